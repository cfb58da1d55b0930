"""What a figure is not, for the words around it: a part, of several together, how far a plan was passed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kit._letters import UP
from kit._reading import context as ctx
from kit._reading.barred import barred
from kit._reading.barred_party import FORMS
from kit._reading.doc import Span
from kit._reading.fit import Fit
from kit._reading.lexicon import Indicator
from kit._reading.meaning import HEADS, grows
from kit._reading.sentence import Sentence
from kit._reading.verb import APART
from kit.quantities import Quantity

_MOVED = ("up", "down", "over")
SET_NOW = {"targets_total", "target_groups_total", "task_solution_groups"}
"""What a congress sets anew."""
_PLANNED_FOR = re.compile(
    r"(?:so với|trên) (?:chỉ tiêu|kế hoạch|mục tiêu)(?: (?:tỉnh |được )?giao| năm| cả năm| đề ra)?(?: là)? $"
)
"""Before a number that was planned, of those told of before: `so với chỉ tiêu 160 đảng viên`."""
_OVER_WHAT = re.compile(
    "so với (?:chỉ tiêu|kế hoạch|nghị quyết|dự toán|mục tiêu)(?:(?! như | gồm )[^,;]){0,40} (?<!và )$"
)
_THAN_PLANNED = re.compile(
    r"(?:thấp|cao) hơn (?:so với )?(?:chỉ tiêu|kế hoạch|nghị quyết|dự toán|mục tiêu)[^,;.\d]{0,24}$"
)
_BY_WHAT = re.compile(
    r"so (?:với )?(?:chỉ tiêu|kế hoạch|nghị quyết|dự toán|mục tiêu)[^,;.\d]{0,40} (?:đạt|bằng|được) "
    r"(?:trên |hơn |gần )?$"
)
_BODY_S = ("inspected_", "supervised_", "disciplined_")
_BODIES = re.compile(
    "ban thường vụ|(?:ủy|uỷ) ban kiểm tra|ubkt|cấp (?:ủy|uỷ) (?:cơ sở|các cấp)|chi bộ (?:đã|thi)"
    "|huyện (?:ủy|uỷ) (?=kỷ|kiểm|giám|thi)"
)
"""Of several bodies in one sentence, each tells what it did itself."""
_AGAINST_PLAN = re.compile(r"[^,;.\d]{0,24} so với (?:dự toán|kế hoạch|chỉ tiêu|nghị quyết|mục tiêu)")
A_PART = "a part of the figure before it that no breakdown has"
NONE = (0.0, "", "", 0, "")
_OF_THESE = re.compile(r"\s*(?:trong (?:đó|số (?:đó|này|ấy))|riêng (?:trong|ở|tại|khối))(?!\w)")
_PART_OF = re.compile("trong đó|riêng ")
_NAMES = re.compile(rf" huyện [{UP}]")
_A_MONTH = re.compile(r"(?:mỗi|hằng|hàng|bình quân|trung bình) (?:tháng|quý|tuần)(?!\w)")
_WITH_ALL = re.compile(
    r"\d[^;.\d]{2,80} với (?:tổng|số|quy mô|kinh phí|diện tích)(?![^,;.\d]*tự nhiên)[^,;.\d]{0,60}$"
)
_MONTH_BY_MONTH = re.compile(
    r"\s*(?:trong |tính |bình quân |trung bình )*(?:mỗi|hằng|hàng) (?:tháng|quý|tuần)(?!\w)"
)
_PART_OF_SUCH = re.compile(
    r" (xã|trường|tổ chức|chi bộ|đảng bộ|đảng viên(?= (?:được )?(?:đánh giá|xếp loại)))(?!\w)[^.;\d]{0,40}"
    r"(?:năm 20\d\d[^.;\d]{0,24})?(?<!\w)có (?:hơn |trên )?\d[\d.]* \1(?!\w)"
)
OF_A_PROVINCE = "ntm_districts_recognized"
_RATE_OF = re.compile(r"(?:tỷ lệ|thu nhập|số hộ) [^,;.\d]{2,40} của $")
_ITS_SHARE = re.compile(r"(?:đồng|tỷ), (?:ước )?chiếm (?:tỷ lệ |khoảng |gần |hơn |trên )*$")
"""Between an output and the share it has."""
_BARE_OUTPUT = re.compile(
    r"[\s,;]*(?:và |với |cho |ước )*giá trị (?:sản xuất )?(?:ước )?(?:đạt|là|khoảng)? ?"
)
_HARVEST = re.compile(r"\d ?(?:ha|hecta|tấn|con|lồng)(?!\w)|diện tích nuôi|sản lượng (?:thủy|thuỷ|hải)")
_MADE_OF = re.compile(r"\((?:có|gồm|trong đó) ")
_THINGS = ("xã", "thôn", "ấp", "trường", "hộ", "đảng viên", "chi bộ", "trạm")
_TURNOVER = re.compile("doanh thu|bán lẻ|lưu chuyển hàng")
_CLASSES = re.compile(
    r"(?:(?:vững mạnh|xuất sắc(?: nhiệm vụ)?)(?: và|,) hoàn thành tốt"
    r"|hoàn thành tốt(?: nhiệm vụ)? và (?:hoàn thành )?xuất sắc)(?: nhiệm vụ)? [^,;\d]{0,12}$"
)
"""Before a share of two classes together."""
_SEVERAL_CLASSES = re.compile(r"[^,;.\d]{0,60}từ \d\d (?:năm )?(?:đến|tới|-) \d\d năm")
"""Behind those who were given badges of more than one class."""
_FORMS = re.compile(FORMS)
_RICE = re.compile("sản lượng lúa(?!, ngô)")
"""One of the two grains."""
_CONSTRUCTION = re.compile(r"[\d%g][,;:] xây dựng (?:đạt |ước |là |tăng )*$")
_BY_ALL = re.compile(r"(?:ubkt|ban kiểm tra)[^.]*(?:(?: và|,| cùng) (?:các )?(?:ubkt|\w+ ban kiểm)|giúp cấp)")
_BY_A_BODY = re.compile(r"(?:ubkt|ủy ban kiểm tra|uỷ ban kiểm tra)[^.]*$")
SECTORS = {"economic_structure", "agri_output_value", "industrial_output_value", "service_output_value"}
_EACH_OF_THEM = re.compile("tương ứng|lần lượt")
_ONE_MORE = re.compile(r"(?: -|-| –|–|,|;|/)? ?\d")
_ALONGSIDE = re.compile(
    "(?:[ ,–()-]|và|cùng|các|ngành|khu vực|iii|ii|thương mại|dịch vụ|du lịch|tiểu thủ|công nghiệp|ttcn"
    "|xây dựng)+"
)
"""Between the names of two sectors told of together."""
_AND_FARMS = re.compile(r"(?<!\w)nông(?: nghiệp)? ?[-–,] $")
"""Before industry: `tổng giá trị sản xuất nông – công nghiệp - xây dựng`."""
_OF_PEOPLES = re.compile(
    "đại biểu các d|dân tộc thiểu số[^.\n]{0,40}đại hội|đại hội[^.\n]{0,40}dân tộc thiểu số"
)
"""In the head of an article on another congress than the Party's."""
_UNITS = re.compile(r" xã(?:,| và) (?:\d+|một) (?:thị trấn|phường)(?!\w)")
"""A district's units, one kind after the other, are no communes that reached something."""
_ALL_CRITERIA = re.compile(
    r" (?:số |các )*xã (?:(?!đạt|hoàn thành|xã )[^;.\d]){0,60}?(?:đạt|hoàn thành|giữ vững|duy trì) "
    r"(?:được |đủ )?19(?:/19)? tiêu chí"
    r"(?!.{0,80}(?:công nhận|đạt chuẩn))"
)
CRITERIA = {"ntm_criteria_met_commune", "ntm_criteria_avg_per_commune"}
"""Of 19 or so; what is printed of 9 is a district's own."""


