"""The commands as a user or a scheduler sees them: stdout, stderr, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import national
import pytest
import standin

from kit import _run, cli
from kit._report import Brief, Event, Report
from kit.errors import Locked

ROOT = Path(__file__).resolve().parents[1]
DONE = Brief("834", "giong-trom", "vi", "done", 1.25, {"html": "out/a.html", "pdf": None})
FAILED = Brief("366", "hai-hau", "vi", "failed", 0.5, {"html": None},
               {"cell": 4, "message": "ValueError: no", "notebook": "out/.kit/failed/b.ipynb"})  # fmt: skip


def report(*briefs: Brief, **more: Any) -> Report:
    return Report("embedded", "kit", "out/index.html", "out/manifest.json", briefs, **more)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Replace the run by one that remembers its arguments and reports `asked["report"]`."""
    seen: dict[str, Any] = {"report": report(DONE)}

    def run(districts: Any = None, *, progress: Any = None, **options: Any) -> Report:
        seen.update(districts=districts, options=options)
        progress(Event(note="a note"))
        for number, brief in enumerate(seen["report"].briefs, 1):
            progress(Event(done=number, total=2, brief=brief))
        return seen["report"]

    monkeypatch.setattr(_run, "run", run)
    return seen


def test_run_passes_its_options_on(asked: dict[str, Any]) -> None:
    line = (
        "run giồng-trôm 366 --to html,docx --lang vi,en --as-of 2022-06-30 --jobs 3 --renderer embedded "
        "--engine jupyter --force --failed --cluster tcp://h:1 --out o --data d --timeout 5 --strict "
        "--wait"
    )
    assert cli.main(line.split()) == 0
    assert asked["districts"] == ("giồng-trôm", "366")
    assert asked["options"] == {
        "to": ("html", "docx"), "lang": ("vi", "en"), "as_of": "2022-06-30", "since": None, "jobs": 3,
        "renderer": "embedded", "engine": "jupyter", "force": True, "failed": True, "cluster": "tcp://h:1",
        "out": "o", "data": "d", "timeout": 5.0, "strict": True, "wait": True, "notebook": "district",
    }  # fmt: skip
    assert cli.main(["run"]) == 0 and asked["districts"] is None


def test_run_prints_results_and_tells_the_rest_apart(asked: dict[str, Any], capsys: Any) -> None:
    asked["report"] = report(DONE, FAILED, problems=("observations.csv line 3: bad",))
    assert cli.main(["run"]) == 1
    out, err = capsys.readouterr()
    assert out == "2 briefs: 1 done, 0 fresh, 1 failed; 1 problem\nout/index.html\n"
    assert err.splitlines() == [
        "a note",
        "[1/2] 834 giong-trom vi: done in 1.2 s",
        "[2/2] 366 hai-hau vi: failed in cell 4: ValueError: no (see out/.kit/failed/b.ipynb)",
        "observations.csv line 3: bad",
    ]


