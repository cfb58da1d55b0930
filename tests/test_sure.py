"""How sure a reading is: what must not be taken at its word."""

import pytest
from said import read, rows


def test_a_paragraph_behind_one_on_another_district_is_not_sure() -> None:
    text = "Tại huyện Ba Tri, phong trào phát triển mạnh.\nNăm 2022, huyện kết nạp 250 đảng viên."
    (found,) = read(text)
    assert found.confidence < 0.9


def test_figures_told_in_two_rows_of_words_are_not_sure() -> None:
    text = "Năm 2021 và năm 2022, huyện kết nạp lần lượt 128 và 140 đảng viên."
    assert all(c.confidence < 0.9 for c in read(text))


def test_what_a_figure_takes_from_the_one_before_it_is_not_sure() -> None:
    text = "Hiện số xã đạt chuẩn nông thôn mới là 5/9; bằng 55,6%."
    found = read(text)
    assert found[1].confidence < 0.9 <= found[0].confidence


def test_one_more_of_those_admitted_is_not_surely_the_whole() -> None:
    first, second = read("Năm 2021, huyện kết nạp 120 đảng viên; năm 2022 là 140 đảng viên.")
    assert (first.indicator, first.confidence >= 0.9) == ("members_admitted", True)
    assert second.confidence < 0.9
    text = "Năm 2022, huyện kết nạp 120 đảng viên; toàn huyện hiện có 6.100 đảng viên."
    assert rows(read(text), "indicator")[1] == ("party_members",)
    assert read(text)[1].confidence > 0.9


def test_a_year_that_has_only_begun_is_not_surely_told_in_full() -> None:
    text = "Thu ngân sách năm 2023 là 260 tỷ đồng."
    begun, over = (read(text, day=day)[0].confidence for day in ("2023-02-10", "2023-12-20"))
    assert begun < 0.9 <= over


def test_each_to_its_own_in_order_is_not_sure() -> None:
    surely, hardly = (
        read(f"Năm 2022, huyện kết nạp {more}128 đảng viên.")[0].confidence for more in ("", "lần lượt ")
    )
    assert hardly < 0.9 <= surely


def test_nothing_is_sure_without_a_day_of_publication() -> None:
    text = "Năm 2022, huyện kết nạp 128 đảng viên."
    dated, undated = (read(text, day=day)[0].confidence for day in ("2022-12-20", ""))
    assert undated < 0.9 <= dated


def test_a_month_within_the_months_reviewed_is_not_sure() -> None:
    text = "5 tháng đầu năm, thu ngân sách 80 tỷ đồng. Giá trị công nghiệp trong tháng đạt 9 tỷ đồng."
    found = read(text, day="2022-06-01")[-1]
    assert (found.period, found.confidence < 0.9) == ("2022-05", True)


def test_what_stands_before_a_running_total_is_not_sure() -> None:
    text = "Trong 9 tháng, thu ngân sách đạt 20 tỷ đồng, lũy kế 9 tháng đạt 80 tỷ đồng."
    assert read(text)[0].confidence < 0.9


def test_an_article_on_a_commune_says_nothing_surely_of_its_district() -> None:
    text = (
        "Xã Châu Hòa, huyện Giồng Trôm vừa về đích. Năm 2022, thu nhập bình quân đầu người đạt 41 triệu đồng."
    )
    found = read(text, "Về đích sau nhiều năm cố gắng")
    assert all(c.confidence < 0.9 for c in found)


def test_a_state_long_ago_or_taken_over_is_not_sure() -> None:
    surely = read("Năm 2021, tỷ lệ hộ nghèo còn 3%.")[0].confidence
    ago = read("Năm 2015, tỷ lệ hộ nghèo còn 3%.")[0].confidence
    over = read("Năm 2021, huyện có nhiều cố gắng. Tỷ lệ hộ nghèo còn 3%.")[0].confidence
    assert max(ago, over) < 0.9 <= surely


def test_what_goes_on_from_another_figure_is_not_sure() -> None:
    first, second = read("Năm 2022, huyện kết nạp 128 đảng viên, đạt 104% kế hoạch.")
    assert (second.kind, second.confidence < 0.9 <= first.confidence) == ("percent_of_plan", True)


