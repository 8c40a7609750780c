"""The placebo: one outlet compared with itself. What is "found" there is found by chance."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import special

from framing.base.arguments import public
from framing.base.errors import require_few_outlets
from framing.base.running.progress import progress
from framing.claims.stability.lens_counts import (
    LensCounts,
    corpus_keys,
    report_counts,
)
from framing.claims.stability.lens_tests import report_tests
from framing.lenses.keyness import require_words
from framing.rates.comparisons import require_comparable
from framing.rates.discovery import adjust
from framing.rates.strata.events import known_events
from framing.rates.thresholds import ALPHA

LENSES = "loaded sentiment voices verbs frames agency".split()  # that are tested beside the words
COLUMNS = """
    outlet articles splits within within_g2 within_any within_any_g2 between between_g2
""".split()
COLUMNS += ["report_any", *(f"{lens}_any" for lens in LENSES), "between_report"]


@public
def placebo(
    counts, *, splits=20, seed=0, min_articles=5, house_style=True, articles=None
) -> pd.DataFrame:
    """The same outlet split in two at random: what is "found" there is found by chance.

    Parameters
    ----------
    counts : TermCounts
    splits : int
        Random splits of each outlet; where events are known, whole events are dealt.
    seed : int
        Seed of the random splits.
    min_articles : int
    house_style : bool
        As in :func:`framing.keyness`.
    articles : DataFrame, optional
        The articles with their text. With them everything that a report tests is tested in each
        split, as :func:`framing.compare_outlets` tests it; without them the words alone.

    Returns
    -------
    DataFrame, one row an outlet
        outlet, articles, splits; within, within_g2 (words claimed between two halves of the outlet,
        mean of the splits, by this suite and by G² with the same false discovery rate), within_any,
        within_any_g2 (share of splits with any word claimed), between, between_g2 (words claimed
        between the outlet and the others); report_any (share of splits in which anything is claimed
        in any lens), loaded_any, sentiment_any, voices_any, verbs_any, frames_any, agency_any
        (share of splits with a claim in this lens; missing where it tests nothing), between_report
        (claims of all lenses between the outlet and the others). A split in which nothing can be
        tested claims nothing. Missing where no split can be tested: an outlet with fewer than four
        articles (or events) to deal, or whose words all stand in fewer than ``min_articles``; and,
        between outlets, where an outlet is compared with one article only.

    Raises
    ------
    FramingError
        As :func:`framing.keyness`; also where ``splits`` is below 1, and where ``articles`` lacks
        an article of ``counts``.

    Notes
    -----
    Everything is counted once; each split sums the same counts anew. The test is that of the
    report, events, periods and topics included, and its claims those of the tree of all tests
    (:mod:`framing.claims.family`): in at most 5% of splits should anything be claimed. With 20
    splits an outlet this is a look, no proof; ``benchmarks/RESULTS.md`` has the proof.

    Examples
    --------
    >>> import framing
    >>> texts = ["one two", "one two", "one two", "two"]
    >>> articles = pd.DataFrame({"article": list("abcd"), "outlet": list("XXYY"), "text": texts})
    >>> placebo(framing.count_terms(articles))[["outlet", "articles", "within"]]
      outlet  articles  within
    0      X         2     NaN
    1      Y         2     NaN
    """
    require_words(counts)
    require_few_outlets(counts.articles, "counts")
    keys, alone = corpus_keys(counts, articles), articles is None
    outlets = keys["outlet"].astype(str).to_numpy()
    names = sorted(set(outlets))
    require_comparable(names)
    lenses = report_counts(counts, articles, min_articles=min_articles, house_style=house_style)
    between = report_tests(lenses, alone=alone)
    events, rng = known_events(keys), np.random.default_rng(seed)
    rows = []
    for outlet in progress(names, "splitting outlets"):
        is_own, claims = outlets == outlet, []
        own = _own_counts(lenses, is_own)
        for _ in range(splits):
            halves = _halves(events[is_own], rng)
            if len(halves):
                side = np.full(len(outlets), -1)
                side[is_own] = halves
                dealt = {lens: lens_counts.dealt(side) for lens, lens_counts in own.items()}
                claims.append(_claims(report_tests(dealt, alone=alone), "A"))
        facts = {"outlet": outlet, "articles": int(is_own.sum()), "splits": splits}
        rows.append(facts | _within(claims) | _between(_claims(between, outlet)))
    return pd.DataFrame(rows, columns=COLUMNS)


def _own_counts(lenses: dict[str, LensCounts], is_own: np.ndarray) -> dict[str, LensCounts]:
    """The counts of an outlet's articles; of the words those that stand in enough of them."""
    own = {lens: counts.take(is_own) for lens, counts in lenses.items()}
    if "keyness" in own:
        words = own["keyness"]
        n_articles = np.asarray((words.observed.matrix != 0).sum(axis=0)).ravel()
        own["keyness"] = words.with_items(np.flatnonzero(n_articles >= words.min_articles))
    return {lens: counts for lens, counts in own.items() if len(counts.observed.items)}


def _halves(events: pd.Series, rng: np.random.Generator) -> np.ndarray:
    """Deal articles to 0 and 1, those on one event together; nothing where fewer than four."""
    alone = pd.Series([f"#{number}" for number in range(len(events))], events.index)
    code, _ = pd.factorize(events.astype(object).where(events.notna(), alone))
    if code.max() < 3:
        return np.array([])
    return rng.permutation(np.arange(code.max() + 1) % 2)[code]


def _claims(together: pd.DataFrame, outlet: str) -> dict[str, float]:
    """How much each lens claims of an outlet, and G² of its words; missing where untested."""
    own = together[(together["outlet"] == outlet) & together["q"].notna()]
    claims = own["claim"].groupby(own["lens"]).sum()
    words = own[own["lens"] == "keyness"]
    g2 = adjust(special.chdtrc(1, words["g2"].to_numpy(float))) < ALPHA
    counted = {lens: float(claims.get(lens, np.nan)) for lens in ["keyness", *LENSES]}
    return counted | {"g2": float(g2.sum()) if len(words) else np.nan}


def _within(splits: list[dict[str, float]]) -> dict[str, float]:
    """Means and shares of the splits; an untested split claims nothing, unless all are."""
    claims = pd.DataFrame(splits, columns=["keyness", *LENSES, "g2"])
    known = claims.loc[:, claims.notna().any()]
    counted = known.fillna(0)
    mean, any_claim = counted.mean(), (counted > 0).mean()
    report = (counted.drop(columns="g2", errors="ignore") > 0).any(axis=1)
    return {
        "within": mean.get("keyness", np.nan),
        "within_g2": mean.get("g2", np.nan),
        "within_any": any_claim.get("keyness", np.nan),
        "within_any_g2": any_claim.get("g2", np.nan),
        "report_any": report.mean() if counted.shape[1] else np.nan,
        **{f"{lens}_any": any_claim.get(lens, np.nan) for lens in LENSES},
    }


def _between(claims: dict[str, float]) -> dict[str, float]:
    """What is claimed between an outlet and the others: words, by G², and of all lenses."""
    of_report = [claims[lens] for lens in ["keyness", *LENSES]]
    report = np.nan if np.isnan(of_report).all() else np.nansum(of_report)
    return {"between": claims["keyness"], "between_g2": claims["g2"], "between_report": report}
