"""How far the meters can be trusted: figures measured against people, shipped to be shown where a
meter is used.
"""

from __future__ import annotations

import pandas as pd

from framing import checks
from framing.checks import FramingError
from framing.paths import DATA


def validity_card(meter: str | None = None) -> pd.DataFrame:
    """The figures that ``benchmarks/validity.py`` measured and kept.

    Parameters
    ----------
    meter : str, optional ``loaded``, ``sentiment``, ``quotes``, ``events``, ``alignment`` or
        ``sentences``; by default all.

    Returns
    -------
    DataFrame with ``meter``, ``what``, ``figure``, ``low high`` (95 % interval, where known) and
    ``n``.

    Raises
    ------
    FramingError
        An unknown meter, or a missing card.

    Examples
    --------
    >>> validity_card("sentences")["what"].str.contains("F1").all()
    np.True_
    """
    path = DATA / "validity_card.csv"
    if not path.exists():
        raise FramingError(f"{path} is missing; it comes with the project.")
    card = pd.read_csv(path)
    if meter is None:
        return card
    checks.require_choice(meter, sorted(card["meter"].unique()), "meter")
    return card[card["meter"] == meter].reset_index(drop=True)
