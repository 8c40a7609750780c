"""What the files of a share pack hold: its writer and its reader agree on it here.

``articles.csv`` has one row an article; the Parquet tables name an article by its row there, or
hold results.
"""

from __future__ import annotations

from typing import NamedTuple

from framing.lenses.sentiment.scores import SETTINGS
from framing.lenses.sentiment.vader import SCORES

ARTICLE_FACTS = "article outlet event published url place agency day notice dropped".split()
# The event as it was matched where the text was, and a hash of the text.
ARTICLE_TEXTS = [*ARTICLE_FACTS, "matched", "sha256"]
ARTICLE_SIZES = ["n_own", "n_quoted", "length"]


class Columns(NamedTuple):
    """The columns of a table by what they hold."""

    whole_numbers: list[str]
    numbers: list[str]
    words: list[str]


TABLES = {
    "terms": Columns(["row", "own", "quoted", "edge"], [], ["term"]),
    "sentences": Columns(["row", "sentence", "paragraph", "n_tokens"], ["quoted"], []),
    "loaded": Columns(["row", "place"], [], ["term", "category", "voice"]),
    "choices": Columns(["n"], ["log_ratio", "low", "high", "q"], ["choice", "outlet", "term"]),
}
OPTIONAL = {"choices"}
# English sentences have scores in either setting.
STORED_SCORES = {setting: {score: f"{setting} {score}" for score in SCORES} for setting in SETTINGS}
SCORE_COLUMNS = [column for scores in STORED_SCORES.values() for column in scores.values()]
