"""Where an article speaks of a commune, or of what another place does: its figures are not the district's."""

from __future__ import annotations

import re

from kit._letters import UP
from kit._reading.context import ACT, ACTS, BARE, NAME, STAMP, TYPED, Paragraph
from kit._reading.gazetteer import Gazetteer, Hints, plain
from kit._reading.lexicon import lower

_A_COMMUNE = (
    r"(?:[Xx]ã|[Tt]hị trấn|[Pp]hường|[Tt]hôn|[Ấấ]p|[Bb]ản|[Ll]àng|[Bb]uôn(?! (?:Đôn|Ma|Hồ)))"
    rf" [{UP}]"
)
_COMMUNE = re.compile(rf"(?<!\w)(?<![Tt]hị )(?<!Vụ )(?<!ông ){_A_COMMUNE}")
_COMMUNE_NAMED = re.compile(rf"(?<!\w)(?<![Tt]hị )[Xx]ã ([{UP}][\w’']*(?: [{UP}][\w’']*)+)")
_OPENING = re.compile(
    rf"(?:{STAMP})?(?:[-+•–] ?)?(?:(?:Tại|Ở|Riêng|Đến|Về|Điển hình là|Tiêu biểu là|Đơn cử như|Như) )?"
    r"(?:[Đđ]ảng (?:bộ|ủy|uỷ) |[Cc]hi bộ |UBND )?"
    rf"(?:{_A_COMMUNE}|(?:{NAME}) là (?:một )?trong những (?:xã(?! hội)|thị trấn|thôn|ấp) "
    r"|(?:Xã|Thị trấn|Thôn|Ấp|Khóm|Buôn|Bản|Làng) (?:hiện |nay |đã )?có )"
)
_PERSON = re.compile(
    r"\s*(?:(?:Năm|Trong năm|Mỗi năm|Đến nay|Hiện nay|Hiện|Nay|Từ)(?: [^,;.]{0,24})?, )?"
    r"((?:[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Bb]ác|[Cc]ô|[Cc]hú|[Cc]ụ|[Ee]m|[Gg]ia đình|[Hh]ộ|[Vv]ợ chồng)"
    rf" (?:\w+ )?[{UP}]\w*)"
)
_SOME = re.compile(r"(?:\s?|[^;.]*, )(?:tại|ở|riêng) (?:\d+|các|những|một số|nhiều) xã ")
_POOR = re.compile(
    r"(?<!\w)(?:\d+|các|những|một số|nhiều|cụm) xã (?:đặc biệt khó khăn|khó khăn|nghèo|biên giới|bãi ngang"
    r"|vùng|miền núi|phía|(?:đều |đã )?có (?:tỷ|mức|thu nhập))(?!\w)[^,;.\d]*$"
)
"""Some of a district's communes, of which a figure right behind them is: `4 xã khó khăn có thu nhập …`."""
_ITS_OWN = re.compile(r"\s*(?:xã|thị trấn|thôn|ấp|khóm|buôn|bản|làng) (?:hiện |nay |đã )?có ")
_CALLED = re.compile(
    rf"([{UP}][\w’']*(?: [{UP}][\w’']*)+) là (?:một )?(?:trong những )?(?:xã|thị trấn|phường) "
)
_NAME_BEFORE = re.compile(rf"([{UP}][\w’']*(?: [{UP}][\w’']*)+)$")
_CALLED_BEFORE = re.compile(
    rf"(?<!\w)Là (?:một )?(?:trong những )?(?:xã|thị trấn|phường) [^,.;]{{0,60}},"
    rf" ([{UP}][\w’']*(?: [{UP}][\w’']*)+) "
)
_OFFICE = re.compile(
    "[Cc]hủ tịch|[Bb]í thư|[Tt]rưởng|[Gg]iám đốc|[Pp]hó |[Tt]hường trực|[Hh]uyện|[Tt]hị xã|[Tt]hành phố"
)
_SPEAKER = re.compile(
    rf"(?:Chủ tịch UBND|[Bb]í thư (?:Đảng (?:ủy|uỷ)|chi bộ)|[Tt]rưởng thôn)[^.;“\"]{{0,12}}?"
    rf" (?:xã|thị trấn|phường|thôn|ấp) [{UP}][^.;“\"]{{0,80}}[“\"](?:Xã|Thôn|Ấp|Thị trấn|Phường)(?!\w)"
)
_WITHIN = re.compile(rf"({NAME}) \((?:huyện )?({NAME})\)(?=:| (?:{ACT})(?!\w))")
"""A title on a place of a district: `Thanh Bình (Vũng Liêm): …`."""
_PLACE = rf"([{UP}][\w’']*(?: (?:[{UP}][\w’']*|\d(?!\d)))+)"
_LEADS = re.compile(
    rf"(?:{STAMP})?"
    rf"(?:(?:[Nn]ằm )?[Cc]ách (?:trung tâm )?(?:huyện|thị xã|thành phố)[^,.;]{{0,40}}km,? {_PLACE} "
    rf"|(?:Những ngày này, )?(?:[Cc]húng tôi )?(?:[Vv]ề|[Tt]rở lại|[Ll]ên) (?:với |thăm )?{_PLACE}"
    rf"(?=,| những| hôm nay)|{_PLACE} \((?:thuộc )?(?:huyện|thị xã|thành phố) [{UP}]"
    rf"|{_PLACE} là (?:một |trong những |nơi )*(?:xã|địa phương|vùng|vựa|trung tâm|điểm sáng)[^,.;]{{0,48}}?"
    rf" (?:của|thuộc) (?:huyện|thị xã|thành phố) [{UP}]"
    rf"|(?:[^,.;]{{0,24}}, )?UBND (?:huyện|thị xã) [^,.;]{{0,24}}công nhận {_PLACE} đạt"
    rf"|(?:[^,.;]{{0,24}}, )?{_PLACE} (?:tổ chức|khai mạc) đại hội điểm)"
)
"""How a lead brings in the place that the article is on: `Về Đức Lĩnh những ngày này`."""
_BEHIND_THE_DISTRICT = re.compile(rf"(?:{NAME}): {_PLACE}(?: [^\W\d{UP}]|$)")
_NO_PLACES = {
    "Hội", "Đảng", "Đoàn", "Ban", "Huyện", "Ủy", "Mặt", "Đại", "Nghị", "Tỉnh", "Bác", "Tết", "Xuân", "Quỹ",
    "Bí", "Phó", "Ông", "Bà", "Việt", "Quân", "Bộ", "Tổng",
}  # fmt: skip
_MOST, _LONGEST_TITLE = 40, 240
_KINDS_OF_COMMUNE = ("xã ", "Xã ", "trấn ", "phường ", "thôn ", "ấp ", "bản ", "buôn ", "làng ")
_BY_WORD = (" tỉnh ", "\ntỉnh ", "thành phố ", " tp ", "thị trấn ", "phường ")
"""Bare words for places that are no districts."""
_OPENS = ("\n", "\n ", ". ", "; ", ": ", ", ", " và ")
_DOES = re.compile(
    r"(?:đã |hiện |cũng |ước |mới |đều |sẽ )*(?:kết nạp|giải quyết|tạo |thu |huy động|thi hành|phát triển"
    r"|gieo |đạt |hoàn thành|thành lập|xuống giống|đặt mục tiêu|phấn đấu|đề ra|tăng trưởng"
    r"|(?:hiện có|có|còn|kiểm tra|giám sát|kỷ luật|giảm|đưa) (?:được |hơn |trên |gần )*\d)"
)
"""What such a place does itself."""
_LISTED = ("xã, ", "phường, ", "xã và ")
"""Before one more kind of what is counted."""


