"""Which of the dates around a headline is the day of publication. All invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented import BODY, H1, TEXT, TITLE, read

import kit
from kit import _articles, _pages
from kit._reading import bylines

POSTED = "2022-12-28T09:15:00+07:00"
LABELLED = [
    (["Cập nhật: 05/01/2023 10:20", "Ngày đăng: 28/12/2022 09:15"], POSTED),
    (["Ngày đăng: 28/12/2022 09:15", "Cập nhật: 05/01/2023 10:20"], POSTED),
    (["Cập nhật lúc 10:20 ngày 05/01/2023", "Xuất bản lúc 09:15 ngày 28/12/2022"], POSTED),
    (["Cập nhật: 05/01/2023 10:20 | Đăng ngày: 28/12/2022 09:15"], POSTED),
    (["Cập nhật lúc 10:20 05/01/2023, đăng lúc 09:15 28/12/2022"], POSTED),
    (["Đăng ngày: 28/12/2022 09:15 | Cập nhật: 05/01/2023 10:20"], POSTED),
    (["05/01/2023 10:20 (cập nhật)", "28/12/2022 09:15"], POSTED),
    (["Sửa lần cuối: 05/01/2023", "28/12/2022"], "2022-12-28"),
    (["Thứ Tư, 28/12/2022, 09:15 GMT+7", "(Cập nhật lần cuối 05/01/2023)"], POSTED),
    (["Cập nhật ngày: 28/12/2022 09:15"], POSTED),
    (["Cập nhật ngày: 28/12/2022 09:15", "05/01/2023"], POSTED),
    (["Thứ Tư, 28/12/2022.", "Lê Thu"], "2022-12-28"),
]


@pytest.mark.parametrize(("dates", "published"), LABELLED)
def test_a_date_of_publication_goes_before_one_of_an_update(
    tmp_path: Path, dates: list[str], published: str
) -> None:
    pytest.importorskip("trafilatura")
    printed = "".join(f"<p>{line}</p>" for line in dates)
    assert read(tmp_path, f"{H1}{printed}{TEXT}").published == published
    text = tmp_path / "a.txt"
    text.write_text("\n".join([TITLE, *dates, *BODY]), encoding="utf-8")
    assert _pages.read(text).published == published


def test_a_date_above_the_headline_is_told_apart_too(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    above = "<p>Ngày đăng: 28/12/2022 09:15</p><p>Cập nhật: 05/01/2023 10:20</p>"
    assert read(tmp_path, f"<div>Trang nhất</div><div>{above}{H1}{TEXT}</div>").published == POSTED
    text = tmp_path / "a.txt"
    lines = ["Ngày đăng: 28/12/2022 09:15", TITLE, "Cập nhật: 05/01/2023 10:20", *BODY]
    text.write_text("\n".join(lines), encoding="utf-8")
    assert _pages.read(text).published == POSTED


SENTENCES = [
    "Ngày 2/9/1945, xã nhà đổi mới.",
    "Tính đến 30/11/2022.",
    "Tính đến ngày 30/11/2022",
    "Ngày 16/12/2022, xã họp.",
    "Ngày 16/12/2022, huyện khai mạc hội thi",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_with_a_date_is_no_date_line(tmp_path: Path, sentence: str) -> None:
    pytest.importorskip("trafilatura")
    assert read(tmp_path, f"{H1}<p>{sentence}</p>{TEXT}").published == ""
    text = tmp_path / "a.txt"
    text.write_text("\n".join([TITLE, sentence, *BODY]), encoding="utf-8")
    page = _pages.read(text)
    assert (page.published, page.lines) == ("", (TITLE, sentence, *BODY))
    assert {one.as_of for one in kit.extract(f"Huyện Tân Phước\n{sentence}\nHuyện có 4.120 đảng viên.")} == {
        ""
    }


def test_no_article_is_of_a_day_before_newspapers_were_online() -> None:
    assert bylines.when("30/04/1975") == ""
    assert bylines.when("30/04/2005") == "2005-04-30"


@pytest.mark.parametrize("printed", ["31/02/2023", "18/12/2091", "12/18/2022"])
def test_a_date_that_cannot_be_is_named(data: Path, tmp_path: Path, printed: str) -> None:
    pytest.importorskip("trafilatura")
    said = f"its date line says {printed}: no such day, one to come, or one before 1990"
    page = read(tmp_path, f"{H1}<p>Thứ Hai, {printed}, 09:15</p>{TEXT}")
    assert (page.published, page.warnings) == ("", (said,))
    text = tmp_path / "a.txt"
    text.write_text("\n".join([TITLE, f"{printed} 09:15", *BODY]), encoding="utf-8")
    (added,) = _articles.add([text], data)
    assert added.state == "added" and said in added.warnings


HEADS = [
    "BÁO RUỘNG ĐỒNG",
    "Báo điện tử Ruộng Đồng",
    "Tạp chí Ruộng Đồng",
    "baoruongdong.vn",
    "Thời sự | Kinh tế",
    "05/01/2023",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_newspapers_name_above_is_no_headline(data: Path, tmp_path: Path, head: str) -> None:
    lines = ["Tân Phước: Một năm được mùa", "05/01/2023 09:15", "Thu ngân sách huyện đạt 142,5 tỷ đồng.",
             "Năm 2022, đảng bộ huyện kết nạp 96 đảng viên mới, đạt 106,6% kế hoạch cả năm."]  # fmt: skip
    plain, headed = (kit.extract("\n".join(text)) for text in (lines, [head, *lines]))
    told = [
        [(one.paragraph, one.indicator, one.district, one.value) for one in text] for text in (plain, headed)
    ]
    assert len(plain) == 3 and told[1] == [(number + 1, *more) for number, *more in told[0]]
    text = tmp_path / "a.txt"
    text.write_text("\n".join([head, *lines]), encoding="utf-8")
    (added,) = _articles.add([text], data)
    assert added.title == lines[0]


@pytest.mark.parametrize(
    "title", ["Báo động lũ ở Tân Phước", "Báo cáo của huyện Tân Phước", "Đài tưởng niệm ở huyện"]
)
def test_a_headline_that_begins_as_a_newspapers_name(title: str) -> None:
    assert not bylines.masthead(title) and not bylines.masthead("Báo Ruộng Đồng đưa tin, huyện được mùa.")
