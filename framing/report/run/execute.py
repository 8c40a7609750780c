"""Run notebooks without a browser: each in a kernel of its own, two at a time, on a copy in
memory.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbformat import NotebookNode

from framing.base.errors import FramingError
from framing.report.run.settings import kernel_environment

# seconds for one cell: a large corpus takes minutes, a cell that hangs takes for ever
TIMEOUT = 900
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Executed:
    """One notebook after its run: ``refused`` is our own error's sentence, ``failed`` any other."""

    path: Path
    notebook: NotebookNode
    seconds: float
    refused: str | None = None
    failed: str | None = None

    @property
    def stderr(self) -> str:
        """What the kernel wrote to stderr: warnings and logs, which no finished notebook should
        have.
        """
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
) -> list[Executed]:
    """Run every notebook, ``kernels`` at a time; the files stay as they are.

    Parameters
    ----------
    paths : iterable of Path
        The notebooks.
    corpus : str or Path, optional
        The articles to read (``$FRAMING_CORPUS``); the default corpus if not given.
    folder : Path, optional
        The kernels' working folder; each notebook's own if not given, as in JupyterLab.
    kernels : int
        How many run at the same time.
    environment : dict, optional
        The environment to start from, ``os.environ`` if not given.
    progress : callable
        Gets one line a notebook.

    Returns
    -------
    list of Executed
        In the order of ``paths``.
    """
    # a broken file costs no run of the others
    notebooks = {path: read_notebook(path) for path in paths}
    pool = ThreadPoolExecutor(kernels)
    with TemporaryDirectory(prefix="framing-", ignore_cleanup_errors=True) as scratch:

        def run(path: Path) -> Executed:
            own = Path(scratch) / path.stem
            own.mkdir()
            kernel = kernel_environment(own, corpus=corpus, base=environment)
            return execute(path, notebooks[path], own, folder or path.parent, kernel)

        done = []
        try:
            for number, result in enumerate(pool.map(run, notebooks), start=1):
                progress(f"[{number}/{len(notebooks)}] {result.path.stem:<16} {verdict(result)}")
                done.append(result)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    return done


def execute(
    path: Path, notebook: NotebookNode, scratch: Path, folder: Path, environment: dict
) -> Executed:
    """Run one notebook from its first cell to its last, or to the first error."""
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    start, refused, failed = time.monotonic(), None, None
    for cell in notebook.cells:
        if cell.cell_type == "code":
            # results of an earlier run must not pass for these
            cell.outputs, cell.execution_count = [], None
    # a kernel that is ended while it starts has things to say that nobody asked for
    said = scratch / "kernel.log"
    try:
        with said.open("w") as log:
            client = client_of(notebook, scratch)
            asyncio.run(
                client.async_execute(env=environment, cwd=str(folder), stderr=log, cleanup_kc=True)
            )
    except CellExecutionError as problem:
        sentence = COLOURS.sub("", problem.evalue).strip()
        if problem.ename == FramingError.__name__:
            refused = sentence
        else:
            failed = f"{problem.ename}: {sentence.splitlines()[0] if sentence else 'no message'}"
    except CellTimeoutError:
        failed = f"a cell ran for more than {TIMEOUT} seconds"
    except DeadKernelError:
        last = said.read_text("utf-8", "replace").strip().rpartition("\n")[2]
        failed = "its Python process died, often for want of memory; try it on fewer articles" + (
            f" ({last})" if last else ""
        )
    return Executed(path, notebook, time.monotonic() - start, refused, failed)


def client_of(notebook: NotebookNode, scratch: Path):
    """A client with a kernel of its own."""
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    # No kernel folders: "python3" then is this very Python, not a kernel of that name in a user's
    # home.
    specs, file = KernelSpecManager(kernel_dirs=[]), str(scratch / "kernel.json")
    manager = AsyncKernelManager(
        kernel_name="python3", kernel_spec_manager=specs, connection_file=file
    )
    # Timing differs from run to run; the kernel's remarks on its own transport are no business of a
    # reader.
    quiet = {
        "record_timing": False,
        "coalesce_streams": True,
        "extra_arguments": ["--log-level=ERROR"],
    }
    return NotebookClient(notebook, km=manager, timeout=TIMEOUT, **quiet)


def verdict(result: Executed) -> str:
    """The words after a notebook's name in the progress lines."""
    if result.failed:
        return f"failed: {result.failed}"
    return f"refused: {result.refused}" if result.refused else f"{result.seconds:5.1f} s"


def read_notebook(path: Path) -> NotebookNode:
    """The notebook in version 4, or one sentence where the file is none."""
    try:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
    except (OSError, ValueError, KeyError, AttributeError, nbformat.ValidationError) as problem:
        reason = (
            str(problem).strip().splitlines()[0][:200]
            if str(problem).strip()
            else type(problem).__name__
        )
        raise FramingError(
            f"{path} cannot be read as a notebook ({reason}); restore it or move it elsewhere."
        ) from problem
    return notebook


def find_notebooks(folder: Path) -> list[Path]:
    """The notebooks of a folder in the order of their names."""
    found = sorted(path for path in folder.glob("*.ipynb") if not path.name.startswith("."))
    if not found:
        raise FramingError(
            f"{folder} has no notebooks (*.ipynb); run this from a full copy of the project."
        )
    return found
