"""Counts of everything that a report tests, article by article: made once, then dealt and taken.

What leaves articles out, or deals them anew, tests the whole report again: from these counts that
is a matter of sums, and no text is read twice.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.data import GROUPS
from framing.base.errors import FramingError, require_articles
from framing.base.kinds import kind_of
from framing.lenses.agency.clauses import english_only
from framing.lenses.agency.rates import MEASURES, count_clauses
from framing.lenses.frames.rates import frame_counts
from framing.lenses.housestyle import house_style as find_house_style
from framing.lenses.loaded.lexicon import read_lexicon
from framing.lenses.loaded.terms import count_hits, keys_of
from framing.lenses.sentiment.means import article_sums
from framing.lenses.sentiment.scores import sentiment
from framing.lenses.voices.shares import FEWEST
from framing.lenses.voices.verb_list import speech_verbs
from framing.rates.observations import Observations, observations
from framing.rates.strata.events import known_events
from framing.rates.strata.find import kinds_of
from framing.text.counts import TermCounts
from framing.text.language import language
from framing.text.sentences import split_sentences

MIN_ARTICLES = 5  # in which an item of the other lenses must stand to be tested


@dataclass(frozen=True)
class LensCounts:
    """What one lens counts in each article.

    Attributes
    ----------
    lens : str
        As :data:`framing.claims.together.ITEMS` names it; who acts has a part a measure, because
        each is counted of other things.
    observed : Observations
        Of the articles in which there is something to count.
    row : int array
        Their rows in the corpus.
    min_articles : int
        In how many articles an item must stand to be tested.
    fewest : int
        How often an item must be used to be tested.
    signed : bool
        Whether means of signed sums are compared, and not rates.
    """

    lens: str
    observed: Observations
    row: np.ndarray
    min_articles: int = MIN_ARTICLES
    fewest: int = 0
    signed: bool = False

    def take(self, stays: np.ndarray) -> LensCounts:
        """The counts of some of the corpus's articles; ``stays`` has an entry for each of them."""
        rows = np.flatnonzero(stays[self.row])
        return replace(self, observed=self.observed.take(rows), row=self.row[rows])

    def with_items(self, columns: np.ndarray) -> LensCounts:
        """The counts of some of the items, by their columns."""
        items = tuple(self.observed.items[column] for column in columns)
        matrix = sparse.csr_array(self.observed.matrix[:, columns])
        return replace(self, observed=replace(self.observed, matrix=matrix, items=items))

    def dealt(self, side: np.ndarray) -> LensCounts:
        """The counts with other outlets: 0 for A, 1 for B, -1 for articles that are left out."""
        remaining = self.take(side >= 0)
        dealt = replace(remaining.observed, outlet=side[remaining.row], outlets=("A", "B"))
        return replace(remaining, observed=dealt)


def report_counts(
    counts: TermCounts, articles=None, *, min_articles=MIN_ARTICLES, house_style=True
) -> dict[str, LensCounts]:
    """Counts of the words that can be tested, and with ``articles`` of what all other lenses test.

    The lenses are those of :func:`framing.compare_outlets`.
    """
    keys = corpus_keys(counts, articles)
    lenses = {} if articles is None else _other_lenses(counts.articles["article"], articles)
    n_articles = np.bincount(counts.matrix.indices, minlength=len(counts.terms))
    is_tested = n_articles >= min_articles
    if house_style:
        style = find_house_style(counts, articles=articles)["term"].astype(str).unique()
        is_tested &= ~pd.Index(counts.terms, dtype=object).isin(style)
    columns = np.flatnonzero(is_tested)
    words = sparse.csr_array(sparse.csr_array(counts.matrix)[:, columns])
    lenses = {"keyness": (words, counts.sizes, counts.terms[columns]), **lenses}
    options: dict[str, dict] = {
        "keyness": {"min_articles": min_articles},
        "verbs": {"fewest": FEWEST},
        "sentiment": {"signed": True},
    }
    return {
        name: _lens_counts(
            matrix, sizes, items, keys, {"lens": lens_of(name), **options.get(name, {})}
        )
        for name, (matrix, sizes, items) in lenses.items()
        if matrix.shape[1] and np.any(sizes)
    }


