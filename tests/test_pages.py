"""Saved web pages: title, date, lead, and nothing of what stands around. All invented."""

from __future__ import annotations

import email.mime.multipart
import email.mime.text
import os
from pathlib import Path

import pytest
from invented import BODY, CLOCK, DATE, DAY, H1, OLD, TEXT, TITLE, html, read

from kit import _pages
from kit._reading import bylines
from kit.errors import ArticleError

pytest.importorskip("trafilatura")


@pytest.mark.parametrize(
    ("body", "published"),
    [
        (f"{CLOCK}<div>{H1}{TEXT}</div>", ""),
        (f"<div>{CLOCK}{H1}{TEXT}</div>", ""),
        (f"<div>{CLOCK}<div>{H1}{TEXT}</div></div>", ""),
        (f"<div><div>Tin hôm nay</div><div class='top'>{CLOCK}{H1}</div>{TEXT}</div>", ""),
        (f"<div>Trang nhất</div><div>{DATE.replace('2023', '2025')}{H1}{TEXT}</div>", ""),
        (f"<div>Trang nhất</div><div>{DATE}{H1}{TEXT}</div>", DAY),
        (f"{CLOCK}<article>{DATE}{H1}{TEXT}</article>", DAY),
        (f"{CLOCK}<div>{H1}{DATE}{TEXT}</div>", DAY),
        (f"<div>{H1}<h2>{BODY[0]}</h2>{DATE}<p>{BODY[1]}</p></div>", DAY),
        (f"<div>{H1}<div>Đăng bởi Lê Thu lúc 9h15 ngày 05-01-2023 - Lượt xem: 1250</div>{TEXT}</div>", DAY),
        (f"<div>{H1}<div>05/01/2023</div><div>09:15</div>{TEXT}</div>", DAY),
        (f"<div>{H1}<div>Thứ Năm, 5/1/2023, 9:15 GMT+7</div>{TEXT}</div>", DAY),
        (f"<div>{H1}{TEXT}</div><div>Tin liên quan<ul><li>Cái Bè (09/02/2023)</li></ul></div>", ""),
        (f"<div>{H1}{TEXT}</div><h3>Có thể bạn quan tâm</h3>{OLD}", ""),
        (f"<div>{H1}<p>{BODY[0]}</p>{OLD}</div>", ""),
        (f"<div>{H1}<ul><li>Đường mới ở Mỹ Phước (06/05/2021)</li></ul>{TEXT}</div>", ""),
        (f"<div>{H1}<div>» Đường mới ở Mỹ Phước 06/05/2021</div>{TEXT}</div>", ""),
        (f"<div>{H1}<p>{BODY[0]}</p><div class='comment'>An - 06/01/2023 hay quá</div></div>", ""),
    ],
)
def test_the_date_is_that_of_the_title_or_unknown(tmp_path: Path, body: str, published: str) -> None:
    found = read(tmp_path, body)
    assert (found.title, found.published) == (TITLE, published)
    stray = [line for line in found.lines if "04/03/2023" in line or "2021" in line or "06/01" in line]
    assert not stray, "what is not the article's date must not be read as one later"


@pytest.mark.parametrize(
    ("above", "below", "published"),
    [
        ("05/01/2023 09:15", "", DAY),
        ("Thứ Sáu, 21/11/2025 | 08:30", "", ""),
        ("Thứ Sáu, 21/11/2025 | 08:30", "05/01/2023 09:15", DAY),
    ],
)
def test_a_copied_text_has_no_date_of_its_copying(
    tmp_path: Path, above: str, below: str, published: str
) -> None:
    (tmp_path / "a.txt").write_text("\n".join([above, TITLE, below, *BODY]), encoding="utf-8")
    found = _pages.read(tmp_path / "a.txt")
    assert (found.title, found.published) == (TITLE, published)
    assert (found.lines[0] == above) == bool(published)


def test_the_day_of_saving_is_a_clock(tmp_path: Path) -> None:
    body = f"<div>Trang nhất</div><div>{DATE}{H1}{TEXT}</div>"
    read(tmp_path, body)
    os.utime(tmp_path / "a.html", (1672884900, 1672884900))
    assert _pages.read(tmp_path / "a.html").published == ""


