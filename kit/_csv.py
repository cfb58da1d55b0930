"""The CSV files as validated frames: every row is typed or set aside with the rules it broke."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from kit import _model, _periods
from kit.errors import DataError

ASIDE = ["file", "line", "row", "column", "value", "rule", "remedy"]
csv.field_size_limit(1 << 30)  # a quotation mark left open is found by its lines, not by a limit

Entry = tuple[str, int, str, str, str, str, str]


def content(file: Path) -> bytes:
    """The bytes of a table; raises `DataError` when there is nothing to read."""
    try:
        found = file.read_bytes()
    except FileNotFoundError as error:
        raise DataError(f"{file}: the table is missing; restore it, or write its header line") from error
    except OSError as error:
        raise DataError(f"{file}: cannot be read ({error.strerror}); it must be a readable file") from error
    if not found.strip():
        raise DataError(
            f"{file}: the file is empty; write at least its header line: "
            + ",".join(_model.COLUMNS[file.stem])
        )
    return found


def validated(path: Path, raw: dict[str, bytes]) -> dict[str, pl.DataFrame]:
    """Typed frames of the rows that keep every rule, and `aside`, one row a broken rule; there
    `file` is the name of the file alone."""
    from kit._rules import SCHEMAS  # only now: it takes longer to load than checked tables take to read

    aside: list[Entry] = []
    good: dict[str, pl.DataFrame] = {}
    for name, content in raw.items():
        file = path / f"{name}.csv"
        frame = _read(file, name, content, aside)
        if name == "observations":
            frame = _look_up(frame, good)
        kept, failed = SCHEMAS[name].filter(frame)
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
            aside.append((file.name, number, row, "", shown, "utf8", remedy))
            yield "\n"


def _read(file: Path, name: str, raw: bytes, aside: list[Entry]) -> pl.DataFrame:
    """The file as text columns with `line`; rows of another width are set aside."""
    columns = _model.COLUMNS[name]
    reader = csv.reader(_lines(file, raw, aside))
    rows: list[tuple[int, list[str]]] = []
    try:
        header = [column.strip() for column in next(reader, [])]
        places = _places(file, header, columns)
        start = reader.line_num + 1
        for row in reader:
            number, start = start, reader.line_num + 1
            if not any(row):
                continue
            if problem := _misread(row, len(header), number, start - 1):
                aside.append((file.name, number, row[0], "", ",".join(row)[:80], "width", problem))
                continue
            rows.append((number, [row[place].strip() for place in places]))
    except csv.Error as error:
        raise DataError(
            f"{file} line {reader.line_num + 1}: {error}; save the file as CSV UTF-8 with LF line ends"
        ) from error
    frame = pl.DataFrame([row for _, row in rows], schema=dict.fromkeys(columns, pl.String), orient="row")
    return frame.with_columns(line=pl.Series([number for number, _ in rows], dtype=pl.Int64))


def _places(file: Path, header: list[str], columns: tuple[str, ...]) -> list[int]:
    """Where each column of the model stands; other columns are the analyst's own."""
    if len(header) == 1 and ";" in header[0]:
        raise DataError(f"{file} line 1: columns are separated by `;`; save with commas")
    missing = [column for column in columns if column not in header]
    if missing:
        raise DataError(
            f"{file} line 1: missing column {', '.join(missing)}; the header must be " + ",".join(columns)
        )
    twice = [column for column in columns if header.count(column) > 1]
    if twice:
        raise DataError(f"{file} line 1: column {', '.join(twice)} stands twice; keep one")
    return [header.index(column) for column in columns]


