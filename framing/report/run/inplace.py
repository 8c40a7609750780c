"""Keep the results of a run in the notebooks themselves, byte for byte the same at every run."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import nbformat

from framing.base.errors import FramingError
from framing.base.running.shared import shared_for_a_run
from framing.charts.picture import CHART
from framing.report.run.execute import Executed, execute_all
from framing.report.run.notebooks import find_notebooks

KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
WHOLE_TABLE = "text/csv"
CELL_METADATA = ("tags", "editable", "deletable")


def execute_in_place(
    folder: Path, *, kernels: int = 2, progress: Callable[[str], None] = print
) -> list[Path]:
    """Run the notebooks of a folder on the default corpus and store their outputs.

    Parameters
    ----------
    folder : Path
        The notebooks; only outputs and counters are replaced, an author's cells stay as they are.
    kernels : int
        How many run at the same time.
    progress : callable
        Gets a line for each notebook.

    Returns
    -------
    list of Path
        The files that changed.

    Raises
    ------
    FramingError
        Where a notebook fails or warns (nothing is written then), or was edited during the run.
    """
    paths = find_notebooks(folder)
    before = {path: path.read_bytes() for path in paths}
    with shared_for_a_run():
        results = execute_all(paths, kernels=kernels, progress=progress)
    faults = [f"{result.path.name}: {fault}" for result in results if (fault := fault_of(result))]
    if faults:
        raise FramingError(f"No notebook was changed, since {'; '.join(faults)}.")
    changed = []
    for result in results:
        if result.path.read_bytes() != before[result.path]:
            raise FramingError(
                f"{result.path.name} was edited while it ran and is left as it is: "
                "run the command again."
            )
        text = stable(result.notebook)
        if text.encode() != before[result.path]:
            write_whole(result.path, text)
            changed.append(result.path)
    return changed


def fault_of(result: Executed) -> str | None:
    """Why a notebook may not be stored, or None."""
    warnings = result.stderr.strip().splitlines()
    warned = f"it wrote to stderr: {warnings[-1]}" if warnings else None
    return result.failed or result.refused or warned


def stable(notebook: nbformat.NotebookNode) -> str:
    """The notebook's text without what differs between runs: Python's version, times, names."""
    notebook = nbformat.from_dict(notebook)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    notebook.metadata = KERNEL
    for number, cell in enumerate(notebook.cells):
        cell.setdefault("id", f"cell-{number:02}")
        cell.metadata = {key: value for key, value in cell.metadata.items() if key in CELL_METADATA}
        for output in cell.get("outputs", []):
            for kind in (WHOLE_TABLE, CHART):  # they belong to a report's page
                output.get("data", {}).pop(kind, None)
    return nbformat.writes(notebook) + "\n"


def write_whole(path: Path, text: str) -> None:
    """All of the text or nothing of it: a full disk must not cost an author's notebook."""
    half_written = path.with_name(f".{path.name}.new")
    try:
        half_written.write_text(text, encoding="utf-8", newline="\n")
        os.replace(half_written, path)
    except OSError as problem:
        half_written.unlink(missing_ok=True)
        raise FramingError(
            f"{path} cannot be written ({problem.strerror}); it is as it was."
        ) from problem
