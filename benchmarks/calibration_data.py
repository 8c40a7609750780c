"""Populations of articles to split, each summed up once so that a split costs two sparse
products.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse

from framing.rates.sums import Sums
from framing.text.tidy import tokens

MIN_ARTICLES = 5


@dataclass
class Population:
    """Articles from which both sides of a placebo are drawn.

    ``matrix`` counts (articles × terms), ``sizes`` tokens, ``story`` the code of the article's
    story.
    """

    name: str
    matrix: sparse.csr_array
    sizes: np.ndarray
    story: np.ndarray

    @cached_property
    def stacked(self) -> sparse.csr_array:
        """x, x², xn, x > 0, x/n and (x/n)² side by side."""
        x, n = self.matrix, self.sizes[:, None]
        rate = sparse.csr_array(x.multiply(1 / n))
        parts = [x, x.multiply(x), x.multiply(n), x > 0, rate, rate.multiply(rate)]
        return sparse.csr_array(
            sparse.hstack([sparse.csr_array(part, dtype=float) for part in parts])
        )

    @cached_property
    def columns(self) -> sparse.csc_array:
        return sparse.csc_array(self.matrix)


@dataclass
class Side:
    """One side of a split: the sums that the tests need, as arrays over terms."""

    x: np.ndarray
    xx: np.ndarray
    xn: np.ndarray
    present: np.ndarray
    rate: np.ndarray
    rate2: np.ndarray
    sizes: np.ndarray

    def replaced(self, terms: np.ndarray, counts: np.ndarray) -> Side:
        """The side with other counts (articles × terms) for some terms."""
        n = self.sizes[:, None]
        new = [counts, counts**2, counts * n, counts > 0, counts / n, (counts / n) ** 2]
        sums = []
        for old, values in zip(
            (self.x, self.xx, self.xn, self.present, self.rate, self.rate2), new, strict=True
        ):
            changed = old.copy()
            changed[terms] = values.sum(axis=0)
            sums.append(changed)
        return Side(*sums, self.sizes)


def side(population: Population, rows: np.ndarray) -> Side:
    """Sum up the articles in ``rows``."""
    member = np.zeros(len(population.sizes))
    member[rows] = 1
    sums = (member @ population.stacked).reshape(6, -1)
    return Side(*sums, population.sizes[rows])


def as_sums(one: Side, two: Side) -> Sums:
    """Both sides as the suite's own sums of two outlets."""

    def rows(of):
        return np.array([of(one), of(two)])

    return Sums(
        ("A", "B"),
        tuple(range(len(one.x))),
        rows(lambda s: s.x),
        rows(lambda s: s.xx),
        rows(lambda s: s.xn),
        rows(lambda s: s.present),
        rows(lambda s: s.sizes.sum()),
        rows(lambda s: (s.sizes**2).sum()),
        rows(lambda s: (s.sizes**3.0).sum()),
        rows(lambda s: len(s.sizes)),
    )


def count(texts: pd.Series) -> tuple[sparse.csr_array, np.ndarray, list[str]]:
    """Counts of the suite's tokens, their number in each article, and the terms."""
    place, data, columns, ends = {}, [], [], [0]
    for text in texts:
        counts = Counter(tokens(text))
        columns += [place.setdefault(term, len(place)) for term in counts]
        data += counts.values()
        ends.append(len(columns))
    matrix = sparse.csr_array(
        (np.array(data), np.array(columns), np.array(ends)), shape=(len(texts), len(place))
    )
    # sorted now, because products share index arrays with what they are made of
    matrix.sum_duplicates()
    return matrix, np.asarray(matrix.sum(axis=1)).ravel(), list(place)


def load(path: Path) -> pd.DataFrame:
    """The articles with a column ``story``: one topic in one week of one outlet."""
    articles = pd.read_parquet(path).reset_index(drop=True)
    week = pd.to_datetime(articles["published"], format="mixed").dt.strftime("%G-%V")
    articles["story"] = pd.factorize(
        articles["outlet"] + "|" + articles["topic"].astype(str) + "|" + week
    )[0]
    return articles


def populations(
    articles: pd.DataFrame, matrix: sparse.csr_array, sizes: np.ndarray
) -> list[Population]:
    """One population an outlet."""
    found = []
    for outlet, rows in articles.groupby("outlet").indices.items():
        found.append(
            population(outlet, matrix[rows], sizes[rows], articles["story"].to_numpy()[rows])
        )
    return found


def population(
    name: str, matrix: sparse.csr_array, sizes: np.ndarray, story: np.ndarray
) -> Population:
    """Keep the terms that can ever be tested."""
    articles = np.bincount(matrix.indices, minlength=matrix.shape[1])
    return Population(name, matrix[:, np.flatnonzero(articles >= MIN_ARTICLES)], sizes, story)
