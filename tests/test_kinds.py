"""What sort of statement a figure is: a result, a plan, a goal, a share of the plan, a change."""

import pytest
from said import read, rows


def test_a_rise_is_no_level() -> None:
    (found,) = read("Năm 2022, thu nhập bình quân đầu người tăng 6 triệu đồng.")
    assert (found.kind, found.value) == ("change", 6)


def test_growth_told_behind_the_value() -> None:
    text = "Tổng giá trị sản xuất đạt 105 tỷ đồng, tăng trưởng 12,8%."
    assert rows(read(text), "kind", "value") == [("actual", 105), ("change", 12.8)]


def test_set_against_a_plan_and_over_another() -> None:
    text = "Thu ngân sách là 343 tỷ đồng, đạt 165% so với dự toán tỉnh giao và vượt 64% nghị quyết."
    assert rows(read(text), "kind", "value") == [
        ("actual", 343), ("percent_of_plan", 165), ("percent_of_plan", 164),
    ]  # fmt: skip


def test_a_share_of_plan_and_a_fall_without_a_comma() -> None:
    text = "Sản lượng lương thực đạt 17.400 tấn, đạt 94% so với kế hoạch giảm 1.181 tấn so với cùng kỳ."
    assert rows(read(text), "kind", "value")[1:] == [("percent_of_plan", 94), ("change", -1181)]


def test_what_is_to_be_reached_is_not_reached() -> None:
    text = "Để hoàn thành 31 chỉ tiêu của năm 2022, UBND huyện đưa ra 9 nhóm giải pháp."
    assert "targets_met_or_exceeded" not in [c.indicator for c in read(text)]


def test_the_plan_of_a_thing_is_no_figure_reached() -> None:
    text = "Kế hoạch tạo việc làm 2.500 lao động, kết quả đạt 2.700 lao động."
    assert rows(read(text), "kind", "value") == [("plan", 2500), ("actual", 2700)]
    for plan in ("Năm 2022, kế hoạch", "Kế hoạch năm 2022", "Huyện có kế hoạch"):
        assert [c.kind for c in read(f"{plan} kết nạp 120 đảng viên.")] == ["plan"]
    assert [c.kind for c in read("Thực hiện kế hoạch, huyện kết nạp 120 đảng viên.")] == ["actual"]


def test_what_has_to_be_done_is_a_target() -> None:
    for goal in ("huyện phải thu ngân sách 150 tỷ đồng", "huyện đăng ký kết nạp 120 đảng viên"):
        assert [c.kind for c in read(f"Năm 2022, {goal}.")] == ["target"]


def test_a_rate_of_getting_out_of_poverty_is_a_change() -> None:
    for told in ("mức giảm nghèo 1,2%", "tỷ lệ giảm nghèo đạt 1,2%", "giảm nghèo 1,2%"):
        assert rows(read(f"Năm 2022, {told}."), "kind", "value") == [("change", -1.2)]
    for told in ("giảm nghèo còn 2,1%", "làm tốt công tác giảm nghèo nên tỷ lệ hộ nghèo chỉ 2,1%"):
        assert rows(read(f"Năm 2022, {told}."), "kind", "value") == [("actual", 2.1)]


def test_112_percent_of_a_year_gone_by_is_a_change() -> None:
    text = "Thu ngân sách năm 2022 đạt 120 tỷ đồng, bằng 112% năm 2021."
    assert rows(read(text), "kind", "value", "compare_to")[1] == ("change", 12, "2021")


def test_counts_that_follow_words_of_documents_and_fall() -> None:
    text = (
        "Năm 2022, kết luận 21 đảng viên có vi phạm; kỷ luật 24 đảng viên, giảm 3 đảng viên so với năm 2021."
    )
    found = rows(read(text), "indicator", "kind", "value")
    assert found[0] == ("violating_members", "actual", 21)
    assert found[1:] == [("disciplined_members", "actual", 24), ("disciplined_members", "change", -3)]


def test_a_fall_of_at_least_so_much() -> None:
    text = "Năm 2023, huyện đặt mục tiêu giảm tỷ lệ hộ nghèo từ 5,5% trở lên, đưa thu nhập lên 33 triệu đồng."
    assert rows(read(text), "kind", "value", "qualifier")[0] == ("target", -5.5, "at_least")


