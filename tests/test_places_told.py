"""Whose a figure is, in the words of real pages: names, communes, provinces, standards."""

import pytest
from said import read, rows

from kit.quantities import quantities


def test_criteria_of_communes_may_be_the_same() -> None:
    text = "Hiện xã Ea Bia đạt 11 tiêu chí nông thôn mới, xã Ea Lâm 10 tiêu chí, xã Ea Trol 11 tiêu chí."
    assert rows(read(text), "value") == [(11,), (10,), (11,)]


def test_the_province_where_no_district_is_named() -> None:
    text = "Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy họp giao ban.\nCấp ủy các cấp kiểm tra 450 tổ chức đảng."
    assert read(text, title="Giao ban công tác kiểm tra") == []


def test_places_whose_names_were_taken_for_others() -> None:
    text = "Nhờ vậy, nông thôn Giồng Trôm khởi sắc, 12/14 trường đạt chuẩn quốc gia."
    assert rows(read(text), "value", "of") == [(12, 14)]
    text = "Việc nhập huyện Ba Tri vào mở ra dư địa; thu ngân sách đạt 580 tỷ đồng."
    assert rows(read(text, province="Bến Tre"), "district") == [("834",)]
    title = "HĐND Tp. Phan Rang - Tháp Chàm họp"
    assert [one.district for one in read("Thu ngân sách đạt 385 tỷ đồng.", title=title)] == ["582"]
    title = "Thanh Bình (Vũng Liêm): Thu nhập tăng"
    text = "Thu nhập bình quân đầu người đạt 27,2 triệu đồng."
    assert read(text, title=title, province="Vĩnh Long") == []
    title = "Gia Bình (Bắc Ninh): Thu nhập tăng"
    assert len(read(text, title=title, province="Bắc Ninh")) == 1


def test_numbers_of_districts_and_of_what_is_drawn_from() -> None:
    assert quantities("được Quận ủy Quận 7 tổ chức") == []
    assert [q.qualifier for q in quantities("được bầu ra từ 51 tổ chức, đạt từ 60%")] == ["exact", "at_least"]


def test_standards_reached_by_a_town() -> None:
    title = "Thị xã Cai Lậy đón nhận quyết định"
    text = "Thị xã Cai Lậy được công nhận hoàn thành nhiệm vụ xây dựng nông thôn mới."
    assert rows(read(text, title=title), "indicator") == [("ntm_district",)]
    text = "Năm 2023, 14/14 xã của huyện đạt chuẩn nông thôn mới."
    assert [one.indicator for one in read(text)] == ["ntm_communes"]


def test_a_commune_with_a_goal_of_the_district_s_stays_a_commune() -> None:
    title = "Đại hội Đảng bộ xã Bàu Chinh"
    text = "Xã kết nạp 33 đảng viên, bằng 82,5% chỉ tiêu huyện giao, đưa tổng số đảng viên lên 155 đồng chí."
    assert read(text, title=title) == []


def test_a_district_that_is_one_of_the_new_standard() -> None:
    text = "Theo đó, Giồng Trôm (Bến Tre) là huyện đạt chuẩn nông thôn mới năm 2021."
    assert rows(read(text), "indicator", "period") == [("ntm_district", "2021")]


def test_the_class_of_an_order_is_no_number() -> None:
    found = quantities("tặng Huân chương Lao động hạng ba, 4 người được tặng")
    assert [(q.value, q.value_max) for q in found] == [(4, None)]


def test_a_title_tells_what_the_body_tells_in_other_words() -> None:
    title = "Giồng Trôm: 244 đảng viên nhận Huy hiệu Đảng"
    text = "Tại lễ trao Huy hiệu Đảng, 244 đảng viên của huyện được tôn vinh."
    assert rows(read(text, title=title), "indicator", "value") == [("party_badges", 244)]
    text = "Có 244 đảng viên của huyện được nhận Huy hiệu Đảng."
    assert [one.paragraph for one in read(text, title=title)] == [2]


def test_communes_that_are_brought_to_a_standard() -> None:
    text = "Từ nay đến cuối năm, huyện phấn đấu đưa 2 xã là Bình Sơn và Hiệp Hòa về đích nông thôn mới."
    assert rows(read(text), "breakdown", "kind", "value") == [("status=new", "target", 2)]
    text = "Huyện phấn đấu đưa 29/29 xã về đích nông thôn mới."
    assert rows(read(text), "breakdown", "of") == [("", 29)]


