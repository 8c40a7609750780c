"""Known events: what is a unit, and what is compared within.

Articles of one outlet on one event are one unit, wherever the event is known, and an event that
both sides of a comparison cover is a stratum of its own, so that only the difference within it
counts. Where five such events or more weigh at least as much as everything else, nothing else is
compared: what one side alone reported on shows what it covers, not how it writes. Elsewhere all
other units, and articles without an event, form one further stratum, or are compared within periods
and topics where these are known. Every lens hands over the events of its articles
(:func:`known_events`) and leaves the rule to this file.

An event of one outlet alone leaves nothing to compare within, but its articles are still no
independent witnesses: a word of the story stands in all of them. Were they units of their own,
whole stories dealt to two sides at random would give a claim in 27% of the deals instead of 3%
(``benchmarks/RESULTS.md``). For the same reason an outlet whose articles are all on one event is
described and not tested: it cannot be told from its story.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.outlets import possessive
from framing.rates.contrast import Contrast
from framing.rates.observations import Observations
from framing.rates.strata.tilts import Draws
from framing.rates.strata.within import contrast_within
from framing.rates.sums import indicator

ENOUGH_EVENTS = 5  # that both sides cover, to compare within them alone


def known_events(articles: pd.DataFrame) -> pd.Series:
    """The event of each article, missing where none is known."""
    if "event" in articles:
        return articles["event"]
    return pd.Series(np.nan, index=articles.index)


def shares_events(observed: Observations, is_outlet: np.ndarray) -> bool:
    """Whether both sides cover one of the known events."""
    is_known = observed.event >= 0
    own_events = observed.event[is_known & is_outlet]
    other_events = observed.event[is_known & ~is_outlet]
    return bool(np.isin(own_events, other_events).any())


def contrast_events(observed: Observations, is_outlet: np.ndarray) -> tuple[Contrast, np.ndarray]:
    """An outlet against others that share events with it, and which of the rows are compared.

    Events are units and strata; units outside of common events are compared where these weigh less
    than they do (by nA·nB/n, as the strata are weighted), or are few.
    """
    shared_events = np.intersect1d(observed.event[is_outlet], observed.event[~is_outlet])
    shared_events = shared_events[shared_events >= 0]
    is_shared = np.isin(observed.event, shared_events)
    units = observed.take(np.flatnonzero(is_shared)).units()
    matched = _within_events(units, np.isin(units.outlet, observed.outlet[is_outlet]))
    unmatched = observed.by_side(is_outlet).take(np.flatnonzero(~is_shared)).units()
    tokens = np.bincount(unmatched.outlet, unmatched.sizes, minlength=2)
    weight = tokens.prod() / max(tokens.sum(), 1)
    if len(shared_events) >= ENOUGH_EVENTS and matched.weight >= weight:
        return replace(matched, draws=None), is_shared
    # A lone unit on one side says nothing about chance.
    if np.bincount(unmatched.outlet, minlength=2).min() >= 2:
        between, *_ = contrast_within(unmatched, unmatched.outlet == 0)
        if between is not None:
            return matched + between, np.ones(len(is_shared), bool)
    return replace(matched, draws=None), is_shared


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
        draws=_draws(x, p),
    )


def _draws(x, p) -> Draws:
    """Uses by event, of both sides together."""
    cells = sparse.coo_array(x)
    event, item = cells.coords
    return Draws(item, cells.data.astype(float), p[event], x.shape[1])


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


def within_events(outlet: str, others: str, event: pd.Series, is_own: np.ndarray) -> dict | None:
    """How many articles are compared within events that an outlet shares with the others.

    Parameters
    ----------
    outlet, others : str
        Whom it is compared with: an outlet, or "the others".
    event : Series
        Of each article, missing where none is known.
    is_own : bool array
        Whether each article is one of the outlet's.

    Returns
    -------
    dict or None
        compared, articles (of the outlet), compared_rest, articles_rest (of the others), by and why
        (one sentence), as :func:`framing.rates.strata.find.strata_table` has them; None where both
        sides share no event.

    Examples
    --------
    >>> event = pd.Series(["flood", "strike", "flood", None])
    >>> is_own = np.array([True, True, False, False])
    >>> within_events("Echo", "Wire", event, is_own)["why"].partition(":")[0]
    'Echo is compared with Wire within the event that both cover'
    """
    shared = set(event[is_own].dropna()) & set(event[~is_own].dropna())
    if not shared:
        return None
    sides = [event[side].isin(shared) for side in (is_own, ~is_own)]
    own, of_others = (f"{side.sum():,} of {len(side):,}" for side in sides)
    events = "event" if len(shared) == 1 else f"{len(shared):,} events"
    others_are_compared = min(_n_outside(event[side], shared) for side in (is_own, ~is_own)) >= 2
    beside = " Articles on other events are compared as well"
    beside += " where they carry more weight than these." if len(shared) >= ENOUGH_EVENTS else "."
    numbers = [number for side in sides for number in (len(side), int(side.sum()))]
    return {
        **dict(zip("articles compared articles_rest compared_rest".split(), numbers, strict=True)),
        "by": "event",
        "why": f"{outlet} is compared with {others} within the {events} that both cover: {own} "
        f"of its articles, {of_others} of {possessive(others)}.{beside * others_are_compared}",
    }


def _n_outside(event: pd.Series, shared: set) -> int:
    """Units of one side outside of the shared events; an article of no known event is one."""
    return event[~event.isin(shared)].dropna().nunique() + int(event.isna().sum())
