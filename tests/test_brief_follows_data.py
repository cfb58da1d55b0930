"""Change a value, and the brief says the new one everywhere, and nothing else changes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import data_copy as dc
import polars as pl
import pytest

import kit
from kit import _finish, _keys
from kit.edition import number, strings

GT, HH, TB = "bdk-20220418-giong-trom", "bnd-2022-hai-hau", "dto-20230228-thanh-binh"


def facts(brief: dc.Brief, without: str) -> set[tuple[Any, ...]]:
    """All figures that do not come from an observation; the audit's verdict and counts apart."""
    return {
        (
            f["role"],
            f["text"].replace(" (mâu thuẫn)", ""),
            f["value"],
            f["unit"],
            f["observation"],
            f["surface"],
            tuple(f["from"]),
        )
        for f in brief.figures
        if f["observation"] != without
        and without not in f["from"]
        and f["role"] in ("observation", "derived")
    }


MUTABLE = [
    (row["observation"], row["district"], row["value"], row["of"])
    for row in dc.real().observations.iter_rows(named=True)
    if row["unit"] != "status"
]


@pytest.mark.parametrize(("observation", "district", "value", "of"), MUTABLE, ids=[m[0] for m in MUTABLE])
def test_a_changed_value_is_followed_everywhere_and_nothing_else_changes(
    observation: str, district: str, value: float, of: float | None
) -> None:
    new = value - 1 if of is not None or value > 90 else value + 2
    lang = "vi"
    before, after = dc.shown(district, lang), dc.brief(dc.changed(observation, value=new), district, lang)
    told = number(new, lang)
    printed = [f for f in after.figures if f["observation"] == observation]
    assert printed
    assert {f["value"] for f in printed} - {of} == {new}
    bases = {number(of, lang)} if of is not None else set()
    assert all(told in re.split(r"[^\d.,]", f["text"]) or f["text"] in bases for f in printed)
    assert told in after.plain
    _finish.check_digits(after.html, after.figures)
    assert facts(after, observation) - facts(before, observation) == set()
    for name, (spec, said, figures) in after.charts.items():
        shows = any(
            f["observation"] == observation or observation in f["from"] or "mâu thuẫn" in f["text"]
            for f in figures
        )
        old = before.charts.get(name)
        if old is not None:
            assert (old[0] == spec) != shows, name
            assert (old[1] == said) != shows, name


@pytest.mark.parametrize(
    ("observation", "others"), [(f"{TB}.9.4", {"834", "366", "832"}), (f"{GT}.9.10", {"366", "874"})]
)
def test_a_changed_value_changes_no_other_district(observation: str, others: set[str]) -> None:
    data = dc.changed(observation, value=18.0)
    for other in others:
        assert dc.brief(data, other).outputs == dc.shown(other).outputs
    if observation == f"{GT}.9.10":
        assert "cùng kỳ, đạt 72%" in dc.brief(data, "832").plain


@pytest.mark.parametrize(
    ("cells", "gone", "there"),
    [
        ({"qualifier": "exact"}, "trên 14.500", "14.500"),
        ({"qualifier": "approx"}, "trên 14.500", "khoảng 14.500"),
        ({"period": "2020"}, "Đảng viên, năm 2022", "năm 2020"),
        ({"kind": "target", "period": "2025"}, "xxx", "Năm 2025: Đảng viên – trên 14.500."),
    ],
)
def test_qualifier_period_and_kind_are_followed_too(cells: dict[str, str], gone: str, there: str) -> None:
    after = dc.brief(dc.changed(f"{HH}.2.2", **cells), "366").plain
    assert gone not in after
    assert there in after


@pytest.mark.parametrize("theme", ["organisation", "quality", "emulation"])
def test_a_section_without_data_goes_and_the_gap_is_named(theme: str) -> None:
    own = dc.real().indicators.filter(pl.col("theme") == theme)["indicator"].implode()
    less = replace(dc.real(), observations=dc.real().observations.filter(~pl.col("indicator").is_in(own)))
    brief = dc.brief(less, "874")
    assert theme in dc.shown("874").sections
    assert theme not in brief.sections
    name = strings("vi")["sections"][theme]
    gap = next(line for line in brief.plain.splitlines() if line.startswith("Bài báo không nêu số liệu về"))
    assert name[:1].lower() + name[1:] in gap


def test_a_brief_follows_the_article_of_the_district_it_names_as_the_lowest(tmp_path: Path) -> None:
    codes = ["834", "832", "366", "874", "001", "002", "003"]
    rows = [
        dc.observation(f"p{n}.1.1", code, "poverty_rate", "2020", f"{n + 1}.5", unit="percent")
        for n, code in enumerate(codes)
    ]

    def key(title: str, of: int, name: str) -> str:
        articles = [dc.article(f"p{n}", "2021-01-01", code) for n, code in enumerate(codes)]
        articles[of]["title"] = title
        return _keys.slices(kit.load(dc.made(tmp_path, articles, rows, name)))["366"]["comparison"]

    assert key("Khác", 0, "a") != key("Một huyện thử", 0, "b") == key("Khác", 1, "c")
