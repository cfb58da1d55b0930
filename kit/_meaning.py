"""What one figure says beyond its indicator: kind, period, district, part, unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from kit import _context as ctx
from kit._lexicon import Indicator, Lexicon, Rule
from kit.quantities import Quantity

_NOW = re.compile(r"(?<!\w)(?:hiện|đến nay|nay|đến thời điểm này|hiện tại)(?!\w)")
_BADGE = re.compile(
    r"(?<!\d)(?<!\d, )(?<!\d,)(?<!và )(\d\d) năm(?! (?:thực hiện|qua|liên tục|liền|xây dựng))"
)
_SURFACE = re.compile(
    r"(?:trên dưới|trên|hơn|gần|khoảng|chừng|xấp xỉ|dưới|không quá|tối đa|chưa đầy|chưa đến|chưa tới|ít nhất"
    r"|tối thiểu|không dưới|ngót|từ) ?$"
)
_RISE = re.compile(r"[^.;,\d]{0,32}?(?:trở lên|đổ lên|trở xuống)")
_VERBS = {"up", "down", "over", "level", "share", "plan"}
_MEASURED = {"vnd_billion", "vnd_million_per_person", "ha", "tonnes"}
_FACTORS = {
    ("vnd_million", "vnd_billion"): 1e-3, ("vnd", "vnd_billion"): 1e-9, ("vnd_billion", "vnd_billion"): 1.0,
    ("vnd_million", "vnd_million_per_person"): 1.0, ("vnd", "vnd_million_per_person"): 1e-6,
    ("ha", "km2"): 1e-2, ("km2", "ha"): 1e2, ("m2", "ha"): 1e-4,
    ("count", "rank"): 1.0, ("rank", "rank"): 1.0,
}  # fmt: skip


@dataclass(slots=True)
class Topic:
    """What the figure before was about."""

    indicator: str
    unit: str
    breakdown: str
    period: str


@dataclass(slots=True)
class Doc:
    """What holds for the whole article, and what the sentences before leave behind."""

    text: str
    low: str
    lex: Lexicon
    places: ctx.Gazetteer
    near: ctx.Hints
    when: ctx.Times
    article: str
    district: str
    sure: bool
    running: str = ""
    carried: str = ""
    topic: Topic | None = None
    same_breath: bool = False
    told: frozenset[str] = frozenset()


@dataclass(slots=True)
class Span:
    """A figure, its stretch of the sentence, where its clause stops, and the noun it counts."""

    q: Quantity
    lo: int
    hi: int
    stop: int
    head: str
    reach: int = 0
    period: str = ""
    cache: dict[tuple[frozenset[str], bool], float] = field(default_factory=dict)


@dataclass(slots=True)
class Sentence:
    """A sentence with everything the lexicon knows in it, sorted by what it is for."""

    start: int
    end: int
    hits: list[tuple[int, str]]
    present: frozenset[str]
    named: list[ctx.Period]
    bars: list[tuple[int, str]] = field(default_factory=list)
    indicators: list[tuple[int, str, Rule]] = field(default_factory=list)
    figures: list[tuple[int, str, Rule]] = field(default_factory=list)
    breakdowns: list[tuple[int, str, Rule]] = field(default_factory=list)
    kinds: list[tuple[int, str, str]] = field(default_factory=list)
    scopes: list[tuple[int, str]] = field(default_factory=list)
    no_figure: list[int] = field(default_factory=list)
    communes: list[int] = field(default_factory=list)
    districts: list[tuple[int, str]] = field(default_factory=list)
    cache: dict[frozenset[str], list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, doc: Doc, start: int, end: int) -> Sentence:
        """Everything known between two places of the article."""
        low, hits = doc.low, _unnamed(doc.lex.find(doc.low, start, end), doc.lex.names)
        s = cls(start, end, hits, frozenset([p for _, p in hits]), ctx.periods(low, start, end, doc.when))
        known, rules, reach, longest = s.present | doc.told, doc.lex.rules, -1, -1
        topical, others = rules["indicator"], doc.lex.others
        for place, phrase in hits:
            last = place + len(phrase)
            whole, head = last > reach, place == longest
            if whole:
                reach, longest = last, place
            if whole or head:
                s.bars.append((place, phrase))
            for rule in topical.get(phrase, ()):
                for group in rule.needs:
                    if group.isdisjoint(known):
                        break
                else:
                    s.indicators.append((place, phrase, rule))
            if phrase not in others:
                continue
            if whole and phrase in rules["kind"]:
                for rule in rules["kind"][phrase]:
                    if rule.means != "plan" or low[place - 1 : place] == "(":
                        s.kinds.append((place, rule.means, phrase))
            if phrase in rules["breakdown"]:
                s.breakdowns += [(place, phrase, rule) for rule in rules["breakdown"][phrase]]
            if phrase in rules["scope"]:
                means = rules["scope"][phrase][0].means
                if means == "commune":
                    if doc.text[last + 1 : last + 2].isupper() and low[place - 4 : place] not in ctx.NOT_ONE:
                        s.communes.append(place)
                elif means:
                    s.scopes.append((place, means))
                if means == "district":
                    code = ctx.named_at(doc.text, place, last, doc.places, doc.near)
                    s.districts += [(place, code)] if code is not None else []
            if phrase in rules["figure"]:
                s.figures += [(place, phrase, rule) for rule in rules["figure"][phrase]]
            if phrase in rules["not_figure"] and phrase not in doc.lex.furniture:
                s.no_figure.append(place)
        return s

    def places(self, group: frozenset[str]) -> list[int]:
        """Where any phrase of a group stands."""
        found = self.cache.get(group)
        if found is None:
            found = self.cache[group] = [place for place, phrase in self.hits if phrase in group]
        return found

    def said_before(self, words: frozenset[str], at: int) -> bool:
        """Does one of the words stand before a place, other than inside a longer known phrase?"""
        return any(place < at and phrase in words for place, phrase in self.bars)

    def verb(self, span: Span) -> tuple[tuple[str, str, int], bool]:
        """The last word of kind before a figure, and whether it is measured by a plan."""
        means, word, at = "", "", -1
        for place, kind, phrase in self.kinds:
            if span.lo <= place < span.q.start and kind in _VERBS:
                means, word, at = kind, phrase, place
        since = at if at >= 0 else span.q.start - 24
        base = any(
            kind == "base"
            and (span.q.end <= place < span.stop or max(span.lo, since + 1) <= place < span.q.start)
            for place, kind, _ in self.kinds
        )
        return (means, word, at), base


def _unnamed(hits: list[tuple[int, str]], names: frozenset[str]) -> list[tuple[int, str]]:
    """Without the words inside a name: `Ủy ban Kiểm tra` inspects nothing by itself."""
    held = [(place, place + len(phrase)) for place, phrase in hits if phrase in names]
    if not held:
        return hits
    return [(p, phrase) for p, phrase in hits if not any(a < p < b for a, b in held)]


def kind_of(doc: Doc, s: Sentence, span: Span, known: Indicator | None) -> tuple[str, float, str, float]:
    """Kind, value with its sign, the words that decided it, and how sure that is."""
    q, value = span.q, span.q.value or 0.0
    (means, word, at), base = s.verb(span)
    unit, plan = (known.unit, known.of_means == "plan") if known else ("", False)
    signed = -value if means == "down" else value
    goal = [(k, phrase) for place, k, phrase in s.kinds if place < q.start and k in ("target", "result")]
    aimed = bool(goal) and goal[-1][0] == "target"
    if q.unit == "percent":
        if means == "over" or (means in ("up", "down") and base and not aimed):
            return "percent_of_plan", 100 + signed, f"{word} … kế hoạch", 0.98
        if means in ("up", "down"):
            return ("target", signed, goal[-1][1], 0.9) if aimed else ("change", signed, word, 0.97)
        if base:
            return "percent_of_plan", value, "% kế hoạch", 1.0
        compared = any(k == "compared" and q.end <= place < span.stop for place, k, _ in s.kinds)
        if compared and means == "level" and unit in _MEASURED:
            return "change", round(value - 100, 9), "đạt % so cùng kỳ", 0.85
        if means == "plan":
            return "plan", value, word, 0.9
        if (unit in _MEASURED or (unit == "count" and plan)) and not aimed:
            return (
                ("actual", value, word, 0.6)
                if means == "share"
                else ("percent_of_plan", value, "đạt %", 0.85)
            )
    elif means in ("up", "down"):
        compared = any(k == "compared" and q.end <= place < span.stop for place, k, _ in s.kinds)
        if compared or (doc.topic and doc.same_breath and doc.topic.unit == unit):
            return "change", signed, word, 0.95
    elif means == "plan" and q.start - at - len(word) < 4:
        return "plan", value, word, 0.93
    return ("target", value, goal[-1][1], 0.97) if aimed else ("actual", value, "", 1.0)


@lru_cache(maxsize=512)
def unit_of(printed: str, wanted: str, kind: str) -> tuple[str, float]:
    """Unit of the row and the factor to it; no unit where the two do not fit."""
    base, _, per = printed.partition("_per_")
    if base in ("percent", "percentage_points"):
        return ("percentage_points" if kind == "change" and wanted == "percent" else base), 1.0
    if not wanted or printed == wanted or (base == "count" and wanted in ("count", "status")):
        return wanted or printed, 1.0
    factor = _FACTORS.get((base, wanted), 0.0) if not per or wanted.endswith(f"_per_{per}") else 0.0
    return (wanted, factor) if factor else ("", 1.0)


def period_of(
    doc: Doc, s: Sentence, span: Span, kind: str, known: Indicator | None
) -> tuple[str, str, str, str]:
    """Period, what a change is compared with, where the period was read, and the day of a stock."""
    when, q, topic = doc.when, span.q, doc.topic if doc.same_breath else None
    measure = known.measure if known else ""
    stock = measure in ("stock", "status")
    lasting = (
        measure == "stock"
        and kind == "actual"
        and known is not None
        and known.theme in ("organisation", "place")
    )
    times = [p for p in s.named if p.code and not p.compared]
    own = [p for p in times if span.lo <= p.start < span.stop]
    earlier = [p for p in times if p.end <= q.start]
    now = measure in ("stock", "level") and bool(_NOW.search(doc.low, s.start, q.start))
    now = now or (measure == "share" and bool(_NOW.search(doc.low, span.lo, q.start)))
    this_year = str(when.year or "")
    if span.period:
        period, how = span.period, "sentence"
    elif kind in ("change", "percent_of_plan") and topic and not any(p.end <= q.start for p in own):
        period, how = topic.period, "stretch"
    elif own and 0 <= own[-1].start - q.end < 8 and (not earlier or earlier[-1].start < span.lo):
        period, how = own[-1].code, "stretch"
    elif earlier and (kind == "target" or not (lasting or now)):
        period, how = earlier[-1].code, "sentence"
    elif own:
        period, how = own[0].code, "stretch"
    elif kind == "target":
        period, how = (doc.running, "paragraph") if doc.running else (this_year, "default")
    elif now or lasting or (measure == "stock" and doc.running[:4] in ("", this_year)):
        period, how = this_year, "article"
    elif doc.running:
        period, how = doc.running, "paragraph"
    elif doc.carried and measure != "stock":
        period, how = doc.carried, "carried"
    else:
        period, how = str(when.results or ""), "default"
    if len(period) == 9 and measure in ("level", "share", "stock"):
        word = doc.low[max(0, q.start - 5) : q.start].split()[-1:]
        period = period[:4] if word == ["từ"] else period[5:] if word in (["lên"], ["còn"]) else period
    if stock and len(period) > 4 and kind != "target":
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


def district(doc: Doc, s: Sentence, span: Span) -> tuple[str | None, float]:
    """The district a figure is about; None where it is a province's, a commune's or the country's."""
    scope, at = "", s.start - 1
    for place, means in s.scopes:
        if place < span.stop and (place < span.q.start or means in ("province", "country")):
            scope, at = means, place
    if scope in ("province", "country") or any(at < place < span.q.start for place in s.communes):
        return None, 1.0
    names = [code for place, code in s.districts if place < span.q.start]
    if names and names[-1] not in ("", doc.district):
        return names[-1], 0.92
    return doc.district, 1.0 if doc.sure else 0.4


