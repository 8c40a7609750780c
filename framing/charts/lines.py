"""Lines in context as a table that anyone can read: a column an outlet, a fold for each word."""

from __future__ import annotations

from html import escape

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.text.compare import word_differences


class Lines:
    """Lines that a notebook shows as a table."""

    def __init__(self, html: str, text: str):
        self._html, self._text = html, text

    def __repr__(self) -> str:
        return self._text

    def _repr_html_(self) -> str:
        return self._html


@public
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
    lines : DataFrame
        With ``article outlet left match right`` and the column ``by``, as
        :func:`framing.concordance` or :func:`framing.in_context` gives it.
    by : str
        The column that says what a line is an example of.
    limit : int
        Lines shown for each outlet; how many there are in all is said.
    outlets : list of str, optional
        The columns; by default the outlets of the lines. Name them all to show that one has no
        line.
    fold : bool, optional
        Whether each group is folded away until it is clicked; by default where there is more than
        one.

    Returns
    -------
    Lines : an object that a notebook shows as a table.

    Raises
    ------
    FramingError
        If a column is missing.
    """
    require_columns(lines, ["article", "outlet", "left", "match", "right", by], "lines")
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


@public
def show_differences(table: pd.DataFrame, *, limit: int = 8):
    """Show paired sentences with the words that differ marked.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.side_by_side` gives it: ``outlet_a text_a outlet_b text_b strength``.
    limit : int
        Pairs shown, strong ones first.

    Returns
    -------
    Lines : an object that a notebook shows as a table.

    Raises
    ------
    FramingError
        If a column is missing.
    """
    require_columns(
        table, ["outlet_a", "text_a", "outlet_b", "text_b", "strength", "similarity"], "table"
    )
    if table.empty:
        return Lines(
            "<p>No sentences of these articles could be paired.</p>",
            "No sentences of these articles could be paired.",
        )
    rank = table["strength"].map({"strong": 0, "default": 1, "loose": 2})
    rows = (
        table.assign(rank=rank, near=-table["similarity"].astype(float))
        .sort_values(["rank", "near"], kind="stable")
        .head(limit)
    )
    body = "".join(_pair(row) for row in rows.to_dict("records"))
    head = '<tr><th scope="col" style="text-align:left">one</th><th scope="col" style="text-align:left">the other</th></tr>'
    text = "\n".join(
        f"{row['outlet_a']}: {row['text_a']}\n{row['outlet_b']}: {row['text_b']}\n"
        for row in rows.to_dict("records")
    )
    return Lines(f"<table><thead>{head}</thead><tbody>{body}</tbody></table>", text)


def _pair(row: dict) -> str:
    words = word_differences(row["text_a"], row["text_b"])
    cells = []
    for side in "ab":
        text, marked, last = row[f"text_{side}"], [], 0
        for word in words[(words["side"] == side) & ~words["same"]].itertuples():
            marked.append(
                escape(text[last : word.start])
                + f"<mark>{escape(text[word.start : word.end])}</mark>"
            )
            last = word.end
        said = "".join(marked) + escape(text[last:])
        cells.append(
            f'<td style="text-align:left;vertical-align:top"><strong>{escape(str(row[f"outlet_{side}"]))}</strong><br>'
            f"{said.replace('</mark> <mark>', ' ')}</td>"
        )
    return f"<tr>{''.join(cells)}</tr>"
