"""Newspaper articles into the archive and the register: `add(["page.html", "text.txt"])`.

data/archive/<article>.txt holds one paragraph a line (NFC), data/articles.csv one row an article.
Renaming the new register into place is the moment an article exists: its text lies beside under a
hidden name before that and gets its own name after; `add` finishes or clears what a crash left.
"""

from __future__ import annotations

import csv
import dataclasses
import fcntl
import hashlib
import io
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import polars as pl

from kit import _districts, _doubles, _letters, _load, _model, _pages
from kit._doubles import Register
from kit._pages import UNKNOWN, Page
from kit._reading.bylines import undated
from kit.errors import ArticleError, DataError

_TYPES = r"huyện|h\.|thị xã|tx\.?|quận|q\.|thành phố|tp\.?"
_BODIES = {"huyện ủy": "huyện", "hu": "huyện", "thị ủy": "thị xã", "quận ủy": "quận", "thành ủy": "thành phố"}
_OTHERS = "tỉnh ủy|tỉnh|xã|phường|thị trấn|tt|sông|cầu|đường|kênh|chợ|cồn|cù lao|ông|bà|anh|chị|đồng chí"
_OLD = re.compile("(?<![qQ])([oOuU])([aeyAEY])([\u0300\u0301\u0303\u0309\u0323])(?!\\w)")


@dataclass(frozen=True)
class Added:
    """What became of one file. state: added, duplicate, near_duplicate, newer (a changed text of an
    article; all three are left out, and `of` names the article there), replaced, amended or failed;
    published, publisher, author are empty where not sure."""

    file: str
    article: str
    state: str
    of: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    author: str = ""
    warnings: tuple[str, ...] = ()


def add(
    files: Iterable[str | os.PathLike[str]],
    data: str | os.PathLike[str] = "data",
    cells: Mapping[str, str] | None = None,
    anyway: bool = False,
) -> list[Added]:
    """Read .txt, web pages, .pdf and .docx files, write each new article to archive and register.

    cells: what you know better than the pages, by column of the register. anyway: add near duplicates
    and newer texts too. Returns one `Added` a file, in order; a file that cannot be read is `failed`
    with the reason in `warnings`, the others go on. Raises `DataError` where data/ cannot be used.
    """
    folder = _load.find("data", data)
    with _writing():
        (folder / "archive").mkdir(exist_ok=True)
    districts = _load.load(folder).districts
    done = []
    for file in files:
        try:
            if "://" in str(file):
                raise ArticleError(
                    "is an address; save the page in a browser (“Webpage, HTML only”), add that"
                )
            page = _pages.read(Path(file))
            with locked(folder):
                known = recovered(folder)
                done.append(_add(folder, districts, Path(file), page, known, cells or {}, anyway))
        except ArticleError as error:
            said = str(error).removeprefix(f"{Path(file)}: ")
            done.append(Added(str(file), "", "failed", warnings=(said,)))
    return done


def reading(file: Path, folder: Path, known: Register) -> tuple[str, dict[str, Any]]:
    """The text of a file of any kind and what extraction is told with it: day and newspaper as the
    register `known` has them, else as the page says, settle periods and namesakes. Raises `ArticleError`."""
    _pages.regular(file)
    row = known.get(file.stem, {})
    paper, day = row.get("publisher", ""), row.get("published", "")
    text = _text(file) if file.suffix == ".txt" else ""
    if text and not row:
        text = _letters.mend(text, file)[0] if _letters.odd(text) else text
        lines = [line for line in unicodedata.normalize("NFC", text).split("\n") if line.strip()]
        day, lines = _pages.dated(lines, _pages.headline(lines))
        text = "\n".join(lines)
    elif not text:
        page = _pages.read(file)
        text, day = "\n".join(page.lines), day or page.published
        paper = paper or _publisher(folder, page)["name"]
    given = {"lexicon": folder / "lexicon.csv", "article": file.stem, "published": day or None}
    return unicodedata.normalize("NFC", text), given | {"province": province(folder, paper)}


