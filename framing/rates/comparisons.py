"""Each outlet against those it is compared with: what is compared within what, and how p is found.

Where events are known, they are units, and strata where both sides cover one of them
(:mod:`framing.rates.strata.events`). Else articles (or those units) are compared within the periods
and topics in which the sides' mixes differ (:mod:`framing.rates.strata.find`), or all together
where they do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from framing.base.errors import FramingError, listed
from framing.base.outlets import OTHERS
from framing.rates.budget import error_budget
from framing.rates.contrast import Contrast, contrast
from framing.rates.observations import Observations
from framing.rates.pvalues.deviance import rate_p
from framing.rates.pvalues.guards import guarded_p, guarded_within_p, with_heavier_tails
from framing.rates.pvalues.means import levelled_root
from framing.rates.strata.events import contrast_events, shares_events
from framing.rates.strata.tilts import strata_p
from framing.rates.strata.within import Units, contrast_within
from framing.rates.sums import Sums
from framing.rates.thresholds import ALPHA

ALL, STRATA, EVENTS, NOTHING = "all articles", "strata", "events", "nothing"


@dataclass(frozen=True)
class Comparison:
    """One outlet against others.

    Attributes
    ----------
    outlet, others : Sums
        Of all articles of either side.
    between : Contrast
        Of all articles where nothing is compared.
    within : str
        What is compared: all articles together, articles within strata or within events, nothing.
    compared : Observations
        The articles that are compared; one row a side and event where no event is of both sides.
    is_outlet : bool array
        Which of them are the outlet's.
    dealt : tuple of Sums
        Of the outlet's and the others' rows, with each row as one draw.
    by : tuple of str
        What the strata are made of: a period, "topic", both.
    units : Units, optional
        What is drawn whole within strata.
    """

    outlet: Sums
    others: Sums
    between: Contrast
    within: str
    compared: Observations
    is_outlet: np.ndarray
    dealt: tuple[Sums, Sums]
    by: tuple = ()
    units: Units | None = None

    @property
    def compared_with(self) -> str:
        """The name of the one outlet that this one is compared with, or that it is all others."""
        return str(self.others.outlets[0]) if len(self.others.outlets) == 1 else OTHERS

    @property
    def compared_within(self) -> str:
        """What the articles are compared within, in words: "all articles", "month and topic" …"""
        return " and ".join(self.by) if self.within == STRATA else self.within

    @property
    def n_articles(self) -> np.ndarray:
        """Articles with the item among those that are compared."""
        if self.within in (EVENTS, STRATA, NOTHING):
            return np.asarray((self.compared.matrix != 0).sum(axis=0)).ravel()
        return self.outlet.n_articles + self.others.n_articles

    def counted(self) -> pd.DataFrame:
        """What was counted on both sides, before any test."""
        outlet, others = self.outlet, self.others
        return pd.DataFrame(
            {
                "outlet": outlet.outlets[0],
                "item": outlet.items,
                "x": outlet.x,
                "n": outlet.n,
                "n_articles": outlet.n_articles,
                "n_articles_rest": others.n_articles,
                "rate": outlet.x / outlet.n,
                "rate_rest": others.x / others.n,
            }
        )

    def rate_p(self) -> np.ndarray:
        """p of equal rates of counts; missing where nothing is compared."""
        sizes = self.compared.sizes
        if self.within == NOTHING:
            return np.full(len(self.outlet.items), np.nan)
        if self.within == ALL:
            n_draws = self.dealt[0].n_articles + self.dealt[1].n_articles
            return guarded_p(self.between, n_draws, self.compared.matrix, sizes, self.is_outlet)
        p = rate_p(self.between) if self.between.draws is None else strata_p(self.between)
        if self.units is None:
            return p
        units, is_more = self.units, self.between.a > self.between.b
        p = with_heavier_tails(p, sizes, self.is_outlet)
        return guarded_within_p(
            p, is_more, units.matrix, units.sizes, units.is_outlet, units.stratum
        )

    def levelled_root(self) -> np.ndarray | None:
        """Root of the evidence for a difference of means, lengths levelled; None within strata."""
        return levelled_root(*self.dealt) if self.within == ALL else None

    def error_budget(self, p, min_articles: int, is_left_out=False) -> np.ndarray:
        """Weights of the items' p, 0 for items in few articles, left out or without a p."""
        is_tested = (self.n_articles >= min_articles) & np.isfinite(p) & ~np.asarray(is_left_out)
        return error_budget(is_tested, self.between.total, self.between.share, self.between.deff)


def require_comparable(outlets, baseline=None) -> None:
    """Raise unless there are two outlets, and the baseline is one of them."""
    if len(outlets) < 2:
        raise FramingError(
            f"outlets names one outlet only ({listed(outlets)}); a comparison needs at least two."
        )
    if baseline is not None and baseline not in outlets:
        raise FramingError(f"baseline must be one of {listed(outlets)}, not {baseline!r}.")


def comparisons(observed: Observations, baseline=None, of=None) -> Iterator[Comparison]:
    """Each outlet but the baseline, or each ``of`` these, with the baseline or with all others."""
    outlets = observed.outlets
    require_comparable(outlets, baseline)
    sums = observed.sums()
    for row, outlet in enumerate(outlets):
        if outlet == baseline or (of is not None and outlet not in of):
            continue
        if baseline is None:
            other_rows = np.flatnonzero(np.arange(len(outlets)) != row)
        else:
            other_rows = np.array([outlets.index(baseline)])
        yield _comparison(observed, sums, row, other_rows)


def _comparison(observed: Observations, sums: Sums, row: int, others: np.ndarray) -> Comparison:
    """The outlet in a row against those in other rows."""
    sides = sums.pick([row]), sums.pick(others)
    if len(others) + 1 < len(observed.outlets):
        observed = observed.take(np.flatnonzero(np.isin(observed.outlet, [row, *others])))
    is_outlet, dealt = observed.outlet == row, sides
    between: Contrast | None
    is_compared: np.ndarray | None
    by: tuple = ()
    units: Units | None = None
    if shares_events(observed, is_outlet):
        between, is_compared = contrast_events(observed, is_outlet)
        within = EVENTS
    else:
        if (observed.event >= 0).any():
            observed = observed.by_side(is_outlet).units()
            is_outlet, by_side = observed.outlet == 0, observed.sums()
            dealt = by_side.pick([0]), by_side.pick([1])
        between, strata, units = contrast_within(observed, is_outlet, sides=dealt)
        within, by = ALL if strata.plain else STRATA, strata.by
        is_compared = None if strata.plain else strata.stratum >= 0
    if between is None:
        between, within = contrast(sums, [row], others), NOTHING
        is_compared = np.zeros(len(is_outlet), bool)
    if is_compared is not None:
        observed, is_outlet = observed.take(is_compared), is_outlet[is_compared]
    return Comparison(*sides, between, within, observed, is_outlet, dealt, by, units)


def beside_all_articles(observed: Observations, compared) -> pd.DataFrame:
    """A comparison, and beside what is compared within strata what all articles would say."""
    table = compared(observed)
    is_divided = ~table["compared_within"].isin([ALL, EVENTS])
    table["crude_q"] = np.nan
    if is_divided.any():
        crude = compared(replace(observed, kinds={}))["q"]
        table["crude_q"] = crude.where(is_divided)
    table["crude_claim"] = (table["crude_q"] < ALPHA) & ~table["claim"]
    return table


def comparison_names(comparison: Comparison) -> dict[str, str]:
    """With whom an outlet is compared, and within what."""
    return {
        "compared_with": comparison.compared_with,
        "compared_within": comparison.compared_within,
    }
