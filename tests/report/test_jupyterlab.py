"""JupyterLab for real: started as `make lab` starts it, notebooks opened and run in a browser."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
TOKEN = "a-token-for-this-test-only"

# Cells that are off the screen are not drawn, so the outputs are read from JupyterLab's own model.
OUTPUTS = """() => [...window.jupyterapp.shell.currentWidget.content.model.cells]
    .filter(cell => cell.type === 'code').map(cell => cell.outputs.toJSON())"""
IDLE = (
    "() => window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'"
)

pytestmark = [
    pytest.mark.xdist_group("jupyterlab"),
    pytest.mark.skipif(os.name == "nt", reason="started as on Unix"),
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab whose folders are all temporary; the notebooks are copies."""
    home, port = tmp_path_factory.mktemp("lab"), free_port()
    work = home / "work" / "notebooks"
    work.mkdir(parents=True)
    for path in NOTEBOOKS:
        (work / path.name).write_bytes(path.read_bytes())
    folders = {
        f"JUPYTER_{kind}_DIR": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")
    }
    folders |= {
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "spaces"),
    }
    call = [
        sys.executable,
        "-m",
        "framing.report.lab",
        "--no-browser",
        "--expose-app-in-browser",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={TOKEN}",
        f"--ServerApp.root_dir={home / 'work'}",
    ]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            call, env=os.environ | folders, stdout=log, stderr=log, start_new_session=True
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_it_answers(address, server, home / "log")
            yield address
        finally:
            server.terminate()
            server.wait(20)
        with pytest.raises(OSError):  # nothing is left behind
            urllib.request.urlopen(f"{address}/api", timeout=5)


def wait_until_it_answers(address: str, server: subprocess.Popen, log: Path) -> None:
    for _ in range(600):
        assert server.poll() is None, log.read_text()
        try:
            urllib.request.urlopen(f"{address}/api", timeout=5)
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("JupyterLab did not start:\n" + log.read_text())


def status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as refusal:
        return refusal.code


def test_the_api_refuses_without_the_token(lab):
    assert status(f"{lab}/api/contents") == 403
    assert status(f"{lab}/api/contents?token=wrong") == 403
    assert status(f"{lab}/api/contents?token={TOKEN}") == 200


def test_it_listens_on_this_computer_only(lab):
    from framing.report.lab import OPTIONS

    assert "--ServerApp.ip=127.0.0.1" in OPTIONS
    port = urlsplit(lab).port
    listening = Path("/proc/net/tcp")
    if listening.exists():
        addresses = re.findall(
            rf"^\s*\d+: ([0-9A-F]{{8}}):{port:04X} 0{{8}}:0000 0A",
            listening.read_text(),
            re.MULTILINE,
        )
        assert addresses == ["0100007F"]


@pytest.fixture(scope="module")
def tab(lab, browser):
    """A signed-in tab that counts every request to another host."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.outside = []
    page.on(
        "request",
        lambda request: page.outside.append(request.url) if is_outside(request.url) else None,
    )
    page.goto(f"{lab}/lab?token={TOKEN}&reset")
    yield page
    context.close()


def is_outside(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in (
        "127.0.0.1",
        "localhost",
    )


def run_all(tab, lab: str, name: str) -> list[list[dict]]:
    """Open a notebook, clear it, run every cell, and give the outputs of its code cells."""
    tab.goto(f"{lab}/lab/tree/notebooks/{name}?reset")
    tab.wait_for_function(
        "() => window.jupyterapp?.shell.currentWidget?.content?.model?.cells?.length > 0"
    )
    tab.wait_for_function(IDLE)  # a click on Run before this runs nothing, and says nothing
    tab.evaluate("() => window.jupyterapp.commands.execute('editmenu:clear-all')")
    tab.wait_for_function(f"() => ({OUTPUTS})().every(outputs => outputs.length === 0)")
    tab.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
    last = (
        "() => { const cells = [...window.jupyterapp.shell.currentWidget.content.model.cells]"
        ".filter(cell => cell.type === 'code'); return cells.every(cell => cell.executionCount "
        "!== null"
        " && cell.executionState !== 'running') || cells.some(cell => cell.outputs.toJSON()"
        ".some(output => output.output_type === 'error')); }"
    )
    tab.wait_for_function(last, timeout=120_000)
    outputs = tab.evaluate(OUTPUTS)
    tab.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    return outputs


def test_a_notebook_runs_in_the_browser(tab, lab):
    """The one with every kind of output; that each runs is tried without a browser."""
    name = "08_your_turn.ipynb"
    shown = [output for outputs in run_all(tab, lab, name) for output in outputs]
    assert not [output["evalue"] for output in shown if output["output_type"] == "error"]
    assert not [output["text"] for output in shown if output.get("name") == "stderr"]
    pages = ["".join(output.get("data", {}).get("text/html", "")) for output in shown]
    described = [
        alt for page in pages for alt in re.findall(r'<img\b[^>]*\balt="([^"]{20,})"', page)
    ]
    assert described, f"{name} shows no chart with a description"
    assert "No description has been provided" not in json.dumps(shown)


def test_nothing_was_asked_of_another_host(tab):
    assert tab.outside == []
