"""data/lexicon.csv: the words that decide what a figure means. An analyst edits it, no code.

One row a rule, read from top to bottom; among rules that fit equally well the upper one wins.

- role: `indicator`, `figure` (one without digits), `breakdown`, `kind`, `scope` (whose figure it
  is), `not_figure`, `generic` (nouns that say nothing about the indicator), `lasting` (what a
  sentence without figures leaves for the next), `paper` (signs of a newspaper, means its province),
  or `words` (a group that other rows call `@name`).
- means: the indicator, `level=province`, `target`, … ; for `figure` the indicator and value.
- side: where the words stand, seen from the number: `before`, `after`, `near`, `sentence`, or
  `agent` (who acts: anywhere in the sentence, an office before a bare word).
- words: alternatives joined by `|`. with: groups joined by `&` that must all occur around it.
  with `!` before a group in the figure's own stretch. without: words that bar it there, with `^`
  before a word anywhere earlier in the sentence. unit: printed units it takes (`count|percent`), empty for any; in a
  row of role `breakdown` the indicators it is for.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kit.errors import KitError

COLUMNS = ("role", "means", "side", "words", "with", "without", "unit", "note")
ROLES = (
    "indicator",
    "figure",
    "breakdown",
    "kind",
    "scope",
    "not_figure",
    "generic",
    "lasting",
    "paper",
    "words",
)
SIDES = ("before", "after", "near", "sentence", "agent", "")
_SPELLINGS = (
    ("uỷ", "ủy"),
    ("oá", "óa"),
    ("oà", "òa"),
    ("oả", "ỏa"),
    ("tỉ ", "tỷ "),
    ("–", "-"),
    ("\xa0", " "),
)


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

    rules: dict[str, dict[str, list[Rule]]]
    pattern: re.Pattern[str]
    inner: dict[str, tuple[str, ...]]
    generic: frozenset[str]
    nouns: frozenset[str]
    furniture: frozenset[str]
    worded: tuple[str, ...]
    lasting: frozenset[str]
    papers: dict[str, str]
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
    for old, new in _SPELLINGS:
        if old in low:
            low = low.replace(old, new)
    return low


def load_lexicon(path: str | Path = "data/lexicon.csv") -> Lexicon:
    """The lexicon and the catalogue beside it, read again when a file has changed.

    Raises `KitError` naming file, line, column and remedy where a row cannot be used.
    """
    path = Path(path)
    catalogue = path.with_name("indicators.csv")
    if not path.is_file():
        raise KitError(f"{path}: there is no lexicon here; give `lexicon=` or run in the project's folder")
    stamps = tuple(p.stat().st_mtime_ns if p.is_file() else 0 for p in (path, catalogue))
    return _load(path, catalogue, stamps)


@lru_cache(maxsize=4)
def _load(path: Path, catalogue: Path, stamps: tuple[int, ...]) -> Lexicon:
    groups: dict[str, str] = {}
    rules: dict[str, dict[str, list[Rule]]] = {role: {} for role in ROLES}
    phrases: set[str] = set()
    generic: set[str] = set()
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise KitError(f"{path}, line 1: the columns must be {','.join(COLUMNS)}")
        for row in reader:
            where = f"{path}, line {reader.line_num}"
            role, words = row["role"], _expand(row["words"], groups, where)
            if role not in ROLES or row["side"] not in SIDES or not words:
                raise KitError(
                    f"{where}: role `{role}` with side `{row['side']}` and words `{row['words']}` is no rule; "
                    f"roles are {', '.join(ROLES)}, sides are {', '.join(SIDES[:-1])}, words may not be empty"
                )
            if role == "words":
                groups[row["means"]] = "|".join(words)
                continue
            generic |= set(words) if role == "generic" else set()
            parts = [part for part in row["with"].split("&") if part]
            needs = tuple(frozenset(_expand(part.lstrip("!"), groups, where)) for part in parts)
            strict = frozenset(need for need, part in zip(needs, parts, strict=True) if part[0] == "!")
            barred = _expand(row["without"], groups, where)
            bars = frozenset(word for word in barred if word[0] != "^")
            earlier = frozenset(word[1:] for word in barred if word[0] == "^")
            units = frozenset(filter(None, row["unit"].split("|")))
            for word in words:
                rule = Rule(
                    reader.line_num,
                    role,
                    row["means"],
                    row["side"],
                    word,
                    needs,
                    strict,
                    bars,
                    earlier,
                    units,
                )
                rules[role].setdefault(word, []).append(rule)
            phrases.update(words, bars, earlier, *needs)
    ordered = sorted(phrases)
    inner = {
        p: tuple(q for q in _heads(p) if q in phrases)
        for p in ordered
        if any(q in phrases for q in _heads(p))
    }
    pattern = re.compile(rf"\b(?=({_trie(ordered)})(?!\w))")
    nouns, worded = frozenset(rules["indicator"]) | generic, rules["figure"]
    shortest = tuple(sorted(w for w in worded if not any(v in w and v != w for v in worded)))
    furniture = frozenset(word for word, found in rules["not_figure"].items() if not found[0].side)
    lasting, papers = frozenset(rules["lasting"]), {w: found[0].means for w, found in rules["paper"].items()}
    known = _indicators(catalogue)
    return Lexicon(
        rules, pattern, inner, frozenset(generic), nouns, furniture, shortest, lasting, papers, known
    )


def _expand(words: str, groups: dict[str, str], where: str) -> list[str]:
    found: list[str] = []
    for word in filter(None, (part.strip() for part in words.split("|"))):
        if word.startswith("@") and word[1:] not in groups:
            raise KitError(
                f"{where}: no group of words `{word[1:]}` stands above; add a row with role `words`"
            )
        found += groups[word[1:]].split("|") if word.startswith("@") else [lower(word)]
    return found


def _heads(phrase: str) -> Iterable[str]:
    words = phrase.split(" ")
    return (" ".join(words[:n]).rstrip(",") for n in range(1, len(words)))


def _trie(phrases: list[str]) -> str:
    """One pattern for sorted phrases that shares their beginnings; the longest alternative first."""
    if len(phrases) == 1:
        return re.escape(phrases[0])
    tails: dict[str, list[str]] = {}
    for phrase in phrases:
        tails.setdefault(phrase[:1], []).append(phrase[1:])
    last = tails.pop("", None)
    branches = [re.escape(head) + _trie(rest) for head, rest in tails.items()]
    joined = branches[0] if len(branches) == 1 and last is None else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if last is not None and branches else joined


def _indicators(path: Path) -> dict[str, Indicator]:
    if not path.is_file():
        raise KitError(f"{path}: the catalogue of indicators is missing beside the lexicon")
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["indicator"]: Indicator(
                row["theme"], row["unit"], row["measure"], row["of_means"], _members(row["breakdowns"])
            )
            for row in csv.DictReader(file)
        }


def _members(breakdowns: str) -> frozenset[str]:
    found = set()
    for dimension in filter(None, breakdowns.split(";")):
        name, _, members = dimension.partition("=")
        found |= {f"{name}={member}" for member in members.split("|")}
    return frozenset(found)
