"""Who acts by a bare word for a place: the province, a city above the district, a town or ward in it."""

import pytest
from said import LEXICON, read, rows

from kit import extract


def of(province: str, title: str, text: str) -> list[tuple[object, ...]]:
    found = extract(f"{title}\n{text}", lexicon=LEXICON, published="2023-02-10", province=province)
    return rows(found, "district", "value")


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022, tỉnh kết nạp 1.312 đảng viên.",
        "Năm 2022, tỉnh thu ngân sách đạt 4.870 tỷ đồng.",
        "Trong năm 2022, tỉnh đã thi hành kỷ luật 97 đảng viên.",
        "Năm 2022, thị trấn thu ngân sách đạt 21 tỷ đồng.",
        "Hiện nay, phường có 9 chi bộ với 411 đảng viên.",
        "Hiện nay, thu nhập bình quân đầu người ở xã đạt 46 triệu đồng.",
        "Tại Đảng bộ cơ quan Huyện ủy, năm 2022 kết nạp 7 đảng viên.",
    ],
)
def test_what_another_place_does_is_not_the_districts(text: str) -> None:
    assert of("Phú Yên", "Huyện Tuy An phát triển toàn diện", text) == []


def test_the_districts_own_number_may_follow_as_a_part_of_the_provinces() -> None:
    text = "Năm 2022, tỉnh kết nạp 1.312 đảng viên. Trong đó, Đảng bộ huyện Tuy An kết nạp 118 đảng viên."
    assert of("Phú Yên", "Tuy An chăm lo phát triển đảng viên", text) == [("559", 118)]


def test_a_city_is_the_province_above_a_district_but_may_be_the_district() -> None:
    text = "Năm 2022, thành phố kết nạp 2.870 đảng viên."
    assert of("Hải Phòng", "Huyện Vĩnh Bảo phát triển Đảng", text) == []
    assert of("Đồng Tháp", "Thành phố Cao Lãnh phát triển Đảng", text) == [("866", 2870)]


def test_what_the_province_assigns_or_awards_stays_the_districts() -> None:
    text = "Năm 2022, tỉnh giao huyện kết nạp 105 đảng viên. Huyện có 17 xã, thị trấn có 9 chi bộ."
    assert ("559", 105) in of("Phú Yên", "Tuy An chăm lo phát triển đảng viên", text)


def test_a_goal_for_all_districts_of_a_city_is_none_of_one() -> None:
    text = "Thành phố đặt mục tiêu năm 2024 có 100% huyện đạt chuẩn nông thôn mới."
    assert of("Hà Nội", "Huyện Thường Tín xây dựng nông thôn mới", text) == []


def test_the_province_s_earlier_name_is_known() -> None:
    text = "Năm 2022, tỉnh Thừa Thiên Huế kết nạp 2.210 đảng viên."
    assert of("Thừa Thiên Huế", "Phong Điền: Tỉnh kiểm tra kết quả", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Toàn huyện có 16 xã, trong đó có 6 xã có trên 380 đảng viên.",
        "Huyện có 141 doanh nghiệp với 307 đảng viên.",
        "Đảng bộ huyện có 4 đảng bộ có trên 290 đảng viên.",
        "Huyện có 11 chi bộ trong doanh nghiệp với 141 đảng viên.",
    ],
)
def test_members_of_some_units_are_not_those_of_the_district(text: str) -> None:
    assert "party_members" not in {c.indicator for c in read(text)}


def test_members_in_all_organisations_are() -> None:
    text = "Đảng bộ huyện có 38 tổ chức cơ sở đảng với 5.340 đảng viên."
    assert rows(read(text), "value") == [(38,), (5340,)]


@pytest.mark.parametrize("noun", ["xã đạt chuẩn nông thôn mới", "trường đạt chuẩn quốc gia"])
def test_a_whole_may_be_told_before_its_part(noun: str) -> None:
    unit = noun.partition(" ")[0]
    found = rows(read(f"Trong tổng số 23 {unit} của huyện, có 14 {noun}."), "value", "of")
    assert found == [(14, 23)]


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Tuy An ngày mới", "Về An Thạch những ngày này, đường sá rộng mở."),
        ("Đổi thay ở miền quê", "Cách trung tâm huyện Tuy An chừng 9 km, An Thạch hôm nay đã khác xưa."),
        ("Về An Thạch", "An Thạch (huyện Tuy An) hôm nay đã khởi sắc."),
        ("Tuy An: An Thạch", "An Thạch là vựa lúa của huyện Tuy An."),
        ("Tuy An đón thêm xã nông thôn mới", "Sáng nay, UBND huyện Tuy An công nhận An Thạch đạt chuẩn."),
        ("Tuy An: An Thạch khởi sắc", "Sau 10 năm, An Thạch đạt chuẩn nông thôn mới."),
    ],
)
def test_a_commune_brought_in_by_its_bare_name_is_what_the_article_is_on(title: str, lead: str) -> None:
    text = f"{lead} Năm 2022, thu nhập bình quân đầu người đạt 47 triệu đồng, tỷ lệ hộ nghèo còn 2,4%."
    assert of("Phú Yên", title, text) == []


def test_the_whole_district_may_be_told_of_beside_it() -> None:
    text = "Về An Thạch những ngày này, đường sá rộng mở. Năm 2022, toàn huyện có tỷ lệ hộ nghèo 3,2%."
    assert of("Phú Yên", "Tuy An ngày mới", text) == [("559", 3.2)]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022, các xã đạt chuẩn nông thôn mới của huyện có thu nhập bình quân 47 triệu đồng.",
        "Năm 2022, 6 thôn biên giới có tỷ lệ hộ nghèo 41%.",
        "Năm 2022, ở vùng cao của huyện, thu nhập bình quân đầu người đạt 29 triệu đồng.",
        "Năm 2022, đồng bào dân tộc thiểu số của huyện có thu nhập bình quân đầu người 27 triệu đồng.",
        "Đảng bộ cơ quan chính quyền huyện có 310 đảng viên.",
        "Năm 2022, tuổi trẻ huyện Tuy An giới thiệu cho Đảng, kết nạp 88 đảng viên.",
    ],
)
def test_some_of_the_districts_places_people_or_cells_are_not_the_district(text: str) -> None:
    assert of("Phú Yên", "Huyện Tuy An phát triển", text) == []


def test_the_province_may_be_told_of_by_its_bare_name_behind_a_year() -> None:
    text = "Năm 2022, Hà Giang giải quyết việc làm cho 17.400 lao động."
    assert of("Hà Giang", "Huyện Quang Bình tạo việc làm", text) == []
