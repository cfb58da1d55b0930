"""What waits to be checked, and what was decided about it.

Candidates come from reading the archive anew each time; data/decisions.csv keeps every decision
(who, when, what was proposed, what was decided), data/observations.csv what was accepted. A
candidate is known by its article, the words of its paragraph and the place of its first digit, so
a changed lexicon or a new id never brings back what was decided. Every decision reads and writes
the files under a lock: threads, tabs and terminals can work at the same time.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from kit import _articles, _audit, _csv, _decisions, _edits, _load, _model
from kit._decisions import Decision, Finding
from kit._load import Data
from kit._pages import HANOI
from kit._reading.extract import extract
from kit._reading.lexicon import load_lexicon
from kit.errors import KitError, Refused

FIXED = ("observation", "article", "paragraph", "reviewed_by", "reviewed_at")
EDITABLE = tuple(name for name in _model.COLUMNS["observations"] if name not in FIXED)
NUMBERS = dict.fromkeys(("value", "value_max", "of", "confidence"), pl.Float64)
SCHEMA: dict[str, Any] = {"candidate": pl.String, **dict.fromkeys(_model.COLUMNS["observations"], pl.String)}
SCHEMA |= {**NUMBERS, **dict.fromkeys(("paragraph", "start", "end"), pl.Int64)}
SCHEMA |= {"rule": pl.String, "text": pl.String}
Effect = tuple[tuple[Finding, ...], tuple[Finding, ...]]


@dataclass(frozen=True)
class Outcome:
    """What was decided on several candidates, and the reason for each that could not be."""

    decisions: tuple[Decision, ...]
    refused: tuple[tuple[str, KitError], ...]


def waiting(data: Data, article: str | None = None) -> pl.DataFrame:
    """Candidates neither decided nor already observations: article by article, in reading order.

    Returns one row a candidate: candidate (id), the columns of observations, start and end (within
    `text`, the paragraph), confidence (0 to 1) and rule (the words that decided). article: limit to
    one id. Only articles with a text in data/archive can have any.
    """
    log = _decisions.latest(data.folder)
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
    return pl.DataFrame([{key: row[key] for key in SCHEMA} for row in rows], schema=SCHEMA)


def textless(folder: Path) -> str:
    """One line on articles whose text is not in the archive, or cannot be read; "" if there are none.

    Articles whose figures came as rows, without anything decided here, are not missed.
    """
    rows = {
        place.rpartition(".")[0] for place in _decisions.taken((folder / "observations.csv").read_bytes())
    }
    came = rows - {candidate.rpartition(":")[0] for candidate in _decisions.latest(folder)}
    names = list(_articles.register(folder))
    gone = [name for name in names if name not in came and not _lines(folder, name)]
    if not gone:
        return ""
    more = f" and {len(gone) - 5} more" if len(gone) > 5 else ""
    return (
        f"{folder / 'archive'} has no readable text of {len(gone)} of {len(names)} registered articles "
        f"({', '.join(gone[:5])}{more}): nothing of theirs is proposed; `kit add` their files to put it back"
    )


def problems(data: Data) -> list[str]:
    """What a reviewer should know first: texts that are missing, lines of decisions.csv that are damaged."""
    return [*filter(None, [textless(data.folder)]), *_decisions.damaged(data.folder)]


def unread(data: Data) -> list[str]:
    """What keeps the lexicon from being read, if anything does; `kit.load` names the catalogue's rows."""
    file = data.folder / "lexicon.csv"
    try:
        if file.is_file():
            load_lexicon(file)
    except KitError as error:
        catalogue = f"{file.with_name('indicators.csv')}, line "
        return [line for line in str(error).splitlines() if not line.startswith(catalogue)]
    return []


def misquoted(data: Data) -> list[str]:
    """A message for each observation whose `surface` does not stand in its archived paragraph."""
    told = pl.concat([data.observations, data.superseded.select(data.observations.columns)]).sort("line")
    texts = {name: _lines(data.folder, name) for name in told["article"].unique()}
    return [
        f"{data.folder / 'observations.csv'} line {row['line']} ({row['observation']}), column surface: "
        f"{row['surface']!r}: {_edits.UNPRINTED}"
        for row in told.iter_rows(named=True)
        if 0 < row["paragraph"] <= len(lines := texts[row["article"]])
        and not _edits.printed(row["surface"], lines[row["paragraph"] - 1])
    ]


def decide(
    data: Data, candidate: str, action: str, who: str, changes: Mapping[str, object] | None = None
) -> Decision:
    """Accept, reject or edit (accept with `changes`: column to value) one candidate; stored at once.

    Raises `KitError` and stores nothing when the candidate is not waiting any more, when an edit
    changes nothing, or when the row breaks a rule: `Refused` names column, value and remedy.
    """
    done = decide_all(data, [candidate], action, who, changes)
    if done.refused:
        raise done.refused[0][1]
    return done.decisions[0]


