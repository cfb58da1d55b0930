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


WHEN = [
    ("Công nghiệp chiếm 33% (năm 2015: 28%); nông nghiệp chiếm 41% (năm 2015: 52%).",
     [(33, "2022"), (28, "2015"), (41, "2022"), (52, "2015")]),
    ("Huyện phấn đấu 21/21 xã đạt chuẩn nông thôn mới trước năm 2025.", [(21, "2025")]),
    ("Triển khai từ cuối năm 2021, 180 chi bộ đã tổ chức đại hội.", [(180, "2022")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), WHEN)
def test_years_beside_a_figure_that_are_not_its_own(text: str, told: list[tuple[float, str]]) -> None:
    assert rows(read(f"Cơ cấu kinh tế chuyển dịch. {text}"), "value", "period") == told


GOALS = [
    (
        "Đại biểu biểu quyết thông qua nghị quyết đại hội.\nTheo đó, giá trị sản xuất công nghiệp tăng bình "
        "quân hằng năm 9,5%.",
        [(9.5, "target", "2020/2025")],
    ),
    (
        "Năm 2021 là năm đầu thực hiện Nghị quyết Đại hội Đảng bộ huyện, nhiệm kỳ 2020 - 2025, huyện đề ra "
        "chỉ tiêu: tổng vốn đầu tư toàn xã hội đạt 900 tỷ đồng.",
        [(900, "target", "2021")],
    ),
]


@pytest.mark.parametrize(("text", "told"), GOALS)
def test_goals_of_a_congress_and_of_its_first_year(text: str, told: list[tuple[float, str, str]]) -> None:
    found = read(
        text.replace("\\n", "\\n"),
        title="Đại hội Đảng bộ huyện Giồng Trôm nhiệm kỳ 2020 - 2025",
        day="2020-08-20",
    )
    assert rows(found, "value", "kind", "period") == told


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


def test_growth_told_as_a_yearly_average() -> None:
    text = "Giai đoạn 2016 - 2020, tổng giá trị sản xuất bình quân hằng năm đạt trên 12%."
    assert rows(read(text), "value", "kind", "period") == [(12, "change", "2016/2020")]


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


def test_a_district_recognised_without_a_year() -> None:
    found = read("Huyện đã được công nhận đạt chuẩn nông thôn mới.")
    assert rows(found, "indicator", "period") == [("ntm_district", "2022")]


def test_output_of_grain_told_in_other_words() -> None:
    assert rows(read("Năm 2022, sản lượng cây có hạt đạt 52.000 tấn."), "indicator", "value") == [
        ("grain_output", 52000)
    ]


def test_more_than_half_a_term() -> None:
    text = "Trong hơn nửa nhiệm kỳ qua, thu ngân sách đạt 310 tỷ đồng."
    found = read(
        text, title="Sơ kết giữa nhiệm kỳ 2020 - 2025 của Đảng bộ huyện Giồng Trôm", day="2023-06-20"
    )
    assert rows(found, "period") == [("2020/2023",)]


KEPT = [
    (
        "Năm 2023, huyện phấn đấu đạt Tổng giá trị sản xuất 11.800 tỷ đồng, Thu nhập bình quân đầu người 62 "
        "triệu đồng.",
        [(11800, "target", "2023"), (62, "target", "2023")],
    ),
    (
        "Mục tiêu đến năm 2025 huyện có 19 xã NTM và 7 xã NTM nâng cao.",
        [(19, "target", "2025"), (7, "target", "2025")],
    ),
    ("Phấn đấu năm 2023 kết nạp 150 đảng viên, chuẩn bị nhân sự trước năm 2025.", [(150, "target", "2023")]),
    (
        "Từ một huyện có điểm xuất phát thấp, Giồng Trôm vươn lên. Thu nhập bình quân đầu người đạt 63 triệu "
        "đồng, tỷ lệ hộ nghèo 1,7%, giảm 8,5% so với đầu năm 2016.",
        [(63, "actual", "2022"), (1.7, "actual", "2022"), (-8.5, "change", "2022")],
    ),
    (
        "Được tái lập năm 2009, huyện có điểm xuất phát thấp. Đảng bộ huyện có 52 tổ chức cơ sở đảng.",
        [(52, "actual", "2022")],
    ),
    ("Năm 2022, huyện hoàn thành 18 chỉ tiêu, trong đó hầu hết vượt kế hoạch.", [(18, "actual", "2022")]),
    (
        "Huyện huy động nguồn lực để thực hiện nghị quyết, có 16 chỉ tiêu đạt và vượt.",
        [(16, "actual", "2022")],
    ),
    (
        "Nghị quyết của HĐND đặt ra nhiều chỉ tiêu, đến nay kết quả nổi bật: hộ nghèo còn 2,6%.",
        [(2.6, "actual", "2022")],
    ),
    ("Ngay từ cuối năm 2021, huyện đã kết nạp 165 đảng viên.", [(165, "actual", "2021")]),
    (
        "Những năm bước vào xây dựng nông thôn mới, thu nhập chỉ đạt 14 triệu đồng/người.",
        [(14, "actual", "")],
    ),
    ("Năm 2022, huyện tạo việc làm ổn định cho 2.150 lao động.", [(2150, "actual", "2022")]),
    (
        "Diện tích lúa thơm được mở rộng, đưa tổng diện tích gieo trồng năm 2022 đạt 18.500ha.",
        [(18500, "actual", "2022")],
    ),
    (
        "Nông nghiệp nâng cao giá trị gia tăng, giá trị ngành nông nghiệp năm 2022 đạt 2.500 tỷ đồng.",
        [(2500, "actual", "2022")],
    ),
    (
        "Huyện có 19/19 xã đạt chuẩn nông thôn mới, huyện đang lập hồ sơ đạt chuẩn huyện nông thôn mới.",
        [(19, "actual", "2022")],
    ),
    ("Năm 2022, huyện tuyên truyền pháp luật với 3.500 người dân tham dự.", []),
    ("Cơ cấu lao động năm 2022: nông nghiệp 42%; công nghiệp - xây dựng 30%; dịch vụ 28%.", []),
    (
        "Năm 2022, giá trị sản xuất công nghiệp tăng 15% (5.600 tỷ đồng).",
        [(15, "change", "2022"), (5600, "actual", "2022")],
    ),
    (
        "Năm 2022, giá trị xuất khẩu tăng 12%, giá trị sản xuất công nghiệp đạt 5.600 tỷ đồng.",
        [(5600, "actual", "2022")],
    ),
    ("Là huyện có nhiều khu đô thị mới, Giồng Trôm có dân số 175.000 người.", [(175000, "actual", "2022")]),
    ("Ban Chỉ đạo xây dựng huyện nông thôn mới nâng cao họp, đánh giá kết quả trong năm 2022.", []),
    ("Huyện còn 5 chỉ tiêu cần tập trung để hoàn thành trong năm 2023.", []),
    (
        "Năm 2022, giá trị sản xuất công nghiệp tăng 15% (5.600 tỷ đồng) so với cùng kỳ.",
        [(15, "change", "2022"), (5600, "actual", "2022")],
    ),
    (
        "Đến dự có 240 đại biểu đại diện cho hơn 9.000 đảng viên thuộc Đảng bộ huyện cùng đại diện các ban "
        "của Thành ủy Thành phố Hồ Chí Minh.",
        [(240, "actual", "2022"), (9000, "actual", "2022")],
    ),
    (
        "Năm 2022, tổng giá trị sản xuất nông nghiệp đạt 1.200 tỷ đồng. Tỷ trọng chăn nuôi (gồm cả thủy sản) "
        "chiếm 38,4%.",
        [(1200, "actual", "2022")],
    ),
    (
        "Bước vào xây dựng nông thôn mới năm 2011, huyện có xuất phát điểm thấp. Khó khăn qua đi, thu nhập "
        "bình quân đã đạt 63 triệu đồng.",
        [(63, "actual", "")],
    ),
    (
        "Sau hơn 10 năm bắt tay xây dựng nông thôn mới, từ năm 2011 huyện đã đổi thay. Thu nhập bình quân "
        "đầu người mới đạt 63 triệu đồng.",
        [(63, "actual", "2022")],
    ),
    (
        "Năm 2022, giá trị sản xuất nông nghiệp tăng 42%; công nghiệp 30%; dịch vụ 28%.",
        [(42, "change", "2022"), (30, "change", "2022"), (28, "change", "2022")],
    ),
    ("Huyện đạt chuẩn nông thôn mới 42%; hộ khá 30%; hộ trung bình 28%.", []),
    (
        "Phấn đấu đưa Giồng Trôm thành huyện đạt chuẩn nông thôn mới và đô thị văn minh trước năm 2025.",
        [(1, "target", "2025")],
    ),
]


@pytest.mark.parametrize(("text", "told"), KEPT)
def test_what_such_rules_leave_as_it_is(text: str, told: list[tuple[float, str, str]]) -> None:
    assert rows(read(text), "value", "kind", "period") == told


def test_one_of_two_districts_that_are_only_compared() -> None:
    text = "So với huyện Ba Tri, huyện Giồng Trôm có 100% số xã đạt chuẩn nông thôn mới."
    assert rows(read(text, province="Bến Tre"), "district") == [("834",)]


def test_a_named_commune_of_today_is_no_new_one_and_who_reports_to_a_meeting_no_issuer_of_targets() -> None:
    text = (
        "Trong năm 2021, huyện có thêm 1 xã đạt chuẩn nông thôn mới, đến nay toàn huyện có 8/11 xã đạt chuẩn "
        "nông thôn mới và xã Tân Hào đạt chuẩn nông thôn mới nâng cao."
    )
    told = [("ntm_communes", "status=new"), ("ntm_communes", ""), ("ntm_advanced_communes", "")]
    assert rows(read(text), "indicator", "breakdown") == told
    text = "Báo cáo tại kỳ họp HĐND cho thấy, năm 2022 có 24/26 chỉ tiêu hoàn thành và vượt kế hoạch."
    assert rows(read(text), "breakdown") == [("issuer=peoples_council",)]
