"""What p cannot be smaller than, joined articles, and lengths that forbid a finer test."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest
from scipy import stats

from framing.rates.contrast import contrast
from framing.rates.observations import outlet_sums
from framing.rates.pvalues.deviance import rate_p
from framing.rates.pvalues.guards import deal_floor, lengths_alike
from framing.rates.rates import compare_means, compare_rates


def test_five_single_uses_on_one_side_have_the_chance_of_five_coins():
    """2/2⁵ = .0625 in the limit of many articles; exactly 2·C(30, 5)/C(60, 5) at 30 v 30."""
    x = np.zeros(60, int)
    x[:5] = 1
    outlets = np.repeat(["A", "B"], 30)
    exact = 2 * comb(30, 5) / comb(60, 5)
    unguarded = rate_p(contrast(outlet_sums(x, np.full(60, 100), outlets), [0], [1]))
    assert unguarded[0] < 0.02
    p = compare_rates(x, np.full(60, 100), outlets)["p"]
    assert p.to_numpy() == pytest.approx([exact, exact])
    many = deal_floor(np.array([5]), 10**6, 10**6, np.array([True]))
    assert many[0] == pytest.approx(0.0625, rel=1e-4)


def test_the_floor_counts_the_other_tail_where_it_is_no_likelier():
    few, many = comb(10, 3) / comb(40, 3), comb(30, 3) / comb(40, 3)
    floors = deal_floor(np.array([3, 3]), 10, 30, np.array([True, False]))
    assert floors == pytest.approx([few, few + many])
    # More articles than the side has cannot all fall to it.
    assert deal_floor(np.array([11]), 10, 30, np.array([True]))[0] == 0


def test_one_joined_article_that_holds_a_quarter_of_its_side_widens_the_tails():
    rng = np.random.default_rng(1)
    n = np.r_[np.full(9, 100), 2000, np.full(10, 100)]
    x = rng.poisson(n[:, None] * 0.03, (20, 40))
    x[9] += 40
    outlets = np.repeat(["A", "B"], 10)
    p = compare_rates(x, n, outlets).query("outlet == 'A'")["p"].to_numpy()
    plain = rate_p(contrast(outlet_sums(x, n, outlets), [0], [1]))
    share = n / n.sum()
    hat = np.eye(20) - np.outer(share, np.ones(20))
    covariance = hat @ np.diag(n) @ hat.T
    df = np.trace(covariance) ** 2 / np.trace(covariance @ covariance)
    assert p == pytest.approx(2 * stats.t.sf(stats.norm.isf(plain / 2), df))
    assert (p > plain).all() and df < 19


def test_lengths_that_tell_the_side_are_not_alike():
    """Nor are unlike means, one long article, or few effective ones."""
    rng = np.random.default_rng(2)
    one, two = rng.integers(80, 120, (2, 30))
    assert lengths_alike(one, two)
    assert not lengths_alike(one, two * 1.5)
    assert not lengths_alike(np.r_[one, 600], two)
    assert not lengths_alike(np.r_[one[:5], 400, 400], two)
    assert not lengths_alike(one, two + 20)


def test_levelling_lengths_takes_their_share_out_of_a_mean():
    """A's articles are longer, and long ones are more negative whoever writes them."""
    rng = np.random.default_rng(3)
    outlets, small, levelled = np.repeat(["A", "B"], 40), [], []
    for _ in range(60):
        n = np.r_[rng.integers(20, 60, 40), rng.integers(5, 45, 40)]
        x = 4 - 0.5 * n + rng.normal(0, 1, 80) * np.sqrt(n)
        row = compare_means(x, n, outlets).iloc[0]
        levelled.append(row["p"])
        own, others = (x / n)[:40], (x / n)[40:]
        small.append(stats.ttest_ind(own, others, equal_var=False).pvalue)
        assert (row["low"] > 0 or row["high"] < 0) == (row["p"] < 0.05)
    assert np.mean(np.array(levelled) < 0.05) <= 0.1 < np.mean(np.array(small) < 0.05)
