"""Several notebooks one after the other in one kernel: that they run, for a ninth of the start-ups.

That each also runs from nothing in a kernel of its own is tried by `make report`, which
the checks of a clean checkout begin with.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat

from framing.base.running.shared import VARIABLE
from framing.report.run.execute import Executed, execute
from framing.report.run.notebooks import read_notebook
from framing.report.run.settings import kernel_environment

NOT_RUN = "not run: an earlier notebook stopped the kernel"


def execute_in_one_kernel(
    paths: list[Path],
    corpus: Path | None,
    scratch: Path,
    last: tuple[str, ...] = (),
    base: dict[str, str] | None = None,
) -> list[Executed]:
    """Each notebook as if it had been run on its own, in the environment ``base``; those that will
    stop come ``last``.
    """
    paths = sorted(paths, key=lambda path: path.stem in last)
    notebooks = [read_notebook(path) for path in paths]
    all_cells = [cell for notebook in notebooks for cell in notebook.cells]
    for number, cell in enumerate(all_cells):
        cell["id"] = f"joined-{number}"
    joined = nbformat.v4.new_notebook(cells=all_cells)
    run = scratch / "run"
    run.mkdir()
    settings = kernel_environment(scratch, corpus=corpus, base=base) | {VARIABLE: str(run)}
    # in a thread, as the report does: the browser of other tests keeps a loop running in this one
    with ThreadPoolExecutor(1) as pool:
        result = pool.submit(
            execute, paths[0], joined, scratch, scratch if base else paths[0].parent, settings
        ).result()
    cells, stopped, executed = iter(result.notebook.cells), False, []
    for path, notebook in zip(paths, notebooks, strict=True):
        own = nbformat.v4.new_notebook(cells=[next(cells) for _ in notebook.cells])
        outputs = [output for cell in own.cells for output in cell.get("outputs", [])]
        refused = failed = None
        if stopped:
            failed = NOT_RUN
        elif any(output.output_type == "error" for output in outputs):
            refused, failed, stopped = result.refused, result.failed, True
        executed.append(Executed(path, own, result.seconds, refused, failed))
    if not stopped and result.failed:  # the kernel died, and no cell says so
        executed[-1] = Executed(path, own, result.seconds, None, result.failed)
    return executed
