"""p of a sum of residuals when articles are dealt anew to two sides, by a double saddlepoint."""

from __future__ import annotations

import numpy as np
from scipy import special

from framing.rates.pvalues.counted import can_count, counted_p

STEPS = 40
EDGE = 0.3  # a correction of the root beyond this share of it is none
FAR = 30.0  # beyond this tilt the side is the most extreme one that there is


def dealt_p(counts, sizes, is_outlet) -> np.ndarray:
    """p of equal rates under all ways to deal the articles to sides of these numbers of articles.

    Parameters
    ----------
    counts : array (articles × items)
    sizes : array (articles)
    is_outlet : bool array (articles)
        Articles of the outlet; all others are those that it is compared with.

    Returns
    -------
    array of p, two-sided; not below two of all possible deals.

    Notes
    -----
    The statistic is that of :func:`framing.rates.pvalues.deviance.rate_p`, Σ(x - r·n) over the
    outlet's articles, once with the pooled rate and once with lengths levelled (x - c - r·n); of
    both the signed root of the tail probability is taken, averaged, with the error of the choice of
    a model (Buckland, Burnham & Augustin 1997). The tail of a sum over a random subset of fixed
    size is that of Robinson (1982) in the form of Skovgaard (1987), with the modified root r* of
    Barndorff-Nielsen (1986). Dealing anew is fair only where both sides' articles are of like
    length. Where all are of one length, deals tie, and a saddlepoint would share the ties evenly
    and miss the edge: there the deals are counted
    (:func:`framing.rates.pvalues.counted.counted_p`), or, where they are too many, the sum is moved
    half a step inwards (Daniels 1987).

    Examples
    --------
    >>> x = np.array([[5], [6], [7], [5], [6], [1], [0], [2], [1], [1]])
    >>> dealt_p(x, np.full(10, 100), np.arange(10) < 5).round(4).tolist()  # exact: 2/252 = .0079
    [0.0079]
    """
    counts, sizes = np.asarray(counts, float), np.asarray(sizes, float)
    is_outlet = np.asarray(is_outlet, bool)
    residuals = counts - np.outer(sizes, counts.sum(axis=0) / sizes.sum())
    if (sizes == sizes[0]).all():
        return _tied_p(counts, residuals, is_outlet)
    plain = dealt_root(residuals, is_outlet)
    levelled = dealt_root(_levelled_residuals(counts, sizes), is_outlet)
    return _two_sided(averaged_root(plain, levelled), residuals, is_outlet)


def averaged_root(plain, levelled) -> np.ndarray:
    """The mean of two roots, with the error of the choice of a model (Buckland et al. 1997)."""
    return (plain + levelled) / 2 / np.sqrt(1 + (plain - levelled) ** 2 / 4)


def _two_sided(z, residuals, is_outlet) -> np.ndarray:
    """p of normal roots, not below two of all possible deals."""
    least_p = 2 / special.comb(len(is_outlet), is_outlet.sum())
    return np.clip(_tails(residuals, is_outlet) * special.ndtr(-np.abs(z)), least_p, 1)


def _tied_p(counts, residuals, is_outlet) -> np.ndarray:
    """p where all articles are of one length: every deal counted, or ties allowed for."""
    step = np.gcd.reduce((counts - counts.min(axis=0)).astype(np.int64), axis=0)
    p = _two_sided(dealt_root(residuals, is_outlet, step / 2), residuals, is_outlet)
    for item in np.flatnonzero(can_count(counts, is_outlet)):
        p[item] = counted_p(counts[:, item], is_outlet)
    return p


def _tails(residuals, is_outlet) -> np.ndarray:
    """1 where no deal could reach as far the other way (two-sided p by distance), else 2."""
    ordered = np.sort(residuals, axis=0)
    surplus, articles = residuals[is_outlet].sum(axis=0), is_outlet.sum()
    smallest = ordered[:articles].sum(axis=0)
    largest = ordered[len(is_outlet) - articles :].sum(axis=0)
    opposite = np.where(surplus > 0, -smallest, largest)
    return np.where(np.abs(surplus) > opposite * (1 + 1e-9), 1, 2)


