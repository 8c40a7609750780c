"""Words counted once, for many ways to compare them, against counting them anew for each."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from claimed_corpus import corpus

from framing.claims.stability.from_text import PAIRS, choice_from_text
from framing.claims.stability.words import CountedWords
from framing.lenses.keyness import keyness
from framing.text.counts import count_terms

STOP = ["the", "of", "a", "and"]
OPTIONS = {"baseline": None, "min_articles": 5}
SAID = "outlet term n log_ratio low high p weight q claim".split()


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    table = corpus(each=12)
    table["text"] = "The end of a " + table["text"] + " And the Echo of it, number 7."
    table.loc[0, "text"] += " Once, on a quay."  # words of one article
    return table


@pytest.fixture(scope="module")
def all_words(articles) -> CountedWords:
    return CountedWords.of(count_terms(articles), articles, OPTIONS)


def counted_anew(articles: pd.DataFrame, stop=STOP, **changed) -> pd.DataFrame:
    """Keyness of counts of their own, of the words that more than one article has."""
    counts = count_terms(articles, stop_words=stop)
    table = keyness(counts, articles=articles, **{**OPTIONS, **changed})
    shared = counts.terms[(counts.matrix > 0).sum(axis=0) > 1]
    return table[table["term"].isin(shared)]


def assert_same(table: pd.DataFrame, anew: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(
        table[SAID], anew[SAID].reset_index(drop=True), check_dtype=False, rtol=1e-9
    )
    assert len(table) and table["p"].notna().any()


def test_stop_words_are_left_out_of_the_tests_as_if_they_had_not_been_counted(articles, all_words):
    assert_same(all_words.compared(), counted_anew(articles, stop=()))
    words = all_words.without(STOP)
    assert_same(words.compared(), counted_anew(articles))
    assert not words.compared()["term"].isin(STOP).any()
    assert words.tests is all_words.tests


@pytest.mark.parametrize(
    "changed", [{"min_articles": 2}, {"min_articles": 10}, {"house_style": False}]
)
def test_what_is_tested_together_is_chosen_anew(articles, all_words, changed):
    assert_same(all_words.without(STOP).compared(**changed), counted_anew(articles, **changed))


def test_some_of_the_articles(articles, all_words):
    rows = (np.arange(len(articles)) % 3 > 0) | (articles["outlet"] == "Echo").to_numpy()
    some = articles[rows].reset_index(drop=True)
    words = all_words.without(STOP).some(rows, some)
    assert_same(words.compared(), counted_anew(some))
    assert words.counts.terms.tolist() == count_terms(some, stop_words=STOP).terms.tolist()


def test_without_events(articles, all_words):
    words = all_words.without(STOP).without_events()
    assert_same(words.compared(), counted_anew(articles.drop(columns="event")))
    assert words.compared()["p"].ne(all_words.without(STOP).compared()["p"]).any()


def test_pairs_of_words_are_tested_with_words_of_one_article_described(articles):
    table = choice_from_text(articles, PAIRS, STOP, OPTIONS)
    anew = keyness(count_terms(articles, ngrams=(1, 2), stop_words=STOP), articles=articles)
    anew = anew[anew["term"].isin(table["term"])]
    assert {"strike", "quay", "strike talks"} <= set(table["term"])
    assert "number 7" in set(table["term"]) and "once quay" not in set(table["term"])
    assert_same(table, anew)
