"""Who gets to speak: speakers by quoted words, and the share of each outlet's words that others
say.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import scipy.sparse as sp

from framing import checks
from framing.counts import count_terms
from framing.rates import compare_rates, outlet_rates

NOBODY = "(nobody named)"


def known_events(table: pd.DataFrame) -> pd.Series | None:
    """The events to compare within: those that at least two outlets cover; None where there are
    none.
    """
    if "event" not in table or table["event"].isna().all():
        return None
    outlets = table.groupby("event")["outlet"].nunique()
    shared = table["event"].isin(outlets.index[outlets >= 2])
    return table["event"].where(shared) if shared.any() else None


def compared(x, n, outlets, *, events=None, items=None) -> pd.DataFrame:
    """Shares with their intervals, and each outlet against the others combined where that can be
    done.
    """
    rates = outlet_rates(x, n, outlets, items=items, events=events)
    keys = ["outlet", "item"]
    new = ["share_rest", "log_ratio", "ratio_low", "ratio_high", "p", "q", "claim"]
    try:
        tests = compare_rates(x, n, outlets, items=items, events=events)
    except checks.FramingError:  # nothing varies: the same count everywhere
        return rates.assign(**dict.fromkeys(new[:-1], np.nan), claim=False).rename(
            columns={"rate": "share"}
        )
    tests = tests.rename(
        columns={"rate_rest": "share_rest", "low": "ratio_low", "high": "ratio_high"}
    )
    return rates.rename(columns={"rate": "share"}).merge(tests[[*keys, *new]], on=keys, how="left")


def quoted_share(articles: pd.DataFrame) -> pd.DataFrame:
    """The share of each outlet's words that stand in quotation marks.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text`` (and ``event``: outlets are compared within
        events)

    Returns
    -------
    DataFrame, one row an outlet
        outlet, n_quoted, n_tokens, articles; share (0..1), low, high (95 % interval; missing with
        one article); share_rest (of the other outlets together), log_ratio (base 2, within events
        where these are known), ratio_low, ratio_high (95 %), p, q, claim.

    Raises
    ------
    FramingError
        With fewer than two outlets.

    Notes
    -----
    Scare quotes are the outlet's own words. Intervals: :func:`framing.outlet_rates`, whole articles
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
    checks.require_outlets(articles)
    outlets = articles["outlet"].to_numpy()
    table = compared(
        quoted.sizes,
        quoted.articles["n_tokens"].to_numpy(),
        outlets,
        events=known_events(articles),
        items=["quoted"],
    )
    table = table.rename(columns={"x": "n_quoted", "n": "n_tokens"})
    table["n_articles"] = table["outlet"].map(articles.groupby("outlet").size())
    table = table.rename(columns={"n_articles": "articles"}).drop(columns="item")
    first = ["outlet", "n_quoted", "n_tokens", "articles", "share", "low", "high"]
    return table[[*first, *(column for column in table if column not in first)]]


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
        (words quoted), share (of the outlet's quoted words, 0..1), low, high (95 % interval over
        articles; missing with one article), n_articles (articles that quote the person), articles
        (the outlet's articles with quotations).

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
    checks.require_columns(quotes, ["article", "outlet", "person", "n_tokens"], "quotes")
    if top is not None and (not isinstance(top, int) or isinstance(top, bool) or top < 1):
        raise checks.FramingError(
            f"top must be a whole number from 1 on, or None for all, not {top!r}."
        )
    columns = ["outlet", "person", "n", "n_words", "share", "low", "high", "n_articles", "articles"]
    quotes = quotes.assign(
        person=quotes["person"].astype(object).where(quotes["person"].notna(), NOBODY)
    )
    if quotes.empty:
        return pd.DataFrame({column: [] for column in columns})
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
    return table.merge(
        _shares(quotes, table["person"].unique()), on=["outlet", "person"], how="left"
    )[columns]


def _shares(quotes: pd.DataFrame, persons: np.ndarray) -> pd.DataFrame:
    """Each person's share of each outlet's quoted words, whole articles drawn."""
    article, articles = pd.factorize(quotes["article"])
    person = pd.Index(persons).get_indexer(quotes["person"])
    words, kept = quotes["n_tokens"].to_numpy(np.int64), person >= 0
    matrix = sp.csr_matrix(
        (words[kept], (article[kept], person[kept])), shape=(len(articles), len(persons))
    )
    sizes = np.bincount(article, words, minlength=len(articles)).astype(np.int64)
    outlets = quotes.drop_duplicates("article")["outlet"].to_numpy()
    rates = outlet_rates(matrix, sizes, outlets, items=persons)
    return rates.rename(columns={"item": "person", "rate": "share"})[
        ["outlet", "person", "share", "low", "high"]
    ]
