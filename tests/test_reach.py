"""How far rules reach: sentences near what they keep out or move, which they must leave alone."""

import pytest
from said import read, rows

MET = "targets_met_or_exceeded"
AVG = "ntm_criteria_avg_per_commune"
LEFT_ALONE = [
    ("Có 18 chỉ tiêu đạt từ 100 đến 135% kế hoạch, hoàn thành vượt nghị quyết.", [(MET, 18)]),
    ("Đến nay 18/20 chỉ tiêu đủ điều kiện hoàn thành trước thời hạn.", [(MET, 18)]),
    ("Bình quân mỗi xã đạt 17,5/19 tiêu chí, tăng 1,2 tiêu chí so với năm 2021.", [(AVG, 17.5), (AVG, 1.2)]),
    ("Toàn huyện có 18/18 xã đạt chuẩn nông thôn mới, tỉnh đã thống nhất đề nghị Trung ương công nhận huyện "
     "đạt chuẩn nông thôn mới.", [("ntm_communes", 18)]),
    ("Toàn huyện có 15/20 xã đạt chuẩn nông thôn mới, song một số xã không duy trì được tiêu chí.",
     [("ntm_communes", 15)]),
    ("Đến nay, có 45/48 chi bộ hoàn thành đại hội, các chi bộ còn lại chưa tổ chức do dịch bệnh.",
     [("party_cells_congress_held", 45)]),
    ("Năm 2022, giải ngân 98% vốn sự nghiệp, tổng vốn đầu tư toàn xã hội trên địa bàn đạt 4.500 tỷ đồng.",
     [("investment_total", 4500)]),
    ("Năm 2022, huyện làm mới 120 km đường giao thông nông thôn, tổng kinh phí huy động xây dựng nông "
     "thôn mới đạt 850 tỷ đồng.", [("ntm_funds_mobilized", 850)]),
    ("Giá trị thương mại, dịch vụ và các loại hình dịch vụ khác đạt 5.200 tỷ đồng.",
     [("service_output_value", 5200)]),
    ("Nhờ thu hút một số ngành nghề mới khu vực công nghiệp năm 2022 có giá trị sản xuất đạt 3.250 tỷ đồng.",
     [("industrial_output_value", 3250)]),
    ("Trong vụ đông, nông dân trong huyện đã trồng mới 1.250 ha rau màu các loại.", [("sown_area", 1250)]),
    ("Huyện trồng mới 150 ha cây ăn trái, lúa cả năm xuống giống được 12.300 ha.", [("sown_area", 12300)]),
    ("Năm 2022, toàn huyện gieo trồng được 3.150 ha cây hoa màu.", [("sown_area", 3150)]),
    ("Năm 2022, tổng diện tích gieo trồng đạt 12.450 ha, trong đó lúa 9.800 ha, cây hằng năm khác 2.650 "
     "ha. Diện tích cây lâu năm đạt 3.200 ha.", [("sown_area", 12450), ("sown_area", 9800)]),
    ("Năm 2022, thu ngân sách đạt 215 tỷ đồng thuộc tốp đầu của Bến Tre.", [("budget_revenue", 215)]),
    ("UBND huyện khen thưởng 12 tập thể và các cá nhân điển hình tiên tiến.",
     [("commendation_collectives", 12)]),
    ("Trên địa bàn huyện có vườn quốc gia rộng 15.000 ha.", []),
    ("Năm 2022, có 450 lao động tham gia các lớp đào tạo nghề gắn với giải quyết việc làm.", []),
    ("Số xã đạt từ 15 đến 18 tiêu chí là 6 xã, số xã đạt chuẩn nông thôn mới là 15 xã.",
     [("ntm_communes", 15)]),
    ("Có 4 chỉ tiêu mới đạt 60-80%.", []),
    ("Khi 20% huyện của tỉnh còn khó khăn thì huyện Giồng Trôm được công nhận đạt chuẩn nông thôn mới "
     "năm 2021.",
     [("ntm_district", 1)]),
    ("Huyện trồng thử nghiệm 25 ha lúa ST25.", []),
    ("Tháng 5, có 8 xã đạt danh hiệu văn hóa NTM.", []),
    ("Theo dự báo, dân số đô thị mới Giồng Trôm đến năm 2030 khoảng 7.000 người.", []),
    ("Trẻ nhất trong số đảng viên mới là 1 đồng chí sinh năm 1992.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), LEFT_ALONE)
def test_figures_near_what_a_rule_keeps_out(text: str, told: list[tuple[str, float]]) -> None:
    assert rows(read(text), "indicator", "value") == told


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Năm 2022, thu ngân sách đạt 112% dự toán (tương đương 125,4 tỷ đồng).",
         ["percent_of_plan", "actual"]),
        ("Năm 2022, thu ngân sách đạt 141 tỷ đồng, tăng 12,5% so với cùng kỳ (125,4 tỷ đồng).",
         ["actual", "change", "actual"]),
        ("Năm 2022, các tập thể đăng ký đã xây dựng thành công 85 mô hình Dân vận khéo.", ["actual"]),
        ("Năm 2022, huyện đăng ký 125 mô hình Dân vận khéo, trong đó 45 mô hình được công nhận cấp tỉnh.",
         ["plan", "actual"]),
        ("Kết quả thực hiện kế hoạch vụ đông xuân là toàn huyện gieo sạ 5.200 ha lúa.", ["actual"]),
        ("Năm 2022, chỉ tiêu phấn đấu của Đảng bộ huyện là kết nạp 170 đảng viên.", ["target"]),
    ],
)  # fmt: skip
def test_what_is_a_plan_and_what_came_of_it(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in read(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Huyện có 15/21 xã đạt chuẩn nông thôn mới, nâng số tiêu chí bình quân mỗi xã lên 17,5 tiêu chí.",
        "Huyện có 12 xã đạt chuẩn nông thôn mới, góp phần nâng số tiêu chí của huyện lên 7/9 tiêu chí.",
        "Huyện có 12/21 xã đạt chuẩn nông thôn mới, đưa số xã nâng cao lên 5 xã.",
        "Huyện có 15 xã đạt chuẩn nông thôn mới, trong đó xã Hưng Lễ được công nhận đạt chuẩn nông thôn mới "
        "năm 2022.",
    ],
)
def test_all_communes_are_not_the_new_ones(text: str) -> None:
    assert read(text)[0].breakdown == ""


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Kết quả từ đầu nhiệm kỳ đến tháng 10/2022:\n- Kết nạp 520 đảng viên.", "2022-01/2022-10"),
        ("Kết quả 3 năm thực hiện đến hết tháng 9/2022:\n- Kết nạp 520 đảng viên.", "2022-01/2022-09"),
        (
            "Kết thúc quý III/2022, các chỉ tiêu đều khá, riêng trong quý kết nạp 45 đảng viên.",
            "2022-01/2022-09",
        ),
    ],
)
def test_what_holds_for_other_times(text: str, period: str) -> None:
    assert read(text)[-1].period != period


