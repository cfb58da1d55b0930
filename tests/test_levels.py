"""Figures that words beside them give a unit or a sign, or make none."""

from __future__ import annotations

import pytest
from said import LEXICON

from kit._reading.extract import extract
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


@pytest.mark.parametrize(
    ("text", "read"),
    [("tăng trưởng âm 2,3%", [("âm 2,3%", -2.3)]), ("lãi âm 2 tỷ đồng", [("âm 2 tỷ đồng", -2)]),
     ("siêu âm 20% số ca", [("20%", 20)]), ("thu âm 12 bài, 3 cuộc", [("12", 12), ("3", 3)]),
     ("lúa vụ 3 được 500 ha", [("500 ha", 500)]), ("đứng đầu khối 2 của tỉnh", []),
     ("khối 7 cơ quan, số vụ 5", [("7", 7), ("5", 5)]), ("hoàn thành nhiệm vụ 9/10 tập thể", [("9/10", 9)]),
     ("nông nghiệp chiếm gần 1/3, dịch vụ 40%", [("40%", 40)]), ("chiếm 3/5 xã", [("3/5", 3)]),
     ("một phần ba trong cơ cấu", [])],
)  # fmt: skip
def test_a_minus_in_words_a_name_with_a_number_and_a_share(text: str, read: list[tuple[str, float]]) -> None:
    found = quantities(text)
    assert [(q.text, q.value) for q in found] == read
    assert [text[q.start : q.end] for q in found] == [words for words, _ in read]


def test_a_growth_below_zero_is_read_with_its_minus() -> None:
    told = "Huyện Giồng Trôm\nNăm 2022, tăng trưởng kinh tế của huyện âm 2,3%."
    (one,) = extract(told, published="2022-12-20")
    assert (one.value, one.surface) == (-2.3, "âm 2,3%")
    assert told[one.start : one.end] == one.surface


def test_a_noun_that_has_lost_its_space_is_counted() -> None:
    text = "Năm 2022, huyện kết nạp 241đảng viên; bình quân 15,8tiêu chí/xã; có 12xã đạt chuẩn nông thôn mới."
    told = [("members_admitted", 241), ("ntm_criteria_avg_per_commune", 15.8), ("ntm_communes", 12)]
    found = extract(f"Huyện Giồng Trôm\n{text}", lexicon=LEXICON, published="2022-12-20")
    assert [(one.indicator, one.value) for one in found] == told
    assert [q.value for q in quantities("quốc lộ 1A, dịch H5N1, mạng 5G, lớp 3D, điểm 4x4")] == []
