"""Many files at once: the same rows whoever reads them, broken files named, namesakes settled."""

from __future__ import annotations

import os
import re
from pathlib import Path

import polars as pl
import pytest

from kit import _articles, _bulk, _candidates, _load, cli
from kit.errors import KitError

PAGE = """<html><head><meta charset="utf-8"><title>{title}</title></head><body><article><h1>{title}</h1>
<p class="date">13/01/2023 - 07:45</p><p>{body}</p><p>{body}</p></article></body></html>"""
DEADLY = """import os, pathlib
read = pathlib.Path.read_text
def read_text(self, *args, **more):
    return os._exit(9) if "deadly" in self.name else read(self, *args, **more)
pathlib.Path.read_text = read_text
"""
BODY = "Năm 2022, huyện kết nạp {n} đảng viên, đạt 105% kế hoạch; cán bộ và nhân dân phấn khởi."


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """Seventy articles in two folders, one of them a page."""
    folder = tmp_path / "press"
    for number in range(70):
        file = folder / str(number % 2) / f"{number:02}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"Huyện Giồng Trôm\n20/12/2022\n{BODY.format(n=100 + number)}\n", encoding="utf-8")
    page = PAGE.format(title="Huyện Chợ Lách kết nạp đảng viên", body=BODY.format(n=88))
    (folder / "page.html").write_text(page, encoding="utf-8")
    return folder


