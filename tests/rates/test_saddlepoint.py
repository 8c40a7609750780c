"""p of all deals of the articles, against counting every one of them."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from scipy import special

from framing.rates.pvalues import counted
from framing.rates.pvalues.saddlepoint import dealt_p, dealt_root
from framing.rates.rates import compare_rates


def enumerated_p(residuals, is_outlet, ties=0.5):
    """The share of deals that are further out, and half of those that are as far (mid-p)."""
    deals = np.array(list(combinations(range(len(residuals)), is_outlet.sum())))
    distance = np.abs(residuals[deals].sum(axis=1))
    seen = abs(residuals[is_outlet].sum())
    return np.mean(distance > seen + 1e-9) + ties * np.mean(np.abs(distance - seen) <= 1e-9)


def drawn(side, items, seed):
    """Counts of clumping words in articles of like lengths, and their residuals."""
    rng = np.random.default_rng(seed)
    sizes = rng.integers(80, 120, 2 * side)
    x = rng.negative_binomial(2, 0.3, (2 * side, items)) + 0.0
    return x, sizes, x - np.outer(sizes, x.sum(axis=0) / sizes.sum())


@pytest.mark.parametrize("side", [5, 6])
def test_the_root_is_near_that_of_all_deals(side):
    _, _, residuals = drawn(side, 300, side)
    is_outlet = np.arange(2 * side) < side
    p = 2 * special.ndtr(-np.abs(dealt_root(residuals, is_outlet)))
    exact = np.array([enumerated_p(column, is_outlet) for column in residuals.T])
    compared = (exact < 0.3) & (exact > 0.02)  # below, single deals are steps of the exact p
    assert compared.sum() >= 30
    difference = np.log(p[compared] / exact[compared])
    assert np.abs(difference).mean() < 0.15 and abs(difference.mean()) < 0.1


@pytest.mark.parametrize("side", [5, 6])
def test_p_is_not_too_small_too_often(side):
    """Over all deals of a word, p ≤ a in a share a of them at most, here in the mean of words."""
    x, sizes, _ = drawn(side, 60, 10 + side)
    deals = list(combinations(range(2 * side), side))[:: 1 if side == 5 else 4]
    small = []
    for deal in deals:
        p = dealt_p(x, sizes, np.isin(np.arange(2 * side), deal))
        small.append([np.mean(p <= level) for level in (0.1, 0.05, 0.02)])
    assert (np.mean(small, axis=0) <= [0.1, 0.05, 0.02]).all(), np.mean(small, axis=0)
    assert np.mean(small, axis=0)[0] >= 0.05


def test_p_is_never_below_two_of_all_deals():
    x = np.array([[9.0]] * 5 + [[0.0]] * 5)
    assert dealt_p(x, np.full(10, 100), np.arange(10) < 5)[0] == pytest.approx(2 / 252)


def test_a_side_of_few_against_many_converges():
    """Plain Newton steps cycle at 10 against 300; the root of a mild sum is the normal one."""
    rng = np.random.default_rng(0)
    is_outlet = np.arange(310) < 10
    x = rng.poisson(5, (310, 50)) + 0.0
    residuals = x - x.mean(axis=0)
    variance = 10 * 300 / 310 * residuals.var(axis=0, ddof=1)
    z = residuals[is_outlet].sum(axis=0) / np.sqrt(variance)
    assert dealt_root(residuals, is_outlet) == pytest.approx(z, abs=0.15)


def test_compare_rates_gives_the_p_of_all_deals():
    x = np.array([5, 3, 8, 4, 6, 2, 1, 0, 3, 2, 1, 2])
    is_outlet = np.arange(12) < 6
    p = compare_rates(x, np.full(12, 200), np.repeat(["A", "B"], 6))["p"]
    expected = dealt_p(x[:, None], np.full(12, 200), is_outlet)
    assert p.to_numpy() == pytest.approx(np.repeat(expected, 2))
    assert p[0] == pytest.approx(enumerated_p(x - x.mean(), is_outlet, ties=1))


@pytest.mark.parametrize(("articles", "side"), [(10, 5), (12, 4), (13, 9)])
@pytest.mark.parametrize("mean", [0.3, 1.5])
def test_of_articles_of_one_length_every_deal_is_counted(articles, side, mean):
    """Ties count in full: half of them gave p down to a fifth of what the deals allow."""
    rng = np.random.default_rng(articles)
    x = rng.poisson(rng.gamma(1, mean, (articles, 20))) * 2
    x = np.sort(x, axis=0)[::-1]  # the outlet has the largest counts: the tail that matters
    is_outlet = np.arange(articles) < side
    varied = x[:, x.std(axis=0) > 0]
    p = dealt_p(varied, np.full(articles, 100), is_outlet)
    exact = [enumerated_p(column - column.mean(), is_outlet, ties=1) for column in varied.T]
    assert p == pytest.approx(np.array(exact))


def test_where_deals_are_too_many_to_count_ties_are_allowed_for(monkeypatch):
    x = np.random.default_rng(3).poisson(0.1, (200, 40))
    x[:100] += np.random.default_rng(4).poisson(0.1, (100, 40))
    is_outlet, sizes = np.arange(200) < 100, np.full(200, 50)
    exact = dealt_p(x, sizes, is_outlet)
    monkeypatch.setattr(counted, "MOST_STEPS", 0)
    ratio = (dealt_p(x, sizes, is_outlet) / exact)[exact < 0.05]
    assert len(ratio) > 10 and ratio.min() > 0.95 and ratio.max() < 1.3
