"""An executed notebook made by hand: what a district's brief shows, with invented figures."""

from __future__ import annotations

import html
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output, new_raw_cell

STAMP = "2026-11-22"
INK, BLUE, GREY = "#1d2733", "#0b4f8a", "#c9d7e4"


def figure(text: str, number: str | None = None, role: str = "observation") -> dict[str, Any]:
    """One entry of a figures file."""
    return {
        "text": text, "role": role, "value": None, "unit": "count", "observation": number,
        "article": "a1" if number else None, "paragraph": 3 if number else None, "surface": text,
        "audit": "holds", "from": [],
    }  # fmt: skip


def block(page: str, paper: str, figures: list[dict[str, Any]], **brief: str) -> NotebookNode:
    """One output as kit.prose shows it."""
    kit: dict[str, Any] = {"figures": figures}
    if brief:
        kit["brief"] = brief
    data = {"text/html": page, "text/markdown": paper, "text/plain": "block"}
    return new_output("display_data", data=data, metadata={"kit": kit})


def shown(text: str, number: str, source: int = 1) -> tuple[str, str]:
    """A figure in HTML and in Markdown, with its source mark."""
    return (
        f'<button type="button" class="fig" popovertarget="src-{number}">{text}</button>'
        f'<a class="mark" href="#source-{source}">[{source}]</a>',
        f"[{text}]{{.fig}}[[{source}](#source-{source})]{{.src}}",
    )


def bars(values: list[tuple[str, float, str]], title: str) -> dict[str, Any]:
    """A Vega-Lite bar chart with direct labels."""
    rows = [{"nhóm": name, "số": number, "chữ": text} for name, number, text in values]
    y = {"field": "nhóm", "type": "nominal", "sort": None,
         "axis": {"title": None, "domain": False, "ticks": False, "labelLimit": 220}}  # fmt: skip
    x = {"field": "số", "type": "quantitative", "axis": None}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.1.0.json",
        "config": {"font": "Be Vietnam Pro", "view": {"stroke": None}, "background": None,
                   "axis": {"labelColor": INK, "labelFontSize": 12}},
        "title": title or None, "width": 460, "height": {"step": 34}, "data": {"values": rows},
        "encoding": {"y": y, "x": x, "tooltip": [{"field": "nhóm"}, {"field": "chữ"}]},
        "layer": [
            {"mark": {"type": "bar", "color": BLUE, "height": 18}},
            {"mark": {"type": "text", "align": "left", "dx": 5, "color": INK, "fontSize": 12},
             "encoding": {"text": {"field": "chữ"}}},
        ],
    }  # fmt: skip


def chart(spec: dict[str, Any], name: str, alt: str, caption: str,
          figures: list[dict[str, Any]], wide: bool = False) -> NotebookNode:  # fmt: skip
    """A chart output as a kernel leaves it: the spec, not yet a picture."""
    kit = {"chart": {"id": name, "alt": alt, "caption": caption, "wide": wide}, "figures": figures}
    data = {"application/vnd.vegalite.v5+json": spec, "text/plain": alt}
    return new_output("display_data", data=data, metadata={"kit": kit})


