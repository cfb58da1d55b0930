"""Awards: who gave them, for what, and which are only asked for."""

from said import read, rows


def test_awards_put_forward_to_the_province() -> None:
    text = "Năm 2022, huyện trình Chủ tịch UBND tỉnh khen thưởng 5 tập thể."
    assert [c.breakdown for c in read(text)] == ["level=province;status=proposed"]


def test_what_is_asked_for_in_other_words_is_not_awarded() -> None:
    for asked in ("lập hồ sơ trình cấp trên tặng", "làm tờ trình xin tặng"):
        text = f"Năm 2022, huyện đã {asked} bằng khen cho 12 tập thể."
        assert rows(read(text), "value", "breakdown") == [(12.0, "status=proposed")]


def test_awards_asked_for_behind_those_given() -> None:
    text = "Huyện ủy khen thưởng 16 tập thể và đề nghị Tỉnh ủy khen thưởng 3 tập thể."
    told = rows(read(text), "value", "breakdown")
    assert told == [(16.0, "level=district"), (3.0, "level=province;status=proposed")]


def test_who_wrote_a_directive_does_not_award() -> None:
    text = (
        "Năm 2022, thực hiện Chỉ thị số 05-CT/TW của Bộ Chính trị, huyện có 4 tập thể được Chủ tịch "
        "UBND tỉnh tặng bằng khen."
    )
    assert [c.breakdown.partition(";")[0] for c in read(text)] == ["level=province"]
    text = "Sau khi học Nghị quyết 18 của Trung ương, khen thưởng 12 tập thể và 15 cá nhân."
    assert rows(read(text), "value", "breakdown") == [(12.0, ""), (15.0, "")]


def test_each_award_by_the_one_who_gave_it() -> None:
    text = "Năm 2022, huyện được Chính phủ tặng 1 Cờ thi đua, được UBND tỉnh tặng 2 Cờ thi đua."
    assert rows(read(text), "value", "breakdown") == [(1.0, "level=central"), (2.0, "level=province")]
    text = "Năm 2022, toàn huyện có 5 tập thể được Chủ tịch UBND tỉnh tặng bằng khen."
    assert rows(read(text), "breakdown") == [("level=province",)]


def test_who_gives_an_award_may_be_named_behind_each() -> None:
    text = (
        "Dịp này, 3 tập thể được nhận bằng khen của UBND tỉnh và 17 tập thể được nhận giấy khen của "
        "Chủ tịch UBND huyện."
    )
    assert [c.breakdown for c in read(text)] == ["level=province", "level=district"]


def test_a_conference_on_examples_commends_what_was_done_in_the_drive() -> None:
    text = "Dịp này, UBND huyện tặng giấy khen cho 12 tập thể."
    found = read(text, title="Huyện Giồng Trôm: Hội nghị điển hình tiên tiến")
    assert [c.breakdown for c in found] == ["level=district;occasion=emulation_drive"]


def test_badges_asked_for_in_a_submission_and_then_awarded_are_awarded() -> None:
    text = "Xét tờ trình của Huyện ủy, Tỉnh ủy quyết định trao Huy hiệu Đảng cho 31 đảng viên của huyện."
    assert [c.breakdown for c in read(text)] == [""]


def test_badges_of_several_classes_are_of_none() -> None:
    text = "Huyện trao Huy hiệu Đảng các loại từ 30 năm đến 70 năm tuổi Đảng cho 212 đảng viên."
    assert rows(read(text), "value", "breakdown") == [(212, "")]


def test_a_flag_for_others_is_not_the_district_s() -> None:
    assert rows(read("UBND tỉnh tặng cờ thi đua cho huyện."), "indicator") == [("award_flag",)]
    assert read("Tỉnh đã tặng cờ thi đua cho 7 tập thể.") == []
    assert read("Chủ tịch UBND tỉnh trao cờ thi đua cho các đơn vị.") == []


def test_those_who_sat_through_a_lesson_are_not_commended() -> None:
    text = "Huyện mở 3 đợt học tập cho 8.255 {}cán bộ; biểu dương các tập thể, cá nhân tiêu biểu."
    assert read(text.format("lượt ")) == []


def test_flags_and_ranks_that_collectives_got() -> None:
    text = "Huyện có 3 tập thể được tỉnh tặng Cờ đơn vị dẫn đầu, 2 tập thể được tặng Bằng khen của UBND tỉnh."
    assert rows(read(text), "indicator", "value") == [("commendation_collectives", 2)]
    text = "Có 6 tập thể được tặng đơn vị dẫn đầu khối."
    assert read(text) == []


def test_classes_of_badges_of_one_district_behind_another() -> None:
    text = (
        "* Huyện Ba Tri có 60 đảng viên được tặng Huy hiệu Đảng. Trong đó, có 9 đảng viên được tặng "
        "Huy hiệu 70 năm tuổi Đảng.\n* Huyện Giồng Trôm có 35 đảng viên được tặng Huy hiệu Đảng. Trong đó, "
        "2 đảng viên được tặng Huy hiệu 70 năm tuổi Đảng."
    )
    found = read(text, title="Ba Tri, Giồng Trôm: đảng viên nhận Huy hiệu Đảng", province="Bến Tre")
    assert [(one.district, one.value, one.breakdown) for one in found] == [
        ("836", 60, ""), ("836", 9, "years=70"), ("834", 35, ""), ("834", 2, "years=70"),
    ]  # fmt: skip
