"""The row a figure becomes, if it becomes one."""

from __future__ import annotations

import re
from typing import Any

from kit._letters import UP
from kit._reading import aside, targets, whose
from kit._reading import context as ctx
from kit._reading import fit as fits
from kit._reading import meaning as means
from kit._reading.aims import AIMED
from kit._reading.code import UNKNOWN
from kit._reading.doc import Span
from kit._reading.lexicon import Indicator, q_class, unit_of
from kit._reading.parts import breakdown
from kit._reading.sentence import Sentence
from kit._reading.told import told_of
from kit._reading.verb import judge
from kit.quantities import Quantity, surface

_SURE = {
    "sentence": 1.0,
    "several": 0.92,
    "stretch": 1.0,
    "paragraph": 0.92,
    "carried": 0.92,
    "article": 0.98,
    "default": 0.82,
}
CARRIED_ON = "như con số trước"
_MOVED = ("up", "down", "over")
_OF_COMMUNES = {"ntm_communes", "ntm_advanced_communes"}
_NEXT_YEAR = re.compile(r"(?:năm 20\d\d|cùng kỳ(?: năm (?:trước|ngoái))?) (?:là|có|đạt) $")
"""Before one more of what was just told, of another year."""
_NOUN = re.compile(r" [^\W\d]+(?: [^\W\d]+)?")
_THIS = re.compile("(?:tỷ lệ|con số|mức|chỉ số|chỉ tiêu) này ")
"""Before one more figure of what was told last in the same sort of unit."""
_PLAN_OF_IT = re.compile(r"[(] ?(?:kế hoạch|chỉ tiêu|nghị quyết)[^,;.()]{0,24} $")
_NAMED = re.compile(rf"(?<!\w)[{UP}][\w’']*(?:,|:| là| với)? [(]?$")
"""A district's name right before its number."""
_UNDATED = "Bài không ghi ngày đăng."
BARRED = "words beside it (column `without` of that row) keep it out"
_AVERAGE = re.compile("(?:trung bình|bình quân) (?:mỗi|hằng|hàng) năm")
_ASIDE_KINDS = {"change", "percent_of_plan"}
_ABOVE = ("indicator", "breakdown", "period", "kind", "unit", "value", "as_of")
Draft = dict[str, Any]


def figure(s: Sentence, line: ctx.Paragraph, span: Span, unknown: bool) -> Draft | None:
    q = span.q
    judge(s, span)
    counted = span.head is not None and "chỉ tiêu" in span.head.words
    if q.unit == "percent":
        span.base = span.base or aside.over_a_plan(s, span)
    if q.unit != "percent" and not counted and (why := aside.beside_a_plan(s, span)):
        return _none(s, span, why)
    if why := aside.of_those(s, span):
        return _none(s, span, why)
    named = s.names_district(span)
    _resume(s, line, span, named)
    fit, here, barred = fits.rank(s, span)
    fit = None if fit and _misses(s, span, fit, here) else fit
    span.barred = barred and fit is None
    own, follows = _whose(s, span, fit, here)
    topic, used = s.doc.topic, fit if own or not follows else None
    indicator, sure, why, same = _decided(s, span, used, here, follows)
    indicator, sure, why = means.of_sector(s, q, indicator, sure, why)
    close = used is not None and used.close
    if indicator == "party_cells" and topic and topic["indicator"] == "party_cells_established":
        more = topic["start"] >= s.start - 1 and s.doc.low.endswith(" và ", s.start, q.start)
        indicator = topic["indicator"] if more else indicator
    if indicator in _OF_COMMUNES and (why_not := aside.of_communes(s, span)):
        return _none(s, span, why_not)
    if span.head and (whole := aside.whole(s, span))[0]:
        s.such, s.total = whole
        return _none(s, span, "what those told of behind it are a part of")
    if indicator.startswith("targets_"):
        indicator, why = targets.read(s, span, indicator, why)
        q = span.q
        if not indicator:
            return _none(s, span, why)
    elif s.such and span.head and span.head.words.startswith(s.such) and q.of is None:
        q = span.q = q._replace(of=s.total)
    goes_on = s.doc.low[span.lo] != ";" or (s.opens_parts and (span.head is None or span.head.generic))
    s.parts = span.listed or (s.parts and goes_on)
    if indicator and means.beyond(s, span, indicator):
        means.turn(s, span)
        indicator, s.doc.void = "", True
    if s.doc.void and q.unit == "count" and span.head is None and s.bracketed(q.start):
        return _none(s, span, "a part of what the catalogue does not have")
    if q.unit == "count" and topic and topic["unit"] == "count" and s.bracketed(q.start) and not named:
        other = fit is not None and close and indicator != topic["indicator"]
        indicator = indicator if span.verb[0] or span.base or other else ""
    if not indicator and not unknown:
        return _none(s, span, f"{span.bar}, but {BARRED}" if barred else "")
    if topic and indicator == "ntm_funds_mobilized":
        listed = s.doc.low.find(": ", max(s.start, topic["start"]), q.start) >= 0
        s.parts = s.parts or listed or s.bracketed(q.start)
    span.part = s.parts and bool(topic) and not (span.base and (q.unit == "percent" or not counted))
    span.close = close
    known = s.doc.lex.indicators.get(indicator)
    if why_not := aside.past_plan(s, span, indicator, known, why == CARRIED_ON):
        return _none(s, span, why_not)
    if known and not unit_of(q.unit, known.unit, "actual")[0]:
        if not unknown:
            return None
        indicator, sure, known = "", 0.3, None
    return draft(s, line, span, indicator, known, sure, why, same, unknown)


