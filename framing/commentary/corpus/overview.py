"""Words about the corpus, and readings that a person wrote for one corpus only."""

from __future__ import annotations

import re

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_columns
from framing.base.markdown import Markdown
from framing.commentary.words import escape, first_few, listed, plural, sentences, small_corpus_note
from framing.text.fingerprint import fingerprint

COLUMNS = "outlet articles tokens events shared_events first last".split()
ODDITIES = ["dropped", "copies", "notices"]  # columns that may be there
# Told of each outlet with its first article, which a pack has no text of: once is enough.
_UNNAMED = re.compile(r"a fault that the pack does not name \(([\d,]+) articles?\b[^)]*\)(?:, )?")
FEWEST = 5  # articles of a side below which nothing is said of periods


@public
def say_overview(table: pd.DataFrame) -> Markdown:
    """The corpus in a few sentences.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.overview` gives it.

    Returns
    -------
    Markdown : str that a notebook shows as text.

    Raises
    ------
    FramingError
        If a column is missing.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Echo", "Herald"], "articles": 1, "tokens": [7, 4],
    ...     "events": 0, "shared_events": 0, "first": pd.NaT, "last": pd.NaT})
    >>> print(say_overview(table).splitlines()[0])
    **2 outlets, 2 articles, 11 words.** Echo: 1 article, 7 words; Herald: 1 article, 4 words.
    """
    require_columns(table, COLUMNS, "table")
    outlets = [
        f"{escape(row.outlet)}: {plural(row.articles, 'article')}, {plural(row.tokens, 'word')}"
        for row in table.itertuples()
    ]
    head = (
        f"**{plural(len(table), 'outlet')}, {plural(table['articles'].sum(), 'article')}, "
        f"{plural(table['tokens'].sum(), 'word')}.** {'; '.join(first_few(outlets))}."
    )
    notes = sentences(_dates(table), _events(table), _oddities(table), small_corpus_note(table))
    return Markdown(f"{head}\n\n{notes}".strip())


def _dates(table: pd.DataFrame) -> str:
    """From when to when the articles are, and how many have no date."""
    first, last = table["first"].min(), table["last"].max()
    if pd.isna(first) or pd.isna(last):
        return "No article has a date."
    dates = f"Dated {first:%Y-%m-%d}"
    if first != last:
        dates = f"Dated from {first:%Y-%m-%d} to {last:%Y-%m-%d}"
    undated = int(table["articles"].sum() - table["dated"].sum()) if "dated" in table else 0
    sentence = f"{dates}; {plural(undated, 'article')} without a date." if undated else f"{dates}."
    return sentences(sentence, *map(_apart, *_periods_apart(table)))


def _periods_apart(table: pd.DataFrame) -> tuple[list, list, list]:
    """The outlets whose period has no day in common with that of the others, with both."""
    rows, other_rows = [], []
    dated = table[table["first"].notna()]
    for row in dated.itertuples():
        remaining = dated.drop(index=row.Index)
        n, n_others = row.articles, remaining["articles"].sum()
        if min(n, n_others) >= FEWEST and not row.shared_events and _are_apart(row, remaining):
            rows.append(row)
            other_rows.append(remaining)
    if len(dated) == 2:  # of two each is apart from the other
        rows, other_rows = rows[:1], other_rows[:1]
    return rows, other_rows, [len(dated) == 2] * len(rows)


def _are_apart(row, rest: pd.DataFrame) -> bool:
    """Whether no month lies within both periods."""
    months = (row.first, row.last, rest["first"].min(), rest["last"].max())
    first, last, first_of_others, last_of_others = (f"{day:%Y-%m}" for day in months)
    return last < first_of_others or first > last_of_others


def _apart(row, rest: pd.DataFrame, is_pair: bool) -> str:
    name = escape(rest["outlet"].iloc[0]) if is_pair else "the others"
    return (
        f"**The periods of {escape(row.outlet)} ({row.first:%Y-%m-%d} to {row.last:%Y-%m-%d}) and "
        f"{name} ({rest['first'].min():%Y-%m-%d} to {rest['last'].max():%Y-%m-%d}) have nothing "
        "in common:** any difference may be one of the time, so none is claimed; take articles "
        "of the same period from each outlet."
    )


def _events(table: pd.DataFrame) -> str:
    """How many events outlets share."""
    if not table["events"].sum():
        return "No two articles are known to tell of the same event."
    if not table["shared_events"].sum():
        return "No event is covered by two outlets."
    names = (f"{row.outlet} {row.shared_events}" for row in table.itertuples())
    shared = listed(names, limit=4)
    return f"Events that another outlet covers too: {shared}."


def _oddities(table: pd.DataFrame) -> str:
    """What was taken out, and which articles look odd."""
    dropped, copies, notices = (table[name].sum() if name in table else 0 for name in ODDITIES)
    return sentences(
        # no sentence begins with a figure: the one before may end with one ("Echo 6. 6 pieces")
        f"Taken out: {plural(dropped, 'piece')} of site furniture (menus, datelines, promotion, "
        "tails)."
        if dropped
        else "",
        f"Left out: {plural(copies, 'near copy', 'near copies')} of an article of the same outlet, "
        "so that each story counts once."
        if copies
        else "",
        _notices(table, notices),
    )


def _notices(table: pd.DataFrame, n_articles) -> str:
    """What is odd, outlet by outlet: kinds of notices, their numbers and the first article."""
    outlets = table[table["odd"].fillna("") != ""] if "odd" in table else table.head(0)
    if outlets.empty:
        odd = f"Something is odd about {plural(n_articles, 'article')}: see the column `notice`."
        return odd if n_articles else ""
    unnamed = outlets["odd"].str.extract(_UNNAMED, expand=False).str.replace(",", "").dropna()
    named = outlets.assign(odd=outlets["odd"].str.replace(_UNNAMED, "", regex=True).str.strip(", "))
    named = named[named["odd"] != ""]
    lines = [f"{escape(row.outlet)}: {escape(row.odd)}" for row in named.itertuples()]
    look = f"To look at before trusting figures: {'; '.join(first_few(lines))}." if lines else ""
    if unnamed.empty:
        return look
    n = unnamed.astype(int).sum()
    return sentences(
        look, f"Something is odd about {plural(n, 'article')}; the share pack does not say what."
    )


@public
def say_reading(text: str, *, written_for: str, articles: pd.DataFrame) -> Markdown:
    """An interpretation by a person, bound to the corpus it was written for.

    Parameters
    ----------
    text : str
        Markdown.
    written_for : str
        The fingerprint of the corpus that the text speaks of: ``framing.fingerprint(articles)``.
    articles : DataFrame
        The corpus at hand.

    Returns
    -------
    Markdown
        On that corpus the text; on another one nothing: it does not speak of these articles.

    Raises
    ------
    FramingError
        If ``written_for`` is no fingerprint.

    Examples
    --------
    >>> text = "The pier is shut."
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]})
    >>> say_reading("Short.", written_for="9046319a", articles=articles)
    'Short.'
    >>> say_reading("Short.", written_for="00000000", articles=articles)
    ''
    """
    if len(str(written_for)) != 8:
        raise FramingError(
            f"written_for must be a fingerprint of eight characters such as "
            f"{fingerprint(articles)!r}, that of this corpus, not {written_for!r}."
        )
    return Markdown(text if fingerprint(articles) == written_for else "")
