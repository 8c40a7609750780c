"""Several notebooks one after the other in one kernel: the same results, one start-up for all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from framing.report.run.execute import Executed, execute
from framing.report.run.notebooks import read_notebook
from framing.report.run.settings import kernel_environment

# Between two notebooks: what one has named, another does not know.
FORGET = "get_ipython().run_line_magic('reset', '-f')"


def execute_together(
    paths: Iterable[Path],
    scratch: Path,
    *,
    corpus: str | Path | None = None,
    folder: Path | None = None,
    environment: dict[str, str] | None = None,
) -> list[Executed]:
    """Run notebooks in one kernel, and in a new one after a notebook that was stopped.

    Parameters
    ----------
    paths : iterable of Path
    scratch : Path
        An empty folder for the kernels' files.
    corpus : str or Path, optional
        As for :func:`framing.report.run.execute.execute_all`, as are ``folder`` and
        ``environment``.

    Returns
    -------
    list of Executed
        In the order of ``paths``. A notebook has the seconds of its kernel.
    """
    notebooks = {path: read_notebook(path) for path in paths}
    left, results = list(notebooks), list[Executed]()
    while left:
        own = scratch / f"kernel-{len(results)}"
        own.mkdir(parents=True)
        settings = kernel_environment(own, corpus=corpus, base=environment)
        joined = joined_notebooks([notebooks[path] for path in left])
        result = execute(left[0], joined, own, folder or left[0].parent, settings)
        results += parted(result, left, [len(notebooks[path].cells) for path in left])
        left = list(notebooks)[len(results) :]
    return results


def joined_notebooks(notebooks: list[NotebookNode]) -> NotebookNode:
    """All cells in one notebook, with one that forgets after each notebook's."""
    cells = []
    for notebook in notebooks:
        cells += [*notebook.cells, nbformat.v4.new_code_cell(FORGET)]
    for number, cell in enumerate(cells):
        cell["id"] = f"joined-{number}"
    return nbformat.v4.new_notebook(cells=cells)


def parted(result: Executed, paths: list[Path], sizes: list[int]) -> list[Executed]:
    """What each notebook gave, up to the one that was stopped."""
    executed, cells = [], iter(result.notebook.cells)
    for path, size in zip(paths, sizes, strict=True):
        own = [next(cells) for _ in range(size)]
        next(cells)
        notebook = nbformat.v4.new_notebook(cells=own)
        ran = Executed(path, notebook, result.seconds, readings=result.readings)
        executed.append(ran)
        if not ran_to_its_end(ran, is_last=path == paths[-1], stopped=bool(result.failed)):
            refused, failed = result.refused, result.failed
            executed[-1] = Executed(
                path, notebook, result.seconds, refused, failed, result.readings
            )
            break
    return executed


def ran_to_its_end(ran: Executed, *, is_last: bool, stopped: bool) -> bool:
    """Whether no cell of a notebook was stopped, and none is left that the kernel did not run."""
    code = [cell for cell in ran.notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    outputs = [output for cell in code for output in cell.get("outputs", [])]
    is_run = all(cell.execution_count for cell in code)
    is_stopped = any(output.output_type == "error" for output in outputs)
    return is_run and not is_stopped and not (is_last and stopped)
