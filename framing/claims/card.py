"""How far the meters can be trusted: figures measured against people, shown with each meter."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.base.arguments import public
from framing.base.data import DATA, SEEDS
from framing.base.errors import FramingError, require_choice, require_columns
from framing.base.markdown import Markdown
from framing.corpus.read import read_articles
from framing.text.fingerprint import fingerprint

KEYS = {"overview": None, "terms": "term", "sentiment": "setting", "loaded": "category"}
ELSEWHERE = Markdown("")  # what belongs to the default corpus is not shown beside another one


@public
def validity_card(meter: str | None = None) -> pd.DataFrame:
    """The figures that ``benchmarks/validity.py`` measured and kept.

    Parameters
    ----------
    meter : str, optional
        ``loaded``, ``sentiment``, ``quotes``, ``russian``, ``events``, ``alignment``, ``frames``,
        ``agency`` or
        ``sentences``; by default all.

    Returns
    -------
    DataFrame
        With ``meter``, ``what``, ``figure``, ``low high`` (95% interval, where known), ``n``,
        ``data`` (what was scored, where it is not the same for all of a meter) and ``part`` (of the
        data: whether anything was chosen or tuned on it, where known; ``unseen half``: articles
        that nobody looked at while the rules were made).

    Raises
    ------
    FramingError
        An unknown meter, or a missing card.

    Examples
    --------
    >>> validity_card("sentences")["what"].str.contains("F1").all()
    np.True_
    """
    card = pd.read_csv(_shipped("validity_card.csv")).fillna({"part": ""})
    if meter is None:
        return card
    require_choice(meter, sorted(card["meter"].unique()), "meter")
    return card[card["meter"] == meter].reset_index(drop=True)


@public
def beside_originals(table: pd.DataFrame, lens: str, articles: pd.DataFrame, *, limit: int = 6):
    """Set a table's figures beside those measured on the original wording of the default corpus.

    Parameters
    ----------
    table : DataFrame
        With ``outlet``, the key of the lens (``term``, ``setting`` or ``category``) and its
        figures.
    lens : {"overview", "terms", "sentiment", "loaded"}
    articles : DataFrame
        The corpus at hand: on another than the default one nothing is set beside.
    limit : int
        Rows an outlet, in the order of the table.

    Returns
    -------
    DataFrame with ``outlet``, the key, and two columns for each figure
        ``… here`` and ``… original``; on another corpus an empty text.

    Raises
    ------
    FramingError
        An unknown lens, or a table without the columns of the lens.

    Notes
    -----
    ``data/originals.csv`` holds unordered counts and scores, no text; ``benchmarks/originals.py``
    printed it.
    """
    require_choice(lens, KEYS, "lens")
    keys = ["outlet", *filter(None, [KEYS[lens]])]
    require_columns(table, keys, "table")
    if fingerprint(articles) != fingerprint(read_articles(SEEDS, at_least=1)):
        return ELSEWHERE
    figures = original_figures(lens)
    if not set(figures["outlet"]) & set(table["outlet"]):
        return ELSEWHERE
    measures = [name for name in figures["measure"].unique() if name in table]
    # pivot refuses a figure that stands twice
    wide = figures.pivot(index=["outlet", "item"], columns="measure", values="value")  # noqa: PD010
    wide = wide.reset_index().rename(columns={"item": KEYS[lens]} if KEYS[lens] else {})
    columns = [*keys, *measures]
    rows = table.groupby("outlet", sort=True).head(limit)[columns]
    compared = rows.merge(wide[columns], on=keys, how="left", suffixes=(" here", " original"))
    pairs = [f"{name} {side}" for name in measures for side in ("here", "original")]
    return compared[[*keys, *pairs]].round(4)


@public
def original_figures(lens: str | None = None) -> pd.DataFrame:
    """The figures themselves.

    Parameters
    ----------
    lens : str, optional
        ``overview``, ``terms``, ``sentiment`` or ``loaded``; by default all.

    Returns
    -------
    DataFrame with ``lens outlet item measure value``.

    Raises
    ------
    FramingError
        An unknown lens, or ``data/originals.csv`` is missing.
    """
    table = pd.read_csv(_shipped("originals.csv"), keep_default_na=False, na_values=["nan"])
    if lens is None:
        return table
    require_choice(lens, sorted(table["lens"].unique()), "lens")
    return table[table["lens"] == lens].reset_index(drop=True)


def _shipped(name: str) -> Path:
    """The path of a table that comes with the project."""
    path = DATA / name
    if not path.exists():
        raise FramingError(f"{path} is missing; it comes with the project.")
    return path
