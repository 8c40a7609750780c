"""Which claims fall when one article, or one event, is left out?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_choice
from framing.base.progress import progress
from framing.lenses.keyness import keyness, observed_terms
from framing.rates.comparisons import comparisons
from framing.rates.discovery import adjust
from framing.rates.observations import Observations
from framing.rates.thresholds import ALPHA

FEW = 200  # up to so many are left out each in turn, of more those that a claim leans on most
COLUMNS = """
    outlet term log_ratio q left_out log_ratio_without q_without falls runs compared_with
""".split()
CLAIM = ["outlet", "term"]


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
        many were left out); compared_with as in :func:`framing.keyness`. Empty where nothing is
        claimed.

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
    >>> articles = pd.DataFrame({"article": list("abcdefghij"), "text": texts})
    >>> articles["outlet"] = ["X"] * 5 + ["Y"] * 5
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
    table = keyness(counts, baseline=baseline, min_articles=min_articles, house_style=house_style)
    claims = table.loc[table["claim"], [*CLAIM, "log_ratio", "q", "compared_with"]].reset_index(
        drop=True
    )
    no_rows = pd.DataFrame(columns=COLUMNS).astype({"falls": bool, "runs": int})
    if claims.empty:
        return no_rows
    style = table.loc[table["house_style"] != "", "term"].unique() if house_style else []
    observed, labels = _tested(counts, style, min_articles), counts.articles[by]
    has_words = counts.sizes > 0  # the others take no part in a comparison
    runs = []
    for label in progress(list(_leaned_on(counts, claims["term"], labels)), "leaving one out"):
        remaining = observed.take(np.flatnonzero((labels != label).to_numpy(bool)[has_words]))
        if len(np.unique(remaining.outlet)) == len(observed.outlets):
            run = _effects(remaining, baseline, min_articles, claims)
            runs.append(run.assign(left_out=label))
    if not runs:  # every outlet has one article or event only
        return no_rows
    ranked = pd.concat(runs).fillna({"q_without": 1.0}).sort_values("q_without", kind="stable")
    worst = ranked.drop_duplicates(CLAIM, keep="last")
    result = claims.merge(worst, on=CLAIM)
    result = result.assign(falls=result["q_without"] >= ALPHA, runs=len(runs))
    result = result.sort_values(["falls", "q_without"], ascending=False, kind="stable")
    return result[COLUMNS].reset_index(drop=True)


def _tested(counts, style, min_articles) -> Observations:
    """The counts of the terms that can be tested, without house style."""
    n_articles = np.bincount(counts.matrix.indices, minlength=len(counts.terms))
    is_style = np.isin(counts.terms.astype(str), list(map(str, style)))
    columns = np.flatnonzero((n_articles >= min_articles) & ~is_style)
    return observed_terms(
        replace(counts, matrix=counts.matrix[:, columns], terms=counts.terms[columns])
    )


def _effects(observed: Observations, baseline, min_articles, claims) -> pd.DataFrame:
    """Log ratio and q of the claimed terms in these articles."""
    columns, parts = pd.Index(observed.items), []
    for comparison in comparisons(observed, baseline):
        p = comparison.rate_p()
        weights = comparison.error_budget(p, min_articles)
        q = adjust(np.where(weights > 0, p, np.nan), weights=weights)
        with np.errstate(divide="ignore", invalid="ignore"):
            log_ratio = np.log2(comparison.between.a / comparison.between.b)
        own = claims.loc[claims["outlet"] == comparison.outlet.outlets[0], CLAIM]
        terms = columns.get_indexer(own["term"])
        parts.append(own.assign(log_ratio_without=log_ratio[terms], q_without=q[terms]))
    return pd.concat(parts)


def _leaned_on(counts, terms, labels) -> list:
    """The labels to leave out: all, or those that hold the largest share of a claimed term."""
    names = labels.dropna().unique()
    if len(names) <= FEW:
        return list(names)
    code = pd.Index(names).get_indexer(labels)
    columns = pd.Index(counts.terms).get_indexer(terms.unique())
    uses = np.zeros((len(names), len(columns)))
    np.add.at(uses, code[code >= 0], counts.matrix[:, columns].toarray()[code >= 0])
    share = (uses / np.maximum(uses.sum(axis=0), 1)).max(axis=1)
    return list(names[np.sort(np.argsort(-share, kind="stable")[:FEW])])
