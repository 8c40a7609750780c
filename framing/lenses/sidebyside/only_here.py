"""What only one outlet tells of an event, and what both tell in the same words."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError
from framing.lenses.sidebyside.alignment import Pair, Sentences, article_pairs
from framing.lenses.sidebyside.pairs import weighed
from framing.text.compare import shared_runs

ONLY_HERE = 0.10  # a sentence whose nearest counterpart is less near than this stands alone
HERE = [
    "event",
    "same_event",
    "outlet",
    "article",
    "sentence",
    "text",
    "centrality",
    "nearest",
    "other",
    "quoted",
]
BLOCK = 500  # sentences looked at together


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
    parts = []
    for two, sentences in weighed(articles, article_pairs(articles, pair)):
        for row, rest in ((two.row_a, two.row_b), (two.row_b, two.row_a)):
            here, there = sentences.of(row), sentences.of(rest)
            if len(here) and len(there):
                parts.append(_alone(sentences, here, there, two))
    if not parts:
        return pd.DataFrame(columns=HERE, dtype=object)
    return pd.concat(parts, ignore_index=True)


def _alone(sentences: Sentences, here, there, two: Pair) -> pd.DataFrame:
    near, central = np.zeros(len(here)), np.zeros(len(here))
    # all at once, an article of ten thousand lines would fill the memory
    for at in range(0, len(here), BLOCK):
        rows = here[at : at + BLOCK]
        near[at : at + BLOCK] = sentences.similarity(rows, there).max(axis=1)
        inner = sentences.similarity(rows, here)
        inner[np.arange(len(rows)), np.arange(at, at + len(rows))] = 0
        central[at : at + BLOCK] = inner.sum(axis=1)
    table = sentences.table.iloc[here].assign(
        event=two.event,
        same_event=two.same_event,
        centrality=central / max(len(here) - 1, 1),
        nearest=near,
        other=sentences.table["outlet"].iloc[there[0]],
    )
    alone = table[(near < ONLY_HERE) & (table["n_tokens"] >= 5)]
    return alone.sort_values("centrality", ascending=False, kind="stable")[HERE]


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
    if not isinstance(words, int) or words < 3:
        raise FramingError(
            f"words must be a whole number from 3 on, not {words!r}; 8 is the default."
        )
    columns = [
        "event",
        "same_event",
        "outlet_a",
        "outlet_b",
        "article_a",
        "article_b",
        "text",
        "n_tokens",
        "quoted_a",
        "quoted_b",
    ]
    rows = []
    for two in article_pairs(articles, pair):
        a, b = articles.iloc[two.row_a], articles.iloc[two.row_b]
        for run in shared_runs(a["text"], b["text"], words):
            rows.append(
                (
                    two.event,
                    two.same_event,
                    a["outlet"],
                    b["outlet"],
                    a["article"],
                    b["article"],
                    *run,
                )
            )
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values("n_tokens", ascending=False, kind="stable", ignore_index=True)
