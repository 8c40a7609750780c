"""The placebo: one outlet compared with itself. What is "found" there is found in vain."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse, special

from framing.base.arguments import public
from framing.lenses.housestyle import house_style as find_house_style
from framing.lenses.keyness import require_words
from framing.rates.discovery import adjust
from framing.rates.observations import observations
from framing.rates.pvalues import likelihood_ratio, rate_p
from framing.rates.strata import contrasts, known_events
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
    matrix, rng = sparse.csr_array(counts.matrix), np.random.default_rng(seed)
    if house_style:
        style = find_house_style(counts, articles=articles)["term"]
        matrix = matrix[:, np.flatnonzero(~pd.Index(counts.terms).isin(style))]
    between = dict(_claim_counts(matrix, counts.sizes, outlets, events, min_articles))
    rows = []
    for outlet, positions in outlets.groupby(outlets).indices.items():
        own = _repeated_terms(matrix[positions], min_articles)
        sizes, own_events = counts.sizes[positions], events.iloc[positions]
        within = np.full((splits, 2), np.nan)
        for split in range(splits if own.shape[1] else 0):
            halves = _halves(own_events, rng)
            if len(halves):
                counts_of_halves = _claim_counts(own, sizes, halves, own_events, min_articles)
                within[split] = next(counts_of_halves)[1]
        any_claim = np.where(np.isnan(within), np.nan, within > 0)
        means = [*within.mean(axis=0), *any_claim.mean(axis=0)]
        rows.append((outlet, len(positions), splits, *means, *between[outlet]))
    return pd.DataFrame(rows, columns=COLUMNS)


def _repeated_terms(matrix: sparse.csr_array, min_articles: int) -> sparse.csr_array:
    """The columns of the terms that stand in enough articles."""
    n_articles = np.bincount(matrix.indices, minlength=matrix.shape[1])
    return matrix[:, np.flatnonzero(n_articles >= min_articles)]


def _halves(events: pd.Series, rng: np.random.Generator) -> np.ndarray:
    """Deal articles to A and B, those on one event together; nothing where fewer than four."""
    alone = pd.Series([f"#{number}" for number in range(len(events))], events.index)
    code, _ = pd.factorize(events.astype(object).where(events.notna(), alone))
    if code.max() < 3:
        return np.array([])
    return np.array(["A", "B"])[rng.permutation(np.arange(code.max() + 1) % 2)[code]]


def _claim_counts(matrix, sizes, outlets, events, min_articles):
    """For each outlet how many words this suite and G² claim; missing where none is tested."""
    observed = observations(matrix, sizes, outlets, events=events)
    sums = observed.sums()
    for row, others, contrast in contrasts(observed, sums, None):
        a, b = sums.pick([row]), sums.pick(others)
        n_articles = a.n_articles + b.n_articles
        p = np.where(n_articles >= min_articles, rate_p(contrast), np.nan)
        g2_p = special.chdtrc(1, likelihood_ratio(a.x, b.x, a.n / (a.n + b.n)))
        claims = adjust(p, weights=n_articles) < ALPHA
        g2_claims = adjust(np.where(np.isnan(p), np.nan, g2_p)) < ALPHA
        known = np.isfinite(p).any()
        yield observed.outlets[row], (claims.sum(), g2_claims.sum()) if known else (np.nan, np.nan)
