"""Pages as newspapers print them, in sentences of our own: what is none of a district's, and what is one."""

import pytest
from said import read, rows

PARTS = [
    (
        "Năm 2022, giá trị gia tăng ngành dịch vụ đạt 2,4 nghìn tỷ đồng; ngành công nghiệp đạt 990 tỷ đồng.",
        [],
    ),
    ("Năm 2022, hoạt động sản xuất công nghiệp phục hồi, doanh thu được 873 tỷ đồng, tăng 6%.", []),
    ("Huyện hiện có 9 xã được công nhận xã văn hóa nông thôn mới.", []),
    (
        "Đến nay, huyện có 8/11 xã đạt chuẩn nông thôn mới và xã Tân Hào đạt chuẩn nông thôn mới nâng cao.",
        [("ntm_communes", 8), ("ntm_advanced_communes", 1)],
    ),
    (
        "Năm 2022, huyện công nhận 3 xã và xã Tân Hào đạt chuẩn nông thôn mới nâng cao.",
        [("ntm_advanced_communes", 3)],
    ),
    (
        "Huyện hoàn thành vượt 18 chỉ tiêu chủ yếu, trong đó hầu hết đều vượt kế hoạch.",
        [("targets_met_or_exceeded", 18)],
    ),
    (
        "Huyện có 7/21 xã đạt chuẩn nông thôn mới và đang đề nghị thẩm định thêm 4 xã.",
        [("ntm_communes", 7)],
    ),
    ("Toàn huyện có 12 xã, thị trấn có tỷ lệ hộ nghèo dưới 4%.", []),
    (
        "Thu nhập bình quân đạt 61 triệu đồng/người/năm; không có xã nào thu nhập dưới 55 triệu đồng.",
        [("income_per_capita", 61)],
    ),
    ("Tỷ lệ hộ nghèo không tính các đối tượng bảo trợ xã hội còn 0,92%.", []),
    ("Huyện có 14 đơn vị hành chính cấp xã với 96 tổ dân cư.", [("commune_units", 14)]),
    ("Năm 2022, huyện có 15/16 chỉ tiêu kinh tế đạt và vượt kế hoạch.", []),
    ("Năm 2022, huyện có 15/16 chỉ tiêu kinh tế - xã hội đạt và vượt.", [("targets_met_or_exceeded", 15)]),
    ("Về văn hóa có 11/12 chỉ tiêu đạt và vượt kế hoạch.", []),
    ("Đến nay, 19/24 chỉ tiêu chủ yếu đạt mức bình quân của kế hoạch.", []),
    ("Sở Giáo dục đang kiểm tra 2 trường của huyện để công nhận đạt chuẩn quốc gia.", []),
    (
        "Có 5 xã Tân Hào, Bình Hòa, Mỹ Thạnh, Long Mỹ, Hưng Lễ hoàn thành xây dựng hồ sơ xã đạt chuẩn "
        "nông thôn mới.",
        [],
    ),
    ("Quy hoạch khu trung tâm có diện tích quy hoạch 1.420 ha.", []),
    ("Đến năm 2030, đô thị mới Giồng Trôm có dân số 9.000 người.", []),
    ("Đạt và vượt 1 số chỉ tiêu của nghị quyết đề ra.", []),
    (
        "Huyện đạt 310 tiêu chí, tăng 96 tiêu chí so với năm 2015, bình quân 15,4 tiêu chí/xã.",
        [("ntm_criteria_avg_per_commune", 15.4)],
    ),
    (
        "Phấn đấu đến năm 2025, thu nhập bình quân đầu người 85 triệu đồng; 100% rác thải được thu gom.",
        [("income_per_capita", 85)],
    ),
    (
        "Cả nước có 63 huyện đạt chuẩn huyện nông thôn mới.",
        [],
    ),
    (
        "Năm 2022, UBKT Huyện ủy và UBKT các đảng ủy giúp cấp ủy kiểm tra 95 tổ chức đảng. UBKT Huyện ủy "
        "kiểm tra 6 tổ chức đảng.",
        [("inspected_party_orgs", 95)],
    ),
    (
        "Năm 2022, cấp ủy các cấp kiểm tra 95 tổ chức đảng. UBKT Huyện ủy kiểm tra 6 tổ chức đảng.",
        [("inspected_party_orgs", 95), ("inspected_party_orgs", 6)],
    ),
]


