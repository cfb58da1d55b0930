"""What waits to be checked, and what was decided about it.

Candidates come from reading the archive anew each time; data/decisions.csv keeps every decision
(who, when, what was proposed, what was decided), data/observations.csv what was accepted. A
candidate is known by its article, the words of its paragraph and the place of its first digit, so
a changed lexicon or a new id never brings back what was decided. Every decision reads and writes
the files under a lock: threads, tabs and terminals can work at the same time.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from kit import _articles, _audit, _csv, _load, _model
from kit._extract import extract
from kit._load import Data
from kit._pages import HANOI
from kit.errors import DataError, KitError

COLUMNS = ("candidate", "action", "who", "when", "observation", "proposed", "decided")
FIXED = ("observation", "article", "paragraph", "reviewed_by", "reviewed_at")
EDITABLE = tuple(name for name in _model.COLUMNS["observations"] if name not in FIXED)
NUMBERS = dict.fromkeys(("value", "value_max", "of", "confidence"), pl.Float64)
SCHEMA: dict[str, Any] = {"candidate": pl.String, **dict.fromkeys(_model.COLUMNS["observations"], pl.String)}
SCHEMA |= {**NUMBERS, **dict.fromkeys(("paragraph", "start", "end"), pl.Int64)}
SCHEMA |= {"rule": pl.String, "text": pl.String}


@dataclass(frozen=True)
class Decision:
    """action: accept, edit, reject or undo; decided: the row written (empty when rejected);
    appeared, gone: findings of the audit that came and went, one line each."""

    candidate: str
    action: str
    who: str
    when: str
    observation: str
    proposed: dict[str, str]
    decided: dict[str, str]
    appeared: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def waiting(data: Data, article: str | None = None) -> pl.DataFrame:
    """Candidates neither decided nor already observations, the surest first.

    Returns one row a candidate: candidate (id), the columns of observations, start and end (within
    `text`, the paragraph), confidence (0 to 1) and rule (the words that decided). article: limit to
    one id. Only articles with a text in data/archive can have any.
    """
    log = _latest(data.folder)
    decided = {decision["observation"] for decision in log.values()}
    told = pl.concat([data.observations, data.superseded.select(data.observations.columns)])
    known: dict[str, list[dict[str, Any]]] = {}
    for row in told.iter_rows(named=True):
        if row["observation"] not in decided:
            known.setdefault(row["article"], []).append(row)
    rows: list[dict[str, Any]] = []
    for name, published, paper in data.articles.select("article", "published", "publisher").iter_rows():
        if article in (None, name):
            read = _read(data.folder, name, published, _articles.province(data.folder, paper))
            found = [one for one in read if one["candidate"] not in log]
            rows += _unknown(found, known.get(name, []))
    frame = pl.DataFrame([{key: row[key] for key in SCHEMA} for row in rows], schema=SCHEMA)
    return frame.sort("confidence", descending=True, maintain_order=True)


def decide(
    data: Data, candidate: str, action: str, who: str, changes: Mapping[str, object] | None = None
) -> Decision:
    """Accept, reject or edit (accept with `changes`: column to value) one candidate; stored at once.

    Raises `KitError` and stores nothing when the candidate is not waiting any more, or when the row
    breaks a rule of the data model: the message names column, value and remedy.
    """
    if action not in ("accept", "reject", "edit") or not who.strip():
        raise KitError(f"{action!r} by {who!r}: decide accept, reject or edit, and say who decides")
    with _articles.locked(data.folder):
        now = _load.load(data.folder)
        proposed = _waiting_one(now, candidate)
        action = "edit" if changes and action == "accept" else action
        if action == "reject":
            return _log(now.folder, Decision(candidate, action, who, _now(), "", _texts(proposed), {}))
        row = _row(now, proposed, who, changes or {})
        content = _with(_bytes(now), row)
        appeared, gone = _effect(now, content, row["observation"], row["district"])
        _articles.replace(now.folder / "observations.csv", content)
        told, decided = _texts(proposed), {name: cell for name, cell in row.items() if cell}
        number = row["observation"]
        decision = Decision(candidate, action, who, _now(), number, told, decided, appeared, gone)
        return _log(now.folder, decision)


def undo(data: Data, candidate: str, who: str) -> Decision:
    """Take back the last decision on a candidate: its row goes, and it waits again.

    Raises `KitError` if there is none, or if the row was changed by hand since.
    """
    with _articles.locked(data.folder):
        last = _latest(data.folder).get(candidate)
        if last is None:
            raise KitError(
                f"candidate {candidate}: nothing was decided about it; `kit review` lists what waits"
            )
        before = _load.load(data.folder)
        decided: dict[str, str] = json.loads(last["decided"])
        appeared: tuple[str, ...] = ()
        gone: tuple[str, ...] = ()
        content = _bytes(before)
        if decided:
            records = _records(content)
            header = next(csv.reader([records[0].decode("utf-8-sig")]))
            written = _articles.record([decided.get(name, "") for name in header]).strip()
            kept = [record for record in records if record.strip() != written]
            if len(kept) != len(records) - 1:
                raise KitError(
                    f"{data.folder / 'observations.csv'}: row {last['observation']} was changed or removed "
                    "since it was decided; correct it there by hand"
                )
            content = b"".join(kept)
            appeared, gone = _effect(before, content, "", decided["district"])
        proposed = json.loads(last["proposed"])
        decision = Decision(candidate, "undo", who, _now(), "", proposed, {}, appeared, gone)
        _log(data.folder, decision)
        _articles.replace(data.folder / "observations.csv", content)
        return decision


def effect(data: Data, candidate: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Findings that would come and go if the candidate were accepted; ((), ()) if it cannot be."""
    try:
        row = _row(data, _waiting_one(data, candidate), "nobody", {})
        return _effect(data, _with(_bytes(data), row), row["observation"], row["district"])
    except KitError:
        return (), ()


