"""What holds for all tests: nothing is skipped where CI says so.

But for what may not lie in the repository: the newspapers' own texts, which a few tests read where
they lie beside it. And what many tests begin with: data of their own to write into.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

NO_SKIPS = os.environ.get("CI", "").lower() in ("1", "true")


def _refuse(report: Any) -> Any:
    allowed = hasattr(report, "wasxfail") or "not beside the repository" in str(report.longrepr)
    if NO_SKIPS and report.skipped and not allowed:
        report.outcome, report.longrepr = "failed", f"skipped where CI=true: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    """A test skipped with CI=true fails."""
    return _refuse((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    """A file skipped with CI=true fails."""
    return _refuse((yield))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The four tables, to write into."""
    import data_copy

    return data_copy.copy(tmp_path)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """All of the project's tables, to write into; without an archive."""
    import data_copy

    return data_copy.whole(tmp_path)