def test_rows_stand_in_the_order_of_paths(data: Path, press: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    report = _bulk.extract_many(
        press, tmp_path / "out.parquet", data=data, jobs=1, progress=lambda *n: seen.append(n)
    )
    rows = pl.read_parquet(report.out)
    assert (report.files, report.rows, report.aside) == (71, rows.height, ())
    assert rows["file"].is_sorted() and rows["file"].n_unique() == 71
    first = rows.filter(indicator="members_admitted", kind="actual")
    assert first["value"].to_list()[:2] == [100, 102] and first["value"][-1] == 88
    assert set(first["period"]) == {"2022"} and set(first["district"]) == {"834", "832"}
    assert seen[-1] == (71, 71)


def test_two_jobs_make_the_same_bytes_as_one(data: Path, press: Path, tmp_path: Path) -> None:
    one, two = (
        _bulk.extract_many(press, tmp_path / f"{jobs}.parquet", data=data, jobs=jobs) for jobs in (1, 2)
    )
    assert one.out.read_bytes() == two.out.read_bytes() and one.rows == two.rows > 100


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_makes_the_same_rows(data: Path, press: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    one = _bulk.extract_many(press, tmp_path / "one.parquet", data=data, jobs=1)
    with distributed.LocalCluster(n_workers=1, processes=False, dashboard_address=None) as local:
        many = _bulk.extract_many(
            press, tmp_path / "many.parquet", data=data, cluster=local.scheduler_address
        )
    assert pl.read_parquet(many.out).equals(pl.read_parquet(one.out))


def test_a_broken_file_is_set_aside_and_named(data: Path, press: Path, tmp_path: Path) -> None:
    (press / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    (press / "empty.txt").write_bytes(b"")
    (press / "notes.ini").write_text("not read", encoding="utf-8")
    report = _bulk.extract_many(press, tmp_path / "out.parquet", data=data, jobs=1)
    assert [Path(file).name for file, _ in report.aside] == ["broken.pdf", "empty.txt"]
    assert all(file in reason for file, reason in report.aside)
    assert report.files == 71 and pl.read_parquet(report.out)["file"].n_unique() == 71


def test_a_file_that_ends_its_worker_is_set_aside_and_named(
    data: Path, press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(DEADLY, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"))
    for name in ("03", "69"):
        (press / "1" / f"{name}.txt").rename(press / "1" / f"{name}-deadly.txt")
    report = _bulk.extract_many(press, tmp_path / "out.parquet", data=data, jobs=2)
    assert [Path(file).name for file, _ in report.aside] == ["03-deadly.txt", "69-deadly.txt"]
    assert all(file in reason for file, reason in report.aside)
    rows = pl.read_parquet(report.out)
    assert report.files == 69 and rows["file"].n_unique() == 69 and rows["file"].is_sorted()


def test_whatever_cannot_be_read_is_set_aside_and_named(
    data: Path, press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (press / "gone.txt").symlink_to(tmp_path / "nowhere")
    (press / "folder.txt").mkdir()
    (press / "folder.txt" / "inside.txt").write_text(
        "Huyện Giồng Trôm\n" + BODY.format(n=7), encoding="utf-8"
    )
    (press / "locked").mkdir()
    (press / "odd.txt").write_text("một dòng", encoding="utf-8")
    scandir, extract = os.scandir, _bulk.extract

    def shut(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    def fails(text: str, **more: object) -> object:
        if "một dòng" in text:
            raise ZeroDivisionError("of no known kind")
        return extract(text, **more)

    monkeypatch.setattr(os, "scandir", shut)
    monkeypatch.setattr(_bulk, "extract", fails)
    report = _bulk.extract_many(press, tmp_path / "out.parquet", data=data, jobs=1)
    said = {Path(file).name: reason for file, reason in report.aside}
    assert set(said) == {"gone.txt", "folder.txt", "locked", "odd.txt"}
    assert all(name in reason for name, reason in said.items())
    assert "No such file" in said["gone.txt"] and "Permission denied" in said["locked"]
    assert report.files == 72 == pl.read_parquet(report.out)["file"].n_unique()


def test_what_no_article_comes_in_is_counted(
    data: Path, press: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("scan.JPG", "page.jpg", "notes", ".hidden.jpg"):
        (press / "0" / name).write_bytes(b"x")
    report = _bulk.extract_many(press, tmp_path / "out.parquet", data=data, jobs=1)
    assert report.passed == ((".jpg", 2), ("notes", 1)) and (report.files, report.aside) == (71, ())
    line = ["extract", str(press), "--out", str(report.out), "--jobs", "1", "--data", str(data)]
    assert cli.main(line) == 0
    assert "passed over, no article comes in them: 2 .jpg, 1 notes\n" in capsys.readouterr().err


def test_a_link_to_nothing_that_is_named_does_not_stop_the_others(
    data: Path, press: Path, tmp_path: Path
) -> None:
    (press / "gone.txt").symlink_to(tmp_path / "nowhere")
    named = [press / "gone.txt", press / "0" / "00.txt"]
    report = _bulk.extract_many(named, tmp_path / "out.parquet", data=data, jobs=1)
    assert (report.files, len(report.aside)) == (1, 1)


def test_paths_without_an_article_are_said(data: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(KitError, match=r"no article in .*empty: no file there ends in \.txt, \.html"):
        _bulk.extract_many([tmp_path / "empty"], tmp_path / "out.parquet", data=data)
    assert not (tmp_path / "out.parquet").exists()


@pytest.mark.parametrize(
    ("out", "jobs", "said"),
    [
        ("none/out.parquet", None, "there is no folder"),
        ("out.csv", None, "ends in .parquet"),
        ("press.parquet", None, "is a folder"),
        ("out.parquet", 0, "--jobs 0: write 1 or more"),
        ("out.parquet", -3, "--jobs -3: write 1 or more"),
    ],
)
def test_where_to_is_looked_at_before_the_work(
    data: Path, press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str, jobs: int, said: str
) -> None:
    monkeypatch.setattr(_bulk, "_listed", lambda paths: pytest.fail("work has begun"))
    (tmp_path / "press.parquet").mkdir()
    with pytest.raises(KitError, match=re.escape(said)):
        _bulk.extract_many(press, tmp_path / out, data=data, jobs=jobs)
    assert not (tmp_path / "none").exists() and not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--out o.parquet --json", "leave out --json and --explain"),
        ("--out o.parquet --explain", "leave out --json and --explain"),
        ("--jobs 2", "add --out FILE.parquet"),
        ("--cluster tcp://h:1", "add --out FILE.parquet"),
        ("--cluster foo --out x.parquet", "write the scheduler's address with its port"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    data: Path, press: Path, capsys: pytest.CaptureFixture[str], line: str, said: str
) -> None:
    file = str(press / "0" / "00.txt")
    assert cli.main(["extract", file, *line.split(), "--data", str(data)]) == 2
    out, err = capsys.readouterr()
    assert out == "" and said in err


def test_one_bad_file_does_not_hide_the_good_ones(
    data: Path, press: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, good = press / "bad.pdf", press / "0" / "00.txt"
    bad.write_bytes(b"%PDF-1.7 and nothing more")
    assert cli.main(["extract", str(bad), str(good), "--data", str(data)]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("00.3.1\t") and f"set aside: {bad}" in err and err.count(str(bad)) == 1


def test_explain_says_why_other_figures_are_not_proposed(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Huyện Giồng Trôm\nNăm 2022, huyện kết nạp 120 đảng viên.\n\nCó 35 vườn ươm, hàng chục chậu cá.\n"
    (tmp_path / "a.txt").write_text(text + "Toàn tỉnh kết nạp 2.400 đảng viên.", encoding="utf-8")
    line = ["extract", str(tmp_path / "a.txt"), "--data", str(data)]
    assert cli.main([*line, "--explain"]) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert "\t120\t" in first and "đảng viên → members_admitted" in first
    told = [row.split("\t")[:3] for row in rest]
    assert told[0] == ["not proposed", "a ¶3", "35"] and told[-1] == ["not proposed", "a ¶4", "2.400"]
    assert f"35\t{_candidates.UNSPOKEN}" in rest[0] and rest[-1].endswith("2.400\tof the province")
    assert cli.main(line) == 0 and capsys.readouterr().out.count("\n") == 1
    assert cli.main([*line, "--explain", "--json"]) == 0
    assert capsys.readouterr().out.count("\n") == 1, "standard output holds candidates only"


def test_explain_shows_value_unit_and_what_a_change_is_measured_from(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "Năm 2022, tỷ lệ hộ nghèo của huyện còn 2,1%, giảm 1,87% so với năm 2021.\n"
    told += "Huyện hiện có 212 chi bộ. Năm 2023, huyện phấn đấu kết nạp từ 90 - 100 đảng viên."
    (tmp_path / "a.txt").write_text(f"Huyện Giồng Trôm\n20/12/2022\n{told}", encoding="utf-8")
    assert cli.main(["extract", str(tmp_path / "a.txt"), "--data", str(data), "--explain"]) == 0
    shown = [line.split("\t")[6:9] for line in capsys.readouterr().out.splitlines()]
    assert shown == [
        ["actual", "2,1%", "2.1 percent"],
        ["change", "1,87%", "-1.87 percentage_points from 2021"],
        ["actual", "212", "212 count as of 2022-12-20"],
        ["target", "90 - 100", "90–100 count"],
    ]


WHY = [
    ("Toàn tỉnh kết nạp 2.400 đảng viên.", "2.400", "of the province"),
    ("Xã Tân Lợi Thạnh kết nạp 14 đảng viên.", "14", "of a commune"),
    ("Ông Nguyễn Văn A kết nạp 14 đảng viên.", "14", "of a person or a household"),
    ("Tại 5 xã điểm, tỷ lệ hộ nghèo còn 4%.", "4%", "of some communes"),
    ("Huyện kết nạp 120 đảng viên.", "120", "told elsewhere in the article, too"),
    ("Kết nạp đảng viên vượt 10 đảng viên so với chỉ tiêu.", "10", "how far a plan was passed"),
    ("Huyện có 14 chỉ tiêu đạt trên 50%.", "14", "targets that are on their way"),
    ("Huyện còn thiếu 14 đảng viên cần kết nạp.", "14", "đảng viên → members_admitted, but words beside it"),
    ("Huyện có 25/30 đảng viên.", "25/30", "a ratio whose indicator has no `of_means`"),
]


@pytest.mark.parametrize(("text", "figure", "why"), WHY)
def test_explain_tells_reasons_apart(data: Path, tmp_path: Path, text: str, figure: str, why: str) -> None:
    file = tmp_path / "a.txt"
    head = "Huyện Giồng Trôm\n20/12/2022\nNăm 2022, huyện kết nạp 120 đảng viên.\n"
    file.write_text(head + text, encoding="utf-8")
    (told,) = [row for row in _candidates.left_out(file, data, {}) if row[1] == figure]
    assert why in told[2]


def test_a_text_that_is_missing_in_the_archive_is_named(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = []
    for place in ("Giồng Trôm", "Chợ Lách"):
        file = tmp_path / f"{place}.txt"
        lines = f"Huyện {place} kết nạp đảng viên\n13/01/2023 - 07:45\n{BODY.format(n=88)}\n"
        file.write_text(lines, encoding="utf-8")
        names.append(_articles.add([file], data)[0].article)
    (data / "archive" / f"{names[0]}.txt").unlink()
    assert cli.main(["extract", "--data", str(data)]) == 0
    out, err = capsys.readouterr()
    assert names[1] in out and f"({names[0]})" in err and "`kit add` their files" in err


def test_what_is_not_there_is_said_before_anything_is_written(data: Path, tmp_path: Path) -> None:
    with pytest.raises(KitError, match=r"no file or folder .*missing"):
        _bulk.extract_many(tmp_path / "missing", tmp_path / "out.parquet", data=data)
    assert not (tmp_path / "out.parquet").exists()


def test_the_newspaper_settles_a_namesake(data: Path, tmp_path: Path) -> None:
    text = f"Châu Thành phát triển đảng viên\nHuyện Châu Thành. {BODY.format(n=120)}\nBDK - Tin ngắn\n"
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    found = _bulk.candidates(file, data, {})
    assert {one.district for one in found} == {"831"}
    known = {"a": {"published": "2022-11-02", "publisher": "Báo Tây Ninh"}}
    assert {one.district for one in _bulk.candidates(file, data, known)} == {"708"}
    assert _articles.province(data, "Báo Tây Ninh") == "72" and _articles.province(data, "?") == ""
    assert _load.load(data).districts.filter(code="708")["province_code"].item() == "72"
