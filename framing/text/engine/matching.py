"""A lexicon's terms in a stream of tokens: each distinct word is looked up once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.text.engine.chunks import cumulative
from framing.text.engine.stream import TokenStream
from framing.text.words import normal_letters, spellings, text_tokens, visible

_RULES = 50  # joined in one regular expression: Arrow bounds their size
_LETTER_FOR_STAR = "\ua000"  # that no term holds; a digit would end at a hyphen

NO_WORD = -1  # behind the last word of a form
Counts = Callable[[TokenStream, np.ndarray, np.ndarray, np.ndarray], np.ndarray]


class Matcher:
    """Terms of one or more words, with ``*`` for any letters, each in a category.

    A hyphen and a blank are the same: "regime change" finds regime-change and the other way round.

    Parameters
    ----------
    terms, categories : list of str, of equal length
    """

    def __init__(self, terms: list[str], categories: list[str]):
        self.terms, self.categories = terms, categories
        spelled = [_ways_to_write(term) for term in terms]
        forms = [words for variants in spelled for words in variants]
        self._term = np.array(
            [row for row, variants in enumerate(spelled) for _ in variants], np.int64
        )
        self._distinct = list(dict.fromkeys(word for words in forms for word in words))
        number = {word: index for index, word in enumerate(self._distinct)}
        self._words = np.full((len(forms), max(map(len, forms), default=1)), NO_WORD)
        for form, words in enumerate(forms):
            self._words[form, : len(words)] = [number[word] for word in words]

    def find(
        self, stream: TokenStream, counts: Counts | None = None
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """First token, last token and term of every hit, in the order of the text.

        Of terms of one category that overlap, the longest is the hit. ``counts``, given the stream
        and first token, last token and term of candidates, says which of them are hits.
        """
        codes = WordCodes(self._distinct, stream.vocabulary)
        form, first, last = _runs(self._words, codes, stream)
        term = self._term[form]
        is_apart = last > first
        is_apart[is_apart] = stream.paragraph(first[is_apart]) != stream.paragraph(last[is_apart])
        first, last, term = first[~is_apart], last[~is_apart], term[~is_apart]
        if counts is not None:
            is_hit = counts(stream, first, last, term)
            first, last, term = first[is_hit], last[is_hit], term[is_hit]
        return self._longest(first, last, term)

    def _longest(
        self, first: np.ndarray, last: np.ndarray, term: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """In each category, from left to right, the hits that overlap none before them."""
        number = {name: code for code, name in enumerate(dict.fromkeys(self.categories))}
        category = np.array([number[name] for name in self.categories])[term]
        # Of those that begin at one token the longest first, and of equally long ones that with
        # more letters of its own.
        letters = np.array([len(name.replace("*", "")) for name in self.terms])[term]
        order = np.lexsort((term, -letters, -last, first, category))
        category, start, end = category[order], first[order], last[order]
        # Most overlap with nothing: they begin behind all that came before in their category.
        offset = category * (last.max(initial=0) + 1)
        begins_free = np.ones(len(order), bool)
        begins_free[1:] = (offset + start)[1:] > np.maximum.accumulate(offset + end)[:-1]
        is_hit = begins_free & np.append(begins_free[1:], True)
        last_token: defaultdict = defaultdict(lambda: -1)  # of the hits so far, by category
        for row in np.flatnonzero(~is_hit).tolist():
            if start[row] > last_token[category[row]]:
                last_token[category[row]], is_hit[row] = end[row], True
        order = order[is_hit]
        order = order[np.argsort(first[order], kind="stable")]
        return first[order], last[order], term[order]


class WordCodes:
    """For each word, with ``*`` for any letters, the tokens of a sorted vocabulary that it fits.

    Attributes
    ----------
    codes : int64 array, those of all words, laid end to end, each word's sorted.
    edges : int64 array, for each word where its codes begin, one entry more than words.
    """

    def __init__(self, words: list[str], vocabulary: np.ndarray):
        names = vocabulary.tolist()
        # Most stars stand at the end of a word, where looking up is enough. Of other words those
        # tokens are tried that begin as the word does, or that one of the rules may fit.
        pieces = {row: word.split("*") for row, word in enumerate(words) if "*" in word[:-1]}
        open_rules = [_rule(parts) for parts in pieces.values() if not parts[0]]
        likely = _fitting_any(open_rules, vocabulary)
        fitting = {}
        for row, parts in pieces.items():
            tried = range(*_span(f"{parts[0]}*", names)) if parts[0] else likely
            fitting[row] = [code for code in tried if _fits(parts, names[code])]
        spans = [
            (0, len(fitting[row])) if row in fitting else _span(word, names)
            for row, word in enumerate(words)
        ]
        first, end = np.array(spans, np.int64).reshape(-1, 2).T
        self.edges = np.append(0, np.cumsum(end - first))
        self.codes = _spread(first, end - first)
        for row, own in fitting.items():
            self.codes[self.edges[row] : self.edges[row + 1]] = own

    def of(self, word: int) -> np.ndarray:
        """The codes of one word."""
        return self.codes[self.edges[word] : self.edges[word + 1]]


def vocabulary_codes(words: Collection[str], vocabulary: np.ndarray) -> dict[str, np.ndarray]:
    """For each word the tokens of a sorted vocabulary that it fits, as :class:`WordCodes`."""
    codes = WordCodes(list(words), vocabulary)
    return {word: codes.of(row) for row, word in enumerate(words)}


def _rule(pieces: list[str]) -> str:
    return ".*".join(map(re.escape, pieces))


def _span(word: str, names: list[str]) -> tuple[int, int]:
    """The neighbours in a sorted vocabulary that a word fits, a star at its end at most."""
    start = bisect_left(names, word.rstrip("*"))
    if word.endswith("*"):
        return start, bisect_left(names, word[:-1] + "\U0010ffff")
    return start, start + (names[start : start + 1] == [word])


def _spread(first: np.ndarray, size: np.ndarray) -> np.ndarray:
    """The numbers from each first one on, so many as its size, laid end to end."""
    return np.arange(size.sum()) + np.repeat(first - (np.cumsum(size) - size), size)


def _fits(parts: list[str], name: str) -> bool:
    """Whether the parts stand in a token one after the other, the first and last at its ends.

    Each part is looked for once, from where the last one ended: the first place is the best, so
    that nothing is tried again, as a regular expression would with many stars.
    """
    first, *middle, last = parts
    if len(name) < len(first) + len(last) or not (name.startswith(first) and name.endswith(last)):
        return False
    start, end = len(first), len(name) - len(last)
    for piece in middle:
        start = name.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


def _fitting_any(rules: list[str], vocabulary: np.ndarray) -> list[int]:
    """The tokens that one of the rules may fit, found in one pass by Arrow."""
    if not rules:
        return []
    is_likely = np.zeros(len(vocabulary), bool)
    names = pa.array(vocabulary, pa.large_string())
    for start in range(0, len(rules), _RULES):
        rule = f"^(?:{'|'.join(rules[start : start + _RULES])})$"
        is_likely |= pc.match_substring_regex(names, rule).to_numpy(zero_copy_only=False)
    return np.flatnonzero(is_likely).tolist()


def _runs(
    forms: np.ndarray, codes: WordCodes, stream: TokenStream
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where all words of a form stand in a row: the form, its first and its last token.

    ``forms`` holds the words of each (forms × words), NO_WORD behind them.
    """
    n_tokens = np.bincount(stream.token_code, minlength=len(stream.vocabulary))
    uses = np.diff(cumulative(n_tokens[codes.codes])[codes.edges])
    is_word = forms != NO_WORD
    present = np.flatnonzero(((uses[forms] > 0) | ~is_word).all(axis=1))
    size = is_word.sum(axis=1)
    # Of a form's words the rarest is looked up; the others must stand beside it.
    anchor = np.where(is_word, uses[forms], np.inf).argmin(axis=1)
    index, token = _positions(stream, codes, forms[present, anchor[present]])
    form = present[index]
    start = token - anchor[form]
    is_inside = (start >= 0) & (start + size[form] <= len(stream.token_code))
    form, start = form[is_inside], start[is_inside]
    for step in range(forms.shape[1]):
        fits = (size[form] <= step) | (anchor[form] == step)
        asked = np.flatnonzero(~fits)
        token = stream.token_code[start[asked] + step]
        fits[asked] = _are_among(token, forms[form[asked], step], codes)
        form, start = form[fits], start[fits]
    return form, start, start + size[form] - 1


