"""Descriptions in words and messages of charts: no false superlative, count or rest."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from drawn_charts import under

import framing
from framing.charts.claims import plot_robustness
from framing.charts.keyness import plot_house_style
from framing.charts.linked.claims import claim_marks
from framing.charts.loaded import plot_loaded_terms
from framing.charts.sentiment import plot_sentiment
from framing.charts.tables.figures import written_interval


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def rates(*values: float) -> pd.DataFrame:
    outlets = ["Echo", "Herald", "Post"][: len(values)]
    return pd.DataFrame({"outlet": outlets, "item": "questions", "rate": values})


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ((0.0, 0.0, 0.0), "No outlet has any: questions"),
        ((0.2, 0.2, 0.1), "Echo and Herald highest: questions"),
        ((0.1, 0.2, 0.0), "Herald highest: questions"),
        ((0.3,), "Echo highest: questions"),
        ((np.nan, np.nan), "No rate is known: questions"),
    ],
)
def test_no_outlet_is_highest_where_others_have_as_much(values, message):
    assert message in under(framing.plot_rates(rates(*values)))


def test_a_word_that_is_house_style_of_two_outlets_is_one_word():
    table = pd.DataFrame({"outlet": ["Echo", "Herald"], "term": "tuesday", "rule": "convention"})
    table = table.assign(n=9, n_articles=9, share=0.9, per_10k=1.0)
    said = under(plot_house_style(table))
    assert "1 word is house style, and never claimed" in said and "counted" not in said


def test_a_description_says_how_many_claims_it_leaves_out():
    kinds = ["doubt", "fear", "praise", "labels"]
    table = pd.DataFrame(
        [(outlet, kind) for outlet in ("Echo", "Herald") for kind in kinds],
        columns=["outlet", "category"],
    )
    table = table.assign(
        n=9, n_articles=9, articles=20, per_1k=2.0, rate_low=1.0, rate_high=3.0, claim=True
    )
    assert plot_loaded_terms(table).get_label().endswith(", and 2 more.")


def test_one_claim_that_holds_is_told_as_one():
    table = pd.DataFrame(
        {
            "choice": ["as counted"] * 2,
            "outlet": ["Echo", "Herald"],
            "term": ["ferry", "pier"],
            "log_ratio": 1.0,
            "claim": True,
            "holds": [True, False],
        }
    )
    ax = plot_robustness(table)
    assert "2 claims under 1 choices; 1 holds under all" in ax.get_label()
    assert "1 of 2 claims holds under every choice" in under(ax)


def test_an_interval_to_over_a_thousand_is_no_bound_where_a_word_is_never_used():
    assert written_interval(-np.inf, 12.0, "times") == "–"
    assert written_interval(-np.inf, 1.0, "times") == "2.0 × or less"


def test_a_score_that_rounds_to_zero_has_one_sign():
    table = pd.DataFrame({"outlet": ["Echo"], "mean": -0.001, "rate_low": -0.05})
    ax = plot_sentiment(table.assign(rate_high=0.05, n_sentences=90, claim=False))
    assert "Echo +0.00" in ax.get_label()
    drawn = pd.DataFrame({"lens": ["sentiment"], "outlet": "Echo", "item": "", "statement": "s"})
    drawn = drawn.assign(log_ratio=np.nan, difference=-0.001, low=-0.03, high=0.02)
    (mark,) = claim_marks(drawn, [0])
    assert "difference +0.00 (95% interval −0.03 to +0.02)" in mark.words