def _decided(
    s: Sentence, span: Span, fit: fits.Fit | None, here: bool, follows: bool
) -> tuple[str, float, str, bool]:
    """The indicator by a figure's own words, else by the figure it goes on from, or by all of the targets
    told before; how sure that is, what decided it, and whether it is told of the same thing as before."""
    topic, indicator, sure, why, same = s.doc.topic, "", 1.0, "", False
    if fit:
        indicator, why = fit.rule.means, f"{fit.phrase} → {fit.rule.means}"
        same = not here and s.doc.same_breath
        sure = (0.75 if fit.score - fit.rival < 1.2 else 1.0) * (0.93 if fit.far else 1.0)
        sure *= means.doubts(s, span, fit)
        sure *= 1.0 if " " in fit.phrase else 0.92
        sure *= 0.6 if _one_more(s, span, fit) else 0.9 if aside.in_part(s, span, indicator) else 1.0
    elif topic and follows and (not span.barred or (span.base and span.q.unit == "percent")):
        indicator, why, same = topic["indicator"], CARRIED_ON, True
        sure = (0.97 if span.lo > s.start else 0.8) * means.doubts(s, span, None)
        sure *= s.doc.trust * (0.75 if s.doc.parted else 0.94 if s.gap else 1.0)
        indicator = _its_rate(s, span, indicator)
    if not indicator and (met := targets.all_met(s, span)):
        indicator, sure, why = targets.MET, 0.9, f"{met} → {targets.MET}"
    return indicator, sure, why, same


def _its_rate(s: Sentence, span: Span, indicator: str) -> str:
    """The rate that goes with a count, where one is told behind it: `kết nạp 358 đảng viên, tỷ lệ 7,6%`."""
    known = s.doc.lex.indicators.get(f"{indicator}_rate")
    fits_it = known and span.q.unit == "percent" and not span.base and (span.q.value or 0) <= known.high
    told = s.doc.low.endswith(("tỷ lệ ", "tỷ lệ là ", "tỷ lệ đạt "), span.lo, span.q.start)
    told = told and not (s.doc.topic and s.doc.topic.get("of") and _is_ratio(span.q, s.doc.topic))
    return f"{indicator}_rate" if fits_it and told else indicator


def _misses(s: Sentence, span: Span, fit: fits.Fit, here: bool) -> bool:
    """Is a figure of something else than the rule that fits best, though nothing bars it?"""
    q, topic = span.q, s.doc.topic
    if q.unit == "count" and not span.head:
        return fit.rule.side == "before" and _else(s, span, fit)
    if q.unit == "percent" and not here:
        summed = topic is not None and topic["unit"] == "vnd_billion" and topic["indicator"] != fit.rule.means
        if summed and topic and s.start <= fit.place < topic["start"] and means.grows(s, span.lo, q.start):
            return True
        return (s.doc.parted and span.base) or aside.of_others(span, fit)
    moved = span.head is not None and "chỉ tiêu" in span.head.words and span.verb[0] in _MOVED[:2]
    goes_on = topic is not None and topic["indicator"].startswith("targets_") and s.doc.same_breath
    return moved and goes_on and s.compared(span)


