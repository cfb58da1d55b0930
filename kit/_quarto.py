"""The Quarto renderer: a finished notebook becomes HTML, PDF or DOCX by a real `quarto`.

Every brief has a scratch folder with all that Quarto reads, since Quarto takes paths from the
notebook's folder and two renders in one folder can swap their figures. Quarto also ends with 0 on
much that goes wrong, so what it made is checked before it is moved into place.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from copy import deepcopy
from datetime import datetime
from pathlib import Path

from nbformat import NotebookNode

from kit import _finish, _fonts, _pictures
from kit.errors import RenderFailed

_FORMATS = {"html": ("html", "brief.html"), "pdf": ("typst", "brief.typ"),
            "docx": ("docx", "brief.docx")}  # fmt: skip
_SHARED = ("brief.yml", "brief.lua", "brief.css", "brief.js")
_DEADLINE = 300
_NAME = "district"  # not "brief": the output would take the place of the template


def find() -> Path | None:
    """Return the Quarto to use: QUARTO_PATH (the program or its folder), else one on PATH."""
    named = os.environ.get("QUARTO_PATH")
    if named:
        for path in (Path(named), Path(named) / "quarto", Path(named) / "bin" / "quarto"):
            if path.is_file() and os.access(path, os.X_OK):
                return path
        raise RenderFailed(f"QUARTO_PATH names {named}, where there is no Quarto: correct it, or unset it")
    found = shutil.which("quarto")
    return Path(found) if found else None


def render(notebook: NotebookNode, to: str, out: Path, *, assets: Path, stamp: str) -> Path:
    """Write one format of a finished notebook to `out` and return it, as `_embedded.render` does.

    Raises RenderFailed with the end of Quarto's log and what to do.
    """
    quarto = find()
    if quarto is None:
        raise RenderFailed(
            "Quarto is not installed: get it (`pip install quarto-cli`, conda-forge "
            "or quarto.org), name it in QUARTO_PATH, or use --renderer embedded"
        )
    if to not in _FORMATS:
        raise RenderFailed(f"no format {to!r}: choose from {', '.join(_FORMATS)}")
    _finish.check_cells(notebook)
    with tempfile.TemporaryDirectory(prefix="kit-quarto-") as scratch:
        folder = Path(scratch)
        fill(folder, notebook, to, Path(assets))
        made, log = _run(quarto, folder, to, stamp)
        brief = notebook.metadata.get("kit", {}).get("brief", {})
        problem = _problem(made, to, str(brief.get("district", "")))
        if problem:
            raise RenderFailed(f"{out.name}: {problem}\n{_tail(log)}")
        draft = out.with_name(f".{out.name}.{os.getpid()}")
        shutil.copyfile(made, draft)
        draft.replace(out)
    return out


def fill(folder: Path, notebook: NotebookNode, to: str, assets: Path) -> None:
    """Put into `folder` everything Quarto needs; RenderFailed names a shared file that is gone."""
    for name in (*_SHARED, _FORMATS[to][1]):
        if not (assets / name).is_file():
            raise RenderFailed(f"{assets / name} is missing: restore reports/ from the repository")
        shutil.copyfile(assets / name, folder / name)
    share(folder)
    copy = deepcopy(notebook)
    for cell in copy.cells if to == "docx" else ():
        for output in cell.get("outputs", ()):
            text = output.get("data", {}).get("text/markdown", "")
            if "data:image/svg" in text:
                output.data["text/markdown"] = _pictures.with_png(text)
    (folder / f"{_NAME}.ipynb").write_text(_finish.dumps(copy), "utf-8")


def share(folder: Path) -> None:
    """Lay fonts and the Vega bundle beside a notebook, for `quarto render` without the kit."""
    made = _fonts.assets()
    shutil.copytree(made / "fonts", folder / "fonts", dirs_exist_ok=True)
    for name in ("fonts.css", "vega.js"):
        shutil.copyfile(made / name, folder / name)


def _run(quarto: Path, folder: Path, to: str, stamp: str) -> tuple[Path, str]:
    """Call Quarto once; return the file it should have made and its log."""
    epoch = int(datetime.fromisoformat(f"{stamp[:10]}T00:00:00+00:00").timestamp())
    log = folder / "quarto.log"
    command = [str(quarto), "render", f"{_NAME}.ipynb", "--to", _FORMATS[to][0], "--no-execute",
               "--metadata-file", "brief.yml"]  # fmt: skip
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    with log.open("wb") as target:
        try:
            code = subprocess.run(
                command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=target,
                stderr=subprocess.STDOUT, timeout=_DEADLINE, check=False,
            ).returncode  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise RenderFailed(f"Quarto took more than {_DEADLINE} s and was ended") from error
    text = log.read_text("utf-8", errors="replace")
    if code:
        raise RenderFailed(f"Quarto ended with {code} on {to}; its last words:\n{_tail(text)}")
    return folder / f"{_NAME}.{to}", text


def _problem(made: Path, to: str, district: str) -> str | None:
    """Say what is wrong with a file Quarto says it made, or None."""
    if not made.is_file() or not made.stat().st_size:
        return f"Quarto ended with 0 but made no {to}; run `kit doctor`"
    if to == "html":
        page = made.read_text("utf-8", errors="replace")
        if "district-brief-kit" not in page:
            return "Quarto did not use reports/brief.html; check reports/brief.yml"
        if f'name="district" content="{district}"' not in page:
            return f"the page is not of district {district}: its place was taken by another brief"
        lost = re.search(r"\?@[\w-]+", page)
        return f"the brief refers to {lost[0][1:]}, which is not in it" if lost else None
    if to == "pdf" and not made.read_bytes().startswith(b"%PDF-"):
        return "Quarto's PDF is not a PDF; run `kit doctor`"
    if to == "docx" and not zipfile.is_zipfile(made):
        return "Quarto's DOCX is not a DOCX; run `kit doctor`"
    return None


def _tail(log: str, lines: int = 12) -> str:
    return "\n".join(log.strip().splitlines()[-lines:])
