"""Which part of an indicator a figure is: `level=province;status=proposed`."""

from __future__ import annotations

import re
from bisect import bisect_left

from kit._reading.added import added
from kit._reading.doc import Span
from kit._reading.sentence import Sentence
from kit.quantities import Quantity

_BADGE = re.compile(
    r"(?<!\d)(?<!\d, )(?<!\d,)(?<!và )(?<!đến )(?<!\d - )(?<!\d-)(\d\d) (?:năm|tuổi đảng)"
    r"(?! (?:thực hiện|qua|liên tục|liền|xây dựng|(?:tuổi đảng )?(?:đến|tới|và) \d\d))"
)
_OTHER_MATTER = re.compile(r"còn lại|góp phần|trong đó|riêng")
_REST = re.compile(r"còn lại|gồm|trong đó")
_ABOVE_IT = re.compile(r"(?:, (?:ubnd|hđnd))?(?: và (?:ubnd|hđnd))? tỉnh(?!\w)")
_HELP_OF = re.compile(r"(?:chỉ đạo|lãnh đạo|quan tâm|hỗ trợ|giúp đỡ)[^;.\d]{0,60}$")
_LED = re.compile(
    r"(?:(?!nghị quyết| giao| đề ra)[^;.\d]){0,40}(?:chỉ đạo|lãnh đạo|điều hành|quan tâm)[^.]*;"
)
"""Those who led, or helped from above, have not set the targets met: `nhờ Huyện ủy, UBND chỉ đạo, …; …`."""
_ASKED = re.compile(r"(?:đề nghị|trình|đề xuất) [^,;.]*$")
_DOCUMENT = re.compile(r"(?:chỉ thị|kết luận|nghị quyết|kế hoạch|quy định|hướng dẫn)[^,.;]{0,48} của $")
"""What makes a body named behind it the author of a document, not who awards."""
_ASKS = re.compile(r"(?: và|,|;) (?:đã |được )?(?:đề nghị|trình|đề xuất) ")
_GIVEN = re.compile("khen thưởng|tặng|biểu dương|trao")
_AWARDED = re.compile(
    r"[;,.] (?:đã |và đã |được )(?:trao|tặng|công bố|khen thưởng)|quyết định (?:trao|tặng|truy tặng) "
    r"|; (?:giấy|bằng) khen [^;.\d]{0,60}(?:tặng|trao)(?: cho)? $"
)
_BROUGHT = ("đưa ", "giúp ", "đưa được ")
"""Before communes that are to reach a standard, beside those before."""
_REPORTED = re.compile(
    r"(?:báo cáo(?: của)?|theo|đại diện|lãnh đạo|bí thư|chủ tịch|số liệu(?: của)?|tin từ) $"
)
"""Who tells a figure need not be who set it."""
_MEETS = re.compile(r"kỳ họp(?: thứ [\w-]+)?(?: của)? $")
_THEN_TELLS = re.compile(r"[^;,\n]{0,60}?:")
"""Behind who meets, in a headline: what was told there."""
_CARRIED_OUT = re.compile(
    r" (?:[^,;.\d]{2,24} )??(?:đã |vừa )?(?:có nhiều|có những|tổ chức thực hiện|thực hiện|lãnh đạo|triển khai"
    r"|tập trung|chỉ đạo|điều hành|cho biết|báo cáo|hoàn thành)(?!\w)"
)
"""Behind a body that reached targets, which need not be who set them."""
_PARTY_SET = re.compile(
    r"(?<!đại hội )đảng bộ (?:huyện|thị xã|thành phố|quận)(?: [^,;.\d]{2,24})?? "
    r"(?:đề ra|đưa ra|xác định|đặt ra)(?!\w)[^;.]*$"
)
_CONGRESS_S = re.compile(
    r" (?:chỉ tiêu|mục tiêu)(?!\w)[^;.:\d]{0,40} nghị quyết (?:của )?đại hội(?! đảng toàn)"
)
_BY_CONGRESS = re.compile(r"so (?:với )?nghị quyết (?:của )?đại hội[^;.:]{0,40} có $")
"""Around targets that a congress of the Party set."""
_SET_ABOVE = re.compile(
    r"[^,;.\d]{0,64}? (?<!hđnd )(?<!ubnd )(?:tỉnh|thành phố|cấp trên|trung ương) giao(?!\w)"
)
"""Behind targets that nobody in the district set."""
_GIVEN_BY = re.compile(r"\d [^;.]{3,80} khen của (?:chủ tịch )?$")
"""Before the body whose award those just counted have got."""
_PAIR = re.compile(r" [^\d,;.]{2,24}(?:,| và) \d{1,3} [^\d,;.]{2,40} ")
"""One more count, of which the words behind it are told, too: `3 tập thể và 4 cá nhân do …`."""
_BOTH = re.compile(r"(?:tương ứng|lần lượt)(?: là| đạt)? [\d.,]+\s?% và [\d.,]+\s?%\)")
"""Shares of two sectors in a bracket behind them."""
_ROW = re.compile(r"[\d.,]+\s?%(?: -|-| –|–|,|;|/| và)? ?")
"""A share in a row of them, up to the next."""
_APART = re.compile("[;]|trong đó|, (?:do|vì|nhờ|chủ yếu|nhiều nhất|phần lớn|đa số) ")
"""Between a figure and words that are no longer of what it is told of."""
_WHERE = ("ở ", "tại ", "trong ", "địa bàn ", "cấp ")
"""Before a bare word for a place that does not act."""
_Parts = dict[str, tuple[float, str, str]]
"""By dimension: how far away the words stand, the pair, and the words."""


