"""Do claims stand when the analysis is done a little differently?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.checks import FramingError, require_articles, require_choice, require_outlets
from framing.choices import FIRST_WORDS, loaded_choices
from framing.counts import count_terms
from framing.keyness import keyness
from framing.pack import pack_of
from framing.stopwords import stop_words
from framing.text import tidy_text

NEEDS_TEXT = ("single words and pairs", f"first {FIRST_WORDS} words only")
EFFECT = ["n", "log_ratio", "low", "high", "q", "claim"]


def robustness(
    articles, *, lens="words", claims=8, terms=None, baseline=None, min_articles=5
) -> pd.DataFrame:
    """Do the headline claims stand when the analysis is done a little differently?

    Parameters
    ----------
    articles : DataFrame
        One row an article: article, outlet, text; event where known.
    lens : {"words", "loaded"}
        Claims about single words, or about kinds of loaded words; ``term`` then is the category.
    claims : int
        So many claims, those with the smallest q, are followed through all choices.
    terms : sequence of str, optional
        Follow these words instead, claimed or not.
    baseline : str, optional
        As in :func:`framing.keyness`.
    min_articles : int
        As in :func:`framing.keyness`.

    Returns
    -------
    DataFrame, one row a choice and claim
        choice (what was done differently; "as counted" first), outlet, term, n, log_ratio, low,
        high, q, claim, holds (claimed, in the same direction as counted). Missing where the term is
        not counted under a choice.

    Raises
    ------
    FramingError
        One outlet, no text, ``claims`` below 1.

    Examples
    --------
    >>> texts = ["A strike again."] * 5 + ["A walkout again."] * 5
    >>> articles = pd.DataFrame({"article": list("abcdefghij"), "outlet": list("XXXXXYYYYY"), "text": texts})
    >>> table = robustness(articles, terms=["strike"])
    >>> table["choice"].unique()[:3].tolist()
    ['as counted', 'stop words left out', 'own voice only']
    """
    if pack_of(articles) is None:
        require_articles(articles)
    require_outlets(articles)
    if claims < 1:
        raise FramingError(f"claims must be at least 1, not {claims}.")
    require_choice(lens, ["words", "loaded"], "lens")
    options = {"baseline": baseline, "min_articles": min_articles}
    if lens == "loaded":
        runs = list(loaded_choices(articles, baseline))
    else:
        runs = list(
            _choices(
                articles, options, keyness(count_terms(articles), articles=articles, **options)
            )
        )
    whole = runs[0][1]
    if terms is None:
        followed = whole[whole["claim"]].sort_values("q", kind="stable")
        if articles["outlet"].nunique() == 2:  # A more than B is B less than A
            followed = followed[followed["log_ratio"] > 0]
        followed = followed.head(claims)
    else:
        followed = whole[whole["term"].isin(list(terms)) & (whole["log_ratio"] > 0)]
    pairs = pd.MultiIndex.from_frame(followed[["outlet", "term"]])
    parts = []
    for name, table in runs:
        part = table.set_index(["outlet", "term"]).reindex(pairs)[EFFECT]
        parts.append(part.reset_index().assign(choice=name))
    found = pd.concat(parts, ignore_index=True)
    same = np.sign(found["log_ratio"]) == np.tile(np.sign(followed["log_ratio"]), len(parts))
    found["claim"] = found["claim"].eq(True)
    found["holds"] = found["claim"] & same
    return found[["choice", "outlet", "term", *EFFECT, "holds"]]


def _choices(articles, options, whole):
    """The analysis, done differently one thing at a time: (choice, keyness table)."""
    yield "as counted", whole
    few, many = max(options["min_articles"] - 2, 2), options["min_articles"] * 2
    pack = pack_of(articles)
    if pack is None:
        words = tidy_text(articles["text"]).str.split(" ")
        length, head = words.str.len(), articles.assign(text=words.str[:FIRST_WORDS].str.join(" "))
    else:
        length, head = pd.Series(pack.of(articles, "length"), articles.index), articles
    for name, table, how, other in (
        ("stop words left out", articles, {"stop_words": stop_words()}, {}),
        ("own voice only", articles, {"voice": "own"}, {}),
        ("single words and pairs", articles, {"ngrams": (1, 2)}, {}),
        (f"first {FIRST_WORDS} words only", head, {}, {}),
        ("without the longest tenth", articles[length <= length.quantile(0.9)], {}, {}),
        ("without the shortest tenth", articles[length >= length.quantile(0.1)], {}, {}),
        ("every second article", articles.iloc[_alternate(articles["outlet"])], {}, {}),
        (f"terms in {few} articles or more", articles, {}, {"min_articles": few}),
        (f"terms in {many} articles or more", articles, {}, {"min_articles": many}),
        ("house style kept in", articles, {}, {"house_style": False}),
        ("events not looked at", articles, {}, {"events": False}),
    ):
        if pack is not None and name in NEEDS_TEXT:
            if pack.choices is not None and options == {"baseline": None, "min_articles": 5}:
                yield name, pack.choices[pack.choices["choice"] == name].drop(columns="choice")
        elif table["outlet"].nunique() == articles["outlet"].nunique():
            yield name, keyness(count_terms(table, **how), articles=table, **{**options, **other})


def text_choices(articles) -> pd.DataFrame | None:
    """For a share pack: the keyness of the two choices that cannot be counted again without the
    text.
    """
    if articles["outlet"].nunique() < 2:
        return None
    from framing.events import match_events

    articles, options = match_events(articles), {"baseline": None, "min_articles": 5}
    words = tidy_text(articles["text"]).str.split(" ").str[:FIRST_WORDS].str.join(" ")
    runs = zip(
        NEEDS_TEXT, (articles, articles.assign(text=words)), ({"ngrams": (1, 2)}, {}), strict=True
    )
    try:
        found = [
            keyness(count_terms(table, **how), articles=table, **options).assign(choice=name)
            for name, table, how in runs
        ]
    except FramingError:
        return None  # articles in which nothing can be compared may be shared all the same
    table = pd.concat(found)[["choice", "outlet", "term", *EFFECT]]
    return table[~table["term"].str.contains(" ")].reset_index(drop=True)


def _alternate(outlets: pd.Series) -> np.ndarray:
    """Every second article of each outlet, the first one among them."""
    return np.flatnonzero(outlets.groupby(outlets).cumcount() % 2 == 0)
