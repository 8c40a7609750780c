"""How valid are the meters? Each is scored against data that people marked by hand.

    python benchmarks/validity.py --data FOLDER [--only loaded sentiment quotes events alignment
    ranking sentences frames agency codebook] [--half unseen] [--print]

A meter whose data the folder lacks is skipped with a line. Where the rules of a meter were made
with half of the articles in view, ``--half`` says which half is scored (``unseen``, ``worked on``
or ``all``); the card carries the unseen one only. Figures go to RESULTS.md, between the
markers of each meter, and to data/validity_card.csv, which the notebooks show.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from inspect import signature
from pathlib import Path

import pandas as pd
from calibration_table import section, write_section
from validity_halves import HALVES, UNSEEN

METERS = """
    loaded sentiment quotes events alignment ranking sentences frames agency codebook
""".split()
COLUMNS = ["meter", "what", "figure", "low", "high", "n", "data", "part"]
GOALS = {
    "quotes: span F1": 96,
    "quotes: verb right, end to end": 93,
    "quotes: speaker right, end to end": 92,
    "scare quotes: precision": 80,
    "scare quotes: recall": 70,
    "sentences: AUC, mean of 9 frames": 0.82,
    "climate articles: AUC, mean of 5 frames": 0.78,
    "climate articles: AUC, economic": 0.84,
    "outlets: Spearman with coders, mean": 0.6,
}
TUNED = "Tuned: articles that the rules were made with. What to expect of others stands above."
RESULTS = Path(__file__).with_name("RESULTS.md")
CARD = Path(__file__).resolve().parents[1] / "data" / "validity_card.csv"


def measured(meter: str, data: Path, half: str, what: str = "run") -> pd.DataFrame | None:
    """The figures of one meter, or None where its data are not at hand."""
    function = getattr(import_module(f"validity_{meter}"), what, None)
    if function is None:
        return None
    try:
        return function(data, half) if "half" in signature(function).parameters else function(data)
    except FileNotFoundError as missing:
        print(f"{meter}: skipped, there is no file {missing.filename or missing}")
        return None


def shown(table: pd.DataFrame, meter: str) -> str:
    """The figures as a Markdown table, under the command that prints them."""
    rows = [
        [
            row.what,
            f"{row.figure:.3f}",
            "" if pd.isna(row.low) else f"{row.low:.3f} to {row.high:.3f}",
            f"{int(row.n):,}",
            *(getattr(row, name, "") for name in ("data", "part") if name in table),
        ]
        for row in table.itertuples()
    ]
    parts = [name for name in ("data", "part") if name in table]
    table = section(f"Validity: {meter}", ["what", "figure", "95 % interval", "n", *parts], rows)
    return f"`python benchmarks/validity.py --data FOLDER --only {meter}`\n\n{table}"


def as_shares(table: pd.DataFrame) -> pd.DataFrame:
    """Figures of quotations are printed in per cent; on the card all are shares of 1."""
    in_percent = table["what"].str.contains("quotes")
    figures = table[["figure", "low", "high"]]
    return table.assign(**figures.where(~in_percent, figures / 100, axis=0))


def against_goals(table: pd.DataFrame) -> str:
    """Which goals are met and which are missed, in one line; nothing where none is set."""
    figures = table.drop_duplicates("what").set_index("what")["figure"]
    told = [
        f"{what} {GOALS[what]:g} ({'met' if figure >= GOALS[what] else 'missed'}: {figure:.4g})"
        for what, figure in figures.items()
        if what in GOALS
    ]
    return f"\n\nGoals: {'; '.join(told)}." if told else ""


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", nargs="+", choices=METERS, default=METERS)
    parser.add_argument("--print", action="store_true", help="write nothing")
    parser.add_argument("--half", choices=[*HALVES, "all"], default=UNSEEN)
    options = parser.parse_args()
    if options.half != UNSEEN and not options.print:
        parser.error("the card carries the unseen half; add --print to see the other one")
    card = pd.read_csv(CARD) if CARD.exists() else pd.DataFrame(columns=COLUMNS)
    card = card.reindex(columns=COLUMNS)
    for meter in options.only:
        table = measured(meter, options.data, options.half)
        if table is None:
            continue
        text = shown(table, meter) + against_goals(table)
        print(text, end="\n\n")
        if not options.print:
            write_section(RESULTS, f"validity:{meter}", text)
            tuned = measured(meter, options.data, options.half, "tuned")
            if tuned is not None:
                text = f"{TUNED}\n\n{shown(tuned, meter)}"
                write_section(RESULTS, f"validity:{meter}, tuned", text)
            # speed is no validity
            agreement = as_shares(table[~table["what"].str.contains("seconds")].round(3))
            card = pd.concat(
                [card[card["meter"] != meter], agreement.assign(meter=meter)], ignore_index=True
            )
    if not options.print:
        names = ["data", "part"]
        card[names] = card[names].fillna("")
        card[COLUMNS].sort_values("meter", kind="stable").round(5).to_csv(
            CARD, index=False, lineterminator="\n"
        )


if __name__ == "__main__":
    main()
