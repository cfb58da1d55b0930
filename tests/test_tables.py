"""Tables: each cell a figure with its source, parts under their total, rank and spread."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import data_copy as dc
import pages
import polars as pl
import pytest

import kit
from kit import _keys, measures, tables
from kit.edition import edition, figure
from kit.prose import Block

A, TB = "834", "874"


class Rows(HTMLParser):
    """Cells of a table as text, marks left out."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.classes: list[str] = []
        self._open, self._mark = False, False
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        found = dict(attrs)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self._open = True
            self.rows[-1].append("")
            self.classes.append(found.get("class") or "")
        self._mark = self._mark or found.get("class") == "mark"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._open = False
        if tag == "a":
            self._mark = False

    def handle_data(self, data: str) -> None:
        if self._open and not self._mark:
            self.rows[-1][-1] += data


def rows(block: Block) -> list[list[str]]:
    return Rows(block.html).rows[1:]


def test_parts_stand_under_their_total_with_their_share_of_plan() -> None:
    found = rows(tables.theme(edition(dc.real(), A), "emulation"))
    assert [found[4][0], found[4][-2]] == ["Mô hình Dân vận khéo", "131"]
    assert "60%" in found[4][-1]
    assert [[row[0], row[-2]] for row in found[5:]] == [
        [f"cấp {level}", count] for level, count in (("tỉnh", "17"), ("huyện", "58"), ("xã", "56"))
    ]
    classes = Rows(tables.theme(edition(dc.real(), A), "emulation").html).classes
    assert classes.count("indent") == 3


def test_a_percentage_stands_beside_its_count() -> None:
    found = {row[0]: row for row in rows(tables.theme(edition(dc.real(), TB), "quality"))}
    row = found["Tổ chức cơ sở đảng hoàn thành xuất sắc nhiệm vụ"]
    assert row[-2:] == ["5/30", "16,7%"]


def test_no_goal_stands_in_a_table_of_results() -> None:
    for code in ("832", TB):
        e = edition(dc.real(), code)
        goals = set(e.facts.filter(pl.col("kind") == "target")["observation"])
        for theme in dc.real().indicators["theme"].unique():
            assert not {f.observation for f in tables.theme(e, theme).figures} & goals


def test_a_theme_without_figures_is_nothing() -> None:
    assert not tables.theme(edition(dc.real(), A), "economy")
    assert not tables.others(edition(dc.real(), TB), measures.against_others(dc.real(), TB))


def test_fewer_than_three_rows_are_lines() -> None:
    block = tables.theme(edition(dc.real(), "832"), "new_rural")
    assert "<table" not in block.html
    assert "Xã đạt chuẩn nông thôn mới nâng cao, đến 28/2/2022: 1" in block.plain


def test_sections_of_one_or_two_rows_stand_in_one_table() -> None:
    e = edition(dc.real(), "366")
    assert not tables.theme(e, "economy")
    assert ["Thu nhập bình quân đầu người", "năm 2021", "53 triệu đồng", ""] in rows(tables.rest(e))
    assert len(rows(tables.rest(e))) == 4
    assert not tables.rest(edition(dc.real(), "832"))
    assert not tables.rest(edition(dc.real(), TB))


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("code", ["834", "366", "832", "874"])
def test_every_row_of_a_table_has_its_number_of_cells(code: str, lang: str) -> None:
    e = edition(dc.real(), code, lang)
    built = [tables.theme(e, theme) for theme in dc.real().indicators["theme"].unique()]
    for block in [*built, tables.audit(e), tables.others(e, measures.against_others(dc.real(), code))]:
        if "<table" in block.html:
            found = Rows(block.html).rows
            assert len({len(row) for row in found}) == 1
            assert all(cell.strip() for row in found for cell in row[:1])


def test_the_audit_shows_what_was_printed_and_what_it_comes_to() -> None:
    block = tables.audit(edition(dc.real(), A))
    found = {row[0].split(":")[0]: row[1:] for row in rows(block) if row[-1] != "Kết quả"}
    assert found["Mô hình Dân vận khéo"] == ["131 = 17 + 58 + 56", "131", "khớp"]
    assert found["Chỉ tiêu vượt"] == ["7 ≤ 19 ≤ 25", "", "khớp"]
    assert found["Kết nạp đảng viên"] == ["90/90 = 100%", "100%", "khớp"]
    cells = found["Chi bộ trong sạch vững mạnh toàn diện"]
    assert {"14", "280%", "5"} <= set(re.findall(r"[\d.,]+%?", " ".join(cells)))
    assert cells[-1] == "suy ra"


