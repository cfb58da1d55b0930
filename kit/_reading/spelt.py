"""A text as it is read: what papers abbreviate in full, lines in capitals in small letters."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from kit._letters import UP
from kit._reading.gazetteer import Gazetteer, Hints, plain
from kit._reading.lexicon import Lexicon, lower

_NAME = re.compile(rf" ?([{UP}][\w’']*(?: [{UP}][\w’']*){{0,2}})")
_WORD = re.compile(r"[\w’']+")
_SMALLER = ("xã", "phường", "trấn")
_TYPES = ("huyện", "quận", "phố", "tỉnh", "tp", "tx", *_SMALLER)
"""Words before a name, one of a single syllable or an everyday word, too."""
_OFFICES = (
    "đảng bộ", "huyện uỷ", "quận uỷ", "thị uỷ", "thành uỷ", "nhân dân", "người dân", "tuổi trẻ", "phụ nữ",
    "nông dân",
)  # fmt: skip
_BEFORE = (
    "ở",
    "tại",
    "của",
    "về",
    "với",
    "và",
    "đến",
    "thăm",
    "từ",
    "trên",
    "sao",
    "khi",
    "đưa",
    "giúp",
    "để",
)
"""What else may stand before a name; words that make one by chance stand behind others."""
_EVERYDAY = ("thống nhất", "hoà bình", "hòa bình", "bình minh", "kế sách")
"""Names of districts that are words as well."""
_NO_COMMUNE = ("hội", "viên", "đạt", "về", "nông", "của", "có", "còn", "nghèo", "nào", "giảm", "đã", "tiêu")
"""What `xã` is followed by where no name is."""
_PERSON_S = re.compile(r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hí) $")


class Text(NamedTuple):
    """A text to be read, and where each place of it is in the printed one.

    edits: where an abbreviation that stands in full here begins and ends, and how long it is in print.
    """

    printed: str
    read: str
    edits: list[tuple[int, int, int]]

    def place(self, at: int) -> int:
        """Where in print: of a place inside what was written in full, the end of that."""
        longer = 0
        for start, end, short in self.edits:
            if at <= start:
                break
            longer += end - start - short
            at = max(at, end)
        return at - longer


def in_full(printed: str, lex: Lexicon, places: Gazetteer) -> Text:
    """What papers abbreviate, by the lexicon, in full; `H.` only before the name of a district."""
    edits: list[tuple[int, int, int]] = []
    pieces: list[str] = []
    last = length = 0
    for m in lex.shorts.finditer(printed):
        word, end = lex.full[m[0]], m.end()
        if m[0].endswith(".") and _PERSON_S.search(printed, max(0, m.start() - 5), m.start()):
            continue
        if m[0].endswith("."):
            named = _NAME.match(printed, end)
            tries = accumulate(named[1].lower().split(" "), "{} {}".format) if named else ()
            if not any(name in places.names or plain(name) in places.names for name in tries):
                continue
            word, end = f"{word} ", end + printed.startswith(" ", end)
        pieces += [printed[last : m.start()], word]
        length += m.start() - last
        edits.append((length, length + len(word), end - m.start()))
        length, last = length + len(word), end
    return Text(printed, "".join([*pieces, printed[last:]]), edits)


def recased(text: str, places: Gazetteer, near: Hints) -> str:
    """The text, with its lines in capitals in small letters but for names of places; every place stays."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if len(low := line.lower()) == len(line) and _shouted(line, low):
            lines[at] = _named(low, places, near)
    return "\n".join(lines)


def _shouted(line: str, low: str) -> bool:
    big = sum(a != b for a, b in zip(line, low, strict=True))
    return big > 7 and big > 9 * sum(c.islower() for c in line)


def _named(line: str, places: Gazetteer, near: Hints) -> str:
    words = list(_WORD.finditer(line))
    letters = list(line)
    capital = 0
    for n, word in enumerate(words):
        before = [lower(one[0]) for one in words[max(0, n - 2) : n]]
        typed = n == 0 or before[-1] in _TYPES
        led = typed or before[-1] in _BEFORE or " ".join(before) in _OFFICES
        led = led or line[words[n - 1].end() : word.start()].strip() != ""
        for last in words[n : n + 4][::-1] if led else ():
            name = line[word.start() : last.end()]
            if _is_place(name, places, near) and (typed or not (last is word or name in _EVERYDAY)):
                capital = max(capital, last.end())
                break
        kind = before[-1:] == ["trấn"] and n == 2 if n != 1 else before[0] in _SMALLER
        if kind and word[0] not in _NO_COMMUNE:
            capital = max(capital, words[min(n + 1, len(words) - 1)].end())
        if n == 0 or word.start() < capital:
            letters[word.start()] = letters[word.start()].upper()
    return "".join(letters)


def _is_place(name: str, places: Gazetteer, near: Hints) -> bool:
    """Is it a province, or a district of one that the article speaks from, if it tells?"""
    units, home = places.names.get(name, []), near.provinces()
    return lower(name) in places.provinces or any(unit[2] in home or not home for unit in units)
