"""The audit: recompute what the press printed.

Each rule follows from the data model and the catalogue (`additive`, `of_means`, `subset_of`,
`composition`, `plausible_*` in indicators.csv), never from a list of cases. To add a rule, write a
function from the rows of one district to findings and name it in `RULES`.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import polars as pl

from kit._csv import members
from kit._load import Data
from kit.quantities import quantities

STATES = ("contradiction", "implausible", "rounding", "implied", "holds", "unchecked")
"""From worst to best."""

SCHEMA: dict[str, Any] = {
    "finding": pl.String,
    "rule": pl.String,
    "state": pl.String,
    "district": pl.String,
    "indicator": pl.String,
    "period": pl.String,
    "observations": pl.List(pl.String),
    "values": pl.List(pl.Float64),
    "computed": pl.Float64,
    "bound": pl.String,
}

Row = dict[str, Any]
_EPS = 1e-9


@dataclass(frozen=True)
class Finding:
    rule: str
    state: str
    rows: tuple[Row, ...]
    values: tuple[float, ...]
    computed: float | None = None
    bound: str = ""


def audit(data: Data, district: str | int | None = None) -> pl.DataFrame:
    """What holds, is implied, rounded, contradicts or cannot be, in the printed figures.

    Returns one row a finding: rule, state, district, indicator, period, observations (ids, in the
    order of `values`), values (as printed; a printed denominator stands last), computed (what the
    rule expects; for `implied` the implied figure) and bound (`at_most`, `at_least` or empty).
    district: limit to one, by code, slug or name; raises `UnknownDistrict` or `AmbiguousDistrict`.
    """
    code = None if district is None else data.district(district).code
    wanted = pl.lit(True) if code is None else pl.col("district") == code
    catalogue = {row["indicator"]: row for row in data.indicators.rows(named=True)}
    groups = _by(data.observations.filter(wanted).rows(named=True), "district")
    replaced = _by(data.superseded.filter(wanted).rows(named=True), "district")
    found: list[tuple[Any, ...]] = []
    for key, rows in sorted(groups.items()):
        for name, rule in RULES.items():
            given = [*rows, *replaced.get(key, [])] if name == "told_twice" else rows
            found += [_record(finding) for finding in rule(given, catalogue)]
    return pl.DataFrame(found, schema=SCHEMA, orient="row")


def states(findings: pl.DataFrame) -> dict[str, str]:
    """The worst state each observation got.

    Percentages that each hold by their own count are not blamed for a sum that misses 100 by rounding.
    """
    worst: dict[str, str] = {}
    columns = [findings[name].to_list() for name in ("rule", "state", "observations")]
    proven = {one for rule, state, ids in zip(*columns, strict=True) for one in ids
              if rule == "ratio" and state == "holds"}  # fmt: skip
    for rule, state, ids in zip(*columns, strict=True):
        for one in ids:
            if rule == "hundred" and state == "rounding" and one in proven:
                continue
            if STATES.index(state) < STATES.index(worst.get(one, "unchecked")):
                worst[one] = state
    return worst


def _record(finding: Finding) -> tuple[Any, ...]:
    first = finding.rows[0]
    ids = list(dict.fromkeys(row["observation"] for row in finding.rows))
    return (
        f"{finding.rule}:{ids[0]}", finding.rule, finding.state, first["district"],
        first["indicator"], first["period"], ids, list(finding.values), finding.computed,
        finding.bound,
    )  # fmt: skip


def half_unit(row: Row) -> float:
    """Half a unit of the last printed digit: `16,7%` was rounded within 0.05."""
    for whole, decimals in re.findall(r"(\d[\d.]*)(?:,(\d+))?", row["surface"]):
        if math.isclose(float(f"{whole.replace('.', '')}.{decimals or 0}"), row["value"]):
            return 0.5 * 10.0 ** -len(decimals)
    text = f"{row['value']:.6f}".rstrip("0")
    return 0.5 * 10.0 ** -len(text.partition(".")[2])


Span = tuple[float, float]


def _span(row: Row) -> Span:
    """Least and most that a printed figure can mean: counts are exact, other numbers rounded."""
    value, half = row["value"], 0.0 if row["unit"] in ("count", "rank", "status") else half_unit(row)
    match row["qualifier"]:
        case "more_than" | "at_least":
            return value - half, math.inf
        case "less_than":
            return -math.inf, value + half
        case "range":
            return value - half, row["value_max"] + half
        case "approx":
            slack = max(half, 0.1 * abs(value))
            return value - slack, value + slack
    return value - half, value + half


def _scaled(span: Span, factor: float) -> Span:
    return span[0] * factor, span[1] * factor


def _verdict(printed: Row, computed: Span) -> str:
    """holds when both can mean the same number, rounding when a digit was cut off instead of
    rounded, else contradiction."""
    low, high = _span(printed)
    if computed[0] <= high + _EPS and computed[1] >= low - _EPS:
        return "holds"
    gap = max(computed[0] - printed["value"], printed["value"] - computed[1])
    cut = printed["qualifier"] == "exact" and printed["unit"] != "count"
    return "rounding" if cut and gap < 2 * half_unit(printed) - _EPS else "contradiction"


def _base(row: Row, catalogue: dict[str, Row], value: float, percent: Row) -> Iterator[Finding]:
    """The whole of which `value` is the printed percentage, when the article leaves it out.

    A percentage that is not exact (`từ 60%`) implies nothing.
    """
    share, half = percent["value"], half_unit(percent)
    if share <= half or percent["qualifier"] != "exact":
        return
    whole, terms, values = 100 * value / share, (row, percent), (value, share)
    if row["qualifier"] != "exact":
        bound = {"more_than": "at_least", "at_least": "at_least", "less_than": "at_most"}
        if row["qualifier"] in bound:
            yield Finding("implied", "implied", terms, values, whole, bound[row["qualifier"]])
        return
    if catalogue[row["indicator"]]["unit"] != "count":
        yield Finding("implied", "implied", terms, values, whole)
        return
    for state, over, under in (("implied", half, half), ("rounding", 2 * half - _EPS, 0.0)):
        low = math.ceil(100 * value / (share + over) - _EPS)
        high = math.floor(100 * value / (share - under) + _EPS)
        if low <= high:
            yield Finding("implied", state, terms, values, float(min(max(round(whole), low), high)))
            return
    yield Finding("implied", "contradiction", terms, values, whole)


def _same(rows: Iterable[Row], like: Row, **but: object) -> list[Row]:
    keys = ("indicator", "breakdown", "period", "kind", "unit", "compare_to")
    want = {key: but.get(key, like[key]) for key in keys}
    return [row for row in rows if all(want[k] in (row[k], any) for k in keys)]


def _by(rows: list[Row], *keys: str) -> dict[tuple[Any, ...], list[Row]]:
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[key] for key in keys)].append(row)
    return groups


def ratio(rows: list[Row], catalogue: dict[str, Row]) -> Iterator[Finding]:
    """A count and its printed percentage: 5/30 is 16,7%."""
    cells = _by(rows, "indicator", "breakdown", "period")
    for percent in rows:
        own = catalogue[percent["indicator"]]["unit"]
        if percent["unit"] != "percent" or percent["kind"] != "actual" or own == "percent":
            continue
        for count in cells[percent["indicator"], percent["breakdown"], percent["period"]]:
            if count["unit"] != own or count["kind"] != "actual":
                continue
            if count["of"]:
                computed = 100 * count["value"] / count["of"]
                values = (count["value"], percent["value"], count["of"])
                state = _verdict(percent, _scaled(_span(count), 100 / count["of"]))
                yield Finding("ratio", state, (count, percent), values, computed)
            else:
                yield from _base(count, catalogue, count["value"], percent)


def plan(rows: list[Row], catalogue: dict[str, Row]) -> Iterator[Finding]:
    """Percent of plan against plan and result: 14 at 280% imply a plan of 5."""
    cells = _by(rows, "indicator", "breakdown", "period")
    for percent in rows:
        if percent["kind"] != "percent_of_plan":
            continue
        cell = cells[percent["indicator"], percent["breakdown"], percent["period"]]
        plans = [row for row in cell if row["kind"] == "plan"]
        for result in cell:
            if result["kind"] != "actual" or result["unit"] == "percent":
                continue
            of_plan = catalogue[result["indicator"]]["of_means"] == "plan" and result["of"]
            planned = plans[0]["value"] if plans else result["of"] if of_plan else None
            if planned:
                computed = 100 * result["value"] / planned
                terms = (result, percent, *plans[:1])
                values = (result["value"], percent["value"], planned)
                low, high = _span(plans[0]) if plans else (planned, planned)
                least, most = _span(result)
                state = _verdict(percent, (100 * least / high, 100 * most / low if low > 0 else math.inf))
                yield Finding("plan", state, terms, values, computed)
            else:
                yield from _base(result, catalogue, result["value"], percent)


def parts(rows: list[Row], catalogue: dict[str, Row]) -> Iterator[Finding]:
    """Parts of an additive breakdown against their printed total: 131 = 17 + 58 + 56."""
    for group in _by(rows, "indicator", "period", "kind", "unit", "compare_to").values():
        entry = catalogue[group[0]["indicator"]]
        known = members(entry["breakdowns"])
        for dimension in filter(None, entry["additive"].split(";")):
            split: dict[str, list[Row]] = defaultdict(list)
            for row in group:
                pairs = [p for p in row["breakdown"].split(";") if p]
                if any(p.startswith(f"{dimension}=") for p in pairs):
                    rest = ";".join(p for p in pairs if not p.startswith(f"{dimension}="))
                    split[rest].append(row)
            for rest, pieces in split.items():
                yield from _sum(group, rest, pieces, len(known.get(dimension, ())), entry)


def _sum(group: list[Row], rest: str, pieces: list[Row], size: int, entry: Row) -> Iterator[Finding]:
    total = next((row for row in group if row["breakdown"] == rest), None)
    if len(pieces) < 2:
        return
    computed = sum(row["value"] for row in pieces)
    values = tuple(row["value"] for row in pieces)
    if total is None:
        if entry["unit"] == "percent" and entry["measure"] == "share" and len(pieces) == size:
            yield _hundred(pieces)
        return
    spans = [_span(row) for row in pieces]
    low, high = math.fsum(span[0] for span in spans), math.fsum(span[1] for span in spans)
    least, most = _span(total)
    gap = total["value"] - computed
    if low <= most + _EPS and high >= least - _EPS:
        exact = abs(gap) <= _EPS or any(row["qualifier"] != "exact" for row in (total, *pieces))
        state = "holds" if exact else "rounding"
    elif gap > 0 and len(pieces) < size:
        yield Finding("rest", "implied", (total, *pieces), (total["value"], *values), gap)
        return
    else:
        state = "contradiction"
    yield Finding("parts", state, (total, *pieces), (total["value"], *values), computed)


def _hundred(shares: list[Row]) -> Finding:
    total = math.fsum(row["value"] for row in shares)
    slack = sum(half_unit(row) for row in shares)
    exact, near = abs(total - 100) <= _EPS, abs(total - 100) <= slack + _EPS
    state = "holds" if exact else "rounding" if near else "contradiction"
    return Finding("hundred", state, tuple(shares), tuple(r["value"] for r in shares), total)


def composition(rows: list[Row], catalogue: dict[str, Row]) -> Iterator[Finding]:
    """Exclusive classes of one set: counts add up to the set, percentages to 100."""
    classes: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        name = catalogue[row["indicator"]]["composition"]
        if name and row["kind"] == "actual":
            classes[name, row["period"], row["breakdown"]].append(row)
    for group in classes.values():
        counts = [row for row in group if row["unit"] != "percent" and row["of"]]
        shares = [row for row in group if row["unit"] == "percent"]
        complete = False
        for (whole,), same in _by(counts, "of").items():
            if len(same) < 2:
                continue
            total = math.fsum(row["value"] for row in same)
            complete = total == whole
            values = (*(row["value"] for row in same), whole)
            state = "holds" if complete else "implied" if total < whole else "contradiction"
            computed = total if complete or total > whole else whole - total
            yield Finding("classes", state, tuple(same), values, computed)
        if len(shares) > 1 and (complete or math.fsum(r["value"] for r in shares) > 99):
            yield _hundred(shares)


def subset(rows: list[Row], catalogue: dict[str, Row]) -> Iterator[Finding]:
    """A subset is not above its set: 7 exceeded within 19 met within 25 set."""
    nested = {row["indicator"] for row in rows if row["kind"] == "actual"}
    sets = {catalogue[name]["subset_of"] for name in nested}
    for leaf in rows:
        entry = catalogue[leaf["indicator"]]
        if leaf["kind"] != "actual" or leaf["unit"] != entry["unit"] or not entry["subset_of"]:
            continue
        if leaf["indicator"] in sets:
            continue
        chain, values = [leaf], [leaf["value"]]
        while (above := catalogue[chain[-1]["indicator"]]["subset_of"]) in catalogue:
            if any(row["indicator"] == above for row in chain):
                break
            outer = _same(rows, chain[-1], indicator=above, unit=catalogue[above]["unit"])
            if not outer:
                break
            chain.append(outer[0])
            values.append(outer[0]["value"])
        if chain[-1]["of"] and catalogue[chain[-1]["indicator"]]["of_means"] == "base":
            values.append(chain[-1]["of"])
        if len(chain) > 1:
            spans = [_span(row) for row in chain]
            spans += [(v, v) for v in values[len(chain) :]]
            fits = all(inner[0] <= outer[1] + _EPS for inner, outer in pairwise(spans))
            state = "holds" if fits else "contradiction"
            yield Finding("subset", state, tuple(chain), tuple(values))


def told_twice(rows: list[Row], catalogue: dict[str, Row]) -> Iterator[Finding]:
    """The same figure told by two articles, or twice by one, which may tell shares of two bodies' plans."""
    for group in _by(
        rows, "indicator", "breakdown", "period", "kind", "unit", "compare_to", "as_of"
    ).values():
        if len(group) < 2 or catalogue[group[0]["indicator"]]["measure"] == "member":
            continue
        values = tuple(row["value"] for row in group)
        spans = [_span(row) for row in group]
        bases = {row["of"] for row in group if row["of"] is not None}
        agree = max(span[0] for span in spans) <= min(span[1] for span in spans) + _EPS and len(bases) < 2
        plans = group[0]["kind"] == "percent_of_plan" and len({row.get("article") for row in group}) == 1
        if plans and not agree:
            continue
        yield Finding("told_twice", "holds" if agree else "contradiction", tuple(group), values)


