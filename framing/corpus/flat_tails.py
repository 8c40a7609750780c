"""A site's tail within the last paragraph: sentences that an outlet prints under many articles.

Texts in one paragraph have no lines that could be told apart. A run of sentences at the end goes
where the outlet repeats each of them there, and where they hold words of a tail.
"""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.base.arrow import arrow_text, text_buffers, text_slices
from framing.corpus.repeats import ONE_IN, REPEATED
from framing.text.engine.coding import BLOCK

REACH = 800  # characters at the end of a text in which a tail may stand
MOST_SENTENCES = 12
# In Arrow's dialect: without one of these no run of repeated sentences is taken for a tail.
TAIL_WORDS = (
    r"(?i)all rights reserved|©|copyright|cookies|privacy policy|terms of (?:use|service)|"
    r"newsletter|subscribe|sign up|share (?:it|this)|follow us|leave a (?:reply|comment)|"
    r"все права защищены|подпис(?:ывайтесь|аться|ка на)|политик[аи] конфиденциальности|"
    r"alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
)
SENTENCE_START = re.compile(r"(?<=[.!?…])[\"”»)]* (?=\S)")


def flat_tails(texts: pd.Series, outlets) -> dict[int, int]:
    """Of each row that ends in such a tail within a line, where it begins.

    Examples
    --------
    >>> texts = [f"Pier {n} is shut. Like it? Share it! All rights reserved." for n in range(5)]
    >>> tails = flat_tails(pd.Series(texts), ["Echo"] * 5)
    >>> {texts[row][start:] for row, start in tails.items()}
    {'Like it? Share it! All rights reserved.'}
    """
    rows = [
        start + row
        for start in range(0, len(texts), BLOCK)
        for row in _suspects(arrow_text(texts.iloc[start : start + BLOCK]))
    ]
    if len(rows) < REPEATED:
        return {}
    names = np.asarray(outlets, object)
    written = {row: texts.iloc[row] for row in rows}
    starts = {row: _starts(text) for row, text in written.items()}
    sentences = Counter(
        (names[row], sentence)
        for row in rows
        for sentence in {sentence for _, sentence in starts[row][1:]}
    )
    sizes = pd.Series(names).value_counts()
    tails = {}
    for row in rows:
        fewest = max(REPEATED, sizes[names[row]] / ONE_IN)
        start = None
        for position, sentence in reversed(starts[row][1:]):  # never the whole line
            if sentences[names[row], sentence] < fewest:
                break
            start = position
        if start is not None and re.search(TAIL_WORDS, written[row][start:]):
            tails[row] = start
    return tails


def _suspects(texts: pa.Array) -> list[int]:
    """The rows of texts whose ends hold words of a tail."""
    return np.flatnonzero(
        pc.match_substring_regex(_ends(texts), TAIL_WORDS).to_numpy(False)
    ).tolist()


def _ends(texts: pa.Array) -> pa.Array:
    """The last bytes of each text, from a whole character on."""
    edges, data = text_buffers(texts)
    starts = np.maximum(edges[:-1], edges[1:] - REACH)
    for _ in range(3):  # a character of UTF-8 has at most three bytes behind its first
        is_inside = (starts < edges[1:]) & (
            (data[np.minimum(starts, len(data) - 1)] & 0xC0) == 0x80
        )
        starts = starts + is_inside
    view = memoryview(data.data)
    pieces = [view[start:end] for start, end in zip(starts.tolist(), edges[1:].tolist())]
    ends = np.concatenate([[0], np.cumsum(edges[1:] - starts)])
    return text_slices(ends, np.frombuffer(b"".join(pieces), np.uint8))


def _starts(text: str) -> list[tuple[int, str]]:
    """The last sentences of the last line: where each begins, and its words."""
    first = max(text.rfind("\n") + 1, len(text) - REACH)
    edges = [first, *(match.end() for match in SENTENCE_START.finditer(text, first)), len(text)]
    pairs = list(zip(edges, edges[1:]))[-MOST_SENTENCES - 1 :]
    return [(start, text[start:end].strip()) for start, end in pairs]
