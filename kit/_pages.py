"""One file of a newspaper article as a `Page`: title, date, author, address and paragraphs.

.txt needs nothing but the standard library in UTF-8 and UTF-16; web pages, .pdf, .docx and texts in
TCVN3 or VNI need the extra `articles`. Whatever is not sure stays empty.
"""

from __future__ import annotations

import email
import email.policy
import hashlib
import logging
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from kit import _html, _letters
from kit._metadata import SITE, house
from kit._reading.bylines import HANOI as HANOI
from kit._reading.bylines import (
    OLDEST,
    author,
    issued,
    masthead,
    others,
    person,
    rank,
    strange,
    tells,
    undated,
    when,
)
from kit.errors import ArticleError

UNKNOWN = "Chưa rõ"
"""Publisher of an article that does not say; the register wants one."""
_ADDRESS = re.compile(r"(?:.* )?(\S+://\S+)(?: \d+/\d+)?$")
_STAMP = re.compile(r"\d+/\d+/\d\d,? \d+:\d\d|\d+:\d\d,? \d+/\d+/\d\d(?!\d)")
_IMPRINT = re.compile(
    r"^(?:bản quyền|giấy phép|điện thoại|đt:|e-?mail|fax|hotline|đường dây nóng|tổng biên tập|tòa soạn)"
    r"|©|giấy phép (?:số|hoạt động|xuất bản)|bản quyền thuộc|cơ quan (?:chủ quản|ngôn luận|của đảng bộ)",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"(?:(?:error|lỗi|http)\W*)?(?:4[01]\d|429|5[0-2]\d)"
    r"(?:\W*$|\W+(?:forbidden|not found|bad|service|un|internal|gateway|too many|error|page|không|lỗi))"
    r"|access denied|forbidden|(?:page )?not found|just a moment|attention required|service unavailable"
    r"|(?:không tìm thấy|lỗi) trang|trang (?:này )?không tồn|truy cập bị",
    re.IGNORECASE,
)
"""Titles of pages that a site shows instead of an article."""
_BLOCKED = re.compile(r"(?:bật|enable|cần|turn on) (?:javascript|cookie)|captcha", re.IGNORECASE)


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
    """Read .txt, .html, .htm, .mhtml, .pdf or .docx. Raises `ArticleError` naming the file and a remedy."""
    reader = READERS.get(file.suffix.lower())
    if file.is_dir():
        raise ArticleError(f"{file}: is a folder; name the files in it, such as {file / '*.html'}")
    if not file.suffix and not file.exists():
        raise ArticleError(f"{file}: neither a file nor the id of an article that is there; see articles.csv")
    regular(file)
    if reader is None:
        raise ArticleError(f"{file}: is not of a kind that can be read; give {', '.join(READERS)}")
    try:
        raw = file.read_bytes()
        if not raw.strip():
            raise ArticleError(f"{file}: is empty; save it again")
        title, text, facts = reader(raw, file)
        facts = {name: _letters.clean(said) for name, said in facts.items()}
    except (ArticleError, ImportError):
        raise
    except OSError as error:
        raise ArticleError(
            f"{file}: cannot be read ({error.strerror}); check the name and who may read it"
        ) from error
    except Exception as error:
        raise ArticleError(f"{file}: is no readable {file.suffix} file ({error}); save it again") from error
    mended, warnings = _letters.mend(f"{title}\n{text}", file)
    title, *lines = (" ".join(line.split()) for line in mended.split("\n"))
    lines = [line for line in lines if line]
    if sum(map(len, lines)) < 80 and not tells(lines):
        scan = (
            "a scanned page needs OCR first" if file.suffix.lower() == ".pdf" else "save the whole page again"
        )
        raise ArticleError(f"{file}: holds no article, only {len(' '.join(lines))} letters; {scan}")
    title = title or headline(lines)
    if _refusal(title, lines):
        raise ArticleError(
            f"{file}: is no article but a refusal of its site ({title}); open the article in a browser and "
            "save it there"
        )
    if "published" in facts:
        published = facts["published"]
    else:
        facts["strange"] = next(filter(None, map(strange, lines[:8])), "")
        published, lines = dated(lines, title)
    return Page(
        title=title,
        published=published,
        author=author(lines) or facts.get("author", ""),
        url=facts.get("url", ""),
        site=facts.get("site", ""),
        lines=tuple(lines),
        sha256=hashlib.sha256(raw).hexdigest(),
        warnings=(*_doubts(published, facts), *warnings),
    )


