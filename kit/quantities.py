"""Quantities as Vietnamese newspapers print them: `14.500`, `96,46%`, `53 triệu đồng`, `19/25`.

Usable alone; needs nothing but the standard library. `quantities(text)` finds every figure of a
text in reading order and leaves out what only looks like one: dates, years, document and congress
numbers, durations and ages, anniversaries, badge classes, clock times, telephone numbers, road
and team numbers, list numbering. Linear in the length of the text; no input makes it fail.

Units: `count`, `percent`, `permille`, `percentage_points`, `rank`, `times`, `vnd_billion`,
`vnd_million`, `vnd`, `usd_million`, `ha`, `km2`, `m2`, `m3`, `km`, `m`, `tonnes`, `kg`, `kWh`, `MW`,
`people_per_km2`, and two whose size differs by region, `sao` (sào) and `cong` (công đất), each
followed by `_per_…` where the press prints a slash: `_per_person`, `_per_household`, `_per_month`,
`_per_ha`, `_per_km2`, `_per_m2`, else the printed word (`m3_per_ngày`). Money is brought to billions
where it is printed in tỷ, to millions where it is printed in triệu or nghìn; `1,1 triệu dân` are
1,100,000. A share such as `1/3 số hộ` is no figure: it counts nothing. `âm 2,3%` is -2.3.
"""

import re
from operator import attrgetter
from typing import NamedTuple

from kit._letters import UP
from kit._lookalikes import is_day, is_named, is_nothing, noun_next, scaled_next, words_before
from kit._numerals import COUNT_NOUNS, NUMERAL, UNIT, compound, parse_number, spelled, unit_of
from kit._qualifiers import SURFACE, UPWARD, qualifier_of

__all__ = ["Quantity", "parse_number", "quantities"]


class Quantity(NamedTuple):
    """One printed figure.

    value: None for a vague one (`hàng chục`). value_max: upper bound of a range. of: printed
    denominator of `19/25`. qualifier: exact, more_than, at_least, approx, less_than or range.
    start, end: where it stands in the text; text: the figure as printed, unit included.
    decimals: digits printed behind the decimal mark, the precision it can be checked at.
    """

    value: float | None
    value_max: float | None
    of: float | None
    unit: str
    qualifier: str
    start: int
    end: int
    text: str
    decimals: int


