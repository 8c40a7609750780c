"""Charts of the corpus itself."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns, require_rows
from framing.charts.picture import set_alt
from framing.charts.style import label_axis, label_rows, new_axes, outlet_colours

COLUMNS = "outlet articles tokens quoted".split()


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
    require_columns(table, COLUMNS, "table")
    require_rows(table, "table")
    rows = table.sort_values("tokens").reset_index(drop=True)
    ax = new_axes(ax, rows=len(rows))
    colours = outlet_colours(rows["outlet"])
    quoted = rows["tokens"] * rows["quoted"].fillna(0)
    own = rows["tokens"] - quoted
    bars = {"color": [colours[str(name)] for name in rows["outlet"]], "height": 0.65}
    ax.barh(rows.index, own, **bars)
    hatched = {"alpha": 0.45, "hatch": "///", "edgecolor": "white"}
    ax.barh(rows.index, quoted, left=own, **bars, **hatched)
    for row in rows.itertuples():
        size = f" {row.tokens:,} words, {_articles(row)}"
        ax.text(row.tokens, row.Index, size, va="center", fontsize=9)
    label_rows(ax, rows.index, rows["outlet"])
    ax.set_xlim(0, rows["tokens"].max() * 1.45 or 1)
    ax.xaxis.set_major_locator(_whole_numbers())
    label_axis(ax, "words (hatched: inside quotations)")
    sizes = "; ".join(
        f"{row.outlet}: {row.tokens:,} words in {_articles(row)}, {row.quoted:.0%} of them quoted"
        for row in rows[::-1].itertuples()
    )
    set_alt(ax, f"Bar chart of the words of each outlet. {sizes}.")
    return ax


def _articles(row) -> str:
    return f"{row.articles:,} article{'s' * (row.articles != 1)}"


def _whole_numbers():
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(5, integer=True)
