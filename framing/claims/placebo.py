"""The placebo: one outlet compared with itself. What is "found" there is found in vain."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
from scipy import sparse, special

from framing.base.arguments import public
from framing.lenses.housestyle import house_style as find_house_style
from framing.lenses.keyness import observed_terms, require_words
from framing.rates.comparisons import comparisons
from framing.rates.discovery import adjust
from framing.rates.observations import Observations
from framing.rates.pvalues.deviance import likelihood_ratio
from framing.rates.strata.events import known_events
from framing.rates.thresholds import ALPHA

COLUMNS = """
    outlet articles splits within within_g2 within_any within_any_g2 between between_g2
""".split()


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
    outlets, events = counts.articles["outlet"].astype(str), known_events(counts.articles)
    rng = np.random.default_rng(seed)
    if house_style:
        style = find_house_style(counts, articles=articles)["term"]
        counts = _with_terms(counts, ~pd.Index(counts.terms).isin(style))
    between = dict(_claim_counts(observed_terms(counts), min_articles))
    rows = []
    for outlet, positions in outlets.groupby(outlets).indices.items():
        own = _own_counts(counts, positions, min_articles)
        within = np.full((splits, 2), np.nan)
        for split in range(splits if len(own.terms) else 0):
            halves = _halves(events.iloc[positions], rng)
            if len(halves):
                dealt = replace(own, articles=own.articles.assign(outlet=halves))
                within[split] = next(_claim_counts(observed_terms(dealt), min_articles))[1]
        any_claim = np.where(np.isnan(within), np.nan, within > 0)
        means = [*within.mean(axis=0), *any_claim.mean(axis=0)]
        rows.append((outlet, len(positions), splits, *means, *between[outlet]))
    return pd.DataFrame(rows, columns=COLUMNS)


def _with_terms(counts, is_kept: np.ndarray):
    """The counts of some of the terms."""
    matrix = sparse.csr_array(counts.matrix)[:, np.flatnonzero(is_kept)]
    return replace(counts, matrix=matrix, terms=counts.terms[is_kept])


def _own_counts(counts, positions: np.ndarray, min_articles: int):
    """The counts of an outlet's articles, of the terms that stand in enough of them."""
    own = replace(
        counts,
        matrix=sparse.csr_array(counts.matrix)[positions],
        articles=counts.articles.iloc[positions],
        sizes=counts.sizes[positions],
    )
    n_articles = np.bincount(own.matrix.indices, minlength=own.matrix.shape[1])
    return _with_terms(own, n_articles >= min_articles)


def _halves(events: pd.Series, rng: np.random.Generator) -> np.ndarray:
    """Deal articles to A and B, those on one event together; nothing where fewer than four."""
    alone = pd.Series([f"#{number}" for number in range(len(events))], events.index)
    code, _ = pd.factorize(events.astype(object).where(events.notna(), alone))
    if code.max() < 3:
        return np.array([])
    return np.array(["A", "B"])[rng.permutation(np.arange(code.max() + 1) % 2)[code]]


def _claim_counts(observed: Observations, min_articles: int):
    """For each outlet how many words this suite and G² claim; missing where none is tested."""
    for comparison in comparisons(observed):
        outlet, others = comparison.outlet, comparison.others
        p = comparison.rate_p()
        weights = comparison.error_budget(p, min_articles)
        is_tested = weights > 0
        g2 = likelihood_ratio(outlet.x, others.x, outlet.n / (outlet.n + others.n))
        claims = adjust(np.where(is_tested, p, np.nan), weights=weights) < ALPHA
        g2_claims = adjust(np.where(is_tested, special.chdtrc(1, g2), np.nan)) < ALPHA
        n_claims = (claims.sum(), g2_claims.sum()) if is_tested.any() else (np.nan, np.nan)
        yield outlet.outlets[0], n_claims
