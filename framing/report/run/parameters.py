"""The cell tagged ``parameters``: the corpus that a notebook names, and how to name another.

The tag is papermill's: ``papermill -p corpus my/articles 02_keyness.ipynb out.ipynb`` works too.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

from nbformat import NotebookNode

from framing.base.errors import FramingError, listed
from framing.report.run.notebooks import read_notebook

TAG, NAME = "parameters", "corpus"


def chosen_in(paths: Iterable[Path]) -> str | None:
    """The corpus that notebooks name in their cells, made absolute; None where they name none.

    Raises
    ------
    FramingError
        Where two notebooks name different corpora: a report is of one.
    """
    corpora = {
        str(path.parent.absolute() / os.path.expanduser(corpus))
        for path in paths
        if (corpus := chosen_corpus_of(read_notebook(path)))
    }
    if len(corpora) > 1:
        raise FramingError(
            f"The notebooks name different corpora ({listed(sorted(corpora), 3)}): "
            "give the one that all of them shall read."
        )
    return next(iter(corpora), None)


def chosen_corpus_of(notebook: NotebookNode) -> str | None:
    """The path that the parameters cell gives to ``corpus``, or None."""
    for cell in parameter_cells(notebook):
        value = assigned_value(cell.source)
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            return value.value
    return None


def choose_corpus(notebook: NotebookNode, corpus: str | None) -> None:
    """Write a path, or None, into the parameters cell of a notebook in memory."""
    for cell in parameter_cells(notebook):
        if (value := assigned_value(cell.source)) is not None:
            cell.source = with_code(cell.source, value, repr(corpus))


def parameter_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """The cells with the tag; there is one at most in the project's notebooks."""
    return [cell for cell in notebook.cells if TAG in cell.metadata.get("tags", [])]


def assigned_value(source: str) -> ast.expr | None:
    """What stands on the right of ``corpus = …``; None where that is not said, or not Python."""
    try:
        statements = ast.parse(source).body
    except SyntaxError:
        return None
    for statement in statements:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == NAME:
            return statement.value
    return None


def with_code(source: str, value: ast.expr, code: str) -> str:
    """The source with other code in place of a value; offsets of ``ast`` count bytes."""
    lines = source.encode().splitlines(keepends=True)
    starts = list(accumulate(map(len, lines), initial=0))
    start = starts[value.lineno - 1] + value.col_offset
    end = starts[(value.end_lineno or 1) - 1] + (value.end_col_offset or 0)
    return (source.encode()[:start] + code.encode() + source.encode()[end:]).decode()
