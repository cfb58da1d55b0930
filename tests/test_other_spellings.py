"""The same passage in other spellings, abbreviations and marks is read as the same rows."""

import re
import sys
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kit._reading.extract import extract

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "sentences"))

import score  # noqa: E402

Spell = Callable[[str], str]


def sub(pattern: str, other: str) -> Spell:
    return lambda text: re.sub(pattern, other, text)


SPELLINGS: dict[str, Spell] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "tỉ": sub("tỷ", "tỉ"),
    "kì": sub("kỳ", "kì"),
    "tones where they once stood": lambda text: (
        text.replace("òa", "oà").replace("ủy", "uỷ").replace("óa", "oá")
    ),
    "dashes": sub(" - ", " – "),
    "dashes without gaps": sub(" - ", "-"),
    "hard gaps": sub(r"(\d) (?=tỷ|triệu|ha|%)", "\\1\u00a0"),
    "a gap before %": sub(r"(\d)%", r"\1 %"),
    "straight quotes": sub("[“”]", '"'),
    "NTM": sub("nông thôn mới", "NTM"),
    "ĐV": sub("đảng viên", "ĐV"),
    "TNBQĐN": sub("[Tt]hu nhập bình quân đầu người", "TNBQĐN"),
    "SX": sub("giá trị sản xuất", "giá trị SX"),
    "BHYT": sub("bảo hiểm y tế", "BHYT"),
    "H.": sub(r"\b[Hh]uyện (?=[A-ZĐÁÔƯ])", "H."),
    "bằng": sub(r"đạt (\d[\d.,]*% kế hoạch)", r"bằng \1"),
    "so": sub("so với", "so"),
    "no đồng": sub(r"(\d) tỷ đồng", r"\1 tỷ"),
}


@cache
def passages() -> list[dict[str, Any]]:
    return [*score.passages("dev"), *score.passages("heldout")]


def told(passage: dict[str, Any], title: str, text: str) -> list[tuple[str, ...]]:
    found = extract(
        f"{title}\n{text}",
        lexicon=ROOT / "data/lexicon.csv",
        districts=ROOT / "data/districts.csv",
        published=passage["published"],
        province=passage["province"],
    )
    return sorted(tuple(score._cell(one, column) for column in score.COLUMNS) for one in found)


@cache
def as_it_stands() -> list[list[tuple[str, ...]]]:
    return [told(one, one["title"], one["text"]) for one in passages()]


@pytest.mark.parametrize("name", SPELLINGS)
def test_other_spellings(name: str) -> None:
    spell = SPELLINGS[name]
    spelt = [told(one, spell(one["title"]), spell(one["text"])) for one in passages()]
    other = [one["id"] for one, a, b in zip(passages(), as_it_stands(), spelt, strict=True) if a != b]
    assert other == []


def test_headlines_in_capitals() -> None:
    spelt = [told(one, one["title"].upper(), one["text"]) for one in passages()]
    other = [one["id"] for one, a, b in zip(passages(), as_it_stands(), spelt, strict=True) if a != b]
    assert other == []
