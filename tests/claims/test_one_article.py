"""Of one article a side, and of a handful of uses, words tell what stands there and no rates."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

import framing

TEXTS = [
    "“We keep the old gate open,” Anna Brook said. The mayor praised the brave workers. The mayor "
    "met the board. A shameless lie, the mayor insisted.",
    "“The gate will be shut,” Carl Stone admitted. The board met later. The union met the mayor.",
]


@pytest.fixture(scope="module")
def tables():
    articles = pd.DataFrame({"article": list("ab"), "outlet": ["Echo", "Herald"], "text": TEXTS})
    return framing.compare_outlets(articles)


def test_statements_tell_uses_and_texts(tables):
    statements = framing.claims_table(**tables)
    words = statements[statements["lens"].isin(["keyness", "loaded"])]["statement"]
    assert words.str.endswith("too little to compare.").all() and len(words) > 5
    assert not words.str.contains("per 1|Only|never writes|as often", regex=True).any()
    brave = words[words.str.contains("“brave”")].item()
    n_words = framing.count_terms(
        pd.DataFrame({"article": ["b"], "outlet": ["Herald"], "text": TEXTS[1:]})
    ).sizes.sum()
    stopless = int(tables["loaded"].set_index("outlet").loc["Herald", "n_tokens"].iloc[0])
    assert n_words == stopless
    assert brave == f"“brave”: once in Echo's article, not in Herald's {n_words} words; " + (
        "too little to compare."
    )
    mean = statements[statements["lens"] == "sentiment"]["statement"]
    assert mean.str.contains("article").all()


def test_rates_of_outlets_are_not_told_of_one_article(tables):
    said = framing.say_loaded_terms(tables["loaded"])
    assert "per 1,000" not in said and "of its article" in said


def test_a_group_of_few_verbs_is_told_by_its_number(tables):
    said = framing.say_verb_groups(tables["verbs"])
    assert "%" not in said.split("No difference")[0] and "none" in said


def test_a_mean_of_few_sentences_is_neither_told_nor_drawn():
    table = pd.DataFrame(
        {"outlet": ["Echo", "Herald"], "mean": [0.2, -0.9], "rate_low": np.nan, "articles": 1}
    ).assign(rate_high=np.nan, n_sentences=[5, 4])
    assert "0.90" not in framing.say_sentiment(table) and "0.20" in framing.say_sentiment(table)
    axes = framing.plot_sentiment(table)
    drawn = axes.collections[-1].get_offsets()[:, 0]
    assert np.ma.masked_invalid(drawn).compressed().tolist() == [0.2]
    plt.close(axes.figure)


def test_parts_of_few_sentences_have_no_line():
    arc = pd.DataFrame({"outlet": "Echo", "bin": [1, 2], "mean": [0.5, -0.5], "low": np.nan})
    arc = arc.assign(high=np.nan, articles=1, n_sentences=4)
    assert "too few" in framing.say_sentiment_arc(arc)
    axes = framing.plot_sentiment_arc(arc)
    assert not axes.lines and "5 sentences" in axes.texts[0].get_text()
    plt.close(axes.figure)


def test_no_fold_is_larger_than_the_data():
    table = pd.DataFrame(
        {
            "outlet": "Echo",
            "term": ["gate", "pier", "mole"],
            "n_articles": 2,
            "articles": 2,
            "per_10k": 5.0,
            "per_10k_rest": 1.0,
            "log_ratio": 2.0,
            "low": [-1.0, -1.0, -1.0],
            "high": 4.0,
            "claim": False,
            "detectable": [30.0, np.inf, np.inf],
        }
    )
    said = framing.say_keyness(table)
    assert "30.0-fold" in said and "none, however large" in said and "1,000,000" not in said


def test_one_passive_is_told_in_the_singular():
    texts = ["The pier was shut by Ben Orlo. Rain fell.", "The pier is open. The gate is open."]
    articles = pd.DataFrame({"article": list("ab"), "outlet": ["Echo", "Herald"], "text": texts})
    told = framing.claims_table(agency=framing.agency(articles))["statement"]
    named = told[told.str.contains("names who acts")].item()
    assert named == (
        "1 passive that names who acts, of the 1 passive of Echo's article; too little to compare."
    )
