"""What could have been seen: how large a difference must be, and how many articles it takes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import special

from framing.base.arguments import public
from framing.base.errors import FramingError
from framing.rates.pvalues import likelihood_ratio
from framing.rates.significance import ALPHA

CHANCE = 0.8  # the usual power that studies are planned for
MOST = 12 * np.log(2)  # ln of the largest ratio looked for
SIZES = (2, 3, 4, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000)


@public
def power(
    rate, *, ratio=2.0, tokens=600, deff=1.5, tested=1, articles: Sequence[int] = SIZES
) -> pd.DataFrame:
    """The chance to find a difference in a word of a given rate, by the number of articles a side.

    Parameters
    ----------
    rate : float
        Uses per 10,000 tokens, both sides together.
    ratio : float
        How many times as often one side uses the word; 2 is a two-fold difference.
    tokens : int
        Tokens of a typical article.
    deff : float
        Design effect: how much more the counts of whole articles vary than independent words would.
    tested : int
        Words tested together; the error budget is shared among them (Bonferroni, a cautious
        stand-in for the false discovery rate).
    articles : sequence of int
        Articles a side, one row each.

    Returns
    -------
    DataFrame, one row a number of articles
        articles (a side), per_10k (``rate``), ratio, tested, chance (to claim the difference, 0 to
        1), smallest_ratio (that would be claimed with a chance of 80 %; infinite where none would),
        needed (articles a side that give ``ratio`` a chance of 80 %; the same in all rows).

    Raises
    ------
    FramingError
        Where ``rate``, ``tokens``, ``deff`` or ``tested`` is not above 0, or ``ratio`` is 1 or not
        above 0.

    Notes
    -----
    The chance is Φ(√(G²/deff) - z), G² taken at the expected counts: the usual approximation by the
    noncentrality of a likelihood-ratio test (Agresti 2013, sec. 6.6).

    Examples
    --------
    >>> power(10, articles=[30, 100])[["articles", "chance", "smallest_ratio", "needed"]].round(2)
       articles  chance  smallest_ratio  needed
    0        30    0.38             3.5      87
    1       100    0.85             1.9      87
    """
    given = {"rate": rate, "ratio": ratio, "tokens": tokens, "deff": deff, "tested": tested}
    for name, value in given.items():
        if not value > 0 or not np.isfinite(value):
            raise FramingError(f"{name} must be a number above 0, not {value!r}.")
    if ratio == 1:
        raise FramingError(
            "ratio must differ from 1: no number of articles shows a difference that is none."
        )
    sizes = np.asarray(articles, int)
    pair = 2 * rate / 1e4 * tokens  # uses expected in one article of each side
    one = pair * ratio / (1 + ratio)
    each = float(likelihood_ratio(one, pair - one, 0.5)) / deff
    smallest = detectable(pair * sizes, 0.5, deff, tested=tested)
    quantile = special.ndtri(1 - ALPHA / 2 / tested)
    aim = quantile + special.ndtri(CHANCE)
    return pd.DataFrame(
        {
            "articles": sizes,
            "per_10k": rate,
            "ratio": ratio,
            "tested": tested,
            "chance": np.where(sizes >= 2, special.ndtr(np.sqrt(sizes * each) - quantile), 0.0),
            "smallest_ratio": np.where(sizes >= 2, smallest, np.inf),
            "needed": max(int(np.ceil(aim**2 / each)), 2),
        }
    )


def detectable(total, share, deff, *, tested=1) -> np.ndarray:
    """The smallest ratio of two rates that a test would claim with a chance of 80 %.

    Parameters
    ----------
    total : array
        Uses on both sides together.
    share : array or float
        The outlet's share of all tokens.
    deff : array or float
        Design effect.
    tested : int
        Words that share the error budget.

    Returns
    -------
    array of ratios above 1, infinite where not even "all here, none there" would be claimed.
    """
    total, share, deff = np.broadcast_arrays(
        *(np.asarray(value, float) for value in (total, share, deff))
    )
    aim = (special.ndtri(1 - ALPHA / 2 / tested) + special.ndtri(CHANCE)) ** 2 * deff
    low, high = np.zeros(total.shape), np.full(total.shape, MOST)  # ln of the ratio, by halving
    for _ in range(12):
        middle = (low + high) / 2
        seen = _seen(total, share, middle) >= aim
        low, high = np.where(seen, low, middle), np.where(seen, middle, high)
    point = high
    with np.errstate(divide="ignore", invalid="ignore"):
        for _ in range(4):  # and by Newton's steps, each within what halving has left
            part = _part(share, point)
            step = (_seen(total, share, point) - aim) / (2 * total * point * part * (1 - part))
            point = np.clip(np.where(np.isfinite(step), point - step, point), low, high)
    return np.where(high < MOST, np.exp(point), np.inf)


def _seen(total, share, log_ratio) -> np.ndarray:
    """G² of counts that are as they should be expected under a ratio."""
    part = _part(share, log_ratio)
    return likelihood_ratio(total * part, total * (1 - part), share)


def _part(share, log_ratio) -> np.ndarray:
    """The share of all uses that an outlet has under a ratio."""
    return special.expit(special.logit(share) + log_ratio)
