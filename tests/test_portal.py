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
        "code": code, "slug": "thu", "name": name, "type": "Huyện", "province": province,
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
    return _portal.write_portal(tmp_path, ENTRIES, lang="vi", stamp="2026-11-22", assets=ASSETS)


def rows(page: str) -> list[str]:
    return re.findall(r"<tr data-name.*?</tr>", page, re.S)


def test_each_brief_is_a_row_with_its_files(portal: Path) -> None:
    page = portal.read_text("utf-8")
    found = rows(page)
    assert [re.search(r'data-find="(\d+)', row)[1] for row in found] == ["902", "903", "901"]  # type: ignore[index]
    last = found[-1]
    assert 'href="901-thu.vi.html"' in last and "1,2 MB" in last and "61 kB" in last and "DOCX" not in last
    assert "12 trên 24" in last and "width:50%" in last and 'datetime="2022-04-18">18/4/2022<' in last
    assert "Tỉnh Bắc; nay: Tỉnh Mới" in last and "nay:" not in found[0]
    assert "Chưa cập nhật được" in found[0] and "0 trên 24" in found[0]
    assert "3 hồ sơ, 2 tỉnh" in page and page.count("<option>") == 3


def test_text_from_data_is_text(portal: Path) -> None:
    page = portal.read_text("utf-8")
    assert "Đồng &lt;b&gt;Giả&lt;/b&gt;" in page and "{css} &lt;/td&gt;&lt;script&gt;" in page
    assert page.count("<script>") == 1 and "<b>" not in page
    words = " ".join(_finish.visible_texts(page))
    assert '{css} </td><script>x</script> "&' in words


def test_the_page_asks_for_nothing_and_is_the_same_each_time(portal: Path) -> None:
    page = portal.read_text("utf-8")
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)
    again = _portal.write_portal(
        portal.parent, list(reversed(ENTRIES)), lang="vi", stamp="2026-11-22", assets=ASSETS
    )
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
    page = _portal.write_portal(tmp_path, [], lang="en", stamp="2026-11-22", assets=ASSETS)
    text = page.read_text("utf-8")
    assert '<html lang="en">' in text and "0 profiles" in text and not rows(text)
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
            assert len(shown(tab)) == 1
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
