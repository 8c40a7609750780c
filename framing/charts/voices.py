"""Whose words: the share of quoted words, who speaks, and the verbs that introduce it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_columns
from framing.base.outlets import has_more
from framing.charts.linked.marks import Mark, keep_marks, share_words
from framing.charts.picture import set_alt, set_message
from framing.charts.style import (
    GREY,
    ONE_ARTICLE,
    ROUND_STEPS,
    label_axis,
    label_mark,
    label_rows,
    new_axes,
    note,
    outlet_bars,
    outlet_colours,
    outlet_legend,
    plain,
    short,
)

SHARE_COLUMNS = "outlet share low high articles".split()
SPEAKER_COLUMNS = "outlet person share low high n_words articles".split()
LONGEST_PERSON = 38  # letters, in two lines on a phone
MOST_NAMES = 7  # words of names in a message
VERB_COLUMNS = "outlet group n n_verbs share low high share_rest claim compared articles".split()


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
    require_columns(table, SHARE_COLUMNS, "table")
    _require_rows(table)
    rows = table.sort_values("share", kind="stable").reset_index(drop=True)
    ax = new_axes(ax, rows=len(rows) + 1)
    ys = np.arange(len(rows))
    colours = outlet_colours(rows["outlet"])
    bars = [colours[str(name)] for name in rows["outlet"]]
    ax.barh(ys, 100 * rows["share"], color=bars, height=0.65)
    _draw_intervals(ax, rows, ys)
    _label_shares(ax, rows, ys)
    _keep_marks(ax, rows, ys, "quotes", "", "of its words are quoted")
    label_rows(ax, ys, rows["outlet"])
    _label_unit(ax, rows, "words in quotation marks, per cent of all words")
    shares = (f"{row.outlet} {_percent(row.share)}" for row in rows.iloc[::-1].itertuples())
    set_alt(ax, f"Bar chart of the share of words in quotation marks: {', '.join(shares)}.")
    set_message(ax, _quoting_message(rows))
    return ax


def _keep_marks(ax, rows: pd.DataFrame, ys, kind: str, column: str, of: str) -> None:
    """Each row with its share in words."""
    marks = []
    for y, row in zip(ys, rows.itertuples(), strict=True):
        item = str(getattr(row, column)) if column else ""
        name = f"{row.outlet}, {item}" if item else str(row.outlet)
        marks.append(Mark(kind, str(row.outlet), item, f"{name}: {share_words(row, of)}", y))
    keep_marks(ax, marks)


def _quoting_message(rows: pd.DataFrame) -> str:
    """Who quotes most; where a test found no difference, the range alone."""
    lowest, highest = rows.iloc[0], rows.iloc[-1]
    share = _percent(highest["share"])
    if "claim" in rows and not rows["claim"].any() and len(rows) > 1:
        return f"{_percent(lowest['share'])} to {share} of words quoted, no difference claimed"
    return f"{plain(short(highest['outlet']))} quotes most: {share} of its words"


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
    require_columns(table, SPEAKER_COLUMNS, "table")
    named = table[~table["person"].astype(str).str.startswith("(")]
    _require_rows(named)
    outlets = sorted(table["outlet"].astype(str).unique())
    n_persons = max(2, min(top, 32 // len(outlets)))
    rows = named.assign(outlet=named["outlet"].astype(str))
    rows = rows.sort_values(["outlet", "n_words", "person"], ascending=[True, False, True])
    rows = rows.groupby("outlet", sort=True).head(n_persons).reset_index(drop=True)
    ax = new_axes(ax, rows=len(rows) + len(outlets))
    ys = outlet_bars(ax, rows, 100 * rows["share"], outlets)
    _draw_intervals(ax, rows, ys)
    _label_shares(ax, rows, ys)
    _keep_marks(ax, rows, ys, "speaker", "person", "of its quoted words")
    label_rows(
        ax, ys, [short(" ".join(str(name).split()), LONGEST_PERSON) for name in rows["person"]]
    )
    outlet_legend(ax, outlets)
    _label_unit(ax, rows, "per cent of the outlet's quoted words")
    first = rows.groupby("outlet", sort=True).first()
    names = "; ".join(
        f"{outlet}: {row.person} {_percent(row.share)}" for outlet, row in first.iterrows()
    )
    set_alt(
        ax,
        "Bar chart of who is quoted most in each outlet, by share of its quoted words. "
        f"Most of all {names}.",
    )
    set_message(ax, _speaking_message(rows))
    return ax


def _speaking_message(rows: pd.DataFrame) -> str:
    """Who has the largest share of an outlet's quoted words; two may have as many."""
    largest = rows.loc[rows["share"].idxmax()]
    is_first = (rows["outlet"] == largest["outlet"]) & (rows["n_words"] == largest["n_words"])
    outlet, persons = plain(short(largest["outlet"], 34)), rows.loc[is_first, "person"]
    names = " and ".join(plain(short(" ".join(str(name).split()), 26)) for name in persons)
    if len(persons) == 1:
        # a noun (the ministry, сообщение) may stand for many sources; a message does not speak
        speaks = f"{names} speaks" if not names[:1].islower() else f"“{names}” is quoted"
        return f"{speaks} most in {outlet}"
    if len(f"{names} {outlet}".split()) > MOST_NAMES or len(persons) > 2:
        names = f"{len(persons):,} people"
    return f"{names} speak most in {outlet}"


