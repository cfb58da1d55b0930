"""What a run is told, and what it tells: options, steps, events, the report."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kit._districts import District
from kit.errors import KitError

FORMATS = ("html", "pdf", "docx")
KINDS = (*FORMATS, "notebook", "figures")


@dataclass(frozen=True)
class Options:
    """What a run can be told; every name is an option of `kit run` too.

    data, out: folders. to: of html, pdf, docx. lang: of vi, en. as_of: the data as known on a date;
    such briefs have a folder of their own, OUT/as-of/DATE, and leave those of today alone.
    since: show changes since the edition of that date. jobs: worker processes (default: one a
    core). renderer: auto, quarto, embedded. engine: kit, jupyter. force: make fresh briefs again.
    failed: only what failed last time. cluster: address of a Dask scheduler. notebook: a name in
    notebooks/ or a file, with the parameters of district.ipynb. timeout: seconds for the cells of
    a notebook. wait: wait for another run on `out` to end. strict: contradictions in the data
    count as failures.
    """

    data: str | os.PathLike[str] = "data"
    out: str | os.PathLike[str] = "reports/out"
    to: Sequence[str] = ("html", "pdf")
    lang: Sequence[str] = ("vi",)
    as_of: str | date | None = None
    since: str | date | None = None
    jobs: int | None = None
    renderer: str = "auto"
    engine: str = "kit"
    force: bool = False
    failed: bool = False
    cluster: str | None = None
    notebook: str = "district"
    timeout: float = 120.0
    wait: bool = False
    strict: bool = False

    def __post_init__(self) -> None:
        for name, allowed in (("to", FORMATS), ("lang", ("vi", "en"))):
            values = getattr(self, name)
            values = tuple(values.split(",") if isinstance(values, str) else values)
            if not values or not set(values) <= set(allowed):
                raise KitError(f"{name}={','.join(values)}: choose from {', '.join(allowed)}")
            object.__setattr__(self, name, values)
        for name, allowed in (("renderer", ("auto", "quarto", "embedded")), ("engine", ("kit", "jupyter"))):
            if getattr(self, name) not in allowed:
                raise KitError(f"{name}={getattr(self, name)}: choose from {', '.join(allowed)}")
        if self.timeout <= 0 or (self.jobs is not None and self.jobs < 1):
            raise KitError("timeout and jobs must be above 0")


@dataclass(frozen=True)
class Brief:
    """What became of one brief: state done, fresh or failed; outputs: kind to path or None."""

    district: str
    slug: str
    lang: str
    state: str
    seconds: float
    outputs: dict[str, str | None]
    error: dict[str, Any] | None = None


@dataclass(frozen=True)
class Report:
    """A finished run; `problems` are lines to read: rows set aside, contradictions (with strict)."""

    renderer: str
    engine: str
    index: str
    manifest: str
    briefs: tuple[Brief, ...]
    problems: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 when everything is good, 1 when a brief failed or there are problems."""
        return int(bool(self.problems) or any(brief.state == "failed" for brief in self.briefs))

    @property
    def summary(self) -> str:
        """One line: how many briefs were made, were fresh, failed."""
        counts = {state: sum(b.state == state for b in self.briefs) for state in ("done", "fresh", "failed")}
        said = ", ".join(f"{count} {state}" for state, count in counts.items())
        problems = f"; {counted(len(self.problems), 'problem')}" if self.problems else ""
        return f"{counted(len(self.briefs), 'brief')}: {said}{problems}"


@dataclass(frozen=True)
class Event:
    """What `progress` is told: a note to read, or how far a run has come and its latest brief."""

    note: str = ""
    done: int = 0
    total: int = 0
    brief: Brief | None = None


@dataclass(frozen=True)
class Step:
    """A unit of work; `reason` says why it runs and is empty for one that is fresh."""

    stem: str
    place: District
    lang: str
    parts: dict[str, str]
    reason: str
    previous: tuple[str, str] | None = None
    """Digest and stamp of the edition before, from the ledger."""


Progress = Callable[[Event], None]


def counted(n: int, thing: str) -> str:
    """`1 brief`, `2 briefs`."""
    return f"{n} {thing}{'' if n == 1 else 's'}"


def as_sum(row: Mapping[str, Any]) -> str:
    """A finding as a sum one can check by head: `14 at 280% imply 5`."""
    shown = [f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}" for value in row["values"]]
    expected = "" if row["computed"] is None else f"{round(row['computed'], 2):.10g}"
    bound = {"at_most": "at most ", "at_least": "at least "}.get(row["bound"], "")
    equal = "=" if row["state"] in ("holds", "implied") else "≈" if row["state"] == "rounding" else "≠"
    match row["rule"]:
        case "ratio" | "plan":
            return f"{shown[0]}/{shown[-1]} = {expected}%, printed {shown[1]}%"
        case "implied":
            return f"{shown[0]} at {shown[1]}% imply {bound}{expected}"
        case "parts":
            return f"{shown[0]} {equal} {' + '.join(shown[1:])}"
        case "rest":
            return f"{shown[0]} = {' + '.join(shown[1:])} + {expected} not told"
        case "classes" if row["state"] == "implied":
            return f"{shown[-1]} = {' + '.join(shown[:-1])} + {expected} not told"
        case "classes":
            return f"{shown[-1]} {equal} {' + '.join(shown[:-1])}"
        case "hundred":
            return f"100 {equal} {' + '.join(shown)} = {expected}"
        case "subset":
            return " ≤ ".join(shown) if equal == "=" else f"not {' ≤ '.join(shown)}"
        case "told_twice":
            return f"told as {' and '.join(shown)}"
        case "unit":
            return f"{shown[0]}: the unit does not fit the indicator"
        case "surface":
            return f"{shown[0]} in the table, printed as {expected}"
    return f"{shown[0]}, plausible is {bound}{expected}"
