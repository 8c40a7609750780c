"""One outlet against others within strata: Mantel-Haenszel sums, all strata at once.

A stratum may hold one article a side. All that is estimated from residuals is therefore divided by
what is unbiased in strata of any size, and nothing is held but the cells (stratum × item) in which
an item stands.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from scipy import sparse

from framing.rates.contrast import Contrast
from framing.rates.strata.tilts import Draws


class _Fields:
    """Arrays that are subtracted and picked together."""

    def __sub__(self, other):
        names = (field.name for field in fields(self))
        return type(self)(*(getattr(self, name) - getattr(other, name) for name in names))

    def __getitem__(self, rows):
        return type(self)(*(getattr(self, field.name)[rows] for field in fields(self)))


@dataclass(frozen=True)
class Sizes(_Fields):
    """Σn, Σn², Σn³ and the number of units of one side, or of both, by stratum or by cell."""

    n: np.ndarray
    nn: np.ndarray
    nnn: np.ndarray
    units: np.ndarray

    @property
    def divisor(self) -> np.ndarray:
        """What a sum of squared residuals is divided by: Σn - Σn²/Σn; 0 with one unit."""
        return np.where(self.units > 1, self.n - self.nn / np.maximum(self.n, 1e-9), 0.0)


@dataclass(frozen=True)
class Cells(_Fields):
    """Σx, Σx² and Σxn over the units of a side, or of both, by cell (stratum × item)."""

    x: np.ndarray
    xx: np.ndarray
    xn: np.ndarray

    def squared_residuals(self, sizes: Sizes) -> np.ndarray:
        """Σ(x - r·n)², r the rate of the cell; ``sizes`` are those of the cells."""
        rate = self.x / np.maximum(sizes.n, 1e-9)
        return np.maximum(self.xx - 2 * rate * self.xn + rate**2 * sizes.nn, 0)


def stratified(matrix, sizes, is_outlet, stratum) -> Contrast:
    """Compare the outlet's units with the others of their strata.

    Parameters
    ----------
    matrix : sparse matrix (units × items)
        Counts, or signed sums.
    sizes : array (units), above 0
    is_outlet : bool array (units)
        The units of the outlet; all others are those that it is compared with.
    stratum : int array (units)
        Codes from 0 on; every stratum must hold units of both sides.

    Returns
    -------
    Contrast
        With its ``draws``, for :func:`framing.rates.strata.tilts.strata_p`. ``a`` and ``b`` are
        those of the Mantel-Haenszel rate ratio Σ xA·nB/n over Σ xB·nA/n.

    Notes
    -----
    Mantel & Haenszel (1959), for rates Greenland & Robins (1985), with units and not words as the
    draws. The variance within a stratum is taken as σ²·n, σ² = Σ(x - rn)²/(Σn - Σn²/Σn), which is
    unbiased for two units as for two hundred; for two it is the square of their difference. A
    side's own variance is σ² about its own rate, and that of both sides where it has one unit in
    the stratum. Lengths are levelled with one relative intercept γ an item for all strata, expected
    x = r·(n + γ·(1 - n·N/Σn)): in one stratum the c + r·n of :mod:`framing.rates.contrast`.
    """
    cell_stratum, item, own_cells, all_cells = _cells(
        sparse.csr_array(matrix), sizes.astype(float), stratum, is_outlet
    )
    own_strata = _sizes(sizes, stratum, is_outlet)
    all_strata = _sizes(sizes, stratum, np.ones(len(is_outlet), bool))
    other_strata, other_cells = all_strata - own_strata, all_cells - own_cells
    own, others, both = (side[cell_stratum] for side in (own_strata, other_strata, all_strata))
    p = own.n / both.n
    q, squares = 1 - p, all_cells.squared_residuals(both)
    residual = squares / both.divisor
    items = matrix.shape[1]
    zero = np.zeros(items)

    def total(values):
        return np.bincount(item, values, items)

    null = total(residual * both.n * p * q)
    a, b = total(own_cells.x * q), total(other_cells.x * p)
    explained, levelled_null = _levelling(all_cells, squares, item, total, own, others, both)
    can_level = np.isfinite(levelled_null) & (levelled_null > 0)
    own_squares = own_cells.squared_residuals(own)
    other_squares = other_cells.squared_residuals(others)
    own_divisor, other_divisor = own.divisor, others.divisor
    var_a = total(q**2 * own.n * _own_residual(own_squares, own_divisor, residual))
    var_b = total(p**2 * others.n * _own_residual(other_squares, other_divisor, residual))
    common = _own_residual(own_squares + other_squares, own_divisor + other_divisor, residual)
    return Contrast(
        a=a,
        b=b,
        weight=float((own_strata.n * other_strata.n / all_strata.n).sum()),
        binomial=total(all_cells.x * p * q),
        binomial_share=total(all_cells.x * p * q * p),
        null=null,
        levelled=np.where(can_level, a - b - explained, a - b),
        levelled_null=np.where(can_level, levelled_null, null),
        common=total(common * both.n * p * q),
        covariances=[
            (var_a, zero, zero, _degrees(own_strata)),
            (zero, zero, var_b, _degrees(other_strata)),
        ],
        units=np.array([own_strata.units.sum(), other_strata.units.sum()]),
        draws=Draws(item, all_cells.x, p, items),
    )


def _sizes(sizes, stratum, is_counted) -> Sizes:
    n, strata = np.where(is_counted, sizes, 0).astype(float), stratum.max() + 1
    return Sizes(*(np.bincount(stratum, values, strata) for values in (n, n**2, n**3, is_counted)))


def _cells(matrix, sizes, stratum, is_outlet) -> tuple[np.ndarray, np.ndarray, Cells, Cells]:
    """Stratum and item of each cell, and its sums over the outlet's units and over all.

    Rows in the order of their strata, then columns: what belongs to a cell is neighbours, and
    nothing but the rows is sorted.
    """
    order = np.argsort(stratum, kind="stable")
    by_item = matrix[order].tocsc()
    row = order[by_item.indices]
    item = np.repeat(np.arange(matrix.shape[1]), np.diff(by_item.indptr))
    of_stratum = stratum[row]
    is_first = (np.diff(item, prepend=-1) != 0) | (np.diff(of_stratum, prepend=-1) != 0)
    cell, cells = np.cumsum(is_first) - 1, int(is_first.sum())
    value = by_item.data.astype(float)
    products, is_own = (value, value**2, value * sizes[row]), is_outlet[row]
    all_cells = Cells(*(np.bincount(cell, values, cells) for values in products))
    own_cells = Cells(*(np.bincount(cell[is_own], values[is_own], cells) for values in products))
    return of_stratum[is_first], item[is_first], own_cells, all_cells


def _own_residual(squares, divisor, residual) -> np.ndarray:
    """The variance over n about own rates; that of both sides where there is one unit only."""
    return np.where(divisor > 0, squares / np.where(divisor > 0, divisor, 1), residual)


def _degrees(side: Sizes) -> float:
    """Degrees of freedom of a side's own variance; where it has one unit it shares that of both."""
    return float(np.where(side.units > 1, side.units - 1, 0.5).sum())


