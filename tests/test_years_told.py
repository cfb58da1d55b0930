"""Years told in ways that are easily mistaken: long past, several together, by the month, of a rise."""

import pytest
from said import read, rows


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Năm 1930, Đảng bộ huyện có 212 đảng viên.", "1930"),
        ("Thời kỳ 1930 - 1931, Đảng bộ huyện có 212 đảng viên.", "1931"),
        ("Năm 2021 và 2022, huyện kết nạp 212 đảng viên.", "2021/2022"),
        ("Năm 2020, 2021 và 2022, huyện kết nạp 212 đảng viên.", "2020/2022"),
        ("Năm 2022, tính đến 16/11, huyện kết nạp 212 đảng viên.", "2022-01/2022-11"),
        ("Hai tháng đầu năm 2022, huyện kết nạp 212 đảng viên.", "2022-01/2022-02"),
        ("Từ 01/7/2020 đến 30/6/2022, huyện kết nạp 212 đảng viên.", "2020-07/2022-06"),
        ("Thực hiện đề án giai đoạn 2020 - 2025, huyện đã kết nạp 212 đảng viên.", "2020/2022"),
    ],
)
def test_the_period_is_the_time_named(sentence: str, period: str) -> None:
    assert rows(read(sentence), "value", "period", "kind") == [(212, period, "actual")]


@pytest.mark.parametrize("words", ["Mỗi tháng trong năm 2022", "Bình quân mỗi tháng trong năm 2022"])
def test_what_is_done_each_month_is_no_row(words: str) -> None:
    assert read(f"{words}, huyện kết nạp 11 đảng viên.") == []


def test_the_number_a_rise_set_out_from_is_of_no_time_that_is_told() -> None:
    found = rows(read("Năm 2022, thu ngân sách tăng từ 205 tỷ đồng lên 238 tỷ đồng."), "value", "period")
    assert found == [(205, ""), (238, "2022")]


def test_the_year_a_rise_began_in_is_not_the_year_of_what_it_came_to() -> None:
    found = rows(read("Thu ngân sách tăng từ 205 tỷ đồng năm 2021 lên 238 tỷ đồng."), "value", "period")
    assert found == [(205, "2021"), (238, "2022")]


def test_how_far_growth_stayed_below_its_plan_is_no_change() -> None:
    assert [c.value for c in read("Tốc độ tăng trưởng kinh tế đạt 8,2%, thấp hơn kế hoạch 0,3%.")] == [8.2]


def test_a_planned_fall_is_a_plan() -> None:
    found = rows(read("Tỷ lệ hộ nghèo giảm 1,2% (chỉ tiêu giảm 1%)."), "value", "kind")
    assert found == [(-1.2, "change"), (-1, "plan")]


def test_a_standard_may_be_reached_in_a_month() -> None:
    text = "Tháng 7/2022, huyện Giồng Trôm được Thủ tướng Chính phủ công nhận đạt chuẩn nông thôn mới."
    assert rows(read(text), "indicator", "period") == [("ntm_district", "2022-07")]


def test_communes_that_a_review_of_last_year_counts_are_that_years() -> None:
    review = (
        "Năm 2022, kinh tế huyện phát triển khá, thu ngân sách đạt 187 tỷ đồng. Chương trình nông thôn mới "
    )
    found = read(review + "có kết quả tốt: 11/13 xã đạt chuẩn nông thôn mới.", day="2023-01-16")
    assert rows(found, "period", "as_of") == [("2022", ""), ("2022", "")]
    found = read(review + "có kết quả tốt: hiện có 11/13 xã đạt chuẩn nông thôn mới.", day="2023-01-16")
    assert rows(found, "period", "as_of")[1] == ("2023", "2023-01-16")


def test_a_stage_without_its_dash_is_a_stage() -> None:
    text = "Giai đoạn 2021 2025, huyện phấn đấu có 5/13 xã đạt chuẩn nông thôn mới."
    assert rows(read(text), "kind", "period") == [("target", "2025")]


def test_a_bracket_on_an_earlier_year_does_not_carry_it_on() -> None:
    text = "Năm 2019, tỷ lệ hộ nghèo còn 0,9%, thấp hơn so với năm 2011 (12,1%) và giảm 1,1% so với năm 2018."
    found = rows(read(text), "value", "period", "compare_to")
    assert found == [(0.9, "2019", ""), (12.1, "2011", ""), (-1.1, "2019", "2018")]


