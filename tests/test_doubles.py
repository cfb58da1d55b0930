"""A corrected article that carries another date. All articles are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit import _articles, _register

TITLE = "Đảng bộ huyện Tân Phước kể lại một năm"
LINES = [
    TITLE,
    "13/01/2023 07:45",
    "Năm 2022, Đảng bộ huyện Tân Phước kết nạp 96 đảng viên mới; các chi bộ được khen kịp thời.",
    "Trong năm, thu ngân sách trên địa bàn huyện được 142,5 tỷ đồng, tỷ lệ hộ nghèo còn 2,31%.",
    "- Giải quyết việc làm: 1.420 lao động",
]


def text(folder: Path, name: str, **changed: str) -> Path:
    """The article with other words, by the words they stand for."""
    whole = "\n".join(LINES)
    for new, old in changed.items():
        whole = whole.replace(old, new.strip("_").replace("_", " "))
    (folder / name).write_text(whole, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(("new", "old"), [("_97", "96"), ("1.430", "1.420")])
def test_a_changed_number_is_news_whatever_the_date(data: Path, tmp_path: Path, new: str, old: str) -> None:
    (first,) = _articles.add([text(tmp_path, "a.txt")], data)
    again = text(tmp_path, "b.txt", **{new: old, "15/01/2023": "13/01/2023"})
    (newer,) = _articles.add([again], data)
    assert (newer.state, newer.of) == ("newer", first.article)
    (said,) = newer.warnings
    assert "figures differ" in said and "`kit add --replace" in said and "`kit add --anyway" in said
    (replaced,) = _register.add([str(again)], str(data), {}, replacer="thu")
    assert (replaced.state, replaced.published[:10]) == ("replaced", "2023-01-15")
    assert new.strip("_") in "\n".join(_articles.paragraphs(data, first.article))


@pytest.mark.parametrize("other", [{"Năm_2023": "Năm 2022"}, {"Huyện_Tân_Phước_báo_công": TITLE}])
def test_another_year_or_title_is_another_article(data: Path, tmp_path: Path, other: dict[str, str]) -> None:
    _articles.add([text(tmp_path, "a.txt")], data)
    again = text(tmp_path, "b.txt", **{"_97": "96", "15/01/2024": "13/01/2023", **other})
    assert [one.state for one in _articles.add([again], data)] == ["added"]


def test_two_newspapers_that_print_different_figures_both_count(data: Path, tmp_path: Path) -> None:
    again = text(tmp_path, "b.txt", **{"_97": "96", "15/01/2023": "13/01/2023"})
    said = [("a.txt", "Báo Ấp Bắc"), ("b.txt", "Báo Đồng Khởi")]
    text(tmp_path, "a.txt")
    states = [_articles.add([tmp_path / name], data, {"publisher": paper})[0].state for name, paper in said]
    assert states == ["added", "added"] and again.is_file()
