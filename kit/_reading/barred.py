"""What a figure is none of, by the words around it alone: a rule a line, to be added to by copying one.

Those on the Party stand in `barred_party`, all others here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kit._reading.barred_party import PARTY, Bar
from kit._reading.doc import Span
from kit._reading.sentence import Sentence

_SMALLER_PLACES = re.compile(
    r"(?<!số )(?:(?:các|những|một số|nhiều|\d+) (?:xã|thôn|ấp|bản|buôn|xóm|làng|khóm)(?!\w)"
    r"(?: \([^()]*\))?"
    r"(?:(?! và )[^,;.\d]){0,60}?"
    r"|(?:ở|tại) vùng (?:cao|thấp|sâu|lòng hồ|biên giới)[^;.\d]{0,24}?"
    r"|(?:đồng bào|người) (?:các )?(?:dân tộc|dtts|khmer|chăm|thái|mường|dao|mông|tày|nùng)(?!\w)"
    r"[^;.\d]{0,60}?)(?<!\w)(?:thu nhập|tỷ lệ|hộ nghèo|người dân|tham gia)"
    r"(?:(?!toàn huyện|cả huyện|của huyện (?:là|đạt|còn)|huyện có|trong khi|toàn thị|toàn thành)[^;.])*$"
)
_SOME_HOUSEHOLDS = re.compile(
    r"\d (?:xã|địa phương|thôn|bản|ấp|đơn vị|thị trấn) (?:có )?tỷ lệ [^,;.\d]{0,40}$"
    r"|hộ nghèo (?:là )?(?:người )?(?:dtts|dân tộc|đồng bào)[^;.%]{0,40}\d [^;.%\d]{0,24}tỷ lệ"
    r" [^,;.\d]{0,12}$"
)
_HOUSEHOLDS = re.compile(r"\d hộ(?!\w)(?:[^;%\d(]|\([^()]*\))*(?:\d{4}[^;%\d]*)?$")
_ESTATE = re.compile(
    r"\s*(?:(?:trong )?năm \d{4},? |đến nay,? |hiện nay,? )?(?:trong |tại |ở )?(?:các |những )?"
    r"(?:(?:khu|cụm)(?:, cụm)? công nghiệp|khu kinh tế|làng nghề)(?!\w)"
)
_LOANS = re.compile(
    r"nguồn vốn (?:vay|chính sách|tín dụng|đã|này)|phòng giao dịch|ngân hàng|(?<!\w)cho vay|dự án [^\W\d]"
)
_OTHER_CROP = re.compile(
    r"cây (?!lương|có hạt|trồng|hằng|hàng|màu|ngắn)"
    r"|(?<!\w)(?:sắn|hồ tiêu|cao su|chuối|cà phê|mía|hữu cơ|bao tiêu|liên kết|lúa nước [\d.,]+ ?ha)(?!\w)"
)
_CONVERTED = re.compile(
    r"chuyển (?:đổi|sang) (?:thành công |được |trồng |gần |trên |hơn |khoảng )*(?:\d[^;]*)?$"
)
_NO_CROP_OF_OURS = (
    r"(?:lạc|sắn|mía|đậu|khoai|(?:hồ )?tiêu|cao su|cà phê|chè|điều|thuốc lá|thuốc lào|dừa|keo|cói|tỏi|hành"
    r"|chanh|dâu|gừng|sen)(?!\w)"
)
_NO_MEMBER = re.compile(
    rf"(?<!\w)cây {_NO_CROP_OF_OURS}(?:(?!cây (?:ngô|lúa|bắp)|xuống giống)[^;])*$"
    rf"|diện tích(?: trồng)? {_NO_CROP_OF_OURS}(?:(?!diện tích|gieo )[^;])*$"
    r"|diện tích (?:các )?(?:giống lúa|nhóm lúa|lúa (?:thơm|nếp|đặc sản|thuần|lai))"
    r"(?:(?!diện tích|gieo )[^;])*$"
    r"|diện tích (?:đất|canh tác)[^;\d]* đạt (?:giá trị )?[\d.,]+ triệu[^;]*$"
)
_OF_COMMUNES = re.compile(
    r"(?:thu nhập|tỷ lệ|hộ nghèo)[^,;.\d]{0,40} (?:của (?:cả )?\d+(?:/\d+)?|(?:tại|ở) \d+) xã"
    r"(?! (?:trong|của|và) )(?:(?!toàn huyện)[^,;.\d])*(?:năm 20\d\d[^,;.\d]*)?$"
)
_LOCAL_PART = re.compile(
    r"trong đó:? (?:tổng )?thu (?:cân đối )?ngân sách (?:địa phương|(?:cấp )?huyện (?:được )?hưởng)[^;]*$"
)
_BRANCH = re.compile(
    r"(?:giá trị|sản xuất|gtsx) (?:của )?(?:ngành |lĩnh vực )?(?:trồng trọt|chăn nuôi|thủy sản|thuỷ sản"
    r"|lâm nghiệp|ngư nghiệp|xây dựng|vụ (?:đông|xuân|hè|mùa)|y tế|giáo dục|du lịch)(?! ?[-–,]| và|\w)[^,;]*$"
    r"|(?<!\w)(?:trồng trọt|chăn nuôi)(?! ?[-–,]| và|\w)[^,;]* có giá trị[^,;]*$"
    r"|(?:(?<=\n)|(?<=[.;:] ))(?:ngành )?(?:thủy sản|thuỷ sản|lâm nghiệp|ngư nghiệp) có (?:tổng )?giá trị"
    r"[^,;]*$"
)
_AVERAGE = re.compile(r"(?:cao|thấp|nhiều|ít) hơn (?:mức |so với )*(?:bình quân|trung bình)[^,;.\d]{0,30} $")
_THEN_ALL = re.compile(r"[^.;]{0,60}(?:đưa|nâng) (?:tổng )?số [^.;\d]{0,40}lên ")
_ASKED_FOR = re.compile(
    r"(?:họp|hội nghị|phiên họp|thẩm định|thẩm tra)[^;.\d]{0,24} xét, (?:bỏ phiếu )?công nhận [^,;.\d]{0,30}$"
    r"|(?:đề nghị|đề xuất|(?<!chương )trình) (?:(?!(?<!\w)(?:đã|được) )[^,;.\d]){0,60}"
    r"(?:xét|công nhận)(?! tại)"
    r"(?:(?!(?<!\w)đã |quyết định )[^;.\d]){0,60}$"
    r"|(?<!\w)(?:đang|chờ) (?:(?!(?<!\w)(?:đã|được) )[^;.\d]){0,40}(?:xem xét|thẩm định|chờ)"
    r"(?:(?!(?<!\w)đã |(?<!\w)được công nhận|sau khi)[^;.\d]){0,80}$"
    r"|(?:đề án|kế hoạch|lộ trình) xây dựng (?:(?:huyện|thị xã|thành phố) [^,;.\d]{0,30})?$"
    r"|(?<!\w)(?:xã|thị trấn) [^;.\d]{1,80} (?:của|thuộc) huyện [^,;.\d]{2,24}$"
)
"""Before a standard that a district has not reached: somebody asks for it, it is the name of a plan, or its
communes reached it."""
_LATE_YEARS = re.compile(
    r"(?<!nhập )(?:bình quân|trung bình) (?:trong )?(?:\d+|mấy|những|nhiều|các) năm gần đây[^;,\d]{0,24}$"
)
_TURNOVER = re.compile(r"(?:doanh thu|tổng mức bán)(?:(?!cơ cấu|tỷ trọng|chiếm)[^;:.])*$")
_SPENT = re.compile(
    r"(?:^|[,;.:(] ?|trong đó:? (?:có )?)(?:tổng )?chi (?:ngân sách|đầu tư|thường xuyên)"
    r"(?:(?!(?<!\w)thu(?!\w))[^;.)])*$"
)
_THE_COMMUNES = re.compile(
    r"(?:các|những|nhiều|một số|mỗi|tất cả) xã (?:khác|còn lại|của huyện|đều|đã|trên địa bàn"
    r"|trong huyện|đạt|có|cũng|này|đó|được|mới|chỉ|chưa)(?:(?!(?<!\w)xã(?!\w))[^;.])*$"
)
_VALUE_ADDED = re.compile(
    r"giá trị (?:tăng thêm|gia tăng) (?:ngành|các ngành|của|khu vực|lĩnh vực|nông|công nghiệp)"
    r"(?:(?!giá trị sản xuất|giá trị ngành|tổng giá trị|tăng trưởng)[^.])*$"
)
_MODEL_COMMUNES = re.compile(
    r" xã(?: \([^()]*\))?(?: [^\W\d]+){0,8}(?: \([^()]*\))?(?: [^\W\d]+){0,2} kiểu mẫu"
)
_OUTPUTS = "jobs_created total_output_value industrial_output_value budget_revenue"

BARS = (
    *PARTY,
    Bar("income_per_capita poverty_rate health_insurance_coverage", "sentence", _SMALLER_PLACES,
        "a rate of some communes, hamlets or people only"),
    Bar("poverty_rate", "sentence", _SOME_HOUSEHOLDS, "a part of the households or places of the district"),
    Bar("", "sentence", _HOUSEHOLDS, "the share of a plan of households", "percent_of_plan"),
    Bar("poverty_rate", "stretch", re.compile(r"(?<!\w)giảm (?:hộ )?nghèo(?!\w)"),
        "the plan of a fall, not of the rate", "percent_of_plan"),
    Bar("population", "sentence", re.compile(r"(?:bác sĩ|giường)[^;.]*(?:trên|/) ?$"),
        "so many for each of something"),
    Bar("commune_units", "sentence", re.compile(r"\d đơn vị hành chính[^;.]*$"), "communes without its towns",
        behind=re.compile(r" xã(?:,| và)(?: có)? \d+ (?:thị trấn|phường)")),
    Bar("population", "clause", re.compile("di dân|tái định cư|di dời"), "those who were moved"),
    Bar("jobs_created", "clause", _LOANS, "jobs that loans or one project made"),
    Bar(_OUTPUTS, "opening", _ESTATE, "what industrial parks or craft villages do"),
    Bar("grain_output", "clause", re.compile(rf"(?:{_OTHER_CROP.pattern})(?:(?!sản lượng lương)[^;])*$"),
        "another crop than grain"),
    Bar("agri_output_value", "stretch", re.compile("giá trị (?:khai thác|chế biến|đánh bắt|nuôi trồng)"),
        "a branch of a sector"),
    Bar("sown_area", "clause", _NO_MEMBER, "the area of a crop that no breakdown tells"),
    Bar("grain_output", "clause", re.compile(r"(?<!\w)rau (?:các loại|màu|củ|xanh)[^;]*$"),
        "another crop than grain"),
    Bar("income_per_capita poverty_rate health_insurance_coverage", "clause", _OF_COMMUNES,
        "a rate of some communes only"),
    Bar("sown_area", "clause", _CONVERTED, "land that another crop came to"),
    Bar("_output_value", "stretch", _BRANCH, "a branch of a sector"),
    Bar("_output_value", "stretch", re.compile(
            "(?<!tổng )giá trị sản xuất một số (?:ngành|lĩnh)|giá trị sản xuất đối với một số"
            "|(?<!giá trị sản xuất )(?<!\\w)một số ngành (?!nghề)"
            "(?:(?!tổng giá trị)[^,;.])* có giá trị[^,;.]*$"),
        "some trades only"),
    Bar("budget_revenue", "sentence", _LOCAL_PART, "the part that the district keeps"),
    Bar("ntm_criteria_met_commune", "sentence", re.compile(
            r"(?<![\w/])(?:\d{1,3}|hai|ba|bốn|năm) xã (?:(?:đã|mới|đều|cơ bản|chỉ) )*"
            r"(?:(?:đạt|hoàn thành|có|được|từ|trên|hơn) )*$"),
        "criteria of communes that are counted, not named"),
    Bar(_OUTPUTS, "sentence", re.compile(
            r"(?:(?<=\n)|(?<=[.;] ))riêng (?:các )?(?:khu|cụm) công nghiệp[^,;.\d]*$"),
        "what industrial parks or craft villages do"),
    Bar("agri_output_value", "clause", re.compile(
            r"\d ?(?:tấn|ha|hecta)(?!\w)(?:(?!giá trị|gtsx)[^;])*$"),
        "of a harvest or of land, not of output"),
    Bar("commune_units", "behind", re.compile(r" phường(?:,| và)(?: có)? \d+ (?:xã|thị trấn)"),
        "wards without its communes"),
    Bar("ntm_communes", "sentence", re.compile(r"\d tiêu chí (?:là|có|gồm) $"),
        "communes with so many criteria", behind=re.compile(" xã")),
    Bar("commune_units ntm_communes", "sentence", re.compile(
            r"(?<!\w)(?:nhập|tách|chia|sắp xếp|giải thể) $"),
        "units that were merged or divided", behind=re.compile(" (?:xã|thị trấn|phường)")),
    Bar("ntm_criteria_met_commune", "sentence", _THE_COMMUNES, "criteria of communes that are not named"),
    Bar("ntm_communes", "behind", _MODEL_COMMUNES, "model communes"),
    Bar("budget_revenue", "sentence", _SPENT, "spending", "percent_of_plan"),
    Bar("investment_total", "stretch", re.compile(r"(?<!\w)(?:tỷ trọng|chiếm)(?!\w)[^,;\d]*$"), "a share",
        behind=re.compile(r"(?<=%)")),
    Bar("schools_national_standard", "behind", _THEN_ALL,
        "those reached lately, of which no breakdown tells"),
    Bar("schools_national_standard", "stretch", re.compile(r"(?<!\w)xây dựng(?: mới)? $"),
        "those reached lately, of which no breakdown tells"),
    Bar("economic_structure", "sentence", _TURNOVER, "turnover, not a share"),
    Bar("investment_total", "stretch", re.compile("kế hoạch vốn (?:(?!tổng vốn)[^,;])*giao [^,;]*$"),
        "what was assigned to be spent"),
    Bar("", "stretch", _LATE_YEARS, "an average of years, which no period tells"),
    Bar("ntm_criteria_avg_per_commune ntm_criteria_met_commune", "sentence",
        re.compile(r"(?:về|trong) (?:xây dựng )?(?:nông thôn mới|ntm) nâng cao,[^;]*$"),
        "criteria of the higher standard"),
    Bar("sown_area", "stretch", re.compile(
            r"(?<!và )(?<!, )thu hoạch (?:được |xong |dứt điểm |hơn |trên |gần )*$"),
        "what was harvested"),
    Bar("commune_units", "behind",
        re.compile(r" đơn vị hành chính (?:là )?xã(?:,| và)(?: có)? \d+ (?:thị trấn|phường)"),
        "communes without its towns"),
    Bar("ntm_district ntm_advanced_district ntm_model_district", "sentence", _ASKED_FOR,
        "a standard asked for, planned, or of communes", "actual"),
    Bar("economic_growth_rate", "sentence", re.compile(
            r"(?:những|mấy|các|nhiều) năm (?:gần đây|qua|trở lại đây),?[^;.\d]*bình quân(?! nhiệm kỳ| 5 năm)"
            r"[^;.\d]*$"),
        "an average of years, which no period tells"),
    Bar("poverty_rate income_per_capita", "stretch", re.compile(
            r"(?:thu nhập|tỷ lệ|hộ nghèo)[^,;.\d]{0,40} (?:tại|ở|của) (?:các|những|mỗi|từng|tất cả các) xã"
            r" (?:đều|này|đó|đạt|còn|là|hiện|đợt này|nói trên|kể trên) "
            r"(?:(?!toàn huyện|của huyện|bình quân)[^,;.\d])*$"
            r"|(?<!\w)đều (?:còn |đạt |ở mức |có )?(?:trên |dưới |từ |hơn )?$"),
        "a rate of some communes only"),
    Bar("ntm_communes ntm_advanced_communes", "behind", re.compile(
            r" xã (?:còn lại (?:(?!được công nhận|, huyện)[^;.]){0,80}"
            r"|(?:(?!được công nhận)[^;.,\d]){0,50}|(?:(?!được|đạt|, huyện|nông thôn|ntm)[^;.\d]){0,50})"
            r"(?<!\w)(?<!và )đang (?:được )?(?:trình|đề nghị|chờ|(?:hoàn thiện|lập|làm) hồ sơ)"),
        "communes that are proposed", "actual"),
    Bar("ntm_communes", "behind", re.compile(
            r" xã (?:của|thuộc|ở|tại) (?:\d+|hai|ba|bốn|các) huyện"
            r"|(?: số)? xã (?:của|trong) (?:toàn )?tỉnh(?! công)"),
        "of several districts, or of the province"),
    Bar("poverty_rate income_per_capita health_insurance_coverage schools_national_standard", "behind",
        re.compile(r" (?:số |các |tổng số )?(?:xã|thôn|ấp|bản)(?!\w)"), "a share of communes"),
    Bar("ntm_communes", "behind", re.compile(
            r"(?: số)? xã(?:, thị trấn)? (?:đã )?(?:hoàn thành|đạt) (?:các )?chỉ tiêu"
            r" (?!nông|ntm|xây|chuẩn|đạt chuẩn|công nhận|về (?:nông|xây))"),
        "communes that reached another goal"),
    Bar("ntm_communes", "behind", re.compile(
            r"[^.;]{0,60}(?:gồm|là|:)[^.]{0,60}(?:\(| - )huyện [^.]{0,80}(?:\(| - )huyện "
            r"|[^.]{0,80}(?:trong đó|trong số (?:này|đó)|cụ thể)[:,]? huyện [^.;\d]{2,24} \d+ xã,"
            r"|[^.;]{0,80}gồm:? \d+ xã (?:của|thuộc|ở) huyện [^.;]{0,60}\d+ xã (?:của|thuộc|ở) huyện "),
        "of several districts"),
    Bar("ntm_communes ntm_advanced_communes", "sentence", re.compile(
            r"thẩm định (?:(?!(?:đã|và) công nhận|quyết định công nhận)[^;.\d]){0,60}cho $"),
        "communes that are examined"),
    Bar("ntm_district", "sentence", re.compile(
            r"xã(?:, thị trấn)? (?:trên địa bàn|của|trong) (?:toàn )?(?:huyện )?$"),
        "what communes are to reach"),
    Bar("ntm_communes", "behind", re.compile(
            r"(?: số)? xã(?:, thị trấn|, phường)? (?:đã )?có [^,;.\d]{0,24}"
            r"(?:điện|đường|trạm|nhà|chợ|trường|nước|bác sĩ)"),
        "communes that have something else"),
    Bar("_output_value economic_structure", "clause", re.compile(
            r"cơ cấu lao động(?:(?!giá trị|cơ cấu kinh tế)[^;.])*$"
            r"|(?:(?<=\n)|(?<=[.;] ))(?:tỷ trọng )?lao động (?:trong|ở|ngành|khu vực|lĩnh vực)"
            r"(?:(?!giá trị|cơ cấu|giảm|tăng|song|nhưng)[^;.])*$"),
        "labour, not output"),
    Bar("ntm_criteria_met_commune", "behind", re.compile(" tiêu chí còn lại"), "those that are lacking"),
    Bar("ntm_district", "stretch", re.compile(r"tiêu chí (?:về )?xây dựng $"), "a part of its criteria"),
    Bar("ntm_district", "behind", re.compile(" về (?!đích)"), "the standard in one field"),
    Bar("sown_area", "stretch", re.compile(
            r"thực hiện (?!(?:được |đạt |trên |hơn |gần |khoảng )*$)"
            r"(?:(?!gieo|trồng|xuống|diện tích|sạ|cấy)[^;\d])*$"),
        "what else was done on fields"),
    Bar("", "stretch", _AVERAGE, "how far it is from an average"),
    Bar("economic_growth_rate", "sentence", re.compile(
            r"(?:tổng sản phẩm|grdp)[^;.]{0,40}bình quân (?:đầu )?người(?:(?!tăng trưởng)[^;.])*$"),
        "product a head, not its growth"),
    Bar("_output_value", "clause", re.compile(
            r"giá trị (?:hàng hóa )?(?:xuất|nhập) khẩu(?:(?!giá trị sản xuất|gtsx)[^;])*$"),
        "trade, not output"),
    Bar("service_output_value", "stretch", re.compile(
            r"giá trị (?:tiểu thủ )?công nghiệp(?:, (?:thương mại|dịch vụ))+[^,;.\d]*$"),
        "of several sectors"),
    Bar("", "behind", re.compile(" mức tăng (?:của )?(?:cùng kỳ|năm)"),
        "how growth itself changed", "change"),
    Bar("jobs_created", "sentence", re.compile(
            r"(?:ngành nghề|tiểu thủ công nghiệp|doanh nghiệp|làng nghề|hợp tác xã|cơ sở|mô hình)[^.;]*"
            r"việc làm (?:thường xuyên|ổn định)[^,;.\d]{0,24}(?:cho|của) [^,;.\d]{0,12}$"),
        "those who have work"),
    Bar("commune_units", "behind", re.compile(
            r" xã(?:, phường)?(?:,| và) thị trấn(?: \([^)]*\))? (?:liên kết|thoát|tham gia|thực hiện"
            r"|triển khai|hoàn thành|xây dựng|sản xuất|bị|được)"),
        "some of them"),
    Bar("ntm_communes", "sentence", re.compile(
            r"đang (?:hoàn (?:chỉnh|thiện)|lập) hồ sơ(?:(?!được công nhận|công nhận huyện)[^.;])*"
            r"(?:nâng|đưa) [^.;\d]*lên (?:thành )?$"),
        "communes that are proposed", "actual"),
    Bar("ntm_district", "sentence", re.compile(r"(?:nhiệm vụ|công tác) xây dựng huyện [^,;.\d]{0,24}$"),
        "a standard asked for, planned, or of communes"),
    Bar("_output_value", "sentence", _VALUE_ADDED, "value added, not output"),
    Bar("industrial_output_value", "sentence", re.compile(
            r"(?:hoạt động )?sản xuất công nghiệp (?:(?!giá trị)[^;.\d]){0,40}, doanh thu [^,;.\d]{0,12}$"),
        "turnover, not output"),
    Bar("ntm_communes", "behind", re.compile(
            r" xã (?:đã )?(?:được )?(?:công nhận |đạt (?:chuẩn |tiêu chuẩn "
            r"|danh hiệu )?)(?:xã )?văn h[oó][áa]"),
        "communes of another title"),
    Bar("ntm_communes", "stretch", re.compile(
            r"(?:đề nghị|chờ|đang)(?: được)?(?: thẩm định| xét| thẩm tra)?(?: công nhận)?(?: thêm)? $"),
        "communes that are proposed"),
    Bar("commune_units ntm_communes", "behind", re.compile(
            r" xã(?:,| và)? ?(?:thị trấn|phường)?(?:, thị trấn)? có tỷ lệ (?!.{0,12}tiêu chí)"),
        "communes whose rate is told"),
    Bar("poverty_rate income_per_capita health_insurance_coverage", "sentence", re.compile(
            r"\d (?:xã|phường|thị trấn)(?:,| và) (?:phường|thị trấn) (?:có |đạt |còn )?"
            r"(?:thu nhập|tỷ lệ|hộ nghèo)[^,;.\d]{0,40}$"),
        "a rate of some communes, hamlets or people only"),
    Bar("income_per_capita", "stretch", re.compile(
            r"không (?:có|còn) (?:xã|hộ|thôn|ấp|địa phương)[^,;.\d]{0,40}$"),
        "a rate of some communes, hamlets or people only"),
    Bar("poverty_rate", "stretch", re.compile(
            r"hộ nghèo (?:không (?:thuộc|tính)|ngoài|trừ)(?: các)? (?:đối tượng|hộ|diện)[^,;.\d]{0,60}$"),
        "a part of the households or places of the district"),
    Bar("population", "behind", re.compile(" (?:tổ|khu|điểm|cụm) dân cư"), "hamlets, not people"),
    Bar("schools_national_standard", "sentence", re.compile(
            r"(?:đánh giá|kiểm tra|thẩm định)[^,;.\d]{0,12}$"),
        "schools that are examined", behind=re.compile(r" trường [^,;.\d]{0,16}(?:để|đề nghị|trình|xét) ")),
    Bar("ntm_communes ntm_advanced_communes", "behind", re.compile(
            r"(?:(?!đạt chuẩn)[^;.\d]){0,120}(?:xây dựng|lập|hoàn thành) (?:việc )?(?:xây dựng )?"
            r"(?:kế hoạch|hồ sơ|đề án) (?:xã )?đạt chuẩn"),
        "communes that plan it"),
    Bar("area", "stretch", re.compile(r"diện tích (?:quy hoạch|đất quy hoạch|lập quy hoạch)[^,;.\d]*$"),
        "of a plan"),
    Bar("population", "sentence", re.compile(r"dân số (?:đô thị mới|khu đô thị) [^;.]{0,60}$"),
        "of a smaller place"),
    Bar("population area", "clause", re.compile(
            r"(?:đô thị mới|khu đô thị)(?! và)[^,;.\d]{0,60}$|dự báo (?:đô thị mới|khu đô thị)[^;.]*$"),
        "of a smaller place"),
    Bar("sown_area", "behind", re.compile(
            r"(?:[^\n.]|\.(?=\d)){0,120}?(?:\. )?(?:trong đó|gồm|chia ra|cụ thể)[^\n.]{0,24}cây h[ằà]ng năm "
            r"(?:[^\n.]|\.(?=\d)){0,160}cây lâu năm"),
        "with perennial crops"),
    Bar("sown_area", "sentence", re.compile(
            r"(?<!\w)trồng mới (?:(?!gieo|diện tích|xuống giống|lúa)[^.;])*$"),
        "what was planted anew", behind=re.compile(r"(?! (?:rau|lúa|ngô|bắp|hoa màu|màu|cây màu|cây vụ))")),
    Bar("sown_area", "clause", re.compile(
            r"(?:gây hại|bị nhiễm|thiệt hại|mất trắng)(?:(?!gieo|xuống giống)[^,;.\d])*$"),
        "what a pest or a flood hit"),
    Bar("sown_area", "stretch", re.compile(
            r"(?:(?:thí điểm|thử nghiệm) (?:(?!gieo)[^,;.\d])*|diện tích canh tác[^,;.\d]*)$"),
        "land that is tilled, or a trial"),
    Bar("sown_area", "stretch", re.compile(r"diện tích (?:cây )?màu(?! lương)[^,;.\d]*$"),
        "the area of a crop that no breakdown tells"),
    Bar("sown_area", "behind", re.compile(r" đất (?:trồng|sản xuất|chuyên|canh tác|lúa|màu)(?!\w)"),
        "land, whatever is sown on it"),
    Bar("commune_units", "behind", re.compile(" ubnd xã"), "offices of communes"),
    Bar("ntm_funds_mobilized", "sentence", re.compile(
            r"\d[\d.,]* (?:tuyến đường|công trình|km|cây cầu|phòng học)(?:(?!nông thôn mới|ntm)[^.;])*"
            r"(?<!tổng )kinh phí(?! huy động)[^,;.\d]*$"),
        "what roads or buildings cost"),
    Bar("ntm_communes ntm_advanced_communes", "behind", re.compile(
            r" xã (?:(?!được công nhận|đã |đạt chuẩn)[^.;\d]){0,60}không (?:giữ vững|còn giữ"
            r"|duy trì|còn đạt)"),
        "communes that fell behind"),
    Bar("ntm_communes ntm_advanced_communes", "stretch", re.compile("làm việc (?:trực tiếp )?với $"),
        "communes that were visited"),
    Bar("ntm_communes", "sentence", re.compile(
            r"đạt (?:và cơ bản đạt )?(?:từ )?\d+"
            r"(?:(?: ?[-–/] ?| đến )\d+)? tiêu chí(?: trở lên)? (?:là|có) $"),
        "communes by how many criteria they meet"),
    Bar("ntm_districts_recognized", "behind", re.compile(
            " huyện đầu tiên"
            r"| (?:huyện|đơn vị)(?:(?!được công nhận|đạt chuẩn)[^.;\d]){0,80}(?<!\w)đang "
            r"(?:hoàn thiện|hoàn chỉnh|lập|trình)"),
        "districts that are first, or proposed"),
    Bar("ntm_districts_recognized", "stretch", re.compile("trong (?:tổng )?số $"), "what some are a part of"),
    Bar("ntm_district ntm_advanced_district", "sentence", re.compile(
            r"\d% (?:số )?(?:các )?(?:huyện|đơn vị cấp huyện|địa phương)(?!\w)"
            r"(?:(?!(?<!\w)huyện |(?<!\w)thì )[^.;\d]){0,60}$"),
        "districts that are counted"),
    Bar("service_output_value", "sentence", re.compile(r"đồng,? và dịch vụ khác [^,;.\d]*$"),
        "some services only"),
    Bar("sown_area", "behind", re.compile(
            r" (?:diện tích )?cây (?!trồng|lương|hằng|hàng|ăn|lúa|ngô|bắp|rau|hoa|màu|đông|vụ|các"
            r"|ngắn|nông|thực)"),
        "the area of a crop that no breakdown tells"),
    Bar("ntm_communes ntm_advanced_communes", "behind", re.compile(
            r" xã (?:(?!đạt chuẩn)[^;.\d]){0,80}(?:nhất trí|thống nhất"
            r"|thông qua)[^;.\d]{0,24}(?:đề nghị|trình)"
            r"[^;.\d]{0,24} công nhận"),
        "communes that are proposed"),
    Bar("investment_total", "sentence", re.compile(r"vốn sự nghiệp(?:(?!tổng vốn)[^.;])*$"),
        "a part of the funds told of"),
    Bar("ntm_criteria_avg_per_commune", "sentence", re.compile(
            r"\d/\d{3} tiêu chí[^.;]*(?:tăng|giảm|hơn)[^,;.\d]*$"),
        "of all criteria together", behind=re.compile(" tiêu chí(?! ?/| mỗi)")),
    Bar("ntm_communes", "behind", re.compile(
            r" xã [^.;\d]{0,60}(?:xây dựng|quy hoạch|phát triển) (?:thành )?đô thị"),
        "communes that become a town"),
    Bar("population", "sentence", re.compile(r"(?:đại diện|thay mặt)(?: cho)? (?:hơn |trên |gần )?$"),
        "those whom delegates stand for"),
)  # fmt: skip


@lru_cache(maxsize=512)
def _bars(indicator: str, kind: str) -> tuple[Bar, ...]:
    """The rules that an indicator and a kind of figure have."""

    def meant(one: str) -> bool:
        return (indicator.startswith(one) and one[-1] == "_") or (indicator.endswith(one) and one[0] == "_")

    named = [
        bar for bar in BARS if not bar.of or any(one == indicator or meant(one) for one in bar.of.split())
    ]
    return tuple(bar for bar in named if bar.kind in ("", kind))


def barred(s: Sentence, span: Span, indicator: str, kind: str) -> str:
    """Why the words around a figure keep it from being one of an indicator; "" if none do."""
    low, start = s.doc.low, span.q.start
    for bar in _bars(indicator, kind):
        if bar.where in ("opening", "behind"):
            found = bar.words.match(low, s.start if bar.where == "opening" else span.q.end)
        elif bar.where == "clause":
            found = bar.words.search(low, max(s.start, low.rfind(";", s.start, start)), start)
        else:
            found = bar.words.search(low, span.lo if bar.where == "stretch" else s.start, start)
        if found and (bar.behind is None or bar.behind.match(low, span.q.end)):
            return bar.why
    return ""
