"""The placebo: one outlet compared with itself. What is "found" there is found in vain."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse, special

from framing.base.arguments import public
from framing.base.errors import FramingError
from framing.lenses.housestyle import house_style as find_house_style
from framing.lenses.keyness import known_events, require_words
from framing.rates.discovery import adjust
from framing.rates.observations import observations
from framing.rates.pvalues import likelihood_ratio, rate_p
from framing.rates.significance import ALPHA
from framing.rates.strata import contrasts


@public
def placebo(
    counts, *, splits=20, seed=0, min_articles=5, house_style=True, articles=None
) -> pd.DataFrame:
    """The same outlet split in two at random: what is "found" there is found in vain.

    Parameters
    ----------
    counts : TermCounts
    splits : int
        Random splits of each outlet; where ``counts.articles`` has events, whole events are dealt.
    seed : int
        Seed of the random splits.
    min_articles : int
    house_style : bool
    articles : DataFrame, optional
        As in :func:`framing.keyness`.

    Returns
    -------
    DataFrame, one row an outlet
        outlet, articles, splits; within, within_g2 (words claimed between two halves of the outlet,
        mean of the splits, by this suite and by G² with the same false discovery rate), within_any,
        within_any_g2 (share of splits with any claim), between, between_g2 (words claimed between
        the outlet and the others, as :func:`framing.keyness` does). Missing where the outlet has
        fewer than four articles (or events) to deal, and where it is compared with one article
        only.

    Raises
    ------
    FramingError
        As :func:`keyness`; also where ``splits`` is below 1.

    Examples
    --------
    >>> import framing
    >>> texts = ["one two", "one two", "one two", "two"]
    >>> articles = pd.DataFrame({"article": list("abcd"), "outlet": list("XXYY"), "text": texts})
    >>> placebo(framing.count_terms(articles))[["outlet", "articles", "within"]]
      outlet  articles  within
    0      X         2     NaN
    1      Y         2     NaN
    """
    require_words(counts)
    if splits < 1:
        raise FramingError(
            f"splits must be at least 1, not {splits}: give 20, or 300 for a firm share."
        )
    outlet, events = counts.articles["outlet"].astype(str), known_events(counts)
    matrix, rng = sparse.csr_array(counts.matrix), np.random.default_rng(seed)
    if house_style:
        style = find_house_style(counts, articles=articles)["term"]
        matrix = matrix[:, np.flatnonzero(~pd.Index(counts.terms).isin(style))]
    whole = dict(_claim_counts(matrix, counts.sizes, outlet, events, min_articles))
    rows = []
    for name, mine in outlet.groupby(outlet).indices.items():
        part = matrix[mine]
        part = part[
            :, np.flatnonzero(np.bincount(part.indices, minlength=part.shape[1]) >= min_articles)
        ]
        runs = np.full((splits, 2), np.nan)
        for run in range(splits if part.shape[1] else 0):
            deal = _halves(events.iloc[mine], rng)
            if len(deal):
                found = _claim_counts(
                    part, counts.sizes[mine], deal, events.iloc[mine], min_articles
                )
                runs[run] = next(found)[1]
        any_claim = np.where(np.isnan(runs), np.nan, runs > 0)
        rows.append(
            (name, len(mine), splits, *runs.mean(axis=0), *any_claim.mean(axis=0), *whole[name])
        )
    columns = ["within", "within_g2", "within_any", "within_any_g2", "between", "between_g2"]
    return pd.DataFrame(rows, columns=["outlet", "articles", "splits", *columns])


def _halves(events: pd.Series, rng) -> np.ndarray:
    """Deal articles to A and B, those on one event together; nothing where there are fewer than
    four.
    """
    alone = pd.Series([f"#{at}" for at in range(len(events))], events.index)
    code, _ = pd.factorize(events.astype(object).where(events.notna(), alone))
    if code.max() < 3:
        return np.array([])
    return np.array(["A", "B"])[rng.permutation(np.arange(code.max() + 1) % 2)[code]]


def _claim_counts(matrix, sizes, outlets, events, min_articles):
    """For each outlet the numbers of words claimed by this suite and by G²; missing where none is
    tested.
    """
    seen = observations(matrix, sizes, outlets, events=events)
    sums = seen.sums()
    for row, rest, between in contrasts(seen, sums, None):
        one, two = sums.pick([row]), sums.pick(rest)
        articles = one.n_articles + two.n_articles
        p = np.where(articles >= min_articles, rate_p(between), np.nan)
        g2 = special.chdtrc(1, likelihood_ratio(one.x, two.x, one.n / (one.n + two.n)))
        ours, theirs = (
            adjust(p, weights=articles) < ALPHA,
            adjust(np.where(np.isnan(p), np.nan, g2)) < ALPHA,
        )
        counted = (ours.sum(), theirs.sum()) if np.isfinite(p).any() else (np.nan, np.nan)
        yield seen.outlets[row], counted
