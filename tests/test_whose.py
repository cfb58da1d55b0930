"""Whose a figure is: a district's, a commune's, a smaller place's, a province's."""

import pytest
from said import extract_in, read, rows

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


def test_districts_that_are_counted_reached_no_standard() -> None:
    text = "Năm 2021, cả nước có 12 huyện nông thôn mới được công nhận."
    assert "ntm_district" not in {c.indicator for c in read(text)}


def test_criteria_of_one_commune_and_of_several() -> None:
    text = "Xã Bình Hòa đạt 14 tiêu chí nông thôn mới."
    assert rows(read(text), "indicator", "value") == [("ntm_criteria_met_commune", 14)]
    assert read("Có 9 xã đạt từ 15 - 18 tiêu chí.") == []
    assert read("Toàn tỉnh có 9 xã đạt 14 tiêu chí nông thôn mới.") == []


def test_collectives_and_persons_together() -> None:
    assert read("Năm 2022, huyện khen thưởng 2.500 lượt tập thể, cá nhân.") == []


def test_a_share_of_the_plan_for_members() -> None:
    text = "Chỉ tiêu phát triển đảng viên đạt 100%."
    assert rows(read(text), "indicator", "kind") == [("members_admitted", "percent_of_plan")]


def test_set_against_the_year_before_ahead_of_the_figure() -> None:
    text = "Thu ngân sách đạt 85 tỷ đồng, so với cùng kỳ bằng 110,2%."
    assert rows(read(text), "kind", "value") == [("actual", 85), ("change", 10.2)]


def test_less_sure_of_words_and_of_lost_groups() -> None:
    def sure(text: str) -> float:
        return read(text)[0].confidence

    assert sure("Thu ngân sách đạt 1,545 tỷ đồng.") < sure("Thu ngân sách đạt 154,5 tỷ đồng.")
    assert sure("Hiện có tám xã nông thôn mới.") < sure("Hiện có 8 xã nông thôn mới.")


def test_two_districts_in_one_headline() -> None:
    title = "Giồng Trôm và Ba Tri kết nạp đảng viên"
    text = "Ở Giồng Trôm, huyện kết nạp 112 đảng viên.\nCòn Ba Tri, trong năm kết nạp 95 đảng viên."
    assert rows(read(text, title), "district", "value") == [("834", 112), ("836", 95)]
    (one,) = read("Trong năm kết nạp 112 đảng viên.", title)
    assert one.confidence < 0.5 < read("Trong năm kết nạp 112 đảng viên.")[0].confidence


def test_a_district_named_behind_its_count() -> None:
    text = "Huyện ủy tặng Huy hiệu Đảng cho 95 đảng viên của huyện Ba Tri."
    assert rows(read(text), "district", "value") == [("836", 95)]


def test_a_standard_that_several_districts_reached() -> None:
    text = (
        "Huyện Giồng Trôm được công nhận đạt chuẩn nông thôn mới năm 2021; huyện Ba Tri được công nhận đạt "
        "chuẩn nông thôn mới năm 2022."
    )
    assert rows(read(text), "district", "indicator", "period") == [
        ("834", "ntm_district", "2021"), ("836", "ntm_district", "2022"),
    ]  # fmt: skip


def test_districts_that_are_named_are_not_counted() -> None:
    text = "Hai huyện Giồng Trôm và Ba Tri đạt chuẩn nông thôn mới."
    assert "ntm_districts_recognized" not in {c.indicator for c in read(text)}


def test_rural_areas_of_a_clause_before() -> None:
    text = "Thu nhập ở khu vực nông thôn là 38,3 triệu đồng; tỷ lệ hộ nghèo còn 3,6%."
    assert rows(read(text), "indicator") == [("poverty_rate",)]


def test_a_headline_that_names_a_province_later() -> None:
    assert read("Cấp ủy đã kiểm tra 62 tổ chức đảng.", "Sáu tháng, Bến Tre kiểm tra nhiều đảng viên") == []


