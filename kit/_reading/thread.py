"""What sentences leave for those behind them: the time they hold for, goals that a line announces."""

from __future__ import annotations

import re
from typing import Any

from kit._reading import when as clock
from kit._reading.code import UNKNOWN, last_year, month_ended, since_january
from kit._reading.context import Paragraph, last_named
from kit._reading.doc import SCOPES, Doc

_TERM_OR_YEAR = re.compile(r"20\d\d ?- ?20\d\d|năm (20\d\d)")
_SINCE = re.compile(r"\s*(?:như vậy, |và )?(?:chỉ )?(?:sau|trải qua|qua) (?:hơn |gần |khoảng )?\d+ năm")
_WHOLE_TERM = re.compile("(?:cả|toàn|trong) nhiệm kỳ")
_TO = ("đến ", "tới ", "hết ", "kết thúc ", "đến cuối ", "đến đầu ", "tới đầu ", "đến giữa ")
_ADOPTED = re.compile(
    r"(?:(?:thông qua|quyết nghị|ban hành|biểu quyết)[^.;]{0,24}(?:nghị quyết|chỉ tiêu)[^.;]{0,100}"
    r"(?:năm|nhiệm kỳ|giai đoạn) (20\d\d(?:\s?[-–]\s?20\d\d)?)[^.;\d]{0,60}|giao "
    r"(?:chỉ tiêu|kế hoạch)[^.;]{0,60}năm (20\d\d)[^;]{0,120})\.?\s*$"
)
_CONGRESS_S = re.compile(
    r"thông qua (?:toàn văn |dự thảo )?nghị quyết đại hội(?:(?! lần)[^.;\d]){0,30}\.?\s*$"
)
"""At the end of a sentence: that a congress adopted its resolution."""
_BY_RESOLUTION = re.compile(
    r"\s*(?:theo (?:nội dung )?nghị quyết (?:của )?đại hội(?: lần này| khóa mới)?,"
    r"|nghị quyết (?:được |do )?đại hội (?:đã |vừa )?(?:được )?thông qua )"
)
"""What goals of the term that begins are told by."""
_CARRIED_OUT = re.compile(r"(?<!\w)(?:đã|kết quả|thực tế|thực hiện được)(?!\w)|\d+/\d+ chỉ tiêu")
_AIMS_AT = re.compile(
    r"(?:đề ra|xác định|đặt ra|đưa ra) (?:các |những )?(?:mục tiêu|phương hướng)"
    r"(?: tổng quát| chung| cụ thể| chủ yếu)+:[^.\d]*\.?\s*$"
)
"""At the end of a sentence that told what a term is about, in words: numbers follow."""
_A_GOAL = re.compile(r"chỉ tiêu|mục tiêu|phấn đấu|đến năm 20")
_GOALS_FOLLOW = re.compile(r"\s*(?:theo đó|trong đó|cụ thể|với (?:các |những |\d+ )?(?:chỉ tiêu|mục tiêu))")
"""Behind a resolution on several years: that its goals follow."""
_AIMED = re.compile(
    r"(?:phấn đấu|đặt mục tiêu|quyết tâm)[^.;]{0,80}(?:chỉ tiêu|mục tiêu)[^.;\d]{0,60}"
    r"(?:năm (20\d\d)[^.;\d]{0,24})?[.…]?\s*$"
)
"""At the end of a sentence on the year just begun: that all its goals are to be met."""
_ENTERED = re.compile(r"\s*bước (?:vào|sang) năm (20\d\d)(?!\w)")
_PASSED = re.compile(
    r"nghị quyết đại hội[^;\n]{0,100}nhiệm kỳ (20\d\d)\s?[-–]\s?(20\d\d)[^.;\d]{0,16}được thông qua"
    r"(?= với[^.;]{0,40}(?:chỉ tiêu|mục tiêu))"
)
"""A resolution of a congress that has been adopted, of which the goals follow."""
_NUMBERED = re.compile(
    r"\s*(?:(?:các|một số|những) )?(?:chỉ tiêu|mục tiêu) (?!đạt|đã|hoàn thành|vượt|thực hiện)[^.;:\d]{0,50}"
    r"(?:nhiệm kỳ|năm|giai đoạn) (20\d\d(?:\s?[-–]\s?20\d\d)?)[^.;:\d]{0,30}[:.]? ?(?:i|1)[.)] "
    r"|\s*(?:các|một số) chỉ tiêu[^.;:(]{0,40}\((?:nhiệm kỳ|giai đoạn) (20\d\d\s?[-–]\s?20\d\d)\):? "
)
"""Numbered goals in one paragraph."""
_GOALS_OF = re.compile(
    r"(?:các|những|một số) (?:chỉ tiêu|mục tiêu)(?: chủ yếu| chính| cơ bản| cụ thể)* (?:của )?"
    r"(?:nhiệm kỳ|giai đoạn) (20\d\d\s?[-–]\s?20\d\d)\s*$"
)
"""A headline on nothing but goals."""
_DASH = re.compile(r"\s?[-–]\s?")
_THUS = re.compile(r"\s*(?:theo đó|trong đó)(?!\w)")
_AS_FOLLOWS = re.compile(
    r"\s*(?:(?:cụ thể|theo đó|trong đó|với)(?!\w)|(?:một số|các) (?:chỉ tiêu|mục tiêu)[^.;:\d]{0,24}:)"
)
_BY_NOW = re.compile(r"\s*(?:(?:tính )?đến nay|nay|hiện nay|hiện)(?!\w)")
_AWARDING = re.compile(
    r"\s*(?:(?:nhân )?dịp này|(?:trong )?đợt này|nhân (?:dịp|kỷ niệm) [^,.;]{2,80}"
    r"|tại (?:hội nghị|(?:buổi )?lễ|đại hội|buổi))(?!\w)"
    r"(?=[^.]*(?:khen|tặng|biểu dương|tuyên dương))"
)
"""Awards of the day the article is of, whatever it told of before."""
_DAY = re.compile(
    r"\s*(?:sáng|chiều|tối|ngày|trưa)(?: ngày)? \d{1,2}[/.-](\d{1,2})(?!\d)"
    r"(?=[^.]*(?:trao|tặng|khen|biểu dương|ra mắt))"
)
_SET_OUT = re.compile(
    r"xuất phát điểm|điểm xuất phát|bắt tay (?:vào|thực hiện|xây dựng|triển khai)"
    r"|bước vào (?:thực hiện|xây dựng|triển khai)"
)
"""Words for the state from which a programme, or a district, set out."""
_SINCE_THEN = re.compile(r"(?<!\w)(?:nay|hiện|sau|qua|từ khi|kể từ)(?!\w)")
_POOR = re.compile(
    r"(?<!\w)(?:chỉ(?! còn)|mới (?:đạt|có)|chưa|thấp|không có|thiếu|khó khăn|(?:lúc|khi) (?:đó|ấy))(?!\w)"
)
_BETTER = re.compile(r"giảm còn|chỉ còn|so với|(?<!\w)(?:nay|giờ|giờ đây|hiện|đã|tăng)(?!\w)")
_ITS_YEAR = re.compile(r"(?<!với )(?<!so )năm (20\d\d)(?! ?[-–])")
_MEASURED_FROM = re.compile(r"so (?:với )?(?:đầu )?năm (20\d\d)")
_TODAY = re.compile(r"(?:[^;.]*, |\s*)(?:(?:đến|tới|hiện)(?: thời điểm)? nay|hiện|đến thời điểm này),? ")
"""How a sentence speaks of the present."""
_AHEAD = ("chỉ tiêu", "mục tiêu", "phương hướng", "nhiệm vụ", "kế hoạch")
_SECTOR = re.compile(
    r"\s*(?:(?:trong đó|riêng|về),? )?(?:(?:sản xuất|ngành|lĩnh vực) )?"
    r"(?:(?P<agri>nông(?= nghiệp|[, ]+lâm| - lâm))|(?P<industrial>công nghiệp(?! hoá))"
    r"|(?P<service>thương mại(?! điện)|dịch vụ(?! công)))(?!\w)"
)
"""How a sentence without figures brings in a sector, whose output the next one tells."""
_RESULTS_OF = re.compile(
    r"\s*(?:[\divx]{1,3}[.)] ?)?(?:một số |những |các )?(?:kết quả|thành tựu|thành tích)[^.;:\d]{0,40}"
    r"nhiệm kỳ (20\d\d)\s?[-–]\s?(20\d\d)[^.;\d]{0,30}$"
)
"""A line over what a term has brought."""
_OTHER_TIME = re.compile(r"năm (?:20\d\d|nay|qua)|nhiệm kỳ|giai đoạn")
_IN_IT = re.compile(r"(?<!\w)(?:trong|cả) năm(?!\w)|cùng với đó")
_OUTCOME = re.compile(r"hộ nghèo|thu nhập|bình quân đầu người|cơ cấu|tỷ trọng")
_LOOKED_BACK = r"(?:đánh giá|tổng kết|nhìn lại|kiểm điểm)[^.]*năm {}"
_MEASURED = re.compile(
    r"đạt [\d.,]+ ?% so với (?:chỉ tiêu|dự toán|kế hoạch|nghị quyết)(?! (?:năm sau|giai đoạn))"
)
_OTHER_SECTORS = {
    "agri": ("công nghiệp", "dịch vụ", "thương mại", "xây dựng"),
    "industrial": ("nông ", "dịch vụ", "thương mại"),
    "service": ("nông ", "công nghiệp"),
}
_TOLD = ("actual", "change", "percent_of_plan")
_UNTIL_A_MONTH = re.compile(
    r"(?:đến|tới|hết) (?:hết |cuối )?tháng (0?[1-9]|1[0-2])(?:\s?[/-]\s?| năm )(20\d\d)[^;.\d]{0,40}:$"
)
_OVER_YEARS = re.compile(r"nhiệm kỳ|giai đoạn|\d năm")
_PROVINCE = re.compile(
    r"thu ngân sách[^,.;\d]{0,30}trên địa bàn tỉnh(?!\w)|[\n.] ?(?:toàn|cả) tỉnh(?!\w| uỷ| ủy)"
)
_OPENS_AT = 9
"""How far into a sentence a time is what it opens with, not of a thing before it: `Diện tích mía năm 2017`.
"""
_MARKS = "0123456789ivx*-+•–"
"""How an item of a list begins."""


