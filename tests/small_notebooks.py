"""Notebooks of a few cells, for the tests of what runs them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import nbformat

TINY = Path(__file__).with_name("data") / "tiny_corpus.jsonl"
SHOW = "import framing; print(framing.read_articles(corpus)['outlet'].nunique(), 'outlets')"
PARAMETERS = "corpus = None  # whose?"
SILENT = {"progress": lambda line: None}
FIRST = (
    "# Who says what?\n\nOne number of $\\frac{1}{2}$.",
    "import os",
    "print(6 * 7, os.environ['FRAMING_CORPUS'][-5:])",
)


def add(folder: Path, name: str, *cells: str) -> None:
    """Write a notebook of cells: Markdown where the text starts with #, code elsewhere."""
    make = {True: nbformat.v4.new_markdown_cell, False: nbformat.v4.new_code_cell}
    made = [make[text.startswith("#")](text, id=f"c{i}") for i, text in enumerate(cells)]
    nbformat.write(nbformat.v4.new_notebook(cells=made), folder / f"{name}.ipynb")


def wait_for(condition: Callable[[], bool], seconds: float = 40) -> None:
    """Wait until something is the case."""
    start = time.monotonic()
    while not condition():
        assert time.monotonic() - start < seconds, "it did not happen in time"
        time.sleep(0.1)


def tagged(path: Path, parameters: str) -> None:
    """Write a notebook whose first code cell is tagged."""
    add(path.parent, path.stem, "# Who?", parameters, SHOW)
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[1].metadata["tags"] = ["parameters"]
    nbformat.write(notebook, path)
