"""p of no change over time: the largest step of an outlet's rate, under dates dealt anew."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

FEWEST_SIDE = 5  # articles (events) before and after a cut
DEALS = 999
SEED = 20240531
CELLS_AT_ONCE = 4_000_000  # articles × deals


class Change(NamedTuple):
    """The largest step of a rate: the first period after it, both rates, and p."""

    period: int
    before: float
    after: float
    p: float


def largest_change(x, n, period, *, deals: int = DEALS, seed: int = SEED) -> Change | None:
    """Where the rate of an outlet changes most, and how often dates dealt anew would change more.

    Parameters
    ----------
    x, n : arrays (articles)
        Counts or signed sums, and their sizes.
    period : int array (articles)
        The number of the period that an article lies in; cuts stand between periods.

    Returns
    -------
    Change; None where no cut has five articles on either side, or where nothing varies.

    Notes
    -----
    With r = Σx/Σn and e = x − rn, a cut that has m of M articles before it has the statistic
    Σe / √(m(M − m)/(M(M − 1)) · Σe²), the sum over the articles before it over its standard
    deviation when articles are dealt to dates at random. The largest absolute value over all cuts
    (James, James and Siegmund 1987) is compared with that of 999 deals of the articles to the dates
    (Antoch and Hušková 2001). p = (1 + deals as large)/1000, so that looking at every cut costs
    nothing and no p is below .001.

    Examples
    --------
    >>> x = [1, 0, 1, 1, 0, 1, 6, 5, 7, 6, 5, 6]
    >>> change = largest_change(x, [100] * 12, [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4])
    >>> change.period, round(change.before, 4), round(change.after, 4), change.p < 0.01
    (3, 0.0067, 0.0583, True)
    """
    x, n, period = np.asarray(x, float), np.asarray(n, float), np.asarray(period, np.int64)
    order = np.lexsort((n, x, period))  # as the rows stand must not matter
    x, n, period = x[order], n[order], period[order]
    articles = len(x)
    starts = np.flatnonzero(np.diff(period, prepend=period[:1] - 1))
    cuts = starts[(starts >= FEWEST_SIDE) & (articles - starts >= FEWEST_SIDE)]
    if not len(cuts) or not n.sum():
        return None
    residual = x - x.sum() / n.sum() * n
    spread = (residual**2).sum()
    if spread <= 1e-12 * max((x**2).sum(), 1e-300):
        return None
    scale = np.sqrt(cuts * (articles - cuts) / (articles * (articles - 1)) * spread)
    steps = _steps(residual[None, :], cuts, scale)[0]
    best = int(steps.argmax())
    as_large = _deals_as_large(residual, cuts, scale, steps[best], deals, seed)
    cut = cuts[best]
    sizes = n[:cut].sum(), n[cut:].sum()
    if not all(sizes):
        return None
    before, after = float(x[:cut].sum() / sizes[0]), float(x[cut:].sum() / sizes[1])
    return Change(int(period[cut]), before, after, (1 + as_large) / (1 + deals))


def _deals_as_large(residual, cuts, scale, largest: float, deals: int, seed: int) -> int:
    """In how many deals of the articles the largest step is as large as the one seen."""
    generator = np.random.default_rng(seed)
    at_once = max(CELLS_AT_ONCE // len(residual), 1)
    as_large = 0
    for start in range(0, deals, at_once):
        rows = min(at_once, deals - start)
        dealt = generator.permuted(np.tile(residual, (rows, 1)), axis=1)
        # ties count in full, whatever rounding makes of them
        as_large += int((_steps(dealt, cuts, scale).max(axis=1) >= largest * (1 - 1e-9)).sum())
    return as_large


def _steps(residuals: np.ndarray, cuts: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """The statistic of each row of residuals at each cut."""
    sums = np.add.reduceat(residuals, np.append(0, cuts), axis=1)[:, :-1].cumsum(axis=1)
    return np.abs(sums) / scale
