"""The article of a saved web page: its headline, what is printed under it, and what the head says of it.

The lines of the page are read in order from its headline on. Boxes of other articles, menus and comments
are taken out first; trafilatura says which of the remaining lines are the article, and sentences between
the headline and the last of those (a lead outside the body) are kept too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from kit import _letters, _metadata
from kit._metadata import SITE
from kit._reading.bylines import (
    HANOI,
    dated_link,
    issued,
    menu,
    others,
    person,
    rank,
    shown,
    stamp,
    strange,
    tells,
    when,
)
from kit.errors import ArticleError

_TAGS = """address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hr li main ol option p pre section select table tbody td tfoot th thead
tr ul"""
_BLOCKS = frozenset(_TAGS.split())
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:\d|[12]\d|3[01])|[xX]0*1?[0-9a-fA-F]);"
)
_EARLY = re.compile(r"^\s*<\?xml[^>]*\?>|</(?:body|html)\s*>", re.IGNORECASE)
"""What ends a page for the parser, and for no browser."""
_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S+)")
_INLINE = ("a", "b", "em", "font", "i", "span", "strong", "u")
_ASIDE = re.compile(
    r"(?<![a-z])(?:relat|(?:tin-?)?lien-?quan|tin-?khac|other|most|popular|doc-?nhieu|sidebar|foot(?:er)?(?![a-z])|xem-?them"
    r"|comment|cmt|binh-?luan|tin-?moi|breadcrumb)|tinlienquan"
)
_MASTHEAD = re.compile(r"(?<![a-z])(?:top|clock|today|masthead|banner|menu|nav)")
_HEADLINE = re.compile(r"title|tieu-?de|headline")
_FRONT = re.compile(r"trang chủ|trang nhất|home ?page", re.IGNORECASE)
_AGAIN = "save it again with the article shown (“Webpage, HTML only”), or its text as .txt"


class Line(NamedTuple):
    """A line as a reader sees it, and the element that its text begins in."""

    text: str
    element: Any


def article(page: str, file: Path) -> tuple[str, str, dict[str, str]]:
    """Title, text (the title its first line) and facts of a page; raises `ArticleError` if it has none.

    facts: published, head (the date of its head), strange (a printed one that cannot be), author, url, site,
    was (its old encoding); each empty where the page does not say it.
    """
    trafilatura, html = _letters.needs("trafilatura", file), _letters.needs("lxml.html", file)
    tree = html.fromstring(_CONTROL.sub(" ", _EARLY.sub("", page)))
    for mark in tree.iter("br"):
        mark.tail = f"\n{mark.tail or ''}"
    was = _modern(tree, file)
    facts, given = _metadata.told(tree)
    if (saved := _SAVED.search(page[:3000])) and not facts["url"]:
        facts["url"] = saved[1]
    before = _lines(tree)
    _prune(tree)
    title, heading = _headline(tree, given, facts["site"])
    if heading is None and _FRONT.search(title):
        raise ArticleError(f"{file}: is a front page, not an article; open the article and save that")
    above = _above(tree, heading, before, file)
    _cut_above(heading)
    own = set(heading.iter()) if heading is not None else set()
    lines = [line for line in _lines(tree) if line.element not in own and line.text != title]
    if heading is not None:
        facts["head"] = facts["published"]
        facts["published"] = _below(lines, facts["head"]) or facts["head"] or above
    facts["strange"] = next(filter(None, (strange(line.text) for line in lines[:8])), "")
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, favor_recall=True)
    body = _body(lines, (found.text if found is not None else "") or "")
    if not tells(body):
        raise ArticleError(f"{file}: no article found in this page ({title or 'no title'}); {_AGAIN}")
    dated = [shown(facts["published"])] if facts["published"] else []
    return title, "\n".join([*filter(None, [title]), *dated, *body]), facts | {"was": was}


def _modern(tree: Any, file: Path) -> str:
    """Turn a page in TCVN3 or VNI into Unicode, text by text: mended whole its tags would suffer. Says
    which it was."""
    name = _letters.legacy(whole := _words(tree), file)
    mixed = name and _letters.mixed(whole)

    def told(text: str) -> str:
        keep = mixed and not _letters.old(text, name, file)
        return text if keep else _letters.unicoded(text, name, file)

    for element in tree.iter() if name else ():
        if isinstance(element.tag, str) and element.text and element.tag not in ("script", "style"):
            element.text = told(element.text)
        if element.tail:
            element.tail = told(element.tail)
    return name


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def _lines(tree: Any) -> list[Line]:
    """The lines of a page in reading order; one ends wherever a block of the page begins or ends."""
    lines: list[Line] = []
    parts: list[str] = []
    first: list[Any] = []

    def add(text: str | None, element: Any) -> None:
        if text and text.strip() and not first:
            first.append(element)
        parts.append(text or "")

    def end() -> None:
        if first:
            lines.append(Line(" ".join("".join(parts).split()), first[0]))
        parts.clear()
        first.clear()

    body = tree.find("body") if tree.tag == "html" else tree
    open_elements = [(body, False)] if body is not None else []
    while open_elements:
        element, left = open_elements.pop()
        block = element.tag in _BLOCKS
        if block:
            end()
        if left:
            if element is not body:
                add(element.tail, element.getparent())
            continue
        open_elements.append((element, True))
        if isinstance(element.tag, str) and element.tag not in ("script", "style", "noscript"):
            add(element.text, element)
            open_elements += [(child, False) for child in reversed(element)]
    end()
    return lines


def _prune(tree: Any) -> None:
    """Take out menus, boxes of other articles, comments; write tables of figures as lines."""
    whole = len(_words(tree))
    for element in list(
        tree.iter("script", "style", "noscript", "nav", "aside", "footer", "button", "select")
    ):
        element.drop_tree()
    for element in tree.xpath("//*[@hidden or contains(translate(@style, ' ', ''), 'display:none')]"):
        if element.getparent() is not None and element.tag not in ("body", "html"):
            element.drop_tree()
    for element in list(tree.iter("form")):
        if len(_words(element)) < 0.5 * whole:
            element.drop_tree()
    for element in list(tree.iter("ul", "ol", "div", "section", "td", "li", "p")):
        named = f"{element.get('class', '')} {element.get('id', '')}".lower()
        size = len(_words(element))
        linked = sum(len(_words(link)) for link in element.iter("a"))
        other = _ASIDE.search(named) is not None or (linked > 0.5 * size and linked > 20)
        if other and size < 0.5 * whole and element.find(".//h1") is None and element.getparent() is not None:
            element.drop_tree()
    begun = False
    for text, element in _lines(tree):
        if begun and others(text) and element.getparent() is not None:
            _drop_box(element, text, whole)
        begun = begun or (len(text) > 50 and text[-1] in ".!?…")
    for table in list(tree.iter("table")):
        _unfold(table)
    for element in tree.iter(*_INLINE):
        _part(element)
    for element in tree.iter("li"):
        if re.search(r"\d", _words(element)):
            element.text = f"- {element.text or ''}"


def _drop_box(element: Any, text: str, whole: int) -> None:
    """Take out the box that begins with a heading of other articles, or the items that follow it."""
    if not _words(element).startswith(text) or len(_words(element)) > 0.5 * whole:
        return
    box = element
    while (up := box.getparent()) is not None and up.tag not in ("body", "html", "form"):
        words = _words(up)
        if not words.startswith(text) or len(words) > 0.5 * whole or up.find(".//h1") is not None:
            break
        box = up
    following = list(box.itersiblings()) if _words(box) == text and ": " not in text else []
    box.drop_tree()
    for item in following:
        words = _words(item) if isinstance(item.tag, str) else ""
        own = item.tag == "p" and len(words) > 60 and words[-1] in ".!?…”"
        if own or person(words) or len(words) > 0.5 * whole:
            return
        item.drop_tree()


def _unfold(table: Any) -> None:
    """A table of figures becomes lines, one used for layout a division."""
    rows = [[_words(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    nested = next(table.iterdescendants("table", "h1"), None) is not None
    wide = [row for row in rows if len(row) > 1]
    parts = [sum(bool(_words(one)) for one in cell.iter("p", "div")) for cell in table.iter("td")]
    long = any(len(cell) > 200 for row in rows for cell in row)
    if nested or long or len(wide) < 2 or max(parts, default=0) > 1:
        for part in [table, *table.iter("tbody", "thead", "tr", "td", "th")]:
            part.tag = "div"
        return
    lines, tail = table_lines(rows), table.tail
    table.clear()
    table.tag, table.tail = "div", tail
    for text in lines:
        table.append(table.makeelement("p"))
        table[-1].text = text


def table_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """A table as lines: `Đảng viên mới: kế hoạch 120; thực hiện 131` under a row of heads, else its cells."""
    heads = rows[0] if rows else []
    headed = (
        len(heads) > 1
        and all(heads[1:])
        and not any(re.search(r"\d", re.sub(r"20\d\d", "", head)) for head in heads)
    )
    if not headed or len(rows) < 2 or any(len(row) != len(heads) for row in rows):
        return [" | ".join(filter(None, row)) for row in rows if any(row)]
    lines = []
    for label, *cells in rows[1:]:
        told = [
            f"{_lowered(head)}{':' if head[-1].isdigit() else ''} {cell}"
            for head, cell in zip(heads[1:], cells, strict=True)
            if cell
        ]
        lines.append(
            f"{label}: {'; '.join(told)}" if told and label else " | ".join(filter(None, [label, *told]))
        )
    return [line for line in lines if line]


def _lowered(head: str) -> str:
    return head if head[1:2].isupper() else head[:1].lower() + head[1:]


def _part(element: Any) -> None:
    """A gap where a stamp runs into the sentence behind it: `<span>Bến Tre</span>Năm 2022`."""
    words = element.text_content()
    if element.tail and words[-1:].islower() and element.tail[0].isupper():
        element.tail = f" {element.tail}"


def _headline(tree: Any, given: str, site: str) -> tuple[str, Any]:
    """The visible headline and its element; where none is found, what the head calls the page, and None."""

    def likely(text: str) -> bool:
        if len(site.split()) > 1 and text.startswith(site):
            return False
        return text != site and (text == given or not SITE.match(text) or len(text.split()) > 6)

    heads = [(text, h) for h in tree.iter("h1") if likely(text := _words(h)) and text]
    own = [(text, h) for text, h in heads if text in given or given in text]
    alone = heads if len(heads) == 1 and len(heads[0][0].split()) > 3 else []
    if own or alone:
        return max(own or alone, key=lambda one: len(one[0]))
    named: list[tuple[bool, bool, int, str, Any]] = []
    for element in tree.iter("h2", "h3", "h4", "div", "span", "p", "td", "b", "strong", "font"):
        text = _words(element)
        if 15 < len(text) < 200 and len(text.split()) > 3 and likely(text) and not when(text):
            told = text in given
            marked = _HEADLINE.search(f"{element.get('class', '')} {element.get('id', '')}".lower())
            linked = element.find(".//a") is not None or any(up.tag == "a" for up in element.iterancestors())
            named += [(not told, linked, -len(text) if told else 0, text, element)] if told or marked else []
    if named:
        return min(named, key=lambda one: one[:3])[3:]
    return re.sub(r" +[-–|] +(?:Báo|Tạp chí|Cổng|Đài) .*$", "", given), None


def _cut_above(heading: Any) -> None:
    """Take out what is printed above the headline: the masthead, its clock, its menu."""
    element = heading
    while element is not None and element.tag not in ("body", "html"):
        for above in list(element.itersiblings(preceding=True)):
            above.drop_tree()
        if (element := element.getparent()) is not None:
            element.text = None


def _below(lines: list[Line], said: str) -> str:
    """The date printed under the headline, before the text is under way; empty where the head's (`said`)
    says more."""
    long, last = 0, 14
    told: list[tuple[int, str]] = []
    calls: dict[str, str] = {}
    for place, (text, element) in enumerate(lines[:14]):
        if place > last:
            break
        parent = element.getparent() if element.getparent() is not None else element
        tag = next((one for one in (element, parent) if one.get("datetime")), None)
        listed = long or element.tag == "a" or any(up.tag == "li" for up in (element, parent))
        found = when(text, words=4 if listed else 24) or (
            stamp(tag.get("datetime")) if tag is not None else ""
        )
        if found and not dated_link(text) and text[0] not in (">»•*+([" if long else ">»•*+"):
            found = _timed(found, lines, place)
            told.append((rank(text), found))
            calls.setdefault(found, text.lower())
            last = min(last, place + 2)
        long += len(text) > 100 or (len(text) > 50 and text[-1] in ".!?…")
        if long > 1:
            break
    found = issued(told)
    update = found and rank(calls[found]) == 2 and "ngày:" not in calls[found]
    return "" if said and (update or (said[:10] == found[:10] and "T" not in found)) else found


def _timed(found: str, lines: list[Line], place: int) -> str:
    """A date with the time that a line beside it prints."""
    if "T" in found:
        return found
    beside = lines[max(place - 1, 0) : place] + lines[place + 1 : place + 2]
    time = next((line.text for line in beside if re.fullmatch(r"\W*\d{1,2}[:hg]\d{2}\W*", line.text)), "")
    return when(f"{lines[place].text} {time}") or found


def _above(tree: Any, heading: Any, before: list[Line], file: Path) -> str:
    """A date right above the headline, in the same small container; never the clock of a masthead.

    A clock shows the day the page was saved, stands with the menu, at the top of the page or outside the
    article, and may lie years after everything the article speaks of.
    """
    block = heading
    while block is not None and (up := block.getparent()) is not None and _words(up) == _words(block):
        block = up
    home = block.getparent() if block is not None else None
    if home is None or home.tag in ("body", "html", "form"):
        return ""
    if before and home.tag != "article" and _words(home).startswith(before[0].text):
        return ""
    own = set(heading.iter())
    place = next((n for n, line in enumerate(before) if line.element in own), 0)
    saved = datetime.fromtimestamp(file.stat().st_mtime, HANOI).date().isoformat()
    years = [int(year) for year in re.findall(r"(?<!\d)20[0-4]\d(?!\d)", _words(home))]
    told: list[tuple[int, str]] = []
    for text, element in reversed(before[max(place - 3, 0) : place]):
        up = [element, *element.iterancestors()]
        names = " ".join(f"{one.get('class', '')} {one.get('id', '')}" for one in up).lower()
        if (day := when(text)) and home in up and not _MASTHEAD.search(names):
            told.append((rank(text), day))
    if not (found := issued(told)):
        return ""
    spoken = [year for year in years if year != int(found[:4])] or [int(found[:4])]
    return found if int(found[:4]) - max(spoken) <= 1 and found[:10] < saved else ""


def _body(lines: list[Line], text: str) -> list[str]:
    """The lines that belong to the article: those trafilatura keeps (`text`), and the sentences before
    the last of them; all sentences where it keeps none. Other articles' headlines go."""
    kept, whole = {key(one) for one in text.split("\n")}, key(text)
    keys = [key(line.text) for line in lines]
    held = [key in kept or (len(key) > 30 and key in whole) for key in keys]
    ends = [bool(re.search(r"[.!?…”\"]$", line.text)) for line in lines]
    last = max((n for n, one in enumerate(held if any(held) else ends) if one), default=-1)
    first = held.index(True) if any(held) else last
    body: list[str] = []
    skipping = False
    for n, (said, element) in enumerate(lines):
        if others(said) or dated_link(said) or (_FRONT.match(said) and menu(said)):
            skipping = others(said) or skipping
            continue
        sentence = (
            len(said) > 40 and ends[n] and not any(up.tag == "figure" for up in element.iterancestors())
        )
        lead = n < first and len(said) > 40 and element.tag != "a" and "ảnh:" not in said.lower()
        skipping = skipping and not (sentence or person(said))
        byline = last < n <= last + 2 and bool(person(said))
        date = bool(when(said)) and said[-1] not in ".!?"
        if (byline or (n <= last and (held[n] or sentence or lead))) and not skipping and not date:
            body.append(said)
    return body


def key(text: str) -> str:
    """The letters and digits of a text, by which lines are told apart."""
    return re.sub(r"[\W_]+", "", text)
