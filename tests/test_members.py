"""Members admitted and rated, badges, awards and targets: what counts as which, and who acts."""

import pytest
from said import read, rows

ADMITTED = [
    ("Huyện có thêm 250 đảng viên mới.", ("members_admitted", "actual", 250)),
    ("Số đảng viên mới kết nạp trong năm là 250 người.", ("members_admitted", "actual", 250)),
    ("Đã có 29 quần chúng ưu tú vào Đảng.", ("members_admitted", "actual", 29)),
    ("Đặt mức phấn đấu là kết nạp 210 đảng viên trong năm 2023.", ("members_admitted", "target", 210)),
    ("Đảng viên là 1.870 đồng chí.", ("party_members", "actual", 1870)),
    ("Toàn huyện có 4.058 đảng viên.", ("party_members", "actual", 4058)),
    ("Tỷ lệ kết nạp bình quân là 8,7%.", ("members_admitted_rate", "actual", 8.7)),
]


@pytest.mark.parametrize(("text", "row"), ADMITTED)
def test_members(text: str, row: tuple[object, ...]) -> None:
    assert rows(read(text), "indicator", "kind", "value") == [row]


NOT_ADMITTED = [
    "Kết nạp 112 đảng viên, nhiều hơn chỉ tiêu 12 đảng viên.",
    "Kết nạp 112 đảng viên; 21 đảng viên trong số này là giáo viên.",
    "Kết nạp 112 đảng viên; 25 quần chúng đủ điều kiện kết nạp vào Đảng.",
]


@pytest.mark.parametrize("text", NOT_ADMITTED)
def test_what_counts_no_member_admitted(text: str) -> None:
    assert rows(read(text), "indicator", "value") == [("members_admitted", 112)]


def test_told_twice_once_with_its_plan() -> None:
    text = "Huyện thu ngân sách 248 tỷ đồng.\nThu ngân sách đạt 248/267 tỷ đồng."
    assert rows(read(text), "value", "of", "paragraph") == [(248, 267, 3)]


BETTER = "Có 96% đảng viên hoàn thành tốt nhiệm vụ trở lên."


def test_a_class_and_better_is_none() -> None:
    assert read(BETTER) == []
    assert rows(read(BETTER.replace(" trở lên", "")), "indicator") == [("members_good",)]
    goal = BETTER.replace("Có", "Năm 2023, phấn đấu có")
    assert read(goal) == []
    goal = "Năm 2023, phấn đấu có từ 96% đảng viên trở lên hoàn thành tốt nhiệm vụ."
    assert rows(read(goal), "indicator", "kind") == [("members_good", "target")]


def test_targets_are_whole() -> None:
    assert read("Huyện đạt và vượt 9,8/39 chỉ tiêu.") == []
    assert rows(read("Huyện đạt và vượt 9/39 chỉ tiêu."), "of") == [(39,)]


def test_who_speaks_set_no_targets() -> None:
    text = "Chủ tịch HĐND huyện cho biết, năm 2022 huyện đạt và vượt 25/25 chỉ tiêu."
    assert rows(read(text), "breakdown") == [("",)]
    text = "Huyện đạt và vượt 25/25 chỉ tiêu HĐND huyện giao."
    assert rows(read(text), "breakdown") == [("issuer=peoples_council",)]


def test_a_place_gives_no_awards() -> None:
    text = "Vì thành tích trong phong trào ở huyện, 6 tập thể được khen thưởng."
    assert rows(read(text), "breakdown") == [("",)]
    assert rows(read("Dịp này, huyện khen thưởng 6 tập thể."), "breakdown") == [("level=district",)]


def test_what_a_ceremony_is_for() -> None:
    lead = "Sáng 17/5, Huyện ủy biểu dương các tập thể tiêu biểu trong học tập và làm theo Bác."
    text = f"{lead}\nCác đại biểu dâng hương.\nDịp này, Huyện ủy khen thưởng 32 tập thể."
    parts = "level=district;occasion=study_ho_chi_minh"
    assert rows(read(text, day="2022-05-19"), "breakdown") == [(parts,)]
    other = text.replace("biểu dương các tập thể tiêu biểu trong", "bàn việc")
    assert rows(read(other, day="2022-05-19"), "breakdown") == [("level=district",)]


def test_a_class_of_badge_without_its_word() -> None:
    text = (
        "Đợt này trao Huy hiệu Đảng cho 55 đảng viên; có 1 đảng viên 65 năm và 3 đảng viên 60 năm tuổi Đảng."
    )
    assert rows(read(text), "indicator", "breakdown", "value") == [
        ("party_badges", "", 55), ("party_badges", "years=65", 1), ("party_badges", "years=60", 3),
    ]  # fmt: skip


SUMMED = "Tính đến ngày 30-6, huyện kết nạp 72 đảng viên, đạt 60% chỉ tiêu."


def test_summed_up_to_a_day_of_a_month() -> None:
    found = read(SUMMED, day="2022-07-12")
    assert [c.period for c in found] == ["2022-01/2022-06"] * 2
    for day, period in (("15-6", "2022-01/2022-06"), ("14-6", "2022-01/2022-05")):
        found = read(SUMMED.replace("30-6", day), day="2022-07-12")
        assert [c.period for c in found] == [period] * 2


def test_half_a_year_in_few_words() -> None:
    for words in ("Nửa năm 2022,", "Nửa đầu năm 2022,"):
        assert [c.period for c in read(f"{words} huyện kết nạp 72 đảng viên.")] == ["2022-01/2022-06"]


