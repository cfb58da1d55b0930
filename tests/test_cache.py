"""Checked tables are kept on disk: nothing else is written, and what is kept is never older than the data."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import data_copy as dc
import polars as pl
import pytest

import kit
from kit import _load


def test_an_edit_is_seen_at_once_and_undoing_it_too(folder: Path) -> None:
    def value() -> float:
        return kit.load(folder).observations.filter(pl.col("observation") == dc.FIRST)["value"].item()

    stat = (folder / "observations.csv").stat()
    assert value() == 14
    dc.change(folder, dc.FIRST, value="15")
    os.utime(folder / "observations.csv", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert value() == 15
    dc.change(folder, dc.FIRST, value="14")
    assert value() == 14


def test_the_cache_is_the_only_thing_written_and_stays_small(folder: Path) -> None:
    before = dc.fingerprints(folder)
    for number in range(6):
        dc.change(folder, dc.FIRST, value=str(20 + number))
        kit.load(folder)
    dc.change(folder, dc.FIRST, value="14")
    kit.load(folder)
    assert dc.fingerprints(folder) == before
    assert len(list((folder / ".cache").iterdir())) <= 3


def test_what_the_cache_returns_is_what_was_validated(folder: Path) -> None:
    dc.change(folder, dc.FIRST, period="2021-13")
    first, second = kit.load(folder), kit.load(folder)
    for name in ("observations", "indicators", "districts", "articles", "superseded", "aside"):
        assert getattr(first, name).equals(getattr(second, name)), name
        assert getattr(first, name).schema == getattr(second, name).schema


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_a_damaged_cache_is_not_believed(folder: Path, damage: bytes | None) -> None:
    want = kit.load(folder).observations
    for file in (folder / ".cache").rglob("*.arrow"):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2] if damage is None else damage)
    assert kit.load(folder).observations.equals(want)


def test_a_folder_that_cannot_be_written_works(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> str:
        raise PermissionError("read-only")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    assert len(kit.load(folder).observations) == dc.ALL
    monkeypatch.undo()
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    (folder / ".cache").write_text("in the way")
    assert len(kit.load(folder).observations) == dc.ALL


def test_a_message_names_the_folder_that_was_read(folder: Path) -> None:
    dc.change(folder, dc.FIRST, period="2021-13")
    kit.load(folder)
    moved = folder.parent / "moved"
    shutil.copytree(folder, moved)
    assert dc.messages(kit.load(moved))[0].startswith(f"{moved}/observations.csv")


def test_loads_at_the_same_time_agree(folder: Path) -> None:
    code = "import kit, sys; print(len(kit.load(sys.argv[1]).observations))"
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    assert [run.communicate()[0].strip() for run in runs] == [str(dc.ALL)] * 2
    assert len(list((folder / ".cache").iterdir())) == 1


def test_reading_checked_tables_again_loads_no_validation(tmp_path: Path) -> None:
    data = dc.copy(tmp_path)
    _load.load(data)
    script = f"import sys, kit; kit.load({str(data)!r}); assert 'dataframely' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_what_is_kept_is_of_these_data(folder: Path) -> None:
    first = kit.load(folder)
    assert _load.kept(first, "codes", lambda data: data.observations.select("district")).height == dc.ALL
    assert _load.kept(kit.load(folder), "codes", lambda _: pl.DataFrame()).height == dc.ALL
    for other in (kit.load(folder, "2022-05-01"), replace(first, observations=first.observations.head(3))):
        assert _load.kept(other, "codes", lambda data: data.observations.select("district")).height < dc.ALL
    change = dc.change(folder, dc.FIRST, value="18")
    assert change and _load.kept(kit.load(folder), "codes", lambda _: pl.DataFrame({"a": [1]})).height == 1
