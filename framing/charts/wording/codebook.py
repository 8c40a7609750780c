"""Corrected shares of answers: a row an answer, a dot an outlet, a tick what the coder had."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.charts.picture import set_alt, set_message
from framing.charts.style import (
    dots,
    label_axis,
    label_rows,
    new_axes,
    note,
    outlet_colours,
    outlet_legend,
    require_rows_to_draw,
    stacked,
)

COLUMNS = "question outlet answer share_coded share low high claim".split()
NOTE = (
    "Dots: shares corrected for the coder's errors, with 95% intervals; filled where the outlet "
    "differs from the others (false discovery rate 5%). Ticks: as the coder has it."
)


@public
def plot_corrected_rates(table: pd.DataFrame, *, ax=None):
    """Draw the corrected share of each answer in each outlet.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.corrected_rates` gives it.
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
    require_rows_to_draw(table)
    n_questions = len(set(table["question"]))
    names = table["answer"].astype(str)
    names = table["question"].astype(str) + ": " + names if n_questions > 1 else names
    labels = list(dict.fromkeys(names))[::-1]
    numbers = {label: number for number, label in enumerate(labels)}
    outlets = sorted(table["outlet"].astype(str).unique())
    ax = new_axes(ax, rows=max(int(len(labels) * max(1.25, 0.7 * len(outlets))), 4))
    for (outlet, colour), height in zip(
        outlet_colours(outlets).items(), stacked(len(outlets)), strict=True
    ):
        is_own = table["outlet"].astype(str) == outlet
        own, ys = table[is_own], names[is_own].map(numbers) + height
        dots(
            ax,
            ys,
            own["share"] * 100,
            own["low"] * 100,
            own["high"] * 100,
            colour,
            filled=own["claim"].to_numpy(bool),
        )
        ax.scatter(own["share_coded"] * 100, ys, marker="|", s=70, color=colour, clip_on=False)
    label_rows(ax, range(len(labels)), labels)
    ax.set_ylim(-0.6, len(labels) - 0.4)
    ax.set_xlim(0, 100)
    label_axis(ax, "% of the outlet's articles")
    outlet_legend(ax, outlets)
    note(ax, NOTE)
    shares = "; ".join(
        f"{row.outlet}, {row.answer}: {row.share:.0%}" for row in table.head(8).itertuples()
    )
    set_alt(ax, f"Dot chart of corrected shares of answers by outlet. {shares}.")
    set_message(ax, _message(table))
    return ax


def _message(table: pd.DataFrame) -> str:
    """What the chart says, in at most ten words."""
    n = table["question"].nunique()
    differ = table.loc[table["claim"].astype(bool), "question"].nunique()
    if not differ:
        return "Answers differ no more than chance allows"
    return f"Outlets differ in the answers to {differ} of {n} questions"
