"""The batch: which briefs are due, workers that make them, files that change all at once."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import polars as pl

from kit import _audit, _districts, _keys, _load, _pool, _unit
from kit._districts import District
from kit._ledger import Ledger, Record, intact, lock
from kit._report import KINDS, Brief, Event, Options, Progress, Report, Step
from kit.errors import DataError, KitError, Locked

_GRACE = 90.0
"""Seconds a unit may take on top of its notebook's deadline, for start-up and rendering."""
_LOG_SIZE = 2_000_000


def run(
    districts: str | Iterable[str] | None = None, *, progress: Progress | None = None, **options: Any
) -> Report:
    """Make the briefs of `districts` (codes, slugs or names; default: all with data) that are due.

    options: the fields of `Options`. A brief that fails never raises: its error is in the report,
    and the last good one stays. Raises KitError when nothing can run: unreadable data, unknown
    district, no Quarto where it is asked for, an output folder in use (`Locked`).
    """
    batch = _Batch(Options(**options), progress or (lambda _: None))
    with batch.opened():
        return batch.run(batch.steps(districts))


def plan(districts: str | Iterable[str] | None = None, **options: Any) -> list[Step]:
    """What `run` would do with the same arguments, and why."""
    batch = _Batch(Options(**options), lambda _: None)
    with batch.opened():
        return batch.steps(districts)


