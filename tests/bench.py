"""`make bench`: how much time, processor and memory a national batch takes, and a plain loop.

    python tests/bench.py [--quick] [--districts N] [--loop N] [--share S] [--keep FOLDER]

The data are synthetic (tests/national.py), as dense as the press unless --share says otherwise. Each
command runs in processes of its own; processor seconds are those of all its descendants, memory is the
largest sum of their proportional set sizes.
Writes a table to the terminal and everything to reports/bench.json. Linux only.
"""

from __future__ import annotations

import argparse
import csv
import ctypes
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import national
import psutil
import pypandoc

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
_SUBREAPER = 36

PAPERMILL = """set -e
work=$(mktemp -d {scratch}/loop-XXXXXX)
{python} -m papermill {notebook} $work/brief.ipynb -r district $1 -r lang vi -r as_of '' -r data {data} \\
    --cwd {root} --no-progress-bar 2>/dev/null >&2
cd $work
"""
QUARTO = """cp {root}/reports/brief.* . && cp {fonts}/fonts.css {fonts}/vega.js . && cp -r {fonts}/fonts .
quarto render brief.ipynb --to html --no-execute --metadata-file brief.yml --quiet
quarto render brief.ipynb --to typst --no-execute --metadata-file brief.yml --quiet
"""
PLAIN = """{python} -m nbconvert --log-level ERROR --no-input --to html brief.ipynb
{python} -m nbconvert --log-level ERROR --no-input --to markdown brief.ipynb
{pandoc} -f markdown-citations-tex_math_dollars -t typst -s brief.md -o brief.typ
{python} -c 'import typst; typst.compile("brief.typ", output="brief.pdf")'
"""


class Watch(threading.Thread):
    """Samples the memory of this process's descendants until it is told to stop."""

    def __init__(self, every: float = 0.5) -> None:
        super().__init__(daemon=True)
        self.every, self.done, self.peak = every, threading.Event(), 0

    def run(self) -> None:
        while not self.done.wait(self.every):
            total = 0
            for process in psutil.Process().children(recursive=True):
                try:
                    rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
                    total += int(rollup.partition("\nPss:")[2].split()[0])
                except (OSError, psutil.Error, IndexError, ValueError):
                    continue
            self.peak = max(self.peak, total)


