"""The error budget: power weights by the formula, equal ones in short lists."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.stats import norm

from framing.rates.budget import error_budget, power_weights
from framing.rates.discovery import adjust
from framing.rates.rates import compare_rates


def test_power_weights_by_hand():
    """w = .99·Φ̄(τ/2 + c/τ)/a + .01, τ = ln 2·√(x·s(1-s)/deff), a = .05·10/m, mean 1."""
    rng = np.random.default_rng(0)
    total, share, deff = np.floor(10 ** rng.uniform(0.7, 4, 200)), 0.3, rng.uniform(0.5, 4, 200)
    tau = np.log(2) * np.sqrt(total * share * (1 - share) / np.maximum(deff, 1))
    level = 0.05 * 10 / 200
    c = brentq(lambda c: norm.sf(tau / 2 + c / tau).mean() - level, -50, 50)
    by_hand = 0.99 * norm.sf(tau / 2 + c / tau) / level + 0.01
    weights = power_weights(total, share, deff)
    assert weights == pytest.approx(by_hand, rel=1e-6)
    assert weights.mean() == pytest.approx(1) and weights.min() >= 0.01


def test_untested_items_have_no_weight_and_short_lists_equal_ones():
    total, share, deff = np.arange(1.0, 101), np.full(100, 0.5), np.ones(100)
    is_tested = np.arange(100) >= 40
    weights = error_budget(is_tested, total, share, deff)
    assert (weights[:40] == 0).all() and weights[40:].mean() == pytest.approx(1)
    assert np.ptp(weights[40:]) > 0.4
    short = error_budget(np.arange(100) >= 51, total, share, deff)
    assert short.tolist() == [0.0] * 51 + [1.0] * 49


def test_q_is_that_of_the_weights_in_the_table(bursty):
    rng = np.random.default_rng(4)
    x, n = bursty(rng, 40, 120)
    table = compare_rates(x, n, np.repeat(["A", "B"], 20), min_articles=28)
    for _, rows in table.groupby("outlet"):
        is_tested = rows["weight"] > 0
        few = rows["n_articles"] + rows["n_articles_rest"] < 28
        assert (is_tested == ~few).all() and is_tested.sum() >= 50
        assert rows.loc[is_tested, "weight"].mean() == pytest.approx(1)
        q = adjust(rows["p"].where(is_tested), weights=rows["weight"])
        assert rows["q"].to_numpy() == pytest.approx(q, nan_ok=True)
