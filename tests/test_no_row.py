"""What only looks like a figure of the catalogue gives no row."""

import pytest
from said import read, rows


def test_ceremonies_are_no_badges() -> None:
    text = "Năm 2022, huyện tổ chức 4 đợt trao tặng huy hiệu Đảng cho 197 đảng viên."
    assert 4 not in [c.value for c in read(text)]


def test_what_is_counted_but_not_meant_ends_what_was_spoken_of() -> None:
    text = "Sản lượng lúa đạt 143.000 tấn, sản lượng thủy sản đạt 40.600 tấn, so với cùng kỳ tăng 6.031 tấn."
    assert 6031 not in [c.value for c in read(text)]


def test_a_unit_is_no_plan() -> None:
    text = "Tổng giá trị sản xuất đạt 4.296 tỷ đồng/KH 8.473 tỷ đồng, tăng 10%."
    assert read(text)[0].unit == "vnd_billion"


NOT_COMMUNES = [
    "Còn 14/14 xã chưa thực hiện đạt chuẩn nông thôn mới.",
    "Đã có 8/9 xã đạt chuẩn văn hóa nông thôn mới.",
    "Toàn huyện không còn xã dưới 12 tiêu chí nông thôn mới.",
]


@pytest.mark.parametrize("text", NOT_COMMUNES)
def test_communes_that_are_none_of_the_catalogues(text: str) -> None:
    assert read(text) == []


def test_more_than_planned_is_no_count_of_its_own() -> None:
    assert read("Năm 2022, huyện kết nạp vượt 6 đảng viên.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2022, huyện còn thiếu 12 đảng viên so với chỉ tiêu kết nạp.",
        "Năm 2022, huyện không kết nạp được 120 đảng viên như chỉ tiêu.",
        "Năm 2022, thu ngân sách hụt 15 tỷ đồng so với dự toán.",
        "Năm 2022, có 2.500 lao động mất việc làm.",
        "Năm 2022, huyện đề nghị cấp trên kết nạp 15 đảng viên.",
        "Năm 2022, có 3 xã rớt chuẩn nông thôn mới.",
        "Năm 2022, 3 xã được đề nghị công nhận đạt chuẩn nông thôn mới.",
        "Năm 2022, bình quân mỗi xã có tỷ lệ hộ nghèo 2,1%.",
    ],
)
def test_what_is_lacking_lost_or_asked_for_is_nothing_reached(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Nhu cầu kết nạp trong năm là 120 đảng viên.",
        "Toàn huyện có 25 quần chúng đủ điều kiện kết nạp vào Đảng.",
        "Huyện chọn 26 chi bộ đại hội điểm.",
        "Năm 2022, huyện phát thẻ cho 195 đảng viên, trao Huy hiệu Đảng trong dịp này.",
        "Tổng diện tích gieo trồng tăng; diện tích cà phê hiện có 12.900 ha.",
        "Năm 2022, tỷ trọng công nghiệp - dịch vụ chiếm 87,2%.",
        "Trồng mới 120 ha chè, nâng tổng diện tích lên 3.410 ha.",
        "Năm 2022, có 6 trường được công nhận lại đạt chuẩn quốc gia.",
        "Toàn huyện có 76 chi bộ thôn, làng, tổ dân phố.",
        "Đảng bộ Khối Cơ quan và Doanh nghiệp tỉnh kết nạp 112 đảng viên.",
    ],
)
def test_what_only_stands_near_such_words(sentence: str) -> None:
    assert read(sentence) == []


def test_a_form_of_discipline_is_a_part_or_not_sure() -> None:
    text = "Thi hành kỷ luật 12 đảng viên, trong đó khiển trách 7, cảnh cáo 3, khai trừ 2 đảng viên."
    assert rows(read(text), "value") == [(12,)]
    assert read("Năm 2022, huyện khai trừ 3 đảng viên.")[0].confidence < 0.9


def test_communes_named_with_a_comma_are_no_status_of_the_district() -> None:
    text = "Năm 2022, toàn huyện có 21/21 xã, thị trấn được công nhận đạt chuẩn nông thôn mới nâng cao."
    assert rows(read(text), "indicator") == [("ntm_advanced_communes",)]


def test_a_districts_units_are_no_communes_that_reached_something() -> None:
    text = "Huyện có 12 xã, 1 thị trấn; có 11 xã đạt chuẩn nông thôn mới."
    assert rows(read(text), "indicator", "value") == [("ntm_communes", 11)]


