"""The `kit` papermill engine: a fresh forked process for each notebook, no kernel start, no ports.

    caller ──spawn──▶ zygote (imports once, computes nothing) ──fork──▶ child (runs the cells)
       ▲                                                                │
       └── messages as a kernel sends them (a socket), text written to fd 1 and 2 (two pipes)

The child is ipykernel without ports, and nbclient turns its messages into outputs: an executed
notebook equals one from papermill's own engine. The child waits for an answer to each message; by
then the caller has read all text written before it, so text and displays stay in order without
threads. Different on purpose: text is grouped by what the notebook did, never by a clock; IPython
profiles are not read; `sys.exit` fails the cell; a deadline, a dead process or a flood of output
fails the cell and stays in it as an error output.
"""

from __future__ import annotations

import atexit
import base64
import contextlib
import functools
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import types
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from kit._zygote import STATUS
from kit._zygote import defer_iri_grammar as defer_iri_grammar
from kit.errors import KernelDied, NotebookError

OUTPUT_LIMIT = 20_000_000  # bytes one cell may put out
_KEPT_OF_A_FLOOD = 50_000
_START_LIMIT, _EXIT_LIMIT, _NEVER = 120.0, 5.0, float("inf")
_KINDS = {"SystemExit": "exit", "DeadlineExceeded": "deadline", "KernelDied": "died"}
_KINDS |= {"OutputLimitExceeded": "flood", "NeverRan": "pending"}


@dataclass(frozen=True)
class Failure:
    """Why a notebook stopped: cell (0-based index), name and message of its error output."""

    cell: int
    ename: str
    message: str

    @property
    def kind(self) -> str:
        """One of error (the cell raised), exit, deadline, died, flood, pending (never ran)."""
        return _KINDS.get(self.ename, "error")


def first_failure(nb: Any) -> Failure | None:
    """Return the first cell of an executed notebook that failed or never ran, whatever the engine.

    What an author allowed (tags `raises-exception`, `skip-execution`) is no failure.
    """
    for index, cell in enumerate(nb.cells):
        tags = cell.metadata.get("tags", [])
        if cell.cell_type != "code" or not cell.source.strip() or "skip-execution" in tags:
            continue
        if cell.execution_count is None:
            return Failure(index, "NeverRan", "the cell never ran")
        for out in cell.outputs if "raises-exception" not in tags else ():
            if out.output_type == "error":
                return Failure(index, out.ename, out.evalue)
        if cell.metadata.get("papermill", {}).get("status") == "failed":
            return Failure(index, "CellExecutionError", "failed without an error output")
    return None


