"""The same told in other words or another order, in sentences of our own: plans, years, lists, parts."""

import pytest
from said import extract_in, read, rows


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chỉ tiêu năm 2022 của Đảng bộ huyện là phát triển mới 180 đảng viên.", [("plan", 180)]),
        ("Kế hoạch vụ mùa 2022 của huyện là gieo trồng 34.944 ha.", [("plan", 34944)]),
        ("Năm 2022, các đơn vị đã đăng ký xây dựng 113 mô hình Dân vận khéo.", [("plan", 113)]),
        ("Năm 2022, huyện đăng ký và đang thực hiện 235 mô hình Dân vận khéo.", [("actual", 235)]),
        ("Năm 2022, huyện đăng ký 126 mô hình Dân vận khéo, tăng 14 mô hình so với năm 2021; trong đó "
         "kinh tế 44 mô hình.", [("plan", 126), ("change", 14), ("plan", 44)]),
        ("Năm 2022, đăng ký 126 mô hình Dân vận khéo; công nhận 39 mô hình.",
         [("plan", 126), ("actual", 39)]),
        ("Năm 2022, huyện đăng ký 88 mô hình học tập và làm theo Bác.", [("actual", 88)]),
        ("Năm 2022, huyện gieo trồng 113.105 ha, bằng 102,04% kế hoạch cả năm (110.838 ha).",
         [("actual", 113105), ("percent_of_plan", 102.04), ("plan", 110838)]),
        ("Năm 2022, huyện gieo trồng 113.105 ha, tăng 2,65% (tức 2.921 ha).",
         [("actual", 113105), ("change", 2.65), ("change", 2921)]),
        ("Năm 2022, huyện gieo trồng 113.105 ha, giảm 2,65% (2.921 ha).",
         [("actual", 113105), ("change", -2.65), ("change", -2921)]),
        ("Năm 2022, huyện gieo trồng 21.195 ha, đạt 99,8% kế hoạch (giảm 750 ha so cùng kỳ).",
         [("actual", 21195), ("percent_of_plan", 99.8), ("change", -750)]),
        ("Theo quyết tâm thư, tỷ lệ hộ nghèo năm 2022 còn 3,7%.", [("actual", 3.7)]),
        ("Huyện quyết tâm giảm hộ nghèo, năm 2023 còn 3,7%.", [("target", 3.7)]),
    ],
)  # fmt: skip
def test_plans_goals_and_the_same_in_another_unit(text: str, told: list[tuple[str, float]]) -> None:
    assert rows(read(text), "kind", "value") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hiện 7/9 xã đã đạt chuẩn nông thôn mới và tính bình quân mỗi xã đạt 18,5/19 tiêu chí.",
         [("ntm_communes", 7), ("ntm_criteria_avg_per_commune", 18.5)]),
        ("Huyện đạt 166/209 tiêu chí nông thôn mới, tăng 5 tiêu chí so cùng kỳ, bình quân 15,09 tiêu chí/xã.",
         [("ntm_criteria_avg_per_commune", 15.09)]),
        ("Cùng 248 đảng viên ưu tú thay mặt cho hơn 4.300 đảng viên dự đại hội.",
         [("congress_delegates", 248), ("party_members", 4300)]),
        ("Dự hội nghị có lãnh đạo sở và 167 đảng viên thay mặt hơn 2.800 đảng viên trong huyện.",
         [("congress_delegates", 167), ("party_members", 2800)]),
        ("Năm 2022, tổng diện tích gieo trồng 18.786 ha. Chia ra, cây hằng năm 2.594 ha, cây lâu năm "
         "16.192 ha.",
         [("sown_area", 2594)]),
        ("Năm 2022, gieo trồng 17.968 ha; cây bắp thu hoạch xong 2.047 ha.", [("sown_area", 17968)]),
        ("Năm 2022, xây dựng được 71 mô hình Dân vận khéo, chia ra 61 mô hình và 10 điển hình.",
         [("dan_van_kheo_models", 71)]),
        ("Năm 2022, cây sắn có 2.965 ha, cây ngô xuống giống 174 ha.", [("sown_area", 174)]),
        ("Huyện có 11/11 xã đạt chuẩn nông thôn mới; thị trấn cùng 2 xã Tân Hào, Bình Hòa thì xây dựng đô "
         "thị.",
         [("ntm_communes", 11)]),
        ("Đến nay 10/10 xã được công nhận đạt chuẩn NTM, vượt 2 năm so với kế hoạch xây dựng huyện NTM giai "
         "đoạn 2015-2020 của địa phương.",
         [("ntm_communes", 10)]),
        ("Huyện Giồng Trôm rộng trên 31.400 ha.", [("area", 314)]),
        ("Năm 2022, đào tạo nghề và giải quyết việc làm 7.765 lao động.", [("jobs_created", 7765)]),
        ("Năm 2022, gieo trồng lúa 2.650 ha, ngô 380 ha, cùng 801 ha cây lấy củ, 309 ha cây có dầu.",
         [("sown_area", 2650), ("sown_area", 380)]),
        ("Riêng 2 xã Tân Hào, Bình Hòa được hội đồng nhất trí đề nghị UBND tỉnh công nhận đạt chuẩn NTM.",
         []),
        ("Năm 2022, vốn sự nghiệp 13 tỷ đồng và 33 tỷ đồng vốn đầu tư phát triển.", []),
        ("Dịp này, 4 cá nhân nhận kỷ niệm chương; 22 tập thể cùng 20 cá nhân được khen thưởng.",
         [("commendation_collectives", 22), ("commendation_individuals", 20)]),
        ("Năm 2022, một số ngành công nghiệp có giá trị sản xuất 702 tỷ đồng.", []),
        ("Ở lĩnh vực nông nghiệp, trồng trọt 6 tháng có giá trị sản xuất đạt 715 tỷ đồng.", []),
        ("Năm 2022, có 35 đảng viên mới là học sinh, sinh viên (khối Cơ quan 12 đảng viên; huyện Ba Tri 05; "
         "huyện Bình Đại 04).", []),
    ],
)  # fmt: skip
def test_what_is_told_and_what_is_not(text: str, told: list[tuple[str, float]]) -> None:
    assert rows(read(text), "indicator", "value") == told


