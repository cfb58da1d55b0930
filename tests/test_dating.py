"""When a figure holds, and whether it is a result, a plan or a goal."""

import pytest
from said import read, rows

WHEN = [
    ("Theo báo cáo, trong 6 tháng đầu năm, huyện có nhiều cố gắng. Thu ngân sách đạt 90 tỷ đồng.", "H1"),
    ("Trong 06 tháng đầu năm, huyện thu ngân sách 90 tỷ đồng.", "H1"),
    ("Hội nghị đánh giá tình hình 6 tháng đầu năm. Không khí sôi nổi.\nThu ngân sách đạt 90 tỷ đồng.", "H1"),
    ("Nhiệm kỳ qua, huyện thu ngân sách 900 tỷ đồng. Đại hội nhiệm kỳ 2022-2027 sẽ tiếp tục.", "2017/2022"),
    ("Trong 5 năm qua, huyện thu ngân sách 900 tỷ đồng.", "2017/2022"),
    ("Từ đầu nhiệm kỳ 2020-2025 đến nay, huyện thu ngân sách 900 tỷ đồng.", "2020/2022"),
    ("Nửa đầu nhiệm kỳ 2020-2025, huyện thu ngân sách 900 tỷ đồng.", "2020/2022"),
    ("Bước vào xây dựng nông thôn mới, huyện thu ngân sách chỉ 9 tỷ đồng.", ""),
    ("Năm 1998, huyện thu ngân sách 9 tỷ đồng.", "1998"),
    ("Từ năm 2018 đến năm 2021, huyện thu ngân sách 900 tỷ đồng.", "2018/2021"),
    ("Từ năm 2018 đến tháng 6/2021, huyện thu ngân sách 900 tỷ đồng.", "2018-01/2021-06"),
    ("Riêng tháng 9, huyện thu ngân sách 9 tỷ đồng.", "2022-09"),
]


@pytest.mark.parametrize(("text", "period"), WHEN)
def test_times(text: str, period: str) -> None:
    wanted = "2022-01/2022-06" if period == "H1" else period
    assert [c.period for c in read(text) if c.indicator == "budget_revenue"] == [wanted]


PLANS = [
    ("Nghị quyết năm 2023 xác định thu ngân sách 600 tỷ đồng.", "target", "2023"),
    ("Năm 2023, huyện tiếp tục đổi mới. Phấn đấu thu ngân sách 600 tỷ đồng.", "target", "2023"),
    ("Huyện thông qua 21 chỉ tiêu của năm 2023. Trong đó, thu ngân sách đạt 600 tỷ đồng.", "target", "2023"),
    ("CHỈ TIÊU CHỦ YẾU NHIỆM KỲ 2020-2025\n1. Thu ngân sách: 600 tỷ đồng.", "target", "2020/2025"),
    ("Thực hiện nghị quyết năm 2022, huyện thu ngân sách 600 tỷ đồng.", "actual", "2022"),
    ("Năm 2022, dự kiến có 2 xã đạt chuẩn. Thu ngân sách đạt 600 tỷ đồng.", "actual", "2022"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "period"), PLANS)
def test_plans_and_results(text: str, kind: str, period: str) -> None:
    found = [c for c in read(text) if c.indicator == "budget_revenue"]
    assert rows(found, "kind", "period") == [(kind, period)]


def test_a_plan_of_the_year_that_begins_is_no_result_of_the_last() -> None:
    text = "Nghị quyết năm 2022 đề ra 26 chỉ tiêu; thu nhập đầu người 63 triệu đồng."
    found = read(text, "Giồng Trôm tổng kết năm 2021", "2022-01-10")
    assert rows(found, "kind", "period") == [("actual", "2022"), ("target", "2022")]


def test_where_a_range_came_from_is_not_dated_by_where_it_came_to() -> None:
    text = "Năm 2022, tỷ lệ hộ nghèo giảm từ 4,2% xuống còn 3,1%."
    assert rows(read(text), "value", "period") == [(4.2, ""), (3.1, "2022")]
    text = "Tỷ lệ hộ nghèo giảm từ 7,2% năm 2016 xuống còn 2,3%."
    assert rows(read(text), "value", "period") == [(7.2, "2016"), (2.3, "2022")]


def test_a_goal_that_was_passed_is_no_goal() -> None:
    text = "Hộ nghèo giảm 2,7%, vượt mục tiêu 0,6%; huyện kết nạp 88 đảng viên."
    assert rows(read(text), "kind")[-1:] == [("actual",)]


