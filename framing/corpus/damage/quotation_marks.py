"""Lost quotation marks: an outlet that prints none, where others print them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

MARKS = r"[\"“”„«»‹›‘]|(?:^|[\s(])'\pL"
LARGEST, SMALLEST = 0.02, 0.3  # shares of articles with marks: of the outlet, of the others
FEWEST = 5  # articles of a side
CHANCE = 0.001  # that an outlet with marks would show so few of them


def has_marks(texts: pa.Array) -> np.ndarray:
    """Whether each text holds a quotation mark of any kind.

    Examples
    --------
    >>> has_marks(pa.array(["“Yes,” he said.", "It's shut.", "Said 'no' to it."])).tolist()
    [True, False, True]
    """
    return pc.match_substring_regex(texts, MARKS).to_numpy(zero_copy_only=False)


def outlets_without_marks(is_marked, outlets) -> list[str]:
    """Outlets of which next to no article has quotation marks, where others have them.

    Parameters
    ----------
    is_marked : array of bool
        Of each article, whether it holds a quotation mark, or a quotation.
    outlets : array-like of str

    Returns
    -------
    list of str, sorted; none where a side has under five articles.

    Notes
    -----
    Fisher's exact test, at .001 for each outlet.

    Examples
    --------
    >>> outlets_without_marks([True] * 8 + [False] * 8, ["Echo"] * 8 + ["Herald"] * 8)
    ['Herald']
    """
    is_marked, names = np.asarray(is_marked, bool), pd.Series(outlets).astype(str).to_numpy()
    without = []
    for name in sorted(set(names)):
        is_own = names == name
        n, n_others = is_own.sum(), (~is_own).sum()
        marked, marked_others = is_marked[is_own].sum(), is_marked[~is_own].sum()
        if min(n, n_others) < FEWEST or marked > LARGEST * n or marked_others < SMALLEST * n_others:
            continue
        from scipy import stats  # half of the time that a small corpus is read in

        table = [[marked, n - marked], [marked_others, n_others - marked_others]]
        if stats.fisher_exact(table)[1] < CHANCE:
            without.append(name)
    return without