def test_the_share_of_a_catch_is_no_growth() -> None:
    text = "Tốc độ tăng trưởng kinh tế đạt 8,9%; sản lượng thủy sản 98.450 tấn, đạt 52,1% kế hoạch."
    assert rows(read(text), "value") == [(8.9,)]


def test_the_province_s_share_in_brackets_is_not_the_district_s() -> None:
    text = "Tỷ lệ hộ nghèo của huyện còn 1,95%, thấp hơn mức bình quân của tỉnh (2,35%)."
    assert rows(read(text), "value") == [(1.95,)]


def test_targets_on_their_way_and_targets_reached_in_full() -> None:
    text = "Năm 2022, huyện có 18 chỉ tiêu đạt {}, 3 chỉ tiêu đạt 90%."
    for reached in ("100% kế hoạch", "trên 100%"):
        told = rows(read(text.format(reached)), "indicator", "value", "unit")
        assert told == [("targets_met_or_exceeded", 18.0, "count")]
    assert read("Năm 2022, huyện có 14 chỉ tiêu đạt trên 50%.") == []


def test_figures_of_some_communes_at_the_head_of_a_paragraph() -> None:
    assert read("Tại 5 xã điểm, tỷ lệ hộ nghèo còn 4%.") == []
    assert rows(read("Năm 2022, tỷ lệ hộ nghèo còn 4%."), "value") == [(4.0,)]


NONE = [
    "Qua kiểm tra, phát hiện 3 tổ chức đảng có vi phạm.",
    "Năm 2022, huyện giới thiệu 97 đoàn viên ưu tú cho Đảng.",
    "Tuổi bình quân của đảng viên mới là 28,4.",
    "Năm 2022, huyện trồng sen 780 ha.",
    "Toàn huyện có 10/10 trạm y tế đạt chuẩn quốc gia.",
    "Huyện Giồng Trôm xếp thứ 2/10 huyện về chỉ số cải cách hành chính trong khối thi đua.",
]


@pytest.mark.parametrize("text", NONE)
def test_near_but_something_else(text: str) -> None:
    assert read(text) == []


def test_what_is_told_of_another_indicator_in_another_unit_ends_what_was_spoken_of() -> None:
    text = "Năm 2022, thu ngân sách 1.262 tỷ đồng; cuối năm còn 3.414 hộ nghèo, giảm 7,5% so với năm 2021."
    assert all(c.confidence < 0.6 for c in read(text) if c.value == -7.5)


def test_cells_with_something_else_than_a_committee() -> None:
    text = "Huyện có 123/128 chi bộ thôn có cấp ủy, 127/128 chi bộ thôn có đủ đảng viên."
    assert rows(read(text), "value") == [(123.0,)]


def test_what_was_only_asked_for_or_not_found() -> None:
    text = "Năm 2022, kết luận 8/11 đảng viên vi phạm, đề nghị thi hành kỷ luật 5 đảng viên."
    assert rows(read(text), "indicator") == [("violating_members",)]
    text = "Năm 2022, giám sát 34 tổ chức đảng, 48 đảng viên, chưa phát hiện vi phạm."
    assert rows(read(text), "indicator") == [("supervised_party_orgs",), ("supervised_members",)]


NOT_REACHED = [
    "Năm 2022, huyện khó có thể thu ngân sách đạt 400 tỷ đồng.",
    "Chưa bao giờ huyện thu ngân sách vượt 260 tỷ đồng.",
    "Huyện chưa được công nhận đạt chuẩn nông thôn mới trong năm 2022.",
    "Năm 2022, mỗi tháng huyện kết nạp 8 đảng viên.",
    "Năm 2022, Tỉnh đoàn kết nạp 1.500 đảng viên.",
    "Năm 2022, 4 xã khó khăn của huyện có thu nhập bình quân đầu người đạt 28 triệu đồng.",
    "Năm 2022, các xã phía nam huyện thu ngân sách 21 tỷ đồng.",
    "Năm 2022, cụm xã vùng cao của huyện có thu nhập bình quân đầu người 31 triệu đồng.",
    "Năm 2022, thu ngân sách huyện từ đất đạt 25 tỷ đồng.",
    "Từ 85% tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ trở lên là mục tiêu năm 2023.",
]


