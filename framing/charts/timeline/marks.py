"""Events above a timeline: a thin line each, with names on as many levels as they need."""

from __future__ import annotations

import re
from itertools import permutations
from typing import NamedTuple

import pandas as pd

from framing.charts.style import DARK, GREY, plain, short, text_width

BETWEEN = " · "  # names in a cell of the column event
COUNTED = re.compile(r"(.*) \((\d+)\)")
MOST_EVENTS = 4
LONGEST_NAME = 24
SIZE = 8.0  # points of a name
LEVEL = 11.0  # points from one level of names to the next


class Label(NamedTuple):
    """A name above the axes: its date, whether it ends there, and its level from below."""

    date: float
    text: str
    is_left: bool
    level: int


def largest_events(table: pd.DataFrame) -> pd.DataFrame:
    """The events with most articles, and the first period of each, in the order of time.

    Examples
    --------
    >>> cells = ["strike (2) · fair (1)", "strike (3)"]
    >>> table = pd.DataFrame({"period": pd.to_datetime(["2024-05-06", "2024-05-13"]),
    ...     "event": cells})
    >>> largest_events(table)[["event", "articles"]].values.tolist()
    [['strike', 5], ['fair', 1]]
    """
    rows = []
    cells = zip(table["period"], table["event"].astype(object))
    for period, cell in cells:
        for name in cell.split(BETWEEN) if isinstance(cell, str) else []:
            counted = COUNTED.fullmatch(name)
            event, articles = (counted[1], int(counted[2])) if counted else (name, 1)
            rows.append((event, period, articles))
    events = pd.DataFrame(rows, columns=["event", "period", "articles"])
    events = events.groupby("event", as_index=False, sort=True).agg(
        period=("period", "min"), articles=("articles", "sum")
    )
    largest = events.sort_values("articles", ascending=False, kind="stable").head(MOST_EVENTS)
    return largest.sort_values(["period", "articles"], ascending=[True, False], ignore_index=True)


def on_levels(dates: list[float], texts: list[str], first: float, last: float, width: float):
    """Each name where it covers no other: turned back at the right edge, on a level that is free.

    Parameters
    ----------
    dates, texts
        Of few names.
    first, last : float
        The dates at the edges of the axes.
    width : float
        Of the axes, in points.

    Returns
    -------
    list of Label
        Of all orders in which the names can be set, that in which fewest lines to them run through
        another name, and then that with fewest levels.
    """
    starts = [(date - first) / (last - first) * width for date in dates]
    extents = [text_width(text) * SIZE / 9 + 6 for text in texts]
    is_left = [s + e > width and s > width / 2 for s, e in zip(starts, extents)]
    spans = [(s - e, s) if left else (s, s + e) for s, e, left in zip(starts, extents, is_left)]
    layouts = [_levels(spans, order) for order in permutations(range(len(spans)))]
    levels = min(layouts, key=lambda layout: (_crossings(starts, spans, layout), max(layout)))
    return [Label(*label) for label in zip(dates, texts, is_left, levels)]


def _levels(spans: list[tuple[float, float]], order) -> list[int]:
    """The level of each span where they are set in an order, each as low as it is free."""
    taken: list[list[tuple[float, float]]] = [[] for _ in spans]
    levels = [0] * len(spans)
    for row in order:
        low, high = spans[row]
        while any(low < span[1] and high > span[0] for span in taken[levels[row]]):
            levels[row] += 1
        taken[levels[row]].append(spans[row])
    return levels


def _crossings(starts: list[float], spans: list[tuple[float, float]], levels: list[int]) -> int:
    """How many lines up to a name run through a name below it."""
    return sum(
        low < start < high and level > below
        for start, level in zip(starts, levels)
        for (low, high), below in zip(spans, levels)
    )


def draw_events(ax, table: pd.DataFrame, to_number) -> list[str]:
    """Lines and names of the largest events; their names are given back."""
    events = largest_events(table)
    if events.empty:
        return []
    texts = [short(name, LONGEST_NAME) for name in events["event"]]
    first, last = ax.get_xlim()
    width = ax.figure.get_figwidth() * 72 * ax.get_position().width
    dates = [float(date) for date in to_number(events["period"])]
    for label in on_levels(dates, texts, first, last, width):
        ax.axvline(label.date, color=GREY, lw=0.7, ls=(0, (1, 2)), zorder=0)
        ax.annotate(
            plain(label.text),
            (label.date, 1),
            xycoords=("data", "axes fraction"),
            xytext=(0, 3 + LEVEL * label.level),
            textcoords="offset points",
            ha="right" if label.is_left else "left",
            va="bottom",
            fontsize=SIZE,
            color=DARK,
            arrowprops={
                "arrowstyle": "-",
                "lw": 0.5,
                "color": GREY,
                "shrinkA": 0,
                "shrinkB": 0,
                "relpos": (1 if label.is_left else 0, 0),
            },
        )
    return events["event"].tolist()
