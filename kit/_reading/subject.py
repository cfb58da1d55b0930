"""The district that an article is about."""

from __future__ import annotations

import re

from kit._letters import UP
from kit._reading.context import BARE, NAME, TYPED, Paragraph, longest
from kit._reading.gazetteer import Gazetteer, Hints
from kit._reading.lexicon import lower

_ANOTHER = re.compile(rf"(?: và|,) ({NAME})")
_BEFORE_IT = re.compile(rf"(?<!\w)({NAME}), ({NAME}),? (?:và )?$")
_PEOPLE = re.compile(rf"(?:[Đđ]ảng bộ|[Nn]hân dân|chính quyền|[Tt]oàn huyện) ({NAME})")
_WITHIN = re.compile(rf"(?:[Xx]ã|[Tt]hị trấn|[Pp]hường) (?:{NAME}) \(({NAME})\)")
"""A commune, with its district in a bracket."""
_WHERE = re.compile(rf"(?:trên )?địa bàn ({NAME})")
_ITSELF = re.compile(r"(?<!\w)(?:huyện|quận|thị xã) (?:đã|có|hiện|là|thực hiện|lần thứ|hoàn thành|nhà)(?!\w)")
"""An article speaks of a district without its name."""
_AWAY_FROM = re.compile(r"(?<!\w)cách (?:trung tâm |thủ đô |tp\.? |thành phố |tỉnh )*\w+ \w+")
_ITS_PROVINCE = re.compile(r"(?<!\w)tỉnh (?:đã|có|hiện)(?!\w)")
_THE_CITY = re.compile(rf"(?:Thành phố|T\.?P)(?::| (?![{UP}]))")
_TOTAL = re.compile(
    r"(?<!\w)(?:[Tt]oàn|[Cc]ả|Đảng bộ) tỉnh(?!\w)"
    r"|báo cáo của (?:Ban \w+ \w*|Ủy ban Kiểm tra|UBKT) ?Thành ủy (?:Cần Thơ|Hà Nội|Hải Phòng|Đà Nẵng|TP)"
)
_ALL = re.compile(r"(?<!\w)(?:toàn|cả|trong) tỉnh(?!\w)|các huyện")
_WHOLE = re.compile(r"(?<!\w)(?:tỉnh|thành phố|tp\.?|đảng bộ tỉnh|tỉnh uỷ|các huyện) ")


def _province_told(text: str, start: int) -> int:
    """Where an article first speaks of a whole province; its end if it does not."""
    m = _TOTAL.search(text, start)
    return m.start() if m else len(text)


def _and_another(text: str, end: int, code: str, places: Gazetteer, near: Hints) -> bool:
    """Is another district named right behind the first: `Trực Ninh và Xuân Trường`?"""
    m = _ANOTHER.match(text, end)
    return m is not None and (longest(m[1], "", places, near, False) or code) != code


_PROVINCE_S = (
    "tỉnh ủy", "tỉnh uỷ", "ubnd tỉnh", "hđnd tỉnh", "toàn tỉnh", "đảng bộ tỉnh", "(ntm) trong tỉnh",
    "(ntm) của tỉnh", "nông thôn mới trong tỉnh", "nông thôn mới của tỉnh",
)  # fmt: skip
"""In the lead of an article that names no district, before figures of the province."""


def _in_a_list(text: str, start: int, places: Gazetteer, near: Hints) -> bool:
    """Is a district the last of several that are named: `Nông Cống, Thiệu Hóa, TP Sầm Sơn`?"""
    m = _BEFORE_IT.search(text, max(0, start - 60), start)
    return m is not None and all(longest(name, "", places, near, False) for name in m.groups())


def _capital(text: str, title: Paragraph, places: Gazetteer, near: Hints) -> str:
    """The city that a province's paper calls just `Thành phố`: its capital, or the only one; else ""."""
    home = near.only() if _THE_CITY.match(text, title.start) else ""
    cities = [
        code for code, kind in places.types.items() if kind == "thành phố" and places.homes[code] == home
    ]
    named = places.codes(lower(home), "thành phố", near) if home else []
    named = [code for code in named if code in cities]
    return (named if len(named) == 1 else cities)[0] if len(named) == 1 or len(cities) == 1 else ""


