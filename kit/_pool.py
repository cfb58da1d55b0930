"""Workers: processes of this machine, or those of a Dask cluster, behind one way to hand out jobs."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Protocol

from kit import _unit
from kit.errors import KitError

_CONNECT = 30.0


class Slot(Protocol):
    """A place that works on one job at a time."""

    def submit(self, job: _unit.Job) -> Future[_unit.Made]:
        """Start a job."""

    def kill(self) -> None:
        """End the job that takes too long."""

    def renew(self) -> None:
        """Be ready for the next job after a job's process has died."""


class Worker:
    """One process of this machine; a dead one is replaced when the next job comes."""

    def __init__(self, env: dict[str, str]) -> None:
        self._env = env
        self._pool: ProcessPoolExecutor | None = None
        self._process: Any = None

    def submit(self, job: _unit.Job) -> Future[_unit.Made]:
        """Start a job; a process that died while it was idle is replaced first."""
        try:
            return self._submit(job)
        except BrokenExecutor:
            self.renew()
            return self._submit(job)

    def _submit(self, job: _unit.Job) -> Future[_unit.Made]:
        if self._pool is not None:
            return self._pool.submit(_unit.make, job)
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(1, context, initializer=_unit.start, initargs=(self._env,))
        before = multiprocessing.active_children()
        with _without_main():
            future = self._pool.submit(_unit.make, job)
        self._process = next(p for p in multiprocessing.active_children() if p not in before)
        return future

    def kill(self) -> None:
        """Kill the process; the job's future then raises BrokenExecutor."""
        if self._process is not None:
            self._process.kill()

    def renew(self) -> None:
        """Forget the process that has died."""
        self.close()
        self._pool = None

    def close(self) -> None:
        """Let the process end."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


@contextmanager
def _without_main() -> Iterator[None]:
    """Start processes that do not run the caller's script again: workers need nothing of it."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


class _Remote:
    """A place in a cluster's queue; the cluster moves a dead worker's job to another by itself."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def submit(self, job: _unit.Job) -> Future[_unit.Made]:
        return self._executor.submit(_unit.make, job)

    def kill(self) -> None:
        """Nothing: the deadline of a notebook holds on the cluster as well."""

    def renew(self) -> None:
        """Nothing to do."""


@contextmanager
def local(jobs: int, env: dict[str, str]) -> Iterator[list[Slot]]:
    """Worker processes of this machine, ended when the block is left."""
    workers = [Worker(env) for _ in range(jobs)]
    try:
        yield list(workers)
    except BaseException:
        for worker in workers:
            worker.kill()
        raise
    finally:
        for worker in workers:
            worker.close()


@contextmanager
def cluster(address: str) -> Iterator[list[Slot]]:
    """Places in the queue of the Dask scheduler at `address`, twice as many as it has threads."""
    try:
        import distributed
    except ImportError as error:
        raise KitError("--cluster needs Dask: pip install distributed") from error
    try:
        client: Any = distributed.Client(address, timeout=_CONNECT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise KitError(
            f"no Dask scheduler at {address}: {error}; start one with `dask scheduler` and workers with "
            "`dask worker tcp://HOST:8786 --nthreads 1`"
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_CONNECT)
        except TimeoutError as error:
            raise KitError(f"the scheduler at {address} has no worker: `dask worker {address}`") from error
        places = 2 * sum(client.nthreads().values())
        with client.get_executor(pure=False) as executor:
            yield [_Remote(executor) for _ in range(places)]


def work(
    jobs: Iterable[_unit.Job], slots: list[Slot], limit: float
) -> Iterator[tuple[_unit.Job, _unit.Made]]:
    """Do the jobs; yield each with what it made, in the order in which they end.

    A job whose process dies is tried once more, on a new process; a job that takes more than
    `limit` seconds has its process killed and is not tried again.
    """
    todo, again = iter(jobs), deque[_unit.Job]()
    retried: set[str] = set()
    free, running = deque(slots), dict[Future[_unit.Made], tuple[Slot, _unit.Job, float]]()
    while True:
        while free and (job := again.popleft() if again else next(todo, None)):
            slot = free.popleft()
            running[slot.submit(job)] = (slot, job, time.monotonic())
        if not running:
            return
        for future in wait(running, timeout=1.0, return_when=FIRST_COMPLETED).done:
            slot, job, begun = running.pop(future)
            free.append(slot)
            seconds = time.monotonic() - begun
            error = future.exception()
            if error is None:
                yield job, future.result()
                continue
            slot.renew()
            said = f"the worker died with this brief: {error}"
            if seconds > limit:
                said = f"DeadlineExceeded: not rendered {seconds:.0f} s after its start"
            elif job.stem not in retried:
                retried.add(job.stem)
                again.append(job)
                continue
            error_record = {"cell": None, "message": said, "notebook": None}
            yield job, _unit.Made(seconds=seconds, error=error_record)
        for slot, _, begun in running.values():
            if time.monotonic() - begun > limit:
                slot.kill()


def cores() -> int:
    """Processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
