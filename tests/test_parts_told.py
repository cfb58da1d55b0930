"""Parts, classes and sectors in the words of real pages: what is a row, and of what."""

import pytest
from said import read, rows


def test_shares_in_a_row_and_together() -> None:
    text = "Năm 2022, cơ cấu nông nghiệp - công nghiệp - dịch vụ là 20% - 30% - 50%."
    assert rows(read(text), "breakdown", "value") == [
        ("sector=agriculture", 20), ("sector=industry", 30), ("sector=service", 50),
    ]  # fmt: skip
    for sectors in ("công nghiệp và thương mại - dịch vụ", "dịch vụ, công nghiệp - xây dựng"):
        assert read(f"Cơ cấu kinh tế năm 2022, {sectors} chiếm tỷ trọng gần 74%.") == []
    text = "Nông nghiệp đạt giá trị sản xuất 2.462 tỷ đồng, bằng 20,5% trong cơ cấu kinh tế."
    assert rows(read(text), "indicator", "breakdown")[-1] == ("economic_structure", "sector=agriculture")


def test_revenue_on_the_territory() -> None:
    text = "Năm 2022, trên địa bàn thị xã, tổng thu ngân sách đạt 2.724 tỷ đồng."
    assert rows(read(text), "breakdown") == [("scope=on_territory",)]


def test_targets_met_out_of_those_told_of() -> None:
    text = "Trong 29 chỉ tiêu huyện đề ra, có 26/29 đạt và vượt."
    assert rows(read(text), "indicator", "value", "of") == [
        ("targets_total", 29, None), ("targets_met_or_exceeded", 26, 29),
    ]  # fmt: skip


def test_a_flag_among_others_is_no_office_of_all() -> None:
    text = "Năm 2022, đơn vị được tặng 3 cờ thi đua, trong đó 1 cờ của Chính phủ."
    assert rows(read(text), "breakdown", "value") == [("", 3), ("level=central", 1)]


def test_badges_from_a_class_on() -> None:
    text = "Đề nghị tặng huy hiệu từ 30 năm tuổi đảng trở lên cho 65 đồng chí."
    assert rows(read(text), "breakdown", "value") == [("status=proposed", 65)]


def test_what_each_body_did_is_less_sure() -> None:
    for text in (
        "Năm 2022, Huyện ủy kỷ luật 3 đảng viên, cấp ủy cơ sở kỷ luật 9 đảng viên.",
        "Năm 2022, Ban Thường vụ Huyện ủy kiểm tra 3 tổ chức đảng, Ủy ban Kiểm tra kiểm tra 5 tổ chức đảng.",
    ):
        assert [one.confidence < 0.9 for one in read(text)] == [True, True]
    assert read("Năm 2022, Huyện ủy kỷ luật 3 đảng viên.")[0].confidence >= 0.9


NO_ROW = [
    "Thu ngân sách giảm 15 tỷ đồng so với dự toán.",
    "Huyện có 27 xã đạt chuẩn về thiết chế văn hóa.",
    "Có 1 chỉ tiêu gần đạt.",
    "Tổng mức bán lẻ hàng hóa, doanh thu dịch vụ 22.500 tỷ đồng.",
    "Huyện phát triển cà phê, nông thôn mới ở hai xã Đăk Trăm, Văn Lem.",
    "Tỷ lệ có việc làm đạt cao (32.300/36.800 lao động trong độ tuổi).",
]


@pytest.mark.parametrize("text", NO_ROW)
def test_no_row(text: str) -> None:
    assert read(text) == []


def test_who_moved_received_no_badge() -> None:
    text = "Có 536 lượt đảng viên được làm thủ tục chuyển sinh hoạt; 284 đồng chí được trao Huy hiệu Đảng."
    assert rows(read(text), "indicator", "value") == [("party_badges", 284)]


def test_construction_alone_is_no_industry() -> None:
    text = "Giá trị sản xuất công nghiệp đạt 498 tỷ đồng, xây dựng 40,4 tỷ đồng, dịch vụ 593 tỷ đồng."
    assert rows(read(text), "indicator", "value") == [
        ("industrial_output_value", 498), ("service_output_value", 593),
    ]  # fmt: skip
    text = "Năm 2022, giá trị sản xuất công nghiệp, xây dựng 498 tỷ đồng."
    assert rows(read(text), "value") == [(498,)]


