"""Where the user of the command stands, for the tests of the command."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from small_notebooks import PARAMETERS, TINY, tagged


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """An empty folder where the user stands, with the tiny corpus at ``my/tiny.jsonl``."""
    (tmp_path / "my").mkdir()
    shutil.copy(TINY, tmp_path / "my" / "tiny.jsonl")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def small(here) -> Path:
    """A folder with one small notebook that has a parameters cell."""
    folder = here / "small"
    folder.mkdir()
    tagged(folder / "00_small.ipynb", PARAMETERS)
    return folder
