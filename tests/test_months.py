"""Months, quarters and halves of a year: of which a figure is told."""

import pytest
from said import read, rows


def test_months_of_another_year() -> None:
    text = "Trong 6 tháng đầu năm, thu ngân sách 45 tỷ đồng; cùng kỳ năm 2021 thu 40 tỷ đồng."
    found = [c.period for c in read(text, day="2022-07-10") if c.kind == "actual"]
    assert found == ["2022-01/2022-06", "2021-01/2021-06"]
    text = "Trong 6 tháng đầu năm, thu ngân sách 45 tỷ đồng, tăng 9% so với cùng kỳ năm 2021."
    assert rows(read(text, day="2022-07-10"), "period", "compare_to")[1] == (
        "2022-01/2022-06", "2021-01/2021-06",
    )  # fmt: skip


def test_a_month_behind_the_prices_of_a_year() -> None:
    text = "Giá trị sản xuất (giá so sánh 2010) tháng 3/2022 đạt 238 tỷ đồng."
    assert [c.period for c in read(text)] == ["2022-03"]


def test_a_report_on_months_read_out_in_a_later_paragraph() -> None:
    first = "Các đại biểu họp phiên thứ nhất.\nChủ tọa khai mạc.\nĐoàn thư ký làm việc."
    text = f"{first}\nĐại biểu nghe báo cáo kết quả 6 tháng đầu năm. Thu ngân sách đạt 54 tỷ đồng."
    assert [c.period for c in read(text, day="2022-07-10")] == ["2022-01/2022-06"]


def test_halves_of_a_year_and_months_behind_a_colon() -> None:
    text = "Nửa đầu năm 2022, thu ngân sách đạt 54 tỷ đồng."
    assert [c.period for c in read(text)] == ["2022-01/2022-06"]
    text = "Các đại biểu thống nhất: 6 tháng đầu năm, huyện làm khá tốt. Thu ngân sách đạt 54 tỷ đồng."
    assert [c.period for c in read(text)] == ["2022-01/2022-06"]


def test_what_was_added_is_of_the_months_told() -> None:
    text = "6 tháng đầu năm, thu ngân sách đạt 48 tỷ đồng. Có thêm 2 xã đạt chuẩn nông thôn mới."
    assert [c.period for c in read(text, day="2022-07-08")] == ["2022-01/2022-06"] * 2


def test_a_month_s_end_is_no_time_of_what_was_done_since() -> None:
    text = (
        "Quý I-2022, thu ngân sách đạt 98 tỷ đồng. Đến cuối tháng 3-2022, tỷ lệ tham gia BHYT của "
        "dân số đạt 87,9%.\nToàn huyện kết nạp 18 đảng viên."
    )
    found = rows(read(text, day="2022-04-16"), "indicator", "period")
    assert found == [
        ("budget_revenue", "2022-Q1"), ("health_insurance_coverage", "2022-03"),
        ("members_admitted", "2022-Q1"),
    ]  # fmt: skip


def test_months_gone_by() -> None:
    text = "7 tháng qua, huyện giải quyết việc làm cho 1.042 lao động."
    assert [c.period for c in read(text, day="2022-08-09")] == ["2022-01/2022-07"]
    assert [c.period for c in read(text, day="2022-12-20")] == ["2022"]


MONTHS = [
    ("Trong hai tháng 4 và 5, huyện kết nạp 45 đảng viên.", "2022-12-20", "2022-04/2022-05"),
    ("Tháng 4 và tháng 5/2021, huyện kết nạp 45 đảng viên.", "2022-12-20", "2021-04/2021-05"),
    ("Trong tháng 10, 11 vừa qua, huyện kết nạp 45 đảng viên.", "2023-01-20", "2022-10/2022-11"),
    ("Riêng trong tháng 11, huyện kết nạp 45 đảng viên.", "2023-01-20", "2022-11"),
    ("Hai tháng cuối năm 2021, huyện kết nạp 45 đảng viên.", "2022-12-20", "2021-11/2021-12"),
    ("Ba tháng cuối năm 2021, huyện kết nạp 45 đảng viên.", "2022-12-20", "2021-10/2021-12"),
    ("Các tháng 6, 7 và 8, huyện kết nạp 45 đảng viên.", "2022-12-20", "2022"),
]


@pytest.mark.parametrize(("text", "day", "period"), MONTHS)
def test_several_months_together(text: str, day: str, period: str) -> None:
    assert rows(read(text, day=day), "period") == [(period,)]


