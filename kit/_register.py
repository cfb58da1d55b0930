"""Articles that are already there: mend what the register says of one, or take one away.

As in `_articles`, the new register renamed into place is the moment of change; the text of an article
that goes lies beside under a hidden name until then, and the next `kit add` finishes or clears that.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kit import _articles, _districts, _load
from kit._articles import UNKNOWN, Added
from kit._bylines import stamp
from kit.errors import KitError


def cells(data: Path, given: Mapping[str, str | None]) -> dict[str, str]:
    """What was said of an article as cells of the register; an empty text takes a cell away."""
    said = {name: " ".join(value.split()) for name, value in given.items() if value is not None}
    if said.get("published") and not stamp(said["published"]):
        raise KitError(
            f"--published {said['published']}: no day of the past; write 2023-01-13, 2023-01-13T07:45, "
            "13/01/2023 07:45, or '' where it is not known"
        )
    said |= {"published": stamp(said["published"])} if said.get("published") else {}
    if said.get("publisher"):
        said["publisher"] = _articles.house(data, said["publisher"])["name"]
    if said.get("places"):
        districts = _load.load(data).districts
        units = [_districts.resolve(districts, place) for place in said["places"].split(";") if place.strip()]
        said["places"] = ";".join(unit.code for unit in units)
    return said


def add(
    files: Sequence[str], data: str, given: Mapping[str, str | None], anyway: bool = False
) -> list[Added]:
    """`_articles.add` for files, `amend` for ids of articles that are there; `given` by column."""
    folder = _load.find("data", data)
    said = cells(folder, given)
    if len(files) > 1 and (one := [name for name in ("title", "author") if name in said]):
        raise KitError(f"--{one[0]} is for one article; add the {len(files)} one by one")
    there = _articles.register(folder)
    ids = [file for file in files if file in there and not Path(file).exists()]
    if ids and not said:
        raise KitError(f"{ids[0]} is there already; say what to mend, such as --published 2023-01-13")
    amended = [amend(folder, article, said) for article in ids]
    return amended + _articles.add([file for file in files if file not in ids], folder, said, anyway)


def amend(data: Path, article: str, cells: Mapping[str, str]) -> Added:
    """Write `cells` into the row of an article; its text, its id and what cites it stay."""
    with _articles.locked(data):
        row = _known(data, article)
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


def remove(data: Path, article: str) -> None:
    """Take an article out of register and archive. Raises `KitError`, which names them, while rows of
    observations.csv cite it; decisions on its figures stay in the log."""
    with _articles.locked(data):
        _known(data, article)
        if cited := citing(data, article):
            shown = ", ".join(cited[:5]) + (f" and {len(cited) - 5} more" if len(cited) > 5 else "")
            raise KitError(
                f"{article}: not removed, observations.csv cites it: {shown}; take these rows back first "
                "(kit review undo, or by hand)"
            )
        text = data / "archive" / f"{article}.txt"
        hidden = text.with_name(f".adding-{article}.txt")
        if text.is_file():
            text.rename(hidden)
        _rewrite(data / "articles.csv", article, None)
        hidden.unlink(missing_ok=True)


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
