"""Measures against tables worked out by hand, on small data of the test's own."""

from __future__ import annotations

from pathlib import Path

import data_copy as dc
import polars as pl
import pytest

import kit
from kit import measures

A, B, C = "834", "832", "366"


def o(identifier: str, indicator: str, period: str, value: str, district: str = A, **more: str) -> dc.Row:
    return dc.observation(identifier, district, indicator, period, value, **more)


def facts(tmp_path: Path, *rows: dc.Row) -> pl.DataFrame:
    return measures.facts(dc.told(tmp_path, *rows), A)


# Targets


def test_targets_met_exceeded_and_missed(tmp_path: Path) -> None:
    rows = facts(
        tmp_path,
        o("a1.1.1", "targets_met_or_exceeded", "2020", "18", of="24"),
        o("a2.1.1", "targets_met_or_exceeded", "2021", "19", of="25"),
        o("a2.1.2", "targets_exceeded", "2021", "7"),
        o("a2.1.3", "targets_met_or_exceeded", "2022", "20", kind="target", of="25"),
    )
    found = measures.achievement(rows)
    columns = ["period", "set", "met", "exceeded", "missed", "share", "from"]
    assert found.select(columns).rows() == [
        ("2021", 25, 19, 7, 6, 76, ["a2.1.1", "a2.1.2"]),
        ("2020", 24, 18, None, 6, 75, ["a1.1.1"]),
    ]


def test_the_number_set_may_stand_in_a_row_of_its_own(tmp_path: Path) -> None:
    rows = facts(
        tmp_path,
        o("a1.1.1", "targets_met_or_exceeded", "2021", "20"),
        o("a1.1.2", "targets_total", "2021", "25"),
        o("a1.1.3", "targets_total", "2021", "27", breakdown="issuer=peoples_committee"),
        o("a1.1.4", "target_groups_total", "2021", "30"),
    )
    assert measures.achievement(rows).select("set", "missed", "from").rows() == [
        (25, 5, ["a1.1.1", "a1.1.2"])
    ]


def test_without_the_number_set_nothing_is_missed(tmp_path: Path) -> None:
    rows = facts(tmp_path, o("a1.1.1", "targets_met_or_exceeded", "2021", "20"))
    assert measures.achievement(rows).select("set", "missed", "share").rows() == [(None, None, None)]


def test_a_set_of_no_targets_has_no_share(tmp_path: Path) -> None:
    row = o("a1.1.1", "targets_met_or_exceeded", "2021", "0")
    rows = facts(tmp_path, row, o("a1.1.2", "targets_total", "2021", "0"))
    assert measures.achievement(rows).select("set", "missed", "share").rows() == [(None, None, None)]


# Plans


def test_plan_against_result(tmp_path: Path) -> None:
    data = dc.told(
        tmp_path,
        o("a1.1.1", "jobs_created", "2021", "1250", of="1200"),
        o("a1.1.2", "members_admitted", "2021", "90"),
        o("a1.1.3", "members_admitted", "2021", "80", kind="plan"),
        o("a1.1.4", "cells_clean_strong_comprehensive", "2021", "14"),
        o(
            "a1.1.5",
            "cells_clean_strong_comprehensive",
            "2021",
            "280",
            unit="percent",
            kind="percent_of_plan",
        ),
        o("a1.1.6", "dan_van_kheo_models", "2021", "131"),
        o(
            "a1.1.7",
            "dan_van_kheo_models",
            "2021",
            "60",
            unit="percent",
            kind="percent_of_plan",
            qualifier="at_least",
        ),
        o("a1.1.8", "party_members", "2021", "6000"),
        o("a1.1.9", "budget_revenue", "2022", "300", unit="vnd_billion", kind="plan"),
    )
    found = measures.plans(measures.facts(data, A), kit.audit(data, A))
    columns = ["indicator", "result", "plan", "plan_origin", "percent_origin", "qualifier", "from"]
    assert sorted(found.select(columns).rows()) == [
        ("cells_clean_strong_comprehensive", 14, 5, "implied", "printed", "exact", ["a1.1.4", "a1.1.5"]),
        ("dan_van_kheo_models", 131, None, "", "printed", "at_least", ["a1.1.6", "a1.1.7"]),
        ("jobs_created", 1250, 1200, "printed", "derived", "exact", ["a1.1.1"]),
        ("members_admitted", 90, 80, "printed", "derived", "exact", ["a1.1.2", "a1.1.3"]),
    ]
    percent = dict(found.select("indicator", "percent").iter_rows())
    assert percent["jobs_created"] == pytest.approx(100 * 1250 / 1200)
    assert percent["members_admitted"] == pytest.approx(112.5)


