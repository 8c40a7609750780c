"""Sentiment drawn: means per outlet in both settings, and the course through the article."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.outlets import FEWEST_LINES, OTHERS, baseline_of, is_few
from framing.charts.linked.marks import Mark, keep_marks, signed
from framing.charts.picture import set_alt, set_message
from framing.charts.style import (
    GREY,
    ONE_ARTICLE,
    dots,
    empty_chart,
    label_axis,
    label_right,
    label_rows,
    new_axes,
    note,
    outlet_colours,
    outlet_legend,
    plain,
    require_rows_to_draw,
    short,
)

SINGLE = "{} of single texts, not of outlets"
MEANS_COLUMNS = "outlet mean rate_low rate_high n_sentences".split()
MOST_LINES = 5  # outlets whose lines can be told apart
ARC_COLUMNS = "outlet bin mean low high".split()


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
    require_columns(table, MEANS_COLUMNS, "table")
    require_rows_to_draw(table)
    split = next((name for name in ("setting", "voice") if name in table), None)
    rows = table.sort_values(["outlet", split] if split else ["outlet"], kind="stable")
    rows = rows.reset_index(drop=True).assign(outlet=rows["outlet"].astype(str).to_numpy())
    names = rows["outlet"] + ", " + rows[split] if split else rows["outlet"]
    numbers = {outlet: number for number, outlet in enumerate(dict.fromkeys(rows["outlet"]))}
    ys = -(rows.index + rows["outlet"].map(numbers) * (0.6 if split else 0))
    ax = new_axes(ax, rows=int(-ys.min()) + 4)
    colours = outlet_colours(rows["outlet"])
    is_small = is_few(rows)
    dots(
        ax,
        ys,
        rows["mean"].mask(is_small),
        rows["rate_low"].mask(is_small),
        rows["rate_high"].mask(is_small),
        rows["outlet"].map(colours),
        filled=rows["claim"] | rows["rate_low"].isna() if "claim" in rows else True,
        size=42,
    )
    keep_marks(ax, _marks(rows, names, ys))
    for y, count in zip(ys, rows["n_sentences"], strict=True):
        label_right(ax, y, f"{count:,}")
    label_right(ax, 0.75, "sentences", va="bottom")
    label_rows(ax, ys, names)
    ax.set_ylim(ys.min() - 0.7, 0.7)
    edge = max(0.1, 1.15 * rows[["mean", "rate_low", "rate_high"]].abs().max().max())
    ax.set_xlim(-edge, edge)
    ax.axvline(0, color=GREY, lw=0.8)
    label_axis(ax, "mean compound score (the scale runs from −1 to 1)")
    note(ax, _means_note(rows))
    words = "; ".join(
        f"{name} {'too few sentences' if too_few else signed(mean)}"
        for name, mean, too_few in zip(names, rows["mean"], is_small, strict=True)
    )
    set_alt(ax, f"Dot chart of the mean sentiment of sentences. {words}.")
    claims = rows[rows["claim"].astype(bool)] if "claim" in rows else rows.iloc[:0]
    lowest = plain(short(claims.loc[claims["mean"].idxmin(), "outlet"])) if len(claims) else ""
    single = rows["rate_low"].isna().all()
    none = SINGLE.format("Tone") if single else "No difference in tone beyond chance"
    set_message(ax, f"{lowest} sounds more negative" if lowest else none)
    return ax


def _marks(rows: pd.DataFrame, names, ys) -> list[Mark]:
    """Each mean that is drawn, in words."""
    marks = []
    for y, name, row, too_few in zip(ys, names, rows.itertuples(), is_few(rows), strict=True):
        mean, low, high = (signed(value) for value in (row.mean, row.rate_low, row.rate_high))
        interval = "" if pd.isna(row.rate_low) else f" (95% interval {low} to {high})"
        words = f"{name}: mean {mean}{interval}, {row.n_sentences:,} sentences"
        setting = getattr(row, "setting", "news")
        if not too_few:
            marks.append(Mark("tone", str(row.outlet), setting, words, y))
    return marks


def _means_note(rows: pd.DataFrame) -> str:
    if rows["rate_low"].isna().all():
        return ONE_ARTICLE
    lines = "Lines: 95% intervals, articles as the sample."
    if is_few(rows).any():
        lines += f" Means of fewer than {FEWEST_LINES} sentences are not drawn."
    if "claim" not in rows:
        return lines
    compared_with = baseline_of(rows) or OTHERS
    return f"Filled: the outlet differs from {compared_with}. Hollow: could be chance. {lines}"


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
    require_columns(table, ARC_COLUMNS, "table")
    require_rows_to_draw(table)
    is_small = is_few(table)
    if is_small.all():
        text = (
            f"no part of the articles has {FEWEST_LINES} sentences, of which a mean could be drawn"
        )
        return empty_chart(ax, text, f"No line: {text}.")
    table = table.assign(**{name: table[name].mask(is_small) for name in ("mean", "low", "high")})
    colours = outlet_colours(table["outlet"])
    ax = new_axes(ax, height=4.1 if len(colours) <= MOST_LINES else 4.8)
    show_bands = len(colours) <= 3  # more bands than that hide each other
    known = table.dropna(subset="mean")
    ends = {str(known.loc[at, "outlet"]) for at in (known["mean"].idxmin(), known["mean"].idxmax())}
    thick = ends if len(colours) > MOST_LINES else {*colours}  # of many lines two stand out
    for outlet, rows in table.groupby("outlet", sort=True):
        colour = colours[str(outlet)]
        is_thick = str(outlet) in thick
        line = {"ms": 4, "lw": 1.8, "zorder": 3} if is_thick else {"ms": 1.5, "lw": 0.8}
        ax.plot(rows["bin"], rows["mean"], color=colour, marker="o", **line)
        if show_bands:
            low, high = rows["low"].astype(float), rows["high"].astype(float)
            ax.fill_between(rows["bin"], low, high, color=colour, alpha=0.15, lw=0)
    ax.axhline(0, color=GREY, lw=0.8)
    bins = sorted(table["bin"].unique())
    ax.set_xticks(bins)
    label_axis(ax, f"mean compound score by part of the article, 1 to {bins[-1]}")
    outlet_legend(ax, table["outlet"])
    if table["low"].isna().all():
        note(ax, ONE_ARTICLE)
    elif show_bands:
        note(ax, "Bands: 95% intervals, articles as the sample.")
    elif len(thick) < len(colours):
        note(ax, "Thick: the outlets with the lowest and the highest mean.")
    from_to = "; ".join(
        f"{outlet} from {means.iloc[0]:+.2f} at the beginning to {means.iloc[-1]:+.2f} at the end"
        for outlet, means in (known["mean"].round(2) + 0.0).groupby(known["outlet"], sort=True)
    )
    set_alt(ax, f"Line chart of mean sentiment by position in the article. {from_to}.")
    lowest = known.loc[known["mean"].idxmin()]
    section = f"part {lowest['bin']:.0f} of {bins[-1]}"
    set_message(ax, f"Lowest in {section}, in {plain(short(lowest['outlet']))}")
    return ax
