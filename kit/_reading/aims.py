"""Goals and plans: the words that make a figure one, before it, behind it, or in the sentence before."""

from __future__ import annotations

import re

from kit._reading.added import TO_REACH
from kit._reading.apart import reported
from kit._reading.code import to_come
from kit._reading.sentence import Sentence
from kit.quantities import Quantity

AIMED = "như câu trước"
_PLANNED = re.compile(
    r"[\s,;:(]*(?:năm \d{4},? )?(?:các )?(?:chỉ tiêu|kế hoạch|dự toán) (?!đạt|được|đã)"
    r"[^,;:%]{3,80} là (?:\w+ )?$"
)
"""A plan named before its number, from where the words for it begin."""
_AIM_IS = re.compile(
    r"(?<!một số )(?<!nhiều )(?<!những )(?<!các )(?<!\d )(?<!số )(?<!hiện )(?<!của )"
    r"(?:chỉ tiêu|mục tiêu|kế hoạch)"
    r"(?! quốc gia)(?:(?! đạt| vượt| hoàn thành| nổi bật| chủ yếu| quan trọng| cơ bản"
    r"| khó| thành phần"
    r"| về đích| dẫn đầu| nhất| ấn tượng)"
    r"[^,;.:\d]){0,40}?"
    r"(?: (?:(?:năm|nhiệm kỳ|giai đoạn) )?20[\d -]{2,10}(?:của [^,;.:\d]{2,40}?)?)? ?là (?:phải )?"
    r"(?:(?!(?:đã|đạt|được|ước|có|tăng|vượt|hoàn thành|thực hiện) )[^\W\d]+ ){1,5}$"
)
"""A plan that is told with its verb: `chỉ tiêu của nhiệm kỳ là kết nạp 350 đảng viên`."""
_PLAN_IS = (
    "kế hoạch là ", "chỉ tiêu là ", "nghị quyết là ", "dự toán là ", "trong khi mục tiêu là ",
    "(mục tiêu là ",
)  # fmt: skip
PLAN_BESIDE = re.compile(
    r"(?:[\w%]\s?/\s?|\()(?:kh|kế hoạch|nq|nghị quyết|chỉ tiêu)(?: đại hội)?(?: đề ra| đặt ra)?(?: là)?"
    r"(?: tăng| giảm)?(?: từ)? $"
    r"|(?:so với|trên) (?:chỉ tiêu|kế hoạch|dự toán|mục tiêu)(?: (?:tỉnh |được )?giao| năm| cả năm| đề ra)?"
    r"(?: là)? $"
    r"|(?:vượt|so với) (?:mục tiêu|chỉ tiêu|kế hoạch|nghị quyết|kịch bản)[^,;.()]{0,24} \((?:là )?$"
)
"""Before the plan of a figure, right behind it: `23,4%/KH 24,5-25,5%`."""
_PLAN_OF = re.compile(
    r"[\s,;:(]*(?:(?:trong )?năm \d{4},? )?(?:huyện )?(?:có |đặt |theo |như |cụ thể )*kế hoạch "
    r"(?:(?:cả )?năm (?:nay |\d{4},? )?)?"
    r"(?!(?:.* )?(?:đã|đạt|được|đề ra|có|ước|thực hiện|hoàn thành|và|với|nên|phấn đấu) )[^,;:%\d]{3,40} $"
)
"""The same without `là`: the plan of a thing, and the number."""
_SET_FOR_A_YEAR = re.compile(
    r"(?<!các )(?<!số )(?<!\d )(?<!% )(?<!đạt )(?<!bằng )(?<!vượt )(?<!thành )(?<!hiện )(?<!khai )(?<!với )"
    r"(?:kế hoạch|chỉ tiêu|dự toán) (?:(?:cả )?năm (?:nay |\d{4} )|nhiệm kỳ )"
    r"(?:là |phải )?(?:huyện )?(?:kết nạp|phát triển|thu|giải quyết|tạo)"
    r"(?! [^,;:%\d]*(?:đạt|được) )[^,;:%\d]{0,30}$"
)
_PLANS = ("chỉ tiêu", "mục tiêu", "kế hoạch", "dự toán")
_WITH_ITS_RESULT = re.compile(
    r"[^;.\d]{0,40}?,? (?:và )?(?:kết quả|thực hiện|đã|đến nay|cuối năm)"
    r"(?: (?:là|đã|được|đạt|kết nạp|phát triển|thu|giải quyết|tạo|cuối cùng|việc làm|cho|hơn|trên|gần"
    r"|ngân sách|huyện|kết quả|thực hiện))* \d[\d.,]*(?! ?%)"
)
"""A plan told with its verb, and what came of it behind: `chỉ tiêu năm 2021 kết nạp 150, đã kết nạp 180`."""
_MEASURED_TOO = re.compile(r"[^;.\d]{0,30}, (?:đạt|bằng|vượt) [\d.,]+ ?%")
_CARRIED_OUT = re.compile(r"[^,;.]{0,24}, (?:đã )?(?:thực hiện|kết quả) (?:được |đạt )?\d")
"""Behind a plan, before what came of it: `kế hoạch 2,1%, thực hiện 1,87%`."""
_GOALS_LISTED = re.compile(
    r"(?<!quyết )(?:đề ra|đặt ra)[^.;:]{0,24} (?:chỉ tiêu|mục tiêu)"
    r"(?:(?! đạt| cho thấy| kết quả| hoàn thành)[^.;:]){0,60}:"
)
"""Before goals: what is to be reached by then is one of them, though it is told as an estimate."""
_YEARS_OF_IT = re.compile(r"(?:sau|qua) [^,;.]{0,16}năm $")
"""Before a striving that is over: `sau 14 năm phấn đấu`."""
_SPIRIT = re.compile(r"tinh thần(?: [^,;.\d]{1,20})?,? $")
_A_GOAL = ("đích ", "hướng ", "mức ", "con số ", "mục tiêu ")
_OWN_VERB = re.compile(
    r" (?:đạt|giảm|kết nạp|thu|giải quyết|đến|có(?! hiệu quả)|hoàn thành|xây dựng|tăng|đưa)(?!\w)"
)
_EFFORT = re.compile(
    r"(?:(?:sự|với|nhờ|bằng|những|năm|tinh thần) (?:\w+ )?(?:nỗ lực|cố gắng|quyết tâm),?"
    r"|ý chí|kết quả|(?<!\w)sự|tinh thần) $"
)
"""Before a striving that is a thing: `nhờ sự nỗ lực phấn đấu của nhân dân`."""
_THEREBY = re.compile(r"\s*(?:qua|từ|nhờ) đó,? (?:sẽ )?(?:đưa|nâng) (?:tổng )?số ")
"""How a sentence goes on from a goal: with what it brings a number up to."""
_BY_PLAN = re.compile(
    r"\s*(?:theo (?:kế hoạch|chỉ tiêu)(?: [^,;]{0,30})?|kế hoạch đến [^,;]{0,24}),"
    r" (?!đại hội|hội nghị|lễ )"
    r"(?!.*(?:đã|ước|thực hiện|đạt được) )"
)
_SET_OUT = re.compile(
    r"(?:đề ra|đặt ra|đưa ra|thống nhất|xác định|thông qua|quyết nghị|giao|xây dựng) "
    r"(?:\d+ |các |một số |những )?"
    r"(?:nhóm )?(?:chỉ tiêu|mục tiêu)(?:[^.;]{0,60}(?:trong đó|:|, gồm|, như)|[^.;]{0,160}chỉ tiêu như"
    r"| (?:kiểm tra|giám sát|kết nạp|thu|phát triển|giải quyết|giảm|xây dựng) )"
)
"""Before a list of goals of the year that has just begun."""
_OF_THE_CONGRESS = re.compile(
    r"(?:(?:thực hiện )?nghị quyết đại hội[^.;:,\d]{0,40}, (?:huyện|đảng bộ)[^.;:\d]{0,20}"
    r"(?:đề ra|xác định|đặt ra)"
    r"|(?:[^.;:]*, )?(?:(?!vượt|hoàn thành|thực hiện|so với|kết quả|đạt |báo cáo)[^.,;:])*"
    r"(?:nghị quyết đại hội|(?<!\w)đại hội)[^.;:\d]{0,60}(?:đề ra|xác định|đặt ra))"
    r"(?: các| những| một số)?(?: chỉ tiêu| mục tiêu)?(?:(?!nhiệm kỳ qua)[^.;:\d]){0,24}:"
)
"""Before the goals of a congress."""
_RESOLVED = re.compile(
    r"\s*(?:theo )?nghị quyết(?! đại hội)[^.;:]{0,60}(?:xác định|đề ra|đặt ra)"
    r"(?:(?! đạt| vượt| hoàn thành| đến nay| kết quả|,? qua )[^.;:\d]){0,40}:"
)
"""The same of any resolution."""
_GOALS_ARE = re.compile(r"\s*(?:các |một số )?(?:chỉ tiêu|mục tiêu|kế hoạch|nhiệm vụ)[^:;.]{0,60}(?::|gồm)")
_SET_LIST = re.compile(
    r"\s*(?:các |một số |những )?chỉ tiêu (?:cụ thể |chủ yếu |chính )*(?:được )?(?:đề ra|đặt ra)[^:;.]{0,24}"
    r"(?: là|:| như|gồm)"
)
"""Before a list of goals in an article of the year that a term begins in."""
_IS_THE_AIM = re.compile(r"[^.;,]{0,32} là (?:một )?mục tiêu")