def test_badges_in_a_review_below_a_headline_on_badges() -> None:
    text = "Huyện ủy tổng kết công tác. Toàn huyện có 315 đảng viên được tặng Huy hiệu Đảng."
    (found,) = read(text, "Giồng Trôm trao huy hiệu Đảng", day="2023-01-30")
    assert found.period == "2022"


def test_the_province_as_a_mere_setting() -> None:
    text = (
        "Huyện Giồng Trôm vừa tổng kết năm 2022. Nhiều cách làm hay được nhân rộng trên địa bàn tỉnh. Tỷ lệ "
        "hộ nghèo còn 2,1%."
    )
    assert rows(read(text, "Sức bật từ phong trào thi đua"), "district", "value") == [("834", 2.1)]


def test_districts_recognised_beside_those_that_are_proposed() -> None:
    text = (
        "Toàn tỉnh có 3 huyện được công nhận đạt chuẩn nông thôn mới, các huyện còn lại đang hoàn thiện "
        "hồ sơ."
    )
    found = read(text, "Nông thôn mới ở Bến Tre")
    assert rows(found, "indicator", "value") == [("ntm_districts_recognized", 3)]


def test_members_admitted_on_the_day_of_the_party() -> None:
    text = "Nhân kỷ niệm 93 năm thành lập Đảng, Huyện ủy kết nạp 7 quần chúng ưu tú vào Đảng."
    assert rows(read(text, "Giồng Trôm phát triển Đảng", day="2023-02-03"), "period") == [("2023",)]


def test_communes_of_two_districts_are_no_number_of_one() -> None:
    text = (
        "UBND tỉnh công nhận 3 xã Hưng Lễ, Tân Hào (huyện Giồng Trôm) và An Hiệp thuộc huyện Ba Tri đạt "
        "chuẩn NTM."
    )
    assert [one for one in read(text, "Nông thôn mới ở quê dừa") if one.district == "836"] == []
    text = (
        "Năm 2022, 5 xã Hưng Lễ, Tân Hào của huyện Giồng Trôm, An Hiệp, Tân Mỹ, Mỹ Hòa của huyện Ba Tri đạt "
        "chuẩn nông thôn mới."
    )
    assert [one for one in read(text, "Nông thôn mới ở quê dừa") if one.district == "834"] == []


