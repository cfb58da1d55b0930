"""Lines of an article that are not its text: its date, its author, what is printed around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta, timezone

HANOI = timezone(timedelta(hours=7))
_DATE = re.compile(
    r"(?<![\d/.-])(\d{1,2})(?:\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?|\s+tháng\s+(\d{1,2})\s*,?\s*(?:năm\s+)?)"
    r"((?:19|20)\d\d)(?![\d])|((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)"
)
_SHORT = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d\d)(?![\d/.-])")
"""A year of two digits: a date only beside a weekday or a time."""
_TIME = re.compile(r"(?<!\d)(\d{1,2})(?::|h|g|\s?giờ\s?)(\d{1,2})(?::(\d{2}))?(?!\d)\s?(am|pm|sa|ch)?\b")
_LABELS = re.compile(
    r"(?:cập nhật|xuất bản|đăng|ngày|lúc|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|phút|gmt|utc|tháng|năm)"
)
_UPDATED = re.compile(r"cập nhật|sửa|hiệu chỉnh|updated|modified")
_POSTED = re.compile(r"đăng(?! (?:ký|nhập))|xuất bản|phát hành|posted|published")
_SAYS = re.compile(
    r"(?<!\w)(?:tính đến|(?:đến|từ)(?: hết)? ngày|được|đã|sẽ|là|họp|tổ chức|diễn ra|khai mạc|bế mạc|ra mắt"
    r"|thành lập|công bố|ban hành|khánh thành|khởi công|kết nạp)(?! (?:đăng|xuất bản|cập nhật))(?!\w)"
)
"""What a line with a date has that tells something of that day."""
OLDEST = 1990
"""No article here was published before this year."""
_MENU = re.compile(
    r"trang (?:chủ|nhất)|thời sự|chính trị|kinh tế|văn hóa|xã hội|pháp luật|thể thao|giáo dục|y tế|quốc tế"
    r"|thế giới|trong (?:nước|tỉnh)|giải trí|đời sống|sức khỏe|khoa học|công nghệ|du lịch|quốc phòng|an ninh"
    r"|bạn đọc|video|media|podcast|liên hệ|english|rss"
)
_HOUSE = re.compile(
    r"(?:báo(?! (?:cáo|chí|công|đáp|động|hiếu|nguy|oán|tin|thức))|tạp chí|đài (?:phát thanh|truyền hình|pt)"
    r"|(?:cổng|trang) thông tin)(?: điện tử)?(?= [^\d:;,.!?]+$)"
    r"|cơ quan (?:chủ quản|ngôn luận|của (?:tỉnh ủy|(?:ban chấp hành )?đảng bộ))|đảng cộng sản việt nam$"
    r"|(?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z]+)+/?$"
)
"""A newspaper's head above an article: its name, whose it is, its address."""
_CLOCK = re.compile(r"hôm nay|hotline|đường dây nóng|giấy phép|bản quyền|ảnh|tin (?:mới|nóng|khác)|bài cũ")
_FURNITURE = re.compile(
    r"bình luận|chia sẻ|in bài|gửi|trở về|từ khóa|tin (?:liên quan|khác|mới)|ý kiến|đăng nhập|theo dõi"
    r"|xem thêm|quay lại|trang chủ|bản quyền|tweet|facebook|zalo|báo|online|thống kê|ban biên tập|admin",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^(?:(?:tin|bài)(?:,? (?:và )?(?:ảnh|bài|clip))*|tác giả|thực hiện|nội dung)\s*:\s*"
    r"|\s*\((?:thực hiện|tổng hợp|t/h)\)$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:các |những )?(?:tin|bài)(?: (?:tức|viết))?,?(?: (?:bài|và bài))? "
    r"(?:liên quan|khác|cùng (?:chuyên mục|loại|chủ đề)|mới(?: nhất| hơn| đăng)?|nóng|cũ(?: hơn)?|nổi bật"
    r"|đã đưa|(?:đọc|xem) nhiều(?: nhất)?)"
    r"|(?:có thể )?bạn (?:có thể )?quan tâm|(?:đọc|xem) (?:thêm|nhiều(?: nhất)?|tiếp)|tin tức khác"
    r"|cùng (?:chuyên mục|chủ đề)|(?:ý kiến )?bình luận(?: của bạn(?: đọc)?)?"
    r"|ý kiến (?:của )?(?:bạn đọc|độc giả)",
    re.IGNORECASE,
)


