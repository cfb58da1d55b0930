"""When a figure holds: the day an article speaks on, and the times its sentences name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kit._reading.bylines import OLDEST, issued, rank, sentence
from kit._reading.code import Times, code_of
from kit._reading.context import Paragraph
from kit._reading.lexicon import GAP

_DATE = re.compile(r"(\d(?<!\d\d)\d?)\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(
    r"20[0-4]\d(?:(?<![\d/.-].{4})|(?<=tháng \d[/-].{4})|(?<=tháng \d\d[/-].{4}))"
    r"(?<!đến năm .{4})(?!\d|[.,/]\d)"
)
_PART_OF_YEAR = re.compile(
    r"(?:tháng (?:đầu|cuối) năm|quý (?:i{1,3}|iv|[1-4])(?:[/-]| ?- ?| năm )) ?(20[0-4]\d)(?!\d|[.,/-]\d)"
)
"""The year of months or a quarter: that which an article without a date reports on."""
_DAY = re.compile(r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}[/.-](20[0-4]\d)(?!\d)")
_DOCUMENT = re.compile(
    r"(?:(?<!\w)số|nghị quyết|quyết định|chỉ thị|kế hoạch|đề án|văn bản|thành lập)(?!\w)[^.\n]*$"
)
_JUBILEE = re.compile(r"\(\d{1,2}[/.-]\d{1,2}[/.-]1[89]\d\d ?[-–] ?\d{1,2}[/.-]\d{1,2}[/.-](20[0-4]\d)\)")
"""The day of an anniversary, in the year of the article."""
_PLANNED = re.compile(
    r"(?:kế hoạch|dự toán|nhiệm vụ|phương hướng)[^.;\n\d]{0,40}(?:quý (?:[iv]+|[1-4])(?:/| năm ))?20\d\d"
)
"""A year that is only planned for."""
_YEAR_BEFORE = re.compile(
    r"(?:(?<!\w)so(?: với)?|cùng kỳ)(?: cùng kỳ| thời điểm)?(?: của)?(?: đầu| cuối)?(?: năm)? (20[0-4]\d)"
    r"(?!\d|[.,]\d)"
)
"""A year that others are set against: the one before, where an article names no other."""
_TERM = re.compile(r"nhiệm kỳ (?:\()?(20\d\d)\s?-\s?(20\d\d)")
OPENING = 91
"""The part of a sentence in which the period stands that it opens with."""
_IMPRINT = re.compile(r"(?:©|bản quyền|giấy phép)[^\n]*")
_TO_COME = re.compile(
    r"(?:dự kiến(?! (?:đến |tới )?(?:cuối|hết) năm)|phấn đấu|mục tiêu|kế hoạch đến|quyết tâm|tầm nhìn"
    r"|định hướng)[^.;\n]{0,48}20\d\d"
    r"|năm 20\d\d, [^.;,\n]{0,32}(?:dự kiến|phấn đấu|sẽ)(?!\w)"
)
"""Years that somebody only looks forward to."""
_THIS_SPRING = re.compile(r"đợt 0?3[/.-]0?2(?!\d)")
_PARTY_S_DAY = re.compile(r"dịp 0?3[/.-]0?2(?!\d)|kỷ niệm (?:\d+ năm )?(?:ngày )?thành lập đảng")
_STARTS = (
    "năm(?= )", "nhiệm kỳ", "nửa (?:(?:đầu )?nhiệm|(?:đầu |cuối )?năm)", "ngày (?=đầu|mới|ấy)",
    "những (?=ngày đầu|năm đầu)", "tính chung (?=[0-9])", "tháng [0-9]",
    "tới (?=(?:hết )?(?:ngày )?[0-9]{1,2}\\s?[/.-])",
    "trong(?= [n0-9])", "trước (?=đây|khi)", "thời (?:kỳ|điểm (?=đó|ấy)|gian (?=đó|ấy))", "thuở ấy",
    "toàn nhiệm", "tám tháng", "l(?:ũy|uỹ) kế [1-9]", "lúc (?=đó|ấy|bấy)", "hồi (?=đó|ấy)", "hết (?=20)",
    "hai (?=quý|tháng (?:[0-9]|cuối|đầu)|năm trước,)", "đầu nhiệm",
    "đầu năm(?=,| đến nay| tới nay| (?:được |là |có |đã |đạt )?[0-9])(?! 20[0-9][0-9])",
    "đến (?=(?:hết )?(?:ngày )?[0-9]{1,2}\\s?[/.-])", "đợt (?=[0-9])", "kỳ (?=năm 20)",
    "khi (?=bắt đầu|đó|ấy|mới|chia|thành|tái)", "cùng kỳ", "chín tháng", "cuối (?:nhiệm|năm đó|(?=20))",
    "cả nhiệm", "cách đây", "giai đoạn", "giữa nhiệm", "ba(?: tháng|(?= quý)|(?= năm trước,))",
    "b(?:ốn|ảy) tháng", "bốn năm trước,", "bắt tay vào", "bước vào", "ban đầu", "bấy giờ", "buổi đầu",
    "qu(?:[ýí](?= )|a (?=0?5))", "sáu tháng", "sau khi (?=chia|tái)",
    "mười (?:(?:một )?tháng|năm (?:(?:vừa )?qua|trước,))", "xuất phát điểm", "\\( ?(?=20[0-9][0-9])",
    "[0-9](?:[0-9]* tháng|[0-9]* năm trước,|(?:(?<=5)|(?<=0)5|(?<=1)0|(?<=2)0)(?= năm (?:(?:vừa )?qua|tới)))",
    "[23](?= quý)", "20[0-9][0-9] (?=(?:đến|tới) 20)",
)  # fmt: skip
"""How the words begin that name a time, in no order: what they name `_PERIOD` reads."""


def _by_letter(starts: tuple[str, ...]) -> str:
    """One expression of many, in which a letter is looked at once for all that begin with it."""
    letters = dict.fromkeys(start[0] for start in starts if start[0].isalpha())
    spelled = [f"{a}(?:{'|'.join(s[1:] for s in starts if s[0] == a)})" for a in letters]
    return "|".join([*spelled, *(s for s in starts if not s[0].isalpha())])


_TIME = re.compile(f"{GAP}(?:{_by_letter(_STARTS)})")
_PERIOD = re.compile(
    r"(?:(?P<half>0?6|sáu) tháng(?: (?P<end>đầu|cuối))?(?: năm)?(?: (?P<hy>20\d\d))?(?: năm (?P<hy2>20\d\d))?"
    r"|(?P<past>[1-9]|10|11) tháng (?:vừa )?qua"
    r"|(?<=từ )(?P<ytd>đầu năm(?: đến nay| tới nay|(?=,)|(?= (?:được |là |có |đã |đạt )?\d)(?! 20\d\d)))"
    r"|(?:l(?:ũy|uỹ) kế|tính chung) (?P<sum>[1-9]|10|11) tháng(?! cuối)(?: đầu)?(?: năm)?(?: (?P<sy>20\d\d))?"
    r"(?! qua)"
    r"|(?<!hơn )(?<!gần )(?<!sau )nửa (?P<part>đầu |cuối |)năm(?: đầu| qua)?(?: năm)?(?: (?P<py>20\d\d))?"
    r"|(?P<late>hai|0?2|ba|0?3) tháng cuối năm(?: (?P<ly>20\d\d))?"
    r"|(?P<months>0?3|0?9|hai(?= tháng đầu)|ba|bốn|năm(?= tháng)|bảy|tám|chín|mười một|mười|10|11"
    r"|[1-8](?= tháng (?:đầu |của )?năm)"
    r"|[2-8](?= tháng (?:ước |thực hiện )*(?:đạt|được|là) )) tháng(?! (?:vừa )?qua| cuối)"
    r"(?: đầu| của)?(?: năm)?(?: (?P<my>20\d\d))?"
    r"|(?P<quarters>hai|2|ba|3) quý đầu năm(?: (?P<qsy>20\d\d))?"
    r"|qu[ýí] (?P<q1>i{1,3}|[1-3])(?: và|,) (?:qu[ýí] )?(?P<q2>iv|i{2,3}|[2-4])"
    r"(?:\s?/\s?|,? năm | )?(?P<q2y>20\d\d)?"
    r"|qu[ýí] (?P<q>iv|i{1,3}|[1-4])(?:\s?/\s?|,? năm | )?(?:(?P<qy>20\d\d)|(?<=năm )nay)?"
    r"|(?:(?:hai|2) )?tháng (?P<m1>\d{1,2})(?: và|,) (?:tháng )?(?P<m2>\d{1,2})(?:(?:\s?/\s?|\.| năm )"
    r"(?P<m2y>20\d\d)|(?=[ ,] ?[^\d\s])(?! và \d))"
    r"|tháng (?P<m>\d{1,2})(?:\s?[/-]\s?|\.| năm )(?P<ty>(?:19|20)\d\d)"
    r"|(?:(?<=trong )|(?<=riêng )|(?<=sách )|(?<=thực hiện )|(?<=\n)|(?<=[.;:] )|(?<=hết )|(?<=đến )"
    r"|(?<=tính đến cuối )|(?<=tới ))"
    r"tháng (?P<month>\d{1,2})(?=[, ] ?[^\d\s])(?! năm)"
    r"|(?:bước vào|đầu|khi bắt đầu) nhiệm kỳ (?P<entered>20\d\d)\s?-\s?20\d\d(?!,? đến nay)"
    r"|(?P<lead>giai đoạn|trong nhiệm kỳ|thời kỳ|nhiệm kỳ(?: tới| mới)?|năm)?,? ?(?:\( ?)?"
    r"(?P<a>(?:19|20)\d\d)(?:\s?-\s?|(?<=đoạn 20\d\d) )(?P<b>(?:19|20)\d\d)"
    r"|(?<=từ )(?P<c>20\d\d) (?:đến|tới) (?P<d>20\d\d)"
    r"|năm (?P<since>20\d\d)(?:(?<=từ năm \d{4}),)? (?:đến|tới) (?:nay|thời điểm này"
    r"|(?<=từ năm .{4} đến )(?:hết |cuối )?(?:năm |tháng (?P<tm>\d{1,2})/)?(?P<to>20\d\d))"
    r"|(?:(?<=các )|(?<=[2-5] )|(?<=hai )|(?<=ba )|(?<=trong )|(?<=\n)|(?<=[.;] ))năm (?P<first>20\d\d)"
    r"(?:, (?:năm )?20\d\d)*(?:,| và) (?:năm )?(?P<final>20\d\d)"
    r"|năm (?:bản lề )?(?P<y>(?:20|19)\d\d)(?!\s?-)"
    r"|(?P<last>(?<!những )(?<!nhiều )(?<!mấy )(?<!các )(?<!\d )năm (?:vừa )?qua|trong năm(?=,))"
    r"|\((?P<only>20\d\d)(?=\))|(?P<ago>(?<!\d )năm trước|năm ngoái)|(?P<same>cùng kỳ|(?<=so với )kỳ(?= năm))"
    r"|(?P<begun>đầu nhiệm kỳ(?: 20\d\d\s?-\s?20\d\d)?,? (?:đến|tới) (?:nay|thời điểm này))"
    r"|(?P<once>xuất phát điểm|bắt tay vào|bước vào (?:thực hiện|xây dựng|triển khai)|khi bắt đầu|ban đầu"
    r"|(?<!sau )(?<!từ )khi (?:mới )?(?:chia tách|thành lập|tái lập)|trước đây(?=,| huyện| đảng)"
    r"|ngày (?:đầu|mới)(?: mới)? (?:chia tách|thành lập|tái lập)|trước khi (?:sáp nhập|chia tách|triển khai)"
    r"|(?<!cùng )(?:thời điểm|thời gian|lúc|hồi|khi|thuở) (?:đó|ấy)|(?:lúc )?bấy giờ|ngày ấy|cuối năm đó"
    r"|(?:thời kỳ|giai đoạn|buổi) đầu(?=,)|những (?:ngày|năm) đầu(?! năm| tháng| xuân| nhiệm)"
    r"|ngày mới giải phóng|sau khi (?:chia tách|tái lập)(?=,))"
    r"|(?P<term>nửa đầu nhiệm kỳ 20\d\d\s?-\s?20\d\d"
    r"|(?:(?:nửa đầu|đầu|cuối|giữa|nửa|cả|toàn) nhiệm kỳ|trong nhiệm kỳ(?! 20| này))"
    r"(?! (?:đến|tới) (?:nay|thời))"
    r"|nhiệm kỳ (?:trước|mới|tới|này|(?:vừa )?qua|vừa rồi))"
    r"|(?:cuối|hết) (?P<till>20\d\d)|đợt \d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?P<round>20\d\d)"
    r"|(?:(?:đến|tới) ngày|(?<=tính )(?:đến|tới)|(?:đến|tới)(?= \d{1,2}/\d{1,2},))"
    r" (?P<sd>\d{1,2})\s?[/-]\s?(?P<sm>\d{1,2})"
    r"(?!\d|\s?[/.-]\s?\d)"
    r"|(?:đến|tới) (?:hết )?(?:ngày )?(?P<dd>\d{1,2})\s?[/.-]\s?(?P<dm>\d{1,2})\s?[/.-]\s?(?P<day>20\d\d)"
    r"|(?:trong )?(?P<many>10|15|20|mười) năm (?:vừa )?qua"
    r"|(?P<five>(?:(?:trong|qua) )?(?:0?5|năm) năm (?:vừa )?qua|(?:trong|qua) (?:0?5|năm) năm(?=,| t(?!ới)))"
    r"|(?:trong )?(?P<next>(?:0?5|năm) năm) tới"
    r"|cách đây (?:hơn |gần |khoảng )?(?P<back>\d{1,2}|một|hai|ba|bốn|năm|mười) năm"
    r"|(?P<earlier>\d{1,2}|hai|ba|bốn|năm|mười) năm trước(?=,)"
    r"|(?P<now>năm nay)|(?<!\d )(?<!những )(?<!các )(?<!nhiều )(?<!mấy )(?P<ahead>năm tới))(?!\w)"
)
_MEANT = (
    "bước sang ", "chỉ tiêu cho ", "đề ra cho ", "đặt ra cho ",
    "chủ yếu cho ", "nhìn lại ", "trong suốt ", "kết thúc ", "khép lại ", "hết ",
    "tổng kết ",
)  # fmt: skip
_STANDARD_OF = (
    "đạt chuẩn nông thôn mới ", "đạt chuẩn ntm ", "đạt chuẩn nông thôn mới nâng cao ",
    "đạt chuẩn ntm nâng cao ",
)  # fmt: skip
"""Before the years that a standard is for: it may be met at any time."""
_FOUNDED_ON = re.compile(
    r"(?:thành lập|tái lập|chia tách|ra đời)(?: và đi vào hoạt động)?(?: huyện)?(?: vào| từ| trong)*"
    r"(?: ngày| năm)? $"
)
"""Before the day of a district's beginnings, which no figure behind it is of."""
_APART = (", ", ", trong ", ": ")
_UP_TO = re.compile(r"(?<!\w)(?:ước )?(?:tính|kể|đến|tới)(?: (?:đến|tới))?(?: (?:hết|đầu|giữa|cuối))? $")
_WHO = (
    " xác định ",
    " đặt ra ",
    " toàn ",
    " huyện ",
    " đảng bộ ",
    " cả ",
    " thị xã ",
    " thành phố ",
    " quận ",
    " tốc độ ",
    " tổng ",
    " thu nhập ",
    " giá trị ",
    " kinh tế ",
)
_REVIEW = re.compile(
    r"(?:đánh giá|tổng kết|sơ kết|báo cáo|tình hình|kết quả|kiểm điểm)"
    r"(?:(?!phương hướng|triển khai|đề ra|[.;]).){0,160}?(?<!\w)(?=(?:0?[2-9]|1[01]|ba|sáu|chín) tháng|quý )"
)
_AGAINST = re.compile(
    r"(?:s(?<!\ws)[ov](?! sánh)(?: với)?(?: \w+){0,6}|n(?<!\wn)(?<!nếu n)hư|l(?<!\wl)ần"
    r"|h(?<!\wh)(?<!trong h)(?<!sau h)(?<!qua h)ơn"
    r"|c(?<!\wc)ao hơn[^,;]{0,12}|đ(?<!\wđ)ặt (?:bên )?cạnh|b(?<!\wb)ên cạnh) $"
)
_SET_AGAINST = re.compile(
    r"so với (?:con số |mức |kết quả )?[\d.,]+ (?!triệu|tỷ|nghìn)[^\d,;.%]{2,40} (?:của )?$"
)
"""Before the year of a number that another is set against: `so với 214 đảng viên kết nạp năm 2021`."""
_MONTHS = re.compile("tháng (?:(?:đầu )?năm|(?:vừa )?qua)|quý i(?!i|v)")
_SO_MANY = re.compile(r"(?<!\w)(?:0?[2-9]|1[01]|hai|ba|bốn|sáu|bảy|tám|chín) $")
"""Before the word for months since January."""
_DIGIT = re.compile(r"\d")
ENTERED = re.compile(r"(?:bước vào|đầu|khi bắt đầu) nhiệm kỳ (20\d\d)\s?-\s?(20\d\d)")
_HEADS = re.compile(
    r"\s*(?:theo )?(?:kế hoạch|chỉ tiêu|mục tiêu|nhiệm vụ)(?: trọng tâm| chủ yếu)?(?: của)? $"
)
_REACHED = "năm {}, [^.;]{{0,80}}(?:đạt|ước|còn|được) (?!thông qua)"
"""What was reached in the last year of a term, in an article that does not date itself."""
_CARRIED_OUT = re.compile(r"thực hiện (?:nghị quyết|nq|kế hoạch|dự toán|chương trình|nhiệm vụ)")
_SEASON = re.compile(
    r"(?:vụ (?:đông|hè|xuân|thu|mùa|chiêm|lúa|mía|tôm|rau)[^,;.\d]{0,12}|đông[ -]xuân |hè[ -]thu "
    r"|thu[ -]đông |niên vụ )$"
)
"""Before the two years of a season: `vụ đông xuân năm 2019-2020`."""
_NO_PERIOD = re.compile(
    r"(?:theo (?:luật|nghị định|thông tư)(?: [^.,;:)\d]{2,24})?"
    r"|(?:nghị quyết|nq)(?! (?:xác định|đề ra|đặt ra|phấn đấu))|bộ tiêu chí|chuẩn nghèo|\(chuẩn"
    r"|theo (?:tiêu chí|chuẩn)"
    r"|giá (?:so sánh|ss|cố định|hiện hành)"
    r"|kế hoạch|chương trình|chuyên đề|chủ đề|phương châm|dự toán|phương hướng"
    r"|nhiệm vụ(?<!thực hiện nhiệm vụ)(?! xây dựng (?:nông|ntm))|năm liền|liên tục)"
    r"(?: (?:của )?[^.,;:)]{0,24})? ?$"
)