def test_communes_that_are_counted_are_the_district_s() -> None:
    text = "Cuối năm, 15/15 xã đạt chuẩn nông thôn mới."
    assert rows(read(text, title="Giồng Trôm: Xã Châu Hòa sắp về đích"), "value", "of") == [(15, 15)]


def test_poorer_communes_before_a_semicolon() -> None:
    text = "Huyện ủy lập 5 đoàn công tác xuống các xã khó khăn; thành lập mới 3 chi bộ."
    assert rows(read(text), "indicator", "value")[-1] == ("party_cells_established", 3)


def test_towns_that_became_cities() -> None:
    title, text = "Thành phố Cao Lãnh tổng kết", "TX.Hồng Ngự có 4/4 xã đạt chuẩn nông thôn mới."
    found = read(text, title=title, province="Đồng Tháp")
    assert [one.district for one in found] == ["868"]


def test_names_in_other_spellings() -> None:
    text = (
        "Số trường đạt chuẩn quốc gia: Cư Jút: 29 trường; Đắk R’lấp: 28 trường; "
        "Tuy Đức: 9 trường và Đắk Glong: 2 trường."
    )
    found = read(text, title="Trường đạt chuẩn quốc gia ở Đắk Nông", province="Đắk Nông", day="2020-09-07")
    assert rows(found, "district", "value") == [("662", 29), ("666", 28), ("667", 9), ("661", 2)]


def test_districts_before_brackets() -> None:
    text = (
        "Các Đảng bộ có nhiều đảng viên được tặng Huy hiệu Đảng là: Đảng bộ huyện Ba Tri (171 đảng viên), "
        "Đảng bộ huyện Chợ Lách (113 đảng viên) và Đảng bộ huyện Bình Đại (96 đảng viên)."
    )
    found = read(text, title="Toàn tỉnh trao Huy hiệu Đảng", province="Bến Tre")
    assert rows(found, "district", "indicator", "value") == [
        ("836", "party_badges", 171), ("832", "party_badges", 113), ("835", "party_badges", 96),
    ]  # fmt: skip


TOGETHER = [
    "Thủ tướng vừa có quyết định công nhận hai huyện Ba Tri và Chợ Lách đạt chuẩn nông thôn mới.",
    "Hai huyện Ba Tri và Chợ Lách (Bến Tre) được Thủ tướng Chính phủ công nhận đạt chuẩn nông thôn mới.",
    "Huyện Ba Tri và huyện Chợ Lách, hai địa phương vừa được công nhận đạt chuẩn nông thôn mới.",
    "Hai huyện Ba Tri và Chợ Lách đạt chuẩn huyện nông thôn mới năm 2022.",
]


@pytest.mark.parametrize("text", TOGETHER)
def test_a_standard_that_two_districts_reached(text: str) -> None:
    found = read(text, title="Ba Tri, Chợ Lách được công nhận huyện nông thôn mới", province="Bến Tre")
    assert rows(found, "indicator", "district") == [("ntm_district", "836"), ("ntm_district", "832")]


def test_of_the_district_told_of_in_the_paragraph_before() -> None:
    text = (
        "Tỉnh vừa công bố kết quả. Huyện Ba Tri có 13 xã đạt chuẩn nông thôn mới.\n"
        "Đến cuối năm 2022, tỷ lệ hộ nghèo của huyện còn 3,4%."
    )
    found = read(text, title="Thêm hai huyện của Bến Tre đạt chuẩn", province="Bến Tre", day="2023-09-25")
    assert rows(found, "district", "value") == [("836", 13), ("836", 3.4)]


def test_where_one_of_several_lives() -> None:
    text = (
        "Có 02 đồng chí nhận Huy hiệu 75 năm tuổi Đảng, sinh hoạt tại Đảng bộ xã Châu Hòa; "
        "08 đồng chí nhận Huy hiệu 60 năm tuổi Đảng."
    )
    assert rows(read(text), "breakdown", "value") == [("years=75", 2), ("years=60", 8)]


def test_what_goes_on_from_the_district_s_figure_is_the_district_s() -> None:
    text = "Năm 2022, xã Châu Hòa về đích, nâng số xã đạt chuẩn nông thôn mới lên 4/7 xã, đạt tỷ lệ 57,14%."
    assert [one.value for one in read(text)] == [4, 57.14]


