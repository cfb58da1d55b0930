"""Manners of writing of newspapers, in sentences of our own: whose a figure is, and what it tells."""

import pytest
from said import extract_in, read, rows

TOLD = [
    (
        "Năm 2021, kỷ luật khiển trách 12 đảng viên, cảnh cáo 6 đảng viên, khai trừ 3 đảng viên.",
        [],
    ),
    (
        "Năm 2021, kỷ luật 12 đảng viên bằng hình thức khiển trách, 6 đảng viên bằng hình thức cảnh cáo.",
        [],
    ),
    (
        "Năm 2021, kỷ luật 21 đảng viên: khiển trách 12 đảng viên, cảnh cáo 9 đảng viên.",
        [("disciplined_members", 21)],
    ),
    (
        "Năm 2021, đảng viên hoàn thành tốt nhiệm vụ đạt 75%; hoàn thành nhiệm vụ 13%.",
        [("members_good", 75)],
    ),
    (
        "Đảng bộ có 48 tổ chức cơ sở đảng, gồm 12 đảng bộ (8 xã) và 36 chi bộ với 2.710 đảng viên.",
        [("grassroots_party_orgs", 48), ("party_members", 2710)],
    ),
    (
        "Năm 2021, 340 đảng viên được kiểm tra, trong đó Ban Thường vụ kiểm tra 90, giám sát 40 đảng viên.",
        [("inspected_members", 340)],
    ),
    ("UBND tỉnh tặng Cờ thi đua cho Nhân dân và cán bộ xã Bình Hòa, huyện Giồng Trôm.", []),
    ("Trường THPT Sông Tiền, huyện Giồng Trôm được UBND tỉnh tặng Cờ thi đua.", []),
    ("Năm 2021, Ban Thường vụ Tỉnh ủy tặng cờ cho Đảng bộ huyện Giồng Trôm.", [("award_flag", 1)]),
    (
        "Năm 2021, 80% số xã đạt tiêu chí hộ nghèo và 95% số xã, thị trấn hoàn thành chỉ tiêu giảm nghèo.",
        [],
    ),
    ("Năm 2021, huyện hoàn thành 21/29 chỉ tiêu của 6 nhóm tiêu chí huyện nông thôn mới kiểu mẫu.", []),
    ("Năm 2021, huyện vượt 12/60 chỉ tiêu, đạt 40/60 chỉ tiêu nghị quyết.", [("targets_exceeded", 12)]),
    (
        "Huyện phấn đấu đến năm 2025 có 80% số xã trên địa bàn huyện đạt chuẩn nông thôn mới.",
        [("ntm_communes", 80)],
    ),
    ("Năm 2022, xã Bình Hòa cần hoàn thành 6 chỉ tiêu của 4 tiêu chí còn lại.", []),
    ("Năm 2021, thu nhập bình quân ở các xã đạt 45 triệu đồng; hộ nghèo ở các xã còn 4%.", []),
    ("Tỉnh đang xem xét ban hành quyết định công nhận huyện đạt chuẩn nông thôn mới.", []),
    ("Đoàn thẩm định các tiêu chí nông thôn mới nâng cao cho 4 xã của huyện.", []),
    (
        "Năm 2021, thu ngân sách 1.310 tỷ đồng, dù chỉ đạt 85% dự toán.",
        [("budget_revenue", 1310), ("budget_revenue", 85)],
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_is_read(text: str, told: list[tuple[str, float]]) -> None:
    assert rows(read(text), "indicator", "value") == told


EFFORTS = [
    "Nhờ sự nỗ lực phấn đấu của nhân dân, năm 2021 thu ngân sách đạt 212 tỷ đồng.",
    "Với ý chí phấn đấu vươn lên, năm 2021 thu ngân sách đạt 212 tỷ đồng.",
    "Với mục tiêu vì dân, năm 2021 thu ngân sách đạt 212 tỷ đồng.",
]


@pytest.mark.parametrize("text", EFFORTS)
def test_an_effort_is_no_goal(text: str) -> None:
    assert rows(read(text), "value", "kind") == [(212, "actual")]


def test_to_exceed_another_year_is_to_grow() -> None:
    text = "Năm 2022, thu ngân sách 88 tỷ đồng, vượt 21,5% so với năm 2021."
    assert rows(read(text), "value", "kind", "compare_to") == [(88, "actual", ""), (21.5, "change", "2021")]


def test_two_years_named_together() -> None:
    text = "Trong năm 2020 và năm 2021, huyện kết nạp 207 đảng viên."
    assert rows(read(text), "period") == [("2020/2021",)]


def test_some_years_gone_by_are_not_the_last_one() -> None:
    (found,) = read("Những năm qua, huyện kết nạp 610 đảng viên.")
    assert found.confidence < 0.85


NAMED_HOMES = [
    ("Bến Tre", "Năm 2022, huyện Châu Thành, tỉnh Sóc Trăng thu ngân sách 92 tỷ đồng.", "942"),
    ("Bến Tre", "Năm 2022, huyện Châu Thành (Sóc Trăng) thu ngân sách 92 tỷ đồng.", "942"),
    ("An Giang", "Năm 2022, huyện Phú Tân (Cà Mau) thu ngân sách 92 tỷ đồng.", "972"),
    ("Bến Tre", "Năm 2022, huyện Châu Thành thu ngân sách 92 tỷ đồng.", "831"),
]


@pytest.mark.parametrize(("paper", "text", "code"), NAMED_HOMES)
def test_the_province_named_behind_a_district_decides(paper: str, text: str, code: str) -> None:
    assert rows(extract_in(paper, text), "district") == [(code,)]


def test_a_district_stays_in_the_province_it_was_named_with() -> None:
    text = (
        "Huyện Châu Thành, tỉnh Sóc Trăng vừa tổng kết năm 2022.\n"
        "Năm 2022, huyện Châu Thành thu ngân sách 92 tỷ đồng."
    )
    assert rows(extract_in("Bến Tre", text), "district") == [("942",)]


def test_badges_of_several_classes_have_none_of_them() -> None:
    text = "Huyện trao Huy hiệu Đảng cho 45 đảng viên, gồm: 75 năm: 1, 65 năm: 2, 30 năm: 42."
    assert ("party_badges", 45, "") in rows(read(text), "indicator", "value", "breakdown")


def test_goals_of_a_congress_are_goals() -> None:
    text = "Đại hội thông qua Nghị quyết nhiệm kỳ 2020-2025. Theo đó, thu nhập bình quân đạt 75 triệu đồng."
    assert rows(read(text, day="2020-08-10"), "kind", "period") == [("target", "2025")]


def test_numbered_goals_in_one_paragraph() -> None:
    text = (
        "CHỈ TIÊU CHỦ YẾU NHIỆM KỲ 2020-2025: 1. Thu nhập bình quân 72 triệu đồng. 2. Kết nạp 610 đảng viên."
    )
    found = read(text, title="Huyện Giồng Trôm đại hội", day="2020-08-10")
    assert rows(found, "value", "kind") == [(72, "target"), (610, "target")]


def test_goals_behind_a_pledge() -> None:
    text = (
        "Các đơn vị quyết tâm thực hiện đạt và vượt các chỉ tiêu năm 2023 đề ra.\n"
        "Trong đó có một số chỉ tiêu cơ bản như: Thu ngân sách 92 tỷ đồng; kết nạp 110 đảng viên."
    )
    found = read(text, day="2023-03-10", title="Huyện Giồng Trôm ký cam kết")
    assert rows(found, "kind", "period") == [("target", "2023"), ("target", "2023")]


def test_a_long_headline_is_one_too() -> None:
    title = (
        "6 tháng đầu năm 2018: Tổng thu ngân sách trên địa bàn huyện Giồng Trôm đạt trên 91,7 tỷ đồng, "
        "tăng 20,4% so với cùng kỳ năm 2017"
    )
    text = "Cụ thể, tổng thu ngân sách trên địa bàn huyện trên 91,7 tỷ đồng, đạt 69% dự toán, tăng 20,4%."
    assert rows(read(text, title=title, day="2018-07-10"), "paragraph", "value") == [
        (2, 91.7),
        (2, 69),
        (2, 20.4),
    ]


def test_ratings_behind_all_that_were_rated() -> None:
    text = "Trong tổng số 50 tổ chức cơ sở đảng được xếp loại năm 2021, có 9 tổ chức hoàn thành xuất sắc."
    assert rows(read(text), "value", "of") == [(9, 50)]
    text = "Trong số 3.510 đảng viên được đánh giá năm 2021, có 2.930 đảng viên hoàn thành tốt nhiệm vụ."
    assert rows(read(text), "value", "of") == [(2930, 3510)]


def test_fields_named_together_are_none_of_them() -> None:
    text = "Năm 2021, có 113 mô hình dân vận khéo trên các lĩnh vực hệ thống chính trị, kinh tế, an ninh."
    assert rows(read(text), "value", "breakdown") == [(113, "")]


def test_places_named_without_their_type_are_smaller_ones() -> None:
    text = "Năm 2021, Giồng Trôm đạt 12/29 chỉ tiêu, Bình Hòa đạt 11/15 chỉ tiêu."
    assert rows(read(text), "value") == [(12,)]


def test_since_the_term_began_holds_for_the_next_sentence() -> None:
    text = "Từ đầu nhiệm kỳ đến nay, huyện kết nạp 410 đảng viên. Giải quyết việc làm cho 6.500 lao động."
    assert rows(read(text), "period") == [("",), ("",)]


MORE = [
    (
        "Năm 2022, thu nhập bình quân đạt 52 triệu đồng (+4 triệu đồng so với năm 2021).",
        [(52, "actual", ""), (4, "change", "2021")],
    ),
    (
        "Năm 2022, tổng thu ngân sách 710 tỷ đồng. Trong đó, thu nội địa 120 tỷ đồng, đạt 110% dự toán.",
        [(710, "actual", "")],
    ),
    (
        "Năm 2022, kết nạp 121 đảng viên, trong đó có 40 đảng viên nữ, đạt 105% kế hoạch.",
        [(121, "actual", ""), (105, "percent_of_plan", "")],
    ),
    ("Phấn đấu đến năm 2025 có 80% tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ trở lên.", []),
    ("Tỉnh công nhận 6 xã: An Bình - huyện Giồng Trôm; Phú Lễ - huyện Ba Tri đạt chuẩn nông thôn mới.", []),
    (
        "Năm 2021, cơ cấu lao động nông nghiệp - công nghiệp - dịch vụ: 31,4% - 40,9% - 27,7%.",
        [],
    ),
    ("Đến nay, 95% xã đã có điện, đường theo chuẩn nông thôn mới.", []),
    ("Huyện có diện tích đất tự nhiên là 31.260ha.", [(312.6, "actual", "")]),
    (
        "Năm 2022, đã đạt 18/25 chỉ tiêu, có 25/25 chỉ tiêu đạt, có 7 chỉ tiêu vượt kế hoạch.",
        [(18, "actual", ""), (25, "actual", ""), (7, "actual", "")],
    ),
    (
        "Năm 2022, nhiều chỉ tiêu vượt Nghị quyết Đại hội đề ra như: hộ nghèo còn 1,8%.",
        [(1.8, "actual", "")],
    ),
    ("Đích phấn đấu của huyện trong năm nay là 19/21 xã đạt chuẩn nông thôn mới.", [(19, "target", "")]),
    (
        "Năm 2022, thi hành kỷ luật 1 tổ chức đảng bằng hình thức khiển trách, 25 đảng viên.",
        [(25, "actual", "")],
    ),
    (
        "Năm 2022, kiểm tra 98 tổ chức đảng, trong đó có cả cấp ủy viên, giám sát 60 tổ chức đảng.",
        [(98, "actual", ""), (60, "actual", "")],
    ),
    (
        "Công tác bảo vệ môi trường được quan tâm, huyện vinh dự nhận Cờ thi đua của Chính phủ.",
        [(1, "actual", "")],
    ),
    ("Tỷ lệ hộ nghèo tại các xã còn 2,1%; toàn huyện còn 1,8%.", [(1.8, "actual", "")]),
    ("Thu ngân sách trong năm 2021 và năm 2022 đạt 110 tỷ đồng và 120 tỷ đồng.", None),
]


@pytest.mark.parametrize(("text", "told"), MORE)
def test_what_more_is_read(text: str, told: list[tuple[float, str, str]] | None) -> None:
    found = read(text)
    if told is None:  # which figure is of which year no word says
        assert max(c.confidence for c in found) <= 0.4
    else:
        assert rows(found, "value", "kind", "compare_to") == told


def test_badges_of_this_round_are_of_the_day() -> None:
    text = "Sáng 3/3, huyện tổ chức lễ trao Huy hiệu Đảng.\nĐợt này, có 12 đảng viên nhận Huy hiệu Đảng."
    assert rows(read(text, title="Huyện Giồng Trôm trao Huy hiệu Đảng", day="2022-03-04"), "period") == [
        ("2022",)
    ]


def test_what_was_counted_long_ago_is_of_that_time() -> None:
    text = "Tháng 11/2009, Đảng bộ huyện có 4.260 đảng viên, với 9 tổ chức cơ sở đảng, 92 chi bộ trực thuộc."
    assert {c.period for c in read(text, day="2019-05-29")} == {"2009-11"}


def test_one_year_and_another_in_brackets_beside_a_state_of_now() -> None:
    text = (
        "Thu nhập bình quân đầu người từ 31 triệu đồng (năm 2015) lên 48 triệu đồng (năm 2019); "
        "hộ nghèo hiện còn 0,9%."
    )
    assert rows(read(text, day="2021-06-10"), "period") == [("2015",), ("2019",), ("2021",)]


def test_the_namesake_of_a_guest_decides_nothing() -> None:
    text = (
        "Huyện Châu Thành, tỉnh Tiền Giang là đơn vị kết nghĩa.\n"
        "Năm 2022, huyện Châu Thành kết nạp 207 đảng viên."
    )
    assert rows(extract_in("Bến Tre", text), "district") == [("831",)]


BACK = [
    (
        "Năm 2022, thu ngân sách đạt 152 tỷ đồng, vượt 12% so với năm 2021 và bằng 105% dự toán.",
        [(152, "actual"), (12, "change"), (105, "percent_of_plan")],
    ),
    ("Với tinh thần đoàn kết, phấn đấu, năm 2022 huyện kết nạp 134 đảng viên.", [(134, "actual")]),
    (
        "Với sự nỗ lực phấn đấu hoàn thành các chỉ tiêu, năm 2022 thu ngân sách đạt 152 tỷ đồng.",
        [(152, "actual")],
    ),
    (
        "Năm 2022, huyện tổ chức tốt hội thao quốc phòng và vinh dự được UBND tỉnh tặng Cờ thi đua xuất sắc.",
        [(1, "actual")],
    ),
    ("Trong năm 2021 và năm 2022 huyện đã kết nạp được 254 đảng viên mới.", [(254, "actual")]),
    (
        "Cơ cấu lao động chuyển dịch tích cực, giá trị sản xuất công nghiệp đạt 2.150 tỷ đồng.",
        [(2150, "actual")],
    ),
    ("Đất nông nghiệp chiếm 26.400 ha trong tổng diện tích đất tự nhiên của huyện.", []),
]


@pytest.mark.parametrize(("text", "told"), BACK)
def test_what_is_read_all_the_same(text: str, told: list[tuple[float, str]]) -> None:
    assert rows(read(text), "value", "kind") == told


def test_a_congress_sets_goals_whatever_its_sentence_began_with() -> None:
    text = "Tiếp tục thực hiện 3 khâu đột phá, Đại hội đề ra: thu nhập bình quân đầu người 75 triệu đồng."
    assert rows(read(text, day="2020-08-20"), "kind") == [("target",)]


def test_a_namesake_that_is_the_subject_is_meant() -> None:
    text = (
        "Huyện Châu Thành, tỉnh Tiền Giang đang chuyển mình.\n"
        "Năm 2022, huyện Châu Thành kết nạp 110 đảng viên."
    )
    assert rows(extract_in("Bến Tre", text), "district") == [("821",)]


KEPT = [
    ("Thu nhập bình quân tại các xã đạt 46 triệu đồng, tăng 21 triệu đồng so với năm 2015.", []),
    (
        "Năm 2022, cơ cấu giá trị sản xuất chuyển dịch tích cực; công nghiệp đạt 111,5% so với cùng kỳ.",
        [("industrial_output_value", 11.5, "change")],
    ),
    (
        "Năm 2022, tỷ lệ tham gia bảo hiểm y tế đạt 92%; hộ nghèo còn 1.270 hộ, chiếm 2,6%.",
        [("health_insurance_coverage", 92, "actual"), ("poverty_rate", 2.6, "actual")],
    ),
    (
        "Chỉ tiêu việc làm là giải quyết việc làm cho 2.350 lao động, đạt 106% kế hoạch năm 2022.",
        [("jobs_created", 2350, "actual"), ("jobs_created", 106, "percent_of_plan")],
    ),
    (
        "Sơ kết kế hoạch năm 2022 giải quyết việc làm cho 2.350 lao động, đạt 106%.",
        [("jobs_created", 2350, "actual"), ("jobs_created", 106, "percent_of_plan")],
    ),
    (
        "Phấn đấu năm 2025 có 25% tổ chức cơ sở đảng hoàn thành xuất sắc và từ hoàn thành tốt nhiệm vụ "
        "trở lên là 95%.",
        [("grassroots_party_orgs_excellent", 25, "target")],
    ),
    (
        "Huyện ủy ban hành nghị quyết về nông thôn mới giai đoạn 2021 - 2025. Với sự đồng lòng của nhân dân, "
        "huyện có 17/20 xã đạt chuẩn nông thôn mới.",
        [("ntm_communes", 17, "actual")],
    ),
    (
        "HĐND huyện thông qua nghị quyết về đầu tư công giai đoạn 2021 - 2025. Trong đó, báo cáo cho thấy "
        "huyện kết nạp 119 đảng viên.",
        [("members_admitted", 119, "actual")],
    ),
]


@pytest.mark.parametrize(("text", "told"), KEPT)
def test_what_keeps_its_sense(text: str, told: list[tuple[str, float, str]]) -> None:
    assert rows(read(text), "indicator", "value", "kind") == told


def test_to_this_day_is_not_of_the_term_above() -> None:
    text = "Thành tựu nhiệm kỳ 2015-2020\nThu ngân sách đạt 1.230 tỷ đồng."
    text += "\nĐến nay, huyện kết nạp 370 đảng viên."
    assert rows(read(text), "period") == [("2015/2020",), ("2022",)]


def test_a_share_behind_the_growth_of_its_sector() -> None:
    text = (
        "Năm 2022, giá trị ngành Thương mại - Dịch vụ tăng 11,7% và chiếm 35,6% trong cơ cấu tổng sản phẩm; "
        "giá trị ngành Công nghiệp và Xây dựng tăng 9,8%, chiếm 58,3% trong cơ cấu tổng sản phẩm."
    )
    told = [(r.value, r.breakdown) for r in read(text) if r.indicator == "economic_structure"]
    assert told == [(35.6, "sector=service"), (58.3, "sector=industry")]


def test_badges_of_two_classes_in_one_number_are_of_neither() -> None:
    text = "Năm 2022, huyện trao Huy hiệu 45 năm, 40 năm tuổi Đảng cho 31 đảng viên."
    assert rows(read(text), "value", "breakdown") == [(31, "")]


def test_the_field_of_some_models_beside_the_rest() -> None:
    text = "Năm 2022, có 40 mô hình Dân vận khéo về quốc phòng - an ninh, còn lại là kinh tế và văn hóa."
    assert rows(read(text), "breakdown") == [("field=defence_security",)]


NAMESAKES = [
    ("Hội nghị tổng kết năm", "Đến dự có đoàn đại biểu huyện Châu Thành (tỉnh Tiền Giang).", "831"),
    ("Huyện Châu Thành tổng kết", "Có lãnh đạo huyện Châu Thành, tỉnh Tiền Giang chúc mừng.", "831"),
    ("Châu Thành vững bước", "Huyện Châu Thành, tỉnh Tiền Giang đang chuyển mình.", "821"),
    (
        "Hội nghị tổng kết năm",
        "Huyện Châu Thành họp. Huyện Châu Thành, huyện Châu Thành và huyện Châu Thành (Tiền Giang) thi đua.",
        "831",
    ),
]


@pytest.mark.parametrize(("title", "first", "code"), NAMESAKES)
def test_which_namesake_is_meant(title: str, first: str, code: str) -> None:
    text = f"{first}\nNăm 2022, huyện Châu Thành kết nạp 110 đảng viên."
    assert rows(read(text, title=title, province="Bến Tre"), "district") == [(code,)]
