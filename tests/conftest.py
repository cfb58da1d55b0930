"""What holds for all tests: nothing is skipped where CI says so.

But for what may not lie in the repository: the newspapers' own texts, which a few tests read where
they lie beside it.
"""

from __future__ import annotations

import os
from collections.abc import Generator
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