def over_a_plan(s: Sentence, span: Span) -> bool:
    """Is a percentage told behind the plan it is measured by: `so với nghị quyết tăng 6%`?"""
    if _BY_WHAT.search(s.doc.low, max(span.lo - 1, s.start), span.q.start):
        return True
    moved = span.verb[0] in _MOVED
    if moved and _THAN_PLANNED.match(s.doc.low, span.verb[2], span.q.start):
        return True
    return moved and _OVER_WHAT.search(s.doc.low, span.lo, span.verb[2]) is not None


def beside_a_plan(s: Sentence, span: Span) -> str:
    """Why a sum or a count is only how far a plan was passed or missed; "" if it is not."""
    (verb, word, at), q = span.verb, span.q
    if verb not in _MOVED:
        return ""
    near = q.unit != "percent" and q.start - at - len(word) < 3 and not s.compared(span)
    measured = span.base or near or over_a_plan(s, span)
    if verb == "over" and measured and not APART.search(s.doc.low, at, q.start):
        return "how far a plan was passed, not what was reached"
    if verb in _MOVED[:2] and _AGAINST_PLAN.match(s.doc.low, q.end):
        return "how far a plan was missed, not what was reached"
    return ""


def past_plan(s: Sentence, span: Span, indicator: str, known: Indicator | None, carried: bool) -> str:
    """Why a percentage only says how far a plan was passed or missed; "" if it does not."""
    q, topic, verb = span.q, s.doc.topic, span.verb[0]
    if (
        known
        and known.unit == q.unit == "percent"
        and (span.base or (verb == "over" and not s.doc.low.endswith(" là ", span.lo, q.start)))
        and verb in _MOVED[: 2 if span.base and indicator != "poverty_rate" else 3]
    ):
        return "the share of a plan that is a percentage itself"
    if not (topic and span.base and verb in _MOVED and carried and q.unit == "percent"):
        return ""
    grown = s.bracketed(q.start) and grows(s, topic["start"], q.start)
    changed = topic["kind"] == "change" and topic["unit"] == "percent"
    return "how far a change passed its plan" if grown or changed else ""


