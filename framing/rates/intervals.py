"""Intervals of a rate and of a log ratio, from the likelihood; vectorised over items.

They are widened by how much whole articles vary.
"""

from __future__ import annotations

import numpy as np
from scipy import special

from framing.rates.contrast import cluster_variance
from framing.rates.sums import Sums
from framing.rates.thresholds import ALPHA

FARTHEST = 40.0  # e⁴⁰ times as often is as good as infinite
STEPS = 8  # the digits double with each


def outlet_interval(outlet: Sums, signed: bool):
    """Bounds of an outlet's rate from sums over its units; signed sums have a symmetric one.

    The sums are those of one outlet, or of many with a row each; missing with one unit.
    """
    variance = cluster_variance(
        outlet.x, outlet.xx, outlet.xn, outlet.n, outlet.nn, outlet.articles
    )
    quantile = special.stdtrit(outlet.articles - 1, 1 - ALPHA / 2)
    if signed:
        rate, reach = outlet.x / outlet.n, quantile * np.sqrt(variance) / outlet.n
        return rate - reach, rate + reach
    unseen = np.where(outlet.articles > 1, 1, np.nan)
    scale = np.where(outlet.x > 0, variance / np.maximum(outlet.x, 1), unseen)
    return rate_interval(outlet.x, outlet.n, scale, quantile)


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
        maximum = special.xlogy(x, x) - x

        def excess(log_mean):
            return maximum - (x * log_mean - np.exp(log_mean)) - limit

        def slope(log_mean):
            return np.exp(log_mean) - x

        best = np.where(x > 0, np.log(np.maximum(x, 1e-300)), -FARTHEST)
        wald = np.minimum(np.sqrt(2 * limit / np.maximum(x, 0.5)), FARTHEST)
        beyond = np.log(_mean_beyond(x, limit))
        log_low = _root(excess, slope, best - wald, best - 2 * FARTHEST, best)
        log_high = _root(excess, slope, beyond, best, np.maximum(beyond, best))
        low, high = np.where(x == 0, 0, np.exp(log_low) / n), np.exp(log_high) / n
    known = np.isfinite(scale)
    return np.where(known, low, np.nan), np.where(known, high, np.nan)


def log_ratio_interval(a, b, share, scale, quantile):
    """Bounds of ln(ratio) of two counts: all that a binomial likelihood ratio test would keep.

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
        limit = scale * np.square(quantile) / 2
        low, high = _logit_bounds(a, b, limit)
        # where one side has no use at all, the bound has a formula
        only = np.clip(-np.log(np.expm1(limit / total)), -FARTHEST, FARTHEST)
        low = np.where(a == 0, -np.inf, np.where(b == 0, only, low))
        high = np.where(b == 0, np.inf, np.where(a == 0, -only, high))
        null = special.logit(share)
    undefined = ~np.isfinite(scale) | (total == 0)
    return np.where(undefined, np.nan, low - null), np.where(undefined, np.nan, high - null)


def _logit_bounds(a, b, limit):
    """The logits of a/(a + b) whose log-likelihood is ``limit`` below the largest one."""
    total, best = a + b, np.log(a) - np.log(b)
    maximum = special.xlogy(a, a) + special.xlogy(b, b) - special.xlogy(total, total)

    def excess(logit):
        return maximum - (a * logit - total * np.logaddexp(0, logit)) - limit

    def slope(logit):
        return total * special.expit(logit) - a

    # From the bound of Wald, or, where the smaller count makes it too wide, from that of a
    # Poisson count.
    wald = np.sqrt(2 * limit * (1 / a + 1 / b))
    most_a, most_b = (
        np.minimum(_mean_beyond(count, limit), total * (1 - 1e-15)) for count in (a, b)
    )
    start_low = np.maximum(best - wald, np.log(total - most_b) - np.log(most_b))
    start_high = np.minimum(best + wald, np.log(most_a) - np.log(total - most_a))
    low = _root(excess, slope, start_low, best - 2 * FARTHEST, best)
    high = _root(excess, slope, start_high, best, best + 2 * FARTHEST)
    no_spread = wald < 1e-6  # as good as none at all: the steps would be those of rounding
    return np.where(no_spread, best, low), np.where(no_spread, best, high)


def _mean_beyond(count, limit):
    """A mean under which the deviance of a count is above ``limit`` for certain.

    The deviance is at least (mean - count)² / (2 · mean).
    """
    return count + limit + np.sqrt(limit * (limit + 2 * count))


def _root(excess, slope, point, least, most):
    """Where ``excess``, a convex function, is 0: Newton's steps from a point beyond the root."""
    for _ in range(STEPS):
        step = excess(point) / slope(point)
        point = np.clip(np.where(np.isfinite(step), point - step, point), least, most)
    return point
