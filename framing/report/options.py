"""Options that the commands share; nothing heavy is imported: ``--help`` answers at once."""

from __future__ import annotations

import argparse
from pathlib import Path


def some_path(text: str) -> Path:
    """A path that was really given: an empty one is mostly a variable that was never set."""
    if not text.strip():
        raise argparse.ArgumentTypeError("a path is needed, not an empty text")
    return Path(text)


def at_least_one(text: str) -> int:
    """A number of notebooks that run at the same time."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1 on is needed, not {text!r}")
    return int(text)


def add_corpus(parser: argparse.ArgumentParser, **settings) -> None:
    """The argument CORPUS, or an option that takes one."""
    name = settings.pop("name", "corpus")
    note = "; if not given, what FRAMING_CORPUS names, or what the project brings"
    parser.add_argument(
        name,
        type=some_path,
        metavar="CORPUS",
        help="your articles: a folder with one sub-folder an outlet, a table with the columns "
        f"outlet and text, or a share pack{note if settings.get('nargs') == '?' else ''}",
        **settings,
    )


def add_run_options(parser: argparse.ArgumentParser) -> None:
    """The options of whatever runs notebooks."""
    parser.add_argument(
        "--notebooks",
        type=some_path,
        metavar="FOLDER",
        help="the notebooks to run; those of the project if not given",
    )
    parser.add_argument(
        "--kernels",
        type=at_least_one,
        default=2,
        metavar="N",
        help="notebooks that run at the same time; 2 if not given",
    )
