"""data/ as frames: read, validate, set aside what breaks a rule, keep what was known on a date."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

import polars as pl

from kit import _csv, _districts, _model
from kit.errors import DataError

PROJECT = Path(__file__).resolve().parent


@dataclass(frozen=True, eq=False)
class Data:
    """The four tables of data/ as they were known on `as_of` (None: everything).

    observations, indicators, districts, articles: one row a figure, indicator, unit, article
    (observations also have start and end of their period, `known` and the line in the file);
    superseded: observations replaced by a later article, with `superseded_by`;
    aside: rows that broke a rule, one row a broken rule (file, line, row, column, value, rule,
    remedy).
    """

    folder: Path
    as_of: date | None
    observations: pl.DataFrame
    indicators: pl.DataFrame
    districts: pl.DataFrame
    articles: pl.DataFrame
    superseded: pl.DataFrame
    aside: pl.DataFrame
    cache: Path | None = field(default=None, init=False)
    """Where tables made from all of these may be kept; nowhere for data that were changed in memory."""

    def district(self, query: str | int) -> _districts.District:
        """The district with that code, slug or name (with or without diacritics); a number is a code.

        Raises `UnknownDistrict` or `AmbiguousDistrict`; both list candidates.
        """
        return _resolved(self, f"{query:03}" if isinstance(query, int) else query)


@lru_cache(maxsize=256)
def _resolved(data: Data, query: str) -> _districts.District:
    return _districts.resolve(data.districts, query)


def find(name: str, folder: str | os.PathLike[str]) -> Path:
    """`folder` from here or from a folder above; a folder called just `name` also from the project
    that the kit was installed with. Raises `DataError` naming the places looked at."""
    wanted = Path(folder).expanduser()
    if wanted.is_absolute():
        places = [wanted]
    else:
        here = Path.cwd()
        places = [base / wanted for base in (here, *here.parents)]
        if wanted == Path(name):
            places += [PROJECT.parent / name, PROJECT / "_project" / name]
    for place in places:
        if place.is_dir():
            return place.resolve()
    raise DataError(
        f"no folder {str(folder)!r}: looked at {places[0]}"
        + (f" and {len(places) - 1} folders more" if len(places) > 1 else "")
        + "; name the folder with --data or as data=..."
    )


def load(folder: str | os.PathLike[str] = "data", as_of: str | date | None = None) -> Data:
    """Read, validate and tidy the tables of `folder`.

    as_of: a date or ISO text; only articles published by then count (an undated article counts
    from the day its rows were reviewed). Of several articles that report the same figure (same
    district, indicator, breakdown, period, kind, unit) the latest is kept in `observations` (an
    undated one never replaces a dated one), the others go to `superseded`.

    Raises `DataError` when a table is missing, empty, lacks a column or is no UTF-8 CSV; single
    bad rows never raise, they are in `Data.aside`.
    """
    path = find("data", folder)
    day = _as_date(as_of)
    tables, cache = _cached_tables(path)
    current, superseded, articles = tables["observations"], tables["superseded"], tables["articles"]
    if day is not None:
        observations = pl.concat([current, superseded.drop("superseded_by")]).sort("line")
        observations = observations.filter(pl.col("known").is_null() | (pl.col("known") <= day))
        cited = observations["article"].unique().implode()
        articles = articles.filter(
            (pl.col("known") <= day) | (pl.col("known").is_null() & pl.col("article").is_in(cited))
        )
        current, superseded = _supersede(observations)
    data = Data(
        folder=path,
        as_of=day,
        observations=current,
        indicators=tables["indicators"],
        districts=tables["districts"],
        articles=articles,
        superseded=superseded,
        aside=tables["aside"].with_columns(file=pl.lit(f"{path}/") + pl.col("file")),
    )
    if day is None:
        object.__setattr__(data, "cache", cache)
    return data


def kept(data: Data, name: str, make: Callable[[Data], pl.DataFrame]) -> pl.DataFrame:
    """A table that `make` computes from all data, kept beside the tables it was made from."""
    if data.cache is None:
        return make(data)
    file = data.cache / f"{name}.arrow"
    with suppress(OSError, pl.exceptions.PolarsError):
        return pl.read_ipc_stream(file)
    table = make(data)
    with suppress(OSError):
        number, draft = tempfile.mkstemp(dir=data.cache)
        with os.fdopen(number, "wb") as target:
            table.write_ipc_stream(target)
        Path(draft).replace(file)
    return table


def _as_date(as_of: str | date | None) -> date | None:
    if as_of is None or as_of == "":
        return None
    if isinstance(as_of, date):
        return as_of
    try:
        return date.fromisoformat(as_of)
    except ValueError as error:
        raise DataError(f"as_of {as_of!r} is no date; write it as 2026-11-22") from error


def _supersede(observations: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Split into current rows and rows that a later article replaces."""
    latest = pl.col("article").sort_by(pl.col("printed").fill_null(date.min), "article").last()
    is_current = pl.col("article") == latest.over(_model.KEY)
    marked = observations.with_columns(_current=is_current)
    current = marked.filter(pl.col("_current")).drop("_current")
    winners = current.unique(_model.KEY, keep="last", maintain_order=True).select(
        *_model.KEY, superseded_by=pl.col("observation")
    )
    gone = marked.filter(~pl.col("_current")).drop("_current")
    return current, gone.join(winners, on=_model.KEY, how="left", nulls_equal=True)


