"""Candidates of many files into one Parquet file: `extract_many(["press/"], "press.parquet", jobs=4)`."""

from __future__ import annotations

import multiprocessing
import os
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, fields
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any, Protocol

import polars as pl
from polars.io.plugins import register_io_source

from kit import _articles, _load, _pages
from kit._doubles import Register
from kit._reading.extract import Candidate, extract
from kit._reading.lexicon import load_lexicon
from kit.errors import KitError

NUMBERS: dict[str, Any] = dict.fromkeys(("value", "value_max", "of", "confidence"), pl.Float64)
NUMBERS |= dict.fromkeys(("paragraph", "start", "end"), pl.Int64)
SCHEMA = {"file": pl.String} | {field.name: NUMBERS.get(field.name, pl.String) for field in fields(Candidate)}
AT_ONCE, AHEAD = 32, 64
_cells = attrgetter(*list(SCHEMA)[1:])
Files = str | os.PathLike[str]
_Read = tuple[pl.DataFrame, list[tuple[str, str]]]


def candidates(file: Path, folder: Path, known: Register) -> list[Candidate]:
    """What extraction finds in a file of any kind, by what the register `known` or the page says of it."""
    text, given = _articles.reading(file, folder, known)
    return extract(text, **given)


@dataclass(frozen=True)
class Report:
    """The Parquet file, how many files were read and rows written, file and reason of each set aside, and
    the kinds of files in the folders that no article comes in, with how many there are."""

    out: Path
    files: int
    rows: int
    aside: tuple[tuple[str, str], ...]
    passed: tuple[tuple[str, int], ...] = ()


def extract_many(
    paths: Files | Iterable[Files], out: Files, *, data: Files = "data", jobs: int | None = None,
    cluster: str | None = None, progress: Callable[[int, int], None] | None = None,
) -> Report:  # fmt: skip
    """Read files and whole folders of .txt, .html, .pdf and .docx; write a row a candidate to `out`.

    Columns: file, then those of `Candidate`; in the order of paths, whoever reads. jobs: processes,
    one a core unless given. cluster: address of a Dask scheduler whose workers see the same folders.
    progress: told how many files are done, and of how many. Memory does not grow with the files; one
    that cannot be read, or that ends the process reading it, is set aside and the others go on. Raises
    `KitError` before any work for a path that does not exist, paths without any article, an `out` that
    cannot be written, fewer than one job, an unusable lexicon or an unreachable cluster.
    """
    folder, target = _load.find("data", data), Path(out)
    _writable(target, jobs)
    files, aside, passed = _listed(paths)
    load_lexicon(folder / "lexicon.csv")
    batches = [files[start : start + AT_ONCE] for start in range(0, len(files), AT_ONCE)]
    rows, closed = 0, len(aside)
    scratch = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    with _workers(jobs or len(os.sched_getaffinity(0)), cluster, len(batches)) as workers:

        def frames(*_: object) -> Iterator[pl.DataFrame]:
            nonlocal rows
            yield pl.DataFrame(schema=SCHEMA)
            for done, (frame, failed) in enumerate(_made(batches, folder, workers), start=1):
                aside.extend(failed)
                rows += frame.height
                if progress:
                    progress(min(done * AT_ONCE, len(files)), len(files))
                yield frame

        try:
            source = register_io_source(frames, schema=SCHEMA)
            source.sink_parquet(scratch, row_group_size=50_000, maintain_order=True)
            scratch.replace(target)
        finally:
            scratch.unlink(missing_ok=True)
    return Report(target, len(files) + closed - len(aside), rows, tuple(aside), passed)


def _writable(target: Path, jobs: int | None) -> None:
    """Raises `KitError` where the work could only be in vain."""
    if jobs is not None and jobs < 1:
        raise KitError(f"--jobs {jobs}: write 1 or more, or leave it out for one process a core")
    if target.suffix != ".parquet":
        raise KitError(f"--out {target}: one Parquet file is written; give a name that ends in .parquet")
    if target.is_dir():
        raise KitError(f"--out {target}: is a folder; name a file in it, such as {target / 'press.parquet'}")
    if not target.parent.is_dir():
        raise KitError(f"--out {target}: there is no folder {target.parent}; make it first, or mend the name")
    if not os.access(target.parent, os.W_OK):
        raise KitError(f"--out {target}: nothing may be written in {target.parent}; choose another folder")


