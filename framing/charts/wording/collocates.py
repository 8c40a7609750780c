"""Words near a chosen word: the closest of each outlet, and how often they stand there."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_columns
from framing.base.outlets import OTHERS, baseline_of
from framing.charts.picture import first_few, set_alt
from framing.charts.style import (
    ONE_ARTICLE,
    note,
    short,
)
from framing.charts.wording.rows import item_axes, label_items, outlet_dots

COLUMNS = "outlet term n log_dice per_1k rate_low rate_high claim".split()
CLAIMS_NOTE = (
    "Filled: the outlet differs from {others} (false discovery rate 5%, articles as the sample). "
    "Hollow: not told from chance. Lines: 95% intervals of the rate."
)
FEWEST = 2  # uses near the word; one is a sentence


@public
def plot_collocates(table: pd.DataFrame, *, terms: int = 8, ax=None):
    """Draw how often the closest words of each outlet stand near the chosen word.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.collocates` gives it: ``outlet term n log_dice per_1k rate_low rate_high
        claim``.
    terms : int
        Words of each outlet: those that are claimed, then those with the largest log-Dice.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    FramingError
        If a column is missing, or the table has no rows.
    """
    require_columns(table, COLUMNS, "table")
    if table.empty:
        raise FramingError("table has no rows; framing.collocates(articles, word) makes one.")
    names = closest(table, terms)
    rows = table[table["term"].isin(names)]
    outlets = sorted(table["outlet"].astype(str).unique())
    order = rows.groupby("term")["per_1k"].max().reindex(names).sort_values(kind="stable").index
    ax = item_axes(ax, order, outlets)
    heights = rows["term"].map({name: y for y, name in enumerate(order)})
    outlet_dots(ax, rows.assign(row=heights), outlets, "per_1k")
    names = [short(term) for term in order]
    label_items(ax, names, outlets, "per 1,000 words near the chosen word")
    compared_with = baseline_of(rows) or OTHERS
    inferred = rows["rate_low"].notna().any()
    note(ax, CLAIMS_NOTE.format(others=compared_with) if inferred else ONE_ARTICLE)
    claims = rows.loc[rows["claim"], "term"].unique()
    set_alt(
        ax,
        f"Dot chart of words near a chosen word, per 1,000 words near it: "
        f"{', '.join(order[::-1][:6])}. Differences that can be claimed: "
        f"{first_few(claims, ', ') or 'none'}.",
    )
    return ax


def closest(table: pd.DataFrame, terms: int) -> list[str]:
    """The words to draw."""
    used = table[table["n"] >= FEWEST]
    used = used if len(used) else table[table["n"] > 0]
    ranked = used.sort_values(["claim", "log_dice"], ascending=False, kind="stable")
    return list(dict.fromkeys(ranked.groupby("outlet").head(terms)["term"]))
