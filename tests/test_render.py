"""Finished notebooks as HTML, PDF and DOCX by the embedded renderer."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import data_copy
import handmade
import pages
import pikepdf
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from kit import _embedded, _finish, _pictures, prose
from kit.errors import RenderFailed
from kit.prose import TYPST

ASSETS = Path(__file__).parent.parent / "reports"
HOSTILE = "<script>alert(1)</script> *a* {{< include x >}} @b $c$ #import \\d [e](http://f) `g` | ~h~"


@pytest.fixture(scope="module")
def finished() -> _finish.Finished:
    return _finish.finish(handmade.brief())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, finished: _finish.Finished) -> Path:
    made = tmp_path_factory.mktemp("briefs")
    for to in ("html", "pdf", "docx"):
        _embedded.render(finished.notebook, to, made / f"brief.{to}", assets=ASSETS, stamp=handmade.STAMP)
    return made


def rendered(notebook: Any, to: str, folder: Path) -> Path:
    return _embedded.render(notebook, to, folder / f"x.{to}", assets=ASSETS, stamp=handmade.STAMP)


def test_html_is_one_file_that_asks_for_nothing(folder: Path) -> None:
    page = (folder / "brief.html").read_text("utf-8")
    assert len(page.encode()) < 1_600_000
    assert page.startswith("<!DOCTYPE html>") and '<html lang="vi">' in page
    assert page.count("window.vegaPacked=") == 1 and page.count("@font-face") == 4
    assert not re.findall(r'(?:src|href)="(?!#|data:)[^"]+"', page)
    assert 'name="district" content="834"' in page and "<title>Huyện Thử Nghiệm</title>" in page


def test_html_shows_only_listed_numbers(folder: Path, finished: _finish.Finished) -> None:
    page = (folder / "brief.html").read_text("utf-8")
    _finish.check_digits(page, finished.figures)
    texts = " ".join(_finish.visible_texts(page))
    assert "96,46%" in texts and "280%" in texts and "vegaPacked" not in texts


def test_a_page_without_charts_carries_no_bundle(tmp_path: Path) -> None:
    notebook = handmade.brief()
    for cell in notebook.cells[1:]:
        cell.outputs = [output for output in cell.outputs if "text/html" in output.data]
    page = rendered(_finish.finish(notebook).notebook, "html", tmp_path).read_text("utf-8")
    assert "vegaPacked=" not in page and len(page) < 120_000


@pytest.mark.parametrize("to", ["html", "pdf", "docx"])
def test_same_notebook_same_bytes(to: str, folder: Path, tmp_path: Path) -> None:
    again = rendered(_finish.finish(handmade.brief()).notebook, to, tmp_path)
    assert again.read_bytes() == (folder / f"brief.{to}").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == [f"x.{to}"]


def test_pdf_is_tagged_titled_and_small(folder: Path) -> None:
    with pikepdf.open(folder / "brief.pdf") as pdf:
        root = pdf.Root
        assert str(root.Lang).startswith("vi") and bool(root.MarkInfo.Marked)
        assert "/Outlines" in root and bool(root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as about:
            assert about["dc:title"] == "Huyện Thử Nghiệm"
            assert about["pdfuaid:part"] == "1" and about["pdfaid:part"] == "2"
        described = [str(node.Alt) for node in pdf.objects if _is_figure(node)]
        fonts = {str(node.BaseFont) for node in pdf.objects if _is_font(node)}
    assert any("7 vượt" in text for text in described) and len(described) == 3
    assert fonts and all("BeVietnamPro" in name for name in fonts)
    assert (folder / "brief.pdf").stat().st_size < 400_000


def _is_figure(node: Any) -> bool:
    return isinstance(node, pikepdf.Dictionary) and node.get("/S") == "/Figure"


def _is_font(node: Any) -> bool:
    return isinstance(node, pikepdf.Dictionary) and node.get("/Type") == "/Font" and "/BaseFont" in node


@pages.needs_poppler
def test_pdf_says_what_the_page_says(folder: Path) -> None:
    text = pages.pdf_text(folder / "brief.pdf")
    for words in (
        "Huyện Thử Nghiệm",
        "trên 14.500",
        "53 triệu đồng",
        "280%",
        "Hoàn thành xuất sắc",
        "Bảng 1",
    ):
        assert words in text
    assert "parameters" not in text and "show(" not in text


def test_docx_has_headings_tables_and_described_pictures(folder: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document(folder / "brief.docx")
    heads = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert heads[:2] == ["Huyện Thử Nghiệm", "Chỉ tiêu"]
    assert [cell.text for cell in document.tables[1].rows[1].cells][1:] == ["14", "5", "280%"]
    assert document.tables[0].rows[0].cells[1].text.startswith("trên 14.500")
    described = re.findall(r'<wp:docPr[^>]* descr="([^"]+)"', document.element.xml)
    assert len(described) == 3 and any("17 xuất sắc" in text for text in described)


def test_docx_has_a_title_page_numbers_and_captions_above(folder: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document(folder / "brief.docx")
    assert document.core_properties.title == "Huyện Thử Nghiệm"
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == ["Huyện Thử Nghiệm"]
    assert document.styles["Title"].font.hidden, "the heading says it on the page"
    footer = document.sections[0].footer._element.xml
    assert " PAGE " in footer and " NUMPAGES " in footer
    assert "Be Vietnam Pro" in document.styles["Table Text"].font.name
    cells = [cell for table in document.tables[1:] for row in table.rows for cell in row.cells]
    assert {p.style.name for cell in cells for p in cell.paragraphs} == {"Table Head", "Table Text"}
    styles = [(p.style.name, "<w:drawing>" in p._element.xml) for p in document.paragraphs]
    captions = [i for i, (style, _) in enumerate(styles) if style == "Image Caption"]
    assert captions and all(styles[i + 1][1] for i in captions)


@pytest.mark.parametrize("to", ["html", "pdf"])
def test_text_that_looks_like_markup_stays_text(to: str, tmp_path: Path) -> None:
    notebook = handmade.brief(title="Huyện <b>H</b> & $x")
    words = _pictures.plain_markdown(HOSTILE)
    notebook.cells[3].outputs = [handmade.block("", words, [])]
    notebook.cells[3].outputs[0].data.pop("text/html")
    path = rendered(_finish.finish(notebook).notebook, to, tmp_path)
    if to == "html":
        page = path.read_text("utf-8")
        assert "<script>alert" not in page and 'href="http://f"' not in page and "&lt;script&gt;" in page
        assert "<title>Huyện &lt;b&gt;H&lt;/b&gt; &amp; $x</title>" in page
    elif pages.needs_poppler.args[0] is False:
        text = " ".join(pages.pdf_text(path).split())
        assert HOSTILE in text


def test_an_analysts_own_cells(tmp_path: Path) -> None:
    frame = "<table><tr><th>tên</th></tr><tr><td>ô</td></tr></table>"
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="9" height="9"/></svg>'
    cells = [
        new_code_cell("#| include: false", outputs=[new_output("stream", text="giấu một")]),
        new_code_cell("#| output: asis", outputs=[new_output("stream", text="**đậm**")]),
        new_code_cell("print()", outputs=[new_output("stream", text="trơn\n````\nhết")]),
        new_code_cell("x", outputs=[new_output("stream", name="stderr", text="giấu hai")]),
        new_code_cell(
            "x", metadata={"tags": ["remove-cell"]}, outputs=[new_output("stream", text="giấu ba")]
        ),
        new_code_cell(
            "x", outputs=[new_output("execute_result", data={"text/html": frame, "text/plain": "?"})]
        ),
        new_code_cell(
            '#| label: fig-own\n#| fig-cap: "Hình riêng"\n#| fig-alt: một ô đen',
            outputs=[new_output("display_data", data={"image/svg+xml": svg, "text/plain": "?"})],
        ),
        new_code_cell(
            "#| label: tbl-own\n#| tbl-cap: Bảng riêng",
            outputs=[new_output("display_data", data={"text/markdown": "| a | b |\n|--|--|\n| c | d |"})],
        ),
        new_markdown_cell("Lời của *người phân tích*."),
    ]
    notebook = handmade.brief()
    for number, cell in enumerate(cells, 20):
        if cell.cell_type == "code":
            cell.execution_count = number
    notebook.cells += cells
    done = _finish.finish(notebook).notebook
    page = rendered(done, "html", tmp_path).read_text("utf-8")
    body = page[page.index("<main") :]
    assert "giấu" not in body and "<strong>đậm</strong>" in body and "<em>người phân tích</em>" in body
    assert 'id="fig-own"' in body and 'alt="một ô đen"' in body and "Bảng riêng" in body and frame in body
    rendered(done, "pdf", tmp_path)
    if pages.needs_poppler.args[0] is False:
        text = pages.pdf_text(tmp_path / "x.pdf")
        assert "giấu" not in text and "Hình riêng" in text and "tên" in text and "trơn" in text


def test_a_dead_or_failing_pandoc_harms_no_other_brief(finished: _finish.Finished, tmp_path: Path) -> None:
    rendered(finished.notebook, "html", tmp_path)
    assert _embedded._worker is not None
    _embedded._worker[1].kill()
    _embedded._worker[1].wait()
    rendered(finished.notebook, "html", tmp_path)
    broken = tmp_path / "assets"
    broken.mkdir()
    (broken / "brief.html").write_text("$if(x)$ no end")
    (broken / "brief.lua").write_text((ASSETS / "brief.lua").read_text("utf-8"))
    with pytest.raises(RenderFailed, match=r"bad\.html: Pandoc stopped"):
        _embedded.render(
            finished.notebook, "html", tmp_path / "bad.html", assets=broken, stamp=handmade.STAMP
        )
    with pytest.raises(RenderFailed, match=r"brief\.typ is missing"):
        _embedded.render(finished.notebook, "pdf", tmp_path / "bad.pdf", assets=broken, stamp=handmade.STAMP)
    assert not list(tmp_path.glob("*bad*"))
    rendered(finished.notebook, "html", tmp_path)


def test_typst_says_what_is_wrong_and_keeps_the_last_good_brief(tmp_path: Path) -> None:
    notebook = handmade.brief()
    notebook.cells[3].outputs = [handmade.block("x", "[xem](#khong-co)", [])]
    (tmp_path / "x.pdf").write_bytes(b"good")
    with pytest.raises(RenderFailed, match="khong-co"):
        rendered(_finish.finish(notebook).notebook, "pdf", tmp_path)
    assert (tmp_path / "x.pdf").read_bytes() == b"good"


def test_a_letter_no_font_has_costs_no_brief(tmp_path: Path) -> None:
    notebook = handmade.brief()
    notebook.cells[3].outputs = [handmade.block("", "một → hai 🌾 ba 稻", [])]
    assert rendered(_finish.finish(notebook).notebook, "pdf", tmp_path).stat().st_size


def test_an_unknown_format_is_named(finished: _finish.Finished, tmp_path: Path) -> None:
    with pytest.raises(RenderFailed, match="no format 'odt'"):
        rendered(finished.notebook, "odt", tmp_path)


# In a browser


@pages.needs_chromium
def test_a_reader_sees_the_page(folder: Path) -> None:
    with pages.browser() as chromium:
        for width, dark in ((1280, False), (390, False), (390, True)):
            with pages.page(chromium, folder / "brief.html", width=width, dark=dark) as tab:
                pages.wait_for_charts(tab)
                assert tab.asked == [tab.url] and tab.errors == []
                assert tab.locator("figure.is-live").count() == 3
                assert tab.evaluate("document.documentElement.scrollWidth") == width
                assert pages.axe(tab) == []
                assert not tab.locator(".still").first.is_visible()
                tab.emulate_media(media="print")
                assert tab.locator(".still").first.is_visible()
                assert not tab.locator(".live").first.is_visible()
        with pages.page(chromium, folder / "brief.html", script=False) as tab:
            assert tab.locator(".still svg").first.is_visible()


@pages.needs_chromium
def test_keys_alone_open_and_close_a_source(folder: Path) -> None:
    with pages.browser() as chromium, pages.page(chromium, folder / "brief.html", width=800) as tab:
        tab.locator("button.fig").first.focus()
        tab.keyboard.press("Enter")
        card = tab.locator(".source-card:popover-open")
        assert "Báo Thử Nghiệm" in card.inner_text()
        box, button = card.bounding_box(), tab.locator("button.fig").first.bounding_box()
        assert 0 <= box["y"] - (button["y"] + button["height"]) < 30
        assert box["x"] >= 0 and box["x"] + box["width"] <= 800
        assert pages.axe(tab) == []
        tab.keyboard.press("Escape")
        assert tab.locator(".source-card:popover-open").count() == 0
        assert tab.evaluate("document.activeElement.className") == "fig"


# What blocks say to Typst and to Pandoc


def _of_outputs(outputs: Any) -> Any:
    """A finished notebook of what the district notebook's cells showed."""
    shown = [new_output("display_data", data=data, metadata={"kit": kit}) for data, kit in outputs]
    cell = new_code_cell("shown", execution_count=1, outputs=shown)
    return _finish.finish(new_notebook(cells=[cell])).notebook


