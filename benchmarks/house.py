"""Is the house small, flat and speaking? Measures of one or more checkouts, side by side.

    python benchmarks/house.py [CHECKOUT ...] [--write]

Without a checkout, of this one. ``--write`` puts the table into docs/house.md, between its markers.
Floors are those of the longest chain of imports, modules and rooms each as their own graph; vague
names are the share of assigned names that say nothing of what they hold; complexity counts
branches, loops, handlers, conditions of comprehensions and each ``and``/``or``; the way of a
keyness dot is every module that runs between a folder of articles and the dot, by sys.setprofile.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
VAGUE = set(
    """
    found at place places part parts one other others rest laid told through kept here mine some
    more each thing things seen whole several given wanted way ways add to two both this that many
    few most what which where
    """.split()
)
BRANCHES = (ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.Assert, ast.comprehension)
DOT = """
import sys, json, os
import framing
folder = os.path.dirname(os.path.abspath(framing.__file__)); files = set()
def look(frame, event, _):
    file = frame.f_code.co_filename
    if event == "call" and file.startswith(folder) and frame.f_code.co_name != "<module>":
        files.add(os.path.relpath(file, folder))
articles = None
sys.setprofile(look)
articles = framing.match_events(framing.read_articles(sys.argv[1]))
framing.plot_keyness(framing.keyness(framing.count_terms(articles)))
sys.setprofile(None)
tab = [name for name in dir(framing) if not name.startswith("_")]
print(json.dumps([sorted(files), len(tab)]))
"""


def sources(checkout: Path, folder: str = "framing") -> dict[str, ast.Module]:
    """The parsed modules of a folder by their path below it."""
    root = checkout / folder
    paths = sorted(path for path in root.rglob("*.py") if ".venv" not in path.parts)
    return {str(path.relative_to(root)): ast.parse(path.read_text("utf-8")) for path in paths}


def folders(modules) -> Counter:
    """Modules of each folder, without those that only make it a package."""
    named = [Path(name) for name in modules if not name.endswith("__init__.py")]
    return Counter(str(path.parent) for path in named)


def imports(modules: dict[str, ast.Module]) -> dict[str, set[str]]:
    """For each module the modules of the package that it imports at its top."""
    names = {name.removesuffix(".py").replace("/", "."): name for name in modules}
    graph = {}
    for name, tree in modules.items():
        targets = set()
        for node in tree.body:
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("framing"):
                module = node.module.removeprefix("framing").removeprefix(".")
                below = [f"{module}.{alias.name}".strip(".") for alias in node.names]
                targets |= {names[each] for each in [module, *below] if each in names}
        graph[name] = targets - {name}
    return graph


def floors(graph: dict[str, set[str]]) -> int:
    """The longest chain of a graph; a circle counts once."""
    depth: dict[str, int] = {}

    def climb(name: str, path: tuple = ()) -> int:
        if name in path:
            return 0
        if name not in depth:
            below = [climb(target, (*path, name)) for target in graph.get(name, ())]
            depth[name] = 1 + max(below, default=0)
        return depth[name]

    return max(map(climb, graph))


def room(name: str) -> str:
    parts = Path(name).parts
    return parts[0] if len(parts) > 1 else name


def room_graph(graph: dict[str, set[str]]) -> dict[str, set[str]]:
    rooms: dict[str, set[str]] = {}
    for name, targets in graph.items():
        if name != "__init__.py":
            rooms.setdefault(room(name), set()).update(set(map(room, targets)) - {room(name)})
    return rooms


def vague_share(modules) -> float:
    """The share of assigned names that are vague."""
    names = [
        node.id
        for tree in modules.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]
    return sum(name in VAGUE for name in names) / len(names)


def complexity(function: ast.AST) -> int:
    count = 1
    for node in ast.walk(function):
        count += isinstance(node, BRANCHES)
        count += len(node.ifs) if isinstance(node, ast.comprehension) else 0
        count += len(node.values) - 1 if isinstance(node, ast.BoolOp) else 0
    return count


def lines(checkout: Path, folder: str) -> list[str]:
    paths = (checkout / folder).rglob("*.py")
    return [line for path in paths for line in path.read_text("utf-8").splitlines()]


def code_lines(checkout: Path, folder: str) -> int:
    return sum(
        bool(line.strip()) and not line.strip().startswith("#") for line in lines(checkout, folder)
    )


def faults(checkout: Path, *command: str) -> int:
    """How many faults a checker finds, by its own settings of this checkout."""
    call = [sys.executable, "-m", *command]
    output = subprocess.run(call, cwd=checkout, capture_output=True, text=True).stdout
    return sum(": error:" in line or ".py:" in line for line in output.splitlines())


def way_of_a_dot(checkout: Path) -> tuple[list[str], int]:
    """The modules between a folder and a keyness dot, and the names that Tab shows."""
    call = [sys.executable, "-c", DOT, str(HERE / "data" / "practice")]
    environment = {**os.environ, "PYTHONPATH": str(checkout), "MPLBACKEND": "Agg"}
    done = subprocess.run(
        call, env=environment, cwd=checkout, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def measures(checkout: Path) -> dict[str, str]:
    modules = sources(checkout)
    graph = imports(modules)
    sizes = folders(modules)
    functions = [
        node
        for tree in modules.values()
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    ends = [tree.body[-1].end_lineno for tree in modules.values() if tree.body]
    long = [len(line) > 100 for line in lines(checkout, "framing") if line.strip()]
    dot, tab = way_of_a_dot(checkout)
    dot_rooms = {str(Path(name).parent) for name in dot}
    code, tests = code_lines(checkout, "framing"), code_lines(checkout, "tests")
    rooms = {Path(name).parts[0] for name in modules if len(Path(name).parts) > 1}
    alone = [name for name in modules if "/" not in name and not name.startswith("__")]
    return {
        "rooms at the top of framing/ (modules lying beside them)": f"{len(rooms)} ({len(alone)})",
        "modules in the largest folder": f"{max(sizes.values())}",
        "floors of modules / of rooms": f"{floors(graph)} / {floors(room_graph(graph))}",
        "vague names among those assigned": f"{vague_share(modules):.1%}",
        "lines longer than 100 characters": f"{sum(long)} ({sum(long) / len(long):.1%})",
        "longest module": f"{max(ends)} lines",
        "ruff, by this checkout's "
        "rules": f"{faults(checkout, 'ruff', 'check', '--output-format', 'concise', '.')}",
        "mypy": f"{faults(checkout, 'mypy', '--config-file', str(HERE / 'pyproject.toml'))}",
        "functions of complexity above 20": f"{sum(complexity(node) > 20 for node in functions)}",
        "names at framing.<Tab>": f"{tab}",
        "modules / rooms on the way of a keyness dot": f"{len(dot)} / {len(dot_rooms)}",
        "lines of code, of tests, tests per code line": f"{code:,}, {tests:,}, {tests / code:.2f}",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("checkouts", nargs="*", type=Path, default=[HERE])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    columns = [measures(path.resolve()) for path in options.checkouts]
    heads = ["before", "after"] if len(columns) == 2 else [path.name for path in options.checkouts]
    rows = [f"| measure | {' | '.join(heads)} |", "|---" * (len(columns) + 1) + "|"]
    rows += [
        f"| {name} | {' | '.join(column[name] for column in columns)} |" for name in columns[0]
    ]
    table = "\n".join(rows)
    print(table)
    if options.write:
        page = HERE / "docs" / "house.md"
        before, _, tail = page.read_text("utf-8").partition("<!-- measures -->\n")
        after = tail.partition("<!-- /measures -->")[2]
        page.write_text(f"{before}<!-- measures -->\n{table}\n<!-- /measures -->{after}", "utf-8")


if __name__ == "__main__":
    main()
