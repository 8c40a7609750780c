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
        form, first, last = _runs(self._words, codes, stream)
        term = np.array(self._term, np.int64)[form]
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
    for word, rule in rules.items():
        fits = re.compile(rule).fullmatch
        codes[word] = np.array([code for code in likely if fits(names[code])], np.int64)
    return codes


def _fitting_any(rules: list[str], vocabulary: np.ndarray) -> list[int]:
    """The tokens that one of the rules may fit, found in one pass by Arrow."""
    is_likely = np.zeros(len(vocabulary), bool)
    names = pa.array(vocabulary, pa.large_string())
    for start in range(0, len(rules), _RULES):
        rule = f"^(?:{'|'.join(rules[start : start + _RULES])})$"
        is_likely |= pc.match_substring_regex(names, rule).to_numpy(zero_copy_only=False)
    return np.flatnonzero(is_likely).tolist()


def _runs(
    forms: list[list[str]], codes: dict[str, np.ndarray], stream: TokenStream
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where all words of a form stand in a row: the form, its first and its last token."""
    n_tokens = np.bincount(stream.token_code, minlength=len(stream.vocabulary))
    uses = {word: int(n_tokens[own].sum()) for word, own in codes.items() if len(own)}
    present = [form for form, words in enumerate(forms) if all(word in uses for word in words)]
    if not present:
        return (np.zeros(0, np.int64),) * 3
    size = np.array([len(words) for words in forms])
    # Of a form's words the rarest is looked up; the others must stand beside it.
    anchor = np.zeros(len(forms), np.int64)
    for form in present:
        words = forms[form]
        anchor[form] = min(range(len(words)), key=lambda step: uses[words[step]])
    own_codes = [codes[forms[form][anchor[form]]] for form in present]
    which, token = _positions(stream, own_codes)
    form = np.array(present)[which]
    start = token - anchor[form]
    is_inside = (start >= 0) & (start + size[form] <= len(stream.token_code))
    form, start = form[is_inside], start[is_inside]
    for step in range(size.max() if len(form) else 0):
        is_beside = (size[form] > step) & (anchor[form] != step)
        if is_beside.any():
            asked = {number: codes[forms[number][step]] for number in set(form[is_beside].tolist())}
            fits = ~is_beside
            token = stream.token_code[start[is_beside] + step]
            fits[is_beside] = _are_among(token, form[is_beside], asked)
            form, start = form[fits], start[fits]
    return form, start, start + size[form] - 1


def _positions(stream: TokenStream, codes: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Where the words stand that have one of some codes: for each the row of its codes, a token."""
    every = np.concatenate(codes)
    row = np.repeat(np.arange(len(codes)), list(map(len, codes)))
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
    shift = edges[rank[every]] - (np.cumsum(n) - n)
    return np.repeat(row, n), tokens[np.arange(n.sum()) + np.repeat(shift, n)]


def _are_among(tokens: np.ndarray, form: np.ndarray, codes: dict[int, np.ndarray]) -> np.ndarray:
    """Whether each token has one of the codes of its form, which are sorted."""
    lowest, highest = np.zeros((2, max(codes) + 1), np.int64)
    for number, own in codes.items():
        lowest[number], highest[number] = own[0], own[-1]
    fits = (tokens >= lowest[form]) & (tokens <= highest[form])
    for number, own in codes.items():
        # Neighbours in the sorted vocabulary, as words of one beginning are, are all between.
        if own[-1] - own[0] != len(own) - 1:
            is_own = form == number
            fits[is_own] = np.isin(tokens[is_own], own)
    return fits


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
