"""Signs of a genre in a title: opinion, live blog, interview."""

from __future__ import annotations

import re
from functools import lru_cache

import pandas as pd

from framing.base.data import DATA

SET_OFF = r"(?:\s*[:|–—]|\s+-\s)"  # what parts a sign at the edge of a title from the title


def genre_signs(articles: pd.DataFrame) -> pd.DataFrame:
    """Whether the titles bear a sign of each genre, a column a genre that any title bears.

    Examples
    --------
    >>> titles = ["Opinion: Shut the pier", "An opinion on the pier", "Pier shut – as it happened"]
    >>> genre_signs(pd.DataFrame({"title": titles})).to_dict("list")
    {'opinion': [True, False, False], 'live blog': [False, False, True]}
    """
    if "title" not in articles:
        return pd.DataFrame(index=articles.index)
    titles = articles["title"].fillna("").astype(str)
    signs = {
        genre: titles.map(lambda title, pattern=pattern: bool(pattern.search(title)))
        for genre, pattern in _patterns().items()
    }
    return pd.DataFrame({genre: has_sign for genre, has_sign in signs.items() if has_sign.any()})


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern]:
    """One pattern a genre, from ``data/genre_signs.csv``."""
    table = pd.read_csv(DATA / "genre_signs.csv", keep_default_na=False)
    patterns = {}
    for genre, rows in table.groupby("genre", sort=False):
        edge, anywhere = (
            "|".join(map(re.escape, rows.loc[rows["stands"] == stands, "sign"]))
            for stands in ("edge", "anywhere")
        )
        alternatives = [rf"^\W*(?:{edge}){SET_OFF}", rf"{SET_OFF}\s*(?:{edge})\W*$"]
        if anywhere:
            alternatives.append(rf"\b(?:{anywhere})\b")
        patterns[str(genre)] = re.compile("|".join(alternatives), re.IGNORECASE)
    return patterns
