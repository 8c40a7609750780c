"""Do claims stand when the analysis is done a little differently?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.data import stop_words
from framing.base.errors import (
    require_articles,
    require_choice,
    require_few_outlets,
    require_outlets,
)
from framing.base.kinds import kind_of
from framing.base.outlets import told_once
from framing.claims.family import over_report
from framing.claims.stability.choices import AS_COUNTED, choices, read, tables_of
from framing.claims.together import ITEMS, family_of, named, tested_together
from framing.corpus.copies.once import counted_once
from framing.lenses.frames.rates import frames
from framing.lenses.loaded.terms import loaded_terms
from framing.rates.thresholds import ALPHA

LENSES = {"words": "keyness", **{lens: lens for lens in ITEMS if lens != "keyness"}}
KEYS = ["lens", "outlet", "item"]
EFFECT = "n log_ratio low high q claim difference".split()
COLUMNS = "choice outlet term n log_ratio low high q claim holds lens item difference".split()
# Where a lens names these columns differently.
USES = {"sentiment": "n_sentences", "voices": "n_quoted"}


@public
def robustness(
    articles, *, lens="all", claims=8, terms=None, baseline=None, min_articles=5
) -> pd.DataFrame:
    """Do the headline claims stand when the analysis is done a little differently?

    Parameters
    ----------
    articles : DataFrame
        One row an article: article, outlet, text; event where known.
    lens : {"all", "words", "loaded", "sentiment", "voices", "verbs", "frames", "agency"}
        Claims of the whole report, or of one of its lenses only.
    claims : int
        So many claims, those with the smallest q, are followed through all choices.
    terms : sequence of str, optional
        Follow these words (of the lens "loaded": categories, and so on) instead, claimed or not.
    baseline : str, optional
        As in :func:`framing.keyness`; quoted words and verbs of speech are then left out.
    min_articles : int
        As in :func:`framing.keyness`.

    Returns
    -------
    DataFrame, one row a choice and claim that it concerns
        choice (what was done differently; "as counted" first), outlet, term (what is claimed, in
        words), n, log_ratio, low, high, q, claim, holds (claimed, in the same direction as
        counted), lens, item (as in :func:`framing.claims_table`), difference (of sentiment, which
        has no ratio). Missing where the term is not counted under a choice.

    Raises
    ------
    FramingError
        One outlet, or more than 200; no text, ``claims`` below 1.

    Notes
    -----
    "As counted" is :func:`framing.compare_outlets`: stop words and house style are left out, and q
    is that of the whole report. A choice changes one thing for the lenses that it concerns, and
    leaves each lens its part of the error budget.

    Examples
    --------
    >>> texts = ["A strike again."] * 5 + ["A walkout again."] * 5
    >>> articles = pd.DataFrame({"article": list("abcdefghij"), "text": texts})
    >>> articles["outlet"] = ["X"] * 5 + ["Y"] * 5
    >>> table = robustness(articles, terms=["strike"])
    >>> table["choice"].unique()[:3].tolist()
    ['as counted', 'stop words kept in', 'own voice only']
    """
    if kind_of(articles) is None:
        require_articles(articles)
    require_outlets(articles)
    require_few_outlets(articles, "articles")
    articles = counted_once(articles)
    require_choice(lens, ["all", *LENSES], "lens")
    stop = [word for word in stop_words() if word not in (terms or ())]
    reading = read(articles, stop, {"baseline": baseline, "min_articles": min_articles})
    counted = tables_of({**reading.lenses(), "keyness": lambda: None}, ITEMS)
    counted = {"keyness": reading.words.compared(), **counted}  # whose refusal is the answer
    for lens_name, compared in {"loaded": loaded_terms, "frames": frames}.items():
        if lens_name in counted:  # with what each difference rests on
            counted[lens_name] = compared(articles, baseline=baseline)
    share = family_of(counted, baseline).groupby(["lens", "outlet"])["share"].first()
    as_counted = _effects(tested_together(counted, baseline))
    followed = _followed(as_counted, "words" if lens == "all" and terms else lens, terms, claims)
    lenses = set(followed["lens"])
    runs = [(AS_COUNTED, as_counted)]
    for choice, readers in choices(reading) if lenses else ():
        tables = tables_of(readers, lenses)
        if tables:
            runs.append((choice, _effects(_over_report(tables, share, baseline))))
    return _holds(runs, followed)


def _over_report(tables: dict[str, pd.DataFrame], share: pd.Series, baseline) -> dict:
    """The tables of a choice with q over the report, each lens with its part of the budget."""
    tested = {}
    for lens, table in tables.items():
        outlet = table["outlet"].astype(str)
        paired = baseline is None and outlet.nunique() == 2
        smallest = table["q"].min() if paired else table.groupby(outlet)["q"].transform("min")
        of_lens = share.get(lens, pd.Series(dtype=float))
        q = over_report(lens, table["q"], smallest, outlet.map(of_lens).fillna(0))
        tested[lens] = table.assign(q=q, claim=np.nan_to_num(q, nan=1) < ALPHA)
    return tested


def _effects(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """The tables of all lenses in one: lens, outlet, item and what was seen."""
    by_lens = []
    for lens, table in tables.items():
        rows = pd.DataFrame({"lens": lens, "outlet": table["outlet"].astype(str)})
        item = ITEMS[lens] if "term" not in table else "term"
        rows["item"] = table[item].astype(str) if item else ""
        rows["n"] = table[USES.get(lens, "n")]
        for name in ("log_ratio", "difference", "q"):
            rows[name] = table[name].astype(float) if name in table else np.nan
        for bound in ("low", "high"):
            rows[bound] = table.get(f"ratio_{bound}", table[bound])
        by_lens.append(rows.assign(claim=table["claim"].astype(bool)))
    return pd.concat(by_lens, ignore_index=True)


def _effect(table: pd.DataFrame) -> pd.Series:
    return table["log_ratio"].fillna(table["difference"])


def _followed(as_counted: pd.DataFrame, lens: str, terms, claims: int) -> pd.DataFrame:
    """The claims with the smallest q, or the rows that are named."""
    if lens != "all":
        as_counted = as_counted[as_counted["lens"] == LENSES[lens]]
    if terms is not None:
        names = pd.Series(map(named, as_counted["lens"], as_counted["item"]), as_counted.index)
        is_followed = as_counted["item"].isin(list(terms)) | names.isin(list(terms))
        return as_counted[is_followed & (_effect(as_counted) > 0)]
    once = told_once(as_counted, ["lens", "item"], _effect(as_counted))
    return once[once["claim"]].sort_values("q", kind="stable").head(claims)


def _holds(runs: list[tuple[str, pd.DataFrame]], followed: pd.DataFrame) -> pd.DataFrame:
    """What became of the followed claims under each choice that concerns them."""
    tables = []
    for choice, effects in runs:
        concerned = followed[followed["lens"].isin(effects["lens"].unique())]
        pairs = pd.MultiIndex.from_frame(concerned[KEYS])
        outcome = effects.set_index(KEYS)[EFFECT].reindex(pairs).reset_index()
        direction = np.sign(_effect(concerned)).to_numpy()
        claim = outcome["claim"].eq(True)
        holds = claim & (np.sign(_effect(outcome)).to_numpy() == direction)
        tables.append(outcome.assign(choice=choice, claim=claim, holds=holds))
    table = pd.concat(tables, ignore_index=True)
    table["term"] = [named(*key) for key in zip(table["lens"], table["item"], strict=True)]
    return table[COLUMNS]
