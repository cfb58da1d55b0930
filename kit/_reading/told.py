"""What a figure tells: its kind and its time, each mended by the other, and how sure they leave it."""

from __future__ import annotations

import re

from kit._reading import aims, dating
from kit._reading import meaning as means
from kit._reading.code import last_year, to_come
from kit._reading.doc import Span
from kit._reading.lexicon import Indicator
from kit._reading.sentence import Sentence
from kit._reading.times import plan_for

_MIXED = {"place", "emulation", "targets"}
_BY_ITS_END = ("đến cuối ", "đến hết ", "tới cuối ", "vào cuối ")  # a year that is not over
_AT_HAND = {"congress_delegates"}
"""Of the day the article is of, whatever years it looks back on."""
_SUMMED_UP = re.compile(r"(?<!\w)(?:tổng số|tổng cộng|nâng|hiện)(?!\w)")
_LATELY = re.compile("(?:thời gian|những năm|các năm|mấy năm) (?:vừa )?qua")
_ON_A_DAY = re.compile(r"\d\s?[/.-]\s?\d{1,2}\s?[/.-]\s?((?:19|20)\d\d)(?!\d)")
_IN_A_YEAR = re.compile(r"trong năm|năm (?:nay|qua)|cả năm|\d+ tháng")
_BEFORE_A_YEAR = re.compile(r"[^,.;\d]{0,48} trước năm (20\d\d)")
_BY_THE_END = re.compile(r"(?:cuối|hết|cả) năm(?: nay)?(?! \d| học|\w)")
_SINCE_THE_START = re.compile(r"sau (?:hơn |gần )?(?:nửa nhiệm kỳ|\d+ năm|một năm)(?!\w)")


def told_of(
    s: Sentence, span: Span, indicator: str, known: Indicator | None
) -> tuple[str, float, str, float, str, str, str, str]:
    """Kind, value, what said the kind and how sure it is; period, what it is compared with, how it was
    found, and the day of a stock. What is told of a time to come is a goal."""
    doc = s.doc
    kind, value, said, doubt = means.kind_of(s, span, known)
    if kind == "target" and said == aims.AIMED and known and known.theme == "organisation":
        kind, said = ("actual", "") if known.measure == "stock" else (kind, said)
    period, compare, how, as_of = dating.period_of(s, span, kind, known)
    if indicator in _AT_HAND and (len(period) == 9 or how in ("paragraph", "carried", "default")):
        held = _ON_A_DAY.search(doc.low, s.start, span.q.start)
        period, how = held[1] if held else str(doc.when.year or ""), "article"
    given = indicator == "party_badges" and kind == "actual" and how == "default" and not doc.when.part
    given = given and doc.low.find("tổng kết", 0, span.q.start) < 0
    if given and doc.low.find("huy hiệu", 0, doc.low.find("\n", 1)) >= 0:
        period = str(doc.when.year or "")  # an article on badges is of the day they are given
    so_far = kind == "actual" and len(period) == 9 and last_year(period) > doc.when.year > int(period[:4])
    over = _SINCE_THE_START.search(doc.low, s.start, span.q.start) if so_far else None
    if so_far and (over or any(now < span.q.start for now in s.nows) or aims.done(s, span.q.start)):
        period, how = f"{period[:4]}/{doc.when.year}", "several"
    past = not doc.when.published and len(period) == 9 and doc.low.find(" đã ", s.start, span.q.start) >= 0
    if kind in ("actual", "change") and not past and doc.when.year and last_year(period) > doc.when.year:
        kind, compare, as_of = "target", "", ""
    if kind == "change" and doc.topic and doc.same_breath and doc.topic["start"] >= s.start - 1:
        told = (doc.topic["kind"], doc.topic["indicator"], doc.topic["period"])
        kind, compare = ("target", "") if told == ("target", indicator, period) else (kind, compare)
    if kind == "percent_of_plan" and doc.when.year and last_year(period) > doc.when.year:
        doubt *= 0.6
    if kind == "actual" and doc.when.published and to_come(period, doc.when.published):
        kind = "target"
    outcome = doc.when.past != "" and known is not None and known.measure in ("level", "share")
    early = "" < doc.when.published[5:7] < "10" and not outcome and how in ("sentence", "stretch", "several")
    if early and kind == "actual" and period == str(doc.when.year):
        by = [
            p
            for p in s.times
            if p.code == period and (p.end <= span.q.start or span.lo <= p.start < span.stop)
        ]
        if by and doc.low.endswith(_BY_ITS_END, s.start, by[-1].start):
            kind = "target"
    if kind == "plan" and how in ("default", "paragraph") and (of := plan_for(s, span.q.start)):
        period, how = of, "several"
    if kind == "actual" and how == "default" and (of := _of_its_plan(s, span, indicator)):
        period, how = of, "several"
    if kind == "target" and period[:4] == str(doc.when.year) and len(period) in (7, 15):
        past = doc.when.published != "" and not to_come(period, doc.when.published)
        if past and _BY_THE_END.search(doc.low, s.start, span.q.start):
            period, how = period[:4], "several"
    then = _BEFORE_A_YEAR.match(doc.low, span.q.end) if kind == "target" else None
    if then and doc.coming(then[1]):
        period, how = then[1], "several"
    if kind == "target" and doc.when.published and 0 < last_year(period) < doc.when.year:
        kind, doubt = "plan", doubt * 0.9  # or what came of it
    behind = kind in ("target", "plan") and how == "stretch" and 0 < last_year(period) <= doc.when.year
    behind = behind and span.q.qualifier != "at_least" and dating.sets_out(doc.low, span.q.start)
    if behind and not aims.PLAN_BESIDE.search(doc.low, s.start, span.q.start):
        kind = "actual"  # `phấn đấu giảm từ 5% năm 2021 xuống 3%`
    doubt *= _risk(s, span, known, kind, period, how, as_of)
    return kind, value, said, doubt, period, compare, how, as_of


