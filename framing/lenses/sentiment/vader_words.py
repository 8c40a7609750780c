"""What VADER asks of a word, looked up once for each distinct chunk between blanks, and the words
of all sentences.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.base.arrow import cut_at
from framing.text.engine.coding import remembered

# A word of each two-word booster and each idiom of NLTK, and beside which other word it is one.
PARTNER = {
    "kind": (1, "of"),
    "sort": (1, "of"),
    "enough": (-1, "just"),
    "shit": (-1, "the"),
    "bomb": (-1, "the"),
    "ass": (-1, "bad"),
    "yeah": (1, "right"),
    "mustard": (-1, "the"),
    "kiss": (1, "of"),
    "mouth": (-1, "to"),
}
# what Python's split takes for a blank besides " "
_BLANKS = "[\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"


@dataclass(frozen=True)
class Words:
    """What VADER asks of a word, a row for each word that plays a part; rows 0 and 1 are all
    others.
    """

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
    least: np.ndarray
    spares: np.ndarray  # "at least" and "very least" negate nothing
    partner: np.ndarray  # may be part of a rare rule


@dataclass(frozen=True)
class Corpus:
    """The words of all sentences in order: their rows in ``words``, and the sentence each stands
    in.
    """

    words: Words
    word: np.ndarray
    sentence: np.ndarray
    size: np.ndarray  # words of each sentence

    def place(self, at: np.ndarray) -> np.ndarray:
        """How many words stand before these in their sentences."""
        return at - (np.cumsum(self.size) - self.size)[self.sentence[at]]

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


def read_words(blocks: list[pa.Array], lexicon: Mapping[str, float]) -> Iterator[Corpus]:
    """The words of blocks of sentences. Where blocks were coded together each distinct chunk is
    looked up once.
    """
    for chunks, coded in _coded(blocks):
        row, words = _look_up(chunks, lexicon)
        for code, size in coded:
            word = row[code]
            kept = word >= 0
            size = size - np.diff(
                np.searchsorted(np.flatnonzero(~kept), np.append(0, np.cumsum(size)))
            )
            yield Corpus(
                words, word[kept], np.repeat(np.arange(len(size), dtype=np.int32), size), size
            )


def _coded(
    blocks: list[pa.Array],
) -> Iterator[tuple[pa.Array, list[tuple[np.ndarray, np.ndarray]]]]:
    """Distinct chunks, and of each block that has them its chunks as places among them, and how
    many each sentence has.
    """
    found = zip(blocks, map(remembered, blocks))
    for chunks, run in groupby(found, lambda each: each[1] and each[1].chunks):
        if chunks is None:
            distinct, coded = cut_at([_single_blanked(block) for block, _ in run], b" ")
            yield pc.utf8_rtrim(distinct, " "), coded
        else:
            yield (
                pa.array(chunks.spelled, pa.large_string()),
                [(known.chunk, known.size) for _, known in run],
            )


def _single_blanked(sentences: pa.Array) -> pa.Array:
    """With no other blanks than " "."""
    odd = pc.any(pc.match_substring_regex(sentences, _BLANKS)).as_py()
    return pc.replace_substring_regex(sentences, _BLANKS, " ") if odd else sentences


def _look_up(chunks: pa.Array, lexicon: Mapping[str, float]) -> tuple[np.ndarray, Words]:
    """For each chunk the row of its word (-1: VADER drops single characters), and the words."""
    from nltk.sentiment.vader import VaderConstants as Nltk

    bare = _bare(Nltk.PUNC_LIST)
    parts = {
        "but",
        "so",
        "this",
        "never",
        "least",
        "at",
        "very",
        *PARTNER,
        *(word for _, word in PARTNER.values()),
        *Nltk.NEGATE,
        *Nltk.BOOSTER_DICT,
        *lexicon,
    }
    rows = {"": 0, "OTHER": 1}
    row = np.where(
        pc.utf8_length(chunks).to_numpy() > 1,
        pc.ascii_is_upper(chunks).to_numpy(zero_copy_only=False),
        -1,
    ).astype(np.int32)
    likely = np.flatnonzero(_may_play(chunks, parts) & (row >= 0))
    for at, chunk in zip(likely.tolist(), chunks.take(pa.array(likely)).to_pylist()):
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
        least=np.array([lower == "least" for _, lower in both]),
        spares=np.array([lower in ("at", "very") for _, lower in both]),
        partner=np.array([lower in PARTNER for _, lower in both]),
    )


def _may_play(chunks: pa.Array, parts: set[str]) -> np.ndarray:
    """All chunks that play a part, and others: a quick look in one pass. Letters beyond ASCII
    always want a closer one.
    """
    lower = pc.ascii_lower(chunks)
    known = pa.array(sorted(parts), pa.large_string())
    likely = [
        pc.is_in(lower, known),
        pc.is_in(pc.ascii_trim(lower, string.punctuation), known),
        pc.match_substring(lower, "n't"),
        pc.invert(pc.string_is_ascii(chunks)),
    ]
    return np.any([each.to_numpy(zero_copy_only=False) for each in likely], axis=0)
