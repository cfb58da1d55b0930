"""What was known on a day, and which of two articles a figure is taken from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import data_copy as dc
import pytest

import kit
from kit.errors import DataError


def test_only_what_was_published_by_then_counts(folder: Path) -> None:
    assert kit.load(folder, as_of="2022-02-27").observations.is_empty()
    assert kit.load(folder, as_of="2022-02-28").articles["article"].to_list() == ["bdk-20220228-cho-lach"]
    april = kit.load(folder, as_of=date(2022, 4, 18))
    assert april.as_of == date(2022, 4, 18)
    assert set(april.observations["district"]) == {"832", "834"}
    assert "party_members" not in set(april.observations["indicator"])
    assert kit.load(folder, as_of="").as_of is None
    assert kit.load(folder, as_of="").observations.equals(kit.load(folder, as_of=None).observations)


def test_an_undated_article_counts_from_its_review(folder: Path) -> None:
    assert "366" not in set(kit.load(folder, as_of="2026-11-21").observations["district"])
    later = kit.load(folder, as_of="2026-11-22")
    assert "366" in set(later.observations["district"])
    assert "bnd-2022-hai-hau" in later.articles["article"].to_list()


@pytest.mark.parametrize("day", ["22/11/2026", "soon", "2022-02-31", "2022"])
def test_a_day_that_is_none_is_named(folder: Path, day: str) -> None:
    with pytest.raises(DataError, match=f"as_of '{day}' is no date; write it as 2026-11-22"):
        kit.load(folder, as_of=day)


def told_by(tmp_path: Path, *articles: tuple[str, str, str]) -> Path:
    """The same figure told by several articles: (id, published, value) each."""
    return dc.made(
        tmp_path,
        [dc.article(name, published) for name, published, _ in articles],
        [dc.observation(f"{name}.1.1", "834", "party_members", "2022", value) for name, _, value in articles],
    )


def test_a_later_article_supersedes_and_the_trail_is_kept(tmp_path: Path) -> None:
    folder = told_by(
        tmp_path, ("b", "2023-03-01", "6400"), ("a", "2022-05-26", "6312"), ("c", "2024-01-01", "6500")
    )
    data = kit.load(folder)
    assert data.observations.select("observation", "value").rows() == [("c.1.1", 6500)]
    trail = data.superseded.sort("observation").select("observation", "superseded_by").rows()
    assert trail == [("a.1.1", "c.1.1"), ("b.1.1", "c.1.1")]
    then = kit.load(folder, as_of="2023-12-31")
    assert dc.ids(then.observations) == ["b.1.1"]
    assert then.superseded["superseded_by"].to_list() == ["b.1.1"]


@pytest.mark.parametrize(
    "column", ["district", "indicator", "period", "kind", "unit", "breakdown", "compare_to"]
)
def test_another_figure_is_never_superseded(tmp_path: Path, column: str) -> None:
    other = {
        "district": {"district": "832"}, "indicator": {"indicator": "population"},
        "period": {"period": "2021"},
        "kind": {"kind": "plan"}, "unit": {"unit": "percent"},
        "breakdown": {"indicator": "party_badges", "breakdown": "years=30"},
        "compare_to": {"kind": "change", "compare_to": "2021"},
    }[column]  # fmt: skip
    base = {"indicator": "party_badges"} if column == "breakdown" else {}
    base |= {"kind": "change", "compare_to": "2020"} if column == "compare_to" else {}
    rows = [
        dc.observation("a.1.1", "834", "party_members", "2022", "6312") | base,
        dc.observation("b.1.1", "834", "party_members", "2022", "6400") | base | other,
    ]
    folder = dc.made(tmp_path, [dc.article("a", "2022-01-01"), dc.article("b", "2023-01-01")], rows)
    data = kit.load(folder)
    assert dc.messages(data) == []
    assert dc.ids(data.observations) == ["a.1.1", "b.1.1"]
    assert data.superseded.is_empty()


def test_one_article_that_tells_a_figure_twice_keeps_both(tmp_path: Path) -> None:
    rows = [dc.observation(f"a.{n}.1", "834", "party_members", "2022", str(6312 + n)) for n in (1, 2)]
    data = kit.load(dc.made(tmp_path, [dc.article("a", "2022-01-01")], rows))
    assert len(data.observations) == 2


def test_an_undated_article_gives_way_to_a_dated_one(tmp_path: Path) -> None:
    """Nobody knows that an undated article is the later one: its review is no publication."""
    folder = told_by(tmp_path, ("undated", "", "6000"), ("dated", "2023-03-01", "6400"))
    assert dc.ids(kit.load(folder).observations) == ["dated.1.1"]
