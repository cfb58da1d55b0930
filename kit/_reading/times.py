"""Times told in a way of their own: years in order, a year earlier, since so many years, yearly averages,
what was added in a time, terms."""

from __future__ import annotations

import re
from typing import Any

from kit._reading.apart import opened_from
from kit._reading.code import before, since_january
from kit._reading.doc import Span
from kit._reading.sentence import Sentence
from kit._reading.when import ENTERED, Period
from kit.quantities import Quantity

_YEARLY = re.compile(
    r"(?<!cây )(?:hằng|hàng|mỗi) năm|%\s?/\s?năm|bình quân (?:(?:hằng|hàng|mỗi|0?5|năm) năm|năm(?! 20))"
    r"|tăng (?:trưởng )?(?:bình quân|trung bình)(?! đầu| chung| mỗi (?!năm))"
    r"|(?:mức|tốc độ) tăng [^,;.\d]{3,32} bình quân (?:ước )?(?:đạt|là)"
)
WAS = (" là ", " chỉ là ", " có ", " chỉ có ", " đạt ", " chỉ đạt ")
"""Between a year that something is set against and the figure of that year."""
_SET = re.compile(r"(?:so|với|bằng|hơn|sv|như) (?:mức )?$")
_SO_FAR = re.compile("lũy kế|cộng dồn|tính chung")
_MONTHS_SO_FAR = re.compile(
    r"(?: ?\([^()]*\))?[^.;\d]{0,24}?(?:lũy kế|cộng dồn|tính chung)"
    r"(?:[^.;\d]{0,24}?(?<!\d)(?:(\d\d?) tháng|tháng (\d\d?))(?!\d))?"
)
_SO_MANY_MONTHS = re.compile(
    r"(?:lũy kế|cộng dồn|tính chung) [^.;\d]{0,24}?(?:(\d\d?) tháng|tháng (\d\d?)(?!\d))"
)
_FROM_A_NUMBER = re.compile(r"(?<!\w)từ (?:\w+ )?\d[^;.]{0,30}$")
_RISEN = re.compile(r"\)?,? (?:đã )?(?:tăng |giảm |nâng )?(?:lên|xuống)(?: \w+){0,2} $")
"""Between the year that a rise began in and the number it came to."""
_CAME_TO = re.compile(
    r"[^;.]{0,24}?\d[\d.,]* ?[^\d;.]{1,24}, (?:đã )?(?:giảm|tăng) (?:xuống|lên)(?: còn)?(?: \w+)? "
)
"""Between a year with its number and what that rose or fell to since."""
_SET_BESIDE = ("so với con số ", "so với mức ", "so với kết quả ", "so với ")
_SHUTS = re.compile(r"[,;.]|,? và (?:\d|có )|\s*$")
_JOINS = re.compile(r"(?:,|;|,? và)(?: có)?(?: thêm)? ")
_LAST_YEAR = re.compile(r"\s*(?:trong |cả |cuối )?năm (?:ngoái|trước),? (?!so|cùng)")
_EACH = re.compile(r"\s*(?:bình quân )?(?:hằng|hàng|mỗi) năm")
_YEARS = re.compile(r"20\d\d(?:, 20\d\d)*(?:,| và) (?:năm )?20\d\d")
_SPAN_OF_YEARS = re.compile(r"(?<!\d)(20\d\d)\s?-\s?(20\d\d)(?!\d)")
MONTH = re.compile(r"\d{4}-(?:0[2-9]|1\d)")
_FROM = re.compile(r"(?<!\w)từ (?:chỗ )?(?:chỉ )?(?:có )?(?:hơn |gần |trên )?(?=\d)")
_OF_ITS_OWN = re.compile(" (?:chỉ )?(?:có|là|đạt|kết nạp|được) (?:được )?$")
"""What follows `cùng kỳ` where it dates a figure, rather than being what one is set against."""

