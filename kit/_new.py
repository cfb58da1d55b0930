"""Something to start from: `new("indicator", "households_with_water", "data")`."""

from __future__ import annotations

import json
import re
from pathlib import Path

from kit import _articles, _districts, _load, _model
from kit._lexicon import COLUMNS
from kit.errors import KitError

NOTEBOOK = {
    "raw": "---\ntitle: {title}\nlang: vi\nexecute:\n  enabled: false\n---",
    "parameters": '# The data folder, and an indicator.\ndata = "data"\nindicator = "{indicator}"',
    "load": 'import altair as alt\n\nimport kit\n\nalt.renderers.enable("svg")\nopened = kit.load(data)',
    "table": (
        'places = opened.districts.select("name", district="code")\n'
        "table = (\n"
        '    opened.observations.filter(indicator=indicator, breakdown="", kind="actual")\n'
        '    .join(places, on="district", how="left")\n'
        '    .select("name", "period", "value", "of", "unit", "surface", "article")\n'
        '    .sort("period", "name")\n'
        ")\n"
        "table"
    ),
    "chart": (
        "bars = [\n"
        '    {"district": row["name"], "period": row["period"], "value": row["value"]}\n'
        "    for row in table.iter_rows(named=True)\n"
        "]\n"
        "alt.Chart(alt.Data(values=bars), width=460).mark_bar().encode(\n"
        '    x=alt.X("value:Q", title=None),\n'
        '    y=alt.Y("district:N", title=None),\n'
        '    row=alt.Row("period:N", title=None),\n'
        ")"
    ),
}
INDICATOR = {
    "theme": "society", "unit": "count", "label_vi": "Chỉ tiêu mới: {words}", "label_en": "New: {words}",
    "definition_vi": "Viết rõ số liệu này đếm gì và không đếm gì.",
    "definition_en": "Say what this figure counts and what it does not.", "measure": "flow",
    "direction": "none", "comparable": "no", "core": "no", "plausible_min": "0", "plausible_max": "1000000",
}  # fmt: skip
RULE = {"role": "indicator", "side": "after", "words": "{words}", "unit": "count"}
RULE |= {"note": "an example: write the newspapers' own words, joined by |"}


def new(kind: str, name: str, folder: str | Path = "data") -> list[Path]:
    """Write a worked example and return the files written or added to.

    district-note: notebooks/<slug>-note.ipynb, the district notebook set to the district `name`
    (code, slug, name). notebook: notebooks/<name>.ipynb with parameters, a table and a chart.
    indicator: a row `name` for indicators.csv and one for lexicon.csv, to be edited. `folder` is
    the data folder; notebooks/ lies beside it. Never overwrites: raises `KitError` instead.
    """
    data = _load.find("data", folder)
    if kind == "indicator":
        return _indicator(data, name)
    if kind == "district-note":
        district = _load.load(data).district(name)
        example = _load.find("notebooks", "notebooks") / "district.ipynb"
        content, changed = re.subn(
            r'district = \\"\d{3}\\"', f'district = \\\\"{district.code}\\\\"', example.read_text("utf-8")
        )
        if not changed:
            raise KitError(f'{example}: its parameters cell has no district = "834" to set; restore the file')
        return [_write(data, f"{district.slug}-note", content)]
    if kind == "notebook":
        slug = re.sub(r"\W+", "-", _districts.fold(name)).strip("-")
        return [_write(data, slug, _notebook(name, data))]
    raise KitError(f"{kind!r} is nothing to start; choose district-note, indicator or notebook")


def _write(data: Path, name: str, content: str) -> Path:
    file = data.parent / "notebooks" / f"{name}.ipynb"
    if file.exists() or not name:
        raise KitError(f"{file} is there already; choose another name")
    file.parent.mkdir(exist_ok=True)
    _articles.replace(file, content.encode())
    return file


def _notebook(title: str, data: Path) -> str:
    whole = _load.load(data).observations.filter(breakdown="", kind="actual")
    counts = whole.group_by("indicator").len().sort("len", "indicator", descending=[True, False])
    often = counts["indicator"][0] if counts.height else "targets_total"
    cells = []
    for number, (name, source) in enumerate(NOTEBOOK.items()):
        text = source.replace("{title}", json.dumps(title, ensure_ascii=False)).replace("{indicator}", often)
        cell = {"cell_type": "raw" if name == "raw" else "code", "id": f"cell-{number:02d}"}
        code: dict[str, object] = {} if name == "raw" else {"execution_count": None, "outputs": []}
        tags = {"tags": ["parameters"]} if name == "parameters" else {}
        cells.append(cell | code | {"metadata": tags, "source": text.splitlines(keepends=True)})
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    notebook = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


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