def test_a_plan_told_as_nq_beside_its_result() -> None:
    text = "Thu ngân sách: NQ 320 tỷ đồng, thực hiện 611 tỷ đồng, đạt 190,9%."
    assert rows(read(text), "kind", "value") == [("plan", 320), ("actual", 611), ("percent_of_plan", 190.9)]


def test_higher_than_a_level_is_a_level() -> None:
    text = "Bình quân 15,9 tiêu chí/xã, cao hơn mức 15,1 tiêu chí/xã của năm 2021."
    assert rows(read(text), "kind", "value", "period")[1] == ("actual", 15.1, "2021")


def test_fewer_than_the_year_before() -> None:
    text = "Năm 2022, kỷ luật 11 đảng viên, ít hơn năm trước 5 đảng viên."
    assert rows(read(text), "kind", "value")[1] == ("change", -5)
    text = "Năm 2022, kết nạp 55 đảng viên, thấp hơn cùng kỳ 32 đảng viên."
    assert rows(read(text), "kind", "value")[1] == ("change", -32)


def test_a_share_beside_the_share_that_was_planned() -> None:
    text = "Tỷ lệ người dân có thẻ BHYT mới được 83,7% so với kế hoạch 89%."
    assert rows(read(text), "kind", "value")[0] == ("actual", 83.7)


def test_the_plan_of_a_resolution_in_brackets() -> None:
    text = "Năm 2022, kết nạp 97 đảng viên (nghị quyết 90 đảng viên)."
    assert rows(read(text), "kind", "value") == [("actual", 97), ("plan", 90)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2022, huyện chưa đạt mục tiêu thu ngân sách 500 tỷ đồng.",
        "Năm 2022, huyện không hoàn thành chỉ tiêu kết nạp 150 đảng viên.",
        "Năm 2022, Tỉnh ủy giao huyện kết nạp 250 đảng viên.",
        "Năm 2022, kế hoạch đề ra là kết nạp 250 đảng viên.",
        "Năm 2022, Huyện ủy ban hành nghị quyết kết nạp 250 đảng viên.",
        "Năm 2022, để thu ngân sách 480 tỷ đồng, huyện triển khai nhiều giải pháp.",
    ],
)
def test_what_was_only_planned(sentence: str) -> None:
    (found,) = read(sentence)
    assert found.kind in ("plan", "target")


def test_the_budget_planned_in_brackets() -> None:
    text = "Năm 2022, thu ngân sách đạt 480 tỷ đồng (dự toán 450 tỷ đồng)."
    assert rows(read(text), "kind", "value") == [("actual", 480), ("plan", 450)]


def test_exceeded_in_brackets() -> None:
    text = "Năm 2022, có 18 chỉ tiêu đạt và vượt (trong đó 7 chỉ tiêu vượt)."
    assert rows(read(text), "indicator", "value")[1:] == [("targets_exceeded", 7)]


def test_a_share_of_last_year_behind_one_of_the_plan() -> None:
    text = "Năm 2022, thu ngân sách đạt 214 tỷ đồng, bằng 107% dự toán và 88% so với cùng kỳ."
    assert rows(read(text), "kind", "value") == [("actual", 214), ("percent_of_plan", 107), ("change", -12)]
    text = "Năm 2022, thu ngân sách đạt 214 tỷ đồng, tăng 7% so với dự toán và 82% so với cùng kỳ."
    assert ("change", -18) not in rows(read(text), "kind", "value")


def test_a_target_that_is_set() -> None:
    text = "Năm 2023, Huyện ủy đặt chỉ tiêu kết nạp từ 130 đảng viên trở lên."
    assert rows(read(text), "kind", "qualifier") == [("target", "at_least")]


def test_what_was_planned_of_those_told_of() -> None:
    text = "Năm 2022, huyện kết nạp 168 đảng viên, đạt 93,3% kế hoạch (180 đảng viên)."
    told = rows(read(text), "indicator", "value", "kind")
    assert told[2:] == [("members_admitted", 180.0, "plan")]
    text = "Năm 2022, huyện kết nạp 142 đảng viên. So với chỉ tiêu 160 đảng viên, kết quả đạt 88,75%."
    assert ("party_members", 160.0) not in rows(read(text), "indicator", "value")


