"""Sentences made from claims: each takes an edition (and a measure) and returns a `Block`.

No sentence says more than its data. To add one, write its words in vi.toml and en.toml, fill the
slots here with `figure` or `derived`, and call it from a notebook cell.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl

from kit import _periods, measures
from kit._districts import english
from kit.edition import (
    Edition,
    as_of,
    bounded,
    count,
    day,
    derived,
    doubted,
    figure,
    label,
    member_text,
    number,
    ordinal,
    period,
    quantity,
    unit_text,
)
from kit.edition import district_name as district_name
from kit.prose import Block, Figure, Text, cards, fill, heading, items, join, paragraph, plain, upper_first

REFORM = date(2025, 7, 1)
CITIES = {"Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh"}
CARDS, CARDS_A_THEME = 6, 3


def place_name(e: Edition) -> str:
    """`huyện Giồng Trôm`, `Giồng Trôm District`."""
    return e.place.full_name if e.lang == "vi" else english(e.place.type, e.place.name)


def title(e: Edition) -> str:
    """The brief's title, plain."""
    return plain(upper_first(e("title", place=place_name(e))))


def document(e: Edition) -> dict[str, Any]:
    """What the file says of itself: title, language, district, edition."""
    return {
        "title": title(e), "lang": e.lang, "district": e.place.code, "slug": e.place.slug,
        "stamp": e.stamp.isoformat(), "description": plain(e("description", place=place_name(e))),
        "headline": headline(e).plain, **coverage_numbers(e),
    }  # fmt: skip


def head(e: Edition) -> Block:
    """Title, headline, place line and edition line: the first screen."""
    name = upper_first(named(place_name(e)))
    return (
        heading(1, name, "brief")
        + headline(e)
        + paragraph(place_line(e), "place")
        + paragraph(communes_line(e), "place")
        + paragraph(edition_line(e), "place")
    )


def section(e: Edition, key: str) -> Block:
    """The heading of a section."""
    slots: dict[str, Any] = {"articles": articles(e)} if key == "silence" else {}
    if key == "changes" and e.previous:
        slots["stamp"] = day(e, date.fromisoformat(e.previous["stamp"]))
    words = "silence_none" if key == "silence" and not e.rows else key
    return heading(2, e(f"sections.{words}", **slots), f"sec-{key}")


def articles(e: Edition) -> Figure:
    """How many articles the brief is made from: those that a later one superseded, too."""
    return count(e, len({row["source"] for row in e.by_id.values() if row["district"] == e.place.code}))


def headline(e: Edition) -> Block:
    """The result that matters in one or two sentences, from targets or else the leading results."""
    if not e.rows:
        return paragraph(e("headline.nothing", place=named(place_name(e))), "headline")
    if achieved := _counted(e):
        return paragraph(_achieved(e, achieved), "headline")
    chosen = _leading(e)
    if not chosen:
        slots = {"place": named(place_name(e)), "articles": articles(e)}
        return paragraph(e("headline.ahead_only", **slots), "headline")
    latest = chosen[0]["period"]
    same = [row for row in chosen if row["period"] == latest][:3]
    facts = join([_phrase(e, row) for row in same], ", ", e.word("headline.and"))
    lead = upper_first(e("headline.lead", period=period(e, latest), facts=facts))
    no_targets = () if e.aside else (" ", *e("headline.no_targets", articles=articles(e)))
    return paragraph((*lead, *no_targets), "headline")


def _counted(e: Edition) -> list[dict[str, Any]]:
    """Rows of `measures.achievement` of which the number of targets set is known."""
    return [row for row in measures.achievement(e.facts).rows(named=True) if row["set"] is not None]


def _achieved(e: Edition, achieved: list[dict[str, Any]]) -> Text:
    row = achieved[0]
    met, ids = figure(e, row["from"][0]), row["from"]
    exceeded = None if row["exceeded"] is None else e("headline.exceeded", n=figure(e, ids[1]))
    missed = e("headline.missed", n=_missed(e, row)) if row["missed"] else None
    said = upper_first(
        e("headline.achieved", period=period(e, row["period"]), place=named(place_name(e)), met=met,
          issuer=_issuer(e, row), share=_or_share(e, row), exceeded=exceeded, missed=missed,
          done=e("headline.both" if exceeded else "headline.met"))
    )  # fmt: skip
    return (*said, *_before(e, achieved), *_versus(e, row))


