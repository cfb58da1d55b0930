"""What all charts share: the look, the bar with its name above, and the value a notebook shows."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from kit.prose import Figure, Text, plain

WIDTH = 440
DARK, MID, LIGHT, LINE, TEXT = "#0b4f8a", "#6ba3d6", "#c9d7e4", "#7a8591", "#1d2733"
MIME = "application/vnd.vegalite.v5+json"


@dataclass(frozen=True)
class Chart:
    """A Vega-Lite spec with its id, alt text, caption and figures; shows itself in a notebook.

    Under KIT_CHARTS=spec only the spec is shown and `kit run` draws it; else the picture comes along.
    """

    spec: dict[str, Any]
    identifier: str
    alt: str
    caption: str
    figures: tuple[Figure, ...]

    def _ipython_display_(self) -> None:
        from IPython.display import display

        named = {"id": self.identifier, "alt": self.alt, "caption": self.caption, "wide": False}
        data: dict[str, Any] = {MIME: self.spec, "text/plain": self.alt}
        if os.environ.get("KIT_CHARTS") != "spec":
            from kit._pictures import chart_bundle, vegalite_svg

            data.update(chart_bundle(self.spec, named, vegalite_svg))
        kit = {"chart": named, "figures": [one.record() for one in dict.fromkeys(self.figures)]}
        display(data, raw=True, metadata={"kit": kit})  # type: ignore[no-untyped-call]


def theme() -> dict[str, Any]:
    """The one look: no grid, no frame, no numeric axis, Be Vietnam Pro."""
    return {
        "font": "Be Vietnam Pro",
        "background": "transparent",
        "view": {"stroke": None},
        "axis": {"grid": False, "domain": False, "ticks": False, "labelFontSize": 12, "labelColor": TEXT,
                 "labelLimit": 260, "title": None},
        "text": {"fontSize": 12.5, "color": TEXT, "font": "Be Vietnam Pro"},
        "legend": {"orient": "bottom", "title": None, "labelFontSize": 12.5, "labelColor": TEXT,
                   "symbolType": "square", "symbolSize": 140, "labelLimit": 300},
    }  # fmt: skip


def chart(built: Any, identifier: str, caption: Text, alt_text: Text, figures: Sequence[Figure]) -> Chart:
    """Finish an Altair chart: theme, caption, alternative text, and the figures all of them print."""
    spec = built.configure(**theme()).to_dict(validate=False)
    spec["usermeta"] = {"embedOptions": {"actions": False, "renderer": "svg"}}
    said = (*caption, *alt_text)
    digits = [
        piece if isinstance(piece, Figure) else Figure(piece.text)
        for piece in said
        if not isinstance(piece, str)
    ]
    return Chart(spec, identifier, plain(alt_text), plain(caption), (*figures, *digits))


def inline(rows: Sequence[dict[str, Any]]) -> Any:
    return alt.Data(values=list(rows))  # type: ignore[no-untyped-call]


def listed(parts: Sequence[str]) -> str:
    return "; ".join(parts)


def bars(rows: Sequence[dict[str, Any]], top: float, line: tuple[float, str] | None = None) -> Any:
    """Bars with the name above and the figure at the end: readable at any width."""
    y = alt.Y("name:N", sort=None, axis=None)
    x = alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, top * 1.18], nice=False))
    base = alt.Chart(inline(rows), width=WIDTH, height={"step": 42})
    tip = alt.Tooltip("tip:N", title=" ")
    layers = [
        base.mark_bar(height=13, yOffset=9, color=DARK).encode(y=y, x=x, tooltip=tip),
        base.mark_text(align="left", dx=5, dy=9, fontWeight="bold").encode(y=y, x=x, text="text:N"),
        base.mark_text(align="left", dy=-8).encode(y=y, x=alt.value(0), text="name:N"),
    ]
    if line:
        rule = alt.Chart(inline([{"value": line[0], "text": line[1]}]), width=WIDTH)
        layers.append(rule.mark_rule(strokeDash=[4, 3], color=LINE).encode(x="value:Q"))
        layers.append(
            rule.mark_text(align="left", baseline="bottom", dx=4, y=-2, color=LINE).encode(
                x="value:Q", text="text:N"
            )
        )
    return alt.layer(*layers)
