"""A copy of data/ whose cells a test may change, and small tables of a test's own."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
TABLES = ("articles", "districts", "indicators", "observations")
Row = dict[str, str]


def copy(tmp_path: Path, name: str = "data") -> Path:
    """The four tables in a folder of their own; a second copy needs another `name`."""
    folder = tmp_path / name
    folder.mkdir()
    for table in TABLES:
        shutil.copyfile(DATA / f"{table}.csv", folder / f"{table}.csv")
    return folder


def read(folder: Path, table: str = "observations") -> list[Row]:
    """The rows of a table as text."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(folder: Path, rows: Iterable[Row], table: str = "observations") -> Path:
    """Write a table back with the columns of data/."""
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    path = folder / f"{table}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def change(folder: Path, key: str, table: str = "observations", **cells: str) -> Row:
    """Change cells of the row with that id; returns the row as it was."""
    rows = read(folder, table)
    row = next(row for row in rows if next(iter(row.values())) == key)
    before = dict(row)
    assert set(cells) <= set(row), f"no such column in {table}: {set(cells) - set(row)}"
    row.update(cells)
    write(folder, rows, table)
    return before


def keep(folder: Path, wanted: Callable[[Row], bool], table: str = "observations") -> list[Row]:
    """Leave only the wanted rows; returns them."""
    rows = [row for row in read(folder, table) if wanted(row)]
    write(folder, rows, table)
    return rows


def add(folder: Path, *rows: Row, table: str = "observations") -> None:
    """Append rows."""
    write(folder, [*read(folder, table), *rows], table)


def observation(identifier: str, district: str, indicator: str, period: str, value: str, **more: str) -> Row:
    """One row; the article is the part of the id before the first dot, the surface the value."""
    article, paragraph, *_ = [*identifier.split("."), "1"]
    row = {
        "observation": identifier, "district": district, "indicator": indicator, "breakdown": "",
        "period": period, "as_of": "", "value": value, "value_max": "", "of": "", "unit": "count",
        "qualifier": "exact", "kind": "actual", "compare_to": "", "article": article,
        "paragraph": paragraph, "surface": value.replace(".", ","), "note": "",
        "reviewed_by": "tester", "reviewed_at": "2026-11-22",
    }  # fmt: skip
    assert set(more) <= set(row), set(more) - set(row)
    return row | more


def article(identifier: str, published: str, places: str = "834", **more: str) -> Row:
    """One article; `published` is a date or empty."""
    row = {
        "article": identifier, "published": published and f"{published}T06:00:00+07:00",
        "publisher": "Báo Thử", "title": "Một huyện thử", "author": "", "url": "",
        "places": places, "sha256": "", "paragraphs": "40",
    }  # fmt: skip
    return row | more


def made(tmp_path: Path, articles: Iterable[Row], observations: Iterable[Row], name: str = "data") -> Path:
    """A folder with the real districts and catalogue, and only these articles and figures."""
    folder = copy(tmp_path, name)
    write(folder, articles, "articles")
    write(folder, observations)
    return folder