def measure(command: list[str], *, log: Path, memory: bool = False) -> dict[str, Any]:
    """Run a command to its end; seconds, processor seconds, memory (MB) of it and all it starts."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    watch = Watch()
    if memory:
        watch.start()
    with log.open("ab") as target:
        code = subprocess.run(command, stdout=target, stderr=target, cwd=ROOT, check=False).returncode
    seconds = time.perf_counter() - begun
    watch.done.set()
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if code:
        raise SystemExit(f"{' '.join(command)} ended with {code}; see {log}")
    found = {"seconds": round(seconds, 2), "processor": round(cpu, 2)}
    return {**found, "memory_mb": watch.peak // 1024} if memory else found


def kit(data: Path, out: Path, codes: list[str], log: Path, **more: Any) -> dict[str, Any]:
    """`kit run` on some districts."""
    command = [PYTHON, "-m", "kit", "run", *codes, "--data", str(data), "--out", str(out)]
    return {"briefs": len(codes), **measure(command, log=log, **more)}


def loop(codes: list[str], at_once: int, script: Path, log: Path) -> dict[str, Any]:
    """The loop a user would write, with xargs."""
    command = ["sh", "-c", f"printf '%s\\n' {' '.join(codes)} | xargs -n1 -P{at_once} sh {script}"]
    return {"briefs": len(codes), "at_once": at_once, **measure(command, log=log)}


def change(data: Path, district: str) -> None:
    """Change one count of a district."""
    rows = national._rows(data / "observations.csv")
    mine = (row for row in rows if row["district"] == district and row["unit"] == "count")
    row = next(row for row in mine if row["surface"] == row["value"])
    row.update(value="7", surface="7")
    national._save(data / "observations.csv", national.OBSERVATIONS, rows)


def due(data: Path, out: Path) -> int:
    """How many briefs `kit run --plan` says are due."""
    command = [PYTHON, "-m", "kit", "run", "--plan", "--data", str(data), "--out", str(out)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return sum(not line.endswith("\tfresh") for line in told.splitlines())


def loop_script(scratch: Path, data: Path) -> tuple[str, Path]:
    """The shell script of one brief; by Quarto where it is installed."""
    from kit import _fonts

    quarto = shutil.which("quarto") is not None
    text = (PAPERMILL + (QUARTO if quarto else PLAIN)).format(
        python=PYTHON, root=ROOT, notebook=ROOT / "notebooks" / "district.ipynb", data=data,
        scratch=scratch, pandoc=pypandoc.get_pandoc_path(), fonts=_fonts.assets(),
    )  # fmt: skip
    script = scratch / "loop.sh"
    script.write_text(text)
    return "papermill and quarto" if quarto else "papermill, nbconvert, pandoc, typst", script


def bench(
    scratch: Path, districts: int | None, share: float, looped: int, say: Callable[[str], None]
) -> dict[str, Any]:
    """Everything, in order; each step is said as it starts."""
    data, log = national.write(scratch / "data", districts, share), scratch / "log.txt"
    with (data / "observations.csv").open(encoding="utf-8") as source:
        rows = list(csv.DictReader(source))
    codes = sorted({row["district"] for row in rows})
    found: dict[str, Any] = {"machine": _machine(), "districts": len(codes), "observations": len(rows)}
    say(f"synthetic data: {len(codes)} districts, {len(rows)} observations")
    found["first"] = kit(data, scratch / "first", codes[:1], log)
    found["growth"] = []
    for count in [n for n in (1, 10, 100) if n < len(codes)]:
        say(f"{count} districts")
        found["growth"].append(kit(data, scratch / f"out-{count}", codes[:count], log, memory=True))
    say(f"all {len(codes)} districts, cold")
    found["cold"] = kit(data, scratch / "all", codes, log, memory=True)
    found["growth"].append(found["cold"])
    say("again, with nothing changed")
    found["unchanged"] = kit(data, scratch / "all", codes, log)
    say("again, one row changed")
    change(data, codes[-1])
    found["one_row"] = {"due": due(data, scratch / "all"), **kit(data, scratch / "all", codes, log)}
    say(f"the loop on {looped} districts, one at a time and two at once")
    found["loop_by"], script = loop_script(scratch, data)
    found["loop"] = [loop(codes[:looped], at_once, script, log) for at_once in (1, 2)]
    found["ratios"] = _ratios(found)
    return found


def _machine() -> dict[str, Any]:
    packages = ("district-brief-kit", "polars", "altair", "papermill", "typst", "vl-convert-python")
    return {"cores": len(os.sched_getaffinity(0)), "python": platform.python_version(),
            "packages": {name: version(name) for name in packages}}  # fmt: skip


def _ratios(found: dict[str, Any]) -> dict[str, float]:
    def each(what: dict[str, Any], unit: str) -> float:
        return float(what[unit]) / int(what["briefs"])

    cold, (alone, both) = found["cold"], found["loop"]
    return {
        "processor_seconds_a_brief": round(each(cold, "processor"), 3),
        "times_the_loop_on_all_cores": round(each(both, "seconds") / each(cold, "seconds"), 1),
        "times_the_loop_alone": round(each(alone, "seconds") / each(cold, "seconds"), 1),
        "times_its_processor_seconds": round(each(both, "processor") / each(cold, "processor"), 1),
    }


def table(found: dict[str, Any]) -> str:
    """The result as lines for a terminal."""
    lines = [f"{'':<34}{'briefs':>8}{'seconds':>10}{'processor':>11}{'each':>8}{'memory':>10}"]

    def row(name: str, what: dict[str, Any]) -> None:
        memory = f"{what['memory_mb']} MB" if "memory_mb" in what else ""
        each = what["processor"] / what["briefs"]
        lines.append(f"{name:<34}{what['briefs']:>8}{what['seconds']:>10.2f}{what['processor']:>11.2f}"
                     f"{each:>8.3f}{memory:>10}")  # fmt: skip

    for what in found["growth"]:
        row("kit run, cold", what)
    row("kit run, nothing changed", found["unchanged"])
    row(f"kit run, one row changed ({found['one_row']['due']} due)", found["one_row"])
    for what in found["loop"]:
        row(f"loop, {what['at_once']} at once", what)
    lines.append(f"loop: {found['loop_by']}; {found['machine']['cores']} cores; synthetic data")
    lines += [f"{name.replace('_', ' ')}: {value}" for name, value in found["ratios"].items()]
    return "\n".join(lines)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    """Parse the arguments, measure, print, write."""
    parser = argparse.ArgumentParser(description="Measure a national batch against a plain loop.")
    parser.add_argument("--quick", action="store_true", help="40 districts, a loop of 2")
    parser.add_argument("--districts", type=int, help="so many districts (default: all)")
    parser.add_argument("--loop", type=int, help="so many in the loop (default: 6)")
    parser.add_argument("--share", type=float, default=national.AS_THE_PRESS, help="see tests/national.py")
    parser.add_argument("--keep", type=Path, help="work in this folder and leave it")
    given = parser.parse_args()
    districts = given.districts or (40 if given.quick else None)
    looped = given.loop or (2 if given.quick else 6)
    scratch = given.keep or Path(tempfile.mkdtemp(prefix="kit-bench-"))
    scratch.mkdir(parents=True, exist_ok=True)
    try:
        found = bench(scratch.resolve(), districts, given.share, looped, _say)
    finally:
        if not given.keep:
            shutil.rmtree(scratch, ignore_errors=True)
    print(table(found))
    target = ROOT / "reports" / "bench.json"
    target.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(target)


if __name__ == "__main__":
    main()
