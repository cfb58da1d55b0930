from __future__ import annotations

import csv
import importlib.util
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import polars as pl
import pytest

from kit import _districts
from kit._districts import District, fold, resolve, search
from kit.errors import AmbiguousDistrict, UnknownDistrict

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def districts() -> pl.DataFrame:
    return pl.read_csv(DATA / "districts.csv", infer_schema=False).fill_null("")


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_districts", DATA / "build_districts.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# the table


def test_the_table_is_what_the_generator_writes(builder: ModuleType) -> None:
    with (DATA / "districts.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == builder.build()


def test_all_units_of_both_packages_are_there_and_six_more(
    builder: ModuleType, districts: pl.DataFrame
) -> None:
    last, _, _ = builder.last_vintage()
    earlier = builder.earlier_vintage()
    assert (len(last), len(earlier), len(set(last) | set(earlier))) == (696, 705, 707)
    others = set(districts["code"]) - set(last) - set(earlier)
    assert others == {"044", "046", "050", "526", "762", "763"}
    existing = districts.filter(pl.col("valid_to") == "2025-07-01")
    assert set(existing["code"]) == set(last)
    assert set(earlier) - set(last) <= set(districts["code"])


def test_names_agree_with_both_packages_but_for_what_is_listed(
    builder: ModuleType, districts: pl.DataFrame
) -> None:
    def plain(text: str) -> str:
        return fold(text).removeprefix("quan ") if text[-1].isdigit() else fold(text)

    last, _, _ = builder.last_vintage()
    earlier = builder.earlier_vintage()
    renamed = {"474": "Huế", "682": "Đạ Tẻh", "753": "Đất Đỏ"}
    for row in districts.iter_rows(named=True):
        code = row["code"]
        if code in last:
            assert builder.split_type(last[code][0]) == (row["type"], row["name"])
        if code in earlier and code not in renamed:
            kind, name = builder.split_type(earlier[code][0])
            assert plain(name) == plain(row["name"]), code
            assert kind == row["type"] or f"{kind} {row['name']}" in row["variants"].split(";")
    for code, name in renamed.items():
        assert builder.split_type(earlier[code][0])[1] == name


def test_how_many_units_there_were_on_a_day(districts: pl.DataFrame) -> None:
    """The counts of the statistics office; a code with a former name is older than its name."""

    def on(day: str) -> int:
        former = pl.col("variants").str.contains("^(huyện|quận|thị xã|thành phố) ")
        begun = (pl.col("valid_from") <= day) | former
        return districts.filter(begun & (pl.col("valid_to") > day)).height

    assert [on(d) for d in ("2020-01-01", "2020-06-01", "2021-01-01", "2024-08-31")] == [
        711, 707, 705, 705,
    ]  # fmt: skip
    assert (on("2025-06-30"), on("2025-07-01")) == (696, 0)


def test_codes_names_and_slugs_are_well_formed(districts: pl.DataFrame) -> None:
    assert districts["code"].str.contains(r"^\d{3}$").all()
    assert districts["code"].is_sorted() and districts["code"].is_unique().all()
    assert districts["slug"].is_unique().all()
    assert districts["slug"].str.contains(r"^[a-z0-9]+(-[a-z0-9]+)*$").all()
    assert districts["province_code"].str.contains(r"^\d{2}$").all()
    text = (DATA / "districts.csv").read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text) and "\r" not in text


def test_provinces_before_and_after_the_reform(districts: pl.DataFrame) -> None:
    before = districts.select("province_code", "province").unique()
    after = districts.select("province_after_code", "province_after").unique()
    assert (before.height, after.height) == (63, 34)
    assert before["province_code"].n_unique() == 63 and after["province_after"].n_unique() == 34
    old, new = dict(before.iter_rows()), dict(after.iter_rows())
    reused = {code for code, name in new.items() if old[code] != name}
    assert reused == {"15", "24", "44", "52", "80", "82", "91"}
    moved = {row[0]: row[1:] for row in districts.select("code", "province", "province_after").rows()}
    assert moved["834"] == moved["832"] == ("Bến Tre", "Vĩnh Long")
    assert moved["366"] == ("Nam Định", "Ninh Bình")
    assert moved["874"] == ("Đồng Tháp", "Đồng Tháp")
    assert moved["821"] == ("Tiền Giang", "Đồng Tháp")


@pytest.mark.parametrize(
    ("code", "slug"),
    [
        ("834", "giong-trom"), ("760", "quan-1"), ("831", "chau-thanh-ben-tre"),
        ("866", "thanh-pho-cao-lanh"), ("873", "huyen-cao-lanh"),
        ("681", "da-huoai-lam-dong-2024"), ("682", "da-huoai-lam-dong-2025"),
    ],
)  # fmt: skip
def test_slugs_say_as_much_as_they_must(districts: pl.DataFrame, code: str, slug: str) -> None:
    assert resolve(districts, code).slug == slug


