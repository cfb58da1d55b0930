"""Reading what real newspapers print: whole sentences, and each figure with what decides its row."""

from pathlib import Path

import pytest

from kit._extract import Candidate, extract

ROOT = Path(__file__).parents[1]


def read(
    text: str, title: str = "Huyện Giồng Trôm tổng kết", day: str = "2022-12-20", **more: bool
) -> list[Candidate]:
    return extract(f"{title}\n{text}", lexicon=ROOT / "data/lexicon.csv", published=day, **more)


def rows(found: list[Candidate], *columns: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(c, column) for column in columns) for c in found]


WHEN = [
    ("Theo báo cáo, trong 6 tháng đầu năm, huyện có nhiều cố gắng. Thu ngân sách đạt 90 tỷ đồng.", "H1"),
    ("Trong 06 tháng đầu năm, huyện thu ngân sách 90 tỷ đồng.", "H1"),
    ("Hội nghị đánh giá tình hình 6 tháng đầu năm. Không khí sôi nổi.\nThu ngân sách đạt 90 tỷ đồng.", "H1"),
    ("Nhiệm kỳ qua, huyện thu ngân sách 900 tỷ đồng. Đại hội nhiệm kỳ 2022-2027 sẽ tiếp tục.", "2017/2022"),
    ("Trong 5 năm qua, huyện thu ngân sách 900 tỷ đồng.", "2017/2022"),
    ("Từ đầu nhiệm kỳ 2020-2025 đến nay, huyện thu ngân sách 900 tỷ đồng.", "2020/2022"),
    ("Nửa đầu nhiệm kỳ 2020-2025, huyện thu ngân sách 900 tỷ đồng.", ""),
    ("Bước vào xây dựng nông thôn mới, huyện thu ngân sách chỉ 9 tỷ đồng.", ""),
    ("Năm 1998, huyện thu ngân sách 9 tỷ đồng.", "1998"),
    ("Từ năm 2018 đến năm 2021, huyện thu ngân sách 900 tỷ đồng.", "2018/2021"),
    ("Từ năm 2018 đến tháng 6/2021, huyện thu ngân sách 900 tỷ đồng.", "2018/2021"),
    ("Riêng tháng 9, huyện thu ngân sách 9 tỷ đồng.", "2022-09"),
]


@pytest.mark.parametrize(("text", "period"), WHEN)
def test_times(text: str, period: str) -> None:
    wanted = "2022-01/2022-06" if period == "H1" else period
    assert [c.period for c in read(text) if c.indicator == "budget_revenue"] == [wanted]


PLANS = [
    ("Nghị quyết năm 2023 xác định thu ngân sách 600 tỷ đồng.", "target", "2023"),
    ("Năm 2023, huyện tiếp tục đổi mới. Phấn đấu thu ngân sách 600 tỷ đồng.", "target", "2023"),
    ("Huyện thông qua 21 chỉ tiêu của năm 2023. Trong đó, thu ngân sách đạt 600 tỷ đồng.", "target", "2023"),
    ("CHỈ TIÊU CHỦ YẾU NHIỆM KỲ 2020-2025\n1. Thu ngân sách: 600 tỷ đồng.", "target", "2020/2025"),
    ("Thực hiện nghị quyết năm 2022, huyện thu ngân sách 600 tỷ đồng.", "actual", "2022"),
    ("Năm 2022, dự kiến có 2 xã đạt chuẩn. Thu ngân sách đạt 600 tỷ đồng.", "actual", "2022"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "period"), PLANS)
def test_plans_and_results(text: str, kind: str, period: str) -> None:
    found = [c for c in read(text) if c.indicator == "budget_revenue"]
    assert rows(found, "kind", "period") == [(kind, period)]


def test_a_plan_of_the_year_that_begins_is_no_result_of_the_last() -> None:
    text = "Nghị quyết năm 2022 đề ra 26 chỉ tiêu; thu nhập đầu người 63 triệu đồng."
    found = read(text, "Giồng Trôm tổng kết năm 2021", "2022-01-10")
    assert rows(found, "kind", "period") == [("actual", "2022"), ("target", "2022")]


def test_where_a_range_came_from_is_not_dated_by_where_it_came_to() -> None:
    text = "Năm 2022, tỷ lệ hộ nghèo giảm từ 4,2% xuống còn 3,1%."
    assert rows(read(text), "value", "period") == [(4.2, ""), (3.1, "2022")]
    text = "Tỷ lệ hộ nghèo giảm từ 7,2% năm 2016 xuống còn 2,3%."
    assert rows(read(text), "value", "period") == [(7.2, "2016"), (2.3, "2022")]


