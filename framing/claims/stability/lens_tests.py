"""What a report tests, from counts: all of it anew, or the families that claim something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from framing.base.errors import FramingError
from framing.claims.family import family, over_report, weighted_q
from framing.claims.stability.lens_counts import LensCounts
from framing.rates.comparisons import NOTHING, Comparison, comparisons
from framing.rates.observations import Observations, require_variety
from framing.rates.pvalues.deviance import likelihood_ratio
from framing.rates.significance import mean_test
from framing.rates.thresholds import ALPHA


def report_tests(lenses: dict[str, LensCounts], *, baseline=None, alone=False) -> pd.DataFrame:
    """What a report says of these counts: each lens, outlet and item, with p, q and claim.

    Parameters
    ----------
    lenses : dict of LensCounts
        As :func:`report_counts` gives it, or a part of it.
    baseline : str, optional
        The outlet that all others are compared with.
    alone : bool
        Whether q and claim are those of each lens alone, as the lens itself gives them.

    Returns
    -------
    DataFrame
        lens, outlet, item, p, weight, effect (log ratio, base 2; of sentiment the difference of
        means), g2, and what :func:`framing.claims.family.family` adds.
    """
    tests = [columns for counts in lenses.values() for columns in _tests(counts, baseline)]
    if not tests:
        return pd.DataFrame(columns="lens outlet item p weight effect g2 q claim".split())
    together = family(_table(tests), baseline=baseline)
    if alone:
        q = together["q_lens"]
        together = together.assign(q=q, claim=q.fillna(1) < ALPHA)
    return together


def families_again(
    lenses: dict[str, LensCounts], families: pd.DataFrame, *, baseline=None
) -> pd.DataFrame:
    """The tests of some families on other counts, with their parts of the error budget as given.

    Parameters
    ----------
    lenses : dict of LensCounts
    families : DataFrame with lens, outlet and share
    baseline : str, optional

    Returns
    -------
    DataFrame
        lens, outlet, item, effect and q, as :func:`report_tests` has them.
    """
    outlets = families.groupby("lens")["outlet"].agg(set)
    tests = [
        columns
        for counts in lenses.values()
        if counts.lens in outlets
        for columns in _tests(counts, baseline, outlets[counts.lens])
    ]
    if not tests:
        return pd.DataFrame(columns=["lens", "outlet", "item", "effect", "q"])
    table, share = _table(tests), families.set_index(["lens", "outlet"])["share"]
    q = np.full(len(table), np.nan)
    for (lens, outlet), rows in table.groupby(["lens", "outlet"]).indices.items():
        q_lens = weighted_q(table["p"].to_numpy()[rows], table["weight"].to_numpy()[rows])
        smallest = np.nan if np.isnan(q_lens).all() else np.nanmin(q_lens)
        q[rows] = over_report(lens, q_lens, smallest, share.get((lens, outlet), 0.0))
    return table.assign(q=q)[["lens", "outlet", "item", "effect", "q"]]


def _table(tests: list[dict[str, np.ndarray]]) -> pd.DataFrame:
    """One table of all columns: splits and removals make thousands, of a few rows each."""
    return pd.DataFrame({name: np.concatenate([test[name] for test in tests]) for name in tests[0]})


def _tests(counts: LensCounts, baseline, of=None) -> Iterator[dict[str, np.ndarray]]:
    """The tests of a lens, the columns of an outlet's table at a time; ``of`` some outlets."""
    lens = counts.lens
    observed = _present(counts.observed)
    names = observed.outlets
    if len(names) < 2 or (baseline is not None and baseline not in names):
        return
    if lens != "keyness" and not counts.signed:
        try:
            require_variety(observed.matrix)
        except FramingError:
            return
    n_items = len(observed.items)
    of_lens = {"lens": np.full(n_items, lens, object), "item": _names(observed.items)}
    for comparison in comparisons(observed, baseline, of):
        tested = _tested_means if counts.signed else _tested_rates
        columns = tested(comparison, counts) | of_lens
        yield columns | {"outlet": np.full(n_items, comparison.outlet.outlets[0], object)}
        if (
            of is None and baseline is None and len(names) == 2
        ):  # what holds for one holds for the other
            yield columns | {
                "outlet": np.full(n_items, names[1], object),
                "effect": -columns["effect"],
            }
            return


def _names(items) -> np.ndarray:
    return np.array([str(item) for item in items], object)


def _tested_rates(comparison: Comparison, counts: LensCounts) -> dict:
    outlet, others, between = comparison.outlet, comparison.others, comparison.between
    p = comparison.rate_p()
    uses = np.asarray(counts.observed.matrix.sum(axis=0)).ravel()
    weight = np.where(uses >= counts.fewest, comparison.error_budget(p, counts.min_articles), 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        effect = np.log2(between.a / between.b)
    g2 = likelihood_ratio(outlet.x, others.x, outlet.n / (outlet.n + others.n))
    return {"p": np.where(weight > 0, p, np.nan), "weight": weight, "effect": effect, "g2": g2}


def _tested_means(comparison: Comparison, _) -> dict:
    test = mean_test(comparison.between, comparison.levelled_root())
    p = np.full_like(test["p"], np.nan) if comparison.within == NOTHING else test["p"]
    weight = np.isfinite(p).astype(float)
    nothing = np.full(len(p), np.nan)
    return {"p": p, "weight": weight, "effect": test["difference"], "g2": nothing}


def _present(observed: Observations) -> Observations:
    """Without outlets of which no article is left."""
    codes, outlet = np.unique(observed.outlet, return_inverse=True)
    names = tuple(observed.outlets[code] for code in codes)
    return replace(observed, outlet=outlet, outlets=names)
