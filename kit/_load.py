"""data/ as frames: read, validate, set aside what breaks a rule, keep what was known on a date."""

from __future__ import annotations

import csv
import hashlib
import os
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from kit import _districts, _model, _periods
from kit.errors import DataError

PROJECT = Path(__file__).resolve().parent
ASIDE = ["file", "line", "row", "column", "value", "rule", "remedy"]
Entry = tuple[str, int, str, str, str, str, str]



@dataclass(frozen=True)
class Data:
    """The four tables of data/ as they were known on `as_of` (None: everything).

    observations, indicators, districts, articles: one row a figure, indicator, unit, article;
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

    def district(self, query: str) -> _districts.District:
        """The district with that code, slug or name (with or without diacritics).

        Raises `UnknownDistrict` or `AmbiguousDistrict`; both list candidates.
        """
        return _districts.resolve(self.districts, query)


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
    district, indicator, breakdown, period, kind, unit) the latest is kept in `observations`, the
    others go to `superseded`.

    Raises `DataError` when a table is missing, empty, lacks a column or is no UTF-8 CSV; single
    bad rows never raise, they are in `Data.aside`.
    """
    path = find("data", folder)
    day = _as_date(as_of)
    tables = _cached_tables(path)
    observations, articles = tables["observations"], tables["articles"]
    if day is not None:
        observations = observations.filter(pl.col("known").is_null() | (pl.col("known") <= day))
        cited = observations["article"].unique().implode()
        articles = articles.filter(
            (pl.col("known") <= day) | (pl.col("known").is_null() & pl.col("article").is_in(cited))
        )
    current, superseded = _supersede(observations)
    return Data(
        folder=path,
        as_of=day,
        observations=current,
        indicators=tables["indicators"],
        districts=tables["districts"],
        articles=articles,
        superseded=superseded,
        aside=tables["aside"],
    )


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
    latest = pl.col("article").sort_by(pl.col("known").fill_null(date.min), "article").last()
    is_current = pl.col("article") == latest.over(_model.KEY)
    marked = observations.with_columns(_current=is_current)
    current = marked.filter(pl.col("_current")).drop("_current")
    winners = current.unique(_model.KEY, keep="last", maintain_order=True).select(
        *_model.KEY, superseded_by=pl.col("observation")
    )
    gone = marked.filter(~pl.col("_current")).drop("_current")
    return current, gone.join(winners, on=_model.KEY, how="left", nulls_equal=True)


def _cached_tables(path: Path) -> dict[str, pl.DataFrame]:
    """Validated tables; kept as Arrow files under .cache, named by the bytes they came from."""
    raw = {name: _bytes(path / f"{name}.csv") for name in _model.COLUMNS}
    digest = hashlib.sha256()
    for module in ("_model.py", "_load.py", "_periods.py"):
        digest.update((PROJECT / module).read_bytes())
    for content in raw.values():
        digest.update(hashlib.sha256(content).digest())
    cache = path / ".cache" / digest.hexdigest()[:20]
    names = [*_model.COLUMNS, "aside"]
    with suppress(OSError, pl.exceptions.PolarsError):
        return {name: pl.read_ipc(cache / f"{name}.arrow") for name in names}
    tables = _validated(path, raw)
    with suppress(OSError):
        cache.parent.mkdir(exist_ok=True)
        scratch = Path(tempfile.mkdtemp(dir=cache.parent))
        for name, frame in tables.items():
            frame.write_ipc(scratch / f"{name}.arrow")
        old = [p for p in cache.parent.iterdir() if p not in (scratch, cache)]
        try:
            scratch.rename(cache)
        except OSError:
            shutil.rmtree(scratch, ignore_errors=True)
        for stale in sorted(old, key=lambda p: p.stat().st_mtime)[:-2]:
            shutil.rmtree(stale, ignore_errors=True)
    return tables


def _bytes(file: Path) -> bytes:
    try:
        content = file.read_bytes()
    except FileNotFoundError as error:
        raise DataError(f"{file}: the table is missing; restore it, or write its header line") from error
    if not content.strip():
        raise DataError(
            f"{file}: the file is empty; write at least its header line: "
            + ",".join(_model.COLUMNS[file.stem])
        )
    return content


def _validated(path: Path, raw: dict[str, bytes]) -> dict[str, pl.DataFrame]:
    aside: list[Entry] = []
    good: dict[str, pl.DataFrame] = {}
    for name, content in raw.items():
        file = path / f"{name}.csv"
        frame = _read(file, name, content, aside)
        if name == "observations":
            frame = _look_up(frame, good)
        kept, failed = _model.SCHEMAS[name].filter(frame)
        good[name] = _typed(name, kept.sort("line"))
        _explain(file, name, failed.details(), aside)
    good["observations"], good["articles"] = _known(good["observations"], good["articles"])
    schema = {"file": pl.String, "line": pl.Int64, **dict.fromkeys(ASIDE[2:], pl.String)}
    good["aside"] = pl.DataFrame(aside, schema=schema, orient="row").sort("file", "line", "column")
    return good


