"""``python -m framing.report``: see ``--help``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from framing.base.data import NOTEBOOKS, ROOT
from framing.base.errors import printable
from framing.report.commands import STOPPED, exit_code, prepare_process, write_report
from framing.report.options import add_corpus, add_run_options


def main(arguments: list[str] | None = None) -> int:
    """Write the report, or store results in the notebooks; 0 when done, 1 after saying why not."""
    options = parse(arguments)
    return exit_code(lambda: run(options), refused=1, stopped=STOPPED)


def run(options: argparse.Namespace) -> int:
    """What the options ask for; the code to end with."""
    if options.in_place:
        from framing.report.run.inplace import execute_in_place

        changed = execute_in_place(options.notebooks or NOTEBOOKS, kernels=options.kernels)
        names = ", ".join(path.name for path in changed)
        print(printable(f"Changed: {names or 'none; all outputs were up to date'}"))
    else:
        write_report(
            options.corpus, options.to, notebooks=options.notebooks, kernels=options.kernels
        )
    return 0


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m framing.report",
        description=(
            "Run every notebook and write a report that needs neither Python nor a network to be "
            "read. FRAMING_CORPUS=my/articles in the environment names a corpus as well."
        ),
    )
    add_corpus(parser, nargs="?")
    parser.add_argument(
        "--to",
        type=Path,
        default=ROOT / "report",
        metavar="FOLDER",
        help="where the report is written",
    )
    add_run_options(parser)
    parser.add_argument(
        "--in-place",
        action="store_true",
        help="store the results in the notebooks instead, on the default corpus",
    )
    options = parser.parse_args(arguments)
    if options.in_place and options.corpus:
        parser.error("--in-place is on the default corpus, so it takes no CORPUS")
    return options


if __name__ == "__main__":
    prepare_process()
    sys.exit(main())