def test_prices_of_a_year_are_no_comparison() -> None:
    text = "Theo giá so sánh năm 2010, giá trị sản xuất nông nghiệp tăng 3,2% so với cùng kỳ."
    assert rows(read(text), "period", "compare_to") == [("2022", "2021")]


def test_goals_of_a_congress_are_for_the_term_that_begins() -> None:
    text = "Đại hội nhiệm kỳ 2020-2025: phấn đấu tăng trưởng bình quân hằng năm 12%; kết nạp 90 đảng viên."
    found = read(text, "Đại hội Đảng bộ huyện Giồng Trôm", "2020-07-28")
    assert {(c.kind, c.period) for c in found} == {("target", "2020/2025")}
    text = "Nhiệm kỳ qua, tăng trưởng kinh tế bình quân hằng năm đạt 10%."
    (past,) = read(text, "Đại hội Đảng bộ huyện Giồng Trôm nhiệm kỳ 2020-2025", "2020-07-28")
    assert (past.kind, past.period) == ("actual", "2015/2020")


def test_what_was_done_is_no_goal_of_the_sentence_before() -> None:
    text = "Huyện đặt mục tiêu kết nạp 90 đảng viên. Đến hôm nay huyện đã kết nạp 146 đảng viên."
    assert [c.kind for c in read(text)] == ["target", "actual"]


def test_the_day_a_stock_is_told_for() -> None:
    text = "Tính đến ngày 31/12/2021, Đảng bộ huyện có 5.980 đảng viên; trong năm 2022 kết nạp 120 đảng viên."
    assert rows(read(text), "period", "as_of") == [("2021", "2021-12-31"), ("2022", "")]


def test_what_was_assigned_is_a_plan() -> None:
    text = "Huyện được tỉnh giao kết nạp 240 đảng viên. Thu ngân sách đạt 99% so với tỉnh giao."
    assert [c.kind for c in read(text)] == ["plan", "percent_of_plan"]


def test_goals_that_are_listed_and_goals_that_were_reached() -> None:
    text = "Năm 2022, huyện đề ra các chỉ tiêu như thu ngân sách 600 tỷ đồng."
    assert [c.kind for c in read(text)] == ["target"]
    text = "Thu ngân sách đạt mục tiêu đại hội; thu nhập bình quân đầu người đạt 50 triệu đồng."
    assert [c.kind for c in read(text)] == ["actual"]


def test_a_time_in_brackets_dates_only_what_stands_there() -> None:
    text = "Đến nay bình quân đạt 17,5 tiêu chí/xã (năm 2015 là 9,2 tiêu chí/xã)."
    assert rows(read(text), "value", "period") == [(17.5, "2022"), (9.2, "2015")]


def test_a_stock_at_a_time_not_dated_has_no_period() -> None:
    assert [c.period for c in read("Đầu nhiệm kỳ, Đảng bộ có 3.600 đảng viên.")] == [""]
    assert [c.period for c in read("Đầu nhiệm kỳ còn ít, nay Đảng bộ có 3.600 đảng viên.")] == ["2022"]


def test_what_has_to_be_reached_is_a_goal() -> None:
    assert [c.kind for c in read("Năm 2023, phải giảm tỷ lệ hộ nghèo xuống 7%.")] == ["target"]


LATER = [
    ("Năm 2010, thu nhập 12 triệu đồng/người. Sau 12 năm, tỷ lệ hộ nghèo còn 3%.", "poverty_rate", "2022"),
    ("Trong 9 tháng, thu ngân sách 80 tỷ. Sản lượng lương thực cả năm 9.000 tấn.", "grain_output", "2022"),
    ("Trong 9 tháng, thu ngân sách 80 tỷ đồng. Tỷ lệ hộ nghèo còn 3%.", "poverty_rate", "2022"),
    ("Tính đến tháng 12/2022, huyện kết nạp 128 đảng viên.", "members_admitted", "2022"),
    ("Tính đến giữa tháng 9/2022, huyện kết nạp 128 đảng viên.", "members_admitted", "2022-01/2022-09"),
    ("Tỷ lệ hộ nghèo giảm từ 22,1% (năm 2010) xuống còn 2,4%.", "poverty_rate", "2022"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "indicator", "period"), LATER)
def test_the_period_of_the_last_figure(text: str, indicator: str, period: str) -> None:
    found = [c.period for c in read(text) if c.indicator == indicator]
    assert found[-1] == period


