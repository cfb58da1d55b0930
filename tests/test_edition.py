"""An edition: how figures are written, and that a whole brief follows its data and nothing else."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import data_copy as dc
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit import _finish, _keys, prose
from kit.edition import day, derived, edition, figure, number, period, quantity, strings
from kit.errors import KitError

DISTRICTS = {"834": "Giồng Trôm", "366": "Hải Hậu", "832": "Chợ Lách", "874": "Thanh Bình"}
GT, HH, TB = "bdk-20220418-giong-trom", "bnd-2022-hai-hau", "dto-20230228-thanh-binh"


# Numbers, periods, days


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (14500.0, "14.500", "14,500"), (6312.0, "6.312", "6,312"), (96.46, "96,46", "96.46"),
        (90.0, "90", "90"),
        (1703945.0, "1.703.945", "1,703,945"), (25271.9, "25.271,9", "25,271.9"), (0.0, "0", "0"),
        (-3.5, "-3,5", "-3.5"), (999.0, "999", "999"), (0.1 + 0.2, "0,3", "0.3"),
    ],
)  # fmt: skip
def test_numbers_in_the_readers_locale(value: float, vietnamese: str, english: str) -> None:
    assert (number(value, "vi"), number(value, "en")) == (vietnamese, english)


@given(st.decimals(0, 10_000_000, places=3))
def test_no_digit_of_a_number_gets_lost(value: Decimal) -> None:
    for lang, group, point in (("vi", ".", ","), ("en", ",", ".")):
        text = number(float(value), lang)
        assert Decimal(text.replace(group, "").replace(point, ".")) == value


QUALIFIED = [
    ("exact", "14.500", "14,500"), ("more_than", "trên 14.500", "more than 14,500"),
    ("at_least", "từ 14.500 trở lên", "at least 14,500"), ("approx", "khoảng 14.500", "about 14,500"),
    ("less_than", "dưới 14.500", "less than 14,500"), ("range", "14.500–15.000", "14,500–15,000"),
]  # fmt: skip


@pytest.mark.parametrize(("qualifier", "vietnamese", "english"), QUALIFIED)
def test_qualifiers_stay_in_both_languages(qualifier: str, vietnamese: str, english: str) -> None:
    row = {"value": 14500.0, "value_max": 15000.0, "of": None, "unit": "count", "qualifier": qualifier}
    assert quantity(edition(dc.real(), "366", "vi"), row) == vietnamese
    assert quantity(edition(dc.real(), "366", "en"), row) == english


@pytest.mark.parametrize(
    ("unit", "vietnamese", "english"),
    [
        ("percent", "trên 96,46%", "more than 96.46%"),
        ("vnd_billion", "trên 96,46 tỷ đồng", "more than VND 96.46 billion"),
        ("vnd_million_per_person", "trên 96,46 triệu đồng", "more than VND 96.46 million"),
        ("rank", "hạng", "rank"),
        ("ha", "96,46 ha", "96.46 ha"), ("tonnes", "96,46 tấn", "96.46 tonnes"),
    ],
)  # fmt: skip
def test_units_are_written_in_both_languages(unit: str, vietnamese: str, english: str) -> None:
    row = {"value": 96.46, "value_max": None, "of": None, "unit": unit, "qualifier": "more_than"}
    assert vietnamese in quantity(edition(dc.real(), "366", "vi"), row)
    assert english in quantity(edition(dc.real(), "366", "en"), row)


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


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        ("2021", "năm 2021", "2021"), ("2022-01/2022-06", "sáu tháng đầu năm 2022", "the first half of 2022"),
        ("2022-07/2022-12", "sáu tháng cuối năm 2022", "the second half of 2022"),
        ("2016/2020", "giai đoạn 2016–2020", "2016–2020"),
        ("2022-Q1", "quý I năm 2022", "quarter I of 2022"),
        ("2022-Q4", "quý IV năm 2022", "quarter IV of 2022"),
        ("2022-06", "tháng 6 năm 2022", "June 2022"),
        ("2022-01/2022-09", "từ tháng 1 đến tháng 9 năm 2022", "January–September 2022"),
        ("2022-05-26", "26/5/2022", "26 May 2022"),
    ],
)  # fmt: skip
def test_periods_in_words(value: str, vietnamese: str, english: str) -> None:
    assert period(edition(dc.real(), "834", "vi"), value).text == vietnamese
    assert period(edition(dc.real(), "834", "en"), value).text == english


def test_months_across_a_new_year_keep_both_years() -> None:
    text = period(edition(dc.real(), "834", "vi"), "2021-10/2022-03").text
    assert "2021" in text
    assert "2022" in text


def test_days_are_written_as_readers_do() -> None:
    assert day(edition(dc.real(), "834", "vi"), date(2022, 4, 8)).text == "8/4/2022"
    assert day(edition(dc.real(), "834", "en"), date(2022, 4, 8)).text == "8 April 2022"


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(KitError, match=r"'fr'.*vi, en"):
        edition(dc.real(), "834", "fr")
    with pytest.raises(KitError, match=r"vi\.toml has no 'nothing\.here'"):
        edition(dc.real(), "834").word("nothing.here")


# Where a figure comes from


def test_a_figure_names_article_paragraph_print_and_audit() -> None:
    e = edition(dc.real(), "874")
    one = figure(e, f"{TB}.10.9")
    assert (one.text, one.value, one.unit, one.role) == ("16,7%", 16.7, "percent", "observation")
    assert (one.article, one.paragraph, one.surface, one.audit) == (TB, 10, "16,7%", "holds")
    card = dict(one.card)
    assert card["Báo in"] == "“16,7%”"
    assert card["Nguồn"] == "Báo Đồng Tháp Online, 28/2/2023"
    assert card["Đoạn"] == "10"
    assert card["Đối chiếu"] == "khớp khi tính lại"
    assert card["Bài báo"].startswith("Huyện Thanh Bình")
    assert "Loại" not in card
    goal = figure(e, f"{TB}.8.3")
    assert dict(goal.card)["Loại"] == "mục tiêu, chưa phải kết quả"


def test_a_derived_figure_names_what_it_was_computed_from() -> None:
    e = edition(dc.real(), "834", "en")
    one = derived(e, 76.0, "percent", [f"{GT}.9.10"])
    assert (one.text, one.role, one.origins, one.observation) == ("76%", "derived", (f"{GT}.9.10",), None)
    card = dict(one.card)
    assert card["Computed from"] == "Targets met or exceeded, Giồng Trôm, 2021: 19 of 25"
    assert card["Computation"] == "19 : 25 = 76%"
    assert card["Source"] == "Báo Đồng Khởi, 18 April 2022, paragraph 9"
    assert one.record()["from"] == [f"{GT}.9.10"]


def test_the_paragraph_is_shown_where_the_archive_has_it(tmp_path: Path) -> None:
    folder = dc.copy(tmp_path)
    (folder / "archive").mkdir()
    lines = [f"đoạn thử {n}" for n in range(1, 12)]
    (folder / "archive" / f"{HH}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    e = edition(kit.load(folder), "366")
    assert dict(figure(e, f"{HH}.2.2").card)["Nguyên văn"] == "đoạn thử 2"
    assert "Nguyên văn" not in dict(figure(edition(dc.real(), "834"), f"{GT}.9.10").card)


# The whole brief


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


# Change a value, and the brief follows


def changed(observation: str, **cells: Any) -> kit.Data:
    rows = dc.real().observations.to_dicts()
    next(row for row in rows if row["observation"] == observation).update(cells)
    return replace(dc.real(), observations=pl.DataFrame(rows, schema=dc.real().observations.schema))


def facts(brief: dc.Brief, without: str) -> set[tuple[Any, ...]]:
    """All figures that do not come from an observation; the audit's verdict and counts apart."""
    return {
        (
            f["role"],
            f["text"].replace(" (mâu thuẫn)", ""),
            f["value"],
            f["unit"],
            f["observation"],
            f["surface"],
            tuple(f["from"]),
        )
        for f in brief.figures
        if f["observation"] != without
        and without not in f["from"]
        and f["role"] in ("observation", "derived")
    }


