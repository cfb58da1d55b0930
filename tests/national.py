"""A synthetic national data set: every real district, the real catalogue, invented figures.

Made for tests and `make bench`; the same seed gives the same bytes. Nothing of it is a report.

    python tests/national.py FOLDER [DISTRICTS [SHARE]]

SHARE: how much of the catalogue's themes an article tells, and how many districts have a second article. 0.55
is as dense as the real articles: 14 figures each, five articles for four districts. With 1.0, the default,
an article has nearly twice as many figures, and every district two articles.
"""

from __future__ import annotations

import csv
import random
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
YEARS = (2021, 2022)
LEVELS = ("province", "district", "commune")
RATED = (("grassroots_party_orgs", 30, 90), ("leadership_collectives", 25, 60), ("leaders", 90, 260))
ARTICLES = ("article", "published", "publisher", "title", "author", "url", "places", "sha256", "paragraphs")
OBSERVATIONS = ("observation", "district", "indicator", "breakdown", "period", "as_of", "value", "value_max",
                "of", "unit", "qualifier", "kind", "compare_to", "article", "paragraph", "surface", "note",
                "reviewed_by", "reviewed_at")  # fmt: skip
Row = dict[str, str]


AS_THE_PRESS = 0.55


def write(folder: Path, districts: int | None = None, share: float = 1.0, seed: int = 2026) -> Path:
    """Fill `folder` with the four tables for the first so many districts of the register."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("districts.csv", "indicators.csv"):
        shutil.copyfile(ROOT / "data" / name, folder / name)
    codes = [row["code"] for row in _rows(folder / "districts.csv")][:districts]
    articles: list[Row] = []
    observations: list[Row] = []
    for code in codes:
        dice = random.Random(f"{seed}.{code}")
        for year in YEARS if share >= 1 or dice.random() < 0.25 else YEARS[-1:]:
            name = f"synthetic-{code}-{year}"
            articles.append(_article(name, code, year, dice))
            observations += _observations(name, code, year, dice, share)
    _save(folder / "articles.csv", ARTICLES, articles)
    _save(folder / "observations.csv", OBSERVATIONS, observations)
    return folder


def _article(name: str, code: str, year: int, dice: random.Random) -> Row:
    day = f"{year + 1}-{dice.randint(1, 6):02d}-{dice.randint(1, 28):02d}T08:00:00+07:00"
    title = f"Bài tổng hợp giả lập về huyện mã {code}"
    return {"article": name, "published": day, "publisher": "Báo Giả Lập", "title": title,
            "places": code, "paragraphs": "12"}  # fmt: skip


def _observations(article: str, code: str, year: int, dice: random.Random, share: float) -> Iterator[Row]:
    themes = (_targets, _party, _ratings, _models, _society)
    told = [theme for theme in themes if share >= 1 or dice.random() < share] or [_society]
    figures = [figure for theme in told for figure in theme(year, dice)]
    for number, figure in enumerate(figures, 1):
        place = 1 + (number - 1) * 12 // len(figures)
        yield {"qualifier": "exact", "unit": "count", "kind": "actual", "period": str(year), **figure,
               "observation": f"{article}.{place}.{number}", "district": code, "article": article,
               "paragraph": str(place), "reviewed_by": "synthetic", "reviewed_at": "2026-11-22"}  # fmt: skip


def _count(indicator: str, value: int, **more: str) -> Row:
    surface = f"{value:,}".replace(",", ".")
    if "of" in more:
        surface = f"{value}/{more['of']}"
    return {"indicator": indicator, "value": str(value), "surface": surface, **more}


def _percent(indicator: str, value: float, **more: str) -> Row:
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return {"indicator": indicator, "value": shown, "unit": "percent",
            "surface": f"{shown.replace('.', ',')}%", **more}  # fmt: skip


def _targets(year: int, dice: random.Random) -> Iterator[Row]:
    total = dice.randint(18, 30)
    met = dice.randint(total // 2, total)
    yield _count("targets_met_or_exceeded", met, of=str(total))
    if dice.random() < 0.7:
        yield _count("targets_exceeded", dice.randint(0, met))
    yield _count("targets_total", dice.randint(18, 30), period=str(year + 1))


def _party(year: int, dice: random.Random) -> Iterator[Row]:
    admitted, plan = dice.randint(60, 240), dice.randint(60, 200)
    yield _count("grassroots_party_orgs", dice.randint(30, 95), period=str(year + 1))
    yield _count("party_members", dice.randint(2500, 15000), period=str(year + 1),
                 qualifier=dice.choice(("exact", "exact", "more_than")))  # fmt: skip
    yield _count("party_cells", dice.randint(150, 480), period=str(year + 1))
    yield _count("members_admitted", admitted, of=str(plan))
    yield _percent("members_admitted", 100 * admitted / plan, kind="percent_of_plan")
    yield _count("cells_clean_strong_comprehensive", dice.randint(5, 20))
    yield _count("cells_clean_strong_comprehensive", dice.randint(5, 20), kind="target",
                 period=str(year + 1))  # fmt: skip


def _ratings(year: int, dice: random.Random) -> Iterator[Row]:
    for name, least, most in RATED:
        whole = dice.randint(least, most)
        if dice.random() < 0.6:
            best = dice.randint(1, whole // 4)
            for rating, value in (("excellent", best), ("good", whole - best)):
                yield _count(f"{name}_{rating}", value, of=str(whole))
                yield _percent(f"{name}_{rating}", 100 * value / whole)


def _models(year: int, dice: random.Random) -> Iterator[Row]:
    parts = [dice.randint(5, 60) for _ in LEVELS]
    yield _count("dan_van_kheo_models", sum(parts))
    for level, value in zip(LEVELS, parts, strict=True):
        yield _count("dan_van_kheo_models", value, breakdown=f"level={level}")
    yield _count("commendation_collectives", dice.randint(5, 40), breakdown="level=district")


def _society(year: int, dice: random.Random) -> Iterator[Row]:
    income, communes = dice.randint(380, 900) / 10, dice.randint(8, 30)
    shown = f"{income:g}".replace(".", ",")
    yield {"indicator": "income_per_capita", "value": f"{income:g}", "unit": "vnd_million_per_person",
           "surface": f"{shown} triệu đồng"}  # fmt: skip
    yield _percent("health_insurance_coverage", dice.randint(8500, 9990) / 100)
    if dice.random() < 0.7:
        yield _percent("poverty_rate", dice.randint(50, 900) / 100)
    yield _count("ntm_communes", dice.randint(communes // 2, communes), of=str(communes))


def _rows(file: Path) -> list[Row]:
    with file.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def _save(file: Path, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    count = int(sys.argv[2]) if len(sys.argv) > 2 else None
    made = write(Path(sys.argv[1]), count, float(sys.argv[3]) if len(sys.argv) > 3 else 1.0)
    print(f"synthetic data in {made}: {len(_rows(made / 'observations.csv'))} observations")