def lens_of(part: str) -> str:
    """The lens of a part of the counts: of who acts each measure is one.

    Examples
    --------
    >>> lens_of("keyness"), lens_of("agency: passive")
    ('keyness', 'agency')
    """
    return part.partition(":")[0]


def corpus_keys(counts: TermCounts, articles=None) -> pd.DataFrame:
    """Outlet, event, date and topic of the articles that were counted, as ``articles`` has them."""
    if articles is None:
        return counts.articles
    if kind_of(articles) is None:
        require_articles(articles)
    keys = keys_of(articles).drop_duplicates("article").set_index("article")
    missing = ~counts.articles["article"].isin(keys.index)
    if missing.any():
        raise FramingError(
            f"articles has no row for the article {counts.articles['article'][missing].iloc[0]!r} "
            "that was counted; give the table that the counts were made from."
        )
    names = [name for name in ("event", "published", "topic") if name in keys]
    counted = counts.articles[["article", "outlet"]].reset_index(drop=True)
    return counted.join(keys[names], on="article")


def _lens_counts(matrix, sizes, items, keys: pd.DataFrame, options: dict) -> LensCounts:
    observed = observations(
        matrix,
        sizes,
        keys["outlet"],
        events=known_events(keys),
        items=items,
        kinds=kinds_of(keys),
    )
    row = np.flatnonzero(np.asarray(sizes) > 0)
    return LensCounts(observed=observed, row=row, **options)


def _other_lenses(ids: pd.Series, articles) -> dict[str, tuple]:
    """Counts, sizes and items of these articles, of each lens but the words."""
    row = pd.Index(ids).get_indexer(keys_of(articles)["article"])
    positions = np.flatnonzero(row >= 0)

    def in_order(values) -> np.ndarray:
        ordered = np.zeros((len(ids), *np.shape(values)[1:]), np.asarray(values).dtype)
        ordered[row[positions]] = np.asarray(values)[positions]
        return ordered

    hits, sizes, _ = count_hits(articles, read_lexicon(None))
    loaded, tokens = hits["own"] + hits["quoted"], in_order(sizes["own"] + sizes["quoted"])
    lenses = {
        "loaded": (in_order(loaded.to_numpy()), tokens, list(loaded)),
        "voices": (in_order(sizes["quoted"])[:, None], tokens, [""]),
    }
    with suppress(FramingError):  # no text in a share pack
        verbs = speech_verbs(articles)
        table = pd.crosstab(verbs["article"], verbs["group"])
        table = table.reindex(index=ids, columns=list(GROUPS), fill_value=0)
        lenses["verbs"] = (table.to_numpy(), table.sum(axis=1).to_numpy(), list(GROUPS))
    with suppress(FramingError):
        cues, frames = frame_counts(articles)
        lenses["frames"] = (in_order(cues[frames].to_numpy()), tokens, frames)
    if language(articles) == "en":
        with suppress(FramingError):
            lenses |= _clauses(articles, ids)
        sums = article_sums(sentiment(split_sentences(articles), "news")).set_index("article")
        sums = sums[["compound", "sentences"]].reindex(ids).fillna(0)
        compound = sums["compound"].to_numpy(float)[:, None]
        lenses["sentiment"] = (compound, sums["sentences"].to_numpy(np.int64), [""])
    return lenses


def _clauses(articles, ids: pd.Series) -> dict[str, tuple]:
    """Counts and sizes of each measure of who acts, a part each."""
    english, _ = english_only(articles)
    voices = count_clauses(english)
    counts = (voices["own"] + voices["quoted"]).set_index(english["article"].to_numpy())
    counts = counts.reindex(ids).fillna(0).astype(np.int64)
    return {
        f"agency: {measure}": (counts[[counted]].to_numpy(), counts[of].to_numpy(), [measure])
        for measure, (counted, of, _) in MEASURES.items()
    }
