"""One outlet against others, item by item: what the tests and intervals in :mod:`framing.rates.rates` are
made of.

Everything is brought into one pair of weighted counts, ``a`` for the outlet and ``b`` for the
others, whose expectations are equal where the rates are. In one stratum with sizes nA and nB these
are a = xA·nB/n and b = xB·nA/n, the two parts of the Mantel-Haenszel rate ratio a/b. An event that
both sides cover is a stratum of its own, so that only differences within events count; all other
articles form one further stratum.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.rates.sums import Sums


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
    level, level_null : a - b and its variance after what the articles' lengths explain is taken
        out.
    within : variance of a - b with whole units drawn, both sides about their own rates but equally
        unruly.
    spreads : covariances of (a, b) with whole units drawn, each side about its own rate, and their
        degrees of freedom: a list of (Var a, Cov ab, Var b, df).
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
    within: np.ndarray
    spreads: list
    units: np.ndarray

    def __add__(self, other: Contrast) -> Contrast:
        return Contrast(
            *(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__)
        )

    @property
    def share(self) -> np.ndarray:
        """The outlet's share of the sizes, averaged over strata by the variance they bring."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.lean / self.binomial

    @property
    def testable(self) -> bool:
        """Whether both sides have at least two units: with one there is nothing to judge chance
        by.
        """
        return bool(self.units.min() >= 2)

    def variance(self, left, right) -> tuple[np.ndarray, np.ndarray]:
        """Variance of left·a - right·b, each side about its own rate, and its degrees of
        freedom.
        """
        parts = [
            np.maximum(left**2 * aa - 2 * left * right * ab + right**2 * bb, 0)
            for aa, ab, bb, _ in self.spreads
        ]
        total = sum(parts)
        with np.errstate(divide="ignore", invalid="ignore"):  # Satterthwaite 1946
            degrees = total**2 / sum(
                part**2 / df for part, (*_, df) in zip(parts, self.spreads, strict=True)
            )
        return total, np.maximum(np.nan_to_num(degrees, nan=1.0), 1.0)


def contrast(sums: Sums, chosen, rest) -> Contrast:
    """Compare the outlets in rows ``chosen`` with those in ``rest``; articles are the units."""
    return one_stratum(sums.pick(chosen), sums.pick(rest))


def one_stratum(one: Sums, two: Sums) -> Contrast:
    """A contrast in which each side's units are drawn independently."""
    n, x = one.n + two.n, one.x + two.x
    p, q = one.n / n, two.n / n
    pooled = scatter(
        x, one.xx + two.xx, one.xn + two.xn, n, one.nn + two.nn, one.articles + two.articles
    )
    (a_unruly, a_free, a_df), (b_unruly, b_free, b_df) = unruliness(one), unruliness(two)
    none = np.zeros_like(a_unruly)
    spreads = [
        (q**2 * one.n * a_unruly, none, none, a_df),
        (none, none, p**2 * two.n * b_unruly, b_df),
    ]
    # Residuals of both sides together, shared out by size: few articles on one side say little by
    # themselves.
    unruly = (a_unruly * a_free + b_unruly * b_free) / (a_free + b_free)
    level, level_null = _length_level(one, two)
    adjusted = np.isfinite(level)
    return Contrast(
        a=one.x * q,
        b=two.x * p,
        weight=n * p * q,
        binomial=x * p * q,
        lean=x * p * q * p,
        null=pooled * p * q,
        level=np.where(adjusted, level, one.x * q - two.x * p),
        level_null=np.where(adjusted, level_null, pooled * p * q),
        within=unruly * (q**2 * one.n + p**2 * two.n),
        spreads=spreads,
        units=np.array([one.articles, two.articles]),
    )


def scatter(x, xx, xn, n, nn, articles):
    """Variance of Σ(x - r·n) over articles drawn whole, r = Σx/Σn: N/(N-1) · Σ(x - r·n)²."""
    if n == 0 or articles < 2:
        return np.full(np.shape(x), np.nan)
    rate = x / n
    return articles / (articles - 1) * np.maximum(xx - 2 * rate * xn + rate**2 * nn, 0)


def unruliness(side: Sums):
    """Variance of x - r·n over n in a side's articles, what it was divided by, and its degrees of
    freedom.

    Unbiased where the variance grows with n, as the ratio of sums takes it to: divided by Σn -
    Σn²/Σn, the trace of the residuals' covariance, with the degrees of freedom of Satterthwaite
    from that covariance (Bell & McCaffrey 2002). With equal lengths both are those of N - 1; one
    long article among short ones leaves fewer.
    """
    if side.n == 0 or side.articles < 2:
        return np.full(np.shape(side.x), np.nan), np.nan, 0.0
    n, nn, nnn = float(side.n), float(side.nn), float(side.nnn)
    rate, free = side.x / side.n, n - nn / n
    squares = np.maximum(side.xx - 2 * rate * side.xn + rate**2 * side.nn, 0)
    return squares / free, free, free**2 / (nn - 2 * nnn / n + (nn / n) ** 2)


def _length_level(one: Sums, two: Sums):
    """The outlet's surplus over what articles of these lengths hold, and its variance if there is
    none.

    A line "more on page 2" in every article has a higher rate where articles are short, and
    bulletins differ from features. The expected count is therefore taken as c + r·n, fitted to both
    sides together.
    """
    x, xx, xn, n, nn, count = (
        getattr(one, name) + getattr(two, name) for name in ("x", "xx", "xn", "n", "nn", "articles")
    )
    det = count * nn - n * n * 1.0
    with np.errstate(divide="ignore", invalid="ignore"):
        c, r = (x * nn - xn * n) / det, (count * xn - n * x) / det
        deff = count / np.maximum(count - 2.0, 0) * np.maximum(xx - c * x - r * xn, 0) / x
        level = one.x - c * one.articles - r * one.n
        middle, slope = (
            (one.articles * nn - one.n * n) / det,
            (count * one.n - n * one.articles) / det,
        )
        variance = 0.0
        for side, member in ((one, 1), (two, 0)):  # Σ (member - middle - slope·n)² (c + r·n)
            k0, k1, k2 = (member - middle) ** 2, -2 * (member - middle) * slope, slope**2
            variance = variance + c * (k0 * side.articles + k1 * side.n + k2 * side.nn)
            variance = variance + r * (k0 * side.n + k1 * side.nn + k2 * side.nnn)
        variance = np.where(variance > 0, variance * deff, np.nan)
    return np.where(np.isfinite(variance), level, np.nan), variance
