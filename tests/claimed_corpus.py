"""A made corpus with planted differences, for the tests of claims."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.lenses.keyness import keyness
from framing.rates.rates import compare_means, compare_rates
from framing.text.counts import count_terms

WORDS = ["strike", "talks", "pay", "offer", "union", "public", "week", "said", "deal", "council"]


def corpus(outlets=("Echo", "Herald"), each=12, tokens=150, seed=0) -> pd.DataFrame:
    rng, rows = np.random.default_rng(seed), []
    for place, outlet in enumerate(outlets):
        for number in range(each):
            weight = rng.gamma(4, 1, len(WORDS))
            weight[place] *= 5
            text = " ".join(rng.choice(WORDS, tokens, p=weight / weight.sum()))
            rows.append((f"{outlet}{number}", outlet, f"e{number}", text))
    return pd.DataFrame(rows, columns=["article", "outlet", "event", "text"])


def lenses(each=12, seed=0) -> dict:
    """Tables as the four lenses give them."""
    rng, articles = np.random.default_rng(seed), corpus(each=each)
    counts, outlets = count_terms(articles), articles["outlet"]
    doubt = rng.poisson(counts.sizes * np.where(outlets == "Echo", 0.06, 0.01))
    loaded = compare_rates(doubt, counts.sizes, outlets, items=["doubt"]).rename(
        columns={"item": "category"}
    )
    moods = rng.normal(0, 1, len(outlets)) + 3 * (outlets == "Herald")
    means = compare_means(moods, np.full(len(outlets), 10), outlets)
    quoted = compare_rates(rng.poisson(counts.sizes * 0.2), counts.sizes, outlets)
    return {
        "keyness": keyness(counts, events=False),
        "loaded": loaded.assign(per_1k=loaded["rate"] * 1e3),
        "sentiment": means.rename(columns={"rate": "mean"}),
        "voices": quoted.rename(columns={"rate": "share"}),
    }
