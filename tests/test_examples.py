"""The example briefs are what the kit makes of the data today."""

from __future__ import annotations

from pathlib import Path

from examples import EXAMPLES, ROOT, build


def test_the_examples_are_in_step_with_the_data_and_the_code(tmp_path: Path) -> None:
    made = {path.name: path.read_bytes() for path in build(tmp_path)}
    kept = {p.name: p.read_bytes() for p in EXAMPLES.iterdir() if p.suffix in (".html", ".pdf")}
    assert sorted(made) == sorted(kept)
    behind = [name for name in made if made[name] != kept[name]]
    assert not behind, f"run `make examples`: {', '.join(behind)} would change"


def test_the_pictures_of_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("brief-desktop.png", "brief-phone.png"):
        assert f"reports/examples/{name}" in readme
        assert (EXAMPLES / name).stat().st_size > 20_000
