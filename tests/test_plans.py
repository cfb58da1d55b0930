"""Plans and goals: a figure that was set, beside what came of it, and the time it was set for."""

import pytest
from said import read, rows

PLANS = [
    (
        "Năm 2022, chỉ tiêu là kết nạp 140 đảng viên, đến nay đã kết nạp 96 đảng viên.",
        [(140, "plan", "2022"), (96, "actual", "2022")],
    ),
    (
        "Kế hoạch năm 2022 kết nạp 140 đảng viên, huyện đã kết nạp 163 đảng viên.",
        [(140, "plan", "2022"), (163, "actual", "2022")],
    ),
    (
        "Chỉ tiêu năm 2021 kết nạp 140 đảng viên, kết quả kết nạp 163 đảng viên.",
        [(140, "plan", "2021"), (163, "actual", "2021")],
    ),
    (
        "Huyện đều vượt, như kế hoạch năm 2021 phát triển 140 đảng viên và kết quả là 163 đảng viên mới.",
        [(140, "plan", "2021"), (163, "actual", "2021")],
    ),
    (
        "Đảng bộ huyện xác định chỉ tiêu của nhiệm kỳ 2020-2025 là kết nạp 620 đảng viên mới.",
        [(620, "plan", "2020/2025")],
    ),
    (
        "Năm 2022, thu ngân sách bằng 110% kế hoạch năm 2022, giải quyết việc làm cho 2.350 lao động, "
        "thực hiện tốt chính sách an sinh xã hội.",
        [(110, "percent_of_plan", "2022"), (2350, "actual", "2022")],
    ),
    (
        "Chỉ tiêu nhiệm kỳ 2020-2025 là kết nạp 620 đảng viên, 12 tháng qua huyện kết nạp 131 đảng viên.",
        [(620, "plan", "2020/2025"), (131, "actual", "2022")],
    ),
    ("Chỉ tiêu dẫn đầu toàn tỉnh năm 2022 là kết nạp 131 đảng viên mới.", [(131, "actual", "2022")]),
    ("Chỉ tiêu nổi bật là kết nạp 140 đảng viên.", [(140, "actual", "2022")]),
]


@pytest.mark.parametrize(("text", "told"), PLANS)
def test_a_plan_and_what_came_of_it(text: str, told: list[tuple[float, str, str]]) -> None:
    assert rows(read(text), "value", "kind", "period") == told


def test_what_is_to_be_reached_by_the_years_end_is_of_the_year() -> None:
    text = "9 tháng đầu năm kết nạp 71 đảng viên, phấn đấu đến cuối năm kết nạp 110 đảng viên."
    told = rows(read(text, day="2022-10-12"), "value", "kind", "period")
    assert told == [(71, "actual", "2022-01/2022-09"), (110, "target", "2022")]


def test_a_line_over_the_results_of_a_term_says_when_they_were_reached() -> None:
    text = "Kết quả nổi bật nhiệm kỳ 2015-2020\nKết nạp trên 740 đảng viên.\nTỷ lệ hộ nghèo còn 2,3%."
    assert rows(read(text, day="2020-10-20"), "period") == [("2015/2020",), ("2020",)]


def test_another_line_ends_the_term() -> None:
    text = "Kết quả nhiệm kỳ 2015-2020\nKết nạp 740 đảng viên.\nKết quả năm 2021\nKết nạp 131 đảng viên."
    assert rows(read(text, day="2021-12-20"), "period") == [("2015/2020",), ("2021",)]


def test_the_last_months_of_a_year_stay_what_they_are() -> None:
    text = "Trong 6 tháng cuối năm, huyện phấn đấu kết nạp 70 đảng viên."
    assert rows(read(text, day="2022-07-15"), "period") == [("2022-07/2022-12",)]


def test_within_the_year_is_not_within_the_term() -> None:
    text = (
        "Nhiệm kỳ 2015-2020, kinh tế phát triển. Hộ nghèo năm 2020 còn 1,7%. Trong năm kết nạp 140 đảng viên."
    )
    assert rows(read(text, day="2020-12-20"), "period") == [("2020",), ("2020",)]


