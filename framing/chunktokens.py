"""The tokens of each distinct chunk of a corpus, worked out once, whatever the text's length."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.text import TOKEN, normal_token

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