def _headline(title: str, number: str) -> NotebookNode:
    ratio, ratio_md = shown(number, "a1.3.1")
    rate, rate_md = shown("96,46%", "a1.4.1", 2)
    members, members_md = shown("trên 14.500", "a1.4.2", 2)
    cards = [
        (ratio, ratio_md, "Chỉ tiêu đạt và vượt", "năm 2021"),
        (members, members_md, "Đảng viên", "thời điểm 2022"),
        (rate, rate_md, "Hộ tham gia bảo hiểm y tế", "năm 2021"),
        (*shown("53 triệu đồng", "a1.5.1"), "Thu nhập bình quân đầu người", "kế hoạch năm 2022"),
    ]
    place = "Mã huyện 834 · trước tháng 7/2025: tỉnh Cũ; nay thuộc tỉnh Mới"
    page = (
        f'<h1>{html.escape(title)}</h1><p class="place">Mã huyện <span class="mark">834</span> · '
        'trước <span class="when">01/7/2025</span> thuộc tỉnh Cũ, nay thuộc tỉnh Mới</p>'
        f'<p class="headline">Huyện đạt và vượt {ratio} chỉ tiêu đề ra cho năm 2021; '
        f"bảo hiểm y tế phủ {rate} số hộ.</p>"
        '<dl class="cards">'
        + "".join(
            f'<div class="card"><dt>{label}</dt><dd class="value">{value}</dd>'
            f'<dd class="note">{note}</dd></div>'
            for value, _, label, note in cards
        )
        + "</dl>"
    )
    paper = (
        f"# {title}\n\n::: {{.place}}\n{place}\n:::\n\n::: {{.headline}}\nHuyện đạt và vượt "
        f"{ratio_md} chỉ tiêu đề ra cho năm 2021; bảo hiểm y tế phủ {rate_md} số hộ.\n:::\n\n"
        ":::: {.key-figures}\n"
        + "\n".join(
            f"::: {{.figure-box}}\n[{value}]{{.figure-value}}\n\n{label}\n\n[{note}]{{.figure-note}}\n:::"
            for _, value, label, note in cards
        )
        + "\n::::"
    )
    figures = [figure(number, "a1.3.1"), figure("96,46%", "a1.4.1"), figure("2021", role="label"),
               figure("trên 14.500", "a1.4.2"), figure("53 triệu đồng", "a1.5.1"),
               figure("2022", role="label")]  # fmt: skip
    return block(page, paper, figures, title=title, lang="vi", district="834", slug="thu-nghiem",
                 stamp=STAMP, description="Số liệu báo chí đã nêu về một huyện thử.")  # fmt: skip


def _table() -> NotebookNode:
    rows = [("Chi bộ vững mạnh", "14", "5", "280%"), ("Đảng viên kết nạp", "218", "218", "100%"),
            ("Diện tích cây ăn trái (ha)", "1.703", "2.110", "80,7%")]  # fmt: skip
    head = ("Nội dung", "Kết quả", "Kế hoạch", "Tỷ lệ")
    number = ' class="number"'
    page = (
        '<h2 id="sec-ke-hoach">Kết quả so với kế hoạch</h2>'
        '<div class="table-wrap" tabindex="0" role="region" '
        'aria-label="Kết quả và kế hoạch"><table class="figures" id="tbl-plan">'
        "<caption>Kết quả và kế hoạch năm 2021</caption><thead><tr>"
        + "".join(f'<th scope="col"{number if i else ""}>{name}</th>' for i, name in enumerate(head))
        + "</tr></thead><tbody>"
        + "".join(
            f'<tr><th scope="row">{row[0]}</th>' + "".join(f"<td{number}>{v}</td>" for v in row[1:]) + "</tr>"
            for row in rows
        )
        + "</tbody></table></div>"
    )
    paper = (
        "## Kết quả so với kế hoạch {#sec-ke-hoach}\n\n| " + " | ".join(head) + " |\n|:--|--:|--:|--:|\n"
        + "\n".join("| " + " | ".join(row) + " |" for row in rows)
        + "\n\n: Kết quả và kế hoạch năm 2021 {#tbl-plan}"
    )  # fmt: skip
    return block(page, paper, [figure(v, "a1.5.2") for row in rows for v in row[1:]])


def _sources() -> NotebookNode:
    entries = [("Báo Thử Nghiệm", "18/04/2022", "Huyện chuyển biến trên nhiều mặt"),
               ("Báo Mẫu", "22/03/2022", "Đổi mới cách làm ở đảng bộ huyện")]  # fmt: skip
    cards = [("a1.3.1", "19/25", 1), ("a1.4.1", "96,46%", 2), ("a1.4.2", "trên 14.500", 2),
             ("a1.5.1", "53 triệu đồng", 1)]  # fmt: skip
    page = '<h2 id="sec-nguon">Nguồn</h2><ul class="sources">' + "".join(
        f'<li id="source-{i}"><span class="mark">{i}.</span> <cite>{title}</cite>, {publisher}, '
        f"<time>{day}</time></li>"
        for i, (publisher, day, title) in enumerate(entries, 1)
    )
    page += "</ul>" + "".join(
        f'<div popover id="src-{name}" class="source-card" role="dialog" aria-label="Nguồn của số '
        f'liệu"><p class="printed">{text}</p><p><span class="publisher">{entries[n - 1][0]}</span>, '
        f'<time>{entries[n - 1][1]}</time>, <span class="mark">đoạn 3</span></p>'
        '<p class="audit holds">Khớp với các số liên quan</p></div>'
        for name, text, n in cards
    )
    paper = "## Nguồn {#sec-nguon}\n\n:::: {.sources}\n" + "\n".join(
        f"[{i}.]{{#source-{i} .src-number}} *{title}*, {publisher}, {day}.\n"
        for i, (publisher, day, title) in enumerate(entries, 1)
    )
    return block(page, paper + "\n::::", [])


