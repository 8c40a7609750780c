"""What each bar or dot of a chart stands for, kept with the figure until it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from framing.base.outlets import within_what
from framing.charts.tables.figures import NEVER, written, written_interval

KINDS = "term category entries speaker verbs quotes frame clause tone pair".split()


class Mark(NamedTuple):
    """A bar or dot: whose lines it counts, and its figures in words.

    ``kind`` is one of ``KINDS``, ``item`` the word, category, person or group; ``across`` the
    middle of the mark on the horizontal axis, or None where its whole row belongs to it.
    """

    kind: str
    outlet: str
    item: str
    words: str
    down: float
    height: float = 1.0
    across: float | None = None


_MARKS: WeakKeyDictionary = WeakKeyDictionary()


def keep_marks(ax, marks: Iterable[Mark]) -> None:
    """Keep what the marks of these axes stand for."""
    _MARKS.setdefault(ax.figure, []).extend((ax, mark) for mark in marks)


def boxes(figure, *, whole_width: bool) -> list[dict]:
    """The marks of a figure with their boxes.

    Parameters
    ----------
    figure : matplotlib Figure, drawn
    whole_width : bool
        Whether a row reaches from edge to edge of the figure, over its label.

    Returns
    -------
    list of dict
        kind, outlet, item, words, and box: left, top, width, height as shares of the figure.
    """
    rows = []
    for ax, mark in _MARKS.get(figure, []):
        frame = ax.get_window_extent()
        x = np.mean(ax.get_xlim()) if mark.across is None else mark.across
        half = mark.height / 2
        ends = ax.transData.transform([(x, mark.down - half), (x, mark.down + half)])
        left, right = (0.0, figure.bbox.width) if whole_width else (frame.x0, frame.x1)
        if mark.across is not None:
            reach = 0.11 * figure.dpi  # inches to either side of a dot
            left, right = ends[0, 0] - reach, ends[0, 0] + reach
        low, high = sorted(ends[:, 1])
        width, height = figure.bbox.width, figure.bbox.height
        box = [left / width, 1 - high / height, (right - left) / width, (high - low) / height]
        box = [round(float(share), 4) for share in box]
        rows.append(dict(zip(Mark._fields[:4], mark[:4])) | {"box": box})
    return rows


def rate_words(row, rate: str, unit: str, low: str, high: str) -> str:
    """A rate, its interval, and in how many articles it stands.

    Parameters
    ----------
    row : namedtuple
        Of a table of a lens.
    rate, low, high : str
        Names of its columns.
    unit : str

    Examples
    --------
    >>> from collections import namedtuple
    >>> Row = namedtuple("Row", "per_1k rate_low rate_high n n_articles articles")
    >>> row = Row(2.0, 1.0, 3.1, 8, 4, 9)
    >>> rate_words(row, "per_1k", "per 1,000 words", "rate_low", "rate_high")
    '2.0 per 1,000 words (95% interval 1.0 to 3.1), 8 times in 4 of 9 articles'
    """
    bounds = (getattr(row, low, np.nan), getattr(row, high, np.nan))
    words = f"{getattr(row, rate):.1f} {unit}"
    if not any(map(pd.isna, bounds)):
        words += f" (95% interval {max(bounds[0], 0):.1f} to {bounds[1]:.1f})"
    return words + counted(row)


def signed(value: float) -> str:
    """A score or a difference with its sign, plus where it is zero to two places.

    Examples
    --------
    >>> signed(0.25), signed(-0.25), signed(-0.001)
    ('+0.25', '−0.25', '+0.00')
    """
    # adding 0 takes the sign from −0
    return f"{round(value, 2) + 0.0:+.2f}".replace("-", "−")


def share_words(row, of: str) -> str:
    """A share in per cent, its interval, and in how many articles it stands."""
    words = f"{row.share:.1%} {of}"
    if not (pd.isna(row.low) or pd.isna(row.high)):
        low, high = 100 * np.clip([row.low, row.high], 0, 1)
        words += f" (95% interval {low:.1f} to {high:.1f})"
    return words + counted(row)


def ratio_words(row, others: str) -> str:
    """A ratio as times, its interval, and in how many articles it stands."""
    ratio = written(row.log_ratio, "times")
    words = ratio + only_within(row) if "here" in ratio else _times_as_often(ratio, others)
    bounds = written_interval(row.low, row.high, "times")
    if bounds != "–":
        words += f" (95% interval {bounds})"
    is_told = ratio == NEVER and getattr(row, "n", np.nan) == 0
    return words if is_told else words + counted(row)


def _times_as_often(ratio: str, others: str) -> str:
    return f"{ratio.removesuffix(' ×')} times as often as {others}"


def only_within(row, whose: str = "its") -> str:
    """Within what a word stands on one side only, where it does not so in all articles."""
    sides = ("rate_rest", "per_10k_rest", "per_1k_rest")
    if row.log_ratio < 0:
        sides = ("rate", "per_10k", "per_1k")
    is_elsewhere = any(getattr(row, name, 0) > 0 for name in sides)
    within = within_what(getattr(row, "compared_within", ""), whose)
    return f", in {within}" if within and is_elsewhere else ""


def edge_note(rows: pd.DataFrame) -> str:
    """What dots at the edge of a scale of ratios mean; empty where none stands there.

    Examples
    --------
    >>> rows = pd.DataFrame({"log_ratio": [np.inf, 1.0], "rate_rest": [2.0, 1.0], "rate": 3.0})
    >>> edge_note(rows), edge_note(rows.tail(1))
    (' At the edge: one side never.', '')
    >>> edge_note(rows.assign(compared_within="events"))
    " At the edge: one side never, in an outlet's shared events."
    """
    endless = rows[np.isinf(rows["log_ratio"].astype(float))]
    if endless.empty:
        return ""
    within = max((only_within(row, "an outlet's") for row in endless.itertuples()), key=len)
    return f" At the edge: one side never{within}."


def counted(row) -> str:
    """How often, and in how many articles; nothing where a table does not say it."""
    known = {name: getattr(row, name, np.nan) for name in ("n", "n_articles", "articles")}
    words = "" if pd.isna(known["n"]) else f", {times(known['n'])}"
    if pd.isna(known["n_articles"]) or known["n"] == 0:
        return words
    of_all = "" if pd.isna(known["articles"]) else f" of {known['articles']:,.0f}"
    number = f"{known['n_articles']:,.0f}{of_all}"
    return f"{words} in {number} {'article' if number == '1' else 'articles'}"


def times(n: float) -> str:
    """A count in words.

    Examples
    --------
    >>> times(0), times(1), times(1200)
    ('never', 'once', '1,200 times')
    """
    return {0: "never", 1: "once"}.get(int(n), f"{n:,.0f} times")
