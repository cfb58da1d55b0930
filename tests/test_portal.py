"""The list of briefs and its feed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pages
import pytest

from kit import _finish, _portal

ASSETS = Path(__file__).parent.parent / "reports"
ATOM = "{http://www.w3.org/2005/Atom}"


def entry(code: str, name: str, province: str, after: str, **other: Any) -> dict[str, Any]:
    stem = f"{code}-thu.vi"
    return {
        "code": code, "slug": "thu", "name": name, "type": "huyện", "province": province,
        "province_after": after, "lang": "vi", "articles": 2, "latest": "2022-04-18", "reported": 6,
        "expected": 24, "headline": "Đạt 19/25 chỉ tiêu.", "state": "done", "edition": "2026-11-20",
        "outputs": {"html": f"{stem}.html", "pdf": f"{stem}.pdf", "docx": None}, **other,
    }  # fmt: skip


ENTRIES = [
    entry("901", "Yên Thử", "Tỉnh Bắc", "Tỉnh Mới", reported=12, edition="2026-11-22"),
    entry("902", "Ấp Mẫu", "Tỉnh Nam", "Tỉnh Nam", state="failed", latest=None, reported=None),
    entry("903", "Đồng <b>Giả</b>", "Tỉnh Bắc", "Tỉnh Mới", headline='{css} </td><script>x</script> "&'),
]


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    (tmp_path / "901-thu.vi.html").write_bytes(b"x" * 1_240_000)
    (tmp_path / "901-thu.vi.pdf").write_bytes(b"x" * 61_400)
    return write(tmp_path, ENTRIES)


def write(out: Path, entries: list[dict[str, Any]], lang: str = "vi", articles: int = 5) -> Path:
    return _portal.write_portal(out, entries, articles=articles, lang=lang, stamp="2026-11-22", assets=ASSETS)


def rows(page: str) -> list[str]:
    return re.findall(r"<tr data-name.*?</tr>", page, re.S)


def test_each_brief_is_a_row_with_its_files(portal: Path) -> None:
    page = portal.read_text("utf-8")
    found = rows(page)
    assert [re.search(r'data-find="(\d+)', row)[1] for row in found] == ["902", "903", "901"]  # type: ignore[index]
    last = found[-1]
    assert 'href="901-thu.vi.html"' in last and "1,2 MB" in last and "61 kB" in last and "DOCX" not in last
    assert "12 trên 24" in last and "width:50%" in last and 'datetime="2022-04-18">18/4/2022<' in last
    assert "hơn 4 năm trước" in last and "width:8%" in last
    assert "Tỉnh Bắc; nay: Tỉnh Mới" in last and "nay:" not in found[0]
    assert "Chưa cập nhật được" in found[0] and "0 trên 24" in found[0]
    assert "không ghi ngày" in found[0] and found[0].count('class="bar"') == 1
    assert "3 huyện, 2 tỉnh, lập từ 5 bài báo" in page and page.count("<option>") == 3


def test_languages_share_a_row_and_other_notebooks_do_not(tmp_path: Path) -> None:
    english = {"lang": "en", "headline": "19 of 25.", "outputs": {"html": "901-thu.en.html"}}
    one = entry("901", "Yên Thử", "Tỉnh Bắc", "Tỉnh Mới", articles=1, latest="2026-11-20")
    other = entry("901", "Yên Thử", "Tỉnh Bắc", "Tỉnh Mới", notebook="compare",
                  outputs={"html": "901-thu.compare.vi.html"})  # fmt: skip
    page = write(tmp_path, [{**one, **english}, one], articles=1).read_text("utf-8")
    (row,) = rows(page)
    assert "1 huyện, 1 tỉnh, lập từ 1 bài báo" in page and "Đạt 19/25" in row and "19 of 25" not in row
    assert row.index("901-thu.vi.pdf") < row.index(">English<") < row.index("901-thu.en.html")
    (item,) = ElementTree.parse(tmp_path / "feed.xml").getroot().findall(f"{ATOM}entry")
    links = {link.get("hreflang"): link.get("href") for link in item.findall(f"{ATOM}link")}
    assert links == {"vi": "901-thu.vi.html", "en": "901-thu.en.html"}
    page = write(tmp_path, [{**one, **english}, one, other], lang="en", articles=1).read_text("utf-8")
    first, second = rows(page)
    assert "1 district in 1 province, from 1 article." in page
    assert ">Yên Thử District<" in first and "19 of 25" in first and "within the last month" in first
    assert ">Yên Thử District · compare<" in second
    feed = ElementTree.parse(tmp_path / "feed.xml").getroot()
    assert len({e.findtext(f"{ATOM}id") for e in feed.findall(f"{ATOM}entry")}) == 2


@pytest.mark.parametrize(
    ("name", "kind", "vi", "en"),
    [
        ("Quận 1", "quận", "Quận 1", "District 1"),
        ("Ba Đình", "quận", "Quận Ba Đình", "Ba Đình District"),
        ("Gò Công", "thị xã", "Thị xã Gò Công", "Gò Công Town"),
        ("Mỹ Tho", "thành phố", "Thành phố Mỹ Tho", "Mỹ Tho City"),
    ],
)
def test_names_in_both_languages(name: str, kind: str, vi: str, en: str) -> None:
    brief = {"name": name, "type": kind}
    assert (_portal._name(brief, "vi"), _portal._name(brief, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("latest", "said"),
    [("2026-11-22", "within the last month"), ("2026-10-01", "over 1 month ago"),
     ("2025-12-01", "over 11 months ago"), ("2025-11-01", "over 1 year ago"),
     ("2016-01-01", "over 10 years ago")],
)  # fmt: skip
def test_how_long_ago(latest: str, said: str) -> None:
    assert f"<small>{said}</small>" in _portal._freshness(latest, "en", "2026-11-22")


def test_text_from_data_is_text(portal: Path) -> None:
    page = portal.read_text("utf-8")
    assert "Đồng &lt;b&gt;Giả&lt;/b&gt;" in page and "{css} &lt;/td&gt;&lt;script&gt;" in page
    assert page.count("<script>") == 1 and "<b>" not in page
    words = " ".join(_finish.visible_texts(page))
    assert '{css} </td><script>x</script> "&' in words


def test_the_page_asks_for_nothing_and_is_the_same_each_time(portal: Path) -> None:
    page = portal.read_text("utf-8")
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)
    again = write(portal.parent, list(reversed(ENTRIES)))
    assert again.read_text("utf-8") == page
    assert not list(portal.parent.glob(".*"))


def test_the_feed_lists_editions_newest_first(portal: Path) -> None:
    feed = ElementTree.parse(portal.with_name("feed.xml")).getroot()
    found = feed.findall(f"{ATOM}entry")
    assert found[0].findtext(f"{ATOM}updated") == "2026-11-22T00:00:00Z"
    assert len({e.findtext(f"{ATOM}id") for e in found}) == 3
    assert feed.findtext(f"{ATOM}updated") == "2026-11-22T00:00:00Z"
    link = found[0].find(f"{ATOM}link")
    assert link is not None and link.get("href") == "901-thu.vi.html"


def test_no_brief_is_still_a_page(tmp_path: Path) -> None:
    text = write(tmp_path, [], "en", 0).read_text("utf-8")
    assert '<html lang="en">' in text and "No profile yet." in text and not rows(text)
    assert '<table id="briefs" hidden>' in text
    ElementTree.parse(tmp_path / "feed.xml")


@pages.needs_chromium
def test_a_reader_finds_sorts_and_filters(portal: Path) -> None:
    def shown(tab: Any) -> list[str]:
        return [row.get_attribute("data-name") for row in tab.locator("tbody tr:visible").all()]

    with pages.browser() as chromium:
        with pages.page(chromium, portal) as tab:
            assert shown(tab) == ["Ấp Mẫu", "Đồng <b>Giả</b>", "Yên Thử"]
            tab.fill("#find", "yen THU")
            assert shown(tab) == ["Yên Thử"]
            tab.fill("#find", "dong gia")
            assert len(shown(tab)) == 1 and tab.inner_text("#count") == "1 trên 3 huyện"
            tab.fill("#find", "không có ở đây")
            assert shown(tab) == [] and tab.inner_text("#count") == "Không tìm thấy huyện nào."
            tab.fill("#find", "")
            tab.select_option("#province", "Tỉnh Mới")
            assert len(shown(tab)) == 2
            tab.select_option("#province", "")
            tab.select_option("#sort", "coverage")
            assert shown(tab)[0] == "Yên Thử"
            assert tab.errors == [] and tab.asked == [tab.url]
        for width, dark in ((1280, False), (390, False), (390, True)):
            with pages.page(chromium, portal, width=width, dark=dark) as tab:
                assert pages.axe(tab) == []
                assert tab.evaluate("document.documentElement.scrollWidth") == width
        with pages.page(chromium, portal, script=False) as tab:
            assert tab.locator("tbody tr").count() == 3 and not tab.locator(".tools").is_visible()
