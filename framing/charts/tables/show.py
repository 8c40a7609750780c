"""A table as a reader meets it: headings in words, few rows, the whole of it as CSV."""

from __future__ import annotations

from html import escape

import pandas as pd

from framing.base.arguments import public
from framing.base.data import column_names
from framing.base.errors import require_columns
from framing.base.outlets import within_what
from framing.charts.tables.figures import NEVER, ONLY, written, written_interval

INTERVAL = "95 % interval"
MOST_CSV = 20_000  # rows of a file beside the page
LEFT = ("text", "statement", "verdict", "text_a", "text_b", "title", "words", "what")


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
        Rows shown; a report keeps up to 20,000 of them, with all columns, in a CSV file.
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
    csv = table.head(MOST_CSV).to_csv(index=False, lineterminator="\n")
    if shown.empty:
        text = f"{(caption or 'This table').rstrip('.')}: no rows."
        return Table(f"<p>{escape(text)}</p>", text, "")
    return Table(_html(shown, len(table), caption), shown.to_string(index=False), csv)


def _readable(table: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """The cells as text under their headings."""
    if "claim" in names:
        names = ["claim", *(name for name in names if name != "claim")]
    joined = {"low", "high"} <= set(names)
    headings = column_names()
    columns: dict[str, list[str]] = {}
    for name in names:
        if joined and name in ("low", "high"):
            if name == "low":
                columns[INTERVAL] = _intervals(table)
            continue
        heading, kind = headings.get(name, (name.replace("_", " ").capitalize(), ""))
        columns[heading] = [written(value, kind) for value in table[name]]
        if name == "log_ratio":
            columns[heading] = _within_what(columns[heading], table)
    cells = pd.DataFrame(columns)
    # a column without a figure says nothing
    known = [name for name in cells if len(cells) == 0 or (cells[name] != "–").any()]
    return cells[known]


def _within_what(cells: list[str], table: pd.DataFrame) -> list[str]:
    """Ratios; what stands on one side only within events, and elsewhere too, says so."""
    rests = [name for name in ("per_10k_rest", "per_1k_rest", "rate_rest") if name in table]
    if not rests or "compared_within" not in table:
        return cells
    rest, own = table[rests[0]], table[rests[0].removesuffix("_rest")]
    is_elsewhere = (rest > 0).where(table["log_ratio"] > 0, own > 0)
    within = map(within_what, table["compared_within"])
    return [
        f"{cell}, in {name}" if elsewhere and name and cell in (ONLY, NEVER) else cell
        for cell, elsewhere, name in zip(cells, is_elsewhere, within, strict=True)
    ]


def _intervals(table: pd.DataFrame) -> list[str]:
    """Both bounds in one cell: times where the row's effect is a ratio, per cent of a share."""
    ratio = table["log_ratio"].notna() if "log_ratio" in table else pd.Series(False, table.index)
    plain = "percent" if "share" in table else "hundredth"
    kinds = ["times" if is_ratio else plain for is_ratio in ratio]
    pairs = zip(table["low"], table["high"], kinds, strict=True)
    return [written_interval(low, high, kind) for low, high, kind in pairs]


def _html(shown: pd.DataFrame, total: int, caption: str) -> str:
    """The table with its caption; a row that is claimed stands out."""
    more = f"First {len(shown)} of {total:,} rows." if total > len(shown) else ""
    words = " ".join(filter(None, [caption, more]))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in shown.columns)
    claimed = shown.get("Claimed?")
    lines = []
    for number, row in enumerate(shown.to_numpy().tolist()):
        mark = ' class="claim"' if claimed is not None and claimed.iloc[number] == "yes" else ""
        cells = "".join(
            f'<td class="interval">{escape(cell)}</td>'
            if name == INTERVAL
            else f"<td>{escape(cell)}</td>"
            for name, cell in zip(shown.columns, row, strict=True)
        )
        lines.append(f"<tr{mark}>{cells}</tr>")
    body = f"<thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody>"
    return (
        f"<table><caption>{escape(words)}</caption>{body}</table>"
        if words
        else (f"<table>{body}</table>")
    )
