"""The same event in two outlets, sentence by sentence: what both tell."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_choice
from framing.base.progress import progress
from framing.lenses.sidebyside.alignment import Pair, Sentences, article_pairs, weigh
from framing.text.compare import shared_quotations

# Least similarity of a pair, and of a strong one; how many tell the same fact is in
# benchmarks/RESULTS.md. LOOSE is for two stories that are no event: related lines, from which
# nothing is claimed.
LOOSE, DEFAULT, STRONG = 0.09, 0.24, 0.40
COLUMNS = [
    "event",
    "same_event",
    "outlet_a",
    "outlet_b",
    "article_a",
    "article_b",
    "sentence_a",
    "sentence_b",
    "text_a",
    "text_b",
    "similarity",
    "shared",
    "anchor",
    "strength",
    "quoted_a",
    "quoted_b",
    "sentences_a",
    "sentences_b",
]


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
    >>> articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["Echo", "Herald"], "event": ["e", "e"], "text": [
    ...     "The old ferry pier was shut. Nobody was hurt.", "A goose came by. The ferry pier is shut at last."]})
    >>> side_by_side(articles)[["sentence_a", "sentence_b", "shared", "strength"]].values.tolist()
    [[1, 2, 3, 'strong']]
    """
    require_choice(strength, ["default", "strong"], "strength")
    pairs = article_pairs(articles, pair, baseline)
    parts = [_aligned(articles, two, sentences) for two, sentences in weighed(articles, pairs)]
    if not parts:
        return pd.DataFrame(columns=COLUMNS, dtype=object)
    table = pd.concat(parts, ignore_index=True)
    return (
        table
        if strength == "default"
        else table[table["strength"] == "strong"].reset_index(drop=True)
    )


def weighed(articles: pd.DataFrame, pairs: list[Pair]):
    """Each pair with the sentences of its event; an event is split and weighed once, so the cost is
    linear in events.
    """
    groups: dict = {}
    for two in pairs:
        groups.setdefault(two.event if two.same_event else two, []).append(two)
    for group in progress(list(groups.values()), "aligning sentences"):
        rows = sorted({row for two in group for row in (two.row_a, two.row_b)})
        if not articles["text"].iloc[rows].str.contains(r"\w", regex=True).any():
            continue  # marks without a word have no sentence
        sentences = weigh(articles, rows, frames=not group[0].same_event)
        for two in group:
            yield two, sentences


def _aligned(articles: pd.DataFrame, two: Pair, sentences: Sentences) -> pd.DataFrame:
    """Mutual best sentences of two articles."""
    a, b = sentences.of(two.row_a), sentences.of(two.row_b)
    empty = pd.DataFrame(columns=COLUMNS, dtype=object)
    if not len(a) or not len(b):
        return empty
    near = sentences.similarity(a, b)
    runs = shared_quotations(sentences.table.iloc[a], sentences.table.iloc[b])
    for i, j in runs:
        near[i, j] = max(near[i, j], STRONG) + 1e-6
    best_a, best_b = near.argmax(axis=1), near.argmax(axis=0)
    least = DEFAULT if two.same_event else LOOSE
    kept = {(i, j) for i, j in enumerate(best_a) if best_b[j] == i and near[i, j] >= least}
    if not two.same_event:
        kept |= _of_a_kind(sentences, a, b, near, best_a, best_b)
    if not kept:
        return empty
    kept = sorted(kept)
    left, right = (np.array(side) for side in zip(*kept))
    one, other = (sentences.table.iloc[side].reset_index(drop=True) for side in (a[left], b[right]))
    both = sentences.present[a[left]].multiply(sentences.present[b[right]]).tocsr()
    anchor = [
        "quotation" if (i, j) in runs else _anchor(sentences.terms[both[[at]].indices])
        for at, (i, j) in enumerate(kept)
    ]
    similarity = near[left, right]
    return pd.DataFrame(
        {
            "event": two.event,
            "same_event": two.same_event,
            "outlet_a": one["outlet"],
            "outlet_b": other["outlet"],
            "article_a": one["article"],
            "article_b": other["article"],
            "sentence_a": one["sentence"],
            "sentence_b": other["sentence"],
            "text_a": one["text"],
            "text_b": other["text"],
            "similarity": similarity,
            "shared": np.asarray(both.sum(axis=1)).ravel(),
            "anchor": np.array(anchor, object),
            "strength": np.select(
                [similarity >= STRONG, similarity >= DEFAULT], ["strong", "default"], "loose"
            ),
            "quoted_a": one["quoted"],
            "quoted_b": other["quoted"],
            "sentences_a": len(a),
            "sentences_b": len(b),
        }
    )[COLUMNS]


def _of_a_kind(sentences: Sentences, a, b, near, best_a, best_b) -> set[tuple[int, int]]:
    """In two stories a sentence may also meet one that is nearer to another, if both hold a loaded
    word of one kind.
    """
    kinds = np.flatnonzero(
        [term.startswith("frame") and term != "frame" for term in sentences.terms]
    )
    one, other = (sentences.present[rows][:, kinds].toarray() for rows in (a, b))
    pairs = {(i, int(j)) for i, j in enumerate(best_a)} | {
        (int(i), j) for j, i in enumerate(best_b)
    }
    return {(i, j) for i, j in pairs if near[i, j] >= LOOSE / 2 and (one[i] * other[j]).any()}


def _anchor(shared: np.ndarray) -> str:
    """What ties two sentences together besides their words."""
    if any(term[:1].isdigit() for term in shared):
        return "number"
    return "kind" if any(term.startswith("frame") and term != "frame" for term in shared) else ""
