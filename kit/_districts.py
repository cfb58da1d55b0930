"""Names of districts: one code for whatever spelling a reader, an article or a script uses."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

import polars as pl
from rapidfuzz import process

from kit.errors import AmbiguousDistrict, UnknownDistrict

_TYPES = {"huyen": "huyện", "h": "huyện", "quan": "quận", "q": "quận", "thi xa": "thị xã"}
_TYPES |= {"tx": "thị xã", "t x": "thị xã", "thanh pho": "thành phố", "tp": "thành phố", "t p": "thành phố"}
_TYPED = re.compile(rf"({'|'.join(_TYPES)})(?: |(?=\d))(.+)")
_FORMER = re.compile(rf"({'|'.join(_TYPES.values())}) (.+)")
_PROVINCE_WORD = re.compile(r"^(tinh|thanh pho|tp|t) ")
_PROVINCES = {"hcm": "ho chi minh", "tphcm": "ho chi minh", "thua thien hue": "hue", "tt hue": "hue"}


@dataclass(frozen=True)
class District:
    """A district-level unit of 2020-2025, a row of data/districts.csv; dates are ISO text.

    valid_from: empty where it is older than 2020; valid_to: the first day on which it was no more.
    variants: full names that the code had before (`huyện Tĩnh Gia`), then other spellings;
    communes_after: the communes and wards that hold its communes since July 2025.
    """

    code: str
    name: str
    type: str
    slug: str
    province_code: str
    province: str
    province_after_code: str
    province_after: str
    valid_from: str
    valid_to: str
    variants: tuple[str, ...] = ()
    communes_after: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        """Type and name: `huyện Giồng Trôm`, `quận 1`."""
        return f"{self.type} {self.name.removeprefix('Quận ')}"

    @property
    def formerly(self) -> tuple[str, ...]:
        """Full names that the same code had before, of a unit renamed, raised, merged or split."""
        return tuple(variant for variant in self.variants if _FORMER.fullmatch(variant))


_code = attrgetter("code")
_COLUMNS = [field.name for field in fields(District)]
_Index = dict[str, list[tuple[str, str, District]]]  # folded name: type, plain name, unit


def english(kind: str, name: str) -> str:
    """`Giồng Trôm District`, `District 1`."""
    word = {"huyện": "District", "quận": "District", "thị xã": "Town", "thành phố": "City"}[kind]
    bare = name.removeprefix("Quận ")
    return f"{name} {word}" if name == bare else f"{word} {bare}"


def fold(text: str) -> str:
    """Lower case, no diacritics, punctuation as single spaces: `H. Ia H'Drai` is `h ia h drai`."""
    bare = unicodedata.normalize("NFD", _plain(text).replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def resolve(districts: pl.DataFrame, query: str) -> District:
    """The one unit that `query` names: code, slug, name, `TP. Cao Lãnh`, `Châu Thành, Bến Tre`.

    Diacritics may be left out; where they stand and fit a name, they decide. A province is that of
    before July 2025, or where none fits, that of after. Raises `UnknownDistrict` with the nearest
    names or `AmbiguousDistrict` with every candidate: it never picks one of several.
    """
    found = search(districts, query)
    if len(found) == 1:
        return found[0]
    if found:
        first, apart = found[0], len({(unit.type, unit.province) for unit in found}) == len(found)
        raise AmbiguousDistrict(
            f"`{query}` names {len(found)} districts: {'; '.join(map(_label, found))}. "
            f"Give the code (`{first.code}`) or the slug (`{first.slug}`)"
            + (f", or type, name and province (`{first.full_name}, {first.province}`)" * apart)
            + "."
        )
    index = _index(_rows(districts))
    keys = [key for key, *_ in process.extract(fold(query), list(index), limit=5, score_cutoff=70)]
    close = dict.fromkeys(unit for key in keys for *_, unit in index[key])
    nearest = "; ".join(map(_label, list(close)[:5]))
    raise UnknownDistrict(
        f"No district is named `{query}`. {f'Nearest: {nearest}. ' if nearest else ''}"
        "Give a code of three digits (`834`), a slug (`giong-trom`), or a name with its province "
        "(`Giồng Trôm, Bến Tre`); data/districts.csv lists them all."
    )


def search(districts: pl.DataFrame, query: str) -> list[District]:
    """Every unit that `query` may name, in the order of codes; empty if there is none."""
    if re.fullmatch(r"[a-z0-9-]+", query := query.strip()):
        rows = districts.filter((pl.col("code") == query) | (pl.col("slug") == query))
        if rows.height:
            return units(rows)
    index = _index(_rows(districts))
    name, *places = query.split(",")
    if places:
        return _within(_named(index, name), places[0])
    words = query.split()
    cuts = ((" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words)))
    found = (unit for name, place in cuts for unit in _within(_named(index, name), place))
    return _named(index, query) or sorted(set(found), key=_code)


def units(districts: pl.DataFrame) -> list[District]:
    """The rows of a table of districts."""
    return [_unit(row) for row in _rows(districts)]


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


def _rows(districts: pl.DataFrame) -> tuple[tuple[Any, ...], ...]:
    return tuple(districts.select(pl.col(_COLUMNS).fill_null("")).rows())


def _unit(row: tuple[Any, ...]) -> District:
    values = dict(zip(_COLUMNS, row, strict=True))
    lists = {name: tuple(filter(None, values[name].split(";"))) for name in ("variants", "communes_after")}
    return District(**values | lists)


@lru_cache(maxsize=4)
def _index(rows: tuple[tuple[Any, ...], ...]) -> _Index:
    index: _Index = {}
    for unit in map(_unit, rows):
        for variant in (unit.name, *unit.variants):
            former = _FORMER.fullmatch(variant)
            kind, name = former.groups() if former else (unit.type, variant)
            plain = _plain(f"quận {name}" if name.isdigit() else name)
            index.setdefault(fold(plain), []).append((kind, plain, unit))
    return index


def _named(index: _Index, text: str) -> list[District]:
    """Units with that name, read as it stands and with a leading type taken off."""
    plain = _plain(text)
    readings = [("", plain)]
    if typed := _TYPED.fullmatch(fold(plain)):
        rest = plain[len(plain) - len(typed[2]) :]
        readings.append((_TYPES[typed[1]], f"quận {rest}" if rest.isdigit() else rest))
    found: list[District] = []
    for wanted, name in readings:
        entries = index.get(fold(name), [])
        exact = [entry for entry in entries if entry[1] == name and not plain.isascii()]
        found += [unit for kind, _, unit in exact or entries if wanted in ("", kind)]
    return sorted(set(found), key=_code)


def _within(units: list[District], province: str) -> list[District]:
    wanted = _PROVINCE_WORD.sub("", fold(province))
    wanted = _PROVINCES.get(wanted, wanted)
    before = [unit for unit in units if fold(unit.province) == wanted]
    return before or [unit for unit in units if fold(unit.province_after) == wanted]


def _label(unit: District) -> str:
    since = f", since {unit.valid_from}" if unit.valid_from else ""
    until = f", until {unit.valid_to}" if unit.valid_to < "2025-07-01" else ""
    return f"{unit.code} {unit.full_name} ({unit.province}{since}{until})"