@public
def plot_verb_groups(table: pd.DataFrame, *, ax=None):
    """Draw which kinds of speech verbs each outlet chooses.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.verb_groups` gives it: ``outlet group n n_verbs share low high share_rest
        claim compared articles``.
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
    Neutral verbs are what remains: they are drawn where they are claimed, and left out otherwise.
    A filled mark is a claim, a ring is not.
    """
    require_columns(table, VERB_COLUMNS, "table")
    _require_rows(table)
    outlets = sorted(table["outlet"].astype(str).unique())
    claims = table[table["claim"].astype(bool)]
    is_drawn = table["group"].ne("neutral") | table["group"].isin(claims["group"])
    rows = table[is_drawn].assign(outlet=lambda rows: rows["outlet"].astype(str))
    sizes = rows.groupby("group", sort=False)["n"].sum()
    if sizes.any():  # a group of verbs that nobody uses has nothing to show
        rows = rows[rows["group"].map(sizes) > 0]
        sizes = sizes[sizes > 0]
    groups = sizes.sort_values(ascending=False, kind="stable").index
    height = len(outlets) + 1  # of a group: a line an outlet, and a blank one
    numbers = {group: number for number, group in enumerate(groups)}
    lines = {outlet: number for number, outlet in enumerate(outlets)}
    ys = -(rows["group"].map(numbers) * height + rows["outlet"].map(lines)).to_numpy()
    ax = new_axes(ax, rows=len(groups) * height)
    _draw_intervals(ax, rows, ys)
    _draw_verb_shares(ax, rows, ys, outlet_colours(outlets))
    if sizes.any():  # a verb has lines
        _keep_marks(ax, rows, ys, "verbs", "group", "of its verbs of speech")
    ax.margins(x=0.16)
    ax.set_xlim(left=0)
    middles = [-(number * height + (len(outlets) - 1) / 2) for number in range(len(groups))]
    compared = dict(rows.groupby("group")["compared"].first())
    label_rows(ax, middles, [name if compared[name] else f"{name}\n(too few)" for name in groups])
    outlet_legend(ax, outlets)
    marks = "filled: differs from the other outlets; line: 95% interval"
    _label_unit(ax, rows, "per cent of the outlet's speech verbs", marks)
    set_alt(ax, _verb_groups_alt(rows))
    set_message(ax, _largest_difference(claims) if len(claims) else _no_difference(rows))
    return ax


