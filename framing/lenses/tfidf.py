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
BLOCK = 2_000  # articles weighted at a time


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
    >>> tfidf(framing.count_terms(articles))[["outlet", "term", "difference"]].round(2).head(1).values.tolist()
    [['Echo', 'strike', 0.63]]
    """
    require_outlets(counts.articles, argument="counts")
    if not len(counts.terms):
        raise FramingError("counts holds no terms; count other articles, or fewer stop words.")
    from sklearn.feature_extraction.text import TfidfTransformer

    model = TfidfTransformer()
    model.fit(counts.matrix)
    code, outlets = pd.factorize(counts.articles["outlet"], sort=True)
    size = np.bincount(code).astype(float)
    values, groups = lambda x, row, term: x, len(outlets)
    n, found = group_sums(counts.matrix, code, groups, [values, lambda x, row, term: x > 0])
    blocks = [slice(at, at + BLOCK) for at in range(0, len(code), BLOCK)]
    total = sum(
        group_sums(model.transform(counts.matrix[rows]), code[rows], groups, [values])[0]
        for rows in blocks
    )
    rest = (total.sum(axis=0) - total) / (len(code) - size)[:, None]
    row, column = np.nonzero(n)
    tokens = np.bincount(code, counts.sizes, len(outlets))
    table = pd.DataFrame(
        {
            "outlet": np.asarray(outlets, object)[row],
            "term": counts.terms[column],
            "tfidf": (total / size[:, None])[row, column],
            "tfidf_rest": rest[row, column],
            "n": n[row, column],
            "n_articles": found[row, column],
            "per_10k": n[row, column] / tokens[row] * 1e4,
            "articles": size.astype(np.int64)[row],
            "idf": model.idf_[column],
            "few": len(code) < FEW_ARTICLES,
        }
    )
    table.insert(4, "difference", table["tfidf"] - table["tfidf_rest"])
    table = table.sort_values(
        ["outlet", "difference", "term"], ascending=[True, False, True], ignore_index=True
    )
    return table if background is None else _against(table, background)


def _against(table: pd.DataFrame, language: str) -> pd.DataFrame:
    """Add each word's rate in the language at large."""
    import wordfreq

    known = sorted(wordfreq.available_languages())
    require_choice(language, known, "background")
    words = [term for term in table["term"].unique() if " " not in term]
    rate = {word: wordfreq.word_frequency(word, language, minimum=RAREST) * 1e4 for word in words}
    at_large = table["term"].map(rate).astype(float)
    return table.assign(per_10k_background=at_large, log_ratio=np.log2(table["per_10k"] / at_large))
