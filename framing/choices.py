"""Other ways to count loaded terms: which claims about kinds of words stand whatever is chosen?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.hits import article_counts, scan
from framing.lexicon import categories, read_lexicon
from framing.loaded import ALL, compared_counts
from framing.pack import pack_of
from framing.text import tidy_text

FIRST_WORDS = 200


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
    if pack_of(articles) is None:
        head = articles.assign(
            text=tidy_text(articles["text"]).str.split(" ").str[:FIRST_WORDS].str.join(" ")
        )
        found, size = scan(head, terms)
        yield (
            f"first {FIRST_WORDS} words only",
            counted(found, size=size["own"] + size["quoted"], table=head),
        )
