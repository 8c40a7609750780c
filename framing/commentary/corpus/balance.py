"""Sentences about what differs between outlets besides the outlet."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.markdown import Markdown
from framing.base.outlets import opponent, told_once
from framing.commentary.words import escape

DATES_AND_TOPICS = ["period", "months shared", "topics"]
GENRES = ["opinion", "live blog", "interview"]
MOST_NAMED = 3  # outlets of which each has its sentence
WITHIN = "compared within"  # not a property of articles, but what follows from two of them


@public
def say_balance(table: pd.DataFrame) -> Markdown:
    """What differs between the outlets besides the outlet, and what follows from it.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.balance` gives it.

    Returns
    -------
    Markdown

    Raises
    ------
    FramingError
        A missing column.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Echo"], "property": ["median length"],
    ...     "differs": [True], "detail": ["90 to 800 words"],
    ...     "verdict": ["It is longer."]})
    >>> print(say_balance(table))
    **Echo** differs from the others in more than its wording. It is longer.
    <BLANKLINE>
    Where lengths differ, fewer differences in wording can be told from chance.
    """
    require_columns(table, "outlet property detail differs verdict".split(), "table")
    if "p" in table and table["p"].isna().all():
        return Markdown(
            "Too few articles to judge what differs between the outlets besides their wording."
        )
    # of two outlets what differs is told of one, as is what they are compared within
    differing = table[table["differs"] & (table["property"] != "mean length")]
    differing = told_once(differing, ["property"])
    paragraphs = [
        f"**{escape(outlet)}** differs from {escape(opponent(table, outlet))} in more than its "
        "wording. " + " ".join(map(escape, rows["verdict"]))
        for outlet, rows in differing.groupby("outlet", sort=True)
    ]
    within = told_once(table[table["property"] == WITHIN], [])
    ending = [_told_together(within)] if len(within) else []
    if not paragraphs:
        properties = table.loc[table["property"] != WITHIN, "property"].unique()
        none = (
            "Besides the wording no marked difference between the outlets was found: "
            f"looked at were {', '.join(map(escape, properties))}."
        )
        return Markdown("\n\n".join([none, *ending]))
    return Markdown("\n\n".join([*paragraphs, *_consequences(differing), *ending]))


def _told_together(rows: pd.DataFrame) -> str:
    """What each outlet is compared within: one after the other, or all in two sentences."""
    verdicts = rows["verdict"].drop_duplicates()
    split = verdicts.str.removesuffix(".").str.rpartition(". ")
    endings = split[2].unique()
    is_shared = len(verdicts) > 1 and len(endings) == 1 and split[0].all()
    if len(verdicts) > MOST_NAMED and {"value", "value_rest"} <= {*rows}:
        own, others = (_from_to(rows[name]) for name in ("value", "value_rest"))
        head = (
            "Each outlet is compared with the others within what both cover: with "
            f"{own} of its articles and {others} of the others'."
        )
        return f"{head} {escape(endings[0])}." if is_shared else head
    if not is_shared:
        return " ".join(map(escape, verdicts))
    return " ".join([*(f"{escape(head)}." for head in split[0]), f"{escape(endings[0])}."])


def _from_to(shares: pd.Series) -> str:
    """From the smallest to the largest share, in words."""
    least, most = (f"{share:.0%}" for share in (shares.min(), shares.max()))
    return least if least == most else f"{least} to {most}"


def _consequences(differing: pd.DataFrame) -> list[str]:
    """What follows for the comparisons."""
    properties, consequences = set(differing["property"]), []
    is_found = (differing["property"] == "topics") & differing["detail"].str.startswith("found")
    if not properties.isdisjoint(DATES_AND_TOPICS):
        consequences.append(
            "Where known dates or topics differ, the lenses compare articles of the same period "
            "or topic, and leave out what only one side has."
        )
    if is_found.any():
        consequences.append(
            "Topics that were found in the words are described only; give the articles a column "
            "topic to compare within topics."
        )
    if not properties.isdisjoint(GENRES):
        consequences.append(
            "Where genres differ, the wording of a genre can pass for that of an outlet; compare "
            "the articles of one genre alone."
        )
    if "copies" in properties:
        consequences.append(
            "Where one outlet reprints others, its words are partly theirs; see the near copies."
        )
    if "median length" in properties:
        consequences.append(
            "Where lengths differ, fewer differences in wording can be told from chance."
        )
    return consequences
