"""Figures that words beside them give a unit or a sign, or make none."""

from __future__ import annotations

import pytest

from kit.quantities import quantities


@pytest.mark.parametrize(
    ("text", "read"),
    [("tăng từ 60 lên 65%", [(60, "percent"), (65, "percent")]),
     ("Từ 40 (năm 2020), giảm còn 35%", [(40, "percent"), (35, "percent")]),
     ("từ 12,5 xuống còn 9,1 triệu đồng", [(12.5, "vnd_million"), (9.1, "vnd_million")]),
     ("từ 1,1 triệu lên gần 1,2 triệu dân", [(1_100_000, "count"), (1_200_000, "count")]),
     ("từ mức 1.200 lên 1.500 nghìn tấn", [(1_200_000, "tonnes"), (1_500_000, "tonnes")]),
     ("từ 900 lên 1,2 nghìn tỷ đồng", [(900, "count"), (1200, "vnd_billion")]),
     ("từ 12/15 xã lên 90%", [(12, "count"), (90, "percent")]), ("từ 7/9 lên 90%", [(90, "percent")]),
     ("từ 5 xã xuống 3%", [(5, "count"), (3, "percent")]), ("thêm 5 lên 3%", [(5, "count"), (3, "percent")])],
)  # fmt: skip
def test_where_a_level_moves_from_shares_the_unit_of_where_it_ends(
    text: str, read: list[tuple[float, str]]
) -> None:
    found = quantities(text)
    assert [(q.value, q.unit) for q in found] == read
    assert {q.value_max for q in found} == {None}