@dataclass(slots=True)
class Period:
    """A time named in a sentence; `compared` if it is what something is set against.

    planned: one that is spoken of as that of a plan, behind what the article looks back on; day: the
    day that a stock is told for, of which `code` is the year.
    """

    start: int
    end: int
    code: str
    compared: bool
    leading: bool
    planned: bool
    day: str


def times(low: str, published: str | None, lines: list[Paragraph]) -> Times:
    """Publication from `published` or a date line near the title; else the latest year spoken of."""
    day = (published or "")[:10] or _dated(low, lines)
    at = low.find("nhiệm kỳ")
    term = _TERM.search(low, at) if at >= 0 else None
    span = (int(term[1]), int(term[2])) if term else None
    if day:
        year = int(day[:4])
        head = low[: lines[min(2, len(lines)) - 1].end] if lines else ""
        back = day[5:7] <= "03" and not _THIS_SPRING.search(low) and not _PARTY_S_DAY.search(head)
        plain = Times(day, year, year - back, span)
        begun = f"{span[0]}/{span[1]}" if span and span[0] == year else ""
        past = _past(low, year, span)
        five = f"{year - 4}/{year}" if not past and _named_years(low, year - 4, year) else ""
        return Times(day, year, year - back, span, _reviewed(low, lines, plain), past, begun, five)
    said = _IMPRINT.sub("", low)
    sooner = _TO_COME.sub("", said)
    said = sooner if _YEAR.search(sooner) else said
    kept = _PLANNED.sub("", said)
    said = kept if _YEAR.search(kept) or _PART_OF_YEAR.search(kept) else said
    years = _PART_OF_YEAR.findall(said)
    years += [y for y in _YEAR.findall(said) if span is None or int(y) not in span]
    earlier = max(map(int, _YEAR_BEFORE.findall(said)), default=0)
    own = max(map(int, _YEAR.findall(_YEAR_BEFORE.sub("", said))), default=0)
    years += _JUBILEE.findall(low)
    year = max(earlier + 1 if earlier > own else 0, *map(int, years), 0) or _of_a_day(low)
    opening = span is not None and "đại hội" in low and year <= span[0]
    if span and opening:
        year = span[1] if re.search(_REACHED.format(span[1]), said) else span[0]
    begun = f"{span[0]}/{span[1]}" if span and opening and year == span[0] else ""
    past = _past(low, year, span) if span and year in span else ""
    return Times("", year, year, span, _reviewed(low, lines, Times("", year, year, span)), past, begun)


