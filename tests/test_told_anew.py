"""Ways of telling that pages of many provinces taught, in sentences of our own."""

import pytest
from said import LEXICON, extract_in, read, rows, undated

from kit._reading.extract import extract


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Từ 14,2% năm 2016, tỷ lệ hộ nghèo đã giảm còn 3%.", [(14.2, "2016"), (3, "2022")]),
        ("Từ mức 18,5 triệu đồng/người/năm (năm 2011), thu nhập bình quân đầu người nay đạt 45 triệu đồng.",
         [(18.5, "2011"), (45, "2022")]),
        ("Từ 10 tỷ 723 triệu đồng năm 1997, thu ngân sách huyện năm 2021 đã lên tới 1.150 tỷ đồng.",
         [(10.723, "1997"), (1150, "2021")]),
    ],
)  # fmt: skip
def test_a_level_told_before_what_it_is_of(text: str, told: list[tuple[float, str]]) -> None:
    assert rows(read(text), "value", "period") == told


def test_such_a_level_shows_its_own_year() -> None:
    first = read("Từ 14,2% năm 2016, tỷ lệ hộ nghèo đã giảm còn 3%.")[0]
    assert (first.surface, first.kind, first.compare_to) == ("14,2%", "actual", "")
    assert first.rule.endswith("2016 (sentence)") and first.confidence < 0.9


@pytest.mark.parametrize("verb", ["hạ xuống còn", "hạ còn", "rút xuống còn", "đã kéo xuống còn"])
def test_what_a_fall_ends_at_is_of_today(verb: str) -> None:
    found = read(f"Tỷ lệ hộ nghèo từ 7,22% năm 2016 {verb} 2,34%.")
    assert rows(found, "value", "period") == [(7.22, "2016"), (2.34, "2022")]


def test_this_rate_is_the_one_told_last() -> None:
    text = "Tăng trưởng kinh tế đạt 13,5%; hộ nghèo mỗi năm giảm 3%, đến nay tỷ lệ này còn 9,66%."
    assert rows(read(text), "indicator", "value")[-1] == ("poverty_rate", 9.66)


def test_a_rate_behind_a_count() -> None:
    found = read("Năm 2022, Đảng bộ huyện kết nạp 358 đảng viên mới, tỷ lệ 7,61%.")
    assert rows(found, "indicator", "kind") == [
        ("members_admitted", "actual"),
        ("members_admitted_rate", "actual"),
    ]
    found = read("Năm 2022, Đảng bộ huyện kết nạp 358 đảng viên mới, tỷ lệ đạt 120,6%.")
    assert rows(found, "indicator", "kind")[1] == ("members_admitted", "percent_of_plan")
    found = read("Năm 2022, Đảng bộ huyện kết nạp 18/120 đảng viên, đạt tỷ lệ 15%.")
    assert rows(found, "indicator", "kind")[1] == ("members_admitted", "percent_of_plan")


def test_all_those_newly_admitted() -> None:
    found = read("Tổng số đảng viên mới mà Đảng bộ huyện kết nạp trong năm 2022 là 160 đồng chí.")
    assert rows(found, "indicator", "value") == [("members_admitted", 160)]
    found = read("Tổng số đảng viên của Đảng bộ huyện là 4.160 đồng chí.")
    assert rows(found, "indicator", "value") == [("party_members", 4160)]


def test_months_summed_up_in_other_words() -> None:
    text = "Tháng 10/2022, giá trị sản xuất nông nghiệp ước 56,6 tỷ, tính chung 10 tháng được 642,3 tỷ đồng."
    assert rows(read(text), "period", "value") == [("2022-10", 56.6), ("2022-01/2022-10", 642.3)]


@pytest.mark.parametrize(
    "text",
    [
        "Hai xã Long Mỹ, Tân Hào đang làm hồ sơ xã nông thôn mới nâng cao.",
        "Thị trấn đạt 15/20 tiêu chuẩn; xã Tân Hào khá; có 2 xã đạt 16/19 tiêu chí, 1 xã 14 tiêu chí.",
        "5 xã (Long Mỹ, Tân Hào, Phong Nẫm) đã kéo tỷ lệ hộ nghèo xuống dưới 5%.",
        "Huyện đề nghị UBND tỉnh khen 35 mô hình dân vận khéo.",
        "Riêng khu công nghiệp có giá trị sản xuất ước 3.850,9 tỷ đồng.",
    ],
)
def test_what_is_no_row(text: str) -> None:
    assert read(f"Năm 2022, huyện có chuyển biến. {text}") == []


