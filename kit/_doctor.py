"""What a machine has of what the kit needs, and what to do about the rest."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kit.errors import KitError


@dataclass(frozen=True)
class Found:
    """One thing examined. state: ok, note (works, could be better) or missing (stops a run)."""

    name: str
    state: str
    said: str
    remedy: str = ""


def examine(data: str, out: str) -> list[Found]:
    """Look at everything a run needs, in the order in which it needs it; never raises."""
    found = []
    for name, look in (
        ("python", _python), ("data", lambda: _data(data)), ("notebooks", _notebooks), ("kernel", _kernel),
        ("engine", _engine), ("quarto", _quarto), ("pandoc", _pandoc), ("typst", _typst),
        ("fonts", _fonts), ("output", lambda: _writable(Path(out))), ("cluster", _cluster),
    ):  # fmt: skip
        try:
            state, said, remedy = look()
        except Exception as error:
            own = isinstance(error, KitError)
            state, remedy = "missing", "" if own else "in the project's folder: pip install --editable ."
            said = str(error) if own else f"{type(error).__name__}: {error}"
        found.append(Found(name, state, said, remedy))
    return found


_Answer = tuple[str, str, str]


def _python() -> _Answer:
    names = ("district-brief-kit", "papermill", "polars", "altair")
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    return "ok", f"{sys.version.split()[0]} at {sys.executable}; {packages}", ""


def _data(folder: str) -> _Answer:
    from kit import _load

    tables = _load.load(folder)
    said = (
        f"{tables.folder}: {tables.observations.height} observations of "
        f"{tables.observations['district'].n_unique()} districts, {tables.articles.height} articles"
    )
    if tables.aside.height:
        return "note", f"{said}; {tables.aside.height} faults set aside", "kit check names each"
    if not os.access(tables.folder, os.W_OK):
        return "note", f"{said}; the folder is read-only", "every notebook then validates the tables anew"
    return "ok", said, ""


def _notebooks() -> _Answer:
    from kit._run import project

    return "ok", f"{project('notebooks', 'district.ipynb')}, {project('reports', 'brief.html')}", ""


def _kernel() -> _Answer:
    from jupyter_client.kernelspec import KernelSpecManager

    known = sorted(KernelSpecManager().find_kernel_specs())
    if "python3" not in known:
        said = f"no kernel python3 (known: {', '.join(known)})"
        return "missing", said, "python -m ipykernel install --sys-prefix"
    return "ok", f"python3, ipykernel {version('ipykernel')}", ""


def _engine() -> _Answer:
    if hasattr(os, "fork"):
        return "ok", "kit (fork); jupyter as well", ""
    return "note", "jupyter only: this system has no fork", "nothing to do; runs are slower"


def _quarto() -> _Answer:
    from kit import _quarto

    program = _quarto.find()
    if program is None:
        return (
            "note",
            "not installed: the embedded renderer makes the briefs",
            ("to use Quarto: pip install quarto-cli, conda-forge, or quarto.org"),
        )
    run = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=60, check=True)
    version = run.stdout.strip()
    if tuple(map(int, re.findall(r"\d+", version)[:2])) < (1, 9):
        return (
            "missing",
            f"version {version or 'unknown'} at {program}",
            "install Quarto 1.9 or newer, or --renderer embedded",
        )
    return "ok", f"{version} at {program}", ""


def _pandoc() -> _Answer:
    import pypandoc

    return "ok", f"{pypandoc.get_pandoc_version()} at {pypandoc.get_pandoc_path()}", ""


def _typst() -> _Answer:
    import typst

    typst.compile(b"ok")
    return "ok", f"typst {version('typst')}, vl-convert {version('vl-convert-python')}", ""


def _fonts() -> _Answer:
    from kit import _fonts

    faces = sorted((_fonts.assets() / "fonts").glob("*.ttf"))
    return "ok", f"{_fonts.FAMILY}, {len(faces)} faces in {_fonts.assets()}", ""


def _writable(folder: Path) -> _Answer:
    existing = next(place for place in (folder.absolute(), *folder.absolute().parents) if place.exists())
    try:
        with tempfile.TemporaryFile(dir=existing):
            return "ok", f"{folder} can be written", ""
    except OSError as error:
        return "missing", f"{existing}: {error.strerror}", "choose a folder you may write to with --out"


def _cluster() -> _Answer:
    try:
        return "ok", f"distributed {version('distributed')}", ""
    except PackageNotFoundError:
        return "note", "Dask is not installed", "for --cluster: pip install distributed"
