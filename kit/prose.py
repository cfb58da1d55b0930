"""Text that carries its figures: what a notebook cell shows, as HTML for the screen and Markdown
for paper, with the list of every figure it prints.

A `Text` is a tuple of plain strings (always escaped), `Figure`s and `When`s; a `Block` is what
those become. Nothing here knows the data.
"""

from __future__ import annotations

import hashlib
import html as _html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from string import Formatter
from typing import Any


@dataclass(frozen=True)
class Figure:
    """A number as shown, and where it comes from.

    role: observation, derived, count (of articles, districts), or label (part of a name).
    source: number of the article in the list of sources; card: what the source card says, as
    (label, text) pairs; origins: the observations a derived figure was computed from.
    """

    text: str
    role: str = "label"
    value: float | None = None
    unit: str = ""
    observation: str | None = None
    article: str | None = None
    paragraph: int | None = None
    surface: str | None = None
    audit: str | None = None
    origins: tuple[str, ...] = ()
    source: int | None = None
    card: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """An id made from the content: the same in every run."""
        return _key(self)

    def record(self) -> dict[str, Any]:
        """The entry in the figures JSON."""
        names = ("text", "role", "value", "unit", "observation", "article", "paragraph", "surface", "audit")
        return {**{name: getattr(self, name) for name in names}, "from": list(self.origins)}


@lru_cache(maxsize=2048)
def _key(figure: Figure) -> str:
    return hashlib.sha256(repr(figure).encode()).hexdigest()[:10]


@dataclass(frozen=True)
class When:
    """A date or period; its digits are no figures."""

    text: str


Piece = str | Figure | When
Text = tuple[Piece, ...]


def fill(template: str, **slots: Piece | Text | None) -> Text:
    """`{name}` replaced by a piece or text; `{name:one|other}` picks a word by the figure's value.

    >>> fill("{n} {n:target was|targets were} met", n=Figure("1", value=1.0))[1:]
    (' ', 'target was', ' met')
    """
    pieces: list[Piece] = []
    for literal, name, spec, _ in Formatter().parse(template):
        if literal:
            pieces.append(literal)
        slot = slots.get(name) if name else None
        if slot is None:
            continue
        if spec:
            first = next((p for p in text(slot) if isinstance(p, Figure)), None)
            one, other = spec.split("|")
            pieces.append(one if first and first.value == 1 else other)
        else:
            pieces.extend(text(slot))
    return tuple(pieces)


def text(piece: Piece | Text | None) -> Text:
    """One piece as a text."""
    if piece is None:
        return ()
    return piece if isinstance(piece, tuple) else (piece,)


def join(parts: Iterable[Text], between: str = ", ", last: str | None = None) -> Text:
    """Texts joined by `between`, the final two by `last`."""
    items = [part for part in parts if part]
    pieces: list[Piece] = []
    for number, item in enumerate(items):
        if number:
            pieces.append(last if last is not None and number == len(items) - 1 else between)
        pieces.extend(item)
    return tuple(pieces)


def upper_first(content: Text) -> Text:
    """The text with a capital at its start."""
    if not content or isinstance(content[0], Figure):
        return content
    first = content[0]
    if isinstance(first, When):
        return (When(first.text[:1].upper() + first.text[1:]), *content[1:])
    return (first[:1].upper() + first[1:], *content[1:])


def plain(content: Text) -> str:
    """Letters and digits only: for titles, alt texts and feeds."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in content)


def escape_html(raw: str) -> str:
    """For HTML, with Quarto's shortcodes disarmed."""
    return _html.escape(raw, quote=True).replace("{{", "&#123;&#123;")