def test_an_old_page_of_tables(tmp_path: Path) -> None:
    body = (
        "<table width='100%'><tr><td>Trang nhất<br>Chính trị<br>Thứ Hai, 17/11/2025</td><td>"
        f"<span class='title'>{TITLE}</span><br><span>Cập nhật lúc 09:15, 05/01/2023 (GMT+7)</span><br>"
        f"{TEXT}<p align=right><b>LÊ THU</b></p></td></tr></table>"
    )
    for title in (f"Báo Ấp Bắc điện tử - {TITLE}", "Báo Ấp Bắc điện tử"):
        found = read(tmp_path, body, title=title)
        assert (found.title, found.published, found.author) == (TITLE, DAY, "LÊ THU")
        assert found.lines == (TITLE, "05/01/2023 - 09:15", *BODY, "LÊ THU")


def test_a_logo_is_no_headline(tmp_path: Path) -> None:
    logo = "<h1>Báo Ấp Bắc điện tử - Cơ quan của Đảng bộ tỉnh</h1>"
    found = read(tmp_path, f"{logo}<div>{H1}{DATE}{TEXT}</div>", title="Báo Ấp Bắc điện tử")
    assert (found.title, found.lines[2]) == (TITLE, BODY[0])
    split = read(tmp_path, f"<h1>Tân Phước khép lại<br>một năm nhiều việc được</h1>{TEXT}")
    assert split.lines == (TITLE, *BODY)


@pytest.mark.parametrize(
    "lead",
    [
        "<h2 class='detail-sapo'>{}</h2>",
        "<h2 class='sapo'>{}</h2>",
        "<strong class='sapo'>{}</strong>",
        "<p class='description'>{}</p>",
        "<div><b>{}</b></div>",
    ],
)
def test_a_lead_outside_the_body_is_kept_once(tmp_path: Path, lead: str) -> None:
    text = "".join(f"<p>{line}</p>" for line in BODY[1:])
    outside = read(
        tmp_path, f"<div>{H1}{DATE}{lead.format(BODY[0])}<div class='detail-content'>{text}</div></div>"
    )
    inside = read(
        tmp_path, f"<div>{H1}{DATE}<div class='detail-content'>{lead.format(BODY[0])}{text}</div></div>"
    )
    assert outside.lines == inside.lines == (TITLE, "05/01/2023 - 09:15", *BODY)


OTHERS = "{}<br>Cái Bè kết nạp 99 đảng viên (09/01/2022)<br>Cai Lậy: 12/12 xã đạt chuẩn (08/01/2022)<br>"


@pytest.mark.parametrize(
    "heading", ["Các tin khác:", "Tin cùng chuyên mục", "Tin mới hơn:", "Bài viết liên quan"]
)
def test_other_articles_are_cut_off(tmp_path: Path, heading: str) -> None:
    items = OTHERS.format(heading)
    apart = read(tmp_path, f"<div>{H1}{TEXT}<p>Tin, ảnh: Lê Thu</p><div>{items}</div></div>")
    text = "<br><br>".join(BODY)
    within = read(tmp_path, f"<div>{H1}<div>{text}<br><br>Tin, ảnh: Lê Thu<br><br>{items}</div></div>")
    listed = "<br>".join(f"Cái Bè kết nạp {n} đảng viên mới" for n in range(90, 95))
    plain = read(
        tmp_path, f"<div>{H1}{TEXT}<p>Tin, ảnh: Lê Thu</p><h4>{heading}</h4><div>{listed}</div></div>"
    )
    for found in (apart, within, plain):
        assert found.lines == (TITLE, *BODY, "Tin, ảnh: Lê Thu")
        assert found.author == "Lê Thu"


def test_the_text_goes_on_after_a_box(tmp_path: Path) -> None:
    box = "<div><b>Tin liên quan</b><br><a href=x>Cái Bè kết nạp 99 đảng viên</a></div>"
    see = "<p>Xem thêm: <a href=x>Cái Bè kết nạp 99 đảng viên trong quý đầu</a></p>"
    first, second, third = (f"<p>{line}</p>" for line in BODY)
    found = read(
        tmp_path, f"<div>Tin mới: 21/11/2025 - Cái Bè mở hội</div>{H1}{first}{box}{second}{see}{third}"
    )
    assert found.lines == (TITLE, *BODY)


def test_a_short_page_is_read_and_a_page_without_a_text_refused(tmp_path: Path) -> None:
    short = (
        f"<table><tr><td><b class='tieude'>{TITLE}</b></td></tr><tr><td><p>{BODY[0]}</p></td></tr></table>"
    )
    assert read(tmp_path, short, title="Trang tin").lines == (TITLE, BODY[0])
    menu = "".join(
        f"<div>{name}</div>" for name in ("Thời sự", "Kinh tế", "Xã hội", "Pháp luật", "Văn hóa - Thể thao")
    )
    for body in (menu + H1, "<div id='app'></div>", "<h1>403 Forbidden</h1><p>Request blocked.</p>"):
        with pytest.raises(ArticleError, match=r"no article found in this page .* save it again"):
            read(tmp_path, body)
    items = "".join(f"<div><h3><a>Huyện số {n}</a></h3><p>{line}</p></div>" for n, line in enumerate(BODY))
    with pytest.raises(ArticleError, match="front page"):
        read(tmp_path, items, title="Báo Ấp Bắc - Trang chủ")