def _positions(
    stream: TokenStream, codes: WordCodes, words: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Where some words stand: for each time its place in ``words``, and the token."""
    size = np.diff(codes.edges)[words]
    every = codes.codes[_spread(codes.edges[words], size)]
    is_wanted = np.zeros(len(stream.vocabulary), bool)
    is_wanted[every] = True
    rank = np.cumsum(is_wanted) - is_wanted  # of each token among the wanted ones
    n_wanted = is_wanted.sum()
    tokens = np.flatnonzero(is_wanted[stream.token_code])
    token_rank = rank[stream.token_code[tokens]]
    # NumPy sorts two bytes in one pass.
    small = np.uint16 if n_wanted < 1 << 16 else np.int64
    tokens = tokens[np.argsort(token_rank.astype(small), kind="stable")]
    edges = cumulative(np.bincount(token_rank, minlength=n_wanted)).astype(np.int64)
    n = np.diff(edges)[rank[every]]
    index = np.repeat(np.arange(len(words)), size)
    return np.repeat(index, n), tokens[_spread(edges[rank[every]], n)]


def _are_among(tokens: np.ndarray, words: np.ndarray, codes: WordCodes) -> np.ndarray:
    """Whether each token is one that its word fits."""
    lowest, highest = codes.codes[codes.edges[words]], codes.codes[codes.edges[words + 1] - 1]
    fits = (tokens >= lowest) & (tokens <= highest)
    # Neighbours in the vocabulary, as words of one beginning are, are all between.
    has_gaps = highest - lowest != codes.edges[words + 1] - codes.edges[words] - 1
    for word in np.unique(words[has_gaps]).tolist():
        is_own = words == word
        fits[is_own] = np.isin(tokens[is_own], codes.of(word))
    return fits


@lru_cache(maxsize=1 << 15)  # all lexicons' terms, each looked for many times
def _ways_to_write(term: str) -> list[list[str]]:
    return spellings(_split(term))


def _split(term: str) -> list[str]:
    """The words of a term as the text's tokens are; a lone ``*`` is any word."""
    words = normal_letters(visible(term)).split()
    if all(word.replace("*", "a").isalpha() for word in words):
        return words
    return [
        token.replace(_LETTER_FOR_STAR, "*")
        for word in words
        for token in text_tokens(word.replace("*", _LETTER_FOR_STAR))
    ]
