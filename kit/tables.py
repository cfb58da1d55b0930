"""Tables of a brief, from an edition and measures: every cell that holds a number holds a figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

import polars as pl

from kit import measures
from kit._model import THEMES
from kit.edition import (
    Edition,
    as_of,
    check_name,
    count,
    derived,
    district_name,
    figure,
    label,
    member_text,
    number,
    period,
    quantity,
    unit_text,
    worst_first,
)
from kit.prose import Block, Cell, Figure, Text, items, join, relabel, table, text
from kit.words import of_plan, percent_of_plan, share_of

Row = Mapping[str, Any]
FEW = 3
"""Fewer rows than this are told as lines, not as a table."""
_ABOVE = {"targets_met_or_exceeded", "targets_exceeded"}  # told by words.achievement


def theme(e: Edition, name: str) -> Block:
    """What was reported under a theme, one row an indicator, breakdown and period.

    Percentages and percent of plan stand beside the count they belong to; targets for periods
    without a result are left to `notes.ahead`, themes of one or two rows to `rest`, or to the cards where
    these say it all.
    """
    lines = {} if name in _thin(e) else _lines(e).get(name, {})
    if name != "organisation" and len(lines) < FEW and _on_cards(e, lines):
        return Block()
    caption = e("table.caption", title=e(f"sections.{name}"))
    return _told(e, lines, caption, f"tbl-{name.replace('_', '-')}")


def rest(e: Edition) -> Block:
    """The themes with too few rows for a section each, together, unless the cards say it all."""
    lines = {key: line for name in _thin(e) for key, line in _lines(e)[name].items()}
    if _on_cards(e, lines):
        return Block()
    return _told(e, lines, e("sections.rest"), "tbl-rest")


_Lines = dict[tuple[str, str, str, int], list[Cell]]


def _on_cards(e: Edition, lines: _Lines) -> bool:
    """Whether `words.key_figures` has shown every figure of the rows."""
    pieces = (piece for line in lines.values() for cell in line for piece in cell.content)
    shown = {piece.observation for piece in pieces if isinstance(piece, Figure) and piece.role != "derived"}
    return bool(shown <= e.memo.get("cards", set()))


def _told(e: Edition, found: _Lines, caption: Text, identifier: str) -> Block:
    lines = list(found.values())
    if len(lines) < FEW:
        return items([_sentence(*line) for line in lines], "claims")
    heads = [e("table.indicator"), e("table.period"), e("table.reported"), e("table.against")]
    keep = [0, 1, 2, 3]
    if len(whens := {line[1].content for line in lines}) == 1:
        keep.remove(1)
        caption = (*caption, ", ", *whens.pop())
    if all(not line[3].content for line in lines):
        keep.remove(3)
    lines = [[line[n] for n in keep] for line in lines]
    return table([heads[n] for n in keep], lines, caption, identifier)


def _lines(e: Edition) -> dict[str, _Lines]:
    """The rows of every theme's table, by indicator, period and breakdown; made once."""
    found: dict[str, _Lines] = e.memo.setdefault("lines", defaultdict(dict))
    if found:
        return found
    above = {*e.goals["observation"], *_ABOVE}
    cells: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    place = {name: n for n, name in enumerate(e.catalogue)}
    for row in sorted(e.rows, key=lambda one: (place[one["indicator"]], -one["end"].toordinal())):
        if above.isdisjoint((row["observation"], row["indicator"])):
            cells[row["indicator"], row["period"], row["breakdown"]].append(row)
    for (indicator, when, breakdown), group in cells.items():
        member = _part(indicator, when, breakdown, cells)
        name = member_text(e, member) if member else label(e, indicator, breakdown)
        for n, (main, against) in enumerate(_paired(e, group)):
            found[group[0]["theme"]][indicator, when, breakdown, n] = [
                Cell(name, indent=bool(member)),
                Cell((as_of(e, e.by_id[main.observation or ""]),)),
                Cell((main,), number=True),
                Cell(against),
            ]
    return found


