"""Many files at once: the same rows whoever reads them, broken files named, namesakes settled."""

from __future__ import annotations

import shutil
from pathlib import Path

import polars as pl
import pytest

from kit import _articles, _bulk, _load
from kit.errors import KitError

DATA = Path(__file__).resolve().parent.parent / "data"
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
def data(tmp_path: Path) -> Path:
    return shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns(".cache", "archive"))


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


def test_an_empty_folder_gives_an_empty_table(data: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    report = _bulk.extract_many([tmp_path / "empty"], tmp_path / "new" / "out.parquet", data=data)
    assert (report.files, report.rows) == (0, 0)
    assert pl.read_parquet(report.out).schema == pl.Schema(_bulk.SCHEMA)


def test_what_is_not_there_is_said_before_anything_is_written(data: Path, tmp_path: Path) -> None:
    with pytest.raises(KitError, match=r"no file or folder .*missing"):
        _bulk.extract_many(tmp_path / "missing", tmp_path / "out.parquet", data=data)
    assert not (tmp_path / "out.parquet").exists()


def test_the_newspaper_settles_a_namesake(data: Path, tmp_path: Path) -> None:
    text = f"Châu Thành phát triển đảng viên\nHuyện Châu Thành. {BODY.format(n=120)}\nBDK - Tin ngắn\n"
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    found = _articles.candidates(file, data, {})
    assert {one.district for one in found} == {"831"}
    known = {"a": {"published": "2022-11-02", "publisher": "Báo Tây Ninh"}}
    assert {one.district for one in _articles.candidates(file, data, known)} == {"708"}
    assert _articles.province(data, "Báo Tây Ninh") == "72" and _articles.province(data, "?") == ""
    assert _load.load(data).districts.filter(code="708")["province_code"].item() == "72"
