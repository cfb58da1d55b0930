"""Meaning: floors on labelled passages, the conventions one by one, and how to teach a new indicator."""

import csv
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit._reading.extract import Candidate, extract
from kit.errors import KitError

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "sentences"))

import score  # noqa: E402


def read(text: str, title: str = "Huyện Giồng Trôm", **more: str) -> list[Candidate]:
    options = {"published": "2022-12-20", "article": "a"} | more
    return extract(
        f"{title}\n{text}",
        lexicon=options.pop("lexicon", ROOT / "data/lexicon.csv"),
        districts=ROOT / "data/districts.csv",
        **options,
    )


@pytest.mark.parametrize(("name", "figures", "rows"), [("dev", 0.98, 0.96), ("heldout", 0.95, 0.90)])
def test_floors(name: str, figures: float, rows: float) -> None:
    result = score.score_passages(name)
    said = score.report(result, details=name == "dev")
    assert result.figures_f1 >= figures, said
    assert result.rows_f1 >= rows, said
    assert result.sure_right >= 0.955, said


def test_the_report_that_contributing_names_tells_of_each_indicator() -> None:
    named = re.search(r"`\.venv/bin/python (\S+ dev)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert named
    asked = [sys.executable, *named[1].split()]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.search(r"(?m)^figures F1 [01]\.\d+ .*\nindicator +precision +recall", told)
    assert re.search(r"(?m)^members_admitted +[01]\.\d\d +[01]\.\d\d +\d+$", told)


def test_enough_passages_of_enough_provinces() -> None:
    passages = [*score.passages("dev"), *score.passages("heldout")]
    assert len({p["province"] for p in passages}) >= 30
    assert sum(len(p["rows"]) for p in passages) >= 400
    assert len(list(score.passages("heldout"))) >= 35


def test_articles_of_the_archive_match_the_hand_count() -> None:
    result = score.score_articles(ROOT / "data" / "archive")
    if result.labelled:
        assert result.figures_f1 >= 0.98 and result.rows_f1 >= 0.90, score.report(result, details=True)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Thu ngân sách đạt 300 tỷ đồng, vượt 47,7% kế hoạch.", "percent_of_plan", 147.7),
        ("Thu ngân sách đạt 300 tỷ đồng, tăng 37,8% so với dự toán.", "percent_of_plan", 137.8),
        ("Thu ngân sách đạt 300 tỷ đồng, bằng 96% dự toán.", "percent_of_plan", 96),
        ("Thu ngân sách đạt 300 tỷ đồng, tăng 5% so với cùng kỳ.", "change", 5),
        ("Thu ngân sách đạt 300 tỷ đồng, giảm 5% so với năm 2021.", "change", -5),
    ],
)
def test_over_plan_is_not_growth(text: str, kind: str, value: float) -> None:
    _, second = read(text)
    assert (second.indicator, second.kind, second.value) == ("budget_revenue", kind, pytest.approx(value))
    assert second.compare_to == ("2021" if kind == "change" else "")


def test_goals_are_not_results() -> None:
    goal, result = read(
        "Năm 2023, huyện phấn đấu kết nạp 90 đảng viên. Năm 2022, huyện đã kết nạp 84 đảng viên."
    )
    assert (goal.kind, goal.period, result.kind, result.period) == ("target", "2023", "actual", "2022")


def test_proposed_is_not_awarded_and_the_offer_goes_on_to_its_parts() -> None:
    text = "Huyện ủy đề nghị tặng Huy hiệu Đảng cho 9 đồng chí, trong đó 50 năm tuổi Đảng 2 đồng chí."
    assert [c.breakdown for c in read(text)] == ["status=proposed", "status=proposed;years=50"]


def test_groups_of_targets_are_not_targets() -> None:
    (only,) = read("Nghị quyết gồm 28 nhóm chỉ tiêu.")
    assert only.indicator == "target_groups_total"


def test_a_count_and_its_percentage_are_two_rows() -> None:
    count, share = read("Có 8/40 chi bộ, đảng bộ cơ sở được xếp loại hoàn thành xuất sắc nhiệm vụ (đạt 20%).")
    assert count.indicator == share.indicator == "grassroots_party_orgs_excellent"
    assert (count.value, count.of, share.value, share.unit, share.kind) == (8, 40, 20, "percent", "actual")


def test_figures_of_province_and_commune_are_not_the_districts() -> None:
    text = "Toàn tỉnh kết nạp 1.510 đảng viên. Xã Hưng Phong có 215 đảng viên. Toàn huyện có 6.400 đảng viên."
    (only,) = read(text)
    assert (only.district, only.value) == ("834", 6400)


