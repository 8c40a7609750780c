"""What was worked out of a text is kept for the next lens that asks for the same text, up to a
bound.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple

import pyarrow as pa

from framing.text import place_of, text_buffers

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
