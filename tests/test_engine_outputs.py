"""What the engine `kit` writes into a notebook: the same outputs as a Jupyter kernel, in the same order."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from cells import ZOO, notebook, read, text, zygote
from processes import env

from kit._engine import Zygote

__all__ = ["zygote"]
COMPARED = ("streams", "displays", "magics", "errors", "awaits", "frames", "state", "widgets", "fails")
RUN_ALL = """
import os, sys
from pathlib import Path
import papermill
engine, zoo, out, *names = sys.argv[1:]
for name in names:
    scratch = Path(out, name)
    scratch.mkdir(parents=True)
    try:
        papermill.execute_notebook(
            f"{zoo}/{name}.ipynb", f"{out}/{name}.ipynb", cwd=str(scratch), progress_bar=False,
            engine_name=engine or None, shutdown_kernel="immediate",
        )
        told = "no error"
    except papermill.PapermillExecutionError as error:
        told = f"{error.cell_index} {error.exec_count} {error.ename} {error.evalue}"
    Path(out, f"{name}.txt").write_text(told)
"""


def _zoo(name: str, folder: Path) -> subprocess.Popen[str]:
    """The zoo executed into a folder, by papermill's own engine or the kit's."""
    engine = "kit" if name == "kit" else ""
    command = [sys.executable, "-c", RUN_ALL, engine, str(ZOO), str(folder), *COMPARED]
    environment = env()
    environment.pop("PYTEST_CURRENT_TEST", None)  # a kernel that sees it does not capture fd 1 and 2
    return subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, stdout=2, text=True, start_new_session=True
    )


def _whole(folder: Path) -> bool:
    """Did what a cell's child process printed reach the notebook?"""
    cells = nbformat.read(folder / "streams.ipynb", 4).cells
    said = [output.get("text", "") for cell in cells for output in cell.get("outputs", [])]
    return any("a child process" in text for text in said)


@pytest.fixture(scope="session")
def engines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folders with the zoo as papermill's own engine and as the engine `kit` executed it.

    What a kernel behind ports says is lost now and then, not in the kit's: then it is run again.
    """
    ours, said = tmp_path_factory.mktemp("kit"), ""
    run = _zoo("kit", ours)
    for _ in range(3):
        theirs = tmp_path_factory.mktemp("jupyter")
        reference = _zoo("jupyter", theirs)
        try:
            said = reference.communicate(timeout=150)[1]
        except subprocess.TimeoutExpired:
            os.killpg(reference.pid, signal.SIGKILL)
            reference.communicate()
        if reference.returncode == 0 and _whole(theirs):
            break
    assert reference.returncode == 0, said
    _, said = run.communicate()
    assert run.returncode == 0, said
    return {"jupyter": theirs, "kit": ours}


def comparable(outputs: list[Any]) -> Any:
    """Outputs without what differs between two runs of one kernel.

    Memory addresses, widget ids, the process id in cell file names; and runs of text outputs,
    which a kernel splits by the clock, joined by stream.
    """
    joined: list[dict[str, Any]] = []
    for output in json.loads(json.dumps(outputs)):
        last = joined[-1] if joined else {}
        if output["output_type"] != "stream":
            joined.append(output)
        elif last.get("output_type") == "text":
            last[output["name"]] += output["text"]
        else:
            joined.append({"output_type": "text", "stdout": "", "stderr": ""})
            joined[-1][output["name"]] += output["text"]
    return without_chance(joined)


def without_chance(value: Any) -> Any:
    content = json.dumps(value, ensure_ascii=False)
    content = re.sub(r"0x[0-9a-fA-F]{6,}", "ADDRESS", content)
    content = re.sub(r"ipykernel_\d+/", "ipykernel/", content)
    return json.loads(re.sub(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])", "ID", content))


@pytest.mark.parametrize("name", COMPARED)
def test_outputs_equal_those_of_the_jupyter_engine(name: str, engines: dict[str, Path]) -> None:
    theirs, ours = (nbformat.read(engines[e] / f"{name}.ipynb", 4) for e in ("jupyter", "kit"))
    assert [cell.id for cell in ours.cells if "outputs" in cell] == [
        cell.id for cell in theirs.cells if "outputs" in cell
    ]
    assert len(ours.cells) == len(theirs.cells)
    for mine, other in zip(ours.cells, theirs.cells, strict=True):
        assert mine.source == other.source
        assert mine.get("execution_count") == other.get("execution_count"), mine.source
        for key in ("status", "exception") if "papermill" in other.metadata else ():
            assert mine.metadata.papermill[key] == other.metadata.papermill[key], mine.source
        assert comparable(mine.get("outputs", [])) == comparable(other.get("outputs", []))
    assert ours.metadata.language_info == theirs.metadata.language_info
    assert widgets(ours) == widgets(theirs)
    told = [(engines[engine] / f"{name}.txt").read_text() for engine in ("jupyter", "kit")]
    assert told[0] == told[1]


def widgets(nb: Any) -> Any:
    kind = "application/vnd.jupyter.widget-state+json"
    states = nb.metadata.get("widgets", {}).get(kind, {}).get("state", {})
    return sorted(without_chance(list(states.values())), key=json.dumps)


def test_the_zoo_is_not_empty_of_outputs(engines: dict[str, Path]) -> None:
    for name in COMPARED:
        nb = nbformat.read(engines["kit"] / f"{name}.ipynb", 4)
        assert sum(len(cell.get("outputs", [])) for cell in nb.cells) >= 3, name


@pytest.mark.parametrize("name", ["streams", "displays"])
def test_two_runs_give_the_same_notebook(name: str, zygote: Zygote) -> None:
    first, second = read(name), read(name)
    assert zygote.run(first) is zygote.run(second) is None
    assert first == second


def test_flushes_keep_the_order_of_streams(zygote: Zygote) -> None:
    nb = notebook(
        "import sys\nfor n in range(2):\n"
        "    print('out', n, flush=True)\n    print('err', n, file=sys.stderr, flush=True)"
    )
    assert zygote.run(nb) is None
    texts = [(o.name, o.text) for o in nb.cells[0].outputs]
    assert texts == [(s, f"{s[3:]} {n}\n") for n in range(2) for s in ("stdout", "stderr")]


def test_text_written_to_the_descriptor_and_by_stdout_object(zygote: Zygote) -> None:
    nb = notebook(
        "import subprocess, sys\nprint('a')\nsubprocess.run(['echo', 'b'], stdout=sys.stdout)\n"
        "sys.__stdout__.write('c\\n')\nsys.__stdout__.flush()\nprint('d')"
    )
    assert zygote.run(nb) is None
    assert text(nb, 0) == "a\nb\nc\nd\n"
