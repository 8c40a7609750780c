"""Quotations of articles whose marks leave no question, from the codes of their chunks.

In most articles every mark opens before a word, and the next one closes behind a word of the same
paragraph. Such marks are told by their chunk alone, once for each distinct chunk; all other
articles are left to :func:`framing.quotation.quotation_spans`, which says the same of these.
"""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.text.quotation import quotation_spans, scare_spans

_DOUBLE = '“”„«»"`'
_MARKED = f"[{_DOUBLE}‘]|(?:^|[^\\pL\\pN])'[\\pL\\pN]"  # the second: a single mark that could open
_PLAIN = re.compile(
    rf"(?:(?P<before>\(?)(?P<open>[“«\"])(?=[^\W_]))?[^{_DOUBLE}]*(?:(?P<close>[”»\"])(?P<after>[.,;:!?)…]*))?"
)
_SINGLE = re.compile(r"(?<![^\W_])['‘](?=[^\W_])")
OPENS, CLOSES, UNCLEAR = 1, 2, 4


def all_spans(stream) -> list[tuple[list, set]]:
    """For each article its quotations, and those of them that are scare quotes."""
    texts = stream.texts
    found = (
        quotation_spans(text) if spans is None else spans
        for text, spans in zip(texts, plain_spans(stream))
    )
    return [
        (spans, set(scare_spans(text, spans)) if spans else set())
        for spans, text in zip(found, texts)
    ]


def plain_spans(stream) -> list[list[tuple[int, int]] | None]:
    """For each article its quotations as character offsets, marks included; None where its marks
    want a closer look.

    Parameters
    ----------
    stream : framing.stream.Stream
    """
    kind, opens, closes, angled = stream.chunks.fact(_kinds)
    at = np.flatnonzero(kind[stream.chunk])
    code = stream.chunk[at]
    # Each mark in order: a chunk of one quoted word has two.
    both = kind[code] == OPENS | CLOSES
    mark = np.repeat(np.arange(len(at)), 1 + both)
    second = np.diff(mark, prepend=-1) == 0
    closing = second | (kind[code[mark]] == CLOSES)
    angle = angled[code[mark], closing.astype(int)]
    article = np.searchsorted(np.cumsum(stream.n_chunks), at[mark], "right")
    paragraph = np.searchsorted(stream.paragraph_ends, at[mark])
    n = np.bincount(article, minlength=len(stream.n_chunks))
    turn = np.arange(len(mark)) - np.repeat(np.cumsum(n) - n, n)  # 0, 1, 2, … within the article
    # a mark and the one before it
    apart = (paragraph != np.roll(paragraph, 1)) | (angle != np.roll(angle, 1))
    wrong = (closing != turn % 2) | (kind[code[mark]] >= UNCLEAR) | (closing & apart)
    unclear = (n % 2 > 0) | (np.bincount(article, wrong, len(n)) > 0)
    place = (
        stream.chunk_laid[at[mark]]
        - stream.base[article]
        + np.where(closing, closes[code[mark]], opens[code[mark]])
    )
    flat, spans = place.tolist(), []
    for first, size, skip in zip((np.cumsum(n) - n).tolist(), n.tolist(), unclear.tolist()):
        own = flat[first : first + size]
        spans.append(None if skip else list(zip(own[::2], own[1::2])))
    return spans


def _kinds(chunks: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Of each distinct chunk what its marks do, where a quotation begins in it and where one ends,
    and which marks are « and ».
    """
    kind, opens, closes = (
        np.zeros(len(chunks), np.int8),
        np.zeros(len(chunks), np.int64),
        np.zeros(len(chunks), np.int64),
    )
    angled = np.zeros((len(chunks), 2), bool)
    marked = pc.match_substring_regex(pa.array(chunks, pa.large_string()), _MARKED).to_numpy(
        zero_copy_only=False
    )
    for at in np.flatnonzero(marked).tolist():
        chunk = chunks[at]
        found = _PLAIN.fullmatch(chunk)
        if not found or _SINGLE.search(chunk) or "‘" in chunk:
            kind[at] = UNCLEAR
            continue
        kind[at] = OPENS * bool(found["open"]) + CLOSES * bool(found["close"])
        angled[at] = found["open"] == "«", found["close"] == "»"
        opens[at], closes[at] = len(found["before"] or ""), len(chunk) - len(found["after"] or "")
    return kind, opens, closes, angled