def _thin(e: Edition) -> list[str]:
    """Two or more themes that have too few rows for a section each; rows of a chart or ratio stay with it."""
    drawn = {row["theme"] for row in e.rows if row["composition"]}
    lines = _lines(e)
    thin = [name for name in THEMES if name not in drawn
            and 0 < len(lines.get(name, ())) < (2 if name == "organisation" else FEW)]  # fmt: skip
    return thin if len(thin) > 1 else []


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


def _paired(e: Edition, rows: list[Row]) -> list[tuple[Figure, Text]]:
    """Each result of a cell with the percentages that belong to it."""
    own = [r for r in rows if r["kind"] == "actual" and r["unit"] == r["own_unit"]]
    shares = [r for r in rows if r["kind"] == "actual" and r["unit"] != r["own_unit"]]
    rates = [r for r in rows if r["kind"] == "percent_of_plan"]
    rest = [r for r in rows if r["kind"] in ("change", "plan", "target")]
    if not own:
        alone = [(figure(e, r["observation"]), ()) for r in shares]
        over = [(figure(e, r["observation"]), e("kinds.percent_of_plan")) for r in rates]
        return alone + over + [(figure(e, r["observation"]), _kind(e, r)) for r in rest]
    against: list[Text] = [(figure(e, r["observation"]),) for r in shares]
    against += [(of_plan(e, r["observation"]),) for r in rates]
    plans = {one["from"][0]: one for one in e.plans.rows(named=True)} if not against else {}
    if plan := plans.get(own[0]["observation"]):
        against = [(percent_of_plan(e, plan),)]
    elif not against and own[0]["of"] and own[0]["of_means"] == "base":
        against = [(share_of(e, own[0]),)]
    first = [(figure(e, own[0]["observation"]), join(against, " · "))]
    more = [(figure(e, r["observation"]), text(None)) for r in own[1:]]
    return first + more + [(figure(e, r["observation"]), _kind(e, r)) for r in rest]


def _kind(e: Edition, row: Row) -> Text:
    if row["kind"] != "change":
        return e(f"kinds.{row['kind']}")
    moved = "fallen" if row["value"] < 0 else "risen"
    if not row["compare_to"]:
        return e(f"table.{moved}_yearly")
    return e(f"table.{moved}", since=period(e, row["compare_to"]))


def others(e: Edition, compared: pl.DataFrame) -> Block:
    """This district beside the others, for each comparable indicator and period.

    Where they are few each is named; else the lowest, the median and the highest, and the place.
    """
    own = pl.col("district") == e.place.code
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    shown = compared.filter((pl.col("reporting") <= measures.NAMED) | pl.col("marks") | own)
    for row in shown.sort("value").rows(named=True):
        groups[row["indicator"], row["period"], row["unit"]].append(row)
    lines: list[list[Cell]] = []
    order = compared.filter(own).select("indicator", "period", "unit").rows()
    for indicator, when, unit in order:
        told = groups[indicator, when, unit]
        mine = next(row for row in told if row["district"] == e.place.code)
        n, place = mine["reporting"], mine["place"] if mine["reporting"] >= measures.RANKED else None
        few, marks = [row for row in told[::-1] if row is not mine], [row for row in told if row["marks"]]
        lines.append([
            Cell((*label(e, indicator), ", ", period(e, when))),
            Cell((_value(e, [mine]),), number=True),
            Cell(_named(e, few) if n <= measures.NAMED else _spread(e, marks)),
            Cell((count(e, place), "/", count(e, n)) if place else (), number=True),
        ])  # fmt: skip
    rank = e("table.rank", best=count(e, 1))
    heads: list[Text] = [e("table.indicator"), (e.place.name,), e("table.others"), rank]
    if not any(line[3].content for line in lines):
        heads, lines = heads[:3], [line[:3] for line in lines]
    return table(heads, lines, e("table.others_caption"), "tbl-others")


def _value(e: Edition, rows: list[Row]) -> Figure:
    """The figure of a district, or the mean of two."""
    value = sum(row["value"] for row in rows) / len(rows)
    return derived(e, value, rows[0]["unit"], [row["observation"] for row in rows])


def _named(e: Edition, rows: list[Row]) -> Text:
    return join([(district_name(e, row["district"]), " ", _value(e, [row])) for row in rows], "; ")


