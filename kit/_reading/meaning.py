"""What sort of statement a figure is, what it goes on from, and how far its words leave that in doubt."""

from __future__ import annotations

import re
from typing import Any

from kit._reading.aims import AIMED, PLAN_BESIDE, goal_of, plan_told
from kit._reading.doc import Span
from kit._reading.fit import Fit, around
from kit._reading.lexicon import Indicator, q_class
from kit._reading.sentence import Sentence
from kit._reading.times import yearly
from kit._reading.verb import APART
from kit.quantities import Quantity

_BEFORE, _BEHIND = (1.0, 0.92, 0.88), (1.0, 0.92, 0.88)
_ITS_SHARE = re.compile(r"(?:đồng|tỷ)[,(]? (?:ước )?chiếm (?:tỷ (?:trọng|lệ) |khoảng |gần |hơn |trên )*$")
"""Between a sector's output and its share of the structure."""
_A_YEAR = re.compile(r"bình quân (?:hàng|hằng|mỗi) năm(?: ước)?(?: đạt)?(?: trên| gần| hơn| khoảng)? $")
"""Before the growth of an output: `tổng giá trị sản xuất bình quân hằng năm đạt trên 12%`."""
_SHARED = re.compile(r"(?: hộ| người)?(?:,| \()? ?(?:chiếm|(?:chiếm )?tỷ lệ|bằng|tương ứng) ")
HEADS = (" khẩu", " nhân khẩu")
"""Behind how many people the poor households told of before have."""
PART = re.compile(r"[),;(: ]*\s*(?:trong đó|trong số (?!\d)|riêng|gồm|bao gồm|chia ra|cụ thể)")
_MOVES_ON = {"up", "down", "over", "level", "base", "growth"}
_THAN_BEFORE = re.compile(
    r" so (?:với )?(?:cùng kỳ|năm (?:20\d\d|trước|ngoái))"
    r"(?!(?:(?! và | bằng | đạt | vượt | so )[^,;.\d]){0,24}(?:giao|nghị quyết|kế hoạch|dự toán))"
)
_THAN_THEN = re.compile(
    r"so (?:với )?(?:cùng kỳ|năm (?:20\d\d|trước|ngoái))(?: năm (?:20\d\d|trước|ngoái))?,? vượt "
    r"(?:hơn |trên |gần )?$"
)
_SIGNED = re.compile(r"\(\s?([+–-])\s?$")
"""Before how much something rose or fell: `(+4 triệu đồng so với năm 2021)`."""
_ITS_PARTS = re.compile("trong đó|cơ cấu|kinh tế")
_BARE_OUTPUT = re.compile(
    r"\s*(?:giá trị sản xuất|tổng giá trị sản xuất (?:toàn|của|cả) ngành)"
    r" (?:(?:toàn|của|cả) ngành )?(?:\([^()]*\) )?(?:năm 20\d\d )?(?:ước )?(?:đạt|là|tăng) "
)
_EARLIER = re.compile("cùng kỳ|năm (?:trước|ngoái)|so (?:với )?năm 20")
_JOINED = re.compile(r"\s*(?:và|,)\s+")
"""Between a rise and one more: `tăng 5 tổ chức và 12 đảng viên so với cùng kỳ`."""
_ROSE_MOST = re.compile(r"(tăng|giảm) (?:mạnh|cao|nhanh|nhiều)(?: nhất)? là [^;.%\d]{3,48} (?:với |đạt )?$")
"""Before how much something rose: `tăng mạnh nhất là công nghiệp với 12,6%`."""
_ROSE_TO = ("tăng lên", "giảm xuống")
"""Of a percentage set against another time: how much something rose or fell, too."""
_FEWER = re.compile(
    r"giảm (?:được )?[\d.]+ hộ[^,;.%]{0,16}(?:,|\() ?(?:tương đương|tương ứng|bằng|tức|đạt)(?: với)?"
    r"(?: tỷ lệ)? $"
)
"""Before the share that fewer households are: `giảm 574 hộ nghèo, tương đương 9,02%`."""
_OUTPUT = re.compile("giá trị|gtsx|tốc độ|tăng trưởng|doanh thu")
"""Words that a sector's share does without."""
_STRUCTURE = re.compile(
    r"(?:cơ cấu|tỷ trọng) (?:giá trị sản xuất|gtsx|giá trị tăng thêm)(?!\w)"
    r"(?!(?: ngành| nội bộ ngành)? nông[^:;.]{0,30}:)"
    r"(?:(?!tăng|giảm|tốc độ|tỷ đồng|kế hoạch|giá trị sản xuất|gtsx|vượt)[^.])*$"
    r"|(?<!\w)về tỷ trọng,(?:(?!giá trị sản xuất|gtsx|tốc độ)[^.])*$"
)
"""Before the shares of sectors: `cơ cấu giá trị sản xuất: nông nghiệp 40%, công nghiệp 35%`."""
_UP_TO_SHARE = re.compile(r" (?:lên|xuống|còn)(?: còn| tới| đến| mức)? [\d,]+ ?%")
_FROM_SHARE = re.compile(r"từ (?:mức )?[\d,]+ ?%,? (?:lên|xuống|còn)(?: còn| tới| đến| mức)? $")
_PAST_YEAR = re.compile(r" (?:của |mức (?:của )?|kết quả )?năm (?:\d{4}|trước|ngoái)(?!\w)")
_ALL_FIELDS = re.compile(r"về kinh tế(?:[,;] | - )(?:văn|xã)")
"""Of targets: those of all fields, not of one."""
_SUMMED = re.compile(r"lũy kế|cộng dồn|tính chung (?=\d+ tháng|từ đầu năm)")
_OTHER_THINGS = {"tonnes", "ha", "kg", "km2", "m2", "usd_million"}
"""Units of what ends a topic that is told in another one."""
_MEASURED = {"vnd_billion", "vnd_million_per_person", "ha", "tonnes"}


