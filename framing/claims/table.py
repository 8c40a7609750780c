"""Every claim of the suite in one table: what is said, how large, how sure, and where it can be
read.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns

COLUMNS = [
    "lens",
    "outlet",
    "item",
    "statement",
    "rate",
    "rate_rest",
    "unit",
    "log_ratio",
    "difference",
]
COLUMNS += ["low", "high", "q", "n_articles", "articles", "pattern", "claim"]
STRONGEST = 3  # words an outlet that are shown, unclaimed, where no word can be claimed
# For each lens: the columns of its items and rates, what a rate is multiplied with to be read, and
# its unit.
LENSES = {
    "keyness": ("term", "per_10k", "per_10k_rest", "per 10,000 words"),
    "loaded": ("category", "per_1k", "per_1k_rest", "per 1,000 words"),
    "sentiment": (None, "mean", "mean_rest", "mean compound per sentence"),
    "voices": (None, "share", "share_rest", "share of words inside quotations"),
}


@public
def claims_table(
    *, keyness=None, loaded=None, sentiment=None, voices=None, baseline=None
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
    baseline : str, optional
        The outlet that the tables compare with, where one was named.

    Returns
    -------
    DataFrame, one row a statement, claims first, then by q
        lens; outlet; item (term or category, else empty); statement (a plain sentence); rate,
        rate_rest, unit; log_ratio (base 2) or difference, low, high (95 % interval of it); q (false
        discovery rate within its lens); n_articles (that the statement rests on); articles (of the
        outlet, where known); pattern (for :func:`framing.concordance`, else empty); claim (may it
        be said aloud?).

    Raises
    ------
    FramingError
        Where a table lacks a column that its statement needs.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Echo"], "term": ["strike"], "n": [12], "n_articles": [9],
    ...     "per_10k": [8.0], "per_10k_rest": [2.0], "log_ratio": [2.0], "low": [1.1], "high": [2.9],
    ...     "p": [0.001], "q": [0.01], "claim": [True]})
    >>> print(claims_table(keyness=table, baseline="Herald").loc[0, "statement"])
    Echo writes “strike” 4.0 times as often as Herald (8.0 against 2.0 per 10,000 words).
    """
    given = {"keyness": keyness, "loaded": loaded, "sentiment": sentiment, "voices": voices}
    parts = [_rows(name, table, baseline) for name, table in given.items() if table is not None]
    parts = [part for part in parts if len(part)]
    if not parts:
        return pd.DataFrame(columns=COLUMNS).astype({"claim": bool})
    found = pd.concat(parts, ignore_index=True)
    found = _one_way(found) if baseline is None else found
    order = np.lexsort((found["q"].fillna(2), ~found["claim"]))
    return found.iloc[order].reset_index(drop=True)


def _one_way(found: pd.DataFrame) -> pd.DataFrame:
    """Of two outlets, each statement once: A more often than B, not B less often than A as well."""
    if found["outlet"].nunique() != 2:
        return found
    effect = found["log_ratio"].fillna(found["difference"])
    pair = found.groupby(["lens", "item"])["outlet"].transform("nunique") == 2
    return found[~pair | (effect > 0) | (effect.fillna(0) == 0)]


