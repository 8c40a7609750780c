"""The tests that are compared: each takes two sides of a split and gives p for every term."""

from __future__ import annotations

import numpy as np
from calibration_data import MIN_ARTICLES, Population, Side, as_sums
from scipy import sparse, special

from framing.rates.contrast import contrast
from framing.rates.discovery import adjust
from framing.rates.pvalues.deviance import likelihood_ratio, rate_p


def ours(one: Side, two: Side) -> np.ndarray:
    """The suite's own p, by way of its own code."""
    return rate_p(contrast(as_sums(one, two), [0], [1]))


def g2(one: Side, two: Side) -> np.ndarray:
    """Log-likelihood ratio keyness (Dunning 1993; Rayson & Garside 2000): every word an independent
    draw.
    """
    n = one.sizes.sum(), two.sizes.sum()
    return special.chdtrc(1, likelihood_ratio(one.x, two.x, n[0] / sum(n)))


def chi2(one: Side, two: Side) -> np.ndarray:
    """Pearson's χ² on the 2 × 2 table of the term and all other words."""
    n = one.sizes.sum(), two.sizes.sum()
    a, b, c, d = one.x, two.x, n[0] - one.x, n[1] - two.x
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = sum(n) * (a * d - b * c) ** 2 / ((a + b) * (c + d) * (a + c) * (b + d))
    return special.chdtrc(1, np.nan_to_num(statistic))


def log_odds(one: Side, two: Side, prior: str = "pooled") -> np.ndarray:
    """z of the log odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008,
    eqs 16-22).

    The prior is the two sides' pooled counts, or .01 for every term.
    """
    alpha = one.x + two.x if prior == "pooled" else np.full_like(one.x, 0.01)
    alpha0 = (one.sizes.sum() + two.sizes.sum()) if prior == "pooled" else alpha.sum()
    y1, y2 = one.x + alpha, two.x + alpha
    with np.errstate(divide="ignore", invalid="ignore"):
        delta = np.log(y1 / (one.sizes.sum() + alpha0 - y1)) - np.log(
            y2 / (two.sizes.sum() + alpha0 - y2)
        )
        return 2 * special.ndtr(-np.abs(np.nan_to_num(delta / np.sqrt(1 / y1 + 1 / y2))))


def welch(one: Side, two: Side) -> np.ndarray:
    """Welch's t test on the articles' rates."""
    means, squares, counts = [], [], []
    for side in (one, two):
        n = len(side.sizes)
        means.append(side.rate / n)
        squares.append(np.maximum(side.rate2 - side.rate**2 / n, 0) / (n - 1) / n)
        counts.append(n)
    total = squares[0] + squares[1]
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.abs(means[0] - means[1]) / np.sqrt(total)
        df = total**2 / sum(square**2 / (n - 1) for square, n in zip(squares, counts, strict=True))
        return np.where(total > 0, 2 * special.stdtr(df, -t), 1.0)


def mann_whitney(rates: sparse.csc_array, first: int) -> np.ndarray:
    """Mann-Whitney U on the articles' rates, normal approximation with ties, as scipy's asymptotic
    method.

    ``rates`` are those of both sides, the first ``first`` rows the one side's. Zeros are one big
    tie.
    """
    rows, terms = rates.shape
    term = np.repeat(np.arange(terms), np.diff(rates.indptr))
    order = np.lexsort((rates.data, term))
    value, term, row = rates.data[order], term[order], rates.indices[order]
    new = np.r_[True, (value[1:] != value[:-1]) | (term[1:] != term[:-1])]
    start = np.flatnonzero(new)
    length = np.diff(np.r_[start, len(value)])
    zeros = rows - np.diff(rates.indptr)
    within = np.arange(len(value)) - rates.indptr[term]
    rank = zeros[term] + within[start].repeat(length) + (length.repeat(length) + 1) / 2
    ties = np.bincount(term[start], length**3.0 - length, terms) + zeros**3.0 - zeros
    mine = row < first
    zeros_mine = first - np.bincount(term[mine], minlength=terms)
    u = (
        np.bincount(term[mine], rank[mine], terms)
        + zeros_mine * (zeros + 1) / 2
        - first * (first + 1) / 2
    )
    second = rows - first
    sd = np.sqrt(first * second / 12 * (rows + 1 - ties / (rows * (rows - 1.0))))
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (np.abs(u - first * second / 2) - 0.5) / sd
        return np.where(sd > 0, np.minimum(2 * special.ndtr(-z), 1), 1.0)


def all_p(one: Side, two: Side, rates: sparse.csc_array | None) -> dict[str, np.ndarray]:
    """p of every method; Mann-Whitney where the articles' rates are given."""
    found = {
        "ours": ours(one, two),
        "G²": g2(one, two),
        "χ²": chi2(one, two),
        "log-odds": log_odds(one, two),
        "log-odds, flat": log_odds(one, two, "flat"),
        "Welch t": welch(one, two),
    }
    if rates is not None:
        found["Mann-Whitney"] = mann_whitney(rates, len(one.sizes))
    return found


def claimed(p: np.ndarray, method: str, present: np.ndarray) -> np.ndarray:
    """Which terms a method claims at a false discovery rate of 5 %, among terms in enough
    articles.
    """
    tested = present >= MIN_ARTICLES
    weights = np.where(tested, present if method == "ours" else 1, 0)
    return (
        np.nan_to_num(adjust(np.where(tested, p, np.nan), weights=np.maximum(weights, 1e-9)), nan=1)
        < 0.05
    )


def rates_of(population: Population, one: np.ndarray, two: np.ndarray) -> sparse.csc_array:
    """Rates of both sides' articles, one below the other."""
    rows = np.r_[one, two]
    return sparse.csc_array(population.matrix[rows].multiply(1 / population.sizes[rows][:, None]))
