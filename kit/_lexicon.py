"""data/lexicon.csv: the words that decide what a figure means. An analyst edits it, no code.

One row a rule, read from top to bottom; among rules that fit equally well the upper one wins. Every
role and column, with an example, stands in data/README.md.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kit.errors import KitError

COLUMNS = ("role", "means", "side", "words", "with", "without", "unit", "note")
ROLES = "indicator figure breakdown kind scope not_figure beyond generic lasting plain paper words"
SIDES = ("before", "after", "near", "sentence", "agent", "")
_STANDS = {"indicator": SIDES[:3], "breakdown": SIDES[:5], "beyond": SIDES[:3]}
"""The sides of the roles that need one."""
_KINDS = (
    "target", "result", "assigned", "plan", "base", "over", "up", "down", "level", "growth", "share",
    "compared",
)  # fmt: skip
_MEANS = {
    "kind": _KINDS,
    "scope": ("province", "city", "country", "commune", "beside", "elsewhere", "district", ""),
    "lasting": ("", "title"),
}
_UNITS = (
    "count", "percent", "money", "usd_million", "rank", "status", "times", "ha", "km2", "m2", "km", "m",
    "tonnes", "kg",
)  # fmt: skip
"""The classes of printed units that a row may ask for, beside those of the catalogue."""
GAP = "[^0-9a-z_à-öø-ỹ]"
"""What stands between words in lower case."""
_FACTORS = {
    ("vnd_million", "vnd_billion"): 1e-3, ("vnd", "vnd_billion"): 1e-9, ("vnd_billion", "vnd_billion"): 1.0,
    ("vnd_million", "vnd_million_per_person"): 1.0, ("vnd", "vnd_million_per_person"): 1e-6,
    ("ha", "km2"): 1e-2, ("km2", "ha"): 1e2, ("m2", "ha"): 1e-4,
    ("count", "rank"): 1.0, ("rank", "rank"): 1.0,
}  # fmt: skip
_EDGES = (("plausible_min", "-inf"), ("plausible_max", "inf"))
_MOST = 12  # rows that cannot be used, named at once
_SPELLINGS = ("ủyuỷ", "óaoá", "òaoà", "ỏaoả", "–-", "\xa0 ")


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
    plain: frozenset[str]
    worded: tuple[str, ...]
    papers: dict[str, str]
    indicators: dict[str, Indicator]


def lower(text: str) -> str:
    """Lower case with one spelling of tones (`hòa` as `hoà`); every place stays where it was."""
    if len(low := text.lower()) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for pair in _SPELLINGS:
        low = low.replace(pair[: len(pair) // 2], pair[len(pair) // 2 :])
    return low.replace("tỉ ", "tỷ ")


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
    home = Path(__file__).parent
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


@lru_cache(maxsize=4)
def _load(path: Path, catalogue: Path, *stamps: int) -> Lexicon:
    wanted = ("indicator", "theme", "unit", "measure", "of_means", "breakdowns")
    known = {
        row["indicator"]: _indicator(row, f"{catalogue}, line {n}") for n, row in _table(catalogue, wanted)
    }
    groups: dict[str, list[str]] = {}
    found: dict[str, Phrase] = {}
    plain: set[str] = set()
    alone: dict[str, dict[str, str]] = {"furniture": {}, "lasting": {}, "paper": {}}
    wrong: list[str] = []
    for line, row in _table(path, COLUMNS):
        where = f"{path}, line {line}"
        try:
            words = _expand(row["words"], groups, where)
            if row["role"] == "words" and words:
                groups[row["means"]] = words
                continue
            rule = _rule(row, words, groups, known, line, where)
        except KitError as error:
            wrong.append(str(error))
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
        titled=frozenset(word for word, means in alone["lasting"].items() if means == "title"),
        plain=frozenset(plain),
        worded=tuple(w for w in worded if not any(v in w and v != w for v in worded)),
        papers=alone["paper"],
        indicators=known,
    )


def _rule(
    row: dict[str, str], words: list[str], groups: dict[str, list[str]], known: Mapping[str, Indicator],
    line: int, where: str,
) -> Rule:  # fmt: skip
    role, means = row["role"], row["means"]
    if role not in ROLES.split() or row["side"] not in SIDES or not words:
        raise KitError(
            f"{where}: role `{role}` with side `{row['side']}` and words `{row['words']}` is no rule; "
            f"roles are {ROLES.replace(' ', ', ')}, sides are {', '.join(SIDES[:-1])}, words may not be empty"
        )
    if problem := _senseless(row, known):
        raise KitError(f"{where}: {problem}")
    parts = [part for part in row["with"].split("&") if part]
    needs = tuple(frozenset(_expand(part.lstrip("!"), groups, where)) for part in parts)
    strict = frozenset(need for need, part in zip(needs, parts, strict=True) if part[0] == "!")
    barred = _expand(row["without"], groups, where)
    bars = frozenset(word for word in barred if word[0] != "^")
    earlier = frozenset(word[1:] for word in barred if word[0] == "^")
    units = frozenset(filter(None, row["unit"].split("|")))
    spoken = frozenset(" ".join(frozenset(words).union(*needs)).split())
    return Rule(line, role, means, row["side"], needs, strict, bars, earlier, units, spoken)


def _senseless(row: Mapping[str, str], known: Mapping[str, Indicator]) -> str:
    """What a row says that nothing would come of, and what to do about it; "" if all of it has a sense."""
    role, means, side = row["role"], row["means"], row["side"]
    units = [part for part in row["unit"].split("|") if part]
    if role in ("indicator", "figure") and means.partition("=")[0] not in known:
        return f"`{means}` is not in indicators.csv; add it there first, or mend the name"
    if role in _STANDS and side not in _STANDS[role]:
        return f"role `{role}` with side `{side}`; write {', '.join(_STANDS[role])}"
    if role in _MEANS and means not in _MEANS[role]:
        return f"role `{role}` with means `{means}`; write {', '.join(filter(None, _MEANS[role]))}"
    members = {"level=city"}.union(*(one.members for one in known.values()))
    if role == "breakdown" and means not in members:
        return f"no indicator has the breakdown `{means}`; add it to `breakdowns` in indicators.csv"
    if role == "figure" and not re.fullmatch(r"\d+(\.\d+)?", means.partition("=")[2]):
        return f"`{means}` says no value; write INDICATOR=VALUE, such as award_flag=1"
    if role in ("breakdown", "beyond"):
        if wrong := [unit for unit in units if unit not in known]:
            return f"unit `{wrong[0]}` is no indicator; in a row of role `{role}` it names indicators"
    elif wrong := [
        unit for unit in units if unit not in {*_UNITS, *(q_class(k.unit) for k in known.values())}
    ]:
        return f"unit `{wrong[0]}` is none that is read; write {', '.join(_UNITS)}, or leave it empty"
    ignored = [name for name in ("with", "without", "unit") if row[name]]
    if ignored and role not in ("indicator", "figure") and (role not in _STANDS or ignored != ["unit"]):
        return f"role `{role}` does not look at `{'`, `'.join(ignored)}`; leave it empty"
    return ""


def _expand(words: str, groups: dict[str, list[str]], where: str) -> list[str]:
    found: list[str] = []
    if "||" in words.replace(" ", ""):
        raise KitError(f"{where}: `||` in `{words}`: one | joins two alternatives; take one away")
    for word in filter(None, (part.strip() for part in words.split("|"))):
        if word[0] == "@" and word[1:] not in groups:
            raise KitError(f"{where}: no group of words `{word[1:]}` stands above; add a row of role `words`")
        found += groups[word[1:]] if word[0] == "@" else [lower(word)]
    return found


def _inner(phrase: str, found: dict[str, Phrase]) -> list[str]:
    """A phrase and the ones it begins with, from the shortest."""
    words = phrase.split(" ")
    heads = (" ".join(words[:n]).rstrip(",") for n in range(1, len(words)))
    return [phrase, *filter(found.__contains__, heads)]


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    """Finds the gap before each phrase, and the longest phrase there; letters are skipped quickly."""
    return re.compile(rf"{GAP}(?=({_trie(phrases)})(?!\w))" if phrases else "(?!)")


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


def _indicator(row: dict[str, str], where: str) -> Indicator:
    dimensions = (part.partition("=") for part in row["breakdowns"].split(";") if part)
    members = frozenset(
        f"{name}={member}" for name, _, several in dimensions for member in several.split("|")
    )
    try:
        low, high = (float(row.get(name) or edge) for name, edge in _EDGES)
    except ValueError as error:
        raise KitError(
            f"{where}: {error}; write plausible bounds as plain numbers, such as 1200.5"
        ) from error
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
