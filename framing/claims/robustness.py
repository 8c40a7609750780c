"""Do claims stand when the analysis is done a little differently?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.data import stop_words
from framing.base.errors import FramingError, require_articles, require_choice, require_outlets
from framing.base.kinds import dispatch, kind_of
from framing.corpus.copies.once import counted_once
from framing.corpus.events import match_events
from framing.lenses.keyness import keyness
from framing.lenses.loaded.hits import article_counts, scan
from framing.lenses.loaded.lexicon import categories, read_lexicon
from framing.lenses.loaded.terms import ALL, compared_counts
from framing.text.counts import count_terms
from framing.text.tidy import tidy_text

FIRST_WORDS = 200
AS_COUNTED, OWN_VOICE = "as counted", "own voice only"
PAIRS, OPENINGS = "single words and pairs", f"first {FIRST_WORDS} words only"
TEXT_CHOICES = {PAIRS: {"ngrams": (1, 2)}, OPENINGS: {}}  # that need the order of the words
SETTINGS_IN_PACK = {"baseline": None, "min_articles": 5}  # of the choices that a pack holds
KEYS = ["outlet", "term"]
EFFECT = "n log_ratio low high q claim".split()


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
    >>> articles = pd.DataFrame({"article": list("abcdefghij"), "text": texts})
    >>> articles["outlet"] = ["X"] * 5 + ["Y"] * 5
    >>> table = robustness(articles, terms=["strike"])
    >>> table["choice"].unique()[:3].tolist()
    ['as counted', 'stop words left out', 'own voice only']
    """
    if kind_of(articles) is None:
        require_articles(articles)
    require_outlets(articles)
    articles = counted_once(articles)
    require_choice(lens, ["words", "loaded"], "lens")
    if lens == "loaded":
        runs = list(_loaded_choices(articles, baseline))
    else:
        options = {"baseline": baseline, "min_articles": min_articles}
        runs = list(_word_choices(articles, options))
    as_counted = runs[0][1]
    if terms is None:
        followed = _headline_claims(as_counted, articles["outlet"].nunique(), claims)
    else:
        named = as_counted["term"].isin(list(terms))
        followed = as_counted[named & (as_counted["log_ratio"] > 0)]
    pairs = pd.MultiIndex.from_frame(followed[KEYS])
    tables = [
        table.set_index(KEYS).reindex(pairs)[EFFECT].reset_index().assign(choice=choice)
        for choice, table in runs
    ]
    effects = pd.concat(tables, ignore_index=True)
    direction = np.tile(np.sign(followed["log_ratio"]), len(runs))
    claim = effects["claim"].eq(True)
    holds = claim & (np.sign(effects["log_ratio"]) == direction)
    return effects.assign(claim=claim, holds=holds)[["choice", *KEYS, *EFFECT, "holds"]]


def _headline_claims(table: pd.DataFrame, n_outlets: int, claims: int) -> pd.DataFrame:
    """The claims with the smallest q."""
    ranked = table[table["claim"]].sort_values("q", kind="stable")
    if n_outlets == 2:  # A more than B is B less than A
        ranked = ranked[ranked["log_ratio"] > 0]
    return ranked.head(claims)


def _word_choices(articles: pd.DataFrame, options: dict):
    """Keyness, done differently one thing at a time: (choice, table)."""

    def compared(counts, part=articles, **changed):
        return keyness(counts, articles=part, **{**options, **changed})

    counts = count_terms(articles)
    few, many = max(options["min_articles"] - 2, 2), options["min_articles"] * 2
    yield AS_COUNTED, compared(counts)
    yield "stop words left out", compared(count_terms(articles, stop_words=stop_words()))
    yield OWN_VOICE, compared(count_terms(articles, voice="own"))
    for choice, counting in TEXT_CHOICES.items():
        table = choice_from_text(articles, choice, counting, options)
        if table is not None:
            yield choice, table
    for choice, rows in _subsets(articles, word_lengths(articles)):
        part = articles[rows]
        yield choice, compared(count_terms(part), part)
    yield f"terms in {few} articles or more", compared(counts, min_articles=few)
    yield f"terms in {many} articles or more", compared(counts, min_articles=many)
    yield "house style kept in", compared(counts, house_style=False)
    yield "events not looked at", compared(counts, events=False)


