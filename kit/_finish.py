"""From an executed notebook to a complete one: every cell checked, every chart with its image."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import nbformat
from nbformat import NotebookNode

from kit._pictures import Svg, chart_bundle, plain_markdown, vegalite_svg
from kit.errors import CellFailed, NotebookError, UnlistedFigure

_SPEC = re.compile(r"application/vnd\.vegalite\.v\d+[.+]json$")
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_UNSEEN = re.compile(r"<(head|script|style|template)\b|<!-", re.I)
_TOKEN = re.compile(r"<(/?)([a-zA-Z][\w:-]*)([^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*)>|([^<]+|<)")
_UNCHECKED_CLASS = re.compile(r"\bclass=[\"']?(?:[^\"'>]*\s)?(?:when|mark|source-card)[\s\"'>]")
_MARKED = re.compile(
    r'<button [^>]*class="fig"[^>]*>[^<]{1,24}</button><a class="mark"[^>]*>[^<]*</a>[.,;:)]?'
)
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_WORDS = {
    "vi": {"series": "Hồ sơ huyện", "edition": "Bản ngày", "skip": "Đến nội dung chính"},
    "en": {"series": "District profile", "edition": "Edition of", "skip": "Skip to the content"},
}
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"]  # fmt: skip


@dataclass(frozen=True)
class Finished:
    """A complete notebook, the figures it shows, and what its first output says of the brief."""

    notebook: NotebookNode
    figures: list[dict[str, Any]]
    meta: dict[str, Any]


def finish(executed: NotebookNode, *, svg: Svg | None = None) -> Finished:
    """Check every cell, draw the charts, and make the notebook the same for the same inputs.

    `svg` turns a Vega-Lite spec into SVG text (default: vl-convert with the kit's own font).
    The notebook given is not changed. Raises CellFailed naming the cell and its message, and
    NotebookError when no cell shows a brief.
    """
    notebook = deepcopy(executed)
    check_cells(notebook)
    figures: dict[str, dict[str, Any]] = {}
    meta: dict[str, Any] = {}
    charts = False
    for output in _outputs(notebook):
        shown = output.get("metadata", {}).get("kit", {})
        meta = meta or dict(shown.get("brief", {}))
        for figure in shown.get("figures", ()):
            figures.setdefault(json.dumps(figure, sort_keys=True), dict(figure))
        _draw(output, svg or vegalite_svg)
        data = output.get("data", {})
        if "text/html" in data:  # a figure, its mark and a comma never stand on two lines
            data["text/html"] = _MARKED.sub(
                lambda found: f'<span class="shown">{found[0]}</span>', data["text/html"]
            )
            charts = charts or 'class="vega-spec"' in data["text/html"]
    if not meta.get("title"):
        raise NotebookError(
            "the notebook shows no brief: its first output needs metadata kit.brief with a title; "
            "show kit.prose.brief_header(...) in the first cell"
        )
    meta = {"lang": "vi", "charts": charts, **meta}
    _settle(notebook, meta)
    return Finished(notebook, list(figures.values()), meta)


def dumps(notebook: NotebookNode) -> str:
    """Write a notebook as JSON, a cell a line, the same bytes for the same content."""
    cells = lines(notebook.cells)
    rest = json.dumps({k: v for k, v in notebook.items() if k != "cells"}, ensure_ascii=False, sort_keys=True)
    return f'{{"cells": {cells},\n{rest[1:]}\n'


def lines(records: Iterable[Any]) -> str:
    """A JSON array, a record a line: written by C, where an indent would be written by Python."""
    return "[\n" + ",\n".join(json.dumps(r, ensure_ascii=False, sort_keys=True) for r in records) + "\n]"


def check_cells(notebook: NotebookNode) -> None:
    """Raise CellFailed for the first cell that raised, was never reached, or never ran."""
    number = 0
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        number += 1
        for output in cell.outputs:
            if output.output_type == "error":
                message = _ANSI.sub("", f"{output.ename}: {output.evalue}").strip()
                raise CellFailed(f"cell {number} raised {message}", number)
        status = cell.metadata.get("papermill", {}).get("status")
        if status not in (None, "completed"):
            raise CellFailed(f"cell {number} is {status}: the run ended before it did", number)
        if cell.source.strip() and cell.get("execution_count") is None:
            raise CellFailed(f"cell {number} never ran: execute the notebook first", number)
    banners = [c for c in notebook.cells if "papermill-error-cell-tag" in _tags(c)]
    if banners:
        raise CellFailed(_ANSI.sub("", re.sub(r"<[^>]+>", "", banners[0].source)).strip())


def check_digits(html_text: str, figures: Iterable[Mapping[str, Any]]) -> None:
    """Raise UnlistedFigure when the page shows a digit group that no figure's text has.

    Apart: `<time>`, and elements of class when (dates), mark (source and section numbers) and
    source-card (where a figure was printed); `<cite>`, a title as its publisher wrote it.
    """
    known = {group for figure in figures for group in _DIGITS.findall(str(figure["text"]))}
    for text in visible_texts(html_text):
        for group in _DIGITS.findall(text):
            if group not in known:
                raise UnlistedFigure(
                    f"the brief shows {group} in “{' '.join(text.split())[:120]}”, and no figure "
                    "of its cells has it: make it with kit.prose, which lists what it shows"
                )


def visible_texts(html_text: str) -> Iterable[str]:
    """Yield the texts a reader can see, chart labels and descriptions of pictures included."""
    hidden, depth = "", 0
    for end, tag, attributes, text in _TOKEN.findall(_seen(html_text)):
        if not tag:
            if not hidden and text.strip():
                yield html.unescape(text)
        elif hidden:
            depth += (0 if attributes.endswith("/") else 1) * (-1 if end else 1) * (tag == hidden)
            hidden = hidden if depth else ""
        elif not end and tag.lower() not in _VOID and not attributes.endswith("/"):
            if tag in ("time", "cite") or (
                "class" in attributes and _UNCHECKED_CLASS.search(attributes + ">")
            ):
                hidden, depth = tag, 1
            elif 'role="img"' in attributes:
                yield html.unescape(attributes.partition('aria-label="')[2].partition('"')[0])


def _seen(page: str) -> str:
    """The page without what is never shown; the large scripts are passed over by a plain search."""
    parts, at = [], 0
    while found := _UNSEEN.search(page, at):
        parts.append(page[at : found.start()])
        end = page.find(f"</{found[1]}" if found[1] else "--", found.end())
        at = page.find(">", end) + 1 if end >= 0 else len(page)
    return "".join([*parts, page[at:]])


def date_words(stamp: str, lang: str) -> str:
    """Write an ISO date as readers of a language do: 22/11/2026, 22 November 2026."""
    year, month, day = stamp[:10].split("-")
    if lang == "en":
        return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
    return f"{int(day)}/{int(month)}/{year}"


def front_matter(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Return the variables the templates read, as plain text."""
    lang, stamp = str(meta["lang"]), str(meta.get("stamp", ""))
    words = _WORDS.get(lang, _WORDS["en"])
    known = ("title", "lang", "district", "slug", "description", "stamp", "charts")
    return {
        **{key: meta[key] for key in known if meta.get(key)},
        "pagetitle": meta["title"],
        "series": words["series"],
        "skip": words["skip"],
        "edition-word": words["edition"],
        **({"edition": date_words(stamp, lang)} if stamp else {}),
        "year-month-day": ", ".join(str(int(part)) for part in stamp[:10].split("-") if part),
    }


def _outputs(notebook: NotebookNode) -> Iterable[NotebookNode]:
    for cell in notebook.cells:
        yield from cell.get("outputs", ())


def _tags(cell: NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", ()))


def _draw(output: NotebookNode, svg: Svg) -> None:
    """Give a chart its forms: with the picture that came along, else the one Vega draws of its spec, an
    analyst's own Altair chart as well."""
    data = output.get("data", {})
    kit = output.get("metadata", {}).get("kit", {})
    chart, cards = kit.get("chart"), kit.pop("cards", "")
    specs = [data.pop(name) for name in list(data) if _SPEC.match(name)]
    drawn = data.get("image/svg+xml", "")
    if "text/html" in data and drawn:
        return
    if chart and drawn:
        data.update(chart_bundle(specs[0] if specs else {}, chart, lambda _: drawn))
        data["text/html"] += cards
    elif specs:
        digest = hashlib.sha256(json.dumps(specs[0], sort_keys=True).encode()).hexdigest()[:10]
        own = {"id": f"fig-{digest}", "alt": specs[0].get("description", "Biểu đồ"), "caption": ""}
        data.clear()
        data.update(chart_bundle(specs[0], chart or own, svg))


def _settle(notebook: NotebookNode, meta: Mapping[str, Any]) -> None:
    """Drop what differs between two runs, set ids from content, write the front matter."""
    notebook.metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python"},
        "kit": {"brief": dict(meta)},
    }
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    _write_front_matter(notebook, meta)
    count, seen = 0, set()
    for cell in notebook.cells:
        cell.metadata = {k: cell.metadata[k] for k in ("tags", "kit") if k in cell.metadata}
        name = hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:8]
        while name in seen:
            name = hashlib.sha256(name.encode()).hexdigest()[:8]
        seen.add(name)
        cell["id"] = name
        if cell.cell_type != "code":
            continue
        count += bool(cell.source.strip())
        cell.execution_count = count if cell.source.strip() else None
        cell.outputs = [o for o in cell.outputs if o.get("name") != "stderr"]
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = cell.execution_count


def _write_front_matter(notebook: NotebookNode, meta: Mapping[str, Any]) -> None:
    """Put our keys into the first raw cell; keys an analyst added there stay as they are."""
    ours = front_matter(meta)
    for key in ("title", "pagetitle", "description"):  # Pandoc reads them as Markdown
        ours |= {key: plain_markdown(ours[key])} if key in ours else {}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in ours.items()]
    first = notebook.cells[0] if notebook.cells else None
    if first and first.cell_type == "raw" and first.source.lstrip().startswith("---"):
        keep = True
        for line in first.source.strip().strip("-").strip("\n").split("\n"):
            found = re.match(r"([\w-]+):", line)
            keep = found[1] not in ours if found else keep
            lines += [line] if keep and line.strip() else []
    else:
        notebook.cells.insert(0, nbformat.v4.new_raw_cell())  # type: ignore[no-untyped-call]
    notebook.cells[0].source = "\n".join(["---", *lines, "---"])
