"""What one figure says: its indicator, kind, period, district and part, and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import NamedTuple

from kit import _context as ctx
from kit._lexicon import Indicator, Rule, q_class
from kit._sentence import APART, MOVES, Sentence, Span

_BADGE = re.compile(
    r"(?<!\d)(?<!\d, )(?<!\d,)(?<!và )(?<!đến )(?<!\d - )(?<!\d-)(\d\d) năm"
    r"(?! (?:thực hiện|qua|liên tục|liền|xây dựng))"
)
_ASKED = re.compile(r"(?:đề nghị|trình|đề xuất) [^,;.]*$")
_NOTHING = (0.0, False, False)
_BEFORE, _BEHIND = (1.0, 0.92, 0.88), (1.0, 0.92, 0.88)
_UNTIL, _MONTH = (
    re.compile("(?:tính|kế) đến (?:hết |cuối )?tháng|đến (?:hết|cuối) tháng"),
    re.compile(r"\d{4}-(?:0[2-9]|1\d)"),
)
_YEARLY = re.compile(r"(?:hằng|hàng|mỗi) năm|%/năm|bình quân (?:hằng|hàng|mỗi)? ?năm")
AIMED = "như câu trước"
PART = re.compile(r"[,;(:]?\s*(?:trong đó|trong số (?!\d)|riêng|gồm|bao gồm|cụ thể)")
_MEASURED = {"vnd_billion", "vnd_million_per_person", "ha", "tonnes"}


class Fit(NamedTuple):
    """A rule that fits a figure: how well, its words, where they stand, if an earlier sentence helped,
    if all it asks for stands in the figure's own stretch, how well another indicator fits."""

    score: float
    rule: Rule
    phrase: str
    place: int
    far: bool
    close: bool
    rival: float


def needs(s: Sentence, span: Span, rule: Rule) -> tuple[float, bool, bool] | None:
    """How well the words a rule asks for are met, if partly by an earlier sentence, if all in the stretch."""
    score, far, here = 0.0, False, True
    topical = rule.side == "before"
    limit = span.stop if topical else max(span.hi, span.reach)
    for group in rule.needs:
        best = span.cache.get((group, topical), -1.0)
        if best < 0:
            best = 0.0
            for place in s.places(group):
                if span.lo <= place < limit:
                    best = 3.0
                    break
                if place < span.lo:
                    best = max(best, 1.4 - (span.lo - place) / 300)
                elif not topical:
                    best = max(best, 0.8)
            span.cache[group, topical] = best
        far = far or best == 0.8
        if best <= 0 and not group.isdisjoint(s.doc.told):
            best, far = 0.4, True
        if best <= 0 or (best < 3.0 and group in rule.strict):
            return None
        score, here = score + best, here and best >= 3.0
    return score, far, here


def rank(s: Sentence, span: Span) -> tuple[Fit | None, bool, bool]:
    """The rule that fits best; whether it stands in the stretch; whether only a bar kept one out.

    Only where nothing in the figure's own stretch fits is the sentence before it asked.
    """
    cut = bisect_left(s.indicators, span.lo, key=itemgetter(0))
    own, barred = _scored(s, span, s.indicators[cut:])
    if own:
        return own, True, barred
    if barred:
        return None, False, True
    since, _ = _around(span, None)
    if q_class(span.q.unit) != "count" and s.strange(since, span.q.start):
        return None, False, False
    wall = bisect_left(s.indicators, s.wall, key=itemgetter(0))
    return _scored(s, span, s.indicators[wall:cut])[0], False, barred


def _scored(s: Sentence, span: Span, rules: list[tuple[int, str, Rule]]) -> tuple[Fit | None, bool]:
    q, kind = span.q, q_class(span.q.unit)
    other = span.head.words if kind == "count" and span.head and not span.head.generic else ""
    limit = max(span.stop, min(span.hi, q.end + 45), span.reach)
    limit = span.stop if s.doc.low.startswith((";", ":"), span.stop) else limit
    best: tuple[float, int, Rule, str, int, bool, bool] | None = None
    scores: dict[str, float] = {}
    barred = False
    for place, phrase, rule in rules:
        if place >= span.hi:
            break
        if rule.units and kind not in rule.units:
            continue
        if place >= q.end:
            adjacent = place <= q.end + 3
            if rule.side == "before" or place > q.end + 24 or place >= span.stop or (other and not adjacent):
                continue
            score = 7.0 if adjacent else 5.0
        elif place >= q.start or rule.side == "after":
            continue
        else:
            score = 4.5 if place >= span.lo else -2.0 - (span.lo - place) / 300
            if place < span.lo and s.doc.low.find(";", place, span.lo) >= 0:
                score -= 2.0
            if other and other not in phrase and rule.side == "before":
                score -= 4.0
        met = needs(s, span, rule) if rule.needs else _NOTHING
        if met is None:
            continue
        barring = rule.bars and s.said(rule.bars, span.lo, span.stop if rule.side == "before" else limit)
        if barring or (rule.bars_before and s.said(rule.bars_before, s.start, q.start)):
            barred = True
            continue
        score += met[0] + 0.8 * min(phrase.count(" "), 5) + (5.0 if place < span.lo and met[2] else 0.0)
        if score > -1.5:
            close = place >= span.lo and (met[2] or (not rule.needs and rule.side == "before"))
            if best is None or score > best[0] or (score == best[0] and rule.line < best[1]):
                best = score, rule.line, rule, phrase, place, met[1], close
            if score > scores.get(rule.means, -9.0):
                scores[rule.means] = score
    if best is None:
        return None, barred
    rival = max((score for means, score in scores.items() if means != best[2].means), default=0.0)
    return Fit(best[0], *best[2:], rival), barred


