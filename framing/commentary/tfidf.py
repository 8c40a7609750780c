"""Words about TF-IDF."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.markdown import Markdown
from framing.commentary.words import escape, listed, number, plural, small_corpus_note


@public
def say_tfidf(table: pd.DataFrame, *, top: int = 5) -> Markdown:
    """What the TF-IDF table says, and what it cannot.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.tfidf` gives it.
    top : int
        Terms named for each outlet.

    Returns
    -------
    Markdown : str that a notebook shows as text.

    Raises
    ------
    FramingError
        If a column is missing.
    """
    require_columns(
        table,
        [
            "outlet",
            "term",
            "tfidf",
            "tfidf_rest",
            "difference",
            "n",
            "n_articles",
            "articles",
            "few",
        ],
        "table",
    )
    lines = []
    for outlet, side in table[table["difference"] > 0].groupby("outlet", sort=True):
        best = side.nlargest(top, "difference")
        terms = [
            f"{row['term']} ({number(row['tfidf'], 3)} against {number(row['tfidf_rest'], 3)}, "
            f"{plural(row['n'], 'time')} in {row['n_articles']:,} of {plural(row['articles'], 'article')})"
            for _, row in best.iterrows()
        ]
        lines.append(f"- **{escape(outlet)}** weighs most over the others: {listed(terms)}.")
    notes = ["These weights describe; they are no test of a difference."]
    if table["few"].any():
        notes.append(
            f"With {plural(_articles(table), 'article')} in all, IDF takes few values and says little: "
            "read the list as frequent words that the others use less."
        )
    if "per_10k_background" in table:
        notes.append(_background(table))
    return Markdown("\n".join([*lines, "", " ".join([*notes, small_corpus_note(table)]).strip()]))


def _articles(table: pd.DataFrame) -> int:
    return int(table.groupby("outlet")["articles"].max().sum())


def _background(table: pd.DataFrame) -> str:
    """The words furthest above the language at large, for each outlet."""
    often = table[(table["n"] >= 2) & table["log_ratio"].notna()]
    said = [
        f"{escape(outlet)}: {listed(side.nlargest(3, 'log_ratio')['term'])}"
        for outlet, side in often.groupby("outlet", sort=True)
    ]
    return (
        f"Furthest above the language at large, among words used twice or more: {'; '.join(said)}."
        if said
        else ""
    )
