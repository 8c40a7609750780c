"""The rules that keep the house small and its rooms apart, held by reading the source."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import numpy as np

import framing

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "framing"
SOURCES = sorted(PACKAGE.rglob("*.py"))
ROOMS = sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))
FOLDERS = sorted(path.parent for path in PACKAGE.rglob("__init__.py"))
TEXTS = {path: path.read_text("utf-8") for path in [*SOURCES, ROOT / "run.py"]}
LENSES = sorted((PACKAGE / "lenses").rglob("*.py"))
HEAVY = (
    "matplotlib",
    "sklearn",
    "nltk",
    "scipy.stats",
    "IPython",
    "trafilatura",
    "dask",
    "wordfreq",
)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def public(prefix: str = "") -> dict[str, object]:
    """The public functions by name."""
    found = {name: getattr(framing, name) for name in framing.__all__ if name.startswith(prefix)}
    return {name: thing for name, thing in found.items() if inspect.isfunction(thing)}


def test_no_file_is_longer_than_300_lines():
    lines = {name_of(path): source.count("\n") for path, source in TEXTS.items()}
    assert max(lines.values()) <= 300, max(lines, key=lines.get)


def test_there_are_ten_rooms_and_nothing_beside_them():
    assert [room.name for room in ROOMS] == sorted(framing.ROOMS) and len(ROOMS) == 10
    beside = {path.name for path in PACKAGE.iterdir() if path.is_file()}
    assert beside <= {"__init__.py", "__init__.pyi", "__main__.py", "py.typed"}


def test_a_room_is_small_and_says_what_lives_there():
    for folder in FOLDERS:
        modules = [path for path in folder.glob("*.py") if path.stem != "__init__"]
        assert len(modules) <= 12, folder
        docstring = ast.get_docstring(ast.parse(TEXTS[folder / "__init__.py"])) or ""
        assert 1 <= len(docstring.splitlines()) <= (40 if folder == PACKAGE else 7), folder


def test_the_floor_plan_is_that_of_the_tree():
    plan = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("```")[1]
    rows = [re.match(r"(\w+)((?: +\w+/)*)", row) for row in plan.splitlines()]
    drawn = {row[1]: set(re.findall(r"(\w+)/", row[2])) for row in rows if row}
    ignored = {"__pycache__", "data"}
    tree = {
        room.name: {p.name for p in room.iterdir() if p.is_dir() and p.name not in ignored}
        for room in ROOMS
    }
    assert drawn == tree


def test_no_module_is_hidden_by_a_function():
    """``import framing.lenses.keyness`` gives the module, not a function of the same name."""
    for path in SOURCES:
        parts = list(path.relative_to(ROOT).with_suffix("").parts)
        parts = parts[:-1] if parts[-1] == "__init__" else parts
        if parts[-1] != "__main__":
            reached = importlib.import_module(parts[0])
            importlib.import_module(".".join(parts))
            for name in parts[1:]:
                reached = getattr(reached, name)
            assert inspect.ismodule(reached), ".".join(parts)


def test_tab_shows_the_public_face_only():
    names = dir(framing)
    assert set(framing.ROOMS) < set(names) and "__version__" in names and len(names) <= 98
    others = [getattr(framing, name) for name in names if name not in framing.ROOMS]
    assert all(callable(thing) for thing in others if thing != framing.__version__)


def test_every_name_of_the_stub_answers():
    assert not [name for name in sorted(framing._names) if getattr(framing, name) is None]


def test_no_arrow_points_up_and_none_in_a_circle():
    """The contracts of pyproject.toml, by import-linter."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:]


def test_nine_functions_of_ten_have_at_most_30_lines():
    lengths = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                lengths[f"{name_of(path)}:{node.name}"] = (
                    body[-1].end_lineno - body[0].lineno + 1 if body else 0
                )
    assert np.percentile(list(lengths.values()), 90) <= 30
    longest = max(lengths, key=lengths.get)
    assert lengths[longest] <= 60, longest


