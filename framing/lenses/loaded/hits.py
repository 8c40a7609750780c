"""Where loaded terms stand: every hit of a lexicon, with its voice, block by block of articles."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_articles
from framing.base.kinds import dispatch
from framing.lenses.loaded.lexicon import read_lexicon
from framing.text.engine.coding import streams
from framing.text.engine.matching import Matcher

VOICES = ["own", "quoted"]
SCARE = ("scare quotes", "doubt_distance")  # term and category
COLUMNS = ["article", "outlet", "event", "start", "end", "text", "term", "category", "voice"]


@public
def find_loaded(articles: pd.DataFrame, *, lexicon=None) -> pd.DataFrame:
    """Every loaded term of a corpus, where it stands and in whose voice.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
    lexicon : DataFrame, str or Path, optional
        Terms and categories as :func:`framing.read_lexicon` reads them; by default the project's
        own.

    Returns
    -------
    DataFrame with ``article outlet event``, ``start end`` (characters of the tidied article),
    ``text`` (as written), ``term`` (the lexicon's row), ``category``, ``voice`` (``own`` or
    ``quoted``), in the order of the text. Of terms of one category that overlap the longest counts.
    Scare quotes count as ``doubt_distance`` in the outlet's own voice, where the lexicon has that
    category.

    Raises
    ------
    FramingError
        A missing column, an article without text, a lexicon with a bad row.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": ["A brotherly nation, they say."]})
    >>> find_loaded(articles)[["text", "term", "category", "voice"]].values.tolist()
    [['brotherly', 'brotherly', 'kinship', 'own']]
    """
    terms = read_lexicon(lexicon)
    return scan(articles, terms)[0]


@dispatch
def scan(articles: pd.DataFrame, terms: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, np.ndarray]]:
    """All hits, and the tokens of each article in either voice, from one reading of the text."""
    return joined_hits([found for _, *found in blocks(articles, terms)])


def joined_hits(parts: list[tuple]) -> tuple[pd.DataFrame, dict[str, np.ndarray]]:
    hits, sizes = zip(*parts)
    return pd.concat(hits, ignore_index=True), {
        voice: np.concatenate([each[voice] for each in sizes]) for voice in VOICES
    }


@dispatch
def blocks(articles: pd.DataFrame, terms: pd.DataFrame):
    """Block by block the articles, their hits, and their tokens in either voice."""
    for part, stream, found, sizes in _found(articles, terms):
        yield part, _named(part, stream.texts, found, terms), sizes


@dispatch
def count_blocks(articles: pd.DataFrame, terms: pd.DataFrame, names: list[str]):
    """As :func:`blocks`, but of the hits only how many each article has: for either voice articles
    × ``names``, as :func:`article_counts`.
    """
    column = pd.Index(names).get_indexer([*terms["category"], SCARE[1]])
    for part, _, found, sizes in _found(articles, terms):
        sides = {"own": ~found.quoted, "quoted": found.quoted}
        yield (
            {
                voice: _counts(
                    found.row[side], column[found.term[side]], found.start[side], len(part), names
                )
                for voice, side in sides.items()
            },
            sizes,
        )


def article_counts(articles: pd.DataFrame, hits: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Hits of each article (rows) in each category (columns); a place counts once in the first
    column, that of all categories.
    """
    row = pd.Index(articles["article"]).get_indexer(hits["article"])
    column = pd.Index(names).get_indexer(hits["category"])
    return _counts(row, column, hits["start"].to_numpy(np.int64), len(articles), names)


def _counts(row, column, start, articles: int, names: list[str]) -> pd.DataFrame:
    counts = np.bincount(row * len(names) + column, minlength=articles * len(names)).reshape(
        articles, len(names)
    )
    wide = start.max(initial=0) + 1
    counts[:, 0] = np.bincount(np.unique(row * wide + start) // wide, minlength=articles)
    return pd.DataFrame(counts, columns=names)


class Found(NamedTuple):
    """Hits of a block in the order of the text: article, characters, place of the term in the
    lexicon, voice. One past the lexicon is SCARE.
    """

    row: np.ndarray
    start: np.ndarray
    end: np.ndarray
    term: np.ndarray
    quoted: np.ndarray


def _found(articles: pd.DataFrame, terms: pd.DataFrame):
    """Block by block the articles, their stream, their hits as numbers, and their tokens in either
    voice.
    """
    require_articles(articles)
    matcher = Matcher(terms["term"].tolist(), terms["category"].tolist())
    kinds = [*matcher.categories, SCARE[1]]
    rank = pd.Index(sorted(set(kinds))).get_indexer(kinds)
    for rows, stream in streams(articles["text"], "looking for loaded terms"):
        first, last, term = matcher.find(stream)
        found = [
            stream.article[first].astype(np.int64),
            *stream.edges(first, last),
            term,
            stream.quoted[first],
        ]
        if SCARE[1] in matcher.categories:
            scare = [
                (row, start, end, len(kinds) - 1, False)
                for row, (_, some) in enumerate(stream.spans)
                for start, end in sorted(some)
            ]
            found = [
                np.concatenate([one, np.array(more, one.dtype)])
                for one, more in zip(found, list(zip(*scare)) or [()] * 5)
            ]
        order = np.lexsort((rank[found[3]], found[2], found[1], found[0]))
        inside = np.diff(
            np.searchsorted(np.flatnonzero(stream.quoted), np.append(0, np.cumsum(stream.n_tokens)))
        )
        yield (
            articles.iloc[rows],
            stream,
            Found(*(one[order] for one in found)),
            {"own": stream.n_tokens - inside, "quoted": inside},
        )


def _named(
    articles: pd.DataFrame, texts: list[str], found: Found, terms: pd.DataFrame
) -> pd.DataFrame:
    """Hits as :func:`find_loaded` gives them."""
    keys = {
        name: articles[name].to_numpy()[found.row] if name in articles else None
        for name in COLUMNS[:3]
    }
    text = [
        texts[row][start:end]
        for row, start, end in zip(found.row.tolist(), found.start.tolist(), found.end.tolist())
    ]
    term, category = (
        np.array([*terms[name], more], object)[found.term]
        for name, more in zip(("term", "category"), SCARE)
    )
    return pd.DataFrame(
        {
            **keys,
            "start": found.start,
            "end": found.end,
            "text": text,
            "term": term,
            "category": category,
            "voice": np.where(found.quoted, "quoted", "own").astype(object),
        },
        columns=COLUMNS,
    )
