"""What can be followed over time, article by article: words, loaded terms, sentiment, quotes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.base.errors import FramingError, listed, shown
from framing.corpus.damage.quotation_marks import outlets_without_marks
from framing.lenses.loaded.hits import VOICES
from framing.lenses.loaded.lexicon import categories, read_lexicon
from framing.lenses.loaded.terms import ALL, count_hits
from framing.lenses.sentiment.means import article_sums
from framing.lenses.sentiment.scores import sentiment
from framing.rates.thresholds import FEWEST_LINES, FEWEST_USES
from framing.text.concordance import count_lines
from framing.text.counts import count_terms
from framing.text.sentences import split_sentences

LOADED, SENTIMENT, QUOTED = "loaded:", "sentiment", "quoted"
ALLOWED = (
    "what must be a word or words as concordance takes them ('pier*'), 'loaded:' and a category "
    "('loaded:doubt_distance'), 'sentiment' or 'quoted'"
)


class Measure(NamedTuple):
    """Counts (or sums of scores) and sizes of each article, and in what unit their rate is told."""

    name: str
    x: np.ndarray
    n: np.ndarray
    unit: str
    per: int = 1
    kind: str = "count"  # count, share or mean
    lost_marks: tuple[str, ...] = ()  # outlets of which nothing is known

    def has_interval(self, table: pd.DataFrame) -> pd.Series:
        """Whether a row has enough uses (of a mean: sentences) for an interval."""
        return table["n"] >= FEWEST_LINES if self.kind == "mean" else table["x"] >= FEWEST_USES


def measure(articles: pd.DataFrame, what) -> Measure:
    """What is to be followed, counted in each article.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
    what : str or list of str
        As :func:`framing.timeline` takes it; a list is one of words, whatever they are.

    Raises
    ------
    FramingError
        An unknown category, an empty word, sentiment of what is not English.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": ["A pier, piers."]})
    >>> measure(articles, "pier*").x.tolist(), measure(articles, "pier*").n.tolist()
    ([2], [3])
    """
    if not isinstance(what, (str, list, tuple)):
        raise FramingError(f"{ALLOWED}, not {shown(what)}.")
    if what in (SENTIMENT, QUOTED):
        return _sentiment(articles) if what == SENTIMENT else _quoted(articles)
    if isinstance(what, str) and what.startswith(LOADED):
        return _loaded(articles, what.removeprefix(LOADED))
    patterns = [what] if isinstance(what, str) else list(what)
    for pattern in patterns or [what]:
        has_word = isinstance(pattern, str) and any(map(str.isalnum, pattern))
        if not has_word or ":" in pattern:
            raise FramingError(f"{ALLOWED}, not {shown(pattern)}.")
    x, n = count_lines(articles, patterns)
    name = ", ".join(patterns)
    return Measure(name, x, n, "per 10,000 words", 10_000)


def _loaded(articles: pd.DataFrame, category: str) -> Measure:
    terms = read_lexicon()
    known = [ALL, *categories(terms)]
    if category not in known:
        raise FramingError(
            f"what names the category {shown(category)} of loaded terms, which is none of those "
            f"that count by default: {listed(known, 30)}."
        )
    counts, sizes, _ = count_hits(articles, terms)
    x = sum(counts[voice][category].to_numpy(np.int64) for voice in VOICES)
    n = sum(sizes[voice] for voice in VOICES)
    return Measure(LOADED + category, np.asarray(x), np.asarray(n), "per 1,000 words", 1_000)


def _sentiment(articles: pd.DataFrame) -> Measure:
    keys = articles[["article", "outlet", "text"]]
    sums = article_sums(sentiment(split_sentences(keys), "news")).set_index("article")
    sums = sums[["compound", "sentences"]].reindex(articles["article"]).fillna(0)
    x, n = sums["compound"].to_numpy(float), sums["sentences"].to_numpy(np.int64)
    return Measure(SENTIMENT, x, n, "mean compound score of sentences", kind="mean")


def _quoted(articles: pd.DataFrame) -> Measure:
    quoted = count_terms(articles, voice=QUOTED)
    n = quoted.articles["n_tokens"].to_numpy(np.int64)
    lost = outlets_without_marks(quoted.sizes > 0, articles["outlet"])
    return Measure(
        QUOTED, quoted.sizes, n, "share of words quoted", kind="share", lost_marks=tuple(lost)
    )
