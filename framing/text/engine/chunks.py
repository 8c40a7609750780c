"""The distinct chunks between blanks of a block of texts, and their tokens.

What a rule says of a chunk is asked once, however often the chunk stands in the texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.base.arrow import distinct_chunks, text_buffers
from framing.text.tidy import is_tidy, tidied
from framing.text.words import TOKEN, normal_letters, normal_token
from framing.text.wrapped import unwrap

_BLANKS = b" \n"  # the only ones in tidied text
_EDGES = " .,;:!?()[]\"'*“”‘’«»…—–"  # none of these is part of a word at its edge


@dataclass(frozen=True)
class ChunkTokens:
    """The tokens of distinct chunks, laid end to end.

    Attributes
    ----------
    vocabulary : array of str, the distinct tokens, sorted.
    size : int32 array, tokens of each chunk.
    code, start, end : int32 arrays, for each token its place in ``vocabulary`` and its characters
        within the chunk.
    """

    vocabulary: np.ndarray
    size: np.ndarray
    code: np.ndarray
    start: np.ndarray
    end: np.ndarray

    @cached_property
    def edges(self) -> np.ndarray:
        """For each chunk how many tokens stand before it, one entry more than chunks."""
        return cumulative(self.size)


@dataclass(frozen=True, eq=False)
class DistinctChunks:
    """Distinct chunks, the blank or line end behind each taken off.

    A chunk that stands before a blank and before a line end is there twice.

    Attributes
    ----------
    spelled : Arrow array of large strings
    n_characters, n_bytes : int64 arrays, of each with what stood behind it.
    ends_line : bool array, whether a line end stood behind it.
    links : bool, whether web addresses and names behind # and @ are tokens.
    """

    spelled: pa.Array
    n_characters: np.ndarray
    n_bytes: np.ndarray
    ends_line: np.ndarray
    links: bool = False

    @cached_property
    def tokens(self) -> ChunkTokens:
        """The tokens of each chunk."""
        return chunk_tokens(self.spelled, links=self.links)


def code_chunks(
    texts: pa.Array, *, links: bool = False
) -> tuple[pa.Array, DistinctChunks, np.ndarray, np.ndarray]:
    """Tidy a block of texts and number its chunks.

    Returns
    -------
    the tidied texts; their distinct chunks; for each chunk of the texts in order its row among
    these (int32); the chunks of each text.
    """
    distinct, [(chunk_code, n_chunks)] = distinct_chunks([texts], _BLANKS)
    known = texts
    texts = unwrap(texts) if is_tidy(distinct) and not _has_blank_end(texts) else tidied(texts)
    if texts is not known:
        distinct, [(chunk_code, n_chunks)] = distinct_chunks([texts], _BLANKS)
    chunks = DistinctChunks(
        spelled=pc.utf8_rtrim(distinct, " \n"),
        n_characters=pc.utf8_length(distinct).to_numpy(zero_copy_only=False).astype(np.int64),
        n_bytes=pc.binary_length(distinct).to_numpy(zero_copy_only=False).astype(np.int64),
        ends_line=pc.ends_with(distinct, "\n").to_numpy(zero_copy_only=False),
        links=links,
    )
    return texts, chunks, chunk_code, n_chunks


def _has_blank_end(texts: pa.Array) -> bool:
    """Whether a text of the block ends in a blank."""
    edges, data = text_buffers(texts)
    last_bytes = data[edges[1:][np.diff(edges) > 0] - 1]
    return bool(np.isin(last_bytes, list(_BLANKS)).any())


def chunk_tokens(spelled: pa.Array, *, links: bool = False) -> ChunkTokens:
    """Find the tokens of each chunk.

    Parameters
    ----------
    spelled : Arrow array of large strings, none with a blank
    links : bool, whether web addresses and names behind # and @ are tokens.

    Returns
    -------
    ChunkTokens
    """
    # Nine chunks of ten are one word between marks: these are taken together, the others one by
    # one.
    without_left = pc.utf8_ltrim(spelled, _EDGES)
    bare = pc.utf8_rtrim(without_left, _EDGES)
    # Not utf8_is_alpha, which takes what no Unicode table knows yet for a letter.
    is_word = pc.match_substring_regex(bare, r"^\pL+$").to_numpy(zero_copy_only=False)
    words = bare.filter(pa.array(is_word)).to_pylist()
    word_start = pc.subtract(pc.utf8_length(spelled), pc.utf8_length(without_left))
    word_start = word_start.to_numpy()[is_word]
    word_end = word_start + np.array([len(word) for word in words], np.int64)
    size = is_word.astype(np.int32)
    names = normal_letters("\n".join(words).lower()).split("\n") if words else []
    other_chunks = spelled.filter(pa.array(~is_word)).to_pylist()
    find = TOKEN.pattern.finditer if links else TOKEN.finditer
    by_chunk = [list(find(chunk)) for chunk in other_chunks]
    size[~is_word] = [len(matches) for matches in by_chunk]
    matches = [match for matches in by_chunk for match in matches]
    names += [normal_token(match.group()) for match in matches]
    code, vocabulary = _sorted_codes(names)
    from_word = np.repeat(is_word, size)  # for each token whether its chunk is one word
    n_words = len(words)
    return ChunkTokens(
        vocabulary,
        size,
        _merged(from_word, code[:n_words], code[n_words:]),
        _merged(from_word, word_start, [match.start() for match in matches]),
        _merged(from_word, word_end, [match.end() for match in matches]),
    )


def _sorted_codes(names: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """The distinct names sorted, and for each name its place among them."""
    code, distinct = pd.factorize(np.array(names, dtype=object))
    order = pc.array_sort_indices(pa.array(distinct, pa.large_string())).to_numpy()
    return np.argsort(order)[code], distinct[order]


def _merged(where: np.ndarray, true_values, false_values) -> np.ndarray:
    """One array of two, each in its order: ``true_values`` where ``where`` holds."""
    merged = np.empty(len(where), np.int32)
    merged[where], merged[~where] = true_values, false_values
    return merged


def cumulative(sizes: np.ndarray) -> np.ndarray:
    """The sum of all sizes before each, one entry more than sizes; in 32 bits where it fits."""
    limit = np.iinfo(np.int32).max
    # A bound first: the largest is found in no time.
    small = int(sizes.max(initial=0)) * len(sizes) < limit or sizes.sum() < limit
    edges = np.zeros(len(sizes) + 1, np.int32 if small else np.int64)
    np.cumsum(sizes, dtype=edges.dtype, out=edges[1:])
    return edges