def breakdown(
    s: Sentence, span: Span, indicator: str, members: frozenset[str], same: bool
) -> tuple[str, list[str]]:
    """`level=province;status=proposed` and the words that said so, the nearest word a dimension."""
    if not members:
        return "", []
    best, given = _near(s, span, indicator, members)
    _printed(s, span, indicator, members, best)
    shared = indicator == "economic_structure" and "sector" not in best
    told = [one for one in s.breakdowns if shared and one[0] < span.q.start and one[2].means[:7] == "sector="]
    last = {"sector": (0.0, told[-1][2].means, told[-1][1])} if told else _Parts()
    if told and not any(told[-1][0] < at < span.q.start for at in s.numbers):
        best |= last  # named since the figure before
    _handed_on(s, indicator, members, same, given, best)
    best = last | best
    if not best:
        return "", []
    chosen = sorted(best.values(), key=lambda item: item[1])
    return ";".join(item[1] for item in chosen), [f"{item[2]} → {item[1]}" for item in chosen]


def _near(s: Sentence, span: Span, indicator: str, members: frozenset[str]) -> tuple[_Parts, bool]:
    """What the words of the lexicon say; and whether what had been put forward was awarded since."""
    q, best = span.q, _Parts()
    awarded, given = "status=proposed" in members, False
    above = indicator.startswith("targets_") and _SET_ABOVE.match(s.doc.low, q.end) is not None
    asked = _ASKED.search(s.doc.low, max(s.start, q.start - 48), q.start) if awarded else None
    limit = _asked_behind(s, q) if awarded and not asked else s.end
    for place, phrase, rule in (*s.breakdowns, *s.doc.headed):
        part = rule.means
        if part == "level=city":
            part = "level=province" if s.doc.rural else "level=district"
        if part not in members or (rule.units and indicator not in rule.units) or place >= limit:
            continue
        if part == "status=proposed" and place < q.start and _AWARDED.search(s.doc.low, place, q.start):
            given = True
            continue
        if part.startswith("issuer=") and (
            above
            or (place < q.start and _LED.match(s.doc.low, place, q.start))
            or (
                not phrase.startswith(("nghị", "nq"))
                and _REPORTED.search(s.doc.low, max(s.start, place - 24), place)
            )
            or (
                _ABOVE_IT.match(s.doc.low, place + len(phrase))
                and _HELP_OF.search(s.doc.low, max(s.start, place - 64), place)
            )
            or (
                _MEETS.search(s.doc.low, max(s.start, place - 24), place)
                and _THEN_TELLS.match(s.doc.low, place + len(phrase))
            )
            or (part == "issuer=peoples_committee" and _CARRIED_OUT.match(s.doc.low, place + len(phrase)))
        ):
            continue
        own = span.lo <= place < span.hi or (
            rule.side == "after" and _PAIR.fullmatch(s.doc.low, q.end, place)
        )
        wrong_side = (rule.side == "before" and place >= q.start) or (rule.side == "after" and place < q.end)
        apart = place >= q.end and _APART.search(s.doc.low, q.end, place) is not None
        if wrong_side or apart or (not own and rule.side in ("near", "before", "after")):
            continue
        distance = abs(place - q.start) - len(phrase) / 10
        if rule.side == "agent":
            if _DOCUMENT.search(s.doc.low, max(s.start, place - 64), place):
                continue
            if " " not in phrase and s.doc.low.endswith(_WHERE, s.start, place):
                continue
            distance += (150 if " " not in phrase else 0) + (60 if place > q.start else 0)
            distance += 200 if s.doc.low.find(";", place, q.start) >= 0 else 0
            if place > q.start and s.doc.low.endswith(("được ", " do "), 0, place):
                distance -= 0 if s.doc.low.find("được ", span.lo, q.start) >= 0 else 100
            if asked and place < asked.start():
                continue
            if place < q.start and _GIVEN_BY.search(s.doc.low, s.start, place) and _gives(s, place, q):
                continue
            distance -= 300 if awarded and _ASKED.search(s.doc.low, max(s.start, place - 32), place) else 0
        distance -= 80 if part == "scope=on_territory" else 0
        dimension = part.partition("=")[0]
        if dimension not in best or distance < best[dimension][0]:
            best[dimension] = (distance, part, phrase)
    if _several_fields(s, span):
        best.pop("field", None)
    return best, given


