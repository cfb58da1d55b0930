"""One file of a newspaper article as a `Page`: title, date, author, address and paragraphs.

.txt needs nothing but the standard library in UTF-8 and UTF-16; .html, .pdf, .docx and texts in
TCVN3 or VNI need the extra `articles`. Whatever is not sure stays empty.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from kit.errors import ArticleError

HANOI = timezone(timedelta(hours=7))
_COMMON = """và của các là được trong có cho đã với năm thực hiện đảng huyện xã công tác nhân dân về
phát triển chỉ đạo xây dựng đạt trên tại người những này đến hội tỉnh ủy bộ sự thể không từ để"""
_WORDS = frozenset(_COMMON.split())
_DATE = re.compile(
    r"(?<![\d/.-])(\d{1,2})(?:\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?|\s+tháng\s+(\d{1,2})\s*,?\s*(?:năm\s+)?)"
    r"((?:19|20)\d\d)(?![\d])|((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)"
)
_TIME = re.compile(r"(?<!\d)(\d{1,2})(?::|h|g|\s?giờ\s?)(\d{2})(?::(\d{2}))?(?!\d)\s?(am|pm|sa|ch)?\b")
_LABELS = re.compile(
    r"(?:cập nhật|xuất bản|đăng|ngày|lúc|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|phút|gmt|utc|tháng|năm)"
)
_ASIDE = re.compile(
    r"(?<![a-z])(?:relat|(?:tin-?)?lien-?quan|tin-?khac|other|most|popular|doc-?nhieu|sidebar|footer|xem-?them)"
)
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


@dataclass(frozen=True)
class Page:
    """lines: the non-empty lines in NFC, the title among them; published: ISO 8601 with +07:00, or
    a bare date; sha256: of the file's bytes."""

    title: str
    published: str
    author: str
    url: str
    site: str
    lines: tuple[str, ...]
    sha256: str
    warnings: tuple[str, ...] = ()


def read(file: Path) -> Page:
    """Read .txt, .html, .htm, .pdf or .docx. Raises `ArticleError` naming the file and a remedy."""
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        raise ArticleError(f"{file}: cannot read {file.suffix or 'this'} files; give {', '.join(READERS)}")
    try:
        raw = file.read_bytes()
        title, text, facts = reader(raw, file)
    except (ArticleError, ImportError):
        raise
    except OSError as error:
        raise ArticleError(f"{file}: cannot be read ({error.strerror})") from error
    except Exception as error:
        raise ArticleError(f"{file}: is no readable {file.suffix} file ({error}); save it again") from error
    mended, warnings = _mend(f"{title}\n{text}", file)
    title, *lines = (" ".join(line.split()) for line in mended.split("\n"))
    lines = [line for line in lines if line]
    if sum(map(len, lines)) < 80:
        raise ArticleError(f"{file}: holds no text; a scanned page needs OCR first")
    title = title or next((one for one in lines if not _when(one)), lines[0])
    published = facts["published"] if facts else next(filter(None, map(_when, lines[:6])), "")
    if facts and title not in lines[:4]:
        shown = [_shown(published)] if published and not any(map(_when, lines[:3])) else []
        lines = [title, *shown, *lines]
    return Page(
        title=title,
        published=published,
        author=_author(lines) or _person(facts.get("author", "")),
        url=facts.get("url", ""),
        site=facts.get("site", ""),
        lines=tuple(lines),
        sha256=hashlib.sha256(raw).hexdigest(),
        warnings=warnings,
    )


def _needs(module: str, file: Path) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        raise ArticleError(
            f'{file}: reading it needs {error.name}; pip install "district-brief-kit[articles]"'
        ) from error


def _decode(raw: bytes, file: Path) -> str:
    """Text of UTF-8, UTF-16 (with or without its mark) or one byte a letter."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    if b"\0" in raw[:200]:
        little = raw[1:200:2].count(0) > raw[:200:2].count(0)
        return raw.decode("utf-16-le" if little else "utf-16-be", "replace")
    with suppress(UnicodeDecodeError):
        return raw.decode("utf-8-sig")
    with suppress(UnicodeDecodeError):
        if _reads(text := unicodedata.normalize("NFC", raw.decode("cp1258"))):
            return text
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in raw)


def _reads(text: str) -> bool:
    """Whether common Vietnamese words make up a fair part of the text."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return sum(word in _WORDS for word in words) >= 0.12 * len(words)


