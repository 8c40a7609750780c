"""How often does a timeline claim a change where there is none? Dates dealt anew, many times.

    python benchmarks/timeline.py --data news.parquet [--shuffles 80] [--by month]

In each shuffle an outlet's articles keep their texts and get each other's dates; what is followed
are frequent and rare words, loaded terms and quotations. Printed are the share of tables in which
a change of any outlet is claimed, and the share of outlets with p < .05. ``--planted`` takes one
half of an outlet's uses of a word away from the first half of its dates, and counts how often that
is claimed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

import framing
from framing.base.dates.periods import first_days
from framing.lenses.measures import measure
from framing.lenses.timeline import changes

FOLLOWED = ["said", "percent", "attack*", "gun*", "loaded:doubt_distance", "quoted"]
SEED = 7


def counted_articles(path: Path, what: str, by: str):
    """The counts of each article that has a date, with its outlet and period."""
    articles = framing.read_articles(path)
    articles = articles[articles["published"].notna()].reset_index(drop=True)
    tables = {}
    for name in FOLLOWED if what is None else [what]:
        counted = measure(articles, name)
        rows = pd.DataFrame({"x": counted.x, "n": counted.n, "event": None})
        rows["outlet"] = articles["outlet"].astype(str)
        tables[name] = rows.assign(period=first_days(articles["published"], by)), counted
    return tables


def shuffled(rows: pd.DataFrame, generator) -> pd.DataFrame:
    """The articles with each other's dates, within outlets."""
    dealt = rows.groupby("outlet")["period"].transform(
        lambda periods: generator.permutation(periods.to_numpy())
    )
    return rows.assign(period=dealt)


def halved_before(rows: pd.DataFrame, generator) -> pd.DataFrame:
    """Each use before an outlet's middle article is kept with the chance of one half."""
    is_early = rows["period"] < rows.groupby("outlet")["period"].transform("median")
    kept = generator.binomial(rows["x"], np.where(is_early, 0.5, 1.0))
    return rows.assign(x=kept)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--shuffles", type=int, default=80)
    parser.add_argument("--by", default="month")
    parser.add_argument("--what")
    parser.add_argument("--planted", action="store_true")
    options = parser.parse_args()
    generator, results = np.random.default_rng(SEED), []
    for name, (rows, counted) in counted_articles(options.data, options.what, options.by).items():
        for _ in range(options.shuffles):
            dealt = shuffled(rows, generator)
            tested = changes(halved_before(dealt, generator) if options.planted else dealt, counted)
            claims = tested["q"] < 0.05
            results.append((name, claims.any(), claims.mean(), (tested["p"] < 0.05).mean()))
    columns = ["what", "a claim in the table", "outlets claimed", "p < .05"]
    table = pd.DataFrame(results, columns=columns).groupby("what", sort=False).mean()
    print((table * 100).round(1).to_string())
    print("all, %:", (table.mean() * 100).round(1).to_dict(), "of", len(results), "tables")


if __name__ == "__main__":
    main()