def whole(s: Sentence, span: Span) -> tuple[str, float]:
    """What a count is the whole of that follows, and how many: `Trong 10 xã, có 7 xã …`; ("", 0) of none."""
    low, q = s.doc.low, span.q
    if q.of is not None or not low.endswith(("trong ", "trong số ", "trong tổng số "), s.start, q.start):
        return "", 0.0
    part = _PART_OF_SUCH.match(low, q.end)
    return (part[1], q.value or 0.0) if part else ("", 0.0)


def is_its_share(s: Sentence, start: int, indicator: str) -> bool:
    """Is a share what a sector's output, told right before it, has of the structure that is spoken of?"""
    low, topic = s.doc.low, s.doc.topic
    if indicator != "economic_structure" or not topic or not topic["indicator"].endswith("_output_value"):
        return False
    told = _ITS_SHARE.search(low, max(s.start, start - 40), start) is not None
    return told and low.rfind("cơ cấu", max(0, start - 400), start) >= 0


def of_those(s: Sentence, span: Span) -> str:
    """Why a sum is only what something just counted comes to: `17 dự án với tổng mức đầu tư 900 tỷ đồng`; ""
    if it is not."""
    q, low = span.q, s.doc.low
    if span.lo < q.start - 1 or q.unit in ("count", "percent") or not _WITH_ALL.search(low, s.start, q.start):
        return ""
    return "what those just counted come to"


