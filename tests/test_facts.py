"""The figures in data/ against the tables' own description, against each other and, where the
articles are at hand, against their text."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
ARTICLES = ROOT.parent / "shared" / "articles"

GIONG_TROM_APRIL = "bdk-20220418-giong-trom"
HAI_HAU = "bnd-2022-hai-hau"
CHO_LACH = "bdk-20220228-cho-lach"
THANH_BINH = "dto-20230228-thanh-binh"
GIONG_TROM_MAY = "bdk-20220526-giong-trom"

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@cache
def resources() -> dict[str, Any]:
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["name"]: resource for resource in package["resources"]}


@cache
def catalogue() -> dict[str, Row]:
    return {row["indicator"]: row for row in read("indicators")}


def members(breakdowns: str) -> dict[str, list[str]]:
    """`level=province|district;status=proposed` as a mapping of dimension to members."""
    pairs = (part.split("=") for part in breakdowns.split(";") if part)
    return {dimension: names.split("|") for dimension, names in pairs}


def figure(
    article: str, indicator: str, breakdown: str = "", unit: str = "count", kind: str = "actual"
) -> Row:
    found = [
        row
        for row in read("observations")
        if (row["article"], row["indicator"], row["breakdown"], row["unit"], row["kind"])
        == (article, indicator, breakdown, unit, kind)
    ]
    assert len(found) == 1, f"{article} {indicator} {breakdown} {unit} {kind}: {len(found)} rows"
    return found[0]


def value(*args: str, **kwargs: str) -> float:
    return float(figure(*args, **kwargs)["value"])


TABLES = ("articles", "districts", "indicators", "observations")


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_the_described_fields_in_order(table: str) -> None:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert header == [field["name"] for field in resources()[table]["schema"]["fields"]]


@pytest.mark.parametrize("table", TABLES)
def test_files_are_plain(table: str) -> None:
    raw = (DATA / f"{table}.csv").read_bytes()
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    text = raw.decode("utf-8")
    assert text.endswith("\n")
    assert unicodedata.is_normalized("NFC", text)
    for row in read(table):
        assert None not in row, f"{table}: a row with too many cells: {row}"
        for column, cell in row.items():
            assert cell is not None and cell == cell.strip(), f"{table}.{column}: {cell!r}"


TYPES = {
    "string": r".+",
    "number": r"-?\d+(\.\d+)?",
    "integer": r"-?\d+",
    "boolean": r"yes|no",
    "date": r"\d{4}-\d{2}-\d{2}",
    "datetime": r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00",
}


@pytest.mark.parametrize("table", TABLES)
def test_cells_keep_the_described_types_and_constraints(table: str) -> None:
    rows = read(table)
    for field in resources()[table]["schema"]["fields"]:
        name, rules = field["name"], field.get("constraints", {})
        cells = [row[name] for row in rows]
        filled = [cell for cell in cells if cell]
        if rules.get("required"):
            assert all(cells), f"{table}.{name} has an empty cell"
        if rules.get("unique"):
            assert [c for c, n in Counter(filled).items() if n > 1] == [], f"{table}.{name}"
        for cell in filled:
            assert re.fullmatch(TYPES[field["type"]], cell), f"{table}.{name}: {cell!r}"
            assert re.search(rules.get("pattern", ""), cell), f"{table}.{name}: {cell!r}"
            assert cell in rules.get("enum", [cell]), f"{table}.{name}: {cell!r}"
            if "minimum" in rules:
                assert float(cell) >= rules["minimum"], f"{table}.{name}: {cell!r}"


@pytest.mark.parametrize("table", TABLES)
def test_foreign_keys_lead_somewhere(table: str) -> None:
    for key in resources()[table]["schema"].get("foreignKeys", []):
        target = key["reference"].get("resource") or table
        known = {row[key["reference"]["fields"][0]] for row in read(target)}
        used = {row[key["fields"][0]] for row in read(table)} - {""}
        assert used <= known, f"{table}.{key['fields'][0]}: {sorted(used - known)} not in {target}"


def test_places_of_articles_are_districts() -> None:
    codes = {row["code"] for row in read("districts")}
    for row in read("articles"):
        assert set(row["places"].split(";")) <= codes, row["article"]


def spelled_out(label: str) -> str:
    """A label as a reader without the Party's abbreviations sees it."""
    return label.replace("TCCS đảng", "Tổ chức cơ sở đảng").replace("NTM", "nông thôn mới")