def test_another_district_in_the_sentence() -> None:
    first, second = read("Huyện Giồng Trôm kết nạp 90 đảng viên, huyện Ba Tri kết nạp 80 đảng viên.")
    assert (first.district, second.district) == ("834", "836")


def test_a_heading_that_repeats_the_body_gives_no_row() -> None:
    (only,) = read("19/25 chỉ tiêu đạt và vượt\nNăm 2022, huyện có 19/25 chỉ tiêu đạt và vượt nghị quyết.")
    assert (only.paragraph, only.observation) == (3, "a.3.1")


def test_stocks_belong_to_the_year_of_the_article() -> None:
    (only,) = read("Đảng bộ huyện có trên 6.300 đảng viên.")
    assert (only.period, only.as_of, only.qualifier, only.surface) == (
        "2022", "2022-12-20", "more_than", "trên 6.300",
    )  # fmt: skip


def test_half_years_and_the_year_before() -> None:
    first, second = read("6 tháng đầu năm 2022, thu ngân sách đạt 90 tỷ đồng, tăng 4% so với cùng kỳ.")
    assert (first.period, second.compare_to) == ("2022-01/2022-06", "2021-01/2021-06")


def test_from_one_level_to_another() -> None:
    text = "Tỷ lệ hộ nghèo giảm từ 8,7% năm 2021 xuống còn 6,1% năm 2022."
    found = read(text)
    assert [(c.value, c.period, c.kind, c.unit) for c in found] == [
        (8.7, "2021", "actual", "percent"), (6.1, "2022", "actual", "percent"),
    ]  # fmt: skip


def test_a_term_without_years_dates_nothing() -> None:
    first, second = read("Đầu nhiệm kỳ, huyện còn 5,8% hộ nghèo. Trong năm, huyện kết nạp 90 đảng viên.")
    assert (first.period, second.period) == ("", "2022") and first.confidence < 0.5 < second.confidence


def test_points_short_of_a_target_are_no_share_of_the_plan() -> None:
    text = "Tỷ lệ bao phủ bảo hiểm y tế đạt 91,5% dân số, thấp hơn 1,8% so với chỉ tiêu."
    assert [c.value for c in read(text)] == [91.5]


def test_any_number_of_months() -> None:
    first, second = read(
        "7 tháng năm 2022, huyện kết nạp 31 đảng viên. 5 tháng đầu năm thu ngân sách 9 tỷ đồng."
    )
    assert (first.period, second.period) == ("2022-01/2022-07", "2022-01/2022-05")


def test_figures_in_words() -> None:
    found = read("Năm 2022, huyện là đơn vị dẫn đầu khối thi đua, được UBND tỉnh tặng Cờ thi đua.")
    assert [(c.indicator, c.value, c.unit) for c in found] == [
        ("emulation_rank", 1, "rank"), ("award_flag", 1, "count"),
    ]  # fmt: skip


def test_namesakes_stay_open_until_the_province_is_known() -> None:
    text = "Đảng bộ huyện có 4.120 đảng viên."
    (open_,) = read(text, title="Huyện Châu Thành")
    assert open_.district == "" and open_.confidence < 0.5
    (known,) = read(text, title="Huyện Châu Thành", province="Bến Tre")
    assert known.district == "831"


@pytest.mark.parametrize("spelled", ["Thanh Hóa", "Thanh Hoá"])
def test_either_spelling_of_tones_is_read_and_shown_as_words(spelled: str) -> None:
    text = f"Huyện Vĩnh Lộc, tỉnh {spelled} thành lập 3 đoàn công tác."
    (only,) = read(text, title="Huyện Vĩnh Lộc họp")
    assert only.indicator == "working_groups" and only.rule.startswith("đoàn công tác → ")


def test_what_the_lexicon_does_not_know_is_shown_on_request_only() -> None:
    text = "Huyện có 23 lò gạch."
    assert read(text) == []
    (only,) = extract(
        f"Huyện Giồng Trôm\n{text}",
        lexicon=ROOT / "data/lexicon.csv",
        districts=ROOT / "data/districts.csv",
        unknown=True,
    )
    assert only.indicator == "" and only.confidence < 0.5


def test_every_candidate_says_what_decided_it_and_stands_in_its_paragraph() -> None:
    for passage in score.passages("dev"):
        text = f"{passage['title']}\n{passage['text']}"
        lines = [line for line in text.split("\n") if line.strip()]
        for c in read(passage["text"], title=passage["title"], published=passage["published"]):
            assert c.surface in lines[c.paragraph - 1]
            assert text[c.start : c.end] == c.surface
            assert 0 < c.confidence < 1 and (c.rule or not c.indicator)


