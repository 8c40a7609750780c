"""What each step of the words' test costs in power: planted words claimed when it alone is changed.

python benchmarks/calibration_power.py counts.pickle [--splits 24] [--seed 0] [--write]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

import numpy as np
from calibration_pieces import RESULTS
from calibration_splits import articles_with, draw, plant, populations
from calibration_table import section, write_section
from scipy import sparse

from framing.claims.family import MANY_SHARE, weighted_q
from framing.rates.comparisons import comparisons
from framing.rates.observations import observations
from framing.rates.pvalues.saddlepoint import dealt_p
from framing.rates.strata.find import DOUBT, kinds_of
from framing.rates.strata.within import _strata
from framing.rates.thresholds import ALPHA

ROWS = [(2, (100, 100)), (3, (30, 30))]
MIN_ARTICLES = 5
BUDGET, GUARDS = "framing.rates.budget", "framing.rates.pvalues.guards"
DEALS = ["framing.rates.pvalues.saddlepoint", "framing.rates.pvalues.dealt_within"]


def of_transformed(transform: Callable) -> Callable:
    """p of all deals, of transformed counts."""
    return lambda counts, sizes, is_outlet: dealt_p(transform(counts) * 1.0, sizes, is_outlet)


def roots(mean: Callable) -> dict:
    """Another mean of the plain and the levelled root."""
    return {f"{module}.averaged_root": mean for module in DEALS}


def no_floor(n_articles, *_) -> np.ndarray:
    """The floor of p left out."""
    return np.zeros(n_articles.shape[-1])


# what is changed: names and their other values; "" is the suite as it is
STEPS: dict[str, dict] = {
    "as it is": {},
    "no periods and topics known": {"kinds": True},
    "each mix of dates and topics at .1 (as before)": {
        "framing.rates.strata.find.DOUBT": 4 * DOUBT
    },
    "within strata p of sums (as before)": {f"{GUARDS}.FEWEST_UNITS": np.inf},
    "a twentieth of the budget spread evenly (as before)": {f"{BUDGET}.EVEN": 0.05},
    "the whole budget to words": {"share": 1.0},
    "level of the weights for 3 claims": {f"{BUDGET}.power_weights.__kwdefaults__": {"claims": 3}},
    "level of the weights for 30 claims": {
        f"{BUDGET}.power_weights.__kwdefaults__": {"claims": 30}
    },
    "equal weights": {f"{BUDGET}.MANY": np.inf},
    "p of sums everywhere": {f"{GUARDS}.MOST_ARTICLES": 0},
    "no floor": {f"{GUARDS}.deal_floor": no_floor, f"{GUARDS}.floor_within": no_floor},
    "plain root alone": roots(lambda plain, levelled: plain),
    "levelled root alone": roots(lambda plain, levelled: levelled),
    "mean of both, choice of a model for nothing": roots(lambda one, other: (one + other) / 2),
    "deals of √x": {f"{GUARDS}.dealt_p": of_transformed(np.sqrt)},
    "deals of ln(1 + x)": {f"{GUARDS}.dealt_p": of_transformed(np.log1p)},
    "oracle: nothing tested but words as frequent as planted ones": {"oracle": True},
}


def claimed(split: dict, outlet, is_planted, change: dict) -> tuple[float, float]:
    """The share of planted words that is claimed, and the share of claims that are false."""
    change = dict(change)
    kinds = {} if change.pop("kinds", False) else kinds_of(split["strata"])
    share, is_oracle = change.pop("share", MANY_SHARE), change.pop("oracle", False)
    matrix, sizes = split["words"]
    items = np.flatnonzero(articles_with(matrix) >= MIN_ARTICLES)
    true = is_planted[items]
    _strata.cache_clear()
    with ExitStack() as stack:
        for name, value in change.items():
            stack.enter_context(patch(name, value))
        counts = sparse.csr_array(matrix[:, items])
        observed = observations(counts, sizes, outlet.astype(str), items=items, kinds=kinds)
        comparison = next(iter(comparisons(observed)))
        p = comparison.rate_p()
        total = comparison.between.total
        is_left_out = (total < total[true].min()) | (total > total[true].max())
        weights = comparison.error_budget(p, MIN_ARTICLES, is_left_out & is_oracle)
    q = np.nan_to_num(weighted_q(p, weights), nan=1)
    claim = (q < ALPHA) & (q.min() < ALPHA * share)
    return (claim & true).sum() / is_planted.sum(), (claim & ~true).sum() / max(claim.sum(), 1)


def row(ratio: float, counts: tuple, where: list, splits: int, seed: int) -> dict[str, list]:
    """Of each step what is claimed in every split, the same splits for all steps."""
    rng = np.random.default_rng(seed)
    found: dict[str, list] = {name: [] for name in STEPS}
    for number in range(splits):
        split, outlet = draw("random", counts, where[number % len(where)], rng)
        is_planted = plant(split, outlet, ratio, ("words",), rng)["keyness"]
        for name, change in STEPS.items():
            found[name].append(claimed(split, outlet, is_planted, change))
    return found


def main() -> None:
    """Print the table, and write it where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", type=Path)
    parser.add_argument("--splits", type=int, default=24)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    options = parser.parse_args()
    where = populations(options.counts)
    splits = [options.splits * 100 // counts[0] for _, counts in ROWS]  # small ones claim little
    columns = [
        row(*what, where, number, options.seed) for what, number in zip(ROWS, splits, strict=True)
    ]
    head = ["changed alone"] + [
        f"{ratio} ×, {one} v {two}, {number} splits"
        for (ratio, (one, two)), number in zip(ROWS, splits, strict=True)
    ]
    lines = []
    for name in STEPS:
        means = [np.mean(column[name], axis=0) for column in columns]
        lines.append([name, *(f"{power:.4f} ({false:.1%})" for power, false in means)])
    title = "Power of words, step by step: planted words claimed (false claims among claims)"
    text = section(title, head, lines)
    text = (
        f"`python benchmarks/calibration_power.py counts.pickle`, the same splits in all\n\n{text}"
    )
    print(text)
    if options.write:
        write_section(RESULTS, "tree:steps", text)


if __name__ == "__main__":
    main()
