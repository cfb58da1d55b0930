"""Standards of new countryside that districts and communes reached, or only asked for."""

import pytest
from said import read, rows

STANDARD = "ntm_advanced_district"

NOT_REACHED = [
    "UBND tỉnh đề nghị Chính phủ công nhận huyện Giồng Trôm là huyện nông thôn mới nâng cao năm 2024.",
    "UBND tỉnh trình Thủ tướng xét công nhận huyện Giồng Trôm là huyện nông thôn mới nâng cao năm 2024.",
    "Huyện thực hiện Đề án xây dựng huyện Giồng Trôm đạt chuẩn nông thôn mới nâng cao năm 2024.",
    "Tỉnh công nhận các xã Bình Hòa, Tân Hào của huyện Giồng Trôm đạt chuẩn nông thôn mới nâng cao năm 2024.",
]


@pytest.mark.parametrize("text", NOT_REACHED)
def test_a_standard_asked_for_planned_or_reached_by_communes(text: str) -> None:
    assert not [one for one in read(text, day="2024-12-20") if one.indicator == STANDARD]


def test_a_standard_that_a_headline_asks_for() -> None:
    title = "Đề nghị Chính phủ công nhận Giồng Trôm là huyện nông thôn mới nâng cao"
    assert read("Hồ sơ đang được hoàn chỉnh.", title=title, day="2024-12-20") == []


def test_a_standard_told_again_without_its_year_is_told_once() -> None:
    first = "Huyện Giồng Trôm được Chính phủ công nhận đạt chuẩn nông thôn mới năm 2023."
    again = "Giồng Trôm là huyện thứ ba của tỉnh được công nhận huyện nông thôn mới."
    found = read(f"{first} {again}", day="2024-07-31")
    assert rows(found, "indicator", "period") == [("ntm_district", "2023")]


def test_units_of_a_district_that_reached_the_standard() -> None:
    text = "Huyện đã có 16 đơn vị hành chính cấp xã đạt chuẩn nông thôn mới."
    assert rows(read(text), "indicator", "value") == [("ntm_communes", 16)]
    text = "Huyện có 17 đơn vị hành chính cấp xã, có 12/16 xã đạt chuẩn nông thôn mới."
    assert rows(read(text), "indicator", "value") == [("commune_units", 17), ("ntm_communes", 12)]


def test_communes_beside_towns_are_not_all_units() -> None:
    assert read("Huyện có 19 đơn vị hành chính xã và 02 thị trấn.") == []
    assert rows(read("Huyện gồm 17 đơn vị hành chính xã, thị trấn."), "value") == [(17,)]


def test_communes_that_stand_beside_a_year_that_is_over_are_not_surely_of_now() -> None:
    text = "Năm 2021, thu ngân sách đạt 452 tỷ đồng. Huyện hiện nay có 9 xã đạt chuẩn nông thôn mới."
    found = read(text, day="2022-04-15")
    assert (found[1].period, found[1].confidence < 0.9) == ("2022", True)


def test_what_is_none_of_the_catalogue_s_ends_what_its_bracket_told_of() -> None:
    text = "Kinh tế tốt (diện tích gieo trồng 9.000 ha, trồng rừng 606 ha, đạt 110% kế hoạch; hộ nghèo 2%)."
    assert rows(read(text), "indicator", "value") == [("sown_area", 9000), ("poverty_rate", 2)]


def test_a_meeting_that_is_to_decide_has_not_yet() -> None:
    text = "Tỉnh đã mở hội nghị xét, công nhận huyện Giồng Trôm đạt chuẩn nông thôn mới năm 2022."
    assert read(text) == []


def test_schools_that_were_built_are_not_all() -> None:
    assert read("Năm 2022, huyện xây dựng 7 trường đạt chuẩn quốc gia.") == []
    text = "Năm 2022, huyện có 36 trường đạt chuẩn quốc gia, đạt 120% kế hoạch."
    assert rows(read(text), "value") == [(36,), (120,)]


def test_an_income_at_some_communes_is_not_the_district_s() -> None:
    text = "Thu nhập bình quân của bà con tại 5 xã điểm cuối năm 2021 đạt 45,9 triệu đồng."
    assert read(text) == []


def test_criteria_of_the_higher_standard_are_not_those_of_the_standard() -> None:
    text = "Về xây dựng nông thôn mới nâng cao, huyện hiện đạt bình quân 15,8 tiêu chí/xã."
    assert read(text) == []
    text = "Về xây dựng nông thôn mới, huyện hiện đạt bình quân 15,8 tiêu chí/xã."
    assert rows(read(text), "value") == [(15.8,)]


def test_districts_that_are_to_go_on_are_not_counted() -> None:
    text = "Chính phủ giao hai huyện tiếp tục duy trì, nâng cao chất lượng các tiêu chí nông thôn mới."
    assert read(text) == []


def test_parts_of_the_funds_one_behind_the_other() -> None:
    text = "Huyện huy động 120 tỷ đồng xây dựng nông thôn mới. Trong đó dân góp 20 tỷ đồng; vốn dự án 35 tỷ."
    assert rows(read(text), "value") == [(120,)]


HEADLINES = [
    ("Huyện Giồng Trôm, tỉnh Bến Tre được công nhận đạt chuẩn nông thôn mới", "ntm_district", "2024"),
    ("Giồng Trôm (Bến Tre) đạt chuẩn huyện nông thôn mới nâng cao năm 2023", STANDARD, "2023"),
    ("Bến Tre: Giồng Trôm đón nhận danh hiệu huyện nông thôn mới", "ntm_district", "2024"),
]


@pytest.mark.parametrize(("title", "indicator", "year"), HEADLINES)
def test_a_standard_that_only_the_headline_tells(title: str, indicator: str, year: str) -> None:
    found = read("Qua mười năm, bộ mặt nông thôn đổi thay.", title=title, day="2024-07-20")
    assert rows(found, "paragraph", "district", "indicator", "period") == [(1, "834", indicator, year)]


NO_STANDARD = [
    "Giồng Trôm phấn đấu đạt chuẩn nông thôn mới",
    "Xã Bình Hòa (Giồng Trôm) đạt chuẩn nông thôn mới",
    "Giồng Trôm đạt 32/36 chỉ tiêu của huyện nông thôn mới",
    "Bến Tre: Thêm một huyện đạt chuẩn nông thôn mới",
    "Giồng Trôm trên đường về đích huyện nông thôn mới",
    "Kinh nghiệm từ huyện nông thôn mới Giồng Trôm",
]


@pytest.mark.parametrize("title", NO_STANDARD)
def test_headlines_that_tell_of_no_standard_reached(title: str) -> None:
    found = read("Qua mười năm, bộ mặt nông thôn đổi thay.", title=title, day="2024-07-20")
    assert not [one for one in found if one.unit == "status"]


def test_a_headline_ahead_of_a_standard_still_asked_for() -> None:
    body = "Hội đồng của Trung ương họp, đề nghị công nhận huyện Giồng Trôm."
    assert read(body, title="Huyện Giồng Trôm đạt chuẩn nông thôn mới", day="2024-07-20") == []
