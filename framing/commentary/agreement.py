"""Words for a hand check: how far a meter and people agree."""

from __future__ import annotations

import pandas as pd

from framing import checks
from framing.commentary.words import Markdown, escape, interval, number, plural


def say_sample(scores: pd.DataFrame) -> Markdown:
    """Say how precise a meter was on the lines that were coded by hand.

    Parameters
    ----------
    scores : DataFrame
        As :func:`framing.score_sample` or :func:`framing.hand_check` gives it; may be empty.

    Returns
    -------
    Markdown : str that a notebook shows as text, or that ends a caption; a hint where nothing was
        coded.

    Raises
    ------
    FramingError
        If a column is missing.

    Examples
    --------
    >>> say_sample(pd.DataFrame(columns=["coder", "what", "outlet", "code", "figure", "low", "high", "n"]))
    'Not checked by hand on these articles.'
    """
    checks.require_columns(
        scores, ["coder", "what", "outlet", "code", "figure", "low", "high", "n"], "scores"
    )
    if scores.empty:
        return Markdown("Not checked by hand on these articles.")
    said = []
    for row in scores[scores["outlet"] == "all"].to_dict("records"):
        figure = f"{number(row['figure'], 2)} {interval(row['low'], row['high'], 2)}".strip()
        of = "" if pd.isna(row["code"]) else f" of answer {escape(row['code'])}"
        who = "" if row["what"] == "kappa" else f", {escape(row['coder'].replace('_', ' '))}"
        said.append(f"{escape(row['what'])}{of} {figure}, {plural(row['n'], 'line')}{who}")
    return Markdown("Checked by hand: " + "; ".join(said) + ".")
