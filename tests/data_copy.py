"""A copy of data/ whose cells a test may change, and small tables of a test's own."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

import kit
from kit import _load

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
TABLES = ("articles", "districts", "indicators", "observations")
ARTICLE = "bdk-20220418-giong-trom"
FIRST = f"{ARTICLE}.8.1"
"""An observation of the project's own, on line 3."""
Row = dict[str, str]


def copy(tmp_path: Path, name: str = "data") -> Path:
    """The four tables in a folder of their own; a second copy needs another `name`."""
    folder = tmp_path / name
    folder.mkdir()
    for table in TABLES:
        shutil.copyfile(DATA / f"{table}.csv", folder / f"{table}.csv")
    return folder


def whole(tmp_path: Path) -> Path:
    """All of data/ in a folder of its own, but for the archive, which may not be there."""
    return shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns(".cache", "archive"))


def read(folder: Path, table: str = "observations") -> list[Row]:
    """The rows of a table as text."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ALL = len(read(DATA))
"""How many observations the project has."""


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


def told(tmp_path: Path, *rows: Row, as_of: str | None = None) -> kit.Data:
    """Data of these figures alone; article a3 is of the last day of 2023, one without a number of no day."""
    names = sorted({row["article"] for row in rows})
    articles = [article(name, f"202{name[1]}-12-31" if name[1:2].isdigit() else "") for name in names]
    count = len(list(tmp_path.glob("told*")))
    data = kit.load(made(tmp_path, articles, rows, f"told{count}"), as_of=as_of)
    assert data.aside.is_empty(), data.aside["remedy"].to_list()
    return data


def messages(data: kit.Data) -> list[str]:
    """What was set aside, as the user is told."""
    return [_load.message(entry) for entry in data.aside.iter_rows(named=True)]


def ids(rows: pl.DataFrame) -> list[str]:
    return rows["observation"].to_list()


def fingerprints(folder: Path) -> dict[str, str]:
    """What stands in the files of a folder, but for the cache."""
    files = (p for p in folder.rglob("*") if p.is_file() and ".cache" not in p.parts)
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@cache
def real() -> kit.Data:
    """The project's own data."""
    return kit.load(DATA)


def changed(one: str, **cells: Any) -> kit.Data:
    """The project's own data with cells of an observation changed."""
    rows = real().observations.to_dicts()
    next(row for row in rows if row["observation"] == one).update(cells)
    return replace(real(), observations=pl.DataFrame(rows, schema=real().observations.schema))


# A brief from the notebook's own cells, in this process

SPEC = "application/vnd.vegalite.v5+json"
NOTEBOOK = ROOT / "notebooks" / "district.ipynb"


@dataclass(frozen=True)
class Brief:
    """What the cells of the district notebook showed: (data, metadata) of each output."""

    outputs: tuple[tuple[dict[str, Any], dict[str, Any]], ...]

    @property
    def html(self) -> str:
        return "\n".join(data["text/html"] for data, _ in self.outputs if "text/html" in data)

    @property
    def paper(self) -> str:
        return "\n\n".join(data["text/markdown"] for data, _ in self.outputs if "text/markdown" in data)

    @property
    def plain(self) -> str:
        return "\n".join(data["text/plain"] for data, _ in self.outputs)

    @property
    def meta(self) -> dict[str, Any]:
        return next(kit["brief"] for _, kit in self.outputs if "brief" in kit)

    @property
    def figures(self) -> list[dict[str, Any]]:
        return [figure for _, kit in self.outputs for figure in kit["figures"]]

    @property
    def charts(self) -> dict[str, tuple[dict[str, Any], dict[str, Any], list[dict[str, Any]]]]:
        """Specification (the still picture as `svg`), what is said of it and figures, by the chart's id."""
        return {
            kit["chart"]["id"]: (_drawn(data), kit["chart"], kit["figures"])
            for data, kit in self.outputs
            if "chart" in kit
        }

    @property
    def sections(self) -> list[str]:
        return re.findall(r'<h2 id="sec-([\w-]+)"', self.html)


def _drawn(data: dict[str, Any]) -> dict[str, Any]:
    """Without the ids of the source cards, which are made from what the cards say."""
    drawn = {**data.get(SPEC, {}), "svg": re.sub(r' data-key="\w+"', "", data["image/svg+xml"])}
    named: dict[str, Any] = json.loads(re.sub(r'"key": "\w*"', '"key": ""', json.dumps(drawn)))
    return named


@cache
def _cells() -> tuple[Any, ...]:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return tuple(compile(source, f"{NOTEBOOK.name}[{n}]", "exec") for n, source in enumerate(sources))


def brief(data: Any, district: str, lang: str = "vi", previous: str = "", as_of: str = "") -> Brief:
    """Run the cells of notebooks/district.ipynb; `data` is a folder, or what `kit.load` returned."""
    import IPython.display

    outputs: list[tuple[dict[str, Any], dict[str, Any]]] = []

    def display(shown: Any, raw: bool = False, metadata: Any = None) -> None:
        if not raw:
            shown._ipython_display_()
            return
        outputs.append((shown, metadata["kit"]))

    given = kit.load(data, as_of=as_of) if isinstance(data, Path) else data
    kept = {"load": kit.load, "display": IPython.display.display, "KIT_CHARTS": os.environ.get("KIT_CHARTS")}
    os.environ["KIT_CHARTS"] = "spec"
    kit.load, IPython.display.display = (lambda *args, **more: given), display
    try:
        space: dict[str, Any] = {}
        parameters, *cells = _cells()
        exec(parameters, space)
        space |= {"district": district, "lang": lang, "previous": previous, "as_of": as_of}
        for cell in cells:
            exec(cell, space)
    finally:
        kit.load, IPython.display.display = kept["load"], kept["display"]
        if kept["KIT_CHARTS"] is None:
            del os.environ["KIT_CHARTS"]
        else:
            os.environ["KIT_CHARTS"] = kept["KIT_CHARTS"]
    return Brief(tuple(outputs))


@cache
def shown(district: str, lang: str = "vi") -> Brief:
    """The brief of a district of the project's own data; nobody may change it."""
    return brief(real(), district, lang)
