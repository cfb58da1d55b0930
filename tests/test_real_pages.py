"""What real pages of newspapers taught, each in words of its own: times, plans, parts, places, anaphora."""

import pytest
from said import read, rows

from kit.quantities import quantities

PERIODS = [
    ("Thu ngân sách tháng 10 của huyện đạt 21 tỷ đồng.", "2022-10"),
    ("Tháng 10, huyện kết nạp 12 đảng viên.", "2022-10"),
    ("Hết tháng 10, huyện kết nạp 112 đảng viên.", "2022-01/2022-10"),
    ("Đến tháng 10, huyện kết nạp 112 đảng viên.", "2022-01/2022-10"),
    ("Đến tháng 10, tỷ lệ hộ nghèo còn 2,1%.", "2022"),
    ("Quý II và quý III năm 2022, huyện kết nạp 56 đảng viên.", "2022-04/2022-09"),
    ("Quý I, II năm 2022, huyện kết nạp 56 đảng viên.", "2022-01/2022-06"),
    ("Từ 2012 đến 2021, thu ngân sách đạt 3.282 tỷ đồng.", "2012/2021"),
    ("Từ năm 2012 đến 2021, thu ngân sách đạt 3.282 tỷ đồng.", "2012/2021"),
    ("Mười năm qua, thu ngân sách đạt 3.282 tỷ đồng.", "2012/2022"),
    ("05 năm qua, huyện kết nạp 912 đảng viên.", "2017/2022"),
    ("Sau gần 3 năm, huyện kết nạp 415 đảng viên.", "2019/2022"),
    ("Sau 20 năm, kinh tế tăng trưởng bình quân trên 10% mỗi năm.", "2002/2022"),
    ("Sau 3 năm thực hiện nghị quyết nhiệm kỳ 2020-2025, huyện kết nạp 415 đảng viên.", "2020/2022"),
    ("Đại hội thông qua Nghị quyết nhiệm kỳ 2020 - 2025 với 25 chỉ tiêu.", "2020/2025"),
    ("Bước sang nhiệm kỳ 2025-2030, huyện phấn đấu 100% xã đạt chuẩn nông thôn mới.", "2030"),
    ("Giai đoạn 2025-2030, phấn đấu tỷ lệ hộ nghèo là 1%.", "2030"),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_periods(text: str, period: str) -> None:
    assert [one.period for one in read(text, day="2022-11-28")] == [period]


def test_years_of_a_term_that_begins_are_those_named() -> None:
    text = "Đại hội nhiệm kỳ 2020-2025 vừa họp.\nTrong nhiệm kỳ này, huyện đề ra 15 chỉ tiêu chủ yếu."
    assert [one.period for one in read(text, day="2020-10-29")] == ["2020/2025"]


def test_five_years_are_those_that_the_article_names() -> None:
    text = "Huyện báo cáo kết quả 5 năm 2018 - 2022.\n5 năm qua, huyện kết nạp 912 đảng viên."
    assert [one.period for one in read(text, day="2022-11-28")] == ["2018/2022"]
    text = "5 năm qua, thu ngân sách đạt 995 tỷ đồng, tăng 55% so với 5 năm trước (2011 - 2015)."
    assert [one.compare_to for one in read(text, day="2020-08-20")] == ["", "2011/2015"]


REVIEWED = "Các chỉ tiêu kinh tế của huyện Giồng Trôm 4 tháng đầu năm 2025 tiếp tục khá."
MONTHS = [
    f"{REVIEWED}\nThu ngân sách đạt 470 tỷ đồng.",
    f"{REVIEWED} Thu ngân sách đạt 470 tỷ đồng.",
    "Theo ông Chủ tịch huyện, qua 4 tháng đầu năm 2025 kinh tế khá so cùng kỳ.\nThu ngân sách 470 tỷ đồng.",
]


@pytest.mark.parametrize("text", MONTHS)
def test_months_that_words_without_figures_name(text: str) -> None:
    assert [one.period for one in read(text, day="2025-05-05")] == ["2025-01/2025-04"]


def test_a_report_on_months_tells_of_the_whole_year_too() -> None:
    text = "9 tháng đầu năm 2019, huyện có nhiều kết quả.\nCả năm, sản lượng lương thực ước đạt 13.240 tấn."
    assert [one.period for one in read(text, day="2019-09-30")] == ["2019"]
    text = "9 tháng đầu năm, huyện thu ngân sách 210 tỷ đồng (dự toán năm 280 tỷ đồng)."
    assert rows(read(text, day="2022-10-10"), "kind", "period") == [
        ("actual", "2022-01/2022-09"), ("plan", "2022"),
    ]  # fmt: skip


def test_since_the_end_of_a_year_no_day_is_told() -> None:
    text = "Đến cuối năm 2022, tỷ lệ hộ nghèo còn 2%. Huyện có 31/37 trường đạt chuẩn quốc gia."
    assert [one.as_of for one in read(text, day="2022-11-28")] == ["", ""]
    text = "Năm 2022, tỷ lệ hộ nghèo còn 2%. Huyện có 31/37 trường đạt chuẩn quốc gia."
    assert [one.as_of for one in read(text, day="2022-11-28")] == ["", "2022-11-28"]


def test_a_number_that_another_is_set_against_is_of_its_own_year() -> None:
    text = "Năm 2022, so với con số 214 đảng viên kết nạp năm 2021, huyện đã kết nạp 256 đảng viên."
    assert rows(read(text), "period", "value") == [("2021", 214), ("2022", 256)]


def test_goals_that_a_resolution_is_told_to_have() -> None:
    for between in (". Cụ thể:", ".\nCụ thể,", ". Theo đó,"):
        text = f"HĐND huyện thông qua nghị quyết phát triển năm 2023{between} thu ngân sách 320 tỷ đồng."
        assert rows(read(text, day="2022-12-20"), "kind", "period") == [("target", "2023")]
    text = "HĐND huyện thông qua nghị quyết về kết quả năm 2022. Cụ thể: thu ngân sách 320 tỷ đồng."
    assert rows(read(text, day="2022-12-20"), "kind", "period") == [("actual", "2022")]


def test_a_goal_of_a_year_gone_by_is_a_plan() -> None:
    text = "Sang năm 2013, huyện đăng ký phát triển 242 đảng viên."
    assert rows(read(text, day="2014-02-15"), "kind", "period") == [("plan", "2013")]


def test_plans_listed_by_district() -> None:
    text = (
        "Tỉnh ủy giao chỉ tiêu phát triển đảng viên năm 2024 cho các đảng bộ.\n"
        "Theo đó, huyện Giồng Trôm được giao chỉ tiêu 150 đảng viên mới; huyện Ba Tri 110; huyện Chợ Lách 90."
    )
    assert rows(read(text, day="2023-12-28", province="Bến Tre"), "district", "kind", "period", "value") == [
        ("834", "plan", "2024", 150), ("836", "plan", "2024", 110), ("832", "plan", "2024", 90),
    ]  # fmt: skip


OVER = [
    ("Giá trị sản xuất nông nghiệp đạt 3.382 tỷ đồng, so với nghị quyết tăng 6%.", 106),
    ("Thu ngân sách đạt 92 tỷ đồng, hụt 8% so với dự toán.", 92),
    ("Kinh tế tăng trưởng 14,8%, đúng bằng 100% kế hoạch.", 100),
    ("Kinh tế tăng trưởng 14,8%, vượt 0,8% kế hoạch.", 100.8),
    ("Tổng thu ngân sách đạt 123 tỷ đồng, tương ứng 56,2% dự toán pháp lệnh của cả năm.", 56.2),
    ("Tổng giá trị sản xuất đạt 5.115 tỷ đồng; con số này bằng 52,6% kế hoạch.", 52.6),
    ("So với chỉ tiêu Nghị quyết, công tác phát triển đảng đạt 104,4%.", 104.4),
]


@pytest.mark.parametrize(("text", "value"), OVER)
def test_over_a_plan(text: str, value: float) -> None:
    assert rows(read(text), "kind", "value")[-1] == ("percent_of_plan", value)


def test_a_plan_named_beside_a_result() -> None:
    text = "Sản lượng lương thực được 50.754 tấn/KH 52.663 tấn."
    assert rows(read(text), "kind", "value") == [("actual", 50754), ("plan", 52663)]
    for words in ("vượt kế hoạch là 16,5%", "trong khi mục tiêu là 16,5%"):
        text = f"Năm 2022, tốc độ tăng trưởng kinh tế đạt 16,76%, {words}."
        assert rows(read(text), "kind", "value") == [("actual", 16.76), ("plan", 16.5)]


def test_what_this_rate_and_this_number_speak_of() -> None:
    text = "Năm 2021, tỷ lệ hộ nghèo là 5%, thu ngân sách 20 tỷ đồng. Đến nay, tỷ lệ này chỉ còn 0,09%."
    assert rows(read(text), "indicator", "value")[-1] == ("poverty_rate", 0.09)
    text = "Thu nhập bình quân đầu người 50 triệu đồng. Huyện đặt mục tiêu đưa con số này lên 55 triệu đồng."
    assert rows(read(text), "indicator", "kind", "value")[-1] == ("income_per_capita", "target", 55)
    text = "Năm 2021, tỷ lệ hộ nghèo là 5%.\nĐến nay, tỷ lệ này chỉ còn 0,09%."
    assert rows(read(text), "value") == [(5,)]


def test_fewer_poor_households() -> None:
    text = "Năm 2022, toàn huyện giảm được 574 hộ nghèo, tương đương 9,02%."
    assert rows(read(text), "indicator", "kind", "value", "unit") == [
        ("poverty_rate", "change", -9.02, "percentage_points")
    ]
    text = "Toàn huyện hiện còn 1.300 hộ nghèo, gần 6.100 nhân khẩu, chiếm 3,93%."
    assert rows(read(text), "indicator", "value") == [("poverty_rate", 3.93)]


def test_shares_in_a_row_and_together() -> None:
    text = "Năm 2022, cơ cấu nông nghiệp - công nghiệp - dịch vụ là 20% - 30% - 50%."
    assert rows(read(text), "breakdown", "value") == [
        ("sector=agriculture", 20), ("sector=industry", 30), ("sector=service", 50),
    ]  # fmt: skip
    for sectors in ("công nghiệp và thương mại - dịch vụ", "dịch vụ, công nghiệp - xây dựng"):
        assert read(f"Cơ cấu kinh tế năm 2022, {sectors} chiếm tỷ trọng gần 74%.") == []
    text = "Nông nghiệp đạt giá trị sản xuất 2.462 tỷ đồng, bằng 20,5% trong cơ cấu kinh tế."
    assert rows(read(text), "indicator", "breakdown")[-1] == ("economic_structure", "sector=agriculture")


def test_revenue_on_the_territory() -> None:
    text = "Năm 2022, trên địa bàn thị xã, tổng thu ngân sách đạt 2.724 tỷ đồng."
    assert rows(read(text), "breakdown") == [("scope=on_territory",)]


def test_targets_met_out_of_those_told_of() -> None:
    text = "Trong 29 chỉ tiêu huyện đề ra, có 26/29 đạt và vượt."
    assert rows(read(text), "indicator", "value", "of") == [
        ("targets_total", 29, None), ("targets_met_or_exceeded", 26, 29),
    ]  # fmt: skip


def test_a_flag_among_others_is_no_office_of_all() -> None:
    text = "Năm 2022, đơn vị được tặng 3 cờ thi đua, trong đó 1 cờ của Chính phủ."
    assert rows(read(text), "breakdown", "value") == [("", 3), ("level=central", 1)]


def test_badges_from_a_class_on() -> None:
    text = "Đề nghị tặng huy hiệu từ 30 năm tuổi đảng trở lên cho 65 đồng chí."
    assert rows(read(text), "breakdown", "value") == [("status=proposed", 65)]


def test_what_each_body_did_is_less_sure() -> None:
    for text in (
        "Năm 2022, Huyện ủy kỷ luật 3 đảng viên, cấp ủy cơ sở kỷ luật 9 đảng viên.",
        "Năm 2022, Ban Thường vụ Huyện ủy kiểm tra 3 tổ chức đảng, Ủy ban Kiểm tra kiểm tra 5 tổ chức đảng.",
    ):
        assert [one.confidence < 0.9 for one in read(text)] == [True, True]
    assert read("Năm 2022, Huyện ủy kỷ luật 3 đảng viên.")[0].confidence >= 0.9


NO_ROW = [
    "Thu ngân sách giảm 15 tỷ đồng so với dự toán.",
    "Huyện có 27 xã đạt chuẩn về thiết chế văn hóa.",
    "Có 1 chỉ tiêu gần đạt.",
    "Tổng mức bán lẻ hàng hóa, doanh thu dịch vụ 22.500 tỷ đồng.",
    "Huyện phát triển cà phê, nông thôn mới ở hai xã Đăk Trăm, Văn Lem.",
    "Tỷ lệ có việc làm đạt cao (32.300/36.800 lao động trong độ tuổi).",
]


@pytest.mark.parametrize("text", NO_ROW)
def test_no_row(text: str) -> None:
    assert read(text) == []


def test_how_far_a_plan_was_passed() -> None:
    text = "Thu nhập bình quân đầu người đạt 36 triệu đồng, so với chỉ tiêu nghị quyết vượt 3 triệu đồng."
    assert rows(read(text), "value") == [(36,)]


def test_who_moved_received_no_badge() -> None:
    text = "Có 536 lượt đảng viên được làm thủ tục chuyển sinh hoạt; 284 đồng chí được trao Huy hiệu Đảng."
    assert rows(read(text), "indicator", "value") == [("party_badges", 284)]


def test_construction_alone_is_no_industry() -> None:
    text = "Giá trị sản xuất công nghiệp đạt 498 tỷ đồng, xây dựng 40,4 tỷ đồng, dịch vụ 593 tỷ đồng."
    assert rows(read(text), "indicator", "value") == [
        ("industrial_output_value", 498), ("service_output_value", 593),
    ]  # fmt: skip
    text = "Năm 2022, giá trị sản xuất công nghiệp, xây dựng 498 tỷ đồng."
    assert rows(read(text), "value") == [(498,)]


def test_another_class_than_the_one_before() -> None:
    text = "Năm 2022, tỷ lệ đảng viên hoàn thành tốt nhiệm vụ là 78,5%, hoàn thành xuất sắc 15,2%."
    assert rows(read(text), "indicator", "value") == [("members_good", 78.5)]


def test_groups_of_the_targets_before_are_none() -> None:
    text = "Nghị quyết có 19 chỉ tiêu, trong đó 5 chỉ tiêu kinh tế, 9 chỉ tiêu xã hội, 6 chỉ tiêu khác."
    assert rows(read(text), "indicator", "value") == [("targets_total", 19)]


def test_schools_reached_lately_and_all_of_them() -> None:
    text = "Huyện xây dựng được 11 trường đạt chuẩn quốc gia, đưa tổng số trường đạt chuẩn lên 15 trường."
    assert rows(read(text), "value") == [(15,)]


def test_domestic_revenue_is_a_part() -> None:
    text = "Tổng thu ngân sách trên địa bàn đạt 287 tỷ đồng. Trong đó thu nội địa được 222 tỷ đồng."
    assert rows(read(text), "value") == [(287,)]


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


def test_awards_of_the_day_for_what_was_done_before() -> None:
    text = "Tại buổi lễ, vì thành tích 5 năm (2010 - 2014), 39 đảng viên được Tỉnh ủy tặng bằng khen."
    assert [one.period for one in read(text, day="2015-09-08")] == ["2015"]


def test_sectors_named_one_after_the_other() -> None:
    text = "Năm 2022, tỷ trọng công nghiệp và dịch vụ lần lượt chiếm 20% ở đầu năm và 30% ở cuối năm."
    assert rows(read(text), "breakdown", "value") == [("sector=industry", 20), ("sector=service", 30)]


def test_what_a_result_is_set_against_is_of_the_same_months() -> None:
    head = "6 tháng đầu năm 2022, huyện thu ngân sách 120 tỷ đồng"
    for words in ("so với cùng kỳ năm 2021 là", "so với cùng kỳ đạt", "bằng cùng kỳ năm 2021 đạt"):
        found = rows(read(f"{head}, {words} 100 tỷ đồng."), "period", "value")
        assert found == [("2022-01/2022-06", 120), ("2021-01/2021-06", 100)]
    text = f"{head}, so với cùng kỳ đạt 106%."
    assert rows(read(text), "period", "kind", "value")[-1] == ("2022-01/2022-06", "change", 6)


def test_what_may_be_a_part_or_an_average_is_less_sure() -> None:
    text = "Năm 2022, huyện kết nạp 112 đảng viên. Riêng quý IV, huyện kết nạp 42 đảng viên."
    assert [one.confidence < 0.8 for one in read(text)] == [False, True]
    each, once = (read(f"{when}uyện kết nạp 120 đảng viên.")[0] for when in ("Hằng năm, h", "H"))
    assert each.confidence < once.confidence


SECTORS = ("công nghiệp - tiểu thủ công nghiệp và xây dựng cơ bản", "công nghiệp, ttcn và xây dựng")


@pytest.mark.parametrize("sector", SECTORS)
def test_a_name_with_a_comma_in_it_is_one(sector: str) -> None:
    text = f"Tổng giá trị sản xuất tăng 6%; trong đó nông nghiệp tăng 4%, {sector} tăng 12%."
    assert rows(read(text), "indicator", "value")[1:] == [
        ("agri_output_value", 4), ("industrial_output_value", 12),
    ]  # fmt: skip


def test_sources_of_funds_are_parts() -> None:
    text = "Huyện huy động 2.392 tỷ đồng xây dựng nông thôn mới: tỉnh 190 tỷ đồng, huyện hơn 435 tỷ đồng."
    assert rows(read(text), "value") == [(2392,)]


def test_a_commune_with_a_goal_of_the_district_s_stays_a_commune() -> None:
    title = "Đại hội Đảng bộ xã Bàu Chinh"
    text = "Xã kết nạp 33 đảng viên, bằng 82,5% chỉ tiêu huyện giao, đưa tổng số đảng viên lên 155 đồng chí."
    assert read(text, title=title) == []


def test_an_undated_article_of_the_last_year_of_a_term() -> None:
    text = (
        "Đến Đại hội lần thứ XXIII, Đảng bộ huyện có 44 tổ chức cơ sở đảng. Nhiệm kỳ 2015 - 2020, huyện phát"
        " triển. Năm 2020, tổng giá trị sản xuất đạt hơn 14.000 tỷ đồng."
    )
    assert rows(read(text, day=""), "kind", "period") == [("actual", "2020"), ("actual", "2020")]
    text = (
        "Báo cáo tại kỳ họp, 6 tháng đầu năm 2019 huyện phát triển.\nDịch vụ khá.\nThu ngân sách 92 tỷ đồng."
    )
    assert rows(read(text, day=""), "period") == [("2019-01/2019-06",)]


def test_delegates_to_a_congress_long_ago() -> None:
    text = "Đại hội II diễn ra từ 04 đến 09/01/1980, có 197 đại biểu tham dự."
    assert [one.period for one in read(text)] == ["1980"]


def test_a_plan_of_a_congress_with_its_number() -> None:
    text = "Kinh tế tăng trưởng bình quân mỗi năm 16,54%, vượt 0,54% so với chỉ tiêu Đại hội XVII đề ra."
    assert rows(read(text), "kind", "value")[-1] == ("percent_of_plan", 100.54)


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


def test_members_more_are_admitted() -> None:
    text = "9 tháng đầu năm, đảng bộ có thêm 128 đảng viên."
    assert rows(read(text), "indicator", "value") == [("members_admitted", 128)]


def test_what_rose_most() -> None:
    text = (
        "Giá trị sản xuất tăng mạnh nhất là công nghiệp, xây dựng với trên 12,6%, kế đến dịch vụ tăng 8,2%."
    )
    assert rows(read(text), "indicator", "kind", "value") == [
        ("industrial_output_value", "change", 12.6), ("service_output_value", "change", 8.2),
    ]  # fmt: skip


def test_also_is_no_word_that_changes_what_a_plan_is_of() -> None:
    text = "Giá trị sản xuất nông nghiệp đạt 2.480 tỷ đồng, cũng bằng 100,1% kế hoạch."
    assert rows(read(text), "kind", "value") == [("actual", 2480), ("percent_of_plan", 100.1)]
    text = (
        "Thu nhập bình quân đầu người 83 triệu đồng; 95,5% người dân nông thôn có nước sinh hoạt hợp vệ sinh,"
    )
    assert rows(read(f"{text} cũng bằng 100% chỉ tiêu đề ra."), "value") == [(83,)]


def test_what_is_set_for_a_time_named_behind() -> None:
    text = "Huyện ủy đề ra 6 nhóm chỉ tiêu và 8 nhóm nhiệm vụ, giải pháp trọng tâm cho năm 2023."
    assert [one.period for one in read(text, day="2022-12-28")] == ["2023", "2023"]


def test_what_was_done_so_far_in_a_term_is_no_goal() -> None:
    text = (
        "Giai đoạn 2021 - 2025, huyện được giao vốn; đến nay huy động 1.120 tỷ đồng xây dựng nông thôn mới."
    )
    assert rows(read(text), "kind", "period") == [("actual", "2021/2022")]
    text = "Giai đoạn 2021 - 2025, huyện huy động 1.120 tỷ đồng xây dựng nông thôn mới."
    assert rows(read(text), "kind", "period") == [("target", "2021/2025")]


def test_members_after_a_year_gone_by_are_less_sure() -> None:
    text = "Năm 2022, huyện kết nạp 186 đảng viên, nâng tổng số đảng viên lên 7.412 đồng chí."
    assert [one.confidence >= 0.9 for one in read(text, day="2023-01-06")] == [True, False]
    assert [one.confidence >= 0.9 for one in read(text, day="2022-12-06")] == [True, True]


def test_people_after_jobs_are_people() -> None:
    text = "Huyện giải quyết việc làm cho 720 lao động. Huyện có dân số 124.500 người."
    assert rows(read(text), "indicator", "value")[-1] == ("population", 124500)


def test_communes_that_are_counted_are_the_district_s() -> None:
    text = "Cuối năm, 15/15 xã đạt chuẩn nông thôn mới."
    assert rows(read(text, title="Giồng Trôm: Xã Châu Hòa sắp về đích"), "value", "of") == [(15, 15)]


def test_poorer_communes_before_a_semicolon() -> None:
    text = "Huyện ủy lập 5 đoàn công tác xuống các xã khó khăn; thành lập mới 3 chi bộ."
    assert rows(read(text), "indicator", "value")[-1] == ("party_cells_established", 3)


def test_a_slight_fall() -> None:
    text = "Sản lượng lương thực đạt 15,2 vạn tấn, giảm nhẹ 0,4 vạn tấn so với năm trước."
    assert rows(read(text), "kind", "value")[-1] == ("change", -4000)


def test_what_is_summed_up_since_the_year_began() -> None:
    text = "Trong tháng 7/2022, huyện kết nạp 11 đảng viên, lũy kế từ đầu năm kết nạp 74 đảng viên."
    assert [one.period for one in read(text)] == ["2022-07", "2022-01/2022-07"]
    text = "Quý III/2022, kết nạp 44 đảng viên, nâng tổng số đảng viên kết nạp từ đầu năm lên 131."
    assert [one.period for one in read(text)] == ["2022-Q3", "2022-01/2022-09"]


def test_cells_set_up_and_all_of_them() -> None:
    text = "Năm 2022, huyện thành lập mới 5 chi bộ, nâng tổng số chi bộ lên 412 chi bộ."
    assert rows(read(text), "indicator", "value") == [("party_cells_established", 5), ("party_cells", 412)]
    text = "Năm 2022, huyện thành lập mới 1 chi bộ cơ sở và 23 chi bộ trực thuộc đảng bộ cơ sở."
    assert [one.indicator for one in read(text)] == ["party_cells_established"] * 2


def test_rice_is_not_all_grain() -> None:
    text = "Năm 2022, sản lượng lúa đạt 412.000 tấn, sản lượng lương thực cả năm đạt 415.600 tấn."
    assert rows(read(text), "value") == [(415600,)]
    assert read("Năm 2022, sản lượng lúa đạt 412.000 tấn.")[0].confidence < 0.9


def test_domestic_revenue_later_in_the_sentence_is_a_part() -> None:
    text = "Thu ngân sách đạt 402 tỷ đồng, trong đó lớn nhất là thu nội địa 380 tỷ đồng."
    assert rows(read(text), "value") == [(402,)]


def test_who_set_the_targets_that_were_met() -> None:
    text = "Năm 2022, 22/25 chỉ tiêu do Huyện ủy đề ra đạt và vượt."
    assert rows(read(text), "breakdown", "of") == [("issuer=party_committee", 25)]


def test_an_average_of_years_needs_the_years() -> None:
    text = "Bình quân mỗi năm, Đảng bộ huyện kết nạp 140 đảng viên."
    assert read(text) == []
    head = "Giai đoạn 2016-2020, thu ngân sách đạt 2.724 tỷ đồng, gấp 2 lần giai đoạn 2011-2015."
    text = f"{head} Bình quân mỗi năm của giai đoạn này, sản lượng lương thực đạt 53.000 tấn."
    assert rows(read(text, day="2020-12-15"), "period") == [("2016/2020",), ("2016/2020",)]


def test_the_share_of_targets_just_told_of() -> None:
    text = "Năm 2022, huyện có 18/20 chỉ tiêu đạt và vượt, bằng 90%."
    assert rows(read(text), "indicator", "unit", "value") == [
        ("targets_met_or_exceeded", "count", 18), ("targets_met_or_exceeded", "percent", 90),
    ]  # fmt: skip
    assert rows(read(text.replace("90%", "75%")), "value") == [(18,)]


def test_a_quarter_of_last_year() -> None:
    text = "Quý I/2022, thu ngân sách đạt 265 tỷ đồng, tăng 3,4% so với quý I năm ngoái."
    assert [one.compare_to for one in read(text)] == ["", "2021-Q1"]
