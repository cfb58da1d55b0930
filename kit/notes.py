"""Notes under results, and what stands behind them: goals, audit, gaps, changes and sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from itertools import groupby
from typing import Any

import polars as pl

from kit import measures
from kit._audit import STATES
from kit._model import THEMES
from kit.edition import (
    Edition,
    bounded,
    count,
    day,
    derived,
    figure,
    label,
    member_text,
    period,
    publication,
    quantity,
)
from kit.prose import (
    Block,
    Figure,
    Piece,
    Text,
    When,
    fill,
    html,
    items,
    join,
    lower_first,
    markdown,
    paragraph,
    typst,
    upper_first,
)
from kit.words import REFORM, articles, named, province


def per_organisation(e: Edition, ratios: pl.DataFrame) -> Block:
    """Members an organisation: derived, and said to be."""
    blocks = Block()
    told = ratios.rows(named=True)
    for when in dict.fromkeys(row["period"] for row in told):
        parts = []
        for row in (row for row in told if row["period"] == when):
            shown = bounded(e, row["value"], row["qualifier"], "count", int(row["value"] < 10))
            how = " : ".join(quantity(e, e.by_id[one]) for one in row["from"])
            one = derived(e, row["value"], "ratio", row["from"], shown, how)
            parts.append(e(f"ratios.{row['ratio']}", figure=one))
        blocks += paragraph(e("ratios.note", period=period(e, when), parts=join(parts, "; ")), "note")
    return blocks


def others_note(e: Edition, compared: pl.DataFrame) -> Block:
    """What may be compared, and on which map of provinces."""
    if compared.is_empty():
        return Block()
    said = e("others.note_reform" if e.stamp >= REFORM else "others.note", reform=day(e, REFORM))
    targets = "targets_met_or_exceeded" in compared["indicator"]
    return paragraph((*said, " ", *e("others.targets")) if targets else said, "note")


def ahead(e: Edition, goals: pl.DataFrame) -> Block:
    """Targets and plans for periods without a result, apart from results; what has passed comes first."""
    blocks, slots = Block(), {"articles": articles(e)}
    rows = sorted(goals.rows(named=True), key=lambda row: (row["end"], *_set_together(row)))
    for passed, told in groupby(rows, lambda row: bool(row["end"] < e.stamp)):
        lines: list[Text] = []
        for (apart, when, breakdown), group in groupby(told, _set_together):
            if apart:
                lines += [_goal_line(e, row) for row in group]
            else:
                parts = join([_goal(e, row) for row in group], ", ", e.word("headline.and"))
                issuer = e(f"goals.{breakdown.partition('=')[2] or 'district'}")
                lines.append(e("goals.set", period=period(e, when), issuer=issuer, parts=parts))
        blocks += paragraph(e("goals.passed" if passed else "goals.ahead", **slots), "note")
        blocks += items([upper_first(line) for line in lines], "claims")
    return blocks


def _set_together(row: dict[str, Any]) -> tuple[bool, str, str]:
    apart = row["indicator"] not in measures.SET
    return apart, row["period"], "" if apart else row["breakdown"]


def _goal(e: Edition, row: dict[str, Any]) -> Text:
    """`{figure} chỉ tiêu`, or the label and the figure."""
    template = e.word(f"goals.{row['indicator']}", "")
    status = template or e.word("cards.target") if row["unit"] == "status" else None
    shown = figure(e, row["observation"], status)
    parts = member_text(e, row["breakdown"]) if row["indicator"] not in measures.SET else ()
    if status == template:
        return (shown,)
    if template:
        return (*fill(template, figure=shown), *((" (", *parts, ")") if parts else ()))
    return (*label(e, row["indicator"], row["breakdown"]), " – ", shown)


def _goal_line(e: Edition, row: dict[str, Any]) -> Text:
    progress: Text = ()
    if row["latest_id"]:
        counted = e.by_id[row["latest_id"]]["as_of"]
        when = day(e, counted) if counted else period(e, row["latest_period"])
        progress = e("goals.progress", latest=figure(e, row["latest_id"]), period=when)
    return e(
        "goals.by" if row["unit"] == "status" else "goals.line",
        period=period(e, row["period"]),
        goal=_goal(e, row),
        progress=progress,
    )


def audit(e: Edition) -> Block:
    """How many checks were made and what came of them."""
    if e.findings.is_empty():
        return Block()
    tally = Counter(e.findings["state"])
    parts = [e(f"audit.{state}", n=count(e, tally[state])) for state in STATES if state in tally]
    return paragraph(e("audit.summary", n=count(e, len(e.findings)), parts=join(parts, ", ")))


def silence(e: Edition, coverage: pl.DataFrame) -> Block:
    """Which core indicators nobody reported, and whether others do; which themes and checks are empty."""
    reported, core = measures.reported_share(e.data, e.place.code)
    slots: dict[str, Any] = {"core": count(e, core), "reported": count(e, reported), "articles": articles(e)}
    if reported == core:
        return paragraph(e("silence.all", **slots))
    states = coverage.select("indicator", "state").rows()
    said = {name for name, state in states if state == "result"}
    silent = [name for name in dict.fromkeys(name for name, _ in states) if name not in said]
    told = (
        measures.reported_years(e.data)
        .lazy()
        .filter((pl.col("kind") == "actual") & (pl.col("district") != e.place.code))
    )
    others = dict(told.group_by("indicator").agg(pl.col("district").n_unique()).collect().rows())
    groups: dict[int, list[Text]] = defaultdict(list)
    for indicator in silent:
        groups[others.get(indicator, 0)].append(lower_first(label(e, indicator)))
    nowhere, by_many = groups.pop(0, []), sorted(groups.items(), reverse=True)
    parts = [e("silence.others", names=join(names), n=count(e, n)) for n, names in by_many]
    summary = e("silence.summary", **slots)
    if parts:
        summary = (*summary, " ", *e("silence.elsewhere", names=join(parts, "; ")))
    if nowhere:
        summary = (*summary, " ", *e("silence.nowhere", names=join(nowhere)))
    used = {row["theme"] for row in e.rows}
    empty = [lower_first(e(f"sections.{theme}")) for theme in THEMES[1:] if theme not in used]
    missing = e("silence.themes", names=join(empty, "; "), **slots) if empty else ()
    aside = e("silence.aside", n=count(e, len(e.aside))) if e.aside else ()
    alone = e("others.alone") if measures.against_others(e.data, e.place.code).is_empty() else ()
    unchecked = e("audit.none") if e.findings.is_empty() else ()
    last = join([text for text in (missing, alone, unchecked) if text], " ")
    return paragraph(aside) + paragraph(summary) + paragraph(last)


def changes(e: Edition) -> Block:
    """What differs from the edition before, one cause a change; nothing for a first edition."""
    if not e.previous:
        return Block()
    after = e.facts.select(measures.EDITION)
    rows = [{"observation": one, **row} for one, row in e.previous["observations"].items()]
    before = pl.DataFrame(rows, schema=after.schema)
    found = measures.changes(before, after)
    lines = _boundary(e)
    if found.is_empty() and not lines:
        return paragraph(e("changes.none"))
    earlier = {row["observation"]: row for row in rows}
    added: dict[str, list[Text]] = defaultdict(list)
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
        if row["cause"] == "new_article":
            added[publication(e, known)].append(e("changes.figure", **slots))
            continue
        cause = _gone(e, row) if row["cause"] == "withdrawn" else row["cause"]
        lines.append(e(f"changes.{cause}", **slots))
    for article, told in added.items():
        lines.append(e("changes.new_article", article=When(article), n=count(e, len(told)),
                       figures=join(told, "; ")))  # fmt: skip
    return items(lines, "claims")


def _gone(e: Edition, row: dict[str, Any]) -> str:
    """Why a figure is no longer there."""
    if row["observation"] in e.aside:
        return "aside"
    if row["article"] not in e.data.articles["article"]:
        return "without_article"
    return "moved" if row["observation"] in e.data.observations["observation"] else "withdrawn"


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
    screen, paper, typed, figures = [], [], [], []
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
        typed.append(f"#block[\n#mark[{number}.];{typst((' ', *line))}\n\n] <source-{number}>")
        figures += [p for p in line if isinstance(p, Figure)]
    if not screen:
        return Block()
    first = listed[min(listed)][0]
    mark = e(
        "sources.mark", example=When(f"{first['source']}:{first['paragraph']}"),
        source=When(str(first["source"])), paragraph=When(str(first["paragraph"])),
    )  # fmt: skip
    body = Block(
        f'<ul class="sources" style="list-style:none">{"".join(screen)}</ul>',
        ":::: {.sources}\n" + "\n\n".join(paper) + "\n::::",
        "",
        tuple(figures),
        "#sources[\n" + "\n".join(typed) + "\n]",
    )
    return paragraph(mark, "note") + body + paragraph(e("sources.footer", articles=articles(e)), "note")
