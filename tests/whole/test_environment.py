"""pyproject.toml, requirements.lock and environment.yml bring the same; the project imports nothing
else.
"""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name as canonical

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
# conda-forge's name of the package without a GUI toolkit
CONDA_NAMES = {"matplotlib-base": "matplotlib"}


def requirements(lines) -> dict[str, Requirement]:
    return {canonical(requirement.name): requirement for requirement in map(Requirement, lines)}


CORE = requirements(PROJECT["project"]["dependencies"])
EXTRAS = {
    name: requirements(lines) for name, lines in PROJECT["project"]["optional-dependencies"].items()
}
BUILD = requirements(PROJECT["dependency-groups"]["build"])
LINT = requirements(PROJECT["dependency-groups"]["lint"])
PROVIDERS = metadata.packages_distributions()  # {name to import: [packages that bring it]}
DIRECT = (
    CORE | {name: spec for extra in EXTRAS.values() for name, spec in extra.items()} | BUILD | LINT
)


def locked() -> dict[str, list[Requirement]]:
    found: dict[str, list[Requirement]] = {}
    for line in LOCK.replace("\\\n", " ").splitlines():
        requirement = Requirement(line.partition(" --hash")[0].strip())
        found.setdefault(canonical(requirement.name), []).append(requirement)
    return found


def test_lock_has_every_direct_dependency_within_its_bounds():
    have = locked()
    for name, wanted in DIRECT.items():
        assert name in have, f"{name} is not locked"
        for pinned in have[name]:
            (pin,) = pinned.specifier
            assert pin.operator == "==" and wanted.specifier.contains(pin.version), (
                name,
                str(pinned),
            )


def test_lock_is_hashed_and_names_no_host():
    entries = LOCK.replace("\\\n", " ").splitlines()
    assert len(entries) > 100
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry) for entry in entries)
    assert (
        "://" not in LOCK and "index" not in LOCK.replace("index-", "") and "find-links" not in LOCK
    )


def test_lock_is_complete_for_this_python():
    """Whatever a locked package asks for is locked as well: pip installs without resolving."""
    have, missing = locked(), []
    for name in have:
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue  # for another system or Python
        for requirement in map(Requirement, needs):
            applies = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
            if applies and canonical(requirement.name) not in have:
                missing.append(f"{name} needs {requirement}")
    assert not missing


def test_conda_environment_brings_the_same_packages_and_bounds():
    specs, pip = {}, []
    for entry in CONDA["dependencies"]:
        if isinstance(entry, dict):
            pip = entry["pip"]
        else:
            name, _, bounds = entry.partition(" ")
            specs[canonical(CONDA_NAMES.get(name, name))] = SpecifierSet(bounds)
    assert specs.pop("python") == SpecifierSet(PROJECT["project"]["requires-python"])
    assert specs.pop("pip") == SpecifierSet()
    assert pip.pop() == "-e ."
    by_pip = {name: requirement.specifier for name, requirement in requirements(pip).items()}
    assert not specs.keys() & by_pip.keys()
    assert specs | by_pip == {name: requirement.specifier for name, requirement in DIRECT.items()}


def test_conda_channels_are_free_ones_only():
    assert CONDA["channels"] == ["conda-forge", "nodefaults"]


def test_build_requirements_are_the_locked_ones():
    built = requirements(PROJECT["build-system"]["requires"])
    assert {name: str(r.specifier) for name, r in built.items()} == {
        n: str(r.specifier) for n, r in BUILD.items()
    }


def test_version_and_citation_agree():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert str(citation["version"]) == PROJECT["project"]["version"]
    assert citation["license"] == PROJECT["project"]["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")
    files = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["license-files"]
    assert "NOTICE" in files and "NLTK" in (ROOT / "NOTICE").read_text("utf-8")


def imported(source: str) -> set[str]:
    """The top-level names of every absolute import of a source, wherever it stands."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(node.module.partition(".")[0])
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "importorskip":
            names.add(node.args[0].value.partition(".")[0])
    return names


def code_of(notebook: Path) -> str:
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    return re.sub(r"^\s*[%!].*$", "", code, flags=re.MULTILINE)


# compared with where somebody has installed them; a line says so where not
PEERS = {"py3langid", "pysbd", "razdel", "scattertext"}
SOURCES = sorted(
    [
        *ROOT.glob("framing/**/*.py"),
        *ROOT.glob("tests/**/*.py"),
        *ROOT.glob("benchmarks/**/*.py"),
        *ROOT.glob("notebooks/*.ipynb"),
    ]
)


OWN = {
    "framing",
    "benchmarks",
    "tests",
    "conftest",
    "archive_rows",
    *(file.stem for file in (ROOT / "tests").rglob("*.py") if file.stem[:5] != "test_"),
    *(file.stem for file in (ROOT / "benchmarks").glob("*.py")),
}


def test_nothing_is_imported_that_the_project_does_not_bring():
    for path in SOURCES:
        part = path.relative_to(ROOT).parts[0]
        allowed = set(CORE).union(*(EXTRAS[extra] for extra in ("html", "warc", "cluster")))
        allowed |= set(EXTRAS["test"]) if part in ("tests", "benchmarks") else set()
        own = {"framing"} if part in ("framing", "notebooks") else OWN
        own = own | PEERS if part == "benchmarks" else own
        source = code_of(path) if path.suffix == ".ipynb" else path.read_text("utf-8")
        strangers = {
            name
            for name in imported(source) - set(sys.stdlib_module_names) - own
            if not allowed & {canonical(package) for package in PROVIDERS.get(name, [name])}
        }
        assert not strangers, (
            f"{path.name} imports {strangers}: add it to pyproject, environment.yml and the lock"
        )
