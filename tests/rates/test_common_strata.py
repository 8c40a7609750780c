"""Periods and topics as strata: by hand, against one stratum, permutations and confounding."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from framing.base.errors import FramingError
from framing.rates.contrast import contrast
from framing.rates.observations import outlet_sums
from framing.rates.pvalues.deviance import likelihood_ratio, rate_p
from framing.rates.rates import compare_means, compare_rates
from framing.rates.strata.find import find_strata, kinds_of, strata_table
from framing.rates.strata.mixes import mix_test
from framing.rates.strata.stratified import stratified
from framing.rates.strata.tilts import Draws, signed_root, strata_p


def test_one_stratum_is_g2_over_the_design_effect():
    draws = Draws(np.array([0]), np.array([50.0]), np.array([0.3]), 1)
    root = signed_root(draws, np.array([8.0]), np.array([1.0]))
    assert root[0] ** 2 == pytest.approx(likelihood_ratio(23.0, 27.0, 0.3), rel=1e-6)


@pytest.mark.parametrize(("surplus", "chance"), [(13 * 0.7 + 4 * 0.4, 0.3), (-13 * 0.3, 0.7)])
def test_all_uses_on_one_side_are_as_rare_as_their_chance(surplus, chance):
    draws = Draws(np.array([0, 0]), np.array([13.0, 4.0]), np.array([0.3, 0.6]), 1)
    surplus, last = (surplus, 0.6) if surplus > 0 else (surplus - 4 * 0.6, 0.4)
    root = signed_root(draws, np.array([surplus]), np.array([1.0]))[0]
    assert root * np.sign(surplus) > 0
    assert root**2 == pytest.approx(-2 * (13 * np.log(chance) + 4 * np.log(last)), rel=1e-12)


def test_one_stratum_is_today_s_contrast(bursty):
    rng = np.random.default_rng(1)
    x, n = bursty(rng, 40, 60)
    x, is_outlet = x + 1, np.arange(40) < 20
    x[is_outlet] += rng.poisson(2, (20, 60))
    within = stratified(sparse.csr_array(x), n, is_outlet, np.zeros(40, int))
    plain = contrast(outlet_sums(x, n, np.where(is_outlet, "A", "B")), [0], [1])
    for name in ("a", "b", "weight", "binomial", "binomial_share", "levelled"):
        assert getattr(within, name) == pytest.approx(getattr(plain, name)), name
    p, expected = strata_p(within), rate_p(plain)
    far = expected < 0.1
    assert far.sum() >= 10
    # The variance is unbiased for unequal lengths here, N/(N-1) there: some per cent of z.
    assert np.log(p[far]) == pytest.approx(np.log(expected[far]), rel=0.1)


def test_the_ratio_is_that_of_mantel_and_haenszel():
    x = np.array([8, 2, 30, 20, 1, 3, 5, 4])
    n = np.array([100, 150, 400, 300, 80, 90, 120, 60])
    stratum, is_outlet = np.array([0, 0, 1, 1, 1, 1, 0, 0]), np.arange(8) % 2 == 0
    between = stratified(sparse.csr_array(x[:, None]), n, is_outlet, stratum)
    numerator = denominator = Fraction(0)
    for s in (0, 1):
        own, others = is_outlet & (stratum == s), ~is_outlet & (stratum == s)
        size = int(n[stratum == s].sum())
        numerator += Fraction(int(x[own].sum() * n[others].sum()), size)
        denominator += Fraction(int(x[others].sum() * n[own].sum()), size)
    assert between.a[0] / between.b[0] == pytest.approx(float(numerator / denominator))


def dated(months, topics=None):
    articles = pd.DataFrame({"published": [f"2020-{month:02d}-10" for month in months]})
    return articles if topics is None else articles.assign(topic=topics)


@pytest.mark.parametrize("compare", [compare_rates, compare_means])
def test_without_common_months_nothing_is_compared(compare):
    x = np.r_[np.full(20, 8), np.full(20, 2)] + np.arange(40) % 3
    outlets = np.repeat(["A", "B"], 20)
    months = np.r_[np.arange(20) % 6 + 1, np.arange(20) % 6 + 7]
    table = compare(x, np.full(40, 100), outlets, strata=dated(months))
    assert table[["p", "q", "low", "high"]].isna().all(axis=None)
    assert not table["claim"].any() and (table["weight"] == 0).all()
    assert compare(x, np.full(40, 100), outlets)["claim"].all()
    why = strata_table(dated(months).assign(outlet=outlets))["why"]
    assert why[0].startswith("Nothing is compared: A and B hardly ever share a")


@pytest.mark.parametrize("compare", [compare_rates, compare_means])
def test_a_difference_of_topics_is_none_within_topics(compare):
    """A writes more of strikes; within each topic both write the word as often."""
    rng = np.random.default_rng(5)
    topic = np.array((["strike"] * 40 + ["sport"] * 20) + (["strike"] * 20 + ["sport"] * 40))
    outlets = np.repeat(["A", "B"], 60)
    x = rng.poisson(np.where(topic == "strike", 12, 2))
    articles, n = pd.DataFrame({"topic": topic}), np.full(120, 400)
    assert compare(x, n, outlets)["claim"].all()
    within = compare(x, n, outlets, strata=articles)
    assert not within["claim"].any() and within["p"].notna().all()


def test_equal_mixes_divide_nothing():
    rng = np.random.default_rng(6)
    x, outlets = rng.poisson(4, (40, 3)), np.repeat(["A", "B"], 20)
    articles = dated(np.tile(np.arange(1, 11), 4), np.tile(["a", "b"], 20))
    n = rng.integers(90, 110, 40)
    plain, within = compare_rates(x, n, outlets), compare_rates(x, n, outlets, strata=articles)
    pd.testing.assert_frame_equal(plain, within)


def test_of_sides_that_chance_has_dealt_a_tenth_is_divided():
    """Four mixes are looked at with one doubt: each with all of it divided a quarter of them."""
    rng = np.random.default_rng(8)
    days = pd.to_datetime("2014-01-01") + pd.to_timedelta(rng.integers(0, 2000, 120), "D")
    kinds = kinds_of(pd.DataFrame({"published": days, "topic": rng.choice(list("abcdef"), 120)}))
    deals = [rng.permutation(120) < 60 for _ in range(70)]
    divided = np.mean([not find_strata(kinds, is_outlet).plain for is_outlet in deals])
    assert 0.02 < divided < 0.16
    by_topic = {"topic": kinds["topic"]}
    alone = [find_strata(by_topic, is_outlet).plain for is_outlet in deals]
    assert np.mean(alone) < 0.96  # one mix has the whole doubt


def test_topics_of_one_side_are_one_unit_each_and_left_articles_are_counted():
    topics = np.array(["a"] * 6 + ["own"] * 4 + ["a"] * 3 + ["theirs"] * 7)
    is_outlet = np.arange(20) < 10
    strata = find_strata(kinds_of(pd.DataFrame({"topic": topics})), is_outlet, by=("topic",))
    assert len(np.unique(strata.unit[6:10])) == 1 and len(np.unique(strata.unit[13:])) == 1
    assert len(np.unique(strata.unit[:6])) == 6
    assert strata.stratum[6] == strata.stratum[13] != strata.stratum[0]
    assert strata.compared == (10, 10)


def test_mixes_are_judged_as_by_dealing_anew():
    rng = np.random.default_rng(7)
    kind, is_outlet = rng.choice(6, 60, p=[0.4, 0.2, 0.2, 0.1, 0.05, 0.05]), np.arange(60) < 25
    kind[:10] = 0

    def statistic(side):
        n = np.bincount(kind, minlength=6)
        return np.sum((np.bincount(kind[side], minlength=6) - n * side.mean()) ** 2)

    dealt = [statistic(rng.permutation(is_outlet)) for _ in range(4000)]
    p, z = mix_test(is_outlet, kind)
    assert p == pytest.approx(np.mean(np.array(dealt) >= statistic(is_outlet)), abs=0.02)
    assert z == pytest.approx((statistic(is_outlet) - np.mean(dealt)) / np.std(dealt), rel=0.12)


def test_strata_need_one_row_an_article():
    with pytest.raises(FramingError, match="strata must have one entry an article"):
        compare_rates([1, 2, 3, 4], [10] * 4, list("AABB"), strata=dated([1, 2, 3]))
    with pytest.raises(FramingError, match="strata must be a pandas DataFrame"):
        compare_rates([1, 2, 3, 4], [10] * 4, list("AABB"), strata=["2020-01-01"] * 4)
