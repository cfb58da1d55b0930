"""Files for other programs."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import data_copy
import polars as pl
import pytest

from kit import _export, _load, _model
from kit._load import Data
from kit.errors import DataError, KitError

NASTY = ('=HYPERLINK("http://x.example")', "+1", "-2", "@SUM(A1)", "\tx", "http://x.example/a")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Data:
    """The project's tables, the first notes being what a spreadsheet would run."""
    loaded = _load.load(data_copy.whole(tmp_path_factory.mktemp("data")))
    notes = [*NASTY, *loaded.observations["note"][len(NASTY) :]]
    given = loaded.observations.sort("observation").with_columns(note=pl.Series(notes))
    return replace(loaded, observations=given)


def read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_sdmx(data: Data, tmp_path: Path) -> None:
    (file,) = _export.export(data, tmp_path, ["sdmx"])
    assert file.read_bytes().startswith(b"\xef\xbb\xbfSTRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,")
    rows = {row["OBS_ID"]: row for row in read(file)}
    assert len(rows) == data.observations.height
    row = rows["bdk-20220418-giong-trom.9.10"]
    assert (row["REF_AREA"], row["TIME_PERIOD"], float(row["OBS_VALUE"])) == ("834", "2021", 19.0)
    assert (float(row["BASE_VALUE"]), row["OBS_STATUS"], row["PRINTED_AS"]) == (25.0, "A", "19/25")
    assert rows["bnd-2022-hai-hau.2.2"]["OBS_STATUS"] == "E"
    assert rows["bnd-2022-hai-hau.5.4"]["TIME_PERIOD"] == "2016-01-01/P5Y"
    assert {row["OBS_STATUS"] for row in rows.values() if row["KIND"] == "target"} == {"F"}
    key = ("REF_AREA", "INDICATOR", "BREAKDOWN", "KIND", "UNIT_MEASURE", "BASE_PER", "TIME_PERIOD")
    assert len({tuple(row[name] for name in key) for row in rows.values()}) == len(rows)


def test_a_contradicted_figure_is_marked(data: Data) -> None:
    wrong = data.observations.with_columns(
        value=pl.when(observation="bdk-20220418-giong-trom.9.5").then(130.0).otherwise("value")
    )
    found = _export.sdmx(Data(**vars(data) | {"observations": wrong}))
    assert found.filter(OBS_STATUS="U")["OBS_ID"].to_list()[:1] == ["bdk-20220418-giong-trom.9.5"]


def test_formulas_are_guarded_and_numbers_are_not(data: Data, tmp_path: Path) -> None:
    (file,) = _export.export(data, tmp_path, ["sdmx"])
    notes = [row["COMMENT_OBS"] for row in read(file)][: len(NASTY)]
    assert notes == [f"'{text}" for text in NASTY[:5]] + [NASTY[5]]
    frame = pl.DataFrame({"text": ["\rx", "a=b", None, ""], "number": [-1.5, 2.0, None, 0.0]})
    expected = pl.DataFrame({"text": ["'\rx", "a=b", None, ""], "number": [-1.5, 2.0, None, 0.0]})
    assert _export.guarded(frame).equals(expected)


@pytest.mark.parametrize(
    ("period", "written"),
    [
        ("2021", "2021"), ("2022-06", "2022-06"), ("2022-Q2", "2022-Q2"), ("2022-01/2022-06", "2022-S1"),
        ("2022-07/2022-12", "2022-S2"), ("2022-01/2022-12", "2022"), ("2022-04/2022-06", "2022-Q2"),
        ("2016/2020", "2016-01-01/P5Y"), ("2022-01/2022-09", "2022-01-01/P9M"), ("", ""),
    ],
)  # fmt: skip
def test_periods_as_sdmx_writes_them(period: str, written: str) -> None:
    assert _export.time_period(period) == written


def test_parquet_is_typed(data: Data, tmp_path: Path) -> None:
    files = _export.export(data, tmp_path, ["parquet"])
    assert [file.stem for file in files] == ["observations", "indicators", "districts", "articles"]
    frames = {file.stem: pl.read_parquet(file) for file in files}
    schema = frames["observations"].schema
    assert [schema[name] for name in ("value", "paragraph", "as_of", "reviewed_at")] == [
        pl.Float64, pl.Int64, pl.Date, pl.Date,
    ]  # fmt: skip
    assert frames["indicators"].schema["comparable"] == pl.Boolean
    assert frames["districts"].filter(code="834")["name"].to_list() == ["Giồng Trôm"]
    assert all(frame.columns == list(_model.COLUMNS[name]) for name, frame in frames.items())


def test_the_workbook(data: Data, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    (file,) = _export.export(data, tmp_path, ["xlsx"])
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Số liệu", "Chỉ tiêu", "Đơn vị cấp huyện", "Bài báo"]
    sheet = book["Số liệu"]
    header = [cell.value for cell in sheet[1]]
    assert header[:7] == ["Mã số liệu", "Mã huyện", "Chỉ tiêu", "Phân tổ", "Kỳ", "Tính đến ngày", "Giá trị"]
    assert sheet.freeze_panes == "A2"
    notes = [sheet.cell(row, header.index("Ghi chú") + 1) for row in range(2, 2 + len(NASTY))]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in notes] == [
        (text, "s", None) for text in NASTY
    ]
    assert isinstance(sheet.cell(2, header.index("Giá trị") + 1).value, int | float)
    assert sheet.cell(2, 2).data_type == "s"
    assert set().union(*_model.COLUMNS.values()) <= set(_export._headers(data.folder))


def test_same_data_same_bytes(data: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = [file.read_bytes() for file in _export.export(data, tmp_path / "a")]
    monkeypatch.setenv("TZ", "America/Lima")
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert [file.read_bytes() for file in _export.export(data, tmp_path / "b")] == first


def test_what_cannot_be_done(data: Data, tmp_path: Path) -> None:
    with pytest.raises(KitError, match="choose from sdmx, parquet, xlsx"):
        _export.export(data, tmp_path, ["ods"])
    (tmp_path / "observations.sdmx.csv").mkdir()
    with pytest.raises(DataError, match="cannot be written"):
        _export.export(data, tmp_path, ["sdmx"])
