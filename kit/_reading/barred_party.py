"""Rules of `barred` on the Party: its members and organisations, inspections, ratings, awards, targets."""

from __future__ import annotations

import re
from typing import NamedTuple


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
_MOVED_ON = re.compile(r"(?:chuyển (?:sinh hoạt|đảng|đi|đến)|bồi dưỡng)(?:(?!kết nạp)[^;])*$")
_OF_THE_GOOD = re.compile(r" (?:trong )?(?:tổng )?số (?:được )?(?:xếp loại )?hoàn thành tốt")
_WHO_CAME = re.compile(
    r" đảng viên (?:tham dự|về dự|dự |có mặt|(?:đăng ký |trực tiếp )*tham gia(?! (?:bảo hiểm|sinh hoạt|\d)))"
)
_WITH_MEMBERS_WHO_CAME = re.compile(
    r" (?:tổ chức|chi bộ|đảng bộ)[^,;.\d]{0,24} với \d[\d.]* đảng viên"
    r" (?:đăng ký |trực tiếp )*tham gia(?! (?:bảo hiểm|sinh hoạt|\d))"
)
_FOR_OTHERS = re.compile(
    r"[^,;.\d]{0,24} cho (?:(?:\d+|các|những|hai|ba|bốn|năm) (?:tập thể|cá nhân|đơn vị|xã|chi bộ|hộ)"
    r"|(?:nhân dân và cán bộ |cán bộ và nhân dân |đảng bộ |tập thể )*(?:xã|phường|thị trấn|trường|ấp|thôn"
    r"|bệnh viện|trung tâm|phòng|công ty) )"
)
_OTHERS_GOT = re.compile(
    r"(?<!trong )(?<!số )(?<!cùng )(?<!cùng với )(?<!đứng đầu )(?<!dẫn đầu )(?<!vượt qua )(?<![\d/])"
    r"\d+ (?:tập thể|đơn vị(?! khác))[^,;.\d]{0,24} (?:được|nhận) "
    r"(?:(?!(?: và|,)(?: riêng| trong đó)?(?: có)? (?:ubnd |đảng bộ |huyện ủy |nhân dân |cán bộ )*huyện"
    r"|giấy khen|bằng khen)[^;.]){0,80}$"
)
_GOT_FLAGS = re.compile(
    r" tập thể (?:được|nhận) (?:(?!khen)[^,;.\d]){0,30}tặng (?:cờ|đơn vị dẫn đầu)(?![^,;.\d]{0,40}khen)"
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
FORMS = "khiển trách|cảnh cáo|khai trừ|cách chức"
"""The forms of discipline, as an expression."""
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

_OF_A_FIELD = re.compile(
    r"(?:^|[\n.;] ?|năm 20\d\d, )(?:ở|về|riêng|trong) (?:khối|lĩnh vực|nhóm) [^;.\d]{3,40}, "
    r"(?:có |đã có )?$"
)
_A_FIELD = re.compile(
    r" chỉ tiêu (?:về |lĩnh vực )?(?:kinh tế(?! ?[-–,]?(?: và)? ?(?:xã hội|văn h|xh|-xh|gắn|chủ|tổng|năm|-))"
    r"|văn h[óo][áa](?: ?[-–,] ?xã hội)?|xã hội|môi trường|quốc phòng)(?= (?:đạt|hoàn thành|vượt|đều|đã|$))"
)
"""Behind targets of one field only."""

PARTY = (
    Bar("party_members party_cells", "sentence", _UNITS_OF_A_PARTY, "members or cells of some units only"),
    Bar("party_cells", "sentence", re.compile(r"\d đảng bộ(?: cơ sở)?(?: và|,) $"),
        "cells right below the district, beside its other Party organisations"),
    Bar("party_cells", "sentence", re.compile(r"\d đảng bộ(?: cơ sở)? \([^()]*\)(?: và|,) $"),
        "cells right below the district, beside its other Party organisations",
        behind=re.compile("(?! chi bộ trực thuộc)")),
    Bar("party_members", "stretch", re.compile(
            r"(?<!đại diện )(?<!đại diện cho )(?<!cho hơn )(?<!cho trên )(?<!cho gần )(?<!diện hơn )"
            r"(?<!diện trên )(?<!diện gần )(?<!thay mặt )$"),
        "members who came", behind=_WHO_CAME),
    Bar("grassroots_party_orgs party_cells", "behind", _WITH_MEMBERS_WHO_CAME, "units whose members came"),
    Bar("members_good", "stretch", re.compile(r"kết nạp (?:được |mới )*$"), "those admitted"),
    Bar("members_admitted", "stretch", _MOVED_ON, "members who changed their organisation or class"),
    Bar(_CHECKED, "clause", _PUNISHED, "what came of an inspection", behind=_NOT_CHECKED),
    Bar(_CHECKED, "sentence", _BY_ONE_OF_THEM, "a part of those before, in brackets"),
    Bar("disciplined_members", "stretch", re.compile(r"kết luận (?:kiểm tra )?(?:đối với )?$"),
        "those of whom a finding was made"),
    Bar("disciplined_members", "stretch",
        re.compile(r"(?<!kỷ luật )(?<!kỷ luật đối với )(?<!kỷ luật được )$"),
        "those in violation, not those disciplined", behind=_THEN_PUNISHED),
    Bar(_OF_A_PARTY, "clause", _OF_FIRMS, "in enterprises only"),
    Bar(_OF_A_PARTY, "behind", _IN_FIRMS, "in enterprises only"),
    Bar("dan_van_kheo_models study_bac_models", "stretch", re.compile(
            r"(?<!dựng và )(?<!dựng, )(?<!mới và )(?<!mới, )(?<!trì và )(?<!trì, )(?<!triển và )nhân rộng"
            r" (?:được |thêm )?$"),
        "models that were copied"),
    Bar("members_admitted", "behind", re.compile(r" (?:lao động|công nhân|người lao động)(?!\w)"), "workers"),
    Bar("members_admitted", "behind", re.compile(r" (?:cơ sở đảng|chi bộ|đảng bộ|tổ chức)(?!\w)"),
        "units that admit"),
    Bar("_good", "behind", _OF_THE_GOOD, "a share of those of a class"),
    Bar("commendation_individuals", "sentence",
        re.compile(r"đợt (?:học tập|quán triệt|tập huấn)[^;.]{0,60}$"),
        "those who sat through a lesson"),
    Bar("award_flag", "behind", _FOR_OTHERS, "flags for others than the district"),
    Bar("award_flag emulation_rank", "sentence", _OTHERS_GOT, "flags and ranks of others than the district"),
    Bar("commendation_collectives", "behind", _GOT_FLAGS, "flags and ranks, not commendations"),
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
    Bar("dan_van_kheo_models", "stretch", re.compile(r"tiếp tục duy trì (?:được |tốt |hiệu quả )*$"),
        "models that were there before"),
    Bar("leadership_collectives_", "behind", re.compile(r" (?:chi bộ|đảng bộ|tổ chức)(?!\w)"),
        "organisations, not collectives"),
    Bar("emulation_rank", "clause", re.compile(
            r"(?<!\w)(?:(?<!trong )(?<!trong số )(?<!cùng )(?<!gồm )(?<!qua )"
            r"\d+ (?:cơ quan(?:, đơn vị)?|đơn vị|xã|tập thể|chi bộ|trường|cá nhân)"
            r"|hội (?:nông dân|phụ nữ|cựu chiến binh|liên hiệp|chữ thập)|công an huyện"
            r"|phòng (?:giáo dục|nội vụ|tài chính|nông nghiệp|kinh tế|văn hóa)"
            r"|trường (?:tiểu học|thcs|thpt|mầm non|trung học))"
            r"(?:(?!huyện (?:xếp|đứng|giành|được)|đảng bộ)[^,;.\d])*$"),
        "a rank of others than the district"),
    Bar("disciplined_members", "sentence",
        re.compile(rf"{_BY_A_BODY}\d+ đảng viên[^.\d]*{_BY_A_BODY}$"), "by one of the bodies that did"),
    Bar("disciplined_members", "stretch", re.compile(rf"{_BY_A_BODY}$"), "by one of the bodies that did",
        behind=re.compile(rf" đảng viên[^.\d]*{_BY_A_BODY}\d+ đảng viên")),
    Bar("disciplined_members", "stretch", re.compile(rf"(?:{FORMS})[^,;.\d]{{0,12}}$"),
        "of one form of discipline", behind=re.compile(
            rf" (?:đảng viên|đồng chí|trường hợp)?(?:(?!trong đó|trong số|gồm)[^;:(.\d]){{0,40}}(?:{FORMS})"
            r" (?:(?!kỷ luật)[^,;.\d]){0,12}\d")),
    Bar("disciplined_members", "sentence",
        re.compile(rf"(?:(?:{FORMS})[^;.]*\d(?! (?:tổ chức|chi bộ|đảng bộ|cấp ủy))(?:(?!{FORMS})[^;.\d])*"
                   rf"|\d[^;.]*: )(?:{FORMS})[^,;.\d]{{0,12}}$"),
        "of one form of discipline"),
    Bar("party_badges", "sentence", re.compile(
            r"\d (?:đảng viên|đồng chí)[^;.]*\d\d năm(?: tuổi đảng)?(?:, | và )(?:huy hiệu )?\d\d năm"
            r"(?:(?! và | cùng )[^,;.\d])*$"),
        "of several classes together"),
    Bar("disciplined_members", "behind",
        re.compile(rf" (?:đảng viên|đồng chí)?[^,;.\d]{{0,12}}hình thức (?:{FORMS}), \d+"
                   rf" (?:đảng viên|đồng chí|trường hợp)[^;.\d]{{0,24}}(?:{FORMS})"),
        "of one form of discipline"),
    Bar("disciplined_members", "sentence", re.compile(
            rf"\d (?!tổ chức|chi bộ|đảng bộ|cấp ủy)[^;.\d]*hình thức (?:{FORMS})(?:,| và) $"),
        "of one form of discipline"),
    Bar("_good _excellent", "stretch", re.compile(
            r"(?<!\w)(?<!mức độ )(?:không )?hoàn thành nhiệm vụ"
            r" (?:đạt |là |chiếm |có |với |tỷ lệ |gần |trên |hơn )*$"),
        "of another class"),
    Bar(_CHECKED, "sentence", re.compile(
            r"\d[\d.]* (?:lượt |tổ chức đảng|đảng viên|chi bộ)[^.;]*trong đó,? (?:(?:có|riêng) )?"
            r"(?:ban thường vụ|btv|ubkt|(?:ủy|uỷ) ban kiểm tra|cấp (?:ủy|uỷ)(?! viên)"
            r"|đảng (?:ủy|uỷ))(?:(?!toàn (?:đảng bộ|huyện))[^.;])*(?:kiểm tra|giám sát)"
            r"(?:(?!toàn (?:đảng bộ|huyện))[^.;])*$"),
        "a part of those before, by who did it"),
    Bar("violating_members disciplined_members", "stretch", re.compile(r"do (?:có )?vi phạm [^;.()]*\($"),
        "by what they did"),
    Bar("members_made_official", "behind", re.compile(r" (?:chi bộ|đảng bộ|chi, đảng bộ|tổ chức)(?!\w)"),
        "units, not members"),
    Bar("award_flag emulation_rank", "sentence", re.compile(
            r"(?<!môi )(?<!thị )(?<!các )(?<!nhiều )(?<!\w)(?:trường(?! học)|xã (?!hội)|thị trấn"
            r"|ban (?:tuyên giáo|tổ chức|dân vận) huyện|bệnh viện|công ty)"
            r" (?:(?!(?<!\w)huyện (?:được|vinh|nhận|đón|đã|nhiều))[^,;.\d]){2,60}"
            r"(?:, huyện (?!được|vinh|nhận|đón|đã)[^,;.\d]{2,24}?)?(?:được|nhận|vinh dự|đón)"
            r"(?:(?!(?:,| và) huyện)[^;.\d])*$"),
        "of others than the district"),
    Bar("members_admitted", "behind", re.compile(
            r" (?:số )?(?:thôn|khu phố|khu dân cư|ấp|tổ dân phố|dân số)(?!\w)"),
        "places or people, not members"),
    Bar("party_badges", "behind", re.compile(
            r" (?:đảng viên|đồng chí)(?:(?!toàn )[^.;,]){0,80}(?<!\w)thuộc (?:đảng bộ )?(?:huyện|thị xã"
            r"|thành phố|tp\.?) [^.;,\d]{2,24} và (?:đảng bộ )?(?:huyện|thị xã|thành phố|tp\.?) "),
        "of several districts together"),
    Bar("party_cells_congress_held", "behind", re.compile(
            r"(?:(?!(?<!\w)đã |xong|hoàn thành|còn lại)[^.;\d]|\d+ đảng bộ){0,60} chưa (?:tổ chức"
            r"|tiến hành|đại hội)"),
        "those that have not held it"),
    Bar("commendation_", "behind", re.compile(
            r" (?:cá nhân|tập thể)(?:,| và) (?:tập thể|cá nhân|hộ)(?!\w)"),
        "of several kinds together"),
    Bar("members_admitted", "behind", re.compile(r" (?:đồng chí|đảng viên|người) sinh năm"), "one of them"),
    Bar("dan_van_kheo_models", "sentence", re.compile(
            r"(?:đề nghị|đề xuất)[^;.\d]*(?<!\w)(?:khen(?: thưởng)?|biểu dương|tuyên dương)(?: cho)? $"),
        "models that were put forward"),
    Bar("members_admitted", "sentence", re.compile(r"trong số (?:các |những )?đảng viên mới[^;.]*$"),
        "some of them"),
    Bar("targets_", "sentence", re.compile(r"\d tiêu chí[^.;\d]{0,40} (?:với|gồm|và) $"),
        "what criteria are made of"),
    Bar("targets_", "sentence", _OF_A_FIELD, "some of them"),
    Bar("targets_", "behind", re.compile(
            r" chỉ tiêu (?:của \d+ (?:nhóm )?tiêu chí"
            r"|(?:[^,;.\d]{0,24}tiêu chí |(?:(?! và | đạt |về đích)[^,;.\d]){0,30}(?:huyện|xã) )"
            r"(?:\w+ )?(?:nông thôn mới|ntm))"),
        "targets of the new rural programme"),
    Bar("targets_", "behind", _A_FIELD, "some of them"),
    Bar("targets_", "sentence", re.compile(
            r"(?:^|[\n.;] ?)về (?:văn h[óo][áa]|kinh tế|xã hội|quốc phòng|môi trường)[^,;.\d]{0,20} có $"),
        "some of them"),
    Bar("targets_met_or_exceeded", "behind", re.compile(
            r" chỉ tiêu (?:chủ yếu |cơ bản )?đạt (?:mức |tiến độ |theo |bằng )?(?:bình quân|tiến độ)"
            r"(?!,? (?:và )?đạt)"),
        "targets that are on their way"),
    Bar("targets_", "behind", re.compile(
            r" chỉ tiêu (?:chỉ |mới )?(?:đạt|thực hiện) (?:được )?(?:từ )?\d\d?(?!\d)(?:,\d+)?\s?%?"
            r"(?: ?[-–] ?| đến )\d"
            "| chỉ tiêu (?:đủ|chưa đủ|không đủ) điều kiện(?! hoàn thành| đạt)"),
        "targets that are on their way"),
    Bar("commendation_", "behind", re.compile(r" (?:tập thể|cá nhân)[^,;.\d]{0,24} đăng ký(?!\w)"),
        "those who sign up"),
    Bar("commendation_individuals", "behind", re.compile(
            r" (?:cá nhân|đồng chí|người) (?:được |vinh dự )*(?:nhận|trao|tặng) kỷ niệm chương"),
        "a badge of merit, no commendation"),
)  # fmt: skip
