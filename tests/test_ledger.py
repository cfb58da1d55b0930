"""The ledger and the lock of an output folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kit._ledger import Ledger, Record, intact, lock
from kit.errors import Locked


def record(stem: str = "834-giong-trom.vi", **changes: object) -> Record:
    fields = {
        "district": stem[:3], "lang": "vi", "state": "done", "parts": {"data": "a1"},
        "outputs": {"html": {"name": f"{stem}.html", "size": 3, "time": 1, "sha256": "00"}},
        "about": {"name": "Giồng Trôm"}, "seconds": 1.5,
    }  # fmt: skip
    return Record(stem, **{**fields, **changes})  # type: ignore[arg-type]


def edition(digest: str, **observations: float) -> dict[str, object]:
    values = {name: {"value": value} for name, value in observations.items()}
    return {"district": "834", "as_of": "", "digest": digest, "stamp": "2026-11-22", "observations": values}


def test_a_record_comes_back_as_it_was_written(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    failed = record("366-hai-hau.vi", state="failed", error={"cell": 3, "message": "no", "notebook": None})
    ledger.write(record())
    ledger.write(failed)
    ledger.close()
    assert Ledger(tmp_path).records() == {"366-hai-hau.vi": failed, "834-giong-trom.vi": record()}


def test_editions_are_told_apart_by_what_they_say_and_ordered_by_publication(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    for digest in ("a", "b", "a"):
        ledger.write(record(), edition(digest, x=1.0))
    assert ledger.editions("") == {"834": [("a", "2026-11-22"), ("b", "2026-11-22")]}
    assert ledger.editions("2022-06-30") == {}
    assert ledger.observations("834", "", "b") == {"x": {"value": 1.0}}
    assert ledger.observations("834", "", "none") == {}


def test_only_the_latest_editions_are_kept(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    for number in range(40):
        ledger.write(record(), edition(str(number)))
    kept = [digest for digest, _ in ledger.editions("")["834"]]
    assert kept[0] == "39" and len(kept) == 12


def test_a_file_that_is_no_ledger_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"this was a database once" * 100)
    assert Ledger(tmp_path).records() == {}
    assert (tmp_path / "ledger.sqlite.broken").read_bytes().startswith(b"this was")


def test_intact_reads_a_file_again_only_when_its_time_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"abc")
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    known = {"name": "a.html", "size": 3, "time": path.stat().st_mtime_ns, "sha256": digest}
    assert intact(tmp_path, known)
    os.utime(path, (1, 1))
    assert intact(tmp_path, known)
    path.write_bytes(b"abd")
    assert not intact(tmp_path, known)
    path.unlink()
    assert not intact(tmp_path, known)


HOLD = """import sys
from pathlib import Path
from kit._ledger import lock
with lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_lock_names_its_holder_and_goes_with_it(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
        with pytest.raises(Locked, match=rf"process {holder.pid} on .*, started 20.*--wait"), lock(tmp_path):
            pass
        holder.kill()
    with lock(tmp_path):
        assert str(os.getpid()) in (tmp_path / "lock").read_text()
    with lock(tmp_path, wait=True):
        pass