def test_a_goal_over_the_plan_is_no_sure_result() -> None:
    text = "Năm 2024, huyện quyết tâm thu ngân sách đạt 105% dự toán."
    assert all(c.confidence < 0.9 for c in read(text, day="2023-11-20"))


NOT_SURELY = [
    ("Năm 2022, 94% tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ trở lên.", 94),
    ("Năm 2022, kỷ luật 30 đảng viên và cảnh cáo 10 đảng viên.", 10),
    ("Năm 2022, có 10 chỉ tiêu vượt, 12 chỉ tiêu đạt.", 12),
    ("Hội nghị có 38 điểm cầu với 2.150 đảng viên tham dự.", 2150),
    ("Năm 2022, trong 3 năm qua huyện kết nạp 455 đảng viên.", 455),
    ("Năm 2022, Hội Nông dân huyện giải quyết việc làm cho 1.320 lao động.", 1320),
    ("Năm 2022, hai huyện thu ngân sách 412 tỷ đồng.", 412),
    ("Năm 2022, cụm 5 xã phía nam của huyện kết nạp 45 đảng viên.", 45),
]


@pytest.mark.parametrize(("text", "value"), NOT_SURELY)
def test_a_part_or_something_near_is_not_sure(text: str, value: float) -> None:
    assert all(c.confidence < 0.9 for c in read(text) if c.value == value)
    assert read("Năm 2022, huyện kết nạp 128 đảng viên.")[0].confidence >= 0.9


def test_behind_a_paragraph_on_a_commune_or_a_person_nothing_is_sure() -> None:
    for before in (
        "Đảng ủy xã Đồng Lân có cách làm hay.",
        "Ông Trần Văn Ba là chủ trang trại ở xã Tăng Lân.",
    ):
        (found,) = read(f"{before}\nNăm 2022, tạo việc làm cho 1.250 lao động.")
        assert found.confidence < 0.9


def test_an_article_that_a_province_heads_is_not_surely_on_the_district() -> None:
    (found,) = read(
        "Huyện Ba Tri có cách làm hay.\nNăm 2022 kết nạp 120 đảng viên.", "Bến Tre phát triển Đảng"
    )
    assert (found.district, found.confidence < 0.9) == ("836", True)


def test_some_years_together_are_not_surely_this_one() -> None:
    for years in ("Ba năm qua", "Trong 10 năm qua"):
        (found,) = read(f"{years}, huyện kết nạp 700 đảng viên.")
        assert found.confidence < 0.9


def test_a_period_taken_from_an_earlier_paragraph_is_not_sure() -> None:
    text = "Năm 2021, thu ngân sách đạt 120 tỷ đồng.\nHuyện kết nạp 128 đảng viên."
    first, second = read(text)
    assert (second.period, second.confidence < 0.9 <= first.confidence) == ("2021", True)


def test_who_inspected_how_many_of_all_is_a_part_and_not_sure() -> None:
    text = (
        "Năm 2022, các cấp kiểm tra 56 tổ chức đảng, 183 đảng viên. Trong đó, UBKT Huyện ủy kiểm tra "
        "6 tổ chức đảng và 33 đảng viên; cấp ủy cơ sở kiểm tra 50 tổ chức đảng và 150 đảng viên."
    )
    assert all(c.confidence < 0.9 for c in read(text) if c.value in (6, 33, 50, 150))


def test_inspected_and_supervised_together_or_poor_and_nearly_poor_are_not_sure() -> None:
    text = "Năm 2022, thành lập 5 đoàn kiểm tra, giám sát đối với 14 tổ chức đảng."
    assert all(c.confidence < 0.9 for c in read(text))
    text = "Tỷ lệ hộ nghèo đa chiều năm 2022 là 52,3%, trong đó hộ nghèo 38,1%, hộ cận nghèo 14,2%."
    assert all(c.confidence < 0.9 for c in read(text))


def test_parts_told_in_a_later_paragraph_and_retail_sales_are_not_sure() -> None:
    text = "Năm 2022, kiểm tra 186 tổ chức đảng và 742 đảng viên.\nRiêng UBKT Huyện ủy kiểm tra 8 đảng viên."
    assert all(c.confidence < 0.9 for c in read(text) if c.value == 8)
    text = "Năm 2022, tổng mức bán lẻ hàng hóa đạt 5.640 tỷ đồng."
    assert all(c.confidence < 0.9 for c in read(text))


