"""The audit on the real figures: what holds, and what turns when one digit does."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import data_copy as dc
import polars as pl
import pytest

import kit
from kit import _audit

GT, TB = "bdk-20220418-giong-trom", "dto-20230228-thanh-binh"
Found = dict[str, tuple[str, tuple[str, ...], tuple[float, ...], float | None]]


def findings(data: kit.Data) -> Found:
    """rule:first observation, then state, observations, values and what the rule computed."""
    return {
        row["finding"]: (row["state"], tuple(row["observations"]), tuple(row["values"]), row["computed"])
        for row in kit.audit(data).iter_rows(named=True)
    }


@cache
def found() -> Found:
    return findings(dc.real())


def said(rule: str, first: str) -> tuple[str, tuple[float, ...], float | None]:
    state, _, values, computed = found()[f"{rule}:{first}"]
    return state, values, computed


SUMS = {
    "a plan of five is implied by 280%": ("implied", f"{GT}.8.1", "implied", (14, 280), 5),
    "90 of 90 are 100%": ("plan", f"{GT}.8.3", "holds", (90, 100, 90), 100),
    "218 at 100% imply a plan of 218": ("implied", f"{TB}.9.1", "implied", (218, 100), 218),
    "models by level add up": ("parts", f"{GT}.9.5", "holds", (131, 17, 58, 56), 131),
    "badges by class add up": ("parts", f"{TB}.9.4", "holds", (71, 42, 19, 4, 2, 3, 1), 71),
    "exceeded within met within set": ("subset", f"{GT}.9.11", "holds", (7, 19, 25), None),
}


@pytest.mark.parametrize(("rule", "first", "state", "values", "computed"), SUMS.values(), ids=SUMS)
def test_the_sums_of_the_real_figures(
    rule: str, first: str, state: str, values: tuple[float, ...], computed: float | None
) -> None:
    assert said(rule, first) == (state, values, computed)


@pytest.mark.parametrize(
    ("first", "count", "percent", "base"),
    [
        (4, 8, 20, 40),
        (6, 32, 80, 40),
        (8, 5, 16.7, 30),
        (10, 25, 83.33, 30),
        (12, 5, 3.6, 140),
        (14, 135, 96.4, 140),
    ],
)
def test_the_six_pairs_of_thanh_binh_hold(first: int, count: float, percent: float, base: float) -> None:
    state, values, computed = said("ratio", f"{TB}.10.{first}")
    assert (state, values) == ("holds", (count, percent, base))
    assert computed == pytest.approx(100 * count / base)


def test_percentages_that_miss_100_by_their_rounding_are_no_contradiction() -> None:
    state, values, computed = said("hundred", f"{TB}.10.9")
    assert (state, values) == ("rounding", (16.7, 83.33))
    assert computed == pytest.approx(100.03)
    assert said("hundred", f"{TB}.10.5")[0] == said("hundred", f"{TB}.10.13")[0] == "holds"


@pytest.mark.parametrize("first", [4, 8, 12])
def test_classes_fill_what_was_rated(first: int) -> None:
    assert said("classes", f"{TB}.10.{first}")[0] == "holds"


def test_nothing_else_is_found_and_nothing_contradicts() -> None:
    states = [state for state, *_ in found().values()]
    assert len(states) == 18
    assert set(states) == {"holds", "implied", "rounding"}
    assert states.count("rounding") == 1


def test_every_observation_gets_its_worst_state() -> None:
    worst = _audit.states(kit.audit(dc.real()))
    assert worst[f"{TB}.10.9"] == worst[f"{TB}.10.11"] == "holds"  # each by its own count
    assert worst[f"{TB}.10.4"] == "holds"
    assert worst[f"{GT}.8.2"] == "implied"
    assert f"{GT}.3.1" not in worst


def test_one_district_alone_is_a_part_of_all() -> None:
    data = dc.real()
    everything = kit.audit(data)
    for code in ("834", "366", "832", "874"):
        assert kit.audit(data, code).equals(everything.filter(pl.col("district") == code))


# One digit changed, the finding turns

MUTATIONS = [
    (f"{GT}.8.1", "value", "15", f"implied:{GT}.8.1"),
    (f"{GT}.8.1", "value", "24", f"implied:{GT}.8.1"),
    (f"{GT}.8.2", "value", "380", f"implied:{GT}.8.1"),
    (f"{GT}.8.2", "value", "270", f"implied:{GT}.8.1"),
    (f"{TB}.9.1", "value", "219", f"implied:{TB}.9.1"),
    (f"{TB}.9.2", "value", "101", f"implied:{TB}.9.1"),
    (f"{GT}.8.3", "value", "91", f"plan:{GT}.8.3"),
    (f"{GT}.8.3", "of", "91", f"plan:{GT}.8.3"),
    (f"{GT}.8.4", "value", "101", f"plan:{GT}.8.3"),
    *((f"{GT}.9.{n}", "value", v, f"parts:{GT}.9.5") for n, v in
      ((5, "132"), (5, "130"), (6, "18"), (6, "16"), (7, "57"), (7, "68"), (8, "55"), (8, "57"))),
    *((f"{TB}.9.{n}", "value", v, f"parts:{TB}.9.4") for n, v in
      ((4, "70"), (4, "72"), (5, "43"), (6, "18"), (7, "5"), (8, "3"), (9, "2"), (10, "2"))),
    (f"{GT}.9.11", "value", "27", f"subset:{GT}.9.11"),
    (f"{GT}.9.10", "value", "6", f"subset:{GT}.9.11"),
    *((f"{TB}.10.{n}", "value", v, f"ratio:{TB}.10.{n - (n % 2)}") for n, v in
      ((4, "9"), (5, "21"), (6, "31"), (7, "81"), (8, "4"), (9, "16.8"), (9, "17.7"), (10, "24"),
       (11, "83.34"), (11, "82.33"), (12, "6"), (13, "3.5"), (13, "4.6"), (14, "134"), (15, "96.3"))),
    *((f"{TB}.10.{n}", "of", v, f"ratio:{TB}.10.{n}") for n, v in
      ((4, "50"), (6, "42"), (8, "31"), (10, "40"), (12, "150"), (14, "141"))),
    *((f"{TB}.10.{n}", "value", v, f"hundred:{TB}.10.{m}") for n, v, m in
      ((5, "21", 5), (7, "70", 5), (9, "16.6", 9), (9, "26.7", 9), (11, "83.23", 9), (13, "3.7", 13),
       (15, "97.4", 13))),
    *((f"{TB}.10.{n}", "value", v, f"classes:{TB}.10.{m}") for n, v, m in
      ((4, "7", 4), (6, "33", 4), (8, "6", 8), (10, "26", 8), (12, "4", 12), (14, "136", 12))),
]  # fmt: skip


def mutated(observation: str, **cells: Any) -> kit.Data:
    """The data with cells of one observation changed; the surface follows the value."""
    [row] = dc.real().observations.filter(pl.col("observation") == observation).to_dicts()
    row |= cells
    surface = f"{row['value']:g}".replace(".", ",") + ("" if row["of"] is None else f"/{row['of']:g}")
    return dc.changed(observation, **cells, surface=surface)


@pytest.mark.parametrize(("observation", "column", "value", "finding"), MUTATIONS)
def test_one_digit_changed_turns_the_finding(observation: str, column: str, value: str, finding: str) -> None:
    before, after = found()[finding], findings(mutated(observation, **{column: float(value)}))
    turned = after.get(finding)
    assert turned is None or turned[0] != before[0] or turned[3] != before[3]
    assert turned != before
    if not finding.startswith(("implied", "parts")):
        assert turned is None or turned[0] in ("contradiction", "rounding", "implied")
    untouched = {k: v for k, v in found().items() if observation not in v[1]}
    assert {k: v for k, v in after.items() if k in untouched} == untouched


@pytest.mark.parametrize(
    ("observation", "value", "finding"),
    [
        (f"{GT}.8.1", 15.0, f"implied:{GT}.8.1"),
        (f"{TB}.10.9", 26.7, f"ratio:{TB}.10.8"),
        (f"{TB}.10.9", 17.7, f"hundred:{TB}.10.9"),
        (f"{TB}.10.10", 26.0, f"classes:{TB}.10.8"),
        (f"{GT}.9.5", 130.0, f"parts:{GT}.9.5"),
        (f"{GT}.9.10", 6.0, f"subset:{GT}.9.11"),
        (f"{GT}.8.4", 101.0, f"plan:{GT}.8.3"),
    ],
)
def test_what_cannot_be_is_called_a_contradiction(observation: str, value: float, finding: str) -> None:
    after = findings(mutated(observation, value=value))
    assert after[finding][0] == "contradiction"


def test_a_share_cut_off_instead_of_rounded_is_rounding() -> None:
    assert findings(mutated(f"{TB}.10.9", value=16.6))[f"ratio:{TB}.10.8"][0] == "rounding"


def test_a_part_that_is_missing_is_implied() -> None:
    less = replace(
        dc.real(), observations=dc.real().observations.filter(pl.col("observation") != f"{TB}.9.6")
    )
    state, _, _, computed = findings(less)[f"rest:{TB}.9.4"]
    assert (state, computed) == ("implied", 19)


# Data of a test's own, and any data


def test_a_later_article_that_disagrees_is_found(tmp_path: Path) -> None:
    folder = dc.made(
        tmp_path,
        [dc.article("a", "2022-01-01"), dc.article("b", "2023-01-01")],
        [
            dc.observation(f"{a}.1.1", "834", "party_members", "2021", v)
            for a, v in (("a", "6300"), ("b", "6312"))
        ],
    )
    found = kit.audit(kit.load(folder)).row(0, named=True)
    assert (found["rule"], found["state"], found["observations"]) == (
        "told_twice",
        "contradiction",
        ["b.1.1", "a.1.1"],
    )
    assert kit.audit(kit.load(folder, as_of="2022-06-01")).is_empty()


def test_the_catalogues_own_bounds_catch_both(tmp_path: Path) -> None:
    data = dc.told(
        tmp_path,
        dc.observation("a2.1.1", "834", "income_per_capita", "2022", "32.5", unit="percent"),
        dc.observation("a2.1.2", "834", "budget_revenue", "2022", "1703945", unit="vnd_billion"),
    )
    found = kit.audit(data)
    assert found["state"].to_list() == ["implausible", "implausible"]
    assert sorted(found["rule"]) == ["range", "unit"]
    assert set(_audit.states(found).values()) == {"implausible"}


def test_no_rule_names_a_case() -> None:
    """The rules follow from model and catalogue: no indicator of it stands in their code."""
    code = Path(_audit.__file__).read_text(encoding="utf-8")
    named = [name for name in dc.real().indicators["indicator"] if f'"{name}"' in code or f"'{name}'" in code]
    assert named == []
