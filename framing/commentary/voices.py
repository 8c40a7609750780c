"""Words about whose words: quoted shares, speakers, and speech verbs."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.markdown import Markdown
from framing.commentary.words import escape, interval, listed, number, plural, small_corpus_note


@public
def say_quoted_share(table: pd.DataFrame) -> Markdown:
    """What the shares of quoted words say.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.quoted_share` gives it.

    Returns
    -------
    Markdown : str that a notebook shows as text.

    Raises
    ------
    FramingError
        If a column is missing.
    """
    needed = [
        "outlet",
        "n_quoted",
        "n_tokens",
        "articles",
        "share",
        "low",
        "high",
        "share_rest",
        "claim",
    ]
    require_columns(table, needed, "table")
    if table["n_quoted"].sum() == 0:
        return Markdown(
            "No words stand in quotation marks here: every word is in the outlets' own voice."
        )
    rows = table.sort_values(["share", "outlet"], ascending=[False, True])
    lines = [
        f"- **{escape(row.outlet)}**: {_share(row)} of its {plural(row.n_tokens, 'word')} "
        f"{'stands' if row.n_tokens == 1 else 'stand'} in quotation marks."
        for row in rows.itertuples()
    ]
    claims = [
        f"{escape(row.outlet)} quotes {'more' if row.share > row.share_rest else 'less'} than {_rest(rows, row.outlet)} "
        f"({_percent(row.share)} against {_percent(row.share_rest)})"
        for row in _once(rows).itertuples()
    ]
    return _text(lines, table, "; ".join(claims), "share of quoted words")


@public
def say_speakers(table: pd.DataFrame, *, top: int = 3) -> Markdown:
    """Who gets most of the quoted words.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.speakers` gives it.
    top : int
        Persons named for each outlet.

    Returns
    -------
    Markdown : str that a notebook shows as text.

    Raises
    ------
    FramingError
        If a column is missing.
    """
    needed = ["outlet", "person", "n", "n_words", "share", "low", "high", "n_articles", "articles"]
    require_columns(table, needed, "table")
    if table.empty:
        return Markdown("No quotations were found, so nobody is quoted here.")
    nobody = table["person"].astype(str).str.startswith("(")
    lines = []
    for outlet, side in table[~nobody].groupby("outlet", sort=True):
        best = side.sort_values(["n_words", "person"], ascending=[False, True]).head(top)
        said = [
            f"{row.person} ({_share(row)}; {plural(row.n, 'quotation')} in {plural(row.n_articles, 'article')})"
            for row in best.itertuples()
        ]
        lines.append(f"- **{escape(outlet)}** gives most quoted words to {listed(said)}.")
    only = _only_once(table[~nobody])
    without = table[nobody].groupby("outlet")["share"].sum()
    notes = (
        [
            f"No speaker was found for {_percent(without.max())} of the quoted words of {escape(without.idxmax())}"
            f"{', the most of all outlets' if len(without) > 1 else ''}."
        ]
        if len(without)
        else []
    )
    notes = [only, *notes, "Speakers are found by rules; a person behind a pronoun is inferred."]
    return Markdown(
        "\n".join([*lines, "", " ".join(filter(None, [*notes, small_corpus_note(table)]))])
    )


def _only_once(table: pd.DataFrame) -> str:
    """Whom only one outlet quotes, among those with most words."""
    outlets = table.groupby("person")["outlet"].transform("nunique")
    single = table[(outlets == 1) & (table["n_words"] >= 10)].nlargest(3, "n_words")
    if single.empty or table["outlet"].nunique() < 2:
        return ""
    said = [
        f"{row.person} ({row.outlet}, {plural(row.n_words, 'word')})" for row in single.itertuples()
    ]
    return f"Quoted by one outlet only: {listed(said)}."


@public
def say_verb_groups(table: pd.DataFrame) -> Markdown:
    """What the kinds of speech verbs say.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.verb_groups` gives it.

    Returns
    -------
    Markdown : str that a notebook shows as text.

    Raises
    ------
    FramingError
        If a column is missing.
    """
    needed = [
        "outlet",
        "group",
        "n",
        "n_verbs",
        "share",
        "low",
        "high",
        "share_rest",
        "claim",
        "compared",
        "articles",
    ]
    require_columns(table, needed, "table")
    marked = table[table["group"] != "neutral"]
    lines = []
    for outlet, side in marked.groupby("outlet", sort=True):
        said = [f"{row.group} {_percent(row.share)}" for row in side.itertuples()]
        total = plural(side["n_verbs"].iloc[0], "speech verb")
        lines.append(f"- **{escape(outlet)}** has {total}; besides neutral ones: {listed(said)}.")
    claims = [
        f"{escape(row.outlet)} has {'more' if row.share > row.share_rest else 'fewer'} {escape(row.group)} verbs than "
        f"{_rest(table, row.outlet)} ({_percent(row.share)} {interval(100 * row.low, 100 * row.high)}, against "
        f"{_percent(row.share_rest)})"
        for row in _once(table).itertuples()
    ]
    few = sorted(table.loc[~table["compared"].astype(bool), "group"].unique())
    note = (
        f"Not compared, with fewer than 30 verbs in all outlets together: {listed(few)}."
        if few
        else ""
    )
    return _text(lines, table, "; ".join(claims), "choice of speech verbs", note)


def _once(table: pd.DataFrame) -> pd.DataFrame:
    """The claims; of two outlets each stands twice, and is told of the one that has more."""
    claimed = table[table["claim"].astype(bool)]
    return (
        claimed[claimed["share"] > claimed["share_rest"]]
        if table["outlet"].nunique() == 2
        else claimed
    )


def _rest(table: pd.DataFrame, outlet) -> str:
    """Whom an outlet was compared with."""
    others = [name for name in table["outlet"].unique() if name != outlet]
    return escape(others[0]) if len(others) == 1 else "the other outlets together"


def _text(
    lines: list[str], table: pd.DataFrame, claims: str, what: str, note: str = ""
) -> Markdown:
    """The list, what may be claimed, and what may not."""
    said = (
        f"What chance hardly makes: {claims}."
        if claims
        else f"No difference in the {what} can be claimed here."
    )
    parts = [said, note, small_corpus_note(table)]
    return Markdown("\n".join([*lines, "", " ".join(filter(None, parts))]))


def _percent(share: float) -> str:
    return f"{number(100 * share, 1)} %"


def _share(row) -> str:
    return f"{_percent(row.share)} {interval(100 * row.low, 100 * row.high)}".strip()
