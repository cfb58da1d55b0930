"""Figures without digits: a flag received, a leading place, a standard reached."""

from __future__ import annotations

import re

from kit._reading import context as ctx
from kit._reading import fit as fits
from kit._reading.doc import Span
from kit._reading.draft import Draft, draft
from kit._reading.sentence import Sentence
from kit._reading.verb import judge
from kit.quantities import Quantity

_SEVERAL = ("các huyện", "hai huyện", "2 huyện", "ba huyện", "3 huyện", "bốn huyện", "4 huyện", "02 huyện")
_LIST = re.compile(
    r"(?: là|,? gồm|:| \((?:gồm)?)(?: các)?(?: huyện)?:? "
    rf"((?:{ctx.NAME})(?:(?:, | và )(?:huyện )?(?:{ctx.NAME}))+)"
)
_PUT_FORWARD = re.compile(r"(?:đề nghị|họp xét|thẩm định)[^.;]{0,40} công nhận (?:huyện|thị xã|thành phố)")
"""In the body below a headline on a standard: that it is not granted yet."""
_DATED = ("(sentence)", "(several)", "(stretch)")
_COUNTED = re.compile(
    r"\d(?<!năm 20\d\d) ?$|(?:xã|thị trấn) (?:của|trong|toàn) $"
    r"|(?<!\w)(?:thôn|ấp|buôn|làng|xóm) (?:đã |được |công nhận )*$"
)


def _clause(low: str, start: int, place: int, end: int) -> tuple[int, int]:
    """The clause around a place, between commas or semicolons."""
    behind = min((at for cut in ",;" if (at := low.find(cut, place, end)) >= 0), default=end)
    return max(start, *[low.rfind(cut, start, place) for cut in ",;"]), behind


def _each(s: Sentence, place: int) -> list[str]:
    """Codes of the districts listed before a standard that each reached: `các huyện A, B và C đạt chuẩn`."""
    doc, since = s.doc, max(s.start, place - 120)
    at = max(doc.low.rfind(word, since, place) for word in _SEVERAL)
    told = any(at < number < place for number in s.numbers)
    codes = ctx.in_order(doc.text, at, place, doc.places, doc.near) if at >= 0 and not told else []
    return codes or ctx.typed_in_order(doc.text, since, place, doc.places, doc.near)


def _named_behind(s: Sentence, end: int) -> list[str]:
    """Codes of the districts listed behind a standard: `3 huyện nông thôn mới là A, B và C`."""
    m = _LIST.match(s.doc.text, end)
    names = re.split(", (?:huyện )?| và (?:huyện )?", m[1]) if m else []
    codes = [ctx.longest(name, "huyện", s.doc.places, s.doc.near, True) or "" for name in names]
    return codes if all(codes) else []


def once(drafts: list[Draft]) -> list[Draft]:
    """Rows without a standard told twice: in a headline, too, or once more without a time of its own."""
    standards = [one for one in drafts if one["unit"] == "status"]
    told = {one["indicator"] for one in standards if one["paragraph"] > 1}
    reached = [one for one in standards if one["kind"] == "actual"]
    dated = {(one["indicator"], one["district"]) for one in reached if one["rule"].endswith(_DATED)}
    again = [one for one in standards if one["paragraph"] == 1 and one["indicator"] in told]
    again += [
        one
        for one in reached
        if not one["rule"].endswith(_DATED) and (one["indicator"], one["district"]) in dated
    ]
    return [one for one in drafts if one not in again]


def status(s: Sentence, line: ctx.Paragraph) -> list[Draft]:
    """A flag received is 1, a leading place is rank 1, a standard reached or aimed at is status 1, which a
    headline may tell, too."""
    doc, made, taken = s.doc, list[Draft](), set[tuple[str, str]]()
    topic, doc.topic = doc.topic, None
    for place, phrase, rule in sorted(s.figures, key=lambda item: -len(item[1])):
        indicator, _, number = rule.means.partition("=")
        known = doc.lex.indicators.get(indicator)
        if rule.side == "title" and not (line.number == doc.head and doc.headlined):
            continue
        if rule.side == "title" and _PUT_FORWARD.search(doc.low, line.end):
            continue
        lo, hi = _clause(doc.low, s.start, place, s.end)
        if "huyện" not in doc.low[lo:hi]:
            lo = max(s.start, doc.low.rfind(";", s.start, place))
        barred = any(lo <= at < hi for at in s.places(rule.bars))
        barred = barred or s.said(rule.bars_before, s.start, place)
        if known is None or barred or (line.heading and known.unit != "status"):
            continue
        end = place + len(phrase)
        q = Quantity(float(number), None, None, "count", "exact", place, end, doc.text[place:end], 0)
        span = Span(q, s.start, s.end, s.end, s.start)
        listed = _named_behind(s, end) if known.unit == "status" else []
        counted = _COUNTED.search(doc.low, max(s.start, place - 18), place) is not None
        if not listed and (counted or fits.needs(s, span, rule) is None):
            continue
        times = sorted((p for p in s.named if not p.compared), key=lambda p: abs(p.start - place))
        span.period = times[0].code if times else ""
        judge(s, span)
        each = listed or (_each(s, place) if known.unit == "status" else [])
        own = (doc.district, doc.sure)
        doc.district, doc.sure = (each[0], True) if each else own
        scopes, named = s.scopes, s.districts
        s.scopes, s.districts = ([(s.start, "district")], []) if listed else (scopes, named)
        row = draft(s, line, span, indicator, known, 0.88, f"{phrase} → {rule.means}", False)
        doc.district, doc.sure, s.scopes, s.districts = *own, scopes, named
        for code in each or ([row["district"]] if row else []):
            if row and (indicator, code) not in taken:
                taken.add((indicator, code))
                made.append({**row, "district": code})
    doc.topic = topic
    return made
