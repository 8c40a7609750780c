"""Intervals from the likelihood, widened by how much whole articles vary; vectorised over items."""

from __future__ import annotations

import numpy as np
from scipy import special

FAR = 40.0  # e⁴⁰ times as often is as good as infinite
STEPS = 8  # the digits double with each


def log_ratio_interval(a, b, share, scale, quantile):
    """Bounds of ln(ratio) of two counts: all ratios that a binomial likelihood ratio test would
    keep.

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
    Where both counts are large this is the usual ln(a/b) ± quantile · standard error. Where a count
    is small it is as lopsided as the evidence is, and it stays defined at zero.
    """
    total = a + b
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        best = np.log(a) - np.log(b)
        limit = scale * np.square(quantile) / 2
        peak = special.xlogy(a, a) + special.xlogy(b, b) - special.xlogy(total, total)

        def excess(logit):
            return peak - (a * logit - total * np.logaddexp(0, logit)) - limit

        def slope(logit):
            return total * special.expit(logit) - a

        # From the usual bound, or, where the smaller count makes it too wide, from that of a
        # Poisson count.
        usual = np.sqrt(2 * limit * (1 / a + 1 / b))
        more_a, more_b = (
            np.minimum(_beyond(count, limit), total * (1 - 1e-15)) for count in (a, b)
        )
        low = _edge(
            excess,
            slope,
            np.maximum(best - usual, np.log(total - more_b) - np.log(more_b)),
            best - 2 * FAR,
            best,
        )
        high = _edge(
            excess,
            slope,
            np.minimum(best + usual, np.log(more_a) - np.log(total - more_a)),
            best,
            best + 2 * FAR,
        )
        none = usual < 1e-6  # as good as no spread at all: the steps would be those of rounding
        low, high = np.where(none, best, low), np.where(none, best, high)
        # where one side has no use at all, the edge has a formula
        alone = np.clip(-np.log(np.expm1(limit / total)), -FAR, FAR)
        low = np.where(a == 0, -np.inf, np.where(b == 0, alone, low))
        high = np.where(b == 0, np.inf, np.where(a == 0, -alone, high))
        null = special.logit(share)
    undefined = ~np.isfinite(scale) | (total == 0)
    return np.where(undefined, np.nan, low - null), np.where(undefined, np.nan, high - null)


def rate_interval(x, n, scale, quantile):
    """Bounds of a rate x/n: all rates that a Poisson likelihood ratio test would keep.

    Parameters are as in :func:`log_ratio_interval`; ``scale`` is the variance of the count over its
    mean.
    """
    x, n, scale = np.broadcast_arrays(
        np.asarray(x, float), np.asarray(n, float), np.asarray(scale, float)
    )
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        limit = scale * np.square(quantile) / 2
        peak = special.xlogy(x, x) - x

        def excess(log_mean):
            return peak - (x * log_mean - np.exp(log_mean)) - limit

        def slope(log_mean):
            return np.exp(log_mean) - x

        start = np.where(x > 0, np.log(np.maximum(x, 1e-300)), -FAR)
        usual = np.minimum(np.sqrt(2 * limit / np.maximum(x, 0.5)), FAR)
        beyond = np.log(_beyond(x, limit))
        low = np.where(
            x == 0, 0, np.exp(_edge(excess, slope, start - usual, start - 2 * FAR, start)) / n
        )
        high = np.exp(_edge(excess, slope, beyond, start, np.maximum(beyond, start))) / n
    return np.where(np.isfinite(scale), low, np.nan), np.where(np.isfinite(scale), high, np.nan)


def _beyond(count, limit):
    """A mean under which the deviance of a count is above ``limit`` for certain: it is at least
    (mean - count)² / (2 · mean).
    """
    return count + limit + np.sqrt(limit * (limit + 2 * count))


def _edge(excess, slope, point, least, most):
    """Where ``excess``, a convex function, is 0: Newton's steps from a point near by, which come
    down from beyond the edge.
    """
    for _ in range(STEPS):
        step = excess(point) / slope(point)
        point = np.clip(np.where(np.isfinite(step), point - step, point), least, most)
    return point
