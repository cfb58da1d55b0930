"""The folder that is read, and what is found in it."""

from __future__ import annotations

from pathlib import Path

import data_copy as dc
import polars as pl
import pytest

import kit
from kit.errors import AmbiguousDistrict, DataError, UnknownDistrict


def test_the_data_of_the_project_keeps_every_rule(folder: Path) -> None:
    data = kit.load(folder)
    assert dc.messages(data) == []
    assert dc.ids(data.observations) == [row["observation"] for row in dc.read(folder)]
    assert data.superseded.is_empty()
    assert data.folder == folder
    assert data.observations.schema["value"] == pl.Float64
    assert data.observations.schema["as_of"] == pl.Date


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DataError, match=r"no folder .*nowhere.*--data"):
        kit.load(tmp_path / "nowhere")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataError, match="name the folder"):
        kit.load("not/here")


def test_the_folder_is_found_from_a_folder_below(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = folder.parent / "notebooks" / "mine"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert kit.load("data").folder == folder
    assert kit.load().folder == folder


@pytest.mark.parametrize(
    "query", ["834", "giong-trom", "giồng trôm", "GIONG TROM", "H. Giồng Trôm", "huyện Giồng Trôm"]
)
def test_a_district_is_found_by_code_slug_or_name(query: str) -> None:
    assert dc.real().district(query).code == "834"


def test_a_name_of_several_or_of_none_lists_candidates() -> None:
    data = dc.real()
    with pytest.raises(AmbiguousDistrict, match=r"names 10 districts"):
        data.district("Châu Thành")
    with pytest.raises(UnknownDistrict, match="Giồng Trôm"):
        data.district("Giong Tron")
