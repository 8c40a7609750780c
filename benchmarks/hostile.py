"""Time grows with the text, not with its square: units that once made a rule go back and back.

    python benchmarks/hostile.py [--letters 32000]
    python benchmarks/hostile.py --cells 'all' or 'NAME;NAME' [--write]

For each lens and unit the text of a quarter of the letters and of all; the exponent is 1 where
time is linear, 2 where it is quadratic. Only what takes more than half a second is shown.

With ``--cells`` the tables of :mod:`hostile_cells`, each in a process of its own with a bound on
time and memory; NAME is the beginning of a cell's name.
"""

from __future__ import annotations

import argparse
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from calibration_table import section, write_section
from hostile_cells import CELLS, Cell

import framing
from framing.corpus.markup import plain_markdown
from framing.text.compare import word_differences
from framing.text.marks.scare_quotes import mark_kinds

ADVERSARIAL = [
    '"',
    "“",
    "“a ",
    "“” ",
    "' ",
    "« ",
    "he said “no way at all man” ",
    "Anna Bell ",
    "Mr. ",
    ".",
    "?! ",
    "a\n",
    "a-",
    "1,",
    "u.s.",
    "e\u0301",
    "\u202e",
    "(",
    "that ",
    "👩‍👧 ",
    "“A b c d e f.\n",
    "[a](",
    "![a",
    "*_",
    "**a ",
    "> ",
    "- - -",
    "\u200b",
    "so-called ",
    "FINN: a b ",
    "'a' ",
    "'s ",
    '„"',
    "``",
    '"a b c d" ',
    '"A b c d," he said. ',
    '"A" said B, ',
    "«ab» ",
    'Bob "Yes"\n',
    "a*b_",
    "said ",
    "a",
    "a b ",
]


STORY = "The council of Orvelle shut the old pier on Monday. “Not a scratch,” said the mayor."
SLOW = 0.5  # seconds


def one_article(text: str) -> pd.DataFrame:
    """Two outlets, one of them with the text."""
    return pd.DataFrame({"article": [0, 1], "outlet": ["Echo", "Herald"], "text": [text, STORY]})


LENSES: dict[str, Callable[[str], object]] = {
    "sentences": lambda text: framing.split_sentences(one_article(text)),
    "quotes": lambda text: framing.find_quotes(one_article(text)),
    "concordance": lambda text: framing.concordance(one_article(text), ["so-called", "p*r"]),
    "counts": lambda text: framing.count_terms(one_article(text), voice="own"),
    "stars": lambda text: framing.concordance(one_article(text), "*a*a*a*b"),
    "verbs of speech": lambda text: framing.speech_verbs(one_article(text)),
    "word differences": lambda text: word_differences(text, text[1:] + STORY),
    "marks": mark_kinds,
    "Markdown": plain_markdown,
    "tidy text": lambda text: framing.tidy_text(pd.Series([text], dtype=object)),
}


def seconds(lens: Callable[[str], object], text: str) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    lens(text)
    return time.process_time() - start


SECTION = "hostile cells"
RESULTS = Path(__file__).with_name("RESULTS.md")
# Seconds, or what happened, before the calls were mended, as they were reported.
BEFORE = {
    "side_by_side, two": "over 8 GB",
    "side_by_side, N sent": "over 8 GB",
    "only_here, two": "27 s",
    "only_here, one": "over 100 s",
    "match_events, N tiny": "36 s",
    "match_events, one": "over 100 s",
    "match_events, N times": "39 s",
    "share": "over 80 s",
    "terms page": "38 s at first; 473 s before its last change",
    "concordance": "over 100 s, exponent 4",
    "speech_verbs, a": "over 8 GB",
    "speech_verbs, N": "12 s",
    "word_differences": "40 s",
    "reading page": "9 s",
    "an HTML": "over 100 s, exponent 3",
    "keyness": "41 s",
    "placebo": "over 60 s",
    "robustness": "over 60 s",
}
LONGEST = 60  # seconds of the processor that a cell may take
MOST = 8_000  # megabytes that a cell may take
WARM = 20  # size of the call that loads what is loaded once


