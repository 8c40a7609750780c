"""How near are two sentences, and which articles are set side by side?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.data import stop_words
from framing.base.errors import FramingError, listed, require_articles, require_choice
from framing.lenses.loaded.hits import find_loaded
from framing.text.compare import quoted_runs
from framing.text.counts import count_terms
from framing.text.sentences import split_sentences

FRACTION = re.compile(r"(?<![\d.,])\d{1,6}\.\d{1,2}(?![\d.,])")
FRAMES = ("kinship", "legitimising", "delegitimising")  # kinds of loaded words that tie two stories
FRAME = "frame"  # begins the made-up word of a kind
CELLS = 2_000_000  # pairs of sentences looked at together


@dataclass(frozen=True)
class Pair:
    """Two articles to be set side by side, by their rows, and whether they tell of one event."""

    event: str | None
    row_a: int
    row_b: int
    same_event: bool


def article_pairs(articles: pd.DataFrame, pair=None, baseline=None) -> list[Pair]:
    """The pairs of articles to compare: those named, or each two outlets' first ones of an event.

    Where no event is known and there are two articles in all, these two are a pair, but not of one
    event.

    Raises
    ------
    FramingError
        A missing column; a named article that is not there; a baseline that is not there.
    """
    require_articles(articles)
    if pair is not None:
        return [_named_pair(articles, pair)]
    outlets = articles["outlet"].astype(str)
    if baseline is not None:
        require_choice(str(baseline), sorted(outlets.unique()), "baseline")
    table = pd.DataFrame({"outlet": outlets.to_numpy(), "row": range(len(articles))})
    table["event"] = articles["event"].to_numpy() if "event" in articles else None
    if table["event"].isna().all() and len(table) == 2 and table["outlet"].nunique() == 2:
        row_a, row_b = table.sort_values("outlet", kind="stable")["row"].tolist()
        return [Pair(None, row_a, row_b, False)]
    pairs = []
    for event, group in table[table["event"].notna()].groupby("event", sort=False):
        first = group.drop_duplicates("outlet").sort_values("outlet").to_dict("records")
        for a, b in combinations(first, 2):
            if baseline is None or str(baseline) in (a["outlet"], b["outlet"]):
                pairs.append(Pair(str(event), a["row"], b["row"], True))
    return pairs


def _named_pair(articles: pd.DataFrame, pair) -> Pair:
    ids = articles["article"].tolist()
    if pair[0] == pair[1]:
        raise FramingError(f"pair must be the ids of two different articles, not {pair!r}.")
    missing = [article for article in pair if article not in ids]
    if missing:
        raise FramingError(
            f"pair names {listed(missing)}, which is no article of the corpus; it has "
            f"{listed(ids, 5)}."
        )
    row_a, row_b = map(ids.index, pair)
    event = articles["event"].tolist() if "event" in articles else [None] * len(ids)
    same_event = bool(pd.notna(event[row_a]) and event[row_a] == event[row_b])
    return Pair(str(event[row_a]) if same_event else None, row_a, row_b, same_event)


@dataclass(frozen=True)
class Sentences:
    """Sentences with their weights.

    Attributes
    ----------
    table : DataFrame, as :func:`framing.split_sentences` gives it, with ``row`` of the article;
        an article's sentences stand together.
    present : CSR matrix, sentences × content words, 1 where a word stands.
    weights : CSR matrix, TF-IDF weights of length 1, its cells in the order of ``present``.
    terms : array of str.
    """

    table: pd.DataFrame
    present: sparse.csr_array
    weights: sparse.csr_array
    terms: np.ndarray

    @cached_property
    def spans(self) -> dict[int, tuple[int, int]]:
        """Of each article, by its row, where its sentences begin and end."""
        rows = self.table["row"].to_numpy()
        first = np.flatnonzero(np.append(True, rows[1:] != rows[:-1])) if len(rows) else rows
        ends = np.append(first[1:], len(rows))
        return dict(zip(rows[first].tolist(), zip(first.tolist(), ends.tolist())))

    @cached_property
    def quotations(self) -> dict[int, list[tuple[int, tuple[str, ...]]]]:
        """Of each article, by its row, the runs of words in its quotations."""
        return {
            row: quoted_runs(self.table.iloc[start:end]) for row, (start, end) in self.spans.items()
        }

    def of(self, row: int) -> np.ndarray:
        """The places of an article's sentences."""
        return np.arange(*self.spans.get(row, (0, 0)))

    def is_frame(self) -> np.ndarray:
        """For each term whether it stands for a kind of loaded words."""
        return np.array([is_frame(term) for term in self.terms], bool)

    def similarity(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """Cosine times 1 - e^(-shared/2): one rare word in common does not make two alike."""
        return np.concatenate([near for _, near in self.in_blocks(a, b)])

    def in_blocks(self, a: np.ndarray, b: np.ndarray) -> Iterator[tuple[slice, np.ndarray]]:
        """The similarity of some of ``a`` at a time: which of them, and an array of them × ``b``.

        All at once, two articles of twenty thousand sentences would fill the memory. Only pairs
        with a word in common are worked out.
        """
        weights, present = (matrix[b].T.tocsr() for matrix in (self.weights, self.present))
        n_rows = max(CELLS // max(len(b), 1), 1)
        for start in range(0, max(len(a), 1), n_rows):
            block = slice(start, start + n_rows)
            near = self.weights[a[block]] @ weights
            # the same words stand in both matrices: the product has its cells in the same order
            shared = self.present[a[block]] @ present
            certainty = 1 - np.exp(-np.arange(shared.data.max(initial=0) + 1) / 2)
            near.data *= certainty[shared.data]
            yield block, near.toarray()


def is_frame(term: str) -> bool:
    """Whether a term is the made-up word of a kind of loaded words."""
    return term.startswith(FRAME) and term != FRAME


def weigh(articles: pd.DataFrame, rows: list[int], *, frames: bool = False) -> Sentences:
    """Split the articles in ``rows`` and weigh the content words of their sentences.

    The IDF is that of all these articles. With ``frames`` two sentences also share the kind of a
    loaded word ("kinship" and "brothers"), which is what two stories that are no event have in
    common.
    """
    return weigh_groups(articles, [rows], frames=frames)[0]


def weigh_groups(
    articles: pd.DataFrame, groups: list[list[int]], *, frames: bool = False
) -> list[Sentences]:
    """Each group's sentences, weighed among themselves; all are split and counted at once.

    Parameters
    ----------
    articles : DataFrame
    groups : list of list of int
        The rows of each group, in order; no row stands in two of them.
    """
    group_of = {row: number for number, rows in enumerate(groups) for row in rows}
    chosen = articles.iloc[list(group_of)].assign(row=list(group_of))
    table = split_sentences(chosen).merge(chosen[["article", "row"]], on="article")
    texts = table["text"] + table["text"].map(_round_numbers)
    if frames:
        texts += _frames(chosen, table)
    sentences = table.assign(article=range(len(table)), text=texts)
    counts = count_terms(sentences, stop_words=stop_words())
    numbers = table["row"].map(group_of).to_numpy()  # in order: a group's sentences stand together
    ends = np.searchsorted(numbers, np.arange(len(groups) + 1))
    return [
        _weighed(table.iloc[start:end].reset_index(drop=True), counts, slice(start, end), rows)
        for rows, start, end in zip(groups, ends[:-1], ends[1:])
    ]


def _weighed(table: pd.DataFrame, counts, places: slice, rows: list[int]) -> Sentences:
    """The sentences of some articles, with the words that stand in them."""
    matrix = counts.matrix[places]
    used = np.unique(matrix.indices)
    matrix = sparse.csr_array(matrix[:, used])
    weights = _tfidf(matrix, pd.Index(rows).get_indexer(table["row"]), len(rows))
    present = sparse.csr_array((matrix > 0).astype(np.int64))
    return Sentences(table, present, weights, counts.terms[used])


def _tfidf(counts: sparse.csr_array, article: np.ndarray, n_articles: int) -> sparse.csr_array:
    """TF-IDF weights of sentences, scaled to length 1; an IDF counts articles."""
    if not counts.nnz:
        return counts.astype(float)
    from sklearn.feature_extraction.text import TfidfTransformer

    coordinates = article, np.arange(len(article))
    shape = n_articles, len(article)
    of_article = sparse.csr_array((np.ones(len(article), np.int64), coordinates), shape)
    model = TfidfTransformer().fit(of_article @ counts)
    return sparse.csr_array(model.transform(counts))


def _round_numbers(text: str) -> str:
    """80.10 and 80 are one figure: a fraction also counts as the nearest whole number."""
    return "".join(f" {round(float(number))}" for number in FRACTION.findall(text))


def _frames(articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.Series:
    """For each sentence the kinds of its loaded words, as made-up words."""
    hits = find_loaded(articles)
    hits = hits[hits["category"].isin(FRAMES)].drop_duplicates(["article", "start"])
    hits = hits[["article", "start", "category"]].rename(columns={"start": "hit"})
    # the last sentence that begins at or before a hit
    article = pd.Index(articles["article"])
    begins = _in_order(article.get_indexer(sentences["article"]), sentences["start"])
    at_hits = _in_order(article.get_indexer(hits["article"]), hits["hit"])
    hits["index"] = np.searchsorted(begins, at_hits, "right") - 1
    is_before_all = hits["index"] < 0
    same = sentences["article"].to_numpy()[hits["index"]] == hits["article"].to_numpy()
    is_inside = same & (hits["hit"].to_numpy() < sentences["end"].to_numpy()[hits["index"]])
    words = (
        hits[is_inside & ~is_before_all]
        .groupby("index")["category"]
        .agg(lambda kinds: "".join(f" {FRAME}{kind}" for kind in sorted(set(kinds))))
    )
    return words.reindex(sentences.index, fill_value="")


def _in_order(article: np.ndarray, character: pd.Series) -> np.ndarray:
    """One number that grows from article to article and from character to character."""
    return (article.astype(np.int64) << 40) + character.to_numpy(np.int64)
