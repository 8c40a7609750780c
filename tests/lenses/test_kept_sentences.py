"""Sentences that were split last keep their chunks: scored from these as from their text; those of
a large corpus are scored, summed and looked at in parts.
"""

import tracemalloc

import numpy as np
import pandas as pd
import pytest

import framing
from framing.base.columns import result_table
from framing.text import language
from framing.text.engine import coding

TEXT = "It wasn’t a GOOD day — kind of bad!! “Nobody’s happy,” Orlo said.\n* * *\nShe didn't smile."


@pytest.mark.parametrize("setting", ["plain", "news"])
def test_scores_are_the_same_with_and_without_kept_chunks(setting):
    articles = pd.DataFrame({"article": list("ab"), "outlet": ["Echo", "Post"], "text": TEXT})
    sentences = framing.split_sentences(articles)
    assert coding.kept_coded(coding.arrow_text(sentences["text"])) is not None
    kept = framing.sentiment(sentences, setting)
    coding._SENTENCES.clear()
    pd.testing.assert_frame_equal(kept, framing.sentiment(sentences, setting))
    assert kept["hits"].str.contains("GOOD").any()


@pytest.mark.parametrize("setting", ["plain", "news"])
def test_scores_of_a_large_corpus_are_those_of_a_small_one(monkeypatch, setting):
    articles = pd.DataFrame({"article": list("ab"), "outlet": ["Echo", "Post"], "text": TEXT})
    small = framing.sentiment(framing.split_sentences(articles), setting)
    monkeypatch.setattr(coding, "MOST_BYTES", 10)
    coding._SENTENCES.clear()
    for name in ("BLOCK", "PLACED"):
        monkeypatch.setattr(f"framing.lenses.sentiment.scores.{name}", 2)
    pd.testing.assert_frame_equal(
        small, framing.sentiment(framing.split_sentences(articles), setting)
    )


ENGLISH = "The pier was shut on Monday, and nobody who was there had been told of it before. "
GERMAN = "Der Steg wurde am Montag gesperrt, und niemand wurde verletzt, als er ins Wasser fiel. "


def test_languages_are_told_in_parts_and_wherever_an_article_s_sentences_stand(monkeypatch):
    openings = {
        "long": [ENGLISH] * 20,
        "german": [GERMAN] * 20,
        "brief": ["Der Steg ist nicht mehr da, und er war nie sehr gut."],
        "late": [ENGLISH.upper()] * 6 + [GERMAN] * 12,
        "empty": ["", ""],
    }
    rows = [(name, line) for name, lines in openings.items() for line in lines]
    sentences = pd.DataFrame(rows, columns=["article", "text"])
    for table in (sentences, sentences.sample(frac=1, random_state=1)):
        monkeypatch.setattr(language, "SENTENCES", 100_000)
        whole = language.languages_of_articles(table)
        assert list(whole) == [name for name in table["article"].unique() if name != "empty"]
        monkeypatch.setattr(language, "SENTENCES", 3)
        assert [*language.languages_of_articles(table).items()] == [*whole.items()]
    assert {whole[name] for name in ("long", "late")} == {"en"} and whole["german"] == "other"


@pytest.mark.parametrize("by", ["outlet", "voice"])
def test_sums_of_articles_are_the_same_in_parts(monkeypatch, by):
    sentences = framing.split_sentences(framing.read_articles("data/practice"))
    scored = framing.sentiment(sentences, "news").assign(topic=None).sample(frac=1, random_state=0)
    whole = framing.mean_sentiment(scored, by=by)
    monkeypatch.setattr("framing.lenses.sentiment.means.SENTENCES", 50)
    pd.testing.assert_frame_equal(whole, framing.mean_sentiment(scored, by=by))


def test_a_look_at_the_columns_of_many_sentences_takes_no_copy_of_them():
    n = 400_000
    table = pd.DataFrame(
        {
            "article": np.repeat(np.array(["a", "b"], object), n // 2),
            "sentence": np.ones(n, np.int32),
            "n_tokens": np.ones(n, np.int64),
            "published": np.full(n, "NaT", "M8[s]"),
        }
    )
    result_table(table, "sentences")
    tracemalloc.start()
    try:
        assert result_table(table, "sentences") is table
        assert tracemalloc.get_traced_memory()[1] < 8 * n  # no column of numbers or objects
    finally:
        tracemalloc.stop()


def test_numbers_of_sentences_take_four_bytes_each():
    sentences = framing.split_sentences(
        pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [TEXT]})
    )
    whole = sentences[["sentence", "paragraph", "n_tokens"]]
    assert whole.memory_usage(index=False).sum() == 3 * 4 * len(sentences)


def test_a_look_at_languages_holds_the_openings_of_a_part_of_the_articles(monkeypatch):
    n = 2_000
    names = [f"a{number}" for number in range(n)]
    sentences = pd.DataFrame({"article": names, "text": [ENGLISH * 8] * n})
    monkeypatch.setattr(language, "SENTENCES", 100)
    language.languages_of_articles(sentences)
    tracemalloc.start()
    try:
        assert set(language.languages_of_articles(sentences).values()) == {"en"}
        assert tracemalloc.get_traced_memory()[1] < n * language.FIRST_LOOK
    finally:
        tracemalloc.stop()
