"""Sentences: where they end, what they keep, and that nothing is lost between them."""

from __future__ import annotations

from collections import OrderedDict

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import FramingError, split_sentences, tokens
from framing.base.arrow import text_column
from framing.base.data import sentence_words
from framing.lenses.voices.sentence_of import with_sentences
from framing.text.engine import coding, sentence_ends


def split(text):
    return split_sentences(pd.DataFrame({"article": ["a"], "outlet": ["x"], "text": [text]}))[
        "text"
    ].tolist()


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Orlo met Gen. Vane at 9 a.m. on Monday.", "He left."],
        ["The U.S. Senate voted.", "It rose 3.5 percent in Jan. 2020."],
        ["“Are you sure?” she asked.", "“Yes!” he said.", "Nobody laughed."],
        ["He said: “We won. They lost.”", "The room was silent…", "Then it was not."],
        ["J. R. Vane and St. Orlo Inc. agreed.", "The deal was off."],
        ["No. 5 won.", "Why?", "Because."],
        ["В 2020 г. он уехал.", "«Да», — сказал он.", "Это проф. Орлов из г. Минска."],
        ["«Мы готовы!» – заявил Стыкин.", "«Когда?» — спросила Вересова.", "Никто не знал."],
        ["Акт подписали А. И. Стыкин, Н. С. Вересов и М. В. Желтков.", "Их ждали."],
        [
            "Сумма – 3 млн руб.",
            "Компания «Заря» заплатит в 2031 г.",
            "Сроки и т. д. их ждут.",
        ],
        ["По ст. 5 и ч. 4 того же закона.", "В доме 30 тыс. жителей."],
        ["“Where to?” – she asked.", "See p. 5.", "A. I. Vane knew."],
        ["Картина «Залив. Этюд» найдена.", "Все рады."],
        ["«Ждём,— сказал он.—", "Вода спадёт»."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences):
    text = " ".join(sentences)
    if "He said: “We won" in text:  # two sentences stand inside the quotation
        sentences = ["He said: “We won.", "They lost.”", *sentences[1:]]
    assert split(text) == sentences


def test_a_paragraph_ends_a_sentence_and_offsets_point_into_the_text():
    text = "A heading without a stop\nThe pier is  shut.\n\nNobody “knows” why"
    table = split_sentences(
        pd.DataFrame({"article": ["a"], "outlet": ["x"], "event": ["e"], "text": [text]})
    )
    tidy = "A heading without a stop\nThe pier is shut.\nNobody “knows” why"
    assert table["paragraph"].tolist() == [1, 2, 3] and table["sentence"].tolist() == [1, 2, 3]
    assert [tidy[s:e] for s, e in zip(table["start"], table["end"])] == table["text"].tolist()
    assert table["n_tokens"].tolist() == [5, 4, 3]
    assert table.columns.tolist() == [
        "article",
        "outlet",
        "event",
        "sentence",
        "text",
        "start",
        "end",
        "paragraph",
        "n_tokens",
        "quoted",
    ]


pieces = st.lists(
    st.sampled_from(
        [
            "Mr.",
            "the",
            "pier.",
            "“No.”",
            "Why?",
            "\n",
            "U.S.",
            "3.5",
            "...",
            "–",
            "?!",
            "«Да».",
            "(ok.)",
        ]
    ),
    max_size=60,
)


@settings(max_examples=100, deadline=None)
@given(pieces.map(" ".join))
def test_no_token_is_lost_or_counted_twice(text):
    parts = split(text)
    assert [token for part in parts for token in tokens(part)] == tokens(text)
    assert all(tokens(part) for part in parts)


def test_articles_do_not_run_into_each_other():
    table = split_sentences(
        pd.DataFrame(
            {"article": ["a", "b"], "outlet": ["x", "y"], "text": ["One two", "three four"]}
        )
    )
    assert table["article"].tolist() == ["a", "b"] and table["sentence"].tolist() == [1, 1]


