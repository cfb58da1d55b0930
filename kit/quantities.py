"""Quantities as Vietnamese newspapers print them: `14.500`, `96,46%`, `53 triệu đồng`, `19/25`.

Usable alone; needs nothing but the standard library. `quantities(text)` finds every figure of a
text in reading order and leaves out what only looks like one: dates, years, document and congress
numbers, durations and ages, anniversaries, badge classes, clock times, telephone numbers, road
and team numbers, list numbering. Linear in the length of the text; no input makes it fail.

Units: `count`, `percent`, `percentage_points`, `rank`, `times`, `vnd_billion`, `vnd_million`,
`vnd`, `usd_million`, `ha`, `km2`, `m2`, `km`, `m`, `tonnes`, `kg`, each followed by `_per_…`
where the press prints `/người`, `/ha`, `/hộ`, `/xã`. Money is brought to billions where it is
printed in tỷ, to millions where it is printed in triệu or nghìn.
"""

import re
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

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


COUNT_NOUNS = (
    "ấp|bác sĩ|bằng khen|bí thư|cá nhân|cán bộ|căn nhà|cấp ủy|chi bộ|chi ủy|chi, đảng bộ|chỉ tiêu"
    "|công trình|cơ quan|cờ|cuộc|doanh nghiệp|dự án|đại biểu|đảng bộ|đảng ủy|đảng viên|đ/c"
    "|đoàn công tác|đoàn viên|đồng chí|đơn vị|ĐV|gia đình|giáo viên|giấy khen|giường|hộ|học sinh"
    "|học viên|hội viên|hợp tác xã|huy hiệu|huyện|khẩu|khóm|khu dân cư|khu phố|làng|lao động|lớp"
    "|lượt|mô hình|người|nhà|nhóm|nhân khẩu|nhiệm vụ|nội dung|phường|quần chúng|sản phẩm|tập thể"
    "|TCCS|thành viên|thị trấn|thí sinh|thôn|thủ tục|tiêu chí|tiêu chuẩn|tổ chức|tổ dân phố"
    "|tổ hợp tác|trường|trường hợp|vụ|xã|xóm|ý kiến"
)
_NUM = "[0-9]+(?:[.,][0-9]+)*"
_UNIT = (
    r"(?:điểm\s?(?:%|phần\străm)|,?\s?%|phần\străm"
    r"|(?:(?:(?:nghìn|ngàn|vạn|trăm|chục)\s)?(?:tỷ|tỉ|triệu)|nghìn|ngàn|vạn|tr)"
    r"(?:\s?(?:đồng(?!\s(?:chí|bào))|VNĐ|VND|USD|đô\sla|tấn|h[eé]c-?\s?ta|ha|m2|m²|kg|km)\b)?\b"
    r"|(?:đồng(?!\s(?:chí|bào|thời|thuận|bộ|loạt|lòng))|VNĐ|USD|tấn|tạ|kg|h[eé]c-?\s?ta|ha"
    r"|km2|km²|km|m2|m²|m3|m³|m|lần|MW|kWh)(?!\w))"
)
_PER = r"(?:\s?/\s?[^\W\d_]{2,8}(?:\sdân)?(?!\w))"
_SCAN = re.compile(
    rf"""(?:(?<![\w/])(?<!\w[-–.,:])|(?<=đạt|còn|gần|hơn)|(?<=được|trên))
    (?:(?P<skip>
        [0-9]{{1,2}}\s?[/.-]\s?[0-9]{{1,2}}\s?[/.-]\s?(?:19|20)[0-9][0-9](?![0-9])
      | [0-9]{{1,2}}(?:\s?[/-]\s?|\.)(?:19|20)[0-9][0-9](?![0-9.,]|\s?%)
      | (?:19|20)[0-9][0-9]\s?[-–—]\s?(?:19|20)[0-9][0-9](?![0-9])
      | [0-9]+\w?\s?[-–/]\s?(?:[0-9]+/)?[A-ZĐ]{{2}}[\w/-]*
      | [0-9]{{1,2}}(?:[:h][0-9][0-9]|g[0-9][0-9]|\s?giờ|h)(?!\w)
      | 0[0-9]{{3,}}[0-9.]*(?![0-9])|[45]\.0(?![0-9]) )
    |(?P<a>{_NUM})(?P<ua>\s?{_UNIT})?
     (?:(?P<sep>\s?[/–—-]\s?|\s(?:đến|tới)\s(?:(?:trên|hơn|gần)\s)?|\s(?:trong|trên)\s(?:tổng\s)?số\s)(?P<b>{_NUM})
        (?P<ub>\s?{_UNIT})?
     |(?:(?<=nghìn)|(?<=ngàn))\s(?P<low>[0-9]{{3}})\s(?:tỷ|tỉ)(?:\sđồng)?
     |(?<=[ỷỉ])\s(?P<rest>[0-9]{{1,3}}(?:,[0-9]+)?)\striệu(?:\sđồng)?)?
     (?P<per>{_PER}+)?)(?![²³]|(?<=[0-9])[\w])""",
    re.VERBOSE,
)
_TOKEN = re.compile(r"[0-9][0-9.,]*")
_DATE_JOINTS = {",", "và", "đến", "-", "–", "và ngày", "đến ngày", "hoặc", "và số"}
_DIGITS = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín"
_WORDS = re.compile(
    rf"(?<!\w)(?:(?P<vague>[Hh]àng (?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ)|[Vv]ài (?:chục|trăm))"
    rf"|(?:(?P<tens>[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín) mươi|(?P<ten>[Mm]ười))"
    rf"(?: (?P<ones>mốt|tư|lăm|{_DIGITS}))?(?= (?:{COUNT_NOUNS})(?!\w))"
    rf"|(?P<one>[Hh]ai|[Bb]a|[Bb]ốn|(?:(?<=có )|(?<=thêm )|(?<=được ))năm|[Ss]áu|[Bb]ảy|[Tt]ám"
    rf"|[Cc]hín)(?= (?:{COUNT_NOUNS})(?!\w)))"
)
_HINT = re.compile(
    r" [hbnstcmvHBSTCMV](?:ai|a|ốn|áu|ảy|ám|hín|ười|àng|ài"
    r"|ăm(?:(?= mươi)|(?<=có năm)|(?<=thêm năm)|(?<=được năm)))(?= )"
)
_VALUES = {w: n for n, w in enumerate(_DIGITS.split("|"), 1)} | {"mốt": 1, "tư": 4, "lăm": 5}

