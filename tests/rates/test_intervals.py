"""Intervals against survey formulas, the tests that they invert, and a root finder."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from scipy.optimize import brentq
from scipy.special import expit, xlogy

from framing.rates.intervals import log_ratio_interval, rate_interval
from framing.rates.rates import compare_rates, outlet_rates


def test_interval_of_signed_sums_is_that_of_survey_statistics(bursty):
    """The ratio estimator of cluster sampling (Cochran 1977, eq. 6.13), from residuals."""
    rng = np.random.default_rng(1)
    x, n = bursty(rng, 30, 1, rate=0.2)
    table = outlet_rates(x - 0.5, n, ["A"] * 30)
    ratio = (x - 0.5).sum() / n.sum()
    residual = (x - 0.5).ravel() - ratio * n
    error = np.sqrt(30 / 29 * (residual**2).sum()) / n.sum()
    reach = stats.t.ppf(0.975, 29) * error
    row = table.iloc[0]
    assert (row["low"], row["high"]) == (pytest.approx(ratio - reach), pytest.approx(ratio + reach))


def test_interval_of_a_rate_counts_an_event_as_one_unit():
    """Two articles on one event are one article of both their counts and sizes."""
    apart = outlet_rates([4, 1, 2, 6], [90, 110, 80, 120], ["A"] * 4, events=["e", "e", "f", "g"])
    together = outlet_rates([5, 2, 6], [200, 80, 120], ["A"] * 3)
    columns = ["rate", "low", "high"]
    assert apart[columns].to_numpy() == pytest.approx(together[columns].to_numpy())


def test_interval_of_a_ratio_inverts_the_likelihood_ratio_test():
    a, b, scale = np.array([30.0]), np.array([12.0]), np.array([1.0])
    for bound in np.ravel(log_ratio_interval(a, b, 0.5, scale, 1.959964)):
        share = 1 / (1 + np.exp(-bound))
        expected = [42 * share, 42 * (1 - share)]
        g2 = stats.power_divergence([30, 12], expected, lambda_="log-likelihood")
        assert g2.pvalue == pytest.approx(0.05, abs=1e-6)


def test_interval_of_a_rate_inverts_the_likelihood_ratio_test():
    for bound in np.ravel(rate_interval(np.array([9]), 1000, np.array([1.0]), 1.959964)):
        surplus = 2 * (stats.poisson.logpmf(9, 9) - stats.poisson.logpmf(9, bound * 1000))
        assert surplus == pytest.approx(1.959964**2, rel=1e-6)


@pytest.fixture
def cases():
    """Counts of both sides, scales and quantiles of all orders of magnitude."""
    rng = np.random.default_rng(3)
    a, b = np.floor(10 ** rng.uniform(0, 5, (2, 300)))
    return a, b, 10 ** rng.uniform(-1, 2, 300), rng.choice([1.96, 4.3, 12.7], 300)


def root(excess, point, far):
    """Where ``excess`` is 0 between a point and one far from it, beyond which no bound goes."""
    return brentq(excess, *sorted((point, far))) if excess(far) > 0 else far


def test_bounds_of_a_ratio_are_those_that_a_root_finder_gives(cases):
    a, b, scale, quantile = cases
    bounds = log_ratio_interval(a, b, 0.5, scale, quantile)
    for x, y, s, z, low, high in zip(a, b, scale, quantile, *bounds):

        def excess(logit, x=x, y=y, s=s, z=z):
            share_x, share_y = expit(logit), expit(-logit)
            deviance = xlogy(x, x / (x + y) / share_x) + xlogy(y, y / (x + y) / share_y)
            return deviance - s * z**2 / 2

        best = np.log(x / y)
        assert low == pytest.approx(root(excess, best, best - 80), abs=1e-8)
        assert high == pytest.approx(root(excess, best, best + 80), abs=1e-8)


def test_bounds_of_a_rate_are_those_that_a_root_finder_gives(cases):
    counts, _, scale, quantile = cases
    bounds = rate_interval(counts, np.ones(300), scale, quantile)
    for x, s, z, low, high in zip(counts, scale, quantile, *bounds):

        def excess(log_mean, x=x, s=s, z=z):
            return x * np.log(x) - x * log_mean - x + np.exp(log_mean) - s * z**2 / 2

        best, far = np.log(x), np.log(10 * x + 10 * s * z**2)
        expected = [root(excess, best, best - 80), root(excess, best, far)]
        assert np.log([low, high]) == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("events", [None, list("uvwxyz") * 2])
def test_two_uses_shared_out_evenly_say_next_to_nothing_of_the_ratio(events):
    """One use on either side, in one event: no spread is seen, which is no sign that there is
    none.
    """
    x = np.array([[1, 40]] + [[0, 40]] * 5 + [[1, 40]] + [[0, 40]] * 5)
    outlets = ["A"] * 6 + ["B"] * 6
    table = compare_rates(x, np.full(12, 1000), outlets, events=events, items=["rare", "even"])
    rare, even = table.iloc[:2].to_dict("records")
    assert rare["log_ratio"] == pytest.approx(0) and even["log_ratio"] == pytest.approx(0)
    assert rare["low"] < -2 and rare["high"] > 2
    assert even["low"] > -0.5 and even["high"] < 0.5
