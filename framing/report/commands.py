"""What the commands do once their options are known, and how each ends: in a line and a code."""

from __future__ import annotations

import os
import signal
import sys
import time
import webbrowser
from collections.abc import Callable
from pathlib import Path

from framing.base.data import NOTEBOOKS
from framing.base.errors import FramingError, printable

STOPPED = "Stopped; the last report and the notebooks are as they were."


def exit_code(command: Callable[[], int], *, refused: int, stopped: str) -> int:
    """Run a command to its end.

    Parameters
    ----------
    command : callable
        Gives the code to end with.
    refused : int
        The code after bad input, which is said in one sentence on stderr.
    stopped : str
        The line on stderr after Ctrl-C or a polite kill.

    Returns
    -------
    int
    """
    try:
        code = command()
        sys.stdout.flush()
    except FramingError as problem:
        print(problem, *notes_of(problem), file=sys.stderr)
        return refused
    except BrokenPipeError:  # `framing check | head`: nobody reads on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt as interrupt:
        print(stopped, *notes_of(interrupt), file=sys.stderr, flush=True)
        # At once: the kernels of unfinished notebooks end with this process, and waiting for them
        # helps nobody.
        os._exit(130)
    return code


def notes_of(problem: BaseException) -> list[str]:
    """What was noted on an error on its way, as a stopped report notes where its pages are."""
    return [printable(note) for note in getattr(problem, "__notes__", [])]


def prepare_process() -> None:
    """Handle a polite kill as Ctrl-C, and write what a console cannot show as its escape."""

    def interrupt(*_) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)
    if hasattr(sys.stdout, "reconfigure"):  # a Windows console of old knows few letters
        sys.stdout.reconfigure(errors="backslashreplace")


def write_report(
    corpus: str | Path | None,
    target: Path,
    *,
    notebooks: Path | None = None,
    kernels: int = 2,
    show: bool = False,
) -> None:
    """Build the report, say where it lies, and open it in a browser where asked to.

    Parameters
    ----------
    corpus : str or Path, optional
        If not given, the corpus that the notebooks name, else that of ``$FRAMING_CORPUS``. Without
        either the project's notebooks show the examples, those of a user the default corpus.
    target : Path
        The folder of the report.
    notebooks : Path, optional
        The folder of the notebooks to run, those of the project if not given.
    kernels : int
        How many notebooks run at the same time.
    show : bool
        Whether to open the front page.
    """
    from framing.report.build import build_report
    from framing.report.examples.build import build_examples
    from framing.report.run.notebooks import find_notebooks
    from framing.report.run.parameters import chosen_in
    from framing.report.run.settings import chosen_corpus

    start, notebooks = time.monotonic(), notebooks or NOTEBOOKS
    corpus = corpus or chosen_in(find_notebooks(notebooks)) or chosen_corpus()
    if corpus is None and notebooks == NOTEBOOKS:
        results = build_examples(target, kernels=kernels)
    else:
        results = build_report(target, notebooks=notebooks, corpus=corpus, kernels=kernels)
    refused = sum(bool(result.refused) for result in results)
    note = f"; {refused} could not be run to their end, their pages say why" if refused else ""
    if refused == 1:
        note = "; 1 could not be run to its end, its page says why"
    seconds, index = time.monotonic() - start, target / "index.html"
    done = "1 notebook" if len(results) == 1 else f"{len(results)} notebooks"
    print(printable(f"{done} in {seconds:.0f} s{note}. Open {index}"))
    if show:
        webbrowser.open(index.expanduser().absolute().as_uri())


def new_notebooks(folder: Path, corpus: Path | None) -> None:
    """Copy the notebooks into a folder of the user's, and say what to do next."""
    from framing.report.copies import copy_notebooks

    copies = copy_notebooks(folder, corpus)
    line = f"{len(copies)} notebooks in {folder}. Edit them with: framing lab {folder}"
    print(printable(line))


def check(corpus: Path | None) -> None:
    """Print what was read of a corpus."""
    from framing.report.check import check_corpus

    print("\n".join(check_corpus(corpus)))


def share(corpus: Path, folder: Path, *, withhold: bool = False, urls: bool = False) -> None:
    """Write what can be published of a corpus without its text."""
    from framing.corpus.read import read_articles
    from framing.sharing.write import share as write_pack

    articles = read_articles(corpus)
    pack = write_pack(articles, folder, withhold=withhold, urls=urls)
    line = f"Counts and scores of {len(articles):,} articles, without their text, in {pack}"
    print(printable(line))
