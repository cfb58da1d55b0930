"""The engine `kit`: every way to fail told apart, and nothing of a notebook is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest
from cells import notebook, read, shown, text, zygote
from nbformat.v4 import new_markdown_cell, new_notebook, new_output
from processes import ended, env, python, until

from kit._engine import Failure, Zygote, execute, first_failure
from kit.errors import NotebookError

__all__ = ["zygote"]


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
    assert ended(left)


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
        assert ended(orphan)
        assert zygote.run(notebook("1")) is None
        assert zygote._process.pid != victim


def test_nothing_outlives_a_caller_that_is_killed(tmp_path: Path) -> None:
    source = (
        "from nbformat.v4 import new_code_cell, new_notebook\nfrom kit._engine import Zygote\n"
        "hang = 'import os, pathlib, time\\npathlib.Path(\"pid\").write_text(str(os.getpid()))\\n'\n"
        "hang += 'time.sleep(300)'\n"
        f"Zygote().run(new_notebook(cells=[new_code_cell(hang)]), cwd={str(tmp_path)!r})"
    )
    caller = subprocess.Popen([sys.executable, "-c", source], env=env())
    assert until(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text())
    child = int((tmp_path / "pid").read_text())
    zygote = psutil.Process(child).ppid()
    caller.kill()
    caller.wait()
    assert ended(child) and ended(zygote)


def test_an_interrupt_ends_the_notebook_and_the_next_one_runs(zygote: Zygote) -> None:
    class Interrupted:
        def cell_start(self, cell: Any, cell_index: int) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        zygote.run(notebook("import time\ntime.sleep(300)"), watch=Interrupted())
    assert zygote.run(notebook("1")) is None


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
    python("-c", check)
