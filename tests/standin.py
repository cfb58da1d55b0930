"""A small notebook in place of the real one: quick, and it fails in every way on request."""

from __future__ import annotations

from pathlib import Path

import nbformat

PARAMETERS = """district = "834"
lang = "vi"
as_of = ""
data = "data"
previous = ""
"""

MISBEHAVE = """
import os, signal, time
from pathlib import Path
orders = Path(data) / "orders"
order = (orders / district).read_text() if (orders / district).is_file() else ""
if order == "raise":
    raise ValueError("no such luck")
if order == "hang":
    time.sleep(600)
if order == "die":
    os._exit(3)
if order == "exit":
    raise SystemExit(0)
if order == "flood":
    for _ in range(50):
        print("x" * 1_000_000)
if order.startswith("kill the worker"):
    if order.endswith("once"):
        (orders / district).unlink()
    status = Path(f"/proc/{os.getppid()}/status").read_text()
    worker = int(status.partition("PPid:")[2].split()[0])
    os.kill(worker, signal.SIGKILL)
    time.sleep(60)
if order == "elsewhere":
    district = "002"
"""

SHOW = """
import json
import polars as pl
import kit
from kit import measures, prose

tables = kit.load(data, as_of=as_of)
place = tables.district(district)
rows = tables.observations.filter(pl.col("district") == district)
pieces = ["Tổng: ", prose.Figure(f"{rows['value'].sum():.0f}", role="derived"), "; so sánh: "]
compared = measures.against_others(tables, district)
pieces.append(prose.Figure(f"{compared['value'].sum():.0f}", role="derived"))
if previous:
    pieces += ["; bản trước: ", prose.When(json.loads(previous)["stamp"])]
prose.show(
    prose.heading(1, (place.name,), "top") + prose.paragraph(tuple(pieces)),
    document={"title": place.name, "lang": lang, "district": district, "slug": place.slug,
              "stamp": as_of or "2026-11-22", "description": "Thử nghiệm"},
)
"""


def order(data: Path, orders: dict[str, str]) -> None:
    """Tell the notebooks of some districts how to fail."""
    (data / "orders").mkdir()
    for district, how in orders.items():
        (data / "orders" / district).write_text(how)


def write(folder: Path) -> Path:
    """Write the notebook as district.ipynb into `folder`."""
    cell = nbformat.v4.new_code_cell
    cells = [cell(PARAMETERS, metadata={"tags": ["parameters"]}), cell(MISBEHAVE), cell(SHOW)]
    for number, each in enumerate(cells):
        each.id = f"cell-{number}"
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, folder / "district.ipynb")
    return folder / "district.ipynb"
