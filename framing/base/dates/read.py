"""A column of dates is read in one way, whether it stands in a file or in a table."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pandas as pd

from framing.base.dates.names import iso_with_name
from framing.base.dates.orders import figures_of, orders_of

ALLOWED = "a date such as 2024-05-31"
# Without a year a date is a guess, and "now" another one each day.
HAS_YEAR = r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}"
FIRST_YEAR, LAST_YEAR = 1800, 2100
PLAIN = r"\d{4}-\d\d-\d\d(?:[T ].*)?"  # what needs no second look
EPOCH = re.compile(r"(1\d{9})(?:\d{3}|\.\d+)?")  # seconds since 1970, from 2001 to 2033
FIGURES, NAME = re.compile(r"\d+"), re.compile(r"[^\W\d_]{3}")


def read_dates(
    column: pd.Series, refuse: Callable[..., None], outlets=None, order: str | None = None
) -> pd.Series:
    """A column of dates without a time zone, in UTC where one was given, missing where empty.

    Parameters
    ----------
    column : Series
        Dates, or text and numbers that are dates as they are printed: ``"31 May 2024"``, with names
        of months in English, German, French, Spanish, Italian, Russian or Ukrainian; or seconds or
        milliseconds since 1970, as programs write them.
    refuse : callable
        Is called with the first row that holds something else, with what is allowed and, where
        more is known, what to do; and raises.
    outlets : array-like of str, optional
        The outlet of each row: outlets may differ in the order of day and month.
    order : {"day first", "month first"}, optional
        How dates in figures are written; by default as the dates of the column show.

    Returns
    -------
    Series of datetime64, the column itself where it is one already.

    Notes
    -----
    Day or month first is decided from the whole column, by dates that have one reading only
    (31/05/2024); where these contradict each other, from those of each outlet alone. A column that
    fits both readings is refused, and so are years outside of 1800 to 2100.

    Examples
    --------
    >>> read_dates(pd.Series(["2024-05-31", "", "2024-05-31T01:00+02:00"]), print).dt.day.tolist()
    [31.0, nan, 30.0]
    >>> read_dates(pd.Series(["03.05.2024", "31.05.2024", "3 мая 2024"]), print).dt.month.tolist()
    [5, 5, 5]
    >>> read_dates(pd.Series(["2024-05-31", "May 31"]), print).size
    1 a date such as 2024-05-31
    2
    """
    if not _are_dates(column):
        return dates_and_notices(column, refuse, outlets, order)[0]
    _require_years(column, refuse)
    return column


def dates_and_notices(
    column: pd.Series, refuse: Callable[..., None], outlets=None, order: str | None = None
) -> tuple[pd.Series, pd.Series]:
    """As :func:`read_dates`, and of each row how a date was read that has two readings or no day,
    or nothing.

    Examples
    --------
    >>> column = pd.Series(["03.05.2024", "31.05.2024"])
    >>> dates_and_notices(column, print)[1].tolist()
    ['date with two readings, day first: 03.05.2024', '']
    >>> dates_and_notices(pd.Series(["May 2024"]), print)[1].tolist()
    ['date without a day, read as the first one: May 2024']
    """
    notices = pd.Series("", column.index, dtype=object)
    if _are_dates(column):
        _require_years(column, refuse)
        return column, notices
    cells = zip(column.astype(object), column.isna())
    texts = [None if missing else str(cell).strip() or None for cell, missing in cells]
    written = pd.Series(texts, column.index, dtype=object, name=column.name)
    is_plain = written.isna() | written.str.fullmatch(PLAIN).fillna(False).astype(bool)
    in_figures = []
    for row in np.flatnonzero(~is_plain.to_numpy(bool)).tolist():
        text = texts[row] or ""
        if epoch := EPOCH.fullmatch(text):
            texts[row] = pd.Timestamp(int(epoch[1]), unit="s").isoformat()
            continue
        if _has_no_day(text):
            notices.iloc[row] = f"date without a day, read as the first one: {text}"
        fields = figures_of(row, text, refuse)
        if fields is None:
            texts[row] = iso_with_name(text)
        else:
            in_figures.append(fields)
    for fields, reading in zip(in_figures, orders_of(in_figures, outlets, refuse, order)):
        texts[fields.row] = fields.iso(reading)
        if fields.is_open:
            cell = written.iloc[fields.row]
            notices.iloc[fields.row] = f"date with two readings, {reading}: {cell}"
    dates = pd.to_datetime(
        pd.Series(texts, column.index, dtype=object, name=column.name),
        errors="coerce", utc=True, format="mixed",
    )  # fmt: skip
    is_date = dates.notna() & written.str.contains(HAS_YEAR, na=False)
    wrong = (written.notna() & ~is_date).to_numpy(bool)
    if wrong.any():
        refuse(int(wrong.argmax()), ALLOWED)
    dates = dates.where(is_date).dt.tz_localize(None)
    _require_years(dates, refuse)
    return dates, notices


def _are_dates(column: pd.Series) -> bool:
    """Whether a column holds dates without a time zone already."""
    return column.dtype.kind == "M" and getattr(column.dt, "tz", None) is None


def _has_no_day(text: str) -> bool:
    """Whether a date is a year, or a month of one: "2024", "2024-05", "May 2024"."""
    figures = FIGURES.findall(text)
    is_compact = any(len(figure) > 4 for figure in figures)  # 20240531
    return not is_compact and len(figures) < (2 if NAME.search(text) else 3)


def _require_years(dates: pd.Series, refuse: Callable[..., None]) -> None:
    """Refuse the first date of a year that is a slip, or a program's word for nothing."""
    first, end = (pd.Timestamp(year, 1, 1) for year in (FIRST_YEAR, LAST_YEAR + 1))
    wrong = ((dates < first) | (dates >= end)).to_numpy(bool)
    if wrong.any():
        allowed = f"a date of the years {FIRST_YEAR} to {LAST_YEAR}"
        refuse(int(wrong.argmax()), allowed, "correct it, or leave it empty")
