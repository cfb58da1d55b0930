"""A slip in our own table is never told as something the newspapers said or left out."""

from __future__ import annotations

from pathlib import Path

import data_copy as dc
import pytest

import kit

MET, MEMBERS = "bdk-20220418-giong-trom.9.10", "bdk-20220526-giong-trom.6.3"


@pytest.mark.parametrize("cells", [{"value": "6313"}, {"value": "6312", "surface": "6.321"}])
def test_a_value_that_is_not_its_print_is_a_contradiction(tmp_path: Path, cells: dict[str, str]) -> None:
    folder = dc.copy(tmp_path)
    dc.change(folder, MEMBERS, **cells)
    found = kit.audit(kit.load(folder), "giồng trôm").filter(rule="surface")
    assert found.select("state", "observations").rows() == [("contradiction", [MEMBERS])]


def test_every_value_of_the_five_articles_is_its_print() -> None:
    assert kit.audit(kit.load(dc.DATA)).filter(rule="surface").is_empty()


def test_a_row_set_aside_is_said_to_be_so(tmp_path: Path) -> None:
    folder = dc.copy(tmp_path)
    dc.change(folder, MET, of="15")
    said = dc.brief(kit.load(folder), "834").plain
    assert "1 dòng dữ liệu về huyện này đang được để riêng" in said
    assert "không cho biết huyện đạt bao nhiêu" not in said
    assert "để riêng" not in dc.brief(kit.load(dc.DATA), "834").plain


def test_nobody_counts_below_zero(tmp_path: Path) -> None:
    folder = dc.copy(tmp_path)
    dc.change(folder, MEMBERS, value="-6312")
    assert kit.load(folder).aside["column"].to_list() == ["value"]


def test_a_unit_that_ended_before_the_reform_is_not_ended_by_it() -> None:
    said = dc.brief(kit.load(dc.DATA), "762", "en").plain
    assert "ceased to exist on 1 January 2021" in said
    assert "abolished throughout Vietnam on" not in said
