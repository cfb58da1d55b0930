"""What further pages taught, in sentences of our own: parts, districts beside others, days and years."""

import pytest
from said import extract_in, read, rows

NONE_OF_IT = [
    ("Năm 2022, tổng diện tích gieo trồng 21.450 ha, trong đó cây hằng năm 6.120 ha, cây lâu năm 15.330 ha.",
     [("sown_area", 6120)]),
    ("Năm 2022, trồng mới 240 ha cây công nghiệp, gồm 150 ha cây ăn quả.", []),
    ("Huyện gieo trồng chậm, sâu keo gây hại đến 1.900 ha ngô.", []),
    ("Huyện thí điểm sản xuất lúa 350 ha.", []),
    ("Năm 2022, diện tích canh tác lúa là 9.715 ha.", []),
    ("Toàn huyện có 13.000 ha đất trồng lúa.", []),
    ("Năm 2022, diện tích lúa 12.091 ha; diện tích màu 7.104 ha.", [("sown_area", 12091)]),
    ("Có 15 UBND xã, thị trấn nối mạng bốn cấp.", []),
    ("Nông thôn mới được chú trọng. Năm 2022, làm 27 tuyến đường dài 18 km, kinh phí trên 14 tỷ đồng.", []),
    ("Huyện có 20 xã đạt chuẩn nông thôn mới, tuy nhiên có 2 xã là Tân Hào, Bình Hòa không giữ "
     "vững 19 tiêu chí.",
     [("ntm_communes", 20)]),
    ("Huyện ủy đã làm việc với 4/14 xã về nông thôn mới.", []),
    ("Huyện có 15/25 xã về đích nông thôn mới. Số xã đạt 16 tiêu chí là 3 xã, đạt và cơ bản đạt 14 "
     "tiêu chí là 7 xã.",
     [("ntm_communes", 15)]),
    ("Trong 33 chỉ tiêu được giao, có 11 chỉ tiêu vượt, 19 chỉ tiêu đạt từ 70 - 99%.",
     [("targets_exceeded", 11)]),
    ("Giồng Trôm cùng Ba Tri trở thành hai huyện đầu tiên của tỉnh đạt chuẩn nông thôn mới.",
     [("ntm_district", 1)]),
    ("Trong số 9 huyện, thị xã, thành phố của tỉnh, có 3 địa phương đạt chuẩn nông thôn mới.", []),
    ("Doanh thu ăn uống đạt 766 tỷ đồng và dịch vụ khác đạt 422 tỷ đồng.", []),
    ("Ba đảng viên được tặng Huy hiệu 75 năm tuổi Đảng thuộc Đảng bộ huyện Giồng Trôm và thành phố Bến "
     "Tre.", []),
    ("Đến nay, huyện còn 51 chi bộ thuộc 10 đảng bộ chưa tổ chức đại hội.", []),
    ("Năm 2022, Huyện ủy tặng giấy khen cho 98 cá nhân, tập thể xuất sắc.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), NONE_OF_IT)
def test_parts_and_other_things(text: str, told: list[tuple[str, float]]) -> None:
    assert rows(read(text), "indicator", "value") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Khai mạc Đại hội Đảng bộ huyện. 247 đại biểu đại diện cho hơn 3.000 đảng viên về dự.",
         [("congress_delegates", 247), ("party_members", 3000)]),
        ("Dự đại hội có Trưởng Đoàn đại biểu Quốc hội tỉnh; cùng 194 đại biểu, đại diện cho trí tuệ của "
         "3.293 đảng viên trong Đảng bộ huyện.", [("congress_delegates", 194), ("party_members", 3293)]),
        ("Dự đại hội có lãnh đạo các huyện ủy trực thuộc Tỉnh ủy Bến Tre, lãnh đạo toàn tỉnh, cùng 250 đại "
         "biểu đại diện cho hơn 3.400 đảng viên.", [("congress_delegates", 250), ("party_members", 3400)]),
        ("Các chi, đảng bộ cơ sở đã bầu ra 230 đại biểu đi dự Đại hội Đảng bộ huyện.",
         [("congress_delegates", 230)]),
        ("Đảng bộ xã Tân Hào đã bầu ra 12 đại biểu đi dự Đại hội Đảng bộ huyện.", []),
        ("Năm 2022, kết nạp được 29 quần chúng ưu tú - chủ yếu là cán bộ ở cơ sở và đoàn viên thanh niên.",
         [("members_admitted", 29)]),
        ("Hội nghị có 250 đảng viên tham dự.", []),
    ],
)  # fmt: skip
def test_delegates_members_and_cells(text: str, told: list[tuple[str, float]]) -> None:
    assert rows(read(text), "indicator", "value") == told


