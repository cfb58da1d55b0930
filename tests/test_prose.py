"""Text that carries its figures: nothing in it is ever markup, nothing it prints goes unlisted."""

from __future__ import annotations

import json
import re
import subprocess
from html.parser import HTMLParser
from typing import Any

import pypandoc
import pypdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from kit import prose
from kit.prose import Block, Cell, Figure, Text, When, fill

READ = "markdown"
HOSTILE = [
    "<b>bold</b> <script>alert(1)</script> &amp; &lt; <!-- x -->",
    "**strong** _emphasis_ `code` ~~gone~~ ~sub~ ^sup^ $x^2$ $$y$$ \\alpha \\newpage",
    "[link](https://a.example) <https://b.example> https://c.example www.d.example e@f.example",
    "![picture](file.png){width=10} [span]{.class #id} ::: {.div} :::",
    "{{< include secret.md >}} {{< meta x >}} {{{< kbd >}}}",
    "# heading", "## heading {#id}", "- item", "* item", "+ item", "1. item", "(1) item",
    "a) item", "#. item",
    "> quote", "    code", "~~~", "```{python}", "---", "***", "===", "|a|b|", "| line", ": definition",
    "@cite [@cite, p. 3] [^note] ^[inline] *[abbr]: x", "% title", "[ref]: http://x",
    "\\", "a\\\nb", "x  \ny",
    "#set page(fill: red) #pagebreak() $integral$ <label> @ref /* c */ // d",
    "=SUM(A1)", "'single' \"double\" -- --- ...",
    "tab\there", "--- \ntitle: x\n---", ":smile: a:b", "&copy; &#35;", "(@) example",
    "{=html}", "`x`{=typst}",
    "Ia H'Drai", "trên 14.500", "“Dân vận khéo”", "a|b\\|c", "]{.fig}", "<div popover id=x>",
]  # fmt: skip
MARKUP = st.text(
    st.sampled_from(list("ab12 \n\t#*_`~^$@[](){}<>|\\/!-+=:;.,'\"%&?"))
    | st.characters(exclude_categories=["Cs", "Cc"]),
    max_size=30,
)


def flat(text: str) -> str:
    return " ".join(text.split())


def ast(source: str) -> list[dict[str, Any]]:
    """Pandoc's own reading of Markdown."""
    command = [pypandoc.get_pandoc_path(), "-f", READ, "-t", "json"]
    done = subprocess.run(command, input=source, capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout)["blocks"])


def words(node: Any) -> str:
    """Text of a piece of Pandoc's tree; anything but words and spaces shows as its name."""
    if isinstance(node, list):
        return "".join(words(one) for one in node)
    match node.get("t"):
        case "Str":
            return str(node["c"])
        case "Space" | "SoftBreak":
            return " "
        case "Para" | "Plain":
            return words(node["c"])
        case other:
            return f"<{other}>"


