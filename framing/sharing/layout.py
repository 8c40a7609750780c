"""What the files of a share pack hold: its writer and its reader agree on it here.

``articles.csv`` has one row an article; the Parquet tables name an article by its row there, or
hold results.
"""

from __future__ import annotations

from typing import NamedTuple

from framing.lenses.sentiment.scores import SETTINGS

ARTICLE_FACTS = "article outlet event topic published url place agency day notice dropped".split()
# The event as it was matched where the text was.
ARTICLE_TEXTS = [*ARTICLE_FACTS, "matched"]
ARTICLE_SIZES = ["n_own", "n_quoted", "length", "sentences"]
# Of an English article the sum of its sentences' scores in either setting; none of a sentence.
ARTICLE_SCORES = {setting: f"{setting} compound" for setting in SETTINGS}


class Columns(NamedTuple):
    """The columns of a table by what they hold."""

    whole_numbers: list[str]
    numbers: list[str]
    words: list[str]


TABLES = {
    "terms": Columns(["row", "own", "quoted", "edge"], [], ["term"]),
    "loaded": Columns(["row", "place"], [], ["term", "category", "voice"]),
    "choices": Columns(["n"], ["log_ratio", "low", "high", "q"], ["choice", "outlet", "term"]),
}
OPTIONAL = {"choices"}
