"""The files a decision goes into: a line of data/decisions.csv, and a row of data/observations.csv."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit import _articles
from kit.errors import DataError

COLUMNS = ("candidate", "action", "who", "when", "observation", "proposed", "decided")
ACTIONS = ("accept", "edit", "reject", "undo")
Finding = dict[str, Any]


@dataclass(frozen=True)
class Decision:
    """action: accept, edit, reject or undo; decided: the row written (empty when rejected);
    appeared, gone: findings of the audit that came and went, as rows of `kit.audit`."""

    candidate: str
    action: str
    who: str
    when: str
    observation: str
    proposed: dict[str, str]
    decided: dict[str, str]
    appeared: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()


def latest(folder: Path) -> dict[str, dict[str, str]]:
    """The last decision on each candidate that still stands."""
    return {key: row for key, row in _read(folder)[0].items() if row["action"] != "undo"}


def damaged(folder: Path) -> list[str]:
    """A message for each line of decisions.csv that cannot be read, and so does not count."""
    return _read(folder)[1]


def _read(folder: Path) -> tuple[dict[str, dict[str, str]], list[str]]:
    file = folder / "decisions.csv"
    if not file.is_file():
        return {}, []
    header, *lines = file.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    names = next(csv.reader([header.decode("utf-8", "replace").strip()]), [])
    if missing := [name for name in COLUMNS if name not in names]:
        raise DataError(
            f"{file}, line 1: missing column {', '.join(missing)}; the header must be {','.join(COLUMNS)}"
        )
    found: dict[str, dict[str, str]] = {}
    wrong: list[str] = []
    for number, line in enumerate(lines, start=2):
        if line.strip():
            row, problem = _row(line, names)
            found |= {} if problem else {row["candidate"]: row}
            if problem:
                wrong.append(
                    f"{file}, line {number}: {problem}; this decision does not count: mend the line, or "
                    "remove it and decide again"
                )
    return found, wrong


def _row(line: bytes, names: list[str]) -> tuple[dict[str, str], str]:
    """One line, which is one decision (no cell holds a line break), and what is wrong with it."""
    try:
        (cells,) = csv.reader([line.decode().rstrip("\r")], strict=True)
    except UnicodeDecodeError as error:
        return {}, f"byte {error.start + 1} is no UTF-8"
    except (csv.Error, ValueError) as error:
        return {}, f"a quotation mark is not closed ({error})"
    row = dict(zip(names, cells, strict=False))
    if len(cells) != len(names):
        return {}, f"{len(cells)} fields, {len(names)} expected"
    if row["action"] not in ACTIONS or ":" not in row["candidate"]:
        return {}, f"{row['action']!r} on {row['candidate']!r} is no decision"
    whole = all(row[name][:1] == "{" and row[name][-1:] == "}" for name in ("proposed", "decided"))
    return row, "" if whole else "what was proposed or decided is cut off"


def content(decision: Mapping[str, str], name: str) -> dict[str, str]:
    """What was proposed or decided; raises `DataError` where the line was damaged."""
    try:
        return dict(json.loads(decision[name]))
    except ValueError as error:
        raise DataError(
            f"decisions.csv: what was {name} about {decision['candidate']} cannot be read ({error}); "
            "mend the line"
        ) from error


def ids(decision: Mapping[str, str]) -> tuple[str, str]:
    """The observation a decision led to, and the id that `kit extract` prints for what was proposed."""
    return decision["observation"], content(decision, "proposed").get("observation", "")


def write(folder: Path, decisions: Iterable[Decision]) -> None:
    """Add a line for each decision, all at once; every other byte stays."""
    file = folder / "decisions.csv"
    before = file.read_bytes() if file.is_file() else _articles.record(COLUMNS)
    first, _, _ = before.removeprefix(b"\xef\xbb\xbf").partition(b"\n")
    names, end = next(csv.reader([first.decode().strip()])), "\r\n" if first.endswith(b"\r") else "\n"
    if not before.endswith(b"\n"):
        before += end.encode()
    added = []
    for decision in decisions:
        row = {name: getattr(decision, name) for name in COLUMNS}
        row |= {name: json.dumps(row[name], ensure_ascii=False) for name in ("proposed", "decided")}
        added.append(_articles.record([row.get(name, "") for name in names], end))
    _articles.replace(file, before + b"".join(added))


def records(table: bytes) -> list[bytes]:
    """A CSV file cut into its records, line ends kept; a quoted cell may hold line breaks."""
    found: list[bytes] = []
    for line in table.splitlines(keepends=True):
        if found and found[-1].count(b'"') % 2:
            found[-1] += line
        else:
            found.append(line)
    return found


def taken(table: bytes) -> defaultdict[str, set[int]]:
    """The numbers that observations.csv has given away, by `article.paragraph`."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for line in table.decode("utf-8-sig", "replace").splitlines():
        place, _, number = line.partition(",")[0].strip('"').rpartition(".")
        if number.isdecimal():
            found[place].add(int(number))
    return found


def with_rows(table: bytes, rows: Sequence[Mapping[str, str]]) -> bytes:
    """observations.csv with more rows, each in its article and reading order; other bytes as they are."""
    if not rows:
        return table
    lines = records(table)
    end = "\r\n" if lines[0].endswith(b"\r\n") else "\n"
    header = next(csv.reader([lines[0].decode("utf-8-sig")]))
    if not lines[-1].endswith(b"\n"):
        lines[-1] += end.encode()
    there: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, line in enumerate(lines[1:] if header[0] == "observation" else [], start=1):
        if match := re.match(rb'"?([^",]+)\.(\d+)\.(\d+)"?,', line):
            there[match[1].decode()].append((int(match[2]), int(match[3]), number))
    new: dict[int, list[bytes]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: _place(row["observation"])):
        article, mine = row["article"], _place(row["observation"])[1:]
        same = there.get(article, [])
        above = next((number for *key, number in same if tuple(key) >= mine), 0)
        place = above or (same[-1][2] + 1 if same else len(lines))
        new[place].append(_articles.record([row[name] for name in header if name in row], end))
    for place in sorted(new, reverse=True):
        lines[place:place] = new[place]
    return b"".join(lines)


def without(table: bytes, row: Mapping[str, str]) -> bytes:
    """observations.csv without exactly that row; empty where it does not stand there as it was written."""
    lines = records(table)
    header = next(csv.reader([lines[0].decode("utf-8-sig")]))
    written = _articles.record([row.get(name, "") for name in header]).strip()
    kept = [line for line in lines if line.strip() != written]
    return b"".join(kept) if len(kept) == len(lines) - 1 else b""


def _place(observation: str) -> tuple[str, int, int]:
    article, paragraph, number = observation.rsplit(".", 2)
    return article, int(paragraph), int(number)
