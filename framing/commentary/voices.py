"""Words about whose words: quoted shares, speakers, and speech verbs."""

from __future__ import annotations

import re
from functools import lru_cache

import pandas as pd

from framing.base.arguments import public
from framing.base.data import DATA
from framing.base.errors import require_columns
from framing.base.markdown import Markdown
from framing.base.outlets import (
    FEWEST_USES,
    claimed_first,
    has_more,
    opponent,
    told_once,
    within_what,
)
from framing.commentary.words import (
    bare_interval,
    bullet_list,
    escape,
    interval,
    listed,
    lost_within,
    number,
    plural,
    sentences,
    small_corpus_note,
)

SHARE_COLUMNS = "outlet n_quoted n_tokens articles share low high share_rest claim".split()
SPEAKER_COLUMNS = "outlet person n n_words share low high n_articles articles".split()
VERB_COLUMNS = """
    outlet group n n_verbs share low high share_rest claim compared articles
""".split()
FEWEST_VERBS = 30  # of an outlet, of which shares are told
_RIGHT = {
    "English": "quotes: speaker right, end to end",
    "Russian": "quotes, Russian: speaker right, end to end",
}
# What a part of the data on the card is, in words.
_PARTS = {
    "unseen half": "that nobody looked at while the rules were made",
    "half kept apart, read since": "kept apart while the first rules were made",
}
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


@lru_cache(maxsize=2)
def _by_rules(language: str) -> str:
    """How speakers are found, and how often rightly where nobody had looked."""
    card = pd.read_csv(DATA / "validity_card.csv")
    right = card[(card["what"] == _RIGHT[language]) & card["part"].isin(_PARTS)]
    measured = "".join(
        f": of 100 quotations in {language} news {_PARTS[row.part]}, "
        f"{100 * row.figure:.0f} got the right one ({100 * row.low:.0f} to {100 * row.high:.0f})"
        for row in right.itertuples()
    )
    return f"Speakers are found by rules{measured}; a person behind a pronoun is inferred."


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
    require_columns(table, SHARE_COLUMNS, "table")
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
    is_lost = table["lost_marks"].astype(bool) if "lost_marks" in table else table["share"].isna()
    rows, lost = rows[~is_lost.reindex(rows.index)], table.loc[is_lost, "outlet"]
    claims = [
        f"{escape(row.outlet)} quotes {'more' if has_more(row) else 'less'} than "
        f"{_others(rows, row)}{_scope(row)}{_percent(row.share)} against "
        f"{_percent(row.share_rest)})"
        for row in _claims(rows, []).itertuples()
    ]
    claimed = "" if len(lost) and len(rows) < 2 else _claimed(claims, "share of quoted words")
    differs = lost_within(
        rows,
        [],
        ("share of quoted words", "shares of quoted words"),
        lambda row: escape(row["outlet"]),
    )
    tail = sentences(_lost(lost, rows), differs, small_corpus_note(table))
    return bullet_list(lines, head=claimed, tail=tail)


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
    require_columns(table, SPEAKER_COLUMNS, "table")
    if table.empty:
        return Markdown("No quotations were found, so nobody is quoted here.")
    is_nobody = table["person"].astype(str).str.startswith("(")
    persons, nobody = table[~is_nobody], table[is_nobody]
    is_cyrillic = persons["person"].astype(str).str.contains(_CYRILLIC)
    # a noun in another script (“сообщение”) is set apart from the sentence it stands in
    is_noun = is_cyrillic & persons["person"].astype(str).str[:1].str.islower()
    persons = persons.assign(
        person=persons["person"].where(~is_noun, "“" + persons["person"].astype(str) + "”")
    )
    lines = []
    for outlet, own in persons.groupby("outlet", sort=True):
        first = own.sort_values(["n_words", "person"], ascending=[False, True]).head(top)
        names = listed(
            f"{row.person} ({_words_given(row)}{plural(row.n, 'quotation')} in "
            f"{plural(row.n_articles, 'article')})"
            for row in first.itertuples()
        )
        lines.append(f"- **{escape(outlet)}** gives most quoted words to {names}.")
    notes = [
        _quoted_by_one(persons),
        _without_speaker(nobody),
        _by_rules("Russian" if 2 * is_cyrillic.sum() > len(persons) else "English"),
        small_corpus_note(table),
    ]
    return bullet_list(lines, tail=sentences(*notes))