def named_alone(text: str, places: Gazetteer, near: Hints) -> list[int]:
    """Where clauses speak of a commune by its bare name, once the article has said what it is."""
    found: list[int] = []
    for name in _named(text):
        if any(unit[2] in near for unit in places.names.get(plain(name.lower()), ())):
            continue
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            begins = text[at - 1] == "\n" or text[at - 2].islower() or text[at - 2] in ",;.:"
            if begins and not text.endswith(_KINDS_OF_COMMUNE, 0, at) and ACTS.match(text, end):
                found.append(at)
            at = text.find(name, end)
    return sorted(found)


def _named(text: str) -> set[str]:
    """Names of several syllables that the article gives communes, `_MOST` at most: each is looked for."""
    names: set[str] = set()
    for kind in ("xã ", "Xã ", "hị trấn ", "hường "):
        at = text.find(kind)
        while at >= 0 and len(names) < _MOST:
            at += len(kind)
            town = text.startswith("hị ", at - len(kind) - 3)
            if not town and text[at : at + 1].isupper() and (m := BARE.match(text, at)) and " " in m[1]:
                names.add(m[1])
            at = text.find(kind, at)
    at = text.find(" là xã ")
    while at >= 0:
        if called := _NAME_BEFORE.search(text, max(0, at - 40), at):
            names.add(called[1])
        at = text.find(" là xã ", at + 1)
    return names


