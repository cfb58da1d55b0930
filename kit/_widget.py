"""The review table of notebooks/review.ipynb: `review_table(data, who)`.

The page asks and the kernel answers, one message a click. Messages may arrive on other threads, so
nothing is remembered here: each answer comes from the files, each decision goes into them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from kit import _load, _model, _review
from kit._decisions import Finding, damaged
from kit._load import Data
from kit.edition import number, strings
from kit.errors import KitError, Refused

HERE = Path(__file__).parent


class ReviewTable(anywidget.AnyWidget):
    """What waits, to accept, reject and edit with mouse or keyboard; see `review.js`."""

    _esm = HERE / "review.js"
    _css = HERE / "review.css"
    lang = traitlets.Unicode("vi").tag(sync=True)

    def __repr__(self) -> str:
        return "ReviewTable"


def review_table(data: Data, who: str, article: str | None = None, lang: str = "vi") -> ReviewTable:
    """A table of `kit review`'s candidates; every click is stored at once in `data.folder`.

    who: stands in `reviewed_by`; article: limit to one id; lang: vi or en.
    """
    table = ReviewTable(lang=lang)

    def answer(widget: ReviewTable, asked: dict[str, Any], _: Any) -> None:
        reply: dict[str, Any] = {"id": asked.get("id"), "candidate": asked.get("candidate")}
        try:
            reply |= _answer(data.folder, who, article, asked, lang)
        except Refused as error:
            reply |= {"error": str(error), "entries": error.entries}
        except KitError as error:
            reply["error"] = str(error)
        except Exception as error:
            reply["error"] = f"{type(error).__name__}: {error}"
        widget.send(reply)

    table.on_msg(answer)
    return table


def _answer(folder: Path, who: str, article: str | None, asked: dict[str, Any], lang: str) -> dict[str, Any]:
    """Reply to one message: `list`, `effect`, `undo` or a decision."""
    data, do, candidate = _load.load(folder), asked["do"], asked.get("candidate", "")
    if do == "list":
        problems = {"textless": _review.textless(folder), "damaged": "\n".join(damaged(folder))}
        rows = [
            row | {"rule": _because(data, lang, row)} for row in _review.waiting(data, article).to_dicts()
        ]
        return {"rows": rows, "problems": problems, **_choices(data, lang)}
    if do == "effect":
        appeared, gone = _review.effect(data, candidate)
    else:
        decision = (
            _review.undo(data, candidate, who)
            if do == "undo"
            else _review.decide(data, candidate, do, who, asked.get("changes"))
        )
        appeared, gone = decision.appeared, decision.gone
    told = ([_told(data, lang, one) for one in findings] for findings in (appeared, gone))
    return {"do": do, **dict(zip(("appeared", "gone"), told, strict=True))}


def _because(data: Data, lang: str, row: dict[str, Any]) -> str:
    """The words that decided, `kết nạp → Kết nạp đảng viên; 2022 (cùng câu)`, without a name in code."""
    words, told = strings(lang), list[str]()
    labels = dict(data.indicators.select("indicator", f"label_{lang}").iter_rows())
    kind = dict(data.districts.select("code", "type").iter_rows()).get(row["district"], "")
    for part in row["rule"].split("; "):
        said, arrow, means = part.rpartition(" → ")
        name, _, member = means.partition("=")
        when, _, how = part.rstrip(")").rpartition(" (")
        members = words["members"].get(name, {})
        if arrow:
            found = labels.get(name) or members.get(member) or members.get("any", means)
            part = said + arrow + found.format(member=member, kind=kind)
        elif how in words["because"]:
            part = f"{when} ({words['because'][how]})"
        told.append(part)
    return "; ".join(told)


def _choices(data: Data, lang: str) -> dict[str, Any]:
    """What a field may hold, each with its name: closed lists, and suggestions for what is typed."""
    words = strings(lang)
    bare = {one: words["qualifiers"].get(one, "").format(n="…", m="…") for one in _model.QUALIFIERS}
    units = [*dict.fromkeys([*data.indicators["unit"], "percent", "percentage_points"])]
    places = data.districts.select("code", "name", "province").rows()
    return {
        "choices": {
            "kind": [(one, words["kinds"][one]) for one in _model.KINDS],
            "qualifier": [*bare.items()],
        },
        "lists": {
            "indicator": data.indicators.select("indicator", f"label_{lang}").rows(),
            "district": [(code, f"{name}, {province}") for code, name, province in places],
            "unit": [(unit, words["units"].get(unit, "").format(n="").strip()) for unit in units],
        },
    }


def _told(data: Data, lang: str, found: Finding) -> str:
    """A finding of the audit in the words of a brief (`mâu thuẫn: Kết nạp đảng viên: …`), and its rows."""
    words, catalogue = strings(lang), {row["indicator"]: row for row in data.indicators.iter_rows(named=True)}
    entry = catalogue[found["indicator"]]
    whole = catalogue.get(entry["subset_of"], entry)[f"label_{lang}"]
    group = (
        words["compositions"].get(entry["composition"]) if found["rule"] in ("classes", "hundred") else None
    )
    rule = words["rules"][found["rule"]].format(label=group or entry[f"label_{lang}"], whole=whole)
    values = "; ".join(number(value, lang) for value in found["values"])
    computed = "" if found["computed"] is None else number(round(found["computed"], 4), lang)
    bound = words["bounds"].get(found["bound"], "")
    state, after = words["short_states"][found["state"]], computed and f" → {bound}{computed}"
    return f"{state}: {rule} ({found['period']}): {values}{after} ({', '.join(found['observations'])})"
