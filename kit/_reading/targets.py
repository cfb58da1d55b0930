"""Targets: all that were set, those met, those passed; what the words around their number say."""

from __future__ import annotations

import re

from kit._reading.doc import Span
from kit._reading.sentence import Sentence

TOTAL, MET, EXCEEDED = "targets_total", "targets_met_or_exceeded", "targets_exceeded"
_SOME_WAY = re.compile(
    r" (?:(?:đã |mới )?đạt (?:tỷ lệ )?(?:trên |từ |dưới |hơn |khoảng |gần )?|dưới )(?P<share>\d{1,3})"
    r"(?:,\d+)?(?:\s?%| (?:đến|tới) (?:dưới )?\d)"
)
"""Of targets: all of it reached, or on its way only, as in `11 chỉ tiêu đạt trên 50%`."""
_MET = re.compile(r" (?:đã |đều |cơ bản )*(?:đạt|hoàn thành)(?: và|,| hoặc)? ?(?:vượt)?(?!\w)")
_OF_THEM = re.compile(
    r" chỉ tiêu(?! (?:đã |đều )?(?:đạt|hoàn thành|vượt)(?!\w))[^.;\d]{0,110}"
    r"(?:(?:năm |nhiệm kỳ )20\d\d(?: ?[-–] ?20\d\d)?[^.;\d]{0,40})?"
    r"(?:(?:(?<!\w)(?:có|nay|đã)|,) \d+(?:/\d+)? chỉ tiêu (?:\w+ ){0,2}(?:đạt|hoàn thành|vượt)"
    r"|(?<!\w)(?:đạt|hoàn thành)(?: và|,)? (?:hoàn thành )?(?:vượt )?(?:mức )?"
    r"(?:kế hoạch )?\d+ chỉ tiêu)"
)
"""Behind all targets: those of them that were met."""
_MISSED = re.compile(r"(?<!\w)(?:chưa|không) (?:\w+ )?\w+$")
_OTHERS_MET = re.compile(
    r" chỉ tiêu [^.;\d]{0,60}(?: và|,) \d+/\d+ chỉ tiêu "
    r"[^.;\d]{0,60}(?<!chưa )(?<!không )(?:đạt|hoàn thành)"
)
"""Behind a ratio of targets: one more, and that both were met."""
_JUST_MET = re.compile(r" chỉ tiêu (?:đã |cơ bản )?đạt(?! và (?!\d)| hoặc|, vượt)(?!.{0,24}vượt)")
_PASSED = re.compile(
    r" chỉ tiêu (?:đã |hoàn thành )?vượt(?! và|,? đạt|.{0,40}(?:và|hoặc) (?:đạt|hoàn thành))(?: mức)?"
    r"(?: kế hoạch| nghị quyết)"
)
_BESIDE_EXCEEDED = re.compile(
    r" chỉ tiêu (?:đã )?đạt(?: kế hoạch)?(?:,|;| và|, có| và có) (?P<over>\d+)(?:/\d+)? chỉ tiêu vượt(?! và)"
)
_EXCEEDED_TOO = re.compile(
    r"(?<!và )(?<!hoặc )vượt (?:mức )?(?P<over>\d+)/\d+ chỉ tiêu"
    r"|(?P<more>\d+)/\d+ chỉ tiêu (?:\w+ )?vượt(?! và)"
)
_TO_MEET = re.compile("phấn đấu (?:hoàn thành|thực hiện|đạt)(?: tốt| thắng lợi)? $")
"""Before all the targets of a year to come."""
_IN_ORDER_TO = re.compile(r"(?<!\w)(?:để|nhằm) (?:thực hiện )?(?:hoàn thành|đạt|thực hiện)(?!\w)[^,;.\d]*$")
_STILL_TO_DO = re.compile(r" chỉ tiêu[^,.;\d]{0,40} (?:để|nhằm|phải) [^,.;\d]{0,30}(?:hoàn thành|đạt)")
_REACHED = re.compile(r"(?:đạt|vượt|hoàn thành)(?: và vượt)? $")
_SET_OUT = re.compile(r"(?<!kế hoạch )(?<!mục tiêu )(?<!nghị quyết )(?:đề ra|đặt ra) $")
_MOST_OF_THEM = re.compile(
    r" chỉ tiêu(?! đạt| vượt| hoàn thành)[^.;\d]{0,40},[^.;]{0,40} (?:hầu hết|đa số|phần lớn) (?:đều )?"
    r"(?:đạt|hoàn thành|vượt)"
)
"""Behind all targets, of which most were met."""
_GIVEN_TOO = re.compile(
    r"(?:đạt|vượt|hoàn thành)(?: mức)? \d+(?:/\d+)? chỉ tiêu [^.;,\d]{0,24}giao(?:,| và) $"
)
"""Before targets set by another body, of which the same is told."""
_BOTH = re.compile("(?:đạt|hoàn thành)(?: và|,| hoặc) vượt")


