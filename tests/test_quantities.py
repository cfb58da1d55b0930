"""The quantity grammar: what newspapers print, what only looks like a figure, and any input."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kit.quantities import Quantity, parse_number, quantities


def only(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, [q.text for q in found]
    assert text[found[0].start : found[0].end] == found[0].text
    return found[0]


FORMS = [
    ("có trên 14.500 đảng viên", 14500, None, None, "count", "more_than"),
    ("bảo hiểm y tế đạt 96,46%.", 96.46, None, None, "percent", "exact"),
    ("thu nhập đạt 53 triệu đồng.", 53, None, None, "vnd_million", "exact"),
    ("thu nhập 65,5 triệu đồng/người/năm", 65.5, None, None, "vnd_million_per_person", "exact"),
    ("thu nhập 48 triệu đồng/ người / năm", 48, None, None, "vnd_million_per_person", "exact"),
    ("đạt 96 triệu đồng/ha", 96, None, None, "vnd_million_per_ha", "exact"),
    ("vốn gần 3.500 tỷ", 3500, None, None, "vnd_billion", "approx"),
    ("thu được 18,462 tỷ đồng", 18.462, None, None, "vnd_billion", "exact"),
    ("thu 1.703.945 tỷ đồng", 1703945, None, None, "vnd_billion", "exact"),
    ("thu 40.120 triệu đồng", 40120, None, None, "vnd_million", "exact"),
    ("thu 1.703,945 tỉ đồng", 1703.945, None, None, "vnd_billion", "exact"),
    ("đạt 7.579 tỷ 802 triệu đồng", 7579.802, None, None, "vnd_billion", "exact"),
    ("hơn 2,3 ngàn tỷ đồng", 2300, None, None, "vnd_billion", "more_than"),
    ("khoảng 10 nghìn tỷ đồng", 10000, None, None, "vnd_billion", "approx"),
    ("gieo trồng 25.271,9 ha", 25271.9, None, None, "ha", "exact"),
    ("gieo trồng 3.625ha lúa", 3625, None, None, "ha", "exact"),
    ("hơn 2 nghìn ha rau", 2000, None, None, "ha", "more_than"),
    ("1,5 nghìn héc ta", 1500, None, None, "ha", "exact"),
    ("trồng 120 hecta keo", 120, None, None, "ha", "exact"),
    ("rộng 258,89 km2,", 258.89, None, None, "km2", "exact"),
    ("rộng 258,89 km², dân", 258.89, None, None, "km2", "exact"),
    ("sản lượng 39 vạn tấn", 390000, None, None, "tonnes", "exact"),
    ("sản lượng 42.793 tấn", 42793, None, None, "tonnes", "exact"),
    ("kết nạp từ 90 - 100 đảng viên", 90, 100, None, "count", "range"),
    ("kết nạp 90–100 đảng viên", 90, 100, None, "count", "range"),
    ("từ 90 đến 100 đảng viên", 90, 100, None, "count", "range"),
    ("tăng 12-13%/ năm", 12, 13, None, "percent", "range"),
    ("giảm 2 - 3,5%", 2, 3.5, None, "percent", "range"),
    ("giảm 1,5% - 2%", 1.5, 2, None, "percent", "range"),
    ("thu nhập 100 -500 triệu đồng", 100, 500, None, "vnd_million", "range"),
    ("tăng từ 7% trở lên", 7, None, None, "percent", "at_least"),
    ("mỗi năm thêm từ 70 đảng viên trở lên", 70, None, None, "count", "at_least"),
    ("có 85% số đảng viên trở lên", 85, None, None, "percent", "at_least"),
    ("đạt từ 60% số lượng đăng ký", 60, None, None, "percent", "at_least"),
    ("ít nhất 5 mô hình", 5, None, None, "count", "at_least"),
    ("còn dưới 1,2%", 1.2, None, None, "percent", "less_than"),
    ("xấp xỉ 400 hộ", 400, None, None, "count", "approx"),
    ("cao hơn 1,03% so với", 1.03, None, None, "percent", "exact"),
    ("có 19/25 chỉ tiêu", 19, None, 25, "count", "exact"),
    ("xã này đạt16/ 19 tiêu chí", 16, None, 19, "count", "exact"),
    ("có 5 .874 đảng viên", 5874, None, None, "count", "exact"),
    ("có 5\xa0.874 đảng viên", 5874, None, None, "count", "exact"),
    ("thu 1 .286,5tỉ đồng", 1286.5, None, None, "vnd_billion", "exact"),
    ("bằng100,4% kế hoạch", 100.4, None, None, "percent", "exact"),
    ("sản lượng giảm12 tấn", 12, None, None, "tonnes", "exact"),
    ("kết nạp 261/250 đảng viên", 261, None, 250, "count", "exact"),
    ("thành lập 02/02 tổ chức đảng", 2, None, 2, "count", "exact"),
    ("có 17 trong tổng số 19 xã", 17, None, 19, "count", "exact"),
    ("có 17 xã trong tổng số 19 xã", 17, None, 19, "count", "exact"),
    ("có 21 trên tổng số 25 chi bộ", 21, None, 25, "count", "exact"),
    ("vốn giải ngân (376,7 tỷ/609,1 tỷ đồng)", 376.7, None, 609.1, "vnd_billion", "exact"),
    ("thi hành kỷ luật 01 đảng viên", 1, None, None, "count", "exact"),
    ("Đảng bộ có 2492 đảng viên", 2492, None, None, "count", "exact"),
    ("Đảng bộ có 14,500 đảng viên", 14500, None, None, "count", "exact"),
    ("có 1,490,782 lượt", 1490782, None, None, "count", "exact"),
    ("hơn 4,7 ngàn đảng viên", 4700, None, None, "count", "more_than"),
    ("đón 1,2 triệu lượt khách", 1200000, None, None, "count", "exact"),
    ("bình quân 17,2 tiêu chí/xã", 17.2, None, None, "count", "exact"),
    ("vượt 53,2 % so với dự toán", 53.2, None, None, "percent", "exact"),
    ("đạt 2.5%", 2.5, None, None, "percent", "exact"),
    ("đạt 0.375%", 0.375, None, None, "percent", "exact"),
    ("đạt 12 phần trăm", 12, None, None, "percent", "exact"),
    ("giảm 0,46 điểm %", 0.46, None, None, "percentage_points", "exact"),
    ("giảm 1,2 điểm phần trăm", 1.2, None, None, "percentage_points", "exact"),
    ("tăng gấp 3,38 lần", 3.38, None, None, "times", "exact"),
    ("kim ngạch 12 triệu USD", 12, None, None, "usd_million", "exact"),
    ("kim ngạch 1,68 tỷ USD", 1680, None, None, "usd_million", "exact"),
    ("năng suất 62,41 tạ/ha", 6.241, None, None, "tonnes_per_ha", "exact"),
    ("tặng giấy khen 54 đồng chí", 54, None, None, "count", "exact"),
    ("tăng 9 đồng chí so với năm trước", 9, None, None, "count", "exact"),
    ("có ba xã về đích", 3, None, None, "count", "exact"),
    ("công nhận mười lăm chi bộ", 15, None, None, "count", "exact"),
    ("kiểm tra hai mươi lăm tổ chức", 25, None, None, "count", "exact"),
    ("tăng thêm năm trường", 5, None, None, "count", "exact"),
    ("xếp thứ 2 toàn tỉnh", 2, None, None, "rank", "exact"),
    ("dân số 179.889 người", 179889, None, None, "count", "exact"),
    ("với tổng số 6.312 đảng viên", 6312, None, None, "count", "exact"),
    ("hằng năm 45 - 50 đồng chí", 45, 50, None, "count", "range"),
    ("mỗi năm 13,7%", 13.7, None, None, "percent", "exact"),
    ("hằng năm 12.5%", 12.5, None, None, "percent", "exact"),
    ("mỗi tháng 7 đảng viên", 7, None, None, "count", "exact"),
    ("6 tháng 112 đảng viên", 112, None, None, "count", "exact"),
    ("năm qua 12/19 xã", 12, None, 19, "count", "exact"),
    ("trong năm 2.025 hộ thoát nghèo", 2025, None, None, "count", "exact"),
    ("Huy hiệu 30 năm tuổi Đảng cho 37 đồng chí", 37, None, None, "count", "exact"),
    ("Huy hiệu 30, 40 và 50 năm tuổi Đảng cho 42 đồng chí", 42, None, None, "count", "exact"),
    ("sáng 19-1, có 32/44 tổ chức", 32, None, 44, "count", "exact"),
    ("tính đến ngày 30-6 kết nạp 288 đảng viên", 288, None, None, "count", "exact"),
    # money with đ, đô la and $
    ("chi 3.000.000.000đ cho đường", 3_000_000_000, None, None, "vnd", "exact"),
    ("hỗ trợ 500.000đ/người", 500000, None, None, "vnd_per_person", "exact"),
    ("giá 1.500 đ/kg", 1500, None, None, "vnd_per_kg", "exact"),
    ("thu nhập 45trđ", 45, None, None, "vnd_million", "exact"),
    ("thu nhập 45 tr.đ/người/năm", 45, None, None, "vnd_million_per_person", "exact"),
    ("thu nhập 45 triệu đ/người", 45, None, None, "vnd_million_per_person", "exact"),
    ("vốn 850 tỷ đ trong năm", 850, None, None, "vnd_billion", "exact"),
    ("biểu dương 12đ/c tiêu biểu", 12, None, None, "count", "exact"),
    ("có 241đảng viên mới", 241, None, None, "count", "exact"),
    ("đạt 15,8tiêu chí/xã", 15.8, None, None, "count", "exact"),
    ("tài trợ $1,200 cho trường", 0.0012, None, None, "usd_million", "exact"),
    ("tài trợ $1.2 triệu", 1.2, None, None, "usd_million", "exact"),
    ("tài trợ 20.000 đô la Mỹ", 0.02, None, None, "usd_million", "exact"),
    # words
    ("hỗ trợ ba trăm hộ", 300, None, None, "count", "exact"),
    ("hỗ trợ hơn một trăm linh năm hộ", 105, None, None, "count", "more_than"),
    ("đảng bộ có hai nghìn không trăm hai mươi đảng viên", 2020, None, None, "count", "exact"),
    ("đạt một trăm phần trăm", 100, None, None, "percent", "exact"),
    ("chi hai tỷ ba trăm triệu đồng", 2.3, None, None, "vnd_billion", "exact"),
    ("thưởng hai trăm nghìn đồng/hộ", 0.2, None, None, "vnd_million_per_household", "exact"),
    ("thu ba tỷ năm 2020", 3, None, None, "vnd_billion", "exact"),
    ("có thêm hai đến ba xã", 2, 3, None, "count", "range"),
    ("mỗi năm hai, ba xã", 2, 3, None, "count", "range"),
    ("có bảy trên mười hai xã", 7, None, 12, "count", "exact"),
    ("mười hai xã về đích", 12, None, None, "count", "exact"),
    ("Ba mươi lăm xã về đích", 35, None, None, "count", "exact"),
    ("Tin vui\nHai mươi mốt tiêu chí", 21, None, None, "count", "exact"),
    ("trong ba năm hai xã về đích", 2, None, None, "count", "exact"),
    # a number in several units, and one with gaps
    ("thu nhập 1 triệu 200 nghìn đồng/người", 1.2, None, None, "vnd_million_per_person", "exact"),
    ("đạt 7 tỷ 802 triệu 500 nghìn đồng", 7.8025, None, None, "vnd_billion", "exact"),
    ("vốn 11 nghìn 700 tỷ đồng", 11700, None, None, "vnd_billion", "exact"),
    ("gieo 3 nghìn 500 ha", 3500, None, None, "ha", "exact"),
    ("có 3 nghìn 500 hộ", 3500, None, None, "count", "exact"),
    ("được 2 vạn 5 nghìn tấn", 25000, None, None, "tonnes", "exact"),
    ("năng suất 5 tấn 3/ha", 5.3, None, None, "tonnes_per_ha", "exact"),
    ("con đường 3km500", 3.5, None, None, "km", "exact"),
    ("thu 12 345 678 đồng", 12345678, None, None, "vnd", "exact"),
    ("thu 12\u202f345\u202f678 trong năm", 12345678, None, None, "count", "exact"),
    ("có 14 500 đảng viên", 14500, None, None, "count", "exact"),
    ("tháng 6 850 tỷ đồng", 850, None, None, "vnd_billion", "exact"),
    # millions of something, which are no money
    ("tỉnh có gần 1,1 triệu dân", 1_100_000, None, None, "count", "approx"),
    ("đón 1,2 triệu khách", 1_200_000, None, None, "count", "exact"),
    ("đàn 3,2 triệu con gia cầm", 3_200_000, None, None, "count", "exact"),
    ("15 - 16 triệu lít sữa", 15_000_000, 16_000_000, None, "count", "range"),
    ("ươm hai triệu cây giống", 2_000_000, None, None, "count", "exact"),
    ("thả 1,2 tỷ con giống", 1_200_000_000, None, None, "count", "exact"),
    ("dùng 3,2 triệu kWh", 3_200_000, None, None, "kWh", "exact"),
    ("phát 1,2 tỷ KWh", 1_200_000_000, None, None, "kWh", "exact"),
    ("trữ 1,5 triệu m³ nước", 1_500_000, None, None, "m3", "exact"),
    ("thưởng 5 triệu/người lao động", 5, None, None, "vnd_million_per_person", "exact"),
    ("thêm 200 triệu dân góp", 200, None, None, "vnd_million", "exact"),
    ("chi 3,5 triệu mua giống", 3.5, None, None, "vnd_million", "exact"),
    ("bán 2 tỷ sản phẩm", 2, None, None, "vnd_billion", "exact"),
    # signs
    ("tăng trưởng -2,3% so với năm trước", -2.3, None, None, "percent", "exact"),
    ("tăng trưởng âm (−2,3%)", -2.3, None, None, "percent", "exact"),
    ("Kết quả\n-95% hộ có điện", 95, None, None, "percent", "exact"),
    ("chỉ tăng .5% một năm", 0.5, None, None, "percent", "exact"),
    # ratios
    ("có 13 trên 15 xã về đích", 13, None, 15, "count", "exact"),
    ("Nghị quyết 19 trên 15 xã", 15, None, None, "count", "more_than"),
    ("có 9 xã/17 xã về đích", 9, None, 17, "count", "exact"),
    ("đã có bảy trên 12 xã về đích", 7, None, 12, "count", "exact"),
    # signs and halves
    ("hộ dùng điện đạt >90%", 90, None, None, "percent", "more_than"),
    ("hộ dùng điện đạt ≥ 90%", 90, None, None, "percent", "at_least"),
    ("hộ dùng than <2%", 2, None, None, "percent", "less_than"),
    ("hộ dùng than ≤ 2%", 2, None, None, "percent", "less_than"),
    ("chi 3 tỷ rưỡi đồng", 3.5, None, None, "vnd_billion", "exact"),
    ("chi 2 triệu rưỡi", 2.5, None, None, "vnd_million", "exact"),
    ("đón 1.250 lượt/1.200 lượt", 1250, None, 1200, "count", "exact"),
    ("chọn 12 đảng viên/5 chi bộ", 12, None, None, "count", "exact"),
    # units
    ("tăng dân số 9,46‰", 9.46, None, None, "permille", "exact"),
    ("tăng dân số 9,46 %o", 9.46, None, None, "permille", "exact"),
    ("tăng dân số 9,5 phần nghìn", 9.5, None, None, "permille", "exact"),
    ("mật độ 1.250 người/km2", 1250, None, None, "people_per_km2", "exact"),
    ("chi 25 triệu đồng/m²", 25, None, None, "vnd_million_per_m2", "exact"),
    ("hiến 5 sào ruộng", 5, None, None, "sao", "exact"),
    ("hiến 3 công đất", 3, None, None, "cong", "exact"),
    ("thu non 30 tấn", 30, None, None, "tonnes", "approx"),
    ("trường mầm non 30 học sinh", 30, None, None, "count", "exact"),
    ("ở vị trí thứ 5 toàn tỉnh", 5, None, None, "rank", "exact"),
    ("cấp 30.000 m3/ngày đêm", 30000, None, None, "m3_per_ngày", "exact"),
    ("điện gió 45 MW", 45, None, None, "MW", "exact"),
    ("có 17/19 số xã", 17, None, 19, "count", "exact"),
    ("trong đó 5 không đạt", 5, None, None, "count", "exact"),
    ("lúc 14 giờ 30, có 12 xã dự", 12, None, None, "count", "exact"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "upper", "of", "unit", "qualifier"), FORMS)
def test_forms(
    text: str, value: float, upper: float | None, of: float | None, unit: str, qualifier: str
) -> None:
    q = only(text)
    assert (q.value, q.value_max, q.of, q.unit, q.qualifier) == (value, upper, of, unit, qualifier)


def test_the_module_names_every_unit() -> None:
    told = quantities.__globals__["__doc__"]
    units = {unit for *_, unit, _ in FORMS} - {"people_per_km2"}
    assert "`people_per_km2`" in told and "`m3_per_ngày`" in told
    assert [unit for unit in units if f"`{unit.partition('_per_')[0]}`" not in told] == []


NOT_FIGURES = [
    "Đến 30-6 thì xong",
    "Ngày 26-5-2022, đoàn đến xã.", "18/04/2022 - 05:53", "Cập nhật ngày: 14/03/2021 07:15:02",
    "Sáng 5/7, Huyện ủy họp.", "chiều 22.6, ông nói", "Ngày 27 và 28.5, xã tổ chức", "đợt 19/5",
    "năm 2021", "Năm 2022,", "nhiệm kỳ 2020 - 2025, 2021-2026", "giai đoạn 2016 – 2020",
    "hàng năm (2021, 2022).", "từ tháng 5/2022", "tháng 10 vừa qua", "quý 3 này",
    "NQ số 08-NQ/TU", "Kết luận số 21-KL/TW", "Nghị quyết số 128/NQ-CP", "Chỉ thị số 05 của",
    "Quyết định số 312, 315 của Bộ Chính trị", "Nghị quyết 24/2021/QH15", "Chỉ thị 05-CT/TW",
    "Nghị quyết Trung ương 5 (khóa X)", "Nghị quyết 35 của Đảng bộ", "hội nghị lần thứ 14",
    "khóa 13", "Đoàn kiểm tra 374 của Tỉnh ủy", "dịch Covid-19", "công nghệ 4.0 vào hoạt động",
    "(thứ 2, từ phải sang)", "Chi bộ ấp 7 đạt kết quả", "thôn 3, xã", "quốc lộ 57", "QL14B",
    "giống lúa OM5451", "xe buýt 24/7", "sau 5 năm thực hiện", "6 tháng đầu năm", "trong 2 ngày",
    "Huy hiệu 30, 40 năm tuổi Đảng", "kỷ niệm 132 năm Ngày sinh", "cụ ông 82 tuổi", "lúc 7 giờ",
    "lúc 19h30", "gọi 0275.3822212", "ĐT: 02753822212", "1. Công tác tổ chức", "(2) Tập trung",
    "phong cách “Hai chân - Ba mũi”", "ngày 30/4 và 1/5", "mừng 2/9", "từ năm 2015 đến 2020",
    "từ ngày 6 đến 8-7-2015", "lộ trình đến năm 2025", "thực hiện Nghị định 38 và 39", "",
    "trang 1/2", "họp lúc 14 giờ 30", "họp lúc 14 giờ 30 phút", "vốn Chương trình 135", "OCOP 3 sao",
    "đạt từ 3 đến 4 sao", "nắng 35 độ C", "nắng 36,5 độ C", "dịch ở cấp độ 2", "sau 2,5 năm",
    "phong trào “5 không, 3 sạch”", "phong trào 5 không, 3 sạch", "“4 tại chỗ”", "chiếm 1/3 số hộ",
    "gần 2/3 diện tích", "bản đồ tỷ lệ 1/500", "bài thi 27,5đ", "có 1.200hs", "mạch 12.500kV",
    "năm hai nghìn không trăm hai mươi hai xã", "trong mười năm xã đã", "thứ hai mươi ba xã họp",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_what_is_not_a_figure(text: str) -> None:
    assert [q.text for q in quantities(text)] == []


def test_vague_has_no_value() -> None:
    q = only("huy động hàng chục tỷ đồng")
    assert q.value is None and q.qualifier == "approx"


def test_moving_from_one_level_to_another_is_not_a_range() -> None:
    found = quantities("giảm từ 7,8% xuống còn 5,2%")
    assert [(q.value, q.qualifier) for q in found] == [(7.8, "exact"), (5.2, "exact")]


@pytest.mark.parametrize(
    ("text", "read"),
    [("đạt 15 trên 13 xã", [15, 13]), ("có 13 trên 15 tháng", [13]), ("thu 5 tấn 3 ha", [5, 3]),
     ("đạt 2 tỷ 5 dự án", [2, 5]), ("xã loại 1 120 hộ", [120]), ("có 10, 345 hộ", [10, 345]),
     ("giảm 7,5% -2,3%", [7.5, 2.3]), ("có hai, tám xã", [8]), ("mã 12 345 6789 đồng", [12, 345, 6789]),
     ("gồm 5 ba xã trong số 7", [5])],
)  # fmt: skip
def test_neighbours_that_are_two_figures(text: str, read: list[float]) -> None:
    assert [q.value for q in quantities(text)] == read


def test_reading_order_and_decimals() -> None:
    found = quantities("Có ba xã đạt chuẩn, thu 24,023 tỷ đồng, bằng 43% kế hoạch; kết nạp 7 đảng viên")
    assert [(q.value, q.decimals) for q in found] == [(3, 0), (24.023, 3), (43, 0), (7, 0)]


@pytest.mark.parametrize(
    ("printed", "unit", "value"),
    [("1.234", "count", 1234), ("1.234", "percent", 1234), ("1,234", "vnd_billion", 1.234),
     ("0,234", "count", 0.234), ("1.2.3", "count", None), ("12.34.567", "count", None),
     ("9" * 40, "count", None), ("1.234.567,89", "count", 1234567.89)],
)  # fmt: skip
def test_parse_number(printed: str, unit: str, value: float | None) -> None:
    read = parse_number(printed, unit)
    assert (read and read[0]) == value


def printed(value: int, decimals: int) -> str:
    """The number as a Vietnamese newspaper prints it."""
    whole = f"{value // 10**decimals:,}".replace(",", ".")
    return whole + (f",{value % 10**decimals:0{decimals}d}" if decimals else "")


numbers = st.integers(1, 10**9 - 1)
SUFFIXES = [
    ("%", "percent", 1), (" tỷ đồng", "vnd_billion", 1), (" triệu đồng", "vnd_million", 1),
    (" nghìn tỷ đồng", "vnd_billion", 1000), (" ha", "ha", 1), (" tấn", "tonnes", 1),
    (" triệu đồng/người/năm", "vnd_million_per_person", 1), (" km2", "km2", 1),
]  # fmt: skip
QUALIFIERS = [("", "exact"), ("trên ", "more_than"), ("gần ", "approx"), ("dưới ", "less_than")]


@given(numbers, st.sampled_from([0, 1, 2]), st.sampled_from(SUFFIXES), st.sampled_from(QUALIFIERS))
@settings(deadline=None)
def test_round_trip(value: int, decimals: int, suffix: tuple[str, str, int], word: tuple[str, str]) -> None:
    q = only(f"kết quả đạt {word[0]}{printed(value, decimals)}{suffix[0]}, theo báo cáo")
    assert q.value == pytest.approx(value / 10**decimals * suffix[2], rel=1e-12, abs=1e-9)
    assert (q.unit, q.qualifier, q.decimals) == (suffix[1], word[1], decimals)


@given(st.integers(0, 99999), st.integers(1, 99999))
@settings(deadline=None)
def test_round_trip_of_ratios_and_ranges(first: int, second: int) -> None:
    q = only(f"có {printed(first, 0)}/{printed(second, 0)} chi bộ")
    assert (q.value, q.of) == (first, second)
    if first < second:
        q = only(f"kết nạp từ {printed(first, 0)} - {printed(second, 0)} đảng viên")
        assert (q.value, q.value_max, q.qualifier) == (first, second, "range")


DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def below_thousand(value: int, whole: bool) -> str:
    """Three digits in words; whole: the hundreds are told even where they are none."""
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    words = [f"{DIGITS[hundreds]} trăm"] if hundreds or whole else []
    if tens:
        words.append(f"{DIGITS[tens]} mươi" if tens > 1 else "mười")
    elif ones and words:
        words.append("linh")
    if ones:
        last = {1: "mốt" if tens > 1 else "một", 4: "tư" if tens > 1 else "bốn", 5: "lăm" if tens else "năm"}
        words.append(last.get(ones, DIGITS[ones]))
    return " ".join(words)


@given(st.integers(2, 999_999))
@settings(deadline=None)
def test_round_trip_in_words(value: int) -> None:
    thousands, rest = divmod(value, 1000)
    words = [f"{below_thousand(thousands, False)} nghìn"] if thousands else []
    words += [below_thousand(rest, bool(thousands))] if rest else []
    q = only(f"Đảng bộ có {' '.join(words)} đảng viên")
    assert (q.value, q.text) == (value, " ".join(words))


@given(
    st.integers(1000, 10**12), st.sampled_from([" ", "\xa0", "\u202f", "."]), st.sampled_from(["đ", " đồng"])
)
@settings(deadline=None)
def test_round_trip_of_money_in_full(value: int, gap: str, unit: str) -> None:
    text = f"{value:,}".replace(",", gap) + unit
    q = only(f"được thưởng {text} trong kỳ")
    assert (q.value, q.unit, q.text) == (value, "vnd", text)


ALPHABET = (
    "0123456789.,/-–% ()\n năm tỷ triệu đồng từ đến số thứ xã Hàng chục ba hai mươi ha²$đ‰ trăm nghìn trên"
)


@given(st.one_of(st.text(), st.text(alphabet=ALPHABET, max_size=300)))
@settings(deadline=None, max_examples=400)
@example("1." * 50)
@example("1/" * 50)
@example("٣٤٥ ²³ ①")
def test_any_input_is_read_in_order_without_overlap(text: str) -> None:
    found = quantities(text)
    assert all(text[q.start : q.end] == q.text for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(q.value is None or (q.value < 0) <= (q.text[0] in "-–−â") for q in found)


@pytest.mark.parametrize(
    "piece",
    ["1.", "1,", "9", "1/", "1 - ", "12 trong ", "hai mươi ", "1%", "(1",
     "1 234 ", "234 ", "1 nghìn ", "hai trăm, ", "9 xã/", " -1%", "$1", "3 trên ", "một tỷ ",
     "từ 1 lên ", "từ trên "],
)  # fmt: skip
def test_long_runs_are_no_trap(piece: str) -> None:
    quantities(piece * 5000)


def test_a_rank_among_so_many() -> None:
    for text, printed in (("xếp thứ 2/8 khối thi đua", "2/8"), ("xếp hạng 3/11 huyện", "3/11")):
        (rank,) = quantities(text)
        assert (rank.value, rank.of, rank.unit, rank.text) == (float(printed[0]), None, "rank", printed)


def test_where_a_level_moves_from_is_told_exactly() -> None:
    for text in ("từ 12 xã lên 15 xã.", "từ 7 chi bộ khi mới thành lập, nay đảng bộ có 45 chi bộ."):
        assert [q.qualifier for q in quantities(text)] == ["exact", "exact"]
    assert [q.qualifier for q in quantities("từ 12 xã trở lên.")] == ["at_least"]


def test_the_last_syllable_of_a_name_is_no_number() -> None:
    assert not quantities("huyện Thanh Ba triệu tập hội nghị")
    assert [q.value for q in quantities("huyện thu ba triệu đồng")] == [3.0]