def review_loop(data: Data, who: str, ask: Callable[[str], str], say: Callable[[str], None]) -> Counter[str]:
    """Go through what waits in a terminal; counts what was done.

    ask: shows a prompt, returns a line (EOFError ends); say: shows a text.
    """
    done: Counter[str] = Counter()
    for row in waiting(data).iter_rows(named=True):
        say(shown(row, *effect(_load.load(data.folder), row["candidate"])))
        while True:
            try:
                key = ask("[a]ccept [r]eject [e]dit [s]kip [q]uit > ").strip().lower()[:1]
            except EOFError:
                key = "q"
            if key == "q":
                return done
            if key == "s":
                done["skip"] += 1
                break
            if key not in ("a", "r", "e"):
                continue
            action = {"a": "accept", "r": "reject", "e": "edit"}[key]
            try:
                decision = decide(data, row["candidate"], action, who, _asked(ask) if key == "e" else None)
            except KitError as error:
                say(f"! {error}")
                continue
            done[decision.action] += 1
            break
    return done


def shown(row: Mapping[str, Any], appeared: Iterable[str], gone: Iterable[str]) -> str:
    """A candidate for the terminal: paragraph with the figure marked, proposal, reasons, effect."""
    text, start, end = row["text"], row["start"], row["end"]
    told = _texts(row)
    lines = [
        f"\n{row['article']} ¶{row['paragraph']}, {row['confidence']:.0%}",
        f"  {text[:start]}▶{text[start:end]}◀{text[end:]}",
        "  " + "  ".join(f"{name}={told[name]}" for name in EDITABLE if told.get(name)),
        f"  because: {row['rule'] or 'nothing in the lexicon decided'}",
    ]
    lines += [f"  audit + {one}" for one in appeared] + [f"  audit - {one}" for one in gone]
    return "\n".join(lines)


def _asked(ask: Callable[[str], str]) -> dict[str, str]:
    changes: dict[str, str] = {}
    while line := ask("column=value, empty line to finish > ").strip():
        name, _, value = line.partition("=")
        changes[name.strip()] = value.strip()
    return changes


def _read(folder: Path, article: str, published: str, province: str) -> list[dict[str, Any]]:
    """Candidates of an archived article with their ids, offsets within the paragraph."""
    lines = _articles.paragraphs(folder, article)
    found = extract(
        "\n".join(lines), lexicon=folder / "lexicon.csv", districts=folder / "districts.csv",
        article=article, published=published or None, province=province,
    ) if lines else []  # fmt: skip
    seen: Counter[str] = Counter()
    rows = []
    for one in found:
        row: dict[str, Any] = {name: getattr(one, name) for name in one.__slots__}
        text, before = lines[one.paragraph - 1], lines[: one.paragraph - 1]
        offset = sum(len(line) + 1 for line in before)
        row |= {"text": text, "start": one.start - offset, "end": one.end - offset}
        digit = re.search(r"\d", one.surface)
        place = row["start"] + (digit.start() if digit else 0)
        key = "\0".join((article, text, str(before.count(text)), str(place)))
        seen[key] += 1
        digest = hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()[:10]
        rows.append(row | {"candidate": f"{article}:{digest}"})
    return rows


