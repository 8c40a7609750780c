"""A corpus read once: every distinct chunk between blanks gets a number, and rules work on the
numbers.

Blocks of articles that lie side by side share their distinct chunks, and their codes stay for the
next lens that looks at the same text (:mod:`framing.kept`).
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pyarrow as pa

from framing.chunks import code_chunks
from framing.kept import BOUND, kept
from framing.progress import progress
from framing.stream import Stream
from framing.text import arrow_text

BLOCK = 2_000  # articles whose tokens are looked at together


def code_text(texts: pd.Series) -> Stream:
    """Read a column of text into a :class:`Stream`.

    Examples
    --------
    >>> import numpy as np
    >>> stream = code_text(pd.Series(["Not friends, but brothers.", "No friends"]))
    >>> stream.vocabulary[stream.token].tolist()
    ['not', 'friends', 'but', 'brothers', 'no', 'friends']
    >>> every = np.arange(6)
    >>> stream.article.tolist(), stream.edges(every, every)[0].tolist()
    ([0, 0, 0, 0, 1, 1], [0, 4, 13, 17, 0, 3])
    """
    return kept([arrow_text(texts)], _coded)[0]


def streams(texts: pd.Series, doing: str) -> Iterator[tuple[slice, Stream]]:
    """Block by block the rows and their :class:`Stream`, with a progress bar that says what is
    being done.
    """
    shelf: list[Stream] = []
    for at in progress(range(0, max(len(texts), 1), BLOCK), doing):
        shelf = shelf or list(kept(_side_by_side(texts, at), _coded))
        yield slice(at, at + BLOCK), shelf.pop(0)


def _side_by_side(texts: pd.Series, at: int) -> list[pa.Array]:
    """The blocks from a row on, as many as may be kept together, and one at least."""
    blocks, size = [], 0
    while not blocks or at < len(texts):
        block = arrow_text(texts.iloc[at : at + BLOCK])
        size += block.nbytes
        if blocks and size > BOUND:
            break
        blocks.append(block)
        at += BLOCK
    return blocks


def _coded(blocks: list[pa.Array]) -> list[Stream]:
    tidy, chunks, coded = code_chunks(blocks)
    return [Stream(block, chunks, chunk, n_chunks) for block, (chunk, n_chunks) in zip(tidy, coded)]
