"""When goals and plans are for: of headings, lists, terms and the rest of a year."""

import pytest
from said import read, rows

TO_COME = [
    ("6 tháng cuối năm, huyện thu ngân sách 210 tỷ đồng.", "target", "2022-07/2022-12"),
    ("Trong quý IV, huyện thu ngân sách 60 tỷ đồng.", "target", "2022-Q4"),
    ("Trong 6 tháng đầu năm, huyện thu ngân sách 90 tỷ đồng.", "actual", "2022-01/2022-06"),
    ("Từ đầu năm tới nay, huyện thu ngân sách 90 tỷ đồng.", "actual", "2022"),
    ("Bốn tháng đầu năm, huyện thu ngân sách 60 tỷ đồng.", "actual", "2022-01/2022-04"),
    ("Hai quý đầu năm, huyện thu ngân sách 80 tỷ đồng.", "actual", "2022-01/2022-06"),
    ("2 năm 2020, 2021, huyện thu ngân sách 352 tỷ đồng.", "actual", "2020/2021"),
    ("Chỉ tiêu thu ngân sách năm 2022 là 110 tỷ đồng.", "plan", "2022"),
    ("Theo kế hoạch, năm 2022 thu ngân sách 110 tỷ đồng.", "target", "2022"),
]


@pytest.mark.parametrize(("text", "kind", "period"), TO_COME)
def test_what_is_over_and_what_is_to_come(text: str, kind: str, period: str) -> None:
    found = read(text, day="2022-07-14")
    assert rows(found, "kind", "period") == [(kind, period)]


GOALS = "Năm 2023, huyện đề ra các chỉ tiêu chủ yếu sau:"


@pytest.mark.parametrize("mark", ["- ", "+ ", "1. ", ""])
def test_goals_listed_below_a_colon(mark: str) -> None:
    goals = ("Thu ngân sách đạt 420 tỷ đồng.", "Tỷ lệ hộ nghèo giảm còn dưới 3%.")
    listed = "\n".join(f"{mark}{goal}" for goal in goals)
    text = f"Năm 2022, thu ngân sách đạt 380 tỷ đồng.\n{GOALS}\n{listed}"
    wanted = [("actual", "2022", 380), ("target", "2023", 420), ("target", "2023", 3)]
    for day in ("2022-12-20", "2023-01-10"):
        assert rows(read(text, day=day), "kind", "period", "value") == wanted
    after = (
        "Cũng tại kỳ họp, nhiều đại biểu nêu ý kiến về việc làm đường, sửa chợ và giữ gìn vệ sinh ở các xã, "
        "sau đó chủ tọa kết luận: thu ngân sách đạt 381 tỷ đồng."
    )
    assert rows(read(f"{text}\n{after}"), "kind", "value")[3:] == [("actual", 381)]


def test_the_plan_of_the_whole_year_among_months() -> None:
    text = "6 tháng cuối năm, huyện phấn đấu thu ngân sách cả năm đạt 90 tỷ đồng."
    assert rows(read(text, day="2022-07-03"), "kind", "period") == [("target", "2022")]
    text = "7 tháng đầu năm, giải quyết việc làm cho 498 lao động (kế hoạch cả năm là 700 lao động)."
    assert [c.period for c in read(text, day="2022-08-03")] == ["2022-01/2022-07", "2022"]


def test_the_goals_of_a_whole_term() -> None:
    text = (
        "Đại hội thông qua các chỉ tiêu chủ yếu của nhiệm kỳ 2020 - 2025:\n"
        "- Tỷ lệ hộ nghèo dưới 3%. Cả nhiệm kỳ kết nạp từ 500 đảng viên trở lên."
    )
    found = rows(read(text, "Đại hội huyện Giồng Trôm", day="2020-06-26"), "kind", "period")
    assert found[1] == ("target", "2020/2025")


def test_goals_in_a_list_without_marks_and_stops() -> None:
    text = f"Nhiều kết quả được ghi nhận.\n{GOALS}\nKết nạp 200 đảng viên\nThu ngân sách 450 tỷ đồng"
    assert rows(read(text), "kind", "period") == [("target", "2023")] * 2