def other(
    s: Sentence, span: Span, indicator: str, known: Indicator, kind: str, unit: str, same: bool
) -> str:  # fmt: skip
    """Why a figure is none of an indicator that its words speak of; "" if it is one."""
    low, q = s.doc.low, span.q
    if why := barred(s, span, indicator, kind):
        return why
    if known.measure == "stock" and kind in ("actual", "plan") and _PLANNED_FOR.search(low, s.start, q.start):
        return "what was planned of those told of before"
    if indicator == "population" and low.startswith(HEADS, q.end) and low.find("nghèo", s.start, s.end) >= 0:
        return "people of the poor households told of"
    if indicator == "population" and low.endswith(("/", "/ "), 0, q.start):
        return "so many people for each of something"
    bare = indicator in ("total_output_value", "agri_output_value") and _BARE_OUTPUT.match(low, span.since)
    if bare and bare.end() >= q.start - 6 and _HARVEST.search(low, s.start, span.since):
        return "what one crop or kind of animal is worth"
    rice = indicator == "grain_output" and _RICE.search(low, span.since, q.start)
    if rice and low.find("lương thực", s.start, s.end) >= 0:
        return "a part of the grain told of beside it"
    classes = indicator == "party_badges" and _SEVERAL_CLASSES.match(low, q.end, span.hi)
    if classes and (q.value or 0) < s.doc.wholes.get((indicator, ""), NONE)[0]:
        return "of several classes together"
    if indicator == "congress_delegates" and _OF_PEOPLES.search(low, 0, 400):
        return "delegates to another congress than the Party's"
    if indicator == "service_output_value" and _TURNOVER.search(low, _opened(s, span), q.start):
        return "turnover, not output"
    if indicator == "budget_revenue" and _domestic(s, span):
        return "a part of the revenue"
    if indicator.endswith("_output_value") and _CONSTRUCTION.search(low, span.lo - 2, q.start):
        return "of construction alone"
    if indicator in SECTORS and _together(s, span):
        return "of several sectors together"
    monthly = _A_MONTH.search(low, span.since, q.start) or _MONTH_BY_MONTH.match(low, s.start)
    if known.measure == "flow" and monthly:
        return "an average of months, which no period tells"
    if indicator.endswith(("_good", "_excellent")) and _or_better(s, span, kind):
        return "of a class and better"
    if indicator.startswith(("supervised_", "inspected_")) and _both(s, q):
        return "inspected and supervised in one number"
    fewer = (q.value or 0) < s.doc.wholes.get((indicator, ""), NONE)[0]
    if indicator == "disciplined_members" and fewer and _FORMS.search(low, span.lo, q.start):
        return "of one form of discipline"
    kinds = (q.value or 0) < s.doc.wholes.get(("grassroots_party_orgs", ""), NONE)[0]
    if kinds and low.find("gồm", s.start, q.start) >= 0 and indicator == "party_cells_congress_held":
        return "some of the organisations told of before it"
    cells = indicator == "party_cells" and span.head and span.head.words == "chi bộ"
    if cells and s.bracketed(q.start) and _MADE_OF.match(low, low.rfind("(", s.start, q.start)):
        return "some of the organisations told of before the bracket"
    if same and indicator.endswith("_good") and low.find("xuất sắc", span.lo, q.start) >= 0:
        return "of another class"
    if indicator == "ntm_criteria_met_commune" and not (
        s.communes or s.doc.small or s.doc.hamlet or s.doc.local
    ):
        return "criteria of communes that are counted, not named"
    if indicator == "ntm_districts_recognized" and _NAMES.match(s.doc.text, q.end):
        return "districts that are named, not counted"
    return _misfits(known, q) if _misfit(s, known, indicator, q, unit, kind) else ""


def of_communes(s: Sentence, span: Span) -> str:
    """Why communes are none that were recognised; "" if they are."""
    low, q = s.doc.low, span.q
    if _ALL_CRITERIA.match(low, q.end):
        return "communes up to the criteria, of which nothing says that they are recognised"
    if _UNITS.match(low, q.end):
        return "communes and towns the district has"
    if low.endswith(" của ", s.start, q.start) and _RATE_OF.search(low, s.start, q.start):
        return "communes whose rate is told"
    where = low.endswith((" ở ", " tại "), 0, q.start) and q.of is None
    return "where something is" if where and low.find("đạt", q.end, span.stop) < 0 else ""


