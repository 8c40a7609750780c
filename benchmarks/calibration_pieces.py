"""Pieces of the tree's calibration, put together into the tables of RESULTS.md.

python benchmarks/calibration_pieces.py pieces.csv [--write] [--called NAME]
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np
import pandas as pd
from calibration_table import section, write_section

RESULTS = Path(__file__).with_name("RESULTS.md")
HEAD = ["rows", "row", "seed", "splits", "what", "sum"]
LENSES = ["words", "loaded", "voices", "sentiment", "verbs", "frames", "agency"]
GOALS = {"2 ×, 100 v 100: words": 0.095, "3 ×, 100 v 100: words": 0.26}
GOALS |= {"3 ×, 30 v 30: words": 0.025, "2 ×, 200 v 200: words": 0.28}
SHOWN = "words / kinds / quoted / sentiment / verbs / frames / who acts"


def add_piece(path: Path, rows: str, row: str, seed: int, splits: int, sums: dict) -> None:
    """Add what one run found of a row, in sums over its splits."""
    is_new = not path.exists()
    with path.open("a", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        if is_new:
            writer.writerow(HEAD)
        for what, value in sums.items():
            writer.writerow([rows, row, seed, splits, what, float(value)])


def wilson(hits: float, trials: int) -> str:
    """A share with its 95 % interval (Wilson 1927)."""
    share, z2 = hits / trials, 1.96**2
    middle = (share + z2 / 2 / trials) / (1 + z2 / trials)
    reach = np.sqrt(z2 * share * (1 - share) / trials + (z2 / 2 / trials) ** 2) / (1 + z2 / trials)
    return f"{share:.1%} ({max(middle - reach, 0):.1%}–{middle + reach:.1%})"


def joined(path: Path) -> dict[str, list[list[str]]]:
    """The lines of each table, the pieces of a row summed; a seed counts once."""
    table = pd.read_csv(path).drop_duplicates(["rows", "row", "seed", "what"], keep="last")
    lines: dict[str, list[list[str]]] = {}
    for (rows, row), pieces in table.groupby(["rows", "row"], sort=False):
        splits = int(pieces.drop_duplicates("seed")["splits"].sum())
        sums = pieces.groupby("what", sort=False)["sum"].sum()
        goal = [_goal(row, sums, splits)] if rows == "planted" else []
        figures = [*_figures(rows, sums, splits), *goal, f"{splits:,}"]
        lines.setdefault(rows, []).append([row, *figures])
    return lines


def _goal(row: str, sums: pd.Series, splits: int) -> str:
    """What was aimed at, and whether it is reached."""
    if row not in GOALS:
        return ""
    return f"{GOALS[row]}: {'met' if sums['words'] / splits >= GOALS[row] else 'missed'}"


def _figures(rows: str, sums: pd.Series, splits: int) -> list[str]:
    if rows == "lists":
        return [wilson(sums["any"], splits)]
    if rows == "planted":
        false = sums["false"] / splits
        error = np.sqrt(max(sums["false squared"] / splits - false**2, 0) / splits)
        found = [f"{name} {sums[name] / splits:.3f}" for name in LENSES if name in sums]
        return [", ".join(found), f"{false:.1%} ± {1.96 * error:.1%}"]
    lenses = " / ".join(f"{sums.get(name, 0) / splits:.1%}" for name in LENSES)
    alone = f"{sums['without the tree'] / splits:.1%}"
    return [wilson(sums["any"], splits), lenses, alone]


HEADS = {
    "any": ["split", "any claim in the report (95 % Wilson)", SHOWN, "without the tree", "splits"],
    "planted": ["planted", "claimed", "false discovery rate", "goal", "splits"],
    "lists": ["list", "any claim (95 % Wilson)", "splits"],
}
HEADS["strata"] = HEADS["any"]
TITLES = {
    "any": "The promise of the tree: one outlet dealt to several",
    "strata": "The promise of the tree: outlets that differ in topics or time",
    "planted": "Power of the tree: words that differ, of 2 to 20 per 10,000",
    "lists": "A list of one's own words and nothing else",
}


def main() -> None:
    """Print the tables, and write them where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pieces", type=Path)
    parser.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    parser.add_argument("--called", default="", help="what these runs are: tables of their own")
    options = parser.parse_args()
    for rows, lines in joined(options.pieces).items():
        called = [options.called] if options.called else []
        text = section("; ".join([TITLES[rows], *called]), HEADS[rows], lines)
        if called:  # later runs than the table without a name
            text = f'`calibration_pieces.py … --called "{called[0]}" --write`\n\n{text}'
        print(text, end="\n\n")
        if options.write:
            write_section(RESULTS, ":".join(["tree", rows, *called]), text)


if __name__ == "__main__":
    main()