def _several_fields(s: Sentence, span: Span) -> bool:
    """Are several fields listed behind a number of models, which are of all of them together?"""
    over = _OTHER_MATTER.search(s.doc.low, span.q.end, span.hi)
    until = over.start() if over else span.hi
    behind = (rule.means for place, _, rule in s.breakdowns if span.q.end <= place < until)
    fields = {part for part in behind if part.startswith("field=")}
    return len(fields) > 1 and s.doc.low.find("lĩnh vực", span.q.end, until) >= 0


def _gives(s: Sentence, place: int, q: Quantity) -> bool:
    """Are those before a figure given what a body before it gives, and those of the figure what one behind
    it does: `2 tập thể nhận bằng khen của tỉnh và 5 tập thể nhận giấy khen của huyện`?"""
    low = s.doc.low
    return low.find(" cho ", place, q.start) < 0 <= low.find(" khen của ", q.end, s.end)


def _asked_behind(s: Sentence, q: Quantity) -> int:
    """Where others are asked for behind those given: `khen thưởng 16 tập thể và đề nghị tỉnh khen 3`."""
    m = _ASKS.search(s.doc.low, q.end, s.end) if _GIVEN.search(s.doc.low, s.start, q.start) else None
    return m.start() if m and any(m.end() <= at for at in s.numbers) else s.end


