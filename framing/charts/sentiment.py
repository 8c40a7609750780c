"""Sentiment drawn: means per outlet in both settings, and the course through the article."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_columns
from framing.charts.style import GREY, new_axes, note, outlet_colours, outlet_legend, set_alt

ONE = "One article per outlet: this describes the texts, it cannot speak of the outlets. No intervals, no claims."


@public
def plot_sentiment(table: pd.DataFrame, *, ax=None):
    """Draw the mean compound score of each outlet's sentences.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.mean_sentiment` gives it: ``outlet mean rate_low rate_high n_sentences``;
        with a column ``setting`` or ``voice`` each of its values is drawn.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    FramingError
        If a column is missing, or the table has no rows.
    """
    require_columns(table, ["outlet", "mean", "rate_low", "rate_high", "n_sentences"], "table")
    if table.empty:
        raise FramingError("table has no rows; there is nothing to draw.")
    split = next((name for name in ("setting", "voice") if name in table), None)
    rows = table.sort_values(["outlet"] + ([split] if split else []), kind="stable").reset_index(
        drop=True
    )
    order = {name: at for at, name in enumerate(dict.fromkeys(rows["outlet"].astype(str)))}
    place = -(rows.index + rows["outlet"].astype(str).map(order) * (0.6 if split else 0))
    ax = new_axes(ax, rows=int(-place.min()) + 4)
    colours = outlet_colours(rows["outlet"])
    for at, row in zip(place, rows.to_dict("records")):
        colour = colours[str(row["outlet"])]
        ax.hlines(at, row["rate_low"], row["rate_high"], color=colour, lw=1.6)
        ax.scatter(
            row["mean"],
            at,
            s=42,
            color=colour if row.get("claim", True) or pd.isna(row["rate_low"]) else "white",
            edgecolor=colour,
            zorder=3,
        )
        ax.text(
            1.01,
            at,
            f"{row['n_sentences']:,}",
            transform=ax.get_yaxis_transform(),
            va="center",
            fontsize=9,
            color=GREY,
        )
    ax.text(
        1.01,
        0.75,
        "sentences",
        transform=ax.get_yaxis_transform(),
        va="bottom",
        fontsize=9,
        color=GREY,
    )
    ax.set_yticks(
        place,
        [
            f"{row['outlet']}, {row[split]}" if split else row["outlet"]
            for row in rows.to_dict("records")
        ],
    )
    ax.set_ylim(place.min() - 0.7, 0.7)
    edge = max(0.1, 1.15 * rows[["mean", "rate_low", "rate_high"]].abs().max().max())
    ax.set_xlim(-edge, edge)
    ax.axvline(0, color=GREY, lw=0.8)
    ax.set_xlabel("mean compound score (the scale runs from −1 to 1)", fontsize=9)
    inferred = rows["rate_low"].notna().any()
    filled = (
        "Filled: the outlet differs from the others. Hollow: not told from chance. "
        if "claim" in rows
        else ""
    )
    note(ax, f"{filled}Lines: 95 % intervals, articles as the sample." if inferred else ONE)
    rounded = rows.assign(mean=rows["mean"].round(2) + 0.0)  # adding 0 takes the sign from −0
    said = "; ".join(
        f"{row['outlet']}{', ' + row[split] if split else ''} {row['mean']:+.2f}"
        for row in rounded.to_dict("records")
    )
    set_alt(ax, f"Dot chart of the mean sentiment of sentences. {said}.")
    return ax


@public
def plot_sentiment_arc(table: pd.DataFrame, *, ax=None):
    """Draw the mean compound score by position in the article.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.sentiment_arc` gives it: ``outlet bin mean low high``.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    FramingError
        If a column is missing, or the table has no rows.
    """
    require_columns(table, ["outlet", "bin", "mean", "low", "high"], "table")
    if table.empty:
        raise FramingError("table has no rows; there is nothing to draw.")
    ax = new_axes(ax, height=3.8)
    colours = outlet_colours(table["outlet"])
    few = len(colours) <= 3  # more bands than that hide each other
    for name, rows in table.groupby("outlet", sort=True):
        ax.plot(rows["bin"], rows["mean"], color=colours[str(name)], marker="o", ms=4, lw=1.6)
        if few:
            ax.fill_between(
                rows["bin"],
                rows["low"].astype(float),
                rows["high"].astype(float),
                color=colours[str(name)],
                alpha=0.15,
                lw=0,
            )
    ax.axhline(0, color=GREY, lw=0.8)
    bins = sorted(table["bin"].unique())
    ax.set_xticks(bins)
    ax.set_xlabel(f"part of the article (1 the beginning, {bins[-1]} the end)", fontsize=9)
    ax.set_ylabel("mean compound score", fontsize=9)
    outlet_legend(ax, table["outlet"])
    inferred = table["low"].notna().any()
    note(ax, ("Bands: 95 % intervals, articles as the sample." if few else "") if inferred else ONE)
    ends = [
        f"{name} from {means.iloc[0]:+.2f} at the beginning to {means.iloc[-1]:+.2f} at the end"
        for name, means in (table["mean"].round(2) + 0.0).groupby(table["outlet"], sort=True)
    ]
    set_alt(ax, f"Line chart of mean sentiment by position in the article. {'; '.join(ends)}.")
    return ax
