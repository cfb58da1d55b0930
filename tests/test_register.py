"""Mending what the register says of an article, taking one away, newer texts. All articles are invented."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from kit import _articles, _bulk, _load, _register, _review, cli
from kit.errors import KitError

DATA = Path(__file__).resolve().parent.parent / "data"
TITLE = "Một năm nhiều việc được của xóm làng ven sông"
LINES = [
    TITLE,
    "Trong năm 2022, Đảng bộ huyện kết nạp 96 đảng viên mới, đạt 106,6% chỉ tiêu được giao từ đầu năm.",
    "Thu ngân sách trên địa bàn huyện được 142,5 tỷ đồng; các chi bộ được khen thưởng kịp thời.",
]


def write(folder: Path, name: str = "a.txt", lines: list[str] = LINES) -> Path:
    (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return folder / name


def rows(data: Path) -> dict[str, dict[str, str]]:
    with (data / "articles.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["article"]: row for row in csv.DictReader(file)}


def run(data: Path, *words: str) -> int:
    return cli.main([*words, "--data", str(data)])


def test_what_a_file_leaves_open_is_said_and_mended(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = rows(data)
    assert run(data, "add", str(write(tmp_path))) == 0
    (article,) = set(rows(data)) - set(before)
    told = capsys.readouterr().err
    for name in ("publisher", "published", "places"):
        assert f"{name} not found; if you know it: kit add {article} --{name}" in told
    text = (data / "archive" / f"{article}.txt").read_bytes()
    mended = ["--published", "13/01/2023 7:45", "--publisher", "báo ấp bắc", "--author", "Lê Thu"]
    assert run(data, "add", article, *mended, "--places", "Giồng Trôm; Chợ Lách") == 0
    assert "amended" in capsys.readouterr().out
    row = rows(data)[article]
    assert (row["published"], row["publisher"]) == ("2023-01-13T07:45:00+07:00", "Báo Ấp Bắc")
    assert (row["author"], row["places"], row["title"]) == ("Lê Thu", "834;832", TITLE)
    assert {name: row for name, row in rows(data).items() if name != article} == before
    assert (data / "archive" / f"{article}.txt").read_bytes() == text
    assert _load.load(data).aside.height == _load.load(DATA).aside.height
    run(data, "add", article, "--published", "", "--publisher", "")
    assert (rows(data)[article]["published"], rows(data)[article]["publisher"]) == ("", "Chưa rõ")


def test_the_same_options_go_with_a_file(data: Path, tmp_path: Path) -> None:
    said = [
        "--published",
        "2023-01-13",
        "--publisher",
        "Báo Ruộng Đồng",
        "--title",
        "Tin từ huyện",
        "--places",
        "834",
    ]
    assert run(data, "add", str(write(tmp_path)), *said) == 0
    row = rows(data)["brd-20230113-giong-trom"]
    assert (row["title"], row["publisher"], row["places"]) == ("Tin từ huyện", "Báo Ruộng Đồng", "834")
    assert _articles.paragraphs(data, "brd-20230113-giong-trom")[:2] == ["Tin từ huyện", TITLE]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bdk-20220418-giong-trom"], "is there already; say what to mend"),
        (
            ["bdk-20220418-giong-trom", "--published", "31/02/2023"],
            "no day there is, or one to come; write 2023-01-13",
        ),
        (["bdk-20220418-giong-trom", "--published", "2999-01-01"], "no day there is, or one to come"),
        (["bdk-20220418-giong-trom", "--places", "Châu Thành"], "names 1"),
        (["a.txt", "b.txt", "--title", "x"], "--title is for one article"),
        (["bdk-20220418-giong-trom", "--title", ""], "every article has a title"),
        (["bdk-20220418-giong-trom", "--places", "Lục Ngạn; Xyz"], "`Xyz`"),
    ],
)
def test_what_cannot_be_mended_is_refused(
    data: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (data / "articles.csv").read_bytes()
    assert run(data, "add", *words) == 2
    assert said in capsys.readouterr().err
    assert (data / "articles.csv").read_bytes() == before


def test_a_changed_date_points_at_what_was_read_with_the_old_one(data: Path) -> None:
    cited = _register.citing(data, "bdk-20220418-giong-trom")
    told = _register.amend(data, "bdk-20220418-giong-trom", {"published": "2022-04-19"})
    assert (
        told.warnings[0].startswith(f"{len(cited)} observations of it keep their period") and len(cited) > 5
    )
    assert _register.amend(data, "bdk-20220418-giong-trom", {"published": "2022-04-19"}).state == "unchanged"


def test_an_article_is_taken_back(data: Path, tmp_path: Path) -> None:
    table = data / "articles.csv"
    table.write_bytes(table.read_bytes().replace(b"\n", b"\r\n"))
    before = table.read_bytes()
    (added,) = _articles.add([write(tmp_path, lines=['Tin "ngắn", và dài', *LINES])], data)
    assert run(data, "remove", added.article) == 0
    assert table.read_bytes() == before
    assert list((data / "archive").iterdir()) == []
    assert run(data, "remove", added.article) == 2
    assert run(data, "remove") == 2


def test_an_article_that_is_cited_stays(data: Path) -> None:
    (data / "archive").mkdir()
    (data / "archive" / "bdk-20220418-giong-trom.txt").write_text("x", encoding="utf-8")
    before = (data / "articles.csv").read_bytes()
    for who in ("", "thu"):
        with pytest.raises(
            KitError, match=r"cites it: bdk-20220418-giong-trom\.\d.* and \d+ more; take rows"
        ):
            _register.remove(data, "bdk-20220418-giong-trom", who)
    assert (data / "articles.csv").read_bytes() == before
    assert (data / "archive" / "bdk-20220418-giong-trom.txt").is_file()


@pytest.mark.parametrize("step", ["before", "after"])
def test_a_crash_while_removing_leaves_both_or_neither(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    (added,) = _articles.add([write(tmp_path)], data)
    whole = _articles.replace

    def crash(path: Path, content: bytes) -> None:
        if step == "after":
            whole(path, content)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(_articles, "replace", crash)
        with pytest.raises(KeyboardInterrupt):
            _register.remove(data, added.article)
    with _articles.locked(data):
        known = _articles.recovered(data)
    text = data / "archive" / f"{added.article}.txt"
    assert (added.article in known) == text.is_file() == (step == "before")
    assert not list((data / "archive").glob(".*"))


PAGE = (
    "<html><head><title>{title}</title><link rel='canonical' href='{url}'></head><body><h1>{title}</h1>"
    "<div>13/01/2023 07:45</div>{text}</body></html>"
)


def saved(folder: Path, name: str, lines: list[str], url: str) -> Path:
    text = "".join(f"<p>{line}</p>" for line in lines[1:])
    return write(folder, name, [PAGE.format(title=lines[0], url=url, text=text)])


def test_a_newer_text_is_named_not_added(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("trafilatura")
    address = "https://www.baoruongdong.vn/tin/mot-nam-123.html"
    (first,) = _articles.add([saved(tmp_path, "1.html", LINES, address)], data)
    changed = [LINES[0], LINES[1].replace("96", "95"), LINES[2]]
    retitled = ["Tin từ huyện ven sông sau một năm", *changed[1:]]
    again = saved(
        tmp_path, "2.html", changed, address.replace("https://www.", "http://m.") + "?utm_source=x#top"
    )
    renamed = saved(tmp_path, "3.html", retitled, address)
    for file in (again, renamed):
        before = (data / "articles.csv").read_bytes()
        assert run(data, "add", str(file)) == 1
        out, err = capsys.readouterr()
        assert f"newer of {first.article}" in out
        assert f"`kit add --replace {file}`" in err and f"`kit add --anyway {file}`" in err
        assert (data / "articles.csv").read_bytes() == before
    cut = saved(tmp_path, "4.html", [*LINES[:2], LINES[2][:60]], "")
    assert run(data, "add", str(cut)) == 0, "what is cut short is no newer text"
    out, err = capsys.readouterr()
    assert f"duplicate of {first.article}" in out and "cut short by 1 of its 4 lines" in err
    assert "--replace" not in err
    other = saved(tmp_path, "5.html", retitled, "https://www.baoruongdong.vn/tin/mot-nam-124.html")
    assert run(data, "add", str(other)) == 0
    front = [
        saved(tmp_path, f"{n}.html", [f"Tin số {n} của huyện ven sông", *LINES[1:]], "https://x.vn/")
        for n in (6, 7)
    ]
    two = _articles.add(front, data, {"places": "834"})
    assert [one.state for one in two] == ["added", "near_duplicate"]
    assert run(data, "add", "--anyway", str(again)) == 0
    assert {f"{first.article}-2"} <= set(rows(data))


REVIEWED = [
    "Đảng bộ huyện Tân Phước kể lại một năm",
    "13/01/2023 07:45",
    "Năm 2022, Đảng bộ huyện Tân Phước kết nạp 96 đảng viên mới; các chi bộ được khen kịp thời.",
    "Năm 2022, thu ngân sách trên địa bàn huyện được 142,5 tỷ đồng, tỷ lệ hộ nghèo còn 2,31%.",
]


def accepted(data: Path, article: str) -> dict[str, str]:
    """Accept all that waits, one with another value; the rows' values by what they say."""
    tables = _load.load(data)
    waits = _review.waiting(tables, article)["candidate"].to_list()
    _review.decide_all(tables, waits[:-1], "accept", "thu")
    _review.decide(tables, waits[-1], "edit", "thu", {"note": "read twice"})
    return told(data, article)


