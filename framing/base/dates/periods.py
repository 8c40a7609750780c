"""Periods of time: days, weeks from Monday on, months, quarters, years; and their names."""

from __future__ import annotations

import pandas as pd

PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}


def first_days(dates: pd.Series, by: str) -> pd.Series:
    """The first day of the period of each date, missing where the date is.

    Examples
    --------
    >>> dates = pd.Series(pd.to_datetime(["2024-05-31 23:00", None]))
    >>> first_days(dates, "week").dt.day.tolist()
    [27.0, nan]
    """
    return dates.dt.to_period(PERIODS[by]).dt.start_time.astype("datetime64[us]")


def all_periods(first: pd.Timestamp, last: pd.Timestamp, by: str) -> pd.DatetimeIndex:
    """The first days of all periods from the one of a day to the one of another."""
    periods = pd.period_range(first, last, freq=PERIODS[by])
    return periods.start_time.astype("datetime64[us]")


def n_periods(first: pd.Timestamp, last: pd.Timestamp, by: str) -> int:
    """How many periods there are from the one of a day to the one of another."""
    days = [pd.Period(day, PERIODS[by]).ordinal for day in (first, last)]
    return days[1] - days[0] + 1


def period_name(first_day: pd.Timestamp, by: str) -> str:
    """A period in words.

    Examples
    --------
    >>> day = pd.Timestamp("2024-04-01")
    >>> [period_name(day, by) for by in PERIODS]
    ['1 April 2024', 'the week of 1 April 2024', 'April 2024', 'April–June 2024', '2024']
    """
    date = f"{first_day.day} {first_day:%B %Y}"
    if by == "quarter":
        return f"{first_day:%B}–{first_day + pd.DateOffset(months=2):%B %Y}"
    names = {
        "week": f"the week of {date}",
        "month": f"{first_day:%B %Y}",
        "year": f"{first_day:%Y}",
    }
    return names.get(by, date)


def spans_apart(table: pd.DataFrame) -> list[tuple]:
    """Pairs of outlets of a timeline whose articles have no period in common, with their spans.

    Parameters
    ----------
    table : DataFrame with ``outlet period n_articles``

    Returns
    -------
    list of (outlet, first, last, outlet, first, last), the earlier outlet first

    Examples
    --------
    >>> days = pd.to_datetime(["2024-01-01", "2024-01-08"] * 2)
    >>> table = pd.DataFrame({"outlet": ["Echo", "Echo", "Herald", "Herald"], "period": days,
    ...     "n_articles": [3, 0, 0, 2]})
    >>> [(pair[0], pair[3]) for pair in spans_apart(table)]
    [('Echo', 'Herald')]
    """
    covered = table[table["n_articles"] > 0]
    spans = covered.groupby(covered["outlet"].astype(str))["period"].agg(["min", "max"])
    spans = list(spans.sort_values("min", kind="stable").itertuples(name=None))
    return [
        (*earlier, *later)
        for row, earlier in enumerate(spans)
        for later in spans[row + 1 :]
        if earlier[2] < later[1]
    ]
