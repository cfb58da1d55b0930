"""From an article to candidates: figures first, then what each means, decided by data/lexicon.csv.

A sentence is cut into one stretch a figure, at the punctuation and the small words between them.
The words of a figure's own stretch decide first, then what the sentence said before, then the
figure before it (`tăng 4%` speaks of what was just told). What stays unclear stays empty.
"""

from __future__ import annotations

import os.path
import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from kit._letters import UP, nfc
from kit._reading import communes, stretch, thread
from kit._reading import context as ctx
from kit._reading import meaning as means
from kit._reading import when as clock
from kit._reading.code import UNKNOWN, since_january
from kit._reading.doc import Doc, Span
from kit._reading.draft import BARRED, Draft, figure
from kit._reading.gazetteer import Gazetteer, Hints, gazetteer
from kit._reading.lexicon import Lexicon, Rule, load_lexicon, lower, q_class
from kit._reading.meaning import PART
from kit._reading.sentence import Sentence
from kit._reading.spelt import in_full, recased
from kit._reading.status import of_each, one_commune, set_out_first, status
from kit._reading.subject import subject
from kit._reading.twice import AGAIN, awarded, numbered, once
from kit.quantities import Quantity, quantities, surface

__all__ = ["Candidate", "extract"]

_LEFT_OPEN = ("how far", "set against")
"""Why a figure is none where the next one may go on from the words before it."""
_THE_WHOLE = re.compile(r"(?:/người(?:/năm)?)?[,;] (?:(?:trên|tính) )?(?:toàn|cả|của) huyện")
"""Between a rate of some communes and that of all."""
_BRACKET_OVER = re.compile(r"\d[^()]*\),? (?:ước )?(?:đạt|bằng|tăng|giảm|vượt)(?: hơn| trên| gần)? $")
"""Before a share of what was told before a bracket with its parts."""
_CRITERIA = re.compile(r"(?:/\d\d)? tiêu chí")
_PAUSE = re.compile("[,;:.(]")
_PAUSE_IN_IT = re.compile("[,;:.(]|bình quân|trung bình")
_STOP = re.compile(
    r",|;|:|[.](?<!t[px]\.)|[)](?! so)| và | nhưng | trong khi "
    r"| [-–] (?=chủ yếu|phần lớn|đa số|hầu hết|trong đó)"
)
_OF_A_COMMUNE = re.compile(
    rf"[,;] (?:riêng |trong đó )?xã [{UP}][^;.\d]{{1,60}}? "
    r"(?:đã |đang |được công nhận )?(?:đạt|hoàn thành|xây dựng|phấn đấu) "
)
"""What a commune named behind a count reached is not what was counted."""
_THENCE = re.compile("[,;] (?:từ đó|qua đó|nhờ đó|nhờ vậy)(?!\\w)")
"""What comes of what was counted."""
_STAMP = re.compile(ctx.STAMP)
_ASIDE = {"percent", "times", "rank"}


