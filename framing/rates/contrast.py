"""One outlet against others: weighted counts of both sides, and how far chance moves them.

Everything is brought into one pair of weighted counts, ``a`` for the outlet and ``b`` for the
others, whose expectations are equal where the rates are. In one stratum with sizes nA and nB these
are a = xA·nB/n and b = xB·nA/n, the two parts of the Mantel-Haenszel rate ratio a/b. An event that
both sides cover is a stratum of its own, so that only differences within events count; all other
articles form one further stratum.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from framing.rates.sums import Sums


@dataclass(frozen=True)
class Contrast:
    """Arrays over items; ``weight`` and ``units`` are numbers. Strata add up with ``+``.

    Attributes
    ----------
    a, b : arrays
        Weighted counts of the outlet and of the others; a/b is the rate ratio.
    weight : float
        Σ nA·nB/n over the strata: (a - b)/weight is the difference of the rates.
    binomial : array
        Variance of a - b if every token were drawn on its own and rates were equal.
    binomial_share : array
        ``binomial`` times the outlet's share of the sizes.
    null : array
        Variance of a - b if whole units are drawn and rates are equal.
    levelled, levelled_null : arrays
        a - b and its variance after what the articles' lengths explain is taken out.
    common : array
        Variance of a - b with whole units drawn, each side about its own rate, both with one
        residual variance.
    covariances : list
        Of (a, b) with whole units drawn, each side about its own rate and with its own residual
        variance: one (Var a, Cov ab, Var b, degrees of freedom) a side or stratum.
    units : array
        Independent units of each side; a shared event counts once for each.
    draws : framing.rates.strata.tilts.Draws, optional
        Uses by stratum, where the sides' shares differ between strata and p must know them.
    """

    a: np.ndarray
    b: np.ndarray
    weight: float
    binomial: np.ndarray
    binomial_share: np.ndarray
    null: np.ndarray
    levelled: np.ndarray
    levelled_null: np.ndarray
    common: np.ndarray
    covariances: list
    units: np.ndarray
    draws: Any = None

    def __add__(self, other: Contrast) -> Contrast:
        names = [field.name for field in fields(self) if field.name != "draws"]
        sums: dict = {name: getattr(self, name) + getattr(other, name) for name in names}
        has_draws = self.draws is not None and other.draws is not None
        return Contrast(**sums, draws=self.draws + other.draws if has_draws else None)

    @property
    def share(self) -> np.ndarray:
        """The outlet's share of the sizes, averaged over strata by the variance they bring."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.binomial_share / self.binomial

    @property
    def total(self) -> np.ndarray:
        """Uses on both sides together, each stratum weighted as in ``a`` and ``b``."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.a / (1 - self.share) + self.b / self.share

    @property
    def deff(self) -> np.ndarray:
        """Design effect: the variance with whole units drawn over that with tokens drawn."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.null / self.binomial

    @property
    def testable(self) -> bool:
        """Whether both sides have at least two units: of one alone no chance can be judged."""
        return bool(self.units.min() >= 2)

    def variance(self, factor_a, factor_b) -> tuple[np.ndarray, np.ndarray]:
        """Variance of factor_a·a - factor_b·b, sides about their own rates, and its degrees."""
        variances = [
            np.maximum(factor_a**2 * aa - 2 * factor_a * factor_b * ab + factor_b**2 * bb, 0)
            for aa, ab, bb, _ in self.covariances
        ]
        total = sum(variances)
        with np.errstate(divide="ignore", invalid="ignore"):  # Satterthwaite 1946
            degrees = total**2 / sum(
                variance**2 / df
                for variance, (*_, df) in zip(variances, self.covariances, strict=True)
            )
        return total, np.maximum(np.nan_to_num(degrees, nan=1.0), 1.0)


def contrast(sums: Sums, chosen, others) -> Contrast:
    """Compare the outlets in rows ``chosen`` with those in ``others``; articles are the units."""
    return one_stratum(sums.pick(chosen), sums.pick(others))


