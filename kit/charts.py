"""Charts of a brief, from an edition and a measure; each says in words what it shows.

Every chart has one theme, direct labels instead of numeric axes, and lists the figures it prints.
A chart that would have nothing to say (one bar, one dot) is `None`. To add one, write a function
that returns `chart(...)`, and show it from a notebook cell.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from itertools import islice
from operator import itemgetter
from typing import Any

import altair as alt
import polars as pl

from kit import _periods, measures
from kit._chart import (
    DARK,
    LIGHT,
    LINE,
    MID,
    WIDTH,
    Chart,
    Spec,
    bars,
    chart,
    filled,
    finished,
    inline,
    matrix,
    strip,
)
from kit.edition import Edition, derived, figure, label, member_text, number, period, publication
from kit.prose import Figure, Text, plain
from kit.words import district_name


def targets(e: Edition, achieved: pl.DataFrame) -> Chart | None:
    """A square a target: exceeded, met, missed; one row of squares a period."""
    known = [row for row in achieved.rows(named=True) if row["missed"] is not None and not row["breakdown"]]
    if not known:
        return None
    squares: list[dict[str, Any]] = []
    said, figures = [], []
    fills: dict[str, str] = {}
    for row in known:
        told = row["exceeded"] is not None
        beyond = row["exceeded"] or 0
        met = "met" if told else "met_or_exceeded"
        split = {"exceeded": beyond, met: row["met"] - beyond, "missed": row["missed"]}
        when, start = period(e, row["period"]).text, 0
        for state, n in split.items():
            if not n:
                continue
            one = derived(e, n, "count", row["from"][:2])
            figures.append(one)
            word = e.word(f"chart.{state}")
            name = f"{word} {one.text}" if len(known) == 1 else word
            fills[name] = {"exceeded": DARK, "missed": "transparent"}.get(state, MID)
            said.append(f"{when} {one.text} {word}")
            tip = f"{when}: {one.text} {word}"
            squares += [{"period": when, "n": start + k, "state": name, "tip": tip} for k in range(int(n))]
            start += int(n)
    names = list(fills)
    strokes = [LINE if fill == "transparent" else fill for fill in fills.values()]
    columns = int(max(row["set"] for row in known))
    per_row = columns if columns <= 26 or len(known) > 1 else (columns + 1) // 2
    for square in squares:
        square["x"], square["y"] = square["n"] % per_row, f"{square['period']}{square['n'] // per_row}"
    side = min(WIDTH // per_row - 3, 24)
    holes = {
        "$rows": squares, "$step": side + 6, "$size": side * side, "$domain": [-0.5, per_row - 0.5],
        "$names": names, "$fills": list(fills.values()), "$strokes": strokes,
    }  # fmt: skip
    when_all = period(e, known[0]["period"]) if len(known) == 1 else ""
    drawn = filled(_squares(len(known) == 1), holes)
    return _told(e, drawn, "fig-targets", "targets", figures, period=when_all, parts="; ".join(said))


@cache
def _squares(single: bool) -> Spec:
    def colour(channel: Any, range: str) -> Any:
        return channel("state:N", sort="$names", scale=alt.Scale(domain="$names", range=range))

    built = (
        alt.Chart(inline("$rows"), width=WIDTH, height={"step": "$step"})
        .mark_square(size="$size", strokeWidth=1.5, opacity=1)  # type: ignore[arg-type]
        .encode(
            x=alt.X("x:Q", axis=None, scale=alt.Scale(domain="$domain", nice=False)),
            y=alt.Y("y:N", axis=None, sort=None) if single else alt.Y("period:N", sort=None, title=None),
            fill=colour(alt.Fill, "$fills"),
            stroke=colour(alt.Stroke, "$strokes"),
            tooltip=alt.Tooltip("tip:N", title=" "),
        )
    )
    return finished(built)


def plans(e: Edition, table: pl.DataFrame) -> Chart | None:
    """Per cent of plan, with the plan as a line; nothing for a single plan."""
    if len(table) < 2:
        return None
    rows, said, figures = [], [], []
    plans = sorted(table.rows(named=True), key=itemgetter("percent"), reverse=True)
    several = len({plan["period"] for plan in plans}) > 1
    for row in plans[:10]:
        printed = row["percent_origin"] == "printed"
        shown = figure(e, row["from"][1]) if printed else derived(e, row["percent"], "percent", row["from"])
        name = plain(label(e, row["indicator"], row["breakdown"]))
        name = f"{name}, {period(e, row['period']).text}" if several else name
        figures += [shown, *_digits(label(e, row["indicator"], row["breakdown"]))]
        said.append(f"{name} {shown.text}")
        tip = _tip(e, row["from"][0], shown.text)
        rows.append({"name": f"{name}: {shown.text}", "value": row["percent"], "tip": tip})
    full = Figure(e.word("units.percent").replace("{n}", "100"), value=100.0, unit="percent")
    holes = {
        "$rows": rows, "$domain": _domain(rows, 110.0),
        "$ticks": [{"name": row["name"], "mark": 100.0} for row in rows],
        "$line": [{"value": 100.0, "text": plain(e("chart.plan_line", plan=full))}],
    }  # fmt: skip
    drawn, figures = filled(bars(line=True), holes), [*figures, full]
    return _told(e, drawn, "fig-plans", "plans", figures, parts="; ".join(said), plan=full)


def _told(
    e: Edition, drawn: Spec | str, identifier: str, key: str, figures: list[Figure], **slots: Any
) -> Chart:
    """The chart with its words, `chart.<key>_caption` and `chart.<key>_alt`."""
    caption, alt_text = e(f"chart.{key}_caption", **slots), e(f"chart.{key}_alt", **slots)
    return chart(drawn, identifier, caption, alt_text, figures)


def _domain(rows: list[dict[str, Any]], least: float = 0.0) -> list[float]:
    """From nothing to beyond the longest bar, where its figure stands."""
    return [0, 1.18 * max(least, *(row["value"] for row in rows))]


def _tip(e: Edition, observation: str, shown: str) -> str:
    row = e.by_id[observation]
    return f"{plain(label(e, row['indicator'], row['breakdown']))}: {shown} · {publication(e, row)}"


def _digits(content: Text) -> list[Figure]:
    return [piece for piece in content if isinstance(piece, Figure)]


def parts(e: Edition, compositions: pl.DataFrame, group: str) -> Chart | None:
    """The parts of an additive breakdown (models by level, badges by class), three or more."""
    splits: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in compositions.rows(named=True):
        if row["group"] == group and row["dimension"]:
            splits[row["dimension"], row["period"], row["breakdown"]].append(row)
    own = next((split for split in splits.values() if len(split) > 2), None)
    if own is None:
        return None
    first, rows, said, figures = own[0], [], [], []
    for row in own:
        shown = figure(e, row["observation"])
        content = member_text(e, f"{row['dimension']}={row['member']}")
        figures += [shown, *_digits(content)]
        said.append(f"{shown.text} {plain(content)}")
        tip = _tip(e, row["observation"], shown.text)
        rows.append({"name": plain(content), "value": row["value"], "text": shown.text, "tip": tip})
    name = label(e, group, first["breakdown"])
    when, identifier = period(e, first["period"]), f"fig-{group.replace('_', '-')}"
    drawn = filled(bars(line=False), {"$rows": rows, "$domain": _domain(rows)})
    return _told(e, drawn, identifier, "parts", figures, label=name, period=when, parts="; ".join(said))


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
    rows, said, figures = [], [], []
    for group, members in sets.items():
        split, told = [], []
        for row in members:
            level = row["indicator"].rsplit("_", 1)[-1]
            shown = figure(e, row["observation"])
            figures.append(shown)
            word = e.word(f"chart.{level}", level)
            told.append(f"{word} {shown.text}")
            tip = _tip(e, row["observation"], shown.text)
            split.append({"share": row["share"], "level": word, "tip": tip})
        name = f"{e.word(f'compositions.{group}', group)}: {', '.join(told)}"
        said.append(name)
        rest = 100 - sum(s["share"] for s in split)
        if rest > 0.01:
            split.append({"share": rest, "level": e.word("chart.rest"), "tip": e.word("chart.rest")})
        rows += [{"name": name, **s} for s in split]
    levels = [e.word(f"chart.{k}") for k in ("excellent", "good", "rest")]
    used = [name for name in levels if any(row["level"] == name for row in rows)]
    colours = {levels[0]: DARK, levels[1]: MID, levels[2]: LIGHT}
    for row in rows:
        row["rank"] = levels.index(row["level"]) if row["level"] in levels else len(levels)
    holes = {"$rows": rows, "$used": used, "$colours": [colours[name] for name in used]}
    slots = {"period": period(e, when), "parts": "; ".join(said)}
    return _told(e, filled(_stacks(), holes), "fig-ratings", "ratings", figures, **slots)


@cache
def _stacks() -> Spec:
    y = alt.Y("name:N", sort=None, axis=None)
    base = alt.Chart(inline("$rows"), width=WIDTH, height={"step": 42})
    bars = base.mark_bar(height=13, yOffset=9, stroke="white", strokeWidth=1).encode(
        y=y,
        x=alt.X("share:Q", stack="zero", axis=None, scale=alt.Scale(domain=[0, 100])),
        color=alt.Color("level:N", sort="$used", scale=alt.Scale(domain="$used", range="$colours")),
        order=alt.Order("rank:Q"),
        tooltip=alt.Tooltip("tip:N", title=" "),
    )
    start = alt.XValue(0)  # type: ignore[no-untyped-call]
    names = base.mark_text(align="left", dy=-8).encode(y=y, x=start, text=alt.Text("name:N"))
    return finished(alt.layer(bars, names))


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
    figures = [derived(e, r["value"], unit, [r["observation"]]) for r in (here, low, high)]
    names = [e.place.name, *(district_name(e, r["district"]) for r in (low, high))]
    said = [f"{name} {one.text}" for name, one in zip(names, figures, strict=True)]
    drawn = strip(sorted(set(own["value"])), here["value"], said)
    slots = {"label": label(e, indicator), "period": period(e, when), "parts": "; ".join(said)}
    digits = [Figure(part) for name in names for part in re.findall(r"\d+", name)]
    identifier = f"fig-against-{indicator.replace('_', '-')}"
    return _told(e, drawn, identifier, "others", [*figures, *digits], **slots)


def timeline(e: Edition, rows: pl.DataFrame, indicator: str) -> Chart | None:
    """One indicator over at least three years, each point labelled."""
    own = [row for row in rows.rows(named=True) if row["indicator"] == indicator and not row["breakdown"]]
    if len(own) < 3:
        return None
    figures = [figure(e, row["observation"]) for row in own]
    points = [
        {"year": r["period"], "value": r["value"], "text": f.text, "tip": _tip(e, r["observation"], f.text)}
        for r, f in zip(own, figures, strict=True)
    ]
    values = [p["value"] for p in points]
    span = [1.2 * min(0.0, *values), 1.2 * max(0.0, *values)]
    years = [Figure(p["year"]) for p in points]
    said = "; ".join([f"{p['year']}: {p['text']}" for p in points])
    drawn, identifier = filled(_line(), {"$rows": points, "$domain": span}), indicator.replace("_", "-")
    slots = {"label": label(e, indicator), "parts": said}
    return _told(e, drawn, f"fig-timeline-{identifier}", "timeline", [*figures, *years], **slots)


@cache
def _line() -> Spec:
    base = alt.Chart(inline("$rows"), width=WIDTH, height=120).encode(
        x=alt.X("year:O", axis=alt.Axis(labelAngle=0)),
        y=alt.Y("value:Q", axis=None, scale=alt.Scale(domain="$domain")),
    )
    dots = base.mark_point(filled=True, size=60, color=DARK, opacity=1)
    return finished(
        alt.layer(
            base.mark_line(color=DARK, strokeWidth=2),
            dots.encode(tooltip=alt.Tooltip("tip:N", title=" ")),
            base.mark_text(dy=-12, fontWeight="bold").encode(text=alt.Text("text:N")),
        )
    )


def warm() -> None:
    """Make the looks before a process is forked; Altair starts no thread for inline values."""
    for one in (True, False):
        bars(line=one)
        _squares(one)
    _stacks()
    _line()


def silence(e: Edition, coverage: pl.DataFrame) -> Chart | None:
    """The silence matrix: core indicators by year, filled where a result was reported."""
    years = sorted(set(coverage["year"]))
    if len(years) < 2:
        return None
    looks = {
        state: (fill, e.word(f"silence.{state}"))
        for state, fill in (("result", DARK), ("ahead", MID), ("silent", "transparent"))
    }
    grid: dict[str, list[str]] = defaultdict(list)
    for row in coverage.rows(named=True):
        grid[row["indicator"]].append(row["state"])
    rows = [(plain(label(e, indicator)), states) for indicator, states in grid.items()]
    tally = Counter(coverage["state"])
    drawn = matrix(rows, [str(year) for year in years], looks)
    counted = {state: Figure(number(tally[state], e.lang), "count", float(tally[state])) for state in looks}
    figures = [*(Figure(str(year)) for year in years), *counted.values()]
    return _told(e, drawn, "fig-silence", "silence", figures, **counted)


def every(e: Edition, compared: pl.DataFrame) -> list[Chart]:
    """`against` for the first four indicators that enough districts report."""
    drawn = (against(e, compared, name) for name in dict.fromkeys(compared["indicator"]))
    return list(islice((chart for chart in drawn if chart is not None), 4))


def timelines(e: Edition) -> list[Chart]:
    """`timeline` for each indicator with three years or more."""
    rows = measures.timelines(e.facts)
    charts = [timeline(e, rows, name) for name in dict.fromkeys(rows["indicator"])]
    return [chart for chart in charts if chart is not None][:4]
