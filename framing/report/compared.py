"""What several pages need of a corpus, computed once: claims, paired sentences, findings."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import pandas as pd

from framing.base.errors import FramingError


@dataclass(frozen=True)
class Compared:
    """The articles with their events, each lens's table, the claims, the pairs of sentences, and
    what the front page says of them.
    """

    articles: pd.DataFrame
    tables: dict[str, pd.DataFrame]
    claims: pd.DataFrame
    pairs: pd.DataFrame
    findings: pd.DataFrame


def compare(articles: pd.DataFrame, *, pairs: bool = True) -> Compared:
    """Compare the outlets of a corpus for the pages that no notebook makes.

    Parameters
    ----------
    articles : DataFrame
        As :func:`framing.read_articles` gives it.
    pairs : bool
        Whether sentences are set side by side, which takes the longest and which only the pages on
        shared events show.

    Returns
    -------
    Compared

    Raises
    ------
    FramingError
        Fewer than two outlets, or no words.
    """
    from framing.claims.findings import findings
    from framing.claims.table import claims_table
    from framing.claims.together import compare_outlets
    from framing.corpus.events import match_events
    from framing.lenses.sidebyside.pairs import COLUMNS, side_by_side

    articles = match_events(articles)
    tables = compare_outlets(articles)
    sentences = pd.DataFrame(columns=COLUMNS)
    if pairs:
        with suppress(FramingError):  # a share pack has no texts
            sentences = side_by_side(articles)
    claims = claims_table(**tables)
    return Compared(articles, tables, claims, sentences, findings(articles, claims, sentences))
