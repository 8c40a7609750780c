"""Sentiment: VADER's score of each sentence, its mean per outlet, its course through the
article.
"""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from framing import checks
from framing.blocks import shared_events
from framing.checks import FramingError
from framing.cluster import each, is_dask, reduced
from framing.language import require_english
from framing.pack import HIDDEN, SCORES
from framing.progress import progress
from framing.rates import compare_means, outlet_rates
from framing.text import arrow_text, row_slices, text_column
from framing.vader import score_with_hits, vader_lexicon
from framing.valences import news_lexicon, read_valences

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


def sentiment(sentences: pd.DataFrame, setting: str = "plain", *, lexicon=None) -> pd.DataFrame:
    """Score every sentence with VADER.

    Parameters
    ----------
    sentences : DataFrame
        As :func:`framing.split_sentences` gives it: ``article outlet text`` at least.
    setting : {"plain", "news"} ``plain`` equals NLTK's VADER digit for digit. ``news`` leaves names
        (capitalised words inside a sentence) and topic words of news without valence, reads
        typographic marks, and adds the words of ``data/news_sentiment.csv``.
    lexicon : DataFrame or mapping, optional Your own words, ``term`` and ``valence`` (-4 to 4), in
        place of the lexicon; with it any language is read.

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
    if is_dask(sentences):
        return each(sentences, partial(sentiment, setting=setting, lexicon=lexicon))
    checks.require_columns(sentences, ["article", "outlet", "text"], "sentences")
    checks.require_choice(setting, SETTINGS, "setting")
    if len(sentences) and sentences["text"].isna().all():
        return _stored(sentences, setting, lexicon)
    checks.require_sentences(sentences)
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


def _stored(sentences: pd.DataFrame, setting: str, lexicon) -> pd.DataFrame:
    """The scores that a share pack holds in place of the text."""
    if lexicon is not None or f"{setting} compound" not in sentences:
        raise FramingError(
            "sentences come from a share pack, which holds scores of English text by the suite's own lexicons; "
            "leave lexicon out, or take the articles themselves."
        )
    scores = {name: sentences[f"{setting} {name}"] for name in SCORES}
    other = [f"{each} {name}" for each in SETTINGS for name in SCORES]
    return sentences.drop(columns=other).assign(**scores, hits="", text=HIDDEN)


def _news_text(texts: pd.Series) -> pd.Series:
    for pattern, kept in _MARKS:
        texts = texts.str.replace(pattern, kept, regex=True)
    return texts.str.replace(_NAME[0], _NAME[1], regex=True)


def mean_sentiment(scored: pd.DataFrame, *, by: str = "outlet", baseline=None) -> pd.DataFrame:
    """The mean compound score of the sentences, and whether outlets differ.

    Parameters
    ----------
    scored : DataFrame
        As :func:`sentiment` gives it.
    by : {"outlet", "voice"}
        By voice a sentence counts as quoted when more than half of its words stand in quotations.
    baseline : str, optional The outlet that all others are compared with; by default each is
        compared with all others combined.

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
    checks.require_choice(by, ["outlet", "voice"], "by")
    # Of each article its sums are enough; on a cluster nothing else travels.
    sums = (
        reduced(scored, partial(article_sums, by=by), pd.concat)
        if is_dask(scored)
        else article_sums(scored, by=by)
    )
    checks.require_outlets(sums, argument="scored")
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


def article_sums(scored: pd.DataFrame, *, by: str = "outlet") -> pd.DataFrame:
    """Sentences and sum of compound scores of each article, or of either voice in it."""
    checks.require_columns(
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
    checks.require_columns(scored, ["outlet", "article", "text", "compound", "hits"], "scored")
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
