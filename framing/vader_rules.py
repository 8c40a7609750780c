"""VADER's rules as array expressions: what each distinct word is, then what its three neighbours make of it.

Used by :mod:`framing.vader`, whose tests hold every score against NLTK's. A *hit* is a word of the lexicon in
the text. The rules for idioms, "least" and "kind of" are not here: :func:`near_rare` says where they count.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

# A word of each two-word booster and each idiom of NLTK, and beside which other word it is one.
_PARTNER = {"kind": (1, "of"), "sort": (1, "of"), "enough": (-1, "just"), "shit": (-1, "the"), "bomb": (-1, "the"), "ass": (-1, "bad"),
            "yeah": (1, "right"), "mustard": (-1, "the"), "kiss": (1, "of"), "mouth": (-1, "to")}
_RARE = {"least", *_PARTNER}  # the negation "least" needs none
_DISTANCE = (1.0, 0.95, 0.9)  # a booster counts less the farther it stands before the word


@dataclass(frozen=True)
class Words:
    """What VADER asks of a word, a row for each word that plays a part; rows 0 and 1 are all others."""

    spelled: np.ndarray
    lower: np.ndarray
    valence: np.ndarray
    known: np.ndarray  # in the lexicon, so that no rule looks at it as a neighbour
    boost: np.ndarray
    negates: np.ndarray
    upper: np.ndarray
    so: np.ndarray
    never: np.ndarray
    but: np.ndarray
    rare: np.ndarray


@dataclass(frozen=True)
class Corpus:
    """The words of all sentences in order: their rows in ``words``, and the sentence each stands in."""

    words: Words
    word: np.ndarray
    sentence: np.ndarray
    size: np.ndarray  # words of each sentence

    @cached_property
    def place(self) -> np.ndarray:
        """For each word how many stand before it in its sentence."""
        return np.arange(len(self.word)) - (np.cumsum(self.size) - self.size)[self.sentence]

    @cached_property
    def shouts(self) -> np.ndarray:
        """For each sentence whether some of its words, not all, are in capitals."""
        capitals = np.bincount(self.sentence[self.words.upper[self.word]], minlength=len(self.size))
        return (capitals > 0) & (capitals < self.size)


def _bare(marks) -> Callable[[str], str]:
    """How NLTK frees a chunk of punctuation: one mark (or "?!?") on one side of a plain word."""
    marks = "|".join(re.escape(mark) for mark in sorted(marks, key=len, reverse=True))
    word = f"[^{re.escape(string.punctuation)}]{{2,}}"
    pattern = re.compile(f"(?:{marks})({word})|({word})(?:{marks})")

    def bare(chunk: str) -> str:
        match = None if chunk.isalnum() else pattern.fullmatch(chunk)
        return (match[1] or match[2]) if match else chunk

    return bare


def read_words(sentences: pa.Array, lexicon: Mapping[str, float]) -> Corpus:
    """Split sentences at blanks and look each distinct chunk up once."""
    split = pc.utf8_split_whitespace(sentences)
    coded = split.flatten().dictionary_encode()
    row, words = _look_up(coded.dictionary.to_pylist(), lexicon)
    word = row[coded.indices.to_numpy(zero_copy_only=False)]
    kept = word >= 0
    sentence = pc.list_parent_indices(split).to_numpy(zero_copy_only=False)[kept]
    return Corpus(words, word[kept], sentence, np.bincount(sentence, minlength=len(sentences)))


def _look_up(chunks: list[str], lexicon: Mapping[str, float]) -> tuple[np.ndarray, Words]:
    """For each chunk the row of its word (-1: VADER drops single characters), and the words."""
    from nltk.sentiment.vader import VaderConstants as Nltk

    bare = _bare(Nltk.PUNC_LIST)
    parts = {"but", "so", "this", "never", *_RARE, *(word for _, word in _PARTNER.values()), *Nltk.NEGATE, *Nltk.BOOSTER_DICT, *lexicon}
    rows = {"": 0, "OTHER": 1}
    row = np.full(len(chunks), -1, np.int32)
    for at, chunk in enumerate(chunks):
        if len(chunk) > 1:
            word = bare(chunk)
            lower = word.lower()
            plays = lower in parts or "n't" in lower
            row[at] = rows.setdefault(word, len(rows)) if plays else word.isupper()
    both = [(word, word.lower()) for word in rows]
    boost = np.array([Nltk.BOOSTER_DICT.get(lower, 0.0) for _, lower in both])
    valence = np.array([lexicon.get(lower, 0.0) for _, lower in both])
    return row, Words(
        spelled=np.array(list(rows), dtype=object),
        lower=np.array([lower for _, lower in both], dtype=object),
        valence=np.where(boost == 0, valence, 0.0),
        known=np.array([lower in lexicon for _, lower in both]),
        boost=boost,
        negates=np.array([lower in Nltk.NEGATE or "n't" in lower for _, lower in both]),
        upper=np.array([word.isupper() for word, _ in both]),
        so=np.array([word in ("so", "this") for word, _ in both]),
        never=np.array([word == "never" for word, _ in both]),
        but=np.array([lower == "but" for _, lower in both]),
        rare=np.array([lower in _RARE for _, lower in both]),
    )


def valences(corpus: Corpus, at: np.ndarray) -> np.ndarray:
    """Valence of the hits at ``at`` after capitals, and boosters and negations in the three words before."""
    from nltk.sentiment.vader import VaderConstants as Nltk

    words, word = corpus.words, corpus.word
    place, shouts = corpus.place[at], corpus.shouts[corpus.sentence[at]]

    def louder(value, valence, loud):
        return np.where(loud & shouts, value + np.where(valence > 0, Nltk.C_INCR, -Nltk.C_INCR), value)

    valence = words.valence[word[at]]
    valence = louder(valence, valence, words.upper[word[at]])
    before = [word[np.maximum(at - back, 0)] for back in (1, 2, 3)]
    so = [words.so[other] for other in before]
    never = [words.never[other] for other in before]
    special = ((np.False_, 1.0), (never[1] & so[0], 1.5), (never[2] & so[1] | so[0], 1.25))
    for back, other in enumerate(before):
        step = words.boost[other] * np.where(valence < 0, -1.0, 1.0)
        step = louder(step, valence, (step != 0) & words.upper[other]) * _DISTANCE[back]
        holds, factor = special[back]
        factor = np.where(holds, factor, np.where(words.negates[other], Nltk.N_SCALAR, 1.0))
        looks = (place > back) & ~words.known[other]
        valence = np.where(looks, (valence + step) * factor, valence)
    return valence


def turned(valence: np.ndarray, corpus: Corpus, at: np.ndarray) -> np.ndarray:
    """Halve what stands before the first "but" of a sentence and raise what follows it."""
    but = np.flatnonzero(corpus.words.but[corpus.word])[::-1]  # from the back, so that the first one stays
    turn = np.full(len(corpus.size), -1)
    turn[corpus.sentence[but]] = corpus.place[but]
    turn = turn[corpus.sentence[at]]
    return valence * np.where(turn >= 0, 1 + 0.5 * np.sign(corpus.place[at] - turn), 1.0)


def near_rare(corpus: Corpus, at: np.ndarray) -> np.ndarray:
    """For each hit whether a rare rule's word is near: no rule looks beyond three words back, two ahead."""
    last = len(corpus.word) - 1
    rare = corpus.words.rare[corpus.word]
    for step, partner in set(_PARTNER.values()):
        lonely = np.isin(corpus.words.lower, [word for word, pair in _PARTNER.items() if pair == (step, partner)])
        places = np.flatnonzero(lonely[corpus.word])
        beside = corpus.words.lower[corpus.word[np.clip(places + step, 0, last)]]
        rare[places] = beside == partner
    near = [np.clip(at + step, 0, last) for step in range(-3, 3)]
    return np.any([rare[place] for place in near], axis=0)


