"""Outlets' shares of answers, corrected for the errors that a reference shows of the coder."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import special

from framing.base.arguments import public
from framing.base.errors import FramingError, shown
from framing.claims.codebook.coded import KEYS, Coded, read_coded
from framing.claims.codebook.estimate import (
    Shares,
    design_based,
    effective_articles,
    interval,
)
from framing.rates.discovery import adjust
from framing.rates.thresholds import ALPHA

COLUMNS = """
    question outlet answer articles n_reference share_coded share low high n_effective share_rest
    difference difference_low difference_high p q claim
""".split()
FEWEST = 2  # articles of an outlet in the reference


@public
def corrected_rates(coded, reference) -> pd.DataFrame:
    """The share of each answer in each outlet, corrected for the coder's errors.

    Parameters
    ----------
    coded : str, Path or DataFrame
        What a coder who may err (a person, a model that you ran, a rule) answered on all articles:
        a sheet of :func:`framing.draw_sample` with ``codebook=`` and its key beside it, or a table
        with ``article outlet answer``, and ``question event`` where known.
    reference : str, Path or DataFrame
        What careful people answered on some of these articles, drawn at random within each outlet,
        as :func:`framing.draw_sample` draws them; in the same form. Of several coders each counts
        alike.

    Returns
    -------
    DataFrame, one row a question, outlet and answer
        question, outlet, answer; articles (coded), n_reference (of them in the reference);
        share_coded (as the coder has it, 0 to 1), share (corrected), low, high (95% interval,
        which carries the uncertainty of the articles and of the coder's errors), n_effective (how
        many articles, answered without an error, would be as sure); share_rest (of all other
        outlets together, corrected), difference, difference_low, difference_high, p, q (false
        discovery rate over the outlet's answers), claim (q < .05): missing with one outlet.

    Raises
    ------
    FramingError
        A sheet that is not answered to its end, an answer that is not allowed, a reference with
        articles that were not coded, or without two articles of each outlet.

    Notes
    -----
    The estimator is design-based (:mod:`framing.claims.codebook.estimate`): it holds whatever the
    coder's errors are, also where they differ between outlets, as long as the reference is drawn at
    random. An outlet's articles on one event are one unit. Dividing by sensitivity and specificity
    (Rogan and Gladen 1978) needs the same errors in every outlet: see ``benchmarks/RESULTS.md``.

    Examples
    --------
    >>> articles = [f"a{number}" for number in range(40)]
    >>> coded = pd.DataFrame({"article": articles, "outlet": ["Echo"] * 20 + ["Herald"] * 20,
    ...                       "answer": ["yes", "no", "no", "no"] * 10})
    >>> reference = coded.iloc[::2].replace({"answer": {"yes": "no", "no": "yes"}})
    >>> corrected_rates(coded, reference)[["outlet", "answer", "share_coded", "share"]].round(2)
       outlet answer  share_coded  share
    0    Echo     no         0.75   0.27
    1    Echo    yes         0.25   0.73
    2  Herald     no         0.75   0.27
    3  Herald    yes         0.25   0.73
    """
    coded_rows = read_coded(coded, "coded")
    reference_rows = read_coded(reference, "reference")
    _require_pair(coded_rows, reference_rows)
    tables = []
    for question, own in coded_rows.rows.groupby("question", sort=False):
        answers = coded_rows.answers[question]
        if coded_rows.is_open:
            answers = [*dict.fromkeys([*answers, *reference_rows.answers[question]])]
        checked = reference_rows.rows[reference_rows.rows["question"] == question]
        tables.append(_of_question(question, own, checked, answers, reference_rows.name))
    return pd.concat(tables, ignore_index=True)[COLUMNS]


def _require_pair(coded: Coded, reference: Coded) -> None:
    """Raise unless the reference was drawn from what one coder coded."""
    if len(set(coded.rows["coder"])) > 1:
        raise FramingError(
            f"{coded.name} holds the answers of two coders; leave the one that is to be corrected "
            "in coder_1, and clear the other column."
        )
    if coded.rows["outlet"].isna().any():
        raise FramingError(f"{coded.name} must name the outlet of each article, in outlet.")
    for question, answers in coded.answers.items():
        if question not in reference.answers:
            raise FramingError(
                f"{reference.name} has no answer to the question {shown(question)}; code it there "
                "too, or leave it out of the coded articles."
            )
        strange = set(reference.answers[question]) - set(answers)
        if strange and not coded.is_open:
            raise FramingError(
                f"{reference.name} has the answer {shown(min(strange))} to {shown(question)}, "
                f"which {coded.name} does not allow; use one codebook for both."
            )
    outlet = coded.rows.set_index(KEYS)["outlet"].astype(str)
    same = outlet.reindex(pd.MultiIndex.from_frame(reference.rows[KEYS])).to_numpy(object)
    drawn = reference.rows["outlet"].to_numpy(object)
    is_strange = pd.isna(same) | (~pd.isna(drawn) & (drawn.astype(str) != same))
    if is_strange.any():
        raise FramingError(
            f"{reference.name} has the article "
            f"{shown(reference.rows['article'][is_strange].iloc[0])}, which {coded.name} does not "
            "have, or has of another outlet; draw the reference from the coded articles."
        )


def _of_question(question, coded: pd.DataFrame, checked: pd.DataFrame, answers: list, name: str):
    """The rows of one question."""
    truth = _shares_of_coders(checked, answers).reindex(coded["article"])
    is_reference = truth.notna().all(axis=1).to_numpy()
    outlet, outlets = pd.factorize(coded["outlet"].astype(str), sort=True)
    n_reference = np.bincount(outlet[is_reference], minlength=len(outlets))
    if n_reference.min() < FEWEST:
        smallest = int(n_reference.argmin())
        raise FramingError(
            f"{name} has {n_reference[smallest]} article of {shown(outlets[smallest])} on "
            f"{shown(question)}; at least {FEWEST} of each outlet are needed."
        )
    answer = pd.Index(answers).get_indexer(coded["answer"])
    unit = _units(coded, outlet)
    estimate = design_based(outlet, unit, answer, is_reference, truth.fillna(0).to_numpy())
    n_coded = np.zeros((len(outlets), len(answers)))
    np.add.at(n_coded, (outlet, answer), 1)
    articles = np.bincount(outlet)
    low, high = interval(estimate)
    table = pd.DataFrame(
        {
            "question": question,
            "outlet": np.repeat(outlets, len(answers)),
            "answer": np.tile(np.array(answers, object), len(outlets)),
            "articles": np.repeat(articles, len(answers)),
            "n_reference": np.repeat(n_reference, len(answers)),
            "share_coded": (n_coded / articles[:, None]).ravel(),
            "share": estimate.share.ravel(),
            "low": low.ravel(),
            "high": high.ravel(),
            "n_effective": effective_articles(estimate).ravel(),
        }
    )
    return table.assign(**differences(estimate, articles))


def _shares_of_coders(checked: pd.DataFrame, answers: list) -> pd.DataFrame:
    """Articles × answers: the share of the reference's coders who give each answer."""
    shares = pd.crosstab(checked["article"], checked["answer"], normalize="index")
    return shares.reindex(columns=answers, fill_value=0.0)


def _units(coded: pd.DataFrame, outlet: np.ndarray) -> np.ndarray:
    """An outlet's articles on one event are one unit, an article without an event is its own."""
    event = pd.factorize(coded["event"])[0]
    own = event.max(initial=-1) + 1 + np.arange(len(event))
    return np.where(event >= 0, event, own) * (outlet.max() + 1) + outlet


def differences(estimate: Shares, articles: np.ndarray) -> dict[str, np.ndarray]:
    """Each outlet against all others together, on Student's t (Welch 1947).

    The variance is the larger of two: the outlets' own, and what it would be if all had the share
    of all together. By its own alone a share near 0 looks too sure.
    """
    count, shape = len(articles), estimate.share.shape
    share_rest, difference, reach, p, q = (np.full(shape, np.nan) for _ in range(5))
    for row in range(count) if count > 1 else ():
        weight = (
            np.where(np.arange(count) == row, 0, articles)[:, None] / np.delete(articles, row).sum()
        )
        share_rest[row] = (weight * estimate.share).sum(0)
        weight[row] = 1
        own = weight**2 * estimate.variance
        alike = weight**2 * _variance_if_alike(estimate, articles)
        variance = np.where(alike.sum(0) > own.sum(0), alike, own)
        df = variance.sum(0) ** 2 / (variance**2 / estimate.df[:, None]).sum(0)
        difference[row] = estimate.share[row] - share_rest[row]
        error = np.sqrt(variance.sum(0))
        reach[row] = special.stdtrit(df, 1 - ALPHA / 2) * error
        p[row] = 2 * special.stdtr(df, -np.abs(difference[row]) / error)
        q[row] = adjust(p[row])
    columns = {
        "share_rest": share_rest,
        "difference": difference,
        "difference_low": np.maximum(difference - reach, -1),
        "difference_high": np.minimum(difference + reach, 1),
        "p": p,
        "q": q,
        "claim": np.nan_to_num(q, nan=1) < ALPHA,
    }
    return {name: values.ravel() for name, values in columns.items()}


def _variance_if_alike(estimate: Shares, articles: np.ndarray) -> np.ndarray:
    """The variance of each share at the same effective number of articles and a common share."""
    common = np.average(estimate.share, axis=0, weights=articles)
    edge = 1 / (2 * estimate.n_reference.sum() + 2)
    common = np.clip(common, edge, 1 - edge)
    return common * (1 - common) / effective_articles(estimate)
