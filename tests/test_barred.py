"""Words around a figure that keep it from being one of an indicator: `BARS` of kit/_reading/barred.py."""

import pytest
from said import read, rows

NOT_THESE = [
    (
        "Năm 2022, kiểm tra 11 tổ chức đảng, 23 đảng viên; thi hành kỷ luật 7 đảng viên và 2 tổ chức đảng.",
        [("inspected_party_orgs", 11), ("inspected_members", 23), ("disciplined_members", 7)],
    ),
    (
        "Năm 2022, kiểm tra 11 tổ chức đảng; nhắc nhở, rút kinh nghiệm 3 tổ chức đảng, 8 đảng viên.",
        [("inspected_party_orgs", 11)],
    ),
    (
        "Năm 2022, kiểm tra 11 tổ chức đảng; giải quyết tố cáo đối với 3 đảng viên và 1 tổ chức đảng.",
        [("inspected_party_orgs", 11)],
    ),
    (
        "Năm 2022, cấp ủy kiểm tra 31 tổ chức đảng và 9 đảng viên (Ban Thường vụ kiểm tra 6 tổ chức đảng).",
        [("inspected_party_orgs", 31), ("inspected_members", 9)],
    ),
    (
        "Năm 2022, giám sát thường xuyên việc kê khai tài sản đối với 38 đơn vị và 215 cán bộ, đảng viên.",
        [],
    ),
    (
        "Năm 2022, thi hành kỷ luật 3 tổ chức đảng và 88 đảng viên có vi phạm, phải kỷ luật 31 đảng viên.",
        [("disciplined_members", 31)],
    ),
    ("Năm 2022, cho ra khỏi Đảng đối với 6 đảng viên do vi phạm.", []),
    (
        "Năm 2022, Ban Chấp hành Đảng bộ huyện kỷ luật 2 đảng viên; chi bộ trực thuộc kỷ luật 13 đảng viên.",
        [],
    ),
    (
        "Năm 2022, các xã đã đạt từ 13 tiêu chí trở lên, riêng xã Bình Hòa đạt 19/19 tiêu chí.",
        [("ntm_criteria_met_commune", 19)],
    ),
    ("Năm 2022, huyện có 3 xã (Bình Hòa, Lương Hòa, Tân Hào) đạt chuẩn nông thôn mới kiểu mẫu.", []),
    ("Năm 2022, có thêm 2 xã đạt chuẩn nông thôn mới (NTM) kiểu mẫu.", []),
    (
        "Cuối năm 2022 có 15/18 xã đạt chuẩn, 3 xã còn lại đạt 19/19, đang đề nghị tỉnh công nhận đạt chuẩn.",
        [("ntm_communes", 15)],
    ),
    ("Năm 2022, nhân rộng được 37 mô hình “Dân vận khéo”.", []),
    ("Năm 2022, có 61 mô hình tập thể dân vận khéo.", []),
    ("Năm 2022, công nhận 40 mô hình (26 tập thể, 14 cá nhân) tiêu biểu, đề nghị huyện khen thưởng.", []),
    (
        "Năm 2022, thu ngân sách đạt 119% kế hoạch. Chi ngân sách đạt 93% kế hoạch, "
        "trong đó chi đầu tư bằng 92% kế hoạch và bằng 315% kế hoạch tỉnh giao.",
        [("budget_revenue", 119)],
    ),
    ("Năm 2022, tỷ trọng chi đầu tư phát triển chiếm từ 41,5% đến 52,1% tổng chi ngân sách.", []),
    (
        "Năm 2022, huyện phát triển đảng viên ở doanh nghiệp có 300 lao động.",
        [],
    ),
    ("Năm 2022, kết nạp 17 đảng viên mới trong doanh nghiệp ngoài khu vực nhà nước.", []),
    (
        "Năm 2022, kết nạp 87 đảng viên mới; trong các doanh nghiệp tư nhân có 12 chi bộ với 240 đảng viên.",
        [("members_admitted", 87)],
    ),
    ("Năm 2022, Đảng bộ huyện là một trong 5 đơn vị được Tỉnh ủy khen thưởng.", []),
    ("Năm 2022, huyện cùng 5 tập thể khác được UBND tỉnh tặng bằng khen.", []),
    (
        "Năm 2022, huyện khen thưởng 9 tập thể; 2 tập thể và 7 cá nhân được chọn đi dự hội nghị cấp tỉnh.",
        [("commendation_collectives", 9)],
    ),
    ("Năm 2022, 29 tập thể được UBND tỉnh, Bộ, ngành Trung ương tặng cờ thi đua.", []),
    ("Năm 2022, toàn huyện có 5 cơ quan xếp thứ nhì và 7 cơ quan xếp thứ 3 trong cụm thi đua.", []),
    (
        "Năm 2022, tỷ lệ hộ nghèo tại các xã đều dưới 4%, toàn huyện là 3,1%.",
        [("poverty_rate", 3.1)],
    ),
    ("Những năm gần đây, tốc độ tăng trưởng kinh tế bình quân 6,9%/năm.", []),
    (
        "Năm 2022, toàn huyện có 12 xã được công nhận đạt chuẩn nông thôn mới; "
        "huyện đạt 5/9 tiêu chí về xây dựng huyện nông thôn mới.",
        [("ntm_communes", 12)],
    ),
]


