"""Terms and what they ended at, yearly averages, and the year that one sentence leaves the next."""

import pytest
from said import read, rows

OUTCOMES = [
    ("Nhiệm kỳ 2015 - 2020, thu nhập bình quân đầu người đạt 46 triệu đồng.", "2020"),
    ("Trong nhiệm kỳ 2015 - 2020, tỷ lệ hộ nghèo xuống mức 4,2%.", "2020"),
    ("Nhiệm kỳ 2015 - 2020, tổng thu ngân sách đạt 940 tỷ đồng.", "2015/2020"),
    ("Nhiệm kỳ 2015 - 2020, tốc độ tăng trưởng kinh tế đạt 9,4%.", "2015/2020"),
    ("Kết thúc nhiệm kỳ 2015 - 2020, huyện đạt và vượt 15/17 chỉ tiêu.", "2015/2020"),
    ("Kết quả, nhiệm kỳ 2015 - 2020 toàn huyện kết nạp 640 đảng viên.", "2015/2020"),
    ("Tính từ năm 2016 tới nay, huyện huy động 310 tỷ đồng xây dựng nông thôn mới.", "2016/2020"),
]


@pytest.mark.parametrize(("text", "period"), OUTCOMES)
def test_what_a_term_ended_at_is_of_its_last_year(text: str, period: str) -> None:
    assert [c.period for c in read(text, day="2020-08-14")] == [period]


def test_from_the_first_year_to_the_last() -> None:
    text = "Giai đoạn 2016 - 2020, tỷ lệ hộ nghèo giảm từ 9,5% xuống còn 3,1%."
    assert rows(read(text, day="2020-12-14"), "period", "value") == [("2016", 9.5), ("2020", 3.1)]


YEARLY = [
    ("Năm 2020, thu ngân sách đạt 90 tỷ đồng; mỗi năm tăng bình quân 12%.", "2015/2020"),
    ("Đến năm 2020, tổng giá trị sản xuất đạt 4.100 tỷ đồng; giá trị sản xuất mỗi năm tăng bình quân 8,1%.",
     "2015/2020"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "period"), YEARLY)
def test_a_yearly_average_is_of_the_years_told(text: str, period: str) -> None:
    found = read(f"Đại hội nhìn lại giai đoạn 2015 - 2020 của huyện.\n{text}", day="2020-08-14")
    assert [c.period for c in found] == ["2020", period]


def test_a_yearly_rise_of_the_whole_is_the_growth() -> None:
    text = "Giai đoạn 2016 - 2020, giá trị sản xuất tăng bình quân 9,3%/năm."
    found = read(text, day="2020-08-14")
    assert rows(found, "indicator", "kind", "period") == [("economic_growth_rate", "actual", "2016/2020")]
    text = "Năm 2022, giá trị sản xuất tăng 9,3%."
    assert rows(read(text), "indicator", "kind") == [("total_output_value", "change")]


def test_a_goal_of_the_whole_term_in_a_year_of_congress() -> None:
    text = (
        "Đại hội nhiệm kỳ 2020 - 2025 khai mạc.\n"
        "Phấn đấu cả nhiệm kỳ, tổng vốn đầu tư toàn xã hội đạt 9.900 tỷ đồng."
    )
    assert rows(read(text, day="2020-08-14"), "kind", "period") == [("target", "2020/2025")]


def test_what_a_congress_says_of_the_resolution_before() -> None:
    first = "Đại hội lần thứ XII khai mạc."
    text = f"{first}\nSo với Nghị quyết Đại hội lần thứ XI, huyện đạt và vượt 15/17 chỉ tiêu."
    assert [c.period for c in read(text, day="2020-08-14")] == ["2015/2020"]


def test_delegates_are_of_the_year() -> None:
    text = "Đại hội Đảng bộ huyện nhiệm kỳ 2020 - 2025 có 209 đại biểu đại diện cho 2.900 đảng viên."
    found = read(text, day="2020-08-14")
    assert rows(found, "indicator", "kind", "period")[0] == ("congress_delegates", "actual", "2020")


def test_a_congress_without_a_date() -> None:
    title, text = "Huyện Giồng Trôm đại hội", "Đại hội nhiệm kỳ 2020 - 2025 có 209 đại biểu."
    assert [c.period for c in read(text, title, day="")] == ["2020"]


GOES_ON = (
    "Theo báo cáo của Ủy ban nhân dân huyện, thu ngân sách năm 2022 đạt 96 tỷ đồng. "
    "Thu nhập bình quân đạt 61 triệu đồng."
)


