"""The words of some articles, counted once and tested once, however often it is chosen anew which
of them are tested together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.errors import require_few_outlets
from framing.lenses.housestyle import house_style as find_house_style
from framing.lenses.keyness import observed_terms, ranked, require_words
from framing.rates.discovery import ItemTests
from framing.rates.observations import require_variety
from framing.rates.rates import tested_rates
from framing.text.counts import TermCounts, with_terms
from framing.text.engine.ngrams import articles_with
from framing.text.words import normal_token


class TermTests:
    """The terms of counts with their p, which is found when it is asked for.

    Terms in one article only are never tested; those that are ``kept`` (bool array) have a row all
    the same.
    """

    def __init__(self, counts: TermCounts, baseline, kept=False):
        is_shared = (articles_with(counts.matrix) > 1) | kept
        self._counts = with_terms(counts, is_shared) if is_shared.any() else counts
        self._baseline = baseline
        self.terms = pd.Index(self._counts.terms, dtype=object)

    @cached_property
    def tested(self) -> ItemTests:
        """Every comparison of an outlet."""
        return tested_rates(observed_terms(self._counts), self._baseline)


@dataclass(frozen=True)
class CountedWords:
    """The words of some articles.

    Attributes
    ----------
    counts : TermCounts
    articles : DataFrame
        Those that were counted.
    options : dict, ``baseline`` and ``min_articles``
    tests : TermTests
        Of these words, and maybe of others.
    """

    counts: TermCounts
    articles: pd.DataFrame
    options: dict
    tests: TermTests

    @classmethod
    def of(
        cls, counts: TermCounts, articles: pd.DataFrame, options: dict, kept=False
    ) -> CountedWords:
        """The words of counts, none of them tested yet; ``kept`` as :class:`TermTests` has it."""
        return cls(counts, articles, options, TermTests(counts, options["baseline"], kept))

    def without(self, stop: Iterable[str]) -> CountedWords:
        """These words without some, as if they had not been counted; the tests are the same."""
        is_left = ~pd.Index(self.counts.terms, dtype=object).isin(set(map(normal_token, stop)))
        return replace(self, counts=with_terms(self.counts, is_left))

    def some(self, rows: np.ndarray, articles: pd.DataFrame) -> CountedWords:
        """The words of some of the articles, ``articles`` being these."""
        counts = self.counts
        matrix = sparse.csr_array(counts.matrix)[np.flatnonzero(rows)]
        table = counts.articles[rows].reset_index(drop=True)
        counts = replace(counts, matrix=matrix, articles=table, sizes=counts.sizes[rows])
        return self.of(with_terms(counts, articles_with(matrix) > 0), articles, self.options)

    def without_events(self) -> CountedWords:
        """The words as if no event were known."""
        table = self.counts.articles.drop(columns="event", errors="ignore")
        return self.of(replace(self.counts, articles=table), self.articles, self.options)

    def compared(self, *, min_articles=None, house_style=True) -> pd.DataFrame:
        """The words of each outlet against the others: what :func:`framing.keyness` says of them.

        Parameters
        ----------
        min_articles : int, optional
            In place of that of the options.
        house_style : bool
            Whether house style is kept out of the tests.

        Returns
        -------
        DataFrame
            outlet, term, n, log_ratio, low, high, p, weight, q, claim and others, in the order of
            :func:`framing.keyness`.
        """
        require_words(self.counts)
        require_few_outlets(self.counts.articles, "counts")
        require_variety(self.counts.matrix)
        tests, style = self.tests, self._house_style
        is_here = tests.terms.isin(self.counts.terms)
        is_left_out = ~is_here | (tests.terms.isin(style) & house_style)
        least = self.options["min_articles"] if min_articles is None else min_articles
        table = tests.tested.claims(least, is_left_out)
        table = table[np.tile(is_here, len(tests.tested.tables))]
        names = {"item": "term", "x": "n", "n": "tokens"}
        return ranked(table.rename(columns=names))

    @cached_property
    def _house_style(self) -> np.ndarray:
        return find_house_style(self.counts, articles=self.articles)["term"].unique()