def test_communes_told_by_their_criteria_beside_those_recognised() -> None:
    text = "Huyện có 3 xã đạt chuẩn nông thôn mới; số đạt 17/19 tiêu chí là 1 xã, 16/19 tiêu chí là 2 xã."
    assert rows(read(text), "value") == [(3,)]
    text = "Sau khi nhập hai xã Long Mỹ và Tân Hào, toàn huyện có 12 đơn vị hành chính cấp xã."
    assert rows(read(text), "indicator", "value") == [("commune_units", 12)]


def test_shares_of_labour_are_none_of_the_economy() -> None:
    text = (
        "Năm 2021, giá trị sản xuất nông - lâm - thủy sản 2.381 tỷ đồng; công nghiệp - xây dựng 47.810 tỷ "
        "đồng; dịch vụ 4.070 tỷ đồng. Lao động trong nông, lâm, thủy sản - công nghiệp, xây dựng - dịch vụ "
        "lần lượt chiếm 26,3% - 46,2% - 27,5%."
    )
    assert rows(read(text), "value") == [(2381,), (47810,), (4070,)]


def test_what_a_place_has_is_no_plan() -> None:
    text = (
        "Huyện gồm 7 đơn vị hành chính trực thuộc. Cụ thể, tổng mức bán lẻ hàng hóa và doanh thu dịch vụ ước "
        "93.642 tỷ đồng, bằng 50,91% kế hoạch năm."
    )
    assert rows(read(text), "value") == [(7,)]


def test_what_comes_of_an_inspection_does_not_change_it() -> None:
    text = "Năm 2022, giám sát 45 tổ chức đảng, 44 đảng viên, từ đó phát hiện vi phạm, kỷ luật 30 trường hợp."
    assert rows(read(text), "indicator", "value") == [
        ("supervised_party_orgs", 45), ("supervised_members", 44), ("disciplined_members", 30),
    ]  # fmt: skip


def test_words_behind_a_semicolon_are_of_the_next_thing() -> None:
    text = "Xây 20 nhà ở cho người có công, đạt 100% kế hoạch; 1.100 lao động được giải quyết việc làm."
    assert rows(read(text), "indicator", "value") == [("jobs_created", 1100)]


def test_resolve_and_goals_that_are_measured_make_no_goal() -> None:
    found = read("Các ngành cùng quyết tâm, kinh tế giữ đà tăng trưởng, 20 chỉ tiêu cơ bản đạt và vượt.")
    assert rows(found, "indicator", "kind") == [("targets_met_or_exceeded", "actual")]
    text = "Nhiệm kỳ 2015-2020, trồng 893 ha rừng, đạt 179% mục tiêu; tỷ lệ hộ nghèo giảm 4,19%/năm."
    assert rows(read(text, day="2020-08-07"), "indicator", "kind") == [("poverty_rate", "change")]


def test_one_range_is_no_level_that_something_sets_out_from() -> None:
    text = "Phấn đấu tăng trưởng kinh tế bình quân giai đoạn 2023 - 2025 từ 9,5 - 10%/năm, năm 2023 là 9,8%."
    assert rows(read(text), "period", "value") == [("2023/2025", 9.5), ("2023", 9.8)]


def test_goals_of_the_congress_that_begins_a_term() -> None:
    title = "Đại hội Đảng bộ huyện Giồng Trôm lần thứ XII, nhiệm kỳ 2020-2025"
    text = "Theo nghị quyết đại hội, giá trị sản xuất công nghiệp tăng bình quân 8%/năm."
    assert rows(read(text, title, day="2020-07-10"), "kind", "period") == [("target", "2020/2025")]
    text = (
        "Nhiệm kỳ 2020-2025, huyện đề ra mục tiêu tổng quát: Xây dựng Đảng bộ vững mạnh. "
        "Thu nhập bình quân đầu người 40 triệu đồng."
    )
    assert rows(read(text, title, day="2020-07-10"), "kind", "period") == [("target", "2025")]


