"""Two wordings: each word is either common to both or marked, and what is common is a common
subsequence.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing.text.tidy import normal_token, tokens

TEXTS = st.lists(
    st.sampled_from(["Brothers", "not", "friends", "но", "друзья", "80.10", "—"]), max_size=12
).map(" ".join)


@given(TEXTS, TEXTS)
def test_the_same_words_are_a_common_subsequence(one, other):
    found = framing.word_differences(one, other)
    sides = [found[found["side"] == side] for side in "ab"]
    assert [normal_token(word) for word in sides[0]["word"]] == tokens(one)
    kept = [[normal_token(word) for word in side.loc[side["same"], "word"]] for side in sides]
    assert kept[0] == kept[1]


@given(TEXTS)
def test_a_text_and_itself_have_no_difference(text):
    assert framing.word_differences(text, text)["same"].all()


def test_offsets_lead_to_the_words():
    for row in framing.word_differences(
        "Won by a landslide", "Won, according to results"
    ).itertuples():
        text = {"a": "Won by a landslide", "b": "Won, according to results"}[row.side]
        assert text[row.start : row.end] == row.word


def test_no_text_is_named():
    with pytest.raises(framing.FramingError, match="text_b must be text, not None"):
        framing.word_differences("a", None)
