"""Charts: they draw, show what their data say, on honest scales, and list what they print."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import data_copy as dc
import pytest

import kit
from kit import charts, measures
from kit._pictures import vegalite_svg
from kit.edition import edition

A = "834"


@cache
def real() -> kit.Data:
    return kit.load(dc.DATA)


@cache
def shown(district: str, lang: str) -> dc.Brief:
    return dc.brief(real(), district, lang)


def told(tmp_path: Path, *rows: dc.Row, name: str = "data") -> kit.Data:
    names = sorted({row["article"] for row in rows})
    return kit.load(dc.made(tmp_path, [dc.article(n, "2024-12-31") for n in names], rows, name))


def values(node: Any, key: str) -> list[Any]:
    """Every value under `key` in a specification's data, in order."""
    if isinstance(node, list):
        return [one for item in node for one in values(item, key)]
    if isinstance(node, dict):
        own = [node[key]] if key in node and "mark" not in node and "encoding" not in node else []
        return own + [one for name, item in node.items() if name != "config" for one in values(item, key)]
    return []


def groups(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("district", ["834", "366", "832", "874"])
def test_every_chart_draws_and_lists_the_numbers_it_shows(district: str, lang: str) -> None:
    for name, (spec, said, figures) in shown(district, lang).charts.items():
        drawn = spec["svg"] if "svg" in spec else vegalite_svg(spec)
        words = re.findall(r"<text[^>]*>(.*?)</text>", drawn)
        assert words, name
        listed = {group for figure in figures for group in groups(figure["text"])}
        assert groups(" ".join(words)) <= listed, name
        assert groups(said["alt"]) <= listed, name
        assert groups(said["caption"]) <= listed, name
        assert "NaN" not in drawn
        assert not re.search(r"https?://(?!www\.w3\.org)", drawn)


@pytest.mark.parametrize("district", ["834", "366", "832", "874"])
def test_no_chart_has_only_one_thing_to_say(district: str) -> None:
    for name, (spec, _, figures) in shown(district, "vi").charts.items():
        assert len(figures) > 2, name
        if "svg" not in spec:
            assert len(set(values(spec, "tip"))) != 1, name


def test_a_square_a_target() -> None:
    spec, said, _ = shown(A, "en").charts["fig-targets"]
    states = values(spec, "state")
    assert {state: states.count(state) for state in set(states)} == {
        "exceeded 7": 7,
        "met 12": 12,
        "missed 6": 6,
    }
    assert all(part in said["alt"] for part in ("7 exceeded", "12 met", "6 missed"))


def test_bars_begin_at_nothing_and_reach_their_value() -> None:
    for name in ("fig-plans", "fig-dan-van-kheo-models"):
        spec, _, _ = shown(A, "vi").charts[name]
        numeric = re.findall(r"'domain': \[(-?[\d.]+), (-?[\d.]+)\]", str(spec))
        assert numeric
        top = max(v for v in values(spec, "value") if isinstance(v, int | float))
        assert all(float(low) == 0 and float(high) >= top for low, high in numeric)


def test_the_ratings_fill_a_hundred() -> None:
    spec, said, _ = shown("874", "en").charts["fig-ratings"]
    shares: dict[str, float] = {}
    for name, share in zip(values(spec, "name"), values(spec, "share"), strict=False):
        shares[name] = shares.get(name, 0) + share
    assert len(shares) == 3
    assert all(total == pytest.approx(100) for total in shares.values())
    assert "5 of 140" in said["alt"]


def test_the_matrix_of_silence_counts_what_it_shows() -> None:
    e = edition(real(), A, "en")
    coverage = measures.coverage(real(), A)
    chart = charts.silence(e, coverage)
    assert chart is not None
    tally = dict(coverage["state"].value_counts().iter_rows())
    numbers = [int(n) for n in re.findall(r"(?:result|only|reported) (\d+)", chart.alt)]
    assert numbers == [tally.get(state, 0) for state in ("result", "ahead", "silent")]
    assert sum(numbers) == len(coverage)


def year(n: int, indicator: str, period: str, value: str, **more: str) -> dc.Row:
    return dc.observation(f"a{n}.1.{period[-1]}{n}", A, indicator, period, value, **more)


def models(period: str, first: int) -> list[dc.Row]:
    return [
        dc.observation(
            f"a1.{period[-1]}.{n}",
            A,
            "dan_van_kheo_models",
            period,
            str(first + n),
            breakdown=f"level={level}",
        )
        for n, level in enumerate(("province", "district", "commune"), 1)
    ]


def test_parts_are_those_of_the_latest_period(tmp_path: Path) -> None:
    e = edition(told(tmp_path, *models("2020", 10), *models("2021", 20)), A)
    chart = charts.parts(e, measures.compositions(e.facts), "dan_van_kheo_models")
    assert chart is not None
    assert "năm 2021" in chart.caption


def test_ratings_are_those_of_the_latest_period(tmp_path: Path) -> None:
    rows = [
        year(1, "grassroots_party_orgs_excellent", "2022", "5", of="30"),
        year(2, "grassroots_party_orgs_good", "2022", "20", of="30"),
        year(3, "leaders_excellent", "2021", "5", of="30"),
        year(4, "leaders_good", "2021", "20", of="30"),
    ]
    e = edition(told(tmp_path, *rows), A)
    chart = charts.ratings(e, measures.compositions(e.facts))
    assert chart is not None
    assert "năm 2022" in chart.caption


def test_a_falling_economy_stays_in_the_picture(tmp_path: Path) -> None:
    rows = [
        year(1, "economic_growth_rate", y, v, unit="percent")
        for y, v in (("2019", "6"), ("2020", "-2.5"), ("2021", "3"))
    ]
    e = edition(told(tmp_path, *rows), A)
    chart = charts.timeline(e, measures.timelines(e.facts), "economic_growth_rate")
    assert chart is not None
    lows = [float(low) for low in re.findall(r"'domain': \[(-?[\d.]+), -?[\d.]+\]", str(chart.spec))]
    assert lows
    assert min(lows) <= -2.5


def test_parts_that_are_all_nothing_do_not_break_the_picture(tmp_path: Path) -> None:
    rows = [row | {"value": "0", "surface": "0"} for row in models("2021", 0)]
    e = edition(told(tmp_path, *rows), A)
    chart = charts.parts(e, measures.compositions(e.facts), "dan_van_kheo_models")
    assert chart is None or "NaN" not in vegalite_svg(chart.spec)


@pytest.mark.parametrize("count", ["26", "27", "60"])
def test_many_targets_stay_within_the_width(tmp_path: Path, count: str) -> None:
    data = told(tmp_path, year(1, "targets_met_or_exceeded", "2021", "20", of=count))
    chart = charts.targets(edition(data, A), measures.achievement(edition(data, A).facts))
    assert chart is not None
    drawn = re.search(r'<svg[^>]* width="([\d.]+)"', vegalite_svg(chart.spec))
    assert drawn is not None
    assert float(drawn[1]) <= 480
    assert len(values(chart.spec, "state")) == int(count)


def test_nothing_to_compare_nothing_to_draw() -> None:
    e = edition(real(), A)
    compared = measures.against_others(real(), A)
    assert charts.every(e, compared) == []
    assert charts.against(e, compared, "targets_met_or_exceeded") is None
    assert charts.timelines(e) == []
    assert charts.plans(e, measures.plans(e.facts, e.findings).head(1)) is None
    empty = edition(real(), "001")
    assert charts.targets(empty, measures.achievement(empty.facts)) is None
    assert charts.ratings(empty, measures.compositions(empty.facts)) is None
    assert charts.silence(empty, measures.coverage(real(), "001")) is None


def test_a_chart_shows_its_picture_outside_the_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    outputs: list[tuple[dict[str, Any], dict[str, Any]]] = []
    monkeypatch.setattr(
        "IPython.display.display", lambda data, **more: outputs.append((data, more["metadata"]))
    )
    e = edition(real(), A)
    chart = charts.targets(e, measures.achievement(e.facts))
    assert chart is not None
    monkeypatch.setenv("KIT_CHARTS", "spec")
    chart._ipython_display_()
    monkeypatch.delenv("KIT_CHARTS")
    chart._ipython_display_()
    (bare, _), (full, metadata) = outputs
    assert set(bare) == {dc.SPEC, "text/plain"}
    assert {"text/html", "image/svg+xml", "text/markdown"} <= set(full)
    assert metadata["kit"]["chart"]["alt"] == chart.alt == full["text/plain"]


def test_every_look_is_made_before_the_batch_forks(monkeypatch: pytest.MonkeyPatch) -> None:
    charts.warm()
    monkeypatch.setattr("altair.Chart", None)
    for district in ("834", "366", "832", "874"):
        dc.brief(real(), district, "en")


def test_a_chart_leaves_its_look_as_it_was() -> None:
    e = edition(real(), A)
    first, again = (charts.plans(e, e.plans), charts.plans(e, e.plans.reverse().head(2)))
    assert first is not None
    assert again is not None
    assert len(values(first.spec, "tip")) > len(values(again.spec, "tip")) > 0
    assert "'$" not in str(first.spec).replace("'$schema'", "")