def test_a_plan_that_somebody_strives_for_is_no_goal() -> None:
    text = "Năm 2022, thu ngân sách đạt 215 tỷ đồng, đạt 21% dự toán huyện phấn đấu, tăng 32% so với cùng kỳ."
    assert [c.kind for c in read(text)] == ["actual", "percent_of_plan", "change"]


def test_targets_exceeded_in_brackets_behind_a_plan_passed() -> None:
    text = "Năm 2022, có 22 chỉ tiêu đạt và vượt kế hoạch (15 chỉ tiêu vượt)."
    assert rows(read(text), "value", "kind") == [(22.0, "actual"), (15.0, "actual")]


def test_a_plan_told_behind_its_share() -> None:
    text = "Năm 2022, huyện giải quyết việc làm cho 1.012 lao động, đạt 25,3% kế hoạch năm 4.000 lao động."
    assert [c.kind for c in read(text)] == ["actual", "percent_of_plan", "plan"]


def test_the_plan_in_brackets_is_of_the_figure_before() -> None:
    text = "Năm 2022, huyện kết nạp 90 đảng viên (chỉ tiêu nghị quyết là 85 đảng viên)."
    told = rows(read(text), "value", "indicator", "kind")
    assert told == [(90.0, "members_admitted", "actual"), (85.0, "members_admitted", "plan")]


def test_a_district_named_before_its_number_in_a_list() -> None:
    text = (
        "6 tháng đầu năm 2022, toàn Đảng bộ tỉnh kết nạp 812 đảng viên.\nTrong đó, một số đảng bộ kết nạp "
        "cao như: Đảng bộ huyện Ba Tri 52 đảng viên.\nĐạt thấp là Đảng bộ huyện Giồng Trôm với 28 đảng viên."
    )
    told = rows(read(text, "Toàn tỉnh kết nạp 812 đảng viên", "2022-07-08"), "value", "indicator")
    assert told == [(52.0, "members_admitted"), (28.0, "members_admitted")]
    text = (
        "Toàn tỉnh đến nay có 93 xã đạt chuẩn nông thôn mới. Trong đó, huyện Giồng Trôm đặt mục tiêu năm "
        "2023 có thêm 2 xã đạt chuẩn NTM nâng cao."
    )
    assert rows(read(text), "value", "indicator") == [(2.0, "ntm_advanced_communes")]


def test_a_plan_before_what_came_of_it() -> None:
    text = "Tỷ lệ hộ nghèo năm 2022 kế hoạch 2,1%, thực hiện 1,87%."
    assert rows(read(text), "value", "kind") == [(2.1, "plan"), (1.87, "actual")]
    text = "Kế hoạch kết nạp đảng viên năm 2021 là 180 đồng chí, thực hiện 192 đồng chí."
    told = rows(read(text), "value", "kind", "period")
    assert told == [(180.0, "plan", "2021"), (192.0, "actual", "2021")]


def test_who_set_the_targets_of_a_town() -> None:
    found = read("Năm 2023, Thị ủy đề ra 22 chỉ tiêu.", "Thị xã Ngã Năm tổng kết", "2023-01-20")
    assert [c.breakdown for c in found] == ["issuer=party_committee"]


def test_one_more_rise_joined_to_another() -> None:
    text = (
        "9 tháng năm 2022, kiểm tra 38 tổ chức đảng và 74 đảng viên, tăng 5 tổ chức và 12 đảng viên so với "
        "cùng kỳ năm 2021."
    )
    told = rows(read(text), "value", "kind")
    assert told == [(38.0, "actual"), (74.0, "actual"), (5.0, "change"), (12.0, "change")]


@pytest.mark.parametrize("words", ["huyện kỳ vọng", "theo dự báo, huyện", "huyện có khả năng"])
def test_what_is_hoped_for_is_a_goal(words: str) -> None:
    found = read(f"Năm 2023, {words} thu ngân sách đạt 310 tỷ đồng.")
    assert rows(found, "kind", "value") == [("target", 310)]
    assert rows(read(f"Năm 2022, {words} thu ngân sách đạt 310 tỷ đồng."), "kind") == [("target",)]


def test_a_plan_passed_by_several_is_not_that_of_what_rose() -> None:
    text = "Một số chỉ tiêu vượt so với kế hoạch như tổng giá trị sản xuất tăng 8,28% so với năm 2021."
    assert rows(read(text), "kind", "value") == [("change", 8.28)]


