"""Measures: tables that answer a question about one district, each row with its observations.

Every function takes frames and returns a frame; nothing here formats or draws. A derived figure
always names the observations it was computed from (`from`, a list of ids).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import product
from operator import itemgetter
from typing import Any

import polars as pl

from kit import _audit
from kit._changes import EDITION as EDITION
from kit._changes import changes as changes
from kit._load import Data, kept

CATALOGUE = [
    "theme", "label_vi", "label_en", "definition_vi", "definition_en", "measure", "direction",
    "comparable", "core", "additive", "of_means", "composition",
]  # fmt: skip
RESULT = ["actual"]
AHEAD = ["target", "plan"]
SET = ["targets_total", "target_groups_total", "task_solution_groups"]


def facts(
    data: Data, district: str, *, findings: pl.DataFrame | None = None, replaced: bool = False
) -> pl.DataFrame:
    """The district's observations with catalogue, article, audit state and period bounds.

    One row an observation, in the order of the catalogue, then period, then print. `source`
    numbers the articles by date (1 = oldest, undated last); `audit` is the worst state any rule gave
    it; `own_unit` is the catalogue's unit. findings: the district's audit, where it is made already;
    replaced: the rows that a later article superseded.
    """
    of_district = pl.col("district") == district
    rows, old = data.observations.filter(of_district), data.superseded.filter(of_district)
    cited = {*rows["article"], *old["article"]}
    known = enumerate(zip(data.articles["article"], data.articles["known"], strict=True))
    listed = sorted((day or date.max, name, place) for place, (name, day) in known if name in cited)
    source = {name: number for number, (_, name, _) in enumerate(listed, start=1)}
    places = {name: place for _, name, place in listed}
    found = _audit.states(_audit.audit(data, district) if findings is None else findings)
    return _described(data, old.drop("superseded_by") if replaced else rows, places, source, found)


def _described(
    data: Data, told: pl.DataFrame, places: Mapping[str, int], source: Mapping[str, int],
    found: Mapping[str, str],
) -> pl.DataFrame:  # fmt: skip
    """Observations in order with their catalogue, article, number of the article and audit state."""
    rank = {name: place for place, name in enumerate(data.indicators["indicator"])}
    keys = zip(*(told[name] for name in ("indicator", "end", "article", "paragraph", "line")), strict=True)
    order = sorted((rank[name], *rest, place) for place, (name, *rest) in enumerate(keys))
    told = told[[place for *_, place in order], :]
    catalogue = data.indicators[[rank[name] for name in told["indicator"]], :]
    articles = data.articles[[places[name] for name in told["article"]], :]
    return told.hstack([
        *catalogue[CATALOGUE], catalogue["unit"].alias("own_unit"),
        pl.Series("source", [source[name] for name in told["article"]], dtype=pl.Int64),
        *articles[["published", "publisher", "title", "author", "url"]],
        pl.Series("audit", [found.get(one, "unchecked") for one in told["observation"]], dtype=pl.String),
    ])  # fmt: skip


NAMED = 5
"""Up to so many reporting districts are named one by one; beyond, the lowest, the median and the highest."""
RANKED = 5
"""From so many reporting districts on, a district's place among them is told."""


def comparators(data: Data, district: str, own: pl.DataFrame) -> pl.DataFrame:
    """`facts` of other districts that a brief names, without their audit; their articles are numbered after
    those of `own`, the district's facts, unless they stand there already."""
    shown = ((pl.col("reporting") <= NAMED) | pl.col("marks")) & (pl.col("district") != district)
    named = against_others(data, district).filter(shown)["observation"]
    if named.is_empty():
        return own.clear()
    rows = data.observations.filter(pl.col("observation").is_in(named.implode()))
    numbers = dict(own.select("article", "source").iter_rows())
    articles = [
        name for *_, name in sorted(zip(rows["district"], rows["line"], rows["article"], strict=True))
    ]
    for article in articles:
        numbers.setdefault(article, 1 + max(numbers.values(), default=0))
    places = {name: place for place, name in enumerate(data.articles["article"]) if name in articles}
    return _described(data, rows, places, numbers, {})


FLOATS = {"set", "met", "exceeded", "missed", "share", "result", "plan", "percent", "value", "whole"}


def _frame(found: Sequence[Mapping[str, Any]], *columns: str) -> pl.DataFrame:
    kinds: dict[str, Any] = {"from": pl.List(pl.String), **dict.fromkeys(FLOATS, pl.Float64)}
    return pl.DataFrame(found, schema={name: kinds.get(name, pl.String) for name in columns})