def test_growth_up_to_a_month_is_that_of_the_months() -> None:
    text = "Đến tháng 10/2022, kinh tế huyện tăng trưởng 8,3% so với cùng kỳ."
    assert [c.period for c in read(text)] == ["2022-01/2022-10"]


def test_when_a_district_was_founded_dates_what_it_had_then() -> None:
    text = (
        "Huyện được thành lập ngày 12/3/1987. Khi mới thành lập, Đảng bộ có 21 tổ chức cơ sở đảng "
        "với 412 đảng viên."
    )
    assert rows(read(text), "value", "period") == [(21, "1987"), (412, "1987")]


def test_what_a_rate_fell_to_since_a_year_is_not_that_years() -> None:
    text = "Hộ nghèo năm 2016 là trên 21%, đã giảm xuống còn 5,8%."
    assert rows(read(text), "value", "period") == [(21, "2016"), (5.8, "2022")]


def test_the_pivotal_year_is_a_year() -> None:
    text = "Nhìn lại năm bản lề 2019, thu ngân sách của huyện đạt 187 tỷ đồng."
    assert rows(read(text, day="2020-07-01"), "period") == [("2019",)]


def test_higher_than_ever_is_not_now() -> None:
    text = (
        "Năm 2021, huyện có kết quả cao nhất từ trước tới nay; thu nhập bình quân đầu người đạt "
        "49 triệu đồng, vượt 2% kế hoạch."
    )
    assert {c.period for c in read(text, day="2022-01-13")} == {"2021"}


def test_a_commune_that_brings_the_number_up_is_new() -> None:
    text = "Thêm vào đó, 01 xã đạt chuẩn nông thôn mới, đưa tổng số toàn huyện lên 8 xã đạt chuẩn."
    assert rows(read(text), "value", "breakdown") == [(1, "status=new"), (8, "")]


@pytest.mark.parametrize(
    "words",
    ["Thời điểm đó", "Lúc bấy giờ", "Hồi đó", "Những ngày đầu", "Ngày mới giải phóng", "Giai đoạn đầu"],
)
def test_words_that_point_back_date_nothing_now(words: str) -> None:
    text = f"Năm 1997, huyện được chia tách. {words}, toàn huyện có 1.240 đảng viên."
    assert rows(read(text), "value", "as_of") == [(1240, "")]


def test_what_is_told_now_in_a_review_of_last_year_is_not_sure() -> None:
    text = "Kết thúc năm 2022, huyện đạt 17/17 chỉ tiêu.\nToàn huyện có 11/13 xã đạt chuẩn nông thôn mới."
    assert read(text, day="2023-01-19")[-1].confidence < 0.9


def test_what_a_district_has_is_not_of_the_day_it_was_founded() -> None:
    text = "Được thành lập tháng 4/2010, nay huyện đã đổi thay. Giồng Trôm có 6/8 xã về đích nông thôn mới."
    assert [c.period for c in read(text)] == ["2022"]


def test_halfway_through_a_term_sums_are_of_the_term() -> None:
    text = "Nhiệm kỳ 2020 - 2025, đến giữa nhiệm kỳ, huyện Giồng Trôm kết nạp 260 đảng viên."
    assert [c.period for c in read(text)] == ["2020/2025"]


def test_a_term_before_what_grew_in_it_is_the_terms() -> None:
    text = "Huyện ủy cho biết, nhiệm kỳ 2015-2020 tốc độ tăng giá trị sản xuất bình quân 5 năm ước đạt 11,2%."
    assert [c.period for c in read(text, day="2020-08-06")] == ["2015/2020"]


def test_what_is_set_against_the_first_year_of_a_term_is_of_its_last() -> None:
    text = (
        "Nhiệm kỳ 2015 - 2020, huyện đổi mới. Tổng giá trị sản xuất đạt 4.210 tỷ đồng, bằng 143% kế hoạch, "
        "tăng 1,6 lần so với năm 2015."
    )
    assert read(text, day="2020-08-27")[0].period == "2020"


def test_the_year_behind_the_task_of_new_rural_areas_is_its_own() -> None:
    text = (
        "Thủ tướng công nhận thị xã An Khê, tỉnh Gia Lai hoàn thành nhiệm vụ xây dựng nông thôn mới năm 2020."
    )
    found = read(text, title="Thêm 6 địa phương đạt chuẩn", day="2022-06-03")
    assert rows(found, "district", "period") == [("623", "2020")]