def _printed(s: Sentence, span: Span, indicator: str, members: frozenset[str], best: _Parts) -> None:
    """Add what numbers and the order of words say: the class of a badge, a sector, `thêm`."""
    q = span.q
    if indicator == "party_badges":
        listed = s.doc.low[span.lo - 2 : span.lo].rstrip()[-1:].isdigit()
        words = s.doc.low[span.lo : q.start].removeprefix("" if listed else "và ")
        behind = _REST.split(s.doc.low[q.start : span.hi], maxsplit=1)[0]
        badge = [] if "trở lên" in words + behind else _BADGE.findall(words) or _BADGE.findall(behind)
        if len(badge) == 1 and f"years={badge[0]}" in members:
            best["years"] = (0, f"years={badge[0]}", f"{badge[0]} năm")
    if indicator == "economic_structure" and (told := _in_order(s, q.start)):
        best["sector"] = (0, told, "tương ứng")
    congress = _CONGRESS_S.match(s.doc.low, q.end) or _BY_CONGRESS.search(s.doc.low, s.start, q.start)
    if "issuer=party_committee" in members and (congress or _PARTY_SET.search(s.doc.low, s.start, q.start)):
        best.setdefault("issuer", (0, "issuer=party_committee", "đảng bộ … đề ra"))
    new = "status=new" in members
    if new and (added(s, q) or (q.of is None and s.doc.low.endswith(_BROUGHT, s.start, q.start))):
        best.setdefault("status", (0, "status=new", "thêm"))


def _in_order(s: Sentence, start: int) -> str:
    """The sector of a share in a list that follows one of sectors (`tương ứng`, `lần lượt`); else ""."""
    at = max(s.doc.low.rfind(word, s.start, start) for word in ("tương ứng", "lần lượt"))
    at = at if at >= 0 else _shares(s, start)
    sectors = [rule.means for place, _, rule in s.breakdowns if place < at and rule.means[:7] == "sector="]
    sectors = list(dict.fromkeys(sectors))
    n = sum(at <= number < start for number in s.numbers)
    both = at >= 0 and s.doc.low.endswith("(", s.start, at) and _BOTH.match(s.doc.low, at)
    sectors = sectors[-2:] if both else sectors  # a bracket is on what stands right before it
    return sectors[n] if at >= 0 and n < len(sectors) else ""


def _shares(s: Sentence, start: int) -> int:
    """Where a row of shares begins that a figure stands in, `20% - 30% - 50%`; -1 if it stands in none."""
    at, row = bisect_left(s.numbers, start), [start]
    for place in reversed(s.numbers[:at]):
        if not _ROW.fullmatch(s.doc.low, place, row[0]):
            break
        row.insert(0, place)
    for place in s.numbers[at + 1 :]:
        if not _ROW.fullmatch(s.doc.low, row[-1], place):
            break
        row.append(place)
    sectors = {
        rule.means for place, _, rule in s.breakdowns if place < row[0] and rule.means[:7] == "sector="
    }
    return row[0] if len(row) == len(sectors) > 1 else -1


def _handed_on(
    s: Sentence, indicator: str, members: frozenset[str], same: bool, given: bool, best: _Parts
) -> None:
    """Add what the figure before was a part of: of the same indicator, or who set the targets."""
    topic = s.doc.topic
    whole = topic and s.doc.lex.indicators[indicator].subset_of == topic["indicator"]
    if topic and whole and topic["start"] >= s.start - 1:
        for pair in filter(None, topic["breakdown"].split(";")):
            if pair in members and pair.startswith("issuer="):
                best.setdefault("issuer", (0, pair, "như trên"))
    if topic and indicator.startswith("review_") and topic["indicator"].startswith("review_"):
        near = s.doc.same_breath and topic["start"] >= s.start - 1
        for pair in filter(None, topic["breakdown"].split(";") if near else ()):
            best.setdefault(pair.partition("=")[0], (0, pair, "như trên"))
    if topic and topic["indicator"] == indicator:
        for pair in filter(None, topic["breakdown"].split(";")):
            dimension = pair.partition("=")[0]
            if (same and pair != "status=new") or (pair == "status=proposed" and not given):
                best.setdefault(dimension, (0, pair, "như trên"))
