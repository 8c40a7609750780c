"""Finding a lexicon's terms in a stream of tokens: each distinct word is looked up once, whatever the text's length."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

import numpy as np

from framing.stream import Stream
from framing.text import tokens


class Matcher:
    """Terms of one or more words, with ``*`` for any letters, each in a category.

    Parameters
    ----------
    terms, categories : list of str, of equal length
    """

    def __init__(self, terms: list[str], categories: list[str]):
        self.terms, self.categories = terms, categories
        self._words = [_split(term) for term in terms]

    def find(self, stream: Stream) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """First token, last token and term of every hit; of terms of one category that overlap, the longest.

        Returns
        -------
        three int64 arrays, in the order of category and text.
        """
        codes = self._codes(stream.vocabulary.tolist())
        order, edges = _places(stream, [code for words in self._words for code in codes[words[0]]])
        found = []
        for entry, words in enumerate(self._words):
            if not all(codes[word] for word in words):
                continue
            first = [order[edges[code]:edges[code + 1]] for code in codes[words[0]]]
            places = first[0] if len(first) == 1 else np.concatenate(first)
            for step, word in enumerate(words[1:], start=1):
                places = places[places + step < len(stream.token)]
                fits = np.isin(stream.token[places + step], codes[word])
                places = places[fits & (stream.paragraph[places + step] == stream.paragraph[places])]
            if len(places):
                found.append((places, places + len(words) - 1, np.full(len(places), entry)))
        if not found:
            return (np.zeros(0, np.int64),) * 3
        return self._longest(*(np.concatenate(part).astype(np.int64) for part in zip(*found)))

    def _codes(self, vocabulary: list[str]) -> dict[str, list[int]]:
        """For each word of a term the tokens that it stands for."""
        place = {token: code for code, token in enumerate(vocabulary)}
        ordered = sorted(vocabulary)
        codes: dict[str, list[int]] = {}
        for word in {word for words in self._words for word in words}:
            stem = word[:-1]
            if "*" not in word:
                codes[word] = [place[word]] if word in place else []
            elif word.endswith("*") and stem and "*" not in stem:
                hits = ordered[bisect_left(ordered, stem):bisect_left(ordered, stem + "\U0010ffff")]
                codes[word] = [place[token] for token in hits]
            else:
                parts = word.split("*")
                rule, longest = re.compile(".*".join(map(re.escape, parts))), max(parts, key=len)
                codes[word] = [code for token, code in place.items() if longest in token and rule.fullmatch(token)]
        return codes

    def _longest(self, first, last, entry) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Go through each category from left to right and keep what does not overlap what was kept."""
        number = {name: at for at, name in enumerate(dict.fromkeys(self.categories))}
        category = np.array([number[name] for name in self.categories])[entry]
        # At one place the longest term first, and of equally long ones that with more letters of its own.
        letters = np.array([len(term.replace("*", "")) for term in self.terms])[entry]
        order = np.lexsort((entry, -letters, -last, first, category))
        free: dict[int, int] = defaultdict(lambda: -1)
        kept = []
        for at, group, start, end in zip(order.tolist(), category[order].tolist(), first[order].tolist(), last[order].tolist()):
            if start > free[group]:
                free[group] = end
                kept.append(at)
        return first[kept], last[kept], entry[kept]


def _places(stream: Stream, codes: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """Where these words stand, sorted by word, and for each word of the vocabulary where its places begin there."""
    wanted = np.zeros(len(stream.vocabulary) + 1, np.int64)
    wanted[codes] = 1
    rank = np.where(wanted, np.cumsum(wanted) - 1, -1)[:-1][stream.token]
    order = np.flatnonzero(rank >= 0)
    small = np.uint16 if wanted.sum() < 1 << 16 else np.int64  # NumPy sorts two bytes in one pass
    order = order[np.argsort(rank[order].astype(small), kind="stable")]
    edges = np.searchsorted(rank[order], np.arange(wanted.sum() + 1))
    return order, edges[np.cumsum(wanted) - wanted]


def _split(term: str) -> list[str]:
    """The words of a term as the text's tokens are; a lone ``*`` is any word."""
    words = []
    for part in term.split():
        marked = part.replace("*", "\ua000")  # a letter that no term holds; a digit would end at a hyphen
        words += [token.replace("\ua000", "*") for token in tokens(marked)]
    return words
