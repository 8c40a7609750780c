"""The same event in two outlets, sentence by sentence: what both tell."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_choice
from framing.base.progress import progress
from framing.lenses.sidebyside.alignment import (
    Pair,
    Sentences,
    article_pairs,
    is_frame,
    weigh,
)
from framing.text.compare import shared_quotations

# Least similarity of a pair, and of a strong one; how many tell the same fact is in
# benchmarks/RESULTS.md. LOOSE is for two stories that are no event: related lines, from which
# nothing is claimed.
LOOSE, DEFAULT, STRONG = 0.09, 0.24, 0.40
TIE = 1e-6  # by which a shared quotation is nearer than a strong pair
COLUMNS = """
    event same_event outlet_a outlet_b article_a article_b sentence_a sentence_b text_a text_b
    similarity shared anchor strength quoted_a quoted_b sentences_a sentences_b
""".split()


@public
def side_by_side(
    articles: pd.DataFrame, *, pair=None, strength: str = "default", baseline=None
) -> pd.DataFrame:
    """Align the sentences of articles on one event.

    Parameters
    ----------
    articles : DataFrame
        With ``article outlet text`` and ``event``, as :func:`framing.match_events` fills it.
    pair : tuple of str, optional
        The ids of two articles to set side by side, on one event or not.
    strength : {"default", "strong"}
        The least that a pair must have.
    baseline : str, optional
        Only pairs with this outlet.

    Returns
    -------
    DataFrame, one row a pair of sentences, in the order of the first article
        event, same_event (False for two stories that are no event: nothing is claimed from them);
        outlet_a outlet_b article_a article_b sentence_a sentence_b text_a text_b; similarity (0 to
        1), shared (content words in both), anchor (``quotation``, ``number``, ``kind`` of a loaded
        word, or empty), strength (``strong``, ``default``, or ``loose`` for related lines of two
        stories that are no event); quoted_a quoted_b (share of the words inside quotations);
        sentences_a sentences_b (how many sentences either article has).

    Raises
    ------
    FramingError
        A missing column, a pair or baseline that is not there.

    Notes
    -----
    TF-IDF cosine × (1 − e^(−shared ⁄ 2)), each the other's best; a shared quotation of six words
    makes a pair strong. Where no event is known and the corpus has two articles in all, these two
    are set side by side.

    Examples
    --------
    >>> texts = ["The old ferry pier was shut. Nobody was hurt.",
    ...          "A goose came by. The ferry pier is shut at last."]
    >>> articles = pd.DataFrame(
    ...     {"article": ["a", "b"], "outlet": ["Echo", "Herald"], "event": "e", "text": texts}
    ... )
    >>> columns = ["sentence_a", "sentence_b", "shared", "strength"]
    >>> side_by_side(articles)[columns].to_numpy().tolist()
    [[1, 2, 3, 'strong']]
    """
    require_choice(strength, ["default", "strong"], "strength")
    pairs = article_pairs(articles, pair, baseline)
    tables = [
        _aligned(article_pair, sentences)
        for article_pair, sentences in weighed_pairs(articles, pairs)
    ]
    if not tables:
        return pd.DataFrame(columns=COLUMNS, dtype=object)
    table = pd.concat(tables, ignore_index=True)
    if strength == "strong":
        table = table[table["strength"] == "strong"].reset_index(drop=True)
    return table


def weighed_pairs(articles: pd.DataFrame, pairs: list[Pair]) -> Iterator[tuple[Pair, Sentences]]:
    """Each pair with the sentences of its event, which is split and weighed once."""
    groups: dict[str | Pair | None, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(pair.event if pair.same_event else pair, []).append(pair)
    for group in progress(list(groups.values()), "aligning sentences"):
        rows = sorted({row for pair in group for row in (pair.row_a, pair.row_b)})
        if not articles["text"].iloc[rows].str.contains(r"\w", regex=True).any():
            continue  # marks without a word have no sentence
        sentences = weigh(articles, rows, frames=not group[0].same_event)
        for pair in group:
            yield pair, sentences


def _aligned(pair: Pair, sentences: Sentences) -> pd.DataFrame:
    """Mutual best sentences of two articles."""
    of_a, of_b = sentences.of(pair.row_a), sentences.of(pair.row_b)
    if not len(of_a) or not len(of_b):
        return pd.DataFrame(columns=COLUMNS, dtype=object)
    near = sentences.similarity(of_a, of_b)
    quotations = shared_quotations(sentences.table.iloc[of_a], sentences.table.iloc[of_b])
    for place in quotations:
        near[place] = max(near[place], STRONG) + TIE
    matches = _mutual_best(near, DEFAULT if pair.same_event else LOOSE)
    if not pair.same_event:
        matches |= _of_a_kind(sentences, of_a, of_b, near)
    if not matches:
        return pd.DataFrame(columns=COLUMNS, dtype=object)
    in_a, in_b = np.array(sorted(matches)).T
    similarity = near[in_a, in_b]
    a, b = (sentences.table.iloc[rows].reset_index(drop=True) for rows in (of_a[in_a], of_b[in_b]))
    shared = sentences.present[of_a[in_a]].multiply(sentences.present[of_b[in_b]]).tocsr()
    anchors = [
        "quotation" if place in quotations else _anchor(sentences.terms[shared[[row]].indices])
        for row, place in enumerate(zip(in_a.tolist(), in_b.tolist()))
    ]
    sides = {
        f"{name}_{side}": table[name]
        for side, table in (("a", a), ("b", b))
        for name in ("outlet", "article", "sentence", "text", "quoted")
    }
    return pd.DataFrame(
        {
            "event": pair.event,
            "same_event": pair.same_event,
            **sides,
            "similarity": similarity,
            "shared": np.asarray(shared.sum(axis=1)).ravel(),
            "anchor": np.array(anchors, object),
            "strength": np.select(
                [similarity >= STRONG, similarity >= DEFAULT], ["strong", "default"], "loose"
            ),
            "sentences_a": len(of_a),
            "sentences_b": len(of_b),
        }
    )[COLUMNS]


def _mutual_best(near: np.ndarray, least: float) -> set[tuple[int, int]]:
    """Places at which each sentence is the other's nearest, and near enough."""
    best_a, best_b = near.argmax(axis=1), near.argmax(axis=0)
    return {
        (row, column)
        for row, column in enumerate(best_a.tolist())
        if best_b[column] == row and near[row, column] >= least
    }


def _of_a_kind(sentences: Sentences, of_a, of_b, near: np.ndarray) -> set[tuple[int, int]]:
    """Places at which a sentence's nearest one holds a loaded word of the same kind.

    In two stories that one may be nearer to another sentence.
    """
    frames = np.flatnonzero(sentences.is_frame())
    in_a, in_b = (sentences.present[rows][:, frames].toarray() for rows in (of_a, of_b))
    best_a, best_b = near.argmax(axis=1).tolist(), near.argmax(axis=0).tolist()
    places = {*enumerate(best_a), *((row, column) for column, row in enumerate(best_b))}
    return {
        (row, column)
        for row, column in places
        if near[row, column] >= LOOSE / 2 and (in_a[row] * in_b[column]).any()
    }


def _anchor(shared_terms: np.ndarray) -> str:
    """What ties two sentences together besides their words."""
    if any(term[:1].isdigit() for term in shared_terms):
        return "number"
    return "kind" if any(map(is_frame, shared_terms)) else ""
