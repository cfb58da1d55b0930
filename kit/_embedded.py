"""The embedded renderer: a finished notebook becomes HTML, PDF or DOCX without Quarto.

It does to cells what Quarto does, then hands the Markdown to Pandoc with the templates of
`reports/`, which both renderers share, and the Typst text to Typst. Pandoc and the Typst compiler
stay alive from brief to brief.
"""

from __future__ import annotations

import atexit
import base64
import contextlib
import json
import os
import re
import select
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from kit import _fonts
from kit._finish import front_matter
from kit._pictures import with_png
from kit.errors import RenderFailed
from kit.prose import TYPST

FORMATS = {"html": "html5", "pdf": "typst", "docx": "docx"}
_READER = "markdown-citations-tex_math_dollars-raw_tex-yaml_metadata_block"
# what kit.prose writes needs less, and costs half the time
_LEAN = (
    f"{_READER}-simple_tables-multiline_tables-grid_tables-definition_lists-example_lists-fancy_lists"
    "-line_blocks-latex_macros-inline_notes"
)
_SCREEN = ("text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/plain")
_PAPER = ("text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/html", "text/plain")
_HIDDEN = {"parameters", "injected-parameters", "remove-cell", "remove_cell"}
_OPTION = re.compile(r"^#\|\s*([\w-]+):\s*(.*?)\s*$", re.M)
_LINKED = re.compile(r'<link rel="stylesheet" href="(?P<css>[\w.]+)">|<script src="(?P<js>[\w.]+)"></script>')
_LOST = re.compile(r'the text `"(.+?)"` could not be displayed')
_DEADLINE = 120.0


def render(notebook: NotebookNode, to: str, out: Path, *, assets: Path, stamp: str) -> Path:
    """Write one format of a finished notebook to `out` and return it.

    `to` is html, pdf or docx; `assets` the folder with the brief's templates; `stamp` the ISO date
    that files carry as their time. Same notebook and assets: same bytes. Raises RenderFailed.
    """
    if to not in FORMATS:
        raise RenderFailed(f"no format {to!r}: choose from {', '.join(FORMATS)}")
    brief = dict(notebook.metadata.get("kit", {}).get("brief", {}))
    variables = front_matter({"lang": "vi", "title": out.stem, "stamp": stamp, **brief})
    text = markdown(notebook, to)
    own = all(o.get("metadata", {}).get("kit") for c in notebook.cells for o in c.get("outputs", ()))
    lean = own and all(cell.cell_type != "markdown" for cell in notebook.cells)
    variables["reader"] = _LEAN if lean else _READER
    try:
        data = {"html": _html, "pdf": _pdf, "docx": _docx}[to](text, variables, Path(assets))
    except RenderFailed as error:
        raise RenderFailed(f"{out.name}: {error}") from error
    draft = out.with_name(f".{out.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(out)
    return out


def markdown(notebook: NotebookNode, to: str) -> str:
    """Return what the notebook shows as one Markdown text, each output in its best type."""
    parts: list[str] = []
    for cell in notebook.cells:
        if cell.cell_type == "raw" or _HIDDEN & set(cell.metadata.get("tags", ())):
            continue
        if cell.cell_type == "markdown":
            parts.append(cell.source)
            continue
        options = {key: value.strip("\"'") for key, value in _OPTION.findall(cell.source)}
        if options.get("include") == "false" or options.get("output") == "false":
            continue
        parts += [_labelled(part, options, to) for part in _shown(cell, options, to)]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _shown(cell: NotebookNode, options: Mapping[str, str], to: str) -> Iterator[str]:
    for output in cell.outputs:
        if output.output_type == "stream":
            if output.name == "stdout":
                asis = options.get("output") == "asis"
                yield output.text if asis else _fenced(output.text, "")
        elif output.output_type in ("display_data", "execute_result"):
            part = _best(output.data, options, to)
            if part:
                yield part


def _best(data: Mapping[str, Any], options: Mapping[str, str], to: str) -> str:
    """Return one output as Markdown: the first type the format can show."""
    if to == "pdf" and TYPST in data:
        return _fenced("".join(data[TYPST]), "{=typst}")
    for kind in _SCREEN if to == "html" else _PAPER:
        value = data.get(kind)
        value = "".join(value) if isinstance(value, list) else value
        if not value or (kind == "text/html" and to != "html" and "<table" not in value):
            continue
        if kind == "text/markdown":
            return str(value)
        if kind == "text/html":
            return _fenced(value, "{=html}" if to == "html" else "kit-html-table")
        if kind == "text/plain":
            return _fenced(value, "")
        packed = value if kind != "image/svg+xml" else base64.b64encode(value.encode()).decode()
        caption, alt = options.get("fig-cap", ""), options.get("fig-alt", data.get("text/plain"))
        attribute = json.dumps(" ".join(str(alt or "").split()), ensure_ascii=False)
        label = f"#{options['label']} " if options.get("label", "").startswith("fig-") else ""
        source = "".join(packed.split())
        return f"![{caption}](data:{kind};base64,{source}){{{label}fig-alt={attribute}}}"
    return ""


def _labelled(part: str, options: Mapping[str, str], to: str) -> str:
    """Add a cell's own table caption, as Quarto does with `#| label` and `#| tbl-cap`."""
    label, caption = options.get("label", ""), options.get("tbl-cap")
    if not caption or not label.startswith("tbl-"):
        return part
    if to == "html" and part.startswith("```"):
        return f"::: {{#{label} .captioned}}\n[{caption}]{{.table-caption}}\n\n{part}\n:::"
    return f"{part.rstrip()}\n\n: {caption} {{#{label}}}"


def _fenced(text: str, kind: str) -> str:
    ticks = max((len(run) for run in re.findall(r"`{3,}", text)), default=2) + 1
    return f"{'`' * ticks}{kind}\n{text.rstrip()}\n{'`' * ticks}"


def _html(text: str, variables: Mapping[str, Any], assets: Path) -> bytes:
    page = _pandoc(text, "html", variables, assets).decode()
    return _LINKED.sub(lambda found: _inlined(assets, found["css"] or found["js"]), page).encode()


@cache
def _inlined(assets: Path, name: str) -> str:
    folder = assets if (assets / name).is_file() else _fonts.assets()
    text = (folder / name).read_text("utf-8").strip()
    return f"<style>\n{text}\n</style>" if name.endswith(".css") else f"<script>\n{text}\n</script>"


def _pdf(text: str, variables: Mapping[str, Any], assets: Path) -> bytes:
    import typst

    source = _pandoc(text, "pdf", variables, assets).decode()
    options = {"format": "pdf", "pdf_standards": ["ua-1", "a-2a"], "timestamp": _midnight(variables)}
    for last in (False, False, True):
        try:
            return bytes(_compiler().compile(source.encode(), **options))
        except typst.TypstError as error:
            lost = set(_LOST.findall(str(error.diagnostic))) - {"\ufffd"}
            if last or not lost:
                why = f"{error.message} {'; '.join(error.hints)}\n{error.diagnostic}"
                raise RenderFailed(f"Typst stopped: {why}") from error
            # a letter no font has (an emoji in a title) must not cost the reader the brief
            source = re.sub("|".join(map(re.escape, lost)), "\ufffd", source)
    raise AssertionError


@cache
def _compiler() -> Any:
    import typst

    folder = _fonts.assets() / "fonts"
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])
    return typst.Compiler(root=folder, font_paths=fonts)


