"""Processes of a test's own: run Python in one, wait for what others do, see them end."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parents[1]


def env() -> dict[str, str]:
    """What a process of its own needs to import this kit from any folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def python(*arguments: str, **options: Any) -> None:
    """Run this Python in a process of its own, to a good end."""
    subprocess.run([sys.executable, *arguments], env=env(), check=True, **options)


def until(condition: Callable[[], Any], seconds: float = 60) -> bool:
    """Wait for what others do in their own time, but not for ever; whether it came."""
    limit = time.monotonic() + seconds
    while not (came := bool(condition())) and time.monotonic() < limit:
        time.sleep(0.02)
    return came


def ended(pid: int) -> bool:
    """Whether a process comes to its end."""

    def over() -> bool:
        try:
            return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
        except psutil.NoSuchProcess:
            return True

    return until(over, seconds=30)
