"""Which rule of the lexicon fits a figure best."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import NamedTuple

from kit._reading.doc import Span
from kit._reading.lexicon import Rule, q_class
from kit._reading.sentence import Sentence

_NOTHING = (0.0, False, False)
_AND_A_COMMUNE = re.compile(r"(?:thôn mới|ntm|%)(?= và xã (?!hội))")
"""Behind the communes that met a standard: one by its name, which met another."""
_OF_HOUSEHOLDS = re.compile(
    r"\d hộ(?: nghèo)?(?:,| \()? ?(?:chiếm|tương đương|tương ứng|bằng|tỷ lệ)(?: với)?(?: tỷ lệ)? $"
)
"""Before the share that households just counted are: `còn 4.120 hộ nghèo, chiếm 9,8%`."""


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


_TOLD_OF = re.compile(r"[^;.]*(?:,| được | đạt | bằng )[^;.]*;")
"""Behind a figure of which something is told before the next thing begins."""


def needs(s: Sentence, span: Span, rule: Rule) -> tuple[float, bool, bool] | None:
    """How well the words a rule asks for are met, if partly by an earlier sentence, if all in the stretch."""
    score, far, here = 0.0, False, True
    topical = rule.side == "before"
    for group in rule.needs:
        best = span.cache.get((group, topical))
        if best is None:
            best = span.cache[group, topical] = _nearest(s, span, rule, s.places(group))
        far = far or best == 0.8
        if best <= 0 and not group.isdisjoint(s.doc.told):
            best, far = 0.4, True
        if best <= 0 or (best < 3.0 and group in rule.strict):
            return None
        score, here = score + best, here and best >= 3.0
    return score, far, here


def _nearest(s: Sentence, span: Span, rule: Rule, places: list[int]) -> float:
    """How well the words of one group stand to a figure: best in its stretch, else close before it."""
    topical, best = rule.side == "before", 0.0
    lo = span.lo if rule.role == "figure" else max(span.lo, s.doc.low.rfind(": ", span.lo, span.q.start))
    limit = span.stop if topical else max(span.hi, span.reach)
    if not topical and (named := _AND_A_COMMUNE.search(s.doc.low, span.q.end, limit)):
        limit = named.end()
    shares = topical and span.q.unit == "percent" and not rule.strict and span.verb[0] not in ("up", "down")
    for place in places:
        if place < lo:
            best = max(best, 1.4 - (lo - place) / 300)
        elif place < limit:
            return 3.0
        elif not topical:
            best = best if _TOLD_OF.match(s.doc.low, span.q.end, place) else max(best, 0.8)
        elif shares and s.doc.low.find(";", span.q.end, place) < 0:
            best = max(best, 0.8)
    return best


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
    since, _ = around(span, None)
    if q_class(span.q.unit) != "count" and s.strange(since, span.q.start):
        return None, False, False
    wall = bisect_left(s.indicators, s.wall, key=itemgetter(0))
    return _scored(s, span, s.indicators[wall:cut])[0], False, barred


def _scored(s: Sentence, span: Span, rules: list[tuple[int, str, Rule]]) -> tuple[Fit | None, bool]:
    if not rules:
        return None, False
    start, end, lo, kind = span.q.start, span.q.end, span.lo, q_class(span.q.unit)
    other = span.head.words if kind == "count" and span.head and not span.head.generic else ""
    limit = max(span.stop, min(span.hi, end + 45), span.reach)
    limit = span.stop if s.doc.low.startswith((";", ":"), span.stop) else limit
    if s.brackets and (opened := s.doc.low.find("(", end, limit)) >= 0:
        limit = opened
    if named := _AND_A_COMMUNE.search(s.doc.low, end, limit):
        limit = named.end()
    own, earlier = s.doc.low.rfind(";", lo, start), s.doc.low.rfind(";", s.start, lo)
    far = min(span.hi, end + 33)
    best: tuple[float, int, Rule, str, int, bool, bool] | None = None
    scores: dict[str, float] = {}
    barred = False
    for place, phrase, rule in rules:
        if place >= far:
            break
        if rule.units and kind not in rule.units:
            continue
        if place >= end:
            adjacent = place <= end + 3
            if rule.side == "before" or place >= span.stop or (other and not adjacent):
                continue
            if not adjacent and kind == "count" and s.strange(end, place, rule.syllables):
                continue
            score = 7.0 if adjacent else 5.0
        elif place >= start or rule.side == "after":
            continue
        else:
            score = 4.5 if place >= lo else -2.0 - (lo - place) / 300
            if place < (own if place >= lo else earlier):
                score -= 2.0
            poor = kind == "percent" and phrase == "hộ nghèo"
            if poor and _OF_HOUSEHOLDS.search(s.doc.low, s.start, start):
                score += 5.0
            if other and other not in phrase and rule.side == "before":
                score -= 4.0
        met = needs(s, span, rule) if rule.needs else _NOTHING
        if met is None:
            continue
        since = lo
        if rule.side != "after" and kind != "count" and place < start:
            since = max(lo, *[s.doc.low.rfind(cut, lo, place) for cut in ",;:"])
        barring = rule.bars and s.said(rule.bars, since, span.stop if rule.side == "before" else limit)
        if barring or (rule.bars_before and s.said(rule.bars_before, s.start, start)):
            barred, span.bar = True, span.bar or f"{phrase} → {rule.means}"
            continue
        score += met[0] + 0.8 * min(phrase.count(" "), 5) + (5.0 if place < lo and met[2] else 0.0)
        if score > -1.5:
            close = place >= lo and (met[2] or (not rule.needs and rule.side == "before"))
            if best is None or score > best[0] or (score == best[0] and rule.line < best[1]):
                best = score, rule.line, rule, phrase, place, met[1], close
            if score > scores.get(rule.means, -9.0):
                scores[rule.means] = score
    if best is None:
        return None, barred
    del scores[best[2].means]
    return Fit(best[0], *best[2:], max(scores.values(), default=0.0)), barred


def around(span: Span, fit: Fit | None) -> tuple[int, int]:
    """From where to the figure, and from where behind it, each word has to be known."""
    q, since = span.q, span.since
    behind = q.end + (len(span.head.words) + 1 if span.head else 0)
    if fit and span.lo <= fit.place < q.start:
        since = fit.place + len(fit.phrase)
    elif fit and fit.place >= q.end:
        behind = max(behind, fit.place + len(fit.phrase))
    return since, behind
