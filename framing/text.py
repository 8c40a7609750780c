"""Tidy text and the token rule: what a word is, everywhere in the suite.

A token is, in lower case, the first of these that matches:

* letters each followed by a full stop, twice or more: ``u.s.``, ``a.m.``;
* a number with inner points or commas: ``80.10``, ``1,200``;
* letters and digits with inner apostrophes and hyphens: ``brother's``, ``so-called``.

Any alphabet works. A token never spans white space, which lets :mod:`framing.stream` work out each
distinct chunk of a corpus once.
"""

from __future__ import annotations

import re
from unicodedata import is_normalized

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:['’‐‑-][^\W_]+)*")
_SAME = str.maketrans({"’": "'", "‐": "-", "‑": "-"})

# In this order: what is never seen, line ends of every system, blanks of every width, blanks round
# line ends.
_TIDY = (
    ("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\\x{0}-\\x{8}\\x{e}-\\x{1f}]", ""),
    ("\r\n|[\r\n\u2028\u2029\\x{b}\\x{c}\\x{85}]", "\n"),
    ("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", " "),
    (" {2,}", " "),
    (" ?\n[ \n]*", "\n"),
    ("^[ \n]+|[ \n]+$", ""),
)
# Text that has none of these (and is in NFC) is tidy.
_UNSEEN = "|".join((_TIDY[0][0], "[\r\u2028\u2029\\x{b}\\x{c}\\x{85}]", _TIDY[2][0]))
_ROUGH = "|".join((_UNSEEN, " [ \n]", "\n[ \n]", "^[ \n]", "[ \n]$"))
# Text of these letters alone is in NFC: Latin, Cyrillic, the marks of print, currencies.
_COMPOSED = r"\x{0}-\x{2ff}\x{400}-\x{482}\x{48a}-\x{52f}\x{2010}-\x{2027}\x{2030}-\x{205e}\x{20a0}-\x{20bf}"


def tokens(text: str) -> list[str]:
    """The tokens of a text, in order.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of str, in lower case.

    Examples
    --------
    >>> tokens("The so-called “brother’s” share: 80.10% of U.S. aid.")
    ['the', 'so-called', "brother's", 'share', '80.10', 'of', 'u.s.', 'aid']
    """
    return [normal_token(match) for match in TOKEN.findall(text)]


def normal_token(token: str) -> str:
    """A token as it is counted: lower case, one kind of apostrophe and hyphen."""
    return token.lower().translate(_SAME)


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


def tidy_arrow(texts: pd.Series) -> pa.Array:
    """As :func:`tidy_text`, but the result stays an Arrow array for :mod:`framing.stream`."""
    return tidied(arrow_text(texts))


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


def is_tidy(chunks: pa.Array) -> bool:
    """Whether texts are tidy, told by their distinct chunks (as :func:`cut_at` cuts at blanks and
    line ends); but for what ends a text.
    """
    doubtful = chunks.filter(pc.match_substring_regex(chunks, f"^[ \n]|{_UNSEEN}|[^{_COMPOSED}]"))
    return not pc.any(pc.match_substring_regex(doubtful, f"^[ \n]|{_UNSEEN}")).as_py() and all(
        is_normalized("NFC", chunk) for chunk in doubtful.to_pylist()
    )


def tidied(array: pa.Array) -> pa.Array:
    """As :func:`tidy_text`, from Arrow to Arrow."""
    # Most text comes tidy, above all the second time: one look costs a twentieth of mending.
    doubtful = np.flatnonzero(
        pc.match_substring_regex(array, f"{_ROUGH}|[^{_COMPOSED}]").to_numpy(zero_copy_only=False)
    )
    some = array.take(pa.array(doubtful))
    rough = pc.match_substring_regex(some, _ROUGH).to_numpy(zero_copy_only=False)
    rough = rough | ~np.array([is_normalized("NFC", text) for text in some.to_pylist()], bool)
    if not rough.any():
        return array
    which = np.zeros(len(array), bool)
    which[doubtful[rough]] = True
    better = pc.utf8_normalize(some.filter(pa.array(rough)), form="NFC")
    for pattern, replacement in _TIDY:
        better = pc.replace_substring_regex(better, pattern, replacement)
    return pc.replace_with_mask(array, pa.array(which), better)


def text_array(texts: list[str]) -> pa.Array:
    """A list of text as an Arrow array, for :func:`text_column`."""
    return arrow_text(pd.Series(texts, dtype=object))


def text_column(parts: list[pa.Array]) -> pd.Series:
    """Arrow arrays laid end to end as one column; where pandas keeps strings in Arrow it is half as
    large as objects.
    """
    return pa.chunked_array(parts, pa.large_string()).to_pandas()


def tidy_text(texts: pd.Series) -> pd.Series:
    """Text in the one form that offsets are counted in.

    Unicode NFC; no zero-width characters, soft hyphens, direction marks or control characters; one
    blank between words; one line break between paragraphs. Doing it twice changes nothing.

    Parameters
    ----------
    texts : Series of str

    Returns
    -------
    Series of str, same index and name.

    Examples
    --------
    >>> tidy_text(pd.Series(["A  soft\u00adhyphen\\r\\n\\r\\nand  a paragraph "])).tolist()
    ['A softhyphen\\nand a paragraph']
    """
    return pd.Series(
        tidy_arrow(texts).to_pylist(), index=texts.index, name=texts.name, dtype=object
    )
