"""The house keeps its own rules: layers, names, documents, lock, environment, wheel."""

from __future__ import annotations

import ast
import doctest
import importlib
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import kit
from kit.edition import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
MODULES = {
    ".".join(path.relative_to(ROOT / "kit").with_suffix("").parts): path
    for path in sorted((ROOT / "kit").rglob("*.py"))
    if path.stem != "__init__"
}
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
README, CONTRIBUTING = ((ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md"))


def python(*arguments: str, **options: Any) -> str:
    """Run this Python and return what it prints."""
    run = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, **options)
    assert run.returncode == 0, f"{arguments}\n{run.stdout}\n{run.stderr}"
    return run.stdout


# Layers and names


def layers() -> list[str]:
    """The modules in the order of CONTRIBUTING: one may import what stands before it."""
    block = re.search(r"```layers\n(.*?)```", CONTRIBUTING, re.DOTALL)
    assert block, "CONTRIBUTING.md has no block of layers"
    lines = [line.split(":") for line in block[1].splitlines()]
    inside = {layer: layer.replace("/", ".") if layer.endswith("/") else "" for layer, _ in lines}
    return [f"{inside[layer]}{name}" for layer, names in lines for name in names.split()]


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and name of each module of the kit that a file imports, late imports included."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        match node:
            case ast.Import():
                names = [alias.name for alias in node.names]
            case ast.ImportFrom(module="kit" | "kit._reading" as folder):
                names = [f"{folder}.{alias.name}" for alias in node.names]
            case ast.ImportFrom(module=str(module)):
                names = [module]
            case ast.Call(func=ast.Name(id="import_module"), args=[ast.Constant(value=str(module))]):
                names = [module]
        for name in names:
            package, _, module = name.partition(".")
            if package == "kit" and module in MODULES:
                yield getattr(node, "lineno", 0), module


def test_every_module_has_its_place() -> None:
    assert sorted(layers()) == sorted(MODULES), "list each module once in CONTRIBUTING.md, under Layers"


def test_imports_run_one_way() -> None:
    order = {name: place for place, name in enumerate(layers())}
    assert sum(1 for path in MODULES.values() for _ in imported(path)) > 40
    wrong = [
        f"kit/{name}.py:{line} imports {other}, which stands after it"
        for name, path in MODULES.items()
        for line, other in imported(path)
        if order[other] >= order[name]
    ]
    assert not wrong


def test_public_names() -> None:
    assert kit.__all__ == ["Data", "District", "audit", "extract", "load", "run"]
    for name in dir(kit):
        assert getattr(kit, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        kit.lode  # noqa: B018
    public = {name for name in MODULES if not name.startswith("_")}
    assert public - {"cli"} <= set(dir(kit)), "a public module is reached as kit.NAME"


@pytest.mark.parametrize("name", [name for name in MODULES if not name.startswith("_")])
def test_public_things_say_what_they_are(name: str) -> None:
    tree = ast.parse(MODULES[name].read_text("utf-8"))
    assert ast.get_docstring(tree)
    silent = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent


@pytest.mark.parametrize("name", [name for name, path in MODULES.items() if ">>>" in path.read_text("utf-8")])
def test_examples_in_docstrings(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"kit.{name}"))
    assert result.attempted
    assert not result.failed


def test_examples_of_the_package_and_the_readme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert doctest.testmod(kit) == doctest.TestResults(failed=0, attempted=3)
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False, optionflags=flags)
    assert result.attempted > 8
    assert not result.failed


# Command line, documents


def commands() -> dict[str, Any]:
    from kit.cli import app

    return {name: app[name] for name in app if not name.startswith("-")}


def test_every_command_has_help_and_stands_in_the_readme() -> None:
    named = {"run", "check", "add", "remove", "extract", "review", "export", "new", "lab", "doctor"}
    assert named == set(commands())
    for name, command in commands().items():
        assert re.search(rf"`kit {name}\b", README), f"README.md does not mention kit {name}"
        options = command.assemble_argument_collection(parse_docstring=True)
        assert command.help and not [each.name for each in options if not each.parameter.help], name


def test_every_make_target_stands_in_the_readme() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert {"briefs", "test", "check", "lab", "bench", "lock", "clean"} <= set(targets)
    assert [name for name in targets if f"`make {name}`" not in README and name != "help"] == []


def test_documents_name_files_that_exist() -> None:
    for text in (README, CONTRIBUTING, (ROOT / "data/README.md").read_text("utf-8")):
        named = re.findall(r"`((?:kit|data|notebooks|reports|tests)/[\w./-]+\.\w+)`", text)
        named += [link for link in re.findall(r"\]\(([^)#:]+)\)", text) if "/" in link]
        private = (
            "kit/XX",
            "data/archive",
            "reports/out",
            "reports/export",
            "reports/bench.json",
            "reports/examples",
        )
        gone = [name for name in named if not name.startswith(private) and not (ROOT / name).exists()]
        assert not gone


