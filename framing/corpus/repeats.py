"""Repeats: lines that an outlet prints under many of its articles, and texts that stand twice.

Texts are told apart by hashes first: most lines stand once, and keeping them all would be keeping
the corpus.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.base.arrow import arrow_text, chunk_edges, text_slices
from framing.corpus.furniture_rules import SENTENCE_END, letters
from framing.text.engine.coding import BLOCK

REPEATED = 5  # articles in which a line must stand
ONE_IN = 100  # articles of the outlet, where these are more
LONGEST = 250  # characters of such a line
COPIED = 0.7  # share of an article in repeated sentences from which on it is a copy
LONGEST_ANYWHERE = 8  # words; a longer one counts at the edges of an article only
ODD_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


def repeated_lines(articles: pd.DataFrame) -> dict[str, dict[str, str]]:
    """For each outlet the lines that it repeats, and where: ``anywhere`` or at the ``edge``.

    A line is repeated where it stands in five articles of the outlet and in one of a hundred.
    Copies of one story count as one: what they have in common is the story.
    """
    outlet, names = pd.factorize(articles["outlet"])
    repeats: dict[str, Counter] = {name: Counter() for name in names}
    likely = list(_likely_lines(articles["text"], outlet))
    story = _stories(likely, articles["text"])
    for row, line in dict.fromkeys((story.get(row, row), line) for row, line in likely):
        repeats[names[outlet[row]]][line] += 1
    sizes = dict(zip(names, np.bincount(outlet)))
    return {
        name: {
            line: _where(line)
            for line, n in lines.items()
            if n >= max(REPEATED, sizes[name] / ONE_IN) and len(line) < LONGEST and letters(line)
        }
        for name, lines in repeats.items()
    }


def _stories(likely: list[tuple[int, str]], texts: pd.Series) -> dict[int, int]:
    """For the rows of articles that are mostly made of repeated sentences: the first such row with
    the same longest sentence.
    """
    shared: Counter = Counter()
    longest: dict[int, str] = {}
    for row, line in likely:
        if len(line.split()) > LONGEST_ANYWHERE:
            shared[row] += len(line)
            longest[row] = max(longest.get(row, ""), line, key=len)
    first: dict[str, int] = {}
    return {
        row: first.setdefault(longest[row], row)
        for row, n in shared.items()
        if n > COPIED * len(texts.iloc[row])
    }


def _likely_lines(texts: pd.Series, outlet: np.ndarray) -> dict[tuple[int, str], None]:
    """The row of an article and a line in it, once each, where the line's hash is frequent."""
    hashes = np.concatenate([hashes for *_, hashes in _blocks_of_lines(texts, outlet)])
    distinct, n = np.unique(hashes, return_counts=True)
    frequent = distinct[n >= REPEATED]
    likely: dict[tuple[int, str], None] = {}
    for lines, row, hashes in _blocks_of_lines(texts, outlet) if len(frequent) else ():
        is_likely = np.isin(hashes, frequent)
        written = pc.utf8_rtrim(lines.filter(pa.array(is_likely)), "\n").to_pylist()
        likely.update(dict.fromkeys(zip(row[is_likely].tolist(), written)))
    return likely


def _blocks_of_lines(
    texts: pd.Series, outlet: np.ndarray
) -> Iterator[tuple[pa.Array, np.ndarray, np.ndarray]]:
    """Block by block the lines: their text, the row of their article, a hash within the outlet."""
    for start in range(0, len(texts), BLOCK):
        block = arrow_text(texts.iloc[start : start + BLOCK])
        edges, data, n_lines = chunk_edges(block, b"\n")
        row = start + np.repeat(np.arange(len(n_lines)), n_lines)
        ends_in_break = data[edges[1:] - 1] == ord("\n")
        hashes = text_hashes(edges[:-1], edges[1:] - ends_in_break, data)
        yield text_slices(edges, data), row, hashes + outlet[row].astype(np.uint64)


def text_hashes(start: np.ndarray, end: np.ndarray, data: np.ndarray) -> np.ndarray:
    """A hash of each text between two edges, of its length and its beginning, middle and end.

    Eight bytes of each are looked at, so that long texts cost no more than short ones.
    """
    padded = np.concatenate([data, np.zeros(8, np.uint8)])
    words = np.ndarray(len(data) + 1, "<u8", padded.data, strides=(1,))  # from each byte on
    size = end - start
    short = (np.uint64(1) << (8 * np.minimum(size, 7)).astype(np.uint64)) - np.uint64(1)
    mask = np.where(size < 8, short, ~np.uint64(0))
    last = np.maximum(size - 8, 0)
    samples = [words[start + offset] & mask for offset in (0, last // 2, last)]
    return sum(
        (sample * np.uint64(factor) for sample, factor in zip(samples, ODD_FACTORS)),
        size.astype(np.uint64) << np.uint64(32),
    )


def _where(line: str) -> str:
    is_short = len(line.split()) <= LONGEST_ANYWHERE
    return "anywhere" if is_short and not SENTENCE_END.search(line) else "edge"
