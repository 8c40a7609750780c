"""Dates in figures: whether the day or the month stands first, told by the column, not the date."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import numpy as np

from framing.base.dates.names import WEEKDAY, time_of_day

ORDERS = ("day first", "month first")
FIGURES = re.compile(
    rf"{WEEKDAY}(?P<first>\d{{1,2}})\s*(?P<mark>[./-])\s*(?P<second>\d{{1,2}})\s*(?P=mark)\s*"
    r"(?P<year>\d{4}|\d\d)(?!\d)(?P<time>.*)",
    re.DOTALL,
)
OLD_CENTURY = 69  # of two digits: 68 is 2068, 69 is 1969, as POSIX has it
REMEDY = 'give framing.read_articles dates="day first" or dates="month first"'


class Figures(NamedTuple):
    """A date in figures, its order open."""

    row: int
    first: int
    second: int
    year: int
    time: str

    def iso(self, order: str) -> str:
        """The date in ISO's form."""
        day, month = (self.first, self.second) if order == ORDERS[0] else (self.second, self.first)
        return f"{self.year}-{month:02d}-{day:02d}{self.time}"

    def words(self, order: str) -> str:
        """The date as people read it aloud."""
        day = date.fromisoformat(self.iso(order)[:10])
        return f"{day.day} {day:%B %Y}"

    @property
    def is_open(self) -> bool:
        """Whether both orders make a date, and two different ones."""
        return self.first != self.second and max(self.first, self.second) <= 12

    @property
    def order(self) -> str:
        """The one order that makes a date of it, or nothing where both do or none does."""
        if (self.first > 12) == (self.second > 12):
            return ""
        return ORDERS[0] if self.first > 12 else ORDERS[1]


def figures_of(row: int, text: str, refuse: Callable[..., None]) -> Figures | None:
    """The fields of a date in figures; None for any other text."""
    match = FIGURES.fullmatch(text)
    time = match and time_of_day(match["time"])
    if match is None or time is None:
        return None
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 1900 if year >= OLD_CENTURY else 2000
        if year > date.today().year + 1:
            refuse(row, "a date with the year in four digits", "write it as 2024-05-31")
    return Figures(row, int(match["first"]), int(match["second"]), year, time)


def orders_of(
    dates: list[Figures], outlets, refuse: Callable[..., None], order: str | None
) -> list[str]:
    """The order of each date: one for the column, or one for each outlet where outlets differ."""
    if order is not None:
        for fields in dates:
            if fields.order not in ("", order):
                refuse(fields.row, f"a date with the {order}", "leave out dates=, or correct it")
        return [order] * len(dates)
    shown = {fields.order for fields in dates} - {""}
    if len(shown) < 2 or outlets is None:
        return [_one_order(dates, refuse)] * len(dates)
    names = np.asarray(outlets, object)
    groups: dict = {}
    for fields in dates:
        groups.setdefault(names[fields.row], []).append(fields)
    order_of = {name: _one_order(group, refuse, name) for name, group in groups.items()}
    return [order_of[names[fields.row]] for fields in dates]


def _one_order(dates: list[Figures], refuse: Callable[..., None], outlet=None) -> str:
    """The order that some dates share; refused where they share none, or both."""
    rows = {fields.order: fields.row for fields in reversed(dates)}
    order_rows = [rows[order] for order in ORDERS if order in rows]
    source = "the column" if outlet is None else f"{outlet}"
    if len(order_rows) == 2:
        refuse(
            max(order_rows),
            f"a date in the order of row {min(order_rows) + 1} (one has the day first, one the "
            "month)",
            "write all dates as 2024-05-31",
        )
    if order_rows:
        return ORDERS[0] if ORDERS[0] in rows else ORDERS[1]
    for fields in dates:
        if fields.is_open:
            day, month = map(fields.words, ORDERS)
            refuse(
                fields.row,
                "a date that reads in one way",
                f"it is {day} or {month}, and no date of {source} shows which: {REMEDY}, or "
                f"write dates as 2024-05-31",
            )
    return ORDERS[0]
