"""Articles that are already there: mend what the register says of one, or take one away.

A newer text takes an older one's place by way of both, and of `_review`. As in `_articles`, the new
register renamed into place is the moment of change; the text of an article that goes lies beside under a
hidden name until then, and the next `kit add` finishes or clears that.
"""

from __future__ import annotations

import csv
import dataclasses
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kit import _articles, _decisions, _districts, _load, _review
from kit._articles import Added
from kit._pages import UNKNOWN
from kit._reading.bylines import stamp, undated
from kit.errors import DataError, KitError


def cells(data: Path, given: Mapping[str, str | None]) -> dict[str, str]:
    """What was said of an article as cells of the register; an empty text takes a cell away."""
    said = {name: " ".join(value.split()) for name, value in given.items() if value is not None}
    if said.get("title") == "":
        raise KitError(
            "--title '': every article has a title; write its first words where it has no headline"
        )
    if said.get("published") and not stamp(said["published"]):
        raise KitError(
            f"--published {said['published']}: no day there is, or one to come; write 2023-01-13, "
            "2023-01-13T07:45, 13/01/2023 07:45, or '' where it is not known"
        )
    said |= {"published": stamp(said["published"])} if said.get("published") else {}
    if said.get("publisher"):
        said["publisher"] = _articles.house(data, said["publisher"])["name"]
    if said.get("places"):
        districts = _load.load(data).districts
        units = [
            _districts.resolve(districts, place.strip())
            for place in said["places"].split(";")
            if place.strip()
        ]
        said["places"] = ";".join(unit.code for unit in units)
    return said


def add(
    files: Sequence[str], data: str, given: Mapping[str, str | None], anyway: bool = False, replacer: str = ""
) -> list[Added]:
    """`_articles.add` for files, `amend` for ids of articles that are there; `given` by column.

    replacer: who lets a newer text take the place of the older one; nobody, and it is left out.
    """
    folder = _load.find("data", data)
    said = cells(folder, given)
    if len(files) > 1 and (one := [name for name in ("title", "author") if name in said]):
        raise KitError(f"--{one[0]} is for one article; add the {len(files)} one by one")
    there = _articles.register(folder)
    ids = [file for file in files if file in there and not Path(file).exists()]
    if ids and not said:
        raise KitError(f"{ids[0]} is there already; say what to mend, such as --published 2023-01-13")
    amended = [amend(folder, article, said) for article in ids]
    added = _articles.add([file for file in files if file not in ids], folder, said, anyway)
    return amended + [
        _instead(folder, one, said, replacer) if replacer and one.state == "newer" else one for one in added
    ]


def _instead(data: Path, newer: Added, said: Mapping[str, str], who: str) -> Added:
    """Put a newer text in the place of the older: what was decided stays where the newer one, too, prints
    the paragraph and proposes the same; the rest waits again."""
    old = _articles.register(data)[newer.of]
    cells = {name: old[name] for name in ("publisher", "published", "author") if not getattr(newer, name)}
    log = {one: row for one, row in _decisions.latest(data).items() if row["observation"]}
    before = {one: row for one, row in log.items() if one.rpartition(":")[0] == newer.of}
    remove(data, newer.of, who)
    (added,) = _articles.add([newer.file], data, cells | dict(said) | {"article": newer.of}, True)
    tables = _load.load(data)
    waits = {row["candidate"]: _review._texts(row) for row in _review.waiting(tables, newer.of).to_dicts()}
    kept = 0
    for one, row in before.items():
        proposed, decided = (_decisions.content(row, name) for name in ("proposed", "decided"))
        told = [
            {name: cells.get(name) for name in _review.EDITABLE} for cells in (proposed, waits.get(one, {}))
        ]
        changed = {name: decided.get(name, "") for name in _review.EDITABLE}
        changed = {name: cell for name, cell in changed.items() if cell != proposed.get(name, "")}
        if told[0] == told[1]:
            kept += not _review.decide_all(tables, [one], row["action"], row["who"] or who, changed).refused
    note = (
        f"takes the place of the older text; {kept} of {len(before)} accepted figures stand in it unchanged"
    )
    note += "" if kept == len(before) else f": kit review --article {newer.of}"
    return dataclasses.replace(added, state="replaced", of=newer.of, warnings=(note, *added.warnings))


