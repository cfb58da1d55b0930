"""The review table of the notebook in a browser, its kernel beside it in this process."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pages
import polars as pl
import pytest
from reviewing import NAME, by_hand, data, log, row

from kit import _edits, _load, _model, _review
from kit._load import Data
from kit._reading import draft
from kit.edition import strings

__all__ = ["data"]
ROOT = Path(__file__).resolve().parent.parent
SCRIPT, STYLE = (ROOT / f"kit/review.{kind}" for kind in ("js", "css"))
PAGE = """<!doctype html><meta charset="utf-8"><title>t</title><style>{style}</style><body>
<script type="module">
{script}
let hear = () => 0;
const model = {{
  get: () => "{lang}", on: (_, heard) => {{ hear = heard; }}, off: () => 0,
  send: async (message) => hear(await window.ask(message)),
}};
window.start = () => render({{ model, el: document.body }});
</script></body>"""


Kernel = tuple[Any, list[Any]]


@pytest.fixture
def kernel(data: Data, monkeypatch: pytest.MonkeyPatch) -> Kernel:
    """The table as the kernel has it, and what it sends to the page."""
    widget = pytest.importorskip("kit._widget")
    sent: list[Any] = []
    monkeypatch.setattr(widget.ReviewTable, "send", lambda self, reply: sent.append(reply))
    return widget.review_table(data, "thu"), sent


@pytest.fixture
def tab(kernel: Kernel, tmp_path: Path) -> Iterator[Any]:
    """The table, open in Chromium; a click reaches the files of `data`."""
    table, sent = kernel

    def ask(message: Any) -> Any:
        table._handle_custom_msg(message, [])
        return json.loads(json.dumps(sent.pop()))

    script = SCRIPT.read_text("utf-8").replace("export default { render };", "")
    page = tmp_path / "page.html"
    page.write_text(PAGE.format(style=STYLE.read_text("utf-8"), script=script, lang="vi"), encoding="utf-8")
    with pages.browser() as chromium, pages.page(chromium, page) as opened:
        opened.expose_function("ask", ask)
        opened.evaluate("window.start()")
        opened.wait_for_selector("article")
        yield opened
        assert opened.errors == []


def card(tab: Any, data: Data, indicator: str, **but: str) -> Any:
    return tab.locator(f"article[data-candidate='{row(data, indicator, **but)['candidate']}']")


def accept(one: Any) -> None:
    one.locator("button.accept").click()
    one.page.wait_for_function("card => !card.hasAttribute('aria-busy')", arg=one.element_handle())


@pages.needs_chromium
def test_every_column_can_be_edited_and_the_district_is_named(tab: Any, data: Data) -> None:
    one = card(tab, data, "targets_met_or_exceeded")
    fields = one.locator("[data-name]").evaluate_all("all => all.map((one) => one.dataset.name)")
    assert sorted(fields) == sorted(_review.EDITABLE)
    assert one.locator(".field.district small").text_content() == "Mỏ Cày Bắc, Bến Tre"
    one.locator("[data-name=district]").fill("834")
    assert one.locator(".field.district small").text_content() == "Giồng Trôm, Bến Tre"
    one.locator("summary").click()
    one.locator("[data-name=district]").fill("giồng trôm")
    one.locator("[data-name=note]").fill("Đọc lại.")
    accept(one)
    decided = json.loads(log(data)[0]["decided"])
    assert (decided["district"], decided["note"]) == ("834", "Đọc lại.")


@pages.needs_chromium
def test_no_field_is_cut_off(tab: Any) -> None:
    cut = """() => [...document.querySelectorAll('.indicator input, .unit input, select')]
        .filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.value)"""
    rows = "all => new Set(all.map((one) => Math.round(one.getBoundingClientRect().top))).size"
    for width, most in ((1100, 2), (640, 5)):
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate(cut) == [] or width < 700
        fields = tab.locator("article").first.locator(":scope > .fields > .field")
        assert fields.evaluate_all(rows) == most
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pages.needs_chromium
def test_errors_and_audit_are_in_vietnamese(tab: Any, data: Data) -> None:
    one = card(tab, data, "targets_met_or_exceeded")
    one.locator("[data-name=value]").fill("25")
    accept(one)
    assert one.locator(".error").text_content() == (
        "Trên tổng 24: giá trị là một phần của tổng nên tổng không thể nhỏ hơn; xem lại trong bài"
    )
    one.locator("[data-name=value]").fill("20")
    accept(one)
    assert "báo in là 21; nếu vẫn đúng" in one.locator(".error").text_content()
    assert not (data.folder / "decisions.csv").exists()
    accept(card(tab, data, "members_admitted", unit="count"))
    percent = card(tab, data, "members_admitted", unit="percent")
    accept(percent)
    assert percent.locator(".audit").text_content() == (
        "Đối chiếu thêm suy ra: Kết nạp đảng viên: kế hoạch hoặc tổng số suy ra từ tỷ lệ (2022): "
        f"118; 107,3 → 110 ({NAME}.4.2, {NAME}.4.3)"
    )


@pages.needs_chromium
def test_what_somebody_else_decided_is_said(tab: Any, data: Data) -> None:
    one = card(tab, data, "income_per_capita")
    _review.decide(data, str(row(data, "income_per_capita")["candidate"]), "reject", "an")
    accept(one)
    assert one.locator(".error").text_content() == "an: đã bỏ"


@pages.needs_chromium
def test_damage_is_said_above_the_table(tab: Any, data: Data) -> None:
    assert tab.locator("section > .error").is_hidden()
    (data.folder / "decisions.csv").write_text(
        "candidate,action,who,when,observation,proposed,decided\nx\n", encoding="utf-8"
    )
    tab.evaluate("document.body.replaceChildren(); window.start()")
    tab.wait_for_selector("article")
    assert "Tệp decisions.csv có dòng hỏng" in tab.locator("section > .error").text_content()


def test_every_rule_has_its_words_in_vietnamese() -> None:
    vietnamese = SCRIPT.read_text("utf-8").partition("remedies: {")[2].partition("\n    },")[0]
    told = set(re.findall(r"(?m)(?:^ +|, )(\w+): \"", vietnamese))
    wanted = {rule.partition(".")[2] for rule in _model.REMEDIES if rule.startswith("observations.")}
    source = Path(_edits.__file__).read_text("utf-8") + Path(_review.__file__).read_text("utf-8")
    wanted |= set(re.findall(r'_entry\("\w+", [^\n]*?, "(\w+)", ', source))
    wanted |= set(re.findall(r'_denied\([^\n]*?, "(\w+)", ', source)) | {"at_most", "at_least", "ambiguous"}
    wanted |= {"misread", "gone"}
    assert {"unprinted", "of_unused", "of_printed", "unit", "undecided", "by_hand", "unchanged"} <= wanted
    assert wanted - told == set()


def test_what_decided_is_told_in_the_language_of_the_table(data: Data) -> None:
    widget = pytest.importorskip("kit._widget")
    reply = {lang: widget._answer(data.folder, "an", None, {"do": "list"}, lang) for lang in ("vi", "en")}
    told = {lang: [one["rule"] for one in reply[lang]["rows"]] for lang in reply}
    assert "chỉ tiêu → Chỉ tiêu đạt và vượt; 2022 (trong câu)" in told["vi"]
    assert any(one.endswith("; 2022 (from a sentence before)") for one in told["en"])
    one = {"district": "834", "rule": "đề nghị tặng → status=proposed; 60 năm → years=60; ubnd → "
           "issuer=peoples_committee; kh giao; cờ → award_flag=1; 2022 (default)"}  # fmt: skip
    assert widget._because(data, "vi", one) == (
        "đề nghị tặng → mới đề nghị; 60 năm → 60 năm tuổi Đảng; ubnd → của UBND huyện; kh giao; "
        "cờ → Cờ thi đua, cờ khen thưởng; 2022 (bài không nói rõ)"
    )
    hows = set(draft._SURE)
    assert hows and hows <= set(strings("vi")["because"])


def test_a_contradiction_is_told_in_both_languages(data: Data) -> None:
    widget = pytest.importorskip("kit._widget")
    by_hand(data, 3, "members_admitted", "81", "count", "81")
    now = _load.load(data.folder)
    (found,) = _review.effect(now, str(row(data, "members_admitted", unit="count")["candidate"]))[0]
    where = f"({NAME}.3.1, {NAME}.4.2)"
    said = f"mâu thuẫn: Kết nạp đảng viên: các bài báo (2022): 81; 118 {where}"
    assert widget._told(now, "vi", found) == said
    assert widget._told(now, "en", found).endswith(f" (2022): 81; 118 {where}")


def test_the_table_of_the_notebook(data: Data, kernel: Kernel) -> None:
    table, sent = kernel
    table._handle_custom_msg({"id": 1, "do": "list"}, [])
    rows = sent.pop()["rows"]
    shown = pl.DataFrame(json.loads(json.dumps(rows)), schema=_review.SCHEMA)
    assert shown.drop("rule").equals(_review.waiting(data).drop("rule"))
    every = [one["candidate"] for one in rows]
    table._handle_custom_msg({"do": "edit", "candidate": every[0], "changes": {"value": "x"}}, [])
    assert "column value 'x'" in str(sent.pop()["error"])
    with ThreadPoolExecutor(8) as pool:
        for one in every:
            pool.submit(table._handle_custom_msg, {"do": "accept", "candidate": one}, [])
    assert sorted(str(reply["candidate"]) for reply in sent if "error" not in reply) == sorted(every)
    assert _load.load(data.folder).observations.filter(article=NAME).height == len(every)
    table._handle_custom_msg({"do": "undo", "candidate": every[0]}, [])
    table._handle_custom_msg({"do": "list"}, [])
    assert [one["candidate"] for one in sent[-1]["rows"]] == every[:1]
