"""How well two coders agree: kappa, alpha, and answer by answer."""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from framing.base.errors import FramingError, listed
from framing.claims.codebook.coded import KEYS, Coded

COLUMNS = "question coder what outlet code figure low high n".split()
DRAWS = 1000  # of the bootstrap


def scores(coded: Coded, reference: Coded | None = None) -> pd.DataFrame:
    """Agreement of a sheet's two coders, or of the coder with a reference.

    Returns
    -------
    DataFrame, one row a figure
        question, coder ("both", or "coder_1, reference"), what, outlet, code, figure, low, high, n.
    """
    names = {coder: own for coder, own in coded.rows.groupby("coder")}
    if reference is None:
        if len(names) < 2:
            raise FramingError(
                f"{coded.name} was coded by {listed(names)} only; agreement needs a second coder's "
                "answers in coder_2, or a reference: framing.score_sample(path, reference=…)."
            )
        (_, first), (_, second) = list(names.items())[:2]
        pairs = first.merge(second[[*KEYS, "answer"]], on=KEYS, suffixes=("_a", "_b"))
        label, by_outlet = "both", False
    else:
        first, second = (
            table.rows[table.rows["coder"] == table.rows["coder"].min()]
            for table in (coded, reference)
        )
        pairs = first.merge(second[[*KEYS, "answer"]], on=KEYS, suffixes=("_a", "_b"))
        label, by_outlet = "coder_1, reference", True
    if pairs.empty:
        raise FramingError(
            f"{coded.name} and the reference have no article and question in common; give a "
            "reference that was drawn from the coded articles."
        )
    rows = []
    for question, own in pairs.groupby("question", sort=False):
        answers = coded.answers[question]
        rows += [(question, label, *row) for row in _of_question(own, answers, by_outlet)]
    return pd.DataFrame(rows, columns=COLUMNS)


def _of_question(pairs: pd.DataFrame, answers: list[str], by_outlet: bool) -> list[tuple]:
    """Kappa and alpha, in all and by outlet; of each answer how far the two agree."""
    groups = [("all", pairs)]
    if by_outlet:
        groups += list(pairs.groupby(pairs["outlet"].astype(str)))
    rows: list[tuple] = []
    for outlet, own in groups:
        table = _codes(own, answers)
        for measure, figure in (("kappa", kappa), ("alpha", alpha)):
            rows.append((measure, outlet, None, *_with_interval(table, figure)))
    table = _codes(pairs, answers)
    for code, answer in enumerate(answers):
        if not by_outlet:
            figures = _with_interval(table, partial(specific, code=code))
            rows.append(("agreement", "all", answer, *figures))
            continue
        is_coded, is_true = (table == code).T
        for measure, is_base in (("precision", is_coded), ("recall", is_true)):
            if is_base.any():
                figures = share(int((is_coded & is_true).sum()), int(is_base.sum()))
                rows.append((measure, "all", answer, *figures))
    return [row for row in rows if not np.isnan(row[3])]


def _codes(pairs: pd.DataFrame, answers: list[str]) -> np.ndarray:
    """Articles × 2: the numbers of the answers."""
    index = pd.Index(answers)
    return np.stack([index.get_indexer(pairs[f"answer_{side}"]) for side in "ab"], axis=1)


def crossed(codes: np.ndarray) -> np.ndarray:
    """How often the first coder's answer (rows) met each of the second's (columns)."""
    size = int(codes.max()) + 1
    return np.bincount(codes[:, 0] * size + codes[:, 1], minlength=size**2).reshape(size, size)


def kappa(codes: np.ndarray) -> float:
    """Cohen's kappa (1960): agreement beyond that of coders who answer at random, each by habit.

    Examples
    --------
    >>> round(kappa(np.array([[0, 0], [0, 0], [1, 1], [1, 0]])), 2)
    0.5
    """
    table = crossed(codes)
    n = table.sum()
    chance = (table.sum(0) * table.sum(1)).sum() / n**2
    return float((np.trace(table) / n - chance) / (1 - chance)) if chance < 1 else np.nan


def alpha(codes: np.ndarray) -> float:
    """Krippendorff's alpha (2004) for names: 1 - disagreement seen over disagreement by chance.

    Examples
    --------
    >>> round(alpha(np.array([[0, 0], [0, 0], [1, 1], [1, 0]])), 3)
    0.533
    """
    table = crossed(codes)
    values = table.sum(0) + table.sum(1)
    n = values.sum()
    expected = n**2 - (values**2).sum()
    disagreement = 2 * (table.sum() - np.trace(table))
    return float(1 - (n - 1) * disagreement / expected) if expected else np.nan


def specific(codes: np.ndarray, code: int) -> float:
    """Of the times that either coder gives an answer, the share that the other one gives it too."""
    n_given = (codes == code).sum()
    return 2 * (codes == code).all(axis=1).sum() / n_given if n_given else np.nan


def share(k: int, n: int) -> tuple[float, float, float, int]:
    """A share with Wilson's interval, and the lines behind it."""
    from scipy.stats import binomtest

    low, high = binomtest(k, n).proportion_ci(method="wilson")
    return k / n, low, high, n


def _with_interval(codes: np.ndarray, figure) -> tuple[float, float, float, int]:
    """A figure, and percentiles of it when articles are drawn anew."""
    rng = np.random.default_rng(0)
    drawn = [figure(codes[rng.integers(0, len(codes), len(codes))]) for _ in range(DRAWS)]
    known = [value for value in drawn if not np.isnan(value)]
    low, high = np.quantile(known, [0.025, 0.975]) if known else (np.nan, np.nan)
    return figure(codes), low, high, len(codes)
