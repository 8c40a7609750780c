"""A block of articles as arrays of numbers: chunks between blanks, tokens, paragraphs, voices.

A text of a million words has some fifty thousand distinct chunks. What a chunk is (its tokens,
whether it can end a sentence) is worked out once per distinct chunk in plain Python and spread over
the text with NumPy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from framing.base.arrow import text_digests
from framing.base.running.shared import kept_as
from framing.text.engine.chunks import DistinctChunks, code_chunks, cumulative
from framing.text.engine.plain_marks import plain_spans
from framing.text.engine.sentence_ends import sentence_starts
from framing.text.marks.quotation_marks import quotation_spans
from framing.text.marks.scare_quotes import QUOTATION, mark_kinds


@dataclass(frozen=True)
class TokenStream:
    """One block of articles as arrays; what is cheap to work out is not kept.

    Attributes
    ----------
    tidy : Arrow array, the tidied text of each article; offsets count its characters.
    chunks : DistinctChunks, the distinct chunks of the block.
    chunk_code : int32 array, for each chunk of the text in order its row in ``chunks``.
    n_chunks : int64 array, chunks of each article.
    """

    tidy: pa.Array
    chunks: DistinctChunks
    chunk_code: np.ndarray
    n_chunks: np.ndarray

    @classmethod
    def read(cls, texts: pa.Array, *, links: bool = False) -> TokenStream:
        """Tidy a block of texts and put it into numbers."""
        return cls(*code_chunks(texts, links=links))

    @property
    def texts(self) -> list[str]:
        """The tidied text of each article."""
        return self.tidy.to_pylist()

    @property
    def vocabulary(self) -> np.ndarray:
        """The distinct tokens of the block, sorted."""
        return self.chunks.tokens.vocabulary

    # Edges count what stands before each article or chunk, and have one entry more than these.

    @property
    def article_chunks(self) -> np.ndarray:
        """Edges of the articles in chunks."""
        return cumulative(self.n_chunks)

    @cached_property
    def chunk_characters(self) -> np.ndarray:
        """Edges of the chunks in characters, all articles laid end to end."""
        return cumulative(self.chunks.n_characters[self.chunk_code])

    @cached_property
    def chunk_tokens(self) -> np.ndarray:
        """Edges of the chunks in tokens."""
        return cumulative(self.chunks.tokens.size[self.chunk_code])

    @property
    def article_characters(self) -> np.ndarray:
        """Edges of the articles in characters, all laid end to end."""
        return self.chunk_characters[self.article_chunks].astype(np.int64)

    @property
    def n_tokens(self) -> np.ndarray:
        """Tokens of each article."""
        return np.diff(self.chunk_tokens[self.article_chunks]).astype(np.int64)

    @property
    def chunk_article(self) -> np.ndarray:
        """For each chunk the row of its article in the block."""
        return np.repeat(np.arange(len(self.n_chunks), dtype=np.int32), self.n_chunks)

    @property
    def token_article(self) -> np.ndarray:
        """For each token the row of its article in the block."""
        return np.repeat(np.arange(len(self.n_chunks), dtype=np.int32), self.n_tokens)

    @cached_property
    def token_code(self) -> np.ndarray:
        """For each token its place in ``vocabulary``."""
        return self.chunks.tokens.code[self._distinct_token]

    @property
    def _distinct_token(self) -> np.ndarray:
        """For each token its place among those of all distinct chunks, laid end to end."""
        tokens = self.chunks.tokens
        shift = tokens.edges[self.chunk_code] - self.chunk_tokens[:-1]
        token = np.repeat(shift, np.diff(self.chunk_tokens))
        token += np.arange(len(token), dtype=token.dtype)  # in place: these are large
        return token

    @cached_property
    def paragraph_ends(self) -> np.ndarray:
        """The last chunk of each paragraph, in order."""
        is_end = self.chunks.ends_line[self.chunk_code]
        is_end[self.article_chunks[1:][self.n_chunks > 0] - 1] = True
        return np.flatnonzero(is_end)

    def paragraph(self, tokens: np.ndarray) -> np.ndarray:
        """The paragraphs of some tokens, counted through the block."""
        return np.searchsorted(self.paragraph_ends, self.chunk_of(tokens))

    @cached_property
    def sentence_starts(self) -> np.ndarray:
        """The first chunk of each sentence, in order."""
        return sentence_starts(self.chunks, self.chunk_code, self.paragraph_ends)

    def character_spans(self, first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The characters from the tokens ``first`` to the tokens ``last`` in their articles."""
        starts = self._characters(first, self.chunks.tokens.start)
        ends = self._characters(last, self.chunks.tokens.end)
        edges = self.article_characters
        article_start = edges[np.searchsorted(edges, starts, "right") - 1]
        return starts - article_start, ends - article_start

    def _characters(self, tokens: np.ndarray, within_chunk: np.ndarray) -> np.ndarray:
        """A character of some tokens, all articles laid end to end, by that in their chunks."""
        chunk = self.chunk_of(tokens)
        rank = tokens - self.chunk_tokens[chunk]
        distinct_token = self.chunks.tokens.edges[self.chunk_code[chunk]] + rank
        return self.chunk_characters[chunk] + within_chunk[distinct_token]

    def _tokens_from(self, characters: np.ndarray) -> np.ndarray:
        """The first tokens that begin at or after characters, all articles laid end to end."""
        tokens = self.chunks.tokens
        chunk = np.searchsorted(self.chunk_characters[:-1], characters, "right") - 1
        code = self.chunk_code[chunk].astype(np.int64)
        # One ascending number for each token of a distinct chunk: its chunk and character in it.
        wide = self.chunks.n_characters.max(initial=0) + 1
        token_number = np.repeat(np.arange(len(tokens.size)), tokens.size) * wide + tokens.start
        number = code * wide + characters - self.chunk_characters[chunk]
        rank = np.searchsorted(token_number, number) - tokens.edges[code]
        return self.chunk_tokens[chunk] + rank

    def chunk_of(self, tokens: np.ndarray) -> np.ndarray:
        """The chunks of the text in which some tokens stand."""
        # In the type of the edges: NumPy would copy all of them into another first.
        tokens = np.asarray(tokens).astype(self.chunk_tokens.dtype, copy=False)
        return np.searchsorted(self.chunk_tokens, tokens, "right") - 1

    @cached_property
    def marked(self) -> list[list[tuple[int, int, str]]]:
        """For each article its pairs of quotation marks, and what each pair is.

        Nearly every lens asks for them, and they take longer than all else that is read here.
        """
        return kept_as(f"marks-{b''.join(text_digests(self.tidy)).hex()}", self._marked)

    def _marked(self) -> list[list[tuple[int, int, str]]]:
        paired = (
            (text, quotation_spans(text) if spans is None else spans)
            for text, spans in zip(self.texts, plain_spans(self))
        )
        return [
            [(*span, kind) for span, kind in zip(spans, mark_kinds(text, spans))]
            for text, spans in paired
        ]

    def spans_of(self, kind: str) -> list[tuple[int, int, int]]:
        """The pairs of marks of one kind: article of the block, start and end in its text."""
        return [
            (row, start, end)
            for row, spans in enumerate(self.marked)
            for start, end, its_kind in spans
            if its_kind == kind
        ]

    @cached_property
    def quoted(self) -> np.ndarray:
        """For each token whether it is quoted; scare quotes, titles and names are own voice."""
        offsets = self.article_characters.tolist()
        quotations = [
            (offsets[row] + start, offsets[row] + end)
            for row, start, end in self.spans_of(QUOTATION)
        ]
        first, end = self._tokens_from(np.array(quotations, np.int64).reshape(-1, 2).T)
        change = np.zeros(len(self.token_code) + 1, np.int8)
        np.add.at(change, first, 1)
        np.add.at(change, end, -1)
        return np.cumsum(change[:-1], dtype=np.int8).astype(bool)
