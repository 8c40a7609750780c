"""p of all deals within strata, against counting every one of them."""

from __future__ import annotations

from itertools import combinations, product
from math import comb

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from framing.rates.pvalues import guards
from framing.rates.pvalues.dealt_within import dealt_within_p
from framing.rates.pvalues.guards import floor_within, guarded_within_p
from framing.rates.pvalues.saddlepoint import dealt_p
from framing.rates.rates import compare_rates


def drawn(units, items, seed):
    """Counts of clumping words in units of like lengths."""
    rng = np.random.default_rng(seed)
    return rng.negative_binomial(2, 0.3, (units, items)) + 0.0, rng.integers(80, 120, units)


def all_deals(stratum, is_outlet):
    """Every way to deal the units of each stratum to the two sides (deals × units)."""
    choices = []
    for code in np.unique(stratum):
        rows = np.flatnonzero(stratum == code)
        choices.append(list(combinations(rows, is_outlet[rows].sum())))
    deals = np.zeros((np.prod([len(choice) for choice in choices]), len(stratum)), bool)
    for deal, chosen in zip(deals, product(*choices), strict=True):
        deal[list(sum(chosen, ()))] = True
    return deals


def test_one_stratum_is_the_deal_of_all_articles():
    x, sizes = drawn(40, 30, 1)
    is_outlet = np.arange(40) < 18
    within = dealt_within_p(x, sizes, is_outlet, np.zeros(40, int))
    assert within == pytest.approx(dealt_p(x, sizes, is_outlet), rel=1e-9)


def test_p_is_not_too_small_too_often_and_near_that_of_counted_deals():
    """Three strata of six, 8,000 deals: of each word p ≤ a in a share a of them, and not less."""
    x, sizes = drawn(18, 12, 2)
    stratum, is_outlet = np.repeat([0, 1, 2], 6), np.tile(np.arange(6) < 3, 3)
    deals = all_deals(stratum, is_outlet)
    assert len(deals) == comb(6, 3) ** 3
    p = np.array([dealt_within_p(x, sizes, deal, stratum) for deal in deals[::67]])
    for level in (0.1, 0.05, 0.02):
        assert 0.7 * level <= (p <= level).mean() <= 1.1 * level, level


def test_the_order_of_the_units_does_not_matter():
    x, sizes = drawn(24, 5, 3)
    stratum, is_outlet = np.arange(24) % 3, np.arange(24) % 2 == 0
    shuffled = np.random.default_rng(4).permutation(24)
    expected = dealt_within_p(x, sizes, is_outlet, stratum)
    arrays = x[shuffled], sizes[shuffled], is_outlet[shuffled], stratum[shuffled]
    assert dealt_within_p(*arrays) == pytest.approx(expected, rel=1e-6)


def test_the_floor_is_the_chance_that_all_units_fall_to_one_side_of_their_strata():
    has_item = np.array([[1, 1], [1, 1], [0, 0], [0, 0], [1, 0], [0, 1], [0, 0]], bool)
    is_outlet = np.array([1, 1, 0, 0, 1, 0, 0], bool)
    stratum = np.array([0, 0, 0, 0, 1, 1, 1])
    floor = floor_within(sparse.csr_array(has_item), is_outlet, stratum, np.array([True, False]))
    outlet, others = 1 / comb(4, 2) * 1 / 3, 1 / comb(4, 2) * 2 / 3
    assert floor == pytest.approx([outlet, others + outlet])


@pytest.mark.parametrize(
    ("units", "units_a_stratum", "is_finer"), [(40, 10, True), (40, 4, False), (8, 4, False)]
)
def test_deals_are_judged_in_large_strata_only(units, units_a_stratum, is_finer, monkeypatch):
    x, sizes = drawn(units, 3, 5)
    x[::2] += 40.0
    stratum, is_outlet = np.arange(units) // units_a_stratum, np.arange(units) % 2 == 0
    monkeypatch.setattr(guards, "dealt_within_p", lambda *_: np.full(3, 0.02))
    arrays = sparse.csr_array(x), sizes, is_outlet, stratum
    p = guarded_within_p(np.full(3, 0.001), np.full(3, True), *arrays)
    assert p == pytest.approx(np.full(3, 0.02 if is_finer else 0.001))


def test_a_word_of_one_side_in_few_articles_has_the_floor_of_its_years():
    """Four single uses on one side, one a year: the product of the side's shares of the years."""
    years = np.repeat([1, 2, 3, 4], 10)
    is_outlet = np.arange(40) % 10 < 5
    is_outlet[:10], is_outlet[30:] = np.arange(10) < 9, np.arange(10) < 1  # years differ
    x = np.zeros((40, 2), int)
    x[[0, 10, 20, 30], 0] = 1
    x[:, 1] = 3 + np.arange(40) % 2
    published = pd.DataFrame({"published": [f"201{year}-02-10" for year in years]})
    outlets = np.where(is_outlet, "A", "B")
    table = compare_rates(x, np.full(40, 100), outlets, strata=published)
    assert set(table["compared_within"]) == {"year"}
    chance = 0.9 * 0.5 * 0.5 * 0.1
    assert table.query("item == 0 and outlet == 'A'")["p"].item() >= chance