def achievement(rows: pl.DataFrame) -> pl.DataFrame:
    """Targets set, met, exceeded and missed, one row a period and issuer with a reported result.

    Columns: period, breakdown, set, met, exceeded (null where not told apart), missed and share
    (percent of set; both derived, missed only from an exact figure), qualifier, from.
    """
    own = [
        row for row in rows.rows(named=True)
        if row["theme"] == "targets" and row["unit"] == "count" and row["kind"] in RESULT
    ]  # fmt: skip
    last = {(row["indicator"], row["period"], row["breakdown"]): row for row in own}
    found: list[dict[str, Any]] = []
    for row in sorted(own, key=itemgetter("end"), reverse=True):
        if row["indicator"] != "targets_met_or_exceeded":
            continue
        beyond = last.get(("targets_exceeded", row["period"], row["breakdown"]))
        total = last.get(("targets_total", row["period"], row["breakdown"]))
        whole = (row["of"] if row["of"] is not None else total["value"] if total else None) or None
        found.append({
            "period": row["period"], "breakdown": row["breakdown"], "set": whole, "met": row["value"],
            "exceeded": beyond["value"] if beyond else None,
            "missed": whole - row["value"] if whole and row["qualifier"] == "exact" else None,
            "share": 100 * row["value"] / whole if whole else None, "qualifier": row["qualifier"],
            "from": [one["observation"] for one in (row, beyond, total) if one],
        })  # fmt: skip
    return _frame(
        found, "period", "breakdown", "set", "met", "exceeded", "missed", "share", "qualifier", "from"
    )


