"""Strata to compare two sides within: articles of one period, on one topic.

Where both sides have the same mix of dates and topics, chance has dealt them, and p already tells
what chance does: nothing is divided. Where the mixes differ, the comparison is within years,
quarters or months, the coarsest of them within which they differ no more, and within topics
likewise. What only one side has is left out, and counted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.base.outlets import compared_with, possessive
from framing.rates.strata.mixes import joint_codes, mix_test

PERIODS = {"year": "Y", "quarter": "Q", "month": "M"}  # coarse to fine
DOUBT = 0.1  # chance that any mix of sides alike counts as different, all looked at together
LEAST = 0.2  # share of its articles that one side must have in common strata
UNDATED, NO_TOPIC = "undated", "no topic"


@dataclass(frozen=True)
class Strata:
    """What two sides are compared within.

    Attributes
    ----------
    stratum : int array (articles)
        -1 where an article is left out.
    unit : int array (articles)
        What is drawn whole: the article, or all that a side has on a topic of its own.
    by : tuple of str
        What strata are made of: a period, "topic", both, or nothing.
    articles : tuple of int
        Articles of each side.
    compared : tuple of int
        Articles of each side within common strata.
    """

    stratum: np.ndarray
    unit: np.ndarray
    by: tuple
    articles: tuple
    compared: tuple

    @property
    def plain(self) -> bool:
        """Whether nothing is divided: one stratum of all articles."""
        return not self.by


def periods(published: pd.Series, name: str) -> np.ndarray:
    """The year, quarter or month of each date, as text; undated articles form one of their own.

    Examples
    --------
    >>> periods(pd.Series(["2016-02-03", None]), "quarter").tolist()
    ['2016Q1', 'undated']
    """
    dates = pd.to_datetime(published, errors="coerce", utc=True, format="mixed")
    labels = dates.dt.tz_localize(None).dt.to_period(PERIODS[name]).astype(str)
    return labels.where(dates.notna(), UNDATED).to_numpy(object)


def kinds_of(articles: pd.DataFrame) -> dict[str, np.ndarray]:
    """What is known of articles that outlets may differ in: year, quarter, month, topic.

    Examples
    --------
    >>> articles = pd.DataFrame({"published": ["2016-02-03", "2017-05-01"], "topic": ["a", None]})
    >>> {name: labels.tolist() for name, labels in kinds_of(articles).items() if name != "month"}
    {'year': ['2016', '2017'], 'quarter': ['2016Q1', '2017Q2'], 'topic': ['a', 'no topic']}
    """
    kinds = {}
    if "published" in articles and articles["published"].notna().any():
        kinds = {name: periods(articles["published"], name) for name in PERIODS}
    if "topic" in articles and articles["topic"].notna().any():
        topic = articles["topic"].astype(object)
        is_known = topic.notna() & (topic.astype(str).str.strip() != "")
        kinds["topic"] = topic.astype(str).where(is_known, NO_TOPIC).to_numpy(object)
    return kinds


def find_strata(kinds: dict, is_outlet, *, by="auto") -> Strata:
    """Strata for one side against the other.

    Parameters
    ----------
    kinds : dict of arrays (articles)
        As :func:`kinds_of` gives it (or codes), for the articles of both sides.
    is_outlet : bool array (articles)
        The articles of the outlet; the others are those that it is compared with.
    by : "auto", "none" or a sequence of names of ``kinds``
        ``auto`` takes what the sides' mixes differ in; a sequence is taken as it is.

    Returns
    -------
    Strata

    Notes
    -----
    A stratum holds articles of both sides. Articles on a topic that one side alone writes of are
    compared within the period with the other side's, all on one topic being one unit: they are
    other topics, and as few draws as topics. Nothing is compared where a side has one article in
    common strata, or where under a fifth of either side lies in common strata. The mixes are known
    before any word is counted, so that looking at them first takes nothing from the level of the
    tests.
    """
    is_outlet = np.asarray(is_outlet, bool)
    codes = {name: joint_codes(labels) for name, labels in kinds.items()}
    by = differing_kinds(codes, is_outlet) if by == "auto" else by
    names = () if by == "none" else tuple(by)
    articles = (int(is_outlet.sum()), int((~is_outlet).sum()))
    rows = np.arange(len(is_outlet))
    if not names:
        return Strata(np.zeros(len(rows), np.int64), rows, (), articles, articles)
    stratum, unit = _shared_cells(_cells_to_share(codes, names, is_outlet), is_outlet)
    compared = tuple(int((stratum[side] >= 0).sum()) for side in (is_outlet, ~is_outlet))
    shares = [within / max(total, 1) for within, total in zip(compared, articles, strict=True)]
    if max(shares) < LEAST or min(compared) < 2:
        stratum, compared = np.full(len(rows), -1), (0, 0)
    return Strata(stratum, unit, names, articles, compared)


def differing_kinds(codes: dict, is_outlet) -> tuple:
    """The kinds that the sides' mixes differ in, the clearer one first, the other within it.

    Years, quarters, months and topics are looked at together, each with its part of the doubt
    (Bonferroni): each with all of it would divide a quarter of the sides that chance has dealt.
    """
    doubt = DOUBT / max(sum(kind.max(initial=0) > 0 for kind in codes.values()), 1)
    undivided = np.zeros(len(is_outlet), np.int64)
    topic, dated = codes.get("topic"), [name for name in PERIODS if name in codes]
    p, z = mix_test(is_outlet, topic) if topic is not None else (1.0, 0.0)
    z_of_dates = max((mix_test(is_outlet, codes[name])[1] for name in dated), default=0.0)
    if p < doubt and z >= z_of_dates:
        return (*_coarsest_period(codes, dated, is_outlet, topic, doubt), "topic")
    period = _coarsest_period(codes, dated, is_outlet, undivided, doubt)
    within = codes[period[0]] if period else undivided
    if topic is not None and mix_test(is_outlet, topic, within)[0] < doubt:
        return (*period, "topic")
    return period


def _coarsest_period(codes: dict, dated: list, is_outlet, stratum, doubt: float) -> tuple:
    """The coarsest period within which the sides' finer periods differ no more; or nothing."""
    choices = [stratum, *(joint_codes(stratum, codes[name]) for name in dated)]
    for position, within in enumerate(choices):
        finer = dated[position:]
        if all(mix_test(is_outlet, codes[name], within)[0] >= doubt for name in finer):
            return tuple(dated[position - 1 : position]) if position else ()
    return ()


