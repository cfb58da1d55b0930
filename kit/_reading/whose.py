"""Whose a figure is: the district's, another's, a larger or a smaller place's."""

from __future__ import annotations

import re
from typing import Any

from kit._letters import UP
from kit._reading import communes
from kit._reading import context as ctx
from kit._reading.doc import Span
from kit._reading.lexicon import Phrase, lower
from kit._reading.sentence import Sentence

_PROVINCE_S = re.compile(r" của (?:cả |toàn )?tỉnh(?! uỷ|\w)")
_OF_THE_PROVINCE = re.compile(
    "(?:thu ngân sách|bình quân đầu người|hộ nghèo|tăng trưởng kinh tế|giá trị sản xuất|dân số) "
    r"(?:nhà nước )?(?:của )?tỉnh(?! (?:giao|uỷ|đề ra)|\w)"
)
_A_BODY = re.compile(
    r"(?:đảng (?:bộ|uỷ|ủy)|chi bộ) (?:khối|quân sự|công an|bộ đội|biên phòng|(?:các )?cơ quan"
    r"|agribank|ngân hàng)(?!\w)[^;.(]{0,60}$|tuổi trẻ (?:huyện |thị xã )?[^;.(\d]{0,60}$"
)
"""Between a body that is no district and its number, in a list of both."""
_BESIDE_IT = (" của tỉnh (", " toàn tỉnh (", " cả tỉnh (", " chung của tỉnh là ", " của tỉnh là ")
"""Around a figure that the district's is set against."""
_SOMEBODY_S = re.compile(rf"(?:là|gồm|như|,|:) (?!T[PX] )((?:[{UP}]\w+ ){{1,2}}[{UP}]\w+) (?:đạt |có )?$")
"""Before a ratio of a place that is named without its type: `là Bình Hòa 11/15, Tân Hào 8/7`."""
_A_COMMUNE_S = re.compile(rf" ?(?:\w+ ){{0,2}}của (?:xã|thị trấn|phường) [{UP}]")
"""Behind a count that is a commune's."""
_SENT_TO = (" xuống ", " tới ", " về ", " cho ", " xuống các ", " tới các ", " về các ", " cho các ")
"""Before places that something was done for, which the next clause is not on."""
_SMALLER = re.compile(rf"(?<!\w)(?!Đảng|Nghị|Đoàn)[{UP}]\w*[^\W\d{UP}] [(]$")
"""A name right before its number in brackets, other than a district's."""
_BEHIND_IT = (" của huyện ", " của thị xã ", " của quận ", " tại huyện ", " tại thị xã ", " ở huyện ")
"""Before the district that the thing counted is in."""
_COMMUNES_IN_IT = re.compile(
    rf"(?:(?::|,)?(?: gồm| là)?:? (?:xã )?[{UP}]\w+(?:[ ,][^.;\d]{{0,80}}?)?)? (?:của|thuộc) "
    r"(?=huyện|thị xã|thành phố)"
)
"""Between a count of communes, with or without their names, and the district they belong to."""
_OF_ANOTHER = re.compile(r"[^.;\d]{0,80} (?:của|thuộc) (?:huyện|thị xã) ")
_ALONE = re.compile(rf"(?!Huyện|Toàn|Thị|Thành|Quận)[{UP}]\w+(?: [{UP}]\w+)+")
_OTHERS = {
    "province": "of the province", "country": "of the whole country", "commune": "of a commune",
    "elsewhere": "of a smaller place, or of others than the district", "some": "of some communes",
    "listed": "of none of the districts listed before it", "small": "the article is on a commune",
    "somebody": "of a person or a household", "hamlet": "its paragraph is on a commune",
    "body": "the article is on a body of its own", "subject": "the article is on no single district",
}  # fmt: skip
"""Whose a figure is that is not a district's."""
_LARGER = {_OTHERS[one] for one in ("province", "country")}
_OF_THESE = re.compile(r"\s*trong số (?:này|đó|trên)(?!\w)")
"""How a sentence begins that tells of parts of what the one before it told of."""
_IN_THE_DISTRICT = re.compile(
    r" (?:xã|trường)[^,;.\d]{0,12}? (?:trong|của|toàn|trên địa bàn) (?:toàn )?huyện(?!\w)"
)
_OUR_PARTY_S = re.compile(r" [^,;.\d]{0,16}(?:thuộc|của|trong|toàn) (?:toàn )?đảng bộ (?:quận|huyện|thị xã)")
"""Behind members: that they are the district's."""
_IN_ITS_DISTRICT = re.compile(r" xã (?:của|thuộc|trên địa bàn) (?:huyện|thị xã) ")
"""Behind communes that a province has recognised: that they are a district's."""
_PER_COMMUNE = re.compile(r"(?:bình quân|trung bình)[^;.\d]{0,16}mỗi xã[^;.,\d]{0,16}$")
_OF_NAME = re.compile(rf" ?(?:(?!thuộc|nhóm|tốp|top|nhất|đứng|đầu|trong)[^,;.\d(]){{0,24}}? của ({ctx.NAME})")
_REPRESENTS = re.compile(r" đại biểu,? (?:đại diện|thay mặt)")
_REPRESENTED = re.compile(r"đại biểu,? (?:đại diện|thay mặt)[^;.\d]{0,24}$")
"""Around the delegates to a congress and the members behind them, whatever guests are named before."""
_THEN_THE_POOR = re.compile(r"\d[^,;.]*, (?:và )?t[ỷỉ] lệ hộ nghèo[^,;.\d]{0,24}$")
"""Between the income of the countryside and the rate of the poor, which is the district's."""
_ITS_COMMUNE = re.compile(r"(?<!ngân sách )(?<!đầu người )(?<!\d\d\d\d )của $")
"""Before the district that a commune belongs to; not before the one whose income is told."""
_ONE_PLACE = {"ntm_criteria_met_commune": True, "ntm_districts_recognized": False}
WIDE = {_OTHERS[one] for one in ("province", "country", "subject")}