def test_new_ones_of_a_year() -> None:
    found = read("Xây dựng nông thôn mới được đẩy mạnh: trong năm, 3 xã đạt chuẩn nông thôn mới.")
    assert rows(found, "breakdown") == [("status=new",)]
    found = read("Công nhận mới 1 xã đạt chuẩn nông thôn mới là Long Mỹ và 1 xã đạt chuẩn NTM nâng cao.")
    assert rows(found, "breakdown") == [("status=new",)] * 2
    text = "Trong năm 2021, huyện có thêm 2 xã đạt chuẩn nông thôn mới, đưa tổng số xã đạt chuẩn lên 8 xã."
    assert rows(read(text, day="2022-01-11"), "period", "as_of") == [("2021", ""), ("2021", "")]


def test_an_award_given_behind_one_that_is_asked_for() -> None:
    text = (
        "Huyện ủy đề nghị Tỉnh ủy tặng bằng khen 2 tập thể; giấy khen của Huyện ủy được tặng cho 7 tập thể."
    )
    assert ["status=proposed" in str(one[0]) for one in rows(read(text), "breakdown")] == [True, False]


def test_the_part_of_the_revenue_that_comes_from_the_district() -> None:
    text = "Thu địa bàn được 9,6 tỷ đồng, bằng 56% dự toán."
    assert rows(read(text), "breakdown", "value") == [("scope=on_territory", 9.6), ("scope=on_territory", 56)]


def test_another_district_that_a_paragraph_turns_to() -> None:
    text = "Huyện Chợ Lách có 8 xã đạt chuẩn nông thôn mới.\nCòn ở Giồng Trôm, hộ nghèo còn 3,72%."
    found = extract(f"Hai huyện\n{text}", lexicon=LEXICON, published="2022-12-20", province="Bến Tre")
    assert rows(found, "district") == [("832",), ("834",)]


def test_the_year_of_a_report_without_a_date() -> None:
    text = (
        "HĐND huyện, nhiệm kỳ 2016-2021, nhìn lại 6 tháng đầu năm và bàn việc 6 tháng cuối năm 2016.\n"
        "6 tháng qua, thu ngân sách đạt 123 tỷ đồng, tăng 13% so với năm 2015."
    )
    assert rows(undated(text), "period")[0] == ("2016-01/2016-06",)
    text = "Quý I, thu ngân sách đạt 124 tỷ đồng. Công an huyện có thành tích 5 năm 2020-2024."
    assert rows(undated(text, "Huyện Giồng Trôm trong quý I-2025"), "period") == [("2025-Q1",)]
    text = (
        "Kế hoạch đầu tư công năm 2020 được thông qua. 6 tháng đầu năm 2019, thu ngân sách đạt 124 tỷ đồng."
    )
    assert rows(undated(text), "period") == [("2019-01/2019-06",)]


def test_the_year_after_the_one_that_others_are_set_against() -> None:
    text = "Tổng giá trị sản xuất ước đạt 8.450 tỷ đồng, tăng 9,1% so với năm 2022."
    assert rows(undated(text), "period", "compare_to") == [("2023", ""), ("2023", "2022")]
    text = "Năm 2022, thu ngân sách đạt 450 tỷ đồng, tăng 9,1% so với năm 2021."
    assert rows(undated(text), "period") == [("2022",), ("2022",)]


def test_what_was_done_within_years_that_go_on_without_a_date() -> None:
    text = "Theo Đề án ngày 21/11/2016 về kiểm tra giai đoạn 2016-2020, các cấp đã kiểm tra 73 đảng viên."
    assert rows(undated(text), "kind", "period") == [("actual", "2016/2020")]


def test_of_two_units_of_one_name_that_of_the_year_told() -> None:
    text = "Năm 2016, thu ngân sách huyện Đạ Huoai đạt 75 tỷ đồng."
    found = extract(f"Nhìn lại năm 2016\n{text}", lexicon=LEXICON, province="Lâm Đồng")
    assert rows(found, "district") == [("681",)]