def test_the_whole_term() -> None:
    text = "Đại hội nhiệm kỳ 2020-2025 đã họp. Kinh tế tăng trưởng bình quân cả nhiệm kỳ đạt 16,2%."
    assert [c.period for c in read(text, day="2020-08-01")] == ["2015/2020"]


def test_what_somebody_tells_of_results_is_no_plan() -> None:
    text = "Triển khai phương hướng năm tới, Huyện ủy cho biết, thu ngân sách năm 2022 đạt 143 tỷ đồng."
    assert [c.kind for c in read(text)] == ["actual"]


SEVERAL = [
    ("Các năm 2020, 2021, 2022, thu ngân sách bình quân 84 tỷ đồng/năm.", "budget_revenue", "2020/2022"),
    ("Thành lập năm 1995; dân số trên 64.400 người.", "population", "2022"),
    ("Có 16/20 xã đạt chuẩn nông thôn mới theo Bộ tiêu chí giai đoạn 2021-2025.", "ntm_communes", "2022"),
    ("Thu nhập tăng gấp 2,7 lần năm 2011; tỷ lệ hộ nghèo còn 1,2%.", "poverty_rate", "2022"),
    ("Cao nhất từ trước đến nay; thu nhập bình quân đạt 62 triệu đồng/người.", "income_per_capita", "2021"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "indicator", "period"), SEVERAL)
def test_years_that_are_no_years_of_the_figure(text: str, indicator: str, period: str) -> None:
    day = "2022-02-20" if period == "2021" else "2022-12-20"
    assert [c.period for c in read(text, day=day) if c.indicator == indicator] == [period]


def test_communes_that_come_newly_belong_to_the_year_not_to_a_day() -> None:
    found = read("Có thêm 2 xã đạt chuẩn nông thôn mới.")
    assert rows(found, "breakdown", "period", "as_of") == [("status=new", "2022", "")]


def test_last_year_is_the_year_before_the_figures_own() -> None:
    text = "Năm 2021, thu ngân sách đạt 90 tỷ đồng, tăng 14% so với năm trước."
    assert rows(read(text, day="2022-01-20"), "period", "compare_to")[1] == ("2021", "2020")


def test_what_stands_in_brackets_behind_a_plan_or_a_year() -> None:
    text = (
        "Năm 2022, gieo trồng 440 ha, đạt 103% so với kế hoạch (425 ha), giảm 1 ha so với năm 2021 (441 ha)."
    )
    found = [(c.kind, c.value, c.period) for c in read(text) if c.indicator == "sown_area"]
    assert ("actual", 441, "2021") in found
    assert ("plan", 425, "2022") in found


def test_the_term_to_come() -> None:
    text = "Nhiệm kỳ tới 2020 - 2025, huyện phấn đấu đạt tổng thu ngân sách trên 250 tỷ đồng."
    assert rows(read(text, day="2020-07-01"), "kind", "period") == [("target", "2020/2025")]


def test_crops_of_a_year_are_no_yearly_average() -> None:
    text = "Đại hội nhiệm kỳ 2020-2025. Diện tích gieo trồng cây hàng năm đạt 6.160 ha."
    assert [c.period for c in read(text, day="2020-12-20")] == ["2020"]


def test_those_of_now_beside_those_of_then() -> None:
    text = "Năm 2008 có 2.850 đảng viên; nay có 4.120 đảng viên."
    assert [c.period for c in read(text)] == ["2008", "2022"]


def test_the_year_of_an_undated_page_is_not_its_imprints() -> None:
    text = "Năm 2021, huyện kết nạp 128 đảng viên. Năm nay đã kết nạp 40 đảng viên.\n© 2024"
    assert [c.period for c in read(text, day="")] == ["2021", "2021"]


def test_awards_of_the_day_are_not_of_the_time_told_before() -> None:
    text = "Năm 2022, thu ngân sách đạt 380 tỷ đồng.\nDịp này, UBND huyện tặng giấy khen cho 12 tập thể."
    assert [c.period for c in read(text, day="2023-06-26")] == ["2022", "2023"]
    text = "Trong 9 tháng, thu ngân sách đạt 80 tỷ đồng. Dịp này, UBND huyện tặng giấy khen cho 12 tập thể."
    assert [c.period for c in read(text, day="2022-10-14")] == ["2022-01/2022-09", "2022"]


