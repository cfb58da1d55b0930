"""Numbers and their units as Vietnamese prints them: `25.271,9 ha`, `1 triệu 200 nghìn đồng`, `ba trăm`."""

import re
from functools import lru_cache
from math import prod

COUNT_NOUNS = (
    "ấp|bác sĩ|bằng khen|bí thư|cá nhân|cán bộ|căn nhà|cấp ủy|chi bộ|chi ủy|chi, đảng bộ|chỉ tiêu"
    "|công trình|cơ quan|cờ|cuộc|doanh nghiệp|dự án|đại biểu|đảng bộ|đảng ủy|đảng viên|đ/c"
    "|đoàn công tác|đoàn viên|đồng chí|đơn vị|ĐV|gia đình|giáo viên|giấy khen|giường|hộ|học sinh"
    "|học viên|hội viên|hợp tác xã|huy hiệu|huyện|khẩu|khóm|khu dân cư|khu phố|làng|lao động|lớp"
    "|lượt|mô hình|người|nhà|nhóm|nhân khẩu|nhiệm vụ|nội dung|phường|quần chúng|sản phẩm|tập thể"
    "|TCCS|thành viên|thị trấn|thí sinh|thôn|thủ tục|tiêu chí|tiêu chuẩn|tổ chức|tổ dân phố"
    "|tổ hợp tác|trường|trường hợp|vụ|xã|xóm|ý kiến"
)
SCALED_NOUNS = (
    "bản|bầu|bông|bụi|bước|cá giống|cái|cây|chai|chiếc|con|cổ phần|cổ phiếu|công nhân|cuốn|cử tri"
    "|dân(?! (?:bỏ|đóng|đối ứng|góp|hiến|tự|ủng hộ|vay))|du khách|đôi|gà|gia cầm|gia súc|giao dịch|giờ"
    "|gói|gốc|hành khách|heo|hom|hộp|khách|liều|lít|lon|lợn|mét|mũi|ngày công|nông dân|phụ nữ|quả"
    "|sinh viên|số điện|tài khoản|thẻ|thùng|thuê bao|thủy cầm|tin nhắn|tín đồ|tôm giống|tờ|trái|trẻ em"
    "|vé|viên|vịt"
)
"""What is counted in millions, beside the nouns above; other words behind `triệu` leave it money."""
_MONEY = r"đồng(?!\s(?:chí|bào|thời|thuận|bộ|loạt|lòng))|đ(?!/c(?!\w))|VNĐ|VND|USD|\$|đô[\s-]?la(?:\sMỹ)?"
_SIZE = r"tấn|kg|h[eé]c-?\s?ta|ha|[kK]m2|[kK]m²|km|m2|m²|m3|m³|[kK][wW]h|MW|sào|công\sđất"
UNIT = (
    r"(?:điểm\s?(?:%|phần\străm)|,?\s?%(?:o(?!\w))?|‰|phần\s(?:trăm|nghìn|ngàn)"
    r"|(?:(?:(?:nghìn|ngàn|vạn|trăm|chục)\s)?(?:tỷ|tỉ|triệu)|nghìn|ngàn|vạn|tr(?:\.(?=\s?đ))?)"
    rf"(?:\s?(?:{_MONEY}|{_SIZE})(?!\w)|\b)"
    rf"|(?:{_MONEY}|{_SIZE}|tạ|m|lần)(?!\w)|km(?=[0-9]{{3}}(?!\w)))"
)
_SCALES = {
    "chục": 10.0, "trăm": 100.0, "nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tr": 1e6,
    "tỷ": 1e9, "tỉ": 1e9,
}  # fmt: skip
_PER_NAMES = {
    "người": "_per_person",
    "ha": "_per_ha",
    "hộ": "_per_household",
    "tháng": "_per_month",
    "năm": "",
    "khẩu": "_per_person",
    "km²": "_per_km2",
    "m²": "_per_m2",
}
_UNITS = {
    "đồng": "vnd", "đ": "vnd", "VNĐ": "vnd", "VND": "vnd", "USD": "usd", "$": "usd", "đô": "usd",
    "đô-la": "usd", "đôla": "usd", "km²": "km2", "Km²": "km2", "Km2": "km2", "m²": "m2", "m³": "m3",
    "KWh": "kWh", "Kwh": "kWh", "kwh": "kWh",
    "tấn": "tonnes", "tạ": "quintals", "lần": "times", "sào": "sao", "công": "cong",
}  # fmt: skip
_UNIT_WORDS = re.compile(rf"{'|'.join(_SCALES)}|[^\s.,]+")
_PIECE = re.compile(rf"\s?(?P<number>[0-9]+(?:,[0-9]+)?)(?P<unit>\s?{UNIT})?")
_NAMES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_ONES = {word: n for n, word in enumerate(_NAMES)}
_LAST = _ONES | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
NUMERAL = (
    rf"(?:{'|'.join(_LAST)}|mười|mươi|linh|lẻ|trăm|chục|nghìn|ngàn|vạn"
    rf"|(?:tỷ|tỉ|triệu)(?= (?:{'|'.join(_ONES)}|mười)(?!\w)))(?!\w)"
)
_GROUPS = re.compile(r" ?(vạn|nghìn|ngàn|triệu|tỷ|tỉ) ?")
_BELOW = re.compile(
    rf"(?:(?P<hundreds>{'|'.join(_ONES)}) trăm(?: |$))?(?:linh |lẻ )?"
    rf"(?:(?P<tens>{'|'.join(_ONES)}) (?:mươi|chục)(?: |$)|(?P<ten>mười(?: |$)))?(?P<ones>{'|'.join(_LAST)})?"
)


