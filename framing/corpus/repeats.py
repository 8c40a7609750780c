"""Lines that an outlet prints under many of its articles, found without keeping every line of the
corpus.
"""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.base.arrow import arrow_text, cuts, text_slices
from framing.text.engine.coding import BLOCK

REPEATED = 5  # articles in which a line must stand
LONGEST = 250  # characters of such a line
END = re.compile(r"[.!?…:;,][\"'”’“»)\]}*]*$")  # how a sentence ends


def repeated_lines(table: pd.DataFrame) -> dict:
    """For each outlet the lines that stand in five of its articles and in one of a hundred:
    anywhere or at the edges.
    """
    outlet, names = pd.factorize(table["outlet"])
    # First by a number for each line: most lines stand once, and keeping them all would be keeping
    # the corpus.
    seen, n = np.unique(
        np.concatenate([marks for _, _, marks in _lines(table["text"], outlet)]), return_counts=True
    )
    often = seen[n >= REPEATED]
    count: Counter = Counter()
    for lines, row, marks in _lines(table["text"], outlet) if len(often) else ():
        likely = np.isin(marks, often)
        texts = pc.utf8_rtrim(lines.filter(pa.array(likely)), "\n").to_pylist()
        count.update({(at, text) for at, text in zip(row[likely].tolist(), texts)})
    articles: dict = {name: Counter() for name in names}
    for at, text in count:
        articles[names[outlet[at]]][text] += 1
    least = {name: max(REPEATED, size / 100) for name, size in zip(names, np.bincount(outlet))}
    return {
        name: {
            line: _where(line)
            for line, n in found.items()
            if n >= least[name] and len(line) < LONGEST and bare(line)
        }
        for name, found in articles.items()
    }


def _lines(texts: pd.Series, outlet: np.ndarray):
    """Block by block the lines: their text, the row of their article, and a number that few other
    lines of the outlet have.
    """
    for at in range(0, len(texts), BLOCK):
        cut, data, size = cuts(arrow_text(texts.iloc[at : at + BLOCK]), b"\n")
        row = np.repeat(np.arange(len(size)), size)
        marks = number_of(cut[:-1], cut[1:] - (data[cut[1:] - 1] == ord("\n")), data)
        yield text_slices(cut, data), at + row, marks + outlet[at + row].astype(np.uint64)


def number_of(start: np.ndarray, end: np.ndarray, data: np.ndarray) -> np.ndarray:
    """A number for each text between ``start`` and ``end``, of its length and of eight bytes at its
    beginning, middle and end.
    """
    padded = np.concatenate([data, np.zeros(8, np.uint8)])
    # the eight bytes from each place on
    eight = np.ndarray(len(data) + 1, "<u8", padded.data, strides=(1,))
    size = end - start
    short = np.where(
        size < 8,
        (np.uint64(1) << (8 * np.minimum(size, 7)).astype(np.uint64)) - np.uint64(1),
        ~np.uint64(0),
    )
    places = (start, start + np.maximum(size - 8, 0) // 2, start + np.maximum(size - 8, 0))
    odd = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
    return sum(
        ((eight[place] & short) * np.uint64(factor) for place, factor in zip(places, odd)),
        size.astype(np.uint64) << np.uint64(32),
    )


def _where(line: str) -> str:
    return "edge" if END.search(line) or len(line.split()) > 8 else "anywhere"


def bare(line: str) -> str:
    return "".join(filter(str.isalnum, line)).lower()