def test_catalogue_keeps_the_agreed_ids_and_vietnamese_labels() -> None:
    agreed = ROOT.parent / "shared" / "vocabulary.csv"
    if not agreed.is_file():
        pytest.skip("the agreed vocabulary is not beside the repository")
    with agreed.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            ours = catalogue()[row["indicator"]]
            assert (ours["theme"], ours["unit"]) == (row["theme"], row["unit"]), row["indicator"]
            assert ours["label_vi"].startswith(spelled_out(row["label_vi"])), row["indicator"]


def test_catalogue_is_consistent() -> None:
    shares_with: dict[str, set[str]] = {}
    for name, row in catalogue().items():
        dimensions = members(row["breakdowns"])
        assert list(dimensions) == sorted(dimensions), name
        assert set(filter(None, row["additive"].split(";"))) <= set(dimensions), name
        assert float(row["plausible_min"]) < float(row["plausible_max"]), name
        assert row["unit"] != "percent" or row["of_means"] == "", name
        if row["comparable"] == "yes" and row["unit"] == "count":
            assert row["of_means"] == "base", f"{name}: a bare count is compared"
        if row["composition"]:
            assert row["of_means"] == "base", name
            shares_with.setdefault(row["composition"], set()).add(name)
        seen, parent = {name}, row["subset_of"]
        while parent:
            assert parent not in seen, f"{name}: subset_of runs in a circle"
            assert catalogue()[parent]["unit"] == row["unit"], name
            seen.add(parent)
            parent = catalogue()[parent]["subset_of"]
    assert 20 <= sum(row["core"] == "yes" for row in catalogue().values()) <= 30
    themes = {row["theme"] for row in catalogue().values()}
    assert {row["theme"] for row in catalogue().values() if row["core"] == "yes"} == themes


def test_breakdowns_use_members_of_the_catalogue() -> None:
    for row in read("observations"):
        allowed = members(catalogue()[row["indicator"]]["breakdowns"])
        used = members(row["breakdown"])
        assert list(used) == sorted(used), row["observation"]
        for dimension, names in used.items():
            assert names[0] in allowed.get(dimension, []), row["observation"]


def test_ids_name_article_paragraph_and_running_number() -> None:
    running: Counter[tuple[str, str]] = Counter()
    last = {row["article"]: int(row["paragraphs"]) for row in read("articles")}
    for row in read("observations"):
        place = (row["article"], row["paragraph"])
        running[place] += 1
        assert row["observation"] == ".".join((*place, str(running[place])))
        assert 1 <= int(row["paragraph"]) <= last[row["article"]], row["observation"]


def test_district_is_one_the_article_is_about() -> None:
    places = {row["article"]: row["places"].split(";") for row in read("articles")}
    for row in read("observations"):
        assert row["district"] in places[row["article"]], row["observation"]


def test_one_article_tells_a_figure_once() -> None:
    key = ("article", "district", "indicator", "breakdown", "period", "kind", "unit", "compare_to")
    counted = Counter(tuple(row[column] for column in key) for row in read("observations"))
    assert [cell for cell, n in counted.items() if n > 1] == []


def test_columns_of_an_observation_agree() -> None:
    for row in read("observations"):
        name, indicator = row["observation"], catalogue()[row["indicator"]]
        assert (row["qualifier"] == "range") == bool(row["value_max"]), name
        assert (row["kind"] == "change") == bool(row["compare_to"]), name
        assert row["kind"] != "percent_of_plan" or row["unit"] == "percent", name
        units = {indicator["unit"]}
        if indicator["unit"] == "count" or row["kind"] in ("percent_of_plan", "change"):
            units.add("percent")
        if indicator["unit"] == "percent" and row["kind"] == "change":
            units.add("percentage_points")
        assert row["unit"] in units, name
        assert not row["of"] or indicator["of_means"], f"{name}: what `of` means is not said"
        if row["of"] and indicator["of_means"] == "base":
            assert float(row["value"]) <= float(row["of"]), name
        if row["kind"] == "actual" and row["unit"] == indicator["unit"]:
            low, high = float(indicator["plausible_min"]), float(indicator["plausible_max"])
            assert low <= float(row["value"]) <= high, name
        assert not row["as_of"] or indicator["measure"] == "stock", name
        assert row["reviewed_by"] and row["reviewed_at"], name


