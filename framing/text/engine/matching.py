"""A lexicon's terms in a stream of tokens: each distinct word is looked up once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.text.engine.chunks import cumulative
from framing.text.engine.stream import TokenStream
from framing.text.words import normal_letters, spellings, text_tokens

_RULES = 50  # joined in one regular expression: Arrow bounds their size
_LETTER_FOR_STAR = "\ua000"  # that no term holds; a digit would end at a hyphen


_NO_HITS = (np.zeros(0, np.int64),) * 3
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
        spelled = [spellings(_split(term)) for term in terms]
        self._words = [words for ways in spelled for words in ways]
        self._term = [row for row, ways in enumerate(spelled) for _ in ways]
        self._distinct = {word for words in self._words for word in words}

    def find(
        self, stream: TokenStream, counts: Counts | None = None
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """First token, last token and term of every hit, in the order of the text.

        Of terms of one category that overlap, the longest is the hit. ``counts``, given the stream
        and first token, last token and term of candidates, says which of them are hits.
        """
        codes = vocabulary_codes(self._distinct, stream.vocabulary)
        positions = _Positions(stream, [codes[words[0]] for words in self._words])
        hits = [_NO_HITS]
        for row, words in zip(self._term, self._words):
            if all(len(codes[word]) for word in words):
                start = _starts(words, codes, positions, stream.token_code)
                hits.append((start, start + len(words) - 1, np.full(len(start), row)))
        first, last, term = (np.concatenate(column) for column in zip(*hits))
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


def vocabulary_codes(words: Collection[str], vocabulary: np.ndarray) -> dict[str, np.ndarray]:
    """For each word, with ``*`` for any letters, the tokens of a sorted vocabulary that it fits."""
    names, codes = vocabulary.tolist(), {}
    # Most stars stand at the end of a word, where looking up is enough.
    rules = {word: ".*".join(map(re.escape, word.split("*"))) for word in words if "*" in word[:-1]}
    for word in words:
        if word in rules:
            continue
        start = bisect_left(names, word.rstrip("*"))
        if word.endswith("*"):
            end = bisect_left(names, word[:-1] + "\U0010ffff")
        else:
            end = start + (names[start : start + 1] == [word])
        codes[word] = np.arange(start, end)
    likely = _fitting_any(list(rules.values()), vocabulary)
    for word in rules:
        parts = word.split("*")
        codes[word] = np.array([code for code in likely if _fits(parts, names[code])], np.int64)
    return codes


def _fits(parts: list[str], name: str) -> bool:
    """Whether the parts stand in a token one after the other, the first and last at its ends.

    Each part is looked for once, from where the last one ended: the first place is the best, so
    that nothing is tried again, as a regular expression would with many stars.
    """
    first, *middle, last = parts
    if len(name) < len(first) + len(last) or not (name.startswith(first) and name.endswith(last)):
        return False
    at, end = len(first), len(name) - len(last)
    for part in middle:
        at = name.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


def _fitting_any(rules: list[str], vocabulary: np.ndarray) -> list[int]:
    """The tokens that one of the rules may fit, found in one pass by Arrow."""
    is_likely = np.zeros(len(vocabulary), bool)
    names = pa.array(vocabulary, pa.large_string())
    for start in range(0, len(rules), _RULES):
        rule = f"^(?:{'|'.join(rules[start : start + _RULES])})$"
        is_likely |= pc.match_substring_regex(names, rule).to_numpy(zero_copy_only=False)
    return np.flatnonzero(is_likely).tolist()


class _Positions:
    """Where the tokens of some words stand in a stream."""

    def __init__(self, stream: TokenStream, codes: list[np.ndarray]):
        is_wanted = np.zeros(len(stream.vocabulary) + 1, bool)
        is_wanted[np.concatenate(codes)] = True
        self.rank = np.cumsum(is_wanted) - is_wanted  # of each token among the wanted ones
        n_wanted = is_wanted.sum()
        tokens = np.flatnonzero(is_wanted[stream.token_code])
        rank = self.rank[stream.token_code[tokens]]
        # NumPy sorts two bytes in one pass.
        small = np.uint16 if n_wanted < 1 << 16 else np.int64
        self.tokens = tokens[np.argsort(rank.astype(small), kind="stable")]
        self.edges = cumulative(np.bincount(rank, minlength=n_wanted))

    def of(self, codes: np.ndarray) -> np.ndarray:
        """Where these words stand, of which there is one at least."""
        rank = self.rank[codes]
        starts, ends = self.edges[rank].tolist(), self.edges[rank + 1].tolist()
        return np.concatenate([self.tokens[start:end] for start, end in zip(starts, ends)])


def _starts(
    words: list[str], codes: dict[str, np.ndarray], positions: _Positions, token_code: np.ndarray
) -> np.ndarray:
    """The tokens at which words stand in a row."""
    start = positions.of(codes[words[0]])
    for step, word in enumerate(words[1:], start=1):
        start = start[start + step < len(token_code)]
        start = start[_is_among(token_code[start + step], codes[word])]
    return start


def _is_among(tokens: np.ndarray, codes: np.ndarray) -> np.ndarray:
    # Neighbours in the sorted vocabulary, as words of one beginning are.
    if codes[-1] - codes[0] == len(codes) - 1:
        return (tokens >= codes[0]) & (tokens <= codes[-1])
    return np.isin(tokens, codes)


def _split(term: str) -> list[str]:
    """The words of a term as the text's tokens are; a lone ``*`` is any word."""
    words = normal_letters(term).split()
    if all(word.replace("*", "a").isalpha() for word in words):
        return words
    return [
        token.replace(_LETTER_FOR_STAR, "*")
        for word in words
        for token in text_tokens(word.replace("*", _LETTER_FOR_STAR))
    ]