def breakdown(
    doc: Doc, s: Sentence, span: Span, indicator: str, members: frozenset[str], same: bool
) -> tuple[str, list[str]]:
    """`level=province;status=proposed` and the words that said so, the nearest word a dimension."""
    if not members:
        return "", []
    q, best = span.q, dict[str, tuple[float, str, str]]()
    for place, phrase, rule in s.breakdowns:
        if rule.means not in members or (rule.units and indicator not in rule.units):
            continue
        own = span.lo <= place < span.hi
        wrong_side = (rule.side == "before" and place >= q.start) or (rule.side == "after" and place < q.end)
        if wrong_side or (not own and rule.side in ("near", "before", "after")):
            continue
        distance = abs(place - q.start) - len(phrase) / 10
        if rule.side == "agent":
            distance += (150 if " " not in phrase else 0) + (60 if place > q.start else 0)
        dimension = rule.means.partition("=")[0]
        if dimension not in best or distance < best[dimension][0]:
            best[dimension] = (distance, rule.means, phrase)
    badge = _BADGE.findall(doc.low, span.lo, span.hi)
    if len(badge) == 1 and f"years={badge[0]}" in members:
        best["years"] = (0, f"years={badge[0]}", f"{badge[0]} năm")
    if doc.topic and doc.topic.indicator == indicator:
        for pair in filter(None, doc.topic.breakdown.split(";")):
            if same or pair.startswith("status="):
                best.setdefault(pair.partition("=")[0], (0, pair, "như trên"))
    chosen = sorted(best.values(), key=lambda item: item[1])
    return ";".join(item[1] for item in chosen), [f"{item[2]} → {item[1]}" for item in chosen]


def q_class(unit: str) -> str:
    """The class of printed units a rule names: count, percent, money, ha, …"""
    base = unit.split("_per_")[0]
    return "money" if base.startswith("vnd") else "percent" if base == "percentage_points" else base


def surface(low: str, q: Quantity) -> tuple[int, int]:
    """The figure with the words that belong to it: `trên 14.500`, `từ 7% trở lên`."""
    if q.qualifier in ("exact", "range"):
        return q.start, q.end
    m = _SURFACE.search(low, max(0, q.start - 12), q.start)
    rise = _RISE.match(low, q.end)
    return m.start() if m else q.start, rise.end() if rise else q.end
