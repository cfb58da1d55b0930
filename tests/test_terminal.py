"""`kit review` as it is typed: at a terminal key by key, elsewhere by name, article or confidence."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from typing import Any

import pytest
from reviewing import NAME, by_hand, data, log, observed

from kit import _articles, _load, _review, _terminal, cli
from kit._load import Data

__all__ = ["data"]
OTHER = """Huyện Chợ Lách sơ kết công tác xây dựng Đảng
20/07/2022 - 07:45
BDK - Huyện ủy Chợ Lách vừa sơ kết công tác xây dựng Đảng sáu tháng đầu năm.
Năm 2022, huyện kết nạp 90 đảng viên mới. Bình quân mỗi xã đạt 17,5 tiêu chí nông thôn mới.
"""


def typed(lines: list[str]) -> Callable[[str], str]:
    keys = iter(lines)

    def ask(prompt: str) -> str:
        key = next(keys, "^D")
        if key in ("^C", "^D"):
            raise {"^C": KeyboardInterrupt, "^D": EOFError}[key]
        return key

    return ask


def through(data: Data, *keys: str) -> tuple[dict[str, int], list[str]]:
    said: list[str] = []
    done = _terminal.review_loop(data, "thu", typed(list(keys)), said.append)
    return dict(done), said


def second(data: Data) -> str:
    """Add an article on another district."""
    (data.folder.parent / "b.txt").write_text(OTHER, encoding="utf-8")
    (added,) = _articles.add([data.folder.parent / "b.txt"], data.folder)
    assert added.state == "added"
    return added.article


def test_the_terminal(data: Data) -> None:
    done, said = through(
        data, "a", "r", "e", "value=1,5", "", "e", "nonsense", "value", "note=looked up", "", "s"
    )
    assert done == {"accept": 1, "reject": 1, "edit": 1, "skip": 1}
    assert "▶21/24◀" in said[0] and "because:" in said[0]
    assert any(line.startswith("! ") and "write a plain number" in line for line in said)
    assert any(line.startswith("! nonsense: write COLUMN=VALUE") for line in said)
    assert [entry["action"] for entry in log(data)] == ["accept", "reject", "edit"]


def test_the_terminal_says_how_far_one_is_and_names_the_district(data: Data) -> None:
    total = _review.waiting(data).height
    _, said = through(data, "s", "s")
    assert said[0].startswith(f"\n1 of {total}  {NAME} ¶4, 89%") and said[1].startswith(f"\n2 of {total}  ")
    assert "district=838 (Mỏ Cày Bắc)" in said[0]


def test_a_question_mark_explains_the_keys(data: Data) -> None:
    _, said = through(data, "?")
    assert said[1] == _terminal.HELP and all(f"\n  {key}  " in f"\n{said[1]}" for key in "aresbq")


def test_back_takes_the_last_decision_back(data: Data) -> None:
    before = observed(data)
    done, said = through(data, "b", "a", "b", "r", "s", "b", "b", "q")
    shown = [line.split("  ")[0].strip() for line in said if " of " in line[:9]]
    total = _review.waiting(data).height
    assert said[1] == "! nothing to go back to" and done == {}
    assert shown == [f"{n} of {total}" for n in (1, 1, 2, 1, 2, 3, 2, 1)]
    assert [entry["action"] for entry in log(data)] == ["accept", "undo", "reject", "undo"]
    assert observed(data) == before


def test_what_somebody_else_decided_is_passed_by(data: Data) -> None:
    rows = _review.waiting(data).to_dicts()
    _review.decide(data, rows[0]["candidate"], "reject", "an")
    said: list[str] = []
    done = _terminal.review_loop(data, "thu", typed(["a", "a"]), said.append, rows)
    assert done == {"accept": 1} and "an decided reject" in said[1]
    assert [entry["who"] for entry in log(data)] == ["an", "thu"]


def test_what_was_typed_outlives_a_refusal(data: Data) -> None:
    done, said = through(data, "e", "indicator=nothing", "note=Đọc lại.", "", "e", "indicator", "")
    assert "  kept: indicator=nothing  note=Đọc lại.; `COLUMN` drops one" in said and done == {"edit": 1}
    assert json.loads(log(data)[-1]["decided"])["note"] == "Đọc lại."


def test_only_a_key_alone_is_one(data: Data) -> None:
    before = observed(data)
    done, said = through(data, "as_of=2022-12-31", "all", "skipped", "q")
    assert done == {} and observed(data) == before and not (data.folder / "decisions.csv").exists()
    assert [line for line in said if line.startswith("! all: none of the keys")]
    assert through(data, "Accept", "quit")[0] == {"accept": 1}


def test_an_edit_goes_on_until_it_is_right_or_left(data: Data) -> None:
    done, said = through(data, "e", "as_of=2031-01-01", "", "as_of=2022-12-31", "", "q")
    assert done == {"edit": 1} and "lies behind" in said[1]
    assert json.loads(log(data)[-1]["decided"])["as_of"] == "2022-12-31"
    done, said = through(data, "e", "period=nie", "", "", "s", "q")
    assert done == {"skip": 1} and len(log(data)) == 1, "an empty line leaves it"


class Tty:
    """A stream that says it is a terminal."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def isatty(self) -> bool:
        return True


