"""Keyness: which words does an outlet use more than the others, and how sure can one be?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_few_outlets
from framing.lenses.housestyle import house_style as find_house_style
from framing.rates.observations import Observations, observations
from framing.rates.planning.power import detectable
from framing.rates.rates import compare_observed
from framing.rates.strata.events import known_events
from framing.rates.strata.find import kinds_of
from framing.rates.sums import group_sums

COLUMNS = """
    outlet term n n_articles articles per_10k per_10k_rest log_ratio low high g2 p weight q claim
    detectable dispersion house_style compared_with compared_within
    crude_q crude_claim
""".split()


@public
def keyness(
    counts,
    *,
    baseline=None,
    min_articles=5,
    house_style=True,
    articles=None,
    events=True,
    strata="auto",
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
        Take an outlet's articles on one event as one unit, and compare within the events that
        outlets share, where ``counts.articles`` has a column ``event``.
    strata : {"auto", "none"}
        Compare within the periods and topics in which outlets differ, where ``counts.articles`` has
        ``published`` or ``topic``; none compares all articles together.

    Returns
    -------
    DataFrame, one row an outlet and term, claims first, then by p (g2 where nothing is tested)
        outlet, term; n (count), n_articles (with the term), articles (of the outlet), per_10k,
        per_10k_rest (per 10,000 tokens, of the outlet and of the others); log_ratio (base 2), low,
        high (95% interval); g2 (the field's log-likelihood statistic, descriptive); p, weight, q,
        claim as in :func:`framing.rates.compare_rates`; detectable (the smallest ratio that would
        be found with a chance of 80%, were this the only word tested; missing where nothing can be
        tested); dispersion (Gries's DP in the outlet: near 0 spread over its articles as evenly as
        its tokens are, near 1 all in one short article); house_style (the rule, or empty);
        compared_with (the outlet that it was compared with, or "the others"); compared_within
        ("all articles", "events", a period, "topic" or both, "nothing"); crude_q, crude_claim (not
        claimed within periods or topics, but it would be with all articles thrown together: what
        differs is when or of what the outlets write), as in :func:`framing.rates.compare_rates`.

    Raises
    ------
    FramingError
        One outlet, or more than 200; no terms or counts; the same count everywhere; a baseline
        that is not there.

    Notes
    -----
    G² (Dunning 1993; Rayson & Garside 2000) counts every word as an independent draw and finds
    hundreds of "key" words between two random halves of one outlet: it is shown, but p is that of
    G² over its design effect, see :func:`framing.rates.compare_rates`. DP is that of Gries (2008).

    Examples
    --------
    >>> import framing
    >>> texts = ["The strike began. The strike goes on.", "A strike again."]
    >>> texts += ["Walkout began.", "A walkout."]
    >>> articles = pd.DataFrame({"article": list("abcd"), "outlet": list("XXYY"), "text": texts})
    >>> table = keyness(framing.count_terms(articles), min_articles=2)
    >>> table.loc[table["term"] == "strike", ["outlet", "n", "per_10k", "claim"]].round(1)
      outlet  n  per_10k  claim
    0      X  3   3000.0  False
    9      Y  0      0.0  False
    """
    require_words(counts)
    require_few_outlets(counts.articles, "counts")
    style = find_house_style(counts, articles=articles)
    observed = observed_terms(counts, events=events, strata=strata)
    return _compared(counts, observed, style, baseline, min_articles, house_style)


def _compared(counts, observed, style, baseline, min_articles, house_style) -> pd.DataFrame:
    """The table of keyness, once house style is known."""
    styled = set(style["term"].astype(str))
    is_style = pd.Index(counts.terms, dtype=object).isin(styled)
    table = compare_observed(
        observed,
        baseline=baseline,
        min_articles=min_articles,
        is_left_out=is_style & house_style,
    )
    table["detectable"] = _detectable(table, counts, baseline)
    table = table.rename(columns={"item": "term", "x": "n", "n": "tokens"})
    table["per_10k"], table["per_10k_rest"] = table["rate"] * 1e4, table["rate_rest"] * 1e4
    table["articles"] = table["outlet"].map(counts.articles["outlet"].astype(str).value_counts())
    table["house_style"] = _rules(table, style)
    table["dispersion"] = dispersion(counts).loc[table["outlet"].unique()].to_numpy().ravel()
    return ranked(table)[COLUMNS]


