"""Something to review: the project's tables and one invented article whose figures wait."""

from __future__ import annotations

from pathlib import Path

import data_copy as dc
import polars as pl
import pytest

from kit import _articles, _load, _review
from kit._load import Data

NAME = "bdk-20230113-mo-cay-bac"
TEXT = """Huyện Mỏ Cày Bắc tổng kết công tác xây dựng Đảng năm 2022
13/01/2023 - 07:45
BDK - Sáng 12-1-2023, Huyện ủy Mỏ Cày Bắc tổng kết công tác xây dựng Đảng năm 2022.
Năm 2022, huyện đạt và vượt 21/24 chỉ tiêu. Toàn huyện kết nạp 118 đảng viên mới, đạt 107,3% kế hoạch.
Năm 2022, thu nhập bình quân đầu người đạt 58 triệu đồng; tỷ lệ tham gia bảo hiểm y tế đạt 94,5%.
Lê Thu
"""


@pytest.fixture
def data(tmp_path: Path) -> Data:
    """All tables, and the article in the archive and the register."""
    folder = dc.whole(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (added,) = _articles.add([tmp_path / "a.txt"], folder)
    assert added.article == NAME
    return _load.load(folder)


def row(data: Data, indicator: str, **but: str) -> dict[str, object]:
    """The one candidate of that indicator that waits."""
    frame = _review.waiting(data).filter(pl.col("indicator") == indicator)
    rows = [one for one in frame.to_dicts() if all(one[key] == value for key, value in but.items())]
    assert len(rows) == 1, (indicator, rows)
    return rows[0]


def log(data: Data) -> list[dict[str, str]]:
    """What was decided, as it is written down."""
    return dc.read(data.folder, "decisions")


def observed(data: Data) -> bytes:
    return (data.folder / "observations.csv").read_bytes()


def by_hand(data: Data, paragraph: int, indicator: str, value: str, unit: str, surface: str) -> None:
    """Write an observation of the article past the review."""
    line = _articles.record(
        [f"{NAME}.{paragraph}.1", "838", indicator, "", "2022", "", value, "", "", unit, "exact", "actual",
         "", NAME, str(paragraph), surface, "", "an", "2023-02-01"]
    )  # fmt: skip
    (data.folder / "observations.csv").write_bytes(observed(data) + line)
