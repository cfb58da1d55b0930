"""PDFs of articles, pages printed from a browser, and words that came out torn. All invented."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from invented import BODY, CLOCK, DAY, H1, OLD, TEXT, TITLE, html
from pages import browser, needs_chromium, needs_poppler, page

from kit import _letters, _pages
from kit.errors import ArticleError

pytest.importorskip("trafilatura")
TONES = "ạảấầậắệếềịọốồộớờợụủứừựỷ"


def test_broken_words_are_known() -> None:
    whole = "\n".join(BODY)
    torn = "".join(" " if letter in TONES else letter for letter in whole)
    lost = "".join("" if letter in f"{TONES}ư" else letter for letter in whole)
    assert [_letters.broken(text) for text in (whole, torn, lost, lost.upper())] == [False, True, True, False]
    assert not _letters.broken(
        "The poverty rate of the district fell while its budget grew past the target. " * 3
    )


class _Torn:
    """A reader of PDFs that loses letters."""

    def __init__(self, _: object) -> None:
        self.pages = [self]

    def extract_text(self) -> str:
        return "\n".join([TITLE, *BODY]).translate(dict.fromkeys(map(ord, TONES), " "))


def test_a_pdf_with_torn_words_is_read_anew_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typst, pypdf = pytest.importorskip("typst"), pytest.importorskip("pypdf")
    (tmp_path / "a.typ").write_text(
        "#set par(justify: false)\n" + "\n\n".join([TITLE, *BODY]), encoding="utf-8"
    )
    typst.compile(str(tmp_path / "a.typ"), output=str(tmp_path / "a.pdf"))
    monkeypatch.setattr(pypdf, "PdfReader", _Torn)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "which", lambda _: None)
        with pytest.raises(ArticleError, match="come out broken; install poppler-utils"):
            _pages.read(tmp_path / "a.pdf")
    if shutil.which("pdftotext"):
        assert " ".join(_pages.read(tmp_path / "a.pdf").lines) == " ".join([TITLE, *BODY])
        torn, run = _Torn(None).extract_text().encode(), subprocess.run
        monkeypatch.setattr(
            subprocess,
            "run",
            lambda words, **said: SimpleNamespace(stdout=torn) if "-raw" in words else run(words, **said),
        )
        assert " ".join(_pages.read(tmp_path / "a.pdf").lines) == " ".join([TITLE, *BODY])


class _Printed:
    """A reader of PDFs that a browser printed."""

    def __init__(self, title: str, *pages: list[str]) -> None:
        self.pages = [_Sheet(lines) for lines in pages]
        self.metadata = SimpleNamespace(title=title)


class _Sheet:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def extract_text(self) -> str:
        return "\n".join(self.lines)


HEAD = ["Báo Ấp Bắc", "Thứ Bảy, 04/03/2023 | 08:30", "Trang chủ Thời sự Kinh tế Văn hóa - Xã hội Thể thao"]
FOOT = ["Báo Ấp Bắc - Giấy phép số 12/GP ngày 03/02/2019.", "Điện thoại: 0273 3822 111. © Báo Ấp Bắc."]
SPLIT = ["Tân Phước khép lại một", "năm nhiều việc được"]
WRAPPED = [
    "Trong năm 2022, Đảng bộ huyện Tân Phước kết nạp",
    "96 đảng viên mới, đạt 106,6% chỉ tiêu được giao.",
    "11/11",
    "Huyện có 11/11 xã đạt chuẩn nông",
    "thôn mới, trong đó 2 xã nâng cao.",
]


def framed(lines: list[str], number: int, stamp: str = "3/4/23, 8:31 AM") -> list[str]:
    return [*lines, f"{stamp} {TITLE} - Báo Ấp Bắc", f"https://baoapbac.vn/tin/1.html {number}/2"]


@pytest.mark.parametrize("stamp", ["3/4/23, 8:31 AM", "08:31, 4/3/23"])
@pytest.mark.parametrize(
    ("date", "published"),
    [(["Báo Ấp Bắc - 05/01/2023 09:15"], DAY), (["05/01/2023 - 09:15"], DAY), ([], "")],
)
def test_a_page_printed_from_a_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stamp: str, date: list[str], published: str
) -> None:
    pypdf = pytest.importorskip("pypdf")
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    others = ["Tin liên quan", "Cái Bè mở hội (09/02/2023)"]
    first = framed([*HEAD, *SPLIT, *date, *WRAPPED[:2]], 1, stamp)
    second = framed([*WRAPPED[2:], "Lê Thu", *others, *FOOT], 2, stamp)
    monkeypatch.setattr(pypdf, "PdfReader", lambda _: _Printed(f"{TITLE} - Báo Ấp Bắc", first, second))
    found = _pages.read(tmp_path / "a.pdf")
    assert (found.title, found.published, found.author) == (TITLE, published, "Lê Thu")
    assert found.lines == (TITLE, *date, " ".join(WRAPPED[:2]), "11/11", " ".join(WRAPPED[3:]), "Lê Thu")
    assert (found.url, found.site) == ("https://baoapbac.vn/tin/1.html", "Báo Ấp Bắc")
    running = [["Trang tin", *BODY, f"{TITLE} - trang một"], [*BODY, f"{TITLE} - trang hai"]]
    monkeypatch.setattr(pypdf, "PdfReader", lambda _: _Printed(f"{TITLE} - trang hai", *running))
    assert _pages.read(tmp_path / "a.pdf").lines == ("Trang tin", *running[0][1:], *running[1])
    monkeypatch.setattr(pypdf, "PdfReader", lambda _: _Printed("Báo Ấp Bắc điện tử", first, second))
    assert (again := _pages.read(tmp_path / "a.pdf")).lines[0] == again.title
    assert again.published == published
    assert not any(HEAD[1] in line or "3/4/23" in line or "://" in line for line in again.lines)


@needs_chromium
@needs_poppler
def test_chromium_prints_what_is_read(tmp_path: Path) -> None:
    style = "<style>* {margin: 0; padding: 0; font: 16px serif} li {display: inline}</style>"
    menu = "<ul><li>Trang chủ</li> <li>Thời sự</li> <li>Kinh tế</li></ul>"
    stamp = "<div>Báo Ấp Bắc - 05/01/2023 09:15</div>"
    body = f"{style}<b>Báo Ấp Bắc</b>{CLOCK}{menu}{H1}{stamp}{TEXT}<p>Lê Thu</p>"
    side = f"<div style='float: right; width: 30%'><h3>Tin liên quan</h3><p>{OLD}</p></div>"
    foot = "".join(f"<p>{line}</p>" for line in FOOT)
    made = html(f"{body}{side}{foot}", title=f"{TITLE} - Báo Ấp Bắc")
    (tmp_path / "a.html").write_text(made, encoding="utf-8")
    with browser() as chromium, page(chromium, tmp_path / "a.html") as tab:
        tab.pdf(path=str(tmp_path / "a.pdf"), display_header_footer=True)
    found = _pages.read(tmp_path / "a.pdf")
    assert (found.title, found.published, found.author) == (TITLE, DAY, "Lê Thu")
    assert found.lines == (TITLE, "Báo Ấp Bắc - 05/01/2023 09:15", *BODY, "Lê Thu")


def test_torn_words_of_a_text_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(_Torn(None).extract_text(), encoding="utf-8")
    with pytest.raises(ArticleError, match="Vietnamese words come out broken; copy its text"):
        _pages.read(file)
