"""Keyness, the placebo beside it, and house style in sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.markdown import Markdown
from framing.commentary.words import escape, listed, number, plural, small_corpus_note, times


@public
def say_keyness(table, *, outlet=None, limit=3) -> Markdown:
    """What the keyness table allows to be said.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.keyness`.
    outlet : str, optional
        Speak of this outlet only.
    limit : int
        Words an outlet that are named.

    Returns
    -------
    Markdown
    """
    columns = [
        "outlet",
        "term",
        "n_articles",
        "per_10k",
        "per_10k_rest",
        "log_ratio",
        "low",
        "high",
        "claim",
    ]
    require_columns(table, columns, "table")
    small = small_corpus_note(table)
    table = table if outlet is None else table[table["outlet"] == outlet]
    if table["low"].isna().all():
        return Markdown(
            " ".join([small or "Nothing could be tested.", _described(table, limit)]).strip()
        )
    lines = [_outlet(name, side, limit) for name, side in table.groupby("outlet", sort=True)]
    # Of two outlets each difference stands twice.
    once = table.drop_duplicates("term") if table["outlet"].nunique() == 2 else table
    tested = int(once["q"].notna().sum()) if "q" in table else len(once)
    head = (
        f"{plural(int(once['claim'].sum()), 'difference')} in word use can be claimed, of {number(tested, 0)} "
        "tested (false discovery rate 5 %, whole articles as the sample)."
    )
    tail = " ".join(filter(None, [small, _seen(table)]))
    return Markdown("\n".join([head, "", *lines, "", tail]).strip())


def _outlet(name: str, side: pd.DataFrame, limit: int) -> str:
    """One outlet's line: its claims, or that there are none."""
    claimed = side[side["claim"]]
    if claimed.empty:
        return f"- **{escape(name)}**: no word can be claimed."
    more, less = claimed[claimed["log_ratio"] > 0], claimed[~(claimed["log_ratio"] > 0)]
    first, then = (more, less) if len(more) else (less, more)
    parts = [_word(row) for row in first.head(limit).itertuples()]
    if len(first) > limit:
        parts.append(f"{number(len(first) - limit, 0)} more")
    if len(then):
        parts.append(f"{plural(len(then), 'word')} less often")
    return f"- **{escape(name)}**: {'; '.join(parts)}."


def _word(row) -> str:
    """A word with its ratio and interval."""
    term = f"“{escape(row.term)}”"
    where = f"in {plural(int(row.n_articles), 'article')}"
    if np.isposinf(row.log_ratio):
        return f"{term} here only ({number(row.per_10k)} per 10,000 words, {where})"
    if np.isneginf(row.log_ratio):
        return f"{term} never, elsewhere {number(row.per_10k_rest)} per 10,000 words"
    return f"{term} {times(row.log_ratio, row.low, row.high)}, {where}"


def _described(table: pd.DataFrame, limit: int) -> str:
    """The largest differences of rates, told as what stands in these texts."""
    if "house_style" in table:
        table = table[table["house_style"] == ""]
    parts = []
    for name, side in table.groupby("outlet", sort=True):
        surplus = (side["per_10k"] - side["per_10k_rest"]).sort_values(
            ascending=False, kind="stable"
        )
        top = side.loc[surplus[surplus > 0].index[:limit], "term"]
        if len(top):
            parts.append(f"{escape(name)} {listed([f'“{term}”' for term in top])}")
    return f"Used more here than there: {'; '.join(parts)}." if parts else ""


def _seen(table: pd.DataFrame) -> str:
    """With few articles: the smallest difference that could have been seen."""
    if "articles" not in table or "detectable" not in table or table["articles"].min() >= 5:
        return ""
    frequent = table[(table["n_articles"] >= 2) & table["detectable"].notna()]
    smallest = frequent["detectable"].min()
    if pd.isna(smallest) or np.isinf(smallest):
        return (
            "With so few articles no difference, however large, could have been told from chance."
        )
    half = number(min(frequent["detectable"].median(), 1e6))
    word = frequent.loc[frequent["detectable"].idxmin(), "term"]
    return (
        f"The smallest difference that could have been seen is {number(smallest)}-fold, in “{escape(word)}”, "
        f"and for half of the repeated words it is at least {half}-fold."
    )


@public
def say_placebo(table) -> Markdown:
    """What is "found" in one outlet split in two, beside what is found between outlets.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.placebo`.

    Returns
    -------
    Markdown
    """
    require_columns(
        table,
        ["outlet", "articles", "splits", "within", "within_g2", "between", "between_g2"],
        "table",
    )
    known = table[table["within"].notna()]
    if known.empty:
        return Markdown(
            " ".join(
                filter(
                    None,
                    [
                        small_corpus_note(table),
                        "No outlet has enough articles to be "
                        "split in two, so there is no placebo to show.",
                    ],
                )
            )
        )
    lines = [
        f"- **{escape(row.outlet)}**: against itself, split in two at random, {number(row.within)} words "
        f"(usual G²: {number(row.within_g2)}); against the others {number(row.between, 0)} "
        f"(usual G²: {number(row.between_g2, 0)})."
        for row in known.itertuples()
    ]
    splits = int(known["splits"].iloc[0])
    head = (
        f"Words claimed, means of {plural(splits, 'random split')}. "
        "What is found in one outlet split in two is found in vain."
    )
    few = table.loc[table["within"].isna(), "outlet"]
    tail = f"\n\nToo few articles to split: {listed(few)}." if len(few) else ""
    return Markdown("\n".join([head, "", *lines]) + tail)


@public
def say_house_style(table, *, limit=4) -> Markdown:
    """Which words were kept out of the claims as house style.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.house_style`.
    limit : int
        Words an outlet that are named.

    Returns
    -------
    Markdown
    """
    require_columns(table, ["outlet", "term", "rule", "share"], "table")
    if table.empty:
        return Markdown("No word was found to be house style.")
    lines = []
    for name, side in table.groupby("outlet", sort=True):
        top = side.sort_values("share", ascending=False, kind="stable").head(limit)
        words = [
            f"“{escape(row.term)}” ({row.rule}, in {row.share:.0%} of its articles)"
            for row in top.itertuples()
        ]
        rest = f" and {number(len(side) - len(top), 0)} more" if len(side) > len(top) else ""
        lines.append(f"- **{escape(name)}**: {', '.join(words)}{rest}.")
    return Markdown("\n".join(["Words of house style, kept out of the claims:", "", *lines]))