def _of_a_day(low: str) -> int:
    """The year of the last day that an article names, which has no year else; 0 if none but a document's."""
    found = [m for m in _DAY.finditer(low) if not _DOCUMENT.search(low, max(0, m.start() - 48), m.start())]
    return max((int(m[1]) for m in found), default=0)


def _dated(low: str, lines: list[Paragraph]) -> str:
    """The day of a date line near the title; one that says when the text was changed counts last."""
    told: list[tuple[int, str]] = []
    for line in lines[:4]:
        m = _DATE.search(low, line.start, min(line.end, line.start + 60))
        if m and int(m[3]) >= OLDEST:
            short = line.end - line.start < 60
            said = low[line.start : line.end] if short else ""
            if not sentence(said) if short else m.start() - line.start < 12:
                told.append((rank(said), f"{m[3]}-{int(m[2]):02d}-{int(m[1]):02d}"))
    return issued(told)


def _named_years(low: str, first: int, last: int) -> bool:
    """Does an article name the years from one to another: `5 năm 2016 - 2020`?"""
    return any(low.find(f"{first}{mark}{last}") >= 0 for mark in ("-", " - ", " – ", "–"))


def _reviewed(low: str, lines: list[Paragraph], when: Times) -> str:
    """The months since January that the head of an article says it reviews, else the only ones that it
    names; "" if there are none."""
    code = next((code for line in lines[:3] if (code := reviewed(low, line.start, line.end, when))), "")
    return code or _mentioned(low, when)