def _of_its_plan(s: Sentence, span: Span, indicator: str) -> str:
    """The period of the plan that a sentence tells right before what came of it; "" if there is none."""
    plan = s.doc.topic
    if not plan or (plan["kind"], plan["indicator"]) != ("plan", indicator) or plan["start"] < s.start - 1:
        return ""
    apart = _IN_A_YEAR.search(s.doc.low, plan["start"], span.q.end + 20)
    return "" if apart else str(plan["period"])


def _risk(
    s: Sentence, span: Span, known: Indicator | None, kind: str, period: str, how: str, as_of: str
) -> float:
    """How far what a row is and how its period was found leave it in doubt; measured on newspapers not
    seen before.

    Least sure are states at a time told before or long ago, or of the day without a word that says so, a year
    just begun, growth, the size of a place, areas (sown with what), awards and targets (by whom, for what),
    and times that stand behind their figure.
    """
    when, measure = s.doc.when, known.measure if known else ""
    passed = span.verb[0] == "over" and span.q.unit == "percent" and (span.q.value or 0) >= 100
    if kind == "percent_of_plan" and known and (known.unit == "percent" or passed):
        return 0.85  # `7,6% (vượt kế hoạch)` may be the rate itself, `vượt 120%` the whole
    if kind not in ("actual", "change") or not known:
        return 1.0
    begun = period == str(when.year) != str(when.results) and (
        not as_of or s.doc.running == str(when.results)
    )
    taken_over = how in ("paragraph", "carried") and measure != "flow"
    old = last_year(period) < when.year - 1
    told = how == "article" and any(p.code == str(when.results) != str(when.year) for p in s.times)
    counted = how == "article" and known.theme not in ("organisation", "place")
    told = told or (counted and str(when.results) in {s.doc.running, s.doc.carried} - {str(when.year)})
    told = told or (how == "article" and s.doc.running.isdigit() and int(s.doc.running) < when.year)
    told = told or (how == "article" and measure == "stock" and not _of_now(s, span.q.start))
    told = told or (
        how == "article" and any(p.end <= span.q.start and p.code < str(when.year) for p in s.times)
    )
    told = told or (how == "article" and s.doc.today and not s.nows)
    if s.doc.low.find(" qua", s.start, span.q.start) >= 0:
        told = told or _LATELY.search(s.doc.low, s.start, span.q.start) is not None
    dated = measure == "stock" and how in ("sentence", "stretch")
    mixed = (
        known.theme in _MIXED
        or known.unit == "ha"
        or how == "stretch"
        or (known.unit == "percent" and measure == "level")
    )
    return (0.9 if begun else 1.0) * (0.92 if taken_over or old or told or dated or mixed else 1.0)


def _of_now(s: Sentence, start: int) -> bool:
    """Do words before a figure, none from before a semicolon, say that it is of the day?"""
    since = max(s.start, s.doc.low.rfind(";", s.start, start))
    return (
        any(since <= now < start for now in s.nows) or _SUMMED_UP.search(s.doc.low, since, start) is not None
    )
