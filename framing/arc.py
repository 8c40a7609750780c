"""The course of sentiment through the article: where do the good and the bad sentences stand?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing import checks
from framing.checks import FramingError
from framing.rates import outlet_rates


def sentiment_arc(scored: pd.DataFrame, *, bins: int = 10) -> pd.DataFrame:
    """The mean compound score by position in the article.

    Parameters
    ----------
    scored : DataFrame
        As :func:`framing.sentiment` gives it, with ``sentence``.
    bins : int
        Parts of the article, from its first to its last sentence.

    Returns
    -------
    DataFrame with ``outlet``, ``bin`` (1 to ``bins``), ``mean`` (compound, -1 to 1), ``low high``
    (95 % interval; missing with one article), ``n_sentences``, ``articles``. A part without a
    sentence has no row.

    Raises
    ------
    FramingError
        A missing column, or ``bins`` below 2.

    Examples
    --------
    >>> scored = pd.DataFrame({"article": ["a"] * 4, "outlet": ["X"] * 4, "sentence": [1, 2, 3, 4],
    ...                        "compound": [0.5, 0.1, 0.0, -0.2]})
    >>> sentiment_arc(scored, bins=2)[["bin", "mean", "n_sentences"]].round(2).values.tolist()
    [[1.0, 0.3, 2.0], [2.0, -0.1, 2.0]]
    """
    checks.require_columns(scored, ["article", "outlet", "sentence", "compound"], "scored")
    checks.require_rows(scored, "scored")
    if not isinstance(bins, int) or bins < 2:
        raise FramingError(
            f"bins must be a whole number from 2 on, not {bins!r}; 10 is the default."
        )
    size = scored.groupby("article")["sentence"].transform("max")
    part = np.minimum((scored["sentence"] - 1) * bins // size, bins - 1) + 1
    rows = scored.assign(bin=part.astype(int)).groupby(["article", "bin"], sort=False)
    sums = rows.agg(
        outlet=("outlet", "first"), x=("compound", "sum"), n=("compound", "size")
    ).reset_index()
    found = [
        outlet_rates(side["x"].to_numpy(float), side["n"].to_numpy(), side["outlet"]).assign(bin=at)
        for at, side in sums.groupby("bin")
    ]
    table = pd.concat(found, ignore_index=True).rename(columns={"rate": "mean", "n": "n_sentences"})
    table["articles"] = table["outlet"].map(scored.groupby("outlet")["article"].nunique())
    table = table.sort_values(["outlet", "bin"], ignore_index=True)
    return table[["outlet", "bin", "mean", "low", "high", "n_sentences", "articles"]]
