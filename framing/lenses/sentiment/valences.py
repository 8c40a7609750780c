"""Words and their valences: VADER's with those of the news setting, or a user's own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pandas as pd

from framing.base.data import DATA
from framing.base.errors import FramingError, require_columns
from framing.lenses.sentiment.vader import vader_lexicon


@cache
def news_lexicon() -> dict[str, float]:
    """VADER's lexicon with the words of ``data/news_sentiment.csv`` in place of its own.

    A word that stands there with 0 is taken out: VADER would make a booster before it a feeling of
    its own.
    """
    table = pd.read_csv(DATA / "news_sentiment.csv", keep_default_na=False)
    words = vader_lexicon() | dict(zip(table["term"], table["valence"].astype(float)))
    return {word: valence for word, valence in words.items() if valence}


def read_valences(lexicon) -> dict[str, float]:
    """A user's words and valences, every row checked.

    Raises
    ------
    FramingError
        Naming the row: an empty term, a valence that is no number from -4 to 4.
    """
    table = (
        pd.DataFrame(lexicon.items(), columns=["term", "valence"])
        if isinstance(lexicon, Mapping)
        else lexicon
    )
    require_columns(table, ["term", "valence"], "lexicon")
    valence = pd.to_numeric(table["valence"], errors="coerce")
    term = table["term"].fillna("").astype(str).str.strip().str.lower()
    wrong = ((term == "") | ~valence.between(-4, 4)).to_numpy()
    if wrong.any() or not len(table):
        at = int(wrong.argmax()) if len(table) else 0
        came = (
            f"{table['term'].iloc[at]!r}, {table['valence'].iloc[at]!r}" if len(table) else "no row"
        )
        raise FramingError(
            f"lexicon, row {at + 2}: it needs a term and a valence from -4 to 4, not {came}; correct "
            "the row or take it out."
        )
    return dict(zip(term, valence.astype(float)))
