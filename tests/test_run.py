"""The batch: what is due, what is published, and what becomes of everything that goes wrong."""

from __future__ import annotations

import csv
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import national
import pytest
import standin

from kit import _keys, _load, _pool, _run, _unit
from kit.errors import KitError, Locked, UnknownDistrict

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


def test_a_portal_that_a_killed_run_left_behind_is_brought_up_to_date(
    run: Any, workshop: Workshop, data: Path, tmp_path: Path
) -> None:
    run()
    behind = {
        name: (tmp_path / "out" / name).read_bytes() for name in ("index.html", "manifest.json", "feed.xml")
    }
    edit(data, "003", "targets_met_or_exceeded", value="1", surface="1")
    run()
    before = files(tmp_path / "out")
    assert before["manifest.json"] != behind["manifest.json"]
    for name, content in behind.items():  # killed when all briefs were in place and the portal was not
        (tmp_path / "out" / name).write_bytes(content)
    workshop.jobs.clear()
    assert set(states(run()).values()) == {"fresh"} and workshop.jobs == []
    assert files(tmp_path / "out") == before


def test_a_second_run_finds_everything_fresh(run: Any, workshop: Workshop, tmp_path: Path) -> None:
    first, before = run(), files(tmp_path / "out")
    assert set(states(first).values()) == {"done"} and workshop.districts() == CODES
    second = run()
    assert set(states(second).values()) == {"fresh"} and workshop.districts() == []
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert files(tmp_path / "out") == before
    assert [b.outputs for b in first.briefs] == [b.outputs for b in second.briefs]
    brief = first.briefs[0]
    assert set(brief.outputs) == {"html", "pdf", "docx", "notebook", "figures"}
    assert brief.outputs["docx"] is None and Path(str(brief.outputs["html"])).is_file()


def test_a_changed_row_reruns_the_districts_whose_brief_it_can_change(
    run: Any, workshop: Workshop, data: Path
) -> None:
    run()
    workshop.districts()
    edit(data, "003", "commendation_collectives", note="a note of the reviewer")
    assert states(run())["003"] == "done" and workshop.districts() == ["003"]
    edit(data, "003", "income_per_capita", value="99", surface="99 triệu đồng")
    assert set(states(run()).values()) == {"done"}, "all of them compare incomes"
    assert workshop.districts() == CODES


def test_a_brief_whose_figures_are_all_gone_is_made_again_without_being_named(
    run: Any, workshop: Workshop, data: Path, notebook: str, tmp_path: Path
) -> None:
    out, notes = tmp_path / "out", list[str]()
    run()
    workshop.jobs.clear()
    file = data / "observations.csv"
    rows = file.read_text("utf-8").splitlines(keepends=True)
    lost = [row for row in rows if ",003," in row]
    file.write_text("".join(row for row in rows if row not in lost), "utf-8")
    planned = _run.plan(data=data, notebook=notebook, out=out)
    assert "data" in next(step.reason for step in planned if step.place.code == "003")
    assert states(run(progress=lambda event: notes.append(event.note)))["003"] == "done"
    (job,) = [job for job in workshop.jobs if job.district == "003"]
    withdrawn = json.loads(job.parameters["previous"])["observations"]
    assert len(withdrawn) == len(lost) > 0, "its brief is told what it showed"
    assert any(note.startswith("003-") and "no figure of it any more" in note for note in notes)
    entries = {each["code"]: each for each in json.loads((out / "manifest.json").read_bytes())["briefs"]}
    assert entries["003"]["articles"] == entries["003"]["reported"] == 0
    before = files(out)
    assert set(states(run()).values()) == {"fresh"} and files(out) == before
    assert "003" not in states(run(lang="en")), "a brief that never was is not made of nothing"
    file.write_text("".join(rows), "utf-8")
    assert states(run())["003"] == "done"


def test_moving_rows_in_the_file_changes_no_brief(run: Any, workshop: Workshop, data: Path) -> None:
    run()
    file = data / "observations.csv"
    head, *rows = file.read_text("utf-8").splitlines(keepends=True)
    half = sorted(rows, key=lambda row: row.split(",")[1] != "005")
    file.write_text(head + "".join(half), "utf-8")
    assert set(states(run()).values()) == {"fresh"}


