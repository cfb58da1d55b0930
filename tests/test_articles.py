"""Articles into archive and register. All articles here are invented."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest

from kit import _articles, _load, _pages
from kit.errors import ArticleError

DATA = Path(__file__).resolve().parent.parent / "data"
TITLE = "Huyện Mỏ Cày Bắc tổng kết công tác xây dựng Đảng năm 2022"
BODY = [
    "BDK - Sáng ngày 12-1-2023, Huyện ủy Mỏ Cày Bắc tổ chức hội nghị tổng kết công tác xây dựng Đảng.",
    "Trong năm, toàn huyện đạt và vượt 21/24 chỉ tiêu; kết nạp 118 đảng viên mới, đạt 107,3% kế hoạch.",
    "Các chi bộ được nhắc nâng cao chất lượng sinh hoạt; thu ngân sách trên địa bàn được 152,6 tỷ đồng.",
    "Năm 2023, Đảng bộ huyện phấn đấu có 2 xã đạt chuẩn nông thôn mới nâng cao, giảm hộ nghèo còn 2,15%.",
]
TEXT = "\n\n".join([TITLE, "13/01/2023 - 07:45", *BODY, "Lê Thu", "Chia sẻ bài viết", "BÌNH LUẬN"])
RELATED = (
    "<div class='tin-lien-quan'><h3>Tin liên quan</h3><ul>"
    "<li><a href='/a'>Thạnh Phú sơ kết sáu tháng đầu năm</a> <span>02/07/2021 09:10</span></li>"
    "<li><a href='/b'>Ba Tri ra quân làm đường nông thôn</a> <span>(15/03/2020)</span></li></ul></div>"
)


def register(data: Path) -> dict[str, dict[str, str]]:
    with (data / "articles.csv").open(encoding="utf-8", newline="") as file:
        return {row["article"]: row for row in csv.DictReader(file)}


def page(above: str = "", below: str = "", head: str = "", after: str = RELATED, title: str = TITLE) -> str:
    body = "".join(f"<p>{line}</p>" for line in BODY)
    return (
        f"<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>{title} - Báo</title>{head}"
        "</head><body><div class='top'>Thứ Hai, 20/11/2023</div><nav><ul><li><a href='/'>Trang chủ</a></li>"
        "<li><a href='/ct'>Chính trị</a></li><li><a href='/kt'>Kinh tế</a></li>"
        "<li><a href='/xh'>Xã hội</a></li><li><a href='/vh'>Văn hóa</a></li></ul></nav><article>"
        f"{above}<h1>{title}</h1>{below}<div class='content'>{body}</div>"
        "<p class='author'>Lê Thu</p></article>"
        f"{after}<footer>Giấy phép số 12/GP, ngày 03/02/2019. Bản quyền của báo.</footer></body></html>"
    )


def write(tmp_path: Path, name: str, content: str | bytes) -> Path:
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_a_text_becomes_a_row_and_a_file(data: Path, tmp_path: Path) -> None:
    before = (data / "articles.csv").read_bytes()
    (added,) = _articles.add([write(tmp_path, "a.txt", TEXT)], data)
    assert (added.state, added.article) == ("added", "bdk-20230113-mo-cay-bac")
    row = register(data)[added.article]
    assert row["published"] == "2023-01-13T07:45:00+07:00"
    assert (row["publisher"], row["title"], row["author"]) == ("Báo Đồng Khởi", TITLE, "Lê Thu")
    assert (row["places"], row["paragraphs"]) == ("838", "9")
    assert _articles.paragraphs(data, added.article)[3] == BODY[1]
    assert (data / "articles.csv").read_bytes().startswith(before)
    assert _load.load(data).aside.height == _load.load(DATA).aside.height


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_in_every_dress(tmp_path: Path, encoding: str, form: str) -> None:
    file = write(tmp_path, "a.txt", unicodedata.normalize(form, TEXT).encode(encoding))
    assert _pages.read(file).lines == tuple(line for line in TEXT.split("\n") if line)


def legacy(name: str, text: str) -> str:
    encodings = pytest.importorskip("viparse.normalize.encodings")
    table = {ours: theirs for theirs, ours in encodings.CHARMAPS[name].pairs}
    return "".join(table.get(letter, letter) for letter in text)


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
def test_legacy_encodings(tmp_path: Path, name: str) -> None:
    lines = (TITLE, *BODY, "Huyện xét tặng 12 mô hình khéo, nhờ phép đo từng mét.")
    old = legacy(name, plain := "\n".join(lines))
    assert old != plain
    as_bytes = _pages.read(write(tmp_path, "a.txt", old.encode("latin-1")))
    as_text = _pages.read(write(tmp_path, "b.txt", old))
    assert as_bytes.lines == as_text.lines == lines
    assert name.upper() in as_bytes.warnings[0]


def test_windows_1258(tmp_path: Path) -> None:
    marks = "\u0300\u0301\u0303\u0309\u0323"
    split = ""
    for letter in "\n".join([TITLE, *BODY]):
        full = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in full if mark in marks)
        split += unicodedata.normalize("NFC", "".join(m for m in full if m not in marks)) + tones
    assert _pages.read(write(tmp_path, "a.txt", split.encode("cp1258"))).lines == (TITLE, *BODY)


def test_other_languages_are_left_alone(tmp_path: Path) -> None:
    spanish = "La señora Ñuñez dirá mañana qué pasó en España; él también irá. " * 4
    found = _pages.read(write(tmp_path, "a.txt", spanish))
    assert found.lines == (spanish.strip(),)
    assert "Vietnamese" in found.warnings[0]


def test_unknown_bytes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="save it as UTF-8"):
        _pages.read(write(tmp_path, "a.txt", bytes(range(128, 160)) * 20))


META = "<meta property='article:published_time' content='2023-01-13T00:45:00Z'>"
JSON_LD = (
    '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"},'
    ' {"@type": "NewsArticle", "datePublished": "2023-01-13T07:45:00+07:00"}]}</script>'
)
SAME_DAY = "2023-01-13T07:45:00+07:00"


@pytest.mark.parametrize(
    ("parts", "published"),
    [
        ({"below": "<div class='date'>13/01/2023 - 07:45</div>"}, SAME_DAY),
        ({"below": "<p><span>Thứ Sáu,</span> <b>13/1/2023</b> | <i>07:45</i> GMT+7</p>"}, SAME_DAY),
        ({"above": "<div><span>Thứ Sáu, 13/01/2023, 07:45 [GMT+7]</span></div>"}, SAME_DAY),
        ({"below": "<div>Cập nhật lúc: 07:45 |13/01/2023</div>" + RELATED}, SAME_DAY),
        ({"below": "<div>Ngày đăng: 13 tháng 01 năm 2023</div>"}, "2023-01-13"),
        ({"below": RELATED + "<div>Thứ Sáu, 13 Tháng 1, 2023, 07:45 AM</div>"}, SAME_DAY),
        ({"below": "<time datetime='2023-01-13T07:45:00+07:00'>2 giờ trước</time>"}, SAME_DAY),
        ({"head": META}, SAME_DAY),
        ({"head": JSON_LD}, SAME_DAY),
        ({"head": META, "below": "<div>13/01/2023</div>"}, SAME_DAY),
        ({"head": META, "below": "<div>Cập nhật lúc 10:00, 15/01/2023</div>"}, SAME_DAY),
        ({"below": "<div>31/02/2023</div>"}, ""),
        ({"below": RELATED}, ""),
        ({}, ""),
    ],
)
def test_the_date_of_a_page_is_its_own(tmp_path: Path, parts: dict[str, str], published: str) -> None:
    pytest.importorskip("trafilatura")
    assert _pages.read(write(tmp_path, "a.html", page(**parts))).published == published


def test_two_dates_of_a_page_are_said(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    late = META.replace("2023-01-13", "2023-05-10")
    read = _pages.read(write(tmp_path, "a.html", page(head=late, below="<div>13/01/2023 - 07:45</div>")))
    assert read.published == SAME_DAY
    assert read.warnings == ("dated 2023-01-13 as it prints; its head, for programs, says 2023-05-10",)
    same = page(head=META, below="<div>13/01/2023 - 07:45</div>")
    assert _pages.read(write(tmp_path, "b.html", same)).warnings == ()


def test_a_foot_named_briefly_is_no_paragraph(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    foot = "Cơ quan ngôn luận của Đảng bộ tỉnh, trụ sở tại số 12 đường Hùng Vương, phường 1."
    shown = page().replace("<footer>", f"<div id='foot'><p>{foot}</p></div><footer>")
    lines = _pages.read(write(tmp_path, "a.html", shown)).lines
    assert foot not in lines and [line for line in lines if line in BODY] == BODY


def test_a_newspaper_is_known_by_a_mark_in_brackets(data: Path, tmp_path: Path) -> None:
    text = f"{TITLE}\n13/01/2023 - 07:45\n(BDK) {BODY[0]}\n" + "\n".join(BODY[1:])
    (added,) = _articles.add([write(tmp_path, "a.txt", text)], data)
    assert register(data)[added.article]["publisher"] == "Báo Đồng Khởi"


def test_a_newspaper_is_known_by_its_name_beside_the_date(data: Path, tmp_path: Path) -> None:
    text = f"{TITLE}\nBáo Nam Định, 13/01/2023\n" + "\n".join(BODY).replace("BDK - ", "")
    (added,) = _articles.add([write(tmp_path, "a.txt", text)], data)
    row = register(data)[added.article]
    assert (row["publisher"], row["published"]) == ("Báo Nam Định", "2023-01-13")


def test_a_newspaper_is_known_by_its_name_before_its_date(data: Path, tmp_path: Path) -> None:
    text = f"{TITLE}\nBáo Nam Định ngày 13-01-2023\n" + "\n".join(BODY).replace("BDK - ", "")
    (added,) = _articles.add([write(tmp_path, "a.txt", text)], data)
    row = register(data)[added.article]
    assert (row["publisher"], row["published"]) == ("Báo Nam Định", "2023-01-13")


def test_what_a_page_hides_is_not_read_and_its_lists_keep_their_marks(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    hidden = "Năm 2022, huyện kết nạp 999 đảng viên, vượt xa kế hoạch của cả năm."
    shown = page().replace(
        f"<p>{BODY[0]}</p>",
        f"<p style='display: none'>{hidden}</p><p>{BODY[0]}</p><p>Năm 2023, huyện đề ra các chỉ tiêu:</p>"
        "<ul><li>Kết nạp 200 đảng viên</li><li>Thu ngân sách 450 tỷ đồng</li></ul>",
    )
    lines = _pages.read(write(tmp_path, "a.html", shown)).lines
    assert hidden not in lines
    assert {"- Kết nạp 200 đảng viên", "- Thu ngân sách 450 tỷ đồng"} <= set(lines)


def test_a_saved_page(data: Path, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    head = "<link rel='canonical' href='https://www.baodongkhoi.vn/x-123.html'>"
    below = "<div class='date'>13/01/2023 - 07:45</div>"
    (added,) = _articles.add([write(tmp_path, "a.html", page(head=head, below=below))], data)
    row = register(data)[added.article]
    assert (added.state, row["publisher"], row["author"]) == ("added", "Báo Đồng Khởi", "Lê Thu")
    assert (row["title"], row["url"]) == (TITLE, "https://www.baodongkhoi.vn/x-123.html")
    lines = _articles.paragraphs(data, added.article)
    assert lines[0] == TITLE
    assert [line for line in lines if line in BODY] == BODY
    assert not any("Ba Tri" in line or "Bản quyền" in line or "Trang chủ" in line for line in lines)


MENU = "<div id='menu'>" + "".join(f"<a href='/{n}'>Mục {n}</a> " for n in range(12)) + "</div>"
LINK = (
    "<div><a href='/x{n}'>Ba Tri thu {n}50 tỷ đồng ngân sách, đạt 9{n}% kế hoạch</a><p>1{n}/05/2021</p></div>"
)
SIDE = f"<div class='right'><h3>Đọc nhiều</h3>{''.join(LINK.format(n=n) for n in range(5))}</div>"
LAYOUTS = {
    "table": """<table><tr><td><table><tr><td class='PTitle'>{title}</td></tr>
        <tr><td>Thứ Sáu, {day}, 07:45 [GMT+7]</td></tr><tr><td><b>{first}</b></td></tr>
        <tr><td>{broken}<br><div align=right><b>Lê Thu</b></div></td></tr></table></td>
        <td>{side}</td></tr></table>""",
    "breaks": """<div class='detail'><h1>{title}</h1><span class='time'>07:45 {day}</span><h2>{first}</h2>
        <div class='body'>{broken}</div><div class='tacgia'>Lê Thu</div></div>{side}""",
    "divisions": """<div><div class='news-title'>{title}</div><div>Thứ 6, {day} | 07:45</div>
        <b>{first}</b>{divs}<table><tr><td>Quang cảnh hội nghị. Ảnh: T. An</td></tr></table>
        <p><b>Lê Thu</b></p></div>{side}{related}""",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_pages_of_many_makes(tmp_path: Path, layout: str) -> None:
    pytest.importorskip("trafilatura")
    body = LAYOUTS[layout].format(
        title=TITLE, day="13/01/2023", first=BODY[0], broken="<br><br>".join(BODY[1:]), side=SIDE,
        related=RELATED, divs="".join(f"<div>{line}</div>" for line in BODY[1:]),
    )  # fmt: skip
    made = f"<html><head><title>{TITLE}</title></head><body>{MENU}{body}</body></html>"
    found = _pages.read(write(tmp_path, "a.html", made))
    assert (found.title, found.published, found.author) == (TITLE, SAME_DAY, "Lê Thu")
    assert [line for line in found.lines if line in BODY] == BODY
    assert not any("Ba Tri" in line or "|" in line[:2] or "Mục" in line for line in found.lines)


def test_word_and_pdf(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in TEXT.split("\n"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    expected = tuple(line for line in TEXT.split("\n") if line)
    assert _pages.read(tmp_path / "a.docx").lines == expected
    typst = pytest.importorskip("typst")
    source = write(tmp_path, "a.typ", "#set par(justify: false)\n" + "\n\n".join(expected))
    typst.compile(str(source), output=str(tmp_path / "a.pdf"))
    found = _pages.read(tmp_path / "a.pdf")
    assert found.published == "2023-01-13T07:45:00+07:00"
    assert "".join(found.lines).replace(" ", "") == "".join(expected).replace(" ", "")


def test_duplicates_are_named(data: Path, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    other = TEXT.replace("Mỏ Cày Bắc", "Mỏ Cày Nam").replace("107,3%", "104,1%")
    files = [
        write(tmp_path, "a.txt", TEXT),
        write(tmp_path, "again.txt", TEXT.replace("\n\n", "\r\n")),
        write(tmp_path, "saved.html", page(below="<div>13/01/2023 - 07:45</div>")),
        write(tmp_path, "other-district.txt", other),
        write(tmp_path, "later.txt", TEXT.replace("118", "119").replace("13/01", "14/01")),
    ]
    states = [(added.state, added.of) for added in _articles.add(files, data)]
    first = "bdk-20230113-mo-cay-bac"
    assert states == [
        ("added", ""), ("duplicate", first), ("near_duplicate", first), ("added", ""), ("newer", first),
    ]  # fmt: skip
    assert {first, "bdk-20230113-mo-cay-nam"} <= set(register(data))


def test_bad_files_do_not_stop_the_others(data: Path, tmp_path: Path) -> None:
    files = [
        tmp_path / "missing.txt",
        write(tmp_path, "empty.txt", ""),
        write(tmp_path, "a.odt", "x"),
        write(tmp_path, "broken.docx", "no zip"),
        write(tmp_path, "broken.pdf", "%PDF-1.7 no more"),
        write(tmp_path, "a.txt", TEXT),
    ]
    added = _articles.add(files, data)
    assert [one.state for one in added] == ["failed"] * 5 + ["added"]
    assert [one.file for one in added] == list(map(str, files))
    assert not any(str(one.file) in one.warnings[0] for one in added[:5]), "who prints it names the file"


def test_what_needs_the_extra_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    with pytest.raises(ArticleError, match=r"pip install --editable '\.\[articles\]'"):
        _pages.read(write(tmp_path, "a.html", page()))
    assert _pages.read(write(tmp_path, "a.txt", TEXT)).title == TITLE


@pytest.mark.parametrize("step", ["hidden", "register", "rename"])
def test_a_crash_leaves_both_or_neither(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    whole, rename = _articles.replace, Path.rename

    def crash(path: Path, content: bytes) -> None:
        if step == ("register" if path.suffix == ".csv" else "hidden"):
            raise KeyboardInterrupt
        whole(path, content)

    def crash_late(self: Path, target: Path) -> Path:
        if step == "rename" and self.name.startswith(".adding-"):
            raise KeyboardInterrupt
        return rename(self, target)

    file = write(tmp_path, "a.txt", TEXT)
    with monkeypatch.context() as patch:
        patch.setattr(_articles, "replace", crash)
        patch.setattr(Path, "rename", crash_late)
        with pytest.raises(KeyboardInterrupt):
            _articles.add([file], data)
    name = "bdk-20230113-mo-cay-bac"
    assert not (data / "archive" / f"{name}.txt").exists()
    assert (name in register(data)) == (step == "rename")
    assert step != "rename" or _articles.paragraphs(data, name)
    (added,) = _articles.add([file], data)
    assert added.state == ("duplicate" if step == "rename" else "added")
    assert sorted(p.name for p in (data / "archive").iterdir()) == [f"{name}.txt"]


def test_the_register_keeps_its_columns_and_line_ends(data: Path, tmp_path: Path) -> None:
    table = data / "articles.csv"
    rows = list(csv.reader(table.read_text("utf-8").splitlines()))
    swapped = [[*row[1:], row[0]] for row in rows]
    table.write_bytes(b"\xef\xbb\xbf" + b"".join(_articles.record(row, "\r\n") for row in swapped))
    before = table.read_bytes()
    _articles.add([write(tmp_path, "a.txt", TEXT)], data)
    assert table.read_bytes().startswith(before)
    assert table.read_bytes().endswith(b",bdk-20230113-mo-cay-bac\r\n")


@pytest.mark.parametrize(
    ("title", "lead", "codes"),
    [
        ("Chũ đạt chuẩn", "Việc làm của thị trấn Giồng Trôm và xã Bình Đại.", []),
        ("HUYỆN GIỒNG TRÔM KẾT NẠP ĐẢNG VIÊN", "Tin ngắn.", ["834"]),
        ("Chợ Lách được mùa", "Huyện uỷ Chợ Lách cho biết.", ["832"]),
        ("Châu Thành vào mùa", "Huyện Châu Thành họp.", []),
        ("Đắk Lắk: Các huyện tăng tốc thu ngân sách", "Huyện Ea Kar cho biết.", ["651"]),
        ("Châu Thành vào mùa", "Huyện Châu Thành, tỉnh Bến Tre họp.", ["831"]),
        ("Tân Bình thắng giải", "Bình Tân cũng vậy, nhưng không nói là nơi nào.", []),
        ("Thành phố Cao Lãnh và huyện Cao Lãnh cùng họp", "Tin ngắn.", ["866", "873"]),
        ("Vị Thuỷ đổi thay", "Đảng bộ huyện Vị Thủy họp.", ["935"]),
        (
            "Quận 1 thu ngân sách vượt dự toán",
            "Năm 2021, Quận 1 và Q.3 thu ngân sách vượt dự toán được giao từ đầu năm.",
            ["760", "770"],
        ),
    ],
)
def test_places_are_named_never_guessed(title: str, lead: str, codes: list[str]) -> None:
    lines = (title, lead + " " * 60 + ".")
    found = _pages.Page(title, "", "", "", "", lines, "")
    assert [place.code for place in _articles.named(_load.load(DATA).districts, found)] == codes


def test_a_provinces_newspaper_means_its_own_district() -> None:
    lines = (
        "Châu Thành và Ba Tri vào mùa",
        "Nông dân hai huyện xuống giống vụ lúa mới, nước về đều các kênh nội đồng.",
    )
    found = _pages.Page(lines[0], "", "", "", "", lines, "")
    districts = _load.load(DATA).districts
    assert [place.code for place in _articles.named(districts, found, "83")] == ["831", "836"]
    assert _articles.named(districts, found) == []


def test_what_a_killed_writer_left_is_cleared(data: Path, tmp_path: Path) -> None:
    (data / "archive").mkdir()
    left = [
        data / ".articles.csv.1.tmp",
        data / "archive" / ".x.txt.1.tmp",
        data / "archive" / ".adding-x.txt",
    ]
    for file in left:
        file.write_text("half", encoding="utf-8")
    _articles.add([write(tmp_path, "a.txt", TEXT)], data)
    assert not any(file.exists() for file in left)


def test_the_newspaper_on_a_line_of_its_own(data: Path, tmp_path: Path) -> None:
    text = TEXT.replace("BDK - ", "").replace("\n\n13/01", "\n\nBáo Nghệ An\n\n13/01")
    (added,) = _articles.add([write(tmp_path, "a.txt", text)], data)
    assert register(data)[added.article]["publisher"] == "Báo Nghệ An"