def test_awards_and_targets_are_never_quite_sure() -> None:
    for text in (
        "Năm 2022, 18/20 chỉ tiêu đạt và vượt.",
        "Năm 2022, Huyện ủy tặng giấy khen cho 12 tập thể.",
    ):
        found = read(text)
        assert found and all(0.8 < c.confidence < 0.9 for c in found)


@pytest.mark.parametrize(
    "words", ["Đến nay, huyện có", "Huyện hiện có", "Tổng số đảng viên của huyện là", "Nâng lên"]
)
def test_a_state_is_surely_of_the_day_only_where_a_word_says_so(words: str) -> None:
    (found,) = read(f"{words} 4.120 đảng viên.")
    assert (found.indicator, found.as_of, found.confidence > 0.9) == ("party_members", "2022-12-20", True)
    (found,) = read("Đảng bộ huyện có 4.120 đảng viên.")
    assert (found.indicator, found.as_of, found.confidence < 0.9) == ("party_members", "2022-12-20", True)
    (found,) = read("Hiện nay, kinh tế khá; Đảng bộ huyện có 4.120 đảng viên.")
    assert found.confidence < 0.9


def test_the_plan_of_a_rate_is_not_sure() -> None:
    _, second = read("Năm 2022, tốc độ tăng trưởng kinh tế đạt 7,5%, bằng 98% kế hoạch.")
    assert (second.kind, second.confidence < 0.9) == ("percent_of_plan", True)
    (found,) = read("Năm 2022, tốc độ tăng trưởng kinh tế 7,5% (vượt kế hoạch).")
    assert (found.kind, found.value) == ("actual", 7.5)


def test_tonnes_with_three_decimals_may_be_a_misprint() -> None:
    (found,) = read("Năm 2022, sản lượng lương thực đạt 104,267 tấn.")
    assert found.confidence < 0.9 < read("Năm 2022, sản lượng lương thực đạt 104.267 tấn.")[0].confidence


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022, thu ngân sách vượt trên 120% kế hoạch.",
        "Dự kiến hết năm 2022, huyện có 13 xã nông thôn mới; thời gian qua đã huy động 1.300 tỷ đồng.",
        "Đến nay, thu nhập năm 2020 đạt 49 triệu đồng/người, tỷ lệ hộ nghèo còn 0,7%.",
        "Tính đến tháng 12/2021, thu nhập bình quân đầu người đạt 47 triệu đồng.",
    ],
)
def test_what_may_be_told_of_another_time_or_another_whole_is_not_sure(text: str) -> None:
    assert read(text)[-1].confidence < 0.9


@pytest.mark.parametrize(
    ("once", "more"),
    [
        ("Năm 2022, huyện kết nạp 112 đảng viên.", "Trong năm 2022, huyện kết nạp 135 đảng viên."),
        ("Năm 2022, thu ngân sách đạt 120 tỷ đồng.", "Thu ngân sách năm 2022 đạt 135 tỷ đồng."),
    ],
)
def test_two_numbers_for_one_thing_are_both_doubted(once: str, more: str) -> None:
    alone, among = read(once), read(f"{once}\n{more}")
    assert rows(among, "indicator", "period") == rows(alone, "indicator", "period") * 2
    assert all(one.confidence < 0.7 < alone[0].confidence and "số khác" in one.rule for one in among)


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022, thu ngân sách đạt 120 tỷ đồng, đạt 106% dự toán tỉnh giao, đạt 102% dự toán huyện giao.",
        "Đến nay, xã Châu Bình đạt 19/19 tiêu chí, xã Châu Hòa đạt 16/19 tiêu chí.",
        "Năm 2022, huyện kết nạp 112 đảng viên.\nNăm 2021, huyện kết nạp 135 đảng viên.",
        "Năm 2022, huyện kết nạp 112 đảng viên.\nTrong năm 2022, huyện kết nạp 112 đảng viên.",
    ],
)
def test_plans_of_two_bodies_communes_and_years_do_not_speak_against_each_other(text: str) -> None:
    found = read(text)
    assert found and not any("số khác" in one.rule for one in found)