def _mentioned(low: str, when: Times) -> str:
    """The only months since January that an article names, if they have ended lately; "" of others."""
    if not when.published:
        return ""
    codes = set[str]()
    for spot in _MONTHS.finditer(low):
        many = _SO_MANY.search(low, max(0, spot.start() - 6), spot.start())
        at = many.start() if many else spot.start() if spot[0][0] == "q" else -1
        if at >= 0 and (m := _PERIOD.match(low, at)):
            codes.add(code_of(m, when))
    code = codes.pop() if len(codes) == 1 else ""
    ended = int(code[-2:]) if len(code) == 15 else 3
    return code if code[:4] == str(when.year) and 0 <= int(when.published[5:7]) - ended <= 2 else ""


def reviewed(low: str, start: int, end: int, when: Times) -> str:
    """The months since January that a sentence says somebody reviews; "" if there are none."""
    if low.find(" tháng", start, end) < 0 and low.find("quý ", start, end) < 0:
        return ""
    m = _REVIEW.search(low, start, min(end, start + 600))
    found = _PERIOD.match(low, m.end()) if m else None
    code = code_of(found, when) if found else ""
    return code if code.startswith(f"{when.year}-01/") or code == f"{when.year}-Q1" else ""


def _past(low: str, year: int, term: tuple[int, int] | None) -> str:
    """The term that ends in the year of an article: the party's begin and end with a congress."""
    if term and year in term:
        return f"{2 * term[0] - term[1]}/{term[0]}" if year == term[0] else f"{term[0]}/{term[1]}"
    return f"{year - 5}/{year}" if year % 5 == 0 and "đại hội" in low else ""