def escape_markdown(raw: str) -> str:
    """For Pandoc's Markdown: every ASCII punctuation mark taken literally."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", re.sub(r"\s+", " ", raw))


def html(content: Text) -> str:
    """A figure becomes a button for its source card and, for print, a numbered mark."""
    return "".join(_piece_html(piece, mark) for piece, mark in _marked(content))


def _marked(content: Text) -> Iterator[tuple[Piece, str]]:
    """Each piece with its source and paragraph as print shows them (`1:8`), once in a run of
    figures from the same paragraph: behind the last of them."""
    ahead = ""
    marked: list[tuple[Piece, str]] = []
    for piece in reversed(content):
        mark = f"{piece.source}:{piece.paragraph}" if isinstance(piece, Figure) and piece.source else ""
        marked.append((piece, mark if mark != ahead else ""))
        ahead = mark or ahead
    return reversed(marked)


def _piece_html(piece: Piece, mark: str) -> str:
    if isinstance(piece, str):
        return escape_html(piece)
    shown = escape_html(piece.text)
    if isinstance(piece, When):
        return f'<span class="when">{shown}</span>'
    if not piece.card:
        return f'<span class="fig-{piece.role}">{shown}</span>'
    button = f'<button type="button" class="fig" popovertarget="src-{piece.key}">{shown}</button>'
    return button + (f'<a class="mark" href="#source-{piece.source}">{mark}</a>' if mark else "")


def markdown(content: Text) -> str:
    """The same text for paper."""
    return "".join(_piece_markdown(piece, mark) for piece, mark in _marked(content))


def _piece_markdown(piece: Piece, mark: str) -> str:
    if isinstance(piece, str):
        return escape_markdown(piece)
    shown = escape_markdown(piece.text)
    if isinstance(piece, When) or not piece.card:
        return shown
    return shown + (f"[[{mark}](#source-{piece.source})]{{.src}}" if mark else "")


@dataclass(frozen=True)
class Block:
    """A piece of a brief in both forms, with its figures; joined with `+`."""

    html: str = ""
    markdown: str = ""
    plain: str = ""
    figures: tuple[Figure, ...] = ()

    def __add__(self, other: Block) -> Block:
        return Block(
            f"{self.html}\n{other.html}".strip(),
            f"{self.markdown}\n\n{other.markdown}".strip(),
            f"{self.plain}\n{other.plain}".strip(),
            self.figures + other.figures,
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
    )


def heading(level: int, content: Text, identifier: str) -> Block:
    """A heading with an id that both forms can link to."""
    return Block(
        f'<h{level} id="{identifier}">{html(content)}</h{level}>',
        f"{'#' * level} {markdown(content)} {{#{identifier}}}",
        plain(content),
        _figures(content),
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
    )


_APART = "float:none;width:auto;margin-left:0"  # JupyterLab sets lists of terms side by side


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
    return Block(f'<dl class="cards">{screen}</dl>', f":::: {{.key-figures}}\n{paper}\n::::", said, figures)


@dataclass(frozen=True)
class Cell:
    """A table cell; indent for parts under their total, number to align right."""

    content: Text
    number: bool = False
    indent: bool = False


def table(header: Sequence[Text], rows: Sequence[Sequence[Cell]], caption: Text, identifier: str) -> Block:
    """A table with a caption; the first column is the row's header."""
    if not rows:
        return Block()
    numeric = [any(row[column].number for row in rows) for column in range(len(header))]
    head = "".join(
        f'<th scope="col"{_number(numeric[n])}>{html(title)}</th>' for n, title in enumerate(header)
    )
    body = "".join(f"<tr>{''.join(_cell(n, c, header) for n, c in enumerate(row))}</tr>" for row in rows)
    rule = "|".join("---:" if number else ":---" for number in numeric)
    lines = [
        "| " + " | ".join(("[]{.indent}" if c.indent else "") + markdown(c.content) for c in row) + " |"
        for row in rows
    ]
    paper = [f"| {' | '.join(markdown(title) for title in header)} |", f"|{rule}|", *lines]
    return Block(
        f'<div class="table-wrap" tabindex="0" role="region" aria-label="{escape_html(plain(caption))}">'
        f'<table class="figures" id="{identifier}"><caption>{html(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>",
        "\n".join(paper) + f"\n\n: {markdown(caption)} {{#{identifier}}}",
        "\n".join(" · ".join(plain(c.content) for c in row) for row in rows),
        _figures(caption, *header, *(c.content for row in rows for c in row)),
    )


def _number(numeric: bool) -> str:
    return ' class="number"' if numeric else ""


def _cell(column: int, cell: Cell, header: Sequence[Text]) -> str:
    if column == 0:
        return f'<th scope="row"{" class=indent" if cell.indent else ""}>{html(cell.content)}</th>'
    label = escape_html(plain(header[column]))
    return f'<td{_number(cell.number)} data-label="{label}">{html(cell.content)}</td>'


def _source_card(figure: Figure, scope: str) -> str:
    rows = "".join(
        f"<dt>{escape_html(name)}</dt><dd>{escape_html(value)}</dd>" for name, value in figure.card
    )
    label = escape_html(figure.text)
    return (
        f'<div popover id="src-{scope}{figure.key}" class="source-card"><p>{label}</p><dl>{rows}</dl></div>'
    )


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
    return (
        {"text/html": screen, "text/markdown": block.markdown, "text/plain": block.plain},
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