def others(line: str) -> bool:
    """Whether the line is a heading of other articles or comments, alone or before the first of them."""
    found = _OTHERS.match(line.lstrip(" -–»>*•"))
    rest = found.string[found.end() :].strip() if found else "?"
    return rest[:1] in ("", ":", "(", "»", ">")


def tells(lines: Sequence[str]) -> bool:
    """Whether lines are the text of an article, if a short one: a sentence or two, not a menu."""
    ended = [line for line in lines if len(line.split()) > 3 and re.search(r"[.!?…:;”\"]$", line)]
    figures = len(ended) > 1 and any(re.search(r"\d", line) for line in ended)
    return figures or any(len(line) > 50 for line in ended) or sum(map(len, ended)) >= 60


def dated_link(line: str) -> bool:
    """Whether the line is a headline with its date in brackets behind: `Mưa lớn (09/01/2022)`."""
    found = re.search(
        r"\S.*[(\[]\s*(?:\d{1,2}:\d{2}\D{0,3})?(\d{1,2}[/-]\d{1,2}[/-]\d{4})[^()]{0,12}[)\]]$", line
    )
    return found is not None and len(line) < 200


def menu(line: str) -> bool:
    """Whether a line is nothing but names of a newspaper's sections."""
    rest = _MENU.sub("", line.lower())
    return rest != line.lower() and not re.search(r"[^\W_]", rest)


def masthead(line: str) -> bool:
    """Whether a line above a headline is nothing but a newspaper's name, whose it is, or its menu."""
    line = line.strip(" -–*|")
    found = _HOUSE.match(line.lower())
    if found is None:
        return menu(line)
    name = line[found.end() :].strip()
    short = len(line.split()) <= 7 and (not name or name[0].isupper())
    return short or (len(line) < 120 and found[0].startswith("cơ quan"))


def undated(lines: list[str], title: str) -> list[str]:
    """The lines of a text without what a reader would take for its date: it has none that is sure."""
    kept = [
        line for line in lines[:6]
        if line == title or not (found := _spelled(line.lower())) or _letters(found[1]) > 24 or len(line) > 90
        or sentence(line)
    ]  # fmt: skip
    return kept + lines[6:]


def _spelled(low: str) -> tuple[re.Match[str], str] | None:
    """The first date of a line, and the line without it."""
    found = _DATE.search(low)
    if not found and (_TIME.search(low) or re.search(r"thứ \w+|chủ nhật", low)):
        found = _SHORT.search(low)
    return (found, f"{low[: found.start()]} {low[found.end() :]}") if found else None


def _letters(rest: str) -> int:
    return len(re.findall(r"[^\W\d_]", _LABELS.sub("", rest)))


def sentence(line: str) -> bool:
    """Whether a short line with a date tells something of that day, and so does not date its page."""
    low = line.lower().rstrip(" ”\")'")
    spelled = _spelled(low) if low[-1:] in (".", "!", "?") else None
    return (spelled is not None and _letters(spelled[1]) > 3) or _SAYS.search(low) is not None


def when(line: str, longest: int = 90, words: int = 24) -> str:
    """The date, with its time, of a line that is little else (so many letters); empty otherwise."""
    return _told(line, longest, words)[1]


def strange(line: str) -> str:
    """The date that a date line prints and no article can have: no such day, or one to come."""
    printed, found = _told(line, 90, 24)
    return "" if found else printed