def _cached_tables(path: Path) -> tuple[dict[str, pl.DataFrame], Path]:
    """Validated tables, the superseded rows apart, and their folder of Arrow files under .cache, named by
    the bytes they came from."""
    cache = path / ".cache" / _name(_hash(path / f"{name}.csv") for name in _model.COLUMNS)
    names = [*_model.COLUMNS, "superseded", "aside"]
    with suppress(OSError, pl.exceptions.PolarsError):
        return {name: pl.read_ipc_stream(cache / f"{name}.arrow") for name in names}, cache
    raw = {name: _csv.content(path / f"{name}.csv") for name in _model.COLUMNS}
    cache = cache.with_name(_name(hashlib.sha256(content).digest() for content in raw.values()))
    tables = _csv.validated(path, raw)
    tables["observations"], tables["superseded"] = _supersede(tables["observations"])
    with suppress(OSError):
        cache.parent.mkdir(exist_ok=True)
        scratch = Path(tempfile.mkdtemp(dir=cache.parent))
        for name, frame in tables.items():
            frame.write_ipc_stream(scratch / f"{name}.arrow")
        old = [p for p in cache.parent.iterdir() if p not in (scratch, cache)]
        try:
            scratch.rename(cache)
        except OSError:
            shutil.rmtree(scratch, ignore_errors=True)
        for stale in sorted(old, key=lambda p: p.stat().st_mtime)[:-2]:
            shutil.rmtree(stale, ignore_errors=True)
    return tables, cache


def _hash(file: Path) -> bytes:
    """Of a file's bytes, without keeping them; nothing of one that cannot be read."""
    with suppress(OSError), file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").digest()
    return b""


def _name(hashes: Iterable[bytes]) -> str:
    """The name of the cache for tables of these hashes, read by this code."""
    modules = ("_model.py", "_rules.py", "_csv.py", "measures.py", "_periods.py", "_load.py")
    return hashlib.sha256(b"".join([*(_hash(PROJECT / name) for name in modules), *hashes])).hexdigest()[:20]


def message(entry: dict[str, object]) -> str:
    """One line for a row of `Data.aside`: place, value, remedy."""
    where = f"{entry['file']} line {entry['line']}"
    column = f", column {entry['column']}" if entry["column"] else ""
    return f"{where} ({entry['row']}){column}: {str(entry['value'])!r}: {entry['remedy']}"
