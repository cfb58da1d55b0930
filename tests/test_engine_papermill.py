"""The engine `kit` as papermill calls it: times, states, parameters, deadlines, what it cannot run."""

from __future__ import annotations

import io
import os
from pathlib import Path

import nbformat
import pytest
from cells import ZOO, notebook, shown, text
from nbformat.v4 import new_markdown_cell
from processes import python

from kit._engine import Zygote, first_failure
from kit.errors import NotebookError


def test_papermill_sees_times_states_and_parameters(tmp_path: Path) -> None:
    nb = notebook("x = 'default'\ny = 1", "print(x, y)", "import sys\nprint('e', file=sys.stderr)")
    nb.cells[0].metadata["tags"] = ["parameters"]
    nb.cells.append(new_markdown_cell("the end"))
    nb.metadata["kernelspec"] = {"name": "python3", "language": "python", "display_name": "P"}
    nbformat.write(nb, tmp_path / "in.ipynb")
    command = "-m papermill --engine kit --no-progress-bar in.ipynb out.ipynb -r x 007"
    files = "--stdout-file out.txt --stderr-file err.txt"
    python(*command.split(), *files.split(), cwd=tmp_path)
    out = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    assert (tmp_path / "out.txt").read_text() == text(out, 2) == "007 1\n"
    assert (tmp_path / "err.txt").read_text() == "e\n"
    for cell in out.cells:
        record = cell.metadata.papermill
        assert (record.status, record.exception) == ("completed", False)
        assert record.start_time <= record.end_time and record.duration >= 0
    assert out.metadata.papermill.exception is None


@pytest.mark.parametrize("name", ["exits", "dies", "floods"])
def test_papermill_raises_and_marks_the_cell(name: str, tmp_path: Path) -> None:
    import papermill

    with pytest.raises(papermill.PapermillExecutionError) as caught:
        papermill.execute_notebook(
            ZOO / f"{name}.ipynb", tmp_path / "out.ipynb", engine_name="kit", progress_bar=False
        )
    nb = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    code = [cell for cell in nb.cells if cell.cell_type == "code"]
    states = [cell.metadata.papermill.status for cell in code]
    assert states == ["completed", "failed", "pending"]
    assert "An Exception was encountered" in nb.cells[0].source
    failure = first_failure(nb)
    assert failure is not None and failure.ename == caught.value.ename
    assert nb.cells[failure.cell] == code[1]


def test_papermill_writes_as_it_goes_and_not_when_told(tmp_path: Path) -> None:
    import papermill

    look = "import pathlib\nsaved = pathlib.Path('out.ipynb')\nsaved.exists() and len(saved.read_text())"
    nb = notebook("'first'", look)
    nb.metadata["kernelspec"] = {"name": "python3", "language": "python", "display_name": "P"}
    for often in (True, False):
        out = papermill.execute_notebook(
            nb, tmp_path / "out.ipynb", engine_name="kit", progress_bar=False, cwd=tmp_path,
            request_save_on_cell_execute=often, stdout_file=io.StringIO(),
        )  # fmt: skip
        assert (shown(out, 1) == "False") is not often
        (tmp_path / "out.ipynb").unlink()


def test_deadline_of_the_papermill_engine(tmp_path: Path) -> None:
    import papermill

    for limit in ({"deadline": 2.0}, {"execution_timeout": 2}):
        with pytest.raises(papermill.PapermillExecutionError) as caught:
            papermill.execute_notebook(
                ZOO / "hangs.ipynb", tmp_path / "out.ipynb", engine_name="kit",
                progress_bar=False, **limit,
            )  # fmt: skip
        assert caught.value.ename == "DeadlineExceeded"


def test_other_languages_and_systems_without_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    import papermill

    with pytest.raises(NotebookError, match=r"runs Python notebooks.* ir \(R\)"):
        papermill.execute_notebook(ZOO / "other-language.ipynb", None, engine_name="kit", progress_bar=False)
    monkeypatch.delattr(os, "fork")
    with pytest.raises(NotebookError, match="--engine jupyter"):
        Zygote()


def test_the_engine_can_be_imported_before_and_after_papermill() -> None:
    for order in ("kit._engine, papermill", "papermill, kit._engine"):
        check = f"import {order}; from papermill.engines import papermill_engines as p;"
        check += "assert p.get_engine('kit') is kit._engine.ForkEngine"
        python("-c", check)
