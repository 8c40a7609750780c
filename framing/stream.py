"""A corpus read once: every distinct chunk between blanks gets a number, and rules work on the numbers.

A text of a million words has some fifty thousand distinct chunks. What a chunk is (its tokens, whether it can
end a sentence) is worked out once per distinct chunk in plain Python and spread over the text with NumPy. Blocks
that lie side by side share their distinct chunks, and their codes stay for the next lens that looks at the same
text (:mod:`framing.kept`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa

from framing.chunks import Chunks, code_chunks
from framing.chunktokens import ChunkTokens, chunk_tokens
from framing.kept import BOUND, kept
from framing.progress import progress
from framing.text import arrow_text

BLOCK = 2000  # articles whose tokens are looked at together


@dataclass(frozen=True)
class Stream:
    """One block of articles as arrays; what is cheap to work out is not kept.

    Attributes
    ----------
    tidy : Arrow array, the tidied text of each article; offsets count its characters.
    chunks : Chunks, the distinct chunks of this block and of those coded with it.
    chunk : int32 array, for each chunk of the text in order its place in ``chunks``.
    n_chunks : int64 array, chunks of each article.
    """

    tidy: pa.Array
    chunks: Chunks
    chunk: np.ndarray
    n_chunks: np.ndarray

    @property
    def texts(self) -> list[str]:
        """The tidied text of each article."""
        return self.tidy.to_pylist()

    @property
    def chunk_article(self) -> np.ndarray:
        """For each chunk the row of its article in the block."""
        return np.repeat(np.arange(len(self.n_chunks), dtype=np.int32), self.n_chunks)

    @cached_property
    def paragraph_ends(self) -> np.ndarray:
        """The last chunk of each paragraph, in order; those before a chunk are as many as paragraphs before its own."""
        ends = self.chunks.ends_line[self.chunk]
        ends[np.cumsum(self.n_chunks)[self.n_chunks > 0] - 1] = True
        return np.flatnonzero(ends)

    @property
    def base(self) -> np.ndarray:
        """Where an article begins, in characters, when all are laid end to end; one entry more than articles."""
        last = np.cumsum(self.n_chunks) - 1  # below 0 where no article before has a chunk
        ends = self.chunk_laid[last] + self.chunks.length[self.chunk[last]] if len(self.chunk) else last + 1
        return np.concatenate([[0], np.where(last < 0, 0, ends)])

    @cached_property
    def chunk_laid(self) -> np.ndarray:
        """First character of each chunk when all articles are laid end to end."""
        length = self.chunks.length[self.chunk]
        small = np.int32 if length.sum() < np.iinfo(np.int32).max else np.int64
        return np.cumsum(length, dtype=small) - length.astype(small)

    @property
    def _tokens(self) -> ChunkTokens:
        return self.chunks.told(chunk_tokens)

    @cached_property
    def through(self) -> np.ndarray:
        """For each chunk of the text how many tokens stand in it and before it."""
        return np.cumsum(self._tokens.size[self.chunk], dtype=np.int32)

    @property
    def _place(self) -> np.ndarray:
        """For each token its place among those of all distinct chunks, laid end to end."""
        sizes = self._tokens.size
        here = sizes[self.chunk]
        place = np.repeat((np.cumsum(sizes, dtype=np.int32) - sizes)[self.chunk], here)
        # Most chunks are one token; the further ones of the others are next to their first.
        many = np.flatnonzero(here > 1)
        n = here[many]
        further = np.arange(n.sum()) - np.repeat(np.cumsum(n) - n, n)
        place[np.repeat(self.through[many] - n, n) + further] += further.astype(np.int32)
        return place

    @property
    def vocabulary(self) -> np.ndarray:
        """The distinct tokens of ``chunks``, sorted."""
        return self._tokens.vocabulary

    @cached_property
    def token(self) -> np.ndarray:
        """For each token of the text its place in ``vocabulary``."""
        return self._tokens.code[self._place]

    @property
    def article(self) -> np.ndarray:
        """For each token the row of its article in the block."""
        return np.repeat(np.arange(len(self.n_chunks), dtype=np.int32), self.n_tokens)

    @property
    def n_tokens(self) -> np.ndarray:
        """Tokens of each article."""
        return np.diff(np.append(np.int32(0), self.through)[np.cumsum(self.n_chunks)], prepend=0)

    def paragraph(self, token: np.ndarray) -> np.ndarray:
        """The paragraphs of some tokens, counted through the block."""
        return np.searchsorted(self.paragraph_ends, np.searchsorted(self.through, token, "right"))

    def edges(self, first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The first character of the tokens ``first``, and that after the tokens ``last``, within their articles."""
        laid, base, tokens = self.chunk_laid, self.base, self._tokens
        begins = np.cumsum(tokens.size) - tokens.size  # where a chunk's tokens begin among those of all distinct chunks
        found = []
        for token, character in ((first, tokens.start), (last, tokens.end)):
            chunk = np.searchsorted(self.through, token, "right")
            code = self.chunk[chunk]
            rank = token - self.through[chunk] + tokens.size[code]
            found.append(laid[chunk] + character[begins[code] + rank])
        start = base[np.searchsorted(base, found[0], "right") - 1]
        return found[0] - start, found[1] - start

    def tokens_from(self, character: np.ndarray) -> np.ndarray:
        """The first tokens that begin at or after some characters, all articles laid end to end."""
        laid, size, wide = self.chunk_laid, self._tokens.size, self.chunks.length.max(initial=0) + 1
        chunk = np.searchsorted(laid, character, "right") - 1
        code = self.chunk[chunk].astype(np.int64)
        # The tokens of all distinct chunks in order, each by its chunk and its place in it.
        order = np.repeat(np.arange(len(size)), size) * wide + self._tokens.start
        passed = np.searchsorted(order, code * wide + (character - laid[chunk])) - (np.cumsum(size) - size)[code]
        return self.through[chunk] - size[code] + passed

    @cached_property
    def spans(self) -> list[tuple[list, set]]:
        """For each article its quotations, and those of them that are scare quotes."""
        from framing.plainquotes import plain_spans
        from framing.quotation import quotation_spans
        from framing.scarequotes import scare_spans

        texts = self.texts
        found = (quotation_spans(text) if spans is None else spans for text, spans in zip(texts, plain_spans(self)))
        return [(spans, set(scare_spans(text, spans)) if spans else set()) for spans, text in zip(found, texts)]

    @cached_property
    def quoted(self) -> np.ndarray:
        """For each token whether it stands in a quotation (scare quotes stay the outlet's own voice)."""
        edges = np.array([(base + start, base + end) for base, (spans, scare) in zip(self.base.tolist(), self.spans)
                          for start, end in spans if (start, end) not in scare], np.int64).reshape(-1, 2)
        first, last = self.tokens_from(edges.ravel()).reshape(-1, 2).T
        inside = np.zeros(len(self.token) + 1, np.int8)
        np.add.at(inside, first, 1)
        np.add.at(inside, last, -1)
        return np.cumsum(inside[:-1], dtype=np.int8).astype(bool)


