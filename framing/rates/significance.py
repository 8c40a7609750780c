"""From a contrast to p, q, an interval and a claim; everything is vectorised over items."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import special

from framing.rates.contrast import Contrast, scatter
from framing.rates.intervals import log_ratio_interval, rate_interval
from framing.rates.observations import Observations
from framing.rates.pvalues import likelihood_ratio, rate_p
from framing.rates.sums import Sums

FEWEST = 3  # degrees of freedom of an interval, where the articles together have as many
ALPHA = 0.05  # claims: expected share of false ones among them; intervals: 95 %


def rate_test(between: Contrast) -> dict[str, np.ndarray]:
    """Log ratio (base 2) with its interval, G², design effect and p of counts."""
    share = between.share
    with np.errstate(divide="ignore", invalid="ignore"):
        a, b = between.a / (1 - share), between.b / share
        log_ratio = np.log2(between.a / between.b)
        variance, degrees = between.variance(1 / between.a, 1 / between.b)
        degrees = np.maximum(degrees, min(FEWEST, sum(df for *_, df in between.spreads)))
        own = variance / (1 / a + 1 / b)
        deff = between.null / between.binomial
    scale, known = np.where(np.isfinite(own), own, deff), between.testable & (a + b > 0)
    # A side without the item shows no spread of its own: that of both sides serves, with no more
    # degrees of freedom than units, or than uses that count as independent, and the exact bound of
    # a Poisson count of 0.
    fewest = np.clip((a + b) / np.fmax(deff, 1) - 1, 1, max(between.units.min() - 1, 1))
    # A spread seen in two uses is hardly seen: degrees of freedom are bounded by the rarer side's
    # uses as well.
    fewest = np.where(np.isfinite(own), np.minimum(degrees, 2 * np.minimum(a, b) + 1), fewest)
    quantile = special.stdtrit(fewest, 1 - ALPHA / 2)
    quantile = np.where(
        np.isfinite(own), quantile, np.fmax(quantile, np.sqrt(-2 * np.log(ALPHA / 2)))
    )
    p = rate_p(between)
    # An interval must not hold what the test has ruled out: "no difference" is outside wherever p <
    # .05.
    with np.errstate(divide="ignore", invalid="ignore"):
        edge = np.sqrt(likelihood_ratio(a, b, share) / scale) * (1 - 1e-6)
    quantile = np.where(p < ALPHA, np.fmin(quantile, edge), quantile)
    low, high = log_ratio_interval(a, b, share, scale, quantile)
    # Nor may it rule out what the test has not: elsewhere it reaches to "no difference".
    low, high = (
        np.where(p >= ALPHA, np.fmin(low, 0), low),
        np.where(p >= ALPHA, np.fmax(high, 0), high),
    )
    low, high = (np.where(known, bound / np.log(2), np.nan) for bound in (low, high))
    return {"log_ratio": log_ratio, "low": low, "high": high, "deff": deff, "p": p}


def mean_test(between: Contrast) -> dict[str, np.ndarray]:
    """Difference of means with its interval and p."""
    difference = (between.a - between.b) / between.weight
    own, degrees = between.variance(np.ones_like(difference), np.ones_like(difference))
    together = sum(df for *_, df in between.spreads)
    p, reach = np.full((2, len(difference)), np.nan), np.full((2, len(difference)), np.nan)
    if between.testable:
        # Welch's variance holds where the sides differ in spread, the common one where a side has
        # few articles.
        for row, (variance, df) in enumerate(((own, degrees), (between.within, together))):
            error = np.sqrt(np.where(variance > 0, variance, between.null)) / between.weight
            reach[row] = special.stdtrit(df, 1 - ALPHA / 2) * error
            with np.errstate(divide="ignore", invalid="ignore"):
                p[row] = np.where(
                    error == 0, 1.0, 2 * special.stdtr(df, -np.abs(difference) / error)
                )
    p, reach = p.max(axis=0), reach.max(axis=0)
    return {"difference": difference, "low": difference - reach, "high": difference + reach, "p": p}


def outlet_interval(one: Sums, signed: bool):
    """Bounds of one outlet's rates from sums over its units."""
    if one.articles < 2:
        return np.nan, np.nan
    variance = scatter(one.x, one.xx, one.xn, one.n, one.nn, one.articles)
    quantile = special.stdtrit(one.articles - 1, 1 - ALPHA / 2)
    if signed:
        reach = quantile * np.sqrt(variance) / one.n
        return one.x / one.n - reach, one.x / one.n + reach
    return rate_interval(
        one.x, one.n, np.where(one.x > 0, variance / np.maximum(one.x, 1), 1), quantile
    )


def described(seen: Observations, one: Sums, two: Sums) -> pd.DataFrame:
    """What was counted, before any test."""
    return pd.DataFrame(
        {
            "outlet": one.outlets[0],
            "item": seen.items,
            "x": one.x,
            "n": one.n,
            "n_articles": one.n_articles,
            "n_articles_rest": two.n_articles,
            "rate": one.x / one.n,
            "rate_rest": two.x / two.n,
        }
    )