_NUM = r"[0-9]++(?:(?:[.,]|[ \xa0]\.(?=[0-9]{3}(?![0-9])))[0-9]++)*+"
_COUNTING = rf"[.,/]?[0-9]|\s?{UNIT}|\s(?:{COUNT_NOUNS})\b".replace(" ", r"\s")
_GLUED = COUNT_NOUNS.replace(" ", r"\s")
_PER = (
    r"(?:\s?/\s?(?!mục |kế |chỉ |dự |nghị |KH|NQ|DT|năm\s(?:19|20)\d\d)"
    r"(?:k?m[2²](?![\w²])|[^\W\d_]{2,8}(?:\sdân)?)(?!\w))"
)
_SCAN = re.compile(
    rf"""(?:(?<![\w/])(?<!\w[-–.,:])|(?<=đạt|còn|gần|hơn)|(?<=được|trên|bằng|tăng|giảm)|(?<=[a-zà-ỹ][a-zà-ỹ],))
    (?:(?P<skip>
        [0-9]{{1,2}}\s?[/.-]\s?[0-9]{{1,2}}\s?[/.-]\s?(?:19|20)[0-9][0-9](?![0-9])
      | [0-9]{{1,2}}(?:\s?[/-]\s?|\.)(?:19|20)[0-9][0-9](?![0-9.,]|\s?%)
      | (?:19|20)[0-9][0-9]\s?[-–—]\s?(?:19|20)[0-9][0-9](?![0-9])
      | [0-9]+\w?\s?[-–/]\s?(?:[0-9]+/)?[A-ZĐ]{{2}}[\w/-]*
      | [0-9]{{1,2}}(?:[:h][0-9][0-9]|g[0-9][0-9]|\s?giờ(?:\s[0-5][0-9](?!{_COUNTING}))?|h)(?!\w)
      | 0[0-9]{{3,}}[0-9.]*(?![0-9])|[45]\.0(?![0-9]) )
    |(?P<a>{_NUM})(?P<ua>\s?{UNIT})?
     (?:(?P<sep>\s?[/–—-]\s?|\s(?:đến|tới)\s(?:(?:trên|hơn|gần)\s)?|\s(?:trong|trên)\s(?:(?:tổng\s)?số\s)?)(?P<b>{_NUM})
        (?P<ub>\s?{UNIT})?
     |(?:(?<=[nuỷỉrạ])\s|(?<=km))(?P<rest>[0-9]{{1,3}}+(?:,[0-9]++)?(?:\s?{UNIT})?
        (?:(?<=[uỷỉ])\s[0-9]{{1,3}}\s(?:nghìn|ngàn)(?:\sđồng)?)?))?
     (?P<per>{_PER}+)?)(?![²³]|(?<=[0-9])(?!(?:{_GLUED})(?!\w))\w)""",
    re.VERBOSE,
)
_TOKEN = re.compile(r"[0-9][0-9.,]*")
_DATE_JOINTS = {",", "và", "đến", "-", "–", "và ngày", "đến ngày", "hoặc", "và số"}
_THIN = "\u2009\u202f"
_GROUPED = re.compile(
    rf"(?<![\w.,/–-])(?P<first>[1-9][0-9]{{0,2}})(?P<gap>[ \xa0{_THIN}])[0-9]{{3}}"
    r"(?:(?P=gap)[0-9]{3}){0,4}+(?:,[0-9]++)?(?!(?:[.,/]|(?P=gap))?[0-9])"
)
_WORDS = re.compile(
    rf"(?P<vague>[Hh]àng (?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ)|[Vv]ài (?:chục|trăm))(?!\w)"
    rf"|(?P<a>(?i:{NUMERAL})(?: {NUMERAL}){{0,19}})"
    rf"(?:(?P<sep> trên | trong |(?: trên| trong)(?: tổng)? số | đến | tới | hoặc | ?[-–] ?|, )"
    rf"(?P<b>{NUMERAL}(?: {NUMERAL}){{0,19}}|[1-9][0-9]{{0,2}}(?![\w.,/%])))?"
    rf"(?:(?= (?:{COUNT_NOUNS})(?!\w))|(?P<unit> (?!lần|m\b){UNIT})(?P<per>{_PER}+)?)"
)
_STARTS = (
    r"(?:ai|a|ốn|áu|ảy|ám|hín|ười|àng|ài|ột(?= (?:trăm|triệu|nghìn|ngàn|vạn|chục|tỷ|tỉ|phần tr))"
    r"|ăm(?:(?= (?:mươi|trăm|nghìn|ngàn|phần tr))|(?<=có năm)|(?<=thêm năm)|(?<=được năm)))(?=[ ,])"
)
_HINT, _OPENING = re.compile(f" [hbnstcmvHBSTCMV]{_STARTS}"), re.compile(f"\n[HBNSTCMV]{_STARTS}")
_OF = re.compile(
    rf"(?:(?:\s[^\W\d]+){{1,4}}?\s(?:trong|trên)\s(?:tổng\s)?số\s|\s?(?P<noun>[^\W\d]+(?:\s[^\W\d]+){{0,2}})\s?/\s?)"
    rf"(?P<of>{_NUM})(?![\w,.]\w|\s?%)(?(noun)(?=\s?(?:(?P=noun)|chỉ tiêu|kế hoạch|KH)(?!\w)))"
)
_MEASURE = re.compile(rf"\s?{UNIT}")
_MARKS = "$.-–−"
_DENSITY = re.compile(r"\s?người\s?/\s?km[2²](?!\w)")
_MOVED = re.compile(
    rf"ừ (?:(?:mức|chỗ|chỉ|trên|hơn|gần|dưới|khoảng) )*(?P<a>{_NUM})"
    r"(?: (?:nghìn|ngàn|triệu|tỷ|tỉ)(?: đồng)?)?"
    r"(?: \(?(?:(?:vào |cuối |của )?năm )(?:19|20)[0-9][0-9]\)?)?,?(?: (?:đã|tăng|giảm|nâng|hạ|rút))*"
    r" (?:lên|xuống|còn)(?: (?:còn|đến|tới|mức|là|trên|hơn|gần|dưới|khoảng))* (?=(?:âm |[-–−])?[0-9])"
)
_DASHES, _DASHED = ("-", "–", "—"), re.compile(r"\s?[-–—]\s?[0-9]")
_DASHING = re.compile(r"%\s?[-–—]\s?$")
_YEAR = re.compile(r"[12]\d{3}")
_NAMED_SO = re.compile(rf"[{UP}]\w* $")
"""Before the last syllable of a name such as Thanh Ba."""
_HALVED = {"tỷ", "tỉ", "triệu", "nghìn", "ngàn", "vạn"}
_SCALES = ("triệu", "tr", "tỷ", "tỉ")
_SHARING = {"count", "vnd_million", "vnd_billion"}
_SOME = re.compile(r" số (?!\d|lượng)")
"""Behind a one that means some: `1 số xã`."""
_RANKS = {"xếp", "đứng", "hạng"}
_RANKING = _RANKS | {"thứ", "trí"}
_NOT_BEFORE_WORDS = {"thứ", "cả", "khóa", "những", "tháng", "chương"}


