"""A named baseline is in the tables, so that charts and sentences name it and no other outlet."""

from __future__ import annotations

import re

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.text import Text

import framing
from framing.base.outlets import OTHERS, baseline_of, opponent, told_once
from framing.rates.rates import compare_means, compare_rates

WORDS = {"Echo": "strike brave", "Herald": "walkout calm", "Wire": "strike note"}


@pytest.fixture(scope="module")
def tables():
    rows = [
        (f"{outlet}{number}", outlet, f"The {words} {extra}. A lie.")
        for outlet, words in WORDS.items()
        for number, extra in enumerate(["harbour board"] * 6 + ["old gate today"] * 5)
    ]
    articles = pd.DataFrame(rows, columns=["article", "outlet", "text"])
    scored = framing.sentiment(framing.split_sentences(articles))
    return {
        "keyness": framing.keyness(framing.count_terms(articles), baseline="Wire"),
        "loaded": framing.loaded_terms(articles, baseline="Wire"),
        "sentiment": framing.mean_sentiment(scored, baseline="Wire"),
    }


def test_every_table_names_the_baseline(tables):
    for table in tables.values():
        assert set(table["compared_with"].dropna()) == {"Wire"} and baseline_of(table) == "Wire"
        assert opponent(table, "Echo") == "Wire"


def test_rates_and_means_name_whom_they_compare_with():
    x, n = [5, 4, 1, 2, 7, 8], [90, 110, 95, 105, 100, 120]
    outlets = list("AABBCC")
    assert set(compare_rates(x, n, outlets)["compared_with"]) == {OTHERS}
    assert compare_rates(x, n, outlets, baseline="C")["compared_with"].tolist() == ["C", "C"]
    assert compare_means(x[:4], n[:4], outlets[:4])["compared_with"].tolist() == ["B", "A"]


def test_both_outlets_stay_where_neither_is_compared_with_the_other(tables):
    table = tables["keyness"]
    assert len(told_once(table, ["term"], table["log_ratio"])) == len(table)


def test_sentences_name_the_baseline(tables):
    statements = framing.claims_table(**tables)
    calm = statements[statements["item"] == "calm"]["statement"]
    assert calm.str.contains("Wire").all() and len(calm) == 1
    assert not statements["statement"].str.contains("than Herald|as Herald|, Herald ").any()
    assert set(statements["compared_with"]) == {"Wire"}
    said = framing.say_keyness(tables["keyness"])
    assert "“calm” here only, not in Wire" in said and "elsewhere" not in said
    assert "and Wire can be claimed" in framing.say_loaded_terms(tables["loaded"])


def test_charts_name_the_baseline(tables):
    statements = framing.claims_table(**tables)
    for axes in (
        framing.plot_keyness(tables["keyness"]),
        framing.plot_loaded_terms(tables["loaded"]),
        framing.plot_claims_table(statements),
    ):
        words = " ".join(text.get_text() for text in axes.figure.findobj(Text))
        assert "Wire" in words and "the others" not in words
        assert not re.search("(as|than|from|against) Herald", words)
        plt.close(axes.figure)