def follows(s: Sentence, span: Span) -> bool:
    """May a figure without words of its own speak of what the figure before it spoke of?"""
    q, topic, head, verb = span.q, s.doc.topic, span.head, span.verb[0]
    if (
        topic is None
        or not s.doc.same_breath
        or (s.doc.parted and (s.doc.planned or s.opens_parts or not span.base))
    ):
        return False
    kind = q_class(q.unit)
    since, behind = around(span, None)
    since = max([since, *(place for place, _ in s.districts if place < q.start)])
    if span.base and s.doc.lex.indicators[topic["indicator"]].theme == "place":
        return False
    members = s.doc.lex.indicators[topic["indicator"]].members
    parts = (rule for place, _, rule in s.breakdowns if span.lo <= place < span.hi and rule.means in members)
    known_words = frozenset[str]().union(*(rule.syllables for rule in parts))
    if s.strange(since, q.start, known_words) or s.strange(behind, span.stop):
        return False
    if kind == "percent":
        return not head or head.generic or bool(head.kinds)
    known = s.doc.lex.indicators[topic["indicator"]]
    if kind != "count":
        fitting = kind in (q_class(topic["unit"]), q_class(known.unit))
        told = verb or span.base or s.names_district(span)
        told = told or _SUMMED.search(s.doc.low, span.lo, q.start) is not None
        return fitting and bool(told or s.doc.low.endswith("tương đương ", s.start, q.start))
    if topic["unit"] != "count" or (head and head.generic):
        return bool(topic["unit"] == "count")
    if verb in ("up", "down", "over"):
        return not head or any(rule.means == topic["indicator"] for rule in head.indicators)
    shared = not head or any(rule.means == topic["indicator"] for rule in head.indicators)
    if shared and s.names_district(span):
        return True
    members = known.members
    return any(span.lo <= place < span.hi and rule.means in members for place, _, rule in s.breakdowns)


def of_sector(s: Sentence, q: Quantity, indicator: str, sure: float, why: str) -> tuple[str, float, str]:
    """The indicator with how sure it is and what decided it, mended by what is told of sectors around it."""
    meant = _spoken_for(s, q, indicator)
    return (
        (indicator, sure, why) if meant == indicator else (meant, sure * 0.85, why.replace(indicator, meant))
    )


def _spoken_for(s: Sentence, q: Quantity, indicator: str) -> str:
    """The indicator, which of a sector's percentage that moves from one to another is its share of the
    structure: `công nghiệp tăng từ 20% lên 30%`; bare output behind a sentence on a sector is that one's."""
    low, since = s.doc.low, max(s.start, s.doc.low.rfind(";", s.start, q.start))
    if indicator == "total_output_value" and s.doc.sector and not _ITS_PARTS.search(low, q.end, s.end):
        return s.doc.sector if _BARE_OUTPUT.match(low, s.start, q.start) else indicator
    if q.start in s.shares and not indicator.startswith("poverty"):
        return "economic_structure"
    if q.unit != "percent" or not indicator.endswith("_output_value"):
        return indicator
    share = indicator[:5] != "total" and _ITS_SHARE.search(low, since, q.start) is not None
    if share or ((q.value or 0) < 100 and _STRUCTURE.search(low, s.start, q.start)):
        return "economic_structure"
    if _OUTPUT.search(low, since, q.start):
        return indicator
    first = low.endswith(("từ ", "từ mức "), since, q.start) and _UP_TO_SHARE.match(low, q.end)
    return "economic_structure" if first or _FROM_SHARE.search(low, since, q.start) else indicator