@pytest.mark.parametrize(("text", "told"), NOT_THESE)
def test_what_words_bar(text: str, told: list[tuple[str, float]]) -> None:
    assert rows(read(text), "indicator", "value") == told


STILL_READ = [
    ("Năm 2022, huyện thi hành kỷ luật 12 đảng viên vi phạm Điều lệ Đảng.", [("disciplined_members", 12)]),
    (
        "Qua kiểm tra 16 tổ chức đảng năm 2022, Ủy ban Kiểm tra đã giám sát 7 tổ chức đảng.",
        [("inspected_party_orgs", 16), ("supervised_party_orgs", 7)],
    ),
    (
        "Năm 2022, tổng thu, chi ngân sách đúng luật, thu ngân sách đạt 105% dự toán.",
        [("budget_revenue", 105)],
    ),
    (
        "Năm 2022, thành lập 3 chi bộ trong doanh nghiệp, kết nạp 87 đảng viên.",
        [("party_cells_established", 3), ("members_admitted", 87)],
    ),
    ("Năm 2022, huyện có 3 xã đạt chuẩn nông thôn mới.", [("ntm_communes", 3)]),
    (
        "Năm 2022, toàn huyện xây dựng và nhân rộng 117 mô hình “Dân vận khéo”.",
        [("dan_van_kheo_models", 117)],
    ),
    (
        "Năm 2022, toàn huyện có 117 mô hình dân vận khéo của tập thể, cá nhân.",
        [("dan_van_kheo_models", 117)],
    ),
    (
        "Năm 2022, có 3 đảng viên bị khiển trách, 71 tổ chức đảng được kiểm tra.",
        [("disciplined_members", 3), ("inspected_party_orgs", 71)],
    ),
    (
        "Theo yêu cầu của công tác xây dựng Đảng, năm 2022 có 43 tổ chức đảng được kiểm tra.",
        [("inspected_party_orgs", 43)],
    ),
    (
        "Năm 2022, vi phạm chủ yếu là vi phạm chính sách dân số, toàn huyện kỷ luật 23 đảng viên.",
        [("disciplined_members", 23)],
    ),
    (
        "Năm 2022, Ban Thường vụ kỷ luật 1 tổ chức đảng; Ủy ban Kiểm tra Huyện ủy kỷ luật 13 đảng viên.",
        [("disciplined_members", 13)],
    ),
    (
        "Năm 2022, kỷ luật 12 đảng viên vi phạm và kỷ luật 2 tổ chức đảng.",
        [("disciplined_members", 12)],
    ),
    (
        "Năm 2022, giám sát việc kê khai tài sản, đồng thời kiểm tra 41 đảng viên.",
        [("inspected_members", 41)],
    ),
    (
        "Năm 2022, Đảng bộ huyện kết nạp 133 đảng viên tại doanh nghiệp, trường học và nông thôn.",
        [("members_admitted", 133)],
    ),
    (
        "Đảng bộ huyện hiện có 43 tổ chức cơ sở đảng, kể cả trong các doanh nghiệp với 5.310 đảng viên.",
        [("party_members", 5310)],
    ),
    (
        "Năm 2022, có 17/20 xã được công nhận đạt chuẩn nông thôn mới, huyện đang lập hồ sơ đề nghị.",
        [("ntm_communes", 17)],
    ),
    ("Năm 2022, nhờ làm tốt bảo vệ môi trường nên huyện xếp thứ hai khối thi đua.", [("emulation_rank", 2)]),
    ("Năm 2022, trong 9 đơn vị của khối thi đua, Giồng Trôm xếp thứ 2.", [("emulation_rank", 2)]),
    (
        "Năm 2022, 3 cá nhân được tặng bằng khen của Thủ tướng, 14 cá nhân khác được UBND tỉnh khen.",
        [("commendation_individuals", 3), ("commendation_individuals", 14)],
    ),
    (
        "Năm 2022, huyện biểu dương 21 tập thể, 34 cá nhân tiêu biểu được chọn từ các phong trào thi đua.",
        [("commendation_collectives", 21), ("commendation_individuals", 34)],
    ),
    (
        "Năm 2022, có 4 tập thể được tặng bằng khen, riêng Đảng bộ huyện được Tỉnh ủy tặng cờ thi đua.",
        [("commendation_collectives", 4), ("award_flag", 1)],
    ),
    (
        "Năm 2022, tỷ lệ hộ nghèo của các xã đều giảm, bình quân toàn huyện còn 1,9%.",
        [("poverty_rate", 1.9)],
    ),
    (
        "Năm 2022, vốn ngân sách chỉ chiếm một phần trong tổng vốn đầu tư toàn xã hội 1.310 tỷ đồng.",
        [("investment_total", 1310)],
    ),
    (
        "Năm 2022, thu ngân sách đạt 310 tỷ đồng (chi ngân sách 290 tỷ đồng), đạt 111% dự toán.",
        [("budget_revenue", 310), ("budget_revenue", 111)],
    ),
    ("Vụ đông xuân năm 2022, huyện thực hiện cơ giới hóa 1.150 ha.", []),
]


