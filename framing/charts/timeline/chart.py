"""A rate over time: one lane an outlet, all on one scale, gaps left open."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.dates.periods import period_name, spans_apart
from framing.base.errors import require_columns
from framing.base.outlets import FEWEST_LINES
from framing.charts.picture import set_alt
from framing.charts.style import (
    DARK,
    empty_chart,
    label_axis,
    new_axes,
    note,
    outlet_colours,
    plain,
    require_rows_to_draw,
    short,
)
from framing.charts.timeline.marks import draw_events

COLUMNS = "outlet period n_articles n rate low high unit what by".split()
LANE = 0.74  # of a lane's height is scale, above it stands the outlet's name
WIDTH = 5.2  # inches: on a screen of 360 pixels letters are still read
MOST_MARKERS = 80  # periods; beyond, dots would cover the line


class Scale(NamedTuple):
    """The values at a lane's floor and ceiling."""

    low: float
    high: float

    def height(self, values):
        """Heights within a lane, cut at its floor and ceiling."""
        values = np.asarray(values, float)
        return LANE * (np.clip(values, self.low, self.high) - self.low) / (self.high - self.low)


@public
def plot_timeline(table: pd.DataFrame, *, ax=None):
    """Draw a rate over time, a lane an outlet, with intervals, gaps and events.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.timeline` gives it.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    FramingError
        If a column is missing, or the table has no rows.
    """
    require_columns(table, COLUMNS, "table")
    require_rows_to_draw(table)
    table = _drawn(table)
    known = table[table["rate"].notna()]
    if known.empty:
        text = "no outlet has a period with a rate that could be drawn"
        return empty_chart(ax, text, f"No line: {text}.")
    from matplotlib.dates import date2num

    colours = outlet_colours(table["outlet"])
    scale = _scale(known)
    ax = new_axes(ax, width=WIDTH, height=1.5 + 0.85 * len(colours))
    for lane, (outlet, colour) in enumerate(colours.items()):
        rows = table[table["outlet"] == outlet].sort_values("period")
        _draw_lane(ax, rows, date2num(rows["period"]), scale, -lane, colour)
        name = plain(short(outlet, 40))
        edge = ax.get_yaxis_transform()
        ax.text(0.01, LANE + 0.06 - lane, name, transform=edge, fontsize=9, weight="bold")
    dates = date2num(table["period"])
    room = max((dates.max() - dates.min()) * 0.03, 1.0)
    ax.set_xlim(dates.min() - room, dates.max() + room)
    measure, unit, by = (str(table[name].iloc[0]) for name in ("what", "unit", "by"))
    _label_scales(ax, scale, len(colours), unit)
    _label_dates(ax, table["period"], by)
    events = draw_events(ax, table, date2num) if "event" in table else []
    label_axis(ax, f"{short(measure, 40)}: {unit}, by {by}")
    note(ax, _note(table, scale))
    set_alt(ax, _description(known, measure, unit, by, events))
    return ax


def _drawn(table: pd.DataFrame) -> pd.DataFrame:
    """The rows with a period, without means of too few sentences; bounds as numbers."""
    table = table[table["period"].notna()]
    table = table.assign(outlet=table["outlet"].astype(str))
    too_few = table["unit"].astype(str).str.startswith("mean") & (table["n"] < FEWEST_LINES)
    figures = {name: table[name].astype(float).mask(too_few) for name in ("rate", "low", "high")}
    return table.assign(**figures)


def _scale(known: pd.DataFrame) -> Scale:
    """Room for all rates, and for intervals up to half as far again."""
    rates, bounds = known["rate"], known[["low", "high"]].replace([np.inf, -np.inf], np.nan)
    reach = 1.5 * rates.abs().max()
    high = np.nanmax([rates.max(), min(np.nan_to_num(bounds["high"].max()), reach), 0.0])
    low = np.nanmin([rates.min(), max(np.nan_to_num(bounds["low"].min()), -reach), 0.0])
    step = 10.0 ** np.floor(np.log10(max(high, -low, 1e-6))) / 2
    low, high = np.floor(low / step) * step, np.ceil(high / step) * step
    return Scale(float(low), float(high if high > low else low + step))