def _mend(text: str, file: Path) -> tuple[str, tuple[str, ...]]:
    """NFC; TCVN3 and VNI turned into Unicode, only where the result reads better than before."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", ""))
    if _reads(text):
        return text, ()
    odd = re.findall(r"[\x80-\xff]", text)
    if len(odd) > 0.04 * len(text):
        fix = _needs("viparse", file).fix
        for name in ("tcvn3", "vni"):
            mended = "\n".join(fix(one, encoding=name) for one in text.split("\n"))
            if _reads(mended):
                return unicodedata.normalize("NFC", mended), (f"was in {name.upper()}",)
    if "\ufffd" in text or any("\x80" <= letter <= "\x9f" for letter in odd):
        raise ArticleError(f"{file}: its encoding is not known; save it as UTF-8")
    return text, ("does not read as Vietnamese: check it",)


def _when(line: str, longest: int = 90) -> str:
    """The date, with its time, of a line that is little else; empty otherwise."""
    low = line.lower()
    if len(line) > longest or not (found := _DATE.search(low)) or "ảnh" in low:
        return ""
    rest = low[: found.start()] + " " + low[found.end() :]
    time = _TIME.search(rest)
    if len(re.findall(r"[^\W\d_]", _LABELS.sub("", rest))) > 24:
        return ""
    day, month, spelled, year, *iso = found.groups()
    y, m, d = (int(n) for n in (iso if iso[0] else (year, month or spelled, day)))
    with suppress(ValueError):
        when = datetime(y, m, d, tzinfo=HANOI)
        if time:
            hour = int(time[1]) % 12 + 12 if time[4] in ("pm", "ch") else int(time[1])
            when = when.replace(hour=hour, minute=int(time[2]), second=int(time[3] or 0))
        if when.date() <= (datetime.now(HANOI) + timedelta(days=1)).date():
            return when.isoformat() if time else when.date().isoformat()
    return ""


def _shown(published: str) -> str:
    day = datetime.fromisoformat(published)
    return day.strftime("%d/%m/%Y - %H:%M" if "T" in published else "%d/%m/%Y")


def _person(line: str) -> str:
    """The line as a byline: `Tin, ảnh: Thu An` is Thu An; empty if it is something else."""
    name = _CREDIT.sub("", line.strip(" .*-–")).strip()
    words = re.findall(r"[\w.']+", name)
    capital = all(word[0].isupper() for word in words)
    if not 2 <= len(words) <= 7 or len(name) > 45 or not capital or _FURNITURE.search(name):
        return ""
    return "" if re.search(r"[\d:;!?()“”\"/]", name) else name


def _author(lines: list[str]) -> str:
    return next(filter(None, map(_person, reversed(lines[3:][-10:]))), "")


Read = tuple[str, str, dict[str, str]]


def _text(raw: bytes, file: Path) -> Read:
    return "", _decode(raw, file), {}


def _html(raw: bytes, file: Path) -> Read:
    trafilatura, html = _needs("trafilatura", file), _needs("lxml.html", file)
    tree = html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", _decode(raw, file)))
    site = tree.xpath("string(//meta[@property='og:site_name']/@content)")
    author = tree.xpath("string(//meta[@name='author']/@content)")
    links = tree.xpath("//link[@rel='canonical']/@href|//meta[@property='og:url']/@content")
    said, places = _head_date(tree), _places(tree)
    _prune(tree)
    heads = [_words(h) for h in tree.iter("h1")]
    found = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, favor_recall=True, with_metadata=True
    )
    if found is None or not found.text:
        raise ArticleError(f"{file}: no article found in this page; save its text as .txt")
    given = " ".join((found.title or "").split())
    title = next((h for h in heads if h and (h in given or given in h)), given or (heads or [""])[0])
    facts = {
        "published": _page_date(tree, title, said, places),
        "author": author or found.author or "",
        "url": next((str(link) for link in links if str(link).startswith("http")), ""),
        "site": site or found.sitename or "",
    }
    return title, re.sub(r"(?m)^[|\s:-]+$|^\| | *\| *$", "", found.text), facts


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def _prune(tree: Any) -> None:
    """Take out menus, boxes of other articles and lists of links; unfold tables used for layout."""
    whole = len(_words(tree))
    for element in list(tree.iter("script", "style", "noscript", "nav", "aside", "footer", "form")):
        element.drop_tree()
    for element in list(tree.iter("ul", "ol", "div", "section", "td", "li", "p")):
        named = f"{element.get('class', '')} {element.get('id', '')}".lower()
        size = len(_words(element))
        linked = sum(len(_words(link)) for link in element.iter("a"))
        other = _ASIDE.search(named) is not None or (linked > 0.5 * size and linked > 20)
        if other and size < 0.5 * whole and element.find(".//h1") is None and element.getparent() is not None:
            element.drop_tree()
    for table in list(tree.iter("table")):
        if any(len(_words(cell)) > 200 for cell in table.iter("td")):
            for part in [table, *table.iter("tbody", "tr", "td", "th")]:
                part.tag = "div"


def _places(tree: Any) -> dict[Any, int]:
    """How many texts stand before each element, itself included."""
    counts: dict[Any, int] = {}
    total = 0
    for element in tree.iter():
        total += bool((element.text or "").strip())
        counts[element] = total
    return counts


def _page_date(tree: Any, title: str, said: str, before: dict[Any, int]) -> str:
    """The date line nearest the title, else what the page's head says (`said`).

    Above the title only what stood there right away on the whole page (`before`) counts: a page's
    top often shows the day it was opened.
    """
    after = _places(tree)
    body = tree.find("body")
    seen: set[Any] = set()
    heading: Any = None
    near: list[tuple[Any, str, bool]] = []
    for element in body.iter() if body is not None else ():
        text = _words(element) if isinstance(element.tag, str) and element not in seen else ""
        if heading is None and text and text == title:
            heading = element
            seen |= set(element.iter())
        elif when := _when(text) or _when(element.get("datetime", "")[:16].replace("T", " ") if text else ""):
            near.append((element, when, "cập nhật" in text.lower() and "ngày:" not in text.lower()))
            seen |= set(element.iter())
    if heading is None:
        return said
    ranked = [(after[one] - after[heading], when, update) for one, when, update in near]
    above = [(before[heading] - before[one] + 6, when, update) for one, when, update in near]
    inside = [one for one in ranked if 0 <= one[0] <= 14] + [one for one in above if 6 < one[0] <= 9]
    for _, when, update in sorted(inside):
        return said if said and (update or (said[:10] == when[:10] and "T" not in when)) else when
    return said


def _head_date(tree: Any) -> str:
    """Machine-readable date of publication, in Hanoi time."""
    names = "@property='article:published_time' or @itemprop='datePublished' or @name='pubdate'"
    given = [str(value) for value in tree.xpath(f"//meta[{names}]/@content")]
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        with suppress(ValueError):
            given += _published(json.loads(script))
    for value in given:
        with suppress(ValueError):
            when = datetime.fromisoformat(value.strip())
            local = when.astimezone(HANOI) if when.tzinfo else when.replace(tzinfo=HANOI)
            return local.replace(microsecond=0).isoformat() if len(value) > 10 else value
        if when_line := _when(value):
            return when_line
    return ""


def _published(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for one in node:
            yield from _published(one)
    elif isinstance(node, dict):
        if "Article" in str(node.get("@type")) and isinstance(node.get("datePublished"), str):
            yield node["datePublished"]
        yield from _published(node.get("@graph", []))


def _pdf(raw: bytes, file: Path) -> Read:
    reader = _needs("pypdf", file).PdfReader(BytesIO(raw))
    lines = [line.strip() for page in reader.pages for line in (page.extract_text() or "").split("\n")]
    width = sorted(map(len, lines))[int(len(lines) * 0.8)] if lines else 0
    joined: list[str] = []
    runs_on = False
    for line in lines:
        if runs_on and line and not re.match(r"[-–*•+]\s", line):
            joined[-1] += " " + line
        elif line:
            joined.append(line)
        runs_on = bool(line) and len(line) > 0.75 * width and not re.search(r"[.!?:”]$", line)
    return "", "\n".join(joined), {}


def _docx(raw: bytes, file: Path) -> Read:
    document = _needs("docx", file).Document(BytesIO(raw))
    parts: list[str] = []
    for part in document.iter_inner_content():
        rows = getattr(part, "rows", None)
        parts += [part.text] if rows is None else [" ".join(c.text for c in row.cells) for row in rows]
    return "", "\n".join(parts), {}


READERS: dict[str, Callable[[bytes, Path], Read]] = {
    ".txt": _text,
    ".html": _html,
    ".htm": _html,
    ".pdf": _pdf,
    ".docx": _docx,
}