def decide_all(
    data: Data, candidates: Iterable[str], action: str, who: str, changes: Mapping[str, object] | None = None
) -> Outcome:
    """Decide on several candidates in one write; those that cannot be stored are in `refused`.

    A finding of the audit that comes or goes stands in the decision that it names, or else in the
    first one on its district. `changes` (of an edit) hold for each.
    """
    if action not in ("accept", "reject", "edit") or not who.strip():
        raise KitError(f"{action!r} by {who!r}: decide accept, reject or edit, and say who decides")
    with _articles.locked(data.folder):
        now = _load.load(data.folder)
        wanted = list(dict.fromkeys(_keys(now, candidates)))
        proposed, refused = _proposed(now, wanted)
        if action == "reject":
            made = [Decision(one, action, who, _now(), "", _texts(row), {}) for one, row in proposed.items()]
        else:
            made, wrong = _stored(now, proposed, action, who, changes or {})
            refused += wrong
        if made:
            _log(now.folder, made)
        return Outcome(tuple(made), tuple(refused))


def _stored(
    now: Data, proposed: dict[str, dict[str, Any]], action: str, who: str, changes: Mapping[str, object]
) -> tuple[list[Decision], list[tuple[str, KitError]]]:
    """Write the rows that keep every rule; their decisions, and the reason for each other one."""
    table, rows, made = _bytes(now), dict[str, dict[str, str]](), dict[str, str]()
    numbers, refused = _decisions.taken(table), list[tuple[str, KitError]]()
    edited = _edits.cells(now, changes, EDITABLE)
    for one, told in proposed.items():
        differs = any(_texts(told).get(name, "") != cell for name, cell in edited.items())
        made[one] = "edit" if differs else "accept"
        if action == "edit" and not differs:
            refused.append((one, _denied(f"candidate {one}", "unchanged", _edits.UNCHANGED)))
        else:
            rows[one] = _row(told, who, edited, numbers)
    tables = _checked(now, _decisions.with_rows(table, list(rows.values())))
    typed = {row["observation"]: row for row in tables["observations"].iter_rows(named=True)}
    wrong: list[str] = []
    for one, row in list(rows.items()):
        number = row["observation"]
        entries = tables["aside"].filter(row=number).select("column", "value", "rule", "remedy").to_dicts()
        if not entries and made[one] == "edit":
            entries = _edits.doubts(now, typed[number], proposed[one], edited)
        if entries:
            refused.append((one, Refused(f"{number}: not stored", entries)))
            wrong.append(number)
            del rows[one]
    if not rows:
        return [], refused
    kept = tables["observations"].filter(~pl.col("observation").is_in(wrong))
    appeared, gone = _difference(now, kept, {row["district"] for row in rows.values()})
    _articles.replace(now.folder / "observations.csv", _decisions.with_rows(table, list(rows.values())))
    return _shared(rows, proposed, made, who, appeared, gone), refused


def undo(data: Data, candidate: str, who: str) -> Decision:
    """Take back the last decision on a candidate: its row goes, and it waits again.

    candidate: its key, the id of the observation it became, or the one that `kit extract` prints.
    Raises `KitError` if there is none, or if the row was changed by hand since.
    """
    with _articles.locked(data.folder):
        log = _decisions.latest(data.folder)
        candidate = next((one for one, row in log.items() if candidate in _decisions.ids(row)), candidate)
        last = log.get(candidate)
        if last is None:
            said = "nothing was decided about it; `kit review` lists what waits"
            raise _denied(f"candidate {candidate}", "undecided", said)
        before = _load.load(data.folder)
        decided = _decisions.content(last, "decided")
        appeared: tuple[Finding, ...] = ()
        gone: tuple[Finding, ...] = ()
        table = _bytes(before)
        if decided:
            table = _decisions.without(table, decided)
            if not table:
                said = "was changed or removed since it was decided; correct it there by hand"
                row = f"{data.folder / 'observations.csv'}: row {last['observation']}"
                raise _denied(row, "by_hand", said)
            kept = _checked(before, table)["observations"]
            appeared, gone = _difference(before, kept, {decided["district"]})
        proposed = _decisions.content(last, "proposed")
        decision = Decision(candidate, "undo", who, _now(), "", proposed, {}, appeared, gone)
        _log(data.folder, [decision])
        _articles.replace(data.folder / "observations.csv", table)
        return decision


def effect(data: Data, candidate: str) -> Effect:
    """Findings that would come and go if the candidate were accepted; ((), ()) if it cannot be."""
    proposed, _ = _proposed(data, [candidate])
    if not proposed:
        return (), ()
    table = _bytes(data)
    row = _row(proposed[candidate], "nobody", {}, _decisions.taken(table))
    tables = _checked(data, _decisions.with_rows(table, [row]))
    if row["observation"] in tables["aside"]["row"]:
        return (), ()
    return _difference(data, tables["observations"], {row["district"]})