@pytest.mark.parametrize(
    ("text", "period", "as_of"),
    [
        ("Hết quý III/2021, huyện gieo trồng 17.968 ha.", "2021-01/2021-09", ""),
        ("Kinh tế ổn định. Cùng thời gian ấy, thu ngân sách là 72 tỷ đồng.", "2022", ""),
        ("Toàn huyện, 68/355 chi bộ đến nay đã đại hội xong.", "2023", ""),
        ("Trong năm 2022, huyện làm nông thôn mới; đến nay có 4/19 xã đã đạt chuẩn.", "2022", ""),
        ("Đến nay, huyện có 4/19 xã đạt chuẩn nông thôn mới.", "2023", "2023-01-15"),
        ("Trong năm 2022, huyện làm nông thôn mới; hiện có 4/19 xã đã đạt chuẩn.", "2023", "2023-01-15"),
        ("Trong 10 năm làm nông thôn mới, huyện đã huy động được 1.500 tỷ đồng.", "2013/2022", ""),
    ],
)
def test_january_looks_back(text: str, period: str, as_of: str) -> None:
    day = "2023-01-15"
    if "10 năm" in text:
        day, period = "2020-06-15", "2011/2020"
    assert rows(read(text, "Giồng Trôm nhìn lại", day=day), "period", "as_of")[-1] == (period, as_of)


@pytest.mark.parametrize(
    ("other", "period"),
    [("Diện tích mía năm 2022 là 1.800 ha", "2022-01/2022-06"), ("Năm 2022, mía khá", "2022")],
)
def test_the_year_of_a_thing_named_first_holds_for_it_alone(other: str, period: str) -> None:
    text = f"6 tháng đầu năm 2022, huyện gieo trồng 140 ha. {other}. Tổng thu ngân sách đạt 36 tỷ đồng."
    assert read(text, "Giồng Trôm họp", day="2022-07-05")[-1].period == period


def test_communes_beside_those_of_another_standard_are_new() -> None:
    text = (
        "Năm 2022, công nhận 2 xã NTM kiểu mẫu và 3 xã NTM nâng cao là Tân Hào, Bình Hòa, bằng 150% kế "
        "hoạch, nâng tổng số xã NTM nâng cao lên 14 xã."
    )
    found = [one for one in read(text) if one.value in (3, 14)]
    assert rows(found, "breakdown") == [("status=new",), ("",)]


def test_a_congress_of_ethnic_minorities_is_none_of_the_party() -> None:
    text = "Hôm nay, 150 đại biểu thay mặt hơn 32.000 đồng bào 7 dân tộc về dự đại hội."
    assert read(text, "Các dân tộc thiểu số Giồng Trôm mở đại hội đại biểu") == []


def test_shares_that_a_term_set_out_from() -> None:
    text = (
        "Nhiệm kỳ 2015-2020, kinh tế tăng khá. Nông nghiệp từ chỗ chiếm 46,5% cơ cấu kinh tế nay còn 28,1%; "
        "công nghiệp từ 25,6% lên 43,7%."
    )
    found = read(text, "Đại hội Đảng bộ huyện Giồng Trôm", day="2020-08-13")
    assert rows(found, "period", "value") == [("2015", 46.5), ("2020", 28.1), ("2015", 25.6), ("2020", 43.7)]


def test_a_yearly_rise_told_the_other_way_round() -> None:
    text = "Nhiệm kỳ 2015-2020, thương mại, dịch vụ bình quân tăng trên 24%/năm."
    (found,) = read(text, "Đại hội Đảng bộ huyện Giồng Trôm", day="2020-08-13")
    assert (found.indicator, found.kind, found.period) == ("service_output_value", "change", "2015/2020")


def test_communes_of_each_district_in_one_sentence() -> None:
    text = (
        "Hội đồng vừa xét công nhận 6 xã đạt chuẩn nông thôn mới, gồm 02 xã của huyện Ba Tri, 3 xã của huyện "
        "Bình Đại và 01 xã của huyện Chợ Lách."
    )
    found = read(text, "Thêm xã nông thôn mới ở Ba Tri", province="Bến Tre")
    assert rows(found, "district", "value") == [("836", 2), ("835", 3), ("832", 1)]


