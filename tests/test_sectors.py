"""Sectors of the economy one after the other, and what is told of districts one after the other."""

import pytest
from said import read, rows

RISES = [
    ("Công nghiệp của huyện tăng 16,4% so với năm 2021, bằng 101,5% kế hoạch.",
     [("industrial_output_value", "change", 16.4), ("industrial_output_value", "percent_of_plan", 101.5)]),
    ("Giá trị sản xuất nông nghiệp tăng bình quân 5%/năm, còn thương mại - dịch vụ là 15,5%.",
     [("agri_output_value", "change", 5), ("service_output_value", "change", 15.5)]),
    ("Tổng giá trị sản xuất đạt 9.100 tỷ đồng, gồm 2.600 tỷ đồng của nông - lâm - thủy sản.",
     [("total_output_value", "actual", 9100), ("agri_output_value", "actual", 2600)]),
    ("Sản xuất công nghiệp ước 690,7 tỷ đồng.", [("industrial_output_value", "actual", 690.7)]),
    ("Giá trị sản xuất tăng 4,9%, gồm nông nghiệp tăng 3,4%.",
     [("total_output_value", "change", 4.9), ("agri_output_value", "change", 3.4)]),
    ("Doanh nghiệp công nghiệp tăng 6% so với năm 2021.", []),
    ("Khu vực có vốn đầu tư nước ngoài đạt 366 tỷ đồng.", []),
    ("Cơ cấu kinh tế chuyển dịch, nông nghiệp giảm còn 23,5%.", [("economic_structure", "actual", 23.5)]),
    ("Tổng mức bán lẻ hàng hóa đạt 2.100 tỷ đồng.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RISES)
def test_sectors(text: str, expected: list[tuple[object, ...]]) -> None:
    assert rows(read(text), "indicator", "kind", "value") == expected


def test_shares_at_the_end_of_a_term() -> None:
    text = "Nhiệm kỳ 2015 - 2020, cơ cấu kinh tế: nông nghiệp chiếm 46%, dịch vụ chiếm 30%."
    assert [c.period for c in read(text, day="2020-07-30")] == ["2020", "2020"]


def test_the_growth_of_one_more_year_and_its_sectors() -> None:
    text = (
        "Giai đoạn 2016 - 2020, giá trị sản xuất tăng bình quân 7,1%/năm; riêng năm 2021 tăng 8,2%, trong đó "
        "nông nghiệp tăng 1,7%."
    )
    assert rows(read(text), "indicator", "period", "value") == [
        ("economic_growth_rate", "2016/2020", 7.1), ("economic_growth_rate", "2021", 8.2),
        ("agri_output_value", "2021", 1.7),
    ]  # fmt: skip


def test_a_share_of_the_plan_but_a_fall() -> None:
    text = "Thu ngân sách đạt 325 tỷ đồng, bằng 137% kế hoạch tỉnh giao nhưng giảm 40% so với cùng kỳ."
    assert rows(read(text), "kind", "value") == [("actual", 325), ("percent_of_plan", 137), ("change", -40)]


def test_what_stands_in_a_clause_before_the_words_bars_nothing() -> None:
    text = "Bộ mặt nông thôn đổi mới, hộ nghèo giảm nhiều, thu nhập bình quân đầu người là 57,8 triệu đồng."
    assert rows(read(text), "indicator", "value") == [("income_per_capita", 57.8)]


PLAN = [
    ("Tổng giá trị sản xuất đạt 2.192 tỷ đồng, cao hơn nghị quyết 0,33%.", ("percent_of_plan", 100.33)),
    ("Giá trị sản xuất đạt 15.991/13.712 tỷ đồng, bằng 116,6% nghị quyết.", ("percent_of_plan", 116.6)),
]


@pytest.mark.parametrize(("text", "second"), PLAN)
def test_output_and_its_plan(text: str, second: tuple[object, ...]) -> None:
    found = read(text)
    assert found[0].indicator == "total_output_value"
    assert rows(found, "kind", "value")[1:] == [second]


def test_the_planned_sum_behind_a_slash() -> None:
    assert [c.of for c in read("Giá trị sản xuất đạt 15.991/13.712 tỷ đồng.")] == [13712]


PROVINCE = "Tỉnh Bến Tre kết nạp đảng viên"
LISTED = (
    "Toàn tỉnh kết nạp 1.614 đảng viên.\n"
    "Nhiều nơi có tỷ lệ cao: Khối các cơ quan 318 đảng viên; huyện Ba Tri 115 đảng viên, đạt 104,5% "
    "chỉ tiêu; huyện Bình Đại 95 đảng viên, đạt 102,6%."
)


def test_districts_listed_below_what_the_province_did() -> None:
    found = read(LISTED, PROVINCE)
    assert rows(found, "district", "indicator", "kind", "value") == [
        ("836", "members_admitted", "actual", 115), ("836", "members_admitted", "percent_of_plan", 104.5),
        ("835", "members_admitted", "actual", 95), ("835", "members_admitted", "percent_of_plan", 102.6),
    ]  # fmt: skip


def test_districts_listed_behind_one_word() -> None:
    first = "Toàn tỉnh trao 853 Huy hiệu Đảng."
    text = f"{first}\nDẫn đầu là các huyện Ba Tri 113 đảng viên, Bình Đại 96 đảng viên."
    title = "Tỉnh Bến Tre trao Huy hiệu Đảng"
    assert rows(read(text, title), "district", "indicator", "value")[0] == ("836", "party_badges", 113)


def test_a_city_named_to_say_where_a_district_is() -> None:
    text = "Huyện Hòa Vang của TP Đà Nẵng kết nạp 112 đảng viên."
    assert rows(read(text, "Kết nạp đảng viên mới"), "district", "value") == [("497", 112)]


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        (
            "Giá trị sản xuất công nghiệp đạt 6.120 tỷ đồng, tăng bình quân hằng năm 11,4%.",
            "industrial_output_value",
        ),
        ("Tổng giá trị sản xuất tăng bình quân hằng năm 12,6%.", "total_output_value"),
        ("Giá trị sản xuất tăng bình quân hằng năm 12,6%.", "economic_growth_rate"),
    ],
)
def test_a_yearly_rise_is_that_of_the_sum_it_is_told_of(sentence: str, indicator: str) -> None:
    found = read(f"Giai đoạn 2016 - 2020, kinh tế huyện phát triển khá. {sentence}")[-1]
    assert (found.indicator, found.period, found.compare_to) == (indicator, "2016/2020", "")


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2022, giá trị sản xuất ngành trồng trọt đạt 640 tỷ đồng.",
        "Năm 2022, giá trị sản xuất xây dựng đạt 410 tỷ đồng.",
        "Năm 2022, giá trị sản xuất vụ đông đạt 230 tỷ đồng.",
        "Năm 2022, kim ngạch công nghiệp đạt 970 tỷ đồng.",
        "Cơ cấu nội ngành nông nghiệp: trồng trọt 61%, chăn nuôi 11%.",
    ],
)
def test_a_branch_or_other_money_is_no_sectors_output(sentence: str) -> None:
    assert read(sentence) == []


