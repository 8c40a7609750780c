"""Loaded terms: which kinds of loaded words does an outlet use, how often, and in whose voice?"""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_choice, require_outlets
from framing.base.kinds import dispatch
from framing.lenses.loaded.evidence import with_top_terms
from framing.lenses.loaded.hits import VOICES, Sizes, count_blocks, joined_sizes
from framing.lenses.loaded.lexicon import categories, note_on_categories, read_lexicon
from framing.rates.rates import compare_rates, outlet_rates
from framing.rates.strata.events import known_events
from framing.text.language import language

ALL = "all"
OTHER_LANGUAGE = "The lexicon reads English and Russian, and most of these articles are in neither."
RATES = "n n_tokens per_1k n_articles articles rate_low rate_high".split()
COMPARED = """
    per_1k_rest log_ratio low high p weight q claim compared_with compared_within
    crude_q crude_claim
""".split()
Counts = dict[str, pd.DataFrame]  # of either voice the hits, articles × categories


@dispatch
def keys_of(articles) -> pd.DataFrame:
    """Article, outlet, event, date and topic of a corpus; the table itself where it is here."""
    return articles


@dispatch
def count_hits(articles, terms: pd.DataFrame) -> tuple[Counts, Sizes, pd.DataFrame]:
    """For either voice the hits of each article in each category, and its tokens; the hits by
    article and row of the lexicon.
    """
    return joined_hit_counts(list(count_blocks(articles, terms, [ALL, *categories(terms)])))


def joined_hit_counts(
    parts: list[tuple[Counts, Sizes, pd.DataFrame]],
) -> tuple[Counts, Sizes, pd.DataFrame]:
    """The counts and tokens of the parts of a corpus, in their order."""
    counts, sizes, rows = zip(*parts)
    joined = {
        voice: pd.concat([block[voice] for block in counts], ignore_index=True) for voice in VOICES
    }
    before = np.cumsum([0, *(len(block["own"]) for block in counts)])
    moved = [block.assign(article=block["article"] + start) for block, start in zip(rows, before)]
    return joined, joined_sizes(sizes), pd.concat(moved, ignore_index=True)


@public
def loaded_terms(
    articles: pd.DataFrame, *, by: str = "outlet", lexicon=None, baseline=None, strata="auto"
) -> pd.DataFrame:
    """Loaded terms per category: how many, how often, and whether outlets differ.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
        And ``event``, compared within where outlets share events, ``published`` and ``topic``. Or a
        Dask DataFrame of the same columns.
    by : {"outlet", "article", "voice"}
    lexicon : DataFrame, str or Path, optional
        As in :func:`framing.find_loaded`.
    baseline : str, optional
        The outlet that all others are compared with; by default each is compared with all others
        combined.
    strata : {"auto", "none"}
        Compare within the periods and topics in which outlets differ, where they are known; none
        compares all articles together.

    Returns
    -------
    DataFrame, one row an outlet (article; outlet and voice) and category, the category ``all``
    first
        outlet (article; voice), category; n (terms found), n_tokens (of the outlet, article,
        voice), per_1k, n_articles (with a hit), articles. By outlet and by voice also rate_low,
        rate_high (95% interval of per_1k). By outlet also per_1k_rest, log_ratio (base 2, outlet
        over the others), low, high (95% interval of it), p, weight, q, claim, compared_with,
        compared_within, crude_q, crude_claim, as in :func:`framing.compare_rates`; missing and not
        claimed where an outlet has one article; top_term (the entry of the lexicon that stands most
        often on the side that writes more of the category), top_share (its share of that side's
        terms, 0 to 1), p_without_top (p without it; missing where p is not below .05 or the
        difference turns round), stands_without_top (would the difference be claimed without it?).
        What does not stand is not claimed.

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
    >>> texts = ["A brotherly nation, a shameless lie.", "A nation and its pier."]
    >>> articles = pd.DataFrame(
    ...     {"article": ["a", "b"], "outlet": ["Echo", "Herald"], "text": texts}
    ... )
    >>> kinship = loaded_terms(articles).query("category == 'kinship'")
    >>> kinship[["outlet", "n", "per_1k", "claim"]].round(1).to_numpy().tolist()
    [['Echo', 1, 166.7, False], ['Herald', 0, 0.0, False]]
    """
    require_choice(by, ["outlet", "article", "voice"], "by")
    terms = read_lexicon(lexicon)
    counts, sizes, rows = count_hits(articles, terms)
    unread = _unread(articles) if lexicon is None else ""
    articles = keys_of(articles)
    require_outlets(articles)
    if by == "voice":
        return by_voice(articles, counts, sizes)
    n_hits, n_tokens = (values["own"] + values["quoted"] for values in (counts, sizes))
    if by == "article":
        return _by_article(articles, n_hits, n_tokens)
    table = compared_counts(articles, n_hits, n_tokens, baseline, strata)
    compared = partial(
        compared_kinds, articles, n_tokens=n_tokens, baseline=baseline, strata=strata
    )
    table = with_top_terms(table, n_hits, rows, terms, articles["outlet"], compared, baseline)
    if lexicon is None:
        table.attrs["note"] = unread or note_on_categories(_languages(terms, rows))
    else:  # what is counted as a kind that only this lexicon knows
        table.attrs["terms"] = terms.groupby("category")["term"].agg(list).to_dict()
    return table


