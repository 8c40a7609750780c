"""Keyness and house style in sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.markdown import Markdown
from framing.base.outlets import baseline_of, told_once, within_what
from framing.commentary.claims import ratios_as_counted, ratios_within
from framing.commentary.words import (
    NOTHING_SHARED,
    bullet_list,
    escape,
    listed,
    lost_within,
    number,
    plural,
    sentences,
    small_corpus_note,
    times,
)

COLUMNS = "outlet term n_articles per_10k per_10k_rest log_ratio low high claim".split()

CONVENTIONS = (
    "A convention is a title, a date, a sum, a credit, or a word that these articles also write in "
    "another way, short or spelled out."
)
OFTEN = 5  # articles with a word that would be tested


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
    require_columns(table, COLUMNS, "table")
    small = small_corpus_note(table)
    table = table if outlet is None else table[table["outlet"] == outlet]
    if table["low"].isna().all():
        is_used_enough = (table["n_articles"] >= OFTEN).any() and not small
        said = small or (NOTHING_SHARED if is_used_enough else "Nothing could be tested.")
        return Markdown(sentences(said, _lost_within(table, limit), _largest(table, limit)))
    silent = [name for name, own in table.groupby("outlet", sort=True) if not own["claim"].any()]
    claims = table[table["claim"]]
    claims = told_once(claims, ["term"], claims["log_ratio"])
    lines = [_outlet_line(name, own, limit) for name, own in claims.groupby("outlet", sort=True)]
    if silent:
        names = ", ".join(f"**{escape(name)}**" for name in silent)
        lines.append(f"- {names}: no word can be claimed.")
    differences = told_once(table, ["term"])
    number_claimed = int(differences["claim"].sum())
    tested = int(differences["q"].notna().sum()) if "q" in table else len(differences)
    head = (
        f"{plural(number_claimed, 'difference') if number_claimed else 'No difference'} "
        "in word use can be claimed, "
        f"of {number(tested, 0)} tested (false discovery rate 5%, whole articles as the sample)."
    )
    counted = ratios_as_counted(claims)
    tail = sentences(
        ratios_within(claims), counted, small, _lost_within(table, limit), _detectable(table)
    )
    return bullet_list(lines, head=head, tail=tail)


def _outlet_line(outlet: str, claims: pd.DataFrame, limit: int) -> str:
    """One outlet's line: its claims."""
    is_more = claims["log_ratio"] > 0
    over_used, under_used = claims[is_more], claims[~is_more]
    first, second = (over_used, under_used) if len(over_used) else (under_used, over_used)
    baseline = baseline_of(claims)
    phrases = [_word(row, baseline) for row in first.head(limit).itertuples()]
    if len(first) > limit:
        phrases.append(f"{number(len(first) - limit, 0)} more")
    if len(second):
        phrases.append(f"{plural(len(second), 'word')} less often")
    return f"- **{escape(outlet)}**: {'; '.join(phrases)}."


def _word(row, baseline: str | None) -> str:
    """A word with its ratio and interval; a baseline is named."""
    only = "here only" if baseline is None else f"here only, not in {escape(baseline)}"
    elsewhere = "elsewhere" if baseline is None else f"in {escape(baseline)}"
    term = f"“{escape(row.term)}”"
    articles = f"in {plural(int(row.n_articles), 'article')}"
    within = within_what(getattr(row, "compared_within", ""))
    rates = f"{number(row.per_10k)} against {number(row.per_10k_rest)} per 10,000 words"
    if np.isposinf(row.log_ratio):
        if within and row.per_10k_rest > 0:  # elsewhere where nothing is compared
            return f"{term} in {within} {only} (all articles: {rates}), {articles}"
        return f"{term} {only} ({number(row.per_10k)} per 10,000 words, {articles})"
    if np.isneginf(row.log_ratio):
        if within and row.per_10k > 0:
            return f"{term} never in {within} (all articles: {rates})"
        return f"{term} never, {elsewhere} {number(row.per_10k_rest)} per 10,000 words"
    return f"{term} {times(row.log_ratio, row.low, row.high)}, {articles}"


def _lost_within(table: pd.DataFrame, limit: int) -> str:
    """The words that differ only while it is disregarded when, and on what, articles are."""
    ranked = table.sort_values("g2", ascending=False, kind="stable") if "g2" in table else table
    return lost_within(
        ranked,
        ["term"],
        ("word", "words"),
        lambda row: f"“{escape(row['term'])}”",
        limit=limit,
    )


def _largest(table: pd.DataFrame, limit: int) -> str:
    """The words that the texts differ most in, in the order of the table (and of its chart)."""
    if "house_style" in table:
        table = table[table["house_style"] == ""]
    phrases = []
    for outlet, own in table.groupby("outlet", sort=True):
        terms = own.loc[own["per_10k"] > own["per_10k_rest"], "term"].head(limit)
        if len(terms):
            phrases.append(f"more in {escape(outlet)} {listed([f'“{term}”' for term in terms])}")
    return f"The texts differ most in these words: {'; '.join(phrases)}." if phrases else ""


def _detectable(table: pd.DataFrame) -> str:
    """With few articles: the smallest difference that could have been seen."""
    if "articles" not in table or "detectable" not in table or table["articles"].min() >= 5:
        return ""
    repeated = table[(table["n_articles"] >= 2) & table["detectable"].notna()]
    smallest = repeated["detectable"].min()
    if pd.isna(smallest) or np.isinf(smallest):
        return (
            "With so few articles no difference, however large, could have been told from chance."
        )
    median = repeated["detectable"].median()
    half = f"it is at least {number(median)}-fold"
    if np.isinf(median):
        half = "none, however large, could have been seen"
    term = repeated.loc[repeated["detectable"].idxmin(), "term"]
    return (
        f"The smallest difference that could have been seen is {number(smallest)}-fold, "
        f"in “{escape(term)}”, and for half of the repeated words {half}."
    )


def _of_articles(row) -> str:
    """The share of an outlet's articles; of one or two there is none."""
    articles = round(row.n_articles / row.share) if row.share > 0 else 0
    if articles <= 2:
        return plural(int(row.n_articles), "article")
    return f"{row.share:.0%} of its articles"


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
    require_columns(table, ["outlet", "term", "rule", "n_articles", "share"], "table")
    if table.empty:
        return Markdown("No word was found to be house style.")
    lines = []
    for outlet, own in table.groupby("outlet", sort=True):
        first = own.sort_values("share", ascending=False, kind="stable").head(limit)
        words = ", ".join(
            f"“{escape(row.term)}” ({row.rule}, in {_of_articles(row)})"
            for row in first.itertuples()
        )
        unnamed = f" and {number(len(own) - len(first), 0)} more" if len(own) > len(first) else ""
        lines.append(f"- **{escape(outlet)}**: {words}{unnamed}.")
    tail = CONVENTIONS if (table["rule"] == "convention").any() else ""
    return bullet_list(lines, head="Words of house style, kept out of the claims:", tail=tail)
