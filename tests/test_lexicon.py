"""The lexicon as a spreadsheet saves it, what is refused in it, and the example of data/README.md."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import data_copy as dc
import pytest

from kit import cli
from kit._reading import lexicon_rows
from kit._reading.extract import extract
from kit._reading.lexicon import load_lexicon
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


ROWS = [
    ("indicator,targets_total,after,xã,,,parsecs,", "unit", "'parsecs': no unit that is read; write count"),
    ("breakdown,level=commune,near,xã,,,count,", "unit", "'count': for role `breakdown` it names indicators"),
    ("words,some,,xã,,,count,", "unit", "'count': role `words` does not look at it"),
    ("indicator,targets_total,,xã,,,,", "side", "'': for role `indicator` write before, after, near"),
    ("kind,up,after,tăng,,,,", "side", "'after': role `kind` does not look at it; leave it empty"),
    ("plane,,,lượt,,,,", "role", "'plane': write one of: indicator, figure"),
    ("kind,perhaps,,có lẽ,,,,", "means", "'perhaps': for role `kind` write target, result"),
    ("scope,ward,,phường,,,,", "means", "'ward': for role `scope` write province, city"),
    ("beyond,level=commune,near,phường,,,,", "means", "'level=commune': role `beyond` does not look at it"),
    ("breakdown,level=moon,near,xã,,,,", "means", "'level=moon': no indicator has this breakdown; add it"),
    ("indicator,award_flag=1,near,cờ,,,,", "means", "'award_flag=1': a value is for role `figure`"),
    ("figure,award_flag,near,cờ,,,,", "means", "'award_flag': it says no value; write INDICATOR=VALUE"),
    ("words,,,xã,,,,", "means", "'': write the name of the group"),
    ("paper,Bến Tree,,bt,,,,", "means", "'Bến Tree': no province of districts.csv; write one of before"),
    ("scope,commune,,phường,của xã,,,", "with", "'của xã': role `scope` does not look at it; leave it"),
    ("breakdown,level=commune,near,xã,ấp,,targets_total,", "with", "'ấp': role `breakdown` does not look"),
    ("breakdown,level=commune,near,xã,,thôn,,", "without", "'thôn': role `breakdown` does not look at it"),
    ("indicator,targets_total,after,xã,!,,,", "with", "'!': a group without words; write some"),
    ("indicator,targets_total,after,xã,giếng & ,,,", "with", "'giếng & ': a group without words"),
    ("indicator,targets_total,after,xã,ấp|!bản,,,", "with", "'!bản': no `!` stands here before words"),
    ("indicator,targets_total,after,xã,,^,,", "without", "'^': `^` stands before words; write some"),
    ("plain,,,,,,,", "words", "'': write the newspapers' own words"),
    ("plain,,,lượt||khách,,,,", "words", "'lượt||khách': one | joins two"),
    ("plain,,,^lượt,,,,", "words", "'^lượt': no `^` stands here before words; take it away"),
    ("plain,,,@them,,,,", "words", "'@them': no such group stands above"),
]


@pytest.mark.parametrize(("line", "column", "said"), ROWS)
def test_a_row_that_nothing_would_come_of_is_refused(folder: Path, line: str, column: str, said: str) -> None:
    (folder / "lexicon.csv").write_text(f"{HEAD}\n{line}\n", encoding="utf-8")
    message = refused(folder)
    assert message.startswith(f"{folder / 'lexicon.csv'}, line 2, column {column}: {said}"), message


@pytest.mark.parametrize("line", ["indicator,targets_total,after", "indicator,x,after,xã, thôn,,,,"])
def test_a_row_of_another_width_is_refused(folder: Path, line: str) -> None:
    (folder / "lexicon.csv").write_text(f"{HEAD}\n{line}\n", encoding="utf-8")
    assert f"line 2: {line.count(',') + 1} cells, 8 expected; write every comma" in refused(folder)


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


@pytest.mark.parametrize(
    ("column", "value", "remedy"),
    [
        ("plausible_max", "1.000.000", "write a plain number such as 1200.5"),
        ("plausible_min", "999999", "lies above plausible_max; write the lower bound here"),
        ("breakdowns", "area:rural|urban", "write dimension=member|member, such as area=rural|urban"),
        ("breakdowns", "area=rural|urban;", "dimensions joined by `;`"),
        ("unit", "percents", "no unit of the kit; write one of: count, percent"),
    ],
)
def test_what_reading_cannot_use_of_the_catalogue_is_named_by_both_commands(
    folder: Path, capsys: pytest.CaptureFixture[str], column: str, value: str, remedy: str
) -> None:
    dc.change(folder, "party_cells_established", "indicators", **{column: value})
    message = refused(folder)
    assert f"indicators.csv, line 14, column {column}: {value!r}: " in message and remedy in message
    (folder / "a.txt").write_text("Huyện có 3 xã.", encoding="utf-8")
    assert cli.main(["extract", str(folder / "a.txt"), "--data", str(folder)]) == 2
    assert message in capsys.readouterr().err
    assert cli.main(["check", "--data", str(folder)]) == 1
    told = [line for line in capsys.readouterr().err.splitlines() if "/indicators.csv" in line]
    assert len(told) == 1, told
    assert f"line 14 (party_cells_established), column {column}: {value!r}: " in told[0] and remedy in told[0]


def test_a_province_is_only_looked_up_where_the_register_is(folder: Path) -> None:
    (folder / "districts.csv").unlink()
    (folder / "lexicon.csv").write_text(f"{HEAD}\npaper,Bến Tree,,bt,,,,\n", encoding="utf-8")
    assert load_lexicon(folder / "lexicon.csv").papers == {"bt": "Bến Tree"}


def test_the_command_says_it_in_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "lexicon.csv").write_text(f"{HEAD}\nindicator,targets_total\n", encoding="utf-8")
    (folder / "a.txt").write_text("Huyện có 3 xã.", encoding="utf-8")
    assert cli.main(["extract", str(folder / "a.txt"), "--data", str(folder)]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("kit: ") and err.count("\n") == 1 and "line 2: 2 cells" in err


def test_the_readme_explains_every_column_role_and_side() -> None:
    part = README.partition("## The lexicon")[2]
    assert [role for role in lexicon_rows.ROLES.split() if f"| `{role}` |" not in part] == []
    assert [name for name in lexicon_rows.COLUMNS if f"**{name}**" not in part] == []
    assert [side for side in lexicon_rows.SIDES if side and f"`{side}`" not in part] == []
    assert [kind for kind in lexicon_rows.KINDS if f"`{kind}`" not in part] == []


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
    assert said(capsys, "a.3.1") == block("a.3.1").rstrip("\n")
    assert cli.main(["check", "--data", str(folder)]) == 0
    file = folder / "indicators.csv"
    file.write_text(file.read_text("utf-8").replace(row, row.replace(",base,", ",,")), encoding="utf-8")
    assert cli.main(line) == 0
    assert "48/60" in said(capsys, "not proposed"), "without of_means a ratio is not proposed"


def test_the_readme_s_parts_are_read_as_it_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def shown(text: str) -> str:
        (folder / "b.txt").write_text(text, encoding="utf-8")
        assert cli.main(["extract", str(folder / "b.txt"), "--explain", "--data", str(folder)]) == 0
        return re.sub(r"\t+", "  ", capsys.readouterr().out)

    rows = [("indicators", "clean_water_households,"), ("lexicon", "indicator,clean_water_households,")]
    for table, start in rows:
        file = folder / f"{table}.csv"
        file.write_text(file.read_text("utf-8") + block(start), encoding="utf-8")
    text = block("Huyện Chợ Lách")
    assert shown(text) == block("b.3.1")
    assert cli.main(["check", "--data", str(folder)]) == 0
    barred = text.replace("nông thôn", "khu vực nông thôn")
    poor = "Tỷ lệ hộ nghèo của huyện còn 2,1%, trong đó khu vực nông thôn 2,6%.\n"
    assert "75,2%  of a smaller place, or of others than the district" in shown(barred)
    lines = file.read_text("utf-8")
    lines = lines.replace("area=rural,before,nông thôn", "area=rural,before,nông thôn|khu vực nông thôn")
    file.write_text(lines, encoding="utf-8")
    told = shown(barred + poor)
    assert re.search(r"clean_water_households  area=rural  2022  actual  75,2%", told)
    assert re.search(r"poverty_rate .* 2,1%", told) and "2,6%  2.6" not in told


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
    assert [re.sub(".*line ", "", line).split(",")[0] for line in said] == [str(lines + 1), str(lines + 2)]
    assert "column means: 'nothing_known': not in indicators.csv" in said[0]
    assert "column means: 'nothing': for role `kind` write target" in said[1]
    assert cli.main(["check", "--data", str(folder)]) == 1
    told = capsys.readouterr().err
    assert all(line in told for line in said)
    file.write_text("\n".join([file.read_text("utf-8").rstrip("\n"), *bad * 10, ""]), "utf-8")
    assert refused(folder).splitlines()[12:] == ["and 10 more"]
