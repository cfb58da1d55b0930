"""What has changed since the edition before: as a measure, and as the brief tells it."""

from __future__ import annotations

import json
from pathlib import Path

import data_copy as dc
import pytest

import kit
from kit import _finish, _keys, measures

GT = dc.ARTICLE

# As a measure

KEPT = measures.EDITION


def told(identifier: str, indicator: str, value: str) -> dc.Row:
    return dc.observation(identifier, "834", indicator, "2021", value)


MEMBERS = told("a1.1.1", "party_members", "6000")


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ([MEMBERS], []),
        ([MEMBERS | {"value": "6100"}], [("correction", "a1.1.1", 6000, 6100)]),
        ([MEMBERS | {"qualifier": "more_than"}], [("correction", "a1.1.1", 6000, 6000)]),
        ([MEMBERS | {"district": "832"}], [("correction", "a1.1.1", 6000, 6000)]),
        ([MEMBERS | {"note": "read again", "reviewed_at": "2026-11-23"}], []),
        ([MEMBERS | {"observation": "a1.1.2"}], []),
        ([MEMBERS, told("a1.1.2", "party_cells", "300")], [("new_figure", "a1.1.2", None, 300)]),
        ([MEMBERS, told("a2.1.1", "party_cells", "300")], [("new_article", "a2.1.1", None, 300)]),
        ([MEMBERS, told("a2.1.1", "party_members", "6050")], [("supersession", "a2.1.1", 6000, 6050)]),
        ([told("a1.1.2", "party_cells", "300")],
         [("new_figure", "a1.1.2", None, 300), ("withdrawn", "a1.1.1", 6000, None)]),
    ],
)  # fmt: skip
def test_each_change_has_one_cause(
    tmp_path: Path, after: list[dc.Row], expected: list[tuple[object, ...]]
) -> None:
    before, now = (dc.told(tmp_path, *rows).observations.select(KEPT) for rows in ([MEMBERS], after))
    found = measures.changes(before, now)
    assert found.select("cause", "observation", "previous", "current").rows() == expected


# As the brief tells it


def before(data: kit.Data, stamp: str = "2022-06-01") -> str:
    """The edition before as the batch remembers it."""
    return json.dumps({"stamp": stamp, "observations": _keys.observations(data, "834")})


def test_the_first_edition_has_no_changes_and_the_same_data_none() -> None:
    assert "changes" not in dc.shown("834").sections
    again = dc.brief(dc.real(), "834", previous=before(dc.real(), "2026-01-01"))
    assert "Thay đổi so với bản ngày 1/1/2026\nKhông có thay đổi." in again.plain


def test_the_reform_is_a_change_of_its_own() -> None:
    brief = dc.brief(dc.real(), "834", previous=before(dc.real()))
    assert (
        "Địa giới: cấp huyện kết thúc hoạt động ngày 1/7/2025; địa bàn nay thuộc tỉnh Vĩnh Long."
        in brief.plain
    )
    assert "Không có thay đổi" not in brief.plain


def test_a_correction_and_a_new_article_are_told() -> None:
    early = kit.load(dc.DATA, as_of="2022-05-25")
    brief = dc.brief(dc.changed(f"{GT}.9.1", value=29.0, surface="29"), "834", previous=before(early))
    assert "Đính chính: Tập thể được khen thưởng (cấp huyện), năm 2021 – 29, trước là 27." in brief.plain
    assert "Bài báo mới (Báo Đồng Khởi, 26/5/2022) thêm 7 số liệu: " in brief.plain
    assert "; Đảng viên, năm 2022 – 6.312; " in brief.plain
    _finish.check_digits(brief.html, brief.figures)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_range_is_told_as_a_range_in_the_changes_too(lang: str) -> None:
    rough = dc.changed(f"{GT}.9.1", qualifier="range", value_max=30.0)
    brief = dc.brief(dc.real(), "834", lang, previous=before(rough))
    _finish.check_digits(brief.html, brief.figures)
    assert "27–30" in brief.plain


@pytest.mark.parametrize(
    ("cells", "said"),
    [({"district": "832"}, "vì số liệu là của nơi khác"), ({}, "vì dòng dữ liệu đã bị bỏ")],
)
def test_a_figure_that_goes_has_its_cause(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    folder, one = dc.copy(tmp_path), f"{GT}.9.1"
    if cells:
        dc.change(folder, GT, "articles", places="834;832")
        dc.change(folder, one, **cells)
    else:
        dc.keep(folder, lambda row: row["observation"] != one)
    brief = dc.brief(folder, "834", previous=before(dc.real(), "2026-01-01"))
    assert f"Rút lại {said}: Tập thể được khen thưởng (cấp huyện), năm 2021 – 27." in brief.plain
