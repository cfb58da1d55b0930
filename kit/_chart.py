"""What all charts share: the value a notebook shows, and the looks that Vega draws.

A look is a Vega-Lite spec with holes; its places are those of the still picture (`_still`), so both agree.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt
from altair.utils import schemapi

from kit import prose
from kit._pictures import chart_bundle, vegalite_svg
from kit._still import DARK, FONT, LIGHT, PLAN, TEXT, WIDTH
from kit.prose import Figure, Text, plain

schemapi.disable_debug_mode()  # half of a chart's time went into checking what Altair had just made
Spec = dict[str, Any]
MIME = "application/vnd.vegalite.v5+json"


@dataclass(frozen=True)
class Chart:
    """A still picture as SVG, a Vega-Lite spec of the same, id, alt text, caption and figures.

    It shows itself in a notebook. One of spec and svg may be empty: some pictures need no Vega, and
    a spec without a picture is drawn by Vega. Under KIT_CHARTS=spec `kit run` does the rest.
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
        opened = tuple(one for one in dict.fromkeys(self.figures) if f'"{one.key}"' in self.svg)
        cards, _ = prose.bundle(prose.Block(figures=opened), f"{self.identifier}-")
        figures = [one.record() for one in dict.fromkeys(self.figures)]
        kit = {"chart": named, "figures": figures, "cards": cards["text/html"]}
        data: dict[str, Any] = {"text/plain": self.alt}
        data |= {MIME: self.spec} if self.spec else {}
        data |= {"image/svg+xml": self.svg} if self.svg else {}
        if os.environ.get("KIT_CHARTS") != "spec":
            data |= chart_bundle(self.spec, named, (lambda _: self.svg) if self.svg else vegalite_svg)
            data["text/html"] += kit.pop("cards")
        display(data, raw=True, metadata={"kit": kit})  # type: ignore[no-untyped-call]


def theme() -> dict[str, Any]:
    """The one look: no frame, no axis, Be Vietnam Pro."""
    return {
        "font": FONT,
        "background": "transparent",
        "view": {"stroke": None},
        "text": {"fontSize": 12.5, "color": TEXT, "font": FONT},
        "legend": {"orient": "bottom", "title": None, "labelFontSize": 12.5, "labelColor": TEXT,
                   "symbolType": "square", "symbolSize": 140, "offset": 10, "labelLimit": 300},
    }  # fmt: skip


def chart(
    still: str, spec: Spec, identifier: str, caption: Text, alt_text: Text, figures: Sequence[Figure]
) -> Chart:
    """A chart with its caption, alternative text, and the figures all of them print."""
    told = (*figures, *_said(caption, alt_text))
    return Chart(spec, identifier, plain(alt_text), plain(caption), told, still)


def finished(built: Any) -> Spec:
    """The spec of an Altair chart in the kit's theme.

    Altair takes 8 ms for it: a look is made once, with holes (`"$rows"`) where each chart has its own.
    """
    spec: Spec = built.configure(**theme()).to_dict(validate=False)
    spec |= {"padding": 0}
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


def inline(rows: str) -> Any:
    """Data of a look: the name of a hole."""
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def _base(rows: str = "$rows") -> Any:
    high: Any = "$high"
    return alt.Chart(inline(rows), width=WIDTH, height=high)


def _down(place: str) -> Any:
    return alt.Y(f"{place}:Q", axis=None, scale=None)


def _names(base: Any) -> Any:
    names = base.mark_text(align="left", baseline="alphabetic", lineBreak="\n", lineHeight=16)
    return names.encode(y=_down("y"), x=alt.XValue(0), text=alt.Text("name:N"))  # type: ignore[no-untyped-call]


@cache
def bars(line: bool, /) -> Spec:
    """`_still.bars`; holes: $rows (with nothing, a zero), $solid and $open of them, $high, $domain, and $line
    and $word for the marked value."""
    across = alt.Scale(domain="$domain", nice=False)
    box = {"y": _down("bar"), "y2": "base", "tooltip": alt.Tooltip("tip:N", title=" ")}
    x = alt.X("nothing:Q", axis=None, scale=across)
    dashed = _base("$open").mark_rect(fill="transparent", stroke=DARK, strokeDash=[4, 3])
    layers = [
        _base("$solid").mark_rect(color=DARK).encode(x=x, x2="solid", **box),
        dashed.encode(x=alt.X("from:Q"), x2="to", **box),
        _names(_base()),
    ]
    if line:
        side = {"expr": "datum.align"}
        word = _base("$word").mark_text(align=side, baseline="alphabetic", y=12, color=PLAN)
        ticks = _base("$line").mark_rule(color=PLAN, strokeWidth=3)
        layers += [
            ticks.encode(x=alt.X("value:Q"), y=_down("over"), y2="under"),
            word.encode(x=alt.X("value:Q"), text=alt.Text("text:N")),
        ]
    else:
        ends = _base().mark_text(align="left", baseline="alphabetic", dx=5, dy=-2, fontWeight="bold")
        layers.append(ends.encode(y=_down("base"), x=alt.X("value:Q"), text=alt.Text("text:N")))
    return finished(alt.layer(*layers))


@cache
def stacks() -> Spec:
    """`_still.stacks`; holes: $rows, $names, $high, $used (levels) and $colours."""
    parts = _base().mark_rect(stroke="white", strokeWidth=1).encode(
        x=alt.X("start:Q", axis=None, scale=alt.Scale(domain=[0, 100])), x2="end",
        y=_down("bar"), y2="base", tooltip=alt.Tooltip("tip:N", title=" "),
        color=alt.Color("level:N", sort="$used", scale=alt.Scale(domain="$used", range="$colours")),
    )  # fmt: skip
    return finished(alt.layer(parts, _names(_base("$names"))))


@cache
def years() -> Spec:
    """`_still.line`; holes: $rows, $high, $zero and $foot (where the years stand)."""
    x = alt.X("at:Q", axis=None, scale=alt.Scale(domain=[0, 100]))
    side = {"expr": "{start: 'left', middle: 'center', end: 'right'}[datum.side]"}
    words = _base().mark_text(align=side, baseline="alphabetic", fontWeight="bold", dy=-10)
    feet = _base().mark_text(align=side, baseline="alphabetic", y="$foot")
    dots = _base().mark_point(filled=True, size=64, color=DARK, opacity=1)
    return finished(
        alt.layer(
            _base("$none").mark_rule(color=LIGHT, y="$zero"),
            _base().mark_line(color=DARK, strokeWidth=2).encode(x=x, y=_down("y")),
            dots.encode(x=x, y=_down("y"), tooltip=alt.Tooltip("tip:N", title=" ")),
            words.encode(x=x, y=_down("y"), text=alt.Text("text:N")),
            feet.encode(x=x, text=alt.Text("year:N")),
        )
    )