def test_recipes_name_tests_that_exist() -> None:
    recipes = re.findall(r"((?:`test_\w+`(?: and )?)+)\s+\(`(tests/test_\w+\.py)`\)", CONTRIBUTING)
    named = {(name, file) for names, file in recipes for name in re.findall(r"`(\w+)`", names)}
    assert {name for name, _ in named} == set(re.findall(r"`(test_\w+)`", CONTRIBUTING))
    assert len(named) > 8
    assert not [one for one in named if f"def {one[0]}(" not in (ROOT / one[1]).read_text("utf-8")]


def test_the_languages_have_the_same_words() -> None:
    def flat(node: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
        for key, value in node.items():
            if isinstance(value, dict):
                yield from flat(value, f"{prefix}{key}.")
            else:
                yield f"{prefix}{key}", str(value)

    words = {
        lang: dict(flat(tomllib.loads((ROOT / f"kit/{lang}.toml").read_text("utf-8")))) for lang in LANGUAGES
    }
    assert len(words["vi"]) > 50
    for lang, texts in words.items():
        assert texts.keys() == words["vi"].keys(), lang
        digits = {key for key, text in texts.items() if re.search(r"[0-9]", re.sub(r"\{[^}]*\}", "", text))}
        assert not digits, f"{lang}.toml: a number without a source; use a slot"


def test_a_skipped_test_fails_where_ci_says_so(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_bytes((ROOT / "tests/conftest.py").read_bytes())
    (tmp_path / "test_it.py").write_text("import pytest\n\ndef test_it():\n    pytest.skip('no browser')\n")
    outcomes = {}
    for ci in ("", "true"):
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
        run = subprocess.run(
            command, cwd=tmp_path, env={**os.environ, "CI": ci}, capture_output=True, text=True
        )
        outcomes[ci] = (run.returncode, "no browser" in run.stdout)
    assert outcomes == {"": (0, False), "true": (1, True)}


# Lock, environment, dependencies


def declared(*extras: str) -> list[Requirement]:
    """The project's requirements, those of `extras` included."""
    lines = [*PROJECT["dependencies"]]
    for extra in extras:
        lines += PROJECT["optional-dependencies"][extra]
    return [each for each in map(Requirement, lines) if each.name != PROJECT["name"]]


def lock() -> list[Requirement]:
    """The pins of requirements.lock."""
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.lstrip().startswith("#")]


def pinned() -> dict[str, str]:
    """Name and version of the pins that hold for this Python."""
    here = [pin for pin in lock() if pin.marker is None or pin.marker.evaluate()]
    return {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in here}


def test_lock_holds_the_project_s_requirements_and_names_no_host() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in text
    assert " @ " not in text
    assert all(str(pin.specifier).startswith("==") and not pin.url for pin in lock())
    asked = {canonicalize_name(each.name): each for each in declared("articles", "cluster", "dev")}
    blocks = re.findall(r"^(\S+?)==.*\n((?: +#.*\n)+)", text + "\n", re.MULTILINE)
    direct = {canonicalize_name(name) for name, via in blocks if f"{PROJECT['name']} (pyproject.toml)" in via}
    assert direct == set(asked), "run make lock"
    for name, requirement in asked.items():
        assert requirement.specifier.contains(pinned()[name]), f"{name}: run make lock"


def test_what_is_installed_is_what_the_lock_says() -> None:
    pins, wanted, seen = pinned(), [(PROJECT["name"], ("dev",))], set()
    while wanted:
        name, extras = wanted.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        for line in metadata.requires(name) or ():
            each = Requirement(line)
            if each.marker is None or any(each.marker.evaluate({"extra": x}) for x in extras or ("",)):
                wanted.append((canonicalize_name(each.name), tuple(sorted(each.extras))))
    names = {name for name, _ in seen} - {PROJECT["name"], "pip", "setuptools"}
    assert len(names) > 100
    differ = {name: (Version(metadata.version(name)), Version(pins[name])) for name in names & pins.keys()}
    assert names <= pins.keys(), "run make lock"
    assert {name: both for name, both in differ.items() if both[0] != both[1]} == {}, "run make test"


CONDA = {"fonttools": {"fonttools", "brotli-python", "zopfli"}}
"""What conda-forge calls a requirement, where it is not the same name."""


def test_environment_is_in_step_with_the_project() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    assert environment["channels"] == ["conda-forge"]
    lines = environment["dependencies"]
    pip = next(line["pip"] for line in lines if isinstance(line, dict))
    assert pip[-1] == "--editable ."
    conda = [Requirement(line) for line in lines if isinstance(line, str)]
    given = {canonicalize_name(each.name): each.specifier for each in [*conda, *map(Requirement, pip[:-1])]}
    (quarto,) = map(Requirement, PROJECT["optional-dependencies"]["quarto"])
    expected = {
        "quarto": quarto.specifier,
        "python": Requirement(f"python{PROJECT['requires-python']}").specifier,
    }
    expected |= {each.name: each.specifier for each in declared()}
    assert {name: str(given.get(name)) for name in expected} == {k: str(v) for k, v in expected.items()}
    aliases = {alias for names in CONDA.values() for alias in names}
    assert set(given) - set(expected) == {"pip", *aliases} - set(expected)


def outside(path: Path) -> set[str]:
    """The packages that are not Python's and not the project's and that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import():
                found |= {alias.name for alias in node.names}
            case ast.ImportFrom(module=str(module), level=0):
                found.add(module)
            case ast.Call(func=ast.Name(id="import_module"), args=[ast.Constant(value=str(module))]):
                found.add(module)
            case ast.Call(func=ast.Attribute(attr="importorskip"), args=[ast.Constant(value=str(module))]):
                found.add(module)
    own = {"kit", *(each.stem for each in (ROOT / "tests").rglob("*.py"))}
    return {name.split(".")[0] for name in found} - own - sys.stdlib_module_names


@pytest.mark.parametrize(
    ("folder", "extras"),
    [("kit", ("articles", "cluster")), ("tests", ("articles", "cluster", "dev")), ("data", ("dev",))],
)
def test_what_is_imported_is_declared(folder: str, extras: tuple[str, ...]) -> None:
    known = {canonicalize_name(each.name) for each in declared(*extras)}
    owners = metadata.packages_distributions()
    missing = {
        f"{path.name}: {top}"
        for path in (ROOT / folder).rglob("*.py")
        for top in outside(path)
        if not {canonicalize_name(owner) for owner in owners.get(top, [top])} & known
    }
    assert not missing


def test_no_message_has_the_kit_itself_installed_from_an_index() -> None:
    """It is in none; a name there would be somebody else's."""
    wanted = rf"pip install [^\n]*{PROJECT['name']}"
    sources = {path.name: path.read_text("utf-8") for path in [*MODULES.values(), ROOT / "README.md"]}
    assert [name for name, text in sources.items() if re.search(wanted, text)] == []


def test_every_dependency_is_explained() -> None:
    explained = set(re.findall(r"^\| `([\w-]+)", CONTRIBUTING, re.MULTILINE))
    unexplained = {each.name for each in declared("quarto", "articles", "cluster", "dev")} - explained
    assert not unexplained


# Wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index")
    python(*build, "--wheel-dir", str(folder), str(ROOT))
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_carries_what_a_run_needs_and_nothing_private(wheel: Path) -> None:
    listing = [
        "git",
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
        "data",
        "notebooks",
        "reports",
    ]
    tracked = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    wanted = {name for name in tracked if name and (ROOT / name).exists()}
    wanted -= {name for name in wanted if name.startswith("reports/examples/")} | {"data/build_districts.py"}
    inside = set(zipfile.ZipFile(wheel).namelist())
    packed = {name.removeprefix("kit/_project/") for name in inside if name.startswith("kit/_project/")}
    assert packed == wanted
    assert {"kit/py.typed", "kit/vi.toml", "kit/en.toml", "kit/cli.py"} <= inside
    assert not [name for name in inside if name.startswith(("tests/", "data/", ".ci"))]


def test_installed_wheel_works_in_any_folder(wheel: Path, tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    python("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(site), str(wheel))
    inside = {"cwd": elsewhere, "env": {**os.environ, "PYTHONPATH": str(site)}}
    assert "Make the briefs" in python("-m", "kit", "--help", **inside)
    shown = python(
        "-c",
        "import kit; data = kit.load(); print(kit.__file__, data.folder, data.district('834').name)",
        **inside,
    )
    assert shown.split("\n")[0] == f"{site / 'kit/__init__.py'} {site / 'kit/_project/data'} Giồng Trôm"
    assert "0 rows set aside" in python("-m", "kit", "check", **inside)
    python("-m", "kit", "run", "834", "--to", "html", "--out", "out", "--jobs", "1", **inside)
    assert "Giồng Trôm" in (elsewhere / "out/834-giong-trom.vi.html").read_text("utf-8")
