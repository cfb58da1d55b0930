"""Notebooks of a few cells for the engine `kit`, those of the zoo, and what their cells printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from kit._engine import Zygote

ZOO = Path(__file__).parent / "zoo"


@pytest.fixture(scope="module")
def zygote() -> Iterator[Zygote]:
    with Zygote() as one:
        yield one


def notebook(*sources: str) -> Any:
    return new_notebook(cells=[new_code_cell(source) for source in sources])


def read(name: str) -> Any:
    return nbformat.read(ZOO / f"{name}.ipynb", as_version=4)


def text(nb: Any, index: int, name: str = "stdout") -> str:
    outputs = nb.cells[index].outputs
    return "".join(o.text for o in outputs if o.output_type == "stream" and o.name == name)


def shown(nb: Any, index: int) -> str:
    """The text of the cell's execute_result."""
    return next(o.data["text/plain"] for o in nb.cells[index].outputs if "execution_count" in o)
