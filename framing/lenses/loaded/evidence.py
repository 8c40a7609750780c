"""What a difference in a category rests on: its most frequent entry, and what stands without it.

A category that the lexicon gives one entry only is that entry, and is claimed as it is.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.lenses.loaded.hits import SCARE_QUOTES
from framing.rates.discovery import adjust
from framing.rates.thresholds import ALPHA

ALL = "all"
COLUMNS = "top_term top_share p_without_top stands_without_top".split()


def with_top_terms(
    table: pd.DataFrame,
    counts: pd.DataFrame,
    rows: pd.DataFrame,
    terms,
    outlets,
    compared,
    baseline,
) -> pd.DataFrame:
    """A table of compared categories with what each row rests on.

    Parameters
    ----------
    table : DataFrame
        One row an outlet and category, as :func:`framing.loaded_terms` gives it without these
        columns.
    counts : DataFrame, articles × categories
        The hits that were compared.
    rows : DataFrame with ``article`` (place), ``term`` (row of the lexicon), ``n``
    terms : DataFrame, the lexicon.
    outlets : Series, the outlet of each article.
    compared : callable
        Compares other counts in the same way.
    baseline : str, optional
        The outlet that all others are compared with.

    Returns
    -------
    DataFrame like ``table`` with COLUMNS; a claim that does not stand without the entry is none.
    """
    names = np.array([*terms["term"], SCARE_QUOTES["term"]], object)
    kinds = np.array([*terms["category"], SCARE_QUOTES["category"]], object)
    if not (kinds[:-1] == kinds[-1]).any():
        kinds[-1] = ""  # a lexicon without this category: scare quotes are not looked for
    totals = _totals(rows, outlets, len(names))
    tops, shares = zip(*(_top(row, totals, kinds, baseline) for row in table.itertuples()))
    is_used = np.array(shares) > 0
    table = table.assign(
        top_term=np.where(is_used, names[list(tops)], ""),
        top_share=np.where(is_used, shares, np.nan),
        p_without_top=_p_without(table, list(tops), counts, rows, kinds, compared),
    )
    stands = _stand(table)
    return table.assign(stands_without_top=stands, claim=table["claim"] & stands)


def _p_without(table, tops: list[int], counts, rows, kinds, compared) -> np.ndarray:
    """p of each row that may be a claim, without its most frequent entry."""
    p = np.full(len(table), np.nan)
    tested = np.flatnonzero(table["p"] < ALPHA)
    categories = table["category"].tolist()
    entries = {name: _entries(name, kinds) for name in dict.fromkeys(categories)}
    single = [row for row in tested if entries[categories[row]] == 1]
    p[single] = table["p"].iloc[single]
    keys = {row: (categories[row], tops[row]) for row in tested if entries[categories[row]] > 1}
    name = {key: str(number) for number, key in enumerate(dict.fromkeys(keys.values()))}
    reduced = pd.DataFrame({name[key]: _without(counts, rows, *key) for key in name})
    if not reduced.any(axis=None):
        return p
    without = compared(reduced).set_index(["outlet", "category"])[["log_ratio", "p"]]
    for row, key in keys.items():
        label = (table["outlet"].iloc[row], name[key])
        if label in without.index:
            log_ratio, left = without.loc[label]
            is_same_side = np.sign(log_ratio) == np.sign(table["log_ratio"].iloc[row])
            p[row] = left if is_same_side else np.nan
    return p


def claimed_up_to(table: pd.DataFrame) -> pd.DataFrame:
    """A table with q and claim of a larger family: claimed is what stands without its entry.

    Parameters
    ----------
    table : DataFrame with ``claim``, ``largest_p`` and ``p_without_top``
    """
    stands = table["claim"] & (table["p_without_top"] <= table["largest_p"])
    return table.assign(stands_without_top=stands, claim=stands)


def _totals(rows: pd.DataFrame, outlets, n_terms: int) -> pd.DataFrame:
    """Hits of each outlet (rows) by row of the lexicon (columns)."""
    code, names = pd.factorize(outlets.astype(str).to_numpy())
    cell = code[rows["article"].to_numpy(np.int64)] * n_terms + rows["term"].to_numpy(np.int64)
    n = np.bincount(cell, rows["n"].to_numpy(float), minlength=len(names) * n_terms)
    return pd.DataFrame(n.reshape(len(names), n_terms), index=names)


def _top(row, totals: pd.DataFrame, kinds: np.ndarray, baseline) -> tuple[int, float]:
    """The most frequent entry of a row's category on the side that writes more, and its share."""
    side = totals.loc[row.outlet].to_numpy()
    if row.log_ratio < 0:
        other_totals = totals.to_numpy().sum(axis=0) - side
        side = other_totals if baseline is None else totals.loc[str(baseline)].to_numpy()
    if row.category != ALL:
        side = np.where(kinds == row.category, side, 0)
    top = int(side.argmax())
    return top, side[top] / max(side.sum(), 1)


def _entries(category: str, kinds: np.ndarray) -> int:
    """How many entries of the lexicon, scare quotes among them, make up a category."""
    return int((kinds != "" if category == ALL else kinds == category).sum())


def _without(counts: pd.DataFrame, rows: pd.DataFrame, category: str, term: int) -> np.ndarray:
    """The hits of each article in a category without one entry."""
    of_term = rows[rows["term"] == term]
    n = np.bincount(of_term["article"].to_numpy(np.int64), of_term["n"].to_numpy(int), len(counts))
    return np.maximum(counts[category].to_numpy() - n.astype(int), 0)


def _stand(table: pd.DataFrame) -> np.ndarray:
    """Whether each row would be claimed with p without its entry in place of its own."""
    stands = np.zeros(len(table), bool)
    for _, own in table.reset_index(drop=True).groupby("outlet"):
        weights = own["weight"].to_numpy(float)
        for row in np.flatnonzero(own["claim"] & own["p_without_top"].notna()):
            p = own["p"].where(weights > 0).to_numpy(float).copy()
            p[row] = own["p_without_top"].iloc[row]
            is_tested = ~np.isnan(p)
            q = adjust(p[is_tested], weights=weights[is_tested])
            stands[own.index[row]] = q[is_tested[:row].sum()] < ALPHA
    return stands
