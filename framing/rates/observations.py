"""Counts, sizes, outlets and events of articles, checked and brought into one form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.errors import FramingError, listed, shown
from framing.rates.sums import CELLS_AT_ONCE, Sums, group_sums, indicator


@dataclass(frozen=True)
class Observations:
    """Checked counts of articles (rows) and items, with sizes and the codes of outlets and events.

    ``event`` is -1 where an article has none. ``kinds`` are codes of what articles may differ in
    besides the outlet: year, quarter, month, topic.
    """

    matrix: sparse.csr_array
    sizes: np.ndarray
    outlet: np.ndarray
    event: np.ndarray
    outlets: tuple
    items: tuple
    kinds: dict = field(default_factory=dict)

    def sums(self) -> Sums:
        """The sums by outlet."""
        outlets, sizes = len(self.outlets), self.sizes
        of_items = [
            lambda x, row, item: x,
            lambda x, row, item: x * x,
            lambda x, row, item: x * sizes[row],
            lambda x, row, item: x != 0,
        ]
        of_sizes = [sizes, sizes**2, sizes**3, np.ones_like(sizes, dtype=np.int64)]
        by_outlet = indicator(self.outlet, outlets)
        return Sums(
            self.outlets,
            self.items,
            *group_sums(self.matrix, self.outlet, outlets, of_items),
            *(by_outlet @ column for column in of_sizes),
        )

    def units(self) -> Observations:
        """One row for an outlet's articles on one event; without an event an article is a unit."""
        own_event = self.event.max(initial=-1) + 1 + np.arange(len(self.event))
        event = np.where(self.event >= 0, self.event, own_event)
        key = event * len(self.outlets) + self.outlet
        _, first, unit = np.unique(key, return_index=True, return_inverse=True)
        by_unit = indicator(unit, len(first))
        return replace(
            self,
            matrix=sparse.csr_array(by_unit @ self.matrix),
            sizes=by_unit @ self.sizes,
            outlet=self.outlet[first],
            event=self.event[first],
            kinds={name: codes[first] for name, codes in self.kinds.items()},
        )

    def take(self, rows) -> Observations:
        """Some of the articles, by their rows."""
        return replace(
            self,
            matrix=self.matrix[rows],
            sizes=self.sizes[rows],
            outlet=self.outlet[rows],
            event=self.event[rows],
            kinds={name: codes[rows] for name, codes in self.kinds.items()},
        )

    def by_side(self, is_outlet: np.ndarray) -> Observations:
        """Two sides in place of the outlets: 0 for the outlet, 1 for all others."""
        return replace(self, outlet=np.where(is_outlet, 0, 1), outlets=("outlet", "others"))


def outlet_sums(x, n, outlets, *, items=None) -> Sums:
    """Sum counts and sizes over each outlet's articles.

    Parameters
    ----------
    x : sparse matrix, array or DataFrame (articles × items), or one column
        Counts, or signed sums.
    n : array (articles)
        Sizes that the counts are divided by, usually tokens. Articles of size 0 are left out.
    outlets : sequence of str (articles)
    items : sequence of str, optional
        Names of the columns of ``x``; by default those of the DataFrame, else 0, 1, 2 ….

    Returns
    -------
    Sums

    Raises
    ------
    FramingError
        Where lengths differ or sizes are not numbers from 0 on.

    Examples
    --------
    >>> sums = outlet_sums(np.array([1, 0, 2]), np.array([10, 20, 10]), ["A", "A", "B"])
    >>> sums.xn.ravel().tolist()
    [10, 20]
    """
    return observations(x, n, outlets, items=items).sums()


def observations(x, n, outlets, *, events=None, items=None, kinds=None) -> Observations:
    """Check counts, sizes, outlets and events, and bring them into one form.

    ``kinds`` are those of :func:`framing.rates.strata.find.kinds_of`, by default none.
    """
    matrix, items = _matrix(x, items)
    articles = matrix.shape[0]
    sizes = _sizes(n, articles)
    outlets, events = _labels(outlets, articles, "outlets"), _labels(events, articles, "events")
    if (
        sizes.dtype.kind not in "iuf"
        or not np.isfinite(sizes).all()
        or (sizes < 0).any()
        or not sizes.any()
    ):
        raise FramingError(
            "n must hold sizes (tokens, sentences …) from 0 on, not all 0; drop other rows first."
        )
    counted = np.flatnonzero((sizes > 0) & outlets.notna().to_numpy())
    if not len(counted):
        raise FramingError(
            "outlets names no outlet of an article that has a size; give one entry an article."
        )
    outlet, names = pd.factorize(outlets.iloc[counted], sort=True)
    event, _ = pd.factorize(events.iloc[counted], sort=True)
    if len(counted) < articles or not matrix.has_canonical_format:
        matrix = matrix[counted]  # a copy: the caller's matrix stays as it was
        matrix.sum_duplicates()
    return Observations(
        matrix,
        sizes[counted],
        outlet.astype(np.int64),
        event.astype(np.int64),
        tuple(map(str, names)),
        items,
        {
            name: pd.factorize(_labels(labels, articles, "strata").iloc[counted], sort=True)[0]
            for name, labels in (kinds or {}).items()
        },
    )


