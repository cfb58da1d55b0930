"""What all charts share: the look, the bar with its name above, and the value a notebook shows."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

import altair as alt
from altair.utils import schemapi

from kit._pictures import chart_bundle, vegalite_svg
from kit.prose import Figure, Text, plain

WIDTH = 440
DARK, MID, LIGHT, LINE, TEXT = "#0b4f8a", "#6ba3d6", "#c9d7e4", "#7a8591", "#1d2733"
schemapi.disable_debug_mode()  # half of a chart's time went into checking what Altair had just made
FONT = "Be Vietnam Pro, sans-serif"
Spec = dict[str, Any]
MIME = "application/vnd.vegalite.v5+json"


@dataclass(frozen=True)
class Chart:
    """A Vega-Lite spec with its id, alt text, caption and figures; shows itself in a notebook.

    Under KIT_CHARTS=spec only the spec is shown and `kit run` draws it; else the picture comes
    along. With an empty spec the chart is `svg`, a picture that needs no Vega.
    """

    spec: Spec
    identifier: str
    alt: str
    caption: str
    figures: tuple[Figure, ...]
    svg: str = ""

    def _ipython_display_(self) -> None:
        from IPython.display import display

        named = {"id": self.identifier, "alt": self.alt, "caption": self.caption, "wide": False}
        data: dict[str, Any] = {"text/plain": self.alt}
        data |= {"image/svg+xml": self.svg} if self.svg else {MIME: self.spec}
        if os.environ.get("KIT_CHARTS") != "spec":
            data |= chart_bundle(self.spec, named, (lambda _: self.svg) if self.svg else vegalite_svg)
        kit = {"chart": named, "figures": [one.record() for one in dict.fromkeys(self.figures)]}
        display(data, raw=True, metadata={"kit": kit})  # type: ignore[no-untyped-call]


def theme() -> dict[str, Any]:
    """The one look: no grid, no frame, no numeric axis, Be Vietnam Pro."""
    return {
        "font": FONT,
        "background": "transparent",
        "view": {"stroke": None},
        "axis": {"grid": False, "domain": False, "ticks": False, "labelFontSize": 12, "labelColor": TEXT,
                 "labelLimit": 260, "title": None},
        "text": {"fontSize": 12.5, "color": TEXT, "font": FONT},
        "legend": {"orient": "bottom", "title": None, "labelFontSize": 12.5, "labelColor": TEXT,
                   "symbolType": "square", "symbolSize": 140, "labelLimit": 300},
    }  # fmt: skip


def chart(
    drawn: Spec | str, identifier: str, caption: Text, alt_text: Text, figures: Sequence[Figure]
) -> Chart:
    """A spec, or a picture made without Vega (such as `matrix`), with caption, alternative text, and the
    figures all of them print."""
    spec, svg = ({}, drawn) if isinstance(drawn, str) else (drawn, "")
    return Chart(
        spec, identifier, plain(alt_text), plain(caption), (*figures, *_said(caption, alt_text)), svg
    )


def finished(built: Any) -> Spec:
    """The spec of an Altair chart in the kit's theme.

    Altair takes 8 ms for it: a look is made once, with holes (`"$rows"`) where each chart has its own.
    """
    spec: Spec = built.configure(**theme()).to_dict(validate=False)
    spec["usermeta"] = {"embedOptions": {"actions": False, "renderer": "svg"}}
    return spec


def filled(node: Any, holes: Spec) -> Any:
    """A spec like `node`, with what belongs in its holes."""
    if isinstance(node, dict):
        return {key: filled(value, holes) for key, value in node.items()}
    if isinstance(node, list):
        return [filled(value, holes) for value in node]
    return holes.get(node, node) if isinstance(node, str) else node


def _said(*texts: Text) -> list[Figure]:
    pieces = [piece for text in texts for piece in text if not isinstance(piece, str)]
    return [piece if isinstance(piece, Figure) else Figure(piece.text) for piece in pieces]


def matrix(
    rows: Sequence[tuple[str, Sequence[str]]], columns: Sequence[str], looks: dict[str, tuple[str, str]]
) -> str:
    """An SVG grid: a row a name, a square a column, filled by its state.

    looks: state to (fill, word in the legend). Vega takes fifty times as long for the same picture.
    """
    left, step, high = 8 + int(6.3 * max((len(name) for name, _ in rows), default=20)), 44, 17
    bottom = 34 + high * len(rows)
    entries = [(state, word, 36 + 7 * len(word)) for state, (_, word) in looks.items()]
    tall, wide = bottom + 24, max(left + step * len(columns) + 8, 8 + sum(width for *_, width in entries))
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}" '
        f'viewBox="0 0 {wide} {tall}" font-family="{FONT}" font-size="12">'
    ]

    def text(x: float, y: float, said: str, anchor: str) -> None:
        out.append(f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{TEXT}">{escape(said)}</text>')

    def square(x: float, y: float, state: str) -> None:
        fill = looks[state][0]
        stroke = LINE if fill == "transparent" else fill
        filled = "none" if fill == "transparent" else fill
        out.append(f'<rect x="{x}" y="{y}" width="13" height="13" fill="{filled}" stroke="{stroke}"/>')

    for number, column in enumerate(columns):
        text(left + step * number + 21, 14, column, "middle")
    for index, (name, states) in enumerate(rows):
        y = 24 + high * index
        text(left, y + 11, name, "end")
        for number, state in enumerate(states):
            square(left + step * number + 14, y, state)
    x = 8
    for state, word, width in entries:
        square(x, bottom, state)
        text(x + 19, bottom + 11, word, "start")
        x += width
    return "".join([*out, "</svg>"])


def inline(rows: str) -> Any:
    """Data of a look: the name of a hole."""
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def strip(values: Sequence[float], own: float, said: Sequence[str]) -> str:
    """An SVG row of dots, one a value, the own one large; said: what stands at the own, least, most."""
    low, span = values[0], (values[-1] - values[0]) or 1.0
    places = {value: 8 + (WIDTH - 16) * (value - low) / span for value in values}
    spots = sorted({2 * round(x / 2) for x in places.values()})  # nearer dots cannot be told apart
    dots = [f'<circle cx="{x}" cy="34" r="4" fill="{LIGHT}" stroke="{LINE}"/>' for x in spots]
    side = "start" if places[own] < WIDTH / 2 else "end"
    words = [
        (places[own], 16, side, said[0], ' font-weight="bold"'),
        (0, 62, "start", said[1], ""),
        (WIDTH, 62, "end", said[2], ""),
    ]
    texts = [
        f'<text x="{x:.1f}" y="{y}" text-anchor="{anchor}" fill="{TEXT}"{bold}>{escape(word)}</text>'
        for x, y, anchor, word, bold in words
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="70" viewBox="0 0 {WIDTH} 70" '
        f'font-family="{FONT}" font-size="12.5">{"".join(dots)}'
        f'<circle cx="{places[own]:.1f}" cy="34" r="7" fill="{DARK}"/>{"".join(texts)}</svg>'
    )


@cache
def bars(line: bool) -> Spec:
    """Bars with the name above and the figure at the end: readable at any width.

    Holes: $rows (name, value, tip, text) and $domain. line: a value is marked in every row ($ticks), with its
    word ($line); the figure then stands beside the name.
    """
    y = alt.Y("name:N", sort=None, axis=None)
    x = alt.X("value:Q", axis=None, scale=alt.Scale(domain="$domain", nice=False))
    base = alt.Chart(inline("$rows"), width=WIDTH, height={"step": 42})
    tip = alt.Tooltip("tip:N", title=" ")
    start = alt.XValue(0)  # type: ignore[no-untyped-call]
    layers = [
        base.mark_bar(height=13, yOffset=9, color=DARK).encode(y=y, x=x, tooltip=tip),
        base.mark_text(align="left", dy=-8).encode(y=y, x=start, text=alt.Text("name:N")),
    ]
    if line:
        tick = alt.Chart(inline("$ticks"), width=WIDTH)
        tick = tick.mark_tick(color="#d55e00", thickness=3, size=21, yOffset=9, opacity=1)
        rule = alt.Chart(inline("$line"), width=WIDTH)
        rule = rule.mark_text(align="center", baseline="bottom", y=-2, color="#b84e00")
        layers += [
            tick.encode(x=alt.X("mark:Q"), y=y),
            rule.encode(x=alt.X("value:Q"), text=alt.Text("text:N")),
        ]
    else:
        ends = base.mark_text(align="left", dx=5, dy=9, fontWeight="bold")
        layers.append(ends.encode(y=y, x=x, text=alt.Text("text:N")))
    return finished(alt.layer(*layers))