# one name, one unit


def test_every_unit_is_found_by_code_slug_and_full_name(districts: pl.DataFrame) -> None:
    for row in districts.iter_rows(named=True):
        unit = resolve(districts, row["code"])
        assert unit.code == row["code"]
        assert resolve(districts, row["slug"]) == unit
        full = f"{unit.full_name}, {unit.province}"
        if unit.code in {"681", "682"}:
            assert [d.code for d in search(districts, full)] == ["681", "682"]
            continue
        assert resolve(districts, full) == unit
        assert resolve(districts, unicodedata.normalize("NFD", full.upper())) == unit
        assert unit in search(districts, fold(full))
        for variant in unit.variants:
            assert resolve(districts, f"{variant}, {unit.province}") == unit


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("Giồng Trôm", "834"), ("giong trom", "834"), ("  GIỒNG   TRÔM ", "834"),
        ("H. Giồng Trôm", "834"), ("H.Giồng Trôm", "834"), ("huyện Giồng-Trôm", "834"),
        ("TP. Cao Lãnh", "866"), ("T.P Cao Lãnh", "866"), ("huyen cao lanh", "873"),
        ("TX. Cai Lậy", "817"), ("H. Cai Lậy", "820"),
        ("Q.1", "760"), ("Q1", "760"), ("Quận 1", "760"), ("quan 11", "772"), ("Q. 12", "761"),
        ("Châu Thành, Bến Tre", "831"), ("chau thanh ben tre", "831"),
        ("Châu Thành (Tiền Giang)", "821"), ("huyện Châu Thành tỉnh Long An", "808"),
        ("Châu Thành - Sóc Trăng", "942"), ("Châu Thành, tỉnh An Giang, Việt Nam", "892"),
        ("Tân Phú, TP. Hồ Chí Minh", "767"), ("Tân Phú TPHCM", "767"),
        ("A Lưới, Thừa Thiên Huế", "481"), ("A Lưới, TP. Huế", "481"),
        ("Hòa Bình, Bạc Liêu", "961"), ("Hoà Bình, Bạc Liêu", "961"), ("TP Hoà Bình", "148"),
        ("Ia H'Drai", "618"), ("Ia H’Drai", "618"), ("Ia HDrai", "618"),
        ("Phan Rang-Tháp Chàm", "582"), ("Phan Rang – Tháp Chàm", "582"),
        ("Quan Hoá", "385"), ("quan son", "387"), ("Quản Bạ", "029"),
        ("Phú Quý", "602"), ("Qui Nhơn", "540"), ("Buôn Mê Thuột", "643"), ("Sapa", "088"),
        ("huyện Tĩnh Gia", "407"), ("Đạ Tẻh", "682"), ("thành phố Huế", "474"),
        ("TX Gò Công", "816"), ("thị xã Hồng Ngự", "868"), ("huyện Hồng Ngự", "870"),
        ("quận 9", "763"), ("quận Thủ Đức", "762"), ("TP Thủ Đức", "769"),
        ("Chợ Lách, Vĩnh Long", "832"), ("Châu Thành, Tây Ninh", "708"),
        ("giồng trôm".title(), "834"),
    ],
)  # fmt: skip
def test_a_spelling_leads_to_its_unit(districts: pl.DataFrame, query: str, code: str) -> None:
    assert resolve(districts, query).code == code
    assert resolve(districts, unicodedata.normalize("NFD", query)).code == code


@pytest.mark.parametrize(
    ("marked", "code", "bare", "codes"),
    [
        ("Thanh Hóa", "380", "Thanh Hoa", ["380", "800"]),
        ("Thạnh Hóa", "800", "thanh hoa", ["380", "800"]),
        ("Thanh Trì", "020", "thanh tri", ["020", "949"]),
        ("Tam Dương", "247", "tam duong", ["106", "247"]),
        ("Phù Mỹ", "545", "phu my", ["545", "754"]),
    ],
)
def test_diacritics_decide_where_they_stand(
    districts: pl.DataFrame, marked: str, code: str, bare: str, codes: list[str]
) -> None:
    assert resolve(districts, marked).code == code
    assert [unit.code for unit in search(districts, bare)] == codes


def test_a_query_without_diacritics_prefers_no_plain_name(districts: pl.DataFrame) -> None:
    marked = districts.with_columns(name=pl.col("name").replace("Chợ Lách", "Bà Trị"))
    assert [unit.code for unit in search(marked, "Ba Tri")] == ["832", "836"]
    assert [unit.code for unit in search(marked, "huyện Ba Tri")] == ["836"]


def test_the_type_of_another_unit_is_not_bent_to_fit(districts: pl.DataFrame) -> None:
    with pytest.raises(UnknownDistrict, match="380 thành phố Thanh Hóa"):
        resolve(districts, "huyện Thanh Hóa")


# several or none