MUTABLE = [
    (row["observation"], row["district"], row["value"], row["of"])
    for row in kit.load(dc.DATA).observations.iter_rows(named=True)
    if row["unit"] != "status"
]


@pytest.mark.parametrize(("observation", "district", "value", "of"), MUTABLE, ids=[m[0] for m in MUTABLE])
def test_a_changed_value_is_followed_everywhere_and_nothing_else_changes(
    observation: str, district: str, value: float, of: float | None
) -> None:
    new = value - 1 if of is not None or value > 90 else value + 2
    lang = "vi"
    before, after = dc.shown(district, lang), dc.brief(changed(observation, value=new), district, lang)
    told = number(new, lang)
    printed = [f for f in after.figures if f["observation"] == observation]
    assert printed
    assert {f["value"] for f in printed} - {of} == {new}
    bases = {number(of, lang)} if of is not None else set()
    assert all(told in re.split(r"[^\d.,]", f["text"]) or f["text"] in bases for f in printed)
    assert told in after.plain
    _finish.check_digits(after.html, after.figures)
    assert facts(after, observation) - facts(before, observation) == set()
    for name, (spec, said, figures) in after.charts.items():
        shows = any(
            f["observation"] == observation or observation in f["from"] or "mâu thuẫn" in f["text"]
            for f in figures
        )
        old = before.charts.get(name)
        if old is not None:
            assert (old[0] == spec) != shows, name
            assert (old[1] == said) != shows, name