def plan_told(s: Sentence, lo: int, q: Quantity, verb: str) -> bool:
    """Is a figure a plan by the words before it: `chỉ tiêu là 350`, `kế hoạch 2,1%, thực hiện 1,87%`?"""
    low, start = s.doc.low, q.start
    if low.startswith((" mô hình đăng ký", " mô hình được đăng ký"), q.end):
        return True
    if _PLANNED.match(low, lo, start) or low.endswith(_PLAN_IS, lo, start):
        return True
    if low.endswith(("kế hoạch ", "chỉ tiêu "), lo, start) and _CARRIED_OUT.match(low, q.end):
        return True
    if any(low.find(word, s.start, start) >= 0 for word in _PLANS):
        if _SET_FOR_A_YEAR.search(low, s.start, start) and _WITH_ITS_RESULT.match(low, q.end):
            return True
        if q.unit == "count" and _MEASURED_TOO.match(low, q.end):
            return False
        counted = q.unit in ("count", "ha") and not low.startswith(" chỉ tiêu", q.end)
        if counted and _AIM_IS.search(low, s.start, start):
            return True
    return q.unit != "percent" and not verb and _PLAN_OF.match(low, lo, start) is not None


def goal_of(s: Sentence, start: int, end: int) -> str:
    """The words that make a figure between two places a goal; "" if none do."""
    low = s.doc.low
    goal = AIMED if s.aim or _BY_PLAN.match(low, s.start, start) else ""
    at_goal = -1
    for place, k, phrase in s.kinds:
        if place < start and k in ("target", "result") and not _said_aside(s, place, phrase, start):
            goal, at_goal = phrase if k == "target" else "", place
    if goal and any(0 <= at_goal < now < start and not low.endswith("năm ", 0, now) for now in s.nows):
        goal = ""
    topic = s.doc.topic
    if not goal and topic and topic["kind"] == "target" and _THEREBY.match(low, s.start):
        goal = AIMED
    if not goal and _ahead(s, start) and not done(s, start):
        goal = "thời gian tới"
    last = [p for p in s.named if p.end <= start][-1:]
    if not goal and any(p.planned and not reported(s, p, start) for p in last):
        goal = "kế hoạch năm"
    listed = _SET_OUT.search(low, s.start, start) or _GOALS_ARE.match(low, s.start, start)
    if not goal and s.doc.when.next and not s.resulting and _SET_LIST.match(low, s.start, start):
        goal = "chỉ tiêu … đề ra"
    if not goal and (behind := TO_REACH.match(s.doc.text, end) or _IS_THE_AIM.match(low, end)):
        goal = behind[0].split()[-1]
    if not goal and low.find("đại hội", s.start, start) >= 0 and _OF_THE_CONGRESS.match(low, s.start, start):
        goal = "đại hội đề ra"
    if not goal and _RESOLVED.match(low, s.start, start):
        goal = "nghị quyết xác định"
    if goal or not listed:
        return goal
    begun = _just_begun(s, start) or (s.doc.when.next != "" and not s.resulting)
    return "đề ra … chỉ tiêu" if begun else ""


