"""Keyness: which words does an outlet use more than the others, and how sure can one be?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError
from framing.lenses.housestyle import house_style as find_house_style
from framing.rates.discovery import claims, weights
from framing.rates.power import detectable
from framing.rates.rates import compare_rates
from framing.rates.sums import group_sums

COLUMNS = ["outlet", "term", "n", "n_articles", "articles", "per_10k", "per_10k_rest"]
COLUMNS += [
    "log_ratio",
    "low",
    "high",
    "g2",
    "p",
    "q",
    "claim",
    "detectable",
    "dispersion",
    "house_style",
]


@public
def keyness(
    counts, *, baseline=None, min_articles=5, house_style=True, articles=None, events=True
) -> pd.DataFrame:
    """Compare the words of each outlet with those of the others, whole articles being the sample.

    Parameters
    ----------
    counts : TermCounts
        Counts of terms by article, as :func:`framing.count_terms` gives them.
    baseline : str, optional
        The outlet that all others are compared with; by default each is compared with all others
        combined.
    min_articles : int
        Terms in fewer articles (of both sides together) are described, not tested.
    house_style : bool
        Keep words that are house style of either side out of the tests and claims.
    articles : DataFrame, optional
        The articles with their text, to find house style at the edges of the text as well.
    events : bool
        Compare within events where ``counts.articles`` has them.

    Returns
    -------
    DataFrame, one row an outlet and term, claims first, then by p
        outlet, term; n (count), n_articles (with the term), articles (of the outlet), per_10k,
        per_10k_rest (per 10,000 tokens, of the outlet and of the others); log_ratio (base 2), low,
        high (95 % interval); g2 (the field's log-likelihood statistic, descriptive); p, q, claim as
        in :func:`framing.compare_rates`; detectable (the smallest ratio that would be found with a
        chance of 80 %, were this the only word tested; missing where nothing can be tested);
        dispersion (Gries's DP in the outlet: near 0 spread over its articles as evenly as its
        tokens are, near 1 all in one short article); house_style (the rule, or empty).

    Raises
    ------
    FramingError
        One outlet; no terms or counts; the same count everywhere; a baseline that is not there;
        events that are known for one outlet only.

    Notes
    -----
    G² (Dunning 1993; Rayson & Garside 2000) counts every word as an independent draw and finds
    hundreds of "key" words between two random halves of one outlet: it is shown, but p is that of
    G² over its design effect, see :func:`framing.compare_rates`. DP is that of Gries (2008).

    Examples
    --------
    >>> import framing
    >>> texts = ["The strike began. The strike goes on.", "A strike again.", "Walkout began.", "A walkout."]
    >>> articles = pd.DataFrame({"article": list("abcd"), "outlet": list("XXYY"), "text": texts})
    >>> table = keyness(framing.count_terms(articles), min_articles=2)
    >>> table.loc[table["term"] == "strike", ["outlet", "n", "per_10k", "claim"]].round(1)
      outlet  n  per_10k  claim
    0      X  3   3000.0  False
    8      Y  0      0.0  False
    """
    require_words(counts)
    table = counts.articles
    found = compare_rates(
        counts.matrix,
        counts.sizes,
        table["outlet"],
        events=known_events(counts) if events else None,
        baseline=baseline,
        items=counts.terms,
        min_articles=min_articles,
    )
    found["detectable"] = _detectable(found, counts, baseline)
    found = found.rename(columns={"item": "term", "x": "n", "n": "tokens"})
    found["per_10k"], found["per_10k_rest"] = found["rate"] * 1e4, found["rate_rest"] * 1e4
    found["articles"] = found["outlet"].map(table["outlet"].astype(str).value_counts())
    found["house_style"] = _style(found, find_house_style(counts, articles=articles))
    found["dispersion"] = dispersion(counts).loc[found["outlet"].unique()].to_numpy().ravel()
    sides = [
        _claimed(side, min_articles, house_style) for _, side in found.groupby("outlet", sort=True)
    ]
    return pd.concat(sides, ignore_index=True)[COLUMNS]


def require_words(counts) -> None:
    """Raise where nothing was counted."""
    if not len(counts.terms) or not counts.matrix.sum():
        raise FramingError(
            "counts holds no words; count other terms, other articles, or fewer stop words."
        )


def known_events(counts) -> pd.Series:
    """The event of each article, missing where the table has none."""
    if "event" in counts.articles:
        return counts.articles["event"]
    return pd.Series(np.nan, index=counts.articles.index)


def _detectable(found: pd.DataFrame, counts, baseline) -> np.ndarray:
    """The smallest ratio that could have been seen, from all uses, the sizes and the design
    effect.
    """
    sizes = pd.Series(counts.sizes).groupby(counts.articles["outlet"].astype(str).to_numpy()).sum()
    rest = sizes[str(baseline)] if baseline is not None else sizes.sum() - found["n"]
    total, share = found["x"] + found["rate_rest"] * rest, found["n"] / (found["n"] + rest)
    known = found["p"].notna().to_numpy()
    smallest = np.full(len(found), np.nan)
    smallest[known] = detectable(total[known], share[known], np.fmax(found["deff"][known], 1))
    return smallest


def _style(found: pd.DataFrame, style: pd.DataFrame) -> np.ndarray:
    """The rule by which a term is house style of the outlet, or else of another one; empty where of
    none.
    """
    own = style.set_index(["outlet", "term"])["rule"]
    any_outlet = style.drop_duplicates("term").set_index("term")["rule"]
    keys = pd.MultiIndex.from_frame(found[["outlet", "term"]])
    others = found["term"].map(any_outlet).astype(object)
    rule = np.where(keys.isin(own.index), own.reindex(keys), others)
    return np.where(pd.isna(rule), "", rule)


def _claimed(side: pd.DataFrame, min_articles: int, sieve: bool) -> pd.DataFrame:
    """One outlet's rows with claims among what is tested: everything, or everything but house
    style.
    """
    tested = weights(side, min_articles) * ((side["house_style"] == "") | (not sieve)).to_numpy()
    side = claims(side, tested)
    order = np.lexsort((side["term"].astype(str), -side["n"], side["p"].fillna(2), ~side["claim"]))
    return side.iloc[order]


def dispersion(counts) -> pd.DataFrame:
    """Gries's DP of each term (columns) in each outlet (rows); missing where the outlet never uses
    it.

    Notes
    -----
    DP = ½ Σ |share of the term's tokens in article i - share of all tokens in article i| (Gries
    2008).
    """
    outlet, names = pd.factorize(counts.articles["outlet"].astype(str), sort=True)
    # an outlet may have no word of this voice
    size = counts.sizes / np.maximum(np.bincount(outlet, counts.sizes)[outlet], 1)
    (total,) = group_sums(counts.matrix, outlet, len(names), [lambda x, row, term: x])

    # an article without the term is apart by its own share, which 1 - Σ share adds up
    def excess(x, row, term):
        return np.abs(x / total[outlet[row], term] - size[row]) - size[row]

    (apart,) = group_sums(counts.matrix, outlet, len(names), [excess])
    return pd.DataFrame(
        np.where(total > 0, (apart + 1) / 2, np.nan),
        index=np.asarray(names, object),
        columns=counts.terms,
    )
