"""Shares with their intervals, against a library's and by simulation."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from framing.rates.shares import outlet_shares


def test_it_is_clopper_and_pearsons_at_the_effective_draws():
    x, n = np.array([3, 0, 5, 2, 1]), np.array([10, 8, 12, 9, 11])
    share = x.sum() / n.sum()
    variance = 5 / 4 * np.square(x - share * n).sum()
    draws = n.sum() / (variance / (x.sum() * (1 - share)))
    draws *= (stats.norm.ppf(0.975) / stats.t.ppf(0.975, 4)) ** 2
    low, high = outlet_shares(x, n, ["A"] * 5)[["low", "high"]].values[0]
    assert low == pytest.approx(stats.beta.ppf(0.025, share * draws, (1 - share) * draws + 1))
    assert high == pytest.approx(stats.beta.ppf(0.975, share * draws + 1, (1 - share) * draws))


@pytest.mark.parametrize("articles", [2, 3, 10])
def test_it_stays_between_nothing_and_all(articles):
    rng = np.random.default_rng(articles)
    n = rng.integers(1, 60, articles)
    x = rng.binomial(n[:, None], rng.random(200) ** 3)
    table = outlet_shares(x, n, ["A"] * articles)
    assert (table["low"] >= 0).all() and (table["high"] <= 1).all()
    assert (table["low"] <= table["share"]).all() and (table["share"] <= table["high"]).all()


def test_nothing_in_any_article_leaves_a_bound_of_the_articles_not_of_the_words():
    table = outlet_shares([0] * 5 + [40, 0, 0, 35, 0], [100] * 10, list("AAAAABBBBB"))
    bound = table.set_index("outlet").loc["A", "high"]
    assert 0.1 < bound < 1  # of 500 independent words it would be .007
    assert outlet_shares([0] * 5, [100] * 5, ["A"] * 5)["high"].item() > 0.4


@pytest.mark.parametrize(("articles", "mean"), [(8, 0.12), (30, 0.12), (8, 0.8), (30, 0.5)])
def test_it_holds_the_truth_in_95_of_100(articles, mean):
    """Articles' shares scatter as of six draws each; a rate's interval held 89% at 8 and .8."""
    rng = np.random.default_rng(int(articles * 100 * mean))
    n = rng.integers(20, 200, articles)
    x = rng.binomial(n[:, None], rng.beta(6 * mean, 6 * (1 - mean), (articles, 1000)))
    table = outlet_shares(x, n, ["A"] * articles)
    held = ((table["low"] <= mean) & (mean <= table["high"])).mean()
    assert 0.925 <= held <= 0.985


def test_one_article_has_no_interval():
    assert outlet_shares([3], [9], ["A"])[["low", "high"]].isna().all(axis=None)
