"""Verbs and speakers of quotations: sentences worked by hand."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quoted_text import PACKAGE, quotes_of

from framing.base.data import DATA
from framing.base.errors import FramingError
from framing.lenses.voices.grammar.sentence_cuts import sentences_of
from framing.lenses.voices.grammar.tokens import paragraph_tokens
from framing.lenses.voices.quotes import find_quotes
from framing.lenses.voices.sentence_of import with_sentences


@pytest.mark.parametrize(
    "text",
    [
        "The “help” that came was late.",
        "They watched “Late Evening News” together.",
        "William “Bill” Orlo left.",
        "ООО «Ромашка» открылось.",
        "Ben Orlo spoke on Echo’s “Late Night Show” then.",
        "Orla Finn told us of a book titled “The Long Way”.",
        "They hummed and sang “The Long Way” again.",
        "She waved a “study” promising jobs.",
        "Nobody spoke.",
        "",
    ],
)
def test_scare_quotes_titles_and_nicknames_are_no_quotations(text):
    assert quotes_of(text).empty


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Ben Orlo left. Ann Finn of Brask was told to “go home”. “I am old,” she said.",
            "Ann Finn",
        ),
        ("John Orlo left. Mary Finn met him. “We agree on this,” he said.", "John Orlo"),
        (
            "Secretary of State Orla Finn came. “We agree on this,” said Secretary of State "
            "Orla Finn.",
            "Orla Finn",
        ),
        (
            "Harbour spokesman Ben Orlo came. Ann Finn left. “We agree on this,” the spokesman "
            "said.",
            "Ben Orlo",
        ),
        (
            "Spokesman Ben Orlo and spokesman Ivo Drey came. “We agree on this,” the spokesman "
            "said.",
            "the spokesman",
        ),
        ("Harbour spokesman Ben Orlo came. “We agree on this,” a spokesman said.", "a spokesman"),
    ],
)
def test_persons(text, person):
    assert quotes_of(text)["person"].tolist()[-1] == person


def test_offsets_text_and_flags():
    text = "Ben Orlo came.\n“We agree on this,” he said. “It is done.”"
    quotes = quotes_of(text)
    assert [text[row.start : row.end] for row in quotes.itertuples()] == [
        "“We agree on this,”",
        "“It is done.”",
    ]
    assert quotes["text"].tolist() == ["We agree on this,", "It is done."]
    assert quotes["n_tokens"].tolist() == [4, 3]
    assert quotes["inferred"].tolist() == [True, True]


def test_two_people_of_one_surname_stay_apart():
    text = (
        "Orla Finn left. “We agree on this,” Finn said.\nHugo Finn came. “We do not agree,” "
        "Finn said."
    )
    assert quotes_of(text)["person"].tolist() == ["Orla Finn", "Hugo Finn"]


def test_names_do_not_leak_from_one_article_into_another():
    articles = pd.DataFrame(
        {
            "article": ["a", "b"],
            "outlet": ["Echo", "Herald"],
            "text": ["“We agree on this,” Orla Finn said.", "“We agree on this,” Finn said."],
        }
    )
    assert find_quotes(articles)["person"].tolist() == ["Orla Finn", "Finn"]


def test_columns_events_and_input_left_alone():
    articles = pd.DataFrame(
        {"article": ["a"], "outlet": ["Echo"], "event": ["e1"], "text": ["“We agree,” Finn said."]}
    )
    before = articles.copy()
    quotes = find_quotes(articles)
    pd.testing.assert_frame_equal(articles, before)
    assert quotes["event"].tolist() == ["e1"]
    assert list(quotes) == [
        "article",
        "outlet",
        "event",
        "start",
        "end",
        "text",
        "verb",
        "speaker",
        "person",
        "confidence",
        "inferred",
        "n_tokens",
    ]


def test_a_column_that_lacks_is_named():
    with pytest.raises(FramingError, match="outlet"):
        find_quotes(pd.DataFrame({"article": ["a"], "text": ["x"]}))


def test_a_quotation_of_five_thousand_words():
    text = "“" + "word " * 5000 + "end,” Orla Finn said."
    quotes = quotes_of(text)
    assert quotes["n_tokens"].tolist() == [5001] and quotes["person"].tolist() == ["Orla Finn"]


PARTS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "said",
        "Finn",
        "he",
        ",",
        ".",
        ":",
        " ",
        "\n",
        "according to",
        "the",
        "who",
        "—",
        "'",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=25).map(" ".join))
def test_nothing_raises_and_offsets_hold(text):
    for row in quotes_of(text).itertuples():
        assert 0 <= row.start < row.end <= len(text) and row.text in text[row.start : row.end]


def test_closed_classes_are_asked_for_and_stand_once():
    table = pd.read_csv(DATA / "closed_classes.csv")
    sources = [path.read_text("utf-8") for path in PACKAGE.rglob("*.py")]
    named = re.findall(r'closed_class\(\s*"([^"]+)"', "\n".join(sources))
    assert set(table["class"]) == set(named)
    assert not table.duplicated().any() and not table.isna().any(axis=None)


def test_a_paragraph_is_cut_at_full_stops_but_not_inside_a_quotation():
    text = "Orla Finn left. “It is done. We go.” She wept. “Where to?” Ben Orlo asked."
    quotes = [(16, 36, 0), (47, 58, 1)]
    sentences = sentences_of(paragraph_tokens(text, 0, len(text), quotes))
    assert [text[sentence[0].start : sentence[-1].end] for sentence in sentences] == [
        "Orla Finn left.",
        "“It is done. We go.”",
        "She wept.",
        "“Where to?” Ben Orlo asked.",
    ]


def test_each_row_gets_the_last_sentence_that_begins_before_it():
    sentences = pd.DataFrame(
        {
            "article": ["a", "a", "b"],
            "start": [5, 20, 0],
            "sentence": [1, 2, 1],
            "text": list("xyz"),
        }
    )
    rows = pd.DataFrame({"article": ["a", "b", "a", "a"], "start": [20, 9, 19, 4]})
    table = with_sentences(rows, sentences, ["sentence", "text"])
    assert table[["article", "start", "sentence", "text"]].to_numpy().tolist() == [
        ["b", 9, 1, "z"],
        ["a", 19, 1, "x"],
        ["a", 20, 2, "y"],
    ]