def _subsets(articles: pd.DataFrame, length: pd.Series):
    """Fewer articles, as long as every outlet has one: (choice, which rows stay)."""
    for choice, stays in (
        ("without the longest tenth", length <= length.quantile(0.9)),
        ("without the shortest tenth", length >= length.quantile(0.1)),
        ("every second article", articles.groupby("outlet").cumcount() % 2 == 0),
    ):
        rows = stays.to_numpy(bool)
        if articles.loc[rows, "outlet"].nunique() == articles["outlet"].nunique():
            yield choice, rows


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
    """For a share pack: the keyness of the choices that cannot be counted without the text."""
    if articles["outlet"].nunique() < 2:
        return None
    articles = match_events(articles)
    try:
        tables = {
            choice: choice_from_text(articles, choice, counting, SETTINGS_IN_PACK)
            for choice, counting in TEXT_CHOICES.items()
        }
    except FramingError:
        return None  # articles in which nothing can be compared may be shared all the same
    parts = [table.assign(choice=choice) for choice, table in tables.items() if table is not None]
    table = pd.concat(parts)[["choice", *KEYS, *EFFECT]]
    return table[~table["term"].str.contains(" ")].reset_index(drop=True)


def _loaded_choices(articles: pd.DataFrame, baseline):
    """Loaded terms, counted differently one thing at a time: (choice, table).

    The tables are as :func:`framing.loaded_terms` gives them, with ``term``, the category in words,
    in place of ``category``.
    """
    lexicon = read_lexicon(None)
    articles = articles.reset_index(drop=True)
    hits, sizes = scan(articles, lexicon)
    tokens = sizes["own"] + sizes["quoted"]

    def compared(hits, tokens=tokens, part=articles):
        return _compared_kinds(part.reset_index(drop=True), hits, tokens, lexicon, baseline)

    yield AS_COUNTED, compared(hits)
    yield OWN_VOICE, compared(hits[hits["voice"] == "own"], sizes["own"])
    half = set(lexicon.sort_values(["category", "term"])["term"].iloc[::2])
    in_half = hits["term"].isin(half)
    yield "one half of the lexicon", compared(hits[in_half])
    yield "the other half of it", compared(hits[~in_half])
    frequent = hits.groupby("category")["term"].agg(lambda terms: terms.value_counts().index[0])
    is_frequent = hits["term"] == hits["category"].map(frequent)
    yield "without each kind's most used term", compared(hits[~is_frequent])
    yield "without scare quotes", compared(hits[hits["term"] != "scare quotes"])
    for choice, rows in _subsets(articles, pd.Series(tokens)):
        yield choice, compared(hits, tokens[rows], articles[rows])
    without_events = articles.drop(columns="event", errors="ignore")
    yield "events not looked at", compared(hits, part=without_events)
    openings = first_words(articles)
    if openings is not None:
        hits, sizes = scan(openings, lexicon)
        yield OPENINGS, compared(hits, sizes["own"] + sizes["quoted"])


def _compared_kinds(articles, hits, tokens, lexicon, baseline) -> pd.DataFrame:
    """How often outlets use each kind of loaded words, of the hits in these articles."""
    hits = hits[hits["article"].isin(articles["article"])]
    counts = article_counts(articles, hits, [ALL, *categories(lexicon)])
    table = compared_counts(articles, counts, tokens, baseline)
    kinds = table["category"].str.replace("_", " ").replace(ALL, "all kinds")
    return table.rename(columns={"category": "term"}).assign(term=kinds)
