"""Targets set and met, in the words of real pages."""

import pytest
from said import read, rows

MET = "targets_met_or_exceeded"


@pytest.mark.parametrize("day", ["2022-12-20", "2023-01-10"])
def test_those_met_of_a_total_told_before_them(day: str) -> None:
    text = "Trong tổng số 33 chỉ tiêu chủ yếu năm 2022, huyện có 28 chỉ tiêu đạt và vượt kế hoạch."
    assert rows(read(text, day=day), "indicator", "kind", "value", "of") == [(MET, "actual", 28, 33)]
    text = "Trong tổng số 25 chỉ tiêu chủ yếu của năm 2022, huyện có 12 chỉ tiêu vượt kế hoạch"
    for more in (".", " và 9 chỉ tiêu đạt kế hoạch."):
        found = read(f"{text}{more}", day=day)
        assert rows(found, "indicator", "kind", "value", "of") == [("targets_exceeded", "actual", 12, 25)]
    text = "Trong tổng số 33 chỉ tiêu của năm 2022, có nhiều chỉ tiêu khó."
    assert rows(read(text, day=day), "indicator", "value") == [("targets_total", 33)]


def test_about_met_and_exceeded() -> None:
    text = "Năm 2022, có 29/34 chỉ tiêu cơ bản đạt{} kế hoạch."
    assert rows(read(text.format(" và vượt")), "indicator", "value") == [(MET, 29)]
    assert read(text.format("")) == []


def test_a_ratio_whose_verb_stands_behind_the_next_one() -> None:
    text = "Năm 2022, có 26/37 chỉ tiêu tỉnh giao và 20/25 chỉ tiêu HĐND huyện giao {}."
    for verb in ("đạt và vượt", "hoàn thành"):
        assert rows(read(text.format(verb)), "indicator", "value", "of") == [(MET, 26, 37), (MET, 20, 25)]
    assert MET not in {one.indicator for one in read(text.format("chưa đạt"))}


def test_targets_to_be_met_are_those_set() -> None:
    text = "Năm 2023, huyện phấn đấu hoàn thành 17 chỉ tiêu chủ yếu."
    assert rows(read(text), "indicator", "period", "value") == [("targets_total", "2023", 17)]
    text = "Năm 2023, huyện phấn đấu hoàn thành 20/25 chỉ tiêu."
    assert rows(read(text), "indicator", "kind", "value") == [(MET, "target", 20)]


def test_who_set_them() -> None:
    text = (
        "Năm 2022, UBND huyện hoàn thành 16/16 chỉ tiêu kế hoạch tỉnh giao, 13/13 chỉ tiêu HĐND huyện giao."
    )
    assert rows(read(text), "breakdown", "value") == [("", 16), ("issuer=peoples_council", 13)]
    text = "Nghị quyết Đại hội Đảng bộ huyện nhiệm kỳ 2020-2025 xác định 24 chỉ tiêu chủ yếu."
    assert rows(read(text), "breakdown", "period") == [("issuer=party_committee", "2020/2025")]


def test_those_of_a_congress_that_sentences_go_on_with() -> None:
    text = (
        "Nghị quyết Đại hội Đảng bộ huyện nhiệm kỳ 2015-2020 xác định 24 chỉ tiêu chủ yếu. "
        "Đến nay, các chỉ tiêu đều đạt, trong đó có 14 chỉ tiêu vượt kế hoạch."
    )
    assert rows(read(text, day="2020-08-06"), "value", "period") == [(24, "2015/2020"), (14, "2015/2020")]


def test_the_others_are_none_of_those_met() -> None:
    text = "Năm 2022, có 13/16 chỉ tiêu đạt và vượt, 3/16 chỉ tiêu còn lại đạt hơn 76% so nghị quyết."
    assert rows(read(text), "indicator", "value") == [(MET, 13)]


def test_those_met_named_before_their_number() -> None:
    text = "Trong số 32 chỉ tiêu các mặt công tác năm 2022, huyện đạt và vượt kế hoạch 30 chỉ tiêu."
    assert rows(read(text), "indicator", "value", "of") == [(MET, 30, 32)]