def announced(doc: Doc, line: Paragraph) -> str:
    """The time to come for which a heading says that goals follow, or a line that ends with a colon for
    the list below it; "" if none does."""
    piece = doc.low[line.start : line.end]
    marked, opens = piece[:1] in _MARKS, piece.rstrip()[-1:] == ":"
    listed = marked or (doc.listing and len(piece) <= 140 and any(map(str.isdigit, piece)))
    if (m := _NUMBERED.match(piece)) and _begins(doc, code := _DASH.sub("/", m[1] or m[2])):
        return code
    held = doc.goal if listed or not (line.heading or (doc.listing and len(piece) > 140)) else ""
    if not line.heading and not opens:
        return held
    piece = piece[piece.rfind(". ") + 1 :]
    if line.number == doc.head and (m := _GOALS_OF.search(piece)) and _begins(doc, _DASH.sub("/", m[1])):
        return _DASH.sub("/", m[1])
    if line.number == doc.head or ("chỉ tiêu" not in piece and "mục tiêu" not in piece):
        return held
    told = _TERM_OR_YEAR.search(piece) or not opens
    whole = piece if told else doc.low[line.start : line.end]
    found = [m[1] or m[0].replace(" ", "").replace("-", "/") for m in _TERM_OR_YEAR.finditer(whole)]
    ahead = [code for code in found if _begins(doc, code)]
    doc.listing = opens if ahead else doc.listing
    return ahead[0] if ahead else held


