"""Stop words: the closed-class words that carry grammar rather than topic, as data that a user can
edit.
"""

from __future__ import annotations

import pandas as pd

from framing import checks
from framing.paths import DATA


def stop_words(*languages: str) -> list[str]:
    """The stop words of one or more languages, from ``data/stop_words.csv``.

    Parameters
    ----------
    *languages : str
        ``"en"`` or ``"ru"``; without any, both.

    Returns
    -------
    list of str, sorted.

    Raises
    ------
    FramingError
        If there is no list for a language.

    Examples
    --------
    >>> "the" in stop_words("en"), "the" in stop_words("ru"), "в" in stop_words()
    (True, False, True)
    """
    table = pd.read_csv(DATA / "stop_words.csv", keep_default_na=False)
    known = sorted(table["language"].unique())
    for language in languages:
        checks.require_choice(language, known, "language")
    return sorted(table.loc[table["language"].isin(languages or known), "term"].unique())
