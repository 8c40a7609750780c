"""One family of tests a corpus: what a report may claim when all tests are taken together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.rates.discovery import adjust
from framing.rates.thresholds import ALPHA

MANY, MANY_SHARE = "keyness", 0.6  # the lens with hundreds of items, and its part of the budget


def family(tests: pd.DataFrame, *, baseline=None) -> pd.DataFrame:
    """Claims of a whole report: families of one lens and one outlet first, the items within them
    second.

    Parameters
    ----------
    tests : DataFrame, one row a lens, outlet and item
        lens, outlet, item, p (missing where not tested), weight (above 0; compared within a lens
        and outlet only).
    baseline : str, optional
        The outlet that all others are compared with, where one was named: two outlets in the table
        are then two comparisons.

    Returns
    -------
    DataFrame like ``tests`` with q_lens (false discovery rate among the items of its lens and
    outlet: what the lens would say if it stood alone), share (the family's part of the error
    budget), q (over the whole report) and claim (q < .05).

    Notes
    -----
    A family stands out by its smallest q_lens (Simes 1986; with weights Genovese, Roeder &
    Wasserman 2006). Families have shares of the error budget (weighted Bonferroni): words .6, the
    other lenses the rest evenly, each lens evenly over its outlets; without words all lenses have
    the same. q is q_lens/share; among words it is the larger of q_lens and of the family's smallest
    q_lens/share: once words differ at all, the false discovery rate among them is held at its own
    level (families first, items second: Yekutieli 2008; Benjamini & Bogomolov 2014). A corpus
    without any difference is therefore claimed to have one in at most 5%. Of two outlets that are
    compared with each other each item is tested once: what holds for one holds for the other.

    Examples
    --------
    >>> tests = pd.DataFrame({"lens": ["keyness", "keyness", "voices"], "outlet": "A",
    ...                       "item": ["x", "y", ""], "p": [0.001, 0.5, 0.04], "weight": 1.0})
    >>> family(tests)[["q_lens", "share", "q", "claim"]].round(4).values.tolist()
    [[0.002, 0.6, 0.0033, True], [0.5, 0.6, 0.5, False], [0.04, 0.4, 0.1, False]]
    """
    tests = tests.reset_index(drop=True)
    paired = baseline is None and tests["outlet"].nunique() == 2
    first, mirror = _first_of_pair(tests) if paired else (slice(None), slice(None))
    once = tests.iloc[first]
    group, lenses = _groups(once, paired)
    p, weight = once["p"].to_numpy(float), once["weight"].to_numpy(float)
    q, smallest = np.full(len(once), np.nan), np.ones(len(lenses))
    for code, rows in pd.Series(np.arange(len(once))).groupby(group):
        q[rows] = weighted_q(p[rows], weight[rows])
        smallest[code] = np.nan if np.isnan(q[rows]).all() else np.nanmin(q[rows])
    share = shares(lenses, ~np.isnan(smallest))[group]
    corpus = over_report(lenses[group], q, smallest[group], share)[mirror]
    claim = np.nan_to_num(corpus, nan=1) < ALPHA
    return tests.assign(q_lens=q[mirror], share=share[mirror], q=corpus, claim=claim)


def over_report(lens, q_lens, smallest, share) -> np.ndarray:
    """q over the whole report, from that of the lens alone.

    Parameters
    ----------
    lens : str or array
    q_lens : array
    smallest : float or array
        The smallest q_lens of the family.
    share : float or array
        The family's part of the error budget; with none nothing can be claimed.

    Examples
    --------
    >>> over_report("keyness", [0.001, 0.04], 0.001, 0.6).round(4).tolist()
    [0.0017, 0.04]
    >>> over_report("voices", [0.01], 0.01, 0.1).round(4).tolist()
    [0.1]
    """
    q, share = np.asarray(q_lens, float), np.asarray(share, float)
    with np.errstate(divide="ignore", invalid="ignore"):
        is_many = np.asarray(lens, object) == MANY
        q_report = np.where(is_many, np.fmax(q, smallest / share), q / share)
    return np.where(np.isnan(q), np.nan, np.fmin(q_report, 1))


def crude_claims(together: pd.DataFrame, crude_q) -> np.ndarray:
    """What is not claimed, but would be with all articles thrown together.

    Parameters
    ----------
    together : DataFrame
        As :func:`family` gives it.
    crude_q : array
        Of each row q of its lens alone with all articles thrown together, missing where they are
        compared so in any case.
    """
    crude_q = np.asarray(crude_q, float)
    if np.isnan(crude_q).all():
        return np.zeros(len(together), bool)
    paired = together["outlet"].nunique() <= 2
    group, lenses = _groups(together, paired)
    q = np.where(np.isnan(crude_q), together["q_lens"].to_numpy(float), crude_q)
    smallest = pd.Series(q).groupby(group).min().to_numpy()
    share = shares(lenses, ~np.isnan(smallest))
    q_report = over_report(lenses[group], crude_q, smallest[group], share[group])
    return (q_report < ALPHA) & ~together["claim"].to_numpy(bool)


def largest_p(together: pd.DataFrame) -> np.ndarray:
    """The largest p with which each row would have been claimed, with as many claims as there are.

    Parameters
    ----------
    together : DataFrame
        As :func:`family` gives it.

    Returns
    -------
    array
        .05 · claims/tests · weight/mean weight within a family (Benjamini & Yekutieli 2005), for
        other lenses than words times its share of the budget.
    """
    paired = together["outlet"].nunique() <= 2
    outlet = pd.Series("", together.index) if paired else together["outlet"]
    tested = together["q"].notna()
    groups = together[tested].groupby([together["lens"], outlet])
    share_claimed = groups["claim"].transform("mean")
    relative_weight = together["weight"] / groups["weight"].transform("mean")
    level = np.where(together["lens"] == MANY, ALPHA, ALPHA * together["share"])
    limit = (share_claimed * relative_weight * level).reindex(together.index)
    return np.minimum(limit.to_numpy(float), 1)


def weighted_q(p, weights) -> np.ndarray:
    """q over the items that have a p and a weight; missing elsewhere."""
    tested = np.isfinite(p) & (weights > 0)
    q = np.full(len(p), np.nan)
    q[tested] = adjust(p[tested], weights=weights[tested])
    return q


def shares(lenses, tested) -> np.ndarray:
    """Each family's part of the error budget; families without a test get none.

    Examples
    --------
    >>> shares(["keyness", "loaded", "voices"], [True, True, False]).tolist()
    [0.6, 0.4, 0.0]
    """
    lens, tested = pd.Series(list(lenses), dtype=object), np.asarray(tested, bool)
    names = list(dict.fromkeys(lens[tested]))
    share = dict.fromkeys(names, 1 / max(len(names), 1))
    if MANY in share and len(names) > 1:
        share = dict.fromkeys(names, (1 - MANY_SHARE) / (len(names) - 1)) | {MANY: MANY_SHARE}
    outlets = lens[tested].value_counts()
    return np.where(tested, [share.get(name, 0) / outlets.get(name, 1) for name in lens], 0.0)


def _groups(tests: pd.DataFrame, paired: bool):
    """The family of each row, and each family's lens; of two outlets a lens is one family."""
    outlet = pd.Series("", tests.index) if paired else tests["outlet"].astype(str)
    code, keys = pd.factorize(pd.MultiIndex.from_arrays([tests["lens"].astype(str), outlet]))
    return code, np.array(keys.get_level_values(0), object)


def _first_of_pair(tests: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Rows of each lens's items, once for two outlets, and for every row its own among these."""
    lens, item = (pd.factorize(tests[name], use_na_sentinel=False)[0] for name in ("lens", "item"))
    code, keys = pd.factorize(lens * (item.max(initial=0) + 1) + item)
    first = np.full(len(keys), len(tests))
    np.minimum.at(first, code, np.arange(len(tests)))
    return first, code
