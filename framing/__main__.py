"""The command ``framing``, also ``python -m framing``: see ``--help``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from framing.report.options import add_corpus, add_run_options, some_path


def report_arguments(parser: argparse.ArgumentParser) -> None:
    """``framing report [CORPUS] [--to FOLDER] [--open]``."""
    add_corpus(parser, nargs="?")
    parser.add_argument(
        "--to",
        type=some_path,
        default=Path("report"),
        metavar="FOLDER",
        help="where the report is written; report/ in the current folder if not given",
    )
    parser.add_argument("--open", action="store_true", help="show the report in a browser")
    add_run_options(parser)


def new_arguments(parser: argparse.ArgumentParser) -> None:
    """``framing new FOLDER [--corpus CORPUS]``."""
    parser.add_argument("folder", type=some_path, metavar="FOLDER", help="where the copies go")
    add_corpus(parser, name="--corpus")


def lab_arguments(parser: argparse.ArgumentParser) -> None:
    """``framing lab [FOLDER]``."""
    parser.add_argument(
        "folder",
        type=some_path,
        nargs="?",
        default=Path(),
        metavar="FOLDER",
        help="the folder to work in; the current one if not given",
    )


def check_arguments(parser: argparse.ArgumentParser) -> None:
    """``framing check [CORPUS]``."""
    add_corpus(parser, nargs="?")


def share_arguments(parser: argparse.ArgumentParser) -> None:
    """``framing share CORPUS FOLDER``."""
    add_corpus(parser)
    parser.add_argument(
        "folder", type=some_path, metavar="FOLDER", help="a new folder for the share pack"
    )
    parser.add_argument(
        "--withhold",
        action="store_true",
        help="leave out words that stand in one article only: they can tell who is meant",
    )
    parser.add_argument(
        "--urls", action="store_true", help="write the addresses of the articles as well"
    )


# Each with what it does, an example, and the arguments it takes.
COMMANDS = {
    "report": (
        "run every notebook on your articles and write a report that a browser shows",
        "framing report my/articles --to my/report --open",
        report_arguments,
    ),
    "new": (
        "copy the notebooks into a folder, to be edited; nothing is ever written over",
        "framing new my/notebooks --corpus my/articles",
        new_arguments,
    ),
    "lab": (
        "open a folder of notebooks in JupyterLab; further options are JupyterLab's own",
        "framing lab my/notebooks --no-browser",
        lab_arguments,
    ),
    "check": (
        "say what is read of a corpus, from where, and what is odd about it; no analysis",
        "framing check my/articles",
        check_arguments,
    ),
    "share": (
        "write what can be published of a corpus: counts and scores, but no text",
        "framing share my/articles my/pack",
        share_arguments,
    ),
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments : list of str, optional
        What stands after ``framing``; by default what the shell gave.

    Returns
    -------
    int
        0 when done; 2 after a sentence on stderr that says what cannot be used, or after a usage
        line. Ctrl-C ends the process with 130.
    """
    options = parse(arguments)
    from framing.report import commands

    stopped = commands.STOPPED if options.command == "report" else "Stopped."
    return commands.exit_code(lambda: run(options), refused=2, stopped=stopped)


def run(options: argparse.Namespace) -> int:
    """What the options ask for; the code to end with."""
    from framing.report import commands, lab

    match options.command:
        case "report":
            commands.write_report(
                options.corpus,
                options.to,
                notebooks=options.notebooks,
                kernels=options.kernels,
                show=options.open,
            )
        case "new":
            commands.new_notebooks(options.folder, options.corpus)
        case "lab":
            return lab.open_lab(options.folder, options.further)
        case "check":
            commands.check(options.corpus)
        case "share":
            commands.share(
                options.corpus, options.folder, withhold=options.withhold, urls=options.urls
            )
    return 0


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The command line; what ``lab`` does not know is an option of JupyterLab."""
    parser = argparse.ArgumentParser(
        prog="framing",
        description="Compare how news outlets frame the same event.",
        epilog="Example: framing report my/articles --open",
    )
    parser.add_argument("--version", action="version", version=f"framing {version()}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, (summary, example, add_arguments) in COMMANDS.items():
        command = commands.add_parser(
            name,
            help=summary,
            description=f"{summary[0].upper()}{summary[1:]}.",
            epilog=f"Example: {example}",
        )
        add_arguments(command)
    options, options_of_lab = parser.parse_known_args(arguments)
    if options.command is None:
        parser.error(f"a command is needed: {', '.join(COMMANDS)}")
    if options_of_lab and options.command != "lab":
        commands.choices[options.command].error(f"not known: {' '.join(options_of_lab)}")
    options.further = options_of_lab
    return options


def version() -> str:
    """The version of the package."""
    from importlib import metadata

    return metadata.version("framing")


def start() -> None:
    """The command as a shell calls it."""
    try:
        from framing.report.commands import prepare_process

        prepare_process()
        code = main()
    except KeyboardInterrupt:  # while Python was still reading the package
        os._exit(130)
    sys.exit(code)


if __name__ == "__main__":
    start()