PLACES = [
    ("Huyện thu ngân sách 90 tỷ đồng; tỉnh Bến Tre thu ngân sách 3.500 tỷ đồng.", [("834", 90)]),
    ("Tỉnh Bến Tre phấn đấu thu ngân sách 3.500 tỷ đồng.", []),
    ("Tại Ba Tri, huyện bạn, kết quả cũng tốt.\nCòn tại Ba Tri, tỷ lệ hộ nghèo còn 2,4%.", [("836", 2.4)]),
    ("Giồng Trôm kết nạp 200 đảng viên, Ba Tri kết nạp 150 đảng viên.", [("834", 200), ("836", 150)]),
    ("Các xã Bình Hòa, Ba Tri và Bình Đại đều khá. Kết nạp 20 đảng viên.", [("834", 20)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), PLACES)
def test_places_by_their_bare_names(text: str, wanted: list[tuple[str, float]]) -> None:
    assert rows(read(text), "district", "value") == wanted


def test_without_a_headline_the_district_named_last_goes_on() -> None:
    text = "Toàn huyện Ba Tri kết nạp 90 đảng viên.\nThu ngân sách đạt 80 tỷ đồng."
    found = read(text, "Nhiều huyện họp hội đồng nhân dân")
    assert [c.district for c in found] == ["836", "836"]
    assert found[1].confidence < 0.9


def test_an_article_on_a_whole_province_is_no_districts() -> None:
    text = "Huyện Giồng Trôm, huyện Ba Tri, huyện Bình Đại dẫn đầu.\nKết nạp 1.600 đảng viên."
    assert read(text, "Đảng bộ tỉnh Bến Tre kết nạp đảng viên") == []


COUNTS = [
    ("Cuối kỳ, 17 xã cộng lại xong 240 tiêu chí nông thôn mới.", []),
    ("Có 18/21 xã có chợ; 20/21 xã đạt chuẩn quốc gia về y tế.", []),
    ("Có 7/12 xã đạt chuẩn nông thôn mới; tiếp tục nâng cao chất lượng.", [("ntm_communes", 7, "count")]),
    ("Huyện thực hiện 25 chỉ tiêu, trong đó vượt 7 chỉ tiêu.", [("targets_exceeded", 7, "count")]),
    ("Sản lượng thủy sản đạt 5.600 tấn, bằng 41% kế hoạch.", []),
    ("Trồng lúa với quy mô 30 ha/vùng.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), COUNTS)
def test_what_is_counted(text: str, wanted: list[tuple[str, float, str]]) -> None:
    assert rows(read(text), "indicator", "value", "unit") == wanted


def test_a_ratio_with_its_percentage_counts_what_stands_behind_both() -> None:
    found = read("Có 11/11 (100%) xã đạt chuẩn nông thôn mới.")
    assert rows(found, "indicator", "value", "unit", "surface") == [
        ("ntm_communes", 11, "count", "11/11"),
        ("ntm_communes", 100, "percent", "100%"),
    ]


def test_parts_of_what_the_sentence_before_told_are_no_rows() -> None:
    text = "Đảng bộ huyện có 5.600 đảng viên. Trong đó, có 4.700 đảng viên được đánh giá."
    assert [c.value for c in read(text)] == [5600]


def test_what_was_added_is_new() -> None:
    found = read("Năm 2022, huyện có thêm 3 xã đạt chuẩn nông thôn mới nâng cao.")
    assert rows(found, "indicator", "breakdown") == [("ntm_advanced_communes", "status=new")]


def test_awarded_is_not_proposed_in_one_breath() -> None:
    text = "Đề nghị tặng Huy hiệu Đảng cho 45 đảng viên; đã trao Huy hiệu 30 năm tuổi Đảng cho 20 đồng chí."
    assert [c.breakdown for c in read(text)] == ["status=proposed", "years=30"]


def test_the_second_verb_belongs_to_the_second_percentage() -> None:
    found = read("Thu ngân sách đạt 245 tỷ đồng, đạt 52% dự toán giảm 4% so với cùng kỳ.")
    assert rows(found, "kind", "value") == [("actual", 245), ("percent_of_plan", 52), ("change", -4)]


def test_sectors_beside_the_whole() -> None:
    text = "Tốc độ tăng trưởng kinh tế đạt 9%, trong đó nông nghiệp tăng 3,2%, công nghiệp tăng 10%."
    wanted = ["economic_growth_rate", "agri_output_value", "industrial_output_value"]
    assert [c.indicator for c in read(text)] == wanted


def test_figures_out_of_bounds_are_shown_only_where_all_are_asked_for() -> None:
    text = "Năm 2022, huyện kết nạp 70.000 đảng viên."
    assert read(text) == []
    (odd,) = read(text, unknown=True)
    assert odd.indicator == "members_admitted" and odd.confidence <= 0.2 and "khoảng" in odd.rule


def test_a_district_told_by_its_people() -> None:
    text = "Đảng bộ và Nhân dân Giồng Trôm phấn khởi. Kết nạp 90 đảng viên."
    assert [c.district for c in read(text, "Một năm nhìn lại")] == ["834"]


def test_what_an_inspection_found_is_not_what_was_inspected() -> None:
    text = "Năm 2022, kiểm tra 7 tổ chức đảng. Qua kiểm tra, kết luận 4 tổ chức đảng còn khuyết điểm."
    assert rows(read(text), "indicator", "value") == [("inspected_party_orgs", 7)]
    text = "Tổng số đảng viên bị thi hành kỷ luật trong toàn Đảng bộ là 7 đảng viên."
    assert rows(read(text), "indicator", "value") == [("disciplined_members", 7)]


def test_badges_by_years_in_either_wording() -> None:
    text = "Trao Huy hiệu 75 năm tuổi Đảng cho 2 đảng viên; 25 đảng viên nhận Huy hiệu 65 tuổi Đảng."
    assert [c.breakdown for c in read(text)] == ["years=75", "years=65"]


def test_a_row_of_a_table_tells_the_plan_from_the_result() -> None:
    found = read("Kết nạp đảng viên: kế hoạch 120; thực hiện 131.")
    assert rows(found, "kind", "value") == [("plan", 120), ("actual", 131)]
    (over,) = (c for c in read("Thu ngân sách đạt 90 tỷ đồng, vượt kế hoạch 2%.") if c.unit == "percent")
    assert (over.kind, over.value) == ("percent_of_plan", 102)


def test_districts_listed_below_the_total_of_their_province() -> None:
    text = "Toàn tỉnh kết nạp được 957 đảng viên mới. Trong đó, Ba Tri 118 đảng viên, Bình Đại 92."
    found = read(text, "Toàn tỉnh Bến Tre kết nạp đảng viên")
    assert rows(found, "district", "value") == [("836", 118), ("835", 92)]


def test_names_in_brackets_hide_nothing() -> None:
    text = "Có 3 xã (Hưng Nhượng, Bình Hòa, Mỹ Thạnh) đạt nông thôn mới nâng cao, bằng 14,3%."
    wanted = [("ntm_advanced_communes", 3), ("ntm_advanced_communes", 14.3)]
    assert rows(read(text), "indicator", "value") == wanted


def test_a_goal_that_was_passed_is_no_goal() -> None:
    text = "Hộ nghèo giảm 2,7%, vượt mục tiêu 0,6%; huyện kết nạp 88 đảng viên."
    assert rows(read(text), "kind")[-1:] == [("actual",)]


def test_a_count_in_brackets_is_of_what_the_share_before_it_is() -> None:
    text = "Tỷ lệ xã đạt chuẩn nông thôn mới nâng cao đạt 25% (4 xã)."
    assert {c.indicator for c in read(text)} == {"ntm_advanced_communes"}


def test_where_a_district_lies_is_not_whose_figure_it_is() -> None:
    text = "Huyện Vĩnh Bảo, thành phố Hải Phòng kết nạp 90 đảng viên."
    assert rows(read(text, "Huyện Vĩnh Bảo tổng kết"), "district", "value") == [("316", 90)]


def test_prices_of_a_year_are_no_comparison() -> None:
    text = "Theo giá so sánh năm 2010, giá trị sản xuất nông nghiệp tăng 3,2% so với cùng kỳ."
    assert rows(read(text), "period", "compare_to") == [("2022", "2021")]


def test_what_is_counted_beside_a_standard_has_not_reached_it() -> None:
    text = "Huyện có 34 trường học, trong đó 28 trường đạt chuẩn quốc gia, đạt 82,3%."
    assert [c.value for c in read(text)] == [28, 82.3]
    assert rows(read("Số đảng viên bị kỷ luật là 15 người."), "indicator") == [("disciplined_members",)]


def test_goals_of_a_congress_are_for_the_term_that_begins() -> None:
    text = "Đại hội nhiệm kỳ 2020-2025: phấn đấu tăng trưởng bình quân hằng năm 12%; kết nạp 90 đảng viên."
    found = read(text, "Đại hội Đảng bộ huyện Giồng Trôm", "2020-07-28")
    assert {(c.kind, c.period) for c in found} == {("target", "2020/2025")}
    text = "Nhiệm kỳ qua, tăng trưởng kinh tế bình quân hằng năm đạt 10%."
    (past,) = read(text, "Đại hội Đảng bộ huyện Giồng Trôm nhiệm kỳ 2020-2025", "2020-07-28")
    assert (past.kind, past.period) == ("actual", "2015/2020")


def test_what_was_done_is_no_goal_of_the_sentence_before() -> None:
    text = "Huyện đặt mục tiêu kết nạp 90 đảng viên. Đến hôm nay huyện đã kết nạp 146 đảng viên."
    assert [c.kind for c in read(text)] == ["target", "actual"]


ELSEWHERE = [
    ("Lãnh đạo huyện Ba Tri và huyện Bình Đại cùng 235 đại biểu dự đại hội.", {"834"}),
    ("Còn tại Ba Tri, năm 2022 tỷ lệ hộ nghèo còn 4,2%.", {"836"}),
    ("Được tách từ huyện Ba Tri, đến nay Đảng bộ huyện có 3.600 đảng viên.", {"834"}),
    ("Theo UBND tỉnh Bến Tre, năm 2022 thu ngân sách đạt 8.900 tỷ đồng.", set()),
]


@pytest.mark.parametrize(("text", "districts"), ELSEWHERE)
def test_guests_origins_and_provinces(text: str, districts: set[str]) -> None:
    assert {c.district for c in read(text)} == districts


def test_a_paragraph_behind_one_on_another_district_is_not_sure() -> None:
    text = "Tại huyện Ba Tri, phong trào phát triển mạnh.\nNăm 2022, huyện kết nạp 250 đảng viên."
    (found,) = read(text)
    assert found.confidence < 0.9


def test_the_day_a_stock_is_told_for() -> None:
    text = "Tính đến ngày 31/12/2021, Đảng bộ huyện có 5.980 đảng viên; trong năm 2022 kết nạp 120 đảng viên."
    assert rows(read(text), "period", "as_of") == [("2021", "2021-12-31"), ("2022", "")]


def test_what_was_assigned_is_a_plan() -> None:
    text = "Huyện được tỉnh giao kết nạp 240 đảng viên. Thu ngân sách đạt 99% so với tỉnh giao."
    assert [c.kind for c in read(text)] == ["plan", "percent_of_plan"]


def test_communes_on_their_way_have_not_arrived() -> None:
    text = "Đến nay 11/12 xã đạt chuẩn nông thôn mới; 4 xã đăng ký đạt chuẩn nông thôn mới."
    assert [c.value for c in read(text)] == [11]


def test_a_full_stop_without_a_gap_ends_a_sentence() -> None:
    text = "Giá trị sản xuất công nghiệp đạt 107% KH.Thu ngân sách đạt 126 tỷ đồng, đạt 100% KH."
    assert [c.indicator for c in read(text)][-2:] == ["budget_revenue", "budget_revenue"]


def test_figures_told_in_two_rows_of_words_are_not_sure() -> None:
    text = "Năm 2021 và năm 2022, huyện kết nạp lần lượt 128 và 140 đảng viên."
    assert all(c.confidence < 0.9 for c in read(text))


def test_brackets_between_two_figures_part_nothing() -> None:
    text = "Số xã đạt chuẩn nông thôn mới là 6/11; hộ nghèo hằng năm (theo chuẩn 2016-2020) giảm 1,4%."
    assert [c.indicator for c in read(text)] == ["ntm_communes", "poverty_rate"]


def test_what_a_figure_takes_from_the_one_before_it_is_not_sure() -> None:
    text = "Số xã đạt chuẩn nông thôn mới là 5/9; bằng 55,6%."
    found = read(text)
    assert found[1].confidence < 0.9 <= found[0].confidence


def test_goals_that_are_listed_and_goals_that_were_reached() -> None:
    text = "Năm 2022, huyện đề ra các chỉ tiêu như thu ngân sách 600 tỷ đồng."
    assert [c.kind for c in read(text)] == ["target"]
    text = "Thu ngân sách đạt mục tiêu đại hội; thu nhập bình quân đầu người đạt 50 triệu đồng."
    assert [c.kind for c in read(text)] == ["actual"]


def test_shares_in_the_order_of_their_sectors() -> None:
    text = "Cơ cấu kinh tế: nông nghiệp - dịch vụ - công nghiệp tương ứng 51,2% - 30,3% - 18,5%."
    assert [c.breakdown for c in read(text)] == ["sector=agriculture", "sector=service", "sector=industry"]


def test_months_of_another_year() -> None:
    text = "Trong 6 tháng đầu năm, thu ngân sách 45 tỷ đồng; cùng kỳ năm 2021 thu 40 tỷ đồng."
    found = [c.period for c in read(text, day="2022-07-10") if c.kind == "actual"]
    assert found == ["2022-01/2022-06", "2021-01/2021-06"]
    text = "Trong 6 tháng đầu năm, thu ngân sách 45 tỷ đồng, tăng 9% so với cùng kỳ năm 2021."
    assert rows(read(text, day="2022-07-10"), "period", "compare_to")[1] == (
        "2022-01/2022-06", "2021-01/2021-06",
    )  # fmt: skip


def test_a_time_in_brackets_dates_only_what_stands_there() -> None:
    text = "Đến nay bình quân đạt 17,5 tiêu chí/xã (năm 2015 là 9,2 tiêu chí/xã)."
    assert rows(read(text), "value", "period") == [(17.5, "2022"), (9.2, "2015")]


def test_a_stock_at_a_time_not_dated_has_no_period() -> None:
    assert [c.period for c in read("Đầu nhiệm kỳ, Đảng bộ có 3.600 đảng viên.")] == [""]
    assert [c.period for c in read("Đầu nhiệm kỳ còn ít, nay Đảng bộ có 3.600 đảng viên.")] == ["2022"]


def test_one_more_of_those_admitted_is_not_surely_the_whole() -> None:
    first, second = read("Năm 2021, huyện kết nạp 120 đảng viên; năm 2022 là 140 đảng viên.")
    assert (first.indicator, first.confidence >= 0.9) == ("members_admitted", True)
    assert second.confidence < 0.9
    text = "Năm 2022, huyện kết nạp 120 đảng viên; toàn huyện có 6.100 đảng viên."
    assert rows(read(text), "indicator")[1] == ("party_members",)
    assert read(text)[1].confidence > 0.9


def test_a_year_that_has_only_begun_is_not_surely_told_in_full() -> None:
    text = "Thu ngân sách năm 2023 là 260 tỷ đồng."
    begun, over = (read(text, day=day)[0].confidence for day in ("2023-02-10", "2023-12-20"))
    assert begun < 0.9 <= over


def test_a_district_that_a_sentence_opens_with_is_spoken_of_in_the_next() -> None:
    text = "Tại Mỏ Cày Bắc, công tác này được quan tâm. Năm 2022, huyện đã kết nạp 142 đảng viên."
    (found,) = extract(
        f"Huyện Giồng Trôm tổng kết\n{text}",
        lexicon=ROOT / "data/lexicon.csv", published="2022-12-20", province="Bến Tre",
    )  # fmt: skip
    assert found.district == "838"


@pytest.mark.parametrize("name", ["M'Đrắk", "M’Đrắk", "M'Drắk", "M’Drắk"])
def test_a_name_with_an_apostrophe(name: str) -> None:
    found = extract(
        f"Huyện Ea Kar tổng kết\nEa Kar có 9/14 xã, {name} có 3/12 xã đạt chuẩn nông thôn mới.",
        lexicon=ROOT / "data/lexicon.csv", published="2022-12-20", province="Đắk Lắk",
    )  # fmt: skip
    assert [c.district for c in found] == ["651", "652"]


def test_a_town_whose_name_begins_like_a_hamlets() -> None:
    (found,) = read("Thị xã Buôn Hồ kết nạp 175 đảng viên.", "Thị xã Buôn Hồ tổng kết")
    assert found.district == "644"


def test_what_has_to_be_reached_is_a_goal() -> None:
    assert [c.kind for c in read("Năm 2023, phải giảm tỷ lệ hộ nghèo xuống 7%.")] == ["target"]


def test_those_who_came_are_not_spoken_of() -> None:
    text = "Tới dự có ông An, công tác ở huyện Ba Tri, cùng 235 đại biểu của đại hội."
    assert [c.district for c in read(text)] == ["834"]


def test_communes_of_a_districts_name_in_a_list_are_no_districts() -> None:
    text = "Các xã Hưng Lễ, Bình Đại có phong trào khá, kết nạp 20 đảng viên."
    assert {c.district for c in read(text)} == {"834"}


def test_each_to_its_own_in_order_is_not_sure() -> None:
    surely, hardly = (
        read(f"Năm 2022, huyện kết nạp {more}128 đảng viên.")[0].confidence for more in ("", "lần lượt ")
    )
    assert hardly < 0.9 <= surely


def test_nothing_is_sure_without_a_day_of_publication() -> None:
    text = "Năm 2022, huyện kết nạp 128 đảng viên."
    dated, undated = (read(text, day=day)[0].confidence for day in ("2022-12-20", ""))
    assert undated < 0.9 <= dated


def test_a_rise_is_no_level() -> None:
    (found,) = read("Năm 2022, thu nhập bình quân đầu người tăng 6 triệu đồng.")
    assert (found.kind, found.value) == ("change", 6)


LATER = [
    ("Năm 2010, thu nhập 12 triệu đồng/người. Sau 12 năm, tỷ lệ hộ nghèo còn 3%.", "poverty_rate", "2022"),
    ("Trong 9 tháng, thu ngân sách 80 tỷ đồng. Sản lượng lúa cả năm 9.000 tấn.", "grain_output", "2022"),
    ("Trong 9 tháng, thu ngân sách 80 tỷ đồng. Tỷ lệ hộ nghèo còn 3%.", "poverty_rate", "2022"),
    ("Tính đến tháng 12/2022, huyện kết nạp 128 đảng viên.", "members_admitted", "2022"),
    ("Tính đến giữa tháng 9/2022, huyện kết nạp 128 đảng viên.", "members_admitted", "2022-01/2022-09"),
    ("Tỷ lệ hộ nghèo giảm từ 22,1% (năm 2010) xuống còn 2,4%.", "poverty_rate", "2022"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "indicator", "period"), LATER)
def test_the_period_of_the_last_figure(text: str, indicator: str, period: str) -> None:
    found = [c.period for c in read(text) if c.indicator == indicator]
    assert found[-1] == period


def test_a_month_within_the_months_reviewed_is_not_sure() -> None:
    text = "5 tháng đầu năm, thu ngân sách 80 tỷ đồng. Giá trị công nghiệp trong tháng đạt 9 tỷ đồng."
    found = read(text, day="2022-06-01")[-1]
    assert (found.period, found.confidence < 0.9) == ("2022-05", True)


def test_what_stands_before_a_running_total_is_not_sure() -> None:
    text = "Trong 9 tháng, thu ngân sách đạt 20 tỷ đồng, lũy kế 9 tháng đạt 80 tỷ đồng."
    assert read(text)[0].confidence < 0.9


def test_the_whole_term() -> None:
    text = "Đại hội nhiệm kỳ 2020-2025 đã họp. Kinh tế tăng trưởng bình quân cả nhiệm kỳ đạt 16,2%."
    assert [c.period for c in read(text, day="2020-08-01")] == ["2015/2020"]


KINDS = [
    ("Tăng trưởng kinh tế của huyện tăng 9,2% so với cùng kỳ.", "economic_growth_rate", "actual", 9.2),
    ("Kinh tế huyện tăng trưởng khá, bình quân đạt 10,4%.", "economic_growth_rate", "actual", 10.4),
    ("Huyện đã hoàn thành và vượt 11 chỉ tiêu.", "targets_met_or_exceeded", "actual", 11),
    ("Trong đó có đến 14 chỉ tiêu vượt, đều là chỉ tiêu khó.", "targets_exceeded", "actual", 14),
    ("Hiện có 12 xã đạt chuẩn nông thôn mới nâng cao đạt 75%.", "ntm_advanced_communes", "actual", 12),
    ("Huyện đã có 02 xã đạt chuẩn tiêu chí quốc gia về nông thôn mới.", "ntm_communes", "actual", 2),
    ("Tỷ lệ hộ nghèo năm 2021 là 3,6%, dự kiến năm 2022 còn 3%.", "poverty_rate", "target", 3),
    ("Vốn đầu tư phát triển tăng 30%, tương đương 562 tỷ đồng.", "investment_total", "actual", 562),
    ("Cơ cấu kinh tế chuyển dịch; đời sống khá lên, hộ nghèo còn 2,4%.", "poverty_rate", "actual", 2.4),
    ("Công nghiệp chiếm 62%, dịch vụ chiếm 20% trong cơ cấu kinh tế.", "economic_structure", "actual", 62),
    ("Đơn vị hành chính: 12 (1 thị trấn, 11 xã).", "commune_units", "actual", 12),
    ("Diện tích tự nhiên: 312,5 Km2.", "area", "actual", 312.5),
    ("Dự đại hội có 198/199 đại biểu chính thức.", "congress_delegates", "actual", 198),
    ("Huyện phấn đấu đến năm 2025 đạt chuẩn nông thôn mới.", "ntm_district", "target", 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "indicator", "kind", "value"), KINDS)
def test_one_figure_among_others(text: str, indicator: str, kind: str, value: float) -> None:
    assert (indicator, kind, value) in rows(read(text), "indicator", "kind", "value")


def test_what_somebody_tells_of_results_is_no_plan() -> None:
    text = "Triển khai phương hướng năm tới, Huyện ủy cho biết, thu ngân sách năm 2022 đạt 143 tỷ đồng."
    assert [c.kind for c in read(text)] == ["actual"]


def test_ceremonies_are_no_badges() -> None:
    text = "Năm 2022, huyện tổ chức 4 đợt trao tặng huy hiệu Đảng cho 197 đảng viên."
    assert 4 not in [c.value for c in read(text)]


def test_a_communes_own_figures_are_left_out_but_not_communes_counted_beside_it() -> None:
    text = "Thu nhập đầu người của xã đạt 41 triệu đồng. Tổng vốn đầu tư toàn xã hội đạt 98 tỷ đồng."
    assert rows(read(text), "indicator") == [("investment_total",)]
    text = "Xã Châu Hòa đạt 19/19 tiêu chí và có 6/14 xã đạt chuẩn nông thôn mới nâng cao."
    assert ("ntm_advanced_communes", 6) in rows(read(text), "indicator", "value")


def test_an_article_on_a_commune_says_nothing_surely_of_its_district() -> None:
    text = (
        "Xã Châu Hòa, huyện Giồng Trôm vừa về đích. Năm 2022, thu nhập bình quân đầu người đạt 41 triệu đồng."
    )
    found = read(text, "Về đích sau nhiều năm cố gắng")
    assert all(c.confidence < 0.9 for c in found)


def test_what_is_counted_but_not_meant_ends_what_was_spoken_of() -> None:
    text = "Sản lượng lúa đạt 143.000 tấn, sản lượng thủy sản đạt 40.600 tấn, so với cùng kỳ tăng 6.031 tấn."
    assert 6031 not in [c.value for c in read(text)]


def test_the_share_of_a_count_belongs_to_it() -> None:
    text = "Có 12 xã đạt chuẩn nông thôn mới nâng cao, đạt 75% tổng số xã."
    assert rows(read(text), "indicator") == [("ntm_advanced_communes",), ("ntm_advanced_communes",)]


def test_a_state_long_ago_or_taken_over_is_not_sure() -> None:
    surely = read("Năm 2021, tỷ lệ hộ nghèo còn 3%.")[0].confidence
    ago = read("Năm 2015, tỷ lệ hộ nghèo còn 3%.")[0].confidence
    over = read("Năm 2021, huyện có nhiều cố gắng. Tỷ lệ hộ nghèo còn 3%.")[0].confidence
    assert max(ago, over) < 0.9 <= surely


SEVERAL = [
    ("Các năm 2020, 2021, 2022, thu ngân sách bình quân 84 tỷ đồng/năm.", "budget_revenue", "2020/2022"),
    ("Thành lập năm 1995; dân số trên 64.400 người.", "population", "2022"),
    ("Có 16/20 xã đạt chuẩn nông thôn mới theo Bộ tiêu chí giai đoạn 2021-2025.", "ntm_communes", "2022"),
    ("Thu nhập tăng gấp 2,7 lần năm 2011; tỷ lệ hộ nghèo còn 1,2%.", "poverty_rate", "2022"),
    ("Cao nhất từ trước đến nay; thu nhập bình quân đạt 62 triệu đồng/người.", "income_per_capita", "2021"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "indicator", "period"), SEVERAL)
def test_years_that_are_no_years_of_the_figure(text: str, indicator: str, period: str) -> None:
    day = "2022-02-20" if period == "2021" else "2022-12-20"
    assert [c.period for c in read(text, day=day) if c.indicator == indicator] == [period]


BESIDE = [
    ("Tốc độ tăng trưởng kinh tế đạt 12%/mục tiêu nghị quyết 10,5%.", "economic_growth_rate", "actual", 12),
    ("Thu ngân sách đạt 56,2%/KH năm.", "budget_revenue", "percent_of_plan", 56.2),
    ("Công nghiệp tăng trưởng 12%, giá trị sản xuất nông nghiệp 8%.", "agri_output_value", "change", 8),
    ("Tỷ lệ hộ nghèo giảm từ đầu kỳ 48,9% (năm 2010) xuống còn 20,2%.", "poverty_rate", "actual", 48.9),
    ("Tỷ trọng giá trị sản xuất nông nghiệp chiếm 9%.", "economic_structure", "actual", 9),
    ("Các mục tiêu chủ yếu: thu nhập bình quân đạt 50 triệu đồng/người.", "income_per_capita", "target", 50),
    ("Thu ngân sách đạt 118 tỷ đồng (chưa tính tiền sử dụng đất).", "budget_revenue", "actual", 118),
    ("Có 07 tổ chức cơ sở đảng HTXSNV.", "grassroots_party_orgs_excellent", "actual", 7),
    ("Dự có ủy viên Ban Chấp hành Đảng bộ tỉnh; 6.617 đảng viên sinh hoạt.", "party_members", "actual", 6617),
]  # fmt: skip


@pytest.mark.parametrize(("text", "indicator", "kind", "value"), BESIDE)
def test_what_stands_beside_a_figure(text: str, indicator: str, kind: str, value: float) -> None:
    assert (indicator, kind, value) in rows(read(text), "indicator", "kind", "value")


def test_communes_that_come_newly_belong_to_the_year_not_to_a_day() -> None:
    found = read("Có thêm 2 xã đạt chuẩn nông thôn mới.")
    assert rows(found, "breakdown", "period", "as_of") == [("status=new", "2022", "")]


def test_a_word_between_a_count_and_its_noun() -> None:
    assert read("Hoàn thành 26/26 tuyến đường do huyện quản lý theo chuẩn nông thôn mới.") == []


def test_what_goes_on_from_another_figure_is_not_sure() -> None:
    first, second = read("Năm 2022, huyện kết nạp 128 đảng viên, đạt 104% kế hoạch.")
    assert (second.kind, second.confidence < 0.9 <= first.confidence) == ("percent_of_plan", True)


def test_last_year_is_the_year_before_the_figures_own() -> None:
    text = "Năm 2021, thu ngân sách đạt 90 tỷ đồng, tăng 14% so với năm trước."
    assert rows(read(text, day="2022-01-20"), "period", "compare_to")[1] == ("2021", "2020")


def test_what_stands_in_brackets_behind_a_plan_or_a_year() -> None:
    text = (
        "Năm 2022, gieo trồng 440 ha, đạt 103% so với kế hoạch (425 ha), giảm 1 ha so với năm 2021 (441 ha)."
    )
    found = [(c.kind, c.value, c.period) for c in read(text) if c.indicator == "sown_area"]
    assert ("actual", 441, "2021") in found
    assert ("plan", 425, "2022") in found


def test_the_term_to_come() -> None:
    text = "Nhiệm kỳ tới 2020 - 2025, huyện phấn đấu đạt tổng thu ngân sách trên 250 tỷ đồng."
    assert rows(read(text, day="2020-07-01"), "kind", "period") == [("target", "2020/2025")]


def test_a_month_behind_the_prices_of_a_year() -> None:
    text = "Giá trị sản xuất (giá so sánh 2010) tháng 3/2022 đạt 238 tỷ đồng."
    assert [c.period for c in read(text)] == ["2022-03"]


def test_who_recognised_is_not_spoken_of() -> None:
    text = "Đến nay, huyện đã được UBND thành phố Hà Nội công nhận 16 xã đạt chuẩn nông thôn mới."
    found = read(text, "Huyện Phú Xuyên họp")
    assert rows(found, "district", "value") == [("280", 16)]


def test_words_that_only_other_rules_ask_for_hide_no_meaning() -> None:
    text = "Thu ngân sách đạt 617 tỷ đồng, đạt 56% so với chỉ tiêu được giao."
    assert [c.kind for c in read(text)] == ["actual", "percent_of_plan"]


def test_growth_told_behind_the_value() -> None:
    text = "Tổng giá trị sản xuất đạt 105 tỷ đồng, tăng trưởng 12,8%."
    assert rows(read(text), "kind", "value") == [("actual", 105), ("change", 12.8)]


def test_a_clause_of_its_own_behind_a_semicolon() -> None:
    text = "Tăng tỷ trọng thương mại, dịch vụ; giá trị sản xuất nông nghiệp đạt 474 tỷ đồng."
    assert rows(read(text), "indicator", "value") == [("agri_output_value", 474)]


def test_set_against_a_plan_and_over_another() -> None:
    text = "Thu ngân sách là 343 tỷ đồng, đạt 165% so với dự toán tỉnh giao và vượt 64% nghị quyết."
    assert rows(read(text), "kind", "value") == [
        ("actual", 343), ("percent_of_plan", 165), ("percent_of_plan", 164),
    ]  # fmt: skip


def test_a_share_of_plan_and_a_fall_without_a_comma() -> None:
    text = "Sản lượng lúa đạt 17.400 tấn, đạt 94% so với kế hoạch giảm 1.181 tấn so với cùng kỳ."
    assert rows(read(text), "kind", "value")[1:] == [("percent_of_plan", 94), ("change", -1181)]


def test_a_number_of_members_to_be_admitted() -> None:
    text = "Năm 2022, chỉ tiêu phát triển đảng viên mới của Đảng bộ huyện là 180 đảng viên."
    assert rows(read(text), "indicator", "kind") == [("members_admitted", "plan")]
    text = "Huyện đạt chỉ tiêu phát triển đảng viên, kết nạp 180 đảng viên."
    assert rows(read(text), "indicator", "kind") == [("members_admitted", "actual")]


def test_what_is_to_be_reached_is_not_reached() -> None:
    text = "Để hoàn thành 31 chỉ tiêu của năm 2022, UBND huyện đưa ra 9 nhóm giải pháp."
    assert "targets_met_or_exceeded" not in [c.indicator for c in read(text)]


def test_crops_of_a_year_are_no_yearly_average() -> None:
    text = "Đại hội nhiệm kỳ 2020-2025. Diện tích gieo trồng cây hàng năm đạt 6.160 ha."
    assert [c.period for c in read(text, day="2020-12-20")] == ["2020"]


def test_a_report_on_months_read_out_in_a_later_paragraph() -> None:
    first = "Các đại biểu họp phiên thứ nhất.\nChủ tọa khai mạc.\nĐoàn thư ký làm việc."
    text = f"{first}\nĐại biểu nghe báo cáo kết quả 6 tháng đầu năm. Thu ngân sách đạt 54 tỷ đồng."
    assert [c.period for c in read(text, day="2022-07-10")] == ["2022-01/2022-06"]


def test_a_town_of_the_district_is_not_the_district() -> None:
    text = "Khu trung tâm thị trấn với diện tích là 73,3 km2, dân số là 8.373 người."
    assert read(text) == []


def test_a_unit_is_no_plan() -> None:
    text = "Tổng giá trị sản xuất đạt 4.296 tỷ đồng/KH 8.473 tỷ đồng, tăng 10%."
    assert read(text)[0].unit == "vnd_billion"


OTHER_WORDS = [
    ("Ngân sách huyện thu trên 23 tỷ đồng.", "budget_revenue", "actual", 23),
    ("Bình quân 5 năm, kinh tế của huyện tăng 9,1%/năm.", "economic_growth_rate", "actual", 9.1),
    ("Huyện huy động 448 tỷ đồng vốn đầu tư toàn xã hội.", "investment_total", "actual", 448),
    ("Huyện thu gần 18 ngàn tấn lương thực.", "grain_output", "actual", 18000),
    ("Thu ngân sách đạt 372 tỷ đồng, nhiều hơn năm 2021 là 42 tỷ đồng.", "budget_revenue", "change", 42),
]


@pytest.mark.parametrize(("text", "indicator", "kind", "value"), OTHER_WORDS)
def test_the_same_in_other_words(text: str, indicator: str, kind: str, value: float) -> None:
    assert (indicator, kind, value) in rows(read(text), "indicator", "kind", "value")


def test_halves_of_a_year_and_months_behind_a_colon() -> None:
    text = "Nửa đầu năm 2022, thu ngân sách đạt 54 tỷ đồng."
    assert [c.period for c in read(text)] == ["2022-01/2022-06"]
    text = "Các đại biểu thống nhất: 6 tháng đầu năm, huyện làm khá tốt. Thu ngân sách đạt 54 tỷ đồng."
    assert [c.period for c in read(text)] == ["2022-01/2022-06"]


def test_a_standard_beside_communes_of_another_clause() -> None:
    text = "Đến năm 2025, giữ vững 100% xã đạt chuẩn, huyện được công nhận là huyện nông thôn mới."
    assert ("ntm_district", "target", "2025") in rows(read(text), "indicator", "kind", "period")


NOT_COMMUNES = [
    "Còn 14/14 xã chưa thực hiện đạt chuẩn nông thôn mới.",
    "Đã có 8/9 xã đạt chuẩn văn hóa nông thôn mới.",
    "Toàn huyện không còn xã dưới 12 tiêu chí nông thôn mới.",
]


@pytest.mark.parametrize("text", NOT_COMMUNES)
def test_communes_that_are_none_of_the_catalogues(text: str) -> None:
    assert read(text) == []


def test_the_whole_economy_and_a_sector_called_the_whole() -> None:
    text = "Tổng giá trị sản xuất toàn ngành đạt 1.556 tỷ đồng."
    assert rows(read(text), "indicator") == [("total_output_value",)]
    assert read("Công nghiệp gặp khó. Giá trị sản xuất toàn ngành đạt 1.556 tỷ đồng.") == []


def test_an_article_on_a_commune_or_another_body_is_not_sure_of_the_district() -> None:
    for title in ("Xã Tân Thanh (huyện Giồng Trôm) đổi mới", "Hội Cựu chiến binh huyện Giồng Trôm họp"):
        found = read("Năm 2022, đã kết nạp 9 đảng viên, hoàn thành 15/15 chỉ tiêu.", title)
        assert found and max(c.confidence for c in found) < 0.9


def test_several_districts_are_not_the_one() -> None:
    assert read("Năm 2022, 6 huyện miền núi của tỉnh kết nạp 420 đảng viên.") == []


TO_COME = [
    ("6 tháng cuối năm, huyện thu ngân sách 210 tỷ đồng.", "target", "2022-07/2022-12"),
    ("Trong quý IV, huyện thu ngân sách 60 tỷ đồng.", "target", "2022-Q4"),
    ("Trong 6 tháng đầu năm, huyện thu ngân sách 90 tỷ đồng.", "actual", "2022-01/2022-06"),
    ("Từ đầu năm tới nay, huyện thu ngân sách 90 tỷ đồng.", "actual", "2022"),
    ("Bốn tháng đầu năm, huyện thu ngân sách 60 tỷ đồng.", "actual", "2022-01/2022-04"),
    ("Hai quý đầu năm, huyện thu ngân sách 80 tỷ đồng.", "actual", "2022-01/2022-06"),
    ("2 năm 2020, 2021, huyện thu ngân sách 352 tỷ đồng.", "actual", "2020/2021"),
    ("Chỉ tiêu thu ngân sách năm 2022 là 110 tỷ đồng.", "plan", "2022"),
    ("Theo kế hoạch, năm 2022 thu ngân sách 110 tỷ đồng.", "target", "2022"),
]


@pytest.mark.parametrize(("text", "kind", "period"), TO_COME)
def test_what_is_over_and_what_is_to_come(text: str, kind: str, period: str) -> None:
    found = read(text, day="2022-07-14")
    assert rows(found, "kind", "period") == [(kind, period)]


def test_a_goal_over_the_plan_is_no_sure_result() -> None:
    text = "Năm 2024, huyện quyết tâm thu ngân sách đạt 105% dự toán."
    assert all(c.confidence < 0.9 for c in read(text, day="2023-11-20"))


def test_who_gave_stands_behind_in_its_own_clause() -> None:
    text = "5 tập thể nhận Bằng khen của UBND tỉnh; 60 tập thể nhận Giấy khen của UBND huyện."
    assert [c.breakdown for c in read(text)] == ["level=province", "level=district"]


def test_more_than_planned_is_no_count_of_its_own() -> None:
    assert read("Năm 2022, huyện kết nạp vượt 6 đảng viên.") == []


def test_those_of_now_beside_those_of_then() -> None:
    text = "Năm 2008 có 2.850 đảng viên; nay có 4.120 đảng viên."
    assert [c.period for c in read(text)] == ["2008", "2022"]


def test_three_shares_joined_by_dashes() -> None:
    text = "Cơ cấu kinh tế nông nghiệp - công nghiệp - dịch vụ lần lượt 17,2% - 55,6% - 27,2%."
    found = [(c.breakdown, c.value, c.value_max) for c in read(text)]
    assert found == [
        ("sector=agriculture", 17.2, None), ("sector=industry", 55.6, None), ("sector=service", 27.2, None),
    ]  # fmt: skip


def test_the_year_of_an_undated_page_is_not_its_imprints() -> None:
    text = "Năm 2021, huyện kết nạp 128 đảng viên. Năm nay đã kết nạp 40 đảng viên.\n© 2005-2025"
    assert [c.period for c in read(text, day="")] == ["2021", "2021"]


NOT_SURELY = [
    ("Năm 2022, 94% tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ trở lên.", 94),
    ("Năm 2022, kỷ luật 30 đảng viên và cảnh cáo 10 đảng viên.", 10),
    ("Năm 2022, có 10 chỉ tiêu vượt, 12 chỉ tiêu đạt.", 12),
    ("Hội nghị có 38 điểm cầu với 2.150 đảng viên tham dự.", 2150),
    ("Năm 2022, trong 3 năm qua huyện kết nạp 455 đảng viên.", 455),
    ("Năm 2022, Hội Nông dân huyện giải quyết việc làm cho 1.320 lao động.", 1320),
    ("Năm 2022, hai huyện thu ngân sách 412 tỷ đồng.", 412),
]


@pytest.mark.parametrize(("text", "value"), NOT_SURELY)
def test_a_part_or_something_near_is_not_sure(text: str, value: float) -> None:
    assert all(c.confidence < 0.9 for c in read(text) if c.value == value)
    assert read("Năm 2022, huyện kết nạp 128 đảng viên.")[0].confidence >= 0.9