def test_a_year_in_a_bracket_is_that_of_the_figure_before_it() -> None:
    text = (
        "Kết quả giai đoạn 2018 - 2022 là: thu nhập bình quân đầu người 31 triệu đồng/năm (năm 2018), lên "
        "46 triệu đồng/năm (năm 2022)."
    )
    assert rows(read(text), "value", "period") == [(31, "2018"), (46, "2022")]


def test_what_there_is_at_the_end_of_years_that_end_now_is_of_the_day() -> None:
    text = "Kết quả giai đoạn 2018 - 2022 là: huyện có 3 xã đạt chuẩn nông thôn mới."
    assert rows(read(text), "period", "as_of") == [("2022", "2022-12-20")]


def test_five_years_to_come_are_not_the_five_that_are_over() -> None:
    text = "Trong 5 năm tới, huyện phấn đấu kết nạp 700 đảng viên, thu nhập bình quân đạt 75 triệu đồng."
    found = read(text, title="Huyện Giồng Trôm nhắm tới phát triển", day="2020-08-05")
    assert rows(found, "kind", "period") == [("target", "2020/2025"), ("target", "2025")]


def test_an_average_of_five_years_is_of_those_named() -> None:
    text = (
        "Hội nghị điển hình tiên tiến giai đoạn 2015-2020 khai mạc.\n"
        "Tốc độ tăng trưởng kinh tế bình quân 5 năm là 9,5%."
    )
    found = read(text, title="Giồng Trôm gặp mặt điển hình", day="2020-09-25")
    assert [c.period for c in found] == ["2015/2020"]


@pytest.mark.parametrize("opening", ["Đến nay", "Hiện nay", "Hiện"])
def test_a_sentence_without_figures_that_opens_with_the_present_dates_the_next(opening: str) -> None:
    text = f"{opening}, bộ mặt quê hương khởi sắc. Hộ nghèo còn 2,4%, thu ngân sách năm 2019 đạt 410 tỷ đồng."
    found = read(f"Năm 2010, huyện có nhiều khó khăn.\n{text}", day="2020-08-07")
    assert rows(found, "indicator", "period") == [("poverty_rate", "2020"), ("budget_revenue", "2019")]
    text = f"{opening}, bộ mặt quê hương khởi sắc. Năm 2019, nhà nhà vui. Hộ nghèo còn 2,4%."
    assert rows(read(text, day="2020-08-07"), "period") == [("2019",)]


def test_up_to_now_behind_a_report_is_now() -> None:
    text = "Theo đó đến nay xã Bình Hòa đã đạt 12/19 tiêu chí nông thôn mới."
    assert rows(read(text, day="2021-01-29"), "value", "period") == [(12, "2021")]
    text = "Từ đó đến nay, huyện kết nạp 912 đảng viên."
    assert rows(read(text, day="2021-01-29"), "period") == [("2020",)]


FROM_TO = "tỷ lệ hộ nghèo giảm từ 57,5% vào cuối năm 2021 xuống còn 21,5% vào cuối năm 2025."


def test_where_a_level_sets_out_from_is_of_the_year_behind_it_and_was_reached() -> None:
    found = read(f"Phấn đấu đến cuối năm 2025, {FROM_TO}", day="2023-11-03")
    told = [(57.5, "2021", "actual"), (21.5, "2025", "target")]
    assert rows(found, "value", "period", "kind") == told


def test_a_year_right_behind_what_is_told_by_the_year() -> None:
    text = "Thu nhập bình quân tăng từ 24 triệu đồng/người/năm 2011 lên 57 triệu đồng/người/năm 2021."
    assert rows(read(text), "value", "period") == [(24, "2011"), (57, "2021")]


def test_several_figures_each_with_its_year_behind() -> None:
    several = "2 xã đạt nông thôn mới năm 2016, 5 xã đạt nông thôn mới năm 2017 và 6 xã đạt"
    text = f"Giai đoạn 2011-2015, huyện có 3 xã đạt chuẩn nông thôn mới; {several} nông thôn mới năm 2018."
    told = [(3, "2015"), (2, "2016"), (5, "2017"), (6, "2018")]
    assert rows(read(text, day="2019-07-16"), "value", "period") == told