def test_the_only_year_of_a_sentence_holds_for_the_next_ones() -> None:
    assert [c.period for c in read(GOES_ON, day="2023-06-20")] == ["2022", "2022"]
    apart = GOES_ON.replace(". Thu", ".\nThu")
    assert [c.period for c in read(apart, day="2023-06-20")] == ["2022", "2023"]
    old = GOES_ON.replace("2022", "2018")
    assert [c.period for c in read(old, day="2023-06-20")] == ["2018", "2023"]


def test_awards_are_of_the_day_whatever_term_they_are_for() -> None:
    text = "Vì thành tích trong đại hội đảng bộ huyện nhiệm kỳ 2020 - 2025, 6 tập thể được khen thưởng."
    assert rows(read(text, day="2020-09-29"), "kind", "period") == [("actual", "2020")]


def test_what_was_done_some_years_ago_is_what_a_change_is_from() -> None:
    text = "Năm 2020, tỷ lệ hộ nghèo còn 3,4%, giảm 10,4% so với 10 năm trước."
    assert rows(read(text, day="2021-03-20"), "value", "compare_to") == [(3.4, ""), (-10.4, "2010")]


def test_recognised_without_a_year() -> None:
    text = "Huyện vừa được công nhận huyện đạt chuẩn nông thôn mới."
    assert rows(read(text, day="2024-02-20"), "indicator", "period") == [("ntm_district", "2024")]


def test_only_the_headline_tells_of_the_standard() -> None:
    title = "Giồng Trôm được công nhận huyện nông thôn mới năm 2021"
    text = "Người dân huyện Giồng Trôm phấn khởi. Huyện kết nạp 112 đảng viên."
    assert rows(read(text, title), "indicator", "period") == [
        ("ntm_district", "2021"), ("members_admitted", "2022"),
    ]  # fmt: skip
    again = f"{text}\nNăm 2021, huyện được công nhận huyện nông thôn mới."
    found = rows(read(again, title), "indicator", "paragraph")
    assert found == [("members_admitted", 2), ("ntm_district", 3)]


def test_a_resolution_that_says_until_when() -> None:
    text = "Nghị quyết xác định đến năm 2025, thu ngân sách đạt 820 tỷ đồng."
    assert rows(read(text), "kind", "period") == [("target", "2025")]


def test_since_the_term_began() -> None:
    first = "Nhiệm kỳ 2020 - 2025 có nhiều việc mới."
    text = f"{first}\nTính từ đầu nhiệm kỳ tới nay, huyện kết nạp 410 đảng viên."
    assert [c.period for c in read(text, day="2024-06-20")] == ["2020/2024"]


def test_a_goal_that_several_years_end_at() -> None:
    text = "Giai đoạn 2021 - 2025, phấn đấu đưa thu nhập bình quân lên 90 triệu đồng."
    assert rows(read(text), "kind", "period") == [("target", "2025")]


def test_a_goal_behind_a_year_and_is() -> None:
    text = "Các chỉ tiêu đến năm 2025 là: thu ngân sách 310 tỷ đồng; có 8 xã nông thôn mới nâng cao."
    assert rows(read(text), "kind", "period") == [("target", "2025"), ("target", "2025")]


def test_an_average_a_year_beside_a_year_named_later() -> None:
    text = (
        "Nhiệm kỳ 2015 - 2020, huyện làm khá tốt.\nKinh tế tăng trưởng bình quân 13,7%/năm, nông nghiệp năm "
        "2016 chiếm 31% cơ cấu."
    )
    assert rows(read(text, day="2020-06-20"), "period")[0] == ("2015/2020",)


def test_an_income_on_average_in_a_year() -> None:
    text = "Giai đoạn 2016 - 2020 có nhiều việc mới. Thu nhập bình quân năm 2020 đạt 50 triệu đồng."
    assert [c.period for c in read(text, day="2020-06-20")] == ["2020"]


def test_what_a_term_named_behind_its_congress_set() -> None:
    text = "Đại hội Đảng bộ huyện khóa XXII, nhiệm kỳ 2020 - 2025 xác định 20 nhóm chỉ tiêu."
    assert rows(read(text, day="2025-05-20"), "indicator", "period") == [("target_groups_total", "2020/2025")]


