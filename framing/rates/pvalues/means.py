"""p of means of signed sums when lengths differ: what lengths explain is levelled."""

from __future__ import annotations

import numpy as np
from scipy import special

from framing.rates.sums import Sums


def levelled_root(outlet: Sums, others: Sums) -> np.ndarray:
    """Root of the evidence that the outlet's sums exceed those of articles of its lengths.

    Parameters
    ----------
    outlet, others : Sums
        As :meth:`framing.rates.sums.Sums.pick` gives them.

    Returns
    -------
    array (items) of normal scores
        Missing where all articles are of one length, or three articles are too few.

    Notes
    -----
    x = c + r·n is fitted to both sides together; the surplus is Σ(x - c - r·n) over the outlet's
    articles. Its variance is Σh²n·σ², h what lengths leave of the membership, σ² the residual
    variance a unit of size (the variance of a sum grows with the number of sentences); the quantile
    is that of Student's t.
    """
    x, xx, xn, n, nn, articles = (
        getattr(outlet, name) + getattr(others, name) for name in "x xx xn n nn articles".split()
    )
    determinant = articles * nn - n * n * 1.0
    if articles < 4 or determinant <= 1e-9 * articles * nn:
        return np.full(np.shape(x), np.nan)
    c, r = (x * nn - xn * n) / determinant, (articles * xn - n * x) / determinant
    # membership in the outlet, regressed on length in the same way
    intercept = (outlet.articles * nn - outlet.n * n) / determinant
    slope = (articles * outlet.n - n * outlet.articles) / determinant
    unexplained = 0.0
    for side, member in ((outlet, 1), (others, 0)):
        offset = member - intercept
        unexplained += offset**2 * side.n - 2 * offset * slope * side.nn + slope**2 * side.nnn
    variance = articles / (articles - 2.0) * np.maximum(xx - c * x - r * xn, 0) / n
    with np.errstate(divide="ignore", invalid="ignore"):
        surplus = outlet.x - c * outlet.articles - r * outlet.n
        t = surplus / np.sqrt(unexplained * variance)
    return _normal_score(t, articles - 2.0)


def averaged_p(p, difference, levelled) -> np.ndarray:
    """p of a mean from its own p and the levelled root, with the error of choosing between them.

    Notes
    -----
    As in :func:`framing.rates.pvalues.deviance.rate_p` (Buckland, Burnham & Augustin 1997, eq. 9,
    equal weights).
    """
    plain = -np.sign(difference) * special.ndtri(np.clip(p / 2, 1e-300, 0.5))
    levelled = np.where(np.isfinite(levelled), levelled, plain)
    z = (plain + levelled) / 2 / np.sqrt(1 + (plain - levelled) ** 2 / 4)
    return np.where(np.isfinite(p), 2 * special.ndtr(-np.abs(z)), np.nan)


def _normal_score(t, df) -> np.ndarray:
    """The normal deviate that is as far out as a t of these degrees of freedom."""
    return np.sign(t) * -special.ndtri(np.clip(special.stdtr(df, -np.abs(t)), 1e-300, 0.5))
