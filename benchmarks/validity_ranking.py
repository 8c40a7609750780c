"""Does similarity rank pairs of sentences that tell the same fact above the others? AUC, beside
that of the plain cosine.

    python benchmarks/validity_ranking.py --data FOLDER [--draw | --read]

Drawn are each other's nearest sentences, by either measure and however far apart, of articles on
one event. ``--draw`` writes ``ranking_sheet.csv`` anew, without verdicts; ``--read`` prints the
sentences to be judged, in an order that tells nothing. The sheet keeps places and verdicts, no
sentences: those come from the data each time.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score
from validity_alignment import command, corpus

import framing
from framing.lenses.sidebyside.alignment import article_pairs
from framing.lenses.sidebyside.pairs import weighed_pairs

SHEET = Path(__file__).with_name("ranking_sheet.csv")
SEED, DRAWN = 2027, 100
KEYS = ["article_a", "sentence_a", "article_b", "sentence_b"]


def candidates(data: Path) -> pd.DataFrame:
    """Every pair of sentences that are each other's nearest by one of the measures: KEYS, ``ours``,
    ``cosine``.
    """
    articles, parts = corpus(data), []
    of_events = weighed_pairs(articles, article_pairs(articles))
    for two, sentences in ((two, sentences) for pairs, sentences in of_events for two in pairs):
        a, b = sentences.of(two.row_a), sentences.of(two.row_b)
        measures = {
            "ours": sentences.similarity(a, b),
            "cosine": (sentences.weights[a] @ sentences.weights[b].T).toarray(),
        }
        nearest = set().union(*map(_mutual, measures.values()))
        left, right = (np.array(side, int) for side in zip(*sorted(nearest)))
        one, other = sentences.table.iloc[a[left]], sentences.table.iloc[b[right]]
        parts.append(
            pd.DataFrame(
                {
                    "article_a": one["article"].to_numpy(),
                    "sentence_a": one["sentence"].to_numpy(),
                    "article_b": other["article"].to_numpy(),
                    "sentence_b": other["sentence"].to_numpy(),
                    **{name: near[left, right] for name, near in measures.items()},
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def _mutual(near: np.ndarray) -> set[tuple[int, int]]:
    best_a, best_b = near.argmax(axis=1), near.argmax(axis=0)
    return {(i, j) for i, j in enumerate(best_a.tolist()) if best_b[j] == i and near[i, j] > 0}


def drawn(data: Path) -> pd.DataFrame:
    """A hundred of the candidates, by a fixed seed, in the order of the draw."""
    every = candidates(data)
    return every.iloc[np.random.default_rng(SEED).permutation(len(every))[:DRAWN]].reset_index(
        drop=True
    )


def read_aloud(data: Path) -> None:
    """Print each drawn pair, without its similarity."""
    sentences = framing.split_sentences(corpus(data)).set_index(["article", "sentence"])["text"]
    for at, row in drawn(data).iterrows():
        print(
            f"--- {at}\nA {sentences[row['article_a'], row['sentence_a']]}\nB "
            f"{sentences[row['article_b'], row['sentence_b']]}"
        )


def run(data: Path, rounds: int = 2_000) -> pd.DataFrame:
    """AUC of either measure against the verdicts, with 95 % bootstrap intervals over pairs.

    Returns
    -------
    DataFrame with what, figure, low, high, n.
    """
    sheet, today = pd.read_csv(SHEET), drawn(data)
    if not (sheet[KEYS].astype(str).to_numpy() == today[KEYS].astype(str).to_numpy()).all():
        raise SystemExit(
            "The drawn pairs have changed since they were judged: draw and judge again."
        )
    same, rng, rows = (sheet["verdict"] == "yes").to_numpy(), np.random.default_rng(0), []
    picks = [rng.integers(len(same), size=len(same)) for _ in range(rounds)]
    for name in ("ours", "cosine"):
        score = today[name].to_numpy()
        spread = [
            roc_auc_score(same[pick], score[pick])
            for pick in picks
            if 0 < same[pick].sum() < len(pick)
        ]
        rows.append(
            (
                f"nearest pairs, {name}: AUC of the same fact",
                roc_auc_score(same, score),
                *np.quantile(spread, [0.025, 0.975]),
                len(same),
            )
        )
    return pd.DataFrame(rows, columns=["what", "figure", "low", "high", "n"])


if __name__ == "__main__":
    command(__doc__, SHEET, lambda data: drawn(data)[KEYS], read_aloud, run)
