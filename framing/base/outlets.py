"""Outlets that are compared: with whom, and the same difference told once where it stands twice."""

from __future__ import annotations

import numpy as np
import pandas as pd

UNDIVIDED = ("", "all articles", "nothing")  # in a column compared_within
OTHERS = "the others"  # in a column compared_with: all other outlets together
# What is told or drawn as a figure of an outlet; below, counts alone.
FEWEST_USES = 5  # quotations, verbs, words: a share of fewer has no interval, only its count
FEWEST_LINES = 5  # sentences: a mean of fewer is not drawn


def compared_with(outlet, outlets, others: str = OTHERS) -> str:
    """Whom an outlet is compared with, in words: the other one of two, else all others.

    Examples
    --------
    >>> compared_with("Echo", ["Echo", "Herald"]), compared_with("Echo", ["Echo", "Herald", "Wire"])
    ('Herald', 'the others')
    """
    names = {str(name) for name in outlets} - {str(outlet)}
    return names.pop() if len(names) == 1 else others


def possessive(name: str) -> str:
    """Of an outlet, or of the others.

    Examples
    --------
    >>> possessive("Herald"), possessive(OTHERS)
    ("Herald's", "the others'")
    """
    return f"{name}'" if name == OTHERS else f"{name}'s"


def opponent(table: pd.DataFrame, outlet, others: str = OTHERS) -> str:
    """Whom an outlet of a table was compared with: as its column ``compared_with`` says, if any.

    Without the column, the other one of two outlets, else all others. With a baseline the column
    alone knows: the baseline has no row of its own.

    Examples
    --------
    >>> opponent(pd.DataFrame({"outlet": ["A", "B"], "compared_with": ["C", "C"]}), "A")
    'C'
    """
    if "compared_with" in table:
        names = table.loc[table["outlet"].astype(str) == str(outlet), "compared_with"].dropna()
        if len(names):
            return others if names.iloc[0] == OTHERS else str(names.iloc[0])
    return compared_with(outlet, table["outlet"], others)


def within_what(compared_within, whose: str = "its") -> str:
    """What articles were compared within, as it is told; empty where all were compared together.

    An outlet shares an event where another one that it is compared with tells of it too: of three
    outlets two may share events that the third knows nothing of. So it is said ``whose`` they are.

    Examples
    --------
    >>> within_what("events"), within_what("month and topic"), within_what("all articles")
    ('its shared events', 'the same month and topic', '')
    >>> within_what("events", "each outlet's")
    "each outlet's shared events"
    """
    if not isinstance(compared_within, str) or compared_within in UNDIVIDED:
        return ""
    is_by_events = compared_within == "events"
    return f"{whose} shared events" if is_by_events else f"the same {compared_within}"


def has_more(row) -> bool:
    """Whether the share of a row is larger than that of the others: by the ratio that was tested.

    Within events it may go against the shares of all articles.

    Examples
    --------
    >>> rows = pd.DataFrame({"share": [0.2, 0.2], "share_rest": 0.1, "log_ratio": [-1.0, None]})
    >>> [has_more(row) for row in rows.itertuples()]
    [False, True]
    """
    ratio = float(getattr(row, "log_ratio", np.nan))
    return bool(row.share > row.share_rest if pd.isna(ratio) else ratio > 0)


def baseline_of(table: pd.DataFrame) -> str | None:
    """The outlet that all others of a table were compared with, where one was named."""
    if not {"outlet", "compared_with"} <= set(table.columns):
        return None
    names = table["compared_with"].dropna().astype(str)
    named = set(names) - set(table["outlet"].astype(str)) - {OTHERS}
    return named.pop() if len(named) == 1 else None


def is_few(table: pd.DataFrame) -> pd.Series:
    """Which means rest on so few sentences that they are neither drawn nor told."""
    if "n_sentences" not in table:
        return pd.Series(False, table.index)
    return table["n_sentences"] < FEWEST_LINES


def told_once(table: pd.DataFrame, difference: list[str], effect=None) -> pd.DataFrame:
    """The rows of a comparison without those that tell the same with the sign turned.

    Of two outlets each difference stands twice: A more often than B, and B less often than A.

    Parameters
    ----------
    table : DataFrame with ``outlet``
    difference : list of str
        The columns that name a difference; none where the table holds a single one.
    effect : Series, optional
        How much more the outlet of each row has: what stands twice is told of the outlet that has
        more, and a row without an effect stays. By default the first row of both stays.

    Returns
    -------
    DataFrame
        The table itself where it has one outlet, or three and more, or where both were compared
        with a third one or with the others.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Echo", "Herald"], "term": "strike", "log_ratio": [-1, 1]})
    >>> told_once(table, ["term"], table["log_ratio"])["outlet"].tolist()
    ['Herald']
    """
    if table["outlet"].nunique() != 2 or baseline_of(table) is not None:
        return table
    if "compared_with" in table and (table["compared_with"] == OTHERS).any():
        return table  # claims of two out of more outlets mirror nothing
    number = pd.Series(0, table.index)
    if difference:
        number = table.groupby(difference, dropna=False).ngroup()
    if effect is None:
        return table[~number.duplicated()]
    stands_twice = table["outlet"].groupby(number).transform("nunique") == 2
    return table[~stands_twice | ~(effect < 0)]


def claimed_first(table: pd.DataFrame) -> list[tuple[object, pd.DataFrame]]:
    """The rows of each outlet; those of which something is claimed before the others.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Echo", "Herald"], "claim": [False, True]})
    >>> [name for name, _ in claimed_first(table)]
    ['Herald', 'Echo']
    """
    return sorted(table.groupby("outlet"), key=lambda group: not group[1]["claim"].any())


def reprints(copies: pd.DataFrame) -> pd.DataFrame:
    """Who reprints whom: of each two outlets how many near copies one has of articles of the other.

    Parameters
    ----------
    copies : DataFrame with ``article outlet copy_of share``

    Returns
    -------
    DataFrame, most copies first
        outlet, source (the outlet that is copied, the outlet itself where it prints a text again),
        n (articles), share (mean share of the text).

    Examples
    --------
    >>> copies = pd.DataFrame({"article": ["a", "b"], "outlet": ["Echo", "Herald"],
    ...     "copy_of": [None, "a"], "share": [1.0, 0.9]})
    >>> reprints(copies).values.tolist()
    [['Herald', 'Echo', 1, 0.9]]
    """
    outlet_of = dict(zip(copies["article"].astype(str), copies["outlet"].astype(str)))
    rows = copies[copies["copy_of"].notna()]
    rows = rows.assign(
        source=rows["copy_of"].astype(str).map(outlet_of).fillna("another outlet"),
        outlet=rows["outlet"].astype(str),
    )
    pairs = rows.groupby(["outlet", "source"], sort=True)["share"].agg(["size", "mean"])
    pairs = pairs.reset_index().rename(columns={"size": "n", "mean": "share"})
    return pairs.sort_values("n", ascending=False, kind="stable", ignore_index=True)