def plans(rows: pl.DataFrame, findings: pl.DataFrame) -> pl.DataFrame:
    """Plan against result, one row a figure for which a plan or a percent of plan is known.

    Columns: indicator, breakdown, period, result and plan (in the indicator's unit, null where unknown),
    plan_origin (printed, implied), percent, percent_origin (printed, derived), qualifier, from.
    """
    implied = {
        tuple(one["observations"]): (one["computed"], one["bound"] or "implied")
        for one in findings.rows(named=True)
        if one["rule"] == one["state"] == "implied"
    }
    found: list[dict[str, Any]] = []
    cells: dict[tuple[str, ...], dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in rows.rows(named=True):
        cells[row["indicator"], row["breakdown"], row["period"]].setdefault(row["kind"], row)
    for row in _results(rows):
        cell = cells[row["indicator"], row["breakdown"], row["period"]]
        percent, planned = cell.get("percent_of_plan"), cell.get("plan")
        ids = [row["observation"], *(r["observation"] for r in (percent, planned) if r)]
        plan, origin = (planned["value"], "printed") if planned else (None, "")
        if plan is None and row["of_means"] == "plan" and row["of"]:
            plan, origin = row["of"], "printed"
        if plan is None and percent:
            pair = (row["observation"], percent["observation"])
            plan, origin = implied.get(pair, (None, ""))
        if percent is None and not plan:
            continue
        found.append({
            "indicator": row["indicator"], "breakdown": row["breakdown"],
            "period": row["period"], "result": row["value"], "plan": plan, "plan_origin": origin,
            "percent": percent["value"] if percent else 100 * row["value"] / plan,
            "percent_origin": "printed" if percent else "derived",
            "qualifier": percent["qualifier"] if percent else row["qualifier"], "from": ids,
        })  # fmt: skip
    return _frame(
        found, "indicator", "breakdown", "period", "result", "plan", "plan_origin", "percent",
        "percent_origin", "qualifier", "from",
    )  # fmt: skip


def ahead(rows: pl.DataFrame) -> pl.DataFrame:
    """What is set for a period without a result: targets, plans, and the number of targets.

    Rows of `facts` with `latest`, the last reported result of the same figure (null if none),
    and `latest_id`, `latest_period`. What was counted before the period's end is not its result.
    """
    done = _results(rows)
    met = {row["period"] for row in done if row["indicator"] == "targets_met_or_exceeded"}
    told = {(row["indicator"], row["breakdown"], row["period"]) for row in done
            if row["as_of"] is None or row["as_of"] >= row["end"]}  # fmt: skip
    last = {(row["indicator"], row["breakdown"]): row for row in sorted(done, key=itemgetter("end"))}
    goals = [
        (row["end"], row["kind"] in AHEAD, number)
        for number, row in enumerate(rows.rows(named=True))
        if (
            (row["kind"] in AHEAD and (row["indicator"], row["breakdown"], row["period"]) not in told)
            or (row["kind"] in RESULT and row["unit"] == row["own_unit"]
            and row["indicator"] in SET and row["period"] not in met)
        )
    ]  # fmt: skip
    goals.sort()
    chosen = rows[[number for *_, number in goals], :]
    figures = zip(chosen["indicator"], chosen["breakdown"], strict=True)
    latest = [last.get(one) if goal[1] else None for goal, one in zip(goals, figures, strict=True)]
    return chosen.hstack([
        pl.Series(name, [row and row[column] for row in latest], dtype=rows.schema[column])
        for name, column in (("latest", "value"), ("latest_id", "observation"), ("latest_period", "period"))
    ])  # fmt: skip


def _results(rows: pl.DataFrame) -> list[dict[str, Any]]:
    """What happened, in the indicator's own unit."""
    return [row for row in rows.rows(named=True) if row["kind"] in RESULT and row["unit"] == row["own_unit"]]


def compositions(rows: pl.DataFrame) -> pl.DataFrame:
    """Parts of a whole: ratings of one set, and additive breakdowns with at least two parts.

    Columns: group (composition or indicator), dimension (empty for ratings), period, breakdown (that all
    parts share), indicator, member (of the dimension), value, whole, share (percent, derived), observation.
    """
    found: list[dict[str, Any]] = []
    for row in _results(rows):
        kept = {name: row[name] for name in ("period", "breakdown", "indicator", "value", "observation")}
        if row["composition"] and row["of"]:
            told = {"group": row["composition"], "dimension": "", "member": "", "whole": row["of"]}
            found.append(kept | told)
        for dimension in filter(None, row["additive"].split(";")):
            pairs = dict(pair.split("=") for pair in row["breakdown"].split(";") if pair)
            if dimension in pairs:
                told = {"group": row["indicator"], "dimension": dimension, "member": pairs.pop(dimension)}
                rest = ";".join(f"{k}={v}" for k, v in sorted(pairs.items()))
                found.append(kept | told | {"breakdown": rest, "whole": None})
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for part in found:
        groups[part["group"], part["dimension"], part["period"], part["breakdown"]].append(part)
    for parts in groups.values():
        total = sum(part["value"] for part in parts)
        for part in parts:
            part["size"], whole = len(parts), total if part["whole"] is None else part["whole"]
            part |= {"whole": whole, "share": 100 * part["value"] / whole if whole else None}
    return _frame(
        [part for part in found if part.pop("size") > 1],
        "group", "dimension", "period", "breakdown", "indicator", "member", "value", "whole", "share",
        "observation",
    )  # fmt: skip


RATIOS = {
    "members_per_grassroots_org": ("party_members", "grassroots_party_orgs"),
}


def per_organisation(rows: pl.DataFrame) -> pl.DataFrame:
    """Derived ratios of two stocks of the same article and period: members an organisation.

    Columns: ratio, period, value, qualifier (that of the numerator), from.
    """
    found: list[dict[str, Any]] = []
    stocks = [row for row in rows.rows(named=True) if row["kind"] == "actual" and row["breakdown"] == ""]
    for (ratio, (above, below)), left, right in product(RATIOS.items(), stocks, stocks):
        named = (left["indicator"], right["indicator"]) == (above, below) and right["value"] > 0
        if named and (left["period"], left["article"]) == (right["period"], right["article"]):
            found.append({
                "ratio": ratio, "period": left["period"], "value": left["value"] / right["value"],
                "qualifier": left["qualifier"], "from": [left["observation"], right["observation"]],
            })  # fmt: skip
    return _frame(found, "ratio", "period", "value", "qualifier", "from")


@lru_cache(maxsize=2)
def comparable(data: Data) -> pl.DataFrame:
    """Every figure by which the catalogue lets districts be compared.

    Results only, without breakdown; a count with a base counts as its share of the base, or else its row in
    percent does. Columns: indicator, period, district, value, unit, direction, reporting (districts with
    that indicator and period), place (1 = best by direction; null where none), tied (others have that place
    too), marks (the lowest, median or highest of them), observation.
    """
    return kept(data, "comparable", _comparable)


def _comparable(data: Data) -> pl.DataFrame:
    allowed = (
        data.indicators.lazy()
        .filter(pl.col("comparable") == "yes")
        .select("indicator", "direction", "of_means", own_unit="unit")
    )
    base = pl.col("of_means") == "base"
    is_share = base & (pl.col("of") > 0) & (pl.col("unit") == pl.col("own_unit"))
    printed_share = base & (pl.col("unit") == "percent")
    own_number = (pl.col("unit") == pl.col("own_unit")) & (pl.col("unit") != "count")
    group = ["indicator", "period", "unit"]
    lower = pl.col("direction") == "lower_is_better"
    order, n = pl.col("value").rank("ordinal").over(group), pl.col("reporting")
    signed = pl.when(lower).then(pl.col("value")).otherwise(-pl.col("value"))
    return (
        data.observations.lazy()
        .filter(
            (pl.col("kind") == "actual") & (pl.col("breakdown") == "")
            & pl.col("qualifier").is_in(["exact", "approx"])
        )
        .select(*group, "district", "value", "of", "observation")
        .join(allowed, on="indicator", maintain_order="left")
        .filter(is_share | printed_share | own_number)
        .with_columns(share=is_share)
        .sort("share", maintain_order=True)
        .with_columns(
            value=pl.when("share").then(100 * pl.col("value") / pl.col("of")).otherwise("value"),
            unit=pl.when("share").then(pl.lit("percent")).otherwise("unit"),
        )
        .unique([*group, "district"], keep="last", maintain_order=True)
        .with_columns(
            reporting=pl.len().over(group).cast(pl.Int64),
            place=pl.when(pl.col("direction") != "none").then(signed.rank("min").over(group)).cast(pl.Int64),
        )
        .with_columns(
            tied=pl.col("place").is_not_null() & (pl.len().over(*group, "place") > 1),
            marks=(order == 1) | (order == n) | ((2 * order - n - 1).abs() <= 1),
        )
        .select("indicator", "period", "district", "value", "unit", "direction", "reporting", "place", "tied",
                "marks", "observation")
        .collect()
    )  # fmt: skip


@lru_cache(maxsize=4)
def against_others(data: Data, district: str) -> pl.DataFrame:
    """Rows of `comparable` for the indicators and periods that this district and at least one
    other report."""
    everything = comparable(data).lazy().filter(pl.col("reporting") > 1)
    own = everything.filter(pl.col("district") == district)
    return everything.join(own, on=["indicator", "period", "unit"], how="semi").collect()


def coverage(data: Data, district: str) -> pl.DataFrame:
    """Which core indicators were reported for which year: the silence matrix.

    One row a core indicator and year, from the first to the last year with any core result:
    indicator, theme, year, state (result, ahead, silent), others (how many other districts report
    a result for that year).
    """
    rows, elsewhere = reported_years(data), pl.col("district") != district
    others = (
        rows.lazy().filter(elsewhere & pl.col("kind").is_in(RESULT))
        .group_by("indicator", "year").agg(pl.col("district").n_unique())
    ).collect()  # fmt: skip
    counted = {(indicator, year): n for indicator, year, n in others.rows()}
    core = data.indicators.filter(pl.col("core") == "yes").select("indicator", "theme").rows()
    states: dict[tuple[str, int], str] = {}
    for _, indicator, kind, year in rows.filter(~elsewhere).rows():
        if kind not in AHEAD or (indicator, year) not in states:
            states[indicator, year] = "ahead" if kind in AHEAD else "result"
    named = dict(core)
    years = [year for (name, year), state in states.items() if state == "result" and name in named]
    found = [
        (name, theme, year, states.get((name, year), "silent"), counted.get((name, year), 0))
        for name, theme in core
        for year in (range(min(years), max(years) + 1) if years else ())
    ]
    schema = {"indicator": pl.String, "theme": pl.String, "year": pl.Int64, "state": pl.String}
    return pl.DataFrame(found, schema=schema | {"others": pl.Int64}, orient="row")


@lru_cache(maxsize=2)
def reported_years(data: Data) -> pl.DataFrame:
    """district, indicator, kind and the year (Int64) in which each observation's period ends.

    A printed denominator reports its set too: 19/25 targets met also says that 25 were set. That
    is so where the catalogue's set stands in the same theme and is no subset itself.
    """
    return kept(data, "reported-years", _reported_years)


def _reported_years(data: Data) -> pl.DataFrame:
    own = data.observations.lazy().with_columns(year=pl.col("end").dt.year().cast(pl.Int64))
    indicators = data.indicators.lazy()
    sets = indicators.filter(pl.col("subset_of") == "").select("theme", subset_of="indicator")
    whole = indicators.filter(pl.col("of_means") == "base").join(sets, on=["theme", "subset_of"])
    bases = (
        own.filter(pl.col("of").is_not_null())
        .join(whole.select("indicator", "subset_of"), on="indicator")
        .with_columns(indicator="subset_of")
    )
    columns = ["district", "indicator", "kind", "year"]
    return pl.concat([own.select(columns), bases.select(columns)]).collect()


@lru_cache(maxsize=4)
def reported_share(data: Data, district: str) -> tuple[int, int]:
    """Core indicators with a result in any year, and core indicators in all."""
    core = set(data.indicators.filter(pl.col("core") == "yes")["indicator"])
    own = reported_years(data).filter((pl.col("district") == district) & (pl.col("kind") == "actual"))
    return len(core.intersection(own["indicator"])), len(core)


def timelines(rows: pl.DataFrame) -> pl.DataFrame:
    """Results with at least three yearly periods: rows of `facts`, oldest first."""
    years: dict[tuple[str, str], list[tuple[Any, ...]]] = defaultdict(list)
    for number, row in enumerate(rows.rows(named=True)):
        if row["kind"] in RESULT and row["unit"] == row["own_unit"] and len(row["period"]) == 4:
            years[row["indicator"], row["breakdown"]].append((row["period"], number))
    long = (sorted(years[key]) for key in sorted(years) if len(dict(years[key])) > 2)
    return rows[[number for points in long for _, number in points], :]
