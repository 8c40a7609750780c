"""Does the promise hold for the whole report? Any claim, realised FDR and power with the tree in
force.

    python benchmarks/calibration_tree.py counts.pickle [--splits 300]
        [--rows any,strata,planted,lists,coverage]
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
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
STRATA = [(kind, (100,) * len(shares)) for kind, shares in TILTED.items()]
PLANTED = [(2, (100, 100), ("words",)), (3, (100, 100), ("words",)), (3, (30, 30), ("words",))]
PLANTED += [(2, (200, 200), ("words",)), (2, (100, 100), ("loaded",))]
PLANTED += [(2, (100, 100), ("words", "loaded"))]
PLANTED += [(2, (30, 30, 30), ("words", "loaded"))]
COVERAGE = [(1, pair) for pair in PAIRS[1:5]] + [(2, (100, 100)), (3, (100, 100))]
LISTS = [(number, pair) for number in (3, 10) for pair in PAIRS[1:5]]
ALPHA = 0.05


def wilson(hits: int, trials: int) -> str:
    """A share with its 95 % interval (Wilson 1927)."""
    share, z2 = hits / trials, 1.96**2
    middle = (share + z2 / 2 / trials) / (1 + z2 / trials)
    reach = np.sqrt(z2 * share * (1 - share) / trials + (z2 / 2 / trials) ** 2) / (1 + z2 / trials)
    return f"{share:6.1%} ({max(middle - reach, 0):.1%}–{middle + reach:.1%})"


def any_claim(kind, counts, where, splits, rng) -> str:
    """Share of placebo splits with a claim: in the tree, by lens there, and without the tree."""
    found = []
    where = [one for one in where if draw(kind, counts, one, rng) is not None]
    for number in range(splits):
        table = family(tests(*draw(kind, counts, where[number % len(where)], rng)))
        lens = [table.loc[table["lens"] == name, "claim"].any() for name in LENSES.values()]
        found.append([table["claim"].any(), *lens, (table["q_lens"] < ALPHA).any()])
    share = np.mean(found, axis=0)
    lenses = " / ".join(f"{one:.1%}" for one in share[1:-1])
    shown = wilson(round(share[0] * splits), splits)
    return f"{shown}  by lens {lenses}  without the tree {share[-1]:.1%}"


def planted(ratio, counts, lenses, where, splits, rng) -> str:
    """Power and realised share of false claims over the whole tree."""
    power, false = [], []
    for number in range(splits):
        split, outlet = draw("random", counts, where[number % len(where)], rng)
        truth = plant(split, outlet, ratio, lenses, rng)
        table = family(tests(split, outlet))
        keys = zip(table["lens"], table["item"])
        true = np.array([lens in truth and truth[lens][item] for lens, item in keys])
        claim = table["claim"].to_numpy()
        false.append((claim & ~true).sum() / max(claim.sum(), 1))
        shares = [(claim & true)[table["lens"] == LENSES[one]].sum() for one in lenses]
        power.append(
            [
                hits / truth[LENSES[one]].sum() / max(1, len(set(table["outlet"])))
                for hits, one in zip(shares, lenses)
            ]
        )
    error = np.std(false) / np.sqrt(splits)
    found = ", ".join(f"{one} {share:.3f}" for one, share in zip(lenses, np.mean(power, axis=0)))
    return f"power {found}; FDR {np.mean(false):.1%} ± {1.96 * error:.1%}"


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


def lists(number, counts, where, splits, rng) -> str:
    """A list of one's own words and nothing else: share of splits with a claim."""
    hits = 0
    for run in range(splits):
        split, outlet = draw("random", counts, where[run % len(where)], rng)
        matrix, sizes = split["words"]
        chosen = rng.permutation(np.flatnonzero(articles_with(matrix) >= 5))[:number]
        listed = {"words": (matrix[:, chosen], sizes), "strata": split["strata"]}
        table = tests(listed, outlet)
        hits += bool((weighted_q(table["p"], np.ones(len(table))) < ALPHA).any())
    return wilson(hits, splits)


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", type=Path)
    parser.add_argument("--splits", type=int, default=300)
    parser.add_argument("--rows", default="any,strata,planted,lists")
    parser.add_argument("--only", default="", help="rows whose name has this in it")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    where, start = populations(options.counts), time.perf_counter()
    articles = min(len(one["words"][1]) for one in where)
    jobs = {
        "any": (any_claim, [row for row in ANY if sum(row[1]) <= articles]),
        "strata": (any_claim, STRATA),
        "planted": (planted, [row for row in PLANTED if sum(row[1]) <= articles]),
        "coverage": (coverage, [row for row in COVERAGE if sum(row[1]) <= articles]),
        "lists": (lists, [row for row in LISTS if sum(row[1]) <= articles]),
    }
    for name in options.rows.split(","):
        job, rows = jobs[name]
        rows = [row for row in rows if options.only in str(row)]
        for row in rows:
            many = name == "any" and len(row[1]) >= 6
            splits = options.splits * 3 if name == "lists" else options.splits // (1 + many)
            line = job(*row, where, splits, np.random.default_rng(options.seed))
            spent = f"[{splits} splits, {time.perf_counter() - start:.0f} s]"
            print(f"{name} {row}: {line}  {spent}", flush=True)


if __name__ == "__main__":
    main()