def _listed(
    paths: Files | Iterable[Files],
) -> tuple[list[str], list[tuple[str, str]], tuple[tuple[str, int], ...]]:
    """Files in the order of their paths, once each, those in a folder that a reader is there for; the
    folders that cannot be opened, with the reason; the kinds of files that are passed over, and how many."""
    found: set[str] = set()
    passed = Counter[str]()
    closed: list[tuple[str, str]] = []
    named = list(map(Path, [paths] if isinstance(paths, str | os.PathLike) else paths))
    for path in named:
        if not os.path.lexists(path):
            raise KitError(f"no file or folder {path}; check the name")
        if not path.is_dir():
            found.add(str(path))
            continue
        for base, folders, files in os.walk(path, onerror=lambda error: closed.append(_unopened(error))):
            shown = [name for name in [*folders, *files] if not name.startswith(".")]
            read = {name for name in shown if Path(name).suffix.lower() in _pages.READERS}
            found |= {str(Path(base, name)) for name in read}
            passed.update(Path(name).suffix.lower() or name for name in shown if name in {*files} - read)
    if not found and not closed:
        kinds = ", ".join(_pages.READERS)
        raise KitError(f"no article in {', '.join(map(str, named))}: no file there ends in {kinds}")
    return sorted(found), closed, tuple(sorted(passed.items()))


def _unopened(error: OSError) -> tuple[str, str]:
    return str(error.filename), f"{error.filename}: cannot be opened ({error.strerror})"


class _Submits(Protocol):
    def submit(self, work: Callable[..., _Read], /, *given: Any) -> Future[_Read]: ...


class _Processes:
    """Processes that read; where one died, all are started anew."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.pool = self._started()

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.jobs, mp_context=multiprocessing.get_context("spawn"))

    def submit(self, work: Callable[..., _Read], /, *given: Any) -> Future[_Read]:
        try:
            return self.pool.submit(work, *given)
        except BrokenExecutor:
            self.pool = self._started()
            return self.pool.submit(work, *given)


@dataclass(frozen=True)
class _Workers:
    """Who reads, who reads one file at a time once a worker died, and the errors that say so."""

    many: _Submits
    one: _Submits
    death: tuple[type[BaseException], ...]


@contextmanager
def _workers(jobs: int, cluster: str | None, most: int) -> Iterator[_Workers | None]:
    """A cluster, processes, or (None) this process."""
    if cluster:
        if not re.fullmatch(r".+:\d+|inproc:.+", cluster):
            raise KitError(
                f"--cluster {cluster}: write the scheduler's address with its port, tcp://host:8786"
            )
        try:
            from distributed import Client, KilledWorker

            client: Any = Client(cluster, timeout=30, set_as_default=False)  # type: ignore[no-untyped-call]
        except ImportError as error:
            raise KitError("--cluster needs Dask: pip install distributed") from error
        except (OSError, ValueError) as error:
            raise KitError(
                f"no Dask scheduler at {cluster}: {error}; start one with `dask scheduler`"
            ) from error
        with client, client.get_executor(pure=False) as executor:
            yield _Workers(executor, executor, (KilledWorker,))
    elif min(jobs, most) > 1:
        many, one = _Processes(jobs), _Processes(1)
        try:
            yield _Workers(many, one, (BrokenExecutor,))
        finally:
            many.pool.shutdown(cancel_futures=True)
            one.pool.shutdown(cancel_futures=True)
    else:
        yield None


def _made(batches: list[list[str]], folder: Path, workers: _Workers | None) -> Iterator[_Read]:
    """What the batches held, in their order; a bounded number of them is in work at once."""
    if workers is None:
        yield from (_read(batch, folder) for batch in batches)
        return
    todo = iter(batches)
    waiting = deque((batch, workers.many.submit(_read, batch, folder)) for batch in islice(todo, AHEAD))
    while waiting:
        batch, future = waiting.popleft()
        try:
            yield future.result()
        except workers.death:
            yield _one_by_one(batch, folder, workers)
        waiting += [(batch, workers.many.submit(_read, batch, folder)) for batch in islice(todo, 1)]


def _one_by_one(batch: list[str], folder: Path, workers: _Workers) -> _Read:
    """What a batch holds whose worker died, without the file that does it again."""
    frames, aside = [pl.DataFrame(schema=SCHEMA)], list[tuple[str, str]]()
    for file in batch:
        try:
            frame, failed = workers.one.submit(_read, [file], folder).result()
            frames.append(frame)
            aside += failed
        except workers.death:
            aside.append((file, f"{file}: ended the process that read it; it may need more memory"))
    return pl.concat(frames), aside


def _read(files: list[str], folder: Path) -> _Read:
    """Rows of the files; what the register, or else the page, says of day and newspaper counts."""
    rows, aside = list[tuple[Any, ...]](), list[tuple[str, str]]()
    register = _articles.register(folder)
    for file in files:
        try:
            rows += [(file, *_cells(one)) for one in candidates(Path(file), folder, register)]
        except Exception as error:  # whatever one file does, the others are read
            aside.append((file, reason(file, error)))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row"), aside


def reason(file: Files, error: Exception) -> str:
    """Why a file was not read, in one line that names it."""
    if isinstance(error, OSError):
        return f"{file}: cannot be read ({error.strerror or error})"
    return str(error) if isinstance(error, KitError) else f"{file}: {type(error).__name__}: {error}"
