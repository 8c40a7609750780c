"""What was tried and dropped: dispersions borrowed from other words (as edgeR and DESeq2 do), and
the largest statistic of dealt articles (max-T).

    python benchmarks/calibration_shrunken.py --data news.parquet [--splits 100]

Written anew in their manner, from the papers, for counts of words in articles: how often does an
outlet that is compared with itself claim a word?
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from calibration_data import MIN_ARTICLES, Side, count, load, populations, side
from calibration_methods import claimed, ours
from calibration_rows import draw
from calibration_table import interval, section, write_section
from scipy import optimize, special, stats

RESULTS = Path(__file__).with_name("RESULTS.md")
SPLITS = [(10, 10), (30, 30), (100, 100), (10, 300)]
DEALS = 99
FLOOR = 1e-4  # of a dispersion


def moments(one: Side, two: Side) -> tuple[np.ndarray, np.ndarray]:
    """Mean count and dispersion φ of a negative binomial, variance μ + φμ², by moments."""
    squares, means, means2 = 0.0, 0.0, 0.0
    for part in (one, two):
        n, nn = part.sizes.sum(), (part.sizes**2).sum()
        rate = part.x / n
        squares = squares + part.xx - 2 * rate * part.xn + rate**2 * nn
        means, means2 = means + part.x, means2 + rate**2 * nn
    articles = len(one.sizes) + len(two.sizes)
    excess = squares * articles / (articles - 2) - means
    return means / articles, np.maximum(excess / np.maximum(means2, 1e-12), FLOOR)


def trend(mean: np.ndarray, dispersion: np.ndarray) -> np.ndarray:
    """φ as a₀ + a₁/μ, fitted as a gamma mean with what is far off left out (Love et al. 2014)."""
    used, fit = dispersion > FLOOR, np.array([0.1, 0.1])
    for _ in range(8):
        expected = fit[0] + fit[1] / mean
        near = used & (dispersion / expected > 1e-4) & (dispersion / expected < 15)
        columns = np.c_[np.ones(near.sum()), 1 / mean[near]] / expected[near, None]
        fit = np.maximum(optimize.nnls(columns, dispersion[near] / expected[near])[0], 1e-8)
    return fit[0] + fit[1] / mean


def information(part: Side, dispersion: np.ndarray) -> np.ndarray:
    """Fisher's information of a log rate: Σ μ/(1 + φμ) over the articles."""
    rate = (part.x + 0.5) / part.sizes.sum()
    total = np.zeros_like(rate)
    for length in part.sizes:
        total += rate * length / (1 + dispersion * rate * length)
    return total


def wald(one: Side, two: Side, dispersion: np.ndarray) -> np.ndarray:
    """The log ratio of rates over its standard error."""
    effect = np.log((one.x + 0.5) / one.sizes.sum()) - np.log((two.x + 0.5) / two.sizes.sum())
    error = 1 / information(one, dispersion) + 1 / information(two, dispersion)
    return effect / np.sqrt(error)


def deseq2_like(one: Side, two: Side) -> np.ndarray:
    """Dispersions drawn towards their trend, Wald's test (Love, Huber & Anders 2014)."""
    mean, own = moments(one, two)
    fitted = trend(mean, own)
    noise = special.polygamma(1, (len(one.sizes) + len(two.sizes) - 2) / 2)
    deviation = np.log(own / fitted)[own > FLOOR]
    prior = max(stats.median_abs_deviation(deviation, scale="normal") ** 2 - noise, 0.25)
    towards = (np.log(own) / noise + np.log(fitted) / prior) / (1 / noise + 1 / prior)
    return 2 * special.ndtr(-np.abs(wald(one, two, np.exp(towards))))


