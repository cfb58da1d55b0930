"""An edition: one district, one language, one date; and how its figures are written.

`edition()` gathers what every sentence, table and chart needs; `figure()` and `derived()` are the
only places where a number becomes text, so each carries its source.
"""

from __future__ import annotations

import json
import math
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl
from babel import Locale
from babel.dates import format_date
from babel.numbers import parse_pattern

from kit import _audit, _districts, _periods, measures
from kit._districts import District
from kit._load import Data
from kit.errors import KitError
from kit.prose import Figure, Text, Told, When, fill, lower_first, plain

LANGUAGES = {"vi": "vi", "en": "en_GB"}
"""Language of a brief and the Babel locale that writes its numbers and dates."""
_LOCALES = {lang: Locale.parse(name) for lang, name in LANGUAGES.items()}
DOUBTFUL = ("contradiction", "implausible", "rounding")
_PATTERN = parse_pattern("#,##0.######")


@lru_cache
def strings(lang: str) -> dict[str, Any]:
    """The words of a language, from `vi.toml` or `en.toml` beside this file."""
    if lang not in LANGUAGES:
        raise KitError(f"no words for language {lang!r}; use one of {', '.join(LANGUAGES)}")
    return tomllib.loads(Path(__file__).with_name(f"{lang}.toml").read_text(encoding="utf-8"))


def warm() -> None:
    """Load words and locales before a process is forked, so that no child does it again."""
    for lang in LANGUAGES:
        strings(lang)
        number(1234.5, lang)
        _date(lang, "d MMMM y", date(2022, 1, 1))


@dataclass(frozen=True)
class Edition:
    """What a brief is made from; `facts` and `findings` are this district's (see `measures`).

    rows: the facts one by one; by_id: these, then those that a later article superseded, then those of other
    districts that the brief names, by their id; plans and goals: `measures.plans` and `measures.ahead` of the
    facts; catalogue: by indicator; aside: ids of rows set aside for an error; stamp: the edition's date;
    previous: the observations and date of the edition before, if any; doubts: the finding that put an
    observation in doubt; places: the districts that the brief names, by code; memo: what is made once,
    such as source cards.
    """

    data: Data
    place: District
    lang: str
    facts: pl.DataFrame
    rows: Sequence[dict[str, Any]] = field(repr=False)
    findings: pl.DataFrame
    aside: frozenset[str]
    stamp: date
    previous: Mapping[str, Any]
    plans: pl.DataFrame
    goals: pl.DataFrame
    catalogue: Mapping[str, dict[str, Any]] = field(repr=False)
    by_id: Mapping[str, dict[str, Any]] = field(repr=False)
    doubts: Mapping[str, dict[str, Any]] = field(repr=False)
    places: Mapping[str, District] = field(repr=False)
    memo: dict[Any, Any] = field(repr=False, default_factory=dict)

    def __call__(self, key: str, **slots: Any) -> Text:
        """The words under a dotted key (`headline.met`) with slots filled."""
        return fill(self.word(key), **slots)

    def word(self, key: str, default: str | None = None) -> str:
        """The words under a dotted key as they stand."""
        return _word(self.lang, key, default).replace("{kind}", self.place.type)


@lru_cache(maxsize=4096)
def _word(lang: str, key: str, default: str | None = None) -> str:
    node: Any = strings(lang)
    for part in key.split("."):
        node = node.get(part) if isinstance(node, dict) else None
    if node is None and default is None:
        raise KitError(f"{lang}.toml has no {key!r}; add it")
    return str(default if node is None else node)


def edition(data: Data, district: str | int, lang: str = "vi", previous: str = "") -> Edition:
    """Everything a brief on `district` (code, slug or name) needs.

    previous: JSON of the edition before, `{"stamp": date, "observations": {id: {...}}}`; the
    batch passes it from its ledger.
    """
    strings(lang)
    place = data.district(district)
    findings = _audit.audit(data, place.code)
    facts = measures.facts(data, place.code, findings=findings)
    replaced = measures.facts(data, place.code, findings=findings, replaced=True)
    others = measures.comparators(data, place.code, pl.concat([facts, replaced]))
    rows = facts.rows(named=True)
    known = [*rows, *replaced.rows(named=True), *others.rows(named=True)]
    named = data.districts.filter(pl.col("code").is_in({row["district"] for row in known}))
    return Edition(
        data=data, place=place, lang=lang, facts=facts, rows=rows, findings=findings,
        aside=_aside(data, place.code), stamp=_stamp(data, rows),
        previous=json.loads(previous) if previous else {},
        plans=measures.plans(facts, findings), goals=measures.ahead(facts),
        catalogue={row["indicator"]: row for row in data.indicators.rows(named=True)},
        by_id={row["observation"]: row for row in known},
        doubts={one: row for row in worst_first(findings)[::-1] for one in row["observations"]
                if row["state"] in DOUBTFUL},
        places={unit.code: unit for unit in _districts.units(named)},
    )  # fmt: skip


