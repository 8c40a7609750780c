"""One outlet against others, item by item: what the tests and intervals in :mod:`framing.rates` are made of.

Everything is brought into one pair of weighted counts, ``a`` for the outlet and ``b`` for the others, whose
expectations are equal where the rates are. In one stratum with sizes nA and nB these are a = xA·nB/n and
b = xB·nA/n, the two parts of the Mantel-Haenszel rate ratio a/b. An event that both sides cover is a stratum
of its own, so that only differences within events count; all other articles form one further stratum.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.sums import Observations, Sums, indicator


@dataclass
class Contrast:
    """Arrays over items; sizes are numbers.

    Attributes
    ----------
    a, b : weighted counts of the outlet and of the others; a/b is the rate ratio.
    weight : Σ nA·nB/n over the strata: (a - b)/weight is the difference of the rates.
    share : the outlet's share of the sizes, averaged over strata by the variance they bring.
    binomial : variance of a - b if every token were drawn on its own and rates were equal.
    null : variance of a - b if whole units are drawn and rates are equal.
    within : variance of a - b, whole units drawn, each side about its own rate.
    log : variance of ln(a/b), whole units drawn, each side about its own rate.
    units : the number of independent units on the smaller side, the shared events counted once.
    """

    a: np.ndarray
    b: np.ndarray
    weight: float
    share: np.ndarray
    binomial: np.ndarray
    null: np.ndarray
    within: np.ndarray
    log: np.ndarray
    units: tuple[int, int]


def contrast(sums: Sums, chosen: np.ndarray, rest: np.ndarray) -> Contrast:
    """Compare the outlets in rows ``chosen`` with those in ``rest``; articles are the units."""
    return _combine([_one_stratum(sums.pick(chosen), sums.pick(rest))])


def contrast_events(units: Observations, chosen: np.ndarray, rest: np.ndarray) -> Contrast:
    """The same with events as units: strata of their own where both sides cover them."""
    side = np.where(np.isin(units.outlet, chosen), 0, np.where(np.isin(units.outlet, rest), 1, -1))
    both = np.intersect1d(units.event[side == 0], units.event[side == 1])
    shared = np.isin(units.event, both[both >= 0])
    parts = []
    if shared.any():
        parts.append(_matched(units, side, shared, both[both >= 0]))
    left = np.flatnonzero(~shared & (side >= 0))
    counts = np.bincount(side[left], minlength=2)
    if counts.min() >= 2 or not parts:
        alone = _relabel(units, left, side[left])
        parts.append(_one_stratum(*(alone.pick([row]) for row in (0, 1))))
    return _combine(parts)


def _relabel(units: Observations, rows: np.ndarray, side: np.ndarray) -> Sums:
    """Sums over two sides, each row a unit; units of several outlets on one event are one unit of that side."""
    part = Observations(units.matrix[rows], units.sizes[rows], side, units.event[rows], ("A", "B"), units.items)
    return part.units().sums()


def _one_stratum(one: Sums, two: Sums) -> dict:
    """Pieces of a contrast from one stratum in which each side's units are drawn independently."""
    n = one.n + two.n
    p = one.n / n
    q = 1 - p
    x = one.x + two.x
    articles = one.articles + two.articles
    pooled = _scatter(x, one.xx + two.xx, one.xn + two.xn, n, one.nn + two.nn, articles)
    spread_a = q**2 * _scatter(one.x, one.xx, one.xn, one.n, one.nn, one.articles)
    spread_b = p**2 * _scatter(two.x, two.xx, two.xn, two.n, two.nn, two.articles)
    return {"a": one.x * q, "b": two.x * p, "weight": n * p * q, "binomial": x * p * q, "share": x * p * q * p,
            "null": pooled * p * q, "within": lambda d: spread_a + spread_b,
            "log": lambda a, b: spread_a / a**2 + spread_b / b**2,
            "units": np.array([one.articles, two.articles])}


def _scatter(x, xx, xn, n, nn, articles):
    """Variance of Σ(x - r·n) over articles drawn whole, r = Σx/Σn: N/(N-1) · Σ(x - r·n)²."""
    if n == 0 or articles < 2:
        return np.full(np.shape(x), np.nan)
    rate = x / n
    return articles / (articles - 1) * np.maximum(xx - 2 * rate * xn + rate**2 * nn, 0)


def _matched(units: Observations, side: np.ndarray, shared: np.ndarray, events: np.ndarray) -> dict:
    """Pieces of a contrast from events that both sides cover; the event is the unit."""
    sides = []
    for which in (0, 1):
        rows = np.flatnonzero(shared & (side == which))
        member = indicator(np.searchsorted(events, units.event[rows]), len(events))
        sides.append((member @ units.matrix[rows], member @ units.sizes[rows]))
    return _paired(*sides)


def _paired(one, two) -> dict:
    (xa, na), (xb, nb) = one, two
    n = na + nb
    p = na / n
    a_s, b_s = xa.multiply((1 - p)[:, None]).tocsr(), xb.multiply(p[:, None]).tocsr()
    weight = n * p * (1 - p)
    both = (xa + xb).multiply((p * (1 - p))[:, None]).tocsr()
    total = lambda matrix: np.asarray(matrix.sum(axis=0)).ravel()  # noqa: E731
    a, b = total(a_s), total(b_s)
    aa, ab, bb = (total(left.multiply(right)) for left, right in ((a_s, a_s), (a_s, b_s), (b_s, b_s)))
    uw = (a_s - b_s).T @ weight
    strata = len(n)
    bessel = strata / (strata - 1) if strata > 1 else np.nan
    null = aa - 2 * ab + bb

    def within(difference):
        return bessel * np.maximum(null - 2 * difference * uw + difference**2 * (weight**2).sum(), 0)

    def log(total_a, total_b):
        mean = (a / total_a - b / total_b) ** 2 / strata
        return bessel * np.maximum(aa / total_a**2 - 2 * ab / (total_a * total_b) + bb / total_b**2 - mean, 0)

    return {"a": a, "b": b, "weight": weight.sum(), "binomial": total(both),
            "share": total(both.multiply(p[:, None]).tocsr()), "null": null, "within": within, "log": log,
            "units": np.array([strata, strata])}


def _combine(parts: list[dict]) -> Contrast:
    """Add the strata up."""
    def add(name):
        return sum(part[name] for part in parts)

    a, b, weight, binomial = add("a"), add("b"), add("weight"), add("binomial")
    with np.errstate(divide="ignore", invalid="ignore"):
        difference = (a - b) / weight
        return Contrast(a, b, weight, add("share") / binomial, binomial, add("null"),
                        sum(part["within"](difference) for part in parts),
                        sum(part["log"](a, b) for part in parts), tuple(add("units").tolist()))
