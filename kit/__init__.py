"""Collect, audit and circulate what newspapers report about Vietnam's districts.

>>> import kit
>>> data = kit.load()
>>> data.district("giồng trôm").code
'834'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit._audit import audit as audit
    from kit._districts import District as District
    from kit._load import Data as Data
    from kit._load import load as load
    from kit._reading.extract import extract as extract
    from kit._run import run as run

__version__ = "0.1.0"
__all__ = ["Data", "District", "audit", "extract", "load", "run"]

_HOME = {
    "Data": "kit._load",
    "District": "kit._districts",
    "audit": "kit._audit",
    "extract": "kit._reading.extract",
    "load": "kit._load",
    "run": "kit._run",
}
_MODULES = {"charts", "edition", "errors", "measures", "notes", "prose", "quantities", "tables", "words"}


def __getattr__(name: str) -> object:
    """Import on first use: `import kit` and `kit --help` stay quick."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    if name in _MODULES:
        return import_module(f"kit.{name}")
    raise AttributeError(f"module 'kit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, *_MODULES, "__version__"])
