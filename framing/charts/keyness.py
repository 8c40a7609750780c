"""The words that an outlet writes more, and less, than the others; those of its house style."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_choice, require_columns
from framing.base.outlets import opponent
from framing.charts.linked.marks import Mark, counted, edge_note, keep_marks, ratio_words
from framing.charts.picture import set_alt, set_message
from framing.charts.style import (
    GREY,
    LONGEST,
    dots,
    doubling_scale,
    empty_chart,
    label_axis,
    label_mark,
    label_right,
    label_rows,
    new_axes,
    note,
    outlet_colours,
    outlet_legend,
    plain,
    short,
    shown_name,
)

COLUMNS = """
    outlet term n n_articles per_10k per_10k_rest log_ratio low high g2 claim
""".split()
HOUSE_STYLE_COLUMNS = "outlet term rule n share per_10k".split()


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
        The same by name; by default the outlet with most claims, the first where there is none.
    ax : matplotlib Axes, optional
    terms : int
        Words in either direction.
    house_style : bool
        Show words of house style as well.

    Returns
    -------
    matplotlib Axes
        Dots are filled where the difference is claimed; lines are 95% intervals. With one article
        an outlet there is no interval: the chart shows the two rates.

    Raises
    ------
    FramingError
        A missing column, or an outlet that is not in the table.
    """
    require_columns(table, COLUMNS, "table")
    outlets = sorted(table["outlet"].astype(str).unique())
    if not outlets:
        raise FramingError("table has no rows; framing.keyness(counts) makes one.")
    outlet = outlet or next(iter(names), None) or _most_claimed(table)
    require_choice(outlet, outlets, "outlet")
    own = table[table["outlet"].astype(str) == outlet]
    if not house_style and "house_style" in own:
        own = own[own["house_style"] == ""]
    tested = own["low"].notna().any()
    rows = _strongest(own, terms, tested)
    others = opponent(table, outlet)
    ax = new_axes(ax, rows=max(len(rows), 4))
    draw = _draw_ratios if tested else _draw_rates
    draw(ax, rows, outlet_colours(outlets)[outlet], outlet, others)
    keep_marks(ax, _word_marks(rows, outlet, others, tested))
    set_message(ax, plain(_keyness_message(own, outlet, others, tested)))
    surplus = ", ".join(rows.loc[rows["log_ratio"] > 0, "term"].iloc[::-1].head(3))
    n_claimed, n_drawn = int(own["claim"].sum()), int(rows["claim"].sum())
    are_drawn = f", {n_drawn} of them among" if n_drawn < n_claimed else ","
    set_alt(
        ax,
        f"Words that {outlet} writes more or less often than {others}: "
        f"{n_claimed:,} claimed{are_drawn} {len(rows)} shown, "
        f"the largest surplus {surplus or 'none'}.",
    )
    return ax


def _word_marks(rows: pd.DataFrame, outlet: str, others: str, tested: bool) -> list[Mark]:
    """Each row with its figures in words."""
    marks = []
    for y, row in enumerate(rows.itertuples()):
        figures = ratio_words(row, others)
        if not tested:
            rates = f"{row.per_10k:.1f} per 10,000 words, {others} {row.per_10k_rest:.1f}"
            figures = f"{rates}{counted(row)}"
        marks.append(Mark("term", outlet, row.term, f"{outlet}, {row.term}: {figures}", y))
    return marks


def _most_claimed(table: pd.DataFrame) -> str:
    """The outlet with most claims; of several the first by name."""
    claims = table["claim"].astype(bool).groupby(table["outlet"].astype(str)).sum()
    return str(claims.idxmax())


def _keyness_message(own: pd.DataFrame, outlet: str, others: str, tested: bool) -> str:
    """What the chart says, in at most ten words."""
    if not tested:
        return f"What {short(outlet)}'s text says more often, and less often"
    claims = int(own["claim"].sum())
    if not claims:
        return f"No word sets {short(outlet)} apart beyond chance"
    words = "1 word sets" if claims == 1 else f"{claims:,} words set"
    return f"{words} {short(outlet)} apart from {short(others)}"


def _strongest(own: pd.DataFrame, terms: int, tested: bool) -> pd.DataFrame:
    """The words to show, smallest ratio (or difference) first: claims before others, then by G²."""
    ranked = own[own["n_articles"].notna()].sort_values(
        ["claim", "g2"], ascending=False, kind="stable"
    )
    under_used, over_used = ranked[ranked["log_ratio"] < 0], ranked[ranked["log_ratio"] > 0]
    rows = pd.concat([under_used.head(terms), over_used.head(terms)])
    difference = rows["per_10k"] - rows["per_10k_rest"]
    return rows.iloc[np.lexsort((difference, rows["log_ratio"] if tested else difference))]