class Page(HTMLParser):
    """Visible text and tags of a piece of HTML."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.text, self.tags, self.attributes = "", [], []  # type: ignore[var-annotated]
        self.feed(source)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        self.attributes.append(dict(attrs))

    def handle_comment(self, data: str) -> None:
        self.tags.append("comment")


def number(text: str = "19/25", **more: Any) -> Figure:
    card = (("Chỉ tiêu", "Chỉ tiêu đạt"), ("Báo in", "“19/25”"))
    return Figure(text, "observation", **{"value": 19.0, "source": 1, "paragraph": 8, "card": card, **more})


# Nothing is markup


def test_hostile_text_is_words_to_pandoc() -> None:
    blocks = ast("\n\n".join(prose.escape_markdown(text) for text in HOSTILE))
    assert [flat(words(block)) for block in blocks] == [flat(text) for text in HOSTILE]


@settings(max_examples=25, deadline=None)
@given(st.lists(MARKUP.filter(str.strip), min_size=1, max_size=12))
def test_any_text_is_words_to_pandoc(texts: list[str]) -> None:
    blocks = ast("\n\n".join(prose.escape_markdown(text) for text in texts))
    assert [flat(words(block)) for block in blocks] == [flat(text) for text in texts]


@given(MARKUP)
def test_any_text_is_words_to_a_browser(text: str) -> None:
    page = Page(f"<p>{prose.html((text,))}</p>")
    assert page.tags == ["p"]
    assert page.text == text
    [tag] = Page(f'<p title="{prose.escape_html(text)}">').attributes
    assert tag["title"] == text


@pytest.mark.parametrize("text", HOSTILE)
def test_quarto_sees_no_shortcode(text: str) -> None:
    assert "{{" not in prose.escape_html(text).replace("&#123;{", "")
    assert "{{" not in prose.escape_markdown(text)


@pytest.mark.parametrize("wrap", ["paragraph", "note", "heading", "items", "card", "table"])
def test_hostile_text_stays_text_in_every_place(wrap: str) -> None:
    text: Text = (" ".join(HOSTILE),)
    block = {
        "paragraph": lambda: prose.paragraph(text),
        "note": lambda: prose.paragraph(text, "note"),
        "heading": lambda: prose.heading(2, text, "sec-x"),
        "items": lambda: prose.items([text, ("next",)], "claims"),
        "card": lambda: prose.cards([(text, (number(),), text)]),
        "table": lambda: prose.table(
            [text, ("b",)], [[Cell(text), Cell((number(),))], [Cell(("x",)), Cell(text)]], text, "tbl-x"
        ),
    }[wrap]()
    page = Page(block.html)
    assert not {"b", "script", "comment", "a.example"} & set(page.tags)
    assert flat(text[0]) in flat(page.text)
    tree = json.dumps(ast(block.markdown), ensure_ascii=False)
    forbidden = {
        "Emph",
        "Strong",
        "Code",
        "CodeBlock",
        "Math",
        "RawInline",
        "RawBlock",
        "Image",
        "Note",
        "Cite",
    }
    found = set(re.findall(r'"t": "(\w+)"', tree))
    assert not found & forbidden
    assert found & {"Link"} == ({"Link"} if wrap in ("card", "table") else set())
    assert "secret.md" in tree


def test_typst_prints_hostile_text_as_it_stands(tmp_path: Any) -> None:
    source = "\n\n".join(prose.escape_markdown(text) for text in HOSTILE)
    body = pypandoc.convert_text(source, "typst", format=READ)
    pdf = typst.compile(f"#set page(width: 60cm, height: auto)\n{body}".encode(), format="pdf")
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf)
    shown = re.sub(r"\s", "", "".join(page.extract_text() for page in pypdf.PdfReader(file).pages))
    for text in (
        "#setpage(fill:red)#pagebreak()$integral$<label>@ref/*c*///d",
        "**strong**_emphasis_`code`",
        "1.item",
    ):
        assert text in shown


# Words and slots


@pytest.mark.parametrize(
    ("value", "said"), [(1.0, "1 target was met"), (2.0, "2 targets were met"), (0.0, "0 targets were met"),
                        (1.5, "1.5 targets were met"), (None, "? targets were met")]
)  # fmt: skip
def test_fill_picks_the_word_by_the_figure(value: float | None, said: str) -> None:
    shown = Figure("?" if value is None else f"{value:g}", value=value)
    assert prose.plain(fill("{n} {n:target was|targets were} met", n=shown)) == said


def test_fill_leaves_out_what_is_not_there_and_never_reads_a_slot_as_a_template() -> None:
    assert fill("a{missing}b{none}", none=None) == ("a", "b")
    assert prose.plain(fill("{name}!", name="{n} {{x}}")) == "{n} {{x}}!"
    assert prose.plain(fill("{a}{b}", a=("x", number()), b=When("năm 2021"))) == "x19/25năm 2021"


def test_join_and_capitals() -> None:
    parts: list[Text] = [("a",), (), ("b",), ("c",)]
    assert prose.plain(prose.join(parts)) == "a, b, c"
    assert prose.plain(prose.join(parts, ", ", " và ")) == "a, b và c"
    assert prose.plain(prose.join(parts[:1], ", ", " và ")) == "a"
    assert prose.join([]) == ()
    assert prose.upper_first(("đạt", number()))[0] == "Đạt"
    assert prose.upper_first((When("năm 2021"), " x")) == (When("Năm 2021"), " x")
    assert prose.upper_first((number(), "x")) == (number(), "x")
    assert prose.upper_first(()) == ()


# Figures are listed and lead home


def groups(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


def figures_of(block: Block) -> set[str]:
    return {group for figure in block.figures for group in groups(figure.text)}


def test_every_builder_lists_the_figures_it_prints() -> None:
    first, second, third = (number(t) for t in ("19/25", "trên 14.500", "96,46%"))
    built = (
        prose.heading(2, ("Có ", first), "h")
        + prose.paragraph(("đạt ", second))
        + prose.items([("x ", third)])
        + prose.cards([(("nhãn ", number("1")), (number("2"),), (number("3"),))])
        + prose.table([(number("4"),)], [[Cell((number("5"),), number=True)]], (number("6"),), "t")
    )
    assert figures_of(built) == {"19", "25", "14.500", "96,46", *"123456"}
    data, metadata = prose.bundle(built, "x-")
    assert {f["text"] for f in metadata["kit"]["figures"]} == {f.text for f in built.figures}
    assert json.loads(json.dumps(metadata)) == metadata
    assert set(data) == {"text/html", "text/markdown", "text/plain", prose.TYPST}


def test_a_button_opens_its_own_card_and_no_id_stands_twice() -> None:
    built = prose.paragraph(("đạt ", number(), ", lại ", number(), " và ", number("7", value=7.0)))
    page = ""
    for scope in ("a-", "b-"):
        page += prose.bundle(built, scope)[0]["text/html"]
    found = Page(page)
    ids = [tag["id"] for tag in found.attributes if "id" in tag]
    targets = [tag["popovertarget"] for tag in found.attributes if "popovertarget" in tag]
    assert len(ids) == len(set(ids)) == 4
    assert len(targets) == 6
    assert set(targets) == set(ids)
    assert all(tag.get("type") == "button" for tag in found.attributes if "popovertarget" in tag)


def test_figures_of_one_paragraph_in_a_row_share_a_mark() -> None:
    text: Text = (
        number("1"),
        " và ",
        number("2"),
        "; ",
        number("3", paragraph=9),
        ", ",
        number("4", source=2),
    )
    marks = ["1:8", "1:9", "2:8"]
    assert re.findall(r'class="mark" href="#source-\d">([\d:]+)<', prose.html(text)) == marks
    assert re.findall(r"\[\[([\d:]+)\]\(#source-\d\)\]\{\.src\}", prose.markdown(text)) == marks


def test_a_figure_without_a_source_has_no_button() -> None:
    shown = prose.html((Figure("4", "count", 4.0), When("năm 2021")))
    assert shown == '<span class="fig-count">4</span><span class="when">năm 2021</span>'


def test_the_key_of_a_figure_is_its_content() -> None:
    assert number().key == number().key
    assert number().key != number("18/25").key
    assert number().key != number(paragraph=9).key
    assert prose.relabel(number(), "19").value == 19.0
    assert prose.relabel(number(), "19").text == "19"


# Blocks


PIECES = st.sampled_from(
    [Block(), prose.paragraph(("a",)), prose.paragraph((number(),)), prose.heading(2, ("h",), "i")]
)


@given(PIECES, PIECES, PIECES)
def test_blocks_join_in_order_and_nothing_is_neutral(a: Block, b: Block, c: Block) -> None:
    assert (a + b) + c == a + (b + c)
    assert a + Block() == Block() + a == a
    assert bool(a + b) == (bool(a) or bool(b))
    assert (a + b).figures == a.figures + b.figures


@pytest.mark.parametrize(
    "empty", [prose.paragraph(()), prose.items([]), prose.cards([]), prose.table([("a",)], [], ("c",), "t")]
)
def test_nothing_to_say_is_an_empty_block(empty: Block) -> None:
    assert not empty
    assert empty == Block()


class Screen:
    """Stands in for IPython's display."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.shown: list[tuple[Any, dict[str, Any]]] = []
        monkeypatch.setattr("IPython.display.display", lambda data, **more: self.shown.append((data, more)))