class Zygote(contextlib.AbstractContextManager["Zygote"]):
    """One clean process that forks a child for each notebook; runs one notebook at a time.

    It starts at once and imports while the caller goes on. Use as a context manager or call
    close(). One that has died is started anew by the next run. Not to be shared over a fork.
    Raises NotebookError where the platform has no fork.
    """

    def __init__(self) -> None:
        if not hasattr(os, "fork"):
            raise NotebookError(
                "the engine `kit` needs os.fork, which this system lacks: use "
                "`kit run --engine jupyter`, or papermill without `--engine kit`"
            )
        self._lock = threading.Lock()
        self._start()

    def _start(self) -> None:
        self._control, theirs = socket.socketpair()
        path = f"import sys; sys.path.append({str(Path(__file__).resolve().parents[1])!r})"
        with theirs:
            serve = f"{path}; import kit._zygote as z; z.serve({theirs.fileno()})"
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", serve],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=2,
            )

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the zygote and the notebook it may be running."""
        self._control.close()
        try:
            self._process.wait(_EXIT_LIMIT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def run(
        self,
        nb: Any,
        *,
        timeout: float | None = None,
        cell_timeout: float | None = None,
        cwd: str | None = None,
        env: dict[str, str] | None = None,
        output_limit: int = OUTPUT_LIMIT,
        client: Any = None,
        watch: Any = None,
    ) -> Failure | None:
        """Run the cells of the notebook node `nb` in place; return None or what went wrong.

        timeout, cell_timeout: seconds for the notebook and for each cell. cwd: the child's
        working directory (default: the caller's). env: added to the caller's environment.
        output_limit: bytes a cell may put out. client: the nbclient that turns messages into
        outputs. watch: papermill's execution manager, told of each cell's start and end.
        Raises NotebookError for a cwd that is not there, KernelDied if no child comes up.
        """
        folder = Path(cwd or ".").resolve()
        if not folder.is_dir():
            raise NotebookError(f"{cwd}: no such folder to run the notebook in")
        if client is None:
            from nbclient import NotebookClient

            client = NotebookClient(nb)
        run = _Run(nb, client, watch, timeout or _NEVER, cell_timeout or _NEVER, output_limit)
        plan = [run.plan(), str(folder), {**os.environ, **(env or {})}, output_limit]
        with self._lock:
            if self._process.poll() is not None:
                self.close()
                self._start()
            try:
                with self._child(run):
                    run.data.send_bytes(json.dumps(plan).encode())
                    run.follow(self._control)
            except (BrokenPipeError, ConnectionResetError) as error:
                raise KernelDied("the process that forks notebooks died; see stderr") from error
            finally:
                if not run.over:
                    self.close()
        return run.failure

    @contextlib.contextmanager
    def _child(self, run: _Run) -> Iterator[None]:
        """Have a child forked, with a socket and two pipes (only the zygote tells their end)."""
        mine, theirs = socket.socketpair()
        pipes = [os.pipe(), os.pipe()]
        try:
            with theirs:
                fds = [theirs.fileno(), pipes[0][1], pipes[1][1]]
                socket.send_fds(self._control, [b"R"], fds)
            with Connection(mine.detach()) as run.data:
                run.pipes = {"stdout": pipes[0][0], "stderr": pipes[1][0]}
                for pipe in run.pipes.values():
                    os.set_blocking(pipe, False)
                yield
        finally:
            mine.close()
            for end in (*pipes[0], *pipes[1]):
                os.close(end)


class _Run:
    """One notebook on its way through a child: what came, and what became of it."""

    data: Connection[Any, Any]
    pipes: dict[str, int]

    def __init__(
        self, nb: Any, client: Any, watch: Any, timeout: float, cell_timeout: float, limit: int
    ) -> None:
        self.nb, self.client, self.watch = nb, client, watch
        self.timeout, self.cell_timeout, self.limit = timeout, cell_timeout, limit
        self.text = {"stdout": bytearray(), "stderr": bytearray()}
        self.segments: list[tuple[str, bytearray]] = []
        self.cell, self.told, self.size = -1, -1, 0.0
        self.done = self.over = False
        self.stopped: tuple[str, str] | None = None
        self.failure: Failure | None = None
        self.ends, self.notebook_ends = time.monotonic() + _START_LIMIT, _NEVER

    def plan(self) -> list[tuple[int, str, bool]]:
        """Clear old outputs; return for each cell to run: index, source, may it fail."""
        client, plan = self.client, []
        client.reset_execution_trackers()
        client.clear_before_next_output = False
        deaf = types.SimpleNamespace(msg=lambda *_, **__: {}, send=lambda _: None)
        client.kc = types.SimpleNamespace(session=deaf, shell_channel=deaf)
        for index, cell in enumerate(self.nb.cells):
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
                tags = cell.metadata.get("tags", [])
                if cell.source.strip() and client.skip_cells_with_tag not in tags:
                    allowed = client.allow_errors or "raises-exception" in tags
                    plan.append((index, cell.source, allowed and not client.force_raise_errors))
        return plan

    def follow(self, control: socket.socket) -> None:
        """Take in what the child sends until the zygote reports its end."""
        sources: set[Any] = {control, self.data, *self.pipes.values()}
        report = None
        while report is None:
            left = self.ends - time.monotonic()
            ready = wait(sources, None if left == _NEVER else max(0.0, left))
            self._read()
            if self.data in ready and not self._receive():
                sources.discard(self.data)
                self._kill(control)
            if control in ready:
                report = b""
                with contextlib.suppress(ConnectionResetError):
                    report = control.recv(STATUS.size)
            elif self.size > self.limit and not self.stopped:
                message = f"the cell put out more than {self.limit:,} bytes"
                self._kill(control, ("OutputLimitExceeded", message))
            elif not ready:
                seconds, what = min((self.timeout, "the notebook"), (self.cell_timeout, "a cell"))
                message = f"ran longer than {seconds:g} s, the limit for {what}"
                self._kill(control, ("DeadlineExceeded", message))
        while self.data in sources and self.data.poll() and self._receive():
            pass
        self._read()
        self._finish(STATUS.unpack(report)[0] if report else -signal.SIGKILL)
        self.over = bool(report)

    def _kill(self, control: socket.socket, reason: tuple[str, str] | None = None) -> None:
        if reason:
            self.stopped, self.ends = reason, _NEVER
        with contextlib.suppress(OSError):
            control.sendall(b"K")

    def _read(self) -> None:
        """Read all text written so far."""
        for name, pipe in self.pipes.items():
            with contextlib.suppress(BlockingIOError):
                while self.size <= self.limit:
                    chunk = os.read(pipe, 1 << 16)
                    self.text[name] += chunk
                    self.size += len(chunk)

    def _receive(self) -> bool:
        """Take and answer one message; return False when no more can come."""
        try:
            message = self.data.recv_bytes()
            self._read()
            self.size += len(message)
            self._take(*json.loads(message))
            if self.size <= self.limit:  # a flood is left waiting for its end
                self.data.send_bytes(b"")
        except (EOFError, ConnectionResetError, BrokenPipeError):
            return False
        return True

    def _take(self, kind: str, content: Any, buffers: list[str], order: list[str]) -> None:
        for name in order:
            if self.text[name]:
                if not self.segments or self.segments[-1][0] != name:
                    self.segments.append((name, bytearray()))
                self.segments[-1][1].extend(self.text[name])
                self.text[name].clear()
        if kind == "flush":
            return
        for name, written in self.segments:
            text = written.decode("utf-8", "replace")
            if self.size > self.limit:
                text = f"{text[:_KEPT_OF_A_FLOOD]}\n[the rest is cut]\n"
            self._output("stream", {"name": name, "text": text}, [])
        self.segments = []
        if kind == "start":
            self._start_cell(**content)
        elif kind == "end":
            if content["failed"]:
                self._fail(content["ename"], content["evalue"])
        elif kind == "flood":
            self.size = _NEVER
        elif kind == "done":
            self.nb.metadata["language_info"] = content
            self.done = True
        else:
            self._output(kind, content, buffers)

    def _output(self, kind: str, content: Any, buffers: list[str]) -> None:
        message = {"parent_header": {"msg_id": str(self.cell)}, "content": content, "metadata": {}}
        message |= {"header": {"msg_type": kind}, "msg_type": kind}
        message["buffers"] = [base64.b64decode(each) for each in buffers]
        self.client.process_message(message, self.nb.cells[self.cell], self.cell)

    def _start_cell(self, index: int, count: int) -> None:
        self._tell(index)
        self.cell, self.size = index, 0
        self.nb.cells[index].execution_count = count
        now = time.monotonic()
        if self.notebook_ends == _NEVER:
            self.notebook_ends = now + self.timeout
        self.ends = min(self.notebook_ends, now + self.cell_timeout)

    def _tell(self, target: int) -> None:
        """Tell papermill that cells before `target` are complete and that one has started."""
        for index in range(max(self.told, 0), target + 1) if self.watch else ():
            if self.told < index < len(self.nb.cells):
                self.watch.cell_start(self.nb.cells[index], cell_index=index)
            if index < target:
                self.watch.cell_complete(self.nb.cells[index], cell_index=index)
        self.told = target

    def _fail(self, ename: str, evalue: str) -> None:
        self.failure = Failure(self.cell, ename, evalue)
        if self.watch:
            cell = self.nb.cells[self.cell]
            self.watch.cell_exception(cell, cell_index=self.cell)
            self.watch.cell_complete(cell, cell_index=self.cell)

    def _finish(self, status: int) -> None:
        signals = {-each: f"signal {each.name}" for each in signal.Signals}
        ending = signals.get(status, f"exit status {status}")
        if not self.done and not self.failure:
            if self.cell < 0:
                raise KernelDied(f"no process for the notebook came up ({ending}); see stderr")
            died = ("KernelDied", f"the notebook's process ended here: {ending}")
            ename, evalue = self.stopped or died
            error = {"ename": ename, "evalue": evalue, "traceback": [f"{ename}: {evalue}"]}
            self._take("error", error, [], ["stdout", "stderr"])
            self._fail(ename, evalue)
        if not self.failure:
            self._tell(len(self.nb.cells))
        self.client.set_widgets_metadata()


@functools.cache
def _shared(_pid: int) -> Zygote:
    zygote = Zygote()
    atexit.register(zygote.close)
    return zygote


def execute(nb: Any, **options: Any) -> Failure | None:
    """Run a notebook node in place as Zygote.run does, on one zygote shared by this process."""
    return _shared(os.getpid()).run(nb, **options)


def __getattr__(name: str) -> Any:
    """Make ForkEngine on first use: papermill loads it while it is itself being imported."""
    if name != "ForkEngine":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from papermill.engines import Engine

    members = {"execute_managed_notebook": staticmethod(_execute_managed)}
    return globals().setdefault(name, type(name, (Engine,), members))


def _execute_managed(
    nb_man: Any,
    kernel_name: str,
    execution_timeout: float | None = None,
    deadline: float | None = None,
    output_limit: int = OUTPUT_LIMIT,
    **options: Any,
) -> None:
    """Serve `--engine kit`: execution_timeout (seconds) is for a cell, deadline for them all."""
    from papermill.clientwrap import PapermillNotebookClient
    from papermill.log import logger

    about = nb_man.nb.metadata
    language = about.get("kernelspec", {}).get("language") or about.get("language_info", {}).get("name")
    if language not in ("python", None) and kernel_name != "python3":
        raise NotebookError(
            f"the engine `kit` runs Python notebooks; this one asks for {kernel_name} "
            f"({language}): run it with papermill's own engine"
        )
    options = {k: options[k] for k in options.keys() & PapermillNotebookClient.class_trait_names()}
    execute(
        nb_man.nb,
        timeout=deadline,
        cell_timeout=execution_timeout or options.get("timeout"),
        output_limit=output_limit,
        client=PapermillNotebookClient(nb_man, log=logger, **options),
        watch=nb_man,
    )
