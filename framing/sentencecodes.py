"""Sentences whose words have their numbers already: what :func:`framing.split_sentences` cut out of
coded articles.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from framing.chunks import Chunks
from framing.kept import BOUND, make_room
from framing.text import place_of

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
