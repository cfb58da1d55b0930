"""What differs between two editions of a district's observations; public as `kit.measures.changes`."""

from __future__ import annotations

import polars as pl

EDITION = [
    "observation", "district", "indicator", "breakdown", "period", "kind", "unit", "compare_to", "value",
    "value_max", "of", "qualifier", "article",
]  # fmt: skip
"""What an edition remembers of each observation, so that the next can tell what changed."""


def changes(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """What differs between two editions' observations, one cause a change.

    before, after: frames with the columns `EDITION`. Columns: cause (new_article, new_figure,
    supersession, correction, withdrawn), observation, previous (value before, null if none),
    previous_id, current (value now), article.
    """
    key = ["district", "indicator", "breakdown", "period", "kind", "unit", "compare_to"]
    content = ["value", "value_max", "of", "qualifier", *key]
    known_articles = before["article"].unique().implode()
    same = after.join(before, on="observation", suffix="_before")
    edited = pl.any_horizontal(pl.col(c).ne_missing(pl.col(f"{c}_before")) for c in content)
    corrected = same.filter(edited).select(
        "observation", "article", cause=pl.lit("correction"), previous="value_before",
        previous_id="observation", current="value",
    )  # fmt: skip
    new = after.join(before, on="observation", how="anti")
    gone = before.join(after, on="observation", how="anti")
    told = [*content, "article"]  # a row that only got another id has not changed
    new, gone = (
        new.join(gone, on=told, how="anti", nulls_equal=True),
        gone.join(new, on=told, how="anti", nulls_equal=True),
    )
    replaced = new.join(gone.unique(key, keep="last"), on=key, how="left", suffix="_before")
    added = replaced.select(
        "observation",
        "article",
        cause=pl.when(pl.col("article") == pl.col("article_before")).then(pl.lit("correction"))
        .when(pl.col("observation_before").is_not_null()).then(pl.lit("supersession"))
        .when(pl.col("article").is_in(known_articles)).then(pl.lit("new_figure"))
        .otherwise(pl.lit("new_article")),
        previous="value_before", previous_id="observation_before", current="value",
    )  # fmt: skip
    lost = gone.join(new, on=key, how="anti").select(
        "observation", "article", cause=pl.lit("withdrawn"), previous="value",
        previous_id="observation", current=pl.lit(None, dtype=pl.Float64),
    )  # fmt: skip
    return pl.concat([added, corrected, lost]).sort("cause", "observation")
