"""One brief, from notebook to drafts of its files: what a worker process does.

A worker holds one zygote (see `_engine`) and long-lived renderers, and never forks. It writes into
a scratch folder only; the run that asked for the brief publishes it.
"""

from __future__ import annotations

import hashlib
import os
import re
import signal
import threading
import time
from contextlib import chdir
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing import connection, parent_process
from pathlib import Path
from typing import Any

from kit.errors import CellFailed, KitError, NotebookError

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_LONGEST = 2000
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Job:
    """A unit of work; `stem` names its files, `scratch` is where they are drafted.

    notebook: its text; timeout: seconds for its cells; cwd: where it runs; env: added variables.
    """

    stem: str
    district: str
    notebook: str
    parameters: dict[str, str]
    formats: tuple[str, ...]
    renderer: str
    engine: str
    timeout: float
    assets: str
    scratch: str
    cwd: str
    env: dict[str, str]


@dataclass(frozen=True)
class Made:
    """What became of a job: drafts by kind (name, size, time, sha256), or an error."""

    outputs: dict[str, dict[str, Any]] = field(default_factory=dict)
    meta: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    error: dict[str, Any] | None = None


def start(env: dict[str, str]) -> None:
    """Make this process a worker: it ends with its parent, and its zygote starts at once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    assert parent is not None
    sentinel = parent.sentinel
    threading.Thread(target=lambda: (connection.wait([sentinel]), os._exit(1)), daemon=True).start()
    os.environ.update(env)
    engine = import_module("kit._engine")
    engine.defer_iri_grammar()
    if hasattr(os, "fork"):
        engine._shared(os.getpid())
    for name in ("papermill", "kit._finish", "kit._embedded"):
        import_module(name)


def make(job: Job) -> Made:
    """Execute, finish, check and render; never raises, whatever the notebook does."""
    begun = time.perf_counter()
    with _one_at_a_time:
        os.environ.update(job.env)
        folder = Path(job.scratch) / job.stem
        try:
            folder.mkdir(parents=True, exist_ok=True)
            outputs, meta = _make(job, folder)
            return Made(outputs, meta, time.perf_counter() - begun)
        except Exception as error:
            return Made(error=_described(error, folder), seconds=time.perf_counter() - begun)


def _make(job: Job, folder: Path) -> tuple[dict[str, dict[str, Any]], dict[str, Any]]:
    from kit import _finish

    finished = _finish.finish(_execute(job, folder / "executed.ipynb"))
    shown = str(finished.meta.get("district", ""))
    if shown != job.district:
        raise NotebookError(f"the notebook was given district {job.district} and made a brief on {shown!r}")
    files = {"notebook": folder / f"{job.stem}.ipynb", "figures": folder / f"{job.stem}.figures.json"}
    files["notebook"].write_text(_finish.dumps(finished.notebook), "utf-8")
    files["figures"].write_text(_finish.lines(finished.figures) + "\n", "utf-8")
    renderer = import_module(f"kit._{job.renderer}")
    for kind in job.formats:
        files[kind] = renderer.render(
            finished.notebook, kind, folder / f"{job.stem}.{kind}", assets=Path(job.assets),
            stamp=str(finished.meta.get("stamp") or "2025-07-01"),
        )  # fmt: skip
    if "html" in files:
        _finish.check_digits(files["html"].read_text("utf-8"), finished.figures)
    return {kind: settled(path) for kind, path in files.items()}, finished.meta


def settled(path: Path) -> dict[str, Any]:
    """Have the file on disk for certain, and say what it is."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        state = os.fstat(file.fileno())
    return {"name": path.name, "size": state.st_size, "time": state.st_mtime_ns, "sha256": digest}


def _execute(job: Job, partial: Path) -> Any:
    """Run the notebook through papermill; what it did so far is in `partial` when it fails.

    In papermill's two steps, as its one would also write every notebook that is good.
    """
    engine: Any = import_module("kit._engine")
    engine.defer_iri_grammar()
    import nbformat
    import papermill
    from papermill.engines import papermill_engines
    from papermill.execute import raise_for_execution_errors

    name, limits = None, {"execution_timeout": round(job.timeout, 1)}
    if job.engine == "kit":
        name, limits = "kit", {"deadline": job.timeout}
        papermill_engines.register("kit", engine.ForkEngine)
    prepared = papermill.execute_notebook(
        nbformat.reads(job.notebook, as_version=4),  # type: ignore[no-untyped-call]
        str(partial).replace("{", "{{").replace("}", "}}"),
        parameters=job.parameters,
        engine_name=name,
        prepare_only=True,
        progress_bar=False,
    )
    kernel = papermill_engines.nb_kernel_name(engine_name=name, nb=prepared)
    with chdir(job.cwd):
        executed = papermill_engines.execute_notebook_with_engine(
            name, prepared, kernel_name=kernel, progress_bar=False, **limits
        )
    raise_for_execution_errors(executed, str(partial))
    if failure := engine.first_failure(executed):
        nbformat.write(executed, partial)  # type: ignore[no-untyped-call]
        raise CellFailed(f"{failure.ename}: {failure.message}", _number(executed, failure.cell))
    return executed


def _number(notebook: Any, index: int) -> int:
    """The number a reader counts: 1 for the first code cell."""
    return sum(cell.cell_type == "code" for cell in notebook.cells[: index + 1])


def _described(error: Exception, folder: Path) -> dict[str, Any]:
    """The error as run --json gives it: cell, message, notebook (the partial one in `folder`)."""
    partial = folder / "executed.ipynb"
    cell = error.cell if isinstance(error, CellFailed) else None
    message = str(error) if isinstance(error, KitError) else f"{type(error).__name__}: {error}"
    if type(error).__name__ == "PapermillExecutionError":
        import nbformat

        engine: Any = import_module("kit._engine")
        notebook = nbformat.read(partial, as_version=4)  # type: ignore[no-untyped-call]
        if failure := engine.first_failure(notebook):
            cell, message = _number(notebook, failure.cell), f"{failure.ename}: {failure.message}"
    elif isinstance(error, OSError):
        message = f"{error.strerror or error}: {error.filename or folder}"
    message = _ANSI.sub("", message).strip()[:_LONGEST]
    return {"cell": cell, "message": message, "notebook": str(partial) if partial.is_file() else None}