SUMMED = ("organisation", "inspection", "economy", "society")
"""Themes whose figures of a year so far are of the months since January."""
_RESOLUTION_OF = re.compile(
    r"(?:nghị quyết|đại hội|mục tiêu)[^.;]{0,80}nhiệm kỳ (20\d\d)\s?[-–]\s?(20\d\d)[^.;\d]{0,40}$"
)
"""A resolution of a congress for a term, before the number of targets it set."""
_OF_A_TERM = re.compile(
    r" chỉ tiêu (?:chủ yếu |cụ thể |chính )?(?:cho |của )?nhiệm kỳ (20\d\d)\s?[-–]\s?(20\d\d)"
)
_A_TERM = re.compile(r"(?<!\w)nhiệm kỳ (20\d\d)\s?[-–]\s?(20\d\d)")
_SINCE_ITS_START = re.compile(
    r"[^.;\d]{0,24}(?:[\d.,]+ ?% [^,;.\d]{0,30}, )?(?:tăng|giảm) (?:\w+ )?[\d.,]+ ?"
    r"(?:%|lần|tỷ đồng) so với (?:đầu nhiệm kỳ|năm (20\d\d))"
)
"""Behind a figure of the last year of a term: how much more it is than at the beginning."""
_YEARS_AGO = re.compile(r"so với (\d{1,2}) năm trước")
_SO_MANY_YEARS = re.compile(r"(?<!\w)(?:sau|qua) (?:hơn |gần |khoảng )?(\d{1,2}) năm(?! 20\d\d)(?!\w)")
_PROGRAMME = re.compile(
    r"(?<!\w)(?:qua|trong) (\d{1,2}) năm (?:qua(?!\w)|(?:triển khai |thực hiện |làm )?"
    r"(?:phong trào |chương trình )?(?:xây dựng )?(?:nông thôn mới|ntm)(?!\w))(?! ?\()"
)
"""The years of the programme, which began in 2010 or 2011; the first and the last count."""
_IN_OTHER_WORDS = re.compile(r" \((?:[^(),;%]|\d,\d){3,30}\) so ")
"""Between a rise and what it is measured from: the same in another unit."""
_BY_THE_CONGRESS = re.compile(
    r"[^.;\d]{0,60},? (?:đạt|bằng|vượt) [\d.,]+ ?%[^.;\d]{0,24}"
    r"(?:nghị quyết|chỉ tiêu|mục tiêu)(?: của)? đại hội"
)
"""Behind what a term came to: its share of what the congress had set."""
_FIVE_YEARS = re.compile(r"bình quân (?:trong |cả |của )*(?:(5) năm|nhiệm kỳ)(?! trước)[^;,\d]{0,16}$")
"""Before an average of a term, in a sentence on its last year."""
_PLAN_FOR = re.compile(
    r"(?:kế hoạch|chỉ tiêu|dự toán) (?:cả )?năm (20\d\d),? [^.;,\d]*$"
    r"|nhiệm kỳ (20\d\d)\s?[-–]\s?(20\d\d)[ ”\"][^.;]*(?:chỉ tiêu|mục tiêu)[^.;\d]* của nhiệm kỳ là [^.;\d]*$"
    r"|(?:chỉ tiêu|mục tiêu) [^.;,\d]*nhiệm kỳ (20\d\d)\s?[-–]\s?(20\d\d) là [^.;\d]*$"
)
"""Before a plan: the year or the term that it is for."""
_ON_THE_DAY = re.compile(
    r"\s*(?:(?:nhân |trong )?(?:dịp|đợt) này|tại (?:hội nghị|(?:buổi )?lễ|đại hội|buổi))(?!\w)"
)
"""How a sentence begins that tells of awards of the day."""
_OCCASION = re.compile(r"\s*(?:nhân )?(?:dịp|đợt) \d{1,2}\s?[/.-]\s?\d{1,2}(?!\d)")
_LOOSE = ("default", "paragraph", "carried", "stretch")


