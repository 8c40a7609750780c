"""A table as a reader meets it: headings in words, few rows, the whole of it as CSV."""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

import pandas as pd
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from framing.base.arguments import public
from framing.base.data import column_names
from framing.base.errors import require_columns
from framing.base.outlets import within_what
from framing.charts.tables.figures import NEVER, ONLY, written, written_interval

INTERVAL = "95% interval"
BOUNDS = {  # columns that stand in one
    ("low", "high"): INTERVAL,
    ("rate_low", "rate_high"): f"{INTERVAL} of the rate",
    ("difference_low", "difference_high"): f"{INTERVAL} of the difference",
}
MOST_FOLDED = 50  # rows after the first that can be unfolded
MOST_CSV = 20_000  # rows of a file beside the page
OF_A_UNIT = ("value", "value_rest")  # figures whose unit stands beside them
NO_FIGURES = ("yes", "day", "category", "lens", "pair", "entry")  # kinds of columns that are words
SELF_EVIDENT = (
    "Outlet",
    "Name",
    "Line",
    "Statement",
    "Title",
    "What was measured",
)  # headings of cells that need no name
NOT_TESTED = "not tested"  # in place of "no": nobody asked whether it can be claimed
DAY = re.compile(r"\d{4}-\d\d-\d\d|–")
SHORT, LONG = 24, 40  # letters: up to here a cell keeps its line, beyond it is a text
NARROW = 44  # letters beside each other on a phone
BETWEEN, LEAST = 2, 7  # letters: from column to column, and of a heading
SIDES = ("here", "original")  # a figure set beside that of another wording


class Table:
    """A table that a notebook shows in words, and a report keeps as a file besides."""

    def __init__(self, html: str, text: str, csv: str):
        self._bundle = {"text/html": html, "text/plain": text, "text/csv": csv}

    def __repr__(self) -> str:
        return self._bundle["text/plain"]

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return dict(self._bundle)


@public
def show_table(table, *, columns=None, rows=10, caption: str = "") -> Table:
    """Show the first rows of a table with headings in words and figures with sensible digits.

    Parameters
    ----------
    table : DataFrame
        Of any lens.
    columns : list of str, optional
        Those to show, in this order; by default all. ``claim`` stands in front, and the bounds
        ``low`` and ``high`` stand in one column.
    rows : int
        Rows shown; up to 50 more can be unfolded below them, and a report keeps up to 20,000, with
        all columns, in a CSV file.
    caption : str
        What the table shows.

    Returns
    -------
    Table, which notebooks show; a missing value is a dash.

    Raises
    ------
    FramingError
        A column that is not there.

    Examples
    --------
    >>> show_table(pd.DataFrame({"outlet": ["Echo"], "per_1k": [2.04], "claim": [True]}))
    Claimed? Outlet Per 1,000 words
         yes   Echo             2.0
    """
    require_columns(table, columns or [], "table")
    names = [str(name) for name in (columns or table.columns)]
    shown = _readable(table.head(rows), names)
    folded = _readable(table.iloc[rows : rows + MOST_FOLDED], names, keep=set(shown))
    csv = table.head(MOST_CSV).to_csv(index=False, lineterminator="\n")
    if not shown or table.empty or not rows:
        text = f"{caption.rstrip('.')}: none." if caption else "This table has no rows."
        return Table(f"<p>{escape(text)}</p>", text, "")
    plain = pd.DataFrame({name: column.cells for name, column in shown.items()})
    told = " ".join(filter(None, [caption, _ratios_within(table, set(shown))]))
    page = _html(shown, len(table), told) + _folded(folded, len(table) - len(plain))
    return Table(page, plain.to_string(index=False), csv)


def _folded(columns: dict[str, Column], n_left: int) -> str:
    """The rows after the first, folded away; nothing where there are none."""
    if n_left <= 0:
        return ""
    n = len(next(iter(columns.values())).cells)
    words = f"{n} more {'row' if n == 1 else 'rows'}" if n == n_left else f"The next {n} rows"
    return f"<details><summary>{words}</summary>{_html(columns, n, '')}</details>"


def _readable(
    table: pd.DataFrame, names: list[str], keep: set[str] | None = None
) -> dict[str, Column]:
    """The columns under their headings, as text: those with a figure, or those to ``keep``."""
    if "claim" in names:
        names = ["claim", *(name for name in names if name != "claim")]
    pairs = {low: (low, high) for low, high in BOUNDS if {low, high} <= set(names)}
    seconds = {high for _, high in pairs.values()}
    headings = column_names()
    columns: dict[str, Column] = {}
    for name in names:
        heading, kind = _heading(name, headings)
        if name in pairs:
            columns[_bounds_heading(name, pairs)] = Column(_intervals(table, *pairs[name]), False)
        elif name not in seconds:
            kinds = _kinds_by_unit(table, kind) if name in OF_A_UNIT else [kind] * len(table)
            cells = [written(value, own) for value, own in zip(table[name], kinds, strict=True)]
            if name == "claim" and "q" in table:
                is_asked = table["q"].notna() | table["claim"].eq(True)
                cells = [cell if asked else NOT_TESTED for cell, asked in zip(cells, is_asked)]
            if name == "log_ratio":
                cells = _within_what(cells, table)
            columns[heading] = Column(cells, _is_figures(table[name], kind))
    # a column without a figure says nothing
    empty = {"–"}
    return {
        name: column
        for name, column in columns.items()
        if (name in keep if keep is not None else {*column.cells} != empty)
    }


def _heading(name: str, headings: dict) -> tuple[str, str]:
    """A column's heading and the kind of its cells; of figures set side by side with their side."""
    stem, _, side = name.rpartition(" ")
    if side in SIDES and stem in headings:
        heading, kind = headings[stem]
        return f"{heading}, {side}", kind
    return headings.get(name, (name.replace("_", " ").capitalize(), ""))