def test_every_finding_is_a_row_and_those_that_agree_only_on_screen() -> None:
    for code in ("834", "366", "832", TB):
        e = edition(dc.real(), code)
        block = tables.audit(e)
        assert block.html.count('<tr><th scope="row">') == len(e.findings)
        told, _, agreeing = block.html.partition("<details")
        assert not re.search(r">(khớp)<", told)
        assert not re.search(r">(làm tròn|mâu thuẫn|khó tin)<", agreeing)
        telling = told.count('<tr><th scope="row">')
        assert block.markdown.count("\n| ") == telling
        assert block.typst.count("table(") == (telling > 0)


def test_a_contradiction_of_two_articles_shows_both(tmp_path: Path) -> None:
    data = dc.told(
        tmp_path,
        dc.observation("a0.1.1", A, "party_members", "2020", "6300"),
        dc.observation("b1.1.1", A, "party_members", "2020", "6312"),
    )
    e = edition(data, A)
    [row] = rows(tables.audit(e))
    assert row[1:] == ["6.312 ≠ 6.300", "", "mâu thuẫn"]
    assert "1 mâu thuẫn trong số liệu" in dc.brief(data, A).plain
    assert dict(figure(e, "b1.1.1").card)["Đối chiếu"] == "mâu thuẫn: đảng viên: các bài báo"
    assert figure(e, "b1.1.1").text == "6.312 (mâu thuẫn)"


def reports(tmp_path: Path) -> kit.Data:
    """Six reports of one year that do not agree."""
    met, income = (23, 25, 23, 24, 23, 23), (58, 60.25, 58, 59.75, 61.5, 57.25)
    given = []
    for n in range(6):
        given.append(dc.observation(f"a{n}.1.1", A, "targets_met_or_exceeded", "2022", f"{met[n]}", of="25"))
        given.append(dc.observation(f"a{n}.2.1", A, "income_per_capita", "2022", f"{income[n]}",
                                    unit="vnd_million_per_person"))  # fmt: skip
    return dc.told(tmp_path, *given)


def test_what_many_articles_tell_is_told_apart_by_value(tmp_path: Path) -> None:
    targets, income = sorted(rows(tables.audit(edition(reports(tmp_path), A))), key=lambda row: len(row[1]))
    alike, *others = targets[1].split(" ≠ ")
    assert alike == "23/25 = 23/25 = 23/25 = 23/25" and sorted(others) == ["24/25", "25/25"]
    assert income[1].count(" = ") == 1 and income[1].count(" ≠ ") == 4


def test_every_article_of_the_list_of_sources_is_counted(tmp_path: Path) -> None:
    data = reports(tmp_path)
    brief = dc.brief(data, A)
    assert len(re.findall(r'<li id="source-\d+"', brief.html)) == 6 and data.superseded.height == 10
    assert "6 bài báo, mới nhất" in brief.plain and brief.meta["articles"] == 6
    assert _keys.coverage(data)[A]["articles"] == 6, "the portal's number is the brief's"


@pages.needs_chromium
@pytest.mark.parametrize("width", [1280, 720])
def test_a_long_row_of_the_audit_leaves_the_other_columns_their_place(tmp_path: Path, width: int) -> None:
    style = (dc.ROOT / "reports" / "brief.css").read_text("utf-8")
    table = tables.audit(edition(reports(tmp_path), A)).html
    page = tmp_path / "page.html"
    page.write_text(f"<!DOCTYPE html><style>{style}</style><main>{table}</main>", encoding="utf-8")
    with pages.browser() as chromium, pages.page(chromium, page, width=width) as tab:
        wrap = tab.locator(".table-wrap").first
        assert wrap.evaluate("wrap => wrap.scrollWidth - wrap.clientWidth") <= 0
        assert wrap.locator("tbody th").first.evaluate("cell => cell.offsetWidth") > 130


def test_a_contradiction_is_no_equation_and_stands_first(tmp_path: Path) -> None:
    folder = dc.copy(tmp_path)
    dc.change(folder, "bdk-20220418-giong-trom.8.4", value="95", surface="95%")
    dc.change(folder, "bdk-20220418-giong-trom.9.8", value="57", surface="57")
    dc.change(folder, "bdk-20220418-giong-trom.9.11", value="20", surface="20")
    data = kit.load(folder)
    found = rows(tables.audit(edition(data, A)))
    assert [row[1] for row in found if row[-1] == "mâu thuẫn"] == [
        "90/90 ≠ 95%", "131 ≠ 17 + 58 + 57", "20 > 19 ≤ 25"
    ]  # fmt: skip
    assert [row[-1] for row in found][:4] == ["mâu thuẫn", "mâu thuẫn", "mâu thuẫn", "suy ra"]
    said = dc.brief(data, A)
    assert "19/25 (mâu thuẫn)" in said.plain.splitlines()[1]
    assert "3 mâu thuẫn trong số liệu" in said.plain
    assert "131 (contradicted)" in dc.brief(data, A, "en").plain