@pytest.fixture
def kit(data: Data, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """Run `kit review …`; with keys, as at a terminal."""

    def run(*line: str, keys: list[str] | None = None) -> tuple[int, str, str]:
        with monkeypatch.context() as patch:
            if keys is not None:
                patch.setattr(sys, "stdin", Tty(sys.stdin))
                patch.setattr(sys, "stdout", Tty(sys.stdout))
                patch.setattr("builtins.input", typed(keys))
            code = cli.main(["review", *line, "--data", str(data.folder), "--who", "thu"])
        out, err = capsys.readouterr()
        return code, out, err

    return run


Kit = Callable[..., tuple[int, str, str]]


def test_what_waits_stands_article_by_article_with_the_district_s_name(data: Data, kit: Kit) -> None:
    article = second(data)
    code, out, err = kit()
    rows = [line.split("\t") for line in out.splitlines()]
    names = [row[0].partition(":")[0] for row in rows]
    assert code == 0 and err == "" and set(names) == {NAME, article}
    assert names.index(article) == names.count(NAME), "one article after the other"
    assert {row[2] for row in rows} == {"838 Mỏ Cày Bắc", "832 Chợ Lách"}
    code, out, _ = kit("--article", article, "--json")
    assert {json.loads(line)["article"] for line in out.splitlines()} == {article}
    assert kit("--article", "no-such")[0] == 2


def test_quitting_says_how_many_still_wait(data: Data, kit: Kit) -> None:
    total = _review.waiting(data).height
    assert kit(keys=["q"])[1].splitlines()[-1] == f"{total} still wait"
    assert kit(keys=[])[1].splitlines()[-1] == f"{total} still wait"
    assert kit(keys=["a", "r", "q"])[1].splitlines()[-1] == f"1 accepted, 1 rejected, {total - 2} still wait"
    assert kit(keys=["s"] * (total - 3))[1].splitlines()[-1] == f"{total - 3} skipped, {total - 2} still wait"
    assert kit(keys=["r"] * total)[1].splitlines()[-1] == f"{total - 2} rejected, nothing waits"


def test_ctrl_c_says_what_is_stored(data: Data, kit: Kit) -> None:
    waits = _review.waiting(data).height
    code, out, err = kit(keys=["a", "^C"])
    assert code == 0 and err == "" and out.endswith(f"\n\n1 accepted, {waits - 1} still wait\n")


def test_accept_above_a_confidence_says_what_it_will_do(data: Data, kit: Kit) -> None:
    rows = _review.waiting(data).to_dicts()
    sure = [row["candidate"] for row in rows if row["confidence"] >= 0.95]
    assert 0 < len(sure) < len(rows)
    code, out, err = kit("accept", "--above", "0.95")
    assert (code, out) == (2, "") and f"would accept {len(sure)} candidates of 1 article" in err
    assert "--yes" in err and not (data.folder / "decisions.csv").exists()
    assert kit("accept", "--above", "0.95", keys=["n"])[0] == 2
    assert not (data.folder / "decisions.csv").exists()
    code, out, err = kit("accept", "--above", "0.95", "--yes")
    assert code == 0 and [entry["candidate"] for entry in log(data)] == sure
    assert f"accept {len(sure)} candidates of 1 article, confidence 0.9" in err
    assert kit("accept", "--above", "0.95", "--yes")[0] == 0, "nothing is left to do"


def test_a_whole_article_is_rejected(data: Data, kit: Kit) -> None:
    article = second(data)
    assert kit("reject", "--article", article, keys=["y"])[0] == 0
    assert {entry["candidate"].partition(":")[0] for entry in log(data)} == {article}
    assert set(_review.waiting(_load.load(data.folder))["article"]) == {NAME}


def test_the_audit_is_told_of_what_is_named(data: Data, kit: Kit) -> None:
    every = _review.waiting(data)["candidate"].to_list()
    code, out, err = kit("accept", *every)
    assert code == 0 and err == f"{len(every)} candidates accepted\n"
    assert (
        f"  audit + implied 2022 members_admitted: 118 at 107.3% imply 110 ({NAME}.4.2, {NAME}.4.3)\n" in out
    )
    percent = next(row["candidate"] for row in log(data) if "107,3%" in row["proposed"])
    code, out, _ = kit("undo", percent)
    assert out.startswith(
        f"{percent}\tundo\n  audit - implied 2022 members_admitted: 118 at 107.3% imply 110 ("
    )
    told = json.loads(kit("accept", percent, "--json")[1])
    assert told["appeared"][0]["rule"] == "implied" and told["decided"]["value"] == "107.3"


def test_a_contradiction_is_said_when_it_is_accepted(data: Data, kit: Kit) -> None:
    every = _review.waiting(data).filter(indicator="members_admitted", kind="actual")["candidate"].to_list()
    by_hand(data, 3, "members_admitted", "81", "count", "81")
    said = kit("accept", *every)[1]
    assert f"audit + contradiction 2022 members_admitted: told as 81 and 118 ({NAME}.3.1, {NAME}.4.2)" in said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("accept", "name what to accept: kit review accept CANDIDATE, or --article ID, or --above 0.95"),
        ("edit x:y --set noequals", "--set noequals: write COLUMN=VALUE"),
        ("reject x:y --set value=3", "--set changes a row that is accepted"),
        ("accept x:y --above 0.9", "not both"),
        ("accept --above 95", "is a confidence such as 0.95"),
        ("reject --above 0.9", "--above 0.9: goes with accept"),
        ("--above 0.9", "go with an action"),
        ("accept x:y", "does not wait"),
        ("accept --article no-such", "--article no-such: not in articles.csv"),
    ],
)
def test_what_does_not_go_together_is_refused(kit: Kit, line: str, said: str) -> None:
    code, out, err = kit(*line.split())
    assert (code, out) == (2, "") and said in err and err.count("\n") == 1


