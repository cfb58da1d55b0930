"""How well `kit.extract` reads: figures and full rows against labelled passages or the hand count.

    python tests/sentences/score.py dev            # the set to tune on, with every difference
    python tests/sentences/score.py heldout        # numbers only: it is not for tuning
    python tests/sentences/score.py FOLDER         # articles whose hand count is in data/

A figure is right when paragraph, value and printed denominator are; a row when every column is.
"""

import csv
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from kit._reading.extract import Candidate, extract  # noqa: E402

COLUMNS = [
    "district", "indicator", "breakdown", "period", "as_of", "value", "value_max", "of", "unit", "qualifier",
    "kind", "compare_to",
]  # fmt: skip


@dataclass
class Score:
    """Counts of figures and rows; `by` counts (right, proposed, labelled) rows by indicator."""

    found: int = 0
    proposed: int = 0
    labelled: int = 0
    rows: int = 0
    sure: list[bool] = field(default_factory=list)
    right: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    due: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    @property
    def figures_f1(self) -> float:
        return 2 * self.found / max(1, self.proposed + self.labelled)

    @property
    def rows_f1(self) -> float:
        return 2 * self.rows / max(1, self.proposed + self.labelled)

    @property
    def sure_right(self) -> float:
        """Share that is right among what is proposed with confidence 0.9 or more."""
        return sum(self.sure) / max(1, len(self.sure))


def _plain(value: Any) -> str:
    try:
        return "" if value in (None, "") else f"{float(value):.9g}"
    except ValueError:
        return str(value)


def _cell(row: Any, column: str) -> str:
    value = row.get(column) if isinstance(row, dict) else getattr(row, column)
    if column in ("value", "value_max", "of"):
        return _plain(value)
    return str(value or {"qualifier": "exact", "kind": "actual"}.get(column, ""))


def add(score: Score, where: str, candidates: list[Candidate], labels: list[dict[str, Any]]) -> None:
    """Compare the candidates of one text with its labels and count."""
    left = list(labels)
    score.proposed += len(candidates)
    score.labelled += len(labels)
    for label in labels:
        score.due[label["indicator"]] += 1
    for c in candidates:
        score.said[c.indicator] += 1
        same = [
            x
            for x in left
            if all(_cell(x, k) == _cell(c, k) for k in ("value", "of"))
            and int(x.get("paragraph", c.paragraph)) == c.paragraph
        ]
        same.sort(key=lambda x: sum(_cell(x, k) != _cell(c, k) for k in COLUMNS))
        if not same:
            score.sure += [False] if c.confidence >= 0.9 else []
            score.differences.append(f"{where} EXTRA {c.surface!r} {c.indicator} {c.confidence} | {c.rule}")
            continue
        left.remove(same[0])
        score.found += 1
        wrong = {k: (_cell(same[0], k), _cell(c, k)) for k in COLUMNS if _cell(same[0], k) != _cell(c, k)}
        score.sure += [not wrong] if c.confidence >= 0.9 else []
        if wrong:
            score.differences.append(f"{where} WRONG {c.surface!r} {wrong} {c.confidence} | {c.rule}")
        else:
            score.rows += 1
            score.right[c.indicator] += 1
    score.differences += [f"{where} MISSED {_cell(x, 'value')} {x['indicator']}" for x in left]


def passages(name: str) -> Iterable[dict[str, Any]]:
    """The labelled passages of `dev` or `heldout`."""
    with (ROOT / "tests" / "sentences" / f"{name}.jsonl").open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def score_passages(name: str) -> Score:
    score = Score()
    for p in passages(name):
        text = f"{p['title']}\n{p['text']}"
        candidates = extract(
            text,
            lexicon=ROOT / "data/lexicon.csv",
            districts=ROOT / "data/districts.csv",
            article=p["id"],
            published=p["published"],
            province=p["province"],
        )
        add(score, p["id"], candidates, p["rows"])
    return score


def score_articles(folder: Path) -> Score:
    """The articles in `folder` that data/articles.csv knows by their hash, against data/observations.csv."""
    with (ROOT / "data/articles.csv").open(encoding="utf-8", newline="") as file:
        known = {row["sha256"]: row for row in csv.DictReader(file)}
    with (ROOT / "data/observations.csv").open(encoding="utf-8", newline="") as file:
        observations = list(csv.DictReader(file))
    score = Score()
    for path in sorted(folder.glob("*.txt")):
        row = known.get(hashlib.sha256(path.read_bytes()).hexdigest())
        if row:
            candidates = extract(
                path,
                lexicon=ROOT / "data/lexicon.csv",
                districts=ROOT / "data/districts.csv",
                article=row["article"],
                published=row["published"] or None,
            )
            add(
                score, row["article"], candidates, [o for o in observations if o["article"] == row["article"]]
            )
    return score


def report(score: Score, details: bool) -> str:
    lines = [
        f"figures F1 {score.figures_f1:.3f}   rows F1 {score.rows_f1:.3f}   "
        f"right at confidence >= 0.9: {score.sure_right:.3f} of {len(score.sure)}",
        f"{'indicator':36} precision  recall  labelled",
    ]
    for name in sorted(score.due | score.said):
        right, said, due = score.right[name], score.said[name], score.due[name]
        precision, recall = right / said if said else 1, right / due if due else 1
        lines.append(f"{name or '(unclear)':36} {precision:9.2f} {recall:7.2f} {due:9}")
    return "\n".join([*(score.differences if details else []), *lines])


if __name__ == "__main__":
    wanted = sys.argv[1] if len(sys.argv) > 1 else "dev"
    result = score_passages(wanted) if wanted in ("dev", "heldout") else score_articles(Path(wanted))
    print(report(result, details=wanted != "heldout"))