def amend(data: Path, article: str, cells: Mapping[str, str]) -> Added:
    """Write `cells` into the row of an article; its text, its id and what cites it stay."""
    with _articles.locked(data):
        row = _known(data, article)
        if cells.get("published") == "":
            cells = {**cells, "sha256": _undated(data, row)}
        new = {name: value for name, value in cells.items() if value != row[name]}
        if new.get("publisher") == "":
            new["publisher"] = UNKNOWN
        _rewrite(data / "articles.csv", article, row | new)
        row |= new
    cited = citing(data, article) if "published" in new else []
    told = (f"{len(cited)} observations of it keep their period and as_of: check them",) if cited else ()
    title, publisher, published, author = (
        row[name] for name in ("title", "publisher", "published", "author")
    )
    state = "amended" if new else "unchanged"
    return Added(article, article, state, "", title, publisher, published, author, told)


def _undated(data: Path, row: Mapping[str, str]) -> str:
    """Take the day out of an archived text, so that extraction has none either; paragraphs keep their
    numbers. Gives the SHA-256 of the text."""
    lines = _articles.paragraphs(data, row["article"])
    if not lines:
        return row["sha256"]
    kept = undated(lines, row["title"])
    lines = [line if n > 5 or line in kept else "…" for n, line in enumerate(lines)]
    text = ("\n".join(lines) + "\n").encode()
    _articles.replace(data / "archive" / f"{row['article']}.txt", text)
    return hashlib.sha256(text).hexdigest()


def remove(data: Path, article: str, who: str = "") -> None:
    """Take an article out of register and archive. Raises `KitError`, which names them, while rows of
    observations.csv cite it; those that were accepted in review `who` takes back first."""
    for candidate in _accepted(data, article) if who else ():
        _review.undo(_load.load(data), candidate, who)
    with _articles.locked(data):
        _known(data, article)
        if cited := citing(data, article):
            shown = ", ".join(cited[:5]) + (f" and {len(cited) - 5} more" if len(cited) > 5 else "")
            remedy = f"`kit remove --undo {article}` takes back what was accepted, too"
            if who or len(_accepted(data, article)) < len(cited):
                remedy = "take rows out by hand that did not come from `kit review`, or were changed since"
            raise KitError(f"{article}: not removed, observations.csv cites it: {shown}; {remedy}")
        text = data / "archive" / f"{article}.txt"
        hidden = text.with_name(f".adding-{article}.txt")
        if text.is_file():
            text.rename(hidden)
        try:
            _rewrite(data / "articles.csv", article, None)
        except DataError:
            if hidden.is_file():
                hidden.rename(text)
            raise
        hidden.unlink(missing_ok=True)


def _accepted(data: Path, article: str) -> list[str]:
    """The candidates of an article whose rows stand as decided; none where a row came otherwise."""
    table = (data / "observations.csv").read_bytes()
    cited = citing(data, article)
    rows = {one: row for one, row in _decisions.latest(data).items() if row["observation"] in cited}
    whole = all(_decisions.without(table, _decisions.content(row, "decided")) for row in rows.values())
    return list(rows) if whole and len(rows) == len(cited) else []


def citing(data: Path, article: str) -> list[str]:
    """Ids of the rows of observations.csv that cite an article."""
    with (data / "observations.csv").open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return [row["observation"] for row in csv.DictReader(file) if row.get("article") == article]


def _known(data: Path, article: str) -> dict[str, str]:
    known = _articles.recovered(data)
    if article not in known:
        raise KitError(f"{article}: no such article in {data / 'articles.csv'}; its first column has the ids")
    return known[article]


def _rewrite(table: Path, article: str, row: Mapping[str, str] | None) -> None:
    """Replace the record of an article, or leave it out; every other byte stays as it is."""
    kept: list[bytes] = []
    header: list[str] = []
    for raw, values in _records(table.read_bytes()):
        header = header or values
        if values[header.index("article") : header.index("article") + 1] != [article]:
            kept.append(raw)
        elif row is not None:
            end = "\r\n" if raw.endswith(b"\r\n") else "\n"
            kept.append(_articles.record([row.get(name) or "" for name in header], end))
    _articles.replace(table, b"".join(kept))


def _records(content: bytes) -> Iterator[tuple[bytes, list[str]]]:
    """The bytes and the cells of each record; a quoted cell may hold line ends."""
    lines = content.splitlines(keepends=True)
    decoded = (line.decode("utf-8-sig" if not n else "utf-8", "replace") for n, line in enumerate(lines))
    reader, start = csv.reader(decoded), 0
    for values in reader:
        yield b"".join(lines[start : reader.line_num]), values
        start = reader.line_num