def test_directions_for_a_year_gone_by_are_no_goals() -> None:
    text = (
        "Năm qua, thực hiện nghị quyết về phương hướng, nhiệm vụ năm 2022, huyện có 17/18 chỉ tiêu đạt và "
        "vượt. Thu ngân sách đạt 72 tỷ đồng."
    )
    assert [one.kind for one in read(text, day="2022-12-19")] == ["actual", "actual"]


def test_targets_of_all_fields_are_not_those_of_one() -> None:
    text = "Năm 2022, huyện đề ra 15 chỉ tiêu về kinh tế, văn hóa - xã hội, quốc phòng - an ninh."
    assert rows(read(text), "indicator", "value") == [("targets_total", 15)]
    assert read("Năm 2022, huyện đề ra 15 chỉ tiêu về kinh tế.") == []


def test_targets_on_their_way_between_two_shares() -> None:
    text = "Có 13/53 chỉ tiêu đạt 100% trở lên, 17/53 chỉ tiêu đạt từ 70 đến dưới 100%."
    assert rows(read(text), "indicator", "value") == [("targets_met_or_exceeded", 13.0)]


def test_targets_that_are_lacking_are_not_met() -> None:
    text = "Năm 2022, huyện hoàn thành 23/25 chỉ tiêu, thiếu 2 chỉ tiêu so với nghị quyết."
    assert rows(read(text), "value", "of") == [(23.0, 25.0)]


CONGRESS = "Huyện Giồng Trôm đại hội\nĐại hội Đảng bộ huyện nhiệm kỳ 2020 - 2025 diễn ra trong 2 ngày.\n"


def test_targets_a_congress_looks_back_on_and_those_it_sets() -> None:
    found = read(f"{CONGRESS}Năm năm ấy, Đảng bộ thực hiện đạt và vượt 10/14 chỉ tiêu.", day="2020-08-05")
    assert [c.period for c in found] == ["2015/2020"]
    text = "Đại hội thống nhất đề ra 21 chỉ tiêu chủ yếu và 8 nhóm giải pháp của nhiệm kỳ 2020 - 2025."
    found = read(f"{CONGRESS}{text}", day="2020-08-05")
    assert rows(found, "indicator", "period", "breakdown") == [
        ("targets_total", "2020/2025", "issuer=party_committee"),
        ("task_solution_groups", "2020/2025", "issuer=party_committee"),
    ]


def test_a_district_s_council_ends_no_term_of_the_party() -> None:
    text = "Báo cáo tại kỳ họp HĐND nhiệm kỳ 2021-2026 cho biết, huyện có 23/25 chỉ tiêu đạt và vượt."
    assert [c.period for c in read(text, day="2021-12-20")] == ["2021"]


def test_who_set_targets_is_open_where_two_bodies_did() -> None:
    text = "Năm 2022, thị xã đạt và vượt 10/11 chỉ tiêu nghị quyết của Thị ủy và HĐND thị xã đề ra."
    assert [c.breakdown for c in read(text, "Thị xã Gò Công tổng kết")] == [""]


@pytest.mark.parametrize("does", ["đã có nhiều giải pháp, đạt", "đã tổ chức thực hiện đạt"])
def test_who_reached_targets_need_not_be_who_set_them(does: str) -> None:
    found = read(f"Năm 2022, UBND huyện {does} và vượt 14/17 chỉ tiêu.")
    assert rows(found, "breakdown") == [("",)]


def test_the_party_organisation_that_sets_targets_is_their_issuer() -> None:
    found = read("Nhiệm kỳ 2020 - 2025, Đảng bộ huyện đề ra 21 chỉ tiêu chủ yếu.", day="2020-08-20")
    assert rows(found, "breakdown") == [("issuer=party_committee",)]


def test_targets_that_criteria_are_made_of_are_none_of_the_districts() -> None:
    assert read("Huyện rà lại 9 tiêu chí nông thôn mới, gồm 38 chỉ tiêu thành phần.") == []


def test_targets_of_all_fields_may_be_listed_behind_semicolons() -> None:
    text = "Huyện đề ra 18 chỉ tiêu về kinh tế; văn hóa - xã hội, môi trường; xây dựng đảng."
    assert [c.value for c in read(text, day="2020-07-08")] == [18]