def test_tables_are_lines_and_words_stay_apart(tmp_path: Path) -> None:
    rows = [
        ("Chỉ tiêu", "Kế hoạch", "Thực hiện 2022"),
        ("Kết nạp đảng viên", "90", "96"),
        ("Mở lớp", "", "4"),
    ]
    table = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in rows)
    plain = (
        "<table><tr><td>Hộ nghèo</td><td>2,31%</td></tr><tr><td>Thu</td><td>142,5 tỷ đồng</td></tr></table>"
    )
    first, *rest = BODY
    stamped = f"<p><span class='stamp'>Tiền Giang</span>{first}</p>"
    body = f"{H1}{stamped}<table>{table}</table><p>{rest[0]}</p>{plain}<p>{rest[1]}</p>"
    assert read(tmp_path, body).lines == (
        TITLE,
        f"Tiền Giang {first}",
        "Kết nạp đảng viên: kế hoạch 90; thực hiện 2022: 96",
        "Mở lớp: thực hiện 2022: 4",
        rest[0],
        "Hộ nghèo | 2,31%",
        "Thu | 142,5 tỷ đồng",
        rest[1],
    )


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
def test_pages_from_before_unicode(tmp_path: Path, name: str) -> None:
    encodings = pytest.importorskip("viparse.normalize.encodings")
    table = {ours: theirs for theirs, ours in encodings.CHARMAPS[name].pairs}

    def old(text: str) -> str:
        return "".join(table.get(letter, letter) for letter in text)

    title = TITLE.replace("Tân Phước khép", "Huyện Tân Phước được đưa tin, khép")
    lines = (*BODY, "Huyện xét tặng 12 mô hình khéo, nhờ phép đo từng mét của các xã.")
    text = "".join(f"<p>{old(line)}</p>" for line in lines)
    assert name != "tcvn3" or "\xad" in text
    body = f"<h1>{old(title)}</h1><p>05/01/2023 09:15</p>{text}"
    found = read(tmp_path, body, title=old(title), encoding="latin-1")
    assert found.lines == (title, "05/01/2023 - 09:15", *lines)
    assert (found.published, found.warnings) == (DAY, (f"was in {name.upper()}",))


def test_publisher_and_author_of_the_head(tmp_path: Path) -> None:
    told = (
        '<script type="application/ld+json">[{"@type": "BreadcrumbList"}, {"@type": ["NewsArticle"], '
        '"datePublished": "2023-01-05T02:15:00Z", "author": [{"@type": "Person", "name": "Lê Thu"}], '
        '"publisher": [{"@type": ["Organization"], "name": "Tạp chí Ruộng Đồng"}],},]</script>'
    )
    found = read(tmp_path, f"{H1}{TEXT}", told)
    assert (found.site, found.author, found.published) == ("Tạp chí Ruộng Đồng", "Lê Thu", DAY)
    named = "<meta property='og:site_name' content='Ruộng Đồng'>"
    assert read(tmp_path, f"{H1}{TEXT}", named).site == "Ruộng Đồng"
    assert read(tmp_path, f"{H1}{TEXT}", title=f"{TITLE} - Báo Ruộng Đồng").site == "Báo Ruộng Đồng"
    once = "<meta itemprop='datePublished' content='2023-01-05T09:15:00+07:00'>"
    assert read(tmp_path, f"{H1}{TEXT}", once).published == DAY
    changed = "<meta property='article:modified_time' content='2024-02-03T00:00:00+07:00'>"
    assert read(tmp_path, f"{H1}{TEXT}", changed).published == ""


@pytest.mark.parametrize(
    ("line", "name"),
    [("Bài, ảnh: T.NHÀN", "T.NHÀN"), ("Tin, ảnh: Lê Thu", "Lê Thu"), ("T.NHÀN", ""), ("Tin: TTXVN", "")],
)
def test_a_byline(line: str, name: str) -> None:
    assert bylines.person(line) == name


def test_every_author_of_the_head(tmp_path: Path) -> None:
    two = (
        "<meta name='author' content='Lê Thu'>"
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": '
        '[{"name": "LÊ THU"}, {"name": "Trần An"}, {"name": "Báo Ấp Bắc"}]}</script>'
    )
    assert read(tmp_path, f"{H1}{TEXT}", two).author == "Lê Thu, Trần An"