def test_the_same_time_a_year_before_as_a_time_of_its_own() -> None:
    text = "Trong 6 tháng đầu năm 2022, huyện kết nạp 145 đảng viên{}."
    for other in ("; cùng kỳ kết nạp 120 đảng viên", " (cùng kỳ là 120 đảng viên)"):
        found = read(text.format(other))
        assert {c.indicator for c in found} == {"members_admitted"}
        told = [(145.0, "2022-01/2022-06", "actual"), (120.0, "2021-01/2021-06", "actual")]
        assert rows(found, "value", "period", "kind") == told
        assert found[1].confidence < 0.9
    (only, against) = read(text.format(", cùng kỳ tăng 12 đảng viên"))
    assert (only.kind, against.kind, against.compare_to) == ("actual", "change", "2021-01/2021-06")


def test_since_the_year_began() -> None:
    text = "Trong tháng 11/2022, huyện kết nạp 25 đảng viên. Từ đầu năm đến nay, huyện kết nạp 240 đảng viên."
    assert [c.period for c in read(text)] == ["2022-11", "2022"]
    text = "Tháng 5/2022, huyện thu ngân sách 34 tỷ đồng, lũy kế 5 tháng đạt 198 tỷ đồng."
    assert [c.period for c in read(text, day="2022-06-10")] == ["2022-05", "2022-01/2022-05"]
    text = "Nếu như năm 2019 tỷ lệ hộ nghèo là 8,2% thì đến năm 2022 còn 3,1%."
    assert [c.period for c in read(text)] == ["2019", "2022"]


def test_levels_behind_a_month_told_of() -> None:
    text = (
        "Năm 2011, tỷ lệ hộ nghèo 23,7%. Nay, huyện đã đổi khác. Thu nhập bình quân đầu người 50 triệu đồng."
    )
    assert [c.period for c in read(text)] == ["2011", "2022"]
    text = "Đến hết tháng 11/2022, thu ngân sách đạt 80 tỷ đồng. Tỷ lệ bao phủ bảo hiểm y tế đạt 91,4%."
    assert [c.period for c in read(text)] == ["2022-01/2022-11", "2022-11"]
    text = "Tháng 6/2022, thu ngân sách đạt 12 tỷ đồng.\nTỷ lệ bao phủ bảo hiểm y tế đạt 91,4%."
    assert [c.period for c in read(text, day="2022-07-05")] == ["2022-06", "2022"]


def test_the_three_months_of_a_quarter_told_before() -> None:
    text = "Quý I/2022, thu ngân sách đạt 141 tỷ đồng. Ba tháng qua, tạo việc làm cho 486 lao động."
    assert [c.period for c in read(text, day="2022-04-11")] == ["2022-Q1"] * 2


def test_months_that_the_year_has_not_seen_yet_are_of_the_last() -> None:
    for text, period in {
        "Thu ngân sách 11 tháng được 415 tỷ đồng.": "2022-01/2022-11",
        "Quý IV, huyện thu ngân sách 115 tỷ đồng.": "2022-Q4",
        "Lũy kế 10 tháng, thu ngân sách 415 tỷ đồng.": "2022-01/2022-10",
    }.items():
        assert rows(read(text, day="2023-01-10"), "period", "kind") == [(period, "actual")]
    assert [c.period for c in read("Quý I năm nay, thu ngân sách 90 tỷ đồng.", day="2022-04-12")] == [
        "2022-Q1"
    ]


def test_a_running_total_behind_a_month() -> None:
    text = "Trong tháng 11, huyện kết nạp 18 đảng viên, lũy kế từ đầu năm 162 đảng viên."
    assert [c.period for c in read(text)] == ["2022-11", "2022-01/2022-11"]


def test_a_level_told_behind_a_quarter_is_of_the_year() -> None:
    text = "Trong quý I/2022, huyện thu ngân sách 61 tỷ đồng.\nTỷ lệ hộ nghèo còn 2,15%."
    assert [c.period for c in read(text)] == ["2022-Q1", "2022"]


def test_three_months_behind_a_quarter_that_is_reviewed() -> None:
    text = "Huyện họp báo đánh giá tình hình quý I/2022. Ba tháng đầu năm, thu ngân sách đạt 19 tỷ đồng."
    found = read(f"{text} Huyện kết nạp 9 đảng viên.", day="2022-04-20")
    assert [c.period for c in found] == ["2022-Q1", "2022-Q1"]


