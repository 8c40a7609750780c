"""Pairs of quotation marks that leave no question, told by the chunks that hold them.

In most articles every mark opens before a word, and the next one closes behind a word of the same
paragraph. A chunk tells which it does, and each distinct chunk is looked at once. All other
articles, and all in Cyrillic, are left to :mod:`framing.text.marks.quotation_marks`, which gives
the same pairs for these.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.text.engine.chunks import DistinctChunks
from framing.text.marks.russian_marks import BEGINNING, FREQUENT_LETTERS

_MARKS = '“”„«»"`‘'
_BEHIND = ".,;:!?)…"  # marks that may follow a closing one in its chunk
# Chunks that play a part: the second is a single mark that could open.
_MARKED = rf"[{_MARKS}]|(?:^|[^0-9A-Za-z])'."
_OPENS, _CLOSES = r"^\(?[“«\"]", rf"[^{_MARKS}][”»\"][{_BEHIND}]*$"
_ONE_MARK = rf"^\(?[“«\"][{_BEHIND}]*$"
_CLEAR = rf"^(?:\(?[“«\"])?[^{_MARKS}]*(?:[^{_MARKS}][”»\"][{_BEHIND}]*)?$"
_SINGLE = r"(?:^|[^0-9A-Za-z])'."
_ANGLE_OPENS, _ANGLE_CLOSES = r"^\(?«", rf"»[{_BEHIND}]*$"


class _ChunkMarks(NamedTuple):
    """What the marks of each distinct chunk do: arrays with a row a chunk."""

    is_marked: np.ndarray
    is_clear: np.ndarray
    opens: np.ndarray
    closes: np.ndarray
    angles: np.ndarray  # chunks × 2: is the opening mark «, the closing one »?
    start: np.ndarray  # characters before the opening mark
    end: np.ndarray  # characters up to the closing one, it included


def plain_spans(stream) -> list[list[tuple[int, int]] | None]:
    """For each article of a ``TokenStream`` its pairs of marks as characters, marks included.

    None where the marks want a closer look.
    """
    marks = _chunk_marks(stream.chunks)
    position = np.flatnonzero(marks.is_marked[stream.chunk_code])
    code = stream.chunk_code[position]
    # Each mark in order: a chunk of one quoted word has two.
    has_both = marks.opens[code] & marks.closes[code]
    mark = np.repeat(np.arange(len(position)), 1 + has_both)
    is_second = np.diff(mark, prepend=-1) == 0
    position, code = position[mark], code[mark]
    is_closing = is_second | ~marks.opens[code]
    angle = marks.angles[code, is_closing.astype(int)]
    article = np.searchsorted(stream.article_chunks, position, "right") - 1
    paragraph = np.searchsorted(stream.paragraph_ends, position)
    n_articles = len(stream.n_chunks)
    n_marks = np.bincount(article, minlength=n_articles)
    rank = np.arange(len(mark)) - np.repeat(np.cumsum(n_marks) - n_marks, n_marks)
    differs = (paragraph != np.roll(paragraph, 1)) | (angle != np.roll(angle, 1))
    is_odd = (is_closing != rank % 2) | ~marks.is_clear[code] | (is_closing & differs)
    is_plain = (np.bincount(article, is_odd, n_articles) == 0) & (n_marks % 2 == 0)
    is_plain &= ~_in_cyrillic(stream.tidy)
    opening, closing = (
        np.flatnonzero(is_plain[article] & side) for side in (~is_closing, is_closing)
    )
    base = stream.article_characters[article[opening]]
    starts = stream.chunk_characters[position[opening]] + marks.start[code[opening]] - base
    ends = stream.chunk_characters[position[closing]] + marks.end[code[closing]] - base
    pairs = list(zip(starts.tolist(), ends.tolist()))
    edges = np.append(0, np.cumsum(np.where(is_plain, n_marks // 2, 0))).tolist()
    return [
        pairs[first:last] if plain else None
        for plain, first, last in zip(is_plain.tolist(), edges, edges[1:])
    ]


def _chunk_marks(chunks: DistinctChunks) -> _ChunkMarks:
    is_marked = _fits(chunks.spelled, _MARKED)
    marked = chunks.spelled.filter(pa.array(is_marked))
    opens = _fits(marked, _OPENS)
    closes = _fits(marked, _CLOSES) & ~_fits(marked, _ONE_MARK)
    is_clear = _fits(marked, _CLEAR) & ~_fits(marked, _SINGLE) & (opens | closes)
    angles = np.column_stack([_fits(marked, _ANGLE_OPENS), _fits(marked, _ANGLE_CLOSES)])
    start = pc.starts_with(marked, "(").to_numpy(zero_copy_only=False).astype(np.int64)
    end = pc.utf8_length(pc.utf8_rtrim(marked, _BEHIND)).to_numpy()

    def spread(values: np.ndarray) -> np.ndarray:
        every = np.zeros((len(is_marked), *values.shape[1:]), values.dtype)
        every[is_marked] = values
        return every

    return _ChunkMarks(is_marked, *map(spread, (is_clear, opens, closes, angles, start, end)))


def _in_cyrillic(texts: pa.Array) -> np.ndarray:
    beginnings = pc.utf8_slice_codeunits(texts, 0, BEGINNING)
    return _fits(beginnings, f"[{FREQUENT_LETTERS}]")


def _fits(chunks: pa.Array, rule: str) -> np.ndarray:
    return pc.match_substring_regex(chunks, rule).to_numpy(zero_copy_only=False)