def ranked(table: pd.DataFrame) -> pd.DataFrame:
    """Words of outlets, claims first, then by p (by G² where there is none), number and term."""
    names = (pd.factorize(table[name], sort=True)[0] for name in ("term", "outlet"))
    term, outlet = names  # numbers sort faster than words
    apart = table["g2"].where(table["p"].isna(), 0) if "g2" in table else 0 * table["n"]
    keys = term, -table["n"], -apart, table["p"].fillna(2), ~table["claim"], outlet
    return table.iloc[np.lexsort(keys)].reset_index(drop=True)


def observed_terms(counts, *, events=True, strata="auto") -> Observations:
    """Counts of terms in the form that comparisons take, with events, dates and topics."""
    return observations(
        counts.matrix,
        counts.sizes,
        counts.articles["outlet"],
        events=known_events(counts.articles) if events else None,
        items=counts.terms,
        kinds=kinds_of(counts.articles) if strata == "auto" else None,
    )


def require_words(counts) -> None:
    """Raise where nothing was counted."""
    if not len(counts.terms) or not counts.matrix.sum():
        raise FramingError(
            "counts holds no words; count other terms, other articles, or fewer stop words."
        )


def _detectable(table: pd.DataFrame, counts, baseline) -> np.ndarray:
    """The smallest ratio that could have been found with all uses of a term as they are."""
    outlets = counts.articles["outlet"].astype(str).to_numpy()
    tokens = pd.Series(counts.sizes).groupby(outlets).sum()
    own_tokens = table["n"]
    other_tokens = tokens[str(baseline)] if baseline is not None else tokens.sum() - own_tokens
    uses = table["x"] + table["rate_rest"] * other_tokens
    share, deff = own_tokens / (own_tokens + other_tokens), np.fmax(table["deff"], 1)
    tested = table["p"].notna().to_numpy()
    smallest = np.full(len(table), np.nan)
    smallest[tested] = detectable(uses[tested], share[tested], deff[tested])
    return smallest


def _rules(table: pd.DataFrame, style: pd.DataFrame) -> np.ndarray:
    """The rule by which a term is house style of the outlet, or else of another one, or empty."""
    own = style.set_index(["outlet", "term"])["rule"]
    any_outlet = style.drop_duplicates("term").set_index("term")["rule"]
    keys = pd.MultiIndex.from_frame(table[["outlet", "term"]])
    elsewhere = table["term"].map(any_outlet).astype(object)
    rule = np.where(keys.isin(own.index), own.reindex(keys), elsewhere)
    return np.where(pd.isna(rule), "", rule)


def dispersion(counts) -> pd.DataFrame:
    """Gries's DP of each term (columns) in each outlet (rows); missing where it is never used.

    Notes
    -----
    DP = ½ Σ |share of the term's tokens in article i - share of all tokens in article i| (Gries
    2008).
    """
    outlet, names = pd.factorize(counts.articles["outlet"].astype(str), sort=True)
    # an outlet may have no word of this voice
    tokens = np.maximum(np.bincount(outlet, counts.sizes), 1)
    size = counts.sizes / tokens[outlet]
    (total,) = group_sums(counts.matrix, outlet, len(names), [lambda x, row, term: x])

    # Articles without the term differ by their own share: 1 - Σ share of those with it.
    def surplus(x, row, term):
        return np.abs(x / total[outlet[row], term] - size[row]) - size[row]

    (difference,) = group_sums(counts.matrix, outlet, len(names), [surplus])
    return pd.DataFrame(
        np.where(total > 0, (difference + 1) / 2, np.nan),
        index=np.asarray(names, object),
        columns=counts.terms,
    )