def test_goals_that_a_year_just_begun_was_set() -> None:
    text = "Năm 2023, huyện đề ra 20 chỉ tiêu, trong đó thu ngân sách 850 tỷ đồng; tỷ lệ hộ nghèo còn 0,9%."
    later = "Năm 2023, huyện đề ra 20 chỉ tiêu cụ thể. Trong đó, thu ngân sách 850 tỷ đồng."
    for told in (text, later):
        first, *goals = read(told, day="2023-01-20")
        assert (first.indicator, first.kind) == ("targets_total", "actual")
        assert {(c.kind, c.period) for c in goals} == {("target", "2023")}
    assert {c.kind for c in read(text.replace("2023", "2022"), day="2023-01-20")} == {"actual"}


def test_a_list_of_goals_behind_a_year_and_a_colon() -> None:
    text = "Dự thảo xác định đến năm 2025: Tỷ lệ hộ nghèo dưới 4%; 90% trường học đạt chuẩn quốc gia."
    assert rows(read(text), "kind", "period") == [("target", "2025"), ("target", "2025")]


def test_goals_of_a_term_that_is_entered() -> None:
    text = "Bước vào nhiệm kỳ 2020 - 2025, huyện phấn đấu tăng trưởng kinh tế bình quân 10%/năm."
    assert rows(read(text, day="2020-07-30"), "kind", "period") == [("target", "2020/2025")]


def test_a_level_aimed_at_in_the_rest_of_a_year_is_of_the_year() -> None:
    text = "6 tháng cuối năm, huyện phấn đấu kết nạp 66 đảng viên; tỷ lệ hộ nghèo còn 1,8%."
    assert rows(read(text, day="2022-07-12"), "period") == [("2022-07/2022-12",), ("2022",)]


def test_a_congress_that_will_take_place_by_plan_has_its_delegates() -> None:
    text = "Theo kế hoạch, Đại hội đại biểu Đảng bộ huyện có 195 đại biểu chính thức tham dự."
    assert rows(read(text), "indicator", "kind") == [("congress_delegates", "actual")]


def test_what_the_goals_of_a_year_are() -> None:
    text = "Chỉ tiêu năm 2023 của huyện gồm: thu ngân sách 118 tỷ đồng, kết nạp 150 đảng viên."
    assert rows(read(text, day="2023-01-20"), "kind", "period") == [("target", "2023")] * 2
    text = "Năm 2022, kết nạp 90 đảng viên.\nKế hoạch năm 2023, huyện phấn đấu kết nạp 95 đảng viên."
    assert rows(read(text, day="2023-05-23"), "kind", "period")[1:] == [("target", "2023")]


def test_goals_behind_the_sentence_in_which_a_term_is_entered() -> None:
    text = "Bước vào nhiệm kỳ 2015 - 2020, dự thảo xác định 23 chỉ tiêu. Phấn đấu kết nạp 900 đảng viên."
    told = rows(read(text, day="2015-07-30"), "kind", "period")
    assert told == [("actual", "2015/2020"), ("target", "2015/2020")]


def test_what_lies_ahead_when_the_article_appears() -> None:
    text = "6 tháng cuối năm, kết nạp thêm 79 đảng viên; có ít nhất 1 xã đạt chuẩn nông thôn mới."
    assert rows(read(text, day="2022-07-16"), "kind") == [("target",), ("target",)]
    text = "Nhiệm vụ trọng tâm quý IV/2022: kết nạp 45 đảng viên."
    assert rows(read(text, day="2022-10-05"), "kind", "period") == [("target", "2022-Q4")]


def test_what_is_there_now_is_no_goal() -> None:
    text = "Mục tiêu đến năm 2025 có 10 xã đạt chuẩn nông thôn mới, hiện mới có 7 xã đạt chuẩn nông thôn mới."
    assert rows(read(text), "value", "kind") == [(10.0, "target"), (7.0, "actual")]


def test_goals_of_a_town_are_goals_too() -> None:
    for kind in ("thị xã", "huyện"):
        text = (
            f"Năm 2022, {kind} phấn đấu tạo việc làm cho 2.200 lao động, đưa tỷ lệ hộ nghèo xuống còn 1,9%."
        )
        assert rows(read(text, day="2022-11-22"), "kind") == [("target",), ("target",)]


