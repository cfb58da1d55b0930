"""Letters of a file that are not all of one kind. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented import BODY, H1, TITLE, read

from kit import _pages

SIGNED = "Trần Văn Thiệu"


def legacy(name: str, text: str) -> str:
    encodings = pytest.importorskip("viparse.normalize.encodings")
    table = {ours: theirs for theirs, ours in encodings.CHARMAPS[name].pairs}
    return "".join(table.get(letter, letter) for letter in text)


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
@pytest.mark.parametrize("kept", [1, 2, 3])
def test_lines_in_an_old_encoding_among_others(tmp_path: Path, name: str, kept: int) -> None:
    lines = [TITLE, "Hoài Thanh", "05/01/2023 09:15", *BODY, SIGNED]
    mixed = [line if n < 2 + kept else legacy(name, line) for n, line in enumerate(lines)]
    text = tmp_path / "a.txt"
    text.write_text("\n".join(mixed), encoding="utf-8")
    page = _pages.read(text)
    assert page.lines == tuple(lines)
    assert page.warnings == (f"{sum(a != b for a, b in zip(lines, mixed, strict=True))} lines were in "
                             f"{name.upper()}",)  # fmt: skip


def test_a_word_file_of_two_encodings(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in (TITLE, "05/01/2023 09:15", *(legacy("tcvn3", line) for line in BODY)):
        document.add_paragraph(line)
    document.save(tmp_path / "a.docx")
    assert _pages.read(tmp_path / "a.docx").lines == (TITLE, "05/01/2023 09:15", *BODY)


def test_a_page_of_two_encodings(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    text = "".join(f"<p>{legacy('tcvn3', line)}</p>" for line in BODY)
    page = read(tmp_path, f"{H1}<p>05/01/2023 09:15</p>{text}")
    assert (page.title, page.lines[2:]) == (TITLE, tuple(BODY))


def test_signs_in_a_text_in_unicode_are_no_old_encoding(tmp_path: Path) -> None:
    lines = [TITLE, "Nhà 30 m², 25 °C × 2 · § 4 – “Cà Mau”", "Café Ngô Chí Hà ® và bà Bê", *BODY, "© Bà Hà"]
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    assert _pages.read(tmp_path / "a.txt").lines == tuple(lines)
