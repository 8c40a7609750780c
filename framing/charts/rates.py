"""A chart for any table of rates: what a lens of your own needs to be seen."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.charts.picture import first_few, set_alt, set_message
from framing.charts.style import (
    dots,
    label_axis,
    label_rows,
    new_axes,
    note,
    outlet_colours,
    outlet_legend,
    plain,
    require_rows_to_draw,
    short,
    stacked,
)

COLUMNS = "outlet item rate".split()


@public
def plot_rates(table: pd.DataFrame, *, ax=None, unit: str = "rate", outlets=()):
    """Draw rates with their intervals, a row an item and a dot an outlet.

    Parameters
    ----------
    table : DataFrame
        With ``outlet``, ``item``, ``rate``, and ``low high`` where known, as
        :func:`framing.outlet_rates` gives it.
    ax : matplotlib Axes, optional
    unit : str
        What the axis says: what is counted, per what.
    outlets : iterable of str
        Those of the corpus, which keep their colours where the table has further ones.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    FramingError
        If a column is missing, or the table has no rows.
    """
    require_columns(table, COLUMNS, "table")
    require_rows_to_draw(table)
    if not {"low", "high"} <= {*table.columns}:
        table = table.assign(low=np.nan, high=np.nan)
    items = list(dict.fromkeys(table["item"]))[::-1]
    shown = set(table["outlet"].astype(str))
    colours = outlet_colours(outlets, shown)
    colours = {name: colour for name, colour in colours.items() if name in shown}
    ax = new_axes(ax, rows=max(int(len(items) * max(1.25, 0.7 * len(colours))), 4))
    numbers = {item: number for number, item in enumerate(items)}
    for (outlet, colour), height in zip(colours.items(), stacked(len(colours)), strict=True):
        rows = table[table["outlet"].astype(str) == outlet]
        ys = rows["item"].map(numbers) + height
        dots(ax, ys, rows["rate"], rows["low"], rows["high"], colour)
    label_rows(ax, range(len(items)), items)
    ax.set_ylim(-0.6, len(items) - 0.4)
    if (table["rate"] >= 0).all():
        ax.set_xlim(left=0)
    label_axis(ax, unit)
    outlet_legend(ax, colours, colours=colours)
    inferred = table["low"].notna().any()
    note(ax, "Lines: 95% intervals, articles as the sample." if inferred else "")
    rates = first_few(f"{row.outlet}, {row.item}: {row.rate:.3g}" for row in table.itertuples())
    set_alt(ax, f"Dot chart of rates by outlet. {rates}.")
    set_message(ax, plain(_highest(table)))
    return ax


def _highest(table: pd.DataFrame) -> str:
    """Who has most of the item with the highest rate; outlets may share that place."""
    known = table[table["rate"].notna()]
    if known.empty:
        return f"No rate is known: {short(table['item'].iloc[0], 30)}"
    name = known.loc[known["rate"].idxmax(), "item"]
    rates, item = known[known["item"] == name], short(name, 30)
    first = rates.loc[rates["rate"] == rates["rate"].max(), "outlet"]
    if len(first) == len(rates) > 1:
        return f"All outlets alike: {item}" if rates["rate"].any() else f"No outlet has any: {item}"
    return f"{' and '.join(short(outlet) for outlet in first)} highest: {item}"
