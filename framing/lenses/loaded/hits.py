"""Where loaded terms stand: every hit of a lexicon, with its voice, block by block of articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_articles, shown
from framing.base.kinds import dispatch
from framing.base.running.shared import once_a_run
from framing.lenses.loaded.context import Context
from framing.lenses.loaded.lexicon import read_lexicon, spellings
from framing.text.engine.coding import token_streams
from framing.text.engine.matching import Matcher
from framing.text.engine.stream import TokenStream
from framing.text.marks.scare_quotes import SCARE

VOICES = ["own", "quoted"]
SCARE_QUOTES = {"term": "scare quotes", "category": "doubt_distance"}
KEYS = ["article", "outlet", "event"]
COLUMNS = [*KEYS, "start", "end", "text", "term", "category", "voice"]
Sizes = dict[str, np.ndarray]  # of either voice the tokens of each article


@public
@once_a_run
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
    >>> text = "A brotherly nation, they say."
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]})
    >>> find_loaded(articles)[["text", "term", "category", "voice"]].to_numpy().tolist()
    [['brotherly', 'brotherly', 'kinship', 'own']]
    """
    return scan(articles, read_lexicon(lexicon))[0]


@dispatch
def scan(articles: pd.DataFrame, terms: pd.DataFrame) -> tuple[pd.DataFrame, Sizes]:
    """All hits, and the tokens of each article in either voice, from one reading of the text."""
    return joined_hits([(hits, sizes) for _, hits, sizes in blocks(articles, terms)])


def joined_hits(parts: list[tuple[pd.DataFrame, Sizes]]) -> tuple[pd.DataFrame, Sizes]:
    """The hits and tokens of the parts of a corpus, in their order."""
    hits, sizes = zip(*parts)
    return pd.concat(hits, ignore_index=True), joined_sizes(sizes)


def joined_sizes(sizes: tuple[Sizes, ...]) -> Sizes:
    """The tokens of the articles of some parts, in their order."""
    return {voice: np.concatenate([block[voice] for block in sizes]) for voice in VOICES}


@dispatch
def blocks(
    articles: pd.DataFrame, terms: pd.DataFrame
) -> Iterator[tuple[pd.DataFrame, pd.DataFrame, Sizes]]:
    """Block by block the articles, their hits, and their tokens in either voice."""
    categories = [*terms["category"], SCARE_QUOTES["category"]]
    rank = pd.Index(sorted(set(categories))).get_indexer(categories)
    for block, texts, hits, sizes in _scanned_blocks(articles, terms):
        order = np.lexsort((rank[hits.term], hits.end, hits.start, hits.row))
        hits = Hits(*(column[order] for column in hits))
        yield block, _hit_table(block, texts, hits, terms), sizes


@dispatch
def count_blocks(
    articles: pd.DataFrame, terms: pd.DataFrame, categories: list[str]
) -> Iterator[tuple[dict[str, pd.DataFrame], Sizes, pd.DataFrame]]:
    """Block by block the counts of :func:`article_counts` in either voice, the tokens, and the
    counts of :func:`row_counts`.
    """
    column = pd.Index(categories).get_indexer([*terms["category"], SCARE_QUOTES["category"]])
    for block, _, hits, sizes in _scanned_blocks(articles, terms):
        counts = {}
        for voice, is_voice in (("own", ~hits.quoted), ("quoted", hits.quoted)):
            row, start, term = hits.row[is_voice], hits.start[is_voice], hits.term[is_voice]
            counts[voice] = _count_table(row, column[term], start, len(block), categories)
        yield counts, sizes, row_counts(hits.row, hits.term)


