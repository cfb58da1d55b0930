"""What one figure says beyond its indicator: kind, period, district, part, unit."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import Any

from kit import _context as ctx
from kit._lexicon import Indicator, Lexicon, Phrase, Rule, Run, whole
from kit.quantities import Quantity

_NOW = re.compile(whole("hiện|nay|đến thời điểm này"))
_BADGE = re.compile(
    r"(?<!\d)(?<!\d, )(?<!\d,)(?<!và )(\d\d) năm(?! (?:thực hiện|qua|liên tục|liền|xây dựng))"
)
_SURFACE = re.compile(
    r"(?:trên dưới|trên|hơn|gần|khoảng|chừng|xấp xỉ|dưới|không quá|tối đa|chưa đầy|chưa đến|chưa tới|ít nhất"
    r"|tối thiểu|không dưới|ngót|từ) ?$"
)
_MOVES = re.compile(r"[^.;]{0,48}?(?<!\w)(?:lên|xuống|còn)(?!\w)")
_RISE = re.compile(r"[^.;,\d]{0,32}?(?:trở lên|đổ lên|trở xuống)")
_place = itemgetter(0)
_VERBS = {"up", "down", "over", "level", "share", "plan"}
_MEASURED = {"vnd_billion", "vnd_million_per_person", "ha", "tonnes"}
_FACTORS = {
    ("vnd_million", "vnd_billion"): 1e-3, ("vnd", "vnd_billion"): 1e-9, ("vnd_billion", "vnd_billion"): 1.0,
    ("vnd_million", "vnd_million_per_person"): 1.0, ("vnd", "vnd_million_per_person"): 1e-6,
    ("ha", "km2"): 1e-2, ("km2", "ha"): 1e2, ("m2", "ha"): 1e-4,
    ("count", "rank"): 1.0, ("rank", "rank"): 1.0,
}  # fmt: skip


@dataclass(slots=True)
class Doc:
    """What holds for the whole article, and what the sentences before leave behind.

    text: behind a line break, so that every word has a gap before it; low: the same in lower case;
    topic: the row made of the figure before; running, carried: the period a sentence of this, of
    an earlier paragraph opened with; told: words that earlier sentences leave.
    """

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
    topic: dict[str, Any] | None = None
    same_breath: bool = False
    told: frozenset[str] = frozenset()


@dataclass(slots=True)
class Span:
    """A figure, its stretch of the sentence, where its clause stops, the noun it counts, its verb."""

    q: Quantity
    lo: int
    hi: int
    stop: int
    head: Phrase | None = None
    reach: int = 0
    period: str = ""
    verb: tuple[str, str, int] = ("", "", -1)
    base: bool = False
    cache: dict[tuple[frozenset[str], bool], float] = field(default_factory=dict)


class Sentence:
    """A sentence with everything the lexicon knows in it, sorted by what it is for."""

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end
        self.hits: list[tuple[int, Run]] = []
        self.outer: list[tuple[int, Run]] = []
        self.indicators: list[tuple[int, str, Rule]] = []
        self.figures: list[tuple[int, str, Rule]] = []
        self.breakdowns: list[tuple[int, str, Rule]] = []
        self.kinds: list[tuple[int, str, str]] = []
        self.scopes: list[tuple[int, str]] = []
        self.communes: list[int] = []
        self.districts: list[tuple[int, str]] = []
        self._named: list[ctx.Period] | None = None
        self._times: list[ctx.Period] = []
        self._places: dict[frozenset[str], list[int]] = {}
        self._find()
        self.present = frozenset().union(*[run.words for _, run in self.hits])
        known = self.present | doc.told
        for place, run in self.hits:
            for words, rule in run.indicators:
                for group in rule.needs:
                    if group.isdisjoint(known):
                        break
                else:
                    self.indicators.append((place, words, rule))

    def _find(self) -> None:
        """Every known run of words with its place, and those that stand inside no longer one."""
        runs, hits, outer = self.doc.lex.runs, self.hits, self.outer
        name = held = reach = -1
        for m in self.doc.lex.pattern.finditer(self.doc.low, self.start - 1, self.end):
            place, run = m.end(), runs[m[1]]
            inside = name < place < held
            if run.covers:
                name, held = (name if place < held else place), max(held, place + run.covers)
            if inside:
                continue
            last = place + run.length
            hits.append((place, run))
            if last > reach:
                reach = last
                outer.append((place, run))
                for kind in run.kinds:
                    if kind != "plan" or self.doc.low[place - 1] == "(":
                        self.kinds.append((place, kind, run.longest))
            if run.breakdowns:
                self.breakdowns += [(place, words, rule) for words, rule in run.breakdowns]
            if run.figures:
                self.figures += [(place, words, rule) for words, rule in run.figures]
            if run.scopes:
                self._scope(place, run)

    def _scope(self, place: int, run: Run) -> None:
        """Whose figures stand near: a province's, a commune's, those of the district named here."""
        doc = self.doc
        for scope, length in run.scopes:
            last = place + length
            if scope == "commune":
                if doc.text[last + 1 : last + 2].isupper() and doc.low[place - 4 : place] not in ctx.NOT_ONE:
                    self.communes.append(place)
                continue
            self.scopes.append((place, scope))
            if scope == "district":
                code = ctx.named_at(doc.text, place, last, doc.places, doc.near)
                self.districts += [(place, code)] if code is not None else []

    @property
    def named(self) -> list[ctx.Period]:
        """The times named in it."""
        if self._named is None:
            self._named = ctx.periods(self.doc.low, self.start, self.end, self.doc.when)
            self._times = [p for p in self._named if p.code != ctx.UNKNOWN and not p.compared]
        return self._named

    @cached_property
    def nows(self) -> list[int]:
        """Where it speaks of the present."""
        return [m.start() for m in _NOW.finditer(self.doc.low, self.start, self.end)]

    @property
    def times(self) -> list[ctx.Period]:
        """Those of them that date something."""
        return self._times if self.named else []

    def behind(self, end: int) -> tuple[Phrase | None, bool]:
        """The noun counted by a figure that ends here, the longest of several; whether it is a figure."""
        head: Phrase | None = None
        for i in range(bisect_left(self.hits, end, key=_place), len(self.hits)):
            place, run = self.hits[i]
            if place > end + 3:
                break
            if run.not_figure and place < end + 2:
                return None, False
            if run.head and (head is None or len(run.head.words) > len(head.words)):
                head = run.head
        return head, True

    def places(self, group: frozenset[str]) -> list[int]:
        """Where any phrase of a group stands."""
        found = self._places.get(group)
        if found is None:
            found = [place for place, run in self.hits if not group.isdisjoint(run.words)]
            self._places[group] = found
        return found

    def said(self, words: frozenset[str], start: int, end: int) -> bool:
        """Does one of the words begin between two places, other than inside a longer known phrase?"""
        for place, run in self.outer:
            if place >= end:
                break
            if place >= start and not words.isdisjoint(run.words):
                return True
        return False

    def compared(self, span: Span) -> bool:
        """Is the figure set against another time or place right behind it?"""
        return any(kind == "compared" and span.q.end <= place < span.stop for place, kind, _ in self.kinds)

    def judge(self, span: Span) -> None:
        """Give a span the last word of kind before its figure, and whether a plan measures it."""
        start, end = span.q.start, span.q.end
        if not self.kinds:
            return
        for place, kind, phrase in self.kinds:
            if span.lo <= place < start and kind in _VERBS:
                span.verb = kind, phrase, place
        moved = span.q.value_max is None and self.doc.low.startswith("từ ", start - 3)
        if moved and _MOVES.match(self.doc.low, end):
            span.verb = "", "", -1
        since = span.verb[2] if span.verb[2] >= 0 else start - 24
        for place, kind, _ in self.kinds:
            if kind == "base" and (end <= place < span.stop or max(span.lo, since + 1) <= place < start):
                span.base = True


def kind_of(s: Sentence, span: Span, known: Indicator | None) -> tuple[str, float, str, float]:
    """Kind, value with its sign, the words that decided it, and how sure that is."""
    q, value, topic = span.q, span.q.value or 0.0, s.doc.topic
    (means, word, at), base = span.verb, span.base
    unit, plan = (known.unit, known.of_means == "plan") if known else ("", False)
    signed = -value if means == "down" else value
    goal = ""
    for place, k, phrase in s.kinds:
        if place < q.start and k in ("target", "result"):
            goal = phrase if k == "target" else ""
    aimed = bool(goal)
    if q.unit == "percent":
        if means == "over" or (means in ("up", "down") and base and not aimed):
            return "percent_of_plan", 100 + signed, f"{word} … kế hoạch", 0.98
        if means in ("up", "down"):
            return ("target", signed, goal, 0.9) if aimed else ("change", signed, word, 0.97)
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
    elif means == "plan" and q.start - at - len(word) < 4:
        return "plan", value, word, 0.93
    return ("target", value, goal, 0.97) if aimed else ("actual", value, "", 1.0)


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


def period_of(s: Sentence, span: Span, kind: str, known: Indicator | None) -> tuple[str, str, str, str]:
    """Period, what a change is compared with, where the period was read, and the day of a stock."""
    doc, q = s.doc, span.q
    when, low, topic = doc.when, doc.low, doc.topic if doc.same_breath else None
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
        period, how = (doc.running, "paragraph") if doc.running else (this_year, "default")
    elif now or lasting or (measure == "stock" and doc.running[:4] in ("", this_year)):
        period, how = this_year, "article"
    elif doc.running:
        period, how = doc.running, "paragraph"
    elif doc.carried and measure != "stock":
        period, how = doc.carried, "carried"
    else:
        period, how = str(when.results or ""), "default"
    later = {p.code for p in times} if how == "default" and kind == "actual" else set()
    if len(later) == 1 and len(code := later.pop()) == 4 and code <= this_year:
        period = code
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
    for place, means in s.scopes:
        if place < span.stop and (place < start or means in ("province", "country")):
            scope, at = means, place
    if scope in ("province", "country") or (s.communes and any(at < p < start for p in s.communes)):
        return None, 1.0
    name = ""
    for place, code in s.districts:
        if place < start:
            name = code
    if name and name != s.doc.district:
        return name, 0.92
    return s.doc.district, 1.0 if s.doc.sure else 0.4


def breakdown(
    s: Sentence, span: Span, indicator: str, members: frozenset[str], same: bool
) -> tuple[str, list[str]]:
    """`level=province;status=proposed` and the words that said so, the nearest word a dimension."""
    if not members:
        return "", []
    q, topic = span.q, s.doc.topic
    best: dict[str, tuple[float, str, str]] = {}
    for place, phrase, rule in s.breakdowns:
        if rule.means not in members or (rule.units and indicator not in rule.units):
            continue
        own = span.lo <= place < span.hi
        wrong_side = (rule.side == "before" and place >= q.start) or (rule.side == "after" and place < q.end)
        apart = place >= q.end and ";" in s.doc.low[q.end : place]
        if wrong_side or apart or (not own and rule.side in ("near", "before", "after")):
            continue
        distance = abs(place - q.start) - len(phrase) / 10
        if rule.side == "agent":
            distance += (150 if " " not in phrase else 0) + (60 if place > q.start else 0)
        dimension = rule.means.partition("=")[0]
        if dimension not in best or distance < best[dimension][0]:
            best[dimension] = (distance, rule.means, phrase)
    badge = _BADGE.findall(s.doc.low, span.lo, span.hi) if indicator == "party_badges" else ()
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


@lru_cache(maxsize=512)
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
