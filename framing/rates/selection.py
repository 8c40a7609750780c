"""Effects of claimed items, corrected for having been picked because they were large."""

from __future__ import annotations

import numpy as np
from scipy import special

from framing.rates.thresholds import ALPHA

FARTHEST = 12.0  # of a bound from the effect seen, in standard errors
MOST = 30.0  # an effect beyond is as good as certain
STEPS = 50
TINY = 1e-300


def corrected(z, cut):
    """The most likely standardised effect, and its interval, given that |z| had to pass a cut.

    Parameters
    ----------
    z : array
        Effects in standard errors, of claimed items: |z| at least ``cut``.
    cut : float or array
        What |z| had to reach in order to be claimed.

    Returns
    -------
    (estimate, low, high) : arrays of effects in standard errors, with the sign of z.

    Notes
    -----
    The likelihood of a normal z cut off at ±cut (Zhong & Prentice 2008; Ghosh, Zou & Wright 2008).
    Its maximum is the mean under which z is what one expects of a z that passes; it corrects too
    much where z just passes, so that the middle between it and z is given (Zhong & Prentice's third
    estimator). The interval holds all means under which z is neither among the lowest nor the
    highest 2.5% of those that pass; next to zero it ends where the interval of Benjamini &
    Yekutieli (2005) does, z - cut, which leaves out zero for whatever is claimed: of effects that
    are next to nothing and were claimed all the same, fewer than 95% lie within.

    Examples
    --------
    >>> estimate, low, high = corrected(np.array([3.0, 6.0]), 2.8)
    >>> estimate.round(2).tolist(), low.round(2).tolist(), high.round(2).tolist()
    ([1.8, 6.0], [0.2, 3.99], [4.46, 7.96])
    """
    z, cut = np.broadcast_arrays(np.asarray(z, float), np.asarray(cut, float))
    size = np.clip(np.abs(z), cut, np.maximum(cut, MOST))

    def log_passing(mean):
        return np.logaddexp(special.log_ndtr(mean - cut), special.log_ndtr(-mean - cut))

    def expected(mean):
        return mean + (_density(cut - mean) - _density(cut + mean)) / np.exp(log_passing(mean))

    def chance_above(mean):
        return np.exp(special.log_ndtr(mean - size) - log_passing(mean))

    beyond = np.abs(z) - size
    likeliest = _crossing(lambda mean: expected(mean) < size, np.zeros_like(size), size)
    low = _crossing(lambda mean: chance_above(mean) < ALPHA / 2, np.zeros_like(size), size)
    low = np.maximum(low, size - cut)
    high = _crossing(lambda mean: chance_above(mean) < 1 - ALPHA / 2, size - 1, size + FARTHEST)
    estimate = (likeliest + size) / 2 + beyond
    low, high = low + beyond, high + beyond
    return np.sign(z) * estimate, np.where(z < 0, -high, low), np.where(z < 0, -low, high)


def corrected_ratio(log_ratio, p, largest_p):
    """Log ratios of claimed items and their intervals, corrected for selection.

    Parameters
    ----------
    log_ratio : array
        Finite (of a side without a use, that of half a use).
    p, largest_p : arrays
        p of each item, and the largest p with which it would have been claimed:
        .05·claims/tests·weight/mean weight.

    Returns
    -------
    (estimate, low, high) : arrays on the scale of ``log_ratio``.

    Examples
    --------
    >>> estimate, low, high = corrected_ratio(np.array([1.0]), np.array([0.001]), np.array([0.002]))
    >>> estimate.round(2).tolist(), low.round(2).tolist(), high.round(2).tolist()
    ([0.59], [0.06], [1.44])
    """
    p = np.maximum(np.asarray(p, float), TINY)
    z = -special.ndtri(p / 2) * np.sign(log_ratio)
    error = np.abs(log_ratio) / np.maximum(np.abs(z), 1e-9)
    cut = -special.ndtri(np.clip(np.maximum(largest_p, p), TINY, 1) / 2)
    return tuple(error * value for value in corrected(z, cut))


def _density(x):
    return np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi)


def _crossing(is_below, low, high):
    """Where a growing function passes a value: ``is_below`` says whether a point lies before it."""
    for _ in range(STEPS):
        middle = (low + high) / 2
        below = is_below(middle)
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return (low + high) / 2
