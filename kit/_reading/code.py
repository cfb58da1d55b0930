"""A time in words as the tables write it: `2022-01/2022-06`, `2022-Q2`, `2020/2025`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

UNKNOWN = "?"
"""A time that the article does not date, such as the beginning of a term."""
_SINCE_MONTH = re.compile(r"từ tháng (\d{1,2})(?:\s?[/.-]\s?(20\d\d)| năm (20\d\d))? (?:đến|tới)")
_BEGUN = re.compile("(?:đến|tới) (?:thời điểm )?đầu tháng")
_SINCE_A_DAY = re.compile(r"(?<!\w)từ (?:ngày )?\d{1,2}\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(20\d\d) $")
"""The day of an earlier year that a time began on, before the day it ended on."""
_OF_EACH = re.compile(r"[^.;,\n\d]{0,60}\d[\d.,]*(?: ?%| [^\W\d]+){0,3}(?:,| và) \d")
"""Behind two years: a figure of each."""
_SO_MANY_YEARS = re.compile(r"\d năm $")
_FOUNDED = re.compile(
    r"(?:thành|tái) lập (?:huyện |vào )?(?:năm|ngày \d{1,2}\s?[/-]\s?\d{1,2}\s?[/-]) ?((?:19|20)\d\d)(?!\d)"
)
_SINCE_THEN = re.compile("từ (?:sau |khi |đầu )*(?:đại hội|nhiệm kỳ|năm 20)[^,;.]{0,40}? (?:đến|tới) ")
_NUMERALS = {
    "một": 1, "hai": 2,
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "ba": 3, "bốn": 4, "năm": 5, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Times:
    """What the article itself says of time: day of publication, its year, the year it looks back on.

    part: the months of its year that it reviews; past, next: the terms that end and begin in its
    year, if it speaks of them; five: the five years up to it, if it names them.
    """

    published: str
    year: int
    results: int
    term: tuple[int, int] | None
    part: str = ""
    past: str = ""
    next: str = ""
    five: str = ""


@lru_cache(maxsize=512)
def last_year(period: str) -> int:
    """The year a period ends in; 0 if there is none."""
    part = period.rpartition("/")[2][:4]
    return int(part) if part.isdigit() else 0


def to_come(period: str, day: str) -> bool:
    """Has less than half of a quarter or of some months gone by on a day?"""
    year, month = int(day[:4]), int(day[5:7])
    if period[4:6] == "-Q":
        first, last = 3 * int(period[6]) - 2, 3 * int(period[6])
    elif len(period) == 15:
        first, last = int(period[5:7]), int(period[13:])
    else:
        return False
    return (int(period[:4]), first + last) > (year, 2 * month)


def _of_term(word: str, first: int, last: int, year: int) -> str:
    """`đầu nhiệm kỳ`, `nhiệm kỳ trước`: an article of the year a term begins looks back on the one before."""
    if word == "cuối":
        return str(last)
    if first == year:
        first, last = 2 * first - last, first
    if word == "nhiệ":
        return f"{2 * first - last}/{first}"
    if word == "nửa ":
        return f"{first}/{year}" if first < year else UNKNOWN
    return f"{first}/{last}" if word in ("tron", "cả n", "toàn", "giữa") else str(first)


def _year_of(month: int, when: Times) -> str:
    """The year of a month without one: in an article of January, November is the one gone by."""
    gone = when.published != "" and month - int(when.published[5:7]) > 6
    return str(when.year - gone) if when.year else ""


def up_to(low: str, start: int, place: int, month: str) -> str:
    """The months up to one, since that of `từ tháng`, else January; "" where since a congress."""
    year, last = month[:4], int(month[5:])
    if _BEGUN.search(low, start, place) and last > 2:
        last -= 1
        month = f"{year}-{last:02d}"
    if since := _SINCE_MONTH.search(low, start, place):
        begun, first = since[2] or since[3] or year, int(since[1])
        if begun == year and last % 3 == 0 and last - first == 2:
            return f"{year}-Q{last // 3}"
        return f"{begun}-{first:02d}/{month}" if (begun, first, last) != (year, 1, 12) else year
    return "" if _SINCE_THEN.search(low, start, place) else since_january(year, last)


def since_january(year: str, month: int) -> str:
    """The months of a year up to one: one is that month, three are a quarter, twelve the year."""
    return {1: f"{year}-01", 3: f"{year}-Q1", 12: year}.get(month, f"{year}-01/{year}-{month:02d}")


def month_ended(day: str) -> str:
    """The month that has about ended on a day: its own from the 15th on, else the one before; "" of a year
    just begun or ending."""
    month = int(day[5:7]) - (int(day[8:]) < 15) if day else 0
    return f"{day[:5]}{month:02d}" if 1 < month < 12 else ""


def code_of(m: re.Match[str], when: Times) -> str:
    """What a time in words is in the tables; "" if nothing."""
    if m["y"]:
        return UNKNOWN if m.string.endswith("trước ", 0, m.start()) else m["y"]
    year = str(when.year or "")
    if (code := _of_months(m, when, year)) is None and (code := _of_years(m, when, year)) is None:
        code = _of_a_day(m, when, year)
    return code


def _of_months(m: re.Match[str], when: Times, year: str) -> str | None:
    """Of months and quarters; None if it names none."""
    part = m["hy"] or m["hy2"] or m["my"] or m["qy"] or m["py"] or m["qsy"] or m["sy"] or year
    if not part and (m["half"] or m["part"] is not None or m["months"] or m["q"] or m["quarters"]):
        return ""
    if m["ytd"]:
        return (when.part or year) if m["ytd"].endswith("nay") else str(when.results or "")
    if m["sum"]:
        of = m["sy"] or _year_of(int(m["sum"]), when)
        return since_january(of, int(m["sum"])) if part and m["sum"] != "1" else ""
    if m["past"]:
        over = int(m["past"])
        month = int(when.published[5:7]) if when.published else 0
        return since_january(year, over) if over > 1 and month - over in (0, 1) else ""
    if m["quarters"]:
        return f"{part}-01/{part}-{'06' if m['quarters'] in ('hai', '2') else '09'}"
    if m["half"] or m["part"] is not None:
        return (
            f"{part}-07/{part}-12"
            if "cuối" in (m["end"], (m["part"] or "").strip())
            else f"{part}-01/{part}-06"
        )
    if m["months"]:
        ended = _NUMERALS.get(m["months"]) or int(m["months"])
        return since_january(m["my"] or _year_of(ended, when), ended)
    if m["q"]:
        quarter = _NUMERALS.get(m["q"]) or int(m["q"])
        return f"{m['qy'] or _year_of(3 * quarter, when)}-Q{quarter}"
    if m["q1"]:
        of, first, final = (
            m["q2y"] or year,
            _NUMERALS.get(m["q1"]) or int(m["q1"]),
            _NUMERALS.get(m["q2"]) or int(m["q2"]),
        )
        return f"{of}-{3 * first - 2:02d}/{of}-{3 * final:02d}" if of and final == first + 1 else ""
    if m["late"]:
        of = m["ly"] or year
        return f"{of}-{11 if m['late'].lstrip('0') in ('hai', '2') else 10}/{of}-12" if of else ""
    if m["m1"]:
        first, final = int(m["m1"]), int(m["m2"])
        of = m["m2y"] or _year_of(final, when)
        return f"{of}-{first:02d}/{of}-{final:02d}" if of and 1 <= first < final <= 12 else ""
    if m["m"]:
        return f"{m['ty']}-{int(m['m']):02d}" if 1 <= int(m["m"]) <= 12 else ""
    if m["month"]:
        month, of = int(m["month"]), _year_of(int(m["month"]), when)
        return f"{of}-{month:02d}" if of and 1 <= month <= 12 else ""
    return None


def _of_years(m: re.Match[str], when: Times, year: str) -> str | None:
    """Of several years or a term; None if it names none."""
    if m["a"]:
        return f"{m['a']}/{m['b']}" if m["a"] < m["b"] else ""
    if m["c"]:
        return f"{m['c']}/{m['d']}" if m["c"] < m["d"] else ""
    if m["entered"]:
        return m["entered"]
    if m["first"] and m.string.endswith("trong ", 0, m.start()) and _OF_EACH.match(m.string, m.end()):
        return UNKNOWN  # `thu ngân sách trong năm 2021 và 2022 là 110 tỷ và 120 tỷ`
    if m["first"]:
        return f"{m['first']}/{m['final']}" if m["first"] < m["final"] else m["final"]
    if m["since"]:
        last = m["to"] or year
        if m["since"] == year == last and when.part:
            return when.part
        if m["tm"] and 1 <= int(m["tm"]) <= 12:
            return f"{m['since']}-01/{last}-{int(m['tm']):02d}"
        return f"{m['since']}/{last}" if m["since"] < last else last
    if m["term"] and when.term:
        if m["term"].startswith("nửa đầu"):
            first, last = when.term
            return f"{first}/{when.year}" if first < when.year < last else UNKNOWN
        word = "trong" if m["term"].endswith(("qua", "rồi")) else m["term"]
        if word.endswith("này"):
            return f"{when.term[0]}/{when.term[1]}"
        if word.endswith(("mới", "tới")):
            first, last = when.term
            return f"{first}/{last}" if first >= when.year else f"{last}/{2 * last - first}"
        return _of_term(word[:4], *when.term, when.year)
    if m["begun"]:
        return f"{when.term[0]}/{when.year}" if when.term and when.term[0] < when.year else UNKNOWN
    if m["once"]:
        if _SO_MANY_YEARS.search(m.string, max(0, m.start() - 8), m.start()):
            return ""  # `qua 10 năm bắt tay vào` tells of now
        founded = _FOUNDED.search(m.string) if m["once"].endswith("lập") else None
        return founded[1] if founded else UNKNOWN
    if m["term"]:
        return UNKNOWN
    return None


def _of_a_day(m: re.Match[str], when: Times, year: str) -> str:
    """Of a day, or of years counted from the article's own."""
    if m["sd"] and year:
        day, month = int(m["sd"]), int(m["sm"])
        of = when.year - (month > int(when.published[5:7])) if when.published else when.year
        return f"{of}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""
    if m["day"]:
        day, month = int(m["dd"]), int(m["dm"])
        since = _SINCE_A_DAY.search(m.string, max(0, m.start() - 40), m.start())
        if since and since[2] < m["day"] and 1 <= month <= 12 and 1 <= int(since[1]) <= 12:
            return f"{since[2]}-{int(since[1]):02d}/{m['day']}-{month:02d}"
        return f"{m['day']}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""
    if back := m["back"] or m["earlier"]:
        gone = int(back) if back.isdigit() else _NUMERALS.get(back, 0)
        return str(when.year - gone) if year and gone else UNKNOWN
    if m["many"]:
        return f"{when.year - int(m['many'].replace('mười', '10'))}/{year}" if year else ""
    if m["next"]:
        return when.next or (f"{when.year}/{when.year + 5}" if when.year else UNKNOWN)
    if m["five"]:
        return when.five or f"{when.year - 5}/{year}" if year else ""
    if m["ahead"]:
        return str(when.results + 1) if when.published else ""
    if m["last"] or m["ago"]:
        return (str(when.results) if m["last"] else str(when.year - 1)) if year else ""
    return m["only"] or m["till"] or m["round"] or (year if m["now"] else "same" if m["same"] else "")


def before(period: str) -> str:
    """The same span one year earlier: `2022-01/2022-06` to `2021-01/2021-06`."""
    if len(period) in (0, 9):
        return ""
    return "/".join(f"{int(part[:4]) - 1}{part[4:]}" for part in period.split("/"))