def read(s: Sentence, span: Span, indicator: str, why: str) -> tuple[str, str]:
    """Whether targets are all, met or on their way, and the words that say so; "" and why if no row.

    Of those met of a total told before them, the figure gets that total.
    """
    low, q, topic = s.doc.low, span.q, s.doc.topic
    told = topic["indicator"] if topic else ""
    if indicator in (TOTAL, MET) and span.head:
        way = _SOME_WAY.match(low, q.end + len(span.head.words) + 1)
        if way and int(way["share"]) < 100:
            return "", "targets that are on their way"
        if way:
            return MET, f"{way[0].strip()} → {MET}"
        among = low.endswith(("trong ", "trong số ", "trong tổng số ", "với "), s.start, q.start)
        among = among or _SET_OUT.search(low, s.start, q.start) is not None
        them = _OF_THEM.match(low, q.end) if among and q.of is None else None
        if them and _MISSED.search(them[0]):
            return TOTAL, f"{why.partition(' → ')[0]} → {TOTAL}"
        if them:
            s.total = q.value or 0.0
            return "", "what the targets that were met, named behind it, are set against"
    most = _MOST_OF_THEM.match(low, q.end) and not _REACHED.search(low, s.start, q.start)
    set_out = most or _SET_OUT.search(low, s.start, q.start)
    if indicator == MET and q.of is None and set_out:
        return TOTAL, f"{why.partition(' → ')[0]} → {TOTAL}"
    if indicator == MET and q.of is None and _STILL_TO_DO.match(low, q.end):
        return "", "targets still to be met"
    if indicator == MET and q.of is None and _IN_ORDER_TO.search(low, s.start, q.start):
        return TOTAL, f"{why.partition(' → ')[0]} → {TOTAL}"
    if indicator == TOTAL and told == MET and _GIVEN_TOO.search(low, s.start, q.start):
        return MET, f"{why}; … đạt"
    if indicator == TOTAL and q.of and (told == MET or _OTHERS_MET.match(low, q.end)):
        return MET, f"{why}; … đạt"
    if indicator == MET and q.of is not None and _just_met(s, span):
        return "", "targets just met, beside those exceeded"
    if indicator == MET and _PASSED.match(low, q.end):
        return EXCEEDED, f"chỉ tiêu vượt → {EXCEEDED}"
    among_all = q.of in (None, s.total) or (
        topic is not None and q.of == topic.get("of") and topic["start"] >= s.start - 1
    )
    if indicator == MET and told == EXCEEDED and among_all and _JUST_MET.match(low, q.end):
        return "", "targets just met, beside those exceeded"
    if indicator == EXCEEDED and low.endswith(("hoàn thành ", "đạt "), s.start, q.start):
        clause = low.find(",", q.end, span.hi)
        if clause >= 0 and low.find("vượt", q.end, clause) < 0:
            return MET, f"… chỉ tiêu → {MET}"  # `hoàn thành 19/22 chỉ tiêu, không ít chỉ tiêu vượt cao`
    if indicator == EXCEEDED and _BOTH.search(low, q.end, span.hi):
        indicator, why = MET, f"chỉ tiêu … đạt và vượt → {indicator}"
    if indicator in (MET, EXCEEDED) and s.total and q.of is None and q.unit == "count":
        span.q = q._replace(of=s.total)
    return indicator, why


def _just_met(s: Sentence, span: Span) -> bool:
    """Is a ratio that of targets just met, where the sentence tells of those exceeded, too, and both are no
    more than all?"""
    low, q = s.doc.low, span.q
    beside = _BESIDE_EXCEEDED.match(low, q.end)
    if beside is None and not _BOTH.search(low, q.end, span.hi):
        met = low.endswith("đạt ", s.start, q.start) or _JUST_MET.match(low, q.end)
        beside = _EXCEEDED_TOO.search(low, s.start, q.start) if met else None
    over = next((int(number) for number in beside.groups() if number), 0) if beside else 0
    return beside is not None and (q.value or 0) + over <= (q.of or 0)


def all_met(s: Sentence, span: Span) -> str:
    """The words that say that all of the targets just told of were met; "" if none do."""
    topic = s.doc.topic
    whole = topic and topic["indicator"] == TOTAL and span.q.of == topic["value"]
    met = _MET.match(s.doc.low, span.q.end) if whole else None
    return met[0].strip() if met else ""


def goal(s: Sentence, span: Span, indicator: str, kind: str) -> tuple[str, str]:
    """Indicator and kind, where those met of a total are no goal, and all to be met are those set."""
    if indicator in (MET, EXCEEDED) and s.total and kind in ("target", "plan"):
        return indicator, "actual"
    meant = indicator == MET and kind == "target" and span.q.of is None
    if meant and _TO_MEET.search(s.doc.low, span.lo, span.q.start):
        return TOTAL, kind
    return indicator, kind
