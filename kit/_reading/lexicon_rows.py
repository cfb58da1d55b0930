"""What a row of the lexicon, or of the catalogue that it speaks of, may say in each of its columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches

from kit import _model

COLUMNS = ("role", "means", "side", "words", "with", "without", "unit", "note")
ROLES = "indicator figure breakdown kind scope not_figure beyond generic lasting plain paper short words"
SIDES = ("before", "after", "near", "sentence", "agent", "title", "")
_STANDS = {
    "indicator": SIDES[:3], "breakdown": SIDES[:5], "beyond": SIDES[:3], "figure": ("near", "title", ""),
    "not_figure": ("after", ""),
}  # fmt: skip
"""The sides of the roles that look at it."""
KINDS = (
    "target", "result", "assigned", "plan", "base", "over", "up", "down", "level", "growth", "share",
    "compared",
)  # fmt: skip
_MEANS = {
    "kind": KINDS,
    "scope": ("province", "city", "country", "commune", "beside", "elsewhere", "district", ""),
    "lasting": ("title", "article", ""),
    **dict.fromkeys(("not_figure", "beyond", "generic", "plain"), ("",)),
}
UNITS = (
    "count", "percent", "money", "usd_million", "rank", "status", "times", "ha", "km2", "m2", "m3", "km", "m",
    "tonnes", "kg", "kWh", "MW",
)  # fmt: skip
"""The classes of printed units that a row may ask for, beside those of the catalogue."""
_FULL = ("indicator", "figure")
_LOOKED_AT = dict.fromkeys(_FULL, ("with", "without", "unit")) | {"breakdown": ("unit",), "beyond": ("unit",)}
"""The roles that look at some of these three columns."""
Problem = tuple[str, str, str]
"""A column, what stands there, and what to do about it."""


def senseless(
    row: Mapping[str, str], members: Mapping[str, Collection[str]], units: Collection[str],
    provinces: Collection[str],
) -> Problem | None:  # fmt: skip
    """What a row of the lexicon says that nothing would come of; None if all of it has a sense.

    members: those of each indicator of the catalogue; units: classes that may be asked for; provinces: of
    the register, none where it is not known.
    """
    role, side = row["role"], row["side"]
    if role not in ROLES.split():
        return "role", role, f"write one of: {ROLES.replace(' ', ', ')}"
    if not row["words"].replace("|", "").strip():
        return "words", row["words"], "write the newspapers' own words, joined by |"
    if remedy := _unmeant(row, members, provinces):
        return "means", row["means"], remedy
    if side not in (sides := _STANDS.get(role, ("",))):
        return "side", side, _one_of(role, sides)
    looked_at = _LOOKED_AT.get(role, ())
    for column in ("with", "without", "unit"):
        if row[column].strip() and column not in looked_at:
            return column, row[column], f"role `{role}` does not look at it; leave it empty"
    wanted = [part for part in row["unit"].split("|") if part]
    if role in _FULL and (wrong := [unit for unit in wanted if unit not in units]):
        return "unit", wrong[0], f"no unit that is read; write {', '.join(UNITS)}, or leave it empty"
    if role not in _FULL and (wrong := [unit for unit in wanted if unit not in members]):
        return "unit", wrong[0], f"for role `{role}` it names indicators, and this is none of indicators.csv"
    return None


def _one_of(role: str, allowed: Collection[str]) -> str:
    named = [word for word in allowed if word]
    if not named:
        return f"role `{role}` does not look at it; leave it empty"
    return f"for role `{role}` write {', '.join(named)}" + ", or leave it empty" * ("" in allowed)


def _unmeant(
    row: Mapping[str, str], members: Mapping[str, Collection[str]], provinces: Collection[str]
) -> str:
    """What to do about a `means` that means nothing; "" if it does."""
    role, means = row["role"], row["means"]
    name, _, value = means.partition("=")
    if role in _FULL and name not in members:
        return "not in indicators.csv; add it there first, or mend the name"
    if role == "figure" and not re.fullmatch(r"\d+(\.\d+)?", value):
        return "it says no value; write INDICATOR=VALUE, such as award_flag=1"
    if role == "indicator" and value:
        return "a value is for role `figure`; write the indicator alone"
    if role in _MEANS and means not in _MEANS[role]:
        return _one_of(role, _MEANS[role])
    if role == "breakdown" and means not in {"level=city"}.union(*members.values()):
        return "no indicator has this breakdown; add it to `breakdowns` in indicators.csv"
    if role == "words" and not means:
        return "write the name of the group, which `@name` calls"
    if role == "short" and not means:
        return "write in full what the words abbreviate"
    if role == "paper" and provinces and means not in provinces:
        near = get_close_matches(means, provinces, n=1)
        said = f", such as {near[0]}" if near else ""
        return f"no province of districts.csv; write one of before July 2025{said}"
    return ""


def catalogued(row: Mapping[str, str]) -> list[Problem]:
    """What a row of the catalogue says that reading cannot use."""
    cells = {name: (row.get(name) or "").strip() for name in _model.FORMS}
    wrong = [name for name, form in _model.FORMS.items() if not re.fullmatch(form, cells[name])]
    low, high = cells["plausible_min"], cells["plausible_max"]
    if low and high and not any("plausible" in name for name in wrong) and float(low) > float(high):
        wrong.append("bounds_order")
    told = (_model.REMEDIES[f"indicators.{name}"] for name in wrong)
    return [(column, cells[column], remedy) for column, remedy in told]
