"""House style: words that an outlet prints by habit, kept out of the claims."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.charts.keyness import short
from framing.charts.style import GREY, new_axes, nothing, outlet_colours, set_alt
from framing.checks import require_columns


def plot_house_style(table, *, ax=None, terms=5, outlets=()):
    """The words that an outlet prints by habit of the house, kept out of the claims.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.house_style`: outlet term rule n share per_10k.
    ax : matplotlib Axes, optional
    terms : int
        Words an outlet, the most widespread first.
    outlets : sequence of str
        All outlets of the corpus, so that each keeps the colour that it has in other charts.

    Returns
    -------
    matplotlib Axes
    """
    require_columns(table, ["outlet", "term", "rule", "n", "share", "per_10k"], "table")
    ranked = table.sort_values(
        ["outlet", "share", "n"], ascending=[True, False, False], kind="stable"
    )
    shown = ranked.groupby("outlet").head(terms).iloc[::-1]
    if shown.empty:
        return nothing(
            ax,
            "no word of house style found",
            "House style by outlet, kept out of the claims. None found.",
        )
    ax = new_axes(ax, rows=max(len(shown), 3))
    colours = outlet_colours([*table["outlet"], *outlets])
    gaps = (shown["outlet"] != shown["outlet"].shift()).cumsum().sub(1).to_numpy() * 0.6
    rows = np.arange(len(shown)) + gaps
    ax.barh(
        rows,
        shown["share"] * 100,
        height=0.7,
        color=[colours[str(name)] for name in shown["outlet"]],
    )
    ax.set_yticks(rows, [short(term) for term in shown["term"]])
    for place, row in zip(rows, shown.itertuples(), strict=True):
        ax.annotate(
            row.rule,
            (row.share * 100, place),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=9,
            color=GREY,
        )
    ax.set_xlim(0, 118)
    ax.set_xticks(range(0, 101, 20))
    ax.set_xlabel("% of the outlet's articles that have the word", fontsize=9)
    for name, place in pd.Series(rows, shown["outlet"]).groupby(level=0).max().items():
        ax.text(
            1.01,
            place,
            short(name, 20),
            transform=ax.get_yaxis_transform(),
            va="center",
            fontsize=9,
        )
    top = "; ".join(
        f"{name}: {', '.join(part['term'].head(3))}" for name, part in ranked.groupby("outlet")
    )
    set_alt(ax, f"House style by outlet, kept out of the claims. {top}.")
    return ax
