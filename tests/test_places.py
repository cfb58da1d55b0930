"""Whose figure it is: districts, communes, provinces, guests."""

import pytest
from said import LEXICON, read, rows

from kit._reading.extract import extract

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


def test_a_district_told_by_its_people() -> None:
    text = "Đảng bộ và Nhân dân Giồng Trôm phấn khởi. Kết nạp 90 đảng viên."
    assert [c.district for c in read(text, "Một năm nhìn lại")] == ["834"]


def test_districts_listed_below_the_total_of_their_province() -> None:
    text = "Toàn tỉnh kết nạp được 957 đảng viên mới. Trong đó, Ba Tri 118 đảng viên, Bình Đại 92."
    found = read(text, "Toàn tỉnh Bến Tre kết nạp đảng viên")
    assert rows(found, "district", "value") == [("836", 118), ("835", 92)]


def test_names_in_brackets_hide_nothing() -> None:
    text = "Có 3 xã (Hưng Nhượng, Bình Hòa, Mỹ Thạnh) đạt nông thôn mới nâng cao, bằng 14,3%."
    wanted = [("ntm_advanced_communes", 3), ("ntm_advanced_communes", 14.3)]
    assert rows(read(text), "indicator", "value") == wanted


def test_where_a_district_lies_is_not_whose_figure_it_is() -> None:
    text = "Huyện Vĩnh Bảo, thành phố Hải Phòng kết nạp 90 đảng viên."
    assert rows(read(text, "Huyện Vĩnh Bảo tổng kết"), "district", "value") == [("316", 90)]


ELSEWHERE = [
    ("Lãnh đạo huyện Ba Tri và huyện Bình Đại cùng 235 đại biểu dự đại hội.", {"834"}),
    ("Còn tại Ba Tri, năm 2022 tỷ lệ hộ nghèo còn 4,2%.", {"836"}),
    ("Được tách từ huyện Ba Tri, đến nay Đảng bộ huyện có 3.600 đảng viên.", {"834"}),
    ("Theo UBND tỉnh Bến Tre, năm 2022 thu ngân sách đạt 8.900 tỷ đồng.", set()),
]


@pytest.mark.parametrize(("text", "districts"), ELSEWHERE)
def test_guests_origins_and_provinces(text: str, districts: set[str]) -> None:
    assert {c.district for c in read(text)} == districts


def test_a_full_stop_without_a_gap_ends_a_sentence() -> None:
    text = "Giá trị sản xuất công nghiệp đạt 107% KH.Thu ngân sách đạt 126 tỷ đồng, đạt 100% KH."
    assert [c.indicator for c in read(text)][-2:] == ["budget_revenue", "budget_revenue"]


def test_a_district_that_a_sentence_opens_with_is_spoken_of_in_the_next() -> None:
    text = "Tại Mỏ Cày Bắc, công tác này được quan tâm. Năm 2022, huyện đã kết nạp 142 đảng viên."
    (found,) = extract(
        f"Huyện Giồng Trôm tổng kết\n{text}",
        lexicon=LEXICON, published="2022-12-20", province="Bến Tre",
    )  # fmt: skip
    assert found.district == "838"


@pytest.mark.parametrize("name", ["M'Đrắk", "M’Đrắk", "M'Drắk", "M’Drắk"])
def test_a_name_with_an_apostrophe(name: str) -> None:
    found = extract(
        f"Huyện Ea Kar tổng kết\nEa Kar có 9/14 xã, {name} có 3/12 xã đạt chuẩn nông thôn mới.",
        lexicon=LEXICON, published="2022-12-20", province="Đắk Lắk",
    )  # fmt: skip
    assert [c.district for c in found] == ["651", "652"]


def test_a_town_whose_name_begins_like_a_hamlets() -> None:
    (found,) = read("Thị xã Buôn Hồ kết nạp 175 đảng viên.", "Thị xã Buôn Hồ tổng kết")
    assert found.district == "644"


def test_those_who_came_are_not_spoken_of() -> None:
    text = "Tới dự có ông An, công tác ở huyện Ba Tri, cùng 235 đại biểu của đại hội."
    assert [c.district for c in read(text)] == ["834"]


def test_communes_of_a_districts_name_in_a_list_are_no_districts() -> None:
    text = "Các xã Hưng Lễ, Bình Đại có phong trào khá, kết nạp 20 đảng viên."
    assert {c.district for c in read(text)} == {"834"}


