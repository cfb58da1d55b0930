"""Bad data ends in one clear message, good rows stay, nothing on disk changes but the cache."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import data_copy as dc
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kit
from kit import _load, _model, _rules
from kit.errors import AmbiguousDistrict, DataError, UnknownDistrict

ARTICLE = "bdk-20220418-giong-trom"
FIRST = f"{ARTICLE}.8.1"
LINE = 3
ALL = 69


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return dc.copy(tmp_path)


def swap(folder: Path, old: str | bytes, new: str | bytes, table: str = "observations") -> Path:
    """Replace bytes of a table, once."""
    path = folder / f"{table}.csv"
    old, new = (text.encode() if isinstance(text, str) else text for text in (old, new))
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))
    return path


def messages(data: kit.Data) -> list[str]:
    return [_load.message(entry) for entry in data.aside.iter_rows(named=True)]


def ids(frame: pl.DataFrame) -> list[str]:
    return frame["observation"].to_list()


def fingerprints(folder: Path) -> dict[str, str]:
    files = (p for p in folder.rglob("*") if p.is_file() and ".cache" not in p.parts)
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_the_data_of_the_project_keeps_every_rule(folder: Path) -> None:
    data = kit.load(folder)
    assert messages(data) == []
    assert ids(data.observations) == [row["observation"] for row in dc.read(folder)]
    assert data.superseded.is_empty()
    assert data.folder == folder
    assert data.observations.schema["value"] == pl.Float64
    assert data.observations.schema["as_of"] == pl.Date


CELLS = {
    "a grouped number": ({"value": "14.500"}, "value", "14.500", "write 14500"),
    "a decimal comma": ({"value": "96,46"}, "value", "96,46", "decimal point"),
    "no value": ({"value": ""}, "value", "", "write a plain number"),
    "a word": ({"value": "mười bốn"}, "value", "mười bốn", "write a plain number"),
    "an unknown district": ({"district": "999"}, "district", "999", "three-digit GSO code"),
    "an unknown indicator": ({"indicator": "gdp"}, "indicator", "gdp", "indicators.csv"),
    "an unknown article": ({"article": "nobody"}, "article", "nobody", "articles.csv"),
    "month 13": ({"period": "2021-13"}, "period", "2021-13", "2022-06"),
    "a period that runs backwards": ({"period": "2022/2021"}, "period", "2022/2021", "2016/2020"),
    "no period": ({"period": ""}, "period", "", "write a year (2021)"),
    "a garbled date": ({"as_of": "26/5/2022"}, "as_of", "26/5/2022", "2022-05-26"),
    "an unknown qualifier": ({"qualifier": "roughly"}, "qualifier", "roughly", "more_than"),
    "an unknown kind": ({"kind": "result"}, "kind", "result", "percent_of_plan"),
    "a paragraph too many": ({"paragraph": "19"}, "paragraph", "19", "fewer paragraphs"),
    "paragraph 0": ({"paragraph": "0"}, "paragraph", "0", "from 1"),
    "an unknown member": ({"breakdown": "level=moon"}, "breakdown", "level=moon", "indicators.csv"),
    "a range without its end": ({"qualifier": "range"}, "value_max", "", "value_max >= value"),
    "an end without its range": ({"value_max": "15"}, "value_max", "15", "value_max >= value"),
    "a change of nothing": ({"kind": "change"}, "compare_to", "", "names the period"),
    "no surface": ({"surface": ""}, "surface", "", "as printed"),
    "no unit": ({"unit": ""}, "unit", "", "such as count"),
    "an infinity": ({"value": "inf"}, "value", "inf", "plain number"),
    "a review on no day": ({"reviewed_at": "soon"}, "reviewed_at", "soon", "2026-11-22"),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_bad_cell_is_explained_and_only_its_row_set_aside(folder: Path, name: str) -> None:
    cells, column, value, remedy = CELLS[name]
    dc.change(folder, FIRST, **cells)
    before = fingerprints(folder)
    data = kit.load(folder)
    [message] = messages(data)
    assert message.startswith(
        f"{folder}/observations.csv line {LINE} ({FIRST}), column {column}: {value!r}: "
    )
    assert remedy in message
    assert ids(data.observations) == [
        row["observation"] for row in dc.read(folder) if row["observation"] != FIRST
    ]
    assert fingerprints(folder) == before


def test_a_part_larger_than_its_whole_is_set_aside(folder: Path) -> None:
    dc.change(folder, "bdk-20220418-giong-trom.9.10", of="18")
    [message] = messages(kit.load(folder))
    assert "line 16 (bdk-20220418-giong-trom.9.10), column of: '18'" in message
    assert "cannot be smaller" in message


def test_a_result_may_exceed_its_plan(folder: Path) -> None:
    dc.change(folder, "bdk-20220418-giong-trom.8.3", value="100", surface="100/90")
    assert messages(kit.load(folder)) == []


def test_a_true_decimal_with_three_places_is_taken(folder: Path) -> None:
    dc.change(folder, FIRST, value="18.462", surface="18,462 tỷ")
    data = kit.load(folder)
    assert messages(data) == []
    assert data.observations.filter(pl.col("observation") == FIRST)["value"].item() == 18.462


def test_a_grouped_number_is_refused_in_every_column_of_numbers(folder: Path) -> None:
    dc.change(folder, "bdk-20220418-giong-trom.8.3", of="1.200", surface="90/1.200")
    assert [m for m in messages(kit.load(folder)) if "column of: '1.200'" in m]


def test_an_id_that_stands_twice_is_named_with_both_lines(folder: Path) -> None:
    twin = dc.read(folder)[1]
    dc.change(folder, "bdk-20220418-giong-trom.9.1", observation=twin["observation"])
    data = kit.load(folder)
    assert data.aside["line"].to_list() == [3, 7]
    assert all("stands twice" in message for message in messages(data))
    assert len(data.observations) == ALL - 2
    assert FIRST not in ids(data.observations)


def test_all_rules_a_row_breaks_are_named(folder: Path) -> None:
    dc.change(folder, FIRST, district="999", period="2021-13", kind="guess")
    found = kit.load(folder).aside
    assert sorted(found["column"]) == ["district", "kind", "period"]
    assert found["row"].unique().to_list() == [FIRST]


@pytest.mark.parametrize("table", ["articles", "districts", "indicators"])
def test_bad_rows_of_other_tables_are_explained_too(folder: Path, table: str) -> None:
    key, cells, column = {
        "articles": ("bdk-20220228-cho-lach", {"published": "28/2/2022"}, "published"),
        "districts": ("832", {"type": "county"}, "type"),
        "indicators": ("targets_total", {"direction": "up"}, "direction"),
    }[table]
    dc.change(folder, key, table, **cells)
    data = kit.load(folder)
    first = data.aside.filter(pl.col("file").str.ends_with(f"{table}.csv")).row(0, named=True)
    assert (first["row"], first["column"], first["value"]) == (key, column, cells[column])
    depending = data.aside.filter(pl.col("file").str.ends_with("observations.csv"))["row"].to_list()
    assert sorted(ids(data.observations) + depending) == sorted(r["observation"] for r in dc.read(folder))


def test_every_rule_has_a_remedy() -> None:
    internal = {
        "line",
        "period_ok",
        "compare_ok",
        "district_ok",
        "indicator_ok",
        "article_ok",
        "breakdown_ok",
    }
    without = [
        f"{name}.{rule}"
        for name, schema in _rules.SCHEMAS.items()
        for rule in schema._validation_rules(with_cast=False)
        if not rule.endswith("|nullability")
        and rule.split("|")[0] not in internal
        and f"{name}.{rule.split('|')[0]}" not in _model.REMEDIES
    ]
    assert without == []


@pytest.mark.parametrize("cells", [{"province": ""}, {"valid_to": "1/7/2025"}, {"valid_from": "2020"}])
def test_bad_cells_of_districts_are_explained(folder: Path, cells: dict[str, str]) -> None:
    dc.change(folder, "834", "districts", **cells)
    [column] = cells
    assert f"column {column}: " in messages(kit.load(folder))[0]


@pytest.mark.parametrize(
    ("key", "table", "cells"),
    [
        (FIRST, "observations", {"as_of": "2022-02-31"}),
        (FIRST, "observations", {"reviewed_at": "2022-02-31"}),
        ("bdk-20220228-cho-lach", "articles", {"published": "2022-02-31"}),
        ("834", "districts", {"valid_to": "2025-02-31"}),
    ],
)
def test_a_day_that_does_not_exist_is_explained(
    folder: Path, key: str, table: str, cells: dict[str, str]
) -> None:
    dc.change(folder, key, table, **cells)
    assert [m for m in messages(kit.load(folder)) if f"({key}), column {next(iter(cells))}" in m]


@pytest.mark.parametrize("column", ["value", "of", "value_max"])
def test_digits_of_another_script_are_explained(folder: Path, column: str) -> None:
    dc.change(folder, FIRST, **{column: "１４"})
    assert [m for m in messages(kit.load(folder)) if f"column {column}" in m]


CELL_TEXTS = st.one_of(
    st.text(max_size=12),
    st.text(alphabet="0123456789.,-/ =;\u00a0", max_size=9),
    st.sampled_from(["=SUM(A1)", "0", "-1", "nan", "inf", "2021/", "a=b;a=c", '"', "\u200b14"]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, ALL - 1), column=st.sampled_from(_model.COLUMNS["observations"]), text=CELL_TEXTS)
def test_whatever_stands_in_a_cell_no_row_gets_lost(folder: Path, place: int, column: str, text: str) -> None:
    text = "".join(
        letter for letter in text if letter not in "\r\n\x00" and letter.isdecimal() <= letter.isascii()
    )
    rows = dc.read(dc.DATA)
    rows[place][column] = text
    dc.write(folder, rows)
    data = kit.load(folder)
    kept, aside = set(ids(data.observations)), set(data.aside["row"])
    given_ids = {unicodedata.normalize("NFC", row["observation"]).strip() for row in rows}
    assert kept | aside | set(ids(data.superseded)) == given_ids
    assert not kept & aside
    assert kit.audit(data).height >= 0


def raising(folder: Path, *words: str) -> None:
    before = fingerprints(folder)
    with pytest.raises(DataError) as caught:
        kit.load(folder)
    for word in words:
        assert word in str(caught.value)
    assert "\n" not in str(caught.value)
    assert fingerprints(folder) == before


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


def test_a_line_that_is_no_utf8_costs_only_itself(folder: Path) -> None:
    swap(folder, "So với nghị quyết", b"Ch\xf4 l\xe1ch")
    data = kit.load(folder)
    [message] = messages(data)
    assert "observations.csv line 4 (bdk-20220418-giong-trom.8.2)" in message
    assert "UTF-8" in message
    assert len(data.observations) == ALL - 1


def test_a_row_of_another_width_costs_only_itself(folder: Path) -> None:
    swap(folder, "8,280%,So với nghị quyết", "8,280%,So với, nghị quyết")
    data = kit.load(folder)
    [message] = messages(data)
    assert "observations.csv line 4 (bdk-20220418-giong-trom.8.2)" in message
    assert "20 fields, 19 expected" in message
    assert len(data.observations) == ALL - 1


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
    one, two = kit.load(folder), kit.load(other)
    assert messages(two) == []
    assert two.observations.equals(one.observations)
    assert two.articles.equals(one.articles)


def test_a_newline_in_quotes_belongs_to_its_field_and_lines_stay_true(folder: Path) -> None:
    dc.change(folder, "bdk-20220418-giong-trom.8.2", note="first\nsecond")
    dc.change(folder, "bdk-20220418-giong-trom.8.4", period="2021-13")
    data = kit.load(folder)
    [message] = messages(data)
    assert "line 7 (bdk-20220418-giong-trom.8.4), column period" in message
    note = data.observations.filter(pl.col("observation") == "bdk-20220418-giong-trom.8.2")["note"].item()
    assert note == "first\nsecond"


def test_no_row_gets_lost_behind_a_quote_that_is_not_closed(folder: Path) -> None:
    swap(folder, "8,280%,So với", '8,"280%,So với')
    data = kit.load(folder)
    told = " ".join(messages(data))
    lost = [
        row
        for row in (f"bdk-20220418-giong-trom.9.{n}" for n in range(1, 12))
        if row not in ids(data.observations)
    ]
    assert not lost or "quot" in told


def test_a_quote_that_is_not_closed_is_named_in_a_long_table_too(folder: Path) -> None:
    rows = [dc.observation(f"{ARTICLE}.1.{n}", "834", "poverty_rate", "2020", "1") for n in range(3000)]
    path = dc.write(folder, rows)
    swap(folder, f"{ARTICLE}.1.5,834,", f'{ARTICLE}.1.5,"834,')
    assert path.stat().st_size > 200_000
    try:
        told = " ".join(messages(kit.load(folder)))
    except DataError as error:
        told = str(error)
    assert "quotation mark" in told
    assert "line 7" in told or "lines 7" in told


@pytest.mark.parametrize("breakdown", ["status=proposed;level=province", "level=district;level=province"])
def test_dimensions_stand_in_order_and_once(folder: Path, breakdown: str) -> None:
    dc.change(folder, f"{ARTICLE}.9.3", breakdown=breakdown)
    data = kit.load(folder)
    kept = data.observations.filter(pl.col("observation") == f"{ARTICLE}.9.3")["breakdown"].to_list()
    assert kept == ["level=province;status=proposed"] or [
        m for m in messages(data) if "column breakdown" in m
    ]


@pytest.mark.parametrize(("column", "value"), [("theme", "organization"), ("subset_of", "party_cell")])
def test_a_slip_in_the_catalogue_is_explained(folder: Path, column: str, value: str) -> None:
    dc.change(folder, "party_cells_congress_held", "indicators", **{column: value})
    assert [m for m in messages(kit.load(folder)) if f"column {column}" in m]


def test_a_table_of_nothing_but_its_header_is_an_empty_table(folder: Path) -> None:
    dc.write(folder, [])
    data = kit.load(folder)
    assert data.observations.is_empty()
    assert messages(data) == []
    assert data.district("834").name == "Giồng Trôm"
    assert kit.audit(data).is_empty()


@pytest.mark.parametrize("table", ["articles", "districts", "indicators"])
def test_without_what_they_refer_to_all_figures_are_set_aside(folder: Path, table: str) -> None:
    dc.write(folder, [], table)
    data = kit.load(folder)
    assert data.observations.is_empty()
    assert data.aside["row"].n_unique() == ALL
    assert all(f"{table}.csv" in message for message in messages(data))


def test_extra_columns_are_left_alone(folder: Path) -> None:
    path = folder / "observations.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join([lines[0] + ",mine,,", *(line + ",x,," for line in lines[1:])]), encoding="utf-8"
    )
    data = kit.load(folder)
    assert messages(data) == []
    assert len(data.observations) == ALL


def test_a_column_that_stands_twice_is_named(folder: Path) -> None:
    path = folder / "observations.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0] + ",value", *(line + ",1" for line in lines[1:])]), encoding="utf-8")
    raising(folder, "observations.csv line 1", "value", "twice")


@pytest.mark.parametrize(
    "spoil", [lambda b: b.replace(b"\n", b"\r"), lambda b: b.replace(b"8,280%", b"8,28\r0%")]
)
def test_old_line_ends_end_in_a_message(folder: Path, spoil: Callable[[bytes], bytes]) -> None:
    path = folder / "observations.csv"
    path.write_bytes(spoil(path.read_bytes()))
    try:
        data = kit.load(folder)
    except DataError as error:
        assert "observations.csv" in str(error)
    else:
        assert len(data.observations) + data.aside["row"].n_unique() == ALL


def test_a_folder_in_place_of_a_table_is_a_data_error(folder: Path) -> None:
    (folder / "observations.csv").unlink()
    (folder / "observations.csv").mkdir()
    raising(folder, "observations.csv")


def test_a_number_beyond_all_numbers_is_refused(folder: Path) -> None:
    dc.change(folder, FIRST, value="9" * 400)
    assert [m for m in messages(kit.load(folder)) if "column value" in m]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DataError, match=r"no folder .*nowhere.*--data"):
        kit.load(tmp_path / "nowhere")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataError, match="name the folder"):
        kit.load("not/here")


def test_the_folder_is_found_from_a_folder_below(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = folder.parent / "notebooks" / "mine"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert kit.load("data").folder == folder
    assert kit.load().folder == folder


# The cache


def test_an_edit_is_seen_at_once_and_undoing_it_too(folder: Path) -> None:
    def value() -> float:
        return kit.load(folder).observations.filter(pl.col("observation") == FIRST)["value"].item()

    stat = (folder / "observations.csv").stat()
    assert value() == 14
    dc.change(folder, FIRST, value="15")
    os.utime(folder / "observations.csv", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert value() == 15
    dc.change(folder, FIRST, value="14")
    assert value() == 14


def test_the_cache_is_the_only_thing_written_and_stays_small(folder: Path) -> None:
    before = fingerprints(folder)
    for number in range(6):
        dc.change(folder, FIRST, value=str(20 + number))
        kit.load(folder)
    dc.change(folder, FIRST, value="14")
    kit.load(folder)
    assert fingerprints(folder) == before
    assert len(list((folder / ".cache").iterdir())) <= 3


def test_what_the_cache_returns_is_what_was_validated(folder: Path) -> None:
    dc.change(folder, FIRST, period="2021-13")
    first, second = kit.load(folder), kit.load(folder)
    for name in ("observations", "indicators", "districts", "articles", "superseded", "aside"):
        assert getattr(first, name).equals(getattr(second, name)), name
        assert getattr(first, name).schema == getattr(second, name).schema


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_a_damaged_cache_is_not_believed(folder: Path, damage: bytes | None) -> None:
    want = kit.load(folder).observations
    for file in (folder / ".cache").rglob("*.arrow"):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2] if damage is None else damage)
    assert kit.load(folder).observations.equals(want)


def test_a_folder_that_cannot_be_written_works(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> str:
        raise PermissionError("read-only")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    assert len(kit.load(folder).observations) == ALL
    monkeypatch.undo()
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    (folder / ".cache").write_text("in the way")
    assert len(kit.load(folder).observations) == ALL


def test_a_message_names_the_folder_that_was_read(folder: Path) -> None:
    dc.change(folder, FIRST, period="2021-13")
    kit.load(folder)
    moved = folder.parent / "moved"
    shutil.copytree(folder, moved)
    assert messages(kit.load(moved))[0].startswith(f"{moved}/observations.csv")


def test_loads_at_the_same_time_agree(folder: Path) -> None:
    code = "import kit, sys; print(len(kit.load(sys.argv[1]).observations))"
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    assert [run.communicate()[0].strip() for run in runs] == [str(ALL)] * 2
    assert len(list((folder / ".cache").iterdir())) == 1


# As it was known


def known(folder: Path, day: str | date | None) -> kit.Data:
    return kit.load(folder, as_of=day)


def test_only_what_was_published_by_then_counts(folder: Path) -> None:
    assert known(folder, "2022-02-27").observations.is_empty()
    assert known(folder, "2022-02-28").articles["article"].to_list() == ["bdk-20220228-cho-lach"]
    april = known(folder, date(2022, 4, 18))
    assert april.as_of == date(2022, 4, 18)
    assert set(april.observations["district"]) == {"832", "834"}
    assert "party_members" not in set(april.observations["indicator"])
    assert known(folder, "").as_of is None
    assert known(folder, "").observations.equals(known(folder, None).observations)


def test_an_undated_article_counts_from_its_review(folder: Path) -> None:
    assert "366" not in set(known(folder, "2026-11-21").observations["district"])
    later = known(folder, "2026-11-22")
    assert "366" in set(later.observations["district"])
    assert "bnd-2022-hai-hau" in later.articles["article"].to_list()


@pytest.mark.parametrize("day", ["22/11/2026", "soon", "2022-02-31", "2022"])
def test_a_day_that_is_none_is_named(folder: Path, day: str) -> None:
    with pytest.raises(DataError, match=f"as_of '{day}' is no date; write it as 2026-11-22"):
        kit.load(folder, as_of=day)


def told(tmp_path: Path, *articles: tuple[str, str, str], **more: str) -> Path:
    """The same figure told by several articles: (id, published, value) each."""
    return dc.made(
        tmp_path,
        [dc.article(name, published) for name, published, _ in articles],
        [
            dc.observation(f"{name}.1.1", "834", "party_members", "2022", value, **more)
            for name, _, value in articles
        ],
    )


def test_a_later_article_supersedes_and_the_trail_is_kept(tmp_path: Path) -> None:
    folder = told(
        tmp_path, ("b", "2023-03-01", "6400"), ("a", "2022-05-26", "6312"), ("c", "2024-01-01", "6500")
    )
    data = kit.load(folder)
    assert data.observations.select("observation", "value").rows() == [("c.1.1", 6500)]
    trail = data.superseded.sort("observation").select("observation", "superseded_by").rows()
    assert trail == [("a.1.1", "c.1.1"), ("b.1.1", "c.1.1")]
    then = kit.load(folder, as_of="2023-12-31")
    assert ids(then.observations) == ["b.1.1"]
    assert then.superseded["superseded_by"].to_list() == ["b.1.1"]


@pytest.mark.parametrize(
    "column", ["district", "indicator", "period", "kind", "unit", "breakdown", "compare_to"]
)
def test_another_figure_is_never_superseded(tmp_path: Path, column: str) -> None:
    other = {
        "district": {"district": "832"}, "indicator": {"indicator": "population"},
        "period": {"period": "2021"},
        "kind": {"kind": "plan"}, "unit": {"unit": "percent"},
        "breakdown": {"indicator": "party_badges", "breakdown": "years=30"},
        "compare_to": {"kind": "change", "compare_to": "2021"},
    }[column]  # fmt: skip
    base = {"indicator": "party_badges"} if column == "breakdown" else {}
    base |= {"kind": "change", "compare_to": "2020"} if column == "compare_to" else {}
    rows = [
        dc.observation("a.1.1", "834", "party_members", "2022", "6312") | base,
        dc.observation("b.1.1", "834", "party_members", "2022", "6400") | base | other,
    ]
    folder = dc.made(tmp_path, [dc.article("a", "2022-01-01"), dc.article("b", "2023-01-01")], rows)
    data = kit.load(folder)
    assert messages(data) == []
    assert ids(data.observations) == ["a.1.1", "b.1.1"]
    assert data.superseded.is_empty()


def test_one_article_that_tells_a_figure_twice_keeps_both(tmp_path: Path) -> None:
    rows = [dc.observation(f"a.{n}.1", "834", "party_members", "2022", str(6312 + n)) for n in (1, 2)]
    data = kit.load(dc.made(tmp_path, [dc.article("a", "2022-01-01")], rows))
    assert len(data.observations) == 2


def test_an_undated_article_gives_way_to_a_dated_one(tmp_path: Path) -> None:
    """Nobody knows that an undated article is the later one: its review is no publication."""
    folder = told(tmp_path, ("undated", "", "6000"), ("dated", "2023-03-01", "6400"))
    assert ids(kit.load(folder).observations) == ["dated.1.1"]


# Districts


@pytest.mark.parametrize(
    "query", ["834", "giong-trom", "giồng trôm", "GIONG TROM", "H. Giồng Trôm", "huyện Giồng Trôm"]
)
def test_a_district_is_found_by_code_slug_or_name(query: str) -> None:
    assert kit.load(dc.DATA).district(query).code == "834"


def test_a_name_of_several_or_of_none_lists_candidates() -> None:
    data = kit.load(dc.DATA)
    with pytest.raises(AmbiguousDistrict, match=r"names 10 districts"):
        data.district("Châu Thành")
    with pytest.raises(UnknownDistrict, match="Giồng Trôm"):
        data.district("Giong Tron")


def test_the_columns_are_those_of_the_rules() -> None:
    for name, schema in _rules.SCHEMAS.items():
        columns = schema.column_names()
        assert tuple(columns[: columns.index("line")]) == _model.COLUMNS[name]


def test_reading_checked_tables_again_loads_no_validation(tmp_path: Path) -> None:
    data = dc.copy(tmp_path)
    _load.load(data)
    script = f"import sys, kit; kit.load({str(data)!r}); assert 'dataframely' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_what_is_kept_is_of_these_data(folder: Path) -> None:
    first = kit.load(folder)
    assert _load.kept(first, "codes", lambda data: data.observations.select("district")).height == ALL
    assert _load.kept(kit.load(folder), "codes", lambda _: pl.DataFrame()).height == ALL
    for other in (kit.load(folder, "2022-05-01"), replace(first, observations=first.observations.head(3))):
        assert _load.kept(other, "codes", lambda data: data.observations.select("district")).height < ALL
    change = dc.change(folder, FIRST, value="18")
    assert change and _load.kept(kit.load(folder), "codes", lambda _: pl.DataFrame({"a": [1]})).height == 1
