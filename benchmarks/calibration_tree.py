"""Does the promise hold for the whole report? Any claim, realised FDR and power with the tree in
force.

    python benchmarks/calibration_tree.py counts.pickle [--splits 300] [--seed 0]
        [--rows any,strata,planted,lists,coverage] [--pieces pieces.csv] [--mixed]
    python benchmarks/calibration_pieces.py pieces.csv

Runs with other seeds are pieces of one table: with ``--pieces`` each row adds its sums to a file.
"""

from __future__ import annotations

import argparse
import time
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
from calibration_pieces import add_piece
from calibration_splits import (
    EVENTS,
    LENSES,
    TILTED,
    articles_with,
    draw,
    plant,
    populations,
    tests,
)

from framing.claims.family import family, largest_p, weighted_q
from framing.rates.selection import corrected_ratio

PAIRS = [(5, 5), (10, 10), (30, 30), (100, 100), (10, 300), (2, 30)]
ANY = [("random", counts) for counts in PAIRS]
ANY += [("random", (30,) * 3), ("random", (30,) * 6), ("random", (10,) * 10)]
ANY += [(kind, pair) for kind in ("thinned", "longer half") for pair in ((30, 30), (100, 100))]
ANY += [("joined", (10, 10)), ("joined", (30, 30))]
ANY += [(kind, pair) for kind in EVENTS for pair in ((30, 30), (100, 100))]
MIXED = [
    ("random", (300, 300)),
    ("random", (100,) * 6),
    ("random", (30,) * 6),
    ("random", (10,) * 10),
]
STRATA = [(kind, (100,) * len(shares)) for kind, shares in TILTED.items()]
PLANTED = [(2, (100, 100), ("words",)), (3, (100, 100), ("words",)), (3, (30, 30), ("words",))]
PLANTED += [(2, (200, 200), ("words",)), (2, (100, 100), ("loaded",))]
PLANTED += [(2, (100, 100), ("words", "loaded"))]
PLANTED += [(2, (30, 30, 30), ("words", "loaded"))]
COVERAGE = [(1, pair) for pair in PAIRS[1:5]] + [(2, (100, 100)), (3, (100, 100))]
LISTS = [(number, pair) for number in (3, 10) for pair in PAIRS[1:5]]
ALPHA = 0.05


def any_claim(kind, counts, where, splits, rng) -> dict[str, float]:
    """Placebo splits with a claim: in the tree, by lens there, and without the tree."""
    sums = dict.fromkeys(["any", *LENSES, "without the tree"], 0)
    where = [one for one in where if draw(kind, counts, one, rng) is not None]
    for number in range(splits):
        table = family(tests(*draw(kind, counts, where[number % len(where)], rng)))
        sums["any"] += table["claim"].any()
        for name, lens in LENSES.items():
            sums[name] += table.loc[table["lens"] == lens, "claim"].any()
        sums["without the tree"] += (table["q_lens"] < ALPHA).any()
    return sums


def tested_words(split: dict, outlet) -> pd.DataFrame:
    """Words alone, with one test of another lens that finds nothing: it keeps its part of the
    budget, so that words have what they have in a whole report.
    """
    table = tests({name: split[name] for name in ("words", "strata")}, outlet)
    other = table.drop_duplicates("outlet").assign(lens="voices", item=0, p=1.0, weight=1.0)
    return pd.concat([table, other], ignore_index=True)


def planted(ratio, counts, lenses, where, splits, rng, test=tests) -> dict[str, float]:
    """Power and realised share of false claims over the whole tree, summed over splits."""
    sums = dict.fromkeys([*lenses, "false", "false squared"], 0.0)
    for number in range(splits):
        split, outlet = draw("random", counts, where[number % len(where)], rng)
        truth = plant(split, outlet, ratio, lenses, rng)
        table = family(test(split, outlet))
        keys = zip(table["lens"], table["item"])
        true = np.array([lens in truth and truth[lens][item] for lens, item in keys])
        claim = table["claim"].to_numpy()
        false = (claim & ~true).sum() / max(claim.sum(), 1)
        sums["false"] += false
        sums["false squared"] += false**2
        for lens in lenses:
            hits = (claim & true)[table["lens"] == LENSES[lens]].sum()
            outlets = max(1, len(set(table["outlet"])))
            sums[lens] += hits / truth[LENSES[lens]].sum() / outlets
    return sums


