"""Single cells of the notebooks, run on corpora that show what a cell has to get right."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pandas as pd

import framing

ROOT = Path(__file__).resolve().parents[2]


def shown(name: str, part: str, **names) -> list:
    """What the cell of a notebook that holds ``part`` displays, given the names that it uses."""
    notebook = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)
    (cell,) = [cell for cell in notebook.cells if cell.cell_type == "code" and part in cell.source]
    displayed: list = []
    *lines, last = cell.source.splitlines()
    source = "\n".join([*lines, last if last.startswith(" ") else f"last = {last}"])
    names = {"framing": framing, "pd": pd, "display": lambda *all: displayed.extend(all), **names}
    exec(source, names)  # our own notebook
    return [*displayed, names.get("last")]


def with_copies() -> pd.DataFrame:
    """A copy within an outlet, and one in another outlet."""
    story = [f"The keeper of pier {n} counted {n * 3} gulls and {n + 7} boats." for n in range(20)]
    other = [f"A clerk sold {n} maps of the old bay on day {n * 2}." for n in range(20)]
    rows = [
        ("Echo", " ".join(story)),
        ("Echo", " ".join(story[:19])),
        ("Herald", " ".join(story[1:])),
        ("Herald", " ".join(other)),
    ]
    return pd.DataFrame(rows, columns=["outlet", "text"])


def test_a_near_copy_is_shown_as_one_and_not_as_a_line_taken_out(tmp_path):
    path = tmp_path / "articles.csv"
    with_copies().to_csv(path, index=False)
    articles = framing.read_articles(path)
    assert (framing.dropped_lines(articles)["rule"] == "copy").any()
    table = shown("00_corpus", "dropped_lines", articles=articles)[-1]
    assert "copy" not in str(table), "counted apart"
    pieces = shown("00_corpus", "near_copies(", articles=articles, corpus=path)
    tables = [str(piece) for piece in pieces]
    assert any("Copy of" in text and "–" not in text for text in tables), "no copy of nothing"


def test_no_actor_and_outlet_fill_the_list_of_names():
    """However often one outlet describes one person, each pair has its first row before."""
    often = "The embattled mayor Orla Finn left. " * 14 + "A stern clerk Ben Orlo stayed."
    rows = [("a", "Echo", often), ("b", "Herald", "The brave mayor Orla Finn sang.")]
    articles = pd.DataFrame(rows, columns=["article", "outlet", "text"])
    lines = str(shown("05_voices", "actor_names", articles=articles)[-1]).splitlines()[1:]
    pairs = [("Finn" in line, "Herald" in line) for line in lines]
    assert len(set(pairs[:3])) == 3 and len(lines) == 12
