"""The stretch of a sentence that a figure's own words stand in."""

from __future__ import annotations

import re
from itertools import pairwise

from kit._reading.lexicon import q_class, whole
from kit._reading.sentence import Sentence
from kit.quantities import Quantity

_CUT = re.compile(
    ',|;|[(]|[)]|“|”|"|'
    + whole("trong đó|gồm|có|còn lại|cùng(?! kỳ)|là|trong khi|nhưng")
    + r"|và(?<!\wvà)(?! vượt|\w)"
    + r"|v(?<!\wv)(?<!đối v)(?<!so v)ới\b(?! (?:tổng|số|quy mô|kinh phí|diện tích))"
)
_TURNS = (";", ", song ", ", nhưng ")
_WEAK = {"có", "là"}
_ASIDES = re.compile(r"\([^()]{3,120}\)")
_VERB = re.compile(" (?:vượt|đạt(?! chuẩn)|bằng|tăng|giảm)(?!\\w)")
_NOT_OUTPUT = re.compile("lao động|tín dụng|dư nợ|thu ngân sách|nguồn vốn")


def shares(s: Sentence, found: list[Quantity]) -> set[int]:
    """Where the shares of the three sectors stand that make up the whole: `nông nghiệp 40%; …`."""
    percents = [q for q in found if q.unit == "percent" and q.value_max is None]
    if len(percents) < 3 or _NOT_OUTPUT.search(s.doc.low, s.start, percents[0].start):
        return set()
    sectors = [(place, rule.means) for place, _, rule in s.breakdowns if rule.means.startswith("sector=")]
    for i in range(len(percents) - 2):
        three = percents[i : i + 3]
        rising = any(s.doc.low.endswith(("tăng ", "giảm "), s.start, q.start) for q in three)
        if rising or abs(sum(q.value or 0 for q in three) - 100) > 0.6:
            continue
        told = {max((one for one in sectors if one[0] < q.start), default=(0, ""))[1] for q in three}
        if len(told - {""}) == 3:
            return {q.start for q in three}
    return set()


def clause(s: Sentence, q: Quantity, lo: int) -> int:
    """Where the words for a figure begin: behind the last turn, if what it may mean stands there."""
    last, kind = (
        max(s.doc.low.rfind(cut, lo, q.start) for cut in (";", ", song ", ", nhưng ")),
        q_class(q.unit),
    )
    named = last > lo and any(
        last < place < q.start and (not rule.units or kind in rule.units) for place, _, rule in s.indicators
    )
    return last if named else lo


def joined(low: str, found: list[Quantity]) -> tuple[list[Quantity], dict[int, tuple[Quantity, Quantity]]]:
    """`11/11 (100%) xã`: the ratio reaches over the bracket, so that its noun stands behind it."""
    doubled: dict[int, tuple[Quantity, Quantity]] = {}
    kept: list[Quantity] = []
    for q in found:
        ratio = kept[-1] if kept and q.unit == "percent" and kept[-1].of else None
        if ratio and low[ratio.end : q.start] == " (" and low[q.end : q.end + 2] == ") ":
            doubled[ratio.start] = ratio, q
            kept[-1] = ratio._replace(end=q.end + 1)
        else:
            kept.append(q)
    return kept, doubled


def edges(
    low: str, start: int, end: int, found: list[Quantity], inside: list[tuple[int, int]]
) -> list[int]:  # fmt: skip
    """Where one figure's stretch ends and the next one's begins: not `inside` a phrase that is one name."""
    edges = [start]
    for q, after in pairwise(found):
        place, strength = after.start, 0
        bracketed = low[q.end] == low[after.end : after.end + 1] == ")" and low[after.start - 1] == "("
        aside = _ASIDES.search(low, q.end, after.start) if low.find("(", q.end, after.start) >= 0 else None
        for cut in _CUT.finditer(low, q.end, after.start):
            if aside and aside.start() <= cut.start() < aside.end():
                continue
            if bracketed and cut.end() == after.start:
                continue
            if inside and any(first < cut.start() < last for first, last in inside):
                continue
            force = 2 if cut[0] in ";()" else 0 if cut[0] in _WEAK else 1
            if force >= strength:
                place, strength = cut.start(), force
        if place == after.start and "percent" in (q.unit, after.unit):
            verbs = [m.start() for m in _VERB.finditer(low, q.end, place)]
            place = verbs[-1 if q.unit == "percent" else 0] if verbs else place
        edges.append(place)
    over = low.find(";", found[-1].end, end) if found else -1
    return [*edges, over if over >= 0 else end]
