"""A kernel that does not start is told in one sentence; one that is slow gets a second chance."""

from __future__ import annotations

import os

import nbformat
import pytest
from jupyter_client.asynchronous import AsyncKernelClient

from framing.base.errors import FramingError
from framing.report.run import kernel
from framing.report.run.execute import execute
from framing.report.run.kernel import NoKernelError, require_loopback, run_cells


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
        run_cells(notebook, tmp_path)
    assert slow_starts["slow"] == 2


def test_a_slow_kernel_gets_a_second_chance(notebook, tmp_path, slow_starts):
    slow_starts["left"] = 1
    run_cells(notebook, tmp_path)
    assert notebook.cells[0].outputs[0].data["text/plain"] == "2"


def test_a_notebook_without_a_kernel_is_a_page_that_says_why(notebook, tmp_path, slow_starts):
    slow_starts["left"] = 2
    path = tmp_path / "00_first.ipynb"
    result = execute(path, notebook, tmp_path, tmp_path, dict(os.environ))
    assert result.failed.startswith("its Python process did not answer")


def test_a_computer_without_127_0_0_1_is_told_at_once(monkeypatch):
    def refuse(*arguments, **options):
        raise OSError("Network is unreachable")

    monkeypatch.setattr(kernel.socket, "create_connection", refuse)
    with pytest.raises(FramingError, match="at the address 127.0.0.1, and this computer does not"):
        require_loopback()
