"""The data model: columns of the four tables, the rules a row must keep, and what to do about
each broken rule. Every column is text here, as in the file; `_load` casts what has passed."""

from __future__ import annotations

from itertools import takewhile

import dataframely as dy
import polars as pl

QUALIFIERS = ("exact", "more_than", "at_least", "approx", "less_than", "range")
KINDS = ("actual", "plan", "target", "percent_of_plan", "change")
MEASURES = ("stock", "flow", "share", "rank", "status", "level")
THEMES = (
    "targets", "organisation", "quality", "inspection", "emulation", "new_rural", "economy", "society",
    "place",
)  # fmt: skip
"""The sections of a brief; an indicator of no theme would stand nowhere."""
DIRECTIONS = ("higher_is_better", "lower_is_better", "none")

NUMBER = r"^-?[0-9]{1,15}(\.[0-9]{1,12})?$"
BREAKDOWN = r"^([a-z_]+=[^=;]+(;[a-z_]+=[^=;]+)*)?$"

NUMERIC: dict[str, tuple[str, ...]] = {
    "articles": (),
    "districts": (),
    "indicators": ("plausible_min", "plausible_max"),
    "observations": ("value", "value_max", "of"),
}

KEY = ["district", "indicator", "breakdown", "period", "kind", "unit", "compare_to"]
"""What makes two rows the same figure: a later article's row for the same key supersedes."""


def _number(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.Float64, strict=False)


def _day(column: pl.Expr) -> pl.Expr:
    """Empty, or begins with a date that the calendar has."""
    day = column.str.head(10).str.to_date("%Y-%m-%d", strict=False)
    return (column == "") | (day.is_not_null() & (column.str.len_chars() >= 10))


def _not_grouped(column: str) -> pl.Expr:
    """`14.500` is fourteen thousand five hundred, unless the article prints a decimal comma."""
    looks_grouped = pl.col(column).str.contains(r"^-?[0-9]{1,3}(\.[0-9]{3})+$")
    with_comma = pl.col(column).str.replace(".", ",", literal=True)
    return ~looks_grouped | pl.col("surface").str.contains(with_comma, literal=True)


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
    unit = dy.String(regex=r"^[a-z0-9_]+$")
    label_vi = dy.String(min_length=1)
    label_en = dy.String(min_length=1)
    definition_vi = dy.String()
    definition_en = dy.String()
    measure = dy.String(check=lambda c: c.is_in(MEASURES))
    direction = dy.String(check=lambda c: c.is_in(DIRECTIONS))
    comparable = dy.String(check=lambda c: c.is_in(["yes", "no"]))
    core = dy.String(check=lambda c: c.is_in(["yes", "no"]))
    breakdowns = dy.String()
    additive = dy.String()
    of_means = dy.String(check=lambda c: c.is_in(["base", "plan", ""]))
    subset_of = dy.String()
    composition = dy.String()
    plausible_min = dy.String(regex=f"^$|{NUMBER}")
    plausible_max = dy.String(regex=f"^$|{NUMBER}")
    line = dy.Int64()

    @dy.rule()
    def subset_known(cls) -> pl.Expr:
        return (pl.col("subset_of") == "") | pl.col("subset_of").is_in(pl.col("indicator").implode())


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
    unit = dy.String(min_length=1)
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
        return (pl.col("kind") == "change") == (pl.col("compare_to") != "")

    @dy.rule()
    def percent_of_plan_unit(cls) -> pl.Expr:
        return (pl.col("kind") != "percent_of_plan") | (pl.col("unit") == "percent")


SCHEMAS: dict[str, type[dy.Schema]] = {
    "articles": Articles,
    "districts": Districts,
    "indicators": Indicators,
    "observations": Observations,
}

COLUMNS: dict[str, tuple[str, ...]] = {
    name: tuple(takewhile(lambda column: column != "line", schema.column_names()))
    for name, schema in SCHEMAS.items()
}
"""The columns of each file, in order."""

_ONE_OF = "write one of: "
_GROUPED = (
    "a dot before three digits: write 14500 for fourteen thousand five hundred; a true decimal is "
    "accepted when `surface` prints it with a comma"
)

