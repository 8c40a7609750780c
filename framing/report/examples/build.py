"""The examples of the project as one report: each in its folder, and a page before them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pandas as pd

from framing.base.data import NOTEBOOKS, ROOT
from framing.base.errors import printable
from framing.base.running.shared import shared_for_a_run
from framing.corpus.examples import EXAMPLES as CORPORA
from framing.report.build import (
    WORDS,
    files_of,
    first_reading,
    folder_of,
    footer_of,
    require_same_articles,
    require_success,
    write_files,
)
from framing.report.compared import compare
from framing.report.examples.case_study import case_study_page
from framing.report.examples.front import Shown, overview_page
from framing.report.examples.glosses import glossed, glossed_heads
from framing.report.examples.listed import CASE, EXAMPLES, OVERVIEW, Example
from framing.report.examples.switch import with_switch
from framing.report.folder import done_beside, replaced
from framing.report.pages.index import FRONT, rests_on
from framing.report.run.execute import Executed
from framing.report.run.notebooks import find_notebooks
from framing.report.run.together import execute_together
from framing.report.unfinished import Unfinished

if TYPE_CHECKING:
    from framing.corpus.described.readings import Reading


@dataclass(frozen=True)
class Run:
    """An example with the notebooks that it runs and its articles as they were at the start."""

    example: Example
    paths: list[Path]
    articles: pd.DataFrame
    first: Reading

    @property
    def named(self) -> str:
        """The corpus as whoever wants it in Python writes it."""
        return f'framing.example("{self.example.name}")'


def build_examples(
    target: Path = ROOT / "report",
    *,
    notebooks: Path = NOTEBOOKS,
    kernels: int = 2,
    progress: Callable[[str], None] = print,
) -> list[Executed]:
    """Write the report of all examples.

    Parameters
    ----------
    target : Path
        As for :func:`framing.report.build_report`.
    notebooks : Path
    kernels : int
        How many examples run at the same time, each with all its notebooks in one kernel.
    progress : callable
        Gets a line for each example.

    Returns
    -------
    list of Executed
        The notebooks of all examples as they ran.

    Raises
    ------
    FramingError
        As :func:`framing.report.build_report` does.
    """
    from framing.text.fingerprint import fingerprint

    paths, results, examples = find_notebooks(notebooks), [], []
    pool, folder = ThreadPoolExecutor(kernels), folder_of(notebooks)
    temporary = TemporaryDirectory(prefix="framing-", ignore_cleanup_errors=True)
    with shared_for_a_run(), replaced(target) as fresh, temporary as scratch:
        runs, unfinished = runs_of(paths), Unfinished(done_beside(fresh))
        try:
            futures = [
                pool.submit(
                    execute_together,
                    run.paths,
                    Path(scratch) / run.example.name,
                    corpus=CORPORA[run.example.name],
                    folder=folder,
                )
                for run in runs
            ]
            for number, (run, future) in enumerate(zip(runs, futures), start=1):
                executed = future.result()
                require_same_articles(run.first, executed)
                below = footer_of(run.articles, run.named)
                for result in executed:
                    unfinished.add(result, run.articles, below, run.example.name)
                files = files_of_example(run, executed, below)
                write_files(fresh / run.example.name, files.items(), progress)
                progress(printable(f"[{number}/{len(runs)}] {line_of(run, executed)}"))
                mark = fingerprint(run.articles)
                examples.append(Shown(run.example, files[FRONT.file], run.articles, mark))
                results += executed
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
        pages = {OVERVIEW.file: overview_page(examples), CASE.file: case_study_page(rests_on({}))}
        write_files(fresh, pages.items(), progress)
    return results


def runs_of(paths: list[Path]) -> list[Run]:
    """The examples that have a notebook to run, read once before any of them runs."""
    runs = []
    for example in EXAMPLES:
        own = [path for path in paths if path.stem[:2] in (example.notebooks or path.stem[:2])]
        if own:
            runs.append(Run(example, own, *first_reading(CORPORA[example.name])))
    return runs


def files_of_example(run: Run, executed: list[Executed], below: str) -> dict[str, str]:
    """The files of an example, made as those of any corpus, with the way to the other examples."""
    require_success(executed)
    example = run.example
    files = dict(files_of(executed, run.articles, below, compare(run.articles), example.left_out))
    for file, page in files.items():
        if file.endswith(".html"):
            if example.has_glosses:
                page = glossed_heads(page) if file == WORDS.file else glossed(page)
            files[file] = with_switch(page, example.link)
    return files


def line_of(run: Run, executed: list[Executed]) -> str:
    """The words of a progress line."""
    seconds = sum({result.seconds for result in executed})
    n = len(executed)
    notebooks = "1 notebook" if n == 1 else f"{n} notebooks"
    return f"{run.example.name:<12} {notebooks:<13} {seconds:5.1f} s"
