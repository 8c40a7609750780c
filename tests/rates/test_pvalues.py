"""p of two rates, worked anew from the articles: regression, SciPy and simulated clumps."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from framing.rates.contrast import contrast, residual_variance
from framing.rates.observations import outlet_sums
from framing.rates.pvalues.deviance import likelihood_ratio, power_divergence, rate_p


def p_of(x, n, sides):
    return rate_p(contrast(outlet_sums(x, n, sides), [0], [1]))


@pytest.mark.parametrize("index", [-0.45, -0.2, -1e-4])
def test_power_divergence_is_that_of_scipy(index):
    for a, b, share in ((9, 41, 0.1), (1e-9, 8, 0.5), (7, 1e-9, 0.3)):
        expected = [(a + b) * share, (a + b) * (1 - share)]
        oracle = stats.power_divergence([a, b], expected, lambda_=index).statistic
        assert power_divergence(float(a), float(b), share, index) == pytest.approx(oracle, rel=1e-6)
    without_use = power_divergence(0.0, 8.0, 0.5, index)  # where SciPy has no answer
    assert without_use == pytest.approx(power_divergence(1e-9, 8.0, 0.5, index), rel=1e-3)
    near_g2 = power_divergence(9.0, 41.0, 0.1, -1e-4)
    assert near_g2 == pytest.approx(likelihood_ratio(9, 41, 0.1), rel=1e-3)


def root_by_hand(a, b, share, scale):
    """From G², or from the power divergence with the skewness of clumps where that is smaller."""
    expected = [(a + b) * share, (a + b) * (1 - share)]
    a, b = max(a, 1e-12), max(b, 1e-12)  # SciPy has no answer at 0
    indices = "log-likelihood", -0.5 * (1 - 1 / max(scale, 1.02) ** 2)
    deviances = [
        stats.power_divergence([a, b], expected, lambda_=index).statistic for index in indices
    ]
    return np.sign(a - expected[0]) * np.sqrt(min(deviances) / scale)


def test_p_with_unequal_lengths_by_way_of_a_regression():
    """Both models fitted to articles, and their mean with the error that choosing one adds."""
    rng = np.random.default_rng(2)
    n = np.r_[rng.integers(300, 900, 12), rng.integers(100, 500, 20)].astype(float)
    x = rng.negative_binomial(1, 1 / (1 + 0.01 * n)) * np.r_[np.full(12, 2), np.full(20, 1)]
    own, total, rate = np.arange(32) < 12, x.sum(), x.sum() / n.sum()
    deff = 32 / 31 * ((x - rate * n) ** 2).sum() / total
    share = n[own].sum() / n.sum()
    plain = root_by_hand(x[own].sum(), x[~own].sum(), share, deff)

    design = np.c_[np.ones(32), n]
    fitted = design @ np.linalg.lstsq(design, x, rcond=None)[0]
    left = own - design @ np.linalg.lstsq(design, own.astype(float), rcond=None)[0]
    null = 32 / 30 * ((x - fitted) ** 2).sum() / total * (left**2 * fitted).sum()
    level_share = fitted[own].sum() / total
    level_scale = null / (total * level_share * (1 - level_share))
    level = root_by_hand(x[own].sum(), x[~own].sum(), level_share, level_scale)

    middle = (plain + level) / 2
    z = middle / np.mean([np.sqrt(1 + (plain - middle) ** 2), np.sqrt(1 + (level - middle) ** 2)])
    assert abs(plain - level) > 0.3
    assert p_of(x, n, np.where(own, "A", "B"))[0] == pytest.approx(2 * stats.norm.sf(abs(z)))


def test_an_excess_that_no_lack_could_match_has_one_tail():
    """2 articles against 30, half of 6 uses in the two: none there would be nearer to equality."""
    x = np.r_[1, 2, 1, 1, 1, np.zeros(27, int)]
    sides = ["A"] * 2 + ["B"] * 30
    n = np.full(32, 100)
    rate = 6 / 3200
    deff = 32 / 31 * ((x - rate * n) ** 2).sum() / 6
    z = root_by_hand(3, 3, 2 / 32, deff)
    assert np.sqrt(2 * 6 * np.log(32 / 30) / deff) < z
    assert p_of(x, n, sides)[0] == pytest.approx(stats.norm.sf(z))
    # two equal sides: two tails
    x = np.array([3, 2, 3, 0, 0, 0])
    z = root_by_hand(8, 0, 0.5, 6 / 5 * ((x - 8 / 6) ** 2).sum() / 8)
    p = p_of(x, np.full(6, 100), list("AAABBB"))
    assert p[0] == pytest.approx(2 * stats.norm.sf(z))


def test_residual_variance_is_that_over_the_trace_of_the_residuals_covariance():
    rng = np.random.default_rng(3)
    n, x = rng.lognormal(6, 0.8, 9).round(), rng.poisson(5, 9)
    hat = np.eye(9) - np.outer(n, np.ones(9)) / n.sum()
    covariance = hat @ np.diag(n) @ hat.T
    variance, trace, df = residual_variance(outlet_sums(x, n, ["A"] * 9).pick([0]))
    assert trace == pytest.approx(np.trace(covariance))
    assert df == pytest.approx(np.trace(covariance) ** 2 / np.trace(covariance @ covariance))
    assert variance[0] == pytest.approx(((hat @ x) ** 2).sum() / np.trace(covariance))
    variance, _, df = residual_variance(outlet_sums(x, np.full(9, 50), ["A"] * 9).pick([0]))
    assert (variance[0] * 450, df) == (pytest.approx(9 * x.var(ddof=1)), pytest.approx(8))


@pytest.mark.parametrize("sides", [(10, 300), (30, 30), (3, 30)])
def test_clumped_words_are_not_taken_for_differences(sides):
    """Geometric repeats in articles of skewed lengths: p holds far out, where claims are made."""
    rng, articles, words, small = np.random.default_rng(4), sum(sides), 4000, []
    outlets = ["A"] * sides[0] + ["B"] * sides[1]
    for _ in range(5):
        n = rng.lognormal(6, 0.6, articles).round() + 20
        rate = 10 ** rng.uniform(-4, -2.5, words)
        clumps = rng.poisson(n[:, None] * rate / 2)
        x = clumps + rng.negative_binomial(np.maximum(clumps, 1), 0.5) * (clumps > 0)
        p = p_of(x, n, outlets)
        small.append(p[(x > 0).sum(axis=0) >= 5])
    p = np.concatenate(small)
    assert 0.025 <= np.mean(p < 0.05) <= 0.067
    assert np.mean(p < 0.001) <= 0.002