def _is_share(m: re.Match[str], text: str, left: list[str]) -> bool:
    """Is `13 trên 15 xã` a ratio, not 13 of something on more than 15 communes?"""
    a, ua, b, ub, per = m.group("a", "ua", "b", "ub", "per")
    first, second = parse_number(a), parse_number(b)
    if ua or ub or per or not first or not second or first[1] or second[1] or first[0] > second[0]:
        return False
    named = a.isdigit() and is_named(text, m.start(), m.end("a"), left)
    return not named and noun_next(text, m.end())


def _is_sign(text: str, start: int, a: str) -> bool:
    """Is the mark before a percentage a part of it, `.5%` or `-2,3%`, and no full stop, dash or bullet?"""
    before = text[start - 3 if start > 3 else 0 : start - 1]
    if text[start - 1] == ".":
        return a.isdigit() and len(a) < 16 and before[-1:] in ("", "(", " ", "\n")
    if before[-1:] in ("", "("):
        return True
    return before[-1] in " \xa0" and not before[0].isdigit() and before[0] not in "%\n "


def _is_minus(text: str, start: int, unit: str, left: list[str]) -> bool:
    """Is the `âm` before a percentage or a sum a minus, and no end of `siêu âm`?"""
    told = unit.startswith(("percent", "vnd")) and text.startswith("âm ", start - 3)
    return told and left[-2:-1] not in (["siêu"], ["thu"], ["ghi"], ["phát"], ["lồng"])


def _behind(text: str, end: int, value: float, unit: str) -> tuple[float | None, int, str]:
    """Total, end and unit of a count by what follows its noun: `17 xã trong tổng số 19`, `9 người/km2`."""
    if (m := _OF.match(text, end)) and (total := parse_number(m["of"])) and (m["noun"] or total[0] >= value):
        return total[0], m.end(), unit
    dense = _DENSITY.match(text, end)
    return (None, dense.end(), "people_per_km2") if dense else (None, end, unit)


def _compound(m: re.Match[str], text: str, left: list[str]) -> Quantity | None:
    """A number told in several units, `1 triệu 200 nghìn đồng`; None if these are two figures."""
    start, end = m.span()
    stop, first = m.end("rest"), parse_number(m["a"], "vnd")
    closed = text[stop : stop + 1] in ".,;)/\n" and not text[stop + 1 : stop + 2].isdigit()
    parts = (m["ua"].strip(), m["rest"], m["per"] or "", scaled_next(text, end, m["ua"]), closed)
    if not first or not (told := compound(first[0], *parts)):
        return None
    value, unit = round(told[0], 9), told[1]
    decimals = len(f"{value:.9f}".rstrip("0").partition(".")[2])
    qualifier = qualifier_of(text, start, end, left)
    return Quantity(value, None, None, unit, qualifier, start, end, text[start:end], decimals)


