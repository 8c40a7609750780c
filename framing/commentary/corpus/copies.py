"""Sentences about near copies: how many there are, and who reprints whom."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.markdown import Markdown
from framing.base.outlets import reprints
from framing.commentary.words import escape, listed, plural

COLUMNS = "article outlet copy_of share kept".split()
MOST_PAIRS = 8  # of outlets that are named


@public
def say_near_copies(table: pd.DataFrame) -> Markdown:
    r"""How many near copies there are, and who reprints whom.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.near_copies` gives it.

    Returns
    -------
    Markdown

    Raises
    ------
    FramingError
        If a column is missing.

    Examples
    --------
    >>> table = pd.DataFrame({"group": 1, "article": ["a", "b"], "outlet": ["Echo", "Herald"],
    ...     "copy_of": [None, "a"], "share": [1.0, 0.9], "kept": True})
    >>> print(say_near_copies(table).partition("The earlier")[0].replace("** ", "**\n").strip())
    **1 article is a near copy of another one.**
    Herald has 1 near copy of articles of Echo (mean share of the text 90%).
    """
    require_columns(table, COLUMNS, "table")
    pairs = reprints(table)
    n_copies = int(table["copy_of"].notna().sum())
    if not n_copies:
        return Markdown("No article is a near copy of another one.")
    verb = "is a near copy" if n_copies == 1 else "are near copies"
    sentences = [f"**{plural(n_copies, 'article')} {verb} of another one.**"]
    own = pairs[pairs["outlet"] == pairs["source"]]
    if len(own):
        outlets = listed(f"{row.outlet} {row.n:,}" for row in own.itertuples())
        sentences.append(f"Within one outlet: {outlets}; there a story counts once.")
    between_outlets = pairs[pairs["outlet"] != pairs["source"]]
    sentences += [
        f"{escape(row.outlet)} has {plural(row.n, 'near copy', 'near copies')} of articles of "
        f"{escape(row.source)} (mean share of the text {row.share:.0%})."
        for row in between_outlets.head(MOST_PAIRS).itertuples()
    ]
    if len(between_outlets) > MOST_PAIRS:
        sentences.append(f"So have {len(between_outlets) - MOST_PAIRS:,} other pairs of outlets.")
    if len(between_outlets):
        sentences.append("The earlier article counts as the first, without dates the longer one.")
    return Markdown(" ".join(sentences))
