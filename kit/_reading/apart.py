"""Times that are those of something else than a figure behind them."""

from __future__ import annotations

import re

from kit._reading.sentence import Sentence
from kit._reading.when import Period

_REPORTS = re.compile(r"(?<!\w)(?:cho biết|báo cáo|cho thấy|đánh giá|thông báo)(?!\w)")
_FROM_FIRST = re.compile(r"\s*(?:[^\d,;.]{2,30}, )?từ (?:(?:mức|chỗ|chỉ|hơn|trên|gần|khoảng|tỷ lệ) )*")
_LEVEL_OF = re.compile(
    r"\d[\d.,]*(?: tỷ \d[\d.,]*)?\s?(?:%|(?:triệu|tỷ|nghìn tỷ)(?: đồng)?(?:/[^\s,;.()]+)?)[ (]+"
    r"(?:vào |đầu |cuối |của |trong )*năm (20\d\d|19\d\d)\)?, "
)
"""A level with its year, before what it is of."""


def opened_from(low: str, start: int, number: int) -> re.Match[str] | None:
    """The year of a level that a sentence sets out from before it says of what: `Từ 14,2% năm 2016, tỷ lệ hộ
    nghèo …`; None if it does not."""
    opened = _FROM_FIRST.match(low, start, number)
    return _LEVEL_OF.match(low, number) if opened and opened.end() == number else None


def reported(s: Sentence, time: Period, start: int) -> bool:
    """Is a time what a meeting plans for, and a figure what was told there: `bàn nhiệm vụ năm 2025, Huyện ủy
    cho biết …`?"""
    return time.planned and _REPORTS.search(s.doc.low, time.end, start) is not None


def of_another_clause(s: Sentence, time: Period, start: int) -> bool:
    """Is a time to come that of what stands before a semicolon, in a sentence that did not open with it, or
    that of a meeting whose report follows?"""
    if reported(s, time, start):
        return True
    apart = not time.leading and s.doc.coming(time.code) and not s.doc.low.startswith(":", time.end)
    over = s.doc.low.find(" đã ", time.end, start) >= 0
    return apart and not over and s.doc.low.find(";", time.end, start) >= 0
