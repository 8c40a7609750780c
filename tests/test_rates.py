"""The estimator against oracles of its own: scipy, a case by hand, survey statistics, and placebos."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from scipy import sparse, stats

from framing.checks import FramingError
from framing.contrast import contrast
from framing.inference import rate_p
from framing.intervals import log_ratio_interval, rate_interval
from framing.observations import observations, outlet_sums
from framing.rates import adjust, compare_means, compare_rates, outlet_rates


def bursty(rng, articles, items, rate=0.01, size=400, spread=0.5):
    """Counts that clump in articles, as words do."""
    n = rng.integers(size // 2, size * 2, articles)
    mood = rng.gamma(spread, 1 / spread, (articles, items))
    return rng.poisson(n[:, None] * rate * mood), n


def test_g2_is_that_of_scipy():
    rng = np.random.default_rng(0)
    x, n = bursty(rng, 40, 25)
    outlets = np.repeat(["A", "B"], 20)
    table = compare_rates(x, n, outlets)
    side = table[table["outlet"] == "A"]
    one, two = x[:20].sum(axis=0), x[20:].sum(axis=0)
    share = n[:20].sum() / n.sum()
    for item in range(25):
        total = one[item] + two[item]
        oracle = stats.power_divergence(
            [one[item], two[item]], [total * share, total * (1 - share)], lambda_="log-likelihood"
        )
        assert side["g2"].iloc[item] == pytest.approx(oracle.statistic)


def test_g2_of_the_full_table_is_near_that_of_scipys_contingency_table():
    """Rayson and Garside leave out the cells of all other words; they hardly matter for a word of 1 in 100."""
    table = compare_rates([30, 10], [1000, 1000], ["A", "B"])
    full = stats.chi2_contingency([[30, 10], [970, 990]], correction=False, lambda_="log-likelihood")
    assert table["g2"].iloc[0] == pytest.approx(full.statistic, rel=0.03)


def test_design_effect_by_hand():
    """Four articles of 100 words with 4, 0, 2 and 2 uses: r = 8/400, Q = 4 + 4 + 0 + 0, deff = 4/3 · 8/8."""
    r = Fraction(8, 400)
    q = sum((x - r * 100) ** 2 for x in (4, 0, 2, 2))
    deff = Fraction(4, 3) * q / (r * 400)
    table = compare_rates([4, 0, 2, 2], [100] * 4, list("AABB"))
    assert table["deff"].iloc[0] == pytest.approx(float(deff))
    assert deff == Fraction(4, 3)


def test_p_is_that_of_g2_over_the_design_effect_with_equal_lengths():
    """Where all articles are as long, levelling lengths changes hardly anything but one degree of freedom."""
    x = np.array([5, 3, 8, 4, 6, 2, 1, 0, 3, 2, 1, 2])
    n = np.full(12, 200)
    table = compare_rates(x, n, np.repeat(["A", "B"], 6))
    share = 0.5
    r = x.sum() / n.sum()
    deff = 12 / 11 * ((x - r * n) ** 2).sum() / (r * n.sum())
    one, two, total = x[:6].sum(), x[6:].sum(), x.sum()
    g2 = stats.power_divergence([one, two], [total * share] * 2, lambda_="log-likelihood").statistic
    assert table["p"].iloc[0] == pytest.approx(stats.chi2.sf(g2 / deff, 1))


def test_variance_of_a_rate_is_that_of_survey_statistics():
    """The ratio estimator of cluster sampling (Cochran 1977, eq. 6.13), from residuals, worked here anew."""
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
    low, high = log_ratio_interval(np.array([30.0]), np.array([12.0]), 0.5, np.array([1.0]), 1.959964)
    for bound in (low[0], high[0]):
        share = 1 / (1 + np.exp(-bound))
        g2 = stats.power_divergence([30, 12], [42 * share, 42 * (1 - share)], lambda_="log-likelihood")
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
    assert adjust(with_gaps)[~np.isnan(with_gaps)] == pytest.approx(stats.false_discovery_control(p))
    assert np.isnan(adjust(with_gaps)[[0, 51]]).all()


def test_weights_share_the_error_budget():
    p, weights = np.array([0.01, 0.02, 0.3]), np.array([4.0, 1.0, 1.0])
    assert adjust(p, weights) == pytest.approx(stats.false_discovery_control(np.minimum(p * 2 / weights, 1)))
    assert adjust(p, np.ones(3)) == pytest.approx(adjust(p))


def test_sums_of_parts_are_the_sums_of_the_whole():
    rng = np.random.default_rng(4)
    x, n = bursty(rng, 60, 12)
    outlets = rng.choice(["A", "B", "C"], 60)
    whole = outlet_sums(x, n, outlets)
    cuts = np.split(np.arange(60), [7, 31])
    parts = [outlet_sums(x[rows], n[rows], outlets[rows]) for rows in cuts]
    for one, two, three in (parts, parts[::-1]):
        added = one + two + three
        for name in ("x", "xx", "xn", "n_articles", "n", "nn", "nnn", "articles"):
            assert (getattr(added, name) == getattr(whole, name)).all()
        assert (rate_p(contrast(added, [0], [1, 2])) == rate_p(contrast(whole, [0], [1, 2]))).all()


def test_sparse_dense_and_frame_are_the_same():
    rng = np.random.default_rng(5)
    x, n = bursty(rng, 20, 6)
    outlets, before = np.repeat(["A", "B"], 10), x.copy()
    tables = [compare_rates(form, n, outlets) for form in (x, sparse.csr_array(x), sparse.csc_matrix(x))]
    tables.append(compare_rates(pd.DataFrame(x, columns=range(6)), n, outlets))
    for table in tables[1:]:
        pd.testing.assert_frame_equal(table, tables[0])
    assert (x == before).all()


def test_two_outlets_mirror_each_other():
    rng = np.random.default_rng(6)
    x, n = bursty(rng, 30, 8)
    table = compare_rates(x, n, np.repeat(["A", "B"], 15)).set_index(["outlet", "item"])
    one, two = table.loc["A"], table.loc["B"]
    assert one["log_ratio"].to_numpy() == pytest.approx(-two["log_ratio"].to_numpy())
    assert one["p"].to_numpy() == pytest.approx(two["p"].to_numpy())
    assert one["low"].to_numpy() == pytest.approx(-two["high"].to_numpy())


def test_baseline_compares_two_outlets_alone():
    rng = np.random.default_rng(7)
    x, n = bursty(rng, 45, 5)
    outlets = np.repeat(["A", "B", "C"], 15)
    table = compare_rates(x, n, outlets, baseline="C")
    alone = compare_rates(x[15:], n[15:], outlets[15:])
    assert table["outlet"].unique().tolist() == ["A", "B"]
    assert table.loc[table["outlet"] == "B", "p"].to_numpy() == pytest.approx(
        alone.loc[alone["outlet"] == "B", "p"].to_numpy())


def test_within_events_the_ratio_is_that_of_mantel_and_haenszel():
    x = np.array([8, 2, 30, 20, 1, 3])
    n = np.array([100, 150, 400, 300, 80, 90])
    row = compare_rates(x, n, list("ABABAB"), events=["e", "e", "f", "f", "g", "g"], min_articles=1).iloc[0]
    above = below = Fraction(0)
    for at in (0, 2, 4):
        size = int(n[at] + n[at + 1])
        above += Fraction(int(x[at] * n[at + 1]), size)
        below += Fraction(int(x[at + 1] * n[at]), size)
    assert row["log_ratio"] == pytest.approx(np.log2(float(above / below)))


def test_a_difference_of_topics_is_none_within_events():
    """B covers the events on strikes with more articles; within each event both write of strikes as often."""
    rng = np.random.default_rng(8)
    rows = [(f"e{event}", outlet, rng.poisson(20 if event < 10 else 1))
            for event in range(20) for outlet, many in (("A", 1), ("B", 3 if event < 10 else 1)) for _ in range(many)]
    events, outlets, x = zip(*rows, strict=True)
    n = np.full(len(x), 400)
    plain = compare_rates(np.array(x), n, outlets).iloc[0]
    within = compare_rates(np.array(x), n, outlets, events=events).iloc[0]
    assert plain["log_ratio"] < -0.4
    assert abs(within["log_ratio"]) < 0.1 and not within["claim"]


def test_one_article_an_outlet_gives_no_interval_and_no_claim():
    table = compare_rates([[9, 1], [0, 4]], [100, 120], ["A", "B"], min_articles=1)
    assert table[["low", "high", "p", "q"]].isna().all(axis=None) and not table["claim"].any()
    assert table["rate"].tolist() == [0.09, 0.01, 0.0, 4 / 120]
    assert outlet_rates([9, 0], [100, 120], ["A", "B"])[["low", "high"]].isna().all(axis=None)


def test_a_word_of_one_side_only_is_bounded_away_from_none():
    """Twelve articles with it against twelve without: claimed, and the bound next to zero says so too."""
    x, n = np.r_[np.full(12, 4), np.zeros(12, int)], np.full(24, 300)
    row = compare_rates(x, n, np.repeat(["A", "B"], 12)).iloc[0]
    assert row["claim"] and row["log_ratio"] == np.inf and 1 < row["low"] < np.inf and row["high"] == np.inf


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


TWO = ["A", "A", "B", "B"]


@pytest.mark.parametrize(("x", "n", "outlets", "options", "said"), [
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
    ([1, 2, 0, 1], [9] * 4, TWO, {"events": ["e", "f", None, None]}, "one outlet only ('A')"),
    ([1, 2, 0, 1], [9] * 4, TWO, {"items": ["x", "y"]}, "one name a column"),
])
def test_bad_input_is_told_in_a_sentence(x, n, outlets, options, said):
    with pytest.raises(FramingError) as error:
        compare_rates(np.array(x), np.array(n), outlets, **options)
    assert said in str(error.value) and str(error.value).endswith(".")


def test_articles_without_words_are_left_out():
    with_empty = compare_rates([1, 5, 3, 2, 0], [100, 200, 150, 90, 0], list("AABBB"), min_articles=1)
    without = compare_rates([1, 5, 3, 2], [100, 200, 150, 90], list("AABB"), min_articles=1)
    pd.testing.assert_frame_equal(with_empty, without)
    assert len(observations([1, 0], [5, 0], ["A", "B"]).sizes) == 1