def _lines(folder: Path, article: str) -> list[str]:
    """The paragraphs of an archived article; none where its text is missing or no UTF-8."""
    try:
        return _articles.paragraphs(folder, article)
    except (OSError, UnicodeError):
        return []


def _read(folder: Path, article: str, published: str, province: str) -> list[dict[str, Any]]:
    """Candidates of an archived article with their ids, offsets within the paragraph."""
    lines = _lines(folder, article)
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


def _keys(data: Data, named: Iterable[str]) -> list[str]:
    """Ids of candidates, where some are named as `kit extract` prints them: `article.paragraph.n`."""
    known, log = set(data.observations["observation"]), _decisions.latest(data.folder)
    wanted = list(named)
    keys = {row["observation"]: key for key, row in log.items() if row["observation"] in known}
    unknown = [one for one in wanted if ":" not in one and one not in known]
    for article in dict.fromkeys(one.rsplit(".", 2)[0] for one in unknown):
        rows = waiting(data, article).select("observation", "candidate").rows()
        keys |= {number: key for number, key in rows if number not in known}
    return [keys.get(one, one) for one in wanted]


def _proposed(data: Data, wanted: list[str]) -> tuple[dict[str, dict[str, Any]], list[tuple[str, KitError]]]:
    """The candidates that wait, and why others do not; each article is read once."""
    articles = dict.fromkeys(one.rpartition(":")[0] for one in wanted)
    rows = [row for name in articles if name for row in waiting(data, name).iter_rows(named=True)]
    there, log = {row["candidate"]: row for row in rows}, _decisions.latest(data.folder)
    refused: list[tuple[str, KitError]] = []
    for one in wanted:
        if one in there:
            continue
        last, who, rule, said = log.get(one), "", "gone", "does not wait; `kit review` lists what does"
        if last:
            who, rule = last["who"], last["action"]
            said = f"{who} decided {rule} on {last['when']}; `kit review undo {one}` takes that back"
        refused.append((one, _denied(f"candidate {one}", rule, said, who)))
    return {one: there[one] for one in wanted if one in there}, refused


def _denied(what: str, rule: str, said: str, who: str = "") -> Refused:
    return Refused(what, [{"column": "", "value": who, "rule": rule, "remedy": said}])


def _row(
    proposed: dict[str, Any], who: str, edited: dict[str, str], taken: dict[str, set[int]]
) -> dict[str, str]:
    """The row of observations.csv; its id is the proposed one, or the paragraph's next free one."""
    row = _texts(proposed) | edited | {"reviewed_by": who.strip(), "reviewed_at": _now()[:10]}
    place = f"{row['article']}.{row['paragraph']}"
    wanted = int(row["observation"].rpartition(".")[2])
    number = wanted if wanted not in taken[place] else max(taken[place]) + 1
    taken[place].add(number)
    row["observation"] = f"{place}.{number}"
    return {name: row.get(name, "") for name in _model.COLUMNS["observations"]}


def _checked(data: Data, table: bytes) -> dict[str, pl.DataFrame]:
    """The tables with other observations: typed rows, and what is set aside."""
    raw = {name: (data.folder / f"{name}.csv").read_bytes() for name in _model.COLUMNS}
    return _csv.validated(data.folder, raw | {"observations": table})


def _difference(data: Data, observations: pl.DataFrame, districts: Iterable[str]) -> Effect:
    """Findings on districts that come and go when the table holds these observations."""
    current, superseded = _load._supersede(observations)
    after = replace(data, observations=current, superseded=superseded)
    old, new = ({_key(row): row for code in sorted(districts) for row in _audit.audit(one, code).to_dicts()}
                for one in (data, after))  # fmt: skip
    appeared = tuple(row for key, row in new.items() if key not in old)
    return appeared, tuple(row for key, row in old.items() if key not in new)


def _key(found: Finding) -> tuple[Any, ...]:
    return tuple(found[name] for name in ("rule", "state", "indicator", "period", "computed")) + tuple(
        found["values"]
    )


def _shared(
    rows: dict[str, dict[str, str]], proposed: dict[str, dict[str, Any]], made: Mapping[str, str], who: str,
    appeared: tuple[Finding, ...], gone: tuple[Finding, ...],
) -> list[Decision]:  # fmt: skip
    """A decision a row; each finding goes to the row it names, or to the first on its district."""

    def owner(found: Finding) -> str:
        named = [one for one, row in rows.items() if row["observation"] in found["observations"]]
        return next(iter(named or [one for one, r in rows.items() if r["district"] == found["district"]]))

    mine = [[(owner(one), one) for one in findings] for findings in (appeared, gone)]
    return [
        Decision(
            one, made[one], who, _now(), row["observation"], _texts(proposed[one]),
            {name: cell for name, cell in row.items() if cell},
            *(tuple(found for key, found in findings if key == one) for findings in mine),
        )
        for one, row in rows.items()
    ]  # fmt: skip


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


def _log(folder: Path, decisions: list[Decision]) -> None:
    _decisions.write(folder, decisions)