def edger_like(one: Side, two: Side, counts) -> np.ndarray:
    """Trended dispersion, quasi-likelihood drawn together over words, F test (Lund et al. 2012).

    ``counts`` are those of both sides' articles, one side below the other.
    """
    fitted = trend(*moments(one, two))
    freedom = counts.shape[0] - 2
    quasi = np.maximum(pearson(one, two, fitted, counts) / freedom, 1e-6)
    own = np.log(quasi) - special.digamma(freedom / 2) + np.log(freedom / 2)
    spread = own.var(ddof=1) - special.polygamma(1, freedom / 2)
    prior, prior_freedom = np.exp(own.mean()), 1e6
    if spread > 0:  # the prior's degrees of freedom (Smyth 2004)
        prior_freedom = 2 * optimize.brentq(
            lambda half: special.polygamma(1, half) - spread, 1e-3, 1e8
        )
        prior *= np.exp(special.digamma(prior_freedom / 2) - np.log(prior_freedom / 2))
    squeezed = (prior_freedom * prior + freedom * quasi) / (prior_freedom + freedom)
    ratio = wald(one, two, fitted) ** 2 / squeezed
    return stats.f.sf(ratio, 1, prior_freedom + freedom)


def pearson(one: Side, two: Side, dispersion: np.ndarray, counts) -> np.ndarray:
    """Σ (x - μ)²/(μ + φμ²) over all articles."""
    total, row = np.zeros(len(dispersion)), 0
    for part in (one, two):
        rate = np.maximum(part.x / part.sizes.sum(), 1e-12)
        for length in part.sizes:
            mean = rate * length
            x = counts[[row]].toarray().ravel()
            total += (x - mean) ** 2 / (mean * (1 + dispersion * mean))
            row += 1
    return total


def max_t(population, one: np.ndarray, two: np.ndarray, tested, rng) -> np.ndarray:
    """p of the family: how often articles dealt anew give a smaller p for any word (Westfall &
    Young 1993).
    """
    rows, smallest = np.r_[one, two], []
    for _ in range(DEALS):
        dealt = rng.permutation(rows)
        p = ours(side(population, dealt[: len(one)]), side(population, dealt[len(one) :]))
        smallest.append(p[tested].min())
    p = ours(side(population, one), side(population, two))
    below = np.searchsorted(np.sort(smallest), p, side="right")
    return (1 + below) / (1 + DEALS)


def claims(population, sizes, rng) -> dict[str, int]:
    """Words that each method claims in a random split of one outlet."""
    rows = draw("random", sizes, population, rng)
    one, two = (side(population, part) for part in rows)
    present = one.present + two.present
    tested = present >= MIN_ARTICLES
    counts = population.matrix[np.concatenate(rows)][:, tested]
    kept_one, kept_two = (_picked(part, tested) for part in (one, two))
    p = {"ours": ours(kept_one, kept_two)}
    p["DESeq2-like"] = deseq2_like(kept_one, kept_two)
    p["edgeR-like"] = edger_like(kept_one, kept_two, counts)
    found = {name: claimed(values, name, present[tested]).sum() for name, values in p.items()}
    found["max-T"] = (max_t(population, *rows, tested, rng)[tested] < 0.05).sum()
    return found


def _picked(part: Side, terms: np.ndarray) -> Side:
    sums = (part.x, part.xx, part.xn, part.present, part.rate, part.rate2)
    return Side(*(values[terms] for values in sums), part.sizes)


def main() -> None:
    """Print the table and write it to RESULTS.md."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--splits", type=int, default=100)
    options = parser.parse_args()
    if not options.data.exists():
        print(f"{options.data} is not there: nothing is measured.")
        return
    articles, rng, lines = load(options.data), np.random.default_rng(5), []
    matrix, sizes, _ = count(articles["text"])
    outlets = populations(articles, matrix, sizes)
    for pair in SPLITS:
        drawn = [claims(outlets[n % len(outlets)], pair, rng) for n in range(options.splits)]
        names = list(drawn[0])
        shares = [interval(np.array([split[name] > 0 for split in drawn])) for name in names]
        lines.append([f"{pair[0]} v {pair[1]}", *shares])
        print(*lines[-1], flush=True)
    text = section(
        "Placebo of what was tried and dropped: share of splits in which a word is claimed",
        ["random split", *names],
        lines,
    )
    command = f"python benchmarks/calibration_shrunken.py --data … --splits {options.splits}"
    head = "## Borrowed dispersion and max-T"
    write_section(RESULTS, "shrunken", f"{head}\n\n{text}\n`{command}`\n")


if __name__ == "__main__":
    main()
