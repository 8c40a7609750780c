"""The loaded-term lexicon against experts' labels of sentences (BABE) and annotated articles
(BASIL).
"""

from __future__ import annotations

import ast
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import binomtest

import framing
from framing.base.data import category_name
from framing.lenses.loaded.lexicon import CATEGORIES, LANGUAGES

DRAWS = 1000


def run(data: Path) -> pd.DataFrame:
    """Score ``babe_sg1.jsonl`` and ``basil_dev.jsonl``.

    Returns
    -------
    DataFrame with what, figure, low, high (95 %, by drawing sentences or events with replacement;
    of shares of lines Wilson's), n, part.
    """
    parts = {
        "seen: entries were chosen in it": babe(pd.read_json(data / "babe_sg1.jsonl", lines=True)),
        "no entry was chosen in it": basil(pd.read_json(data / "basil_dev.jsonl", lines=True)),
        "unseen half": lines(),
    }
    rows = [(*row, part) for part, figures in parts.items() for row in figures]
    return pd.DataFrame(rows, columns=["what", "figure", "low", "high", "n", "part"])


def lines() -> list[tuple]:
    """Of each category the share of lines that are right, of those judged by reading."""
    table = pd.read_csv(CATEGORIES).query("judged > 0")
    return [
        (
            f"lines right, {LANGUAGES[row.language]}: {category_name(row.category)}",
            row.right / row.judged,
            *wilson(row.right, row.judged),
            row.judged,
        )
        for row in table.itertuples()
    ]


def wilson(right: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    interval = binomtest(right, n).proportion_ci(0.95, "wilson")
    return interval.low, interval.high


def loadedness(texts: pd.Series) -> tuple[np.ndarray, pd.DataFrame]:
    """Loaded terms over the square root of the words: a long sentence has more of them, but not in
    proportion.
    """
    articles = pd.DataFrame({"article": range(len(texts)), "outlet": "x", "text": texts.to_numpy()})
    hits = framing.find_loaded(articles).drop_duplicates(["article", "start"])
    n = np.bincount(hits["article"].astype(int), minlength=len(texts))
    return n / np.sqrt(framing.count_terms(articles).sizes.clip(1)), hits


def babe(table: pd.DataFrame) -> list[tuple]:
    """Sentences that experts call biased, and the words that they mark."""
    from sklearn.metrics import f1_score, roc_auc_score

    table = table[table["label_bias"].isin(["Biased", "Non-biased"])].reset_index(drop=True)
    score, hits = loadedness(table["text"])
    biased, outlet = (
        (table["label_bias"] == "Biased").to_numpy(),
        table["outlet"].fillna("").to_numpy(),
    )
    # The threshold comes from the other half of the sentences, so that it is not fitted to those it
    # is judged on.
    half = np.arange(len(table)) % 2 == 0
    called = np.empty(len(table), bool)
    for side in (half, ~half):
        cuts = np.unique(score[~side])
        best = max(
            cuts,
            key=lambda cut, side=side: f1_score(biased[~side], score[~side] > cut, average="macro"),
        )
        called[side] = score[side] > best
    marked = [_words(words) for words in table["biased_words"]]
    found: list[set] = [set() for _ in marked]
    for hit in hits[hits["term"] != "scare quotes"].itertuples():
        found[int(hit.article)] |= set(framing.tokens(hit.text))
    counts = np.array([(len(a & b), len(a), len(b)) for a, b in zip(found, marked)])
    n = len(table)
    return [
        (
            "BABE: AUC of sentences",
            roc_auc_score(biased, score),
            *_drawn(lambda at: roc_auc_score(biased[at], score[at]), n),
            n,
        ),
        (
            "BABE: macro-F1 of sentences",
            f1_score(biased, called, average="macro"),
            *_drawn(lambda at: f1_score(biased[at], called[at], average="macro"), n),
            n,
        ),
        (
            "BABE: AUC within outlets",
            _within(biased, score, outlet),
            *_drawn(lambda at: _within(biased[at], score[at], outlet[at]), n),
            n,
        ),
        ("BABE: F1 of biased words", _f1(counts), *_drawn(lambda at: _f1(counts[at]), n), n),
    ]


def _words(value) -> set[str]:
    marked = ast.literal_eval(value) if isinstance(value, str) else value
    return {token for words in marked for token in framing.tokens(words)}


def _f1(counts: np.ndarray) -> float:
    both, found, marked = counts.sum(axis=0)
    return 2 * both / (found + marked)


def _within(biased, score, outlet) -> float:
    """Mean AUC of the outlets, weighted by their sentences."""
    from sklearn.metrics import roc_auc_score

    parts = [
        (roc_auc_score(biased[at], score[at]), len(at))
        for name in np.unique(outlet)
        if len(np.unique(biased[at := np.flatnonzero(outlet == name)])) == 2
    ]
    values, weights = zip(*parts)
    return float(np.average(values, weights=weights))


def _drawn(figure, n: int) -> tuple[float, float]:
    rng = np.random.default_rng(0)
    return tuple(
        np.percentile([figure(rng.integers(n, size=n)) for _ in range(DRAWS // 5)], [2.5, 97.5])
    )


def basil(table: pd.DataFrame) -> list[tuple]:
    """Are articles with more annotated bias also those with more loaded words?"""
    from scipy.stats import spearmanr

    articles = table.assign(article=range(len(table)), outlet=table["outlet"].astype(str))
    loaded = framing.loaded_terms(articles.drop(columns="event"), by="article")
    rate = loaded[loaded["category"] == "all"]["per_1k"].to_numpy()
    gold = table["annotations"].map(
        lambda spans: sum(_lexical(span) for span in spans)
    ).to_numpy() / rate_size(loaded)
    event = table["event"].to_numpy()
    events = np.unique(event)
    members = {name: np.flatnonzero(event == name) for name in events}

    def rows_of(draw):
        return np.concatenate([members[events[at]] for at in draw])

    def pairs(draw):
        told = [
            (rate[a] - rate[b]) * (gold[a] - gold[b])
            for at in draw
            for a, b in combinations(members[events[at]], 2)
            if gold[a] != gold[b]
        ]
        return np.mean([1.0 if value > 0 else 0.5 if value == 0 else 0.0 for value in told])

    whole = np.arange(len(events))
    return [
        (
            "BASIL: Spearman of articles",
            spearmanr(rate, gold)[0],
            *_drawn(lambda at: spearmanr(rate[rows_of(at)], gold[rows_of(at)])[0], len(events)),
            len(table),
        ),
        (
            "BASIL: pairs of outlets in order",
            pairs(whole),
            *_drawn(pairs, len(events)),
            len(events),
        ),
    ]


def rate_size(loaded: pd.DataFrame) -> np.ndarray:
    """Tokens of each article."""
    return loaded[loaded["category"] == "all"]["n_tokens"].to_numpy()


def _lexical(span) -> bool:
    kind = span.get("bias") or span.get("type") or "" if isinstance(span, dict) else span
    return "lex" in str(kind).lower()