def test_a_plan_of_another_period_is_no_plan_of_this_one(tmp_path: Path) -> None:
    data = dc.told(
        tmp_path,
        o("a1.1.1", "members_admitted", "2021", "90"),
        o("a1.1.2", "members_admitted", "2022", "80", kind="plan"),
    )
    assert measures.plans(measures.facts(data, A), kit.audit(data, A)).is_empty()


def test_what_is_ahead_stays_apart_from_results(tmp_path: Path) -> None:
    rows = facts(
        tmp_path,
        o("a1.1.1", "cells_clean_strong_comprehensive", "2021", "14"),
        o("a1.1.2", "cells_clean_strong_comprehensive", "2022", "11", kind="target"),
        o("a1.1.3", "ntm_advanced_district", "2025", "1", unit="status", kind="target"),
        o("a1.1.4", "targets_total", "2022", "25"),
        o("a1.1.5", "targets_met_or_exceeded", "2021", "19", of="25"),
        o("a1.1.6", "members_admitted", "2021", "90"),
        o("a1.1.7", "members_admitted", "2021", "80", kind="plan"),
    )
    found = measures.ahead(rows).select("indicator", "period", "value", "latest", "latest_period")
    assert found.rows() == [
        ("targets_total", "2022", 25, None, None),
        ("cells_clean_strong_comprehensive", "2022", 11, 14, "2021"),
        ("ntm_advanced_district", "2025", 1, None, None),
    ]


def test_a_number_of_targets_set_is_nobodys_latest_result(tmp_path: Path) -> None:
    rows = facts(
        tmp_path, o("a1.1.1", "targets_total", "2022", "25"), o("a2.1.1", "targets_total", "2023", "27")
    )
    assert measures.ahead(rows)["latest"].to_list() == [None, None]


# Parts and ratios


def test_parts_of_a_whole(tmp_path: Path) -> None:
    rows = facts(
        tmp_path,
        o("a1.1.1", "grassroots_party_orgs_excellent", "2022", "5", of="30"),
        o("a1.1.2", "grassroots_party_orgs_good", "2022", "24", of="30"),
        o("a1.1.3", "party_badges", "2022", "42", breakdown="status=proposed;years=30"),
        o("a1.1.4", "party_badges", "2022", "14", breakdown="status=proposed;years=40"),
        o("a1.1.5", "party_badges", "2022", "9", breakdown="years=40"),
        o("a1.1.6", "leaders_excellent", "2022", "5", of="140"),
    )
    found = measures.compositions(rows).select(
        "group", "dimension", "breakdown", "member", "value", "whole", "share"
    )
    assert found.rows() == [
        ("grassroots_party_org_ratings", "", "", "", 5, 30, pytest.approx(100 / 6)),
        ("grassroots_party_org_ratings", "", "", "", 24, 30, 80),
        ("party_badges", "years", "status=proposed", "30", 42, 56, 75),
        ("party_badges", "years", "status=proposed", "40", 14, 56, 25),
    ]


def test_ratios_need_two_stocks_of_one_article_and_period(tmp_path: Path) -> None:
    rows = facts(
        tmp_path,
        o("a1.1.1", "party_members", "2021", "6000", qualifier="more_than"),
        o("a1.1.2", "grassroots_party_orgs", "2021", "300"),
        o("a2.1.1", "grassroots_party_orgs", "2022", "60"),
        o("a1.1.3", "party_members", "2022", "6300"),
        o("a2.1.2", "party_members", "2023", "6400", kind="target"),
        o("a2.1.3", "grassroots_party_orgs", "2023", "61"),
    )
    assert sorted(measures.per_organisation(rows).rows()) == [
        ("members_per_grassroots_org", "2021", 20, "more_than", ["a1.1.1", "a1.1.2"]),
    ]


