"""What could have been seen, in sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns, require_rows
from framing.base.markdown import Markdown
from framing.commentary.words import listed, number, plural, sentences

POWER_COLUMNS = "articles per_10k ratio tested chance smallest_ratio needed".split()
CORPUS_COLUMNS = """
    ratio chance_here enough deff deff_high effective least_articles length_ratio
""".split()


@public
def say_power(table) -> Markdown:
    """How many articles a difference of this size would need.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.corpus_power`, or :func:`framing.power`.

    Returns
    -------
    Markdown
    """
    if "chance_here" in table:
        return _power_here(table)
    require_columns(table, POWER_COLUMNS, "table")
    require_rows(table, "table")
    first, small = table.iloc[0], table[table["articles"].between(2, 4)]
    test = "tested alone"
    if first["tested"] != 1:
        test = f"tested among {number(first['tested'], 0)} words"
    head = (
        f"A word used {number(first['per_10k'])} times per 10,000 words, {test}: "
        f"a {number(first['ratio'])}-fold difference would be claimed with a chance of 80% "
        f"from {plural(int(first['needed']), 'article')} a side."
    )
    can_show = np.isfinite(small["smallest_ratio"])
    blind, sizes = small.loc[~can_show, "articles"], small[can_show]
    never = f"With {listed(blind)} articles a side no difference could show, however large."
    smallest = listed(
        f"{number(row.smallest_ratio)}-fold with {row.articles} articles a side"
        for row in sizes.itertuples()
    )
    return Markdown(
        sentences(
            head,
            never if len(blind) else "",
            f"The smallest difference that could show: {smallest}." if len(sizes) else "",
        )
    )


def _power_here(table: pd.DataFrame) -> Markdown:
    """What a report on this corpus could have claimed."""
    require_columns(table, CORPUS_COLUMNS, "table")
    require_rows(table, "table")
    row = table.iloc[0]
    if np.isnan(row["deff"]):
        return Markdown(
            "Too few articles: no difference in a word could be claimed, however large."
        )
    chance = 100 * row["chance_here"]
    share = "under 1%" if chance < 1 else f"{number(chance, 0)}%"
    head = (
        f"A word that an outlet writes {number(row['ratio'])} times as often would be claimed in "
        f"this report with a chance of {share}, on average over the words that can be tested here."
    )
    needed = "No number of articles of this kind would make that 80%."
    if pd.notna(row["enough"]):
        needed = f"For 80% it takes about {number(row['enough'], 0)} articles a side."
    lengths = ""
    if row["effective"] < 0.9 * row["least_articles"]:
        lengths = (
            f"Unequal lengths cost some of it: {number(row['least_articles'], 0)} articles say as "
            f"much as {number(row['effective'], 0)} of equal length."
        )
    mismatch = ""
    if row["length_ratio"] > 1.3:
        mismatch = (
            f"Articles of one outlet are {number(row['length_ratio'])} times as long as those of "
            "another: what lengths may explain is not claimed."
        )
    return Markdown(sentences(head, needed, _spread(row), lengths, mismatch))


def _spread(row: pd.Series) -> str:
    """How much more a word's counts vary than if its uses fell to the articles at random."""
    middle, high = (round(float(row[name]), 1) for name in ("deff", "deff_high"))
    often = f"{number(middle)} times as much as"
    if middle <= 1:
        often = "as much as" if middle == 1 else "less than"
    more = f"; those of a quarter of the words {number(high)} times as much, or more" * (high > 1)
    return (
        f"The counts of a typical word vary between articles {often} they would if its uses fell "
        f"at random{more}."
    )
