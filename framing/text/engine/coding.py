"""A corpus read once: every distinct chunk between blanks gets a number, and rules work on the
numbers.

Blocks of articles that lie side by side share their distinct chunks, and their codes stay for the
next lens that looks at the same text (:mod:`framing.text.engine.coding`).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from framing.base.arrow import arrow_text, place_of, text_buffers
from framing.base.progress import progress
from framing.text.engine.chunks import Chunks, code_chunks
from framing.text.engine.stream import Stream

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


BOUND = 64_000_000  # bytes of text, some 12,000 articles; their codes take some 250 MB
_KEPT: OrderedDict[tuple, _Kept] = OrderedDict()


class _Kept(NamedTuple):
    """A result, and the text it was made of: held, so that nothing else can come to lie in its
    places.
    """

    result: object
    size: int
    places: tuple
    blocks: list[pa.Array]


def kept(blocks: list[pa.Array], work: Callable[[list[pa.Array]], object]):
    """The result of ``work(blocks)``, made anew or, where the same texts came before, from memory.

    Parameters
    ----------
    blocks : list of Arrow arrays of large_string
        Two arrays are the same where every text is the same, wherever they lie.
    work : function of the list, without side effects

    Returns
    -------
    what ``work`` returns; it must not be changed.

    Notes
    -----
    What was not asked for longest is let go of first.
    """
    places = tuple(map(place_of, blocks))
    key = next(
        (
            key
            for key, found in list(_KEPT.items())
            if found.places == places and key[0] == work.__qualname__
        ),
        None,
    )
    if key is None:
        key = (
            work.__qualname__,
            *(sha256(buffer).digest() for block in blocks for buffer in text_buffers(block)),
        )
    found = _KEPT.pop(key, None)
    if found is None:
        size = sum(block.nbytes for block in blocks)
        # Before the work, so that old and new never lie side by side.
        make_room(_KEPT, lambda each: each.size, size, BOUND)
        found = _Kept(work(blocks), size, places, blocks)
    if found.size <= BOUND:
        _KEPT[key] = found  # at the end: asked for last
    return found.result


def make_room(store: OrderedDict, taken: Callable[[object], int], size: int, bound: int) -> None:
    """Let go of what lies longest in a store until ``size`` more bytes fit; ``taken`` tells the
    bytes of an entry.
    """
    while store and sum(map(taken, list(store.values()))) + size > bound:
        try:
            store.popitem(last=False)
        except KeyError:  # another thread was quicker
            break


_CODED: OrderedDict[tuple, Coded] = OrderedDict()


class Coded(NamedTuple):
    """A block of sentences and its chunks: their places in ``chunks`` in order, and how many each
    sentence has.
    """

    text: pa.Array
    chunks: Chunks
    chunk: np.ndarray
    size: np.ndarray


def remember(block: Coded) -> None:
    """Keep the codes of a block of sentences, and let go of the oldest blocks where all are too
    much.
    """
    size = block.text.nbytes
    make_room(_CODED, lambda each: each.text.nbytes, size, BOUND)
    if size <= BOUND:
        _CODED[place_of(block.text)] = block


def remembered(text: pa.Array) -> Coded | None:
    """The codes of these very sentences, where they are kept."""
    return _CODED.get(place_of(text))
