"""Communes that reached a standard in a period, beside those before: `có thêm 2 xã đạt chuẩn`."""

from __future__ import annotations

import re
from typing import Any

from kit._letters import UP
from kit._reading.sentence import Sentence
from kit.quantities import Quantity

_ADDED = ("thêm ", "đạt thêm ", "công nhận mới ", "trong năm có ", "trong năm, có ")
_ADDED_TOO = re.compile(
    r"(?:thêm|công nhận mới|trong năm,?(?: có)?) (?:\d+|một|hai|ba) xã [^,;.\d]{2,70}(?: và|,|;) $"
    r"|thêm (?:\d+|một|hai|ba) [^,;.\d]{2,40} và $"
    r"|thêm \d+ xã(?:(?!\d xã|đến nay|lên )[^.])*"
    r"(?:trong đó|trong số (?:này|đó)|cụ thể|gồm)(?:(?!đến nay|lên )[^.])*"
    r"(?:huyện|thị xã|thành phố) [^,;.\d]{2,24} (?:có )?$"
)
"""Before a count that goes on from one that was added."""
_RECOGNISED = re.compile(
    r" xã (?:(?!trong đó|riêng)[^.;\d]){0,110}được công nhận [^.;\d]{0,16}"
    r"(?:nông thôn mới|ntm)(?: nâng cao)? "
    r"(?:trong )?năm 20\d\d"
)
"""Behind communes that a decision of a year recognised."""
_NEWLY = re.compile(
    r" xã [^.;\d]{0,110}đạt chuẩn "
    r"(?:nông thôn mới|ntm)(?: \(ntm\))?(?: nâng cao| kiểu mẫu)? "
    r"(?:trong )?năm 20\d\d"
)
"""Behind communes that somebody recognises, as having reached a standard in a year."""
_AIMED_AT = re.compile("(?:mục tiêu|phấn đấu)[^,;.]{0,40}$")
_NAMED_BEHIND = re.compile(
    rf" xã (?:[^,;.(\d]{{0,40}}(?:\(|:)(?:gồm |là |xã )?|(?:là )?)(?!NTM|Nông thôn|OCOP)[{UP}]|"
    rf" xã [^,;.(]{{0,110}}, gồm(?: các)?(?: xã)?:? [{UP}]"
)
"""Behind communes that are to reach a standard: their names."""
TO_REACH = re.compile(
    rf" xã (?:(?:còn lại )?(?:(?:là|gồm) )?(?:xã )?[{UP}][^;.\d]{{0,48}}? )?(?:đăng ký|dự kiến|sẽ|phấn đấu)"
    r"(?: sẽ| cùng)?(?= (?:đạt|hoàn thành|về đích|nông thôn mới|NTM)(?!\w))"
)
"""Behind communes that are to reach a standard: `3 xã đăng ký đạt chuẩn`."""
_THEN_RAISED = re.compile(
    r" xã (?:[^;.\d]{0,48}? )?(?:hoàn thành|đạt|về đích)[^;.\d]{0,80}(?:nâng|đưa) "
    r"(?:tổng số(?! tiêu| trường| hộ)|số (?:lượng )?(?:các )?(?:xã|địa phương))[^;.\d]{0,60}(?:lên|là) "
    r"| xã (?:ntm|nông thôn mới) [^;.]{0,80}(?:nâng|đưa) tổng số xã[^;.\d]{0,40}lên "
)
_KEPT = re.compile(r" xã[^.;,\d]{0,40} (?:giữ|duy trì|công nhận lại)| xã[^.;\d]{0,60}, chiếm (?:tỷ lệ )?\d")
"""Behind communes that are not the new ones."""
_ALL_OF_THEM = ("lên ", "tổng số ", "là ", "tổng cộng ", "giữ vững ", "duy trì ", "đưa ")


def added(s: Sentence, q: Quantity) -> bool:
    """Is a count what was reached in a period, beside those before: `có thêm 2 xã`, `2 xã về đích`?"""
    low = s.doc.low
    if _KEPT.match(low, q.end):
        return False
    if q.of is None and q.unit == "count" and low.endswith("trong năm, ", s.start, q.start):
        return True
    if low.endswith(_ADDED, s.start, q.start) or _ADDED_TOO.search(low, s.start, q.start):
        return True
    if low.endswith(("quyết định công nhận ", "bằng công nhận "), s.start, q.start) and _NEWLY.match(
        low, q.end
    ):
        return True
    if q.of is None and not s.nows and _THEN_RAISED.match(low, q.end):
        return True
    if TO_REACH.match(s.doc.text, q.end) and not low.endswith(_ALL_OF_THEM, s.start, q.start):
        return True
    if _AIMED_AT.search(low, s.start, q.start) and _NAMED_BEHIND.match(s.doc.text, q.end):
        return True
    if s.nows or q.of is not None or low.endswith(_ALL_OF_THEM, s.start, q.start):
        return False
    year = len(s.doc.running) == 4 or any(len(p.code) == 4 and p.end <= q.start for p in s.times)
    return bool(_RECOGNISED.match(low, q.end) or (year and low.startswith(" xã về đích", q.end)))


def of_those_new(kin: dict[str, Any] | None, year: int) -> str:
    """The past year whose new ones bring a number up, `có thêm 2 xã, đưa tổng số lên 8`; else ""."""
    new = kin is not None and "status=new" in kin["breakdown"] and kin["kind"] == "actual"
    return str(kin["period"]) if new and kin and kin["period"].isdigit() and int(kin["period"]) < year else ""