def test_a_time_that_belongs_to_what_stands_before() -> None:
    text = "Tỷ lệ hộ nghèo giảm từ 6,8% năm 2020 xuống 4,4% năm 2021; có 7/9 xã đạt chuẩn nông thôn mới."
    assert [c.period for c in read(text)] == ["2020", "2021", "2022"]
    text = "Huyện đạt chuẩn nông thôn mới từ năm 2020, hiện có 6 xã đạt chuẩn nông thôn mới nâng cao."
    assert rows(read(text), "value", "period", "as_of")[-1] == (6, "2022", "2022-12-20")
    text = "Tỷ lệ hộ nghèo giảm từ 8,9% cuối năm 2021 xuống còn 5,8%."
    assert [c.period for c in read(text)] == ["2021", "2022"]


def test_the_last_year_told_of_holds_for_what_follows() -> None:
    text = (
        "Năm 2020, tỷ lệ hộ nghèo là 6,2%, đến năm 2022 còn 3,7%. Toàn huyện có 2 xã đạt chuẩn nông thôn mới."
    )
    assert rows(read(text), "period", "as_of")[-1] == ("2022", "2022-12-20")


def test_a_stock_that_was_raised_is_the_one_of_now() -> None:
    text = "Trong năm 2022, có thêm 2 xã đạt chuẩn nông thôn mới, nâng tổng số xã nông thôn mới lên 7 xã."
    found = rows(read(text), "value", "breakdown", "period", "as_of")
    assert found == [(2, "status=new", "2022", ""), (7, "", "2022", "2022-12-20")]


def test_a_level_carried_from_a_span_that_ends_now_is_of_its_last_year() -> None:
    text = "Giai đoạn 2011 - 2022, kết nạp 1.520 đảng viên.\nThu nhập bình quân đầu người 41 triệu đồng."
    assert [c.period for c in read(text)] == ["2011/2022", "2022"]


def test_a_state_is_the_article_s_unless_a_time_opens_its_sentence() -> None:
    text = "Thu ngân sách trên địa bàn năm 2022 đạt 128 tỷ đồng; 19/20 xã đạt chuẩn nông thôn mới."
    assert rows(read(text), "period", "as_of")[1] == ("2022", "2022-12-20")
    text = "Đến hết năm 2022, thu ngân sách đạt 128 tỷ đồng; 19/20 xã đạt chuẩn nông thôn mới."
    assert rows(read(text), "period", "as_of")[1] == ("2022", "")
    text = "Năm 2022, thu ngân sách đạt 128 tỷ đồng. Huyện có 10/10 xã đạt chuẩn nông thôn mới."
    assert rows(read(text, day="2023-02-16"), "period", "as_of")[1] == ("2023", "2023-02-16")


def test_shares_told_on_from_one_of_now() -> None:
    text = (
        "Nhiệm kỳ 2017 - 2022, huyện kết nạp 620 đảng viên. Đến nay, tỷ trọng nông nghiệp chiếm 43,2%, "
        "công nghiệp 31,6%."
    )
    assert [c.period for c in read(text)] == ["2017/2022", "2022", "2022"]


@pytest.mark.parametrize("stamp", ["BDK - ", "(ĐTO) - ", "(ABO) ", "(Báo Đồng Khởi)- ", ""])
def test_a_newspaper_s_mark_before_the_term_of_a_paragraph(stamp: str) -> None:
    text = f"{stamp}Nhiệm kỳ 2017 - 2022, huyện đạt và vượt 19/22 chỉ tiêu. Huyện kết nạp 620 đảng viên."
    assert [c.period for c in read(text)] == ["2017/2022"] * 2


def test_delegates_are_of_the_congress_at_hand() -> None:
    text = "Năm 2019, huyện kết nạp 128 đảng viên. Dự đại hội có 215 đại biểu chính thức."
    found = read(text, "Đại hội Đảng bộ huyện Giồng Trôm", day="2020-07-17")
    assert [c.period for c in found] == ["2019", "2020"]


def test_words_that_lead_away_from_the_time_told_before() -> None:
    text = "Khởi điểm năm 2011, tỷ lệ hộ nghèo 23,7%. Nay, thu nhập bình quân đầu người đạt 50 triệu đồng."
    assert [c.period for c in read(text)] == ["2011", "2022"]
    text = "Khi mới chia tách, hộ nghèo chiếm 30%. Năm 2022, tỷ lệ hộ nghèo là 2,1%."
    assert [c.period for c in read(text)] == ["", "2022"]
    text = "Diện tích gieo trồng lúa cả năm 26.300 ha."
    assert [c.period for c in read(text, day="2022-06-14")] == ["2021"]
    text = "Đại hội xác định 26 chỉ tiêu cho nhiệm kỳ 2020 - 2025."
    assert [c.period for c in read(text, day="2020-07-17")] == ["2020/2025"]