def coverage(ratio, counts, where, splits, rng) -> str:
    """How often the intervals of words in 20 articles and more hold the truth: all, and claims
    corrected for having been picked; and the ratio that claims of planted words print.
    """
    held, held_claims, printed = [], [], []
    for number in range(splits):
        split, outlet = draw("random", counts, where[number % len(where)], rng)
        effects = plant(split, outlet, ratio, ("words",), rng)["effects"]["keyness"]
        table = family(tests(split, outlet))
        table["largest_p"] = largest_p(table)
        table = table[(table["lens"] == "keyness") & (table["outlet"] == "0")]
        table = table[(table["n_articles"] + table["n_articles_rest"] >= 20) & table["p"].notna()]
        truth = effects[table["item"].astype(int)]
        held += [((table["low"] <= truth) & (truth <= table["high"])).mean()] if len(table) else []
        claims = table["claim"].to_numpy() & np.isfinite(table["log_ratio"]).to_numpy()
        names = ["log_ratio", "p", "largest_p"]
        estimate, low, high = corrected_ratio(*table.loc[claims, names].to_numpy().T)
        true = truth[claims]
        held_claims += ((low <= true) & (true <= high)).tolist()
        printed += (2 ** (estimate * np.sign(true)))[true != 0].tolist()
    median = f", ratio printed {np.median(printed):.2f}" if printed else ""
    claimed = f"{np.mean(held_claims):.1%} of {len(held_claims)}" if held_claims else "none"
    return f"all intervals {np.mean(held):.1%}; claims {claimed}{median}"


def lists(number, counts, where, splits, rng) -> dict[str, float]:
    """A list of one's own words and nothing else: splits with a claim."""
    hits = 0
    for run in range(splits):
        split, outlet = draw("random", counts, where[run % len(where)], rng)
        matrix, sizes = split["words"]
        chosen = rng.permutation(np.flatnonzero(articles_with(matrix) >= 5))[:number]
        listed = {"words": (matrix[:, chosen], sizes), "strata": split["strata"]}
        table = tests(listed, outlet)
        hits += bool((weighted_q(table["p"], np.ones(len(table))) < ALPHA).any())
    return {"any": hits}


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", type=Path)
    parser.add_argument("--splits", type=int, default=300)
    parser.add_argument("--rows", default="any,strata,planted,lists")
    parser.add_argument("--only", default="", help="rows whose name has this in it")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--pieces", type=Path, help="a CSV file to add the sums of each row to")
    parser.add_argument("--words", action="store_true", help="planted words: test no other lens")
    parser.add_argument("--mixed", action="store_true", help="deal articles of all outlets at once")
    parser.add_argument("--undated", action="store_true", help="no dates and no topics are known")
    options = parser.parse_args()
    where, start = populations(options.counts, mixed=options.mixed), time.perf_counter()
    for one in where if options.undated else ():
        one["strata"] = one["strata"].assign(published=None, topic=None)
    articles = min(len(one["words"][1]) for one in where)
    jobs = {
        "any": (any_claim, MIXED if options.mixed else ANY),
        "strata": (any_claim, STRATA),
        "planted": (partial(planted, test=tested_words if options.words else tests), PLANTED),
        "coverage": (coverage, COVERAGE),
        "lists": (lists, LISTS),
    }
    for name in options.rows.split(","):
        job, rows = jobs[name]
        rows = [row for row in rows if options.only in str(row)]
        for row in rows if name == "strata" else [row for row in rows if sum(row[1]) <= articles]:
            many = name == "any" and len(row[1]) >= 6
            splits = options.splits * 3 if name == "lists" else options.splits // (1 + many)
            sums = job(*row, where, splits, np.random.default_rng(options.seed))
            spent = f"[{splits} splits, {time.perf_counter() - start:.0f} s]"
            print(f"{name} {row}: {sums}  {spent}", flush=True)
            if options.pieces and isinstance(sums, dict):
                add_piece(options.pieces, name, titled(name, row), options.seed, splits, sums)


def titled(name: str, row: tuple) -> str:
    """A row in words: what is dealt, and to how many articles an outlet."""
    what, counts, *lenses = row
    sizes = f"{counts[0]} v {counts[1]}"
    if len(counts) > 2:
        sizes = f"{len(counts)} outlets × {counts[0]}"
    if name == "planted":
        return f"{what} ×, {sizes}: {' and '.join(lenses[0])}"
    return f"{what} words, {sizes}" if name == "lists" else f"{what}, {sizes}"


if __name__ == "__main__":
    main()
