"""Decisions about candidates. The article is invented."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl
import pytest

from kit import _articles, _audit, _load, _review
from kit._load import Data
from kit.errors import DataError, KitError

ROOT = Path(__file__).resolve().parent.parent
NAME = "bdk-20230113-mo-cay-bac"
TEXT = """Huyện Mỏ Cày Bắc tổng kết công tác xây dựng Đảng năm 2022
13/01/2023 - 07:45
BDK - Sáng 12-1-2023, Huyện ủy Mỏ Cày Bắc tổng kết công tác xây dựng Đảng năm 2022.
Năm 2022, huyện đạt và vượt 21/24 chỉ tiêu. Toàn huyện kết nạp 118 đảng viên mới, đạt 107,3% kế hoạch.
Năm 2022, thu nhập bình quân đầu người đạt 58 triệu đồng; tỷ lệ tham gia bảo hiểm y tế đạt 94,5%.
Lê Thu
"""


@pytest.fixture
def data(tmp_path: Path) -> Data:
    """The project's tables and one article whose figures wait."""
    folder = shutil.copytree(
        ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns(".cache", "archive")
    )
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (added,) = _articles.add([tmp_path / "a.txt"], folder)
    assert added.article == NAME
    return _load.load(folder)


def row(data: Data, indicator: str, **but: str) -> dict[str, object]:
    frame = _review.waiting(data).filter(pl.col("indicator") == indicator)
    rows = [one for one in frame.to_dicts() if all(one[key] == value for key, value in but.items())]
    assert len(rows) == 1, (indicator, rows)
    return rows[0]


def log(data: Data) -> list[dict[str, str]]:
    with (data.folder / "decisions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def observed(data: Data) -> bytes:
    return (data.folder / "observations.csv").read_bytes()


def test_what_waits_is_marked_in_its_paragraph(data: Data) -> None:
    frame = _review.waiting(data)
    assert frame["article"].unique().to_list() == [NAME]
    assert frame["confidence"].is_sorted(descending=True)
    for one in frame.iter_rows(named=True):
        assert one["text"][one["start"] : one["end"]] == one["surface"]
        assert one["text"] == TEXT.split("\n")[one["paragraph"] - 1]
    assert row(data, "targets_met_or_exceeded")["of"] == 24


def test_accepted_becomes_an_observation(data: Data) -> None:
    before, proposed = observed(data), row(data, "targets_met_or_exceeded")
    decision = _review.decide(data, str(proposed["candidate"]), "accept", "thu")
    assert observed(data).startswith(before)
    now = _load.load(data.folder)
    stored = now.observations.filter(observation=decision.observation).to_dicts()[0]
    assert (stored["value"], stored["of"], stored["reviewed_by"]) == (21, 24, "thu")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", stored["reviewed_at"])
    assert now.aside.height == data.aside.height
    assert proposed["candidate"] not in _review.waiting(now)["candidate"].to_list()
    (entry,) = log(data)
    assert (entry["action"], entry["who"]) == ("accept", "thu")
    assert json.loads(entry["proposed"])["indicator"] == "targets_met_or_exceeded"
    assert json.loads(entry["decided"])["observation"] == decision.observation


def test_the_audit_before_and_after(data: Data) -> None:
    count, percent = (
        row(data, "members_admitted", unit="count"),
        row(data, "members_admitted", unit="percent"),
    )
    _review.decide(data, str(count["candidate"]), "accept", "thu")
    promised = _review.effect(_load.load(data.folder), str(percent["candidate"]))
    assert promised == (("implied (implied) members_admitted 2022: 118, 107.3 → 110",), ())
    decision = _review.decide(data, str(percent["candidate"]), "accept", "thu")
    assert (decision.appeared, decision.gone) == promised
    findings = _audit.audit(_load.load(data.folder), "838")
    assert findings.filter(pl.col("state") == "implied")["computed"].to_list() == [110.0]
    back = _review.undo(data, str(percent["candidate"]), "thu")
    assert (back.appeared, back.gone) == ((), promised[0])


def test_an_edit_keeps_what_was_proposed(data: Data) -> None:
    proposed = row(data, "income_per_capita")
    changes = {"value": 58.5, "qualifier": "approx", "note": "read again, twice"}
    decision = _review.decide(data, str(proposed["candidate"]), "accept", "thu", changes)
    assert (decision.action, decision.decided["value"]) == ("edit", "58.5")
    stored = _load.load(data.folder).observations.filter(observation=decision.observation).to_dicts()[0]
    assert (stored["value"], stored["qualifier"], stored["note"]) == (58.5, "approx", "read again, twice")
    assert json.loads(log(data)[0]["proposed"])["value"] == "58"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"value": "14.500"}, "column value '14.500': a dot before three digits: write 14500"),
        ({"value": "94,5"}, "column value '94,5': write a plain number"),
        ({"period": "2021-13"}, "column period '2021-13': write a year"),
        ({"indicator": "nothing"}, "column indicator 'nothing': not in indicators.csv"),
        ({"of": "20"}, "column of '20': the value is a part of `of`"),
        ({"kind": "change"}, "column compare_to '': kind `change` names the period"),
        ({"breakdown": "level=moon"}, "column breakdown 'level=moon': use dimensions"),
        ({"article": "x"}, "column article cannot be edited"),
    ],
)
def test_a_bad_edit_stores_nothing(data: Data, changes: dict[str, str], message: str) -> None:
    before, proposed = observed(data), row(data, "targets_met_or_exceeded")
    with pytest.raises(KitError, match=re.escape(message)):
        _review.decide(data, str(proposed["candidate"]), "edit", "thu", changes)
    assert observed(data) == before
    assert not (data.folder / "decisions.csv").exists()
    assert row(data, "targets_met_or_exceeded") == proposed