def _else(s: Sentence, span: Span, fit: fits.Fit) -> bool:
    """Does an unknown noun follow a count: `phát triển 157 đảng viên và 309 trung kiên`?"""
    behind = _NOUN.match(s.doc.low, span.q.end, span.stop)
    return behind is not None and s.strange(span.q.end, behind.end(), fit.rule.syllables) > 0


def _meant(s: Sentence, line: ctx.Paragraph, span: Span) -> Draft | None:
    """What was told last in the same sort of unit, where words behind it speak of `this rate`."""
    said = s.doc.low.find(" này ", span.lo, span.q.start) >= 0
    this = _THIS.search(s.doc.low, span.lo, span.q.start) if said else None
    kind, topic = q_class(span.q.unit), s.doc.topic
    meant = s.doc.lastly.get(kind) if this else None
    if meant and topic and topic["indicator"] != meant["indicator"] and q_class(topic["unit"]) == kind:
        meant = max(meant, topic, key=lambda one: int(one["start"]))
    if not this or not meant or meant["paragraph"] != line.number:
        return None
    span.since = this.start()
    return meant


def _in_a_row(s: Sentence, span: Span) -> Draft | None:
    """What was told of the district before in a list that tells several things of each: `A: 746 ha, 54 tạ/ha,
    4.080 tấn; B: 3.280 ha, …`; None where a figure stands in no such list."""
    low, q = s.doc.low, span.q
    last = s.doc.lastly.get(q_class(q.unit)) if q.unit not in ("count", "percent") else None
    if not last or last["start"] < s.start - 1 or s.doc.topic is last:
        return None
    item = low.rfind(";", last["start"], q.start)
    first = item >= 0 and not any(item < number < q.start for number in s.numbers)
    return last if first else None


def _resume(s: Sentence, line: ctx.Paragraph, span: Span, named: bool) -> None:
    """Take up again what was told of before the last figure, where a figure goes on from that."""
    doc = s.doc
    if meant := _meant(s, line, span):
        doc.topic, doc.same_breath, doc.parted = meant, True, False
    elif named and (row := _in_a_row(s, span)):
        doc.topic, doc.same_breath, doc.parted = row, True, False
    elif doc.topic is None and doc.above and named:
        doc.topic, doc.same_breath = doc.above, True


def _none(s: Sentence, span: Span, why: str) -> Draft | None:
    """No row, and why."""
    if why:
        s.doc.left[span.q.start] = why
    return None


def _whose(s: Sentence, span: Span, fit: fits.Fit | None, here: bool) -> tuple[bool, bool]:
    """Do its own words tell what a figure is of, and may it go on from the figure before?"""
    topic, head, percent = s.doc.topic, span.head, span.q.unit == "percent"
    its_rate = fit and topic and percent and fit.rule.means == f"{topic['indicator']}_rate"
    if its_rate and topic and topic.get("of") and _is_ratio(span.q, topic):
        return False, True
    if its_rate and fit and (span.q.value or 0) > s.doc.lex.indicators[fit.rule.means].high:
        return False, True
    own = fit is not None and (
        here or fit.score >= 4.5 or aside.is_its_share(s, span.q.start, fit.rule.means)
    )
    torn = fit is not None and own and span.verb[0] in _MOVED and fit.rule.side != "before"
    torn = torn and not (fit and fit.rule.strict)
    follows = (not own or torn) and means.follows(s, span)
    own = own and not (torn and follows)
    low, lo, start = s.doc.low, span.lo, span.q.start
    last = s.doc.lastly.get(q_class(span.q.unit))
    if own and fit and head and last and s.compared(span) and last["start"] >= s.start - 1:
        counted = whose.counts(head, last["indicator"])
        if counted and last["indicator"] != fit.rule.means:
            s.doc.topic, s.doc.same_breath = last, True
            return False, True
    if not (own and fit and topic and head) or not s.doc.same_breath:
        return own, follows
    if fit.close:
        planned = span.verb[0] == "plan" or _PLAN_OF_IT.search(low, lo, start) is not None
        listed = topic is s.doc.above and _NAMED.search(s.doc.text, lo, start) is not None
        more = listed or planned or _NEXT_YEAR.search(low, lo, start) is not None
        more = more and _one_more(s, span, fit)
        return (False, True) if more else (own, follows)
    other = topic["indicator"] != fit.rule.means
    shared = other and whose.counts(head, topic["indicator"])
    part = percent and head.generic and topic["unit"] == "count" and means.follows(s, span)
    more = low.endswith(("nâng lên ", "tăng lên ", "nâng tổng số lên "), lo, start)
    raised = shared and (more or s.names_district(span))
    taken = part or raised or (shared and s.bracketed(span.q.start))
    return (False, True) if taken else (own, follows)