def test_two_towns_and_districts_recognised_in_one_sentence() -> None:
    text = (
        "Thủ tướng công nhận thị xã Kiến Tường hoàn thành nhiệm vụ xây dựng nông thôn mới và huyện Tân Trụ "
        "đạt chuẩn nông thôn mới năm 2020."
    )
    found = read(text, "Long An có thêm hai đơn vị", province="Long An", day="2022-06-29")
    assert rows(found, "district", "period") == [("795", "2020"), ("805", "2020")]


def test_a_list_that_tells_several_things_of_each() -> None:
    text = (
        "Diện tích, năng suất, sản lượng lúa các huyện: Mỹ Lộc: 3.280 ha, 58,5 tạ/ha, 19.188 tấn; Vụ Bản: "
        "8.202 ha, 61,5 tạ/ha, 50.442 tấn; Ý Yên: 12.955 ha, 61 tạ/ha, 80.101 tấn."
    )
    found = read(text, "Nam Định được mùa", province="Nam Định")
    assert rows(found, "district", "value", "breakdown") == [
        ("358", 3280, "crop=rice"), ("359", 8202, "crop=rice"), ("360", 12955, "crop=rice"),
    ]  # fmt: skip


def test_the_short_form_of_a_district_s_type() -> None:
    (found,) = read("H.Ba Tri kết nạp 120 đảng viên.", "Phát triển đảng viên")
    assert found.district == "836"


def test_communes_left_that_are_to_reach_the_standard() -> None:
    found = read("Năm 2023, 3 xã còn lại gồm Tân Hào, Bình Hòa, Long Mỹ phấn đấu cùng về đích nông thôn mới.")
    assert rows(found, "kind", "breakdown", "period") == [("target", "status=new", "2023")]


def test_the_average_of_all_communes_in_an_article_on_one() -> None:
    text = "Các xã của huyện Giồng Trôm đạt 143 tiêu chí, bình quân mỗi xã 11 tiêu chí nông thôn mới."
    found = read(text, "Xã Tân Hào dẫn đầu huyện về nông thôn mới")
    assert rows(found, "indicator", "value") == [("ntm_criteria_avg_per_commune", 11)]


def test_an_area_is_never_quite_sure() -> None:
    (area,) = read("Năm 2022, huyện gieo trồng 12.300 ha.")
    (members,) = read("Năm 2022, huyện kết nạp 120 đảng viên.")
    assert area.confidence < 0.9 <= members.confidence


def test_badges_in_an_article_on_them_are_of_its_day() -> None:
    text = "Trao huy hiệu Đảng cho 61 đảng viên của huyện."
    for title, period in (
        ("Giồng Trôm: 61 đảng viên nhận huy hiệu", "2023"),
        ("Giồng Trôm tổng kết", "2022"),
    ):
        (found,) = read(text, title, day="2023-02-02")
        assert found.period == period


def test_badges_in_a_report_on_months_are_of_these() -> None:
    title = "Giồng Trôm sơ kết công tác Đảng 9 tháng năm 2022"
    (found,) = read("Đảng viên được trao 95 Huy hiệu Đảng.", title, day="2022-10-03")
    assert found.period == "2022-01/2022-09"


def test_revenue_behind_a_sentence_on_the_province() -> None:
    text = (
        "Huyện Ba Tri đã gieo trồng 12.000 ha.\nTrong năm 2022, thu ngân sách trên địa bàn tỉnh vẫn khả "
        "quan. Tổng thu ước đạt 3.319 tỷ đồng, bằng 85,1% kế hoạch năm."
    )
    found = read(text, "Tin từ các sở, ngành, địa phương")
    assert rows(found, "district", "value") == [("836", 12000)]
    for other in (
        text.replace("vẫn khả quan", "khá, có huyện Ba Tri"),
        text.replace("khả quan. Tổng", "đạt 9.000 tỷ đồng.\nTổng"),
    ):
        assert ("836", 3319) in rows(read(other, "Tin từ các sở, ngành, địa phương"), "district", "value")
    assert ("836", 3319) in rows(read(text, "Tin từ huyện Ba Tri"), "district", "value")


def test_the_whole_of_a_province_by_its_bare_name() -> None:
    text = "Năm nay nhiều khó khăn. Hiện nay, tính cả Bến Tre có 30 xã đạt chuẩn nông thôn mới nâng cao."
    assert extract_in("Bến Tre", text) == []


def test_an_article_on_a_province_that_ends_with_a_list_of_districts() -> None:
    text = (
        "6 tháng đầu năm, việc xây dựng nông thôn mới của tỉnh chậm lại. Có thêm 11 xã đạt chuẩn nông thôn "
        "mới; hiện cả Bến Tre có 30 xã đạt chuẩn nâng cao. Còn 3 nơi: Ba Tri, Bình Đại, TP Bến Tre đang "
        "làm hồ sơ."
    )
    assert read(text, "Gắng sức làm nông thôn mới", province="Bến Tre") == []
