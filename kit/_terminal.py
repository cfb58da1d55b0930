"""`kit review`: list what waits, decide on what is named or chosen, or go through it at a terminal."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from getpass import getuser
from typing import Any

import polars as pl

from kit import _decisions, _load, _review
from kit._decisions import Decision, Finding
from kit._load import Data
from kit._report import as_sum, counted
from kit.errors import KitError, Refused

PROMPT = "[a]ccept [r]eject [e]dit [s]kip [b]ack [q]uit [?] > "
HELP = """  a  accept: the row goes into observations.csv as it stands
  r  reject: it is no figure of a district; it never comes back
  e  edit: type COLUMN=VALUE, a line each, then an empty line; the row is accepted so, or what
     is wrong is said and can be mended; an empty line alone leaves the edit
  s  skip: leave it waiting
  b  back: take the last decision back and go to its figure again
  q  quit: what was decided is stored, the rest waits"""
KEYS = {word[0]: word for word in ("accept", "reject", "edit", "skip", "back", "quit")}
"""A key counts as its letter alone or as its whole word."""
DONE = {"accept": "accepted", "edit": "edited", "reject": "rejected", "skip": "skipped", "undo": "taken back"}
Ask = Callable[[str], str]
Say = Callable[[str], None]


def review(
    action: str | None, candidates: Sequence[str], changes: Sequence[str], *, data: str, who: str | None,
    article: str | None, above: float | None, yes: bool, as_json: bool, warn: Say,
) -> int:  # fmt: skip
    """Do one `kit review`; returns the exit code."""
    tables, name = _load.load(data), who or _user()
    if article is not None and article not in tables.articles["article"]:
        raise KitError(f"--article {article}: not in articles.csv; `kit review` lists what waits, by article")
    for problem in () if candidates else _review.problems(tables):
        warn(problem)
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if action == "undo" and not candidates and above is None:
        return _decided(tables, article, as_json)
    if action:
        chosen = _chosen(tables, action, candidates, article, above)
        edited = _pairs(action, changes)
        if not candidates:
            if chosen.is_empty():
                warn("nothing waits that it would be done to")
                return 0
            _confirm(action, chosen, yes, terminal, warn)
        return _done(tables, action, candidates or chosen["candidate"].to_list(), name, edited, as_json, warn)
    if above is not None or changes or yes:
        raise KitError("--above, --set and --yes go with an action: kit review accept --above 0.95")
    if as_json or not terminal:
        _list(tables, article, as_json)
        return 0
    rows = _review.waiting(tables, article).to_dicts()
    counts = review_loop(tables, name, input, print, rows)
    said = [f"{count} {DONE[what]}" for what, count in counts.items() if count]
    left = _left(tables, (row["candidate"] for row in rows))
    print(
        ", ".join([*said, f"{left} still wait" if left > 1 else "1 still waits" if left else "nothing waits"])
    )
    return 0


def _user() -> str:
    try:
        return getuser()
    except (KeyError, OSError) as error:
        raise KitError("nobody is logged in here: say who decides with --who NAME") from error


def _pairs(action: str, changes: Sequence[str]) -> dict[str, str]:
    if changes and action not in ("accept", "edit"):
        raise KitError(f"--set changes a row that is accepted; leave it out with {action}")
    if wrong := [pair for pair in changes if not pair.partition("=")[0].strip() or "=" not in pair]:
        raise KitError(f"--set {wrong[0]}: write COLUMN=VALUE, such as --set value=58")
    return {name.strip(): value for name, _, value in (pair.partition("=") for pair in changes)}


def _chosen(
    tables: Data, action: str, candidates: Sequence[str], article: str | None, above: float | None
) -> pl.DataFrame:
    """What waits of an article, and above a confidence."""
    choosing = article is not None or above is not None
    if candidates and choosing:
        raise KitError("name candidates, or choose them with --article and --above; not both")
    if above is not None and (action != "accept" or not 0 <= above <= 1):
        raise KitError(f"--above {above:g}: goes with accept, and is a confidence such as 0.95")
    if choosing and action not in ("accept", "reject"):
        raise KitError(f"--article chooses what to accept or reject; name what to {action}")
    if not candidates and not choosing:
        more = ", or --article ID, or --above 0.95" if action == "accept" else ""
        raise KitError(f"name what to {action}: kit review {action} CANDIDATE{more}")
    if candidates:
        return pl.DataFrame()
    return _review.waiting(tables, article).filter(pl.col("confidence") >= (above or 0))


def _confirm(action: str, chosen: pl.DataFrame, yes: bool, terminal: bool, warn: Say) -> None:
    """Say what will be done, and do not go on without a yes."""
    sure = chosen["confidence"].sort().to_list()
    count, of = counted(chosen.height, "candidate"), counted(chosen["article"].n_unique(), "article")
    plan = f"{action} {count} of {of}, confidence {sure[0]:.2f} to {sure[-1]:.2f}"
    if yes:
        warn(plan)
    elif not terminal:
        raise KitError(f"this would {plan}; add --yes to do it")
    elif input(f"{plan}? [y/N] ").strip().lower() not in ("y", "yes"):
        raise KitError("nothing was decided")


def _done(
    tables: Data, action: str, candidates: Sequence[str], who: str, edited: dict[str, str], as_json: bool,
    warn: Say,
) -> int:  # fmt: skip
    """Decide, print each decision with what the audit makes of it, and name those that could not be."""
    if action == "undo":
        done, refused = list[Decision](), list[tuple[str, KitError]]()
        for one in candidates:
            try:
                done.append(_review.undo(tables, one, who))
            except KitError as error:
                refused.append((one, error))
    else:
        outcome = _review.decide_all(tables, candidates, action, who, edited)
        done, refused = list(outcome.decisions), list(outcome.refused)
    if len(candidates) == 1 and refused:
        raise refused[0][1]
    for each in done:
        if as_json:
            print(json.dumps(asdict(each), ensure_ascii=False, indent=1))
        else:
            print("\n".join([f"{each.candidate}\t{each.action}", *audited(each.appeared, each.gone)]))
    for one, reason in refused:
        warn(str(reason) if one in str(reason) else f"{one}: {reason}")
    if len(candidates) > 1:
        said = counted(len(done), "candidate")
        warn(f"{said} {DONE[action]}" + (f", {len(refused)} not" if refused else ""))
    return int(bool(refused))


def _list(tables: Data, article: str | None, as_json: bool) -> None:
    names = _names(tables)
    for row in _review.waiting(tables, article).iter_rows(named=True):
        place = f"{row['district']} {names.get(row['district'], '')}".strip()
        shown = ("indicator", "breakdown", "period", "kind", "surface")
        columns = (row["candidate"], row["confidence"], place, *(row[name] for name in shown))
        print(json.dumps(row, ensure_ascii=False) if as_json else "\t".join(map(str, columns)))


def _decided(tables: Data, article: str | None, as_json: bool) -> int:
    """List what can be taken back, in the order it was decided first."""
    for one, row in _decisions.latest(tables.folder).items():
        if article in (None, one.rpartition(":")[0]):
            surface = _decisions.content(row, "proposed").get("surface", "")
            told = {name: row[name] for name in ("candidate", "action", "who", "when", "observation")}
            told["surface"] = surface
            print(json.dumps(told, ensure_ascii=False) if as_json else "\t".join(told.values()))
    return 0


def _names(tables: Data) -> dict[str, str]:
    return dict(tables.districts.select("code", "name").iter_rows())


def _left(tables: Data, candidates: Iterable[str]) -> int:
    decided = _decisions.latest(tables.folder)
    return sum(one not in decided for one in candidates)


def review_loop(
    data: Data, who: str, ask: Ask, say: Say, rows: Sequence[dict[str, Any]] | None = None
) -> Counter[str]:
    """Go through what waits, article by article in reading order; counts what was done.

    ask: shows a prompt, returns a line (EOFError or Ctrl-C ends); say: shows a text; rows: what
    waits, if known.
    """
    rows = _review.waiting(data).to_dicts() if rows is None else rows
    done, past, names, place = Counter[str](), list[tuple[int, str]](), _names(data), 0
    try:
        while 0 <= place < len(rows):
            row = rows[place]
            effect = _review.effect(_load.load(data.folder), row["candidate"])
            say(f"\n{place + 1} of {len(rows)}  {shown(row, names, *effect)}")
            key = _key(data, row, who, ask, say, done)
            if key == "quit":
                break
            if key != "back":
                past.append((place, key))
                place += 1
            elif not past:
                say("! nothing to go back to")
            else:
                place, before = past.pop()
                if before in ("accept", "reject", "edit"):
                    _review.undo(data, rows[place]["candidate"], who)
                done[before] -= 1
    except (EOFError, KeyboardInterrupt):
        say("")  # the prompt's line ends
    return +done


def _key(data: Data, row: Mapping[str, Any], who: str, ask: Ask, say: Say, done: Counter[str]) -> str:
    """Ask until something is done about a candidate; what it was."""
    typed: dict[str, str] = {}
    while True:
        said = ask(PROMPT).strip().lower()
        key = KEYS.get(said, said)
        if key in ("quit", "back"):
            return key
        if key == "skip":
            done["skip"] += 1
            return "skip"
        if key in ("accept", "reject", "edit"):
            if made := _decided_so(data, row["candidate"], key, who, ask, say, typed):
                done[made] += made != "left"
                return made
            continue
        if said not in ("", "?"):
            say(f"! {said}: none of the keys; nothing was done")
        say(HELP)


def _decided_so(
    data: Data, candidate: str, action: str, who: str, ask: Ask, say: Say, typed: dict[str, str]
) -> str:
    """Decide on a candidate, an edit until it is stored or an empty line leaves it; what was done, if
    anything."""
    while True:
        before = dict(typed)
        changes = _asked(ask, say, typed) if action == "edit" else None
        if before and typed == before:
            return ""
        try:
            _review.decide(data, candidate, action, who, changes)
            return action
        except Refused as error:
            say(f"! {error}")
            if error.entries[0]["rule"] in (*_decisions.ACTIONS, "gone"):  # somebody else decided meanwhile
                return "left"
        except KitError as error:
            say(f"! {error}")
        if not typed:
            return ""


def _asked(ask: Ask, say: Say, changes: dict[str, str]) -> dict[str, str]:
    """What is typed, beside what an edit that was refused had; a bare `COLUMN` takes that back."""
    if changes:
        say(f"  kept: {'  '.join(f'{name}={value}' for name, value in changes.items())}; `COLUMN` drops one")
    while line := ask("column=value, empty line to finish > ").strip():
        name, equals, value = line.partition("=")
        if equals and name.strip() in _review.EDITABLE:
            changes[name.strip()] = value.strip()
        elif line in changes:
            del changes[line]
        else:
            say(f"! {line}: write COLUMN=VALUE, such as value=58; columns: {', '.join(_review.EDITABLE)}")
    return changes


def shown(
    row: Mapping[str, Any], names: Mapping[str, str], appeared: Iterable[Finding], gone: Iterable[Finding]
) -> str:
    """A candidate for the terminal: paragraph with the figure marked, proposal, reasons, effect."""
    text, start, end = row["text"], row["start"], row["end"]
    told = _review._texts(row)
    if name := names.get(row["district"]):
        told["district"] += f" ({name})"
    return "\n".join([
        f"{row['article']} ¶{row['paragraph']}, {row['confidence']:.0%}",
        f"  {text[:start]}▶{text[start:end]}◀{text[end:]}",
        "  " + "  ".join(f"{name}={told[name]}" for name in _review.EDITABLE if told.get(name)),
        f"  because: {row['rule'] or 'nothing in the lexicon decided'}",
        *audited(appeared, gone),
    ])  # fmt: skip


def audited(appeared: Iterable[Finding], gone: Iterable[Finding]) -> list[str]:
    """What comes (+) and goes (-) in the audit, a line each, as `kit check` words it."""
    signed = [*(("+", one) for one in appeared), *(("-", one) for one in gone)]
    return [
        f"  audit {sign} {one['state']} {one['period']} {one['indicator']}: {as_sum(one)} "
        f"({', '.join(one['observations'])})"
        for sign, one in signed
    ]