def test_any_months_that_a_meeting_reviews_and_levels_within_them() -> None:
    text = "UBND huyện họp đánh giá tình hình 7 tháng đầu năm 2022.\nThu ngân sách đạt 287 tỷ đồng."
    assert [c.period for c in read(text, day="2022-08-17")] == ["2022-01/2022-07"]
    text = "10 tháng đầu năm 2022, kết nạp 90 đảng viên, tỷ lệ hộ nghèo còn 1,9%."
    assert all(c.confidence < 0.9 for c in read(text) if c.indicator == "poverty_rate")


UP_TO = [
    ("Từ đầu năm đến tháng 11/2022", "2022-01/2022-11"),
    ("Từ tháng 1 đến tháng 6/2022", "2022-01/2022-06"),
    ("Từ tháng 7 đến tháng 9/2022", "2022-Q3"),
    ("Từ tháng 10/2021 đến tháng 10/2022", "2021-10/2022-10"),
    ("Từ tháng 1 đến tháng 12/2022", "2022"),
    ("Đến tháng 3/2022", "2022-Q1"),
    ("Đến thời điểm tháng 9/2022", "2022-01/2022-09"),
    ("Từ đầu năm tới hết tháng 10/2022", "2022-01/2022-10"),
    ("Từ sau Đại hội XIII đến tháng 10/2022", ""),
]


@pytest.mark.parametrize(("words", "period"), UP_TO)
def test_months_up_to_one(words: str, period: str) -> None:
    found = read(f"{words}, huyện kết nạp 58 đảng viên.", day="2022-12-28")
    assert rows(found, "kind", "period") == [("actual", period)]


def test_the_first_three_months_are_a_quarter_wherever_they_were_named() -> None:
    text = "Đến hết tháng 3/2022, huyện kết nạp 18 đảng viên. Thu ngân sách đạt 98 tỷ đồng."
    assert rows(read(text, day="2022-04-06"), "period") == [("2022-Q1",), ("2022-Q1",)]
    assert rows(read("12 tháng năm 2022, huyện kết nạp 18 đảng viên.", day="2023-01-20"), "period") == [
        ("2022",)
    ]


@pytest.mark.parametrize("words", ["lũy kế 10 tháng", "cộng dồn từ đầu năm đến tháng 10"])
def test_a_sum_of_a_month_stands_beside_that_of_the_months_so_far(words: str) -> None:
    text = f"Giá trị sản xuất công nghiệp đạt 212 tỷ đồng, {words} được 1.874 tỷ đồng (bằng 84,5% kế hoạch)."
    found = rows(read(text, day="2022-11-03"), "value", "period", "kind")
    so_far = "2022-01/2022-10"
    assert found == [(212, "2022-10", "actual"), (1874, so_far, "actual"), (84.5, so_far, "percent_of_plan")]


def test_the_months_of_a_sum_so_far_may_be_named_later() -> None:
    text = (
        "Giá trị sản xuất công nghiệp ước 212 tỷ đồng, lũy kế ước 1.874 tỷ đồng.\n"
        "Thu ngân sách đạt 19 tỷ đồng, lũy kế 10 tháng 203 tỷ đồng."
    )
    found = [c.period for c in read(text, day="2022-11-03")]
    assert found == ["2022-10", "2022-01/2022-10"] * 2


def test_months_named_right_before_what_was_reached_are_those_since_january() -> None:
    text = "Trong tháng 8, giá trị sản xuất công nghiệp đạt 95 tỷ đồng, 8 tháng đạt 702 tỷ đồng."
    found = [c.period for c in read(text, day="2022-08-25")]
    assert found == ["2022-08", "2022-01/2022-08"]


def test_a_day_of_the_month_that_a_paragraph_is_on_ends_a_sum_since_january() -> None:
    text = "Trong tháng 8, huyện gieo 310ha lúa. Đến 18/8, thu ngân sách đạt 61 tỷ đồng."
    assert read(text, day="2022-08-25")[-1].period == "2022-01/2022-08"


def test_months_gone_by_that_an_article_opens_with_are_those_it_is_on() -> None:
    text = (
        "7 tháng qua, huyện gieo 3.100ha lúa.\n"
        "Năm 2022, huyện dồn sức cho xã Tân Hào.\n"
        "Thu ngân sách được 52 tỷ đồng."
    )
    assert [c.period for c in read(text, day="2022-07-29")] == ["2022-01/2022-07"] * 2


def test_a_plan_in_brackets_is_for_the_year_of_the_share_before_it() -> None:
    text = "3 tháng đầu năm, thu ngân sách đạt 31 tỷ đồng, đạt 20% kế hoạch năm (kế hoạch giao 155 tỷ đồng)."
    found = rows(read(text, day="2022-04-02"), "value", "kind", "period")
    assert found[-1] == (155, "plan", "2022")