def test_targets_set_by_a_body_are_what_those_met_are_of() -> None:
    text = "Năm 2022, với 27 chỉ tiêu chủ yếu HĐND huyện đề ra, đã có 26 chỉ tiêu đạt và vượt kế hoạch."
    assert rows(read(text), "value", "of") == [(26, 27)]


def test_targets_just_met_beside_those_not_met_are_none_exceeded_or_met() -> None:
    text = "Trong tổng số 29 chỉ tiêu, có 20 chỉ tiêu vượt, 04 chỉ tiêu đạt và 05 chỉ tiêu chưa đạt."
    assert rows(read(text), "indicator", "value") == [("targets_exceeded", 20)]


def test_those_exceeded_and_those_met_out_of_the_same_total() -> None:
    text = "Năm 2022, chỉ tiêu đều đạt và vượt, trong đó 12/28 chỉ tiêu vượt kế hoạch; 14/28 chỉ tiêu đạt"
    for end in (" kế hoạch.", "."):
        found = rows(read(f"{text}{end}"), "indicator", "value", "of")
        assert found == [("targets_exceeded", 12, 28)]
    text = "Năm 2022, 26/28 chỉ tiêu vượt và đạt kế hoạch."
    assert rows(read(text), "indicator") == [(MET,)]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Huyện đạt 18 chỉ tiêu theo Nghị quyết Ban Chấp hành Đảng bộ huyện.", "issuer=party_committee"),
        ("Nhờ chỉ đạo của HĐND, UBND tỉnh, huyện hoàn thành 18/20 chỉ tiêu.", ""),
        ("Nhờ chỉ đạo của UBND tỉnh và cố gắng của người dân, huyện hoàn thành 18/20 chỉ tiêu.", ""),
        ("Huyện đạt 18/20 chỉ tiêu UBND tỉnh giao.", "issuer=peoples_committee"),
    ],
)
def test_by_whose_word_they_were_set(text: str, issuer: str) -> None:
    assert rows(read(text), "value", "breakdown") == [(18, issuer)]


def test_those_of_one_field_are_not_all() -> None:
    assert read("Năm 2022, 9/9 chỉ tiêu trong lĩnh vực kinh tế của huyện đạt và vượt.") == []
    assert read("Năm 2022, ở khối văn hóa - xã hội, 14/14 chỉ tiêu đạt và vượt.") == []


def test_a_headline_that_joins_what_the_body_tells_apart() -> None:
    title = "Năm 2022, huyện Giồng Trôm có 21/25 chỉ tiêu đạt và vượt"
    text = "Trong 25 chỉ tiêu chủ yếu năm 2022, có 21 chỉ tiêu đạt và vượt."
    assert rows(read(text, title=title), "paragraph", "value", "of") == [(2, 21, 25)]


def test_those_who_only_led_set_none() -> None:
    text = "Nhờ Huyện ủy, HĐND, UBND chỉ đạo, kinh tế ổn định; đã có 6/24 chỉ tiêu đạt và vượt kế hoạch."
    assert rows(read(text), "value", "breakdown") == [(6, "")]


def test_those_of_a_term_behind_a_figure_of_its_last_year() -> None:
    text = (
        "Suốt nhiệm kỳ 2015-2020, huyện đã nỗ lực vượt khó.\n"
        "Kinh tế của huyện phát triển, thu nhập năm 2020 ước đạt 48 triệu đồng/người, "
        "cả 21/21 chỉ tiêu chủ yếu đều đạt kế hoạch."
    )
    told = [("income_per_capita", "2020"), (MET, "2015/2020")]
    assert rows(read(text, day="2020-07-30"), "indicator", "period") == told


@pytest.mark.parametrize("joint", [" và", ";", ", có"])
def test_as_many_met_as_exceeded(joint: str) -> None:
    text = f"Năm 2022, huyện có 6/12 chỉ tiêu đạt{joint} 6/12 chỉ tiêu vượt kế hoạch."
    assert rows(read(text), "indicator", "value", "of") == [("targets_exceeded", 6, 12)]