def test_growth_of_the_district_ends_what_was_told_of_investment() -> None:
    text = "Vốn đầu tư toàn xã hội đạt 1.940 tỷ đồng. Năm 2022, huyện tăng trưởng 8,7%."
    assert [c.indicator for c in read(text)] == ["investment_total", "economic_growth_rate"]


def test_turnover_is_no_share_of_the_structure() -> None:
    text = (
        "Cơ cấu kinh tế tiếp tục chuyển dịch. Doanh thu thương mại, dịch vụ đạt 68,5% kế hoạch, tăng 9,4%. "
        "Cơ cấu kinh tế: dịch vụ chiếm 40%."
    )
    assert ("economic_structure", 68.5) not in rows(read(text), "indicator", "value")
    assert ("economic_structure", 40) in rows(read(text), "indicator", "value")


def test_what_was_assigned_to_be_spent_is_not_what_was_invested() -> None:
    assert read("Kế hoạch vốn đầu tư phát triển giao các đơn vị hơn 84 tỷ đồng.") == []
    found = read("Tổng nguồn vốn đầu tư xã hội là 340 tỷ đồng, đạt 110% kế hoạch.")
    assert rows(found, "indicator", "value") == [("investment_total", 340), ("investment_total", 110)]


def test_those_who_work_abroad_or_were_advised_got_no_job_here() -> None:
    text = "Năm 2022, huyện tạo việc làm cho 1.250 lao động, có 22 lao động đi làm tại thị trường Nhật Bản."
    assert rows(read(text), "value") == [(1250,)]


def test_bare_output_behind_a_sentence_on_a_sector_is_the_sector_s() -> None:
    text = "Riêng nông lâm thủy sản phát triển ổn định. {} đạt 3.335 tỷ đồng."
    for words in ("Tổng giá trị sản xuất toàn ngành năm 2022", "Giá trị sản xuất (theo giá hiện hành) ước"):
        assert rows(read(text.format(words)), "indicator") == [("agri_output_value",)]
    assert rows(read(text.format("Tổng giá trị sản xuất")), "indicator") == [("total_output_value",)]
    text = "Trong đó, công nghiệp ổn định. Đời sống ấm no. Giá trị sản xuất đạt 3.335 tỷ đồng."
    assert rows(read(text), "indicator") == [("total_output_value",)]


def test_what_was_harvested_was_sown_before() -> None:
    assert read("Năm 2022, huyện đã thu hoạch 49.100 ha lúa.") == []
    assert rows(read("Năm 2022, huyện gieo trồng 49.100 ha lúa."), "value") == [(49100,)]


def test_turnover_of_goods_is_no_output_of_services() -> None:
    text = "Tổng mức lưu chuyển hàng hóa và kinh doanh thương mại đạt 1.870 tỷ đồng, tăng 30%."
    assert read(text) == []