def test_growth_behind_the_structure_of_output_is_growth() -> None:
    text = (
        "Năm 2022, cơ cấu giá trị sản xuất chuyển dịch tích cực; giá trị sản xuất công nghiệp đạt 111,5% "
        "so với cùng kỳ."
    )
    assert rows(read(text), "indicator", "value") == [("industrial_output_value", 11.5)]


def test_the_outcome_of_a_term_does_not_end_it() -> None:
    text = "Nhiệm kỳ 2015-2020, kinh tế phát triển. Hộ nghèo năm 2020 còn 1,7%. Kết nạp 740 đảng viên."
    assert rows(read(text, day="2020-10-20"), "period") == [("2020",), ("2015/2020",)]


def test_the_average_of_five_years_beside_the_last_of_them() -> None:
    text = "Năm 2020, tăng trưởng kinh tế đạt 8,4%, bình quân 5 năm đạt 9,7%."
    assert rows(read(text, day="2020-12-20"), "value", "period") == [(8.4, "2020"), (9.7, "2016/2020")]
    text = "Tốc độ tăng trưởng kinh tế bình quân trong 5 năm ( 2011 - 2015 ) đạt 11,2%."
    assert rows(read(text), "period") == [("2011/2015",)]


def test_what_was_sown_by_the_end_of_january_is_of_that_month() -> None:
    text = (
        "Đến hết tháng 1 năm 2021, huyện gieo trồng 318 ha cây vụ Đông xuân. Huyện thu ngân sách 24 tỷ đồng."
    )
    assert rows(read(text, day="2021-02-03"), "period") == [("2021-01",), ("2021-01",)]


def test_a_season_that_was_carried_out_was_sown() -> None:
    text = "Năm 2022, vụ Hè Thu đã thực hiện được 5.310ha (đạt 82,4% kế hoạch)."
    assert rows(read(text), "indicator", "value") == [("sown_area", 5310), ("sown_area", 82.4)]


STRUCTURE = [
    "Năm 2022, cơ cấu giá trị sản xuất nông nghiệp đạt 41,2%; công nghiệp - xây dựng: 32,5%; dịch vụ: 26,3%.",
    "Năm 2022, cơ cấu kinh tế: nông nghiệp (chiếm 41,2%), công nghiệp (chiếm 32,5%), dịch vụ (chiếm 26,3%).",
]


@pytest.mark.parametrize("text", STRUCTURE)
def test_shares_of_output_are_the_structure(text: str) -> None:
    sectors = [("economic_structure", f"sector={name}") for name in ("agriculture", "industry", "service")]
    assert rows(read(text), "indicator", "breakdown") == sectors


def test_shares_in_order_told_twice() -> None:
    text = (
        "Năm 2021, cơ cấu nông nghiệp - công nghiệp - dịch vụ tương ứng 38% - 33% - 29%, "
        "năm 2022 tương ứng 36% - 34% - 30%."
    )
    sectors = ["sector=agriculture", "sector=industry", "sector=service"]
    assert rows(read(text), "breakdown") == [(one,) for one in sectors * 2]


def test_targets_of_a_second_body_were_met_too() -> None:
    text = "Năm 2022, huyện hoàn thành và vượt mức 12/14 chỉ tiêu tỉnh giao, 16 chỉ tiêu HĐND huyện giao."
    assert rows(read(text), "indicator", "value") == [
        ("targets_met_or_exceeded", 12),
        ("targets_met_or_exceeded", 16),
    ]


def test_two_districts_with_their_provinces_in_brackets() -> None:
    text = (
        "Thủ tướng quyết định công nhận huyện Giồng Trôm (tỉnh Bến Tre) và huyện Hải Hậu (tỉnh Nam Định) "
        "đạt chuẩn nông thôn mới năm 2021."
    )
    assert {c.district for c in read(text)} == {"834", "366"}


def test_the_standard_told_with_its_building() -> None:
    text = "Ngày 12/9/2020, huyện được Thủ tướng công nhận là huyện đạt chuẩn XD NTM."
    assert rows(read(text, day="2020-09-20"), "indicator", "period") == [("ntm_district", "2020")]


def test_cells_below_committees_are_counted() -> None:
    text = "Đảng bộ huyện có 31 tổ chức cơ sở đảng, 218 chi bộ trực thuộc cấp ủy cơ sở."
    assert ("party_cells", 218) in rows(read(text), "indicator", "value")
