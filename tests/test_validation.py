"""A row that breaks a rule ends in one clear message and is set aside; all others stay."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import data_copy as dc
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kit
from kit import _model, _rules

CELLS = {  # what is written into one row, then column, value and remedy of the message
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
    "a unit in the paper's words": ({"unit": "tỷ đồng"}, "unit", "tỷ đồng", "vnd_billion"),
    "an infinity": ({"value": "inf"}, "value", "inf", "plain number"),
    "a review on no day": ({"reviewed_at": "soon"}, "reviewed_at", "soon", "2026-11-22"),
    "a review on 31 February": ({"reviewed_at": "2022-02-31"}, "reviewed_at", "2022-02-31", "2026-11-22"),
    "31 February": ({"as_of": "2022-02-31"}, "as_of", "2022-02-31", "2022-05-26"),
    "digits of another script": ({"value": "１４"}, "value", "１４", "write a plain number"),
    "a base of another script": ({"of": "１４"}, "of", "１４", "write a plain number"),
    "an end of another script": ({"value_max": "１４"}, "value_max", "１４", "write a plain number"),
    "a number beyond all numbers": ({"value": "9" * 400}, "value", "9" * 400, "write a plain number"),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_bad_cell_is_explained_and_only_its_row_set_aside(folder: Path, name: str) -> None:
    cells, column, value, remedy = CELLS[name]
    dc.change(folder, dc.FIRST, **cells)
    before = dc.fingerprints(folder)
    data = kit.load(folder)
    [message] = dc.messages(data)
    assert message.startswith(f"{folder}/observations.csv line 3 ({dc.FIRST}), column {column}: {value!r}: ")
    assert remedy in message
    assert dc.ids(data.observations) == [
        row["observation"] for row in dc.read(folder) if row["observation"] != dc.FIRST
    ]
    assert dc.fingerprints(folder) == before


NO_DATE = "write a date such as 20"
OTHERS = [
    ("observations", f"{dc.ARTICLE}.9.10", {"of": "18"}, "`of` cannot be smaller"),
    ("observations", f"{dc.ARTICLE}.8.3", {"of": "1.200", "surface": "90/1.200"}, "write 14500"),
    ("observations", dc.FIRST, {"value_max": "1.200", "qualifier": "range"}, "write 14500"),
    ("observations", f"{dc.ARTICLE}.9.3", {"breakdown": "level=district;level=province"}, "use dimensions"),
    ("articles", "bdk-20220228-cho-lach", {"published": "28/2/2022"}, "write 2022-04-18T05:53:00+07:00"),
    ("articles", "bdk-20220228-cho-lach", {"published": "2022-02-31"}, "write 2022-04-18T05:53:00+07:00"),
    ("districts", "832", {"type": "county"}, "write one of: huyện, "),
    ("districts", "834", {"province": ""}, "name the province before July 2025"),
    ("districts", "834", {"valid_from": "2020"}, NO_DATE),
    ("districts", "834", {"valid_to": "1/7/2025"}, NO_DATE),
    ("districts", "834", {"valid_to": "2025-02-31"}, NO_DATE),
    ("indicators", "targets_total", {"direction": "up"}, "write one of: higher_is_better, "),
    ("indicators", "party_cells_congress_held", {"theme": "organization"}, "write one of: targets, "),
    ("indicators", "party_cells_congress_held", {"subset_of": "party_cell"}, "write another indicator of"),
]


@pytest.mark.parametrize(("table", "key", "cells", "remedy"), OTHERS, ids=str)
def test_a_bad_cell_of_any_table_is_explained_and_what_depends_on_it_set_aside(
    folder: Path, table: str, key: str, cells: dict[str, str], remedy: str
) -> None:
    dc.change(folder, key, table, **cells)
    data = kit.load(folder)
    column, value = next(iter(cells.items()))
    first, *_ = dc.messages(data)
    assert first.startswith(f"{folder}/{table}.csv line ")
    assert f" ({key}), column {column}: {value!r}: " in first and remedy in first
    depending = set(data.aside.filter(pl.col("file").str.ends_with("observations.csv"))["row"])
    assert sorted([*dc.ids(data.observations), *depending]) == sorted(dc.ids(dc.real().observations))


def test_dimensions_are_put_in_order(folder: Path) -> None:
    dc.change(folder, f"{dc.ARTICLE}.9.3", breakdown="status=proposed;level=province")
    data = kit.load(folder)
    assert dc.messages(data) == []
    kept = data.observations.filter(pl.col("observation") == f"{dc.ARTICLE}.9.3")["breakdown"].to_list()
    assert kept == ["level=province;status=proposed"]


def test_a_result_may_exceed_its_plan(folder: Path) -> None:
    dc.change(folder, "bdk-20220418-giong-trom.8.3", value="100", surface="100/90")
    assert dc.messages(kit.load(folder)) == []


def test_a_true_decimal_with_three_places_is_taken(folder: Path) -> None:
    dc.change(folder, dc.FIRST, value="18.462", surface="18,462 tỷ")
    data = kit.load(folder)
    assert dc.messages(data) == []
    assert data.observations.filter(pl.col("observation") == dc.FIRST)["value"].item() == 18.462


def test_an_id_that_stands_twice_is_named_with_both_lines(folder: Path) -> None:
    twin = dc.read(folder)[1]
    dc.change(folder, "bdk-20220418-giong-trom.9.1", observation=twin["observation"])
    data = kit.load(folder)
    assert data.aside["line"].to_list() == [3, 7]
    assert all("stands twice" in message for message in dc.messages(data))
    assert len(data.observations) == dc.ALL - 2
    assert dc.FIRST not in dc.ids(data.observations)


def test_all_rules_a_row_breaks_are_named(folder: Path) -> None:
    dc.change(folder, dc.FIRST, district="999", period="2021-13", kind="guess")
    found = kit.load(folder).aside
    assert sorted(found["column"]) == ["district", "kind", "period"]
    assert found["row"].unique().to_list() == [dc.FIRST]


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


CELL_TEXTS = st.one_of(
    st.text(max_size=12),
    st.text(alphabet="0123456789.,-/ =;\u00a0", max_size=9),
    st.sampled_from(["=SUM(A1)", "0", "-1", "nan", "inf", "2021/", "a=b;a=c", '"', "\u200b14"]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    place=st.integers(0, dc.ALL - 1), column=st.sampled_from(_model.COLUMNS["observations"]), text=CELL_TEXTS
)
def test_whatever_stands_in_a_cell_no_row_gets_lost(folder: Path, place: int, column: str, text: str) -> None:
    text = "".join(
        letter for letter in text if letter not in "\r\n\x00" and letter.isdecimal() <= letter.isascii()
    )
    rows = dc.read(dc.DATA)
    rows[place][column] = text
    dc.write(folder, rows)
    data = kit.load(folder)
    kept, aside = set(dc.ids(data.observations)), set(data.aside["row"])
    given_ids = {unicodedata.normalize("NFC", row["observation"]).strip() for row in rows}
    assert kept | aside | set(dc.ids(data.superseded)) == given_ids
    assert not kept & aside
    assert kit.audit(data).height >= 0


@pytest.mark.parametrize("table", ["articles", "districts", "indicators"])
def test_without_what_they_refer_to_all_figures_are_set_aside(folder: Path, table: str) -> None:
    dc.write(folder, [], table)
    data = kit.load(folder)
    assert data.observations.is_empty()
    assert data.aside["row"].n_unique() == dc.ALL
    assert all(f"{table}.csv" in message for message in dc.messages(data))


def test_the_columns_are_those_of_the_rules() -> None:
    for name, schema in _rules.SCHEMAS.items():
        columns = schema.column_names()
        assert tuple(columns[: columns.index("line")]) == _model.COLUMNS[name]
