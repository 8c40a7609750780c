"""p of all deals of articles of one length, counted one by one: where a saddlepoint meets ties."""

from __future__ import annotations

import numpy as np

MOST_STEPS = 10_000_000  # articles × sums that are counted; beyond, ties hardly matter


def can_count(counts, is_outlet) -> np.ndarray:
    """Whether the deals of each item's whole counts can be counted in a blink."""
    side = min(is_outlet.sum(), (~is_outlet).sum())
    sums = np.sort(counts - counts.min(axis=0), axis=0)[len(counts) - side :].sum(axis=0)
    is_whole = (counts == np.floor(counts)).all(axis=0)
    return is_whole & (len(counts) * side * (sums + 1) <= MOST_STEPS)


def counted_p(counts, is_outlet) -> float:
    """The share of all deals in which an outlet's sum is as far from its mean as the one seen.

    Parameters
    ----------
    counts : array (articles)
        Whole numbers from 0 on, of articles of equal length.
    is_outlet : bool array (articles)

    Notes
    -----
    Fisher's randomisation test (1935), with the deals counted sum by sum (Pagano and Tritchler
    1983). Sums as far as the one seen count in full: with few uses half of them would promise more
    than the deals can hold.

    Examples
    --------
    >>> counted_p(np.array([1, 1, 1, 1, 1, 0, 0, 0, 0, 0]), np.arange(10) < 5)  # 2 of 252 deals
    0.007936507936507936
    """
    is_outlet = np.asarray(is_outlet, bool)
    smaller = is_outlet if 2 * is_outlet.sum() <= len(is_outlet) else ~is_outlet
    values = (counts - np.min(counts)).astype(np.int64)
    side, articles = int(smaller.sum()), len(values)
    sums = np.sort(values)[articles - side :].sum() + 1
    chance = np.zeros((side + 1, sums))  # of so many articles dealt and such a sum, by article
    chance[0, 0] = 1.0
    for position, value in enumerate(values):
        dealt = (side - np.arange(side + 1)) / (articles - position)  # chance to be dealt next
        dealt = np.clip(dealt, 0, 1)[:, None]
        moved = chance[:-1, : sums - value] * dealt[:-1]
        chance *= 1 - dealt
        chance[1:, value:] += moved
    mean = side * values.mean()
    distance = np.abs(np.arange(sums) - mean)
    own_distance = abs(values[smaller].sum() - mean)
    return float(min(chance[side, distance >= own_distance - 1e-9].sum(), 1.0))
