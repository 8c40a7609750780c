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