def test_teaching_a_new_indicator(tmp_path: Path) -> None:
    """The recipe: one row in indicators.csv says what it is, one in lexicon.csv which words mean it."""
    for name in ("lexicon.csv", "indicators.csv"):
        shutil.copy(ROOT / "data" / name, tmp_path / name)
    text = "Năm 2022, huyện thành lập mới 12 hợp tác xã, đạt 120% kế hoạch."
    assert not [c for c in read(text, lexicon=tmp_path / "lexicon.csv") if c.indicator]
    with (tmp_path / "indicators.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    row = {"indicator": "cooperatives_established", "theme": "economy", "unit": "count"}
    row |= {"measure": "flow", "of_means": "plan"}
    with (tmp_path / "indicators.csv").open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, header, restval="").writerow(row)
    with (tmp_path / "lexicon.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(
            ["indicator", row["indicator"], "after", "hợp tác xã", "thành lập", "giải thể", "count", ""]
        )
    count, share = read(text, lexicon=tmp_path / "lexicon.csv")
    assert (count.indicator, count.value, count.period) == ("cooperatives_established", 12, "2022")
    assert (share.indicator, share.value, share.kind) == ("cooperatives_established", 120, "percent_of_plan")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("indicater,x,after,xã,,,,", "line 2, column role: 'indicater'"),
        ("indicator,targets_total,after,@none,,,,", "column words: '@none': no such group"),
        ("indicator,no_such,after,xã,,,,", "column means: 'no_such': not in indicators.csv"),
    ],
)
def test_a_broken_lexicon_names_file_and_line(tmp_path: Path, line: str, said: str) -> None:
    shutil.copy(ROOT / "data/indicators.csv", tmp_path / "indicators.csv")
    path = tmp_path / "lexicon.csv"
    path.write_text(f"role,means,side,words,with,without,unit,note\n{line}\n", encoding="utf-8")
    with pytest.raises(KitError, match=r"lexicon\.csv") as caught:
        read("Huyện có 3 xã.", lexicon=path)
    assert said in str(caught.value)


WORDS = ["Huyện Giồng Trôm", "năm 2022", "kết nạp", "218", "đảng viên", "đạt", "100%", "kế hoạch", ",", "."]
WORDS += ["(", ")", "\n", "trong đó", "8/40", "tỷ đồng", "tăng", "huyện nông thôn mới", "cờ thi đua", "ba xã"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)))
@settings(deadline=None, max_examples=150)
def test_any_text_can_be_read(text: str) -> None:
    for c in read(text):
        assert c.value == c.value and c.paragraph >= 1


PIECES = [
    piece
    for p in score.passages("dev")
    for piece in re.split(r"(?<=[,;.:(])|\s(?=đạt|có|là|và|năm|đến|tính|với|trong)", p["text"])
    if piece
]
TIMES = [
    "Đến quý I/2022, ",
    "Tính đến quý 3, ",
    "Quý II và III/2022, ",
    "đến hết tháng 12/2022",
    "đầu tháng 1/2022",
]
TIMES += [
    "Từ tháng 11/2021 đến tháng 2/2022",
    "nửa nhiệm kỳ",
    "5 năm qua",
    "Sau 20 năm, ",
    "Tính đến ngày 31/1",
]
TIMES += [
    "đến ngày 1-1-2022",
    "năm 2022 - 2021",
    "cùng kỳ",
    "9 tháng đầu năm",
    "hai quý đầu năm",
    "cuối nhiệm kỳ",
]
DAYS = ["2022-01-05", "2022-12-20", "2020-07-01", "2025-06-30", ""]


@given(st.lists(st.sampled_from([*PIECES, *TIMES * 20]), max_size=14).map(" ".join), st.sampled_from(DAYS))
@settings(deadline=None, max_examples=300)
def test_newspapers_pieces_in_any_order_can_be_read(text: str, day: str) -> None:
    periods = {c.period for c in read(text, published=day)}
    assert all(period == "" or period[:2] in ("19", "20") for period in periods)


def test_quarters_and_missing_days_are_no_trap() -> None:
    assert [c.period for c in read("Đến quý I/2022, huyện kết nạp 12 đảng viên.")] == ["2022-Q1"]
    text = "Sau 20 năm, thu ngân sách đạt 900 tỷ đồng. Đến đầu quý II/2022, huyện kết nạp 12 đảng viên."
    assert len(read(text, published="")) == 2


def test_one_long_line_is_text_and_not_the_name_of_a_file() -> None:
    text = (
        "Năm 2022, huyện Giồng Trôm kết nạp 218 đảng viên, " + "với nhiều cách làm của cấp ủy các cấp, " * 6
    )
    assert len(text.encode()) > 255 and "\n" not in text
    assert [c.value for c in extract(text, lexicon=score.ROOT / "data" / "lexicon.csv")] == [218]


