"""How valid are the meters? Each is scored against data that people marked by hand.

    python benchmarks/validity.py --data FOLDER [--only loaded sentiment quotes events alignment
    ranking sentences] [--print]

A meter whose data the folder lacks is skipped with a line. Figures go to RESULTS.md, between the
markers of each meter, and to data/validity_card.csv, which the notebooks show.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

import pandas as pd
from calibration_table import section, write_section

METERS = ["loaded", "sentiment", "quotes", "events", "alignment", "ranking", "sentences"]
COLUMNS = ["meter", "what", "figure", "low", "high", "n", "part"]
RESULTS = Path(__file__).with_name("RESULTS.md")
CARD = Path(__file__).resolve().parents[1] / "data" / "validity_card.csv"


def measured(meter: str, data: Path) -> pd.DataFrame | None:
    """The figures of one meter, or None where its data are not at hand."""
    try:
        return import_module(f"validity_{meter}").run(data)
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
            getattr(row, "part", ""),
        ]
        for row in table.itertuples()
    ]
    table = section(f"Validity: {meter}", ["what", "figure", "95 % interval", "n", "part"], rows)
    return f"`python benchmarks/validity.py --data FOLDER --only {meter}`\n\n{table}"


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", nargs="+", choices=METERS, default=METERS)
    parser.add_argument("--print", action="store_true", help="write nothing")
    options = parser.parse_args()
    card = pd.read_csv(CARD) if CARD.exists() else pd.DataFrame(columns=COLUMNS)
    card = card.reindex(columns=COLUMNS)
    for meter in options.only:
        table = measured(meter, options.data)
        if table is None:
            continue
        text = shown(table, meter)
        print(text, end="\n\n")
        if not options.print:
            write_section(RESULTS, f"validity:{meter}", text)
            agreement = table[~table["what"].str.contains("seconds")]  # speed is no validity
            card = pd.concat(
                [card[card["meter"] != meter], agreement.assign(meter=meter)], ignore_index=True
            )
    if not options.print:
        card["part"] = card["part"].fillna("")
        card[COLUMNS].sort_values("meter", kind="stable").round(3).to_csv(
            CARD, index=False, lineterminator="\n"
        )


if __name__ == "__main__":
    main()
