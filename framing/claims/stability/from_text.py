"""Choices that need the order of the words: of a share pack what was stored of them."""

from __future__ import annotations

import pandas as pd

from framing.base.data import stop_words
from framing.base.errors import FramingError
from framing.base.kinds import dispatch
from framing.lenses.keyness import keyness
from framing.text.counts import count_terms
from framing.text.tidy import tidy_text

FIRST_WORDS = 200
PAIRS, OPENINGS = "single words and pairs", f"first {FIRST_WORDS} words only"
TEXT_CHOICES = {PAIRS: {"ngrams": (1, 2)}, OPENINGS: {}}
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
def choice_from_text(articles, choice: str, counting: dict, options: dict) -> pd.DataFrame | None:
    """The keyness of a choice that needs the text; None where it is not known."""
    table = first_words(articles) if choice == OPENINGS else articles
    return keyness(count_terms(table, **counting), articles=table, **options)


def text_choices(articles) -> pd.DataFrame | None:
    """For a share pack: the keyness of the choices that cannot be counted without the text.

    The events of the articles are matched.
    """
    if articles["outlet"].nunique() < 2:
        return None
    try:
        tables = {
            choice: choice_from_text(
                articles, choice, {**counting, "stop_words": stop_words()}, SETTINGS_IN_PACK
            )
            for choice, counting in TEXT_CHOICES.items()
        }
    except FramingError:
        return None  # articles in which nothing can be compared may be shared all the same
    parts = [table.assign(choice=choice) for choice, table in tables.items() if table is not None]
    table = pd.concat(parts)[["choice", *STORED]]
    return table[~table["term"].str.contains(" ")].reset_index(drop=True)