def _text(file: Path) -> str:
    """A text file as it stands, its paragraphs uncut; empty when it is no UTF-8."""
    try:
        return _letters.clean(file.read_text(encoding="utf-8-sig")).strip()
    except UnicodeDecodeError:
        return ""


def province(folder: Path, publisher: str) -> str:
    """Code of the province (of before July 2025) that a newspaper is from; empty where not known."""
    rows = (row for row in _publishers(folder) if row["name"] == publisher)
    return next((row["province_code"] for row in rows), "")


def paragraphs(folder: Path, article: str) -> list[str]:
    """The paragraphs of an archived article; empty where its text is not in the archive."""
    for name in (f"{article}.txt", f".adding-{article}.txt"):
        file = folder / "archive" / name
        if file.is_file():
            return [line for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
    return []


def _add(
    folder: Path, districts: pl.DataFrame, file: Path, page: Page, known: Register,
    cells: Mapping[str, str], anyway: bool,
) -> Added:  # fmt: skip
    title = cells.get("title", page.title)
    lines = page.lines if title in ("", *page.lines) else (title, *page.lines)
    page = dataclasses.replace(
        page,
        lines=lines,
        **{name: cells.get(name, getattr(page, name)) for name in ("title", "published", "author")},
    )
    if not page.published:
        page = dataclasses.replace(page, lines=tuple(undated(list(page.lines), page.title)))
    text = "\n".join(page.lines) + "\n"
    sha = hashlib.sha256(text.encode()).hexdigest()
    same = [name for name, row in known.items() if row["sha256"] in (sha, page.sha256)]
    said = cells.get("publisher")
    publisher = _publisher(folder, page) if said is None else house(folder, said)
    told = Added(
        str(file), "", "added", "", page.title, publisher["name"], page.published, page.author, page.warnings
    )
    if same:
        article = same[0]
        told = dataclasses.replace(told, article=article, state="duplicate", of=article)
        if paragraphs(folder, article):
            return told
        replace(folder / "archive" / f"{article}.txt", text.encode())
        return dataclasses.replace(told, warnings=("its text was missing in the archive and is there now",))
    places = named(districts, page, publisher["province_code"])
    if "places" in cells:
        codes = cells["places"].split(";")
        places = _districts.units(districts.filter(pl.col("code").is_in(codes)))
    texts = partial(paragraphs, folder)
    paper = publisher["name"] or UNKNOWN
    old = "" if anyway else _doubles.older(known, page, paper)
    twin = "" if anyway else _doubles.twin(known, texts, page, paper, [place.code for place in places])
    changed = twin and _doubles.corrected(page.lines, texts(twin))
    if changed and _doubles.entitled(known[twin], page, paper):
        old = old or twin
    if twin and not (twin == old and changed):
        why = (f"not added: {twin} says nearly the same; `kit add --anyway {file}` keeps both",)
        return dataclasses.replace(told, article=twin, state="near_duplicate", of=twin, warnings=why)
    if old:
        state, said = _doubles.second(page.lines, texts(old), old, file)
        return dataclasses.replace(told, article=old, state=state, of=old, warnings=(said,))
    article = cells.get("article") or _name(known, publisher["code"] or "press", page, places)
    row = {"article": article, "published": page.published, "publisher": told.publisher or UNKNOWN}
    row |= {"title": page.title, "author": page.author, "url": page.url, "sha256": sha}
    row |= {"places": ";".join(place.code for place in places), "paragraphs": str(len(page.lines))}
    hidden = folder / "archive" / f".adding-{article}.txt"
    replace(hidden, text.encode())
    try:
        append(folder / "articles.csv", row, _model.COLUMNS["articles"])
    except DataError:
        hidden.unlink(missing_ok=True)
        raise
    hidden.rename(folder / "archive" / f"{article}.txt")
    gaps = [name for name in ("publisher", "published", "places") if row[name] in ("", UNKNOWN)]
    notes = (f"{name} not found; if you know it: kit add {article} --{name} ..." for name in gaps)
    return dataclasses.replace(told, article=article, warnings=(*page.warnings, *notes))


def register(folder: Path) -> Register:
    """Rows of articles.csv by article."""
    content = (folder / "articles.csv").read_text("utf-8-sig").splitlines()
    return {row["article"]: row for row in csv.DictReader(content)}


def recovered(folder: Path) -> Register:
    """The register by id, once texts that a crash left hidden have their name or are cleared."""
    found = register(folder)
    for file in (folder / "archive").glob(".adding-*.txt"):
        article = file.name.removeprefix(".adding-").removesuffix(".txt")
        if article in found:
            file.rename(file.with_name(f"{article}.txt"))
        else:
            file.unlink()
    return found


def _publishers(folder: Path) -> list[dict[str, str]]:
    table = folder / "publishers.csv"
    return _table(table, table.stat().st_mtime_ns) if table.is_file() else []


@lru_cache(maxsize=4)
def _table(path: Path, stamp: int) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


def house(folder: Path, name: str) -> dict[str, str]:
    """Row of data/publishers.csv of that name; one made up of the name where it has none."""

    def plain(text: str) -> str:
        return re.sub(r"^báo | (?:điện tử|online)$", "", " ".join(text.casefold().split()))

    known = (row for row in _publishers(folder) if plain(row["name"]) == plain(name))
    initials = "".join(word[0] for word in re.findall(r"[a-z0-9]+", _districts.fold(name)))
    return next(known, {"code": initials[:8], "name": name, "province_code": ""})


def _publisher(folder: Path, page: Page) -> dict[str, str]:
    """Row of data/publishers.csv by address, byline code or credit; else what the page says."""
    rows = _publishers(folder)
    host = re.sub(r"^https?://(www\.|m\.)?", "", page.url).partition("/")[0]
    heads = [line.lstrip("(*- ") for line in page.lines[:7]]
    credit = "\n".join([page.site, *page.lines[-8:]]).casefold()
    for row in rows:
        if host and any(host == one or host.endswith(f".{one}") for one in row["domain"].split(";")):
            return row
    for row in rows:
        codes = "|".join(re.escape(code) for code in row["bylines"].split(";") if code)
        if codes and any(re.match(rf"(?:{codes})(?:\) |\s?\)?\s*[-–—:])", head) for head in heads):
            return row
    for row in rows:
        plain = row["name"].casefold().removesuffix(" online")
        plain = rf"{re.escape(plain)}(?: điện tử| online)?"
        dated = any(
            re.match(rf"{plain}\s*(?:[-–,|]|$|(?:số ra )?(?:ngày )?\d{{1,2}}[/.-]\d)", head.casefold())
            for head in heads
        )
        if dated or re.search(rf"(?:^|theo |nguồn:? ?){plain}\W*$", credit, re.M):
            return row
    return house(folder, page.site)


def named(districts: pl.DataFrame, page: Page, province: str = "") -> list[_districts.District]:
    """Districts named in the title and the first paragraphs, in that order; never a guess.

    A name counts with its type (`huyện Giồng Trôm`, `Huyện ủy Giồng Trôm`), or bare where the
    article writes it with its type somewhere or the newspaper's own province has it. One of
    several units is taken only where the newspaper's province (a code) or a province named in the
    text leaves one.
    """
    find, provinces = _finder(_districts._rows(districts))
    whole = _spell("\n".join(page.lines))
    head = _spell("\n".join([page.title, *[line for line in page.lines if len(line) > 60][:3]]))
    typed = {m["name"] for m in find.finditer(whole.casefold()) if m["type"] and m["name"]}
    said = {p for p in provinces if re.search(rf"(?:tỉnh|tỉnh ủy|tp\.?|thành phố) {_spell(p)}", whole, re.I)}
    found: dict[str, _districts.District] = {}
    for m in find.finditer(head.casefold()):
        if m["number"]:
            ours = _districts.search(districts, f"quận {int(m['number'])}")
            found |= {unit.code: unit for unit in ours if len(ours) == 1}
            continue
        shown = head[m.start("name") : m.end("name")]
        if m["other"] or not shown[0].isupper():
            continue
        kind = _BODIES.get(m["type"] or "", m["type"] or "")
        ours = _districts.search(districts, f"{kind} {m['name']}".strip())
        home = [unit for unit in ours if unit.province_code == province]
        there = home or [unit for unit in ours if unit.province in said] or ours
        sure = m["type"] or (m["name"].title() not in provinces and (home or m["name"] in typed))
        if sure and len(there) == 1:
            found[there[0].code] = there[0]
    return list(found.values())


@lru_cache(maxsize=2)
def _finder(rows: tuple[tuple[Any, ...], ...]) -> tuple[re.Pattern[str], frozenset[str]]:
    """One pattern for every name a district has had, longest first; and the provinces."""
    units = list(map(_districts._unit, rows))
    names = {unit.name for unit in units} | {v for unit in units for v in unit.variants}
    names |= {unit.province for unit in units}  # so that Lắk is not found in Đắk Lắk
    plain = sorted(
        {_spell(name).casefold() for name in names if not re.search(r"\d", name)}, key=len, reverse=True
    )
    find = re.compile(
        rf"(?<!\w)(?:(?P<other>{_OTHERS})\s+|(?P<type>{'|'.join(_BODIES)}|{_TYPES})\s*)?"
        rf"(?P<name>{'|'.join(map(re.escape, plain))})(?!\w)|(?<!\w)(?:quận|q\.) ?(?P<number>\d\d?)(?![\w/])"
    )
    return find, frozenset(unit.province for unit in units)


def _spell(text: str) -> str:
    """One spelling of tones (`Hoà` as `Hòa`, `uỷ` as `ủy`); every letter stays where it was."""
    return unicodedata.normalize("NFC", _OLD.sub(r"\1\3\2", unicodedata.normalize("NFD", text)))


def _name(known: Register, code: str, page: Page, places: Sequence[_districts.District]) -> str:
    day = page.published[:10].replace("-", "") or "undated"
    topic = places[0].slug if len(places) == 1 else "-".join(_districts.fold(page.title).split()[:6])
    name = first = re.sub(r"[^a-z0-9-]", "", f"{code}-{day}-{topic}".lower()).strip("-")
    count = 1
    while name in known:
        count += 1
        name = f"{first}-{count}"
    return name


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Only one writer in `folder` at a time, over processes and threads; clears what one killed left."""
    with _writing():
        (folder / ".cache").mkdir(exist_ok=True)
        handle = (folder / ".cache" / "lock").open("w")
    with handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        for left in (*folder.glob(".*.tmp"), *folder.glob("archive/.*.tmp")):
            left.unlink()
        yield


@contextmanager
def _writing() -> Iterator[None]:
    """Raises `DataError` where the system lets nothing be written."""
    try:
        yield
    except OSError as error:
        raise DataError(
            f"{error.filename}: cannot be written ({error.strerror}); nothing was changed: see who may write "
            "there, or name another --data"
        ) from error


def replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with scratch.open("wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        scratch.replace(path)
    except OSError as error:
        scratch.unlink(missing_ok=True)
        raise DataError(f"{path}: cannot be written ({error.strerror}); nothing was changed") from error


def record(values: Iterable[str], end: str = "\n") -> bytes:
    """One CSV record, quoted where it must be."""
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerow(values)
    return out.getvalue().encode()


def append(path: Path, row: Mapping[str, str], columns: Sequence[str]) -> None:
    """Add a row to a CSV file, every other byte as it is; `columns` are the header of a new one."""
    content = path.read_bytes() if path.is_file() else record(columns)
    first, _, _ = content.removeprefix(b"\xef\xbb\xbf").partition(b"\n")
    end = "\r\n" if first.endswith(b"\r") else "\n"
    if not content.endswith(b"\n"):
        content += end.encode()
    header = next(csv.reader([first.decode().strip()]))
    replace(path, content + record([row.get(name, "") for name in header], end))
