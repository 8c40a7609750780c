"""p of one outlet's counts against the others': guarded, and finer where lengths look alike."""

from __future__ import annotations

import numpy as np
from scipy import sparse, special

from framing.rates.contrast import Contrast
from framing.rates.pvalues.dealt_within import dealt_within_p
from framing.rates.pvalues.deviance import rate_p
from framing.rates.pvalues.saddlepoint import dealt_p
from framing.rates.sums import indicator

LARGE_SHARE = 0.25  # of a side's tokens in one article: the variance then rests on few articles
SURE, DOUBTFUL = 1e-9, 0.03  # a p outside is not made finer: claimed or not claimed either way
MOST_ARTICLES = 1000  # of both sides, beyond which sums are enough
CELLS_AT_ONCE = 200_000  # counts, articles × items, that are dealt at a time
FEWEST_UNITS = 5  # in a stratum, on average: a saddlepoint is far off where units stand in threes
# Lengths that look alike: effective articles over articles, longest over median, |ln of means|,
# and how much of an article's side its length tells (squared correlation).
ALIKE_EFFECTIVE, ALIKE_LONGEST, ALIKE_MEANS, ALIKE_TOLD = 0.6, 4.0, 0.3, 0.1


def guarded_p(between: Contrast, n_articles, matrix, sizes, is_outlet) -> np.ndarray:
    """p of equal rates that holds for short lists, joined articles and few articles.

    Parameters
    ----------
    between : Contrast
        Of the outlet with the others; articles are the units, in one stratum.
    n_articles : array (items)
        Articles of both sides together in which the item stands.
    matrix : sparse matrix (articles × items)
    sizes : array (articles), all above 0
    is_outlet : bool array (articles)
        The outlet's; all articles of both sides are given, no others.

    Returns
    -------
    array of p; missing where a side has one article.

    Notes
    -----
    1. p of G² over its design effect (:func:`framing.rates.pvalues.deviance.rate_p`).
    2. Where one article holds a quarter or more of a side's tokens, Student's t with the degrees of
       freedom that these sizes leave in place of the normal distribution.
    3. Where lengths look alike, p under all ways to deal the articles
       (:func:`framing.rates.pvalues.saddlepoint.dealt_p`).
    4. Nothing below what the deals of an item's articles allow.
    """
    p = rate_p(between)
    if not between.testable:
        return p
    p = with_heavier_tails(p, sizes, is_outlet)
    p = finer_p(p, n_articles, matrix, sizes, is_outlet)
    n_outlet, n_others = int(is_outlet.sum()), int((~is_outlet).sum())
    with np.errstate(invalid="ignore"):
        floor = deal_floor(n_articles, n_outlet, n_others, between.a > between.b)
    return np.where(np.isnan(p), p, np.maximum(p, floor))


def guarded_within_p(p, is_more, matrix, sizes, is_outlet, stratum) -> np.ndarray:
    """p of equal rates within strata, finer where deals can be judged, and never below the floor.

    Parameters
    ----------
    p : array (items)
        That of :func:`framing.rates.strata.tilts.strata_p`.
    is_more : bool array (items)
        Whether the item stands above its expectation on the outlet's side.
    matrix : sparse matrix (units × items)
    sizes, is_outlet : arrays (units)
    stratum : int array (units)
        Codes from 0 on.

    Notes
    -----
    As 3 and 4 of :func:`guarded_p`, with units dealt within their strata
    (:func:`framing.rates.pvalues.dealt_within.dealt_within_p`), where a stratum has five units or
    more on average and lengths are not all one.
    """
    has_item = sparse.csr_array(matrix != 0)
    is_large = len(sizes) >= FEWEST_UNITS * (stratum.max() + 1)
    if is_large and np.ptp(sizes) and _can_deal(sizes, is_outlet):
        p = _made_finer(
            p,
            np.asarray(has_item.sum(axis=0)).ravel(),
            matrix,
            lambda counts: dealt_within_p(counts, sizes, is_outlet, stratum),
        )
    with np.errstate(invalid="ignore"):
        doubtful = np.flatnonzero(p < DOUBTFUL)
    p = p.copy()
    floor = floor_within(has_item[:, doubtful], is_outlet, stratum, is_more[doubtful])
    p[doubtful] = np.maximum(p[doubtful], floor)
    return p