def one_stratum(outlet: Sums, others: Sums) -> Contrast:
    """A contrast in which each side's units are drawn independently."""
    n, x = outlet.n + others.n, outlet.x + others.x
    p, q = outlet.n / n, others.n / n
    pooled = cluster_variance(
        x,
        outlet.xx + others.xx,
        outlet.xn + others.xn,
        n,
        outlet.nn + others.nn,
        outlet.articles + others.articles,
    )
    (a_residual, a_trace, a_df), (b_residual, b_trace, b_df) = map(
        residual_variance, (outlet, others)
    )
    zero = np.zeros_like(a_residual)
    covariances = [
        (q**2 * outlet.n * a_residual, zero, zero, a_df),
        (zero, zero, p**2 * others.n * b_residual, b_df),
    ]
    # Residuals of both sides together: few articles on one side say little by themselves.
    residual = (a_residual * a_trace + b_residual * b_trace) / (a_trace + b_trace)
    levelled, levelled_null = _levelled(outlet, others)
    can_level = np.isfinite(levelled)
    return Contrast(
        a=outlet.x * q,
        b=others.x * p,
        weight=n * p * q,
        binomial=x * p * q,
        binomial_share=x * p * q * p,
        null=pooled * p * q,
        levelled=np.where(can_level, levelled, outlet.x * q - others.x * p),
        levelled_null=np.where(can_level, levelled_null, pooled * p * q),
        common=residual * (q**2 * outlet.n + p**2 * others.n),
        covariances=covariances,
        units=np.array([outlet.articles, others.articles]),
    )


def cluster_variance(x, xx, xn, n, nn, articles):
    """Variance of Σ(x - r·n) over articles drawn whole, r = Σx/Σn: N/(N-1) · Σ(x - r·n)²."""
    is_known = np.broadcast_to((np.asarray(n) != 0) & (np.asarray(articles) > 1), np.shape(x))
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = x / np.asarray(n)
        factor = articles / np.asarray(articles - 1)
        variance = factor * np.maximum(xx - 2 * rate * xn + rate**2 * nn, 0)
    return np.where(is_known, variance, np.nan)


def residual_variance(side: Sums):
    """Variance of x - r·n per unit of n in a side's articles, its divisor, degrees of freedom.

    Unbiased where the variance grows with n, as the ratio of sums takes it to: divided by Σn -
    Σn²/Σn, the trace of the residuals' covariance, with the degrees of freedom of Satterthwaite
    from that covariance (Bell & McCaffrey 2002). With equal lengths both are those of N - 1; one
    long article among short ones leaves fewer.
    """
    if side.n == 0 or side.articles < 2:
        return np.full(np.shape(side.x), np.nan), np.nan, 0.0
    n, nn, nnn = float(side.n), float(side.nn), float(side.nnn)
    rate, trace = side.x / side.n, n - nn / n
    squares = np.maximum(side.xx - 2 * rate * side.xn + rate**2 * side.nn, 0)
    return squares / trace, trace, trace**2 / (nn - 2 * nnn / n + (nn / n) ** 2)


def _levelled(outlet: Sums, others: Sums):
    """The outlet's surplus over what articles of these lengths hold, and its variance under none.

    A line "more on page 2" in every article has a higher rate where articles are short, and
    bulletins differ from features. The expected count is therefore taken as c + r·n, fitted to both
    sides together by least squares.
    """
    x, xx, xn, n, nn, articles = (
        getattr(outlet, name) + getattr(others, name)
        for name in ("x", "xx", "xn", "n", "nn", "articles")
    )
    determinant = articles * nn - n * n * 1.0
    with np.errstate(divide="ignore", invalid="ignore"):
        c, r = (x * nn - xn * n) / determinant, (articles * xn - n * x) / determinant
        residual = np.maximum(xx - c * x - r * xn, 0)
        deff = articles / np.maximum(articles - 2.0, 0) * residual / x
        surplus = outlet.x - c * outlet.articles - r * outlet.n
        # membership in the outlet, regressed on length in the same way
        intercept = (outlet.articles * nn - outlet.n * n) / determinant
        slope = (articles * outlet.n - n * outlet.articles) / determinant
        variance = np.zeros_like(c)
        for side, member in ((outlet, 1), (others, 0)):
            # Σ (member - intercept - slope·n)² (c + r·n)
            k0, k1, k2 = (member - intercept) ** 2, -2 * (member - intercept) * slope, slope**2
            variance = variance + c * (k0 * side.articles + k1 * side.n + k2 * side.nn)
            variance = variance + r * (k0 * side.n + k1 * side.nn + k2 * side.nnn)
        variance = np.where(variance > 0, variance * deff, np.nan)
    return np.where(np.isfinite(variance), surplus, np.nan), variance