def worst_first(findings: pl.DataFrame) -> list[dict[str, Any]]:
    """The findings one by one, contradictions before all others."""
    return sorted(findings.rows(named=True), key=lambda row: _audit.STATES.index(row["state"]))


def _aside(data: Data, code: str) -> frozenset[str]:
    """Ids of the rows set aside for an error whose article speaks of the district."""
    if data.aside.is_empty():
        return frozenset()
    speaks = pl.col("places").str.split(";").list.contains(code)
    articles = set(data.articles.filter(speaks)["article"])
    articles |= set(data.observations.filter(pl.col("district") == code)["article"])
    tables = data.aside.filter(pl.col("file").str.ends_with("observations.csv"))["row"]
    return frozenset(row for row in tables if row.rsplit(".", 2)[0] in articles)


def _stamp(data: Data, rows: Sequence[Mapping[str, Any]]) -> date:
    """as_of, else SOURCE_DATE_EPOCH, else the latest day anything in the brief became known."""
    if data.as_of:
        return data.as_of
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC).date()
    days = [row["known"] for row in rows if row["known"]]
    for row in rows:
        with suppress(ValueError):
            days.append(date.fromisoformat((row["reviewed_at"] or "")[:10]))
    return max(days, default=date(2025, 7, 1))


@lru_cache(maxsize=4096)
def number(value: float, lang: str, decimals: int | None = None) -> str:
    """A number in the reader's locale: `6.312` or `6,312`.

    >>> number(14500, "vi"), number(96.46, "en")
    ('14.500', '96.46')
    """
    shown = value if decimals is None else round(value, decimals)
    return str(_PATTERN.apply(shown, _LOCALES[lang]))


def day(e: Edition, when: date) -> When:
    """A date as the reader writes it."""
    return When(_date(e.lang, "d/M/y" if e.lang == "vi" else "d MMMM y", when))


@lru_cache(maxsize=1024)
def _date(lang: str, pattern: str, when: date) -> str:
    return format_date(when, pattern, locale=_LOCALES[lang])


def period(e: Edition, value: str) -> When:
    """A period in words: `năm 2021`, `first half of 2022`."""
    start, end = _periods.bounds(value)
    span = _periods.span(value)
    return day(e, start) if span == "day" else _span(e.lang, span, start, end)


