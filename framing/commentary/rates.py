"""Words for any table of rates."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.markdown import Markdown
from framing.commentary.words import bullet_list, escape, interval, number


@public
def say_rates(table: pd.DataFrame, *, digits: int = 3) -> Markdown:
    """Say each item's rates, and how sure they are.

    Parameters
    ----------
    table : DataFrame
        With ``outlet``, ``item``, ``rate``, and ``low high`` where known, as
        :func:`framing.outlet_rates` gives it.
    digits : int
        After the point.

    Returns
    -------
    Markdown : str that a notebook shows as text.

    Raises
    ------
    FramingError
        If a column is missing.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Echo"], "item": ["questions"], "rate": [0.25]})
    >>> say_rates(table, digits=2)
    '- questions: **Echo** 0.25.'
    """
    require_columns(table, ["outlet", "item", "rate"], "table")
    has_bounds = "low" in table and "high" in table
    lines = []
    for item, rows in table.groupby("item", sort=False):
        rates = [
            f"**{escape(row['outlet'])}** {number(row['rate'], digits)} "
            f"{interval(row['low'], row['high'], digits) if has_bounds else ''}".strip()
            for row in rows.to_dict("records")
        ]
        lines.append(f"- {escape(item)}: {', '.join(rates)}.")
    tail = ""
    if has_bounds and table["low"].isna().any():
        tail = (
            "No interval where an outlet has one article: a text is described there, not an outlet."
        )
    return bullet_list(lines, tail=tail)
