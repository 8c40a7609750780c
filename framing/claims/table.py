"""Every claim in one table: what is said, how large, how sure, and where it can be read."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.outlets import OTHERS, baseline_of, opponent, told_once
from framing.claims.statements import TOGETHER, UNITS, corpus_sizes, statements
from framing.claims.together import tested_together
from framing.rates.selection import corrected_ratio

COLUMNS = """
    lens outlet item statement rate rate_rest unit log_ratio difference low high q n_articles
    articles pattern claim corrected compared_with compared_within
""".split()
STRONGEST = 3  # words an outlet that are shown, unclaimed, where no word can be claimed
# For each lens: the columns of its items, its rates and those compared with, and their unit.
LENSES = {
    "keyness": ("term", "per_10k", "per_10k_rest", "per 10,000 words"),
    "loaded": ("category", "per_1k", "per_1k_rest", "per 1,000 words"),
    "sentiment": (None, "mean", "mean_rest", "mean compound per sentence"),
    "voices": (None, "share", "share_rest", "share of words inside quotations"),
    "verbs": ("group", "share", "share_rest", "share of verbs of speech"),
    "frames": ("frame", "per_1k", "per_1k_rest", "per 1,000 words"),
    "agency": ("measure", "per_100", "per_100_rest", "per 100"),
}


@public
def claims_table(
    *,
    keyness=None,
    loaded=None,
    sentiment=None,
    voices=None,
    verbs=None,
    frames=None,
    agency=None,
    baseline=None,
) -> pd.DataFrame:
    """Gather what the lenses found into one table of statements.

    Parameters
    ----------
    keyness : DataFrame, optional
        From :func:`framing.keyness`: its claims; where an outlet has none, the three words that
        stand out most, unclaimed.
    loaded : DataFrame, optional
        From :func:`framing.loaded_terms`, one row an outlet and category.
    sentiment : DataFrame, optional
        From :func:`framing.mean_sentiment`, one row an outlet.
    voices : DataFrame, optional
        From :func:`framing.quoted_share`, one row an outlet.
    verbs : DataFrame, optional
        From :func:`framing.verb_groups`, one row an outlet and group.
    frames : DataFrame, optional
        From :func:`framing.frames`, one row an outlet and frame; frames that are not tested have no
        statement.
    agency : DataFrame, optional
        From :func:`framing.agency`, one row an outlet and measure.
    baseline : str, optional
        The outlet that the tables compare with; by default the one that their column
        ``compared_with`` names, if any.

    Returns
    -------
    DataFrame, one row a statement, claims first, then by q
        lens; outlet; item (term or category, else empty); statement (a plain sentence); rate,
        rate_rest, unit; log_ratio (base 2) or difference, low, high (95% interval of it); q (false
        discovery rate over all tables given, see :func:`framing.compare_outlets`); n_articles (that
        the statement rests on); articles (of the outlet, where known); pattern (for
        :func:`framing.concordance`, else empty); claim (may it be said aloud?); corrected
        (log_ratio, low and high allow for the row's having been picked because it was large: see
        :mod:`framing.rates.selection`); compared_with (an outlet, or "the others"); compared_within
        (what articles were compared within, as in :func:`framing.keyness`; empty where unknown).

    Raises
    ------
    FramingError
        Where a table lacks a column that its statement needs.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Echo"], "term": ["strike"], "n": [12], "q": [0.01],
    ...     "n_articles": [9], "per_10k": [8.0], "per_10k_rest": [2.0], "log_ratio": [2.0],
    ...     "low": [1.1], "high": [2.9], "claim": [True]})
    >>> print(claims_table(keyness=table, baseline="Herald").loc[0, "statement"])
    Echo writes “strike” 4.0 times as often as Herald (8.0 against 2.0 per 10,000 words).
    """
    by_lens = {"keyness": keyness, "loaded": loaded, "sentiment": sentiment, "voices": voices}
    by_lens |= {"verbs": verbs, "frames": frames, "agency": agency}
    by_lens = {lens: table for lens, table in by_lens.items() if table is not None}
    if by_lens and all(_can_be_tested(lens, table) for lens, table in by_lens.items()):
        by_lens = tested_together(by_lens, baseline)
    if baseline is None:
        baseline = next(filter(None, map(baseline_of, by_lens.values())), None)
    tables = [_statements(lens, table, baseline) for lens, table in by_lens.items()]
    tables = [table for table in tables if len(table)]
    if not tables:
        return pd.DataFrame(columns=COLUMNS).astype({"claim": bool, "corrected": bool})
    table = pd.concat(tables, ignore_index=True)
    if baseline is None:
        effect = table["log_ratio"].fillna(table["difference"])
        table = told_once(table, ["lens", "item"], effect)
    order = np.lexsort((table["q"].fillna(2), ~table["claim"]))
    return table.iloc[order].reset_index(drop=True)


def _can_be_tested(lens: str, table: pd.DataFrame) -> bool:
    """Whether a table is that of a lens, with p and weights, and not somebody's own."""
    item = LENSES[lens][0]
    return {"outlet", "p", "weight", *([item] if item else [])} <= set(table.columns)