def test_another_class_than_the_one_before() -> None:
    text = "Năm 2022, tỷ lệ đảng viên hoàn thành tốt nhiệm vụ là 78,5%, hoàn thành xuất sắc 15,2%."
    assert rows(read(text), "indicator", "value") == [("members_good", 78.5)]


def test_groups_of_the_targets_before_are_none() -> None:
    text = "Nghị quyết có 19 chỉ tiêu, trong đó 5 chỉ tiêu kinh tế, 9 chỉ tiêu xã hội, 6 chỉ tiêu khác."
    assert rows(read(text), "indicator", "value") == [("targets_total", 19)]


def test_schools_reached_lately_and_all_of_them() -> None:
    text = "Huyện xây dựng được 11 trường đạt chuẩn quốc gia, đưa tổng số trường đạt chuẩn lên 15 trường."
    assert rows(read(text), "value") == [(15,)]


def test_domestic_revenue_is_a_part() -> None:
    text = "Tổng thu ngân sách trên địa bàn đạt 287 tỷ đồng. Trong đó thu nội địa được 222 tỷ đồng."
    assert rows(read(text), "value") == [(287,)]


def test_sectors_named_one_after_the_other() -> None:
    text = "Năm 2022, tỷ trọng công nghiệp và dịch vụ lần lượt chiếm 20% ở đầu năm và 30% ở cuối năm."
    assert rows(read(text), "breakdown", "value") == [("sector=industry", 20), ("sector=service", 30)]


SECTORS = ("công nghiệp - tiểu thủ công nghiệp và xây dựng cơ bản", "công nghiệp, ttcn và xây dựng")


@pytest.mark.parametrize("sector", SECTORS)
def test_a_name_with_a_comma_in_it_is_one(sector: str) -> None:
    text = f"Tổng giá trị sản xuất tăng 6%; trong đó nông nghiệp tăng 4%, {sector} tăng 12%."
    assert rows(read(text), "indicator", "value")[1:] == [
        ("agri_output_value", 4), ("industrial_output_value", 12),
    ]  # fmt: skip


def test_sources_of_funds_are_parts() -> None:
    text = "Huyện huy động 2.392 tỷ đồng xây dựng nông thôn mới: tỉnh 190 tỷ đồng, huyện hơn 435 tỷ đồng."
    assert rows(read(text), "value") == [(2392,)]


def test_members_more_are_admitted() -> None:
    text = "9 tháng đầu năm, đảng bộ có thêm 128 đảng viên."
    assert rows(read(text), "indicator", "value") == [("members_admitted", 128)]


def test_people_after_jobs_are_people() -> None:
    text = "Huyện giải quyết việc làm cho 720 lao động. Huyện có dân số 124.500 người."
    assert rows(read(text), "indicator", "value")[-1] == ("population", 124500)


def test_cells_set_up_and_all_of_them() -> None:
    text = "Năm 2022, huyện thành lập mới 5 chi bộ, nâng tổng số chi bộ lên 412 chi bộ."
    assert rows(read(text), "indicator", "value") == [("party_cells_established", 5), ("party_cells", 412)]
    text = "Năm 2022, huyện thành lập mới 1 chi bộ cơ sở và 23 chi bộ trực thuộc đảng bộ cơ sở."
    assert [one.indicator for one in read(text)] == ["party_cells_established"] * 2


def test_rice_is_not_all_grain() -> None:
    text = "Năm 2022, sản lượng lúa đạt 412.000 tấn, sản lượng lương thực cả năm đạt 415.600 tấn."
    assert rows(read(text), "value") == [(415600,)]
    assert read("Năm 2022, sản lượng lúa đạt 412.000 tấn.") == []


def test_domestic_revenue_later_in_the_sentence_is_a_part() -> None:
    text = "Thu ngân sách đạt 402 tỷ đồng, trong đó lớn nhất là thu nội địa 380 tỷ đồng."
    assert rows(read(text), "value") == [(402,)]


def test_who_set_the_targets_that_were_met() -> None:
    text = "Năm 2022, 22/25 chỉ tiêu do Huyện ủy đề ra đạt và vượt."
    assert rows(read(text), "breakdown", "of") == [("issuer=party_committee", 25)]


def test_the_share_of_targets_just_told_of() -> None:
    text = "Năm 2022, huyện có 18/20 chỉ tiêu đạt và vượt, bằng 90%."
    assert rows(read(text), "indicator", "unit", "value") == [
        ("targets_met_or_exceeded", "count", 18), ("targets_met_or_exceeded", "percent", 90),
    ]  # fmt: skip
    assert rows(read(text.replace("90%", "75%")), "value") == [(18,)]


