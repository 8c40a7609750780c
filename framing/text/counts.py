"""Counting terms: articles × terms, sparse, block by block, in either voice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from numbers import Integral
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.arguments import public
from framing.base.errors import FramingError, require_articles, require_choice, shown
from framing.base.kinds import dispatch
from framing.base.running.shared import once_a_run
from framing.text.engine.coding import token_streams
from framing.text.engine.ngrams import (
    STEMMERS,
    articles_with,
    counted,
    joined_matrix,
    ngram_codes,
    stemmer,
)
from framing.text.engine.stream import TokenStream
from framing.text.words import normal_token

KEYS = "article outlet event published topic title".split()  # kept of the articles


@dataclass(frozen=True)
class TermCounts:
    """Terms counted article by article.

    Attributes
    ----------
    matrix : CSR matrix of int32, articles × terms.
    articles : DataFrame, one row a row of the matrix: ``article outlet event published topic title
        n_tokens`` (of both voices).
    terms : array of str, one entry a column of the matrix, sorted.
    sizes : int64 array, the tokens of each article in the voice that was counted, by which rates
        divide.
    ngrams : tuple of int, the shortest and longest terms in words.
    voice : str or None, the voice that was counted; None is both.
    """

    matrix: sparse.csr_array
    articles: pd.DataFrame
    terms: np.ndarray
    sizes: np.ndarray
    ngrams: tuple[int, int] = (1, 1)
    voice: str | None = None

    def __repr__(self) -> str:
        return f"TermCounts({self.matrix.shape[0]:,} articles × {len(self.terms):,} terms)"

    def __getstate__(self) -> dict:
        """For the way from one machine to another: as few bytes a cell as its numbers need."""
        matrix = self.matrix
        data, indices = (
            cells.astype(np.min_scalar_type(cells.max(initial=0)))
            if cells.dtype == np.int32
            else cells
            for cells in (matrix.data, matrix.indices)
        )
        return {
            **self.__dict__,
            "matrix": (data, indices, matrix.indptr, matrix.shape, matrix.dtype),
        }

    def __setstate__(self, state: dict) -> None:
        data, indices, indptr, shape, dtype = state["matrix"]
        data = data.astype(dtype, copy=False)
        indices = indices.astype(indptr.dtype, copy=False)
        matrix = sparse.csr_array((data, indices, indptr), shape)
        self.__dict__.update(state | {"matrix": matrix})


@public
@once_a_run
@dispatch
def count_terms(
    articles,
    *,
    ngrams=(1, 1),
    voice=None,
    min_articles=1,
    stop_words=None,
    stems=None,
    links: bool = False,
) -> TermCounts:
    """Count the terms of every article.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text`` (and ``event published topic title``, kept
        where they are), or a Dask DataFrame of the same columns: each partition is counted where it
        lies, with the same result.
    ngrams : tuple of int
        Shortest and longest terms, in words: ``(1, 2)`` counts words and pairs of neighbours.
    voice : {"own", "quoted"}, optional
        Count only the outlet's own words, or only words inside quotations; by default both.
    min_articles : int
        Leave out terms that stand in fewer articles.
    stop_words : list of str, optional
        Words taken out before terms are formed, as scikit-learn does; ``framing.stop_words("en")``
        gives a list.
    stems : {"en", "ru"}, optional
        Count stems in place of words (Snowball: Porter 2001), so that the forms of a word are one
        term; of use in Russian above all. Patterns and lines then want ``stem*``.
    links : bool
        Count web and mail addresses and names behind # or @ as well, each for one word.

    Returns
    -------
    TermCounts

    Raises
    ------
    FramingError
        A missing column, an article without the text column's value, an unknown voice, n-grams that
        are no range.

    Notes
    -----
    Terms are those of scikit-learn's CountVectorizer with :func:`framing.tokens` as its tokenizer,
    and the counts are equal. With a voice, words are neighbours only where nothing of the other
    voice stands between them.

    Examples
    --------
    >>> texts = ["Not friends, but brothers.", "“No friends,” he said."]
    >>> articles = pd.DataFrame(
    ...     {"article": ["a", "b"], "outlet": ["Echo", "Herald"], "text": texts}
    ... )
    >>> counts = count_terms(articles)
    >>> dict(zip(counts.terms, counts.matrix.sum(axis=0)))["friends"]
    np.int64(2)
    >>> count_terms(articles, voice="own").sizes.tolist()
    [4, 2]
    """
    require_articles(articles)
    counting = counting_options(ngrams, voice, stop_words, stems)
    stem = stemmer(stems) if stems else None
    blocks = (
        _block_counts(stream, counting, stem)
        for _, stream in token_streams(articles["text"], "counting terms", links=links)
    )
    return in_enough_articles(counts_of_blocks(articles, blocks, counting), min_articles)


class Counting(NamedTuple):
    """What is counted: shortest and longest terms, voice, words left out, language of stems."""

    ngrams: tuple[int, int]
    voice: str | None
    stop_words: frozenset[str]
    stems: str | None


def counting_options(ngrams, voice, stop_words, stems) -> Counting:
    """The options of :func:`count_terms`, checked."""
    lengths = _lengths(ngrams)
    if voice is not None:
        require_choice(voice, ["own", "quoted"], "voice")
    if stems is not None:
        require_choice(stems, list(STEMMERS), "stems")
    return Counting(lengths, voice, frozenset(map(normal_token, stop_words or ())), stems)


def _lengths(ngrams) -> tuple[int, int]:
    lengths = tuple(ngrams) if isinstance(ngrams, Iterable) else ()
    are_whole = len(lengths) == 2 and all(isinstance(length, Integral) for length in lengths)
    if not are_whole or not 1 <= lengths[0] <= lengths[1] <= 5:
        raise FramingError(
            f"ngrams must be two whole numbers such as (1, 2), the longest at most 5, "
            f"not {shown(ngrams)}."
        )
    return int(lengths[0]), int(lengths[1])


def counts_of_blocks(
    articles: pd.DataFrame, blocks: Iterable[tuple], counting: Counting
) -> TermCounts:
    """The counts of blocks of articles, each as terms, matrix, sizes in the voice, sizes in all."""
    sizes, n_tokens = [], []

    def terms_and_matrices():
        for terms, matrix, in_voice, in_all in blocks:
            sizes.append(in_voice)
            n_tokens.append(in_all)
            yield terms, matrix

    terms, matrix = joined_matrix(terms_and_matrices())
    keys = [name for name in KEYS if name in articles]
    table = articles[keys].reset_index(drop=True).assign(n_tokens=np.concatenate(n_tokens))
    return TermCounts(matrix, table, terms, np.concatenate(sizes), counting.ngrams, counting.voice)


def joined_counts(parts: list[TermCounts]) -> TermCounts:
    """The counts of the parts of a corpus, in their order."""
    blocks = ((counts.terms, counts.matrix) for counts in parts)
    terms, matrix = joined_matrix(blocks, sum(counts.matrix.nnz for counts in parts))
    table = pd.concat([counts.articles for counts in parts], ignore_index=True)
    sizes = np.concatenate([counts.sizes for counts in parts])
    return replace(parts[0], matrix=matrix, terms=terms, articles=table, sizes=sizes)


def in_enough_articles(counts: TermCounts, min_articles: int) -> TermCounts:
    """Without the terms that stand in fewer articles."""
    if min_articles <= 1:
        return counts
    is_frequent = articles_with(counts.matrix) >= min_articles
    return with_terms(counts, is_frequent)


def with_terms(counts: TermCounts, is_kept: np.ndarray) -> TermCounts:
    """The counts of some of the terms."""
    if is_kept.all():
        return counts
    matrix = sparse.csr_array(sparse.csr_array(counts.matrix)[:, np.flatnonzero(is_kept)])
    return replace(counts, terms=counts.terms[is_kept], matrix=matrix)


def _block_counts(stream: TokenStream, counting: Counting, stem: Callable | None) -> tuple:
    """Terms, counts, sizes in the voice and sizes in all, of one block of articles."""
    n_articles, words = len(stream.tidy), stream.vocabulary
    token, article = stream.token_code, stream.token_article
    run, sizes = article, stream.n_tokens
    # A voice breaks the run of words; stop words are taken out of it, as scikit-learn does.
    if counting.voice is not None:
        in_voice = stream.quoted == (counting.voice == "quoted")
        run = np.cumsum(np.diff(in_voice, prepend=in_voice[:1]))[in_voice]
        token, article = token[in_voice], article[in_voice]
        sizes = np.bincount(article, minlength=n_articles)
    if counting.stop_words:
        is_counted = np.array([word not in counting.stop_words for word in words.tolist()], bool)
        is_counted = is_counted[token]
        token, article, run = token[is_counted], article[is_counted], run[is_counted]
    if stem:
        words, stem_code = stem(words)
        token = stem_code[token]
    terms, code, row = ngram_codes(words, token, article, run, counting.ngrams)
    return terms, counted(code, row, (n_articles, len(terms))), sizes, stream.n_tokens
