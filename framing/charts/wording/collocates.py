"""Words near a chosen word: the closest of each outlet, and how often they stand there."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_columns
from framing.base.outlets import OTHERS, baseline_of
from framing.charts.picture import set_alt
from framing.charts.style import (
    ONE_ARTICLE,
    dots,
    label_axis,
    label_rows,
    new_axes,
    note,
    outlet_colours,
    outlet_legend,
    short,
    stacked,
)

COLUMNS = "outlet term n log_dice per_1k rate_low rate_high claim".split()
CLAIMS_NOTE = (
    "Filled: the outlet differs from {others} (false discovery rate 5 %, articles as the sample). "
    "Hollow: not told from chance. Lines: 95 % intervals of the rate."
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
    ax = new_axes(ax, rows=int(len(order) * max(1.25, 0.62 * len(outlets))))
    _draw(ax, rows.assign(row=rows["term"].map({name: y for y, name in enumerate(order)})), outlets)
    label_rows(ax, range(len(order)), map(short, order))
    ax.set_ylim(-0.6, len(order) - 0.4)
    ax.set_xlim(left=0)
    for edge in np.arange(0.5, len(order) - 1):
        ax.axhline(edge, color="#e5e5e5", lw=0.8, zorder=0)
    label_axis(ax, "per 1,000 words near the chosen word")
    outlet_legend(ax, outlets)
    others = baseline_of(rows) or OTHERS
    inferred = rows["rate_low"].notna().any()
    note(ax, CLAIMS_NOTE.format(others=others) if inferred else ONE_ARTICLE)
    claims = rows.loc[rows["claim"], "term"].unique()
    set_alt(
        ax,
        f"Dot chart of words near a chosen word, per 1,000 words near it: "
        f"{', '.join(order[::-1][:6])}. Differences that can be claimed: "
        f"{', '.join(claims[:6]) or 'none'}.",
    )
    return ax


def closest(table: pd.DataFrame, terms: int) -> list[str]:
    """The words to draw."""
    used = table[table["n"] >= FEWEST]
    used = used if len(used) else table[table["n"] > 0]
    ranked = used.sort_values(["claim", "log_dice"], ascending=False, kind="stable")
    return list(dict.fromkeys(ranked.groupby("outlet").head(terms)["term"]))


def _draw(ax, rows: pd.DataFrame, outlets: list[str]) -> None:
    colours = outlet_colours(outlets)
    for outlet, height in zip(outlets, stacked(len(outlets)), strict=True):
        line = rows[rows["outlet"].astype(str) == outlet]
        dots(
            ax,
            line["row"] + height,
            line["per_1k"],
            line["rate_low"],
            line["rate_high"],
            colours[outlet],
            filled=line["claim"].to_numpy(bool),
            size=30,
        )