_NOUN = re.compile(rf"\s?(?:mô hình |lượt )?(?:{COUNT_NOUNS.lower()})(?!\w)")
_DURATION = re.compile(
    r"(?:\s?(?:,|và|-|–|đến|hoặc)\s?\d{1,4}){0,6}"
    r"\s?(?:năm|tháng|ngày|tuần|giờ|phút|giây|tuổi|quý|đêm|thế kỷ)(?!\w)(?! (?:19|20)\d\d| công)"
)
_UPWARD = re.compile(r"[^.;,\d]{0,32}?(?P<up>trở lên|đổ lên|trở xuống|đổ xuống)")
_MOVES = re.compile(r"[^.;]{0,48}?(?<!\w)(?<!trở )(?<!đổ )(?:lên|xuống|còn|giảm|tăng)(?!\w)")
_SURFACE = re.compile(
    r"(?:trên dưới|trên|hơn|gần|khoảng|chừng|xấp xỉ|dưới|không quá|tối đa|chưa đầy|chưa đến|chưa tới|ít nhất"
    r"|tối thiểu|không dưới|ngót|từ) ?$"
)
_LISTED = re.compile(r"(?:[.)]\s|[-–]\s[A-ZĐÂÊÔƠƯ])")
_OF = re.compile(rf"(?:\s[^\W\d]+){{1,4}}?\s(?:trong|trên)\s(?:tổng\s)?số\s(?P<of>{_NUM})(?![\w,.]\w|\s?%)")
_SPECIAL_DAYS = {"30/4", "1/5", "2/9", "19/5", "3/2", "27/7", "20/11", "8/3", "20/10", "22/12"}
_SPECIAL_DAYS |= {"26/3", "19/8", "27/2", "1/6", "28/6", "24/7"}


def _set(words: str) -> frozenset[str]:
    return frozenset(word.strip() for word in words.split("|"))


