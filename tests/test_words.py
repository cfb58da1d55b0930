"""The words: both languages complete, no number of their own, no claim beyond the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import data_copy as dc
import polars as pl
import pytest

import kit
from kit import _audit, _model, measures, notes, words
from kit.edition import LANGUAGES, bounded, edition, figure, label, strings

A, B = "834", "832"


def leaves(node: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in node.items():
        where = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            yield from leaves(value, where)
        else:
            yield where, value


def slots(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_has_a_number_of_its_own(lang: str) -> None:
    assert [key for key, said in leaves(strings(lang)) if re.search(r"\d", said)] == []


def test_both_languages_have_the_same_keys_and_slots() -> None:
    vietnamese, english = dict(leaves(strings("vi"))), dict(leaves(strings("en")))
    assert set(vietnamese) == set(english)
    for key, said in vietnamese.items():
        assert slots(said) - {"kind"} == slots(english[key]), key
    assert all(said.strip() for said in [*vietnamese.values(), *english.values()])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_is_a_word_for_everything_the_model_knows(lang: str) -> None:
    known = strings(lang)
    assert set(known["kinds"]) == set(_model.KINDS)
    assert set(known["qualifiers"]) == set(_model.QUALIFIERS) - {"exact"}
    assert set(known["states"]) == set(_audit.STATES)
    units = {*dc.real().indicators["unit"], *dc.real().observations["unit"], "percent", "percentage_points"}
    assert units <= set(known["units"])
    assert set(known["phrases"]) <= set(dc.real().indicators["indicator"])
    assert set(dc.real().indicators["theme"]) <= set(known["sections"])
    compositions = set(dc.real().indicators["composition"]) - {""}
    assert compositions <= set(known["compositions"])
    assert set(measures.RATIOS) <= set(known["ratios"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_member_of_the_catalogue_has_a_name(lang: str) -> None:
    e = edition(dc.real(), A, lang)
    for indicator, breakdowns in dc.real().indicators.select("indicator", "breakdowns").iter_rows():
        for part in filter(None, breakdowns.split(";")):
            dimension, _, members = part.partition("=")
            for member in members.split("|"):
                shown = "".join(
                    p if isinstance(p, str) else p.text for p in label(e, indicator, f"{dimension}={member}")
                )
                assert (
                    member.isdigit()
                    or f"({member})" not in shown
                    or member in strings(lang)["members"][dimension].values()
                )
                assert "_" not in shown


def test_labels_have_no_number_of_their_own() -> None:
    found = dc.real().indicators.filter(pl.any_horizontal(pl.col("label_vi", "label_en").str.contains(r"\d")))
    assert found["indicator"].to_list() == []


# The headline


def met(value: str, period: str = "2021", district: str = A, name: str = "a2", **more: str) -> dc.Row:
    return dc.observation(
        f"{name}.1.{period[-1]}", district, "targets_met_or_exceeded", period, value, of="25", **more
    )


def headline(data: kit.Data, district: str = A, lang: str = "vi") -> str:
    return words.headline(edition(data, district, lang)).plain


@pytest.mark.parametrize(
    ("district", "lang", "said"),
    [
        ("834", "vi", "Năm 2021, huyện Giồng Trôm đạt và vượt 19/25 chỉ tiêu đề ra, tức 76%, trong đó 7 chỉ "
                      "tiêu vượt; 6 chỉ tiêu chưa đạt. Huyện Chợ Lách, đơn vị cấp huyện khác duy nhất"),
        ("834", "en", "In 2021, Giồng Trôm District met or exceeded 19 of 25 targets, or 76%, exceeding 7 of "
                      "them; 6 were not met. Chợ Lách, the only other district"),
        ("832", "vi", "Năm 2021, huyện Chợ Lách đạt 20/25 chỉ tiêu đề ra, tức 80%; 5 chỉ tiêu chưa "
                      "đạt."),
        ("832", "en", "In 2021, Chợ Lách District met 20 of 25 targets, or 80%; 5 were not met."),
    ],
)  # fmt: skip
def test_the_result_that_matters_stands_first(district: str, lang: str, said: str) -> None:
    assert headline(dc.real(), district, lang).startswith(said)


def test_districts_without_targets_lead_with_their_latest_results() -> None:
    for district in ("366", "874"):
        said = headline(dc.real(), district)
        assert "không cho biết" in said
        period = re.match(r"Năm (\d{4}), ", said)
        assert period is not None
        assert len(re.findall(r"\d", said)) > 4


@pytest.mark.parametrize(
    ("now", "before", "vietnamese", "english"),
    [
        (
            "20",
            "18",
            "nhiều hơn 2 chỉ tiêu so với 18/25 của năm 2020",
            "2 targets more than the 18 of 25 in 2020",
        ),
        (
            "18",
            "20",
            "ít hơn 2 chỉ tiêu so với 20/25 của năm 2020",
            "2 targets fewer than the 20 of 25 in 2020",
        ),
        ("18", "18", "Năm 2020 cũng là 18/25.", "In 2020 it was 18 of 25 as well."),
    ],
)
def test_the_change_on_the_year_before(
    tmp_path: Path, now: str, before: str, vietnamese: str, english: str
) -> None:
    data = dc.told(tmp_path, met(now), met(before, "2020", name="a1"))
    assert vietnamese in headline(data)
    assert english in headline(data, lang="en")


def test_one_missed_target_is_singular(tmp_path: Path) -> None:
    assert "1 was not met" in headline(dc.told(tmp_path, met("24")), lang="en")


def test_all_met_says_nothing_of_missed(tmp_path: Path) -> None:
    assert "chưa đạt" not in headline(dc.told(tmp_path, met("25")))
    assert "not met" not in headline(dc.told(tmp_path, met("25")), lang="en")


def test_more_than_so_many_met_leaves_the_missed_open(tmp_path: Path) -> None:
    data = dc.told(tmp_path, met("19", qualifier="more_than"))
    assert "trên 19/25" in headline(data)
    assert "chưa đạt" not in headline(data)


def test_more_than_so_many_met_leaves_the_missed_open_everywhere(tmp_path: Path) -> None:
    brief = dc.brief(dc.told(tmp_path, met("19", qualifier="more_than")), A)
    assert "chưa đạt" not in brief.plain


def test_against_one_other_it_is_named_against_many_ranked(tmp_path: Path) -> None:
    two = dc.told(tmp_path, met("19"), met("20", district=B, name="b2"))
    said = "Huyện Chợ Lách, đơn vị cấp huyện khác duy nhất trong bộ dữ liệu có số liệu cùng kỳ, đạt 80%"
    assert said in headline(two)
    rows = [met("19"), met("20", district=B, name="b2"), met("21", district="366", name="c2")]
    few = headline(dc.told(tmp_path, *rows))
    assert "cùng kỳ: huyện Chợ Lách 80%, huyện Hải Hậu 84%; mỗi nơi tự đề ra chỉ tiêu." in few
    rows += [met("22", district="874", name="d2"), met("19", district="001", name="e2")]
    many = dc.told(tmp_path, *rows)
    assert "đứng thứ 4 (đồng hạng) trong 5 đơn vị cấp huyện" in headline(many)
    assert "joint 4th of the 5 districts" in headline(many, lang="en")
    assert "đứng thứ nhất trong 5 đơn vị cấp huyện" in headline(many, "874")
    assert "1st of the 5 districts" in headline(many, "874", "en")


def test_the_year_before_is_told_where_other_targets_were_set(tmp_path: Path) -> None:
    rows = [met("20", "2023", name="a3") | {"of": "26"}, met("25", "2022", name="a2") | {"of": "27"}]
    half = met("9", "2022-01/2022-06", name="a4")
    other = met("27", "2022", name="a5", breakdown="issuer=peoples_committee") | {"of": "27"}
    data = dc.told(tmp_path, *rows, half, other)
    assert ", tức 76,9%; 6 chỉ tiêu chưa đạt. Năm 2022 là 25/27, tức 92,6%." in headline(data)
    assert "In 2022 it was 25 of 27, or 92.6%." in headline(data, lang="en")


def test_a_share_is_told_of_an_exact_number_alone(tmp_path: Path) -> None:
    assert "%" not in headline(dc.told(tmp_path, met("19", qualifier="more_than")))


def test_english_half_years_are_grammatical(tmp_path: Path) -> None:
    assert headline(dc.told(tmp_path, met("19", "2022-01/2022-06")), lang="en").startswith(
        "In the first half of 2022,"
    )


def test_targets_of_one_issuer_are_not_those_of_the_district(tmp_path: Path) -> None:
    data = dc.told(tmp_path, met("19", breakdown="issuer=peoples_committee"))
    assert "UBND" in headline(data)


# Silence and place


def test_silence_counts_and_names(tmp_path: Path) -> None:
    data = dc.told(
        tmp_path,
        dc.observation("a2.1.1", A, "party_members", "2021", "6000"),
        dc.observation("b2.1.1", B, "poverty_rate", "2021", "1.5", unit="percent"),
    )
    brief = dc.brief(data, A, "en")
    core = len(data.indicators.filter(pl.col("core") == "yes"))
    assert f"Of {core} core indicators, the article gives results for 1." in brief.plain
    assert re.search(r"household poverty rate \(1 district\)", brief.plain)


def test_a_proposal_is_never_told_as_an_award() -> None:
    for lang, word in (("vi", "mới đề nghị"), ("en", "proposed only")):
        e = edition(dc.real(), "874", lang)
        rows = e.facts.filter(pl.col("breakdown").str.contains("status=proposed"))
        assert len(rows) == 7
        for indicator, breakdown in rows.select("indicator", "breakdown").iter_rows():
            said = "".join(p if isinstance(p, str) else p.text for p in label(e, indicator, breakdown))
            assert word in said


def test_goals_never_stand_among_results() -> None:
    for district in ("832", "874"):
        e = edition(dc.real(), district)
        goals = set(e.facts.filter(pl.col("kind") == "target")["observation"])
        assert goals
        assert not {one.observation for one in words.headline(e).figures} & goals
        for card in words.key_figures(e).html.split('<div class="card">')[1:]:
            said = re.findall(r'popovertarget="src-(\w+)"', card)
            assert not {figure(e, one).key for one in goals} & set(said) or "mục tiêu" in card
        ahead = {one.observation for one in notes.ahead(e, measures.ahead(e.facts)).figures}
        status = set(e.facts.filter(pl.col("unit") == "status")["observation"])
        assert goals - status <= ahead


def test_no_more_than_six_cards_and_no_figure_twice() -> None:
    for district in ("834", "366", "832", "874"):
        block = words.key_figures(edition(dc.real(), district))
        main = re.findall(r'<dd class="value"[^>]*>(.*?)</dd>', block.html)
        assert 0 < len(main) <= words.CARDS
        assert len(set(main)) == len(main)


def test_a_bound_is_never_rounded_beyond_itself() -> None:
    e = edition(dc.real(), "834", "vi")
    assert bounded(e, 3470 / 175, "more_than", "count", 0) == "trên 19"
    assert bounded(e, 3470 / 175, "less_than", "count", 0) == "dưới 20"
    assert bounded(e, 3470 / 175, "exact", "count", 0) == "20"
    assert bounded(e, 8.96, "at_least", "percent") == "từ 8,9% trở lên"
