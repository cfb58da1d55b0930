"""Each rule of the audit on rows of the test's own: what follows, what contradicts, what stays open."""

from __future__ import annotations

import signal
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kit import _audit

PLAIN = {
    "unit": "count", "of_means": "", "subset_of": "", "composition": "", "measure": "flow", "additive": "",
    "breakdowns": "", "plausible_min": 0.0, "plausible_max": 10000.0,
}  # fmt: skip


CATALOGUE = {
    "all": PLAIN,
    "rated": PLAIN | {"of_means": "base"},
    "jobs": PLAIN | {"of_means": "plan"},
    "communes": PLAIN | {"measure": "member"},
    "models": PLAIN | {"additive": "level", "breakdowns": "level=a|b|c"},
    "sector": PLAIN
    | {"unit": "percent", "measure": "share", "additive": "sector", "breakdowns": "sector=a|b|c"},
    "income": PLAIN | {"unit": "vnd_million_per_person", "plausible_min": 5.0, "plausible_max": 300.0},
    "revenue": PLAIN | {"unit": "vnd_billion", "plausible_min": 1.0, "plausible_max": 60000.0},
}


def row(indicator: str, value: float, surface: str = "", **more: Any) -> dict[str, Any]:
    base = {
        "observation": f"{indicator}-{value}", "indicator": indicator, "breakdown": "", "period": "2021",
        "as_of": None, "value": value, "value_max": None, "of": None, "unit": CATALOGUE[indicator]["unit"],
        "qualifier": "exact", "kind": "actual", "compare_to": "", "district": "834",
        "surface": surface or f"{value:g}".replace(".", ","),
    }  # fmt: skip
    return base | more


def states(rule: str, *rows: dict[str, Any]) -> list[str]:
    return [finding.state for finding in _audit.RULES[rule](list(rows), CATALOGUE)]


def percentage(value: Decimal, **more: Any) -> dict[str, Any]:
    return row("rated", float(value), f"{value}%".replace(".", ","), unit="percent", **more)


COUNTS = st.integers(0, 5000).flatmap(lambda n: st.tuples(st.just(n), st.integers(max(n, 1), 6000)))


@given(COUNTS, st.integers(0, 3), st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]))
def test_a_correctly_rounded_percentage_always_holds(pair: tuple[int, int], places: int, mode: str) -> None:
    count, base = pair
    printed = (Decimal(100 * count) / base).quantize(Decimal(1).scaleb(-places), mode)
    assert states("ratio", row("rated", float(count), of=float(base)), percentage(printed)) == ["holds"]


@given(COUNTS, st.integers(0, 3), st.integers(1, 50), st.booleans())
def test_a_percentage_off_by_a_unit_or_more_never_holds(
    pair: tuple[int, int], places: int, units: int, up: bool
) -> None:
    count, base = pair
    unit = Decimal(1).scaleb(-places)
    exact = Decimal(100 * count) / base
    printed = exact.quantize(unit, ROUND_HALF_UP) + unit * (units if up else -units)
    assume(printed >= 0)
    assume(abs(printed - exact) > unit / 2)
    [state] = states("ratio", row("rated", float(count), of=float(base)), percentage(printed))
    assert state == ("rounding" if abs(printed - exact) < unit else "contradiction")


@given(st.integers(1, 400), st.integers(1, 400), st.integers(0, 2))
def test_the_true_plan_is_always_within_what_a_percentage_implies(
    result: int, plan: int, places: int
) -> None:
    printed = (Decimal(100 * result) / plan).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assume(printed > 0)
    percent = row(
        "jobs", float(printed), f"{printed}%".replace(".", ","), unit="percent", kind="percent_of_plan"
    )
    found = list(_audit.plan([row("jobs", float(result)), percent], CATALOGUE))
    if not found:
        assert printed <= Decimal(1).scaleb(-places) / 2
        return
    [finding] = found
    assert finding.state == "implied"
    assert finding.computed is not None
    assert finding.computed == int(finding.computed)
    back = Decimal(100 * result) / Decimal(int(finding.computed))
    assert abs(back - printed) <= Decimal(1).scaleb(-places) / 2 + Decimal("1e-6")


@given(st.lists(st.integers(0, 500), min_size=3, max_size=3), st.integers(-20, 20))
def test_parts_add_up_or_contradict(sizes: list[int], off: int) -> None:
    pieces = [
        row("models", float(n), breakdown=f"level={name}") for n, name in zip(sizes, "abc", strict=True)
    ]
    total = row("models", float(sum(sizes) + off))
    assert states("parts", total, *pieces) == ["holds" if off == 0 else "contradiction"]
    few = pieces[:2]
    rest = sum(sizes) + off - sizes[0] - sizes[1]
    expected = "holds" if rest == 0 else "implied" if rest > 0 else "contradiction"
    assert states("parts", total, *few) == [expected]


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_rounded_shares_of_a_whole_never_contradict(first: int, second: int) -> None:
    assume(first + second <= 10_000)
    cents = [first, second, 10_000 - first - second]
    shares = [
        row("sector", float(share), f"{share}%".replace(".", ","), breakdown=f"sector={name}")
        for n, name in zip(cents, "abc", strict=True)
        for share in [(Decimal(n) / 100).quantize(Decimal("0.1"), ROUND_HALF_UP)]
    ]
    [state] = states("parts", *shares)
    assert state == ("holds" if sum(Decimal(str(r["value"])) for r in shares) == 100 else "rounding")