@lru_cache(maxsize=1024)
def _span(lang: str, span: str, start: date, end: date) -> When:
    slots = {
        "year": str(end.year), "first": str(start.year), "last": str(end.year),
        "half": "1" if start.month == 1 else "2",
        "quarter": ("I", "II", "III", "IV")[(end.month - 1) // 3],
        "month": _date(lang, "LLLL" if lang == "en" else "M", end),
        "from": _date(lang, "LLLL" if lang == "en" else "M", start),
    }  # fmt: skip
    key = f"{span}{slots['half']}" if span == "half" else span
    if span == "months" and start.year != end.year:
        key = "months_years"
    return When(plain(fill(_word(lang, f"period.{key}"), **slots)))


def as_of(e: Edition, row: Mapping[str, Any]) -> When:
    """The day on which a figure was counted, `đến 26/5/2022`, or else its period."""
    counted = row.get("as_of")
    return When(plain(e("as_of", day=day(e, counted)))) if counted else period(e, row["period"])


def label(e: Edition, indicator: str, breakdown: str = "") -> Text:
    """Name of an indicator with its breakdown; digits in a class (badges for 30 years) are figures."""
    entry = e.catalogue.get(indicator)  # an edition before may name what the catalogue has dropped
    name: Text = (entry[f"label_{e.lang}"] if entry else indicator,)
    parts = member_text(e, breakdown)
    return (*name, " (", *parts, ")") if parts else name


def member_text(e: Edition, breakdown: str) -> Text:
    """`level=province;status=proposed` in words."""
    pieces: list[Any] = []
    for pair in filter(None, breakdown.split(";")):
        dimension, _, member = pair.partition("=")
        if pieces:
            pieces.append(", ")
        template = e.word(f"members.{dimension}.{member}", e.word(f"members.{dimension}.any", "{member}"))
        digits = any(c.isdigit() for c in member)
        pieces += fill(template, member=Figure(member) if digits else member)
    return tuple(pieces)


def quantity(e: Edition, row: Mapping[str, Any], decimals: int | None = None) -> str:
    """Value, denominator, qualifier and unit of an observation as text: `trên 14.500`, `19/25`."""
    if row["unit"] == "status":
        return e.word("units.status")
    shown = number(row["value"], e.lang, decimals)
    if row["of"] is not None:
        shown = plain(e("of", n=shown, of=number(row["of"], e.lang)))
    if row["qualifier"] == "range":
        shown = plain(e("qualifiers.range", n=shown, m=number(row["value_max"], e.lang)))
    unit = e.word(f"units.{row['unit']}", "{n} " + row["unit"].replace("_", " "))
    shown = plain(fill(unit, n=shown))
    if row["qualifier"] in ("exact", "range"):
        return shown
    return plain(e(f"qualifiers.{row['qualifier']}", n=shown))


def _said(e: Edition, row: Mapping[str, Any]) -> str:
    """The quantity; of a goal told as a rise or fall, with the word for it."""
    whole = row["unit"] == "percent" and row["own_unit"] in ("percent", "count")
    moved = row["unit"] in ("percent", "percentage_points") and not whole
    if row["kind"] not in ("target", "plan") or not moved:
        return quantity(e, row)
    ends = sorted(abs(row[end]) for end in ("value", "value_max") if row[end] is not None)
    said = quantity(e, {**row, "value": ends[0], "value_max": ends[-1] if len(ends) > 1 else None})
    return e.word("goals.fall" if row["value"] < 0 else "goals.rise").replace("{figure}", said)


def figure(e: Edition, observation: str, shown: str | None = None) -> Figure:
    """An observation as the brief prints it; `shown`: its text, without the word that it is in doubt."""
    made: Figure | None = e.memo.get((observation, shown))
    if made is None:
        row = e.by_id[observation]
        made = e.memo[observation, shown] = Figure(
            text=doubted(e, row, _said(e, row)) if shown is None else shown,
            role="observation", value=row["value"], unit=row["unit"], observation=observation,
            article=row["article"], paragraph=row["paragraph"], surface=row["surface"],
            audit=row["audit"], source=row["source"], card=_card(e, row),
        )  # fmt: skip
    return made


def doubted(e: Edition, row: Mapping[str, Any], shown: str) -> str:
    """`shown` with the word that the audit doubts it, where it does."""
    return shown + e.word(f"doubts.{row['audit']}", "")


def derived(
    e: Edition, value: float, unit: str, origins: Sequence[str], shown: str | None = None, how: str = ""
) -> Figure:
    """A figure computed from observations; its card names them, and `how` (`25 − 19`)."""
    known = [e.by_id[one] for one in origins if one in e.by_id]
    share = unit == "percent" and not (len(known) == 1 and known[0]["unit"] == "percent")
    text = shown if shown is not None else unit_text(e, value, unit, 1 if share else 2)
    if not how and unit == "percent" and len(known) == 1 and known[0]["of"]:
        how = f"{number(known[0]['value'], e.lang)} : {number(known[0]['of'], e.lang)}"
    card = [(e.word("card.derived"), "; ".join(f"{_name(e, r)}: {quantity(e, r)}" for r in known))]
    equal = "=" if number(value, e.lang) in text else "≈"
    card += [(e.word("card.how"), f"{how} {equal} {text}")] if how else []
    word = e.word("card.paragraph").lower()
    told = dict.fromkeys(f"{publication(e, r)}, {word} {r['paragraph']}" for r in known)
    card += [(e.word("card.source"), "; ".join(told))]
    card = card if known else [(e.word("card.derived"), e.word("card.count"))]
    return Figure(
        text=text, role="derived", value=value, unit=unit, origins=tuple(origins),
        article=known[0]["article"] if known else None, card=tuple(card),
        source=known[0]["source"] if known else None, paragraph=known[0]["paragraph"] if known else None,
    )  # fmt: skip


def ordinal(e: Edition, place: int, tied: bool = False) -> Figure:
    """A place in a ranking: `thứ 3`, `joint 3rd`."""
    last = 0 if place % 100 in (11, 12, 13) else place % 10
    key = {1: "first", 2: "second", 3: "third"}.get(last, "other")
    said = plain(e(f"ordinals.{key}", n=count(e, place)))
    return Figure(plain(e("ordinals.tied", place=said)) if tied else said, "count", float(place), "rank")


def count(e: Edition, value: int) -> Figure:
    """How many articles, districts or indicators: a count of the kit's own."""
    return Figure(number(value, e.lang), role="count", value=float(value), unit="count")


def unit_text(e: Edition, value: float, unit: str, decimals: int = 2) -> str:
    """A computed number with its unit, rounded for reading."""
    return plain(fill(e.word(f"units.{unit}", "{n}"), n=number(value, e.lang, decimals)))


def bounded(e: Edition, value: float, qualifier: str, unit: str, decimals: int = 1) -> str:
    """A computed number with the qualifier of what it was computed from; a bound is never rounded beyond
    itself: more than 19.83 is more than 19."""
    scale, told = 10**decimals, "at_least" if qualifier == "range" else qualifier
    if told in ("more_than", "at_least"):
        value = math.floor(round(scale * value, 6)) / scale
    elif told == "less_than":
        value = math.ceil(round(scale * value, 6)) / scale
    row = {"value": value, "of": None, "unit": unit, "qualifier": told}
    return quantity(e, row, decimals)


def publication(e: Edition, row: Mapping[str, Any]) -> str:
    """`Báo Đồng Khởi, 18/4/2022`."""
    when = row["published"][:10]
    shown = day(e, date.fromisoformat(when)).text if len(when) == 10 else e.word("undated")
    return f"{row['publisher']}, {shown}"


def _name(e: Edition, row: Mapping[str, Any]) -> str:
    """`Chỉ tiêu đạt và vượt, huyện Chợ Lách, năm 2021`."""
    name = plain(label(e, row["indicator"], row["breakdown"]))
    return f"{name}, {district_name(e, row['district'])}, {period(e, row['period']).text}"


def district_name(e: Edition, code: str) -> str:
    """A district as a sentence names it."""
    place = e.places.get(code) or e.data.district(code)
    return place.full_name if e.lang == "vi" else place.name


def check_name(e: Edition, finding: Mapping[str, Any]) -> Text:
    """What a check is about: an indicator and its set, or the set that rating classes divide."""
    first, *rest = (e.by_id[one] for one in finding["observations"] if one in e.by_id)
    group, rule = first["composition"], f"rules.{finding['rule']}"
    if finding["rule"] in ("classes", "hundred") and group:
        return e(rule, label=e.word(f"compositions.{group}", group))
    whole = lower_first(label(e, rest[0]["indicator"], rest[0]["breakdown"])) if rest else None
    return e(rule, label=label(e, finding["indicator"], first["breakdown"]), whole=whole)


def _card(e: Edition, row: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    card: tuple[tuple[str, str], ...] | None = e.memo.get(row["observation"])
    if card is None:
        card = e.memo[row["observation"]] = tuple(_card_rows(e, row))
    return card


def _card_rows(e: Edition, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    lang = "" if e.lang == "vi" else "vi"
    name = plain(label(e, row["indicator"], row["breakdown"]))
    yield e.word("card.indicator"), f"{name}, {as_of(e, row).text}"
    if row["kind"] != "actual":
        yield e.word("card.kind"), e.word(f"kinds.{row['kind']}")
    yield e.word("card.printed"), Told(f"“{row['surface']}”", lang)
    yield e.word("card.source"), publication(e, row)
    yield e.word("card.article"), Told(row["title"], lang, row["url"])
    yield e.word("card.paragraph"), str(row["paragraph"])
    verdict = e.word(f"states.{row['audit']}")
    if row["audit"] in DOUBTFUL and (finding := e.doubts.get(row["observation"])):
        verdict += f": {plain(lower_first(check_name(e, finding)))}"
    yield e.word("card.audit"), verdict
    if row["note"] and not row["note"].startswith("#"):
        yield e.word("card.note"), Told(row["note"], lang)
    if said := archived(e.data.folder, row["article"], row["paragraph"]):
        yield e.word("card.archive"), Told(said, lang, mark=row["surface"])


@lru_cache(maxsize=256)
def _archive(folder: Path, article: str) -> tuple[str, ...]:
    file = folder / "archive" / f"{article}.txt"
    if not file.is_file():
        return ()
    return tuple(line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip())


def archived(folder: Path, article: str, paragraph: int) -> str:
    """The paragraph itself, where the analyst's own archive has the article."""
    lines = _archive(folder, article)
    return lines[paragraph - 1] if 0 < paragraph <= len(lines) else ""
