"""What VADER asks of a word, looked up once for each distinct chunk between blanks."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.base.arrow import distinct_chunks
from framing.text.engine.coding import CodedTexts

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
# What Python's split takes for a blank besides " ".
OTHER_BLANKS = "[\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
RULE_WORDS = {"but", "so", "this", "never", "least", "at", "very"}
DROPPED, PLAIN, CAPITALS = -1, 0, 1  # rows of words that play no part


@dataclass(frozen=True)
class Words:
    """What VADER asks of a word, in arrays with a row for each word that plays a part.

    Row 0 stands for all other words, row 1 for those of them that are in capitals.
    """

    spelled: np.ndarray
    lower: np.ndarray
    valence: np.ndarray
    in_lexicon: np.ndarray  # no rule looks at it as a neighbour
    boost: np.ndarray
    negates: np.ndarray
    in_capitals: np.ndarray
    is_so: np.ndarray
    is_never: np.ndarray
    is_but: np.ndarray
    is_least: np.ndarray
    before_least: np.ndarray  # "at least" and "very least" negate nothing
    has_partner: np.ndarray  # may be part of a rare rule


@dataclass(frozen=True)
class SentenceWords:
    """The words of some sentences in order.

    Attributes
    ----------
    words : Words
    word : for each word its row in ``words``.
    sentence : for each word the row of its sentence.
    size : for each sentence its words.
    """

    words: Words
    word: np.ndarray
    sentence: np.ndarray
    size: np.ndarray

    def position(self, words: np.ndarray) -> np.ndarray:
        """How many words stand before these in their sentences."""
        return words - (np.cumsum(self.size) - self.size)[self.sentence[words]]

    @cached_property
    def shouts(self) -> np.ndarray:
        """For each sentence whether some of its words, not all, are in capitals."""
        in_capitals = self.words.in_capitals[self.word]
        n_capitals = np.bincount(self.sentence[in_capitals], minlength=len(self.size))
        return (n_capitals > 0) & (n_capitals < self.size)


def sentence_words(
    blocks: list[pa.Array], lexicon: Mapping[str, float], coded: CodedTexts | None = None
) -> Iterator[SentenceWords]:
    """The words of blocks of sentences; each distinct chunk of all blocks is looked up once.

    ``coded``, where known, is the one block cut already, apostrophes as they came.
    """
    if coded is None:
        distinct, cut = distinct_chunks(list(map(_with_single_blanks, blocks)), b" ")
        distinct = pc.utf8_rtrim(distinct, " ")
    else:
        distinct, cut = straight(coded.chunks.spelled), [(coded.chunk_code, coded.n_chunks)]
    row, words = _look_up(distinct, lexicon)
    for code, n_chunks in cut:
        word = row[code]
        is_dropped = word == DROPPED
        ends = np.append(0, np.cumsum(n_chunks))
        size = n_chunks - np.diff(np.searchsorted(np.flatnonzero(is_dropped), ends))
        sentence = np.repeat(np.arange(len(size), dtype=np.int32), size)
        yield SentenceWords(words, word[~is_dropped], sentence, size)


def straight(texts: pa.Array) -> pa.Array:
    """Texts with straight apostrophes."""
    return pc.replace_substring(texts, "’", "'")


def _with_single_blanks(sentences: pa.Array) -> pa.Array:
    """Sentences without other blanks than " "."""
    has_others = pc.any(pc.match_substring_regex(sentences, OTHER_BLANKS)).as_py()
    return pc.replace_substring_regex(sentences, OTHER_BLANKS, " ") if has_others else sentences


def _look_up(chunks: pa.Array, lexicon: Mapping[str, float]) -> tuple[np.ndarray, Words]:
    """For each chunk the row of its word, and the words; VADER drops single characters."""
    from nltk.sentiment.vader import VaderConstants as Nltk

    without_marks = _without_marks(Nltk.PUNC_LIST)
    partners = {word for _, word in PARTNER.values()}
    playing = {*RULE_WORDS, *PARTNER, *partners, *Nltk.NEGATE, *Nltk.BOOSTER_DICT, *lexicon}
    in_capitals = pc.ascii_is_upper(chunks).to_numpy(zero_copy_only=False)
    row = np.where(in_capitals, CAPITALS, PLAIN).astype(np.int32)
    row[pc.utf8_length(chunks).to_numpy() <= 1] = DROPPED
    rows = {"": PLAIN, "OTHER": CAPITALS}
    likely = np.flatnonzero(_may_play(chunks, playing) & (row != DROPPED))
    for position, chunk in zip(likely.tolist(), chunks.take(pa.array(likely)).to_pylist()):
        word = without_marks(chunk)
        if word.lower() in playing or "n't" in word.lower():
            row[position] = rows.setdefault(word, len(rows))
        else:
            row[position] = CAPITALS if word.isupper() else PLAIN
    return row, _words(list(rows), lexicon)


def _without_marks(marks: list[str]) -> Callable[[str], str]:
    """How NLTK frees a chunk of punctuation: one mark (or "?!?") on one side of a plain word."""
    any_mark = "|".join(re.escape(mark) for mark in sorted(marks, key=len, reverse=True))
    word = f"[^{re.escape(string.punctuation)}]{{2,}}"
    pattern = re.compile(f"(?:{any_mark})({word})|({word})(?:{any_mark})")

    def strip(chunk: str) -> str:
        match = None if chunk.isalnum() else pattern.fullmatch(chunk)
        return (match[1] or match[2]) if match else chunk

    return strip


def _may_play(chunks: pa.Array, playing: set[str]) -> np.ndarray:
    """A quick look in one pass: all chunks that play a part, and others.

    Letters beyond ASCII always want a closer one.
    """
    lower = pc.ascii_lower(chunks)
    words = pa.array(sorted(playing), pa.large_string())
    likely = [
        pc.is_in(lower, words),
        pc.is_in(pc.ascii_trim(lower, string.punctuation), words),
        pc.match_substring(lower, "n't"),
        pc.invert(pc.string_is_ascii(chunks)),
    ]
    return np.any([reason.to_numpy(zero_copy_only=False) for reason in likely], axis=0)


def _words(spelled: list[str], lexicon: Mapping[str, float]) -> Words:
    from nltk.sentiment.vader import VaderConstants as Nltk

    lower = [word.lower() for word in spelled]
    boost = np.array([Nltk.BOOSTER_DICT.get(word, 0.0) for word in lower])
    valence = np.array([lexicon.get(word, 0.0) for word in lower])
    return Words(
        spelled=np.array(spelled, dtype=object),
        lower=np.array(lower, dtype=object),
        valence=np.where(boost == 0, valence, 0.0),
        in_lexicon=np.array([word in lexicon for word in lower]),
        boost=boost,
        negates=np.array([word in Nltk.NEGATE or "n't" in word for word in lower]),
        in_capitals=np.array([word.isupper() for word in spelled]),
        is_so=np.array([word in ("so", "this") for word in spelled]),
        is_never=np.array([word == "never" for word in spelled]),
        is_but=np.array([word == "but" for word in lower]),
        is_least=np.array([word == "least" for word in lower]),
        before_least=np.array([word in ("at", "very") for word in lower]),
        has_partner=np.array([word in PARTNER for word in lower]),
    )
