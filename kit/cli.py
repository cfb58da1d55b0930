"""The command line: `kit run`, `kit check` and the rest; results on stdout, the rest on stderr.

Exit codes: 0 all good; 1 something failed, was set aside or contradicts; 2 usage or unreadable data.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import App, CycloptsError, Parameter

from kit import __version__
from kit.errors import KitError

if TYPE_CHECKING:
    from kit._report import Event

app = App(
    name="kit", version=__version__, help_format="plaintext", suppress_keyboard_interrupt=False,
    help="Collect what newspapers report about Vietnam's districts, audit it, and circulate briefs in "
    "which every number leads to its source.",
)  # fmt: skip

Yes = Annotated[bool, Parameter(negative="")]
Json = Annotated[bool, Parameter(name="--json", negative="", help="Print JSON.")]
Data = Annotated[str, Parameter(help="Folder with the tables.")]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit code; errors of the kit are one line on stderr."""
    try:
        code = app(arguments, exit_on_error=False, result_action="return_value")
        sys.stdout.flush()
        return int(code or 0)
    except CycloptsError:
        return 2
    except KitError as error:
        _say(f"kit: {error}")
        return 2
    except KeyboardInterrupt:
        _say("kit: stopped; nothing is half-written, and what was finished is kept")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


@app.command
def run(
    *districts: str, data: Data = "data", out: str = "reports/out", to: str = "html,pdf", lang: str = "vi",
    as_of: str | None = None, since: str | None = None, jobs: int | None = None,
    renderer: Literal["auto", "quarto", "embedded"] = "auto", engine: Literal["kit", "jupyter"] = "kit",
    notebook: str = "district", timeout: float = 120.0, cluster: str | None = None, force: Yes = False,
    failed: Yes = False, wait: Yes = False, strict: Yes = False, plan: Yes = False,
    as_json: Json = False,
) -> int:  # fmt: skip
    """Make the briefs that are due: execute the notebook for each district, render, publish.

    Parameters
    ----------
    districts
        Codes, slugs or names; all districts with data when none is given.
    out
        Folder for the briefs.
    to
        Formats, joined by commas: html, pdf, docx.
    lang
        Languages, joined by commas: vi, en.
    as_of
        Make the briefs as they could have been made on this date (2022-06-30), in OUT/as-of/DATE.
    since
        Show the changes since the edition of this date, instead of the edition before.
    jobs
        Briefs in work at once; one a processor core unless given.
    renderer
        auto takes Quarto where it is installed.
    engine
        kit forks a ready process for each notebook; jupyter starts a kernel, as papermill does.
    notebook
        A name in notebooks/ or a file, with the parameters of district.ipynb.
    timeout
        Seconds the cells of one notebook may take.
    cluster
        Address of a Dask scheduler (tcp://HOST:8786) whose workers see the same folders.
    force
        Make briefs again that are fresh.
    failed
        Only what failed last time.
    wait
        Wait for another run on the same folder to end.
    strict
        Contradictions in the data count as failures.
    plan
        Only say what would be made, and why.
    """
    from kit import _run

    options: dict[str, Any] = {
        "data": data, "out": out, "to": _listed(to), "lang": _listed(lang), "as_of": as_of, "since": since,
        "jobs": jobs, "renderer": renderer, "engine": engine, "force": force, "failed": failed,
        "cluster": cluster, "notebook": notebook, "timeout": timeout, "wait": wait, "strict": strict,
    }  # fmt: skip
    if plan:
        steps = _run.plan(districts or None, **options)
        for step in steps:
            print(f"{step.stem}\t{step.reason or 'fresh'}")
        return 0
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with _progress() as progress:
        report = _run.run(districts or None, progress=progress, **options)
    for line in report.problems:
        _say(line)
    if as_json:
        shown = {name: getattr(report, name) for name in ("renderer", "engine", "index", "manifest")}
        _print_json({**shown, "briefs": [asdict(brief) for brief in report.briefs]})
    else:
        print(f"{report.summary}\n{report.index}")
    return report.exit_code


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


@contextmanager
def _progress() -> Any:
    """A bar on a terminal, a line a brief elsewhere; failures stay readable in both."""
    if not sys.stderr.isatty():
        yield lambda event: _say(_line(event)) if event.note or event.brief else None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("briefs", total=None)

        def show(event: Event) -> None:
            if event.note or (event.brief and event.brief.error):
                bar.console.print(_line(event), markup=False, highlight=False)
            if not event.note:
                name = event.brief.slug if event.brief else "briefs"
                bar.update(task, completed=event.done, total=event.total, description=name[:24])

        yield show


