"""What only looks like a figure: dates, years, names with a number, durations, slogans, page counters."""

import re

from kit._numerals import COUNT_NOUNS, SCALED_NOUNS

_NOUN = re.compile(rf"\s?(?:mô hình |lượt )?(?:{COUNT_NOUNS.lower()})(?!\w)")
_SCALED = re.compile(rf"\s(?:{SCALED_NOUNS})(?!\w)")
_DURATION = re.compile(
    r"(?:\s?(?:,|và|-|–|đến|hoặc)\s?\d{1,4}){0,6}"
    r"\s?(?:(?:năm|tháng|ngày|tuần|giờ|phút|giây|tuổi|quý|đêm|thế kỷ|sao)(?!\w)(?! (?:19|20)\d\d| công)"
    r"|độ(?: C)?(?!\w| tuổi)|[°º]|sạch(?!\w)|không(?=[,”\"’)]| \d))"
)
_LISTED = re.compile(r"(?:[.)]\s|[-–]\s[A-ZĐÂÊÔƠƯ])")
_SHARED = (" số ", " tổng số ", " diện tích", " dân số", " quãng đường", " chiều dài", " thời gian")
_QUOTES = "“\"‘'"
_SPECIAL_DAYS = {"30/4", "1/5", "2/9", "19/5", "3/2", "27/7", "20/11", "8/3", "20/10", "22/12"}
_SPECIAL_DAYS |= {"26/3", "19/8", "27/2", "1/6", "28/6", "24/7"}


def _set(words: str) -> frozenset[str]:
    return frozenset(word.strip() for word in words.split("|"))


_DATE_WORDS = _set("ngày|sáng|chiều|tối|trưa|đêm|hôm|nay|mai|qua|dịp|lễ|mồng|mùng|tháng|kỷ|niệm|mừng|đợt")
_NEVER_AFTER = _set("khóa|khoá|quý|quí|thứ|covid|qđ|nq|ct|kl|tuổi")
_DOCUMENTS = _set(
    "nghị quyết|chỉ thị|kết luận|quyết định|quy định|thông tư|nghị định|công văn|hướng dẫn"
    "|trung ương|nhiệm kỳ|giai đoạn|lần thứ|quốc lộ|tỉnh lộ|hương lộ|đường tỉnh|đường huyện"
    "|số nhà|công điện|đề án|mức độ|cấp độ|chương trình"
)
_NAMED_AFTER = _set(
    "số|ấp|thôn|tổ|khu|khóm|xóm|làng|bản|quận|phường|đội|đoàn|lớp|chương|điều|khoản|điểm|mục|phần"
    "|bài|trang|kỳ|vòng|lô|tuyến|ql|đt|km|đường|ngõ|tra|kênh|cầu|hạng|loại|cấp|bậc|vùng|nhóm|phố"
    "|khối|vụ|lần|chi|tiểu|cụm|trạm|cảng|ca|cao|lò|xã|buôn|quân|covid-19|sông|hình|vực|phát|mức"
)
_TELLING = {words.rpartition(" ")[2] for words in _DOCUMENTS} | _NAMED_AFTER | {"qua"}
_NUMBERED = {"tổng số", "dân số", "trong số", "quân số", "trên số", "sĩ số", "với số", "một số", "cấp xã"}
_NUMBERED |= {"mét khối", "toàn khối", "số vụ", "các vụ", "nhiệm vụ", "dịch vụ", "phục vụ", "chức vụ"}
_NUMBERED |= {"nghĩa vụ", "nghiệp vụ", "thời vụ", "mùa vụ", "niên vụ", "thường vụ", "công vụ", "tài vụ"}


def noun_next(text: str, end: int) -> bool:
    """Is what follows something that is counted?"""
    if _NOUN.match(text, end):
        return True
    piece = text[end : end + 32]
    return not piece[:2].islower() and _NOUN.match(piece.lower()) is not None


