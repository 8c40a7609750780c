"""Whose words: the share of quoted words, who speaks, and the verbs that introduce it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_columns
from framing.charts.style import GREY, new_axes, note, outlet_colours, outlet_legend, set_alt

SMALL = "One article per outlet: the chart describes these texts, not the outlets."


def _percent(value: float) -> str:
    return f"{100 * value:.0f} %" if value >= 0.1 or value == 0 else f"{100 * value:.1f} %"


def _whiskers(ax, table: pd.DataFrame, place: np.ndarray) -> None:
    """Intervals as thin lines, where there are any."""
    some = table["low"].notna().to_numpy()
    if some.any():
        rows = table[some]
        for colour, width in (("white", 3.0), ("black", 1.2)):  # seen on a dark bar as well
            ax.hlines(
                place[some], 100 * rows["low"], 100 * rows["high"], color=colour, linewidth=width
            )


def _label(ax, table: pd.DataFrame, place: np.ndarray, *, size: float = 9) -> None:
    """The share beside its bar, clear of the interval."""
    ends = 100 * table[["share", "high"]].replace(np.inf, np.nan).max(axis=1).to_numpy()
    reach = max(ends.max(initial=0), 1e-9)
    for at, end, share in zip(place, ends, table["share"]):
        ax.text(end + reach * 0.015, at, _percent(share), va="center", fontsize=size)
    ax.set_xlim(0, reach * 1.14)


@public
def plot_quoted_share(table: pd.DataFrame, *, ax=None):
    """Draw the share of each outlet's words that stand in quotation marks.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.quoted_share` gives it: ``outlet share low high articles``.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    FramingError
        If a column is missing or the table is empty.
    """
    require_columns(table, ["outlet", "share", "low", "high", "articles"], "table")
    _require_rows(table)
    rows = table.sort_values("share", kind="stable").reset_index(drop=True)
    ax = new_axes(ax, rows=len(rows) + 1)
    place = np.arange(len(rows))
    colours = outlet_colours(rows["outlet"])
    ax.barh(
        place,
        100 * rows["share"],
        color=[colours[str(name)] for name in rows["outlet"]],
        height=0.65,
    )
    _whiskers(ax, rows, place)
    _label(ax, rows, place)
    ax.set_yticks(place, rows["outlet"].astype(str))
    ax.set_xlabel(
        "words in quotation marks, per cent of all words (line: 95 % interval)", fontsize=9
    )
    if rows["articles"].max() <= 1:
        ax.set_xlabel("words in quotation marks, per cent of all words", fontsize=9)
        note(ax, SMALL)
    said = ", ".join(f"{row.outlet} {_percent(row.share)}" for row in rows.iloc[::-1].itertuples())
    set_alt(ax, f"Bar chart of the share of words in quotation marks: {said}.")
    return ax


@public
def plot_speakers(table: pd.DataFrame, *, top: int = 8, ax=None):
    """Draw who gets most of each outlet's quoted words.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.speakers` gives it: ``outlet person share low high n_words articles``.
    top : int
        Persons an outlet; fewer where there are more than four outlets.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    FramingError
        If a column is missing or the table is empty.
    """
    require_columns(
        table, ["outlet", "person", "share", "low", "high", "n_words", "articles"], "table"
    )
    _require_rows(table[~table["person"].astype(str).str.startswith("(")])
    outlets = sorted(table["outlet"].astype(str).unique())
    most = max(2, min(top, 32 // len(outlets)))
    rows = table[~table["person"].astype(str).str.startswith("(")]
    rows = rows.assign(outlet=rows["outlet"].astype(str))
    rows = rows.sort_values(["outlet", "n_words", "person"], ascending=[True, False, True])
    rows = rows.groupby("outlet", sort=True).head(most).reset_index(drop=True)
    place = -(
        rows.index + rows["outlet"].map({name: at for at, name in enumerate(outlets)})
    ).to_numpy()
    ax = new_axes(ax, rows=len(rows) + len(outlets))
    colours = outlet_colours(outlets)
    ax.barh(
        place, 100 * rows["share"], color=[colours[name] for name in rows["outlet"]], height=0.7
    )
    _whiskers(ax, rows, place)
    _label(ax, rows, place)
    ax.set_yticks(place, [_short(name) for name in rows["person"]])
    ax.set_ylim(place.min() - 0.7, 0.7)
    ax.set_xlabel("per cent of the outlet's quoted words (line: 95 % interval)", fontsize=9)
    outlet_legend(ax, outlets)
    if rows["articles"].max() <= 1:
        ax.set_xlabel("per cent of the outlet's quoted words", fontsize=9)
        note(ax, SMALL)
    best = rows.groupby("outlet", sort=True).first()
    said = "; ".join(f"{name}: {row.person} {_percent(row.share)}" for name, row in best.iterrows())
    set_alt(
        ax,
        f"Bar chart of who is quoted most in each outlet, by share of its quoted words. Most of all {said}.",
    )
    return ax


def _short(name, length: int = 34) -> str:
    name = " ".join(str(name).split())
    return name if len(name) <= length else name[: length - 1].rstrip() + "…"


@public
def plot_verb_groups(table: pd.DataFrame, *, ax=None):
    """Draw which kinds of speech verbs each outlet chooses.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.verb_groups` gives it: ``outlet group n n_verbs share low high claim
        compared articles``.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    FramingError
        If a column is missing or the table is empty.

    Notes
    -----
    Neutral verbs are left out of the picture: they are what remains. A filled mark is a claim, a
    ring is not.
    """
    columns = [
        "outlet",
        "group",
        "n",
        "n_verbs",
        "share",
        "low",
        "high",
        "claim",
        "compared",
        "articles",
    ]
    require_columns(table, columns, "table")
    _require_rows(table)
    outlets = sorted(table["outlet"].astype(str).unique())
    rows = table[table["group"] != "neutral"].assign(outlet=lambda rows: rows["outlet"].astype(str))
    groups = (
        rows.groupby("group", sort=False)["n"]
        .sum()
        .sort_values(ascending=False, kind="stable")
        .index
    )
    rank = rows["outlet"].map({name: at for at, name in enumerate(outlets)})
    row_of = rows["group"].map({name: at for at, name in enumerate(groups)})
    place = -(row_of * (len(outlets) + 1) + rank).to_numpy()
    ax = new_axes(ax, rows=len(groups) * (len(outlets) + 1))
    colours = outlet_colours(outlets)
    _whiskers(ax, rows, place)
    for at, row in zip(place, rows.itertuples()):
        colour = colours[row.outlet]
        ax.plot(
            100 * row.share,
            at,
            marker="o",
            markersize=7,
            color=colour,
            zorder=3,
            markerfacecolor=colour if row.claim else "white",
            markeredgewidth=1.8,
            clip_on=False,
        )
        end = 100 * max(row.share, row.high if row.high == row.high else 0)
        ax.annotate(
            f"{row.n} of {row.n_verbs}",
            (end, at),
            (7, 0),
            textcoords="offset points",
            va="center",
            fontsize=9,
            color="black" if row.compared else GREY,
        )
    ax.margins(x=0.16)
    ax.set_xlim(left=0)
    middle = (len(outlets) - 1) / 2
    ticks = [-(at * (len(outlets) + 1) + middle) for at in range(len(groups))]
    few = dict(rows.groupby("group")["compared"].first())
    ax.set_yticks(ticks, [name if few[name] else f"{name}\n(too few)" for name in groups])
    ax.set_xlabel(
        "per cent of the outlet's speech verbs (filled: differs from the other outlets; line: 95 % interval)",
        fontsize=9,
    )
    outlet_legend(ax, outlets)
    if rows["articles"].max() <= 1:
        ax.set_xlabel("per cent of the outlet's speech verbs", fontsize=9)
        note(ax, SMALL)
    set_alt(ax, _groups_alt(rows))
    return ax


def _groups_alt(rows: pd.DataFrame) -> str:
    claims = rows[rows["claim"]]
    said = "; ".join(
        f"{row.outlet}: {row.group} {_percent(row.share)}" for row in claims.itertuples()
    )
    found = (
        f"Outlets that differ from the others: {said}."
        if said
        else "No difference between outlets can be claimed."
    )
    return f"Dot chart of the share of strong, distancing, endorsing and hostile speech verbs by outlet. {found}"


def _require_rows(table: pd.DataFrame) -> None:
    if table.empty:
        raise FramingError(
            "table has no rows to draw; give a corpus with quotations or speech verbs."
        )
