"""The process that forks notebooks, and the notebook's own process: the far side of kit._engine.

The zygote imports once and computes nothing: a polars query or a drawn chart before the fork would
start thread pools that hang every child. A child holds ipykernel's own kernel object, whose
session writes to a socket.
"""

from __future__ import annotations

import asyncio
import atexit
import base64
import contextlib
import ctypes
import gc
import io
import json
import logging
import os
import select
import signal
import socket
import struct
import sys
import tempfile
import threading
import time
import traceback
import types
import warnings
from importlib import import_module
from importlib.util import find_spec
from multiprocessing.connection import Connection
from typing import Any, NoReturn

from jupyter_client.session import Session

PRELOAD = ("polars", "altair", "kit._chart", "kit.edition", "kit.charts", "kit.measures", "kit.notes",
           "kit.tables", "kit.words")  # fmt: skip
STATUS = struct.Struct("!i")
_EXIT_LIMIT = 5


def defer_iri_grammar() -> None:
    """Import jsonschema without the grammar that JupyterLab's extras make it build (1 to 4 s).

    The grammar is built when a schema first checks the format `iri`; nothing else changes. Call
    before importing nbformat, papermill or altair.
    """
    name = "rfc3987_syntax"
    if not {name, "jsonschema"}.isdisjoint(sys.modules) or find_spec(name) is None:
        return
    stub: Any = types.ModuleType(name)
    stub.is_valid_syntax = lambda *args: import_module(name).is_valid_syntax(*args)
    sys.modules[name] = stub
    try:
        import_module("jsonschema")
    finally:
        del sys.modules[name]


def serve(fd: int) -> NoReturn:
    """Import, then fork a child for each request on the control socket until the caller hangs up.

    From the caller: `R` and three fds (messages, stdout, stderr) start a child, `K` kills it. To
    the caller: the child's exit code once it is gone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control, zygote = socket.socket(fileno=fd), os.getpid()
    defer_iri_grammar()
    for name in PRELOAD:
        with contextlib.suppress(Exception):
            module = import_module(name)
            getattr(module, "warm", lambda: None)()
    kernel = _kernel()
    gc.collect()
    gc.freeze()
    while True:
        said, fds, _, _ = socket.recv_fds(control, 1, 3)
        if not said:
            os._exit(0)
        if fds:
            with warnings.catch_warnings():  # Python 3.12 warns of numpy's and polars' idle threads
                warnings.simplefilter("ignore", DeprecationWarning)
                child = os.fork()
            if child == 0:
                control.close()
                _run(kernel, fds, zygote)
            for each in fds:
                os.close(each)
            control.sendall(STATUS.pack(os.waitstatus_to_exitcode(_await(child, control))))


def _await(child: int, control: socket.socket) -> int:
    ended, status = 0, 0
    while not ended:
        said = control.recv(1) if select.select([control], [], [], 0.5)[0] else None
        if said in (b"K", b""):
            with contextlib.suppress(OSError):
                os.kill(child, signal.SIGKILL)
        ended, status = os.waitpid(child, os.WNOHANG if said is None else 0)
        if ended:
            with contextlib.suppress(OSError):
                os.killpg(child, signal.SIGKILL)
        if said == b"":
            os._exit(0)
    return status


class _Session(Session):
    """The kernel's session in a child: each message waits until the caller has read it."""

    wire: Any = None
    lock = threading.RLock()
    limit = owner = sent = answered = 0
    flushed: tuple[str, ...] = ()

    def send(self, stream: Any, message: Any, content: Any = None, *_: Any, **more: Any) -> None:  # type: ignore[override]
        """Send `message` (a type and `content`, or both in one dict), with `buffers` if any."""
        if os.getpid() != self.owner:
            return
        kind, content = (
            (message, content) if isinstance(message, str) else (message["msg_type"], message["content"])
        )
        if content.get("ename") == "SystemExit" and content["evalue"] in ("", "0"):
            content = {**content, "evalue": "0 (the cell ended the notebook early)"}
        buffers = [base64.b64encode(each).decode() for each in more.get("buffers") or ()]
        order = (*self.flushed, *content.get("order", ("stdout", "stderr")))
        body = self.pack([kind, content, buffers, order])
        if len(body) > self.limit:
            body = self.pack(["flood", {}, [], order])
        with self.lock:
            self.flushed = content.get("order", ())[-1:]
            self.sent += 1
            self.wire.send_bytes(body)
            while self.answered < self.sent:
                self.wire.recv_bytes()
                self.answered += 1


