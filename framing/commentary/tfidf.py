"""Words about TF-IDF."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.markdown import Markdown
from framing.commentary.words import (
    bullet_list,
    escape,
    first_few,
    listed,
    number,
    often,
    plural,
    sentences,
    small_corpus_note,
)

COLUMNS = "outlet term tfidf tfidf_rest difference n n_articles articles few".split()


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
    require_columns(table, COLUMNS, "table")
    lines = []
    for outlet, own in table[table["difference"] > 0].groupby("outlet", sort=True):
        terms = listed(map(_term, own.nlargest(top, "difference").to_dict("records")))
        lines.append(f"- **{escape(outlet)}**: {terms}.")
    notes = ["These weights describe; they are no test of a difference."]
    if table["few"].any():
        articles = int(table.groupby("outlet")["articles"].max().sum())
        notes.append(
            f"With {plural(articles, 'article')} in all, IDF takes few values and says little: "
            "read the list as frequent words that the others use less."
        )
    if "per_10k_background" in table:
        notes.append(_background(table))
    head = (
        "Terms that weigh more in an outlet than in the others (mean weight in either):"
        if lines
        else ""
    )
    return bullet_list(lines, head=head, tail=sentences(*notes, small_corpus_note(table)))


def _term(row: dict) -> str:
    """A term with its weights and counts."""
    weights = f"{number(row['tfidf'], 3)} against {number(row['tfidf_rest'], 3)}"
    articles = f"{row['n_articles']:,} of {plural(row['articles'], 'article')}"
    if row["articles"] == 1:
        articles = "its article"
    return f"{row['term']} ({weights}, {often(row['n'])} in {articles})"


def _background(table: pd.DataFrame) -> str:
    """The words furthest above the language at large, for each outlet."""
    repeated = table[(table["n"] >= 2) & table["log_ratio"].notna()]
    lines = [
        f"{escape(outlet)}: {listed(own.nlargest(3, 'log_ratio')['term'])}"
        for outlet, own in repeated.groupby("outlet", sort=True)
    ]
    if not lines:
        return ""
    terms = "; ".join(first_few(lines))
    return f"Furthest above the language at large, among words used twice or more: {terms}."
