"""Words near a chosen word, against counts by hand in exact fractions."""

from __future__ import annotations

from fractions import Fraction
from math import log2

import numpy as np
import pandas as pd
import pytest
from loaded_texts import corpus

import framing
from framing import FramingError, collocates


def rows_of(table: pd.DataFrame) -> dict:
    return {(row.outlet, row.term): row for row in table.itertuples()}


def test_rates_and_log_dice_by_hand():
    articles = corpus(
        [
            "The grey quay was empty and grey. Grey gulls rose.",
            "No quay here. A grey boat came to the quay.",
            "Our quay is old.",
        ],
        "AAB",
    )
    row = rows_of(collocates(articles, "quay", window=2, stop_words=[]))
    # A: near are the, grey, was, empty | no, here | to, the; grey stands four times in all.
    grey = row["A", "grey"]
    assert (grey.n, grey.n_word, grey.n_near, grey.n_articles, grey.articles) == (1, 3, 8, 1, 2)
    assert Fraction(grey.per_1k).limit_denominator(1000) == Fraction(1000, 8)
    assert grey.log_dice == pytest.approx(14 + log2(Fraction(2 * 1, 3 + 4)))
    the = row["A", "the"]
    assert (the.n, the.log_dice) == (2, pytest.approx(14 + log2(Fraction(4, 5))))
    assert (row["B", "grey"].n, row["B", "grey"].n_near) == (0, 3)
    assert np.isnan(row["B", "grey"].log_dice)


def test_nothing_beyond_the_end_of_a_sentence_is_near():
    articles = corpus(["Storms came. Quay closed. Boats left.", "A quay stood."], "AB")
    terms = set(collocates(articles, "quay", stop_words=[])["term"])
    assert terms == {"closed", "a", "stood"}


def test_a_token_near_two_uses_counts_once_and_the_word_itself_never():
    articles = corpus(["Quay gull quay.", "A quay."], "AB")
    row = rows_of(collocates(articles, "quay*", stop_words=[]))
    assert row["A", "gull"].n == 1 and row["A", "gull"].n_near == 1
    assert ("A", "quay") not in row


def test_stop_words_fill_the_window_and_are_not_listed():
    articles = corpus(["The gull and the quay.", "A quay, a boat."], "AB")
    row = rows_of(collocates(articles, "quay", window=3))
    assert {term for _, term in row} == {"gull", "boat"}
    assert row["A", "gull"].n_near == 3


def planted(n: int = 15) -> pd.DataFrame:
    texts = [f"The old quay {verb} again on day {k}." for k in range(n) for verb in ("flooded",)]
    texts += [f"The old quay shone again on day {k}." for k in range(n)]
    return corpus(texts, "A" * n + "B" * n)


def test_a_planted_difference_is_claimed_and_what_both_have_is_not():
    row = rows_of(collocates(planted(), "quay"))
    assert row["A", "flooded"].claim and row["A", "flooded"].log_ratio == np.inf
    assert not row["A", "old"].claim and row["A", "old"].compared_with == "B"


def test_it_is_the_test_of_rates_over_articles():
    """The same p as compare_rates gives for counts made by hand."""
    texts = [f"Old quay {'storm ' * (k % 3)}seen today." for k in range(8)]
    texts += [f"Old quay {'storm ' * (k % 2)}seen by him." for k in range(8)]
    table = rows_of(collocates(corpus(texts, "A" * 8 + "B" * 8), "quay", stop_words=[]))
    x = np.array([k % 3 for k in range(8)] + [k % 2 for k in range(8)])
    n = x + np.array([3] * 8 + [4] * 8)
    expected = framing.compare_rates(x, n, list("A" * 8 + "B" * 8)).iloc[0]
    assert table["A", "storm"].p == pytest.approx(expected["p"])
    assert table["A", "storm"].low == pytest.approx(expected["low"])


def test_one_outlet_alone_with_the_word_is_described():
    table = collocates(corpus(["The old quay fell.", "Rain fell."], "AB"), "quay")
    assert table["outlet"].unique().tolist() == ["A"] and not table["claim"].any()


@pytest.mark.parametrize("word", ["", "two words", "*", "…"])
def test_it_takes_one_word(word):
    with pytest.raises(FramingError, match="word must be one word"):
        collocates(planted(), word)


def test_a_word_that_nobody_uses_is_named():
    with pytest.raises(FramingError, match="no article holds it"):
        collocates(planted(), "zeppelin")


def test_what_is_said_and_drawn_follows_the_table():
    table = collocates(planted(), "quay")
    said = framing.say_collocates(table)
    assert "“flooded” here only" in said and "log-Dice 14.0" in said
    ax = framing.plot_collocates(table, terms=2)
    assert {label.get_text() for label in ax.get_yticklabels()} >= {"flooded", "shone"}
