"""data/lexicon.csv: the words that decide what a figure means. An analyst edits it, no code.

One row a rule, read from top to bottom; among rules that fit equally well the upper one wins.

- role: `indicator`, `figure` (one without digits), `breakdown`, `kind`, `scope` (whose figure it
  is; with empty means a name whose parts decide nothing), `not_figure` (what counts nothing; with
  no side the whole line is page furniture), `generic` (nouns that say nothing about the
  indicator), `lasting` (what a sentence leaves for the next), `paper` (signs of a newspaper,
  means its province), or `words` (a group that other rows call `@name`).
- means: the indicator, `level=province`, `target`, … ; for `figure` the indicator and value.
- side: where the words stand, seen from the number: `before`, `after`, `near`, `sentence`, or
  `agent` (who acts: anywhere in the sentence, an office before a bare word).
- words: alternatives joined by `|`. with: groups joined by `&` that must all occur around it,
  with `!` before a group in the figure's own stretch. without: words that bar it there, with `^`
  before a word anywhere earlier in the sentence. unit: printed units it takes (`count|percent`),
  empty for any; in a row of role `breakdown` the indicators it is for.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kit.errors import KitError

COLUMNS = ("role", "means", "side", "words", "with", "without", "unit", "note")
ROLES = "indicator figure breakdown kind scope not_figure generic lasting paper words"
SIDES = ("before", "after", "near", "sentence", "agent", "")
_SPELLINGS = ("uỷủy", "oáóa", "oàòa", "oảỏa", "–-", "\xa0 ")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the lexicon; `trigger` is the alternative of its words this copy is filed under."""

    line: int
    role: str
    means: str
    side: str
    trigger: str
    needs: tuple[frozenset[str], ...]
    strict: frozenset[frozenset[str]]
    bars: frozenset[str]
    bars_before: frozenset[str]
    units: frozenset[str]