def test_a_change_says_which_way_and_since_when(tmp_path: Path) -> None:
    fall = dc.observation(
        "p1.1.1",
        A,
        "poverty_rate",
        "2020",
        "-1.5",
        unit="percentage_points",
        kind="change",
        compare_to="2019",
    )
    assert "giảm so với năm 2019" in dc.brief(dc.told(tmp_path, fall), A).plain


def test_a_yearly_average_of_several_years_says_so(tmp_path: Path) -> None:
    rise = dc.observation(
        "p1.1.1", A, "budget_revenue", "2015/2020", "12", unit="percent", kind="change"
    )  # fmt: skip
    data = dc.told(tmp_path, rise)
    assert "tăng bình quân mỗi năm" in dc.brief(data, A).plain
    assert "up a year on average" in dc.brief(data, A, "en").plain


def test_a_goal_to_rise_or_fall_says_so_and_is_not_implausible(tmp_path: Path) -> None:
    data = dc.told(
        tmp_path,
        dc.observation("p3.1.1", A, "budget_revenue", "2024", "10", unit="percent", kind="target"),
        dc.observation("p3.1.2", A, "poverty_rate", "2024", "-1.5", unit="percentage_points", kind="target"),
        dc.observation("p3.1.3", A, "poverty_rate", "2025", "1.2", unit="percent", kind="target"),
    )
    assert kit.audit(data).is_empty()
    said = dc.brief(data, A).plain
    assert "Thu ngân sách – tăng 10%." in said
    assert "Tỷ lệ hộ nghèo – giảm 1,5 điểm phần trăm." in said
    assert "Tỷ lệ hộ nghèo – 1,2%." in said
    rough = dc.observation(
        "p3.1.4", A, "poverty_rate", "2024", "-3", unit="percentage_points", kind="target",
        qualifier="range", value_max="-2",
    )  # fmt: skip
    assert "giảm 2–3 điểm phần trăm" in dc.brief(dc.told(tmp_path, rough), A).plain
    assert "down 1.5 percentage points" in dc.brief(data, A, "en").plain


def poverty(tmp_path: Path, n: int) -> kit.Data:
    codes = [A, "832", "366", TB, "001", "002", "003"][:n]
    return dc.told(
        tmp_path,
        *(
            dc.observation(f"p{i}.1.1", code, "poverty_rate", "2020", f"{9 - i}.5", unit="percent")
            for i, code in enumerate(codes)
        ),
    )


def test_a_few_others_are_named_with_their_figures_and_sources(tmp_path: Path) -> None:
    data = poverty(tmp_path, 3)
    e = edition(data, A)
    block = tables.others(e, measures.against_others(data, A))
    [row] = rows(block)
    assert row == ["Tỷ lệ hộ nghèo, năm 2020", "9,5%", "huyện Chợ Lách 8,5%; huyện Hải Hậu 7,5%"]
    assert all(figure.card for figure in block.figures if figure.role == "derived")


def test_many_others_are_a_median_and_a_range(tmp_path: Path) -> None:
    data = poverty(tmp_path, 7)
    e = edition(data, TB, "en")
    block = tables.others(e, measures.against_others(data, TB))
    [row] = rows(block)
    assert row[1:] == ["6.5%", "7 districts: median 6.5%, lowest 3.5%, highest 9.5%", "4/7"]
    cards = {one.text: dict(one.card) for one in block.figures if one.role == "derived"}
    assert cards["3.5%"]["Computed from"] == "Household poverty rate, Tây Hồ, 2020: 3.5%"
    assert cards["9.5%"]["Source"].startswith("Báo Thử, 31 December 2020")
    assert {one.source for one in block.figures if one.role == "derived"} == {1, 2, 3}


def test_an_article_on_two_districts_is_one_source(tmp_path: Path) -> None:
    data = dc.told(
        tmp_path,
        dc.observation("a0.1.1", A, "poverty_rate", "2020", "2.5", unit="percent"),
        dc.observation("a0.1.2", "832", "poverty_rate", "2020", "1.5", unit="percent"),
    )
    html = dc.brief(data, A).html
    assert len(re.findall(r'<li id="source-\d+"', html)) == 1


def test_what_the_cards_say_is_not_said_again() -> None:
    assert "Số liệu khác" not in dc.brief(dc.real(), A).plain
    assert "new_rural" in dc.brief(dc.real(), "832").sections, "one told by name is no card"
    assert {"rest", "organisation"} <= set(dc.brief(dc.real(), "366").sections)


def test_a_goal_in_words_leads_to_its_source() -> None:
    html = dc.brief(dc.real(), "832").html
    assert re.search(r'<button[^>]*class="fig"[^>]*>đạt chuẩn huyện nông thôn mới nâng cao</button>', html)