def test_those_of_a_count_told_in_the_sentence_before() -> None:
    text = (
        "Năm 2022, kiểm tra 56 tổ chức đảng, 183 đảng viên. Trong đó, Huyện ủy kiểm tra 6 tổ chức đảng "
        "và 33 đảng viên; cơ sở kiểm tra 50 tổ chức đảng."
    )
    assert rows(read(text), "value") == [(56,), (183,)]
    text = "Năm 2022, kết nạp 127 đảng viên. Riêng trong doanh nghiệp, huyện kết nạp 8 đảng viên."
    assert rows(read(text), "value") == [(127,)]
    text = "Năm 2022, kết nạp 127 đảng viên. Trong đó, 6 tháng đầu năm 2022 kết nạp 60 đảng viên."
    assert rows(read(text), "value") == [(127,), (60,)]


def test_some_of_all_members() -> None:
    text = "Hiện Đảng bộ huyện có 4.459 đảng viên. Các doanh nghiệp có 27 chi bộ với 334 đảng viên."
    assert ("party_members", 334) not in rows(read(text), "indicator", "value")
    text = "Năm 2010, Đảng bộ huyện có 1.334 đảng viên. Hiện Đảng bộ huyện có 4.459 đảng viên."
    assert rows(read(text), "value") == [(1334,), (4459,)]


def test_inspected_and_supervised_in_one_number() -> None:
    text = "Năm 2022, Ủy ban Kiểm tra đã kiểm tra, giám sát 33 tổ chức đảng và 26 đảng viên."
    assert read(text) == []
    text = "Công tác kiểm tra, giám sát được quan tâm, đã kiểm tra 6 tổ chức đảng, giám sát 5 tổ chức đảng."
    assert rows(read(text), "indicator", "value") == [
        ("inspected_party_orgs", 6),
        ("supervised_party_orgs", 5),
    ]


def test_forms_of_discipline() -> None:
    text = (
        "Năm 2022, thi hành kỷ luật Đảng 3 đảng viên, trong đó khai trừ 1 đảng viên; "
        "cảnh cáo, khiển trách 2 đảng viên."
    )
    assert rows(read(text), "value") == [(3,)]


def test_classes_before_their_numbers() -> None:
    text = (
        "Tổ chức cơ sở đảng: hoàn thành xuất sắc nhiệm vụ 5, chiếm 12,5%; hoàn thành tốt nhiệm vụ 20; "
        "đảng viên: hoàn thành tốt nhiệm vụ 2.000."
    )
    assert rows(read(text), "indicator", "value") == [
        ("grassroots_party_orgs_excellent", 5), ("grassroots_party_orgs_excellent", 12.5),
        ("grassroots_party_orgs_good", 20), ("members_good", 2000),
    ]  # fmt: skip


def test_organisations_in_a_bracket_of_their_kinds() -> None:
    text = (
        "Kết quả xếp loại tổ chức đảng: hoàn thành tốt nhiệm vụ 35 (có 07 đảng bộ và 28 chi bộ), "
        "hoàn thành nhiệm vụ 8 (có 04 đảng bộ và 04 chi bộ)."
    )
    assert "party_cells" not in {one.indicator for one in read(text)}


def test_shares_of_the_sectors_without_the_word_for_structure() -> None:
    text = (
        "Năm 2022, tổng giá trị sản xuất đạt 1.600 tỷ đồng. Trong đó, nông nghiệp chiếm 37,69%; "
        "công nghiệp - xây dựng chiếm 19,77%; dịch vụ chiếm 42,54%."
    )
    assert rows(read(text), "indicator", "breakdown")[1:] == [
        ("economic_structure", f"sector={one}") for one in ("agriculture", "industry", "service")
    ]


def test_turnover_is_no_output() -> None:
    for what in ("Tổng mức bán lẻ, dịch vụ", "Doanh thu dịch vụ lưu trú, ăn uống"):
        assert read(f"Năm 2022, {what} đạt 4.800 tỷ đồng.") == []


def test_communes_up_to_the_criteria_are_not_said_to_be_recognised() -> None:
    assert read("Hiện huyện có 6 xã đạt 19/19 tiêu chí về xây dựng nông thôn mới.") == []
    text = "Hiện huyện có 6 xã đạt 19/19 tiêu chí và được công nhận đạt chuẩn nông thôn mới."
    assert rows(read(text), "indicator", "value") == [("ntm_communes", 6)]