def test_what_a_rise_in_a_bracket_is_measured_from() -> None:
    text = (
        "Năm 2022, thu nhập bình quân đầu người đạt 69,5 triệu đồng, tăng 65,7% (27,5 triệu đồng) so với năm "
        "2018."
    )
    assert rows(read(text), "kind", "compare_to") == [("actual", ""), ("change", "2018"), ("change", "2018")]


def test_inspected_by_one_body_with_others() -> None:
    text = (
        "Năm 2022, UBKT Huyện ủy cùng UBKT các đảng ủy tham mưu kiểm tra 120 tổ chức đảng. UBKT Huyện ủy "
        "kiểm tra 12 tổ chức đảng."
    )
    assert rows(read(text), "value") == [(120,)]


def test_communes_that_districts_are_to_add() -> None:
    text = (
        "Mục tiêu của tỉnh năm 2023 là có thêm 9 xã đạt chuẩn nông thôn mới; trong số này, huyện Giồng Trôm "
        "3 xã, huyện Ba Tri 2 xã, huyện Bình Đại 4 xã."
    )
    found = read(text, "Giồng Trôm xây dựng nông thôn mới", province="Bến Tre")
    assert rows(found, "district", "value", "breakdown") == [
        ("834", 3, "status=new"), ("836", 2, "status=new"), ("835", 4, "status=new"),
    ]  # fmt: skip


def test_goals_a_district_draws_up() -> None:
    text = (
        "Năm 2023, huyện xây dựng 29 chỉ tiêu, trong đó: tốc độ tăng giá trị sản xuất từ 19% trở lên; "
        "thu nhập bình quân đầu người đạt 58 triệu đồng."
    )
    begun = rows(read(text, day="2023-02-25"), "kind", "value")
    assert [one for one in begun if one[1] != 29] == [("target", 19), ("target", 58)]
    over = rows(read(text, day="2023-12-25"), "kind", "value")
    assert [one for one in over if one[1] != 29] == [("actual", 19), ("actual", 58)]


def test_what_a_goal_brings_the_number_up_to_is_a_goal() -> None:
    text = (
        "Năm 2022, huyện phấn đấu có thêm 2 xã đạt chuẩn nông thôn mới. Qua đó, đưa tổng số xã đạt chuẩn "
        "nông thôn mới toàn huyện lên 7 xã."
    )
    assert rows(read(text), "kind", "value") == [("target", 2), ("target", 7)]
    text = (
        "Năm 2022, huyện có thêm 2 xã đạt chuẩn nông thôn mới. Qua đó, đưa tổng số xã đạt chuẩn nông thôn "
        "mới toàn huyện lên 7 xã."
    )
    assert rows(read(text), "kind", "value") == [("actual", 2), ("actual", 7)]
    text = (
        "Năm 2022, huyện phấn đấu có thêm 2 xã đạt chuẩn nông thôn mới. Đến nay, huyện có 5 xã đạt chuẩn "
        "nông thôn mới."
    )
    assert rows(read(text), "kind", "value") == [("target", 2), ("actual", 5)]


def test_a_sector_that_rises_on_average_every_year() -> None:
    text = (
        "Nhiệm kỳ 2015 - 2020, ngành nông - lâm - ngư nghiệp có giá trị sản xuất đạt 1.264 tỷ đồng, bình "
        "quân hàng năm tăng 2,8%."
    )
    assert rows(read(text), "indicator", "kind", "value") == [
        ("agri_output_value", "actual", 1264), ("agri_output_value", "change", 2.8),
    ]  # fmt: skip


def test_a_branch_of_farming_told_alone() -> None:
    text = (
        "Sáu tháng đầu năm 2022:\nLâm nghiệp có giá trị sản xuất ước đạt 30,3 tỷ đồng, tăng 9,8% so với cùng "
        "kỳ.\nNông, lâm nghiệp có giá trị sản xuất ước đạt 900 tỷ đồng."
    )
    assert rows(read(text), "indicator", "value") == [("agri_output_value", 900)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("trong 20 chỉ tiêu huyện đề ra, 16 chỉ tiêu đạt và vượt kế hoạch.", [(MET, 16, 20)]),
        ("trong tổng số 22 chỉ tiêu của nghị quyết, đến nay 18 chỉ tiêu hoàn thành.", [(MET, 18, 22)]),
        ("trong 20 chỉ tiêu chủ yếu, 4 chỉ tiêu không đạt kế hoạch.", [("targets_total", 20, None)]),
        ("với 20 chỉ tiêu đã đạt, 4 chỉ tiêu hoàn thành sớm.", [(MET, 20, None)]),
    ],
)
def test_those_met_of_all_targets_without_a_verb(text: str, told: list[tuple[object, ...]]) -> None:
    assert rows(read(f"Năm 2022, {text}"), "indicator", "value", "of")[: len(told)] == told