def _lines(file: Path, content: bytes, aside: list[Entry]) -> Iterator[str]:
    """Lines of the file in NFC; a line that is no UTF-8 is set aside and read as empty."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise DataError(f"{file}: the file is UTF-16; save it as CSV UTF-8")
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        try:
            yield unicodedata.normalize("NFC", line.decode()) + "\n"
        except UnicodeDecodeError as error:
            shown = line.decode("utf-8", "replace").strip()[:80]
            if number == 1:
                raise DataError(f"{file} line 1: {shown!r} is no UTF-8; save as CSV UTF-8") from error
            row = shown.split(",")[0]
            remedy = f"byte {error.start + 1} of the line is no UTF-8; save the file as CSV UTF-8"
            aside.append((str(file), number, row, "", shown, "utf8", remedy))
            yield "\n"


def _read(file: Path, name: str, content: bytes, aside: list[Entry]) -> pl.DataFrame:
    """The file as text columns with `line`; rows of another width are set aside."""
    columns = _model.COLUMNS[name]
    reader = csv.reader(_lines(file, content, aside))
    header = [column.strip() for column in next(reader, [])]
    if len(header) == 1 and ";" in header[0]:
        raise DataError(f"{file} line 1: columns are separated by `;`; save with commas")
    missing = [column for column in columns if column not in header]
    if missing:
        raise DataError(
            f"{file} line 1: missing column {', '.join(missing)}; the header must be " + ",".join(columns)
        )
    rows: list[list[str]] = []
    numbers: list[int] = []
    start = reader.line_num + 1
    for row in reader:
        number, start = start, reader.line_num + 1
        if not any(row):
            continue
        if len(row) != len(header):
            remedy = f"{len(row)} fields, {len(header)} expected; quote a text that holds a comma"
            shown = ",".join(row)[:80]
            aside.append((str(file), number, row[0], "", shown, "width", remedy))
            continue
        rows.append(row)
        numbers.append(number)
    frame = pl.DataFrame(rows, schema=dict.fromkeys(header, pl.String), orient="row")
    return frame.select(pl.col(columns).str.strip_chars()).with_columns(
        line=pl.Series(numbers, dtype=pl.Int64)
    )


def _look_up(frame: pl.DataFrame, good: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Observations with what the other tables say about their district, indicator, article."""
    indicators = {row["indicator"]: row for row in good["indicators"].iter_rows(named=True)}
    allowed = {key: members(row["breakdowns"]) for key, row in indicators.items()}
    periods = {p: _periods.is_period(p) for p in {*frame["period"], *frame["compare_to"]}}
    pairs = frame.select("indicator", "breakdown").unique()
    fits = [
        all(
            member in allowed.get(indicator, {}).get(dimension, ())
            for dimension, _, member in (pair.partition("=") for pair in breakdown.split(";"))
        )
        if breakdown and indicator in allowed
        else True
        for indicator, breakdown in pairs.iter_rows()
    ]
    known_of = {key: row["of_means"] for key, row in indicators.items()}
    last = dict(good["articles"].select("article", "paragraphs").iter_rows())
    return frame.join(
        pairs.with_columns(breakdown_ok=pl.Series(fits, dtype=pl.Boolean)),
        on=["indicator", "breakdown"],
        maintain_order="left",
    ).with_columns(
        period_ok=pl.col("period").replace_strict(periods, return_dtype=pl.Boolean),
        compare_ok=(pl.col("compare_to") == "")
        | pl.col("compare_to").replace_strict(periods, return_dtype=pl.Boolean),
        district_ok=pl.col("district").is_in(good["districts"]["code"].implode()),
        indicator_ok=pl.col("indicator").is_in(list(indicators)),
        article_ok=pl.col("article").is_in(list(last)),
        of_means=pl.col("indicator").replace_strict(known_of, default="", return_dtype=pl.String),
        paragraphs=pl.col("article").replace_strict(last, default=None, return_dtype=pl.Int64),
    )


def members(breakdowns: str) -> dict[str, tuple[str, ...]]:
    """`level=province|district;status=proposed` as a mapping from dimension to members."""
    parts = (part.partition("=") for part in breakdowns.split(";") if part)
    return {dimension: tuple(names.split("|")) for dimension, _, names in parts}


def _typed(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    numbers = pl.col(_model.NUMERIC[name]).replace("", None).cast(pl.Float64)
    frame = frame.select(*_model.COLUMNS[name], "line").with_columns(numbers)
    if name == "articles":
        return frame.with_columns(pl.col("paragraphs").replace("", None).cast(pl.Int64))
    if name == "observations":
        return frame.with_columns(
            pl.col("paragraph").cast(pl.Int64),
            pl.col("as_of").replace("", None).str.to_date("%Y-%m-%d", strict=False),
        )
    return frame


def _explain(file: Path, name: str, failed: pl.DataFrame, aside: list[Entry]) -> None:
    """One entry in `aside` for each rule that each failed row broke."""
    rules = [c for c in failed.columns if failed.schema[c] == pl.Enum(["valid", "invalid", "unknown"])]
    first = _model.COLUMNS[name][0]
    for row in failed.iter_rows(named=True):
        for rule in rules:
            if row[rule] != "invalid":
                continue
            column, remedy = _model.REMEDIES[f"{name}.{rule.split('|')[0]}"]
            entry = (str(file), row["line"], row[first], column, row[column], rule, remedy)
            aside.append(entry)


def _known(observations: pl.DataFrame, articles: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Add `known`, the day from which a row counts: publication, else its review."""
    day = pl.col("published").str.head(10).str.to_date("%Y-%m-%d", strict=False)
    articles = articles.with_columns(known=day)
    reviewed = pl.col("reviewed_at").str.head(10).str.to_date("%Y-%m-%d", strict=False)
    observations = observations.join(
        articles.select("article", "known"), on="article", how="left", maintain_order="left"
    ).with_columns(known=pl.coalesce("known", reviewed))
    return observations, articles


def message(entry: dict[str, object]) -> str:
    """One line for a row of `Data.aside`: place, value, remedy."""
    where = f"{entry['file']} line {entry['line']}"
    column = f", column {entry['column']}" if entry["column"] else ""
    return f"{where} ({entry['row']}){column}: {str(entry['value'])!r}: {entry['remedy']}"
