"""The whole brief of a district: every number a figure, in both languages, for few data and for many."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import data_copy as dc
import polars as pl
import pytest

import kit
from kit import _finish, prose
from kit.edition import number

DISTRICTS = {"834": "Giồng Trôm", "366": "Hải Hậu", "832": "Chợ Lách", "874": "Thanh Bình"}
HH, TB = "bnd-2022-hai-hau", "dto-20230228-thanh-binh"


def test_more_than_stays_more_than_wherever_a_figure_is_shown() -> None:
    one = f"{HH}.2.2"
    for lang, text in (("vi", "trên 14.500"), ("en", "more than 14,500")):
        found = [f["text"] for f in dc.shown("366", lang).figures if f["observation"] == one]
        assert found
        assert set(found) == {text}
        for place in (dc.shown("366", lang).html, dc.shown("366", lang).plain):
            bare = text.split()[-1]
            assert place.count(text) == place.count(bare) > 1
        assert text in dc.shown("366", lang).paper.replace("\\", "")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("district", [*DISTRICTS, "001"])
def test_every_number_in_sight_is_a_figure(district: str, lang: str) -> None:
    brief = dc.shown(district, lang)
    assert brief.meta["title"]
    assert brief.meta["lang"] == lang
    _finish.check_digits(brief.html, brief.figures)
    for _, said, figures in brief.charts.values():
        known = {group for f in figures for group in re.findall(r"\d+(?:[.,]\d+)*", f["text"])}
        for text in (said["alt"], said["caption"]):
            assert set(re.findall(r"\d+(?:[.,]\d+)*", text)) <= known


@pytest.mark.parametrize("district", DISTRICTS)
def test_every_observation_is_shown(district: str) -> None:
    brief = dc.shown(district)
    own = set(dc.real().observations.filter(pl.col("district") == district)["observation"])
    printed = {f["observation"] for f in brief.figures} | {one for f in brief.figures for one in f["from"]}
    status = set(dc.real().observations.filter(pl.col("unit") == "status")["observation"])
    assert own - printed <= status
    assert {o for o in printed - own if o} <= set(dc.real().observations["observation"])


@pytest.mark.parametrize("district", DISTRICTS)
def test_both_languages_make_the_same_claims(district: str) -> None:
    def claims(lang: str) -> list[tuple[Any, ...]]:
        kept = ("role", "value", "unit", "observation", "paragraph", "audit")
        return [
            tuple(f[k] for k in kept) + tuple(f["from"])
            for f in dc.shown(district, lang).figures
            if f["value"] is not None
        ]

    assert claims("vi") == claims("en")
    assert dc.shown(district, "vi").sections == dc.shown(district, "en").sections
    assert list(dc.shown(district, "vi").charts) == list(dc.shown(district, "en").charts)


VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.I)


@pytest.mark.parametrize("district", DISTRICTS)
def test_english_leaves_nothing_vietnamese_but_names(district: str) -> None:
    brief = dc.shown(district, "en")
    names = {*DISTRICTS.values(), *dc.real().districts["province"], *dc.real().districts["province_after"]}
    names |= {*dc.real().articles["publisher"], *dc.real().articles["author"]}
    text = brief.plain
    place = dc.real().district(district)
    for name in sorted(names - {""}, key=len, reverse=True):
        text = text.replace(name, "")
    communes = [line for line in text.splitlines() if "wards and communes" in line or "ommune" in line]
    left = [line for line in text.splitlines() if VIETNAMESE.search(line) and line not in communes]
    assert left == [], place.name


@pytest.mark.parametrize("district", DISTRICTS)
def test_two_runs_show_the_same(district: str) -> None:
    assert dc.brief(dc.real(), district).outputs == dc.shown(district).outputs


# As it could have been read then


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("district", "as_of"), [("834", "2022-06-01"), ("832", "2023-01-01"), ("874", "2025-06-30")]
)
def test_before_the_reform_nobody_knows_of_it(district: str, as_of: str, lang: str) -> None:
    data = kit.load(dc.DATA, as_of=as_of)
    brief = dc.brief(data, district, lang)
    place = data.district(district)
    for text in (brief.html, brief.paper, json.dumps(brief.meta, ensure_ascii=False)):
        for word in ("kết thúc hoạt động", "abolished", "former ", "tỉnh cũ", "1/7/2025", "1 July 2025"):
            assert word not in text, word
        if place.province_after != place.province:
            assert place.province_after not in text
    assert brief.meta["stamp"] == as_of


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_after_the_reform_the_brief_says_where_the_district_is_now(lang: str) -> None:
    text = dc.brief(kit.load(dc.DATA, as_of="2025-07-01"), "834", lang).plain
    assert "Vĩnh Long" in text
    assert ("1/7/2025" if lang == "vi" else "1 July 2025") in text


def test_what_came_later_is_not_in_an_earlier_edition() -> None:
    early = dc.brief(kit.load(dc.DATA, as_of="2022-05-25"), "834")
    assert "6.312" not in early.plain
    assert "19/25" in early.plain
    assert not {f["article"] for f in early.figures} & {"bdk-20220526-giong-trom", TB}
    assert early.meta["articles"] == 1
    assert early.meta["latest"] == "2022-04-18"


# Few data, many data


def test_a_district_nobody_wrote_about() -> None:
    for lang, said in (
        ("vi", "Chưa có số liệu nào về quận Ba Đình"),
        ("en", "Nothing has been reported on Ba Đình"),
    ):
        brief = dc.brief(dc.real(), "001", lang)
        assert said in brief.plain
        assert brief.charts == {}
        assert "targets" not in brief.sections
        assert {f["role"] for f in brief.figures} <= {"count", "label", "derived"}


def test_a_district_with_only_goals(tmp_path: Path) -> None:
    rows = [
        dc.observation("a1.1.1", "834", "ntm_communes", "2025", "20", kind="target"),
        dc.observation("a1.1.2", "834", "ntm_district", "2025", "1", kind="target", unit="status"),
    ]
    data = kit.load(dc.made(tmp_path, [dc.article("a1", "2022-01-01")], rows))
    for lang, said in (("vi", "chỉ nêu mục tiêu của huyện"), ("en", "only goals")):
        brief = dc.brief(data, "834", lang)
        _finish.check_digits(brief.html, brief.figures)
        assert said in brief.plain
        assert "new_rural" not in brief.sections
        assert "ahead" in brief.sections


def many(tmp_path: Path) -> kit.Data:
    """Six districts over four years."""
    rows, articles = [], []
    for n, code in enumerate(("834", "832", "366", "874", "001", "002")):
        for year in range(2019, 2023):
            name = f"p{n}-{year}"
            articles.append(dc.article(name, f"{year + 1}-01-15", code))
            figures = [
                ("targets_met_or_exceeded", str(15 + n + year % 4), {"of": "25"}),
                ("poverty_rate", f"{9 - n - (year - 2019) / 2:.1f}", {"unit": "percent"}),
                ("party_members", str(6000 + 10 * n + year), {"qualifier": "more_than"}),
                ("party_cells", str(300 + n), {}),
            ]
            rows += [
                dc.observation(f"{name}.1.{k}", code, indicator, str(year), value, **more)
                for k, (indicator, value, more) in enumerate(figures, 1)
            ]
    return kit.load(dc.made(tmp_path, articles, rows))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_several_years_and_districts(tmp_path: Path, lang: str) -> None:
    data = many(tmp_path)
    brief = dc.brief(data, "366", lang)
    _finish.check_digits(brief.html, brief.figures)
    assert "timeline" in brief.sections
    assert {"fig-timeline-poverty-rate", "fig-timeline-party-members", "fig-against-poverty-rate"} <= set(
        brief.charts
    )
    assert len(brief.charts["fig-silence"][1]["alt"]) > 20
    head = brief.plain.splitlines()[1]
    assert (
        number(data.observations.filter(pl.col("observation") == "p2-2022.1.1")["value"].item(), lang) in head
    )
    assert ("2021" in head) == ("2022" in head)


def test_the_rank_in_the_headline_is_that_of_the_measure(tmp_path: Path) -> None:
    data = many(tmp_path)
    head = dc.brief(data, "366").plain.splitlines()[1]
    assert "đứng thứ 4 trong 6 đơn vị cấp huyện" in head


# What a source card says


def test_names_that_look_like_markup_stay_text(tmp_path: Path) -> None:
    folder = dc.copy(tmp_path)
    nasty = "<b>x</b> {{< include y >}} [l](http://z) *s* $m$ #set"
    dc.change(folder, HH, "articles", title=nasty, publisher=f"Báo {nasty}", author=nasty)
    dc.change(folder, f"{HH}.2.2", surface=nasty, note=nasty)
    dc.change(folder, "party_members", "indicators", label_vi=nasty, definition_vi=nasty)
    brief = dc.brief(folder, "366")
    assert "<b>" not in brief.html
    assert "{{<" not in brief.html
    assert "{{<" not in brief.paper
    assert re.search(r"(?<!\\)\*s", brief.paper) is None
    assert prose.escape_markdown(nasty)[:20] in brief.paper


def test_a_card_shows_the_note_the_article_and_the_printed_place(tmp_path: Path) -> None:
    folder = dc.copy(tmp_path)
    dc.change(folder, HH, "articles", url="https://bao.example/a?b=1&c", title="Một <bài>")
    dc.change(folder, f"{HH}.2.2", note="Ghi <chú> cho người đọc.")
    dc.change(folder, f"{HH}.2.1", note="# hỏi lại đồng nghiệp")
    (folder / "archive").mkdir()
    text = "một\n\ncó trên 14.500 người, không phải 114.500"
    (folder / "archive" / f"{HH}.txt").write_text(text, encoding="utf-8")
    html = dc.brief(folder, "366", "en").html
    assert '<span lang="vi">Ghi &lt;chú&gt; cho người đọc.</span>' in html
    assert "đồng nghiệp" not in html
    assert '<a href="https://bao.example/a?b=1&amp;c" rel="noreferrer">Một &lt;bài&gt;</a>' in html
    assert "có <mark>trên 14.500</mark> người, không phải 114.500" in html
    assert '<span lang="vi">' not in dc.brief(folder, "366").html
    assert "<a" not in prose.Told("x", link="javascript:alert(1)").html()


def test_goals_of_past_years_are_said_to_be_past(tmp_path: Path) -> None:
    past, later = dc.shown("832").plain, dc.brief(kit.load(dc.DATA, as_of="2022-06-01"), "832").plain
    assert "Kỳ đã qua; bài báo không nêu kết quả." in past
    assert "Kỳ đã qua" not in later and "chưa phải kết quả" in later
    assert "Năm 2022, Huyện ủy đề ra 25 chỉ tiêu." in past
    assert "Đến năm 2025: đạt chuẩn huyện nông thôn mới nâng cao." in past
    rows = [
        dc.observation("a1.1.1", "834", "ntm_communes", "2022", "9", kind="target"),
        dc.observation("a1.1.2", "834", "ntm_communes", "2022", "7", as_of="2022-03-01"),
    ]
    data = kit.load(dc.made(tmp_path, [dc.article("a1", "2022-03-01")], rows))
    said = "Năm 2022: có 9 xã đạt chuẩn nông thôn mới; số gần nhất được nêu là 7 (1/3/2022)."
    assert said in dc.brief(data, "834").plain


def test_an_edition_says_how_fresh_its_articles_are() -> None:
    for as_of, said in (("2022-03-10", "28/2/2022 ·"), ("2022-06-01", "28/2/2022, 3 tháng trước"),
                        ("2023-03-01", "28/2/2022, hơn 1 năm trước")):  # fmt: skip
        assert said in dc.brief(kit.load(dc.DATA, as_of=as_of), "832").plain