def _is_ratio(q: Quantity, topic: Draft) -> bool:
    """Is a percentage what the two numbers just told make: `kết nạp 18/120 đảng viên, đạt tỷ lệ 15%`?"""
    return q.value is not None and abs(100 * topic["value"] / topic["of"] - q.value) < 0.06


def _one_more(s: Sentence, span: Span, fit: fits.Fit) -> bool:
    """May a count be one more of what was just told: `năm 2023 là 140 đảng viên` behind 120 admitted?"""
    topic = s.doc.topic
    if not topic or not span.head or topic["indicator"] == fit.rule.means or topic["unit"] != span.q.unit:
        return False
    shared = whose.counts(span.head, topic["indicator"])
    stock = s.doc.lex.indicators[fit.rule.means].measure == "stock"
    near = topic["start"] >= s.start - 1 or topic is s.doc.above
    return shared and stock and (span.q.value or 0) < 2 * topic["value"] and near


def draft(
    s: Sentence, line: ctx.Paragraph, span: Span, indicator: str, known: Indicator | None, sure: float,
    why: str, same: bool, unknown: bool = False,
) -> Draft | None:  # fmt: skip
    doc, q = s.doc, span.q
    kind, value, said, doubt, period, compare, how, as_of = told_of(s, span, indicator, known)
    if kind == "target":
        doc.aim, doubt = ("" if said == "dự kiến" else period), doubt * (0.85 if said == AIMED else 0.92)
    if kind == "plan" and doc.coming(period):
        doc.ahead = period
    if kind in _ASIDE_KINDS or why == CARRIED_ON:
        doubt *= 0.95 if kind in _ASIDE_KINDS else 0.88
    if indicator.startswith("targets_"):
        indicator, kind = targets.goal(s, span, indicator, kind)
        known = doc.lex.indicators[indicator]
    if indicator in aside.SET_NOW:
        doc.aim = period if kind == "target" or str(doc.when.results) != period == str(doc.when.year) else ""
        kind = "actual" if kind == "target" else kind
    told = (indicator, "", period, kind, q.unit, value, as_of)
    code, where = whose.placed(s, span, dict(zip(_ABOVE, told, strict=True)))
    if code is None or (line.heading and indicator == aside.OF_A_PROVINCE):
        return None
    unit, factor = unit_of(
        q.unit, known.unit if known else "", "change" if value < 0 and kind != "actual" else kind
    )
    upper, of = q.value_max, q.of
    if upper is not None and value < 0:
        value, upper = -upper, value
    if factor != 1.0:
        value, upper, of = round(value * factor, 9), _scaled(upper, factor), _scaled(of, factor)
    odd = known and unit == known.unit and not _plausible(known, kind, value, of)
    if odd and not unknown:
        return None
    stock = known is not None and known.measure == "stock" and kind in ("actual", "plan")
    of = of if known is None or known.of_means else None
    if why_not := _no_row(s, span, known, kind, period, compare) or (
        known and aside.other(s, span, indicator, known, kind, unit, same)
    ):
        return _none(s, span, why_not)
    part, parts = breakdown(s, span, indicator, known.members if known else frozenset(), same)
    as_of = "" if "status=new" in part else as_of
    row: Draft = {
        "district": code, "indicator": indicator, "breakdown": part, "period": period, "as_of": as_of,
        "value": value, "value_max": upper, "of": of,
        "unit": unit, "qualifier": q.qualifier, "kind": kind, "compare_to": compare,
    }  # fmt: skip
    if why_not := aside.told_of(s, span, row):
        return _none(s, span, why_not)
    dated = 1.0 if doc.when.published else 0.85
    confidence = 0.97 * dated * sure * _SURE.get(how, 0.5) * doubt * where * (0.8 if line.heading else 1.0)
    if odd:
        confidence, why = 0.2, f"{why}; ngoài khoảng thường gặp của chỉ số"
    if not (indicator and period and code):
        confidence = min(confidence, 0.4 if indicator else 0.28)
    if kind in _ASIDE_KINDS and value != q.value and upper is None:
        said = f"{said} = {value:.9g}"
    start, end = surface(doc.low, q)
    note = _UNDATED if stock and kind == "actual" and not doc.when.published else ""
    draft: Draft = row | {
        "article": doc.article, "paragraph": line.number, "surface": doc.text[start:end], "note": note,
        "reviewed_by": "", "reviewed_at": "", "start": start - 1, "end": end - 1,
        "confidence": round(confidence, 3),
        "rule": "; ".join([part for part in (why, *parts, said, period and f"{period} ({how})") if part]),
    }  # fmt: skip
    if indicator and not odd:
        if kind == "actual" and (q.unit == "count" or unit == "vnd_billion"):
            whole = doc.wholes.get((indicator, part), aside.NONE)
            doc.wholes[indicator, part] = max(whole, (value, period, kind, q.start, code))
        _spoken_of(s, draft, sure * doubt * where * _SURE.get(how, 0.5))
    return draft


