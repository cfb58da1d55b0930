"""Times that real pages told in ways the rules did not know: months, terms, running totals."""

import pytest
from said import read, rows

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


def test_awards_of_the_day_for_what_was_done_before() -> None:
    text = "Tại buổi lễ, vì thành tích 5 năm (2010 - 2014), 39 đảng viên được Tỉnh ủy tặng bằng khen."
    assert [one.period for one in read(text, day="2015-09-08")] == ["2015"]


def test_what_a_result_is_set_against_is_of_the_same_months() -> None:
    head = "6 tháng đầu năm 2022, huyện thu ngân sách 120 tỷ đồng"
    for words in ("so với cùng kỳ năm 2021 là", "so với cùng kỳ đạt", "bằng cùng kỳ năm 2021 đạt"):
        found = rows(read(f"{head}, {words} 100 tỷ đồng."), "period", "value")
        assert found == [("2022-01/2022-06", 120), ("2021-01/2021-06", 100)]
    text = f"{head}, so với cùng kỳ đạt 106%."
    assert rows(read(text), "period", "kind", "value")[-1] == ("2022-01/2022-06", "change", 6)


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


def test_what_is_set_for_a_time_named_behind() -> None:
    text = "Huyện ủy đề ra 6 nhóm chỉ tiêu và 8 nhóm nhiệm vụ, giải pháp trọng tâm cho năm 2023."
    assert [one.period for one in read(text, day="2022-12-28")] == ["2023", "2023"]


def test_members_after_a_year_gone_by_are_less_sure() -> None:
    text = "Năm 2022, huyện kết nạp 186 đảng viên, nâng tổng số đảng viên lên 7.412 đồng chí."
    assert [one.confidence >= 0.9 for one in read(text, day="2023-01-06")] == [True, False]
    assert [one.confidence >= 0.9 for one in read(text, day="2022-12-06")] == [True, True]


def test_what_is_summed_up_since_the_year_began() -> None:
    text = "Trong tháng 7/2022, huyện kết nạp 11 đảng viên, lũy kế từ đầu năm kết nạp 74 đảng viên."
    assert [one.period for one in read(text)] == ["2022-07", "2022-01/2022-07"]
    text = "Quý III/2022, kết nạp 44 đảng viên, nâng tổng số đảng viên kết nạp từ đầu năm lên 131."
    assert [one.period for one in read(text)] == ["2022-Q3", "2022-01/2022-09"]


def test_an_average_of_years_needs_the_years() -> None:
    text = "Bình quân mỗi năm, Đảng bộ huyện kết nạp 140 đảng viên."
    assert read(text) == []
    head = "Giai đoạn 2016-2020, thu ngân sách đạt 2.724 tỷ đồng, gấp 2 lần giai đoạn 2011-2015."
    text = f"{head} Bình quân mỗi năm của giai đoạn này, sản lượng lương thực đạt 53.000 tấn."
    assert rows(read(text, day="2020-12-15"), "period") == [("2016/2020",), ("2016/2020",)]


def test_a_quarter_of_last_year() -> None:
    text = "Quý I/2022, thu ngân sách đạt 265 tỷ đồng, tăng 3,4% so với quý I năm ngoái."
    assert [one.compare_to for one in read(text)] == ["", "2021-Q1"]


def test_a_day_within_the_months_does_not_end_them() -> None:
    text = (
        "9 tháng qua, thu ngân sách đạt 878 tỷ đồng. Đến ngày 15/9, giải ngân đạt 38,1% kế hoạch.\n"
        "Huyện kết nạp 136 đảng viên, đạt 104,6% chỉ tiêu năm 2022.\nHuyện hoàn thành 38/43 chỉ tiêu."
    )
    assert [one.period for one in read(text, day="2022-10-07")] == ["2022-01/2022-09"] * 4


def test_up_to_the_beginning_of_a_month() -> None:
    text = (
        "UBND huyện cho biết, tính đến đầu tháng 7/2022, thu ngân sách đạt 464 tỷ đồng. "
        "Như vậy, thu ngân sách đạt 58% dự toán.\nTổng giá trị sản xuất 3.110 tỷ đồng."
    )
    assert [one.period for one in read(text, day="2022-07-02")] == ["2022-01/2022-06"] * 3