def _unread(articles) -> str:
    """That the lexicon does not read most articles, where it does not; else empty."""
    is_read = not isinstance(articles, pd.DataFrame) or language(articles) != "other"
    return "" if is_read else f"{OTHER_LANGUAGE} Give a lexicon of your own."


def _languages(terms: pd.DataFrame, rows: pd.DataFrame) -> list[str]:
    """The languages of the entries that were found."""
    used = rows.loc[rows["term"] < len(terms), "term"].unique()
    return sorted(terms["language"].iloc[used].unique())


def _by_article(articles, counts, n_tokens) -> pd.DataFrame:
    keys = {name: articles[name].to_numpy() for name in ("article", "outlet")}
    table = counts.assign(**keys, n_tokens=n_tokens, row=np.arange(len(counts)))
    table = table.melt(["row", *keys, "n_tokens"], list(counts), "category", "n")
    table["per_1k"] = table["n"] / table["n_tokens"].where(table["n_tokens"] > 0) * 1000
    table = table.sort_values("row", kind="stable", ignore_index=True)
    return table["article outlet category n n_tokens per_1k".split()]


def by_voice(articles, counts: Counts, sizes: Sizes) -> pd.DataFrame:
    """Rates in each voice; one in which no outlet has a word has no row."""
    used = [voice for voice in VOICES if np.sum(sizes[voice])] or VOICES[:1]
    voices = [_rates(articles, counts[voice], sizes[voice]).assign(voice=voice) for voice in used]
    table = pd.concat(voices, ignore_index=True)
    table = table.sort_values(["outlet", "voice"], kind="stable", ignore_index=True)
    return table[["outlet", "voice", "category", *RATES]]


def _rates(articles, counts, n_tokens) -> pd.DataFrame:
    """Rates with intervals; an outlet without a word in this voice has none."""
    table = outlet_rates(counts, n_tokens, articles["outlet"])
    table = table.rename(columns={"item": "category", "x": "n", "n": "n_tokens"})
    for per_1k, rate in (("per_1k", "rate"), ("rate_low", "low"), ("rate_high", "high")):
        table[per_1k] = table[rate] * 1000
    table["articles"] = table["outlet"].map(articles["outlet"].astype(str).value_counts())
    return table


def compared_counts(articles, counts, n_tokens, baseline, strata="auto") -> pd.DataFrame:
    """Rates of each outlet, and how they differ from the others'."""
    table = _rates(articles, counts, n_tokens).drop(columns=["low", "high"])
    if counts.any(axis=None):
        rates = compared_kinds(articles, counts, n_tokens, baseline, strata)
        rates["per_1k_rest"] = rates["rate_rest"] * 1000
        keys = ["outlet", "category"]
        table = table.join(rates.set_index(keys)[COMPARED], on=keys)
    else:
        table = table.assign(**dict.fromkeys(COMPARED, np.nan))
    table["claim"], table["weight"] = table["claim"].eq(True), table["weight"].fillna(0.0)
    table["crude_claim"] = table["crude_claim"].eq(True)
    if baseline is not None:
        table = table[table["outlet"] != str(baseline)]
    return table.reset_index(drop=True)[["outlet", "category", *RATES, *COMPARED]]


def compared_kinds(articles, counts, n_tokens, baseline, strata) -> pd.DataFrame:
    """The comparison of the categories that are used at all."""
    rates = compare_rates(
        counts[counts.columns[counts.any()]],
        n_tokens,
        articles["outlet"],
        events=known_events(articles),
        strata=articles if strata == "auto" else None,
        baseline=baseline,
    )
    return rates.rename(columns={"item": "category"})
