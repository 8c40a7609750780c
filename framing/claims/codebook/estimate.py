"""Shares of answers from a coder who errs and a reference that is drawn from what was coded.

The design-based estimator holds whatever the coder's errors are; that of Rogan and Gladen, which
needs them to be the same in every outlet, is here to be compared with.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import special

from framing.rates.thresholds import ALPHA

PRIOR = 0.5  # added to each cell of coder's × reference answer, spread as the reference's answers
BORROWED = 5  # articles' worth of spread that an outlet takes from all outlets together


class Shares(NamedTuple):
    """Shares of answers (columns) in outlets (rows), their variance and degrees of freedom."""

    share: np.ndarray
    variance: np.ndarray
    df: np.ndarray
    n_reference: np.ndarray


def design_based(outlet, unit, coded, is_reference, truth) -> Shares:
    """The coder's shares, moved by what the reference shows of the coder's errors.

    Parameters
    ----------
    outlet, unit, coded : whole numbers (articles)
        The outlet, the unit that is drawn (an outlet's articles on one event, or an article), and
        the coder's answer.
    is_reference : bool array (articles)
    truth : array (articles × answers)
        The reference's answers as shares of 1; looked at where ``is_reference``.

    Notes
    -----
    With m(c) the reference's answers among articles of all outlets that the coder gave c, the share
    in an outlet is the mean of m over its articles plus the mean of (answer - m) over its
    reference: a difference estimator (Cassel, Särndal and Wretman 1976), which for one outlet is
    that of Tenenbein (1970), and is known as prediction-powered inference (Angelopoulos et al.
    2023) and design-based supervised learning (Egami et al. 2023). It is right on average whatever
    m is, since the reference is drawn at random within the outlet.

    Examples
    --------
    >>> truth = np.eye(2)[[0, 0, 1, 1, 0, 0, 1, 1]]
    >>> coded = np.array([0, 1, 1, 1, 0, 0, 1, 1])
    >>> is_reference = np.arange(8) < 4
    >>> design_based(np.zeros(8, int), np.arange(8), coded, is_reference, truth).share.round(2)
    array([[0.55, 0.45]])
    """
    names, outlet = np.unique(outlet, return_inverse=True)
    model = answers_given(outlet, coded, is_reference, truth)
    expected = model[coded]
    error = np.where(is_reference[:, None], truth - expected, 0.0)
    n, size = (
        np.bincount(outlet[rows], minlength=len(names)) for rows in (is_reference, slice(None))
    )
    own = np.array([error[is_reference & (outlet == row)].var(0) for row in range(len(names))])
    pooled = (n[:, None] * own).sum(0) / max((n - 1).sum(), 1)
    share, variance = np.zeros_like(own), np.zeros_like(own)
    df = n - 1.0 + BORROWED
    for row in range(len(names)):
        rows = outlet == row
        share[row] = expected[rows].mean(0) + error[rows & is_reference].mean(0)
        spread = (n[row] * own[row] + BORROWED * pooled) / (n[row] - 1 + BORROWED)
        variance[row] = expected[rows].var(0) / max(size[row] - 1, 1) + spread / n[row]
        effect, units = _design_effect(expected[rows], error[rows], is_reference[rows], unit[rows])
        variance[row] *= effect
        if units < n[row]:
            df[row] = units - 1
    return Shares(np.clip(share, 0, 1), variance, df, n)


def answers_given(outlet, coded, is_reference, truth) -> np.ndarray:
    """Of the articles to which the coder gives each answer (rows) the reference's (columns).

    An article of the reference stands for the outlet's articles over those of them in it.
    """
    n_answers = truth.shape[1]
    weight = (
        np.bincount(outlet)
        / np.maximum(np.bincount(outlet[is_reference], minlength=outlet.max() + 1), 1)
    )[outlet[is_reference]]
    weight = weight / weight.mean()
    cells = np.zeros((n_answers, n_answers))
    np.add.at(cells, coded[is_reference], truth[is_reference] * weight[:, None])
    usual = (cells.sum(0) + PRIOR) / (cells.sum() + PRIOR * n_answers)
    added = PRIOR * n_answers
    return (cells + added * usual) / (cells.sum(1, keepdims=True) + added)


def _design_effect(expected, error, is_reference, unit) -> tuple[float, int]:
    """The variance with whole units drawn over that with single articles, at least 1.

    One figure for all answers. With it the number of units in the reference.
    """
    units, code = np.unique(unit, return_inverse=True)
    in_reference = len(np.unique(code[is_reference]))
    if len(units) == len(unit):
        return 1.0, in_reference
    if in_reference < 2:
        return np.nan, in_reference
    scale = len(unit) / is_reference.sum()
    centred = error - np.where(is_reference[:, None], error[is_reference].mean(0), 0)
    contributions = expected - expected.mean(0) + scale * centred
    sums = np.zeros((len(units), contributions.shape[1]))
    np.add.at(sums, code, contributions)
    of_units = (sums**2).sum() * len(units) / (len(units) - 1)
    of_articles = (contributions**2).sum() * len(unit) / (len(unit) - 1)
    return float(max(of_units / of_articles, 1.0)) if of_articles > 0 else 1.0, in_reference


def interval(estimate: Shares) -> tuple[np.ndarray, np.ndarray]:
    """Wilson's 95% interval (1927) at the effective number of articles, on Student's t.

    A share of 0 or 1 is taken for half an article of the reference more or less.
    """
    share = estimate.share
    n = effective_articles(estimate)
    t = special.stdtrit(estimate.df, 1 - ALPHA / 2)[:, None]
    middle = (share + t**2 / (2 * n)) / (1 + t**2 / n)
    reach = t / (1 + t**2 / n) * np.sqrt(share * (1 - share) / n + t**2 / (4 * n**2))
    return np.maximum(middle - reach, 0), np.minimum(middle + reach, 1)


def effective_articles(estimate: Shares) -> np.ndarray:
    """How many articles coded without an error would give a share that is as sure."""
    edge = 1 / (2 * estimate.n_reference[:, None] + 2)
    inside = np.clip(estimate.share, edge, 1 - edge)
    return inside * (1 - inside) / estimate.variance


def rogan_gladen(outlet, coded, is_reference, truth) -> Shares:
    """The shares that, with the coder's errors, give what the coder saw; not used for claims.

    Rogan and Gladen (1978); for several answers the inverse of the confusion matrix (Buonaccorsi
    2010, ch. 3), with the variance of the coder's shares and of sensitivity and specificity (delta
    method). The errors are taken to be the same in every outlet, as the estimator needs it.

    Examples
    --------
    >>> truth = np.eye(2)[[0, 0, 0, 0, 1, 1, 1, 1]]
    >>> coded = np.array([0, 0, 0, 1, 1, 1, 1, 1])
    >>> rogan_gladen(np.zeros(8, int), coded, np.ones(8, bool), truth).share.round(2)
    array([[0.5, 0.5]])
    """
    names, outlet = np.unique(outlet, return_inverse=True)
    n_answers = truth.shape[1]
    cells = np.zeros((n_answers, n_answers))
    np.add.at(cells, coded[is_reference], truth[is_reference])
    n_true = np.maximum(cells.sum(0), 1)
    # the coder's answer (rows) where the reference has this one (columns)
    confusion = cells / n_true
    inverse = np.linalg.pinv(confusion)
    share = np.zeros((len(names), n_answers))
    variance, size = np.zeros_like(share), np.bincount(outlet)
    for row in range(len(names)):
        coded_share = np.bincount(coded[outlet == row], minlength=n_answers) / size[row]
        share[row] = inverse @ coded_share
        spread = (np.diag(coded_share) - np.outer(coded_share, coded_share)) / size[row]
        for answer, column in enumerate(confusion.T):
            own = (np.diag(column) - np.outer(column, column)) / n_true[answer]
            spread = spread + share[row, answer] ** 2 * own
        variance[row] = np.diag(inverse @ spread @ inverse.T)
    n = np.bincount(outlet[is_reference], minlength=len(names))
    return Shares(share, variance, np.full(len(names), np.inf), n)
