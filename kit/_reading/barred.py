"""What a figure is none of, by the words around it alone: a rule a line, to be added to by copying one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kit._reading.doc import Span
from kit._reading.sentence import Sentence


class Bar(NamedTuple):
    """The indicators it is for (ids, or the beginning or end of ids, with `_`; "" for all), where the words
    are looked for, the words, why there is no row, of which kind only, and what stands behind it, too."""

    of: str
    where: str
    words: re.Pattern[str]
    why: str
    kind: str = ""
    behind: re.Pattern[str] | None = None


_UNITS_OF_A_PARTY = re.compile(
    r"\d (?:(?:xã|thôn|ấp|bản|làng|khóm|buôn)(?: [^\d,;.]{1,24})? có"
    r"|(?:doanh nghiệp|trường|công ty|hợp tác xã|htx)(?: [^\d,;.]{1,24})? (?:có|với)"
    r"|(?:chi bộ|đảng bộ|tổ chức đảng)(?: [^\d,;.]{1,16})? (?:doanh nghiệp|quân sự|trường học|cơ quan)"
    r"[^\d;.]{0,40}(?:có|với|,)"
    r"|(?:đảng bộ|chi bộ|chi, đảng bộ)(?: [^\d,;.]{1,24})? có (?:trên|dưới|từ|hơn|ít nhất))"
    r" (?:trên |dưới |từ |hơn |gần |khoảng )?$"
)
_SMALLER_PLACES = re.compile(
    r"(?<!số )(?:(?:các|những|một số|nhiều|\d+) (?:xã|thôn|ấp|bản|buôn|xóm|làng|khóm)(?!\w)"
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
_MOVED_ON = re.compile(r"(?:chuyển (?:sinh hoạt|đảng|đi|đến)|bồi dưỡng)(?:(?!kết nạp)[^;])*$")
_CONVERTED = re.compile(
    r"chuyển (?:đổi|sang) (?:thành công |được |trồng |gần |trên |hơn |khoảng )*(?:\d[^;]*)?$"
)
_NO_MEMBER = re.compile(
    r"(?<!\w)cây (?:lạc|sắn|mía|đậu|khoai|(?:hồ )?tiêu|cao su|cà phê|chè|điều|thuốc lá|dừa|keo)(?!\w)[^;]*$"
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
)
_AVERAGE = re.compile(r"(?:cao|thấp|nhiều|ít) hơn (?:mức |so với )*(?:bình quân|trung bình)[^,;.\d]{0,30} $")
_THEN_ALL = re.compile(r"[^.;]{0,60}(?:đưa|nâng) (?:tổng )?số [^.;\d]{0,40}lên ")
_OF_THE_GOOD = re.compile(r" (?:trong )?(?:tổng )?số (?:được )?(?:xếp loại )?hoàn thành tốt")
_WHO_CAME = re.compile(
    r" đảng viên (?:tham dự|về dự|dự |có mặt|(?:đăng ký |trực tiếp )*tham gia(?! (?:bảo hiểm|sinh hoạt|\d)))"
)
_WITH_MEMBERS_WHO_CAME = re.compile(
    r" (?:tổ chức|chi bộ|đảng bộ)[^,;.\d]{0,24} với \d[\d.]* đảng viên"
    r" (?:đăng ký |trực tiếp )*tham gia(?! (?:bảo hiểm|sinh hoạt|\d))"
)
_ASKED_FOR = re.compile(
    r"(?:họp|hội nghị|phiên họp|thẩm định|thẩm tra)[^;.\d]{0,24} xét, (?:bỏ phiếu )?công nhận [^,;.\d]{0,30}$"
    r"|(?:đề nghị|đề xuất|trình) (?:(?!(?<!\w)(?:đã|được) )[^,;.\d]){0,60}(?:xét|công nhận)(?! tại)"
    r"(?:(?!(?<!\w)đã |quyết định )[^;.\d]){0,60}$"
    r"|(?<!\w)(?:đang|chờ) [^;.\d]{0,40}(?:xem xét|thẩm định|chờ)[^;.\d]{0,80}$"
    r"|(?:đề án|kế hoạch|lộ trình) xây dựng (?:huyện|thị xã|thành phố) [^,;.\d]{0,30}$"
    r"|(?<!\w)(?:xã|thị trấn) [^;.\d]{1,80} (?:của|thuộc) huyện [^,;.\d]{2,24}$"
)
"""Before a standard that a district has not reached: somebody asks for it, it is the name of a plan, or its
communes reached it."""
_LATE_YEARS = re.compile(
    r"(?<!nhập )(?:bình quân|trung bình) (?:trong )?(?:\d+|mấy|những|nhiều|các) năm gần đây[^;,\d]{0,24}$"
)
_OF_A_FIELD = re.compile(
    r"(?:^|[\n.;] ?|năm 20\d\d, )(?:ở|về|riêng|trong) (?:khối|lĩnh vực|nhóm) [^;.\d]{3,40}, "
    r"(?:có |đã có )?$"
)
_FOR_OTHERS = re.compile(
    r"[^,;.\d]{0,24} cho (?:(?:\d+|các|những|hai|ba|bốn|năm) (?:tập thể|cá nhân|đơn vị|xã|chi bộ|hộ)"
    r"|(?:nhân dân và cán bộ |cán bộ và nhân dân |đảng bộ |tập thể )*(?:xã|phường|thị trấn|trường|ấp|thôn"
    r"|bệnh viện|trung tâm|phòng|công ty) )"
)
_OTHERS_GOT = re.compile(
    r"(?<!trong )(?<!số )(?<!\d)\d+ (?:tập thể|đơn vị)[^,;.\d]{0,24} (?:được|nhận) "
    r"(?:(?!(?: và|,)(?: riêng| trong đó)?(?: có)? (?:ubnd |đảng bộ |huyện ủy |nhân dân |cán bộ )*huyện"
    r"|giấy khen|bằng khen)[^;.]){0,80}$"
)
_GOT_FLAGS = re.compile(
    r" tập thể (?:được|nhận) (?:(?!khen)[^,;.\d]){0,30}tặng (?:cờ|đơn vị dẫn đầu)(?![^,;.\d]{0,40}khen)"
)
_TURNOVER = re.compile(r"(?:doanh thu|tổng mức bán)(?:(?!cơ cấu|tỷ trọng|chiếm)[^;:.])*$")
_SPENT = re.compile(
    r"(?:^|[,;.:(] ?|trong đó:? (?:có )?)(?:tổng )?chi (?:ngân sách|đầu tư|thường xuyên)"
    r"(?:(?!(?<!\w)thu(?!\w))[^;.)])*$"
)
_PUNISHED = re.compile(
    r"(?:(?<!về )(?<!việc )(?<!chấp hành )(?<!kiểm tra )(?<!tác )(?<!sát, )(?<!sát và )(?<!về thi hành )"
    r"(?<!việc thi hành )(?<!tra thi hành )(?<!tác thi hành )(?<!sát, thi hành )(?<!sát và thi hành )"
    r"(?:thi hành |xử lý )?kỷ luật(?! trong| của| đảng| là|,)"
    r"|nhắc nhở|rút kinh nghiệm|khiển trách|(?<!việc )giải quyết (?:đơn )?tố cáo|phúc kết"
    r"|(?<!\w)(?<!theo )(?<!là )(?<!và )yêu cầu (?!của|nhiệm vụ|thường xuyên|công tác)"
    r"|qua (?:công tác )?(?:kiểm tra|giám sát)(?:, giám sát)?(?:, (?!giám sát)| cho thấy| phát hiện))"
    r"(?:(?!(?<!kết quả )kiểm tra|giám sát)[^;.])*$"
)
_NOT_CHECKED = re.compile(
    r"(?!(?: [^\W\d]+){1,5}(?:(?: và|,) \d+ [^\W\d]+ [^\W\d]+(?: đảng)?)? (?:đã )?được (?:kiểm|giám))"
)
_THE_COMMUNES = re.compile(
    r"(?:các|những|nhiều|một số|mỗi|tất cả) xã (?:khác|còn lại|của huyện|đều|đã|trên địa bàn"
    r"|trong huyện|đạt|có|cũng|này|đó|được|mới|chỉ|chưa)(?:(?!(?<!\w)xã(?!\w))[^;.])*$"
)
_MODEL_COMMUNES = re.compile(
    r" xã(?: \([^()]*\))?(?: [^\W\d]+){0,8}(?: \([^()]*\))?(?: [^\W\d]+){0,2} kiểu mẫu"
)
_BY_ONE_OF_THEM = re.compile(
    r"\d (?:tổ chức đảng|đảng viên|lượt|chi bộ)[^;.()]*"
    r"\((?:trong đó,? )?(?:ban thường vụ|btv|ubkt|(?:ủy|uỷ) ban kiểm tra|cấp huyện|huyện (?:ủy|uỷ))[^()]*$"
)
_CHOSEN_TO_GO = re.compile(
    r" (?:tập thể|cá nhân)(?:(?: và|,) \d+ cá nhân)?(?: tiêu biểu)? được (?:chọn|cử|mời|đề cử|giới thiệu)"
    r" (?:đi |tham dự|dự |tham gia|báo cáo)"
)
_BY_A_BODY = (
    r"(?<!\w)(?:chi bộ|ubkt|(?:ủy|uỷ) ban kiểm tra|ban chấp hành|bch|ban thường vụ|btv|đảng (?:ủy|uỷ))"
    r"(?! các cấp)[^;,.\d]{0,60}kỷ luật (?:được )?"
)
_FORM = "khiển trách|cảnh cáo|khai trừ|cách chức"
_OF_FIRMS = re.compile(
    r"(?<!và )(?<!cả )(?<!tổ chức đảng )(?:trong|ở|tại|thuộc) (?:các |những |khối )?"
    r"(?:doanh nghiệp|công ty|khu công nghiệp)"
    r"(?:(?!toàn |nâng|đưa|tổng số|cả huyện|huyện (?:có|đã|chỉ|kết nạp)|đảng bộ|(?<!\w)nên |năm 20)[^,;.])*$"
)
_IN_FIRMS = re.compile(
    r" (?:[^\W\d]+ ){1,4}(?:trong|ở|tại|thuộc) (?:các |khối )?(?:doanh nghiệp|công ty)(?!\w)"
    r"(?!(?: [^\W\d]+){0,5}(?:,| và) (?:các )?(?:trường|xã|thị|nông|cơ quan|hợp|ấp|thôn|khu dân))"
)
_THEN_PUNISHED = re.compile(
    r" đảng viên (?:có )?(?:vi phạm|sai phạm|khuyết điểm)[^;.\d]{0,30}kỷ luật (?:đối với )?\d+(?! tổ chức)"
)
_OF_A_PARTY = "party_members party_cells members_admitted"
_CHECKED = "inspected_party_orgs supervised_party_orgs inspected_members supervised_members"
_OUTPUTS = "jobs_created total_output_value industrial_output_value budget_revenue"

BARS = (
    Bar("party_members party_cells", "sentence", _UNITS_OF_A_PARTY, "members or cells of some units only"),
    Bar("party_cells", "sentence", re.compile(r"\d đảng bộ(?: cơ sở)?(?: \([^()]*\))?(?: và|,) $"),
        "cells right below the district, beside its other Party organisations"),
    Bar("party_members", "behind", _WHO_CAME, "members who came"),
    Bar("grassroots_party_orgs party_cells", "behind", _WITH_MEMBERS_WHO_CAME, "units whose members came"),
    Bar("members_good", "stretch", re.compile(r"kết nạp (?:được |mới )*$"), "those admitted"),
    Bar("targets_", "sentence", re.compile(r"\d tiêu chí[^.;\d]{0,40} (?:với|gồm|và) $"),
        "what criteria are made of"),
    Bar("income_per_capita poverty_rate health_insurance_coverage", "sentence", _SMALLER_PLACES,
        "a rate of some communes, hamlets or people only"),
    Bar("poverty_rate", "sentence", _SOME_HOUSEHOLDS, "a part of the households or places of the district"),
    Bar("", "sentence", _HOUSEHOLDS, "the share of a plan of households", "percent_of_plan"),
    Bar("poverty_rate", "stretch", re.compile(r"(?<!\w)giảm (?:hộ )?nghèo(?!\w)"),
        "the plan of a fall, not of the rate", "percent_of_plan"),
    Bar("population", "clause", re.compile("di dân|tái định cư|di dời"), "those who were moved"),
    Bar("jobs_created", "clause", _LOANS, "jobs that loans or one project made"),
    Bar(_OUTPUTS, "opening", _ESTATE, "what industrial parks or craft villages do"),
    Bar("grain_output", "clause", _OTHER_CROP, "another crop than grain"),
    Bar("members_admitted", "stretch", _MOVED_ON, "members who changed their organisation or class"),
    Bar("agri_output_value", "stretch", re.compile("giá trị (?:khai thác|chế biến|đánh bắt|nuôi trồng)"),
        "a branch of a sector"),
    Bar("sown_area", "clause", _NO_MEMBER, "the area of a crop that no breakdown tells"),
    Bar("grain_output", "clause", re.compile(r"(?<!\w)rau (?:các loại|màu|củ|xanh)[^;]*$"),
        "another crop than grain"),
    Bar("income_per_capita poverty_rate health_insurance_coverage", "clause", _OF_COMMUNES,
        "a rate of some communes only"),
    Bar("sown_area", "clause", _CONVERTED, "land that another crop came to"),
    Bar("_output_value", "stretch", _BRANCH, "a branch of a sector"),
    Bar("_output_value", "stretch", re.compile("(?<!tổng )giá trị sản xuất một số (?:ngành|lĩnh)"),
        "some trades only"),
    Bar("budget_revenue", "sentence", _LOCAL_PART, "the part that the district keeps"),
    Bar(_CHECKED, "clause", _PUNISHED, "what came of an inspection", behind=_NOT_CHECKED),
    Bar(_CHECKED, "sentence", _BY_ONE_OF_THEM, "a part of those before, in brackets"),
    Bar("disciplined_members", "stretch", re.compile(r"kết luận (?:kiểm tra )?(?:đối với )?$"),
        "those of whom a finding was made"),
    Bar("disciplined_members", "stretch",
        re.compile(r"(?<!kỷ luật )(?<!kỷ luật đối với )(?<!kỷ luật được )$"),
        "those in violation, not those disciplined", behind=_THEN_PUNISHED),
    Bar(_OF_A_PARTY, "clause", _OF_FIRMS, "in enterprises only"),
    Bar(_OF_A_PARTY, "behind", _IN_FIRMS, "in enterprises only"),
    Bar("ntm_criteria_met_commune", "sentence", _THE_COMMUNES, "criteria of communes that are not named"),
    Bar("ntm_communes", "behind", _MODEL_COMMUNES, "model communes"),
    Bar("dan_van_kheo_models study_bac_models", "stretch", re.compile(
            r"(?<!dựng và )(?<!dựng, )(?<!mới và )(?<!mới, )(?<!trì và )(?<!trì, )(?<!triển và )nhân rộng"
            r" (?:được |thêm )?$"),
        "models that were copied"),
    Bar("budget_revenue", "sentence", _SPENT, "spending", "percent_of_plan"),
    Bar("investment_total", "stretch", re.compile(r"(?<!\w)(?:tỷ trọng|chiếm)(?!\w)[^,;\d]*$"), "a share",
        behind=re.compile(r"(?<=%)")),
    Bar("members_admitted", "behind", re.compile(r" (?:lao động|công nhân|người lao động)(?!\w)"), "workers"),
    Bar("schools_national_standard", "behind", _THEN_ALL,
        "those reached lately, of which no breakdown tells"),
    Bar("schools_national_standard", "stretch", re.compile(r"(?<!\w)xây dựng(?: mới)? $"),
        "those reached lately, of which no breakdown tells"),
    Bar("economic_structure", "sentence", _TURNOVER, "turnover, not a share"),
    Bar("targets_", "sentence", _OF_A_FIELD, "some of them"),
    Bar("members_admitted", "behind", re.compile(r" (?:cơ sở đảng|chi bộ|đảng bộ|tổ chức)(?!\w)"),
        "units that admit"),
    Bar("investment_total", "stretch", re.compile("kế hoạch vốn (?:(?!tổng vốn)[^,;])*giao [^,;]*$"),
        "what was assigned to be spent"),
    Bar("_good", "behind", _OF_THE_GOOD, "a share of those of a class"),
    Bar("", "stretch", _LATE_YEARS, "an average of years, which no period tells"),
    Bar("commendation_individuals", "sentence",
        re.compile(r"đợt (?:học tập|quán triệt|tập huấn)[^;.]{0,60}$"),
        "those who sat through a lesson"),
    Bar("award_flag", "behind", _FOR_OTHERS, "flags for others than the district"),
    Bar("award_flag emulation_rank", "sentence", _OTHERS_GOT, "flags and ranks of others than the district"),
    Bar("commendation_collectives", "behind", _GOT_FLAGS, "flags and ranks, not commendations"),
    Bar("ntm_criteria_avg_per_commune ntm_criteria_met_commune", "sentence",
        re.compile(r"(?:về|trong) (?:xây dựng )?(?:nông thôn mới|ntm) nâng cao,[^;]*$"),
        "criteria of the higher standard"),
    Bar("sown_area", "stretch", re.compile(r"(?<!và )(?<!, )thu hoạch (?:được )?(?:hơn |trên |gần )?$"),
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
    Bar("commendation_collectives", "stretch", re.compile(r"(?<!\w)(?:một|1|01) trong (?:số |những )?$"),
        "one of several, of whom others were commended, too"),
    Bar("commendation_collectives", "stretch", re.compile(
            r"(?:huyện|đảng bộ|nhân dân)[^;.,\d]{0,30} cùng (?:với )?$"),
        "others than the district"),
    Bar("commendation_", "behind", _CHOSEN_TO_GO, "those chosen to go somewhere"),
    Bar("commendation_", "sentence",
        re.compile(r"(?:công nhận|xây dựng|có|được) \d+ mô hình \([^()]*$"), "models by who has them"),
    Bar("dan_van_kheo_models study_bac_models", "behind",
        re.compile(
            r" mô hình (?:của )?(?:tập thể|cá nhân)(?!(?: và|,| hoặc) (?:của )?(?:các )?(?:cá nhân|tập thể))"
            r"(?![^;.]*(?:xuất sắc|tiêu biểu))"),
        "models of collectives or of persons only"),
    Bar("supervised_members inspected_members", "clause", re.compile(
            r"(?:giám sát|kiểm tra) (?:thường xuyên )?(?:việc |công tác |về )?(?:thực hiện )?kê khai"
            r"(?:(?!kiểm tra|giám sát|điều lệ)[^;.])*$"),
        "those who declared what they own", behind=re.compile(" cán bộ")),
    Bar("violating_members", "stretch", re.compile(r"(?:ra khỏi đảng|xóa tên|xoá tên|khai trừ)[^;,.\d]*$"),
        "members who were removed"),
    Bar("violating_members", "clause", re.compile(
            r"trong số (?:các |những )?(?:đảng viên )?(?:đã |bị )*(?:thi hành |xử lý )?kỷ luật[^;.]*$"),
        "some of those disciplined"),
    Bar("disciplined_members violating_members", "clause", re.compile(
            r"(?:chủ yếu|phần lớn|nguyên nhân)(?: là)?(?: do)? (?:các lỗi )?vi phạm"
            r"(?:(?!kỷ luật|toàn huyện|trong năm)[^;.])*$"),
        "by what they did"),
    Bar("poverty_rate income_per_capita", "stretch", re.compile(
            r"(?:thu nhập|tỷ lệ|hộ nghèo)[^,;.\d]{0,40} (?:tại|ở|của) (?:các|những|mỗi|từng|tất cả các) xã"
            r" (?:đều|này|đó|đạt|còn|là|hiện) (?:(?!toàn huyện|của huyện|bình quân)[^,;.\d])*$"),
        "a rate of some communes only"),
    Bar("ntm_communes", "behind", re.compile(
            r" xã (?:còn lại (?:(?!được công nhận|, huyện)[^;.]){0,80}|(?:(?!được công nhận)[^;.,\d]){0,50})"
            r"(?<!\w)đang (?:được )?(?:trình|đề nghị|chờ|hoàn thiện hồ sơ|lập hồ sơ)"),
        "communes that are proposed", "actual"),
    Bar("emulation_rank", "clause", re.compile(
            r"(?<!\w)(?:(?<!trong )(?<!trong số )(?<!cùng )(?<!gồm )(?<!qua )"
            r"\d+ (?:cơ quan|đơn vị|xã|tập thể|chi bộ|trường|cá nhân)"
            r"|hội (?:nông dân|phụ nữ|cựu chiến binh|liên hiệp|chữ thập)|công an huyện"
            r"|phòng (?:giáo dục|nội vụ|tài chính|nông nghiệp|kinh tế|văn hóa)"
            r"|trường (?:tiểu học|thcs|thpt|mầm non|trung học))"
            r"(?:(?!huyện (?:xếp|đứng|giành|được)|đảng bộ)[^,;.\d])*$"),
        "a rank of others than the district"),
    Bar("disciplined_members", "sentence",
        re.compile(rf"{_BY_A_BODY}\d+ đảng viên[^.\d]*{_BY_A_BODY}$"), "by one of the bodies that did"),
    Bar("disciplined_members", "stretch", re.compile(rf"{_BY_A_BODY}$"), "by one of the bodies that did",
        behind=re.compile(rf" đảng viên[^.\d]*{_BY_A_BODY}\d+ đảng viên")),
    Bar("disciplined_members", "stretch", re.compile(rf"(?:{_FORM})[^,;.\d]{{0,12}}$"),
        "of one form of discipline", behind=re.compile(
            rf" (?:đảng viên|đồng chí|trường hợp)?[^;.\d]{{0,40}}(?:{_FORM})"
            r" (?:(?!kỷ luật)[^,;.\d]){0,12}\d")),
    Bar("disciplined_members", "sentence",
        re.compile(rf"(?:(?:{_FORM})[^;.]*\d[^;.]*|\d[^;.]*: )(?:{_FORM})[^,;.\d]{{0,12}}$"),
        "of one form of discipline"),
    Bar("party_badges", "sentence", re.compile(
            r"\d (?:đảng viên|đồng chí)[^;.]*\d\d năm(?: tuổi đảng)?(?:, | và )(?:huy hiệu )?\d\d năm"
            r"[^,;.\d]*$"),
        "of several classes together"),
    Bar("disciplined_members", "behind",
        re.compile(rf" (?:đảng viên|đồng chí)?[^,;.\d]{{0,12}}hình thức (?:{_FORM}), \d"),
        "of one form of discipline"),
    Bar("disciplined_members", "sentence", re.compile(rf"hình thức (?:{_FORM})(?:,| và) $"),
        "of one form of discipline"),
    Bar("_good _excellent", "stretch", re.compile(
            r"(?<!\w)(?:không )?hoàn thành nhiệm vụ (?:đạt |là |chiếm |có |với |tỷ lệ |gần |trên |hơn )*$"),
        "of another class"),
    Bar(_CHECKED, "sentence", re.compile(
            r"trong đó[^.;]*(?<!\w)(?:ban thường vụ|btv|ubkt|(?:ủy|uỷ) ban kiểm tra|cấp (?:ủy|uỷ)"
            r"|đảng (?:ủy|uỷ))[^.;]*$"),
        "a part of those before, by who did it"),
    Bar("ntm_communes", "behind", re.compile(r" xã (?:của|thuộc|ở|tại) (?:\d+|hai|ba|bốn|các) huyện"),
        "of several districts"),
    Bar("violating_members disciplined_members", "stretch", re.compile(r"do (?:có )?vi phạm [^;.()]*\($"),
        "by what they did"),
    Bar("members_made_official", "behind", re.compile(r" (?:chi bộ|đảng bộ|chi, đảng bộ|tổ chức)(?!\w)"),
        "units, not members"),
    Bar("award_flag emulation_rank", "sentence", re.compile(
            r"(?<!\w)(?:trường|xã (?!hội)|thị trấn|ban (?:tuyên giáo|tổ chức|dân vận)|bệnh viện|công ty)"
            r" [^;.\d]{2,60}(?:được|nhận|vinh dự|đón)(?:(?!(?:,| và) huyện)[^;.\d])*$"),
        "of others than the district"),
    Bar("poverty_rate income_per_capita health_insurance_coverage", "behind",
        re.compile(r" (?:số |các |tổng số )?(?:xã|thôn|ấp|bản)(?!\w)"), "a share of communes"),
    Bar("ntm_communes", "behind", re.compile(
            r"(?: số)? xã(?:, thị trấn)? (?:đã )?(?:hoàn thành|đạt) (?:các )?chỉ tiêu (?!nông|ntm|xây)"),
        "communes that reached another goal"),
    Bar("ntm_communes", "behind", re.compile(
            r"[^.;]{0,60}(?:gồm|là|:)[^.]{0,60}\(huyện [^()]*\)[^.]{0,60}\(huyện "), "of several districts"),
    Bar("ntm_communes ntm_advanced_communes", "sentence", re.compile(r"thẩm định [^;.\d]{0,60}cho $"),
        "communes that are examined"),
    Bar("ntm_district", "sentence", re.compile(
            r"xã(?:, thị trấn)? (?:trên địa bàn|của|trong) (?:toàn )?(?:huyện )?$"),
        "what communes are to reach"),
    Bar("members_admitted", "behind", re.compile(r" (?:số )?(?:thôn|khu phố|khu dân cư|ấp|tổ dân phố)(?!\w)"),
        "places, not members"),
    Bar("ntm_communes", "behind", re.compile(
            r"(?: số)? xã(?:, thị trấn|, phường)? (?:đã )?có [^,;.\d]{0,24}(?:điện|đường|trạm|nhà|chợ|trường|nước|bác sĩ)"),
        "communes that have something else"),
    Bar("_output_value economic_structure", "clause", re.compile(r"cơ cấu lao động[^;.]*$"), "labour, not output"),
    Bar("ntm_criteria_met_commune", "behind", re.compile(" tiêu chí còn lại"), "those that are lacking"),
    Bar("targets_", "behind", re.compile(
            r" chỉ tiêu (?:của \d+ (?:nhóm )?tiêu chí|(?:[^,;.\d]{0,24}tiêu chí |[^,;.\d]{0,30}(?:huyện|xã) )"
            r"(?:\w+ )?(?:nông thôn mới|ntm))"),
        "targets of the new rural programme"),
    Bar("ntm_district", "stretch", re.compile(r"tiêu chí (?:về )?xây dựng $"), "a part of its criteria"),
    Bar("ntm_district", "behind", re.compile(" về (?!đích)"), "the standard in one field"),
    Bar("sown_area", "stretch", re.compile(
            r"thực hiện (?!(?:được |đạt |trên |hơn |gần |khoảng )*$)"
            r"(?:(?!gieo|trồng|xuống|diện tích|sạ|cấy)[^;\d])*$"),
        "what else was done on fields"),
    Bar("", "stretch", _AVERAGE, "how far it is from an average"),
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