class _Stream(io.TextIOWrapper):
    """sys.stdout or sys.stderr of a child: unbuffered, marks where flushed streams alternate."""

    def __init__(self, fd: int, label: str, session: _Session) -> None:
        self.label, self.session = label, session
        raw: Any = io.FileIO(fd, "w", closefd=False)
        super().__init__(raw, "UTF-8", "backslashreplace", write_through=True)

    def flush(self) -> None:
        """Send a mark only when the other stream was flushed last."""
        super().flush()
        if self.session.flushed not in ((), (self.label,)):
            self.session.send(None, "flush", {"order": (self.label,)})
        self.session.flushed = (self.label,)


def _kernel() -> Any:
    """Make ipykernel's kernel object without sockets, history file and debugger."""
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    from ipykernel import compiler
    from ipykernel.ipkernel import IPythonKernel
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False

    log = logging.getLogger("kit.engine")
    kernel: Any = IPythonKernel.instance(session=_Session(), config=config, log=log)
    del sys.modules["debugpy"]
    kernel.shell_channel_thread = types.SimpleNamespace(parent_thread=None)
    kernel.shell.extension_manager.load_extension("storemagic")
    folder = f"{tempfile.gettempdir()}/ipykernel_0"
    compiler.get_tmp_directory = lambda: folder  # without the process id: the same in each run
    return kernel


def _run(kernel: Any, fds: list[int], zygote: int) -> NoReturn:
    """Be the notebook's process: run the plan that comes over the wire, then end."""
    try:
        os.setsid()
        with contextlib.suppress(AttributeError, OSError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # Linux: die with the zygote
        if os.getppid() == zygote:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            _take_over(kernel, fds)
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(1)


def _take_over(kernel: Any, fds: list[int]) -> None:
    session, null = kernel.session, os.open(os.devnull, os.O_RDWR)
    for source, target in ((null, 0), (fds[1], 1), (fds[2], 2)):
        os.dup2(source, target)
    os.close(fds[1])
    os.close(fds[2])
    os.set_inheritable(fds[0], False)
    session.wire, session.owner = Connection(fds[0]), os.getpid()
    plan, folder, env, session.limit = json.loads(session.wire.recv_bytes())
    os.environ.clear()
    os.environ.update({"MPLBACKEND": "module://matplotlib_inline.backend_inline", **env})
    kernel.shell.init_environment()
    time.tzset()
    if random := sys.modules.get("numpy.random"):
        random.seed()
    os.chdir(folder)
    site = (i for i, path in enumerate(sys.path) if path.endswith("-packages"))
    sys.path.insert(next(site, 0), "")
    sys.stdout, sys.stderr = _Stream(1, "stdout", session), _Stream(2, "stderr", session)
    loop = asyncio.new_event_loop()  # asyncio.run would take SIGINT away from the cells
    asyncio.set_event_loop(loop)
    loop.run_until_complete(_cells(kernel, plan))
    session.send(None, "done", kernel.language_info)
    os.dup2(null, 1)
    os.dup2(null, 2)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(_EXIT_LIMIT)
    atexit._run_exitfuncs()
    os._exit(0)


async def _cells(kernel: Any, plan: list[tuple[int, str, bool]]) -> None:
    session = kernel.session
    for index, source, may_fail in plan:
        await asyncio.sleep(0)
        kernel.set_parent([], {"header": {"msg_id": str(index)}})
        session.send(None, "start", {"index": index, "count": kernel.execution_count})
        reply = await kernel.do_execute(source, False, True, allow_stdin=False)
        if os.getpid() != session.owner:
            os._exit(0)
        end = {"ename": reply.get("ename"), "evalue": reply.get("evalue")}
        failed = reply["status"] == "error" and not may_fail
        if kernel.shell.exit_now:
            end, failed = {"ename": "SystemExit", "evalue": ""}, True
            session.send(None, "error", {**end, "traceback": []})
        session.send(None, "end", {**end, "failed": failed})
        if failed:
            return