@pytest.mark.parametrize("text", NOT_REACHED)
def test_what_was_not_reached_or_is_some_others(text: str) -> None:
    assert read(text) == []


def test_those_to_be_disciplined_are_not_those_inspected() -> None:
    assert read("Qua kiểm tra, đề nghị kỷ luật 3 đảng viên.") == []
    assert rows(read("Qua năm, kiểm tra 3 đảng viên."), "indicator") == [("inspected_members",)]


SEVERAL_OR_ELSE = [
    "Tỷ lệ tổ chức cơ sở đảng trong sạch vững mạnh và hoàn thành tốt nhiệm vụ đạt 86,2%.",
    "Tổ chức cơ sở đảng hoàn thành tốt và xuất sắc nhiệm vụ đạt 89%.",
    "Tổng giá trị sản xuất công nghiệp, thương mại dịch vụ đạt 5.500 tỷ đồng.",
    "14/14 xã có tỷ lệ hộ nghèo dưới 5%.",
    "Giảm nghèo đạt 122% kế hoạch.",
    "Doanh thu hoạt động thương mại - dịch vụ đạt 24,3% kế hoạch (tăng hơn 12,4% so cùng kỳ).",
    "Huyện có 16 nhà màng trồng rau với diện tích 1,6ha.",
    "Diện tích thu hoạch lúa 6.979 ha.",
    "Tổng giá trị gia tăng đạt 9.534 tỷ đồng.",
    "Các hộ hiến đất với tổng giá trị 500 tỷ đồng.",
]


@pytest.mark.parametrize("text", SEVERAL_OR_ELSE)
def test_what_is_told_of_several_or_of_something_else(text: str) -> None:
    assert read(text) == []


def test_criteria_of_a_district_and_of_a_town_are_not_those_of_communes() -> None:
    text = "Huyện phấn đấu đạt thêm 3 tiêu chí về huyện nông thôn mới; các xã đạt bình quân 15 tiêu chí/xã."
    assert [c.value for c in read(text)] == [15.0]
    text = (
        "Đến nay, 30/30 xã được công nhận đạt chuẩn nông thôn mới; các tiêu chí huyện nông thôn mới đã hoàn "
        "thành; thị trấn Giồng Trôm cơ bản hoàn thiện 5 tiêu chí đô thị loại IV."
    )
    assert [c.value for c in read(text)] == [30.0]


def test_by_how_much_a_plan_was_passed_is_no_income() -> None:
    text = "Thu nhập bình quân đầu người đạt 72,8 triệu đồng/năm, vượt 1,39 triệu đồng."
    assert [c.value for c in read(text)] == [72.8]


def test_fish_is_no_grain_and_private_industry_not_the_whole() -> None:
    assert read("Tổng sản lượng thủy hải sản ước đạt 1.746 tấn, sản xuất lương thực được mùa.") == []
    assert read("Giá trị sản xuất công nghiệp (ngoài quốc doanh) đạt 361 tỷ đồng.") == []


def test_model_communes_in_all_are_not_those_of_the_standard() -> None:
    text = "Năm 2022, huyện đưa tổng số xã đạt chuẩn nông thôn mới kiểu mẫu lên 5 xã, chiếm tỷ lệ 27,78%."
    assert read(text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2022, huyện có 21 doanh nghiệp đăng ký mới với tổng vốn đầu tư gần 310 tỷ đồng.",
        "Huyện đón 3 nhà máy với số vốn trên 410 tỷ đồng, góp phần xây dựng nông thôn mới.",
        "Số hộ nghèo giảm 41 hộ, đạt 117% kế hoạch năm.",
        "Toàn huyện còn 812 hộ nghèo, giảm 95 hộ so với năm 2021, đạt 118,7% so với chỉ tiêu (80 hộ).",
        "Trong huyện, 5 xã tỷ lệ hộ nghèo còn hơn 31%.",
        "Số hộ nghèo DTTS là 342 hộ, tỷ lệ 7,25%.",
        "Toàn huyện đạt 9 bác sĩ/ 1 vạn dân.",
        "Lãnh đạo huyện họp trực tuyến với 21 xã, thị trấn về vụ đông.",
        "Quy hoạch nông thôn mới của 21/21 xã đã được phê duyệt.",
    ],
)
def test_sums_shares_and_counts_of_something_else_are_no_row(sentence: str) -> None:
    assert read(sentence) == []