@lru_cache(maxsize=4096)
def parse_number(printed: str, unit: str = "count") -> tuple[float, int] | None:
    """Value and printed decimals of `25.271,9` (25271.9, 1); None where the groups make no number.

    `unit` settles what the marks alone cannot: `14,500` people are 14500, `14,500` ha are 14.5.
    """
    if len(printed) > 30:
        return None
    printed = printed.replace(" ", "").replace("\xa0", "")  # `5 .874`
    if printed.isdecimal():
        return (float(printed), 0) if len(printed) < 16 else None
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
def unit_of(printed: str, per: str, noun_next: bool) -> tuple[str, float]:
    """Unit and factor of what is printed behind a number: `nghìn tỷ đồng` (vnd_billion, 1000)."""
    parts = [part.strip() for part in per.split("/") if "%" not in printed]
    per = "".join(_PER_NAMES.get(part, f"_per_{part}") for part in parts if part)
    words = _UNIT_WORDS.findall(printed)
    if words and words[0] in ("%", "phần", "điểm", "điểm%", "%o", "‰"):
        if words[0].startswith("điểm"):
            return "percentage_points" + per, 1.0
        return ("percent" if words[-1] in ("%", "trăm") else "permille") + per, 1.0
    scales = [word for word in words if word in _SCALES]
    billions = "tỷ" in scales or "tỉ" in scales
    factor = prod(_SCALES[word] for word in scales)
    base = next((word for word in words if word not in _SCALES), "")
    base = "ha" if base[:1] == "h" else _UNITS.get(base, base)
    if billions and (base == "vnd" or (base == "" and not noun_next)):
        return f"vnd_billion{per}", factor / 1e9
    if (base == "" and factor >= 1e6 and not noun_next) or (base == "vnd" and factor > 1):
        return f"vnd_million{per}", factor / 1e6
    if base == "usd":
        return f"usd_million{per}", factor / 1e6
    return ("tonnes" + per, factor / 10) if base == "quintals" else ((base or "count") + per, factor)


def compound(
    value: float, unit: str, rest: str, per: str, noun_next: bool, closed: bool
) -> tuple[float, str] | None:
    """Value and unit of `1 triệu 200 nghìn đồng` and the like; None where the rest is another figure.

    unit: what is printed behind the first number; rest: from the second on. noun_next: does
    something counted follow; closed: does the clause end here.
    """
    words = _UNIT_WORDS.findall(unit)
    if words[0] in ("tấn", "tạ", "km"):
        step = 1000 if words[0] == "km" else 10
        name, factor = unit_of(unit, per, False)
        good = words[1:] == [] and (closed or step == 1000) and 10 ** len(rest.strip()) == step
        return ((value + float(rest) / step) * factor, name) if good else None
    if any(word not in _SCALES for word in words):
        return None
    size = prod(_SCALES[word] for word in words)
    value *= size
    last = [""]
    for piece in _PIECE.finditer(rest):
        last, number = _UNIT_WORDS.findall(piece["unit"] or ""), piece["number"]
        scales = [word for word in last if word in _SCALES]
        scale, added = prod(_SCALES[word] for word in scales), float(number.replace(",", "."))
        if scale > size == 1e3 and len(number) == 3:
            value, size, words = (value + added) * scale, size * scale, words + scales
        elif scale * added < size and (scale > 1 or (size == 1e3 and len(number) == 3)):
            value += added * scale
        else:
            return None
    if not last and not noun_next:
        return None
    name, factor = unit_of(
        " ".join([*words, *(word for word in last if word not in _SCALES)]), per, noun_next
    )
    return value / size * factor, name


@lru_cache(maxsize=1024)
def spelled(printed: str) -> float | None:
    """The value of a number in words, `hai trăm linh năm` (205); None where they make no number."""
    total, size = 0.0, 1e12
    pieces = _GROUPS.split(printed.lower())
    for group, scale in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        m = _BELOW.fullmatch(group)
        if not m or (scale and (not group or _SCALES[scale] >= size)):
            return None
        if not scale and total and group and (size != 1e3 or not m["hundreds"]):
            return None
        round_tens = m["tens"] or m["ten"]
        if (m["hundreds"] and m["ones"] and not round_tens and "linh" not in group and "lẻ" not in group) or (
            round_tens and m["ones"] == "năm"
        ):
            return None
        size = _SCALES.get(scale, 1.0)
        tens = 10 * _ONES.get(m["tens"] or "", bool(m["ten"]))
        total += (100 * _ONES.get(m["hundreds"] or "", 0) + tens + _LAST.get(m["ones"] or "", 0)) * size
    return total
