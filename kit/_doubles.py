"""Whether an article is there already: the same, nearly the same, or another text of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from rapidfuzz import fuzz

from kit._pages import UNKNOWN, Page
from kit.quantities import quantities

Register = dict[str, dict[str, str]]
_TIMES = re.compile(r"(?<![\d.,])20\d\d(?![\d.,]\d)|\d+ tháng|tháng \d+|quý [IV1-4]+")
"""What an article says of the time it is about; another text of it says the same."""
Texts = Callable[[str], list[str]]
"""The paragraphs of an archived article by its id."""


def older(known: Register, page: Page, publisher: str) -> str:
    """The article that this page is another text of: of the same address, or title, date and publisher."""
    address = _address(page.url)
    for article, row in known.items():
        if address and _address(row["url"]) == address:
            return article
        if page.published and page.published == row["published"] and entitled(row, page, publisher):
            return article
    return ""


def entitled(row: Mapping[str, str], page: Page, publisher: str) -> bool:
    """Whether a page has the title of an article, and its publisher where both are known."""
    same = UNKNOWN in (publisher, row["publisher"]) or publisher == row["publisher"]
    return same and bool(page.title) and page.title == row["title"]


def second(lines: Sequence[str], there: Sequence[str], old: str, file: Path) -> tuple[str, str]:
    """What another text of an article is, newer or a piece of the one that is there; and what to do."""
    new, gone = len(set(lines) - set(there)), len(set(there) - set(lines))
    differ = ", figures differ" if corrected(lines, there) else ""
    if gone and all(any(one.startswith(line.rstrip(".… ")) for one in there) for line in lines):
        return "duplicate", f"not added: it is {old}, cut short by {gone} of its {len(there)} lines"
    return "newer", (
        f"not added: {old} has its address or title, {new} lines are new, {gone} of {len(there)} go{differ};"
        f" to take it instead, `kit add --replace {file}`; to keep both, `kit add --anyway {file}`"
    )


def _address(url: str) -> str:
    """An address without what does not tell pages apart; empty for a front page."""
    plain = re.sub(r"^https?://(?:www\.|m\.)?|#.*$|[?&](?:utm_\w+|fbclid|gclid)=[^&]*|/$", "", url.strip())
    return plain if "/" in plain else ""


def twin(known: Register, texts: Texts, page: Page, publisher: str, codes: Iterable[str]) -> str:
    """An archived article on the same districts with nearly the same words and the same figures, or with
    others where title, times and publisher are the same."""
    here = ";".join(sorted(codes))
    words, figures = _gist(page.lines)
    for article, row in known.items():
        if ";".join(sorted(row["places"].split(";"))) == here and (lines := texts(article)):
            theirs, same = _gist(lines)
            titled = entitled(row, page, publisher) and _TIMES.findall(words) == _TIMES.findall(theirs)
            if figures != same and not (titled and corrected(page.lines, lines)):
                continue
            if fuzz.ratio(words, theirs) >= (88 if figures else 95):
                return article
    return ""


def _gist(lines: Iterable[str]) -> tuple[str, list[tuple[float, str]]]:
    """Body text without headings and furniture, and the figures in it."""
    body = " ".join(" ".join(line.split()) for line in lines if len(line) > 60)
    return body, sorted({(q.value or 0.0, q.unit) for q in quantities(body)})


def corrected(lines: Sequence[str], there: Sequence[str]) -> bool:
    """Does another text of an article print other figures in a line that is else the same?"""
    for line in set(lines) - set(there):
        like = max(there, key=lambda one: fuzz.ratio(one, line), default="")
        if fuzz.ratio(like, line) >= 80 and _figures(like) != _figures(line):
            return True
    return False


def _figures(line: str) -> list[tuple[float, str]]:
    return sorted((q.value or 0.0, q.unit) for q in quantities(line))
