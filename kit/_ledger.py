"""What the output folder holds: which brief was made from what, and which editions came before.

One SQLite file in `.kit/`, written after the files it speaks of; a lock that says who holds it.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kit.errors import Locked

_VERSION = 1
_KEPT_EDITIONS = 12
_SCHEMA = f"""
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS briefs (
    stem TEXT PRIMARY KEY, district TEXT, lang TEXT, state TEXT, parts TEXT, outputs TEXT,
    about TEXT, error TEXT, seconds REAL
);
CREATE TABLE IF NOT EXISTS editions (
    district TEXT, as_of TEXT, digest TEXT, stamp TEXT, observations TEXT, number INTEGER,
    PRIMARY KEY (district, as_of, digest)
);
PRAGMA user_version = {_VERSION};
"""


@dataclass(frozen=True)
class Record:
    """One brief in the folder.

    parts: what the last good one was made from, name to digest; outputs: kind to name, size, time
    (ns) and sha256; about: its entry in the portal; error: why the last attempt failed, or None.
    state: done, or failed (the files are then those of the last good one, if there was one).
    """

    stem: str
    district: str
    lang: str
    state: str
    parts: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, dict[str, Any]] = field(default_factory=dict)
    about: dict[str, Any] = field(default_factory=dict)
    error: dict[str, Any] | None = None
    seconds: float = 0.0


def intact(out: Path, file: Mapping[str, Any]) -> bool:
    """Whether an output is still as it was published; read again only if its time has changed."""
    path = out / file["name"]
    try:
        state = path.stat()
        if state.st_size != file["size"]:
            return False
        if state.st_mtime_ns == file["time"]:
            return True
        return bool(hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"])
    except OSError:
        return False


class Ledger:
    """The ledger of an output folder; open it only while holding its lock.

    A file that cannot be read as a ledger is kept as `ledger.sqlite.broken`, and all is made anew.
    """

    def __init__(self, folder: Path) -> None:
        file = folder / "ledger.sqlite"
        try:
            self._open(file)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            for suffix in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    Path(f"{file}{suffix}").replace(f"{file}{suffix}.broken")
            self._open(file)

    def _open(self, file: Path) -> None:
        self._base = sqlite3.connect(file)
        try:
            if self._base.execute("PRAGMA user_version").fetchone()[0] not in (0, _VERSION):
                raise sqlite3.DatabaseError("a ledger of another version")
            self._base.executescript(_SCHEMA)
        except sqlite3.Error:
            self._base.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def records(self) -> dict[str, Record]:
        """Every brief by its stem (`834-giong-trom.vi`), in the order of stems."""
        found = {}
        for stem, district, lang, state, *texts, seconds in self._base.execute(
            "SELECT stem, district, lang, state, parts, outputs, about, error, seconds FROM briefs "
            "ORDER BY stem"
        ):
            parts, outputs, about, error = map(json.loads, texts)
            found[stem] = Record(stem, district, lang, state, parts, outputs, about, error, seconds)
        return found

    def editions(self, as_of: str) -> dict[str, list[tuple[str, str]]]:
        """Each district's editions as (digest, stamp), the latest first."""
        found: dict[str, list[tuple[str, str]]] = {}
        rows = self._base.execute(
            "SELECT district, digest, stamp FROM editions WHERE as_of = ? ORDER BY number DESC", (as_of,)
        )
        for district, digest, stamp in rows:
            found.setdefault(district, []).append((digest, stamp))
        return found

    def observations(self, district: str, as_of: str, digest: str) -> dict[str, Any]:
        """The observations of one edition, by id."""
        row = self._base.execute(
            "SELECT observations FROM editions WHERE district = ? AND as_of = ? AND digest = ?",
            (district, as_of, digest),
        ).fetchone()
        return dict(json.loads(row[0])) if row else {}

    def write(self, record: Record, edition: Mapping[str, Any] | None = None) -> None:
        """Record a brief and, if it was published, the edition it shows (columns of `editions`)."""
        texts = map(json.dumps, (record.parts, record.outputs, record.about, record.error))
        with self._base:
            self._base.execute(
                "INSERT OR REPLACE INTO briefs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (record.stem, record.district, record.lang, record.state, *texts, record.seconds),
            )
            if edition is None:
                return
            place = (edition["district"], edition["as_of"])
            self._base.execute(
                "INSERT OR REPLACE INTO editions SELECT ?, ?, ?, ?, ?, "
                "1 + coalesce((SELECT max(number) FROM editions WHERE district = ? AND as_of = ?), 0)",
                (*place, edition["digest"], edition["stamp"], json.dumps(edition["observations"]), *place),
            )
            self._base.execute(
                "DELETE FROM editions WHERE district = ?1 AND as_of = ?2 AND number <= "
                "(SELECT max(number) FROM editions WHERE district = ?1 AND as_of = ?2) - ?3",
                (*place, _KEPT_EDITIONS),
            )


@contextmanager
def lock(folder: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold the output folder; the system frees it when the holder ends, however it ends.

    Raises Locked with the holder's process, host and start; with `wait`, waits for it to end.
    """
    with (folder / "lock").open("a+", encoding="utf-8") as file:
        try:
            _take(file.fileno(), wait)
        except OSError as error:
            file.seek(0)
            raise Locked(
                f"{folder.parent} is in use by {_holder(file.read())}; wait for it to end, "
                "add --wait, or choose another --out"
            ) from error
        file.seek(0)
        file.truncate()
        started = datetime.now(UTC).isoformat(timespec="seconds")
        json.dump({"pid": os.getpid(), "host": socket.gethostname(), "started": started}, file)
        file.flush()
        try:
            yield
        finally:
            file.seek(0)
            file.truncate()


def _holder(text: str) -> str:
    try:
        who = json.loads(text)
        return f"process {who['pid']} on {who['host']}, started {who['started']}"
    except (ValueError, KeyError, TypeError):
        return "another run"


if sys.platform == "win32":

    def _take(number: int, wait: bool) -> None:
        import msvcrt

        msvcrt.locking(number, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)

else:

    def _take(number: int, wait: bool) -> None:
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
