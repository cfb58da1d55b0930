"""Decisions about candidates: what is stored, what is refused, what is taken back."""

from __future__ import annotations

import json
import re
import shutil
from concurrent.futures import ThreadPoolExecutor

import data_copy as dc
import polars as pl
import pytest
from reviewing import NAME, TEXT, by_hand, data, log, observed, row

from kit import _articles, _audit, _decisions, _load, _review
from kit._load import Data
from kit.errors import DataError, KitError, Refused

__all__ = ["data"]


def test_what_waits_is_marked_in_its_paragraph(data: Data) -> None:
    frame = _review.waiting(data)
    assert frame["article"].unique().to_list() == [NAME]
    places = frame.select("paragraph", "start").rows()
    assert places == sorted(places), "candidates wait in reading order"
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
    ((found,), gone) = promised
    assert (found["state"], found["values"], found["computed"], gone) == ("implied", [118, 107.3], 110, ())
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
        ({"indicator": "members_admited"}, "not in indicators.csv; nearest: members_admitted,"),
        ({"of": "20"}, "column of '20': the value is a part of `of`"),
        ({"kind": "change"}, "column compare_to '': kind `change` names the period"),
        ({"breakdown": "level=moon"}, "column breakdown 'level=moon': use dimensions"),
        (
            {"period": "2031"},
            "column period '2031': begins behind 2023-01-13, when the article was published",
        ),
        ({"unit": "xyz"}, "column unit 'xyz': write one of: count, ha,"),
        ({"unit": "tonnes"}, "column unit 'tonnes': targets_met_or_exceeded is told in count"),
        ({"surface": "XXX"}, "column surface 'XXX': does not stand in its paragraph; copy it"),
        ({"value": "20"}, "column value '20': 21 is printed; mend it; if the paper does print it so, say"),
        ({"value": "9000", "of": ""}, "column value '9000': plausible is at most"),
        ({"of": "25"}, "column of '25': no such number stands in the paragraph"),
        ({"indicator": "income_per_capita", "of": "24"}, "set against nothing (`of_means` is empty)"),
        ({"district": "Châu Thành"}, "`Châu Thành` names 10 districts"),
        ({"district": "nowhere"}, "column district 'nowhere'"),
        ({"value": "21", "of": " 24 "}, "changes nothing"),
        ({}, "changes nothing"),
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


def test_what_is_ahead_is_a_goal_or_the_number_of_targets_set(data: Data) -> None:
    proposed = row(data, "members_admitted", kind="actual")
    with pytest.raises(KitError, match="the kind `plan` or `target`"):
        _review.decide(data, str(proposed["candidate"]), "edit", "thu", {"period": "2023-02"})
    done = _review.decide(
        data, str(proposed["candidate"]), "edit", "thu", {"period": "2024", "kind": "target"}
    )
    assert done.decided["period"] == "2024"
    one = str(row(data, "targets_met_or_exceeded")["candidate"])
    changes = {"indicator": "targets_total", "period": "2024", "value": "24", "of": ""}
    assert _review.decide(data, one, "edit", "thu", changes).decided["kind"] == "actual"


def test_what_the_paper_does_print_is_stored_with_a_note(data: Data) -> None:
    one = str(row(data, "income_per_capita")["candidate"])
    with pytest.raises(Refused, match="plausible is at most"):
        _review.decide(data, one, "edit", "thu", {"value": "58000"})
    decision = _review.decide(data, one, "edit", "thu", {"value": "58000", "note": "Báo in như vậy."})
    found = _audit.audit(_load.load(data.folder), "838").filter(state="implausible")["values"].to_list()
    assert (decision.action, found) == ("edit", [[58000]])


def test_a_unit_that_makes_a_value_implausible_is_named(data: Data) -> None:
    one = str(row(data, "members_admitted", unit="count")["candidate"])
    with pytest.raises(Refused, match="column unit 'percent, value 118': plausible is at most 100"):
        _review.decide(data, one, "edit", "thu", {"unit": "percent"})


