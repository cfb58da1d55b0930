"""Where a figure holds: paragraphs, sentences, the district an article and a name are about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kit._letters import UP
from kit._reading.bylines import masthead, when
from kit._reading.gazetteer import Gazetteer, Hints, plain
from kit._reading.lexicon import lower

NAME = rf"[{UP}][\w’']*(?:[ -][{UP}][\w’']*){{0,3}}|\d{{1,2}}"
_TYPES = ("huyện", "quận", "thị xã", "thành phố", "tp", "tx")
_KINDS = {
    "thị": "thị xã", "tx": "thị xã", "t.x": "thị xã", "thành": "thành phố", "tp": "thành phố",
    "t.p": "thành phố", "đảng": "huyện", "h": "huyện",
}  # fmt: skip
NOT_ONE = {"thị ", "cấp ", "các ", "ông "}
_END = re.compile(r"[.!?…](?<![ \n](?:bs|t[hpstx]).)(?<![ \n]ths.)(?<![ \n][^\d”)’% đýôạởủ].)[”\"’)]?\s")
_GLUED = re.compile(
    rf"\.(?:(?<=[a-zà-ỹ0-9%)]\.)|(?<=KH\.)|(?<=NTM\.)|(?<=CK\.))(?=[{UP}][a-zà-ỹ])"
    r"|(?:(?<=/năm)|(?<=/người)|(?<=ệu đồng)|(?<=tỷ đồng)|(?<=\d%)) "
    r"(?=(?:T[ỷỉ] lệ (?:hộ|người|tham)|Thu nhập bình|Tổng (?:thu|sản|giá)|Giá trị sản|Sản lượng) )"
)
"""A full stop without a gap behind it, or none before the next term."""
_LONGEST = 1500
STAMP = rf"\([^()]{{2,24}}\)\s?[-–]?\s?(?=[{UP}])|[A-ZĐ]{{2,5}}\s?[-–]\s?(?=[{UP}])"
"""The mark of a newspaper before its first sentence."""
TYPED = re.compile(
    rf"(?<!\w)([Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Qq]uận|[Tt]hị|[Tt]hành|T\.?[Pp]\.?|T\.?[Xx]\.?|H\.)"
    rf"(?: (?:ủy|uỷ))? ?({NAME})"
)
_MORE = re.compile(r" \w+")
BARE = re.compile(rf"(?<!\w)({NAME})")
_KINDLY = re.compile(
    " (?:biên giới|miền núi|vùng cao|ven biển|đảo|trung du|nghèo|thuần nông|anh hùng|cù lao|vùng sâu) "
)
"""What may stand between `huyện` and its name."""
_AT = re.compile(
    r"(?:^|[\n;:.*–-] ?|\d,? |, |(?:[Ở ở]|là|như|[Tt]ại|[Rr]iêng|[Cc]òn|[Vv]ới|và|[Đđ]ảng bộ|[Nn]hân dân) )$"
)
_BESIDE = re.compile(rf"(?<!\w)[{UP}][\w’']*(?:,| và) $")
ACT = "có|đạt|kết nạp|thu|giảm|tăng|còn|đã|với|là|hoàn thành|phấn đấu|đặt|tỷ lệ"
ACTS = re.compile(rf"(?: \([^)]{{1,24}}\))?(?:,? (?:(?:trong )?năm \d+|{ACT}|\d+)(?!\w)| \(\d|:)")
_HERE = re.compile(r"(?:^|[\n.;] ?)(?:(?:Riêng|Còn|[Vv]ới)? ?[Tt]ại|(?:Riêng|Còn) ở|Ở|Với|Còn|Riêng) $")
_PROVINCE = re.compile(
    rf"ỉnh (?:(?<=[\n;.:] [Tt]ỉnh )|(?<=\nTỉnh )|(?<=[\d)], tỉnh )"
    rf"|(?<=(?:năm|qua|nay|mới|vậy), tỉnh ))({NAME}) "
    rf"(?:trong \d+ tháng |hiện |nay )?(?:{ACT})(?! công nhận|\w)"
)
_NOW_OF = re.compile(
    r"(?:^|[.\n] ?)(?:(?:Như vậy|Như thế|Đến nay|Tới nay|Hiện nay|Tính đến nay|Cho đến nay"
    r"|(?:Trong n|N)ăm \d{4}), |(?:Hiện|Tuy vậy|Tuy nhiên|Đến nay|Hiện nay),? )$"
)
_WHOLE_ONE = re.compile(rf" (?:rộng|hiện|vẫn|đến nay|giải quyết|tạo|huy động|{ACT})(?!\w)")
"""What follows a province's bare name at the beginning of a sentence on it."""
_TYPE = "(?:huyện |thị xã |thành phố )?"
NAMES = rf"((?:{NAME})(?:(?:, | và ){_TYPE}(?:{NAME}))+)"
"""Districts named one after the other, some of them with their type."""
_LISTED = re.compile(rf"(?:huyện|thị xã|thành phố)(?: là| gồm)?:? {NAMES}")
_BETWEEN = re.compile(rf"(?:, | và )(?=huyện |thị xã |thành phố |[{UP}])")
BODY = re.compile(
    r"Đảng (?:bộ|ủy) (?:[Kk]hối|Bộ đội|BĐBP|Công an|Quân sự) "
    r"|[HTLCB](?<!\w[HTLCB])(?:uyện đoàn|hị đoàn|hành đoàn|iên đoàn|ông (?:đoàn|an|ty)|ệnh viện|rung tâm"
    r"|rường(?= (?:TH|PT|[Tt]iểu|[Mm]ầm|[Mm]ẫu|[Cc]hính|[Cc]ao|[Đđ]ại|[Pp]hổ|[Tt]rung))"
    r"|ội (?:[Cc]ựu|[Nn]ông|[Ll]iên|[Pp]hụ|[Cc]hữ|[Nn]gười|[Kk]huyến)) "
    r"|Đại hội Đoàn |Đoàn (?:TNCS|thanh niên|Thanh niên) "
)
"""Bodies whose figures are not the district's."""
_TOGETHER = re.compile(
    r"cụm (?=thi đua |các xã |\d+ xã )"
    r"|huyện(?:(?<= [2-9] huyện)|(?<= hai huyện)|(?<= ba huyện)|(?<= các huyện))(?!\w)"
    r"|qua(?<=năm qua)(?:(?<=[2-46-9] năm qua)|(?<=[1-3]0 năm qua)|(?<=hai năm qua)|(?<=ba năm qua)"
    r"|(?<=bốn năm qua)|(?<=mười năm qua))(?!\w)"
)
"""Several districts or years together, or some of its communes."""
COMPARED = re.compile(
    r"(?:(?:so(?: với)?|cao hơn|thấp hơn|nhiều hơn|bằng)(?: (?:mức|chỉ tiêu|mặt bằng|kế hoạch))?"
    r"|(?:cao|thấp|nhiều) hơn [^,;.\d]{0,44}|chiếm [^,;.]{0,32}"
    r"|(?:đầu tiên|duy nhất)(?: (?:của|trong|ở|trên địa bàn))?"
    r"|nhất|đứng đầu|dẫn đầu|(?:được|do)(?: (?:chủ tịch )?(?:ubnd|hđnd|thành uỷ))?) $"
)
"""What makes the words behind it something a figure is compared with."""
_IN_BRACKETS = re.compile(r"\([^()]{0,24}\)")
"""The province of a district, between it and the next one."""
GUEST = re.compile(
    r"(?:lãnh đạo|bí thư|thường trực|chủ tịch|ủy viên|uỷ viên|đại diện|giáp(?: với)?|các|thuộc"
    r"|(?:sáp |hợp )?nhập|từ|xã của|phường của|cửa ngõ|ngoại ô|ven|gần"
    r"|(?:phía|hướng) (?:đông |tây )?(?:bắc|nam|đông|tây)(?: (?:của|giáp))?"
    r"|đoàn(?: công tác)?(?: \w+){0,3} của) $"
)
"""What makes a district named behind it a guest's, a neighbour's or a person's."""