def _levelling(cells, squares, item, total, own, others, both) -> tuple[np.ndarray, np.ndarray]:
    """What lengths explain of the surplus, and the variance of what they do not.

    Residuals x - rn are regressed on z = r·(1 - n·N/Σn), by the normal equation of n, over all
    strata at once.
    """
    rate, units = cells.x / both.n, both.units
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = total(rate * (both.n - units * both.nn / both.n))
        crossed = cells.xn - rate * both.nn
        gamma = total(crossed) / slope
        reach = total(rate * (own.units - units * own.n / both.n))
        degrees = total(units - 1.0)
        correction = np.where(degrees > 1, degrees / (degrees - 1), np.nan)[item]
        c, d = gamma[item] * rate, (reach / slope)[item] * rate
        unexplained = (
            squares
            + 2 * c * units / both.n * crossed
            + c**2 * units * (units * both.nn / both.n**2 - 1)
        )
        residual = np.maximum(unexplained, 0) / both.divisor * correction
        variance = total(residual * _squared_influence(d, own, others, both))
        return gamma * reach, variance


def _squared_influence(d, own, others, both) -> np.ndarray:
    """Σ k²·n over the units of a cell, k what one use in a unit adds to the levelled surplus."""
    p, mean = own.n / both.n, both.nn / both.n
    influence = np.zeros_like(p)
    for side, member in ((own, 1 - p), (others, -p)):
        first = side.nn - mean * side.n
        second = side.nnn - 2 * mean * side.nn + mean**2 * side.n
        influence = influence + member**2 * side.n - 2 * member * d * first + d**2 * second
    return influence
