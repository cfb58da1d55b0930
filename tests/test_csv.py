"""Tables as editors, spreadsheets and accidents leave them: what is taken, what is refused, what is lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import data_copy as dc
import polars as pl
import pytest

import kit
from kit import _model
from kit.errors import DataError


def swap(folder: Path, old: str | bytes, new: str | bytes, table: str = "observations") -> Path:
    """Replace bytes of a table, once."""
    path = folder / f"{table}.csv"
    old, new = (text.encode() if isinstance(text, str) else text for text in (old, new))
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))
    return path


def raising(folder: Path, *words: str) -> None:
    before = dc.fingerprints(folder)
    with pytest.raises(DataError) as caught:
        kit.load(folder)
    for word in words:
        assert word in str(caught.value)
    assert "\n" not in str(caught.value)
    assert dc.fingerprints(folder) == before


@pytest.mark.parametrize("table", dc.TABLES)
def test_a_missing_table_is_named(folder: Path, table: str) -> None:
    (folder / f"{table}.csv").unlink()
    raising(folder, f"{table}.csv", "missing", "restore it")


@pytest.mark.parametrize("table", dc.TABLES)
@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_named(folder: Path, table: str, content: bytes) -> None:
    (folder / f"{table}.csv").write_bytes(content)
    raising(folder, f"{table}.csv", ",".join(_model.COLUMNS[table]))


@pytest.mark.parametrize("table", dc.TABLES)
def test_a_missing_column_is_named(folder: Path, table: str) -> None:
    gone = _model.COLUMNS[table][2]
    swap(folder, f",{gone},", f",{gone}_old,", table)
    raising(folder, f"{table}.csv line 1", f"missing column {gone};", ",".join(_model.COLUMNS[table]))


def test_a_file_of_another_encoding_or_separator_is_refused(folder: Path) -> None:
    good = (folder / "observations.csv").read_text(encoding="utf-8")
    (folder / "observations.csv").write_text(good, encoding="utf-16")
    raising(folder, "observations.csv", "UTF-16", "CSV UTF-8")
    (folder / "observations.csv").write_text(good.replace(",", ";"), encoding="utf-8")
    raising(folder, "observations.csv line 1", "`;`", "commas")
    (folder / "observations.csv").write_bytes(b"ch\xfa th\xedch," + good.encode())
    raising(folder, "observations.csv line 1", "UTF-8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("So với nghị quyết", b"Ch\xf4 l\xe1ch", "UTF-8"),
        ("8,280%,So với nghị quyết", "8,280%,So với, nghị quyết", "20 fields, 19 expected"),
    ],
    ids=["no UTF-8", "another width"],
)
def test_a_broken_line_costs_only_itself(folder: Path, old: str, new: str | bytes, said: str) -> None:
    swap(folder, old, new)
    data = kit.load(folder)
    [message] = dc.messages(data)
    assert "observations.csv line 4 (bdk-20220418-giong-trom.8.2)" in message
    assert said in message
    assert len(data.observations) == dc.ALL - 1


SPELLINGS: dict[str, Callable[[str], str]] = {
    "BOM": lambda text: "\ufeff" + text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "spaces": lambda text: text.replace(",834,", " , 834 ,"),
    "blank lines": lambda text: text + "\n\n",
    "no last newline": lambda text: text.removesuffix("\n"),
    "empty row": lambda text: text + "," * text.splitlines()[0].count(",") + "\n",
}


@pytest.mark.parametrize("table", ["observations", "articles"])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_what_editors_and_spreadsheets_do_changes_nothing(
    folder: Path, tmp_path: Path, table: str, spelling: str
) -> None:
    other = dc.copy(tmp_path, "other")
    text = (folder / f"{table}.csv").read_text(encoding="utf-8")
    (other / f"{table}.csv").write_bytes(SPELLINGS[spelling](text).encode())
    assert (other / f"{table}.csv").read_bytes() != text.encode()
    one, two = kit.load(folder), kit.load(other)
    assert dc.messages(two) == []
    assert two.observations.equals(one.observations)
    assert two.articles.equals(one.articles)


def test_a_newline_in_quotes_belongs_to_its_field_and_lines_stay_true(folder: Path) -> None:
    dc.change(folder, f"{dc.ARTICLE}.8.2", note="first\nsecond")
    dc.change(folder, f"{dc.ARTICLE}.8.4", period="2021-13")
    data = kit.load(folder)
    [message] = dc.messages(data)
    assert "line 7 (bdk-20220418-giong-trom.8.4), column period" in message
    note = data.observations.filter(pl.col("observation") == f"{dc.ARTICLE}.8.2")["note"].item()
    assert note == "first\nsecond"


def test_a_quote_that_is_not_closed_is_named_with_the_rows_behind_it(folder: Path) -> None:
    swap(folder, "8,280%,So với", '8,"280%,So với')
    data = kit.load(folder)
    [message] = dc.messages(data)
    assert "line 4 (bdk-20220418-giong-trom.8.2)" in message
    assert "a quotation mark is not closed: lines 4 to 9 were read as one" in message
    assert len(data.observations) == dc.ALL - 6


def test_a_quote_that_is_not_closed_is_named_in_a_long_table_too(folder: Path) -> None:
    rows = [dc.observation(f"{dc.ARTICLE}.1.{n}", "834", "poverty_rate", "2020", "1") for n in range(3000)]
    path = dc.write(folder, rows)
    swap(folder, f"{dc.ARTICLE}.1.5,834,", f'{dc.ARTICLE}.1.5,"834,')
    assert path.stat().st_size > 200_000
    data = kit.load(folder)
    [message] = dc.messages(data)
    assert f"line 7 ({dc.ARTICLE}.1.5)" in message
    assert "a quotation mark is not closed: lines 7 to 3002 were read as one" in message
    assert len(data.observations) == 5


def test_a_table_of_nothing_but_its_header_is_an_empty_table(folder: Path) -> None:
    dc.write(folder, [])
    data = kit.load(folder)
    assert data.observations.is_empty()
    assert dc.messages(data) == []
    assert data.district("834").name == "Giồng Trôm"
    assert kit.audit(data).is_empty()


def test_extra_columns_are_left_alone(folder: Path) -> None:
    path = folder / "observations.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join([lines[0] + ",mine,,", *(line + ",x,," for line in lines[1:])]), encoding="utf-8"
    )
    data = kit.load(folder)
    assert dc.messages(data) == []
    assert len(data.observations) == dc.ALL


def test_a_column_that_stands_twice_is_named(folder: Path) -> None:
    path = folder / "observations.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0] + ",value", *(line + ",1" for line in lines[1:])]), encoding="utf-8")
    raising(folder, "observations.csv line 1", "value", "twice")


@pytest.mark.parametrize(("line", "end"), [(b"\n", b"\r"), (b"8,280%", b"8,28\r0%")], ids=["all", "one"])
def test_old_line_ends_end_in_a_message(folder: Path, line: bytes, end: bytes) -> None:
    path = folder / "observations.csv"
    path.write_bytes(path.read_bytes().replace(line, end))
    raising(folder, "observations.csv line ", "save the file as CSV UTF-8 with LF line ends")


def test_a_folder_in_place_of_a_table_is_a_data_error(folder: Path) -> None:
    (folder / "observations.csv").unlink()
    (folder / "observations.csv").mkdir()
    raising(folder, "observations.csv")