def row_counts(article: np.ndarray, term: np.ndarray) -> pd.DataFrame:
    """Hits by article and row of the lexicon: ``article`` (its place), ``term``, ``n``.

    Scare quotes are the row past the lexicon's end.
    """
    wide = term.max(initial=0) + 1
    cells, n = np.unique(article * wide + term, return_counts=True)
    return pd.DataFrame({"article": cells // wide, "term": cells % wide, "n": n})


def article_counts(
    articles: pd.DataFrame, hits: pd.DataFrame, categories: list[str]
) -> pd.DataFrame:
    """Hits of each article (rows) in each category (columns).

    The first column is that of all categories, in which a place in the text counts once.

    Raises
    ------
    FramingError
        A hit of another article or another category: it would be counted in a neighbour's cell.
    """
    row = pd.Index(articles["article"]).get_indexer(hits["article"])
    column = pd.Index(categories).get_indexer(hits["category"])
    for name, positions in (("article", row), ("category", column)):
        if (positions < 0).any():
            unknown = hits[name].iloc[int((positions < 0).argmax())]
            raise FramingError(
                f"hits has the {name} {shown(unknown)}, which is not one of those that are "
                "counted; find them again with the same articles and the same lexicon."
            )
    start = hits["start"].to_numpy(np.int64)
    return _count_table(row, column, start, len(articles), categories)


def _count_table(row, column, start, n_articles: int, categories: list[str]) -> pd.DataFrame:
    shape = (n_articles, len(categories))
    cell = row * len(categories) + column
    counts = np.bincount(cell, minlength=n_articles * len(categories)).reshape(shape)
    span = start.max(initial=0) + 1
    places = np.sort(row * span + start, kind="stable")  # hits come nearly sorted
    is_new = np.append(True, places[1:] > places[:-1])[: len(places)]
    counts[:, 0] = np.bincount(places[is_new] // span, minlength=n_articles)
    return pd.DataFrame(counts, columns=categories)


class Hits(NamedTuple):
    """Hits of a block, as arrays of equal length.

    Attributes
    ----------
    row : place of the article in the block.
    start, end : characters of the tidied article.
    term : row of the lexicon; one past its end is SCARE_QUOTES.
    quoted : whether it stands in a quotation.
    """

    row: np.ndarray
    start: np.ndarray
    end: np.ndarray
    term: np.ndarray
    quoted: np.ndarray


def _scanned_blocks(
    articles: pd.DataFrame, terms: pd.DataFrame
) -> Iterator[tuple[pd.DataFrame, list[str], Hits, Sizes]]:
    """Block by block the articles, their tidied texts, hits in any order, and tokens in either
    voice.
    """
    require_articles(articles)
    entries = Entries(terms)
    for rows, stream in token_streams(articles["text"], "looking for loaded terms"):
        hits = _matches(entries, stream)
        if (terms["category"] == SCARE_QUOTES["category"]).any():
            scare = _scare_quotes(stream, term=len(terms))
            hits = Hits(*map(np.concatenate, zip(hits, scare)))
        yield articles.iloc[rows], stream.texts, hits, _sizes(stream)


class Entries:
    """The rows of a lexicon with all their forms and conditions, ready to be looked for."""

    def __init__(self, lexicon: pd.DataFrame):
        forms, rows = spellings(lexicon)
        self._row = np.array(rows, np.int64)
        self._matcher = Matcher(forms, lexicon["category"].to_numpy()[self._row].tolist())
        self._context = Context(lexicon)

    def find(self, stream: TokenStream) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """First token, last token and row of every hit, in the order of the text."""
        first, last, form = self._matcher.find(stream, self._counts)
        return first, last, self._row[form]

    def _counts(self, stream: TokenStream, first, last, form) -> np.ndarray:
        return self._context.counts(stream, first, last, self._row[form])


def _matches(entries: Entries, stream: TokenStream) -> Hits:
    first, last, term = entries.find(stream)
    row = stream.token_article[first].astype(np.int64)
    return Hits(row, *stream.character_spans(first, last), term, stream.quoted[first])


def _scare_quotes(stream: TokenStream, term: int) -> Hits:
    """The scare quotes of a block: the outlet itself doubts the words in them."""
    row, start, end = np.array(stream.spans_of(SCARE), np.int64).reshape(-1, 3).T
    return Hits(row, start, end, np.full(len(row), term), np.zeros(len(row), bool))


def _sizes(stream: TokenStream) -> Sizes:
    """The tokens of each article in either voice."""
    ends = np.append(0, np.cumsum(stream.n_tokens))
    quoted = np.diff(np.searchsorted(np.flatnonzero(stream.quoted), ends))
    return {"own": stream.n_tokens - quoted, "quoted": quoted}


def _hit_table(
    articles: pd.DataFrame, texts: list[str], hits: Hits, terms: pd.DataFrame
) -> pd.DataFrame:
    """Hits as :func:`find_loaded` gives them."""
    keys = article_keys(articles, hits.row)
    spans = zip(hits.row.tolist(), hits.start.tolist(), hits.end.tolist())
    term, category = (
        np.array([*terms[name], scare_quotes], object)[hits.term]
        for name, scare_quotes in SCARE_QUOTES.items()
    )
    return pd.DataFrame(
        {
            **keys,
            "start": hits.start,
            "end": hits.end,
            "text": [texts[row][start:end] for row, start, end in spans],
            "term": term,
            "category": category,
            "voice": np.where(hits.quoted, "quoted", "own").astype(object),
        },
        columns=COLUMNS,
    )


def article_keys(articles: pd.DataFrame, rows: np.ndarray) -> dict[str, np.ndarray | None]:
    """Article, outlet and event of some rows; the event is missing where no table names it."""
    return {name: articles[name].to_numpy()[rows] if name in articles else None for name in KEYS}
