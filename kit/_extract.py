"""From an article to candidates: figures first, then what each means, decided by data/lexicon.csv.

A sentence is cut into one stretch a figure, at the punctuation and the small words between them.
The words of a figure's own stretch decide first, then what the sentence said before, then the
figure before it (`tăng 4%` speaks of what was just told). What stays unclear stays empty.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kit import _context as ctx
from kit._lexicon import Lexicon, Rule, load_lexicon, lower
from kit.quantities import Quantity, quantities

__all__ = ["Candidate", "extract"]

_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?…])[”\"]?\s|(?<=[%\d)”’][.!?])\s|(?<=[.!?][”’)])\s|(?<=:)\s(?=[A-ZĐ])")
_CUT = re.compile(r"[,;:()“”\"]|(?<!\w)(?:và|với|trong đó|gồm|có|còn lại|cùng|là)(?!\w)")
_STOP = re.compile(r"[,;.]|\)(?! so)| và ")
_BADGE = re.compile(r"(?<!\d)(?<!\d, )(?<!\d,)(?<!và )(\d\d) năm(?! (?:thực hiện|qua|liên tục|liền|xây dựng))")
_PART = re.compile(r"\s*(?:trong đó|cụ thể|gồm|theo đó|bao gồm|riêng)")
_NOW = re.compile(r"(?<!\w)(?:hiện|đến nay|nay|đến thời điểm này|hiện tại)(?!\w)")
_SURFACE = re.compile(
    r"(?:trên dưới|trên|hơn|gần|khoảng|chừng|xấp xỉ|dưới|không quá|tối đa|chưa đầy|chưa đến|chưa tới|ít nhất"
    r"|tối thiểu|không dưới|ngót|từ) ?$"
)
_RISE = re.compile(r"[^.;,\d]{0,32}?(?:trở lên|đổ lên|trở xuống)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed row of observations.csv, where its figure stands, and the words that decided it.

    confidence: 0 to 1, meant as the share of such candidates that are right in every column.
    """

    observation: str
    district: str
    indicator: str
    breakdown: str
    period: str
    as_of: str
    value: float
    value_max: float | None
    of: float | None
    unit: str
    qualifier: str
    kind: str
    compare_to: str
    article: str
    paragraph: int
    surface: str
    note: str
    reviewed_by: str
    reviewed_at: str
    start: int
    end: int
    confidence: float
    rule: str


@dataclass(slots=True)
class _Doc:
    """What holds for the whole article, and what the sentences before leave behind."""

    text: str
    low: str
    lex: Lexicon
    places: ctx.Gazetteer
    near: set[str]
    when: ctx.Times
    article: str
    district: str
    sure: bool
    running: str = ""
    carried: str = ""
    topic: Candidate | None = None
    told: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Span:
    """A figure with its stretch of the sentence and the phrases known there."""

    q: Quantity
    lo: int
    hi: int
    stop: int
    start: int
    end: int
    hits: list[tuple[int, str]]
    present: frozenset[str]
    head: str
    reach: int = 0


