"""A coder who errs, corrected: do the intervals of outlets' shares hold what people's codes say?

The articles that people coded are drawn anew into outlets, whose true shares are then known; a
coder answers as people did or guesses, so that kappa is .3, .5 or .7; a reference is drawn from
what was coded. Two estimators are compared: the design-based one, which the suite uses, and that of
Rogan and Gladen.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from framing.claims.codebook.corrected import differences
from framing.claims.codebook.estimate import (
    Shares,
    design_based,
    effective_articles,
    interval,
    rogan_gladen,
)

ARTICLES = "narrative_frames_dev.parquet"
FRAMES = {"CO": "conflict", "HI": "human interest", "EC": "economic", "MO": "morality"}
FRAMES |= {"RE": "resolution"}
SIDES = {"left": 0, "right": 2}  # in the name of the outlet's bias; others are 1
KAPPAS, SIZES = (0.3, 0.5, 0.7), ((200, 25), (200, 100))  # articles, in the reference
DRAWS = 60  # of corpora, for each question, kappa and size
COPIES = 4  # articles of one event that are answered alike, in the row on events
Z = 1.959964
COLUMNS = ["what", "figure", "low", "high", "n", "data", "part"]


def run(data: Path) -> pd.DataFrame:
    """Coverage, width and false claims.

    Returns
    -------
    DataFrame with what, figure, low, high (Wilson's interval of a share of intervals), n (intervals
    or tests), data, part.
    """
    table = pd.read_parquet(data / ARTICLES)
    side = table["mbfc"].str.lower()
    groups = np.select([side.str.contains(name) for name in SIDES], [*SIDES.values()], 1)
    questions = _questions(table)
    rows = []
    for errors in ("alike", "by outlet"):
        for size in SIZES:
            rows += _coverage(questions, groups, size, errors)
    rows += _coverage(questions, groups, (200, 50), "alike", copies=COPIES)
    rows += _false_claims(questions, groups)
    rows = [(*row, "narrative frames", "") for row in rows]
    return pd.DataFrame(rows, columns=COLUMNS)


def _questions(table: pd.DataFrame) -> dict[str, np.ndarray]:
    """People's answers: yes or no to each frame, and one question with four answers."""
    codes = {name: table[name].astype(str).str.startswith("True").to_numpy(int) for name in FRAMES}
    questions = {FRAMES[name]: answer for name, answer in codes.items()}
    return questions | {"conflict and resolution": 2 * codes["CO"] + codes["RE"]}


def corpus(answers: np.ndarray, groups: np.ndarray, size: int, copies: int, rng):
    """Articles of three outlets drawn with replacement; the outlet, event and answer of each."""
    drawn = []
    for group in range(3):
        own = rng.choice(np.flatnonzero(groups == group), size)
        if copies > 1:  # half of an event's articles are answered as its first one
            first = np.repeat(own[::copies], copies)[:size]
            own = np.where(rng.random(size) < 0.5, first, own)
        drawn.append(own)
    unit = np.arange(3 * size) // copies
    return np.repeat(np.arange(3), size), unit, answers[np.concatenate(drawn)]


def coder(truth: np.ndarray, outlet: np.ndarray, kappa: float, errors: str, rng) -> np.ndarray:
    """Answers as people's, or guessed: at random by their shares, so that kappa is as it is named.

    By outlet: the first outlet's guesses are any answer, the last one's what is seldom true.
    """
    answers = truth.max() + 1
    usual = np.bincount(truth, minlength=answers) / len(truth)
    guesses = {0: usual, 1: usual, 2: usual}
    if errors == "by outlet":
        reversed_usual = np.sort(usual)[np.argsort(np.argsort(-usual, kind="stable"))]
        guesses |= {0: np.full(answers, 1 / answers), 2: reversed_usual}
    coded, is_guess = truth.copy(), rng.random(len(truth)) > kappa
    for row, chances in guesses.items():
        rows = is_guess & (outlet == row)
        coded[rows] = rng.choice(answers, rows.sum(), p=chances)
    return coded


def reference(outlet: np.ndarray, n: int, rng) -> np.ndarray:
    """Which articles are coded by hand: so many of each outlet, at random."""
    chosen = np.zeros(len(outlet), bool)
    for row in range(outlet.max() + 1):
        chosen[rng.choice(np.flatnonzero(outlet == row), n, replace=False)] = True
    return chosen


