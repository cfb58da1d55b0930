"""Whose a figure is, in the words of real pages: names, communes, provinces, standards."""

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