def _no_row(
    s: Sentence, span: Span, known: Indicator | None, kind: str, period: str, compare: str
) -> str:  # fmt: skip
    """Why what was told of a time is no row; "" if it is one."""
    if compare == UNKNOWN:
        return "set against a time that the article does not date"
    if span.q.unit == "percent" and known is not None and known.unit.startswith("vnd"):
        all_of_it = kind == "target" and span.q.value == 100 and not span.base and not span.verb[0]
        if kind == "actual" or all_of_it:
            return "the share of something else"
    yearly = known is not None and known.measure == "flow" and kind == "actual" and len(period) == 4
    if yearly and _AVERAGE.search(s.doc.low, span.lo, span.q.start):
        return "an average of years, which no period tells"
    return ""


def _spoken_of(s: Sentence, draft: Draft, sure: float) -> None:
    """Keep what the figures that follow may speak of, too."""
    doc, kind = s.doc, draft["kind"]
    if kind in ("actual", "target"):
        doc.lastly[q_class(draft["unit"])] = draft
    if doc.topic and draft["indicator"] == doc.topic["indicator"] + "_rate":
        return
    if aside.is_its_share(s, draft["start"] + 1, draft["indicator"]):
        return
    old = doc.topic and doc.topic["indicator"] == draft["indicator"] and doc.topic["period"] > draft["period"]
    if old and s.bracketed(draft["start"] + 1):
        return  # `so với năm 2011 (11,8%) và giảm 1,2%` goes on from what was told before the bracket
    if kind in ("actual", "target") or not doc.topic or doc.topic["indicator"] != draft["indicator"]:
        doc.topic, doc.same_breath, doc.parted, doc.planned = draft, True, False, False
        doc.trust = min(1.0, sure / 0.95)
    elif kind == "change" and draft["period"]:
        doc.topic = {**doc.topic, "period": draft["period"]}
    doc.planned = doc.planned or kind == "percent_of_plan"


def _plausible(known: Indicator, kind: str, value: float, of: float | None) -> bool:
    """Is a value within the indicator's bounds, and what it is of? Wide ones are not taken at their word.
    A rise or fall is no more than the largest of them."""
    if kind in _ASIDE_KINDS:
        return kind != "change" or abs(value) <= known.high
    if known.of_means == "base" and (of or 0) > known.high:
        return False
    return known.low <= value <= known.high * (1 if known.unit == "percent" or known.high < 20 else 2)


def _scaled(value: float | None, factor: float) -> float | None:
    return None if value is None else round(value * factor, 9)
