"""One outlet against others, item by item: what the tests and intervals in :mod:`framing.rates` are made of.

Everything is brought into one pair of weighted counts, ``a`` for the outlet and ``b`` for the others, whose
expectations are equal where the rates are. In one stratum with sizes nA and nB these are a = xA·nB/n and
b = xB·nA/n, the two parts of the Mantel-Haenszel rate ratio a/b. An event that both sides cover is a stratum
of its own, so that only differences within events count; all other articles form one further stratum.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from framing.sums import Observations, Sums, indicator


@dataclass(frozen=True)
class Contrast:
    """Arrays over items; ``weight`` and ``units`` are numbers. Strata add up with ``+``.

    Attributes
    ----------
    a, b : weighted counts of the outlet and of the others; a/b is the rate ratio.
    weight : Σ nA·nB/n over the strata: (a - b)/weight is the difference of the rates.
    binomial : variance of a - b if every token were drawn on its own and rates were equal.
    lean : ``binomial`` times the outlet's share of the sizes.
    null : variance of a - b if whole units are drawn and rates are equal.
    level, level_null : a - b and its variance after what the articles' lengths explain is taken out.
    spreads : covariances of (a, b) with whole units drawn, each side about its own rate, and their degrees
        of freedom: a list of (Var a, Cov ab, Var b, df).
    units : independent units of each side; a shared event counts once for each.
    """

    a: np.ndarray
    b: np.ndarray
    weight: float
    binomial: np.ndarray
    lean: np.ndarray
    null: np.ndarray
    level: np.ndarray
    level_null: np.ndarray
    spreads: list
    units: np.ndarray

    def __add__(self, other: Contrast) -> Contrast:
        return Contrast(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    @property
    def share(self) -> np.ndarray:
        """The outlet's share of the sizes, averaged over strata by the variance they bring."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.lean / self.binomial

    @property
    def testable(self) -> bool:
        """Whether both sides have at least two units: with one there is nothing to judge chance by."""
        return bool(self.units.min() >= 2)

    def variance(self, left, right) -> tuple[np.ndarray, np.ndarray]:
        """Variance of left·a - right·b, each side about its own rate, and its degrees of freedom."""
        parts = [np.maximum(left**2 * aa - 2 * left * right * ab + right**2 * bb, 0)
                 for aa, ab, bb, _ in self.spreads]
        total = sum(parts)
        with np.errstate(divide="ignore", invalid="ignore"):  # Satterthwaite 1946
            degrees = total**2 / sum(part**2 / df for part, (*_, df) in zip(parts, self.spreads, strict=True))
        return total, np.maximum(np.nan_to_num(degrees, nan=1.0), 1.0)


def contrast(sums: Sums, chosen, rest) -> Contrast:
    """Compare the outlets in rows ``chosen`` with those in ``rest``; articles are the units."""
    return _one_stratum(sums.pick(chosen), sums.pick(rest))


def contrast_events(seen: Observations, chosen, rest) -> Contrast:
    """The same with events as units: strata of their own where both sides cover them."""
    side = np.where(np.isin(seen.outlet, chosen), 0, np.where(np.isin(seen.outlet, rest), 1, -1))
    events = np.intersect1d(seen.event[side == 0], seen.event[side == 1])
    shared = np.isin(seen.event, events[events >= 0]) & (side >= 0)
    left = np.flatnonzero(~shared & (side >= 0))
    alone = Observations(seen.matrix[left], seen.sizes[left], side[left], seen.event[left], ("A", "B"), seen.items)
    unmatched = alone.units().sums()
    if not shared.any():
        return _one_stratum(unmatched.pick([0]), unmatched.pick([1]))
    rows = np.flatnonzero(shared)
    units = Observations(seen.matrix[rows], seen.sizes[rows], seen.outlet[rows], seen.event[rows],
                         seen.outlets, seen.items).units()
    matched = _matched(units, np.isin(units.outlet, chosen))
    if unmatched.articles.min() < 2:  # a lone unit on one side says nothing about chance
        return matched
    return matched + _one_stratum(unmatched.pick([0]), unmatched.pick([1]))


def _one_stratum(one: Sums, two: Sums) -> Contrast:
    """A contrast in which each side's units are drawn independently."""
    n, x = one.n + two.n, one.x + two.x
    p, q = one.n / n, two.n / n
    pooled = scatter(x, one.xx + two.xx, one.xn + two.xn, n, one.nn + two.nn, one.articles + two.articles)
    own = [scatter(side.x, side.xx, side.xn, side.n, side.nn, side.articles) for side in (one, two)]
    none = np.zeros_like(own[0])
    spreads = [(q**2 * own[0], none, none, one.articles - 1), (none, none, p**2 * own[1], two.articles - 1)]
    level, level_null = _length_level(one, two)
    adjusted = np.isfinite(level)
    return Contrast(
        a=one.x * q, b=two.x * p, weight=n * p * q, binomial=x * p * q, lean=x * p * q * p, null=pooled * p * q,
        level=np.where(adjusted, level, one.x * q - two.x * p),
        level_null=np.where(adjusted, level_null, pooled * p * q),
        spreads=spreads, units=np.array([one.articles, two.articles]))


