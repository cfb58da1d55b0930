"""The same batch on a Dask cluster of real processes, one of which dies on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import national
import pytest
import standin
from batch import files
from processes import until

from kit import _run
from kit.errors import KitError

pytest.importorskip("distributed", reason="Dask is not installed: pip install distributed")


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """A scheduler on loopback with two workers, as a user starts them; yields its address."""
    processes = []
    log = (tmp_path / "dask.log").open("w")

    def start(*arguments: str) -> None:
        processes.append(subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
            stdout=log, stderr=log, cwd=tmp_path, start_new_session=True,
        ))  # fmt: skip

    file = tmp_path / "scheduler.json"
    start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    until(file.exists)
    for _ in range(2):
        start("worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-dashboard",
              "--local-directory", str(tmp_path / "dask"))  # fmt: skip
    try:
        yield json.loads(file.read_text())["address"]
    finally:
        for process in processes:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        log.close()


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_makes_the_same_bytes_though_a_worker_dies(scheduler: str, tmp_path: Path) -> None:
    data = national.write(tmp_path / "data", 8)
    notebook = standin.write(tmp_path / "notebooks")
    options: dict[str, Any] = {"data": data, "notebook": str(notebook), "to": ("html",)}
    here = _run.run(out=tmp_path / "here", **options)
    standin.order(data, {"003": "kill the worker once"})
    there = _run.run(out=tmp_path / "there", cluster=scheduler, **options)
    assert {brief.state for brief in (*here.briefs, *there.briefs)} == {"done"}
    assert not (data / "orders" / "003").exists(), "no worker was killed"
    assert len(files(tmp_path / "here")) == 8 * 3 + 3
    assert files(tmp_path / "there") == files(tmp_path / "here")


@pytest.mark.filterwarnings("ignore")
def test_no_scheduler_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = national.write(tmp_path / "data", 1)
    notebook = str(standin.write(tmp_path / "notebooks"))
    monkeypatch.setattr("kit._pool._CONNECT", 1.0)
    with pytest.raises(KitError, match=r"no Dask scheduler at tcp://127\.0\.0\.1:9"):
        _run.run(data=data, out=tmp_path / "out", notebook=notebook, cluster="tcp://127.0.0.1:9")
