"""Charts of the corpus itself."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns, require_rows
from framing.charts.style import new_axes, outlet_colours, set_alt


@public
def plot_overview(table: pd.DataFrame, *, ax=None):
    """Draw how much text each outlet brings: outside and inside quotations.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.overview` gives it: ``outlet articles tokens quoted``.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    FramingError
        If a column is missing.
    """
    require_columns(table, ["outlet", "articles", "tokens", "quoted"], "table")
    require_rows(table, "table")
    rows = table.sort_values("tokens").reset_index(drop=True)
    ax = new_axes(ax, rows=len(rows))
    colours = outlet_colours(rows["outlet"])
    quoted = rows["tokens"] * rows["quoted"].fillna(0)
    fill = [colours[str(name)] for name in rows["outlet"]]
    ax.barh(rows.index, rows["tokens"] - quoted, color=fill, height=0.65)
    ax.barh(
        rows.index,
        quoted,
        left=rows["tokens"] - quoted,
        color=fill,
        alpha=0.45,
        hatch="///",
        edgecolor="white",
        height=0.65,
    )
    for place, row in rows.iterrows():
        articles = "1 article" if row["articles"] == 1 else f"{row['articles']:,} articles"
        ax.text(
            row["tokens"], place, f" {row['tokens']:,} words, {articles}", va="center", fontsize=9
        )
    ax.set_yticks(rows.index, rows["outlet"])
    ax.set_xlim(0, rows["tokens"].max() * 1.45 or 1)
    ax.xaxis.set_major_locator(_whole_numbers())
    ax.set_xlabel("words (hatched: inside quotations)", fontsize=9)
    said = "; ".join(
        f"{row['outlet']}: {row['tokens']:,} words in {row['articles']:,} article{'s' * (row['articles'] != 1)}, "
        f"{row['quoted']:.0%} of them quoted"
        for _, row in rows[::-1].iterrows()
    )
    set_alt(ax, f"Bar chart of the words of each outlet. {said}.")
    return ax


def _whole_numbers():
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(5, integer=True)
