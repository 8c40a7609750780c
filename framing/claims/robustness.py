"""Do claims stand when the analysis is done a little differently?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.data import stop_words
from framing.base.errors import FramingError, require_articles, require_choice, require_outlets
from framing.base.kinds import dispatch, kind_of
from framing.corpus.events import match_events
from framing.lenses.keyness import keyness
from framing.lenses.loaded.hits import article_counts, scan
from framing.lenses.loaded.lexicon import categories, read_lexicon
from framing.lenses.loaded.terms import ALL, compared_counts
from framing.text.counts import count_terms
from framing.text.tidy import tidy_text

FIRST_WORDS = 200
PAIRS, OPENINGS = "single words and pairs", f"first {FIRST_WORDS} words only"
SETTINGS_IN_PACK = {"baseline": None, "min_articles": 5}  # of the choices that a pack holds
EFFECT = ["n", "log_ratio", "low", "high", "q", "claim"]


@public
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
    if kind_of(articles) is None:
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
    length = word_lengths(articles)
    for name, counting, testing in (
        ("stop words left out", {"stop_words": stop_words()}, {}),
        ("own voice only", {"voice": "own"}, {}),
        (PAIRS, {"ngrams": (1, 2)}, {}),
        (OPENINGS, {}, {}),
        ("without the longest tenth", {}, {}),
        ("without the shortest tenth", {}, {}),
        ("every second article", {}, {}),
        (f"terms in {few} articles or more", {}, {"min_articles": few}),
        (f"terms in {many} articles or more", {}, {"min_articles": many}),
        ("house style kept in", {}, {"house_style": False}),
        ("events not looked at", {}, {"events": False}),
    ):
        if name in (PAIRS, OPENINGS):
            table = choice_from_text(articles, name, counting, options)
            if table is not None:
                yield name, table
            continue
        chosen = {
            "without the longest tenth": length <= length.quantile(0.9),
            "without the shortest tenth": length >= length.quantile(0.1),
            "every second article": _alternate(articles["outlet"]),
        }.get(name)
        part = articles if chosen is None else articles[chosen]
        if part["outlet"].nunique() == articles["outlet"].nunique():
            counts = count_terms(part, **counting)
            yield name, keyness(counts, articles=part, **{**options, **testing})


@dispatch
def word_lengths(articles: pd.DataFrame) -> pd.Series:
    """The words of each article."""
    return tidy_text(articles["text"]).str.split(" ").str.len()


@dispatch
def first_words(articles: pd.DataFrame) -> pd.DataFrame | None:
    """The articles cut after their first words; None where their text is not at hand."""
    words = tidy_text(articles["text"]).str.split(" ")
    return articles.assign(text=words.str[:FIRST_WORDS].str.join(" "))


@dispatch
def choice_from_text(articles, choice: str, counting: dict, options: dict) -> pd.DataFrame | None:
    """The keyness of a choice that needs the text; None where it is not known."""
    table = first_words(articles) if choice == OPENINGS else articles
    return keyness(count_terms(table, **counting), articles=table, **options)


def text_choices(articles) -> pd.DataFrame | None:
    """For a share pack: the keyness of the two choices that cannot be counted again without the
    text.
    """
    if articles["outlet"].nunique() < 2:
        return None
    articles = match_events(articles)
    parts = []
    try:
        for choice, counting in ((PAIRS, {"ngrams": (1, 2)}), (OPENINGS, {})):
            table = choice_from_text(articles, choice, counting, SETTINGS_IN_PACK)
            parts.append(table.assign(choice=choice))
    except FramingError:
        return None  # articles in which nothing can be compared may be shared all the same
    table = pd.concat(parts)[["choice", "outlet", "term", *EFFECT]]
    return table[~table["term"].str.contains(" ")].reset_index(drop=True)


def _alternate(outlets: pd.Series) -> np.ndarray:
    """Every second article of each outlet, the first one among them."""
    return (outlets.groupby(outlets).cumcount() % 2 == 0).to_numpy()


def loaded_choices(articles: pd.DataFrame, baseline=None):
    """Loaded terms counted differently, one thing at a time.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``, and ``event`` where known
    baseline : str, optional

    Yields
    ------
    (choice, DataFrame as :func:`framing.loaded_terms` gives it, with ``term``, the category in
    words, in place of ``category``); a choice that would leave an outlet without articles is passed
    over
    """
    terms = read_lexicon(None)
    names = [ALL, *categories(terms)]
    articles = articles.reset_index(drop=True)
    hits, sizes = scan(articles, terms)

    def counted(found=hits, rows=None, size=None, table=articles):
        rows = np.arange(len(table)) if rows is None else np.flatnonzero(rows)
        size = sizes["own"] + sizes["quoted"] if size is None else size
        part = table.iloc[rows].reset_index(drop=True)
        found = found[found["article"].isin(part["article"])]
        compared = compared_counts(
            part, article_counts(part, found, names), size[rows], baseline
        ).rename(columns={"category": "term"})
        return compared.assign(
            term=compared["term"].str.replace("_", " ").replace(ALL, "all kinds")
        )

    yield "as counted", counted()
    yield "own voice only", counted(hits[hits["voice"] == "own"], size=sizes["own"])
    odd = set(terms.sort_values(["category", "term"])["term"].iloc[::2])
    yield "one half of the lexicon", counted(hits[hits["term"].isin(odd)])
    yield "the other half of it", counted(hits[~hits["term"].isin(odd)])
    most = hits.groupby("category")["term"].agg(lambda terms: terms.value_counts().index[0])
    yield (
        "without each kind's most used term",
        counted(hits[hits["term"] != hits["category"].map(most)]),
    )
    yield "without scare quotes", counted(hits[hits["term"] != "scare quotes"])
    length = pd.Series(sizes["own"] + sizes["quoted"])
    for name, rows in (
        ("without the longest tenth", length <= length.quantile(0.9)),
        ("without the shortest tenth", length >= length.quantile(0.1)),
        ("every second article", articles.groupby("outlet").cumcount() % 2 == 0),
    ):
        if articles.loc[rows, "outlet"].nunique() == articles["outlet"].nunique():
            yield name, counted(rows=rows)
    yield "events not looked at", counted(table=articles.drop(columns="event", errors="ignore"))
    openings = first_words(articles)
    if openings is not None:
        found, size = scan(openings, terms)
        yield OPENINGS, counted(found, size=size["own"] + size["quoted"], table=openings)