def subject(text: str, lines: list[Paragraph], places: Gazetteer, near: Hints) -> tuple[str, bool, bool]:
    """Code of the district the article is about, from headline, then lead; if sure; if in the headline.

    A sure "" is an article on a whole province that names several of its districts.
    """
    total = -1  # where the whole province is spoken of; looked for when it matters
    for place, line in enumerate(lines[:6], start=1):
        named: dict[str, int] = {}
        for m in TYPED.finditer(text, line.start, line.end):
            code = longest(m[2], m[1].lower(), places, near, True)
            if place == 1 and code and text[max(0, m.start() - 4) : m.start()].lower() == "các ":
                return code, False, False
            if place > 1 and _in_a_list(text, m.start(), places, near):
                continue
            if place > 1 and not named:
                total = total if total >= 0 else _province_told(text, lines[0].end)
                if total < m.start():
                    return "", True, False
            if code is not None and code not in named:
                named[code] = text.count(m[2]) if place == 1 else 0
        if named:
            code = max(named, key=lambda code: named[code])
            first = place == 1
            if first and any(2 * n > named[code] for other, n in named.items() if other != code):
                return code, False, False
            if not first and _ALL.search(lower(text[lines[0].start : lines[0].end])):
                return ("", True, False) if len(named) > 1 else (code, False, False)
            if not first and len(named) > 2 and _WHOLE.search(lower(text[lines[0].start : lines[0].end])):
                return "", True, False
            head = f" {lower(text[lines[0].start : lines[0].end])} "
            head = _AWAY_FROM.sub(" ", head)
            elsewhere = not first and any(f" {name} " in head for name in places.provinces)
            if elsewhere and (place > 2 or len(named) > 1):
                return "", True, False
            return code, bool(code) and not elsewhere, first
        if place == 1 and len(lines) > 1:
            for m in BARE.finditer(text, line.start, line.end):
                if m[1] in ("Bà Rịa", "Vũng Tàu") and "Bà Rịa - Vũng Tàu" in text[line.start : line.end]:
                    continue
                alone = m.start() == line.start and (text.startswith(":", m.end()) or near.knows(m[1]))
                code = longest(m[1], "", places, near, alone) if alone or " " in m[1] else None
                if code and lower(m[1]) not in places.provinces:
                    lone = not _and_another(text, m.end(), code, places, near)
                    return code, lone, lone
    for line in lines[:4]:
        for m in _PEOPLE.finditer(text, line.start, line.end):
            if code := longest(m[1], "", places, near, False):
                return code, True, False
    for line in lines[:3]:
        within = _WITHIN.search(text, line.start, line.end)
        if within and (code := longest(within[1], "", places, near, False)):
            return code, True, False
    for line in lines[1:3]:
        where = _WHERE.search(text, line.start, line.end)
        if where and near.only() and (code := longest(where[1], "", places, near, False)):
            return code, True, False
    if len(lines) > 1 and (code := _capital(text, lines[0], places, near)):
        return code, True, False
    title = f" {lower(text[lines[0].start : lines[0].end])} " if len(lines) > 1 else ""
    wide = any(f" {name} " in title or f" {name}:" in title for name in places.provinces)
    lead = lower(text[lines[1].start : min(lines[1].end, lines[1].start + 300)]) if len(lines) > 1 else ""
    whole = any(word in lead for word in _PROVINCE_S) or _ITS_PROVINCE.search(lead) is not None
    return "" if wide or whole else _only_one(text, lines, places, near), wide or whole, False


def _only_one(text: str, lines: list[Paragraph], places: Gazetteer, near: Hints) -> str:
    """The only district that the whole of an article names, if it speaks of it without its name before."""
    named = {longest(m[2], m[1].lower(), places, near, True) for m in TYPED.finditer(text, lines[0].start)}
    codes = named - {None}
    itself = len(codes) == 1 and len(lines) > 6 and _ITSELF.search(lower(text[lines[0].end : lines[6].start]))
    return (codes.pop() or "") if itself else ""