def _said_aside(s: Sentence, place: int, phrase: str, start: int) -> bool:
    """Does a word decide nothing of a figure: in a motto quoted before it, or beside a year that is over?"""
    low = s.doc.low
    if phrase == "dự kiến" and low.endswith(("như ", "hơn ", "so với "), s.start, place):
        return True
    if phrase == "dự kiến" and place > s.start + 3 and low.find(";", place, start) >= 0:
        return True
    if low.rfind("“", s.start, place) > low.rfind("”", s.start, place) and low.find("”", place, start) >= 0:
        return True
    if phrase in ("ước đạt", "ước") and _GOALS_LISTED.search(low, s.start, place):
        return True
    if phrase == "phấn đấu" and _YEARS_OF_IT.search(low, max(s.start, place - 24), place):
        return True
    own = _OWN_VERB.match(low, place + 8) and low.find(",", place, start) < 0
    if phrase == "phấn đấu" and not own:
        if low.startswith(",", place + 8) and _SPIRIT.search(low, s.start, place):
            return True
        of = low.startswith(" của ", place + 8) and not low.endswith(_A_GOAL, s.start, place)
        if of or _EFFORT.search(low, s.start, place):
            return True
    if phrase == "quyết tâm" and low.startswith(" thư", place + len(phrase)):
        return True
    together = low.endswith(("cùng ", "với ", "sự "), s.start, place)
    if phrase == "quyết tâm" and together and low.startswith(",", place + len(phrase)):
        return True
    measured = phrase == "mục tiêu" and low.endswith(("% ", "so với ", " vượt "), s.start, place)
    if measured and (low.find(";", place, start) >= 0 or low.find(",", place, start) >= 0):
        return True
    if phrase == "mục tiêu" and low.startswith((" ấy ", " này ", " đó ", " vì "), place + len(phrase)):
        return True
    year = low[place + len(phrase) + 1 : place + len(phrase) + 5] if phrase.endswith("sang năm") else ""
    return year.isdigit() and year <= str(s.doc.when.year) and s.doc.when.published[5:7] > "03"


def done(s: Sentence, start: int) -> bool:
    """Does a word for a result stand between the time named last before a figure and the figure?"""
    since = max((p.end for p in s.times if p.end <= start), default=start)
    return any(kind == "result" and since <= place < start for place, kind, _ in s.kinds)


def _ahead(s: Sentence, start: int) -> bool:
    """Is the time named last before a figure one of which most lies ahead when the article appears?"""
    code, day = next((p.code for p in reversed(s.times) if p.end <= start), ""), s.doc.when.published
    return bool(code and day) and to_come(code, day)


def _just_begun(s: Sentence, start: int) -> bool:
    """Is the time named last before a figure a year that has just begun when the article appears?"""
    code = next((p.code for p in reversed(s.times) if p.end <= start), "")
    return _ahead(s, start) or code == str(s.doc.when.year) != str(s.doc.when.results)