def _in_a_row(text: str, start: int, end: int) -> bool:
    """Are two numbers joined by a dash two of several: `17% - 55% - 28%`?"""
    return bool(_DASHED.match(text, end) or _DASHING.search(text, max(0, start - 6), start))


def _name(
    text: str, left: list[str], start: int, alone: int, end: int, a: str, sep: str, b: str | None
) -> tuple[Quantity | None, int, bool] | None:
    """What `_read` tells of a number without a unit that is a date, a rank or a name; None if it is none."""
    if b is not None and is_day(a, sep, b, text, end, left):
        return None, end, True
    if not a.isdigit():
        day, dot, month = a.partition(".")
        dated = b is None and dot and len(day) < 4 and len(month) < 3
        return (None, end, True) if dated and is_day(day, "/", month, text, end, left) else None
    among = b is not None and ("/" in sep or "tr" in sep[:3])
    if left and left[-1] in _RANKING and len(a) < 4 and (among or not noun_next(text, alone)):
        *_, before, last = ["", "", *(left[:-1] if left[-1] == "thứ" else left)]
        if last in _RANKS or (before, last) == ("vị", "trí"):
            over = end if among else alone
            return (
                Quantity(float(a), None, None, "rank", "exact", start, over, text[start:over], 0),
                over,
                False,
            )
    if among:
        return None
    if is_named(text, start, alone, left) or (b and is_named(text, start, end, left)):
        return None, end if b else alone, True
    return None


def _read(m: re.Match[str], text: str) -> tuple[Quantity | None, int, bool]:
    """The quantity at a match (None if it is none), where to read on, and whether it was a name."""
    start, end = m.span()
    _, a, ua, sep, b, ub, rest, per = m.groups()
    left, alone = words_before(text, start), start + len(a) + len(ua or "")
    if a == "1" and b is None and not ua and _SOME.match(text, alone):
        return None, alone, False
    ratio = b is not None and ("/" in sep or "tr" in sep[:3])
    if rest:
        if quantity := _compound(m, text, left):
            return quantity, end, False
        per, end = None, alone
    elif ratio and sep.strip() in ("trên", "trong") and not _is_share(m, text, left):
        b, ub, per, ratio, end = None, None, None, False, alone
    if b is not None and ua and ub and sep.strip() in _DASHES and _in_a_row(text, start, end):
        b, ub, per, end = None, None, None, alone
    printed = (ub or ua or "").strip()
    if not printed and not per and (name := _name(text, left, start, alone, end, a, sep, b)):
        return name
    mark = text[start - 1] if start and text[start - 1] in _MARKS else ""
    counted = bool(printed) and not per and printed.endswith(_SCALES) and scaled_next(text, end, printed)
    unit, factor = "count", 1.0
    if printed or per or mark == "$":
        unit, factor = unit_of(printed if mark != "$" else f"{printed} $", per or "", counted)
    kind = "count" if not printed else unit.partition("_per_")[0] if per else unit
    first, second = parse_number(a, kind), parse_number(b, kind) if b else None
    if first is None or (b and second is None) or (printed == "đ" and first[0] < 100):
        return None, alone, False
    if second and not ratio and first[0] >= second[0]:
        second, end = None, alone
        if not ua and is_named(text, start, end, left):
            return None, end, False
        unit, factor = unit_of((ua or "").strip(), "", False)
    value, other = first[0] * factor, second[0] * factor if second else None
    if other and not ratio and ua and ub:
        first_unit, own = unit_of(ua.strip(), "", False)
        value = first[0] * own if first_unit == unit else value
    elif not printed and (ratio or first[1]) and is_nothing(first, other, text, end, left):
        return None, end, False
    decimals = first[1]
    if not b and printed in _HALVED and text.startswith(" rưỡi", end):
        value, decimals, end = value + factor / 2, 1, end + 5
        end += 5 * text.startswith(" đồng", end)
    if mark == "$":
        start -= 1
    elif mark and b is None and unit.startswith("percent") and _is_sign(text, start, a):
        value, decimals = (float(f".{a}"), len(a)) if mark == "." else (-value, decimals)
        start -= 1
        left = words_before(text, start)
    elif left and left[-1] == "âm" and b is None and _is_minus(text, start, unit, left):
        value, start = -value, start - 3
        left = words_before(text, start)
    qualifier = "range" if other is not None and not ratio else qualifier_of(text, start, end, left)
    of, upper = (other, None) if ratio else (None, other)
    if b is None and kind == "count":
        behind = text[end : end + 64]
        if "/" in behind or " số " in behind:
            of, end, unit = _behind(text, end, value, unit)
    if b:
        upper, of = _tidy(upper), _tidy(of)
    value = value if value.is_integer() else round(value, 9)
    return Quantity(value, upper, of, unit, qualifier, start, end, text[start:end], decimals), end, False


