"""Effects, their intervals and p against the bootstrap, SciPy and simulated placebos."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from framing.rates.rates import compare_means, compare_rates


def test_interval_of_a_ratio_is_near_that_of_the_bootstrap_over_articles(bursty):
    rng = np.random.default_rng(2)
    x, n = bursty(rng, 200, 1, rate=0.05)
    x, outlets = x.ravel(), np.repeat(["A", "B"], 100)
    row = compare_rates(x, n, outlets).iloc[0]
    draws = rng.integers(0, 100, (4000, 100))
    a, b = draws, draws[::-1] + 100
    ratios = np.log2(x[a].sum(1) / n[a].sum(1)) - np.log2(x[b].sum(1) / n[b].sum(1))
    low, high = np.quantile(ratios, [0.025, 0.975])
    assert row["high"] - row["low"] == pytest.approx(high - low, rel=0.1)
    assert (row["low"] + row["high"]) / 2 == pytest.approx((low + high) / 2, abs=0.05)


@pytest.mark.parametrize(("spread", "equal"), [(0.4, False), (2, True)])
def test_difference_of_means_is_the_more_careful_t_test_where_all_sizes_are_one(spread, equal):
    """Fewer articles on the side with more spread: Welch; on the side with less: Student."""
    rng = np.random.default_rng(3)
    a, b = rng.normal(0, 1, 9), rng.normal(0.6, spread, 22)
    row = compare_means(np.r_[a, b], np.ones(31), ["A"] * 9 + ["B"] * 22).iloc[0]
    careful, bold = (stats.ttest_ind(a, b, equal_var=common) for common in (equal, not equal))
    interval = careful.confidence_interval()
    assert row["p"] == pytest.approx(careful.pvalue) and careful.pvalue > bold.pvalue
    assert (row["low"], row["high"]) == (pytest.approx(interval.low), pytest.approx(interval.high))


def test_placebo_claims_next_to_nothing_where_g2_claims_in_most(bursty):
    rng, any_claim, any_claim_g2 = np.random.default_rng(9), 0, 0
    for _ in range(100):
        x, n = bursty(rng, 60, 150, rate=0.003)
        table = compare_rates(x, n, np.repeat(["A", "B"], 30))
        side = table[table["outlet"] == "A"]
        any_claim += side["claim"].any()
        g2_q = stats.false_discovery_control(stats.chi2.sf(side["g2"], 1))
        any_claim_g2 += (g2_q < 0.05).any()
    assert any_claim <= 5 and any_claim_g2 >= 90


def test_intervals_hold_the_truth(bursty):
    rng, held = np.random.default_rng(10), []
    for _ in range(60):
        x, n = bursty(rng, 80, 40, rate=0.01)
        table = compare_rates(x, n, np.repeat(["A", "B"], 40))
        side = table[table["outlet"] == "A"]
        held += list((side["low"] <= 0) & (side["high"] >= 0))
    assert 0.92 <= np.mean(held) <= 0.975


@pytest.mark.parametrize("known", [False, True], ids=["articles", "events"])
@pytest.mark.parametrize("seed", range(3))
def test_an_interval_and_its_own_test_agree(seed, known):
    """It leaves out 0 where p < .05 and nowhere else, however rare the word on one side."""
    rng = np.random.default_rng(seed)
    x = np.vstack([rng.poisson(0.05, (16, 300)), rng.poisson(1.2, (16, 300))])
    x = np.hstack([x, rng.poisson(1.2, (32, 100))])
    events = [*range(14), None, None] * 2 if known else None
    table = compare_rates(x, rng.integers(150, 300, 32), ["A"] * 16 + ["B"] * 16, events=events)
    low, high, log_ratio = table["low"], table["high"], table["log_ratio"]
    significant, other = table["p"] < 0.05, table["p"] >= 0.05
    assert significant.sum() > 100 and ((low > 0) | (high < 0))[significant].all()
    assert other.sum() > 20 and ((low <= 0) & (high >= 0))[other].all()
    assert ((low <= log_ratio) & (log_ratio <= high))[significant].all()