@pytest.mark.parametrize("piece", ["7", "7.", "12 ", "(", "đảng viên ", "1. ", "huyện ", "năm 2022 "])
def test_monotonous_text_is_no_trap(piece: str) -> None:
    read(piece * 20_000)


def test_a_page_without_full_stops_is_no_trap() -> None:
    text = "Năm 2022, huyện kết nạp 218 đảng viên, đạt 100% kế hoạch; " * 1500
    assert [c.value for c in read(text)][:2] == [218, 100]


@pytest.mark.parametrize("when", ["6 tháng đầu năm", "Quý I"])
def test_without_any_year_the_period_stays_empty(when: str) -> None:
    (only,) = read(f"{when}, huyện kết nạp 9 đảng viên.", published="")
    assert (only.period, only.value) == ("", 9) and only.confidence < 0.5


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Năm 2022, huyện kết nạp 112 đảng viên, trong đó nữ 61 đồng chí, vùng giáo 3 đồng chí.", [112]),
        (
            "Năm 2022, huyện kết nạp 112 đảng viên, trong đó khối xã 50 đảng viên, khối trường 20 đảng viên.",
            [112],
        ),
        ("Thu ngân sách đạt 300 tỷ đồng, trong đó thu tiền sử dụng đất 90 tỷ đồng.", [300]),
        ("Thu ngân sách đạt 300 tỷ đồng; trồng rừng 120 ha, đạt 95% kế hoạch.", [300]),
        ("Hiện có 62 tổ chức cơ sở đảng (43 đảng bộ và 39 chi bộ).", [62]),
        ("Tỷ lệ hộ nghèo còn 4,1%, hộ cận nghèo còn 6,2%.", [4.1]),
        ("Huyện có 6 dân tộc, dân số 43.000 người.", [43000]),
    ],
)
def test_parts_and_other_subjects_are_no_rows(text: str, values: list[float]) -> None:
    assert [c.value for c in read(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Kinh tế tăng trưởng 9% (cao hơn bình quân chung của tỉnh); thu nhập 50 triệu đồng/người.", [9, 50]),
        ("Đảng bộ Công an tỉnh kết nạp 12 đảng viên, đạt 80% kế hoạch.", []),
        ("Địa phương có tỷ lệ hộ nghèo cao nhất là Hưng Phong chiếm 9,5%.", []),
        ("Xã Hưng Phong, huyện Giồng Trôm có 215 đảng viên.", []),
    ],
)  # fmt: skip
def test_places_above_and_below_the_district(text: str, values: list[float]) -> None:
    assert [c.value for c in read(text)] == values


def test_guests_and_neighbours_are_not_who_is_spoken_of() -> None:
    text = "Dự đại hội có lãnh đạo Huyện ủy Ba Tri và 236 đại biểu đại diện cho 7.300 đảng viên."
    assert {c.district for c in read(text)} == {"834"}


def test_a_city_is_above_its_quận() -> None:
    text = "Quận kết nạp 90 đảng viên. Toàn thành phố kết nạp 1.900 đảng viên."
    assert [c.value for c in read(text, title="Quận Thanh Khê tổng kết")] == [90]


def test_goals_go_on_until_something_was_done() -> None:
    text = "Năm 2023, huyện phấn đấu thu ngân sách 300 tỷ đồng. Kết nạp 150 đảng viên. Đã thành lập 2 chi bộ."
    found = read(text)
    assert [(c.kind, c.period) for c in found[:2]] == [("target", "2023"), ("target", "2023")]
    assert found[1].confidence < found[0].confidence and found[2].kind == "actual"


def test_the_class_may_stand_before_its_number() -> None:
    text = "Trong đó, 50 năm tuổi Đảng có 3 đồng chí, 45 năm có 6 đồng chí và 30 năm có 8 đồng chí."
    found = read(f"Huyện ủy trao Huy hiệu Đảng cho 17 đảng viên. {text}")
    assert [c.breakdown for c in found] == ["", "years=50", "years=45", "years=30"]


def test_unknown_words_near_a_figure_make_it_less_sure() -> None:
    plain, strange = (
        read(f"Năm 2022, huyện kết nạp 112 đảng viên{more}.")[0].confidence
        for more in ("", " tại các hợp phần")
    )
    assert strange < 0.9 <= plain


def test_two_units_of_one_name_are_told_apart_by_the_day() -> None:
    text = "Huyện Đạ Huoai kết nạp 34 đảng viên."
    days = ("2020-04-21", "2025-01-10")
    found = [read(text, title="Đạ Huoai", published=day)[0].district for day in days]
    assert found == ["681", "682"]