def _unknown(found: list[dict[str, Any]], known: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Candidates that no observation of the same paragraph and printed digits stands for."""

    def key(row: Mapping[str, Any], *more: str) -> tuple[Any, ...]:
        digits = re.findall(r"\d+", row["surface"]) or [row["indicator"]]
        return (row["paragraph"], *digits, *(row[name] for name in more))

    for more in (("indicator", "breakdown", "kind"), ("indicator",), ()):
        rest = []
        for row in found:
            twin = next((one for one in known if key(one, *more) == key(row, *more)), None)
            if twin is None:
                rest.append(row)
            else:
                known.remove(twin)
        found = rest
    return found


def _waiting_one(data: Data, candidate: str) -> dict[str, Any]:
    frame = waiting(data, candidate.rpartition(":")[0])
    rows = frame.filter(pl.col("candidate") == candidate).to_dicts()
    if rows:
        return rows[0]
    if last := _latest(data.folder).get(candidate):
        raise KitError(f"candidate {candidate}: {last['who']} decided {last['action']} on {last['when']}")
    raise KitError(f"candidate {candidate} does not wait; `kit review` lists what does")


def _row(data: Data, proposed: dict[str, Any], who: str, changes: Mapping[str, object]) -> dict[str, str]:
    """The row of observations.csv; its id is the proposed one, or the paragraph's next free one."""
    if wrong := [name for name in changes if name not in EDITABLE]:
        raise KitError(f"column {', '.join(wrong)} cannot be edited; choose from {', '.join(EDITABLE)}")
    row = _texts(proposed) | {name: str(value).strip() for name, value in changes.items()}
    row |= {"reviewed_by": who.strip(), "reviewed_at": _now()[:10]}
    start = f"{row['article']}.{row['paragraph']}."
    content = _bytes(data).decode("utf-8-sig").splitlines()
    taken = {int(m[1]) for line in content if (m := re.match(rf'"?{re.escape(start)}(\d+)"?,', line))}
    wanted = int(row["observation"].rpartition(".")[2])
    row["observation"] = start + str(wanted if wanted not in taken else max(taken) + 1)
    return {name: row.get(name, "") for name in _model.COLUMNS["observations"]}


def _effect(data: Data, content: bytes, row: str, district: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Findings on the district that come and go with new observations; raises if `row` is bad."""
    raw = {name: (data.folder / f"{name}.csv").read_bytes() for name in _model.COLUMNS}
    tables = _csv.validated(data.folder, raw | {"observations": content})
    if broken := tables["aside"].filter((pl.col("row") == row) & (pl.col("row") != "")).to_dicts():
        entries = "; ".join(f"column {e['column']} {e['value']!r}: {e['remedy']}" for e in broken)
        raise DataError(f"{row}: not stored: {entries}")
    current, superseded = _load._supersede(tables["observations"])
    after = replace(data, observations=current, superseded=superseded)
    old, new = (set(map(_finding, _audit.audit(one, district).to_dicts())) for one in (data, after))
    return tuple(sorted(new - old)), tuple(sorted(old - new))


def _finding(found: Mapping[str, Any]) -> str:
    values = ", ".join(_plain(value) for value in found["values"])
    expected = "" if found["computed"] is None else f" → {_plain(round(found['computed'], 4))}"
    return f"{found['state']} ({found['rule']}) {found['indicator']} {found['period']}: {values}{expected}"


def _plain(value: float) -> str:
    return format(Decimal(repr(value)).normalize(), "f")


def _texts(row: Mapping[str, Any]) -> dict[str, str]:
    """Cells as observations.csv writes them, with what the proposal rested on."""
    names = (*_model.COLUMNS["observations"], "confidence", "rule")
    cells = {name: row[name] for name in names if row[name] not in (None, "")}
    return {name: _plain(cell) if isinstance(cell, float) else str(cell) for name, cell in cells.items()}


def _now() -> str:
    return datetime.now(HANOI).isoformat(timespec="seconds")


def _bytes(data: Data) -> bytes:
    return (data.folder / "observations.csv").read_bytes()


def _records(content: bytes) -> list[bytes]:
    """A CSV file cut into its records, line ends kept; a quoted cell may hold line breaks."""
    records: list[bytes] = []
    for line in content.splitlines(keepends=True):
        if records and records[-1].count(b'"') % 2:
            records[-1] += line
        else:
            records.append(line)
    return records


def _with(content: bytes, row: Mapping[str, str]) -> bytes:
    """The file with one row more, in its article and reading order; other bytes as they are."""
    records = _records(content)
    end = "\r\n" if records[0].endswith(b"\r\n") else "\n"
    header = next(csv.reader([records[0].decode("utf-8-sig")]))
    if not records[-1].endswith(b"\n"):
        records[-1] += end.encode()
    mine = [int(part) for part in row["observation"].rsplit(".", 2)[1:]]
    place = len(records)
    for number, one in enumerate(records[1:], start=1):
        match = re.match(rf'"?{re.escape(row["article"])}\.(\d+)\.(\d+)"?,', one.decode())
        if match and header[0] == "observation":
            place = number + ([int(match[1]), int(match[2])] < mine)
            if place == number:
                break
    records.insert(place, _articles.record([row[name] for name in header if name in row], end))
    return b"".join(records)


def _latest(folder: Path) -> dict[str, dict[str, str]]:
    """The last decision on each candidate that still stands."""
    file = folder / "decisions.csv"
    found: dict[str, dict[str, str]] = {}
    if file.is_file():
        with file.open(encoding="utf-8", newline="") as handle:
            found = {row["candidate"]: row for row in csv.DictReader(handle)}
    return {key: row for key, row in found.items() if row["action"] != "undo"}


def _log(folder: Path, decision: Decision) -> Decision:
    row = {name: getattr(decision, name) for name in COLUMNS}
    row |= {name: json.dumps(row[name], ensure_ascii=False) for name in ("proposed", "decided")}
    _articles.append(folder / "decisions.csv", row, COLUMNS)
    return decision