def plausible(rows: list[Row], catalogue: dict[str, Row]) -> Iterator[Finding]:
    """Figures outside the catalogue's bounds, or in a unit the indicator cannot have."""
    for row in rows:
        entry = catalogue[row["indicator"]]
        if row["kind"] not in ("actual", "plan", "target"):
            continue
        if row["unit"] != entry["unit"]:
            share = entry["of_means"] == "base" or entry["composition"] or entry["unit"] == "count"
            goal = row["kind"] != "actual" and row["unit"] in ("percent", "percentage_points")
            if not ((row["unit"] == "percent" and share) or goal):
                yield Finding("unit", "implausible", (row,), (row["value"],))
            elif share and not 0 <= row["value"] <= 100:
                yield Finding("range", "implausible", (row,), (row["value"],), 100.0, "at_most")
            continue
        low, high = entry["plausible_min"], entry["plausible_max"]
        largest = row["value"] if row["value_max"] is None else row["value_max"]
        if low is not None and row["value"] < low:
            yield Finding("range", "implausible", (row,), (row["value"],), low, "at_least")
        elif high is not None and largest > high:
            yield Finding("range", "implausible", (row,), (largest,), high, "at_most")


def surface(rows: list[Row], catalogue: dict[str, Row]) -> Iterator[Finding]:
    """A value against the figure as printed beside it: 6.312 cannot be 6313, 108,5% may be a rise of 8.5."""
    for row in rows:
        numbers = [
            float(f"{whole.replace('.', '')}.{decimals or 0}")
            for whole, decimals in re.findall(r"(\d[\d.]*)(?:,(\d+))?", row["surface"])
        ]
        numbers += [q.value for q in quantities(row["surface"]) if q.value and numbers]
        wanted = [row["value"], *([] if row["of"] is None or "/" not in row["surface"] else [row["of"]])]
        scales: tuple[float, ...] = (1,)
        scales += (1e3, 1e6, 1e9, 1e-3, 1e-6, 1e-9) if re.search(r"[a-zà-ỹ]{3}", row["surface"]) else ()
        scales += (0.01, 100) if row["unit"] in ("ha", "km2") else ()
        shifts = {"percent_of_plan": (0, 100), "change": (0, 100, -100)}.get(row["kind"], (0,))
        could = [one * scale + shift for one in numbers for scale in scales for shift in shifts]
        could += [shift - one * scale for one in numbers for scale in scales for shift in shifts]
        missing = [value for value in wanted if not any(math.isclose(abs(value), abs(one)) for one in could)]
        if numbers and missing:
            yield Finding("surface", "contradiction", (row,), (missing[0],), numbers[0])


RULES: dict[str, Callable[[list[Row], dict[str, Row]], Iterator[Finding]]] = {
    "ratio": ratio,
    "plan": plan,
    "parts": parts,
    "composition": composition,
    "subset": subset,
    "told_twice": told_twice,
    "plausible": plausible,
    "surface": surface,
}
