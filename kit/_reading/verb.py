"""The verb of a figure: the last word before it that says what sort of statement it is."""

from __future__ import annotations

import re

from kit._reading.doc import Span
from kit._reading.sentence import TURNS, Sentence

MOVES = re.compile(r"[^.;]{0,48}?(?<!\w)(?<!trở )(?<!đổ )(?:lên|xuống|còn)(?!\w)")
APART = re.compile("[),;.]")
_VERBS = {"up", "down", "over", "level", "share", "plan"}
_AGAINST = re.compile(r"\s?/\s?[^,;.\d/]{3,30}\d")
_OWN_SHARE = re.compile(r"(?:kế hoạch|kh|chỉ tiêu|nghị quyết|nq) (?:là )?\d[\d.,]*\s?%")
"""A plan that is a percentage itself, against which one is set: `83,7% so với kế hoạch 89%`."""

_PASSED_IT = re.compile(r" \(?vượt (?:chỉ tiêu )?")
"""Between a figure and the plan that it passed, by how much is not told: `7,6% (vượt kế hoạch)`."""


def judge(s: Sentence, span: Span) -> None:
    """Give a span the last word of kind before its figure, and whether a plan measures it."""
    low, start, end = s.doc.low, span.q.start, span.q.end
    if not s.kinds:
        return
    colon = low.rfind(": ", span.lo, start)
    for place, kind, phrase in s.kinds:
        apart = start - place - len(phrase)
        behind = kind == "plan" and span.q.of is None
        behind = behind and (apart == 2 or (apart == 1 and span.q.unit != "percent"))
        if behind or (span.lo <= place < start and kind in _VERBS and (place > colon or kind not in TURNS)):
            if "bình quân" in phrase and kind == "up" and span.q.unit == "percent":
                at = span.verb[2] if span.verb[0] == "over" else place
                if APART.search(low, at, place) or (at < place and low.endswith(" và ", at, place)):
                    span.verb = kind, phrase, place
                continue
            if kind in TURNS and low[start - 1] == "(" and place < start - 1:
                continue
            lowered = span.q.unit == "percent" and span.verb[0] == "down" and phrase in ("đạt", "là")
            lowered = lowered and not APART.search(low, span.verb[2], place)
            if lowered or (kind == "plan" and span.verb[0] in ("over", "up", "down")):
                continue
            if phrase == "là" and "hơn" in span.verb[1] and span.verb[0] in ("up", "down"):
                continue
            planned = span.verb[0] == "plan" and kind in ("level", "share")
            if not planned or APART.search(low, span.verb[2], place):
                span.verb = kind, phrase, place
    lo = max(span.lo, span.verb[2], 0)
    moved = span.q.value_max is None and span.q.qualifier != "at_least"
    moved = moved and low.rfind(" từ ", lo, start) >= 0
    if moved and MOVES.match(low, end):
        span.verb = "", "", -1
    since = span.verb[2] if span.verb[2] >= 0 else start - 24
    beside = _AGAINST.match(low, end) is not None
    for place, kind, phrase in s.kinds:
        if (
            kind == "base"
            and not beside
            and not (phrase == "chương trình" and place < start)
            and not (span.q.unit == "percent" and _OWN_SHARE.match(low, place))
            and not _PASSED_IT.fullmatch(low, end, place)
            and (end <= place < span.stop or max(span.lo, since + 1) <= place < start)
        ):
            span.base = True