def told(data: Path, article: str) -> dict[str, str]:
    rows = _load.load(data).observations.filter(article=article).iter_rows(named=True)
    return {row["indicator"]: f"{row['paragraph']} {row['value']} {row['note'] or ''}" for row in rows}


@pytest.fixture
def first(data: Path, tmp_path: Path) -> tuple[str, dict[str, str]]:
    (added,) = _articles.add([write(tmp_path, lines=REVIEWED)], data, {"publisher": "Báo Ấp Bắc"})
    return added.article, accepted(data, added.article)


def test_a_corrected_text_keeps_what_it_still_prints(
    data: Path, tmp_path: Path, first: tuple[str, dict[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    article, rows = first
    assert len(rows) == 3
    who = _load.load(data).observations.filter(article=article)["reviewed_by"].unique().to_list()
    mended = [*REVIEWED[:2], "Lễ trao giải được mở ở sân nhà văn hóa.", *REVIEWED[2:]]
    mended[3] = mended[3].replace("96", "95")
    file = write(tmp_path, "new.txt", mended)
    named = ["--publisher", "Báo Ấp Bắc"]
    assert run(data, "add", str(file), *named) == 1
    assert told(data, article) == rows
    assert run(data, "add", "--replace", str(file), *named) == 0
    out, err = capsys.readouterr()
    assert f"replaced of {article}" in out
    assert f"2 of 3 accepted figures stand in it unchanged: kit review --article {article}" in err
    moved = {name: f"5{cells[1:]}" for name, cells in rows.items() if name != "members_admitted"}
    assert told(data, article) == moved
    assert any("read twice" in cells for cells in moved.values())
    now = _load.load(data).observations.filter(article=article)["reviewed_by"].unique().to_list()
    assert now == who, "who looked at them stays"
    (left,) = _review.waiting(_load.load(data), article).to_dicts()
    assert (left["indicator"], left["value"]) == ("members_admitted", 95)
    assert _articles.paragraphs(data, article) == mended


def test_an_accepted_article_is_taken_back_at_once(
    data: Path, first: tuple[str, dict[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    article, rows = first
    table = data / "observations.csv"
    assert run(data, "remove", article) == 2
    assert f"`kit remove --undo {article}`" in capsys.readouterr().err
    before = table.read_bytes()
    table.write_bytes(before.replace(b"read twice", b"read once"))
    assert run(data, "remove", "--undo", article) == 2
    assert len(told(data, article)) == len(rows), "a row changed by hand keeps them all"
    table.write_bytes(before)
    assert run(data, "remove", "--undo", article) == 0
    assert table.read_bytes() == (DATA / "observations.csv").read_bytes()


@pytest.mark.parametrize("late", [False, True])
def test_an_undated_article_has_no_day_for_extraction_either(data: Path, tmp_path: Path, late: bool) -> None:
    clock = "Thứ Bảy, 21/11/2026 | 09:15 | Đường dây nóng"
    file = write(tmp_path, lines=["Trang nhất | Thời sự | Kinh tế", clock, *REVIEWED])
    words = ["--publisher", "Báo Ấp Bắc"]
    assert run(data, "add", str(file), *words, *([] if late else ["--published", ""])) == 0
    ((article, row),) = ((name, row) for name, row in rows(data).items() if "tan-phuoc" in name)
    if late:
        assert row["published"][:10] == "2023-01-13"
        places = [line for line in _articles.paragraphs(data, article) if line in REVIEWED[2:]]
        assert run(data, "add", article, "--published", "") == 0
        assert [line for line in _articles.paragraphs(data, article) if line in REVIEWED[2:]] == places
        assert len(_articles.paragraphs(data, article)) == int(row["paragraphs"])
    text = (data / "archive" / f"{article}.txt").read_text(encoding="utf-8")
    assert rows(data)[article]["published"] == "" and "/2023" not in text and "/2026" not in text
    assert rows(data)[article]["sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert {one.as_of for one in _bulk.candidates(data / "archive" / f"{article}.txt", data, rows(data))} == {
        ""
    }


def test_an_address_and_a_folder_are_told_what_to_do(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "add", "https://baoruongdong.vn/tin-1.html", str(tmp_path)) == 1
    first, second = capsys.readouterr().err.splitlines()
    assert run(data, "add", "bdk-20220418-nope", "--title", "x") == 1
    assert "neither a file nor the id of an article that is there" in capsys.readouterr().err
    assert first.startswith("https://baoruongdong.vn/tin-1.html: is an address; save the page in a browser")
    assert second.startswith(f"{tmp_path}: is a folder; name the files in it")


@pytest.mark.parametrize(
    ("site", "name", "code"),
    [
        ("Người Lao Động", "Báo Người Lao Động", "nld"),
        ("Báo Hà Giang điện tử", "Báo Hà Giang", "bhg"),
        ("Tạp chí Ruộng Đồng", "Tạp chí Ruộng Đồng", "tcrd"),
        ("ruongdong.vn", "ruongdong.vn", "rv"),
        ("", "", ""),
    ],
)
def test_the_publisher_a_page_names_is_taken(data: Path, site: str, name: str, code: str) -> None:
    page = _articles.Page(TITLE, "", "", "", site, tuple(LINES), "")
    found = _articles._publisher(data, page)
    assert (found["name"], found["code"]) == (name, code)


def test_a_corrected_figure_in_a_short_line_is_a_newer_text(data: Path, tmp_path: Path) -> None:
    lines = [
        "Đảng bộ huyện Tân Phước kể lại một năm", "13/01/2023 07:45",
        "Năm 2022, Đảng bộ huyện Tân Phước kết nạp 96 đảng viên mới; các chi bộ được khen kịp thời.",
        "- Giải quyết việc làm: 1.420 lao động", "Cả huyện vui mừng.",
    ]  # fmt: skip
    first, again, same = (tmp_path / f"{n}.txt" for n in "abc")
    first.write_text("\n".join(lines), encoding="utf-8")
    again.write_text("\n".join(lines).replace("1.420", "1.430"), encoding="utf-8")
    same.write_text("\n".join(lines).replace("vui mừng", "phấn khởi"), encoding="utf-8")
    states = [one.state for one in _articles.add([first, again, same], data)]
    assert states == ["added", "newer", "near_duplicate"]


def test_a_changed_text_is_known_without_its_publisher(data: Path, tmp_path: Path) -> None:
    lines = [
        "Đảng bộ huyện Tân Phước kể lại một năm", "13/01/2023 07:45",
        "Năm 2022, Đảng bộ huyện Tân Phước kết nạp 96 đảng viên mới; các chi bộ được khen kịp thời.",
    ]  # fmt: skip
    first, again = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("\n".join(lines), encoding="utf-8")
    again.write_text("\n".join(lines).replace("96", "97"), encoding="utf-8")
    (added,) = _articles.add([first], data, {"publisher": "Báo Ruộng Đồng"})
    (newer,) = _articles.add([again], data)
    assert (added.state, newer.state) == ("added", "newer")
    other = _articles.add([again], data, {"publisher": "Báo Ven Sông"})
    assert [one.state for one in other] == ["added"]