def test_what_is_set_for_all_below_the_province() -> None:
    text = "Các huyện, thị, thành ủy, đảng ủy trực thuộc được giao phát triển 1.905 đảng viên mới năm 2023."
    assert read(text) == []


def test_a_list_of_districts_below_a_title_on_the_whole_province() -> None:
    text = (
        "Trong số 848 đảng viên được kết nạp ở Hải Dương, kết nạp được nhiều là thị xã Kinh Môn với 98 "
        "đảng viên, huyện Ninh Giang 87 đảng viên, huyện Kim Thành 84 đảng viên."
    )
    found = read(text, title="Toàn tỉnh Hải Dương kết nạp 848 đảng viên", province="Hải Dương")
    assert ("288", 848) not in rows(found, "district", "value")
    assert rows(found, "district", "value")[-2:] == [("299", 87), ("293", 84)]


def test_a_province_by_its_bare_name_behind_words_for_now() -> None:
    text = (
        "Như vậy, Đắk Nông đến nay đã có 36/60 xã đạt chuẩn nông thôn mới. "
        "Trong đó, huyện Krông Nô có 4 xã đạt chuẩn nông thôn mới."
    )
    found = read(text, title="Công nhận xã Nâm Nung đạt chuẩn", province="Đắk Nông")
    assert rows(found, "district", "value") == [("664", 4)]


def test_a_sentence_may_end_with_a_word_of_one_letter() -> None:
    text = "Việc thi hành kỷ luật đảng được chú ý. Năm 2022, huyện kết nạp 33 đảng viên."
    assert [one.indicator for one in read(text)] == ["members_admitted"]


PROVINCE_S = [
    "Năm 2022, thu ngân sách tỉnh đạt 5.200 tỷ đồng.",
    "Thu ngân sách tỉnh Bến Tre năm 2022 đạt 5.200 tỷ đồng.",
    "Thu nhập bình quân đầu người tỉnh Bến Tre năm 2022 là 48 triệu đồng.",
    "Tỷ lệ hộ nghèo của tỉnh năm 2022 còn 3,5%.",
    "Năm 2022, Bến Tre kết nạp 1.560 đảng viên.",
]


@pytest.mark.parametrize("text", PROVINCE_S)
def test_the_province_named_behind_the_indicator(text: str) -> None:
    assert read(text) == []


def test_what_the_province_gave_is_no_word_for_its_own() -> None:
    text = "Năm 2022, thu ngân sách tỉnh giao đạt 102%."
    assert [one.district for one in read(text)] == ["834"]


def test_a_commune_of_the_district() -> None:
    assert read("Xã Châu Hòa của huyện có tỷ lệ hộ nghèo 1,5%, thấp nhất huyện.") == []


def test_who_tells_of_a_district_is_of_it() -> None:
    text = "Theo lãnh đạo Huyện ủy Chợ Lách, năm 2021 tổng giá trị sản xuất đạt 12.600 tỷ đồng."
    assert [one.district for one in read(text)] == ["832"]
    text = "Cùng dự có lãnh đạo Huyện ủy Chợ Lách. Năm 2021, tổng giá trị sản xuất đạt 12.600 tỷ đồng."
    assert [one.district for one in read(text)] == ["834"]


def test_a_district_named_beside_figures_that_are_no_rows() -> None:
    text = (
        "Huyện Ba Tri có 10.000 lượt khách.\nỞ huyện Chợ Lách, năng suất lúa đạt 52,5 tạ/ha. "
        "Giá trị sản xuất công nghiệp đạt 82 tỷ đồng."
    )
    found = read(text, title="HĐND các huyện họp kỳ giữa năm", province="Bến Tre")
    assert rows(found, "district", "value") == [("832", 82)]


def test_a_body_of_the_province_that_awards() -> None:
    text = "Dịp này, Ủy ban Kiểm tra Tỉnh ủy tặng bằng khen 1 tập thể của huyện."
    assert rows(read(text), "breakdown", "value") == [("level=province", 1)]
    assert read("Ủy ban Kiểm tra Tỉnh ủy kiểm tra 5 tổ chức đảng.") == []


def test_two_districts_that_reached_a_higher_standard() -> None:
    text = (
        "Theo quyết định, hai huyện Ba Tri và Chợ Lách, tỉnh Bến Tre được công nhận đạt chuẩn nông thôn mới "
        "(NTM) nâng cao năm 2022."
    )
    found = read(text, title="Ba Tri, Chợ Lách được công nhận", province="Bến Tre")
    assert rows(found, "indicator", "district", "period") == [
        ("ntm_advanced_district", "836", "2022"), ("ntm_advanced_district", "832", "2022"),
    ]  # fmt: skip