def test_a_title_shows_only_above_content(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, title = Screen(monkeypatch), prose.heading(2, ("Kinh tế",), "sec-economy")
    prose.show(None, Block(), title=title)
    assert screen.shown == []
    prose.show(None, prose.paragraph(("a",)), prose.paragraph(("b",)), title=title, document={"title": "T"})
    [(data, more)] = screen.shown
    assert data["text/plain"] == "Kinh tế\na\nb"
    assert more["metadata"]["kit"]["brief"] == {"title": "T"}


def test_a_chart_stands_between_its_neighbours_and_under_the_title(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, chart = Screen(monkeypatch), object()
    prose.show(chart, prose.paragraph(("b",)), title=prose.heading(2, ("T",), "t"))
    kinds = [data["text/plain"] if isinstance(data, dict) else data for data, _ in screen.shown]
    assert kinds == ["T", chart, "b"]


def test_two_runs_show_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(monkeypatch)
    for _ in range(2):
        prose.show(prose.paragraph((number(),)))
    assert screen.shown[0] == screen.shown[1]


def test_a_table_keeps_its_shape_on_paper() -> None:
    rows = [[Cell(("a|b",)), Cell((number(),), number=True)], [Cell(("c\nd",), indent=True), Cell(())]]
    block = prose.table([("Tên | x",), ("Số",)], rows, ("Bảng {#x}",), "tbl-x")
    [table] = ast(block.markdown)
    assert table["t"] == "Table"
    attributes, _, columns, _, bodies, _ = table["c"]
    assert attributes[0] == "tbl-x"
    assert [column[0]["t"] for column in columns] == ["AlignLeft", "AlignRight"]
    assert [len(row[1]) for row in bodies[0][3]] == [2, 2]
    page = Page(block.html)
    assert [page.tags.count(tag) for tag in ("tr", "th", "td")] == [3, 4, 2]


def test_a_mark_stands_again_where_the_next_figure_is_far() -> None:
    far: Text = (number("1"), " tổ chức cơ sở đảng hoàn thành xuất sắc nhiệm vụ, ", number("2"))
    assert re.findall(r'href="#source-\d">([\d:]+)<', prose.html(far)) == ["1:8", "1:8"]
    near: Text = (number("1"), " chỉ tiêu, trong đó vượt ", number("2"))
    assert re.findall(r'href="#source-\d">([\d:]+)<', prose.html(near)) == ["1:8"]


def test_words_may_hold_the_figure_they_are_picked_by() -> None:
    for n, said in ((1, "This article"), (3, "These 3 articles")):
        told = fill("{n:This article|These # articles}", n=Figure(str(n), value=float(n)))
        assert prose.plain(told) == said
        assert sum(isinstance(piece, Figure) for piece in told) == (n > 1)


def test_a_folded_table_is_for_the_screen_alone() -> None:
    cells = [[Cell(("a",)), Cell((number(),), number=True)]]
    folded = prose.table([("x",), ("y",)], cells, ("c",), "t", folded=("open ", number("1")))
    assert folded.html.startswith('<details class="more"><summary>open ')
    assert (folded.markdown, folded.typst) == ("", "")
    assert {one.text for one in folded.figures} == {"19/25", "1"}
    both = prose.paragraph(("p",)) + folded + prose.paragraph(("q",))
    assert both.typst == (prose.paragraph(("p",)) + prose.paragraph(("q",))).typst
    assert both.markdown == "p\n\nq"


def test_jupyterlab_shows_figures_as_words_and_the_brief_keeps_its_own_look() -> None:
    block = prose.paragraph(("đạt ", number()))
    first, later = (
        prose.bundle(block, "x-", document)[0]["text/html"] for document in ({"title": "t"}, None)
    )
    style, _, rest = first.partition("</style>")
    assert rest == later
    assert all(".jp-OutputArea " in selector for selector in re.findall(r"([^{}]*)\{", style))
    assert "button.fig {" in style
