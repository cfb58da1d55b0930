"""Reading what real newspapers print: what a figure is, its kind, its parts, beside others."""

import pytest
from said import read, rows

COUNTS = [
    ("Cuối kỳ, 17 xã cộng lại xong 240 tiêu chí nông thôn mới.", []),
    ("Có 18/21 xã có chợ; 20/21 xã đạt chuẩn quốc gia về y tế.", []),
    ("Có 7/12 xã đạt chuẩn nông thôn mới; tiếp tục nâng cao chất lượng.", [("ntm_communes", 7, "count")]),
    (
        "Huyện thực hiện 25 chỉ tiêu, trong đó vượt 7 chỉ tiêu.",
        [("targets_total", 25, "count"), ("targets_exceeded", 7, "count")],
    ),
    ("Sản lượng thủy sản đạt 5.600 tấn, bằng 41% kế hoạch.", []),
    ("Trồng lúa với quy mô 30 ha/vùng.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), COUNTS)
def test_what_is_counted(text: str, wanted: list[tuple[str, float, str]]) -> None:
    assert rows(read(text), "indicator", "value", "unit") == wanted


def test_a_ratio_with_its_percentage_counts_what_stands_behind_both() -> None:
    found = read("Có 11/11 (100%) xã đạt chuẩn nông thôn mới.")
    assert rows(found, "indicator", "value", "unit", "surface") == [
        ("ntm_communes", 11, "count", "11/11"),
        ("ntm_communes", 100, "percent", "100%"),
    ]


def test_parts_of_what_the_sentence_before_told_are_no_rows() -> None:
    text = "Đảng bộ huyện có 5.600 đảng viên. Trong đó, có 4.700 đảng viên được đánh giá."
    assert [c.value for c in read(text)] == [5600]


def test_what_was_added_is_new() -> None:
    found = read("Năm 2022, huyện có thêm 3 xã đạt chuẩn nông thôn mới nâng cao.")
    assert rows(found, "indicator", "breakdown") == [("ntm_advanced_communes", "status=new")]


def test_awarded_is_not_proposed_in_one_breath() -> None:
    text = "Đề nghị tặng Huy hiệu Đảng cho 45 đảng viên; đã trao Huy hiệu 30 năm tuổi Đảng cho 20 đồng chí."
    assert [c.breakdown for c in read(text)] == ["status=proposed", "years=30"]


def test_the_second_verb_belongs_to_the_second_percentage() -> None:
    found = read("Thu ngân sách đạt 245 tỷ đồng, đạt 52% dự toán giảm 4% so với cùng kỳ.")
    assert rows(found, "kind", "value") == [("actual", 245), ("percent_of_plan", 52), ("change", -4)]


def test_sectors_beside_the_whole() -> None:
    text = "Tốc độ tăng trưởng kinh tế đạt 9%, trong đó nông nghiệp tăng 3,2%, công nghiệp tăng 10%."
    wanted = ["economic_growth_rate", "agri_output_value", "industrial_output_value"]
    assert [c.indicator for c in read(text)] == wanted


def test_figures_out_of_bounds_are_shown_only_where_all_are_asked_for() -> None:
    text = "Năm 2022, huyện kết nạp 70.000 đảng viên."
    assert read(text) == []
    (odd,) = read(text, unknown=True)
    assert odd.indicator == "members_admitted" and odd.confidence <= 0.2 and "khoảng" in odd.rule


def test_what_an_inspection_found_is_not_what_was_inspected() -> None:
    text = "Năm 2022, kiểm tra 7 tổ chức đảng. Qua kiểm tra, kết luận 4 tổ chức đảng còn khuyết điểm."
    assert rows(read(text), "indicator", "value") == [("inspected_party_orgs", 7)]
    text = "Tổng số đảng viên bị thi hành kỷ luật trong toàn Đảng bộ là 7 đảng viên."
    assert rows(read(text), "indicator", "value") == [("disciplined_members", 7)]


def test_badges_by_years_in_either_wording() -> None:
    text = "Trao Huy hiệu 75 năm tuổi Đảng cho 2 đảng viên; 25 đảng viên nhận Huy hiệu 65 tuổi Đảng."
    assert [c.breakdown for c in read(text)] == ["years=75", "years=65"]


def test_a_row_of_a_table_tells_the_plan_from_the_result() -> None:
    found = read("Kết nạp đảng viên: kế hoạch 120; thực hiện 131.")
    assert rows(found, "kind", "value") == [("plan", 120), ("actual", 131)]
    (over,) = (c for c in read("Thu ngân sách đạt 90 tỷ đồng, vượt kế hoạch 2%.") if c.unit == "percent")
    assert (over.kind, over.value) == ("percent_of_plan", 102)


def test_a_count_in_brackets_is_of_what_the_share_before_it_is() -> None:
    text = "Tỷ lệ xã đạt chuẩn nông thôn mới nâng cao đạt 25% (4 xã)."
    assert {c.indicator for c in read(text)} == {"ntm_advanced_communes"}


def test_what_is_counted_beside_a_standard_has_not_reached_it() -> None:
    text = "Huyện có 34 trường học, trong đó 28 trường đạt chuẩn quốc gia, đạt 82,3%."
    assert [c.value for c in read(text)] == [28, 82.3]
    assert rows(read("Số đảng viên bị kỷ luật là 15 người."), "indicator") == [("disciplined_members",)]


def test_communes_on_their_way_have_not_arrived() -> None:
    text = "Đến nay 11/12 xã đạt chuẩn nông thôn mới; 4 xã đăng ký đạt chuẩn nông thôn mới."
    assert [c.value for c in read(text)] == [11]


def test_brackets_between_two_figures_part_nothing() -> None:
    text = "Số xã đạt chuẩn nông thôn mới là 6/11; hộ nghèo hằng năm (theo chuẩn 2016-2020) giảm 1,4%."
    assert [c.indicator for c in read(text)] == ["ntm_communes", "poverty_rate"]


def test_shares_in_the_order_of_their_sectors() -> None:
    text = "Cơ cấu kinh tế: nông nghiệp - dịch vụ - công nghiệp tương ứng 51,2% - 30,3% - 18,5%."
    assert [c.breakdown for c in read(text)] == ["sector=agriculture", "sector=service", "sector=industry"]


KINDS = [
    ("Tăng trưởng kinh tế của huyện tăng 9,2% so với cùng kỳ.", "economic_growth_rate", "actual", 9.2),
    ("Kinh tế huyện tăng trưởng khá, bình quân đạt 10,4%.", "economic_growth_rate", "actual", 10.4),
    ("Huyện đã hoàn thành và vượt 11 chỉ tiêu.", "targets_met_or_exceeded", "actual", 11),
    ("Trong đó có đến 14 chỉ tiêu vượt, đều là chỉ tiêu khó.", "targets_exceeded", "actual", 14),
    ("Hiện có 12 xã đạt chuẩn nông thôn mới nâng cao đạt 75%.", "ntm_advanced_communes", "actual", 12),
    ("Huyện đã có 02 xã đạt chuẩn tiêu chí quốc gia về nông thôn mới.", "ntm_communes", "actual", 2),
    ("Tỷ lệ hộ nghèo năm 2021 là 3,6%, dự kiến năm 2022 còn 3%.", "poverty_rate", "target", 3),
    ("Vốn đầu tư phát triển tăng 30%, tương đương 562 tỷ đồng.", "investment_total", "actual", 562),
    ("Cơ cấu kinh tế chuyển dịch; đời sống khá lên, hộ nghèo còn 2,4%.", "poverty_rate", "actual", 2.4),
    ("Công nghiệp chiếm 62%, dịch vụ chiếm 20% trong cơ cấu kinh tế.", "economic_structure", "actual", 62),
    ("Đơn vị hành chính: 12 (1 thị trấn, 11 xã).", "commune_units", "actual", 12),
    ("Diện tích tự nhiên: 312,5 Km2.", "area", "actual", 312.5),
    ("Dự đại hội có 198/199 đại biểu chính thức.", "congress_delegates", "actual", 198),
    ("Huyện phấn đấu đến năm 2025 đạt chuẩn nông thôn mới.", "ntm_district", "target", 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "indicator", "kind", "value"), KINDS)
def test_one_figure_among_others(text: str, indicator: str, kind: str, value: float) -> None:
    assert (indicator, kind, value) in rows(read(text), "indicator", "kind", "value")


def test_the_share_of_a_count_belongs_to_it() -> None:
    text = "Có 12 xã đạt chuẩn nông thôn mới nâng cao, đạt 75% tổng số xã."
    assert rows(read(text), "indicator") == [("ntm_advanced_communes",), ("ntm_advanced_communes",)]


BESIDE = [
    ("Tốc độ tăng trưởng kinh tế đạt 12%/mục tiêu nghị quyết 10,5%.", "economic_growth_rate", "actual", 12),
    ("Thu ngân sách đạt 56,2%/KH năm.", "budget_revenue", "percent_of_plan", 56.2),
    ("Công nghiệp tăng trưởng 12%, giá trị sản xuất nông nghiệp 8%.", "agri_output_value", "change", 8),
    ("Tỷ lệ hộ nghèo giảm từ đầu kỳ 48,9% (năm 2010) xuống còn 20,2%.", "poverty_rate", "actual", 48.9),
    ("Tỷ trọng giá trị sản xuất nông nghiệp chiếm 9%.", "economic_structure", "actual", 9),
    ("Các mục tiêu chủ yếu: thu nhập bình quân đạt 50 triệu đồng/người.", "income_per_capita", "target", 50),
    ("Thu ngân sách đạt 118 tỷ đồng (chưa tính tiền sử dụng đất).", "budget_revenue", "actual", 118),
    ("Có 07 tổ chức cơ sở đảng HTXSNV.", "grassroots_party_orgs_excellent", "actual", 7),
    ("Dự có ủy viên Ban Chấp hành Đảng bộ tỉnh; 6.617 đảng viên sinh hoạt.", "party_members", "actual", 6617),
]  # fmt: skip


@pytest.mark.parametrize(("text", "indicator", "kind", "value"), BESIDE)
def test_what_stands_beside_a_figure(text: str, indicator: str, kind: str, value: float) -> None:
    assert (indicator, kind, value) in rows(read(text), "indicator", "kind", "value")


def test_a_word_between_a_count_and_its_noun() -> None:
    assert read("Hoàn thành 26/26 tuyến đường do huyện quản lý theo chuẩn nông thôn mới.") == []


def test_words_that_only_other_rules_ask_for_hide_no_meaning() -> None:
    text = "Thu ngân sách đạt 617 tỷ đồng, đạt 56% so với chỉ tiêu được giao."
    assert [c.kind for c in read(text)] == ["actual", "percent_of_plan"]


def test_a_clause_of_its_own_behind_a_semicolon() -> None:
    text = "Tăng tỷ trọng thương mại, dịch vụ; giá trị sản xuất nông nghiệp đạt 474 tỷ đồng."
    assert rows(read(text), "indicator", "value") == [("agri_output_value", 474)]


def test_a_number_of_members_to_be_admitted() -> None:
    text = "Năm 2022, chỉ tiêu phát triển đảng viên mới của Đảng bộ huyện là 180 đảng viên."
    assert rows(read(text), "indicator", "kind") == [("members_admitted", "plan")]
    text = "Huyện đạt chỉ tiêu phát triển đảng viên, kết nạp 180 đảng viên."
    assert rows(read(text), "indicator", "kind") == [("members_admitted", "actual")]


OTHER_WORDS = [
    ("Ngân sách huyện thu trên 23 tỷ đồng.", "budget_revenue", "actual", 23),
    ("Bình quân 5 năm, kinh tế của huyện tăng 9,1%/năm.", "economic_growth_rate", "actual", 9.1),
    ("Huyện huy động 448 tỷ đồng vốn đầu tư toàn xã hội.", "investment_total", "actual", 448),
    ("Huyện thu gần 18 ngàn tấn lương thực.", "grain_output", "actual", 18000),
    ("Thu ngân sách đạt 372 tỷ đồng, nhiều hơn năm 2021 là 42 tỷ đồng.", "budget_revenue", "change", 42),
]


@pytest.mark.parametrize(("text", "indicator", "kind", "value"), OTHER_WORDS)
def test_the_same_in_other_words(text: str, indicator: str, kind: str, value: float) -> None:
    assert (indicator, kind, value) in rows(read(text), "indicator", "kind", "value")


def test_a_standard_beside_communes_of_another_clause() -> None:
    text = "Đến năm 2025, giữ vững 100% xã đạt chuẩn, huyện được công nhận là huyện nông thôn mới."
    assert ("ntm_district", "target", "2025") in rows(read(text), "indicator", "kind", "period")


def test_the_whole_economy_and_a_sector_called_the_whole() -> None:
    text = "Tổng giá trị sản xuất toàn ngành đạt 1.556 tỷ đồng."
    assert rows(read(text), "indicator") == [("total_output_value",)]
    assert read("Công nghiệp gặp khó. Giá trị sản xuất toàn ngành đạt 1.556 tỷ đồng.") == []


def test_who_gave_stands_behind_in_its_own_clause() -> None:
    text = "5 tập thể nhận Bằng khen của UBND tỉnh; 60 tập thể nhận Giấy khen của UBND huyện."
    assert [c.breakdown for c in read(text)] == ["level=province", "level=district"]


def test_three_shares_joined_by_dashes() -> None:
    text = "Cơ cấu kinh tế nông nghiệp - công nghiệp - dịch vụ lần lượt 17,2% - 55,6% - 27,2%."
    found = [(c.breakdown, c.value, c.value_max) for c in read(text)]
    assert found == [
        ("sector=agriculture", 17.2, None), ("sector=industry", 55.6, None), ("sector=service", 27.2, None),
    ]  # fmt: skip


def test_a_topic_of_the_same_clause_comes_before_one_behind_a_semicolon() -> None:
    goals = "Năm 2023, huyện phấn đấu giá trị thương mại - dịch vụ tăng 9%; giảm tỷ lệ hộ nghèo "
    found = rows(read(goals + "còn 320 hộ, chiếm 1,3% số hộ."), "indicator", "value")
    assert found == [("service_output_value", 9), ("poverty_rate", 1.3)]


def test_communes_in_another_clause_are_no_bar_to_the_district_s_own_standard() -> None:
    text = "Có 5 xã về đích, phấn đấu năm 2025 huyện đạt chuẩn nông thôn mới."
    assert rows(read(text), "indicator", "period") == [("ntm_communes", "2022"), ("ntm_district", "2025")]


def test_households_between_two_rates_of_poverty() -> None:
    text = "Tỷ lệ hộ nghèo là 57,3% với 6.915 hộ; đến nay còn 6.271 hộ, chiếm 51,4%, giảm 5,9%."
    assert rows(read(text), "kind", "value") == [("actual", 57.3), ("actual", 51.4), ("change", -5.9)]


def test_shares_in_brackets_behind_their_sectors() -> None:
    text = "Cơ cấu kinh tế theo hướng tăng công nghiệp (38,2%), dịch vụ (33,5%), giảm nông nghiệp (28,3%)."
    found = rows(read(text), "breakdown", "kind", "value")
    assert found == [
        ("sector=industry", "actual", 38.2), ("sector=service", "actual", 33.5),
        ("sector=agriculture", "actual", 28.3),
    ]  # fmt: skip


def test_who_reports_did_not_set_the_targets() -> None:
    for who in ("Theo báo cáo của UBND huyện", "Theo Bí thư Huyện ủy"):
        assert [c.breakdown for c in read(f"{who}, năm 2022 có 17/19 chỉ tiêu đạt và vượt.")] == [""]
    text = "Năm 2022, Huyện ủy đề ra 18 chỉ tiêu, có 16 chỉ tiêu đạt và vượt."
    assert [(c.value, c.of, c.breakdown) for c in read(text)] == [(16, 18, "issuer=party_committee")]


def test_levels_behind_models() -> None:
    text = "Năm 2022, có 7 mô hình Dân vận khéo cấp tỉnh, 45 mô hình Dân vận khéo cấp huyện."
    assert [c.breakdown for c in read(text)] == ["level=province", "level=district"]


def test_ranks_in_words() -> None:
    for words, rank in (("xếp hạng nhì", 2), ("đứng thứ ba", 3), ("xếp thứ nhất", 1)):
        text = f"Năm 2022, huyện {words} trong cụm thi đua các huyện, thành phố."
        assert rows(read(text), "indicator", "value") == [("emulation_rank", rank)]


def test_badges_of_several_classes_together_are_of_none() -> None:
    badges = "trao Huy hiệu 30, 40, 55 và 60 năm tuổi Đảng cho 264 đồng chí."
    for before in ("Năm 2022, huyện", "Năm 2022, huyện phát thẻ cho 195 đảng viên,"):
        assert rows(read(f"{before} {badges}"), "breakdown", "value") == [("", 264)]


def test_what_a_heading_says_in_another_way() -> None:
    for title in ("Huyện Giồng Trôm: 100% số xã đạt chuẩn nông thôn mới", "Giồng Trôm thu vượt 38% dự toán"):
        text = "Năm 2022, có 20/20 xã đạt chuẩn nông thôn mới; thu ngân sách 352 tỷ đồng, đạt 138% dự toán."
        assert len(read(text, title)) == 3


def test_a_rate_leaves_the_count_behind_it() -> None:
    text = "Năm 2022, kết nạp 236 đảng viên, bằng 5,4% so với tổng số đảng viên, đạt 107,3% chỉ tiêu."
    assert rows(read(text), "indicator")[-1] == ("members_admitted",)


def test_exceeded_behind_met() -> None:
    text = "Năm 2022, huyện đạt và vượt 21/22 chỉ tiêu, trong đó vượt 13 chỉ tiêu."
    assert rows(read(text), "indicator")[1] == ("targets_exceeded",)


def test_raised_to_a_sum_of_the_same() -> None:
    text = "Có thêm 2 xã đạt chuẩn nông thôn mới nâng cao, nâng tổng số lên 7 xã."
    assert rows(read(text), "indicator") == [("ntm_advanced_communes",)] * 2
    text = "Phấn đấu có thêm 1 xã đạt chuẩn nông thôn mới và 2 xã đạt chuẩn nông thôn mới nâng cao."
    assert [c.breakdown for c in read(text)] == ["status=new"] * 2


def test_building_models_is_no_industry() -> None:
    text = "Năm 2023, huyện xây dựng 25 chỉ tiêu, phấn đấu giá trị sản xuất tăng 10,2%."
    assert rows(read(text), "indicator")[-1] == ("total_output_value",)
    text = "Cơ cấu kinh tế: nông nghiệp 30%, công nghiệp, xây dựng 40%, dịch vụ 30%."
    sectors = ["sector=agriculture", "sector=industry", "sector=service"]
    assert [c.breakdown for c in read(text)] == sectors


def test_a_reason_behind_two_counts() -> None:
    text = "Năm 2022, gợi ý kiểm điểm đối với 3 tập thể và 7 cá nhân do chậm giải ngân vốn đầu tư công."
    assert [c.breakdown for c in read(text)] == ["reason=slow_public_works"] * 2


def test_a_missing_space_behind_a_comma() -> None:
    text = "Năm 2022, kết nạp 61 đảng viên, đạt 55,45% kế hoạch tỉnh giao,50,83% nghị quyết Huyện ủy."
    assert [c.value for c in read(text)] == [61, 55.45, 50.83]


def test_awards_that_a_body_asks_the_district_for() -> None:
    text = "Năm 2022, Ban Dân vận đề nghị UBND huyện tặng giấy khen cho 18 tập thể, 11 cá nhân."
    assert {c.breakdown for c in read(text)} == {"level=district;status=proposed"}


def test_the_occasion_that_a_title_names() -> None:
    text = "Dịp này, Huyện ủy khen thưởng 21 tập thể."
    found = read(text, "Huyện Giồng Trôm biểu dương gương học và làm theo Bác")
    assert [c.breakdown for c in found] == ["level=district;occasion=study_ho_chi_minh"]


def test_the_targets_that_some_were_met_of() -> None:
    text = "Năm 2022, trong 21 chỉ tiêu đề ra, có 18 chỉ tiêu đạt và vượt, 2 chỉ tiêu đạt trên 80%."
    assert rows(read(text), "indicator", "value") == [("targets_met_or_exceeded", 18)]
    assert [c.of for c in read(text)] == [21]


def test_members_rated_good_told_before_their_number() -> None:
    text = (
        "Năm 2022, có 3.907 đảng viên được đánh giá, trong đó hoàn thành tốt nhiệm vụ 3.098 đồng chí, chiếm "
        "79,3%; không hoàn thành nhiệm vụ 14 đồng chí."
    )
    assert rows(read(text), "indicator", "value") == [("members_good", 3098), ("members_good", 79.3)]


def test_those_nearly_poor_are_not_the_poor() -> None:
    text = "Toàn huyện còn 3.240 hộ nghèo, tỷ lệ 43,9%; hộ cận nghèo 1.018 hộ, chiếm 13,8%."
    assert rows(read(text), "value") == [(43.9,)]
    text = "Giải quyết việc làm cho 2.915 lao động; số hộ nghèo còn 1.312 hộ, tỷ lệ 2,31%."
    assert ("jobs_created", 1312) not in rows(read(text), "indicator", "value")


def test_fields_without_their_noun() -> None:
    text = (
        "Năm 2022, có 236 mô hình Dân vận khéo, trong đó: lĩnh vực kinh tế 92 mô hình, văn hóa - xã hội 81, "
        "quốc phòng 24."
    )
    found = rows(read(text), "breakdown", "value")
    assert found == [
        ("", 236), ("field=economy", 92), ("field=culture_society", 81), ("field=defence_security", 24),
    ]  # fmt: skip


def test_a_reason_before_two_counts() -> None:
    text = "Do để chậm tiến độ giải ngân, Huyện ủy gợi ý kiểm điểm đối với 2 tập thể, 5 cá nhân."
    assert [c.breakdown for c in read(text)] == ["reason=slow_public_works"] * 2


def test_one_more_of_what_was_told() -> None:
    text = "Năm 2021, huyện kết nạp 152 đảng viên, năm 2022 là 149 đảng viên."
    assert rows(read(text), "indicator", "period") == [
        ("members_admitted", "2021"),
        ("members_admitted", "2022"),
    ]
    text = "Huyện Giồng Trôm có 8/10 xã đạt chuẩn nông thôn mới nâng cao; huyện Ba Tri có 7/9 xã."
    assert rows(read(text), "indicator") == [("ntm_advanced_communes",)] * 2


SPELLED = [
    ("%", " %"), ("tỷ đồng", "tỉ đồng"), ("tỷ đồng", "tỷ"), ("so với", "so"), ("đồng chí", "đ/c"),
    ("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("BHYT", "bảo hiểm y tế"), (" - ", " – "),
    ("nông thôn mới", "NTM"), ("tỷ lệ", "tỉ lệ"), (" tỷ", "\u00a0tỷ"), ("ủy", "uỷ"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SPELLED)
def test_another_way_to_write_it_changes_nothing(one: str, other: str) -> None:
    text = (
        "Năm 2022, có 22/24 chỉ tiêu HĐND huyện giao đạt và vượt. Công nghiệp - xây dựng tăng 8,7%, nông "
        "nghiệp tăng 2,3%. Thu ngân sách đạt 480 tỷ đồng, tăng 12% so với cùng kỳ. Kỷ luật 9 đồng chí. "
        "UBND huyện tặng giấy khen cho 12 tập thể; Huyện ủy tặng 9 cá nhân. Có 9/12 xã đạt chuẩn "
        "nông thôn mới; tỷ lệ tham gia BHYT 93%."
    )
    columns = ("indicator", "breakdown", "period", "value", "of", "kind", "compare_to", "unit")
    found = rows(read(text), *columns)
    assert text.replace(one, other) != text and len(found) == 8
    assert rows(read(text.replace(one, other)), *columns) == found


def test_what_is_expected_to_be_raised_goes_on_from_the_revenue_told_before() -> None:
    text = "Thu ngân sách 11 tháng đạt 187 tỷ đồng. Cả năm ước thu 203 tỷ đồng, đạt 112% dự toán."
    found = rows(read(text), "indicator", "value", "period")
    year = [("budget_revenue", 203, "2022"), ("budget_revenue", 112, "2022")]
    assert found == [("budget_revenue", 187, "2022-01/2022-11"), *year]


def test_what_somebody_else_earns_is_no_revenue() -> None:
    text = "Thu ngân sách 11 tháng đạt 187 tỷ đồng. Du lịch của huyện thu được 52 tỷ đồng."
    assert [c.value for c in read(text)] == [187]
