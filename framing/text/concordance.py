"""Concordance: the lines in which words stand, the evidence under every chart."""

from __future__ import annotations

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
from framing.text.engine.coding import token_streams
from framing.text.engine.matching import vocabulary_codes
from framing.text.engine.stream import TokenStream
from framing.text.tidy import tidy_text
from framing.text.words import normal_token, spellings, visible

COLUMNS = "article outlet event pattern left match right voice start end".split()


@public
@dispatch
def concordance(articles, patterns, *, width=60, voice=None, limit=None) -> pd.DataFrame:
    """The lines in which words stand (keyword in context).

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
    patterns : str or list of str
        A word or words in a row; ``*`` stands for any letters: ``"kinship*"``, ``"so-called"``,
        ``"* treaty"``. A hyphen and a blank are the same, and so are ё and е.
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
    >>> text = "They are kin. “Our kinship is old,” she said."
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]})
    >>> concordance(articles, "kin*", width=9)[["left", "match", "right", "voice"]].values.tolist()
    [['They are', 'kin', '. “Our', 'own'], ['“Our', 'kinship', 'is', 'quoted']]
    """
    require_articles(articles)
    if voice is not None:
        require_choice(voice, ["own", "quoted"], "voice")
    names = [patterns] if isinstance(patterns, str) else list(patterns)
    words_of = {pattern: _words(pattern) for pattern in names}
    lines = [
        _block_lines(articles.iloc[rows], stream, words_of, width, voice)
        for rows, stream in token_streams(articles["text"], "looking for lines")
    ]
    table = pd.concat(lines, ignore_index=True)
    if limit is not None:
        table = table.groupby(["outlet", "pattern"], sort=False).head(limit).reset_index(drop=True)
    table.attrs["patterns"] = names  # in the order in which they were asked for
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
    >>> hits = pd.DataFrame({"article": ["a"], "start": [9], "end": [12]})
    >>> in_context(articles, hits)[["left", "match"]].values.tolist()
    [['They are', 'kin']]
    """
    keys = ["article", "start", "end"]
    require_columns(hits, keys, "hits")
    require_articles(articles)
    read = articles[articles["article"].isin(hits["article"])]
    texts = dict(zip(read["article"], tidy_text(read["text"])))
    missing = [article for article in hits["article"].unique() if article not in texts]
    if missing:
        raise FramingError(
            f"hits names articles that are not in articles ({listed(missing, 3)}); "
            "give both from one corpus."
        )
    contexts = [
        _context(texts[article], start, end, width)
        for article, start, end in hits[keys].to_numpy().tolist()
    ]
    left, match, right = map(list, zip(*contexts)) if contexts else ([], [], [])
    return hits.assign(left=left, match=match, right=right)


def count_lines(articles: pd.DataFrame, patterns: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """How many lines of a concordance each article has, and how many tokens.

    A line that several patterns find counts once.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": ["Kin, kinship."]})
    >>> [column.tolist() for column in count_lines(articles, ["kin*", "kinship"])]
    [[2], [2]]
    """
    require_articles(articles)
    words_of = {pattern: _words(pattern) for pattern in patterns}
    n_lines, n_tokens = [], []
    for _, stream in token_streams(articles["text"], "counting lines"):
        first = np.array([first for _, first, _ in _hits(stream, words_of)], np.int64)
        row = stream.token_article[np.unique(first)]
        n_lines.append(np.bincount(row, minlength=len(stream.n_tokens)))
        n_tokens.append(stream.n_tokens)
    return np.concatenate(n_lines), np.concatenate(n_tokens)


def _words(pattern) -> list[str]:
    """The words of a pattern, in the form of tokens."""
    words = visible(pattern).split() if isinstance(pattern, str) else []
    if not words or not any(character.isalnum() for character in pattern):
        raise FramingError(
            f"patterns must be words such as 'kinship*' or 'so-called', not {pattern!r}."
        )
    return [normal_token(word) for word in words]


def _block_lines(
    articles: pd.DataFrame,
    stream: TokenStream,
    words_of: dict[str, list[str]],
    width: int,
    voice: str | None,
) -> pd.DataFrame:
    """The lines of one block of articles."""
    hits = _hits(stream, words_of)
    if not hits:
        return pd.DataFrame(columns=COLUMNS, dtype=object)
    pattern, first, last = zip(*hits)
    start, end = (edge.tolist() for edge in stream.character_spans(np.array(first), np.array(last)))
    row = stream.token_article[list(first)].tolist()
    voices = np.where(stream.quoted[list(first)], "quoted", "own").tolist()
    keys = _keys(articles)
    texts = stream.texts
    lines = [
        (
            *keys[row[hit]],
            pattern[hit],
            *_context(texts[row[hit]], start[hit], end[hit], width),
            voices[hit],
            start[hit],
            end[hit],
        )
        for hit in np.lexsort((start, row)).tolist()
        if voice in (None, voices[hit])
    ]
    return pd.DataFrame(lines, columns=COLUMNS)


def _hits(stream: TokenStream, words_of: dict[str, list[str]]) -> list[tuple[str, int, int]]:
    """The pattern, first and last token of every hit in a block of articles."""
    spelled = [(pattern, form) for pattern, words in words_of.items() for form in spellings(words)]
    codes = vocabulary_codes({word for _, form in spelled for word in form}, stream.vocabulary)
    return [
        (pattern, token, token + len(form) - 1)
        for pattern, form in spelled
        for token in _first_tokens(stream, [codes[word] for word in form])
    ]


def _keys(articles: pd.DataFrame) -> list[tuple]:
    """Article, outlet and event of each row."""
    nothing = [None] * len(articles)
    columns = ("article", "outlet", "event")
    return list(
        zip(*(articles[name].tolist() if name in articles else nothing for name in columns))
    )


def _first_tokens(stream: TokenStream, codes: list[np.ndarray]) -> list[int]:
    """The tokens at which words stand in a row, all in one article."""
    article = stream.token_article
    first = np.flatnonzero(np.isin(stream.token_code, codes[0]))
    for step, code in enumerate(codes[1:], start=1):
        first = first[first + step < len(article)]
        is_next = np.isin(stream.token_code[first + step], code)
        first = first[is_next & (article[first + step] == article[first])]
    return first.tolist()


def _context(text: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """What stands left of a match, the match, and what stands right of it, cut at blanks."""
    left, right = text[max(start - width, 0) : start], text[end : end + width]
    if start > width and " " in left.strip():
        left = left[left.index(" ") :]
    if end + width < len(text) and " " in right.strip():
        right = right[: right.rindex(" ")]
    return left.replace("\n", " ").strip(), text[start:end], right.replace("\n", " ").strip()