def by_outlet(observed: Observations, units: Sums, interval) -> pd.DataFrame:
    """One row an outlet and item: counts, rate, and the interval that an outlet's sums give."""
    articles, tables = observed.sums(), []
    n_items = len(observed.items)
    at_once = max(CELLS_AT_ONCE // n_items, 1)
    for start in range(0, len(observed.outlets), at_once):
        block = units.rows(start, start + at_once)
        low, high = interval(block)
        columns = {
            "outlet": [name for name in block.outlets for _ in range(n_items)],
            "item": observed.items * len(block.outlets),
            "x": block.x.ravel(),
            "n": np.repeat(block.n.ravel(), n_items),
            "n_articles": articles.n_articles[start : start + at_once].ravel(),
            "rate": (block.x / block.n).ravel(),
            "low": low.ravel(),
            "high": high.ravel(),
        }
        tables.append(pd.DataFrame(columns))
    return pd.concat(tables, ignore_index=True)


def require_counts(matrix) -> None:
    """Raise unless every value is a whole number from 0 on."""
    values = matrix.data
    if (values < 0).any():
        raise FramingError(
            f"x holds a negative count ({values.min():g}); counts are whole numbers from 0 on: "
            "use compare_means for signed sums."
        )
    if values.dtype.kind == "f" and (values != np.floor(values)).any():
        odd = values[values != np.floor(values)][0]
        raise FramingError(
            f"x holds a fractional count ({odd:g}); counts are whole numbers from 0 on: "
            "give counts, not rates, or use compare_means."
        )


def require_variety(matrix) -> None:
    """Raise where every item has the same count in all articles: a sign of a wrong table."""
    rows, columns = matrix.shape
    if columns < 2 or rows < 3:
        return
    # Where all is the same, every article has as many items as the first one: most tables are told
    # by their gaps.
    if matrix.nnz != rows * matrix.indptr[1]:
        return
    highest, lowest = (getattr(matrix, name)(axis=0).toarray().ravel() for name in ("max", "min"))
    if (highest == lowest).all():
        raise FramingError(
            f"x has the same count of every item in all {rows} articles; there is nothing to "
            "compare: check how the counts were made."
        )


def _matrix(x, items) -> tuple[sparse.csr_array, tuple]:
    """Counts as a sparse matrix, whole numbers as integers, and the names of its columns."""
    if isinstance(x, pd.DataFrame):
        items = x.columns if items is None else items
    if not sparse.issparse(x):
        x = np.asarray(x)
        x = x[:, None] if x.ndim == 1 else x
        if x.ndim != 2 or x.dtype.kind not in "biuf" or not np.isfinite(x).all():
            raise FramingError(
                "x must hold numbers without gaps; fill or drop missing values first."
            )
    matrix = sparse.csr_array(x)
    if matrix.dtype.kind in "bu" or (
        matrix.dtype.kind == "f" and (matrix.data == np.floor(matrix.data)).all()
    ):
        matrix = matrix.astype(np.int64)  # whole numbers add up exactly
    if items is not None and (not isinstance(items, Iterable) or isinstance(items, (str, bytes))):
        raise FramingError(f"items must be a list with one name a column of x, not {shown(items)}.")
    items = tuple(range(matrix.shape[1])) if items is None else tuple(items)
    if len(items) != matrix.shape[1]:
        raise FramingError(
            f"items names {len(items)} columns, but x has {matrix.shape[1]} "
            f"({listed(items, 3)}); give one name a column."
        )
    if 0 in matrix.shape:
        raise FramingError(
            f"x is empty ({matrix.shape[0]} articles × {matrix.shape[1]} items); "
            "give counts of at least one item in at least one article."
        )
    return matrix, items


def _sizes(n, articles: int) -> np.ndarray:
    """One size an article."""
    sizes = np.asarray(n)
    if sizes.ndim != 1 or len(sizes) != articles:
        raise FramingError(
            f"n must have one size an article ({articles}), but has the shape {sizes.shape}."
        )
    return sizes


def _labels(values, length: int, argument: str) -> pd.Series:
    """One label an article, missing where unknown."""
    if values is None:
        return pd.Series([None] * length, dtype=object)
    values = np.asarray(values, dtype=object)
    if values.ndim != 1:
        raise FramingError(
            f"{argument} must be a list with one entry an article, not {shown(values)}."
        )
    values = pd.Series(values)
    if len(values) != length:
        raise FramingError(
            f"{argument} must have one entry an article ({length}), but has {len(values)}."
        )
    return values
