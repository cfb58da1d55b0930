"""The data model: columns of the four tables, their vocabulary, and what to do about each broken rule
of `_rules`."""

from __future__ import annotations

QUALIFIERS = ("exact", "more_than", "at_least", "approx", "less_than", "range")
KINDS = ("actual", "plan", "target", "percent_of_plan", "change")
MEASURES = ("stock", "flow", "share", "rank", "status", "level", "member")
THEMES = (
    "targets", "organisation", "quality", "inspection", "emulation", "new_rural", "economy", "society",
    "place",
)  # fmt: skip
"""The sections of a brief; an indicator of no theme would stand nowhere."""
DIRECTIONS = ("higher_is_better", "lower_is_better", "none")

NUMERIC: dict[str, tuple[str, ...]] = {
    "articles": (),
    "districts": (),
    "indicators": ("plausible_min", "plausible_max"),
    "observations": ("value", "value_max", "of"),
}

KEY = ["district", "indicator", "breakdown", "period", "kind", "unit", "compare_to"]
"""What makes two rows the same figure: a later article's row for the same key supersedes."""

UNITS = (
    "count", "percent", "permille", "percentage_points", "rank", "times", "status", "vnd_billion",
    "vnd_million", "vnd", "usd_million", "ha", "km2", "m2", "m3", "km", "m", "tonnes", "kg", "kWh", "MW",
    "people", "sao", "cong",
)  # fmt: skip
"""The units of the kit, each also with `_per_…`."""
NUMBER = r"^-?[0-9]{1,15}(\.[0-9]{1,12})?$"
FORMS = {
    "unit": rf"^({'|'.join(UNITS)})(_per_\w+)?$",
    "breakdowns": r"^([a-z_]+=[^=;|]+(\|[^=;|]+)*(;[a-z_]+=[^=;|]+(\|[^=;|]+)*)*)?$",
    "plausible_min": f"^$|{NUMBER}",
    "plausible_max": f"^$|{NUMBER}",
}
"""What the columns of the catalogue look like that reading an article depends on."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": (
        "article", "published", "publisher", "title", "author", "url", "places", "sha256", "paragraphs"),
    "districts": (
        "code", "name", "type", "slug", "province_code", "province", "province_after_code", "province_after",
        "valid_from", "valid_to", "variants", "communes_after"),
    "indicators": (
        "indicator", "theme", "unit", "label_vi", "label_en", "definition_vi", "definition_en", "measure",
        "direction", "comparable", "core", "breakdowns", "additive", "of_means", "subset_of", "composition",
        "plausible_min", "plausible_max"),
    "observations": (
        "observation", "district", "indicator", "breakdown", "period", "as_of", "value", "value_max", "of",
        "unit", "qualifier", "kind", "compare_to", "article", "paragraph", "surface", "note", "reviewed_by",
        "reviewed_at"),
}  # fmt: skip
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
    "indicators.unit": ("unit", f"no unit of the kit; {_ONE_OF}{', '.join(UNITS)}, or one with `_per_…`"),
    "indicators.breakdowns": (
        "breakdowns", "write dimension=member|member, such as area=rural|urban; dimensions joined by `;`"),
    "indicators.bounds_order": ("plausible_min", "lies above plausible_max; write the lower bound here"),
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
    "observations.unit": ("unit", "write a unit such as count, percent or vnd_billion"),
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
        "compare_to", "kind `change` names the period it compares with, but for a yearly average of "
        "several years (2016/2020); other kinds name none"),
    "observations.percent_of_plan_unit": ("unit", "kind `percent_of_plan` is in percent"),
}  # fmt: skip
