"""The one estimator: rates Σx/Σn, and how sure a difference is when whole articles are drawn.

Words of one article are not independent draws: an article on a strike says "strike" twenty times.
The tests here therefore let only articles (or, where known, events) vary, and work from sums over
articles alone.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.rates.comparisons import (
    NOTHING,
    beside_all_articles,
    comparison_names,
    comparisons,
)
from framing.rates.discovery import ItemTests, with_claims
from framing.rates.intervals import outlet_interval
from framing.rates.observations import (
    Observations,
    by_outlet,
    observations,
    require_counts,
    require_variety,
)
from framing.rates.pvalues.deviance import likelihood_ratio
from framing.rates.significance import mean_test, rate_test
from framing.rates.strata.find import kinds_of

TESTED = """
    outlet item x n n_articles n_articles_rest rate rate_rest log_ratio low high g2 deff p
""".split()


@public
def outlet_rates(x, n, outlets, *, items=None, events=None) -> pd.DataFrame:
    """The rate of each item in each outlet, with its 95% interval.

    Parameters
    ----------
    x : sparse matrix, array or DataFrame (articles × items), or one column
        Counts; signed sums (sentiment) are allowed as well.
    n : array (articles)
        Sizes that the counts are divided by: tokens, sentences, verbs. Articles of size 0 are left
        out.
    outlets : sequence of str (articles)
    items : sequence of str, optional
        Names of the columns of ``x``; by default those of the DataFrame, else 0, 1, 2 ….
    events : sequence of str, optional
        Event of each article, missing where unknown. An outlet's articles on one event are one
        unit.

    Returns
    -------
    DataFrame, one row an outlet and item
        outlet, item; x (sum of counts), n (sum of sizes), n_articles (articles in which the item
        stands), rate (x/n, per unit of size), low, high (95% interval; missing with one article).

    Raises
    ------
    FramingError
        Where lengths differ or values are not numbers.

    Notes
    -----
    The variance of Σx - rΣn is that of a ratio of sums over whole articles (linearised, as in
    survey statistics: Cochran 1977, ch. 6). Counts get a likelihood interval with this variance,
    signed sums the symmetric one; both use the t distribution with (articles - 1) degrees of
    freedom.

    Examples
    --------
    >>> import numpy as np
    >>> table = outlet_rates(np.array([1, 3, 0, 2]), np.full(4, 100), list("AABB"))
    >>> table[["outlet", "x", "n", "rate"]]
      outlet  x    n  rate
    0      A  4  200  0.02
    1      B  2  200  0.01
    """
    observed = observations(x, n, outlets, events=events, items=items)
    signed = (observed.matrix.data < 0).any() or observed.matrix.dtype.kind == "f"
    return by_outlet(
        observed, observed.units().sums(), lambda outlet: outlet_interval(outlet, signed)
    )


@public
def compare_rates(
    x, n, outlets, *, events=None, strata=None, baseline=None, items=None, min_articles=5
) -> pd.DataFrame:
    """Compare each outlet's rates with those of the others combined, or of one named baseline.

    Parameters
    ----------
    x : sparse matrix, array or DataFrame (articles × items), or one column
        Counts: whole numbers from 0 on.
    n : array (articles)
        Sizes that the counts are divided by. Articles of size 0 are left out.
    outlets : sequence of str (articles)
    items : sequence of str, optional
        Names of the columns of ``x``, as in :func:`outlet_rates`.
    events : sequence of str, optional
        Event of each article, missing where unknown. An outlet's articles on one event are one
        unit; where both sides cover an event, only the difference within it counts. Without an
        event an article is its own unit.
    strata : DataFrame, optional
        One row an article, with ``published``, ``topic`` or both: articles that are not on shared
        events are compared within the periods and topics in which the sides' mixes differ. By
        default nothing is looked at.
    baseline : str, optional
        The outlet that all others are compared with; by default each is compared with all others
        combined.
    min_articles : int
        Items in fewer articles (of both sides together) are described, not tested.

    Returns
    -------
    DataFrame, one row an outlet and item
        outlet, item; x, n (sums of counts and sizes), n_articles, n_articles_rest (articles with
        the item, of this outlet and of the others); rate, rate_rest (per unit of size); log_ratio
        (base 2; within events or strata where these are given), low, high (95% interval); g2
        (log-likelihood ratio statistic, descriptive), deff (design effect), p, weight (share of the
        error budget, mean 1 over the tested items, 0 where untested), q (false discovery rate over
        the outlet's tested items), claim (q < .05), compared_with (the outlet that this one is
        compared with, or "the others"), compared_within ("all articles", "events", the period,
        "topic" or both that articles are compared within, or "nothing"); crude_q (of what is
        not compared as a whole: q with all articles thrown together), crude_claim (not claimed, but
        it would be so: what differs is when or of what the outlets write). With one unit on a side,
        one article or one event, and where the sides have no periods or topics in common, low,
        high, p and q are missing and nothing is claimed.

    Raises
    ------
    FramingError
        One outlet; empty, negative, fractional or all-equal counts; a baseline that is not there.

    Notes
    -----
    p is that of G²/deff on χ² with one degree of freedom, where deff = M/(M-1) · Σ(x - rn)²/(rΣn)
    over the M articles of both sides, r the pooled rate (a Rao-Scott correction: Rao & Scott 1981,
    1984), with three changes. Short articles differ in wording from long ones whoever writes them:
    the root of G²/deff is averaged with that of levelled lengths (expected count c + rn instead of
    rn), and the error of choosing between the two is added (Buckland, Burnham & Augustin 1997).
    Words clump: where a power divergence (Cressie & Read 1984) with the skewness of geometric
    repeats (Katz 1996) is smaller than G², it takes its place. And where no use at all would be
    nearer to equal rates than what was seen, there is one tail. The formulas are in
    :mod:`framing.rates.pvalues.deviance`. The interval leaves out a log ratio of 0 where p < .05
    and nowhere else.

    Guards (:mod:`framing.rates.pvalues.guards`): where one article holds a quarter of a side's
    tokens, p is that of Student's t; where lengths look alike and there are up to 1,000 articles,
    it is that of all ways to deal them to the two sides (double saddlepoint: Robinson 1982,
    Skovgaard 1987), never below the chance that all articles with the item fall to one side.

    Within shared events counts are weighted as in the Mantel-Haenszel rate ratio, lengths are not
    levelled, and chance is that of the outlets dealt anew within the event. An outlet's own events
    are no less its units than shared ones: articles on one story share its words, and are no
    independent witnesses (:mod:`framing.rates.strata.events`). Within periods and topics counts are
    weighted alike; p is that of a stratified likelihood ratio (:mod:`framing.rates.strata`), or of
    deals within them (five articles in each or more, on average).

    The false discovery rate is held over the outlet's tested items. From 50 of them on, each is
    weighted by how well a two-fold difference could be found in it (Roeder & Wasserman 2009;
    :func:`framing.rates.budget.power_weights`); in shorter lists all have one weight. An infinite
    log ratio means that one side never uses the item; the bound next to zero is still informative.
    Whole sums add up: see :class:`framing.rates.sums.Sums`.

    Examples
    --------
    >>> import numpy as np
    >>> x = np.array([5, 6, 7, 5, 6, 1, 0, 2, 1, 1])
    >>> table = compare_rates(x, np.full(10, 100), list("AAAAABBBBB"))
    >>> table[["outlet", "rate", "rate_rest", "log_ratio", "claim"]].round(3)
      outlet   rate  rate_rest  log_ratio  claim
    0      A  0.058      0.010      2.536   True
    1      B  0.010      0.058     -2.536   True
    """
    observed = observations(x, n, outlets, events=events, items=items, kinds=_kinds(strata))
    return compare_observed(observed, baseline=baseline, min_articles=min_articles)


def compare_observed(
    observed: Observations, *, baseline=None, min_articles=5, is_left_out=False
) -> pd.DataFrame:
    """The table of :func:`compare_rates`; items left out are not tested."""

    def compared(observed: Observations) -> pd.DataFrame:
        return tested_rates(observed, baseline).claims(min_articles, is_left_out)

    return beside_all_articles(observed, compared)


def tested_rates(observed: Observations, baseline=None) -> ItemTests:
    """The tests of all items, before it is chosen which of them q is over."""
    require_counts(observed.matrix)
    require_variety(observed.matrix)
    tested = []
    for comparison in comparisons(observed, baseline):
        outlet, others = comparison.outlet, comparison.others
        g2 = likelihood_ratio(outlet.x, others.x, outlet.n / (outlet.n + others.n))
        p = comparison.rate_p()
        test = rate_test(comparison.between, p)
        tested.append((comparison, comparison.counted().assign(**test, g2=g2, p=p)[TESTED]))
    return ItemTests(tested)


def _kinds(strata) -> dict:
    return {} if strata is None else kinds_of(strata)


@public
def compare_means(
    x, n, outlets, *, events=None, strata=None, baseline=None, items=None
) -> pd.DataFrame:
    """Compare each outlet's means of signed sums (sentiment) with those of the others combined.

    Parameters
    ----------
    x : sparse matrix, array or DataFrame (articles × items), or one column
        Sums over an article's sentences, such as those of their sentiment; any numbers.
    n : array (articles)
        Numbers of sentences that the sums are divided by. Articles of size 0 are left out.
    outlets : sequence of str (articles)
    events : sequence of str, optional
        Event of each article, missing where unknown.
    strata : DataFrame, optional
        One row an article, with ``published``, ``topic`` or both; both are used as in
        :func:`framing.rates.compare_rates`.
    baseline : str, optional
        The outlet that all others are compared with; by default each is compared with all others
        combined.
    items : sequence of str, optional
        Names of the columns of ``x``.

    Returns
    -------
    DataFrame, one row an outlet and item
        outlet, item, x, n, n_articles, n_articles_rest; rate, rate_rest (means x/n); difference
        (within events or strata where these are given), low, high (95% interval), p, weight, q,
        claim, compared_with, compared_within, crude_q, crude_claim as in
        :func:`framing.rates.compare_rates`.

    Raises
    ------
    FramingError
        One outlet; empty sums; a baseline that is not there.

    Notes
    -----
    A difference of two ratios of sums with its linearised variance (Cochran 1977, ch. 6), unbiased
    for unequal sizes and with their degrees of freedom (Bell & McCaffrey 2002), on Student's t,
    once with each side's own variance and Satterthwaite's degrees of freedom (Welch), once with a
    common one; the larger p and the wider interval are given: Welch's t alone is too sure where one
    side has two or three articles (p < .05 in 13.6% of placebos at 2 v 30). Where all articles are
    compared together, the root of p is averaged with that of levelled lengths, as for rates
    (:mod:`framing.rates.pvalues.means`). The interval leaves out 0 where p < .05 and nowhere else.
    Within shared events and strata the differences are weighted by nA·nB/(nA + nB).

    Examples
    --------
    >>> import numpy as np
    >>> sums = np.array([-2.0, -1.5, -2.5, 1.0, 0.5, 1.5])
    >>> table = compare_means(sums, np.full(6, 10), list("AAABBB"))
    >>> table[["outlet", "rate", "difference", "claim"]].round(3)
      outlet  rate  difference  claim
    0      A  -0.2        -0.3   True
    1      B   0.1         0.3   True
    """

    def compared(observed: Observations) -> pd.DataFrame:
        tables = []
        for comparison in comparisons(observed, baseline):
            test = mean_test(comparison.between, comparison.levelled_root())
            table = comparison.counted().assign(**test)
            if comparison.within == NOTHING:
                table[["low", "high", "p"]] = np.nan
            table = with_claims(table, table["p"].notna().to_numpy(float))
            tables.append(table.assign(**comparison_names(comparison)))
        return pd.concat(tables, ignore_index=True)

    observed = observations(x, n, outlets, events=events, items=items, kinds=_kinds(strata))
    return beside_all_articles(observed, compared)