def follows(s: Sentence, span: Span) -> bool:
    """May a figure without words of its own speak of what the figure before it spoke of?"""
    q, topic, head, verb = span.q, s.doc.topic, span.head, span.verb[0]
    if topic is None or not s.doc.same_breath or (s.doc.parted and (s.doc.planned or not span.base)):
        return False
    kind = q_class(q.unit)
    since, behind = _around(span, None)
    if s.strange(since, q.start) or s.strange(behind, span.stop):
        return False
    if kind == "percent":
        return not head or head.generic or bool(head.kinds)
    if kind != "count":
        return kind == q_class(topic["unit"]) and bool(verb or span.base)
    if topic["unit"] != "count" or (head and head.generic):
        return bool(topic["unit"] == "count")
    if verb in ("up", "down"):
        return not head or any(rule.means == topic["indicator"] for rule in head.indicators)
    members = s.doc.lex.indicators[topic["indicator"]].members
    return any(span.lo <= place < span.hi and rule.means in members for place, _, rule in s.breakdowns)


def turn(s: Sentence, span: Span) -> None:
    """A figure that is none of the catalogue's ends what was spoken of, unless it is a part of that or
    another measure of the same thing."""
    kind, until = q_class(span.q.unit), min(span.stop, span.q.end + 5)
    if s.parts or span.listed:
        s.doc.parted, s.wall = True, span.q.start
        return
    near = [(place, rule.units) for place, _, rule in s.indicators if span.lo <= place < until]
    if near and not any(kind in units or not units for place, units in near if place == near[-1][0]):
        return
    s.doc.topic, s.wall = None, span.q.start


def other(s: Sentence, span: Span) -> bool:
    """Is a percentage without a meaning the share of something the catalogue does not have?"""
    level = span.verb[0] in ("level", "share", "") and not span.base
    return level and span.q.unit == "percent" and s.strange(span.since, span.q.start) == 2


def kind_of(s: Sentence, span: Span, known: Indicator | None) -> tuple[str, float, str, float]:
    """Kind, value with its sign, the words that decided it, and how sure that is."""
    q, value, topic = span.q, span.q.value or 0.0, s.doc.topic
    (means, word, at), base = span.verb, span.base
    unit, plan = (known.unit, known.of_means == "plan") if known else ("", False)
    signed = -value if means == "down" else value
    goal = AIMED if s.aim else ""
    for place, k, phrase in s.kinds:
        if place < q.start and k in ("target", "result"):
            goal = phrase if k == "target" else ""
    aimed = bool(goal)
    if q.unit == "percent":
        if means == "over" or (means in ("up", "down") and base and not aimed):
            return "percent_of_plan", 100 + signed, f"{word} … kế hoạch", 0.98
        if means in ("up", "down"):
            return ("target", signed, goal, 0.9) if aimed else ("change", signed, word, 0.97)
        if unit in _MEASURED and any(k == "growth" and span.lo <= at < q.start for at, k, _ in s.kinds):
            return ("target" if aimed else "change"), value, goal or "tăng trưởng", 0.9
        if base:
            return "percent_of_plan", value, "% kế hoạch", 1.0
        if means == "level" and unit in _MEASURED and s.compared(span):
            return "change", round(value - 100, 9), "đạt % so cùng kỳ", 0.85
        if means == "plan":
            return "plan", value, word, 0.9
        if (unit in _MEASURED or (unit == "count" and plan)) and not aimed:
            sharing = means == "share"
            return ("actual", value, word, 0.6) if sharing else ("percent_of_plan", value, "đạt %", 0.85)
    elif means in ("up", "down"):
        if s.compared(span) or (topic and s.doc.same_breath and topic["unit"] == unit):
            return "change", signed, word, 0.95
    elif means == "plan" and not APART.search(s.doc.low, at, q.start):
        return "plan", value, word, 0.93
    return ("target", value, goal, 0.97) if aimed else ("actual", value, "", 1.0)


