"""Charts: they draw, show what their data say, on honest scales, and list what they print."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path
from typing import Any

import data_copy as dc
import polars as pl
import pytest

from kit import _still, charts, measures
from kit._pictures import vegalite_svg
from kit.edition import edition

A = "834"


def year(n: int, indicator: str, period: str, value: str, **more: str) -> dc.Row:
    return dc.observation(f"a{n}.1.{period[-1]}{n}", A, indicator, period, value, **more)


def models(period: str, first: int) -> list[dc.Row]:
    return [
        dc.observation(f"a1.{period[-2:]}.{n}", A, "dan_van_kheo_models", period, str(first + n),
                       breakdown=f"level={level}")
        for n, level in enumerate(("province", "district", "commune"), 1)
    ]  # fmt: skip


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


def texts(drawn: str) -> list[str]:
    """The words of a picture, without the titles that are tooltips."""
    return [html.unescape(one) for one in re.findall(r"<text[^>]*>(.*?)</text>", drawn) if one]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("district", ["834", "366", "832", "874"])
def test_every_chart_draws_and_lists_the_numbers_it_shows(district: str, lang: str) -> None:
    for name, (spec, said, figures) in dc.shown(district, lang).charts.items():
        drawn = spec["svg"]
        words = texts(drawn)
        assert words, name
        listed = {group for figure in figures for group in groups(figure["text"])}
        assert groups(" ".join(words)) <= listed, name
        assert groups(said["alt"]) <= listed, name
        assert groups(said["caption"]) <= listed, name
        assert "NaN" not in drawn
        assert not re.search(r"https?://(?!www\.w3\.org)", drawn)


@pytest.mark.parametrize("district", ["834", "366", "832", "874"])
def test_no_chart_has_only_one_thing_to_say(district: str) -> None:
    for name, (spec, _, figures) in dc.shown(district, "vi").charts.items():
        assert len(figures) > 2, name
        if "layer" in spec:
            assert len(set(values(spec, "tip"))) != 1, name


@pytest.mark.parametrize("district", ["834", "874"])
def test_vega_draws_what_the_still_picture_shows(district: str) -> None:
    drawn = [spec for spec, _, _ in dc.shown(district, "vi").charts.values() if "layer" in spec]
    assert drawn
    for spec in drawn:
        live = vegalite_svg({key: value for key, value in spec.items() if key != "svg"})
        assert Counter(" ".join(texts(live)).split()) == Counter(" ".join(texts(spec["svg"])).split())
        high = [float(re.search(r'<svg[^>]* height="([\d.]+)"', one)[1]) for one in (live, spec["svg"])]  # type: ignore[index]
        assert abs(high[0] - high[1]) < 12


def squares(svg: str) -> dict[str, int]:
    """How many squares of each (fill, stroke) there are, legend apart."""
    return {
        look: group.count("<rect")
        for look, group in re.findall(r'<g fill="(.*?)" stroke-w.*?>(.*?)</g>', svg)
    }


def test_a_square_a_target() -> None:
    spec, said, _ = dc.shown(A, "en").charts["fig-targets"]
    assert list(squares(spec["svg"]).values()) == [7, 12, 6]
    assert texts(spec["svg"]) == ["19 of 25", "exceeded 7", "met 12", "not met 6"]
    assert all(part in said["alt"] for part in ("exceeded 7", "met 12", "not met 6"))


def test_several_years_of_targets_have_a_row_and_a_look_each(tmp_path: Path) -> None:
    rows = [
        year(1, "targets_met_or_exceeded", "2020", "20", of="26"),
        year(2, "targets_met_or_exceeded", "2021", "19", of="25"),
        year(3, "targets_exceeded", "2021", "7"),
    ]
    e = edition(dc.told(tmp_path, *rows), A, "en")
    chart = charts.targets(e, measures.achievement(e.facts))
    assert chart is not None
    assert texts(chart.svg) == [
        "2021",
        "19 of 25",
        "2020",
        "20 of 26",
        "exceeded",
        "met",
        "met (excess not told)",
        "not met",
    ]
    looks = re.findall(r'<rect [^>]*height="12" (fill="\S+" stroke="\S+")', chart.svg)
    assert len(set(looks)) == 4
    assert chart.caption == "Targets over the years"


def test_what_a_figure_leaves_open_is_no_bar(tmp_path: Path) -> None:
    kinds = (("more_than", "60"), ("at_least", "70"), ("less_than", "90"), ("exact", "95"))
    rows = []
    for n, (qualifier, value) in enumerate(kinds, 1):
        indicator = ("party_members", "members_admitted", "party_cells", "grassroots_party_orgs")[n - 1]
        rows += [
            year(n, indicator, "2021", "50"),
            dc.observation(f"a{n}.2.9", A, indicator, "2021", value, unit="percent", kind="percent_of_plan",
                           qualifier=qualifier),
        ]  # fmt: skip
    e = edition(dc.told(tmp_path, *rows), A, "en")
    chart = charts.plans(e, e.plans)
    assert chart is not None
    solid = [float(w) for w in re.findall(r'x="0" y="\S+" width="([\d.]+)%"', chart.svg)]
    dashed = re.findall(r'<rect x="([\d.]+)%" y="\S+" width="([\d.]+)%" [^>]*dasharray', chart.svg)
    assert sorted(round(1.08 * one) for one in solid) == [60, 70, 95]
    ends = sorted((round(1.08 * float(x)), round(1.08 * (float(x) + float(w)))) for x, w in dashed)
    assert ends == [(0, 90), (60, 108), (70, 108)]
    assert "leaves open" in chart.caption
    assert not any(
        row["to"] > row["from"] for row in chart.spec["layer"][0]["data"]["values"] if row["value"] == 95
    )


def test_years_stand_apart_as_they_are_and_shares_over_different_sets(tmp_path: Path) -> None:
    rows = [
        year(n, "targets_met_or_exceeded", when, value, of=of)
        for n, (when, value, of) in enumerate(
            (("2018", "20", "25"), ("2021", "13", "26"), ("2022", "24", "24")), 1
        )
    ]
    e = edition(dc.told(tmp_path, *rows), A, "en")
    chart = charts.timeline(e, measures.timelines(e.facts), "targets_met_or_exceeded")
    assert chart is not None
    assert values(chart.spec, "value")[:3] == [80, 50, 100]
    assert values(chart.spec, "at")[:3] == [2, 74, 98]
    assert "13 of 26 (50%)" in chart.alt
    assert "share" in chart.caption
    assert {"13 of 26", "50%"} <= {figure.text for figure in chart.figures}


def test_two_years_are_two_bars(tmp_path: Path) -> None:
    e = edition(
        dc.told(tmp_path, year(1, "party_members", "2020", "6100"), year(2, "party_members", "2021", "6300")),
        A,
    )
    chart = charts.timeline(e, e.facts, "party_members")
    assert chart is not None
    assert texts(chart.svg) == ["2020", "6.100", "2021", "6.300"]
    assert charts.timeline(e, e.facts.head(1), "party_members") is None


def test_long_figures_find_room(tmp_path: Path) -> None:
    long = [{"value": v, "name": "thu", "text": f"{v}.703.945 tỷ đồng (khó tin)"} for v in (1, 2)]
    assert charts._most(long) == pytest.approx(2 / (1 - 8 / _still.PHONE))
    assert long[0] == {"value": 1, "name": "thu: 1.703.945 tỷ đồng (khó tin)", "text": ""}
    said = ["Giồng Trôm 55,5 triệu đồng một người", "a", "b"]
    for value, side, x in ((1, "start", 0), (50, "middle", 50), (70, "end", 100)):
        drawn = _still.strip([0, 50, 70, 100], {"value": value, "tip": "", "key": "k"}, said)
        place = re.search(r'<text x="([\d.]+)%" y="16" text-anchor="(\w+)"', drawn)
        assert place
        assert (float(place[1]), place[2]) == (x, side)


def test_the_words_of_a_picture_stay_within_a_phone(tmp_path: Path) -> None:
    rows = [{"name": "Tỷ lệ hộ gia đình được công nhận danh hiệu văn hóa trong toàn huyện, năm 2021: 96,46%"}]
    high = _still.placed(rows)
    lines = rows[0]["name"].split("\n")
    assert len(lines) == 2
    assert all(_still.LETTER * len(line) <= _still.PHONE for line in lines)
    assert high > _still.placed([{"name": "Ngắn"}])
    points = [
        {"when": 2000 + n, "year": str(2000 + n), "value": n, "text": "14.500 (96,4%)"} for n in range(9)
    ]
    _still.along(points, 130)
    assert points[0]["text"] and points[-1]["text"] and sum(bool(one["text"]) for one in points) <= 3


def test_bars_begin_at_nothing_and_reach_their_value() -> None:
    for name in ("fig-plans", "fig-dan-van-kheo-models"):
        spec, _, _ = dc.shown(A, "vi").charts[name]
        numeric = re.findall(r"'domain': \[(-?[\d.]+), (-?[\d.]+)\]", str(spec))
        assert numeric
        top = max(v for v in values(spec, "value") if isinstance(v, int | float))
        assert all(float(low) == 0 and float(high) >= top for low, high in numeric)


def test_the_ratings_fill_a_hundred() -> None:
    spec, said, _ = dc.shown("874", "en").charts["fig-ratings"]
    shares: dict[int, float] = {}
    for row in spec["layer"][0]["data"]["values"]:
        shares[row["bar"]] = shares.get(row["bar"], 0) + row["share"]
        assert row["end"] == pytest.approx(shares[row["bar"]])
    assert len(shares) == 3
    assert all(total == pytest.approx(100) for total in shares.values())
    assert "5 of 140" in said["alt"]


def test_the_matrix_of_silence_counts_what_it_shows() -> None:
    e = edition(dc.real(), A, "en")
    coverage = measures.coverage(dc.real(), A)
    chart = charts.silence(e, coverage)
    assert chart is not None
    tally = dict(coverage["state"].value_counts().iter_rows())
    numbers = [int(n) for n in re.findall(r"(?:result|only|reported) (\d+)", chart.alt)]
    assert numbers == [tally.get(state, 0) for state in ("result", "ahead", "silent")]
    assert sum(numbers) == len(coverage)
    rows = chart.svg.count('height="12"') - 2  # the legend: no goal stands alone in these data
    assert rows == 2 * len(coverage.filter(pl.col("state") != "silent")["indicator"].unique())
    assert chart.caption == "Core indicators reported, by year"


def test_parts_are_those_of_the_latest_period(tmp_path: Path) -> None:
    e = edition(dc.told(tmp_path, *models("2020", 10), *models("2021", 20)), A)
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
    e = edition(dc.told(tmp_path, *rows), A)
    chart = charts.ratings(e, measures.compositions(e.facts))
    assert chart is not None
    assert "năm 2022" in chart.caption


def test_a_falling_economy_stays_in_the_picture(tmp_path: Path) -> None:
    rows = [
        year(1, "economic_growth_rate", y, v, unit="percent")
        for y, v in (("2019", "6"), ("2020", "-2.5"), ("2021", "3"))
    ]
    e = edition(dc.told(tmp_path, *rows), A)
    chart = charts.timeline(e, measures.timelines(e.facts), "economic_growth_rate")
    assert chart is not None
    places = dict(zip(values(chart.spec, "year"), values(chart.spec, "y"), strict=False))
    zero = float(re.search(r'x2="100%" y1="([\d.]+)"', chart.svg)[1])  # type: ignore[index]
    assert 0 < places["2019"] < places["2021"] < zero < places["2020"] < 130


def test_parts_that_are_all_nothing_do_not_break_the_picture(tmp_path: Path) -> None:
    rows = [row | {"value": "0", "surface": "0"} for row in models("2021", 0)]
    e = edition(dc.told(tmp_path, *rows), A)
    chart = charts.parts(e, measures.compositions(e.facts), "dan_van_kheo_models")
    assert chart is not None
    assert "NaN" not in vegalite_svg(chart.spec) + chart.svg


@pytest.mark.parametrize("count", ["26", "27", "60"])
def test_many_targets_stay_within_the_width(tmp_path: Path, count: str) -> None:
    data = dc.told(tmp_path, year(1, "targets_met_or_exceeded", "2021", "20", of=count))
    chart = charts.targets(edition(data, A), measures.achievement(edition(data, A).facts))
    assert chart is not None
    assert sum(squares(chart.svg).values()) == int(count)
    ends = [
        float(x) + float(w) for x, w in re.findall(r'<rect x="([\d.]+)%" .*? width="([\d.]+)%"', chart.svg)
    ]
    room = 7 * len(texts(chart.svg)[0]) / _still.PHONE
    assert max(ends) < 100 * (1 - room)


def test_nothing_to_compare_nothing_to_draw() -> None:
    e = edition(dc.real(), A)
    compared = measures.against_others(dc.real(), A)
    assert charts.every(e, compared) == []
    assert charts.against(e, compared, "targets_met_or_exceeded") is None
    assert charts.timelines(e) == []
    assert charts.plans(e, measures.plans(e.facts, e.findings).head(1)) is None
    empty = edition(dc.real(), "001")
    assert charts.targets(empty, measures.achievement(empty.facts)) is None
    assert charts.ratings(empty, measures.compositions(empty.facts)) is None
    assert charts.silence(empty, measures.coverage(dc.real(), "001")) is None


def test_a_chart_leaves_its_look_as_it_was() -> None:
    e = edition(dc.real(), A)
    first, again = (charts.plans(e, e.plans), charts.plans(e, e.plans.reverse().head(2)))
    assert first is not None
    assert again is not None
    assert len(values(first.spec, "tip")) > len(values(again.spec, "tip")) > 0
    assert "'$" not in str(first.spec).replace("'$schema'", "")
