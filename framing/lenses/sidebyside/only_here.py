"""What only one outlet tells of an event, and what both tell in the same words."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError
from framing.lenses.sidebyside.alignment import Pair, Sentences, article_pairs
from framing.lenses.sidebyside.pairs import weighed_pairs
from framing.text.compare import shared_runs

ONLY_HERE = 0.10  # a sentence whose nearest counterpart is less near than this stands alone
LEAST_TOKENS = 5  # of a sentence in the list
ONLY_COLUMNS = """
    event same_event outlet article sentence text centrality nearest other quoted
""".split()
REUSE_COLUMNS = """
    event same_event outlet_a outlet_b article_a article_b text n_tokens quoted_a quoted_b
""".split()
BLOCK = 500  # sentences looked at together
LEAST_WORDS = 3  # of a run


@public
def only_here(articles: pd.DataFrame, *, pair=None) -> pd.DataFrame:
    """A reading list: sentences of one article without a counterpart in the other.

    Parameters
    ----------
    articles : DataFrame
        As for :func:`side_by_side`.
    pair : tuple of str, optional
        The ids of two articles.

    Returns
    -------
    DataFrame, the most central sentences of each article first
        event, same_event, outlet, article, sentence, text; centrality (mean similarity to the other
        sentences of its article), nearest (similarity to the nearest sentence of the other article,
        0 to 1), other (the other outlet), quoted. No rate is drawn from it: its length depends on
        the threshold, and some listed sentences do have a counterpart in other words.

    Raises
    ------
    FramingError
        A missing column, or a pair that is not there.
    """
    tables = []
    for article_pair, sentences in weighed_pairs(articles, article_pairs(articles, pair)):
        rows = (article_pair.row_a, article_pair.row_b)
        for row, other_row in (rows, rows[::-1]):
            own, others = sentences.of(row), sentences.of(other_row)
            if len(own) and len(others):
                tables.append(_alone(sentences, own, others, article_pair))
    if not tables:
        return pd.DataFrame(columns=ONLY_COLUMNS, dtype=object)
    return pd.concat(tables, ignore_index=True)


def _alone(sentences: Sentences, own: np.ndarray, others: np.ndarray, pair: Pair) -> pd.DataFrame:
    """The sentences of one article that stand alone."""
    nearest, sum_of_inner = np.zeros(len(own)), np.zeros(len(own))
    # all at once, an article of ten thousand lines would fill the memory
    for start in range(0, len(own), BLOCK):
        block = slice(start, start + BLOCK)
        nearest[block] = sentences.similarity(own[block], others).max(axis=1)
        inner = sentences.similarity(own[block], own)
        inner[np.arange(len(inner)), np.arange(start, start + len(inner))] = 0
        sum_of_inner[block] = inner.sum(axis=1)
    table = sentences.table.iloc[own].assign(
        event=pair.event,
        same_event=pair.same_event,
        centrality=sum_of_inner / max(len(own) - 1, 1),
        nearest=nearest,
        other=sentences.table["outlet"].iloc[others[0]],
    )
    alone = table[(nearest < ONLY_HERE) & (table["n_tokens"] >= LEAST_TOKENS)]
    return alone.sort_values("centrality", ascending=False, kind="stable")[ONLY_COLUMNS]


@public
def text_reuse(articles: pd.DataFrame, *, pair=None, words: int = 8) -> pd.DataFrame:
    """The same words in both articles, and the same quotation cut differently.

    Parameters
    ----------
    articles : DataFrame
        As for :func:`side_by_side`.
    pair : tuple of str, optional
        The ids of two articles.
    words : int
        Least words in a row.

    Returns
    -------
    DataFrame, the longest first
        event, same_event, outlet_a, outlet_b, article_a, article_b, text (as the first article has
        it), n_tokens, quoted_a, quoted_b (whether it stands in a quotation there).

    Raises
    ------
    FramingError
        A missing column, a pair that is not there, ``words`` below 3.
    """
    if words < LEAST_WORDS:
        raise FramingError(
            f"words must be a whole number from {LEAST_WORDS} on, not {words!r}; 8 is the default."
        )
    rows = []
    for article_pair in article_pairs(articles, pair):
        a, b = articles.iloc[article_pair.row_a], articles.iloc[article_pair.row_b]
        keys = (a["outlet"], b["outlet"], a["article"], b["article"])
        for run in shared_runs(a["text"], b["text"], words):
            rows.append((article_pair.event, article_pair.same_event, *keys, *run))
    table = pd.DataFrame(rows, columns=REUSE_COLUMNS)
    return table.sort_values("n_tokens", ascending=False, kind="stable", ignore_index=True)