def test_who_tells_it_does_not_keep_a_time_from_opening() -> None:
    text = "Ban Tổ chức Huyện ủy cho biết, {}, huyện kết nạp 88 đảng viên. Chuyển chính thức 61 đảng viên."
    for time in ("tính đến ngày 30-6", "6 tháng đầu năm"):
        found = read(text.format(time), day="2022-07-07")
        assert [one.period for one in found] == ["2022-01/2022-06"] * 2


def test_what_a_review_of_a_year_shows_now() -> None:
    text = "Kết quả rà soát năm 2021 cho thấy, hiện tỷ lệ hộ nghèo của huyện còn 24,28%."
    assert [one.period for one in read(text, day="2022-01-04")] == ["2021"]
    for head in ("Phòng Lao động huyện cho biết, ", "Qua 10 năm xây dựng nông thôn mới, "):
        text = f"{head}hiện nay tỷ lệ hộ nghèo của huyện còn 24,28%."
        assert [one.period for one in read(text, day="2022-01-04")] == ["2022"]


def test_stocks_at_a_yearly_rating() -> None:
    text = "Năm 2021 đã qua. Tính đến thời điểm đánh giá, Đảng bộ huyện có 5.645 đảng viên."
    assert rows(read(text, day="2022-01-13"), "period", "as_of") == [("2021", "")]
    text = "Năm 2021, huyện kết nạp 75 đảng viên, nâng tổng số đảng viên lên 1.796."
    assert read(text, day="2022-01-22")[-1].confidence < 0.9
    assert read(text, day="2021-12-22")[-1].confidence >= 0.9


def test_years_that_a_standard_is_for() -> None:
    text = "Đến nay 100% số xã đạt chuẩn nông thôn mới giai đoạn 2021-2025."
    assert rows(read(text), "kind", "period", "as_of") == [("actual", "2022", "2022-12-20")]


def test_by_the_end_of_a_year_that_is_not_over() -> None:
    text = "Đến cuối năm 2022 có 6/7 xã đạt chuẩn nông thôn mới; tỷ lệ hộ nghèo hiện còn 4,02%."
    assert [one.kind for one in read(text, day="2022-06-23")] == ["target", "actual"]
    assert [one.kind for one in read(text, day="2022-12-23")] == ["actual", "actual"]


def test_each_goal_of_a_list_has_its_own_time() -> None:
    text = (
        "Những chỉ tiêu chủ yếu giai đoạn 2021 - 2025 là: thu nhập bình quân đầu người đến năm 2025 đạt "
        "40 triệu đồng; tổng vốn đầu tư toàn xã hội 850 tỷ đồng; tỷ lệ hộ nghèo còn 5%."
    )
    assert rows(read(text, day="2021-03-04"), "kind", "period") == [
        ("target", "2025"), ("target", "2021/2025"), ("target", "2025"),
    ]  # fmt: skip
    text = (
        "Huyện ủy thông qua Nghị quyết phát triển kinh tế 5 năm 2021 - 2025. "
        "Theo đó, thu ngân sách 400 tỷ đồng."
    )
    assert rows(read(text, day="2021-03-04"), "kind", "period") == [("target", "2021/2025")]


def test_awards_of_the_day_in_january() -> None:
    text = "Dịp này, Huyện ủy tặng Giấy khen cho 6 tập thể có thành tích xuất sắc năm 2021."
    assert [one.period for one in read(text, day="2022-01-18")] == ["2022"]


def test_ratings_told_in_january_are_of_the_year_gone_by() -> None:
    text = "Đến ngày 25-01-2022, huyện xếp loại xong: 8 tổ chức cơ sở đảng hoàn thành xuất sắc nhiệm vụ."
    assert [one.period for one in read(text, day="2022-01-28")] == ["2021"]


def test_communes_new_in_the_year() -> None:
    text = "Năm 2021, trong năm có 3 xã về đích nông thôn mới, 2 xã đạt chuẩn nông thôn mới nâng cao."
    assert (
        rows(read(text, day="2022-01-20"), "breakdown", "period", "as_of") == [("status=new", "2021", "")] * 2
    )


def test_a_figure_of_the_same_months_behind_what_it_is_set_against() -> None:
    text = "Năm 2022, kết nạp 140 đảng viên, so với 120 đảng viên cùng kỳ."
    assert [one.period for one in read(text)] == ["2022", "2021"]


