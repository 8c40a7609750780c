"""Variances, intervals and q against survey formulas, the bootstrap, scipy and simulated
placebos.
"""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from framing.rates.intervals import log_ratio_interval, rate_interval
from framing.rates.rates import adjust, compare_means, compare_rates, outlet_rates


def bursty(rng, articles, items, rate=0.01, size=400, spread=0.5):
    """Counts that clump in articles, as words do."""
    n = rng.integers(size // 2, size * 2, articles)
    mood = rng.gamma(spread, 1 / spread, (articles, items))
    return rng.poisson(n[:, None] * rate * mood), n


def test_variance_of_a_rate_is_that_of_survey_statistics():
    """The ratio estimator of cluster sampling (Cochran 1977, eq. 6.13), from residuals, worked here
    anew.
    """
    rng = np.random.default_rng(1)
    x, n = bursty(rng, 30, 1, rate=0.2)
    table = outlet_rates(x - 0.5, n, ["A"] * 30)
    ratio = (x - 0.5).sum() / n.sum()
    residual = (x - 0.5).ravel() - ratio * n
    error = np.sqrt(30 / 29 * (residual**2).sum()) / n.sum()
    reach = stats.t.ppf(0.975, 29) * error
    row = table.iloc[0]
    assert (row["low"], row["high"]) == (pytest.approx(ratio - reach), pytest.approx(ratio + reach))


def test_variance_of_a_ratio_is_near_that_of_the_bootstrap_over_articles():
    rng = np.random.default_rng(2)
    x, n = bursty(rng, 200, 1, rate=0.05)
    x, outlets = x.ravel(), np.repeat(["A", "B"], 100)
    row = compare_rates(x, n, outlets).iloc[0]
    draws = rng.integers(0, 100, (4000, 100))
    one, two = draws, draws[::-1] + 100
    ratios = np.log2(x[one].sum(1) / n[one].sum(1)) - np.log2(x[two].sum(1) / n[two].sum(1))
    low, high = np.quantile(ratios, [0.025, 0.975])
    assert row["high"] - row["low"] == pytest.approx(high - low, rel=0.1)
    assert (row["low"] + row["high"]) / 2 == pytest.approx((low + high) / 2, abs=0.05)


@pytest.mark.parametrize(("spread", "equal"), [(0.4, False), (2, True)])
def test_difference_of_means_is_the_more_careful_t_test_where_all_sizes_are_one(spread, equal):
    """Fewer articles on the side with more spread: Welch; on the side with less: Student."""
    rng = np.random.default_rng(3)
    one, two = rng.normal(0, 1, 9), rng.normal(0.6, spread, 22)
    row = compare_means(np.r_[one, two], np.ones(31), ["A"] * 9 + ["B"] * 22).iloc[0]
    oracle, other = (stats.ttest_ind(one, two, equal_var=kind) for kind in (equal, not equal))
    interval = oracle.confidence_interval()
    assert row["p"] == pytest.approx(oracle.pvalue) and oracle.pvalue > other.pvalue
    assert (row["low"], row["high"]) == (pytest.approx(interval.low), pytest.approx(interval.high))


def test_interval_of_a_ratio_inverts_the_likelihood_ratio_test():
    low, high = log_ratio_interval(
        np.array([30.0]), np.array([12.0]), 0.5, np.array([1.0]), 1.959964
    )
    for bound in (low[0], high[0]):
        share = 1 / (1 + np.exp(-bound))
        g2 = stats.power_divergence(
            [30, 12], [42 * share, 42 * (1 - share)], lambda_="log-likelihood"
        )
        assert g2.pvalue == pytest.approx(0.05, abs=1e-6)


def test_interval_of_a_rate_inverts_the_likelihood_ratio_test():
    low, high = rate_interval(np.array([9]), 1000, np.array([1.0]), 1.959964)
    for mean in (low[0] * 1000, high[0] * 1000):
        surplus = 2 * (stats.poisson.logpmf(9, 9) - stats.poisson.logpmf(9, mean))
        assert surplus == pytest.approx(1.959964**2, rel=1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_adjust_is_benjamini_hochberg(seed):
    p = np.random.default_rng(seed).random(200) ** 3
    assert adjust(p) == pytest.approx(stats.false_discovery_control(p))
    with_gaps = np.insert(p, [0, 50], np.nan)
    assert adjust(with_gaps)[~np.isnan(with_gaps)] == pytest.approx(
        stats.false_discovery_control(p)
    )
    assert np.isnan(adjust(with_gaps)[[0, 51]]).all()


def test_weights_share_the_error_budget():
    p, weights = np.array([0.01, 0.02, 0.3]), np.array([4.0, 1.0, 1.0])
    assert adjust(p, weights=weights) == pytest.approx(
        stats.false_discovery_control(np.minimum(p * 2 / weights, 1))
    )
    assert adjust(p, weights=np.ones(3)) == pytest.approx(adjust(p))


def test_placebo_claims_next_to_nothing_where_g2_claims_in_most():
    rng, ours, theirs = np.random.default_rng(9), 0, 0
    for _ in range(100):
        x, n = bursty(rng, 60, 150, rate=0.003)
        table = compare_rates(x, n, np.repeat(["A", "B"], 30))
        side = table[table["outlet"] == "A"]
        ours += side["claim"].any()
        theirs += (stats.false_discovery_control(stats.chi2.sf(side["g2"], 1)) < 0.05).any()
    assert ours <= 5 and theirs >= 90


def test_intervals_hold_the_truth():
    rng, held = np.random.default_rng(10), []
    for _ in range(60):
        x, n = bursty(rng, 80, 40, rate=0.01)
        table = compare_rates(x, n, np.repeat(["A", "B"], 40))
        side = table[table["outlet"] == "A"]
        held += list((side["low"] <= 0) & (side["high"] >= 0))
    assert 0.92 <= np.mean(held) <= 0.975


@pytest.mark.parametrize("seed", range(3))
def test_an_interval_and_its_own_test_agree(seed):
    """The interval of the log ratio leaves out 0 where p < .05 and nowhere else, however rare the
    word on one side.
    """
    rng = np.random.default_rng(seed)
    x = np.vstack([rng.poisson(0.05, (16, 300)), rng.poisson(1.2, (16, 300))])
    x = np.hstack([x, rng.poisson(1.2, (32, 100))])
    events = [*range(14), None, None] * 2
    for given in (None, events):
        table = compare_rates(x, rng.integers(150, 300, 32), ["A"] * 16 + ["B"] * 16, events=given)
        found = table[table["p"] < 0.05]
        assert len(found) > 100 and ((found["low"] > 0) | (found["high"] < 0)).all()
        kept = table[table["p"] >= 0.05]
        assert len(kept) > 20 and ((kept["low"] <= 0) & (kept["high"] >= 0)).all()
        assert ((found["low"] <= found["log_ratio"]) & (found["log_ratio"] <= found["high"])).all()


def test_edges_are_those_that_a_root_finder_gives():
    from scipy.optimize import brentq
    from scipy.special import expit, xlogy

    rng = np.random.default_rng(3)
    a, b = np.floor(10 ** rng.uniform(0, 5, (2, 300)))
    scale, quantile = 10 ** rng.uniform(-1, 2, 300), rng.choice([1.96, 4.3, 12.7], 300)
    for x, y, s, z, low, high in zip(
        a, b, scale, quantile, *log_ratio_interval(a, b, 0.5, scale, quantile)
    ):

        def excess(logit, x=x, y=y, s=s, z=z):
            one = expit(logit)
            return (
                xlogy(x, x / (x + y) / one) + xlogy(y, y / (x + y) / expit(-logit)) - s * z**2 / 2
            )

        best = np.log(x / y)
        # Further than e⁸⁰ from what was counted no bound goes.
        assert low == pytest.approx(
            brentq(excess, best - 80, best) if excess(best - 80) > 0 else best - 80, abs=1e-8
        )
        assert high == pytest.approx(
            brentq(excess, best, best + 80) if excess(best + 80) > 0 else best + 80, abs=1e-8
        )
    for x, s, z, low, high in zip(
        a, scale, quantile, *rate_interval(a, np.ones(300), scale, quantile)
    ):

        def beyond(log_mean, x=x, s=s, z=z):
            return x * np.log(x) - x * log_mean - x + np.exp(log_mean) - s * z**2 / 2

        start = np.log(x)
        least = brentq(beyond, start - 80, start) if beyond(start - 80) > 0 else start - 80
        assert np.log([low, high]) == pytest.approx(
            [least, brentq(beyond, start, np.log(10 * x + 10 * s * z**2))], abs=1e-8
        )