def _quoted_by_one(table: pd.DataFrame) -> str:
    """Whom only one outlet names as a speaker, among those with most words.

    Another one may quote the same words without the name: “…,” the minister said. A noun (the
    press office) names nobody: each outlet may mean another one.
    """
    outlets = table.groupby("person")["outlet"].transform("nunique")
    is_named = table["person"].astype(str).str[:1].str.isupper()
    of_one = table[(outlets == 1) & is_named]
    single = of_one[of_one["n_words"] >= 10].nlargest(3, "n_words")
    if single.empty or table["outlet"].nunique() < 2:
        return ""
    rows = single.itertuples()
    names = [f"{row.person} ({row.outlet}, {plural(row.n_words, 'word')})" for row in rows]
    unnamed = len(of_one) - len(single)  # three names read as if they were all
    names += [f"{number(unnamed, 0)} more"] * bool(unnamed)
    return f"Named as a speaker by one outlet only: {listed(names)}."


def _without_speaker(nobody: pd.DataFrame) -> str:
    """Where most quoted words have no speaker."""
    share = nobody.groupby("outlet")["share"].sum()
    if share.empty:
        return ""
    superlative = ", the most of all outlets" if len(share) > 1 else ""
    words = f"{_percent(share.max())} of the quoted words of {escape(share.idxmax())}"
    return f"No speaker was found for {words}{superlative}."


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
    require_columns(table, VERB_COLUMNS, "table")
    lines = []
    for outlet, all_kinds in claimed_first(table):
        own = all_kinds[all_kinds["group"] != "neutral"]
        shares = listed(map(_group_of_verbs, own.itertuples()))
        total = plural(own["n_verbs"].iloc[0], "speech verb")
        lines.append(f"- **{escape(outlet)}** has {total}; besides neutral ones: {shares}.")
    claims = [
        f"{escape(row.outlet)} has a {'larger' if has_more(row) else 'smaller'} share "
        f"of {escape(row.group)} verbs than {_others(table, row)}{_scope(row)}"
        + ", ".join(filter(None, [_percent(row.share), _bounds(row)]))
        + f", against {_percent(row.share_rest)})"
        for row in _claims(table, ["group"]).itertuples()
    ]
    rare = sorted(table.loc[~table["compared"].astype(bool), "group"].unique())
    note = f"Not compared, with fewer than 30 verbs in all outlets together: {listed(rare)}."
    lost = lost_within(
        table, ["group"], ("kind of verbs", "kinds of verbs"), lambda row: row["group"]
    )
    tail = sentences(note if rare else "", lost, small_corpus_note(table))
    return bullet_list(lines, head=_claimed(claims, "choice of speech verbs"), tail=tail)


def _words_given(row) -> str:
    """A speaker's share, or of few quotations the words alone: they are no habit of an outlet."""
    if row.n < FEWEST_USES:
        return f"{plural(row.n_words, 'word')} in "
    return ", ".join(filter(None, [f"{_percent(row.share)} of them", _bounds(row)])) + "; "


def _group_of_verbs(row) -> str:
    """A group's share of the verbs; of few uses their number beside it, of few verbs alone."""
    if row.n < FEWEST_USES:
        if not row.n:
            return f"{row.group} none"
        counts = f"{number(row.n, 0)} of {number(row.n_verbs, 0)}"
        is_few = row.n_verbs < FEWEST_VERBS
        return f"{row.group} {counts if is_few else f'{_percent(row.share)} ({counts})'}"
    return f"{row.group} {_percent(row.share)}"


def _claims(table: pd.DataFrame, difference: list[str]) -> pd.DataFrame:
    """The claims; of two outlets each is told of the one that has more."""
    distinct = told_once(table, difference, table["share"] - table["share_rest"])
    return distinct[distinct["claim"].astype(bool)]


def _scope(row) -> str:
    """What opens the bracket of the shares: they are of all articles, where claims may go against
    them within events.
    """
    within = within_what(getattr(row, "compared_within", ""))
    agree = has_more(row) == (row.share > row.share_rest)
    return " (" if agree or not within else f" in {within} (all articles: "


def _lost(lost: pd.Series, compared: pd.DataFrame) -> str:
    """Which outlets' quotation marks look lost, and what that leaves out."""
    if lost.empty:
        return ""
    left_out = "nothing is claimed about shares of quoted words"
    if len(compared) > 1:
        left_out = f"{'it is' if len(lost) == 1 else 'they are'} left out of the comparison"
    return (
        f"Next to no article of {listed(lost)} has quotation marks: they look lost, so {left_out}. "
        "Read the articles again from a source that keeps them."
    )


def _others(table: pd.DataFrame, row) -> str:
    """Whom the outlet of a row was compared with."""
    return escape(opponent(table, row.outlet, "the other outlets together"))


def _claimed(claims: list[str], what: str) -> str:
    """What may be claimed, or that nothing may."""
    if not claims:
        return f"No difference in the {what} can be claimed here."
    return f"Claimed: {'; '.join(claims)}."


def _percent(share: float) -> str:
    return f"{number(100 * share, 1)}%"


def _bounds(row) -> str:
    return bare_interval(100 * row.low, 100 * row.high)


def _share(row) -> str:
    return f"{_percent(row.share)} {interval(100 * row.low, 100 * row.high)}".strip()
