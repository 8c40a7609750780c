"""Same-event matching against hand-made events: top-1, and precision, recall and F1 of pairs."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pandas as pd

import framing
from framing.corpus.events import article_weights

FILE = "basil_dev.jsonl"


def run(data: Path) -> pd.DataFrame:
    """Measure on ``basil_dev.jsonl``: 45 events, three outlets each.

    Returns
    -------
    DataFrame with what, figure, low, high (95 % Wilson interval where it is a share), n.
    """
    table = pd.read_json(data / FILE, lines=True)
    table = table.assign(
        article=[str(row) for row in range(len(table))],
        published=pd.to_datetime(table["published"]),
    )
    gold = table["event"].to_numpy()
    bare = table.drop(columns="event")
    rows = [_top_one(bare.drop(columns="published"), gold)]
    for name, articles in (("with dates", bare), ("without dates", bare.drop(columns="published"))):
        rows += _links(articles, gold, name)
    rows.append(_beside_seconds(table))
    return pd.DataFrame(rows, columns=["what", "figure", "low", "high", "n"])


def _top_one(articles: pd.DataFrame, gold) -> tuple:
    """Is the nearest article of another outlet on the same event?"""
    weights = article_weights(articles)
    near = (weights @ weights.T).toarray()
    outlet = articles["outlet"].to_numpy()
    near[outlet[:, None] == outlet[None, :]] = -1
    right = gold[near.argmax(axis=1)] == gold
    return (
        "same event: top-1 without dates",
        right.mean(),
        *_wilson(right.sum(), len(right)),
        len(right),
    )


def _links(articles: pd.DataFrame, gold, name: str) -> list[tuple]:
    links = framing.event_links(articles)
    right = int((gold[links["row_a"]] == gold[links["row_b"]]).sum())
    pairs = sum(n * (n - 1) // 2 for n in pd.Series(gold).value_counts())
    precision, recall = right / len(links), right / pairs
    return [
        (
            f"same event, {name}: precision of links",
            precision,
            *_wilson(right, len(links)),
            len(links),
        ),
        (f"same event, {name}: recall of pairs", recall, *_wilson(right, pairs), pairs),
        (
            f"same event, {name}: F1 of pairs",
            2 * precision * recall / (precision + recall),
            np.nan,
            np.nan,
            pairs,
        ),
    ]


def _beside_seconds(table: pd.DataFrame) -> tuple:
    """CPU seconds of setting a hundred events of three outlets side by side; stories come back
    under other names.
    """
    again = [
        table.assign(**{name: table[name].astype(str) + f" ({n})" for name in ("article", "event")})
        for n in range(3)
    ]
    many = pd.concat(again, ignore_index=True)
    many = many[many["event"].isin(many["event"].unique()[:100])]
    start = time.process_time()
    framing.side_by_side(many)
    return (
        "side by side, 100 events: CPU seconds",
        time.process_time() - start,
        np.nan,
        np.nan,
        many["article"].nunique(),
    )


def _wilson(hits: int, n: int) -> tuple[float, float]:
    from scipy.stats import binomtest

    interval = binomtest(int(hits), int(n)).proportion_ci(method="wilson")
    return interval.low, interval.high