def test_goals_listed_below_a_line_whose_year_stands_before() -> None:
    text = (
        "Năm 2023, UBND huyện đề ra 23 chỉ tiêu. Một số chỉ tiêu chủ yếu:\n- Tỷ lệ hộ nghèo giảm còn 4,8%.\n"
        "- Thu nhập bình quân đầu người 57 triệu đồng."
    )
    assert rows(read(text, day="2023-01-20"), "kind", "period")[1:] == [("target", "2023")] * 2
    text = "Một số chỉ tiêu đến năm 2025:\n- Trong nhiệm kỳ kết nạp 900 đảng viên trở lên."
    told = read(f"Đại hội nhiệm kỳ 2020 - 2025.\n{text}", day="2020-07-22")
    assert rows(told, "kind", "period") == [("target", "2020/2025")]


REGISTERED = [
    "Năm 2022, huyện có 3 xã Phong Nẫm, Châu Hòa, Tân Hào đăng ký đạt chuẩn nông thôn mới nâng cao.",
    "Năm 2022, 3 xã dự kiến sẽ hoàn thành xây dựng nông thôn mới nâng cao.",
]


@pytest.mark.parametrize("text", REGISTERED)
def test_communes_that_are_to_reach_a_standard_are_a_goal(text: str) -> None:
    (one,) = read(text, day="2022-06-28")
    assert (one.kind, one.breakdown, one.value) == ("target", "status=new", 3.0)


def test_communes_whose_dossier_is_under_way_are_no_row() -> None:
    text = (
        "2 xã Phong Nẫm và Châu Hòa đang hoàn chỉnh hồ sơ để thẩm định xã đạt chuẩn nông thôn mới nâng cao."
    )
    assert read(text) == []


def test_what_a_goal_rises_by_is_a_goal() -> None:
    text = "Huyện ước tính, đến cuối năm 2022, tỷ lệ hộ nghèo giảm còn 1,3%, giảm 7,5% so với năm 2015."
    assert rows(read(text, day="2022-03-18"), "kind", "value", "compare_to") == [
        ("target", 1.3, ""),
        ("target", -7.5, ""),
    ]


def test_a_resolution_that_was_adopted_and_its_goals_in_the_next_sentence() -> None:
    text = (
        "Nghị quyết Đại hội Đảng bộ huyện, nhiệm kỳ 2020-2025 được thông qua với một số chỉ tiêu như bán lẻ "
        "tăng 15%/năm. Thu ngân sách 2.285 tỷ đồng."
    )
    assert rows(read(text, day="2020-07-27"), "kind", "period")[-1] == ("target", "2020/2025")


def test_goals_among_what_a_congress_sets() -> None:
    text = (
        "Đại hội Đảng bộ huyện nhiệm kỳ 2020 - 2025 thống nhất đề ra 21 chỉ tiêu, nhằm phát triển kinh tế - "
        "xã hội nhiệm kỳ 2020-2025, trong đó có những chỉ tiêu như: Giảm tỷ lệ hộ nghèo xuống còn 1,05%."
    )
    assert rows(read(text, day="2020-07-22"), "kind", "value")[-1] == ("target", 1.05)


def test_the_outcome_of_a_term_is_no_goal() -> None:
    text = (
        "Đại hội Đảng bộ huyện nhiệm kỳ 2020 - 2025 khai mạc.\n"
        "Tốc độ tăng trưởng kinh tế đến cuối năm 2020 đạt trên 12%."
    )
    assert [c.kind for c in read(text, day="2020-08-12")] == ["actual"]


def test_a_will_that_brought_something_about_is_no_goal() -> None:
    text = "Nhờ quyết tâm của các cấp, huyện đạt và vượt 20 chỉ tiêu."
    assert [c.kind for c in read(text)] == ["actual"]


