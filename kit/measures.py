"""Measures: tables that answer a question about one district, each row with its observations.

Every function takes frames and returns a frame; nothing here formats or draws. A derived figure
always names the observations it was computed from (`from`, a list of ids).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import polars as pl

from kit import _audit
from kit._changes import EDITION as EDITION
from kit._changes import changes as changes
from kit._load import Data

CATALOGUE = [
    "theme", "label_vi", "label_en", "definition_vi", "definition_en", "measure", "direction",
    "comparable", "core", "additive", "of_means", "composition",
]  # fmt: skip
RESULT = ["actual"]
AHEAD = ["target", "plan"]


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
    named = pl.concat([rows["article"], old["article"]]).unique()
    listed = (
        data.articles.filter(pl.col("article").is_in(named.implode()))
        .sort(pl.col("known").fill_null(pl.date(9999, 1, 1)), "article")
        .with_row_index("source", offset=1)
        .select(
            "article", pl.col("source").cast(pl.Int64), "published", "publisher", "title", "author", "url"
        )
    )
    found = _audit.states(_audit.audit(data, district) if findings is None else findings)
    catalogue = data.indicators.with_row_index("rank").select(
        "indicator", "rank", *CATALOGUE, own_unit="unit"
    )
    return (
        (old.drop("superseded_by") if replaced else rows)
        .join(catalogue, on="indicator")
        .join(listed, on="article")
        .with_columns(
            audit=pl.col("observation").replace_strict(found, default="unchecked", return_dtype=pl.String)
        )
        .sort("rank", "end", "article", "paragraph", "line", maintain_order=True)
        .drop("rank")
    )


NAMED = 5
"""Up to so many reporting districts are named one by one; beyond, as median and range."""


def comparators(data: Data, district: str, own: pl.DataFrame) -> pl.DataFrame:
    """`facts` of other districts that a brief names; their articles are numbered after those of `own`,
    the district's facts, unless they stand there already."""
    named = against_others(data, district).filter(
        (pl.col("reporting") <= NAMED) & (pl.col("district") != district)
    )
    if named.is_empty():
        return own.clear()
    rows = pl.concat([facts(data, other) for other in named["district"].unique().sort()])
    rows = rows.filter(pl.col("observation").is_in(named["observation"].implode()))
    numbers = dict(own.select("article", "source").iter_rows())
    for article in rows["article"].unique(maintain_order=True):
        numbers.setdefault(article, 1 + max(numbers.values(), default=0))
    return rows.with_columns(source=pl.col("article").replace_strict(numbers, return_dtype=pl.Int64))


def achievement(rows: pl.DataFrame) -> pl.DataFrame:
    """Targets set, met, exceeded and missed, one row a period and issuer with a reported result.

    Columns: period, breakdown, set, met, exceeded (null where not told apart), missed and share
    (percent of set; both derived, missed only from an exact figure), qualifier, from.
    """
    own = rows.filter(
        (pl.col("theme") == "targets") & (pl.col("unit") == "count") & pl.col("kind").is_in(RESULT)
    )
    met = own.filter(pl.col("indicator") == "targets_met_or_exceeded")
    return (
        met.select("period", "breakdown", "qualifier", "of", "end", met="value", id="observation")
        .join(_one(own, "targets_exceeded", "exceeded"), on=["period", "breakdown"], how="left")
        .join(_one(own, "targets_total", "total"), on=["period", "breakdown"], how="left")
        .with_columns(set=pl.coalesce("of", "total"))
        .with_columns(
            missed=pl.when(pl.col("qualifier") == "exact").then(pl.col("set") - pl.col("met")),
            share=100 * pl.col("met") / pl.col("set"),
        )
        .with_columns(pl.concat_list("id", "exceeded_id", "total_id").list.drop_nulls().alias("from"))
        .sort("end", descending=True)
        .select("period", "breakdown", "set", "met", "exceeded", "missed", "share", "qualifier", "from")
    )


def _one(rows: pl.DataFrame, indicator: str, name: str) -> pl.DataFrame:
    return (
        rows.filter(pl.col("indicator") == indicator)
        .unique(["period", "breakdown"], keep="last", maintain_order=True)
        .select("period", "breakdown", pl.col("value").alias(name),
                pl.col("observation").alias(f"{name}_id"))
    )  # fmt: skip