@pytest.mark.parametrize(
    ("observation", "others"), [(f"{TB}.9.4", {"834", "366", "832"}), (f"{GT}.9.10", {"366", "874"})]
)
def test_a_changed_value_changes_no_other_district(observation: str, others: set[str]) -> None:
    data = changed(observation, value=18.0)
    for other in others:
        assert dc.brief(data, other).outputs == dc.shown(other).outputs
    if observation == f"{GT}.9.10":
        assert "cùng kỳ, đạt 72%" in dc.brief(data, "832").plain


@pytest.mark.parametrize(
    ("cells", "gone", "there"),
    [
        ({"qualifier": "exact"}, "trên 14.500", "14.500"),
        ({"qualifier": "approx"}, "trên 14.500", "khoảng 14.500"),
        ({"period": "2020"}, "Đảng viên, năm 2022", "năm 2020"),
        ({"kind": "target", "period": "2025"}, "xxx", "Năm 2025: Đảng viên – trên 14.500."),
    ],
)
def test_qualifier_period_and_kind_are_followed_too(cells: dict[str, str], gone: str, there: str) -> None:
    after = dc.brief(changed(f"{HH}.2.2", **cells), "366").plain
    assert gone not in after
    assert there in after


@pytest.mark.parametrize("theme", ["organisation", "quality", "emulation"])
def test_a_section_without_data_goes_and_the_gap_is_named(theme: str) -> None:
    own = dc.real().indicators.filter(pl.col("theme") == theme)["indicator"].implode()
    less = replace(dc.real(), observations=dc.real().observations.filter(~pl.col("indicator").is_in(own)))
    brief = dc.brief(less, "874")
    assert theme in dc.shown("874").sections
    assert theme not in brief.sections
    name = strings("vi")["sections"][theme]
    gap = next(line for line in brief.plain.splitlines() if line.startswith("Bài báo không nêu số liệu về"))
    assert name[:1].lower() + name[1:] in gap


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


# The edition before


def before(data: kit.Data, district: str) -> str:
    """The edition before as the batch remembers it."""
    return json.dumps({"stamp": "2022-06-01", "observations": _keys.observations(data, district)})


