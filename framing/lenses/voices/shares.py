"""Who gets to speak: shares of quoted words, of speakers and of groups of speech verbs."""

from __future__ import annotations

import numpy as np
import pandas as pd
import scipy.sparse as sp

from framing.base.arguments import public
from framing.base.data import GROUPS
from framing.base.errors import FramingError, require_choice, require_columns, require_outlets
from framing.corpus.damage.quotation_marks import outlets_without_marks
from framing.rates.rates import compare_rates
from framing.rates.shares import outlet_shares
from framing.rates.strata.events import known_events
from framing.rates.thresholds import FEWEST_USES
from framing.text.counts import count_terms

NOBODY = "(nobody named)"
FEWEST = 30  # verbs of a group, all outlets together, below which nothing is compared
_COMPARISON = [
    "share_rest",
    "log_ratio",
    "ratio_low",
    "ratio_high",
    "p",
    "weight",
    "q",
    "compared_within",
    "crude_q",
]
_CLAIMS = ["crude_claim", "claim"]
_SAID_OF_LOST = ["compared_with", "lost_marks"]
_SPEAKERS = ["outlet", "person", "n", "n_words", "share", "low", "high", "n_articles", "articles"]


def _compared(x, n, articles, items, left_out=()) -> pd.DataFrame:
    """Shares with their intervals, and each outlet against the others combined where possible.

    What is known of an outlet in part only is no comparison: such outlets are described alone.
    """
    outlets, events = articles["outlet"].to_numpy(), known_events(articles)
    shares = outlet_shares(x, n, outlets, items=items, events=events)
    shares.loc[shares["x"] < FEWEST_USES, ["low", "high"]] = np.nan
    nothing = dict.fromkeys(_COMPARISON, np.nan) | {"compared_with": None}
    nothing |= dict.fromkeys(_CLAIMS, False)
    is_known = ~articles["outlet"].astype(str).isin(left_out).to_numpy()
    if articles.loc[is_known, "outlet"].nunique() < 2:
        return shares.assign(**nothing)
    try:
        tests = compare_rates(
            x[is_known],
            n[is_known],
            outlets[is_known],
            items=items,
            events=events[is_known],
            strata=articles[is_known],
        )
    except FramingError:  # nothing varies: the same count everywhere
        return shares.assign(**nothing)
    tests = tests.rename(
        columns={"rate_rest": "share_rest", "low": "ratio_low", "high": "ratio_high"}
    )
    keys = ["outlet", "item"]
    tests = tests[[*keys, *_COMPARISON, "compared_with", *_CLAIMS]]
    return shares.merge(tests, on=keys, how="left")


@public
def quoted_share(articles: pd.DataFrame) -> pd.DataFrame:
    """The share of each outlet's words that stand in quotation marks.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text`` (and ``event published topic``: outlets are
        compared within events, periods and topics)

    Returns
    -------
    DataFrame, one row an outlet
        outlet, n_quoted, n_tokens, articles; share (0..1), low, high (95% interval; missing with
        one article, or under 5 quoted words); share_rest (of the other outlets together), log_ratio
        (base 2, within events where these are known), ratio_low, ratio_high (95%), p, weight, q,
        compared_within, crude_q, crude_claim, claim as in :func:`framing.compare_rates`. Where an
        outlet's quotation marks look lost (next to none of its articles has any, and others' have),
        lost_marks says of which: it is left out of the comparison, and compared_with says with whom
        each of the others is compared, where two are left.

    Raises
    ------
    FramingError
        With fewer than two outlets.

    Notes
    -----
    Scare quotes are the outlet's own words. Intervals: :mod:`framing.rates.shares`, whole articles
    drawn.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["Echo", "Herald"],
    ...     "text": ["“We came, we saw, we left,” he said.", "They left."]})
    >>> quoted_share(articles)[["outlet", "n_quoted", "n_tokens", "share"]]
       outlet  n_quoted  n_tokens  share
    0    Echo         6         8   0.75
    1  Herald         0         2   0.00
    """
    quoted = count_terms(articles, voice="quoted")
    articles = quoted.articles
    require_outlets(articles)
    lost = outlets_without_marks(quoted.sizes > 0, articles["outlet"])
    table = _compared(
        quoted.sizes,
        articles["n_tokens"].to_numpy(),
        articles,
        ["quoted"],
        lost,
    )
    for name in _CLAIMS:
        table[name] = table[name].eq(True)
    if lost:
        table["lost_marks"] = table["outlet"].astype(str).isin(lost)
    table = table.rename(columns={"x": "n_quoted", "n": "n_tokens"})
    table["articles"] = table["outlet"].map(articles.groupby("outlet").size())
    columns = ["outlet", "n_quoted", "n_tokens", "articles", "share", "low", "high"]
    return table[[*columns, *_COMPARISON, *_CLAIMS, *_SAID_OF_LOST[: 2 * bool(lost)]]]