def heads_list(doc: Doc, line: Paragraph) -> str:
    """The month up to which the items of a list hold, by the line above it: `Kết quả đến tháng 10/2024:`."""
    piece = doc.low[line.start : line.end].strip()
    if piece[:1] in _MARKS:
        return doc.over
    until = None if _OVER_YEARS.search(piece) else _UNTIL_A_MONTH.search(piece)
    return f"{until[2]}-{int(until[1]):02d}" if until else ""


def results_of(doc: Doc, line: Paragraph) -> str:
    """The time that lines below a heading hold for: the term whose results it names, till one names
    another time."""
    m = _RESULTS_OF.match(doc.low, line.start, line.end)
    if m and not doc.coming(f"{m[1]}/{m[2]}"):
        return f"{m[1]}/{m[2]}"
    other = len(doc.carried) == 9 and _OTHER_TIME.search(doc.low, line.start, line.end)
    return "" if other else doc.carried


def _of_the_day(doc: Doc, start: int, end: int) -> bool:
    """Does a sentence open with a day of the month the article appears in, and tell of an award then?"""
    m = _DAY.match(doc.low, start, end) if doc.when.published else None
    return m is not None and int(m[1]) in (int(doc.when.published[5:7]), int(doc.when.published[5:7]) - 1)


def lately(doc: Doc, time: clock.Period) -> str:
    """The part of this year that a sentence named last: up to a month, or just it; "" if it names none."""
    month, until = time.code[5:], doc.low.endswith(("đến hết ", "đến cuối "), 0, time.start)
    summed = until and month.isdigit() and month != "01"
    return since_january(time.code[:4], int(month)) if summed else month and time.code