def scatter(x, xx, xn, n, nn, articles):
    """Variance of Σ(x - r·n) over articles drawn whole, r = Σx/Σn: N/(N-1) · Σ(x - r·n)²."""
    if n == 0 or articles < 2:
        return np.full(np.shape(x), np.nan)
    rate = x / n
    return articles / (articles - 1) * np.maximum(xx - 2 * rate * xn + rate**2 * nn, 0)


def _length_level(one: Sums, two: Sums):
    """The outlet's surplus over what articles of these lengths hold, and its variance if there is none.

    A line "more on page 2" in every article has a higher rate where articles are short, and bulletins differ
    from features. The expected count is therefore taken as c + r·n, fitted to both sides together.
    """
    x, xx, xn, n, nn, count = (getattr(one, name) + getattr(two, name)
                               for name in ("x", "xx", "xn", "n", "nn", "articles"))
    det = count * nn - n * n * 1.0
    with np.errstate(divide="ignore", invalid="ignore"):
        c, r = (x * nn - xn * n) / det, (count * xn - n * x) / det
        deff = count / np.maximum(count - 2.0, 0) * np.maximum(xx - c * x - r * xn, 0) / x
        level = one.x - c * one.articles - r * one.n
        middle, slope = (one.articles * nn - one.n * n) / det, (count * one.n - n * one.articles) / det
        variance = 0.0
        for side, member in ((one, 1), (two, 0)):  # Σ (member - middle - slope·n)² (c + r·n)
            k0, k1, k2 = (member - middle) ** 2, -2 * (member - middle) * slope, slope**2
            variance = variance + c * (k0 * side.articles + k1 * side.n + k2 * side.nn)
            variance = variance + r * (k0 * side.n + k1 * side.nn + k2 * side.nnn)
        variance = np.where(variance > 0, variance * deff, np.nan)
    return np.where(np.isfinite(variance), level, np.nan), variance


def _matched(units: Observations, mine: np.ndarray) -> Contrast:
    """A contrast of the rows ``mine`` with the others within events; each event is a stratum and a unit."""
    _, event = np.unique(units.event, return_inverse=True)
    events = event.max() + 1
    member, side = indicator(event, events), indicator(event[mine], events)
    n = member @ units.sizes
    p = side @ units.sizes[mine] / n
    q = 1 - p
    x, x_one = member @ units.matrix, side @ units.matrix[mine]
    a_s, b_s = _rows(x_one, q), _rows(x - x_one, p)
    a, b = _total(a_s), _total(b_s)
    aa, ab, bb = (_total(left.multiply(right)) for left, right in ((a_s, a_s), (a_s, b_s), (b_s, b_s)))
    bessel = events / (events - 1) if events > 1 else np.nan
    spread = (bessel * (aa - a * a / events), bessel * (ab - a * b / events), bessel * (bb - b * b / events))
    null = _flips(units, member, x, n, p * q, event)
    return Contrast(a, b, (n * p * q).sum(), x.T @ (p * q), x.T @ (p * q * p), null, level=a - b, level_null=null,
                    spreads=[(*spread, events - 1)], units=np.array([events, events]))


def _flips(units: Observations, member, x, n, pq, event) -> np.ndarray:
    """Variance of a - b if the outlets of each event were dealt anew: the same whichever outlet is looked at.

    Within an event Σ(xi - pi·x)² over its outlets, pi the outlet's share of the sizes, is shared out as
    independent tokens would share it. Of two outlets this is the square of their difference, a flip of sign.
    """
    part = units.sizes / n[event]
    scale = pq / (member @ (part * (1 - part)))
    squares = _total(_rows(member @ units.matrix.multiply(units.matrix), scale))
    crossed = _total(_rows(x, scale).multiply(member @ _rows(units.matrix, part)))
    return np.maximum(squares - 2 * crossed + _total(_rows(x.multiply(x), scale * (member @ part**2))), 0)


def _rows(matrix, factors):
    return sparse.csr_array(matrix.multiply(factors[:, None]))


def _total(matrix) -> np.ndarray:
    return np.asarray(matrix.sum(axis=0)).ravel()