def test_how_far_a_yearly_rise_missed_its_plan_is_no_row() -> None:
    text = (
        "Giá trị sản xuất nông nghiệp đạt 812 tỷ đồng, tăng bình quân 5,1%/năm "
        "(thấp hơn 0,9% so với nghị quyết)."
    )
    assert [c.value for c in read(text)] == [812, 5.1]


def test_insurance_of_a_group_is_not_the_districts() -> None:
    text = (
        "Tỷ lệ người dân tộc thiểu số tham gia bảo hiểm y tế đạt 100%. "
        "Tỷ lệ bao phủ BHYT toàn huyện đạt 97,2%."
    )
    assert [c.value for c in read(text)] == [97.2]


def test_cells_beside_other_organisations_are_not_all_cells() -> None:
    text = "Đảng bộ huyện có 31 đảng bộ và 26 chi bộ trực thuộc, với 241 chi bộ trực thuộc đảng bộ cơ sở."
    assert 26 not in [c.value for c in read(text)]
    assert 241 in [c.value for c in read(text)]


def test_a_share_of_a_plan_of_households_is_no_share_of_jobs() -> None:
    text = "Năm 2022, huyện tạo việc làm mới cho 312 lao động; giảm 74 hộ nghèo, đạt 148% kế hoạch."
    assert [c.value for c in read(text)] == [312]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hai xã Tân Hào và Tân Thanh đủ điều kiện xét công nhận đạt chuẩn nông thôn mới nâng cao.",
        "Tỷ lệ hộ nghèo của 17 xã xây dựng nông thôn mới còn thấp.",
        "Tổng số xã đạt chuẩn nông thôn mới là 61/97 xã.",
        "Đến nay, 100% các xã đạt 19/19 tiêu chí nông thôn mới.",
        "Lúa xuân đã gặt xong; cây hồ tiêu cho sản lượng 187,5 tấn.",
        "Huyện tiếp nhận hơn 312 nghìn khẩu trang, có người dân ủng hộ.",
    ],
)
def test_what_is_near_a_standard_a_harvest_or_people_is_no_row(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2022, huyện khởi công 2 cây cầu, tổng vốn đầu tư 41 tỷ đồng.",
        "Năm 2022, giá trị tăng thêm đạt 4.870 tỷ đồng.",
        "Huyện có 13.100 ha hồ tiêu, giá trị sản xuất đạt 1.740 tỷ đồng.",
        "Năm 2022, các khu công nghiệp tạo việc làm cho 41.000 lao động.",
        "Từ nguồn vốn vay, huyện tạo việc làm cho 740 lao động.",
        "Sản lượng lúa hữu cơ đạt 1.270 tấn.",
        "Năm 2022, có 96 đoàn viên ưu tú được kết nạp vào Đảng.",
    ],
)
def test_what_projects_crops_parks_and_loans_bring_is_not_the_districts(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2022, toàn huyện có 37 thôn đạt chuẩn nông thôn mới.",
        "Huyện đang trình công nhận 2 xã đạt chuẩn nông thôn mới nâng cao.",
        "Hội nghị có hơn 610 đảng viên tham dự.",
    ],
)
def test_hamlets_submissions_and_those_who_came_are_no_row(sentence: str) -> None:
    assert read(sentence) == []


def test_land_that_another_crop_came_to_is_none_that_was_sown() -> None:
    text = "Huyện có 7 mô hình sản xuất lúa ở 3 xã; chuyển đổi được 45ha dừa, 60ha cây ăn quả, 12ha rau màu."
    assert read(text) == []
    text = "Đẩy mạnh chuyển đổi cơ cấu cây trồng, diện tích gieo trồng năm 2022 đạt 6.100ha."
    assert rows(read(text), "indicator", "value") == [("sown_area", 6100)]


def test_what_some_trades_make_is_no_total() -> None:
    assert read("Năm 2022, giá trị sản xuất một số ngành tăng 9%.") == []


def test_the_revenue_a_district_keeps_is_a_part() -> None:
    text = (
        "Năm 2022, thu ngân sách nhà nước trên địa bàn 210 tỷ đồng; trong đó: thu ngân sách địa phương "
        "150,5 tỷ đồng, đạt 103% dự toán."
    )
    assert rows(read(text), "indicator", "value") == [("budget_revenue", 210)]


