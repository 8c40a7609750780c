"""p of a sum of residuals when articles are dealt anew within strata, by a double saddlepoint."""

from __future__ import annotations

import numpy as np
from scipy import special

from framing.rates.pvalues.saddlepoint import FAR, STEPS, averaged_root, modified_root


def dealt_within_p(counts, sizes, is_outlet, stratum) -> np.ndarray:
    """p of equal rates under all ways to deal the units of each stratum to its two sides.

    Parameters
    ----------
    counts : array (units × items)
    sizes : array (units)
    is_outlet : bool array (units)
    stratum : int array (units)
        Every stratum holds units of both sides.

    Returns
    -------
    array of p, two-sided; not below two of all possible deals.

    Notes
    -----
    The statistic is Σ(x - r·n) over the outlet's units, r the rate of both sides in the stratum:
    the difference of the two parts of the Mantel-Haenszel ratio. As in
    :func:`framing.rates.pvalues.saddlepoint.dealt_p` it is averaged with the same after lengths are
    levelled, by one slope within all strata. The double saddlepoint has a condition a stratum, the
    number of its units that are the outlet's (Robinson 1982; Skovgaard 1987); it was within 15% of
    counted deals from five units a stratum on, and is far off for pairs.

    Examples
    --------
    >>> x = np.tile([6, 7, 9, 8, 1, 0, 2, 1], 2)[:, None]
    >>> n = np.array([99, 101, 98, 103, 97, 100, 102, 96, 104, 95, 105, 94, 106, 100, 93, 107])
    >>> is_outlet, stratum = np.tile([True] * 4 + [False] * 4, 2), np.repeat([0, 1], 8)
    >>> dealt_within_p(x, n, is_outlet, stratum).round(4).tolist()  # two of 70² deals
    [0.0004]
    """
    counts, sizes = np.asarray(counts, float), np.asarray(sizes, float)
    order = np.argsort(stratum, kind="stable")
    counts, sizes, is_outlet = counts[order], sizes[order], np.asarray(is_outlet, bool)[order]
    strata = _Strata(np.asarray(stratum)[order])
    rate = strata.total(counts) / strata.total(sizes)[:, None]
    residuals = counts - rate[strata.code] * sizes[:, None]
    centred, length = strata.centred(counts), strata.centred(sizes[:, None])
    slope = (length * centred).sum(axis=0) / max((length**2).sum(), 1e-9)
    plain = _root(residuals, is_outlet, strata)
    levelled = _root(centred - length * slope, is_outlet, strata)
    p = 2 * special.ndtr(-np.abs(averaged_root(plain, levelled)))
    deals = special.gammaln(strata.units + 1) - special.gammaln(strata.total(is_outlet) + 1)
    deals = deals - special.gammaln(strata.total(~is_outlet) + 1)
    return np.clip(p, min(2 * np.exp(-deals.sum()), 1), 1)


class _Strata:
    """Units sorted by stratum: sums over each of them."""

    def __init__(self, stratum: np.ndarray):
        is_first = np.diff(stratum, prepend=stratum[0] - 1) != 0
        self.starts = np.flatnonzero(is_first)
        self.code = np.cumsum(is_first) - 1
        self.units = np.bincount(self.code).astype(float)

    def total(self, values) -> np.ndarray:
        return np.add.reduceat(np.asarray(values, float), self.starts, axis=0)

    def centred(self, values) -> np.ndarray:
        return values - (self.total(values) / self.units[:, None])[self.code]


def _root(residuals, is_outlet, strata: _Strata) -> np.ndarray:
    """Signed normal root of the tail probability of Σ residuals over the outlet's units."""
    side = strata.total(is_outlet)
    share = side / strata.units
    drawn = share * (1 - share) * strata.units / np.maximum(strata.units - 1, 1)
    residuals = strata.centred(residuals)
    deviation = np.sqrt(drawn @ strata.total(residuals**2))
    varies = deviation > 1e-12
    residuals = residuals / np.where(varies, deviation, 1)
    surplus = residuals[is_outlet].sum(axis=0)
    shift, tilt = _tilted(residuals, surplus, side, strata)
    odds = special.logit(share)[strata.code][:, None]
    _, uu, uv, vv = _moments(residuals, odds + shift[strata.code], tilt, strata)
    cumulants = np.log1p(
        share[strata.code][:, None] * np.expm1(shift[strata.code] + tilt * residuals)
    )
    deviance = side @ shift + tilt * surplus - cumulants.sum(axis=0)
    root = np.sign(surplus) * np.sqrt(2 * np.maximum(deviance, 0))
    determinant = np.log(uu) - np.log(strata.units * share * (1 - share))[:, None]
    wald = tilt * np.sqrt(np.exp(determinant.sum(axis=0)) * _left(uu, uv, vv))
    return np.where(varies, modified_root(root, wald, surplus), 0.0)


def _tilted(residuals, surplus, side, strata: _Strata):
    """The shift of each stratum and the tilt under which the outlet would get what it has."""
    share = side / strata.units
    odds, largest = special.logit(share)[strata.code][:, None], np.abs(residuals).max(axis=0)
    shift, tilt = np.zeros((len(side), len(surplus))), np.zeros(len(surplus))
    for _ in range(STEPS):
        chance, uu, uv, vv = _moments(residuals, odds + shift[strata.code], tilt, strata)
        missing_units = side[:, None] - strata.total(chance)
        missing_surplus = surplus - (chance * residuals).sum(axis=0)
        by_tilt = missing_surplus - (uv / uu * missing_units).sum(axis=0)
        by_tilt = by_tilt / _left(uu, uv, vv)
        by_shift = (missing_units - uv * by_tilt) / uu
        step = np.abs(by_shift).max(axis=0) + np.abs(by_tilt) * largest
        brake = np.maximum(1, step)  # no unit's odds change by more than e at a time
        shift = np.clip(shift + by_shift / brake, -FAR, FAR)
        tilt = np.clip(tilt + by_tilt / brake, -FAR / largest, FAR / largest)
        if step.max(initial=0) < 1e-7:
            break
    return shift, tilt


def _moments(residuals, logit, tilt, strata: _Strata):
    """Each unit's chance to be the outlet's, and K″: of shifts, of both, of the tilt."""
    chance = special.expit(logit + tilt * residuals)
    variance = chance * (1 - chance)
    uu = np.maximum(strata.total(variance), 1e-300)
    return chance, uu, strata.total(variance * residuals), (variance * residuals**2).sum(axis=0)


def _left(uu, uv, vv) -> np.ndarray:
    """The variance of the surplus that the numbers of units leave (Schur complement)."""
    return np.maximum(vv - (uv**2 / uu).sum(axis=0), 1e-300)
