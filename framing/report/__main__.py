"""``python -m framing.report``: see ``--help``."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from pathlib import Path

from framing.base.data import ROOT
from framing.base.errors import FramingError
from framing.report import build_report
from framing.report.run.inplace import execute_in_place
from framing.report.run.settings import chosen_corpus


def main(arguments: list[str] | None = None) -> int:
    """Write the report, or store results in the notebooks; 0 when done, 1 after saying what went
    wrong.
    """
    options = parse(arguments)
    try:
        if options.in_place:
            changed = execute_in_place(options.notebooks, kernels=options.kernels)
            print(
                "Changed:",
                ", ".join(path.name for path in changed) or "none; all outputs were up to date",
            )
        else:
            report(options)
    except FramingError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(
            "Stopped; the last report and the notebooks are as they were.",
            file=sys.stderr,
            flush=True,
        )
        os._exit(
            130
        )  # at once: the kernels of unfinished notebooks end with this process, waiting for them helps nobody
    return 0


def report(options: argparse.Namespace) -> None:
    """Build the report and say where it lies."""
    start = time.monotonic()
    results = build_report(
        options.to, notebooks=options.notebooks, corpus=chosen_corpus(), kernels=options.kernels
    )
    refused = sum(bool(result.refused) for result in results)
    note = f"; {refused} could not be run to their end, their pages say why" if refused else ""
    seconds = time.monotonic() - start
    print(f"{len(results)} notebooks in {seconds:.0f} s{note}. Open {options.to / 'index.html'}")


def at_least_one(given: str) -> int:
    """A number of notebooks that run at the same time."""
    if not given.isdecimal() or int(given) < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1 on is needed, not {given!r}")
    return int(given)


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m framing.report",
        description=(
            "Run every notebook and write a report that needs neither Python nor a network to be read. "
            "FRAMING_CORPUS=my/articles in the environment reads your own articles instead."
        ),
    )
    parser.add_argument(
        "--to",
        type=Path,
        default=ROOT / "report",
        metavar="FOLDER",
        help="where the report is written",
    )
    parser.add_argument(
        "--notebooks",
        type=Path,
        default=ROOT / "notebooks",
        metavar="FOLDER",
        help="the notebooks to run",
    )
    parser.add_argument(
        "--kernels",
        type=at_least_one,
        default=2,
        metavar="N",
        help="notebooks that run at the same time",
    )
    parser.add_argument(
        "--in-place",
        action="store_true",
        help="store the results in the notebooks instead, on the default corpus",
    )
    return parser.parse_args(arguments)


def terminated(*_) -> None:
    """A polite kill is handled as Ctrl-C is, so that nothing half-written stays behind."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, terminated)
    sys.exit(main())
