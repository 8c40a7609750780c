"""A kernel that does not start is told in one sentence; one that is slow gets a second chance."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest
from jupyter_client.asynchronous import AsyncKernelClient

from framing.base.errors import FramingError
from framing.report.run import kernel
from framing.report.run.execute import execute
from framing.report.run.kernel import NoKernelError, require_loopback, run_cells


def in_a_thread(work, *arguments):
    """As a report does; the main thread may have a loop of its own, as in JupyterLab."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work, *arguments).result()


@pytest.fixture
def notebook() -> nbformat.NotebookNode:
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])


@pytest.fixture
def slow_starts(monkeypatch):
    """Lets the next kernels be too slow, as many as are asked for; gives how many were."""
    ready, n = AsyncKernelClient.wait_for_ready, {"left": 0, "slow": 0}

    async def wait_for_ready(self, timeout=None):
        if n["left"]:
            n["left"], n["slow"] = n["left"] - 1, n["slow"] + 1
            raise RuntimeError(f"Kernel didn't respond in {timeout} seconds")
        await ready(self, timeout=timeout)

    monkeypatch.setattr(AsyncKernelClient, "wait_for_ready", wait_for_ready)
    return n


def test_a_kernel_that_never_answers_ends_in_a_sentence(notebook, tmp_path, slow_starts):
    slow_starts["left"] = 9
    with pytest.raises(NoKernelError, match="did not answer within 180 seconds, twice; make the"):
        in_a_thread(run_cells, notebook, tmp_path)
    assert slow_starts["slow"] == 2


def test_a_slow_kernel_gets_a_second_chance(notebook, tmp_path, slow_starts):
    slow_starts["left"] = 1
    in_a_thread(run_cells, notebook, tmp_path)
    assert notebook.cells[0].outputs[0].data["text/plain"] == "2"


def test_a_notebook_without_a_kernel_is_a_page_that_says_why(notebook, tmp_path, slow_starts):
    slow_starts["left"] = 2
    path = tmp_path / "00_first.ipynb"
    result = in_a_thread(execute, path, notebook, tmp_path, tmp_path, dict(os.environ))
    assert result.failed.startswith("its Python process did not answer")


def test_a_computer_without_127_0_0_1_is_told_at_once(monkeypatch):
    def refuse(*arguments, **options):
        raise OSError("Network is unreachable")

    monkeypatch.setattr(kernel.socket, "create_connection", refuse)
    with pytest.raises(FramingError, match="at the address 127.0.0.1, and this computer does not"):
        require_loopback()


def test_other_errors_are_not_taken_for_a_slow_kernel(notebook, tmp_path, monkeypatch):
    async def fail(self, timeout=None):
        raise RuntimeError("no such loop")

    monkeypatch.setattr(AsyncKernelClient, "wait_for_ready", fail)
    with pytest.raises(RuntimeError, match="no such loop"):
        in_a_thread(run_cells, notebook, tmp_path)
