"""What differs between two editions of a district's observations; public as `kit.measures.changes`."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

import polars as pl

EDITION = [
    "observation", "district", "indicator", "breakdown", "period", "kind", "unit", "compare_to", "value",
    "value_max", "of", "qualifier", "article",
]  # fmt: skip
"""What an edition remembers of each observation, so that the next can tell what changed."""
_key = itemgetter("district", "indicator", "breakdown", "period", "kind", "unit", "compare_to")
_content = itemgetter(*EDITION[1:])
Row = dict[str, Any]


def changes(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """What differs between two editions' observations, one cause a change.

    before, after: frames with the columns `EDITION`. Columns: cause (new_article, new_figure,
    supersession, correction, withdrawn), observation, previous (value before, null if none),
    previous_id, current (value now), article.
    """
    old = {row["observation"]: row for row in before.rows(named=True)}
    now = {row["observation"]: row for row in after.rows(named=True)}
    edited = ((row, old[one]) for one, row in now.items() if one in old)
    found: list[tuple[str, Row, Row]] = [
        ("correction", row, was) for row, was in edited if _content(row)[:-1] != _content(was)[:-1]
    ]
    new, gone = [now[one] for one in now if one not in old], [old[one] for one in old if one not in now]
    same = {*map(_content, new)} & {*map(_content, gone)}  # a row that only got another id has not changed
    new, gone = ([row for row in rows if _content(row) not in same] for rows in (new, gone))
    before_it, known_articles = {_key(row): row for row in gone}, set(before["article"])
    for row in new:
        was = before_it.get(_key(row), {})
        if was:
            cause = "correction" if row["article"] == was["article"] else "supersession"
        else:
            cause = "new_figure" if row["article"] in known_articles else "new_article"
        found.append((cause, row, was))
    after_it = {_key(row) for row in new}
    found += [("withdrawn", {}, row) for row in gone if _key(row) not in after_it]
    told = [
        (cause, (row or was)["observation"], was.get("value"), was.get("observation"), row.get("value"),
         (row or was)["article"])
        for cause, row, was in found
    ]  # fmt: skip
    names = ("cause", "observation", "previous", "previous_id", "current", "article")
    schema = {name: pl.Float64 if name in ("previous", "current") else pl.String for name in names}
    return pl.DataFrame(sorted(told, key=itemgetter(0, 1)), schema=schema, orient="row")