def adopted(doc: Doc, start: int, end: int) -> str:
    """The time to come, or just begun, for which a sentence says a resolution was adopted, all goals are to
    be met or a year was entered, of which what follows it are the goals; "" if it says none."""
    if passed := _PASSED.search(doc.low, start, end):
        code = f"{passed[1]}/{passed[2]}"
        return code if doc.coming(code) else ""
    if _AIMS_AT.search(doc.low, start, end) and (codes := [p.code for p in doc.named if doc.coming(p.code)]):
        return codes[-1]
    follows = as_follows(doc, end)
    code = doc.running or (doc.named[0].code if doc.named else "")
    pledged = _AIMED.search(doc.low, start, end) if follows else None
    code = (pledged and pledged[1]) or code
    if pledged and _begins(doc, code):
        return code
    entered = _ENTERED.match(doc.low, start) if follows else None
    if entered and _begins(doc, entered[1]):
        return entered[1]
    thus = follows and _THUS.match(doc.low, end)
    if thus and doc.when.next and _CONGRESS_S.search(doc.low, start, end):
        return doc.when.next
    m = _ADOPTED.search(doc.low, start, end) if follows else None
    begun = m and m[1] and len(m[1]) > 4 and m[1][:4] < str(doc.when.year)
    if begun and not (_GOALS_FOLLOW.match(doc.low, end) and _A_GOAL.search(doc.low, start, end + 160)):
        return ""
    code = _DASH.sub("/", m[1] or m[2]) if m else ""
    return code if _begins(doc, code) else ""


def by_resolution(doc: Doc, start: int, end: int) -> str:
    """The term whose goals a sentence tells, in an article on the congress that begins it; else ""."""
    told = doc.when.next and _BY_RESOLUTION.match(doc.low, start)
    return doc.when.next if told and not _CARRIED_OUT.search(doc.low, start, end) else ""


def _begins(doc: Doc, code: str) -> bool:
    """Is a time to come, or the year just begun?"""
    return doc.coming(code) or code == str(doc.when.year) != str(doc.when.results)