def regular(file: Path) -> None:
    """Raises `ArticleError` for a pipe, a socket or a device, which might never end."""
    if file.exists() and not file.is_file() and not file.is_dir():
        raise ArticleError(f"{file}: is no regular file; save what it gives in one")


def _refusal(title: str, lines: list[str]) -> bool:
    """Whether a page says in few words, without a figure, that its site does not show the article."""
    if sum(len(line.split()) for line in lines) > 120:
        return False
    told = any(re.search(r"\d", line) and len(line.split()) > 5 for line in lines if line != title)
    return not told and (_REFUSED.match(title) or _BLOCKED.search("\n".join(lines))) is not None


def _doubts(published: str, facts: Mapping[str, str]) -> Iterator[str]:
    """What a reader of the register should know of how a page was read."""
    if was := facts.get("was"):
        yield f"was in {was.upper()}"
    if not published and (odd := facts.get("strange")):
        yield f"its date line says {odd}: no such day, one to come, or one before {OLDEST}"
    if (head := facts.get("head", "")) and head[:10] != published[:10]:
        yield f"dated {published[:10]} as it prints; its head, for programs, says {head[:10]}"


def headline(lines: list[str]) -> str:
    """The first line that is neither a date, a newspaper's name nor its menu."""
    named = (line for line in lines if undated([line], "") and not masthead(line))
    heads = (line for line in named if not SITE.match(line) or len(line.split()) > 6)
    return next(heads, lines[0])


def dated(lines: list[str], title: str) -> tuple[str, list[str]]:
    """The date line of a text, under its title or else above, and the lines without a clock above: a
    date years after all that the text speaks of is the day somebody copied it. Where none is sure, no
    line that looks like one stays."""
    published, kept = _stamped(lines, title)
    return published, kept if published else undated(kept, title)


def _stamped(lines: list[str], title: str) -> tuple[str, list[str]]:
    place = lines.index(title) if title in lines else 0
    above, below = (
        [(rank(line), day) for line in part if (day := when(line))]
        for part in (lines[:place], lines[place + 1 : place + 6])
    )
    if all(one[0] == 2 for one in below) and (posted := [one for one in above if one[0] == 0]):
        return posted[0][1], lines
    if below:
        return issued(below), lines
    found = issued(above)
    years = [int(year) for year in re.findall(r"(?<!\d)20[0-4]\d(?!\d)", " ".join(lines[place:]))]
    if found and years and int(found[:4]) - max(years) > 1:
        return "", lines[place:]
    return found, lines


Read = tuple[str, str, dict[str, str]]


def _text(raw: bytes, file: Path) -> Read:
    return "", _letters.decode(raw), {}


def _web(raw: bytes, file: Path) -> Read:
    return _html.article(_letters.decode(raw), file)