class _Batch:
    """A run: its options, data, folder, ledger, and where it reports to."""

    def __init__(self, options: Options, progress: Progress) -> None:
        self.options, self.progress = options, progress
        self.assets = project("reports", "brief.html")
        self.notebook = _notebook(options.notebook)
        self.text = self.notebook.read_text("utf-8")
        self.renderer, self.engine = self._renderer(), options.engine
        if self.engine == "kit" and not hasattr(os, "fork"):
            self.engine = "jupyter"
            self._note("this system has no fork: papermill's own engine runs the notebooks")
        self.data = _load.load(options.data, options.as_of)
        self.as_of = self.data.as_of.isoformat() if self.data.as_of else ""
        if self.as_of > (today := date.today().isoformat()):
            said = "is still to come, and nobody knows what will be known then: name a day up to"
            raise KitError(f"as_of={self.as_of} {said} {today}, or leave it out for all that is known")
        self.out = Path(options.out).expanduser() / (f"as-of/{self.as_of}" if self.as_of else "")
        self.home = self.out / ".kit"

    def _note(self, text: str) -> None:
        self.progress(Event(note=text))

    def _renderer(self) -> str:
        if self.options.renderer == "embedded":
            return "embedded"
        if (os.environ.get("QUARTO_PATH") or shutil.which("quarto")) and _quarto().find():
            return "quarto"
        if self.options.renderer == "quarto":
            raise KitError(
                "Quarto is not installed: get it (`pip install quarto-cli`, conda-forge or "
                "quarto.org), name it in QUARTO_PATH, or use --renderer embedded"
            )
        self._note("Quarto is not installed: the embedded renderer makes the briefs")
        return "embedded"

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Hold the output folder, with its ledger and nothing left over from runs that died."""
        with ExitStack() as stack:
            try:
                self.home.mkdir(parents=True, exist_ok=True)
                self._lock(stack)
                for left in self.home.glob("drafts-*"):
                    shutil.rmtree(left, ignore_errors=True)
                self.ledger = Ledger(self.home)
                stack.callback(self.ledger.close)
                self.records = self.ledger.records()
            except (OSError, sqlite3.Error) as error:
                said = f"cannot work in {self.home}: {error}; free space or choose another --out"
                raise KitError(said) from error
            yield

    def _lock(self, stack: ExitStack) -> None:
        try:
            stack.enter_context(lock(self.home))
        except Locked as error:
            if not self.options.wait:
                raise
            self._note(f"waiting: {error}")
            stack.enter_context(lock(self.home, wait=True))

    def steps(self, districts: str | Iterable[str] | None) -> list[Step]:
        """Every unit the run speaks of, in the order of its files."""
        places = self._places(districts)
        parts, slices = self._common(), _keys.slices(self.data)
        self.digests, editions = _keys.editions(self.data), self.ledger.editions(self.as_of)
        whole, says = "", json.loads(self.text)["metadata"].get("kit", {})
        if self.notebook.stem != "district" or says.get("reads") == "all":
            whole = _keys.digest(*(text for each in sorted(slices) for text in slices[each].values()))
        steps = []
        for place in places:
            own, before = slices[place.code], None
            if not self.options.since:
                earlier = editions.get(place.code, [])
                before = next((e for e in earlier if e[0] != self.digests.get(place.code, "")), None)
            changes = {"previous": _keys.digest(*before) if before else "", "everything": whole}
            for lang in self.options.lang:
                suffix = "" if self.notebook.stem == "district" else f".{self.notebook.stem}"
                stem = f"{place.code}-{place.slug}{suffix}.{lang}"
                if districts is None and place.code not in self.digests and stem not in self.records:
                    continue
                made_from = {**parts, **own, **changes, "language": lang}
                reason = self._reason(self.records.get(stem), made_from)
                steps.append(Step(stem, place, lang, made_from, reason, before))
        if self.options.failed:
            failed = {stem for stem, record in self.records.items() if record.state == "failed"}
            steps = [step for step in steps if step.stem in failed]
        return steps

    def _places(self, districts: str | Iterable[str] | None) -> list[District]:
        if districts is None:  # a brief whose last figure is gone has to say so
            published = pl.Series([record.district for record in self.records.values()], dtype=pl.String)
            codes = pl.concat([self.data.observations["district"], published])
        else:
            named = [districts] if isinstance(districts, str) else districts
            codes = pl.Series([self.data.district(str(name)).code for name in named], dtype=pl.String)
        rows = self.data.districts.filter(pl.col("code").is_in(codes.implode())).sort("code")
        return [_districts._unit(row) for row in _districts._rows(rows)]

    def _common(self) -> dict[str, str]:
        """The parts that all units of a run share."""
        look = _keys.surroundings(self.assets)
        quarto = ""
        if self.renderer == "quarto" and (program := _quarto().find()):
            quarto = f"{program} {program.stat().st_mtime_ns}"
        return {
            "notebook": _keys.digest(self.text),
            "library": _keys.library(),
            "renderer": _keys.digest(self.renderer, quarto, look["templates"]),
            "catalogue": _keys.digest(self.data.indicators.drop("line").write_csv()),
            "options": _keys.digest(
                str(self.options.data), self.as_of, str(self.options.since or ""), look["clock"]
            ),
        }

    def _reason(self, record: Record | None, parts: dict[str, str]) -> str:
        if record is None:
            return "new"
        if record.state == "failed":
            return "failed last time"
        changed = [name for name, digest in parts.items() if record.parts.get(name) != digest]
        if changed:
            return f"changed: {', '.join(changed)}"
        missing = [kind for kind in self.options.to if kind not in record.outputs]
        if missing:
            return f"not made yet: {', '.join(missing)}"
        damaged = [each["name"] for each in record.outputs.values() if not intact(self.out, each)]
        if damaged:
            return f"missing or edited: {', '.join(damaged)}"
        return "forced" if self.options.force else ""

    def run(self, steps: Sequence[Step]) -> Report:
        """Make what is due, publish it, and bring portal and manifest up to date."""
        due = {step.stem: step for step in steps if step.reason}
        fresh = [step.stem for step in steps if not step.reason]
        briefs = {stem: self._brief(self.records[stem], "fresh") for stem in fresh}
        self._log(f"run: {len(steps)} briefs, {len(due)} due, {self.renderer}, engine {self.engine}")
        for stem in [one for one, step in due.items() if step.place.code not in self.digests]:
            gone = " any more" if stem in self.records else ""
            self._note(f"{stem}: the tables have no figure of it{gone}; its brief will say so")
        self.progress(Event(done=len(briefs), total=len(steps)))
        self.coverage = _keys.coverage(self.data)
        with ExitStack() as stack:
            self.scratch = Path(tempfile.mkdtemp(prefix="drafts-", dir=self.home)).resolve()
            stack.callback(shutil.rmtree, self.scratch, ignore_errors=True)
            jobs = (self._job(step) for step in due.values())
            slots = stack.enter_context(self._slots(len(due)))
            for job, made in _pool.work(jobs, slots, self.options.timeout + _GRACE):
                brief = self._publish(due[job.stem], made)
                briefs[job.stem] = brief
                error = f": {brief.error['message']}" if brief.error else ""
                self._log(f"{job.stem} {brief.state} in {brief.seconds:.2f} s{error}")
                self.progress(Event(done=len(briefs), total=len(steps), brief=brief))
        index, manifest = self.out / "index.html", self.out / "manifest.json"
        problems = [_load.message(row) for row in self.data.aside.iter_rows(named=True)]
        problems += self._contradictions(steps) if self.options.strict else []
        try:
            told = self._manifest()
            if due or not index.is_file() or not manifest.is_file() or manifest.read_text("utf-8") != told:
                self._portal()
                draft = self.home / "manifest.json"
                draft.write_text(told, "utf-8")
                draft.replace(manifest)  # last: a manifest in step means a portal in step
        except OSError as error:
            problems.append(f"the portal is not up to date: {error}")
        report = Report(
            self.renderer, self.engine, str(index), str(manifest),
            tuple(briefs[step.stem] for step in steps), tuple(problems),
        )  # fmt: skip
        self._log(report.summary)
        return report

    def _slots(self, due: int) -> Any:
        if self.options.cluster and due:
            return _pool.cluster(self.options.cluster)
        return _pool.local(min(self.options.jobs or _pool.cores(), due), _environment())

    def _job(self, step: Step) -> _unit.Job:
        previous: dict[str, Any] = {}
        code, options = step.place.code, self.options
        if options.since:
            past = _load.load(options.data, options.since)
            previous = {"stamp": str(past.as_of), "observations": _keys.observations(past, code)}
        elif step.previous:
            digest, stamp = step.previous
            previous = {"stamp": stamp, "observations": self.ledger.observations(code, self.as_of, digest)}
        return _unit.Job(
            stem=step.stem, district=code, notebook=self.text,
            parameters={
                "district": code, "lang": step.lang, "as_of": self.as_of, "data": str(options.data),
                "previous": json.dumps(previous, ensure_ascii=False, sort_keys=True) if previous else "",
            },
            formats=tuple(options.to), renderer=self.renderer, engine=self.engine, timeout=options.timeout,
            assets=str(self.assets), scratch=str(self.scratch), cwd=str(Path.cwd()), env=_environment(),
        )  # fmt: skip

    def _publish(self, step: Step, made: _unit.Made) -> Brief:
        """Move a unit's files into place and record it last; or keep the last good ones."""
        old = self.records.get(step.stem) or Record(step.stem, step.place.code, step.lang, "failed")
        error = made.error
        if error is None:
            try:
                self._replace(step, made, old)
            except (OSError, KitError) as problem:
                hint = "; do the cluster's workers see this folder?" if self.options.cluster else ""
                error = {"cell": None, "message": f"not published: {problem}{hint}", "notebook": None}
        if error is not None:
            error = {**error, "notebook": self._keep_partial(step.stem, error["notebook"])}
            shutil.rmtree(self.scratch / step.stem, ignore_errors=True)
            self._record(Record(
                old.stem, old.district, old.lang, "failed", old.parts, old.outputs,
                old.about or self._about(step, {}), error, made.seconds,
            ))  # fmt: skip
        record = self.records[step.stem]
        return self._brief(record, record.state, record.seconds)

    def _replace(self, step: Step, made: _unit.Made, old: Record) -> None:
        outputs = dict(made.outputs)
        for kind, each in old.outputs.items():
            if kind in outputs:
                continue
            if old.parts == step.parts and intact(self.out, each):
                outputs[kind] = each
            else:
                (self.out / each["name"]).unlink(missing_ok=True)
        for each in made.outputs.values():
            (self.scratch / step.stem / each["name"]).replace(self.out / each["name"])
        shutil.rmtree(self.scratch / step.stem, ignore_errors=True)
        (self.home / "failed" / f"{step.stem}.ipynb").unlink(missing_ok=True)
        edition = {
            "district": step.place.code, "as_of": self.as_of, "digest": self.digests.get(step.place.code, ""),
            "stamp": str(made.meta.get("stamp", "")),
            "observations": _keys.observations(self.data, step.place.code),
        }  # fmt: skip
        self._record(Record(
            step.stem, step.place.code, step.lang, "done", step.parts, outputs,
            self._about(step, made.meta), None, made.seconds,
        ), edition)  # fmt: skip

    def _record(self, record: Record, edition: dict[str, Any] | None = None) -> None:
        self.records[record.stem] = record
        try:
            self.ledger.write(record, edition)
        except Exception as error:
            self._note(f"{record.stem}: not in the ledger, so it will be made again: {error}")

    def _keep_partial(self, stem: str, notebook: str | None) -> str | None:
        """Keep the notebook of a failure in .kit/failed, and only that of the last one."""
        kept = self.home / "failed" / f"{stem}.ipynb"
        try:
            kept.parent.mkdir(exist_ok=True)
            kept.unlink(missing_ok=True)
            if notebook:
                Path(notebook).replace(kept)
                return str(kept)
        except OSError as error:
            self._note(f"{stem}: its partial notebook could not be kept: {error}")
        return None

    def _about(self, step: Step, meta: dict[str, Any]) -> dict[str, Any]:
        place = step.place
        return {
            "code": place.code, "slug": place.slug, "name": place.name, "type": place.type,
            "province": place.province, "province_after": place.province_after, "lang": step.lang,
            "edition": str(meta.get("stamp", "")), "title": str(meta.get("title", "")),
            "headline": str(meta.get("headline") or meta.get("description") or ""),
            **self.coverage.get(place.code, {"articles": 0, "latest": None, "reported": 0, "expected": 0}),
        }  # fmt: skip

    def _brief(self, record: Record, state: str, seconds: float = 0.0) -> Brief:
        names = {kind: record.outputs[kind]["name"] for kind in KINDS if kind in record.outputs}
        return Brief(
            record.district, record.about["slug"], record.lang, state, round(seconds, 3),
            {kind: str(self.out / names[kind]) if kind in names else None for kind in KINDS},
            record.error if state == "failed" else None,
        )  # fmt: skip

    def _portal(self) -> None:
        import_module("kit._engine").defer_iri_grammar()
        from kit import _portal

        entries = [
            {**record.about, "state": record.state, "notebook": ".".join(stem.split(".")[1:-1]),
             "outputs": {kind: each["name"] for kind, each in record.outputs.items()}}
            for stem, record in self.records.items()
        ]  # fmt: skip
        shown = pl.col("district").is_in({entry["code"] for entry in entries})
        read = (rows.filter(shown)["article"] for rows in (self.data.observations, self.data.superseded))
        articles = pl.concat(read).n_unique()
        stamp = max((entry["edition"] for entry in entries), default="") or "2025-07-01"
        languages = {entry["lang"] for entry in entries}
        lang = "vi" if "vi" in languages or not languages else min(languages)
        _portal.write_portal(self.out, entries, articles=articles, lang=lang, stamp=stamp, assets=self.assets)

    def _manifest(self) -> str:
        briefs = [
            {**record.about, "state": record.state, "error": record.error and record.error["message"],
             "outputs": {kind: {k: each[k] for k in ("name", "size", "sha256")}
                         for kind, each in sorted(record.outputs.items())}}
            for _, record in sorted(self.records.items())
        ]  # fmt: skip
        return json.dumps({"briefs": briefs}, ensure_ascii=False, indent=1) + "\n"

    def _contradictions(self, steps: Sequence[Step]) -> list[str]:
        found = _audit.audit(self.data).filter(pl.col("state") == "contradiction")
        shown = {step.place.code for step in steps}
        rows = found.filter(pl.col("district").is_in(shown)).iter_rows(named=True)
        return [f"contradiction in the figures of {row['district']}: {row['finding']}" for row in rows]

    def _log(self, text: str) -> None:
        """One line a person can read, in .kit/log.txt; a log past its size starts anew."""
        path = self.home / "log.txt"
        try:
            if path.is_file() and path.stat().st_size > _LOG_SIZE:
                path.replace(path.with_name("log.1.txt"))
            with path.open("a", encoding="utf-8") as file:
                file.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')} {text}\n")
        except OSError as error:
            self._note(f"no log: {error}")


def _quarto() -> Any:
    import_module("kit._engine").defer_iri_grammar()
    return import_module("kit._quarto")


def _environment() -> dict[str, str]:
    """What workers get of the environment, on this machine and on a cluster's."""
    shared = {name: os.environ[name] for name in ("SOURCE_DATE_EPOCH",) if name in os.environ}
    return {"KIT_CHARTS": "spec", "POLARS_MAX_THREADS": "1", **shared}


def project(folder: str, file: str) -> Path:
    """The project's `folder` that holds `file`: from here or above, else the one installed."""
    here = Path.cwd()
    places = [here, *here.parents, _load.PROJECT.parent, _load.PROJECT / "_project"]
    for place in places:
        if (place / folder / file).is_file():
            return place / folder
    raise DataError(f"no {folder}/{file} from {here} upwards: run in the project's folder")


def _notebook(name: str) -> Path:
    """A notebook by file name, or by its name in notebooks/."""
    path = Path(name).expanduser()
    if path.suffix == ".ipynb" and path.is_file():
        return path.resolve()
    file = f"{path.name.removesuffix('.ipynb')}.ipynb"
    return project("notebooks", file) / file
