"""Pieces of text that carry their figures, and how each form writes them.

A `Text` is a tuple of plain strings (always escaped), `Figure`s and `When`s.
"""

from __future__ import annotations

import hashlib
import html as _html
import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
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

    @cached_property
    def key(self) -> str:
        """An id made from the content: the same in every run."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:10]

    def record(self) -> dict[str, Any]:
        """The entry in the figures JSON."""
        names = ("text", "role", "value", "unit", "observation", "article", "paragraph", "surface", "audit")
        return {**{name: getattr(self, name) for name in names}, "from": list(self.origins)}


class Told(str):
    """A text of a source card in another language than its page, with a link, or with a part marked."""

    lang = link = mark = ""

    def __new__(cls, said: str, lang: str = "", link: str = "", mark: str = "") -> Told:
        """`said`, escaped like any text."""
        told = super().__new__(cls, said)
        told.lang, told.mark = lang, mark
        told.link = link if re.match(r"https?://", link) else ""
        return told

    def html(self) -> str:
        """The text as a source card shows it."""
        place = re.search(rf"(?<!\w){re.escape(self.mark)}(?!\w)", self) if self.mark else None
        at, end = place.span() if place else (0, 0)
        parts = [escape_html(part) for part in (self[:at], self[at:end], self[end:])]
        shown = f"{parts[0]}<mark>{parts[1]}</mark>{parts[2]}" if place else parts[2]
        if self.link:
            shown = f'<a href="{escape_html(self.link)}" rel="noreferrer">{shown}</a>'
        return f'<span lang="{self.lang}">{shown}</span>' if self.lang else shown


@dataclass(frozen=True)
class When:
    """A date or period; its digits are no figures."""

    text: str


Piece = str | Figure | When
Text = tuple[Piece, ...]


def fill(template: str, **slots: Piece | Text | None) -> Text:
    """`{name}` replaced by a piece or text; `{name:one|other}` picks words by the figure's value, in
    which `#` is the figure itself.

    >>> plain(fill("{n:The article|The # articles}", n=Figure("2", value=2.0)))
    'The 2 articles'
    """
    pieces: list[Piece] = []
    for literal, name, spec, _ in string.Formatter().parse(template):
        if literal:
            pieces.append(literal)
        slot = slots.get(name) if name else None
        if slot is None:
            continue
        if spec:
            first = next((p for p in text(slot) if isinstance(p, Figure)), None)
            one, other = spec.split("|")
            said, itself, rest = (one if first and first.value == 1 else other).partition("#")
            pieces += filter(None, (said, *(text(slot) if itself else ()), rest))
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


def lower_first(name: Text) -> Text:
    """A label within a sentence."""
    first, *rest = name
    if isinstance(first, str) and not first.startswith("Party") and not first[:2].isupper():
        first = first[:1].lower() + first[1:]
    return (first, *rest)


def plain(content: Text) -> str:
    """Letters and digits only: for titles, alt texts and feeds."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in content)


_SPECIAL = re.compile("[&<>\"'{]")
_PUNCTUATION = {ord(mark): f"\\{mark}" for mark in string.punctuation}


def escape_html(raw: str) -> str:
    """For HTML, with Quarto's shortcodes disarmed."""
    if not _SPECIAL.search(raw):
        return raw
    return _html.escape(raw, quote=True).replace("{{", "&#123;&#123;")


def escape_markdown(raw: str) -> str:
    """For Pandoc's Markdown: every ASCII punctuation mark taken literally."""
    return _spaced(raw).translate(_PUNCTUATION)


def html(content: Text) -> str:
    """A figure becomes a button for its source card and, for print, a numbered mark."""
    return "".join(_piece_html(piece, mark) for piece, mark in marked(content))


_STAR = "\\*"
_RUN = 32
"""Letters between two figures of one paragraph, up to which a mark behind the second serves both."""


def marked(content: Text) -> Iterator[tuple[Piece, str]]:
    """Each piece with its source and paragraph as print shows them (`1:8`, `*1:8` where it is computed
    from there), once in a run of such figures from the same paragraph: behind the last of them."""
    ahead, letters = "", 0
    marked: list[tuple[Piece, str]] = []
    for piece in reversed(content):
        mark = ""
        if isinstance(piece, Figure) and piece.source:
            mark = f"{'*' if piece.role == 'derived' else ''}{piece.source}:{piece.paragraph}"
        marked.append((piece, mark if mark != ahead or letters > _RUN else ""))
        ahead, letters = (
            (mark, 0) if mark else (ahead, letters + len(piece if isinstance(piece, str) else ""))
        )
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
    return "".join(_piece_markdown(piece, mark) for piece, mark in marked(content))


def _piece_markdown(piece: Piece, mark: str) -> str:
    if isinstance(piece, str):
        return escape_markdown(piece)
    shown = escape_markdown(piece.text)
    if isinstance(piece, When) or not piece.card:
        return shown
    return shown + (f"[[{mark.replace('*', _STAR)}](#source-{piece.source})]{{.src}}" if mark else "")


def typst(content: Text) -> str:
    """The same text for Typst, as strings: nothing in it can be markup."""
    pieces, said = [], ""
    for piece, mark in marked(content):
        said += piece if isinstance(piece, str) else piece.text
        if mark and isinstance(piece, Figure) and piece.card:
            pieces += [typst_string(said), f'src(link(<source-{piece.source}>, "{mark}"))']
            said = ""
    if said:
        pieces.append(typst_string(said))
    return "".join(f"#{piece};" for piece in pieces)


def typst_string(raw: str) -> str:
    """A string of Typst's; spaces and line ends become one space."""
    return '"' + _spaced(raw).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _spaced(raw: str) -> str:
    """Every run of white space as one space; spaces that must not break stay."""
    return raw if raw.isprintable() and "  " not in raw else re.sub(r"[^\S\u00a0]+", " ", raw)