def test_shares_that_miss_100_by_more_than_rounding_contradict() -> None:
    shares = [row("sector", v, breakdown=f"sector={n}") for v, n in ((33.3, "a"), (33.3, "b"), (34.4, "c"))]
    assert states("parts", *shares) == ["contradiction"]


@pytest.mark.parametrize(
    ("surface", "value", "half"),
    [
        ("16,7%", 16.7, 0.05), ("83,33%", 83.33, 0.005), ("19/25", 19.0, 0.5), ("trên 14.500", 14500.0, 0.5),
        ("25.271,9 tỷ", 25271.9, 0.05), ("20%", 20.0, 0.5), ("20,0%", 20.0, 0.05), ("cờ", 1.0, 0.5),
        ("năm 2021: 96,4%", 96.4, 0.05), ("18,462 tỷ", 18.462, 0.0005),
    ],
)  # fmt: skip
def test_precision_is_that_of_print(surface: str, value: float, half: float) -> None:
    assert _audit.half_unit({"surface": surface, "value": value}) == pytest.approx(half)


# What the press left open stays open


@pytest.mark.parametrize(
    ("qualifier", "printed", "state"),
    [
        ("more_than", 83.0, "holds"), ("more_than", 84.0, "contradiction"), ("at_least", 83.3, "holds"),
        ("less_than", 84.0, "holds"), ("less_than", 82.0, "contradiction"), ("approx", 80.0, "holds"),
        ("approx", 60.0, "contradiction"), ("exact", 80.0, "contradiction"),
    ],
)  # fmt: skip
def test_a_qualified_percentage_is_held_to_what_it_says(qualifier: str, printed: float, state: str) -> None:
    percent = row("rated", printed, unit="percent", qualifier=qualifier)
    assert states("ratio", row("rated", 25.0, of=30.0), percent) == [state]


@pytest.mark.parametrize(
    ("printed", "value", "found"),
    [
        ("415 tỷ 300 triệu đồng", 415.3, []),
        ("3 tỷ rưỡi", 3.5, []),
        ("415 tỷ 300 triệu đồng", 451.3, ["contradiction"]),
    ],
)
def test_a_value_told_in_two_units_is_what_is_printed(printed: str, value: float, found: list[str]) -> None:
    assert [one.state for one in _audit.surface([row("all", value, printed)], CATALOGUE)] == found


def test_a_percentage_that_is_not_exact_implies_nothing() -> None:
    percent = row("jobs", 60.0, unit="percent", kind="percent_of_plan", qualifier="at_least")
    assert states("plan", row("jobs", 131.0), percent) == []


def test_more_than_a_count_allows_more_than_its_percentage() -> None:
    """More than 1,250 of 1,200 planned may well be 104.5%."""
    result = row("jobs", 1250.0, of=1200.0, qualifier="more_than")
    assert states("plan", result, row("jobs", 104.5, unit="percent", kind="percent_of_plan")) == ["holds"]


def test_more_than_a_result_implies_at_least_a_plan() -> None:
    percent = row("jobs", 97.0, unit="percent", kind="percent_of_plan")
    [finding] = _audit.plan([row("jobs", 14500.0, qualifier="more_than"), percent], CATALOGUE)
    assert finding.bound == "at_least"


def test_a_plan_that_is_rough_accuses_nobody() -> None:
    planned = row("jobs", 1200.0, kind="plan", qualifier="more_than")
    percent = row("jobs", 100.0, unit="percent", kind="percent_of_plan")
    assert states("plan", row("jobs", 1250.0), planned, percent) == ["holds"]


@pytest.mark.parametrize("qualifier", ["approx", "more_than"])
def test_parts_and_totals_that_are_rough_do_not_contradict(qualifier: str) -> None:
    exact = [row("models", v, breakdown=f"level={n}") for v, n in ((17.0, "a"), (58.0, "b"), (56.0, "c"))]
    rough = [{**exact[0], "value": 16.0, "qualifier": qualifier}, *exact[1:]]
    assert states("parts", row("models", 131.0), *rough) == ["holds"]
    assert states("parts", row("models", 130.0, qualifier=qualifier), *exact) == ["holds"]