def test_a_rise_behind_a_plan_that_was_passed_and_how_far_it_passed_its_own() -> None:
    text = (
        "Thu ngân sách năm nào cũng vượt so với kế hoạch và tăng bình quân 23,84%/năm "
        "(tăng 12,34% so với chỉ tiêu nghị quyết đại hội)."
    )
    assert rows(read(text), "kind", "value") == [("change", 23.84)]


def test_an_equals_sign_is_bang() -> None:
    text = "Sản lượng lương thực ước đạt 19.557/19.340 tấn, =101%KH, =102% so với cùng kỳ năm 2021."
    assert rows(read(text), "kind", "value", "of") == [
        ("actual", 19557.0, 19340.0),
        ("percent_of_plan", 101.0, None),
        ("change", 2.0, None),
    ]


def test_what_follows_luy_ke_goes_on_from_the_sentence_before() -> None:
    text = (
        "Trong tháng 10, tổng giá trị sản xuất đạt 1.891 tỷ đồng, tăng 12,46% so cùng kỳ. "
        "Lũy kế 10 tháng ước thực hiện 15.693,8 tỷ đồng."
    )
    assert rows(read(text, day="2022-11-02"), "indicator", "period", "value")[-1] == (
        "total_output_value",
        "2022-01/2022-10",
        15693.8,
    )


def test_current_prices_are_not_the_present() -> None:
    text = "Năm 2023, huyện phấn đấu giá trị sản xuất giá hiện hành đạt trên 15.377 tỷ đồng."
    assert [c.kind for c in read(text, day="2023-01-17")] == ["target"]


def test_a_rate_that_passed_something_untold_has_no_share_of_a_plan() -> None:
    text = "Bao phủ bảo hiểm y tế toàn huyện đạt 97,4%, vượt 0,3%."
    assert [c.value for c in read(text)] == [97.4]


def test_a_rise_that_lost_its_unit_ends_nothing() -> None:
    text = "Giá trị sản xuất nông nghiệp đạt 1.764,5 tỷ đồng, tăng 3,78 so với cùng kỳ, bằng 86,2% kế hoạch."
    assert [c.value for c in read(text)] == [1764.5, 86.2]


def test_shares_of_two_sectors_named_before_a_comma() -> None:
    text = (
        "Huyện giảm tỷ trọng nông nghiệp xuống 38,4%, tăng tỷ trọng công nghiệp - xây dựng, thương mại - "
        "dịch vụ từ 56,2% lên 61,6%."
    )
    assert [c.value for c in read(text)] == [38.4]


def test_how_much_something_rose_to() -> None:
    text = "Tổng giá trị sản xuất ước tăng lên 5,44% so với năm 2021."
    assert rows(read(text), "kind", "value") == [("change", 5.44)]


def test_exports_in_dollars_end_what_was_told_before() -> None:
    text = (
        "Giá trị sản xuất các ngành dịch vụ đạt 3.122 tỷ đồng; giá trị xuất khẩu hàng hóa đạt 44,3 triệu "
        "USD, bằng 80,6% kế hoạch."
    )
    assert [c.value for c in read(text)] == [3122.0]


def test_targets_that_were_well_exceeded_stand_beside_all_that_were_met() -> None:
    text = "Năm 2022, huyện hoàn thành 28/28 chỉ tiêu, trong đó có 19 chỉ tiêu hoàn thành vượt mức."
    assert ("targets_exceeded", 19) in rows(read(text), "indicator", "value")


def test_growth_told_behind_the_gross_product_is_a_rate() -> None:
    text = "Tổng sản phẩm (GRDP) năm 2022 đạt 4.150 tỷ đồng, tăng 7,4% so với năm 2021."
    found = rows(read(text), "indicator", "kind", "value", "compare_to")
    assert found == [("economic_growth_rate", "actual", 7.4, "")]


def test_the_share_that_fewer_poor_households_reach_is_a_fall() -> None:
    found = rows(read("Năm 2022, huyện giảm 640 hộ nghèo, đạt tỷ lệ 4,15%."), "indicator", "kind", "value")
    assert found == [("poverty_rate", "change", -4.15)]


