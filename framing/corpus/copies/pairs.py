"""Pairs of articles that share most of the shorter one's runs of words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.arrow import arrow_text
from framing.corpus.copies.shingles import distinct, shingles

SHARED = 0.5  # of the shorter article's runs: from here on it is a near copy
SHORTEST = 0.3  # of the longer article's length; a brief inside a long round-up is no copy of it
CANDIDATE, OF_FEW, FEW = 0.25, 0.1, 32  # of the smaller sample, of one of under 32 runs
MOST_RUNS = 1 << 18  # sorted at a time
MOST_PAIRS = 4_000  # measured at a time


def candidate_pairs(
    row: np.ndarray, run: np.ndarray, order: np.ndarray, size: np.ndarray
) -> np.ndarray:
    """Pairs of rows (earlier, later in ``order``) whose samples share enough of the smaller one.

    ``size`` is how many runs each article has, those that stand nowhere else among them.

    Of the articles that have a run, each is paired with the first of them and with the one before
    it, so that the work grows as the text does and not as its square.
    """
    n, size = len(order), size.copy()
    rank = np.empty(n, np.int64)
    rank[order] = np.arange(n)
    keys = [np.zeros(0, np.int64)]
    for own_row, own_run in by_hash(row, run):
        own_row, own_run = repeated(own_row, own_run)
        own_keys, doubled = _pairs_of_runs(rank[own_row], own_run, n)
        size -= np.bincount(order[doubled], minlength=n)
        keys.append(own_keys)
    key = np.concatenate(keys)
    del keys
    key.sort()
    edges = np.flatnonzero(np.append(key[1:] != key[:-1], True)[: len(key)]) + 1
    blocks = [np.zeros((0, 2), np.int64)]
    for start in range(0, len(edges), MOST_RUNS):
        own = edges[start : start + MOST_RUNS]
        shared = np.diff(own, prepend=edges[start - 1] if start else 0)
        own_key = key[own - 1]
        pairs = np.column_stack([order[own_key // n], order[own_key % n]])
        smaller = size[pairs].min(axis=1)
        blocks.append(pairs[shared >= np.where(smaller < FEW, OF_FEW, CANDIDATE) * smaller])
    return np.concatenate(blocks)


def by_hash(row: np.ndarray, run: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The runs in groups by their hashes: few lie in memory while they are sorted."""
    n_groups = len(run) // MOST_RUNS + 1
    if n_groups == 1:
        yield row, run
        return
    group = ((run >> np.uint64(32)) % np.uint64(n_groups)).astype(np.int16)
    for number in range(n_groups):
        is_own = group == number
        yield row[is_own], run[is_own]


def _pairs_of_runs(rank: np.ndarray, run: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """The pairs of articles that share a run, a number for each run that they share.

    Returns
    -------
    numbers of pairs (earlier × n + later); the ranks of articles that repeat a run of their own,
    one for each time.
    """
    ordered = np.lexsort((rank, run))
    rank, run = rank[ordered], run[ordered]
    is_first = np.ones(len(rank), bool)
    is_first[1:] = (rank[1:] != rank[:-1]) | (run[1:] != run[:-1])
    doubled, rank, run = rank[~is_first], rank[is_first], run[is_first]
    is_next = np.zeros(len(run), bool)
    is_next[1:] = run[1:] == run[:-1]
    start = np.maximum.accumulate(np.where(is_next, 0, np.arange(len(run))))
    later = np.flatnonzero(is_next)
    before, first = later - 1, start[later]
    is_other = first != before
    keys = [
        rank[before] * n + rank[later],
        rank[first[is_other]] * n + rank[later[is_other]],
    ]
    return np.concatenate(keys), doubled


def repeated(row: np.ndarray, run: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The runs that stand more than once, which few do."""
    is_repeated = pd.Series(run).duplicated(keep=False).to_numpy()
    return row[is_repeated], run[is_repeated]


def shared_parts(texts: pd.Series, pairs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each pair the share of each article's runs that stands in the other, and their numbers.

    Returns
    -------
    shares (pairs × 2), numbers of distinct runs (pairs × 2).
    """
    shares, sizes = np.zeros(pairs.shape), np.zeros(pairs.shape)
    for start in range(0, len(pairs), MOST_PAIRS):
        block = slice(start, start + MOST_PAIRS)
        rows, pair = np.unique(pairs[block], return_inverse=True)
        row, run = distinct(*shingles(arrow_text(texts.iloc[rows])))
        _, code = np.unique(run, return_inverse=True)
        holds = sparse.csr_array((np.ones(len(row), np.int32), (row, code)), (len(rows), len(code)))
        pair = pair.reshape(-1, 2)
        shared = np.asarray(holds[pair[:, 0]].multiply(holds[pair[:, 1]]).sum(axis=1)).ravel()
        sizes[block] = np.diff(holds.indptr)[pair]
        shares[block] = shared[:, None] / sizes[block]
    return shares, sizes


def copied_from(
    texts: pd.Series, row: np.ndarray, run: np.ndarray, order: np.ndarray, size: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """For each article the one that it is a near copy of, and the share of its text in that one.

    Articles are gone through in ``order``: each is kept, or a copy of the kept one that has most of
    it. So whatever is a copy of several is a copy of one, and no copy hangs on a chain of others.

    Parameters
    ----------
    texts : Series of str
    row, run : array
        As :func:`framing.corpus.copies.shingles.sampled_shingles` gives them; runs that are not to
        be compared carry different numbers.
    order : array
        The rows of ``texts``, those to be kept first.
    size : array
        How many sampled runs each text has, also those that stand nowhere else.

    Returns
    -------
    row of the kept article (its own where it is kept), share (1 where kept).
    """
    source, share = np.arange(len(texts)), np.ones(len(texts))
    pairs = candidate_pairs(row, run, order, size)
    shares, sizes = shared_parts(texts, pairs)
    is_copy = shares.max(axis=1, initial=0) >= SHARED
    is_copy &= sizes.min(axis=1, initial=np.inf) >= SHORTEST * sizes.max(axis=1, initial=0)
    rank = np.argsort(order)
    pairs, shares = pairs[is_copy], shares[is_copy]
    for number in np.lexsort((-shares[:, 1], rank[pairs[:, 1]])):
        earlier, later = pairs[number]
        if source[later] == later and source[earlier] == earlier:
            source[later], share[later] = earlier, shares[number, 1]
    return source, share
