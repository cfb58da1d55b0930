"""From an executed notebook to a complete one."""

from __future__ import annotations

import json
import re
from typing import Any

import handmade
import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_output

from kit import _finish, _pictures, prose
from kit.errors import CellFailed, NotebookError, UnlistedFigure


def stub(spec: dict[str, Any]) -> str:
    """A picture with the things a real one has: ids, references, labels, text."""
    words = "".join(f"<text>{row['chữ']}</text>" for row in spec["data"]["values"])
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><defs><clipPath id="clip7">'
        f'</clipPath></defs><g clip-path="url(#clip7)" aria-label="bars" role="graphics-symbol">{words}'
        "</g></svg>"
    )


@pytest.fixture(scope="module")
def finished() -> _finish.Finished:
    return _finish.finish(handmade.brief(), svg=stub)


def charts(finished: _finish.Finished) -> list[Any]:
    outputs = [output for cell in finished.notebook.cells for output in cell.get("outputs", ())]
    return [output for output in outputs if "image/svg+xml" in output.data]


def test_the_notebook_given_stays_as_it_was(finished: _finish.Finished) -> None:
    before = handmade.brief()
    text = nbformat.writes(before)
    _finish.finish(before, svg=stub)
    assert nbformat.writes(before) == text


def test_every_chart_gets_its_picture(finished: _finish.Finished) -> None:
    assert len(charts(finished)) == 3
    for output in charts(finished):
        assert set(output.data) == {"text/html", "text/markdown", "image/svg+xml", "text/plain", prose.TYPST}
        name = output.metadata["kit"]["chart"]["id"]
        page, paper = output.data["text/html"], output.data["text/markdown"]
        assert f'<figure class="chart" id="{name}">' in page
        assert f'id="{name}-0"' in page and f"url(#{name}-0)" in page and "clip7" not in page
        assert page.count('role="img"') == 1 and "graphics-symbol" not in page
        assert output.data["text/plain"] in page
        assert f'{{#{name} width="2.0mm" fig-alt="' in paper
        source = re.search(r'class="vega-spec">(.*?)</script>', page)
        assert source and json.loads(source[1])["width"] == 460


def test_a_spec_cannot_end_its_script() -> None:
    spec = {"data": {"values": [{"chữ": "</script><b>&"}]}}
    chart = {"id": "fig-a", "alt": 'nói "a" <b>', "caption": "*đậm* <i>"}
    page = _pictures.chart_bundle(spec, chart, lambda spec: "<svg ></svg>")["text/html"]
    assert page.count("</script>") == 1
    assert 'aria-label="nói &quot;a&quot; &lt;b&gt;"' in page
    assert "<figcaption>*đậm* &lt;i&gt;</figcaption>" in page


def test_an_own_altair_chart_is_drawn_too() -> None:
    notebook = handmade.brief()
    spec = {"data": {"values": [{"chữ": "1"}]}, "description": "Một cột"}
    notebook.cells[-1].outputs = [
        new_output("display_data", data={"application/vnd.vegalite.v6+json": spec, "text/plain": "?"})
    ]
    bundle = _finish.finish(notebook, svg=stub).notebook.cells[-1].outputs[0].data
    assert "application/vnd.vegalite.v6+json" not in bundle
    assert "Một cột" in bundle["text/html"]


def test_a_picture_drawn_without_vega_is_a_chart_too() -> None:
    notebook = handmade.brief()
    output = notebook.cells[3].outputs[1]
    output.data = {"image/svg+xml": '<svg width="100"><text>7</text></svg>', "text/plain": "?"}
    data = _finish.finish(notebook, svg=stub).notebook.cells[3].outputs[1].data
    assert '<figure class="chart" id="fig-targets"><div class="still"><svg role="img"' in data["text/html"]
    assert "vega-spec" not in data["text/html"] and 'width="22.6mm"' in data["text/markdown"]


def test_a_figure_and_its_mark_stay_together(finished: _finish.Finished) -> None:
    page = finished.notebook.cells[2].outputs[0].data["text/html"]
    kept = re.findall(r'<span class="shown"><button [^>]+>[^<]+</button><a [^>]+>[^<]+</a>.?</span>', page)
    assert len(kept) == 6
    assert page.count('class="shown"') == page.count('class="mark" href')


def test_two_runs_give_the_same_bytes(finished: _finish.Finished) -> None:
    again = handmade.brief()
    for cell in again.cells:
        cell.id = "x" + cell.id[1:]
        cell.metadata.pop("papermill", None)
    again.metadata["papermill"] = {"duration": 99}
    assert _finish.dumps(_finish.finish(again, svg=stub).notebook) == _finish.dumps(finished.notebook)


