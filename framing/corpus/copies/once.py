"""An outlet's near copies count once: the others are taken out of the table, and listed."""

from __future__ import annotations

import json
import warnings

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import listed, printable
from framing.corpus.copies.near import near_copies
from framing.corpus.furniture import dropped_pieces

RULE = "copy"  # of a piece in the column ``dropped``: the id of the copy that was left out


@public
def drop_copies(articles: pd.DataFrame) -> pd.DataFrame:
    """Leave out near copies of an article of the same outlet, and list them.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text`` (and ``published`` where known)

    Returns
    -------
    DataFrame like ``articles``, without the rows that :func:`framing.near_copies` does not keep.
        ``notice`` says of the article that stays how many copies of it were left out, and
        ``dropped`` lists them: :func:`framing.dropped_lines` shows their ids by the rule ``copy``.

    Raises
    ------
    FramingError
        A missing column, or the column ``dropped`` is a user's own.

    Examples
    --------
    >>> text = " ".join(f"The {number}th plank of the pier was replaced." for number in range(9))
    >>> articles = pd.DataFrame({"article": list("abc"), "outlet": ["Echo", "Echo", "Herald"],
    ...     "text": [text, "Update. " + text, text]})
    >>> drop_copies(articles)[["article", "notice"]].values.tolist()
    [['b', "1 near copy left out: 'a'"], ['c', '']]
    """
    return without_copies(articles, near_copies(articles))


def without_copies(articles: pd.DataFrame, copies: pd.DataFrame) -> pd.DataFrame:
    """The articles without those that a table of near copies does not keep, which are listed."""
    left_out = copies[~copies["kept"].astype(bool)]
    if left_out.empty:
        return articles
    columns = {name: _cells(articles, name) for name in ("notice", "dropped")}
    row_of = {article: row for row, article in enumerate(articles["article"])}
    for article, ids in left_out.groupby("copy_of", sort=False)["article"]:
        row, names = row_of[article], ids.astype(str).tolist()
        earlier = columns["dropped"][row]
        pieces = dropped_pieces(earlier, article) if earlier else []
        pieces = [*pieces, *([RULE, name] for name in names)]
        columns["dropped"][row] = json.dumps(pieces, ensure_ascii=False)
        kind = "copy" if len(names) == 1 else "copies"
        notice = f"{len(names):,} near {kind} left out: {listed(names, 3)}"
        columns["notice"][row] = "; ".join(filter(None, [columns["notice"][row], notice]))
    is_kept = ~articles["article"].isin(left_out["article"]).to_numpy()
    return articles.assign(**columns)[is_kept].reset_index(drop=True)


def _cells(articles: pd.DataFrame, name: str) -> np.ndarray:
    """A column of text, empty where it is missing."""
    if name not in articles:
        return np.full(len(articles), "", object)
    column = articles[name].astype(object)
    return column.where(column.notna(), "").to_numpy(copy=True)


def counted_once(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles that are compared, with a warning where copies stand in the table.

    :func:`framing.read_articles` has left them out; in a table made by hand they may be.
    """
    copies = near_copies(articles)
    left_out = copies[~copies["kept"].astype(bool)]
    if left_out.empty:
        return articles
    n_outlets = left_out["outlet"].value_counts()
    numbers = printable(", ".join(f"{outlet} {n:,}" for outlet, n in n_outlets.items()))
    warnings.warn(
        f"Articles that are near copies of another one of their outlet are left out ({numbers}): "
        "each counts once. framing.near_copies(articles) lists them.",
        stacklevel=4,
    )
    is_kept = ~articles["article"].isin(left_out["article"]).to_numpy()
    return articles[is_kept].reset_index(drop=True)
