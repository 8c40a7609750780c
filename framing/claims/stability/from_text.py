"""Choices that need the order of the words: of a share pack what was stored of them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.data import stop_words
from framing.base.errors import FramingError
from framing.base.kinds import dispatch
from framing.claims.stability.words import CountedWords
from framing.lenses.keyness import keyness
from framing.text.counts import TermCounts, count_terms
from framing.text.tidy import tidy_text

FIRST_WORDS = 200
PAIRS, OPENINGS = "single words and pairs", f"first {FIRST_WORDS} words only"
TEXT_CHOICES = {PAIRS: (1, 2), OPENINGS: (1, 1)}  # words of a term
SETTINGS_IN_PACK = {"baseline": None, "min_articles": 5}  # of the choices that a pack holds
STORED = "outlet term n log_ratio low high q claim".split()


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
def choice_from_text(articles, choice: str, stop: list, options: dict) -> pd.DataFrame | None:
    """The keyness of a choice that needs the text; None where it is not known."""
    counts, table = _counted(articles, choice, stop)
    is_word = np.array([" " not in term for term in counts.terms], bool)
    return CountedWords.of(counts, table, options, kept=is_word).compared()


def _counted(articles: pd.DataFrame, choice: str, stop: list) -> tuple[TermCounts, pd.DataFrame]:
    """The counts of a choice, and the articles that it counts."""
    table = first_words(articles) if choice == OPENINGS else articles
    return count_terms(table, ngrams=TEXT_CHOICES[choice], stop_words=stop), table


def text_choices(articles) -> pd.DataFrame | None:
    """For a share pack: the keyness of the choices that cannot be counted without the text.

    The events of the articles are matched.
    """
    if articles["outlet"].nunique() < 2:
        return None
    try:
        counted = {choice: _counted(articles, choice, stop_words()) for choice in TEXT_CHOICES}
        tables = {
            choice: keyness(counts, articles=table, **SETTINGS_IN_PACK)
            for choice, (counts, table) in counted.items()
        }
    except FramingError:
        return None  # articles in which nothing can be compared may be shared all the same
    labelled = [table.assign(choice=choice) for choice, table in tables.items()]
    table = pd.concat(labelled)[["choice", *STORED]]
    return table[~table["term"].str.contains(" ")].reset_index(drop=True)
