"""Known events: what is a unit, and what is compared within.

Articles of one outlet on one event are one unit, wherever the event is known, and an event that
both sides of a comparison cover is a stratum of its own, so that only the difference within it
counts. All other units, and articles without an event, form one further stratum. Every lens hands
over the events of its articles (:func:`known_events`) and leaves the rule to this file.

An event of one outlet alone leaves nothing to compare within, but its articles are still no
independent witnesses: a word of the story stands in all of them. Were they units of their own,
whole stories dealt to two sides at random would give a claim in 27 % of the deals instead of 3 %
(``benchmarks/RESULTS.md``). For the same reason an outlet whose articles are all on one event is
described and not tested: it cannot be told from its story.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.errors import FramingError, listed
from framing.rates.contrast import Contrast, contrast, one_stratum
from framing.rates.observations import Observations
from framing.rates.sums import Sums, indicator


def known_events(articles: pd.DataFrame) -> pd.Series:
    """The event of each article, missing where none is known."""
    if "event" in articles:
        return articles["event"]
    return pd.Series(np.nan, index=articles.index)


def contrasts(
    observed: Observations, sums: Sums, baseline
) -> Iterator[tuple[int, np.ndarray, Contrast]]:
    """Each outlet's row, the rows it is compared with, and the contrast of the two."""
    outlets = observed.outlets
    if len(outlets) < 2:
        raise FramingError(
            f"outlets names one outlet only ({listed(outlets)}); a comparison needs at least two."
        )
    if baseline is not None and baseline not in outlets:
        raise FramingError(f"baseline must be one of {listed(outlets)}, not {baseline!r}.")
    has_events = (observed.event >= 0).any()
    for row, outlet in enumerate(outlets):
        if outlet == baseline:
            continue
        if baseline is None:
            others = np.flatnonzero(np.arange(len(outlets)) != row)
        else:
            others = np.array([outlets.index(baseline)])
        if has_events:
            yield row, others, contrast_events(observed, [row], others)
        else:
            yield row, others, contrast(sums, [row], others)


def contrast_events(observed: Observations, chosen, others) -> Contrast:
    """One outlet against others, with events as units and, where both sides cover them, strata."""
    side = np.where(
        np.isin(observed.outlet, chosen), 0, np.where(np.isin(observed.outlet, others), 1, -1)
    )
    shared_events = np.intersect1d(observed.event[side == 0], observed.event[side == 1])
    shared = np.isin(observed.event, shared_events[shared_events >= 0]) & (side >= 0)
    unshared = np.flatnonzero(~shared & (side >= 0))
    two_sides = replace(observed.take(unshared), outlet=side[unshared], outlets=("A", "B"))
    unmatched = two_sides.units().sums()
    if not shared.any():
        return one_stratum(unmatched.pick([0]), unmatched.pick([1]))
    units = observed.take(np.flatnonzero(shared)).units()
    matched = _within_events(units, np.isin(units.outlet, chosen))
    if unmatched.articles.min() < 2:  # a lone unit on one side says nothing about chance
        return matched
    return matched + one_stratum(unmatched.pick([0]), unmatched.pick([1]))


def _within_events(units: Observations, is_chosen: np.ndarray) -> Contrast:
    """A contrast of the units of the chosen outlet with the others; each event is a stratum."""
    _, event = np.unique(units.event, return_inverse=True)
    events = event.max() + 1
    all_units, own_units = indicator(event, events), indicator(event[is_chosen], events)
    n = all_units @ units.sizes
    p = own_units @ units.sizes[is_chosen] / n
    q = 1 - p
    x, own_x = all_units @ units.matrix, own_units @ units.matrix[is_chosen]
    a_by_event, b_by_event = _scaled_rows(own_x, q), _scaled_rows(x - own_x, p)
    a, b = _column_sums(a_by_event), _column_sums(b_by_event)
    bessel = events / (events - 1) if events > 1 else np.nan
    var_a, cov_ab, var_b = (
        bessel * (_column_sums(left.multiply(right)) - product / events)
        for left, right, product in (
            (a_by_event, a_by_event, a * a),
            (a_by_event, b_by_event, a * b),
            (b_by_event, b_by_event, b * b),
        )
    )
    null = _redealt_variance(units, all_units, x, n, p * q, event)
    return Contrast(
        a=a,
        b=b,
        weight=(n * p * q).sum(),
        binomial=x.T @ (p * q),
        binomial_share=x.T @ (p * q * p),
        null=null,
        levelled=a - b,
        levelled_null=null,
        common=np.maximum(var_a - 2 * cov_ab + var_b, 0),
        covariances=[(var_a, cov_ab, var_b, events - 1)],
        units=np.array([events, events]),
    )


def _redealt_variance(units: Observations, all_units, x, n, pq, event) -> np.ndarray:
    """Variance of a - b if each event's outlets were dealt anew: the same for every outlet.

    Within an event Σ(xi - pi·x)² over its outlets, pi the outlet's share of the sizes, is shared
    out as independent tokens would share it. Of two outlets this is the square of their difference,
    a flip of sign.
    """
    share = units.sizes / n[event]
    scale = pq / (all_units @ (share * (1 - share)))
    squares = _scaled_rows(all_units @ units.matrix.multiply(units.matrix), scale)
    crossed = _scaled_rows(x, scale).multiply(all_units @ _scaled_rows(units.matrix, share))
    expected = _scaled_rows(x.multiply(x), scale * (all_units @ share**2))
    variance = _column_sums(squares) - 2 * _column_sums(crossed) + _column_sums(expected)
    return np.maximum(variance, 0)


def _scaled_rows(matrix, factors) -> sparse.csr_array:
    return sparse.csr_array(matrix.multiply(factors[:, None]))


def _column_sums(matrix) -> np.ndarray:
    return np.asarray(matrix.sum(axis=0)).ravel()
