"""From a contrast of two sides to its effect, interval and p; vectorised over items.

A claim needs one more step, :mod:`framing.rates.discovery`: q over all items tested together.
"""

from __future__ import annotations

import numpy as np
from scipy import special

from framing.rates.contrast import Contrast
from framing.rates.intervals import log_ratio_interval
from framing.rates.pvalues.deviance import likelihood_ratio
from framing.rates.pvalues.means import averaged_p
from framing.rates.thresholds import ALPHA, FEWEST_DEGREES

FEW_USES = 10  # on both sides together, below which no spread is taken for less than chance's


def rate_test(between: Contrast, p: np.ndarray) -> dict[str, np.ndarray]:
    """Log ratio (base 2) of counts with its interval, whose edges follow p, and design effect."""
    share = between.share
    with np.errstate(divide="ignore", invalid="ignore"):
        a, b = between.a / (1 - share), between.b / share
        log_ratio = np.log2(between.a / between.b)
        variance, degrees = between.variance(1 / between.a, 1 / between.b)
        own_scale = variance / (1 / a + 1 / b)
        deff = between.deff
    scale = np.where(np.isfinite(own_scale), own_scale, deff)
    # A handful of uses that happen to be shared out evenly shows no spread at all: it is taken for
    # that of independent draws at least.
    scale = np.where(a + b < FEW_USES, np.maximum(scale, 1), scale)
    quantile = _ratio_quantile(between, a, b, np.isfinite(own_scale), degrees, deff)
    # An interval must not hold what the test has ruled out: "no difference" is outside wherever
    # p < .05.
    with np.errstate(divide="ignore", invalid="ignore"):
        to_null = np.sqrt(likelihood_ratio(a, b, share) / scale) * (1 - 1e-6)
    quantile = np.where(p < ALPHA, np.fmin(quantile, to_null), quantile)
    low, high = log_ratio_interval(a, b, share, scale, quantile)
    # Nor may it rule out what the test has not: elsewhere it reaches to "no difference".
    low = np.where(p >= ALPHA, np.fmin(low, 0), low)
    high = np.where(p >= ALPHA, np.fmax(high, 0), high)
    known = np.isfinite(p) & (a + b > 0)
    low, high = (np.where(known, bound / np.log(2), np.nan) for bound in (low, high))
    return {"log_ratio": log_ratio, "low": low, "high": high, "deff": deff}


def _ratio_quantile(between: Contrast, a, b, own_spread, degrees, deff) -> np.ndarray:
    """The distance of the bounds of a log ratio, in standard errors: a quantile of Student's t."""
    degrees = np.maximum(degrees, min(FEWEST_DEGREES, sum(df for *_, df in between.covariances)))
    # A spread seen in two uses is hardly seen: degrees of freedom are bounded by the rarer side's
    # uses as well.
    own_degrees = np.minimum(degrees, 2 * np.minimum(a, b) + 1)
    # A side without the item shows no spread of its own: that of both sides serves, with no more
    # degrees of freedom than units, or than uses that count as independent, and the exact bound of
    # a Poisson count of 0.
    most_degrees = max(between.units.min() - 1, 1)
    shared_degrees = np.clip((a + b) / np.fmax(deff, 1) - 1, 1, most_degrees)
    quantile = special.stdtrit(np.where(own_spread, own_degrees, shared_degrees), 1 - ALPHA / 2)
    poisson_zero = np.sqrt(-2 * np.log(ALPHA / 2))
    return np.where(own_spread, quantile, np.fmax(quantile, poisson_zero))


def mean_test(between: Contrast, levelled=None) -> dict[str, np.ndarray]:
    """Difference of means with its interval and p, averaged with a levelled root where given."""
    difference = (between.a - between.b) / between.weight
    own, own_degrees = between.variance(np.ones_like(difference), np.ones_like(difference))
    common_degrees = sum(df for *_, df in between.covariances)
    p, reach = np.full((2, len(difference)), np.nan), np.full((2, len(difference)), np.nan)
    if between.testable:
        # Welch's variance holds where the sides differ in spread, the common one where a side has
        # few articles.
        models = ((own, own_degrees), (between.common, common_degrees))
        for row, (variance, df) in enumerate(models):
            error = np.sqrt(np.where(variance > 0, variance, between.null)) / between.weight
            reach[row] = special.stdtrit(df, 1 - ALPHA / 2) * error
            with np.errstate(divide="ignore", invalid="ignore"):
                tails = 2 * special.stdtr(df, -np.abs(difference) / error)
            p[row] = np.where(error == 0, 1.0, tails)
    p, reach = p.max(axis=0), reach.max(axis=0)
    if levelled is not None:
        p = averaged_p(p, difference, levelled)
    # As for rates: 0 is outside of the interval where p < .05, and nowhere else.
    reach = np.where(p < ALPHA, np.fmin(reach, np.abs(difference) * (1 - 1e-6)), reach)
    low, high = difference - reach, difference + reach
    low = np.where(p >= ALPHA, np.fmin(low, 0), low)
    high = np.where(p >= ALPHA, np.fmax(high, 0), high)
    return {"difference": difference, "low": low, "high": high, "p": p}