def _tidy(value: float | None) -> float | None:
    return value if value is None or value.is_integer() else round(value, 9)


def _spelled(text: str) -> list[Quantity]:
    """Figures in words before something counted or a unit (`ba xã`, `mười phần trăm`), and the vague ones."""
    found: list[Quantity] = []
    hints = [hint.start() + 1 for hint in _HINT.finditer(text)]
    openings = [hint.start() + 1 for hint in _OPENING.finditer(text)]
    pos = 0
    for start in sorted([0, *openings, *hints]) if openings or text[:1].isalpha() else hints:
        if start >= pos and (m := _WORDS.match(text, start)):
            quantity, pos = _in_words(m, text)
            if quantity:
                found.append(quantity)
    return found


def _in_words(m: re.Match[str], text: str) -> tuple[Quantity | None, int]:
    """The quantity at a match (None if it is none), and where to read on."""
    start, end = m.span()
    left = words_before(text, start)
    last = left[-1] if left else ""
    a, sep, b, printed = m.group("a", "sep", "b", "unit")
    printed = (printed or "").strip()
    if text[start].isupper() and _NAMED_SO.search(text, max(0, start - 16), start):
        return None, end
    if m["vague"]:
        left_out = last in _NOT_BEFORE_WORDS or last == "hơn"
        return None if left_out else Quantity(None, None, None, "count", "approx", start, end, m[0], 0), end
    value, other = spelled(a), (float(b) if b.isdigit() else spelled(b)) if b else None
    ratio = b is not None and "tr" in sep[:3]
    if value is None and not b and printed.startswith(("triệu", "nghìn", "ngàn")):
        scale, _, base = printed.partition(" ")
        value, printed = spelled(f"{a} {scale}"), base or ("" if noun_next(text, end) else "đồng")
    if not value or (b and not other) or (a.lower() == "một" and not printed) or (ratio and printed):
        return None, start
    if other and (other < value or (other == value and not ratio) or (sep == ", " and other != value + 1)):
        return None, start
    if b and last == "hạng":
        return None, start
    year = last == "năm" and 1900 <= value < 2100
    if year or last in _NOT_BEFORE_WORDS or (last == "hơn" and value < 10):
        return None, end
    unit, factor = unit_of(printed, m["per"] or "", scaled_next(text, end, printed))
    if unit.partition("_per_")[0] == "vnd" and value >= 1000:
        name, factor = ("vnd_billion", 1e-9) if value >= 1e9 else ("vnd_million", 1e-6)
        unit = unit.replace("vnd", name)
    upper = _tidy(other * factor) if other else None
    qualifier = "range" if upper and not ratio else qualifier_of(text, start, end, left)
    upper, of = (None, upper) if ratio else (upper, None)
    return Quantity(_tidy(value * factor), upper, of, unit, qualifier, start, end, m[0], 0), end


