"""A sentence with what the lexicon knows in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import itemgetter

from kit._reading import context as ctx
from kit._reading.code import UNKNOWN
from kit._reading.doc import SCOPES, Doc, Span
from kit._reading.lexicon import Phrase, Rule, Run, whole
from kit._reading.when import Period

_NOW = re.compile(
    r"nay(?<!\wnay)(?<!trước đến nay)(?<!trước tới nay)(?<!ừ đó đến nay)(?!\w)"
    rf"|{whole('đến thời điểm này')}|{whole('tới thời điểm này')}"
    r"|h(?<!\wh)(?<!thực h)(?<!thể h)(?<!phát h)iện\b"
    r"(?! (?:hành|đại|thực|trạng|tượng|hữu|vật)(?!\w))"
)
_place = itemgetter(0)
TURNS = {"up", "down", "over"}
_INSIDE = re.compile(
    r"(?:xã|thị trấn|phường|thôn|ấp|bản|làng|khóm|buôn)(?: [^\s,;.(]+){1,4}(?:, | \(|,? thuộc | của )$"
)
_SEVERAL = re.compile(r"(?<![\d/.,:-])(?<!năm )(?<!trong )(?<!số )(?:0?[2-9]|1\d|100%) $")
_NOT_ITS_OWN = re.compile(r"(?:\d/\d+|nhất(?: trên| trong| của)?) $")
_TYPES = ("huyện ", "thị xã ", "thành phố ", "quận ", "tp ", "tp. ", "tx ", "tx. ")
_COUNTED = re.compile(r"(?:\d(?<!năm 20\d\d)|các|những|nhiều|mỗi|tất cả|số) $")
"""Before the word for a smaller place: it is counted, not spoken of."""
_PAST_GOAL = (
    "nghị quyết về ", "vượt ", "so với ",
    "hoàn thành ", "đạt ", "đúng ", "đúng với ", "đạt và vượt ", "thành công các ",
    "hoàn thành các ", "thực hiện các ", "thực hiện tốt các ", "đạt các ", "thắng lợi các ",
)  # fmt: skip
_OF_ITS = re.compile(r"là (?:một )?(?:trong những )?(?:xã|thị trấn|phường) [^,.;]{0,40}(?:của|thuộc) $")
_CAME = re.compile(r"\s*(?:(?:tới|đến|tham) dự|dự (?:hội nghị|đại hội|buổi|lễ|kỳ họp|và chỉ đạo)|cùng dự)\b")
_NUMBERED = re.compile(r"(?:đảng bộ )?(?:huyện|quận|thị xã|thành phố) [^\d,;.]{2,24} \(?\d")
"""The first of several districts, each with its number."""
_CAMPAIGN = re.compile("(?:phong trào|phong trào thi đua|cuộc vận động|chủ đề|khẩu hiệu) $")
_AWARDS = (" tặng ", " khen ", " trao ", " đã tặng ", " khen thưởng ")
"""Behind those above the district that award somebody in it."""
_TELLS = re.compile("theo (?:lãnh đạo|bí thư|chủ tịch|đại diện|thường trực) (?:ubnd |hđnd )?$")
_BY_SO_MUCH = re.compile(r" \d{1,2}(?:,\d+)?\s?%")
_MARKS = '.,;:()%“”"…–!?*'


class Sentence:
    """A sentence with everything the lexicon knows in it, sorted by what it is for.

    parts: it lists parts of its topic, as opens_parts says of all of it; gap: its last figure meant nothing;
    aim: the period of goals that go on from the sentence before;
    wall: where it last spoke of something the catalogue does not have; no word before it holds on.
    """

    def __init__(self, doc: Doc, start: int, end: int, numbers: list[int]) -> None:
        self.doc, self.start, self.end, self.numbers = doc, start, end, numbers
        self.hits: list[tuple[int, Run]] = []
        self.outer: list[tuple[int, Run]] = []
        self.indicators: list[tuple[int, str, Rule]] = []
        self.figures: list[tuple[int, str, Rule]] = []
        self.breakdowns: list[tuple[int, str, Rule]] = []
        self.beyond: list[tuple[int, Rule]] = []
        self.kinds: list[tuple[int, str, str]] = []
        self.scopes: list[tuple[int, str]] = []
        self.communes: list[int] = []
        self.districts: list[tuple[int, str]] = []
        self.wall = start
        self.opens_parts = doc.low.startswith("trong đó", start + (doc.low[start : start + 1] in " \n"))
        self.parts, self.gap, self.aim, self._scoped, self._guest = False, False, "", -1, -99
        self.visited, self.total, self.such, self.shares = False, 0.0, "", set[int]()
        self.brackets = doc.low.find("(", start, end) >= 0
        self.named, self.dated = doc.named, list[Period]()
        self._places: dict[frozenset[str], list[int]] = {}
        self._names: frozenset[str] | None = None
        self._nows: list[int] | None = None
        self._find()
        if doc.alone:
            self._alone()
        if doc.communes:
            own = (bisect_left(doc.communes, place) for place in (start, end))
            self.communes += doc.communes[slice(*own)]
        self.present = frozenset().union(*[run.words for _, run in self.hits])
        known = self.present | doc.told
        for place, run in self.hits:
            for words, rule in run.indicators:
                for group in rule.needs:
                    if group.isdisjoint(known):
                        break
                else:
                    self.indicators.append((place, words, rule))

    def _find(self) -> None:
        """Every known run of words with its place, and those that stand inside no longer one."""
        runs, hits, outer, low = self.doc.lex.runs, self.hits, self.outer, self.doc.low
        name = held = reach = heard = -1
        for m in self.doc.lex.pattern.finditer(low, self.start - 1, self.end):
            place, run = hit = m.end(), runs[m[1]]
            if run.communal and low.startswith("thị ", place - 4):
                continue  # `thị xã` is a district
            if low.endswith("huyện ", 0, place) and self._begins_name(place):
                continue  # `huyện Chợ Lách` has no market
            if run.bare and place >= held:
                hits.append(hit)
                if place + run.length > reach:
                    reach = place + run.length
                    heard = reach if run.spoken else heard
                    outer.append(hit)
                continue
            inside = name < place < held
            if run.covers:
                name, held = (name if place < held else place), max(held, place + run.covers)
            if inside:
                continue
            last = place + run.length
            hits.append(hit)
            if last > reach:
                reach = last
                outer.append(hit)
                if run.beyond and not self._named_so(place):
                    self.beyond += [(place, rule) for rule in run.beyond]
            if last > heard:
                heard = last if run.spoken or run.kinds else heard
                named = run.indicators and not low[last + 1 : last + 2].isdigit()
                for kind in run.kinds:
                    if kind in TURNS and named:
                        continue
                    if kind in ("target", "assigned") and low.endswith(_PAST_GOAL, self.start, place):
                        continue
                    if kind != "plan" or low[place - 1] == "(" or _planned(low, place, last):
                        means = "plan" if kind == "assigned" else kind
                        self.kinds.append((place, means, run.longest))
            elif "result" in run.kinds:
                self.kinds.append((place, "result", run.longest))
            if run.longest == "đạt, vượt" and _BY_SO_MUCH.match(low, last):
                self.kinds.append((last - 4, "over", "vượt"))
            if run.breakdowns:
                self.breakdowns += [(place, words, rule) for words, rule in run.breakdowns]
            if run.figures:
                self.figures += [(place, words, rule) for words, rule in run.figures]
            if run.scopes:
                self._scope(place, run)

    def _smaller(self, place: int) -> bool:
        """Is a district only whose smaller places are spoken of: `các xã vùng núi của huyện`?"""
        last, scope = self.scopes[-1] if self.scopes else (-99, "")
        return scope == "elsewhere" and place - last < 32 and self.doc.low.endswith(" của ", last, place)

    def _of_its_commune(self, place: int) -> bool:
        """Is a district named only to say where a commune is: `Là xã thuần nông của huyện …, Phong Mỹ`?"""
        return self.doc.small and _OF_ITS.search(self.doc.low, max(self.start, place - 64), place) is not None

    def _named_so(self, place: int) -> bool:
        """Is a word the last syllable of a name, and what follows none of it: `Thạch Thất thu ngân sách`?"""
        text = self.doc.text
        before = text[text.rfind(" ", 0, place - 1) + 1] if place > 1 else ""
        behind = text[text.find(" ", place) + 1 : text.find(" ", place) + 2]
        return text[place].isupper() and before.isupper() and behind.islower()

    def _begins_name(self, place: int) -> bool:
        """Does a district's name of two words stand here?"""
        low = self.doc.low
        end = low.find(" ", low.find(" ", place) + 1)
        name = low[place : end if end >= 0 else len(low)].rstrip(_MARKS)
        return name in self.doc.places.names

    def _alone(self) -> None:
        """Districts and provinces that its clauses speak of by their bare names."""
        alone = self.doc.alone
        first, last = (bisect_left(alone, place, key=_place) for place in (self.start, self.end))
        here = alone[first:last]
        for place, code in here:
            if not ctx.GUEST.search(self.doc.low, max(self.start, place - 24), place):
                self.scopes.append((place, SCOPES.get(code, "district")))
                self.districts += [(place, code)] if code not in SCOPES else []
        if here:
            self.scopes.sort(key=_place)
            self.districts.sort(key=_place)

    def _scope(self, place: int, run: Run) -> None:
        """Whose figures stand near: a province's, a commune's, those of the district named here."""
        doc, inner, self._scoped = self.doc, self._scoped, max(self._scoped, place + run.scopes[0][1])
        for scope, length in run.scopes if place >= inner else []:
            last = place + length
            if scope == "commune":
                named = doc.text[last + 1 : last + 2].isupper() and not doc.low.startswith("ntm", last + 1)
                other = doc.low[place : doc.low.find(" ", last + 1)] in doc.places.names  # Buôn Đôn
                named = named and not other and not doc.low.endswith(_TYPES, 0, place)
                if named and doc.low[place - 4 : place] not in ctx.NOT_ONE:
                    self.communes.append(place)
                continue
            if scope == "elsewhere" and _COUNTED.search(doc.low, max(self.start, place - 12), place):
                continue
            if scope == "city":
                scope = "province" if doc.rural else "district"
            if scope == "district" and _NOT_ITS_OWN.search(doc.low, max(self.start, place - 12), place):
                continue
            if scope == "district" and _SEVERAL.search(doc.low, max(self.start, place - 8), place):
                scope = scope if doc.text[last + 1 : last + 2].isupper() else "elsewhere"
            wide = scope in ("province", "country")
            compared = wide and ctx.COMPARED.search(doc.low, max(self.start, place - 60), place)
            if compared or (wide and doc.low.startswith(_AWARDS, last)):
                continue
            if scope == "district" and (self._smaller(place) or self._of_its_commune(place)):
                continue
            named = doc.text[last + 1 : last + 2].isupper() or doc.low[place - 2] != ","
            smaller = bool(self.communes) or [means for _, means in self.scopes[-1:]] == ["elsewhere"]
            inside = scope == "district" and named and smaller
            if inside and _INSIDE.search(doc.low, max(self.start, place - 48), place):
                continue
            self.scopes.append((place, scope))
            if scope == "district":
                code = ctx.named_at(doc.text, place, last, doc.places, doc.near)
                if code is not None and not self._is_guest(place, code):
                    beside = any(means == "beside" for _, means in self.scopes)
                    self.districts += [] if beside else [(place, code)]
                elif (
                    code is None
                    and run.longest in ("tp", "thành phố")
                    and ctx.is_province(doc.text, last, doc.places)
                ):
                    beside = bool(self.districts) and place - self.districts[-1][0] < 48
                    beside = beside and doc.low.endswith((", ", " (", " của ", " thuộc "), self.start, place)
                    beside = (
                        beside or ctx.COMPARED.search(doc.low, max(self.start, place - 24), place) is not None
                    )
                    self.scopes[-1:] = [] if beside else [(place, "province")]
            break

    def _is_guest(self, place: int, code: str) -> bool:
        """Is a district named here only because someone from it came, or is it one of several such?"""
        low = self.doc.low
        guest = ctx.GUEST.search(low, max(self.start, place - 24), place) is not None
        guest = guest and not _TELLS.search(low, max(self.start, place - 40), place)
        guest = guest and not (low.endswith("các ", 0, place) and _NUMBERED.match(low, place))
        if not guest and code != self.doc.district:
            joined = low.endswith((" và ", ", "), self.start, place) and 0 <= place - self._guest < 32
            guest = joined or _CAME.match(low, self.start, place) is not None
        self._guest = place if guest else self._guest
        self.visited = self.visited or (guest and code != self.doc.district)
        return guest

    @property
    def names(self) -> frozenset[str]:
        """The syllables of the district's name and of those named here."""
        if self._names is None:
            doc, known = self.doc, self.doc.places.syllables
            here = [known.get(code, ()) for code in {doc.spoken, *dict(self.districts).values()}]
            self._names = known.get(doc.district, frozenset()).union(*here)
        return self._names

    @property
    def nows(self) -> list[int]:
        """Where it speaks of the present."""
        if self._nows is None:
            self._nows = [m.start() for m in _NOW.finditer(self.doc.low, self.start, self.end)]
        return self._nows

    @property
    def resulting(self) -> bool:
        """Does it speak of what was reached?"""
        return any(kind == "result" for _, kind, _ in self.kinds)

    @property
    def times(self) -> list[Period]:
        """Those of the times named in it that date something."""
        if not self.dated:
            self.dated = [p for p in self.named if p.code != UNKNOWN and not p.compared]
            if self.dated and self.doc.low.find("“", self.start, self.end) >= 0:
                self.dated = [p for p in self.dated if not self._quoted(p)]
        return self.dated

    def _quoted(self, time: Period) -> bool:
        """Is a year a part of the name of a campaign: `phong trào thi đua “Chung sức … năm 2023”`?"""
        opened = self.doc.low.rfind("“", self.start, time.start)
        shut = self.doc.low.find("”", opened, opened + 90) if opened >= 0 else -1
        named = shut > time.start and len(time.code) == 4
        named = named and not any(opened < number < shut for number in self.numbers)
        return named and _CAMPAIGN.search(self.doc.low, self.start, opened) is not None

    def behind(self, end: int) -> tuple[Phrase | None, bool]:
        """The noun counted by a figure that ends here, the longest of several; whether it is a figure."""
        head: Phrase | None = None
        for i in range(bisect_left(self.hits, end, key=_place), len(self.hits)):
            place, run = self.hits[i]
            if place > end + 3 or (place > end + 1 and self.doc.low[end] in ",;:.)"):
                break
            if run.not_figure and place < end + 2:
                return None, False
            if run.head and (head is None or len(run.head.words) > len(head.words)):
                head = run.head
        return head, True

    def places(self, group: frozenset[str]) -> list[int]:
        """Where any phrase of a group stands."""
        found = self._places.get(group)
        if found is None:
            found = [place for place, run in self.hits if not group.isdisjoint(run.words)]
            self._places[group] = found
        return found

    def said(self, words: frozenset[str], start: int, end: int) -> bool:
        """Does one of the words begin between two places, other than inside a longer known phrase?"""
        for place, run in self.outer:
            if place >= end:
                break
            if place >= start and not words.isdisjoint(run.words):
                return True
        return False

    def strange(self, start: int, end: int, known: frozenset[str] = frozenset()) -> int:
        """How many syllables between two places may change the meaning, two at most; its name does not."""
        doc = self.doc
        return _unknown(doc.low[start:end], doc.lex.plain, known, self.names) if end - start > 1 else 0

    def bracketed(self, place: int) -> bool:
        """Does a place stand in a bracket?"""
        low = self.doc.low
        return self.brackets and low.rfind("(", self.start, place) > low.rfind(")", self.start, place)

    def aside(self, place: int, start: int) -> bool:
        """Does a word stand in a bracket that is closed before the figure?"""
        opened = self.doc.low.rfind("(", self.start, place) if self.brackets else -1
        return opened >= 0 and opened < self.doc.low.find(")", place) < start

    def left_behind(self, place: int, start: int) -> bool:
        """Does a word say only where an earlier figure is from, before `;`: `1 đồng chí ở xã A; 3 …`?"""
        low = self.doc.low
        if low.find(";", place, start) < 0:
            return False
        since = max(self.start, low.rfind(";", self.start, place))
        return any(since <= at < place for at in self.numbers)

    def trails(self, place: int, start: int) -> bool:
        """Does a word only follow an earlier figure, in a clause that is over before this one?"""
        low = self.doc.low
        over = min((at for at in (low.find(cut, place, start) for cut in ",;") if at >= 0), default=-1)
        since = max(self.start, *[low.rfind(cut, self.start, place) for cut in ",;("])
        whole = low.startswith(("trong số ", "trong tổng số "), self.start + (low[self.start] in " \n"))
        return not whole and over >= 0 and any(since <= at < place for at in self.numbers)

    def compared(self, span: Span) -> bool:
        """Is the figure set against another time or place right behind it?"""
        return any(kind == "compared" and span.q.end <= place < span.stop for place, kind, _ in self.kinds)

    def names_district(self, span: Span) -> bool:
        """Does a figure's own stretch name a district before it?"""
        if not self.districts:
            return False
        start, lo = span.q.start, span.lo
        if self.doc.low[start - 1] == "(" or self.doc.low[lo:start] in ("với ", "là ", "có "):
            lo = max((n for n in self.numbers if n < start), default=self.start)
        return any(lo <= place < start for place, _ in self.districts)


def _planned(low: str, place: int, last: int) -> bool:
    """Does a word for a plan stand for the number behind it: `; kế hoạch 120`, `so với kế hoạch (120`?"""
    digit = low[last + 1 : last + 2].isdigit() and (low[place - 2] in ":;,/%" or low[place - 1] == "/")
    reached = low.endswith(("vượt ", "đạt ", "hoàn thành "), 0, place)
    return digit or (not reached and low.startswith(" (", last) and low[last + 2 : last + 3].isdigit())


@lru_cache(maxsize=4096)
def _unknown(text: str, plain: frozenset[str], known: frozenset[str], names: frozenset[str]) -> int:
    count = 0
    for word in text.replace("/", " ").replace("-", " ").split():
        if word not in plain and word not in known and (word := word.strip(_MARKS)).isalpha():
            count += word not in plain and word not in known and word not in names
            if count == 2:
                break
    return count
