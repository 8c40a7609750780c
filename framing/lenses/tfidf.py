"""TF-IDF: which terms weigh more in an outlet's articles than in the others'?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_choice, require_outlets
from framing.rates.sums import group_sums
from framing.text.counts import TermCounts

# below this, the share of articles that hold a term takes too few values to weigh with
FEW_ARTICLES = 20
RAREST = 1e-8  # wordfreq's lists end about here: a term that is not listed counts as this rare
ARTICLES_AT_ONCE = 2_000  # weighted together


@public
def tfidf(counts: TermCounts, *, background: str | None = None) -> pd.DataFrame:
    """TF-IDF over articles, and its mean per outlet.

    Parameters
    ----------
    counts : TermCounts
        As :func:`framing.count_terms` gives them; ``ngrams=(1, 2)`` and stop words serve best.
    background : str, optional
        A language of the package wordfreq (``"en"``, ``"ru"``): adds how often a word stands in
        that language at large, which tells more than IDF where articles are few.

    Returns
    -------
    DataFrame, one row an outlet and term that it uses, the outlet's own terms first
        outlet, term; tfidf, tfidf_rest (mean weight over the articles of the outlet, of the
        others), difference; n (count), n_articles (articles of the outlet with the term), per_10k,
        articles (articles of the outlet), idf, few (True where the corpus has under 20 articles, so
        that IDF says little). With ``background`` also per_10k_background and log_ratio (base 2,
        the outlet's rate over the language's; words only).

    Raises
    ------
    FramingError
        No terms; fewer than two outlets; a language that wordfreq does not have.

    Notes
    -----
    The weights are scikit-learn's: smoothed IDF, each article's weights scaled to length 1. A mean
    of weights describes; it is no test. :func:`framing.keyness` tests.

    Examples
    --------
    >>> import framing
    >>> articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["Echo", "Herald"],
    ...                          "text": ["the strike goes on", "the walkout goes on"]})
    >>> table = tfidf(framing.count_terms(articles))
    >>> table[["outlet", "term", "difference"]].round(2).head(1).values.tolist()
    [['Echo', 'strike', 0.63]]
    """
    require_outlets(counts.articles, argument="counts")
    if not len(counts.terms):
        raise FramingError("counts holds no terms; count other articles, or fewer stop words.")
    outlet, outlets = pd.factorize(counts.articles["outlet"], sort=True)
    weights, idf = _weight_sums(counts, outlet, len(outlets))
    articles = np.bincount(outlet).astype(float)
    tokens = np.bincount(outlet, counts.sizes, len(outlets))
    n, n_articles = group_sums(
        counts.matrix, outlet, len(outlets), [lambda x, row, term: x, lambda x, row, term: x > 0]
    )
    mean = weights / articles[:, None]
    mean_rest = (weights.sum(axis=0) - weights) / (len(outlet) - articles)[:, None]
    row, column = np.nonzero(n)
    table = pd.DataFrame(
        {
            "outlet": np.asarray(outlets, object)[row],
            "term": counts.terms[column],
            "tfidf": mean[row, column],
            "tfidf_rest": mean_rest[row, column],
            "difference": mean[row, column] - mean_rest[row, column],
            "n": n[row, column],
            "n_articles": n_articles[row, column],
            "per_10k": n[row, column] / tokens[row] * 1e4,
            "articles": articles.astype(np.int64)[row],
            "idf": idf[column],
            "few": len(outlet) < FEW_ARTICLES,
        }
    )
    table = table.sort_values(
        ["outlet", "difference", "term"], ascending=[True, False, True], ignore_index=True
    )
    return table if background is None else _with_background(table, background)


def _weight_sums(counts: TermCounts, outlet: np.ndarray, outlets: int):
    """The sum of TF-IDF weights of each term (columns) in each outlet (rows), and the IDF."""
    from sklearn.feature_extraction.text import TfidfTransformer

    model = TfidfTransformer().fit(counts.matrix)
    weights = np.zeros((outlets, len(counts.terms)))
    for start in range(0, len(outlet), ARTICLES_AT_ONCE):
        rows = slice(start, start + ARTICLES_AT_ONCE)
        block = model.transform(counts.matrix[rows])
        weights += group_sums(block, outlet[rows], outlets, [lambda x, row, term: x])[0]
    return weights, model.idf_


def _with_background(table: pd.DataFrame, language: str) -> pd.DataFrame:
    """Add each word's rate in the language at large."""
    import wordfreq

    require_choice(language, sorted(wordfreq.available_languages()), "background")
    words = [term for term in table["term"].unique() if " " not in term]
    rate = {word: wordfreq.word_frequency(word, language, minimum=RAREST) * 1e4 for word in words}
    background = table["term"].map(rate).astype(float)
    log_ratio = np.log2(table["per_10k"] / background)
    return table.assign(per_10k_background=background, log_ratio=log_ratio)
