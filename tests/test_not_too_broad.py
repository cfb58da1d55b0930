"""What rules on other sentences must leave alone: each of these was misread by one that reached too far."""

import pytest
from said import read, rows

TARGETS = "targets_met_or_exceeded"
STILL_READ = [
    ("Nông nghiệp ổn định, công nghiệp tăng khá. Giá trị sản xuất ước đạt 13.335 tỷ đồng.",
     [("total_output_value", 13335)]),
    ("Nông dân phấn khởi. Giá trị sản xuất đạt 13.335 tỷ đồng.", [("total_output_value", 13335)]),
    ("Công nghiệp hóa được đẩy mạnh. Giá trị sản xuất đạt 13.335 tỷ đồng.", [("total_output_value", 13335)]),
    ("Công nghiệp là mũi nhọn. Giá trị sản xuất đạt 13.335 tỷ đồng, trong đó công nghiệp 8.000 tỷ đồng.",
     [("total_output_value", 13335), ("industrial_output_value", 8000)]),
    ("Huyện có 12/20 xã đạt nông thôn mới, 5/12 xã đạt mức nâng cao.",
     [("ntm_communes", 12), ("ntm_advanced_communes", 5)]),
    ("Huyện xây dựng 2 trường đạt chuẩn mức độ 2, đến nay toàn huyện có 38/52 trường đạt chuẩn quốc gia.",
     [("schools_national_standard", 38)]),
    ("Đến nay, huyện đã xây dựng được 38/52 trường đạt chuẩn quốc gia.", [("schools_national_standard", 38)]),
    ("Năm 2022, kinh tế trên các lĩnh vực chuyển biến tốt, có 18/20 chỉ tiêu đạt và vượt.", [(TARGETS, 18)]),
    ("Phát huy sức mạnh khối đại đoàn kết, có 18/20 chỉ tiêu đạt và vượt.", [(TARGETS, 18)]),
    ("Năm 2022, có 18/20 chỉ tiêu vượt kế hoạch năm giao và hoàn thành.", [(TARGETS, 18)]),
    ("Thu nhập bình quân đầu người những năm gần đây tăng nhanh, năm 2022 đạt 58 triệu đồng.",
     [("income_per_capita", 58)]),
    ("Diện tích gieo trồng và thu hoạch năm 2022 là 12.500 ha lúa.", [("sown_area", 12500)]),
    ("Năm 2022, huyện gieo trồng và thu hoạch 12.500 ha lúa.", [("sown_area", 12500)]),
    ("Năm 2022, huyện là 1 trong 9 đơn vị được UBND tỉnh tặng Cờ thi đua.", [("award_flag", 1)]),
    ("Năm 2022, có 5 đơn vị được tặng bằng khen và huyện được tặng cờ thi đua của UBND tỉnh.",
     [("commendation_collectives", 5), ("award_flag", 1)]),
    ("Năm 2022, có 25 tập thể được nhận giấy khen và cờ của UBND huyện.", [("commendation_collectives", 25)]),
    ("Hội nghị quán triệt nghị quyết và tặng giấy khen cho 12 cá nhân.", [("commendation_individuals", 12)]),
    ("UBND tỉnh đã trình và được Thủ tướng công nhận huyện đạt chuẩn nông thôn mới năm 2022.",
     [("ntm_district", 1)]),
    ("Huyện phấn đấu đề nghị công nhận huyện đạt chuẩn nông thôn mới vào năm 2025.", [("ntm_district", 1)]),
    ("Huyện có 45 tổ chức cơ sở đảng với 5.120 đảng viên tham gia sinh hoạt.",
     [("grassroots_party_orgs", 45), ("party_members", 5120)]),
    ("Cơ cấu kinh tế chuyển dịch, doanh thu du lịch đạt 120 tỷ đồng, nông nghiệp chiếm 32%.",
     [("economic_structure", 32)]),
    ("Tỷ lệ hộ nghèo ở 20 xã trong toàn huyện còn 2,1%.", [("poverty_rate", 2.1)]),
    ("Về xây dựng nông thôn mới nâng cao, 2 xã đạt chuẩn; về nông thôn mới, bình quân đạt 18,2 tiêu chí/xã.",
     [("ntm_advanced_communes", 2), ("ntm_criteria_avg_per_commune", 18.2)]),
    ("Năm 2022, giải ngân đạt kế hoạch vốn, tổng vốn đầu tư toàn xã hội 1.200 tỷ đồng.",
     [("investment_total", 1200)]),
    ("Huyện có 21 đơn vị hành chính cấp xã, 1 thị trấn và 20 xã.", [("commune_units", 21)]),
    ("Các công ty Hàn Quốc đầu tư vào huyện, tạo việc làm cho 1.900 lao động.", [("jobs_created", 1900)]),
    ("Giồng Trôm là xã hội học tập kiểu mẫu. Năm 2022, thu ngân sách đạt 120 tỷ đồng.",
     [("budget_revenue", 120)]),
    ("Năm 2022, tổng vốn đầu tư xã hội hóa giáo dục đạt 120 tỷ đồng.", []),
    ("Huyện Giồng Trôm và 4 đơn vị khác được UBND tỉnh tặng Cờ thi đua năm 2022.", [("award_flag", 1)]),
    ("Năm 2022, 8 tập thể nhận bằng khen và UBND huyện được tặng cờ thi đua của UBND tỉnh.",
     [("commendation_collectives", 8), ("award_flag", 1)]),
    ("Huyện khen thưởng 12 tập thể được công nhận đơn vị dẫn đầu phong trào thi đua.",
     [("commendation_collectives", 12)]),
    ("Bước vào xây dựng nông thôn mới, huyện có 21 đơn vị hành chính cấp xã.",
     [("commune_units", 21)]),
    ("Công nghiệp phục hồi, đưa kinh tế huyện tăng trưởng cao. Giá trị sản xuất đạt 12.350 tỷ đồng.",
     [("total_output_value", 12350)]),
    ("Công nghiệp tăng khá. Dịch vụ du lịch phát triển. Tổng giá trị sản xuất toàn ngành đạt 12.350 tỷ đồng.",
     [("total_output_value", 12350)]),
    ("Châu Bình là xã cuối cùng về đích. Như vậy, 20/20 xã của huyện đạt chuẩn nông thôn mới.",
     [("ntm_communes", 20)]),
    ("Cơ cấu kinh tế chuyển dịch, doanh thu tăng khá: nông nghiệp 32%.", [("economic_structure", 32)]),
    ("Tổng vốn đầu tư toàn xã hội theo kế hoạch vốn năm 2022 đạt 1.200 tỷ đồng.",
     [("investment_total", 1200)]),
    ("Thu nhập bình quân đầu người tại 21 xã của huyện năm 2022 đạt 58 triệu đồng.",
     [("income_per_capita", 58)]),
    ("Tỷ lệ hộ nghèo giảm nhanh ở 3 xã bãi ngang và toàn huyện đến cuối năm 2022 còn 2,1%.",
     [("poverty_rate", 2.1)]),
    ("Năm 2022, huyện khen thưởng 45 tập thể và 300 lượt cán bộ, hội viên.",
     [("commendation_collectives", 45), ("commendation_individuals", 300)]),
    ("Thu nhập người dân được nâng cao, 20/20 xã đạt chuẩn nông thôn mới.", [("ntm_communes", 20)]),
    ("Huyện nâng cao chất lượng cuộc sống, đến nay có 12/20 xã đạt chuẩn nông thôn mới.",
     [("ntm_communes", 12)]),
    ("Huyện có 12/20 xã nông thôn mới, 5/20 xã được công nhận nâng cao.",
     [("ntm_communes", 12), ("ntm_advanced_communes", 5)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), STILL_READ)
def test_what_is_still_read(text: str, told: list[tuple[str, float]]) -> None:
    assert rows(read(text), "indicator", "value") == told


PERIODS = [
    ("Năm 2022, thu ngân sách 410 tỷ đồng; kỷ luật 12 đảng viên vi phạm năm 2021.", ["2022", "2022"]),
    ("Công tác truyền thông tư vấn việc làm năm 2021 tốt, tạo việc làm cho 1.900 lao động.", ["2021"]),
    ("Hội Luật gia huyện năm 2021 kết nạp 12 đảng viên.", ["2021"]),
    ("Giai đoạn 2010-2019, qua 10 năm xây dựng nông thôn mới, huyện huy động 790 tỷ đồng.", ["2010/2019"]),
    ("Nhiệm vụ năm 2016-2020 hoàn thành, thu ngân sách đạt 120 tỷ đồng.", ["2016/2020"]),
    ("Thu ngân sách năm 2022 so với năm 2021 là 100 tỷ đồng.", ["2022"]),
    ("Bí thư cho biết: “Năm 2021, thu ngân sách đạt 120 tỷ đồng”.", ["2021"]),
    (
        "Tại hội nghị “Tổng kết công tác xây dựng Đảng năm 2021”, huyện báo đã kết nạp 110 đảng viên.",
        ["2021"],
    ),
    ("Phục vụ sản xuất năm 2016-2020 đạt kết quả, huyện kết nạp 610 đảng viên.", ["2016/2020"]),
    ("Thi hành kỉ luật năm 2021, huyện đã kỷ luật 12 đảng viên.", ["2021"]),
    (
        "Năm 2022 so với năm 2021 tăng, năm 2022 kết nạp 120 đảng viên, năm 2021 kết nạp 110 đảng viên.",
        ["2022", "2021"],
    ),
    ("Ba tháng qua, huyện kết nạp 20 đảng viên.", ["2022"]),
    ("Đến nay, nông thôn khởi sắc. Trước đây, tỷ lệ hộ nghèo của huyện là 25%.", [""]),
    ("Đến nay, nông thôn khởi sắc. Đầu nhiệm kỳ, thu nhập bình quân đầu người 42 triệu đồng.", [""]),
    ("Qua 10 năm xây dựng nông thôn mới, huyện đã huy động 2.790 tỷ đồng.", ["2022"]),
    ("Thu nhập đạt 72,4 triệu đồng/người; huyện có 47 hợp tác xã lập năm 2012.", ["2022"]),
    ("Hiện nay, huyện đổi thay. Năm 2020, huyện kết nạp 210 đảng viên. Hộ nghèo còn 2,1%.", ["2020", "2020"]),
]


@pytest.mark.parametrize(("text", "periods"), PERIODS)
def test_periods_that_stay(text: str, periods: list[str]) -> None:
    found = read(text)
    assert [one.period for one in found] == periods
    assert all(one.confidence < 0.9 for one in found if " so với năm 2021 là " in text)


def test_a_report_on_the_year_before_stays_one() -> None:
    text = "Năm 2020, huyện đạt nhiều kết quả.\nĐến nay, hạ tầng khởi sắc. Tỷ lệ hộ nghèo còn 2,4%."
    assert rows(read(text, day="2021-01-15"), "period") == [("2020",)]


def test_targets_of_a_year_that_opens_the_sentence() -> None:
    text = "Năm 2020, tổng giá trị sản xuất đạt 13.335 tỷ đồng, có 18/20 chỉ tiêu đạt và vượt."
    found = read(text, title="Đại hội Đảng bộ huyện Giồng Trôm", day="2020-08-20")
    assert [one.period for one in found] == ["2020", "2020"]


def test_where_a_goal_sets_out_from_without_a_year_was_not_reached_then() -> None:
    text = "Theo mục tiêu đề ra đến năm 2020, thu nhập bình quân tăng từ 30 triệu đồng lên 45 triệu đồng."
    assert "actual" not in {one.kind for one in read(text)}
    text = "Mục tiêu đến năm 2025, tỷ lệ hộ nghèo giảm từ 5% năm 2022 xuống còn 1% năm 2025."
    assert rows(read(text), "kind", "period") == [("actual", "2022"), ("target", "2025")]


def test_a_goal_of_so_much_or_more_is_no_start() -> None:
    text = "Huyện phấn đấu tăng tỷ lệ tham gia bảo hiểm y tế từ 90% năm 2021 trở lên."
    assert rows(read(text, day="2021-07-20"), "kind") == [("target",)]


def test_a_start_behind_a_sentence_on_the_present_is_not_of_the_day() -> None:
    (found,) = read("Đến nay, huyện đã đổi thay. Hồi mới tách huyện, tỷ lệ hộ nghèo là 35%.")
    assert found.rule.endswith("(default)")


def test_targets_that_were_set_and_what_they_came_to() -> None:
    text = "Thực hiện nghị quyết đề ra các chỉ tiêu năm 2022 cho thấy: thu ngân sách ước đạt 120 tỷ đồng."
    assert rows(read(text), "kind") == [("actual",)]
    text = "Thực hiện nghị quyết đề ra các chỉ tiêu năm 2022: thu ngân sách ước đạt 120 tỷ đồng."
    assert rows(read(text), "kind") == [("actual",)]
    text = "Nhìn lại các mục tiêu đề ra năm 2022, các chỉ tiêu đạt khá: thu ngân sách ước đạt 120 tỷ đồng."
    assert rows(read(text), "kind") == [("actual",)]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "Thực hiện nghị quyết của Huyện ủy, các cấp đã nỗ lực; có 18 chỉ tiêu đạt.",
            "issuer=party_committee",
        ),
        ("Có 18/20 chỉ tiêu được UBND tỉnh phân bổ đạt kế hoạch.", "issuer=peoples_committee"),
    ],
)
def test_those_who_set_the_targets(text: str, issuer: str) -> None:
    assert rows(read(text), "value", "breakdown") == [(18, issuer)]


