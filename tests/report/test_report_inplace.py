"""Results kept in the notebooks themselves: the same bytes each time, and nothing of the user's
overwritten.
"""

from __future__ import annotations

import base64
from pathlib import Path

import nbformat
import pytest
from small_notebooks import SILENT, add

from framing.base.errors import FramingError
from framing.report.run.inplace import execute_in_place

pytestmark = pytest.mark.xdist_group("report")


@pytest.fixture
def own(tmp_path) -> Path:
    """A folder with a notebook that needs no corpus, drawing and printing."""
    where = tmp_path / "own"
    where.mkdir()
    draw = "import matplotlib.pyplot as plt\nplt.plot([1, 2]);"
    add(
        where,
        "00_own",
        "# What is kept?",
        "import sys; print('one'); print('two')",
        draw,
        "import pandas as pd; pd.DataFrame({'a': [1]})",
    )
    return where


def test_in_place_twice_gives_the_same_bytes_and_no_version(own):
    assert len(execute_in_place(own, **SILENT)) == 1
    first = (own / "00_own.ipynb").read_bytes()
    assert execute_in_place(own, **SILENT) == [] and (own / "00_own.ipynb").read_bytes() == first
    kept = nbformat.reads(first.decode(), as_version=4)
    assert "version" not in kept.metadata.language_info
    assert all("execution" not in cell.metadata for cell in kept.cells)
    png = kept.cells[2].outputs[0].data["image/png"]
    assert base64.b64decode(png).startswith(b"\x89PNG")


def test_a_notebook_that_warns_is_not_kept(own):
    add(own, "01_warns", "# Is it quiet?", "import warnings; warnings.warn('careful')")
    before = {path: path.read_bytes() for path in own.iterdir()}
    with pytest.raises(FramingError, match="01_warns.ipynb: it wrote to stderr"):
        execute_in_place(own, **SILENT)
    assert {path: path.read_bytes() for path in own.iterdir()} == before


def test_an_edit_during_the_run_is_never_overwritten(own):
    path = own / "00_own.ipynb"

    def edit(line):
        path.write_text(
            path.read_text("utf-8").replace("What is kept?", "My own question?"), encoding="utf-8"
        )

    with pytest.raises(FramingError, match="was edited while it ran"):
        execute_in_place(own, progress=edit)
    assert "My own question?" in path.read_text("utf-8")


def test_a_broken_notebook_file_is_named(own):
    (own / "01_half.ipynb").write_text('{"cells": [')
    with pytest.raises(FramingError, match=r"01_half\.ipynb cannot be read as a notebook"):
        execute_in_place(own, **SILENT)


def test_a_folder_without_notebooks_is_named(tmp_path):
    with pytest.raises(FramingError, match="no notebooks"):
        execute_in_place(tmp_path, **SILENT)
