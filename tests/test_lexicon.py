"""The lexicon as a spreadsheet saves it, what is refused in it, and the example of data/README.md."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

from kit import _lexicon, cli
from kit._extract import extract
from kit._lexicon import load_lexicon
from kit.errors import KitError

ROOT = Path(__file__).resolve().parent.parent
HEAD = "role,means,side,words,with,without,unit,note"
README = (ROOT / "data/README.md").read_text("utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("lexicon", "indicators", "districts", "articles", "observations"):
        shutil.copy(ROOT / f"data/{name}.csv", tmp_path / f"{name}.csv")
    return tmp_path


def refused(folder: Path) -> str:
    with pytest.raises(KitError) as caught:
        load_lexicon(folder / "lexicon.csv")
    return str(caught.value)


@pytest.mark.parametrize("name", ["lexicon", "indicators"])
def test_a_table_saved_by_a_spreadsheet_is_read(folder: Path, name: str) -> None:
    plain = load_lexicon(folder / "lexicon.csv")
    file = folder / f"{name}.csv"
    content = file.read_bytes().replace(b"\n", b"\r\n") + b"," * 7 + (b"," * 10 if name != "lexicon" else b"")
    file.write_bytes(b"\xef\xbb\xbf" + content + b"\r\n")
    saved = load_lexicon(file.with_name("lexicon.csv"))
    assert saved is not plain and saved.indicators == plain.indicators
    assert saved.pattern == plain.pattern and saved.runs.keys() == plain.runs.keys()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("indicator,targets_total,after", "line 2: 3 cells, 8 expected; write every comma"),
        ("indicator,targets_total,after,xã, thôn,,,,", "line 2: 9 cells, 8 expected"),
        ("indicator,targets_total,after,xã,,,parsecs,", "line 2: unit `parsecs` is none that is read; write"),
        ("breakdown,level=commune,near,xã,,,count,", "line 2: unit `count` is no indicator"),
        ("breakdown,level=moon,near,xã,,,,", "line 2: no indicator has the breakdown `level=moon`"),
        ("indicator,targets_total,,xã,,,,", "line 2: role `indicator` with side ``; write before, after"),
        ("kind,perhaps,,có lẽ,,,,", "line 2: role `kind` with means `perhaps`; write target, result"),
        ("scope,ward,,phường,,,,", "line 2: role `scope` with means `ward`"),
        ("scope,commune,,phường,của xã,,,", "line 2: role `scope` does not look at `with`; leave it empty"),
        ("breakdown,level=commune,near,xã,,thôn,,", "does not look at `without`"),
        ("figure,award_flag,near,cờ,,,,", "`award_flag` says no value; write INDICATOR=VALUE"),
        ("plain,,,,,,,", "words may not be empty"),
        ("plain,,,lượt||khách,,,,", "line 2: `||` in `lượt||khách`: one | joins two"),
    ],
)
def test_a_row_that_nothing_would_come_of_is_refused(folder: Path, line: str, said: str) -> None:
    (folder / "lexicon.csv").write_text(f"{HEAD}\n{line}\n", encoding="utf-8")
    message = refused(folder)
    assert said in message and message.startswith(str(folder / "lexicon.csv"))


def test_a_file_that_is_no_such_table_says_what_to_do(folder: Path) -> None:
    file = folder / "lexicon.csv"
    file.write_text(HEAD.replace(",", ";") + "\n", encoding="utf-8")
    assert "line 1: the columns must be role,means" in refused(folder) and "save with commas" in refused(
        folder
    )
    file.write_bytes((HEAD + "\nplain,,,huyện,,,,\n").encode("cp1258", "replace") + b"\xea\xff")
    assert "is no UTF-8; save it as CSV UTF-8" in refused(folder)
    shutil.copy(ROOT / "data/lexicon.csv", file)
    table = folder / "indicators.csv"
    table.write_text(table.read_text("utf-8").replace(",breakdowns,", ",parts,"), encoding="utf-8")
    assert "indicators.csv, line 1: the columns must be" in refused(folder)


def test_a_bound_that_is_no_number_names_its_line(folder: Path) -> None:
    with (folder / "indicators.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[2][rows[0].index("plausible_max")] = "1.000.000"
    with (folder / "indicators.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    assert "indicators.csv, line 3: could not convert" in refused(folder)


def test_the_command_says_it_in_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "lexicon.csv").write_text(f"{HEAD}\nindicator,targets_total\n", encoding="utf-8")
    (folder / "a.txt").write_text("Huyện có 3 xã.", encoding="utf-8")
    assert cli.main(["extract", str(folder / "a.txt"), "--data", str(folder)]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("kit: ") and err.count("\n") == 1 and "line 2: 2 cells" in err


def test_the_readme_explains_every_column_role_and_side() -> None:
    part = README.partition("## The lexicon")[2]
    assert [role for role in _lexicon.ROLES.split() if f"| `{role}` |" not in part] == []
    assert [name for name in _lexicon.COLUMNS if f"**{name}**" not in part] == []
    assert [side for side in _lexicon.SIDES if side and f"`{side}`" not in part] == []
    assert [kind for kind in _lexicon._KINDS if f"`{kind}`" not in part] == []


def block(start: str) -> str:
    """The indented lines of data/README.md from the one that begins so."""
    found = re.search(rf"(?m)^( {{4,}})({start}.*\n(?:\1.*\n)*)", README)
    assert found, start
    return found[2].replace(f"\n{found[1]}", "\n")


def said(capsys: pytest.CaptureFixture[str], start: str) -> str:
    """The line of the output that begins so, its columns as data/README.md prints them."""
    lines = (re.sub(r"\t+", "  ", line) for line in capsys.readouterr().out.splitlines())
    return next(line for line in lines if line.startswith(start))


def test_the_readme_s_example_does_what_it_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(block("Huyện Giồng Trôm"), encoding="utf-8")
    line = ["extract", str(folder / "a.txt"), "--explain", "--data", str(folder)]
    assert cli.main(line) == 0
    assert f"`{said(capsys, 'not proposed')}`" in README
    row = block("ocop_products,")
    for table, taught in (("indicators", row), ("lexicon", block("indicator,ocop_products,"))):
        file = folder / f"{table}.csv"
        file.write_text(file.read_text("utf-8") + taught, encoding="utf-8")
    assert cli.main(line) == 0
    assert f"`{said(capsys, 'a.3.1')}`" in README
    assert cli.main(["check", "--data", str(folder)]) == 0
    file = folder / "indicators.csv"
    file.write_text(file.read_text("utf-8").replace(row, row.replace(",base,", ",,")), encoding="utf-8")
    assert cli.main(line) == 0
    assert "48/60" in said(capsys, "not proposed"), "without of_means a ratio is not proposed"


def test_explain_tells_a_teacher_which_of_three_things_is_wrong(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (folder / "indicators.csv").open("a", encoding="utf-8") as file:
        file.write(
            block("ocop_products,").replace("ocop_products", "tourist_visits").replace("500", "500000")
        )
    with (folder / "lexicon.csv").open("a", encoding="utf-8") as file:
        file.write("indicator,tourist_visits,after,lượt khách,,,,\n")
    head = "Huyện Giồng Trôm\n20/12/2022 - 08:00\nNăm 2022, huyện đón "
    for told, why in {
        "125.000 lượt khách du lịch": "`du lịch` beside it (role `beyond`)",
        "9.125.000 lượt khách": "9125000 count is implausible: its bounds are 0 and 500000",
        "12 ha lượt khách": "told in count, not in ha",
    }.items():
        (folder / "a.txt").write_text(f"{head}{told}.\n", encoding="utf-8")
        assert cli.main(["extract", str(folder / "a.txt"), "--explain", "--data", str(folder)]) == 0
        assert why in (line := said(capsys, "not proposed")), line
        assert "lượt khách → tourist_visits" in line


def test_a_phrase_that_is_only_asked_about_hides_nothing_in_it(folder: Path) -> None:
    file = folder / "lexicon.csv"
    text = "Huyện Giồng Trôm\nNăm 2022, thu ngân sách 132 tỷ đồng, tăng 10% so với kế hoạch đặc biệt."
    told = [(c.kind, c.value) for c in extract(text, lexicon=file, published="2022-12-20")]
    assert told == [("actual", 132.0), ("percent_of_plan", 110.0)]
    asked = "indicator,members_admitted,after,đoàn viên,,kế hoạch đặc biệt,,\n"
    file.write_text(file.read_text("utf-8") + asked, encoding="utf-8")
    again = extract(text, lexicon=file, published="2022-12-20")
    assert [(c.kind, c.value) for c in again] == told


def test_a_state_told_in_words_is_dated_by_a_year_behind_or_before_it(folder: Path) -> None:
    file = folder / "lexicon.csv"
    told = "figure,poverty_rate=0,near,không còn hộ nghèo,,,,\n"
    file.write_text(file.read_text("utf-8") + told, encoding="utf-8")
    for said in ("Huyện không còn hộ nghèo năm 2021.", "Năm 2021, huyện không còn hộ nghèo."):
        (one,) = extract(f"Huyện Giồng Trôm\n{said}", lexicon=file, published="2022-12-20")
        assert (one.indicator, one.value, one.period) == ("poverty_rate", 0, "2021")


def test_every_row_that_cannot_be_used_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "lexicon.csv"
    lines = len(file.read_text("utf-8").splitlines())
    bad = ["indicator,nothing_known,after,xã,,,,", "kind,nothing,,đạt,,,,"]
    file.write_text("\n".join([file.read_text("utf-8").rstrip("\n"), *bad, ""]), "utf-8")
    said = refused(folder).splitlines()
    assert [re.sub(".*line ", "", line).split(":")[0] for line in said] == [str(lines + 1), str(lines + 2)]
    assert "`nothing_known` is not in indicators.csv" in said[0]
    assert "means `nothing`" in said[1]
    assert cli.main(["check", "--data", str(folder)]) == 1
    told = capsys.readouterr().err
    assert all(line in told for line in said)
    file.write_text("\n".join([file.read_text("utf-8").rstrip("\n"), *bad * 10, ""]), "utf-8")
    assert refused(folder).splitlines()[12:] == ["and 10 more"]
