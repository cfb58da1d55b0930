"""Pictures of charts as SVG text, drawn without Vega: a hundredth of its time, and none of its memory.

Places along a row are shares of the width (`"62.5%"`) and letters keep their size, so that the same picture
fills a phone, a wide screen and a sheet. A `<g data-key>` is a mark that opens the source card of that key.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise
from typing import Any

WIDTH = 640
DARK, MID, LIGHT, LINE, TEXT = "#0b4f8a", "#6ba3d6", "#c9d7e4", "#7a8591", "#1d2733"
PLAN = "#b84e00"
FONT = "Be Vietnam Pro, sans-serif"
LETTER, PHONE, ROW = 7.0, 335, 16  # a letter's width, a phone's, and the height of a line of text
Rows = Sequence[dict[str, Any]]


def _svg(parts: Iterable[str], high: float, wide: float = WIDTH, box: str = "") -> str:
    box = box or f' style="width:100%;height:{high}px"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}"{box} font-family="{FONT}" '
        f'font-size="12.5" fill="{TEXT}">{"".join(parts)}</svg>'
    )


def _text(x: str | float, y: float, said: str, more: str = "") -> str:
    return f'<text x="{x}" y="{y}"{more}>{escape(said)}</text>'


def _rect(x: str | float, y: float, wide: str | float, high: float, fill: str, stroke: str = "") -> str:
    edge = f' stroke="{stroke}"' if stroke else ""
    return f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" fill="{fill}"{edge}/>'


def _mark(row: dict[str, Any], *shapes: str) -> str:
    key = f' data-key="{row["key"]}"' if row.get("key") else ""
    tip = f'<title class="when">{escape(row["tip"])}</title>'  # its date is no figure
    return f"<g{key}>{tip}{''.join(shapes)}</g>"


def _share(part: float, whole: float = 100.0) -> str:
    return f"{100 * part / whole:.2f}%"


def anchor(part: float) -> str:
    """Where a text at a share of the width stands, so that it stays within a phone's."""
    return "start" if part < 0.25 else "end" if part > 0.75 else "middle"


def placed(rows: Rows, top: int = 0) -> int:
    """Give each row its places: `y` of its name, in lines a phone can hold, `bar` and `base` below it.

    Returns the height of all rows.
    """
    for row in rows:
        lines = textwrap.wrap(row["name"], int(PHONE / LETTER)) or [""]
        row |= {"name": "\n".join(lines), "y": top + 12}
        row["bar"] = top + ROW * len(lines) + 2
        row["base"], top = row["bar"] + 13, row["bar"] + 26
    return top - 6


def _name(row: dict[str, Any]) -> str:
    lines = enumerate(row["name"].split("\n"))
    return "".join(_text(0, row["y"] + ROW * number, line) for number, line in lines)


def bars(rows: Rows, high: float, most: float, line: tuple[float, str] | None) -> str:
    """Bars under their names, each with its figure at the end (`text`) if it has one.

    most: what the width stands for; from, to: what a figure such as “at least” leaves open, in dashes;
    line: a value marked in every row, with its word.
    """
    out = []
    for row in rows:
        shapes = [_rect(0, row["bar"], _share(row["solid"], most), 13, DARK)] if row["solid"] else []
        if row["to"] > row["from"]:
            start, wide = _share(row["from"], most), _share(row["to"] - row["from"], most)
            dashed = f'{DARK}" stroke-dasharray="4 3'
            shapes.append(_rect(start, row["bar"] + 0.5, wide, 12, "none", dashed))
        if line:
            at = _share(line[0], most)
            shapes.append(
                f'<line x1="{at}" x2="{at}" y1="{row["bar"] - 4}" y2="{row["base"] + 4}" '
                f'stroke="{PLAN}" stroke-width="3"/>'
            )
        else:
            bold = ' dx="5" font-weight="bold"'
            shapes.append(_text(_share(row["value"], most), row["base"] - 2, row["text"], bold))
        out.append(_name(row) + _mark(row, *shapes))
    if line:
        side = anchor(line[0] / most)
        out.append(_text(_share(line[0], most), 12, line[1], f' fill="{PLAN}" text-anchor="{side}"'))
    return _svg(out, high)


