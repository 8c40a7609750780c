"""Sentence sentiment against mean human ratings (NYT editorials), and against NLTK digit for
digit.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd

import framing
from framing.lenses.sentiment.vader import SCORES, vader_analyzer

SENTENCES = 5_000


def run(data: Path) -> pd.DataFrame:
    """Score ``nyt_editorials_dev.jsonl`` and ``news_dev.parquet``.

    Returns
    -------
    DataFrame with what, figure, low, high (95 %, sentences drawn with replacement), n, part.
    """
    rated = pd.read_json(data / "nyt_editorials_dev.jsonl", lines=True)
    table = pd.DataFrame({"article": "a", "outlet": "x", "text": rated["text"]})
    rating, unseen = rated["mean_rating"].to_numpy(), _unseen(rated["id"])
    rows = []
    for setting in ("plain", "news"):
        score = framing.sentiment(table, setting)["compound"].to_numpy()
        for part, chosen in (("unseen half", unseen), ("half it was tuned on", ~unseen)):
            what = f"NYT editorials: Pearson r with people, {setting} setting"
            r = _pearson(score[chosen], rating[chosen])
            if setting == "news" or part == "unseen half":
                what += "" if part == "unseen half" else ", tuned half"
                rows.append((what, *r, int(chosen.sum()), part))
    articles = framing.read_articles(data / "news_dev.parquet")
    sentences = framing.split_sentences(articles).sample(SENTENCES, random_state=0)
    sentences = sentences.assign(article="a")  # one language, not one of each sentence
    ours, analyzer = framing.sentiment(sentences), vader_analyzer()
    theirs = pd.DataFrame(
        [analyzer.polarity_scores(text.replace("’", "'")) for text in sentences["text"]],
        index=ours.index,
    )
    equal = (ours[SCORES] == theirs[SCORES]).all(axis=1).mean()
    rows.append(
        (
            "news: share of sentences with NLTK's scores digit for digit",
            equal,
            np.nan,
            np.nan,
            SENTENCES,
            "",
        )
    )
    texts = articles["text"].head(400)  # the lens itself refuses whole articles
    whole = texts.map(lambda text: abs(analyzer.polarity_scores(text)["compound"]))
    rows.append(
        (
            "news: share of whole articles scored beyond ±0.95",
            (whole > 0.95).mean(),
            np.nan,
            np.nan,
            len(whole),
            "",
        )
    )
    rows.append(
        (
            "news: share of sentences scored beyond ±0.95",
            (ours["compound"].abs() > 0.95).mean(),
            np.nan,
            np.nan,
            SENTENCES,
            "",
        )
    )
    return pd.DataFrame(rows, columns=["what", "figure", "low", "high", "n", "part"])


def _unseen(ids: pd.Series) -> np.ndarray:
    """Whether a sentence is of the editorials that nothing was tuned on."""
    editorials = ids.astype(str).str.split("_").str[0]
    return np.array([sha256(name.encode()).digest()[0] % 2 == 1 for name in editorials])


def _pearson(score: np.ndarray, rating: np.ndarray) -> tuple[float, float, float]:
    rng, n = np.random.default_rng(0), len(score)
    drawn = [np.corrcoef(score[at], rating[at])[0, 1] for at in rng.integers(n, size=(1000, n))]
    return (np.corrcoef(score, rating)[0, 1], *np.percentile(drawn, [2.5, 97.5]))