def as_follows(doc: Doc, start: int) -> bool:
    """Does what stands here tell in detail what was said before it?"""
    return _AS_FOLLOWS.match(doc.low, start) is not None


def goes_on(doc: Doc, times: set[str], drafts: list[dict[str, Any]]) -> None:
    """Let the only year that a sentence names hold for those behind it in its paragraph, too."""
    year = max(times, default="")
    if (
        doc.running
        or doc.when.part
        or len(times) != 1
        or year not in map(str, (doc.when.year, doc.when.year - 1))
    ):
        return
    if any(one["period"] == year and one["kind"] in _TOLD and one["unit"] != "status" for one in drafts):
        doc.running, doc.guessed = year, True


def passed(doc: Doc, line: Paragraph, start: int, end: int) -> str:
    """The time that words without figures hold for: what they open with, else the only months of a year
    that they name (`kinh tế của huyện 4 tháng đầu năm 2025 tiếp tục …`); "" if there is none."""
    opening = clock.periods(doc.low, start, min(end, start + clock.OPENING), line.start, doc.when)
    code = clock.leading(opening, start)
    if code or line.heading or doc.low.find(" tháng", start, end) < 0:
        return "" if doc.coming(code) else code
    named = clock.periods(doc.low, start, min(end, start + 300), line.start, doc.when)
    months = [p.code for p in named if not p.compared]
    return months[0] if len(months) == 1 and months[0][4:8] in ("-01/", "-Q1") else ""


def _is_end(low: str, start: int, named: list[clock.Period]) -> bool:
    """Does a sentence tell of the time up to the month it opens with?"""
    return low.endswith(_TO, start, named[0].start)


def dated(doc: Doc, start: int, end: int) -> None:
    """What the opening of a sentence says of the time that it and those behind it hold for."""
    low, when = doc.low, doc.when
    for time in doc.named if doc.goal or by_resolution(doc, start, end) else ():
        if time.code == when.past and _WHOLE_TERM.match(low, time.start):
            time.code = doc.goal if len(doc.goal) == 9 else when.next or doc.goal
    code = clock.leading(doc.named, start)
    old = doc.running and last_year(doc.running) < when.results
    if old and _BY_NOW.match(low, start, end):
        doc.running = ""
    doc.lately, doc.jubilee = "" if doc.jubilee else doc.lately, False
    awarding = _AWARDING.match(low, start, end)
    if awarding or _SINCE.match(low, start, end):
        doc.running = doc.carried = ""
        doc.jubilee = awarding is not None and low.find(f"{when.year})", start, awarding.end()) >= 0
        doc.lately = str((when.year if doc.jubilee else when.results) or "") if awarding else doc.lately
    entered = clock.ENTERED.match(low, doc.named[0].start) if doc.named else None
    if entered and doc.coming(term := f"{entered[1]}/{entered[2]}"):
        doc.ahead = term
    if not code and _of_the_day(doc, start, end):
        doc.lately = str(when.year)
    if code:
        day = doc.named[0].day
        doc.by = day[:7] if day and when.part.endswith(day[:7]) else month_ended(day)
    if doc.coming(code):
        doc.ahead = code
    elif len(code) == 7 and code[4] == "-" and _is_end(low, start, doc.named):
        month = 3 * int(code[6]) if code[5] == "Q" else int(code[5:])
        month -= low.endswith("đầu ", start, doc.named[0].start)
        doc.until = f"{code[:5]}{max(month, 1):02d}"
    elif (
        code
        and doc.running.startswith(f"{code}-")
        and (doc.named[0].day or doc.named[0].start - start > _OPENS_AT)
    ):
        doc.until = ""  # a day within the months that the paragraph is on, or the year of a thing named first
    elif code and code == doc.running[5:] and _beside_the_term(doc, start, end):
        pass  # `hộ nghèo năm 2020 còn 1,9%` in a look back on a term
    elif code and len({p.code for p in doc.named if len(p.code) == 9 and not p.compared}) < 2:
        doc.running, doc.until, doc.guessed = code, "", False
        doc.ended = len(code) == 4 and low.endswith(("cuối ", "hết "), start, doc.named[0].start)


