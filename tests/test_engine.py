"""The engine `kit`: same outputs as a Jupyter kernel, and every way to fail told apart."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from kit._engine import Failure, Zygote, execute, first_failure
from kit.errors import NotebookError

ZOO = Path(__file__).parent / "zoo"
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


@pytest.fixture(scope="module")
def zygote() -> Iterator[Zygote]:
    with Zygote() as one:
        yield one


def _zoo(name: str, folder: Path) -> subprocess.Popen[str]:
    """The zoo executed into a folder, by papermill's own engine or the kit's."""
    engine = "kit" if name == "kit" else ""
    command = [sys.executable, "-c", RUN_ALL, engine, str(ZOO), str(folder), *COMPARED]
    env = {**os.environ, "PYTHONPATH": str(ZOO.parents[1])}
    env.pop("PYTEST_CURRENT_TEST", None)  # a kernel that sees it does not capture fd 1 and 2
    return subprocess.Popen(
        command, env=env, stderr=subprocess.PIPE, stdout=2, text=True, start_new_session=True
    )


@pytest.fixture(scope="session")
def engines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folders with the zoo as papermill's own engine and as the engine `kit` executed it."""
    folders = {name: tmp_path_factory.mktemp(name) for name in ("jupyter", "kit")}
    runs = {name: _zoo(name, folder) for name, folder in folders.items()}
    try:
        said = runs["jupyter"].communicate(timeout=150)[1]
    except (
        subprocess.TimeoutExpired
    ):  # what a kernel behind ports says is lost now and then; not in the kit's
        os.killpg(runs["jupyter"].pid, signal.SIGKILL)
        runs["jupyter"].communicate()
        folders["jupyter"] = tmp_path_factory.mktemp("jupyter")
        runs["jupyter"] = _zoo("jupyter", folders["jupyter"])
        said = runs["jupyter"].communicate(timeout=150)[1]
    assert runs["jupyter"].returncode == 0, said
    _, said = runs["kit"].communicate()
    assert runs["kit"].returncode == 0, said
    return folders


def notebook(*sources: str) -> Any:
    return new_notebook(cells=[new_code_cell(source) for source in sources])


def read(name: str) -> Any:
    return nbformat.read(ZOO / f"{name}.ipynb", as_version=4)


def text(nb: Any, index: int, name: str = "stdout") -> str:
    outputs = nb.cells[index].outputs
    return "".join(o.text for o in outputs if o.output_type == "stream" and o.name == name)


def shown(nb: Any, index: int) -> str:
    """The text of the cell's execute_result."""
    return next(o.data["text/plain"] for o in nb.cells[index].outputs if "execution_count" in o)


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


@pytest.mark.parametrize(
    ("name", "cell", "ename", "kind", "words"),
    [
        ("fails", 3, "IndexError", "error", "list index out of range"),
        ("exits", 1, "SystemExit", "exit", "ended the notebook early"),
        ("dies", 1, "KernelDied", "died", "exit status 3"),
        ("hangs", 1, "DeadlineExceeded", "deadline", "2 s, the limit for the notebook"),
        ("floods", 1, "OutputLimitExceeded", "flood", "20,000,000 bytes"),
    ],
)
def test_failures_are_told_apart(
    name: str, cell: int, ename: str, kind: str, words: str, zygote: Zygote
) -> None:
    nb = read(name)
    failure = zygote.run(nb, timeout=2 if name == "hangs" else 60)
    assert failure is not None
    assert (failure.cell, failure.ename, failure.kind) == (cell, ename, kind)
    assert words in failure.message
    assert first_failure(nb) == failure
    assert nb.cells[cell].outputs[0].output_type in ("stream", "display_data")
    errors = [o for o in nb.cells[cell].outputs if o.output_type == "error"]
    assert [(error.ename, error.evalue) for error in errors] == [(ename, failure.message)]
    assert nb.cells[-1].get("execution_count") is None
    assert len(nbformat.writes(nb)) < 200_000
    assert psutil.Process(zygote._process.pid).children() == []
    assert zygote.run(notebook("1 + 1")) is None


def test_the_last_words_of_a_dead_process_are_kept(zygote: Zygote) -> None:
    nb = read("dies")
    assert zygote.run(nb) is not None
    assert text(nb, 1) == "last words\n"
    assert text(nb, 1, "stderr") == "raw last words\n"


