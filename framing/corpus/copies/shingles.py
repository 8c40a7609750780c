"""Shingles: the runs of five words in a text, as numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa

from framing.base.arrow import arrow_text, text_buffers
from framing.base.running.progress import progress
from framing.corpus.repeats import text_hashes

AT_ONCE = 500  # articles whose runs are sampled together: what is computed of them fits the cache
WORDS = 5  # of a run
BYTES = 32  # of a run in the sample, eight at a time
FEWEST = 20  # words of an article; what shorter ones share says little
KEEP_ALL = 64  # runs; longer articles are known by a sample of theirs
ONE_IN = 8  # runs that are in the sample
SEPARATORS = (0xE2, 0x80)  # the first bytes of dashes, ellipses and curly quotation marks
MIX = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def _folded_bytes() -> np.ndarray:
    """For each byte what stands for it: small letters, and 0 for what is between words."""
    folded = np.arange(256, dtype=np.uint8)
    for code in range(128):
        letter = chr(code)
        folded[code] = ord(letter.lower()) if letter.isalnum() else 0
    return folded


FOLDED = _folded_bytes().tobytes()


def shingles(texts: pa.Array) -> tuple[np.ndarray, np.ndarray]:
    """The runs of five words of each text, marks and capital letters aside.

    Returns
    -------
    row of the text, hash of the run (uint64), in the order of the texts; texts of under 20 words
    have none.

    Examples
    --------
    >>> text = " ".join(f"word{number}" for number in range(21))
    >>> row, run = shingles(pa.array([text, "Too short.", text.upper()], pa.large_string()))
    >>> np.bincount(row).tolist(), bool((run[row == 0] == run[row == 2]).all())
    ([17, 0, 17], True)
    """
    hashes, n_words = _words(texts)
    if not len(hashes):
        return np.zeros(0, np.int64), np.zeros(0, np.uint64)
    row = np.repeat(np.arange(len(n_words)), n_words)
    hashes = _mixed(hashes)
    n_runs = max(len(hashes) - WORDS + 1, 0)
    run = np.zeros(n_runs, np.uint64)
    for offset in range(WORDS):
        run *= MIX[0]  # so that the order of the words matters
        run += hashes[offset : offset + n_runs]
    is_whole = row[:n_runs] == row[WORDS - 1 :]
    is_whole &= n_words[row[:n_runs]] >= FEWEST
    return row[:n_runs][is_whole], _mixed(run[is_whole])


def _words(texts: pa.Array) -> tuple[np.ndarray, np.ndarray]:
    """A hash of each word, and how many words each text has."""
    edges, data = text_buffers(texts)
    if not len(data):
        return np.zeros(0, np.uint64), np.zeros(len(texts), np.int64)
    folded = _folded(data)
    is_word = folded != 0
    begins, ends = is_word.copy(), is_word.copy()
    begins[1:] &= ~is_word[:-1]
    ends[:-1] &= ~is_word[1:]
    has_text = np.diff(edges) > 0  # a word does not go on from one text into the next
    first, last = edges[:-1][has_text], edges[1:][has_text] - 1
    begins[first], ends[last] = is_word[first], is_word[last]
    start, end = np.flatnonzero(begins), np.flatnonzero(ends) + 1
    return text_hashes(start, end, folded), np.diff(np.searchsorted(start, edges))


def _folded(data: np.ndarray, n_more: int = 0) -> np.ndarray:
    """The bytes of texts with small letters only, and 0 for what is between words.

    With ``n_more`` times 0 behind them.
    """
    padded = bytearray(data)
    padded += bytes(n_more)
    folded = np.frombuffer(padded.translate(FOLDED), np.uint8)
    mark = np.flatnonzero(data[:-2] == SEPARATORS[0])
    mark = mark[data[mark + 1] == SEPARATORS[1]]
    for offset in range(3):
        folded[mark + offset] = 0
    return folded


def _mixed(numbers: np.ndarray) -> np.ndarray:
    """Every bit of a number spread over all of them (the end of SplitMix64)."""
    mixed = numbers >> np.uint64(30)
    mixed ^= numbers
    mixed *= MIX[0]
    mixed ^= mixed >> np.uint64(27)
    mixed *= MIX[1]
    mixed ^= mixed >> np.uint64(31)
    return mixed


def sampled_shingles(texts: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Of each text the runs that a comparison with all others looks at.

    A run is here what stands in 32 bytes from the beginning of a word, some five words, which is
    quicker to read than words are. Those are in the sample whose first bytes have a small hash:
    of a run that two texts share, both or neither has it (Broder 1997), unless one of them is so
    short that it keeps all.

    Returns
    -------
    row of the text, hash of the run.
    """
    rows, runs = [np.zeros(0, np.int32)], [np.zeros(0, np.uint64)]
    for start in progress(range(0, len(texts), AT_ONCE), "looking for copies"):
        row, run = _sample(arrow_text(texts.iloc[start : start + AT_ONCE]))
        rows.append((row + start).astype(np.int32))
        runs.append(run)
    return np.concatenate(rows), np.concatenate(runs)


def _sample(texts: pa.Array) -> tuple[np.ndarray, np.ndarray]:
    """The sampled runs of a block of texts."""
    edges, data = text_buffers(texts)
    letters = _folded(data, BYTES)
    is_text = letters[: len(data)] != 0
    is_start = is_text.copy()
    is_start[1:] &= ~is_text[:-1]
    has_text = edges[:-1][np.diff(edges) > 0]  # a text does not go on from the one before
    is_start[has_text] = is_text[has_text]
    start = np.flatnonzero(is_start)
    n_words = np.diff(np.searchsorted(start, edges))
    windows = np.ndarray(len(letters) - 7, "<u8", letters.data, strides=(1,))  # from each byte on
    first = _mixed(windows[start])
    is_sampled = first < np.uint64(2**64 // ONE_IN)
    is_sampled |= np.repeat(n_words <= KEEP_ALL, n_words)
    row = np.repeat(np.arange(len(n_words), dtype=np.int32), n_words)[is_sampled]
    start, run = start[is_sampled], first[is_sampled]
    is_read = (start + BYTES <= edges[1:][row]) & (n_words >= FEWEST)[row]
    row, start, run = row[is_read], start[is_read], run[is_read]
    for offset in range(8, BYTES, 8):
        run = run * MIX[0] + windows[start + offset]
    return row, _mixed(run)


def distinct(row: np.ndarray, run: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each run of a row once, sorted by row and run."""
    order = np.lexsort((run, row))
    row, run = row[order], run[order]
    is_first = np.ones(len(row), bool)
    is_first[1:] = (row[1:] != row[:-1]) | (run[1:] != run[:-1])
    return row[is_first], run[is_first]