def turn(s: Sentence, span: Span) -> None:
    """A figure that is none of the catalogue's ends what was spoken of, unless it is a part of that or
    another measure of the same thing."""
    kind, until = q_class(span.q.unit), min(span.stop, span.q.end + 5)
    share = s.doc.topic is not None and s.doc.topic["unit"] == "percent"
    households = s.doc.low.startswith(" hộ", span.q.end)
    if share and s.doc.topic and beyond(s, span, s.doc.topic["indicator"]):
        households = share = False
    poor = s.doc.low.startswith(HEADS, span.q.end) or (
        s.doc.low.startswith(" hộ", span.q.end) and _SHARED.match(s.doc.low, span.q.end)
    )
    at = s.doc.low.rfind("nghèo", s.wall, span.q.start) if poor else -1
    if at >= 0 and not s.doc.low.endswith("cận ", 0, at):
        if s.doc.topic and s.doc.topic["indicator"] != "poverty_rate":
            s.doc.topic = None
        return
    if share and kind == "count" and (households or _SHARED.match(s.doc.low, span.q.end)):
        return
    if s.parts or span.listed:
        s.doc.parted, s.wall = True, span.q.start
        return
    if kind in _OTHER_THINGS and s.doc.topic and q_class(s.doc.topic["unit"]) != kind:
        s.doc.topic, s.wall = None, span.q.start
        return
    near = [(place, rule) for place, _, rule in s.indicators if span.lo <= place < until]
    last = [rule for place, rule in near if place == near[-1][0]]
    if near and not span.barred and not any(kind in rule.units or not rule.units for rule in last):
        topic = s.doc.topic
        kin = topic and any(rule.means == topic["indicator"] for _, rule in near)
        s.doc.topic = topic if kin else None
        s.wall = span.q.start if kind == "percent" and not kin else s.wall
        return
    s.doc.topic, s.wall = None, span.q.start


def other(s: Sentence, span: Span) -> bool:
    """Is a percentage without a meaning the share of something the catalogue does not have?"""
    level = span.verb[0] in ("level", "share", "") and not span.base
    if not level or span.q.unit != "percent":
        return False
    return s.strange(span.since, span.q.start) == 2 or s.strange(span.q.end, span.stop) == 2


def kind_of(s: Sentence, span: Span, known: Indicator | None) -> tuple[str, float, str, float]:
    """Kind, value with its sign, the words that decided it, and how sure that is."""
    q, value, topic = span.q, span.q.value or 0.0, s.doc.topic
    low, lo, start = s.doc.low, span.lo, span.q.start
    value = -value if q.unit == "percent" and low.endswith(" âm ", lo, start) else value
    means, word, at = span.verb
    unit = known.unit if known else ""
    signed = -value if means == "down" else value
    if not means and q.unit != "percent" and s.compared(span) and _JOINED.fullmatch(low, lo, start):
        risen = [(k, said) for place, k, said in s.kinds if lo - 48 < place < lo and k in ("up", "down")]
        if risen:
            (means, word), at = risen[-1], start
            signed = -value if means == "down" else value
    targets = low.startswith(" chỉ tiêu", q.end)
    beside = None if targets else PLAN_BESIDE.search(low, max(s.start, start - 40), start)
    if beside and (q.unit != "percent" or (topic and s.doc.same_breath and topic["kind"] != "plan")):
        return "plan", -value if beside[0].endswith("giảm ") else value, beside[0].strip(), 0.93
    if sign := _SIGNED.search(low, max(lo, start - 3), start):
        return "change", value if sign[1] == "+" else -value, sign[0].strip(), 0.85
    if plan_told(s, lo, q, means):
        striven = low.find("chỉ tiêu phấn đấu", s.start, start) >= 0
        return "target" if striven else "plan", value, "chỉ tiêu … là", 0.93
    goal = goal_of(s, start, q.end)
    if means not in ("up", "down") and _registered(s, q, topic):
        return "plan", value, "đăng ký", 0.93
    if other := _in_other_words(s, q):
        return other
    if q.unit == "percent":
        if share := _of_percent(s, span, known, value, signed, goal):
            return share
    elif means in ("up", "down", "over"):
        kin = topic and s.doc.same_breath and topic["unit"] == unit and (means, unit) != ("over", "count")
        near = means != "over" and start - at - len(word) < 8
        if s.compared(span) or kin or near:
            return "change", signed, word, 0.95
    elif means == "plan" and not APART.search(low, at, start):
        return "plan", value, word, 0.93
    if (
        topic
        and topic["kind"] == "plan"
        and not means
        and topic["start"] >= s.start - 1
        and s.names_district(span)
    ):
        return "plan", value, AIMED, 0.95
    return ("target", value, goal, 0.97) if goal else ("actual", value, "", 1.0)


