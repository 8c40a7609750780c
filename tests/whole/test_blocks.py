"""However many articles are held at a time, every table is the same to the digit."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pandas as pd
import pytest

import framing

TINY = Path(__file__).parents[1] / "data" / "tiny_corpus.jsonl"
BLOCKS = [
    "corpus.read.BLOCK",
    "corpus.furniture.BLOCK",
    "corpus.repeats.BLOCK",
    "text.engine.coding.BLOCK",
    "lenses.sentiment.scores.BLOCK",
    "lenses.tfidf.ARTICLES_AT_ONCE",
    "rates.sums.CELLS_AT_ONCE",
]


def tables(path) -> dict[str, pd.DataFrame]:
    articles = framing.read_articles(path)
    counts, sentences = (
        framing.count_terms(articles, ngrams=(1, 2)),
        framing.split_sentences(articles),
    )
    matrix = pd.DataFrame(counts.matrix.toarray(), columns=counts.terms)
    words = framing.count_terms(framing.match_events(articles))
    return {
        "articles": articles,
        "dropped": framing.dropped_lines(articles),
        "counts": matrix,
        "sentences": sentences,
        "scored": framing.sentiment(sentences, "news"),
        "loaded": framing.loaded_terms(articles),
        "voices": framing.loaded_terms(articles, by="voice"),
        "hits": framing.find_loaded(articles),
        "keyness": framing.keyness(words),
        "tfidf": framing.tfidf(words),
    }


@pytest.mark.parametrize("block", [1, 7])
def test_tables_do_not_depend_on_the_size_of_a_block(monkeypatch, block):
    whole = tables(TINY)
    for name in BLOCKS:
        module, _, constant = name.rpartition(".")
        monkeypatch.setattr(import_module(f"framing.{module}"), constant, block)
    parts = tables(TINY)
    for name, table in whole.items():
        exact = name not in ("tfidf", "keyness")  # sums of fractions may differ in their last digit
        pd.testing.assert_frame_equal(
            parts[name], table, check_exact=exact, check_dtype=name != "hits", obj=name
        )
    claims = [
        each["keyness"].loc[each["keyness"]["claim"], ["outlet", "term", "p"]]
        for each in (parts, whole)
    ]
    pd.testing.assert_frame_equal(*claims, check_exact=True)
