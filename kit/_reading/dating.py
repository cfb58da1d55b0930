"""The period a figure holds for, by its own stretch, its sentence, its paragraph and the article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kit._reading import times as told
from kit._reading.added import added, of_those_new
from kit._reading.apart import of_another_clause
from kit._reading.code import UNKNOWN, last_year, since_january
from kit._reading.doc import Span
from kit._reading.lexicon import Indicator
from kit._reading.sentence import Sentence
from kit._reading.summed import summed
from kit._reading.thread import as_it_began
from kit._reading.verb import MOVES
from kit._reading.when import Period

_OPENS = re.compile(
    r"\s*(?:[^;:.\d]*(?:\d+ năm [^;:.\d]*)?, )?(?:tính |kể )?(?:đến |vào |từ |trong )?"
    r"(?:hết |cuối |đầu |giữa )?$"
)
"""What stands before a time that opens a sentence, rather than belongs to one thing told in it."""
_REACHED = re.compile(
    r"\)?,? (?:(?:đã |được )?(?:giảm|tăng|hạ|rút|nâng|kéo(?: giảm)?) )?(?:xuống|lên|còn)(?!\w)"
)
_ENDS_AT = re.compile(r"(?:lên|còn|xuống)(?: (?:mức|khoảng|trên|dưới|gần|hơn|chỉ))? $")
"""Before a level that several years end at."""
_AT_REVIEW = re.compile("thời điểm (?:đánh giá|kiểm điểm|tổng kết)")
_OPENS_NOW = re.compile(
    r"\s*(?:[^,;:.]{3,80} (?:cho biết|cho hay|thông tin),? |(?:qua|sau) [^,;:.]{3,60}, )?"
    r"(?:đến |tính đến )?\w{0,3}$"
)
"""Between the beginning of a sentence and `hiện nay`: nothing, or who says it."""
_SET_OUT_AT = (
    "từ ",
    "từ trên ",
    "từ hơn ",
    "từ gần ",
    "từ khoảng ",
    "từ mức ",
    "từ chỗ ",
    "từ chỗ chiếm ",
    "từ tỷ lệ ",
)
"""Before a level that something moves away from."""
_SET_OUT_FROM = re.compile(
    r"(?<!\w)từ [\d.]+ hộ(?: nghèo)?(?:,| \() ?(?:chiếm|tỷ lệ|tương đương)(?: tỷ lệ)? $"
)
"""Before the share that households set out from: `từ 3.150 hộ, chiếm 6,4%`."""
_HAS = re.compile(
    r"\s*(?:đến nay|hiện|nay)?,? ?(?:toàn )?(?:huyện|thị xã|thành phố|quận)(?: [^,.;\d]{2,20})? có "
)
"""How a sentence begins on what there is, rather than on what a year came to."""
_RESOLUTION = re.compile(r" là năm [^.;]*nghị quyết đại hội[^.;]*, $")
_SINCE_IT_BEGAN = re.compile(r"[^,;.\d]{0,12} so với (?:thời điểm |năm )?đầu (?:của )?giai đoạn")
"""Behind a change since a span of years began."""
_ALL_YEAR = re.compile(r"[^,;.\d]{0,40}(?<!\w)cả năm(?!\w)")
"""Behind a goal or a plan of the whole year, whatever months are named before it."""
_BRACKET = re.compile(r" \((?:vào |cuối |của )?")
"""Between a figure and the time it is of: `28,4 triệu đồng (năm 2019)`."""
_MONTHLY = re.compile(r"trong tháng(?! \d)")
_EARLY = {f"{month:02d}" for month in range(1, 10)}
_LONG_AGO = re.compile(r"(?:trước|khi|lúc|hồi|ngày|thời điểm|đầu|cuối|nhiệm kỳ|trở về)(?!\w)")
_BY = re.compile(" (?:vào|hồi|ở)?(?: thời điểm)?(?: đầu| cuối)? ?")
_TO_DATE = re.compile("từ đầu năm (?:đến|tới) nay")
_STATES = ("stock", "level", "share")
_FROM_TO = re.compile(
    r"(?<!\w)từ (?:\w+ )?\d[\d.,]* [^\d;.]{3,40}(?:tăng |giảm |nâng )?(?:lên|xuống|còn)(?: \w+)? \d"
)


@dataclass(slots=True)
class _Clues:
    """What is said of time around a figure.

    times: those that may date it, own: those of its stretch, earlier: those before it; now: it holds at
    present; lasting: so does every such number; undated: a time that the article does not date stands
    before it; topic: the figure it goes on from; kin: the same, if of this sentence.
    """

    times: list[Period]
    own: list[Period]
    earlier: list[Period]
    now: bool
    lasting: bool
    undated: bool
    topic: dict[str, Any] | None
    kin: dict[str, Any] | None


def period_of(s: Sentence, span: Span, kind: str, known: Indicator | None) -> tuple[str, str, str, str]:
    """Period, what a change is compared with, where the period was read, and the day of a stock."""
    when, low, q = s.doc.when, s.doc.low, span.q
    measure, theme = (known.measure, known.theme) if known else ("", "")
    if known and "status=new" in known.members and added(s, q):
        measure = "flow"
    if kind == "actual" and measure in _STATES and (then := told.before_now(s, q)) is not None:
        return then, "", "several", ""
    clues = _clues(s, span, kind, measure, theme)
    period, how = _chosen(s, span, kind, measure, clues)
    this_year = str(when.year or "")
    later = (
        {p.code for p in clues.times if not _taken(s, p) and not _planned_for(s, p)}
        if how in ("default", "carried")
        else set[str]()
    )
    if (
        kind == "actual"
        and len(later) == 1
        and not told.yearly(s, span)
        and len(code := later.pop()) == 4
        and str(when.results - 4) < code <= this_year
    ):
        period, how = code, "default"
    period, how = told.of_term(s, span, kind, measure, theme, period, how)
    moved = sets_out(low, q.start) and measure != "stock" and kind == "actual"
    if kind == "actual" and (since := told.since_then(s, q, measure, period)):
        period, how = since, "default"
    dated_behind = any(p.start >= q.end for p in clues.own)
    if moved and not dated_behind and len(period) != 9 and MOVES.match(low, q.end):
        return "", "", how, ""
    if known and measure == "flow" and how in ("default", "paragraph", "carried") and kind == "actual":
        period, how = (month, "several") if (month := told.by_month(s, span)) else (period, how)
    growing = known is not None and known.unit == "percent" and theme == "economy" and measure == "level"
    if known and (measure == "flow" or (growing and period[4:5] == "-")):
        period, how = summed(s, span, kind, known, period, how)
    if same := told.same_months(s, span, clues.topic):
        period, how = same, "several"
    if kind == "actual" and not span.period:
        period, how = _whole(s, span, period, how, measure, "growth" if growing else theme)
    elif kind in ("plan", "target") and len(period) > 6 and period[4] == "-":
        words = ("cả năm", "kế hoạch năm", "dự toán năm", "chỉ tiêu năm")
        opened = low.rfind("(", s.start, q.start) if s.bracketed(q.start) else -1
        whole = low.endswith(words, s.start, opened - 1) if opened > 0 else False
        whole = whole or any(low.find(word, span.since, q.start) >= 0 for word in words)
        whole = whole or _ALL_YEAR.match(low, q.end) is not None
        until = measure in ("level", "share") and period[5:7] == "07"
        period = period[:4] if whole or until else period
    if measure in ("level", "share") and (period[4:] == "-12" or told.bare_month(s, period)):
        period, how = period[:4], "several" if how == "sentence" else how
    counted = len(period) == 9 and any(
        p.code == period and low.find("20", p.start, p.end) < 0 for p in s.named
    )
    if how == "sentence" and (counted or _TO_DATE.search(low, s.start, q.start)):
        how = "several"
    if how == "sentence" and clues.earlier:
        first = measure in _STATES and low.endswith("đầu ", s.start, clues.earlier[-1].start)
        how = "several" if first or len({p.code for p in clues.earlier}) > 1 else how
    loose = how in ("default", "paragraph", "carried") or (how == "article" and not clues.now)
    unknown = period == UNKNOWN or (clues.undated and loose)
    undecided = kind == "actual" and (unknown or (loose and not clues.times))
    if undecided and (begun := as_it_began(s.doc, s.start, s.end)):
        return begun, "", "default", ""
    if unknown:
        return "", "", how, ""
    if kind == "change" and len(period) == 9 and _SINCE_IT_BEGAN.match(low, q.end):
        return period[5:], period[:4], how, ""
    period, how, as_of = _on_a_day(s, span, kind, measure, clues, period, how, growing)
    return period, told.compared(s, span, period) if kind == "change" else "", how, as_of


def _clues(s: Sentence, span: Span, kind: str, measure: str, theme: str) -> _Clues:
    doc, low, q = s.doc, s.doc.low, span.q
    topic = doc.topic if doc.same_breath else None
    kin = topic if topic and topic["start"] >= s.start - 1 else None
    lasting = measure == "stock" and kind == "actual" and theme in ("organisation", "place")
    times = [p for p in s.times if not p.day and not told.beside_another(s, p, q.start)]
    if kind == "actual":
        times = [p for p in times if not of_another_clause(s, p, q.start)]
    undated = len(times) < len(s.named) and any(p.code == UNKNOWN and p.end <= q.start for p in s.named)
    earlier = [p for p in times if p.end <= q.start]
    headed = [p for p in earlier if low.startswith((":", " là:", " gồm:"), p.end)]
    if headed and kind != "percent_of_plan" and s.doc.coming(headed[0].code):
        earlier = [p for p in earlier if p in headed or low.find(";", p.end, q.start) < 0]
    if measure == "stock" and kind == "actual":
        earlier = [
            p
            for p in earlier
            if low.find(";", p.end, q.start) < 0
            or low.startswith((":", " là:", " gồm:"), p.end)
            or _OPENS.match(low, s.start, p.start)
        ]
    term = earlier[0].code if earlier and len(earlier[0].code) == 9 else ""
    if term and measure == "flow" and kind != "target" and earlier[0].leading:
        apart = [p for p in earlier if p.code == term[5:] and low.find(";", p.end, q.start) >= 0]
        times = [p for p in times if p not in apart]
        earlier = [p for p in earlier if p not in apart]
    if earlier and told.closed(s, earlier[-1]) and _REACHED.match(low, earlier[-1].end, q.start):
        times = [p for p in times if p is not earlier[-1]]
        earlier = earlier[:-1]
    own = [p for p in times if span.lo <= p.start < span.stop]
    if measure == "stock":
        own = [p for p in own if low.find(";", p.end, q.start) < 0]
    opens = measure == "share" and bool(s.nows) and _OPENS_NOW.match(low, s.start, s.nows[0]) is not None
    since = s.start if measure in ("stock", "level") or opens else span.lo
    standing = measure in _STATES
    shown = bool(earlier) and low.startswith(" cho thấy", earlier[-1].end)  # a review shows its own year
    raised = measure == "stock" and span.verb[1] == "lên" and low.find("nâng", span.lo, q.start) >= 0
    now = raised or (standing and not shown and any(since <= at < q.start for at in s.nows))
    today = s.doc.today and s.doc.when.results == s.doc.when.year and not undated
    today = today and standing and not earlier and not own
    now = now or (today and not _LONG_AGO.search(low, s.start, q.start))
    if standing and earlier and not shown and any(earlier[-1].end <= at < q.start for at in s.nows):
        own, earlier, now = [p for p in own if p.start >= q.start], [], True
    return _Clues(times, own, earlier, now, lasting, undated, topic, kin)


def _chosen(s: Sentence, span: Span, kind: str, measure: str, clues: _Clues) -> tuple[str, str]:
    """The period by the nearest words that say one, and where they stand."""
    doc, when, q = s.doc, s.doc.when, span.q
    own, earlier, topic = clues.own, clues.earlier, clues.topic
    shut = next((p for p in own if p.start >= q.end), None)
    if shut and _BRACKET.fullmatch(doc.low, q.end, shut.start):
        return shut.code, "stretch"
    this_year = str(when.year or "")
    if span.period:
        return span.period, "sentence"
    gone = str(when.results or "")
    if measure == "stock" and kind == "actual" and _AT_REVIEW.search(doc.low, s.start, q.start):
        return (gone, "several") if gone not in ("", this_year) else (this_year, "article")
    if one := told.in_order(s, q.start):
        return one, "several"
    raised = measure == "stock" and span.verb[1] == "lên" and not any(at < q.start for at in s.nows)
    if raised and (of := of_those_new(clues.kin, when.year)):
        return of, "several"
    if beside := told.set_beside(s, span, kind, topic, bool(own)):
        return beside
    if kind in ("change", "percent_of_plan") and topic and not any(p.end <= q.start for p in own):
        return str(topic["period"]), "stretch"
    behind = q.end + (len(span.head.words) + 1 if span.head and kind == "target" else 0)
    close = own and (0 <= own[-1].start - behind < 8 or _BY.fullmatch(doc.low, behind, own[-1].start))
    if close and (not earlier or earlier[-1].start < span.lo or sets_out(doc.low, q.start)):
        return own[-1].code, "stretch"
    if one := told.each_its_own(s, span, measure, earlier, own):
        return one, "stretch"
    if earlier:
        if kind == "target" and len(earlier[-1].code) == 9 and earlier[0].leading:
            resolved = _RESOLUTION.search(doc.low, earlier[0].end, earlier[-1].start)
            if resolved and len(earlier[0].code) == 4:
                return earlier[0].code, "several"  # `năm 2021 là năm đầu thực hiện Nghị quyết …`
        old = earlier[-1].leading and last_year(earlier[-1].code) < when.results - 1
        standing = (clues.lasting and not old) or clues.now
        if kind == "target" or not standing or _beside(doc.low, earlier[-1].end, q.start):
            return earlier[-1].code, "sentence"
    if own and not (clues.now and measure == "stock" and q.of and own[0].start > q.end):
        return own[0].code, "stretch"
    if kind == "target":
        period = (doc.ahead if doc.coming(doc.ahead) else "") or doc.running or s.aim or doc.ahead
        return (period, "paragraph") if period else (when.next or this_year, "default")
    if kind == "plan" and doc.coming(ahead := s.aim or doc.ahead):
        return ahead, "paragraph"
    return _taken_over(s, span, kind, measure, clues)


def _taken_over(s: Sentence, span: Span, kind: str, measure: str, clues: _Clues) -> tuple[str, str]:
    """The period of a figure that has none of its own: that of what it goes on from, of its paragraph, of its
    article."""
    doc, when, q, kin = s.doc, s.doc.when, span.q, clues.kin
    this_year, gone = str(when.year or ""), str(when.results or "")
    alike = (
        kin is not None and kin["kind"] == kind and doc.lex.indicators[kin["indicator"]].measure == measure
    )
    if kin and alike and measure == "stock" and not clues.now and told.MONTH.fullmatch(str(kin["period"])):
        return str(kin["period"]), "stretch"
    if kin and alike and clues.lasting and not clues.now:
        return str(kin["period"]), "article" if kin["as_of"] else "stretch"
    term = doc.running or doc.carried
    if len(term) == 9 and measure in ("level", "share") and sets_out(doc.low, q.start):
        return term, "paragraph"
    lately = doc.running[:4] in ("", this_year) or (
        when.published != "" and last_year(doc.running) >= when.results - 1
    )
    if kin and alike and measure == "share" and s.nows and kin["period"] == this_year and not clues.now:
        return str(kin["period"]), "stretch"
    if doc.until and measure == "stock" and kind == "actual" and not clues.now and not clues.lasting:
        return doc.until, "several"
    now = clues.now and (s.nows or span.verb[1] != "lên")
    over = kind == "actual" and not (now or clues.lasting) and gone not in ("", this_year)
    if (
        measure == "stock"
        and over
        and gone in (doc.running, doc.carried)
        and not _HAS.match(doc.low, s.start)
    ):
        return gone, "paragraph"
    reviewed = measure == "stock" and kind == "actual" and clues.now and not clues.lasting
    reviewed = reviewed and any(doc.low.endswith(("đến ", "tới "), 0, at) for at in s.nows)
    if reviewed and gone == doc.running != this_year and not doc.guessed:
        return gone, "several"
    if clues.now or clues.lasting or (measure == "stock" and lately):
        return this_year, "article"
    if doc.until and measure in ("level", "share"):
        return doc.until, "paragraph"
    if doc.until and measure == "flow":
        return since_january(doc.until[:4], int(doc.until[5:])), "paragraph"
    if doc.running and not (len(doc.running) == 9 and s.nows and s.nows[0] <= s.start + 3):
        return doc.running, "paragraph"
    part = (doc.lately or when.part) if measure == "flow" else ""
    if measure == "flow" and not part and not doc.carried and any(at < span.stop for at in s.nows):
        return this_year, "default"
    since = len(doc.carried) == 9 and any(at < q.start for at in s.nows)
    if doc.carried and measure != "stock" and not since and not (part and len(doc.carried) == 4):
        return doc.carried, "carried"
    if measure == "status":
        return this_year, "default"
    return part or str(when.results or ""), "default"


def _on_a_day(
    s: Sentence, span: Span, kind: str, measure: str, clues: _Clues, period: str, how: str, growing: bool
) -> tuple[str, str, str]:
    """Of a state, the year it is told for and the day, if the article names one or is one; the outcome of
    several years is that of the last of them."""
    when, low, q = s.doc.when, s.doc.low, span.q
    moved = measure == "flow" and _FROM_TO.search(low, s.start, s.end) is not None
    outcome = not growing and last_year(period) <= when.year and not told.yearly(s, span)
    ahead = kind == "target" or (kind == "actual" and last_year(period) > when.year > 0)
    if len(period) == 9 and (measure in _STATES or moved):
        if sets_out(low, q.start) and q.qualifier not in ("at_least", "range"):
            period = period[:4]
        elif _ENDS_AT.search(low, max(s.start, q.start - 24), q.start) or (
            (kind == "actual" and outcome and not moved)
            or ((ahead or kind == "plan") and measure in _STATES and not growing and not told.yearly(s, span))
        ):
            period = period[5:]
            now = measure == "stock" and kind == "actual" and period == str(when.year)
            how = "article" if now and not s.doc.ended else how
    days = [p.day for p in s.times if p.day and p.end <= q.start]
    if days and measure in _STATES and kind == "actual" and not any(p.end <= q.start for p in clues.own):
        return days[-1][:4], "sentence", days[-1] if measure == "stock" else ""
    if measure in ("stock", "status") and len(period) > 4 and kind != "target":
        own_year = period[:4] == str(when.year or "") and how not in ("sentence", "stretch", "several")
        own_year = own_year and period != s.doc.until
        if told.MONTH.fullmatch(period) and not own_year and not told.bare_month(s, period):
            return (period if period[5:] != "12" else period[:4]), how, ""
        period, how = (period[:4], "article") if own_year else (str(last_year(period)), how)
    published = measure == "stock" and kind == "actual" and how == "article"
    published = published and not (s.doc.ended and s.doc.running == period and not clues.now)
    return period, how, when.published if published else ""


def sets_out(low: str, start: int) -> bool:
    """Is a level one that something moves away from?"""
    return (
        low.endswith(_SET_OUT_AT, 0, start)
        or _SET_OUT_FROM.search(low, max(0, start - 60), start) is not None
    )


def _whole(s: Sentence, span: Span, period: str, how: str, measure: str, theme: str) -> tuple[str, str]:
    """A period taken over, mended by words for the whole year or a month; of a level, that of its year."""
    said = s.doc.low[span.since : span.q.start]
    if how == "default" and "cả năm" in said and s.doc.when.published[5:7] in _EARLY:
        return str(s.doc.when.year - 1), how
    if how in ("paragraph", "carried") and last_year(period) < s.doc.when.results - 1:
        how = "several"
    if period[4:6] == "-Q" and how in ("paragraph", "carried"):
        how = "several"
        period = period[:4] if measure in ("level", "share") and theme != "growth" else period
    taken = how in ("paragraph", "carried") and measure in ("level", "share") and theme != "growth"
    if taken and len(period) == 9 and not told.yearly(s, span) and not sets_out(s.doc.low, span.q.start):
        return (period[5:], how) if period[5:] == str(s.doc.when.year) else (period, how)
    if taken and len(period) == 7 and how == "carried":
        return period[:4], how
    if len(period) != 15 or how == "stretch":
        return period, how
    if "cả năm" in said or s.doc.low.startswith(
        ("cả năm", "ước cả năm"), s.start + (s.doc.low[s.start] in " \n")
    ):
        return period[:4], how
    if _MONTHLY.search(said):
        return period[8:], "several"
    if measure in ("level", "share") and theme != "growth":
        return (period[:4] if how != "sentence" else period), "several"
    if s.doc.low.find("lũy kế", span.q.end, min(span.q.end + 32, s.end)) >= 0:
        how = "several"
    return period, how


def _planned_for(s: Sentence, time: Period) -> bool:
    """Is a year only that of a plan, in a report on some of its months: `đạt 104% chỉ tiêu năm 2024`?"""
    return s.doc.carried[4:5] == "-" and s.doc.low.endswith(("chỉ tiêu ", "chỉ tiêu của "), 0, time.start)


def _taken(s: Sentence, time: Period) -> bool:
    """Does a time in brackets date the figure behind it: `17,5 tiêu chí (năm 2015 là 9,2)`?"""
    at = next((n for n in s.numbers if n >= time.end), s.end)
    return s.doc.low[time.start - 1] == "(" and at - time.end < 16


def _beside(low: str, end: int, start: int) -> bool:
    """Does a time in brackets stand right before the figure?"""
    return low.startswith(")", end) and start - end < 16 and "," not in low[end:start]
