"""Words near a chosen word, in sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.markdown import Markdown
from framing.base.outlets import OTHERS, baseline_of, told_once
from framing.commentary.words import (
    bullet_list,
    escape,
    listed,
    number,
    plural,
    small_corpus_note,
    times,
)

COLUMNS = "outlet term n n_word log_dice log_ratio low high q claim articles".split()
FEWEST = 2  # uses near the word; one is a sentence


@public
def say_collocates(table: pd.DataFrame, *, limit: int = 5) -> Markdown:
    """What the table of collocates allows to be said.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.collocates` gives it.
    limit : int
        Words named for each outlet.

    Returns
    -------
    Markdown : str that a notebook shows as text.

    Raises
    ------
    FramingError
        If a column is missing.
    """
    require_columns(table, COLUMNS, "table")
    if table.empty:
        return Markdown("No word stands near the chosen one.")
    lines = [_outlet_line(str(name), own, limit) for name, own in table.groupby("outlet")]
    return bullet_list(lines, head=_number_of_claims(table), tail=small_corpus_note(table))


def _number_of_claims(table: pd.DataFrame) -> str:
    tested = told_once(table[table["q"].notna()], ["term"])
    if tested.empty:
        return "No word near the chosen one stands in enough articles to be compared."
    return (
        f"{plural(int(tested['claim'].sum()), 'difference')} in words near the chosen one can be "
        f"claimed, of {number(len(tested), 0)} tested (false discovery rate 5%, whole articles as "
        "the sample)."
    )


def _outlet_line(outlet: str, own: pd.DataFrame, limit: int) -> str:
    """One outlet: the closest words, and its claims."""
    used = own[own["n"] >= FEWEST].sort_values("log_dice", ascending=False, kind="stable")
    uses = plural(own["n_word"].iloc[0], "use")
    head = f"- **{escape(outlet)}**, {uses} of the word"
    names = [
        f"“{row.term}” ({plural(row.n, 'time')}, log-Dice {row.log_dice:.1f})"
        for row in used.head(limit).itertuples()
    ]
    line = (
        f"{head}: closest are {listed(names)}." if names else f"{head}: no word is near it twice."
    )
    claims = own[own["claim"]].sort_values("q")
    if claims.empty:
        return line
    phrases = [f"“{escape(row.term)}” {_how_often(row)}" for row in claims.head(limit).itertuples()]
    return f"{line} Claimed against {escape(baseline_of(own) or OTHERS)}: {'; '.join(phrases)}."


def _how_often(row) -> str:
    """A ratio with its interval; of a word that one side never has near, that."""
    if np.isinf(row.log_ratio):
        return "here only" if row.log_ratio > 0 else "never"
    return times(row.log_ratio, row.low, row.high)