def _single(raw: bytes, file: Path) -> Read:
    """The page of a browser's single-file format."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    pages = (
        part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/html"
    )
    page = next((page for page in pages if isinstance(page, bytes) and page.strip()), b"")
    if not page:
        raise ArticleError(f"{file}: holds no web page; save it again as “Webpage, HTML only”")
    title, text, facts = _web(page, file)
    return title, text, facts | {"url": facts["url"] or str(message.get("Snapshot-Content-Location", ""))}


def _pdf(raw: bytes, file: Path) -> Read:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = _letters.needs("pypdf", file).PdfReader(BytesIO(raw))
    text = "\n\f".join(page.extract_text() or "" for page in reader.pages)
    if _letters.broken(text):
        program = shutil.which("pdftotext")
        if program is None:
            raise ArticleError(
                f"{file}: its Vietnamese words come out broken; install poppler-utils, whose pdftotext reads "
                "such files, or copy its text into a .txt file"
            )
        for order in (["-raw"], []):
            words = [program, *order, "-enc", "UTF-8", "-", "-"]
            made = subprocess.run(words, input=raw, capture_output=True, check=True)
            text = made.stdout.decode("utf-8", "replace")
            if not _letters.broken(text):
                break
    told = " ".join(str(getattr(getattr(reader, "metadata", None), "title", None) or "").split())
    pages = [[" ".join(line.split()) for line in page.strip().split("\n")] for page in text.split("\f")]
    edges = [line for page in pages for line in (*page[:3], *page[3:][-3:])]
    addresses = [found[1] for line in edges if (found := _ADDRESS.match(line))]
    counts = {f"{n}{of}{len(reader.pages)}" for n in range(1, len(pages) + 1) for of in ("/", " of ")}
    lines = [line for page in pages for line in (_unframed(page, counts) if addresses else page)]
    title, lines = _under(lines, told)
    joined = _joined(lines)
    if addresses and joined and not title:
        joined = joined[joined.index(headline(joined)) :]
    url = next((one for one in addresses if one.startswith("http") and "…" not in one), "")
    if title or addresses:
        joined = _imprinted(joined)
    return title, "\n".join([*filter(None, [title]), *joined]), {"url": url, "site": house(told)}


def _unframed(page: list[str], counts: set[str]) -> list[str]:
    """A page without what a browser prints around it: the day, the title, the address, the count."""
    frame = {one for one in (*page[:3], *page[-3:]) if _ADDRESS.match(one) or _STAMP.match(one)} | counts
    return [line for line in page if line not in frame]


def _under(lines: list[str], told: str) -> tuple[str, list[str]]:
    """The headline that the file names in its properties, as printed, and the lines under it: what is
    above is the newspaper's head, its menu and its clock. No headline and all lines where there is none
    before the text is under way (a name at the foot of each page is none)."""
    whole, best, under = _html.key(told), "", 0
    main = _html.key(re.sub(rf" +[-–|] +{re.escape(house(told))}$", "", told)) or "?"
    ended = [n for n, line in enumerate(lines) if len(line) > 50 and line[-1] in ".!?"]
    for first in range(min([*ended[1:2], len(lines)])):
        for end in range(first + 1, min(first + 5, len(lines) + 1)):
            text = " ".join(lines[first:end])
            same = _html.key(text) in whole or (not best and _html.key(text).startswith(main))
            if same and len(text) > len(best) and len(text.split()) > 3:
                best, under = text, end
    while best and "".join(lines[under : under + 1])[:1].islower():
        best, under = f"{best} {lines[under]}", under + 1
    return (best, lines[under:]) if len(_html.key(best)) > 0.4 * len(whole) else ("", lines)


def _joined(lines: list[str]) -> list[str]:
    """Paragraphs: a line runs on where the next one's first word had no room in it, a small one sooner."""
    long = sorted(len(line) for line in lines if len(line) > 0.6 * max(map(len, lines)))
    width = long[len(long) // 2] if long else 0
    joined: list[str] = []
    runs_on = False
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if runs_on and line and not re.match(r"[-–*•+]\s", line):
            joined[-1] += " " + line
        elif line:
            joined.append(line)
        full = len(line) + 1 + len(after.partition(" ")[0]) > (0.6 if after[:1].islower() else 0.85) * width
        runs_on = full and bool(line) and not re.search(r"[.!?:”]$", line) and not (when(line) or when(after))
    return joined


def _imprinted(lines: list[str]) -> list[str]:
    """The lines of a printed page without boxes of other articles and the imprint at its foot."""
    kept: list[str] = []
    skipping = False
    for n, line in enumerate(lines):
        skipping = others(line) or (
            skipping and not (person(line) or (len(line) > 40 and line[-1] in ".!?…”"))
        )
        if n > 1 and n >= len(lines) - 10 and _IMPRINT.search(line):
            break
        if not skipping:
            kept.append(line)
    return kept


def _docx(raw: bytes, file: Path) -> Read:
    document = _letters.needs("docx", file).Document(BytesIO(raw))
    parts: list[str] = []
    for part in document.iter_inner_content():
        rows = getattr(part, "rows", None)
        table = [[" ".join(cell.text.split()) for cell in row.cells] for row in rows or []]
        parts += [part.text] if rows is None else _html.table_lines(table)
    return "", "\n".join(parts), {}


READERS: dict[str, Callable[[bytes, Path], Read]] = {
    ".txt": _text,
    ".html": _web,
    ".htm": _web,
    ".mhtml": _single,
    ".mht": _single,
    ".pdf": _pdf,
    ".docx": _docx,
}
