"""Finding a lexicon's terms in a stream of tokens: each distinct word is looked up once, whatever
the text's length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.text.engine.stream import Stream
from framing.text.tidy import tokens


class Matcher:
    """Terms of one or more words, with ``*`` for any letters, each in a category.

    Parameters
    ----------
    terms, categories : list of str, of equal length
    """

    def __init__(self, terms: list[str], categories: list[str]):
        self.terms, self.categories = terms, categories
        self._words = [_split(term) for term in terms]
        self._chunks = self._found = None
        self._distinct = {word for words in self._words for word in words}
        # Most stars stand at the end of a word, where looking up is enough; the others are regular
        # expressions.
        self._inner = {
            word: ".*".join(map(re.escape, word.split("*")))
            for word in self._distinct
            if "*" in word[:-1]
        }

    def find(self, stream: Stream) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """First token, last token and term of every hit; of terms of one category that overlap, the
        longest.

        Returns
        -------
        three int64 arrays, in the order of the text.
        """
        if stream.chunks is not self._chunks:  # blocks that were coded together share their words
            self._chunks, self._found = stream.chunks, self._codes(stream.vocabulary)
        codes = self._found
        order, edges = _places(stream, np.concatenate([codes[words[0]] for words in self._words]))
        single = [entry for entry, words in enumerate(self._words) if len(words) == 1]
        found = [_single(single, [codes[self._words[entry][0]] for entry in single], order, edges)]
        token = stream.token
        for entry, words in enumerate(self._words):
            if len(words) == 1 or any(len(codes[word]) == 0 for word in words):
                continue
            places = np.concatenate(
                [order[edges[code] : edges[code + 1]] for code in codes[words[0]].tolist()]
            )
            for step, word in enumerate(words[1:], start=1):
                places = places[places + step < len(token)]
                places = places[_among(token[places + step], codes[word])]
            found.append((places, places + len(words) - 1, np.full(len(places), entry)))
        first, last, entry = (np.concatenate(part).astype(np.int64) for part in zip(*found))
        apart = last > first
        apart[apart] = stream.paragraph(first[apart]) != stream.paragraph(last[apart])
        return self._longest(first[~apart], last[~apart], entry[~apart])

    def _codes(self, vocabulary: np.ndarray) -> dict[str, np.ndarray]:
        """For each word of a term the tokens that it stands for."""
        names, codes = vocabulary.tolist(), {}  # sorted
        for word in self._distinct - self._inner.keys():
            start = bisect_left(names, word.rstrip("*"))
            end = (
                bisect_left(names, word[:-1] + "\U0010ffff")
                if word.endswith("*")
                else start + (names[start : start + 1] == [word])
            )
            codes[word] = np.arange(start, end)
        some = [(code, names[code]) for code in _likely(vocabulary, list(self._inner.values()))]
        return codes | {
            word: np.array([code for code, token in some if re.fullmatch(rule, token)], np.int64)
            for word, rule in self._inner.items()
        }

    def _longest(self, first, last, entry) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Go through each category from left to right and keep what does not overlap what was
        kept.
        """
        number = {name: at for at, name in enumerate(dict.fromkeys(self.categories))}
        category = np.array([number[name] for name in self.categories])[entry]
        # At one place the longest term first, and of equally long ones that with more letters of
        # its own.
        letters = np.array([len(term.replace("*", "")) for term in self.terms])[entry]
        order = np.lexsort((entry, -letters, -last, first, category))
        category, start, end = category[order], first[order], last[order]
        # Most overlap with nothing: where they begin lies behind all that came before in their
        # category.
        far = category * (last.max(initial=0) + 1)
        apart = np.append(True, (far + start)[1:] > np.maximum.accumulate(far + end)[:-1])[
            : len(order)
        ]
        doubtful = ~apart | ~np.append(apart[1:], True)[: len(order)]
        kept, free = ~doubtful, defaultdict(lambda: -1)
        for at in np.flatnonzero(doubtful).tolist():
            if start[at] > free[category[at]]:
                free[category[at]], kept[at] = end[at], True
        order = order[kept]
        order = order[np.argsort(first[order], kind="stable")]
        return first[order], last[order], entry[order]


def _likely(vocabulary: np.ndarray, rules: list[str]) -> list[int]:
    """The tokens that one of the rules may fit, found in one pass by Arrow."""
    likely = np.zeros(len(vocabulary), bool)
    names = pa.array(vocabulary, pa.large_string())
    for at in range(0, len(rules), 50):  # Arrow's expressions have a bound of their size
        rule = f"^(?:{'|'.join(rules[at : at + 50])})$"
        likely |= pc.match_substring_regex(names, rule).to_numpy(zero_copy_only=False)
    return np.flatnonzero(likely).tolist()


def _single(
    entries: list[int], codes: list[np.ndarray], order: np.ndarray, edges: np.ndarray
) -> tuple:
    """First token, last token and term of every hit of terms of one word, all at once."""
    code = np.concatenate([np.zeros(0, np.int64), *codes])
    entry = np.repeat(np.array(entries, np.int64), [len(each) for each in codes])
    n = edges[code + 1] - edges[code]
    places = order[np.repeat(edges[code] - (np.cumsum(n) - n), n) + np.arange(n.sum())]
    return places, places, np.repeat(entry, n)


def _among(tokens: np.ndarray, codes: np.ndarray) -> np.ndarray:
    # neighbours in the sorted vocabulary, as words of one beginning are
    if codes[-1] - codes[0] == len(codes) - 1:
        return (tokens >= codes[0]) & (tokens <= codes[-1])
    return np.isin(tokens, codes)


def _places(stream: Stream, codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where these words stand, sorted by word, and for each word of the vocabulary where its places
    begin there.
    """
    wanted = np.zeros(len(stream.vocabulary) + 1, np.int64)
    wanted[codes] = 1
    rank = np.where(wanted, np.cumsum(wanted) - 1, -1)[:-1][stream.token]
    order = np.flatnonzero(rank >= 0)
    small = np.uint16 if wanted.sum() < 1 << 16 else np.int64  # NumPy sorts two bytes in one pass
    order = order[np.argsort(rank[order].astype(small), kind="stable")]
    edges = np.append(0, np.cumsum(np.bincount(rank[order], minlength=wanted.sum())))
    return order, edges[np.cumsum(wanted) - wanted]


def _split(term: str) -> list[str]:
    """The words of a term as the text's tokens are; a lone ``*`` is any word."""
    words = []
    for part in term.split():
        # a letter that no term holds; a digit would end at a hyphen
        marked = part.replace("*", "\ua000")
        words += [token.replace("\ua000", "*") for token in tokens(marked)]
    return words
