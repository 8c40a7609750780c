"""A block of articles as numbers: chunks between blanks, their tokens, paragraphs and voices.

A text of a million words has some fifty thousand distinct chunks. What a chunk is (its tokens,
whether it can end a sentence) is worked out once per distinct chunk in plain Python and spread over
the text with NumPy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from framing.text.engine.chunks import Chunks, ChunkTokens, chunk_tokens
from framing.text.engine.plainquotes import all_spans


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
        """The last chunk of each paragraph, in order; those before a chunk are as many as
        paragraphs before its own.
        """
        ends = self.chunks.ends_line[self.chunk]
        ends[np.cumsum(self.n_chunks)[self.n_chunks > 0] - 1] = True
        return np.flatnonzero(ends)

    @property
    def base(self) -> np.ndarray:
        """Where an article begins, in characters, when all are laid end to end; one entry more than
        articles.
        """
        last = np.cumsum(self.n_chunks) - 1  # below 0 where no article before has a chunk
        ends = (
            self.chunk_laid[last] + self.chunks.length[self.chunk[last]]
            if len(self.chunk)
            else last + 1
        )
        return np.concatenate([[0], np.where(last < 0, 0, ends)])

    @cached_property
    def chunk_laid(self) -> np.ndarray:
        """First character of each chunk when all articles are laid end to end."""
        length = self.chunks.length[self.chunk]
        small = np.int32 if length.sum() < np.iinfo(np.int32).max else np.int64
        return np.cumsum(length, dtype=small) - length.astype(small)

    @property
    def _tokens(self) -> ChunkTokens:
        return self.chunks.fact(chunk_tokens)

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
        """The first character of the tokens ``first``, and that after the tokens ``last``, within
        their articles.
        """
        laid, base, tokens = self.chunk_laid, self.base, self._tokens
        # where a chunk's tokens begin among those of all distinct chunks
        begins = np.cumsum(tokens.size) - tokens.size
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
        passed = (
            np.searchsorted(order, code * wide + (character - laid[chunk]))
            - (np.cumsum(size) - size)[code]
        )
        return self.through[chunk] - size[code] + passed

    @cached_property
    def spans(self) -> list[tuple[list, set]]:
        """For each article its quotations, and those of them that are scare quotes."""
        return all_spans(self)

    @cached_property
    def quoted(self) -> np.ndarray:
        """For each token whether it stands in a quotation (scare quotes stay the outlet's own
        voice).
        """
        edges = np.array(
            [
                (base + start, base + end)
                for base, (spans, scare) in zip(self.base.tolist(), self.spans)
                for start, end in spans
                if (start, end) not in scare
            ],
            np.int64,
        ).reshape(-1, 2)
        first, last = self.tokens_from(edges.ravel()).reshape(-1, 2).T
        inside = np.zeros(len(self.token) + 1, np.int8)
        np.add.at(inside, first, 1)
        np.add.at(inside, last, -1)
        return np.cumsum(inside[:-1], dtype=np.int8).astype(bool)