REMEDIES: dict[str, tuple[str, str]] = {
    "articles.primary_key": ("article", "this id stands twice; give each article its own"),
    "articles.article": ("article", "use lower-case letters, digits and `-`"),
    "articles.published": ("published", "write 2022-04-18T05:53:00+07:00, or leave it empty"),
    "articles.publisher": ("publisher", "name the newspaper"),
    "articles.sha256": ("sha256", "64 hexadecimal digits; `kit add` fills it in"),
    "articles.paragraphs": ("paragraphs", "write the number of non-empty lines"),
    "districts.primary_key": ("code", "this code stands twice; keep one row"),
    "districts.code": ("code", "write the three-digit GSO code, such as 834"),
    "districts.name": ("name", "write the name without its type"),
    "districts.type": ("type", _ONE_OF + "huyện, quận, thị xã, thành phố"),
    "districts.slug": ("slug", "use lower-case ASCII letters, digits and `-`"),
    "districts.slug_unique": ("slug", "this slug stands twice; add the province to it"),
    "districts.province_code": ("province_code", "write the two-digit code before July 2025"),
    "districts.province": ("province", "name the province before July 2025"),
    "districts.valid_from": ("valid_from", "write a date such as 2020-03-01, or leave it empty"),
    "districts.valid_to": ("valid_to", "write a date such as 2025-07-01, or leave it empty"),
    "indicators.primary_key": ("indicator", "this id stands twice; keep one row"),
    "indicators.indicator": ("indicator", "use lower-case letters, digits and `_`"),
    "indicators.theme": ("theme", _ONE_OF + ", ".join(THEMES)),
    "indicators.subset_known": ("subset_of", "write another indicator of this table, or leave it empty"),
    "indicators.unit": ("unit", "use a unit of the catalogue, such as count or percent"),
    "indicators.label_vi": ("label_vi", "write the Vietnamese label"),
    "indicators.label_en": ("label_en", "write the English label"),
    "indicators.measure": ("measure", _ONE_OF + ", ".join(MEASURES)),
    "indicators.direction": ("direction", _ONE_OF + ", ".join(DIRECTIONS)),
    "indicators.comparable": ("comparable", _ONE_OF + "yes, no"),
    "indicators.core": ("core", _ONE_OF + "yes, no"),
    "indicators.of_means": ("of_means", _ONE_OF + "base, plan, or leave it empty"),
    "indicators.plausible_min": ("plausible_min", "write a plain number such as 1200.5"),
    "indicators.plausible_max": ("plausible_max", "write a plain number such as 1200.5"),
    "observations.primary_key": ("observation", "this id stands twice; give each row its own"),
    "observations.observation": ("observation", "give the row an id: article.paragraph.number"),
    "observations.breakdown": ("breakdown", "write dimension=member, several joined by `;`"),
    "observations.breakdown_known": (
        "breakdown", "use dimensions and members of the indicator in indicators.csv, or add them"),
    "observations.as_of": ("as_of", "write a date such as 2022-05-26, or leave it empty"),
    "observations.value": ("value", "write a plain number with a decimal point, such as 96.46"),
    "observations.value_grouped": ("value", _GROUPED),
    "observations.value_max": ("value_max", "write a plain number, or leave it empty"),
    "observations.of": ("of", "write a plain number, or leave it empty"),
    "observations.of_covers_value": (
        "of", "the value is a part of `of`, so `of` cannot be smaller; check both in the article"),
    "observations.unit": ("unit", "write a unit, such as count or percent"),
    "observations.qualifier": ("qualifier", _ONE_OF + ", ".join(QUALIFIERS)),
    "observations.kind": ("kind", _ONE_OF + ", ".join(KINDS)),
    "observations.paragraph": ("paragraph", "write the number of the non-empty line, from 1"),
    "observations.paragraph_exists": ("paragraph", "the article has fewer paragraphs; count again"),
    "observations.surface": ("surface", "write the figure as printed, such as 19/25"),
    "observations.reviewed_at": ("reviewed_at", "write a date such as 2026-11-22"),
    "observations.of_grouped": ("of", _GROUPED),
    "observations.value_max_grouped": ("value_max", _GROUPED),
    "observations.period_form": (
        "period", "write a year (2021), a month (2022-06) or a span (2022-01/2022-06, 2016/2020)"),
    "observations.compare_to_form": ("compare_to", "write the period compared with, such as 2020"),
    "observations.district_known": (
        "district", "not a code of districts.csv; write the three-digit GSO code"),
    "observations.indicator_known": (
        "indicator", "not in indicators.csv; use one of its ids or add a row there"),
    "observations.article_known": (
        "article", "not in articles.csv; register the article first (`kit add`)"),
    "observations.count_not_negative": ("value", "nobody counts below zero; check the sign in the article"),
    "observations.range_order": (
        "value_max", "qualifier `range` needs value_max >= value, other qualifiers none"),
    "observations.change_compared": (
        "compare_to", "kind `change` names the period it compares with, other kinds none"),
    "observations.percent_of_plan_unit": ("unit", "kind `percent_of_plan` is in percent"),
}  # fmt: skip
