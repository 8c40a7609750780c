"""What a report could have claimed, against made corpora in which words do differ."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

import framing
from framing.base.errors import FramingError
from framing.claims.corpus_power import corpus_power
from framing.claims.family import family
from framing.commentary.power import say_power
from framing.rates.rates import compare_rates


def made_counts(side, ratio, seed, *, words=700, spread=0.6, second=1.0, clumping=0.8):
    """Two outlets of ``side`` articles; a tenth of the words are used ``ratio`` times as often."""
    rng = np.random.default_rng(seed)
    is_first = np.arange(2 * side) < side
    sizes = np.maximum(rng.lognormal(np.log(450), spread, 2 * side), 60)
    sizes = np.where(is_first, sizes, sizes * second).astype(int)
    rate = np.exp(rng.uniform(np.log(1e-4), np.log(25e-4), words))
    clumps = np.exp(rng.normal(np.log(0.4), clumping, words))
    differs, more_in_first = rng.random(words) < 0.1, rng.random(words) < 0.5
    fewer = differs & (more_in_first != is_first[:, None])
    mean = rate * sizes[:, None] / np.where(fewer, ratio, 1)
    counts = rng.poisson(mean * rng.gamma(clumps, 1 / clumps, mean.shape))
    outlets = np.where(is_first, "Echo", "Herald")
    articles = pd.DataFrame({"outlet": outlets})
    terms = np.arange(words).astype(str)
    table = SimpleNamespace(
        matrix=sparse.csr_array(counts), sizes=sizes, articles=articles, terms=terms
    )
    return table, counts, sizes, outlets, differs


def claimed_share(counts, sizes, outlets, differs) -> tuple[int, int]:
    """How many of the words that differ a report claims, and how many of them it tests."""
    table = compare_rates(counts, sizes, outlets).iloc[: counts.shape[1]]
    tests = table[["outlet", "p", "weight"]].assign(lens="keyness", item=table["item"].astype(str))
    other = pd.DataFrame({"lens": ["voices"], "outlet": "Echo", "item": "", "p": 0.5, "weight": 1})
    is_tested = (table["weight"] > 0).to_numpy()
    tests["p"] = tests["p"].where(is_tested)
    claim = family(pd.concat([tests, other], ignore_index=True))["claim"].to_numpy()[:-1]
    return int(claim[differs & is_tested].sum()), int((differs & is_tested).sum())


@pytest.mark.parametrize(("side", "ratio"), [(150, 3.0), (250, 2.0)])
def test_it_is_what_made_corpora_show(side, ratio):
    shown, expected = np.zeros(2), []
    for seed in range(3):
        counts, *made = made_counts(side, ratio, seed)
        shown += claimed_share(*made)
        expected.append(corpus_power(counts, ratio=ratio)["chance_here"].iloc[0])
    share = shown[0] / shown[1]
    assert share > 0.1 and 1 / 1.5 < np.mean(expected) / share < 1.5, (share, expected)


def test_clumps_and_unequal_lengths_cost_power():
    plain, *_ = made_counts(60, 2.0, 1, spread=0.01, clumping=0.01)
    scattered, *_ = made_counts(60, 2.0, 1, spread=1.0, clumping=0.01)
    longer, *_ = made_counts(60, 2.0, 1, spread=0.01, second=2.0)
    tables = [corpus_power(counts).iloc[0] for counts in (plain, scattered, longer)]
    assert tables[0]["effective"] > 59 and tables[1]["effective"] < 45
    assert tables[2]["length_ratio"] == pytest.approx(2, rel=0.05)
    assert "equal length" in say_power(corpus_power(scattered))
    assert "2.0 times as long" in say_power(corpus_power(longer))
    assert "length" not in say_power(corpus_power(plain))


def test_more_articles_find_more():
    counts, *_ = made_counts(60, 2.0, 2)
    table = corpus_power(counts, sizes=[1, 30, 100, 300, 1000])
    assert table["chance"].is_monotonic_increasing and table["chance"].iloc[0] == 0
    enough = table["enough"].iloc[0]
    reached = corpus_power(counts, sizes=[int(enough), int(enough * 0.9)])["chance"]
    assert reached.iloc[0] >= 0.799 > reached.iloc[1]


def test_how_counts_vary_is_said_of_a_factor_only_where_they_vary_more():
    row = corpus_power(made_counts(30, 2.0, 2)[0]).iloc[[0]]
    told = {
        (0.8, 0.9): "vary between articles less than they would if its uses fell at random.",
        (1.02, 1.04): "vary between articles as much as they would if its uses fell at random.",
        (1.0, 1.6): "at random; those of a quarter of the words 1.6 times as much, or more.",
        (1.2, 2.1): "vary between articles 1.2 times as much as they would if",
    }
    for (deff, high), words in told.items():
        assert words in say_power(row.assign(deff=deff, deff_high=high))


def test_of_single_articles_nothing_could_be_claimed():
    articles = pd.DataFrame({"article": list("ab"), "outlet": ["X", "Y"], "text": "A gate."})
    table = corpus_power(framing.count_terms(articles))
    assert (table["chance"] == 0).all() and "Too few articles" in say_power(table)
    with pytest.raises(FramingError, match="ratio"):
        corpus_power(framing.count_terms(articles), ratio=1)