def bare_month(s: Sentence, period: str) -> bool:
    """Is a month named without its year, as one up to which something is told?"""
    if not MONTH.fullmatch(period):
        return False
    return any(p.code == period and s.doc.low.find("20", p.start, p.end) < 0 for p in s.named)


def years_back(s: Sentence, years: int, this_year: str) -> str:
    """The years up to this one that something took; since the term began, if it is that long ago."""
    term, first = s.doc.when.term, int(this_year) - years
    first = term[0] if term and abs(term[0] - first) < 2 else first
    return f"{first}/{this_year}"


def several_years(low: str, start: int, last: str) -> str:
    """The years named last that end in a year, or latest, of which a yearly average is: `2015-2020`."""
    found = [m for m in _SPAN_OF_YEARS.finditer(low, 0, start) if last in ("", m[2]) and m[1] < m[2]]
    one = max(reversed(found), key=lambda m: m[2], default=None)
    return f"{one[1]}/{one[2]}" if one else ""


def _spanned(low: str, start: int, years: str) -> str:
    """The span of years named before a place that is as long as some years counted back, give or take one."""
    first, last = int(years[:4]), int(years[5:])
    found = [(int(m[1]), int(m[2])) for m in _SPAN_OF_YEARS.finditer(low, 0, start)]
    near = [(a, b) for a, b in found if abs(a - first) < 2 and abs(b - last) < 2 and a < b]
    return f"{near[-1][0]}/{near[-1][1]}" if near else ""


def in_order(s: Sentence, start: int) -> str:
    """The year of a figure in a list behind `lần lượt` and a list of years; "" if there is none."""
    at = s.doc.low.find("lần lượt", s.start, start)
    listed = _YEARS.search(s.doc.low, s.start, at) if at >= 0 else None
    years = re.findall(r"20\d\d", listed[0]) if listed else []
    n = sum(at < number < start for number in s.numbers)
    return years[n] if n < len(years) else ""


def each_its_own(s: Sentence, span: Span, measure: str, earlier: list[Period], own: list[Period]) -> str:
    """The year behind a figure of several, each with its own behind it, `1 xã năm 2016, 4 xã năm 2017`: ""
    if it is not told so."""
    low, q = s.doc.low, span.q
    behind = next((p for p in own if p.start >= q.end), None)
    if behind is None or not earlier or not _SHUTS.match(low, behind.end):
        return ""
    last = earlier[-1].end
    joined = _JOINS.fullmatch(low, last, q.start) and any(n < earlier[-1].start for n in s.numbers)
    apart = measure == "stock" and low.find(";", last, q.start) >= 0
    return behind.code if joined or apart else ""


def before_now(s: Sentence, q: Quantity) -> str | None:
    """The time of a state set against that of now, `từ 16 tổ chức … khi mới thành lập, đến nay có 38`: "" if
    it has none, None if it is no such state."""
    then = _FROM.search(s.doc.low, s.start, q.start + 1)
    now = next((at for at in s.nows if at >= q.end and s.doc.low.find(";", q.end, at) < 0), -1)
    if then is None or now < 0 or any(then.start() < at < q.start for at in s.nows):
        return None
    told = {p.code for p in s.times if then.start() < p.start < now}
    return told.pop() if len(told) == 1 else ""


def same_months(s: Sentence, span: Span, topic: dict[str, Any] | None) -> str:
    """The time of the figure before a year earlier, or in the year named behind, where `cùng kỳ` dates a
    figure of its own."""
    topic, q = topic or s.doc.topic, span.q
    named = [p for p in s.named if span.lo <= p.start < q.start] if topic else []
    for n, same in enumerate(named):
        if same.code != "same":
            continue
        year = named[n + 1] if n + 1 < len(named) and named[n + 1].start - same.end < 3 else None
        was = q.unit != "percent" and s.doc.low[(year or same).end : q.start] in WAS
        if not was and _SET.search(s.doc.low, max(s.start, same.start - 24), same.start):
            continue
        if topic and year and year.code.isdigit() and len(topic["period"]) in (7, 15):
            return str(topic["period"]).replace(topic["period"][:4], year.code)
        if (
            topic
            and not year
            and topic["start"] >= s.start - 1
            and (was or _OF_ITS_OWN.match(s.doc.low, same.end, q.start))
        ):
            return before(str(topic["period"]))
    return ""


