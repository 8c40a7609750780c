"""Columns of text: numbers and dates are text as they are printed, half characters are replaced."""

from __future__ import annotations

import datetime
import numbers
from collections.abc import Callable

import pandas as pd

from framing.base.arrow import replace_surrogates

TEXT = (str, numbers.Number, datetime.date, datetime.time, datetime.timedelta)
CELLS = 200_000  # looked at together


def read_texts(
    column: pd.Series, refuse: Callable[[int], None], missing: str | None = None
) -> pd.Series:
    """A column of text, with ``missing`` where a cell holds nothing.

    Parameters
    ----------
    column : Series
    refuse : callable
        Is called with the first row that holds no text, such as a list, and raises.
    missing : str, optional

    Returns
    -------
    Series, the column itself where it needs no change.

    Examples
    --------
    >>> read_texts(pd.Series(["a", 7, None], dtype=object), print, missing="").tolist()
    ['a', '7', '']
    """
    if str(column.dtype) == "str":  # it lies in Arrow, which holds nothing but text
        return column if missing is None else column.fillna(missing)
    if missing is None and column.dtype == object and _is_plain(column):
        return column
    cells, is_missing = column.tolist(), column.isna().to_numpy(bool)
    is_text = [empty or isinstance(cell, str) for cell, empty in zip(cells, is_missing)]
    if missing is None and column.dtype == object and all(is_text):
        return encodable(column)
    for row, cell in enumerate(cells):
        if not is_missing[row] and not isinstance(cell, TEXT):
            refuse(row)
    texts = [missing if empty else str(cell) for cell, empty in zip(cells, is_missing)]
    return encodable(pd.Series(texts, column.index, dtype=object, name=column.name))


def _is_plain(column: pd.Series) -> bool:
    """Whether the distinct cells are ASCII or nothing: most columns need no closer look."""
    try:
        distinct: dict = {}
        for start in range(
            0, len(column), CELLS
        ):  # pandas makes room for as many as there are rows
            distinct |= dict.fromkeys(pd.unique(column.iloc[start : start + CELLS]))
        distinct.pop(None, None)
        return all(type(cell) is str for cell in distinct) and "".join(distinct).isascii()
    except TypeError:  # a list or an object among them
        return False


def encodable(column: pd.Series) -> pd.Series:
    """A column without lone surrogates, halves of a character, which no file can hold."""
    cells = column.tolist()
    try:
        for cell in cells:
            if isinstance(cell, str) and not cell.isascii():
                cell.encode()
        return column
    except UnicodeEncodeError:
        mended = [replace_surrogates(cell) if isinstance(cell, str) else cell for cell in cells]
        return pd.Series(mended, column.index, dtype=object, name=column.name)


def begun(name: str) -> str:
    """A name at the beginning of a line, with a capital where it has none at all.

    Examples
    --------
    >>> begun("event 8"), begun("iPhone strike"), begun("")
    ('Event 8', 'iPhone strike', '')
    """
    return name[:1].upper() + name[1:] if name[:2].islower() else name


def some_of(n: int, total: int) -> str:
    """How many of so many, in a sentence.

    Examples
    --------
    >>> some_of(3, 9), some_of(9, 9), some_of(0, 9)
    ('3', 'all', 'none')
    """
    return "none" if not n else "all" if n == total > 1 else f"{n:,}"
