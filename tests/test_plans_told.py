"""Plans, goals and what a figure goes on from, in the words of real pages."""

import pytest
from said import read, rows


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


def test_how_far_a_plan_was_passed() -> None:
    text = "Thu nhập bình quân đầu người đạt 36 triệu đồng, so với chỉ tiêu nghị quyết vượt 3 triệu đồng."
    assert rows(read(text), "value") == [(36,)]


def test_what_may_be_a_part_or_an_average_is_less_sure() -> None:
    text = "Năm 2022, huyện kết nạp 112 đảng viên. Riêng quý IV, huyện kết nạp 42 đảng viên."
    assert [one.confidence < 0.8 for one in read(text)] == [False, True]
    each, once = (read(f"{when}uyện kết nạp 120 đảng viên.")[0] for when in ("Hằng năm, h", "H"))
    assert each.confidence < once.confidence


def test_a_plan_of_a_congress_with_its_number() -> None:
    text = "Kinh tế tăng trưởng bình quân mỗi năm 16,54%, vượt 0,54% so với chỉ tiêu Đại hội XVII đề ra."
    assert rows(read(text), "kind", "value")[-1] == ("percent_of_plan", 100.54)


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


def test_what_was_done_so_far_in_a_term_is_no_goal() -> None:
    text = (
        "Giai đoạn 2021 - 2025, huyện được giao vốn; đến nay huy động 1.120 tỷ đồng xây dựng nông thôn mới."
    )
    assert rows(read(text), "kind", "period") == [("actual", "2021/2022")]
    text = "Giai đoạn 2021 - 2025, huyện huy động 1.120 tỷ đồng xây dựng nông thôn mới."
    assert rows(read(text), "kind", "period") == [("target", "2021/2025")]


def test_a_slight_fall() -> None:
    text = "Sản lượng lương thực đạt 15,2 vạn tấn, giảm nhẹ 0,4 vạn tấn so với năm trước."
    assert rows(read(text), "kind", "value")[-1] == ("change", -4000)


@pytest.mark.parametrize("plan", ["dự toán giao", "kế hoạch được giao", "dự toán năm", "dự toán tỉnh giao"])
def test_plans_by_other_names(plan: str) -> None:
    text = f"Năm 2022, thu ngân sách đạt 320 tỷ đồng, đạt 111,12% so {plan} và bằng 111,88% so cùng kỳ."
    assert rows(read(text), "kind", "value")[1:] == [("percent_of_plan", 111.12), ("change", 11.88)]
    text = f"Năm 2022, thu ngân sách đạt 404 tỷ đồng, so với {plan} đạt 42% và bằng 96% so với cùng kỳ."
    assert rows(read(text), "kind", "value")[1:] == [("percent_of_plan", 42), ("change", -4)]


def test_a_plan_behind_a_slash() -> None:
    text = (
        "Năm 2022, cơ cấu kinh tế: nông nghiệp chiếm 23,4%/KH 24,5-25,5%; công nghiệp chiếm 31,6%/KH 31%. "
        "Thu ngân sách đạt 285 tỷ đồng, tăng 18,4%/KH tăng 10-12%."
    )
    assert [one.kind for one in read(text)] == [
        "actual",
        "plan",
        "actual",
        "plan",
        "actual",
        "change",
        "plan",
    ]


def test_a_rise_apart_from_the_plan_that_was_passed() -> None:
    text = "Giai đoạn 2015-2020, thu ngân sách vượt dự toán tỉnh giao, tăng bình quân hằng năm 32%."
    assert rows(read(text, day="2020-08-10"), "kind", "value", "period") == [("change", 32, "2015/2020")]


def test_a_result_beside_the_plan_of_another_year() -> None:
    text = "Tại hội nghị triển khai nhiệm vụ năm 2023, lãnh đạo cho biết, năm 2022 kết nạp 202 đảng viên."
    assert rows(read(text, day="2023-01-04"), "kind", "period") == [("actual", "2022")]


