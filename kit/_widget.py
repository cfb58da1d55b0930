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
from kit._load import Data
from kit.errors import KitError

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
            reply |= _answer(data.folder, who, article, asked)
        except KitError as error:
            reply["error"] = str(error)
        except Exception as error:
            reply["error"] = f"{type(error).__name__}: {error}"
        widget.send(reply)

    table.on_msg(answer)
    return table


def _answer(folder: Path, who: str, article: str | None, asked: dict[str, Any]) -> dict[str, Any]:
    """Reply to one message: `list`, `effect`, `undo` or a decision."""
    data, do, candidate = _load.load(folder), asked["do"], asked.get("candidate", "")
    if do == "list":
        catalogue = data.indicators.select("indicator", "label_vi", "label_en", "unit").rows()
        rows = _review.waiting(data, article).to_dicts()
        choices = {"kind": _model.KINDS, "qualifier": _model.QUALIFIERS}
        return {"rows": rows, "indicators": catalogue, "choices": choices}
    if do == "effect":
        appeared, gone = _review.effect(data, candidate)
    else:
        decision = (
            _review.undo(data, candidate, who)
            if do == "undo"
            else _review.decide(data, candidate, do, who, asked.get("changes"))
        )
        appeared, gone = decision.appeared, decision.gone
    return {"do": do, "appeared": appeared, "gone": gone}
