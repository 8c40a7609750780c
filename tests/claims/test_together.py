"""All lenses tested together: fewer claims than each alone, the same ones on every page."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import framing
from framing.claims.family import family
from framing.claims.together import ITEMS, tested_together


@pytest.fixture(scope="module")
def tables():
    articles = framing.match_events(framing.read_articles(framing.example("practice")))
    return framing.compare_outlets(articles)


def rows_of(p: dict[str, list[float]], outlets=("A",)) -> pd.DataFrame:
    rows = [
        (lens, outlet, str(item), value, 1.0)
        for lens, values in p.items()
        for outlet in outlets
        for item, value in enumerate(values)
    ]
    return pd.DataFrame(rows, columns="lens outlet item p weight".split())


def test_q_of_words_by_hand():
    """Words have .6 of the budget: the gate is min q / .6, then q itself decides."""
    found = family(rows_of({"keyness": [0.001, 0.02, 0.5], "voices": [0.015]}))
    q = stats.false_discovery_control([0.001, 0.02, 0.5])
    assert found["q_lens"].tolist() == pytest.approx([*q, 0.015])
    assert found["q"].tolist() == pytest.approx([*np.maximum(q, q.min() / 0.6), 0.015 / 0.4])
    assert found["claim"].tolist() == [True, True, False, True]


def test_a_lens_alone_has_the_whole_budget():
    found = family(rows_of({"loaded": [0.04]}))
    assert found["q"].tolist() == pytest.approx([0.04])


def test_two_outlets_are_one_comparison_and_three_are_three():
    two = family(rows_of({"voices": [0.03]}, ("A", "B")))
    three = family(rows_of({"voices": [0.03]}, ("A", "B", "C")))
    assert two["q"].tolist() == pytest.approx([0.03, 0.03])
    assert three["q"].tolist() == pytest.approx([0.09] * 3)


def test_nothing_is_claimed_in_more_than_a_twentieth_of_corpora_without_a_difference():
    rng = np.random.default_rng(3)
    hits = 0
    for _ in range(400):
        p = {"keyness": rng.random(60), "loaded": rng.random(8), "voices": rng.random(1)}
        hits += family(rows_of(p))["claim"].any()
    assert hits <= stats.binom.ppf(0.99, 400, 0.05)


def test_claims_of_the_lenses_are_those_of_the_table(tables):
    claims = framing.claims_table(**tables)
    for lens, table in tables.items():
        item = ITEMS[lens]
        named = set(table.loc[table["claim"], item or "outlet"].astype(str))
        told = claims[(claims["lens"] == lens) & claims["claim"]]
        assert set(told["item" if item else "outlet"]) <= named
        assert not named or len(told)


def test_a_claim_needs_both_its_lens_and_the_corpus(tables):
    for table in tables.values():
        assert (table["q"].fillna(1) >= table["q_lens"].fillna(0)).all()
        assert not (table["claim"] & (table["q"] >= 0.05)).any()


def test_testing_twice_changes_nothing(tables):
    again = tested_together(tables)
    for lens, table in tables.items():
        pd.testing.assert_series_equal(again[lens]["q"], table["q"])
