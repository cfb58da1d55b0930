"""Districts by name, and the provinces an article speaks from: what a name is taken for."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kit._districts import fold
from kit._reading.lexicon import lower

_HUE = [f"thừa thiên{dash}huế" for dash in (" ", "-", " - ", " – ", "–")]
_TONES = (("ủy", "uỷ"), ("óa", "oá"), ("òa", "oà"), ("ỏa", "oả"), ("úy", "uý"), ("ùy", "uỳ"))
"""Where a tone is put today, and where it once was."""
_TOWNS = ("thị xã", "thành phố")
"""A town becomes a city in time; a paper writes what it was on the day."""
plain = lru_cache(maxsize=4096)(fold)


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Units by name, provinces by name and by code, for finding districts in running text.

    homes: the province of a code; beside: names of several syllables and codes of a province's units.
    """

    names: dict[str, list[tuple[str, str, str, str, str]]]
    provinces: dict[str, str]
    province_codes: dict[str, str]
    types: dict[str, str]
    syllables: dict[str, frozenset[str]]
    homes: dict[str, str]
    beside: dict[str, list[tuple[str, str]]]

    def codes(self, name: str, kind: str, hints: Hints) -> list[str]:
        """Codes of the units so named: of the kind and in the hinted provinces where any is."""
        found = self.names.get(name, [])
        if len(found) == 1:
            return [found[0][0]]
        if found and (home := hints.told_home(name)):
            found = [unit for unit in found if unit[2] == home] or found
        found = [unit for unit in found if unit[2] in hints] or found
        urban = [unit for unit in found if kind in _TOWNS and unit[1] in _TOWNS]
        found = [unit for unit in found if unit[1] == kind] or urban or found
        if hints.day:
            n = len(hints.day)  # of an article without a date only its year is known
            begun = [unit for unit in found if (unit[3] <= hints.day if n > 4 else unit[3][:4] < hints.day)]
            found = [unit for unit in begun if hints.day < (unit[4][:n] or "9")] or found
        return sorted({unit[0] for unit in found})


def gazetteer(districts: Any) -> Gazetteer:
    """From a file such as data/districts.csv, a data frame, or rows as mappings."""
    if isinstance(districts, Gazetteer):
        return districts
    if isinstance(districts, str):
        districts = Path(districts)
    if isinstance(districts, Path):
        with suppress(FileNotFoundError):
            return _from_file(districts, districts.stat().st_mtime_ns)
        return Gazetteer({}, {}, {}, {}, {}, {}, {})
    return _build(districts.iter_rows(named=True) if hasattr(districts, "iter_rows") else districts)


@lru_cache(maxsize=4)
def _from_file(path: Path, stamp: int) -> Gazetteer:
    with path.open(encoding="utf-8", newline="") as file:
        return _build(csv.DictReader(file))


def _build(rows: Iterable[Mapping[str, str]]) -> Gazetteer:
    names: dict[str, list[tuple[str, str, str, str, str]]] = {}
    types: dict[str, str] = {}
    syllables: dict[str, frozenset[str]] = {}
    provinces: dict[str, str] = {}
    codes: dict[str, str] = {}
    known: dict[str, dict[str, str]] = {}
    homes: dict[str, str] = {}
    for row in rows:
        codes[row["province_code"]], types[row["code"]] = row["province"], row["type"]
        syllables[row["code"]] = frozenset(re.split("[ -]+", " ".join(map(lower, _spellings(row["name"])))))
        lasts = (row.get("valid_from") or "", row.get("valid_to") or "")
        provinces[lower(row["province"])] = row["province"]
        provinces |= dict.fromkeys(_HUE, "Huế") if row["province"] == "Huế" else {}
        homes[row["code"]] = row["province"]
        if " " in row["name"] or "'" in row["name"] or row["name"][1:2].isupper():
            units = known.setdefault(row["province"], {})
            units[row["name"]] = "" if row["name"] in units else row["code"]
        for variant in (*_spellings(row["name"]), *filter(None, (row.get("variants") or "").split(";"))):
            bare = re.sub(r"^(?:huyện|quận|thị xã|thành phố) ", "", variant.lower())
            first = bare.partition("-")[0]
            for key in {bare, fold(bare), first, fold(first)}:
                names.setdefault(key, []).append((row["code"], row["type"], row["province"], *lasts))
    beside = {
        home: [
            (spelt, code)
            for name, code in units.items()
            if code and lower(name) not in provinces
            for spelt in _spellings(name)
        ]
        for home, units in known.items()
    }
    return Gazetteer(names, provinces, codes, types, syllables, homes, beside)