def test_ten_chau_thanh_are_all_named_and_none_is_picked(districts: pl.DataFrame) -> None:
    with pytest.raises(AmbiguousDistrict) as raised:
        resolve(districts, "Châu Thành")
    message = str(raised.value)
    chau_thanh = districts.filter(pl.col("name") == "Châu Thành")
    assert chau_thanh.height == 10
    for code, province in chau_thanh.select("code", "province").rows():
        assert f"{code} huyện Châu Thành ({province})" in message
    assert "`708`" in message and "`chau-thanh-tay-ninh`" in message
    assert "`huyện Châu Thành, Tây Ninh`" in message


def test_names_given_twice_are_ambiguous(districts: pl.DataFrame) -> None:
    twice = {name for name, n in Counter(districts["name"]).items() if n > 1}
    assert {"Cao Lãnh", "Đạ Huoai", "Hòa Bình", "Kỳ Anh", "Thủ Đức"} <= twice
    for name in twice:
        with pytest.raises(AmbiguousDistrict):
            resolve(districts, name)


def test_a_province_of_after_the_reform_can_leave_several(districts: pl.DataFrame) -> None:
    assert [unit.code for unit in search(districts, "Châu Thành, Vĩnh Long")] == ["831", "847"]


def test_units_that_followed_each_other_are_told_by_their_days(districts: pl.DataFrame) -> None:
    with pytest.raises(AmbiguousDistrict) as raised:
        resolve(districts, "huyện Đạ Huoai, Lâm Đồng")
    message = str(raised.value)
    assert "until 2024-12-01" in message and "since 2024-12-01" in message
    assert "type, name and province" not in message


@pytest.mark.parametrize(
    ("query", "near"),
    [
        ("Giồng Trồng", "834 huyện Giồng Trôm (Bến Tre)"),
        ("huyện Gò Công", "816 thành phố Gò Công (Tiền Giang)"),
        ("Châu Thành, Hà Nội", "huyện Châu Thành (Tây Ninh)"),
        ("1", "760 quận 1 (Hồ Chí Minh)"),
    ],
)
def test_an_unknown_name_ends_in_suggestions(districts: pl.DataFrame, query: str, near: str) -> None:
    with pytest.raises(UnknownDistrict) as raised:
        resolve(districts, query)
    assert near in str(raised.value) and "data/districts.csv" in str(raised.value)


@pytest.mark.parametrize("query", ["", "  ", ",", "999", "zzzz", "( )", "huyện", ";--", "Chũ đạt"])
def test_what_names_nothing_is_unknown(districts: pl.DataFrame, query: str) -> None:
    with pytest.raises(UnknownDistrict):
        resolve(districts, query)


# values and cost


def test_a_district_carries_its_row(districts: pl.DataFrame) -> None:
    unit = resolve(districts, "407")
    assert replace(unit, communes_after=()) == District(
        "407", "Nghi Sơn", "thị xã", "nghi-son", "38", "Thanh Hóa", "38", "Thanh Hóa",
        "2020-06-01", "2025-07-01", ("huyện Tĩnh Gia",),
    )  # fmt: skip
    assert "Phường Nghi Sơn" in unit.communes_after
    assert resolve(districts, "874").communes_after == (
        "Xã An Long", "Xã Thanh Bình", "Xã Tân Long", "Xã Tân Thạnh", "Xã Bình Thành",
    )  # fmt: skip
    assert resolve(districts, "760").full_name == "quận 1"
    assert resolve(districts, "407").full_name == "thị xã Nghi Sơn"


def test_former_names_are_told_from_spellings(districts: pl.DataFrame) -> None:
    assert resolve(districts, "474").formerly == ("thành phố Huế",)
    assert resolve(districts, "769").formerly == ("quận 2",)
    assert resolve(districts, "385").formerly == ()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đắk R'Lấp", "dak r lap"), ("  Phan Rang - Tháp\u00a0Chàm ", "phan rang thap cham"),
        ("H._Giồng-Trôm", "h giong trom"), ("ƯỚC", "uoc"), ("", ""),
    ],
)  # fmt: skip
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == folded


def test_a_code_needs_no_index_and_a_name_builds_it_once(districts: pl.DataFrame) -> None:
    _districts._index.cache_clear()
    resolve(districts, "834")
    resolve(districts, "giong-trom")
    assert _districts._index.cache_info().misses == 0
    resolve(districts, "Giồng Trôm")
    resolve(districts.clone(), "Chợ Lách")
    assert _districts._index.cache_info().misses == 1


def test_a_changed_table_is_read_anew(districts: pl.DataFrame) -> None:
    resolve(districts, "Giồng Trôm")
    renamed = districts.with_columns(name=pl.col("name").replace("Giồng Trôm", "Trôm Giồng"))
    assert resolve(renamed, "Trôm Giồng").code == "834"
    with pytest.raises(UnknownDistrict):
        resolve(renamed, "Giồng Trôm")