_BA_RIA = tuple(f"Bà Rịa{dash}" for dash in ("-", "–", " - ", " – ", "- ", " -"))
"""Before the second half of a province's name."""


class Paragraph(NamedTuple):
    """A non-empty line: its number, where it stands, and whether it is a heading or a caption."""

    number: int
    start: int
    end: int
    heading: bool


def paragraphs(text: str) -> list[Paragraph]:
    """The non-empty lines, numbered from 1 as `observations.paragraph` counts them."""
    found: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            short = len(bare) < (120 if found else 200) and bare[-1] not in (".;:!?…”" if found else ".;:")
            short = short or (not found and len(bare) < 100 and bare.find(".") == len(bare) - 1)
            heading = short or "Ảnh:" in bare[-60:] or bare.endswith("Ảnh minh họa")
            found.append(Paragraph(len(found) + 1, start, start + len(line), heading))
        start += len(line) + 1
    return [Paragraph(1, found[0].start, found[0].end, False)] if len(found) == 1 else found


def headed(text: str, lines: list[Paragraph]) -> list[Paragraph]:
    """The lines from the headline on, without the newspaper's name, its menu and its date above."""
    said = (text[line.start : line.end] for line in lines[:5])
    first = next((n for n, line in enumerate(said) if not (masthead(line) or when(line))), 0)
    return lines[first:] if len(lines) - first > 1 else lines