def in_part(s: Sentence, span: Span, indicator: str) -> bool:
    """May a figure be a part or something near: one of several, a class and better, those who came?

    Or one form of discipline, what another body did, what holds for some years together, the goals a
    congress set anew.
    """
    low, q, topic = s.doc.low, span.q, s.doc.topic
    fewer = q.unit == "count" and (q.value or 0) < s.doc.wholes.get((indicator, ""), NONE)[0]
    whole = fewer and not s.doc.lex.indicators[indicator].members
    if whole and (s.bracketed(q.start) or _PART_OF.search(low, s.start, q.start)):
        return True
    if topic and topic["start"] >= s.start - 1 and q.unit == topic["unit"] == "count":
        smaller = topic["indicator"] == indicator and (q.value or 0) < topic["value"]
        if smaller or (topic["indicator"], indicator) == ("targets_exceeded", "targets_met_or_exceeded"):
            return True
    told = low[span.lo : q.start]
    if indicator == "poverty_rate" and "đa chiều" in told and low.find("cận nghèo", q.end, s.end) >= 0:
        return True
    came = indicator == "party_members" and low.find("dự", q.end, span.stop + 12) >= 0
    if came and low.find("đại diện", s.start, q.start) < 0:
        return True
    if indicator.startswith("inspected_") and "dấu hiệu vi phạm" in told:
        return True
    if indicator == "disciplined_members" and low.find("kỷ luật", s.start, s.end) < 0:
        return True
    if indicator.startswith(_BODY_S) and len(set(_BODIES.findall(low, s.start, s.end))) > 1:
        return True
    if indicator in SET_NOW and s.doc.when.past:
        return True
    return ctx.others(s.doc.text, low, s.start, q.start)


def of_others(span: Span, fit: Fit) -> bool:
    """Is a share told of other things than those of a rule: `100% xã đạt chuẩn` behind schools?"""
    words = span.head.words if span.head else ""
    return words.startswith(_THINGS) and words not in fit.phrase


def _opened(s: Sentence, span: Span) -> int:
    """Where the words for a figure begin; before its bracket, if it stands in one."""
    return max(s.start, s.doc.low.rfind(";", s.start, span.q.start)) if s.bracketed(span.q.start) else span.lo


def _both(s: Sentence, q: Quantity) -> bool:
    """Is a figure of what was inspected and supervised together: `kiểm tra, giám sát 33 tổ chức đảng`?"""
    at = s.doc.low.rfind("kiểm tra, giám sát ", s.start, q.start)
    words = s.doc.low[at + 19 : q.start] if at >= 0 else ";"
    return not any(word in words for word in (";", "kiểm tra", "giám sát", ": ")) and "chuyên đề" not in words


def _share_of(topic: dict[str, Any] | None, indicator: str, q: Quantity) -> bool:
    """Is it the percentage of the count just told: `18/20 chỉ tiêu đạt và vượt, bằng 90%`?"""
    if not topic or topic["indicator"] != indicator or not topic.get("of"):
        return False
    return bool(abs(100 * topic["value"] / topic["of"] - (q.value or 0)) < 0.6)


def _misfit(s: Sentence, known: Indicator, indicator: str, q: Quantity, unit: str, kind: str) -> bool:
    """Is a printed total, or a percentage of what is counted, nothing that the indicator has?"""
    lone = not known.of_means or (indicator in CRITERIA and (q.of or 19) < 10)
    if indicator in ("ntm_criteria_met_commune", "party_badges") and q.value_max is not None:
        return True
    if (lone and q.of and q.unit == "count") or (indicator in CRITERIA and q.qualifier == "less_than"):
        return True
    if known.theme == "targets" and unit == "percent" and _share_of(s.doc.topic, indicator, q):
        return False
    if known.theme == "targets" and (unit == "percent" or not (q.value or 0.0).is_integer()):
        return True
    counted = known.measure == "stock" or known.unit == "count"
    return unit == "percent" and kind == "actual" and counted and not known.of_means


def _misfits(known: Indicator, q: Quantity) -> str:
    if q.of and q.unit == "count":
        return "a ratio whose indicator has no `of_means`"
    return "a percentage of something that is counted" if q.unit == "percent" else "a bound, no value"