@pytest.mark.parametrize(("text", "told"), PARTS)
def test_parts_and_things_beside(text: str, told: list[tuple[str, float]]) -> None:
    assert rows(read(text), "indicator", "value") == told


TOLD = [
    (
        "Năm 2022, giá trị sản xuất nông nghiệp đạt 3.150 tỷ đồng chiếm 27,4%, công nghiệp 4.020 tỷ đồng.",
        [("agri_output_value", 3150, ""), ("economic_structure", 27.4, "sector=agriculture"),
         ("industrial_output_value", 4020, "")],
    ),
    (
        "Đợt này, 190 đảng viên được nhận Huy hiệu từ 30 năm tuổi Đảng đến 70 năm tuổi Đảng.",
        [("party_badges", 190, "")],
    ),
    (
        "Thu nhập bình quân: 58 triệu đồng/người/năm Tỷ lệ người dân tham gia BHYT: 94,2%.",
        [("income_per_capita", 58, ""), ("health_insurance_coverage", 94.2, "")],
    ),
    (
        "Thu nhập khu vực nông thôn đạt 55 triệu đồng/người/năm, tỷ lệ hộ nghèo còn 1,15%.",
        [("poverty_rate", 1.15, "")],
    ),
    (
        "Diện tích cây lạc, cây mía giảm, sản lượng lương thực cả năm đạt 41.200 tấn.",
        [("grain_output", 41200, "")],
    ),
    ("Huyện nằm bên sông, với gần 168.000 dân.", [("population", 168000, "")]),
    (
        "Huyện phát huy nội lực để hoàn thành và hoàn thành vượt kế hoạch 19/21 chỉ tiêu chủ yếu.",
        [("targets_met_or_exceeded", 19, "")],
    ),
    (
        "Năm 2023, tỉnh phấn đấu có thêm 11 xã đạt chuẩn nông thôn mới; trong đó, huyện Giồng Trôm có 3 xã.",
        [("ntm_communes", 3, "status=new")],
    ),
    (
        "Năm 2023, huyện phấn đấu 2 xã Tân Hào và Bình Hòa đạt chuẩn nông thôn mới.",
        [("ntm_communes", 2, "status=new")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_figures_of_the_district(text: str, told: list[tuple[str, float, str]]) -> None:
    assert rows(read(text), "indicator", "value", "breakdown") == told


def test_a_full_stop_behind_the_headline() -> None:
    found = read("Từ đầu năm, huyện kết nạp 88 đảng viên.", title="Giồng Trôm kết nạp 88 đảng viên.")
    assert rows(found, "paragraph", "value") == [(2, 88)]


def test_who_meets_has_not_set_the_targets() -> None:
    found = read(
        "Sáng nay, hội nghị đã họp.", title="Kỳ họp thứ 9 HĐND huyện Giồng Trôm: 27/30 chỉ tiêu đạt và vượt"
    )
    assert rows(found, "value", "breakdown") == [(27, "")]


def test_members_of_the_district_beside_guests_of_the_city() -> None:
    text = (
        "Đại hội có 210 đại biểu đại diện cho 9.800 đảng viên thuộc Đảng bộ huyện cùng các đồng chí đại diện "
        "các ban của Tỉnh ủy tỉnh Bến Tre."
    )
    found = read(text, title="Đại hội Đảng bộ huyện Giồng Trôm")
    assert rows(found, "indicator", "value") == [("congress_delegates", 210), ("party_members", 9800)]


def test_a_product_a_head_is_no_growth() -> None:
    text = "Tổng sản phẩm (GRDP) bình quân đầu người đạt 71 triệu đồng, đạt 102% kế hoạch."
    assert not [one for one in read(text) if one.indicator == "economic_growth_rate"]


def test_a_standard_before_a_new_town() -> None:
    text = "Phấn đấu huyện Giồng Trôm đạt chuẩn nông thôn mới và có thị trấn mới vào năm 2025."
    assert rows(read(text), "indicator", "kind", "period") == [("ntm_district", "target", "2025")]


EACH = [
    ("Tỉnh có 3 huyện đạt chuẩn nông thôn mới gồm 2 huyện: Giồng Trôm, Mỏ Cày Bắc và thành phố Bến Tre.", 3),
    ("Huyện Giồng Trôm, huyện Ba Tri và thành phố Bến Tre có 100% số xã đạt chuẩn nông thôn mới.", 3),
    ("100% số xã của hai huyện Giồng Trôm, Ba Tri đạt chuẩn nông thôn mới.", 2),
]


@pytest.mark.parametrize(("text", "many"), EACH)
def test_each_of_several_districts(text: str, many: int) -> None:
    found = [
        one for one in read(text, title="Bến Tre xây dựng nông thôn mới", province="Bến Tre") if one.district
    ]
    assert len({one.district for one in found}) == many


def test_one_district_named_late_in_an_article_on_it() -> None:
    lines = ["Đại hội đã họp.", "Nhiệm kỳ 2015 - 2020, huyện đã hoàn thành 16/18 chỉ tiêu nghị quyết."]
    lines += ["Kinh tế khá."] * 5 + ["Trong nhiệm kỳ tới, huyện Giồng Trôm tiếp tục đổi mới."]
    found = read("\n".join(lines), title="Xây dựng quê hương giàu đẹp", day="2020-08-01")
    assert rows(found, "district", "value") == [("834", 16)]


def test_a_bare_name_behind_its_territory() -> None:
    text = "Năm 2022, thu ngân sách trên địa bàn Giồng Trôm đạt 204 tỷ đồng."
    found = read(text, title="Nhiều chỉ tiêu vượt kế hoạch", province="Bến Tre")
    assert rows(found, "district", "value") == [("834", 204)]


def test_the_revenue_of_a_town_in_an_article_that_opens_on_its_wards() -> None:
    text = (
        "Quốc hội thông qua việc thành lập phường Tân Lộc thuộc thị xã Tân Uyên.\n"
        "Tổng thu ngân sách năm 2022 của thị xã đạt 1.900 tỷ đồng."
    )
    found = read(text, title="Thành lập các phường mới của Bình Dương", province="Bình Dương")
    assert rows(found, "district", "value") == [("723", 1900)]


SHARES = [
    (
        "Năm 2022, kinh tế tăng trưởng 8,1%; cơ cấu: giá trị sản xuất ngành nông nghiệp 40,5%; công nghiệp - "
        "xây dựng 26,3% và thương mại - dịch vụ 33,2%.",
        [40.5, 26.3, 33.2],
    ),
    (
        "Năm 2022, dịch vụ chiếm 51%; công nghiệp - xây dựng đạt 35%; nông nghiệp giảm xuống còn 14%.",
        [51, 35, 14],
    ),
    ("Năm 2022, nông nghiệp tăng 4%; công nghiệp - xây dựng tăng 12%; dịch vụ tăng 9%.", []),
]


@pytest.mark.parametrize(("text", "shares"), SHARES)
def test_shares_of_the_sectors_that_make_up_the_whole(text: str, shares: list[float]) -> None:
    assert [one.value for one in read(text) if one.indicator == "economic_structure"] == shares


NONE = [
    "Năm 2022, dịch vụ phát triển khá; giá trị xuất khẩu đạt 90 triệu USD, tăng 31%.",
    "Năm 2022, giá trị tiểu thủ công nghiệp, thương mại, dịch vụ đạt 870 tỷ đồng.",
    "Năm 2022, ngành nghề nông thôn tạo việc làm thường xuyên cho 5.400 lao động.",
    "Huyện có 9 xã, thị trấn liên kết sản xuất lúa giống.",
    "Huyện đang hoàn chỉnh hồ sơ đề nghị, nâng số xã đạt chuẩn nông thôn mới lên 14 xã.",
    "Tỉnh đề nghị tập trung cho nhiệm vụ xây dựng huyện Giồng Trôm đạt chuẩn nông thôn mới năm 2025.",
    "Năm 2022, diện tích tỏi 120 ha, diện tích các giống lúa thơm 900 ha.",
    "Năm 2022, diện tích đất ruộng đạt giá trị 100 triệu đồng/ha là 210 ha.",
    "Năm 2022, diện tích lúa tốt, năng suất 61 tạ/ha, sản lượng 28.300 tấn.",
    "Huyện có xã Tân Hào đạt chuẩn nông thôn mới kiểu mẫu.",
    "Tỉnh công nhận xã Tân Hào đạt chuẩn nông thôn mới.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_none_of_the_catalogue_s(text: str) -> None:
    keep = {"sown_area"} if "diện tích lúa tốt" in text else set()
    assert not [one for one in read(text) if one.indicator not in keep]


ONE_COMMUNE = [
    ("Năm 2022, huyện có thêm xã Tân Hào đạt chuẩn nông thôn mới.", "ntm_communes", "status=new", "2022"),
    (
        "Huyện có 9/21 xã đạt chuẩn nông thôn mới, trong đó xã Tân Hào được công nhận đạt chuẩn nông thôn "
        "mới nâng cao.",
        "ntm_advanced_communes",
        "",
        "2022",
    ),
    ("Năm 2023, huyện phấn đấu đưa xã Tân Hào về đích nông thôn mới.", "ntm_communes", "status=new", "2023"),
]


@pytest.mark.parametrize(("text", "indicator", "part", "period"), ONE_COMMUNE)
def test_a_commune_that_is_named_is_one(text: str, indicator: str, part: str, period: str) -> None:
    found = [one for one in read(text) if one.value == 1]
    assert rows(found, "indicator", "breakdown", "period") == [(indicator, part, period)]


TARGETS = [
    ("Năm 2023, huyện đề ra 27 chỉ tiêu phấn đấu.", "targets_total", 27, None),
    ("Trong 27 chỉ tiêu nghị quyết, ước đến cuối năm hầu hết đều đạt và vượt.", "targets_total", 27, None),
    (
        "Trong 30 chỉ tiêu mà Đại hội, nhiệm kỳ 2015 - 2020 đề ra có 25 chỉ tiêu đạt và vượt.",
        "targets_met_or_exceeded",
        25,
        30,
    ),
    ("Năm 2022, TP Bến Tre có 12/15 chỉ tiêu đạt kế hoạch.", "targets_met_or_exceeded", 12, 15),
]


@pytest.mark.parametrize(("text", "indicator", "value", "total"), TARGETS)
def test_all_targets_and_those_met(text: str, indicator: str, value: int, total: int | None) -> None:
    assert rows(read(text, province="Bến Tre"), "indicator", "value", "of") == [(indicator, value, total)]


def test_a_badge_is_of_the_class_before_its_number() -> None:
    text = (
        "Huyện trao Huy hiệu Đảng cho 30 đảng viên. Cụ thể, Huy hiệu 55 năm tuổi Đảng 4 đảng viên, "
        "Huy hiệu 50 năm tuổi Đảng 8 đảng viên và Huy hiệu 45 năm, 40 năm tuổi Đảng cho 18 đảng viên."
    )
    assert rows(read(text), "value", "breakdown")[:3] == [(30, ""), (4, "years=55"), (8, "years=50")]


def test_what_a_commune_did_by_its_bare_name() -> None:
    text = (
        "Năm 2022, Tân Hào là xã đầu tiên của huyện đạt chuẩn nông thôn mới nâng cao. Cả xã đổi thay.\n"
        "Giai đoạn 2019 - 2022, Tân Hào đã huy động 40 tỷ đồng xây dựng nông thôn mới."
    )
    assert not [one for one in read(text) if one.indicator == "ntm_funds_mobilized"]


def test_members_of_a_whole_city() -> None:
    text = (
        "Theo báo cáo của Ban Tổ chức Thành ủy Cần Thơ, Đảng bộ thành phố kết nạp 1.300 đảng viên; Đảng bộ "
        "quận Ô Môn kết nạp 118 đảng viên."
    )
    found = read(text, title="Kết nạp 1.300 đảng viên mới", province="Cần Thơ")
    assert rows(found, "district", "value") == [("917", 118)]


def test_output_of_grain_told_in_other_words() -> None:
    assert rows(read("Năm 2022, sản lượng cây có hạt đạt 52.000 tấn."), "indicator", "value") == [
        ("grain_output", 52000)
    ]


def test_a_named_commune_of_today_is_no_new_one_and_who_reports_to_a_meeting_no_issuer_of_targets() -> None:
    text = (
        "Trong năm 2021, huyện có thêm 1 xã đạt chuẩn nông thôn mới, đến nay toàn huyện có 8/11 xã đạt chuẩn "
        "nông thôn mới và xã Tân Hào đạt chuẩn nông thôn mới nâng cao."
    )
    told = [("ntm_communes", "status=new"), ("ntm_communes", ""), ("ntm_advanced_communes", "")]
    assert rows(read(text), "indicator", "breakdown") == told
    text = "Báo cáo tại kỳ họp HĐND cho thấy, năm 2022 có 24/26 chỉ tiêu hoàn thành và vượt kế hoạch."
    assert rows(read(text), "breakdown") == [("issuer=peoples_council",)]
