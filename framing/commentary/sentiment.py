"""Words about sentiment."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns, require_rows
from framing.base.markdown import Markdown
from framing.base.outlets import FEWEST_LINES, is_few, opponent, told_once
from framing.commentary.words import (
    bullet_list,
    escape,
    interval,
    lost_within,
    number,
    plural,
    sentences,
    small_corpus_note,
)

MEANS_COLUMNS = "outlet mean rate_low rate_high n_sentences articles".split()
ARC_COLUMNS = "outlet bin mean low high articles".split()
LIMIT = (
    "A score adds up words: it does not know irony, nor who is spoken of, nor whether bad news is "
    "told with sympathy."
)


VOICES = {"own": "in its own voice", "quoted": "inside quotations"}


@public
def say_sentiment(table: pd.DataFrame) -> Markdown:
    """What the means allow to be said.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.mean_sentiment` gives it, also several of them joined with a column
        ``setting``.

    Returns
    -------
    Markdown : str that a notebook shows as text.

    Raises
    ------
    FramingError
        If a column is missing.
    """
    require_columns(table, MEANS_COLUMNS, "table")
    split = next((name for name in ("setting", "voice") if name in table), None)
    lines = []
    for outlet, rows in table.groupby("outlet", sort=True):
        means = [_mean(row, split) for row in rows.to_dict("records")]
        lines.append(
            f"- **{escape(outlet)}**: mean {', '.join(means)} over "
            f"{plural(int(rows['n_sentences'].max()), 'sentence')} of "
            f"{plural(rows['articles'].max(), 'article')}."
        )
    lost = (
        ""
        if split
        else lost_within(
            table, [], ("mean score", "mean scores"), lambda row: escape(row["outlet"])
        )
    )
    tail = sentences(lost, LIMIT, small_corpus_note(table))
    return bullet_list(lines, head=sentences(*_claims(table, split)), tail=tail)


def _mean(row: dict, split: str | None) -> str:
    """A mean with its interval; of very few sentences it is none."""
    value = f"{number(row['mean'], 2)} {interval(row['rate_low'], row['rate_high'], 2)}".strip()
    if row["n_sentences"] < FEWEST_LINES:
        value = "not given (too few sentences)"
    if not split:
        return value
    figure, blank, bounds = value.partition(" (95")
    context = f"in the {escape(row[split])} setting" if split == "setting" else VOICES[row[split]]
    return f"{figure} {context}{blank}{bounds}"


def _claims(table: pd.DataFrame, split: str | None) -> list[str]:
    """What can be claimed in each setting, and in which there is nothing to claim."""
    if not {"claim", "p"} <= set(table.columns) or table["p"].isna().all():
        return []
    claims, without = [], []
    for setting, rows in table.groupby(split) if split else [("", table)]:
        in_setting = f" in the {escape(setting)} setting" if split == "setting" else ""
        if not rows["claim"].any():
            without.append(in_setting)
        distinct = told_once(rows.sort_values("claim", ascending=False, kind="stable"), [])
        claims += [
            _claim(row, rows, in_setting) for row in distinct[distinct["claim"]].to_dict("records")
        ]
    if without:
        claims.append(f"No difference can be claimed{' or'.join(without)}.")
    return claims


def _claim(row: dict, rows: pd.DataFrame, where: str) -> str:
    """One outlet's difference from the others in its setting."""
    compared_with = escape(opponent(rows, row["outlet"]))
    direction = "above" if row["difference"] > 0 else "below"
    size = f"{number(abs(row['difference']), 2)} {direction} {compared_with}{where}"
    bounds = interval(row["low"], row["high"], 2)
    return f"{escape(row['outlet'])} is {size} {bounds}".strip() + "."


@public
def say_sentiment_arc(table: pd.DataFrame) -> Markdown:
    """Where each outlet's articles are most negative and most positive.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.sentiment_arc` gives it.

    Returns
    -------
    Markdown : str that a notebook shows as text.

    Raises
    ------
    FramingError
        If a column is missing.
    """
    require_columns(table, ARC_COLUMNS, "table")
    table = table.dropna(subset="mean")
    require_rows(table, "table")
    table = table[~is_few(table)]
    if table.empty:
        return Markdown(f"No part of the articles has {FEWEST_LINES} sentences: too few for means.")
    last, lines = int(table["bin"].max()), []
    for outlet, rows in table.groupby("outlet", sort=True):
        low, high = rows.loc[rows["mean"].idxmin()], rows.loc[rows["mean"].idxmax()]
        lines.append(
            f"- **{escape(outlet)}**: lowest in part {int(low['bin'])} of {last} "
            f"({number(low['mean'], 2)}), highest in part {int(high['bin'])} "
            f"({number(high['mean'], 2)})."
        )
    note = "These are the ends of a line of means, not differences that were tested."
    return bullet_list(lines, tail=sentences(note, small_corpus_note(table)))