def plans(rows: pl.DataFrame, findings: pl.DataFrame) -> pl.DataFrame:
    """Plan against result, one row a figure for which a plan or a percent of plan is known.

    Columns: indicator, breakdown, period, result and plan (in the indicator's unit, null where unknown),
    plan_origin (printed, implied), percent, percent_origin (printed, derived), qualifier, from.
    """
    implied = {
        tuple(ids): (computed, bound or "implied")
        for ids, computed, bound in findings.filter(
            (pl.col("rule") == "implied") & (pl.col("state") == "implied")
        )
        .select("observations", "computed", "bound")
        .iter_rows()
    }
    found: list[dict[str, Any]] = []
    cells: dict[tuple[str, ...], dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in rows.iter_rows(named=True):
        cells[row["indicator"], row["breakdown"], row["period"]].setdefault(row["kind"], row)
    for row in rows.iter_rows(named=True):
        if row["kind"] not in RESULT or row["unit"] != row["own_unit"]:
            continue
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
    return pl.DataFrame(found, schema=_PLANS)


_PLANS: dict[str, Any] = {
    "indicator": pl.String, "breakdown": pl.String, "period": pl.String, "result": pl.Float64,
    "plan": pl.Float64, "plan_origin": pl.String, "percent": pl.Float64,
    "percent_origin": pl.String, "qualifier": pl.String, "from": pl.List(pl.String),
}  # fmt: skip


def ahead(rows: pl.DataFrame) -> pl.DataFrame:
    """What is set for a period without a result: targets, plans, and the number of targets.

    Rows of `facts` with `latest`, the last reported result of the same figure (null if none),
    and `latest_id`, `latest_period`.
    """
    done = rows.filter(pl.col("kind").is_in(RESULT) & (pl.col("unit") == pl.col("own_unit")))
    set_only = done.filter(
        pl.col("indicator").is_in(["targets_total", "target_groups_total", "task_solution_groups"])
    ).join(
        done.filter(pl.col("indicator") == "targets_met_or_exceeded").select("period"),
        on="period",
        how="anti",
    )
    open_plans = rows.filter(pl.col("kind").is_in(AHEAD)).join(
        done.select("indicator", "breakdown", "period"),
        on=["indicator", "breakdown", "period"],
        how="anti",
    )
    goals = pl.concat([set_only, open_plans])
    key = ["indicator", "breakdown"]
    last = (
        done.sort("end")
        .unique(key, keep="last", maintain_order=True)
        .select(*key, latest="value", latest_id="observation", latest_period="period")
    )
    goals = goals.join(last, on=key, how="left", maintain_order="left")
    own = (pl.col("latest_id") == pl.col("observation")) | ~pl.col("kind").is_in(AHEAD)
    return goals.with_columns(
        pl.when(~own).then(pl.col(c)).alias(c) for c in ("latest", "latest_id", "latest_period")
    ).sort("end", maintain_order=True)


def compositions(rows: pl.DataFrame) -> pl.DataFrame:
    """Parts of a whole: ratings of one set, and additive breakdowns with at least two parts.

    Columns: group (composition or indicator), dimension (empty for ratings), period, breakdown (that all
    parts share), indicator, member (of the dimension), value, whole, share (percent, derived), observation.
    """
    found: list[dict[str, Any]] = []
    done = rows.filter(pl.col("kind").is_in(RESULT) & (pl.col("unit") == pl.col("own_unit")))
    for row in done.iter_rows(named=True):
        if row["composition"] and row["of"]:
            found.append(_part(row, row["composition"], "", "", row["breakdown"], row["of"]))
        for dimension in filter(None, row["additive"].split(";")):
            pairs = dict(pair.split("=") for pair in row["breakdown"].split(";") if pair)
            if dimension in pairs:
                member = pairs.pop(dimension)
                rest = ";".join(f"{k}={v}" for k, v in sorted(pairs.items()))
                found.append(_part(row, row["indicator"], dimension, member, rest, None))
    group = ["group", "dimension", "period", "breakdown"]
    return (
        pl.DataFrame(found, schema=_PARTS)
        .with_columns(whole=pl.coalesce("whole", pl.col("value").sum().over(group)))
        .filter(pl.len().over(group) > 1)
        .with_columns(share=100 * pl.col("value") / pl.col("whole"))
    )


_PARTS: dict[str, Any] = {
    "group": pl.String, "dimension": pl.String, "period": pl.String, "breakdown": pl.String,
    "indicator": pl.String, "member": pl.String, "value": pl.Float64, "whole": pl.Float64,
    "observation": pl.String,
}  # fmt: skip


def _part(
    row: Mapping[str, Any], group: str, dimension: str, member: str, rest: str, whole: float | None
) -> dict[str, Any]:
    kept = {name: row[name] for name in ("period", "indicator", "value", "observation")}
    return {
        "group": group,
        "dimension": dimension,
        "breakdown": rest,
        "member": member,
        "whole": whole,
        **kept,
    }


RATIOS = {
    "members_per_grassroots_org": ("party_members", "grassroots_party_orgs"),
    "members_per_cell": ("party_members", "party_cells"),
    "cells_per_grassroots_org": ("party_cells", "grassroots_party_orgs"),
}


def per_organisation(rows: pl.DataFrame) -> pl.DataFrame:
    """Derived ratios of two stocks of the same article and period: members an organisation.

    Columns: ratio, period, value, qualifier (that of the numerator), from.
    """
    found: list[dict[str, Any]] = []
    stocks = rows.filter((pl.col("kind") == "actual") & (pl.col("breakdown") == ""))
    for ratio, (above, below) in RATIOS.items():
        left = stocks.filter(pl.col("indicator") == above)
        right = stocks.filter((pl.col("indicator") == below) & (pl.col("value") > 0))
        both = left.join(right, on=["period", "article"], suffix="_below")
        for row in both.iter_rows(named=True):
            value, ids = row["value"] / row["value_below"], [row["observation"], row["observation_below"]]
            one = {"period": row["period"], "value": value, "qualifier": row["qualifier"], "from": ids}
            found.append({"ratio": ratio, **one})
    return pl.DataFrame(found, schema=_RATIOS)


_RATIOS: dict[str, Any] = {
    "ratio": pl.String, "period": pl.String, "value": pl.Float64, "qualifier": pl.String,
    "from": pl.List(pl.String),
}  # fmt: skip


@lru_cache(maxsize=2)
def comparable(data: Data) -> pl.DataFrame:
    """Every figure by which the catalogue lets districts be compared.

    Results only, without breakdown; a count with a base counts as its share of the base, or else its row in
    percent does. Columns: indicator, period, district, value, unit, direction, reporting (districts with
    that indicator and period), place (1 = best by direction; null where none), observation.
    """
    allowed = data.indicators.filter(pl.col("comparable") == "yes").select(
        "indicator", "direction", "of_means", own_unit="unit"
    )
    base = pl.col("of_means") == "base"
    is_share = base & (pl.col("of") > 0) & (pl.col("unit") == pl.col("own_unit"))
    printed_share = base & (pl.col("unit") == "percent")
    own_number = (pl.col("unit") == pl.col("own_unit")) & (pl.col("unit") != "count")
    rows = (
        data.observations.filter(
            (pl.col("kind") == "actual") & (pl.col("breakdown") == "")
            & pl.col("qualifier").is_in(["exact", "approx"])
        )
        .join(allowed, on="indicator")
        .filter(is_share | printed_share | own_number)
        .sort(is_share, maintain_order=True)
        .with_columns(
            value=pl.when(is_share).then(100 * pl.col("value") / pl.col("of"))
            .otherwise(pl.col("value")),
            unit=pl.when(is_share).then(pl.lit("percent")).otherwise(pl.col("unit")),
        )
    )  # fmt: skip
    group = ["indicator", "period", "unit"]
    rows = rows.unique([*group, "district"], keep="last", maintain_order=True)
    lower = pl.col("direction") == "lower_is_better"
    signed = pl.when(lower).then(pl.col("value")).otherwise(-pl.col("value"))
    return rows.with_columns(
        reporting=pl.len().over(group).cast(pl.Int64),
        place=pl.when(pl.col("direction") != "none")
        .then(signed.rank("min").over(group))
        .cast(pl.Int64),
    ).select(
        "indicator", "period", "district", "value", "unit", "direction", "reporting", "place",
        "observation",
    )  # fmt: skip


@lru_cache(maxsize=4)
def against_others(data: Data, district: str) -> pl.DataFrame:
    """Rows of `comparable` for the indicators and periods that this district and at least one
    other report."""
    everything = comparable(data)
    own = everything.filter((pl.col("district") == district) & (pl.col("reporting") > 1))
    return everything.join(own.select("indicator", "period", "unit"), on=["indicator", "period", "unit"])


def coverage(data: Data, district: str) -> pl.DataFrame:
    """Which core indicators were reported for which year: the silence matrix.

    One row a core indicator and year, from the first to the last year with any core result:
    indicator, theme, year, state (result, ahead, silent), others (how many other districts report
    a result for that year).
    """
    rows = reported_years(data)
    own = rows.filter(pl.col("district") == district)
    core = data.indicators.filter(pl.col("core") == "yes").select("indicator", "theme")
    told = own.filter(pl.col("kind").is_in([*RESULT, "percent_of_plan", "change"])).join(core, on="indicator")
    found = told["year"].unique().sort().to_list()
    years = pl.Series("year", range(found[0], found[-1] + 1) if found else [], dtype=pl.Int64)
    grid = core.join(years.to_frame(), how="cross")
    shown = own.group_by("indicator", "year").agg(
        result=(~pl.col("kind").is_in(AHEAD)).any(), ahead=pl.col("kind").is_in(AHEAD).any()
    )
    others = (
        rows.filter((pl.col("district") != district) & pl.col("kind").is_in(RESULT))
        .group_by("indicator", "year")
        .agg(others=pl.col("district").n_unique().cast(pl.Int64))
    )
    return (
        grid.join(shown, on=["indicator", "year"], how="left", maintain_order="left")
        .join(others, on=["indicator", "year"], how="left", maintain_order="left")
        .with_columns(
            state=pl.when(pl.col("result")).then(pl.lit("result"))
            .when(pl.col("ahead")).then(pl.lit("ahead")).otherwise(pl.lit("silent")),
            others=pl.col("others").fill_null(0),
        )
        .select("indicator", "theme", "year", "state", "others")
    )  # fmt: skip


@lru_cache(maxsize=2)
def reported_years(data: Data) -> pl.DataFrame:
    """district, indicator, kind and the year (Int64) in which each observation's period ends.

    A printed denominator reports its set too: 19/25 targets met also says that 25 were set. That
    is so where the catalogue's set stands in the same theme and is no subset itself.
    """
    own = data.observations.with_columns(year=pl.col("end").dt.year().cast(pl.Int64))
    sets = data.indicators.filter(pl.col("subset_of") == "").select("theme", subset_of="indicator")
    whole = data.indicators.filter(pl.col("of_means") == "base").join(sets, on=["theme", "subset_of"])
    bases = (
        own.filter(pl.col("of").is_not_null())
        .join(whole.select("indicator", "subset_of"), on="indicator")
        .with_columns(indicator="subset_of")
    )
    columns = ["district", "indicator", "kind", "year"]
    return pl.concat([own.select(columns), bases.select(columns)])  # fmt: skip


def reported_share(data: Data, district: str) -> tuple[int, int]:
    """Core indicators with a result in any year, and core indicators in all."""
    core = data.indicators.filter(pl.col("core") == "yes")["indicator"]
    own = reported_years(data).filter((pl.col("district") == district) & (pl.col("kind") == "actual"))
    return own.filter(pl.col("indicator").is_in(core.implode()))["indicator"].n_unique(), len(core)


def timelines(rows: pl.DataFrame) -> pl.DataFrame:
    """Results with at least three yearly periods: rows of `facts`, oldest first."""
    yearly = rows.filter(
        pl.col("kind").is_in(RESULT) & (pl.col("unit") == pl.col("own_unit"))
        & (pl.col("period").str.len_chars() == 4)
    )  # fmt: skip
    key = ["indicator", "breakdown"]
    return yearly.filter(pl.col("period").n_unique().over(key) > 2).sort("indicator", "breakdown", "end")
