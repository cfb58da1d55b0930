"""What stands at the end of a brief: the audit, the gaps, the changes and the sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any

import polars as pl

from kit import measures
from kit._model import THEMES
from kit.edition import Edition, count, day, figure, label, period, publication, quantity
from kit.prose import Block, Figure, Piece, Text, When, html, items, join, markdown, paragraph
from kit.words import named, province


def audit(e: Edition) -> Block:
    """How many checks were made and what came of them."""
    if e.findings.is_empty():
        return paragraph(e("audit.none"))
    tally = Counter(e.findings["state"])
    states = ("holds", "implied", "rounding", "implausible", "contradiction")
    parts = [e(f"audit.{state}", n=count(e, tally[state])) for state in states if state in tally]
    return paragraph(e("audit.summary", n=count(e, len(e.findings)), parts=join(parts, ", ")))


def silence(e: Edition, coverage: pl.DataFrame) -> Block:
    """Which core indicators nobody reported, and whether others do; which themes are empty.

    Where the silence matrix follows (two years or more) only what others report is named.
    """
    reported, core = measures.reported_share(e.data, e.place.code)
    if reported == core:
        return paragraph(e("silence.all", core=count(e, core)))
    states = coverage.select("indicator", "state").rows()
    said = {name for name, state in states if state == "result"}
    silent = [name for name in dict.fromkeys(name for name, _ in states) if name not in said]
    told = (
        measures.reported_years(e.data)
        .lazy()
        .filter((pl.col("kind") == "actual") & (pl.col("district") != e.place.code))
    )
    others = dict(told.group_by("indicator").agg(pl.col("district").n_unique()).collect().rows())
    grid = coverage["year"].n_unique() > 1
    names = []
    for indicator in silent:
        name = _lower(label(e, indicator))
        if others.get(indicator):
            names.append(e("silence.others", name=name, n=count(e, others[indicator])))
        elif not grid:
            names.append(name)
    key = "silence.elsewhere" if grid else "silence.summary"
    key = key if names else "silence.short"
    summary = e(key, core=count(e, core), reported=count(e, reported), names=join(names, ", "))
    used = {row["theme"] for row in e.rows}
    empty = [e(f"sections.{theme}") for theme in THEMES[1:] if theme not in used]
    missing = e("silence.themes", names=join([_lower(name) for name in empty], "; ")) if empty else ()
    aside = e("silence.aside", n=count(e, len(e.aside))) if e.aside else ()
    return paragraph(aside) + paragraph(summary) + paragraph(missing)


def _lower(name: Text) -> Text:
    first, *rest = name
    if isinstance(first, str) and not first.startswith("Party") and not first[:2].isupper():
        first = first[:1].lower() + first[1:]
    return (first, *rest)


def changes(e: Edition) -> Block:
    """What differs from the edition before, one cause a change; nothing for a first edition."""
    if not e.previous:
        return Block()
    after = e.facts.select(measures.EDITION)
    rows = [{"observation": one, **row} for one, row in e.previous["observations"].items()]
    before = pl.DataFrame(rows, schema=after.schema)
    stamp = day(e, date.fromisoformat(e.previous["stamp"]))
    found = measures.changes(before, after)
    lines = _boundary(e)
    if found.is_empty() and not lines:
        return paragraph(e("changes.none", stamp=stamp))
    earlier = {row["observation"]: row for row in rows}
    for row in found.iter_rows(named=True):
        known = e.by_id.get(row["observation"]) or earlier[row["observation"]]
        slots: dict[str, Piece | Text] = {
            "label": (*label(e, known["indicator"], known["breakdown"]), ", ", period(e, known["period"]))
        }
        if row["current"] is not None:
            slots["current"] = figure(e, row["observation"])
        if row["previous_id"]:
            old = earlier[row["previous_id"]]
            slots["previous"] = Figure(quantity(e, old), value=old["value"], unit=old["unit"])
        cause = "aside" if row["cause"] == "withdrawn" and row["observation"] in e.aside else row["cause"]
        lines.append(e(f"changes.{cause}", **slots))
    return items(lines, "claims")


def _boundary(e: Edition) -> list[Text]:
    """The reform, when it came between the two editions."""
    if not e.previous["stamp"] < e.place.valid_to <= e.stamp.isoformat():
        return []
    ended = day(e, date.fromisoformat(e.place.valid_to))
    return [e("changes.boundary", ended=ended, province=province(e, e.place.province_after))]


def _inner(title: str) -> str:
    """A title as it stands inside quotation marks."""
    return title.translate(str.maketrans("“”", "‘’"))


def sources(e: Edition) -> Block:
    """The articles, numbered as the marks beside the figures, and how to read a mark."""
    listed: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for one in e.by_id.values():
        listed[one["source"]].append(one)
    screen, paper, figures = [], [], []
    for source, rows in sorted(listed.items()):
        row, number = rows[0], str(source)
        author = e("sources.author", name=row["author"]) if row["author"] else None
        when = publication(e, row).removeprefix(f"{row['publisher']}, ")
        line = e(
            "sources.line", publisher=named(row["publisher"]), title=named(_inner(row["title"])),
            author=author, date=When(when), n=count(e, len(rows)),
        )  # fmt: skip
        screen.append(f'<li id="source-{number}"><span class="mark">{number}.</span> {html(line)}</li>')
        paper.append(f"::: {{#source-{number} .source}}\n[{number}.]{{.mark}} {markdown(line)}\n:::")
        figures += [p for p in line if isinstance(p, Figure)]
    if not screen:
        return Block()
    first = listed[min(listed)][0]
    mark = e(
        "sources.mark", example=When(f"{first['source']}:{first['paragraph']}"),
        source=When(str(first["source"])), paragraph=When(str(first["paragraph"])),
    )  # fmt: skip
    body = Block(
        f'<ul class="sources">{"".join(screen)}</ul>',
        ":::: {.sources}\n" + "\n\n".join(paper) + "\n::::",
        "",
        tuple(figures),
    )
    return paragraph(mark, "note") + body + paragraph(e("sources.footer"), "note")
