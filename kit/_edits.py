"""What an edit must keep beside the rules of the tables: the article's words, the catalogue's sense."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from rapidfuzz import process

from kit import _articles, _audit, _districts, _periods
from kit._load import Data
from kit.errors import AmbiguousDistrict, KitError, Refused, UnknownDistrict

UNPRINTED = "does not stand in its paragraph; copy it from there letter by letter"
UNCHANGED = "this edit changes nothing: accept takes the row as it stands, an edit needs COLUMN=VALUE"
UNNAMED = "the article names it nowhere; mend it, or say in `note` how it is known"
_NOTED = "; if the paper does print it so, say that in `note`"
_SCALES = (1.0, 1e3, 1e6, 1e9, 1e-3, 1e-6, 1e-9)
_MEASURES = ("unit", "indicator", "kind")
"""What else than a value makes one implausible."""
_RESULTS = ("actual", "change", "percent_of_plan")
"""Kinds of statement that tell of what has been; how many targets were set is one, whatever they are for."""
Entry = dict[str, str]


def printed(surface: str, paragraph: str) -> bool:
    """Whether a figure stands in a paragraph letter by letter."""
    return unicodedata.normalize("NFC", surface) in unicodedata.normalize("NFC", paragraph)


def cells(data: Data, changes: Mapping[str, object], editable: Sequence[str]) -> dict[str, str]:
    """The cells of an edit as the table writes them; a district's name becomes its code."""
    if wrong := [name for name in changes if name not in editable]:
        raise KitError(f"column {', '.join(wrong)} cannot be edited; choose from {', '.join(editable)}")
    edited = {name: str(value).strip() for name, value in changes.items()}
    known = data.indicators["indicator"].to_list()
    if (name := edited.get("indicator")) and name not in known:
        near = [one for one, *_ in process.extract(name, known, limit=3, score_cutoff=50)]
        said = f"nearest: {', '.join(near)}; " if near else ""
        remedy = f"not in indicators.csv; {said}use one of its ids"
        raise Refused("not stored", [_entry("indicator", name, "indicator_known", remedy)])
    if place := edited.get("district"):
        try:
            edited["district"] = data.district(place).code
        except (UnknownDistrict, AmbiguousDistrict) as error:
            rule = "ambiguous" if isinstance(error, AmbiguousDistrict) else "district_known"
            raise Refused("not stored", [_entry("district", place, rule, str(error))]) from error
    return edited


def doubts(
    data: Data, row: Mapping[str, Any], proposed: Mapping[str, Any], edited: Mapping[str, str]
) -> list[Entry]:
    """What the edited `row` says that neither article nor catalogue can mean, and the proposal did not."""
    catalogue = {entry["indicator"]: entry for entry in data.indicators.iter_rows(named=True)}
    entry, found = catalogue[row["indicator"]], list[Entry]()
    if not printed(row["surface"], proposed["text"]):
        found.append(_entry("surface", row["surface"], "unprinted", UNPRINTED))
    units = {*data.indicators["unit"], "percent", "percentage_points"}
    if row["unit"] not in units:
        found.append(_entry("unit", row["unit"], "unit", f"write one of: {', '.join(sorted(units))}"))
    if "of" in edited and row["of"] is not None:
        if not entry["of_means"]:
            remedy = f"{row['indicator']} is set against nothing (`of_means` is empty); leave it empty"
            found.append(_entry("of", edited["of"], "of_unused", remedy))
        elif not _said(row["of"], proposed["text"]):
            remedy = "no such number stands in the paragraph; write the printed one, or leave it empty"
            found.append(_entry("of", edited["of"], "of_printed", remedy))
    if (
        row["district"] != proposed["district"]
        and not row["note"]
        and not _named(data, row, proposed["text"])
    ):
        (unit,) = _districts.units(data.districts.filter(code=row["district"]))
        found.append(_entry("district", f"{unit.code} {unit.name}", "unnamed", UNNAMED))
    found += _later(data, row, proposed, entry)
    if found:
        return found
    before = {finding.rule for finding in _doubted(proposed, catalogue)}
    for finding in _doubted(row, catalogue):
        if finding.rule == "unit":
            remedy = f"{row['indicator']} is told in {entry['unit']}; write that unit, or another indicator"
            found.append(_entry("unit", row["unit"], "unit", remedy))
        elif finding.rule not in before and not row["note"]:
            bound = f"{finding.computed:.15g}" if finding.computed is not None else ""
            side = "at most" if finding.bound == "at_most" else "at least"
            said = f"plausible is {side} {bound}" if finding.rule == "range" else f"{bound} is printed"
            rule = finding.bound or "misread"
            column = next((name for name in _MEASURES if name in edited and "value" not in edited), "value")
            value = (
                f"{row['value']:.15g}"
                if column == "value"
                else f"{edited[column]}, value {row['value']:.15g}"
            )
            found.append(_entry(column, value, rule, f"{said}; mend it{_NOTED}", bound))
    return found