@dataclass(slots=True)
class Candidate:
    """A proposed row of observations.csv, where its figure stands, and the words that decided it.

    confidence: 0 to 1, meant as the share of such candidates that are right in every column.
    Not frozen: making a frozen one takes six times as long.
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


def extract(
    text_or_path: str | Path,
    *,
    lexicon: str | Path | Lexicon = "data/lexicon.csv",
    districts: Any = None,
    article: str | None = None,
    published: str | None = None,
    province: str = "",
    unknown: bool = False,
) -> list[Candidate]:
    """Candidates of an article in reading order.

    text_or_path: the text, or a file of it (title first, one paragraph a line). districts: a path,
    a data frame or rows of the register, default districts.csv beside the lexicon. article: its id,
    the first part of observation ids. published: ISO date; without it a date line near the title
    counts. province: where the paper is from, a name or code of before July 2025, for names that
    several provinces share. unknown: also the figures that no row of the lexicon speaks of.
    """
    given = (lexicon, districts, article, published, province, unknown)
    return explained(text_or_path, *given)[0]


def explained(
    text_or_path: str | Path, lexicon: str | Path | Lexicon, districts: Any = None,
    article: str | None = None, published: str | None = None, province: str = "", unknown: bool = False,
) -> tuple[list[Candidate], dict[int, str]]:  # fmt: skip
    """What `extract` gives, and why no candidate came of other figures, by their place, where known."""
    lex = load_lexicon(lexicon)
    places = gazetteer(lex.districts if districts is None else districts)
    given = in_full(_text(text_or_path), lex, places)
    doc, lines, titled = _document(given.read, lex, places, published, province)
    text, low, code, found = doc.text, doc.low, doc.district, quantities(doc.text)
    doc.article = article or ""
    starts, worded = [q.start for q in found], ctx.spots(low, doc.lex.worded)
    inside = [found[bisect_left(starts, line.start) : bisect_left(starts, line.end)] for line in lines]
    body = [q for line, here in zip(lines, inside, strict=True) if not line.heading for q in here]
    drafts, again = list[Draft](), list[Draft]()
    last = max([*starts[-1:], *worded[-1:]], default=0)
    for line, here in zip(lines, inside, strict=True):
        if line.start > last:
            break
        spots = worded[bisect_left(worded, line.start) : bisect_left(worded, line.end)]
        repeated = [q.start for q in here if line.heading and _repeats(q, body, low)]
        if line.heading:
            doc.left |= dict.fromkeys(repeated, AGAIN)
            here = here if line.number == doc.head else [q for q in here if q.start not in doc.left]
            spots = spots if line.number == doc.head else []
        doc.lately, doc.goal = "", thread.announced(doc, line)
        unended = text[: line.start].rstrip().endswith(";")
        follows = unended or thread.as_follows(doc, line.start)
        doc.ahead, doc.aim = doc.ahead if follows else "", doc.goal or (doc.aim if follows else "")
        doc.void, doc.local = False, doc.local and not line.heading
        doc.over, doc.wide = thread.heads_list(doc, line), False
        doc.running, doc.until = (doc.running, doc.until) if unended else ("", doc.over)
        below = text.startswith("+", line.start) and not line.heading
        doc.topic, doc.since, doc.guessed = doc.topic if below else None, line.start, False
        doc.ended, doc.today, doc.sector, doc.begun = False, False, "", ""
        doc.above = None if code or line.heading else doc.above
        doc.hamlet = communes.opens(text, line)
        doc.astray = (doc.astray or doc.spoken != "") and doc.spoken != code
        if titled or line.heading or doc.spoken == code or (doc.sure and not code):
            doc.before, doc.spoken = "" if line.heading else doc.spoken, ""
        if not PART.match(low, line.start):
            doc.told = doc.titled
        made = _paragraph(doc, line, here, spots, unknown)
        doc.titled |= {word for word in doc.lex.onward if low.find(word, line.start, line.end) >= 0}
        again += [one for one in made if any(one["start"] < at <= one["end"] for at in repeated)]
        drafts += made if not repeated else [one for one in made if one not in again]
        doc.local = doc.local or doc.hamlet or communes.tells_of_somebody(text, line.start, line.end, places)
    drafts += _lost(doc, again, drafts, found)
    kept = [Candidate(*row) for row in numbered(awarded(once(drafts), doc), doc)]
    for one in kept:
        start, end = given.place(one.start + 1), given.place(one.end + 1)
        one.start, one.end, one.surface = start - 1, end - 1, given.printed[start:end]
    return kept, {given.place(start) - 1: why for start, why in doc.left.items()}


def _lost(doc: Doc, again: list[Draft], drafts: list[Draft], found: list[Quantity]) -> list[Draft]:
    """The rows of a title that the body tells, too, but in words that made none there."""
    kept: list[Draft] = []
    for one in again:
        exact = one["qualifier"] == "exact"
        same = [q.start for q in found if exact and q.value == one["value"] and q.start > one["end"]]
        told = any(draft["value"] == one["value"] for draft in drafts)
        if same and not told and all(BARRED in doc.left.get(at, BARRED) for at in same):
            kept.append(one)
            doc.left = {at: why for at, why in doc.left.items() if not one["start"] < at <= one["end"]}
    return kept


def _document(
    text: str, lex: Lexicon, places: Gazetteer, published: str | None, province: str
) -> tuple[Doc, list[ctx.Paragraph], bool]:
    """What holds for the whole of a text, its paragraphs, and whether its title names its district."""
    low, lines = lower(text), ctx.paragraphs(text)
    when = clock.times(low, published, lines)
    lines = ctx.headed(text, lines)
    near = Hints(low, places, lex.papers, province, when.published or str(when.year or ""))
    text = recased(text, places, near)
    code, sure, titled = subject(text, lines, places, near)
    doc = Doc(text, low, lex, places, near, when, "", code, sure)
    doc.head, doc.headlined = (lines[0].number if lines else 1), titled
    doc.alone = sorted(ctx.named_alone(text, code, places, near) + communes.acting(low, doc.rural))
    doc.communes = communes.named_alone(text, places, near)
    title = low[lines[0].start : lines[0].end] if len(lines) > 1 else ""
    doc.told = doc.titled = frozenset(phrase for phrase in lex.titled if phrase in title)
    doc.headed = _occasions(lex, title) or _occasions(lex, _ceremony(low, lines))
    doc.small = communes.titled(text, lines, places, near, titled)
    doc.body = len(lines) > 1 and ctx.BODY.search(text, lines[0].start, lines[0].end) is not None
    return doc, lines, titled


def _occasions(lex: Lexicon, title: str) -> list[tuple[int, str, Rule]]:
    """What a title says awards were given for."""
    found = (lex.runs[m[1]] for m in lex.pattern.finditer(f" {title}"))
    parts = (part for run in found for part in run.breakdowns)
    return [(0, words, rule) for words, rule in parts if rule.means.startswith("occasion=")]


def _ceremony(low: str, lines: list[ctx.Paragraph]) -> str:
    """The lead, if it says that somebody is commended."""
    lead = low[lines[1].start : lines[1].end].partition(". ")[0] if len(lines) > 1 else ""
    return lead if any(word in lead for word in ("biểu dương", "tuyên dương", "tôn vinh")) else ""


def _text(source: str | Path) -> str:
    """The text in NFC behind a line break, so that every word has a gap before it."""
    if isinstance(source, Path) or (len(source) < 500 and "\n" not in source and os.path.isfile(source)):  # noqa: PTH113
        source = Path(source).read_text(encoding="utf-8-sig")
    return "\n" + nfc(source)


def _repeats(q: Quantity, body: list[Quantity], low: str) -> bool:
    """Does the body say what a heading says, or, where the heading rounds, nearly that?"""
    near = 0.0 if q.qualifier in ("exact", "range") else 0.12
    base = q.unit.partition("_per_")[0]
    same = [b for b in body if b.unit.partition("_per_")[0] == base and q.of in (None, b.of) and b.value]
    if near and base == "vnd_billion":
        same += [b._replace(value=b.value / 1000) for b in body if b.unit == "vnd_million" and b.value]
    if q.of and q.value:
        near_by = (pair for pair in pairwise(body) if pair[1].start - pair[0].start < 90)
        alike = (pair for pair in near_by if len({low[b.end : b.end + 8] for b in (*pair, q)}) == 1)
        if any({one.value, two.value} == {q.value, q.of} for one, two in alike):
            return True  # `trong 24 chỉ tiêu, có 20 chỉ tiêu` is 20 of 24
    more = {q.value or 0.0} | ({100 + (q.value or 0.0)} if q.unit == "percent" else set())
    if any(abs((b.value or 0) - value) <= max(near * value, value // 1000) for b in same for value in more):
        return True
    shares = (100 * (b.value or 0) / b.of for b in body if b.of) if q.unit == "percent" else ()
    return any(abs(share - (q.value or 0)) < 0.06 for share in shares)


def _paragraph(
    doc: Doc, line: ctx.Paragraph, found: list[Quantity], spots: list[int], unknown: bool
) -> list[Draft]:
    if not found and not spots:
        if line.heading:
            doc.carried = thread.results_of(doc, line)
        else:
            start, end = line.start, line.end
            doc.carried = thread.passed(doc, line, start, end) or doc.carried
            doc.aim = thread.adopted(doc, start, end) or doc.aim
            passed = thread.speaks_of(doc, start, end)
            doc.astray = passed != doc.district if passed else doc.astray
            doc.spoken = doc.spoken if doc.sure else passed
        return []
    drafts: list[Draft] = []
    stamp = _STAMP.match(doc.text, line.start)
    start, first = stamp.end() if stamp else line.start, 0
    for end in ctx.sentence_ends(doc.low, line.start, line.end, doc.text):
        last = first
        while last < len(found) and found[last].start < end:
            last += 1
        if last > first and found[last - 1].end > end:
            continue
        worded = bool(spots) and any(start <= spot < end for spot in spots)
        told = last > first or worded
        limit = end if told else min(end, start + clock.OPENING)
        doc.named = clock.periods(doc.low, start, limit, line.start, doc.when)
        thread.dated(doc, start, end)
        thread.set_out(doc, start, end, line.end)
        doc.hamlet = doc.hamlet or communes.speaks(doc.text, start, end)
        if told:
            drafts += _sentence(doc, line, start, end, found[first:last], worded, unknown)
            doc.sector, doc.today = "", doc.today and not doc.named
        elif last < len(found):
            thread.without_figures(doc, line, start, end)
        doc.aim = thread.adopted(doc, start, end) or doc.aim
        doc.wide = thread.of_the_province(doc, start, end)
        start, first = end, last
    if doc.running not in ("", UNKNOWN) and not line.heading and not doc.guessed:
        doc.carried = doc.running
    elif doc.until and not line.heading:
        doc.carried = since_january(doc.until[:4], int(doc.until[5:]))
    return drafts


def _sentence(
    doc: Doc, line: ctx.Paragraph, start: int, end: int, found: list[Quantity], worded: bool, unknown: bool
) -> list[Draft]:
    low, lex = doc.low, doc.lex
    s = Sentence(doc, start, end, [q.start for q in found])
    thread.reached(doc, start, end)
    doc.aim = doc.aim or thread.by_resolution(doc, start, end)
    if doc.aim and not (s.nows or any(not doc.coming(p.code) for p in s.times) or s.resulting):
        s.aim = doc.aim
    doc.aim, void = doc.goal, doc.void and low.startswith("trong đó", start)
    doc.void = void
    if void:
        doc.left |= dict.fromkeys((q.start for q in found), "of what the sentence before it told of")
        return []
    short = line.end - line.start < 120 and low[line.start : line.end].rstrip()[-1:] not in ".;"
    if short and not s.present.isdisjoint(lex.furniture):
        doc.left |= dict.fromkeys((q.start for q in found), "no sentence of the article, by its words")
        return []
    s.shares = stretch.shares(s, found)
    spoken = bool(s.indicators or s.shares or doc.topic or doc.above or unknown)
    drafts = _figures(s, line, found, unknown) if spoken else []
    drafts += [*status(s, line), *one_commune(s, line)] if worded else []
    if s.districts and not drafts:
        doc.spoken = s.districts[-1][1]
    doc.told |= s.present & lex.lasting
    if doc.running == UNKNOWN and any(not any(p.start <= at < p.end for p in s.named) for at in s.nows):
        doc.running = ""
    told = [p.code for p in s.dated if len(p.code) == 4 == len(doc.running)]
    if drafts and not line.heading:
        thread.goes_on(doc, {p.code for p in s.times}, drafts)
    doc.running = max([doc.running, *(code for code in told if not doc.coming(code))])
    if s.dated and s.dated[-1].code[:4] == str(doc.when.year):
        doc.lately = thread.lately(doc, s.dated[-1])
    return drafts


def _figures(s: Sentence, line: ctx.Paragraph, found: list[Quantity], unknown: bool) -> list[Draft]:
    """The rows of a sentence's figures, one after the other: each may go on from those before it."""
    doc, low, drafts = s.doc, s.doc.low, list[Draft]()
    found, doubled = stretch.joined(low, found)
    inside = [(place, place + run.length) for place, run in s.outer if run.wide]
    edges = stretch.edges(low, s.start, s.end, found, inside)
    doc.same_breath = bool(doc.topic) and (bool(PART.match(low, s.start)) or not s.indicators)
    whole = doc.topic if doc.same_breath else None
    for i, q in enumerate(found):
        if (span := _span(s, found, edges, i)) is None:
            continue
        at = q.start
        if whole and _BRACKET_OVER.search(low, max(s.start, at - 48), at) and q.unit == "percent":
            doc.topic = whole
        made = figure(s, line, span, unknown)
        whole = doc.topic if made and not s.bracketed(at) else whole
        if made:
            drafts += _doubled(doc, made, *doubled[q.start]) if q.start in doubled else of_each(s, made)
            s.parts = False
        elif q.decimals and q.unit == "count" and span.verb[0] in ("up", "down"):
            continue  # a rise that has lost its unit ends nothing
        elif doc.left.get(q.start, "").startswith("a rate of some") and _THE_WHOLE.match(low, q.end):
            doc.topic = None  # the words before it are those of the next figure, too
        elif q.unit != "count" and doc.left.get(q.start, "").startswith(_LEFT_OPEN):
            continue  # the next figure may go on from the one before it
        elif (not s.bracketed(q.start) or _within(s, q.start)) and (
            q_class(q.unit) not in _ASIDE or means.other(s, span)
        ):
            means.turn(s, span)
        s.gap = not made
    return drafts + (set_out_first(s, found[0], drafts) if found else [])