@dataclass(frozen=True)
class Indicator:
    """What reading needs of a row of indicators.csv."""

    theme: str
    unit: str
    measure: str
    of_means: str
    members: frozenset[str]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Rules by role and trigger, one pattern that finds every phrase, the catalogue they speak of."""

    folder: Path
    rules: dict[str, dict[str, list[Rule]]]
    pattern: re.Pattern[str]
    inner: dict[str, tuple[str, ...]]
    generic: frozenset[str]
    nouns: frozenset[str]
    furniture: frozenset[str]
    worded: tuple[str, ...]
    lasting: frozenset[str]
    papers: dict[str, str]
    names: frozenset[str]
    others: frozenset[str]
    indicators: dict[str, Indicator]

    def find(self, low: str, start: int, end: int) -> list[tuple[int, str]]:
        """Place and phrase of everything known in `low[start:end]`, shorter phrases included."""
        found: list[tuple[int, str]] = []
        for m in self.pattern.finditer(low, start, end):
            place, phrase = m.start(), m[1]
            found.append((place, phrase))
            for shorter in self.inner.get(phrase, ()):
                found.append((place, shorter))
        return found


def lower(text: str) -> str:
    """Lower case with one spelling of tones (`uỷ` as `ủy`); every place stays where it was."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for pair in _SPELLINGS:
        low = low.replace(pair[: len(pair) // 2], pair[len(pair) // 2 :])
    return low.replace("tỉ ", "tỷ ")


def load_lexicon(path: str | Path = "data/lexicon.csv") -> Lexicon:
    """The lexicon and the catalogue beside it, read again when a file has changed.

    A relative path is looked for here, then in the project the kit stands in, then in the kit itself.
    Raises `KitError` naming file, line, value and remedy where a row cannot be used.
    """
    home = Path(__file__).parent
    places = (base / path for base in (Path(), home.parent, home / "_project"))
    path = next((place for place in places if place.is_file()), Path(path))
    files = path, path.with_name("indicators.csv")
    for file in files:
        if not file.is_file():
            raise KitError(f"{file}: not found; lexicon and catalogue stand together in the data folder")
    return _load(*files, tuple(file.stat().st_mtime_ns for file in files))


@lru_cache(maxsize=4)
def _load(path: Path, catalogue: Path, stamps: tuple[int, ...]) -> Lexicon:
    with catalogue.open(encoding="utf-8", newline="") as file:
        known = {row["indicator"]: _indicator(row) for row in csv.DictReader(file)}
    groups: dict[str, list[str]] = {}
    rules: dict[str, dict[str, list[Rule]]] = {role: {} for role in ROLES.split()}
    phrases: set[str] = set()
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise KitError(f"{path}, line 1: the columns must be {','.join(COLUMNS)}")
        for row in reader:
            made = _rules(row, groups, known, reader.line_num, f"{path}, line {reader.line_num}")
            for rule in made:
                rules[rule.role].setdefault(rule.trigger, []).append(rule)
                phrases.add(rule.trigger)
            phrases.update(*(frozenset().union(r.bars, r.bars_before, *r.needs) for r in made[:1]))
    inner = {phrase: tuple(head for head in _heads(phrase) if head in phrases) for phrase in phrases}
    worded = rules["figure"]
    return Lexicon(
        folder=path.parent,
        rules=rules,
        pattern=re.compile(rf"\b(?=({_trie(sorted(phrases))})(?!\w))") if phrases else re.compile("(?!)"),
        inner={phrase: heads for phrase, heads in inner.items() if heads},
        generic=frozenset(rules["generic"]),
        nouns=frozenset(rules["indicator"]) | frozenset(rules["generic"]),
        furniture=frozenset(word for word, found in rules["not_figure"].items() if not found[0].side),
        worded=tuple(sorted(w for w in worded if not any(v in w and v != w for v in worded))),
        lasting=frozenset(rules["lasting"]),
        papers={word: found[0].means for word, found in rules["paper"].items()},
        names=frozenset(word for word, found in rules["scope"].items() if not found[0].means),
        others=frozenset().union(*(found for role, found in rules.items() if role != "indicator")),
        indicators=known,
    )


def _rules(
    row: dict[str, str], groups: dict[str, list[str]], known: dict[str, Indicator], line: int, where: str
) -> list[Rule]:
    """A row as one rule a trigger; a row of role `words` only names a group."""
    role, means, words = row["role"], row["means"], _expand(row["words"], groups, where)
    if role not in ROLES.split() or row["side"] not in SIDES or not words:
        raise KitError(
            f"{where}: role `{role}` with side `{row['side']}` and words `{row['words']}` is no rule; "
            f"roles are {ROLES.replace(' ', ', ')}, sides are {', '.join(SIDES[:-1])}, words may not be empty"
        )
    if role in ("indicator", "figure") and means.partition("=")[0] not in known:
        raise KitError(f"{where}: `{means}` is not in indicators.csv; add it there first, or mend the name")
    if role == "words":
        groups[means] = words
        return []
    parts = [part for part in row["with"].split("&") if part]
    needs = tuple(frozenset(_expand(part.lstrip("!"), groups, where)) for part in parts)
    strict = frozenset(need for need, part in zip(needs, parts, strict=True) if part[0] == "!")
    barred = _expand(row["without"], groups, where)
    bars = frozenset(word for word in barred if word[0] != "^")
    earlier = frozenset(word[1:] for word in barred if word[0] == "^")
    units = frozenset(filter(None, row["unit"].split("|")))
    return [Rule(line, role, means, row["side"], word, needs, strict, bars, earlier, units) for word in words]


def _expand(words: str, groups: dict[str, list[str]], where: str) -> list[str]:
    found: list[str] = []
    for word in filter(None, (part.strip() for part in words.split("|"))):
        if word[0] == "@" and word[1:] not in groups:
            raise KitError(f"{where}: no group of words `{word[1:]}` stands above; add a row of role `words`")
        found += groups[word[1:]] if word[0] == "@" else [lower(word)]
    return found


def _heads(phrase: str) -> list[str]:
    words = phrase.split(" ")
    return [" ".join(words[:n]).rstrip(",") for n in range(1, len(words))]


def _trie(phrases: list[str]) -> str:
    """One pattern for sorted phrases that shares their beginnings and takes the longest."""
    if len(phrases) == 1:
        return re.escape(phrases[0])
    tails: dict[str, list[str]] = {}
    for phrase in phrases:
        tails.setdefault(phrase[:1], []).append(phrase[1:])
    ends = tails.pop("", None) is not None
    branches = [re.escape(head) + _trie(rest) for head, rest in tails.items()]
    return f"(?:{'|'.join(branches)}){'?' * ends}"


def _indicator(row: dict[str, str]) -> Indicator:
    dimensions = (part.partition("=") for part in row["breakdowns"].split(";") if part)
    members = frozenset(
        f"{name}={member}" for name, _, several in dimensions for member in several.split("|")
    )
    return Indicator(row["theme"], row["unit"], row["measure"], row["of_means"], members)