@public
def speakers(quotes: pd.DataFrame, *, top: int | None = None) -> pd.DataFrame:
    """Who speaks in which outlet, and how much.

    Parameters
    ----------
    quotes : DataFrame
        As :func:`framing.find_quotes` gives it: ``article outlet person n_tokens`` (or ``text``).
    top : int, optional
        Keep the persons with most quoted words, this many an outlet; by default all.

    Returns
    -------
    DataFrame, one row an outlet and person, most quoted words first within the outlet
        outlet, person (``(nobody named)`` where no speaker was found), n (quotations), n_words
        (words quoted), share (of the outlet's quoted words, 0..1), low, high (95% interval over
        articles; missing with one article, or under 5 quotations), n_articles (articles that quote
        the person), articles (the outlet's articles with quotations).

    Raises
    ------
    FramingError
        Where columns are missing or ``top`` is not a whole number from 1 on.

    Examples
    --------
    >>> quotes = pd.DataFrame({"article": ["a", "a", "b"], "outlet": ["Echo", "Echo", "Herald"],
    ...     "person": ["Orla Finn", "Ben Orlo", "Ben Orlo"], "n_tokens": [6, 2, 5]})
    >>> speakers(quotes)[["outlet", "person", "n", "n_words", "share"]]
       outlet     person  n  n_words  share
    0    Echo  Orla Finn  1        6   0.75
    1    Echo   Ben Orlo  1        2   0.25
    2  Herald   Ben Orlo  1        5   1.00
    """
    require_columns(quotes, ["article", "outlet", "person", "n_tokens"], "quotes")
    quotes = quotes.assign(
        person=quotes["person"].astype(object).where(quotes["person"].notna(), NOBODY)
    )
    if quotes.empty:
        return pd.DataFrame({column: [] for column in _SPEAKERS})
    table = (
        quotes.groupby(["outlet", "person"], sort=False)
        .agg(n=("n_tokens", "size"), n_words=("n_tokens", "sum"), n_articles=("article", "nunique"))
        .reset_index()
    )
    table["articles"] = table["outlet"].map(quotes.groupby("outlet")["article"].nunique())
    table = table.sort_values(
        ["outlet", "n_words", "n", "person"], ascending=[True, False, False, True]
    )
    if top is not None:
        table = table.groupby("outlet", sort=False).head(top)
    shares = _person_shares(quotes, table["person"].unique())
    table = table.merge(shares, on=["outlet", "person"], how="left")
    table.loc[table["n"] < FEWEST_USES, ["low", "high"]] = np.nan
    return table[_SPEAKERS]


def _person_shares(quotes: pd.DataFrame, persons: np.ndarray) -> pd.DataFrame:
    """Each person's share of each outlet's quoted words, whole articles drawn."""
    article, articles = pd.factorize(quotes["article"])
    person = pd.Index(persons).get_indexer(quotes["person"])
    words, listed = quotes["n_tokens"].to_numpy(np.int64), person >= 0
    matrix = sp.csr_matrix(
        (words[listed], (article[listed], person[listed])), shape=(len(articles), len(persons))
    )
    sizes = np.bincount(article, words, minlength=len(articles)).astype(np.int64)
    outlets = quotes.drop_duplicates("article")["outlet"].to_numpy()
    shares = outlet_shares(matrix, sizes, outlets, items=persons)
    return shares.rename(columns={"item": "person"})[["outlet", "person", "share", "low", "high"]]


@public
def verb_groups(verbs: pd.DataFrame) -> pd.DataFrame:
    """Compare how often outlets choose each group of speech verbs.

    Parameters
    ----------
    verbs : DataFrame
        As :func:`framing.speech_verbs` gives it: ``article outlet group`` (and ``event published
        topic``).

    Returns
    -------
    DataFrame, one row an outlet and group
        outlet, group, n (verbs of the group), n_verbs (the outlet's speech verbs), n_articles
        (articles with such a verb), share (0..1), low, high (95% interval, whole articles drawn;
        missing with one article, or under 5 verbs of the group);
        share_rest, log_ratio (base 2, against the other outlets together), ratio_low, ratio_high,
        p, weight, q, compared_within, crude_q, crude_claim, claim as in
        :func:`framing.compare_rates`; compared (False where the group has fewer than 30 verbs in
        all outlets together: then nothing is compared or claimed); articles (the outlet's articles
        with speech verbs).

    Raises
    ------
    FramingError
        Where columns are missing, a group is unknown, or there are fewer than two outlets.
    """
    require_columns(verbs, ["article", "outlet", "group"], "verbs")
    require_outlets(verbs, argument="verbs")
    for group in verbs["group"].unique():
        require_choice(group, GROUPS, "verbs' column group")
    article, articles = pd.factorize(verbs["article"])
    group = pd.Index(GROUPS).get_indexer(pd.Index(verbs["group"]))
    matrix = sp.csr_matrix(
        (np.ones(len(verbs), np.int64), (article, group)), shape=(len(articles), len(GROUPS))
    )
    per_article = verbs.drop_duplicates("article")
    table = _compared(
        matrix,
        np.bincount(article, minlength=len(articles)),
        per_article,
        list(GROUPS),
    )
    table = table.rename(columns={"item": "group", "x": "n", "n": "n_verbs"})
    table["compared"] = table.groupby("group")["n"].transform("sum") >= FEWEST
    table.loc[~table["compared"], _COMPARISON] = np.nan
    for name in _CLAIMS:
        table[name] = table[name].eq(True) & table["compared"]
    table["articles"] = table["outlet"].map(per_article.groupby("outlet").size())
    columns = ["outlet", "group", "n", "n_verbs", "n_articles", "share", "low", "high"]
    return table[[*columns, *_COMPARISON, *_CLAIMS, "compared", "articles"]]
