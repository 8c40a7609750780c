"""The error budget of many items: more of it where a two-fold difference could be found."""

from __future__ import annotations

import numpy as np
from scipy import special

from framing.rates.thresholds import ALPHA

CLAIMS = 10  # claims that the level is made for: it is then ALPHA · CLAIMS / items
EVEN = 0.01  # share of the budget that is spread evenly, so that no item goes without
EFFECT = np.log(2)  # the difference that one wants to find, in natural logarithms
MANY = 50  # tested items from which on the budget follows power
LOWEST = -60.0  # where the search for c begins


def error_budget(is_tested, total, share, deff) -> np.ndarray:
    """Weights of the items' p values, 0 where an item is not tested.

    Parameters
    ----------
    is_tested : bool array (items)
    total, share, deff : arrays (items)
        As for :func:`power_weights`.

    Returns
    -------
    array of weights, mean 1 over the tested items
        Equal for fewer than 50 of them: in a short list the frequent items are those that are
        asked about, and power weights would starve them.
    """
    is_tested = np.asarray(is_tested, bool)
    weights = is_tested.astype(float)
    if is_tested.sum() >= MANY:
        weights[is_tested] = power_weights(total[is_tested], share[is_tested], deff[is_tested])
    return weights


def power_weights(total, share, deff, *, claims: int = CLAIMS) -> np.ndarray:
    """Weights of p values, mean 1, that find most two-fold differences.

    Parameters
    ----------
    total : array (items)
        Uses on both sides together.
    share : float or array
        The outlet's share of all sizes (tokens).
    deff : array (items)
        Design effect; below 1 or missing it counts as 1.
    claims : int
        Number of claims that the level is made for.

    Returns
    -------
    array of weights above 0 with mean 1; all 1 for fewer than two items.

    Notes
    -----
    The optimal weight of a test that has the mean τ under its alternative is Φ̄(τ/2 + c/τ)/a, where
    a is the level of one test of mean weight (Roeder & Wasserman 2009; Spjøtvoll 1972) and c makes
    the mean 1. Here τ = ln 2·√(total·share·(1 - share)/deff) and a = .05·claims/items. Nothing in
    it depends on which article belongs to which outlet but the outlets' sizes. A hundredth of
    the budget is spread evenly.

    Examples
    --------
    >>> power_weights([4, 40, 400, 4000], 0.5, [1, 1, 1, 1]).round(2).tolist()
    [2.27, 1.71, 0.01, 0.01]
    """
    total, share, deff = np.broadcast_arrays(
        *(np.asarray(values, float) for values in (total, share, deff))
    )
    items = total.size
    if items < 2:
        return np.ones(items)
    level = min(ALPHA * claims / items, ALPHA)
    information = np.maximum(total * share * (1 - share) / np.fmax(deff, 1), 1e-6)
    chance = _tail_chances(EFFECT * np.sqrt(information), level) / level
    return (1 - EVEN) * chance / chance.mean() + EVEN


def _tail_chances(mean: np.ndarray, level: float) -> np.ndarray:
    """Φ̄(τ/2 + c/τ), with the c by which they average to ``level``."""
    from scipy.optimize import brentq

    def chances(c):
        return special.ndtr(-(mean / 2 + c / mean))

    def excess(c):
        return chances(c).mean() - level

    low = LOWEST
    while excess(low) < 0:
        low *= 2
    return chances(brentq(excess, low, -LOWEST, xtol=1e-13, rtol=1e-14))
