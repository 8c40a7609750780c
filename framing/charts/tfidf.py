"""TF-IDF as bars: each outlet's own terms, and what they weigh elsewhere."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_columns
from framing.charts.style import GREY, new_axes, note, outlet_colours, outlet_legend, set_alt


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
    require_columns(table, ["outlet", "term", "tfidf", "tfidf_rest", "difference"], "table")
    table = table.dropna(subset=["tfidf", "tfidf_rest"])
    outlets = sorted(table["outlet"].unique())
    most = max(3, min(top, 36 // max(len(outlets), 1)))
    own = table[table["difference"] > 0].sort_values(
        ["outlet", "difference", "term"], ascending=[True, False, True]
    )
    rows = own.groupby("outlet", sort=True).head(most).reset_index(drop=True)
    if rows.empty:
        raise FramingError(
            "table has no term that weighs more in one outlet than in the others; "
            "count other terms."
        )
    # One line of space between outlets, the first outlet on top.
    place = -(rows.index + rows["outlet"].map({name: at for at, name in enumerate(outlets)}))
    ax = new_axes(ax, rows=len(rows) + len(outlets))
    colours = outlet_colours(outlets)
    ax.barh(place, rows["tfidf"], color=[colours[name] for name in rows["outlet"]], height=0.7)
    ax.scatter(
        rows["tfidf_rest"], place, s=26, facecolor="white", edgecolor="black", linewidth=1, zorder=3
    )
    ax.set_yticks(place, rows["term"])
    ax.set_xlim(0, max(rows["tfidf"].max(), rows["tfidf_rest"].max()) * 1.05)
    ax.set_xlabel("mean TF-IDF weight over the outlet's articles", fontsize=9)
    outlet_legend(ax, outlets, extra=[_ring()])
    if "few" in table and table["few"].any():
        note(
            ax, "Few articles: IDF says little here, so the weights are close to plain frequencies."
        )
    best = rows.groupby("outlet", sort=True).head(3).groupby("outlet")["term"].agg(", ".join)
    said = "; ".join(f"{name}: {terms}" for name, terms in best.items())
    set_alt(
        ax,
        f"Bar chart of the terms that weigh most in each outlet compared with the others. {said}.",
    )
    return ax


def _ring():
    from matplotlib.lines import Line2D

    return Line2D(
        [],
        [],
        linestyle="",
        marker="o",
        markersize=5,
        markerfacecolor="white",
        markeredgecolor="black",
        label="in the other outlets",
        color=GREY,
    )
