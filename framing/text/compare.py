"""The words that differ between two wordings, and those that are the same in a row."""

from __future__ import annotations

from difflib import SequenceMatcher

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError
from framing.text.quotation import quotation_spans
from framing.text.tidy import TOKEN, normal_token, tidy_text, tokens

ANCHOR = 6  # words in a row that two articles quote


@public
def word_differences(text_a: str, text_b: str) -> pd.DataFrame:
    """Compare two wordings word by word.

    Parameters
    ----------
    text_a, text_b : str

    Returns
    -------
    DataFrame, one row a word
        side (``a`` or ``b``), word (as written), start, end (its characters), same (bool: the other
        wording has it in the same order).

    Raises
    ------
    FramingError
        If a wording is no text.

    Examples
    --------
    >>> found = word_differences("Not friends, but brothers", "Brothers, not friends")
    >>> found.loc[found["same"], ["side", "word"]].values.tolist()
    [['a', 'Not'], ['a', 'friends'], ['b', 'not'], ['b', 'friends']]
    """
    for name, text in (("text_a", text_a), ("text_b", text_b)):
        if not isinstance(text, str):
            raise FramingError(f"{name} must be text, not {type(text).__name__}.")
    sides = [list(TOKEN.finditer(text)) for text in (text_a, text_b)]
    words = [[normal_token(match.group()) for match in side] for side in sides]
    matcher = SequenceMatcher(None, *words, autojunk=False)
    same: tuple[set, set] = (set(), set())
    for at, to, size in matcher.get_matching_blocks():
        same[0].update(range(at, at + size))
        same[1].update(range(to, to + size))
    rows = [
        (name, match.group(), match.start(), match.end(), place in found)
        for name, side, found in zip("ab", sides, same)
        for place, match in enumerate(side)
    ]
    return pd.DataFrame(rows, columns=["side", "word", "start", "end", "same"])


def shared_runs(text_a: str, text_b: str, words: int) -> list[tuple]:
    """Runs of at least so many words that stand in both texts: text, words, quoted in either."""
    one, other = tidy_text(pd.Series([text_a, text_b]))
    first, second = (list(TOKEN.finditer(text)) for text in (one, other))
    a, b = ([normal_token(match.group()) for match in side] for side in (first, second))
    place: dict = {}
    for at in range(len(b) - words + 1):
        place.setdefault(tuple(b[at : at + words]), at)
    spans = quotation_spans(one), quotation_spans(other)
    runs, at = [], 0
    while at <= len(a) - words:
        to = place.get(tuple(a[at : at + words]))
        if to is None:
            at += 1
            continue
        size = words
        while at + size < len(a) and to + size < len(b) and a[at + size] == b[to + size]:
            size += 1
        begin, end = first[at].start(), first[at + size - 1].end()
        runs.append(
            (one[begin:end], size, _inside(begin, spans[0]), _inside(second[to].start(), spans[1]))
        )
        at += size
    return runs


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def shared_quotations(one: pd.DataFrame, other: pd.DataFrame) -> set[tuple[int, int]]:
    """Sentences of two articles that share six words in a row of a quotation."""
    spoken = [
        [(at, tokens(row.text)) for at, row in enumerate(side.itertuples()) if row.quoted > 0]
        for side in (one, other)
    ]
    if not all(spoken):
        return set()
    place: dict = {}
    for at, words in spoken[0]:
        for start in range(len(words) - ANCHOR + 1):
            place.setdefault(tuple(words[start : start + ANCHOR]), at)
    return {
        (place[gram], at)
        for at, words in spoken[1]
        for start in range(len(words) - ANCHOR + 1)
        if (gram := tuple(words[start : start + ANCHOR])) in place
    }