def wald(estimate: Shares) -> tuple[np.ndarray, np.ndarray]:
    """The usual interval of Rogan and Gladen's estimate, cut at 0 and 1."""
    reach = Z * np.sqrt(estimate.variance)
    share = np.clip(estimate.share, 0, 1)
    return np.maximum(estimate.share - reach, 0).clip(max=share), np.minimum(
        estimate.share + reach, 1
    ).clip(min=share)


def _coverage(questions, groups, size, errors: str, copies: int = 1) -> list[tuple]:
    """Shares of intervals that hold the true share, of both estimators, and their mean width."""
    (n_articles, n_reference), rows = size, []
    what = f"{n_reference} of {n_articles} articles by hand, errors {errors}"
    if copies > 1:
        what += f", events of {copies}"
    for kappa in KAPPAS:
        rng = np.random.default_rng(round(1000 * kappa) + n_reference)
        held: dict[str, list] = {"design-based": [], "Rogan-Gladen": []}
        width: dict[str, list] = {"design-based": [], "Rogan-Gladen": []}
        worth = []
        for answers in questions.values():
            true = np.array(
                [
                    np.bincount(answers[groups == g], minlength=answers.max() + 1)
                    / (groups == g).sum()
                    for g in range(3)
                ]
            )
            for _ in range(DRAWS):
                outlet, unit, truth = corpus(answers, groups, n_articles, copies, rng)
                coded = coder(truth, outlet, kappa, errors, rng)
                chosen = reference(outlet, n_reference, rng)
                known = np.eye(true.shape[1])[truth]
                own = design_based(outlet, unit, coded, chosen, known)
                bounds = {"design-based": interval(own)}
                bounds["Rogan-Gladen"] = wald(rogan_gladen(outlet, coded, chosen, known))
                worth.append(effective_articles(own).ravel() / n_reference)
                for name, (low, high) in bounds.items():
                    held[name].append(((low <= true) & (true <= high)).ravel())
                    width[name].append((high - low).ravel())
        for name in held:
            label = f"{name}, kappa {kappa:.1f}, {what}"
            hits = np.concatenate(held[name])
            rows.append((f"coverage: {label}", hits.mean(), *_wilson(hits), len(hits)))
            rows.append(
                (f"width: {label}", np.concatenate(width[name]).mean(), np.nan, np.nan, len(hits))
            )
        if copies == 1 and errors == "alike":
            mean = np.median(np.concatenate(worth))
            label = f"kappa {kappa:.1f}, {what}"
            rows.append(
                (
                    f"worth of an article by hand, in such articles: {label}",
                    mean,
                    np.nan,
                    np.nan,
                    len(hits),
                )
            )
    return rows


def _false_claims(questions, groups) -> list[tuple]:
    """Corpora of three outlets with the same shares: in how many is any difference claimed?"""
    rows = []
    for kappa in KAPPAS:
        for errors in ("alike", "by outlet"):
            rng, claimed = np.random.default_rng(round(1000 * kappa)), []
            for answers in questions.values():
                for _ in range(2 * DRAWS):
                    drawn = answers[rng.integers(0, len(answers), 600)]
                    outlet = np.repeat(np.arange(3), 200)
                    coded = coder(drawn, outlet, kappa, errors, rng)
                    chosen = reference(outlet, 50, rng)
                    known = np.eye(answers.max() + 1)[drawn]
                    own = design_based(outlet, np.arange(600), coded, chosen, known)
                    table = differences(own, np.bincount(outlet))
                    claimed.append(table["claim"].reshape(3, -1).any(axis=1))
            hits = np.concatenate(claimed)
            label = f"three outlets alike, kappa {kappa:.1f}, 50 of 200 by hand, errors {errors}"
            rows.append(
                (f"any claim of an outlet: {label}", hits.mean(), *_wilson(hits), len(hits))
            )
    return rows


def _wilson(hits: np.ndarray) -> tuple[float, float]:
    from scipy.stats import binomtest

    found = binomtest(int(hits.sum()), len(hits)).proportion_ci(method="wilson")
    return found.low, found.high
