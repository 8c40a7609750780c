"""Codes of a block of text say the same as going through the text, word by word; what was coded is kept, up to a bound."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import kept
from framing.quotation import quotation_spans
from framing.scarequotes import scare_spans
from framing.stream import code_text
from framing.text import TOKEN, normal_token, tidy_text

TEXTS = st.lists(st.lists(st.one_of(
    st.sampled_from(["a", "The", "U.S.", "so-called", "well-to-do.", "“Yes,”", "“no", "way”", "1,200", "—", "ёж", "«да»", "\n", "\n", "e.g./i.e.", "😀", "", "  "]),
    # Letters that every Unicode table of the last years knows.
    st.text(st.characters(max_codepoint=0x5FF, exclude_categories=["Cs"]), max_size=4)), max_size=12).map(" ".join), max_size=8)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXTS)
def test_tokens_stand_where_the_text_has_them(texts):
    stream = code_text(pd.Series(texts, dtype=object))
    tidy = tidy_text(pd.Series(texts, dtype=object)).tolist()
    assert stream.texts == tidy
    found = [(row, match) for row, text in enumerate(tidy) for match in TOKEN.finditer(text)]
    assert stream.vocabulary[stream.token].tolist() == [normal_token(match.group()) for _, match in found]
    assert stream.article.tolist() == [row for row, _ in found]
    assert stream.n_tokens.tolist() == [sum(row == at for row, _ in found) for at in range(len(texts))]
    every = np.arange(len(found))
    start, end = stream.edges(every, every)
    assert list(zip(start.tolist(), end.tolist())) == [match.span() for _, match in found]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXTS)
def test_paragraphs_and_voices_are_those_of_the_text(texts):
    stream = code_text(pd.Series(texts, dtype=object))
    paragraphs, quoted, before = [], [], 0
    for text in stream.texts:
        spans = quotation_spans(text)
        spoken = [span for span in spans if span not in scare_spans(text, spans)]
        for match in TOKEN.finditer(text):
            paragraphs.append(before + text.count("\n", 0, match.start()))
            quoted.append(any(start <= match.start() < end for start, end in spoken))
        before += text.count("\n") + (text != "")
    assert stream.paragraph(np.arange(len(stream.token))).tolist() == paragraphs
    assert stream.quoted.tolist() == quoted


def test_the_same_text_is_coded_once_wherever_it_lies(monkeypatch):
    texts = pd.Series([f"The pier was shut, article {number}." for number in range(9)])
    assert code_text(texts) is code_text(texts.copy()) is code_text(texts.astype(object))
    assert code_text(texts.iloc[2:5]) is code_text(texts.iloc[2:5].reset_index(drop=True))
    assert code_text(texts.iloc[2:5]) is not code_text(texts)
    # The same bytes cut elsewhere are other texts.
    assert code_text(pd.Series(["ab", "c"])).n_chunks.tolist() == [1, 1] != code_text(pd.Series(["abc"])).n_chunks.tolist()


@pytest.mark.parametrize("bound, still_there", [(10**9, True), (200, False), (0, False)])
def test_what_was_not_asked_for_longest_is_let_go(monkeypatch, bound, still_there):
    monkeypatch.setattr(kept, "BOUND", bound)
    first = code_text(pd.Series(["The first pier. " * 10]))
    code_text(pd.Series(["The second pier. " * 10]))
    assert (code_text(pd.Series(["The first pier. " * 10])) is first) == still_there
    assert sum(each.size for each in kept._KEPT.values()) <= bound