def set_out(doc: Doc, start: int, end: int, last: int) -> None:
    """Keep the year a programme or a district set out from, where a sentence tells how it stood then: the
    one it names, else, where it has figures, the only one that the rest of the paragraph measures from."""
    m = _SET_OUT.search(doc.low, start, end)
    if m is None or _SINCE_THEN.search(doc.low, start, m.start()):
        return
    years = set(_ITS_YEAR.findall(doc.low, start, end)) or ({doc.begun} - {""})
    if not years and any(map(str.isdigit, doc.low[m.end() : end])):
        years = set(_MEASURED_FROM.findall(doc.low, end, last))
    year = years.pop() if len(years) == 1 else ""
    doc.begun = year if year and int(year) < doc.when.results - 1 else ""


def as_it_began(doc: Doc, start: int, end: int) -> str:
    """The year a sentence tells how things stood in, by its words for how poor they were; "" if none."""
    poor = doc.begun and _POOR.search(doc.low, start, end) and not _BETTER.search(doc.low, start, end)
    return doc.begun if poor else ""


def _beside_the_term(doc: Doc, start: int, end: int) -> bool:
    """Does a sentence tell what the last year of a term came to, and the next goes on with the term?"""
    outcome = _OUTCOME.search(doc.low, start, doc.named[0].start)
    return outcome is not None and _IN_IT.search(doc.low, end, end + 200) is None


def without_figures(doc: Doc, line: Paragraph, start: int, end: int) -> None:
    """Keep what a sentence without figures leaves: its time, what it speaks of, goals that follow."""
    piece = doc.low[start:end]
    months = clock.reviewed(doc.low, start, end, doc.when)
    if doc.running == UNKNOWN and any(now in piece for now in ("đến nay", "hiện nay")):
        doc.running = ""
    doc.running = months or doc.running or passed(doc, line, start, end)
    doc.today = _TODAY.match(doc.low, start, end) is not None or (doc.today and not doc.named)
    sector = _SECTOR.match(doc.low, start, end)
    alone = sector and not any(word in piece for word in _OTHER_SECTORS[str(sector.lastgroup)])
    alone = alone and not doc.sector and "kinh tế" not in piece
    doc.sector = f"{sector.lastgroup}_output_value" if sector and alone else ""
    doc.told = doc.told.union([phrase for phrase in doc.lex.lasting if phrase in piece])
    if any(word in piece for word in _AHEAD):
        named = clock.periods(doc.low, start, end, line.start, doc.when)
        doc.ahead = max((p.code for p in named), default="")
    doc.spoken = speaks_of(doc, start, end)


def of_the_province(doc: Doc, start: int, end: int) -> bool:
    """Is a sentence, in an article whose title names no district, on the whole province and on none of it?"""
    if doc.headlined or _PROVINCE.search(doc.low, start, end) is None:
        return False
    return not last_named(doc.text, doc.low, start, end, doc.places, doc.near)


def speaks_of(doc: Doc, start: int, end: int) -> str:
    """The district that words without figures speak of last."""
    typed = last_named(doc.text, doc.low, start, end, doc.places, doc.near)
    alone = [code for place, code in doc.alone if code not in SCOPES and start <= place < end]
    return typed or (alone[-1] if alone else doc.spoken)


def reached(doc: Doc, start: int, end: int) -> None:
    """Let goals end where a sentence measures a result by its plan, behind a look back at the year."""
    if doc.aim and _MEASURED.search(doc.low, start, end):
        before = doc.low[max(0, start - 400) : start]
        if re.search(_LOOKED_BACK.format(doc.when.results), before):
            doc.aim = doc.ahead = ""