def _cells_to_share(codes: dict, names, is_outlet) -> list[np.ndarray]:
    """Cells to look for both sides in, finest first; -1 where a level does not concern."""
    cells = joint_codes(*(codes[name] for name in names))
    if "topic" not in names:
        return [cells]
    topic = codes["topic"]
    of_one_side = (np.bincount(topic, is_outlet) == 0) | (np.bincount(topic, ~is_outlet) == 0)
    dates = [codes[name] for name in names if name != "topic"]
    period = joint_codes(*dates) if dates else np.zeros(len(is_outlet), np.int64)
    return [cells, np.where(of_one_side[topic], period, -1)]


def _shared_cells(levels, is_outlet) -> tuple[np.ndarray, np.ndarray]:
    """Stratum (-1 where none) and unit of each article: the first level whose cell both share.

    In the finest cells articles are the units, in the others all that one side has in a cell of the
    level before.
    """
    articles = len(is_outlet)
    stratum, unit = np.full(articles, -1), np.arange(articles)
    n_strata = 0
    for depth, cells in enumerate(levels):
        candidates = np.flatnonzero((stratum < 0) & (cells >= 0))
        if not len(candidates):
            continue
        cell, is_own = joint_codes(cells[candidates]), is_outlet[candidates]
        is_shared = (np.bincount(cell, is_own) > 0) & (np.bincount(cell, ~is_own) > 0)
        rows = candidates[is_shared[cell]]
        stratum[rows] = n_strata + joint_codes(cells[rows])
        if depth:
            unit[rows] = articles * depth + joint_codes(is_outlet[rows], levels[depth - 1][rows])
        n_strata += int(is_shared.sum())
    return stratum, unit


def strata_table(articles: pd.DataFrame, *, by="auto") -> pd.DataFrame:
    """What each outlet is compared with the others within, and how many articles that leaves out.

    Parameters
    ----------
    articles : DataFrame with ``outlet``, and ``published`` and ``topic`` where they are known
    by : "auto", "none" or a list of names out of year, quarter, month, topic

    Returns
    -------
    DataFrame, one row an outlet
        outlet; by (what strata are made of, empty where nothing is divided); strata (number);
        articles, compared (of the outlet), articles_rest, compared_rest (of the others); why (one
        sentence).

    Examples
    --------
    >>> articles = pd.DataFrame({"outlet": list("XXYY"), "published": ["2020-01-01"] * 4})
    >>> strata_table(articles).loc[0, "why"]
    'No difference in dates is told from chance between X and Y: all is compared.'
    """
    kinds, outlet = kinds_of(articles), articles["outlet"].astype(str).to_numpy()
    rows = []
    for name in sorted(set(outlet)):
        others = compared_with(name, outlet)
        strata = find_strata(kinds, outlet == name, by=by)
        n_strata = int(strata.stratum.max(initial=-1)) + 1
        pairs = zip(strata.articles, strata.compared, strict=True)
        numbers = [number for pair in pairs for number in pair]
        rows.append(
            (name, " and ".join(strata.by), n_strata, *numbers, why(name, others, strata, kinds))
        )
    columns = "outlet by strata articles compared articles_rest compared_rest why".split()
    return pd.DataFrame(rows, columns=columns)


def why(outlet: str, others: str, strata: Strata, kinds: dict) -> str:
    """One sentence on what an outlet was compared within, and with whom."""
    known = [noun for noun, kind in (("dates", "month"), ("topics", "topic")) if kind in kinds]
    if not known:
        return (
            "Neither dates nor topics are known: what differs between outlets may be their dates "
            "or topics."
        )
    if strata.plain:
        return (
            f"No difference in {' and '.join(known)} is told from chance between {outlet} and "
            f"{others}: all is compared."
        )
    cell = " and ".join(strata.by)
    if not max(strata.compared):
        return (
            f"Nothing is compared: {outlet} and {others} hardly ever share a {cell}, so that any "
            f"difference may be one of {' and '.join(known)}; take articles of the same {cell} "
            "from each outlet."
        )
    pairs = zip(strata.compared, strata.articles, strict=True)
    own, of_others = (f"{compared:,} of {articles:,}" for compared, articles in pairs)
    return (
        f"{outlet} is compared with {others} within the same {cell}: {own} of its articles, "
        f"{of_others} of {possessive(others)}."
    )