def spots(low: str, phrases: Iterable[str]) -> list[int]:
    """Every place where one of the phrases begins, in order."""
    found: list[int] = []
    for phrase in phrases:
        at = low.find(phrase)
        while at >= 0:
            found.append(at)
            at = low.find(phrase, at + 1)
    return sorted(found)


def others(text: str, low: str, start: int, end: int) -> bool:
    """Is another body named, or several districts or years together, so that what follows may be theirs?"""
    return bool(BODY.search(text, start, end) or _TOGETHER.search(low, start, end))


def sentence_ends(low: str, start: int, end: int, text: str = "") -> list[int]:
    """Where the sentences of a paragraph end; `TP. Cao Lãnh` and `1.200` do not end one.

    What runs on beyond `_LONGEST` characters is cut at a semicolon or a space.
    """
    found: list[int] = []
    last = start
    ends = [m.end() for m in _END.finditer(low, start, end)]
    if glued := [m.end() for m in _GLUED.finditer(text, start, end)]:
        ends = sorted([*ends, *glued])
    for place in [*ends, end]:
        while place - last > _LONGEST:
            half, limit = last + _LONGEST // 2, last + _LONGEST
            last = max(low.rfind(";", half, limit), low.rfind(" ", half, limit), half) + 1
            found.append(last)
        found.append(place)
        last = place
    return found


def named_at(text: str, start: int, end: int, places: Gazetteer, near: Hints) -> str | None:
    """Code of the district whose name follows the type word at `start:end`; "" if ambiguous."""
    end += text.startswith(". ", end)
    if far := _KINDLY.match(text, end):
        end = far.end() - 1
    m = BARE.match(text, end + 1) if text[end + 1 : end + 2].isupper() else None
    if m is None:
        return None
    kind, more = text[start:end].lower(), _MORE.match(text, m.end())
    code = longest(m[1], kind, places, near, True)
    return code if code is not None or not more else longest(m[1] + more[0], kind, places, near, True)


def in_order(text: str, start: int, end: int, places: Gazetteer, near: Hints) -> list[str]:
    """Codes of several districts named one after the other; none where one of the names is none."""
    m = _LISTED.search(text, start, end)
    return all_of(m[1], places, near) if m else []


def all_of(names: str, places: Gazetteer, near: Hints) -> list[str]:
    """Codes of the districts of a list of names, `A, B và thành phố C`; none where one of them is none."""
    codes: list[str] = []
    for name in _BETWEEN.split(names):
        typed = TYPED.match(name)
        kind, name = (typed[1], typed[2]) if typed else ("huyện", name)
        codes.append(longest(name, kind, places, near, True) or longest(name, "", places, near, True) or "")
    return codes if all(codes) else []