def periods(low: str, start: int, end: int, line: int, when: Times) -> list[Period]:
    """The times named in a sentence of a paragraph that begins at `line`, in reading order."""
    found: list[Period] = []
    last = start
    for spot in _TIME.finditer(low, start - 1, end + 32):  # what begins before the end may reach over it
        if (at := spot.start() + 1) >= end:
            break
        if at < last or not (m := _PERIOD.match(low, at)):
            continue
        last = m.end()
        if (m["a"] and not m["lead"] and low[at] != "(") or not (code := code_of(m, when)):
            continue
        since = up.start() if (up := _UP_TO.search(low, max(line, at - 24), at)) else at
        founded = _FOUNDED_ON.search(low, max(line, at - 40), at) and low.find("sáp nhập", last, end) < 0
        season = m["lead"] == "năm" and _SEASON.search(low, max(line, at - 24), at) is not None
        began = bool(m["y"]) and low.startswith(",", last) and at - start > 16
        began = began and low.endswith(("i từ cuối ", "i từ giữa ", "i từ đầu "), line, at)
        if founded or season or began or (m["a"] and low.endswith(_STANDARD_OF, line, at)):
            continue
        opening, apart = at - start <= 4, low[last : last + 1] == "," and low.endswith(_APART, line, since)
        meant = opening or apart or low.startswith(" đề ra", last) or low.endswith(_MEANT, line, at)
        meant = meant or low.endswith("so với ", line, at)
        meant = meant or (low.endswith(_APART, line, at) and low.startswith(_WHO, last))
        if m["lead"] == "nhiệm kỳ" and not meant:
            continue
        plain = bool(_NO_PERIOD.search(low, max(line, at - 48), at))
        opening = opening or _HEADS.match(low, start, at) is not None
        coming = plain and bool(m["y"]) and int(m["y"]) > when.results > 0
        coming = coming and not _CARRIED_OUT.search(low, max(line, at - 48), at)
        told = _AGAINST.search(low, max(line, at - 32), at) is not None
        beside = not told and low.find("so với ", max(line, at - 72), at) >= 0
        told = told or (beside and _SET_AGAINST.search(low, max(line, at - 72), at) is not None)
        against = told or bool(m["same"] or m["ago"])
        resolved = bool(m["a"]) and low.startswith(" đề ra ", last) and low[last + 7 : last + 8].isdigit()
        resolved = resolved or (bool(m["y"]) and low.startswith((" là ", ": "), last))
        if plain and not (opening or coming or told or resolved or m["same"]):
            continue
        on = "" if "/" in code else m["day"] or (code[:4] if m["sd"] else "")
        day, behind = code if on else "", low[at - 1] == " " and low[at - 2] in "%0123456789"
        behind = behind or (low[at - 1] == "(" and low[at - 3 : at - 2] in "%0123456789")
        first = (apart or at - start <= (12 if day else 28)) and (opening or not plain) and not behind
        first = first or (low.startswith(":", last) and not plain and not _DIGIT.search(low, start, at))
        planned = coming and not told and not opening
        found.append(Period(at, last, on or code, against, first, planned, day))
    return found


def leading(named: list[Period], start: int) -> str:
    """The period a sentence opens with (`Năm 2021, …`), which holds for what follows; "" if none.

    Of a year to come it is what the goals that follow are for.
    """
    for n, p in enumerate(named):
        if p.start >= start + OPENING:
            break
        if p.leading and not p.compared and p.code != "same":
            joined = [more.code for more in named[n + 1 : n + 2] if more.start - p.end == len(" và ")]
            months = p.code[4:6] == "-Q" and joined and joined[0].startswith(f"{p.code[:4]}-01/")
            return joined[0] if months else p.code  # `Quý III và 9 tháng đầu năm` is the longer
    return ""
