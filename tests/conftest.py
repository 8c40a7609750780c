"""What every test needs: the same surroundings on every machine, no network, and each notebook run
once.
"""

from __future__ import annotations

import gc
import os
import shutil
import socket
from pathlib import Path

import pytest

import framing
import framing.report  # before nbformat: see there
from framing.report.compared import compare

# Tests make many small tables: looking for circles among them so often took a tenth of the time.
gc.set_threshold(100_000, 20, 50)
# Before anything imports matplotlib: charts are tested as objects, on no screen.
os.environ["MPLBACKEND"] = "Agg"
for name in ("FRAMING_CORPUS", "MATPLOTLIBRC", "PYTHONWARNINGS"):
    os.environ.pop(name, None)

ROOT = Path(__file__).resolve().parents[1]
LOCAL = {"127.0.0.1", "::1", "localhost", "0.0.0.0"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """A test that reaches for the network fails, whether or not there is one."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL:
            raise AssertionError(f"a test tried to reach {address[0]}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def practice():
    """The articles of the practice corpus, with events matched; no test may change them."""
    return framing.match_events(framing.read_articles(framing.example("practice")))


@pytest.fixture(scope="session")
def practice_compared(practice):
    """Its outlets compared, as a report needs it; no test may change it."""
    return compare(practice)


@pytest.fixture(scope="session")
def practice_tables(practice_compared):
    """The tables of all its lenses, claimed together."""
    return practice_compared.tables


@pytest.fixture(scope="session")
def browser():
    """Headless Chromium, or a plain line and a skip."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium on this machine: pages are not tried in a browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=found, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def hostile(tmp_path_factory) -> dict[str, str]:
    """An environment with everything that has been seen to change a notebook's output."""
    folder = tmp_path_factory.mktemp("hostile")
    startup = folder / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "noise.py").write_text("print('a start-up file of the user')\n")
    (folder / "matplotlibrc").write_text(
        "figure.figsize: 2, 1\naxes.facecolor: red\nfont.size: 30\n"
    )
    (folder / "matplotlib.py").write_text("raise ImportError('a stranger on PYTHONPATH')\n")
    return os.environ | {
        "TZ": "Asia/Kathmandu",
        "LC_ALL": "C",
        "LANG": "C",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": str(folder),
        "MPLBACKEND": "Agg",
        "MATPLOTLIBRC": str(folder),
        "IPYTHONDIR": str(folder / "ipython"),
        "FRAMING_CORPUS": str(folder / "nowhere"),
        "PYTHONWARNINGS": "always",
    }


@pytest.fixture(scope="session")
def executed(tmp_path_factory, hostile):
    """``executed(corpus)``: the project's notebooks after a run on it, by name; each is run once.

    A corpus's notebooks follow each other in one kernel; on the default corpus in a strange folder
    and a hostile environment.
    """
    from concurrent.futures import ThreadPoolExecutor

    from framing.base.running.shared import VARIABLE
    from framing.report.run.notebooks import find_notebooks
    from framing.report.run.together import execute_together

    paths, runs = find_notebooks(ROOT / "notebooks"), {}
    corpora = {
        "practice": ROOT / "data" / "practice",
        "practice_ru": ROOT / "data" / "practice_ru",
    }
    # make report runs all of them on the practice corpus; of the Russian one those whose method
    # reads Russian, and the one that must refuse
    chosen = {"practice": "00 02".split(), "practice_ru": "05 03".split()}

    def run(name: str):
        folder = tmp_path_factory.mktemp(name)
        own = {path.stem[:2]: path for path in paths}
        own = [own[number] for number in chosen.get(name, own)]
        (folder / "run").mkdir()
        base = hostile if name == "default" else dict(os.environ)
        settings = {
            "corpus": corpora.get(name),
            "folder": folder if name == "default" else None,
            "environment": base | {VARIABLE: str(folder / "run")},
        }
        # in a thread, as the report does: the browser of other tests keeps a loop in this one
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(execute_together, own, folder / "scratch", **settings).result()

    def executed(name: str):
        if name not in runs:
            runs[name] = {result.path.stem: result for result in run(name)}
        return runs[name]

    return executed