def test_what_a_plan_was_passed_by_behind_met() -> None:
    found = read("Tổng vốn đầu tư toàn xã hội 1.400 tỷ đồng đạt, vượt 57,4% so với Nghị quyết.")
    assert rows(found, "kind", "value")[1] == ("percent_of_plan", 157.4)
    found = read("Thu ngân sách đạt, vượt 105% kế hoạch.")
    assert rows(found, "kind", "value") == [("percent_of_plan", 105)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ngày 7/11/2022, Quyết định công nhận huyện Giồng Trôm, tỉnh Bến Tre đạt chuẩn nông thôn mới (NTM) "
         "nâng cao năm 2021.", [("ntm_advanced_district", "actual", "2021")]),
        ("Đến nay, huyện đã hoàn thành các tiêu chí; thị xã đã hoàn thành nhiệm vụ xây dựng nông thôn mới.",
         [("ntm_district", "actual", "2022")]),
        ("Giồng Trôm quyết tâm đạt huyện NTM năm 2023.", [("ntm_district", "target", "2023")]),
        ("Tỉnh phấn đấu có 100% huyện, thị xã đạt chuẩn nông thôn mới năm 2023.", []),
    ],
)  # fmt: skip
def test_standards_of_a_district(text: str, told: list[tuple[str, str, str]]) -> None:
    found = [one for one in read(text) if one.unit == "status"]
    assert rows(found, "indicator", "kind", "period") == told


def test_towns_listed_in_a_bracket_behind_their_standard() -> None:
    text = (
        "Toàn tỉnh có 3/11 huyện, thị xã, thành phố đạt chuẩn nông thôn mới (thị xã Đông Triều, Quảng Yên và "
        "thành phố Uông Bí)."
    )
    found = [one for one in read(text, "Quảng Ninh có 3 địa phương") if one.indicator == "ntm_district"]
    assert {one.district for one in found} == {"205", "206", "196"}


@pytest.mark.parametrize(
    ("text", "status", "kind"),
    [
        ("Năm 2022, 2 xã Tân Hào và Bình Hòa đã đạt chuẩn nông thôn mới, nâng tổng số xã đạt chuẩn là "
         "7/14 xã.",
         "status=new", "actual"),
        ("Huyện có hai xã là xã Tân Hào và Bình Hòa phấn đấu đạt nông thôn mới trong năm 2023.",
         "status=new", "target"),
        ("UBND tỉnh quyết định công nhận 4 xã Tân Hào, Bình Hòa, Long Mỹ và Mỹ Thạnh thuộc huyện Giồng Trôm "
         "đạt chuẩn nông thôn mới nâng cao năm 2021.", "status=new", "actual"),
    ],
)  # fmt: skip
def test_communes_that_are_new(text: str, status: str, kind: str) -> None:
    assert rows(read(text), "breakdown", "kind")[0] == (status, kind)


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("UBND tỉnh công nhận 4 xã Phú Hưng, Sơn Đông, Bình Phú và Mỹ Thành thuộc huyện Ba Tri đạt chuẩn "
         "nông thôn mới.", "836"),
        ("Giồng Trôm là huyện ở cửa ngõ thành phố Bến Tre. Diện tích tự nhiên 31.200 ha.", "834"),
        ("Huyện Ba Tri là huyện đầu tiên của toàn tỉnh có 9 xã đạt chuẩn nông thôn mới.", "836"),
        ("UBND tỉnh và toàn tỉnh đã công nhận 9/9 xã của huyện Ba Tri đạt chuẩn nông thôn mới.", "836"),
    ],
)  # fmt: skip
def test_whose_communes_and_area(text: str, district: str) -> None:
    assert [one.district for one in read(text)] == [district]


def test_a_province_by_its_bare_name() -> None:
    assert read("Hiện nay, hơn 35.000 ha lúa hè thu đã gieo sạ của Bến Tre phát triển tốt.") == []
    text = "Năm 2022 nhiều khó khăn. Tuy vậy Bến Tre vẫn thu ngân sách đạt 5.000 tỷ đồng."
    assert extract_in("Bến Tre", text) == []
    (found,) = read("Thành phố Bến Tre có 900 ha lúa gieo sạ của Bến Tre.", "Thành phố Bến Tre")
    assert found.district == "829"


