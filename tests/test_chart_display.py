"""How charts reach a reader: in a notebook, in a batch without Vega, in a page with and without scripts."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import altair as alt
import data_copy as dc
import pages
import pytest

import kit
from kit import _chart, _fonts, charts
from kit.edition import edition

A = "834"


def test_a_chart_shows_its_picture_outside_the_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    outputs: list[tuple[dict[str, Any], dict[str, Any]]] = []
    monkeypatch.setattr(
        "IPython.display.display", lambda data, **more: outputs.append((data, more["metadata"]))
    )
    e = edition(dc.real(), A)
    chart = charts.plans(e, e.plans)
    assert chart is not None
    monkeypatch.setenv("KIT_CHARTS", "spec")
    chart._ipython_display_()
    monkeypatch.delenv("KIT_CHARTS")
    chart._ipython_display_()
    (bare, _), (full, metadata) = outputs
    assert set(bare) == {dc.SPEC, "image/svg+xml", "text/plain"}
    assert {"text/html", "image/svg+xml", "text/markdown"} <= set(full)
    assert metadata["kit"]["chart"]["alt"] == chart.alt == full["text/plain"]
    keys = set(re.findall(r'data-key="(\w+)"', chart.svg))
    assert keys
    assert all(f'id="src-fig-plans-{key}"' in full["text/html"] for key in keys)


def test_a_chart_of_ones_own_brings_the_font_along() -> None:
    charts.enable()
    try:
        shown = alt.Chart({"values": [{"a": 1}]}).mark_bar().encode(alt.X("a:Q"))._repr_mimebundle_()
    finally:
        alt.theme.enable("default")
        alt.renderers.enable("default")
    picture = shown["image/svg+xml"]
    assert '@font-face{font-family:"Be Vietnam Pro"' in picture
    assert 'font-family="Be Vietnam Pro' in picture


def test_every_look_is_made_before_the_batch_forks(monkeypatch: pytest.MonkeyPatch) -> None:
    for look in (_chart.bars, _chart.stacks, _chart.years):
        look.cache_clear()
    charts.warm()
    monkeypatch.setattr("altair.Chart", None)
    for district in ("834", "366", "832", "874"):
        dc.brief(dc.real(), district, "en")


def test_a_batch_draws_its_charts_without_vega(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fonts.assets()  # the bundle for pages is made with vl-convert, once a machine
    (tmp_path / "vl_convert.py").write_text("raise RuntimeError('vl-convert was called')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    report = kit.run("874", data=str(dc.DATA), out=str(tmp_path / "out"), renderer="embedded", jobs=1)
    assert report.exit_code == 0, report
    page = (tmp_path / "out" / "874-thanh-binh.vi.html").read_text("utf-8")
    assert page.count('class="vega-spec"') == 2


@pages.needs_chromium
@pytest.mark.parametrize(("width", "script"), [(390, True), (1280, True), (390, False)])
def test_charts_fit_the_page_and_their_marks_open_their_sources(width: int, script: bool) -> None:
    brief = dc.ROOT / "reports" / "examples" / "874-thanh-binh.vi.html"
    with pages.browser() as chromium, pages.page(chromium, brief, width=width, script=script) as tab:
        if script:
            pages.wait_for_charts(tab)
        cut = """() => [...document.querySelectorAll('.chart svg text')].filter((text) => {
            const [box, room] = [text, text.closest('svg')].map((one) => one.getBoundingClientRect());
            return box.width && (box.left < room.left - 1 || box.right > room.right + 1);
        }).map((text) => text.textContent)"""
        assert tab.evaluate(cut) == []
        assert tab.evaluate("document.documentElement.scrollWidth") == width
        drawing = tab.locator(".chart svg:visible").first.bounding_box()
        assert drawing["width"] > 0.6 * width
        if not script:
            return
        marks = tab.locator(".chart svg [role=button]:visible")
        assert marks.count() > 6
        for n in range(marks.count()):
            marks.nth(n).focus()
            tab.keyboard.press("Enter" if n % 2 else " ")
            (card,) = tab.locator(".source-card:popover-open").all()
            assert "Báo Đồng Tháp" in card.inner_text()
            tab.keyboard.press("Escape")
            assert tab.locator(".source-card:popover-open").count() == 0
            assert marks.nth(n).evaluate("(mark) => mark === document.activeElement")
        marks.first.click()
        assert tab.locator(".source-card:popover-open").count() == 1
