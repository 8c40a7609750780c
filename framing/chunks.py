"""The distinct chunks between blanks of some blocks of text: what a rule says of a chunk is asked
once for all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.text import cut_at, is_tidy, text_buffers, tidied


@dataclass(frozen=True, eq=False)
class Chunks:
    """Distinct chunks, the blank or line end behind each taken off. One that also stands at the end
    of a line is there again.

    Attributes
    ----------
    spelled : array of str
    length, n_bytes : int64 arrays, characters and bytes of each with what stood behind it.
    ends_line : bool array, whether a line end stood behind it.
    """

    spelled: np.ndarray
    length: np.ndarray
    n_bytes: np.ndarray
    ends_line: np.ndarray
    _told: dict = field(default_factory=dict, repr=False)

    def told(self, rule: Callable[[np.ndarray], object]):
        """What ``rule(spelled)`` returns, worked out the first time it is asked for."""
        if rule not in self._told:
            self._told[rule] = rule(self.spelled)
        return self._told[rule]


def code_chunks(
    blocks: list[pa.Array],
) -> tuple[list[pa.Array], Chunks, list[tuple[np.ndarray, np.ndarray]]]:
    """Blocks of texts, tidied; their distinct chunks; of each block its chunks in order as places
    among them, and how many each text has.
    """
    distinct, coded = cut_at(blocks, b" \n")
    if not is_tidy(distinct) or any(map(_ends_blank, blocks)):
        blocks = list(map(tidied, blocks))
        distinct, coded = cut_at(blocks, b" \n")
    chunks = Chunks(
        spelled=np.array(pc.utf8_rtrim(distinct, " \n").to_pylist(), dtype=object),
        length=pc.utf8_length(distinct).to_numpy(zero_copy_only=False).astype(np.int64),
        n_bytes=pc.binary_length(distinct).to_numpy(zero_copy_only=False).astype(np.int64),
        ends_line=pc.ends_with(distinct, "\n").to_numpy(zero_copy_only=False),
    )
    return blocks, chunks, coded


def _ends_blank(block: pa.Array) -> bool:
    """Whether a text of the block ends in a blank."""
    edges, data = text_buffers(block)
    return bool(np.isin(data[edges[1:][np.diff(edges) > 0] - 1], [ord(" "), ord("\n")]).any())