def test_a_candidate_goes_by_the_id_that_extract_prints(data: Data) -> None:
    waits = row(data, "members_admitted", unit="count")
    decision = _review.decide(data, str(waits["observation"]), "accept", "thu")
    assert decision.candidate == waits["candidate"]
    with pytest.raises(
        Refused, match=f"thu decided accept on .*; `kit review undo {waits['candidate']}` takes"
    ):
        _review.decide(data, decision.observation, "accept", "thu")
    with pytest.raises(Refused, match=r"candidate nothing\.1\.1: does not wait"):
        _review.decide(data, "nothing.1.1", "accept", "thu")


def test_an_edit_takes_the_district_s_name(data: Data) -> None:
    one = str(row(data, "income_per_capita")["candidate"])
    changes = {"district": "giồng trôm", "note": "Ảnh chụp bảng của Giồng Trôm."}
    decision = _review.decide(data, one, "edit", "thu", changes)
    assert (decision.decided["district"], decision.proposed["district"]) == ("834", "838")


def test_a_district_that_the_article_does_not_name_needs_a_note(data: Data) -> None:
    before, one = observed(data), str(row(data, "income_per_capita")["candidate"])
    with pytest.raises(Refused, match="column district '834 Giồng Trôm': the article names it nowhere"):
        _review.decide(data, one, "edit", "thu", {"district": "giồng trôm"})
    with pytest.raises(Refused, match="names it nowhere"):
        _review.decide(data, one, "accept", "thu", {"district": "834", "value": "58"})
    assert observed(data) == before


@pytest.mark.parametrize("named", ["text", "title", "places"])
def test_a_district_that_the_article_names_needs_none(data: Data, named: str) -> None:
    if named == "text":
        file = data.folder / "archive" / f"{NAME}.txt"
        file.write_text(file.read_text("utf-8") + "Dự hội nghị có huyện GIỒNG TRÔM.\n", encoding="utf-8")
    else:
        cells = {"title": {"title": "Bến Tre: Giồng Trôm"}, "places": {"places": "834"}}[named]
        dc.change(data.folder, NAME, "articles", **cells)
    one = str(row(_load.load(data.folder), "income_per_capita")["candidate"])
    assert _review.decide(data, one, "edit", "thu", {"district": "giồng trôm"}).decided["district"] == "834"


def test_many_are_decided_in_one_write(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    every = _review.waiting(data)["candidate"].to_list()
    singly = shutil.copytree(data.folder, data.folder.parent / "singly")
    for candidate in every:
        _review.decide(_load.load(singly), candidate, "accept", "thu")
    calls = []
    replace = _articles.replace
    monkeypatch.setattr(_articles, "replace", lambda path, new: (calls.append(path.name), replace(path, new)))
    done = _review.decide_all(data, [*every, every[0], f"{NAME}:0000000000"], "accept", "thu")
    assert calls == ["observations.csv", "decisions.csv"]
    assert observed(data) == (singly / "observations.csv").read_bytes()
    assert [one.candidate for one in done.decisions] == every == [one["candidate"] for one in log(data)]
    assert [one for one, _ in done.refused] == [f"{NAME}:0000000000"]
    (told,) = [one for one in done.decisions if one.appeared]
    assert told.appeared[0]["rule"] == "implied" and told.observation in told.appeared[0]["observations"]


def test_one_row_that_breaks_a_rule_does_not_hold_up_the_others(data: Data) -> None:
    catalogue = data.folder / "indicators.csv"
    kept = [line for line in catalogue.read_text("utf-8").splitlines() if "income_per_capita," not in line]
    every = _review.waiting(data)["candidate"].to_list()
    income = str(row(data, "income_per_capita")["candidate"])
    catalogue.write_text("\n".join(kept) + "\n", encoding="utf-8")
    lexicon = data.folder / "lexicon.csv"
    rules = [line for line in lexicon.read_text("utf-8").splitlines() if ",income_per_capita," not in line]
    lexicon.write_text("\n".join(rules) + "\n", encoding="utf-8")
    done = _review.decide_all(data, every, "accept", "thu")
    assert income in [one for one, _ in done.refused]
    assert _load.load(data.folder).observations.filter(article=NAME).height == len(done.decisions) > 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("reject,thu", "reject", "6 fields, 7 expected"),
        (",reject,", ",rejekt,", "'rejekt' on"),
        ("}", "", "cut off"),
        ("thu", "th\udce9", "is no UTF-8"),
    ],
)
def test_a_damaged_line_of_decisions_is_named(data: Data, old: str, new: str, said: str) -> None:
    first, second = _review.waiting(data)["candidate"][:2]
    for one in (first, second):
        _review.decide(data, one, "reject", "thu")
    file = data.folder / "decisions.csv"
    head, line, rest = file.read_bytes().split(b"\n", 2)
    broken = line.replace(old.encode(), new.encode("utf-8", "surrogateescape"))
    assert broken != line
    file.write_bytes(b"\n".join([head, broken, rest]))
    (problem,) = _decisions.damaged(data.folder)
    assert re.search(rf"decisions\.csv, line 2: .*(?:{said}).*mend the line", problem)
    assert problem in _review.problems(data)
    waits = _review.waiting(data)["candidate"].to_list()
    assert first in waits and second not in waits, "the good line still counts"