_DATE_WORDS = _set("ngày|sáng|chiều|tối|trưa|đêm|hôm|nay|mai|qua|dịp|lễ|mồng|mùng|tháng|kỷ|niệm|mừng|đợt")
_NEVER_AFTER = _set("khóa|khoá|quý|quí|thứ|covid|qđ|nq|ct|kl|tuổi")
_DOCUMENTS = _set(
    "nghị quyết|chỉ thị|kết luận|quyết định|quy định|thông tư|nghị định|công văn|hướng dẫn"
    "|trung ương|nhiệm kỳ|giai đoạn|lần thứ|quốc lộ|tỉnh lộ|hương lộ|đường tỉnh|đường huyện"
    "|số nhà|công điện|đề án|mức độ"
)
_NAMED_AFTER = _set(
    "số|ấp|thôn|tổ|khu|khóm|xóm|làng|bản|quận|phường|đội|đoàn|lớp|chương|điều|khoản|điểm|mục|phần"
    "|bài|trang|kỳ|vòng|lô|tuyến|ql|đt|km|đường|ngõ|tra|kênh|cầu|hạng|loại|cấp|bậc|vùng|nhóm|phố"
    "|lần|chi|tiểu|cụm|trạm|cảng|ca|cao|lò|xã|buôn|quân|covid-19|sông|hình|vực|phát|mức"
)
_NUMBERED = {"tổng số", "dân số", "trong số", "quân số", "trên số", "sĩ số", "với số", "một số", "cấp xã"}
_RANKS = {"xếp", "đứng", "hạng", "xếp hạng", "đứng hạng", "vị trí"}
_QUALIFIERS = {
    "trên": "more_than", "hơn": "more_than", "gần": "approx", "khoảng": "approx", "ngót": "approx",
    "chừng": "approx", "xấp xỉ": "approx", "trên dưới": "approx", "dưới": "less_than",
    "không quá": "less_than", "tối đa": "less_than", "chưa đầy": "less_than",
    "chưa đến": "less_than", "chưa tới": "less_than", "ít nhất": "at_least",
    "tối thiểu": "at_least", "không dưới": "at_least",
}  # fmt: skip
_COMPARED = {"cao", "thấp", "nhiều", "ít", "lớn", "nhỏ", "nhanh", "sớm", "kém"}
_SCALES = {"chục": 10, "trăm": 100, "nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tr": 1e6}
_PER_NAMES = {
    "người": "_per_person",
    "ha": "_per_ha",
    "hộ": "_per_household",
    "tháng": "_per_month",
    "năm": "",
    "khẩu": "_per_person",
}
_UNITS = {
    "đồng": "vnd", "VNĐ": "vnd", "VND": "vnd", "USD": "usd", "đô": "usd", "héc": "ha",
    "km²": "km2", "m²": "m2", "m³": "m3", "tấn": "tonnes", "tạ": "quintals", "lần": "times",
}  # fmt: skip


