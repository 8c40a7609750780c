"""Ten kills at random moments: nothing is half-written, and the last good result stands.

    python benchmarks/kills.py [--kills 10] [--seed 1] [--write]

A share pack, a report of seven notebooks, and a run in place are begun, each in a process group of
its own that is killed (signal 9) at a random moment of the time that a whole run takes. Before
that each runs once to its end; behind the last kill each runs once more, and must leave nothing
beside its result.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from calibration_table import section, write_section

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
CORPUS = ROOT / "data" / "practice"
SHARE = "import sys, framing; framing.share(framing.read_articles(sys.argv[1]), sys.argv[2])"
REPORT = [sys.executable, "-m", "framing.report"]


class Run(NamedTuple):
    """What is run, and the folder that its result lies in."""

    command: list[str]
    target: Path
    is_made_anew: bool  # a pack is never written over another one


def runs_in(folder: Path) -> dict[str, Run]:
    """The three runs, whose results lie in folders of their own."""
    several, notebooks = folder / "several", folder / "notebooks" / "own"
    for kept in (folder / "pack", folder / "report", several, notebooks):
        kept.mkdir(parents=True)
    for notebook in sorted((ROOT / "notebooks").glob("0[0-6]_*.ipynb")):
        shutil.copy(notebook, several)
    shutil.copy(notebook, notebooks)
    pack, report = folder / "pack" / "own", folder / "report" / "own"
    chosen = ["--notebooks", str(notebooks)]
    of_several = ["--notebooks", str(several)]
    return {
        "share": Run([sys.executable, "-c", SHARE, str(CORPUS), str(pack)], pack, True),
        "report": Run([*REPORT, str(CORPUS), "--to", str(report), *of_several], report, False),
        "in place": Run([*REPORT, "--in-place", *chosen], notebooks, False),
    }


def state(target: Path) -> dict[str, str]:
    """A hash of each file of a folder."""
    files = sorted(path for path in target.rglob("*") if path.is_file())
    return {str(path.relative_to(target)): digest(path.read_bytes()) for path in files}


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def ended(run: Run, seconds: float | None = None) -> tuple[float, int]:
    """Run to the end, or kill after some seconds; gives the seconds that it ran, and of how many
    notebooks it said that they are done.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        run.command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd=run.target.parent,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        said, _ = process.communicate()
    return time.perf_counter() - start, said.count(b"\n[") + said.startswith(b"[")


def pages_kept(run: Run) -> int:
    """How many pages of notebooks the last kill left, each a whole page."""
    scratch = max(run.target.parent.glob("*.new-*"), key=os.path.getmtime, default=None)
    pages = [] if scratch is None else (scratch / "done").glob("0*.html")
    return sum(page.read_text("utf-8").rstrip().endswith("</html>") for page in pages)


def is_good(run: Run, whole: list[dict[str, str]]) -> bool:
    """Whether the result is that of a run that came to its end, or for a pack there is none."""
    own = state(run.target)
    return own in whole or (run.is_made_anew and not run.target.exists())


def beside(run: Run) -> list[str]:
    """What lies beside a result, or hidden inside of it."""
    others = [path.name for path in run.target.parent.iterdir() if path != run.target]
    return others + [name for name in state(run.target) if name.endswith(".new")]


def tried(name: str, run: Run, n_kills: int, draw: Callable[[], float]) -> list[str]:
    """The row of a run: whole, killed so many times, whole again."""
    seconds, _ = ended(run)
    whole = [state(run.target)]
    n_good, n_left, n_done, n_kept, moments = 0, 0, 0, 0, []
    for _ in range(n_kills):
        if run.is_made_anew:
            shutil.rmtree(run.target, ignore_errors=True)
        moment, done = ended(run, draw() * seconds)
        moments.append(moment)
        n_good += is_good(run, whole)
        n_left += bool(beside(run))
        n_done, n_kept = n_done + done, n_kept + min(pages_kept(run), done)
    if run.is_made_anew:
        shutil.rmtree(run.target, ignore_errors=True)
    ended(run)
    is_same = state(run.target).keys() == whole[0].keys() and bool(whole[0])
    at = ", ".join(f"{moment:.1f}" for moment in moments)
    left = f"{n_left} of {n_kills}; {len(beside(run))} behind the next run"
    good = f"{n_good} of {n_kills}"
    kept = f"{n_kept} of {n_done}" if name == "report" else ""
    return [name, f"{seconds:.1f} s", at, good, kept, left, "yes" if is_same else "no"]


def report(rows: list[list[str]]) -> str:
    """The section of RESULTS.md."""
    head = ["run", "takes", "killed after (s)", "last good result stands", "pages done kept"]
    return "\n\n".join(
        [
            "## Killed at random moments",
            "`python benchmarks/kills.py --write`: signal 9 to the run's group of processes. The "
            "last good result stands where every file is, byte by byte, that of a run which came "
            "to its end (a pack may be absent: none is written over another one). Pages done: "
            "of the notebooks that a killed report said were done, how many have their whole page "
            "in the folder of work. Scratch left: "
            "how often a kill left a folder of work, and how many are there behind the next run; "
            "whole: the next run writes all files again.",
            section("Kills", [*head, "scratch left", "whole"], rows),
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=10, help="in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="into benchmarks/RESULTS.md")
    options = parser.parse_args()
    draw = random.Random(options.seed).random
    with tempfile.TemporaryDirectory() as scratch:
        runs = runs_in(Path(scratch))
        shares = [len(range(number, options.kills, len(runs))) for number in range(len(runs))]
        rows = []
        for (name, run), n_kills in zip(runs.items(), shares):
            rows.append(tried(name, run, n_kills, draw))
            print(" | ".join(rows[-1]), flush=True)
    if options.write:
        write_section(RESULTS, "kills", report(rows))


if __name__ == "__main__":
    main()