def test_how_far_the_goal_for_poverty_was_passed() -> None:
    text = "Năm 2022, tỷ lệ hộ nghèo giảm 3,92%, vượt mục tiêu 0,42%."
    assert rows(read(text), "kind", "value") == [("change", -3.92)]


PLANNED = [
    ("kết nạp 112 đảng viên trên kế hoạch 120 đảng viên", [("actual", 112), ("plan", 120)]),
    ("thu ngân sách đạt 310 tỷ đồng trên dự toán 280 tỷ đồng", [("actual", 310), ("plan", 280)]),
    ("kết nạp 165 đảng viên (chỉ tiêu 150)", [("actual", 165), ("plan", 150)]),
    ("thu ngân sách tăng 11,44% (Nghị quyết tăng 6,5%)", [("change", 11.44), ("plan", 6.5)]),
]


@pytest.mark.parametrize(("told", "found"), PLANNED)
def test_a_plan_beside_its_result(told: str, found: list[tuple[object, ...]]) -> None:
    assert rows(read(f"Năm 2022, {told}."), "kind", "value") == found


def test_how_far_a_share_passed_its_plan() -> None:
    text = "Năm 2022, tỷ lệ hộ nghèo giảm xuống 4,5%, vượt kế hoạch 0,3%."
    assert rows(read(text), "kind", "value") == [("actual", 4.5)]


def test_counts_against_the_same_months() -> None:
    text = "Trong 11 tháng năm 2022, huyện kết nạp 98 đảng viên, bằng 118,5% {}."
    for words in ("so với cùng kỳ", "so với cùng kỳ năm trước"):
        assert rows(read(text.format(words)), "kind", "value")[1:] == [("change", 18.5)]
    for words in ("chỉ tiêu", "so với chỉ tiêu đề ra cho cả năm 2022"):
        assert rows(read(text.format(words)), "kind", "value")[1:] == [("percent_of_plan", 118.5)]


def test_goals_set_out_in_january() -> None:
    text = "Năm 2023, huyện đề ra chỉ tiêu kiểm tra 55 tổ chức đảng và 60 đảng viên."
    assert rows(read(text, day="2023-01-12"), "kind", "value") == [("target", 55), ("target", 60)]


def test_goals_in_the_year_a_term_begins() -> None:
    text = (
        "Huyện ủy bàn thực hiện Nghị quyết Đại hội Đảng bộ huyện (nhiệm kỳ 2020 - 2025). Một số chỉ tiêu "
        "cụ thể được đề ra như: vốn đầu tư phát triển 1.500 tỷ đồng; thu nhập bình quân đầu người đạt "
        "36 triệu đồng/năm."
    )
    assert rows(read(text, day="2020-09-09"), "kind", "period") == [
        ("target", "2020/2025"), ("target", "2025"),
    ]  # fmt: skip


def test_communes_by_name_that_are_to_reach_a_standard_are_new() -> None:
    text = "Năm 2022, huyện đặt mục tiêu xây dựng đạt 2 xã nông thôn mới nâng cao (Châu Hòa, Bình Hòa)."
    assert rows(read(text, day="2022-02-28"), "breakdown", "kind") == [("status=new", "target")]


def test_the_value_where_it_is_not_the_printed_one_is_explained() -> None:
    found = read("Năm 2022, thu ngân sách vượt 6,2% dự toán, giảm 3% so với năm 2021, đạt 98% kế hoạch.")
    assert [one.rule.split("; ")[1] for one in found] == [
        "vượt … kế hoạch = 106.2",
        "giảm = -3",
        "% kế hoạch",
    ]


def test_a_goal_of_the_last_months_may_be_the_whole_years() -> None:
    text = "6 tháng cuối năm, huyện phấn đấu giải quyết việc làm cho 2.000 lao động trong cả năm."
    assert rows(read(text, day="2022-07-06"), "kind", "period") == [("target", "2022")]
