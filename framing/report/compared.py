"""What several pages need of a corpus, computed once: claims, paired sentences, findings."""

from __future__ import annotations

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


def compare(articles: pd.DataFrame) -> Compared:
    """Compare the outlets of a corpus for the pages that no notebook makes.

    Parameters
    ----------
    articles : DataFrame
        As :func:`framing.read_articles` gives it.

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
    try:
        pairs = side_by_side(articles)
    except FramingError:  # a share pack has no texts
        pairs = pd.DataFrame(columns=COLUMNS)
    claims = claims_table(**tables)
    return Compared(articles, tables, claims, pairs, findings(articles, claims, pairs))
