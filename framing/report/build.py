"""Notebooks in, pages out: every notebook is executed, every page written aside, then moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pandas as pd

from framing.base.data import INSTALLED, NOTEBOOKS, ROOT, SEEDS
from framing.base.errors import FramingError
from framing.base.running.shared import shared_for_a_run
from framing.report.compared import Compared, compare
from framing.report.folder import done_beside, replaced
from framing.report.lines.behind import Behind
from framing.report.pages import terms
from framing.report.pages.charts import marks_of
from framing.report.pages.findings import marks_of_findings
from framing.report.pages.index import FRONT, corpus_sentence, footer, heading, index_page
from framing.report.pages.page import Link, describe, document, notebook_page, tables_of
from framing.report.pages.slides import FILE, slides_page
from framing.report.run.execute import Executed, execute_all
from framing.report.run.notebooks import find_notebooks
from framing.report.run.parameters import chosen_in
from framing.report.unfinished import Unfinished

if TYPE_CHECKING:
    from framing.corpus.described.readings import Reading

WORDS = terms.LINK
LARGEST = 3_000_000  # bytes of a page that still opens at once on a phone
READING = Link(
    "side_by_side.html",
    "Side by side",
    "What do two articles say, line by line?",
    "The matched articles next to each other, with what one adds and the other leaves out.",
)


def build_report(
    target: Path = ROOT / "report",
    *,
    notebooks: Path = NOTEBOOKS,
    corpus: str | Path | None = None,
    kernels: int = 2,
    progress: Callable[[str], None] = print,
) -> list[Executed]:
    """Run every notebook on a corpus and write one page for each, with an index.

    Parameters
    ----------
    target : Path
        The folder that is made, or replaced once everything has been written.
    notebooks : Path
        The folder of notebooks, which are read and never written.
    corpus : str or Path, optional
        A folder or table of articles; if not given, what the notebooks name in their cells, else
        the default corpus.
    kernels : int
        How many notebooks run at the same time.
    progress : callable
        Gets a line for each notebook.

    Returns
    -------
    list of Executed
        The notebooks as they ran.

    Raises
    ------
    FramingError
        Where the corpus cannot be read or changes on the way, a notebook fails, or the folder
        cannot be written. The last report then stays, and the pages of the notebooks that were
        done by then are kept beside it; a note on the error says where.
    """
    paths = find_notebooks(notebooks)
    corpus = corpus or chosen_in(paths)
    folder = folder_of(notebooks)
    with replaced(target) as fresh, shared_for_a_run():
        # before any notebook: a corpus that cannot be read costs a second, not a minute
        articles, first = first_reading(SEEDS if corpus is None else corpus)
        below, unfinished = footer_of(articles, corpus), Unfinished(done_beside(fresh))

        def keep(result: Executed) -> None:
            require_same_articles(first, [result])
            unfinished.add(result, articles, below)

        with meanwhile(compare, articles) as compared:
            results = execute_all(
                paths, corpus=corpus, folder=folder, kernels=kernels, progress=progress, done=keep
            )
        require_success(results)
        write_files(fresh, files_of(results, articles, below, compared.result()), progress)
    return results


@contextmanager
def meanwhile(function: Callable, *arguments) -> Iterator[Future]:
    """Work out what the pages need while the notebooks run: a run shares what is once computed."""
    pool = ThreadPoolExecutor(1)
    try:
        yield pool.submit(function, *arguments)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def folder_of(notebooks: Path) -> Path | None:
    """Where the notebooks run, if not where they lie: those inside an installed package run where
    the user stands and keeps a folder my/.
    """
    return Path.cwd() if INSTALLED and notebooks == NOTEBOOKS else None


def footer_of(articles: pd.DataFrame, corpus: str | Path | None) -> str:
    """What stands at the foot of every page of a corpus, with the fingerprint of its articles."""
    from framing.text.fingerprint import fingerprint

    return footer(articles, fingerprint(articles), corpus)


def files_of(
    results: list[Executed],
    articles: pd.DataFrame,
    below: str,
    compared: Compared,
    left_out: str = "",
) -> Iterator[tuple[str, str]]:
    """The pages and tables of a corpus with their files, each made when it is asked for.

    The lines of a large corpus fill hundreds of megabytes of pages, which are never all there.

    Parameters
    ----------
    results : list of Executed
    articles : DataFrame
    below : str
        The footer.
    compared : Compared
    left_out : str
        Which pages are not there, and why; a line of the front page.
    """
    yield from all_pages(results, articles, below, compared, left_out)
    for result in results:
        yield from tables_of(result).items()


def write_files(
    folder: Path, files: Iterable[tuple[str, str]], progress: Callable[[str], None]
) -> None:
    """Write pages and tables, and say which page is too large for a phone."""
    for name, text in files:
        if (size := len(text.encode())) > LARGEST and name.endswith(".html"):
            progress(
                f"{name} has {size / 1e6:.1f} MB and opens slowly; show fewer rows in its notebook."
            )
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def first_reading(corpus: str | Path) -> tuple[pd.DataFrame, Reading]:
    """The articles, and what the readings of the notebooks are compared with."""
    from framing.corpus.described.readings import noted_in, readings
    from framing.corpus.read import read_articles

    with TemporaryDirectory(prefix="framing-", ignore_cleanup_errors=True) as scratch:
        log = Path(scratch) / "readings.jsonl"
        with noted_in(log):
            articles = read_articles(corpus)
        return articles, readings(log)[0]


def all_pages(
    results: list[Executed],
    articles: pd.DataFrame,
    below: str,
    compared: Compared,
    left_out: str = "",
) -> Iterator[tuple[str, str]]:
    """Every page of the report with its file, the front page first, files of lines last."""
    reading = reading_page(compared)
    links = [describe(result) for result in results] + ([READING] if reading else []) + [WORDS]
    marks = {link.file: marks_of(result) for link, result in zip(links, results, strict=False)}
    marks |= {FRONT.file: marks_of_findings(compared), WORDS.file: terms.marks_of_terms(compared)}
    behind = Behind(marks, compared, reading)
    panels, every = behind.panels, [FRONT, *links]
    yield FRONT.file, index_page(articles, links, below, compared, panels[FRONT.file], left_out)
    for link, result in zip(links, results, strict=False):
        yield link.file, notebook_page(result, every, below, articles, panels[link.file])
    if reading:
        yield READING.file, reading
    yield WORDS.file, terms.terms_page(articles, every, below, compared, panels[WORDS.file])
    yield FILE, slides_page(compared, heading(articles), corpus_sentence(compared.articles), below)
    for file, title, body in behind.further_pages():
        yield file, document(title, body, every, below, current=file)


def reading_page(compared: Compared) -> str | None:
    """The page of matched articles side by side, or None where no two articles are on one event."""
    from framing.report.pages.reading import reading_page as side_by_side_page

    try:
        return side_by_side_page(compared.articles, compared.pairs)
    except FramingError:
        return None


def require_success(results: list[Executed]) -> None:
    """Raise when a notebook failed, or when our own error stopped every one of them."""
    failed = [f"{result.path.name}: {result.failed}" for result in results if result.failed]
    if failed:
        raise FramingError(
            f"{'; '.join(failed)}. The last report is as it was; `make lab` or "
            "`framing lab` opens the notebook, where you can run its cells one by one."
        )
    refused = [result.refused for result in results if result.refused]
    if len(refused) == len(results):
        raise FramingError(" ".join(sorted(set(refused))))


def require_same_articles(first: Reading, results: list[Executed]) -> None:
    """Raise when a notebook read the corpus as it was not when the report began.

    Every page names the fingerprint of the first reading, and its figures must rest on that.
    """
    changed = [
        f"{result.path.name} read {reading.articles:,} articles"
        for result in results
        for reading in result.readings
        if reading.corpus == first.corpus and reading != first
    ]
    if changed:
        raise FramingError(
            f"{first.corpus} changed while the report was made: there were {first.articles:,} "
            f"articles at the start, and {changed[0]}, or other texts. The last "
            "report is as it was; run the same command again once nothing changes the corpus."
        )