def finer_p(p, n_articles, matrix, sizes, is_outlet) -> np.ndarray:
    """p under all deals, where lengths look alike and where it may matter; else p."""
    if not _can_deal(sizes, is_outlet):
        return p
    return _made_finer(p, n_articles, matrix, lambda counts: dealt_p(counts, sizes, is_outlet))


def _can_deal(sizes, is_outlet) -> bool:
    return len(sizes) <= MOST_ARTICLES and lengths_alike(sizes[is_outlet], sizes[~is_outlet])


def _made_finer(p, n_articles, matrix, finer) -> np.ndarray:
    """p, with that of ``finer(counts)`` for the items in doubt."""
    doubtful = np.flatnonzero((p < DOUBTFUL) & (p > SURE) & (n_articles >= 2))
    if not len(doubtful):
        return p
    p, columns = p.copy(), sparse.csc_array(matrix)
    step = max(CELLS_AT_ONCE // matrix.shape[0], 1)
    for start in range(0, len(doubtful), step):
        items = doubtful[start : start + step]
        p[items] = finer(columns[:, items].toarray())
    return p


def deal_floor(n_articles, outlet: int, others: int, is_more) -> np.ndarray:
    """The smallest p that the possible deals of an item's articles allow.

    Parameters
    ----------
    n_articles : array (items)
        Articles of both sides together in which the item stands.
    outlet, others : int
        Articles of the outlet and of the others.
    is_more : bool array (items)
        Whether the item stands above its expectation on the outlet's side.

    Returns
    -------
    array
        The chance that all articles with the item fall to the side where it is in surplus, and that
        of the opposite where it is no likelier; 0 where that side has fewer articles than hold it.

    Notes
    -----
    Had the outlets' names been dealt at random, no outcome could be further out than all of an
    item's articles on one side (Fisher 1935, §21). Five single uses, all in one of two equal
    outlets: 2/2⁵ = .0625.

    Examples
    --------
    >>> deal_floor(np.array([5, 20]), 300, 300, np.array([True, True])).round(4).tolist()
    [0.0615, 0.0]
    """
    n_articles = np.asarray(n_articles, float)
    in_outlet = _chance_of_all_on(n_articles, outlet, outlet + others)
    in_others = _chance_of_all_on(n_articles, others, outlet + others)
    return _with_opposite(in_outlet, in_others, is_more)


def floor_within(has_item, is_outlet, stratum, is_more) -> np.ndarray:
    """The smallest p that the deals within strata of an item's units allow, as in
    :func:`deal_floor`: the chance that in every stratum they all fall to one side.

    Parameters
    ----------
    has_item : sparse bool matrix (units × items)
    is_outlet, stratum : arrays (units)
    is_more : bool array (items)

    Examples
    --------
    >>> is_outlet, stratum = np.array([True, False, True, False]), np.array([0, 0, 1, 1])
    >>> has_item = sparse.csr_array(is_outlet[:, None])
    >>> floor_within(has_item, is_outlet, stratum, np.array([True])).tolist()
    [0.5]
    """
    strata = indicator(stratum, int(stratum.max()) + 1)
    n_units = (strata @ has_item.astype(float)).toarray()
    units, outlet = strata.sum(axis=1)[:, None], (strata @ is_outlet.astype(float))[:, None]
    in_outlet = _chance_of_all_on(n_units, outlet, units).prod(axis=0)
    in_others = _chance_of_all_on(n_units, units - outlet, units).prod(axis=0)
    return _with_opposite(in_outlet, in_others, is_more)


def _with_opposite(in_outlet, in_others, is_more) -> np.ndarray:
    """The chance of the side in surplus, and that of the opposite where it is no likelier."""
    surplus = np.where(is_more, in_outlet, in_others)
    opposite = np.where(is_more, in_others, in_outlet)
    return np.minimum(surplus + np.where(opposite <= surplus * (1 + 1e-9), opposite, 0), 1)


def _chance_of_all_on(n_articles, side, articles) -> np.ndarray:
    """The chance that articles dealt at random all fall to a side: C(side, k)/C(articles, k)."""
    without = np.maximum(side - n_articles, 0)
    log_chance = special.gammaln(side + 1) - special.gammaln(without + 1)
    log_chance -= special.gammaln(articles + 1) - special.gammaln(articles - n_articles + 1)
    return np.where(n_articles <= side, np.exp(log_chance), 0.0)


def with_heavier_tails(p, sizes, is_outlet) -> np.ndarray:
    """p of Student's t for that of a normal, where one article holds a quarter of its side."""
    if max(_largest_share(sizes[is_outlet]), _largest_share(sizes[~is_outlet])) < LARGE_SHARE:
        return p
    z = special.ndtri(np.clip(p / 2, 1e-300, 0.5))
    return np.minimum(2 * special.stdtr(residual_degrees(sizes), z), 1)


def residual_degrees(sizes) -> float:
    """Degrees of freedom of the variance of articles of these sizes about their common rate.

    Notes
    -----
    Satterthwaite's, where the variance of a count grows with the size (Bell & McCaffrey 2002). With
    equal sizes they are one less than the articles; an article that holds most of the tokens leaves
    few.

    Examples
    --------
    >>> equal, joined = np.ones(20), np.r_[np.ones(19), 20]
    >>> float(round(residual_degrees(equal), 6)), float(round(residual_degrees(joined), 1))
    (19.0, 6.5)
    """
    sizes = np.asarray(sizes, float)
    n, nn, nnn = sizes.sum(), (sizes**2).sum(), (sizes**3).sum()
    return (n - nn / n) ** 2 / (nn - 2 * nnn / n + (nn / n) ** 2)


def _largest_share(sizes) -> float:
    """The share of a side's tokens that its longest article holds."""
    return float(np.max(sizes) / np.sum(sizes))


def lengths_alike(outlet, others) -> bool:
    """Whether both sides' lengths look like draws of one kind, so that dealing anew is fair.

    Effective articles (Kish 1965) of each side at least .6 of its articles, no article longer than
    four medians, mean lengths within a factor e^.3, and lengths that tell little of the side: their
    squared correlation with it at most .1, or four times what chance deals. Where all articles of
    one side are a little shorter, a deal that mixes them would take levelling lengths for an
    absence of evidence.

    Examples
    --------
    >>> lengths_alike([90, 110, 100], [95, 120]), lengths_alike([90, 110, 100], [300, 280])
    (True, False)
    >>> lengths_alike(np.arange(100, 110), np.arange(110, 120))
    False
    """
    outlet, others = np.asarray(outlet, float), np.asarray(others, float)
    effective = min(side.sum() ** 2 / (side**2).sum() / len(side) for side in (outlet, others))
    lengths = np.r_[outlet, others]
    between = len(outlet) * len(others) / len(lengths) * (outlet.mean() - others.mean()) ** 2
    squared_correlation = between / max(np.square(lengths - lengths.mean()).sum(), 1e-9)
    return bool(
        effective >= ALIKE_EFFECTIVE
        and lengths.max() <= ALIKE_LONGEST * np.median(lengths)
        and abs(np.log(outlet.mean() / others.mean())) <= ALIKE_MEANS
        and squared_correlation <= max(ALIKE_TOLD, 4 / (len(lengths) - 1))
    )
