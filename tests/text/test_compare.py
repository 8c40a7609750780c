"""Two wordings: what is marked as the same in both is a common subsequence of their words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing.text.compare import word_differences
from framing.text.tidy import normal_token, tokens

TEXTS = st.lists(
    st.sampled_from(["Brothers", "not", "friends", "но", "друзья", "80.10", "—"]), max_size=12
).map(" ".join)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_the_same_words_are_a_common_subsequence(text_a, text_b):
    table = framing.word_differences(text_a, text_b)
    sides = [table[table["side"] == side] for side in "ab"]
    assert [normal_token(word) for word in sides[0]["word"]] == tokens(text_a)
    same = [[normal_token(word) for word in side.loc[side["same"], "word"]] for side in sides]
    assert same[0] == same[1]


@settings(deadline=None)
@given(TEXTS)
def test_a_text_and_itself_have_no_difference(text):
    assert framing.word_differences(text, text)["same"].all()


def test_offsets_lead_to_the_words():
    texts = {"a": "Won by a landslide", "b": "Won, according to results"}
    for row in framing.word_differences(*texts.values()).itertuples():
        assert texts[row.side][row.start : row.end] == row.word


def test_no_text_is_named():
    with pytest.raises(framing.FramingError, match="text_b must be text, not None"):
        framing.word_differences("a", None)


def test_words_that_repeat_without_end_are_compared_in_order():
    """difflib would pair each of them with each; the answer is still a common order."""
    table = word_differences("a b " * 2_000, "b a c " * 1_500)
    same = [table.loc[(table["side"] == side) & table["same"], "word"].tolist() for side in "ab"]
    assert same[0] == same[1] and len(same[0]) > 1_400
    assert "c" not in same[0]
