"""Inputs with few items (categories, sentiment means), and the flips of outlets within shared
events.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from calibration_data import MIN_ARTICLES, count
from calibration_methods import claimed
from calibration_table import interval, section
from scipy import sparse

from framing.base.data import DATA
from framing.rates.comparisons import comparisons
from framing.rates.observations import observations

SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def categories(matrix, terms, rng) -> tuple[sparse.csr_array, str]:
    """Counts of the loaded-term categories, or of eight random word lists where there is no lexicon
    yet.
    """
    path = DATA / "loaded_terms.csv"
    if path.exists():
        lexicon = pd.read_csv(path, comment="#")
        lexicon = lexicon[lexicon["term"].isin(terms)].drop_duplicates("term")
        code, _ = pd.factorize(lexicon["category"])
        rows, name = pd.Index(terms).get_indexer(lexicon["term"]), "loaded-term categories"
    else:
        articles = np.bincount(matrix.indices, minlength=matrix.shape[1])
        rows = rng.permutation(
            np.flatnonzero((articles >= MIN_ARTICLES) & (articles < matrix.shape[0] / 5))
        )[:800]
        code, name = np.arange(len(rows)) % 8, "random word lists"
    member = sparse.csr_array(
        (np.ones(len(rows), int), (rows, code)), shape=(matrix.shape[1], code.max() + 1)
    )
    return sparse.csr_array(matrix @ member), name


def sentiment(texts: pd.Series) -> tuple[sparse.csr_array, np.ndarray]:
    """Sum of VADER's compound over an article's sentences, and their number."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    score = SentimentIntensityAnalyzer().polarity_scores
    sums, numbers = [], []
    for text in texts:
        found = [
            score(sentence)["compound"] for sentence in SENTENCE.split(text) if sentence.strip()
        ]
        sums.append(sum(found))
        numbers.append(max(len(found), 1))
    return sparse.csr_array(np.array(sums)[:, None]), np.array(numbers)


def event_flips(articles: pd.DataFrame, flips: int, rng) -> str:
    """Claims with and without events as blocks: the true outlets, and outlets dealt anew in
    each.
    """
    matrix, sizes, _ = count(articles["text"])
    present = np.bincount(matrix.indices, minlength=matrix.shape[1])
    matrix, present = (
        matrix[:, np.flatnonzero(present >= MIN_ARTICLES)],
        present[present >= MIN_ARTICLES],
    )
    event, outlet = (pd.factorize(articles[name], sort=True)[0] for name in ("event", "outlet"))
    lines = []
    for name, events in (("events as blocks", articles["event"]), ("articles as units", None)):
        true = _claims(matrix, sizes, outlet, events, present)
        dealt = [
            _claims(matrix, sizes, _deal(outlet, event, rng), events, present) for _ in range(flips)
        ]
        false = np.array([share for run in dealt for _, share in run])
        lines.append(
            [
                name,
                str(sum(number for number, _ in true)),
                interval(np.array([number > 0 for run in dealt for number, _ in run])),
                f"{false.mean():.1%}",
            ]
        )
    title = (
        f"Events: {event.max() + 1} events × {outlet.max() + 1} outlets, each against the others"
    )
    return section(
        title, ["how", "claims", "any claim, outlets dealt anew", "p < .05, dealt anew"], lines
    )


def _deal(outlet, event, rng) -> np.ndarray:
    """The outlets of each event in another order."""
    order = np.lexsort((rng.random(len(event)), event))
    dealt = np.empty_like(outlet)
    dealt[order] = outlet[np.argsort(event, kind="stable")]
    return dealt


def _claims(matrix, sizes, outlet, events, present) -> list[tuple[int, float]]:
    seen = observations(matrix, sizes, outlet, events=events)
    found = []
    for comparison in comparisons(seen):
        p = comparison.rate_p()
        found.append((claimed(p, "ours", present).sum(), np.mean(p < 0.05)))
    return found