def _later(
    data: Data, row: Mapping[str, Any], proposed: Mapping[str, Any], entry: Mapping[str, Any]
) -> list[Entry]:
    """Times that the article could not know of: a day, or the period of a result, behind its publication."""
    day = str(_about(data, row)["published"] or "")[:10]
    if not day:
        return []
    found = list[Entry]()
    if row["as_of"] and str(row["as_of"]) > day:
        remedy = f"lies behind {day}, when the article was published; write a day it could know"
        found.append(_entry("as_of", str(row["as_of"]), "as_of_later", remedy))
    same = all(row[name] == proposed[name] for name in ("period", "kind", "indicator"))
    targets_set = entry["theme"] == "targets" and entry["direction"] == "none"
    told = row["kind"] in _RESULTS and not targets_set and not same
    if told and str(_periods.bounds(row["period"])[0]) > day:
        remedy = (
            f"begins behind {day}, when the article was published, and `{row['kind']}` is a result; write "
            "a period it could know, or the kind `plan` or `target`"
        )
        found.append(_entry("period", row["period"], "period_later", remedy))
    return found


def _about(data: Data, row: Mapping[str, Any]) -> dict[str, Any]:
    """The register's row of the article of `row`."""
    (about,) = data.articles.filter(article=row["article"]).rows(named=True)
    return about


def _named(data: Data, row: Mapping[str, Any], paragraph: str) -> bool:
    """Whether the article, or its row in the register, names the district of the edited `row`."""
    about = _about(data, row)
    try:
        lines = _articles.paragraphs(data.folder, row["article"])
    except (OSError, UnicodeError):
        lines = []
    told = _districts._plain(" ".join([about["title"] or "", paragraph, *lines]))
    (unit,) = _districts.units(data.districts.filter(code=row["district"]))
    names = map(_districts._plain, (unit.name, *unit.variants))
    return row["district"] in (about["places"] or "").split(";") or any(
        f" {one} " in f" {told} " for one in names
    )


def _doubted(row: Mapping[str, Any], catalogue: dict[str, Any]) -> list[_audit.Finding]:
    """What the audit finds wrong with one row by itself."""
    if row["indicator"] not in catalogue:
        return []
    rows = [dict(row)]
    return [*_audit.plausible(rows, catalogue), *_audit.surface(rows, catalogue)]


def _said(number: float, text: str) -> bool:
    parts = re.findall(r"(\d[\d.]*)(?:,(\d+))?", text)
    numbers = [float(f"{whole.replace('.', '')}.{decimals or 0}") for whole, decimals in parts]
    return any(math.isclose(number, one * scale) for one in numbers for scale in _SCALES)


def _entry(column: str, value: str, rule: str, remedy: str, bound: str = "") -> Entry:
    return {"column": column, "value": value, "rule": rule, "remedy": remedy, "bound": bound}