def test_a_city_with_two_full_stops() -> None:
    text = "Dẫn đầu là T.P Bến Tre kết nạp 60 đảng viên."
    assert rows(read(text), "district", "value") == [("829", 60)]


def test_a_hamlet_s_own() -> None:
    text = "Thôn có 75 hộ, 353 nhân khẩu. Thu nhập bình quân đầu người 27 triệu đồng/năm."
    assert read(f"Sáng 1/11, ngày hội diễn ra tại huyện Giồng Trôm.\n{text}", day="2022-11-02") == []


def test_a_province_at_the_beginning_of_a_sentence() -> None:
    text = "Bến Tre có dân số 1.280.000 người. Toàn huyện có dân số 170.000 người."
    assert rows(extract_in("Bến Tre", text), "value") == [(170000,)]
    assert rows(extract_in("Bến Tre", "TP. Bến Tre có dân số 125.000 người."), "district") == [("829",)]


def test_a_title_on_a_province_and_districts_named_below() -> None:
    title, text = "Bến Tre vượt chỉ tiêu nông thôn mới", "Kết quả trong năm rất khả quan."
    more = "Có huyện Giồng Trôm được khen.\nĐến cuối năm có 20 xã đạt chuẩn nông thôn mới."
    assert "834" not in {c.district for c in read(f"{text}\n{more}", title)}
    assert (
        read("Hai huyện Ba Tri và huyện Giồng Trôm dẫn đầu.\nTrong năm kết nạp 112 đảng viên.", title) == []
    )


def test_criteria_of_communes_that_are_counted() -> None:
    text = "Đến nay, 1 xã đã hoàn thành 19/19 tiêu chí nông thôn mới."
    assert "ntm_criteria_met_commune" not in {c.indicator for c in read(text)}


def test_a_standard_that_the_districts_listed_reached() -> None:
    text = "Tỉnh tổ chức lễ công bố các huyện Giồng Trôm, Ba Tri và Bình Đại đạt chuẩn nông thôn mới."
    found = read(text, "Ba huyện đón danh hiệu")
    assert rows(found, "indicator", "district", "period") == [
        ("ntm_district", code, "2022") for code in ("834", "836", "835")
    ]


def test_a_district_by_its_bare_name_in_an_article_on_two_provinces() -> None:
    text = "Việc khen thưởng diễn ra sáng qua.\nTại Mỏ Cày Nam, toàn Đảng bộ kết nạp 112 đảng viên."
    found = read(text, "Nhiều địa phương ở Bến Tre, Sóc Trăng được khen")
    assert rows(found, "district", "value") == [("833", 112)]


def test_a_title_on_all_districts() -> None:
    text = "Huyện Giồng Trôm đi đầu.\nTrong năm kết nạp 112 đảng viên."
    (one,), (its_own,) = read(text, "Kết nạp đảng viên trong tỉnh"), read(text, "Kết nạp đảng viên")
    assert one.confidence < 0.5 < its_own.confidence


def test_a_title_on_a_province_and_several_districts_in_the_lead() -> None:
    text = "Huyện Ba Tri, huyện Giồng Trôm và huyện Bình Đại đi đầu.\nTrong năm kết nạp 112 đảng viên."
    assert read(text, "Đảng bộ tỉnh chú trọng phát triển đảng viên") == []
    assert len(read(text, "Chú trọng phát triển đảng viên")) == 1


def test_a_commune_and_its_district_in_a_bracket() -> None:
    text = "Sau 6 năm, xã Phong Nẫm (Giồng Trôm) đã đạt 13/19 tiêu chí nông thôn mới."
    assert rows(read(text, "Phong Nẫm nước rút về đích"), "district", "value") == [("834", 13.0)]


def test_the_district_that_what_is_counted_is_in() -> None:
    title = "Ba đảng bộ của tỉnh xong đại hội chi bộ"
    text = "Cả tỉnh có 3 đảng bộ đã xong.\n100% chi bộ trực thuộc tại huyện Chợ Lách đã hoàn thành đại hội."
    assert [c.district for c in read(text, title, day="2025-01-23")] == ["832"]