def test_a_year_in_brackets_behind_where_it_came_from() -> None:
    text = "Đến cuối năm 2018, tỷ lệ hộ nghèo từ 21,4% (năm 2015) giảm còn 13,7%."
    assert rows(read(text, day="2019-03-15"), "period", "value") == [("2015", 21.4), ("2018", 13.7)]


def test_a_level_of_december_is_the_year_s() -> None:
    text = "Đến tháng 12/2020, thu nhập bình quân là 51 triệu đồng."
    assert [c.period for c in read(text, day="2021-07-15")] == ["2020"]


GONE = [
    ("Tính chung 8 tháng, thu ngân sách đạt 210 tỷ đồng.", "2021-01/2021-08"),
    ("Ba tháng đầu năm, thu ngân sách đạt 110 tỷ đồng.", "2021-Q1"),
    ("Nửa đầu nhiệm kỳ 2020 - 2025, thu ngân sách đạt 110 tỷ đồng.", "2020/2021"),
]


@pytest.mark.parametrize(("text", "period"), GONE)
def test_time_gone_by(text: str, period: str) -> None:
    assert [c.period for c in read(text, day="2021-09-06")] == [period]


def test_the_year_of_an_article_without_a_date() -> None:
    text = "Số liệu cho thấy, đến hết tháng 9/2013, huyện thu ngân sách 110 tỷ đồng. Kết nạp 80 đảng viên."
    assert [c.period for c in read(text, day="")][1:] == ["2013-01/2013-09"]


def test_a_plan_up_to_a_year_is_a_goal() -> None:
    text = "Kế hoạch đến cuối năm 2024, huyện có 5 xã đạt chuẩn nông thôn mới."
    assert rows(read(text, day="2023-02-01"), "kind", "period", "value") == [("target", "2024", 5)]


def test_an_undated_article_is_not_of_a_year_it_looks_forward_to() -> None:
    text = (
        "Năm 2016, toàn huyện kết nạp 112 đảng viên. Hiện có 4 xã đạt chuẩn nông thôn mới.\n"
        "Năm 2020, huyện dự kiến có 12 xã."
    )
    assert rows(read(text, day=""), "indicator", "period")[:2] == [
        ("members_admitted", "2016"),
        ("ntm_communes", "2016"),
    ]


def test_where_a_level_set_out_in_a_term() -> None:
    text = "Nhiệm kỳ 2015 - 2020, tỷ lệ hộ nghèo từ trên 35% giảm còn 18,5% vào năm 2019."
    assert rows(read(text, day="2020-08-13"), "period", "value") == [("2015", 35), ("2019", 18.5)]
    assert read("Có các xã có tỷ lệ hộ nghèo trên 25%.") == []


def test_a_yearly_average_is_of_the_years_it_was_told_between() -> None:
    text = "Năm 2017, tỷ lệ hộ nghèo là 21,3%, đến năm 2021 còn 9,7%, bình quân mỗi năm giảm 2,9%."
    found = rows(read(text), "value", "period", "compare_to")
    assert found == [(21.3, "2017", ""), (9.7, "2021", ""), (-2.9, "2017/2021", "")]


def test_a_yearly_average_share_keeps_its_term() -> None:
    text = (
        "Giai đoạn 2015 - 2020, công tác phát triển Đảng được quan tâm. "
        "Tỷ lệ kết nạp đảng viên bình quân hằng năm là 5,5%, đạt 110% nghị quyết."
    )
    assert [c.period for c in read(text, day="2020-09-12")] == ["2015/2020", "2015/2020"]


def test_a_plan_in_brackets_behind_what_a_term_came_to() -> None:
    text = (
        "Nhiệm kỳ 2015-2020, kinh tế tăng trưởng bình quân 17,5%/năm (Nghị quyết đề ra 13 - 13,5%); "
        "hộ nghèo còn 3% (Nghị quyết đại hội đề ra 4%)."
    )
    told = [
        (17.5, "actual", "2015/2020"),
        (13, "plan", "2015/2020"),
        (3, "actual", "2020"),
        (4, "plan", "2020"),
    ]
    assert rows(read(text, day="2020-08-13"), "value", "kind", "period") == told


def test_a_rise_since_an_unknown_day_lets_its_share_of_the_plan_follow() -> None:
    text = (
        "Năm 2022, thu nhập là 55 triệu đồng/người, nhiều hơn 10 triệu đồng so với đầu nhiệm kỳ, "
        "đạt 79% kế hoạch."
    )
    assert rows(read(text), "value", "kind") == [(55, "actual"), (79, "percent_of_plan")]