def test_what_was_decided_is_listed_to_be_taken_back(data: Data, kit: Kit) -> None:
    assert kit("undo") == (0, "", "")
    one, two = _review.waiting(data).rows(named=True)[:2]
    first, second_ = one["candidate"], two["candidate"]
    kit("accept", first)
    kit("reject", second_)
    _, out, _ = kit("undo", "--article", NAME)
    rows = [line.split("\t") for line in out.splitlines()]
    assert [row[:3] for row in rows] == [[first, "accept", "thu"], [second_, "reject", "thu"]]
    assert [row[4:] for row in rows] == [[one["observation"], one["surface"]], ["", two["surface"]]]
    told = [json.loads(line) for line in kit("undo", "--json")[1].splitlines()]
    assert [one["candidate"] for one in told] == [first, second_]
    assert kit("undo", rows[0][4])[0] == 0 and first not in kit("undo")[1]
    assert kit("undo", "--article", "no-such")[0] == 2


def test_a_stock_is_not_told_for_a_day_after_its_article(data: Data, kit: Kit) -> None:
    one, before = _review.waiting(data)["candidate"][0], observed(data)
    code, out, err = kit("edit", one, "--set", "as_of=2031-01-01")
    assert (code, out) == (2, "") and "as_of" in err and "2031-01-01" in err and "lies behind" in err
    assert observed(data) == before
    assert kit("edit", one, "--set", "as_of=2022-11-30")[0] == 0


def test_an_edit_of_nothing_is_not_stored(data: Data, kit: Kit) -> None:
    one = _review.waiting(data)["candidate"][0]
    for line in (["edit", one], ["edit", one, "--set", "of=24"]):
        code, _, err = kit(*line)
        assert code == 2 and "changes nothing" in err
    done, said = through(data, "e", "", "q")
    assert done == {} and any("changes nothing" in line for line in said)
    assert not (data.folder / "decisions.csv").exists()


def test_damage_is_named_on_the_way_in_and_by_check(data: Data, kit: Kit, capsys: Any) -> None:
    kit("reject", _review.waiting(data)["candidate"][0])
    file = data.folder / "decisions.csv"
    file.write_text(file.read_text("utf-8").replace(",reject,", ",", 1), encoding="utf-8")
    assert "decisions.csv, line 2: 6 fields, 7 expected" in kit()[2]
    assert cli.main(["check", "--data", str(data.folder)]) == 1
    assert "decisions.csv, line 2: 6 fields" in capsys.readouterr().err


def test_check_names_what_is_wrong_with_the_lexicon(data: Data, capsys: Any) -> None:
    with (data.folder / "lexicon.csv").open("a", encoding="utf-8") as file:
        file.write("indicator,no_such_indicator,after,từ,,,count,\n")
    assert cli.main(["check", "--data", str(data.folder)]) == 1
    assert "lexicon.csv" in (said := capsys.readouterr().err) and "no_such_indicator" in said


def test_check_mentions_what_a_later_article_superseded(data: Data, capsys: Any) -> None:
    assert cli.main(["check", "--data", str(data.folder)]) == 0
    assert "superseded" not in capsys.readouterr().out
    file = data.folder / "observations.csv"
    rows = list(csv.DictReader(file.read_text("utf-8").splitlines()))
    old = next(row for row in rows if row["article"] == "bdk-20220418-giong-trom" and row["as_of"] == "")
    new = old | {"observation": "bdk-20220526-giong-trom.13.9", "article": "bdk-20220526-giong-trom",
                 "paragraph": "13"}  # fmt: skip
    file.write_bytes(observed(data) + _articles.record(new.values()))
    cli.main(["check", "--data", str(data.folder)])
    assert f"{len(rows)} observations of 6 articles, 1 more superseded by" in capsys.readouterr().out
    cli.main(["check", "--data", str(data.folder), "--json"])
    told = json.loads(capsys.readouterr().out)["superseded"]
    assert told == [{"observation": old["observation"], "superseded_by": new["observation"]}]