def test_half_of_a_province_s_name_is_no_city() -> None:
    title = "Thị xã Phú Mỹ (Bà Rịa-Vũng Tàu) về đích"
    text = (
        "Thủ tướng công nhận thị xã Phú Mỹ, tỉnh Bà Rịa-Vũng Tàu hoàn thành nhiệm vụ xây dựng nông thôn mới "
        "năm 2020."
    )
    assert [one.district for one in read(text, title, province="Bà Rịa - Vũng Tàu")] == ["754"]


def test_a_city_that_is_a_province_places_the_district_before_it() -> None:
    title = "Huyện Vĩnh Thạnh, thành phố Cần Thơ đổi mới"
    (found,) = read("Năm 2022, thu ngân sách đạt 120 tỷ đồng.", title, province="Vĩnh Phúc")
    assert found.district == "924"


@pytest.mark.parametrize(
    ("text", "period", "as_of"),
    [
        ("Tính đến hết ngày 31/12/2021, huyện có dân số 23.517 người.", "2021", "2021-12-31"),
        (
            "Thực hiện nông thôn mới từ năm 2011, đến nay, huyện đã huy động được gần 5.400 tỷ đồng.",
            "2011/2022",
            "",
        ),
        ("Kết thúc quý III/2022, huyện gieo trồng 17.968 ha.", "2022-01/2022-09", ""),
        ("Đến đầu tháng 10/2022, huyện có 7/14 xã đạt chuẩn nông thôn mới.", "2022-10", ""),
    ],
)
def test_days_months_and_years(text: str, period: str, as_of: str) -> None:
    assert rows(read(text), "period", "as_of") == [(period, as_of)]


def test_a_quarter_that_ended_holds_for_the_next_sentence() -> None:
    text = "Kết thúc quý III/2022, huyện gieo trồng 17.968 ha. Tổng sản lượng lương thực đạt 58.392 tấn."
    assert rows(read(text), "period") == [("2022-01/2022-09",)] * 2


def test_communes_of_a_district_in_an_article_on_others() -> None:
    title = "Bến Tre có 5 xã đầu tiên đạt nông thôn mới kiểu mẫu"
    text = (
        "Cụ thể, 5 xã gồm: xã Tân Hào, xã Bình Hòa (huyện Giồng Trôm); xã An Hiệp (huyện Ba Tri).\n"
        "UBND tỉnh còn công nhận 4 xã Long Mỹ, Mỹ Thạnh, Phước Long và Sơn Phú thuộc huyện Giồng Trôm đạt "
        "chuẩn nông thôn mới nâng cao."
    )
    found = read(text, title, province="Bến Tre")
    assert rows(found, "district", "indicator", "value") == [("834", "ntm_advanced_communes", 4)]


def test_the_month_over_a_list() -> None:
    listed = "- 12/20 xã đạt chuẩn nông thôn mới."
    text = f"Kết quả đến tháng 10/2022:\n{listed}\nHuyện có 20 xã đạt chuẩn nông thôn mới."
    assert rows(read(text), "value", "period") == [(12, "2022-10"), (20, "2022")]
    text = f"Kết quả đến tháng 10/2022 như sau.\n{listed}"
    assert rows(read(text), "value", "period") == [(12, "2022")]


def test_badges_for_the_day_of_the_party_are_of_the_new_year() -> None:
    text = "Dịp kỷ niệm Ngày thành lập Đảng (3/2), huyện có 287 đảng viên được trao Huy hiệu Đảng."
    (found,) = read(text, "Giồng Trôm trao Huy hiệu Đảng", day="2022-01-28")
    assert found.period == "2022"


def test_the_crop_behind_a_reason_is_another_one() -> None:
    text = "Năm 2022, diện tích lúa 12.091 ha (giảm 1.028 ha so cùng kỳ, do chuyển sang trồng cây ăn trái)."
    assert rows(read(text), "value", "breakdown") == [(12091, "crop=rice"), (-1028, "crop=rice")]


def test_a_share_of_three_sectors_together_is_none_of_one() -> None:
    text = "Năm 2022, công nghiệp, dịch vụ và thương mại chiếm 64% cơ cấu kinh tế."
    assert read(text) == []


def test_a_headline_that_rounds_is_told_once() -> None:
    found = read("Năm 2022, huyện gieo trồng 18.786,1 ha.", "Giồng Trôm gieo trồng 18.786 ha")
    assert rows(found, "paragraph", "value") == [(2, 18786.1)]
