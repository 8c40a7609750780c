"""What is measured: splits of many kinds, planted effects, coverage, stories, categories, means."""

from __future__ import annotations

import numpy as np
from calibration_data import MIN_ARTICLES, Population, Side, as_sums, side
from calibration_methods import all_p, claimed, rates_of
from scipy import sparse

from framing.rates.comparisons import comparisons
from framing.rates.contrast import contrast
from framing.rates.observations import Observations
from framing.rates.pvalues.deviance import rate_p
from framing.rates.significance import mean_test, rate_test

PER_10K = (2, 20)  # words that effects are planted in


def draw(
    kind: str, sizes: tuple[int, int], population: Population, rng
) -> tuple[np.ndarray, np.ndarray]:
    """Rows of the two sides."""
    first, second = sizes
    if kind == "longer half":
        shorter, longer = np.array_split(np.argsort(population.sizes, kind="stable"), 2)
        return rng.choice(longer, first, False), rng.choice(shorter, second, False)
    rows = rng.permutation(len(population.sizes))
    return rows[:first], rows[first : first + second]


def sides(kind: str, sizes: tuple[int, int], population: Population, rng):
    """Both sides' sums and the rates by article; lengths are made unequal where the kind says
    so.
    """
    one, two = draw(kind, sizes, population, rng)
    if (
        kind == "thinned"
    ):  # each token of the second side is kept with probability .4: same rates, shorter articles
        counts = population.matrix[two].astype(np.int64)
        counts.data = rng.binomial(counts.data, 0.4)
        thin = Population(
            "",
            sparse.csr_array(counts),
            np.maximum(rng.binomial(population.sizes[two], 0.4), 1),
            two,
        )
        counts = sparse.csr_array(sparse.vstack([population.matrix[one], thin.matrix]))
        both = Population("", counts, np.r_[population.sizes[one], thin.sizes], np.r_[one, two])
        split = np.split(np.arange(len(both.sizes)), [len(one)])
        return side(both, split[0]), side(both, split[1]), rates_of(both, *split)
    if kind == "stitched":  # each article of the first side is two random ones, end to end
        more = rng.permutation(np.setdiff1d(np.arange(len(population.sizes)), np.r_[one, two]))[
            : len(one)
        ]
        counts = sparse.csr_array(population.matrix[one] + population.matrix[more])
        long = Population(
            "",
            sparse.csr_array(sparse.vstack([counts, population.matrix[two]])),
            np.r_[population.sizes[one] + population.sizes[more], population.sizes[two]],
            one,
        )
        split = np.split(np.arange(len(long.sizes)), [len(one)])
        return side(long, split[0]), side(long, split[1]), rates_of(long, *split)
    return side(population, one), side(population, two), rates_of(population, one, two)


def placebo(kind, sizes, populations, splits, rng) -> dict:
    """Share of splits with any claim, words claimed, and share of p < .05, by method."""
    found = {}
    for number in range(splits):
        one, two, rates = sides(kind, sizes, populations[number % len(populations)], rng)
        present = one.present + two.present
        for method, p in all_p(one, two, rates).items():
            claims = claimed(p, method, present).sum()
            found.setdefault(method, []).append(
                (claims > 0, claims, np.mean(p[present >= MIN_ARTICLES] < 0.05))
            )
    return {method: np.array(values, float) for method, values in found.items()}


def planted(sizes, ratio, populations, splits, rng) -> dict:
    """Power and share of false claims where a tenth of the middling words were thinned on one
    side.
    """
    found = {}
    for number in range(splits):
        population = populations[number % len(populations)]
        rows = draw("random", sizes, population, rng)
        one, two, truth = plant(population, *rows, ratio, rng)
        present = one.present + two.present
        for method, p in all_p(one, two, None).items():
            claims = claimed(p, method, present)
            false = (claims & ~truth).sum() / max(claims.sum(), 1)
            found.setdefault(method, []).append(((claims & truth).sum() / truth.sum(), false))
    return {method: np.array(values) for method, values in found.items()}


