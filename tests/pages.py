"""Look at pages as a reader does: Chromium through Playwright, poppler for PDFs."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="Chromium is not installed: apt-get install chromium"
)
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext is missing: apt-get install poppler-utils"
)


@contextmanager
def browser() -> Iterator[Any]:
    """A Chromium that is closed at the end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield chromium
        finally:
            chromium.close()


@contextmanager
def page(chromium: Any, path: Path, *, width: int = 1280, height: int = 900, dark: bool = False,
         script: bool = True) -> Iterator[Any]:  # fmt: skip
    """A page without a network; `.requests` and `.errors` list what it asked for and said."""
    context = chromium.new_context(
        viewport={"width": width, "height": height}, offline=True, java_script_enabled=script,
        color_scheme="dark" if dark else "light", reduced_motion="reduce",
    )  # fmt: skip
    tab = context.new_page()
    tab.asked, tab.errors = [], []
    tab.on("request", lambda request: tab.asked.append(request.url))
    tab.on("pageerror", lambda error: tab.errors.append(str(error)))
    tab.on("console", lambda line: line.type == "error" and tab.errors.append(line.text))
    tab.goto(path.resolve().as_uri())
    try:
        yield tab
    finally:
        context.close()


def wait_for_charts(tab: Any) -> None:
    """Wait until every chart of the page is live."""
    tab.wait_for_function("document.documentElement.dataset.charts === 'live'", timeout=30_000)


def axe(tab: Any) -> list[str]:
    """Run axe-core and name each violation with the places it was found."""
    import axe_playwright_python

    script = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
    tab.evaluate(script)
    found = tab.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{v['id']}: {v['help']}: {[n['html'][:160] for n in v['nodes'][:4]]}" for v in found["violations"]
    ]


def pdf_text(path: Path) -> str:
    """The text of a PDF in reading order."""
    run = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return run.stdout.decode()


def pdf_pictures(path: Path, folder: Path, dpi: int = 80) -> list[Path]:
    """Every page of a PDF as a PNG."""
    stem = folder / path.stem
    subprocess.run(["pdftoppm", "-r", str(dpi), "-png", str(path), str(stem)], check=True)
    return sorted(folder.glob(f"{path.stem}-*.png"))
