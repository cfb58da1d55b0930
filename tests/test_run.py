"""The batch: what is due, what is made again and why, what is published and what stays."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from batch import CODES, Workshop, data, edit, files, notebook, run, states, workshop

from kit import _keys, _load, _run
from kit.errors import KitError, UnknownDistrict

__all__ = ["data", "notebook", "run", "workshop"]


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


def test_a_district_never_reported_has_not_lost_its_figures(run: Any) -> None:
    notes = list[str]()
    run(["834"], progress=lambda event: notes.append(event.note))
    told = [note for note in notes if note.startswith("834-")]
    assert any("no figure of it;" in note for note in told) and not any("any more" in one for one in told)