def test_an_edited_or_missing_file_is_made_again_and_a_touched_one_is_not(
    run: Any, workshop: Workshop, tmp_path: Path
) -> None:
    run()
    workshop.districts()
    out = tmp_path / "out"
    page, other, touched = (next(out.glob(f"{code}-*.html")) for code in ("001", "002", "003"))
    page.write_bytes(page.read_bytes()[:-1] + b"!")
    other.unlink()
    os.utime(touched)
    report = run()
    assert [code for code, state in states(report).items() if state == "done"] == ["001", "002"]
    assert other.is_file() and not page.read_bytes().endswith(b"!")


def test_a_failure_keeps_the_last_good_brief_and_failed_reruns_only_it(
    run: Any, workshop: Workshop, data: Path, tmp_path: Path
) -> None:
    run()
    good = files(tmp_path / "out")
    workshop.districts()
    workshop.fail = {"004"}
    edit(data, "004", "commendation_collectives", value="7", surface="7")
    report = run()
    failed = next(brief for brief in report.briefs if brief.district == "004")
    assert failed.state == "failed" and report.exit_code == 1
    assert failed.error is not None and failed.error["cell"] == 2 and failed.error["message"] == "no luck"
    assert Path(failed.error["notebook"]).read_text() == "{}"
    after = files(tmp_path / "out")
    assert {n: b for n, b in after.items() if n.startswith("004")} == {
        n: b for n, b in good.items() if n.startswith("004")
    }
    manifest = json.loads(after["manifest.json"])["briefs"]
    assert [b["code"] for b in manifest if b["state"] == "failed"] == ["004"] and len(manifest) == 8
    workshop.districts()
    workshop.fail = set()
    again = run(failed=True)
    assert states(again) == {"004": "done"} and workshop.districts() == ["004"]
    assert not Path(failed.error["notebook"]).exists()
    assert run(failed=True).briefs == ()


def test_a_file_that_cannot_be_replaced_fails_its_brief_alone(
    run: Any, workshop: Workshop, tmp_path: Path
) -> None:
    place = _load.load(tmp_path / "data").district("006")
    (tmp_path / "out" / f"006-{place.slug}.vi.html" / "in the way").mkdir(parents=True)
    report = run()
    assert [b.district for b in report.briefs if b.state == "failed"] == ["006"]
    error = next(b.error for b in report.briefs if b.error)
    assert "not published" in error["message"]


def test_formats_are_added_and_those_of_an_older_edition_removed(
    run: Any, workshop: Workshop, data: Path, tmp_path: Path
) -> None:
    run(["001"], to=("html",))
    report = run(["001"], to=("html", "pdf"))
    assert states(report) == {"001": "done"} and report.briefs[0].outputs["pdf"]
    assert states(run(["001"], to=("html",))) == {"001": "fresh"}
    assert list((tmp_path / "out").glob("*.pdf")), "same data: the PDF is still right"
    edit(data, "001", "commendation_collectives", value="7", surface="7")
    run(["001"], to=("html",))
    assert not list((tmp_path / "out").glob("*.pdf")), "an older edition's PDF beside a new page"


def test_the_edition_before_is_the_last_one_that_differs(run: Any, workshop: Workshop, data: Path) -> None:
    def previous() -> dict[str, Any]:
        (job,) = workshop.jobs
        workshop.jobs.clear()
        text = job.parameters["previous"]
        return json.loads(text) if text else {}

    run(["001"])
    assert previous() == {}
    ids = list(_keys.observations(_load.load(data), "001"))
    edit(data, "001", "income_per_capita", value="99", surface="99 triệu đồng")
    run(["001"])
    before = previous()
    assert before["stamp"] == "2026-11-22" and list(before["observations"]) == sorted(ids)
    incomes = [o["value"] for o in before["observations"].values() if o["indicator"] == "income_per_capita"]
    assert 99.0 not in incomes and len(incomes) == 2
    assert states(run(["001"])) == {"001": "fresh"}
    edit(data, "001", "income_per_capita", note="only a note")
    run(["001"])
    assert previous() == before, "a note makes no edition"
    run(["001"], force=True, since="2022-07-01")
    since = previous()
    assert since["stamp"] == "2022-07-01" and 0 < len(since["observations"]) < len(ids)


