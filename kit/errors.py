"""Every error the kit raises on purpose.

KitError
├── DataError            data/ cannot be used as a whole (missing file or column, broken UTF-8)
│   └── Refused          a decision in a review breaks a rule, or comes after another
├── UnknownDistrict      no district has that code, slug or name
├── AmbiguousDistrict    several districts have that name
├── UnknownPeriod        a period is not written as the data model asks
├── NotebookError        a notebook cannot be run as a brief
│   ├── CellFailed       a cell raised, exited or never ran
│   ├── DeadlineExceeded a notebook ran longer than it may
│   └── KernelDied       the process that ran the notebook is gone
├── RenderFailed         a finished notebook did not become a file
├── UnlistedFigure       a brief shows a number that its figures do not list
├── ArticleError         a file cannot be read as an article
└── Locked               another run holds the output folder

Each message names the place (file, row, column, value) and the remedy.
"""

from __future__ import annotations


class KitError(Exception):
    """Root of the kit's own errors; the command line prints it and exits with 2."""


class DataError(KitError):
    """A data table cannot be used as a whole."""


class Refused(DataError):
    """A decision that cannot be stored; `entries` hold column, value, rule and remedy of each reason."""

    def __init__(self, what: str, entries: list[dict[str, str]]) -> None:
        told = (f"column {e['column']} {e['value']!r}: " if e["column"] else "" for e in entries)
        said = "; ".join(place + e["remedy"] for place, e in zip(told, entries, strict=True))
        super().__init__(f"{what}: {said}")
        self.entries = entries


class UnknownDistrict(KitError, LookupError):
    """No district has that code, slug or name."""


class AmbiguousDistrict(KitError, LookupError):
    """Several districts have that name; the message lists them."""


class UnknownPeriod(KitError, ValueError):
    """A period is not `2021`, `2022-01/2022-06`, `2016/2020` or a date."""


class NotebookError(KitError):
    """A notebook cannot be run as a brief."""


class CellFailed(NotebookError):
    """A cell raised, exited, or never ran."""

    def __init__(self, message: str, cell: int | None = None) -> None:
        super().__init__(message)
        self.cell = cell


class DeadlineExceeded(NotebookError):
    """A notebook ran longer than its deadline."""


class KernelDied(NotebookError):
    """The process that ran the notebook is gone."""


class RenderFailed(KitError):
    """A finished notebook did not become a file."""


class UnlistedFigure(KitError):
    """A brief shows a number that its figures do not list."""


class ArticleError(KitError):
    """A file cannot be read as an article."""


class Locked(KitError):
    """Another run holds the output folder."""
