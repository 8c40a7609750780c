"""What the page of words shows of each word over time: its uses in every period and outlet."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.dates.periods import PERIODS, all_periods, first_days, n_periods, period_name
from framing.text.counts import TermCounts

MOST_PERIODS = 26  # side by side on a phone
FEWEST_PERIODS = 3  # with articles; two are before and after
FEWEST_ARTICLES = 5  # of a word, to be followed over time
ROOM = 400_000  # bytes of a page
AT_ONCE = 500  # words
MONTH = re.compile(r"[A-Z][a-z]{3,}")


class TermPeriods:
    """The uses of words in each period, outlet by outlet.

    Parameters
    ----------
    counts : TermCounts
    outlets : list of str
        In the order of the page.

    Attributes
    ----------
    by : str
        The shortest of day, week, month, quarter and year that makes 3 to 26 periods, with two
        articles or more in most of an outlet's; where none has them, the shortest.
    periods : DatetimeIndex
        First days.
    words, articles : int arrays, outlets × periods
        Where both are 0 there is a gap.
    undated : int
        Articles without a date.
    """

    def __init__(self, counts: TermCounts, outlets: list[str]) -> None:
        about = counts.articles
        dates = about["published"]
        known = dates.notna().to_numpy()
        self.by = _period_for(dates, about["outlet"].astype(str))
        self.periods = all_periods(dates.min(), dates.max(), self.by)
        self.undated = int((~known).sum())
        column = self.periods.get_indexer(pd.DatetimeIndex(first_days(dates, self.by)))
        row = pd.Index(outlets).get_indexer(about["outlet"].astype(str))
        self._shape = (len(outlets), len(self.periods))
        cell = row * len(self.periods) + column
        # one row a cell of outlet and period, one column an article
        (of,) = np.nonzero(known)
        self._in_cell = sparse.csr_array(
            (np.ones(len(of), np.int64), (cell[of], of)), (np.prod(self._shape), len(about))
        )
        self._counts = counts
        self.words = (self._in_cell @ counts.sizes.astype(np.int64)).reshape(self._shape)
        self.articles = (self._in_cell @ np.ones(len(about), np.int64)).reshape(self._shape)

    def names(self) -> list[str]:
        """The periods in words, for a phone: a week by its first day, months in three letters."""
        names = [period_name(day, self.by).removeprefix("the week of ") for day in self.periods]
        return [MONTH.sub(lambda month: month[0][:3], name) for name in names]

    def uses(self, terms: list[str]) -> np.ndarray:
        """Uses of counted words, as an array of words × outlets × periods."""
        positions = pd.Index(self._counts.terms).get_indexer(terms)
        columns = self._counts.matrix[:, positions].astype(np.int64)
        return (self._in_cell @ columns).toarray().T.reshape(len(terms), *self._shape)


def term_periods(counts: TermCounts, outlets: list[str]) -> TermPeriods | None:
    """The periods of a corpus; None where under three have an article."""
    dates = counts.articles.get("published")
    if dates is None or not pd.api.types.is_datetime64_any_dtype(dates):
        return None
    known = dates.dropna()
    if known.empty:
        return None
    periods = TermPeriods(counts, outlets)
    has_articles = (periods.articles > 0).any(axis=0)
    return periods if has_articles.sum() >= FEWEST_PERIODS else None


def uses_in_text(periods: TermPeriods, terms: list[str]) -> dict[str, list[str]]:
    """Uses of the first of these words as short texts, as many words as have room.

    Parameters
    ----------
    periods : TermPeriods
    terms : list of str
        Those that matter most first.

    Returns
    -------
    dict
        For each word a text an outlet: uses by period with commas between, none for zero.
    """
    texts: dict[str, list[str]] = {}
    size = 0
    for start in range(0, len(terms), AT_ONCE):
        batch = terms[start : start + AT_ONCE]
        for term, uses in zip(batch, periods.uses(batch), strict=True):
            rows = [",".join(str(n) if n else "" for n in row) for row in uses.tolist()]
            size += len(term.encode()) + sum(map(len, rows)) + 3 * len(rows) + 6
            if size > ROOM:
                return texts
            texts[term] = rows
    return texts


def words_over_time(keyness: pd.DataFrame) -> list[str]:
    """The words to be followed over time: claims, then those in five articles or more.

    Examples
    --------
    >>> table = pd.DataFrame({"term": ["pier", "ferry", "gull"], "n": [6, 9, 2],
    ...     "n_articles": [2, 6, 2], "claim": [True, False, False]})
    >>> words_over_time(table)
    ['pier', 'ferry']
    """
    sums = keyness.groupby("term").agg(
        n=("n", "sum"), n_articles=("n_articles", "sum"), claim=("claim", "any")
    )
    sums = sums[sums["claim"] | (sums["n_articles"] >= FEWEST_ARTICLES)].reset_index()
    return sums.sort_values(["claim", "n", "term"], ascending=[False, False, True])["term"].tolist()


def _period_for(dates: pd.Series, outlets: pd.Series) -> str:
    """The period to count by; a year where the dates lie very far apart."""
    fits = [by for by in PERIODS if n_periods(dates.min(), dates.max(), by) <= MOST_PERIODS]
    drawn = [by for by in fits if n_periods(dates.min(), dates.max(), by) >= FEWEST_PERIODS]
    for by in drawn:
        if dates.groupby([outlets, first_days(dates, by)]).size().median() > 1:
            return by
    return [*drawn, *fits, "year"][0]