def _rows(lens: str, table: pd.DataFrame, baseline) -> pd.DataFrame:
    """One lens's table in the columns of all."""
    item, rate, rate_rest, unit = LENSES[lens]
    require_columns(
        table,
        ["outlet", rate, "low", "high", "q", "claim", *([item, "log_ratio"] if item else [])],
        lens,
    )
    rest = _rest(table, baseline)
    table = _strongest(table) if lens == "keyness" else table
    found = pd.DataFrame({"lens": lens, "outlet": table["outlet"].astype(str), "unit": unit})
    found["item"] = table[item].astype(str) if item else ""
    found["rate"], found["claim"] = table[rate], table["claim"].astype(bool)
    for name in ("log_ratio", "difference", "q", "n_articles", "articles", "pattern"):
        found[name] = table.get(name, "" if name == "pattern" else np.nan)
    # of the comparison; some lenses call so the bounds of the rate itself
    for name in ("low", "high"):
        found[name] = table.get(f"ratio_{name}", table.get(f"difference_{name}", table[name]))
    found["rate_rest"] = table[rate_rest] if rate_rest in table else _other_rate(found)
    if lens == "keyness":
        found["pattern"] = found["item"]
    found["statement"] = [_sentence(row, rest[row.outlet]) for row in found.itertuples(index=False)]
    used = (found["rate"] != 0) | (found["rate_rest"].fillna(0) != 0)
    return found.loc[used | (lens == "sentiment"), COLUMNS]


def _strongest(table: pd.DataFrame) -> pd.DataFrame:
    """An outlet's claims; without any, the words outside house style that it writes most above the
    others.
    """
    silent = table[~table.groupby("outlet")["claim"].transform("any").astype(bool)]
    silent = silent[silent["house_style"] == ""] if "house_style" in silent else silent
    silent = silent[silent["log_ratio"] > 0]
    by = "g2" if "g2" in silent else "per_10k"
    shown = silent.sort_values(by, ascending=False, kind="stable").groupby("outlet").head(STRONGEST)
    return pd.concat([table[table["claim"]], shown])


def _rest(table: pd.DataFrame, baseline) -> dict[str, str]:
    """What each outlet is compared with, in words."""
    names = sorted(table["outlet"].astype(str).unique())
    if baseline is not None or len(names) == 1:
        return dict.fromkeys(names, "the baseline" if baseline is None else str(baseline))
    if len(names) == 2:
        return dict(zip(names, names[::-1], strict=True))
    return dict.fromkeys(names, "the others together")


def _other_rate(found: pd.DataFrame) -> pd.Series:
    """The rate compared with, from the effect, where the lens does not give it."""
    return (found["rate"] / 2 ** found["log_ratio"]).fillna(found["rate"] - found["difference"])


def _sentence(row, rest: str) -> str:
    """The statement of one row; an effect that is not known leaves a plain description."""
    if row.lens == "sentiment":
        tone = "more negative" if row.rate < row.rate_rest else "more positive"
        mean, other = (f"{value:+.2f}".replace("-", "−") for value in (row.rate, row.rate_rest))
        known = (
            f", {tone} than that of {rest} ({other})" if row.claim else f", that of {rest} {other}"
        )
        known = "" if np.isnan(row.rate_rest) else known
        return f"The mean sentiment of {row.outlet}'s sentences is {mean}{known}."
    if row.lens == "voices":
        known = "" if np.isnan(row.rate_rest) else f", {rest} {row.rate_rest:.0%}"
        return f"{row.outlet} gives {row.rate:.0%} of its words to people quoted{known}."
    what = (
        f"“{row.item}”"
        if row.lens == "keyness"
        else f"words of the category “{row.item.replace('_', ' ')}”"
    )
    what = "loaded words" if (row.lens, row.item) == ("loaded", "all") else what
    figures = f"({row.rate:.1f} against {row.rate_rest:.1f} {row.unit})"
    if row.rate == 0:
        other = "" if np.isnan(row.rate_rest) else f", {rest} {row.rate_rest:.1f} times {row.unit}"
        return f"{row.outlet} never writes {what}{other}."
    if row.rate_rest == 0:
        return f"Only {row.outlet} writes {what}, {row.rate:.1f} times {row.unit}, {rest} never."
    ratio = row.rate / row.rate_rest
    # within events the ratio is that of the events, not of the overall rates
    if np.isfinite(row.log_ratio):
        ratio = 2**row.log_ratio
    times = f"{ratio:.{1 if ratio >= 0.95 else 2}f} times"
    return f"{row.outlet} writes {what} {times} as often as {rest} {figures}."