AIMED = [
    "Năm 2023, huyện quyết tâm không để sót chỉ tiêu nào. Một số chỉ tiêu chính gồm: "
    "Tổng thu ngân sách 76 tỷ đồng.",
    "Năm 2023, huyện đặt mục tiêu hoàn thành thắng lợi các chỉ tiêu được giao. Cụ thể, tổng thu ngân sách "
    "đạt 76 tỷ đồng.",
    "Bước vào năm 2023, huyện tiếp tục phát triển kinh tế. Theo đó, tổng thu ngân sách đạt 76 tỷ đồng.",
    "Trong năm tới, huyện đặt kế hoạch thu ngân sách 76 tỷ đồng.",
]


@pytest.mark.parametrize("text", AIMED)
def test_goals_below_what_is_aimed_at_in_the_year_just_begun(text: str) -> None:
    assert rows(read(text, day="2023-01-22"), "kind", "period") == [("target", "2023")]


def test_the_year_to_come_in_december() -> None:
    text = "Trong năm tới, huyện đặt kế hoạch thu ngân sách 76 tỷ đồng."
    assert [c.period for c in read(text, day="2022-12-20")] == ["2023"]


def test_a_motto_in_quotation_marks_sets_no_goal() -> None:
    text = "Với chủ đề “Đoàn kết, quyết tâm xây dựng huyện giàu mạnh”, Đại hội có 215 đại biểu chính thức."
    assert [c.kind for c in read(text)] == ["actual"]


def test_the_next_year_that_is_named_is_judged_by_its_number() -> None:
    text = "Sang năm 2022, huyện thu 812 tỷ ngân sách, vượt kế hoạch."
    assert rows(read(text), "value", "kind", "period") == [(812, "actual", "2022")]


def test_what_all_strength_is_gathered_for_is_a_goal() -> None:
    text = (
        "Năm 2022, huyện dồn sức để có thêm 3 xã đạt chuẩn nông thôn mới, "
        "nâng tổng số xã đạt chuẩn lên 14/19 xã."
    )
    assert {c.kind for c in read(text, day="2022-04-12")} == {"target"}


def test_an_aim_may_be_named_behind_it_and_looked_back_on() -> None:
    text = (
        "Trở thành huyện nông thôn mới trong năm 2023 là mục tiêu của huyện Giồng Trôm. "
        "Mục tiêu này không xa, bởi đến nay huyện có 14/19 xã đạt chuẩn nông thôn mới."
    )
    found = rows(read(text, day="2023-11-20"), "indicator", "kind")
    assert found == [("ntm_district", "target"), ("ntm_communes", "actual")]


def test_an_expectation_ends_with_its_clause() -> None:
    text = (
        "Tỷ lệ hộ nghèo đến cuối năm 2022 dự kiến còn 2,9%; thu nhập bình quân đầu người đạt 51 triệu đồng."
    )
    assert [c.kind for c in read(text, day="2022-10-20")] == ["target", "actual"]
    text = (
        "Dự kiến hết năm 2022, thu ngân sách đạt 187 tỷ đồng; thu nhập bình quân đầu người đạt 51 triệu đồng."
    )
    assert [c.kind for c in read(text, day="2022-10-20")] == ["target", "target"]


def test_an_estimate_among_goals_is_one() -> None:
    text = (
        "Huyện đề ra một số chỉ tiêu mới: phấn đấu tăng trưởng kinh tế đạt 7,5%, "
        "tổng giá trị sản xuất ước đạt 2.535 tỷ đồng; thu ngân sách 260 tỷ đồng."
    )
    assert rows(read(text, day="2021-01-29"), "kind", "period") == [("target", "2021")] * 3
    text = "Nhờ phấn đấu, tổng giá trị sản xuất ước đạt 3.120 tỷ đồng."
    assert rows(read(text), "kind") == [("actual",)]


def test_what_is_measured_by_a_plan_ends_the_goals_before_it() -> None:
    text = (
        "Kỳ họp nhìn lại năm 2021, quyết nghị nhiệm vụ và chỉ tiêu năm 2022.\n"
        "Cụ thể, thu ngân sách là 584 tỷ đồng, đạt 98% so với dự toán. "
        "Giá trị sản xuất công nghiệp là 2.366 tỷ đồng, tăng 2,5% so với năm 2020."
    )
    told = [("actual", "2021"), ("percent_of_plan", "2021"), ("actual", "2021"), ("change", "2021")]
    assert rows(read(text, day="2021-12-21"), "kind", "period") == told