def period_of(s: Sentence, span: Span, kind: str, known: Indicator | None) -> tuple[str, str, str, str]:
    """Period, what a change is compared with, where the period was read, and the day of a stock."""
    doc, q = s.doc, span.q
    when, low, topic = doc.when, doc.low, doc.topic if doc.same_breath else None
    kin = topic if topic and topic["start"] >= s.start - 1 else None
    measure, theme = (known.measure, known.theme) if known else ("", "")
    lasting = measure == "stock" and kind == "actual" and theme in ("organisation", "place")
    times = s.times
    undated = len(times) < len(s.named) and any(p.code == ctx.UNKNOWN and p.end <= q.start for p in s.named)
    own = [p for p in times if span.lo <= p.start < span.stop]
    earlier = [p for p in times if p.end <= q.start]
    since = s.start if measure in ("stock", "level") else span.lo
    now = measure in ("stock", "level", "share") and any(since <= at < q.start for at in s.nows)
    this_year = str(when.year or "")
    if span.period:
        period, how = span.period, "sentence"
    elif kind in ("change", "percent_of_plan") and topic and not any(p.end <= q.start for p in own):
        period, how = topic["period"], "stretch"
    elif own and 0 <= own[-1].start - q.end < 8 and (not earlier or earlier[-1].start < span.lo):
        period, how = own[-1].code, "stretch"
    elif earlier and (kind == "target" or not (lasting or now)):
        period, how = earlier[-1].code, "sentence"
    elif own:
        period, how = own[0].code, "stretch"
    elif kind == "target":
        period = doc.running or s.aim or doc.ahead
        period, how = (period, "paragraph") if period else (this_year, "default")
    elif lasting and kin and kin["kind"] == kind and doc.lex.indicators[kin["indicator"]].measure == measure:
        period, how = kin["period"], "article" if kin["as_of"] else "stretch"
    elif now or lasting or (measure == "stock" and doc.running[:4] in ("", this_year)):
        period, how = this_year, "article"
    elif doc.running:
        period, how = doc.running, "paragraph"
    elif doc.carried and measure != "stock":
        period, how = doc.carried, "carried"
    else:
        period, how = (doc.lately if measure == "flow" else "") or str(when.results or ""), "default"
    later = {p.code for p in times} if how in ("default", "carried") and kind == "actual" else set()
    if len(later) == 1 and len(code := later.pop()) == 4 and code <= this_year:
        period, how = code, "default"
    moved = low.startswith("từ ", q.start - 3) and measure in ("level", "share") and kind == "actual"
    if moved and not own and len(period) != 9 and MOVES.match(low, q.end):
        return "", "", how, ""
    if measure == "flow" and _MONTH.fullmatch(period) and _UNTIL.search(low, s.start, q.start):
        period = f"{period[:4]}-01/{period}"
    if how == "sentence" and len({p.code for p in earlier}) > 1:
        how = "several"
    if period == ctx.UNKNOWN or (undated and how in ("default", "paragraph", "carried")):
        return "", "", how, ""
    if len(period) == 9 and measure in ("level", "share", "stock"):
        word = low[max(0, q.start - 5) : q.start].split()[-1:]
        period = period[:4] if word == ["từ"] else period[5:] if word in (["lên"], ["còn"]) else period
    if measure in ("stock", "status") and len(period) > 4 and kind != "target":
        own_year = period[:4] == this_year
        period, how = (this_year, "article") if own_year else (str(ctx.last_year(period)), how)
    as_of = when.published if measure == "stock" and kind == "actual" and how == "article" else ""
    return period, _compared(s, span, period) if kind == "change" else "", how, as_of


def _compared(s: Sentence, span: Span, period: str) -> str:
    against = [p.code for p in s.named if span.lo <= p.start < span.hi and p.compared]
    codes = [code for code in against if code != "same"]
    if not codes:
        return ctx.before(period)
    if "same" in against and len(codes[0]) == 4:
        return period.replace(period[:4], codes[0])
    return codes[0]


def district(s: Sentence, span: Span) -> tuple[str | None, float]:
    """The district a figure is about; None where it is a province's, a commune's or the country's."""
    scope, at, start = "", s.start - 1, span.q.start
    bracket = s.doc.low.find("(", span.q.end, span.stop) if s.brackets else -1
    limit = bracket if bracket >= 0 else span.stop
    for place, means in s.scopes:
        wide = means in ("province", "country")
        if place >= limit or (place > start and not wide) or means == "beside" or s.aside(place, start):
            continue
        if not (wide and place < start and s.trails(place, start)):
            scope, at = means, place
    commune = any(at < place < start and not s.aside(place, start) for place in s.communes)
    if commune or scope in ("province", "country", "elsewhere"):
        s.doc.local = True
        return None, 1.0
    s.doc.local = s.doc.local and not scope
    doubt = 0.8 if s.doc.local or (s.doc.small and not scope) else 1.0
    name = ""
    for place, code in s.districts:
        if place < start:
            name = code
    if name:
        s.doc.spoken = name
    else:
        name = s.doc.spoken if s.start > s.doc.since else ""
    if name and name != s.doc.district:
        return name, 0.92 * doubt
    return s.doc.district, doubt if s.doc.sure else 0.4