def test_a_reading_of_an_earlier_day_leaves_the_briefs_of_today_alone(
    run: Any, workshop: Workshop, data: Path, tmp_path: Path
) -> None:
    run(["001", "002"])
    today, out = files(tmp_path / "out"), tmp_path / "out"
    edit(data, "001", "income_per_capita", value="99", surface="99 triệu đồng")
    workshop.jobs.clear()
    report = run(["001"], as_of="2022-12-31")
    (job,) = workshop.jobs
    assert job.parameters["as_of"] == "2022-12-31" and job.parameters["previous"] == ""
    assert Path(str(report.briefs[0].outputs["html"])).parent == out / "as-of" / "2022-12-31"
    assert Path(report.index).parent == out / "as-of" / "2022-12-31" and Path(report.manifest).is_file()
    assert files(out) == today, "briefs, list, feed and manifest of today"
    assert states(run(["001"], as_of="2022-12-31")) == {"001": "fresh"}
    workshop.jobs.clear()
    run(["001"])
    (job,) = workshop.jobs
    incomes = [o["value"] for o in json.loads(job.parameters["previous"])["observations"].values()
               if o["indicator"] == "income_per_capita"]  # fmt: skip
    assert len(incomes) == 2 and 99.0 not in incomes, "the edition before is still the one of today's briefs"


def test_a_day_to_come_is_refused(run: Any, workshop: Workshop, tmp_path: Path) -> None:
    tomorrow = (date.today() + timedelta(days=2)).isoformat()
    with pytest.raises(KitError, match=f"as_of={tomorrow} is still to come.*name a day up to 20"):
        run(["001"], as_of=tomorrow)
    assert workshop.jobs == [] and not (tmp_path / "out").exists()
    assert run(["001"], as_of=date.today()).exit_code == 0


def test_the_summary_counts_in_words(run: Any, workshop: Workshop, data: Path) -> None:
    edit(data, "002", "income_per_capita", period="2021-13")
    assert run(["001"]).summary == "1 brief: 1 done, 0 fresh, 0 failed; 1 problem"
    assert run(["001", "003"]).summary.startswith("2 briefs: ")


def test_plan_says_why(data: Path, notebook: str, tmp_path: Path, workshop: Workshop, run: Any) -> None:
    options: dict[str, Any] = {"data": data, "notebook": notebook, "out": tmp_path / "out"}
    assert {step.reason for step in _run.plan(**options)} == {"new"}
    run()
    assert {step.reason for step in _run.plan(**options)} == {""}
    assert {step.reason for step in _run.plan(**options, force=True)} == {"forced"}
    edit(data, "003", "commendation_collectives", note="a note")
    reasons = {step.place.code: step.reason for step in _run.plan(**options)}
    assert reasons["003"] == "changed: data" and reasons["004"] == ""
    Path(notebook).write_text(Path(notebook).read_text() + "\n")
    assert "changed: notebook" in {step.reason for step in _run.plan(**options)}
    assert workshop.districts() == CODES, "plan runs nothing"


def test_a_notebook_that_reads_everything_reruns_on_any_change(
    run: Any, workshop: Workshop, data: Path, notebook: str
) -> None:
    content = json.loads(Path(notebook).read_text())
    content["metadata"]["kit"] = {"reads": "all"}
    Path(notebook).write_text(json.dumps(content))
    run()
    edit(data, "003", "commendation_collectives", note="a note")
    assert set(states(run()).values()) == {"done"}


def test_two_folders_hold_the_same_bytes(run: Any, workshop: Workshop, tmp_path: Path) -> None:
    run(lang=("vi", "en"))
    run(lang=("en", "vi"), out=tmp_path / "other")
    assert files(tmp_path / "out") == files(tmp_path / "other")
    assert len(list((tmp_path / "out").glob("*.en.html"))) == 8


def test_what_dead_runs_left_is_swept(run: Any, workshop: Workshop, tmp_path: Path) -> None:
    run(["001"])
    home = tmp_path / "out" / ".kit"
    (home / "drafts-dead" / "x").mkdir(parents=True)
    run(["001"])
    assert not list(home.glob("drafts-*"))


def test_wrong_arguments_are_named(run: Any, tmp_path: Path) -> None:
    with pytest.raises(KitError, match="to=odt: choose from html, pdf, docx"):
        run(to=("odt",))
    with pytest.raises(KitError, match="lang=fr"):
        run(lang="fr")
    with pytest.raises(TypeError, match="colour"):
        run(colour="blue")
    with pytest.raises(UnknownDistrict, match="Nowhere"):
        run(["Nowhere"])
    with pytest.raises(KitError, match=r"notebooks/none\.ipynb"):
        run(notebook="none")