def test_a_missing_text_is_named_and_rows_by_hand_are_not(data: Data) -> None:
    assert _review.textless(data.folder) == ""
    (data.folder / "archive" / f"{NAME}.txt").unlink()
    assert f"1 of 6 registered articles ({NAME})" in _review.textless(data.folder)
    (data.folder / "archive" / f"{NAME}.txt").write_bytes(b"\xff\xfe\x00bad")
    assert NAME in _review.textless(data.folder) and _review.waiting(data).is_empty()


def test_a_surface_that_is_not_in_its_paragraph_is_found(data: Data) -> None:
    one = _review.decide(data, str(row(data, "income_per_capita")["candidate"]), "accept", "thu")
    assert _review.misquoted(_load.load(data.folder)) == []
    changed = observed(data).replace("58 triệu đồng".encode(), "59 triệu đồng".encode())
    (data.folder / "observations.csv").write_bytes(changed)
    (problem,) = _review.misquoted(_load.load(data.folder))
    assert f"({one.observation}), column surface: '59 triệu đồng': does not stand" in problem


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


def test_undo_takes_the_id_that_extract_prints_of_what_was_rejected(data: Data) -> None:
    waits = _review.waiting(data)
    shown, candidate = waits["observation"][0], waits["candidate"][0]
    _review.decide(data, candidate, "reject", "thu")
    assert _review.undo(data, shown, "an").candidate == candidate
    assert candidate in _review.waiting(_load.load(data.folder))["candidate"]


def test_undo_takes_the_id_of_the_observation_too(data: Data) -> None:
    before = observed(data)
    decision = _review.decide(data, _review.waiting(data)["candidate"][0], "accept", "thu")
    assert _review.undo(data, decision.observation, "an").candidate == decision.candidate
    assert observed(data) == before


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
    before = _decisions.records(observed(data))
    for candidate in reversed(_review.waiting(data).sort("paragraph", "start")["candidate"].to_list()):
        _review.decide(data, candidate, "accept", "thu")
    after = _decisions.records(observed(data))
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
    by_hand(data, 5, "income_per_capita", "58", "vnd_million_per_person", "58 triệu đồng")
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


def test_a_missing_value_cannot_be_accepted(data: Data) -> None:
    proposed = row(data, "income_per_capita")
    with pytest.raises(DataError, match=r"column indicator '': not in indicators\.csv"):
        _review.decide(data, str(proposed["candidate"]), "edit", "thu", {"indicator": ""})
