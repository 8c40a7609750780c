"""The README of a share pack: every file, and exactly what can be read from it."""

from __future__ import annotations

from textwrap import fill

import pandas as pd

from framing.base.kinds import MANIFEST
from framing.sharing.layout import ARTICLE_SCORES

WIDTH = 96
TEXT = """\
A share pack of the package framing: counts and scores of {n} articles, without their text.
Read it with framing.read_articles("this folder").

What each file holds, and so what anybody can read from it exactly:

{files}

What no file holds: the order of words within an article (but for the phrases, shared places and
first words named above), titles, file names, the length or score of a sentence, or a hash by which
a guess at the text could be tested. The words of an article of a few lines can be put into order by
guessing.
{withheld}"""
ARTICLES = """\
of each article its outlet, event, topic, date, dateline (place, agency, day), notice, the kinds
of lines taken out as furniture, {urls}; the event that it was matched with; how many words it has
in the outlet's voice and in quotations, how many pieces between blanks, and how many
sentences{scores}. Ids are numbers in the alphabetical order of the owner's ids"""
SCORES = (
    ", with the sum of all their sentiment scores in either setting (of one sentence: its score)"
)
TERMS = """\
how often each word stands in each article, in the outlet's own voice and in quotations: the bag of
words of either, and so how many words are quoted, and which. Of words in at least five articles
of an outlet also how many of their uses stand in the first 20 or last 30 words"""
LOADED = """\
the loaded terms of each article by category and voice, also terms of several words, which stood
side by side; terms that stood at one place share a number"""
CHOICES = """\
of each outlet, for words common enough to be tested, their count among words and pairs, and in
the first 200 words of the articles, with the comparison of outlets: the one file whose figures
rest on the order of words, in all articles of an outlet together: of a word that one article of an
outlet alone has, it tells whether it stands in the first 200 words of that article"""
FACTS = """\
number of articles, language, versions, and hashes of the word lists used (not of the articles)"""
WITHHELD = """
Words that stand in one article only were withheld before anything was counted: they stand in no
file, and no score or hit knows them. A term of the lexicon that stands in one article only is
written as (withheld), with its category. Events and topics are numbered; a dateline that one
article has alone is left out.
"""


def readme(
    articles: pd.DataFrame, tables: dict[str, pd.DataFrame | None], withhold: bool, urls: bool
) -> str:
    """The text of ``README.txt`` for the tables that were written."""
    has_scores = all(name in articles for name in ARTICLE_SCORES.values())
    holds = {
        "articles.csv": ARTICLES.format(
            urls="and its address" if urls else "but no address",
            scores=SCORES if has_scores else "",
        ),
        "terms.parquet": TERMS,
        "loaded.parquet": LOADED,
        "choices.parquet": CHOICES,
        MANIFEST: FACTS,
        "README.txt": "this text",
    }
    files = "\n".join(
        fill(f"{file}: {' '.join(content.split())}.", WIDTH, subsequent_indent="    ")
        for file, content in holds.items()
        if tables.get(file.removesuffix(".parquet"), articles) is not None
    )
    return TEXT.format(n=len(articles), files=files, withheld=WITHHELD if withhold else "")
