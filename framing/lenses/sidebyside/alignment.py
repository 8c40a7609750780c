"""How near are two sentences, and which sentences of two articles belong together?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.data import stop_words
from framing.base.errors import FramingError, listed, require_articles, require_choice
from framing.text.counts import count_terms
from framing.text.sentences import split_sentences


@dataclass(frozen=True)
class Pair:
    """Two articles to be set side by side: their places in the article table, and whether they tell
    of one event.
    """

    event: str | None
    row_a: int
    row_b: int
    same_event: bool


def article_pairs(articles: pd.DataFrame, pair=None, baseline=None) -> list[Pair]:
    """The pairs of articles to compare: those named, or of every event each two outlets' first
    articles.

    Where no event is known and there are two articles in all, these two are a pair, but not of one
    event.

    Raises
    ------
    FramingError
        A missing column; a named article that is not there; a baseline that is not there.
    """
    require_articles(articles)
    ids = articles["article"].tolist()
    if pair is not None:
        return [_named(articles, ids, pair)]
    if baseline is not None:
        require_choice(str(baseline), sorted(articles["outlet"].astype(str).unique()), "baseline")
    table = articles.reset_index(drop=True).assign(row=range(len(articles)))
    event = table["event"] if "event" in table else pd.Series(None, table.index, dtype=object)
    if event.isna().all() and len(table) == 2 and table["outlet"].nunique() == 2:
        first, second = np.argsort(table["outlet"].astype(str).to_numpy(), kind="stable")
        return [Pair(None, int(first), int(second), False)]
    pairs = []
    for name, group in table[event.notna()].groupby(event[event.notna()], sort=False):
        one = group.drop_duplicates("outlet").sort_values(
            "outlet", key=lambda outlet: outlet.astype(str)
        )
        for a, b in combinations(one.to_dict("records"), 2):
            if baseline is None or str(baseline) in (str(a["outlet"]), str(b["outlet"])):
                pairs.append(Pair(str(name), a["row"], b["row"], True))
    return pairs


def _named(articles: pd.DataFrame, ids: list, pair) -> Pair:
    if not isinstance(pair, (tuple, list)) or len(pair) != 2 or pair[0] == pair[1]:
        raise FramingError(f"pair must be the ids of two different articles, not {pair!r}.")
    missing = [article for article in pair if article not in ids]
    if missing:
        raise FramingError(
            f"pair names {listed(missing)}, which is no article of the corpus; it has {listed(ids, 5)}."
        )
    a, b = ids.index(pair[0]), ids.index(pair[1])
    events = articles["event"].iloc[[a, b]].tolist() if "event" in articles else [None, None]
    same = pd.notna(events[0]) and events[0] == events[1]
    return Pair(str(events[0]) if same else None, a, b, bool(same))


@dataclass(frozen=True)
class Sentences:
    """Sentences with their weights.

    Attributes
    ----------
    table : DataFrame, as :func:`framing.split_sentences` gives it, with ``row`` (place of the
        article).
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

    def similarity(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """Cosine times 1 - e^(-shared/2): two sentences that share one rare word are not yet
        alike.
        """
        cosine = (self.weights[a] @ self.weights[b].T).toarray()
        shared = (self.present[a] @ self.present[b].T).toarray()
        return cosine * (1 - np.exp(-shared / 2))


def weigh(articles: pd.DataFrame, rows: list[int], *, frames: bool = False) -> Sentences:
    """Split the articles in ``rows`` and weigh the content words of their sentences, IDF from all
    of them.

    With ``frames`` two sentences also share the kind of a loaded word ("kinship" and "brothers"),
    which is what two stories that are no event have in common.
    """
    some = articles.iloc[rows].assign(row=rows)
    table = split_sentences(some).merge(some[["article", "row"]], on="article")
    texts = (
        table["text"] + table["text"].map(_round_numbers) + (_frames(some, table) if frames else "")
    )
    counts = count_terms(
        table.assign(article=range(len(table)), text=texts), stop_words=stop_words()
    )
    present = (counts.matrix > 0).astype(np.int64)
    member = sparse.csr_array(
        (np.ones(len(table), np.int64), (pd.factorize(table["row"])[0], np.arange(len(table))))
    )
    spread = np.asarray(((member @ present) > 0).sum(axis=0)).ravel()
    idf = np.log((1 + len(rows)) / (1 + spread)) + 1
    weights = sparse.csr_array(counts.matrix.multiply(idf[None, :]))
    length = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
    scale = sparse.diags_array(np.divide(1, length, out=np.zeros_like(length), where=length > 0))
    return Sentences(
        table, sparse.csr_array(present), sparse.csr_array(scale @ weights), counts.terms
    )


def _round_numbers(text: str) -> str:
    """80.10 and 80 are one figure: a number with a fraction also counts as the whole number that it
    is nearest to.
    """
    return "".join(
        f" {round(float(number))}"
        for number in re.findall(r"(?<![\d.,])\d{1,6}\.\d{1,2}(?![\d.,])", text)
    )


def _frames(articles: pd.DataFrame, table: pd.DataFrame) -> pd.Series:
    """For each sentence the kinds of its loaded words, as made-up words."""
    from framing.lenses.loaded.hits import find_loaded

    hits = find_loaded(articles)
    hits = hits[
        hits["category"].isin(["kinship", "legitimising", "delegitimising"])
    ].drop_duplicates(["article", "start"])
    both = (
        table[["article", "start", "end"]]
        .reset_index()
        .merge(hits[["article", "start", "category"]], on="article", suffixes=("", "_hit"))
    )
    inside = both[(both["start_hit"] >= both["start"]) & (both["start_hit"] < both["end"])]
    words = inside.groupby("index")["category"].agg(
        lambda kinds: "".join(f" frame{kind}" for kind in sorted(set(kinds)))
    )
    return words.reindex(table.index, fill_value="")