def _statements(lens: str, table: pd.DataFrame, baseline) -> pd.DataFrame:
    """One lens's table in the columns of all."""
    item, rate, rate_rest, unit = LENSES[lens]
    of_items = [item, "log_ratio"] if item else []
    require_columns(table, ["outlet", rate, "low", "high", "q", "claim", *of_items], lens)
    others, full_table = _compared_with(table, baseline), table
    table = _told(lens, table)
    rows = pd.DataFrame({"lens": lens, "outlet": table["outlet"].astype(str), "unit": unit})
    rows["compared_with"] = rows["outlet"].map(others).replace(TOGETHER, OTHERS)
    rows["item"] = table[item].astype(str) if item else ""
    rows["rate"], rows["claim"] = table[rate], table["claim"].astype(bool)
    for name in ("log_ratio", "difference", "q", "n", "n_articles", "articles"):
        rows[name] = table.get(name, np.nan)
    for name in ("pattern", "compared_within"):
        rows[name] = table.get(name, "")
    rows["crude_claim"] = table.get("crude_claim", False)
    if lens == "agency":
        rows["unit"] = "per 100 " + rows["item"].map(UNITS)
    # of the comparison; some lenses call so the bounds of the rate itself
    for bound in ("low", "high"):
        rows[bound] = table.get(f"ratio_{bound}", table.get(f"difference_{bound}", table[bound]))
    rows["rate_rest"] = table[rate_rest] if rate_rest in table else _other_rate(rows)
    if {"p", "largest_p"} <= set(table):
        _correct_for_selection(rows, table["p"], table["largest_p"])
    if lens == "keyness":
        rows["pattern"] = rows["item"]
    rows["statement"] = statements(lens, rows, others, corpus_sizes(full_table, rate))
    is_used = (rows["rate"] != 0) | (rows["rate_rest"].fillna(0) != 0)
    rows["corrected"] = rows.get("corrected", False)
    return rows.loc[is_used | (lens == "sentiment"), COLUMNS]


def _correct_for_selection(rows: pd.DataFrame, p: pd.Series, largest_p: pd.Series) -> None:
    """Ratios of claimed rows, and their intervals, given that they were picked for being large."""
    picked = rows["claim"] & np.isfinite(rows["log_ratio"]) & (rows["log_ratio"] != 0)
    if picked.any():
        effect = rows.loc[picked, "log_ratio"].to_numpy()
        values = corrected_ratio(effect, p[picked].to_numpy(), largest_p[picked].to_numpy())
        for name, value in zip(("log_ratio", "low", "high"), values, strict=True):
            rows.loc[picked, name] = value
    rows["corrected"] = picked


def _compared_with(table: pd.DataFrame, baseline) -> dict[str, str]:
    """What each outlet is compared with, in words."""
    outlets = table["outlet"].astype(str).unique()
    if baseline is None and (len(outlets) > 1 or "compared_with" in table):
        return {outlet: opponent(table, outlet, TOGETHER) for outlet in outlets}
    return dict.fromkeys(outlets, "the baseline" if baseline is None else str(baseline))


def _told(lens: str, table: pd.DataFrame) -> pd.DataFrame:
    """The rows of a lens that have a statement: the strongest words, the frames that are tested,
    the measures of who acts that have something to count.
    """
    if lens == "agency":
        return table[table["per_100"].notna()]
    if lens == "frames" and "validated" in table:
        return table[table["validated"].astype(bool)]
    return _strongest(table) if lens == "keyness" else table


def _strongest(table: pd.DataFrame) -> pd.DataFrame:
    """An outlet's claims; without any, the words that it writes most above the others.

    Those of house style are left out.
    """
    silent = table[~table.groupby("outlet")["claim"].transform("any").astype(bool)]
    silent = silent[silent["house_style"] == ""] if "house_style" in silent else silent
    ranked = silent[silent["log_ratio"] > 0].sort_values(
        "g2" if "g2" in silent else "per_10k", ascending=False, kind="stable"
    )
    return pd.concat([table[table["claim"]], ranked.groupby("outlet").head(STRONGEST)])


def _other_rate(rows: pd.DataFrame) -> pd.Series:
    """The rate compared with, from the effect, where the lens does not give it."""
    return (rows["rate"] / 2 ** rows["log_ratio"]).fillna(rows["rate"] - rows["difference"])
