"""Whatever is read can be stored: no candidate with a confidence to speak of breaks a rule of the tables."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import data_copy as dc
import pytest
from said import LEXICON, read

import kit
from kit._reading.extract import Candidate, extract

DEV = Path(__file__).parent / "sentences" / "dev.jsonl"


def _row(one: Candidate) -> dc.Row:
    """A candidate as its row would be written."""
    cells: dict[str, Any] = asdict(one) | {"reviewed_by": "tester", "reviewed_at": "2026-11-22"}
    numbers = {
        name: f"{cells[name]:.12g}" for name in ("value", "value_max", "of") if cells[name] is not None
    }
    columns = dc.observation("a.1.1", "834", "area", "2020", "1")
    return {name: numbers.get(name, str(cells[name] or "")) for name in columns}


def _aside(tmp_path: Path, found: list[Candidate]) -> list[str]:
    names = sorted({one.article for one in found})
    folder = dc.made(tmp_path, [dc.article(name, "2022-12-31") for name in names], map(_row, found))
    return dc.messages(kit.load(folder))


def test_what_is_read_of_the_development_set_keeps_the_rules_of_the_tables(tmp_path: Path) -> None:
    found: list[Candidate] = []
    for line in DEV.read_text("utf-8").splitlines():
        told = json.loads(line)
        text = f"{told['title']}\n{told['text']}"
        given = {"published": told["published"], "province": told["province"], "article": told["id"]}
        found += extract(text, lexicon=LEXICON, **given)
    sure = [one for one in found if one.confidence > 0.4]
    assert len(sure) > 700
    assert _aside(tmp_path, sure) == []


ODD = [
    "Nhiệm kỳ 2015 - 2020, thu ngân sách tăng bình quân 12%/năm.",
    "Năm 2020, thu ngân sách đạt 378.846 triệu đồng.",
    "Năm 2020, thu ngân sách đạt 131 tỷ 43 triệu đồng.",
    "5 năm (2015-2020), kinh tế của huyện có tốc độ tăng trưởng cao hơn mức bình quân chung (13,86/9,15%).",
]


@pytest.mark.parametrize("text", ODD)
def test_what_is_printed_oddly_keeps_them_too(tmp_path: Path, text: str) -> None:
    found = read(text, day="2020-08-12", article="a2020")
    assert len(found) == 1
    assert _aside(tmp_path, found) == []


def test_what_is_set_against_a_time_without_a_date_is_no_row() -> None:
    text = "Thu nhập đạt 57 triệu đồng/người/năm (tăng 41 triệu đồng/người/năm so với khi bắt đầu thực hiện)."
    assert [one.value for one in read(text, day="2022-03-18")] == [57.0]