def by_month(s: Sentence, span: Span) -> str:
    """The time of a sum of a month, or of the months up to it, where one is told beside the other: `đạt 3
    tỷ đồng, lũy kế 10 tháng 20 tỷ đồng`; "" if they are not, or the month is not named."""
    low, q, year = s.doc.low, span.q, str(s.doc.when.year)
    so_far = _SO_FAR.search(low, span.lo, q.start)
    m = _MONTHS_SO_FAR.match(low, so_far.start() if so_far else q.end, s.end)
    m = m if m is None or m[1] or m[2] else _SO_MANY_MONTHS.search(low)
    month = int(m[1] or m[2]) if m else 0
    if not 1 < month < 13 or not s.doc.when.year:
        return ""
    return since_january(year, month) if so_far else f"{year}-{month:02}"


def since_then(s: Sentence, q: Quantity, measure: str, period: str) -> str:
    """The year of what something rose or fell to since the year it is told beside: `từ 512 tỷ đồng năm 2021
    lên 598 tỷ đồng`; "" if it is no such number."""
    low, now = s.doc.low, str(s.doc.when.results or "")
    if not s.named or (low.find("lên ", s.start, q.start) < 0 and low.find("xuống ", s.start, q.start) < 0):
        return ""
    named = [p for p in s.named if p.code == period and p.end < q.start]
    risen = [p.end for p in named if _RISEN.match(low, p.end, q.start)]
    if risen and _FROM_A_NUMBER.search(low, s.start, risen[-1]):
        return now
    begun = [p.end for p in named if not p.compared]
    if not begun or measure == "stock" or not _CAME_TO.fullmatch(low, begun[-1], q.start):
        return ""
    term = s.doc.running or s.doc.carried
    return term[5:] if len(term) == 9 else now


def set_beside(
    s: Sentence, span: Span, kind: str, topic: dict[str, Any] | None, dated: bool
) -> tuple[str, str] | None:
    """The period of a number of another time that one is set beside, in brackets or behind `so với`."""
    doc, q = s.doc, span.q
    if not s.named:
        return None
    for p in s.named if doc.low.startswith(" (", q.start - 2) else ():
        if p.end == q.start - 2 and p.code[:1].isdigit() and kind == "actual":
            return p.code, "stretch"
    if _LAST_YEAR.match(doc.low, s.start, q.start) and not dated and doc.when.year:
        return str(doc.when.year - 1), "several"
    for p in s.named if kind == "actual" else ():
        if p.compared and p.code[:1].isdigit() and len(p.code) == 4 and doc.low[p.end : q.start] in WAS:
            early = [e.code for e in s.dated if doc.low[e.end : p.start] == " so với "]
            return (early or [p.code])[0], "several"  # `năm 2022 so với năm 2021 là 9,5%` is of 2022
    for p in s.named if doc.low.endswith(_SET_BESIDE, s.start, q.start) else ():
        if p.compared and span.lo <= p.start < span.stop and p.start > q.end and (topic or p.code != "same"):
            return (before(str(topic["period"])) if topic and p.code == "same" else p.code), "several"
    return None


def plan_for(s: Sentence, start: int) -> str:
    """The year or the term that a plan before its number is for; "" if it says none."""
    m = _PLAN_FOR.search(s.doc.low, s.start, start)
    return "/".join(filter(None, m.groups())) if m else ""


def yearly(s: Sentence, span: Span) -> bool:
    """Is the figure a yearly average?"""
    low = s.doc.low
    if _EACH.match(low, s.start):
        return True
    return low.find("n", span.since, span.stop + 1) >= 0 and bool(_YEARLY.search(low, span.since, span.stop))


