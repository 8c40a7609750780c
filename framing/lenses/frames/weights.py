"""How much of each frame an article holds: for putting articles in order, never as a label."""

from __future__ import annotations

import numpy as np
import pandas as pd


def article_weights(
    rows: pd.DataFrame, n_tokens: np.ndarray, cues: pd.DataFrame, unit: np.ndarray
) -> pd.DataFrame:
    """The weight of each frame (columns) in each article (rows).

    Parameters
    ----------
    rows : DataFrame with ``article`` (place), ``term`` (row of the cues), ``n``
    n_tokens : array (articles)
    cues : DataFrame, as :func:`framing.read_frames` gives it
    unit : array (cues)
        The typical weight of each cue's frame in its language.

    Returns
    -------
    DataFrame, articles × frames

    Notes
    -----
    Σ w·log(1 + n)/√tokens over the terms of a frame: many different cues say more than one cue many
    times (the damped counts of information retrieval), and a long article has more of each frame
    than a short one, but not in proportion. Divided by the frame's mean over news on many topics,
    so that 1 is usual and frames with many cue words do not outweigh the others.

    Examples
    --------
    >>> cues = pd.DataFrame({"frame": ["crime", "crime", "health"], "weight": [1.0, 2.0, 1.0]})
    >>> rows = pd.DataFrame({"article": [0, 0, 1], "term": [0, 1, 2], "n": [1, 1, 3]})
    >>> article_weights(rows, np.array([100, 400]), cues, np.ones(3)).round(3).to_numpy().tolist()
    [[0.208, 0.0], [0.0, 0.069]]
    """
    code, names = pd.factorize(cues["frame"])
    is_cue = rows["term"] < len(cues)  # not scare quotes
    article, term, n = (rows.loc[is_cue, name].to_numpy() for name in ("article", "term", "n"))
    value = cues["weight"].to_numpy(float)[term] / unit[term] * np.log1p(n)
    cell = article * len(names) + code[term]
    total = np.bincount(cell, value, len(n_tokens) * len(names)).reshape(-1, len(names))
    length = np.sqrt(np.maximum(n_tokens, 1))
    return pd.DataFrame(total / length[:, None], columns=list(names))
