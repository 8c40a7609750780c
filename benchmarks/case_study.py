"""RT at first hand: what is claimed with headlines as units, and what is left with nine events.

    python benchmarks/case_study.py --data FILE [--pack FOLDER] [--print]

A text is a headline with its standfirst. The figures go to docs/case_study.md, a chart of them
to docs/case_study.svg; ``--pack`` also writes a pack of the five outlets without their text.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pandas as pd
from calibration_table import section, write_section

import framing
from framing.base.data import category_name
from framing.charts.style import (
    dots,
    doubling_scale,
    label_axis,
    label_rows,
    new_axes,
    note,
    outlet_legend,
    stacked,
)
from framing.rates.thresholds import ALPHA

PAGE = Path(__file__).resolve().parents[1] / "docs" / "case_study.md"
CHART = PAGE.with_suffix(".svg")
NOTE = (
    "Kinds of loaded words in RT, against the four other outlets together: how many times as "
    "often, with 95% intervals, each for itself (cut off at the edge). Filled: claimed, with all "
    "kinds tested together at a false discovery rate of 5%. Hollow: not told from chance, or "
    "carried by one entry of the lexicon alone."
)
ONE_ENTRY = ": its most frequent entry carries it alone"
EDGE = 4.0  # of the scale, base 2
OUTLETS = {
    "rt.com": "RT",
    "tass.com": "TASS",
    "reuters.com": "Reuters",
    "bbc.co.uk": "BBC",
    "aljazeera.com": "Al Jazeera",
}
NAMED = 12  # words
SHORTEST = 20  # letters of a headline with its standfirst


def read(path: Path) -> pd.DataFrame:
    """The headlines of the five outlets, each text of an outlet once."""
    table = pd.read_parquet(path)
    table = table[table["outlet"].isin(OUTLETS)]
    title, standfirst = (table[name].fillna("").str.strip() for name in ("title", "desc"))
    text = (title + ". " + standfirst).str.strip(" .")
    table = table.assign(outlet=table["outlet"].map(OUTLETS), text=text)
    table = table[table["text"].str.len() >= SHORTEST].drop_duplicates(["outlet", "text"])
    table = table.assign(article=[f"h{number}" for number in range(len(table))])
    return table[["article", "outlet", "event", "published", "text"]].reset_index(drop=True)


def figures(articles: pd.DataFrame) -> tuple[str, pd.DataFrame]:
    """What is claimed of RT against the others, both ways; and its loaded words as a table."""
    headlines = articles.drop(columns="event")
    tables, words = [], {}
    for units, table in (("headlines", headlines), ("nine events", articles)):
        counts = framing.count_terms(table, stop_words=framing.stop_words())
        keyness = framing.keyness(counts, articles=table, strata="none")
        own = keyness[keyness["outlet"] == "RT"]
        words[units] = own[own["claim"]].sort_values("q")
        loaded = framing.loaded_terms(table, strata="none")
        kinds = loaded[(loaded["outlet"] == "RT") & (loaded["category"] != "all")]
        kinds = kinds[kinds["n"] > 0].assign(units=units)
        tables.append(kinds)
    left = words["nine events"].head(NAMED)
    named = ", ".join(
        f"{row.term} ({'more' if row.log_ratio > 0 else 'less'})" for row in left.itertuples()
    )
    sizes = articles.groupby("outlet").size()
    size = ", ".join(f"{name} {count:,}" for name, count in sizes.items())
    title = f"RT against the others: {len(articles):,} headlines ({size})"
    kinds = pd.concat(tables)
    claimed = "; ".join(f"with {units} as units {len(own):,}" for units, own in words.items())
    text = (
        "`python benchmarks/case_study.py --data FILE`\n\n"
        f"Words of RT claimed: {claimed}{f' ({named})' if named else ''}.\n\n"
        f"{section(title, HEAD, kinds_side_by_side(kinds))}"
    )
    return text, kinds


HEAD = ["Loaded words of RT", "Claimed?", "Headlines", "q", "Nine events", "q"]


def kinds_side_by_side(kinds: pd.DataFrame) -> list[list[str]]:
    """A row a kind in the order of the chart: the verdict, times and q, both ways."""
    both = {units: own.set_index("category") for units, own in kinds.groupby("units")}
    rows = []
    ranks = [both[units]["log_ratio"] for units in ("nine events", "headlines")]
    order = pd.concat([rank.sort_values(ascending=False) for rank in ranks]).index.unique()
    for category in order:
        row, told = [], []
        for units in ("headlines", "nine events"):
            if category not in both[units].index:
                row += ["never", "–"]
                continue
            own = both[units].loc[category]
            row += [f"{2**own.log_ratio:.2f} ×", "–" if pd.isna(own.q) else chance(own.q)]
            alone = own.q < ALPHA and not own.stands_without_top
            told += [f"with {units}"] if own.claim else [f"no{ONE_ENTRY}"] if alone else []
        rows.append([category_name(category), "; ".join(told) or "no", *row])
    return rows


def chance(q: float) -> str:
    """A q in three digits."""
    return f"{q:.3f}" if q >= 0.0005 else "< 0.001"


def draw(kinds: pd.DataFrame, path: Path) -> None:
    """Each kind of loaded words with both intervals: of headlines as units, and of events."""
    order = kinds[kinds["units"] == "nine events"].sort_values("log_ratio")["category"].tolist()
    units = list(dict.fromkeys(kinds["units"]))
    ax = new_axes(None, rows=int(1.5 * len(order)))
    colours = framing.outlet_colours(units)
    for unit, height in zip(units, stacked(2) * 0.8, strict=True):
        own = kinds[kinds["units"] == unit].set_index("category").reindex(order)
        ratio, low, high = np.clip(own[["log_ratio", "low", "high"]].to_numpy(float).T, -EDGE, EDGE)
        filled = own["claim"].fillna(False).to_numpy(bool)
        dots(ax, np.arange(len(order)) + height, ratio, low, high, colours[unit], filled=filled)
    ax.axvline(0, color="grey", lw=0.8, zorder=0)
    ax.set_xlim(-EDGE, EDGE)
    ax.set_ylim(-0.6, len(order) - 0.4)
    doubling_scale(ax, EDGE)
    label_rows(ax, range(len(order)), [category_name(name) for name in order])
    label_axis(ax, "times as often as the others")
    outlet_legend(ax, units)
    note(ax, NOTE)
    with mpl.rc_context({"svg.hashsalt": "case study"}):  # the same bytes on each run
        ax.figure.savefig(path, metadata={"Date": None, "Creator": None}, facecolor="white")


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pack", type=Path)
    parser.add_argument("--print", action="store_true", help="write nothing to the page")
    options = parser.parse_args()
    articles = read(options.data)
    text, kinds = figures(articles)
    print(text)
    if not options.print:
        write_section(PAGE, "case study", text)
        draw(kinds, CHART)
    if options.pack:
        print(framing.share(articles, options.pack, withhold=True))


if __name__ == "__main__":
    main()
