"""What only one outlet tells of an event, and what both tell in the same words."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError
from framing.lenses.sidebyside.alignment import Pair, Sentences, article_pairs
from framing.lenses.sidebyside.pairs import matches_of, weighed_pairs
from framing.text.compare import shared_runs

ONLY_HERE = 0.10  # a sentence whose nearest counterpart is less near than this stands alone
LEAST_TOKENS = 5  # of a sentence in the list
ONLY_COLUMNS = """
    event same_event outlet article sentence text centrality nearest other quoted
""".split()
REUSE_COLUMNS = """
    event same_event outlet_a outlet_b article_a article_b text n_tokens quoted_a quoted_b
""".split()
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
    for pairs, sentences in weighed_pairs(articles, article_pairs(articles, pair)):
        if any(pair.row_a in sentences.spans and pair.row_b in sentences.spans for pair in pairs):
            tables.append(_alone(pairs, sentences))
    if not tables:
        return pd.DataFrame(columns=ONLY_COLUMNS, dtype=object)
    return pd.concat(tables, ignore_index=True)


def _alone(pairs: list[Pair], sentences: Sentences) -> pd.DataFrame:
    """The sentences of one event that stand alone in a pair of its articles."""
    rows = list(sentences.spans)
    number = {row: position for position, row in enumerate(rows)}
    centrality, nearest = _central_and_nearest(sentences, rows)
    is_long = sentences.table["n_tokens"].to_numpy() >= LEAST_TOKENS
    central = {}  # the long sentences of each article, the most central first
    for row in rows:
        own = sentences.of(row)
        ranked = own[np.argsort(-centrality[own], kind="stable")]
        central[row] = ranked[is_long[ranked]]
    alone, of_other = [], []
    for pair in pairs:
        related = _related(pair, sentences)
        for row, other_row in ((pair.row_a, pair.row_b), (pair.row_b, pair.row_a)):
            if row not in number or other_row not in number:
                continue
            of_row = central[row]
            is_alone = nearest[of_row, number[other_row]] < ONLY_HERE
            alone.append(of_row[is_alone & ~np.isin(of_row, related)])
            of_other.append(np.full(len(alone[-1]), number[other_row]))
    indices, other_numbers = np.concatenate(alone), np.concatenate(of_other)
    first = np.array([sentences.spans[row][0] for row in rows])
    table = sentences.table.iloc[indices].assign(
        event=pairs[0].event,
        same_event=pairs[0].same_event,
        centrality=centrality[indices],
        nearest=nearest[indices, other_numbers],
        other=sentences.table["outlet"].array[first[other_numbers]],
    )
    return table[ONLY_COLUMNS]


def _related(pair: Pair, sentences: Sentences) -> np.ndarray:
    """The paired sentences of two stories that are no event: some are less near than ONLY_HERE."""
    if pair.same_event:
        return np.zeros(0, np.int64)
    matches = matches_of(pair, sentences)
    return np.concatenate([matches.a, matches.b])


def _central_and_nearest(sentences: Sentences, rows: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """Of each sentence its mean similarity to the others of its article, and the similarity of
    the nearest sentence of each article.
    """
    every = np.arange(len(sentences.table))
    first = [sentences.spans[row][0] for row in rows]
    centrality, nearest = np.zeros(len(every)), np.zeros((len(every), len(rows)))
    for row in rows:
        start, end = sentences.spans[row]
        for block, near in sentences.in_blocks(every[start:end], every):
            indices = every[start:end][block]
            nearest[indices] = np.maximum.reduceat(near, first, axis=1)
            inner = near[:, start:end].copy()
            inner[np.arange(len(indices)), indices - start] = 0
            centrality[indices] = inner.sum(axis=1) / max(end - start - 1, 1)
    return centrality, nearest


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
