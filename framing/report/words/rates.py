"""What the page of words shows of each word: rates with intervals, either voice, every outlet."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pandas as pd

from framing.base.errors import FramingError
from framing.rates.rates import outlet_rates
from framing.text.counts import TermCounts, count_terms

PER = 1e4  # rates are per 10,000 words
WITH_LINES = 300  # words whose lines the report keeps
MOST_LINES = 6_000  # of all these words together


class TermRates:
    """Rates of words, counted as :func:`framing.compare_outlets` counts them.

    Parameters
    ----------
    articles : DataFrame
        With events matched.

    Attributes
    ----------
    counts : TermCounts
        In both voices.
    outlets : list of str
        Sorted.
    sizes : list of (int, int)
        Words of each outlet: all, and the outlet's own; the rest stands inside quotations.
    """

    def __init__(self, articles: pd.DataFrame) -> None:
        self.counts = count_terms(articles)
        names = self.counts.articles["outlet"].astype(str).to_numpy()
        self.outlets = sorted(set(names))
        self._is_of = [names == outlet for outlet in self.outlets]
        self._own = _own_words(articles)
        own_sizes = self.counts.sizes if self._own is None else self._own.sizes
        self.sizes = [
            (int(self.counts.sizes[rows].sum()), int(own_sizes[rows].sum())) for rows in self._is_of
        ]

    @property
    def knows_voices(self) -> bool:
        """Whether own words can be told from quoted ones."""
        return self._own is not None

    def figures(self, terms: list[str]) -> list[list[list]]:
        """For each word and outlet: uses, own uses, articles, low and high end of the rate.

        The interval is that of :func:`framing.outlet_rates`, per 10,000 words; None where an
        outlet has one article.
        """
        if not terms:
            return []
        matrix = _columns(self.counts, terms)
        own = matrix if self._own is None else _columns(self._own, terms)
        about = self.counts.articles
        table = outlet_rates(
            matrix,
            self.counts.sizes,
            about["outlet"].astype(str),
            items=terms,
            events=about.get("event"),
        )
        ends = {
            name: table.pivot_table(index="item", columns="outlet", values=name, dropna=False)
            .reindex(index=terms, columns=self.outlets)
            .to_numpy()
            * PER
            for name in ("low", "high")
        }
        uses = _summed(matrix, self._is_of)
        own_uses = _summed(own, self._is_of)
        in_articles = _summed((matrix > 0).astype(np.int64), self._is_of)
        return [
            [
                [
                    int(uses[of, term]),
                    int(own_uses[of, term]),
                    int(in_articles[of, term]),
                    _rounded(ends["low"][term, of]),
                    _rounded(ends["high"][term, of]),
                ]
                for of in range(len(self.outlets))
            ]
            for term in range(len(terms))
        ]


def words_with_lines(keyness: pd.DataFrame, fewest: int = 1) -> list[str]:
    """The words whose lines a report keeps: those that are claimed, then the most frequent.

    Parameters
    ----------
    keyness : DataFrame
        As :func:`framing.compare_outlets` gives it.
    fewest : int
        Articles that a word stands in at least: lines of a word that no page shows are never found.

    Examples
    --------
    >>> table = pd.DataFrame({"term": ["pier", "ferry", "gull"], "n": [2, 9, 4],
    ...     "n_articles": [2, 3, 1], "claim": [True, False, False]})
    >>> words_with_lines(table), words_with_lines(table, fewest=2)
    (['pier', 'ferry', 'gull'], ['pier', 'ferry'])
    """
    sums = keyness.groupby("term").agg(
        n=("n", "sum"), n_articles=("n_articles", "sum"), claim=("claim", "any")
    )
    sums = sums[(sums["n"] > 0) & (sums["n_articles"] >= fewest)].reset_index()
    sums = sums[sums["term"].str.contains(r"\w")]
    order = sums.sort_values(["claim", "n", "term"], ascending=[False, False, True])
    fits = order["claim"] | (order["n"].cumsum() <= MOST_LINES)
    return list(islice(order.loc[fits, "term"], WITH_LINES))


def _own_words(articles: pd.DataFrame) -> TermCounts | None:
    """The same counts of the outlets' own words; None where the corpus is too small to tell."""
    try:
        return count_terms(articles, voice="own")
    except FramingError:  # a share pack without voices
        return None


def _columns(counts: TermCounts, terms: list[str]):
    """The columns of some words, empty where a word is not counted."""
    positions = pd.Index(counts.terms).get_indexer(terms)
    columns = counts.matrix[:, np.maximum(positions, 0)].tocsc().astype(np.int64)
    return (columns * (positions >= 0)[None, :].astype(np.int64)).tocsr()


def _summed(matrix, is_of: list[np.ndarray]) -> np.ndarray:
    """Sums over the articles of each outlet, outlets × words."""
    return np.stack([np.asarray(matrix[rows].sum(axis=0)).ravel() for rows in is_of])


def _rounded(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), 2)
