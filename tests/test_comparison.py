"""One district beside others: what is compared, who stands first, and what is never compared."""

from __future__ import annotations

from pathlib import Path

import data_copy as dc
import pytest

import kit
from kit import measures

A, B, C = "834", "832", "366"


def o(identifier: str, indicator: str, period: str, value: str, district: str = A, **more: str) -> dc.Row:
    return dc.observation(identifier, district, indicator, period, value, **more)


def compared(data: kit.Data) -> list[tuple[object, ...]]:
    columns = ["indicator", "period", "district", "value", "unit", "place", "reporting"]
    return sorted(measures.comparable(data).select(columns).rows())


def test_shares_of_a_base_are_ranked(tmp_path: Path) -> None:
    data = dc.told(
        tmp_path,
        o("a1.1.1", "targets_met_or_exceeded", "2021", "19", of="25"),
        o("b1.1.1", "targets_met_or_exceeded", "2021", "20", B, of="25"),
        o("c1.1.1", "targets_met_or_exceeded", "2021", "16", C, of="20"),
    )
    assert compared(data) == [
        ("targets_met_or_exceeded", "2021", C, 80, "percent", 1, 3),
        ("targets_met_or_exceeded", "2021", B, 80, "percent", 1, 3),
        ("targets_met_or_exceeded", "2021", A, 76, "percent", 3, 3),
    ]


def test_lower_is_better_where_the_catalogue_says_so(tmp_path: Path) -> None:
    data = dc.told(
        tmp_path,
        o("a1.1.1", "poverty_rate", "2021", "2.5", unit="percent"),
        o("b1.1.1", "poverty_rate", "2021", "1.5", B, unit="percent"),
        o("a1.1.2", "health_insurance_coverage", "2021", "92.5", unit="percent"),
        o("b1.1.2", "health_insurance_coverage", "2021", "96.5", B, unit="percent"),
    )
    places = {(row[0], row[2]): row[5] for row in compared(data)}
    assert places == {
        ("poverty_rate", A): 2, ("poverty_rate", B): 1,
        ("health_insurance_coverage", A): 2, ("health_insurance_coverage", B): 1,
    }  # fmt: skip


def test_without_a_direction_nobody_is_first(tmp_path: Path) -> None:
    data = dc.told(
        tmp_path,
        o("a1.1.1", "grassroots_party_orgs_good", "2021", "25", of="30"),
        o("b1.1.1", "grassroots_party_orgs_good", "2021", "20", B, of="30"),
    )
    assert [row[5] for row in compared(data)] == [None, None]


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2022"},
        {"period": "2021-01/2021-06"},
        {"kind": "target"},
        {"kind": "plan"},
        {"kind": "change", "compare_to": "2020"},
        {"kind": "percent_of_plan"},
        {"qualifier": "more_than"},
        {"qualifier": "at_least"},
        {"qualifier": "less_than"},
        {"qualifier": "range", "value_max": "97"},
    ],
    ids=str,
)
def test_nothing_is_compared_across_periods_kinds_and_what_was_left_open(
    tmp_path: Path, other: dc.Row
) -> None:
    rows = [
        o("a1.1.1", "health_insurance_coverage", "2021", "92.5", unit="percent"),
        o("b1.1.1", "health_insurance_coverage", "2021", "96.5", B, unit="percent") | other,
    ]
    data = dc.told(tmp_path, *rows)
    assert measures.against_others(data, A).is_empty()
    assert measures.against_others(data, B).is_empty()
    assert measures.comparators(data, A, measures.facts(data, A)).is_empty()


@pytest.mark.parametrize(
    ("indicator", "unit"),
    [("party_members", "count"), ("budget_revenue", "vnd_billion"), ("emulation_rank", "rank")],
)
def test_what_the_catalogue_does_not_compare_is_never_compared(
    tmp_path: Path, indicator: str, unit: str
) -> None:
    data = dc.told(
        tmp_path,
        o("a1.1.1", indicator, "2021", "12", unit=unit),
        o("b1.1.1", indicator, "2021", "15", B, unit=unit),
    )
    assert compared(data) == []


def test_a_count_without_its_base_is_not_compared(tmp_path: Path) -> None:
    data = dc.told(
        tmp_path,
        o("a1.1.1", "ntm_communes", "2021", "12"),
        o("b1.1.1", "ntm_communes", "2021", "15", B, of="20"),
    )
    assert measures.against_others(data, A).is_empty()
    assert measures.against_others(data, B).is_empty()


def test_a_breakdown_is_not_compared_with_the_whole(tmp_path: Path) -> None:
    data = dc.told(
        tmp_path,
        o("a1.1.1", "targets_met_or_exceeded", "2021", "19", of="25", breakdown="issuer=peoples_committee"),
        o("b1.1.1", "targets_met_or_exceeded", "2021", "20", B, of="25"),
    )
    assert measures.against_others(data, B).is_empty()


def test_a_share_printed_only_in_percent_is_compared(tmp_path: Path) -> None:
    data = dc.told(
        tmp_path,
        o("a1.1.1", "grassroots_party_orgs_excellent", "2021", "5", of="30"),
        o("b1.1.1", "grassroots_party_orgs_excellent", "2021", "20", B, unit="percent"),
    )
    assert sorted(row[3] for row in compared(data)) == [pytest.approx(100 / 6), 20]


def test_the_others_that_are_named_carry_their_sources(tmp_path: Path) -> None:
    data = dc.told(
        tmp_path,
        o("a1.1.1", "poverty_rate", "2021", "2.5", unit="percent"),
        o("b1.1.1", "poverty_rate", "2021", "1.5", B, unit="percent"),
        o("b2.1.1", "poverty_rate", "2022", "1.1", B, unit="percent"),
    )
    found = measures.comparators(data, A, measures.facts(data, A))
    assert found.select("observation", "source").rows() == [("b1.1.1", 2)]
