"""Periods as SDMX writes TIME_PERIOD: `2021`, `2022-06`, `2022-Q2`, `2022-01/2022-06`."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from kit.errors import UnknownPeriod

_ONE = re.compile(r"(\d{4})(?:-(?:(0[1-9]|1[0-2])(?:-(\d{2}))?|Q([1-4])))?")


def _bounds(part: str, whole: str) -> tuple[date, date]:
    match = _ONE.fullmatch(part)
    if not match:
        raise UnknownPeriod(
            f"period {whole!r} is not understood; write a year (2021), a month (2022-06), "
            "a quarter (2022-Q2) or a span (2022-01/2022-06, 2016/2020)"
        )
    year, month, day, quarter = match.groups()
    first = last = 1
    if day:
        try:
            exact = date(int(year), int(month), int(day))
        except ValueError as error:
            raise UnknownPeriod(f"period {whole!r}: {error}; write an existing date") from error
        return exact, exact
    if quarter:
        first, last = 3 * int(quarter) - 2, 3 * int(quarter)
    elif month:
        first = last = int(month)
    else:
        first, last = 1, 12
    return date(int(year), first, 1), date(int(year), last, calendar.monthrange(int(year), last)[1])


@lru_cache(maxsize=4096)
def bounds(period: str) -> tuple[date, date]:
    """First and last day of a period.

    >>> bounds("2022-01/2022-06")
    (datetime.date(2022, 1, 1), datetime.date(2022, 6, 30))

    Raises `UnknownPeriod` when the text is no period or ends before it begins.
    """
    parts = period.split("/")
    if len(parts) > 2:
        raise UnknownPeriod(f"period {period!r} has more than one `/`; write start/end")
    start, end = _bounds(parts[0], period)[0], _bounds(parts[-1], period)[1]
    if end < start:
        raise UnknownPeriod(f"period {period!r} ends before it begins; write start/end")
    return start, end


def is_period(period: str) -> bool:
    """Whether `bounds` can read it."""
    try:
        bounds(period)
    except UnknownPeriod:
        return False
    return True


def span(period: str) -> str:
    """The kind of period: year, half, quarter, month, day, or years (more than one), or months."""
    start, end = bounds(period)
    days = (end + timedelta(days=1) - start).days
    if start == end:
        return "day"
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if days > 366:
        return "years"
    if months == 3 and start.month % 3 == 1:
        return "quarter"
    if months == 12 and start.month == 1:
        return "year"
    if months == 6 and start.month in (1, 7):
        return "half"
    return "month" if months == 1 else "months"
