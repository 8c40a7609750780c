"""Concordance: the lines in which a word stands, for every outlet. The evidence under every
chart.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import (
    FramingError,
    listed,
    require_articles,
    require_choice,
    require_columns,
)
from framing.base.kinds import dispatch
from framing.text.engine.chunks import Chunks, chunk_tokens
from framing.text.engine.coding import streams
from framing.text.engine.stream import Stream
from framing.text.tidy import normal_token, tidy_text

COLUMNS = [
    "article",
    "outlet",
    "event",
    "pattern",
    "left",
    "match",
    "right",
    "voice",
    "start",
    "end",
]


@public
@dispatch
def concordance(articles, patterns, *, width=60, voice=None, limit=None) -> pd.DataFrame:
    """The lines in which words stand (keyword in context).

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
    patterns : str or list of str
        A word or words in a row; ``*`` stands for any letters: ``"kinship*"``, ``"so-called"``,
        ``"* treaty"``.
    width : int
        Characters on either side.
    voice : {"own", "quoted"}, optional
        Only the outlet's own words, or only words inside quotations.
    limit : int, optional
        At most so many lines an outlet and pattern.

    Returns
    -------
    DataFrame with ``article outlet event``, ``pattern``, ``left match right`` (text, cut at
    blanks), ``voice``, ``start end`` (characters of the tidied article), in the order of the
    corpus.

    Raises
    ------
    FramingError
        A missing column, an empty pattern, an unknown voice.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"],
    ...                          "text": ["They are kin. “Our kinship is old,” she said."]})
    >>> concordance(articles, "kin*", width=9)[["left", "match", "right", "voice"]].values.tolist()
    [['They are', 'kin', '. “Our', 'own'], ['“Our', 'kinship', 'is', 'quoted']]
    """
    require_articles(articles)
    if voice is not None:
        require_choice(voice, ["own", "quoted"], "voice")
    wanted = [patterns] if isinstance(patterns, str) else list(patterns)
    rules = {pattern: _words(pattern) for pattern in wanted}
    # blocks that were coded together share their words
    fitting = lru_cache(maxsize=len(rules))(_fitting)
    found = [
        _lines(articles.iloc[rows], stream, rules, fitting, width, voice)
        for rows, stream in streams(articles["text"], "looking for lines")
    ]
    table = pd.concat(found, ignore_index=True)
    if limit is not None:
        table = table.groupby(["outlet", "pattern"], sort=False).head(limit).reset_index(drop=True)
    return table


@public
@dispatch
def in_context(articles, hits, *, width=60) -> pd.DataFrame:
    """Add what stands around them to hits that are known by their offsets.

    Parameters
    ----------
    articles : DataFrame with ``article text``
    hits : DataFrame with ``article start end`` (characters of the tidied article)
    width : int
        Characters on either side.

    Returns
    -------
    DataFrame like ``hits`` with ``left match right``.

    Raises
    ------
    FramingError
        A missing column, or a hit in an article that is not there.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": ["They are kin."]})
    >>> in_context(articles, pd.DataFrame({"article": ["a"], "start": [9], "end": [12]}))[["left", "match"]].values.tolist()
    [['They are', 'kin']]
    """
    require_columns(hits, ["article", "start", "end"], "hits")
    require_articles(articles)
    require_columns(hits, ["article", "start", "end"], "hits")
    used = articles[articles["article"].isin(hits["article"])]
    texts = dict(zip(used["article"], tidy_text(used["text"])))
    missing = [article for article in hits["article"].unique() if article not in texts]
    if missing:
        raise FramingError(
            f"hits names articles that are not in articles ({listed(missing, 3)}); give both from one corpus."
        )
    parts = [
        _context(texts[row[0]], row[1], row[2], width)
        for row in hits[["article", "start", "end"]].values.tolist()
    ]
    columns = list(zip(*parts)) or [(), (), ()]
    return hits.assign(
        **{name: list(column) for name, column in zip(("left", "match", "right"), columns)}
    )


def _words(pattern) -> tuple[re.Pattern, ...]:
    """One regular expression for each word of a pattern."""
    words = pattern.split() if isinstance(pattern, str) else []
    if not words or not any(character.isalnum() for character in pattern):
        raise FramingError(
            f"patterns must be words such as 'kinship*' or 'so-called', not {pattern!r}."
        )
    return tuple(
        re.compile(".*".join(map(re.escape, normal_token(word).split("*")))) for word in words
    )


def _lines(
    articles: pd.DataFrame,
    stream: Stream,
    rules: dict,
    fitting: Callable,
    width: int,
    voice: str | None,
) -> pd.DataFrame:
    """The lines of one block of articles."""
    hits = [
        (pattern, first, first + len(words) - 1)
        for pattern, words in rules.items()
        for first in _matches(stream, fitting(words, stream.chunks))
    ]
    if not hits:
        return pd.DataFrame(columns=COLUMNS, dtype=object)
    article, texts, quoted = stream.article, stream.texts, stream.quoted
    _, first, last = zip(*hits)
    starts, ends = stream.edges(np.array(first), np.array(last))
    keys = {
        name: articles[name].tolist() if name in articles else [None] * len(articles)
        for name in ("article", "outlet", "event")
    }
    rows = []
    for (pattern, first, _), start, end in zip(hits, starts.tolist(), ends.tolist()):
        at = int(article[first])
        spoken = "quoted" if quoted[first] else "own"
        if voice in (None, spoken):
            left, match, right = _context(texts[at], start, end, width)
            ids = [keys[name][at] for name in ("article", "outlet", "event")]
            rows.append((at, [*ids, pattern, left, match, right, spoken, start, end]))
    rows.sort(key=lambda row: (row[0], row[1][-2]))
    return pd.DataFrame([row for _, row in rows], columns=COLUMNS)


def _fitting(words: tuple[re.Pattern, ...], chunks: Chunks) -> list[np.ndarray]:
    """For each word of a pattern the tokens that it fits."""
    vocabulary = chunks.fact(chunk_tokens).vocabulary.tolist()
    return [
        np.array([code for code, token in enumerate(vocabulary) if word.fullmatch(token)], np.int64)
        for word in words
    ]


def _matches(stream: Stream, fitting: list[np.ndarray]) -> list[int]:
    """The tokens at which the words stand in a row, all in one article."""
    places, article = None, stream.article
    for step, codes in enumerate(fitting):
        if places is None:
            places = np.flatnonzero(np.isin(stream.token, codes))
            continue
        places = places[places + step < len(stream.token)]
        fits = np.isin(stream.token[places + step], codes) & (
            article[places + step] == article[places]
        )
        places = places[fits]
    return places.tolist()


def _context(text: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """What stands around a match, cut at blanks."""
    left, right = text[max(start - width, 0) : start], text[end : end + width]
    if start > width and " " in left.strip():
        left = left[left.index(" ") :]
    if end + width < len(text) and " " in right.strip():
        right = right[: right.rindex(" ")]
    return left.replace("\n", " ").strip(), text[start:end], right.replace("\n", " ").strip()