def test_a_headline_that_other_counts_of_the_body_do_not_tell() -> None:
    title = "Huyện Giồng Trôm có 18/20 chỉ tiêu đạt và vượt"
    found = read("Năm 2022, huyện có 20 chi bộ, 18 đảng viên được kết nạp.", title=title)
    assert (TARGETS, 18) in rows(found, "indicator", "value")


def test_targets_of_two_issuers_out_of_as_many() -> None:
    text = (
        "Năm 2022, có 10/20 chỉ tiêu vượt kế hoạch của Huyện ủy. Nhiều việc đã tốt lên. "
        "Có 18/20 chỉ tiêu đạt theo nghị quyết HĐND huyện."
    )
    assert rows(read(text), "indicator", "value") == [("targets_exceeded", 10), (TARGETS, 18)]


def test_months_up_to_now_within_a_longer_time() -> None:
    text = "Sau hơn 2 năm thực hiện nghị quyết, đến cuối tháng 6, huyện kết nạp 365 đảng viên."
    assert rows(read(text, day="2022-07-20"), "period") == [("2020/2022",)]


def test_goals_that_are_measured_by_this_year_s_plan_stay_goals() -> None:
    text = (
        "Năm 2023, huyện phấn đấu kết nạp 130 đảng viên. Thu ngân sách 130 tỷ đồng, đạt 105% so với kế "
        "hoạch. Tỷ lệ hộ nghèo còn dưới 1,5%."
    )
    assert {one.period for one in read(text)} == {"2023"}


def test_the_years_of_the_programme_end_with_the_year_reported() -> None:
    text = "Qua 10 năm xây dựng nông thôn mới, huyện đã huy động 2.790 tỷ đồng."
    assert rows(read(text, day="2021-01-20"), "period") == [("2011/2020",)]
    named = f"Giai đoạn 2010-2020, huyện đạt nhiều kết quả. {text}"
    assert rows(read(named, day="2020-11-20"), "period") == [("2010/2020",)]


def test_what_a_sentence_on_the_present_leaves_is_not_sure() -> None:
    (found,) = read("Hiện nay, huyện đang đổi thay. Tỷ lệ hộ nghèo là 2,1%.")
    assert (found.period, found.confidence < 0.9) == ("2022", True)


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