def stacks(rows: Rows, high: float, looks: dict[str, str]) -> str:
    """Bars of a hundred, each part from `start` to `end` in the colour of its `level` (looks)."""
    names = {row["y"]: _name(row) for row in rows}
    parts = []
    for row in rows:
        fill = looks[row["level"]]
        parts.append(
            _mark(row, _rect(_share(row["start"]), row["bar"], _share(row["share"]), 13, fill, "white"))
        )
    entries, bottom = _legend([(word, fill, "white") for word, fill in looks.items()], high + 8)
    return _svg([*names.values(), *parts, entries], bottom)


def squares(rows: Sequence[tuple[str, Rows, str]], legend: Sequence[tuple[str, str, str]]) -> str:
    """A square each, in the colour of its part; rows: name, parts (`n`, `fill`, `stroke`), and what
    stands at the end; legend: word, fill, stroke."""
    most = max(sum(part["n"] for part in parts) for _, parts, _ in rows)
    across = -(-most // -(-most // 30))
    room = 1 - (12 + 8 * max(len(end) for *_, end in rows)) / PHONE
    step, out, y = 100 * room / max(across, 12), [], 0
    for name, parts, end in rows:
        out += [_text(0, y + 12, name)] if name else []
        y, n = y + (ROW + 2 if name else 0), 0
        for part in parts:
            boxes = []
            for below, right in (divmod(n + k, across) for k in range(part["n"])):
                place = f'x="{_share(step * right + 0.1)}" y="{y + 20 * below + 1}"'
                boxes.append(f'<rect {place} width="{_share(0.8 * step)}" height="15"/>')
            n += part["n"]
            look = f'fill="{part["fill"]}" stroke="{part["stroke"]}" stroke-width="1.5"'
            out.append(_mark(part, f"<g {look}>{''.join(boxes)}</g>"))
        last = (n - 1) // across
        bold = ' dx="4" font-weight="bold"'
        out.append(_text(_share(step * (n - across * last)), y + 20 * last + 13, end, bold))
        y += 20 * (last + 1) + 6
    entries, high = _legend(legend, y + 4)
    return _svg([*out, entries], high)


def _legend(entries: Sequence[tuple[str, str, str]], y: float) -> tuple[str, float]:
    """Squares with their words, as many a line as a phone holds; and where they end."""
    out, x = [], 0.0
    for word, fill, stroke in entries:
        wide = 36 + LETTER * len(word)
        if x and x + wide > PHONE:
            x, y = 0.0, y + 20
        out += [_rect(x + 1, y + 1, 12, 12, fill, stroke), _text(x + 19, y + 11.5, word)]
        x += wide
    return "".join(out), y + 18


def along(points: Rows, high: float) -> float:
    """Give points (`when`, `value`, `text`) their places on a line of years: `at`, a share of the width, `y`
    from a nothing that is in the picture, and `side`. A text without room on a phone goes.

    Returns the place of nothing.
    """
    first, last = points[0]["when"], points[-1]["when"]
    values: list[float] = [0.0, *(point["value"] for point in points)]
    low, top = min(values), max(values)
    taken: list[tuple[float, float]] = []
    scale = (high - 56) / ((top - low) or 1.0)
    for point in points:
        part = (point["when"] - first) / ((last - first) or 1)
        point |= {"at": round(2 + 96 * part, 2), "y": round(28 + scale * (top - point["value"]), 1)}
        point["side"] = anchor(part)
    ends = (points[-1], points[0])
    for point in [*ends, *sorted(points[1:-1], key=lambda one: abs(one["value"] - ends[0]["value"]))[::-1]]:
        wide = LETTER * (len(point["text"]) + 2)
        left = PHONE * point["at"] / 100 - {"start": 0, "middle": wide / 2, "end": wide}[point["side"]]
        if any(left < end and start < left + wide for start, end in taken):
            point["text"] = point["year"] = ""
        taken.append((left, left + wide if point["text"] else left))
    return 28 + scale * top


def line(points: Rows, high: float, zero: float) -> str:
    """Points over the years, joined; a thin line is nothing."""
    out = [f'<line x1="0" x2="100%" y1="{zero}" y2="{zero}" stroke="{LIGHT}"/>']
    for a, b in pairwise(points):
        ends = f'x1="{a["at"]}%" y1="{a["y"]}" x2="{b["at"]}%" y2="{b["y"]}"'
        out.append(f'<line {ends} stroke="{DARK}" stroke-width="2"/>')
    for point in points:
        at, side = f"{point['at']}%", f' text-anchor="{point["side"]}"'
        dot = f'<circle cx="{at}" cy="{point["y"]}" r="4.5" fill="{DARK}"/>'
        out.append(_mark(point, dot, _text(at, point["y"] - 10, point["text"], side + ' font-weight="bold"')))
        out.append(_text(at, high - 4, point["year"], side))
    return _svg(out, high)


def strip(values: Sequence[float], own: dict[str, Any], said: Sequence[str]) -> str:
    """A row of dots, one a value, the own one large; said: the words at the own, least, most, if any."""
    low, span = values[0], (values[-1] - values[0]) or 1.0
    spots = sorted({round(192 * (value - low) / span) / 2 + 2 for value in values})  # closer: one dot
    out = [f'<circle cx="{x}%" cy="34" r="4" fill="{LIGHT}" stroke="{LINE}"/>' for x in spots]
    at = 2 + 96 * (own["value"] - low) / span
    half = 50 * LETTER * (len(said[0]) + 2) / PHONE  # its words stay within the picture
    x, side = (0.0, "start") if at < half else (100.0, "end") if at > 100 - half else (at, "middle")
    here = f'<circle cx="{at:.2f}%" cy="34" r="7" fill="{DARK}"/>'
    name = _text(f"{x:.2f}%", 16, said[0], f' text-anchor="{side}" font-weight="bold"')
    out.append(_mark(own, here, name))
    below = 62 if LETTER * (len(said[1]) + len(said[2]) + 2) < PHONE else 80
    ends = ((0, 62, said[1], ""), ("100%", below, said[2], ' text-anchor="end"'))
    out += [_text(*one) for one in ends if one[2]]
    return _svg(out, below + 8)


def matrix(
    rows: Sequence[tuple[str, Sequence[str]]], columns: Sequence[str], looks: dict[str, tuple[str, str]]
) -> str:
    """A grid: a row a name, a square a column, filled by its state; looks: state to (fill, word)."""
    names = [(textwrap.wrap(name, 35), states) for name, states in rows]
    left = 8 + int(LETTER * max(len(line) for lines, _ in names for line in lines))
    step, out, y = 44 if len(columns) < 4 else 34, [], 24
    edges = {state: LINE if fill == "none" else fill for state, (fill, _) in looks.items()}
    for number, column in enumerate(columns):
        out.append(_text(left + step * number + step / 2, 14, column, ' text-anchor="middle"'))
    for lines, states in names:
        out += [_text(left, y + 11 + 14 * n, line, ' text-anchor="end"') for n, line in enumerate(lines)]
        y += 7 * (len(lines) - 1)
        for number, state in enumerate(states):
            x = left + step * number + step / 2 - 6
            out.append(_rect(x, y, 12, 12, looks[state][0], edges[state]))
        y += 17 + 7 * (len(lines) - 1)
    legend = [(word, fill, edges[state]) for state, (fill, word) in looks.items()]
    entries, tall = _legend(legend, y + 8)
    wide = max(left + step * len(columns) + 8, PHONE)
    return _svg([*out, entries], tall, wide, f' viewBox="0 0 {wide} {tall}"')
