"""Of each article its nearest one in each other outlet, from sparse weights.

Only what can matter is multiplied: articles that share a term, of two outlets, and of several with
the same words the first.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import sparse

CELLS = 4_000_000  # products of two weights worked out together
LARGE = 0.1  # share of the articles from which on an outlet is not compared with itself


def nearest_elsewhere(
    weights: sparse.csr_array, outlet: np.ndarray, day: np.ndarray, days: float, least: float = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Of each article its nearest one in each other outlet, -1 for none, and the cosine of both.

    Parameters
    ----------
    weights : CSR matrix, articles × terms, above 0
    outlet : int array, the code of each article's outlet
    day : array, the day of each article; not a number where unknown
    days : float
        Two articles with a known day are at most so many days apart.
    least : float
        Articles of a smaller cosine are not near; most pairs share a frequent word and no more.

    Notes
    -----
    Of articles that are as near the first one is taken.
    """
    n_outlets = int(outlet.max(initial=-1)) + 1
    first, of_article = _distinct(weights, outlet, day)
    weights, outlet, day = weights[first], outlet[first], day[first]
    nearest = np.full((len(first), n_outlets), -1)
    cosine = np.zeros((len(first), n_outlets))
    weights.sort_indices()  # a pair has one cosine, whichever of both asks
    for rows, columns, code in _sides(outlet):
        transposed = weights[columns].T.tocsr()
        for block in _blocks(weights[rows], transposed):
            asking = rows[block]
            product = weights[asking] @ transposed
            is_near = product.data >= least
            row = np.repeat(np.arange(len(asking)), np.diff(product.indptr))[is_near]
            column, near = columns[product.indices[is_near]], product.data[is_near]
            with np.errstate(invalid="ignore"):
                is_near = ~(np.abs(day[asking][row] - day[column]) > days)
            row, column, near = row[is_near], column[is_near], near[is_near]
            group, article, greatest = _nearest_of_groups(
                row * n_outlets + outlet[column], column, near
            )
            asked, other = np.divmod(group, n_outlets)
            nearest[asking[asked], other], cosine[asking[asked], other] = article, greatest
            if code is not None:
                answered, article, greatest = _nearest_of_groups(column, asking[row], near)
                is_nearer = greatest > cosine[answered, code]
                answered = answered[is_nearer]
                nearest[answered, code] = article[is_nearer]
                cosine[answered, code] = greatest[is_nearer]
    nearest[np.arange(len(first)), outlet] = -1
    cosine[np.arange(len(first)), outlet] = 0
    nearest = np.where(nearest >= 0, first[nearest], -1)
    return nearest[of_article], cosine[of_article]


def _distinct(
    weights: sparse.csr_array, outlet: np.ndarray, day: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The first of the articles with the same words, outlet and day, and which each one is like."""
    number: dict[tuple, int] = {}
    first: list[int] = []
    of_article = np.empty(len(outlet), np.int64)
    days = np.where(np.isnan(day), np.inf, day).tolist()
    edges = weights.indptr.tolist()
    for row, key in enumerate(zip(outlet.tolist(), days)):
        cells = slice(edges[row], edges[row + 1])
        words = weights.indices[cells].tobytes(), weights.data[cells].tobytes()
        of_article[row] = number.setdefault((*key, *words), len(first))
        if of_article[row] == len(first):
            first.append(row)
    return np.array(first, np.int64), of_article


def _sides(outlet: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray, int | None]]:
    """Articles, those that they are compared with, and the large outlet that all are from, or None.

    A large outlet's articles are compared with those of the outlets behind it, for both; those of
    the small ones among themselves.
    """
    is_left = np.ones(len(outlet), bool)
    for code in np.flatnonzero(np.bincount(outlet) >= LARGE * len(outlet)).tolist():
        is_own = outlet == code
        is_left &= ~is_own
        yield np.flatnonzero(is_own), np.flatnonzero(is_left), code
    if is_left.any():
        yield np.flatnonzero(is_left), np.flatnonzero(is_left), None


def _blocks(asking: sparse.csr_array, transposed: sparse.csr_array) -> Iterator[slice]:
    """Rows with so many products that they fit into the memory."""
    n_articles = np.diff(transposed.indptr)
    products = np.append(0, np.cumsum(n_articles[asking.indices]))[asking.indptr]
    start = 0
    while start < asking.shape[0]:
        end = int(np.searchsorted(products, products[start] + CELLS, "right")) - 1
        end = max(end, start + 1)
        yield slice(start, end)
        start = end


def _nearest_of_groups(
    group: np.ndarray, article: np.ndarray, near: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The groups, the nearest article of each (the first of several), and how near it is."""
    n_groups = int(group.max(initial=-1)) + 1
    greatest, first = np.zeros(n_groups), np.full(n_groups, np.iinfo(np.int64).max)
    np.maximum.at(greatest, group, near)
    is_greatest = (near == greatest[group]) & (near > 0)
    np.minimum.at(first, group[is_greatest], article[is_greatest])
    answered = np.flatnonzero(greatest)
    return answered, first[answered], greatest[answered]
