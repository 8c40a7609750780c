"""Splits of one outlet's articles, in every lens, and what a report would test in them."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.errors import FramingError
from framing.rates.rates import compare_means, compare_rates

MIN_ARTICLES = 5
LENSES = {"words": "keyness"}
LENSES |= {name: name for name in "loaded voices sentiment verbs frames agency".split()}
TESTED = "lens outlet item p weight log_ratio low high n_articles n_articles_rest".split()
FEWEST_VERBS = 30  # of a group, as in framing.verb_groups
FEWEST_DATED = 40
# share of the first kind of articles (commonest topic, later half) on each side
TILTED = {
    "topic 50 v 10": (0.5, 0.1),
    "topic 60 v 30": (0.6, 0.3),
    "time 65 v 35": (0.65, 0.35),
    "earlier v later": (0.0, 1.0),
    "whole months": (1.0, 0.0),
    "topic 50 v 30 v 10": (0.5, 0.3, 0.1),
    "time 65 v 50 v 35": (0.65, 0.5, 0.35),
}
EVENTS = {"events": 0.5, "events, unbalanced": 0.25}  # chance of the first side, an article
PER_10K = (2, 20)  # words that effects are planted in


def populations(path: Path, *, mixed: bool = False) -> list[dict]:
    """Each outlet's counts and sizes by lens, words as far as they can ever be tested; or those of
    all outlets as if they were one.
    """
    counts = pickle.loads(path.read_bytes())
    outlets = np.full(len(counts["outlet"]), "all") if mixed else counts["outlet"]
    found = []
    for outlet in np.unique(outlets):
        rows, one = np.flatnonzero(outlets == outlet), {}
        for lens in LENSES:
            matrix, sizes = counts[lens]
            matrix = sparse.csr_array(matrix[rows]).astype(float)
            if lens == "words":
                kept = np.flatnonzero(articles_with(matrix) >= MIN_ARTICLES)
                matrix = sparse.csr_array(matrix[:, kept])
            one[lens] = matrix, sizes[rows].astype(float)
        one["strata"] = counts["strata"].iloc[rows].reset_index(drop=True)
        found.append(one)
    return found


def articles_with(matrix) -> np.ndarray:
    """In how many articles each item stands."""
    return np.bincount(matrix.indices, minlength=matrix.shape[1])


def draw(kind: str, counts: tuple, population: dict, rng) -> tuple[dict, np.ndarray] | None:
    """Articles dealt to as many outlets as there are ``counts``: by lens, and whose they are.

    None where the population has too few articles of a kind.
    """
    size, outlet = population["words"][1], np.repeat(np.arange(len(counts)), counts)
    if kind in TILTED:
        sides = tilted(kind, counts[0], population["strata"], rng)
        if sides is None:
            return None
        sizes = list(map(len, sides))
        return picked(population, np.concatenate(sides)), np.repeat(np.arange(len(sizes)), sizes)
    if kind in EVENTS:
        rows, event = made_events(sum(counts), population["strata"], rng)
        outlet = np.where(rng.random(len(rows)) < EVENTS[kind], 0, 1)
        return picked(population, rows) | {"events": event}, outlet
    if kind == "longer half":
        short, long = np.array_split(np.argsort(size, kind="stable"), 2)
        rows = np.r_[rng.choice(long, counts[0], False), rng.choice(short, counts[1], False)]
        return picked(population, rows), outlet
    rows = rng.permutation(len(size))[: sum(counts) + 19 * (kind == "joined")]
    split = picked(population, rows)
    if kind == "thinned":
        return split | {lens: thinned(*split[lens], outlet, lens, rng) for lens in LENSES}, outlet
    if kind == "joined":  # the last article of the first outlet is twenty
        place = np.r_[np.arange(sum(counts)), np.full(19, counts[0] - 1)]
        member = sparse.csr_array((np.ones(len(place)), (place, np.arange(len(place)))))
        strata = split["strata"].iloc[: sum(counts)]
        split = {lens: tuple(member @ part for part in split[lens]) for lens in LENSES}
        split["strata"] = strata
    return split, outlet


def tilted(kind: str, articles: int, strata: pd.DataFrame, rng) -> tuple | None:
    """Sides of one outlet that differ in what the row is about: topics, halves of the time, or
    whole months; as many articles a side as there are, up to ``articles``.
    """
    dates = pd.to_datetime(strata["published"], errors="coerce", utc=True, format="mixed")
    shares = np.array(TILTED[kind])
    if kind.startswith("topic"):
        first = (strata["topic"] == strata["topic"].mode()[0]).to_numpy()
        pools = [rng.permutation(np.flatnonzero(first)), rng.permutation(np.flatnonzero(~first))]
    else:
        dated = np.flatnonzero(dates.notna())
        if len(dated) < FEWEST_DATED:
            return None
        dated = dated[np.argsort(dates.iloc[dated], kind="stable")]
        if kind == "whole months":
            month = pd.factorize(dates.iloc[dated].dt.strftime("%Y-%m"))[0]
            side = rng.permutation(np.arange(month.max() + 1) % 2)[month]
            pools = [rng.permutation(dated[side == 0]), rng.permutation(dated[side == 1])]
        else:
            pools = [rng.permutation(half) for half in np.array_split(dated, 2)[::-1]]
    room = [
        len(pool) / total
        for pool, total in zip(pools, (shares.sum(), (1 - shares).sum()), strict=True)
        if total
    ]
    size = min(articles, *map(int, room))
    first = np.round(size * shares).astype(int)
    return tuple(
        np.r_[pools[0][end - own : end], pools[1][end_rest - size + own : end_rest]]
        for own, end, end_rest in zip(first, np.cumsum(first), np.cumsum(size - first), strict=True)
    )


def made_events(articles: int, strata: pd.DataFrame, rng) -> tuple[np.ndarray, np.ndarray]:
    """Articles and their events: two to six articles on one topic that follow each other in time;
    a fifth of the articles have none.
    """
    rows = np.sort(rng.permutation(len(strata))[:articles])
    order = strata.iloc[rows].assign(published=strata["published"].astype(str))
    rows = rows[np.lexsort([order["published"], order["topic"].astype(str)])]
    starts = np.cumsum(rng.integers(2, 7, articles))
    event = np.searchsorted(starts, np.arange(articles), side="right").astype(object)
    return rows, np.where(rng.random(articles) < 0.2, None, event)


def picked(population: dict, rows) -> dict:
    """Some of the articles, in all lenses, with their dates and topics."""
    split = {lens: tuple(part[rows] for part in population[lens]) for lens in LENSES}
    return split | {"strata": population["strata"].iloc[rows].reset_index(drop=True)}


def thinned(matrix, sizes, outlet, lens, rng):
    """Each token of the second outlet is kept with a chance of .4: same rates, shorter articles."""
    if lens in ("sentiment", "agency"):  # of sentences
        return matrix, sizes
    matrix, second = matrix.copy(), np.repeat(outlet == 1, np.diff(matrix.indptr))
    matrix.data[second] = rng.binomial(matrix.data[second].astype(int), 0.4)
    matrix.eliminate_zeros()
    short = np.maximum(rng.binomial(sizes.astype(int), 0.4), np.minimum(sizes, 1))
    return matrix, np.where(outlet == 1, short, sizes).astype(float)


def plant(split: dict, outlet, ratio: float, lenses, rng) -> dict:
    """Thin items of the split in place, half of them on either side.

    Returns what differs now, by lens; under "effects" by lens the log ratio (base 2) of the first
    side's rates over the second's.
    """
    truth = {"effects": {}}
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
        effect = np.choose(side + 1, [0.0, -np.log2(ratio), np.log2(ratio)])
        truth["effects"][LENSES[lens]] = effect
        if lens == "loaded":
            truth["loaded"][0] = True  # all categories together differ as well
    return truth


def tests(split: dict, outlet: np.ndarray) -> pd.DataFrame:
    """All that a report tests, by lens, outlet and item, with p, weight, effect and interval."""
    tables = [
        _lens_tests(lens, matrix, sizes, split, outlet.astype(str), first)
        for lens in LENSES
        if lens in split  # a list of one's own words has no other lens
        for matrix, sizes, first in _by_sizes(*split[lens])
    ]
    return pd.concat(tables, ignore_index=True)


def _by_sizes(matrix, sizes) -> list[tuple]:
    """Items that are counted of the same, with their sizes and the number of the first one."""
    if sizes.ndim == 1:
        return [(matrix, sizes, 0)]
    return [(matrix[:, [item]], sizes[:, item], item) for item in range(sizes.shape[1])]


def _lens_tests(lens, matrix, sizes, split: dict, names: np.ndarray, first: int):
    """What a report tests of one lens; None where it has nothing to compare."""
    known = np.flatnonzero(sizes > 0)
    matrix, sizes, outlets = sparse.csr_array(matrix[known]), sizes[known], names[known]
    within = split["strata"].iloc[known]
    events = split["events"][known] if "events" in split else None
    if len(set(outlets)) < len(set(names)):
        return None
    if lens == "sentiment":
        table = compare_means(matrix, sizes, outlets, events=events, strata=within)
    else:
        items = np.flatnonzero(is_tested(lens, matrix))
        if not len(items):
            return None
        x, items = sparse.csr_array(matrix[:, items]), items + first
        try:
            table = compare_rates(x, sizes, outlets, items=items, events=events, strata=within)
        except FramingError:  # every clause is a passive, or none
            return None
    table = table.assign(lens=LENSES[lens], item=table["item"].astype(int))
    return table.reindex(columns=TESTED)


def is_tested(lens: str, matrix) -> np.ndarray:
    """Items in enough articles, verbs of speech in enough sentences."""
    if lens == "verbs":
        return np.asarray(matrix.sum(axis=0)).ravel() >= FEWEST_VERBS
    return articles_with(matrix) >= MIN_ARTICLES