def test_a_communes_own_figures_are_left_out_but_not_communes_counted_beside_it() -> None:
    text = "Thu nhập đầu người của xã đạt 41 triệu đồng. Tổng vốn đầu tư toàn xã hội đạt 98 tỷ đồng."
    assert rows(read(text), "indicator") == [("investment_total",)]
    text = "Xã Châu Hòa đạt 19/19 tiêu chí và có 6/14 xã đạt chuẩn nông thôn mới nâng cao."
    assert ("ntm_advanced_communes", 6) in rows(read(text), "indicator", "value")


def test_who_recognised_is_not_spoken_of() -> None:
    text = "Đến nay, huyện đã được UBND thành phố Hà Nội công nhận 16 xã đạt chuẩn nông thôn mới."
    found = read(text, "Huyện Phú Xuyên họp")
    assert rows(found, "district", "value") == [("280", 16)]


def test_a_town_of_the_district_is_not_the_district() -> None:
    text = "Khu trung tâm thị trấn với diện tích là 73,3 km2, dân số là 8.373 người."
    assert read(text) == []


def test_several_districts_are_not_the_one() -> None:
    assert read("Năm 2022, 6 huyện miền núi của tỉnh kết nạp 420 đảng viên.") == []


def test_a_commune_called_by_its_bare_name() -> None:
    text = (
        "Chúng tôi về xã Măng Lân. Từ nơi khó khăn, đến nay Măng Lân có thu nhập bình quân đầu người 38 "
        "triệu đồng, hộ nghèo còn 21%.\nThu nhập bình quân đầu người của huyện là 52 triệu đồng."
    )
    assert rows(read(text), "value") == [(52,)]


def test_a_paragraph_that_begins_with_a_commune_is_told_of_it() -> None:
    begun = "Xã Quài Lân là điểm sáng của phong trào."
    told = "Năm 2022, kết nạp 15 đảng viên."
    assert read(f"{begun} {told}") == []
    assert rows(read(f"{begun} {told} Năm 2022, toàn huyện kết nạp 120 đảng viên."), "value") == [(120,)]
    assert rows(read(f"{begun}\n{told}"), "value") == [(15,)]
    assert read("Toàn Đảng bộ xã có 392 đảng viên; năm 2022 kết nạp 15 đảng viên.") == []


def test_what_a_commune_reached_is_not_what_was_counted() -> None:
    text = "Toàn huyện có 8/10 xã đạt chuẩn nông thôn mới, xã Long Lân đạt chuẩn nông thôn mới nâng cao."
    assert rows(read(text), "indicator") == [("ntm_communes",)]


def test_districts_one_after_the_other_below_a_province() -> None:
    text = (
        "Năm 2022, thu ngân sách toàn tỉnh đạt 3.186 tỷ đồng. Một số nơi có tiến độ khá là huyện Giồng Trôm "
        "214,6 tỷ đồng, đạt 91,2% dự toán; huyện Ba Tri 68,3 tỷ đồng, đạt 83,7%."
    )
    found = rows(read(text, "Nhiều huyện thu ngân sách vượt tiến độ"), "district", "value")
    assert found == [("834", 214.6), ("834", 91.2), ("836", 68.3), ("836", 83.7)]


def test_the_letter_eth_is_read_as_the_vietnamese_one() -> None:
    found = read("Năm 2022, Ðảng bộ huyện Ðầm Dơi kết nạp 486 ðảng viên.", "Huyện Ðầm Dơi họp")
    assert rows(found, "district", "indicator") == [("970", "members_admitted")]


def test_an_article_on_the_province_gives_what_it_tells_of_districts() -> None:
    text = (
        "Năm 2022, toàn tỉnh có tỷ lệ bao phủ bảo hiểm y tế đạt 93,1%. Cao là Giồng Trôm 95,3%, Ba Tri 94,7%."
    )
    found = rows(read(f"{text}\nHuyện Chợ Lách đạt 91,4%.", "Bến Tre giữ độ bao phủ"), "district", "value")
    assert found == [("834", 95.3), ("836", 94.7), ("832", 91.4)]
    text = "Năm 2022, hộ nghèo các huyện Giồng Trôm, Ba Tri, Chợ Lách còn lần lượt 2,3%, 3,1% và 2,9%."
    found = rows(read(text, "Giảm nghèo ở Bến Tre"), "district", "value")
    assert found == [("834", 2.3), ("836", 3.1), ("832", 2.9)]


def test_whole_provinces_are_left_out() -> None:
    for who in ("toàn Đảng bộ tỉnh kết nạp 812 đảng viên", "tỉnh đặt mục tiêu kết nạp 900 đảng viên"):
        assert read(f"Năm 2022, {who}.") == []


def test_what_a_person_did_is_not_the_district_s() -> None:
    assert read("Chị Nguyễn Thị Lan mua máy, tạo việc làm cho 60 lao động.") == []
    text = "Ông Trần Văn Nam, Chủ tịch UBND huyện, cho biết đã tạo việc làm cho 1.260 lao động."
    assert rows(read(text), "value") == [(1260,)]


