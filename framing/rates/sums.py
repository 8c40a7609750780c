"""Additive sums over articles: all that :mod:`framing.rates.rates` needs to know of a corpus.

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

CELLS_AT_ONCE = 300_000  # multiplied at a time, or as many as there are sums


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
    >>> from framing.rates.observations import outlet_sums
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
        pairs = zip(self._rows_of(outlets), other._rows_of(outlets), strict=True)
        return Sums(outlets, self.items, *(np.add(*pair) for pair in pairs))

    def _rows_of(self, outlets: tuple) -> list[np.ndarray]:
        """The arrays with a row for each of ``outlets``, zeros where there is no such outlet."""
        rows = [outlets.index(outlet) for outlet in self.outlets]
        arrays = []
        for field in fields(self)[2:]:
            values = getattr(self, field.name)
            array = np.zeros((len(outlets), *values.shape[1:]), values.dtype)
            array[rows] = values
            arrays.append(array)
        return arrays

    def rows(self, start: int, stop: int) -> Sums:
        """Some outlets, a row each; what is one number an outlet stands in a column."""
        names = [field.name for field in fields(self)[2:]]
        arrays = {name: getattr(self, name)[start:stop] for name in names}
        columns = {
            name: array[:, None] if array.ndim == 1 else array for name, array in arrays.items()
        }
        return replace(self, outlets=self.outlets[start:stop], **columns)

    def pick(self, rows) -> Sums:
        """The sums of some outlets taken together: the arrays lose their first axis."""
        names = [field.name for field in fields(self)[2:]]
        arrays = {name: getattr(self, name)[rows].sum(axis=0) for name in names}
        return replace(self, outlets=tuple(np.array(self.outlets)[rows]), **arrays)


def group_sums(
    matrix, codes: np.ndarray, groups: int, functions: list[Callable]
) -> list[np.ndarray]:
    """Sums over the rows of each group, one array (groups × columns) a function.

    Parameters
    ----------
    matrix : sparse matrix
    codes : int array
        The group of each row, from 0 on.
    groups : int
        How many there are.
    functions : list of callables
        Of the cells' values, rows and columns: what is added up.

    Notes
    -----
    Block by block, so that no product of the whole matrix is ever held; whole numbers are added as
    int64 (exactly below 2⁵³, which no count of a corpus reaches).
    """
    matrix = sparse.csr_array(matrix)
    rows, columns = matrix.shape
    sums: list = [0] * len(functions)
    cells_at_once = max(CELLS_AT_ONCE, groups * columns)
    rows_at_once = max(int(cells_at_once * rows / max(matrix.nnz, 1)), 1)
    for start in range(0, rows, rows_at_once):
        edges = matrix.indptr[start : start + rows_at_once + 1]
        value, column = matrix.data[edges[0] : edges[-1]], matrix.indices[edges[0] : edges[-1]]
        value = value.astype(np.int64) if value.dtype.kind in "iu" else value
        block, cells = np.arange(start, start + len(edges) - 1), np.diff(edges)
        row, cell = np.repeat(block, cells), np.repeat(codes[block] * columns, cells) + column
        for number, function in enumerate(functions):
            addends = function(value, row, column)
            added = np.bincount(cell, addends, groups * columns).reshape(groups, columns)
            is_whole = addends.dtype.kind in "biu"
            sums[number] = sums[number] + (added.astype(np.int64) if is_whole else added)
    return sums


def indicator(codes: np.ndarray, groups: int) -> sparse.csr_array:
    """A matrix (groups × rows) that sums rows by group."""
    rows = np.arange(len(codes))
    return sparse.csr_array(
        (np.ones(len(codes), np.int64), (codes, rows)), shape=(groups, len(codes))
    )
