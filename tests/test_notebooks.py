"""The notebooks: clean in the repository, and each runs from any folder."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import data_copy as dc
import nbformat
import papermill
import pytest
from reviewing import data

from kit._load import Data

__all__ = ["data"]
NOTEBOOKS = sorted((dc.ROOT / "notebooks").glob("*.ipynb"))
OURS = ["district", "explore", "compare", "quality"]
every = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def cells(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(path.read_text(encoding="utf-8"))["cells"])


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def test_the_notebooks_are_there() -> None:
    assert {*OURS, "review"} <= {path.stem for path in NOTEBOOKS}


@every
def test_a_notebook_is_valid_and_small(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}
    assert path.stat().st_size < 40_000


@every
def test_no_output_is_committed(path: Path) -> None:
    for cell in cells(path):
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None
        assert set(cell["metadata"]) <= {"tags"}


@every
def test_ids_are_given_by_hand_in_order(path: Path) -> None:
    ids = [cell["id"] for cell in cells(path)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+-\d\d", one) for one in ids)
    assert ids == sorted(ids)


@every
def test_the_first_code_cell_holds_the_parameters(path: Path) -> None:
    code = [cell for cell in cells(path) if cell["cell_type"] == "code"]
    tagged = [cell for cell in code if "parameters" in cell["metadata"].get("tags", [])]
    assert tagged == code[:1]
    names = set(re.findall(r"^(\w+) = ", source(tagged[0]), re.M))
    assert names >= {
        "district": {"district", "lang", "as_of", "data", "previous"}, "explore": {"district", "data"},
        "compare": {"indicator", "period", "province", "lang", "data"}, "quality": {"data", "as_of", "lang"},
    }.get(path.stem, {"data"})  # fmt: skip
    space: dict[str, Any] = {}
    exec(source(tagged[0]), space)
    assert all(isinstance(space[name], str | None) for name in names), (
        "papermill passes text and None as they are"
    )


@every
def test_quarto_finds_front_matter_and_does_not_execute(path: Path) -> None:
    first = cells(path)[0]
    assert first["cell_type"] == "raw"
    lines = source(first).splitlines()
    assert lines[0] == lines[-1] == "---"
    assert any(line.startswith("title: ") for line in lines)
    assert any(line in ("lang: vi", "lang: en") for line in lines)
    assert "  enabled: false" in lines[lines.index("execute:") :]


@every
def test_a_notebook_names_no_place_of_this_machine_and_is_in_nfc(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"/(home|root|work|tmp|Users)/|os\.chdir|%cd|!pip|%pip", text)
    assert "\\u" not in text


def test_explore_needs_three_cells_for_a_table_and_a_chart() -> None:
    code = [cell for cell in cells(dc.ROOT / "notebooks" / "explore.ipynb") if cell["cell_type"] == "code"]
    assert len(code) == 4
    assert "kit.load(" in source(code[1])
    assert "alt.Chart(" in source(code[3])


def run(name: str, folder: Path, engine: str | None = None, **parameters: Any) -> list[dict[str, Any]]:
    """Run a notebook by papermill in `folder` and return its outputs' data."""
    options: dict[str, Any] = {"engine_name": engine, "progress_bar": False, "cwd": str(folder)}
    options |= {} if engine else {"execution_timeout": 180}
    source, target = dc.ROOT / "notebooks" / f"{name}.ipynb", folder / f"{name}.ipynb"
    for tried in (1, 2):
        try:
            made = papermill.execute_notebook(
                str(source), str(target), parameters, request_save_on_cell_execute=False, **options
            )
            break
        except TimeoutError:  # now and then what a kernel says is lost between its ports
            if engine or tried == 2:
                raise
    outputs = [output for cell in made.cells for output in cell.get("outputs", ())]
    assert not [
        output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"
    ]
    return [output.get("data", {"text/plain": output.get("text", "")}) for output in outputs]


def said(outputs: list[dict[str, Any]]) -> str:
    return "\n".join(data.get("text/markdown", data.get("text/plain", "")) for data in outputs)


def pictures(outputs: list[dict[str, Any]]) -> list[str]:
    return [data["image/svg+xml"] for data in outputs if "image/svg+xml" in data]


papermills = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


@papermills
def test_explore_ends_in_a_table_and_a_chart(tmp_path: Path) -> None:
    outputs = run("explore", tmp_path, district="Thanh Bình")
    assert "huyện Thanh Bình, code 874" in said(outputs)
    assert [data for data in outputs if "<table" in data.get("text/html", "")]
    [picture] = pictures(outputs)
    assert "213/213" in picture
    assert "http" not in re.sub(r"http://www\.w3\.org/\S+", "", picture)


@papermills
def test_compare_sets_districts_side_by_side(tmp_path: Path) -> None:
    outputs = run("compare", tmp_path, province=83, period=2021)
    assert "Chỉ tiêu đạt và vượt, 2021" in said(outputs)
    lines = [re.split(r"\s*\|\s*", line)[1:-1] for line in said(outputs).splitlines() if "Bến Tre" in line]
    assert [line[:5] for line in lines] == [
        ["1", "Chợ Lách", "Bến Tre", "80", "20/25"], ["2", "Giồng Trôm", "Bến Tre", "76", "19/25"],
    ]  # fmt: skip
    [picture] = pictures(outputs)
    assert "Giồng Trôm" in picture


@papermills
def test_compare_says_when_nothing_compares(tmp_path: Path) -> None:
    outputs = run("compare", tmp_path, engine="kit", indicator="health_insurance_coverage", lang="en")
    assert "Nothing to compare." in said(outputs)
    assert "each of them alone: 1." in said(outputs)
    assert pictures(outputs) == []


@papermills
def test_quality_shows_findings_coverage_and_rows_set_aside(tmp_path: Path) -> None:
    folder = dc.copy(tmp_path)
    dc.change(folder, "dto-20230228-thanh-binh.10.9", value="26.7", surface="26,7%")
    dc.change(folder, "bdk-20220418-giong-trom.9.1", period="2021-13")
    outputs = run("quality", tmp_path, data=str(folder), lang="en")
    text = said(outputs)
    assert "2 contradiction" in text
    assert "Rows set aside: 1." in text
    assert "write a year" in "".join(data.get("text/html", "") for data in outputs)
    assert re.search(r"Giồng Trôm\s*\|\s*834\s*\|\s*8\s*\|\s*25", text)
    [picture] = pictures(outputs)
    assert "Chợ Lách" in picture


@papermills
def test_district_runs_from_any_folder(tmp_path: Path) -> None:
    outputs = run("district", tmp_path, engine="kit", district="366", lang="en")
    assert "more than 14,500" in said(outputs).replace("\\", "")
    assert not (tmp_path / "data").exists()


@papermills
def test_review_runs_without_a_page(data: Data, tmp_path: Path) -> None:
    outputs = run("review", tmp_path, engine="kit", data=str(data.folder), who="thu")
    assert "targets_met_or_exceeded" in "".join(one.get("text/html", "") for one in outputs)
