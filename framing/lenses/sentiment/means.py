"""Mean sentiment: of each outlet, and by position in the article."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import (
    FramingError,
    require_choice,
    require_columns,
    require_outlets,
    require_rows,
)
from framing.base.kinds import dispatch
from framing.rates.rates import compare_means, outlet_rates
from framing.rates.strata.events import known_events

MEANS = "mean rate_low rate_high n_sentences articles n_articles".split()
SENTENCES = 200_000  # summed together
DIGITS = 10  # of a sum of scores, which themselves have four
COMPARED = """
    mean_rest difference low high p weight q claim compared_with compared_within crude_q crude_claim
""".split()


@public
def mean_sentiment(scored: pd.DataFrame, *, by: str = "outlet", baseline=None) -> pd.DataFrame:
    """The mean compound score of the sentences, and whether outlets differ.

    Parameters
    ----------
    scored : DataFrame
        As :func:`framing.sentiment` gives it. Outlets are compared within shared events, and within
        the periods and topics in which they differ, where ``event``, ``published`` and ``topic``
        are known.
    by : {"outlet", "voice"}
        By voice a sentence counts as quoted when more than half of its words stand in quotations.
    baseline : str, optional
        The outlet that all others are compared with; by default each is compared with all others
        combined.

    Returns
    -------
    DataFrame, one row an outlet (and voice)
        outlet (voice), mean (compound, -1 to 1), rate_low, rate_high (95% interval of it),
        n_sentences, articles, n_articles (with a sentence that counts). By outlet also mean_rest,
        difference, low, high (95% interval of it), p, weight, q, claim, compared_with,
        compared_within, crude_q, crude_claim, as in :func:`framing.compare_means`; missing with one
        article on a side.

    Raises
    ------
    FramingError
        A missing column, fewer than two outlets, an unknown ``by`` or ``baseline``.

    Examples
    --------
    >>> scored = pd.DataFrame(
    ...     {"article": list("aabb"), "outlet": list("XXYY"), "compound": [0.5, 0.1, 0.0, -0.2]}
    ... )
    >>> columns = ["outlet", "mean", "n_sentences", "claim"]
    >>> mean_sentiment(scored)[columns].round(2).to_numpy().tolist()
    [['X', 0.3, 2, False], ['Y', -0.1, 2, False]]
    """
    require_choice(by, ["outlet", "voice"], "by")
    sums = article_sums(scored, by=by)
    require_outlets(sums, argument="scored")
    if by == "voice":
        return _by_voice(sums)
    means = compare_means(
        sums["compound"].to_numpy(float),
        sums["sentences"].to_numpy(),
        sums["outlet"],
        events=known_events(sums),
        strata=sums,
        baseline=baseline,
    ).rename(columns={"rate_rest": "mean_rest"})
    means = means.set_index("outlet")[COMPARED]
    return _means(sums).join(means, on="outlet", how="inner").reset_index(drop=True)


def _by_voice(sums: pd.DataFrame) -> pd.DataFrame:
    means = [
        _means(in_voice).assign(voice=voice) for voice, in_voice in sums.groupby("voice", sort=True)
    ]
    table = pd.concat(means, ignore_index=True)
    table = table.sort_values(["outlet", "voice"], kind="stable", ignore_index=True)
    return table[["outlet", "voice", *MEANS]]


@dispatch
def article_sums(scored: pd.DataFrame, *, by: str = "outlet") -> pd.DataFrame:
    """Sentences and sum of compound scores of each article, or of either voice in it."""
    needed = ["article", "outlet", "compound", *(["quoted"] if by == "voice" else [])]
    require_columns(scored, needed, "scored")
    columns = [*needed, *(name for name in ("event", "published", "topic") if name in scored)]
    # What pandas picks or groups by is there twice and more: of a large table a slice at a time.
    starts = range(0, max(len(scored), 1), SENTENCES)
    slices = (scored.iloc[start : start + SENTENCES] for start in starts)
    sums = joined_sums([_sums(rows[columns]) for rows in slices])
    # Sums of decimals differ in their last digits by the order in which they are added.
    return sums.assign(compound=sums["compound"].round(DIGITS))


def _sums(scored: pd.DataFrame) -> pd.DataFrame:
    """The sums of some sentences; with how much of them is quoted of either voice."""
    is_by_voice = "quoted" in scored
    if is_by_voice:
        scored = scored.assign(voice=np.where(scored["quoted"] > 0.5, "quoted", "own"))
    columns = [name for name in ("outlet", "event", "published", "topic") if name in scored]
    keys = {name: (name, "first") for name in columns}
    rows = scored.groupby(["article", *(["voice"] if is_by_voice else [])], sort=False)
    sums = rows.agg(**keys, compound=("compound", "sum"), sentences=("compound", "size"))
    return sums.reset_index()


def joined_sums(parts: list[pd.DataFrame]) -> pd.DataFrame:
    """The sums of the parts of a table of sentences, one row an article (and voice)."""
    table = pd.concat(parts, ignore_index=True)
    keys = [name for name in ("article", "voice") if name in table]
    if not table.duplicated(keys).any():
        return table
    how = {name: "first" for name in table if name not in keys}
    how |= {"compound": "sum", "sentences": "sum"}
    return table.groupby(keys, sort=False).agg(how).reset_index()[list(table)]


def _means(sums: pd.DataFrame) -> pd.DataFrame:
    # Signed sums, even where none happens to be negative: the interval must not be that of counts.
    table = outlet_rates(
        sums["compound"].to_numpy(float) + 0.0, sums["sentences"].to_numpy(), sums["outlet"]
    )
    table = table.rename(
        columns={"rate": "mean", "low": "rate_low", "high": "rate_high", "n": "n_sentences"}
    )
    table["articles"] = table["outlet"].map(sums["outlet"].astype(str).value_counts())
    return table[["outlet", *MEANS]]


@public
@dispatch
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
    (95% interval; missing with one article), ``n_sentences``, ``articles``. A part without a
    sentence has no row.

    Raises
    ------
    FramingError
        A missing column, or ``bins`` below 2.

    Examples
    --------
    >>> compound = [0.5, 0.1, 0.0, -0.2]
    >>> scored = pd.DataFrame(
    ...     {"article": "a", "outlet": "X", "sentence": [1, 2, 3, 4], "compound": compound}
    ... )
    >>> table = sentiment_arc(scored, bins=2)
    >>> table[["bin", "mean", "n_sentences"]].round(2).to_numpy().tolist()
    [[1.0, 0.3, 2.0], [2.0, -0.1, 2.0]]
    """
    require_columns(scored, ["article", "outlet", "sentence", "compound"], "scored")
    require_rows(scored, "scored")
    if bins < 2:
        raise FramingError(
            f"bins must be a whole number from 2 on, not {bins!r}; 10 is the default."
        )
    n_sentences = scored.groupby("article")["sentence"].transform("max")
    position = np.minimum((scored["sentence"] - 1) * bins // n_sentences, bins - 1) + 1
    rows = scored.assign(bin=position.astype(int)).groupby(["article", "bin"], sort=False)
    sums = rows.agg(
        outlet=("outlet", "first"), compound=("compound", "sum"), sentences=("compound", "size")
    ).reset_index()
    means = [
        outlet_rates(
            in_bin["compound"].to_numpy(float), in_bin["sentences"].to_numpy(), in_bin["outlet"]
        ).assign(bin=number)
        for number, in_bin in sums.groupby("bin")
    ]
    table = pd.concat(means, ignore_index=True).rename(columns={"rate": "mean", "n": "n_sentences"})
    table["articles"] = table["outlet"].map(scored.groupby("outlet")["article"].nunique())
    table = table.sort_values(["outlet", "bin"], ignore_index=True)
    return table[["outlet", "bin", "mean", "low", "high", "n_sentences", "articles"]]