def _registered(s: Sentence, q: Quantity, topic: dict[str, Any] | None) -> bool:
    """Are models of mass mobilisation only signed up for, or is a number one of the parts of those?"""
    low = s.doc.low
    if not low.startswith(" mô hình", q.end) or low.find("dân vận khéo", s.start, s.end) < 0:
        return False
    whole = topic is not None and topic["kind"] == "plan" and topic["start"] >= s.start - 1
    since = topic["start"] if topic else 0
    whole = whole and low.find("trong đó", since, q.start) >= 0 > low.find("công nhận", since, q.end + 40)
    return whole or _REGISTERED.search(low, s.start, q.start) is not None


def _in_other_words(s: Sentence, q: Quantity) -> tuple[str, float, str, float] | None:
    """Kind and value of a number in brackets that says a percentage before it in the unit of what it is of:
    `bằng 102% kế hoạch (110.838 ha)`, `tăng 2,65% (tức 2.921 ha)`; None of others."""
    topic, low, value = s.doc.topic, s.doc.low, q.value or 0.0
    told = _PERCENT_BEFORE.search(low, s.start, q.start) if low[q.start - 1] in "( " else None
    alone = q.of is not None or q.unit in ("percent", "count")
    if not told or not topic or alone or topic["start"] < s.start - 1:
        return None
    if "kế hoạch" in told[0] or "dự toán" in told[0]:
        return ("plan", value, told[1], 0.85) if told[1] in ("bằng", "đạt") and told[0][-1] == "(" else None
    if " so " in told[0] and told[0][-1] == "(":
        return None
    if told[1] not in ("tăng", "giảm") or value >= topic["value"] > 0:
        return None
    return "change", -value if told[1] == "giảm" else value, told[1], 0.85


def grows(s: Sentence, lo: int, hi: int) -> bool:
    """Do words of growth (`tăng bình quân`) stand there?"""
    return any(kind == "growth" and lo <= place < hi for place, kind, _ in s.kinds)


_REGISTERED = re.compile(r"đăng ký (?!và |duy trì)(?:(?!(?<!\w)đã |công nhận|thành công)[^,;.\d]){0,50}$")
_PERCENT_BEFORE = re.compile(
    r"(tăng|giảm|bằng|đạt)(?: \w+)? [\d.,]+ ?%[^,;.()%\d]{0,30} "
    r"\((?:tức |tương đương |tương ứng )?$"
)