def code_text(texts: pd.Series) -> Stream:
    """Read a column of text into a :class:`Stream`.

    Examples
    --------
    >>> stream = code_text(pd.Series(["Not friends, but brothers.", "No friends"]))
    >>> stream.vocabulary[stream.token].tolist()
    ['not', 'friends', 'but', 'brothers', 'no', 'friends']
    >>> every = np.arange(6)
    >>> stream.article.tolist(), stream.edges(every, every)[0].tolist()
    ([0, 0, 0, 0, 1, 1], [0, 4, 13, 17, 0, 3])
    """
    return kept([arrow_text(texts)], _coded)[0]


def streams(texts: pd.Series, doing: str) -> Iterator[tuple[slice, Stream]]:
    """Block by block the rows and their :class:`Stream`, with a progress bar that says what is being done."""
    shelf: list[Stream] = []
    for at in progress(range(0, max(len(texts), 1), BLOCK), doing):
        shelf = shelf or list(kept(_side_by_side(texts, at), _coded))
        yield slice(at, at + BLOCK), shelf.pop(0)


def _side_by_side(texts: pd.Series, at: int) -> list[pa.Array]:
    """The blocks from a row on, as many as may be kept together, and one at least."""
    blocks, size = [], 0
    while not blocks or at < len(texts):
        block = arrow_text(texts.iloc[at:at + BLOCK])
        size += block.nbytes
        if blocks and size > BOUND:
            break
        blocks.append(block)
        at += BLOCK
    return blocks


def _coded(blocks: list[pa.Array]) -> list[Stream]:
    tidy, chunks, coded = code_chunks(blocks)
    return [Stream(block, chunks, chunk, n_chunks) for block, (chunk, n_chunks) in zip(tidy, coded)]
