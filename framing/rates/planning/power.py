"""What could have been seen: how large a difference must be, and how many articles it takes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import special

from framing.base.arguments import public
from framing.base.errors import FramingError
from framing.rates.pvalues.deviance import likelihood_ratio
from framing.rates.thresholds import ALPHA, POWER

LARGEST = 12 * np.log(2)  # ln of the largest ratio looked for
ARTICLES = (2, 3, 4, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000)


@public
def power(
    rate, *, ratio=2.0, tokens=600, deff=1.5, tested=1, articles: Sequence[int] = ARTICLES
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
        1), smallest_ratio (that would be claimed with a chance of 80%; infinite where none would),
        needed (articles a side that give ``ratio`` a chance of 80%; the same in all rows).

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
    positive = {"rate": rate, "ratio": ratio, "tokens": tokens, "deff": deff, "tested": tested}
    for name, value in positive.items():
        if not value > 0 or not np.isfinite(value):
            raise FramingError(f"{name} must be a number above 0, not {value!r}.")
    if ratio == 1:
        raise FramingError(
            "ratio must differ from 1: no number of articles shows a difference that is none."
        )
    n_articles = np.asarray(articles, int)
    uses = 2 * rate / 1e4 * tokens  # expected in one article of each side
    outlet_uses = uses * ratio / (1 + ratio)
    g2 = float(likelihood_ratio(outlet_uses, uses - outlet_uses, 0.5)) / deff  # a pair of articles
    quantile = special.ndtri(1 - ALPHA / 2 / tested)
    chance = special.ndtr(np.sqrt(n_articles * g2) - quantile)
    smallest = detectable(uses * n_articles, 0.5, deff, tested=tested)
    needed_g2 = (quantile + special.ndtri(POWER)) ** 2
    return pd.DataFrame(
        {
            "articles": n_articles,
            "per_10k": rate,
            "ratio": ratio,
            "tested": tested,
            "chance": np.where(n_articles >= 2, chance, 0.0),
            "smallest_ratio": np.where(n_articles >= 2, smallest, np.inf),
            "needed": max(int(np.ceil(needed_g2 / g2)), 2),
        }
    )


def detectable(total, share, deff, *, tested=1) -> np.ndarray:
    """The smallest ratio of two rates that a test would claim with a chance of 80%.

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
    needed = (special.ndtri(1 - ALPHA / 2 / tested) + special.ndtri(POWER)) ** 2 * deff
    low, high = np.zeros(total.shape), np.full(total.shape, LARGEST)  # ln of the ratio, by halving
    for _ in range(12):
        middle = (low + high) / 2
        reached = _expected_g2(total, share, middle) >= needed
        low, high = np.where(reached, low, middle), np.where(reached, middle, high)
    log_ratio = high
    with np.errstate(divide="ignore", invalid="ignore"):
        for _ in range(4):  # and by Newton's steps, each within what halving has left
            uses = _share_of_uses(share, log_ratio)
            slope = 2 * total * log_ratio * uses * (1 - uses)
            step = (_expected_g2(total, share, log_ratio) - needed) / slope
            log_ratio = np.where(np.isfinite(step), log_ratio - step, log_ratio).clip(low, high)
    return np.where(high < LARGEST, np.exp(log_ratio), np.inf)


def _expected_g2(total, share, log_ratio) -> np.ndarray:
    """G² of counts that are as they should be expected under a ratio."""
    uses = _share_of_uses(share, log_ratio)
    return likelihood_ratio(total * uses, total * (1 - uses), share)


def _share_of_uses(share, log_ratio) -> np.ndarray:
    """The share of all uses that an outlet has under a ratio."""
    return special.expit(special.logit(share) + log_ratio)