@pytest.mark.parametrize(
    ("source", "kind", "words"),
    [
        ("import ctypes\nctypes.string_at(0)", "died", "SIGSEGV"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "died", "SIGKILL"),
        ("import os\nos._exit(0)", "died", "exit status 0"),
        ("exit()", "exit", "early"),
        ("import sys\nsys.exit()", "exit", "early"),
        ("import sys\nsys.exit('no data')", "exit", "no data"),
        ("import os\nos.system('yes')", "flood", "bytes"),
        ("from IPython.display import HTML\nHTML('x' * 30_000_000)", "flood", "bytes"),
        ("import time\nwhile True: print('.', end='', flush=True)", "deadline", "limit for a cell"),
        ("import os, time\nos.close(1); os.close(2)\ntime.sleep(60)", "deadline", "a cell"),
        ("input()", "error", "does not support input"),
        ("import os\nassert os.read(0, 9)", "error", ""),
    ],
)
def test_more_ways_to_fail(source: str, kind: str, words: str, zygote: Zygote) -> None:
    nb = notebook("1", source, "print('must not run')")
    failure = zygote.run(nb, cell_timeout=3)
    assert failure is not None
    assert (failure.kind, failure.cell) == (kind, 1)
    assert words in failure.message
    assert nb.cells[2].outputs == []


def test_a_notebook_leaves_nothing_to_the_next_or_to_the_caller(zygote: Zygote) -> None:
    here, environment = Path.cwd(), dict(os.environ)
    change = notebook(
        "import os, sys, builtins, altair, polars\nos.chdir('/')\nos.environ['LEFT'] = 'x'\n"
        "builtins.left = 1\naltair.theme.enable('dark')\npolars.Config.set_tbl_rows(1)\n"
        "sys.path.insert(0, '/nowhere')\nleft_too = 1\npolars.DataFrame({'a': [1]}).sum()"
    )
    look = notebook(
        "import os, sys, builtins, altair, polars\nprint(os.getcwd(), 'LEFT' in os.environ,"
        " hasattr(builtins, 'left'), altair.theme.active, 'POLARS_FMT_MAX_ROWS' in os.environ,"
        " '/nowhere' in sys.path, 'left_too' in globals(), len(Out))"
    )
    assert zygote.run(change) is None
    assert zygote.run(look) is None
    assert text(look, 0) == f"{here} False False default False False False 0\n"
    assert (Path.cwd(), dict(os.environ)) == (here, environment)


def test_threads_and_processes_left_over_end_with_the_notebook(zygote: Zygote) -> None:
    nb = notebook(
        "import subprocess, threading, time\n"
        "threading.Thread(target=time.sleep, args=(300,)).start()\n"
        "print(subprocess.Popen(['sleep', '300']).pid)"
    )
    assert zygote.run(nb) is None
    left = int(text(nb, 0))
    assert gone(lambda: not psutil.pid_exists(left) or zombie(left))


def zombie(pid: int) -> bool:
    return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def gone(condition: Any) -> bool:
    """Wait for something that the system does in its own time."""
    for _ in range(600):
        try:
            if condition():
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    return False


def test_exit_functions_run_and_cannot_hold_the_notebook_up(zygote: Zygote, tmp_path: Path) -> None:
    nb = notebook(
        "import atexit, pathlib, time\natexit.register(time.sleep, 300)\n"
        "atexit.register(pathlib.Path('done.txt').write_text, 'done');"
    )
    assert zygote.run(nb, cwd=str(tmp_path)) is None
    assert (tmp_path / "done.txt").read_text() == "done"


def test_folder_and_environment_are_those_asked_for(zygote: Zygote, tmp_path: Path) -> None:
    (tmp_path / "beside.py").write_text("VALUE = 'beside the notebook'")
    nb = notebook("import os, beside\nprint(os.getcwd(), os.environ['KIT_X'], beside.VALUE)")
    assert zygote.run(nb, cwd=str(tmp_path), env={"KIT_X": "năm"}) is None
    assert text(nb, 0) == f"{tmp_path.resolve()} năm beside the notebook\n"
    with pytest.raises(NotebookError, match="nowhere"):
        zygote.run(nb, cwd=str(tmp_path / "nowhere"))


def test_old_outputs_go_and_markdown_stays(zygote: Zygote) -> None:
    nb = notebook("x = 1", "")
    nb.cells[0].outputs = [new_output("stream", text="old")]
    nb.cells[1].outputs = [new_output("stream", text="old")]
    nb.cells.insert(0, new_markdown_cell("# title"))
    assert zygote.run(nb) is None
    assert [cell.get("outputs") for cell in nb.cells] == [None, [], []]
    assert [cell.get("execution_count") for cell in nb.cells] == [None, 1, None]


def test_children_start_with_one_thread_and_work_in_many(zygote: Zygote) -> None:
    work = (
        "import threading\nprint(threading.active_count())\nimport polars as pl\n"
        "frame = pl.DataFrame({'n': range(500_000)}).with_columns(k=pl.col('n') % 9)\n"
        "frame.group_by('k').agg(pl.col('n').sum()).sort('k').item(8, 'n')"
    )
    for _ in range(3):
        nb = notebook(work)
        assert zygote.run(nb, timeout=60) is None
        assert (text(nb, 0), shown(nb, 0)) == ("1\n", str(sum(range(8, 500_000, 9))))