def _of_percent(
    s: Sentence, span: Span, known: Indicator | None, value: float, signed: float, goal: str
) -> tuple[str, float, str, float] | None:
    """Kind, value and the rest of a percentage; None where nothing beside it says what it is."""
    low, lo, start, aimed = s.doc.low, span.lo, span.q.start, bool(goal)
    (means, word, _), base, q = span.verb, span.base, span.q
    unit, plan = (known.unit, known.of_means == "plan") if known else ("", False)
    if most := _ROSE_MOST.search(low, lo, start):
        return "change", -value if most[1] == "giảm" else value, most[0].strip(), 0.9
    if not means and _FEWER.search(low, s.start, start):
        return "change", -value, "giảm … hộ", 0.9
    growing = grows(s, lo, start)
    named = known is not None and known.measure == "level" and unit == "percent"
    own = any(lo <= at < start for at, _, _ in s.indicators) or any(lo <= p.start < start for p in s.times)
    own = own or s.doc.topic is None
    if means == "up" and named and not base and own:
        return ("target", value, goal, 0.9) if aimed else ("actual", value, "tăng trưởng", 0.97)
    if means == "over" and (_THAN_BEFORE.match(low, q.end) or _THAN_THEN.search(low, lo, start)):
        return ("target", value, goal, 0.9) if aimed else ("change", value, word, 0.95)
    if (means == "over" and q.value_max is None) or (means in ("up", "down") and base and not aimed):
        return "percent_of_plan", 100 + signed, f"{word} … kế hoạch", 0.6 if aimed else 0.98
    if means in ("up", "down"):
        return ("target", signed, goal, 0.9) if aimed else ("change", signed, word, 0.97)
    if unit in _MEASURED and growing and means != "share":
        return ("target" if aimed else "change"), value, goal or "tăng trưởng", 0.9
    if base and q.value_max is not None and unit == "percent" and value < 60:
        return "plan", value, "kế hoạch", 0.9  # `9,71%, vượt kế hoạch 8,5-9,5%`
    if base:
        return "percent_of_plan", value, "% kế hoạch", 0.6 if aimed else 1.0
    set_against = word == "bằng" and _PAST_YEAR.match(s.doc.low, q.end)
    verbs = (k for at, k, _ in reversed(s.kinds) if at < span.lo and k in _MOVES_ON and k != "base")
    level = (
        means == "level" or low[start - 1] == "=" or (not means and value > 60 and next(verbs, "") == "level")
    )
    before = any(k == "compared" and lo <= place < start for place, k, _ in s.kinds)
    counted = known is not None and known.measure == "flow" and unit == "count"
    counted = counted and _EARLIER.search(low, q.end, span.stop + 1) is not None
    if word in _ROSE_TO and value < 60 and unit in _MEASURED and s.compared(span):
        return "change", -value if word == "giảm xuống" else value, word, 0.85
    if level and (unit in _MEASURED or counted) and (s.compared(span) or set_against or before):
        return "change", round(value - 100, 9), "đạt % so cùng kỳ", 0.85
    if means == "plan":
        return ("percent_of_plan" if unit == "count" else "plan"), value, word, 0.9
    if unit in _MEASURED and value <= 40 and not aimed and _A_YEAR.search(low, lo, start):
        return "change", value, "bình quân hằng năm", 0.75
    if (unit in _MEASURED or (unit == "count" and plan)) and not aimed:
        goes_on = not means or (word == "là" and value <= 60)
        moved = [k for at, k, w in s.kinds if at < lo and k in _MOVES_ON and w != "là"] if goes_on else []
        if (
            moved
            and moved[-1] in ("up", "down", "growth")
            and lo > s.start
            and not (span.close and value > 60)
        ):
            return "change", -value if moved[-1] == "down" else value, "như con số trước", 0.8
        sharing = means == "share"
        return ("actual", value, word, 0.6) if sharing else ("percent_of_plan", value, "đạt %", 0.85)
    return None


def doubts(s: Sentence, span: Span, fit: Fit | None) -> float:
    """How far the words around a figure leave its indicator in doubt: 1.0 where all of them are known.

    fit: the rule that decided; None where the figure before it did.
    """
    q, low, known = span.q, s.doc.low, fit.rule.syllables if fit else frozenset[str]()
    since, behind = around(span, fit)
    before, after = s.strange(since, q.start, known), s.strange(behind, span.stop, known)
    sure = _BEFORE[before] * _BEHIND[after]
    if q.unit == "count" and s.bracketed(q.start):
        sure *= 0.85
    if fit and not span.lo <= fit.place < span.hi:
        sure *= 0.85
    if span.listed:
        sure *= 0.88
    if low.find("lần lượt", s.start, q.start) >= 0:
        sure *= 0.6
    if yearly(s, span) or low.endswith("thêm ", 0, q.start):
        sure *= 0.9
    misprinted = q.decimals == 3 and q_class(q.unit) in ("money", "tonnes") and "." not in q.text
    if misprinted or not q.text[:1].isdigit():
        sure *= 0.92
    return sure


def beyond(s: Sentence, span: Span, indicator: str) -> bool:
    """Do the figure's own words make it a part of the whole, or something the catalogue does not have?"""
    if not s.beyond:
        return False
    q = span.q
    since = (
        span.since if span.since < q.start else max((n for n in s.numbers if n < q.start), default=q.start)
    )
    behind = q.end + len(span.head.words) + 2 if span.head else -1
    for place, rule in s.beyond:
        if _ALL_FIELDS.match(s.doc.low, place):
            continue
        own = since <= place < q.start if rule.side != "after" else False
        if rule.side != "before":
            own = own or q.end <= place < span.stop or place == behind
        if own and (not rule.units or indicator in rule.units):
            return True
    return False
