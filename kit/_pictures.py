"""Pictures of charts: SVG in the kit's own font, and what a chart's output holds for each format."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from kit import _fonts
from kit.prose import TYPST, typst_string

Svg = Callable[[dict[str, Any]], str]
_SVG_URI = re.compile(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)")


def vegalite_svg(spec: dict[str, Any]) -> str:
    """Draw a Vega-Lite spec as SVG text in Be Vietnam Pro, without any network."""
    _fonts.register()
    import vl_convert

    return str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))


def with_font(spec: dict[str, Any], **_: Any) -> dict[str, str]:
    """What Altair shows of a chart on a page without the kit's fonts: the picture brings them along."""
    fonts = (_fonts.assets() / "fonts.css").read_text("utf-8")
    return {"image/svg+xml": vegalite_svg(spec).replace(">", f"><style>{fonts}</style>", 1)}


def chart_bundle(spec: Mapping[str, Any], chart: Mapping[str, Any], svg: Svg) -> dict[str, str]:
    """Return what a chart's output holds: mime type to data.

    `chart` has id, alt, caption and wide. HTML carries picture and spec, Markdown the picture; an
    empty spec stands for a picture that is not Vega's.
    """
    name, alt, caption = str(chart["id"]), str(chart["alt"]), str(chart.get("caption", ""))
    picture = _own_ids(svg(dict(spec)), name)
    packed = base64.b64encode(picture.encode()).decode()
    inline = re.sub(r"\s(?:aria-[a-z]+|role)=\"[^\"]*\"", "", picture)
    label = html.escape(alt)
    inline = inline.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
    source = json.dumps(spec, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    source = source.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    script = f'<script type="application/json" class="vega-spec">{source}</script>' if spec else ""
    kind = "chart wide" if chart.get("wide") else "chart"
    words = f"<figcaption>{html.escape(caption)}</figcaption>" if caption else ""
    return {
        "text/html": f'<figure class="{kind}" id="{name}"><div class="still">{inline}</div>'
        f"{script}{words}</figure>",
        "text/markdown": f"![{plain_markdown(caption)}](data:image/svg+xml;base64,{packed})"
        f'{{#{name} width="{_paper_width(picture)}" fig-alt="{_attribute(alt)}"}}',
        "image/svg+xml": picture,
        "text/plain": alt,
        TYPST: _typst_figure(name, picture, alt, caption),
    }


def _typst_figure(name: str, picture: str, alt: str, caption: str) -> str:
    drawn = f'bytes({typst_string(picture)}), format: "svg", width: {_paper_width(picture)}'
    box = f"#box(image({drawn}, alt: {typst_string(alt)}))"
    return f"#figure([{box}], caption: [#{typst_string(caption)};])\n<{name}>" if caption else box


def with_png(text: str) -> str:
    """Replace the SVG data URIs of a text by PNG ones, which Word needs."""
    import vl_convert

    _fonts.register()

    def convert(match: re.Match[str]) -> str:
        png = vl_convert.svg_to_png(base64.b64decode(match[1]).decode(), scale=2.5)
        return "data:image/png;base64," + base64.b64encode(png).decode()

    return _SVG_URI.sub(convert, text)


def plain_markdown(text: str) -> str:
    """Escape everything Pandoc or Quarto would read as markup."""
    return re.sub(r"([\\`*_{}\[\]<>()#+\-.!|~^$@\"'&])", r"\\\1", " ".join(text.split()))


def _own_ids(svg: str, prefix: str) -> str:
    """Rename ids in order of appearance, so that charts of a page and two runs never clash."""
    names = {old: f"{prefix}-{i}" for i, old in enumerate(re.findall(r'\sid="([^"]+)"', svg))}
    for old, new in names.items():
        svg = svg.replace(f'id="{old}"', f'id="{new}"').replace(f"#{old})", f"#{new})")
        svg = svg.replace(f'href="#{old}"', f'href="#{new}"')
    return svg


def _paper_width(svg: str) -> str:
    """On paper a pixel is 0.226 mm: labels of 12 pixels come to 7.7 points."""
    width = re.search(r'\swidth="([\d.]+)', svg)
    return f"{min(float(width[1]) * 0.226, 170):.1f}mm" if width else "100%"


def _attribute(text: str) -> str:
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