def _spread(e: Edition, marks: list[Row]) -> Text:
    low, *middle, high = marks
    return e("table.spread", n=count(e, low["reporting"]), median=_value(e, middle), low=_value(e, [low]),
             high=_value(e, [high]))  # fmt: skip


def audit(e: Edition) -> Block:
    """A row a check that a reader should know of, contradictions first: what was printed, what it comes to,
    and the verdict. The checks that agree are listed on screen alone."""
    told: dict[bool, list[list[Cell]]] = {True: [], False: []}
    for row in worst_first(e.findings):
        told[_telling(row)].append([
            Cell(check_name(e, row)),
            Cell(_printed(e, row), number=True),
            Cell(_recomputed(e, row), number=True),
            Cell(e(f"short_states.{row['state']}")),
        ])  # fmt: skip
    heads = [e("table.check"), e("table.printed"), e("table.recomputed"), e("table.result")]
    more = e("audit.more", n=count(e, len(told[False])))
    agreeing = table(heads, told[False], e("table.agreeing"), "tbl-agreeing", folded=more)
    return table(heads, told[True], e("table.audit"), "tbl-audit") + agreeing


def _telling(row: Row) -> bool:
    """Whether a check found anything but agreement: a plan implied at exactly the result is none."""
    return row["state"] != "holds" and not (row["state"] == "implied" and row["computed"] == row["values"][0])


def _printed(e: Edition, row: Row) -> Text:
    """The printed figures of a check, joined by what it does with them."""
    ids = [one for one in row["observations"] if one in e.by_id]
    shown: list[Text] = [(_bare(e, one),) for one in ids]
    rule, wrong = row["rule"], row["state"] == "contradiction"
    equal = " ≠ " if wrong else " = "
    last = e.by_id[ids[-1]]
    if rule in ("subset", "classes") and last["of"] is not None and (rule == "subset" or wrong):
        base = relabel(_bare(e, ids[-1]), number(last["of"], e.lang))
        shown.append((replace(base, value=last["of"]),))
    if rule in ("ratio", "plan"):
        return join([(figure(e, ids[0], quantity(e, e.by_id[ids[0]])),), *shown[1:]], equal)
    if rule == "implied":
        return (*shown[0], " (", *shown[1], ")")
    if rule in ("parts", "rest"):
        return (*shown[0], equal if rule == "parts" else "; ", *join(shown[1:], " + "))
    if rule == "subset":
        signs = [" ≤ " if below <= above else " > " for below, above in pairwise(row["values"])]
        return tuple(
            piece for said, sign in zip(shown, [*signs, ""], strict=False) for piece in (*said, sign)
        )
    if rule in ("classes", "hundred"):
        return join([join(shown[: len(ids)], " + "), *shown[len(ids) :]], equal)
    if rule == "told_twice" and wrong:
        same: dict[str, list[Text]] = defaultdict(list)
        for one in ids:
            same[quantity(e, e.by_id[one])].append((figure(e, one, quantity(e, e.by_id[one])),))
        return join([join(alike, " = ") for alike in same.values()], " ≠ ")
    return join(shown, "; ")


def _bare(e: Edition, one: str) -> Figure:
    """A figure without its denominator, and without a word of doubt: its row has the verdict."""
    return figure(e, one, quantity(e, {**e.by_id[one], "of": None}))


def _recomputed(e: Edition, row: Row) -> Text:
    value, rule = row["computed"], row["rule"]
    if value is None:
        return ()
    unit = e.by_id[row["observations"][0]]["unit"]
    if rule in ("ratio", "plan", "hundred"):
        unit = "percent"
    terms = [number(one, e.lang) for one in row["values"]]
    whole = [terms[-1], *terms[:-1]]
    how = {
        "ratio": f"{terms[0]} : {terms[-1]}", "plan": f"{terms[0]} : {terms[-1]}",
        "implied": f"{' : '.join(terms)}%", "parts": " + ".join(terms[1:]), "rest": " − ".join(terms),
        "classes": " − ".join(whole) if row["state"] == "implied" else " + ".join(terms[:-1]),
        "hundred": " + ".join(terms),
    }.get(rule, "")  # fmt: skip
    one = derived(e, value, unit, row["observations"], unit_text(e, value, unit), how)
    return (e.word(f"bounds.{row['bound']}"), one) if row["bound"] else (one,)
