"""Sentences made from claims: each takes an edition (and a measure) and returns a `Block`.

No sentence says more than its data. To add one, write its words in vi.toml and en.toml, fill the
slots here with `figure` or `derived`, and call it from a notebook cell.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl

from kit import measures
from kit.edition import Edition, count, day, derived, figure, label, period, quantity
from kit.prose import Block, Figure, Text, cards, fill, heading, items, join, paragraph, plain, upper_first

REFORM = date(2025, 7, 1)
CITIES = {"Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh"}
CARDS, CARDS_A_THEME = 6, 3


def place_name(e: Edition) -> str:
    """`huyện Giồng Trôm`, `Giồng Trôm District`."""
    if e.lang == "vi":
        return e.place.full_name
    if e.place.name.startswith("Quận "):
        return e.place.name.replace("Quận", "District")
    kinds = {"huyện": "District", "quận": "District", "thị xã": "Town", "thành phố": "City"}
    return f"{e.place.name} {kinds[e.place.type]}"


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
    return heading(2, e(f"sections.{key}"), f"sec-{key}")


def headline(e: Edition) -> Block:
    """The result that matters in one or two sentences, from targets or else the leading results."""
    if not e.rows:
        return paragraph(e("headline.nothing", place=named(place_name(e))), "headline")
    if achieved := _counted(e):
        return paragraph(_achieved(e, achieved), "headline")
    chosen = _leading(e)
    if not chosen:
        return paragraph(upper_first(e("headline.ahead_only", place=named(place_name(e)))), "headline")
    latest = chosen[0]["period"]
    same = [row for row in chosen if row["period"] == latest][:3]
    facts = join([_phrase(e, row) for row in same], ", ", e.word("headline.and"))
    lead = upper_first(e("headline.lead", period=period(e, latest), facts=facts))
    no_targets = () if e.aside else (" ", *e("headline.no_targets"))
    return paragraph((*lead, *no_targets), "headline")


def _counted(e: Edition) -> list[dict[str, Any]]:
    """Rows of `measures.achievement` of which the number of targets set is known."""
    return [row for row in measures.achievement(e.facts).rows(named=True) if row["set"] is not None]


def _achieved(e: Edition, achieved: list[dict[str, Any]]) -> Text:
    row = achieved[0]
    met, ids = figure(e, row["from"][0]), row["from"]
    exceeded = missed = None
    issuer = label(e, "targets_total", row["breakdown"])[1:] if row["breakdown"] else None
    if row["exceeded"] is not None:
        exceeded = e("headline.exceeded", n=figure(e, ids[1]))
    if row["missed"]:
        missed = e("headline.missed", n=derived(e, row["missed"], "count", ids[:1]))
    said = upper_first(
        e("headline.achieved", period=period(e, row["period"]), place=named(place_name(e)),
          met=met, issuer=issuer, exceeded=exceeded, missed=missed)
    )  # fmt: skip
    return (*said, *_before(e, achieved), *_versus(e, row))


def _before(e: Edition, achieved: list[dict[str, Any]]) -> Text:
    """The change on the period before, where both were counted on the same number of targets."""
    if len(achieved) < 2 or achieved[0]["set"] != achieved[1]["set"]:
        return ()
    now, then = achieved[:2]
    gap = now["met"] - then["met"]
    key = "more" if gap > 0 else "fewer" if gap < 0 else "same_as"
    difference = derived(e, abs(gap), "count", [now["from"][0], then["from"][0]])
    return (" ", *e(f"headline.{key}", difference=difference, period=period(e, then["period"])))


def _versus(e: Edition, row: dict[str, Any]) -> Text:
    """How the share of targets met stands against the others of the same period."""
    others = measures.against_others(e.data, e.place.code).filter(
        (pl.col("indicator") == "targets_met_or_exceeded") & (pl.col("period") == row["period"])
    )
    mine = pl.col("district") == e.place.code
    if others.is_empty():
        return ()
    own = others.row(by_predicate=mine, named=True)
    share = derived(e, own["value"], "percent", [own["observation"]])
    if own["reporting"] == 2:
        other = others.row(by_predicate=~mine, named=True)
        name = named(district_name(e, other["district"]))
        shown = derived(e, other["value"], "percent", [other["observation"]])
        return (" ", *e("headline.versus_one", share=share, other=shown, district=name))
    n, rank = count(e, own["reporting"]), count(e, own["place"])
    return (" ", *e("headline.versus_many", share=share, n=n, rank=rank))


def district_name(e: Edition, code: str) -> str:
    """Another district as a sentence names it."""
    place = e.data.district(code)
    return place.full_name if e.lang == "vi" else place.name


def _leading(e: Edition) -> list[dict[str, Any]]:
    """Results to lead with: the latest period first, comparable and core indicators before others."""
    rows = (
        row for row in e.rows
        if row["kind"] == "actual" and not row["breakdown"] and row["unit"] == row["own_unit"]
        and row["indicator"] not in measures.SET
    )  # fmt: skip

    def weight(row: dict[str, Any]) -> tuple[Any, ...]:
        return row["core"] == "yes", row["direction"] != "none", row["comparable"] == "yes", row["end"]

    return sorted(rows, key=weight, reverse=True)


def _phrase(e: Edition, row: dict[str, Any]) -> Text:
    shown = figure(e, row["observation"])
    template = e.word(f"phrases.{row['indicator']}", "")
    if template:
        return fill(template, figure=shown)
    name = label(e, row["indicator"])
    return (*(p.lower() if isinstance(p, str) else p for p in name[:1]), *name[1:], ": ", shown)


def key_figures(e: Edition) -> Block:
    """Up to six cards: targets met, then the leading results with plan or share, then goals."""
    entries: list[tuple[Text, Text, Text]] = []
    for row in _counted(e)[:1]:
        share = e("cards.share", share=derived(e, row["share"], "percent", row["from"][:1]))
        note = (period(e, row["period"]), " · ", *share)
        entries.append((e("cards.targets"), (figure(e, row["from"][0]),), note))
    plans = {row["from"][0]: row for row in e.plans.rows(named=True)}
    shown: Counter[str] = Counter()
    for row in _leading(e):
        shown[row["theme"]] += 1
        if row["theme"] == "targets" or row["unit"] == "status" or shown[row["theme"]] > CARDS_A_THEME:
            continue
        note = (period(e, row["period"]),)
        if plan := plans.get(row["observation"]):
            note = (*note, " · ", *e("cards.of_plan", percent=percent_of_plan(e, plan)))
        elif row["of"] and row["of_means"] == "base":
            note = (*note, " · ", *e("cards.share", share=_share(e, row)))
        entries.append((label(e, row["indicator"]), (figure(e, row["observation"]),), note))
    for row in e.goals.rows(named=True):
        if row["kind"] == "target" and row["unit"] != "status" and len(entries) < CARDS_A_THEME:
            note = (period(e, row["period"]), " · ", *e("cards.target"))
            entries.append((label(e, row["indicator"]), (figure(e, row["observation"]),), note))
    return cards(entries[:CARDS])


def _share(e: Edition, row: dict[str, Any]) -> Figure:
    """The percentage printed beside a count, else computed from its denominator."""
    keys = ("indicator", "breakdown", "period", "kind")
    for other in e.rows:
        if other["unit"] == "percent" and all(other[key] == row[key] for key in keys):
            return figure(e, other["observation"])
    return derived(e, 100 * row["value"] / row["of"], "percent", [row["observation"]])


def percent_of_plan(e: Edition, plan: dict[str, Any]) -> Figure:
    """Per cent of plan of a row of `measures.plans`: as printed, else computed."""
    if plan["percent_origin"] == "printed":
        return figure(e, plan["from"][1])
    return derived(e, plan["percent"], "percent", plan["from"])


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
    kinds = {"Xã": "commune", "Phường": "ward", "Đặc khu": "zone"}
    split = [(kind, unit.removeprefix(kind + " ")) for unit in e.place.communes_after
             for kind in kinds if unit.startswith(kind)]  # fmt: skip
    names = join([e(f"place.{kinds[kind]}", name=named(name)) for kind, name in split], ", ")
    return e("place.communes", n=count(e, len(e.place.communes_after)), names=names)


def province(e: Edition, name: str) -> str:
    """`tỉnh Bến Tre`, `Hà Nội City`."""
    return plain(e("place.city" if name in CITIES else "place.province", name=name))


def edition_line(e: Edition) -> Text:
    """Date of the edition, articles read, how much of the core was reported."""
    info = coverage_numbers(e)
    key = "place.edition" if info["latest"] else "place.edition_undated"
    latest = day(e, date.fromisoformat(info["latest"])) if info["latest"] else None
    return e(
        key, stamp=day(e, e.stamp), articles=count(e, info["articles"]), latest=latest,
        reported=count(e, info["reported"]), core=count(e, info["expected"]),
    )  # fmt: skip


def coverage_numbers(e: Edition) -> dict[str, Any]:
    """articles, latest (ISO date or empty), reported and expected (numbers of core indicators)."""
    reported, core = measures.reported_share(e.data, e.place.code)
    days = [row["published"][:10] for row in e.rows if row["published"]]
    return {
        "articles": len({row["source"] for row in e.rows}), "latest": max(days, default=""),
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
        base = replace(figure(e, ids[0], shown=_plain_number(e, row["set"])), value=row["set"])
        exceeded = missed = None
        if row["exceeded"] is not None:
            exceeded = e("targets.exceeded", n=figure(e, ids[1]))
        if row["missed"] is not None:
            missed = e("targets.missed", n=derived(e, row["missed"], "count", ids[:1]))
        issuer = label(e, "targets_total", row["breakdown"])[1:] if row["breakdown"] else None
        lines.append(upper_first(e(
            "targets.summary", period=period(e, row["period"]), set=base, issuer=issuer,
            met=figure(e, ids[0], shown=quantity(e, {**met, "of": None})), exceeded=exceeded,
            missed=missed,
        )))  # fmt: skip
    return items(lines, "claims")


def _plain_number(e: Edition, value: float) -> str:
    return quantity(e, {"value": value, "of": None, "qualifier": "exact", "unit": "count"})


def ahead(e: Edition, goals: pl.DataFrame) -> Block:
    """Targets and plans for periods without a result, apart from results."""
    lines: list[Text] = []
    for row in goals.rows(named=True):
        slots: dict[str, Any] = {
            "period": period(e, row["period"]),
            "label": label(e, row["indicator"], row["breakdown"]),
            "figure": figure(e, row["observation"]),
        }
        if row["unit"] == "status":
            key = "ahead.status"
            slots["figure"] = figure(e, row["observation"], shown=e.word("cards.target"))
        elif row["latest_id"]:
            key = "ahead.progress"
            slots["latest"] = figure(e, row["latest_id"])
            slots["latest_period"] = period(e, row["latest_period"])
        else:
            key = "ahead.line"
        lines.append(upper_first(e(key, **slots)))
    return paragraph(e("ahead.note"), "note") + items(lines, "claims") if lines else Block()


def per_organisation(e: Edition, ratios: pl.DataFrame) -> Block:
    """Members and cells an organisation: derived, and said to be."""
    blocks = Block()
    told = ratios.rows(named=True)
    for when in dict.fromkeys(row["period"] for row in told):
        parts = []
        for row in (row for row in told if row["period"] == when):
            shown = quantity(e, {"value": row["value"], "of": None, "unit": "count",
                                 "qualifier": row["qualifier"]}, decimals=0)  # fmt: skip
            one = derived(e, row["value"], "ratio", row["from"], shown=shown)
            parts.append(e(f"ratios.{row['ratio']}", figure=one))
        blocks += paragraph(e("ratios.note", period=period(e, when), parts=join(parts, "; ")), "note")
    return blocks


def others_note(e: Edition, compared: pl.DataFrame) -> Block:
    """What may be compared, and on which map of provinces."""
    if compared.is_empty():
        return paragraph(e("others.alone"), "note")
    key = "others.note_reform" if e.stamp >= REFORM else "others.note"
    return paragraph(e(key, reform=day(e, REFORM)), "note")


def named(name: str) -> Text:
    """A name as text; its digits (Quận 1, a title) are listed as figures of the label kind."""
    parts = re.split(r"(\d[\d.,:/-]*)", name)
    return tuple(Figure(part) if part[:1].isdigit() else part for part in parts if part)
