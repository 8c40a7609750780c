"""What was worked out of a text is kept for the next lens that asks for the same text, up to a bound."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256

import pyarrow as pa

from framing.text import text_buffers

BOUND = 64_000_000  # bytes of text, some 12,000 articles; their codes take some 250 MB
_KEPT: OrderedDict[tuple, tuple] = OrderedDict()


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
    buffers = [text_buffers(block) for block in blocks]
    key = (work.__qualname__, *(sha256(buffer).digest() for pair in buffers for buffer in pair))
    found = _KEPT.pop(key, None) or (work(blocks), sum(len(data) for _, data in buffers))
    _KEPT[key] = found  # at the end: asked for last
    while sum(size for _, size in list(_KEPT.values())) > BOUND:
        try:
            _KEPT.popitem(last=False)
        except KeyError:  # another thread was quicker
            break
    return found[0]