def _spellings(name: str) -> list[str]:
    """`M'Đrắk`, `M’Đrắk`, `M'Drắk`, `M’Drắk` of the first; `Đăk R’lấp` of `Đắk R'Lấp`; `Kbang`, `Thuỷ`."""
    found = {name, name.replace("'Đ", "'D"), re.sub("'.", lambda m: m[0].lower(), name)}
    found |= {re.sub("^Đ[ăắa]k ", f"Đ{letter}k ", one) for one in found for letter in "ăắa"}
    found |= {one.capitalize() for one in found if one[1:2].isupper() and " " not in one}
    for new, old in _TONES:
        found |= {one.replace(new, old) for one in found} | {one.replace(old, new) for one in found}
    return sorted({one.replace("'", mark) for one in found for mark in "'’"})


_AWAY = re.compile(
    r"(?:giáp(?: với)?|quê(?: ở)?|sinh ra (?:tại|ở)|kết nghĩa(?: với)?|nối|từ|đến thăm"
    r"|học tập(?: kinh nghiệm)?|đoàn(?: công tác| đại biểu)?)(?: [^\W\d]+){1,5},?$"
)
"""Before a district that somebody comes from."""
_AWAY_TOO = re.compile(r"[^.\n]{0,24}(?:kết nghĩa|đến thăm|bạn(?!\w))")


_CITIES = "hà nội|hải phòng|đà nẵng|cần thơ|hồ chí minh|huế"
"""Those directly under the government."""


@lru_cache(maxsize=4)
def _home_pattern(places: Gazetteer) -> re.Pattern[str]:
    """A province, or a city that is one, named behind a district: `, tỉnh Sóc Trăng`, `(Sóc Trăng)`,
    `của tỉnh Sóc Trăng`, `, thành phố Cần Thơ`."""
    known = "|".join(sorted(map(re.escape, places.provinces), key=len, reverse=True))
    cities = rf"(?:thành phố |t\.?p\.? ?)(?=(?:{_CITIES})(?!\w))"
    return re.compile(rf"(?:tỉnh |\((?:tỉnh )?|{cities})({known})(?!\w)")


class Hints:
    """Provinces an article speaks from: given, named in it, or told by its paper; found when asked for.

    day: its publication, or just the year, for names that two units bore one after the other.
    """

    def __init__(
        self, low: str, places: Gazetteer, papers: Mapping[str, str], province: str = "", day: str = ""
    ) -> None:
        self.day = day
        self._low, self._places, self._papers, self._given = low, places, papers, province
        self._found: set[str] | None = None
        self._homes: dict[str, str] | None = None

    def told_home(self, name: str) -> str:
        """The province that the article names behind a district's name, where it first does so."""
        if self._homes is None:
            self._homes = {}
            for m in _home_pattern(self._places).finditer(self._low):
                said = self._placed(m)
                if said and self._low.count(said, 0, m.start()) <= 2:
                    self._homes.setdefault(said, self._places.provinces[m[1]])
        return self._homes.get(name, "")

    def _placed(self, m: re.Match[str]) -> str:
        """The name that a province behind it places, which several districts bear; "" where somebody only
        comes from there, or the paper's own district of that name stands in the headline."""
        before = re.sub(" (?:của|thuộc)$", "", self._low[max(0, m.start() - 48) : m.start()].rstrip(" ,"))
        words = re.split("[ \n]", before)
        tries = (" ".join(words[-n:]) for n in (3, 2, 1))
        said = next((one for one in tries if len(self._places.names.get(one, ())) > 1), "")
        if not said or _AWAY.search(before) or _AWAY_TOO.match(self._low, m.end()):
            return ""
        subject = re.search(rf"(?:\n|\. )(?:huyện|thị xã|thành phố) {re.escape(said)}$", before)
        return said if subject or not self._titled(said, m[1]) else ""

    def _titled(self, name: str, home: str) -> bool:
        """Does the headline bear a name that the paper's own province has, too, and no other province's?"""
        title = self._low[: self._low.find("\n", 1)]
        own = any(unit[2] in self for unit in self._places.names[name])
        return own and name in title and home not in title

    def __contains__(self, province: object) -> bool:
        return province in self.provinces()

    def provinces(self) -> set[str]:
        """Those that the paper, or else the text, is from."""
        if self._found is None:
            wanted = lower(self._places.province_codes.get(self._given, self._given))
            self._found = self._named_in(wanted) or self._told() or self._named_in(self._low)
        return self._found

    def _named_in(self, words: str) -> set[str]:
        return {name for plain, name in self._places.provinces.items() if plain in words}

    def _told(self) -> set[str]:
        """Those that papers named in the article are from."""
        low, papers = self._low, self._papers.items()
        return {where for word, where in papers if word in low and re.search(rf"\b{word}\b", low)}

    def only(self) -> str:
        """The province, where there is just one; else nothing."""
        found = self.provinces()
        return next(iter(found)) if len(found) == 1 else ""

    def knows(self, name: str) -> bool:
        """Is a name that begins a title that of a district here? Short ones are words, too."""
        known = self._places.names.get(plain(name), ()) if len(name) > 4 and " " not in name else ()
        return any(unit[2] in self for unit in known)
