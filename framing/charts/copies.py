"""Charts of near copies: who reprints whom."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.outlets import reprints
from framing.charts.picture import set_alt
from framing.charts.style import empty_chart, label_axis, label_rows, new_axes, outlet_bars, short

COLUMNS = "article outlet copy_of share kept".split()
MOST_ROWS = 20  # pairs of outlets


@public
def plot_near_copies(table: pd.DataFrame, *, ax=None):
    """Draw who reprints whom: a bar an outlet and the outlet that it copies, in articles.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.near_copies` gives it.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    FramingError
        If a column is missing.
    """
    require_columns(table, COLUMNS, "table")
    rows = reprints(table).head(MOST_ROWS).sort_values("outlet", kind="stable", ignore_index=True)
    if rows.empty:
        return empty_chart(ax, "no near copies", "Bar chart of near copies. There are none.")
    outlets = list(dict.fromkeys(rows["outlet"]))
    ax = new_axes(ax, rows=len(rows) + len(outlets))
    ys = outlet_bars(ax, rows, rows["n"], outlets)
    labels = [
        f"{short(row.outlet)}, again"
        if row.outlet == row.source
        else f"{short(row.outlet)}, of {short(row.source)}"
        for row in rows.itertuples()
    ]
    label_rows(ax, ys, labels)
    for y, row in zip(ys, rows.itertuples(), strict=True):
        ax.text(row.n, y, f" {row.n:,}, {row.share:.0%} of the text", va="center", fontsize=9)
    ax.set_xlim(0, rows["n"].max() * 1.4)
    label_axis(ax, "near copies (articles)")
    numbers = "; ".join(
        f"{label}: {row.n:,}" for label, row in zip(labels, rows.itertuples(), strict=True)
    )
    set_alt(ax, f"Bar chart of near copies, by outlet and by the outlet copied. {numbers}.")
    return ax