def _line(event: Event) -> str:
    if event.brief is None:
        return event.note
    brief, cell = event.brief, ""
    if brief.error and brief.error["cell"]:
        cell = f" in cell {brief.error['cell']}"
    said = f"{cell}: {brief.error['message']}" if brief.error else f" in {brief.seconds:.1f} s"
    kept = f" (see {brief.error['notebook']})" if brief.error and brief.error["notebook"] else ""
    place = f"{brief.district} {brief.slug} {brief.lang}"
    return f"[{event.done}/{event.total}] {place}: {brief.state}{said}{kept}"


@app.command
def check(*, data: Data = "data", as_json: Json = False) -> int:
    """Validate the tables and recompute what the press printed.

    Exit code 1 when rows are set aside, unfinished or damaged, or figures contradict each other.
    """
    from kit import _audit, _decisions, _load, _new, _report, _review

    tables = _load.load(data)
    findings = _audit.audit(tables)
    wrong = [*_review.misquoted(tables), *_decisions.damaged(tables.folder)]
    wrong += [*_review.unread(tables), *_new.unfinished(tables.folder)]
    if as_json:
        replaced = tables.superseded.select("observation", "superseded_by").to_dicts()
        told = {"aside": tables.aside.to_dicts(), "findings": findings.to_dicts(), "problems": wrong}
        _print_json(told | {"superseded": replaced})
    else:
        names = dict(tables.districts.select("code", "slug").iter_rows())
        for row in sorted(findings.iter_rows(named=True), key=lambda row: _audit.STATES.index(row["state"])):
            place, ids = f"{row['district']} {names[row['district']]}", ", ".join(row["observations"])
            what = f"{row['period']} {row['indicator']}: {_report.as_sum(row)}"
            print(f"{row['state']:<13} {place} {what} ({ids})")
        for line in [*map(_load.message, tables.aside.iter_rows(named=True)), *wrong]:
            _say(line)
        counts = {state: findings["state"].to_list().count(state) for state in _audit.STATES}
        said = ", ".join(f"{count} {state}" for state, count in counts.items() if count) or "none"
        rows = _report.counted(tables.aside.select("file", "line").n_unique(), "row")
        read = _report.counted(tables.observations.height, "observation")
        of = _report.counted(tables.articles.height, "article")
        old = tables.superseded.height
        more = f", {old} more superseded by a later article" if old else ""
        print(f"{read} of {of}{more}; findings: {said}; {rows} set aside")
    return int(not tables.aside.is_empty() or bool(wrong) or "contradiction" in findings["state"])


@app.command
def add(
    *files: str, publisher: str | None = None, published: str | None = None, title: str | None = None,
    author: str | None = None, places: str | None = None, anyway: Yes = False, replace: Yes = False,
    data: Data = "data",
) -> int:  # fmt: skip
    """Add articles (.txt, .html, .mhtml, .pdf, .docx) to the archive and the register, or mend what it says.

    Exit code 1 when a file could not be read, or is a newer text; duplicates are named and left out.

    Parameters
    ----------
    files
        Files of articles; or ids of articles that are there, with what to mend.
    publisher
        Who published it. Here, as day, author or places, '' says that it is not known.
    published
        Day, with or without the time: 2023-01-13T07:45 or 13/01/2023 07:45.
    title
        Its headline.
    author
        Who wrote it.
    places
        Districts it is about, joined by semicolons.
    anyway
        Add near duplicates and newer texts too.
    replace
        A newer text takes the older one's place; accepted figures stay where it prints them unchanged.
    """
    from kit import _register, _terminal

    if not files:
        raise KitError("name at least one file: kit add ARTICLE.html")
    given = {"publisher": publisher, "published": published, "title": title}
    given |= {"author": author, "places": places}
    added = _register.add(files, data, given, anyway, _terminal._user() if replace else "")
    for each in added:
        said = f"{each.state} of {each.of}" if each.of else each.state
        print("\t".join(dict.fromkeys(filter(None, (each.file, said, each.article, each.title)))))
        for warning in each.warnings:
            _say(f"{each.file}: {warning}")
    return int(any(each.state in ("failed", "newer") for each in added))