def test_the_first_edition_has_no_changes_and_the_same_data_none() -> None:
    assert "changes" not in dc.shown("834").sections
    again = dc.brief(dc.real(), "834", previous=before(dc.real(), "834").replace("2022-06-01", "2026-01-01"))
    assert "Thay đổi so với bản ngày 1/1/2026\nKhông có thay đổi." in again.plain


def test_the_reform_is_a_change_of_its_own() -> None:
    brief = dc.brief(dc.real(), "834", previous=before(dc.real(), "834"))
    assert (
        "Địa giới: cấp huyện kết thúc hoạt động ngày 1/7/2025; địa bàn nay thuộc tỉnh Vĩnh Long."
        in brief.plain
    )
    assert "Không có thay đổi" not in brief.plain


def test_a_correction_and_a_new_article_are_told() -> None:
    early = kit.load(dc.DATA, as_of="2022-05-25")
    brief = dc.brief(changed(f"{GT}.9.1", value=29.0, surface="29"), "834", previous=before(early, "834"))
    assert "Đính chính: Tập thể được khen thưởng (cấp huyện), năm 2021 – 29, trước là 27." in brief.plain
    assert "Bài báo mới (Báo Đồng Khởi, 26/5/2022) thêm 7 số liệu: " in brief.plain
    assert "; Đảng viên, năm 2022 – 6.312; " in brief.plain
    _finish.check_digits(brief.html, brief.figures)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_range_is_told_as_a_range_in_the_changes_too(lang: str) -> None:
    rough = changed(f"{GT}.9.1", qualifier="range", value_max=30.0)
    brief = dc.brief(dc.real(), "834", lang, previous=before(rough, "834"))
    _finish.check_digits(brief.html, brief.figures)
    assert "27–30" in brief.plain


def test_the_clock_is_the_day_of_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert edition(dc.real(), "834").stamp == date(2026, 11, 22)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert edition(dc.real(), "834").stamp == date(2023, 11, 14)
    assert edition(kit.load(dc.DATA, as_of="2022-06-01"), "834").stamp == date(2022, 6, 1)


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


# What a source card says


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


@pytest.mark.parametrize(
    ("cells", "said"),
    [({"district": "832"}, "vì số liệu là của nơi khác"), ({}, "vì dòng dữ liệu đã bị bỏ")],
)
def test_a_figure_that_goes_has_its_cause(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    folder, one = dc.copy(tmp_path), f"{GT}.9.1"
    if cells:
        dc.change(folder, GT, "articles", places="834;832")
        dc.change(folder, one, **cells)
    else:
        dc.keep(folder, lambda row: row["observation"] != one)
    brief = dc.brief(folder, "834", previous=before(dc.real(), "834").replace("2022-06-01", "2026-01-01"))
    assert f"Rút lại {said}: Tập thể được khen thưởng (cấp huyện), năm 2021 – 27." in brief.plain


def test_an_edition_says_how_fresh_its_articles_are() -> None:
    for as_of, said in (("2022-03-10", "28/2/2022 ·"), ("2022-06-01", "28/2/2022, 3 tháng trước"),
                        ("2023-03-01", "28/2/2022, hơn 1 năm trước")):  # fmt: skip
        assert said in dc.brief(kit.load(dc.DATA, as_of=as_of), "832").plain


def test_a_brief_follows_the_article_of_the_district_it_names_as_the_lowest(tmp_path: Path) -> None:
    codes = ["834", "832", "366", "874", "001", "002", "003"]
    rows = [
        dc.observation(f"p{n}.1.1", code, "poverty_rate", "2020", f"{n + 1}.5", unit="percent")
        for n, code in enumerate(codes)
    ]

    def key(title: str, of: int, name: str) -> str:
        articles = [dc.article(f"p{n}", "2021-01-01", code) for n, code in enumerate(codes)]
        articles[of]["title"] = title
        return _keys.slices(kit.load(dc.made(tmp_path, articles, rows, name)))["366"]["comparison"]

    assert key("Khác", 0, "a") != key("Một huyện thử", 0, "b") == key("Khác", 1, "c")