def test_what_changes_from_run_to_run_is_gone(finished: _finish.Finished) -> None:
    text = _finish.dumps(finished.notebook)
    assert "papermill" not in text and "/somewhere" not in text and "duration" not in text
    ids = [cell.id for cell in finished.notebook.cells]
    assert len(set(ids)) == len(ids)
    nbformat.validate(finished.notebook)
    counts = [c.execution_count for c in finished.notebook.cells if c.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1))


def test_front_matter_is_ours_and_keeps_what_an_analyst_added() -> None:
    title = 'Huyện Ia H\' Drai: "a" <b> & {{< x >}} @y $z$'
    source = _finish.finish(handmade.brief(title=title), svg=stub).notebook.cells[0].source
    lines = source.splitlines()
    assert lines[0] == lines[-1] == "---"
    assert "format:" in lines and "  html: default" in lines and "title: mẫu" not in lines
    values = dict(line.split(": ", 1) for line in lines if '": ' not in line and ": " in line)
    written = json.loads(values["title"])
    for mark in ("<b>", "{{<", " @y", " $z"):
        assert mark in title and mark not in written
    assert written.replace("\\", "") == title
    assert json.loads(values["stamp"]) == "2026-11-22"
    assert json.loads(values["charts"]) is True


def test_figures_and_meta_are_collected_once(finished: _finish.Finished) -> None:
    texts = [entry["text"] for entry in finished.figures]
    assert texts.count("19/25") == 2  # two observations, each once
    assert "17" in texts and "280%" in texts
    assert finished.meta["district"] == "834" and finished.meta["lang"] == "vi"


def _raised(notebook: Any) -> None:
    notebook.cells[3].outputs = [
        new_output("error", ename="ValueError", evalue="\x1b[31msai\x1b[0m", traceback=[])
    ]


def _pending(notebook: Any) -> None:
    notebook.cells[3].metadata["papermill"]["status"] = "pending"


def _never_ran(notebook: Any) -> None:
    notebook.cells[3].execution_count = None


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_raised, "cell 3 raised ValueError: sai"),
        (_pending, "cell 3 is pending"),
        (_never_ran, "cell 3 never"),
    ],
)
def test_a_cell_that_did_not_end_well_stops_the_brief(spoil: Any, words: str) -> None:
    notebook = handmade.brief()
    spoil(notebook)
    with pytest.raises(CellFailed, match=words) as caught:
        _finish.finish(notebook, svg=stub)
    assert caught.value.cell == 3


def test_papermills_banner_stops_the_brief() -> None:
    notebook = handmade.brief()
    banner = new_markdown_cell("<span>An Exception was encountered at 'In [2]'.</span>")
    banner.metadata["tags"] = ["papermill-error-cell-tag"]
    notebook.cells.insert(0, banner)
    with pytest.raises(CellFailed, match="An Exception was encountered"):
        _finish.finish(notebook, svg=stub)


def test_a_notebook_without_a_brief_is_refused() -> None:
    notebook = handmade.brief()
    notebook.cells[2].outputs = []
    with pytest.raises(NotebookError, match=r"kit\.brief"):
        _finish.finish(notebook, svg=stub)


@pytest.mark.parametrize(
    "page",
    [
        "<p>còn 14.501 đảng viên</p>",
        "<p>1.703 và <b>1.704</b></p>",
        '<svg role="img" aria-label="có 12 cột"><text>7</text></svg>',
        "<svg><text>20</text></svg>",
        '<p><span class="mark">[1]</span> 20</p>',
        "<p><time>1</time><br>20</p>",
    ],
)
def test_a_number_no_figure_has_is_found(page: str) -> None:
    with pytest.raises(UnlistedFigure, match="no figure"):
        _finish.check_digits(
            page, [{"text": "19/25"}, {"text": "trên 14.500"}, {"text": "1.703 ha"}, {"text": "7"}]
        )


def test_dates_marks_and_machinery_are_apart() -> None:
    page = (
        '<head><title>9</title></head><style>a{margin:9px}</style><script>let a = "9"</script>'
        '<!-- 9 --><p data-n="9">19 trên 25 <time>18/04/2022</time> <a class="x mark">[9]</a> '
        '<span class="when">năm <b>2022</b></span></p><div class="source-card"><div>9</div> 9</div>'
        "<cite>9 việc</cite><svg><text>19/25</text></svg>14.500 km²"
    )
    _finish.check_digits(page, [{"text": "19/25"}, {"text": "14.500"}])


def test_dates_are_written_as_readers_do() -> None:
    assert _finish.date_words("2026-11-02", "vi") == "2/11/2026"
    assert _finish.date_words("2026-11-02", "en") == "2 November 2026"
