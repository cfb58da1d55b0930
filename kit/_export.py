"""The data for other programs: SDMX-CSV, Parquet, XLSX. Same data, same bytes."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import polars as pl
import xlsxwriter

from kit import _articles, _audit, _model, _periods
from kit._load import Data
from kit.errors import KitError

FORMATS = ("sdmx", "parquet", "xlsx")
FLOW = "DISTRICT_BRIEF_KIT:DISTRICT_FIGURES(1.0)"
TABLES = ("observations", "indicators", "districts", "articles")
SHEETS = dict(zip(TABLES, ("Số liệu", "Chỉ tiêu", "Đơn vị cấp huyện", "Bài báo"), strict=True))
_DATES = ("as_of", "reviewed_at", "valid_from", "valid_to")


def export(data: Data, out: Path, formats: Sequence[str] = FORMATS) -> list[Path]:
    """Write the tables to `out` and return the files, each written whole or not at all.

    sdmx: `observations.sdmx.csv`, see `sdmx()`, as UTF-8 with BOM for Excel; a text that Excel
    would take for a formula gets a leading apostrophe. parquet: one typed file a table. xlsx:
    `district-figures.xlsx`, one sheet a table with Vietnamese headers; texts stay texts.
    Raises `KitError` for another format and `DataError` where `out` cannot be written.
    """
    if unknown := [name for name in formats if name not in FORMATS]:
        raise KitError(f"no format {', '.join(unknown)}; choose from {', '.join(FORMATS)}")
    out.mkdir(parents=True, exist_ok=True)
    files: dict[str, bytes] = {}
    tables = {name: _typed(name, getattr(data, name)) for name in TABLES}
    if "sdmx" in formats:
        files["observations.sdmx.csv"] = guarded(sdmx(data)).write_csv(include_bom=True).encode()
    for name in TABLES if "parquet" in formats else ():
        tables[name].write_parquet(buffer := io.BytesIO())
        files[f"{name}.parquet"] = buffer.getvalue()
    if "xlsx" in formats:
        files["district-figures.xlsx"] = _workbook(tables, _headers(data.folder))
    for file, content in files.items():
        _articles.replace(out / file, content)
    return [out / file for file in files]


def sdmx(data: Data) -> pl.DataFrame:
    """Current observations as SDMX-CSV 2.0, one row an observation.

    Dimensions: REF_AREA (GSO code), INDICATOR, BREAKDOWN (`dimension=member`, `_T` for the whole),
    KIND (actual, plan, target, percent_of_plan, change), UNIT_MEASURE, BASE_PER (the period a
    change is measured from, `_Z` otherwise), TIME_PERIOD (`2022-S1`, or `2016-01-01/P5Y` for a
    span). Measure: OBS_VALUE. Attributes: OBS_STATUS (CL_OBS_STATUS: F plan or target, U the audit
    contradicts or doubts it, E not printed as an exact figure, A otherwise), QUALIFIER (exact,
    more_than, at_least, approx, less_than, range), UPPER_VALUE, BASE_VALUE (the printed
    denominator), REF_DATE, OBS_ID, PRINTED_AS, SOURCE (article), PARAGRAPH, COMMENT_OBS.
    """
    worst = _audit.states(_audit.audit(data))
    doubted = [one for one, state in worst.items() if state in ("contradiction", "implausible")]
    status = (
        pl.when(pl.col("kind").is_in(["plan", "target"]))
        .then(pl.lit("F"))
        .when(pl.col("observation").is_in(doubted))
        .then(pl.lit("U"))
        .when(pl.col("qualifier") != "exact")
        .then(pl.lit("E"))
        .otherwise(pl.lit("A"))
    )
    named = [*data.observations["period"], *data.observations["compare_to"]]
    periods = {one: time_period(one) for one in named}
    when, base = (
        pl.col(name).replace_strict(periods, return_dtype=pl.String) for name in ("period", "compare_to")
    )
    return data.observations.sort("observation").select(
        STRUCTURE=pl.lit("dataflow"), STRUCTURE_ID=pl.lit(FLOW), ACTION=pl.lit("I"), REF_AREA="district",
        INDICATOR="indicator", BREAKDOWN=pl.col("breakdown").replace("", "_T"), KIND="kind",
        UNIT_MEASURE="unit", BASE_PER=base.replace("", "_Z"), TIME_PERIOD=when, OBS_VALUE="value",
        OBS_STATUS=status, QUALIFIER="qualifier", UPPER_VALUE="value_max", BASE_VALUE="of",
        REF_DATE="as_of", OBS_ID="observation", PRINTED_AS="surface", SOURCE="article",
        PARAGRAPH="paragraph", COMMENT_OBS=pl.col("note").replace("", None),
    )  # fmt: skip


def time_period(period: str) -> str:
    """A period as SDMX writes it: `2022-01/2022-06` is `2022-S1`, `2016/2020` is `2016-01-01/P5Y`."""
    if "/" not in period:
        return period
    start, end = _periods.bounds(period)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    match _periods.span(period):
        case "year":
            return str(start.year)
        case "half":
            return f"{start.year}-S{start.month // 6 + 1}"
        case "quarter":
            return f"{start.year}-Q{start.month // 3 + 1}"
    return f"{start}/P{months // 12}Y" if months % 12 == 0 else f"{start}/P{months}M"


def guarded(frame: pl.DataFrame) -> pl.DataFrame:
    """Texts that begin like a formula (`=`, `+`, `-`, `@`, tab, return) behind an apostrophe."""
    text = pl.col(pl.String)
    return frame.with_columns(
        pl.when(text.str.contains(r"^[=+\-@\t\r]")).then(pl.lit("'") + text).otherwise(text).name.keep()
    )


def _typed(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    frame = frame.select(_model.COLUMNS[name])
    texts = [column for column in _DATES if frame.schema.get(column) == pl.String]
    flags = [column for column in ("comparable", "core") if column in frame.columns]
    return frame.with_columns(
        pl.col(texts).str.head(10).str.to_date("%Y-%m-%d", strict=False), pl.col(flags) == "yes"
    )


def _headers(folder: Path) -> dict[str, str]:
    """Titles of the columns from datapackage.json, where the data has one."""
    file = folder / "datapackage.json"
    tables = json.loads(file.read_text("utf-8"))["resources"] if file.is_file() else []
    columns = [column for table in tables for column in table["schema"]["fields"]]
    return {column["name"]: column.get("title", column["name"]) for column in columns}


def _workbook(tables: dict[str, pl.DataFrame], titles: dict[str, str]) -> bytes:
    plain = {"strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer := io.BytesIO(), {"in_memory": True, **plain})
    book.set_properties({"title": "Số liệu cấp huyện trên báo", "created": datetime(2025, 7, 1)})
    for name, frame in tables.items():
        frame = frame.with_columns(pl.col(pl.Boolean).replace_strict({True: "có", False: "không"}))
        texts = {column: [column, *map(str, frame[column].drop_nulls())] for column in frame.columns}
        widths = {column: min(420, 30 + 7 * max(map(len, cells))) for column, cells in texts.items()}
        heads = {column: titles.get(column, column) for column in frame.columns}
        frame.rename(heads).write_excel(
            book, SHEETS[name], table_name=name, table_style="Table Style Light 1", freeze_panes=(1, 0),
            column_widths={heads[column]: width for column, width in widths.items()}, float_precision=6,
            dtype_formats={pl.Float64: "#,##0.######"},
        )  # fmt: skip
    book.close()
    return buffer.getvalue()