def test_an_organisation_set_up_is_no_cell() -> None:
    assert read("Năm 2022, huyện thành lập 2 tổ chức Đảng trong doanh nghiệp, đạt 200% chỉ tiêu.") == []
    assert read("Năm 2022, huyện giải thể 5 chi bộ cơ sở.") == []


def test_members_that_came_from_elsewhere_are_not_admitted() -> None:
    text = "Năm 2022, kết nạp 127 đảng viên; tiếp nhận thêm 189 đảng viên từ nơi khác chuyển đến."
    assert rows(read(text), "value") == [(127,)]


def test_a_count_of_what_no_rule_knows() -> None:
    text = "Năm 2022, chỉ tiêu phát triển đảng viên mới là 157 đảng viên và 309 trung kiên."
    assert rows(read(text), "value") == [(157,)]


def test_organisations_by_kind_are_not_those_that_met() -> None:
    text = "Năm 2022, cả 90 tổ chức cơ sở đảng, gồm 41 đảng bộ và 49 chi bộ cơ quan, đã xong đại hội."
    assert "party_cells_congress_held" not in {one.indicator for one in read(text)}


NO_ROW = [
    "Hiện nay, toàn huyện có 1.250 đảng viên là cán bộ, công chức.",
    "Đảng bộ các cơ quan huyện có 25 chi bộ trực thuộc, 350 đảng viên.",
    "Năm 2022, tỷ lệ trẻ em dưới 6 tuổi tham gia bảo hiểm y tế đạt 100%.",
    "Năm 2022, doanh thu du lịch, dịch vụ của huyện đạt 210 tỷ đồng.",
    "Năm 2022, tổng doanh thu thương mại, dịch vụ đạt 6.120 tỷ đồng.",
    "Năm 2022, thu nhập bình quân đầu người cao hơn bình quân chung của tỉnh 5 triệu đồng.",
    "Năm 2022, sản lượng rau đạt 12.000 tấn.",
    "Trong các tiêu chí huyện nông thôn mới nâng cao, huyện đã đạt 34/38 chỉ tiêu.",
]


@pytest.mark.parametrize("text", NO_ROW)
def test_parts_and_others_are_no_rows(text: str) -> None:
    assert read(text) == []


def test_a_share_of_those_of_a_class() -> None:
    text = (
        "Năm 2022, 5 tổ chức cơ sở đảng hoàn thành xuất sắc nhiệm vụ, chiếm 20% số hoàn thành tốt nhiệm vụ."
    )
    assert "grassroots_party_orgs_good" not in {one.indicator for one in read(text)}


def test_shares_of_other_things_than_schools() -> None:
    text = (
        "Năm 2022, nâng tổng số trường đạt chuẩn quốc gia lên 30 trường; 100% xã đạt Bộ tiêu chí quốc gia "
        "về y tế."
    )
    assert rows(read(text), "value") == [(30,)]


def test_how_much_of_the_plan_a_part_reached() -> None:
    text = (
        "Năm 2022, kết nạp 237 đảng viên, bằng 103% kế hoạch; trong đó 15 đảng viên được kết nạp ở doanh "
        "nghiệp, bằng 125% kế hoạch."
    )
    assert rows(read(text), "value") == [(237,), (103,)]


def test_a_title_in_other_units() -> None:
    title = "Giồng Trôm: thu ngân sách 6 tháng hơn 2.140 tỷ đồng"
    text = "Thu ngân sách nhà nước 6 tháng đầu năm 2022 đạt 2.141.605 triệu đồng."
    assert rows(read(text, title=title, day="2022-07-06"), "paragraph", "value") == [(2, 2141.605)]
    title = "Giồng Trôm: trên 270 mô hình “Dân vận khéo”"
    found = read("Năm 2022, huyện xây dựng 274 mô hình “Dân vận khéo”.", title=title)
    assert rows(found, "paragraph", "value") == [(2, 274)]


def test_schools_of_a_commune() -> None:
    assert read("Hiện nay, 100% trường học của xã đạt chuẩn quốc gia.") == []


def test_growth_below_zero() -> None:
    text = "Năm 2021, tăng trưởng kinh tế âm 2,1%."
    assert rows(read(text), "kind", "unit", "value") == [("actual", "percent", -2.1)]