def test_parts_of_a_province_s_number() -> None:
    title = "Toàn tỉnh có 647 đảng viên được trao Huy hiệu Đảng"
    text = (
        "Dịp này, toàn tỉnh có 647 đảng viên được trao Huy hiệu Đảng.\nTrong số này, có 1 đảng viên nhận "
        "Huy hiệu 75 năm tuổi Đảng ở Đảng bộ huyện Chợ Lách; 14 đảng viên nhận Huy hiệu 65 năm tuổi Đảng."
    )
    found = read(text, title, day="2022-11-05", province="Bến Tre")
    assert rows(found, "district", "value") == [("832", 1.0)]


def test_criteria_listed_by_district() -> None:
    text = (
        "Tính đến nay, bình quân tiêu chí nông thôn mới đạt được trên toàn tỉnh là 16,3 tiêu chí (TC), trong "
        "đó: huyện Chợ Lách 17,7/19 TC; huyện Ba Tri 15,3/17,1 TC."
    )
    found = read(text, "Bến Tre thêm 10 xã đạt chuẩn", day="2022-11-27", province="Bến Tre")
    assert rows(found, "district", "value", "of") == [("832", 17.7, 19.0), ("836", 15.3, 17.1)]


def test_the_city_a_province_s_paper_calls_just_that() -> None:
    text = "6 tháng đầu năm, tổng thu ngân sách đạt 1.200 tỷ đồng."
    title = "Thành phố: Nửa năm, kinh tế tăng 7,7%"
    for province, code in (("Thái Bình", "336"), ("Bến Tre", "829"), ("", "")):
        found = read(text, title, day="2023-07-05", province=province)
        assert [c.district for c in found] == [code]
    several = read(text, title, day="2023-07-05", province="Quảng Ninh")
    assert [c.district for c in several] == [""]


def test_a_bulletin_on_a_province_tells_of_none_of_its_districts() -> None:
    text = "Năm 2023, tỉnh đã bố trí vốn; có 32 xã đạt chuẩn nông thôn mới."
    assert read(text, "Tin vắn: Các chương trình", day="2023-12-20", province="Ninh Thuận") == []


COMMUNE_S = [
    (
        "Xã Phong Nẫm (huyện Giồng Trôm) đại hội",
        "Đảng bộ xã Phong Nẫm (huyện Giồng Trôm) đại hội. Cả nhiệm kỳ, Đảng bộ xã kết nạp 33 đảng viên, nâng "
        "tổng số đảng viên toàn Đảng bộ lên 155 đồng chí.",
    ),
    (
        "Đảng bộ thị trấn Giồng Trôm đại hội",
        "Là trung tâm kinh tế của huyện Giồng Trôm, thị trấn phát triển thương mại; thu nhập bình quân đầu "
        "người đến nay đạt 55 triệu đồng/người/năm.",
    ),
    (
        "HĐND xã Ba Tri họp kỳ thứ 2",
        "Theo báo cáo của UBND xã, 7 tháng năm 2022, Ba Tri có nhiều kết quả: diện tích gieo trồng 1.070ha.",
    ),
]


@pytest.mark.parametrize(("title", "text"), COMMUNE_S)
def test_an_article_on_a_commune_names_its_district_too(title: str, text: str) -> None:
    assert read(text, title, day="2022-08-28", province="Bến Tre") == []


def test_a_commune_that_bears_the_name_of_a_former_district() -> None:
    text = "Đảng bộ xã Ba Tri mở Đại hội.\nNhiệm kỳ qua, thu nhập bình quân đầu người đạt 55 triệu đồng."
    assert (
        read(
            text,
            "Đến năm 2030, Ba Tri phấn đấu thành xã phát triển khá",
            day="2025-07-30",
            province="Bến Tre",
        )
        == []
    )
