"""Charts of a brief, from an edition and a measure; each says in words what it shows.

Every chart has one theme, direct labels instead of numeric axes, and lists the figures it prints.
A chart that would have nothing to say (one bar, one dot) is `None`. To add one, write a function
that returns `chart(...)`, and show it from a notebook cell.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import islice
from typing import Any

import altair as alt
import polars as pl

from kit import _chart, _periods, _still, measures
from kit._chart import Chart, Spec, chart, filled
from kit._pictures import with_font
from kit._still import DARK, LIGHT, LINE, MID, PHONE
from kit.edition import (
    Edition,
    derived,
    figure,
    label,
    member_text,
    number,
    period,
    publication,
)
from kit.prose import Figure, Text, plain
from kit.words import district_name

_STATES = {
    "exceeded": (DARK,) * 2,
    "met": (MID,) * 2,
    "met_or_exceeded": (MID, DARK),
    "missed": ("none", LINE),
}


def targets(e: Edition, achieved: pl.DataFrame) -> Chart | None:
    """A square a target: exceeded, met, missed; one row of squares a period."""
    known = _counted(achieved)
    if not known:
        return None
    single, rows, said, legend = len(known) == 1, [], [], dict[str, str]()
    figures: list[Figure] = []
    apart = any(row["exceeded"] is not None for row in known)
    for row in known:
        when, source = period(e, row["period"]).text, publication(e, e.by_id[row["from"][0]])
        beyond, parts, told = row["exceeded"] or 0, [], []
        met = "met_or_exceeded" if apart and row["exceeded"] is None else "met"
        for state, n in {"exceeded": beyond, met: row["met"] - beyond, "missed": row["missed"]}.items():
            if not n:
                continue
            one = derived(e, n, "count", row["from"][:2])
            figures.append(one)
            told.append(f"{e.word(f'chart.{state}')} {one.text}")
            legend[state] = told[-1] if single else e.word(f"chart.{state}")
            fill, stroke = _STATES[state]
            tip = f"{when}: {told[-1]} · {source}"
            parts.append({"n": int(n), "fill": fill, "stroke": stroke, "tip": tip, "key": one.key})
        shown = plain(e("of", n=number(row["met"], e.lang), of=number(row["set"], e.lang)))
        figures.append(derived(e, row["met"], "count", row["from"][:2], shown))
        rows.append(("" if single else when, parts, shown))
        said.append(", ".join(told) if single else f"{when}: {', '.join(told)}")
    entries = [(legend[state], *_STATES[state]) for state in _STATES if state in legend]
    drawn, key = _still.squares(rows, entries), "targets" if single else "targets_years"
    slots = {"period": period(e, known[0]["period"]), "parts": "; ".join(said)}
    return _told(e, drawn, {}, "fig-targets", key, figures, **slots)


def _counted(achieved: pl.DataFrame) -> list[dict[str, Any]]:
    return [row for row in achieved.rows(named=True) if row["missed"] is not None and not row["breakdown"]]


def plans(e: Edition, table: pl.DataFrame) -> Chart | None:
    """Per cent of plan, with the plan as a line; nothing for a single plan."""
    if len(table) < 2:
        return None
    rows, said, figures = [], [], []
    latest = [(_periods.bounds(row["period"])[1], row["percent"], row) for row in table.rows(named=True)]
    plans = [row for *_, row in sorted(latest, key=lambda one: one[:2], reverse=True)]
    several = len({plan["period"] for plan in plans}) > 1
    for row in plans[:10]:
        printed = row["percent_origin"] == "printed"
        shown = figure(e, row["from"][1]) if printed else derived(e, row["percent"], "percent", row["from"])
        name = plain(label(e, row["indicator"], row["breakdown"]))
        name = f"{name}, {period(e, row['period']).text}" if several else name
        figures += [shown, *_digits(label(e, row["indicator"], row["breakdown"]))]
        said.append(f"{name} {shown.text}")
        tip = _tip(e, row["from"][0], shown.text)
        end = e.by_id[row["from"][1]]["value_max"] if printed else None
        rows.append({"name": f"{name}: {shown.text}", "value": row["percent"], "tip": tip, "key": shown.key,
                     "qualifier": row["qualifier"], "end": end})  # fmt: skip
    full = Figure(e.word("units.percent").replace("{n}", "100"), value=100.0, unit="percent")
    line = (100.0, plain(e("chart.plan_line", plan=full)))
    still, drawn = _bars(rows, 1.08 * max(100.0, *(row["end"] or row["value"] for row in rows)), line)
    note = e("chart.plans_open") if any(row["to"] > row["from"] for row in rows) else None
    slots = {"parts": "; ".join(said), "plan": full, "open": note}
    return _told(e, still, drawn, "fig-plans", "plans", [*figures, full], **slots)


def _bars(rows: list[dict[str, Any]], most: float, line: tuple[float, str] | None = None) -> tuple[str, Spec]:
    """Bars, still and for Vega; what a figure's qualifier leaves open is no bar: from the figure on, or up
    to it."""
    high = _still.placed(rows, 20 if line else 0)
    for row in rows:
        value, said = row["value"], row.get("qualifier", "exact")
        solid = 0.0 if said == "less_than" else value
        ends = {"more_than": most, "at_least": most, "range": row.get("end") or value, "less_than": value}
        row |= {"nothing": 0, "solid": solid, "from": solid, "to": ends.get(said, solid)}
    opened = [row | {"key": "" if row["solid"] else row["key"]} for row in rows if row["to"] > row["from"]]
    holes: Spec = {"$rows": rows, "$open": opened, "$high": high, "$domain": [0, most]}
    holes["$solid"] = [row for row in rows if row["solid"]]
    if line:
        sides = {"start": "left", "end": "right", "middle": "center"}
        holes["$word"] = [{"value": line[0], "text": line[1], "align": sides[_still.anchor(line[0] / most)]}]
        ticks = ((row["bar"] - 4, row["base"] + 4) for row in rows)
        holes["$line"] = [{"value": line[0], "over": over, "under": under} for over, under in ticks]
    return _still.bars(rows, high, most, line), filled(_chart.bars(line is not None), holes)


def _told(
    e: Edition, still: str, drawn: Spec, identifier: str, key: str, figures: list[Figure], **slots: Any
) -> Chart:
    """The chart with its words, `chart.<key>_caption` and `chart.<key>_alt`."""
    caption, alt_text = e(f"chart.{key}_caption", **slots), e(f"chart.{key}_alt", **slots)
    return chart(still, drawn, identifier, caption, alt_text, figures)


def _tip(e: Edition, observation: str, shown: str) -> str:
    row = e.by_id[observation]
    return f"{plain(label(e, row['indicator'], row['breakdown']))}: {shown} · {publication(e, row)}"


def _digits(content: Text) -> list[Figure]:
    return [piece for piece in content if isinstance(piece, Figure)]


def parts(e: Edition, compositions: pl.DataFrame, group: str) -> Chart | None:
    """The parts of an additive breakdown (models by level, badges by class), three or more, of the
    latest period that has them."""
    splits: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in compositions.rows(named=True):
        if row["group"] == group and row["dimension"]:
            splits[row["dimension"], row["period"], row["breakdown"]].append(row)
    whole = [split for split in splits.values() if len(split) > 2]
    if not whole:
        return None
    own = max(whole, key=lambda split: _periods.bounds(split[0]["period"])[1])
    first, rows, said, figures = own[0], [], [], []
    for row in own:
        shown = figure(e, row["observation"])
        content = member_text(e, f"{row['dimension']}={row['member']}")
        figures += [shown, *_digits(content)]
        said.append(f"{shown.text} {plain(content)}")
        tip = _tip(e, row["observation"], shown.text)
        rows.append({"name": plain(content), "value": row["value"], "text": shown.text, "tip": tip,
                     "key": shown.key})  # fmt: skip
    name = label(e, group, first["breakdown"])
    when, identifier = period(e, first["period"]), f"fig-{group.replace('_', '-')}"
    still, drawn = _bars(rows, _most(rows))
    return _told(
        e, still, drawn, identifier, "parts", figures, label=name, period=when, parts="; ".join(said)
    )


def _most(rows: list[dict[str, Any]]) -> float:
    """What the width stands for when each bar has room for its figure after it, on a phone as well.

    A long figure goes beside its name.
    """
    for row in rows:
        if len(row["text"]) > 16:
            row |= {"name": f"{row['name']}: {row['text']}", "text": ""}
    return max(row["value"] / (1 - (8 + 8 * len(row["text"])) / PHONE) for row in rows) or 1.0


def ratings(e: Edition, compositions: pl.DataFrame) -> Chart | None:
    """Shares of each rating class, a stacked bar a rated set."""
    rated = [row for row in compositions.rows(named=True) if not row["dimension"]]
    if not rated:
        return None
    when = max((row["period"] for row in rated), key=lambda one: _periods.bounds(one)[1])
    sets: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rated:
        if row["period"] == when:
            sets[row["group"]].append(row)
    looks = {e.word(f"chart.{k}"): c for k, c in (("excellent", DARK), ("good", MID), ("rest", LIGHT))}
    ranks = {word: rank for rank, word in enumerate(looks)}
    names: list[dict[str, Any]] = []
    splits, said, figures = [], [], []
    for group, members in sets.items():
        split, told = [], []
        for row in members:
            shown, level = figure(e, row["observation"]), row["indicator"].rsplit("_", 1)[-1]
            figures.append(shown)
            word = e.word(f"chart.{level}", e.word("chart.rest"))
            told.append(f"{word} {shown.text}")
            tip = _tip(e, row["observation"], shown.text)
            split.append({"share": row["share"], "level": word, "tip": tip, "key": shown.key})
        name = e.word(f"compositions.{group}", group)
        said.append(f"{name}: {', '.join(told)}")
        names.append({"name": f"{name}: {', '.join(one.replace(' ', chr(160)) for one in told)}"})
        rest, word = 100 - sum(one["share"] for one in split), e.word("chart.rest")
        splits.append([*split, *([{"share": rest, "level": word, "tip": word}] if rest > 0.01 else [])])
    high, rows = _still.placed(names), list[dict[str, Any]]()
    for place, split in zip(names, splits, strict=True):
        start = 0.0
        for part in sorted(split, key=lambda one: ranks[one["level"]]):
            rows.append({**place, **part, "start": start, "end": start + part["share"]})
            start += part["share"]
    used = {word: fill for word, fill in looks.items() if any(row["level"] == word for row in rows)}
    holes = {"$rows": rows, "$names": names, "$high": high, "$used": [*used], "$colours": [*used.values()]}
    slots = {"period": period(e, when), "parts": "; ".join(said)}
    still, drawn = _still.stacks(rows, high, used), filled(_chart.stacks(), holes)
    return _told(e, still, drawn, "fig-ratings", "ratings", figures, **slots)


def against(e: Edition, compared: pl.DataFrame, indicator: str) -> Chart | None:
    """This district among the others: a dot each, at least four reporting."""
    rows = compared.filter((pl.col("indicator") == indicator) & (pl.col("reporting") > 3))
    if rows.is_empty():
        return None
    when = max(set(rows["period"]), key=lambda one: _periods.bounds(one)[1])
    own = rows.filter(pl.col("period") == when).sort("value", "district")
    codes = own["district"].to_list()
    if e.place.code not in codes:
        return None
    here, low, high = (own.row(place, named=True) for place in (codes.index(e.place.code), 0, -1))
    unit = here["unit"]
    figures, names, said = [], [], []
    for row in (here, low, high):
        if row is not here and row["district"] == e.place.code:
            said.append("")
            continue
        figures.append(derived(e, row["value"], unit, [row["observation"]]))
        names.append(e.place.name if row is here else district_name(e, row["district"]))
        said.append(f"{names[-1]} {figures[-1].text}")
    tip = _tip(e, here["observation"], figures[0].text)
    mark = {"value": here["value"], "tip": tip, "key": figures[0].key}
    still = _still.strip(sorted(set(own["value"])), mark, said)
    slots = {"label": label(e, indicator), "period": period(e, when), "parts": "; ".join(filter(None, said))}
    digits = [Figure(part) for name in names for part in re.findall(r"\d+", name)]
    identifier = f"fig-against-{indicator.replace('_', '-')}"
    return _told(e, still, {}, identifier, "others", [*figures, *digits], **slots)


def timeline(e: Edition, rows: pl.DataFrame, indicator: str) -> Chart | None:
    """One indicator over the years, from nothing up; of different sets, the share."""
    own = [row for row in rows.rows(named=True) if row["indicator"] == indicator and not row["breakdown"]]
    if len(own) < 2:
        return None
    shares = len({row["of"] for row in own}) > 1 and all(row["of"] for row in own)
    points, figures, said = [], [], []
    for row in own:
        shown, value = figure(e, row["observation"]), row["value"]
        figures += [shown, Figure(row["period"])]
        point = {"year": row["period"], "when": int(row["period"]), "key": shown.key, "text": shown.text}
        said.append(f"{row['period']}: {shown.text}")
        if shares:
            value = 100 * value / row["of"]
            figures.append(derived(e, value, "percent", [row["observation"]]))
            point["text"], said[-1] = figures[-1].text, f"{said[-1]} ({figures[-1].text})"
        points.append({**point, "value": value, "tip": _tip(e, row["observation"], shown.text)})
    name = label(e, indicator)
    if len(points) == 2 and min(point["value"] for point in points) >= 0:
        bars = [{**point, "name": point["year"]} for point in points]
        still, drawn = _bars(bars, _most(bars))
    else:
        high = 130
        zero = _still.along(points, high)
        holes = {"$rows": points, "$high": high, "$zero": zero, "$foot": high - 4, "$none": [{}]}
        still, drawn = _still.line(points, high, zero), filled(_chart.years(), holes)
    slots = {"label": name, "parts": "; ".join(said)}
    key = "timeline_share" if shares else "timeline"
    identifier = f"fig-timeline-{indicator.replace('_', '-')}"
    return _told(e, still, drawn, identifier, key, [*figures, *_digits(name)], **slots)


def warm() -> None:
    """Make the looks before a process is forked; Altair starts no thread for inline values."""
    for one in (True, False):
        _chart.bars(one)
    _chart.stacks()
    _chart.years()


def enable() -> None:
    """Draw charts of your own in the kernel and in the kit's font, without a network."""
    look: Any = {"config": {"font": _still.FONT, "background": "white", "view": {"stroke": None}}}
    alt.theme.register("kit", enable=True)(lambda: look)
    alt.renderers.register("kit", with_font)
    alt.renderers.enable("kit")