def told_of(s: Sentence, span: Span, row: Mapping[str, Any]) -> str:
    """Why a row is only some of what was told before it, told apart by no breakdown; "" if it is not."""
    topic, value = s.doc.topic, row["value"]
    same = (row["period"], row["kind"])
    most, *told, place, whose = s.doc.wholes.get((row["indicator"], row["breakdown"]), NONE)
    known = s.doc.lex.indicators.get(row["indicator"])
    stock = known is not None and (known.measure, known.theme) == ("stock", "organisation")
    before = place < s.start and tuple(told) == same and span.q.unit == "count" and value < most
    if before and stock and 10 * value < 7 * most and whose == row["district"] and row["kind"] == "actual":
        return "some of those told of before"
    one_body = before and whose == row["district"] and row["indicator"].startswith(_BODY_S[:2])
    one_body = one_body and _BY_ALL.search(s.doc.low, s.doc.low.rfind(". ", 0, place) + 1, place)
    if one_body and _BY_A_BODY.search(s.doc.low, s.start, span.q.start):
        return A_PART  # the first sentence told what all of them did
    counted = span.q.unit == "count" or span.q.unit.startswith("vnd")
    listed = counted and s.start <= place and value < most and tuple(told) == same
    at = s.doc.low.find("trong đó", place, span.q.start) if listed else -1
    if at >= 0 and whose == row["district"] and not s.total:
        return A_PART
    several = s.districts and s.doc.sure and not s.doc.district
    if before and not several and whose == row["district"] and _OF_THESE.match(s.doc.low, s.start):
        return A_PART
    if not span.part or not topic or topic is s.doc.above:
        return ""
    if (row["indicator"], row["breakdown"]) != (topic["indicator"], topic["breakdown"]):
        return ""
    if row["period"] != topic["period"] and any(span.lo <= p.start < span.q.start for p in s.times):
        return ""
    alike = same == (topic["period"], topic["kind"]) and span.q.unit == topic["unit"] == "count"
    return A_PART if not span.close or (alike and value < topic["value"]) else ""


def _domestic(s: Sentence, span: Span) -> bool:
    """Is it the domestic revenue in the revenue told before: `402 tỷ đồng, trong đó thu nội địa 380`?"""
    low, topic, start = s.doc.low, s.doc.topic, span.q.start
    if not topic or topic["indicator"] != "budget_revenue" or low.find("nội địa", span.lo, start) < 0:
        return False
    return span.listed or low.find("trong đó", max(s.start, topic["start"]), start) >= 0


def _together(s: Sentence, span: Span) -> bool:
    """Is one figure told of several sectors: `công nghiệp và dịch vụ chiếm 74%`?"""
    low, start = s.doc.low, span.q.start
    since = max((at for at in s.numbers if at < start), default=s.start)
    named = [(at, words, rule.means) for at, words, rule in s.breakdowns if since <= at < start]
    named = [one for one in named if one[2].startswith("sector=")]
    if not named or _EACH_OF_THEM.search(low, s.start, start) or _ONE_MORE.match(low, span.q.end):
        return False
    last, _, means = max(named)
    if means == "sector=industry" and any(_AND_FARMS.search(low, since, at) for at, _, _ in named):
        return True
    others = [(at, at + len(said)) for at, said, other in named if other != means and at < last]
    return any(_ALONGSIDE.fullmatch(low, end, last) for at, end in others if not at <= last < end)


def _or_better(s: Sentence, span: Span, kind: str) -> bool:
    """Is a class told together with those above it: `96% đảng viên hoàn thành tốt nhiệm vụ trở lên`?"""
    behind = min((n for n in s.numbers if n > span.q.start), default=s.end)
    if kind == "actual" and _CLASSES.search(s.doc.low, span.lo, span.q.start):
        return True
    told = kind in ("actual", "percent_of_plan")
    at = s.doc.low.find("trở lên" if told else "nhiệm vụ trở lên", span.lo, behind)
    return at >= 0 and (told or s.doc.low.find("xuất sắc", span.q.end, at) < 0)
