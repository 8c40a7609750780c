"""The same event in two outlets, sentence by sentence: what both tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.arguments import public
from framing.base.errors import require_choice
from framing.base.running.progress import progress
from framing.base.running.shared import once_a_run
from framing.lenses.sidebyside.alignment import (
    Pair,
    Sentences,
    article_pairs,
    weigh_groups,
)
from framing.lenses.sidebyside.nearest import nearest
from framing.text.compare import shared_quotations

# Least similarity of a pair, and of a strong one; how many tell the same fact is in
# benchmarks/RESULTS.md. LOOSE is for two stories that are no event: related lines, from which
# nothing is claimed.
LOOSE, DEFAULT, STRONG = 0.09, 0.24, 0.40
TOGETHER = 50  # events whose sentences are split and counted at once
COLUMNS = """
    event same_event outlet_a outlet_b article_a article_b sentence_a sentence_b text_a text_b
    similarity shared anchor strength quoted_a quoted_b sentences_a sentences_b
""".split()


@public
@once_a_run
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
    tables = [_aligned(group, sentences) for group, sentences in weighed_pairs(articles, pairs)]
    tables = [table for table in tables if len(table)]
    if not tables:
        return pd.DataFrame(columns=COLUMNS, dtype=object)
    table = pd.concat(tables, ignore_index=True)
    if strength == "strong":
        table = table[table["strength"] == "strong"].reset_index(drop=True)
    return table


def weighed_pairs(
    articles: pd.DataFrame, pairs: list[Pair]
) -> Iterator[tuple[list[Pair], Sentences]]:
    """The pairs of each event with its sentences, which are split and weighed once."""
    groups: dict[str | Pair | None, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(pair.event if pair.same_event else pair, []).append(pair)
    rows_of = {
        key: sorted({row for pair in group for row in (pair.row_a, pair.row_b)})
        for key, group in groups.items()
    }
    # marks without a word have no sentence
    has_words = articles["text"].astype(str).str.contains(r"\w", regex=True).to_numpy(bool)
    keys = [key for key, rows in rows_of.items() if has_words[rows].any()]
    blocks = [keys[start : start + TOGETHER] for start in range(0, len(keys), TOGETHER)]
    for block in progress(blocks, "aligning sentences"):
        frames = not groups[block[0]][0].same_event
        weighed = weigh_groups(articles, [rows_of[key] for key in block], frames=frames)
        yield from ((groups[key], sentences) for key, sentences in zip(block, weighed))


@dataclass(frozen=True)
class Matches:
    """Sentences that are paired: their places among all of the event, how near, why.

    Attributes
    ----------
    a, b : int arrays
    similarity : array
    is_quotation : bool array, whether they share a quotation.
    """

    a: np.ndarray
    b: np.ndarray
    similarity: np.ndarray
    is_quotation: np.ndarray


def _aligned(pairs: list[Pair], sentences: Sentences) -> pd.DataFrame:
    """The paired sentences of the articles on one event."""
    of_pairs = [matches_of(pair, sentences) for pair in pairs]
    a, b, similarity, is_quotation = (
        np.concatenate([getattr(matches, field.name) for matches in of_pairs])
        for field in fields(Matches)
    )
    number = np.repeat(np.arange(len(pairs)), [len(matches.a) for matches in of_pairs])
    shared = sparse.csr_array(sentences.present[a].multiply(sentences.present[b]))
    sides, counts = {}, {}
    for side, rows in (("a", a), ("b", b)):
        table = sentences.table.iloc[rows].reset_index(drop=True)
        for name in ("outlet", "article", "sentence", "text", "quoted"):
            sides[f"{name}_{side}"] = table[name]
        n_sentences = [len(sentences.of(getattr(pair, f"row_{side}"))) for pair in pairs]
        counts[f"sentences_{side}"] = np.array(n_sentences, np.int64)[number]
    strengths = [similarity >= STRONG, similarity >= DEFAULT]
    table = pd.DataFrame(
        {
            "event": pairs[0].event,
            "same_event": pairs[0].same_event,
            **sides,
            "similarity": similarity,
            "shared": np.asarray(shared.sum(axis=1)).ravel(),
            "anchor": _anchors(shared, sentences, is_quotation),
            "strength": np.select(strengths, ["strong", "default"], "loose"),
            **counts,
        },
        index=range(len(a)),
    )
    return table[COLUMNS]


def matches_of(pair: Pair, sentences: Sentences) -> Matches:
    """Mutual best sentences of two articles, in the order of the first."""
    a, b = sentences.of(pair.row_a), sentences.of(pair.row_b)
    near: dict[tuple[int, int], float] = {}
    quotations: set[tuple[int, int]] = set()
    if len(a) and len(b):
        runs = sentences.quotations
        quotations = shared_quotations(runs[pair.row_a], runs[pair.row_b])
        counterparts = nearest(sentences, a, b, quotations, STRONG)
        near = counterparts.mutual(DEFAULT if pair.same_event else LOOSE)
        if not pair.same_event:
            frames = sparse.csr_array(sentences.present[:, np.flatnonzero(sentences.is_frame())])
            near |= _of_a_kind(frames, a, b, counterparts.any_side(LOOSE / 2))
    cells = sorted(near)
    in_a, in_b = np.array(cells, np.int64).reshape(-1, 2).T
    return Matches(
        a[in_a],
        b[in_b],
        np.array([near[cell] for cell in cells]),
        np.array([cell in quotations for cell in cells], bool),
    )


def _of_a_kind(
    frames: sparse.csr_array, a: np.ndarray, b: np.ndarray, near: dict[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    """Places at which a sentence's nearest one holds a loaded word of the same kind.

    In two stories that one may be nearer to another sentence.
    """
    if not near:
        return {}
    in_a, in_b = np.array(list(near), np.int64).T
    is_of_kind = np.asarray(frames[a[in_a]].multiply(frames[b[in_b]]).sum(axis=1)).ravel() > 0
    return {cell: near[cell] for cell, is_alike in zip(near, is_of_kind.tolist()) if is_alike}


def _anchors(
    shared: sparse.csr_array, sentences: Sentences, is_quotation: np.ndarray
) -> np.ndarray:
    """What ties two sentences together besides their words."""
    is_number = np.array([term[:1].isdigit() for term in sentences.terms], bool)
    numbers, kinds = (
        (shared @ kind.astype(np.int64)) > 0 for kind in (is_number, sentences.is_frame())
    )
    names = np.array(["quotation", "number", "kind"], object)
    return np.select([is_quotation, numbers, kinds], names, "").astype(object)
