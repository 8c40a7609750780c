"""Every claim in one chart, and whether claims stand when the analysis is done differently."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.charts.style import GREY, below, new_axes, nothing, outlet_colours, set_alt, short

NAMES = {"sentiment": "sentiment", "voices": "share quoted"}


@public
def plot_claims_table(table, *, ax=None, rows=24):
    """The effects of all statements with their 95 % intervals, claims filled.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.claims_table`: lens outlet item log_ratio difference low high claim.
    ax : matplotlib Axes, optional
    rows : int
        Statements at most, claims before others.

    Returns
    -------
    matplotlib Axes
        Ratios on a doubling scale. Differences of means and shares have no ratio: they are drawn
        below a line on the scale at the top.
    """
    require_columns(
        table,
        ["lens", "outlet", "item", "log_ratio", "difference", "low", "high", "claim"],
        "table",
    )
    effect = table["log_ratio"].fillna(table["difference"])
    known = table[effect.notna()]
    shown = known.sort_values("claim", ascending=False, kind="stable").head(rows)
    is_ratio = shown["log_ratio"].notna()
    ratios = shown[is_ratio].sort_values("log_ratio", kind="stable")
    means = shown[~is_ratio].sort_values("difference", kind="stable")
    ax = new_axes(ax, rows=max(len(shown), 3) + 2 * bool(len(means)))
    colours = outlet_colours(table["outlet"])
    start = len(means) + 0.6 if len(means) else 0
    above = ax.twiny() if len(means) and len(ratios) else ax
    if len(means):
        _draw(above, means, np.arange(len(means)), colours, "difference")
        above.set_xlabel("difference of means or shares (lower rows)", fontsize=9)
        above.tick_params(labelsize=9)
    if len(ratios):
        _draw(ax, ratios, start + np.arange(len(ratios)), colours, "log_ratio")
        ax.set_xlabel("times as often as the others", fontsize=9)
    if above is not ax:
        ax.axhline(len(means) - 0.2, color=GREY, lw=0.8, ls=":")
        above.spines["right"].set_visible(False)
    everything = pd.concat([means, ratios])
    places = [*range(len(means)), *(start + place for place in range(len(ratios)))]
    ax.set_yticks(places, [_name(row) for row in everything.itertuples()])
    for place, row in zip(places, everything.itertuples(), strict=True):
        ax.text(
            1.01,
            place,
            short(row.outlet, 20),
            transform=ax.get_yaxis_transform(),
            va="center",
            fontsize=9,
            color="#333333",
        )
    ax.set_ylim(-0.7, max(len(shown) + start - len(means), 1) - 0.2)
    _finish(ax, table, shown)
    return ax


def _draw(ax, part: pd.DataFrame, places, colours, name: str) -> None:
    """Dots and intervals of one kind of effect, on a scale that is even about zero."""
    values = part[[name, "low", "high"]].to_numpy(float)
    # the dots set the scale: an interval next to zero may reach far beyond it
    if name == "log_ratio":
        finite = np.abs(values[:, 0][np.isfinite(values[:, 0])])
        edge = min(float(np.ceil(finite.max(initial=2))) + 1, 8.0)
    else:
        edge = 1.15 * np.nanmax(np.abs(values), initial=0.01)
    at, low, high = np.clip(values, -edge, edge).T
    colour = [colours[str(outlet)] for outlet in part["outlet"]]
    ax.hlines(places, low, high, color=colour, lw=1.5, alpha=0.75)
    face = [shade if claim else "white" for shade, claim in zip(colour, part["claim"], strict=True)]
    ax.scatter(at, places, s=42, color=face, edgecolor=colour, zorder=3, clip_on=False)
    ax.axvline(0, color=GREY, lw=0.8)
    ax.set_xlim(-edge * 1.04, edge * 1.04)
    if name == "log_ratio":
        ticks = np.arange(-edge, edge + 1, 1 if edge <= 4 else 2)
        ax.set_xticks(
            ticks,
            [
                "equal" if tick == 0 else f"{'×' if tick > 0 else '÷'}{2 ** abs(tick):g}"
                for tick in ticks
            ],
        )


def _name(row) -> str:
    """A row's label: the word or category, and the lens where it is not a word."""
    item = row.item or NAMES.get(row.lens, row.lens)
    category = "loaded words" if item == "all" else f"{item.replace('_', ' ')} (category)"
    return short(category if row.lens == "loaded" else item, 30)


def _finish(ax, table: pd.DataFrame, shown: pd.DataFrame) -> None:
    """Note and description."""
    if not len(shown):
        ax.text(0.5, 0.5, "no effect to show", transform=ax.transAxes, ha="center", fontsize=10)
        ax.set_xticks([])
    single = "articles" in table and table["articles"].max() <= 1
    never = " At the edge: one side never." if np.isinf(shown["log_ratio"]).any() else ""
    below(
        ax,
        (
            "One article per outlet: this describes texts, it cannot speak of the outlets."
            if single
            else "Filled: claimed. Hollow: not told from chance. Lines: 95 % intervals."
        )
        + never,
    )
    claims = table[table["claim"]]
    set_alt(
        ax,
        f"{len(claims)} claims of {len(table)} statements, {len(shown)} drawn"
        + (
            ": "
            + "; ".join(f"{row.outlet} {_name(row)}" for row in claims.head(6).itertuples())
            + "."
            if len(claims)
            else "; none can be told from chance."
        ),
    )


@public
def plot_robustness(table, *, ax=None, outlets=()):
    """Which claims hold under which choices: a dot for each.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.robustness`: choice outlet term log_ratio claim holds.
    ax : matplotlib Axes, optional
    outlets : sequence of str
        All outlets of the corpus, so that each keeps the colour that it has in other charts.

    Returns
    -------
    matplotlib Axes
        Filled: still claimed; hollow: same direction, not claimed; cross: other direction; nothing:
        not counted.
    """
    require_columns(table, ["choice", "outlet", "term", "log_ratio", "claim", "holds"], "table")
    choices = list(dict.fromkeys(table["choice"]))
    pairs = list(
        dict.fromkeys(zip(table["outlet"].astype(str), table["term"].astype(str), strict=True))
    )[::-1]
    if not pairs:
        return nothing(ax, "no claim to follow", "0 claims under 0 choices; 0 hold under all.")
    ax = new_axes(ax, height=2.9 + 0.3 * max(len(pairs), 2))
    colours = outlet_colours([*table["outlet"], *outlets])
    at = dict(zip(pairs, range(len(pairs)), strict=True))
    base = (
        table[table["choice"] == choices[0]]
        .drop_duplicates(["outlet", "term"])
        .set_index(["outlet", "term"])["log_ratio"]
    )
    for row in table.dropna(subset="log_ratio").itertuples():
        colour, place = colours[str(row.outlet)], at[str(row.outlet), str(row.term)]
        if row.holds or row.log_ratio * base.get((row.outlet, row.term), np.nan) > 0:
            face = colour if row.holds else "white"
            ax.scatter(
                choices.index(row.choice), place, s=62, color=face, edgecolor=colour, zorder=3
            )
        else:
            ax.scatter(choices.index(row.choice), place, s=44, color=colour, marker="x", zorder=3)
    share = table.groupby(["outlet", "term"], sort=False)["holds"].mean()
    for pair, place in at.items():
        said = f"{share[pair]:.0%}  {short(pair[0], 20)}"
        ax.text(
            1.01,
            place,
            said,
            transform=ax.get_yaxis_transform(),
            va="center",
            fontsize=9,
            color="#333333",
        )
    ax.set_yticks(range(len(pairs)), [short(term) for _, term in pairs])
    ax.set_xticks(range(len(choices)), choices, rotation=35, ha="right", rotation_mode="anchor")
    ax.set_ylim(-0.7, len(pairs) - 0.3)
    ax.set_xlim(-0.6, len(choices) - 0.4)
    ax.grid(axis="x", color="#eeeeee", zorder=0)
    ax.tick_params(length=0)
    below(
        ax,
        "Filled: still claimed. Hollow: same direction, not told from chance. Cross: other direction.",
    )
    firm = sum(value == 1 for value in share)
    set_alt(
        ax,
        f"{len(pairs)} claims under {len(choices)} choices; {firm} hold under all. "
        + "; ".join(f"{outlet} {term} {share[outlet, term]:.0%}" for outlet, term in pairs[::-1]),
    )
    return ax