def district(s: Sentence, span: Span, indicator: str) -> tuple[str | None, float]:
    """The district a figure is about; None where it is a province's, a commune's or the country's, which
    the article then keeps as the reason."""
    start = span.q.start
    if whose := _named_beside(s, span):
        s.doc.local = s.doc.local or whose == "elsewhere"
        return _elsewhere(s, span, whose)
    place = s.doc.low.find("lần lượt", s.start, start)
    if place >= 0 and (codes := ctx.in_order(s.doc.text, s.start, place, s.doc.places, s.doc.near)):
        n = sum(place < number < start for number in s.numbers)
        return (codes[n], 0.8) if n < len(codes) else _elsewhere(s, span, "listed")
    scope, at = _scope(s, span, indicator)
    if why := _smaller(s, span, scope, at):
        return _elsewhere(s, span, why)
    doubt = 0.8 if s.doc.local else 1.0
    if scope in ("", "district") and _parts_of_larger(s, start):
        own_codes = {code for place, code in s.districts if span.lo <= place < span.hi}
        return (own_codes.pop(), 0.8) if len(own_codes) == 1 else _elsewhere(s, span, "province")
    name, own = "", span.q.end + (len(span.head.words) + 1 if span.head else 0)
    behind = s.doc.low.startswith(_BEHIND_IT, own)
    for place, code in s.districts:
        if place < start or (behind and place <= own + 5):
            name = code
    name = _of_these_communes(s, span) or name
    if name:
        s.doc.spoken, s.doc.astray = name, s.doc.astray and name != s.doc.district
    else:
        if s.doc.sure and not s.doc.district and scope == "district":
            s.doc.spoken = s.doc.spoken or s.doc.before
        name = s.doc.spoken
    if name and name != s.doc.district:
        return name, (0.92 if s.start > s.doc.since else 0.8) * doubt
    if s.doc.sure and not s.doc.district:
        return _elsewhere(s, span, "subject")
    astray = 0.8 if s.doc.astray or s.visited else 1.0
    return s.doc.district, doubt * astray if s.doc.sure else 0.4