def _round(values: np.ndarray, digits: int) -> np.ndarray:
    """Python's ``round``; NumPy's differs in ties only, which it meets after multiplying."""
    scaled = values * 10**digits
    rounded = np.round(values, digits)
    for at in np.flatnonzero(np.abs(scaled - np.floor(scaled) - 0.5) < 1e-6):
        rounded[at] = round(float(values[at]), digits)
    return rounded


def combine(valence: np.ndarray, owner: np.ndarray, size: np.ndarray, emphasis: np.ndarray) -> np.ndarray:
    """Scores of each sentence from the valences of its lexicon words (``bincount`` adds in their order)."""
    up, down = np.where(valence > 0, valence + 1, 0), np.where(valence < 0, 1 - valence, 0)
    total, positive, negative, hits = (
        np.bincount(owner, part, len(size)) for part in (valence, up, down, valence != 0))
    total = total + np.sign(total) * emphasis
    compound = total / np.sqrt(total * total + 15)
    positive, negative = (positive + np.where(positive > negative, emphasis, 0),
                          negative + np.where(positive < negative, emphasis, 0))
    everything = np.maximum(positive + negative + (size - hits), 1)  # below 1 only where no word is left
    shares = [_round(part / everything, 3) for part in (negative, size - hits, positive)]
    return np.column_stack([*shares, _round(compound, 4)])