def test_these_rules_leave_alone() -> None:
    assert (
        rows(extract_in("Bến Tre", "Năm 2022, có 19 xã đạt từ 15 tiêu chí nông thôn mới trở lên."), "value")
        == []
    )
    assert rows(read("Xã Long Mỹ đạt 16/19 tiêu chí nông thôn mới."), "value") == [(16,)]
    assert rows(read("Năm 2023, huyện quyết tâm kết nạp 120 đảng viên."), "kind") == [("target",)]
    assert rows(read("Mục tiêu năm 2023 là thu ngân sách 300 tỷ đồng."), "kind") == [("target",)]


def test_a_range_behind_a_plan_is_the_plan() -> None:
    found = read("Tăng trưởng kinh tế đạt 9,71%, vượt kế hoạch 8,5-9,5%.")
    assert rows(found, "kind", "value") == [("actual", 9.71), ("plan", 8.5)]
    found = read("Tăng trưởng kinh tế đạt 9,71%, bằng 101,5% kế hoạch.")
    assert rows(found, "kind", "value") == [("actual", 9.71), ("percent_of_plan", 101.5)]


def test_shares_that_a_sentence_is_on() -> None:
    text = (
        "Tốc độ tăng trưởng giá trị sản xuất cả năm ước tăng 32,2%, vượt so với cùng kỳ. Về tỷ "
        "trọng, nông - lâm - thủy sản giảm 9,5%; dịch vụ là 60,1%."
    )
    assert rows(read(text), "indicator")[1:] == [("economic_structure",)] * 2


def test_a_jubilee_of_the_year_that_has_just_begun() -> None:
    text = (
        "Quốc phòng được giữ vững.\nNhân kỷ niệm 93 năm Ngày thành lập Đảng (3/2/1930 - 3/2/2023), Huyện ủy "
        "tặng Huy hiệu Đảng cho 45 đồng chí."
    )
    assert rows(read(text, day="2023-02-03"), "period") == [("2023",)]


def test_items_below_an_item_are_of_the_same_thing() -> None:
    text = (
        "- Cơ cấu kinh tế chuyển dịch: nông nghiệp năm 2015 chiếm 32,7%;\n"
        "+ Công nghiệp - xây dựng từ 19,8% năm 2006 lên 35,3% năm 2015;\n+ Dịch vụ năm 2015 chiếm 32%."
    )
    assert rows(read(text), "breakdown", "value") == [
        ("sector=agriculture", 32.7), ("sector=industry", 19.8), ("sector=industry", 35.3),
        ("sector=service", 32),
    ]  # fmt: skip


def test_shares_of_sectors_that_nothing_names_but_themselves() -> None:
    text = (
        "Hiện nay, thương mại dịch vụ chiếm trên 50%; công nghiệp - xây dựng trên 37%; nông, lâm nghiệp còn "
        "gần 13%."
    )
    assert rows(read(text), "indicator", "value") == [
        ("economic_structure", 50), ("economic_structure", 37), ("economic_structure", 13),
    ]  # fmt: skip
    assert read(text.replace("13%", "20%")) == []


def test_what_most_of_it_is_says_nothing_of_the_whole() -> None:
    found = read("Cây hằng năm các loại gieo trồng được 44.000 ha, nhiều nhất là cây lúa.")
    assert rows(found, "breakdown", "value") == [("", 44000)]


@pytest.mark.parametrize(
    "text",
    [
        "Giá trị sản xuất của huyện giảm. Thủy sản ước 17.700 tấn, so với cùng kỳ giảm 2,9%.",
        "Giá trị sản xuất nông nghiệp tăng. Tích tụ 305 ha đất nông nghiệp, vượt kế hoạch 1,6%.",
        "Trong số đảng viên mới kết nạp, lứa tuổi 18 - 30 tăng 58,14% so với năm trước.",
        "Như vậy, tỉnh Bến Tre hiện có 14 đơn vị hành chính trực thuộc.",
    ],
)
def test_what_is_no_row_either(text: str) -> None:
    assert read(text) == []


