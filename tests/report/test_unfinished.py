"""The pages of a run that was stopped: whole by themselves, none leads to what is not there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from framing.report.run.execute import Executed
from framing.report.unfinished import Unfinished

ARTICLES = pd.DataFrame({"outlet": ["Reef", "Dune"], "text": ["a ferry", "a pier"]})


def notebook(name: str, question: str) -> Executed:
    """A notebook that was run, with a table and a word on another page."""
    table = {"text/html": "<table></table>", "text/csv": "term,uses\nferry,2\npier,1\n"}
    output = nbformat.v4.new_output("display_data", data=table)
    cells = [
        nbformat.v4.new_markdown_cell(f"# {question}\n\nMore in `07_claims`."),
        nbformat.v4.new_code_cell("show()", outputs=[output], execution_count=1),
    ]
    return Executed(Path(f"{name}.ipynb"), nbformat.v4.new_notebook(cells=cells), 1.0)


def leads_nowhere(folder: Path) -> list[str]:
    """Links of the pages to files that are not there."""
    return [
        f"{page.name}: {href}"
        for page in folder.rglob("*.html")
        for href in re.findall(r'href="([^"#]+)"', page.read_text("utf-8"))
        if not (page.parent / href).is_file()
    ]


@pytest.mark.parametrize("parts", [("",), ("reef", "dune")])
def test_after_each_notebook_the_pages_are_whole(tmp_path, parts):
    unfinished = Unfinished(tmp_path)
    for part in parts:
        for name in ("07_claims", "02_keyness"):
            unfinished.add(notebook(name, f"Who says {name}?"), ARTICLES, "<p>foot</p>", part)
            assert leads_nowhere(tmp_path) == []
            assert (tmp_path / part / f"{name}-1.csv").is_file()
    front = (tmp_path / "index.html").read_text("utf-8")
    found = re.findall(r'<li><a href="([^"]+)">Who', front)
    names = ("02_keyness.html", "07_claims.html")
    assert found == [f"{part}/{name}".lstrip("/") for part in parts for name in names]
    assert "did not come to its end" in front


def test_a_notebook_that_was_not_run_to_its_end_has_no_page(tmp_path):
    whole = notebook("02_keyness", "Which words?")
    for stopped in (replace(whole, refused="Too short."), replace(whole, failed="a cell broke")):
        Unfinished(tmp_path / "done").add(stopped, ARTICLES, "")
    assert not (tmp_path / "done").exists()
