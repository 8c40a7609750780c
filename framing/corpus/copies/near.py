"""Near copies: a wire report updated, reprinted, collected twice."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_articles
from framing.base.kinds import kind_of
from framing.corpus.copies.pairs import by_hash, copied_from, repeated
from framing.corpus.copies.shingles import sampled_shingles

COLUMNS = "group article outlet copy_of share kept".split()


@public
def near_copies(articles: pd.DataFrame) -> pd.DataFrame:
    """Which articles are near copies of another one: updates, reprints, double downloads.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text`` (and ``published`` where known)

    Returns
    -------
    DataFrame, one row an article that has or is a near copy
        group (number from 1), article, outlet; copy_of (the article that it is a copy of: of its
        own outlet where there is one, else of the outlet that had it first; missing for the first
        of a group), share (of its text that stands in that one, 0 to 1); kept (False for a copy of
        an article of the same outlet: :func:`framing.read_articles` and
        :func:`framing.compare_outlets` leave it out). Of a group the earliest article comes first,
        without dates the longest.

    Raises
    ------
    FramingError
        A missing column.

    Notes
    -----
    Two articles are near copies where half of the shorter one's runs of five words stand in the
    other, and the shorter one has three tenths of the other's length (containment of shingles,
    Broder 1997). Texts of under 20 words are not looked at, and nothing is known of a share pack
    or a Dask table. Candidates are found in a sample of one run in eight, chosen by its hash; what
    is told is measured on all runs. How well: ``benchmarks/copies.py``.

    Examples
    --------
    >>> text = " ".join(f"The {number}th plank of the pier was replaced." for number in range(9))
    >>> articles = pd.DataFrame({"article": list("abc"), "outlet": ["Echo", "Echo", "Herald"],
    ...     "text": [text, "Update. " + text, text + " So the council said."]})
    >>> near_copies(articles)[["article", "copy_of", "kept"]].values.tolist()
    [['c', None, True], ['b', 'c', True], ['a', 'b', False]]
    """
    if kind_of(articles) is not None:
        return pd.DataFrame({name: pd.Series(dtype=object) for name in COLUMNS})
    require_articles(articles)
    texts = articles["text"].reset_index(drop=True)
    outlet = pd.factorize(articles["outlet"].astype(str))[0]
    row, run = sampled_shingles(texts)
    order, size = _order(articles), np.bincount(row, minlength=len(texts))
    # most runs stand once in all: they are let go before outlets are told apart
    several = [repeated(*runs) for runs in by_hash(row, run)]
    row, run = (np.concatenate(column) for column in zip(*several))
    # a number of its own for each outlet keeps the runs of different outlets apart
    own_run = run + outlet[row].astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    own_source, own_share = copied_from(texts, row, own_run, order, size)
    is_kept = own_source == np.arange(len(texts))
    of_kept = is_kept[row]
    source, share = copied_from(texts, row[of_kept], run[of_kept], order, size)
    share = np.where(is_kept, share, own_share)
    first = source[own_source]  # of the group
    return _table(articles, first, np.where(is_kept, source, own_source), share, order)


def _order(articles: pd.DataFrame) -> np.ndarray:
    """Rows in the order in which they are kept: the earliest first, then the longest."""
    length = articles["text"].fillna("").astype(str).str.len().to_numpy()
    day = np.zeros(len(articles), np.int64)
    if "published" in articles:
        dates = pd.to_datetime(articles["published"], errors="coerce", utc=True, format="mixed")
        microseconds = dates.dt.tz_localize(None).to_numpy("datetime64[us]")
        day = np.where(np.isnat(microseconds), np.iinfo(np.int64).max, microseconds.astype(int))
    return np.lexsort((-length, day))


def _table(articles, first, source, share, order) -> pd.DataFrame:
    """The groups of two and more, the first of each group first."""
    n = len(first)
    in_group = np.bincount(first, minlength=n)[first] > 1
    rank = np.empty(n, int)
    rank[order] = np.arange(n)
    rows = np.flatnonzero(in_group)
    rows = rows[np.lexsort((rank[rows], rank[first[rows]]))]
    ids, outlets = articles["article"].to_numpy(object), articles["outlet"].to_numpy(object)
    is_first = source[rows] == rows
    table = {
        "group": pd.factorize(first[rows])[0] + 1,
        "article": ids[rows],
        "outlet": outlets[rows],
        "copy_of": pd.Series(np.where(is_first, None, ids[source[rows]]), dtype=object),
        "share": share[rows],
        "kept": is_first | (outlets[source[rows]] != outlets[rows]),
    }
    return pd.DataFrame(table, columns=COLUMNS)
