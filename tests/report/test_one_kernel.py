"""Notebooks that share a kernel: each as if it had its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from small_notebooks import TINY, add

from framing.report.run.notebooks import find_notebooks
from framing.report.run.together import execute_together

pytestmark = pytest.mark.xdist_group("report")


def together(folder: Path, scratch: Path, **settings) -> list:
    """In a thread, as the report does: the browser of other tests keeps a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        paths = find_notebooks(folder)
        return pool.submit(execute_together, paths, scratch, **settings).result()


def said(result) -> str:
    outputs = [output for cell in result.notebook.cells for output in cell.get("outputs", [])]
    return "".join(output.get("text", "") for output in outputs)


def test_what_one_names_another_does_not_know_and_what_stops_one_stops_no_other(tmp_path):
    books = tmp_path / "notebooks"
    books.mkdir()
    add(books, "00_names", "# Whose?", "import os; ferry = 'Orlo'", "print(os.getpid(), ferry)")
    add(books, "01_asks", "# Who?", "import os; print(os.getpid(), 'ferry' in globals())")
    refusal = "import framing; raise framing.FramingError('no ferry in these articles')"
    add(books, "02_stops", "# Which?", "print('before')", refusal, "print('after')")
    add(books, "03_reads", "# And?", "import framing; print(len(framing.read_articles()))")
    add(books, "04_breaks", "# What?", "1 / 0")
    names, asks, stops, reads, breaks = together(books, tmp_path / "own", corpus=TINY)
    assert said(names).split()[1] == "Orlo" and said(asks).split()[1] == "False"
    assert said(names).split()[0] == said(asks).split()[0], "they share a kernel"
    assert stops.refused == "no ferry in these articles" and said(stops) == "before\n"
    assert said(reads) == "9\n" and reads.refused is None and reads.failed is None
    assert [reading.articles for reading in reads.readings] == [9]
    assert breaks.failed.startswith("ZeroDivisionError") and names.failed is names.refused is None
    assert [len(result.notebook.cells) for result in (names, stops, reads)] == [3, 4, 2]
    paths = [result.path for result in (names, asks, stops, reads, breaks)]
    assert paths == find_notebooks(books)


def test_a_kernel_that_dies_is_said_of_the_notebook_that_it_died_in(tmp_path):
    books = tmp_path / "notebooks"
    books.mkdir()
    add(books, "00_well", "# Well?", "print('well')")
    add(books, "01_dies", "# Why?", "import os; os._exit(3)", "1 + 1")
    add(books, "02_well", "# Well again?", "print('again')")
    first, dead, last = together(books, tmp_path / "own")
    assert (said(first), said(last)) == ("well\n", "again\n")
    assert first.failed is last.failed is None and "Python process died" in dead.failed
