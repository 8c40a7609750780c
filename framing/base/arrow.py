"""Columns of text in Arrow arrays, where whole columns are cut and compared as bytes."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc


def arrow_text(texts: pd.Series) -> pa.Array:
    """A column of text as an Arrow array of large strings; missing text is empty.

    Lone surrogates, halves of a character, become a replacement sign.
    """
    if _is_in_arrow(texts):
        text = pa.chunked_array(texts.array.__arrow_array__()).cast(pa.large_string())
        text = pc.fill_null(text, "") if text.null_count else text
        return text.chunk(0) if text.num_chunks == 1 else text.combine_chunks()
    values = [value if isinstance(value, str) else "" for value in texts.tolist()]
    try:
        return pa.array(values, pa.large_string())
    except UnicodeEncodeError:
        return pa.array(list(map(replace_surrogates, values)), pa.large_string())


def _is_in_arrow(texts: pd.Series) -> bool:
    return isinstance(texts.dtype, pd.StringDtype) and texts.dtype.storage == "pyarrow"


def _piece_sizes(texts: pd.Series) -> list[int]:
    """How many rows each piece of a column in Arrow has."""
    if hasattr(texts.array, "piece_sizes"):  # texts by their places, which need not be spelled
        return texts.array.piece_sizes
    return [len(piece) for piece in text_pieces(texts)]


def text_pieces(texts: pd.Series) -> list[pa.Array]:
    """The pieces in which a column lies in Arrow, without a copy; none where it does not."""
    if not _is_in_arrow(texts):
        return []
    return pa.chunked_array(texts.array.__arrow_array__()).cast(pa.large_string()).chunks


def replace_surrogates(text: str) -> str:
    """Text in which each lone surrogate, half of a character, is a replacement sign."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def row_slices(texts: pd.Series, most: int) -> list[slice]:
    """A column in slices of at most ``most`` rows.

    They go along the pieces in which the column lies in Arrow, unless these are small and many.
    """
    sizes = [len(texts)]
    if _is_in_arrow(texts):
        pieces = _piece_sizes(texts)
        if len(pieces) <= 1 + 4 * len(texts) // most:
            sizes = pieces
    ends = np.cumsum(sizes).tolist()
    return [
        slice(start, min(start + most, end))
        for size, end in zip(sizes, ends)
        for start in range(end - size, max(end, 1), most)
    ]


def text_buffers(texts: pa.Array) -> tuple[np.ndarray, np.ndarray]:
    """The edges of texts and the bytes of all of them, without a copy.

    Edges tell where each text begins among the bytes; there is one more than texts.
    """
    if not len(texts):
        return np.zeros(1, np.int64), np.zeros(0, np.uint8)
    _, edges, data = texts.buffers()
    edges = np.frombuffer(edges, np.int64)[texts.offset : texts.offset + len(texts) + 1]
    data = np.frombuffer(data or b"", np.uint8)[edges[0] : edges[-1]]
    return edges - edges[0], data


def text_digests(texts: pa.Array) -> tuple[bytes, ...]:
    """What texts are known by."""
    return tuple(sha256(buffer.data).digest() for buffer in text_buffers(texts))


def text_slices(edges: np.ndarray, data: np.ndarray) -> pa.Array:
    """The inverse of :func:`text_buffers`: the bytes between neighbouring edges as texts."""
    return pa.LargeStringArray.from_buffers(
        len(edges) - 1, pa.py_buffer(edges.astype(np.int64, copy=False)), pa.py_buffer(data)
    )


def chunk_edges(texts: pa.Array, marks: bytes) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cut texts behind every byte that is one of ``marks``, which are plain ASCII characters.

    Returns
    -------
    the edges of the chunks, the bytes of all texts, and how many chunks each text has.
    """
    edges, data = text_buffers(texts)
    is_edge = np.empty(len(data) + 1, bool)
    np.equal(data, marks[0], out=is_edge[1:])
    for mark in marks[1:]:  # no byte of a longer letter is one of these
        is_edge[1:] |= data == mark
    is_edge[edges] = True
    cut = np.flatnonzero(is_edge)
    return cut, data, np.diff(np.searchsorted(cut, edges))


def distinct_chunks(
    arrays: list[pa.Array], marks: bytes
) -> tuple[pa.Array, list[tuple[np.ndarray, np.ndarray]]]:
    """Cut the texts of some arrays as :func:`chunk_edges` does, and number their distinct chunks.

    Returns
    -------
    the distinct chunks of all arrays, marks included; of each array its chunks in order as rows
    among these (int32), and how many chunks each text has.
    """
    cut = [chunk_edges(array, marks) for array in arrays]
    pieces = [text_slices(edges, data) for edges, data, _ in cut]
    coded = pa.chunked_array(
        [piece for piece in pieces if len(piece)], pa.large_string()
    ).dictionary_encode()
    distinct = coded.chunk(0).dictionary if coded.num_chunks else pa.array([], pa.large_string())
    codes = (chunk.indices.to_numpy(zero_copy_only=False) for chunk in coded.chunks)
    return distinct, [
        (next(codes) if len(piece) else np.zeros(0, np.int32), n_chunks)
        for piece, (*_, n_chunks) in zip(pieces, cut)
    ]


def text_array(texts: list[str]) -> pa.Array:
    """A list of text as an Arrow array, for :func:`text_column`."""
    return arrow_text(pd.Series(texts, dtype=object))


def text_column(arrays: list[pa.Array]) -> pd.Series:
    """Arrow arrays one after the other as a column, which is half as large as one of objects."""
    return pa.chunked_array(arrays, pa.large_string()).to_pandas()


def give_back_memory() -> None:
    """Give memory that is free back to the system: between two steps of large tables."""
    pa.default_memory_pool().release_unused()
    trim = _malloc_trim()  # Arrow's own pool of the system's memory, asked for this, keeps it
    if trim is not None:
        trim(0)


@lru_cache(maxsize=1)
def _malloc_trim() -> Callable[[int], int] | None:
    """What gives free memory of Python's and NumPy's back; Linux's C library alone has it."""
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return None