def test_a_dead_zygote_is_replaced() -> None:
    with Zygote() as zygote:
        zygote._process.kill()
        zygote._process.wait()
        assert zygote.run(notebook("1")) is None
        victim = zygote._process.pid
        murder = "os.kill(os.getppid(), signal.SIGKILL)\ntime.sleep(300)"
        nb = notebook("import os, signal, time\nprint(os.getpid())", murder)
        failure = zygote.run(nb)
        assert failure is not None and failure.kind == "died"
        orphan = int(text(nb, 0))
        assert gone(lambda: not psutil.pid_exists(orphan) or zombie(orphan))
        assert zygote.run(notebook("1")) is None
        assert zygote._process.pid != victim


def test_nothing_outlives_a_caller_that_is_killed(tmp_path: Path) -> None:
    source = (
        "from nbformat.v4 import new_code_cell, new_notebook\nfrom kit._engine import Zygote\n"
        "hang = 'import os, pathlib, time\\npathlib.Path(\"pid\").write_text(str(os.getpid()))\\n'\n"
        "hang += 'time.sleep(300)'\n"
        f"Zygote().run(new_notebook(cells=[new_code_cell(hang)]), cwd={str(tmp_path)!r})"
    )
    env = {**os.environ, "PYTHONPATH": str(ZOO.parents[1])}
    caller = subprocess.Popen([sys.executable, "-c", source], env=env)
    assert gone(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text())
    child = int((tmp_path / "pid").read_text())
    zygote = psutil.Process(child).ppid()
    caller.kill()
    caller.wait()
    for pid in (child, zygote):
        assert gone(lambda pid=pid: not psutil.pid_exists(pid) or zombie(pid))


def test_an_interrupt_ends_the_notebook_and_the_next_one_runs(zygote: Zygote) -> None:
    class Interrupted:
        def cell_start(self, cell: Any, cell_index: int) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        zygote.run(notebook("import time\ntime.sleep(300)"), watch=Interrupted())
    assert zygote.run(notebook("1")) is None


def test_papermill_sees_times_states_and_parameters(tmp_path: Path) -> None:
    nb = notebook("x = 'default'\ny = 1", "print(x, y)", "import sys\nprint('e', file=sys.stderr)")
    nb.cells[0].metadata["tags"] = ["parameters"]
    nb.cells.append(new_markdown_cell("the end"))
    nb.metadata["kernelspec"] = {"name": "python3", "language": "python", "display_name": "P"}
    nbformat.write(nb, tmp_path / "in.ipynb")
    command = "-m papermill --engine kit --no-progress-bar in.ipynb out.ipynb -r x 007"
    files = "--stdout-file out.txt --stderr-file err.txt"
    env = {**os.environ, "PYTHONPATH": str(ZOO.parents[1])}
    arguments = [sys.executable, *command.split(), *files.split()]
    subprocess.run(arguments, cwd=tmp_path, env=env, check=True)
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
    env = {**os.environ, "PYTHONPATH": str(ZOO.parents[1])}
    for order in ("kit._engine, papermill", "papermill, kit._engine"):
        check = f"import {order}; from papermill.engines import papermill_engines as p;"
        check += "assert p.get_engine('kit') is kit._engine.ForkEngine"
        subprocess.run([sys.executable, "-c", check], env=env, check=True)


def test_one_zygote_is_shared_by_a_process() -> None:
    first, second = (notebook("import os\nprint(os.getppid())") for _ in range(2))
    assert execute(first) is execute(second) is None
    assert text(first, 0) == text(second, 0)


def test_first_failure_reads_any_executed_notebook() -> None:
    nb = new_notebook(cells=[new_markdown_cell("x"), *notebook("", "1", "2").cells])
    assert first_failure(nb) == Failure(2, "NeverRan", "the cell never ran")
    nb.cells[2].execution_count, nb.cells[3].execution_count = 1, 2
    assert first_failure(nb) is None
    nb.cells[3].metadata["papermill"] = {"status": "failed"}
    assert first_failure(nb) == Failure(3, "CellExecutionError", "failed without an error output")
    nb.cells[3].outputs = [new_output("error", ename="SystemExit", evalue="0", traceback=[])]
    assert first_failure(nb) == Failure(3, "SystemExit", "0")
    nb.cells[3].metadata = nbformat.from_dict({"tags": ["raises-exception"]})
    assert first_failure(nb) is None
    nb.cells[3].execution_count, nb.cells[3].metadata["tags"] = None, ["skip-execution"]
    assert first_failure(nb) is None


def test_the_grammar_nobody_asks_for_is_built_only_when_asked_for() -> None:
    check = (
        "import importlib.util, sys\n"
        "from kit._zygote import defer_iri_grammar\ndefer_iri_grammar()\n"
        "import jsonschema\nassert 'rfc3987_syntax' not in sys.modules\n"
        "if importlib.util.find_spec('rfc3987_syntax'):\n"
        "    ask = jsonschema.FormatChecker().conforms\n"
        "    assert ask('http://ví-dụ.vn/', 'iri') and not ask('không phải', 'iri')\n"
        "    assert 'rfc3987_syntax' in sys.modules\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ZOO.parents[1])}
    subprocess.run([sys.executable, "-c", check], env=env, check=True)
