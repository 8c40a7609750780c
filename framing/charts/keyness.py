"""The words that one outlet writes more, and less, than the others."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_choice, require_columns
from framing.charts.style import (
    GREY,
    below,
    new_axes,
    nothing,
    outlet_colours,
    set_alt,
    short,
)

COLUMNS = [
    "outlet",
    "term",
    "n",
    "n_articles",
    "per_10k",
    "per_10k_rest",
    "log_ratio",
    "low",
    "high",
    "g2",
    "claim",
]


@public
def plot_keyness(table, *names, outlet=None, ax=None, terms=8, house_style=False):
    """The words that an outlet writes more, and less, than the others.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.keyness`: outlet term n n_articles articles per_10k per_10k_rest
        log_ratio low high g2 claim, and house_style where known.
    *names : str
        Whose words, as in ``plot_keyness(table, "Echo")``.
    outlet : str, optional
        The same by name; by default the first outlet of the table.
    ax : matplotlib Axes, optional
    terms : int
        Words in either direction.
    house_style : bool
        Show words of house style as well.

    Returns
    -------
    matplotlib Axes
        Dots are filled where the difference is claimed; lines are 95 % intervals. With one article
        an outlet there is no interval: the chart shows the two rates.

    Raises
    ------
    FramingError
        A missing column, or an outlet that is not in the table.
    """
    require_columns(table, COLUMNS, "table")
    known = sorted(table["outlet"].astype(str).unique())
    if not known:
        raise FramingError("table has no rows; framing.keyness(counts) makes one.")
    outlet = outlet or next(iter(names), None) or known[0]
    require_choice(outlet, known, "outlet")
    side = table[table["outlet"].astype(str) == outlet]
    if not house_style and "house_style" in side:
        side = side[side["house_style"] == ""]
    inferred = side["low"].notna().any()
    shown = _strongest(side, terms, inferred)
    rest = next(iter(set(known) - {outlet})) if len(known) == 2 else "the others"
    ax = new_axes(ax, rows=max(len(shown), 4))
    (_ratios if inferred else _rates)(ax, shown, outlet_colours(known)[outlet], outlet, rest)
    claimed = int(side["claim"].sum())
    first = ", ".join(shown.loc[shown["log_ratio"] > 0, "term"].iloc[::-1].head(3))
    set_alt(
        ax,
        f"Words that {outlet} writes more or less often than {rest}: {claimed} claimed, "
        f"{len(shown)} shown, the largest surplus {first or 'none'}.",
    )
    return ax


def _strongest(side: pd.DataFrame, terms: int, inferred: bool) -> pd.DataFrame:
    """The words to show, smallest ratio (or difference) first: claims before others, then by G²."""
    ranked = side[side["n_articles"].notna()].sort_values(
        ["claim", "g2"], ascending=False, kind="stable"
    )
    parts = [
        ranked[ranked["log_ratio"] < 0].head(terms),
        ranked[ranked["log_ratio"] > 0].head(terms),
    ]
    shown = pd.concat(parts)
    difference = shown["per_10k"] - shown["per_10k_rest"]
    return shown.iloc[np.lexsort((difference, shown["log_ratio"] if inferred else difference))]


def _labels(ax, shown: pd.DataFrame, note_of_row, head: str) -> None:
    """Words on the left, counts on the right."""
    ax.set_yticks(range(len(shown)), [short(term) for term in shown["term"]])
    ax.set_ylim(-0.7, len(shown) - 0.3 + (not len(shown)))
    right = ax.get_yaxis_transform()
    for place, row in enumerate(shown.itertuples()):
        ax.text(1.01, place, note_of_row(row), transform=right, va="center", fontsize=9, color=GREY)
    ax.text(1.01, len(shown) - 0.2, head, transform=right, va="bottom", fontsize=9, color=GREY)
    ax.tick_params(axis="y", length=0)


def _ratios(ax, shown: pd.DataFrame, colour: str, outlet: str, rest: str) -> None:
    """Ratios with their intervals on a doubling scale; what lies beyond the scale is drawn at its
    edge.
    """
    finite = shown[["log_ratio", "low", "high"]].to_numpy(float)
    largest = np.abs(finite[:, 0][np.isfinite(finite[:, 0])]).max(initial=1)
    edge = float(np.clip(np.ceil(largest + 1), 2, 10))
    at = np.clip(shown["log_ratio"].to_numpy(), -edge, edge)
    rows = np.arange(len(shown))
    low, high = (np.clip(shown[name].fillna(0).to_numpy(), -edge, edge) for name in ("low", "high"))
    known = shown["low"].notna().to_numpy()
    ax.hlines(rows[known], low[known], high[known], color=colour, lw=1.4, alpha=0.75)
    claimed, size = shown["claim"].to_numpy(bool), 22 + 9 * np.sqrt(np.minimum(shown["n"], 150))
    face = np.where(claimed, colour, "white")
    ax.scatter(at, rows, s=size, color=face, edgecolor=colour, zorder=3, clip_on=False)
    ax.axvline(0, color=GREY, lw=0.8)
    ax.set_xlim(-edge * 1.03, edge * 1.03)
    step = 1 if edge <= 5 else 2
    ticks = [float(tick) for tick in np.arange(0, edge + 0.1, step)]
    ax.set_xticks(
        [-tick for tick in ticks[:0:-1]] + ticks,
        [f"÷{2**tick:g}" for tick in ticks[:0:-1]]
        + ["equal"]
        + [f"×{2**tick:g}" for tick in ticks[1:]],
    )
    _labels(
        ax,
        shown,
        lambda row: f"{row.n} in {row.n_articles}" if row.n else "never",
        "uses in articles",
    )
    ax.set_xlabel(f"how many times as often as {short(rest)}", fontsize=9)
    ax.set_title(
        f"{short(outlet)}: written more (right), less (left)", fontsize=10, loc="left", pad=20
    )
    infinite = np.isinf(shown["log_ratio"]).any()
    below(
        ax,
        "Filled: claimed (false discovery rate 5 %, articles as the sample). Hollow: not told from chance. "
        "Lines: 95 % intervals; larger dots: more uses."
        + (" At the edge: one side never." if infinite else ""),
    )


def _rates(ax, shown: pd.DataFrame, colour: str, outlet: str, rest: str) -> None:
    """Two rates a word, without intervals: all that single articles can tell."""
    rows = np.arange(len(shown))
    ax.hlines(rows, shown["per_10k"], shown["per_10k_rest"], color="#bbbbbb", lw=1.4)
    dots = {"s": 34, "zorder": 3, "clip_on": False}
    ax.scatter(
        shown["per_10k_rest"], rows, color="white", edgecolor=GREY, label=short(rest), **dots
    )
    ax.scatter(shown["per_10k"], rows, color=colour, label=short(outlet), **dots)
    ax.set_xlim(left=0)
    _labels(ax, shown, lambda row: f"{row.n}", "uses")
    ax.set_xlabel("uses per 10,000 words", fontsize=9)
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=2, frameon=False, fontsize=9)
    below(
        ax,
        "One article on a side: this describes texts, it cannot speak of the outlets. No intervals, no claims.",
    )


@public
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


@public
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