def of_term(
    s: Sentence, span: Span, kind: str, measure: str, theme: str, period: str, how: str
) -> tuple[str, str]:  # fmt: skip
    """A period of targets, awards and yearly averages, mended by the terms that the article speaks of."""
    when, low, start, q_end = s.doc.when, s.doc.low, span.q.start, span.q.end
    this_year, loose = str(when.year or ""), how in _LOOSE
    if (kind == "target" or theme == "targets") and len(period) == 4:
        entered = [ENTERED.match(low, p.start) for p in s.named if p.code == period]
        period = next((f"{m[1]}/{m[2]}" for m in entered if m), period)
    if theme == "quality" and kind == "actual" and period == this_year and measure == "flow" and when.results:
        return str(when.results), how
    reviewing = period == str(when.results) != this_year
    if theme == "emulation" and reviewing and _ON_THE_DAY.match(low, s.start):
        return this_year, "default"
    if theme == "emulation" and len(period) == 15 and loose and _OCCASION.match(low, s.start):
        return this_year, "default"
    behind_it = _OF_A_TERM.match(low, q_end) if theme == "targets" and kind == "actual" else None
    if behind_it and loose:
        return f"{behind_it[1]}/{behind_it[2]}", "several"
    if len(period) == 9 and measure == "flow" and kind == "actual" and theme == "economy":
        since = _SINCE_ITS_START.match(low, q_end)
        if since and since[1] in (None, period[:4]):
            return period[5:], "several"
    summed = when.past and loose and (kind, measure, period) == ("actual", "flow", this_year)
    if summed and _BY_THE_CONGRESS.match(low, q_end):
        return when.past, "several"
    day_s = s.doc.coming(period) or _ON_THE_DAY.match(low, s.start)
    if theme == "emulation" and len(period) == 9 and (day_s or how == "stretch"):
        return this_year, "default"
    if len(period) == 9 and period[:4] not in low and (years := _spanned(low, start, period)):
        return years, how
    if told := _counted_back(s, span, kind, measure, theme, period, how):
        return told
    if theme == "targets" and (told := _of_targets(s, span, kind, period, how)):
        return told
    if kind == "target" and period == when.past and when.next:
        return when.next, how
    if len(period) == 4 and not loose and kind == "actual" and (m := _FIVE_YEARS.search(low, span.lo, start)):
        return when.past or (f"{int(period) - 4}/{period}" if m[1] == "5" else period), "several"
    if len(period) == 4 and yearly(s, span):
        between = sorted({p.code for p in s.times if p.start < start and len(p.code) == 4})
        if kind == "change" and len(between) == 2 and between[1] == period:
            return "/".join(between), "several"
        term = (when.past if kind != "target" else when.next) if loose and period == this_year else ""
        these = loose and low.find("giai đoạn này", s.start, start) >= 0
        if years := several_years(low, start, "" if these else period) or term:
            return years, "default"
    return period, how


def _counted_back(
    s: Sentence, span: Span, kind: str, measure: str, theme: str, period: str, how: str
) -> tuple[str, str] | None:
    """The years told by their number, `sau 3 năm thực hiện`, `qua 10 năm xây dựng nông thôn mới`."""
    when, low, start = s.doc.when, s.doc.low, span.q.start
    this_year, loose = str(when.year or ""), how in _LOOSE
    counted = loose and kind != "target" and "" != period == this_year
    over = _SO_MANY_YEARS.search(low, s.start, start) if counted else None
    back = years_back(s, int(over[1]), this_year) if over else ""
    if over and theme == "targets" and (years := _spanned(low, start, back)):
        return years, "several"
    since_then = over is not None and not any(over.end() <= now < start for now in s.nows)
    if over and ((measure == "flow" and theme in SUMMED and since_then) or yearly(s, span)):
        return back, "several"
    if theme == "new_rural" and measure == "flow" and kind == "actual" and this_year:
        programme = _PROGRAMME.search(low, s.start, start)
        first = when.results - int(programme[1]) + 1 if programme else 0
        if first in (2010, 2011) and (loose or (len(period) == 9 and how == "several")):
            years = f"{first}/{when.results}"
            return _spanned(low, start, years) or years, "several"
    return None


