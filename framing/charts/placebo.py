"""Words claimed between outlets, beside those "found" in one outlet split in two."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.charts.keyness import below, short
from framing.charts.style import new_axes, outlet_colours, set_alt
from framing.checks import require_columns


def plot_placebo(table, *, ax=None):
    """Words claimed between the outlets, beside those claimed within one outlet split in two.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.placebo`: outlet articles splits within within_g2 between between_g2.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes
    """
    require_columns(
        table, ["outlet", "articles", "within", "within_g2", "between", "between_g2"], "table"
    )
    ax = new_axes(ax, rows=2 * max(len(table), 1) + 1)
    colours, rows, labels = outlet_colours(table["outlet"]), [], []
    for place, row in enumerate(table.iloc[::-1].itertuples()):
        for lift, end, name in ((0.18, "", "this suite"), (-0.18, "_g2", "usual G²")):
            within, between = getattr(row, f"within{end}"), getattr(row, f"between{end}")
            rows.append(place + lift)
            labels.append(f"{short(row.outlet)}, {name}" if lift > 0 else name)
            _pair(ax, rows[-1], within, between, colours[str(row.outlet)])
    ax.set_yticks(rows, labels)
    ax.set_ylim(-0.55, max(len(table), 1) - 0.45)
    ax.set_xscale("symlog", linthresh=1)
    most = np.nanmax(
        [1.0, *table[["within", "between", "within_g2", "between_g2"]].to_numpy(float).ravel()]
    )
    ax.set_xlim(-0.15, most * 4)
    ticks = [tick for tick in (0, 1, 10, 100, 1000, 10000) if tick <= most * 4]
    ax.set_xticks(ticks, [f"{tick:,}" for tick in ticks])
    ax.minorticks_off()
    ax.set_xlabel("words claimed at a false discovery rate of 5 %", fontsize=9)
    few = table["within"].isna()
    names = ", ".join(table.loc[few, "outlet"].astype(str))
    split = f" Fewer than four articles, nothing to split: {names}." if few.any() else ""
    below(
        ax,
        f"Hollow: the outlet against itself, split in two at random. Filled: against the others.{split}",
    )
    set_alt(
        ax,
        "Words claimed between outlets and within one outlet split in two: "
        + "; ".join(
            f"{row.outlet} {_count(row.between)} against {_count(row.within)} (usual G²: {_count(row.between_g2)} "
            f"against {_count(row.within_g2)})"
            for row in table.itertuples()
        )
        + ".",
    )
    return ax


def _pair(ax, place: float, within: float, between: float, colour: str) -> None:
    """One line of the placebo: a hollow and a filled dot, each with its number."""
    if pd.notna(within) and pd.notna(between):
        ax.hlines(
            place, min(within, between), max(within, between), color="#bbbbbb", lw=1.2, zorder=1
        )
    for value, face in ((within, "white"), (between, colour)):
        if pd.notna(value):
            ax.scatter(value, place, s=34, color=face, edgecolor=colour, zorder=3, clip_on=False)
    known = [value for value in (within, between) if pd.notna(value)]
    said = " → ".join(_count(value) for value in known) or "not tested"
    ax.annotate(
        said,
        (max(known, default=0), place),
        xytext=(9, 0),
        textcoords="offset points",
        va="center",
        fontsize=9,
    )


def _count(value: float) -> str:
    return "none tested" if pd.isna(value) else f"{value:,.1f}".removesuffix(".0")