@app.command
def remove(*articles: str, undo: Yes = False, data: Data = "data") -> int:
    """Take articles out of the register and the archive; refused while observations cite them.

    Parameters
    ----------
    articles
        Ids of articles, as the first column of articles.csv has them.
    undo
        Take back first what was accepted of them in review.
    """
    from kit import _load, _register, _terminal

    if not articles:
        raise KitError("name at least one article: kit remove ID")
    for article in articles:
        _register.remove(_load.find("data", data), article, _terminal._user() if undo else "")
        print(f"{article}\tremoved")
    return 0


@app.command
def extract(
    *files: str, data: Data = "data", as_json: Json = False, explain: Yes = False, out: str | None = None,
    jobs: int | None = None, cluster: str | None = None,
) -> int:  # fmt: skip
    """Propose observations found in articles; the register and the review stay as they are.

    Parameters
    ----------
    files
        Articles (.txt, .html, .pdf, .docx), with --out folders too; the whole archive when none is given.
    explain
        Show value, unit and the words that decided each, and why other figures are not proposed.
    out
        Write one Parquet file instead (NAME.parquet); what cannot be read is set aside and named.
    jobs
        With --out: processes; all cores unless given.
    cluster
        With --out: tcp://HOST:8786 of a Dask scheduler.
    """
    from kit import _candidates

    return _candidates.propose(
        files, data, _say, as_json=as_json, explain=explain, out=out, jobs=jobs, cluster=cluster
    )


@app.command
def review(
    action: Literal["accept", "reject", "edit", "undo"] | None = None, *candidates: str,
    change: Annotated[tuple[str, ...], Parameter(name="--set")] = (), article: str | None = None,
    above: float | None = None, yes: Yes = False, who: str | None = None, data: Data = "data",
    as_json: Json = False,
) -> int:  # fmt: skip
    """Decide on what was extracted: one by one at a terminal, or named here; elsewhere list what waits.

    Parameters
    ----------
    action
        accept, reject, edit or undo the candidates named after it; undo alone lists what was decided.
    candidates
        Ids, as `kit extract` or `kit review --json` lists them.
    change
        For edit: COLUMN=VALUE, repeated for several.
    article
        Only what waits of this article (its id); with accept or reject, all of it.
    above
        With accept: all that wait with at least this confidence, such as 0.95.
    yes
        Do not ask before deciding on what --article or --above chose.
    who
        Your name for the record; the name you are logged in with unless given.
    """
    from kit import _terminal

    return _terminal.review(
        action, candidates, change, data=data, who=who, article=article, above=above, yes=yes,
        as_json=as_json, warn=_say,
    )  # fmt: skip


@app.command
def export(*, data: Data = "data", out: str = "reports/export", to: str = "sdmx,parquet,xlsx") -> int:
    """Write the data as SDMX-CSV, Parquet and XLSX.

    Parameters
    ----------
    out
        Folder for the files.
    to
        Formats, joined by commas: sdmx, parquet, xlsx.
    """
    from kit import _export, _load

    for path in _export.export(_load.load(data), Path(out), _listed(to)):
        print(path)
    return 0


@app.command
def new(kind: Literal["district-note", "indicator", "notebook"], name: str, *, data: Data = "data") -> int:
    """Start something from a worked example.

    Parameters
    ----------
    kind
        What to start.
    name
        The district, the id of the indicator, or the name of the notebook.
    """
    from kit import _new

    for path in _new.new(kind, name, data):
        print(path)
    return 0


@app.command
def lab() -> int:
    """Open JupyterLab on the notebooks, which find data/ by themselves."""
    from kit._run import project

    folder = project("notebooks", "district.ipynb")
    return subprocess.run([sys.executable, "-m", "jupyterlab", str(folder)], check=False).returncode


@app.command
def doctor(*, data: Data = "data", out: str = "reports/out") -> int:
    """Say what is installed, what is missing, and what to do about it.

    Parameters
    ----------
    out
        Folder for the briefs.
    """
    from kit import _doctor

    found = _doctor.examine(data, out)
    for each in found:
        print(f"{each.state:<8} {each.name:<12} {each.said}")
        if each.remedy:
            print(f"{'':<8} {'':<12} → {each.remedy}")
    return int(any(each.state == "missing" for each in found))
