"""Words about shares of answers that were corrected for a coder's errors."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.markdown import Markdown
from framing.base.outlets import opponent, possessive
from framing.commentary.words import bullet_list, escape, number, plural

COLUMNS = """
    question outlet answer articles n_reference share_coded share low high difference_low
    difference_high q claim
""".split()
FEW = 10  # articles of an outlet in the reference


@public
def say_corrected_rates(table: pd.DataFrame, *, limit: int = 8) -> Markdown:
    """Say which answers an outlet's articles get more often or more seldom, and how sure that is.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.corrected_rates` gives it.
    limit : int
        Answers named for each outlet.

    Returns
    -------
    Markdown : str that a notebook shows as text.

    Raises
    ------
    FramingError
        If a column is missing, or the table has no rows.
    """
    require_columns(table, COLUMNS, "table")
    if table.empty:
        return Markdown("No answer was coded.")
    named = table.assign(answer=_named(table))
    named = named.assign(is_told=_is_first_of_two(table, "outlet"))
    named = named[_is_first_of_two(table, "answer")]
    lines = [
        _outlet_line(str(outlet), own, possessive(opponent(table, outlet)), limit)
        for outlet, own in named.groupby("outlet")
    ]
    moved = (table["share"] - table["share_coded"]).abs().max() * 100
    tail = (
        f"The correction moved a share by up to {plural(round(moved), 'percentage point')}. The "
        "intervals (95%) carry the coder's errors and that articles were drawn."
    )
    small = table[table["n_reference"] < FEW]
    if len(small):
        tail += f" Under {FEW} articles of an outlet were checked by hand: read them with caution."
    n_claims = int(_counted_once(table)["claim"].sum())
    claims = plural(n_claims, "difference") if n_claims else "No difference"
    head = f"{claims} can be claimed, if nothing else is looked at:"
    return bullet_list(lines, head=head, tail=tail)


def _named(table: pd.DataFrame) -> pd.Series:
    """Each answer, after its question where there are several."""
    answer = table["answer"].astype(str)
    return (
        table["question"].astype(str) + ": " + answer if len(set(table["question"])) > 1 else answer
    )


def _counted_once(table: pd.DataFrame) -> pd.DataFrame:
    """Without the mirror images: of two outlets the second, of two answers the other one."""
    for column in ("outlet", "answer"):
        table = table[_is_first_of_two(table, column)]
    return table


def _is_first_of_two(table: pd.DataFrame, column: str) -> pd.Series:
    """Which rows are not the second of a question's two outlets or answers."""
    values = table.groupby("question", sort=False)[column]
    return (table[column] == values.transform("first")) | (values.transform("nunique") != 2)


def _outlet_line(outlet: str, own: pd.DataFrame, others: str, limit: int) -> str:
    """One outlet: its shares, and where it differs."""
    first = own.iloc[0]
    shares = "; ".join(_share(row, others) for row in own.head(limit).to_dict("records"))
    return (
        f"- **{escape(outlet)}** ({plural(int(first['articles']), 'article')}, "
        f"{number(first['n_reference'], 0)} checked by hand): {shares}."
    )


def _share(row: dict, others: str) -> str:
    share = (
        f"“{escape(row['answer'])}” {row['share']:.0%} ({row['low']:.0%} to {row['high']:.0%}; the "
        f"coder has {row['share_coded']:.0%})"
    )
    if not (row["claim"] and row["is_told"]):
        return share
    low, high = sorted(abs(100 * row[name]) for name in ("difference_low", "difference_high"))
    direction = "above" if row["difference_low"] > 0 else "below"
    return f"{share}, {number(low, 0)} to {number(high, 0)} points {direction} {escape(others)}"
