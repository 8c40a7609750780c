"""The notebooks of a folder, and one of them read: a file that is no notebook is one sentence."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat import NotebookNode

from framing.base.errors import FramingError

BROKEN = (OSError, ValueError, KeyError, AttributeError, nbformat.ValidationError)


def find_notebooks(folder: Path) -> list[Path]:
    """The notebooks of a folder in the order of their names."""
    paths = sorted(path for path in folder.glob("*.ipynb") if not path.name.startswith("."))
    if not paths:
        raise FramingError(
            f"{folder} has no notebooks (*.ipynb); `framing new FOLDER` makes a folder with those "
            "of the project."
        )
    return paths


def read_notebook(path: Path) -> NotebookNode:
    """The notebook in version 4."""
    try:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
    except BROKEN as problem:
        reason = str(problem).strip() or type(problem).__name__
        raise FramingError(
            f"{path} cannot be read as a notebook ({reason.splitlines()[0][:200]}); "
            "restore it or move it elsewhere."
        ) from problem
    return notebook
