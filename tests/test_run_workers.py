"""The batch with real workers: failures told apart, killed runs, runs at the same time, both engines."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import standin
from batch import CODES, data, files, notebook, run, states
from processes import until

from kit.errors import Locked

__all__ = ["data", "notebook", "run"]


@pytest.fixture
def script(data: Path, notebook: str, tmp_path: Path) -> list[str]:
    """A script without a main guard that runs the batch and prints its report."""
    file = tmp_path / "batch.py"
    file.write_text(
        "import sys, kit\n"
        f"report = kit.run(data={str(data)!r}, out=sys.argv[1], notebook={notebook!r}, "
        "renderer='embedded', to=('html',), jobs=2)\n"
        "print(report.summary)\n"
    )
    return [sys.executable, str(file)]


def test_every_kind_of_failure_is_told_apart(run: Any, data: Path, tmp_path: Path) -> None:
    run(["001", "003"], to=("html",), jobs=2)
    good = files(tmp_path / "out")
    orders = {"001": "raise", "002": "hang", "003": "die", "004": "flood", "005": "exit",
              "006": "kill the worker once", "007": "kill the worker"}  # fmt: skip
    standin.order(data, orders)
    report = run(to=("html",), jobs=2, force=True, timeout=8)
    errors = {brief.district: brief.error for brief in report.briefs if brief.error}
    assert {code for code, state in states(report).items() if state == "done"} == {"006", "008"}
    said = {code: f"{error['cell']} {error['message']}" for code, error in errors.items()}
    assert said["001"] == "3 ValueError: no such luck"
    assert said["002"].startswith("3 DeadlineExceeded")
    assert said["003"].startswith("3 KernelDied")
    assert said["004"].startswith("3 OutputLimitExceeded")
    assert said["005"].startswith("3 SystemExit")
    assert said["007"].startswith("None the worker died")
    partial = {code: Path(errors[code]["notebook"]) for code in ("001", "002", "003", "004", "005")}
    assert all(file.stat().st_size < 1_000_000 for file in partial.values())
    assert "no such luck" in partial["001"].read_text()
    after = files(tmp_path / "out")
    assert all(after[name] == content for name, content in good.items() if name[:3] in ("001", "003"))
    assert report.exit_code == 1


def test_a_brief_on_another_district_is_not_published(run: Any, data: Path) -> None:
    standin.order(data, {"001": "elsewhere"})
    report = run(["001"], to=("html",))
    assert states(report) == {"001": "failed"}
    error = report.briefs[0].error
    assert error is not None and "made a brief on '002'" in error["message"]


def test_killed_at_any_moment_nothing_is_half_written(script: list[str], tmp_path: Path) -> None:
    calm, rough = tmp_path / "calm", tmp_path / "rough"
    subprocess.run([*script, str(calm)], check=True, capture_output=True)
    whole = files(calm)
    briefs = {name for name in whole if name[0].isdigit()}
    dice = random.Random(7)
    for _ in range(3):
        process = subprocess.Popen(
            [*script, str(rough)], start_new_session=True, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wanted = dice.randint(0, 7)
        until(lambda n=wanted, one=process: len(list(rough.glob("*.html"))) >= n or one.poll() is not None)
        time.sleep(dice.random() / 5)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        there = files(rough) if rough.exists() else {}
        assert all(there[name] == whole[name] for name in there if name in briefs)
    last = subprocess.run([*script, str(rough)], check=True, capture_output=True, text=True)
    assert last.stdout.startswith("8 briefs") and "0 failed" in last.stdout
    assert files(rough) == whole


def test_a_second_run_says_who_holds_the_folder_or_waits(
    run: Any, script: list[str], data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    standin.order(data, {"001": "hang"})
    first = subprocess.Popen([*script, str(out)], start_new_session=True, stdout=subprocess.DEVNULL)
    try:
        assert until(lambda: list(out.glob("*.html")))
        with pytest.raises(Locked, match=rf"process {first.pid} on .*, started 20"):
            run(out=out)
    finally:
        os.killpg(first.pid, signal.SIGKILL)
        first.wait()
    (data / "orders" / "001").unlink()
    assert run(out=out, to=("html",), wait=True).exit_code == 0


def test_a_stopped_run_ends_at_once_and_leaves_no_process(data: Path, notebook: str, tmp_path: Path) -> None:
    standin.order(data, dict.fromkeys(CODES, "hang"))
    command = [sys.executable, "-m", "kit", "run", "--data", str(data), "--out", str(tmp_path / "out"),
               "--notebook", notebook]  # fmt: skip
    with subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True) as process:
        until(lambda: list(tmp_path.glob("out/.kit/drafts-*/*")))
        process.terminate()
        assert process.stderr is not None and "nothing is half-written" in process.stderr.read()
    assert process.returncode == 130
    with pytest.raises(ProcessLookupError):
        until(lambda: os.killpg(process.pid, 0), seconds=30)


def test_the_jupyter_engine_makes_the_same_bytes(run: Any, tmp_path: Path) -> None:
    run(["001"], to=("html",))
    report = run(["001"], to=("html",), engine="jupyter", out=tmp_path / "other")
    assert report.engine == "jupyter" and states(report) == {"001": "done"}
    assert files(tmp_path / "out") == files(tmp_path / "other")
