"""Worked examples: what is started runs as it is."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kit import _load, _new
from kit._reading.extract import extract
from kit.errors import KitError, UnknownDistrict

DATA = Path(__file__).resolve().parent.parent / "data"


def run(notebook: Path) -> str:
    out = notebook.with_name("out.ipynb")
    asked = [
        sys.executable,
        "-m",
        "papermill",
        "--no-progress-bar",
        "--engine",
        "kit",
        str(notebook),
        str(out),
    ]
    done = subprocess.run(asked, cwd=notebook.parent, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return out.read_text(encoding="utf-8")


def test_a_notebook_runs_as_it_is(data: Path) -> None:
    (file,) = _new.new("notebook", "Chỉ tiêu của tôi", data)
    assert file == data.parent / "notebooks" / "chi-tieu-cua-toi.ipynb"
    done = run(file)
    assert "Giồng Trôm" in done
    assert "image/svg+xml" in done
    before = file.read_bytes()
    with pytest.raises(KitError, match="there already"):
        _new.new("notebook", "Chỉ tiêu của tôi", data)
    assert file.read_bytes() == before


def test_a_district_note_is_about_the_district(data: Path) -> None:
    (file,) = _new.new("district-note", "chợ lách", data)
    assert file.name == "cho-lach-note.ipynb"
    notebook = json.loads(file.read_text("utf-8"))
    (cell,) = [cell for cell in notebook["cells"] if "parameters" in cell["metadata"].get("tags", [])]
    assert 'district = "832"' in "".join(cell["source"])
    assert all(not cell.get("outputs") for cell in notebook["cells"])
    with pytest.raises(KitError, match="there already"):
        _new.new("district-note", "832", data)
    with pytest.raises(UnknownDistrict):
        _new.new("district-note", "Atlantis", data)


def test_an_indicator_can_be_read_at_once(data: Path) -> None:
    before = {name: (data / name).read_bytes() for name in ("indicators.csv", "lexicon.csv")}
    files = _new.new("indicator", "flying_carpets", data)
    assert [file.name for file in files] == ["indicators.csv", "lexicon.csv"]
    assert all((data / name).read_bytes().startswith(content) for name, content in before.items())
    loaded = _load.load(data)
    assert loaded.aside.height == _load.load(DATA).aside.height
    assert loaded.indicators.filter(indicator="flying_carpets").height == 1
    text = "Huyện Giồng Trôm họp\nNăm 2022, huyện Giồng Trôm có thêm 12 flying carpets.\nHết."
    (found,) = extract(text, lexicon=data / "lexicon.csv", districts=data / "districts.csv")
    assert (found.indicator, found.value, found.district) == ("flying_carpets", 12, "834")


def test_what_is_left_of_the_example_is_named_until_it_is_written(data: Path) -> None:
    assert _new.unfinished(data) == []
    _new.new("indicator", "flying_carpets", data)
    told = _new.unfinished(data)
    assert len(told) == 5
    assert "indicators.csv line " in told[0]
    assert "(flying_carpets), column label_vi: 'Chỉ tiêu mới: flying carpets': still" in told[0]
    assert "lexicon.csv line " in told[4] and "column words: 'flying carpets': still the example's" in told[4]
    for name, old, new in (
        ("indicators.csv", "Chỉ tiêu mới: flying carpets", "Thảm bay"),
        ("indicators.csv", "New: flying carpets", "Flying carpets"),
        ("indicators.csv", _new.INDICATOR["definition_vi"], "Số thảm bay được."),
        ("indicators.csv", _new.INDICATOR["definition_en"], "Carpets that fly."),
        ("lexicon.csv", "flying carpets", "thảm bay"),
    ):
        file = data / name
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    assert _new.unfinished(data) == []


@pytest.mark.parametrize("name", ["targets_total", "Bad Id", "", "x-y"])
def test_an_indicator_is_never_overwritten(data: Path, name: str) -> None:
    before = (data / "indicators.csv").read_bytes()
    with pytest.raises(KitError):
        _new.new("indicator", name, data)
    assert (data / "indicators.csv").read_bytes() == before


def test_the_example_row_fills_the_catalogues_columns() -> None:
    with (DATA / "indicators.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert set(_new.INDICATOR) <= set(header)


def test_nothing_else_can_be_started(data: Path) -> None:
    with pytest.raises(KitError, match="district-note, indicator or notebook"):
        _new.new("novel", "x", data)
