"""Where sentences end, by rules over the chunks between blanks.

A sentence ends with its paragraph, or after a chunk that ends in ``. ! ? …`` (closing marks may
follow) when the next chunk does not begin in lower case and the full stop is not that of an
abbreviation. Abbreviations are those that always have more to come (titles and the like), those
that may also end a sentence (then the next word decides: ``The`` begins one, ``Smith`` does not),
and single initials; Russian units (руб., г.) end one before a capital. The lists stand in
``data/sentence_words.csv``. A dash and a word in lower case after a quotation go on: «Когда?» —
спросила она.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.base.data import sentence_words
from framing.text.engine.chunks import DistinctChunks

_OPENING = "\"'“”‘’«»„‚([{—–-"
_CLOSING = "\"'”’“»)]}"
_TERMINAL = rf"[.!?…][{re.escape(_CLOSING)}]*[—–]?$"  # said Orlo.— We
_BEHIND_WORD = ".,;:!?…" + _CLOSING
_PLAIN_END = "^[A-Za-zА-Яа-яЁё]{2,}[.!?]$"
_ABBREVIATIONS = [
    "abbreviation inside a sentence",
    "abbreviation that may end a sentence",
    "abbreviation that ends a sentence before a capital",
    "abbreviation that ends a sentence behind a number",
]
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")  # u.s, t.e: the last full stop taken off
_NUMBER = re.compile(r"(?:\d[\d.,–-]*|[ivxхIVXХ]+|т\.)$")  # before г., в., д.: 2019 г., т. д.
# A title of two chunks in Russian marks: «Днепр. Этюд».
_OPENS_NAME, _CLOSES_NAME = r"^[«\"“„]\p{Cyrillic}", r"^[^.!?…«]+[»\"”][,.;:)]*$"
_INITIAL = re.compile(r"[^\W\d_]\.$")
_DASHES = ("—", "–", "-", "―")
# What the end of a chunk says: nothing; the sentence ends; it ends if the next chunk is a word that
# begins sentences; it ends unless a verb of saying follows (“Where to?” Orlo asked); it ends before
# a capital; it does so behind a number.
_NO_END, _END, _END_BEFORE_STARTER, _END_UNLESS_SAID, _END_BEFORE_CAPITAL, _END_BEHIND_NUMBER = (
    range(6)
)


def sentence_starts(
    chunks: DistinctChunks, chunk_code: np.ndarray, paragraph_ends: np.ndarray
) -> np.ndarray:
    """Where the sentences of a block begin.

    Parameters
    ----------
    chunks : DistinctChunks
    chunk_code : int array, for each chunk of the text its row in ``chunks``.
    paragraph_ends : int array, the last chunk of each paragraph.

    Returns
    -------
    int64 array, for each sentence the position of its first chunk.
    """
    if not len(chunk_code):
        return np.zeros(0, np.int64)
    facts = _facts(chunks.spelled)
    is_last = np.zeros(len(chunk_code), bool)
    is_last[paragraph_ends] = True
    candidates = np.flatnonzero((facts.ends != _NO_END)[chunk_code] & ~is_last)
    # The last chunk of the block ends a paragraph: one more follows every candidate.
    following, second, third = (
        chunk_code[np.minimum(candidates + steps, len(chunk_code) - 1)] for steps in (1, 2, 3)
    )
    end = facts.ends[chunk_code[candidates]]
    goes_on = facts.lower_case[following] | (facts.dash[following] & facts.lower_case[second])
    goes_on |= facts.opens_name[chunk_code[candidates]] & facts.closes_name[following]
    is_end = ~goes_on & ((end != _END_BEFORE_STARTER) | facts.starters[following])
    # One or two words of a name may stand before the verb of saying.
    is_end &= (end != _END_UNLESS_SAID) | ~(facts.saying[second] | facts.saying[third])
    is_end &= (end < _END_BEFORE_CAPITAL) | facts.capital[following]
    previous = chunk_code[np.maximum(candidates - 1, 0)]
    is_end &= (end != _END_BEHIND_NUMBER) | facts.number[previous]
    is_last[candidates[is_end]] = True
    return np.concatenate([[0], np.flatnonzero(is_last[:-1]) + 1])


class _Facts(NamedTuple):
    """Of each distinct chunk what its end says, and what it is: arrays of its size."""

    ends: np.ndarray
    lower_case: np.ndarray
    capital: np.ndarray
    starters: np.ndarray
    saying: np.ndarray
    dash: np.ndarray
    number: np.ndarray
    opens_name: np.ndarray
    closes_name: np.ndarray


def _facts(spelled: pa.Array) -> _Facts:
    """What each chunk is for the sentence before it, and its end for its own."""
    words = pc.utf8_ltrim(spelled, _OPENING)
    opens_name = _matches(spelled, _OPENS_NAME)  # none in most texts
    closes_name = _matches(spelled, _CLOSES_NAME) if opens_name.any() else opens_name
    first = pc.utf8_slice_codeunits(words, 0, 1)
    return _Facts(
        _ends(spelled, words),
        pc.utf8_is_lower(first).to_numpy(zero_copy_only=False),
        pc.utf8_is_upper(first).to_numpy(zero_copy_only=False),
        _starters(words),
        _are_in(pc.utf8_rtrim(spelled, ",.:"), sentence_words("verb of saying")),
        _are_in(spelled, _DASHES),
        _matches(spelled, f'^[(«"]?{_NUMBER.pattern}'),
        opens_name,
        closes_name,
    )


def _ends(spelled: pa.Array, words: pa.Array) -> np.ndarray:
    """What the end of each chunk says; most are a word and a mark, and told all at once."""
    ends = np.full(len(spelled), _NO_END, np.int8)
    is_terminal = _matches(spelled, _TERMINAL)
    terminal = words.filter(pa.array(is_terminal))
    abbreviations = frozenset().union(*map(sentence_words, _ABBREVIATIONS))
    is_known = _are_in(pc.utf8_lower(pc.utf8_rtrim(terminal, ".")), abbreviations)
    is_plain = _matches(terminal, _PLAIN_END) & ~is_known
    terminal_ends = np.full(len(terminal), _END, np.int8)
    odd = terminal.filter(pa.array(~is_plain)).to_pylist()
    terminal_ends[~is_plain] = [_end(word) for word in odd]
    ends[is_terminal] = terminal_ends
    return ends


def _starters(words: pa.Array) -> np.ndarray:
    """Which chunks, opening marks taken off, are words that begin sentences."""
    starters = sentence_words("sentence starter")
    is_starter = _are_in(pc.utf8_lower(pc.utf8_rtrim(words, _BEHIND_WORD)), starters)
    likely = words.filter(pa.array(is_starter)).to_pylist()
    is_starter[is_starter] = [_is_starter(word, starters) for word in likely]
    return is_starter


def _are_in(chunks: pa.Array, words: Iterable[str]) -> np.ndarray:
    known = pa.array(sorted(words), pa.large_string())
    return pc.is_in(chunks, known).to_numpy(zero_copy_only=False).copy()


def _matches(spelled: pa.Array, rule: str) -> np.ndarray:
    return pc.match_substring_regex(spelled, rule).to_numpy(zero_copy_only=False)


def _is_starter(word: str, starters: frozenset[str]) -> bool:
    """A word that begins sentences; an initial does not: A. I. Orlo."""
    if word.rstrip(_BEHIND_WORD).lower() not in starters:
        return False
    return not (word[:1].isupper() and _INITIAL.match(word))


def _end(word: str) -> int:
    """What a chunk says that ends in a terminal mark, its opening marks taken off."""
    word = word.rstrip("—–")
    bare = word.rstrip(_CLOSING)
    is_closed = len(bare) < len(word)
    if is_closed and bare[-1] in "?!":
        return _END_UNLESS_SAID
    abbreviation = bare[:-1].lower().rpartition("-")[2]
    if not bare.endswith(".") or bare.endswith("..") or abbreviation.isdigit():
        return _END
    if abbreviation in sentence_words("abbreviation inside a sentence") and not is_closed:
        return _NO_END
    if bare[0].islower() and not is_closed:
        if abbreviation in sentence_words("abbreviation that ends a sentence before a capital"):
            return _END_BEFORE_CAPITAL
        if abbreviation in sentence_words("abbreviation that ends a sentence behind a number"):
            return _END_BEHIND_NUMBER
    is_initial = len(abbreviation) == 1 and abbreviation.isalpha() and bare[0].isupper()
    may_go_on = (
        is_initial
        or abbreviation in sentence_words("abbreviation that may end a sentence")
        or _DOTTED.fullmatch(abbreviation)
    )
    return _END_BEFORE_STARTER if may_go_on else _END
