"""A chart for any table of rates: what a lens of your own needs to be seen."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_columns
from framing.charts.style import new_axes, note, outlet_colours, outlet_legend, set_alt


@public
def plot_rates(table: pd.DataFrame, *, ax=None, unit: str = "rate"):
    """Draw rates with their intervals, a row an item and a dot an outlet.

    Parameters
    ----------
    table : DataFrame
        With ``outlet``, ``item``, ``rate``, and ``low high`` where known, as
        :func:`framing.outlet_rates` gives it.
    ax : matplotlib Axes, optional
    unit : str
        What the axis says.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    FramingError
        If a column is missing, or the table has no rows.
    """
    require_columns(table, ["outlet", "item", "rate"], "table")
    if table.empty:
        raise FramingError("table has no rows; there is nothing to draw.")
    items, outlets = (
        list(dict.fromkeys(table["item"]))[::-1],
        sorted(table["outlet"].astype(str).unique()),
    )
    ax = new_axes(ax, rows=max(int(len(items) * max(1.25, 0.7 * len(outlets))), 4))
    colours, gap = outlet_colours(outlets), 0.8 / len(outlets)
    for at, outlet in enumerate(outlets):
        rows = table[table["outlet"].astype(str) == outlet]
        place = (
            rows["item"].map({item: row for row, item in enumerate(items)}) + 0.4 - gap * (at + 0.5)
        )
        if "low" in rows and "high" in rows:
            ax.hlines(place, rows["low"], rows["high"], color=colours[outlet], lw=1.4, alpha=0.8)
        ax.scatter(rows["rate"], place, s=36, color=colours[outlet], zorder=3, clip_on=False)
    ax.set_yticks(range(len(items)), [str(item) for item in items])
    ax.set_ylim(-0.6, len(items) - 0.4)
    if (table["rate"] >= 0).all():
        ax.set_xlim(left=0)
    ax.set_xlabel(unit, fontsize=9)
    outlet_legend(ax, outlets)
    note(
        ax,
        "Lines: 95 % intervals, articles as the sample."
        if "low" in table and table["low"].notna().any()
        else "",
    )
    first = "; ".join(
        f"{row.outlet}, {row.item}: {row.rate:.3g}" for row in table.head(6).itertuples()
    )
    set_alt(ax, f"Dot chart of rates by outlet. {first}.")
    return ax