def test_from_then_until_now_is_no_lower_bound() -> None:
    text = "Từ 4 xã đạt chuẩn nông thôn mới năm 2015, đến nay có 13/16 xã đạt chuẩn nông thôn mới."
    assert rows(read(text), "value", "qualifier") == [(4, "exact"), (13, "exact")]


def test_a_day_named_without_its_year() -> None:
    text = "Đến ngày 30/6, huyện có 5/8 xã đạt chuẩn nông thôn mới."
    assert rows(read(text, day="2022-07-22"), "period", "as_of") == [("2022", "2022-06-30")]
    text = "Tính đến ngày 31-12, toàn huyện có 8.912 đảng viên."
    assert rows(read(text, day="2022-01-22"), "period", "as_of") == [("2021", "2021-12-31")]


def test_the_year_a_term_was_entered() -> None:
    text = "Bước vào nhiệm kỳ 2015 - 2020, tỷ lệ hộ nghèo là 15,6%."
    assert [c.period for c in read(text, day="2020-07-16")] == ["2015"]


def test_years_and_figures_in_the_same_order() -> None:
    text = "Trong 3 năm 2020, 2021, 2022, huyện kết nạp lần lượt 151, 163 và 170 đảng viên."
    assert rows(read(text), "value", "period") == [(151, "2020"), (163, "2021"), (170, "2022")]


def test_a_state_in_an_article_without_a_day_says_so() -> None:
    found = read("Toàn huyện có 8.912 đảng viên. Năm 2022, kết nạp 120 đảng viên.", day="")
    assert rows(found, "as_of", "note") == [("", "Bài không ghi ngày đăng."), ("", "")]


def test_a_state_in_an_undated_article_is_of_the_year_its_paragraph_tells_of() -> None:
    text = (
        "Năm 2021, huyện thu ngân sách 120 tỷ đồng. 34/34 xã đạt chuẩn nông thôn mới.\nĐầu năm 2022 có mưa."
    )
    assert [c.period for c in read(text, day="")] == ["2021", "2021"]


HANDED_ON = [
    ("Năm 2021, thu ngân sách đạt 98 tỷ đồng. Toàn huyện kết nạp 18 đảng viên.", "2021"),
    ("Năm 2021, thu ngân sách đạt 98 tỷ đồng.\nToàn huyện kết nạp 18 đảng viên.", "2021"),
    ("Quý I-2022, thu ngân sách đạt 98 tỷ đồng. Toàn huyện kết nạp 18 đảng viên.", "2022-Q1"),
]


@pytest.mark.parametrize(("text", "period"), HANDED_ON)
def test_a_time_that_is_handed_on_is_less_sure(text: str, period: str) -> None:
    budget, admitted = read(text)
    assert admitted.period == period and admitted.confidence < 0.9 <= budget.confidence


def test_a_state_set_against_that_of_now_is_not_of_now() -> None:
    text = "Đảng bộ huyện từ 16 tổ chức cơ sở đảng khi mới thành lập, đến nay có 38 tổ chức cơ sở đảng."
    told = rows(read(text), "value", "period", "qualifier")
    assert told == [(16.0, "", "exact"), (38.0, "2022", "exact")]
    text = "Từ 16 tổ chức cơ sở đảng năm 2007, đến nay Đảng bộ huyện có 38 tổ chức cơ sở đảng."
    assert rows(read(text), "value", "period") == [(16.0, "2007"), (38.0, "2022")]


def test_the_term_looked_back_on() -> None:
    text = "Nhìn lại nhiệm kỳ 2015-2020, 14/17 chỉ tiêu đạt và vượt."
    assert [c.period for c in read(text, day="2020-06-25")] == ["2015/2020"]
    text = "Nghị quyết Đại hội Đảng bộ huyện nhiệm kỳ 2015-2020 đề ra 27 chỉ tiêu."
    assert [c.period for c in read(text, day="2017-09-07")] == ["2015/2020"]
    text = "Nhiệm kỳ này, huyện giải quyết việc làm cho 7.300 lao động. Đại hội nhiệm kỳ 2020-2025 đã đề ra."
    assert [c.period for c in read(text, day="2025-06-05")] == ["2020/2025"]


