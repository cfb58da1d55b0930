"""Letters of a file that are not all of one kind. All texts are invented."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from invented import BODY, H1, TITLE, read

from kit import _articles, _pages

SIGNED = "Trần Văn Thiệu"


def legacy(name: str, text: str) -> str:
    encodings = pytest.importorskip("viparse.normalize.encodings")
    table = {ours: theirs for theirs, ours in encodings.CHARMAPS[name].pairs}
    return "".join(table.get(letter, letter) for letter in text)


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
@pytest.mark.parametrize("kept", [1, 2, 3])
def test_lines_in_an_old_encoding_among_others(data: Path, tmp_path: Path, name: str, kept: int) -> None:
    lines = [TITLE, "Hoài Thanh", "05/01/2023 09:15", *BODY, SIGNED]
    mixed = [line if n < 2 + kept else legacy(name, line) for n, line in enumerate(lines)]
    text = tmp_path / "a.txt"
    text.write_text("\n".join(mixed), encoding="utf-8")
    page = _pages.read(text)
    assert page.lines == tuple(lines)
    assert page.warnings == (f"{sum(a != b for a, b in zip(lines, mixed, strict=True))} lines were in "
                             f"{name.upper()}",)  # fmt: skip
    assert _articles.reading(text, data, {})[0].split("\n") == lines


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


UNSEEN = ["\x1b[31m", "\0", "\x08", "\x7f", "\u202e", "\u2066", "\u200b", "\x9b"]


@pytest.mark.parametrize("kind", ["txt", "html"])
def test_what_nobody_sees_is_taken_out(data: Path, tmp_path: Path, kind: str) -> None:
    def dirty(line: str, sign: str) -> str:
        return f"{line[:9]}{sign}{line[9:]}"

    lines = [TITLE, "05/01/2023 09:15", *BODY * 2]
    mixed = [dirty(line, sign) for line, sign in zip(lines, UNSEEN, strict=True)]
    file = tmp_path / f"a.{kind}"
    if kind == "txt":
        file.write_text("\n".join(mixed), encoding="utf-8")
        assert _pages.read(file).lines == tuple(lines)
        text, _ = _articles.reading(file, data, {})
    else:
        pytest.importorskip("trafilatura")
        author = "<meta name='author' content='Lê \u202eThu'>"
        page = read(tmp_path, f"{H1}<p>05/01/2023 09:15</p><p>{'</p><p>'.join(mixed[5:])}</p>", author)
        assert page.author == "Lê Thu"
        text = "".join([page.title, *page.lines])
    assert not [letter for letter in text if unicodedata.category(letter) in ("Cc", "Cf") and letter != "\n"]
    (added,) = _articles.add([file], data)
    kept = (data / "archive" / f"{added.article}.txt").read_text("utf-8")
    assert not [sign for sign in (*UNSEEN, "\x1b", "\x07") if sign in kept]
