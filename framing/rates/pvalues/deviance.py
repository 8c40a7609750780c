"""p of a difference of two rates, when whole articles are drawn; vectorised over items.

Three things are judged together: how far the two counts are from equal rates, for how much of that
the articles' lengths may stand, and whether the opposite result could have been as far.
"""

from __future__ import annotations

import numpy as np
from scipy import special

from framing.rates.contrast import Contrast


def rate_p(between: Contrast) -> np.ndarray:
    """p of equal rates.

    Notes
    -----
    Two models of what equal rates lead one to expect, r·n and c + r·n (articles' lengths levelled),
    each give a signed root of a deviance over its design effect. Neither is known to be true, so
    that their mean is taken, with the error that the choice of a model adds: √(1 + (difference/2)²)
    (Buckland, Burnham & Augustin 1997, eq. 9, equal weights). Where lengths alone make the
    difference, the mean stays within one such error.

    The other tail counts where it reaches as far (two-sided p by the order of likelihood, as in
    Fisher's exact test): a side that expects one use cannot fall short of it by as much as it may
    exceed it.
    """
    share = between.share
    with np.errstate(divide="ignore", invalid="ignore"):
        a, b = between.a / (1 - share), between.b / share
        plain = _signed_root(a, b, between.a - between.b, between.null)
        levelled = _signed_root(a, b, between.levelled, between.levelled_null)
        z = (plain + levelled) / 2 / np.sqrt(1 + (plain - levelled) ** 2 / 4)
        total = a + b
        at_zero = np.where(z > 0, 0, total), np.where(z > 0, total, 0)
        opposite = deviance_root(*at_zero, share, between.deff)
        opposite = opposite * (1 + 1e-9)  # the tie of two equal sides must not hang on rounding
        tails = np.where(np.abs(z) > opposite, 1, 2)
        p = tails * special.ndtr(-np.abs(z))
    return np.where(between.testable & (total > 0), p, np.nan)


def likelihood_ratio(a, b, share) -> np.ndarray:
    """G² of two counts that should stand as ``share`` to 1 - ``share`` (a log-likelihood ratio)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        total = a + b
        term_a = special.xlogy(a, a / (total * share))
        term_b = special.xlogy(b, b / (total * (1 - share)))
        g2 = 2 * (term_a + term_b)
    return np.maximum(g2, 0)


def power_divergence(a, b, share, index) -> np.ndarray:
    """Cressie and Read's (1984) statistic of two counts, -1 < index < 0; G² where it nears 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        term_a = a ** (index + 1) * ((a + b) * share) ** -index
        term_b = b ** (index + 1) * ((a + b) * (1 - share)) ** -index
        return 2 * (term_a + term_b - a - b) / (index * (index + 1))


def deviance_root(a, b, share, scale) -> np.ndarray:
    """Root of the deviance of two counts over the design effect ``scale``, where words clump.

    G² stands for counts whose third cumulant over the second is their variance over their mean,
    ``scale``: clumps of one size. Repeats of a word within an article are rather geometric (Katz
    1996), so that a few articles may hold far more of them: then it is 1.5·scale - .5/scale
    (Pólya-Aeppli distribution). The deviance of the exponential family with that skewness
    (Tweedie's, of power 1.5 - .5/scale²; Jørgensen 1987) is the power divergence of index (1 -
    power). It is believed where it is smaller: skewness excuses an excess on the smaller side, but
    must not make a lack of uses more certain than G² does.
    """
    clumping = np.fmax(scale, 1)
    index = np.minimum((clumping**-2.0 - 1) / 2, -1e-4)
    clumped = np.where(clumping > 1.0001, power_divergence(a, b, share, index), np.inf)
    deviance = np.fmin(likelihood_ratio(a, b, share), np.maximum(clumped, 0))
    return np.where(scale > 0, np.sqrt(deviance / scale), 0.0)


def _signed_root(a, b, surplus, null) -> np.ndarray:
    """The root where ``surplus`` = a - expected a has the variance ``null``, with its sign."""
    total = a + b
    share = np.clip((a - surplus) / total, 1e-9, 1 - 1e-9)
    return np.sign(surplus) * deviance_root(a, b, share, null / (total * share * (1 - share)))
