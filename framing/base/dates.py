"""Dates are read in one way, whether they stand in a file or in a table."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

# Without a year a date is a guess, and "now" another one each day.
HAS_YEAR = r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}"


def read_dates(column: pd.Series, refuse: Callable[[int], None]) -> pd.Series:
    """A column of dates without a time zone, in UTC where one was given, missing where empty.

    Parameters
    ----------
    column : Series
        Dates, or text and numbers that are dates as they are printed: ``"31 May 2024"``.
    refuse : callable
        Is called with the first row that holds something else, and raises.

    Returns
    -------
    Series of datetime64, the column itself where it is one already.

    Examples
    --------
    >>> read_dates(pd.Series(["2024-05-31", "", "2024-05-31T01:00+02:00"]), print).dt.day.tolist()
    [31.0, nan, 30.0]
    >>> read_dates(pd.Series(["2024-05-31", "May 31"]), lambda row: print("row", row)).size
    row 1
    2
    """
    if column.dtype.kind == "M" and getattr(column.dt, "tz", None) is None:
        return column
    cells = zip(column.astype(object), column.isna())
    texts = [None if missing else str(cell).strip() or None for cell, missing in cells]
    written = pd.Series(texts, column.index, dtype=object, name=column.name)
    dates = pd.to_datetime(written, errors="coerce", utc=True, format="mixed")
    is_date = dates.notna() & written.str.contains(HAS_YEAR, na=False)
    wrong = (written.notna() & ~is_date).to_numpy(bool)
    if wrong.any():
        refuse(int(wrong.argmax()))
    return dates.dt.tz_localize(None)