def _printed(text: str, joined: bool = False) -> list[Quantity]:
    """The figures in digits; those of `12 345 678 đồng` with a full stop put into each gap."""
    found: list[Quantity] = []
    pos, named, before, last = 0, -99, 0, -99
    for token in _TOKEN.finditer(text):
        start, stop = token.span()
        if start - last == 1 and stop - start > 2 and not joined and _GROUPED.match(text, before):
            joined, whole = True, _GROUPED.sub(_join, text)
            if whole != text:
                return [q._replace(text=text[q.start : q.end]) for q in _printed(whole, joined)]
        before, last = start, stop
        year = text[start - 4 : start] in ("năm ", "Năm ") and _YEAR.fullmatch(text, start, stop)
        if start < pos or year or not (m := _SCAN.match(text, start)):
            continue
        listed = start - named <= 10 and not m["ua"] and text[named:start].strip() in _DATE_JOINTS
        if m.lastindex == 1 or (listed and not noun_next(text, m.end())):
            pos = named = m.end()
            continue
        quantity, pos, was_named = _read(m, text)
        named = pos if was_named else named
        if quantity is not None:
            found.append(quantity)
    _share_units(text, found)
    return found


def _share_units(text: str, found: list[Quantity]) -> None:
    """Give the first number of `từ 60 lên 65%` or `từ 1,1 triệu lên 1,2 triệu dân` the unit of the second."""
    places: dict[int, int] = {}
    for move in _MOVED.finditer(text):
        places = places or {q.start: n for n, q in enumerate(found)}
        n, digits = places.get(move.start("a"), -2), _TOKEN.search(text, move.end())
        m = _SCAN.match(text, digits.start()) if digits and places.get(move.end()) == n + 1 else None
        if m and (m["ub"] or m["ua"]) and found[n].unit in _SHARING:
            found[n] = _shared(found[n], m, found[n + 1])


def _shared(first: Quantity, m: re.Match[str], second: Quantity) -> Quantity:
    printed, per = (m["ub"] or m["ua"]).strip(), m["per"] or ""
    unit, factor = unit_of(printed, per, second.unit == "count")
    plain, _, scale = first.text.partition(" ")
    own = not _TOKEN.fullmatch(plain) or not printed.startswith(scale)
    number = None if own else parse_number(plain, unit.partition("_per_")[0])
    value = number[0] * factor if number else 0.0
    apart = unit != second.unit or (factor > 1 and value > 20 * (second.value or 0.0))
    return first if not number or apart else first._replace(value=_tidy(value), unit=unit, decimals=number[1])


def _join(m: re.Match[str]) -> str:
    """Groups of three as one number where they cannot be several: a thin gap, or something counted behind."""
    text, start, end = m.string, m.start(), m.end()
    if m["gap"] not in _THIN:
        counted = noun_next(text, end) or _MEASURE.match(text, end)
        if not counted or is_named(text, start, m.end("first"), words_before(text, start)):
            return m.group()
    return m.group().replace(m["gap"], ".")


def quantities(text: str) -> list[Quantity]:
    """Every figure of `text` in reading order; see the module for units and what is left out.

    `text`: any string (NFC for the units to be seen). Never raises; takes linear time.
    """
    found, end = _printed(text), 0
    if not (words := _spelled(text)):
        return found
    merged: list[Quantity] = []
    for quantity in sorted([*found, *words], key=attrgetter("start")):
        if quantity.start >= end:
            merged.append(quantity)
            end = quantity.end
    return merged


def surface(low: str, q: Quantity) -> tuple[int, int]:
    """The figure with the words that belong to it: `trên 14.500`, `từ 7% trở lên`."""
    if q.qualifier in ("exact", "range"):
        return q.start, q.end
    m = SURFACE.search(low, max(0, q.start - 12), q.start)
    rise = UPWARD.match(low, q.end)
    return m.start() if m else q.start, rise.end() if rise else q.end
