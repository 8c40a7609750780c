"""Lines broken at a width are read as if they were not."""

from __future__ import annotations

import textwrap

import pandas as pd
import pytest

import framing
from framing.text.wrapped import unwrapped

PARAGRAPHS = [
    "The harbour board of Brask said on Monday that the old tide gate would stay open until the "
    "ice has gone. “We shall not hurry, and nobody will make us hurry,” the keeper, Anna Brook, "
    "told the people at the pier, who had waited there since the early morning.",
    "Nobody spoke for the ferry company. Its ships lie in the inner harbour, where the water is "
    "deep enough, and its offices were shut when a reader of this paper called there at noon.",
    "Дамба Браска простоит ещё одну зиму, сообщил смотритель. Жители, которые собрались у пристани "
    "рано утром, разошлись только после полудня, когда начался дождь.",
]


@pytest.mark.parametrize("width", [40, 60, 72])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_sentences_quotations_and_counts_are_those_of_the_whole_lines(width, between):
    wrapped = between.join("\n".join(textwrap.wrap(line, width)) for line in PARAGRAPHS)
    articles = pd.DataFrame(
        {"article": ["a", "b"], "outlet": ["x", "y"], "text": [wrapped, "\n".join(PARAGRAPHS)]}
    )
    sentences = framing.split_sentences(articles)
    by_article = [rows["text"].tolist() for _, rows in sentences.groupby("article")]
    assert by_article[0] == by_article[1]
    quotes = framing.find_quotes(articles)
    assert len(quotes) == 2 and len(quotes[["text", "verb", "speaker"]].drop_duplicates()) == 1
    row = quotes.iloc[0]
    assert wrapped[row["start"] : row["end"]].replace("\n", " ") == f"“{row['text']}”"


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),  # paragraphs on lines of their own
        "A heading\nThe pier is shut.\nIt opens on Friday.",
        "eggs\nflour\na pinch of salt\nbutter from the market\nmilk",
        "the pier\nis shut",
    ],
)
def test_other_line_ends_stay(text):
    assert unwrapped(text) == text and framing.tidy_text(pd.Series([text]))[0] == text


def test_reading_twice_changes_nothing_and_length_stays():
    wrapped = "\n".join(textwrap.wrap(" ".join(PARAGRAPHS[:2]), 60))
    read = unwrapped(wrapped)
    assert len(read) == len(wrapped) and unwrapped(read) == read
