"""Run notebooks without a browser: each in its own kernel, two at a time, on copies in memory."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from nbformat import NotebookNode

from framing.base.errors import FramingError, printable
from framing.report.run.kernel import TIMEOUT, NoKernelError, run_cells
from framing.report.run.notebooks import read_notebook
from framing.report.run.parameters import choose_corpus
from framing.report.run.settings import kernel_environment

if TYPE_CHECKING:
    from framing.corpus.described.readings import Reading

COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Executed:
    """One notebook after its run: ``refused`` is our own error's sentence, ``failed`` any other.

    ``readings`` are the corpora that its kernel read.
    """

    path: Path
    notebook: NotebookNode
    seconds: float
    refused: str | None = None
    failed: str | None = None
    readings: tuple[Reading, ...] = ()

    @property
    def stderr(self) -> str:
        """The kernel's warnings and logs, which no finished notebook should have."""
        outputs = [output for cell in self.notebook.cells for output in cell.get("outputs", [])]
        return "".join(output.text for output in outputs if output.get("name") == "stderr")


def execute_all(
    paths: Iterable[Path],
    *,
    corpus: str | Path | None = None,
    folder: Path | None = None,
    kernels: int = 2,
    environment: dict[str, str] | None = None,
    progress: Callable[[str], None] = lambda line: None,
    done: Callable[[Executed], None] = lambda result: None,
) -> list[Executed]:
    """Run every notebook, ``kernels`` at a time; the files stay as they are.

    Parameters
    ----------
    paths : iterable of Path
        The notebooks.
    corpus : str or Path, optional
        The articles to read (``$FRAMING_CORPUS``), whatever a notebook's own parameters cell names;
        without it that of the cell, else the default corpus.
    folder : Path, optional
        The kernels' working folder; each notebook's own if not given, as in JupyterLab.
    kernels : int
        How many run at the same time.
    environment : dict, optional
        The environment to start from, ``os.environ`` if not given.
    progress : callable
        Gets one line a notebook, as soon as it has run.
    done : callable
        Gets each notebook then.

    Returns
    -------
    list of Executed
        In the order of ``paths``.
    """
    # a broken file costs no run of the others
    notebooks = {path: read_notebook(path) for path in paths}
    if corpus is not None:
        for notebook in notebooks.values():
            choose_corpus(notebook, None)
    pool, results = ThreadPoolExecutor(kernels), dict[Path, Executed]()
    with TemporaryDirectory(prefix="framing-", ignore_cleanup_errors=True) as temporary:

        def run(path: Path) -> Executed:
            scratch = Path(temporary) / path.stem
            scratch.mkdir()
            settings = kernel_environment(scratch, corpus=corpus, base=environment)
            return execute(path, notebooks[path], scratch, folder or path.parent, settings)

        try:
            running = [pool.submit(run, path) for path in _longest_first(notebooks)]
            for number, future in enumerate(as_completed(running), start=1):
                result = future.result()
                line = f"[{number}/{len(notebooks)}] {result.path.stem:<16} {verdict(result)}"
                done(result)
                progress(printable(line))
                results[result.path] = result
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    return [results[path] for path in notebooks]


def _longest_first(notebooks: dict[Path, NotebookNode]) -> list[Path]:
    """What tests the whole report many times runs longest, and starts at once."""
    is_long = {
        path: any("robustness(" in cell.source for cell in notebook.cells)
        for path, notebook in notebooks.items()
    }
    return sorted(notebooks, key=lambda path: not is_long[path])


def execute(
    path: Path, notebook: NotebookNode, scratch: Path, folder: Path, environment: dict[str, str]
) -> Executed:
    """Run one notebook from its first cell to its last, or to the first error."""
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    from framing.corpus.described.readings import VARIABLE, readings

    start, refused, failed = time.monotonic(), None, None
    clear_outputs(notebook)
    # a kernel that is ended while it starts has things to say that nobody asked for
    log_path, readings_path = scratch / "kernel.log", scratch / "readings.jsonl"
    environment = environment | {VARIABLE: str(readings_path)}
    try:
        with log_path.open("w") as log:
            run_cells(notebook, scratch, env=environment, cwd=str(folder), stderr=log)
    except CellExecutionError as problem:
        sentence = COLOURS.sub("", problem.evalue).strip()
        if problem.ename == FramingError.__name__:
            refused = sentence
        else:
            failed = f"{problem.ename}: {sentence.splitlines()[0] if sentence else 'no message'}"
    except CellTimeoutError:
        failed = f"a cell ran for more than {TIMEOUT} seconds"
    except DeadKernelError:
        last_words = log_path.read_text("utf-8", "replace").strip().rpartition("\n")[2]
        failed = "its Python process died, often for want of memory; try it on fewer articles"
        failed += f" ({last_words})" if last_words else ""
    except NoKernelError as problem:
        failed = str(problem)
    seconds, read = time.monotonic() - start, tuple(readings(readings_path))
    return Executed(path, notebook, seconds, refused, failed, read)


def clear_outputs(notebook: NotebookNode) -> None:
    """Without the results of an earlier run, which must not pass for those of this one."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None


def verdict(result: Executed) -> str:
    """The words after a notebook's name in the progress lines."""
    if result.failed:
        return f"failed: {result.failed}"
    return f"refused: {result.refused}" if result.refused else f"{result.seconds:5.1f} s"