@pytest.mark.parametrize("action", ["accept", "reject"])
def test_the_decided_never_comes_back(data: Data, action: str) -> None:
    every = _review.waiting(data)["candidate"].to_list()
    for candidate in every:
        _review.decide(data, candidate, action, "thu")
    lexicon = data.folder / "lexicon.csv"
    text = lexicon.read_text(encoding="utf-8")
    lexicon.write_text(text.replace(",members_admitted,", ",party_members,"), encoding="utf-8")
    archived = data.folder / "archive" / f"{NAME}.txt"
    archived.write_text(
        "Một dòng được thêm vào trên cùng.\n\n" + archived.read_text("utf-8"), encoding="utf-8"
    )
    assert _review.waiting(_load.load(data.folder)).height == 0
    with pytest.raises(KitError, match=f"thu decided {action}"):
        _review.decide(data, every[0], "accept", "an")


def test_undo_gives_the_same_bytes_and_the_candidate_back(data: Data) -> None:
    before, waits = observed(data), _review.waiting(data)
    first, second = waits["candidate"][:2]
    _review.decide(data, first, "accept", "thu", {"note": 'says "so",\nmore or less'})
    _review.decide(data, second, "reject", "thu")
    _review.undo(data, first, "an")
    _review.undo(data, second, "an")
    assert observed(data) == before
    assert _review.waiting(_load.load(data.folder)).equals(waits)
    assert [entry["action"] for entry in log(data)] == ["edit", "reject", "undo", "undo"]
    with pytest.raises(KitError, match="nothing was decided"):
        _review.undo(data, first, "an")


def test_a_row_changed_by_hand_is_not_undone(data: Data) -> None:
    decision = _review.decide(data, str(row(data, "income_per_capita")["candidate"]), "accept", "thu")
    changed = observed(data).replace(
        f"{decision.observation},838".encode(), f"{decision.observation},834".encode()
    )
    (data.folder / "observations.csv").write_bytes(changed)
    with pytest.raises(KitError, match="by hand"):
        _review.undo(data, decision.candidate, "thu")
    assert observed(data) == changed


def test_rows_stand_in_reading_order_and_others_keep_their_bytes(data: Data) -> None:
    file = data.folder / "observations.csv"
    file.write_bytes(b"\xef\xbb\xbf" + observed(data).replace(b"\n", b"\r\n"))
    before = _review._records(observed(data))
    for candidate in reversed(_review.waiting(data).sort("paragraph", "start")["candidate"].to_list()):
        _review.decide(data, candidate, "accept", "thu")
    after = _review._records(observed(data))
    ours = [record for record in after if record not in before]
    assert [record for record in after if record in before] == before
    assert [record.split(b",")[0].decode().rsplit(".", 2)[1:] for record in ours] == [
        ["4", "1"], ["4", "2"], ["4", "3"], ["5", "1"], ["5", "2"],
    ]  # fmt: skip
    assert all(record.endswith(b"\r\n") for record in ours)


def test_a_taken_id_is_not_given_again(data: Data) -> None:
    first = row(data, "targets_met_or_exceeded")
    _review.decide(data, str(first["candidate"]), "accept", "thu")
    text = observed(data).replace(f"{NAME}.4.1,".encode(), f"{NAME}.4.2,".encode())
    (data.folder / "observations.csv").write_bytes(text)
    again = _review.decide(
        data, str(row(data, "members_admitted", unit="count")["candidate"]), "accept", "thu"
    )
    assert again.observation == f"{NAME}.4.3"


def test_what_stands_in_the_table_does_not_wait(data: Data) -> None:
    proposed = row(data, "income_per_capita")
    line = _articles.record(
        [f"{NAME}.5.1", "838", "income_per_capita", "", "2022", "", "58", "", "", "vnd_million_per_person",
         "exact", "actual", "", NAME, "5", "58 triệu đồng", "", "an", "2023-02-01"]
    )  # fmt: skip
    (data.folder / "observations.csv").write_bytes(observed(data) + line)
    waits = _review.waiting(_load.load(data.folder))
    assert proposed["candidate"] not in waits["candidate"].to_list()
    assert waits.height == _review.waiting(data).height - 1