def _label_words(ax, rows: pd.DataFrame, counts: list[str], heading: str) -> None:
    """Words on the left, counts on the right."""
    label_rows(ax, range(len(rows)), map(short, rows["term"]))
    ax.set_ylim(-0.7, len(rows) - 0.3 + (not len(rows)))
    for y, count in enumerate(counts):
        label_right(ax, y, count)
    label_right(ax, len(rows) - 0.2, heading, va="bottom")
    ax.tick_params(axis="y", length=0)


def _draw_ratios(ax, rows: pd.DataFrame, colour: str, outlet: str, others: str) -> None:
    """Ratios with their intervals; what lies beyond the scale is drawn at its edge."""
    ratios = rows["log_ratio"].to_numpy(float)
    largest = np.abs(ratios[np.isfinite(ratios)]).max(initial=1)
    edge = float(np.clip(np.ceil(largest + 1), 2, 10))
    low, high = (np.clip(rows[bound].to_numpy(float), -edge, edge) for bound in ("low", "high"))
    dots(
        ax,
        np.arange(len(rows)),
        np.clip(ratios, -edge, edge),
        low,
        high,
        colour,
        filled=rows["claim"].to_numpy(bool),
        size=22 + 9 * np.sqrt(np.minimum(rows["n"], 150)),
    )
    ax.axvline(0, color=GREY, lw=0.8)
    ax.set_xlim(-edge * 1.03, edge * 1.03)
    doubling_scale(ax, edge)
    counts = [f"{row.n} in {row.n_articles}" if row.n else "never" for row in rows.itertuples()]
    _label_words(ax, rows, counts, "uses in articles")
    label_axis(ax, f"how many times as often as {others}: more to the right, less to the left")
    note(
        ax,
        "Filled: claimed. Hollow: could be chance. Lines: 95% intervals. Larger dots: more uses."
        + edge_note(rows),
    )


def _draw_rates(ax, rows: pd.DataFrame, colour: str, outlet: str, others: str) -> None:
    """Two rates a word, without intervals: all that single articles can tell."""
    ys = np.arange(len(rows))
    ax.hlines(ys, rows["per_10k"], rows["per_10k_rest"], color="#bbbbbb", lw=1.4)
    for column, side, face, edge in (
        ("per_10k_rest", others, "white", GREY),
        ("per_10k", outlet, colour, colour),
    ):
        label = shown_name(side, LONGEST)
        marks = {"s": 34, "color": face, "edgecolor": edge, "zorder": 3, "clip_on": False}
        ax.scatter(rows[column], ys, label=label, **marks)
    ax.set_xlim(left=-0.03 * ax.get_xlim()[1])  # a dot at zero covers no letter of its word
    _label_words(ax, rows, [f"{n}" for n in rows["n"]], "uses")
    label_axis(ax, "uses per 10,000 words")
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=2, frameon=False, fontsize=9)
    note(
        ax,
        "One article on a side: no intervals, no claims.",
    )


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
    require_columns(table, HOUSE_STYLE_COLUMNS, "table")
    ranked = table.sort_values(
        ["outlet", "share", "n"], ascending=[True, False, False], kind="stable"
    )
    rows = ranked.groupby("outlet").head(terms).iloc[::-1]
    meaning = "House style by outlet, kept out of the claims."
    if rows.empty:
        return empty_chart(ax, "no word of house style found", f"{meaning} None found.")
    ax = new_axes(ax, rows=max(len(rows), 3))
    colours = outlet_colours([*table["outlet"], *outlets])
    gaps = (rows["outlet"] != rows["outlet"].shift()).cumsum().sub(1).to_numpy() * 0.6
    ys, shares = np.arange(len(rows)) + gaps, 100 * rows["share"]
    ax.barh(ys, shares, height=0.7, color=[colours[str(name)] for name in rows["outlet"]])
    label_rows(ax, ys, map(short, rows["term"]))
    keep_marks(ax, _habit_marks(rows, ys))
    for y, share, rule in zip(ys, shares, rows["rule"], strict=True):
        label_mark(ax, share, y, rule, gap=4, color=GREY)
    outlet_legend(ax, sorted({*map(str, table["outlet"]), *map(str, outlets)}))
    ax.set_xlim(0, 125)
    ax.set_xticks(range(0, 101, 20))
    label_axis(ax, "% of the outlet's articles that have the word")
    words = "; ".join(
        f"{outlet}: {', '.join(own['term'].head(3))}" for outlet, own in ranked.groupby("outlet")
    )
    set_alt(ax, f"{meaning} {words}.")
    n = table["term"].nunique()  # a word may be house style of several outlets
    words = "1 word is house style" if n == 1 else f"{n:,} words are house style"
    set_message(ax, f"{words}, and never claimed")
    return ax


def _habit_marks(rows: pd.DataFrame, ys) -> list[Mark]:
    """Each word of house style with its share in words."""
    return [
        Mark(
            "term",
            str(row.outlet),
            row.term,
            f"{row.outlet}, {row.term}: in {row.share:.0%} of its articles",
            y,
        )
        for y, row in zip(ys, rows.itertuples(), strict=True)
    ]
