"""Tables of a brief, from an edition and measures: every cell that holds a number holds a figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import replace
from operator import itemgetter
from statistics import median
from typing import Any

import polars as pl

from kit import measures
from kit.edition import Edition, count, derived, figure, label, member_text, number, period, unit_text
from kit.prose import Block, Cell, Figure, Text, items, join, relabel, table, text
from kit.words import district_name

Row = Mapping[str, Any]
FEW = 3
"""Fewer rows than this are told as lines, not as a table."""


def theme(e: Edition, *themes: str) -> Block:
    """What was reported under a theme, one row an indicator, breakdown and period.

    Percentages and percent of plan stand beside the count they belong to; targets for periods
    without a result are left to `words.ahead`.
    """
    above = {*e.goals["observation"], "targets_met_or_exceeded", "targets_exceeded"}
    cells: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in e.rows:
        if row["theme"] in themes and above.isdisjoint((row["observation"], row["indicator"])):
            cells[row["indicator"], row["period"], row["breakdown"]].append(row)
    plans = {row["from"][0]: row for row in e.plans.rows(named=True)}
    lines: list[list[Cell]] = []
    for (indicator, when, breakdown), group in cells.items():
        member = _part(indicator, when, breakdown, cells)
        name = member_text(e, member) if member else label(e, indicator, breakdown)
        for main, against in _paired(e, group, plans):
            lines.append([
                Cell(name, indent=bool(member)),
                Cell((period(e, when),)),
                Cell((main,), number=True),
                Cell(against),
            ])  # fmt: skip
    if len(lines) < FEW:
        return items([_sentence(*line) for line in lines], "claims")
    heads = [e("table.indicator"), e("table.period"), e("table.reported"), e("table.against")]
    caption = e("table.caption", title=e(f"sections.{themes[0]}"))
    keep = [0, 1, 2, 3]
    if len(periods := {when for _, when, _ in cells}) == 1:
        keep.remove(1)
        caption = (*caption, ", ", period(e, *periods))
    if all(not line[3].content for line in lines):
        keep.remove(3)
    lines = [[line[n] for n in keep] for line in lines]
    return table([heads[n] for n in keep], lines, caption, f"tbl-{themes[0].replace('_', '-')}")


def _part(indicator: str, when: str, breakdown: str, present: Container[tuple[str, ...]]) -> str:
    """The `dimension=member` by which a row is a part of another row, or nothing."""
    pairs = [pair for pair in breakdown.split(";") if pair]
    for pair in pairs:
        if (indicator, when, ";".join(p for p in pairs if p != pair)) in present:
            return pair
    return ""


def _sentence(name: Cell, when: Cell, shown: Cell, against: Cell) -> Text:
    """A row as a line of text."""
    line = (*name.content, ", ", *when.content, ": ", *shown.content)
    return (*line, " (", *against.content, ")") if against.content else line


def _paired(e: Edition, rows: list[Row], plans: Mapping[str, Row]) -> list[tuple[Figure, Text]]:
    """Each result of a cell with the percentage and plan that belong to it."""
    own = [r for r in rows if r["kind"] == "actual" and r["unit"] == r["own_unit"]]
    shares = [r for r in rows if r["kind"] == "actual" and r["unit"] != r["own_unit"]]
    rates = [r for r in rows if r["kind"] == "percent_of_plan"]
    rest = [r for r in rows if r["kind"] in ("change", "plan", "target")]
    if not own:
        alone = [(figure(e, r["observation"]), ()) for r in shares]
        over = [(figure(e, r["observation"]), e("kinds.percent_of_plan")) for r in rates]
        return alone + over + [(figure(e, r["observation"]), _kind(e, r)) for r in rest]
    against: list[Text] = [(figure(e, r["observation"]),) for r in shares]
    for row in rates:
        against.append(e("table.of_plan", percent=figure(e, row["observation"])))
    plan = plans.get(own[0]["observation"])
    if plan and plan["plan_origin"] == "implied":
        implied = derived(e, plan["plan"], "count", plan["from"], shown=number(plan["plan"], e.lang, 2))
        against.append(e("table.implied", plan=implied))
    first = [(figure(e, own[0]["observation"]), join(against, " · "))]
    more = [(figure(e, r["observation"]), text(None)) for r in own[1:]]
    return first + more + [(figure(e, r["observation"]), _kind(e, r)) for r in rest]


def _kind(e: Edition, row: Row) -> Text:
    said = e(f"kinds.{row['kind']}")
    return (*said, ", ", period(e, row["compare_to"])) if row["compare_to"] else said


def others(e: Edition, compared: pl.DataFrame) -> Block:
    """This district beside the others, for each comparable indicator and period."""
    lines: list[list[Cell]] = []
    for group in compared.partition_by("indicator", "period", "unit"):
        code, values, ids = (group[name].to_list() for name in ("district", "value", "observation"))
        own = group.row(code.index(e.place.code), named=True)
        indicator, when, unit = own["indicator"], own["period"], own["unit"]
        told = sorted(zip(values, ids, code, strict=True), key=itemgetter(0), reverse=True)
        rest = [other for other in told if other[2] != e.place.code]
        mine = derived(e, own["value"], unit, [own["observation"]])
        place = (count(e, own["place"]), "/", count(e, own["reporting"])) if own["place"] else ()
        lines.append([
            Cell((*label(e, indicator), ", ", period(e, when))),
            Cell((mine,), number=True),
            Cell(_rest(e, rest, unit)),
            Cell(place, number=True),
        ])  # fmt: skip
    heads: list[Text] = [e("table.indicator"), (e.place.name,), e("table.others"), e("table.rank")]
    return table(heads, lines, e("table.others_caption"), "tbl-others")


def _rest(e: Edition, rest: list[tuple[float, str, str]], unit: str) -> Text:
    """The others by name where they are few, else their median and range."""
    if len(rest) < measures.NAMED:
        return join(
            [(district_name(e, code), " ", derived(e, value, unit, [one])) for value, one, code in rest],
            "; ",
        )
    low, high = rest[-1], rest[0]
    ends = (low[1], high[1])
    shown = [
        Figure(unit_text(e, value, unit), "derived", value, unit, origins=ends)
        for value in (median(value for value, *_ in rest), low[0], high[0])
    ]
    return e("table.spread", median=shown[0], low=shown[1], high=shown[2])


def audit(e: Edition) -> Block:
    """One row a check: what was printed, what it comes to, and the verdict."""
    lines = [
        [
            Cell(e(f"rules.{row['rule']}", label=_checked(e, row))),
            Cell(_printed(e, row), number=True),
            Cell(_recomputed(e, row), number=True),
            Cell(e(f"short_states.{row['state']}")),
        ]
        for row in e.findings.rows(named=True)
    ]
    heads = [e("table.check"), e("table.printed"), e("table.recomputed"), e("table.result")]
    return table(heads, lines, e("table.audit"), "tbl-audit")


def _checked(e: Edition, row: Row) -> Text:
    """What a check is about: an indicator, or the set that rating classes divide."""
    group = e.by_id[row["observations"][0]]["composition"]
    if row["rule"] in ("classes", "hundred") and group:
        return (e.word(f"compositions.{group}", group),)
    return label(e, row["indicator"], e.by_id[row["observations"][0]]["breakdown"])


SIGNS = {
    "ratio": " = ", "plan": " = ", "implied": "", "parts": " + ", "rest": " + ", "classes": " + ",
    "hundred": " + ", "subset": " ≤ ", "told_twice": "; ", "unit": "", "range": "", "surface": "",
}  # fmt: skip


def _printed(e: Edition, row: Row) -> Text:
    """The printed figures of a check, joined by what it does with them."""
    ids = [one for one in row["observations"] if one in e.by_id]
    shown = [(_bare(e, one),) for one in ids]
    sign = SIGNS[row["rule"]]
    if row["rule"] in ("parts", "rest"):
        return (*shown[0], " = " if row["rule"] == "parts" else "; ", *join(shown[1:], sign))
    if row["rule"] == "implied":
        return (*shown[0], " (", *shown[1], ")")
    if row["rule"] in ("ratio", "plan"):
        return join([(figure(e, ids[0]),), *shown[1:]], sign)
    if row["rule"] == "subset":
        last = e.by_id[ids[-1]]
        if last["of"] is not None:
            base = relabel(figure(e, ids[-1]), number(last["of"], e.lang))
            shown.append((replace(base, value=last["of"]),))
    return join(shown, sign)


def _bare(e: Edition, one: str) -> Figure:
    """A figure without its denominator."""
    row = e.by_id[one]
    return figure(e, one, shown=number(row["value"], e.lang)) if row["of"] is not None else figure(e, one)


def _recomputed(e: Edition, row: Row) -> Text:
    value = row["computed"]
    if value is None:
        return ()
    unit = e.by_id[row["observations"][0]]["unit"]
    if row["rule"] in ("ratio", "plan", "hundred"):
        unit = "percent"
    shown = unit_text(e, value, unit)
    one = derived(e, value, unit, row["observations"], shown=shown)
    return (e.word(f"bounds.{row['bound']}"), one) if row["bound"] else (one,)
