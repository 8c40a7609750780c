"""Intervals from the likelihood, widened by how much whole articles vary; vectorised over items."""

from __future__ import annotations

import numpy as np
from scipy import special


def log_ratio_interval(a, b, share, scale, quantile):
    """Bounds of ln(ratio) of two counts: all ratios that a binomial likelihood ratio test would keep.

    Parameters
    ----------
    a, b : arrays, the two counts (a of the outlet, b of the others).
    share : array or number, the outlet's expected share of a + b where rates are equal.
    scale : array, the variance of the counts over that of independent draws.
    quantile : number or array, e.g. 1.96: the bound's distance in standard errors.

    Returns
    -------
    (low, high) : arrays of natural logarithms; infinite where a count is zero.

    Notes
    -----
    Where both counts are large this is the usual ln(a/b) ± quantile · standard error. Where a count is small
    it is as lopsided as the evidence is, and it stays defined at zero.
    """
    total = a + b
    with np.errstate(divide="ignore", invalid="ignore"):
        best = np.log(a) - np.log(b)
        limit = scale * np.square(quantile) / 2
        peak = special.xlogy(a, a) + special.xlogy(b, b) - special.xlogy(total, total)

        def keeps(logit):
            return peak - (a * logit - total * np.logaddexp(0, logit)) <= limit

        start = np.where(np.isneginf(best), -40, np.where(np.isposinf(best), 40, best))
        low = np.where(a == 0, -np.inf, _edge(keeps, start, -1))
        high = np.where(b == 0, np.inf, _edge(keeps, start, +1))
        null = special.logit(share)
    undefined = ~np.isfinite(scale) | (total == 0)
    return np.where(undefined, np.nan, low - null), np.where(undefined, np.nan, high - null)


def rate_interval(x, n, scale, quantile):
    """Bounds of a rate x/n: all rates that a Poisson likelihood ratio test would keep.

    Parameters are as in :func:`log_ratio_interval`; ``scale`` is the variance of the count over its mean.
    """
    x, n, scale = np.broadcast_arrays(np.asarray(x, float), np.asarray(n, float), np.asarray(scale, float))
    with np.errstate(divide="ignore", invalid="ignore"):
        limit = scale * np.square(quantile) / 2
        peak = special.xlogy(x, x) - x

        def keeps(log_mean):
            return peak - (x * log_mean - np.exp(log_mean)) <= limit

        start = np.where(x > 0, np.log(np.maximum(x, 1e-300)), -40)
        low = np.where(x == 0, 0, np.exp(_edge(keeps, start, -1)) / n)
        high = np.exp(_edge(keeps, start, +1)) / n
    return np.where(np.isfinite(scale), low, np.nan), np.where(np.isfinite(scale), high, np.nan)


def _edge(keeps, start, direction, reach=80.0, halvings=48):
    """The farthest point from ``start`` that is kept, by halving; exact to about 1e-13."""
    inner, outer = np.zeros_like(start), np.full_like(start, reach)
    for _ in range(halvings):
        middle = (inner + outer) / 2
        kept = keeps(start + direction * middle)
        inner, outer = np.where(kept, middle, inner), np.where(kept, outer, middle)
    return start + direction * inner
