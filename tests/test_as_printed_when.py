"""Pages as newspapers print them, in sentences of our own: of which time a figure is, and what is a goal."""

import pytest
from said import read, rows

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


def test_members_of_a_term_by_what_its_congress_had_set() -> None:
    text = "Huyện đã kết nạp 712 đảng viên, đạt 118% so với nghị quyết đại hội."
    found = read(text, title="Đại hội Đảng bộ huyện Giồng Trôm nhiệm kỳ 2020 - 2025", day="2020-08-20")
    assert rows(found, "value", "period") == [(712, "2015/2020"), (118, "2015/2020")]


def test_a_fall_in_a_bracket_is_measured_from_the_year_before_it() -> None:
    text = "Hộ nghèo còn 2,1%; so với năm 2015, hộ nghèo giảm 3.100 hộ (giảm 9,4%)."
    assert rows(read(text), "value", "compare_to") == [(2.1, ""), (-9.4, "2015")]


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


def test_growth_told_as_a_yearly_average() -> None:
    text = "Giai đoạn 2016 - 2020, tổng giá trị sản xuất bình quân hằng năm đạt trên 12%."
    assert rows(read(text), "value", "kind", "period") == [(12, "change", "2016/2020")]


def test_a_district_recognised_without_a_year() -> None:
    found = read("Huyện đã được công nhận đạt chuẩn nông thôn mới.")
    assert rows(found, "indicator", "period") == [("ntm_district", "2022")]


def test_more_than_half_a_term() -> None:
    text = "Trong hơn nửa nhiệm kỳ qua, thu ngân sách đạt 310 tỷ đồng."
    found = read(
        text, title="Sơ kết giữa nhiệm kỳ 2020 - 2025 của Đảng bộ huyện Giồng Trôm", day="2023-06-20"
    )
    assert rows(found, "period") == [("2020/2023",)]
