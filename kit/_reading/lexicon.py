"""data/lexicon.csv: the words that decide what a figure means. An analyst edits it, no code.

One row a rule, read from top to bottom; among rules that fit equally well the upper one wins. Every
role and column, with an example, stands in data/README.md.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kit._reading.lexicon_rows import COLUMNS, UNITS, catalogued, senseless
from kit.errors import KitError

GAP = "[^0-9a-z_à-öø-ỹ]"
"""What stands between words in lower case."""
_FACTORS = {
    ("vnd_million", "vnd_billion"): 1e-3, ("vnd", "vnd_billion"): 1e-9, ("vnd_billion", "vnd_billion"): 1.0,
    ("vnd_million", "vnd_million_per_person"): 1.0, ("vnd", "vnd_million_per_person"): 1e-6,
    ("ha", "km2"): 1e-2, ("km2", "ha"): 1e2, ("m2", "ha"): 1e-4,
    ("count", "rank"): 1.0, ("rank", "rank"): 1.0,
}  # fmt: skip
_EDGES = (("plausible_min", "-inf"), ("plausible_max", "inf"))
_WANTED = ("indicator", "theme", "unit", "measure", "of_means", "breakdowns")
_MOST = 12  # rows that cannot be used, named at once
_SPELLINGS = ("ủyuỷ", "óaoá", "òaoà", "ỏaoả", "–-", "\xa0 ")

_WITH_I = re.compile(r"(?:(?<!\w)kì|(?<!\w)lí|(?<!\w)quí)(?!\w)")
"""Spelt with `y` by most papers, as in `kỳ`, `lý`, `quý`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the lexicon, filed under each of its words."""

    line: int
    role: str
    means: str
    side: str
    needs: tuple[frozenset[str], ...]
    strict: frozenset[frozenset[str]]
    bars: frozenset[str]
    bars_before: frozenset[str]
    units: frozenset[str]
    syllables: frozenset[str]


@dataclass(slots=True)
class Phrase:
    """A run of words with its rules by role.

    counts: it may be the noun a figure counts; spoken: it has rules of its own.
    """

    words: str
    indicators: list[Rule] = field(default_factory=list)
    figures: list[Rule] = field(default_factory=list)
    breakdowns: list[Rule] = field(default_factory=list)
    beyond: list[Rule] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    scope: str | None = None
    not_figure: bool = False
    counts: bool = False
    generic: bool = False
    spoken: bool = False

    def add(self, rule: Rule) -> None:
        """File a rule by its role."""
        self.spoken = True
        lists = {"indicator": self.indicators, "figure": self.figures, "breakdown": self.breakdowns}
        lists["beyond"] = self.beyond
        if rule.role in lists:
            lists[rule.role].append(rule)
        elif rule.role == "kind":
            self.kinds.append(rule.means)
        elif rule.role == "scope" and self.scope is None:
            self.scope = rule.means
        self.not_figure |= rule.role == "not_figure" and bool(rule.side)
        self.generic |= rule.role == "generic"
        self.counts |= rule.role in ("indicator", "generic")


class Run:
    """The longest phrase found at a place and the ones it begins with, sorted by what they are for.

    bare: it only names indicators, or words that rules ask for; spoken: the longest has rules of its own;
    communal: it begins with `xã`; covers: how far a name goes whose parts decide nothing; head: the longest
    noun that is counted; wide: it is one name though there is a comma or an `và` in it.
    """

    __slots__ = (
        "bare", "beyond", "breakdowns", "communal", "covers", "figures", "head", "indicators", "kinds",
        "length", "longest", "not_figure", "scopes", "spoken", "wide", "words",
    )  # fmt: skip

    def __init__(self, phrases: list[Phrase]) -> None:
        self.longest = phrases[0].words
        self.length = len(self.longest)
        self.spoken = phrases[0].spoken
        self.communal = self.longest.startswith("xã")
        self.indicators = [(phrase.words, rule) for phrase in phrases for rule in phrase.indicators]
        self.figures = [(phrase.words, rule) for phrase in phrases for rule in phrase.figures]
        named = phrases[0].scope == ""
        self.words = frozenset(phrase.words for phrase in phrases)
        self.breakdowns = [] if named else [(one.words, rule) for one in phrases for rule in one.breakdowns]
        taught = bool(phrases[0].indicators)
        self.kinds = next((phrase.kinds for phrase in phrases if phrase.spoken), [])
        self.beyond = [rule for rule in phrases[0].beyond if rule.units or not taught]
        self.scopes = [(one.scope, len(one.words)) for one in phrases if one.scope and not named]
        self.covers = max((len(phrase.words) for phrase in phrases if phrase.scope == ""), default=0)
        self.not_figure = any(phrase.not_figure for phrase in phrases)
        decides = (self.breakdowns, self.figures, self.kinds, self.beyond, self.scopes, self.covers)
        self.bare = not any(decides)
        self.wide = taught and (", " in self.longest or " và " in self.longest)
        counted = (phrase for phrase in phrases if phrase.counts)
        self.head = max(counted, key=lambda phrase: len(phrase.words), default=None)


@dataclass(frozen=True, slots=True)
class Indicator:
    """What reading needs of a row of indicators.csv."""

    theme: str
    unit: str
    measure: str
    of_means: str
    members: frozenset[str]
    low: float
    high: float
    subset_of: str


@dataclass(frozen=True, eq=False)
class Lexicon:
    """One pattern that finds the longest phrase behind each gap, what it and its beginnings mean,
    the groups that hold for a whole sentence, and the catalogue the rules speak of."""

    districts: Path
    pattern: re.Pattern[str]
    runs: dict[str, Run]
    furniture: frozenset[str]
    lasting: frozenset[str]
    titled: frozenset[str]
    onward: frozenset[str]
    plain: frozenset[str]
    worded: tuple[str, ...]
    papers: dict[str, str]
    shorts: re.Pattern[str]
    full: dict[str, str]
    indicators: dict[str, Indicator]


def lower(text: str) -> str:
    """Lower case with one spelling (`hòa` as `hoà`, `kì` as `kỳ`); every place stays where it was."""
    if len(low := text.lower()) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for pair in _SPELLINGS:
        low = low.replace(pair[: len(pair) // 2], pair[len(pair) // 2 :])
    low = low.replace("tỉ ", "tỷ ")
    return _WITH_I.sub(lambda m: m[0][:-1] + "ýỳ"[m[0][-1] == "ì"], low) if "í" in low or "kì" in low else low


def whole(words: str) -> str:
    """A pattern for any of the whole words; each begins with its letter, which lets `re` skip quickly."""
    return "|".join(rf"{word[0]}(?<!\w{word[0]}){word[1:]}(?!\w)" for word in words.split("|"))


def load_lexicon(path: str | Path | Lexicon = "data/lexicon.csv") -> Lexicon:
    """The lexicon and the catalogue beside it, read again when a file has changed.

    A relative path is looked for here, then in the project the kit stands in, then in the kit itself.
    Raises `KitError` naming file, line, value and remedy where a row cannot be used.
    """
    if isinstance(path, Lexicon):
        return path
    try:
        files = _files(os.fspath(path), Path.cwd())
        return _load(*files, *(file.stat().st_mtime_ns for file in files))
    except FileNotFoundError as error:
        raise KitError(
            f"{error.filename}: not found; lexicon and catalogue stand together in the data folder"
        ) from error


@lru_cache(maxsize=16)
def _files(path: str, folder: Path) -> tuple[Path, Path]:
    home = Path(__file__).parent.parent
    places = (base / path for base in (folder, home.parent, home / "_project"))
    found = next((place for place in places if place.is_file()), Path(path))
    return found, found.with_name("indicators.csv")


def _table(path: Path, columns: Iterable[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Number and cells of each row that is not empty; raises `KitError` naming the line and what to do."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            names = [name.strip() for name in next(reader, [])]
            if missing := [name for name in columns if name not in names]:
                apart = "; they are separated by `;`, save with commas" if ";" in "".join(names) else ""
                raise KitError(
                    f"{path}, line 1: the columns must be {','.join(columns)}; missing: "
                    f"{', '.join(missing)}{apart}"
                )
            for cells in reader:
                if len(cells) != len(names) and any(cells):
                    raise KitError(
                        f"{path}, line {reader.line_num}: {len(cells)} cells, {len(names)} expected; write "
                        "every comma of an empty cell, and quote words that hold a comma"
                    )
                if any(cells):
                    yield reader.line_num, dict(zip(names, cells, strict=True))
    except UnicodeDecodeError as error:
        raise KitError(f"{path}: is no UTF-8; save it as CSV UTF-8") from error
    except csv.Error as error:
        raise KitError(f"{path}, line {reader.line_num}: {error}; save it as CSV UTF-8") from error


def _provinces(districts: Path) -> frozenset[str]:
    """Those of the register beside the lexicon; none where it cannot be read."""
    with suppress(KitError, OSError):
        return frozenset(row["province"] for _, row in _table(districts, ("province",)))
    return frozenset()


@lru_cache(maxsize=4)
def _load(path: Path, catalogue: Path, *stamps: int) -> Lexicon:
    wrong: list[str] = []
    known: dict[str, Indicator] = {}
    for line, row in _table(catalogue, _WANTED):
        for column, value, remedy in (problems := catalogued(row)):
            wrong.append(str(_refused(f"{catalogue}, line {line}", column, value, remedy)))
        usable = {name: "" for name, _, _ in problems if name.startswith("plausible")}
        known[row["indicator"]] = _indicator(row | usable)
    members = {name: one.members for name, one in known.items()}
    units = {*UNITS, *(q_class(one.unit) for one in known.values())}
    groups: dict[str, list[str]] = {}
    found: dict[str, Phrase] = {}
    plain: set[str] = set()
    full: dict[str, str] = {}
    alone: dict[str, dict[str, str]] = {"furniture": {}, "lasting": {}, "paper": {}}
    provinces: frozenset[str] = frozenset()
    for line, row in _table(path, COLUMNS):
        where = f"{path}, line {line}"
        if row["role"] == "paper":
            provinces = provinces or _provinces(path.with_name("districts.csv"))
        if problem := senseless(row, members, units, provinces):
            wrong.append(str(_refused(where, *problem)))
            continue
        if row["role"] == "short":
            full |= dict.fromkeys(filter(None, map(str.strip, row["words"].split("|"))), row["means"])
            continue
        try:
            words = _expand(row["words"], groups, where, "words", "^" if row["role"] == "words" else "")
            rule = _rule(row, words, groups, line, where)
        except KitError as error:
            wrong.append(str(error))
            continue
        if rule.role == "words":
            groups[row["means"]] = words
            continue
        if rule.role == "plain":
            plain.update(words)
            continue
        for word in words:
            found.setdefault(word, Phrase(word)).add(rule)
            role = "furniture" if rule.role == "not_figure" and not rule.side else rule.role
            alone.get(role, {}).setdefault(word, rule.means)
        for word in frozenset().union(rule.bars, rule.bars_before, *rule.needs):
            found.setdefault(word, Phrase(word))
    if wrong:
        raise KitError("\n".join(wrong[:_MOST] + [f"and {len(wrong) - _MOST} more"] * (len(wrong) > _MOST)))
    worded = sorted(word for word, phrase in found.items() if phrase.figures)
    return Lexicon(
        districts=path.with_name("districts.csv"),
        pattern=_pattern(sorted(found)),
        runs={word: Run([found[w] for w in _inner(word, found)]) for word in found},
        furniture=frozenset(alone["furniture"]),
        lasting=frozenset(alone["lasting"]),
        titled=frozenset(word for word, means in alone["lasting"].items() if means),
        onward=frozenset(word for word, means in alone["lasting"].items() if means == "article"),
        plain=frozenset(plain),
        worded=tuple(w for w in worded if not any(v in w and v != w for v in worded)),
        papers=alone["paper"],
        shorts=_shorts(full),
        full=full,
        indicators=known,
    )


def _rule(
    row: dict[str, str], words: list[str], groups: dict[str, list[str]], line: int, where: str
) -> Rule:  # fmt: skip
    parts = [part.strip() for part in row["with"].split("&")] if row["with"].strip() else []
    if not all(part.strip("!| ") for part in parts):
        raise _refused(where, "with", row["with"], "a group without words; write some, or take its mark away")
    needs = tuple(frozenset(_expand(part.removeprefix("!"), groups, where, "with")) for part in parts)
    strict = frozenset(need for need, part in zip(needs, parts, strict=True) if part[0] == "!")
    barred = _expand(row["without"], groups, where, "without", "^")
    bars = frozenset(word for word in barred if word[0] != "^")
    earlier = frozenset(word[1:].strip() for word in barred if word[0] == "^")
    units = frozenset(filter(None, row["unit"].split("|")))
    spoken = frozenset(" ".join(frozenset(words).union(*needs)).split())
    return Rule(line, row["role"], row["means"], row["side"], needs, strict, bars, earlier, units, spoken)


def _refused(where: str, column: str, value: str, remedy: str) -> KitError:
    return KitError(f"{where}, column {column}: {value!r}: {remedy}")


def _expand(words: str, groups: dict[str, list[str]], where: str, column: str, mark: str = "") -> list[str]:
    """Each word of a cell, those of its groups among them; `mark` may stand before one of them."""
    found: list[str] = []
    if "||" in words.replace(" ", ""):
        raise _refused(where, column, words, "one | joins two alternatives; take one away")
    for word in filter(None, (part.strip() for part in words.split("|"))):
        if word[0] == "@" and word[1:] not in groups:
            raise _refused(where, column, word, "no such group stands above; add a row of role `words`")
        if word == "^" or word[:2] == "^@":
            raise _refused(where, column, word, "`^` stands before words; write some, or take it away")
        several = groups[word[1:]] if word[0] == "@" else [lower(word)]
        if wrong := [one for one in several if one[0] in "!^" and one[0] != mark]:
            raise _refused(where, column, word, f"no `{wrong[0][0]}` stands here before words; take it away")
        found += several
    return found


def _shorts(full: Iterable[str]) -> re.Pattern[str]:
    """Finds abbreviations as they are printed, the longest first; not those in the number of a document."""
    words = "|".join(map(re.escape, sorted(full, key=len, reverse=True)))
    return re.compile(rf"(?<![\w./-])(?:{words})(?:(?<=\.)|(?![\w-]))" if words else "(?!)")


def _inner(phrase: str, found: dict[str, Phrase]) -> list[str]:
    """A phrase and the ones it begins with, from the shortest."""
    words = phrase.split(" ")
    heads = (" ".join(words[:n]).rstrip(",") for n in range(1, len(words)))
    return [phrase, *filter(found.__contains__, heads)]


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    """Finds the gap or digit before each phrase, and the longest phrase there; skips letters quickly."""
    numbered = [phrase for phrase in phrases if phrase[0].isdigit()]
    others = [phrase for phrase in phrases if not phrase[0].isdigit()]
    trie = "|".join([_trie(others)] * bool(others) + [rf"(?<!\d){_trie(numbered)}"] * bool(numbered))
    return re.compile(rf"[^a-z_à-öø-ỹ](?=({trie})(?!\w))" if phrases else "(?!)")


def _trie(phrases: list[str]) -> str:
    """One pattern for sorted phrases that shares their beginnings and takes the longest."""
    if len(phrases) == 1:
        return re.escape(phrases[0])
    tails: dict[str, list[str]] = {}
    for phrase in phrases:
        tails.setdefault(phrase[:1], []).append(phrase[1:])
    ends = tails.pop("", None) is not None
    often = sorted(tails.items(), key=lambda tail: -len(tail[1]))
    branches = [re.escape(head) + _trie(rest) for head, rest in often]
    return f"(?:{'|'.join(branches)}){'?' * ends}"


def _indicator(row: dict[str, str]) -> Indicator:
    dimensions = (part.partition("=") for part in row["breakdowns"].split(";") if part)
    members = frozenset(
        f"{name}={member}" for name, _, several in dimensions for member in several.split("|")
    )
    low, high = (float(row.get(name) or edge) for name, edge in _EDGES)
    kind = (row["theme"], row["unit"], row["measure"].replace("member", "level"), row["of_means"])
    return Indicator(*kind, members, low, high, row.get("subset_of") or "")


@lru_cache(maxsize=512)
def unit_of(printed: str, wanted: str, kind: str) -> tuple[str, float]:
    """Unit of the row and the factor to it; no unit where the two do not fit."""
    base, _, per = printed.partition("_per_")
    if base in ("percent", "percentage_points"):
        return ("percentage_points" if kind == "change" and wanted == "percent" else base), 1.0
    if not wanted or printed == wanted or (base == "count" and wanted in ("count", "status")):
        return wanted or printed, 1.0
    factor = _FACTORS.get((base, wanted), 0.0) if not per or wanted.endswith(f"_per_{per}") else 0.0
    return (wanted, factor) if factor else ("", 1.0)


@lru_cache(maxsize=512)
def q_class(unit: str) -> str:
    """The class of printed units a rule names: count, percent, money, ha, …"""
    base = unit.split("_per_")[0]
    return "money" if base.startswith("vnd") else "percent" if base == "percentage_points" else base