def placed(s: Sentence, span: Span, told: dict[str, Any]) -> tuple[str | None, float]:
    """The district of a row and how sure it is; None where no row comes of it, though what is told of a
    larger place may be gone on from."""
    doc, indicator = s.doc, told["indicator"]
    code, sure = district(s, span, indicator)
    if code is None:
        why = doc.left.get(span.q.start)
        if (
            indicator not in _ONE_PLACE
            or why == _OTHERS["country"]
            or (_ONE_PLACE[indicator] and why in WIDE)
        ):
            if indicator and told["kind"] == "actual" and not _goes_on(span, doc.above, indicator):
                doc.above = told | {"start": span.q.start - 1}
            return None, sure
        code = doc.district if _ONE_PLACE[indicator] else ""
    return (code if _ONE_PLACE.get(indicator, True) else ""), sure


def counts(head: Phrase, indicator: str) -> bool:
    """May a noun that is counted be counted for an indicator?"""
    return any(rule.means == indicator for rule in head.indicators)


def _goes_on(span: Span, above: dict[str, Any] | None, indicator: str) -> bool:
    """May a count be one more of what was told of a larger place, though bare words say something else?"""
    if not above or span.close or not span.head or above["indicator"] == indicator:
        return False
    return counts(span.head, above["indicator"])


def _scope(s: Sentence, span: Span, indicator: str) -> tuple[str, int]:
    """Whose figures stand near, by the last word for a place before a figure or right behind it, and
    where that stands."""
    scope, at, start = "", s.start - 1, span.q.start
    bracket = s.doc.low.find("(", span.q.end, span.stop) if s.brackets else -1
    limit = bracket if bracket >= 0 else span.stop
    for place, means in s.scopes:
        if means == "elsewhere" and any(
            at == place and indicator in rule.units for at, _, rule in s.breakdowns if rule.units
        ):
            continue  # a part of the indicator, by a row of the lexicon that names both
        wide = means in ("province", "country")
        if wide and s.doc.low.endswith("% của ", s.start, place):
            continue  # a share of what the province has is the district's
        if wide and place < start and _IN_ITS_DISTRICT.match(s.doc.low, span.q.end):
            continue
        if wide and (
            _REPRESENTS.match(s.doc.low, span.q.end) or _REPRESENTED.search(s.doc.low, place, start)
        ):
            continue
        if wide and place > start and _OUR_PARTY_S.match(s.doc.low, span.q.end):
            continue
        if place >= limit or (place > start and not wide) or means == "beside" or s.aside(place, start):
            continue
        if s.doc.small and means == "district" and _of_its_own(s, place):
            continue
        if means == "elsewhere" and s.left_behind(place, start):
            continue
        reached = means == "elsewhere" and s.doc.low.endswith(_SENT_TO, s.start, place)
        over = reached or s.doc.low.startswith("khu vực ", place)
        over = over and bool(
            s.doc.low.find(";", place, start) >= 0 or _THEN_THE_POOR.search(s.doc.low, place, start)
        )
        if not over and not (wide and place < start and s.trails(place, start)):
            scope, at = means, place
    return (scope, at) if scope or not s.doc.wide else ("province", at)


