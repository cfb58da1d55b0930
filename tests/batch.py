"""A batch of eight districts with invented figures, and a function in place of the notebooks."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import national
import pytest
import standin

from kit import _pool, _run, _unit

CODES = ["001", "002", "003", "004", "005", "006", "007", "008"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return national.write(tmp_path / "data", 8)


@pytest.fixture
def notebook(tmp_path: Path) -> str:
    return str(standin.write(tmp_path / "notebooks"))


class Workshop:
    """Jobs done here and now by a function instead of a notebook; remembers what it was asked."""

    def __init__(self) -> None:
        self.jobs: list[_unit.Job] = []
        self.fail: set[str] = set()

    def submit(self, job: _unit.Job) -> Future[_unit.Made]:
        self.jobs.append(job)
        done: Future[_unit.Made] = Future()
        done.set_result(self.make(job))
        return done

    def make(self, job: _unit.Job) -> _unit.Made:
        folder = Path(job.scratch) / job.stem
        folder.mkdir(parents=True, exist_ok=True)
        if job.district in self.fail:
            partial = folder / "executed.ipynb"
            partial.write_text("{}")
            return _unit.Made(error={"cell": 2, "message": "no luck", "notebook": str(partial)})
        rows = (Path(job.parameters["data"]) / "observations.csv").read_text("utf-8").splitlines()
        text = "\n".join(row for row in rows if f",{job.district}," in row) + job.parameters["previous"]
        outputs = {}
        for kind in (*job.formats, "notebook", "figures"):
            suffix = {"notebook": "ipynb", "figures": "figures.json"}.get(kind, kind)
            path = folder / f"{job.stem}.{suffix}"
            path.write_text(f"{kind} {job.parameters['lang']} {text}", "utf-8")
            outputs[kind] = _unit.settled(path)
        return _unit.Made(outputs, {"stamp": "2026-11-22", "title": job.district}, 0.1)

    def districts(self) -> list[str]:
        asked = sorted({job.district for job in self.jobs})
        self.jobs.clear()
        return asked

    def kill(self) -> None: ...
    def renew(self) -> None: ...


@pytest.fixture
def workshop(monkeypatch: pytest.MonkeyPatch) -> Workshop:
    shop = Workshop()

    @contextmanager
    def local(jobs: int, env: dict[str, str]) -> Iterator[list[Any]]:
        yield [shop]

    monkeypatch.setattr(_pool, "local", local)
    return shop


@pytest.fixture
def run(data: Path, notebook: str, tmp_path: Path) -> Callable[..., _run.Report]:
    def go(districts: Any = None, **options: Any) -> _run.Report:
        given = {"data": data, "out": tmp_path / "out", "notebook": notebook, "renderer": "embedded"}
        return _run.run(districts, **{**given, **options})

    return go


def edit(data: Path, district: str, indicator: str, **change: str) -> None:
    """Change the first observation of that district and indicator."""
    file = data / "observations.csv"
    with file.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    row = next(row for row in rows if row["district"] == district and row["indicator"] == indicator)
    row.update(change)
    national._save(file, national.OBSERVATIONS, rows)


def states(report: _run.Report) -> dict[str, str]:
    return {brief.district: brief.state for brief in report.briefs}


def files(out: Path) -> dict[str, bytes]:
    """What readers see of an output folder."""
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.is_file()}
