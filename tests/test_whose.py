"""Whose a figure is: a district's, a commune's, a smaller place's, a province's."""

import pytest
from said import read, rows

SMALLER = [
    "Dịp này, 29 đảng viên của thị trấn Giồng Trôm được trao Huy hiệu Đảng.",
    "Kết nạp khá phải kể đến các đảng bộ Bình Hòa (11 đảng viên) và Lương Quới (9 đảng viên).",
]


@pytest.mark.parametrize("text", SMALLER)
def test_what_is_a_smaller_place_s(text: str) -> None:
    assert read(text) == []


def test_a_district_s_own_in_brackets() -> None:
    text = "Dẫn đầu về kết nạp là huyện Ba Tri (115 đảng viên)."
    assert rows(read(text), "district", "value") == [("836", 115)]


COMMUNE = "Sáng 15/11, xã Bình Hòa họp. Từ đầu năm kết nạp 5 đảng viên."


def test_a_headline_that_begins_with_a_commune() -> None:
    assert read(COMMUNE, "Bình Hòa (Giồng Trôm) phát triển đảng viên") == []
    assert read(COMMUNE, "Bình Hòa, xã đông dân nhất huyện Giồng Trôm, kết nạp đảng viên") == []


def test_a_long_first_paragraph_is_no_headline() -> None:
    words = "Huyện Giồng Trôm báo cáo với tỉnh về kết quả của nhiều năm xây dựng nông thôn mới " * 3
    first = f"{words}, thị trấn Giồng Trôm cũng đổi mới; toàn huyện kết nạp 112 đảng viên."
    assert [c.value for c in read("Người dân phấn khởi.", first)] == [112]


def test_a_headline_that_begins_with_a_province() -> None:
    text = "Trong năm, các đơn vị kết nạp 2.492 đảng viên."
    assert read(text, "Bến Tre nhìn lại công tác phát triển đảng viên") == []


def test_a_province_with_two_names() -> None:
    title = "Ba huyện ở Bến Tre, Bà Rịa - Vũng Tàu được khen"
    assert {c.district for c in read("Toàn huyện kết nạp 112 đảng viên.", title)} <= {""}
