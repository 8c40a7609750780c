"""TODO"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc


def arrow_text(texts: pd.Series) -> pa.Array:
    """A column of text as an Arrow array; lone surrogates become a replacement sign, missing text
    is empty.
    """
    # it lies in Arrow already
    if isinstance(texts.dtype, pd.StringDtype) and texts.dtype.storage == "pyarrow":
        kept = pa.chunked_array(texts.array.__arrow_array__()).cast(pa.large_string())
        kept = pc.fill_null(kept, "") if kept.null_count else kept
        return kept.chunk(0) if kept.num_chunks == 1 else kept.combine_chunks()
    values = [text if isinstance(text, str) else "" for text in texts.tolist()]
    try:
        return pa.array(values, pa.large_string())
    except UnicodeEncodeError:
        return pa.array(list(map(mended, values)), pa.large_string())


def row_slices(texts: pd.Series, most: int) -> list[slice]:
    """A column in slices of at most ``most`` rows, along the pieces in which it lies in Arrow,
    where these are few.
    """
    sizes = [len(texts)]
    if isinstance(texts.dtype, pd.StringDtype) and texts.dtype.storage == "pyarrow":
        pieces = pa.chunked_array(texts.array.__arrow_array__()).chunks
        sizes = (
            [len(piece) for piece in pieces] if len(pieces) <= 1 + 4 * len(texts) // most else sizes
        )
    ends = np.cumsum(sizes).tolist()
    return [
        slice(at, min(at + most, end))
        for size, end in zip(sizes, ends)
        for at in range(end - size, max(end, 1), most)
    ]


def mended(text: str) -> str:
    """Without lone surrogates, halves of a character: each becomes a replacement sign."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def text_buffers(array: pa.Array) -> tuple[np.ndarray, np.ndarray]:
    """Where each text begins among the bytes of all, one entry more than texts, and these bytes;
    nothing is copied.
    """
    _, edges, data = array.buffers()
    edges = (
        np.frombuffer(edges or b"", np.int64)[array.offset : array.offset + len(array) + 1]
        if len(array)
        else np.zeros(1, np.int64)
    )
    data = np.frombuffer(data or b"", np.uint8)[edges[0] : edges[-1]]
    return edges - edges[0], data


def place_of(array: pa.Array) -> tuple:
    """Where an array lies in memory. Arrow never writes there again: while an array is held, the
    same place holds the same text.
    """
    return (
        array.offset,
        len(array),
        *(buffer.address if buffer else 0 for buffer in array.buffers()[1:]),
    )


def text_slices(edges: np.ndarray, data: np.ndarray) -> pa.Array:
    """The inverse of :func:`text_buffers`: the bytes between neighbouring edges as texts."""
    return pa.LargeStringArray.from_buffers(
        len(edges) - 1, pa.py_buffer(edges.astype(np.int64, copy=False)), pa.py_buffer(data)
    )


def cut_at(
    arrays: list[pa.Array], marks: bytes
) -> tuple[pa.Array, list[tuple[np.ndarray, np.ndarray]]]:
    """Cut each text of some arrays behind every byte that is one of ``marks``, plain ASCII
    characters.

    Returns
    -------
    the distinct chunks of all arrays, marks included; of each array its chunks in order as places
    among them (int32) and the chunks of each text.
    """
    found = [cuts(array, marks) for array in arrays]
    pieces = [text_slices(at, data) for at, data, _ in found]
    coded = pa.chunked_array(
        [piece for piece in pieces if len(piece)], pa.large_string()
    ).dictionary_encode()
    distinct = coded.chunk(0).dictionary if coded.num_chunks else pa.array([], pa.large_string())
    place = (chunk.indices.to_numpy(zero_copy_only=False) for chunk in coded.chunks)
    return distinct, [
        (next(place) if len(piece) else np.zeros(0, np.int32), size)
        for piece, (*_, size) in zip(pieces, found)
    ]


def cuts(array: pa.Array, marks: bytes) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where :func:`cut_at` cuts the bytes of all texts, these bytes, and the chunks of each
    text.
    """
    edges, data = text_buffers(array)
    cut = np.empty(len(data) + 1, bool)
    np.equal(data, marks[0], out=cut[1:])
    for mark in marks[1:]:  # no byte of a longer letter is one of these
        cut[1:] |= data == mark
    cut[edges] = True
    at = np.flatnonzero(cut)
    return at, data, np.diff(np.searchsorted(at, edges))


def text_array(texts: list[str]) -> pa.Array:
    """A list of text as an Arrow array, for :func:`text_column`."""
    return arrow_text(pd.Series(texts, dtype=object))


def text_column(parts: list[pa.Array]) -> pd.Series:
    """Arrow arrays laid end to end as one column; where pandas keeps strings in Arrow it is half as
    large as objects.
    """
    return pa.chunked_array(parts, pa.large_string()).to_pandas()
