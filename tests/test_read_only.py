"""Folders in which nothing may be written, files that are none, and a command that is stopped."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kit import __main__, _articles, _bulk, _load, _register, _review, cli
from kit.errors import DataError, KitError

LINES = [
    "Huyện Tân Phước kể lại một năm",
    "13/01/2023 07:45",
    "Năm 2022, Đảng bộ huyện Tân Phước kết nạp 96 đảng viên mới; các chi bộ được khen kịp thời.",
]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("\n".join(LINES), encoding="utf-8")
    return tmp_path / "a.txt"


def closed(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let nothing of these names be made or opened for writing, whoever runs the test."""
    make, start = Path.mkdir, Path.open

    def denied(path: Path) -> None:
        if any(part in path.name for part in names):
            raise PermissionError(13, "Permission denied", str(path))

    def mkdir(path: Path, *given: Any, **named: Any) -> None:
        denied(path)
        make(path, *given, **named)

    def opened(path: Path, mode: str = "r", *given: Any, **named: Any) -> Any:
        if "w" in mode:
            denied(path)
        return start(path, mode, *given, **named)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    monkeypatch.setattr(Path, "open", opened)


@pytest.mark.parametrize("name", ["archive", ".cache", "lock"])
def test_a_folder_that_is_read_only_is_named(
    data: Path, article: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any, name: str
) -> None:
    before = (data / "articles.csv").read_bytes()
    closed(monkeypatch, name)
    with pytest.raises(DataError, match=rf"{name}: cannot be written \(Permission denied\); nothing was"):
        _articles.add([article], data)
    assert cli.main(["add", str(article), "--data", str(data)]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("kit: ") and "Traceback" not in err
    assert (data / "articles.csv").read_bytes() == before and not list(data.glob("archive/*"))
    if name != "archive":
        with pytest.raises(KitError, match="cannot be written"):
            _review.decide(_load.load(data), "a:1", "reject", "thu")


def test_a_register_that_cannot_be_written_leaves_the_archive_as_it_was(
    data: Path, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (added,) = _articles.add([article], data)
    other = article.with_name("b.txt")
    other.write_text("\n".join(LINES).replace("Tân Phước", "Chợ Gạo"), encoding="utf-8")
    there = sorted(data.glob("archive/*"))
    closed(monkeypatch, ".articles.csv.")
    with pytest.raises(DataError):
        _articles.add([other], data)
    with pytest.raises(DataError):
        _register.remove(data, added.article)
    assert sorted([*data.glob("archive/*"), *data.glob("archive/.*")]) == there


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are for POSIX systems")
@pytest.mark.parametrize("name", ["p.txt", "p.html"])
def test_a_pipe_is_set_aside_and_named(data: Path, article: Path, name: str) -> None:
    pipe = article.with_name(name)
    os.mkfifo(pipe)
    said = "p.* is no regular file; save what it gives in one"
    report = _bulk.extract_many([article.parent], article.with_name("x.parquet"), data=data, jobs=1)
    assert report.files == 1 and [file for file, why in report.aside if re.search(said, why)] == [str(pipe)]
    (added,) = _articles.add([pipe], data)
    assert added.state == "failed" and added.warnings == ("is no regular file; save what it gives in one",)


def test_whatever_else_may_not_be_written_is_named(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    def denied() -> int:
        raise PermissionError(13, "Permission denied", "x/y.csv")

    monkeypatch.setattr(cli, "main", denied)
    assert __main__.main() == 2
    assert capsys.readouterr().err == "kit: x/y.csv: Permission denied; see who may read and write there\n"


STARTING = """
import sys
class Stop:
    def find_spec(self, name, *_):
        if name == "cyclopts":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stop())
from kit.__main__ import main
sys.exit(main())
"""


def test_ctrl_c_says_so_from_the_first_moment(
    data: Path, article: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    early = subprocess.run([sys.executable, "-c", STARTING], capture_output=True, text=True, check=False)
    assert (early.returncode, early.stderr) == (130, "kit: stopped before it began; nothing was done\n")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(_articles, "add", stop)
    assert cli.main(["add", str(article), "--data", str(data)]) == 130
    said = capsys.readouterr().err
    assert said == "kit: stopped; nothing is half-written, and what was finished is kept\n"


REFUSALS = [
    (
        "403 Forbidden",
        "Ai chưa có quyền thì chưa được vào đây, xin hãy thử thêm một lần nữa vào lúc khác nhé.",
    ),
    (
        "Just a moment...",
        "Trang cần kiểm tra xem người đọc có phải là người thật hay không, xin chờ ít giây.",
    ),
    (
        "Báo Ruộng Đồng",
        "Xin hãy bật JavaScript trong trình duyệt của mình rồi mở lại trang này thêm một lần.",
    ),
]
ARTICLES = [
    (
        "500 đảng viên nhận huy hiệu",
        "Lễ trao được mở ở sân nhà văn hóa huyện với rất đông người đến dự và chúc mừng.",
    ),
    ("403 Forbidden", "Năm 2022, huyện Tân Phước kết nạp 96 đảng viên mới, các chi bộ được khen kịp thời."),
]


@pytest.mark.parametrize(("title", "line"), [*REFUSALS, *ARTICLES])
@pytest.mark.parametrize("kind", ["txt", "html"])
def test_a_sites_refusal_is_no_article(data: Path, tmp_path: Path, title: str, line: str, kind: str) -> None:
    if kind == "html":
        pytest.importorskip("trafilatura")
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{line}</p></body></html>"
    file = tmp_path / f"a.{kind}"
    file.write_text(page if kind == "html" else f"{title}\n{line}", encoding="utf-8")
    (added,) = _articles.add([file], data)
    assert added.state == ("failed" if (title, line) in REFUSALS else "added")
    if added.state == "failed":
        assert "is no article but a refusal of its site" in added.warnings[0]
