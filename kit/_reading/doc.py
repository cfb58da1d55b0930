"""The article around a sentence, and a figure with its stretch of the sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kit._reading.code import Times, last_year
from kit._reading.gazetteer import Gazetteer, Hints
from kit._reading.lexicon import Lexicon, Phrase, Rule
from kit._reading.when import Period
from kit.quantities import Quantity

SCOPES = {"": "province", "-": "elsewhere"}
"""Of places named bare that are no districts: whose figures are told there."""


@dataclass(slots=True)
class Doc:
    """What holds for the whole article, and what the sentences before leave behind.

    head: the number of its headline; titled: words that leaves;
    parted: a part of the topic was spoken of since; planned: its share of the plan was told;
    void: what was spoken of is nothing of the catalogue's;
    local: it spoke of a smaller or a larger place last; small: the article is on a commune;
    body: its title names a body of its own;
    hamlet: this paragraph began with one;
    trust: how sure the topic's indicator is;
    lately: the part of this year that the sentences before told of; jubilee: it is that of one day alone;
    aim: the period of the goals of the sentence before; goal: that of goals a heading announced,
    listing: or a line above a list;
    ahead: one that goals were announced for;
    spoken: the district named last in this paragraph, which begins at since; astray: another one was
    spoken of last, and not this one again;
    named: the times its sentence names; alone: districts and provinces it names without saying what they are;
    communes: where it does so of communes; headed: occasions that the title names;
    text: behind a line break, so that every word has a gap before it; low: the same in lower case;
    topic: the row made of the figure before; above: what was last told of a larger place;
    lastly: the row made last of each sort of unit;
    running, carried: the period a sentence of this, of an earlier paragraph opened with; guessed: the first
    is only the year of the sentence before;
    ended: that is told of the end of a year; today: a sentence without figures opened with the present;
    sector: whose output the sentence before, which had no figures, brought in;
    wide: the sentence before, in an article whose title names no district, is on the whole province;
    over: the month up to which a line says that the list below it holds;
    until, by: the month to whose end one of this paragraph tells; the same where it names the last day;
    told: words that earlier sentences leave;
    left: why no row came of a figure, by its place; wholes: the most that was told of an
    indicator's part: value, period, kind, place, district; before: what spoken was in the paragraph before.
    """

    text: str
    low: str
    lex: Lexicon
    places: Gazetteer
    near: Hints
    when: Times
    article: str
    district: str
    sure: bool
    head: int = 1
    headlined: bool = False
    running: str = ""
    carried: str = ""
    guessed: bool = False
    until: str = ""
    over: str = ""
    wide: bool = False
    by: str = ""
    ended: bool = False
    begun: str = ""
    today: bool = False
    sector: str = ""
    topic: dict[str, Any] | None = None
    above: dict[str, Any] | None = None
    lastly: dict[str, dict[str, Any]] = field(default_factory=dict)
    same_breath: bool = False
    told: frozenset[str] = frozenset()
    titled: frozenset[str] = frozenset()
    parted: bool = False
    planned: bool = False
    void: bool = False
    local: bool = False
    small: bool = False
    hamlet: bool = False
    body: bool = False
    trust: float = 1.0
    lately: str = ""
    jubilee: bool = False
    aim: str = ""
    goal: str = ""
    listing: bool = False
    ahead: str = ""
    spoken: str = ""
    before: str = ""
    astray: bool = False
    since: int = 0
    named: list[Period] = field(default_factory=list)
    alone: list[tuple[int, str]] = field(default_factory=list)
    communes: list[int] = field(default_factory=list)
    headed: list[tuple[int, str, Rule]] = field(default_factory=list)
    left: dict[int, str] = field(default_factory=dict)
    wholes: dict[tuple[str, str], tuple[float, str, str, int, str]] = field(default_factory=dict)

    def coming(self, period: str) -> bool:
        """Does a period end after the year the article is of?"""
        return bool(self.when.year) and last_year(period) > self.when.year

    @property
    def rural(self) -> bool:
        """Is a city above the district the article is about?"""
        return self.places.types.get(self.district) in ("huyện", "quận")


@dataclass(slots=True)
class Span:
    """A figure, its stretch of the sentence, where its clause stops and begins, the noun it counts, its verb.

    base: a plan measures it; close: all that its rule asks for stands in its own stretch; listed: it
    begins with `trong đó` or the like; part: it stands in a list of parts of the topic; bar: a rule that
    would fit, but for words beside it.
    """

    q: Quantity
    lo: int
    hi: int
    stop: int
    since: int
    head: Phrase | None = None
    reach: int = 0
    period: str = ""
    verb: tuple[str, str, int] = ("", "", -1)
    base: bool = False
    part: bool = False
    listed: bool = False
    barred: bool = False
    close: bool = False
    bar: str = ""
    cache: dict[tuple[frozenset[str], bool], float] = field(default_factory=dict)
