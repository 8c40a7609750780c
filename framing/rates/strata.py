"""Which outlets are compared, and events as blocks: only differences within a shared event
count.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.errors import FramingError, listed
from framing.rates.contrast import Contrast, contrast, one_stratum
from framing.rates.observations import Observations
from framing.rates.sums import Sums, indicator


def shared_events(articles: pd.DataFrame) -> pd.Series | None:
    """The events to compare within; None where no two outlets share one."""
    if "event" not in articles or articles["event"].isna().all():
        return None
    shared = articles.groupby("event")["outlet"].nunique() > 1
    return articles["event"] if shared.any() else None


def contrasts(seen: Observations, articles: Sums, baseline):
    """Each outlet's row, the rows it is compared with, and the contrast of the two."""
    outlets = seen.outlets
    if len(outlets) < 2:
        raise FramingError(
            f"outlets names one outlet only ({listed(outlets)}); a comparison needs at least two."
        )
    if baseline is not None and baseline not in outlets:
        raise FramingError(f"baseline must be one of {listed(outlets)}, not {baseline!r}.")
    with_event = np.unique(seen.outlet[seen.event >= 0])
    if len(with_event) == 1:
        raise FramingError(
            f"events are known for the articles of one outlet only ({outlets[with_event[0]]!r}); "
            "give the other outlets' events, or none."
        )
    rows = np.arange(len(outlets))
    for row in rows:
        if outlets[row] != baseline:
            rest = rows[rows != row] if baseline is None else np.array([outlets.index(baseline)])
            blocked = len(with_event) > 1
            yield (
                row,
                rest,
                (
                    contrast_events(seen, [row], rest)
                    if blocked
                    else contrast(articles, [row], rest)
                ),
            )


def contrast_events(seen: Observations, chosen, rest) -> Contrast:
    """One outlet against others with events as units: strata of their own where both sides cover
    them.
    """
    side = np.where(np.isin(seen.outlet, chosen), 0, np.where(np.isin(seen.outlet, rest), 1, -1))
    events = np.intersect1d(seen.event[side == 0], seen.event[side == 1])
    shared = np.isin(seen.event, events[events >= 0]) & (side >= 0)
    left = np.flatnonzero(~shared & (side >= 0))
    alone = Observations(
        seen.matrix[left], seen.sizes[left], side[left], seen.event[left], ("A", "B"), seen.items
    )
    unmatched = alone.units().sums()
    if not shared.any():
        return one_stratum(unmatched.pick([0]), unmatched.pick([1]))
    rows = np.flatnonzero(shared)
    units = Observations(
        seen.matrix[rows],
        seen.sizes[rows],
        seen.outlet[rows],
        seen.event[rows],
        seen.outlets,
        seen.items,
    ).units()
    matched = _matched(units, np.isin(units.outlet, chosen))
    if unmatched.articles.min() < 2:  # a lone unit on one side says nothing about chance
        return matched
    return matched + one_stratum(unmatched.pick([0]), unmatched.pick([1]))


def _matched(units: Observations, mine: np.ndarray) -> Contrast:
    """A contrast of the rows ``mine`` with the others within events; each event is a stratum and a
    unit.
    """
    _, event = np.unique(units.event, return_inverse=True)
    events = event.max() + 1
    member, side = indicator(event, events), indicator(event[mine], events)
    n = member @ units.sizes
    p = side @ units.sizes[mine] / n
    q = 1 - p
    x, x_one = member @ units.matrix, side @ units.matrix[mine]
    a_s, b_s = _rows(x_one, q), _rows(x - x_one, p)
    a, b = _total(a_s), _total(b_s)
    aa, ab, bb = (
        _total(left.multiply(right)) for left, right in ((a_s, a_s), (a_s, b_s), (b_s, b_s))
    )
    bessel = events / (events - 1) if events > 1 else np.nan
    spread = (
        bessel * (aa - a * a / events),
        bessel * (ab - a * b / events),
        bessel * (bb - b * b / events),
    )
    null = _flips(units, member, x, n, p * q, event)
    return Contrast(
        a,
        b,
        (n * p * q).sum(),
        x.T @ (p * q),
        x.T @ (p * q * p),
        null,
        level=a - b,
        level_null=null,
        within=np.maximum(spread[0] - 2 * spread[1] + spread[2], 0),
        spreads=[(*spread, events - 1)],
        units=np.array([events, events]),
    )


def _flips(units: Observations, member, x, n, pq, event) -> np.ndarray:
    """Variance of a - b if the outlets of each event were dealt anew: the same whichever outlet is
    looked at.

    Within an event Σ(xi - pi·x)² over its outlets, pi the outlet's share of the sizes, is shared
    out as independent tokens would share it. Of two outlets this is the square of their difference,
    a flip of sign.
    """
    part = units.sizes / n[event]
    scale = pq / (member @ (part * (1 - part)))
    squares = _total(_rows(member @ units.matrix.multiply(units.matrix), scale))
    crossed = _total(_rows(x, scale).multiply(member @ _rows(units.matrix, part)))
    return np.maximum(
        squares - 2 * crossed + _total(_rows(x.multiply(x), scale * (member @ part**2))), 0
    )


def _rows(matrix, factors):
    return sparse.csr_array(matrix.multiply(factors[:, None]))


def _total(matrix) -> np.ndarray:
    return np.asarray(matrix.sum(axis=0)).ravel()