def test_run_json_is_one_object(asked: dict[str, Any], capsys: Any) -> None:
    asked["report"] = report(DONE, FAILED)
    assert cli.main(["run", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"renderer", "engine", "index", "manifest", "briefs"}
    assert set(told["briefs"][0]) == {"district", "slug", "lang", "state", "seconds", "outputs", "error"}
    assert told["briefs"][0]["error"] is None
    assert told["briefs"][1]["error"] == FAILED.error


def test_errors_are_one_line_and_end_with_2(
    asked: dict[str, Any], capsys: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for line in ("run --nonsense", "run --renderer word", "nothing", "run --jobs x"):
        assert cli.main(line.split()) == 2, line
        out, err = capsys.readouterr()
        assert out == "" and err

    def held(*_: Any, **__: Any) -> Report:
        raise Locked("out is in use by process 7")

    monkeypatch.setattr(_run, "run", held)
    assert cli.main(["run"]) == 2
    assert capsys.readouterr().err == "kit: out is in use by process 7\n"
    assert cli.main(["check", "--data", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err.startswith("kit: no folder")


def test_plan_lists_what_would_run_and_why(tmp_path: Path, capsys: Any) -> None:
    data, notebook = national.write(tmp_path / "data", 2), standin.write(tmp_path / "notebooks")
    line = ["run", "--plan", "--data", str(data), "--out", str(tmp_path / "out"), "--notebook", str(notebook)]
    assert cli.main(line) == 0
    assert capsys.readouterr().out.splitlines() == ["001-ba-dinh.vi\tnew", "002-hoan-kiem.vi\tnew"]


@pytest.mark.parametrize("line", [
    "14 at 280% imply 5 ", "218 at 100% imply 218 ", "131 = 17 + 58 + 56 ", "71 = 42 + 19 + 4 + 2 + 3 + 1 ",
    "5/30 = 16.67%, printed 16.7% ", "25/30 = 83.33%, printed 83.33% ", "8/40 = 20%, printed 20% ",
    "32/40 = 80%, printed 80% ", "5/140 = 3.57%, printed 3.6% ", "135/140 = 96.43%, printed 96.4% ",
    "100 ≈ 16.7 + 83.33 = 100.03 ", "7 ≤ 19 ≤ 25 ",
])  # fmt: skip
def test_check_shows_the_sums_of_the_real_data(line: str, checked: str) -> None:
    assert line in checked


@pytest.fixture(scope="module")
def checked() -> str:
    run = subprocess.run(
        [sys.executable, "-m", "kit", "check", "--data", str(ROOT / "data")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return run.stdout


def test_check_ends_with_1_on_a_contradiction_and_on_rows_set_aside(tmp_path: Path, capsys: Any) -> None:
    data = national.write(tmp_path / "data", 3)
    assert cli.main(["check", "--data", str(data)]) == 0
    table = data / "observations.csv"
    good = table.read_text("utf-8")
    capsys.readouterr()
    head, first, *rest = good.splitlines(keepends=True)
    table.write_text(head + first.replace(",2021,", ",2021-13,") + "".join(rest), "utf-8")
    assert cli.main(["check", "--data", str(data)]) == 1
    out, err = capsys.readouterr()
    assert "2021-13" in err and "1 row set aside" in out
    model = next(row for row in rest if ",dan_van_kheo_models,level=province," in row)
    wrong = model.replace(",level=province,2021,,", ",level=province,2021,,9")
    table.write_text(good.replace(model, wrong), "utf-8")
    assert cli.main(["check", "--data", str(data), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["aside"] == [] and "contradiction" in {found["state"] for found in told["findings"]}


def test_doctor_says_what_to_do_and_ends_with_1_when_a_run_could_not_start(
    tmp_path: Path, capsys: Any
) -> None:
    assert cli.main(["doctor", "--data", str(ROOT / "data"), "--out", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "embedded" in told or "quarto" in told
    assert cli.main(["doctor", "--data", str(tmp_path / "none")]) == 1
    assert "missing  data" in capsys.readouterr().out


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from kit import cli\ntry: cli.main(['--help'])\nexcept SystemExit: pass\n"
        "print([name for name in ('polars', 'altair', 'papermill', 'nbformat') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.endswith("[]\n")
    for command in ("run", "check", "add", "extract", "review", "export", "new", "lab", "doctor"):
        assert f"│ {command} " in run.stdout


def test_extract_prints_candidates(tmp_path: Path, capsys: Any) -> None:
    article = tmp_path / "vi-du.txt"
    text = "Huyện Giồng Trôm năm 2021\n\nNăm 2021, toàn huyện có 19/25 chỉ tiêu đạt và vượt.\n"
    article.write_text(text, "utf-8")
    assert cli.main(["extract", str(article), "--json", "--data", str(ROOT / "data")]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["value"], one["of"], one["surface"]) for one in found] == [(19.0, 25.0, "19/25")]
    assert {"start", "end", "confidence", "rule", "indicator", "article"} <= set(found[0])
    assert cli.main(["extract", str(tmp_path / "none.txt"), "--data", str(ROOT / "data")]) == 2
