"""Loaded terms as dots: a row a category, a dot an outlet (or an outlet's voice), a line its
interval.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_columns
from framing.charts.style import GREY, new_axes, note, outlet_colours, outlet_legend, set_alt

CLAIMED = (
    "Filled: the outlet differs from the others (false discovery rate 5 %, articles as the sample). "
    "Hollow: not told from chance. Lines: 95 % intervals of the rate."
)
VOICES = "Filled: the outlet's own voice. Hollow: inside quotations."
INTERVALS = "Lines: 95 % intervals of the rate."
ONE = "One article per outlet: this describes the texts, it cannot speak of the outlets. No intervals, no claims."


@public
def plot_loaded_terms(table: pd.DataFrame, *, ax=None):
    """Draw the rate of each category of loaded terms in each outlet.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.loaded_terms` gives it by outlet or by voice: ``outlet category n per_1k
        rate_low rate_high`` and ``claim`` or ``voice``. The category ``all`` is left to the words:
        it would hide the others.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    FramingError
        If a column is missing, or no loaded term was found at all.
    """
    require_columns(table, ["outlet", "category", "n", "per_1k", "rate_low", "rate_high"], "table")
    rows = table[
        (table["category"] != "all") & table.groupby("category")["n"].transform("sum").gt(0)
    ]
    if rows.empty:
        raise FramingError("table has no loaded term in any category; there is nothing to draw.")
    order = rows.groupby("category")["per_1k"].max().sort_values().index
    outlets = sorted(rows["outlet"].astype(str).unique())
    ax = new_axes(ax, rows=int(len(order) * max(1.25, 0.62 * len(outlets))))
    _dots(
        ax,
        rows.assign(place=rows["category"].map({name: at for at, name in enumerate(order)})),
        outlets,
    )
    ax.set_yticks(range(len(order)), [name.replace("_", " ") for name in order])
    ax.set_ylim(-0.6, len(order) - 0.4)
    ax.set_xlim(left=0)
    for edge in np.arange(0.5, len(order) - 1):
        ax.axhline(edge, color="#e5e5e5", lw=0.8, zorder=0)
    ax.set_xlabel("loaded terms per 1,000 words", fontsize=9)
    outlet_legend(ax, outlets)
    inferred = rows["rate_low"].notna().any()
    note(
        ax,
        f"{VOICES} {INTERVALS if inferred else ONE}"
        if "voice" in rows
        else CLAIMED
        if inferred
        else ONE,
    )
    set_alt(ax, _alt(table, rows))
    return ax


def _dots(ax, rows: pd.DataFrame, outlets: list[str]) -> None:
    """A dot and its interval for each row; outlets stand under each other within a category."""
    colours, voices = outlet_colours(outlets), "voice" in rows
    gap = 0.8 / (len(outlets) * (2 if voices else 1))
    inferred = rows["rate_low"].notna().any()
    for at, outlet in enumerate(outlets):
        for side, voice in enumerate(("own", "quoted") if voices else (None,)):
            part = rows[
                (rows["outlet"].astype(str) == outlet)
                & ((rows["voice"] == voice) if voices else True)
            ]
            line = at * (2 if voices else 1) + side
            place = part["place"] + 0.4 - gap * (line + 0.5)
            ax.hlines(
                place, part["rate_low"], part["rate_high"], color=colours[outlet], lw=1.3, alpha=0.8
            )
            filled = np.full(len(part), voice != "quoted")
            if not voices and inferred and "claim" in part:
                filled = part["claim"].to_numpy(bool)
            ax.scatter(
                part["per_1k"],
                place,
                s=30,
                color=np.where(filled, colours[outlet], "white"),
                edgecolor=colours[outlet] or GREY,
                zorder=3,
                clip_on=False,
            )


def _alt(table: pd.DataFrame, rows: pd.DataFrame) -> str:
    total = table[table["category"] == "all"]
    if "voice" in rows:
        said = "; ".join(f"{row.outlet} {row.voice} {row.per_1k:.1f}" for row in total.itertuples())
        return f"Dot chart of loaded terms per 1,000 words by category and voice. All categories: {said}."
    said = "; ".join(f"{row.outlet} {row.per_1k:.1f}" for row in total.itertuples())
    claimed = rows[rows["claim"]] if "claim" in rows else rows.iloc[:0]
    names = ", ".join(
        f"{row.outlet}: {row.category.replace('_', ' ')}" for row in claimed.head(6).itertuples()
    )
    return (
        f"Dot chart of loaded terms per 1,000 words by category. All categories: {said}. "
        f"Differences that can be claimed: {names or 'none'}."
    )
