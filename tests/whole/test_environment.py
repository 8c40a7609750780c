"""pyproject.toml, requirements.lock and environment.yml bring the same; the project imports nothing
else.
"""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
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
PEERS = {"pysbd", "razdel", "scattertext"}
SOURCES = sorted(
    [
        *ROOT.glob("framing/**/*.py"),
        *ROOT.glob("tests/**/*.py"),
        *ROOT.glob("benchmarks/**/*.py"),
        *ROOT.glob("notebooks/*.ipynb"),
    ]
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_imported_that_the_project_does_not_bring(path):
    part = path.relative_to(ROOT).parts[0]
    allowed = set(CORE) | set(EXTRAS["html"]) | set(EXTRAS["cluster"])
    allowed |= set(EXTRAS["test"]) if part in ("tests", "benchmarks") else set()
    own = (
        {"framing"}
        if part in ("framing", "notebooks")
        else {
            "framing",
            "benchmarks",
            "tests",
            "conftest",
            *(file.stem for file in (ROOT / "tests").glob("*.py")),
            *(file.stem for file in (ROOT / "benchmarks").glob("*.py")),
        }
    )
    own |= PEERS if part == "benchmarks" else set()
    source = code_of(path) if path.suffix == ".ipynb" else path.read_text("utf-8")
    strangers = {
        name
        for name in imported(source) - set(sys.stdlib_module_names) - own
        if not allowed & {canonical(package) for package in PROVIDERS.get(name, [name])}
    }
    assert not strangers, (
        f"{path.name} imports {strangers}: add it to pyproject.toml, environment.yml and the lock"
    )


def test_run_needs_nothing_but_the_standard_library():
    assert imported((ROOT / "run.py").read_text("utf-8")) <= set(sys.stdlib_module_names)


@pytest.fixture
def run(tmp_path, monkeypatch):
    """run.py as a module whose processes are recorded instead of started."""
    monkeypatch.setenv("FRAMING_VENV", str(tmp_path / "venv"))
    spec = importlib.util.spec_from_file_location("run_under_test", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.calls = []

    def pretend(call, **_):
        module.calls.append(list(map(str, call)))
        if "venv" in call:
            module.VENV_PYTHON.parent.mkdir(parents=True)
            module.VENV_PYTHON.touch()
            (module.VENV / "pyvenv.cfg").touch()

    monkeypatch.setattr(module.subprocess, "run", pretend)
    monkeypatch.setattr(
        module.subprocess, "call", lambda call, **_: module.calls.append(list(call)) or 0
    )
    return module


def test_installs_once_with_hashes_and_without_resolving(run):
    assert run.main(["install"]) == 0
    assert [
        "venv" in run.calls[0],
        "--require-hashes" in run.calls[1],
        "--editable" in run.calls[2],
    ] == [True] * 3
    assert "--no-build-isolation" in run.calls[2] and "--no-deps" in run.calls[1]
    run.calls.clear()
    assert run.main(["install"]) == 0 and run.calls == []


def test_an_interrupted_install_is_done_again(run, monkeypatch, capsys):
    pretend = run.subprocess.run

    def broken(call, **options):
        pretend(call, **options)
        if "--require-hashes" in call:
            raise run.subprocess.CalledProcessError(1, "pip")

    monkeypatch.setattr(run.subprocess, "run", broken)
    assert run.main(["install"]) == 1 and "could not be made" in capsys.readouterr().err
    monkeypatch.setattr(
        run.subprocess, "run", lambda call, **_: run.calls.append(list(map(str, call)))
    )
    run.calls.clear()
    assert run.main(["install"]) == 0 and len(run.calls) == 4 and "compileall" in run.calls[-1]


def test_an_outdated_install_is_done_again(run, tmp_path, monkeypatch):
    run.main(["install"])
    monkeypatch.setattr(run, "LOCK", tmp_path / "new.lock")
    run.LOCK.write_text("numpy==99\n")
    monkeypatch.setattr(
        run.subprocess, "run", lambda call, **_: run.calls.append(list(map(str, call)))
    )
    run.calls.clear()
    assert run.main(["install"]) == 0 and len(run.calls) == 4 and "compileall" in run.calls[-1]


@pytest.mark.parametrize("command", ["report", "test", "lab", "notebooks"])
def test_every_command_names_a_module_that_is_there(run, command):
    assert run.main([command, "--further", "option"]) == 0
    call = run.calls[-1]
    assert call[-2:] == ["--further", "option"]
    assert importlib.util.find_spec(call[call.index("-m") + 1]) is not None


def test_another_python_cannot_get_in(run, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    clean = run.environment()
    assert not {"PYTHONPATH", "PIP_USER"} & clean.keys() and clean["PYTHONHASHSEED"] == "0"


def test_an_old_python_is_told_in_one_sentence(run, monkeypatch, capsys):
    monkeypatch.setattr(run, "LOWEST", (99, 0))
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    assert run.main(["report"]) == 1
    said = capsys.readouterr().err
    assert "needs Python 3.11 to 3.14" in said and said.count("\n") == 1


def test_an_unknown_command_prints_the_list():
    done = subprocess.run(
        [sys.executable, str(ROOT / "run.py"), "rapport"], capture_output=True, text=True
    )
    assert done.returncode == 2 and "report" in done.stdout and not done.stderr


def test_make_has_a_target_for_every_command(run):
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.search(r"^\.PHONY:(.*)$", makefile, re.MULTILINE).group(1).split())
    assert targets == {*run.COMMANDS, "lint", "bench", "install"}
