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
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from kit import _html, _letters
from kit._bylines import HANOI as HANOI
from kit._bylines import author, person, when
from kit.errors import ArticleError


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
    if reader is None:
        raise ArticleError(f"{file}: is not of a kind that can be read; give {', '.join(READERS)}")
    try:
        raw = file.read_bytes()
        if not raw.strip():
            raise ArticleError(f"{file}: is empty; save it again")
        title, text, facts = reader(raw, file)
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
    if sum(map(len, lines)) < 80:
        scan = "; a scanned page needs OCR first" if file.suffix.lower() == ".pdf" else ""
        raise ArticleError(f"{file}: holds no article, only {len(' '.join(lines))} letters{scan}")
    title = title or next((one for one in lines if not when(one)), lines[0])
    published, lines = (facts["published"], lines) if facts else _dated(lines, title)
    return Page(
        title=title,
        published=published,
        author=author(lines) or person(facts.get("author", "")),
        url=facts.get("url", ""),
        site=facts.get("site", ""),
        lines=tuple(lines),
        sha256=hashlib.sha256(raw).hexdigest(),
        warnings=(f"was in {was.upper()}", *warnings) if (was := facts.get("was")) else warnings,
    )


def _dated(lines: list[str], title: str) -> tuple[str, list[str]]:
    """The date line of a text, under its title or else above, and the lines without a clock above: a
    date years after all that the text speaks of is the day somebody copied it."""
    place = lines.index(title) if title in lines[:6] else 0
    if found := next(filter(None, map(when, lines[place + 1 : 6])), ""):
        return found, lines
    found = next(filter(None, map(when, lines[:place])), "")
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
    text = "\n".join(page.extract_text() or "" for page in reader.pages)
    if _letters.broken(text):
        program = shutil.which("pdftotext")
        if program is None:
            raise ArticleError(
                f"{file}: its Vietnamese words come out broken; install poppler-utils, whose pdftotext reads "
                "such files, or copy its text into a .txt file"
            )
        made = subprocess.run(
            [program, "-enc", "UTF-8", "-", "-"], input=raw, capture_output=True, check=True
        )
        text = made.stdout.decode("utf-8", "replace")
    lines = [line.strip() for line in re.split(r"[\n\f]", text)]
    lines = [line for line in lines if not re.match(r"\d+/\d+/\d\d, \d+:\d\d|\S+://\S+ \d+/\d+$", line)]
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