def test_clicks_from_many_threads_all_count(data: Data) -> None:
    every = _review.waiting(data)["candidate"].to_list()
    with ThreadPoolExecutor(8) as pool:
        jobs = [pool.submit(_review.decide, data, one, "accept", f"w{n}") for n in range(3) for one in every]
    failed = [job.exception() for job in jobs if job.exception()]
    assert len(failed) == 2 * len(every)
    assert all("decided accept" in str(error) for error in failed)
    assert sorted(entry["candidate"] for entry in log(data)) == sorted(every)
    assert _load.load(data.folder).observations.filter(article=NAME).height == len(every)


def test_a_crash_between_the_files_loses_nothing(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    proposed = row(data, "income_per_capita")

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(_review, "_log", crash)
        with pytest.raises(KeyboardInterrupt):
            _review.decide(data, str(proposed["candidate"]), "accept", "thu")
    now = _load.load(data.folder)
    assert now.observations.filter(article=NAME).height == 1
    assert proposed["candidate"] not in _review.waiting(now)["candidate"].to_list()


@pytest.mark.parametrize(("action", "who"), [("yes", "thu"), ("accept", " ")])
def test_who_and_what_are_needed(data: Data, action: str, who: str) -> None:
    with pytest.raises(KitError, match="say who decides"):
        _review.decide(data, "x:y", action, who)


def test_a_candidate_that_never_was(data: Data) -> None:
    with pytest.raises(KitError, match="does not wait"):
        _review.decide(data, f"{NAME}:0000000000", "accept", "thu")


def typed(lines: list[str]) -> Callable[[str], str]:
    keys = iter(lines)

    def ask(prompt: str) -> str:
        try:
            return next(keys)
        except StopIteration:
            raise EOFError from None

    return ask


def test_the_terminal(data: Data) -> None:
    said: list[str] = []
    keys = ["?", "a", "r", "e", "value=1,5", "", "e", "note=looked up", "", "s"]
    done = _review.review_loop(data, "thu", typed(keys), said.append)
    assert dict(done) == {"accept": 1, "reject": 1, "edit": 1, "skip": 1}
    assert "▶" in said[0] and "because:" in said[0]
    assert any(line.startswith("! ") and "write a plain number" in line for line in said)
    assert [entry["action"] for entry in log(data)] == ["accept", "reject", "edit"]


def test_a_missing_value_cannot_be_accepted(data: Data) -> None:
    proposed = row(data, "income_per_capita")
    with pytest.raises(DataError, match=r"column indicator '': not in indicators\.csv"):
        _review.decide(data, str(proposed["candidate"]), "edit", "thu", {"indicator": ""})


def test_the_table_of_the_notebook(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    widget = pytest.importorskip("kit._widget")
    sent: list[dict[str, object]] = []
    monkeypatch.setattr(widget.ReviewTable, "send", lambda self, reply: sent.append(reply))
    table = widget.review_table(data, "thu")
    table._handle_custom_msg({"id": 1, "do": "list"}, [])
    rows = sent.pop()["rows"]
    assert json.loads(json.dumps(rows)) == _review.waiting(data).to_dicts()
    every = [one["candidate"] for one in rows]  # type: ignore[attr-defined]
    table._handle_custom_msg({"do": "edit", "candidate": every[0], "changes": {"value": "x"}}, [])
    assert "column value 'x'" in str(sent.pop()["error"])
    with ThreadPoolExecutor(8) as pool:
        for one in every:
            pool.submit(table._handle_custom_msg, {"do": "accept", "candidate": one}, [])
    assert sorted(str(reply["candidate"]) for reply in sent if "error" not in reply) == sorted(every)
    assert _load.load(data.folder).observations.filter(article=NAME).height == len(every)
    table._handle_custom_msg({"do": "undo", "candidate": every[0]}, [])
    table._handle_custom_msg({"do": "list"}, [])
    assert [one["candidate"] for one in sent[-1]["rows"]] == every[:1]  # type: ignore[attr-defined]


def test_the_notebook_runs_without_a_page(data: Data, tmp_path: Path) -> None:
    papermill = [sys.executable, "-m", "papermill", "--no-progress-bar", "--engine", "kit"]
    asked = ["-r", "data", str(data.folder), "-r", "who", "thu"]
    notebook = ROOT / "notebooks" / "review.ipynb"
    done = subprocess.run(
        [*papermill, str(notebook), str(tmp_path / "o.ipynb"), *asked],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert "targets_met_or_exceeded" in (tmp_path / "o.ipynb").read_text(encoding="utf-8")
    assert all(not cell.get("outputs") for cell in json.loads(notebook.read_text("utf-8"))["cells"])
