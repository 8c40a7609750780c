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

    A word with a valence of 0 is taken out: a booster before it would be a feeling of its own.
    """
    table = pd.read_csv(DATA / "news_sentiment.csv", keep_default_na=False)
    valences = vader_lexicon() | dict(zip(table["term"], table["valence"].astype(float)))
    return {word: valence for word, valence in valences.items() if valence}


def read_valences(lexicon) -> dict[str, float]:
    """A user's words and valences, every row checked.

    Raises
    ------
    FramingError
        Naming the row: an empty term, a valence that is no number from -4 to 4.
    """
    table = lexicon
    if isinstance(lexicon, Mapping):
        table = pd.DataFrame(lexicon.items(), columns=["term", "valence"])
    require_columns(table, ["term", "valence"], "lexicon")
    if not len(table):
        raise _bad_row(0, "no row")
    valence = pd.to_numeric(table["valence"], errors="coerce")
    term = table["term"].fillna("").astype(str).str.strip().str.lower()
    is_wrong = ((term == "") | ~valence.between(-4, 4)).to_numpy()
    if is_wrong.any():
        row = int(is_wrong.argmax())
        raise _bad_row(row, f"{table['term'].iloc[row]!r}, {table['valence'].iloc[row]!r}")
    return dict(zip(term, valence.astype(float)))


def _bad_row(row: int, written: str) -> FramingError:
    return FramingError(  # as a spreadsheet counts: the header is row 1
        f"lexicon, row {row + 2}: it needs a term and a valence from -4 to 4, not {written}; "
        "correct the row or take it out."
    )