def number(surface: str) -> float:
    """The Vietnamese number in a surface without a slash; `trên 14.500` is 14500."""
    match = re.search(r"\d[\d.]*(,\d+)?", surface)
    assert match, surface
    return float(match[0].replace(".", "").replace(",", "."))


def of_the_five() -> list[dict[str, str]]:
    """Rows of the five articles that this file counts; what an analyst adds is hers to test."""
    five = {GIONG_TROM_APRIL, HAI_HAU, CHO_LACH, THANH_BINH, GIONG_TROM_MAY}
    return [row for row in read("observations") if row["article"] in five]


def test_values_are_what_the_surface_prints() -> None:
    for row in of_the_five():
        name, surface = row["observation"], row["surface"]
        if not re.search(r"\d", surface):
            assert row["value"] == "1" and "bằng chữ" in row["note"], name
        elif "/" in surface:
            assert surface.endswith(f"{row['value']}/{row['of']}"), name
        else:
            assert number(surface) == float(row["value"]) and not row["of"], name
        if re.fullmatch(r"[\d.,/%]+", surface):
            assert row["qualifier"] == "exact", name
        assert ("trên" in surface) == (row["qualifier"] == "more_than"), name
        assert ("từ" in surface) == (row["qualifier"] == "at_least"), name
        assert ("%" in surface) == (row["unit"] == "percent"), name


def test_every_figure_of_the_five_articles_is_there() -> None:
    counted = Counter((r["article"], r["period"], r["kind"]) for r in of_the_five())
    expected = {
        (GIONG_TROM_APRIL, "2021", "actual"): 13,
        (GIONG_TROM_APRIL, "2021", "percent_of_plan"): 3,
        (HAI_HAU, "2022", "actual"): 2,
        (HAI_HAU, "2021", "actual"): 3,
        (HAI_HAU, "2016/2020", "actual"): 1,
        (CHO_LACH, "2021", "actual"): 1,
        (CHO_LACH, "2022", "actual"): 2,
        (CHO_LACH, "2022", "target"): 2,
        (CHO_LACH, "2025", "target"): 1,
        (THANH_BINH, "2022", "actual"): 32,
        (THANH_BINH, "2022", "percent_of_plan"): 1,
        (THANH_BINH, "2025", "target"): 1,
        (GIONG_TROM_MAY, "2022", "actual"): 7,
    }
    five = {article for article, _, _ in expected}
    assert {key: n for key, n in counted.items() if key[0] in five} == expected


def test_stocks_of_a_dated_article_are_as_of_its_day() -> None:
    dated = {row["article"]: row["published"][:10] for row in read("articles")}
    stocks = {"grassroots_party_orgs", "party_cells", "party_members"}
    for row in read("observations"):
        if row["article"] in (HAI_HAU, GIONG_TROM_MAY):
            expected = dated[row["article"]] if row["indicator"] in stocks else ""
            assert row["as_of"] == expected, row["observation"]


def test_models_by_level_add_up() -> None:
    levels = ("province", "district", "commune")
    parts = [value(GIONG_TROM_APRIL, "dan_van_kheo_models", f"level={name}") for name in levels]
    assert parts == [17, 58, 56]
    assert sum(parts) == value(GIONG_TROM_APRIL, "dan_van_kheo_models") == 131


def test_badges_by_class_add_up() -> None:
    classes = {"30": 42, "40": 19, "45": 4, "55": 2, "60": 3, "75": 1}
    found = {years: value(THANH_BINH, "party_badges", f"status=proposed;years={years}") for years in classes}
    assert found == classes
    assert sum(found.values()) == value(THANH_BINH, "party_badges", "status=proposed") == 71


@pytest.mark.parametrize("rated", ["grassroots_party_orgs", "leadership_collectives", "leaders"])
def test_ratings_fill_their_base_and_match_their_percentages(rated: str) -> None:
    total, base = 0.0, 0.0
    for rating in ("excellent", "good"):
        count = figure(THANH_BINH, f"{rated}_{rating}")
        percent = figure(THANH_BINH, f"{rated}_{rating}", unit="percent")["value"]
        decimals = len(percent.partition(".")[2])
        base = float(count["of"])
        total += float(count["value"])
        exact = 100 * float(count["value"]) / base
        assert round(exact, decimals) == float(percent), rated
    assert total == base