def test_from_the_beginning_of_the_year_to_now() -> None:
    text = "Từ đầu năm đến nay, huyện thu ngân sách 442 tỷ đồng."
    assert [one.period for one in read(text, day="2022-07-10")] == ["2022"]
    assert read(text, day="2022-07-10")[0].confidence < 0.9
    text = f"Huyện ủy họp đánh giá tình hình 6 tháng đầu năm 2022.\n{text}"
    assert [one.period for one in read(text, day="2022-07-10")] == ["2022-01/2022-06"]


def test_communes_that_a_decision_of_a_year_recognised() -> None:
    text = "Vừa qua, 7 xã của huyện được công nhận đạt chuẩn nông thôn mới năm 2022."
    assert rows(read(text), "breakdown", "as_of") == [("status=new", "")]
    text = "Năm 2022, huyện có 2 xã về đích nông thôn mới. Đến nay có 14 xã về đích nông thôn mới."
    assert [one.breakdown for one in read(text)] == ["status=new", ""]


AGO = [
    ("Cách đây 5 năm, huyện chỉ có 5 xã đạt chuẩn nông thôn mới.", "2017"),
    ("Mười năm trước, Đảng bộ huyện có 4.500 đảng viên.", "2012"),
    ("Trước năm 2020, huyện chỉ có 3 xã đạt chuẩn nông thôn mới.", ""),
]


@pytest.mark.parametrize(("text", "period"), AGO)
def test_so_many_years_ago(text: str, period: str) -> None:
    assert [one.period for one in read(text)] == [period]


def test_years_that_are_counted_are_less_sure_than_those_printed() -> None:
    assert read("Trong 5 năm, huyện kết nạp 560 đảng viên.")[0].confidence < 0.9
    assert read("Trong 5 năm 2017-2022, huyện kết nạp 560 đảng viên.")[0].period == "2017/2022"


def test_half_a_term_done() -> None:
    text = (
        "Sau nửa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ huyện lần thứ XX (2020 - 2025), huyện có "
        "13/19 chỉ tiêu đạt và vượt."
    )
    assert rows(read(text, day="2023-07-16"), "kind", "period") == [("actual", "2020/2023")]
    text = "Nhiệm kỳ vừa rồi, huyện kết nạp 640 đảng viên.\nĐại hội nhiệm kỳ 2020 - 2025 vừa họp."
    assert [one.period for one in read(text, day="2020-08-10")] == ["2015/2020"]


def test_the_term_named_behind_the_targets() -> None:
    text = "Đại hội nhiệm kỳ 2025-2030 vừa họp.\nĐại hội đề ra 20 chỉ tiêu chủ yếu nhiệm kỳ 2025 - 2030."
    assert [one.period for one in read(text, day="2025-08-01")] == ["2025/2030"]


def test_an_estimate_up_to_a_day() -> None:
    text = "UBND huyện cho biết, ước tính đến ngày 30-9, tổng diện tích gieo trồng của huyện là 7.700 ha."
    assert [one.period for one in read(text, day="2022-10-02")] == ["2022-01/2022-09"]


def test_since_the_year_began_in_a_report_on_months() -> None:
    text = "Huyện họp đánh giá 6 tháng đầu năm 2022.\nTừ đầu năm 2022 đến nay, thu ngân sách 815 tỷ đồng."
    assert [one.period for one in read(text, day="2022-07-09")] == ["2022-01/2022-06"]


def test_revenue_set_against_the_beginning_of_the_term() -> None:
    text = "Nhiệm kỳ 2015-2020, thu ngân sách đạt 184,1 tỷ đồng, tăng 43,27% so với {}."
    for since in ("năm 2015", "đầu nhiệm kỳ"):
        found = read(text.format(since), day="2020-08-04")
        assert rows(found, "period", "compare_to") == [("2020", ""), ("2020", "2015")]
    text = "Nhiệm kỳ 2015-2020, thu ngân sách đạt 984 tỷ đồng, tăng 43,27% so với nhiệm kỳ trước."
    assert read(text, day="2020-08-04")[0].period == "2015/2020"


MONTHS = [
    ("Thu ngân sách đến 31/10/2022 đạt 130,4 tỷ đồng.", "2022-01/2022-10"),
    (
        "Tổng giá trị sản xuất đạt 900 tỷ đồng. Sản lượng lương thực 6 tháng đầu năm đạt 9.400 tấn.",
        "2022-01/2022-06",
    ),
    ("Thu ngân sách ước thực hiện tháng 10 đạt 108,9 tỷ đồng.", "2022-10"),
]


