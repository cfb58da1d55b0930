"""How papers spell: abbreviations, lines in capitals, `kì` for `kỳ`; what is read is what stands in print."""

import csv
import shutil
import unicodedata
from pathlib import Path

import pytest
from said import LEXICON, extract_in, read, rows

from kit._reading.extract import explained, extract


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("ĐẢNG BỘ HUYỆN GIỒNG TRÔM TỔNG KẾT NĂM 2022", "834"),
        ("GIỒNG TRÔM: KINH TẾ - XÃ HỘI KHỞI SẮC", "834"),
        ("HỘI NGHỊ BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN CHỢ LÁCH LẦN THỨ 10", "832"),
        ("HUYỆN ỦY CHỢ LÁCH HỌP LẦN THỨ 9", "832"),
    ],
)
def test_a_headline_in_capitals_names_the_district(title: str, code: str) -> None:
    text = "Năm 2022, thu ngân sách đạt 215 tỷ đồng."
    found = extract(f"{title}\n{text}", lexicon=LEXICON, published="2022-12-20", province="Bến Tre")
    assert rows(found, "district", "value") == [(code, 215)]


def test_a_district_whose_name_is_spelt_in_many_ways() -> None:
    for title in ("Đăk Glei tổng kết công tác", "ĐAK GLEI TỔNG KẾT CÔNG TÁC", "Huyện Đắk Glei tổng kết"):
        text = "Năm 2022, thu ngân sách đạt 215 tỷ đồng."
        found = extract(f"{title}\n{text}", lexicon=LEXICON, published="2022-12-20", province="Kon Tum")
        assert rows(found, "district") == [("610",)], title


def test_a_headline_in_capitals_on_a_commune() -> None:
    text = "Năm 2022, thu nhập bình quân đầu người đạt 61 triệu đồng."
    title = "XÃ TÂN THẠCH ĐẠT CHUẨN NÔNG THÔN MỚI"
    assert extract(f"{title}\n{text}", lexicon=LEXICON, published="2022-12-20", province="Bến Tre") == []


def test_everyday_words_in_capitals_are_no_districts() -> None:
    text = "Năm 2022, thu ngân sách đạt 215 tỷ đồng."
    title = "HỘI NGHỊ THỐNG NHẤT CÁC CHỈ TIÊU CỦA HUYỆN XUÂN LỘC"
    found = extract(f"{title}\n{text}", lexicon=LEXICON, published="2022-12-20", province="Đồng Nai")
    assert rows(found, "district") == [("741",)]


def test_abbreviations_are_read_in_full_and_shown_as_printed() -> None:
    text = "Năm 2022, TNBQĐN ở H.Giồng Trôm đạt 61 triệu đồng; kết nạp 112 ĐV, kiểm tra 24 TCĐ và 30 ĐV."
    found = read(text, title="Tin trong tỉnh")
    assert rows(found, "district", "indicator", "surface") == [
        ("834", "income_per_capita", "61 triệu đồng"),
        ("834", "members_admitted", "112"),
        ("834", "inspected_party_orgs", "24"),
        ("834", "inspected_members", "30"),
    ]
    whole = f"Tin trong tỉnh\n{text}"
    assert [whole[one.start : one.end] for one in found] == [one.surface for one in found]


def test_words_within_a_figure_stay_as_printed() -> None:
    found = read("Năm 2023, phấn đấu kết nạp từ 100 ĐV trở lên.")
    assert rows(found, "surface", "qualifier") == [("từ 100 ĐV trở lên", "at_least")]


def test_why_a_figure_is_none_is_told_where_it_stands() -> None:
    text = "Huyện\nNăm 2022, toàn huyện có 40 ĐV và GQVL, trong đó 12 ĐV bị khai trừ."
    found, why = explained(text, LEXICON, published="2022-12-20")
    places = {one.start for one in found} | set(why)
    assert places and all(text[at].isdigit() for at in places)


@pytest.mark.parametrize("name", ["Nguyễn H. Nam", "Trần H.Long", "mục H.2"])
def test_other_words_that_begin_with_such_a_letter(name: str) -> None:
    found = read(f"Ông {name} cho biết năm 2022 huyện thu ngân sách 215 tỷ đồng.")
    assert rows(found, "district", "value") == [("834", 215)]


def test_the_number_of_a_document_abbreviates_nothing() -> None:
    found = read("Thực hiện Hướng dẫn số 12-HD/ĐV, năm 2022 huyện kết nạp 120 đảng viên.")
    assert rows(found, "value") == [(120,)]


def test_an_analyst_teaches_an_abbreviation(tmp_path: Path) -> None:
    for name in ("lexicon.csv", "indicators.csv", "districts.csv"):
        shutil.copy(LEXICON.with_name(name), tmp_path / name)
    text = "Huyện Giồng Trôm\nNăm 2022, TNSTĐB đạt 215 tỷ đồng."
    lexicon = tmp_path / "lexicon.csv"
    assert extract(text, lexicon=lexicon, published="2022-12-20") == []
    with lexicon.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(["short", "thu ngân sách trên địa bàn", "", "TNSTĐB", "", "", "", ""])
    found = extract(text, lexicon=lexicon, published="2022-12-20")
    assert rows(found, "indicator", "breakdown") == [("budget_revenue", "scope=on_territory")]


