"""Figures without digits: a flag received, a leading place, a standard reached."""

from __future__ import annotations

import re

from kit._letters import UP
from kit._reading import context as ctx
from kit._reading import fit as fits
from kit._reading.apart import opened_from
from kit._reading.doc import Span
from kit._reading.draft import Draft, draft
from kit._reading.lexicon import q_class, unit_of
from kit._reading.sentence import Sentence
from kit._reading.verb import judge
from kit.quantities import Quantity, surface

_SEVERAL = (
    "các huyện",
    "hai huyện",
    "2 huyện",
    "ba huyện",
    "3 huyện",
    "bốn huyện",
    "4 huyện",
    "02 huyện",
    "đơn vị cấp huyện",
)
_LIST = re.compile(
    r"(?:[^,.;:\n\d]{0,60}\d+(?:/\d+)? (?:đơn vị cấp huyện|huyện))?"
    rf"(?: là|,? gồm|:| \((?:gồm)?)(?: các| \d+)?:? ?(?:huyện|thị xã|thành phố)?:? ?{ctx.NAMES}"
)
_PUT_FORWARD = re.compile(r"(?:đề nghị|họp xét|thẩm định)[^.;]{0,40} công nhận (?:huyện|thị xã|thành phố)")
"""In the body below a headline on a standard: that it is not granted yet."""
_ONE_COMMUNE = re.compile(
    rf"(?<=[ (])xã (?P<name>[{UP}][\w’']*(?: [{UP}\d][\w’']*){{0,3}}) "
    r"(?:(?:đã |vừa )?được (?:[^,;.\d]{0,24} )?công nhận (?:là )?|sẽ |đã )?"
    r"(?:(?:đạt (?:chuẩn )?(?:xã )?|(?:về|cán) đích (?:xã )?|hoàn thành )"
    r"(?:nông thôn mới|NTM)(?P<more> nâng cao)?|(?:về|cán) đích(?=[,;.]))(?! kiểu mẫu)"
)
_LEAD = re.compile(
    r"(?:huyện|thị xã|thành phố|địa bàn|năm 20\d\d,?|phấn đấu|dự kiến)[^.;\d]{0,40}"
    r"(?:có(?: thêm)?|thêm|đưa|phấn đấu) $"
)
_BESIDE_THEM = re.compile(r"\d xã[^.;]*(?:nông thôn mới|ntm)[^.;]*[ ;,](?:trong đó,?(?: có)?|và|;|,) $")
"""Before a commune, behind a number of those that reached a standard."""
_COMMUNES_OF = re.compile(
    r"(?: số| các)? xã (?:của|ở|tại|trên địa bàn) (?:hai|ba|bốn|các|\d+) (?:huyện|đơn vị|địa phương):? "
    rf"{ctx.NAMES}"
)
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
    return ctx.all_of(m[1], s.doc.places, s.doc.near) if m else []


def of_each(s: Sentence, made: Draft) -> list[Draft]:
    """The row of all communes, once for each district listed: `huyện A và thị xã B có 100% số xã …`."""
    if made["value"] != 100 or made["unit"] != "percent" or "_communes" not in made["indicator"]:
        return [made]
    doc, place = s.doc, made["start"] + 1
    if any(doc.low.find(word, s.start, place) >= 0 for word in ("so với ", "giáp ")):
        return [made]
    behind = _COMMUNES_OF.match(doc.text, made["end"] + 1)
    codes = ctx.all_of(behind[1], doc.places, doc.near) if behind else _each(s, place)
    return [
        {**made, "district": code, "confidence": round(0.9 * made["confidence"], 3)} for code in codes
    ] or [made]


def set_out_first(s: Sentence, first: Quantity, drafts: list[Draft]) -> list[Draft]:
    """The level that a sentence sets out from before it says of what, which the next figure tells:
    `Từ 14,2% năm 2016, tỷ lệ hộ nghèo đã giảm còn 3%`."""
    opened = opened_from(s.doc.low, s.start, first.start)
    sort = q_class(first.unit)
    of = next((d for d in drafts if q_class(d["unit"]) == sort and d["kind"] in ("actual", "target")), None)
    if not opened or of is None or sum(first.end <= at <= of["end"] for at in s.numbers) != 1:
        return []
    unit, factor = unit_of(first.unit, of["unit"], "actual")
    if not unit or first.value is None:
        return []
    s.doc.left.pop(first.start, None)
    start, end = surface(s.doc.low, first)
    row = {"period": opened[1], "as_of": "", "value": round(first.value * factor, 9), "value_max": None,
           "of": None, "qualifier": first.qualifier, "kind": "actual", "surface": s.doc.text[start:end],
           "start": start - 1, "end": end - 1, "confidence": round(0.8 * of["confidence"], 3),
           "rule": f"{of['rule'].partition(';')[0]}; {opened[1]} (sentence)"}  # fmt: skip
    return [of | row]


def one_commune(s: Sentence, line: ctx.Paragraph) -> list[Draft]:
    """A commune that is named, not counted, is one: `huyện có thêm xã Tân Hào đạt chuẩn nông thôn mới`."""
    doc, low, made = s.doc, s.doc.low, list[Draft]()
    run = doc.lex.runs.get("xã")
    if run is None or line.heading or doc.small:
        return made
    for m in _ONE_COMMUNE.finditer(doc.text, s.start, s.end):
        at, end = m.start(), m.end("name")
        lead = _LEAD.search(low, s.start, at) or _BESIDE_THEM.search(low, s.start, at)
        indicator = "ntm_advanced_communes" if m["more"] else "ntm_communes"
        known = doc.lex.indicators.get(indicator)
        if not lead or known is None:
            continue
        q = Quantity(1.0, None, None, "count", "exact", at, end, doc.text[at:end], 0)
        _, hi = _clause(low, s.start, end, s.end)
        span = Span(q, s.start, hi, hi, s.start, run.head)
        judge(s, span)
        topic, doc.topic = doc.topic, None
        row = draft(s, line, span, indicator, known, 0.75, f"{q.text} → {indicator}", False)
        doc.topic = topic
        dated = bool(s.times) and not s.nows and "trong đó" not in lead[0]
        if row and (row["kind"] == "target" or "thêm" in lead[0] or dated):
            row = {**row, "breakdown": "status=new", "as_of": ""}
        made += [row] if row else []
    return made


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