def typed_in_order(text: str, start: int, end: int, places: Gazetteer, near: Hints) -> list[str]:
    """Codes of the districts named last, if they are several and each has its type: `huyện A và thị xã B`."""
    codes: list[str] = []
    last = -9
    for m in TYPED.finditer(text, start, end):
        code = longest(m[2], m[1].lower(), places, near, True)
        follows = code and last > 0 and _IN_BRACKETS.sub("", text[last : m.start()]).strip() in (",", "và")
        codes = [*codes, code] if code and follows else [code] if code else []
        last = m.end() if code else -9
    return codes if len(codes) > 1 else []


def is_province(text: str, end: int, places: Gazetteer) -> bool:
    """Is a city that no district is named for a province itself?"""
    return lower(text[end + 1 : end + 24]).lstrip(". ").startswith(tuple(places.provinces))


def last_named(text: str, low: str, start: int, end: int, places: Gazetteer, near: Hints) -> str:
    """Code of the district named last in a sentence that is about it; "" if there is none."""
    code, last = "", start
    for word in _TYPES:
        at = low.find(word, start, end)
        while at >= 0:
            after = at + len(word)
            after += 3 * low.startswith(" uỷ", after)
            found = named_at(text, at, after, places, near) if at >= last else None
            if found and not GUEST.search(low, max(start, at - 24), at):
                code, last = found, at
            at = low.find(word, after, end)
    return code


def longest(name: str, kind: str, places: Gazetteer, near: Hints, loose: bool) -> str | None:
    """Code of the longest name a text begins with, diacritics left out if `loose`; "" if ambiguous."""
    words = name.lower().replace("’", "'").split(" ")
    first = kind.partition(" ")[0].rstrip(".")
    kind = next((whole for whole in ("thị xã", "thành phố") if kind.endswith(whole)), kind)
    kind = kind if kind in ("thị xã", "thành phố") else _KINDS.get(first, first)
    for n in range(len(words), 0, -1):
        name = " ".join(words[:n])
        codes = places.codes(name, kind, near) or (places.codes(plain(name), kind, near) if loose else [])
        if codes:
            return codes[0] if len(codes) == 1 else ""
    return None


def named_alone(text: str, code: str, places: Gazetteer, near: Hints) -> list[tuple[int, str]]:
    """Where clauses speak of a district of the article's province by its bare name, or of a province ("").

    `Hải Hậu kết nạp …`, `Tại Nghĩa Hưng, …`, `tỉnh Nam Định thu …`.
    """
    found: list[tuple[int, str]] = []
    one = places.homes.get(code) or near.only()
    homes = [one] if one else sorted(near.provinces())
    for name, unit in [unit for home in homes for unit in places.beside.get(home, ())]:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            here = text.startswith(",", end) and _HERE.search(text, max(0, at - 12), at)
            acts = here or (ACTS.match(text, end) and _AT.search(text, max(0, at - 12), at))
            halved = text.endswith(_BA_RIA, 0, at)
            if acts and not halved and not _BESIDE.search(text, max(0, at - 24), at):
                found.append((at, unit))
            at = text.find(name, end)
    city = one and re.search(rf"(?:phố|xã|[Tt][Pp]\.?|[Tt][Xx]\.?) ?{one}", text)
    at = text.find(one) if one and not city else -1
    while at >= 0:
        end = at + len(one)
        opens = text[at - 1] == "\n" or (text.endswith(". ", 0, at) and text[at - 3] not in "PpXx")
        opens = opens or _NOW_OF.search(text, max(0, at - 24), at) is not None
        opens = opens or text.endswith((" cả ", " toàn "), 0, at)
        if opens and _WHOLE_ONE.match(text, end):
            found.append((at, ""))
        at = text.find(one, end)
    for m in _PROVINCE.finditer(text):
        if lower(m[1]) in places.provinces:
            found.append((m.start() - 1, ""))
    return sorted(found)