def test_wards_without_the_communes() -> None:
    text = "Trung tâm hành chính của tỉnh là TP. Rạch Giá, chia thành 11 phường và 1 xã."
    found = extract(
        f"Thành phố Rạch Giá\n{text}", lexicon=LEXICON, published="2020-09-28", province="Kiên Giang"
    )
    assert [one for one in found if one.indicator == "commune_units"] == []


def test_a_share_of_communes_is_none_of_schools() -> None:
    found = read("Đến nay có 22 trường đạt chuẩn quốc gia, hơn 90% số xã đạt tiêu chí y tế.")
    assert rows(found, "value") == [(22,)]


def test_parts_of_funds_in_a_bracket() -> None:
    text = "Huyện huy động 328 tỷ đồng xây dựng nông thôn mới (vốn tỉnh 199,4 tỷ, vốn huyện 124,6 tỷ đồng)."
    assert rows(read(text), "value") == [(328,)]


def test_targets_met_of_which_many_were_exceeded() -> None:
    text = (
        "Nhiệm kỳ 2010-2015, huyện thực hiện hoàn thành 19/22 chỉ tiêu Nghị quyết đề ra, không ít chỉ tiêu "
        "vượt cao: trong cơ cấu kinh tế, công nghiệp chiếm 62%."
    )
    assert rows(read(text, day="2015-07-29"), "indicator")[0] == ("targets_met_or_exceeded",)


def test_what_passed_the_year_before() -> None:
    found = read("Tổng giá trị sản xuất ước 6.510 tỷ đồng, so với cùng kỳ năm trước vượt 12%.")
    assert rows(found, "kind", "value") == [("actual", 6510), ("change", 12)]
    found = read("Tổng thu ngân sách ước 1.031 tỷ đồng, so với chỉ tiêu vượt 16%.")
    assert rows(found, "kind", "value") == [("actual", 1031), ("percent_of_plan", 116)]


def test_a_time_to_come_before_a_semicolon() -> None:
    text = "Huyện triển khai nông thôn mới nâng cao giai đoạn 2023 - 2025; tỷ lệ hộ nghèo còn 4,9%."
    assert rows(read(text), "kind", "period") == [("actual", "2022")]
    text = "Phấn đấu giai đoạn 2023 - 2025 có 5 xã đạt chuẩn nông thôn mới; tỷ lệ hộ nghèo còn 4,9%."
    assert rows(read(text), "kind") == [("target",)] * 2


def test_a_meeting_that_plans_a_year_and_tells_of_the_one_before() -> None:
    text = (
        "Tại hội nghị nhìn lại công tác năm 2022 và bàn nhiệm vụ năm 2023, Huyện ủy cho biết kinh tế tăng "
        "trưởng 9,01%; thu ngân sách đạt 2.000 tỷ đồng."
    )
    assert rows(read(text), "kind", "period") == [("actual", "2022")] * 2


def test_targets_that_a_congress_adopted() -> None:
    title = "Đại hội Đảng bộ huyện Giồng Trôm lần thứ XII, nhiệm kỳ 2020-2025"
    text = (
        "Nghị quyết được Đại hội thông qua có 23 chỉ tiêu cho cả nhiệm kỳ, như: tăng trưởng kinh tế đạt "
        "11%/năm."
    )
    assert rows(read(text, title, day="2020-06-30"), "period") == [("2020/2025",)] * 2
    found = read("Nhiệm kỳ qua, huyện đạt và vượt 27/31 chỉ tiêu mà Nghị quyết Đại hội lần thứ V giao.")
    assert rows(found, "breakdown") == [("issuer=party_committee",)]
    found = read("So với Nghị quyết Đại hội lần thứ XX có 38/39 chỉ tiêu đạt và vượt.")
    assert rows(found, "breakdown") == [("issuer=party_committee",)]


def test_sectors_told_of_together() -> None:
    text = "Khu vực II (công nghiệp - xây dựng) và khu vực III (thương mại - dịch vụ) tăng dần, chiếm 61%."
    assert read(f"Cơ cấu kinh tế chuyển dịch. {text}") == []
    found = read("Tổng giá trị sản xuất nông – công nghiệp - xây dựng trên 200 tỷ đồng.")
    assert [one for one in found if one.indicator == "industrial_output_value"] == []