def test_a_share_behind_words_of_growth_is_no_growth() -> None:
    text = "Sản xuất tăng trưởng khá, diện tích các giống lúa thơm chiếm 61,5%."
    assert "change" not in [c.kind for c in read(text)]


def test_targets_of_a_number_told_before_are_results_though_they_are_the_years() -> None:
    text = (
        "Trong tổng số 16 chỉ tiêu chủ yếu năm 2022 của huyện, có 10/16 chỉ tiêu vượt, chiếm 62,5%; "
        "04/16 chỉ tiêu đạt, chiếm 25%."
    )
    assert rows(read(text), "indicator", "value", "of", "kind")[:1] == [
        ("targets_exceeded", 10, 16, "actual")
    ]
    assert {c.indicator for c in read(text)} == {"targets_exceeded"}


def test_what_a_goal_was_in_brackets_is_a_plan() -> None:
    text = "Năm 2022, thu nhập bình quân đạt 41,5 triệu đồng, vượt mục tiêu Đại hội (38 triệu đồng)."
    assert rows(read(text), "value", "kind") == [(41.5, "actual"), (38, "plan")]


def test_years_of_striving_are_over() -> None:
    text = "Sau 12 năm phấn đấu, huyện Giồng Trôm được công nhận huyện nông thôn mới năm 2022."
    assert [c.kind for c in read(text) if c.indicator == "ntm_district"] == ["actual"]


def test_the_share_of_households_just_counted_is_of_those_and_of_nothing_before() -> None:
    text = "Năm 2022, thu nhập bình quân đạt 41 triệu đồng; toàn huyện còn 2.310 hộ nghèo, chiếm tỷ lệ 4,18%."
    assert rows(read(text), "indicator", "value")[-1] == ("poverty_rate", 4.18)
    text = "Cụ thể, số hộ nghèo toàn huyện rút từ 3.150 hộ, chiếm 6,4% xuống còn 2.310 hộ, chiếm 4,18%."
    assert [(c.value, c.period) for c in read(text) if c.period] == [(4.18, "2022")]


def test_a_fall_since_a_span_of_years_began_is_set_against_its_first() -> None:
    text = "Giai đoạn 2020 - 2022, huyện làm tốt. Tỷ lệ hộ nghèo giảm 1,9% so với đầu giai đoạn."
    assert rows(read(text), "period", "compare_to", "value") == [("2022", "2020", -1.9)]


def test_the_share_of_an_output_is_of_the_structure_that_is_spoken_of() -> None:
    text = (
        "Năm 2022, cơ cấu kinh tế chuyển dịch; giá trị sản xuất nông nghiệp là 1.210 tỷ đồng, chiếm 41%, đạt "
        "102% kế hoạch."
    )
    assert rows(read(text), "indicator", "value") == [
        ("agri_output_value", 1210), ("economic_structure", 41), ("agri_output_value", 102),
    ]  # fmt: skip


def test_a_scenario_is_a_plan() -> None:
    text = "Năm 2022, tổng giá trị sản xuất đạt 2.310 tỷ đồng, đạt 100,6% so với kịch bản."
    assert rows(read(text), "kind", "value") == [("actual", 2310), ("percent_of_plan", 100.6)]


def test_jobs_made_in_addition_are_no_change() -> None:
    text = "Năm 2022, toàn huyện giải quyết việc làm tăng thêm được 640 lao động."
    assert rows(read(text), "indicator", "kind", "value") == [("jobs_created", "actual", 640)]


def test_a_sectors_percentage_that_moves_is_its_share() -> None:
    text = "Năm 2022, giá trị sản xuất tăng 11,4%; công nghiệp, xây dựng tăng từ 21,5% lên 29%."
    found = [one for one in read(text) if one.period]
    assert rows(found, "indicator", "breakdown", "value")[1:] == [
        ("economic_structure", "sector=industry", 29)
    ]


def test_shares_in_a_bracket_are_of_the_sectors_right_before_it() -> None:
    text = (
        "Năm 2022, cơ cấu kinh tế đổi khác với nông, lâm, thủy sản giảm còn 31%, công nghiệp - xây dựng và "
        "dịch vụ đều tăng (tương ứng là 41% và 28%)."
    )
    assert [c.breakdown for c in read(text)] == ["sector=agriculture", "sector=industry", "sector=service"]
