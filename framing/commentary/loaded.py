"""Words about loaded terms."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_columns
from framing.base.markdown import Markdown
from framing.commentary.words import (
    escape,
    interval,
    listed,
    number,
    plural,
    small_corpus_note,
    times,
)


@public
def say_loaded_terms(table: pd.DataFrame, *, limit: int = 3) -> Markdown:
    """What the table of loaded terms allows to be said.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.loaded_terms` gives it by outlet or by voice.
    limit : int
        Categories named for each outlet.

    Returns
    -------
    Markdown : str that a notebook shows as text.

    Raises
    ------
    FramingError
        If a column is missing.
    """
    require_columns(
        table, ["outlet", "category", "n", "per_1k", "articles", "rate_low", "rate_high"], "table"
    )
    if not table["n"].sum():
        return Markdown("No term of the lexicon stands in these articles.")
    if "voice" in table:
        return Markdown("\n".join([*_voices(table), "", small_corpus_note(table)]).strip())
    require_columns(table, ["log_ratio", "low", "high", "q", "claim"], "table")
    lines = [_outlet(str(name), side, limit) for name, side in table.groupby("outlet", sort=True)]
    tested = table[table["q"].notna() & (table["category"] != "all")]
    if tested["outlet"].nunique() == 2:  # of two outlets each difference stands twice
        tested = tested.drop_duplicates("category")
    claims = int(tested["claim"].sum())
    head = (
        (
            f"{plural(claims, 'difference')} between an outlet and the others can be claimed, of {number(len(tested), 0)} "
            "tested (false discovery rate 5 %, whole articles as the sample)."
        )
        if len(tested)
        else ""
    )
    return Markdown("\n".join([head, "", *lines, "", small_corpus_note(table)]).strip())


def _outlet(name: str, side: pd.DataFrame, limit: int) -> str:
    """One outlet: how much in all, its claims, or its most frequent kinds."""
    if not (side["category"] == "all").any():
        raise FramingError(
            f"table lacks the row of the category 'all' for the outlet {name!r}; give the table as framing.loaded_terms made it."
        )
    whole = side[side["category"] == "all"].iloc[0]
    rate = f"{number(whole['per_1k'])} loaded terms per 1,000 words {interval(whole['rate_low'], whole['rate_high'])}".strip()
    rest = side[side["category"] != "all"]
    claimed = rest[rest["claim"]].sort_values("q")
    if len(claimed):
        said = "; ".join(_claim(row) for row in claimed.head(limit).to_dict("records"))
        said += f"; and {len(claimed) - limit} more" if len(claimed) > limit else ""
        return f"- **{escape(name)}**: {rate}. Claimed against the others: {said}."
    most = rest[rest["n"] > 0].nlargest(limit, "n")
    kinds = listed(
        [
            f"{row['category'].replace('_', ' ')} ({plural(row['n'], 'time')})"
            for row in most.to_dict("records")
        ]
    )
    return f"- **{escape(name)}**: {rate}. Most often: {kinds}."


def _claim(row: dict) -> str:
    kind = escape(row["category"].replace("_", " "))
    if np.isposinf(row["log_ratio"]):
        return f"{kind} here only ({plural(row['n'], 'time')})"
    if np.isneginf(row["log_ratio"]):
        return f"{kind} never"
    return f"{kind} {times(row['log_ratio'], row['low'], row['high'])}"


def _voices(table: pd.DataFrame) -> list[str]:
    """For each outlet the rate in either voice."""
    lines = []
    for name, side in table[table["category"] == "all"].groupby("outlet", sort=True):
        rows = side.set_index("voice")
        said = [
            f"{number(rows.loc[voice, 'per_1k'])} per 1,000 words {words} "
            f"{interval(rows.loc[voice, 'rate_low'], rows.loc[voice, 'rate_high'])}".strip()
            for voice, words in (("own", "in its own voice"), ("quoted", "inside quotations"))
            if voice in rows.index and rows.loc[voice, "n_tokens"] > 0
        ]
        lines.append(f"- **{escape(name)}** uses loaded terms {listed_plain(said)}.")
    return lines


def listed_plain(parts: list[str]) -> str:
    """Parts of a sentence joined by commas and "and"."""
    return " and ".join(parts) if len(parts) < 3 else f"{', '.join(parts[:-1])} and {parts[-1]}"
