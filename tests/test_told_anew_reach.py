"""How far the rules of test_told_anew reach: sentences near them, which they must leave alone."""

import pytest
from said import LEXICON, read, rows, undated

from kit._reading.extract import extract

LEFT_ALONE = [
    ("Năm 2022, có 19/20 chỉ tiêu đạt và vượt kế hoạch; tỷ lệ bao phủ bảo hiểm y tế đạt 95%.",
     [("targets_met_or_exceeded", "", "actual"), ("health_insurance_coverage", "", "actual")]),
    ("20/20 chỉ tiêu đạt và vượt; thu ngân sách đạt 100% dự toán.",
     [("targets_met_or_exceeded", "", "actual"), ("budget_revenue", "", "percent_of_plan")]),
    ("Huyện có 12 xã nông thôn mới, đang đề nghị công nhận thêm 2 xã.", [("ntm_communes", "", "actual")]),
    ("Xã Tân Hào được chọn làm điểm. Năm 2022 xã đạt 17/19 tiêu chí nông thôn mới.",
     [("ntm_criteria_met_commune", "", "actual")]),
    ("Doanh nghiệp có lao động trong huyện, góp phần đưa công nghiệp - xây dựng năm 2022 đạt 2.500 tỷ đồng.",
     [("industrial_output_value", "", "actual")]),
    ("Số lao động ở khu vực nông nghiệp giảm, song nông nghiệp vẫn chiếm 31% trong cơ cấu.",
     [("economic_structure", "sector=agriculture", "actual")]),
    ("Riêng khu công nghiệp đóng góp lớn, giá trị sản xuất công nghiệp toàn huyện đạt 2.500 tỷ đồng.",
     [("industrial_output_value", "", "actual")]),
    ("Năm 2022, công nhận, khen thưởng 35 mô hình “Dân vận khéo”.", [("dan_van_kheo_models", "", "actual")]),
    ("Năm 2022 có 12 tập thể; 25 cá nhân được Huyện ủy tặng giấy khen.",
     [("commendation_collectives", "", "actual"), ("commendation_individuals", "level=district", "actual")]),
    ("Trong năm, 12/20 xã đạt chuẩn nông thôn mới.", [("ntm_communes", "", "actual")]),
    ("Trong năm, 100% xã đạt chuẩn nông thôn mới.", [("ntm_communes", "", "actual")]),
    ("Trong năm, 12 xã giữ vững danh hiệu đạt chuẩn nông thôn mới.", [("ntm_communes", "", "actual")]),
    ("Công nhận mới 2 xã đạt chuẩn nông thôn mới và 12 xã giữ chuẩn.",
     [("ntm_communes", "status=new", "actual"), ("ntm_communes", "", "actual")]),
    ("Từ 20% lao động qua đào tạo năm 2010, tỷ lệ này năm 2022 đạt 65%; tỷ lệ hộ nghèo còn 2,3%.",
     [("poverty_rate", "", "actual")]),
    ("Từ 60% hộ dùng nước sạch năm 2015, đến nay tỷ lệ người dân tham gia bảo hiểm y tế đạt 94%.",
     [("health_insurance_coverage", "", "actual")]),
    ("Về tỷ trọng, nông nghiệp chiếm 31%; giá trị sản xuất công nghiệp tăng 12%; dịch vụ tăng 11%.",
     [("economic_structure", "sector=agriculture", "actual"), ("industrial_output_value", "", "change"),
      ("service_output_value", "", "change")]),
    ("Huyện quyết tâm, đồng lòng xây dựng 3 xã nông thôn mới nâng cao trong thời gian tới.",
     [("ntm_advanced_communes", "", "target")]),
    ("Năm 2022 thu 215 tỷ đồng ngân sách, tính chung từ đầu nhiệm kỳ thu 600 tỷ đồng.",
     [("budget_revenue", "", "actual")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), LEFT_ALONE)
def test_these_rules_reach_no_further(text: str, told: list[tuple[str, str, str]]) -> None:
    assert rows(read(text), "indicator", "breakdown", "kind") == told


def test_years_that_an_undated_article_does_not_report_on() -> None:
    text = "Kinh tế giảm sâu trong 6 tháng đầu năm 2020.\nNăm 2022, thu ngân sách đạt 215 tỷ đồng."
    assert rows(undated(text), "kind", "period") == [("actual", "2022")]
    text = "Hội nghị triển khai nhiệm vụ quý I/2023.\nToàn Đảng bộ kết nạp 112 đảng viên."
    assert rows(undated(text, "Huyện Giồng Trôm tổng kết công tác năm 2022"), "period") == [("2022",)]
    text = "Năm 2024, thu ngân sách huyện Đạ Huoai đạt 275 tỷ đồng."
    found = extract(f"Sau sáp nhập\n{text}", lexicon=LEXICON, province="Lâm Đồng")
    assert rows(found, "district") == [("",)]


def test_what_a_congress_tells_of_the_term_gone_by_and_of_today() -> None:
    title = "Đại hội Đảng bộ huyện Giồng Trôm lần thứ XII, nhiệm kỳ 2020-2025"
    found = read("Theo Nghị quyết Đại hội, huyện đạt 18/20 chỉ tiêu đề ra.", title, day="2020-07-10")
    assert rows(found, "kind", "period") == [("actual", "2015/2020")]
    text = (
        "Nhiệm kỳ 2020-2025, huyện đề ra mục tiêu tổng quát: Xây dựng Đảng bộ vững mạnh. Huyện có 5.120 đảng "
        "viên."
    )
    assert rows(read(text, title, day="2020-07-10"), "kind", "period") == [("actual", "2020")]


def test_a_jubilee_dates_no_more_than_what_is_given_at_it() -> None:
    text = (
        "Quốc phòng được giữ vững.\nNhân kỷ niệm 92 năm Ngày thành lập Đảng (3/2/1930 - 3/2/2022), Huyện ủy "
        "tặng giấy khen cho 12 tập thể có thành tích. Kết quả, Đảng bộ huyện kết nạp 112 đảng viên."
    )
    assert rows(read(text, day="2022-02-03"), "period") == [("2022",), ("2021",)]


def test_a_number_brought_up_to_this_day() -> None:
    text = "Năm 2021, huyện có thêm 2 xã đạt chuẩn nông thôn mới; đến nay nâng tổng số lên 8 xã."
    assert rows(read(text), "period") == [("2021",), ("2022",)]


def test_months_summed_up_in_an_article_without_any_year() -> None:
    text = "Thu ngân sách trong tháng ước 50,4 tỷ đồng; lũy kế 10 tháng được 720,5 tỷ đồng."
    assert [one.period for one in undated(text)] == ["", ""]
