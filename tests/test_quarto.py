"""The way through Quarto, by a program of that name that does what it is told."""

from __future__ import annotations

import json
import os
import re
import stat
import sys
from pathlib import Path
from typing import Any

import handmade
import pytest

from kit import _finish, _quarto
from kit.errors import CellFailed, RenderFailed

ASSETS = Path(__file__).parent.parent / "reports"
FAKE = """#!/bin/sh
'''exec' "{python}" "$0" "$@"
'''
import json, os, pathlib, sys
log = pathlib.Path({log!r})
log.write_text(json.dumps({{"argv": sys.argv[1:], "files": sorted(p.name for p in pathlib.Path().iterdir()),
                           "epoch": os.environ.get("SOURCE_DATE_EPOCH")}}))
notebook = json.loads(pathlib.Path("district.ipynb").read_text("utf-8"))
district = notebook["metadata"]["kit"]["brief"]["district"]
mark = "district-brief-kit"
{act}
"""
PAGE = (
    'open("district.html", "w").write(f\'<meta content="{mark}">'
    '<meta name="district" content="{district}">%s\')'
)


@pytest.fixture(scope="module")
def finished() -> _finish.Finished:
    return _finish.finish(handmade.brief())


@pytest.fixture
def quarto(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Write a stand-in that acts as told; returns where it writes how it was called."""

    def install(act: str) -> Path:
        log = tmp_path / "called.json"
        program = tmp_path / "bin" / "quarto"
        program.parent.mkdir(exist_ok=True)
        program.write_text(FAKE.format(python=sys.executable, log=str(log), act=act))
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.delenv("QUARTO_PATH", raising=False)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}/usr/bin")
        return log

    return install


def by_quarto(notebook: Any, to: str, folder: Path) -> Path:
    return _quarto.render(notebook, to, folder / f"out.{to}", assets=ASSETS, stamp=handmade.STAMP)


def test_quarto_is_found_by_name_or_path(
    quarto: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quarto("pass")
    program = tmp_path / "bin" / "quarto"
    assert _quarto.find() == program
    monkeypatch.setenv("PATH", "/nowhere")
    assert _quarto.find() is None
    for named in (program, program.parent, tmp_path):
        monkeypatch.setenv("QUARTO_PATH", str(named))
        assert _quarto.find() == program


def test_without_quarto_the_message_says_what_to_do(
    finished: _finish.Finished, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.delenv("QUARTO_PATH", raising=False)
    with pytest.raises(RenderFailed, match="--renderer embedded"):
        by_quarto(finished.notebook, "html", tmp_path)


@pytest.mark.parametrize(
    ("to", "named", "template", "act"),
    [
        ("html", "html", "brief.html", PAGE % "ok"),
        ("pdf", "typst", "brief.typ", 'open("district.pdf", "w").write("%PDF-1.7")'),
        (
            "docx",
            "docx",
            "brief.docx",
            'import zipfile; zipfile.ZipFile("district.docx", "w").writestr("a", "b")',
        ),
    ],
)
def test_quarto_gets_a_folder_with_all_it_reads(
    to: str, named: str, template: str, act: str, quarto: Any, finished: _finish.Finished, tmp_path: Path
) -> None:
    log = quarto(act)
    out = by_quarto(finished.notebook, to, tmp_path)
    assert out.stat().st_size
    called = json.loads(log.read_text())
    assert called["argv"] == [
        *("render", "district.ipynb", "--to", named, "--no-execute", "--metadata-file", "brief.yml")
    ]  # fmt: skip
    wanted = {
        "district.ipynb",
        "brief.yml",
        "brief.lua",
        "brief.css",
        "brief.js",
        "fonts",
        "fonts.css",
        "vega.js",
    }
    assert {*wanted, template} <= set(called["files"])
    assert called["epoch"] == "1795305600"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bin", "called.json", f"out.{to}"]


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ('sys.exit("ERROR: bad YAML")', r"ended with 1 on html(.|\n)*ERROR: bad YAML"),
        ("print('all fine')", r"made no html(.|\n)*all fine"),
        ('district = "366"; ' + PAGE % "", "not of district 834"),
        ('mark = "quarto"; ' + PAGE % "", r"did not use reports/brief\.html"),
        (PAGE % "<b>?@fig-no</b>", "refers to @fig-no"),
    ],
)
def test_what_quarto_gets_wrong_never_becomes_a_brief(
    act: str, words: str, quarto: Any, finished: _finish.Finished, tmp_path: Path
) -> None:
    quarto(act)
    (tmp_path / "out.html").write_text("good")
    with pytest.raises(RenderFailed, match=words):
        by_quarto(finished.notebook, "html", tmp_path)
    assert (tmp_path / "out.html").read_text() == "good"


def test_quarto_is_not_asked_without_template_or_execution(
    quarto: Any, finished: _finish.Finished, tmp_path: Path
) -> None:
    log = quarto(PAGE % "")
    with pytest.raises(RenderFailed, match=r"brief\.yml is missing"):
        _quarto.render(finished.notebook, "html", tmp_path / "o.html", assets=tmp_path, stamp=handmade.STAMP)
    unexecuted = handmade.brief()
    unexecuted.cells[2].execution_count = None
    with pytest.raises(CellFailed):
        by_quarto(unexecuted, "html", tmp_path)
    assert not log.exists()


def test_word_gets_pictures_it_can_show(finished: _finish.Finished, tmp_path: Path) -> None:
    _quarto.fill(tmp_path, finished.notebook, "docx", ASSETS)
    text = (tmp_path / "district.ipynb").read_text("utf-8")
    assert text.count("data:image/png;base64,") == 3 and "data:image/svg" not in text


def test_a_plain_quarto_project_points_at_the_same_files() -> None:
    project = (ASSETS / "_quarto.yml").read_text("utf-8")
    assert "- brief.yml" in project
    settings = (ASSETS / "brief.yml").read_text("utf-8")
    for name in re.findall(r"brief\.(?:html|typ|lua|docx)", settings):
        assert (ASSETS / name).is_file()
