"""The clauses themselves: where they stand, who acts in them and who is acted upon."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_articles
from framing.base.kinds import dispatch, kind_of
from framing.base.running.shared import once_a_run
from framing.lenses.agency.patterns import Clauses, clauses_of
from framing.lenses.agency.phrases import Span, parties
from framing.lenses.agency.word_kinds import Letters, lemmas
from framing.lenses.loaded.hits import article_keys
from framing.text.engine.coding import token_streams
from framing.text.engine.stream import TokenStream
from framing.text.language import languages_of
from framing.text.words import normal_token

_CONTRACTED = re.compile(
    r"(?i)(?<=\b(?:he|it|we))['’](?:s|re)$|(?<=\b(?:she|you))['’](?:s|re)$|(?<=\bthey)['’]re$|(?<=\bi)['’]m$"
)
COLUMNS = """
    article outlet event start end text verb form action agent_named actor acted_on voice
""".split()


@public
@once_a_run
@dispatch
def find_agency(articles: pd.DataFrame) -> pd.DataFrame:
    """Every passive and every clause of action, with who acts and who is acted upon.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
        English; articles in other languages are left out, and ``attrs["note"]`` says how many.

    Returns
    -------
    DataFrame, one row a clause, in the order of the text
        article, outlet, event; start, end (characters of the tidied article), text (the verb with
        its auxiliaries, as written), verb (its plain form where it is a verb of action, else the
        participle), form (``passive`` or ``active``), action (whether it is a verb of action),
        agent_named (whether the clause says who acts), actor, acted_on (the phrases, as written;
        missing where none was found), voice (``own`` or ``quoted``): for
        :func:`framing.in_context`.

    Raises
    ------
    FramingError
        A missing column, an article without text, a share pack, no article in English.

    Notes
    -----
    A passive is a form of *be* or *get* with a participle; reduced relatives ("seen by a man") and
    the second of two joined participles are none. Active clauses are those of verbs in
    ``data/action_verbs.csv`` that have a subject before and an object behind them; what stands in
    the infinitive is left out. An agent is what *by* names, unless it is a time, a means or a
    measure.

    Examples
    --------
    >>> text = "Two clerks were arrested by police. Police searched the quay. A gull was not seen."
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]})
    >>> find_agency(articles)[["text", "form", "actor", "acted_on"]]
                text     form   actor    acted_on
    0  were arrested  passive  police  Two clerks
    1       searched   active  Police    the quay
    2   was not seen  passive     NaN      A gull
    """
    english, note = english_only(articles)
    table = clauses_in(english)
    table.attrs["note"] = note
    return table


def clauses_in(english: pd.DataFrame) -> pd.DataFrame:
    """The clauses of articles in English."""
    tables = [
        _clause_table(english.iloc[rows], stream, *clauses_of(stream))
        for rows, stream in token_streams(english["text"], "looking for clauses")
    ]
    table = pd.concat(tables, ignore_index=True)
    return table.astype({"actor": "str", "acted_on": "str"})  # where no clause names one as well


def english_only(articles: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The articles in English, and how many others there are, in a sentence."""
    if kind_of(articles) is not None:
        raise FramingError(
            "articles must be a table with its text: who acts is looked for in the sentences "
            "themselves, and a share pack does not have them."
        )
    require_articles(articles)
    english, n_others = english_part(articles)
    return english, note_on_others(len(english), n_others)


def english_part(articles: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """The articles in English, and the number of the others."""
    is_english = (languages_of(articles["text"]) == "en").to_numpy()
    if is_english.all():
        return articles, 0
    return articles[is_english].reset_index(drop=True), int((~is_english).sum())


def note_on_others(n_english: int, n_others: int) -> str:
    """How many articles are left out, in a sentence; nothing where none is.

    Raises
    ------
    FramingError
        Where all are.
    """
    if not n_english:
        raise FramingError(
            "articles holds no text in English, and who acts is read in English only; "
            "give English articles."
        )
    words = "1 article is" if n_others == 1 else f"{n_others:,} articles are"
    note = f"{words} not in English and left out: who acts is read in English only."
    return note if n_others else ""


def _clause_table(articles: pd.DataFrame, stream: TokenStream, clauses: Clauses, letters: Letters):
    """The clauses of one block."""
    token, line = clauses.token, letters.line
    first = letters.token[_first_word(line, clauses)] if len(token) else token
    row = stream.token_article[token].astype(np.int64)
    start, end = stream.character_spans(first, token)
    texts = stream.texts
    spans = zip(row.tolist(), start.tolist(), end.tolist())
    words = [texts[of][begin:stop] for of, begin, stop in spans]
    forms = [normal_token(text.split()[-1].lstrip("\"“‘'«")) for text in words]
    actors, acted_on = parties(line, clauses)
    table = pd.DataFrame(
        {
            **article_keys(articles, row),
            "start": start,
            "end": end,
            "text": words,
            "verb": [lemmas().get(form, form) for form in forms],
            "form": np.where(clauses.passive, "passive", "active").astype(object),
            "action": clauses.action,
            "agent_named": ~clauses.passive | (clauses.agent >= 0),
            "actor": _phrases(stream, letters, texts, row, actors),
            "acted_on": _phrases(stream, letters, texts, row, acted_on),
            "voice": np.where(stream.quoted[token], "quoted", "own").astype(object),
        },
        columns=COLUMNS,
    )
    return table


def _first_word(line: str, clauses: Clauses) -> np.ndarray:
    """The place of each clause's first word: a mark before it is none of it."""
    pairs = zip(clauses.begin.tolist(), clauses.place.tolist())
    return np.array(
        [verb - len(line[begin : verb + 1].lstrip('"')) + 1 for begin, verb in pairs], np.int64
    )


def _phrases(stream, letters: Letters, texts: list[str], row, spans: list[Span]) -> list:
    """The phrases at some places of the line, as they are written; None where there is none."""
    known = [(index, *span) for index, span in enumerate(spans) if span]
    phrases: list = [None] * len(spans)
    if not known:
        return phrases
    index, first, stop = np.array(known, np.int64).T
    last = letters.token[np.minimum(stop, len(letters.token) - 1)] - 1
    is_end = stop >= len(letters.token)
    last[is_end] = letters.token[-1]
    start, end = stream.character_spans(letters.token[first], last)
    columns = (index.tolist(), start.tolist(), end.tolist())
    for number, begin, finish in zip(*columns):
        phrase = texts[row[number]][begin:finish]
        phrases[number] = _CONTRACTED.sub("", phrase)
    return phrases
