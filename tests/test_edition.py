"""An edition: how figures, periods and days are written, and where each figure comes from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import data_copy as dc
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit.edition import day, derived, edition, figure, number, period, quantity
from kit.errors import KitError

GT, HH, TB = "bdk-20220418-giong-trom", "bnd-2022-hai-hau", "dto-20230228-thanh-binh"


# Numbers, periods, days


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (14500.0, "14.500", "14,500"), (6312.0, "6.312", "6,312"), (96.46, "96,46", "96.46"),
        (90.0, "90", "90"),
        (1703945.0, "1.703.945", "1,703,945"), (25271.9, "25.271,9", "25,271.9"), (0.0, "0", "0"),
        (-3.5, "-3,5", "-3.5"), (999.0, "999", "999"), (0.1 + 0.2, "0,3", "0.3"),
    ],
)  # fmt: skip
def test_numbers_in_the_readers_locale(value: float, vietnamese: str, english: str) -> None:
    assert (number(value, "vi"), number(value, "en")) == (vietnamese, english)


@given(st.decimals(0, 10_000_000, places=3))
def test_no_digit_of_a_number_gets_lost(value: Decimal) -> None:
    for lang, group, point in (("vi", ".", ","), ("en", ",", ".")):
        text = number(float(value), lang)
        assert Decimal(text.replace(group, "").replace(point, ".")) == value


QUALIFIED = [
    ("exact", "14.500", "14,500"), ("more_than", "trên 14.500", "more than 14,500"),
    ("at_least", "từ 14.500 trở lên", "at least 14,500"), ("approx", "khoảng 14.500", "about 14,500"),
    ("less_than", "dưới 14.500", "less than 14,500"), ("range", "14.500–15.000", "14,500–15,000"),
]  # fmt: skip


@pytest.mark.parametrize(("qualifier", "vietnamese", "english"), QUALIFIED)
def test_qualifiers_stay_in_both_languages(qualifier: str, vietnamese: str, english: str) -> None:
    row = {"value": 14500.0, "value_max": 15000.0, "of": None, "unit": "count", "qualifier": qualifier}
    assert quantity(edition(dc.real(), "366", "vi"), row) == vietnamese
    assert quantity(edition(dc.real(), "366", "en"), row) == english


@pytest.mark.parametrize(
    ("unit", "vietnamese", "english"),
    [
        ("percent", "trên 96,46%", "more than 96.46%"),
        ("vnd_billion", "trên 96,46 tỷ đồng", "more than VND 96.46 billion"),
        ("vnd_million_per_person", "trên 96,46 triệu đồng", "more than VND 96.46 million"),
        ("rank", "hạng", "rank"),
        ("ha", "96,46 ha", "96.46 ha"), ("tonnes", "96,46 tấn", "96.46 tonnes"),
    ],
)  # fmt: skip
def test_units_are_written_in_both_languages(unit: str, vietnamese: str, english: str) -> None:
    row = {"value": 96.46, "value_max": None, "of": None, "unit": unit, "qualifier": "more_than"}
    assert vietnamese in quantity(edition(dc.real(), "366", "vi"), row)
    assert english in quantity(edition(dc.real(), "366", "en"), row)


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        ("2021", "năm 2021", "2021"), ("2022-01/2022-06", "sáu tháng đầu năm 2022", "the first half of 2022"),
        ("2022-07/2022-12", "sáu tháng cuối năm 2022", "the second half of 2022"),
        ("2016/2020", "giai đoạn 2016–2020", "2016–2020"),
        ("2022-Q1", "quý I năm 2022", "quarter I of 2022"),
        ("2022-Q4", "quý IV năm 2022", "quarter IV of 2022"),
        ("2022-06", "tháng 6 năm 2022", "June 2022"),
        ("2022-01/2022-09", "từ tháng 1 đến tháng 9 năm 2022", "January–September 2022"),
        ("2022-05-26", "26/5/2022", "26 May 2022"),
    ],
)  # fmt: skip
def test_periods_in_words(value: str, vietnamese: str, english: str) -> None:
    assert period(edition(dc.real(), "834", "vi"), value).text == vietnamese
    assert period(edition(dc.real(), "834", "en"), value).text == english


def test_months_across_a_new_year_keep_both_years() -> None:
    text = period(edition(dc.real(), "834", "vi"), "2021-10/2022-03").text
    assert "2021" in text
    assert "2022" in text


def test_days_are_written_as_readers_do() -> None:
    assert day(edition(dc.real(), "834", "vi"), date(2022, 4, 8)).text == "8/4/2022"
    assert day(edition(dc.real(), "834", "en"), date(2022, 4, 8)).text == "8 April 2022"


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(KitError, match=r"'fr'.*vi, en"):
        edition(dc.real(), "834", "fr")
    with pytest.raises(KitError, match=r"vi\.toml has no 'nothing\.here'"):
        edition(dc.real(), "834").word("nothing.here")


# Where a figure comes from


def test_a_figure_names_article_paragraph_print_and_audit() -> None:
    e = edition(dc.real(), "874")
    one = figure(e, f"{TB}.10.9")
    assert (one.text, one.value, one.unit, one.role) == ("16,7%", 16.7, "percent", "observation")
    assert (one.article, one.paragraph, one.surface, one.audit) == (TB, 10, "16,7%", "holds")
    card = dict(one.card)
    assert card["Báo in"] == "“16,7%”"
    assert card["Nguồn"] == "Báo Đồng Tháp Online, 28/2/2023"
    assert card["Đoạn"] == "10"
    assert card["Đối chiếu"] == "khớp khi tính lại"
    assert card["Bài báo"].startswith("Huyện Thanh Bình")
    assert "Loại" not in card
    goal = figure(e, f"{TB}.8.3")
    assert dict(goal.card)["Loại"] == "mục tiêu, chưa phải kết quả"


def test_a_derived_figure_names_what_it_was_computed_from() -> None:
    e = edition(dc.real(), "834", "en")
    one = derived(e, 76.0, "percent", [f"{GT}.9.10"])
    assert (one.text, one.role, one.origins, one.observation) == ("76%", "derived", (f"{GT}.9.10",), None)
    card = dict(one.card)
    assert card["Computed from"] == "Targets met or exceeded, Giồng Trôm, 2021: 19 of 25"
    assert card["Computation"] == "19 : 25 = 76%"
    assert card["Source"] == "Báo Đồng Khởi, 18 April 2022, paragraph 9"
    assert one.record()["from"] == [f"{GT}.9.10"]


def test_the_paragraph_is_shown_where_the_archive_has_it(tmp_path: Path) -> None:
    folder = dc.copy(tmp_path)
    (folder / "archive").mkdir()
    lines = [f"đoạn thử {n}" for n in range(1, 12)]
    (folder / "archive" / f"{HH}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    e = edition(kit.load(folder), "366")
    assert dict(figure(e, f"{HH}.2.2").card)["Nguyên văn"] == "đoạn thử 2"
    assert "Nguyên văn" not in dict(figure(edition(dc.real(), "834"), f"{GT}.9.10").card)


# The day of an edition


def test_the_clock_is_the_day_of_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert edition(dc.real(), "834").stamp == date(2026, 11, 22)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert edition(dc.real(), "834").stamp == date(2023, 11, 14)
    assert edition(kit.load(dc.DATA, as_of="2022-06-01"), "834").stamp == date(2022, 6, 1)