def extract(
    text_or_path: str | Path,
    *,
    lexicon: str | Path | Lexicon = "data/lexicon.csv",
    districts: Any = None,
    article: str | None = None,
    published: str | None = None,
    unknown: bool = False,
) -> list[Candidate]:
    """Candidates of an article in reading order.

    text_or_path: the text, or a file of it (title first, one paragraph a line). districts: as
    `kit._context.gazetteer` takes them, default data/districts.csv. article: its id, the first
    part of observation ids. published: ISO date; without it a date line near the title counts.
    unknown: also the figures that no row of the lexicon speaks of, without indicator.
    """
    text = _text(text_or_path)
    found = quantities(text)
    low = lower(text)
    lex = lexicon if isinstance(lexicon, Lexicon) else load_lexicon(lexicon)
    lines = ctx.paragraphs(text)
    places = ctx.gazetteer(districts)
    when = ctx.times(low, published, lines)
    near = ctx.hints(text, low, places)
    district, sure = ctx.subject(text, low, lines, places)
    doc = _Doc(text, low, lex, places, near, when, article or "", district, sure)
    starts = [q.start for q in found]
    body = {(q.value, q.of, q.unit) for q in found if not _line_of(lines, q.start).heading} if found else set()
    drafts: list[Candidate] = []
    for line in lines:
        inside = found[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
        if line.heading:
            inside = [q for q in inside if (q.value, q.of, q.unit) not in body]
        if line.number > 1:
            doc.running, doc.told, doc.topic = "", frozenset(), None
            drafts += _paragraph(doc, line, inside, unknown)
        elif inside and len(lines) == 1:
            drafts += _paragraph(doc, line, inside, unknown)
    return _numbered(drafts, doc.article)


def _text(source: str | Path) -> str:
    if isinstance(source, Path) or (len(source) < 500 and "\n" not in source and Path(source).is_file()):
        source = Path(source).read_text(encoding="utf-8-sig")
    return source if unicodedata.is_normalized("NFC", source) else unicodedata.normalize("NFC", source)


def _line_of(lines: list[ctx.Paragraph], place: int) -> ctx.Paragraph:
    return next(line for line in lines if place < line.end)


def _numbered(drafts: list[Candidate], article: str) -> list[Candidate]:
    """Ids in reading order; a row told twice is kept once, where the article says it first."""
    seen: set[tuple[object, ...]] = set()
    counts: dict[int, int] = {}
    kept: list[Candidate] = []
    for c in sorted(drafts, key=lambda c: c.start):
        key = (c.district, c.indicator, c.breakdown, c.period, c.kind, c.unit, c.value, c.of, c.compare_to)
        if c.indicator and key in seen:
            continue
        seen.add(key)
        counts[c.paragraph] = n = counts.get(c.paragraph, 0) + 1
        kept.append(replace(c, observation=f"{article}.{c.paragraph}.{n}"))
    return kept


def _paragraph(doc: _Doc, line: ctx.Paragraph, found: list[Quantity], unknown: bool) -> list[Candidate]:
    low, worded = doc.low, _worded(doc, line)
    if not found and not worded:
        for m in _SENTENCE.finditer(low, line.start, line.end) if "năm" in low[line.start : line.start + 40] else ():
            for p in ctx.periods(low, line.start, m.start(), doc.when):
                doc.carried = p.code if p.leading and not p.compared else doc.carried
            break
        return []
    drafts: list[Candidate] = []
    start = line.start
    cuts = [m.end() for m in _SENTENCE.finditer(low, line.start, line.end)]
    for end in [*cuts, line.end]:
        if any(start < q.end and q.start < end < q.end for q in found):
            continue
        inside = [q for q in found if start <= q.start < end]
        drafts += _sentence(doc, line, start, end, inside, worded, unknown)
        start = end
    doc.carried = doc.running or doc.carried
    return drafts


def _worded(doc: _Doc, line: ctx.Paragraph) -> bool:
    piece = doc.low[line.start : line.end] if not line.heading else ""
    return "dẫn đầu" in piece or "nhất" in piece or "cờ " in piece or "huyện n" in piece or "huyện đạt" in piece


def _sentence(
    doc: _Doc, line: ctx.Paragraph, start: int, end: int, found: list[Quantity], worded: bool, unknown: bool
) -> list[Candidate]:
    low, lex = doc.low, doc.lex
    named = ctx.periods(low, start, end, doc.when)
    for p in named:
        if p.leading and not p.compared and "/" not in p.code[:6] and p.code[:4] <= str(doc.when.year or 9999):
            doc.running = p.code
            break
    if not found and not worded:
        doc.told |= {"sentence"} if False else frozenset(w for w in _LASTING if w in low[start:end])
        return []
    hits = lex.find(low, start, end)
    present = frozenset(phrase for _, phrase in hits)
    if line.end - line.start < 120 and any(
        r.role == "not_figure" and not r.side for phrase in present for r in lex.rules.get(phrase, ())
    ):
        return []
    drafts: list[Candidate] = []
    edges = _edges(low, start, end, found)
    if not _PART.match(low, start):
        doc.topic = doc.topic if not found else replace(doc.topic, confidence=0.0) if doc.topic else None
    for i, q in enumerate(found):
        head = max((p for place, p in hits if q.end <= place <= q.end + 3 and p in lex.nouns), key=len, default="")
        stop = _STOP.search(low, q.end + len(head), edges[i + 1])
        span = _Span(q, edges[i], edges[i + 1], stop.start() if stop else edges[i + 1], start, end, hits, present, head)
        after = found[i + 1] if i + 1 < len(found) else None
        if after and after.of and after.value is not None and after.value < after.of and edges[i + 1] == after.start:
            span.reach = edges[i + 2]
        made = _figure(doc, line, span, named, unknown)
        if made:
            drafts.append(made)
    drafts += _words(doc, line, start, end, hits, present, named) if worded else []
    doc.told |= present
    return drafts


_LASTING = ("dân vận khéo", "học tập và làm theo", "làm theo bác", "nông thôn mới", "thi đua")


def _edges(low: str, start: int, end: int, found: list[Quantity]) -> list[int]:
    """Where one figure's stretch ends and the next one's begins."""
    edges = [start]
    for q, after in zip(found, found[1:], strict=False):
        cut = None
        for cut in _CUT.finditer(low, q.end, after.start):
            pass
        edges.append(cut.start() if cut else after.start)
    return [*edges, end]


# ---- what a figure is about -------------------------------------------------------------------


def _classes(unit: str) -> str:
    base = unit.split("_per_")[0]
    if base.startswith("vnd"):
        return "money"
    return "percent" if base == "percentage_points" else base


def _needs(doc: _Doc, span: _Span, rule: Rule) -> tuple[float, bool, bool] | None:
    """How well the words a rule asks for are met, in an earlier sentence, all here; None if one is missing."""
    score, far, here_all = 0.0, False, bool(rule.needs)
    for group in rule.needs:
        here = group & span.present
        best = 0.0
        for place, phrase in span.hits if here else ():
            if phrase in here:
                if span.lo <= place < (span.stop if rule.side == "before" else max(span.hi, span.reach)):
                    best = max(best, 3.0)
                elif place < span.lo:
                    best = max(best, 1.4 - (span.lo - place) / 300)
                elif rule.side != "before":
                    best = max(best, 0.8)
        if not best and group & doc.told:
            best, far = 0.4, True
        if not best:
            return None
        score, here_all = score + best, here_all and best >= 3.0
    return score, far, here_all


def _indicator(doc: _Doc, span: _Span) -> tuple[list[tuple[float, Rule, bool]], bool]:
    """Rules that fit, the best first, and whether a word of the lexicon was there at all."""
    q, kind = span.q, _classes(span.q.unit)
    scored: list[tuple[float, Rule, bool]] = []
    near_miss = False
    limit = max(span.stop, min(span.hi, q.end + 45), span.reach)
    own = frozenset(p for place, p in _free(span.hits, True) if span.lo <= place < limit)
    head, plain = span.head, span.head in doc.lex.generic
    for place, phrase in span.hits:
        if place >= span.hi:
            break
        for rule in doc.lex.rules.get(phrase, ()):
            if rule.role != "indicator" or (rule.units and kind not in rule.units):
                continue
            if place >= q.end:
                if rule.side == "before" or place > q.end + 24 or place >= span.stop:
                    continue
                if place > q.end + 3 and head and not plain and kind == "count":
                    continue
                score = 7.0 if place <= q.end + 3 else 5.0
            elif place < q.start:
                if rule.side == "after":
                    continue
                score = 4.5 if place >= span.lo else -2.0 - (span.lo - place) / 300
                if kind == "count" and head and not plain and head not in phrase and rule.side == "before":
                    score -= 4.0
            else:
                continue
            needs = _needs(doc, span, rule)
            if needs is None:
                continue
            if rule.bars & own:
                near_miss = near_miss or place >= span.lo
                continue
            score += 5.0 if place < span.lo and needs[2] else 0.0
            scored.append((score + needs[0] + 0.8 * min(phrase.count(" "), 5), rule, needs[1]))
    scored = [s for s in scored if s[0] > -1.5]
    scored.sort(key=lambda item: (-item[0], item[1].line))
    return scored, near_miss


def _kinds(doc: _Doc, span: _Span, lo: int, hi: int) -> list[tuple[int, str, str]]:
    """Words of kind in a stretch, without those that are part of a longer known phrase."""
    found: list[tuple[int, str, str]] = []
    for place, phrase in _free(span.hits):
        if lo <= place < hi:
            for rule in doc.lex.rules.get(phrase, ()):
                if rule.role == "kind" and (rule.means != "plan" or doc.low[place - 1 : place] == "("):
                    found.append((place, rule.means, phrase))
    return found


def _free(hits: list[tuple[int, str]], heads: bool = False) -> list[tuple[int, str]]:
    """Without what is only a part of a longer known phrase, such as `thôn` in `nông thôn mới`."""
    free: list[tuple[int, str]] = []
    reach = longest = -1
    for place, phrase in hits:
        end = place + len(phrase)
        if end > reach or (place == longest and (heads or end >= reach)):
            free.append((place, phrase))
        if end > reach:
            reach, longest = end, place
    return free


def _figure(
    doc: _Doc, line: ctx.Paragraph, span: _Span, named: list[ctx.Period], unknown: bool
) -> Candidate | None:
    q = span.q
    if q.value is None or _excluded(doc, span):
        return None
    scored, near_miss = _indicator(doc, span)
    left = _kinds(doc, span, span.lo, q.start)
    verb = next((k for k in reversed(left) if k[1] in ("up", "down", "over", "level", "share", "plan")), None)
    right = _kinds(doc, span, q.end, span.stop)
    base = any(k[1] == "base" for k in right) or any(k[1] == "base" and k[0] > (verb[0] if verb else q.start - 24) for k in left)
    inherited = doc.topic is not None and doc.topic.confidence > 0
    rule = scored[0][1] if scored else None
    indicator, sure, why = "", 1.0, ""
    if rule and (scored[0][0] >= 4.5 or not inherited or not _follows(doc, span, verb, base)):
        indicator, why = rule.means, f"{rule.trigger} → {rule.means}"
        rival = next((s for s, r, _ in scored if r.means != indicator), 0.0)
        sure *= 0.75 if scored[0][0] - rival < 1.2 else 1.0
        sure *= 0.93 if scored[0][2] else 1.0
        sure *= 0.9 if scored[0][0] < 4.5 else 1.0
    elif inherited and doc.topic and _follows(doc, span, verb, base):
        indicator, sure, why = doc.topic.indicator, 0.95, "như con số trước"
    if not indicator and not (near_miss or unknown):
        return None
    known = doc.lex.indicators.get(indicator)
    kind, value, sign_why, doubt = _kind(doc, span, verb, base, right, known.unit if known else "", known.of_means if known else "")
    lasting = bool(known and known.measure == "stock" and known.theme in ("organisation", "place") and kind == "actual")
    period, compare, how = _period(doc, span, named, kind, known.measure if known else "", lasting)
    if kind == "actual" and doc.when.year and period[:4].isdigit() and int(period[-4:] if len(period) == 9 else period[:4]) > doc.when.year:
        kind = "target"
    unit, factor = _unit(q.unit, known.unit if known else "", kind)
    district, where = _district(doc, span)
    if district is None:
        if indicator not in ("ntm_districts_recognized", "ntm_criteria_met_commune"):
            return None
        district = doc.district if indicator == "ntm_criteria_met_commune" else ""
    if not unit and known:
        indicator, sure, unit = "", 0.3, q.unit
    upper = q.value_max
    if upper is not None and value < 0:
        value, upper = -upper, value
    start, end = _surface(doc.low, q)
    stock = bool(known and known.measure == "stock" and kind == "actual")
    as_of = doc.when.published if stock and how == "article" else ""
    breakdown, parts = _breakdown(doc, span, indicator, known.members if known else frozenset(), why == "như con số trước")
    confidence = 0.97 * sure * how_sure[how] * doubt * where * (0.8 if line.heading else 1.0)
    confidence = confidence if indicator and period and district else min(confidence, 0.4) * (1 if indicator else 0.7)
    reasons = [why, *parts, sign_why, f"{period} ({how})" if period else ""]
    made = Candidate(
        "", district, indicator, breakdown, period, as_of, _round(value * factor), _round(upper * factor) if upper is not None else None,
        _round(q.of * factor) if q.of is not None else None, unit, q.qualifier, kind, compare, doc.article, line.number,
        doc.text[start:end], "", "", "", start, end, round(confidence, 3), "; ".join(filter(None, reasons)),
    )  # fmt: skip
    if indicator and (kind in ("actual", "target") or doc.topic is None or doc.topic.indicator != indicator):
        doc.topic = replace(made, confidence=1.0)
    return made


how_sure = {"sentence": 1.0, "stretch": 1.0, "paragraph": 0.98, "carried": 0.95, "article": 0.98, "default": 0.9, "": 0.5}


def _excluded(doc: _Doc, span: _Span) -> bool:
    for place, phrase in span.hits:
        if span.q.end <= place <= span.q.end + 1:
            if any(r.role == "not_figure" and r.side == "after" for r in doc.lex.rules.get(phrase, ())):
                return True
    return False


def _follows(doc: _Doc, span: _Span, verb: tuple[int, str, str] | None, base: bool) -> bool:
    """May a figure without words of its own speak of what the figure before it spoke of?"""
    q, topic = span.q, doc.topic
    if topic is None:
        return False
    if q.unit.startswith("percent"):
        return True
    if q.unit == "count":
        head = [p for place, p in span.hits if q.end <= place <= q.end + 3]
        parts = any(r.role == "breakdown" for place, p in span.hits if span.lo <= place < span.hi for r in doc.lex.rules.get(p, ()))
        return topic.unit == "count" and (parts or any(p in doc.lex.generic for p in head) or bool(verb and verb[1] in ("up", "down")))
    return _classes(q.unit) == _classes(topic.unit) and bool(verb or base)


# ---- result, plan, target or change -----------------------------------------------------------


def _kind(
    doc: _Doc, span: _Span, verb: tuple[int, str, str] | None, base: bool, right: list[tuple[int, str, str]], unit: str, of_means: str
) -> tuple[str, float, str, float]:
    """Kind, value, the words that decided it, and how sure that is."""
    q = span.q
    value = q.value or 0.0
    means, word = (verb[1], verb[2]) if verb else ("", "")
    compared = any(k[1] == "compared" for k in right)
    if q.unit == "percent":
        if means == "over" or (means in ("up", "down") and base):
            return "percent_of_plan", 100 + (-value if means == "down" else value), f"{word} … kế hoạch", 0.98
        if means in ("up", "down"):
            return "change", -value if means == "down" else value, word, 0.97
        if base:
            return "percent_of_plan", value, "% kế hoạch", 1.0
        if means == "plan":
            return "plan", value, word, 0.9
        if unit in ("vnd_billion", "vnd_million_per_person", "ha", "tonnes") or (unit == "count" and of_means == "plan"):
            return ("percent_of_plan", value, "đạt %", 0.85) if means != "share" else ("actual", value, word, 0.6)
    elif means in ("up", "down") and (compared or (doc.topic and doc.topic.confidence > 0 and _classes(doc.topic.unit) == _classes(q.unit))):
        return "change", -value if means == "down" else value, word, 0.95
    elif means == "plan" and verb and q.start - verb[0] - len(word) < 4:
        return "plan", value, word, 0.93
    goal = [k for k in _kinds(doc, span, span.start, q.start) if k[1] in ("target", "result")]
    if goal and goal[-1][1] == "target":
        return "target", value, goal[-1][2], 0.97
    return "actual", value, "", 1.0


def _unit(printed: str, wanted: str, kind: str) -> tuple[str, float]:
    """Unit of the row and the factor to it; no unit where the two do not fit."""
    base = printed.split("_per_")[0]
    if base in ("percent", "percentage_points"):
        return ("percentage_points" if kind == "change" and wanted == "percent" else base), 1.0
    if not wanted or printed == wanted or (base == "count" and wanted in ("count", "rank")):
        return wanted or printed, 1.0
    factors = {
        ("vnd_million", "vnd_billion"): 1e-3, ("vnd", "vnd_billion"): 1e-9, ("vnd_billion", "vnd_billion"): 1.0,
        ("vnd_million", "vnd_million_per_person"): 1.0, ("vnd", "vnd_million_per_person"): 1e-6,
        ("ha", "km2"): 1e-2, ("km2", "ha"): 1e2, ("m2", "ha"): 1e-4,
    }  # fmt: skip
    if "_per_" in printed and not (printed.endswith("_per_person") and wanted.endswith("_per_person")):
        return "", 1.0
    factor = factors.get((base, wanted))
    return (wanted, factor) if factor else ("", 1.0)


def _round(value: float) -> float:
    return round(value, 9)


# ---- when, where, which part ------------------------------------------------------------------


def _period(
    doc: _Doc, span: _Span, named: list[ctx.Period], kind: str, measure: str, lasting: bool = False
) -> tuple[str, str, str]:
    """Period, what a change is compared with, and where the period was read.

    lasting: a stock that belongs to the year of the article whatever year is spoken of.
    """
    when, q = doc.when, span.q
    own = [p for p in named if span.lo <= p.start < span.stop and not p.compared and p.code]
    now = measure in ("stock", "level") and _NOW.search(doc.low, span.start, q.start)
    earlier = [p for p in named if p.end <= q.start and not p.compared and p.code]
    topic = doc.topic
    if kind in ("change", "percent_of_plan") and topic and topic.confidence > 0 and not [p for p in own if p.end <= q.start]:
        period, how = topic.period, "stretch"
    elif earlier and (kind == "target" or not (lasting or now)):
        period, how = earlier[-1].code, "sentence"
    elif own:
        period, how = own[0].code, "stretch"
    elif kind == "target":
        period, how = (doc.running, "paragraph") if doc.running else (str(when.year or ""), "default")
    elif now or lasting or (measure == "stock" and (not doc.running or doc.running[:4] == str(when.year))):
        period, how = str(when.year or ""), "article"
    elif doc.running:
        period, how = doc.running, "paragraph"
    elif doc.carried and measure != "stock":
        period, how = doc.carried, "carried"
    elif measure == "stock":
        period, how = str(when.year or ""), "article"
    else:
        period, how = str(when.results or ""), "default"
    if measure in ("stock", "status") and len(period) > 4 and kind != "target":
        period, how = (str(when.year), "article") if period[:4] == str(when.year) else (period[-7:-3] if "-" in period else period[-4:], how)
    if kind != "change":
        return period, "", how
    against = [p for p in named if span.lo <= p.start < span.hi and p.compared]
    codes = [p.code for p in against if p.code != "same"]
    if not codes:
        return period, ctx.before(period), how
    same = any(p.code == "same" for p in against)
    return period, codes[0] + period[4:5] + period[5:].replace(period[:4], codes[0]) if same and len(codes[0]) == 4 else codes[0], how


def _district(doc: _Doc, span: _Span) -> tuple[str | None, float]:
    """The district a figure is about; None where it is a province's, a commune's or the country's."""
    scope, place = "", span.start - 1
    for at, phrase in span.hits:
        if at >= span.stop:
            break
        for rule in doc.lex.rules.get(phrase, ()):
            if rule.role == "scope" and (at < span.q.start or rule.means != "district"):
                scope, place = rule.means, at
    commune = None
    for commune in ctx.COMMUNE.finditer(doc.text, span.start, span.q.start):
        pass
    if scope in ("province", "country") or (commune and commune.start() > place):
        return None, 1.0
    if "huyện " in doc.low[span.start : span.end] or "thị xã " in doc.low[span.start : span.end] or "tp" in doc.low[span.start : span.end] or "thành phố " in doc.low[span.start : span.end]:
        names = ctx.named(doc.text, span.start, span.q.start, doc.places, doc.near)
        if names and names[-1][1] not in ("", doc.district):
            return names[-1][1], 0.92
    return doc.district, 1.0 if doc.sure else 0.4


def _breakdown(doc: _Doc, span: _Span, indicator: str, members: frozenset[str], same: bool = False) -> tuple[str, list[str]]:
    """`level=province;status=proposed` and the words that said so, the nearest word a dimension."""
    if not members:
        return "", []
    best: dict[str, tuple[float, str, str]] = {}
    for place, phrase in span.hits:
        for rule in doc.lex.rules.get(phrase, ()):
            if rule.role != "breakdown" or rule.means not in members or (rule.units and indicator not in rule.units):
                continue
            own = span.lo <= place < span.hi
            if rule.side == "before" and place >= span.q.start or rule.side == "after" and (place < span.q.end or not own):
                continue
            if rule.side in ("near", "before") and not own:
                continue
            if rule.side == "agent":
                distance = abs(place - span.q.start) + (150 if " " not in phrase else 0) + (60 if place > span.q.start else 0)
            else:
                distance = abs(place - span.q.start) + (0 if own else 100) - len(phrase) / 10
            dimension = rule.means.partition("=")[0]
            if dimension not in best or distance < best[dimension][0]:
                best[dimension] = (distance, rule.means, phrase)
    badge = _BADGE.findall(doc.low, span.lo, span.hi)
    if len(badge) == 1 and f"years={badge[0]}" in members:
        best["years"] = (0, f"years={badge[0]}", f"{badge[0]} năm")
    topic = doc.topic
    if topic and topic.indicator == indicator:
        for pair in filter(None, topic.breakdown.split(";")):
            if pair.startswith("status=") or same:
                best.setdefault(pair.partition("=")[0], (0, pair, "như trên"))
    chosen = sorted(best.values(), key=lambda item: item[1])
    return ";".join(item[1] for item in chosen), [f"{item[2]} → {item[1]}" for item in chosen]


def _surface(low: str, q: Quantity) -> tuple[int, int]:
    """The figure with the words that belong to it: `trên 14.500`, `từ 7% trở lên`."""
    if q.qualifier in ("exact", "range"):
        return q.start, q.end
    m = _SURFACE.search(low, max(0, q.start - 12), q.start)
    rise = _RISE.match(low, q.end)
    return m.start() if m else q.start, rise.end() if rise else q.end


# ---- figures in words -------------------------------------------------------------------------


def _words(
    doc: _Doc, line: ctx.Paragraph, start: int, end: int, hits: list[tuple[int, str]], present: frozenset[str], named: list[ctx.Period]
) -> list[Candidate]:
    """A flag received is 1, a leading place is rank 1, a standard reached or aimed at is status 1."""
    made: list[Candidate] = []
    taken: set[str] = set()
    for place, phrase in sorted(hits, key=lambda hit: -len(hit[1])):
        for rule in doc.lex.rules.get(phrase, ()):
            indicator, _, number = rule.means.partition("=")
            if rule.role != "figure" or indicator in taken or rule.bars & present:
                continue
            q = Quantity(float(number), None, None, "count", "exact", place, place + len(phrase), phrase, 0)
            span = _Span(q, start, end, end, start, end, hits, present, "")
            if _needs(doc, span, rule) is None or doc.low[max(0, place - 4) : place].strip()[-1:].isdigit():
                continue
            known = doc.lex.indicators.get(indicator)
            district, where = _district(doc, span)
            if known is None or district is None:
                continue
            taken.add(indicator)
            topic, doc.topic = doc.topic, None
            kind, _, word, doubt = _kind(doc, span, None, False, [], known.unit, "")
            near = sorted((p for p in named if not p.compared), key=lambda p: abs(p.start - place))
            period, how = (near[0].code, "sentence") if near else _period(doc, span, [], kind, "flow")[::2]
            if period[:4].isdigit() and doc.when.year and int(period[-4:] if len(period) == 9 else period[:4]) > doc.when.year:
                kind = "target"
            breakdown, parts = _breakdown(doc, span, indicator, known.members)
            doc.topic = topic
            surface = doc.text[q.start : q.end]
            confidence = round(0.85 * how_sure[how] * doubt * where, 3)
            reasons = "; ".join(filter(None, [f"{phrase} → {rule.means}", *parts, word, f"{period} ({how})"]))
            made.append(
                Candidate("", district, indicator, breakdown, period, "", float(number), None, None, rule.units and next(iter(rule.units)) or "count", "exact", kind, "", doc.article, line.number, surface, "in words", "", "", q.start, q.end, confidence, reasons)
            )
    return made
