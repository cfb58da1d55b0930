"""Sums told up to a month: of a month that is named they are those of the months since January."""

from __future__ import annotations

import re

from kit._reading import times as told
from kit._reading.code import month_ended, since_january, up_to
from kit._reading.doc import Span
from kit._reading.lexicon import Indicator
from kit._reading.sentence import Sentence

_SINCE_JANUARY = re.compile("từ đầu năm (?!20)")
_QUARTER_ENDED = re.compile("(?:kết thúc|hết) qu[ýí](?:(?!riêng|trong qu)[^.;])*$")
_UNTIL = re.compile("(?:(?:đến|tới) (?:thời điểm )?(?:hết |cuối |giữa |đầu )?|hết )tháng")


def summed(
    s: Sentence, span: Span, kind: str, known: Indicator, period: str, how: str
) -> tuple[str, str]:  # fmt: skip
    """The months since January of what is summed up to a month, since the year began or to a late day."""
    q = span.q
    dated = period[4:6] == "-Q" or told.MONTH.fullmatch(period) is not None
    ended = period[4:6] == "-Q" and _QUARTER_ENDED.search(s.doc.low, s.start, q.start)
    if dated and kind == "actual" and (ended or _SINCE_JANUARY.search(s.doc.low, span.lo, q.start)):
        return since_january(period[:4], 3 * int(period[6]) if period[5] == "Q" else int(period[5:])), how
    if len(period) == 4 and kind == "actual" and _SINCE_JANUARY.search(s.doc.low, span.lo, q.start):
        month = next((p.code for p in reversed(s.named) if p.end <= span.lo + 1), "")
        if told.MONTH.fullmatch(month) and month[:4] == period:
            return since_january(period, int(month[5:])), "several"
    if told.MONTH.fullmatch(period) and _UNTIL.search(s.doc.low, s.start, q.start):
        period = up_to(s.doc.low, s.start, q.start, period)
        return period, "several" if s.doc.low.find("đầu tháng", s.start, q.start) >= 0 else how
    days = [p.day for p in s.times if p.day and span.lo <= p.start < q.start]
    within = period[4:8] == "-01/" and bool(days) and period[:4] == days[-1][:4]
    by = month_ended(days[-1]) if days and (within or period in (days[-1][:4], days[-1][:7])) else ""
    if by and kind == "actual" and known.theme in told.SUMMED and known.of_means != "base":
        return since_january(by[:4], int(by[5:])), "several"
    taken = how == "paragraph" or (how == "carried" and not s.doc.when.part)
    taken = taken and s.doc.by[:4] == period
    if taken and kind == "actual" and known.theme in told.SUMMED and known.of_means != "base":
        period = since_january(period, int(s.doc.by[5:]))
    return period, how