# What was reported


def test_facts_are_in_order_with_article_audit_and_bounds(tmp_path: Path) -> None:
    data = dc.told(
        tmp_path,
        o("a2.1.1", "party_members", "2022", "6000"),
        o("a2.1.2", "targets_met_or_exceeded", "2021", "19", of="25"),
        o("a1.1.1", "targets_met_or_exceeded", "2020", "18", of="25"),
        o("b1.1.1", "poverty_rate", "2021", "1.5", B, unit="percent"),
    )
    found = measures.facts(data, A)
    assert found.select("observation", "source", "audit").rows() == [
        ("a1.1.1", 1, "unchecked"), ("a2.1.2", 2, "unchecked"), ("a2.1.1", 2, "unchecked"),
    ]  # fmt: skip
    assert found["end"].dt.year().to_list() == [2020, 2021, 2022]
    assert measures.facts(data, C).is_empty()
    assert measures.facts(data, C).schema == found.schema


def states(data: kit.Data, district: str = A) -> dict[tuple[str, int], str]:
    return {
        (r["indicator"], r["year"]): r["state"]
        for r in measures.coverage(data, district).iter_rows(named=True)
    }


def test_coverage_tells_results_from_goals_and_silence(tmp_path: Path) -> None:
    data = dc.told(
        tmp_path,
        o("a1.1.1", "party_members", "2021", "6000"),
        o("a1.1.2", "party_cells", "2022", "300"),
        o("a1.1.3", "party_members", "2022", "6100", kind="target"),
        o("b1.1.1", "poverty_rate", "2022", "1.5", B, unit="percent"),
        o("b1.1.2", "poverty_rate", "2021", "1.5", B, unit="percent", kind="target"),
    )
    found = states(data)
    core = data.indicators.filter(pl.col("core") == "yes")["indicator"].to_list()
    assert set(found) == {(name, year) for name in core for year in (2021, 2022)}
    reported = {key: state for key, state in found.items() if state != "silent"}
    assert reported == {
        ("party_members", 2021): "result", ("party_cells", 2022): "result", ("party_members", 2022): "ahead",
    }  # fmt: skip
    others = measures.coverage(data, A).filter(pl.col("others") > 0)
    assert others.select("indicator", "year", "others").rows() == [("poverty_rate", 2022, 1)]
    assert measures.reported_share(data, A) == (2, len(core))
    assert measures.reported_share(data, C) == (0, len(core))
    assert measures.coverage(data, C).is_empty()


def test_a_printed_denominator_reports_its_set(tmp_path: Path) -> None:
    data = dc.told(tmp_path, o("a1.1.1", "targets_met_or_exceeded", "2021", "19", of="25"))
    assert states(data)["targets_total", 2021] == "result"


def test_a_denominator_reports_no_other_indicator_than_its_own_base(tmp_path: Path) -> None:
    data = dc.told(tmp_path, o("a1.1.1", "ntm_advanced_communes", "2021", "20", of="34"))
    assert states(data)["ntm_communes", 2021] == "silent"


def test_a_year_of_silence_between_two_reports_is_in_the_matrix(tmp_path: Path) -> None:
    data = dc.told(
        tmp_path, o("a1.1.1", "party_members", "2019", "6000"), o("a1.1.2", "party_members", "2022", "6100")
    )
    assert {year for _, year in states(data)} == {2019, 2020, 2021, 2022}


def test_timelines_need_three_years_of_results(tmp_path: Path) -> None:
    rows = [o(f"a1.1.{y}", "party_members", f"201{y}", f"600{y}") for y in (9, 7, 8)]
    rows += [o("a1.2.1", "party_cells", "2019", "300"), o("a1.2.2", "party_cells", "2018", "300")]
    rows += [
        o("a1.2.3", "party_cells", "2020", "300", kind="target"),
        o("a1.2.4", "party_cells", "2016/2020", "290"),
    ]
    found = measures.timelines(facts(tmp_path, *rows))
    assert found.select("indicator", "period").rows() == [
        ("party_members", str(y)) for y in (2017, 2018, 2019)
    ]