def test_both_spellings_of_a_vowel_tell_the_same_time() -> None:
    text = "6 tháng đầu năm 2022, thu ngân sách đạt 95 tỷ đồng, giảm 15% so với cùng kì năm 2021."
    assert rows(read(text), "period", "compare_to")[1] == ("2022-01/2022-06", "2021-01/2021-06")
    text = "Trong nhiệm kì 2015 - 2020, Đảng bộ huyện kết nạp 812 đảng viên."
    assert rows(read(text, day="2020-07-10"), "period") == [("2015/2020",)]


def test_a_name_with_its_tone_put_elsewhere() -> None:
    text = "Giá trị sản xuất công nghiệp các huyện đều tăng: Vụ Bản tăng 18,3%; Giao Thuỷ tăng 15%."
    found = extract(f"Sản xuất\n{text}", lexicon=LEXICON, published="2018-07-04", province="Nam Định")
    assert rows(found, "district", "value") == [("359", 18.3), ("365", 15)]


def test_a_unit_abbreviated_before_a_full_stop() -> None:
    found = read("Năm 2022, lúa đạt 12.300 ha, trị giá 21 tỷ đ. Tổng diện tích gieo trồng 13.250 ha.")
    assert found[-1].value == 13250 and found[-1].rule.endswith("2022 (paragraph)")


def test_decomposed_letters_keep_their_place() -> None:
    text = unicodedata.normalize("NFD", "Năm 2022, huyện kết nạp 112 ĐV.")
    assert rows(extract_in("Bến Tre", text), "value", "indicator") == [(112, "members_admitted")]


def test_a_line_that_ends_with_a_semicolon_goes_on() -> None:
    text = (
        "Năm 2023, huyện phấn đấu thu ngân sách 300 tỷ đồng;\n"
        "- Thu nhập bình quân đầu người 65 triệu đồng;\n- Giải quyết việc làm cho 1.500 lao động."
    )
    assert rows(read(text), "kind", "period") == [("target", "2023")] * 3
    ended = text.replace("300 tỷ đồng;", "300 tỷ đồng.")
    assert rows(read(ended), "kind")[1] == ("actual",)


@pytest.mark.parametrize(
    ("province", "title", "code"),
    [
        ("Đồng Nai", "XUÂN LỘC: HUYỆN ỦY THỐNG NHẤT CÁC CHỈ TIÊU NĂM 2023", "741"),
        ("Đồng Nai", "HUYỆN ỦY THỐNG NHẤT CÁC CHỈ TIÊU NĂM 2023 CỦA XUÂN LỘC", "741"),
        ("Đồng Nai", "NỘI BỘ THỐNG NHẤT, CẨM MỸ VƯỢT KHÓ", "739"),
        ("Hà Nam", "HỌC BÁC ĐỂ CÁN BỘ THANH LIÊM Ở LÝ NHÂN", "353"),
        ("An Giang", "HUYỆN CHO MỖI HỘ NGHÈO VAY VỐN, TRI TÔN GIẢM NGHÈO", "891"),
        ("Hải Dương", "ĐỒNG CHÍ LÊ THANH HÀ THĂM NAM SÁCH", "291"),
        ("Đồng Tháp", "NGHỊ QUYẾT TAM NÔNG Ở LAI VUNG", "876"),
        ("Ninh Thuận", "TẤM LÒNG BÁC ÁI CỦA NGƯỜI DÂN NINH PHƯỚC", "587"),
        ("Thái Nguyên", "NÔNG NGHIỆP HIỆN ĐẠI TỪ CHƯƠNG TRÌNH OCOP Ở PHÚ BÌNH", "173"),
        ("Thanh Hóa", "ÔNG TRẦN VĂN THỌ XUÂN NÀY ĐÓN TẾT MỚI", ""),
        ("Tây Ninh", "TRƯỜNG THPT DƯƠNG MINH CHÂU ĐÓN NHẬN BẰNG KHEN", ""),
        ("Bến Tre", "100% XÃ ĐẠT CHUẨN, GIỒNG TRÔM VỀ ĐÍCH HUYỆN NÔNG THÔN MỚI", "834"),
        ("Bến Tre", "CÁC PHƯỜNG, XÃ ĐỒNG LOẠT TỔ CHỨC NGÀY HỘI Ở CHỢ LÁCH", "832"),
        ("Bến Tre", "XÃ VIÊN HỢP TÁC XÃ LÀM GIÀU Ở GIỒNG TRÔM", "834"),
        ("Bến Tre", "MỖI XÃ MỘT SẢN PHẨM Ở HUYỆN GIỒNG TRÔM", "834"),
    ],
)
def test_words_in_capitals_that_are_no_names(province: str, title: str, code: str) -> None:
    text = "Năm 2022, thu ngân sách đạt 215 tỷ đồng."
    found = extract(f"{title}\n{text}", lexicon=LEXICON, published="2022-12-20", province=province)
    assert [one.district for one in found if one.indicator == "budget_revenue"] == [code]


def test_a_person_s_initial_is_no_district() -> None:
    found = read("Bà H. Bình Minh cho biết, năm 2022 huyện thu ngân sách 215 tỷ đồng.")
    assert rows(found, "district", "value") == [("834", 215)]


def test_abbreviations_in_small_letters() -> None:
    assert rows(read("Năm 2022, huyện kết nạp 112 đv mới."), "value") == [(112,)]
