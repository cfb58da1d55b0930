"""What `kit extract` prints: the candidates of files, and why other figures are not among them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from kit import _articles, _bulk, _load, _review
from kit._doubles import Register
from kit._reading.extract import Candidate, explained
from kit._reading.lexicon import Lexicon, load_lexicon, lower, unit_of
from kit._report import counted
from kit.errors import KitError
from kit.quantities import Quantity, quantities

UNSPOKEN = "no rule of the lexicon speaks of it"
_UNKNOWN = "a part of a whole, or something near it"
_APART = "`{}` beside it (role `beyond`) makes it a part or something else; longer words overrule that"
_NEAR = 40
"""Letters on either side of a figure among which the words stand that make it something else."""
Say = Callable[[str], None]


def propose(
    named: Sequence[str], data: str, warn: Say, *, as_json: bool = False, explain: bool = False,
    out: str | None = None, jobs: int | None = None, cluster: str | None = None,
) -> int:  # fmt: skip
    """Print or write the candidates of the files named, or of the archive; returns the exit code.

    A file that cannot be read is named through `warn`, and the others go on (exit code 1). Raises
    `KitError` before any work for a file that is not there and for options that do not go together.
    """
    folder = _load.find("data", data)
    if out is not None and (as_json or explain):
        raise KitError("--out writes a table with every column: leave out --json and --explain")
    if out is None and (jobs is not None or cluster):
        raise KitError("--jobs and --cluster are for many files into one table: add --out FILE.parquet")
    paths = list(map(Path, named)) or sorted((folder / "archive").glob("*.txt"))
    if not named and (note := _review.textless(folder)):
        warn(note)
    if missing := [str(path) for path in paths if not os.path.lexists(path)]:
        raise KitError(f"no file {', '.join(missing)}; check the name")
    if not paths:
        raise KitError(f"{folder / 'archive'} holds no article; name a file, or add one with `kit add FILE`")
    if out is None:
        return _print(paths, folder, warn, as_json, explain)
    report = _bulk.extract_many(paths, out, data=folder, jobs=jobs, cluster=cluster)
    for _, reason in report.aside:
        warn(f"set aside: {reason}")
    if report.passed:
        kinds = ", ".join(f"{count} {kind}" for kind, count in report.passed)
        warn(f"passed over, no article comes in them: {kinds}")
    found = f"{counted(report.rows, 'candidate')} of {counted(report.files, 'file')}"
    print(f"{report.out}: {found}; {len(report.aside)} set aside")
    return int(bool(report.aside))


def _print(paths: Iterable[Path], folder: Path, warn: Say, as_json: bool, explain: bool) -> int:
    load_lexicon(folder / "lexicon.csv")
    known, code = _articles.register(folder), 0
    for path in paths:
        try:
            found = _bulk.candidates(path, folder, known)
            rest = left_out(path, folder, known) if explain else []
        except Exception as error:  # whatever one file does, the others are read
            warn(f"set aside: {_bulk.reason(path, error)}")
            code = 1
            continue
        for each in found:
            columns = (each.observation, f"{each.confidence:.2f}", each.district, each.indicator,
                       each.breakdown, each.period, each.kind, each.surface)  # fmt: skip
            shown = "\t".join((*columns, _stored(each), each.rule) if explain else columns)
            print(json.dumps(asdict(each), ensure_ascii=False) if as_json else shown)
        for paragraph, figure, why in rest:
            (warn if as_json else print)(f"not proposed\t{path.stem} ¶{paragraph}\t{figure}\t{why}")
    return code


def _stored(one: Candidate) -> str:
    """What the row says of the figure: `48/60 count as of 2022-12-20`, `-2 percentage_points from 2021`."""
    upper = "" if one.value_max is None else f"–{one.value_max:.15g}"
    of = "" if one.of is None else f"/{one.of:.15g}"
    since = one.compare_to and f" from {one.compare_to}"
    day = one.as_of and f" as of {one.as_of}"
    return f"{one.value:.15g}{upper}{of} {one.unit}{since}{day}"


def left_out(file: Path, folder: Path, known: Register) -> list[tuple[int, str, str]]:
    """Paragraph, figure and reason of what was read as a figure and is not proposed."""
    text, given = _articles.reading(file, folder, known)
    found, why = explained(text, **given)
    silent, more = explained(text, **given, unknown=True)
    lex, why = load_lexicon(folder / "lexicon.csv"), more | why
    rows = []
    for figure in quantities("\n" + text):
        at = figure.start - 1
        if any(one.start <= at < one.end for one in found):
            continue
        read = next((one for one in silent if one.start <= at < one.end), None)
        reason = _reason(read, figure, lex, text) if read else ""
        told = why.get(at) if reason in ("", UNSPOKEN) else reason
        told = told or reason or _UNKNOWN
        number = sum(1 for line in text[: at + 1].split("\n") if line.strip())
        rows.append((number, figure.text, told if figure.value is not None else "vague: it has no value"))
    return rows


def _reason(one: Candidate, figure: Quantity, lex: Lexicon, text: str) -> str:
    """Why nothing came of a figure that was read; "" where that is not known."""
    decided = one.rule.partition(";")[0]
    indicator = one.indicator or decided.rpartition("→ ")[2]
    known = lex.indicators.get(indicator)
    if known is None:
        return UNSPOKEN
    if one.indicator:
        odd = not known.low <= one.value <= known.high
        bounds = f"its bounds are {known.low:.15g} and {known.high:.15g}"
        return f"{decided}, but {one.value:.15g} {known.unit} is implausible: {bounds}" if odd else ""
    if not unit_of(figure.unit, known.unit, "actual")[0]:
        return f"{decided}, but that is told in {known.unit}, not in {figure.unit}"
    line = text.rfind("\n", 0, one.start) + 1, (text + "\n").find("\n", one.end)
    start, end = max(line[0], one.start - _NEAR), min(line[1], one.end + _NEAR)
    words = [m[1] for m in lex.pattern.finditer(lower("\n" + text), start, end + 1)]
    apart = [
        word for word in words if any(indicator in (r.units or [indicator]) for r in lex.runs[word].beyond)
    ]
    return f"{decided}, but {_APART.format('`, `'.join(apart))}" if apart else ""