def _misread(row: list[str], width: int, first: int, last: int) -> str:
    """What is wrong with how a row was cut into fields, if anything."""
    swallowed = [line for field in row for line in field.split("\n")[1:]]
    if any(line.count(",") >= width // 2 for line in swallowed):
        return f"a quotation mark is not closed: lines {first} to {last} were read as one row; close it"
    if len(row) != width:
        return f"{len(row)} fields, {width} expected; quote a text that holds a comma"
    return ""


def _look_up(frame: pl.DataFrame, good: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Observations with what the other tables say about their district, indicator, article."""
    indicators = {row["indicator"]: row for row in good["indicators"].iter_rows(named=True)}
    allowed = {key: members(row["breakdowns"]) for key, row in indicators.items()}
    periods = {p: _periods.is_period(p) for p in {*frame["period"], *frame["compare_to"]}}
    sorted_pairs = [";".join(sorted(filter(None, b.split(";")))) for b in frame["breakdown"]]
    frame = frame.with_columns(breakdown=pl.Series(sorted_pairs, dtype=pl.String))
    pairs = frame.select("indicator", "breakdown").unique()
    fits = [_fits(breakdown, allowed.get(indicator)) for indicator, breakdown in pairs.iter_rows()]
    means = good["indicators"].select("indicator", "of_means")
    last = good["articles"].select("article", "paragraphs")
    pairs = pairs.with_columns(breakdown_ok=pl.Series(fits, dtype=pl.Boolean))
    frame = frame.join(pairs, on=["indicator", "breakdown"], how="left", maintain_order="left")
    frame = frame.join(means, on="indicator", how="left", maintain_order="left")
    return frame.join(last, on="article", how="left", maintain_order="left").with_columns(
        period_ok=pl.Series([periods[p] for p in frame["period"]], dtype=pl.Boolean),
        compare_ok=pl.Series([not p or periods[p] for p in frame["compare_to"]], dtype=pl.Boolean),
        district_ok=pl.col("district").is_in(good["districts"]["code"].implode()),
        indicator_ok=pl.col("indicator").is_in(means["indicator"].implode()),
        article_ok=pl.col("article").is_in(last["article"].implode()),
        of_means=pl.col("of_means").fill_null(""),
    )


def _fits(breakdown: str, allowed: dict[str, tuple[str, ...]] | None) -> bool:
    """Whether each dimension stands once and the catalogue knows its member."""
    if allowed is None or not breakdown:
        return True
    pairs = [pair.partition("=") for pair in breakdown.split(";")]
    once = len({dimension for dimension, _, _ in pairs}) == len(pairs)
    return once and all(member in allowed.get(dimension, ()) for dimension, _, member in pairs)


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
        spans = {period: _periods.bounds(period) for period in frame["period"].unique()}
        return frame.with_columns(
            pl.col("paragraph").cast(pl.Int64),
            pl.col("as_of").replace("", None).str.to_date("%Y-%m-%d", strict=False),
            start=pl.Series([spans[period][0] for period in frame["period"]], dtype=pl.Date),
            end=pl.Series([spans[period][1] for period in frame["period"]], dtype=pl.Date),
        )
    return frame


def _explain(file: Path, name: str, failed: pl.DataFrame, aside: list[Entry]) -> None:
    """One entry in `aside` for each rule that each failed row broke, told once a column."""
    rules = [c for c, dtype in failed.schema.items() if isinstance(dtype, pl.Enum)]
    first = _model.COLUMNS[name][0]
    gone = {(entry[0], entry[2]) for entry in aside}
    for row in failed.iter_rows(named=True):
        broken = {
            _model.REMEDIES[f"{name}.{rule.split('|')[0]}"]: rule for rule in rules if row[rule] == "invalid"
        }
        for (column, remedy), rule in broken.items():
            if (f"{column}s.csv", row[column]) in gone:
                remedy = f"its row in {column}s.csv was set aside; mend that row first"
            aside.append((file.name, row["line"], row[first], column, row[column], rule, remedy))


def _known(observations: pl.DataFrame, articles: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Add `known`, the day from which a row counts (publication, else its review), and `printed`,
    the day of publication alone."""
    day = pl.col("published").str.head(10).str.to_date("%Y-%m-%d", strict=False)
    articles = articles.with_columns(known=day)
    reviewed = pl.col("reviewed_at").str.head(10).str.to_date("%Y-%m-%d", strict=False)
    printed = articles.select("article", printed="known")
    observations = observations.join(printed, on="article", how="left", maintain_order="left")
    return observations.with_columns(known=pl.coalesce("printed", reviewed)), articles
