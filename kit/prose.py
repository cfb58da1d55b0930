"""Text that carries its figures: what a notebook cell shows, as HTML for the screen, Markdown and
Typst for paper, with the list of every figure it prints.

A `Text` (see `_pieces`) becomes a `Block`. Nothing here knows the data.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kit._pieces import Figure as Figure
from kit._pieces import Piece as Piece
from kit._pieces import Text as Text
from kit._pieces import Told as Told
from kit._pieces import When as When
from kit._pieces import escape_html as escape_html
from kit._pieces import escape_markdown as escape_markdown
from kit._pieces import fill as fill
from kit._pieces import html as html
from kit._pieces import join as join
from kit._pieces import lower_first as lower_first
from kit._pieces import markdown as markdown
from kit._pieces import marked
from kit._pieces import plain as plain
from kit._pieces import text as text
from kit._pieces import typst as typst
from kit._pieces import typst_string as typst_string
from kit._pieces import upper_first as upper_first

TYPST = "text/x-typst"


@dataclass(frozen=True)
class Block:
    """A piece of a brief in each form, with its figures; joined with `+`.

    typst is what Pandoc would make of the Markdown, which takes it ten times as long; a block
    without it is made from its Markdown. A block without either is for the screen alone.
    """

    html: str = ""
    markdown: str = ""
    plain: str = ""
    figures: tuple[Figure, ...] = ()
    typst: str = ""

    def __add__(self, other: Block) -> Block:
        if not (self.html and other.html):
            return self if self.html else other
        typst = [block.typst for block in (self, other) if block.markdown]
        return Block(
            f"{self.html}\n{other.html}",
            "\n\n".join(filter(None, (self.markdown, other.markdown))),
            f"{self.plain}\n{other.plain}".strip(),
            self.figures + other.figures,
            "\n\n".join(filter(None, typst)) if all(typst) else "",
        )

    def __bool__(self) -> bool:
        return bool(self.html)

    def _ipython_display_(self) -> None:
        show(self)


def _figures(*contents: Text) -> tuple[Figure, ...]:
    return tuple(piece for content in contents for piece in content if isinstance(piece, Figure))


def paragraph(content: Text, css: str = "") -> Block:
    """A paragraph; `css` names its class in HTML and its div in Markdown."""
    if not content:
        return Block()
    attribute = f' class="{css}"' if css else ""
    paper = markdown(content)
    return Block(
        f"<p{attribute}>{html(content)}</p>",
        f"::: {{.{css}}}\n{paper}\n:::" if css else paper,
        plain(content),
        _figures(content),
        _div(css, typst(content)),
    )


def _div(css: str, content: str) -> str:
    return f"#{_RENAMED.get(css, css)}[\n{content}\n\n]" if css else content


def heading(level: int, content: Text, identifier: str) -> Block:
    """A heading with an id that both forms can link to."""
    return Block(
        f'<h{level} id="{identifier}">{html(content)}</h{level}>',
        f"{'#' * level} {markdown(content)} {{#{identifier}}}",
        plain(content),
        _figures(content),
        f"{'=' * level} {typst(content)}\n<{identifier}>",
    )


def items(contents: Sequence[Text], css: str = "") -> Block:
    """A list of texts."""
    if not contents:
        return Block()
    attribute = f' class="{css}"' if css else ""
    rows = "".join(f"<li>{html(content)}</li>" for content in contents)
    return Block(
        f"<ul{attribute}>{rows}</ul>",
        "\n".join(f"- {markdown(content)}" for content in contents),
        "\n".join(plain(content) for content in contents),
        _figures(*contents),
        "\n".join(f"- {typst(content)}" for content in contents),
    )


_RENAMED = {"place": "place-line"}  # as in brief.lua: a function of Typst's own has that name
_LINE = 104  # letters across a page
_APART = "float:none;width:auto;margin-left:0"  # JupyterLab sets lists of terms side by side
_IN_LAB = (
    "<style>.jp-OutputArea button.fig { all: unset; cursor: pointer; text-decoration: underline dotted; "
    "text-underline-offset: .2em; } .jp-OutputArea a.mark { margin-left: .12em; font-size: .7em; "
    "line-height: 0; vertical-align: .5em; text-decoration: none; }</style>"
)
"""What brief.css says of figures and marks, where JupyterLab shows the notebook without it."""


def cards(entries: Sequence[tuple[Text, Text, Text]]) -> Block:
    """Key figures: (label, figure, note) each."""
    if not entries:
        return Block()
    screen = "".join(
        f'<div class="card"><dt style="{_APART}">{html(label)}</dt>'
        f'<dd class="value" style="{_APART}">{html(figure)}</dd>'
        f'<dd class="note" style="{_APART}">{html(note)}</dd></div>'
        for label, figure, note in entries
    )
    paper = "\n\n".join(
        f"::: {{.figure-box}}\n[{markdown(figure)}]{{.figure-value}}\n\n{markdown(label)}\n\n"
        f"[{markdown(note)}]{{.figure-note}}\n:::"
        for label, figure, note in entries
    )
    said = "\n".join(f"{plain(label)}: {plain(figure)}" for label, figure, _ in entries)
    figures = _figures(*(content for entry in entries for content in entry))
    boxes = "\n".join(
        f"#figure-box[\n#figure-value[{typst(figure)}];\n\n{typst(label)}\n\n#figure-note[{typst(note)}];\n\n]"
        for label, figure, note in entries
    )
    return Block(
        f'<dl class="cards">{screen}</dl>',
        f":::: {{.key-figures}}\n{paper}\n::::",
        said,
        figures,
        f"#key-figures[\n{boxes}\n]",
    )


@dataclass(frozen=True)
class Cell:
    """A table cell; indent for parts under their total, number to align right."""

    content: Text
    number: bool = False
    indent: bool = False


def table(
    header: Sequence[Text],
    rows: Sequence[Sequence[Cell]],
    caption: Text,
    identifier: str,
    folded: Text = (),
) -> Block:
    """A table with a caption; the first column is the row's header.

    folded: what the reader of a screen opens the table by; paper goes without it.
    """
    if not rows:
        return Block()
    numeric = [any(row[column].number for row in rows) for column in range(len(header))]
    head = "".join(
        f'<th scope="col"{_number(numeric[n])}>{html(title)}</th>' for n, title in enumerate(header)
    )
    body = "".join(f"<tr>{''.join(_cell(n, c, header) for n, c in enumerate(row))}</tr>" for row in rows)
    screen = (
        f'<div class="table-wrap" tabindex="0" role="region" aria-label="{escape_html(plain(caption))}">'
        f'<table class="figures" id="{identifier}"><caption>{html(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    figures = _figures(folded, caption, *header, *(c.content for row in rows for c in row))
    if folded:
        shown = f'<details class="more"><summary>{html(folded)}</summary>{screen}</details>'
        return Block(shown, figures=figures)
    rule = "|".join("---:" if number else ":---" for number in numeric)
    lines = [
        "| " + " | ".join(("[]{.indent}" if c.indent else "") + markdown(c.content) for c in row) + " |"
        for row in rows
    ]
    paper = [f"| {' | '.join(markdown(title) for title in header)} |", f"|{rule}|", *lines]
    return Block(
        screen,
        "\n".join(paper) + f"\n\n: {markdown(caption)} {{#{identifier}}}",
        "\n".join(" · ".join(plain(c.content) for c in row) for row in rows),
        figures,
        _typst_table(header, rows, caption, identifier, numeric),
    )


def _typst_table(
    header: Sequence[Text], rows: Sequence[Sequence[Cell]], caption: Text, name: str, numeric: Sequence[bool]
) -> str:
    """As Pandoc and brief.lua write it: short columns stay on one line, long ones share the rest."""
    columns = [[content, *(row[n].content for row in rows)] for n, content in enumerate(header)]
    longest = [max(6, *(_letters(content) + 3 for content in column)) for column in columns]
    for most in range(_LINE, 9, -2):
        longest = [min(letters, most) for letters in longest]
        if sum(longest) <= _LINE:
            break
    shares = ", ".join(f"{100 * letters / sum(longest):.2f}%" for letters in longest)
    lines = "\n".join(
        "    " + " ".join(f"[{'#indent[];' if cell.indent else ''}{typst(cell.content)}]," for cell in row)
        for row in rows
    )
    return (
        f"#figure(align(center)[#table(columns: ({shares}), "
        f"align: ({' '.join('right,' if number else 'left,' for number in numeric)}),\n"
        f"    table.header({' '.join(f'[{typst(title)}],' for title in header)}), table.hline(),\n{lines}\n"
        f"  )], caption: [{typst(caption)}], kind: table)\n<{name}>"
    )


def _letters(content: Text) -> int:
    return sum(
        len(piece) if isinstance(piece, str) else len(piece.text) + len(mark)
        for piece, mark in marked(content)
    )


def _number(numeric: bool) -> str:
    return ' class="number"' if numeric else ""


def _cell(column: int, cell: Cell, header: Sequence[Text]) -> str:
    if column == 0:
        return f'<th scope="row"{" class=indent" if cell.indent else ""}>{html(cell.content)}</th>'
    label = escape_html(plain(header[column]))
    return f'<td{_number(cell.number)} data-label="{label}">{html(cell.content)}</td>'


def _source_card(figure: Figure, scope: str) -> str:
    rows = "".join(f"<dt>{escape_html(name)}</dt><dd>{_told(value)}</dd>" for name, value in figure.card)
    label = escape_html(figure.text)
    return (
        f'<div popover id="src-{scope}{figure.key}" class="source-card"><p>{label}</p><dl>{rows}</dl></div>'
    )


def _told(value: str) -> str:
    return value.html() if isinstance(value, Told) else escape_html(value)


def bundle(
    block: Block, scope: str, document: dict[str, Any] | None = None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """MIME bundle and metadata of one output; `scope` keeps the ids of its source cards apart."""
    unique = {figure.key: figure for figure in block.figures}
    screen = block.html.replace('popovertarget="src-', f'popovertarget="src-{scope}')
    screen += "".join(_source_card(figure, scope) for figure in unique.values() if figure.card)
    kit: dict[str, Any] = {"figures": [figure.record() for figure in unique.values()]}
    if document:
        kit["brief"] = document
        screen = _IN_LAB + screen
    return (
        {"text/html": screen, "text/markdown": block.markdown, "text/plain": block.plain}
        | ({TYPST: block.typst} if block.typst else {}),
        {"kit": kit},
    )


def show(*parts: Any, title: Block | None = None, document: dict[str, Any] | None = None) -> None:
    """Display parts in order, under `title` if any part has content; empty parts show nothing.

    Neighbouring blocks become one output; anything else (a chart) is displayed as it is.
    """
    from IPython.display import display

    filled = [part for part in parts if part is not None and (not isinstance(part, Block) or part)]
    if not filled:
        return
    pending = title or Block()
    for part in [*filled, None]:
        if isinstance(part, Block):
            pending = pending + part
            continue
        if pending:
            scope = hashlib.sha256(pending.html.encode()).hexdigest()[:6] + "-"
            data, metadata = bundle(pending, scope, document)
            display(data, raw=True, metadata=metadata)  # type: ignore[no-untyped-call]
            pending, document = Block(), None
        if part is not None:
            display(part)  # type: ignore[no-untyped-call]


def relabel(figure: Figure, shown: str) -> Figure:
    """The same figure, written differently."""
    return replace(figure, text=shown)
