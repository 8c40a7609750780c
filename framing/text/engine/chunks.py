"""The distinct chunks between blanks of some blocks of text: what a rule says of a chunk is asked
once for all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.base.arrow import cut_at, text_buffers
from framing.text.tidy import TOKEN, is_tidy, normal_token, tidied


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
    _facts: dict = field(default_factory=dict, repr=False)

    def fact(self, rule: Callable[[np.ndarray], object]):
        """What ``rule(spelled)`` returns, worked out the first time it is asked for."""
        if rule not in self._facts:
            self._facts[rule] = rule(self.spelled)
        return self._facts[rule]


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


_EDGES = " .,;:!?()[]\"'*“”‘’«»…—–"  # none of these is part of a word at its edge


@dataclass(frozen=True)
class ChunkTokens:
    """The tokens of distinct chunks, laid end to end.

    Attributes
    ----------
    vocabulary : array of str, the distinct tokens, sorted.
    size : int32 array, tokens of each chunk.
    code, start, end : int32 arrays, for each token its place in ``vocabulary`` and its characters
        within the chunk.
    """

    vocabulary: np.ndarray
    size: np.ndarray
    code: np.ndarray
    start: np.ndarray
    end: np.ndarray


def chunk_tokens(chunks: np.ndarray) -> ChunkTokens:
    """Find the tokens of each chunk.

    Parameters
    ----------
    chunks : array of str, none with a blank

    Returns
    -------
    ChunkTokens
    """
    # Nine chunks of ten are one word between marks: these are taken together, the rest one by one.
    spelled = pa.array(chunks, pa.large_string())
    right = pc.utf8_trim(spelled, _EDGES)
    # Not utf8_is_alpha, which takes what no Unicode table knows yet for a letter.
    alone = pc.match_substring_regex(right, r"^\pL+$").to_numpy(zero_copy_only=False)
    words = right.filter(pa.array(alone)).to_pylist()
    lead = pc.subtract(
        pc.utf8_length(spelled), pc.utf8_length(pc.utf8_ltrim(spelled, _EDGES))
    ).to_numpy()[alone]
    size = alone.astype(np.int32)
    names, rest, start, end = "\n".join(words).lower().split("\n") if words else [], [], [], []
    for at in np.flatnonzero(~alone).tolist():
        found = list(TOKEN.finditer(chunks[at]))
        size[at] = len(found)
        rest += [normal_token(match.group()) for match in found]
        start += [match.start() for match in found]
        end += [match.end() for match in found]
    mine = np.repeat(alone, size)  # for each token whether its chunk is one word
    code, vocabulary = pd.factorize(np.array(names + rest, dtype=object))
    order = pc.array_sort_indices(pa.array(vocabulary, pa.large_string())).to_numpy()
    code, vocabulary = np.argsort(order)[code], vocabulary[order]
    return ChunkTokens(
        vocabulary,
        size,
        _laid(mine, code[: len(names)], code[len(names) :]),
        _laid(mine, lead, start),
        _laid(mine, lead + [len(word) for word in words] if words else lead, end),
    )


def _laid(mine: np.ndarray, ones, others) -> np.ndarray:
    """One array of two: ``ones`` where ``mine`` holds, ``others`` elsewhere, each in its order."""
    out = np.empty(len(mine), np.int32)
    out[mine], out[~mine] = ones, others
    return out
