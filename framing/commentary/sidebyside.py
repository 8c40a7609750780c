"""Words about paired sentences."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.markdown import Markdown
from framing.base.texts import some_of
from framing.commentary.words import escape, joined, number, plural

COLUMNS = "event same_event outlet_a outlet_b strength anchor".split()
ANCHORS = {
    "quotation": "a quotation",
    "number": "a figure",
    "kind": "a kind of loaded word",
}


def _anchors(counts: pd.Series) -> str:
    """What pairs have in common besides words: a pair with two such ties is told of the first."""
    told: list[str] = []
    for name, words in ANCHORS.items():
        n = counts.get(name, 0)
        if n and not told:
            told.append(f"{number(n, 0)} {'has' if n == 1 else 'have'} {words} in common")
        elif n:
            told.append(f"{number(n, 0)} {'other' if n == 1 else 'others'} {words}")
    return joined(told)


@public
def say_side_by_side(table: pd.DataFrame) -> Markdown:
    """How much was paired, and what that allows to be said.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.side_by_side` gives it.

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
        return Markdown(
            "No sentences could be paired: no two articles are known to tell of the same event, "
            "or they share too few words. Name two articles with `pair=(first_id, second_id)` to "
            "set them side by side all the same."
        )
    anchors = _anchors(table["anchor"].value_counts())
    ties = f" Besides words, {anchors}." if anchors else ""
    if not table["same_event"].astype(bool).all():
        outlets = " and ".join(map(escape, sorted({*table["outlet_a"], *table["outlet_b"]})))
        return Markdown(
            f"**Two stories, not one event.** {plural(len(table), 'pair')} of related lines "
            f"between {outlets}.{ties} They show how two texts speak of similar "
            "things; no claim about the outlets is drawn from them."
        )
    events, strong = table["event"].nunique(), int((table["strength"] == "strong").sum())
    return Markdown(
        f"{plural(len(table), 'pair')} of sentences in {plural(events, 'event')}, "
        f"{some_of(strong, len(table))} of them close.{ties} Pairs are found by their words: "
        "read both sides before you say that they tell the same fact."
    )