def silence(e: Edition, coverage: pl.DataFrame) -> Chart | None:
    """The silence matrix: core indicators by year, filled where a result was reported; those of no year stand
    in the paragraph above."""
    years = [str(year) for year in sorted(set(coverage["year"]))]
    if len(years) < 2:
        return None
    grid: dict[str, list[str]] = defaultdict(list)
    for row in coverage.rows(named=True):
        grid[row["indicator"]].append(row["state"])
    told = {name: states for name, states in grid.items() if set(states) != {"silent"}} or grid
    rows = [(plain(label(e, name)), states) for name, states in told.items()]
    tally = Counter(coverage["state"])
    fills = {"result": DARK, "ahead": MID, "silent": "none"}
    looks = {state: (fill, e.word(f"silence.{state}")) for state, fill in fills.items() if tally[state]}
    still = _still.matrix(rows, years, looks)
    counted = {state: Figure(number(tally[state], e.lang), "count", float(tally[state])) for state in fills}
    figures = [*map(Figure, years), *counted.values()]
    return _told(e, still, {}, "fig-silence", "silence", figures, **counted)


def every(e: Edition, compared: pl.DataFrame) -> list[Chart]:
    """`against` for the first four indicators that enough districts report."""
    drawn = (against(e, compared, name) for name in dict.fromkeys(compared["indicator"]))
    return list(islice((chart for chart in drawn if chart is not None), 4))


def timelines(e: Edition) -> list[Chart]:
    """`timeline` for indicators of several years; targets met have their squares year by year."""
    rows = measures.timelines(e.facts)
    names = dict.fromkeys(rows["indicator"])
    if len(_counted(measures.achievement(e.facts))) > 1:
        names.pop("targets_met_or_exceeded", None)
    charts = (timeline(e, rows, name) for name in names)
    return list(islice((chart for chart in charts if chart is not None), 4))