def _within(s: Sentence, at: int) -> bool:
    """Does the figure told of last stand in the same bracket?"""
    return s.doc.topic is not None and s.doc.topic["start"] > s.doc.low.rfind("(", s.start, at)


def _span(s: Sentence, found: list[Quantity], edges: list[int], i: int) -> Span | None:
    """The stretch of one figure; None where nothing is counted."""
    q, low, text, hi = found[i], s.doc.low, s.doc.text, edges[i + 1]
    head, counted = s.behind(q.end)
    one_of = q.of is not None and q.value == 1 and low.endswith("là ", s.start, q.start)
    if not counted or q.value is None or one_of:
        return None
    stop = _STOP.search(low, q.end + (len(head.words) if head else 0), hi)
    at, lo = q.start, stretch.clause(s, q, edges[i])
    since = max(low.rfind(",", lo, at), low.rfind(";", lo, at), low.rfind("(", lo, at), lo)
    span = Span(q, lo, hi, stop.start() if stop else hi, since, head)
    span.listed = bool(PART.match(low, span.lo))
    own = _OF_A_COMMUNE.search(text, q.end, span.hi) or _THENCE.search(low, q.end, span.hi)
    span.hi = own.start() if own else span.hi
    after = found[i + 1] if i + 1 < len(found) else None
    if after and _CRITERIA.match(low, after.end) and not _PAUSE_IN_IT.search(low, q.end, after.start):
        span.reach = edges[i + 2] if after.value != (after.of or 19) else 0
    return span


def _doubled(doc: Doc, made: Draft, ratio: Quantity, share: Quantity) -> list[Draft]:
    """The row of such a ratio, and that of its percentage where the indicator has one."""
    known = doc.lex.indicators.get(made["indicator"])
    both = [ratio, share] if known and known.of_means else [ratio]
    shown: list[Draft] = []
    for q in both:
        start, end = surface(doc.low, q)
        value, of, unit = (made["value"], made["of"], made["unit"]) if q is ratio else (q.value, None, q.unit)
        place = {"surface": doc.text[start:end], "start": start - 1, "end": end - 1}
        shown.append(made | {"value": value, "of": of, "unit": unit} | place)
    return shown
