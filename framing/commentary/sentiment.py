"""Words about sentiment."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns, require_rows
from framing.base.markdown import Markdown
from framing.commentary.words import escape, interval, number, plural, small_corpus_note

LIMIT = "A score adds up words: it does not know irony, nor who is spoken of, nor whether bad news is told with sympathy."


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
    require_columns(
        table, ["outlet", "mean", "rate_low", "rate_high", "n_sentences", "articles"], "table"
    )
    split = next((name for name in ("setting", "voice") if name in table), None)
    lines = []
    for name, rows in table.groupby("outlet", sort=True):
        said = [
            f"{number(row['mean'], 2)}{' (' + escape(row[split]) + ')' if split else ''} "
            f"{interval(row['rate_low'], row['rate_high'], 2)}".strip()
            for row in rows.to_dict("records")
        ]
        lines.append(
            f"- **{escape(name)}**: mean {', '.join(said)} over "
            f"{plural(int(rows['n_sentences'].max()), 'sentence')} of {plural(rows['articles'].max(), 'article')}."
        )
    return Markdown(
        "\n".join(
            [
                *lines,
                "",
                " ".join(filter(None, [*_claims(table, split), LIMIT, small_corpus_note(table)])),
            ]
        )
    )


def _claims(table: pd.DataFrame, split: str | None) -> list[str]:
    """Differences that can be claimed, once for each setting; that there are none where there are
    none.
    """
    if not {"claim", "p"} <= set(table.columns) or table["p"].isna().all():
        return []
    said, without = [], []
    for setting, rows in table.groupby(split) if split else [("", table)]:
        claimed = rows[rows["claim"]]
        label = f" in the {escape(setting)} setting" if split == "setting" else ""
        if claimed.empty:
            without.append(label)
        # With two outlets the second row says the same with the signs turned.
        for row in claimed.head(1 if len(rows) == 2 else None).to_dict("records"):
            rest = (
                "the others"
                if len(rows) > 2
                else escape(next(iter(set(rows["outlet"]) - {row["outlet"]}), "the others"))
            )
            said.append(
                f"{escape(row['outlet'])} is {number(abs(row['difference']), 2)} "
                f"{'above' if row['difference'] > 0 else 'below'} {rest}{label} "
                f"{interval(row['low'], row['high'], 2)}".strip()
                + "."
            )
    if without:
        said.append(f"No difference can be claimed{' or'.join(without)}.")
    return said


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
    require_columns(table, ["outlet", "bin", "mean", "low", "high", "articles"], "table")
    table = table.dropna(subset="mean")
    require_rows(table, "table")
    last, lines = int(table["bin"].max()), []
    for name, rows in table.groupby("outlet", sort=True):
        low, high = rows.loc[rows["mean"].idxmin()], rows.loc[rows["mean"].idxmax()]
        lines.append(
            f"- **{escape(name)}**: lowest in part {int(low['bin'])} of {last} ({number(low['mean'], 2)}), highest in "
            f"part {int(high['bin'])} ({number(high['mean'], 2)})."
        )
    note = "These are the ends of a line of means, not differences that were tested."
    return Markdown("\n".join([*lines, "", f"{note} {small_corpus_note(table)}".strip()]))
