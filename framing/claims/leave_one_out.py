"""Which claims fall when one article, or one event, is left out?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_choice
from framing.base.progress import progress
from framing.lenses.keyness import keyness, known_events
from framing.rates.discovery import adjust
from framing.rates.observations import Observations, observations
from framing.rates.pvalues import rate_p
from framing.rates.significance import ALPHA
from framing.rates.strata import contrasts

FEW = 200  # up to so many are left out each in turn, of more those that a claim leans on most
COLUMNS = [
    "outlet",
    "term",
    "log_ratio",
    "q",
    "left_out",
    "log_ratio_without",
    "q_without",
    "falls",
    "runs",
]


@public
def leave_one_out(
    counts, *, by="article", baseline=None, min_articles=5, house_style=True
) -> pd.DataFrame:
    """Which word claims fall when one article, or one event, is left out.

    Parameters
    ----------
    counts : TermCounts
    by : {"article", "event"}
        What is left out at a time.
    baseline : str, optional
    min_articles : int
    house_style : bool
        As in :func:`framing.keyness`.

    Returns
    -------
    DataFrame, one row a claimed outlet and term, those that fall first
        outlet, term, log_ratio, q (with all articles); left_out (the article or event without which
        q is largest), log_ratio_without, q_without; falls (bool: no claim without it); runs (how
        many were left out). Empty where nothing is claimed.

    Raises
    ------
    FramingError
        As :func:`framing.keyness`; where ``by`` is "event" and no event is known.

    Notes
    -----
    Up to 200 articles (events) each is left out in turn. Of more, the 200 are that hold the largest
    share of a claimed term, since the others cannot move a claim far.

    Examples
    --------
    >>> import framing
    >>> texts = ["strike again"] * 5 + ["walkout again"] * 5
    >>> articles = pd.DataFrame({"article": list("abcdefghij"), "outlet": list("XXXXXYYYYY"), "text": texts})
    >>> table = leave_one_out(framing.count_terms(articles))
    >>> table[["outlet", "term", "falls", "runs"]].head(2)
      outlet     term  falls  runs
    0      X   strike   True    10
    1      X  walkout   True    10
    """
    require_choice(by, ("article", "event"), "by")
    if by not in counts.articles or not counts.articles[by].notna().any():
        raise FramingError(
            f"by={by!r} needs articles with a filled {by}; framing.match_events finds events."
        )
    whole = keyness(counts, baseline=baseline, min_articles=min_articles, house_style=house_style)
    claimed = whole.loc[whole["claim"], ["outlet", "term", "log_ratio", "q"]].reset_index(drop=True)
    if claimed.empty:
        return pd.DataFrame(columns=COLUMNS).astype({"falls": bool, "runs": int})
    style = whole.loc[whole["house_style"] != "", "term"].unique() if house_style else []
    labels, runs = counts.articles[by], []
    seen = _tested(counts, style, min_articles)
    for label in progress(list(_leaned_on(counts, claimed["term"], labels)), "leaving one out"):
        keep = np.flatnonzero((labels != label).to_numpy(bool))
        rest = replace(
            seen,
            matrix=seen.matrix[keep],
            sizes=seen.sizes[keep],
            outlet=seen.outlet[keep],
            event=seen.event[keep],
        )
        if len(np.unique(rest.outlet)) == len(seen.outlets):
            runs.append(_without(rest, baseline, min_articles, claimed).assign(left_out=label))
    if not runs:  # every outlet has one article or event only
        return pd.DataFrame(columns=COLUMNS).astype({"falls": bool, "runs": int})
    worst = pd.concat(runs).fillna({"q_without": 1.0}).sort_values("q_without", kind="stable")
    worst = worst.drop_duplicates(["outlet", "term"], keep="last")
    found = claimed.merge(worst, on=["outlet", "term"])
    found = found.assign(falls=found["q_without"] >= ALPHA, runs=len(runs))
    found = found.sort_values(["falls", "q_without"], ascending=False, kind="stable")
    return found[COLUMNS].reset_index(drop=True)


def _tested(counts, style, min_articles) -> Observations:
    """The counts of the terms that can be tested, without house style."""
    present = np.bincount(counts.matrix.indices, minlength=len(counts.terms))
    able = np.flatnonzero(
        (present >= min_articles) & ~np.isin(counts.terms.astype(str), list(map(str, style)))
    )
    matrix, items = counts.matrix[:, able], tuple(counts.terms[able])
    table = counts.articles
    return observations(
        matrix, counts.sizes, table["outlet"], events=known_events(counts), items=items
    )


def _without(seen: Observations, baseline, min_articles, claimed) -> pd.DataFrame:
    """Log ratio and q of the claimed terms in what is left."""
    sums, places, parts = seen.sums(), pd.Index(seen.items), []
    for row, rest, between in contrasts(seen, sums, baseline):
        present = sums.n_articles[row] + sums.n_articles[rest].sum(axis=0)
        weights = np.where(present >= min_articles, present, 0)
        q = adjust(np.where(weights > 0, rate_p(between), np.nan), weights=weights)
        with np.errstate(divide="ignore", invalid="ignore"):
            log_ratio = np.log2(between.a / between.b)
        mine = claimed.loc[claimed["outlet"] == seen.outlets[row], ["outlet", "term"]]
        at = places.get_indexer(mine["term"])
        parts.append(mine.assign(log_ratio_without=log_ratio[at], q_without=q[at]))
    return pd.concat(parts)


def _leaned_on(counts, terms, labels) -> list:
    """The labels to leave out: all of them, or the 200 that hold the largest share of a claimed
    term.
    """
    names = labels.dropna().unique()
    if len(names) <= FEW:
        return list(names)
    code = pd.Index(names).get_indexer(labels)
    places = pd.Index(counts.terms).get_indexer(terms.unique())
    part = counts.matrix[:, places].toarray()[code >= 0]
    held = np.zeros((len(names), len(places)))
    np.add.at(held, code[code >= 0], part)
    share = (held / np.maximum(held.sum(axis=0), 1)).max(axis=1)
    return list(names[np.sort(np.argsort(-share, kind="stable")[:FEW])])