def _smaller(s: Sentence, span: Span, scope: str, at: int) -> str:
    """Which larger or smaller place, person or body a figure is of, rather than of a district; "" if none."""
    start = span.q.start
    counting = _counts_communes(span)
    since, topic = at, s.doc.topic
    ours = topic is not s.doc.above and topic is not None and topic["indicator"] != "ntm_criteria_met_commune"
    if topic and ours and at < topic["start"] < start and topic["start"] >= s.start - 1:
        since = topic["start"]  # what goes on from a figure of the district's is the district's
    commune = not counting and any(
        since < place < start and not s.aside(place, start) and not s.left_behind(place, start)
        for place in s.communes
    )
    if commune or scope in ("province", "country", "elsewhere"):
        s.doc.local = True
        return "commune" if commune else scope
    poorer = communes.of_poorer(s.doc.low, s.start, start)
    if poorer or (not scope and communes.of_some(s.doc.low, s.start, start)):
        return "some"
    of_all = counting and (span.q.of or _of_these_communes(s, span))
    if not scope and s.doc.small and not of_all and not _PER_COMMUNE.search(s.doc.low, s.start, start):
        return "small"
    if not scope and communes.tells_of_somebody(s.doc.text, s.start, s.end, s.doc.places):
        return "somebody"
    if s.doc.body and not scope and not _IN_THE_DISTRICT.match(s.doc.low, span.q.end):
        return "body"
    ratio = _SOMEBODY_S.search(s.doc.text, s.start, start) if span.q.of is not None else None
    if ratio and ctx.longest(ratio[1], "", s.doc.places, s.doc.near, True) is None:
        return "commune"
    if span.head and _A_COMMUNE_S.match(s.doc.text, span.q.end + len(span.head.words)):
        s.doc.local = True
        return "commune"
    named = _SMALLER.search(s.doc.text, s.start, start) if s.doc.low[start - 1] == "(" else None
    if named and not any(named.start() - 24 < place < start for place, _ in s.districts):
        return "elsewhere"
    s.doc.hamlet = s.doc.hamlet and not scope
    if s.doc.hamlet and s.start > s.doc.since:
        return "hamlet"
    s.doc.local = s.doc.local and not scope
    return ""


def _counts_communes(span: Span) -> bool:
    return span.head is not None and span.head.words.startswith("xã")


def _of_these_communes(s: Sentence, span: Span) -> str:
    """Code of the district of communes that are counted and named: `4 xã A, B thuộc huyện X`; else ""."""
    if not span.head or not _counts_communes(span):
        return ""
    named = _COMMUNES_IN_IT.match(s.doc.text, span.q.end + len(span.head.words) + 1)
    typed = ctx.TYPED.match(s.doc.text, named.end()) if named else None
    if named and typed and ("huyện" in named[0] or _OF_ANOTHER.match(s.doc.low, typed.end())):
        return ""
    return (typed and ctx.longest(typed[2], typed[1].lower(), s.doc.places, s.doc.near, True)) or ""


def _of_its_own(s: Sentence, place: int) -> bool:
    """Do words for a district not make a figure its own, in an article on a commune: who set a plan, whose
    commune it is, its Party organisation, a name that is the commune's, too?"""
    low, text = s.doc.low, s.doc.text
    its = _ITS_COMMUNE.search(low, s.start, place) is not None
    if low.startswith((" giao", " ủy giao", " uỷ giao"), place + 5) or its:
        return True
    name = _ALONE.match(text, place)
    title = low[: low.find("\n", 1)]
    return low.startswith("toàn đảng bộ", place) or (
        name is not None and f"xã {name[0].lower()} " in f"{title} "
    )


def _parts_of_larger(s: Sentence, start: int) -> bool:
    """Is a figure one of parts of a number of the province's, or the country's, in the sentence before?"""
    if not _OF_THESE.match(s.doc.low, s.start):
        return False
    topic = s.doc.topic
    if topic and topic is not s.doc.above and s.doc.low.find(";", topic["start"], start) < 0:
        return False
    return s.doc.left.get(max((at for at in s.doc.left if at < s.start), default=-1)) in _LARGER


def _named_beside(s: Sentence, span: Span) -> str:
    """Whose a figure is where the words right beside it name the province or another body; else ""."""
    low, start = s.doc.low, span.q.start
    if span.q.unit != "count" and _PROVINCE_S.match(low, span.q.end):
        return "province"
    if _A_BODY.search(low, max(s.start, start - 90), start):
        return "elsewhere"
    named = _OF_NAME.match(s.doc.text, span.q.end)
    if named and (name := lower(named[1])) in s.doc.places.provinces:
        cities = {unit[0] for unit in s.doc.places.names.get(name, ())}
        if not cities & {s.doc.district, s.doc.spoken}:
            return "province"
    beside = low.endswith(_BESIDE_IT, s.start, start) or _OF_THE_PROVINCE.search(low, span.lo, start)
    return "province" if beside else ""


def _elsewhere(s: Sentence, span: Span, where: str) -> tuple[None, float]:
    s.doc.left[span.q.start] = _OTHERS[where]
    return None, 1.0
