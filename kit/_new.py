"""Something to start from: `new("indicator", "households_with_water", "data")`; `unfinished` names what of
the example still stands."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

from kit import _articles, _districts, _load, _model
from kit._reading.lexicon_rows import COLUMNS
from kit.errors import KitError

INDICATOR = {
    "theme": "society", "unit": "count", "label_vi": "Chỉ tiêu mới: {words}", "label_en": "New: {words}",
    "definition_vi": "Viết rõ số liệu này đếm gì và không đếm gì.",
    "definition_en": "Say what this figure counts and what it does not.", "measure": "flow",
    "direction": "none", "comparable": "no", "core": "no", "plausible_min": "0", "plausible_max": "1000000",
}  # fmt: skip
RULE = {"role": "indicator", "side": "after", "words": "{words}", "unit": "count"}
RULE |= {"note": "an example: write the newspapers' own words, joined by |"}

_REMEDIES = {
    "indicators": "write the field's own name or definition",
    "lexicon": "write the newspapers' own words",
}


def new(kind: str, name: str, folder: str | Path = "data") -> list[Path]:
    """Write a worked example and return the files written or added to.

    district-note: notebooks/<slug>-note.ipynb, the district notebook set to the district `name`
    (code, slug, name). notebook: notebooks/<name>.ipynb, explore.ipynb under a title of its own.
    indicator: a row `name` for indicators.csv and one for lexicon.csv, to be edited. `folder` is
    the data folder; notebooks/ lies beside it. Never overwrites: raises `KitError` instead.
    """
    data = _load.find("data", folder)
    if kind == "indicator":
        return _indicator(data, name)
    if kind not in ("district-note", "notebook"):
        raise KitError(f"{kind!r} is nothing to start; choose district-note, indicator or notebook")
    example = "explore.ipynb"
    if kind == "district-note":
        unit = _load.load(data).district(name)
        example, stem, wanted = "district.ipynb", f"{unit.slug}-note", f'district = \\"{unit.code}\\"'
        there = r'district = \\"\d{3}\\"'
    else:
        stem = re.sub(r"\W+", "-", _districts.fold(name)).strip("-")
        title = f"title: {json.dumps(name, ensure_ascii=False)}\n"
        there, wanted = r'"title: [^"]*\\n"', json.dumps(title, ensure_ascii=False)
    source = _load.find("notebooks", "notebooks") / example
    content, changed = re.subn(there, lambda _: wanted, source.read_text("utf-8"), count=1)
    if not changed:
        raise KitError(f"{source}: its title or district cannot be set; restore the file")
    file = data.parent / "notebooks" / f"{stem}.ipynb"
    if file.exists() or not stem:
        raise KitError(f"{file} is there already; choose another name")
    file.parent.mkdir(exist_ok=True)
    _articles.replace(file, content.encode())
    return [file]


def unfinished(data: Path) -> list[str]:
    """A message for each text of the example that a new indicator in `data` still has."""
    told = []
    for name, key, example in (("indicators", "indicator", INDICATOR), ("lexicon", "means", RULE)):
        file = data / f"{name}.csv"
        lines = csv.DictReader(io.StringIO(file.read_text("utf-8-sig") if file.is_file() else "", newline=""))
        for row in lines:
            if name == "lexicon" and row.get("note") != RULE["note"]:
                continue
            for column in ("label_vi", "label_en", "definition_vi", "definition_en", "words"):
                text = example.get(column, "").replace("{words}", (row.get(key) or "").replace("_", " "))
                if text and row.get(column) == text:
                    place = f"{file} line {lines.line_num} ({row[key]}), column {column}"
                    told.append(f"{place}: {text!r}: still the example's; {_REMEDIES[name]}")
    return told


def _indicator(data: Path, name: str) -> list[Path]:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise KitError(f"{name!r} is no id; use lower-case letters, digits and `_`, such as jobs_created")
    catalogue, lexicon = data / "indicators.csv", data / "lexicon.csv"
    with _articles.locked(data):
        texts = [file.read_text("utf-8") if file.is_file() else "" for file in (catalogue, lexicon)]
        if any(re.search(rf"^(?:indicator,)?{name},", text, re.MULTILINE) for text in texts):
            raise KitError(f"{name} stands in {catalogue} or {lexicon} already; edit it there")
        words = name.replace("_", " ")
        row = {"indicator": name} | {key: text.replace("{words}", words) for key, text in INDICATOR.items()}
        rule = {"means": name} | {key: text.replace("{words}", words) for key, text in RULE.items()}
        _articles.append(catalogue, row, _model.COLUMNS["indicators"])
        _articles.append(lexicon, rule, COLUMNS)
    return [catalogue, lexicon]