def test_badges_pinned_at_the_ceremony_are_some_of_those_told_of() -> None:
    text = (
        "Đợt này, huyện có 86 đảng viên được nhận Huy hiệu Đảng, trong đó 11 đảng viên nhận Huy hiệu 60 năm. "
        "Tại buổi lễ, Bí thư Huyện ủy gắn Huy hiệu 60 năm cho 4 đảng viên."
    )
    assert rows(read(text), "value", "breakdown") == [(86, ""), (11, "years=60")]


def test_members_who_change_their_organisation_are_not_admitted() -> None:
    text = "Quý I/2022, huyện kết nạp 14 đảng viên, chuyển sinh hoạt đảng cho 57 đồng chí."
    assert rows(read(text, day="2022-04-11"), "indicator", "value") == [("members_admitted", 14)]


def test_what_is_caught_and_processed_is_a_branch_of_a_sector() -> None:
    assert read("Năm 2022, giá trị khai thác, chế biến thủy sản đạt 840 tỷ đồng.") == []


def test_figures_of_a_cluster_of_districts_are_none_of_the_districts() -> None:
    text = "Năm 2022, huyện Giồng Trôm gieo trồng 3.100ha. Toàn Cụm gieo trồng hơn 41.500ha."
    assert rows(read(text), "value") == [(3100,)]


def test_a_province_is_spoken_of_to_the_end_of_its_list() -> None:
    text = (
        "Trong số 715 đảng viên của tỉnh được trao Huy hiệu Đảng có 4 đảng viên nhận Huy hiệu 75 năm; "
        "9 đảng viên nhận Huy hiệu 70 năm và 160 đảng viên nhận Huy hiệu 40 năm."
    )
    assert read(text) == []
    text = "Đến nay, tỉnh đã có 3/8 huyện nông thôn mới, 90% xã đạt chuẩn nông thôn mới, 21 xã nâng cao."
    assert [c.district for c in read(text)] == [""]


def test_the_area_of_a_crop_that_no_breakdown_tells_is_no_row() -> None:
    text = "Năm 2022, cây lúa có diện tích gieo trồng 6.120ha; cây lạc có diện tích 310ha."
    assert rows(read(text), "value", "breakdown") == [(6120, "crop=rice")]


def test_the_income_of_so_many_communes_is_not_the_districts() -> None:
    text = (
        "Năm 2022, thu nhập bình quân đầu người đạt 55 triệu đồng (trong đó thu nhập bình quân đầu người của "
        "12 xã nông thôn mới nâng cao đạt 61 triệu đồng)."
    )
    assert rows(read(text), "value") == [(55,)]


def test_badges_pinned_before_all_are_told_are_some_of_those() -> None:
    text = (
        "Bí thư Huyện ủy trao Huy hiệu 75 năm tuổi Đảng cho 2 đảng viên. "
        "Dịp này có 91 đảng viên được tặng Huy hiệu Đảng, trong đó 5 đảng viên nhận Huy hiệu 75 năm."
    )
    assert rows(read(text), "value", "breakdown") == [(91, ""), (5, "years=75")]


def test_those_who_were_moved_are_not_the_population() -> None:
    text = "Huyện lo xong việc di dân tái định cư thủy điện với trên 2.900 hộ, trên 14 nghìn nhân khẩu."
    assert read(text) == []


def test_what_vegetables_yield_is_no_grain() -> None:
    text = "Sản lượng lương thực đạt 41.200 tấn; rau các loại có diện tích 310ha, sản lượng 5.900 tấn."
    assert [c.value for c in read(text) if c.indicator == "grain_output"] == [41200]


def test_badges_awarded_since_the_year_began_stand_beside_those_of_the_day() -> None:
    text = (
        "Ngày 19/5, huyện trao Huy hiệu Đảng cho 21 đảng viên.\n"
        "Tính từ đầu năm đến nay, huyện trao Huy hiệu Đảng cho 33 đảng viên."
    )
    assert [c.value for c in read(text)] == [21, 33]


def test_the_share_of_near_poor_households_is_not_the_poverty_rate() -> None:
    text = "Toàn huyện còn 1.210 hộ nghèo, chiếm tỷ lệ 3,2%. Số hộ cận nghèo là 2.040 hộ, tỷ lệ 5,4%."
    assert [c.value for c in read(text) if c.indicator == "poverty_rate"] == [3.2]
