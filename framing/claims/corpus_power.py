"""What a report on this corpus could have claimed: power under the tree of all lenses."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import special

from framing.base.arguments import public
from framing.base.errors import FramingError, require_outlets
from framing.claims.family import MANY_SHARE
from framing.lenses.keyness import observed_terms, require_words
from framing.rates.budget import error_budget
from framing.rates.contrast import residual_variance
from framing.rates.planning.power import ARTICLES
from framing.rates.pvalues.deviance import deviance_root
from framing.rates.thresholds import ALPHA, POWER

SPREAD = 0.8  # of the root about its expectation: a surplus by chance comes with a larger spread
MOST = 1_000_000  # articles a side, beyond which none are looked for


@public
def corpus_power(
    counts, *, ratio=2.0, differing=0.1, sizes: Sequence[int] = ARTICLES, min_articles=5
) -> pd.DataFrame:
    """The chance that a report claims a difference in a word of this corpus.

    Parameters
    ----------
    counts : TermCounts
        As :func:`framing.count_terms` gives it.
    ratio : float
        How many times as often one side uses the word.
    differing : float
        Share of the tested words that do differ: the more, the easier each is to claim under a
        false discovery rate.
    sizes : sequence of int
        Articles a side, one row each, of the lengths that articles have here.
    min_articles : int
        As in :func:`framing.keyness`.

    Returns
    -------
    DataFrame, one row a number of articles
        articles (a side), ratio, tested (words, expected), chance (to be claimed, mean over the
        tested words, 0 to 1). The same in all rows: enough (articles a side for a mean chance of 80
        %; missing where a million would not do), chance_here (with the articles that there are, an
        outlet against the others, mean over outlets), deff, deff_high (median and upper quartile of
        the tested words' design effects), effective (articles of equal length that would say as
        much as those of the outlet with fewest, (Σl)²/Σl²), least_articles (of that outlet),
        length_ratio (mean length of the
        outlet with the longest articles over that with the shortest), outlets.

    Raises
    ------
    FramingError
        One outlet; no words; a ratio of 1 or not above 0.

    Notes
    -----
    The chance of a word is Φ((d - z)/.8): d is the root of its expected deviance over its own
    design effect, that of articles about their outlet's rate and what the difference adds to it,
    and z the normal quantile of its level; .8 is the spread of d in made corpora of words that
    clump. The level is .05 · w · k/m of m tested words, w its weight (:mod:`framing.rates.budget`)
    and k the claims expected, found by iteration; it is at least that of the first claim of a
    report, in which words have .6 of the error budget (:mod:`framing.claims.family`). Where lengths
    tell the outlet (with squared correlation R²), half of d is lost as levelled lengths lose it: d
    · (1 + √(1 - R²))/2.
    Events, periods and topics are not looked at: within them fewer uses count. Where no word can be
    tested every chance is 0 and nothing would be needed but more articles.

    Examples
    --------
    >>> import framing
    >>> counts = framing.count_terms(framing.read_articles("data/practice"))
    >>> corpus_power(counts, sizes=[30, 300])[["articles", "chance"]].round(2).values.tolist()
    [[30.0, 0.08], [300.0, 0.92]]
    """
    if not ratio > 0 or ratio == 1 or not np.isfinite(ratio):
        raise FramingError(f"ratio must be a number above 0 other than 1, not {ratio!r}.")
    require_words(counts)
    require_outlets(counts.articles)
    words = _Words(counts, ratio, differing, min_articles)
    rows = [(int(n), ratio, *words.with_articles(n)) for n in sizes]
    table = pd.DataFrame(rows, columns=["articles", "ratio", "tested", "chance"])
    return table.assign(enough=words.enough(), **words.here())


class _Words:
    """Uses, articles and design effects of a corpus's words."""

    def __init__(self, counts, ratio, differing, min_articles) -> None:
        observed = observed_terms(counts, events=False, strata="none")
        self.sums = sums = observed.sums()
        sides = [sums.pick([row]) for row in range(len(sums.outlets))]
        self.ratio, self.differing, self.min_articles = ratio, differing, min_articles
        self.x, self.n_articles = sums.x.sum(axis=0), sums.n_articles.sum(axis=0)
        spreads = [residual_variance(side) for side in sides if side.articles > 1]
        is_used = (self.n_articles >= min_articles) & bool(spreads)  # of single texts nothing
        variance = sum(value * trace for value, trace, _ in spreads)
        variance = variance / max(sum(trace for _, trace, _ in spreads), 1e-9)
        with np.errstate(divide="ignore", invalid="ignore"):
            self.deff = np.fmax(variance / (self.x / sums.n.sum()), 1)
        self.is_used, self.sizes, self.outlet = is_used, observed.sizes, observed.outlet

    def mean_chance(self, factor: float, share: float, kept=1.0) -> tuple[int, float]:
        """Tested words, and their mean chance, with ``factor`` times as many articles."""
        chance = self.chances(factor, share, kept)
        return len(chance), float(chance.mean()) if len(chance) else 0.0

    def chances(self, factor: float, share: float, kept=1.0) -> np.ndarray:
        """The chance of each tested word to be claimed."""
        is_tested = self.is_used & (self.n_articles * factor >= self.min_articles)
        if not is_tested.any():
            return np.zeros(0)
        x, deff = self.x[is_tested] * factor, self.deff[is_tested]
        uses = special.expit(special.logit(share) + np.log(self.ratio))
        null_deff = deff + self._between(share) * self.x[is_tested]
        distance = kept * deviance_root(x * uses, x * (1 - uses), share, null_deff)
        weights = error_budget(np.ones(len(x), bool), x, np.full(len(x), share), deff)
        level, claims = ALPHA * weights / len(x), MANY_SHARE
        for _ in range(60):
            z = special.ndtri(np.clip(1 - level * claims / 2, 0.5, 1 - 1e-15))
            chance = special.ndtr((distance - z) / SPREAD)
            expected = self.differing * chance.sum() / (1 - ALPHA)
            claims = (claims + max(expected, MANY_SHARE)) / 2
        return chance

    def _between(self, share: float) -> float:
        """What the difference itself adds to a word's design effect under equal rates, a use."""
        relative = (self.ratio - 1) / (share * self.ratio + 1 - share)
        return (
            relative**2 * share * (1 - share) * float(self.sums.nn.sum()) / self.sums.n.sum() ** 2
        )

    def with_articles(self, articles) -> tuple[float, float]:
        """Tested words and their mean chance with so many articles a side."""
        if articles < 2:
            return 0, 0.0
        return self.mean_chance(2 * articles / self.sums.articles.sum(), 0.5)

    def enough(self) -> float:
        """Articles a side that give a mean chance of 80%, to within a hundredth."""
        low, high = 2.0, float(MOST)
        if self.with_articles(MOST)[1] < POWER:
            return np.nan
        while high / low > 1.01:
            middle = np.sqrt(low * high)
            low, high = (low, middle) if self.with_articles(middle)[1] >= POWER else (middle, high)
        return float(np.ceil(high))

    def here(self) -> dict:
        """The corpus as it is."""
        sums, chances = self.sums, []
        for row in range(len(sums.outlets)):
            is_outlet = self.outlet == row
            share = sums.n[row] / sums.n.sum()
            r2 = np.corrcoef(is_outlet, self.sizes)[0, 1] ** 2 if np.ptp(self.sizes) else 0.0
            kept = (1 + np.sqrt(1 - r2)) / 2
            alone = min(is_outlet.sum(), (~is_outlet).sum()) < 2
            chances.append(0.0 if alone else self.mean_chance(1.0, share, kept)[1])
        length, effective = sums.n / sums.articles, sums.n.astype(float) ** 2 / sums.nn
        used = self.deff[self.is_used]
        quartiles = np.quantile(used, [0.5, 0.75]) if len(used) else (np.nan, np.nan)
        return {
            "chance_here": float(np.mean(chances)),
            "deff": quartiles[0],
            "deff_high": quartiles[1],
            "effective": float(effective.min()),
            "least_articles": int(sums.articles[np.argmin(effective)]),
            "length_ratio": float(length.max() / length.min()),
            "outlets": len(sums.outlets),
        }
