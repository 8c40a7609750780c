"""Sentiment: VADER's score of each sentence, its mean per outlet, its course through the
article.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.arrow import arrow_text, row_slices, text_column
from framing.base.errors import (
    FramingError,
    listed,
    require_choice,
    require_columns,
    require_outlets,
    require_rows,
    require_sentences,
)
from framing.base.kinds import dispatch
from framing.base.progress import progress
from framing.lenses.sentiment.vader import SCORES, score_with_hits, vader_lexicon
from framing.lenses.sentiment.valences import news_lexicon, read_valences
from framing.rates.rates import compare_means, outlet_rates
from framing.rates.strata import shared_events
from framing.text.language import languages_of_articles


def require_english(sentences: pd.DataFrame, remedy: str) -> None:
    """Raise unless every article's sentences are English.

    Parameters
    ----------
    sentences : DataFrame with ``article outlet text``
    remedy : str
        What to do instead, for the end of the sentence.

    Raises
    ------
    FramingError
        Naming the articles that are not English.
    """
    require_columns(sentences, ["article", "outlet", "text"], "sentences")
    foreign = [
        article for article, found in languages_of_articles(sentences).items() if found != "en"
    ]
    if foreign:
        raise FramingError(
            f"The sentiment lexicon reads English only, and {listed(foreign, 3)} "
            f"{'is' if len(foreign) == 1 else 'are'} in another language: {remedy}"
        )


SETTINGS = ["plain", "news"]
# sentences scored at a time; blocks whose words are looked up together
BLOCK, TOGETHER = 200_000, 5
_REMEDY = 'give lexicon=, a table with "term" and "valence" (-4 to 4) for that language.'
# In the news setting a capitalised word inside a sentence is a name: an underscore hides it from
# the lexicon.
_NAME = (r"(?P<before>[a-z,;'’] )(?P<name>[A-Z][a-z])", r"\g<before>_\g<name>")
_MARKS = (
    ('[“”"()\\[\\]«»]', " "),
    ("’", "'"),
    ("--|[—–]", " , "),
    (r"'s\b", " "),
    (r"([;:,])(\s|$)", r" \1 "),
)


@public
@dispatch
def sentiment(sentences: pd.DataFrame, setting: str = "plain", *, lexicon=None) -> pd.DataFrame:
    """Score every sentence with VADER.

    Parameters
    ----------
    sentences : DataFrame
        As :func:`framing.split_sentences` gives it: ``article outlet text`` at least.
    setting : {"plain", "news"}
        ``plain`` equals NLTK's VADER digit for digit. ``news`` leaves names (capitalised words
        inside a sentence) and topic words of news without valence, reads typographic marks, and
        adds the words of ``data/news_sentiment.csv``.
    lexicon : DataFrame or mapping, optional
        Your own words, ``term`` and ``valence`` (-4 to 4), in place of the lexicon; with it any
        language is read.

    Returns
    -------
    DataFrame like ``sentences`` with ``neg neu pos`` (shares, 0 to 1), ``compound`` (-1 to 1) and
    ``hits`` (the words that have a valence, as written).

    Raises
    ------
    FramingError
        A missing column, whole articles in place of sentences, an unknown setting, text that is not
        English, a lexicon with a bad row.

    Notes
    -----
    Hutto and Gilbert (2014); rules as in NLTK, lexicon of the package vaderSentiment.

    Examples
    --------
    >>> sentences = pd.DataFrame({"article": ["a"] * 2, "outlet": ["Echo"] * 2,
    ...     "text": ["The Security Council met.", "It was a disaster."]})
    >>> sentiment(sentences)["compound"].tolist(), sentiment(sentences, "news")["compound"].tolist()
    ([0.34, -0.6249], [0.0, -0.6249])
    """
    require_columns(sentences, ["article", "outlet", "text"], "sentences")
    require_choice(setting, SETTINGS, "setting")
    require_sentences(sentences)
    words = read_valences(lexicon) if lexicon is not None else None
    if words is None:
        require_english(sentences, _REMEDY)
        words = vader_lexicon() if setting == "plain" else news_lexicon()
    scores, hits = np.empty((len(sentences), len(SCORES)), order="F"), []
    rows = row_slices(sentences["text"], BLOCK)
    for some in progress(
        [rows[at : at + TOGETHER] for at in range(0, len(rows), TOGETHER)], "scoring sentences"
    ):
        texts = [sentences["text"].iloc[block] for block in some]
        texts = [arrow_text(_news_text(block) if setting == "news" else block) for block in texts]
        for block, (found, written) in zip(some, score_with_hits(texts, words)):
            scores[block] = found
            hits.append(written)
    return sentences.assign(
        **dict(zip(SCORES, scores.T)), hits=text_column(hits).set_axis(sentences.index)
    )


def _news_text(texts: pd.Series) -> pd.Series:
    for pattern, kept in _MARKS:
        texts = texts.str.replace(pattern, kept, regex=True)
    return texts.str.replace(_NAME[0], _NAME[1], regex=True)


@public
def mean_sentiment(scored: pd.DataFrame, *, by: str = "outlet", baseline=None) -> pd.DataFrame:
    """The mean compound score of the sentences, and whether outlets differ.

    Parameters
    ----------
    scored : DataFrame
        As :func:`sentiment` gives it.
    by : {"outlet", "voice"}
        By voice a sentence counts as quoted when more than half of its words stand in quotations.
    baseline : str, optional
        The outlet that all others are compared with; by default each is compared with all others
        combined.

    Returns
    -------
    DataFrame, one row an outlet (and voice)
        outlet (voice), mean (compound, -1 to 1), rate_low, rate_high (95 % interval of it),
        n_sentences, articles, n_articles (with a sentence that counts). By outlet also mean_rest,
        difference, low, high (95 % interval of it), p, q, claim, as in
        :func:`framing.compare_means`; missing with one article on a side.

    Raises
    ------
    FramingError
        A missing column, fewer than two outlets, an unknown ``by`` or ``baseline``.

    Examples
    --------
    >>> scored = pd.DataFrame({"article": list("aabb"), "outlet": list("XXYY"), "compound": [0.5, 0.1, 0.0, -0.2]})
    >>> mean_sentiment(scored)[["outlet", "mean", "n_sentences", "claim"]].round(2).values.tolist()
    [['X', 0.3, 2, False], ['Y', -0.1, 2, False]]
    """
    require_choice(by, ["outlet", "voice"], "by")
    sums = article_sums(scored, by=by)
    require_outlets(sums, argument="scored")
    if by == "voice":
        voices = [name for name in ("own", "quoted") if (sums["voice"] == name).any()]
        sides = [_means(sums[sums["voice"] == name]).assign(voice=name) for name in voices]
        table = pd.concat(sides, ignore_index=True).sort_values(
            ["outlet", "voice"], kind="stable", ignore_index=True
        )
        return table[
            [
                "outlet",
                "voice",
                "mean",
                "rate_low",
                "rate_high",
                "n_sentences",
                "articles",
                "n_articles",
            ]
        ]
    table = _means(sums)
    found = compare_means(
        sums["compound"].to_numpy(float),
        sums["sentences"].to_numpy(),
        sums["outlet"],
        events=shared_events(sums),
        baseline=baseline,
    ).rename(columns={"rate_rest": "mean_rest"})
    found = found.set_index("outlet")[["mean_rest", "difference", "low", "high", "p", "q", "claim"]]
    return table.join(found, on="outlet", how="inner").reset_index(drop=True)


@dispatch
def article_sums(scored: pd.DataFrame, *, by: str = "outlet") -> pd.DataFrame:
    """Sentences and sum of compound scores of each article, or of either voice in it."""
    require_columns(
        scored, ["article", "outlet", "compound", *(["quoted"] if by == "voice" else [])], "scored"
    )
    keys = {name: (name, "first") for name in ("outlet", "event") if name in scored}
    if by == "voice":
        scored = scored.assign(voice=np.where(scored["quoted"] > 0.5, "quoted", "own"))
    rows = scored.groupby(["article", *(["voice"] if by == "voice" else [])], sort=False)
    return rows.agg(
        **keys, compound=("compound", "sum"), sentences=("compound", "size")
    ).reset_index()


def _means(sums: pd.DataFrame) -> pd.DataFrame:
    # Signed sums, even where none happens to be negative: the interval must not be that of counts.
    table = outlet_rates(
        sums["compound"].to_numpy(float) + 0.0, sums["sentences"].to_numpy(), sums["outlet"]
    )
    table = table.rename(
        columns={"rate": "mean", "low": "rate_low", "high": "rate_high", "n": "n_sentences"}
    )
    table["articles"] = table["outlet"].map(sums["outlet"].astype(str).value_counts())
    return table[
        ["outlet", "mean", "rate_low", "rate_high", "n_sentences", "articles", "n_articles"]
    ]


@public
def extreme_sentences(scored: pd.DataFrame, *, n: int = 5) -> pd.DataFrame:
    """The most negative and the most positive sentences of each outlet.

    Parameters
    ----------
    scored : DataFrame
        As :func:`sentiment` gives it.
    n : int
        Sentences at either end.

    Returns
    -------
    DataFrame with ``outlet``, ``end`` (negative or positive), ``article sentence text compound
    hits``, the most extreme first. A sentence of score 0 stands at no end.

    Raises
    ------
    FramingError
        A missing column.
    """
    require_columns(scored, ["outlet", "article", "text", "compound", "hits"], "scored")
    columns = [
        name
        for name in ("outlet", "end", "article", "sentence", "text", "compound", "hits")
        if name in scored or name == "end"
    ]
    ends = []
    for sign, end in ((1, "negative"), (-1, "positive")):
        side = scored[scored["compound"] * sign < 0].assign(
            end=end, order=scored["compound"] * sign
        )
        ends.append(side.sort_values(["outlet", "order"], kind="stable").groupby("outlet").head(n))
    return pd.concat(ends).sort_values(["outlet", "end"], kind="stable", ignore_index=True)[columns]


@public
def sentiment_arc(scored: pd.DataFrame, *, bins: int = 10) -> pd.DataFrame:
    """The mean compound score by position in the article.

    Parameters
    ----------
    scored : DataFrame
        As :func:`framing.sentiment` gives it, with ``sentence``.
    bins : int
        Parts of the article, from its first to its last sentence.

    Returns
    -------
    DataFrame with ``outlet``, ``bin`` (1 to ``bins``), ``mean`` (compound, -1 to 1), ``low high``
    (95 % interval; missing with one article), ``n_sentences``, ``articles``. A part without a
    sentence has no row.

    Raises
    ------
    FramingError
        A missing column, or ``bins`` below 2.

    Examples
    --------
    >>> scored = pd.DataFrame({"article": ["a"] * 4, "outlet": ["X"] * 4, "sentence": [1, 2, 3, 4],
    ...                        "compound": [0.5, 0.1, 0.0, -0.2]})
    >>> sentiment_arc(scored, bins=2)[["bin", "mean", "n_sentences"]].round(2).values.tolist()
    [[1.0, 0.3, 2.0], [2.0, -0.1, 2.0]]
    """
    require_columns(scored, ["article", "outlet", "sentence", "compound"], "scored")
    require_rows(scored, "scored")
    if not isinstance(bins, int) or bins < 2:
        raise FramingError(
            f"bins must be a whole number from 2 on, not {bins!r}; 10 is the default."
        )
    size = scored.groupby("article")["sentence"].transform("max")
    part = np.minimum((scored["sentence"] - 1) * bins // size, bins - 1) + 1
    rows = scored.assign(bin=part.astype(int)).groupby(["article", "bin"], sort=False)
    sums = rows.agg(
        outlet=("outlet", "first"), x=("compound", "sum"), n=("compound", "size")
    ).reset_index()
    found = [
        outlet_rates(side["x"].to_numpy(float), side["n"].to_numpy(), side["outlet"]).assign(bin=at)
        for at, side in sums.groupby("bin")
    ]
    table = pd.concat(found, ignore_index=True).rename(columns={"rate": "mean", "n": "n_sentences"})
    table["articles"] = table["outlet"].map(scored.groupby("outlet")["article"].nunique())
    table = table.sort_values(["outlet", "bin"], ignore_index=True)
    return table[["outlet", "bin", "mean", "low", "high", "n_sentences", "articles"]]