def scaled_next(text: str, end: int, scale: str) -> bool:
    """Is what follows `triệu` or `tỷ` counted, so that the number is no money?"""
    return bool(_SCALED.match(text, end)) or (not scale.endswith(("tỷ", "tỉ")) and noun_next(text, end))


def is_named(text: str, start: int, end: int, left: list[str]) -> bool:
    """Is the bare number a name: a year, a document, a hamlet, a duration, a list number?"""
    last = left[-1] if left else ""
    pair = " ".join(left[-2:]) if last in _TELLING else ""
    dated = last in _DATE_WORDS and pair != "thông qua"
    if dated and last == "nay" and text.startswith(" trên ", end):
        dated = False
    dated = dated and not (_passed(left) and noun_next(text, end))
    found = pair == "kết luận" or (pair == "nghị quyết" and text.startswith("(", start - 12))
    found = found and noun_next(text, end)
    if (
        last in _NEVER_AFTER
        or text.startswith("Quận ", start - 5)
        or (pair in _DOCUMENTS and not found)
        or dated
    ):
        return True
    if _DURATION.match(text, end):
        return True
    year = end - start == 4 and text[start:end].isdigit() and "1900" <= text[start:end] <= "2099"
    if year and (last == "năm" or not noun_next(text, end)):
        return True
    if end - start < 3:
        before = text[start - 1] if start else "\n"
        if before in _QUOTES and not noun_next(text, end):
            return True
        if before in "(\n":
            return text[end : end + 1] == ")" if before == "(" else bool(_LISTED.match(text, end))
    named = last in _NAMED_AFTER and pair not in _NUMBERED and text[start:end].isdigit()
    named = named and (last != "vụ" or end - start == 1)
    return named and (pair != "kiểm tra" or "đoàn" in left) and not noun_next(text, end)


def _passed(left: list[str]) -> bool:
    """Do the words before a count tell of a time without a number of its own: `mỗi tháng`, `năm qua`?"""
    last, before = left[-1], left[-2] if len(left) > 1 else ""
    months = last == "tháng" and (before in ("mỗi", "hằng", "hàng") or before.isdigit())
    return last == "nay" or months or (last == "qua" and before in ("năm", "tháng", "kỳ", "gian"))


def is_day(a: str, sep: str, b: str, text: str, end: int, left: list[str]) -> bool:
    """Is `3/10`, `19-1` or `5 đến 7` a day and a month rather than a ratio or a range?"""
    if left and left[-1] in _DATE_WORDS:
        return not (_passed(left) and noun_next(text, end))
    if len(a) > 2 or len(b) > 2 or not (int(a) <= 31 and int(b) <= 12):
        return False
    until = bool(left) and left[-1] in ("từ", "đến", "tới", "hết")
    if "/" not in sep:
        return until and left[-1] != "từ" and sep == "-" and int(a) > int(b) and not noun_next(text, end)
    known = a.lstrip("0") + "/" + b.lstrip("0") in _SPECIAL_DAYS or int(a) > int(b)
    return (known or until) and not noun_next(text, end)


def words_before(text: str, start: int) -> list[str]:
    """The last three words before a figure, in lower case, none from before a full stop."""
    piece = text[start - 26 if start > 26 else 0 : start].replace(". ", "\n").replace(";", "\n")
    piece = piece.replace(")", "\n").rpartition("\n")[2]
    return piece.lower().replace("(", " ").replace(",", " , ").split()[-3:]


def is_nothing(first: tuple[float, int], total: float | None, text: str, end: int, left: list[str]) -> bool:
    """Is it a page counter, the scale of a map, a share (`1/3 số hộ`) or a duration (`2,5 giờ`)?"""
    if total is None:
        return _DURATION.match(text, end) is not None
    if left[-1:] == ["trang"] or (first[0] == 1 and left[-2:] == ["tỷ", "lệ"]):
        return True
    share = text.startswith(_SHARED, end) or ("chiếm" in left and not noun_next(text, end))
    return first[0] < total <= 10 and share
