"""A named row an item, in it a dot an outlet: what the charts of kinds of words share."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.charts.style import (
    dots,
    label_axis,
    label_rows,
    new_axes,
    outlet_colours,
    outlet_legend,
    stacked,
)


def item_axes(ax, items, outlets: list[str], *, lines: int = 1):
    """The axes given, or new ones with room for a dot of each outlet in each row; ``lines`` dots
    where an outlet has several.
    """
    of_a_dot = 0.62 if lines == 1 else 0.45
    return new_axes(ax, rows=int(len(items) * max(1.25, of_a_dot * lines * len(outlets))))


def outlet_dots(ax, rows: pd.DataFrame, outlets: list[str], rate: str) -> None:
    """The column ``rate`` with its interval, at the height that the column ``row`` gives; outlets
    stand under each other within a row.
    """
    colours = outlet_colours(outlets)
    for outlet, height in zip(outlets, stacked(len(outlets)), strict=True):
        own = rows[rows["outlet"].astype(str) == outlet]
        dots(
            ax,
            own["row"] + height,
            own[rate],
            own["rate_low"],
            own["rate_high"],
            colours[outlet],
            filled=own["claim"].to_numpy(bool),
            size=30,
        )


def label_items(ax, names: list[str], outlets: list[str], measure: str) -> None:
    """What each row is, what is measured, whose colour is whose; thin lines between the rows."""
    label_rows(ax, range(len(names)), names)
    ax.set_ylim(-0.6, len(names) - 0.4)
    ax.set_xlim(left=0)
    for edge in np.arange(0.5, len(names) - 1):
        ax.axhline(edge, color="#e5e5e5", lw=0.8, zorder=0)
    label_axis(ax, measure)
    outlet_legend(ax, outlets)
