"""The estimator against SciPy, cases by hand, and itself on parts and mirrors of a corpus."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from scipy import sparse, stats

from framing.base.errors import FramingError
from framing.rates.contrast import contrast
from framing.rates.observations import observations, outlet_sums
from framing.rates.pvalues.deviance import rate_p
from framing.rates.rates import compare_rates, outlet_rates


def test_g2_is_that_of_scipy(bursty):
    rng = np.random.default_rng(0)
    x, n = bursty(rng, 40, 25)
    outlets = np.repeat(["A", "B"], 20)
    table = compare_rates(x, n, outlets)
    side = table[table["outlet"] == "A"]
    uses = np.array([x[:20].sum(axis=0), x[20:].sum(axis=0)])
    share = n[:20].sum() / n.sum()
    expected = uses.sum(axis=0) * [[share], [1 - share]]
    oracle = stats.power_divergence(uses, expected, lambda_="log-likelihood")
    assert side["g2"].to_numpy() == pytest.approx(oracle.statistic)


def test_g2_of_the_full_table_is_near_that_of_scipys_contingency_table():
    """Rayson and Garside leave out all other words: they hardly matter for a word of 1 in 100."""
    table = compare_rates([30, 10], [1000, 1000], ["A", "B"])
    cells = [[30, 10], [970, 990]]
    full = stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood")
    assert table["g2"].iloc[0] == pytest.approx(full.statistic, rel=0.03)


def test_design_effect_by_hand():
    """Four articles of 100 words, 4, 0, 2 and 2 uses: r = 8/400, Q = 4 + 4, deff = 4/3 · 8/8."""
    r = Fraction(8, 400)
    q = sum((x - r * 100) ** 2 for x in (4, 0, 2, 2))
    deff = Fraction(4, 3) * q / (r * 400)
    table = compare_rates([4, 0, 2, 2], [100] * 4, list("AABB"))
    assert table["deff"].iloc[0] == pytest.approx(float(deff))
    assert deff == Fraction(4, 3)


def test_p_is_that_of_g2_over_the_design_effect_with_equal_lengths():
    """Where all articles are as long, there are no lengths to level."""
    x = np.array([5, 3, 8, 4, 6, 2, 1, 0, 3, 2, 1, 2])
    n = np.full(12, 200)
    # compare_rates goes on from here to all deals of the articles: test_saddlepoint.py
    p = rate_p(contrast(outlet_sums(x, n, np.repeat(["A", "B"], 6)), [0], [1]))
    r = x.sum() / n.sum()
    deff = 12 / 11 * ((x - r * n) ** 2).sum() / (r * n.sum())
    uses = [x[:6].sum(), x[6:].sum()]
    g2 = stats.power_divergence(uses, lambda_="log-likelihood").statistic
    assert p[0] == pytest.approx(stats.chi2.sf(g2 / deff, 1))


def test_sums_of_parts_are_the_sums_of_the_whole(bursty):
    rng = np.random.default_rng(4)
    x, n = bursty(rng, 60, 12)
    outlets = rng.choice(["A", "B", "C"], 60)
    whole = outlet_sums(x, n, outlets)
    cuts = np.split(np.arange(60), [7, 31])
    parts = [outlet_sums(x[rows], n[rows], outlets[rows]) for rows in cuts]
    for first, second, third in (parts, parts[::-1]):
        added = first + second + third
        for name in ("x", "xx", "xn", "n_articles", "n", "nn", "nnn", "articles"):
            assert (getattr(added, name) == getattr(whole, name)).all()
        assert (rate_p(contrast(added, [0], [1, 2])) == rate_p(contrast(whole, [0], [1, 2]))).all()


def test_sparse_dense_and_frame_are_the_same(bursty):
    rng = np.random.default_rng(5)
    x, n = bursty(rng, 20, 6)
    outlets, before = np.repeat(["A", "B"], 10), x.copy()
    forms = (x, sparse.csr_array(x), sparse.csc_matrix(x), pd.DataFrame(x, columns=range(6)))
    tables = [compare_rates(form, n, outlets) for form in forms]
    for table in tables[1:]:
        pd.testing.assert_frame_equal(table, tables[0])
    assert (x == before).all()


def test_two_outlets_mirror_each_other(bursty):
    rng = np.random.default_rng(6)
    x, n = bursty(rng, 30, 8)
    table = compare_rates(x, n, np.repeat(["A", "B"], 15)).set_index(["outlet", "item"])
    a, b = table.loc["A"], table.loc["B"]
    assert a["log_ratio"].to_numpy() == pytest.approx(-b["log_ratio"].to_numpy())
    assert a["p"].to_numpy() == pytest.approx(b["p"].to_numpy())
    assert a["low"].to_numpy() == pytest.approx(-b["high"].to_numpy())


def test_baseline_compares_two_outlets_alone(bursty):
    rng = np.random.default_rng(7)
    x, n = bursty(rng, 45, 5)
    outlets = np.repeat(["A", "B", "C"], 15)
    table = compare_rates(x, n, outlets, baseline="C")
    alone = compare_rates(x[15:], n[15:], outlets[15:])
    assert table["outlet"].unique().tolist() == ["A", "B"]
    p, p_alone = (each.loc[each["outlet"] == "B", "p"].to_numpy() for each in (table, alone))
    assert p == pytest.approx(p_alone)


def test_one_article_an_outlet_gives_no_interval_and_no_claim():
    table = compare_rates([[9, 1], [0, 4]], [100, 120], ["A", "B"], min_articles=1)
    assert table[["low", "high", "p", "q"]].isna().all(axis=None) and not table["claim"].any()
    assert table["rate"].tolist() == [0.09, 0.01, 0.0, 4 / 120]
    assert outlet_rates([9, 0], [100, 120], ["A", "B"])[["low", "high"]].isna().all(axis=None)


def test_a_word_of_one_side_only_is_bounded_away_from_none():
    """Twelve articles with it against twelve without: claimed, and the lower bound says so too."""
    x, n = np.r_[np.full(12, 4), np.zeros(12, int)], np.full(24, 300)
    row = compare_rates(x, n, np.repeat(["A", "B"], 12)).iloc[0]
    assert row["claim"] and 1 < row["low"] < np.inf
    assert row["log_ratio"] == row["high"] == np.inf


TWO = ["A", "A", "B", "B"]


@pytest.mark.parametrize(
    ("x", "n", "outlets", "options", "message"),
    [
        ([1, 2, 3], [9, 9, 9], ["A"] * 3, {}, "at least two"),
        (np.zeros((0, 0)), [], [], {}, "empty"),
        ([[2, 2]] * 4, [9] * 4, TWO, {}, "same count"),
        ([1, -2, 0, 1], [9] * 4, TWO, {}, "negative count"),
        ([1, 2.5, 0, 1], [9] * 4, TWO, {}, "fractional count"),
        ([1, np.nan, 0, 1], [9] * 4, TWO, {}, "without gaps"),
        ([1, 2, 0, 1], [9] * 3, TWO, {}, "one size an article"),
        ([1, 2, 0, 1], [0] * 4, TWO, {}, "not all 0"),
        ([1, 2, 0, 1], [9] * 4, ["A", "B"], {}, "one entry an article"),
        ([1, 2, 0, 1], [9] * 4, TWO, {"baseline": "C"}, "'A', 'B', not 'C'"),
        ([1, 2, 0, 1], [9] * 4, TWO, {"items": ["x", "y"]}, "one name a column"),
    ],
)
def test_bad_input_is_told_in_a_sentence(x, n, outlets, options, message):
    with pytest.raises(FramingError) as error:
        compare_rates(np.array(x), np.array(n), outlets, **options)
    assert message in str(error.value) and str(error.value).endswith(".")


def test_articles_without_words_are_left_out():
    with_empty = compare_rates(
        [1, 5, 3, 2, 0], [100, 200, 150, 90, 0], list("AABBB"), min_articles=1
    )
    without = compare_rates([1, 5, 3, 2], [100, 200, 150, 90], list("AABB"), min_articles=1)
    pd.testing.assert_frame_equal(with_empty, without)
    assert len(observations([1, 0], [5, 0], ["A", "B"]).sizes) == 1
