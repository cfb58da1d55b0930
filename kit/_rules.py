"""The rules a row of the four tables must keep. Every column is text here, as in the file; `_csv` casts
what has passed. Imported when a table is validated, not when a checked one is read again."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from kit._model import DIRECTIONS, FORMS, KINDS, MEASURES, NUMBER, QUALIFIERS, THEMES

BREAKDOWN = r"^([a-z_]+=[^=;]+(;[a-z_]+=[^=;]+)*)?$"


def _number(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.Float64, strict=False)


def _day(column: pl.Expr) -> pl.Expr:
    """Empty, or begins with a date that the calendar has."""
    day = column.str.head(10).str.to_date("%Y-%m-%d", strict=False)
    return (column == "") | (day.is_not_null() & (column.str.len_chars() >= 10))


def _not_grouped(column: str) -> pl.Expr:
    """`14.500` is fourteen thousand five hundred, unless the article prints a decimal comma, or million
    where the row is in billion."""
    looks_grouped = pl.col(column).str.contains(r"^-?[0-9]{1,3}(\.[0-9]{3})+$")
    with_comma = pl.col(column).str.replace(".", ",", literal=True)
    scaled = (pl.col("unit") == "vnd_billion") & pl.col("surface").str.contains("triệu|nghìn đồng")
    return ~looks_grouped | pl.col("surface").str.contains(with_comma, literal=True) | scaled


class Articles(dy.Schema):
    article = dy.String(primary_key=True, regex=r"^[a-z0-9][a-z0-9-]*$")
    published = dy.String(regex=r"^(.{10}(T[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?\+07:00)?)?$", check=_day)
    publisher = dy.String(min_length=1)
    title = dy.String()
    author = dy.String()
    url = dy.String()
    places = dy.String()
    sha256 = dy.String(regex=r"^([0-9a-f]{64})?$")
    paragraphs = dy.String(regex=r"^[0-9]*$")
    line = dy.Int64()


class Districts(dy.Schema):
    code = dy.String(primary_key=True, regex=r"^[0-9]{3}$")
    name = dy.String(min_length=1)
    type = dy.String(check=lambda c: c.is_in(["huyện", "quận", "thị xã", "thành phố"]))
    slug = dy.String(regex=r"^[a-z0-9-]+$")
    province_code = dy.String(regex=r"^[0-9]{2}$")
    province = dy.String(min_length=1)
    province_after_code = dy.String()
    province_after = dy.String()
    valid_from = dy.String(regex=r"^(.{10})?$", check=_day)
    valid_to = dy.String(regex=r"^(.{10})?$", check=_day)
    variants = dy.String()
    communes_after = dy.String()
    line = dy.Int64()

    @dy.rule()
    def slug_unique(cls) -> pl.Expr:
        return pl.col("slug").is_unique()


class Indicators(dy.Schema):
    indicator = dy.String(primary_key=True, regex=r"^[a-z][a-z0-9_]*$")
    theme = dy.String(check=lambda c: c.is_in(THEMES))
    unit = dy.String(regex=FORMS["unit"])
    label_vi = dy.String(min_length=1)
    label_en = dy.String(min_length=1)
    definition_vi = dy.String()
    definition_en = dy.String()
    measure = dy.String(check=lambda c: c.is_in(MEASURES))
    direction = dy.String(check=lambda c: c.is_in(DIRECTIONS))
    comparable = dy.String(check=lambda c: c.is_in(["yes", "no"]))
    core = dy.String(check=lambda c: c.is_in(["yes", "no"]))
    breakdowns = dy.String(regex=FORMS["breakdowns"])
    additive = dy.String()
    of_means = dy.String(check=lambda c: c.is_in(["base", "plan", ""]))
    subset_of = dy.String()
    composition = dy.String()
    plausible_min = dy.String(regex=FORMS["plausible_min"])
    plausible_max = dy.String(regex=FORMS["plausible_max"])
    line = dy.Int64()

    @dy.rule()
    def subset_known(cls) -> pl.Expr:
        return (pl.col("subset_of") == "") | pl.col("subset_of").is_in(pl.col("indicator").implode())

    @dy.rule()
    def bounds_order(cls) -> pl.Expr:
        low, high = _number("plausible_min"), _number("plausible_max")
        return low.is_null() | high.is_null() | (low <= high)


class Observations(dy.Schema):
    """The columns after `line` are looked up in the other tables by `_load`."""

    observation = dy.String(primary_key=True, min_length=1)
    district = dy.String()
    indicator = dy.String()
    breakdown = dy.String(regex=BREAKDOWN)
    period = dy.String()
    as_of = dy.String(regex=r"^(.{10})?$", check=_day)
    value = dy.String(regex=NUMBER)
    value_max = dy.String(regex=f"^$|{NUMBER}")
    of = dy.String(regex=f"^$|{NUMBER}")
    unit = dy.String(regex=r"^[a-z0-9_]+$")
    qualifier = dy.String(check=lambda c: c.is_in(QUALIFIERS))
    kind = dy.String(check=lambda c: c.is_in(KINDS))
    compare_to = dy.String()
    article = dy.String()
    paragraph = dy.String(regex=r"^[1-9][0-9]{0,5}$")
    surface = dy.String(min_length=1)
    note = dy.String()
    reviewed_by = dy.String()
    reviewed_at = dy.String(check=_day)
    line = dy.Int64()
    period_ok = dy.Bool()
    compare_ok = dy.Bool()
    district_ok = dy.Bool()
    indicator_ok = dy.Bool()
    article_ok = dy.Bool()
    breakdown_ok = dy.Bool()
    of_means = dy.String()
    paragraphs = dy.Int64(nullable=True)

    @dy.rule()
    def value_grouped(cls) -> pl.Expr:
        return _not_grouped("value")

    @dy.rule()
    def value_max_grouped(cls) -> pl.Expr:
        return _not_grouped("value_max")

    @dy.rule()
    def of_grouped(cls) -> pl.Expr:
        return _not_grouped("of")

    @dy.rule()
    def period_form(cls) -> pl.Expr:
        return pl.col("period_ok")

    @dy.rule()
    def compare_to_form(cls) -> pl.Expr:
        return pl.col("compare_ok")

    @dy.rule()
    def district_known(cls) -> pl.Expr:
        return pl.col("district_ok")

    @dy.rule()
    def indicator_known(cls) -> pl.Expr:
        return pl.col("indicator_ok")

    @dy.rule()
    def article_known(cls) -> pl.Expr:
        return pl.col("article_ok")

    @dy.rule()
    def paragraph_exists(cls) -> pl.Expr:
        printed = pl.col("paragraph").cast(pl.Int64, strict=False)
        return pl.col("paragraphs").is_null() | (printed <= pl.col("paragraphs"))

    @dy.rule()
    def breakdown_known(cls) -> pl.Expr:
        return pl.col("breakdown_ok")

    @dy.rule()
    def of_covers_value(cls) -> pl.Expr:
        base = (pl.col("of_means") == "base") & (pl.col("kind") == "actual")
        return ~base | _number("of").is_null() | (_number("value") <= _number("of"))

    @dy.rule()
    def count_not_negative(cls) -> pl.Expr:
        counted = pl.col("unit").is_in(["count", "rank"]) & (pl.col("kind") != "change")
        return ~counted | (_number("value") >= 0)

    @dy.rule()
    def range_order(cls) -> pl.Expr:
        has_max = _number("value_max").is_not_null()
        is_range = pl.col("qualifier") == "range"
        return (is_range == has_max) & (~has_max | (_number("value") <= _number("value_max")))

    @dy.rule()
    def change_compared(cls) -> pl.Expr:
        named = pl.col("compare_to") != ""
        several = pl.col("period").str.contains("^[0-9]{4}/[0-9]{4}$")
        return pl.when(pl.col("kind") == "change").then(named | several).otherwise(~named)

    @dy.rule()
    def percent_of_plan_unit(cls) -> pl.Expr:
        return (pl.col("kind") != "percent_of_plan") | (pl.col("unit") == "percent")


SCHEMAS: dict[str, type[dy.Schema]] = {
    "articles": Articles,
    "districts": Districts,
    "indicators": Indicators,
    "observations": Observations,
}