def test_the_standard_of_poverty_is_no_time_of_what_follows() -> None:
    text = "Tỷ lệ hộ nghèo năm 2022 còn 0,8% (chuẩn giai đoạn 2016-2020); bao phủ bảo hiểm y tế 91,6%."
    assert [c.period for c in read(text)] == ["2022", "2022"]


def test_a_time_before_a_semicolon_is_not_that_of_a_stock_behind_it() -> None:
    text = (
        "Huyện được công nhận đạt chuẩn (năm 2018); hiện 7/7 xã của huyện đạt chuẩn nông thôn mới nâng cao."
    )
    assert [c.period for c in read(text) if c.indicator == "ntm_advanced_communes"] == ["2022"]


def test_badges_given_on_the_party_s_day_are_of_the_year_that_begins() -> None:
    text = "Nhân kỷ niệm 93 năm Ngày thành lập Đảng, Huyện ủy trao Huy hiệu Đảng cho 45 đảng viên."
    assert [c.period for c in read(text, day="2023-02-03")] == ["2023"]
    text = "Huyện ủy họp tổng kết.\nHuyện ủy trao Huy hiệu Đảng cho 45 đảng viên."
    assert [c.period for c in read(text, day="2023-02-03")] == ["2022"]


BEFORE = ["Trước đây", "Ngày mới thành lập", "Khi tái lập", "Trước khi sáp nhập"]


@pytest.mark.parametrize("then", BEFORE)
def test_a_state_of_before_is_not_of_now(then: str) -> None:
    text = f"{then}, Đảng bộ huyện có 41 tổ chức cơ sở đảng. Hiện nay có 50 tổ chức cơ sở đảng."
    assert rows(read(text), "value", "period") == [(41.0, ""), (50.0, "2022")]


def test_awards_of_a_day_of_the_article() -> None:
    text = "Chiều 2/2, Huyện ủy trao Huy hiệu Đảng cho 88 đảng viên."
    assert [c.period for c in read(text, day="2023-02-03")] == ["2023"]
    assert [c.period for c in read(text.replace("2/2", "2/9"), day="2023-02-03")] == ["2022"]
    text = "Huy hiệu Đảng đợt 7/11/2022 có 41 đảng viên được nhận."
    assert [c.period for c in read(text, day="2023-03-05")] == ["2022"]


def test_a_term_that_is_not_named_and_ten_years() -> None:
    assert [c.period for c in read("Từ đầu nhiệm kỳ đến nay, huyện kết nạp 1.021 đảng viên.")] == [""]
    assert [c.period for c in read("Trong 10 năm qua, huyện kết nạp 2.021 đảng viên.")] == ["2012/2022"]


def test_awards_at_a_meeting_that_looks_back_and_on_a_feast() -> None:
    text = (
        "Tại hội nghị tổng kết 5 năm phong trào thi đua (2017-2022), Huyện ủy tặng giấy khen cho 22 tập thể."
    )
    assert [c.period for c in read(text)] == ["2022"]
    text = (
        "6 tháng đầu năm 2022, kết nạp 88 đảng viên. Nhân dịp Quốc khánh, huyện trao tặng 19 Huy hiệu Đảng."
    )
    assert [c.period for c in read(text, day="2022-08-28")] == ["2022-01/2022-06", "2022"]


def test_the_year_that_a_figure_is_set_against() -> None:
    text = "Thu ngân sách đạt 88 tỷ đồng, so với năm 2021 là 75 tỷ đồng."
    assert rows(read(text), "kind", "period", "value") == [("actual", "2022", 88), ("actual", "2021", 75)]


def test_last_year_in_words() -> None:
    text = "6 tháng đầu năm 2022, thu ngân sách đạt 88 tỷ đồng. Năm ngoái, huyện kết nạp 251 đảng viên."
    assert rows(read(text), "period", "value") == [("2022-01/2022-06", 88), ("2021", 251)]


def test_money_from_one_year_to_another() -> None:
    text = "Từ năm 2018 đến năm 2022, thu ngân sách từ 120 tỷ đồng tăng lên 250 tỷ đồng."
    assert rows(read(text), "period", "value") == [("2018", 120), ("2022", 250)]


def test_the_year_behind_what_is_counted() -> None:
    text = "Huyện đạt 17/20 chỉ tiêu năm 2022 và dự kiến đạt 19/20 chỉ tiêu năm 2023."
    assert rows(read(text), "kind", "period", "value") == [("actual", "2022", 17), ("target", "2023", 19)]
