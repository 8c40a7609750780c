"""How near are two sentences, and which articles are set side by side?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.data import stop_words
from framing.base.errors import FramingError, listed, require_articles, require_choice
from framing.lenses.loaded.hits import find_loaded
from framing.text.counts import count_terms
from framing.text.sentences import split_sentences

FRACTION = re.compile(r"(?<![\d.,])\d{1,6}\.\d{1,2}(?![\d.,])")
FRAMES = ("kinship", "legitimising", "delegitimising")  # kinds of loaded words that tie two stories
FRAME = "frame"  # begins the made-up word of a kind


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
    table : DataFrame, as :func:`framing.split_sentences` gives it, with ``row`` of the article.
    present : CSR matrix, sentences × content words, 1 where a word stands.
    weights : CSR matrix, TF-IDF weights of length 1.
    terms : array of str.
    """

    table: pd.DataFrame
    present: sparse.csr_array
    weights: sparse.csr_array
    terms: np.ndarray

    def of(self, row: int) -> np.ndarray:
        """The places of an article's sentences."""
        return np.flatnonzero(self.table["row"].to_numpy() == row)

    def is_frame(self) -> np.ndarray:
        """For each term whether it stands for a kind of loaded words."""
        return np.array([is_frame(term) for term in self.terms], bool)

    def similarity(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """Cosine times 1 - e^(-shared/2): one rare word in common does not make two alike."""
        cosine = (self.weights[a] @ self.weights[b].T).toarray()
        shared = (self.present[a] @ self.present[b].T).toarray()
        return cosine * (1 - np.exp(-shared / 2))


def is_frame(term: str) -> bool:
    """Whether a term is the made-up word of a kind of loaded words."""
    return term.startswith(FRAME) and term != FRAME


def weigh(articles: pd.DataFrame, rows: list[int], *, frames: bool = False) -> Sentences:
    """Split the articles in ``rows`` and weigh the content words of their sentences.

    The IDF is that of all these articles. With ``frames`` two sentences also share the kind of a
    loaded word ("kinship" and "brothers"), which is what two stories that are no event have in
    common.
    """
    articles = articles.iloc[rows].assign(row=rows)
    table = split_sentences(articles).merge(articles[["article", "row"]], on="article")
    texts = table["text"] + table["text"].map(_round_numbers)
    if frames:
        texts += _frames(articles, table)
    sentences = table.assign(article=range(len(table)), text=texts)
    counts = count_terms(sentences, stop_words=stop_words())
    article = pd.Index(rows).get_indexer(table["row"])
    weights = _tfidf(counts.matrix, article, len(rows))
    present = sparse.csr_array((counts.matrix > 0).astype(np.int64))
    return Sentences(table, present, weights, counts.terms)


def _tfidf(counts: sparse.csr_array, article: np.ndarray, n_articles: int) -> sparse.csr_array:
    """TF-IDF weights of sentences, scaled to length 1; an IDF counts articles."""
    if not counts.nnz:
        return counts.astype(float)
    from sklearn.feature_extraction.text import TfidfTransformer

    places = article, np.arange(len(article))
    shape = n_articles, len(article)
    of_article = sparse.csr_array((np.ones(len(article), np.int64), places), shape)
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
    spans = sentences[["article", "start", "end"]].reset_index()
    pairs = spans.merge(hits, on="article")
    inside = pairs[pairs["hit"].between(pairs["start"], pairs["end"], inclusive="left")]
    words = inside.groupby("index")["category"].agg(
        lambda kinds: "".join(f" {FRAME}{kind}" for kind in sorted(set(kinds)))
    )
    return words.reindex(sentences.index, fill_value="")
