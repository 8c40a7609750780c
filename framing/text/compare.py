"""The words that differ between two wordings, and those that are the same in a row."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError
from framing.text.marks.scare_quotes import spoken_spans
from framing.text.tidy import TOKEN, normal_token, tidy_text

SHARED_QUOTATION = 6  # words in a row of a quotation
FEWEST_QUOTED = 2  # of them that stand inside it: one may be a name under marks
MOST_PAIRS = 1_000_000  # of equal words; two articles of 5,000 words have a quarter of it
NEAR = 50  # words that are passed over, in texts of many repeats


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
    >>> found.loc[found["same"], ["side", "word"]].to_numpy().tolist()
    [['a', 'Not'], ['a', 'friends'], ['b', 'not'], ['b', 'friends']]
    """
    for name, text in (("text_a", text_a), ("text_b", text_b)):
        if not isinstance(text, str):
            raise FramingError(f"{name} must be text, not {type(text).__name__}.")
    sides = [list(TOKEN.finditer(text)) for text in (text_a, text_b)]
    tokens_a, tokens_b = map(_tokens, sides)
    same: tuple[set[int], set[int]] = (set(), set())
    for start_a, start_b, size in _common_blocks(tokens_a, tokens_b):
        same[0].update(range(start_a, start_a + size))
        same[1].update(range(start_b, start_b + size))
    rows = [
        (name, match.group(), match.start(), match.end(), number in same_words)
        for name, matches, same_words in zip("ab", sides, same)
        for number, match in enumerate(matches)
    ]
    return pd.DataFrame(rows, columns=["side", "word", "start", "end", "same"])


def same_words(text_a: str, text_b: str) -> bool:
    """Whether two wordings are word for word the same, whatever their signs and capitals.

    Examples
    --------
    >>> same_words("“The pier is shut,” he said.", 'the pier is shut, "he said"')
    True
    >>> same_words("The pier is shut.", "The pier was shut.")
    False
    """
    if text_a == text_b:
        return True
    words_a, words_b = (_tokens(list(TOKEN.finditer(text))) for text in (text_a, text_b))
    return words_a == words_b


def _common_blocks(words_a: list[str], words_b: list[str]) -> list[tuple[int, int, int]]:
    """Stretches that two lists have in common, in order: where they begin in either, how long.

    difflib's, but where words repeat so often that it would go on for hours: there each word is
    led to its next place in the other list, if that is near.
    """
    often_b = Counter(words_b)
    if sum(n * often_b[word] for word, n in Counter(words_a).items()) <= MOST_PAIRS:
        matcher = SequenceMatcher(None, words_a, words_b, autojunk=False)
        return [(block.a, block.b, block.size) for block in matcher.get_matching_blocks()]
    positions: dict[str, list[int]] = {}
    for place_b, word in enumerate(words_b):
        positions.setdefault(word, []).append(place_b)
    blocks, after = [], 0
    for place_a, word in enumerate(words_a):
        later = positions.get(word, [])
        nearest = bisect_left(later, after)
        if nearest < len(later) and later[nearest] - after < NEAR:
            blocks.append((place_a, later[nearest], 1))
            after = later[nearest] + 1
    return blocks


def shared_runs(text_a: str, text_b: str, words: int) -> list[tuple[str, int, bool, bool]]:
    """Runs of at least so many words that stand in both texts: text, words, quoted in either."""
    text_a, text_b = tidy_text(pd.Series([text_a, text_b]))
    matches_a, matches_b = (list(TOKEN.finditer(text)) for text in (text_a, text_b))
    a, b = _tokens(matches_a), _tokens(matches_b)
    spans_a, spans_b = spoken_spans(text_a), spoken_spans(text_b)
    first_in_b: dict[tuple, int] = {}
    for number, gram in enumerate(_grams(b, words)):
        first_in_b.setdefault(gram, number)
    runs, start_a = [], 0
    while start_a <= len(a) - words:
        start_b = first_in_b.get(tuple(a[start_a : start_a + words]))
        if start_b is None:
            start_a += 1
            continue
        size = words + _same_words(a, b, start_a + words, start_b + words)
        start, end = matches_a[start_a].start(), matches_a[start_a + size - 1].end()
        is_quoted = _is_inside(start, spans_a), _is_inside(matches_b[start_b].start(), spans_b)
        runs.append((text_a[start:end], size, *is_quoted))
        start_a += size
    return runs


def quoted_runs(sentences: pd.DataFrame) -> list[tuple[int, tuple[str, ...]]]:
    """The runs of words of an article's quotations, each with the position of its sentence.

    A run may go on beyond its quotation: outlets cut the same one at different words.
    """
    return [
        (position, gram)
        for position, row in enumerate(sentences[["text", "quoted"]].itertuples())
        if row.quoted > 0
        for gram in _quoted_grams(row.text, is_whole=row.quoted == 1)
    ]


def _quoted_grams(text: str, *, is_whole: bool) -> list[tuple[str, ...]]:
    """The runs of a sentence's words that reach into a quotation of it.

    All of them where the whole sentence is quoted, or its quotation begins or ends in another one.
    """
    matches = list(TOKEN.finditer(text))
    grams = _grams(_tokens(matches), SHARED_QUOTATION)
    spans = [] if is_whole else spoken_spans(text)
    if not spans:
        return grams
    is_quoted = [_is_inside(match.start(), spans) for match in matches]
    return [
        gram
        for start, gram in enumerate(grams)
        if sum(is_quoted[start : start + SHARED_QUOTATION]) >= FEWEST_QUOTED
    ]


def shared_quotations(runs_a: list, runs_b: list) -> set[tuple[int, int]]:
    """Sentences of two articles, by position, that share words in a row of a quotation."""
    if not runs_a or not runs_b:
        return set()
    first = dict((gram, position) for position, gram in reversed(runs_a))
    return {(first[gram], position) for position, gram in runs_b if gram in first}


def _tokens(matches: list) -> list[str]:
    return [normal_token(match.group()) for match in matches]


def _grams(words: list[str], size: int) -> list[tuple[str, ...]]:
    """Every run of so many words."""
    return [tuple(words[start : start + size]) for start in range(len(words) - size + 1)]


def _same_words(words_a: Sequence[str], words_b: Sequence[str], start_a: int, start_b: int) -> int:
    """How many words two lists have in common from two places on."""
    longest = min(len(words_a) - start_a, len(words_b) - start_b)
    for number in range(longest):
        if words_a[start_a + number] != words_b[start_b + number]:
            return number
    return longest


def _is_inside(character: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= character < end for start, end in spans)