def _told(line: str, longest: int, words: int) -> tuple[str, str]:
    """The date of a line that is little else, as printed and (where it can be true) in ISO 8601."""
    low = line.lower()
    if len(line) > longest or not (spelled := _spelled(low)) or _CLOCK.search(low) or sentence(line):
        return "", ""
    if _UPDATED.search(low):
        spelled = _spelled(_issue(low)) or spelled
    found, rest = spelled
    time = _TIME.search(rest)
    if _letters(rest) > words:
        return "", ""
    printed = found[0]
    if found.re is _SHORT:
        found = _DATE.search(f"{found[1]}/{found[2]}/20{found[3]}") or found
    day, month, named, year, *iso = found.groups()
    y, m, d = (int(n) for n in (iso if iso[0] else (year, month or named, day)))
    with suppress(ValueError):
        at = datetime(y, m, d, tzinfo=HANOI)
        if time:
            hour = int(time[1]) % 12 + 12 if time[4] in ("pm", "ch") else int(time[1])
            at = at.replace(hour=hour, minute=int(time[2]), second=int(time[3] or 0))
        if y >= OLDEST and at.date() <= (datetime.now(HANOI) + timedelta(days=1)).date():
            return printed, at.isoformat() if time else at.date().isoformat()
    return printed, ""


def _issue(low: str) -> str:
    """The part of a date line that dates the publication: `cập nhật: 3/1/2024 | đăng ngày: 18/12/2023`."""
    for cut in (r"[|•;]", rf"(?={_UPDATED.pattern}|{_POSTED.pattern})"):
        dated = [part for part in re.split(cut, low) if _spelled(part)]
        if len(dated) > 1:
            return min(dated, key=rank)
    return low


def rank(line: str) -> int:
    """What a date line calls its date: 0 that of publication, 1 nothing, 2 that of an update."""
    low = line.lower()
    return 0 if _POSTED.search(low) else 2 if _UPDATED.search(low) else 1


def issued(told: Sequence[tuple[int, str]]) -> str:
    """Of the dates of a page, each with its `rank`, the day of publication; empty where there is none.

    One that is called so wins, then the first; that of an update only where none before it is beside it.
    """
    best, day = min(told, key=lambda one: one[0], default=(0, ""))
    return told[0][1] if best == 1 and day[:10] > told[0][1][:10] else day


def stamp(value: str) -> str:
    """A date for programs (`2023-01-13T00:45:00Z`), or as printed, in Hanoi time; empty if it is none."""
    value = value.strip()
    with suppress(ValueError):
        at = datetime.fromisoformat(value)
        at = at.astimezone(HANOI) if at.tzinfo else at.replace(tzinfo=HANOI)
        if at > datetime.now(HANOI) + timedelta(days=1):
            return ""
        return at.replace(microsecond=0).isoformat() if len(value) > 10 else at.date().isoformat()
    return when(value)


def shown(published: str) -> str:
    """An ISO date as print has it."""
    day = datetime.fromisoformat(published)
    return day.strftime("%d/%m/%Y - %H:%M" if "T" in published else "%d/%m/%Y")


def person(line: str) -> str:
    """The line as a byline: `Tin, ảnh: Thu An` is Thu An; empty if it is something else."""
    name = _CREDIT.sub("", line.strip(" .*-–")).strip()
    words = re.findall(r"[\w']+" if ":" in line else r"[\w.']+", name)
    capital = all(word[0].isupper() for word in words)
    if not 2 <= len(words) <= 7 or len(name) > 45 or not capital or _FURNITURE.search(name):
        return ""
    return "" if re.search(r"[\d:;!?()“”\"/]", name) else name


def author(lines: list[str]) -> str:
    """The last byline at the end of an article."""
    return next(filter(None, map(person, reversed(lines[3:][-10:]))), "")