def _around(span: Span, fit: Fit | None) -> tuple[int, int]:
    """From where to the figure, and from where behind it, each word has to be known."""
    q, since = span.q, span.since
    behind = q.end + (len(span.head.words) + 1 if span.head else 0)
    if fit and span.lo <= fit.place < q.start:
        since = fit.place + len(fit.phrase)
    elif fit and fit.place >= q.end:
        behind = max(behind, fit.place + len(fit.phrase))
    return since, behind


def doubts(s: Sentence, span: Span, fit: Fit | None) -> float:
    """How far the words around a figure leave its indicator in doubt: 1.0 where all of them are known.

    fit: the rule that decided; None where the figure before it did.
    """
    q, low, known = span.q, s.doc.low, fit.rule.syllables if fit else frozenset[str]()
    since, behind = _around(span, fit)
    before, after = s.strange(since, q.start, known), s.strange(behind, span.stop, known)
    sure = _BEFORE[before] * _BEHIND[after]
    if q.unit == "count" and s.bracketed(q.start):
        sure *= 0.85
    if fit and not span.lo <= fit.place < span.hi:
        sure *= 0.85
    if span.listed:
        sure *= 0.88
    yearly = low.find("năm", span.since, span.stop + 1) >= 0 and _YEARLY.search(low, span.since, span.stop)
    if yearly or low.endswith("thêm ", 0, q.start):
        sure *= 0.9
    return sure


def beyond(s: Sentence, span: Span, indicator: str) -> bool:
    """Do the figure's own words make it a part of the whole, or something the catalogue does not have?"""
    if not s.beyond:
        return False
    q = span.q
    since = (
        span.since if span.since < q.start else max((n for n in s.numbers if n < q.start), default=q.start)
    )
    for place, rule in s.beyond:
        own = since <= place < q.start if rule.side != "after" else False
        if rule.side != "before":
            own = own or q.end <= place < span.stop
        if own and (not rule.units or indicator in rule.units):
            return True
    return False


def breakdown(
    s: Sentence, span: Span, indicator: str, members: frozenset[str], same: bool
) -> tuple[str, list[str]]:
    """`level=province;status=proposed` and the words that said so, the nearest word a dimension."""
    if not members:
        return "", []
    q, topic = span.q, s.doc.topic
    best: dict[str, tuple[float, str, str]] = {}
    awarded = "status=proposed" in members
    asked = _ASKED.search(s.doc.low, max(s.start, q.start - 48), q.start) if awarded else None
    for place, phrase, rule in s.breakdowns:
        part = rule.means
        if part == "level=city":
            part = "level=province" if s.doc.rural else "level=district"
        if part not in members or (rule.units and indicator not in rule.units):
            continue
        own = span.lo <= place < span.hi
        wrong_side = (rule.side == "before" and place >= q.start) or (rule.side == "after" and place < q.end)
        apart = place >= q.end and ";" in s.doc.low[q.end : place]
        if wrong_side or apart or (not own and rule.side in ("near", "before", "after")):
            continue
        distance = abs(place - q.start) - len(phrase) / 10
        if rule.side == "agent":
            distance += (150 if " " not in phrase else 0) + (60 if place > q.start else 0)
            if asked and place < asked.start():
                continue
            distance -= 300 if awarded and _ASKED.search(s.doc.low, max(s.start, place - 32), place) else 0
        dimension = part.partition("=")[0]
        if dimension not in best or distance < best[dimension][0]:
            best[dimension] = (distance, part, phrase)
    words = s.doc.low[span.lo : span.hi].removeprefix("và ") if indicator == "party_badges" else ""
    badge = _BADGE.findall(words)
    if len(badge) == 1 and f"years={badge[0]}" in members:
        best["years"] = (0, f"years={badge[0]}", f"{badge[0]} năm")
    if topic and topic["indicator"] == indicator:
        for pair in filter(None, topic["breakdown"].split(";")):
            if same or pair.startswith("status="):
                best.setdefault(pair.partition("=")[0], (0, pair, "như trên"))
    if not best:
        return "", []
    chosen = sorted(best.values(), key=lambda item: item[1])
    return ";".join(item[1] for item in chosen), [f"{item[2]} → {item[1]}" for item in chosen]