@pytest.mark.parametrize(
    ("inner", "qualifier", "state"),
    [(7.0, "exact", "holds"), (20.0, "exact", "contradiction"), (20.0, "more_than", "holds")],
)
def test_a_subset_is_checked_against_what_is_sure(inner: float, qualifier: str, state: str) -> None:
    catalogue = CATALOGUE | {"rated": CATALOGUE["rated"] | {"subset_of": "all"}}
    rows = [row("rated", inner), row("all", 19.0, qualifier=qualifier)]
    assert [finding.state for finding in _audit.subset(rows, catalogue)] == [state]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (row("all", 60.0), row("all", 60.0), ["holds"]),
        (row("all", 60.0), row("all", 61.0), ["contradiction"]),
        (row("all", 600.0, qualifier="more_than"), row("all", 612.0), ["holds"]),
        (row("rated", 19.0, of=25.0), row("rated", 19.0, of=27.0), ["contradiction"]),
        (row("all", 60.0, as_of="2022-01-01"), row("all", 62.0, as_of="2022-06-01"), []),
    ],
    ids=["the same", "another", "more than", "of another base", "a stock at two dates"],
)
def test_a_figure_told_twice_is_the_same_in_either_order(
    first: dict[str, Any], second: dict[str, Any], found: list[str]
) -> None:
    assert states("told_twice", first, second) == states("told_twice", second, first) == found


def test_levels_of_several_members_of_a_district_need_not_agree() -> None:
    assert states("told_twice", row("communes", 17.0), row("communes", 13.0)) == []
    assert states("told_twice", row("all", 17.0), row("all", 13.0)) == ["contradiction"]


@pytest.mark.parametrize(
    ("printed", "state"), [("41,6%", "rounding"), ("41,7%", "implied"), ("41,5%", "contradiction")]
)
def test_a_share_of_a_plan_may_be_cut_off_instead_of_rounded(printed: str, state: str) -> None:
    """50 of 120 is 41,67%."""
    share = float(printed[:-1].replace(",", "."))
    percent = row("jobs", share, printed, unit="percent", kind="percent_of_plan")
    assert states("plan", row("jobs", 50.0), percent) == [state]


def test_hectares_may_be_printed_of_square_kilometres() -> None:
    area = row("income", 312.4, "31.240 ha", unit="km2")
    assert states("surface", area) == []
    assert states("surface", area | {"value": 31.24}) == ["contradiction"]


def test_shares_of_two_plans_that_one_article_tells_contradict_nothing() -> None:
    two = [row("income", v, unit="percent", kind="percent_of_plan", article="a") for v in (167.0, 92.0)]
    assert states("told_twice", *two) == []
    assert states("told_twice", two[0], two[1] | {"article": "b"}) == ["contradiction"]
    assert states("told_twice", two[0], two[0] | {"article": "a"}) == ["holds"]


@pytest.mark.parametrize(("value", "printed"), [(8.5, "108,5%"), (-28.03, "71,97%"), (8.5, "8,5%")])
def test_a_rise_may_be_printed_as_what_it_came_to(value: float, printed: str) -> None:
    change = row("income", value, printed, unit="percent", kind="change", compare_to="2020")
    assert states("surface", change) == []
    assert states("surface", change | {"value": value + 1}) == ["contradiction"]


# What cannot be


@pytest.mark.parametrize(
    ("printed", "bound", "limit"),
    [
        (row("income", 32.5, unit="percent"), "", None),
        (row("revenue", 1_703_945.0), "at_most", 60_000),
        (row("income", 530.0), "at_most", 300),
        (row("income", 0.05), "at_least", 5),
        (row("rated", 120.0, unit="percent"), "at_most", 100),
        (row("income", 500.0, kind="target"), "at_most", 300),
        (row("income", 50.0, qualifier="range", value_max=5300.0), "at_most", 300),
    ],
)
def test_figures_out_of_any_range_are_implausible(
    printed: dict[str, Any], bound: str, limit: float | None
) -> None:
    [finding] = _audit.plausible([printed], CATALOGUE)
    assert (finding.state, finding.bound, finding.computed) == ("implausible", bound, limit)


@pytest.mark.parametrize(
    "printed",
    [
        row("income", 53.0), row("income", 12.5, unit="percent", kind="change", compare_to="2020"),
        row("revenue", 280.0, unit="percent", kind="percent_of_plan"), row("rated", 100.0, unit="percent"),
    ],
)  # fmt: skip
def test_figures_within_range_and_changes_are_not_doubted(printed: dict[str, Any]) -> None:
    assert list(_audit.plausible([printed], CATALOGUE)) == []


class Stuck(Exception):
    """The rule did not come to an end."""


def test_sets_that_contain_each_other_do_not_hang_the_audit() -> None:
    def stop(*_: object) -> None:
        raise Stuck

    circle = {"jobs": "all", "all": "rated", "rated": "all"}
    catalogue = {name: CATALOGUE[name] | {"subset_of": above} for name, above in circle.items()}
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 2)
    try:
        list(_audit.subset([row("jobs", 1.0), row("all", 2.0), row("rated", 3.0)], catalogue))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