@pytest.mark.parametrize(("text", "told"), STILL_READ)
def test_what_they_leave(text: str, told: list[tuple[str, float]]) -> None:
    assert rows(read(text), "indicator", "value") == told


NEITHER = [
    (
        "Năm 2022, đã kết luận kiểm tra đối với 26 đảng viên; có 19 đảng viên vi phạm phải thi hành kỷ luật.",
        26,
    ),
    ("Phát triển đảng viên ở cơ sở sản xuất có 300 lao động được chú trọng.", 300),
    ("Trong số đảng viên bị kỷ luật năm 2022, toàn huyện có 12 đảng viên vi phạm.", 12),
    ("Năm 2022, kỷ luật 14 đảng viên, chủ yếu do vi phạm chính sách dân số, 11 đảng viên.", 11),
    (
        "Năm 2022, trao Huy hiệu 50 năm cho 8 đảng viên và Huy hiệu 45 năm, 40 năm cho 31 đảng viên.",
        31,
    ),
    ("Năm 2022, số bị kỷ luật do vi phạm những điều đảng viên không được làm (5 đảng viên).", 5),
    ("Năm 2022, kết nạp 121 đảng viên, công nhận chính thức 110 chi bộ.", 110),
    ("Kết nạp đảng viên mới hằng năm đều đạt và vượt chỉ tiêu, vì vậy 98% thôn có chi bộ.", 98),
    ("Đến nay, đã có 8 xã của 4 huyện đạt chuẩn nông thôn mới.", 8),
    ("Trong xây dựng nông thôn mới, 95% số xã hoàn thành chỉ tiêu bảo hiểm y tế được giao.", 95),
    (
        "Năm 2021, giá trị sản xuất dịch vụ 4.110 tỷ đồng, tăng 1% so với năm 2020; "
        "cơ cấu lao động nông, lâm, thủy sản - công nghiệp, xây dựng - dịch vụ: 31,4% - 40,9% - 27,7%.",
        40.9,
    ),
    ("Năm 2022, huyện được công nhận đạt chuẩn xây dựng nông thôn mới về y tế.", 1),
    ("Năm 2022, có 5 phòng, ban hạng nhì và 7 cơ quan, đơn vị xếp thứ 3 trong cụm thi đua.", 3),
    ("Năm 2022, huyện xây dựng 105 mô hình và tiếp tục duy trì 80 mô hình “Dân vận khéo” có hiệu quả.", 80),
    ("Năm 2022, toàn huyện có 9 bác sĩ trên 10.000 dân.", 10000),
    ("Huyện có 14 đơn vị hành chính với 12 xã, 2 thị trấn.", 12),
    ("Năm 2022, tổng giá trị sản xuất đối với một số ngành hàng 8.410 tỷ đồng.", 8410),
    ("Năm 2022, huyện kết nạp 96 đảng viên (đạt 4,1% dân số).", 4.1),
    ("Năm 2022, 63 tập thể lãnh đạo và 157 chi bộ đều hoàn thành tốt nhiệm vụ.", 157),
]


@pytest.mark.parametrize(("text", "value"), NEITHER)
def test_what_is_neither(text: str, value: float) -> None:
    assert value not in [c.value for c in read(text)]