def test_a_word_between_huyen_and_its_name() -> None:
    text = "Ở huyện ven biển Ba Tri, năm 2022 kết nạp 103 đảng viên."
    assert rows(read(text), "district") == [("836",)]


@pytest.mark.parametrize(
    ("title", "before"),
    [
        ("Xã Tân Thanh (huyện Giồng Trôm) đổi mới", "Nhiều năm qua, phong trào phát triển."),
        ("Hoa Lân đón chuẩn", "Phát huy kết quả, xã Hoa Lân (huyện Giồng Trôm) tiếp tục phấn đấu."),
        ("Nông thôn mới ở Đồng Lân", "Đồng Lân là xã thuần nông của huyện Giồng Trôm."),
    ],
)
def test_an_article_on_a_commune_gives_only_what_it_says_of_the_district(title: str, before: str) -> None:
    text = f"{before}\nNăm 2022, đã kết nạp 9 đảng viên, hoàn thành 15/15 chỉ tiêu.\nNăm 2022, "
    found = read(f"{text}toàn huyện Giồng Trôm kết nạp 120 đảng viên.", title)
    assert rows(found, "value") == [(120,)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2022, Đảng bộ xã kết nạp 12 đảng viên.",
        "Năm 2022, xã kết nạp 12 đảng viên.",
        "Năm 2022, toàn xã giải quyết việc làm cho 150 lao động.",
        "Năm 2022, Đảng ủy phường kiểm tra 5 tổ chức đảng.",
        "Năm 2022, các xã vùng núi của huyện có tỷ lệ hộ nghèo 12,5%.",
        "Năm 2022, tại 5 xã điểm, thu nhập bình quân đầu người đạt 60 triệu đồng.",
        "Năm 2022, chị Lan tạo việc làm cho 30 lao động, thu nhập bình quân 70 triệu đồng.",
        "Năm 2022, công ty giải quyết việc làm cho 1.500 lao động.",
        "Năm 2022, tỷ lệ hộ nghèo của huyện cao hơn mức 3,2% của tỉnh.",
        "Năm 2022, Ủy ban Kiểm tra Tỉnh ủy kiểm tra 2 tổ chức đảng.",
    ],
)
def test_what_smaller_and_larger_places_did(sentence: str) -> None:
    assert read(sentence) == []


def test_communes_that_are_counted_are_no_place_of_their_own() -> None:
    text = "Năm 2022, có 8 xã hiện có nhà văn hóa; thu ngân sách đạt 120 tỷ đồng."
    assert ("budget_revenue", 120) in rows(read(text), "indicator", "value")


def test_a_name_and_a_verb_make_no_word() -> None:
    text = "Năm 2022, huyện Thạch Thất thu ngân sách 1.520 tỷ đồng."
    assert rows(read(text, "Huyện Thạch Thất họp"), "district", "value") == [("276", 1520)]


def test_districts_that_sound_like_people() -> None:
    for name, code in (("Bác Ái", "584"), ("Anh Sơn", "424"), ("Cô Tô", "207")):
        found = read(f"{name} kết nạp 120 đảng viên trong năm 2022.", f"Huyện {name} họp")
        assert rows(found, "district", "value") == [(code, 120)]


def test_districts_that_sound_like_villages() -> None:
    for name, code in (("Buôn Đôn", "647"), ("Vụ Bản", "359"), ("Xuân Trường", "364")):
        text = f"{name} là huyện thuần nông.\n{name} có nhiều đổi mới. Năm 2022, kết nạp 120 đảng viên."
        assert rows(read(text, f"{name} Đổi mới"), "district", "value") == [(code, 120)]


def test_an_article_on_another_body_tells_of_the_district_only_where_it_says_so() -> None:
    text = "Năm 2022, đã kết nạp 9 đảng viên. Toàn huyện kết nạp 120 đảng viên."
    assert rows(read(text, "Hội Cựu chiến binh huyện Giồng Trôm họp"), "value") == [(120.0,)]
    assert rows(read(text), "value") == [(9.0,), (120.0,)]


def test_what_somebody_of_a_commune_tells_is_of_the_commune() -> None:
    text = (
        "Ông Nguyễn Văn A, Chủ tịch UBND xã Mỹ Thạnh phấn khởi: “Xã có nhiều vườn dừa. "
        "Tỷ lệ hộ nghèo còn 0,9%”. Toàn huyện có tỷ lệ hộ nghèo 3,1%."
    )
    assert rows(read(text), "value") == [(3.1,)]