def test_plans_follow_from_results_and_percentages() -> None:
    cells = "cells_clean_strong_comprehensive"
    percent = value(GIONG_TROM_APRIL, cells, unit="percent", kind="percent_of_plan")
    assert value(GIONG_TROM_APRIL, cells) * 100 / percent == 5
    admitted = figure(GIONG_TROM_APRIL, "members_admitted")
    assert admitted["value"] == admitted["of"] == "90"
    for article in (GIONG_TROM_APRIL, THANH_BINH):
        full = value(article, "members_admitted", unit="percent", kind="percent_of_plan")
        assert full == 100
    assert value(THANH_BINH, "members_admitted") == 218


def test_exceeded_within_met_within_set() -> None:
    met = figure(GIONG_TROM_APRIL, "targets_met_or_exceeded")
    exceeded = figure(GIONG_TROM_APRIL, "targets_exceeded")
    assert (exceeded["value"], met["value"], met["of"]) == ("7", "19", "25")
    assert exceeded["period"] == met["period"] == "2021"


def test_goals_and_proposals_stay_apart_from_results() -> None:
    goals = {row["observation"]: row for row in read("observations") if row["kind"] == "target"}
    told = {(r["district"], r["indicator"], r["value"], r["period"]) for r in goals.values()}
    assert {
        ("832", "cells_clean_strong_comprehensive", "11", "2022"),
        ("832", "ntm_advanced_communes", "4", "2022"),
        ("832", "ntm_advanced_district", "1", "2025"),
        ("874", "ntm_district", "1", "2025"),
    } <= told
    for people in ("collectives", "individuals"):
        row = figure(GIONG_TROM_APRIL, f"commendation_{people}", "level=province;status=proposed")
        assert row["value"] == {"collectives": "4", "individuals": "5"}[people]


def test_commendations_keep_level_and_occasion_apart() -> None:
    drive, study = "level=district;occasion=emulation_drive", "occasion=study_ho_chi_minh"
    collectives, individuals = "commendation_collectives", "commendation_individuals"
    assert value(GIONG_TROM_APRIL, collectives, "level=district") == 27
    assert value(GIONG_TROM_APRIL, individuals, "level=district") == 26
    assert value(THANH_BINH, collectives, drive) == 13
    for level, groups, people in (("district", 32, 34), ("province", 1, 1)):
        assert value(THANH_BINH, collectives, f"level={level};{study}") == groups
        assert value(THANH_BINH, individuals, f"level={level};{study}") == people


def test_groups_of_targets_are_not_targets() -> None:
    party, committee = "issuer=party_committee", "issuer=peoples_committee"
    assert value(GIONG_TROM_MAY, "target_groups_total", party) == 28
    assert value(GIONG_TROM_MAY, "targets_total", committee) == 27
    assert value(GIONG_TROM_MAY, "task_solution_groups", party) == 9
    assert value(GIONG_TROM_MAY, "task_solution_groups", committee) == 4


LATE = {"bdk-20220228-cho-lach.19.2"}
"""Found when the figures behind it in the paragraph had their ids already."""


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles' text is not beside the repository")
def test_articles_print_every_surface_where_the_row_says() -> None:
    texts = {
        hashlib.sha256(raw).hexdigest(): [line for line in raw.decode().split("\n") if line.strip()]
        for raw in (path.read_bytes() for path in sorted(ARTICLES.glob("*.txt")))
    }
    register = {row["article"]: row for row in read("articles")}
    assert set(texts) <= {row["sha256"] for row in register.values()}
    end: dict[tuple[str, str], int] = {}
    for row in read("observations"):
        article = register[row["article"]]
        if article["sha256"] not in texts:
            continue
        lines = texts[article["sha256"]]
        assert len(lines) == int(article["paragraphs"]), row["article"]
        assert lines[0].strip() == article["title"], row["article"]
        place = (row["article"], row["paragraph"])
        alone = re.compile(rf"(?<![\w.,/-]){re.escape(row['surface'])}(?![\w%/-]|[.,]\d)")
        after = 0 if row["observation"] in LATE else end.get(place, 0)
        match = alone.search(lines[int(row["paragraph"]) - 1], after)
        assert match, f"{row['observation']}: {row['surface']!r} is not printed there in this order"
        end[place] = match.end()
