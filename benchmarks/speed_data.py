"""Corpora of any size: words drawn with the frequencies of English, put into sentences, some of
them quoted.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

WORDS, MEAN = 40_000, 1_080  # distinct words; words an article, some 6 KB


def corpus(articles: int, *, seed: int = 0) -> pd.DataFrame:
    """Articles of three outlets as a reader would find them: article, outlet, title, text."""
    import wordfreq

    rng = np.random.default_rng(seed)
    words = np.array(
        [word for word in wordfreq.top_n_list("en", WORDS) if word.isalpha()], dtype=object
    )
    weights = np.array([wordfreq.word_frequency(word, "en") for word in words])
    weights /= weights.sum()
    texts = []
    for _ in range(articles):
        size = max(60, int(rng.normal(MEAN, 300)))
        drawn = rng.choice(words, size, p=weights)
        cuts = np.cumsum(rng.integers(8, 32, size // 8))
        sentences = [
            " ".join(part).capitalize() + "."
            for part in np.split(drawn, cuts[cuts < size])
            if len(part)
        ]
        quoted = rng.random(len(sentences)) < 0.15
        texts.append(
            "\n".join(
                f"“{text}” he said." if mark else text for text, mark in zip(sentences, quoted)
            )
        )
    outlet = np.array(["Echo", "Herald", "Post"], object)[rng.integers(3, size=articles)]
    return pd.DataFrame(
        {
            "article": [f"a{n}" for n in range(articles)],
            "outlet": outlet,
            "title": "",
            "text": texts,
        }
    )


def parquet(folder: Path, articles: int) -> Path:
    """The same corpus as a file, made once."""
    path = folder / f"corpus-{articles}.parquet"
    if not path.exists():
        parts = [
            corpus(min(5_000, articles - at), seed=at).assign(
                article=lambda t, at=at: [f"{at}-{name}" for name in t["article"]]
            )
            for at in range(0, articles, 5_000)
        ]
        pd.concat(parts, ignore_index=True).to_parquet(path, row_group_size=5_000)
    return path