def test_bodies_in_a_list_of_districts() -> None:
    text = (
        "Đảng bộ huyện Thới Lai kết nạp 241 đảng viên (đạt 160% kế hoạch); Đảng bộ Khối Doanh nghiệp thành "
        "phố 147 đảng viên (đạt 122% kế hoạch); Đảng bộ huyện Phong Điền 208 đảng viên (đạt 104% kế hoạch)."
    )
    found = read(text, title="Các đảng bộ kết nạp đảng viên", province="Cần Thơ")
    assert rows(found, "district", "value") == [("927", 241), ("927", 160), ("926", 208), ("926", 104)]


def test_each_of_the_districts_listed_behind_a_standard_reached_it() -> None:
    text = "Toàn tỉnh có 3 huyện nông thôn mới là Chợ Lách, Giồng Trôm và Mỏ Cày Nam."
    found = read(text, title="Bến Tre xây dựng nông thôn mới", province="Bến Tre")
    reached = [c.district for c in found if c.indicator == "ntm_district"]
    assert sorted(reached) == ["832", "833", "834"]


def test_communes_in_the_district_are_its_own_though_a_body_in_it_met() -> None:
    text = "Những năm qua, 17/17 xã trong huyện đều đạt chuẩn nông thôn mới."
    found = read(text, title="Đảng bộ khối chính quyền huyện Giồng Trôm đại hội")
    assert rows(found, "value", "of") == [(17, 17)]


def test_a_bare_name_may_be_spelt_in_the_ways_papers_spell_it() -> None:
    text = "Tỷ lệ hộ nghèo giảm mạnh; cụ thể huyện Mang Yang giảm 3,1%, Đak Pơ giảm 1,7%, Kbang giảm 2,6%."
    found = read(text, title="Gia Lai: Cụm thi đua", province="Gia Lai")
    assert rows(found, "district", "value") == [("629", -3.1), ("634", -1.7), ("625", -2.6)]


def test_what_the_province_did_is_told_in_a_bracket_and_its_share_behind_a_figure() -> None:
    text = "Năm 2022, thu ngân sách đạt 310 tỷ đồng, tăng 21% so với năm 2021 (tỉnh tăng 12%)."
    assert rows(read(text), "value") == [(310,), (21,)]
    text = "Thu ngân sách năm 2022 đạt 2.900 tỷ đồng, bằng 9,4% của toàn tỉnh và tăng 17% so với năm 2021."
    assert ("change", 17) in rows(read(text), "kind", "value")


def test_a_province_that_a_title_only_measures_from_is_not_its_subject() -> None:
    text = (
        "Thị xã Quảng Yên giáp thành phố Hạ Long.\n"
        "Năm 2024, kinh tế Quảng Yên tăng khá. Tổng giá trị sản xuất đạt 61.300 tỷ đồng."
    )
    found = read(text, title="Một thị xã cách Hà Nội hơn 100km sắp lên thành phố", day="2025-02-11")
    assert rows(found, "district", "value") == [("206", 61300)]


def test_a_district_whose_name_begins_like_a_hamlets_is_one() -> None:
    text = "Huyện biên giới Buôn Đôn ở phía tây; dân số trên 64 nghìn người."
    assert rows(read(text, title="Tạo đà cho Buôn Đôn"), "district", "value") == [("647", 64000)]


@pytest.mark.parametrize("beside", ["cách trung tâm TP. Bến Tre 20km", "đứng thứ hai chỉ sau TP. Bến Tre"])
def test_a_city_that_a_district_is_measured_against_is_not_spoken_of(beside: str) -> None:
    found = read(f"Giồng Trôm {beside}; dân số năm 2022 hơn 168 nghìn người.")
    assert rows(found, "district", "value") == [("834", 168000)]


def test_a_paragraph_that_begins_with_one_of_the_communes_is_on_it() -> None:
    text = (
        "Tú Sơn là một trong những xã có nhiều hộ nghèo. Giá trị sản xuất năm 2022 đạt khoảng 136 tỷ đồng, "
        "thu nhập bình quân đầu người 18,3 triệu đồng."
    )
    assert read(text) == []