def _is_figures(values: pd.Series, kind: str) -> bool:
    """Whether a column is set right: where its name does not tell, by its values."""
    if kind:
        return kind not in NO_FIGURES
    return is_numeric_dtype(values) and not is_bool_dtype(values)


def _kinds_by_unit(table: pd.DataFrame, kind: str) -> list[str]:
    """How figures are written that have their unit beside them: shares in per cent."""
    units = table["unit"].astype(str) if "unit" in table else [""] * len(table)
    kinds = {"share": "percent", "words": "count", "days": "count"}
    return [kinds.get(unit.partition(" ")[0], kind) for unit in units]


class Column(NamedTuple):
    """The cells of a column as text, and whether they are figures."""

    cells: list[str]
    is_figures: bool

    def css(self, heading: str) -> str:
        """The class of its cells: figures are set right, names keep their line."""
        if heading.startswith(INTERVAL):
            return "interval"
        if self.is_figures:
            return "number"
        if {*self.cells} - {"–"} and all(DAY.fullmatch(cell) for cell in self.cells):
            return "short day"
        longest = max(map(len, self.cells))
        return "short" if longest <= SHORT else "long" if longest > LONG else ""

    def width(self, heading: str) -> int:
        """The letters that it needs beside others: its cells keep their line, its heading wraps."""
        cells = min(SHORT, max(map(len, self.cells)))
        return BETWEEN + max(LEAST, cells, *map(len, heading.split()))


def _within_what(cells: list[str], table: pd.DataFrame) -> list[str]:
    """Ratios; what stands on one side only within events, and elsewhere too, says so."""
    rests = [name for name in ("per_10k_rest", "per_1k_rest", "rate_rest") if name in table]
    if not rests or "compared_within" not in table:
        return cells
    rate_rest, rate = table[rests[0]], table[rests[0].removesuffix("_rest")]
    is_elsewhere = (rate_rest > 0).where(table["log_ratio"] > 0, rate > 0)
    within = map(within_what, table["compared_within"])
    return [
        f"{cell}, in {name}" if elsewhere and name and cell in (ONLY, NEVER) else cell
        for cell, elsewhere, name in zip(cells, is_elsewhere, within, strict=True)
    ]


def _ratios_within(table: pd.DataFrame, headings: set[str]) -> str:
    """What the ratios beside rates of all articles are those of; empty where it is the same."""
    heading, _ = column_names()["log_ratio"]
    if heading not in headings or "compared_within" not in table:
        return ""
    ratios = table.loc[table["log_ratio"].notna(), "compared_within"]
    names = sorted({within_what(name, "an outlet's") for name in ratios} - {""})
    within = " or ".join(names)
    return (
        f"“{heading}” and its interval are of {within}, the rates of all articles." if names else ""
    )


def _bounds_heading(name: str, pairs: dict) -> str:
    """The only interval of a table needs no more words."""
    return INTERVAL if len(pairs) == 1 else BOUNDS[pairs[name]]


def _intervals(table: pd.DataFrame, low_name: str, high_name: str) -> list[str]:
    """Both bounds in one cell: times where the row's effect is a ratio, per cent of a share."""
    unit = "hundredth"
    if low_name == "low":
        ratio = table["log_ratio"].notna() if "log_ratio" in table else [False] * len(table)
        unit = "percent" if "share" in table else unit
    else:
        ratio = [False] * len(table)
    kinds = ["times" if is_ratio else unit for is_ratio in ratio]
    bounds = zip(table[low_name], table[high_name], kinds, strict=True)
    return [written_interval(low, high, kind) for low, high, kind in bounds]


def _html(shown: dict[str, Column], total: int, caption: str) -> str:
    """The table with its caption; a row that is claimed stands out."""
    cells = [column.cells for column in shown.values()]
    rows = list(zip(*cells, strict=True))
    extent = f"First {len(rows):,} of {total:,} rows." if total > len(rows) else ""
    words = " ".join(filter(None, [caption, extent]))
    classes = [_class(column.css(name)) for name, column in shown.items()]
    head = "".join(
        f'<th{_class("number") if column.is_figures else ""} scope="col">{escape(name)}</th>'
        for name, column in shown.items()
    )
    is_of_texts = ' class="long"' in classes
    is_wide = sum(column.width(name) for name, column in shown.items()) > NARROW
    heads = [_head(name) if is_of_texts or is_wide else "" for name in shown]
    claimed = shown["Claimed?"].cells if "Claimed?" in shown else ["no"] * len(rows)
    lines = []
    for row, claim in zip(rows, claimed, strict=True):
        line = "".join(
            f"<td{_in_words(cell, css)}{' data-none' * (cell == '–')}{name}>{escape(cell)}</td>"
            for cell, css, name in zip(row, classes, heads, strict=True)
        )
        lines.append(f"<tr{_class('claim' if claim == 'yes' else '')}>{line}</tr>")
    body = f"<thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody>"
    named = f"<caption>{escape(words)}</caption>" if words else ""
    kind = "texts" if is_of_texts else "wide" if is_wide else ""
    return f"<table{_class(kind)}>{named}{body}</table>"


def _in_words(cell: str, css: str) -> str:
    """The class of a cell: words among figures may break, so that their column stays narrow."""
    return _class("number said") if css == _class("number") and ", " in cell else css


def _head(name: str) -> str:
    """The heading kept in a cell, for a narrow page where the table becomes a list."""
    return "" if name in SELF_EVIDENT else f' data-head="{escape(name.rstrip("?"), quote=True)}"'


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""