def _docx(text: str, variables: Mapping[str, Any], assets: Path) -> bytes:
    """Pandoc reads the clock from its environment, so each document has a process of its own."""
    if not (assets / "brief.docx").is_file():
        raise RenderFailed(f"{assets / 'brief.docx'} is missing: restore it from the repository")
    epoch = int(_midnight(variables).timestamp())
    with tempfile.TemporaryDirectory(prefix="kit-docx-") as folder:
        out = Path(folder) / "out.docx"
        command = [
            _binary(), "--from", variables["reader"], "--to", "docx", "--output", str(out),
            "--metadata", f"lang:{variables['lang']}", "--lua-filter", str(assets / "brief.lua"),
            "--reference-doc", str(assets / "brief.docx"),
        ]  # fmt: skip
        run = subprocess.run(
            command, input=with_png(text).encode(), capture_output=True, check=False, cwd=folder,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)},
        )  # fmt: skip
        if run.returncode:
            raise RenderFailed(f"Pandoc stopped: {run.stderr.decode(errors='replace').strip()}")
        return out.read_bytes()


def _midnight(variables: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(str(variables["stamp"])[:10]).replace(tzinfo=UTC)


def _binary() -> str:
    import pypandoc

    return str(pypandoc.get_pandoc_path())


_worker: tuple[int, subprocess.Popen[bytes]] | None = None


def _pandoc(text: str, to: str, variables: Mapping[str, Any], assets: Path) -> bytes:
    """Have the standing Pandoc process make one document; a dead process is started anew once."""
    template = assets / {"html": "brief.html", "pdf": "brief.typ"}[to]
    if not template.is_file():
        raise RenderFailed(f"{template} is missing: restore reports/ from the repository")
    job = {
        "markdown": text, "from": variables["reader"], "to": FORMATS[to], "filter": str(assets / "brief.lua"),
        "template": template.read_text("utf-8"), "variables": dict(variables),
    }  # fmt: skip
    line = json.dumps(job).encode() + b"\n"
    for _ in range(2):
        with contextlib.suppress(OSError):
            state, data = _ask(line)
            if state == b"ok":
                return data
            raise RenderFailed(f"Pandoc stopped: {data.decode(errors='replace')}")
    raise RenderFailed("Pandoc died twice on this brief; run `kit doctor`")


@atexit.register
def close() -> None:
    """End the standing Pandoc process of this process, if there is one."""
    global _worker
    if _worker is not None and _worker[0] == os.getpid():
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            _worker[1].communicate(timeout=1)  # an ended input ends it, and it tidies up after itself
        _worker[1].kill()
        _worker[1].wait()
    _worker = None


def _ask(line: bytes) -> tuple[bytes, bytes]:
    global _worker
    if _worker is not None and (_worker[0] != os.getpid() or _worker[1].poll() is not None):
        close()
    if _worker is None:
        script = str(Path(__file__).with_name("_pandoc.lua"))
        _worker = os.getpid(), subprocess.Popen(
            [_binary(), "lua", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
    process = _worker[1]
    assert process.stdin and process.stdout
    try:
        process.stdin.write(line)
        process.stdin.flush()
        if not select.select([process.stdout], [], [], _DEADLINE)[0]:
            raise OSError("Pandoc did not answer")
        state, _, size = process.stdout.readline().partition(b" ")
        data = process.stdout.read(int(size)) if size.strip() else b""
        if not size.strip() or len(data) < int(size):
            raise OSError("Pandoc ended")
    except OSError:
        close()
        raise
    return state, data