def test_the_address_a_browser_leaves(tmp_path: Path) -> None:
    mark = "<!-- saved from url=(0030)https://baoruongdong.vn/1.html -->"
    assert read(tmp_path, f"{H1}{TEXT}", mark).url == "https://baoruongdong.vn/1.html"
    canonical = "<link rel='canonical' href='https://baoruongdong.vn/2.html'>"
    assert read(tmp_path, f"{H1}{TEXT}", mark + canonical).url == "https://baoruongdong.vn/2.html"


def test_control_characters_and_early_ends_do_no_harm(tmp_path: Path) -> None:
    text = "<br>\x0b&#12;".join(BODY)
    text = f"{H1}\x01{DATE}</body></html><div>{text}</div>"
    assert read(tmp_path, text).lines == (TITLE, "05/01/2023 - 09:15", *BODY)


def test_a_page_saved_in_one_file(tmp_path: Path) -> None:
    single = email.mime.multipart.MIMEMultipart("related")
    single["Snapshot-Content-Location"] = "https://baoruongdong.vn/1.html"
    single.attach(email.mime.text.MIMEText(html(f"{H1}{DATE}{TEXT}"), "html", "utf-8"))
    file = tmp_path / "a.mhtml"
    file.write_bytes(single.as_bytes())
    found = _pages.read(file)
    assert (found.lines, found.url) == (
        (TITLE, "05/01/2023 - 09:15", *BODY),
        "https://baoruongdong.vn/1.html",
    )
    file.write_bytes(b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: text/plain\n\nnothing")
    with pytest.raises(ArticleError, match="holds no web page"):
        _pages.read(file)


SHORT = ["Huyện thêm 96 đảng viên.", "Xã nào cũng có điện, có đường."]


def test_two_short_paragraphs_are_an_article(tmp_path: Path) -> None:
    text = "".join(f"<p>{line}</p>" for line in SHORT)
    box = "<div class='tin-lien-quan'><p>Cái Bè mở hội</p></div>"
    for body in (text, f"<div class='content'>{text}</div>{box}", "<br><br>".join(SHORT)):
        found = read(tmp_path, f"<div>Trang nhất</div><div>{H1}<div>Trang nhất</div>{DATE}{body}</div>")
        assert found.lines == (TITLE, "05/01/2023 - 09:15", *SHORT)
    (tmp_path / "a.txt").write_text("\n".join(["Tin vắn", *SHORT]), encoding="utf-8")
    assert _pages.read(tmp_path / "a.txt").lines == ("Tin vắn", *SHORT)
    (tmp_path / "a.txt").write_text("Trang nhất\nThời sự\nKinh tế\nĐăng nhập\nTìm kiếm.", encoding="utf-8")
    with pytest.raises(ArticleError, match="holds no article, only"):
        _pages.read(tmp_path / "a.txt")


@pytest.mark.parametrize("shown", ["09:15 | Thứ Năm, 05/01/23", "Thứ Năm, 5.1.23 - 09:15"])
def test_a_year_of_two_digits(tmp_path: Path, shown: str) -> None:
    found = read(tmp_path, f"<div>{H1}<div>{shown}</div>{TEXT}</div>")
    assert (found.published, found.lines) == (DAY, (TITLE, "05/01/2023 - 09:15", *BODY))
    (tmp_path / "a.txt").write_text("\n".join([TITLE, "Số 12/34/56", *BODY]), encoding="utf-8")
    assert _pages.read(tmp_path / "a.txt").published == ""


def test_a_short_vietnamese_text_reads_as_vietnamese(tmp_path: Path) -> None:
    lines = [
        "Phường Bến Nghé mở hội đọc sách",
        "Thiếu nhi khu phố mượn truyện tranh, tự kể lại cho nhau nghe suốt buổi sáng.",
    ]
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    assert _pages.read(tmp_path / "a.txt").warnings == ()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", "", "is empty"),
        ("empty.html", " ", "is empty"),
        ("few.txt", "Tin ngắn.", "holds no article, only 9 letters; save the whole page again$"),
        ("a.odt", "x", r"give .txt, .html, .htm, .mhtml"),
        ("gone.txt", None, "No such file"),
        ("dir.txt", "/", "is a folder; name the files in it"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_once(
    tmp_path: Path, name: str, content: str | None, said: str
) -> None:
    file = tmp_path / name
    if content == "/":
        file.mkdir()
    elif content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(ArticleError, match=said) as error:
        _pages.read(file)
    assert str(error.value).startswith(f"{file}: ")