@pytest.mark.parametrize(("text", "period"), MONTHS)
def test_months_told_by_a_day_elsewhere_in_the_article_or_as_what_was_done(text: str, period: str) -> None:
    day = "2022-07-20" if "6 tháng" in text else "2022-11-15"
    assert read(text, day=day)[0].period == period


def test_months_that_are_long_over_or_one_of_several_hold_for_nothing_else() -> None:
    first = "Tổng giá trị sản xuất đạt 900 tỷ đồng."
    for rest, day in (
        ("Sản lượng lương thực 6 tháng đầu năm đạt 9.400 tấn.", "2022-12-20"),
        ("Thu ngân sách quý I đạt 30 tỷ đồng, 6 tháng đầu năm đạt 70 tỷ đồng.", "2022-07-20"),
    ):
        assert read(f"{first} {rest}", day=day)[0].period == "2022"


def test_the_same_months_of_a_year() -> None:
    text = "6 tháng đầu năm 2022, tổng thu ngân sách đạt 180 tỷ đồng, tăng 18% so với kỳ năm 2021."
    assert read(text, day="2022-07-20")[1].compare_to == "2021-01/2021-06"


def test_half_a_term_with_its_years_holds_for_the_next_sentence() -> None:
    text = (
        "Theo Phó Bí thư Thường trực Huyện ủy, nửa đầu nhiệm kỳ 2015 - 2020, huyện kiểm tra 13 tổ chức đảng. "
        "Ngoài ra, huyện giám sát 20 chi bộ."
    )
    assert [c.period for c in read(text, day="2018-07-20")] == ["2015/2018", "2015/2018"]


def test_a_time_before_a_colon_heads_its_list() -> None:
    text = (
        "Mấy kết quả nổi bật của huyện trong nhiệm kỳ 2015-2020: Giá trị xuất khẩu tăng khá. "
        "Tổng vốn đầu tư phát triển đạt 4.369 tỷ đồng."
    )
    assert [c.period for c in read(text, day="2020-07-27")] == ["2015/2020"]


def test_terms_one_after_the_other_leave_none_to_the_next_sentence() -> None:
    text = (
        "Giai đoạn 2010-2015, thu ngân sách tăng bình quân 19,6%/năm; giai đoạn 2015-2020 tăng 29,4%/năm. "
        "Thu nhập bình quân đầu người đạt 55 triệu đồng."
    )
    assert read(text, day="2020-07-02")[-1].period == "2020"


def test_what_there_is_now_after_so_many_years() -> None:
    text = "Qua 15 năm xây dựng, đến nay, thu ngân sách ước đạt 273 tỷ đồng."
    assert [c.period for c in read(text, day="2020-07-02")] == ["2020"]


def test_communes_told_for_the_end_of_a_month() -> None:
    text = "Hết tháng 6 năm 2022, bình quân đạt 13,4 tiêu chí/xã. Toàn huyện có 6 xã đạt chuẩn nông thôn mới."
    assert rows(read(text, day="2022-07-15"), "period", "as_of") == [("2022-06", ""), ("2022-06", "")]


def test_communes_there_are_now_though_recognised_for_a_year() -> None:
    text = "Đến nay, huyện có 8/14 xã được công nhận đạt chuẩn nông thôn mới nâng cao năm 2020."
    assert rows(read(text, day="2021-04-06"), "period", "as_of") == [("2021", "2021-04-06")]


def test_an_award_on_a_day_is_of_the_year_in_a_report_on_months() -> None:
    text = "6 tháng đầu năm, huyện phát triển khá.\nDịp 19/5, Huyện ủy trao Huy hiệu Đảng cho 56 đảng viên."
    assert [c.period for c in read(text, day="2022-07-06")] == ["2022"]


def test_a_year_told_of_one_item_of_a_term_s_list_does_not_date_the_next() -> None:
    text = (
        "Nhiệm kỳ 2015 - 2020, huyện phát triển khá; thu nhập bình quân đầu người năm 2020 đạt 48 triệu "
        "đồng; kết nạp 812 đảng viên."
    )
    assert [c.period for c in read(text, day="2020-08-13")] == ["2020", "2015/2020"]


def test_cung_ky_said_twice_breaks_nothing() -> None:
    text = "6 tháng đầu năm 2022, thu ngân sách đạt 90 tỷ đồng, cùng kỳ cùng kỳ đạt 80 tỷ đồng."
    found = read(text, day="2022-07-05")
    assert rows(found, "period", "value") == [("2022-01/2022-06", 90.0), ("2021-01/2021-06", 80.0)]
