"""Cells edited the way the notebook suggests: the edits run, and what they make stands in tables
and charts.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from small_notebooks import TINY

from framing.report.run.execute import execute_all

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.xdist_group("notebooks")


def edited(tmp_path: Path, name: str, corpus: Path, /, **changes) -> list[str]:
    """Run a copy of a notebook with pieces of its code replaced; the texts that its cells put
    out.
    """
    notebook = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)
    notebook.cells = [cell for cell in notebook.cells if "placebo" not in cell.source]
    for old, new in changes.values():
        cells = [cell for cell in notebook.cells if cell.cell_type == "code" and old in cell.source]
        assert cells, f"{name} no longer holds {old!r}"
        cells[0].source = cells[0].source.replace(old, new)
    path = tmp_path / f"{name}.ipynb"
    nbformat.write(notebook, path)
    result = execute_all([path], corpus=str(corpus))[0]
    assert result.failed is None and result.refused is None and result.stderr == ""
    shown = [
        output.get("data", {})
        for cell in result.notebook.cells
        for output in cell.get("outputs", [])
    ]
    return [
        "".join(data.get(kind, "") for kind in ("text/plain", "text/markdown", "text/html"))
        for data in shown
    ]


def test_edits_of_every_kind_at_once(tmp_path):
    mine = tmp_path / "mine"
    for outlet, text in (
        ("north", "The bridge, said our allies, is a friend of all. Is it? " * 3),
        ("south", "No friend came to the bridge. " * 4),
    ):
        (mine / outlet).mkdir(parents=True)
        (mine / outlet / "one.txt").write_text(text, encoding="utf-8")
    shown = "\n".join(
        edited(
            tmp_path,
            "08_your_turn",
            TINY,
            articles=("framing.read_articles(corpus)", f"framing.read_articles({str(mine)!r})"),
            outlet=('"Your outlet"', '"The Third One"'),
            category=('"category": "friendship"', '"category": "warm words"'),
            table=(
                "lexicon=lexicon)",
                'lexicon=lexicon)\nloaded[loaded["category"] == "warm words"]',
            ),
            lens=(r'str.contains(r"\?")', 'str.contains("bridge")'),
            name=("questions per sentence", "bridges per sentence"),
            word=('"brother*"', '"bridge"'),
        )
    )
    assert "north" in shown and "south" in shown and "The Third One" in shown
    assert "warm words" in shown and "bridges per sentence" in shown
    assert "no line" not in shown.lower()


def test_parameters_that_other_notebooks_name(tmp_path):
    shown = "\n".join(
        edited(
            tmp_path,
            "02_keyness",
            TINY,
            ngrams=("stop_words=framing.stop_words()", 'ngrams=(1, 2), voice="own"'),
            least=(
                'framing.compare_outlets(articles)["keyness"]',
                "framing.keyness(counts, articles=articles, min_articles=3)",
            ),
        )
    )
    assert "can be claimed" in shown