def plant(population, rows_one, rows_two, ratio, rng) -> tuple[Side, Side, np.ndarray]:
    """Thin half of the chosen words on one side and half on the other, each token by itself."""
    one, two = side(population, rows_one), side(population, rows_two)
    rate = (one.x + two.x) / (one.sizes.sum() + two.sizes.sum()) * 1e4
    able = np.flatnonzero(
        (rate >= PER_10K[0]) & (rate <= PER_10K[1]) & (one.present + two.present >= MIN_ARTICLES)
    )
    chosen = rng.permutation(able)[: max(len(able) // 10, 2)]
    halves = []
    for part, (rows, of) in zip(
        (chosen[::2], chosen[1::2]), ((rows_one, one), (rows_two, two)), strict=True
    ):
        counts = population.columns[:, part].toarray()[rows]
        halves.append(of.replaced(part, rng.binomial(counts.astype(int), 1 / ratio)))
    truth = np.zeros(len(one.x), bool)
    truth[chosen] = True
    return *halves, truth


def coverage(sizes, ratio, populations, splits, rng) -> np.ndarray:
    """Share of the 95 % intervals that hold the true ratio, for terms in at least 20 articles, by
    split.
    """
    shares = []
    for number in range(splits):
        population = populations[number % len(populations)]
        one, two = (side(population, rows) for rows in draw("random", sizes, population, rng))
        truth = np.zeros(len(one.x))
        if ratio > 1:
            rows = draw("random", sizes, population, rng)
            one, two = side(population, rows[0]), side(population, rows[1])
            words = np.flatnonzero(one.present + two.present >= 20)
            counts = population.columns[:, words].toarray()[rows[1]].astype(int)
            two = two.replaced(words, rng.binomial(counts, 1 / ratio))
            truth += np.log2(ratio)
        between = contrast(as_sums(one, two), [0], [1])
        table = rate_test(between, rate_p(between))
        held = (table["low"] <= truth) & (truth <= table["high"])
        shares.append(held[one.present + two.present >= 20].mean())
    return np.array(shares)


def stories(populations, splits, rng) -> dict:
    """Whole stories split in two: with articles as units, and with the stories given as events."""
    found = {"articles as units": [], "stories as units": []}
    for number in range(splits):
        population = populations[number % len(populations)]
        _, story = np.unique(population.story, return_inverse=True)
        outlet = rng.permutation(np.arange(story.max() + 1) % 2)[story]
        present = np.bincount(population.matrix.indices, minlength=population.matrix.shape[1])
        for name, event in (
            ("articles as units", np.full(len(story), -1)),
            ("stories as units", story),
        ):
            seen = Observations(
                population.matrix,
                population.sizes,
                outlet,
                event,
                ("A", "B"),
                tuple(range(population.matrix.shape[1])),
            )
            p = next(comparisons(seen)).rate_p()
            claims = claimed(p, "ours", present).sum()
            found[name].append((claims > 0, claims, np.mean(p < 0.05)))
    return {name: np.array(values, float) for name, values in found.items()}


def small_table(matrix, sizes, pair, outlets, splits, rng, signed=False) -> np.ndarray:
    """Few items (categories, a mean): share of splits with any claim, and of p < .05."""
    found = []
    groups = [np.flatnonzero(outlets == outlet) for outlet in np.unique(outlets)]
    for number in range(splits):
        rows = rng.permutation(groups[number % len(groups)])[: sum(pair)]
        side_of = (np.arange(len(rows)) >= pair[0]).astype(int)
        seen = Observations(
            sparse.csr_array(matrix[rows]),
            sizes[rows],
            side_of,
            np.full(len(rows), -1),
            ("A", "B"),
            tuple(range(matrix.shape[1])),
        )
        between = contrast(seen.sums(), [0], [1])
        p = mean_test(between)["p"] if signed else rate_p(between)
        present = np.asarray((seen.matrix != 0).sum(axis=0)).ravel()
        claims = claimed(p, "ours", present).sum()
        found.append((claims > 0, claims, np.mean(p < 0.05)))
    return np.array(found, float)
