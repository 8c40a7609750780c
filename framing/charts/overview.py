"""Charts of the corpus itself."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns, require_rows
from framing.base.outlets import reprints
from framing.charts.picture import set_alt, set_message
from framing.charts.style import (
    GREY,
    empty_chart,
    label_axis,
    label_mark,
    label_rows,
    new_axes,
    note,
    outlet_bars,
    outlet_colours,
    plain,
    short,
)

COLUMNS = "outlet articles tokens quoted".split()
OF_COPIES = "article outlet copy_of share kept".split()
MOST_ROWS = 20  # pairs of outlets


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
        size = f"{row.tokens:,} words,\n{_articles(row)}"
        beside = {"xytext": (4, 0), "textcoords": "offset points", "va": "center"}
        ax.annotate(size, (row.tokens, row.Index), fontsize=9, **beside)
    label_rows(ax, rows.index, rows["outlet"])
    ax.set_xlim(0, rows["tokens"].max() * 1.45 or 1)
    ax.xaxis.set_major_locator(_whole_numbers())
    ax.xaxis.set_major_formatter("{x:,.0f}")
    label_axis(ax, "words (hatched: inside quotations)")
    sizes = "; ".join(
        f"{row.outlet}: {row.tokens:,} words in {_articles(row)}, {row.quoted:.0%} of them quoted"
        for row in rows[::-1].itertuples()
    )
    set_alt(ax, f"Bar chart of the words of each outlet. {sizes}.")
    last = rows.iloc[-1]
    share = last["tokens"] / max(rows["tokens"].sum(), 1)
    set_message(ax, f"{plain(short(last['outlet']))} brings {share:.0%} of the words")
    return ax


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
    require_columns(table, OF_COPIES, "table")
    pairs = reprints(table)
    rows = pairs.head(MOST_ROWS).sort_values("outlet", kind="stable", ignore_index=True)
    if rows.empty:
        return empty_chart(ax, "no near copies", "Bar chart of near copies. There are none.")
    outlets = list(dict.fromkeys(rows["outlet"]))
    ax = new_axes(ax, rows=len(rows) + len(outlets))
    # Not all outlets have copies: the colours of those that have would be others' elsewhere.
    ys = outlet_bars(ax, rows, rows["n"], outlets, colour=GREY)
    labels = [
        f"{short(row.outlet)}, again"
        if row.outlet == row.source
        else f"{short(row.outlet, 30)}, of {short(row.source, 30)}"
        for row in rows.itertuples()
    ]
    label_rows(ax, ys, labels)
    for y, row in zip(ys, rows.itertuples(), strict=True):
        label_mark(ax, row.n, y, f"{row.n:,}, {row.share:.0%} of the text", gap=6)
    ax.set_xlim(0, rows["n"].max() * 2.2)  # room for the words behind the longest bar
    ax.xaxis.set_major_locator(_whole_numbers())
    label_axis(ax, "near copies (articles)")
    numbers = "; ".join(
        f"{label}: {row.n:,}" for label, row in zip(labels, rows.itertuples(), strict=True)
    )
    set_alt(ax, f"Bar chart of near copies, by outlet and by the outlet copied. {numbers}.")
    left_out = len(pairs) - len(rows)
    note(ax, f"Not drawn: {left_out:,} further pairs of outlets with fewer." if left_out else "")
    by_outlet = pairs.groupby("outlet", sort=False)["n"].sum()
    most = by_outlet.index[by_outlet == by_outlet.max()]
    where = f"each of {len(most)} outlets" if len(most) > 1 else plain(short(most[0]))
    copies = "near copy" if by_outlet.max() == 1 else "near copies"
    set_message(ax, f"{by_outlet.max():,} {copies} in {where}")
    return ax


def _articles(row) -> str:
    return f"{row.articles:,} article{'s' * (row.articles != 1)}"


def _whole_numbers():
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(5, integer=True)