def dealt_root(residuals, is_outlet, half_step=0.0) -> np.ndarray:
    """Signed normal root of the tail probability of Σ residuals over the outlet's articles.

    ``half_step`` is half the distance of the sums that deals can have, where these are few.
    """
    deviation = residuals.std(axis=0)
    varies = deviation > 1e-12
    residuals = residuals / np.where(varies, deviation, 1)
    articles, share = len(is_outlet), is_outlet.mean()
    surplus = residuals[is_outlet].sum(axis=0) - share * residuals.sum(axis=0)
    half = np.minimum(half_step / np.where(varies, deviation, 1), np.abs(surplus))
    surplus = surplus - np.sign(surplus) * half
    residuals = residuals - residuals.mean(axis=0)
    shift, tilt, determinant = _tilted(residuals, surplus, share)
    cumulants = np.log1p(share * np.expm1(shift + tilt * residuals)).sum(axis=0)
    deviance = np.maximum(shift * is_outlet.sum() + tilt * surplus - cumulants, 0)
    root = np.sign(surplus) * np.sqrt(2 * deviance)
    per_step = np.where(half > 1e-9, np.sinh(tilt * half) / np.maximum(half, 1e-9), tilt)
    wald = per_step * np.sqrt(determinant / (articles * share * (1 - share)))
    normal = surplus / np.sqrt(articles * share * (1 - share) * articles / (articles - 1))
    return np.where(varies, modified_root(root, wald, normal), 0.0)


def modified_root(root, wald, normal) -> np.ndarray:
    """Barndorff-Nielsen's r* of a root and its Wald statistic; near 0 the normal score."""
    with np.errstate(divide="ignore", invalid="ignore"):
        modified = root + np.log(wald / root) / root
    # At the very edge of what can be dealt the tilt has no end: the plain root stands.
    is_near = np.isfinite(modified) & (np.abs(modified - root) < EDGE * np.abs(root))
    return np.where(np.abs(root) > 0.1, np.where(is_near, modified, root), normal)


def _levelled_residuals(counts, sizes) -> np.ndarray:
    """Residuals of a line in the articles' lengths; of the pooled rate where all are equal."""
    centred = sizes - sizes.mean()
    if (centred**2).sum() < 1e-9 * (sizes**2).sum():
        return counts - np.outer(sizes, counts.sum(axis=0) / sizes.sum())
    slope = centred @ counts / (centred**2).sum()
    return counts - counts.mean(axis=0) - np.outer(centred, slope)


def _tilted(residuals, surplus, share):
    """The tilt under which the outlet would get what it has (Newton), and det K″ there."""
    articles = len(residuals)
    shift, tilt = np.zeros_like(surplus), np.zeros_like(surplus)
    log_odds, largest = np.log(share / (1 - share)), np.abs(residuals).max(axis=0)
    for _ in range(STEPS):
        chance, determinant, (uu, uv, vv) = _moments(residuals, log_odds + shift, tilt)
        missing_articles = articles * share - chance.sum(axis=0)
        missing_surplus = surplus - (chance * residuals).sum(axis=0)
        by_shift = (vv * missing_articles - uv * missing_surplus) / determinant
        by_tilt = (uu * missing_surplus - uv * missing_articles) / determinant
        step = np.abs(by_shift) + np.abs(by_tilt) * largest
        brake = np.maximum(1, step)  # no article's odds change by more than e at a time
        shift = np.clip(shift + by_shift / brake, -FAR, FAR)
        tilt = np.clip(tilt + by_tilt / brake, -FAR, FAR)
        if step.max(initial=0) < 1e-7:
            break
    return shift, tilt, _moments(residuals, log_odds + shift, tilt)[1]


def _moments(residuals, logit, tilt):
    """Each article's chance to be the outlet's, det K″, and the three cells of K″."""
    chance = special.expit(logit + tilt * residuals)
    variance = chance * (1 - chance)
    cells = [
        moment.sum(axis=0) for moment in (variance, variance * residuals, variance * residuals**2)
    ]
    return chance, np.maximum(cells[0] * cells[2] - cells[1] ** 2, 1e-300), cells
