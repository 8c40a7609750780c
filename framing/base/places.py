"""A column of texts that lie in longer texts: where they stand is kept, not a second copy of them.

The sentences of a corpus are as many bytes as its articles. Of a large one a table of sentences
therefore holds the bytes of its articles, and for each sentence two numbers; a sentence is spelled
when it is asked for. To pandas it is a column of text in Arrow like any other.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from framing.base.arrow import text_column


class Piece(NamedTuple):
    """Some texts one after the other in a row of bytes.

    Attributes
    ----------
    data : uint8 array, what they lie in.
    edges : array of int, ascending: where each text begins and ends, in turn.
    """

    data: np.ndarray
    edges: np.ndarray

    @property
    def size(self) -> int:
        """How many texts."""
        return len(self.edges) // 2

    def between(self, first: int, end: int) -> Piece:
        """The texts from one row up to another."""
        return Piece(self.data, self.edges[2 * first : 2 * end])

    def spelled(self, rows: np.ndarray) -> pa.Array:
        """The texts of some rows, copied out."""
        # To Arrow a row is a text or what stands between two texts, and every other one is taken.
        texts_and_gaps = pa.LargeStringArray.from_buffers(
            max(len(self.edges) - 1, 0),
            pa.py_buffer(self.edges.astype(np.int64)),
            pa.py_buffer(self.data),
        )
        return texts_and_gaps.take(pa.array(2 * rows))


class PlacedText(pd.arrays.ArrowStringArray):
    """Texts by their places; whatever changes or rearranges them gives plain text in Arrow."""

    _pieces: list[Piece]

    @classmethod
    def of(cls, pieces: list[Piece], dtype: pd.StringDtype) -> PlacedText:
        """The texts of some pieces in their order."""
        array = cls.__new__(cls)
        array._pieces, array._dtype, array._cache = pieces, dtype, {}
        return array

    @property
    def _pa_array(self) -> pa.ChunkedArray:
        """What pandas reads: all texts spelled, anew each time, and kept by nobody."""
        spelled = [piece.spelled(np.arange(piece.size)) for piece in self._pieces]
        return pa.chunked_array(spelled, pa.large_string())

    @_pa_array.setter
    def _pa_array(self, values: pa.ChunkedArray) -> None:
        # pandas puts its results there: from then on it is a column like any other.
        self.__dict__.pop("_pieces", None)
        self.__class__ = pd.arrays.ArrowStringArray
        self._pa_array = values

    @property
    def piece_sizes(self) -> list[int]:
        """How many texts lie in each piece."""
        return [piece.size for piece in self._pieces]

    def __len__(self) -> int:
        return sum(self.piece_sizes)

    @property
    def nbytes(self) -> int:
        """The bytes of the places; those of the texts belong to what these lie in."""
        return sum(piece.edges.nbytes for piece in self._pieces)

    def isna(self) -> np.ndarray:
        """No text is missing."""
        return np.zeros(len(self), bool)

    def copy(self) -> PlacedText:
        """The same texts: nothing that they lie in is ever changed."""
        return self.of(self._pieces, self._dtype)

    def view(self, dtype=None):
        """The same texts."""
        return self.copy() if dtype is None else super().view(dtype)

    def __getitem__(self, item):
        if isinstance(item, slice):
            first, end, step = item.indices(len(self))
            if step == 1:
                return self._between(first, max(first, end))
            return self._spelled(np.arange(first, end, step))
        if isinstance(item, np.ndarray) and item.dtype == bool and len(item) == len(self):
            return self._spelled(np.flatnonzero(item))
        if isinstance(item, (int, np.integer)) and -len(self) <= item < len(self):
            return self._one(int(item) % len(self))
        return super().__getitem__(item)

    def take(self, indices, allow_fill: bool = False, fill_value=None):
        """Some of the texts, spelled."""
        rows = np.asarray(indices)
        if rows.dtype.kind in "iu" and rows.size and 0 <= rows.min() and rows.max() < len(self):
            return self._spelled(rows)
        return super().take(indices, allow_fill=allow_fill, fill_value=fill_value)

    def __reduce__(self):
        """A pickle holds the texts, not all that they lie in."""
        return partial(pd.arrays.ArrowStringArray, dtype=self._dtype), (self._pa_array,)

    def _one(self, row: int) -> str:
        for piece in self._pieces:
            if row < piece.size:
                begin, end = piece.edges[2 * row : 2 * row + 2]
                return piece.data[begin:end].tobytes().decode()
            row -= piece.size
        raise IndexError(row)

    def _between(self, first: int, end: int) -> PlacedText:
        pieces, start = [], 0
        for piece in self._pieces:
            own = max(first - start, 0), min(end - start, piece.size)
            if own[0] < own[1]:
                pieces.append(piece.between(*own))
            start += piece.size
        return self.of(pieces, self._dtype)

    def _spelled(self, rows: np.ndarray) -> pd.arrays.ArrowStringArray:
        """The texts of some rows in any order as plain text, piece by piece."""
        starts = np.cumsum([0, *self.piece_sizes])
        number = np.searchsorted(starts, rows, "right") - 1
        order = None
        if (np.diff(number) < 0).any():
            order = np.argsort(number, kind="stable")
            rows, number = rows[order], number[order]
        edges = np.searchsorted(number, np.arange(len(starts)))
        spelled = pa.chunked_array(
            [
                piece.spelled(rows[first:end] - start)
                for piece, start, first, end in zip(self._pieces, starts, edges, edges[1:])
                if first < end
            ],
            pa.large_string(),
        )
        if order is not None:
            spelled = spelled.take(pa.array(np.argsort(order)))
        return pd.arrays.ArrowStringArray(spelled, dtype=self._dtype)


def pieces_at(lie_in: list[tuple[np.ndarray, int]], edges: np.ndarray) -> list[Piece]:
    """Pieces by what texts lie in, with how many in each, and the edges of all of them in order."""
    pieces, start = [], 0
    for data, size in lie_in:
        if size:
            pieces.append(Piece(data, edges[2 * start : 2 * (start + size)]))
        start += size
    return pieces


def placed_column(pieces: list[Piece]) -> pd.Series:
    """Texts by their places as a column of text; spelled where pandas keeps no text in Arrow.

    Examples
    --------
    >>> article = np.frombuffer(b"We won. Nobody asked. ", np.uint8)
    >>> placed_column([Piece(article, np.array([0, 7, 8, 21]))]).tolist()
    ['We won.', 'Nobody asked.']
    """
    plain = text_column([])
    if type(plain.array) is pd.arrays.ArrowStringArray:
        return pd.Series(PlacedText.of(pieces, plain.dtype))
    return text_column([piece.spelled(np.arange(piece.size)) for piece in pieces])
