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


TIMES = [
    (
        "Năm 2010, huyện bước vào xây dựng nông thôn mới. Xuất phát điểm của huyện thấp, thu nhập bình quân "
        "chỉ 14 triệu đồng/người/năm.",
        "2010",
    ),
    (
        "Huyện bắt tay xây dựng nông thôn mới từ năm 2011 đầy khó khăn. Khi đó, tỷ lệ hộ nghèo là 18,2%.",
        "2011",
    ),
    (
        "Xuất phát điểm của huyện rất thấp, tỷ lệ hộ nghèo 18,2%. Nay đời sống tăng 3 lần so với năm 2011.",
        "2011",
    ),
    ("Qua 10 năm bắt tay vào xây dựng nông thôn mới, tỷ lệ hộ nghèo còn 1,2%.", "2022"),
    ("Tính tới thời điểm này, xã Tân Hào đạt 17/19 tiêu chí nông thôn mới.", "2022"),
]


@pytest.mark.parametrize(("text", "period"), TIMES)
def test_the_year_a_programme_set_out_from(text: str, period: str) -> None:
    assert rows(read(text), "period") == [(period,)]


AIMS = [
    (
        "Nghị quyết 08 xác định: Tổng vốn đầu tư toàn xã hội đạt 2.900 tỷ đồng; thu nhập bình quân đầu người "
        "đạt 70 triệu đồng.",
        [("investment_total", "target"), ("income_per_capita", "target")],
    ),
    (
        "Các chỉ tiêu chủ yếu (nhiệm kỳ 2020 - 2025) Tốc độ tăng trưởng kinh tế bình quân đạt 11%/năm.",
        [("economic_growth_rate", "target")],
    ),
    ("Nghị quyết 08 xác định nhiều việc. Tổng vốn đầu tư toàn xã hội đạt 2.900 tỷ đồng.",
     [("investment_total", "actual")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), AIMS)
def test_goals_that_a_resolution_or_a_heading_sets(text: str, told: list[tuple[str, str]]) -> None:
    assert rows(read(text, day="2020-10-20"), "indicator", "kind") == told


CHANGES = [
    (
        "Năm 2022, thu ngân sách đạt 240 tỷ đồng, tăng 20% (40 tỷ đồng) so với năm 2020.",
        [(240, "actual", ""), (20, "change", "2020"), (40, "change", "2020")],
    ),
    (
        "Nhiệm kỳ 2015-2020, giá trị sản xuất nông nghiệp 2.100 tỷ đồng, tăng 160 tỷ đồng so với nhiệm kỳ "
        "2010-2015.",
        [(2100, "actual", ""), (160, "change", "2010/2015")],
    ),
]


@pytest.mark.parametrize(("text", "told"), CHANGES)
def test_what_a_rise_is_measured_from(text: str, told: list[tuple[float, str, str]]) -> None:
    assert rows(read(text), "value", "kind", "compare_to") == told


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


def test_members_of_a_term_by_what_its_congress_had_set() -> None:
    text = "Huyện đã kết nạp 712 đảng viên, đạt 118% so với nghị quyết đại hội."
    found = read(text, title="Đại hội Đảng bộ huyện Giồng Trôm nhiệm kỳ 2020 - 2025", day="2020-08-20")
    assert rows(found, "value", "period") == [(712, "2015/2020"), (118, "2015/2020")]


def test_a_product_a_head_is_no_growth() -> None:
    text = "Tổng sản phẩm (GRDP) bình quân đầu người đạt 71 triệu đồng, đạt 102% kế hoạch."
    assert not [one for one in read(text) if one.indicator == "economic_growth_rate"]


def test_a_fall_in_a_bracket_is_measured_from_the_year_before_it() -> None:
    text = "Hộ nghèo còn 2,1%; so với năm 2015, hộ nghèo giảm 3.100 hộ (giảm 9,4%)."
    assert rows(read(text), "value", "compare_to") == [(2.1, ""), (-9.4, "2015")]


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