def test_a_report_on_months_that_names_an_earlier_year_in_passing() -> None:
    text = (
        "Hội nghị đánh giá kết quả 6 tháng đầu năm 2022.\nNăm 2021, huyện thu ngân sách 90 tỷ đồng.\n"
        "Kết nạp 72 đảng viên."
    )
    assert [c.period for c in read(text, day="2022-07-12")] == ["2021", "2022-01/2022-06"]


def test_short_of_a_sum() -> None:
    text = "Thu nhập bình quân đầu người chưa đạt 15 triệu đồng."
    assert rows(read(text), "qualifier", "surface") == [("less_than", "chưa đạt 15 triệu đồng")]


def test_less_than_the_year_before() -> None:
    text = "Tỷ lệ hộ nghèo còn 26,8%, thấp hơn năm 2021 là 6%."
    assert rows(read(text), "kind", "value", "compare_to") == [("actual", 26.8, ""), ("change", -6, "2021")]


def test_a_goal_that_was_met_is_none_ahead() -> None:
    text = "Thu nhập bình quân đạt 40 triệu đồng, đúng mục tiêu; tỷ lệ hộ nghèo còn 20,1%."
    assert rows(read(text), "kind") == [("actual",), ("actual",)]


def test_admitted_out_of_a_plan_behind_a_slash() -> None:
    text = "Huyện kết nạp 80 đảng viên mới/85 chỉ tiêu."
    assert rows(read(text), "value", "of") == [(80, 85)]


def test_a_rate_of_those_admitted() -> None:
    text = "Huyện kết nạp 358 đảng viên, đạt tỷ lệ 7,61%."
    assert rows(read(text), "indicator", "value")[1:] == [("members_admitted_rate", 7.61)]


def test_badges_from_a_class_to_another_and_the_rest() -> None:
    text = (
        "Có 24 đồng chí, tuổi Đảng từ 30 đến 65, nhận Huy hiệu Đảng; còn lại 6 đồng chí nhận Huy hiệu 30 năm."
    )
    assert rows(read(text), "breakdown", "value")[-1:] == [("years=30", 6)]
    assert 30 not in [c.value for c in read(text)]


def test_what_was_summed_in_the_months_reviewed() -> None:
    text = (
        "Hội nghị đánh giá kết quả 6 tháng đầu năm 2022.\nĐến ngày 15/6/2022, tổng thu ngân sách đạt 535 tỷ "
        "đồng."
    )
    assert [c.period for c in read(text, day="2022-06-22")] == ["2022-01/2022-06"]


def test_a_stock_of_a_month_has_no_day() -> None:
    text = "Tính đến cuối tháng 2/2022, huyện có 13/13 xã đạt chuẩn nông thôn mới."
    assert rows(read(text, day="2022-04-01"), "period", "as_of") == [("2022-02", "")]


def test_words_that_begin_with_over() -> None:
    text = "Vượt qua khó khăn, kinh tế tăng trưởng bình quân 9,2%/năm."
    assert rows(read(text), "kind", "value") == [("actual", 9.2)]


def test_money_for_new_rural_standards_by_its_own_clause() -> None:
    text = "Từ ngân sách tỉnh, vốn tín dụng, doanh nghiệp, huyện huy động 326 tỷ đồng xây dựng nông thôn mới."
    assert rows(read(text), "indicator", "value") == [("ntm_funds_mobilized", 326)]


def test_a_programme_before_its_result_is_no_plan() -> None:
    text = "Nhìn lại 10 năm thực hiện Chương trình, 100% số xã của huyện đã đạt chuẩn nông thôn mới."
    assert rows(read(text), "kind", "value") == [("actual", 100)]
    assert rows(read("Thu ngân sách bằng 98% chương trình năm."), "kind") == [("percent_of_plan",)]


def test_raised_to_goes_on_from_the_figure_before() -> None:
    text = "Huyện có 4/16 xã đạt nông thôn mới nâng cao, dự kiến cuối năm 2023 nâng lên 6/16 xã."
    found = rows(read(text), "indicator", "kind", "value")
    assert found[1] == ("ntm_advanced_communes", "target", 6)


def test_met_and_exceeded_far_behind_the_count() -> None:
    text = (
        "Năm 2022 có 10/11 chỉ tiêu theo Nghị quyết của Huyện ủy và Hội đồng nhân dân huyện đã đạt và vượt."
    )
    assert rows(read(text), "indicator", "value", "of") == [("targets_met_or_exceeded", 10, 11)]


def test_those_of_a_schooling_are_a_part_of_those_admitted() -> None:
    text = (
        "Năm 2022, huyện kết nạp 101 đảng viên. Số đảng viên mới có 31 người tốt nghiệp cấp ba, chiếm 30,7%."
    )
    assert rows(read(text), "value") == [(101,)]


def test_members_who_took_part_are_not_all() -> None:
    text = "Phong trào đã có 36 tổ chức cơ sở đảng với 1.284 đảng viên tham gia."
    assert read(text) == []
    assert read("Huyện có 1.284 đảng viên trực tiếp tham gia phong trào.") == []
    assert rows(read("Huyện có 1.284 đảng viên tham gia sinh hoạt."), "value") == [(1284,)]


def test_units_that_are_to_admit_members_are_none_of_those_admitted() -> None:
    text = "Theo kế hoạch phát triển đảng viên, Huyện ủy giao chỉ tiêu đến 31 cơ sở đảng trong năm 2023."
    assert read(text) == []


def test_parts_of_those_admitted_one_behind_the_other() -> None:
    text = (
        "Huyện giao kết nạp 120 đảng viên vào năm 2023. Trong đó, học sinh từ 6 đồng chí; "
        "lực lượng dự bị từ 14 đồng chí, ở địa bàn dân cư 52 đồng chí; khối doanh nghiệp từ 3 đồng chí."
    )
    assert rows(read(text), "value") == [(120,)]
