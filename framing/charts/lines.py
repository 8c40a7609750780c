"""Lines in context as a table that anyone can read: a column an outlet, a fold for each word."""

from __future__ import annotations

from html import escape

import pandas as pd

from framing import checks


class Lines:
    """Lines that a notebook shows as a table."""

    def __init__(self, html: str, text: str):
        self._html, self._text = html, text

    def __repr__(self) -> str:
        return self._text

    def _repr_html_(self) -> str:
        return self._html


def show_lines(
    lines: pd.DataFrame,
    *,
    by: str = "pattern",
    limit: int = 5,
    outlets=None,
    fold: bool | None = None,
):
    """Show lines in context, the outlets side by side.

    Parameters
    ----------
    lines : DataFrame With ``article outlet left match right`` and the column ``by``, as
        :func:`framing.concordance` or :func:`framing.in_context` gives it.
    by : str
        The column that says what a line is an example of.
    limit : int
        Lines shown for each outlet; how many there are in all is said.
    outlets : list of str, optional The columns; by default the outlets of the lines. Name them all
        to show that one has no line.
    fold : bool, optional Whether each group is folded away until it is clicked; by default where
        there is more than one.

    Returns
    -------
    Lines : an object that a notebook shows as a table.

    Raises
    ------
    FramingError
        If a column is missing.
    """
    checks.require_columns(lines, ["article", "outlet", "left", "match", "right", by], "lines")
    if lines.empty:
        said = lines.attrs.get("note", "No line holds these words.")
        return Lines(f"<p>{escape(said)}</p>", said)
    names = sorted(map(str, lines["outlet"].unique() if outlets is None else set(outlets)))
    groups = list(lines.groupby(by, sort=False))
    folded = len(groups) > 1 if fold is None else fold
    parts = [
        _group(
            str(key).replace("_", " ") if by == "category" else str(key),
            group,
            names,
            limit,
            folded,
        )
        for key, group in groups
    ]
    text = "\n".join(
        f"{outlet}: {n}" for outlet, n in lines["outlet"].value_counts().sort_index().items()
    )
    return Lines("".join(parts), f"Lines in context\n{text}")


def _group(key: str, lines: pd.DataFrame, outlets: list[str], limit: int, folded: bool) -> str:
    sizes = lines["outlet"].value_counts()
    total = ", ".join(f"{escape(name)} {sizes.get(name, 0):,}" for name in outlets)
    head = "".join(
        f'<th scope="col" style="text-align:left">{escape(name)}</th>' for name in outlets
    )
    style = "text-align:left;vertical-align:top"
    cells = "".join(
        f'<td style="{style}">{_cell(lines[lines["outlet"] == name], limit)}</td>'
        for name in outlets
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"
    title = f"<strong>{escape(key)}</strong> ({total})"
    return (
        f"<details><summary>{title}</summary>{table}</details>"
        if folded
        else f"<p>{title}</p>{table}"
    )


def _cell(lines: pd.DataFrame, limit: int) -> str:
    if lines.empty:
        return "<em>no line</em>"
    shown = "".join(_line(row) for row in lines.head(limit).to_dict("records"))
    more = f"<p><em>and {len(lines) - limit:,} more</em></p>" if len(lines) > limit else ""
    return shown + more


def _line(row: dict) -> str:
    voice = " <em>(quoted)</em>" if row.get("voice") == "quoted" else ""
    words = (
        f"{escape(row['left'])} <mark>{escape(row['match'])}</mark> {escape(row['right'])}".strip()
    )
    return f'<p title="{escape(str(row["article"]))}">… {words} …{voice}</p>'