@pytest.mark.parametrize("code", ["834", "366", "832", "874"])
def test_what_blocks_say_to_typst_is_what_pandoc_says_for_their_markdown(code: str, tmp_path: Path) -> None:
    data = data_copy.copy(tmp_path)
    if code == "834":
        data_copy.change(data, "bdk-20220418-giong-trom", "articles", title=f"{HOSTILE} \"a\" 'b' – … --")
    done = _of_outputs(data_copy.brief(data, code).outputs)
    direct = rendered(done, "pdf", tmp_path).read_bytes()
    told = [output.data.pop(TYPST, None) for output in done.cells[-1].outputs]
    assert sum(map(bool, told)) >= len(told) - 1, "only the list of sources is left to Pandoc"
    assert rendered(done, "pdf", tmp_path).read_bytes() == direct


@pages.needs_poppler
def test_hostile_text_is_the_same_text_in_typst_and_in_markdown(tmp_path: Path) -> None:
    text: prose.Text = (
        HOSTILE + " \"a\" 'b' – -- // \u2028#[x] 1. + /t: u",
        prose.Figure("19/25", value=19.0),
    )
    cells = [[prose.Cell(text, indent=True), prose.Cell(text, number=True)]] * 2
    block = (
        prose.heading(1, text, "brief") + prose.paragraph(text) + prose.paragraph(text, "note")
        + prose.items([text, ("next",)]) + prose.cards([(text, text, text)] * 2)
        + prose.table([text, text], cells, text, "tbl-x")
    )  # fmt: skip
    data, kit = prose.bundle(
        block, "s-", {"title": HOSTILE, "lang": "vi", "district": "834", "stamp": "2026-11-22"}
    )
    done = _of_outputs([(data, kit["kit"])])
    direct = _words(rendered(done, "pdf", tmp_path))
    assert direct.count("<script>alert(1)</script>*a*") >= 8
    del done.cells[-1].outputs[0].data[TYPST]
    assert sorted(_words(rendered(done, "pdf", tmp_path))) == sorted(direct)


def _words(pdf: Path) -> str:
    run = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
    return "".join(run.stdout.split())
