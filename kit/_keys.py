"""What a brief is made from, as digests: a brief whose parts are unchanged is not made again.

Digests are taken for all districts at once, in frames; no loop runs over observations.
"""

from __future__ import annotations

import hashlib
import os
import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import polars as pl

from kit import measures
from kit._load import Data

EDITION = measures.EDITION
_PACKAGES = ("altair", "babel", "ipython", "nbformat", "papermill", "polars", "pypandoc-binary", "typst",
             "vl-convert-python")  # fmt: skip
_FIELD, _ROW = "\x1f", "\x1e"


def digest(*parts: str | bytes) -> str:
    """A digest of texts, in order."""
    found = hashlib.sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        found.update(len(raw).to_bytes(8, "big") + raw)
    return found.hexdigest()[:32]


def of_files(folder: Path, *patterns: str) -> str:
    """A digest of the names and bytes of the files in `folder`."""
    files = sorted({file for pattern in patterns for file in folder.glob(pattern)})
    return digest(*(part for file in files for part in (file.name, file.read_bytes())))


@cache
def library() -> str:
    """A digest of the kit itself and of the packages that shape a brief."""
    parts = [platform.python_version()]
    for name in _PACKAGES:
        try:
            parts.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            parts.append(name)
    own = of_files(Path(__file__).parent, "*.py", "_reading/*.py", "*.toml", "*.lua", "*.csv")
    return digest(*parts, own)


def editions(data: Data) -> dict[str, str]:
    """Each district's observations as one digest, notes and reviews apart."""
    rows = data.observations.select("district", text=_text(EDITION))
    return {code: digest(text) for code, text in _joined(rows, "district").iter_rows()}


def observations(data: Data, district: str) -> dict[str, dict[str, Any]]:
    """What an edition remembers, by observation id."""
    rows = data.observations.filter(pl.col("district") == district).select(EDITION)
    return {row["observation"]: row for row in rows.iter_rows(named=True)}


def slices(data: Data) -> dict[str, dict[str, str]]:
    """For each district with data: digests of its own rows and of the comparison it shows."""
    own, compared, counted = _own(data), _compared(data), _counted(data)
    return {
        code: {"data": digest(text), "comparison": digest(compared.get(code, ""), counted.get(code, ""))}
        for code, text in own.items()
    }


def _text(columns: list[str]) -> pl.Expr:
    return pl.concat_str([pl.col(c).cast(pl.String).fill_null("\0") for c in columns], separator=_FIELD)


def _joined(rows: pl.DataFrame, *by: str) -> pl.DataFrame:
    """`text` of each group in one string, in the order of the rows."""
    return rows.group_by(*by, maintain_order=True).agg(pl.col("text").str.join(_ROW))


def _texts(frame: pl.DataFrame, key: str) -> pl.DataFrame:
    return frame.select(pl.col(key).alias("key"), text=_text([c for c in frame.columns if c != "line"]))


def _own(data: Data) -> dict[str, str]:
    """Every row about a district: observations, what they superseded, articles, its own row."""
    cited = pl.concat(
        frame.select("district", key="article") for frame in (data.observations, data.superseded)
    ).unique(maintain_order=True)
    about = data.articles.select(
        pl.col("places").str.split(";").alias("district"), key="article"
    ).explode("district", empty_as_null=True)  # fmt: skip
    articles = pl.concat([cited, about.drop_nulls()]).unique().sort("key")
    parts = [
        *(_texts(frame, "district") for frame in (data.observations, data.superseded)),
        articles.join(_texts(data.articles, "article"), on="key").select(key="district", text="text"),
        articles.join(_archive(data), on="key").select(key="district", text="text"),
        _texts(data.districts, "code"),
    ]
    texts = dict(_joined(pl.concat(parts), "key").iter_rows())
    return {code: text for code, text in texts.items() if code}