def _of_targets(s: Sentence, span: Span, kind: str, period: str, how: str) -> tuple[str, str] | None:
    """The period of targets by the words around them: a term, a resolution, the targets before them."""
    when, low, start = s.doc.when, s.doc.low, span.q.start
    this_year, loose = str(when.year or ""), how in _LOOSE
    named = _A_TERM.search(low, span.q.end, s.end) if loose and when.next else None
    if named and f"{named[1]}/{named[2]}" == when.next and low.find("đại hội", s.start, start) >= 0:
        return when.next, "several"
    topic = s.doc.topic or {}
    of_them = loose and period == this_year and len(topic.get("period", "")) == 9
    if of_them and kind == "actual" and topic["indicator"].startswith("targets_"):
        return (period, how) if s.doc.coming(topic["period"]) else (str(topic["period"]), "several")
    if set_for := _RESOLUTION_OF.search(low, s.start, start) if loose else None:
        return f"{set_for[1]}/{set_for[2]}", "several"
    ended = kind == "actual" and how in ("sentence", "several")
    ended = ended and when.past[5:] == period and period[-1:] in ("0", "5")  # a term of the party
    ended = ended and not any(p.leading and p.code == period for p in s.times)
    if ended and not any(span.lo <= p.start < span.stop for p in s.times):
        return when.past, "several"
    behind = {p.code for p in s.times if p.start > start} if loose else set[str]()
    if len(behind) == 1 and low.find(" cho ", start, s.end) >= 0:
        return behind.pop(), "several"
    if kind == "actual" and loose and period == this_year and when.past:
        met = when.next != "" and how == "default" and low.find("chỉ tiêu", start, s.end) >= 0
        if low.find("nghị quyết đại hội", s.start, start) >= 0 or (met and low.find("đại hội đ") >= 0):
            return when.past, "default"
    return None


def beside_another(s: Sentence, time: Period, start: int) -> bool:
    """Is a time that of another figure: `33% (năm 2015: 28%); …`, `Từ 14,2% năm 2016, … còn 3%`?"""
    low = s.doc.low
    first = opened_from(low, s.start, s.numbers[0]) if s.numbers and s.numbers[0] < start else None
    if first and time.start < first.end() <= start:
        return True
    shut = low.find(")", time.end, s.end) if low.startswith(":", time.end) and s.bracketed(time.start) else -1
    return shut >= 0 and not time.end < start < shut and any(time.end < n < shut for n in s.numbers)


def closed(s: Sentence, time: Period) -> bool:
    """Does a time belong to the figure before it: `10,3 triệu đồng (năm 2010) lên 43,5`?"""
    low, last = s.doc.low, max((n for n in s.numbers if n < time.start), default=-99)
    close = time.start - last < 24 and low.startswith(")", time.end)
    before = low[time.start - 8 : time.start].removesuffix("cuối ").removesuffix("đầu ")
    return close or before[-2:-1] in "%0123456789"


def compared(s: Sentence, span: Span, period: str) -> str:
    """The period that a change is measured from."""
    told = _IN_OTHER_WORDS.match(s.doc.low, span.q.end)
    hi = max(span.hi, told.end() + 20) if told else span.hi
    clause = max(s.start, s.doc.low.rfind(";", s.start, span.q.start))
    lo = clause if s.bracketed(span.q.start) else span.lo
    against = [p.code for p in s.named if lo <= p.start < hi and p.compared]
    codes = [code for code in against if code not in ("same", period)]
    if not codes and (m := _YEARS_AGO.search(s.doc.low, span.q.start, span.stop)) and len(period) == 4:
        return str(int(period) - int(m[1]))
    if not codes:
        return before(period)
    if ("same" in against or period in against) and len(codes[0]) == 4:
        return period.replace(period[:4], codes[0])
    return codes[0]
