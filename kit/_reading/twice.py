"""What an article tells twice: the same once more, which is one row, or otherwise, which is doubted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Any

from kit._reading.doc import Doc
from kit._reading.draft import Draft

AGAIN = "told elsewhere in the article, too"
_KEY = ("indicator", "district", "breakdown", "period", "kind", "unit", "compare_to")
_SAME = (*_KEY, "value", "of")
_OTHERWISE = "bài nói số khác về cùng một điều"
_SO_FAR = re.compile("tính (?:từ|chung|đến|tới)|từ đầu năm|lũy kế|đến nay")
"""In a paragraph, before what was awarded by more than one occasion."""
_DATED = ("(sentence)", "(several)", "(stretch)")
_ONE_OF_TWO = 0.7
"""How far two numbers for one thing are doubted: on 237 passages not seen before 26 of 59 were right in every
column, 0.54 times as often as the rest; their confidence was lower to begin with."""
_SEVERAL = {"ntm_criteria_met_commune", ""}
"""A number for each commune, not one for the district; or of what, is not known."""


def once(drafts: list[Draft]) -> list[Draft]:
    """Rows without a standard told twice: in a headline, too, or once more without a time of its own."""
    standards = [one for one in drafts if one["unit"] == "status"]
    told = {one["indicator"] for one in standards if one["paragraph"] > 1}
    reached = [one for one in standards if one["kind"] == "actual"]
    dated = {(one["indicator"], one["district"]) for one in reached if one["rule"].endswith(_DATED)}
    again = [one for one in standards if one["paragraph"] == 1 and one["indicator"] in told]
    again += [
        one
        for one in reached
        if not one["rule"].endswith(_DATED) and (one["indicator"], one["district"]) in dated
    ]
    return [one for one in drafts if one not in again]


def awarded(drafts: list[Draft], doc: Doc) -> list[Draft]:
    """All but badges of which more of the same are told elsewhere: those pinned at the ceremony itself.

    What was awarded since the year began stands beside what was awarded on a day.
    """

    def key(one: Mapping[str, Any]) -> tuple[str, ...]:
        return one["indicator"], one["district"], one["breakdown"], one["period"], one["kind"]

    most = dict[tuple[str, ...], float]()
    for one in (draft for draft in drafts if draft["indicator"] == "party_badges"):
        if not _SO_FAR.search(doc.low, doc.low.rfind("\n", 0, one["start"]), one["start"]):
            most[key(one)] = max(one["value"], most.get(key(one), 0.0))
    fewer = [one for one in drafts if one["value"] < most.get(key(one), one["value"])]
    doc.left |= {one["start"] + 1: "some of those told of elsewhere" for one in fewer}
    return [one for one in drafts if one not in fewer]


def numbered(drafts: list[Draft], doc: Doc) -> Iterator[tuple[Any, ...]]:
    """Rows with their ids, in reading order; one told twice is kept once, where the article says it first."""
    counts: Counter[int] = Counter()
    for draft in _doubted(_first(drafts, doc)):
        counts[draft["paragraph"]] += 1
        yield f"{draft['article']}.{draft['paragraph']}.{counts[draft['paragraph']]}", *draft.values()


def _first(drafts: list[Draft], doc: Doc) -> list[Draft]:
    seen, same = set[tuple[object, ...]](), itemgetter(*_SAME)
    kept: list[Draft] = []
    drafts.sort(key=itemgetter("start"))
    fuller = {same({**draft, "of": None}) for draft in drafts if draft["of"] is not None}
    for draft in drafts:
        key = same(draft)
        if key[0] and (key in seen or key in fuller) and draft["indicator"] not in _SEVERAL:
            doc.left[draft["start"] + 1] = AGAIN
            continue
        seen.add(key)
        kept.append(draft)
    return kept


def _doubted(drafts: list[Draft]) -> list[Draft]:
    """Of two numbers for one thing one may be misread. Plans are made by several bodies, a share for each."""
    about = itemgetter(*_KEY, "as_of")
    numbers = Counter(about(draft) for draft in drafts)
    for draft in drafts:
        several = draft["kind"] == "percent_of_plan" or draft["indicator"] in _SEVERAL
        if numbers[about(draft)] > 1 and not several:
            draft["confidence"] = round(_ONE_OF_TWO * draft["confidence"], 3)
            draft["rule"] = f"{draft['rule']}; {_OTHERWISE}"
    return drafts