def _issuer(e: Edition, row: dict[str, Any]) -> Text:
    """Who set the targets, behind them, where the article says so."""
    return (" (", *member_text(e, row["breakdown"]), ")") if row["breakdown"] else ()


def _missed(e: Edition, row: dict[str, Any]) -> Figure:
    how = f"{number(row['set'], e.lang)} − {number(row['met'], e.lang)}"
    return derived(e, row["missed"], "count", row["from"][:1], how=how)


def _met_share(e: Edition, row: dict[str, Any]) -> Figure | None:
    """The share of targets met, where the number met is exact."""
    if row["qualifier"] != "exact":
        return None
    ids, how = row["from"][:1], f"{number(row['met'], e.lang)} : {number(row['set'], e.lang)}"
    return derived(e, row["share"], "percent", ids, unit_text(e, row["share"], "percent", 1), how)


def _or_share(e: Edition, row: dict[str, Any]) -> Text:
    share = _met_share(e, row)
    return e("headline.share", share=share) if share else ()


def _earlier(row: dict[str, Any], others: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The latest of the others that is of the same breakdown and part of an earlier year."""
    (start, end), found = _periods.bounds(row["period"]), []
    for other in others:
        first, last = _periods.bounds(other["period"])
        years = end.year - last.year
        same = (first.year + years, first.month, last.month) == (start.year, start.month, end.month)
        if years > 0 and same and other["breakdown"] == row["breakdown"]:
            found.append((last, other))
    return max(found, key=lambda one: one[0])[1] if found else None


def _before(e: Edition, achieved: list[dict[str, Any]]) -> Text:
    """The period before: the change where both were counted on the same number of targets."""
    now = achieved[0]
    then = _earlier(now, achieved[1:])
    if then is None:
        return ()
    slots: dict[str, Any] = {"period": period(e, then["period"]), "before": figure(e, then["from"][0])}
    slots["share"] = _or_share(e, then)
    if now["set"] != then["set"] or {now["qualifier"], then["qualifier"]} != {"exact"}:
        return (" ", *upper_first(e("headline.before", **slots)))
    gap = now["met"] - then["met"]
    most, least = (number(value, e.lang) for value in sorted((now["met"], then["met"]), reverse=True))
    ids = [now["from"][0], then["from"][0]]
    slots["difference"] = derived(e, abs(gap), "count", ids, how=f"{most} − {least}")
    key = "more" if gap > 0 else "fewer" if gap < 0 else "same_as"
    return (" ", *upper_first(e(f"headline.{key}", **slots)))


def _versus(e: Edition, row: dict[str, Any]) -> Text:
    """How the share of targets met stands against the others of the same period."""
    others = measures.against_others(e.data, e.place.code).filter(
        (pl.col("indicator") == "targets_met_or_exceeded") & (pl.col("period") == row["period"])
    )
    if others.is_empty() or row["breakdown"]:
        return ()
    mine = pl.col("district") == e.place.code
    own = others.row(by_predicate=mine, named=True)
    n = own["reporting"]
    if n >= measures.RANKED:
        rank = ordinal(e, own["place"], own["tied"])
        return (" ", *e("headline.versus_many", rank=rank, n=count(e, n)))
    told = [
        (named(district_name(e, other["district"])), _percent(e, other["value"], other["observation"]))
        for other in others.filter(~mine).rows(named=True)
    ]
    if n == 2:
        [(name, share)] = told
        return (" ", *upper_first(e("headline.versus_one", share=share, district=name)))
    return (" ", *e("headline.versus_few", others=join([(*name, " ", share) for name, share in told])))


def _percent(e: Edition, value: float, observation: str) -> Figure:
    shown = bounded(e, value, e.by_id[observation]["qualifier"], "percent")
    return derived(e, value, "percent", [observation], shown)


def _leading(e: Edition) -> list[dict[str, Any]]:
    """Results to lead with: ranks, core and comparable indicators before others, the latest first."""
    rows = (
        row for row in e.rows
        if row["kind"] == "actual" and not row["breakdown"] and row["unit"] == row["own_unit"]
        and row["indicator"] not in measures.SET
    )  # fmt: skip

    def weight(row: dict[str, Any]) -> tuple[Any, ...]:
        return (
            row["unit"] == "rank",
            row["core"] == "yes",
            row["direction"] != "none",
            row["comparable"] == "yes",
            row["end"],
        )

    return sorted(rows, key=weight, reverse=True)


def _phrase(e: Edition, row: dict[str, Any]) -> Text:
    shown = figure(e, row["observation"])
    template = e.word(f"phrases.{row['indicator']}", "")
    if template:
        return fill(template, figure=shown)
    name = label(e, row["indicator"])
    return (*(p.lower() if isinstance(p, str) else p for p in name[:1]), *name[1:], ": ", shown)


def key_figures(e: Edition) -> Block:
    """Up to six cards, one an indicator: targets met, then the leading results, then goals."""
    entries: list[tuple[Text, Text, Text]] = []
    achieved = _counted(e)
    for row in achieved[:1]:
        share = _met_share(e, row)
        told = e("cards.share", share=share) if share else ()
        note = _note(e, row, told, _earlier(row, achieved[1:]))
        entries.append((e("cards.targets"), (figure(e, row["from"][0]),), note))
    plans = {row["from"][0]: row for row in e.plans.rows(named=True)}
    leading: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _leading(e):
        leading[row["indicator"]].append(row)
    shown: Counter[str] = Counter()
    for row, *before in leading.values():
        by_name = row["unit"] == "count" and not any(map(str.isdigit, row["surface"]))
        if by_name or (row["theme"] == "targets" and row["unit"] != "rank") or row["unit"] == "status":
            continue
        shown[row["theme"]] += 1
        if shown[row["theme"]] > CARDS_A_THEME:
            continue
        told = ()
        if plan := plans.get(row["observation"]):
            told = (percent_of_plan(e, plan),)
        elif row["of"] and row["of_means"] == "base":
            told = (share_of(e, row),)
        entries.append((
            label(e, row["indicator"]), (figure(e, row["observation"]),),
            _note(e, row, told, _earlier(row, before)),
        ))  # fmt: skip
    for row in e.goals.rows(named=True):
        if row["kind"] == "target" and row["unit"] != "status" and len(entries) < CARDS_A_THEME:
            name = label(e, row["indicator"], row["breakdown"])
            entries.append((name, (figure(e, row["observation"]),), _note(e, row, e("cards.target"), None)))
    pieces = (piece for entry in entries[:CARDS] for content in entry for piece in content)
    e.memo["cards"] = {piece.observation for piece in pieces if isinstance(piece, Figure)}
    return cards(entries[:CARDS])


def _note(e: Edition, row: dict[str, Any], told: Text, before: dict[str, Any] | None) -> Text:
    """Under a figure: its period, what is told of it, and the figure of the year before."""
    earlier: Text = ()
    if before:
        one = before["from"][0] if "from" in before else before["observation"]
        earlier = (period(e, before["period"]), ": ", figure(e, one))
    return join([(as_of(e, row),), told, earlier], " · ")


def share_of(e: Edition, row: Mapping[str, Any]) -> Figure:
    """The percentage printed beside a count, else computed from its denominator."""
    keys = ("indicator", "breakdown", "period", "kind")
    for other in e.rows:
        if other["unit"] == "percent" and all(other[key] == row[key] for key in keys):
            return figure(e, other["observation"])
    return _percent(e, 100 * row["value"] / row["of"], row["observation"])


def percent_of_plan(e: Edition, plan: dict[str, Any]) -> Figure:
    """Per cent of plan of a row of `measures.plans`: as printed, else computed."""
    if plan["percent_origin"] == "printed":
        return of_plan(e, plan["from"][1])
    how = f"{number(plan['result'], e.lang)} : {number(plan['plan'], e.lang)}"
    shown = bounded(e, plan["percent"], plan["qualifier"], "percent_of_plan")
    return derived(e, plan["percent"], "percent", plan["from"], shown, how)


def of_plan(e: Edition, observation: str) -> Figure:
    """A printed percentage of plan, the qualifier around both: `từ 60% kế hoạch trở lên`."""
    row = e.by_id[observation]
    shown = quantity(e, {**row, "unit": "percent_of_plan"})
    return figure(e, observation, doubted(e, row, shown))


def place_line(e: Edition) -> Text:
    """Where the district was and, from July 2025, where its communes are now."""
    code = Figure(e.place.code)
    ended = e.place.valid_to and date.fromisoformat(e.place.valid_to) <= e.stamp
    slots: dict[str, Any] = {"code": code, "place": named(place_name(e))}
    slots["province"] = province(e, e.place.province)
    if not ended:
        return upper_first(e("place.before", **slots))
    slots["province_after"] = province(e, e.place.province_after)
    slots["ended"] = day(e, date.fromisoformat(e.place.valid_to))
    if e.place.valid_to < REFORM.isoformat():
        return upper_first(e("place.ended", **slots))
    same = e.place.province == e.place.province_after
    said = upper_first(e("place.after_same" if same else "place.after", **slots))
    former = join([named(name) for name in e.place.formerly], ", ")
    return (*said, " ", *e("place.formerly", names=former)) if former else said


def communes_line(e: Edition) -> Text:
    """The communes and wards that hold the district's communes since the reform."""
    if not e.place.communes_after or date.fromisoformat(e.place.valid_to) > e.stamp:
        return ()
    told = []
    for kind, key in {"Phường": "ward", "Xã": "commune", "Đặc khu": "zone"}.items():
        own = [named(unit[len(kind) + 1 :]) for unit in e.place.communes_after if unit.startswith(kind)]
        told.append(e(f"place.{key}", n=count(e, len(own)), names=join(own)) if own else ())
    names = join(told, "; ", e.word("headline.and"))
    return e("place.communes", n=count(e, len(e.place.communes_after)), names=names)


def province(e: Edition, name: str) -> str:
    """`tỉnh Bến Tre`, `Hà Nội City`."""
    return plain(e("place.city" if name in CITIES else "place.province", name=name))


def edition_line(e: Edition) -> Text:
    """Articles read and how fresh they are, how much of the core was reported, what contradicts."""
    info = coverage_numbers(e)
    slots: dict[str, Any] = {name: count(e, info[name]) for name in ("articles", "reported", "expected")}
    if info["latest"]:
        latest = date.fromisoformat(info["latest"])
        slots |= {"latest": day(e, latest), "age": _age(e, latest)}
    said = e("place.edition" if info["latest"] else "place.edition_undated", **slots)
    wrong = e.findings["state"].to_list().count("contradiction")
    return (*said, *e("place.contradictions", n=count(e, wrong))) if wrong else said


def _age(e: Edition, latest: date) -> Text:
    """How long before the edition's date a day was, in full years or else months."""
    months = 12 * (e.stamp.year - latest.year) + e.stamp.month - latest.month - (e.stamp.day < latest.day)
    if months < 1:
        return ()
    return e("place.years" if months > 11 else "place.months", n=count(e, months // 12 or months))


def coverage_numbers(e: Edition) -> dict[str, Any]:
    """articles, latest (ISO date or empty), reported and expected (numbers of core indicators)."""
    reported, core = measures.reported_share(e.data, e.place.code)
    days = [row["published"][:10] for row in e.rows if row["published"]]
    return {
        "articles": int(articles(e).value or 0), "latest": max(days, default=""),
        "reported": reported, "expected": core,
    }  # fmt: skip


def achievement(e: Edition, achieved: pl.DataFrame) -> Block:
    """A line a period: targets set, met, exceeded, missed."""
    lines: list[Text] = []
    for row in achieved.rows(named=True):
        if row["set"] is None:
            continue
        ids = row["from"]
        met = e.by_id[ids[0]]
        base = replace(figure(e, ids[0], shown=number(row["set"], e.lang)), value=row["set"])
        exceeded = None if row["exceeded"] is None else e("targets.exceeded", n=figure(e, ids[1]))
        missed = None if row["missed"] is None else e("targets.missed", n=_missed(e, row))
        lines.append(upper_first(e(
            "targets.summary", period=period(e, row["period"]), set=base, missed=missed, exceeded=exceeded,
            met=figure(e, ids[0], doubted(e, met, quantity(e, {**met, "of": None}))), issuer=_issuer(e, row),
            done=e("headline.both" if exceeded else "headline.met"),
        )))  # fmt: skip
    return items(lines, "claims")


def named(name: str) -> Text:
    """A name as text; its digits (Quận 1, a title) are listed as figures of the label kind."""
    parts = re.split(r"(\d[\d.,:/-]*)", name)
    return tuple(Figure(part) if part[:1].isdigit() else part for part in parts if part)
