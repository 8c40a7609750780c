"""Loaded terms: which kinds of loaded words does an outlet use, how often, and in whose voice?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_choice, require_outlets
from framing.base.kinds import dispatch
from framing.lenses.loaded.hits import VOICES, count_blocks
from framing.lenses.loaded.lexicon import categories, read_lexicon
from framing.rates.rates import compare_rates, outlet_rates
from framing.rates.strata import shared_events

ALL = "all"


@dispatch
def keys_of(articles) -> pd.DataFrame:
    """Article, outlet and event of a corpus, here; the table itself where it is here already."""
    return articles


@dispatch
def count_hits(articles, terms: pd.DataFrame) -> tuple[dict, dict]:
    """For either voice the hits of each article (rows) in each category (columns), and its tokens;
    no hit is kept.
    """
    names = [ALL, *categories(terms)]
    return joined_hit_counts(list(count_blocks(articles, terms, names)))


def joined_hit_counts(parts: list[tuple]) -> tuple[dict, dict]:
    counts, sizes = zip(*parts)
    return (
        {voice: pd.concat([each[voice] for each in counts], ignore_index=True) for voice in VOICES},
        {voice: np.concatenate([each[voice] for each in sizes]) for voice in VOICES},
    )


@public
def loaded_terms(
    articles: pd.DataFrame, *, by: str = "outlet", lexicon=None, baseline=None
) -> pd.DataFrame:
    """Loaded terms per category: how many, how often, and whether outlets differ.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text`` (and ``event``, compared within where outlets
        share events) Or a Dask DataFrame of the same columns.
    by : {"outlet", "article", "voice"}
    lexicon : DataFrame, str or Path, optional
        As in :func:`framing.find_loaded`.
    baseline : str, optional
        The outlet that all others are compared with; by default each is compared with all others
        combined.

    Returns
    -------
    DataFrame, one row an outlet (article; outlet and voice) and category, the category ``all``
    first
        outlet (article; voice), category; n (terms found), n_tokens (of the outlet, article,
        voice), per_1k, n_articles (with a hit), articles. By outlet and by voice also rate_low,
        rate_high (95 % interval of per_1k). By outlet also per_1k_rest, log_ratio (base 2, outlet
        over the others), low, high (95 % interval of it), p, q, claim, as in
        :func:`framing.compare_rates`; missing and not claimed where an outlet has one article.

    Raises
    ------
    FramingError
        As :func:`framing.find_loaded`; fewer than two outlets; an unknown ``by`` or ``baseline``.

    Notes
    -----
    How well the lexicon agrees with people who marked biased wording is in
    ``data/validity_card.csv``.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["Echo", "Herald"],
    ...                          "text": ["A brotherly nation, a shameless lie.", "A nation and its pier."]})
    >>> table = loaded_terms(articles)
    >>> table.loc[table["category"] == "kinship", ["outlet", "n", "per_1k", "claim"]].round(1).values.tolist()
    [['Echo', 1, 166.7, False], ['Herald', 0, 0.0, False]]
    """
    require_choice(by, ["outlet", "article", "voice"], "by")
    terms = read_lexicon(lexicon)
    counts, sizes = count_hits(articles, terms)
    articles = keys_of(articles)
    require_outlets(articles)
    whole, size = counts["own"] + counts["quoted"], sizes["own"] + sizes["quoted"]
    if by == "article":
        return _by_article(articles, whole, size)
    if by == "voice":
        sides = [
            _rates(articles, counts[voice], sizes[voice]).assign(voice=voice) for voice in VOICES
        ]
        both = pd.concat(sides, ignore_index=True)
        order = [
            "outlet",
            "voice",
            "category",
            "n",
            "n_tokens",
            "per_1k",
            "n_articles",
            "articles",
            "rate_low",
            "rate_high",
        ]
        return both.sort_values(["outlet", "voice"], kind="stable", ignore_index=True)[order]
    return compared_counts(articles, whole, size, baseline)


def _by_article(articles, counts, sizes) -> pd.DataFrame:
    names = list(counts)
    table = counts.assign(
        article=articles["article"].to_numpy(), outlet=articles["outlet"].to_numpy(), n_tokens=sizes
    )
    table = table.melt(["article", "outlet", "n_tokens"], names, "category", "n")
    table["per_1k"] = table["n"] / table["n_tokens"].where(table["n_tokens"] > 0) * 1000
    place = {article: at for at, article in enumerate(articles["article"])}
    order = np.lexsort((table.index, table["article"].map(place)))
    return table.iloc[order].reset_index(drop=True)[
        ["article", "outlet", "category", "n", "n_tokens", "per_1k"]
    ]


def _rates(articles, counts, sizes) -> pd.DataFrame:
    """Rates with intervals; an outlet without a word in this voice has none."""
    table = outlet_rates(counts, sizes, articles["outlet"])
    table = table.rename(columns={"item": "category", "x": "n", "n": "n_tokens"})
    for new, old in (("per_1k", "rate"), ("rate_low", "low"), ("rate_high", "high")):
        table[new] = table[old] * 1000
    table["articles"] = table["outlet"].map(articles["outlet"].astype(str).value_counts())
    return table


def compared_counts(articles, counts, sizes, baseline) -> pd.DataFrame:
    """Rates of each outlet, and how they differ from the others'."""
    some = [name for name in counts if counts[name].any()]
    table = _rates(articles, counts, sizes)
    added = ["per_1k_rest", "log_ratio", "low", "high", "p", "q", "claim"]
    if some:
        found = compare_rates(
            counts[some],
            sizes,
            articles["outlet"],
            events=shared_events(articles),
            baseline=baseline,
        )
        found = found.rename(columns={"item": "category"}).assign(
            per_1k_rest=found["rate_rest"] * 1000
        )
        found = found.set_index(["outlet", "category"])[added]
        table = table.drop(columns=["low", "high"]).join(found, on=["outlet", "category"])
    else:
        table = table.assign(**dict.fromkeys(added, np.nan))
    table["claim"] = table["claim"].eq(True)
    if baseline is not None:
        table = table[table["outlet"] != str(baseline)]
    return table.reset_index(drop=True)[
        [
            "outlet",
            "category",
            "n",
            "n_tokens",
            "per_1k",
            "n_articles",
            "articles",
            "rate_low",
            "rate_high",
            *added,
        ]
    ]
