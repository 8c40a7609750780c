"""TF-IDF as bars: each outlet's own terms, and what they weigh elsewhere."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_columns
from framing.charts.linked.marks import Mark, counted, keep_marks
from framing.charts.picture import set_alt, set_message
from framing.charts.style import (
    GREY,
    label_axis,
    label_rows,
    new_axes,
    note,
    outlet_bars,
    outlet_legend,
    plain,
    short,
)

COLUMNS = "outlet term tfidf tfidf_rest difference".split()


@public
def plot_tfidf(table: pd.DataFrame, *, top: int = 12, ax=None):
    """Draw the terms that weigh most in each outlet compared with the others.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.tfidf` gives it: ``outlet term tfidf tfidf_rest difference``.
    top : int
        Terms an outlet; fewer where there are more than three outlets.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    FramingError
        If a column is missing, or no term is left.
    """
    require_columns(table, COLUMNS, "table")
    table = table.dropna(subset=["tfidf", "tfidf_rest"])
    outlets = sorted(table["outlet"].unique())
    n_terms = max(3, min(top, 36 // max(len(outlets), 1)))
    own = table[table["difference"] > 0].sort_values(
        ["outlet", "difference", "term"], ascending=[True, False, True]
    )
    rows = own.groupby("outlet", sort=True).head(n_terms).reset_index(drop=True)
    if rows.empty:
        raise FramingError(
            "table has no term that weighs more in one outlet than in the others; "
            "count other terms."
        )
    ax = new_axes(ax, rows=len(rows) + len(outlets))
    ys = outlet_bars(ax, rows, rows["tfidf"], outlets)
    ring = {"facecolor": "white", "edgecolor": "black", "linewidth": 1}
    ax.scatter(rows["tfidf_rest"], ys, s=26, zorder=3, clip_on=False, **ring)
    label_rows(ax, ys, rows["term"])
    keep_marks(ax, _marks(rows, ys))
    ax.set_xlim(0, max(rows["tfidf"].max(), rows["tfidf_rest"].max()) * 1.05)
    ax.locator_params(axis="x", nbins=5)
    label_axis(ax, "mean TF-IDF weight over the outlet's articles, largest difference first")
    outlet_legend(ax, outlets, extra=[_ring(f"in {_others(rows)}")])
    if "few" in table and table["few"].any():
        note(
            ax, "Few articles: IDF says little here, so the weights are close to plain frequencies."
        )
    best = rows.groupby("outlet", sort=True).head(3).groupby("outlet")["term"].agg(", ".join)
    first = rows.loc[rows["difference"].idxmax()]
    set_message(
        ax, f"“{plain(short(first['term']))}” sets {plain(short(first['outlet']))} apart most"
    )
    words = "; ".join(f"{outlet}: {terms}" for outlet, terms in best.items())
    set_alt(
        ax,
        f"Bar chart of the terms that weigh most in each outlet compared with the others. {words}.",
    )
    return ax


def _others(rows: pd.DataFrame) -> str:
    return "the other outlet" if rows["outlet"].nunique() == 2 else "the other outlets"


def _marks(rows: pd.DataFrame, ys) -> list[Mark]:
    """Each bar with its figures in words."""
    marks, others = [], _others(rows)
    for y, row in zip(ys, rows.itertuples(), strict=True):
        weights = f"weight {row.tfidf:.3f}, in {others} {row.tfidf_rest:.3f}"
        words = f"{row.outlet}, {row.term}: {weights}{counted(row)}"
        marks.append(Mark("term", str(row.outlet), row.term, words, y))
    return marks


def _ring(label: str):
    """The mark of the legend for the rings."""
    from matplotlib.lines import Line2D

    ring = Line2D([], [], linestyle="", marker="o", markersize=5, color=GREY, label=label)
    ring.set(markerfacecolor="white", markeredgecolor="black")
    return ring
