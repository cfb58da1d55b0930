"""Reading sentences in the tests: candidates of a text below a headline, and columns of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit._reading.extract import Candidate, extract

LEXICON = Path(__file__).parents[1] / "data" / "lexicon.csv"


def read(
    text: str, title: str = "Huyện Giồng Trôm tổng kết", day: str = "2022-12-20", **more: Any
) -> list[Candidate]:
    """What is read of a text on a district, below a headline, published on a day."""
    return extract(f"{title}\n{text}", lexicon=LEXICON, published=day, **more)


def rows(found: list[Candidate], *columns: str) -> list[tuple[object, ...]]:
    """Columns of candidates."""
    return [tuple(getattr(c, column) for column in columns) for c in found]


def extract_in(province: str, text: str) -> list[Candidate]:
    """What is read of a text on a district of a province, below a headline."""
    title = "Huyện Giồng Trôm tổng kết"
    return extract(f"{title}\n{text}", lexicon=LEXICON, published="2022-12-20", province=province)


def undated(text: str, title: str = "Huyện Giồng Trôm") -> list[Candidate]:
    """What is read of a text below a headline, of which nothing says when it appeared."""
    return extract(f"{title}\n{text}", lexicon=LEXICON, province="Bến Tre")