def test_another_thing_in_a_unit_of_its_own_ends_the_topic() -> None:
    text = "Năm 2022, sản lượng lương thực đạt 18.017 tấn; trồng rừng được 602 ha, đạt 100,35% kế hoạch."
    assert rows(read(text), "value") == [(18017,)]


def test_parts_behind_trong_do_of_what_was_told_before() -> None:
    text = (
        "Năm 2022, huyện thi hành kỷ luật 123 đảng viên, trong đó Huyện ủy kỷ luật 11 đảng viên; "
        "Ủy ban Kiểm tra kỷ luật 31 đảng viên."
    )
    assert [c.value for c in read(text)] == [123.0]


def test_a_share_behind_a_bracket_of_parts_is_of_the_whole() -> None:
    text = "Năm 2022, huyện gieo trồng 30.374/38.691ha (lúa 27.122ha) đạt 78,5% kế hoạch."
    found = read(text)
    assert rows(found, "breakdown", "value", "of") == [
        ("", 30374.0, 38691.0),
        ("crop=rice", 27122.0, None),
        ("", 78.5, None),
    ]


def test_grain_and_vegetables_are_the_whole_sown_area_and_grain_alone_is_none() -> None:
    text = "Tổng diện tích gieo trồng các loại cây lương thực và rau màu đạt 2.524ha."
    assert rows(read(text), "indicator", "breakdown") == [("sown_area", "")]
    assert read("Tổng diện tích gieo trồng cây lương thực có hạt đạt 1.537ha.") == []


def test_communes_that_a_decision_recognises_for_a_year() -> None:
    text = (
        "UBND tỉnh ban hành các quyết định công nhận 2 xã Phong Nẫm và Châu Hòa đạt chuẩn nông thôn mới nâng "
        "cao năm 2021."
    )
    assert rows(read(text), "breakdown", "period", "as_of") == [("status=new", "2021", "")]


def test_criteria_counted_in_a_span_make_no_communes() -> None:
    text = "Có 5 xã đạt chuẩn nông thôn mới; 7 xã đạt từ 11-14/19 tiêu chí."
    assert [c.value for c in read(text)] == [5.0]


def test_cells_that_held_their_congress() -> None:
    text = "Có 46/49 chi, đảng bộ đã tổ chức xong đại hội, trong đó có 12 đảng bộ và 34 chi bộ."
    assert rows(read(text, day="2020-04-01"), "indicator", "value")[-1] == ("party_cells_congress_held", 34.0)


def test_members_found_to_have_violated_so_far_that_they_must_be_disciplined() -> None:
    text = "Năm 2022, huyện kết luận có 5 đảng viên vi phạm đến mức phải thi hành kỷ luật."
    assert [c.indicator for c in read(text)] == ["violating_members"]


def test_branches_behind_trong_do_are_parts_of_a_sum() -> None:
    text = (
        "Năm 2022, giá trị sản xuất nông - lâm - thủy sản đạt 1.240 tỷ đồng; trong đó, trồng trọt đạt 572 tỷ "
        "đồng, tăng 3,5%; ngư nghiệp đạt 267 tỷ đồng, tăng 4,8%."
    )
    assert [c.value for c in read(text)] == [1240.0]


def test_badges_of_several_classes_are_no_second_whole() -> None:
    text = (
        "Huyện ủy trao Huy hiệu Đảng cho 56 đảng viên, gồm 7 đảng viên 60 năm, 49 đảng viên từ 30 đến 55 năm "
        "tuổi Đảng."
    )
    assert rows(read(text), "breakdown", "value") == [("", 56.0), ("years=60", 7.0)]
    text = "Huyện ủy trao Huy hiệu Đảng cho 56 đảng viên từ 30 đến 55 năm tuổi Đảng."
    assert [c.value for c in read(text)] == [56.0]


def test_fewer_of_what_was_just_told() -> None:
    text = "Năm 2022, có 18 đảng viên bị kỷ luật, giảm 1 tổ chức, 4 đảng viên so với cùng kỳ."
    assert rows(read(text), "indicator", "value") == [
        ("disciplined_members", 18.0),
        ("disciplined_members", -4.0),
    ]


def test_a_share_goes_on_over_how_far_a_plan_was_passed() -> None:
    text = (
        "Năm 2022, sản lượng lương thực ước đạt 40.869 tấn, vượt 204 tấn so với kế hoạch và bằng 99,6% so "
        "với năm trước."
    )
    assert rows(read(text), "kind", "value") == [("actual", 40869.0), ("change", -0.4)]