def run_here(name: str, size: int) -> None:
    """Print the CPU seconds and the megabytes of one cell."""
    cell = CELLS[name]
    resource.setrlimit(resource.RLIMIT_AS, (MOST * 2**20, MOST * 2**20))
    cell.call(cell.make(WARM))
    made = cell.make(size)
    start = time.process_time()
    cell.call(made)
    spent = time.process_time() - start
    print(spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def bounded(name: str, size: int) -> tuple[float, float] | None:
    """Seconds and megabytes of a cell in a process of its own; None where it breaks a bound."""
    command = [sys.executable, __file__, "--cell", name, str(size)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=2 * LONGEST)
        seconds, megabytes = map(float, done.stdout.split()[-2:])
    except (subprocess.TimeoutExpired, ValueError):
        return None
    return seconds, megabytes


def row_of(name: str, cell: Cell) -> list[str]:
    """A cell's line of the table."""
    quarter, whole = bounded(name, cell.size // 4), bounded(name, cell.size)
    goal = f"≤ {cell.seconds:g} s, ≤ {cell.megabytes:,} MB"
    if whole is None or quarter is None:
        return [
            name,
            f"{cell.size:,}",
            f"stopped (over {2 * LONGEST} s or {MOST:,} MB)",
            "",
            goal,
            "missed",
        ]
    (seconds, megabytes), exponent = whole, math.log(whole[0] / max(quarter[0], 1e-3), 4)
    is_met = seconds <= cell.seconds and megabytes <= cell.megabytes
    spent = f"{seconds:.1f} s, {megabytes:,.0f} MB"
    return [name, f"{cell.size:,}", spent, f"{exponent:.1f}", goal, "met" if is_met else "missed"]


def run_cells(names: list[str], write: bool) -> None:
    """Print the rows of the cells; where they are kept, those of other cells stay."""
    kept = kept_rows() if write else {}
    for name, cell in CELLS.items():
        if names == ["all"] or any(map(name.startswith, names)):
            row = row_of(name, cell)
            print(" | ".join(row), flush=True)
            kept[name] = row
            if write:  # a run that is stopped keeps what it measured
                keep([kept[name] for name in CELLS if name in kept])


def kept_rows() -> dict[str, list[str]]:
    """The rows that RESULTS.md holds, by the names of their cells."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    text = text.partition(f"<!-- {SECTION} -->")[2].partition(f"<!-- /{SECTION} -->")[0]
    lines = [line for line in text.split("\n") if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    rows = [row[:2] + row[3:] for row in rows]  # what was before stands in this file
    return {row[0]: row for row in rows if row[0] in CELLS}


def before_of(name: str) -> str:
    """What a cell took before it was mended."""
    return next((said for start, said in BEFORE.items() if name.startswith(start)), "")


def keep(lines: list[list[str]]) -> None:
    """Write the table into RESULTS.md."""
    head = ["call", "N", "before", "CPU time, memory", "exponent", "goal", ""]
    lines = [[*line[:2], before_of(line[0]), *line[2:]] for line in lines]
    text = f"""## Tables that are hostile by their shape

`python benchmarks/hostile.py --cells NAME;NAME --write`: made words, each cell in a
process of its own; before: as reported by a hostile tester. The exponent is that from a quarter
of the size on (1 is linear). What is not listed was not measured.

{section("Time and memory", head, lines)}"""
    write_section(RESULTS, SECTION, text)


def main() -> None:
    """Print what is slow, and how it grows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--letters", type=int, default=32_000)
    parser.add_argument("--cells", help="beginnings of names of cells, with ; between, or all")
    parser.add_argument("--write", action="store_true", help="keep the table in RESULTS.md")
    parser.add_argument("--cell", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.cell:
        return run_here(options.cell[0], int(options.cell[1]))
    if options.cells:
        return run_cells(options.cells.split(";"), options.write)
    letters = options.letters
    for name, lens in LENSES.items():
        lens(STORY)
        slowest = 0.0
        for unit in ADVERSARIAL:
            whole = seconds(lens, unit * (letters // len(unit)))
            slowest = max(slowest, whole)
            if whole > SLOW:
                quarter = seconds(lens, unit * (letters // 4 // len(unit)))
                exponent = math.log(whole / max(quarter, 1e-3), 4)
                print(f"{name}: {unit!r} {whole:.1f} s, exponent {exponent:.1f}")
        print(f"{name}: slowest {slowest:.2f} s", flush=True)


if __name__ == "__main__":
    main()
