"""Additive sums over articles: all that the estimator in :mod:`framing.rates.rates` needs to know of a
corpus.

For counts x and sizes n, an outlet is summed up by Σx, Σx², Σxn, Σn, Σn², Σn³ and the number of
articles. Whole numbers stay whole numbers, so the sums of two parts of a corpus add up to exactly
those of the whole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

import numpy as np
from scipy import sparse

from framing.base.errors import FramingError

BLOCK = 300_000  # cells multiplied at a time, or as many as there are sums


@dataclass(frozen=True)
class Sums:
    """Sums over articles, one row an outlet, one column an item.

    Attributes
    ----------
    outlets, items : tuple of str
    x, xx, xn : arrays (outlets × items), Σx, Σx² and Σxn over the outlet's articles.
    n_articles : int array (outlets × items), articles in which the item stands (x ≠ 0).
    n, nn, nnn, articles : arrays (outlets), Σn, Σn², Σn³ and the number of articles.

    Notes
    -----
    ``a + b`` adds the sums of two parts of a corpus that were counted for the same items; their
    outlets may differ. The order of adding does not change a digit as long as counts and sizes are
    whole numbers.

    Examples
    --------
    >>> from framing.observations import outlet_sums
    >>> a = outlet_sums(np.array([1, 0, 2]), np.array([10, 20, 10]), ["A", "A", "B"])
    >>> b = outlet_sums(np.array([3]), np.array([10]), ["B"])
    >>> (a + b).x.ravel().tolist(), (a + b).articles.tolist()
    ([1, 5], [2, 2])
    """

    outlets: tuple
    items: tuple
    x: np.ndarray
    xx: np.ndarray
    xn: np.ndarray
    n_articles: np.ndarray
    n: np.ndarray
    nn: np.ndarray
    nnn: np.ndarray
    articles: np.ndarray

    def __add__(self, other: Sums) -> Sums:
        if self.items != other.items:
            raise FramingError(
                "The two Sums were counted for different items; count both parts for the same."
            )
        outlets = tuple(sorted({*self.outlets, *other.outlets}))
        parts = [part._spread(outlets) for part in (self, other)]
        return Sums(outlets, self.items, *(np.add(*pair) for pair in zip(*parts, strict=True)))

    def _spread(self, outlets: tuple) -> list[np.ndarray]:
        """The arrays with rows for all of ``outlets``, zeros where this part has none."""
        place = [outlets.index(outlet) for outlet in self.outlets]
        spread = []
        for field in fields(self)[2:]:
            values = getattr(self, field.name)
            wide = np.zeros((len(outlets), *values.shape[1:]), values.dtype)
            wide[place] = values
            spread.append(wide)
        return spread

    def pick(self, rows) -> Sums:
        """The sums of some outlets taken together: the arrays lose their first axis."""
        changed = {
            field.name: getattr(self, field.name)[rows].sum(axis=0) for field in fields(self)[2:]
        }
        return replace(self, outlets=tuple(np.array(self.outlets)[rows]), **changed)


def group_sums(matrix, codes: np.ndarray, groups: int, parts: list[Callable]) -> list[np.ndarray]:
    """Sums over the rows of each group, for each of ``parts``: a function of the cells' values,
    rows and columns.

    Block by block, so that no product of the whole matrix is ever held; whole numbers are added as
    int64 (exactly below 2⁵³, which no count of a corpus reaches).
    """
    matrix, shape = sparse.csr_array(matrix), (groups, matrix.shape[1])
    total: list = [0] * len(parts)
    step = max(int(max(BLOCK, groups * shape[1]) * matrix.shape[0] / max(matrix.nnz, 1)), 1)
    for at in range(0, matrix.shape[0], step):
        edges = matrix.indptr[at : at + step + 1]
        value, column = matrix.data[edges[0] : edges[-1]], matrix.indices[edges[0] : edges[-1]]
        value = value.astype(np.int64) if value.dtype.kind in "iu" else value
        rows, cells = np.arange(at, at + len(edges) - 1), np.diff(edges)
        row, cell = np.repeat(rows, cells), np.repeat(codes[rows] * shape[1], cells) + column
        for place, part in enumerate(parts):
            found = part(value, row, column)
            added = np.bincount(cell, found, groups * shape[1]).reshape(shape)
            total[place] = total[place] + (
                added.astype(np.int64) if found.dtype.kind in "biu" else added
            )
    return total


def indicator(codes: np.ndarray, groups: int) -> sparse.csr_array:
    """A matrix (groups × rows) that sums rows by group."""
    rows = np.arange(len(codes))
    return sparse.csr_array(
        (np.ones(len(codes), np.int64), (codes, rows)), shape=(groups, len(codes))
    )