def test_quarto_asked_for_and_absent_stops_before_anything(
    run: Any, workshop: Workshop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("QUARTO_PATH", raising=False)
    with pytest.raises(KitError, match="--renderer embedded"):
        run(renderer="quarto")
    assert workshop.jobs == [] and not (tmp_path / "out").exists()
    notes: list[str] = []
    report = run(["001"], renderer="auto", progress=lambda event: notes.append(event.note))
    assert report.renderer == "embedded"
    assert len([note for note in notes if "Quarto" in note]) == 1


def test_rows_set_aside_are_told_and_good_rows_give_briefs(run: Any, workshop: Workshop, data: Path) -> None:
    edit(data, "002", "income_per_capita", period="2021-13")
    report = run()
    assert set(states(report).values()) == {"done"} and report.exit_code == 1
    assert len(report.problems) == 1 and "2021-13" in report.problems[0]


def test_strict_counts_contradictions(run: Any, workshop: Workshop, data: Path) -> None:
    assert run(["002"], strict=True).exit_code == 0
    edit(data, "002", "dan_van_kheo_models", value="1", surface="1")
    assert run(["002"]).exit_code == 0
    report = run(["002"], strict=True)
    assert report.exit_code == 1 and "002" in report.problems[0]
    assert run(["003"], strict=True).exit_code == 0


# ---- with real workers ---------------------------------------------------------------------------


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
    (data / "orders").mkdir()
    for code, order in orders.items():
        (data / "orders" / code).write_text(order)
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
    for code in ("001", "002", "003", "004", "005"):
        partial = Path(errors[code]["notebook"])
        assert (partial.stat().st_size < 1_000_000 and "no such luck" in partial.read_text()) or code != "001"
    after = files(tmp_path / "out")
    assert all(after[name] == content for name, content in good.items() if name[:3] in ("001", "003"))
    assert report.exit_code == 1


def test_a_brief_on_another_district_is_not_published(run: Any, data: Path) -> None:
    (data / "orders").mkdir()
    (data / "orders" / "001").write_text("elsewhere")
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
        limit = time.monotonic() + 60
        while len(list(rough.glob("*.html"))) < wanted and time.monotonic() < limit:
            time.sleep(0.01)
            if process.poll() is not None:
                break
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
    (data / "orders").mkdir()
    (data / "orders" / "001").write_text("hang")
    first = subprocess.Popen([*script, str(out)], start_new_session=True, stdout=subprocess.DEVNULL)
    try:
        limit = time.monotonic() + 60
        while not list(out.glob("*.html")) and time.monotonic() < limit:
            time.sleep(0.05)
        with pytest.raises(Locked, match=rf"process {first.pid} on .*, started 20"):
            run(out=out)
    finally:
        os.killpg(first.pid, signal.SIGKILL)
        first.wait()
    (data / "orders" / "001").unlink()
    assert run(out=out, to=("html",), wait=True).exit_code == 0


def test_a_stopped_run_ends_at_once_and_leaves_no_process(data: Path, notebook: str, tmp_path: Path) -> None:
    (data / "orders").mkdir()
    for code in CODES:
        (data / "orders" / code).write_text("hang")
    command = [sys.executable, "-m", "kit", "run", "--data", str(data), "--out", str(tmp_path / "out"),
               "--notebook", notebook]  # fmt: skip
    with subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True) as process:
        limit = time.monotonic() + 60
        while not list(tmp_path.glob("out/.kit/drafts-*/*")) and time.monotonic() < limit:
            time.sleep(0.05)
        process.terminate()
        assert process.stderr is not None and "the next run does the rest" in process.stderr.read()
    assert process.returncode == 130
    limit = time.monotonic() + 30
    with pytest.raises(ProcessLookupError):
        while time.monotonic() < limit:
            os.killpg(process.pid, 0)
            time.sleep(0.1)


def test_the_jupyter_engine_makes_the_same_bytes(run: Any, tmp_path: Path) -> None:
    run(["001"], to=("html",))
    report = run(["001"], to=("html",), engine="jupyter", out=tmp_path / "other")
    assert report.engine == "jupyter" and states(report) == {"001": "done"}
    assert files(tmp_path / "out") == files(tmp_path / "other")