def test_a_commune_on_its_way_is_not_what_was_counted_before_it() -> None:
    text = "Đến nay, 12/12 xã đạt chuẩn nông thôn mới, xã Mỹ Thạnh đang xây dựng xã nông thôn mới nâng cao."
    assert rows(read(text), "indicator", "value") == [("ntm_communes", 12.0)]


def test_districts_and_their_numbers_below_what_their_province_did() -> None:
    text = (
        "Toàn tỉnh kết nạp 1.534 đảng viên. Kết quả cao như: Ba Tri 182 đảng viên, Bình Đại 175 đảng viên. "
        "Huyện Mỏ Cày Bắc có 2.900 đảng viên."
    )
    told = rows(read(text, "Tỉnh Bến Tre kết nạp đảng viên"), "district", "indicator", "value")
    assert told[:2] == [("836", "members_admitted", 182.0), ("835", "members_admitted", 175.0)]
    assert [indicator for _, indicator, _ in told[2:]] == ["party_members"]


def test_a_commune_that_the_article_opens_with_before_its_name() -> None:
    text = "Là xã thuần nông của huyện Giồng Trôm, Phong Mỹ có tỷ lệ hộ nghèo 1,2%.\nKết nạp 8 đảng viên."
    assert read(text, "Phong Mỹ giữ vững danh hiệu") == []


def test_what_a_commune_did_this_year_and_what_it_has_now() -> None:
    text = "Huyện khuyến khích các xã làm theo: năm 2021 xã huy động 16,8 tỷ đồng xây dựng nông thôn mới."
    assert read(text) == []
    assert read("Nay xã có thu nhập bình quân đầu người 64 triệu đồng.") == []


def test_a_level_above_that_of_the_country_leaves_what_follows_the_districts() -> None:
    text = (
        "Thu nhập đạt 50,8 triệu đồng, cao hơn mức bình quân chung cả nước 1,8 lần; tỷ lệ hộ nghèo còn 0,95%."
    )
    assert 0.95 in [c.value for c in read(text) if c.indicator == "poverty_rate"]


def test_a_district_that_was_joined_to_another_is_a_guest() -> None:
    text = "Sau khi sáp nhập huyện Ba Tri, Giồng Trôm có tỷ lệ hộ nghèo 3,1%."
    assert [c.district for c in read(text)] == ["834"]


def test_a_district_behind_a_commune_and_a_comma_is_where_that_lies() -> None:
    text = "Đảng bộ xã Tân Lập, huyện Giồng Trôm hiện có 21 chi bộ trực thuộc với 412 đảng viên."
    assert read(text) == []
    text = "Sau lễ tại xã Tân Lập, huyện kết nạp 21 đảng viên."
    assert [c.value for c in read(text)] == [21.0]


def test_a_party_committee_of_a_town_of_the_same_name() -> None:
    for kind, code in (("thị xã", "449"), ("huyện", "447")):
        found = read(f"Năm 2022, Đảng bộ {kind} Kỳ Anh kết nạp 120 đảng viên.", f"Đảng bộ {kind} Kỳ Anh")
        assert [c.district for c in found] == [code]


LIKE_A_DISTRICT = [
    "Năm 2022, {} tặng giấy khen cho 6 tập thể; {} khen thưởng 11 cá nhân.",
    "Năm 2022, {} huy động 120 tỷ đồng xây dựng nông thôn mới. Hiện {} có 5 xã đạt chuẩn nông thôn mới.",
    "Năm 2021, {} kết nạp 45 đảng viên. Năm 2023, {} phấn đấu giải quyết việc làm cho 900 lao động.",
    "Năm 2022, {} còn 1,2% hộ nghèo; {} thu ngân sách 90 tỷ đồng; {} thành lập 3 chi bộ.",
]


@pytest.mark.parametrize("text", LIKE_A_DISTRICT)
def test_a_town_is_read_as_a_rural_district_is(text: str) -> None:
    columns = ("indicator", "breakdown", "period", "value", "kind")
    town, rural = (
        rows(read(text.replace("{}", kind), f"{name} tổng kết"), *columns)
        for kind, name in (("thị xã", "Thị xã Ngã Năm"), ("huyện", "Huyện Giồng Trôm"))
    )
    assert town == rural != []


def test_an_article_on_the_border_guard_or_the_police_is_not_on_a_district() -> None:
    text = (
        "Đảng bộ hiện có 18 chi bộ cơ sở với hơn 1.150 đảng viên.\nTại huyện Ba Tri, tỷ lệ hộ nghèo còn 5,3%."
    )
    found = read(text, "Đảng ủy Bộ đội Biên phòng tỉnh Bến Tre gắn bó với đồng bào")
    assert rows(found, "indicator") == [("poverty_rate",)]
