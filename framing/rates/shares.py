"""Shares of a whole (of words, of verbs) and their intervals, which end at 0 and 100%."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import special

from framing.rates.contrast import cluster_variance
from framing.rates.observations import by_outlet, observations
from framing.rates.sums import Sums
from framing.rates.thresholds import ALPHA


def outlet_shares(x, n, outlets, *, items=None, events=None) -> pd.DataFrame:
    """The share of each item in each outlet, with its 95% interval.

    Parameters
    ----------
    x, n, outlets, items, events
        As for :func:`framing.rates.rates.outlet_rates`; no count is above its size.

    Returns
    -------
    DataFrame, one row an outlet and item
        outlet, item, x, n, n_articles, share (x/n, 0..1), low, high (95% interval, 0..1; missing
        with one article).

    Notes
    -----
    Korn and Graubard (1998): the interval of Clopper and Pearson (1934) at the effective number of
    draws, n over the design effect of whole articles and times (z/t)² for the articles' degrees of
    freedom, never above n. Dean and Pagano (2015) compare it with others: it is the one that holds
    where shares are small and articles few. An outlet in which all articles have nothing, or all,
    has no spread of its own; that of all outlets serves, and where these have none either, an
    article is one draw.

    Examples
    --------
    >>> table = outlet_shares([4, 0, 2, 2], [5, 5, 5, 5], list("AAAA"))
    >>> table[["share", "low", "high"]].round(2).values.tolist()
    [[0.4, 0.02, 0.91]]
    """
    observed = observations(x, n, outlets, events=events, items=items)
    units = observed.units().sums()
    common = design_effect(units.pick(np.arange(len(units.outlets))))
    table = by_outlet(observed, units, lambda outlet: share_interval(outlet, common))
    return table.rename(columns={"rate": "share"})


def design_effect(side: Sums) -> np.ndarray:
    """The variance of a share with whole units drawn over that with independent draws.

    Missing where nothing varies: no unit has the item, or all have nothing else.
    """
    variance = cluster_variance(side.x, side.xx, side.xn, side.n, side.nn, side.articles)
    with np.errstate(divide="ignore", invalid="ignore"):
        effect = variance / (side.x * (1 - side.x / side.n))
    return np.where((side.x > 0) & (side.x < side.n) & (effect > 0), effect, np.nan)


def share_interval(outlet: Sums, common) -> tuple[np.ndarray, np.ndarray]:
    """Bounds of an outlet's shares; ``common`` is the design effect where it shows none itself.

    The sums are those of one outlet, or of many with a row each.
    """
    own = design_effect(outlet)
    size = outlet.nn / outlet.n  # of the unit of a token drawn at random: the largest effect
    effect = np.where(np.isfinite(own), own, np.maximum(common, 1))
    effect = np.where(np.isfinite(effect), effect, np.maximum(size, 1))
    shortened = special.ndtri(1 - ALPHA / 2) / special.stdtrit(outlet.articles - 1, 1 - ALPHA / 2)
    draws = np.minimum(outlet.n / effect * shortened**2, outlet.n)
    hits = outlet.x / outlet.n * draws
    with np.errstate(invalid="ignore"):
        low = special.betaincinv(np.maximum(hits, 1e-9), draws - hits + 1, ALPHA / 2)
        high = special.betaincinv(hits + 1, np.maximum(draws - hits, 1e-9), 1 - ALPHA / 2)
    low, high = np.where(outlet.x == 0, 0.0, low), np.where(outlet.x == outlet.n, 1.0, high)
    is_known = outlet.articles > 1
    return np.where(is_known, low, np.nan), np.where(is_known, high, np.nan)