def acting(low: str, rural: bool) -> list[tuple[int, str]]:
    """Where clauses tell what a place does that is no district and is named by its bare word: a province or a
    city above the district (`rural`), ""; a town or ward in it, "-"."""
    found: list[tuple[int, str]] = []
    for word in _BY_WORD:
        above = word.strip() in ("tỉnh", "thành phố", "tp")
        at = low.find(word) if rural or not above or "tỉnh" in word else -1
        while at >= 0:
            place, end = at + (word[0] in " \n"), at + len(word)
            acts = _DOES.match(low, end) and low.endswith(_OPENS, 0, place)
            if acts and not low.endswith(_LISTED, 0, place):
                found.append((place, "" if above else "-"))
            at = low.find(word, end)
    return found


def opens(text: str, line: Paragraph) -> bool:
    """Does a paragraph begin with a commune, so that what follows is told of that?"""
    return not line.heading and _OPENING.match(text, line.start) is not None


def tells_of_somebody(text: str, start: int, end: int, places: Gazetteer) -> bool:
    """Is a sentence on a person or a household, rather than told by somebody in office? Anh Sơn, Bác Ái,
    Cô Tô and Bà Rịa are districts."""
    m = _PERSON.match(text, start)
    return m is not None and plain(m[1].lower()) not in places.names and not _OFFICE.search(text, start, end)


def speaks(text: str, start: int, end: int) -> bool:
    """Does somebody in office in a commune begin to speak of it?"""
    return _SPEAKER.search(text, start, end) is not None


def of_some(low: str, start: int, place: int) -> bool:
    """Is a figure told of some communes of a district, `tại 5 xã điểm, thu nhập bình quân …`, or of the one
    that the article is in: `Thôn có 353 nhân khẩu`?"""
    some = low.find(" xã ", start, place) >= 0 and _SOME.match(low, start, place) is not None
    return some or _ITS_OWN.match(low, start, place) is not None


def of_poorer(low: str, start: int, place: int) -> bool:
    """Is a figure right behind some of a district's communes, named by what they are alike in?"""
    return low.find(" xã ", start, place) >= 0 and _POOR.search(low, start, place) is not None


def _led(text: str, title: str, lead: Paragraph, places: Gazetteer, near: Hints) -> bool:
    """Does the lead, or the title behind a district's name, bring in a place of it by its bare name?"""
    m = _LEADS.match(text, lead.start) or _CALLED_BEFORE.match(text, lead.start)
    name = next(filter(None, m.groups()), "") if m else ""
    if not name and (behind := _BEHIND_THE_DISTRICT.match(title)):
        acts = re.search(
            rf"(?:^|[.\n] ?|, ){behind[1]} (?:{ACT}|hiện|từng|hôm nay)(?!\w)", text[lead.start : lead.end]
        )
        name = behind[1] if acts else ""
    units = places.names.get(plain(name.lower()), ())
    district_s = bool(units) and (not near.only() or any(unit[2] in near for unit in units))
    return name != "" and name.split()[0] not in _NO_PLACES and not district_s


def titled(text: str, lines: list[Paragraph], places: Gazetteer, near: Hints, district: bool) -> bool:
    """Is the article on a commune, by its title or the first place it names?

    district: whether its title names a district.
    """
    if len(lines) < 2 or lines[0].end - lines[0].start > _LONGEST_TITLE:
        return False
    title = text[lines[0].start : lines[0].end]
    if _COMMUNE.search(title):
        return True
    within = _WITHIN.match(title)
    if within and any(unit[2] in near for unit in places.names.get(plain(within[2].lower()), ())):
        return lower(within[2]) not in places.provinces
    if any(title.startswith(name) and plain(name.lower()) not in places.names for name in _named(text)):
        return True
    if _led(text, title, lines[1], places, near):
        return True
    own = _COMMUNE_NAMED.search(text, lines[1].start, lines[1].end)
    if own and own[1] in title and f"uyện {own[1]}" not in text:
        return True
    if district or TYPED.search(title):
        return False
    commune, place = (find.search(text, lines[1].start, lines[1].end) for find in (_COMMUNE, TYPED))
    first = commune is not None and (place is None or commune.start() < place.start())
    finds = (find.search(text, lines[1].start, lines[1].end) for find in (_CALLED, _CALLED_BEFORE))
    called = next(filter(None, finds), None)
    names = {called[1]} if called else _named(text)
    return first or any(name in title for name in names if plain(name.lower()) not in places.names)
