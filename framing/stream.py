"""A corpus read once: every distinct chunk between blanks gets a number, and rules work on the numbers.

A text of a million words has some fifty thousand distinct chunks. What a chunk is (its tokens, whether it can
end a sentence) is worked out once per distinct chunk in plain Python and spread over the text with NumPy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.text import TOKEN, normal_token, tidy_arrow

BLOCK = 2_000  # articles whose tokens are held at a time
_EDGES = " .,;:!?()[]\"'*“”‘’«»…—–"  # none of these is part of a word at its edge


@dataclass(frozen=True)
class Stream:
    """One block of articles as arrays.

    Attributes
    ----------
    tidy : Arrow array, the tidied text of each article; offsets count its characters.
    chunks : array of str, the distinct chunks.
    chunk : int32 array, for each chunk of the text in order its place in ``chunks``.
    chunk_article, chunk_paragraph : int32 arrays; paragraphs are numbered through the block.
    chunk_start : int64 array, first character of the chunk within its article.
    base : int64 array, one more than articles: where an article begins when all are laid end to end.
    """

    tidy: pa.Array
    chunks: np.ndarray
    chunk: np.ndarray
    chunk_article: np.ndarray
    chunk_paragraph: np.ndarray
    chunk_start: np.ndarray
    base: np.ndarray

    @cached_property
    def texts(self) -> list[str]:
        """The tidied text of each article."""
        return self.tidy.to_pylist()

    @cached_property
    def _tokenised(self) -> tuple[np.ndarray, ...]:
        """Vocabulary, and for each distinct chunk (in CSR form) its tokens and where they stand in it."""
        # Nine chunks of ten are one word between marks: these are taken together, the rest one by one.
        chunks = pa.array(self.chunks, pa.large_string())
        right = pc.utf8_trim(chunks, _EDGES)
        alone = pc.utf8_is_alpha(right).to_numpy(zero_copy_only=False)
        words = right.filter(pa.array(alone)).to_pylist()
        lead = pc.subtract(pc.utf8_length(chunks), pc.utf8_length(pc.utf8_ltrim(chunks, _EDGES))).to_numpy()[alone]
        size = alone.astype(np.int32)
        names, rest, start, end = "\n".join(words).lower().split("\n") if words else [], [], [], []
        for at in np.flatnonzero(~alone).tolist():
            found = list(TOKEN.finditer(self.chunks[at]))
            size[at] = len(found)
            rest += [normal_token(match.group()) for match in found]
            start += [match.start() for match in found]
            end += [match.end() for match in found]
        mine = np.repeat(alone, size)  # for each token whether its chunk is one word
        code, vocabulary = pd.factorize(np.array(names + rest, dtype=object))
        spread = (_laid(mine, code[:len(names)], code[len(names):]), _laid(mine, lead, start),
                  _laid(mine, lead + [len(word) for word in words] if words else lead, end))
        return vocabulary, size, *spread

    @cached_property
    def token_chunk(self) -> np.ndarray:
        """For each token the position of its chunk in the text."""
        return np.repeat(np.arange(len(self.chunk)), self._tokenised[1][self.chunk])

    @cached_property
    def _place(self) -> np.ndarray:
        """For each token its place in the flat token lists of ``_tokenised``."""
        sizes = self._tokenised[1]
        first = np.cumsum(sizes) - sizes
        here = sizes[self.chunk]
        rank = np.arange(len(self.token_chunk)) - np.repeat(np.cumsum(here) - here, here)
        return first[self.chunk][self.token_chunk] + rank

    @property
    def vocabulary(self) -> np.ndarray:
        """The distinct tokens."""
        return self._tokenised[0]

    @cached_property
    def token(self) -> np.ndarray:
        """For each token of the text its place in ``vocabulary``."""
        return self._tokenised[2][self._place]

    @cached_property
    def article(self) -> np.ndarray:
        """For each token the row of its article in the block."""
        return self.chunk_article[self.token_chunk]

    @cached_property
    def paragraph(self) -> np.ndarray:
        """For each token the number of its paragraph, counted through the block."""
        return self.chunk_paragraph[self.token_chunk]

    @cached_property
    def start(self) -> np.ndarray:
        """For each token its first character within the article."""
        return self.chunk_start[self.token_chunk] + self._tokenised[3][self._place]

    @cached_property
    def end(self) -> np.ndarray:
        """For each token the character after its last, within the article."""
        return self.chunk_start[self.token_chunk] + self._tokenised[4][self._place]

    @cached_property
    def spans(self) -> list[tuple[list, set]]:
        """For each article its quotations, and those of them that are scare quotes."""
        from framing.quotation import quotation_spans
        from framing.scarequotes import scare_spans

        found = (quotation_spans(text) for text in self.texts)
        return [(spans, set(scare_spans(text, spans)) if spans else set()) for spans, text in zip(found, self.texts)]

    @property
    def n_tokens(self) -> np.ndarray:
        """Tokens of each article."""
        return np.bincount(self.article, minlength=len(self.tidy))


def _laid(mine: np.ndarray, ones, others) -> np.ndarray:
    """One array of two: ``ones`` where ``mine`` holds, ``others`` elsewhere, each in its order."""
    out = np.empty(len(mine), np.int32)
    out[mine], out[~mine] = ones, others
    return out


def code_text(texts: pd.Series) -> Stream:
    """Read a column of text into a :class:`Stream`.

    Examples
    --------
    >>> stream = code_text(pd.Series(["Not friends, but brothers.", "No friends"]))
    >>> stream.vocabulary[stream.token].tolist()
    ['not', 'friends', 'but', 'brothers', 'no', 'friends']
    >>> stream.article.tolist(), stream.start.tolist()
    ([0, 0, 0, 0, 1, 1], [0, 4, 13, 17, 0, 3])
    """
    tidy = tidy_arrow(texts)
    paragraphs = pc.split_pattern(tidy, "\n")
    split = pc.split_pattern(paragraphs.flatten(), " ")
    coded = split.flatten().dictionary_encode()
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.combine_chunks()
    code = coded.indices.to_numpy(zero_copy_only=False).astype(np.int32)
    paragraph = pc.list_parent_indices(split).to_numpy(zero_copy_only=False).astype(np.int32)
    article = pc.list_parent_indices(paragraphs).to_numpy(zero_copy_only=False).astype(np.int32)[paragraph]
    # Every separator is one character, so adding lengths gives offsets.
    length = pc.utf8_length(coded.dictionary).to_numpy(zero_copy_only=False).astype(np.int64)[code] + 1
    laid = np.cumsum(length) - length
    size = pc.utf8_length(tidy).to_numpy(zero_copy_only=False).astype(np.int64) + 1
    base = np.concatenate([[0], np.cumsum(size)])
    chunks = np.array(coded.dictionary.to_pylist(), dtype=object)
    return Stream(tidy, chunks, code, article, paragraph, laid - base[article], base)


def quoted_mask(stream: Stream) -> np.ndarray:
    """For each token of the stream whether it stands in a quotation (scare quotes stay the outlet's own voice).

    Returns
    -------
    bool array, one entry a token.
    """
    starts, ends = [], []
    for base, (spans, scare) in zip(stream.base.tolist(), stream.spans):
        kept = [span for span in spans if span not in scare] if scare else spans
        starts.extend(base + start for start, _ in kept)
        ends.extend(base + end for _, end in kept)
    if not starts:
        return np.zeros(len(stream.token), bool)
    laid = stream.base[stream.article] + stream.start
    span = np.searchsorted(np.array(starts), laid, "right") - 1
    return (span >= 0) & (laid < np.array(ends)[span])