def test_models_of_an_article_on_them() -> None:
    text = "Huyện tổng kết phong trào “Dân vận khéo”.\nToàn huyện có 235 mô hình đăng ký, đang triển khai."
    assert rows(read(text), "indicator", "kind") == [("dan_van_kheo_models", "plan")]
    assert read("Huyện tổng kết phong trào.\nToàn huyện có 235 mô hình đăng ký, đang triển khai.") == []


def test_a_year_that_is_about_to_end_dates_an_article() -> None:
    text = "Thu nhập bình quân đầu người hiện đạt 40 triệu đồng. Từ năm 2016 đến nay, có 6 xã đạt chuẩn"
    found = undated(f"{text} nông thôn mới; dự kiến cuối năm 2019 thêm 2 xã nữa.")
    assert rows(found, "period")[0] == ("2019",)


def test_the_day_that_dates_an_article_without_a_year() -> None:
    text = "Nhân 88 năm Ngày thành lập Đảng (3.2.1930 - 3.2.2018), 196 đảng viên được tặng Huy hiệu Đảng."
    assert rows(undated(text), "period") == [("2018",)]
    text = "Từ ngày 3 đến 8/9/2013, huyện trao Huy hiệu Đảng cho 195 đảng viên."
    assert rows(undated(text), "period") == [("2013",)]
    text = "Thực hiện Quyết định số 12 ngày 8/9/2013, huyện trao Huy hiệu Đảng cho 195 đảng viên."
    assert rows(undated(text), "period") == [("",)]


def test_communes_of_the_province_and_those_who_sign_up() -> None:
    assert read("Đến nay, gần 50% số xã của tỉnh đã đạt chuẩn nông thôn mới.") == []
    assert read("Toàn huyện có 322 tập thể đăng ký thi đua, được khen thưởng sau này.") == []


def test_goals_that_a_district_puts_forward_for_the_year_begun() -> None:
    text = "Năm nay, huyện đưa ra các chỉ tiêu cơ bản: thu ngân sách 10 tỷ đồng, kéo tỷ lệ hộ nghèo còn 15%."
    assert rows(read(text, day="2023-01-08"), "kind", "period") == [("target", "2023")] * 2


def test_a_headline_on_nothing_but_goals() -> None:
    title = "Đảng bộ huyện Giồng Trôm: Những chỉ tiêu chủ yếu nhiệm kỳ 2020-2025"
    text = (
        "1. Tốc độ tăng giá trị sản xuất bình quân mỗi năm 16%.\n2. Thu ngân sách tăng bình quân mỗi năm 12%."
    )
    assert rows(read(text, title, day="2020-09-10"), "kind", "period") == [("target", "2020/2025")] * 2


def test_what_was_not_as_expected_before_what_was_reached() -> None:
    text = (
        "Giá trị sản xuất công nghiệp tuy không như dự kiến, song thu ngân sách trên địa bàn được gần 87 tỷ "
        "đồng, vượt 20% dự toán."
    )
    assert rows(read(text), "indicator", "kind") == [
        ("budget_revenue", "actual"), ("budget_revenue", "percent_of_plan"),
    ]  # fmt: skip


def test_a_day_within_the_months_that_a_sentence_is_on() -> None:
    text = "6 tháng đầu năm 2022, thu ngân sách trên địa bàn đến ngày 31/5/2022 được trên 8 tỷ đồng."
    assert rows(read(text, day="2022-06-28"), "period") == [("2022-01/2022-05",)]


def test_rates_of_each_of_several_communes() -> None:
    text = "Thu nhập bình quân ở các xã đợt này đều trên 64 triệu đồng/người, tỷ lệ hộ nghèo đều còn dưới 2%."
    assert read(text) == []


def test_communes_named_with_all_their_criteria() -> None:
    text = "Bình quân đạt 12,5 tiêu chí NTM/xã. Trong đó, 4 xã Long Mỹ, Tân Hào giữ vững 19 tiêu chí."
    assert [one for one in read(text) if one.indicator == "ntm_communes"] == []
