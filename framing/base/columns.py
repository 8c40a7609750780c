"""The columns of a table that is given to a public function, read by what their names say.

What can be read in one way only is read that way: a number as an outlet's name, a number kept as an
object. What cannot is named with its row. The caller's table is never changed.
"""

from __future__ import annotations

import numbers
from typing import NamedTuple, NoReturn

import numpy as np
import pandas as pd

from framing.base.column_kinds import (
    COUNTS,
    DATES,
    FLAGS,
    IDS,
    NAMES,
    NUMBERS,
    OF_ARTICLES,
    TEXTS,
    UNBOUNDED,
)
from framing.base.dates.read import read_dates
from framing.base.errors import FramingError, require_table, shown
from framing.base.texts import read_texts


class Column(NamedTuple):
    """A column of an argument, for error sentences."""

    argument: str
    name: str
    cells: pd.Series
    outlets: pd.Series | None = None  # of each row, where known

    def refuse(
        self, row: int, allowed: str, remedy: str = "correct it or drop the row"
    ) -> NoReturn:
        """Raise, naming a row and what it holds."""
        raise FramingError(
            f"{self.argument}, row {row + 1}: {self.name} must be {allowed}, "
            f"not {shown(self.cells.iloc[row])}; {remedy}."
        )


def result_table(table: pd.DataFrame, argument: str) -> pd.DataFrame:
    """A table that a function of the suite made, or one like it."""
    readers = READERS
    if "article" in getattr(table, "columns", ()):
        # Of an article the pieces that were taken out are listed; of an outlet they are counted.
        readers = {name: reader for name, reader in READERS.items() if name != "dropped"}
    return _read_columns(table, argument, readers)


def article_table(articles: pd.DataFrame, argument: str) -> pd.DataFrame:
    """A table of articles: only its common columns are looked at, the others are the user's own."""
    articles = _read_columns(articles, argument, ARTICLE_READERS)
    if "event" in articles:
        is_blank = [isinstance(name, str) and not name.strip() for name in articles["event"]]
        if any(is_blank):
            event = articles["event"].astype(object).mask(np.array(is_blank), None)
            articles = articles.assign(event=event)
    if "article" in articles:
        require_unique_ids(articles["article"], argument)
    return articles


def require_unique_ids(ids: pd.Series, argument: str) -> None:
    """Raise where an article's id stands twice: it would be counted twice."""
    twice = ids.duplicated().to_numpy()
    if twice.any():
        raise FramingError(
            f"{argument} has the id {shown(ids[twice].iloc[0])} twice; the ids in the column "
            "article must be unique: rename one, or drop the rows that stand twice."
        )


def _read_columns(table: pd.DataFrame, argument: str, readers: dict) -> pd.DataFrame:
    require_table(table, argument)
    names = table.columns
    if names.nlevels > 1 or not names.is_unique:
        twice = names[names.duplicated()].tolist()
        problem = (
            f"names the column {shown(twice[0])} twice"
            if twice
            else "has columns of several levels"
        )
        raise FramingError(f"{argument} {problem}; give one column for each name.")
    if argument != "articles" and not table.index.is_unique:
        table = table.reset_index(drop=True)  # rows are looked up by their labels
    changed, outlets = {}, table.get("outlet")
    for name in names:
        if isinstance(name, str) and name in readers:
            cells = table[name]
            read = readers[name](Column(argument, name, cells, outlets))
            if read is not cells and not (read.dtype == cells.dtype and read.equals(cells)):
                changed[name] = read
    return table.assign(**changed) if changed else table


def _texts(column: Column) -> pd.Series:
    """Text, or missing."""
    return read_texts(column.cells, lambda row: column.refuse(row, "text"))


def _names(column: Column) -> pd.Series:
    """Text in every row; ids may be whole numbers, since tables are joined on them."""
    missing = column.cells.isna().to_numpy(bool)
    if missing.any():
        column.refuse(int(missing.argmax()), "given in every row", "fill it or drop the row")
    # No cell is missing, and to pass over missing ones pandas copies the column.
    kind = pd.api.types.infer_dtype(column.cells, skipna=False) if column.name in IDS else ""
    return column.cells if kind == "integer" else _texts(column)


def _dates(column: Column) -> pd.Series:
    """Dates without a time zone, or missing."""
    return read_dates(column.cells, column.refuse, column.outlets)


def _flags(column: Column) -> pd.Series:
    if column.cells.dtype == bool:
        return column.cells
    for row, cell in enumerate(column.cells.tolist()):
        if not isinstance(cell, (bool, np.bool_)):
            column.refuse(row, "True or False")
    return column.cells.astype(bool)


def _numbers(column: Column) -> pd.Series:
    """Numbers, or missing; infinite only where a figure may be."""
    cells = column.cells
    if _are_whole(cells):
        return cells
    if not isinstance(cells.dtype, np.dtype) or cells.dtype.kind not in "iuf":
        for row, cell in enumerate(cells.tolist()):
            is_number = isinstance(cell, numbers.Real) and not isinstance(cell, (bool, np.bool_))
            if not is_number and cell is not None and cell is not pd.NA and cell is not pd.NaT:
                column.refuse(row, "a number")
        cells = cells.astype(object).where(cells.notna(), np.nan).astype(float)
    infinite = np.isinf(cells.to_numpy(float))
    if infinite.any() and column.name not in UNBOUNDED:
        column._replace(cells=cells).refuse(int(infinite.argmax()), "a finite number")
    return cells


def _counts(column: Column) -> pd.Series:
    """Whole numbers; a count is never missing."""
    cells = _numbers(column)
    if _are_whole(cells):
        return cells
    figures = cells.to_numpy(float)
    wrong = ~np.isfinite(figures) | (figures % 1 != 0)
    if wrong.any():
        column._replace(cells=cells).refuse(int(wrong.argmax()), "a whole number")
    return cells.astype("int64")


def _are_whole(cells: pd.Series) -> bool:
    """Whether a column can hold nothing but whole numbers, which need no closer look."""
    return isinstance(cells.dtype, np.dtype) and cells.dtype.kind in "iu"


READERS = {
    **dict.fromkeys(NAMES, _names),
    **dict.fromkeys(TEXTS, _texts),
    **dict.fromkeys(FLAGS, _flags),
    **dict.fromkeys(NUMBERS, _numbers),
    **dict.fromkeys(COUNTS, _counts),
    **dict.fromkeys(DATES, _dates),
}
ARTICLE_READERS = {name: READERS[name] for name in OF_ARTICLES}