def in_a_fresh_python(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout


def test_import_framing_loads_no_heavy_package():
    loaded = in_a_fresh_python("import sys, framing; print(*sys.modules)").split()
    assert "framing" in loaded and "pandas" not in loaded
    assert not [name for name in HEAVY if name in loaded]


def test_every_lens_can_be_imported_without_matplotlib():
    paths = [path.relative_to(ROOT).with_suffix("") for path in LENSES]
    names = [".".join(path.parts).removesuffix(".__init__") for path in paths]
    code = f"import sys; sys.modules['matplotlib'] = None\nfor name in {names!r}: __import__(name)"
    in_a_fresh_python(code)


def test_every_chart_has_its_words_and_its_table():
    charts = {name.removeprefix("plot_") for name in framing.__all__ if name.startswith("plot_")}
    assert {"tfidf", "keyness", "sentiment", "loaded_terms", "speakers", "side_by_side"} <= charts
    names = set(framing.__all__)
    assert not {noun for noun in charts if f"say_{noun}" not in names}
    assert charts <= names
    # of any table of rates, whichever lens made it
    assert framing.plot_rates is framing.charts.plot_rates and callable(framing.say_rates)


def test_options_are_few_and_named():
    for name, function in public().items():
        parameters = inspect.signature(function).parameters
        options = [p for p in parameters.values() if p.default is not p.empty]
        # of the table of claims one a lens
        assert len(options) <= (8 if name == "claims_table" else 6), name
        loose = [p.name for p in options[1:] if p.kind is p.POSITIONAL_OR_KEYWORD]
        # plain or news: what is read first
        options = [p for p in options if (name, p.name) != ("sentiment", "setting")]
        first = list(parameters)[:1]
        loose += [
            p.name for p in options[:1] if p.kind is p.POSITIONAL_OR_KEYWORD and p.name not in first
        ]
        assert not loose, f"{loose} of {name} can be given without a name"


def test_charts_draw_where_they_are_told():
    for name, chart in public("plot_").items():
        ax = inspect.signature(chart).parameters["ax"]
        assert ax.default is None and ax.kind is ax.KEYWORD_ONLY, name


def test_docstrings_tell_parameters_and_results():
    for name, function in public().items():
        text = inspect.getdoc(function) or ""
        parameters = inspect.signature(function).parameters
        assert "Returns\n-------" in text, name
        assert not parameters or "Parameters\n----------" in text, name
        unexplained = [p for p in parameters if not re.search(rf"(?m)^(\w+, )*\**{p}\b.* :", text)]
        assert not unexplained, f"{unexplained} of {name}"


def test_examples_are_run():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"][
        "ini_options"
    ]
    assert "--doctest-modules" in settings["addopts"] and "framing" in settings["testpaths"]
    examples = sum(path.read_text("utf-8").count(">>> ") for path in SOURCES)
    assert examples > 30


def test_manners():
    """No bare except, no global style, no printing from the library, no download."""
    bad = r"\brcParams\[|\.rcdefaults\(|style\.use\(|nltk\.download|urlopen\(|requests\.get"
    for path in SOURCES:
        nodes = list(ast.walk(ast.parse(TEXTS[path])))
        handlers = [node for node in nodes if isinstance(node, ast.ExceptHandler)]
        assert all(handler.type is not None for handler in handlers), path
        assert not re.search(bad, TEXTS[path]), path
        if "report" not in path.parts:
            calls = [node for node in nodes if isinstance(node, ast.Call)]
            assert not [call for call in calls if getattr(call.func, "id", "") == "print"], path


def test_data_are_read_from_files_with_a_source():
    sources = (ROOT / "data" / "SOURCES.md").read_text("utf-8")
    unnamed = [path.name for path in (ROOT / "data").glob("*.csv") if path.name not in sources]
    assert not unnamed, "data/SOURCES.md says where each table comes from, and its licence"
