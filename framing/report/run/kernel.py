"""A kernel for one notebook: started, asked for its cells, and given a second chance if slow."""

from __future__ import annotations

import asyncio
import atexit
import socket
from pathlib import Path

from nbformat import NotebookNode

from framing.base.errors import FramingError

# seconds for one cell: a large corpus takes minutes, a cell that hangs takes for ever
TIMEOUT = 900
NO_ANSWER = "Kernel didn't respond", "Kernel died before"  # how Jupyter tells it, in a RuntimeError
START = 180  # seconds in which a kernel must answer: it takes two, and a minute on a busy computer


class NoKernelError(Exception):
    """A kernel did not start, twice."""


def run_cells(notebook: NotebookNode, scratch: Path, **kernel) -> None:
    """Run all cells of a notebook in a kernel of its own.

    Parameters
    ----------
    notebook : NotebookNode
        Gets the outputs.
    scratch : Path
        The folder for the kernel's own files.
    **kernel
        What Jupyter's ``start_kernel`` takes: ``env``, ``cwd``, ``stderr``.

    Raises
    ------
    NoKernelError
        The kernel did not answer in time, nor did a second one.
    FramingError
        This computer lets no two processes talk with each other.
    nbclient's errors
        A cell failed, ran for too long, or ended the kernel.
    """
    require_loopback()
    for is_last in (False, True):
        client = client_of(notebook, scratch)
        try:
            asyncio.run(client.async_execute(cleanup_kc=True, **kernel))
            return
        except RuntimeError as problem:
            # It is ended already; doing so once more on leaving would print a traceback.
            atexit.unregister(client._cleanup_kernel)
            if not str(problem).startswith(NO_ANSWER):  # a kernel that died later is one as well
                raise
            if is_last:
                raise NoKernelError(
                    f"its Python process did not answer within {START} seconds, twice; "
                    "make the report again when the computer has less to do"
                ) from problem


def require_loopback() -> None:
    """Raise where nothing on this computer can be reached from it: a kernel could not be."""
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname(), timeout=5).close()
    except OSError as problem:
        raise FramingError(
            "Notebooks are run by processes that talk with each other at the address 127.0.0.1, "
            f"and this computer does not let them ({problem}): allow it in its firewall or "
            "container."
        ) from None


def client_of(notebook: NotebookNode, scratch: Path):
    """A client with a kernel of its own."""
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    # Without kernel folders "python3" is this very Python, not a kernel of that name in a user's
    # home.
    manager = AsyncKernelManager(
        kernel_name="python3",
        kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),
        connection_file=str(scratch / "kernel.json"),
    )
    return NotebookClient(
        notebook,
        km=manager,
        timeout=TIMEOUT,
        startup_timeout=START,
        # Timing differs from run to run; the kernel's remarks on its own transport are no business
        # of a reader.
        record_timing=False,
        coalesce_streams=True,
        extra_arguments=["--log-level=ERROR"],
    )