def _archive(data: Data) -> pl.DataFrame:
    """The analyst's own copies of articles, whose paragraphs a brief can show."""
    folder = data.folder / "archive"
    files = sorted(folder.glob("*.txt")) if folder.is_dir() else []
    rows = [(file.stem, digest(file.read_bytes())) for file in files]
    return pl.DataFrame(rows, schema={"key": pl.String, "text": pl.String}, orient="row")


def _compared(data: Data) -> dict[str, str]:
    """The rows of each comparison that a district takes part in.

    A brief that names the others also prints where their figure stands and what the audit says of
    it, which all values of that district can change.
    """
    group = ["indicator", "period", "unit"]
    rows = measures.comparable(data).filter(pl.col("reporting") > 1)
    names = data.districts.select(pl.col("code").alias("district"), "name", "type", "province")
    seen = [c for c in data.observations.columns if c not in ("line", "note", "reviewed_by", "reviewed_at")]
    cited = (
        data.observations.select("observation", "article", seen=_text(seen))
        .join(_texts(data.articles, "article"), left_on="article", right_on="key")
        .join(_archive(data), left_on="article", right_on="key", how="left", suffix="_archive")
        .drop("article")
    )
    values = pl.col("district").replace_strict(editions(data), return_dtype=pl.String)
    rows = (
        rows.join(names, on="district", how="left")
        .join(cited, on="observation", how="left")
        .with_columns(values=values)
        .with_columns(
            pl.when((pl.col("reporting") <= measures.NAMED) | pl.col("marks")).then(pl.col(c)).alias(c)
            for c in ("seen", "text", "text_archive", "values")
        )
        .sort(*group, "district")
    )
    texts = _joined(rows.select(*group, text=_text(rows.columns)), *group)
    texts = texts.with_columns(text=pl.Series([digest(text) for text in texts["text"]], dtype=pl.String))
    shown = rows.select("district", *group).join(texts, on=group, maintain_order="left")
    return dict(_joined(shown.select("district", "text"), "district").iter_rows())


def _counted(data: Data) -> dict[str, str]:
    """How many districts report each core indicator in the years a district's brief covers."""
    core = data.indicators.filter(pl.col("core") == "yes")["indicator"]
    rows = measures.reported_years(data)
    results = rows.filter((pl.col("kind") == "actual") & pl.col("indicator").is_in(core.implode()))
    counts = results.group_by("year", "indicator").agg(n=pl.col("district").n_unique())
    years = _joined(counts.sort("year", "indicator").select("year", text=_text(["indicator", "n"])), "year")
    covered = rows.select("district", "year").unique().sort("district", "year")
    return dict(_joined(covered.join(years, on="year", maintain_order="left"), "district")
                .select("district", "text").iter_rows())  # fmt: skip


def coverage(data: Data) -> dict[str, dict[str, Any]]:
    """What the portal says of each district: articles, latest (ISO date), reported, expected."""
    core = data.indicators.filter(pl.col("core") == "yes")["indicator"]
    read = pl.concat(rows.select("district", "article") for rows in (data.observations, data.superseded))
    told = data.observations.group_by("district").agg(latest=pl.col("printed").max().cast(pl.String))
    told = told.join(read.group_by("district").agg(articles=pl.col("article").n_unique()), on="district")
    rows = measures.reported_years(data)
    results = rows.filter((pl.col("kind") == "actual") & pl.col("indicator").is_in(core.implode()))
    counts = results.group_by("district").agg(reported=pl.col("indicator").n_unique())
    both = told.join(counts, on="district", how="left").with_columns(pl.col("reported").fill_null(0))
    return {row.pop("district"): {**row, "expected": len(core)} for row in both.to_dicts()}


def surroundings(assets: Path) -> dict[str, str]:
    """Digests of the templates and of what the environment fixes (the clock of an edition)."""
    return {
        "templates": of_files(assets, "brief.*"),
        "clock": os.environ.get("SOURCE_DATE_EPOCH", ""),
    }
