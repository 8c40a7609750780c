"""Notebooks of one's own: copies to be edited, in a folder where nothing is written over."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat

from framing.base.data import NOTEBOOKS, existing
from framing.base.errors import FramingError, listed
from framing.report.run.execute import clear_outputs
from framing.report.run.notebooks import find_notebooks, read_notebook
from framing.report.run.parameters import choose_corpus


def copy_notebooks(folder: Path, corpus: Path | None = None) -> list[Path]:
    """Copy the project's notebooks into a folder.

    Parameters
    ----------
    folder : Path
        Made where it is missing; other files in it stay as they are.
    corpus : Path, optional
        The articles that the copies read, as their parameters cells then say. The stored results,
        which are those of the default corpus, are left out.

    Returns
    -------
    list of Path
        The copies.

    Raises
    ------
    FramingError
        Where a notebook of one of the names is there already, the folder cannot be written, or
        there is no such corpus. Nothing is written then.
    """
    if corpus is not None and existing(corpus) is None:
        raise FramingError(
            f"{corpus} does not exist; give the folder or the file of your articles after --corpus."
        )
    try:
        folder = folder.expanduser()
        texts = {
            folder / path.name: copy_of(path, corpus) if corpus else path.read_text("utf-8")
            for path in find_notebooks(NOTEBOOKS)
        }
        taken = [path.name for path in texts if os.path.lexists(path)]
        if taken:
            raise FramingError(
                f"{folder} holds {listed(taken, 3)} already, and nothing is written over: "
                "name a new folder."
            )
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in texts.items():
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except (OSError, RuntimeError) as problem:
        raise FramingError(
            f"The notebooks cannot be copied to {folder} "
            f"({getattr(problem, 'strerror', None) or problem}): choose another folder."
        ) from problem
    return list(texts)


def copy_of(path: Path, corpus: Path) -> str:
    """The text of a notebook that names a corpus, without results of another one."""
    notebook = read_notebook(path)
    choose_corpus(notebook, corpus.expanduser().absolute().as_posix())
    clear_outputs(notebook)
    return nbformat.writes(notebook) + "\n"
