"""A token stream says what going through the text word by word says; streams stay, to a bound."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.base.arrow import row_slices, text_column
from framing.text.engine import coding
from framing.text.engine.coding import token_streams
from framing.text.engine.stream import TokenStream
from framing.text.marks.scare_quotes import spoken_spans
from framing.text.tidy import TOKEN, normal_token, tidy_text

TEXTS = st.lists(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "a",
                    "The",
                    "U.S.",
                    "so-called",
                    "well-to-do.",
                    "“Yes,”",
                    "“no",
                    "way”",
                    "1,200",
                    "—",
                    "ёж",
                    "«да»",
                    "\n",
                    "\n",
                    "e.g./i.e.",
                    "😀",
                    "",
                    "  ",
                ]
            ),
            # Letters that every Unicode table of the last years knows.
            st.text(st.characters(max_codepoint=0x5FF, exclude_categories=["Cs"]), max_size=4),
        ),
        max_size=12,
    ).map(" ".join),
    max_size=8,
)


def stream_of(texts: pd.Series) -> TokenStream:
    """The stream of texts that are one block."""
    [(_, stream)] = token_streams(texts, "reading")
    return stream


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TEXTS)
def test_tokens_stand_where_the_text_has_them(texts):
    stream = stream_of(pd.Series(texts, dtype=object))
    tidy = tidy_text(pd.Series(texts, dtype=object)).tolist()
    assert stream.texts == tidy
    found = [(row, match) for row, text in enumerate(tidy) for match in TOKEN.finditer(text)]
    assert stream.vocabulary[stream.token_code].tolist() == [
        normal_token(match.group()) for _, match in found
    ]
    assert stream.token_article.tolist() == [row for row, _ in found]
    assert stream.n_tokens.tolist() == [
        sum(row == at for row, _ in found) for at in range(len(texts))
    ]
    every = np.arange(len(found))
    start, end = stream.character_spans(every, every)
    assert list(zip(start.tolist(), end.tolist())) == [match.span() for _, match in found]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TEXTS)
def test_paragraphs_and_voices_are_those_of_the_text(texts):
    stream = stream_of(pd.Series(texts, dtype=object))
    paragraphs, quoted, before = [], [], 0
    for text in stream.texts:
        spoken = spoken_spans(text)
        for match in TOKEN.finditer(text):
            paragraphs.append(before + text.count("\n", 0, match.start()))
            quoted.append(any(start <= match.start() < end for start, end in spoken))
        before += text.count("\n") + (text != "")
    assert stream.paragraph(np.arange(len(stream.token_code))).tolist() == paragraphs
    assert stream.quoted.tolist() == quoted


def test_the_same_text_is_coded_once_wherever_it_lies(monkeypatch):
    texts = pd.Series([f"The pier was shut, article {number}." for number in range(9)])
    assert stream_of(texts) is stream_of(texts.copy()) is stream_of(texts.astype(object))
    assert stream_of(texts.iloc[2:5]) is stream_of(texts.iloc[2:5].reset_index(drop=True))
    assert stream_of(texts.iloc[2:5]) is not stream_of(texts)
    # The same bytes cut elsewhere are other texts.
    assert (
        stream_of(pd.Series(["ab", "c"])).n_chunks.tolist()
        == [1, 1]
        != stream_of(pd.Series(["abc"])).n_chunks.tolist()
    )


@pytest.mark.parametrize("most_bytes, still_there", [(10**9, True), (200, False), (0, False)])
def test_what_was_not_asked_for_longest_is_let_go(monkeypatch, most_bytes, still_there):
    monkeypatch.setattr(coding, "MOST_BYTES", most_bytes)
    monkeypatch.setattr(coding, "_RECENT", OrderedDict())
    first = stream_of(pd.Series(["The first pier. " * 10]))
    stream_of(pd.Series(["The second pier. " * 10]))
    assert (stream_of(pd.Series(["The first pier. " * 10])) is first) == still_there
    assert sum(stream.tidy.nbytes for stream in coding._RECENT.values()) <= most_bytes


def test_what_was_asked_for_last_stays_longest(monkeypatch):
    texts = [pd.Series([f"The {name} pier. " * 10]) for name in ("first", "other", "third")]
    monkeypatch.setattr(coding, "_RECENT", OrderedDict())
    first = stream_of(texts[0])
    monkeypatch.setattr(coding, "MOST_BYTES", 2 * first.tidy.nbytes + 50)
    other = stream_of(texts[1])
    assert stream_of(texts[0]) is first
    stream_of(texts[2])
    assert stream_of(texts[0]) is first and stream_of(texts[1]) is not other


def test_blocks_side_by_side_say_what_each_says_alone(monkeypatch):
    monkeypatch.setattr(coding, "BLOCK", 2)
    monkeypatch.setattr(coding, "_RECENT", OrderedDict())
    texts = pd.Series(
        [
            "The pier was shut.",
            "",
            "“The pier,” he said,\nis shut.",
            "e\u0301lan  vital ",
            "",
            "",
            "The end",
        ]
    )
    blocks = list(token_streams(texts, "reading"))
    assert [rows for rows, _ in blocks] == [slice(0, 2), slice(2, 4), slice(4, 6), slice(6, 8)]
    coding._RECENT.clear()
    for rows, stream in blocks:
        alone = stream_of(texts.iloc[rows])
        assert alone is not stream
        assert stream.texts == alone.texts == tidy_text(texts.iloc[rows]).tolist()
        words, words_alone = (each.vocabulary[each.token_code] for each in (stream, alone))
        assert words.tolist() == words_alone.tolist()
        assert stream.article_characters.tolist() == alone.article_characters.tolist()
        assert stream.quoted.tolist() == alone.quoted.tolist()


def test_a_text_that_is_edited_in_place_is_another_text():
    articles = pd.DataFrame({"text": ["The pier was shut.", "The pier is open."]})
    before = stream_of(articles["text"])
    articles.loc[1, "text"] = "The harbour is open."
    assert (
        "harbour" in stream_of(articles["text"]).vocabulary and "harbour" not in before.vocabulary
    )


@pytest.mark.parametrize(
    "sizes, most, expected",
    [
        ([3], 10, [(0, 3)]),
        ([3, 2], 4, [(0, 3), (3, 5)]),
        ([5, 1], 2, [(0, 2), (2, 4), (4, 5), (5, 6)]),
        ([], 4, []),
        ([1] * 40, 20, [(0, 20), (20, 40)]),  # pieces too small to go along
    ],
)
def test_slices_go_along_the_pieces_of_a_column(sizes, most, expected):
    column = text_column([pa.array(["a"] * size, pa.large_string()) for size in sizes])
    assert [(rows.start, rows.stop) for rows in row_slices(column, most)] == expected
    plain = [(at, min(at + most, sum(sizes))) for at in range(0, max(sum(sizes), 1), most)]
    assert [(rows.start, rows.stop) for rows in row_slices(column.astype(object), most)] == plain