def test_a_year_in_the_name_of_a_campaign_dates_nothing() -> None:
    text = "Huyện tặng Giấy khen 9 cá nhân trong phong trào thi đua “Chung sức xây dựng quê hương năm 2023”."
    assert rows(read(text, day="2024-04-12"), "value", "period") == [(9, "2024")]
    text = "Bí thư nói: “Năm 2023, huyện kết nạp 212 đảng viên”."
    assert rows(read(text, day="2024-04-12"), "value", "period") == [(212, "2023")]


def test_a_year_set_against_the_one_before_it_is_the_one_told_of() -> None:
    text = "Tốc độ tăng trưởng kinh tế năm 2021 so với năm 2020 là 10,5%."
    assert rows(read(text), "value", "period") == [(10.5, "2021")]


@pytest.mark.parametrize(
    "words", ["Qua 10 năm xây dựng nông thôn mới", "Trong 10 năm thực hiện chương trình NTM"]
)
def test_the_years_of_a_programme_are_counted_with_the_first(words: str) -> None:
    found = read(f"{words}, huyện đã huy động 7.900 tỷ đồng.", day="2020-08-07")
    assert rows(found, "indicator", "period") == [("ntm_funds_mobilized", "2011/2020")]


def test_an_average_of_years_that_no_words_date_is_no_row() -> None:
    text = "Tốc độ tăng trưởng kinh tế bình quân {} đạt 16,5%."
    assert read(text.format("3 năm gần đây")) == [] == read(text.format("những năm gần đây"))
    assert rows(read(text.format("giai đoạn 2018-2020")), "period") == [("2018/2020",)]


@pytest.mark.parametrize("words", ["ba tháng đầu năm 2022", "3 tháng đầu năm 2022"])
def test_months_that_only_the_headline_names(words: str) -> None:
    found = read("Thu ngân sách đạt 42 tỷ đồng.", title=f"Giồng Trôm khởi sắc sau {words}", day="2022-03-31")
    assert rows(found, "period") == [("2022-Q1",)]


def test_the_end_of_a_month_without_its_year() -> None:
    text = "9 tháng đầu năm 2022, kinh tế khá.\nTính đến cuối tháng 8, thu ngân sách đạt 96,5 tỷ đồng."
    assert rows(read(text, day="2022-09-27"), "period") == [("2022-01/2022-08",)]


def test_the_present_in_the_middle_of_a_sentence_without_figures() -> None:
    text = "Vốn còn nhiều khó khăn, đến nay huyện đã đổi thay. Tỷ lệ hộ nghèo chiếm 0,7%."
    assert rows(read(text, day="2022-08-29"), "period") == [("2022",)]


def test_the_years_of_a_season_and_of_a_law_date_nothing() -> None:
    text = (
        "6 tháng đầu năm 2020, kinh tế khá.\nHết vụ đông xuân năm 2019-2020, huyện gieo trồng 1.708 ha. "
        "Thu ngân sách đạt 31 tỷ đồng."
    )
    assert rows(read(text, day="2020-06-19"), "period") == [("2020-01/2020-06",)] * 2
    text = "Thu nhập đạt 72,4 triệu đồng/người; có 47 HTX hoạt động theo Luật Hợp tác xã năm 2012."
    assert rows(read(text, day="2022-12-15"), "period") == [("2022",)]
    text = "Bảy đảng viên bị kỷ luật trong 6 tháng đầu năm 2022."
    assert rows(read(text, day="2022-06-30"), "period") == [("2022-01/2022-06",)]


def test_a_quarter_and_the_months_with_it() -> None:
    text = "Quý III và 9 tháng đầu năm 2022, kinh tế khá. Thu ngân sách đạt 115 tỷ đồng."
    assert rows(read(text, day="2022-09-29"), "period") == [("2022-01/2022-09",)]
    text = "Quý III năm 2022, kinh tế khá. Thu ngân sách đạt 115 tỷ đồng."
    assert rows(read(text, day="2022-09-29"), "period") == [("2022-Q3",)]


def test_a_rate_that_passed_its_plan_is_no_share_of_it() -> None:
    text = "Năm 2022, tỷ lệ hộ nghèo 21% vượt chỉ tiêu kế hoạch đề ra."
    assert rows(read(text), "kind", "value") == [("actual", 21)]
    text = "Năm 2022, thu ngân sách đạt 102% vượt kế hoạch."
    assert rows(read(text), "kind", "value") == [("percent_of_plan", 102)]