def _largest_difference(claims: pd.DataFrame) -> str:
    """The outlet and kind of verbs whose share is most times that of the others, or least."""
    shares = claims[["share", "share_rest"]].clip(lower=1e-6)  # a share of none is a ratio as well
    ratios = np.log2(shares["share"] / shares["share_rest"])
    largest = claims.iloc[int((ratios.abs() + 1e-9 * (ratios > 0)).argmax())]
    more = "more" if has_more(largest) else "fewer"
    return f"{plain(short(largest['outlet']))}: {more} {largest['group']} verbs of speech"


def _no_difference(rows: pd.DataFrame) -> str:
    """Why no kind of verbs is claimed."""
    if rows["articles"].max() <= 1:
        return "Verbs of speech of single texts, not of outlets"
    if not rows["compared"].any():
        return "Too few verbs of speech to compare their kinds"
    return "No kind of speech verb differs beyond chance"


def _draw_verb_shares(ax, rows: pd.DataFrame, ys, colours: dict[str, str]) -> None:
    """A mark for each share, filled where it is a claim, with the verbs behind it."""
    for y, row in zip(ys, rows.itertuples(), strict=True):
        colour = colours[row.outlet]
        face = colour if row.claim else "white"
        mark = {"marker": "o", "markersize": 7, "markeredgewidth": 1.8, "markerfacecolor": face}
        ax.plot(100 * row.share, y, color=colour, zorder=3, clip_on=False, **mark)
        end = 100 * (row.share if pd.isna(row.high) else max(row.share, min(row.high, 1)))
        counts = f"{row.n:,} of {row.n_verbs:,}"
        label_mark(ax, end, y, counts, gap=9, color="black" if row.compared else GREY)


def _verb_groups_alt(rows: pd.DataFrame) -> str:
    claims = "; ".join(
        f"{row.outlet}: {row.group} {_percent(row.share)} against {_percent(row.share_rest)}"
        for row in rows[rows["claim"]].itertuples()
    )
    finding = "No difference between outlets can be claimed."
    if claims:
        finding = f"Outlets that differ from the others: {claims}."
    return (
        f"Dot chart of the share of {', '.join(dict.fromkeys(rows['group']))} speech verbs by "
        f"outlet. {finding}"
    )


def _percent(share: float) -> str:
    """As many digits as the sentence beside the chart has; none and all need none."""
    return f"{100 * share:.0f}%" if share in (0, 1) else f"{100 * share:.1f}%"


def _draw_intervals(ax, rows: pd.DataFrame, ys: np.ndarray) -> None:
    """Intervals as thin lines, where there are any."""
    known = rows["low"].notna().to_numpy()
    if known.any():
        low, high = (100 * rows.loc[known, name].clip(0, 1) for name in ("low", "high"))
        for colour, width in (("white", 3.0), ("black", 1.2)):  # seen on a dark bar as well
            ax.hlines(ys[known], low, high, color=colour, linewidth=width)


def _label_shares(ax, rows: pd.DataFrame, ys: np.ndarray) -> None:
    """The share beside its bar, clear of the interval."""
    ends = 100 * rows[["share", "high"]].clip(0, 1).max(axis=1).fillna(0).to_numpy()
    reach = max(ends.max(initial=0), 1e-9)
    for y, end, share in zip(ys, ends, rows["share"], strict=True):
        if np.isfinite(share):
            ax.text(end + reach * 0.015, y, _percent(share), va="center", fontsize=9)
    ax.set_xlim(0, reach * 1.14)
    ax.locator_params(axis="x", steps=ROUND_STEPS)


def _label_unit(ax, rows: pd.DataFrame, unit: str, marks: str = "line: 95% interval") -> None:
    """What the axis measures and what the marks mean; single articles have no intervals."""
    if rows["articles"].max() <= 1:
        label_axis(ax, unit)
        note(ax, ONE_ARTICLE)
    else:
        label_axis(ax, f"{unit} ({marks})" if rows["low"].notna().any() else unit)


def _require_rows(table: pd.DataFrame) -> None:
    if table.empty:
        raise FramingError(
            "table has no rows to draw; give a corpus with quotations or speech verbs."
        )