def test_agrees_with_punkt_where_punkt_is_told_the_same_abbreviations():
    """An independent splitter on plain sentences: NLTK's Punkt with our lists."""
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = {
        *sentence_words("abbreviation inside a sentence"),
        *sentence_words("abbreviation that may end a sentence"),
    }
    text = (
        "The pier in Orvelle was shut on Monday. Mr. Vane said that it cost 3.5 million. Was "
        "it safe? Nobody knew. "
        "The ferry ran until 9 p.m. on Sunday. It will not run again! Dr. Orlo of the Harbour "
        "Co. disagreed."
    )
    assert split(text) == PunktSentenceTokenizer(parameters).tokenize(text)


def test_missing_text_gets_one_sentence():
    with pytest.raises(FramingError, match="lacks the column 'text'"):
        split_sentences(pd.DataFrame({"article": ["a"], "outlet": ["x"]}))


@pytest.mark.parametrize(
    ("name", "text", "sentences", "sentences_without"),
    [
        ("abbreviation inside a sentence", "He met Gen. Vane.", 1, 2),
        ("abbreviation that may end a sentence", "The Vane Inc. Orvelle pier is shut.", 1, 2),
        ("sentence starter", "It left at 9 a.m. The pier was shut.", 2, 1),
        ("verb of saying", "“Are you sure?” Orlo asked.", 1, 2),
    ],
)
def test_each_list_of_words_decides(monkeypatch, name, text, sentences, sentences_without):
    assert len(split(text)) == sentences
    monkeypatch.setattr(
        sentence_ends,
        "sentence_words",
        lambda other: frozenset() if other == name else sentence_words(other),
    )
    monkeypatch.setattr(coding, "_RECENT", OrderedDict())
    assert len(split(text)) == sentences_without


@pytest.mark.parametrize("kind", ["in Arrow", "in pieces", "objects"])
@pytest.mark.parametrize("furniture", ["", " \t two  blanks, and a\u00a0hard one . "])
def test_sentences_of_a_large_corpus_are_those_of_a_small_one(monkeypatch, kind, furniture):
    text = "“Der Pier — gut?”, fragte Orlo.\n* * *\nNobody asked. Все молчали! Was it… Mr. Vane?"
    texts = [text, "", f"{furniture}The pier is shut.", "★ ★", text[:40], "Ines left.\nShe ran."]
    column = pd.Series(texts, dtype=object if kind == "objects" else text_column([]).dtype)
    if kind == "in pieces":
        column = pd.concat([column[:1], column[1:4], column[4:]])
    articles = pd.DataFrame({"article": list("abcdef"), "outlet": list("xyxyxy"), "text": column})
    monkeypatch.setattr(coding, "BLOCK", 3)
    small = split_sentences(articles)
    monkeypatch.setattr(coding, "MOST_BYTES", 10)
    monkeypatch.setattr(coding, "_RECENT", OrderedDict())
    monkeypatch.setattr(coding, "_SENTENCES", OrderedDict())
    large = split_sentences(articles)
    pd.testing.assert_frame_equal(small, large)
    assert large.groupby("article").cumcount().add(1).tolist() == large["sentence"].tolist()
    assert not coding._RECENT and not coding._SENTENCES


def test_sentences_of_a_large_corpus_are_no_second_copy_of_it(monkeypatch):
    text = "The old pier of Orvelle was shut on Monday, and nobody asked why. " * 40
    articles = pd.DataFrame({"article": list("ab"), "outlet": list("xy"), "text": text.strip()})
    articles["text"] = articles["text"].astype(text_column([]).dtype)
    monkeypatch.setattr(coding, "MOST_BYTES", 10)
    placed = split_sentences(articles)["text"]
    if type(text_column([]).array) is pd.arrays.ArrowStringArray:  # elsewhere text is no bytes
        assert placed.memory_usage(index=False, deep=True) < len(text) / 2
    assert placed.tolist() == split(text.strip()) * 2


def test_places_of_sentences_take_four_bytes_and_join_places_of_eight():
    text = "The mayor of Orvelle left. “We won,” said Anna Orlo. Nobody asked."
    articles = pd.DataFrame({"article": ["a"], "outlet": ["x"], "text": [text]})
    sentences = split_sentences(articles)
    assert set(map(str, sentences[["start", "end"]].dtypes)) == {"int32"}
    rows = pd.DataFrame({"article": ["a", "a"], "start": [4, text.index("Orlo")]})
    assert with_sentences(rows, sentences, ["sentence"])["sentence"].tolist() == [1, 2]