@lru_cache(maxsize=4096)
def parse_number(printed: str, unit: str = "count") -> tuple[float, int] | None:
    """Value and printed decimals of `25.271,9` (25271.9, 1); None where the groups make no number.

    `unit` settles what the marks alone cannot: `14,500` people are 14500, `14,500` ha are 14.5.
    """
    if len(printed) > 30:
        return None
    dots, commas = printed.count("."), printed.count(",")
    mark = "." if dots and (not commas or printed.rfind(".") > printed.rfind(",")) else ","
    whole, _, fraction = printed.rpartition(mark)
    grouped = len(fraction) == 3 and whole != "0" and not (dots and commas)
    if printed.count(mark) != 1 or (grouped and (mark == "." or unit == "count")):
        whole, fraction = printed, ""
    groups = re.split("[.,]", whole)
    if len(groups) > 1 and (len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    digits = "".join(groups)
    return (float(f"{digits}.{fraction or 0}"), len(fraction)) if len(digits) + len(fraction) < 16 else None


@lru_cache(maxsize=1024)
def _unit(printed: str, per: str, noun_next: bool) -> tuple[str, float]:
    """Unit and factor of what is printed behind a number: `nghìn tỷ đồng` (vnd_billion, 1000)."""
    parts = [part.strip() for part in per.split("/") if "%" not in printed]
    per = "".join(_PER_NAMES.get(part, f"_per_{part}") for part in parts if part)
    words = printed.replace(",", "").split()
    if words and words[-1] in ("%", "trăm") and words[0] in ("%", "phần", "điểm", "điểm%"):
        return ("percentage_points" if words[0].startswith("điểm") else "percent") + per, 1.0
    base, factor, billions = "", 1.0, False
    for word in words:
        billions = billions or word in ("tỷ", "tỉ")
        if word in _SCALES:
            factor *= _SCALES[word]
        elif not base and word not in ("tỷ", "tỉ"):
            base = "ha" if word[0] == "h" else _UNITS.get(word, word)
    if base in ("", "vnd") and billions:
        return f"vnd_billion{per}", factor
    if (base == "" and factor >= 1e6 and not noun_next) or (base == "vnd" and factor > 1):
        return f"vnd_million{per}", factor / 1e6
    if base == "usd":
        return f"usd_million{per}", factor * (1e3 if billions else 1e-6)
    return ("tonnes" + per, factor / 10) if base == "quintals" else ((base or "count") + per, factor)


def _noun_next(text: str, end: int) -> bool:
    """Is what follows something that is counted?"""
    return _NOUN.match(text[end : end + 32].lower()) is not None


def _is_named(text: str, start: int, end: int, left: list[str]) -> bool:
    """Is the bare number a name: a year, a document, a hamlet, a duration, a list number?"""
    last, pair, printed = left[-1] if left else "", " ".join(left[-2:]), text[start:end]
    dated = last in _DATE_WORDS and pair != "thông qua"
    if last in _NEVER_AFTER or pair in _DOCUMENTS or dated or _DURATION.match(text, end):
        return True
    year = len(printed) == 4 and printed.isdigit() and "1900" <= printed <= "2099"
    if year and (last == "năm" or not _noun_next(text, end)):
        return True
    before = text[start - 1] if start else "\n"
    if len(printed) < 3 and before in "(\n":
        return text[end : end + 1] == ")" if before == "(" else bool(_LISTED.match(text, end))
    named = last in _NAMED_AFTER and pair not in _NUMBERED and printed.isdigit()
    named = named and (pair != "kiểm tra" or "đoàn" in left)
    return named and not _noun_next(text, end)


def _is_day(a: str, sep: str, b: str, text: str, end: int, left: list[str]) -> bool:
    """Is `3/10`, `19-1` or `5 đến 7` a day and a month rather than a ratio or a range?"""
    if left and left[-1] in _DATE_WORDS:
        return True
    if "/" not in sep or len(a) > 2 or len(b) > 2 or not (int(a) <= 31 and int(b) <= 12):
        return False
    known = a.lstrip("0") + "/" + b.lstrip("0") in _SPECIAL_DAYS or int(a) > int(b)
    until = bool(left) and left[-1] in ("từ", "đến", "tới", "hết")
    return (known or until) and not _noun_next(text, end)


def _qualifier(text: str, end: int, left: list[str]) -> str:
    behind = text[end : end + 44]
    if (" lên" in behind or "xuống" in behind) and (rise := _UPWARD.match(behind)):
        return "at_least" if rise["up"].endswith("lên") else "less_than"
    if not left:
        return "exact"
    last, before = left[-1], left[-2] if len(left) > 1 else ""
    if last == "hơn" and before in _COMPARED:
        return "exact"
    if last == "từ" and before not in ("tăng", "giảm", "đến"):
        return "exact" if _MOVES.match(text, end) else "at_least"
    return _QUALIFIERS.get(f"{before} {last}") or _QUALIFIERS.get(last, "exact")


def _before(text: str, start: int) -> list[str]:
    """The last three words before a figure, in lower case, none from before a full stop."""
    piece = text[start - 26 if start > 26 else 0 : start].replace(". ", "\n").replace(";", "\n")
    piece = piece.replace(")", "\n").rpartition("\n")[2]
    return piece.lower().replace("(", " ").replace(",", " , ").split()[-3:]


def _read(m: re.Match[str], text: str) -> tuple[Quantity | None, int, bool]:
    """The quantity at a match (None if it is none), where to read on, and whether it was a name."""
    start, end = m.span()
    a, ua, sep, b, ub, rest, low, per = m.group("a", "ua", "sep", "b", "ub", "rest", "low", "per")
    left, printed = _before(text, start), (ub or ua or "").strip()
    ratio, alone = b is not None and ("/" in sep or "số" in sep), start + len(a) + len(ua or "")
    if not printed and b is not None and _is_day(a, sep, b, text, end, left):
        return None, end, True
    if not printed and b is None and len(a) < 6 and a.count(".") == 1:
        day, _, month = a.partition(".")
        if len(month) < 3 and _is_day(day, "/", month, text, end, left):
            return None, end, True
    if not printed and not per and not ratio and a.isdigit():
        last = left[-1] if left else ""
        ranked = last in _RANKS or (last == "thứ" and len(left) > 1 and left[-2] in _RANKS)
        if ranked and len(a) < 4 and not _noun_next(text, alone):
            return Quantity(float(a), None, None, "rank", "exact", start, alone, a, 0), alone, False
        if _is_named(text, start, alone, left) or (b and _is_named(text, start, end, left)):
            return None, end if b else alone, True
    noun_next = printed in ("triệu", "tr") and _noun_next(text, end)
    unit, factor = _unit(f"{printed} tỷ" if low else printed, per or "", noun_next)
    kind = unit.partition("_per_")[0]
    first, second = parse_number(a, kind), parse_number(b, kind) if b else None
    if first is None or (b and second is None):
        return None, alone, False
    if second and not ratio and first[0] >= second[0]:
        second, end = None, alone
        if not ua and _is_named(text, start, end, left):
            return None, end, False
        unit, factor = _unit((ua or "").strip(), "", False)
    value = first[0] * factor + (float(rest.replace(",", ".")) / 1e3 if rest else float(low or 0))
    other = second[0] * factor if second else None
    if other and not ratio and ua and ub:
        first_unit, own = _unit(ua.strip(), "", False)
        value = first[0] * own if first_unit == unit else value
    qualifier = "range" if other is not None and not ratio else _qualifier(text, end, left)
    of, upper = (other, None) if ratio else (None, other)
    if b is None and kind == "count" and " số " in text[end : end + 64] and (behind := _OF.match(text, end)):
        total = parse_number(behind["of"])
        if total and total[0] >= value:
            of, end = total[0], behind.end()
    upper, of = (_tidy(upper), _tidy(of)) if b else (None, of)
    printed = text[start:end]
    return Quantity(_tidy(value), upper, of, unit, qualifier, start, end, printed, first[1]), end, False


def _tidy(value: float | None) -> float | None:
    return value if value is None or value.is_integer() else round(value, 9)


def _spelled(text: str) -> list[Quantity]:
    """Figures in words before a counted noun (`ba xã`, `mười lăm chi bộ`), and the vague ones."""
    found: list[Quantity] = []
    for hint in _HINT.finditer(text):
        if not (m := _WORDS.match(text, hint.start() + 1)) or (found and m.start() < found[-1].end):
            continue
        left = _before(text, m.start())
        if left and left[-1] in ("thứ", "cả", "khóa", "những", "hơn", "tháng", "chương"):
            continue
        first = _VALUES.get((m["one"] or m["tens"] or "").lower(), 1)
        value = float(first if m["one"] else first * 10 + _VALUES.get(m["ones"] or "", 0))
        qualifier = "approx" if m["vague"] else _qualifier(text, m.end(), left)
        found.append(
            Quantity(None if m["vague"] else value, None, None, "count", qualifier, *m.span(), m.group(), 0)
        )
    return found


def quantities(text: str) -> list[Quantity]:
    """Every figure of `text` in reading order; see the module for units and what is left out.

    `text`: any string (NFC for the units to be seen). Never raises; takes linear time.
    """
    found: list[Quantity] = []
    pos, named = 0, -99
    for token in _TOKEN.finditer(text):
        start = token.start()
        year = text[start - 4 : start] in ("năm ", "Năm ") and token.end() - start == 4
        if start < pos or (year and text[start] in "12") or not (m := _SCAN.match(text, start)):
            continue
        listed = start - named <= 10 and not m["ua"] and text[named:start].strip() in _DATE_JOINTS
        if m["a"] is None or (listed and not _noun_next(text, m.end())):
            pos = named = m.end()
            continue
        quantity, pos, was_named = _read(m, text)
        named = pos if was_named else named
        if quantity is not None:
            found.append(quantity)
    spelled = _spelled(text)
    return sorted([*found, *spelled], key=attrgetter("start")) if spelled else found


def surface(low: str, q: Quantity) -> tuple[int, int]:
    """The figure with the words that belong to it: `trên 14.500`, `từ 7% trở lên`."""
    if q.qualifier in ("exact", "range"):
        return q.start, q.end
    m = _SURFACE.search(low, max(0, q.start - 12), q.start)
    rise = _UPWARD.match(low, q.end)
    return m.start() if m else q.start, rise.end() if rise else q.end
