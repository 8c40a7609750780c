"""Which pairs of sentences show most of how two outlets frame the same."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.text.tidy import TOKEN, normal_token

MOST_LOADED = 2  # loaded words on one side alone, beyond which more tell nothing new
WEAK = 0.5  # the weight of a pair that is not close: it may tell of something else


def telling(pairs: pd.DataFrame, hits: pd.DataFrame) -> np.ndarray:
    """How much each pair shows of two ways to tell the same.

    Parameters
    ----------
    pairs : DataFrame
        As :func:`framing.side_by_side` gives it.
    hits : DataFrame
        As :func:`framing.find_loaded` gives it of the same articles.

    Returns
    -------
    array
        The similarity, halved where a pair is not close, times what differs: the share of words
        that one side alone has, the loaded words among them (at most 2), and the share of the words
        that stand in quotation marks. Nothing where both sentences have the same words.
    """
    loaded = {article: set(own) for article, own in hits.groupby("article")["text"]}
    scores = []
    for pair in pairs.to_dict("records"):
        texts = [pair["text_a"], pair["text_b"]]
        words_a, words_b = (set(map(normal_token, TOKEN.findall(text))) for text in texts)
        differs = len(words_a ^ words_b) / max(len(words_a | words_b), 1)
        if differs:
            loaded_a, loaded_b = (
                {word.lower() for word in loaded.get(pair[f"article_{side}"], ()) if word in text}
                for side, text in zip("ab", texts, strict=True)
            )
            differs += min(len(loaded_a ^ loaded_b), MOST_LOADED)
            differs += abs(float(pair["quoted_a"]) - float(pair["quoted_b"]))
        weight = 1 if pair["strength"] == "strong" else WEAK
        scores.append(float(pair["similarity"]) * weight * differs)
    return np.array(scores)
