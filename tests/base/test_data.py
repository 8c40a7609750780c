"""The lists of words that come with the project."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.base.data import DATA, closed_class, sentence_words, verb_forms


@pytest.mark.parametrize("table", ["closed_classes", "sentence_words"])
def test_a_word_stands_once_in_its_class(table):
    words = pd.read_csv(DATA / f"{table}.csv", keep_default_na=False)
    assert not words.duplicated(["word", "class"]).any()
    assert (words["word"] == words["word"].str.strip()).all()
    assert (words[["word", "class"]] != "").all(axis=None)


def test_words_of_sentences_are_in_lower_case_as_they_are_compared():
    words = pd.read_csv(DATA / "sentence_words.csv", keep_default_na=False)
    assert (words["word"] == words["word"].str.lower()).all()
    assert set(words["language"]) == {"en", "ru"}


def test_a_class_is_read_whole_and_one_that_is_not_there_is_refused():
    words = pd.read_csv(DATA / "sentence_words.csv", keep_default_na=False)
    for name, rows in words.groupby("class"):
        assert sentence_words(name) == set(rows["word"])
    assert {"of", "in", "with"} <= closed_class("preposition")
    for read in (closed_class, sentence_words):
        with pytest.raises(KeyError):
            read("no such class")


def test_forms_lead_to_their_verb():
    assert verb_forms()["told"] == ("tell", "neutral")