def _gaps() -> NotebookNode:
    names = "Thu ngân sách; hộ nghèo; trường đạt chuẩn; xã nông thôn mới; giảm nghèo."
    return block(
        f'<h2 id="sec-trong">Chưa thấy báo nêu</h2><p class="gap">{names}</p>',
        f"## Chưa thấy báo nêu {{#sec-trong}}\n\n::: {{.gap}}\n{names}\n:::", [],
    )  # fmt: skip


def brief(number: str = "19/25", title: str = "Huyện Thử Nghiệm") -> NotebookNode:
    """The whole notebook: headline, cards, three charts, a table, gaps and sources."""
    met = [("Đạt và vượt", 19, number), ("Trong đó vượt", 7, "7"), ("Chưa đạt", 6, "6")]
    rated = [("Hoàn thành xuất sắc", 17, "17"), ("Hoàn thành tốt", 58, "58"), ("Hoàn thành", 56, "56")]
    levels = [("Cấp tỉnh", 42, "42"), ("Cấp huyện", 19, "19"), ("Cấp xã", 4, "4")]
    section = '<h2 id="sec-chi-tieu">Chỉ tiêu</h2><p>Kết quả theo nghị quyết của huyện, năm 2021.</p>'
    section_md = "## Chỉ tiêu {#sec-chi-tieu}\n\nKết quả theo nghị quyết của huyện, năm 2021."
    quality = '<h2 id="sec-chat-luong">Đánh giá chất lượng</h2><p>Xếp loại và danh hiệu theo cấp.</p>'
    quality_md = "## Đánh giá chất lượng {#sec-chat-luong}\n\nXếp loại và danh hiệu theo cấp."

    def listed(rows: list[tuple[str, int, str]]) -> list[dict[str, Any]]:
        return [figure(text, "a1.6.1") for _, _, text in rows]

    outputs = [
        [_headline(title, number)],
        [block(section, section_md, []),
         chart(bars(met, ""), "fig-targets", f"Biểu đồ cột: {number} chỉ tiêu đạt và vượt, 7 vượt.",
               "Chỉ tiêu đạt, vượt và chưa đạt", listed(met))],
        [_table()],
        [block(quality, quality_md, []),
         chart(bars(rated, ""), "fig-ratings", "Biểu đồ cột: 17 xuất sắc, 58 tốt, 56 hoàn thành.",
               "Xếp loại tổ chức cơ sở đảng", listed(rated)),
         chart(bars(levels, ""), "fig-levels", "Biểu đồ cột: 42 cấp tỉnh, 19 cấp huyện, 4 cấp xã.",
               "Mô hình dân vận khéo theo cấp", listed(levels))],
        [_gaps()],
        [_sources()],
    ]  # fmt: skip
    cells = [new_raw_cell("---\ntitle: mẫu\nformat:\n  html: default\n---")]
    parameters = new_code_cell('district = "834"', metadata={"tags": ["parameters"]})
    cells += [parameters] + [new_code_cell(f"show({i})", outputs=o) for i, o in enumerate(outputs)]
    for i, cell in enumerate(cells[1:], 1):
        cell.execution_count = i
        cell.metadata["papermill"] = {"status": "completed", "duration": 0.123 * i}
    notebook = new_notebook(cells=cells)
    notebook.metadata["papermill"] = {"input_path": "/somewhere/x.ipynb", "duration": 1.5}
    nbformat.validate(notebook)
    return notebook
