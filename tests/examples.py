"""Write reports/examples anew: the briefs of the four districts, and two pictures of one.

python tests/examples.py        # `make examples`; the pictures need Chromium
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from pages import CHROMIUM, browser, page, wait_for_charts

import kit

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "reports" / "examples"
TABLES = ("articles", "districts", "indicators", "observations")


def build(folder: Path) -> list[Path]:
    """The briefs, made from the tables alone: without anybody's archive of articles."""
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    data = folder / "data"
    data.mkdir()
    for table in TABLES:
        shutil.copy(ROOT / "data" / f"{table}.csv", data)
    out = folder / "out"
    report = kit.run(data=str(data), out=str(out), renderer="embedded")
    assert report.exit_code == 0, report
    return sorted(p for p in out.iterdir() if p.suffix in (".html", ".pdf") and p.stem != "index")


def photograph(brief: Path) -> None:
    """The first screen on a desk and on a phone."""
    with browser() as chromium:
        for name, width, height in (("desktop", 1280, 900), ("phone", 390, 844)):
            with page(chromium, brief, width=width, height=height) as tab:
                wait_for_charts(tab)
                tab.screenshot(path=EXAMPLES / f"brief-{name}.png")


def main() -> None:
    if CHROMIUM is None:
        sys.exit("Chromium is not installed: apt-get install chromium")
    EXAMPLES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for made in build(Path(scratch)):
            shutil.copy(made, EXAMPLES)
    photograph(EXAMPLES / "834-giong-trom.vi.html")


if __name__ == "__main__":
    main()