def _draw_lane(ax, rows: pd.DataFrame, dates, scale: Scale, floor: float, colour: str) -> None:
    """The band, line and dots of an outlet, its floor line, and a claimed change."""
    zero = floor + scale.height(0.0)
    ax.axhline(floor, color="#dddddd", lw=0.6, zorder=0)
    ax.axhline(zero, color="#bbbbbb", lw=0.6, zorder=0)
    low, high = (floor + scale.height(rows[name]) for name in ("low", "high"))
    ax.fill_between(dates, low, high, color=colour, alpha=0.18, lw=0)
    is_alone = rows["low"].isna().shift(1, fill_value=True) & rows["low"].isna().shift(
        -1, fill_value=True
    )
    is_alone = (is_alone & rows["low"].notna()).to_numpy()
    ax.vlines(dates[is_alone], low[is_alone], high[is_alone], color=colour, alpha=0.3, lw=3)
    heights = floor + scale.height(rows["rate"])
    ax.plot(dates, heights, color=colour, lw=1.3, clip_on=False)
    size = 12 if len(rows) <= MOST_MARKERS else 2
    faces = np.where(rows["low"].notna() | (len(rows) > MOST_MARKERS), colour, "white")
    ax.scatter(dates, heights, s=size, c=faces, edgecolors=colour, zorder=3, clip_on=False)
    change = _claimed_change(rows)
    if change is not None:
        date, before, after = change
        for start, end, rate in ((dates[0], date, before), (date, dates[-1], after)):
            height = floor + scale.height(rate)
            ax.hlines(height, start, end, color=DARK, lw=1, ls=(0, (4, 2)))


def _claimed_change(rows: pd.DataFrame):
    """The date, the rate before and the rate after of a claimed change."""
    needed = ["claim", "change_from", "rate_before", "rate_after"]
    if not set(needed) <= {*rows.columns}:
        return None
    first = rows.iloc[0]
    if first["claim"] is not True and first["claim"] is not np.True_:
        return None
    if first[needed].isna().any():
        return None
    from matplotlib.dates import date2num

    return date2num(first["change_from"]), first["rate_before"], first["rate_after"]


def _label_scales(ax, scale: Scale, lanes: int, unit: str) -> None:
    """Floor, zero and ceiling of every lane, in the unit of the rate."""
    values = sorted({scale.low, 0.0, scale.high})
    if len(values) == 3 and min(scale.high, -scale.low) < 0.3 * (scale.high - scale.low):
        values = sorted({0.0, max(scale, key=abs)})  # three labels would touch
    is_share = unit.startswith("share")
    labels = [f"{value:.0%}" if is_share else f"{value:g}".replace("-", "−") for value in values]
    heights = [scale.height(value) - lane for lane in range(lanes) for value in values]
    ax.set_yticks(heights, labels * lanes, fontsize=8)
    ax.set_ylim(1 - lanes - 0.06, LANE + 0.28)
    ax.spines["left"].set_visible(False)


def _label_dates(ax, periods: pd.Series, by: str) -> None:
    """Five dates at most: beginnings of years, of a shorter time those of periods."""
    from matplotlib.dates import YearLocator, date2num

    days = pd.DatetimeIndex(sorted(set(periods)))
    if (days[-1] - days[0]).days > 2 * 366:
        years = days[-1].year - days[0].year + 1
        ax.xaxis.set_major_locator(YearLocator(-(-years // 5)))
        ax.xaxis.set_major_formatter(_year)
    else:
        days = days[:: -(-len(days) // 5)]
        form = {"year": "%Y", "month": "%b %Y", "quarter": "%b %Y"}.get(by)
        names = [f"{day:{form}}" if form else f"{day.day} {day:%b %Y}" for day in days]
        ax.set_xticks(date2num(days), names)
    ax.tick_params(axis="x", labelsize=9)


def _year(date: float, _) -> str:
    from matplotlib.dates import num2date

    return f"{num2date(date):%Y}"


def _note(table: pd.DataFrame, scale: Scale) -> str:
    """What bands, gaps and dashes are."""
    lines = []
    if spans_apart(table):
        lines.append("Outlets whose lines share no period cannot be compared.")
    if table["low"].notna().any():
        cut = ", cut at the edge of a lane" if (table["high"] > scale.high).any() else ""
        lines.append(f"Bands: 95% intervals, articles as the sample{cut}.")
    is_hollow = table["rate"].notna() & table["low"].isna()
    if is_hollow.any() and len(set(table["period"])) <= MOST_MARKERS:
        lines.append("Hollow: too little for an interval.")
    if (table["n_articles"] == 0).any():
        lines.append("Gaps: no article.")
    if "claim" in table and table["claim"].eq(True).any():
        lines.append("Dashed: the rates before and after a change that can be claimed.")
    return " ".join(lines)


def _description(known: pd.DataFrame, what, unit: str, by: str, events: list[str]) -> str:
    """The highest period of each outlet, and the events that are marked."""
    highest = known.loc[known.groupby("outlet")["rate"].idxmax()]
    words = "; ".join(
        f"{row.outlet} highest in {period_name(row.period, by)} ({row.rate:.3g})"
        for row in highest.itertuples()
    )
    marked = f" Events marked: {', '.join(events)}." if events else ""
    return f"Lines over time of {what}, {unit}, by {by}. {words}.{marked}"
