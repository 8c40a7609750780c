"""Splits of one outlet's articles, in every lens, and what a report would test in them."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse

from framing.rates.rates import compare_means, compare_rates

MIN_ARTICLES = 5
LENSES = {"words": "keyness", "loaded": "loaded", "voices": "voices", "sentiment": "sentiment"}
PER_10K = (2, 20)  # words that effects are planted in


def populations(path: Path) -> list[dict]:
    """Each outlet's counts and sizes by lens, words as far as they can ever be tested."""
    counts = pickle.loads(path.read_bytes())
    found = []
    for outlet in np.unique(counts["outlet"]):
        rows, one = np.flatnonzero(counts["outlet"] == outlet), {}
        for lens in LENSES:
            matrix, sizes = counts[lens]
            matrix = sparse.csr_array(matrix[rows]).astype(float)
            if lens == "words":
                kept = np.flatnonzero(articles_with(matrix) >= MIN_ARTICLES)
                matrix = sparse.csr_array(matrix[:, kept])
            one[lens] = matrix, sizes[rows].astype(float)
        found.append(one)
    return found


def articles_with(matrix) -> np.ndarray:
    """In how many articles each item stands."""
    return np.bincount(matrix.indices, minlength=matrix.shape[1])


def draw(kind: str, counts: tuple, population: dict, rng) -> tuple[dict, np.ndarray]:
    """Articles dealt to as many outlets as there are ``counts``: by lens, and whose they are."""
    size, outlet = population["words"][1], np.repeat(np.arange(len(counts)), counts)
    if kind == "longer half":
        short, long = np.array_split(np.argsort(size, kind="stable"), 2)
        rows = np.r_[rng.choice(long, counts[0], False), rng.choice(short, counts[1], False)]
        return picked(population, rows), outlet
    rows = rng.permutation(len(size))[: sum(counts) + 19 * (kind == "joined")]
    split = picked(population, rows)
    if kind == "thinned":
        return {lens: thinned(*split[lens], outlet, lens, rng) for lens in LENSES}, outlet
    if kind == "joined":  # the last article of the first outlet is twenty
        place = np.r_[np.arange(sum(counts)), np.full(19, counts[0] - 1)]
        member = sparse.csr_array((np.ones(len(place)), (place, np.arange(len(place)))))
        split = {lens: tuple(member @ part for part in split[lens]) for lens in LENSES}
    return split, outlet


def picked(population: dict, rows) -> dict:
    """Some of the articles, in all lenses."""
    return {lens: tuple(part[rows] for part in population[lens]) for lens in LENSES}


def thinned(matrix, sizes, outlet, lens, rng):
    """Each token of the second outlet is kept with a chance of .4: same rates, shorter articles."""
    if lens == "sentiment":
        return matrix, sizes
    matrix, second = matrix.copy(), np.repeat(outlet == 1, np.diff(matrix.indptr))
    matrix.data[second] = rng.binomial(matrix.data[second].astype(int), 0.4)
    matrix.eliminate_zeros()
    short = np.maximum(rng.binomial(sizes.astype(int), 0.4), 1)
    return matrix, np.where(outlet == 1, short, sizes).astype(float)


def plant(split: dict, outlet, ratio: float, lenses, rng) -> dict:
    """Thin items of the split in place, half of them on either side; what differs now, by lens."""
    truth = {}
    for lens in lenses:
        matrix, sizes = split[lens]
        able = articles_with(matrix) >= MIN_ARTICLES
        rate = matrix.sum(axis=0) / sizes.sum() * 1e4
        middling = (rate >= PER_10K[0]) & (rate <= PER_10K[1])
        able &= middling if lens == "words" else np.arange(len(able)) > 0
        able = rng.permutation(np.flatnonzero(able))
        chosen = able[: max(len(able) // 10, 2) if lens == "words" else 2]
        side = np.full(matrix.shape[1], -1)
        side[chosen] = np.arange(len(chosen)) % 2
        matrix = matrix.copy()
        hit = side[matrix.indices] == np.repeat(outlet, np.diff(matrix.indptr))
        matrix.data[hit] = rng.binomial(matrix.data[hit].astype(int), 1 / ratio)
        matrix.eliminate_zeros()
        split[lens], truth[LENSES[lens]] = (matrix, sizes), side >= 0
        if lens == "loaded":
            truth["loaded"][0] = True  # all categories together differ as well
    return truth


def tests(split: dict, outlet: np.ndarray) -> pd.DataFrame:
    """All that a report tests: lens, outlet, item, p, weight."""
    names, frames = outlet.astype(str), []
    for lens, (matrix, sizes) in split.items():
        known = np.flatnonzero(sizes > 0)
        matrix, sizes, outlets = sparse.csr_array(matrix[known]), sizes[known], names[known]
        if lens == "sentiment":
            table = compare_means(matrix, sizes, outlets)
        else:
            items = np.flatnonzero(articles_with(matrix) >= MIN_ARTICLES)
            if not len(items):
                continue
            table = compare_rates(sparse.csr_array(matrix[:, items]), sizes, outlets, items=items)
        table = table.assign(lens=LENSES[lens], item=table["item"].astype(int))
        frames.append(table[["lens", "outlet", "item", "p", "weight"]])
    return pd.concat(frames, ignore_index=True)
