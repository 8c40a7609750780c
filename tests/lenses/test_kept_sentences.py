"""Sentences that were split last keep their chunks: scored from these as from their text."""

import pandas as pd
import pytest

import framing
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
    monkeypatch.setattr("framing.lenses.sentiment.scores.BLOCK", 2)
    pd.testing.assert_frame_equal(
        small, framing.sentiment(framing.split_sentences(articles), setting)
    )
